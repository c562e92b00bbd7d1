"""Writing events and answering invitations: the Events port on Graph.

Creating is repeatable because each event carries a transaction id; cancelling and answering are,
because what is gone or answered already counts as done.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from cachetools import LRUCache
from msgspec.structs import replace

from bot.domain.accounts import Person, PersonId
from bot.domain.bookings.interviews import Answer, EventRef
from bot.domain.errors import BadAddress, Gone
from bot.graph.cache_sizes import PEOPLE_KEPT
from bot.graph.calendars.event_lookup import EventLookup
from bot.graph.calendars.event_mapping import (
    TOLD,
    CalendarEvent,
    creation_body,
    difference,
    path_of,
    ref_of,
    response_body,
    to_seen_event,
    update_body,
    with_others,
    with_room,
)
from bot.graph.calendars.event_text import EventText, body_of, rewritten_body, shows_already
from bot.graph.calendars.scheduler_calendar import MailboxCalls, SchedulerCalendars
from bot.graph.client import Call, at
from bot.graph.errors import (
    ACCESS_DENIED,
    DELEGATE_DENIED,
    DUPLICATE_TRANSACTION,
    INVALID_PARAMETER,
    NO_MAILBOX,
    NOT_FOUND,
    GraphError,
    gone_is_gone,
)
from bot.runtime.ports import Draft, Reply, SeenEvent

Pause = Callable[[float], Awaitable[object]]

LOOKS = (0.0, 0.4, 0.9, 1.5)
"""Seconds before each look for an invitation: its delivery takes a moment."""
_VERBS = {
    Answer.ACCEPTED: "accept",
    Answer.TENTATIVE: "tentativelyAccept",
    Answer.DECLINED: "decline",
}


class GraphEvents:
    """The Events port on Graph."""

    def __init__(self, desk: MailboxCalls, scheduler: SchedulerCalendars, pause: Pause) -> None:
        self._desk = desk
        self._scheduler = scheduler
        self._pause = pause
        self._lookup = EventLookup(desk)
        self._declined: LRUCache[tuple[PersonId, str], bool] = LRUCache(PEOPLE_KEPT)

    async def reserve_direct(self, organizer: Person, draft: Draft) -> EventRef | None:
        """Write into the room's own calendar; None where the organizer may not write there.

        Raises BadAddress where the room's mailbox does not exist.
        """
        room = draft.room.mail if draft.room else ""
        path = at("users", room, "calendar", "events")
        call = self._write(organizer, "event.direct", path, owner=room)
        try:
            told = await self._created(organizer, replace(call, body=creation_body(draft)))
        except GraphError as error:
            if error.tells(*NO_MAILBOX):
                raise BadAddress(mail=room) from error
            if _may_not_write(error):
                return None
            raise
        return ref_of(told, room)

    async def reserve_in_scheduler(self, organizer: Person, draft: Draft) -> EventRef:
        """Write into the organizer's Comeet Scheduler calendar, made if missing, room invited."""
        body = with_room(creation_body(draft), draft.room)

        async def reserve() -> CalendarEvent:
            calendar = await self._scheduler.made(organizer)
            path = at("me", "calendars", calendar, "events")
            call = self._write(organizer, "event.reserve", path)
            return await self._created(organizer, replace(call, body=body))

        return ref_of(await self._scheduler.trusting(organizer, reserve), "me")

    async def invite(self, organizer: Person, draft: Draft) -> SeenEvent:
        """Write into the organizer's primary calendar, with the attendees invited."""
        call = self._write(organizer, "event.invite", "/me/events")
        return to_seen_event(
            await self._created(organizer, replace(call, body=creation_body(draft))), "me"
        )

    async def change(self, organizer: Person, ref: EventRef, draft: Draft) -> SeenEvent:
        """Change what of an event differs, attendees and room included; raises Gone.

        Graph replaces the whole list of attendees, so a room that was invited is invited again.
        """
        with gone_is_gone():
            return await self._lookup.following(
                organizer, ref, lambda there: self._changed(organizer, there, draft)
            )

    async def _changed(self, organizer: Person, ref: EventRef, draft: Draft) -> SeenEvent:
        told = await self._read(organizer, ref)
        body = (
            with_room(update_body(draft), draft.room) if told.invites_a_room else update_body(draft)
        )
        body = difference(told, with_others(body, told, draft))
        if text := await self._text_to_write(organizer, ref, draft):
            body["body"] = text
        if not body:
            return to_seen_event(told, ref.owner)
        call = self._write(organizer, "event.change", path_of(ref), owner=ref.owner)
        told = await self._desk.wire.read(replace(call, method="PATCH", body=body), CalendarEvent)
        return to_seen_event(told, ref.owner)

    async def _text_to_write(
        self, organizer: Person, ref: EventRef, draft: Draft
    ) -> dict[str, Any] | None:
        """Return the body with a draft's text; None where the text stays, or stands there already."""
        if not (draft.rewrites_text or draft.is_for_candidate):
            return None
        shown = await self._text(organizer, ref)
        body = body_of(draft) if draft.is_for_candidate else rewritten_body(shown, draft)
        return body if body and not shows_already(shown, body) else None

    async def cancel(self, organizer: Person, ref: EventRef, comment: str = "") -> None:
        """Take an event back and tell its attendees; one that is gone already is fine."""
        with suppress(Gone), gone_is_gone():
            await self._lookup.following(
                organizer, ref, lambda there: self._cancelled(organizer, there, comment)
            )

    async def _cancelled(self, organizer: Person, ref: EventRef, comment: str) -> None:
        call = self._write(organizer, "event.cancel", path_of(ref, "cancel"), owner=ref.owner)
        try:
            await self._desk.wire.send(replace(call, body={"comment": comment}))
        except GraphError as error:
            if error.is_gone() or error.status != HTTPStatus.BAD_REQUEST:
                raise
            # Not a meeting in Exchange's eyes: nobody is invited, so nobody has to be told.
            call = self._write(organizer, "event.delete", path_of(ref), owner=ref.owner)
            await self._desk.wire.send(replace(call, method="DELETE"))

    async def answer(self, attendee: Person, ical_uid: str, reply: Reply) -> None:
        """Answer the attendee's own copy of an invitation; raises Gone where none is found.

        Gone, too, where the meeting takes no proposals: its organizer, or the tenant, may not allow them.

        The organizer attends without saying so; declining one's own meeting is Gone.
        """
        own, answer = await self._own_copy(attendee, ical_uid), reply.answer
        has_declined = self._declined.get((attendee.id, ical_uid)) is not None
        if own is None and has_declined and answer is Answer.DECLINED:
            return
        if own is None or own.is_cancelled or (own.is_organizer and answer is Answer.DECLINED):
            raise Gone
        if own.is_organizer:
            return
        await self._answered(attendee, own.id, reply)
        if answer is Answer.DECLINED:
            # Outlook puts a declined copy among the deleted items, where it cannot be found again.
            self._declined[attendee.id, ical_uid] = True

    async def _answered(self, attendee: Person, event: str, reply: Reply) -> None:
        path = at("me", "events", event, _VERBS[reply.answer])
        call = self._write(attendee, "event.answer", path)
        try:
            with gone_is_gone():
                await self._desk.wire.send(replace(call, body=response_body(reply)))
        except GraphError as error:
            if reply.proposed and error.tells(INVALID_PARAMETER):
                raise Gone from error
            raise
        except Gone:
            # A decline whose answer was lost has put the copy away.
            if reply.answer is not Answer.DECLINED:
                raise

    async def _own_copy(self, attendee: Person, ical_uid: str) -> CalendarEvent | None:
        for seconds in LOOKS:
            await self._pause(seconds)
            if found := await self._lookup.in_primary(attendee, ical_uid):
                return found
        return await self._lookup.in_others(attendee, ical_uid)

    async def _read(self, organizer: Person, ref: EventRef) -> CalendarEvent:
        params = {"$select": TOLD}
        call = self._desk.call_to(ref.owner, organizer, "event.read", path_of(ref), params=params)
        return await self._desk.wire.read(call, CalendarEvent)

    async def _text(self, organizer: Person, ref: EventRef) -> str:
        params = {"$select": "body"}
        call = self._desk.call_to(ref.owner, organizer, "event.text", path_of(ref), params=params)
        return (await self._desk.wire.read(call, EventText)).body.content

    async def _created(self, organizer: Person, call: Call) -> CalendarEvent:
        try:
            return await self._desk.wire.read(call, CalendarEvent)
        except GraphError as error:
            if not error.existing or not error.tells(DUPLICATE_TRANSACTION):
                raise
            owner = "me" if call.mailbox == organizer.id else call.mailbox
            existing = EventRef(owner=owner, id=error.existing)
        with gone_is_gone():
            return await self._read(organizer, existing)

    def _write(self, person: Person, name: str, path: str, *, owner: str = "me") -> Call:
        return self._desk.call_to(owner, person, name, path, method="POST", writes=True)


def _may_not_write(error: GraphError) -> bool:
    return (
        error.tells(DELEGATE_DENIED)
        or (error.status == HTTPStatus.FORBIDDEN and error.tells(ACCESS_DENIED))
        or (error.status == HTTPStatus.NOT_FOUND and error.tells(NOT_FOUND))
    )
