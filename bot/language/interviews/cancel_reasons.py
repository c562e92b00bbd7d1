"""Why an interview is to be cancelled, said beside it: "cancel Jo, she took another offer", "… because the role is on hold"."""

import re

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import attends
from bot.language.requests import InterviewRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD

_SUBJECT = r"(?:s?he|they|hiring|recruiting|recruitment|the (?:role|position|job|candidate|vacancy|opening|headcount|team|budget|offer)|(?:his|her|their) \w+|there(?=['’]s| is))"
_ILL = r"(?:(?:i|we|they|he|she|[^\W\d_][\w-]+)(?:['’](?:m|s|re)| is| am| are)(?: (?:off|out|now|still|also|at home|both))* (?:sick|ill|unwell|poorly|not well|in hospital|down with \w+|on (?:sick )?leave)\b[^,;.]*?|(?:off )?(?:sick|ill|unwell))"
"""That somebody is ill, whoever it is."""
_SHORT = r"(?:(?:role|position|job|vacancy|opening|headcount|budget|offer|candidate|contract|post)(?:['’]s|\s+(?:is|was|has|got|went|no longer|already|on|filled|frozen|closed|cut|gone|cancelled|withdrawn|accepted|declined|withdrew|dropped))\b.*|(?:(?:has|is|was|got|just|already)\s+)?(?:withdrew|withdrawn|dropped out|pulled out|accepted|declined|took|found|hired|rejected|no longer|not interested|not available)\b.*)"
"""Why, in few words: "position is filled", "no longer interested"."""
_WE = r"we(?:['’]ve|\s+have)?\s+(?:just\s+|already\s+)?(?:found|hired|filled|chose|chosen|picked|paused|stopped|closed)\b[^,;.?]*"
_ELSEWHERE = r"(?:s?he|they)(?:['’](?:s|ve)|\s+(?:has|have|had|just|already|also))*\s+(?:(?:accepted|took|taken|found|got|signed)\b[^,;.]{0,30}?\b(?:another|elsewhere|somewhere|offer|job|role|position|contract)|withdrew|withdrawn|dropped out|pulled out|backed out)\b.*"
"""Why, run on without a mark before it: "cancel it he accepted somewhere else"."""
_REASON = Cued(
    rf"(?:\s*[,;:–—]\s*|\s+-+\s+|[.!?]\s+|\s+)(?:(?:because|cos|cause|since|as)\s+(?P<because>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*|(?<=because )(?!of\b)\w.*)|(?P<due>(?:due to|owing to|because of)\s+\w.*)"
    rf"|(?<=[,;:–—.!?-] )(?:(?:sorry|sadly|unfortunately|apparently),? )?(?P<told>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*|{_WE}|{_SHORT}|{_ILL})|(?P<run>{_ELSEWHERE}))\Z",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = Cued(
    rf"\A\W*(?:(?:sorry|sadly|unfortunately|hi|hey|ok),? )?(?P<why>{_ILL})(?:\s*[,;.–—-]+\s*|\s+)(?:(?:so|and|please|can you|could you|then) )*(?:cancel|call off|scrap|drop)\b(?!.*\b(?:and|then) \w+)[^,;.]*\W*\Z",
    re.IGNORECASE,
)
"""Why, said first: "Mei is sick, cancel Ada's"."""
_CLAUSE = r"(?:(?:s?he|they|we|hiring|(?:the|our|my) \w+|(?:his|her|their) \w+|(?!(?:since|because|as|if|when|but|and|so|unless|given|now|after|while|though)\b)[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)(?:['’](?:s|ve|re))?(?: (?:has|have|had|is|was|are|just|now|sadly|unfortunately|already|also|told (?:me|us)(?: that)?|(?:s?he|they)(?:['’](?:s|ve|re))?|been|put|got|apparently))*(?:n['’]?t)? (?:withdrew|withdrawn|dropped out|pulled out|backed out|bowed out|hired|paused|stopped|declined|turned (?:us|it|the|our|down)|accepted|took|taken|found|signed|chosen|chose|changed (?:his|her|their) mind|decided|going (?:with|for|to work)|staying|no longer|not interested|interested|can(?:no|['’]?)t (?:make it|come|attend|be there|do it)|on hold|filled|frozen|closed|gone|cancelled|sick|ill|unwell|poorly|in hospital)\b[^,;.!?–—]*)"
_BEFORE = Cued(
    rf"{LEAD}(?:(?:sorry|sadly|unfortunately|hi|hey|ok|so|bad news)\W+)*(?:(?:because|since|as|given that|now that)\s+)?(?P<why>{_CLAUSE}(?:\s*[,;.!–—-]+\s*(?:and |as |because |since )?(?:{_CLAUSE}|sadly|unfortunately|sorry))*)(?:\s*[,;:.!–—-]+\s*|\s+(?=so\b))(?:(?:so|and|please|pls|can|could|would|will|you|we|i|need|have|to|let['’]s|then|just|therefore)[ ,]+)*(?:cancel|call off|scrap|bin|drop)\b(?!.*\b(?:and|then) (?!\w+['’]s\b)\w+)[^,;.!?]*(?:\W+(?:please|thanks|thank you|cheers|ta))*\W*\Z",
    re.IGNORECASE,
)
"""Why, said first, perhaps twice: "Jo has withdrawn – she accepted a job elsewhere. Can you cancel her interview"."""
_EVERYONE = r"(?:everyone|everybody|them all|all(?: of them)?|them|both|people|(?:all )?(?:the |our )?(?:others|panel|team|interviewers?|rest))"
_TOLD_WHY = Cued(
    rf"(?:\s*[,;.]\s*(?:and\s+|then\s+|so\s+)?|\s+and\s+)(?:please\s+)?(?:(?:tell|inform|notify|explain to|let)\s+{_EVERYONE}(?: know)?|explain)(?: that)?\s+(?P<why>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*|{_CLAUSE})\Z",
    re.IGNORECASE | re.DOTALL,
)
"""Why, as what all are to be told: "cancel it and tell everyone she took another job"."""
_IS_TOLD = Cued(
    rf"(?:tell|inform|notify|let|explain to)\s+(?:{_EVERYONE}|(?P<who>[^\W\d_][\w'’-]*))\b(?P<why>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WHOEVER = re.compile(r"\w+\s+(?:to\s+)?(?:them|both|people)\b(?!\s+all)", re.IGNORECASE)
"""Those who may be others than who gets the cancellation: "ring the caterers and tell them"."""
_SAYS_WHY = re.compile(r"\b(?:why|reason)\b", re.IGNORECASE)
_NOTHING_ELSE = re.compile(r"(?:\W|know|now|please|about|of|it|that|this|thanks)*", re.IGNORECASE)
_MORE = Cued(
    r"\?|\b(?:instead|rather|can|could|would|wants?|prefers?|asked|please|unless|if)\b|['’]d\b"
    r"|(?:\b(?:and|then|so|but)|[,;.])\s+(?:please )?(?:tell|let|inform|notify|say|ask|send|book|find|move|add|put|set|give|get|make|invite|keep|remind|cancel|free|also|i|we)\b",
    re.IGNORECASE,
)
"""What says more than why: another time, or something else to be done."""
_TELLS = Cued(
    r"(?:\s*[,;.?–—]\s*(?:and\s+|then\s+|but\s+|so\s+)?|\s+and\s+)(?:please\s+)?(?:tell|let|inform|notify|thank|apologi[sz]e to|say sorry to)\s+(?!me\b).*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""To whom more is to be told, behind the reason: it is named as left out, and the reason stands."""
_COMMAND_LAST = Cued(
    r"(?:\s*[,;:.!?–—]+\s*|\s+-+\s+|\s+(?=(?:so|and|then|hence)\b))(?:(?:so|and|then|please|pls|kindly|can|could|would|will|you|we|i|need|want|have|to|must|should|let['’]s|lets|just|therefore|hence|go ahead and)[ ,]+)*(?:cancel|call off|scrap|bin|drop|delete|kill|axe|ditch|chuck|remove|scratch|pull|(?P<call>call))(?:\s+(?:it|this|that|hers|his|theirs|the lot|everything|all of (?:it|them)|(?:her|his|their|the|that|this|[^\W\d_][\w-]*['’]s)(?: (?:whole|entire))?(?: (?:interviews?|meeting|call|round|session|slot|one|loop|lot|thing|booking))?))?(?(call)\s+off)(?:\s+(?:off|out|altogether|entirely|completely|now|then|today|and (?:inform|tell|notify) [^.?!]{2,60}))*(?:\W+(?:please|pls|thanks|thank you|thx|cheers|ta|will you|would you|sorry|sadly|unfortunately))*\W*\Z",
    re.IGNORECASE,
)
"""What is to be done, said last: "she's took a job elsewhere. scrap it"."""
MOST = 200


def reason_to_cancel(text: str) -> str:
    """Return why, as it was typed beside what is cancelled; empty where nothing is said that only tells why."""
    typed = text.strip()
    if first := _FIRST.match(typed):
        return first["why"].strip()
    if told := _TOLD_WHY.search(typed.rstrip(" .!?")):
        return _alone(told["why"])
    rest = _TELLS.sub("", typed)
    if before := _BEFORE.match(rest):
        said = re.findall(_CLAUSE, before["why"], re.IGNORECASE)
        return _alone(said[-1])
    found = _REASON.search(_COMMAND_LAST.sub("", rest))
    return _alone(next(one for one in found.groups() if one)) if found else ""


def _alone(reason: str) -> str:
    """Return a reason; nothing where it is too long, or asks for more."""
    said = reason.strip(" .!,;–—-")
    return "" if len(said) > MOST or _MORE.search(said) else said


def with_all_told(read: ParsedMessage, text: str, context: ParseContext) -> ParsedMessage:
    """Return a cancellation that leaves out nothing of which it tells everyone: that it is, and why where that was said."""
    if not (isinstance(read.request, InterviewRequest) and read.intent == "cancel" and read.left_out):  # fmt: skip
        return read
    is_why = bool(reason_to_cancel(text))
    rest = tuple(one for one in read.left_out if not _is_told(one, context, is_why=is_why))
    return replace(read, left_out=rest)


def _is_told(left: str, context: ParseContext, *, is_why: bool) -> bool:
    """Whether those who get the cancellation are told by it what was left out."""
    found = _IS_TOLD.match(left.strip())
    if found is None or (found["who"] and not attends(found["who"], context)):
        return False
    if _WHOEVER.match(left.strip()) and not _SAYS_WHY.search(found["why"]):
        return False
    return is_why or bool(_NOTHING_ELSE.fullmatch(found["why"]))
