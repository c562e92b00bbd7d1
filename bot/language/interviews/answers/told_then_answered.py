"""An answer in so many words behind a story, which is its reason: whatever days the story tells of, it is this one that is answered.

"My son has a fever. Please decline for me."                       declines, "My son has a fever"
"The nanny has not confirmed, so put me down as tentative."        tentative, "The nanny has not confirmed"
"I'd love to, but I can't make it."                                declines, and says no more
"""

import re
from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.language.chunking.reading import shaped
from bot.language.context import ParseContext
from bot.language.interviews.answers.proposal_reasons import tells_more
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.resolve import without_choice
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    ChatRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken
from bot.language.told.clauses import tells

_STOPS = Cued(r"(?<=[.!?…])\s+|\n+|\s+(?=[-–—]+\s)")
_LEAD = r"(?:(?:so|and|but|then|therefore|hence|thus|anyway|please|pls|kindly|unfortunately|sadly|regrettably|sorry|apologies|afraid|i['’]?m afraid|i am afraid|i['’]?m (?:so |very |really |terribly )?sorry|i am (?:so |very |really )?sorry|i think|i guess|i suppose|i fear|i['’]d say|it['’]?s (?:probably )?(?:best|better|safer)(?: if)?|it(?: would|['’]d) be (?:best|better|safer) if|that['’]?s why|which means|meaning|i['’]d be (?:very )?grateful if|i(?: would|['’]d) appreciate it if|for now|just|actually|that|will|would|could|can|may|might)\b[\s,.–-]*)*"
_ITS = r"(?:it|this|that|these|(?:this|that|the) (?:one|time|interview|invite|invitation|slot|session|round)|(?:on )?(?:that day|then)|(?:mon|tues|wednes|thurs|fri)day(?:['’]s)?(?: one| interview)?|(?:tomorrow|today)(?:['’]s)?(?: one| interview)?|(?:for |to |with )?[A-Z][\w-]+(?:['’]s)?(?: one| interview)?)"
_TAIL = r"(?:[\s,]+(?:for (?:now|me|us|the (?:moment|time being))|at the moment|on this (?:one|occasion)|this time(?: (?:round|around))?|(?:from|for|on|off) (?:me|my side|my end|it|this one|this)|then|please|pls|thanks?|thank you|sorry|unfortunately|i['’]?m afraid|if (?:that['’]?s|it['’]?s) (?:ok|okay|alright|fine|possible)|after all|at all|yet|either|though|sadly|to be safe|(?:sorry )?(?:for|about) the (?:trouble|inconvenience|hassle|short notice|late notice|bother)))*"
_I_CANNOT = r"i(?:['’]m| am|['’]ll| will)? ?(?:really |simply |definitely |probably |sadly )?(?:can['’]?t|can ?not|cannae|won['’]?t(?: be able to)?|not (?:able to|going to(?: be able to)?)|unable to|not be able to|struggle to)(?: really| quite)? (?:make|do|attend|join|come|take|be there|be part of|participate|manage|sit in)"
_I_MUST = r"(?:i(?:['’]ll| will|['’]m| am|['’]ve| have|['’]d| would)? ?(?:just |rather |better |really |then )*(?:have to|need to|must|going to(?: have to)?|gonna|got to|prefer to|like to|want to)? ?(?:decline|pass|skip|bow out|drop out|pull out|say no|sit (?:this|that|it)(?: one)? out|give (?:it|this|that)(?: one)? a (?:miss|skip|pass)|turn (?:it|this|that)(?: one)? down|miss (?:this|that|it)(?: one)?|opt out)|i['’]?m (?:out|declining))"
_YOU = r"(?:you(?:['’]ll| will)? ?(?:have to |need to |decline |can |could |please )*)?(?:decline|excuse me|count me out|leave me out|(?:manage|do (?:it|this)|go ahead|carry on) without me|(?:put|mark|note|pencil) me (?:down )?(?:as |for )?(?:a )?(?:no|not (?:coming|attending|joining)|declined|out|unavailable))"
_NO = rf"(?:{_I_CANNOT}|{_I_MUST}|{_YOU}|(?:(?:it|that|this)(?:['’]?s| is|['’]?ll be|['’]ll have to be| has to be| will have to be) )?(?:an? )?no(?= (?:from|for|on) (?:me|my)|$)|{_ITS} (?:won['’]?t|doesn['’]?t|isn['’]?t going to|can['’]?t|will not|does not) (?:work|suit|happen|fly|be possible))(?: (?:in|of|on|for|from) (?={_ITS}))?(?: {_ITS})?"
_MAYBE = r"(?:(?:let['’]?s|let me|i(?:['’]d|['’]ll| would| will)?|we|you|should|best) ?)*(?:(?:like to |rather |best )?(?:say|go with|call it|make (?:it|that|this)|leave (?:it|this) at|(?:put|mark|note|pencil) me (?:down |in )?(?:as|for|in as)?|answer|be)) ?(?:an? )?(?:maybe|tentative(?:ly)?|provisional(?:ly)?)|(?:(?:i['’]?m |that['’]?s |it['’]?s )?an? )?(?:maybe|tentative(?:ly)?)|(?:put|mark|pencil) me (?:down |in )?tentatively"
_YES = r"(?:yes,?(?: please)?,? ?)?(?:i(?:['’]?ll| will|['’]m| am)? ?(?:gladly |happily |definitely |certainly )?(?:be there|join|attend|come along|accept|take it|do it|in|coming)|count me in|accept(?: it)?|happy to (?:join|do it|take it|come))"
_ANSWER = Cued(
    rf"(?P<told>.*?)(?:^|[.!?…]\s+|\s*[,;–—]\s*|\s-+\s+|\s+(?=(?:so|but|and|hence|therefore)\s))(?P<said>{_LEAD}(?:(?P<decline>{_NO})|(?P<tentative>{_MAYBE})|(?P<accept>{_YES})){_TAIL})(?P<until> until .*)?[\s.,!?]*",
    re.IGNORECASE | re.DOTALL,
)
_SPEAKS = Cued(
    r"\b(?:can['’]?t|can ?not|cannae|won['’]?t|doesn['’]?t|isn['’]?t|no|not|unable|struggle|declin\w*|pass|skip|out|miss|down|excuse|without me|maybe|tentativ\w*|provisional\w*|be there|join|attend|accept|count me|happy|coming|i['’]?m in)\b",
    re.IGNORECASE,
)
"""A word of any answer."""
_COURTEOUS = Cued(
    r"(?:(?:and|but|so|oh|ah|ag|well|hi|hey|hello|dear|sorry|apologies|thanks?|thank you|i(?:['’]d| would)(?: really| very much)? (?:have )?(?:love|like|hate)d?|i(?:['’]?m| am) (?:so |very |really |terribly )?(?:sorry|grateful|flattered|honoured)|i(?:['’]ve| have|['’]m| am|['’]d| was)?(?: really| so| very much)?(?: been)? (?:look\w* forward|excited|keen|hop(?:e|ing))|i hate to|i (?:know|realise|realize|(?:had |did |first |originally )*said|did say)|(?:(?:it|this|that|she|he|they|[a-z]+) )?(?:sounds?|looks?) (?:so |really |very )?(?:good|great|lovely|fun|interesting|nice|super|perfect|wonderful|fantastic|brilliant)|good luck|(?:warm|kind|best)(?:est)? (?:regards|wishes)|regards|nice|lovely|wish|hope|much appreciated|no hard feelings|(?:what )?a (?:pity|shame))\b.*|(?:\w+ ){0,2}\w+!|.{0,3})",
    re.IGNORECASE | re.DOTALL,
)
"""What is said out of kindness and tells no reason."""
_ONCE = Cued(
    r"\b(?:was|were|had|did|went|came|broke|lost|got|fell|woke|moved|been|\w{2,}ed)\b",
    re.IGNORECASE,
)
_OFFERS = Cued(r"(?:i |we )?(?:could|can|might|would|free|available|only)\b", re.IGNORECASE)
_NO_ANSWER = (AbsenceRequest, AnswerRequest, ChatRequest, UnknownRequest)
"""What a story makes of an answer."""
Verdict = Literal["decline", "tentative", "accept"]


class _Said(Struct, frozen=True):
    """An answer, its words, and what is told beside it."""

    verdict: Verdict
    words: str
    told: tuple[str, ...]


def with_story(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    alone: Callable[[str], ParsedMessage],
) -> ParsedMessage:
    """Return what was read, or the answer that is given in so many words beside what is told as its reason."""
    coming = context.interviews
    is_invited = bool(coming) and coming[0].role == "interviewer" and context.last == "invitation"
    if not (is_invited and isinstance(read.request, _NO_ANSWER)) or read.also_answered:
        return read
    words, _ = without_choice(text, context)
    said = _said(spoken(words).text)
    if said is None or not said.told:
        return read
    answer = _answer(said, text.removesuffix(words), context, alone)
    if answer is None or answer.intent != said.verdict or answer.doubt or answer.left_out:
        return read
    target = _target(read, answer, said, context)
    if not isinstance(answer.request, AnswerRequest) or not target:
        return read
    reason = "" if said.verdict == "accept" else ", ".join(said.told)
    return ParsedMessage(replace(answer.request, target=target, reason=reason, away=()))


def _said(text: str) -> _Said | None:
    """Return the one answer that a message gives, with the clauses that tell; None where more than these two stand in it."""
    if not _SPEAKS.search(text):
        return None
    told: list[str] = []
    given: list[tuple[Verdict, str]] = []
    for sentence in _STOPS.compiled().split(text):
        found = _ANSWER.fullmatch(sentence.strip())
        before = found["told"] if found else sentence
        if found:
            verdict = next(one for one in ("decline", "tentative", "accept") if found[one])
            given.append((verdict, found["said"]))  # type: ignore[arg-type]  # one of the three
        told += [before] if before and not _COURTEOUS.fullmatch(before.strip()) else []
    told = [one.strip(" .!?,;–-") for one in told]
    if len(given) != 1 or any(not _tells(one) for one in told):
        return None
    return _Said(*given[0], tuple(told))


def _tells(clause: str) -> bool:
    """Whether a clause tells what happens, and neither asks, offers nor answers."""
    return tells(clause) and tells_more(clause) and not _OFFERS.match(clause)


def _answer(
    said: _Said, chosen: str, context: ParseContext, alone: Callable[[str], ParsedMessage]
) -> ParsedMessage | None:
    """Return how the words that answer are read alone, or what they say of the invitation that is shown."""
    answer = alone(f"{chosen}{said.words}")
    if answer.intent == said.verdict and not answer.doubt:
        return answer
    if shaped(said.words, context, is_after=False).pieces:
        return None
    return ParsedMessage(AnswerRequest(said.verdict, (context.interviews[0].id,)))


def _target(
    read: ParsedMessage, answer: ParsedMessage, said: _Said, context: ParseContext
) -> tuple[str, ...]:
    """Return which are answered: those that the answer names, or else those on a day that is told, where it is to come."""
    own = answer.request.target if isinstance(answer.request, AnswerRequest) else ()
    if said.verdict == "accept" or shaped(said.words, context, is_after=False).pieces:
        return own
    pieces = [
        piece
        for one in said.told
        if not _ONCE.search(one)
        for piece in shaped(one, context, is_after=False).pieces
        if piece.kind == "days"
    ]
    days = {day.date() for part in said_times(pieces, context) for day in part.days}
    shown = [one.id for one in context.interviews if one.start.date() in days]
    if not days or set(own) & set(shown):
        return own
    whole = read.request.target if isinstance(read.request, AnswerRequest) else ()
    return whole if not read.doubt else ()
