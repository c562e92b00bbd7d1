"""Words in, a question out: what people type, and what it means.

    read("who's free Tuesday with a room", Scene(now, zone, locale, directory)).question

How a sentence is read, file by file:

1.  `words` splits it into small folded words; `scan` puts typing errors right (`spelling`, `ordinary`) and cuts
    it from left to right into pieces: at each word the longest thing that can begin there.
2.  The pieces are read by rules, written as the phrases they read (`grammar` tells how):
    `days`, `dates`, `weeks`, `spans`, `stretches` for days; `clock`, `parts`, `hours`, `zones` for times;
    `lengths`, `needs`, `rooms`, `barring`, `asides`; names come from the directory (`names`, `callings`).
3.  `when` decides which time holds for which day, `timetable` makes windows of it with the `almanac`'s dates;
    `people` decides how many are needed; `saying` gathers it all.
4.  `commands` knows the commands by the `marks` of the sentence's shape, `sense` tells a question from idle talk,
    `refining` changes only what a follow-up speaks of, `doubting` asks back where nothing is certain.
5.  `echo` says a question back; `replies` are the typed twins of buttons; `reading` is the door.

To add a phrase in five minutes:

*   Write the sentence and its meaning as a line of `tests/language/phrases.txt`, under its heading; see it fail.
*   Find the rule that says the same in other words: search this folder for a word of it, such as "fortnight".
    A phrase is one more string above the rule: `@DAY("in (a|one) fortnight [time]")`. `(a|b)` is a choice,
    `[a|b]` may be missing, `{day}` is whatever the rules named `day` read. The function below says what it means;
    it gets the sentence and the values of the braces in order, and gives None to say "not this".
*   A new kind of day is a new function in `days`, `dates`, `weeks` or `spans`; a new kind of time one in `hours` or `parts`.
    Arithmetic on dates goes into `almanac`. A new wording of a command is mostly a word in `marks`.
*   What no pattern can say ("a number, unless it counts people") is a function for the braces: `@slot("bare", "<number>")`
    with the words or kinds of words it can begin with; `test_grammar` tells if one was forgotten.
*   Words that mean nothing but are no names either ("kindly") go into `ordinary`.
*   `pytest tests/language` — `test_echo` will tell if the new phrase takes something away from another.
"""
