"""What is passed on stands as it was typed, whatever words it was read in: a reason, a note, a title."""

from msgspec.structs import replace

from bot.language.requests import AnswerRequest, ChangeRequest, LateRequest, Request
from bot.language.tokens.common_words import as_typed


def in_own_words(request: Request, text: str) -> Request:
    """Return a request with the words that are passed on as they stand in the message."""
    if isinstance(request, AnswerRequest):
        return replace(request, reason=as_typed(request.reason, text))
    if isinstance(request, LateRequest):
        return replace(request, note=as_typed(request.note, text))
    if isinstance(request, ChangeRequest):
        said = {one: as_typed(getattr(request, one), text) for one in ("note", "title", "wish")}
        return replace(request, **said)
    return request
