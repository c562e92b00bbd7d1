"""What is told of a candidate with the words that the interviewers are to know it: "she'll be in reception at 10, tell the interviewers"."""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import INTERVIEWEES, attends, interviews_of, is_called
from bot.language.rewordings.notation import Said, rows

_LISTED = re.compile(r", and |, | and | & | \+ ", re.IGNORECASE)
_CARDS = frozenset({"interview", "proposal"})


def _noted(said: Said, context: ParseContext) -> str | None:
    """Return the note for the interviewers; None where it is not known whose interview it is of, or others than all of it are to know."""
    who = re.sub(r"\A(?:the|our|my) ", "", said["who"], flags=re.IGNORECASE)
    is_pronoun = who.casefold() in INTERVIEWEES
    shown = context.interviews[:1] if context.last in _CARDS else ()
    named = [one for one in interviews_of(who, context) if one.candidate and is_called(who, one.candidate.name)]  # fmt: skip
    theirs = shown if is_pronoun else named
    if len(theirs) != 1 or theirs[0].role != "organizer":
        return None
    names = _LISTED.split(said["names"]) if said["names"] else []
    are_all = len(names) == len(theirs[0].people) and all(attends(one, context, theirs) for one in names)  # fmt: skip
    if names and not are_all:
        return None
    whose = "" if is_pronoun else f" for {who}'s interview"
    return f"note for the interviewers{whose}: {said['what']}"


NOTED_FOR_ALL = rows(
    (r"{lead}(?<what>{who:interviewee}('s(?! {noun})|'ll| is| will| has| needs| prefers| likes| uses| arrives| comes| brings| speaks| goes by)(?!{else})[^?\n]{3,200}?)[\s,;.–—-]+((so|and|please|pls|kindly|can you|could you|would you|just) )*((tell|inform|notify|brief|warn|remind) {those}( (about|of) (it|this|that))?|let {those} know( (about (it|this|that)|that))?)( accordingly)?{tail}", _noted),
    those=r"((the |all (of )?the |all |our )?(interviewers?|panel|team|others|panelists?|panellists?)|everyone|everybody|them( all| both)?|both|(?<names>(?-i:[A-Z])[\w-]+((, and |, | and | & )(?-i:[A-Z])[\w-]+)+))",
    noun=r"(interview|one|session|meeting|slot|call|round|loop|to|from|on|at|and|for|with|by|back|forward|an hour|half)\b",
    **{"else": r"[^?\n]*\b({weekday}|tomorrow|next week|cancel\w*|withdr\w+|declin\w+|off|ill|sick|unwell|late|delayed|jobs?|offers?|can'?t|cannot|won'?t|not coming|no longer|out|away|move[ds]?|postpon\w+|reschedul\w+|earlier|later|instead|ask(s|ed|ing)|wants?|would like|hop(es|ing)|another (time|day)|dropped|pulled)\b"},
)  # fmt: skip
"""Said of an interview that is coming."""
