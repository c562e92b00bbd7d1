"""Words in, a typed request out: what people type, and what it means.

    parse("who's free Tuesday with a room", ParseContext(now, zone, locale, directory)).request

How a message is read, stage by stage (`parser` runs them; each can be called alone):

1.  `tokens`: `message_text` drops markup, emoji, quoted lines, greetings and signatures; `tokenizer` splits the rest.
    `messages` bounds how much of it is read and cuts it where the next thing to be done begins.
    `told` cuts it into clauses: those that ask are read, and one that tells is read with them where that completes it.
    What is taken back in the same breath ("Tuesday, no, Wednesday") is put right by `corrections`;
    `rewordings` say in plain words what is said in a roundabout way, as far as what was shown last allows.
2.  `commands`: one table of commands, settings and buttons, which need no grammar; `table` tells how to add a row.
3.  `chunking`: `chunker` cuts the sentence into pieces: at each word the longest thing that can begin there. Times are read by the
    rules in `times` (`grammar` tells how they are written), people, candidates and absences by `people`.
    `shape` is the sentence as a row of words and signs: `move ¤c1 's interview to ¤t2`.
4.  `acts` decides by the shape and by what was shown last what the message does; its `asking` knows questions, `idle_talk` chat.
    `classifier` tells the act by the words alone, from messages whose act is known; `rules_and_words` settles it where the two differ.
    `which_act` asks what is meant where the words of the whole message hardly speak for the act that was read.
5.  `questions` (a new one, several interviews, a change of the open one) and `interviews` (which booked one is meant, what is
    to change, an answer) build the request: one frozen class for each family in `requests`.
6.  `coverage` looks at what was left unread: what may matter becomes a doubt or is told as `left_out`. `unaccounted` holds what
    was read against the words once more: a day, an hour or somebody named that it does not account for is left out too.
    `messages.long_messages` tells what was not read at all of a message of more than 160 words or 1,500 letters.
7.  `clarification` asks where nothing is certain, `clarification_answers` reads the reply.

To add a phrase in five minutes:

*   Write the sentence and its meaning as a line of `tests/language/phrases.txt`, under its heading; see it fail.
*   A day, time, length or room: find the rule that says the same in other words, such as "fortnight". A phrase is one more
    string above the rule: `@DAY("in (a|one) fortnight [time]")`. `(a|b)` is a choice, `[a|b]` may be missing, `{day}` is
    whatever the rules named `day` read. The function below says what it means; it gives None to say "not this".
*   A command, a setting, a button: a word more in a row of `commands`.
*   What a message does is learned too: add it to a section of `tests/data/language/acts.txt`, then `make language-train`.
*   Something done to what is booked, or an answer: a word more in the pattern of that act in `acts`, and where it says
    what is to change in `interviews.changes`. The words of a question are in `acts.asking`.
*   What is asked back is a kind in `clarification`, made by `asks` with the facts that its words name; those are in
    `cards.words.clarifications`.
*   A whole message in other words, which mean what the grammar knows: a row of `rewordings`, whose `notation` tells how.
*   What no pattern can say is a function for the braces: `@slot("bare", "<number>")` with what it can begin with.
*   A regular expression of more than a few words is a `Cued` one (`tokens.cues`): compiled and
    tried only where what it needs is said. Of many new ones `python -m tests.language.record_cues` spares the start a look.
*   `pytest tests/language`, then `make language CORPUS=…` with a corpus of messages and meanings: it tells which are read
    right, misread in silence or asked about, kind by kind, and whether any of them leaks into the next.
"""
