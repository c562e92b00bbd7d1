"""What came of an interview: that the candidate never came, told by who waited for them or by who organizes it, or that it went well.

While an interview is under way its interviewers' words are passed on to the others of it; once it is over, or by its
organizer once it has begun, the no-show is noted.
"""

import re
from datetime import datetime

from bot.language.context import ParseContext
from bot.language.interviews.attendance.arrivals import LEADS, near_interviews
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import ButtonRequest, InterviewsRequest, LateRequest
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued

_NO_NAME = r"(?!(?:the|my|our|an?|this|that|your|his|her|their|all|every\w*|some\w*|any\w*|today|yesterday|earlier|again|in|on|at|with|to|as|down|was|is|were|from|of|for)\b)"
_NAME = rf"{_NO_NAME}[^\W\d_][\w-]*(?<!['’]s)(?: {_NO_NAME}[^\W\d_][\w-]*(?<!['’]s))?"
_WHEN = rf"(?:[\s,.!–—-]+(?:for|of|on|in|at|to|from|the|this|my|our|again|today|yesterday|{WEEKDAY}(?:['’]s)?|morning|afternoon|interview|meeting|one|call|yet|sadly|unfortunately|sorry|though|in the end|at all|please|pls|thanks|then|so|\d{{1,2}}(?::\d\d)?(?: ?[ap]m)?))*"
_CAME = r"(?:came|come|shown?(?: up)?|showed(?: up)?|turn(?:ed)? up|appear(?:ed)?|join(?:ed)?|arrived?|made it|materiali[sz]ed)"
_NEVER = rf"(?:never|(?:did|had)(?:n['’]?t| not)(?: even| ever| actually)?) {_CAME}"
_SUBJECT = (
    rf"(?:(?P<who>he|she|they|(?:the |my |our )?(?:candidate|applicant|interviewee)|{_NAME}) )?"
)
_LEAVES = r"(?:[\s,;.!–—-]+(?:and |so |but )*(?:i(?:['’]m| am|['’]ve|['’]ll)|we(?:['’]re| are|['’]ve|['’]ll)|(?:he|she|they|the candidate) (?:never|did ?n['’]?t|has ?n['’]?t)|gave|giving|left|leaving|waited)\b[^?;]{0,50})?"
_FORMS = (
    rf"{_SUBJECT}{_NEVER}",
    rf"(?:it |the interview |that |this )?(?:did ?n['’]?t|did not|never) (?:take place|happen|go ahead)[\s,;:.–—-]+(?:because |as |since |cos )?(?:he|she|they|(?:the )?(?:candidate|applicant)) (?:{_NEVER}|no[- ]?showed|was a no[- ]?show|bailed|ghosted)",
    rf"(?:it(?:['’]s| was) |we had |another )?(?:an? )?no[- ]?show(?: (?:for|from|by|of|with) (?P<of>{_NAME})(?:['’]s(?: (?:interview|one))?)?)?",
    rf"{_SUBJECT}(?:(?:was|is|were) an? )?no[- ]?show(?:ed)?",
    rf"(?:(?:can|could) you |please )*(?:call|mark|log|count|record|treat|put|note|set|register|report)(?: down)? (?:(?:it|that|this|him|her|them|that one|this one|the (?:interview|candidate|\d{{1,2}}(?::\d\d)?(?: ?[ap]m)? ?(?:interview|one)?))|(?P<marked>{_NAME})(?:['’]s(?: (?:interview|one))?)?)(?: down)?(?: as)?(?: an?)? no[- ]?show",
    rf"(?P<ghost>he|she|they|(?:the )?candidate|{_NAME}) (?:stood (?:us|me) up|ghosted (?:us|me)|bailed on (?:us|me))",
    r"(?:nobody|no one|no-one|noone) (?:came|showed up|turned up|ever came)",
)
_MAY_TELL = Cued(rf"\b(?:{_CAME}|no[- ]?show(?:ed)?|ghosted|stood (?:us|me) up)\b", re.IGNORECASE)
_WAITS = re.compile(r"\b(?:yet|still|so far)\b", re.IGNORECASE)
"""Who may come after all."""
_PRONOUNS = frozenset({"he", "she", "they", "candidate", "applicant", "interviewee"})
_ASKED = Cued(
    rf"\A\W*{LEADS}(?:(?:any idea |do you know |do we know )?how (?:did|has) (?P<of>it|that|this|the interview|{_NAME}(?=['’]s)|(?:the |my |our )?candidate)(?:['’]s)?(?: (?:interview|one|call))? (?:go|gone|turn out|do)(?: with {_NAME}| with (?:him|her|them))?|how was (?P<was>{_NAME}(?=['’]s))['’]s(?: (?:interview|one|call))?|what(?:['’]s| has)? (?:happened|became|become)(?: (?:with|to|of|at|in))+ (?P<with>him|her|them|{_NAME})(?:['’]s(?: (?:interview|one|call))?)?|did (?P<came>{_NAME}(?=['’]s))['’]s(?: (?:interview|one|call))? (?:take place|happen|go ahead)|was (?P<show>{_NAME}) a no[- ]?show){_WHEN}\W*\Z",
    re.IGNORECASE,
)
"""How an interview went, or whether it took place: "how did Max's go?"."""
_WENT = Cued(
    rf"\A\W*{LEADS}(?:(?:(?:it|that|this|the (?:interview|call|meeting|session)|everything|all|(?P<of>{_NAME})['’]s(?: (?:interview|one|call))?)(?: all)? )?(?:went|has gone|had gone)(?: (?:really|very|pretty|quite|so|perfectly|absolutely))*(?: (?:fine|well|great|good|ok|okay|smoothly|brilliantly|perfectly|badly|alright|all right|as planned|ahead|nicely))|(?:(?:the interview|it) )?(?:happened|took place) (?:fine|ok|okay|after all|as planned))(?: with (?:him|her|them|{_NAME}))?{_WHEN}\W*\Z",
    re.IGNORECASE,
)
"""That an interview took place: "it went fine"."""


def told_of_ended(text: str, context: ParseContext) -> ParsedMessage | None:
    """Return what a whole message tells of how an interview ended; None for any other."""
    if (asked := _ASKED.match(text)) is not None:
        return _asked(asked, context)
    if "?" in text:
        return None
    if (went := _WENT.match(text)) is not None:
        is_over = not _under_way(context)
        named = went["of"] or ""
        return ParsedMessage(ButtonRequest("chat", "took_place", text=named)) if is_over else None
    found = next((one for form in _NO_SHOW if (one := form.fullmatch(text))), None)
    if found is None or _WAITS.search(text):
        return None
    said = found.groupdict()
    named = said.get("of") or said.get("marked") or said.get("who") or said.get("ghost") or ""
    who = re.sub(r"(?i)^(?:the|my|our) ", "", named)
    who = "" if who.casefold() in _PRONOUNS else who
    if who and not _may_be_candidate(who, context, is_subject=said.get("who") == named):
        return None
    return _no_show(text, who, context)


def may_tell_of_ended(text: str) -> bool:
    """Whether a message may tell that a candidate never came."""
    return bool(_MAY_TELL.search(text))


def _asked(asked: re.Match[str], context: ParseContext) -> ParsedMessage | None:
    """Return what is asked of how a candidate's interview went; None where a colleague may be meant."""
    said = asked.groupdict()
    who = next((one for name in ("of", "was", "with", "came", "show") if (one := said[name])), "")
    who = re.sub(r"(?i)^(?:the|my|our) ", "", who)
    is_pronoun = not who or who.casefold() in {
        *_PRONOUNS,
        "it",
        "that",
        "this",
        "him",
        "her",
        "them",
    }
    # Who came in the end may be a colleague, as may be somebody with whom something happened.
    if not is_pronoun and not _may_be_candidate(who, context):
        return None
    if is_pronoun and said["of"] is None and said["with"] is None:
        return None
    theirs = [one for one in context.interviews if is_candidate_of(who, one)]
    if theirs and theirs[0].start > _now(context):
        return ParsedMessage(InterviewsRequest(target=(theirs[0].id,)))
    return ParsedMessage(ButtonRequest("unknown", "how_it_went", text="" if is_pronoun else who))


def _now(context: ParseContext) -> datetime:
    return context.now.replace(tzinfo=None)


def _may_be_candidate(who: str, context: ParseContext, *, is_subject: bool = False) -> bool:
    """Whether a name may be that of a candidate, whose interview may be over and is not known here."""
    words = who.casefold().split()
    colleagues = {word for one in context.directory.people for word in one.name.casefold().split()}
    if any(is_candidate_of(who, one) for one in (*context.interviews, *context.ended)):
        return True
    return not set(words) & colleagues and (who[:1].isupper() or not is_subject)


def _under_way(context: ParseContext) -> bool:
    now = _now(context)
    return any(one.start <= now < one.end for one in context.interviews if not one.sessions)


def _no_show(text: str, who: str, context: ParseContext) -> ParsedMessage:
    """Return what becomes of it: passed on while the speaker waits for a candidate, else noted."""
    now = _now(context)
    near = [one for one in near_interviews(context) if not who or is_candidate_of(who, one)]
    awaited = [one for one in near if who or one.start <= now]
    if awaited and (awaited[0].role == "interviewer" or awaited[0].start > now):
        return ParsedMessage(LateRequest((awaited[0].id,), note=text.strip(" .!")))
    return ParsedMessage(ButtonRequest("unknown", "no_show", text=who))


_NO_SHOW = tuple(Cued(rf"\W*{LEADS}(?:{one}){_LEAVES}{_WHEN}\W*", re.IGNORECASE) for one in _FORMS)
