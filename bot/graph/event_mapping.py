"""Events as Graph writes them, in and out.

The texts of a draft are plain and become HTML here. The room is a place for the invitation and an
attendee, of type resource, for the reservation; only the second makes the room answer.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

import msgspec

from bot.domain.intervals import Interval
from bot.domain.interviews import Answer, EventRef
from bot.domain.rooms import Room
from bot.graph.client import at
from bot.graph.errors import to_outside_trouble
from bot.graph.get_schedule import Moment, moment_of, utc_pair
from bot.runtime.ports import Draft, SeenEvent

Json = dict[str, Any]

TOLD = "id,iCalUId,isCancelled,isOrganizer,isOnlineMeeting,start,end,attendees,onlineMeeting"
"""What is asked for; a join address comes only together with `isOnlineMeeting`."""
_ANSWERS = {
    "accepted": Answer.ACCEPTED,
    "tentativelyaccepted": Answer.TENTATIVE,
    "declined": Answer.DECLINED,
}


class _Address(msgspec.Struct):
    address: str | None = None


class _Response(msgspec.Struct):
    response: str | None = None


class _Attendee(msgspec.Struct, rename="camel"):
    type: str = "required"
    email_address: _Address = msgspec.field(default_factory=_Address)
    status: _Response | None = None


class _Meeting(msgspec.Struct, rename="camel"):
    join_url: str | None = None


class Told(msgspec.Struct, rename="camel"):
    """An event as far as the bot looks at it."""

    id: str
    start: Moment
    end: Moment
    ical_uid: str | None = msgspec.field(name="iCalUId", default=None)
    is_cancelled: bool | None = None
    is_organizer: bool | None = None
    attendees: list[_Attendee] = []
    online_meeting: _Meeting | None = None

    @property
    def invites_a_room(self) -> bool:
        """Whether a room is among the attendees, as in a reservation."""
        return any(one.type.casefold() == "resource" for one in self.attendees)


def ref_of(told: Told, owner: str) -> EventRef:
    """Return where the event lives."""
    return EventRef(owner=owner, id=told.id, ical_uid=told.ical_uid or "")


def seen(told: Told, owner: str) -> SeenEvent:
    """Return an event in the bot's words; nobody who has not answered is among the answers."""
    try:
        span = Interval(moment_of(told.start), moment_of(told.end))
    except ValueError as error:
        raise to_outside_trouble() from error
    answers = {one.email_address.address or "": _answer(one.status) for one in told.attendees}
    return SeenEvent(
        ref=ref_of(told, owner),
        span=span,
        cancelled=bool(told.is_cancelled),
        answers={mail.casefold(): said for mail, said in answers.items() if mail and said},
        join_url=(told.online_meeting and told.online_meeting.join_url) or "",
    )


def _answer(status: _Response | None) -> Answer | None:
    return _ANSWERS.get(((status and status.response) or "").casefold())


def path_of(ref: EventRef, *more: str) -> str:
    """Return the path of an event, in the caller's own mailbox or another's."""
    return at(*owner_path(ref.owner), "events", ref.id, *more)


def owner_path(owner: str) -> tuple[str, ...]:
    """Return the first steps of a path into the caller's own mailbox or another's."""
    return ("me",) if owner == "me" else ("users", owner)


def created(draft: Draft) -> Json:
    """Return the body that makes the event, once however often it is sent."""
    return {
        "transactionId": draft.transaction,
        "allowNewTimeProposals": not draft.is_for_candidate,
        **_in_own_calendar(draft),
        **changed(draft),
        "body": _body(draft),
    }


def _in_own_calendar(draft: Draft) -> Json:
    if draft.is_for_candidate:
        # The interviewers' event is the one that keeps the organizer's time.
        return {"showAs": "free", "isReminderOn": False}
    return {"showAs": "busy"}


def _body(draft: Draft) -> Json:
    return {"contentType": "html", "content": _html(draft.text)}


def changed(draft: Draft) -> Json:
    """Return the body that changes it; the text stays where Teams may keep its join address in there."""
    people = [_attendee("required", mail, name) for mail, name in draft.attendees]
    guests = [_attendee("optional", mail, name) for mail, name in draft.guests]
    online = {"isOnlineMeeting": True, "onlineMeetingProvider": "teamsForBusiness"}
    return {
        "subject": draft.subject,
        "start": utc_pair(draft.span.start),
        "end": utc_pair(draft.span.end),
        "location": _place(draft.room) if draft.room else {"displayName": draft.place},
        "attendees": [*people, *guests],
        **(online if draft.online else {}),
        **({"body": _body(draft)} if draft.is_for_candidate else {}),
    }


def with_room(body: Json, room: Room | None) -> Json:
    """Return the body with the room invited, so that it answers."""
    rooms: Iterable[Json] = [_attendee("resource", room.mail, room.name)] if room else []
    return {**body, "attendees": [*body["attendees"], *rooms]}


def _attendee(kind: str, mail: str, name: str) -> Json:
    return {"type": kind, "emailAddress": {"address": mail, "name": name}}


def _place(room: Room) -> Json:
    return {"displayName": room.name, "locationEmailAddress": room.mail}


def _html(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
