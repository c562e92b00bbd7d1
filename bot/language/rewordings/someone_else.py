"""That somebody else is to come because an interviewer cannot: their place in what is booked is to be filled, nothing new is searched for.

"Wei can't make friday, find someone else for Bo"     "find a replacement for Wei on Bo's interview"
"find someone else for Bo, Wei is ill"                the same
"get someone in for Wei on Bo's, he's ill"            the same
"""

from collections.abc import Sequence
from datetime import timedelta

from bot.language.context import ComingInterview, ParseContext
from bot.language.people.coming_names import attends, interview_words, interviews_of, is_colleague
from bot.language.rewordings.notation import Said, rows
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import small

_NO_WORDS = str.maketrans(dict.fromkeys(",;:.!?–—-", " "))


def _on_day(day: str, coming: Sequence[ComingInterview], context: ParseContext) -> list[ComingInterview]:  # fmt: skip
    """Return the interviews of a day."""
    word = small(day).split()[-1]
    if word in {"today", "tomorrow"}:
        date = (context.now + timedelta(days=word == "tomorrow")).date()
        return [one for one in coming if one.start.date() == date]
    return [one for one in coming if one.start.weekday() == WEEKDAYS.get(word)]


def _told_of(said: Said, context: ParseContext) -> list[ComingInterview]:
    """Return whichever of somebody's interviews is spoken of beside that they cannot come: by its candidate, else by its day; all of them else."""
    theirs = [one for one in context.interviews if attends(said["gone"], context, (one,))]
    words = small(said["told"]).translate(_NO_WORDS).replace("'s", "").replace("’s", "").split()
    named = [one for word in words for one in interviews_of(word, context) if one in theirs]
    days = [word for word in words if word in {*WEEKDAYS, "today", "tomorrow"}]
    return named or [one for day in days for one in _on_day(day, theirs, context)] or theirs


def _filled(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of who cannot come; None where another day is named than that of an interview of theirs."""
    gone, of = said["gone"], said["of"]
    theirs = interviews_of(of, context) if of else _told_of(said, context)
    if said["day"] and not _on_day(said["day"], theirs, context):
        return None
    is_there = attends(gone, context, theirs)
    whose = interview_words(of, context) if of else _words(theirs)
    if not is_there or said["also"]:
        return f"find someone else for {whose}" if whose else None
    return f"find a replacement for {gone}" + (f" on {whose}" if whose else "")


def _words(theirs: Sequence[ComingInterview]) -> str:
    """Return the words for the only interview that may be meant; empty where several may be."""
    one = theirs[0] if len(theirs) == 1 else None
    candidate = one.candidate if one else None
    return f"{candidate.name}'s interview" if candidate and candidate.name else ""


def _stood_in(said: Said, context: ParseContext) -> str | None:
    """Return the question who could come in for somebody, whose name may be typed small; None of who is nobody in the directory."""
    who, of = said["who"], said["of"]
    if not is_colleague(who, context) or (of and not interviews_of(of, context)):
        return None
    whose = interview_words(of, context) if of else ""
    return f"find a replacement for {who.title()}" + (f" on {whose}" if whose else "")


SOMEONE_ELSE = rows(
    (r"{lead}{gone:attendee}( (and|&) {also:attendee})?(?<!'s)(?<told>{out}[^,;.?!]*?)( ?[,;.!–—-]+ ?| so | and ){so}{find}( {to} {of:candidate}('s)?( {one})?( (on )?{day:day})?)?( instead)?{tail}", _filled),
    (r"{lead}{gone:attendee}( (and|&) {also:attendee})?(?<!'s)(?<told>{out}[^,;.?!]*?)( ?[,;.!–—-]+ ?| so | and ){so}{find} {to} (him|her|them|it|this|that|(his|her|their) {one})( instead)?{tail}", _filled),
    (r"{lead}{gone:attendee}( (and|&) {also:attendee})?(?<!'s)(?<told>{out}[^,;.?!]*?)( ?[,;.!–—-]+ ?| so ){so}who else ({could}|is (there|free|around|available)|have we( got)?|do we have)( do it| take it)?( instead)?{tail}", _filled),
    (r"{lead}{find} {to} {of:candidate}('s)?( {one})?( (on )?{day:day})?( instead)?( ?[,;:.!–—-]+ ?| as | because | since | cos | cause ){gone:attendee}( (and|&) {also:attendee})?(?<!'s)(?<told>{out}[^,;.?!]*?){tail}", _filled),
    (r"{lead}{get} {someone}( else)? in for {who:typed}( {where} {of:typed}(?<!'s)('s( {one})?)?)?{because}?{tail}", _stood_in),
    (r"{lead}{find} (for|to replace|instead of|to (cover|sub|stand in|step in|fill in)( for)?) {who:typed}(?<!'s) {where} {of:typed}(?<!'s)('s( {one})?)?{because}{tail}", _stood_in),
    get=r"(get|find|bring|put|need|want|have|book|we need|i need|need to (find|get))( me| us)?",
    find=r"((is there|do we have|have we got|can we have) )?({get} )?({someone} else|(another|a different|a new) (interviewer|person|colleague|one|panellist)|(a |some )?(replacement|substitute|sub|stand-?in|stand in|cover)( interviewer)?)",
    to=r"(for|on|in|at|(who )?({could}|to) (take|do|cover|see|meet|interview|have|run))",
    someone=r"(someone|somebody|anyone|anybody|some other person)",
    could=r"(can|could|might|would|is (free|able|available) to)",
    where=r"(on|for|in|at|with|w/)",
    typed=r"[\w-]+( [\w-]+)??",
    one=r"(one|interview|session|meeting|slot|part|round|panel)",
    because=r"( ?[,;:.–—-]+ ?(as |because |since |cos )?| as | because | since | cos | cause )(he|she|they)('s| is|'re| are| has| have|'ve| can'?t| cannot| won'?t| got| called| just| had)[^?!;]{0,60}?",
    out=r"(('s| is| are|'re| have| will be|'ll be| has been| got| has| was|s| called in| phoned in| has called in)( [\w'-]+){0,3}? (off|out|away|sick|ill|unwell|poorly|busy|leave|holiday|vacation|pto|stuck|unavailable|booked|flu|covid|clash|conflict|cold|free|available)\b|('s| is| has)?( not| just| now)* ?(can'?t|cannot|can not|won'?t|isn'?t|(has )?declined|(has )?dropped out|(has )?bailed|(has )?pulled out|said no)\b)",
)  # fmt: skip
"""Whose place is to be filled, with why."""
