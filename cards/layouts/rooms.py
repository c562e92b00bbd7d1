"""The account's rooms."""

from cards.components import Facts, Heading, Part, Text
from cards.view_models import RoomList
from cards.words import rooms as words
from cards.words.formatting import display

ROOMS_MOST = 30


def room_list(view: RoomList) -> list[Part]:
    """Return each room with its seats, place and features; for admins, how to change them."""
    if not view.rooms:
        return [Heading(words.TITLE), Text(words.NO_ROOMS), *_ways(view)]
    rows = tuple((display(room.name, 40), words.room(room)) for room in view.rooms[:ROOMS_MOST])
    left = len(view.rooms) - len(rows)
    more: list[Part] = [Text(words.and_more(left))] if left > 0 else []
    return [Heading(words.title(len(view.rooms))), Facts(rows), *more, *_ways(view)]


def _ways(view: RoomList) -> list[Part]:
    ways = words.HOW_TO_CHANGE if view.may_administer else (words.WHO_CHANGES,)
    return [Text(one, "quiet") for one in ways]
