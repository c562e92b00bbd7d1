"""Calendars and Events in memory: one dictionary of events, and answers that arrive at once."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, DialIn, EventRef
from bot.domain.errors import (
    DENIED,
    REFUSED,
    BadAddress,
    BotError,
    Gone,
    OutsideTrouble,
    SignInNeeded,
)
from bot.domain.search_models import Item, Status
from bot.runtime.ports import Draft, FreeBusy, SeenEvent

SHOWN = {
    Answer.NONE: Status.TENTATIVE,
    Answer.TENTATIVE: Status.TENTATIVE,
    Answer.ACCEPTED: Status.BUSY,
    Answer.DECLINED: None,
}


@dataclass
class FakeEvent:
    """An event with where it is kept: `primary`, `scheduler`, or `room`."""

    ref: EventRef
    owner: str
    place: str
    draft: Draft
    answers: dict = field(default_factory=dict)
    proposed: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    room_refused: bool = False

    def status(self, mail):
        """Return how it stands in this person's or room's own calendar, or None."""
        if self.draft.room and self.draft.room.mail == mail and self.place != "primary":
            taken = Status.TENTATIVE if self.draft.is_hold else Status.BUSY
            return None if self.room_refused else taken
        if self.owner == mail and self.place == "primary" and self.draft.is_hold:
            return Status.TENTATIVE
        if self.owner == mail and self.place == "primary":
            return None if self.draft.is_for_candidate else Status.BUSY
        if mail not in [one for one, _ in (*self.draft.attendees, *self.draft.guests)]:
            return None
        return SHOWN[self.answers.get(mail, Answer.NONE)]


@dataclass
class FakeCalendars:
    """`busy` and `unread` are set by address; `events` holds what was written, by id."""

    busy: dict = field(default_factory=dict)
    unread: dict = field(default_factory=dict)
    hidden: set = field(default_factory=set)
    """Pairs of addresses: the first may not read the second."""
    hours: dict = field(default_factory=dict)
    may_write: set = field(default_factory=set)
    """Rooms whose own calendar can be written to."""
    denied: set = field(default_factory=set)
    """Mailboxes whose events may not be read or changed any more; `reserve`, `invite`, `change`, `cancel` and `read` where
    that is not allowed at all, `invite candidate`, `change primary` and `change scheduler` where it is not of such an event."""
    denied_why: str = DENIED
    signed_out: dict = field(default_factory=dict)
    """By person id: the error to raise."""
    events: dict = field(default_factory=dict)
    trouble: BotError | None = None
    dial_in: DialIn | None = None
    """Of meetings online."""
    is_join_url_late: bool = False

    async def free_busy(self, reader, mails, window):
        self._check(reader)
        self._allow("read")
        return {
            mail: FreeBusy(mail=mail, unread="refused")
            if (reader.mail, mail) in self.hidden
            else self._free_busy(mail, window)
            for mail in mails
        }

    async def own_reservations(self, reader, window):
        self._check(reader)
        kept = [one for one in self.events.values() if one.place == "scheduler"]
        spans = [one.draft.span for one in kept if one.owner == reader.mail]
        return [Item(span) for span in spans if span.overlaps(window)]

    async def event(self, organizer, ref):
        self._check(organizer)
        self._allow(ref.owner)
        return self._seen(self._kept(ref))

    async def reserve_direct(self, organizer, draft):
        self._check(organizer)
        room = draft.room.mail
        if "no-mailbox" in self.unread.get(room, ""):
            raise BadAddress(mail=room)
        return self._written(organizer, draft, "room").ref if room in self.may_write else None

    async def reserve_in_scheduler(self, organizer, draft):
        self._check(organizer)
        self._allow("reserve")
        return self._written(organizer, draft, "scheduler").ref

    async def invite(self, organizer, draft):
        self._check(organizer)
        self._allow("invite candidate" if draft.is_for_candidate else "invite")
        return self._seen(self._written(organizer, draft, "primary"))

    async def change(self, organizer, ref, draft):
        self._check(organizer)
        self._allow(ref.owner)
        kept = self._kept(ref)
        self._allow("change")
        self._allow(f"change {kept.place}")
        is_moved = kept.draft.span != draft.span
        if is_moved:
            kept.answers, kept.proposed = {}, {}
            kept.room_refused = False
        stay = [
            one
            for one in kept.draft.attendees
            if (draft.is_for_candidate or one[0] in draft.outsiders)
            and one[0] not in dict(draft.attendees)
        ]
        kept.draft = replace(
            draft,
            transaction=kept.draft.transaction,
            attendees=(*draft.attendees, *stay),
            # Only a change that says so shows a hold as busy.
            is_hold=kept.draft.is_hold and not draft.was_hold,
        )
        if is_moved and kept.place == "scheduler" and draft.room:
            items = self._free_busy(draft.room.mail, draft.span).items
            kept.room_refused = len(items) > 1
        return self._seen(kept)

    async def cancel(self, organizer, ref, comment=""):
        self._check(organizer)
        self._allow(ref.owner)
        self._allow("cancel")
        self.events.pop(ref.id, None)

    async def answer(self, attendee, ical_uid, reply):
        self._check(attendee)
        answer = reply.answer
        for one in [kept for kept in self.events.values() if kept.ref.ical_uid == ical_uid]:
            is_invited = attendee.mail in [mail for mail, _ in one.draft.attendees]
            is_put_away = one.answers.get(attendee.mail) is Answer.DECLINED is not answer
            if is_invited and not is_put_away:
                one.answers[attendee.mail] = answer
                one.comments[attendee.mail] = reply.comment
                one.proposed.pop(attendee.mail, None)
                if reply.proposed:
                    one.proposed[attendee.mail] = reply.proposed
                return
        raise Gone

    def _allow(self, what):
        if what in self.denied:
            raise OutsideTrouble(service="Microsoft 365", why=self.denied_why, reference="r-1")

    def _check(self, person):
        if self.trouble:
            raise self.trouble
        if person.id in self.signed_out:
            raise self.signed_out[person.id] or SignInNeeded()

    def _free_busy(self, mail, window):
        held = [(one.draft.span, one.status(mail)) for one in self.events.values()]
        taken = [Item(span, status) for span, status in held if status]
        items = [one for one in [*self.busy.get(mail, []), *taken] if one.span.overlaps(window)]
        why = self.unread.get(mail, "")
        shown = () if why else tuple(items)
        return FreeBusy(mail=mail, items=shown, hours=self.hours.get(mail), unread=why)

    def _written(self, organizer, draft, place):
        key = f"{place}-{draft.transaction}"
        owner = draft.room.mail if place == "room" else "me"
        ref = EventRef(owner=owner, id=key, ical_uid=f"uid-{key}")
        fresh = FakeEvent(ref, organizer.mail, place, draft)
        if place == "scheduler" and draft.room and key not in self.events:
            fresh.room_refused = bool(self._free_busy(draft.room.mail, draft.span).items)
        return self.events.setdefault(key, fresh)

    def _kept(self, ref):
        if ref.id not in self.events:
            raise Gone
        return self.events[ref.id]

    def _seen(self, kept):
        is_joined = kept.draft.online and not self.is_join_url_late
        join = f"https://meet.example/{kept.ref.id}" if is_joined else ""
        said = {mail: answer for mail, answer in kept.answers.items() if answer is not Answer.NONE}
        invited = frozenset(mail for mail, _ in (*kept.draft.attendees, *kept.draft.guests))
        return SeenEvent(
            ref=kept.ref,
            span=kept.draft.span,
            answers=said,
            invited=invited,
            names=dict((*kept.draft.attendees, *kept.draft.guests)),
            is_list_whole=True,
            proposed=dict(kept.proposed),
            join_url=join,
            dial_in=self.dial_in if kept.draft.online else None,
        )


class OneEventRefused(FakeCalendars):
    """Calendars that refuse every change of one event for good: of the one whose id is in `refused`."""

    refused = ""

    async def change(self, organizer, ref, draft):
        if ref.id == self.refused:
            why = {"why": REFUSED, "reference": "r-1"}
            raise OutsideTrouble(service="Microsoft 365", changed="no", **why)
        return await super().change(organizer, ref, draft)
