"""Words about how many seats an interview's room has, and which other room has more or fewer."""

from cards.words.formatting import count_of, display
from cards.words.short_messages import ShortMessage, message_words, plain, warning


def _seats(many: int) -> str:
    return count_of(many, "seat")


@message_words("no-smaller-room")
def no_smaller_room(room: str, seats: int, coming: int) -> ShortMessage:
    """Say that no room with fewer seats is free that holds all who come."""
    return plain(
        f"No room smaller than {display(room, 60)} ({_seats(seats)}) that holds {coming} is free then.",
        "Nothing changed. “another room” shows the other ones.",
    )


@message_words("no-bigger-room")
def no_bigger_room(room: str, seats: int, wanted: int) -> ShortMessage:
    """Say that no room known has as many seats as are wanted, whenever it is."""
    own = f"{display(room, 60)} ({_seats(seats)})"
    if wanted > seats + 1:
        said = f"It’s in {own}, and no room I know has {_seats(wanted)}."
    else:
        said = f"There’s no room bigger than {own}."
    return plain(said, "Nothing changed. “another room” shows the other ones.")


@message_words("room-size")
def room_size(room: str, seats: int, coming: int) -> ShortMessage:
    """Say whether all who come have a seat."""
    if not room:
        return plain(f"No room is booked for it. It needs {_seats(coming)}: type “add a room”.")
    where = f"{display(room, 60)} has {_seats(seats)}, and {coming} are coming"
    if seats < coming:
        return warning(f"No: {where}.", "“bigger room” shows those that are large enough.")
    return plain(f"Yes: {where}, the candidate included.")


@message_words("room-fits")
def room_fits(room: str, seats: int, wanted: int) -> ShortMessage:
    """Say that the room stays, as it is like what was asked for."""
    enough = f", enough for {wanted}" if wanted else " and is what you asked for"
    return plain(
        f"The room stays: {display(room, 60)} has {_seats(seats)}{enough}.",
        "“bigger room” shows larger ones.",
    )
