"""What is to become of several interviews, as it waits for a yes: of all alike, “make both 30 minutes”, or of each its own, “make Jo's 45 and Hana's an hour”."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.notes import with_line
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.language.requests import OF_CANDIDATE, ChangeRequest, EachRequest, RoomChange
from bot.runtime.unit_of_work import UnitOfWork
from cards.change_facts import ChangeFacts
from dialogs.interviews.changes.bulk_moves import BulkMove
from dialogs.spoken_names import short_names


class SameChange(Struct, frozen=True):
    """What can be the same of several interviews, and their own titles."""

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
    title: str | None = None
    """Empty for no title."""

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
            title=self.title,
            candidate=(interview.candidate, self.candidate_mail) if self.candidate_mail else None,
            is_sure=True,
        )


def same_change(request: ChangeRequest) -> SameChange | None:
    """Return what several interviews are to have alike; None where more was said, another candidate, a title or another room."""
    return None if request.title else plain_change(request)


def plain_change(request: ChangeRequest) -> SameChange | None:
    """Return what an interview is to have, as it can wait for a yes; None where more was said, another candidate or another room."""
    room = _room(request.room)
    named = request.candidate
    is_named = named is not None and (bool(named.name) or not named.mail)
    if is_named or request.is_stand_in or room is _NOT_ALIKE:
        return None
    if {*request.cleared} & OF_CANDIDATE:
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
        title="" if "title" in request.cleared else request.title or None,
    )
    return same if same != SameChange() else None


class EachChange(Struct, frozen=True):
    """What becomes of each of several interviews: a change of some, a chosen time for others."""

    changes: Mapping[str, SameChange]
    moves: BulkMove = BulkMove()


def own_changes(request: EachRequest) -> Mapping[str, SameChange] | None:
    """Return what becomes of each interview that does not move; None where one of them is moved too, or asks for something to choose from."""
    found = dict(_own_changes(request))
    return None if None in found.values() else {id_: one for id_, one in found.items() if one}


def _own_changes(request: EachRequest) -> Iterator[tuple[str, SameChange | None]]:
    for one in request.parts:
        if isinstance(one, ChangeRequest):
            plain = plain_change(one) if one.move is None and not one.sends else None
            yield one.target[0], plain


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
        title=change.title or "",
        is_without_title=change.title == "",
    )
