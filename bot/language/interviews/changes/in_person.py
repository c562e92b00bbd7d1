"""A room for who meet in person in place of a call: "in person rather than over Teams"."""

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.requests import AskedRoom, ChangeRequest, RoomChange
from bot.language.tokens.cues import Cued

_IN_PLACE_OF_CALL = Cued(
    r"\b(?:in person|face to face|f2f|on ?site|in the office)\b.*\b(?:rather than|instead of|not)\b"
    r"|\b(?:rather than|instead of)\b.* (?:in person|face to face|f2f|on ?site|in the office)\b"
)


def with_room_in_person(
    request: ChangeRequest, shape: Shape, one: ComingInterview | None
) -> ChangeRequest:
    """Return a change with the wish for a room where an interview that has none is to be held in place of a call."""
    is_wanted = request.online is False and request.room is None
    if one is None or one.room or not is_wanted or not _IN_PLACE_OF_CALL.search(shape.row):
        return request
    return replace(request, room=RoomChange("wish", AskedRoom()))


teach(_IN_PLACE_OF_CALL)
