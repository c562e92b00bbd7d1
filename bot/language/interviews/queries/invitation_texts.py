"""What the invitation of a candidate or an interviewer says: "preview the candidate's invitation", "what did Ben get?"."""

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import Reference, candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import interviews_named, interviews_of
from bot.language.requests import InterviewRequest
from bot.language.tokens.cues import Cued

_WHO = r"(?P<who>¤[cp]\d+(?: ¤x\d+)*|(?:the|our|my) (?:candidates?|applicant|interviewers?|panel)|she|he|they)"
_WHOSE = r"(?P<whose>¤[cp]\d+(?: ¤x\d+)* 's|(?:the|our|my) (?:candidate|applicant|interviewer) 's|(?:the|our) candidate|her|his|their)"
_MAIL = r"(?:calendar )?(?:invit(?:e|es|ation|ations)|e ?mails?|mails?|messages?)"
_AT_LAST = r"(?: (?:please|pls|again|exactly|so far|already|yet|now|then|from (?:us|you|me|the bot)|by (?:mail|e mail|email)|in (?:the|her|his|their) (?:mail|inbox|invite|invitation)))*"
_PREVIEWS = Cued(
    rf"^{EASE}(?:preview|show|see|view|read|display|check|look at)(?: me)? (?:what is in |the text of )?{_WHOSE} {_MAIL}(?: text| wording)?{_AT_LAST}$"
    rf"|^{EASE}(?:preview|show|see|view|read|display)(?: me)? (?:the |an? )?{_MAIL}(?: text)? (?:to|for|of) (?P<to>¤[cp]\d+(?: ¤x\d+)*|the (?:candidate|applicant|interviewers?)){_AT_LAST}$"
)
_ASKED_WHAT = Cued(
    rf"^{EASE}(?:what|which {_MAIL}|which|what {_MAIL})(?: exactly)? (?:did|do|does|will|would|has|have|was|were|is) {_WHO}(?: (?:actually|exactly|already|currently))* (?:get|gets|got|gotten|see|seen|receive|received|sent|be sent|been sent|read|have){_AT_LAST}$"
    rf"|^{EASE}what (?:does|did|will|is|'s) (?:in )?{_WHOSE.replace('whose', 'of')} {_MAIL}(?: (?:say|look like|contain|like))?{_AT_LAST}$"
)


def asked_for_text(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request to show what somebody's invitation to a booked interview says; None for anything else."""
    if not situation.has_interviews or situation.is_open or situation.is_invited:
        return None
    found = _PREVIEWS.search(shape.row) or _ASKED_WHAT.search(shape.row)
    if found is None:
        return None
    who = [one for name in found.groupdict() for one in shape.group(found, name)]
    return _of(who, shape, situation.context, says=found.group())


def _of(
    who: list[Piece], shape: Shape, context: ParseContext, *, says: str
) -> ParsedMessage | None:
    people = tuple(mail for one in who if one.kind == "name" for mail in one.value.ids)
    coming = {mail for one in context.interviews for mail in one.people}
    named = [one for one in who if one.kind == "candidate"]
    if people and not coming & {*people} and (theirs := _of_namesake(who, shape, context)):
        return ParsedMessage(InterviewRequest("preview", (theirs,)))
    if (people and not coming & {*people}) or (named and not interviews_named(named[:1], context)):
        return None
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one not in who)
    unknown = candidate_unknown(rest, context)
    found = Reference((), unknown) if unknown else resolve(rest, context, role="organizer", text="")
    if not people and ("interviewer" in says or "panel" in says):
        people = next((one.people for one in context.interviews if one.id in found.ids), ())
    return ParsedMessage(InterviewRequest("preview", found.ids, people), found.doubt)


def _of_namesake(who: list[Piece], shape: Shape, context: ParseContext) -> str | None:
    """Return the interview of the candidate who has the name of a colleague who takes part in none; None of nobody's, or of several."""
    said = shape.text([n for n, one in enumerate(shape.pieces) if one in who])
    theirs = interviews_of(said, context)
    return theirs[0].id if len(theirs) == 1 else None


teach(_PREVIEWS, _ASKED_WHAT)
