"""A no of whoever is invited beside a sentence that names who could come instead: both go to the organizer.

"Bo's one clashes with school pickup, can't do it. Mei could take it"
"Thursday clashes with my workshop, perhaps Mei can step in"
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.interviews.answers.proposal_reasons import keeps_away
from bot.language.interviews.targets.resolve import without_choice
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import colleagues_called, interviews_of
from bot.language.requests import AnswerRequest, ChangeRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken

_CLAUSE = Cued(
    r"\s*[,;()–—]+\s*|\s+-+\s+|[.!?]+(?:\s+|$)|\s+(?:so|but|and)\s+(?=(?:can|could|would|might|may|maybe|perhaps|ask|try|how about|what about|why not|is|let)\b)"
    r"|\s+(?=(?:maybe|perhaps|could|can) [A-Z])"
)
_LEAD = r"(?:(?:so|and|but|maybe|perhaps|possibly|could|can|would|might|may|please|how about|what about|why not|why don['’]?t (?:you|we)|you could|you can|you should|try|ask(?:ing)?|get|use|let|have|i['’]d suggest|i suggest|suggest|i think|i know|is|if|whether|see if|check with|check if|best to|better|then|instead|pls) )*"
_OTHER = r"(?P<who>[^\W\d_][\w'’-]*)(?: (?:could|can|might|may|would|will|is|should|has|knows|instead|maybe|perhaps|free|then|please|pls|to|take|takes|do|does|cover|have|run|handle|join|step|stand|fill|sub|jump|go|be|there|in|it|this|that|one|the|interview|for|me|my|place|slot|of|over|happily|able|probably|gladly|available|around|happy|willing|said|he|she|they|offered|time|after|all|also|as|well|too))*"
_COULD = Cued(rf"{_LEAD}{_OTHER}", re.IGNORECASE)
_SAYS_SO = Cued(
    r"\b(?:could|can|might|may|would|will|maybe|perhaps|possibly|ask|asking|try|how about|what about|why not|instead|free|suggest|let|use|get|have|is available|offered)\b",
    re.IGNORECASE,
)
"""That somebody is suggested, and not only named."""
_REFUSES = Cued(
    r"\b(?:can['’]?t|can ?not|cannae|won['’]?t|unable|not able|not free|not available|unavailable|declin\w*|pass|skip|no can do|no good|no go|nope|doesn['’]?t work|isn['’]?t possible)\b|\bno\b(?=\W*(?:$|[,.;–-]))",
    re.IGNORECASE,
)
_NOT_NAMED = frozenset({"i", "we", "you", "it", "he", "she", "they", "somebody", "someone", "anyone", "anybody", "me", "that", "this", "in", "for", "to", "is"})  # fmt: skip


def with_suggestion(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    alone: Callable[[str], ParsedMessage],
) -> ParsedMessage:
    """Return what was read; a no beside who is suggested as that no, with both in its reason."""
    if not _is_of_invited(context) or read.also_answered:
        return read
    said, _ = without_choice(text, context)
    clauses = [one.strip(" .!?") for one in _cut(spoken(said).text)]
    named = [one for one in clauses if _suggests(one, context)]
    rest = [one for one in clauses if one and one not in named]
    if len(named) != 1 or not rest or named[0] in getattr(read.request, "reason", ""):
        return read
    chosen = text.removesuffix(said)
    told = ", ".join(rest)
    is_no = _REFUSES.search(told) is not None
    if not is_no and (_is_wish(read, context) or not keeps_away(told)):
        return read
    refused = alone(f"{chosen}{told}")
    if not _is_no(refused) and keeps_away(told):
        refused = alone(f"{chosen}{told}, can't make it")
    if not _is_no(refused) or not isinstance(refused.request, AnswerRequest):
        return read
    reason = ", ".join(filter(None, (refused.request.reason, named[0])))
    return replace(refused, request=replace(refused.request, reason=reason, away=()), left_out=())


def _is_wish(read: ParsedMessage, context: ParseContext) -> bool:
    """Whether somebody is asked to come in the speaker's place, which its organizer decides: "can Raj take this one for me?"."""
    request = read.request
    gone = {old for old, _ in request.replace} if isinstance(request, ChangeRequest) else set()
    return read.doubt is None and gone == {context.speaker}


def _is_no(read: ParsedMessage) -> bool:
    return read.intent == "decline" and not read.left_out


def _is_of_invited(context: ParseContext) -> bool:
    """Whether the speaker attends what is shown, or all that is coming, and organizes none of it."""
    coming = context.interviews
    is_shown = bool(coming) and coming[0].role == "interviewer" and context.last != "none"
    return is_shown or (bool(coming) and all(one.role == "interviewer" for one in coming))


def _cut(text: str) -> list[str]:
    clauses, start = [], 0
    for found in _CLAUSE.finditer(text):
        clauses.append(text[start : found.start()])
        start = found.end()
    return [*clauses, text[start:]]


def _suggests(clause: str, context: ParseContext) -> bool:
    """Whether a clause says no more than that one colleague could come."""
    found = _COULD.fullmatch(clause)
    if found is None or not (_SAYS_SO.search(clause) or re.fullmatch(r"\w+ instead", clause)):
        return False
    who = found["who"]
    if who.casefold() in _NOT_NAMED or interviews_of(who, context):
        return False
    mails = colleagues_called(who, context)
    return len(mails) == 1 and mails[0] != context.speaker
