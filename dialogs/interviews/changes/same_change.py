"""What is to become of each of several interviews alike, as it waits for a yes: “add Mei to both”, “make all of them 30 minutes”."""

from msgspec import Struct

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.notes import with_line
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.language.requests import ChangeRequest, RoomChange
from bot.runtime.unit_of_work import UnitOfWork
from cards.change_facts import ChangeFacts
from dialogs.spoken_names import short_names


class SameChange(Struct, frozen=True):
    """What can be the same of several interviews."""

    minutes: int | None = None
    online: bool | None = None
    room: str | None = None
    """A room's address; empty for no room."""
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    note: str = ""
    is_without_note: bool = False
    candidate_mail: str = ""
    puts_right: bool = False
    """Whether the note holds a web address in the place of a wrong one."""

    def wanted(self, interview: Interview) -> InterviewChange:
        """Return it as a change of one interview, which was asked about."""
        before = "" if self.is_without_note else interview.note
        told = with_line(before, self.note, puts_right=self.puts_right) if self.note else ""
        note = told if self.note or self.is_without_note else None
        return InterviewChange(
            add=self.add,
            remove=self.remove,
            minutes=self.minutes,
            online=self.online,
            room=self.room,
            note=note,
            candidate=(interview.candidate, self.candidate_mail) if self.candidate_mail else None,
            is_sure=True,
        )


def same_change(request: ChangeRequest) -> SameChange | None:
    """Return what several interviews are to have alike; None where more was said, another candidate, a title or another room."""
    room = _room(request.room)
    named = request.candidate
    is_named = named is not None and (bool(named.name) or not named.mail)
    if is_named or request.title or request.is_stand_in or room is _NOT_ALIKE:
        return None
    if {*request.cleared} - {"note"}:
        return None
    same = SameChange(
        minutes=request.minutes,
        online=request.online,
        room=room,
        add=(*request.add, *(new for _, new in request.replace)),
        remove=(*request.remove, *(old for old, _ in request.replace)),
        note=request.note,
        is_without_note="note" in request.cleared,
        candidate_mail=named.mail if named else "",
        puts_right=request.puts_right,
    )
    return same if same != SameChange() else None


_NOT_ALIKE = "?"


def _room(said: RoomChange | None) -> str | None:
    if said is None:
        return None
    if said.kind == "none":
        return ""
    return said.wish.mail if said.kind == "wish" and said.wish.mail else _NOT_ALIKE


def unpack_earlier(text: str) -> SameChange:
    """Return the change that a button of an earlier version carries in words."""
    parts = text.split()
    minutes = next((int(one) for one in parts if one.isdecimal()), None)
    online = "online" in parts if {"online", "offline"} & {*parts} else None
    return SameChange(minutes, online, "" if "no-room" in parts else None)


async def shown_change(
    change: SameChange, account: Account, unit_of_work: UnitOfWork
) -> ChangeFacts:
    """Return the change as a view shows it, with names."""
    people = await unit_of_work.people_by_mail(account.tenant)
    names = [
        [people[mail].name if mail in people else mail for mail in mails]
        for mails in (change.add, change.remove)
    ]
    added, removed = [
        tuple(await short_names(some, account.tenant, unit_of_work)) for some in names
    ]
    room = account.room(change.room) if change.room else None
    return ChangeFacts(
        minutes=change.minutes,
        online=change.online,
        room=room.name if room else "",
        is_without_room=change.room == "",
        added=added,
        removed=removed,
        note=change.note,
        is_without_note=change.is_without_note and not change.note,
        candidate_mail=change.candidate_mail,
    )
