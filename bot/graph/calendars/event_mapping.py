"""Events as Graph writes them, in and out.

The room is a place for the invitation and an attendee, of type resource, for the reservation; only the second makes
the room answer. Texts are in `event_text`.
"""

from collections.abc import Iterable, Iterator, Sequence
from email.utils import parseaddr
from typing import Any

import msgspec

from bot.domain.bookings.interviews import Answer, DialIn, EventRef
from bot.domain.intervals import Interval
from bot.domain.rooms import Room
from bot.graph.calendars.event_text import body_of
from bot.graph.calendars.get_schedule import Moment, moment_of, utc_pair
from bot.graph.client import at
from bot.graph.errors import to_outside_trouble
from bot.runtime.ports import Draft, Reply, SeenEvent

Json = dict[str, Any]

TOLD = "id,iCalUId,isCancelled,isOrganizer,isOnlineMeeting,start,end,subject,location,attendees,onlineMeeting"
"""What is asked for; a join address comes only together with `isOnlineMeeting`."""
_ANSWERS = {
    "accepted": Answer.ACCEPTED,
    "tentativelyaccepted": Answer.TENTATIVE,
    "declined": Answer.DECLINED,
}


class _Address(msgspec.Struct):
    address: str | None = None
    name: str | None = None

    @property
    def mail(self) -> str:
        """Return the mail address, lower case; empty for an X500 address, which has none in it.

        Who has answered may come back as "Name <mail>" or as `/o=ExchangeLabs/…` (msgraph-docs 7872, 13898).
        """
        _, mail = parseaddr(self.address or "")
        return mail.casefold() if "@" in mail and not mail.startswith("/") else ""


class _Response(msgspec.Struct):
    response: str | None = None


class _Slot(msgspec.Struct):
    start: Moment
    end: Moment


class _Attendee(msgspec.Struct, rename="camel"):
    type: str = "required"
    email_address: _Address = msgspec.field(default_factory=_Address)
    status: _Response | None = None
    proposed_new_time: _Slot | None = None


class _Location(msgspec.Struct, rename="camel"):
    display_name: str | None = None


class _Meeting(msgspec.Struct, rename="camel"):
    join_url: str | None = None
    toll_number: str | None = None
    conference_id: str | None = None


class CalendarEvent(msgspec.Struct, rename="camel"):
    """An event as far as the bot looks at it."""

    id: str
    start: Moment
    end: Moment
    ical_uid: str | None = msgspec.field(name="iCalUId", default=None)
    is_cancelled: bool | None = None
    is_organizer: bool | None = None
    is_online_meeting: bool | None = None
    subject: str | None = None
    location: _Location | None = None
    attendees: list[_Attendee] = []
    online_meeting: _Meeting | None = None

    @property
    def invites_a_room(self) -> bool:
        """Whether a room is among the attendees, as in a reservation."""
        return any(one.type.casefold() == "resource" for one in self.attendees)


def ref_of(told: CalendarEvent, owner: str) -> EventRef:
    """Return where the event lives."""
    return EventRef(owner=owner, id=told.id, ical_uid=told.ical_uid or "")


def to_seen_event(told: CalendarEvent, owner: str) -> SeenEvent:
    """Return an event in the bot's words; nobody who has not answered is among the answers."""
    try:
        span = Interval(moment_of(told.start), moment_of(told.end))
        proposed = dict(_proposals(told.attendees))
    except ValueError as error:
        raise to_outside_trouble() from error
    known = [one for one in told.attendees if one.email_address.mail]
    answers = {one.email_address.mail: _answer(one.status) for one in known}
    return SeenEvent(
        ref=ref_of(told, owner),
        span=span,
        cancelled=bool(told.is_cancelled),
        answers={mail: said for mail, said in answers.items() if said},
        invited=frozenset(answers),
        names={one.email_address.mail: one.email_address.name or "" for one in known},
        is_list_whole=len(known) == len(told.attendees),
        nameless=tuple(
            (one.email_address.name or "", said)
            for one in told.attendees
            if not one.email_address.mail and (said := _answer(one.status))
        ),
        proposed=proposed,
        join_url=(told.online_meeting and told.online_meeting.join_url) or "",
        dial_in=_dial_in(told.online_meeting),
    )


def _dial_in(meeting: _Meeting | None) -> DialIn | None:
    if meeting is None or not meeting.toll_number:
        return None
    return DialIn(number=meeting.toll_number, conference_id=meeting.conference_id or "")


def _proposals(attendees: Iterable[_Attendee]) -> Iterator[tuple[str, Interval]]:
    for one in attendees:
        address, slot = one.email_address, one.proposed_new_time
        if slot is not None:
            who = address.mail or (address.name or "").casefold()
            yield who, Interval(moment_of(slot.start), moment_of(slot.end))


def _answer(status: _Response | None) -> Answer | None:
    return _ANSWERS.get(((status and status.response) or "").casefold())


def path_of(ref: EventRef, *more: str) -> str:
    """Return the path of an event, in the caller's own mailbox or another's."""
    return at(*owner_path(ref.owner), "events", ref.id, *more)


def owner_path(owner: str) -> tuple[str, ...]:
    """Return the first steps of a path into the caller's own mailbox or another's."""
    return ("me",) if owner == "me" else ("users", owner)


def creation_body(draft: Draft) -> Json:
    """Return the body that makes the event, once however often it is sent."""
    return {
        "transactionId": draft.transaction,
        "allowNewTimeProposals": not draft.is_for_candidate,
        **_in_own_calendar(draft),
        **update_body(draft),
        "attendees": [
            *_invited(draft),
            *(_attendee("optional", one, one) for one in draft.outsiders),
        ],
        "body": body_of(draft),
    }


def response_body(reply: Reply) -> Json:
    """Return the body that answers an invitation; a proposal needs a response that is sent."""
    body: Json = {"comment": reply.comment, "sendResponse": True}
    if reply.proposed:
        start, end = utc_pair(reply.proposed.start), utc_pair(reply.proposed.end)
        body["proposedNewTime"] = {"start": start, "end": end}
    return body


def _in_own_calendar(draft: Draft) -> Json:
    if draft.is_for_candidate:
        # The interviewers' event is the one that keeps the organizer's time.
        return {"showAs": "free", "isReminderOn": False}
    if draft.is_hold:
        return {"showAs": "tentative", "isReminderOn": False}
    return {"showAs": "busy"}


def update_body(draft: Draft) -> Json:
    """Return the body that changes it; the text stays where Teams may keep its join address in there."""
    online = {"isOnlineMeeting": True, "onlineMeetingProvider": "teamsForBusiness"}
    return {
        "subject": draft.subject,
        "start": utc_pair(draft.span.start),
        "end": utc_pair(draft.span.end),
        "location": _place(draft.room) if draft.room else {"displayName": draft.place},
        "attendees": _invited(draft),
        **(online if draft.online else {}),
        **({"showAs": "busy"} if draft.was_hold else {}),
    }


def _invited(draft: Draft) -> list[Json]:
    people = [_attendee("required", mail, name) for mail, name in draft.attendees]
    return [*people, *(_attendee("optional", mail, name) for mail, name in draft.guests)]


def with_others(body: Json, told: CalendarEvent, draft: Draft) -> Json:
    """Return the body with those of the event who are not the bot's to take off, as they stand there.

    An update replaces the whole list, and Exchange tells whoever is missing from it that the meeting is off.
    """
    named = {one["emailAddress"]["address"].casefold() for one in body["attendees"]}
    others = [
        _attendee(one.type, one.email_address.mail, one.email_address.name or "")
        for one in told.attendees
        if one.email_address.mail and one.email_address.mail not in named
        if one.type.casefold() != "resource"
        if draft.is_for_candidate or one.email_address.mail in draft.outsiders
    ]
    hidden = _behind_x500(told, draft, [*body["attendees"], *others])
    return {**body, "attendees": [*body["attendees"], *others, *hidden]}


def _behind_x500(told: CalendarEvent, draft: Draft, listed: Sequence[Json]) -> list[Json]:
    """Return the outsiders whom the event shows under an X500 address alone: they are named by their mail address again.

    Only as many as there are such rows of nobody listed: who was taken off in Outlook is not invited again.
    """
    mails = {one["emailAddress"]["address"].casefold() for one in listed}
    names = {one["emailAddress"]["name"].casefold() for one in listed}
    rows = [one.email_address.name or "" for one in told.attendees if not one.email_address.mail]
    rows = [name for name in rows if name.casefold() not in names]
    missing = [mail for mail in draft.outsiders if mail.casefold() not in mails]
    if len(missing) > len(rows):
        return []
    is_sure = len(missing) == len(rows) == 1
    return [_attendee("optional", mail, rows[0] if is_sure else mail) for mail in missing]


def difference(told: CalendarEvent, body: Json) -> Json:
    """Return what of a body an event does not show yet.

    An update that names attendees alone is mailed only to those added or removed; one with anything else goes to all
    (https://learn.microsoft.com/graph/api/event-update#notes-for-updating-specific-properties).
    """
    invited = [
        (one["emailAddress"]["address"].casefold(), one["emailAddress"]["name"].casefold())
        for one in body["attendees"]
    ]
    shown = {
        "subject": told.subject or "",
        "start": _pair(told.start),
        "end": _pair(told.end),
        "location": (told.location and told.location.display_name) or "",
        "attendees": {(one.type.casefold(), _mail(one, invited)) for one in told.attendees},
        "isOnlineMeeting": bool(told.is_online_meeting),
    }
    wanted = {
        **body,
        "location": body["location"]["displayName"],
        "attendees": {
            (one["type"].casefold(), one["emailAddress"]["address"].casefold())
            for one in body["attendees"]
        },
    }
    # An event is a Teams meeting by one provider for good: that alone is no change.
    differs = {name for name in body if name not in shown or shown[name] != wanted[name]}
    if "isOnlineMeeting" not in differs:
        differs -= {"onlineMeetingProvider"}
    return {name: value for name, value in body.items() if name in differs}


def _pair(moment: Moment) -> Json:
    return utc_pair(moment_of(moment))


def _mail(attendee: _Attendee, invited: Sequence[tuple[str, str]]) -> str:
    """Return whose place it is on a list of addresses and names: by address, else by a name that only one has there."""
    address = attendee.email_address
    name = (address.name or "").casefold()
    called = [mail for mail, known in invited if name and known == name]
    if len(called) == 1 and not any(mail == address.mail for mail, _ in invited):
        return called[0]
    return address.mail or address.address or ""


def with_room(body: Json, room: Room | None) -> Json:
    """Return the body with the room invited, so that it answers."""
    rooms: Iterable[Json] = [_attendee("resource", room.mail, room.name)] if room else []
    return {**body, "attendees": [*body["attendees"], *rooms]}


def _attendee(kind: str, mail: str, name: str) -> Json:
    return {"type": kind, "emailAddress": {"address": mail, "name": name}}


def _place(room: Room) -> Json:
    return {"displayName": room.name, "locationEmailAddress": room.mail}
