"""What was meant by the message before: "no I meant Friday", "that was supposed to be 45 minutes", "Wednesday, I should have said".

It is read as the answer to what was shown for that message: of times for a move, a change or a search the same with the
other day, length or person.
"""

import re

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.context import ParseContext
from bot.language.corrections.self_corrections import Scan
from bot.language.people.coming_names import interviews_of
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_LEAD = r"\A\W*(?:(?:no|nope|sorry|oops|whoops|oh|ah|argh|hm+|wait|hang on|hold on|actually|apologies|my (?:mistake|bad|fault)|i(?:['’]m| am) sorry|so sorry)\W+)*"
_I_MEANT = r"(?:what )?(?:i|we)(?:['’]d| did| had)? ?(?:actually |really |only |of course )*(?:meant|mean|said|intended|was thinking(?: of)?|was after|should have said|should['’]ve said|had in mind|wanted)(?: to (?:say|type|write|put|ask for|be))?(?: (?:it|that))?(?: (?:was|is|to be|for))?"
_SHOULD_BE = r"(?:that|this|it)(?: was|['’]s| is)? (?:should have (?:been|said|read)|should['’]ve (?:been|said|read)|should (?:say|read)|ought to have been|supposed to (?:be|say|read)|meant to (?:be|say|read|have been))"
_WRONG = r"(?:(?:i )?(?:got|had|picked|typed|gave|took|chose|said)? ?(?:the |you the )?wrong (?:day|time|date|week|hour|length|duration|one|person)|typo|correction|mistake|i (?:mistyped|misspoke|misread)|(?:scratch|strike|scrap|forget|ignore) that|(?:i )?(?:mixed|muddled) (?:up )?(?:the |my )?days(?: up)?|oops|whoops|my (?:mistake|bad))[\s,:;.!–—-]+(?:(?:it|that)(?:['’]s| is| was| should be)|should be|use|make it|make that|(?:the )?(?:right|correct) (?:one|day|time|date) is)?"
_BEFORE = Cued(rf"{_LEAD}(?:{_I_MEANT}|{_SHOULD_BE}|{_WRONG}):? *(?P<meant>[^?]{{1,60}}?)\W*\Z", re.IGNORECASE)  # fmt: skip
_BEHIND = Cued(rf"{_LEAD}(?P<meant>[^?,;]{{1,60}}?),? (?:is |was |that['’]s |that was )?(?:what )?(?:i|we) (?:meant|mean|should have said|wanted to say|had in mind)(?: (?:to say|sorry|of course|there))*\W*\Z", re.IGNORECASE)  # fmt: skip
_BESIDE = listed("the a an on at in for from to with by of this next please pls instead not rather sorry , . and or after before between around about week one only just 's")  # fmt: skip
_KINDS = {*TIME_KINDS, "length", "name", "join"}


def meant_after_all(text: str, context: ParseContext, scan: Scan) -> str:
    """Return "no, Friday" for a message that says no more than what was meant before; the text itself for any other."""
    found = _BEFORE.match(text) or _BEHIND.match(text)
    if found is None:
        return text
    meant = found["meant"].strip(" ,;.:!–—-")
    if moved := _other_moved(meant, context):
        return moved
    sentence, pieces = scan(meant)
    kinds = {one.kind for one in pieces if not _is_beside(sentence, one)}
    if not kinds or not kinds <= _KINDS:
        return text
    if kinds <= {"name", "join"}:
        if context.last == "invitation":
            return text
        people = [one for one in pieces if one.kind == "name" and one.value.kind == "person"]
        return f"{meant} instead" if len(people) == 1 and "not" not in sentence.words else text
    # To an invitation a no declines.
    return f"{meant} instead" if context.last == "invitation" else f"no, {meant}"


def _is_beside(sentence: Sentence, piece: Piece) -> bool:
    return piece.kind == "word" and {*sentence.words[piece.start : piece.end]} <= _BESIDE


def _other_moved(meant: str, context: ParseContext) -> str:
    """Return the same move of another candidate's interview, where times for that of the one shown came last."""
    days = {start.date() for start, _ in context.moving}
    theirs = interviews_of(meant, context)
    if len(days) != 1 or not theirs or theirs[0] == context.interviews[0]:
        return ""
    whose = meant if re.search(r"['’]s\b", meant) else f"{meant}'s interview"
    return f"move {whose} to {min(days):%d %B %Y}"
