"""Events that were moved in Outlook since the bot saw them: followed, never taken for deleted."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer
from bot.domain.errors import Gone, OutsideTrouble
from bot.runtime.ports import Reply
from tests.harness.event_drafts import (
    FOCUS,
    IAN,
    INVITATION,
    LATER,
    RITA,
    SCHEDULER,
    SHARED,
    a_draft,
)
from tests.harness.graph_server import served

IN_PRIMARY = "GET /sandbox/graph/v1.0/me/events"


async def drag(world, mail, ical_uid, calendar="Personal"):
    await world.control(f"calendars/{mail}", iCalUId=ical_uid, to=calendar)


def with_old_id(world, ref, mail=RITA):
    """Return where an event was said to live before the bot asked for immutable ids."""
    mailbox = world.tenant.exchange.mailboxes[mail]
    [event] = [one for one in mailbox.events.values() if one.ical == ref.ical_uid]
    return replace(ref, id=event.id)


async def test_an_event_keeps_its_id_when_it_is_moved_to_another_calendar(world, rita):
    ref = (await world.events.invite(rita, INVITATION)).ref
    await drag(world, RITA, ref.ical_uid)
    assert (await world.calendars.event(rita, ref)).ref == ref
    assert not [one for one in world.asked(IN_PRIMARY) if one.path.endswith("/me/events")]


async def test_an_id_stored_before_is_replaced_by_one_that_lasts(world, rita):
    ref = (await world.events.invite(rita, INVITATION)).ref
    assert (await world.calendars.event(rita, with_old_id(world, ref))).ref == ref


@pytest.mark.parametrize("calendar", ["Personal", "A calendar of its own"])
async def test_an_id_that_died_by_a_move_is_looked_up(world, rita, calendar):
    ref = (await world.events.invite(rita, INVITATION)).ref
    old = with_old_id(world, ref)
    await drag(world, RITA, ref.ical_uid, calendar)
    assert (await world.calendars.event(rita, old)).ref == ref
    changed = await world.events.change(rita, old, a_draft(span=LATER, attendees=((IAN, "Ian"),)))
    assert (changed.ref, changed.span) == (ref, LATER)


async def test_a_moved_event_is_taken_back_as_well(world, rita):
    ref = (await world.events.invite(rita, INVITATION)).ref
    old = with_old_id(world, ref)
    await drag(world, RITA, ref.ical_uid)
    await world.events.cancel(rita, old)
    assert [one for one in world.kept(RITA, "Personal") if one.ical == ref.ical_uid] == []
    with pytest.raises(Gone):
        await world.calendars.event(rita, ref)


async def test_a_moved_reservation_is_found(world, rita):
    ref = await world.events.reserve_in_scheduler(rita, a_draft())
    old = with_old_id(world, ref)
    await drag(world, RITA, ref.ical_uid, "Room moves")
    assert (await world.calendars.event(rita, old)).ref == ref
    assert world.kept(RITA, SCHEDULER) == []


async def test_what_was_deleted_is_gone_after_every_calendar_was_looked_into(world, rita):
    ref = (await world.events.invite(rita, INVITATION)).ref
    await world.control(f"calendars/{RITA}", iCalUId=ref.ical_uid, delete=True)
    with pytest.raises(Gone):
        await world.calendars.event(rita, ref)


async def test_a_calendar_that_cannot_be_looked_into_leaves_it_open(world, rita):
    ref = (await world.events.invite(rita, INVITATION)).ref
    old = with_old_id(world, ref)
    await drag(world, RITA, ref.ical_uid)
    await world.fault(match="GET /me/calendars/[^/]+/events", status=403)
    with pytest.raises(OutsideTrouble):
        await world.calendars.event(rita, old)


async def test_an_invitation_can_be_answered_wherever_its_copy_was_moved(world, rita):
    ian = await world.connected("ian")
    event = await world.events.invite(rita, INVITATION)
    world.clock.pass_by(seconds=5)
    await drag(world, IAN, event.ref.ical_uid, "Interviews")
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    world.clock.pass_by(seconds=5)
    assert (await world.calendars.event(rita, event.ref)).answers == {IAN: Answer.ACCEPTED}


# --- in a room's own calendar --------------------------------------------------------------------


@pytest.fixture
async def shared():
    """A tenant where Rita writes into Focus's own calendar."""
    async with served(extra_scopes=SHARED) as world:
        yield world


@pytest.fixture
async def in_focus(shared):
    """Who reserved, and an event in the room's calendar under the id that it had before it was moved to another one."""
    rita = await shared.connected("rita")
    ref = await shared.events.reserve_direct(rita, a_draft(room=FOCUS))
    old = with_old_id(shared, ref, FOCUS.mail)
    await drag(shared, FOCUS.mail, ref.ical_uid, "Moved by facilities")
    return rita, old


async def test_an_event_moved_to_another_calendar_of_a_room_is_found_and_taken_back(
    shared, in_focus
):
    rita, old = in_focus
    assert (await shared.calendars.event(rita, old)).ref.ical_uid == old.ical_uid
    await shared.events.cancel(rita, old)
    assert shared.kept(FOCUS.mail, "Moved by facilities") == []


@pytest.mark.parametrize("refusal", [403, 404])
async def test_a_room_that_is_shared_no_more_is_not_taken_for_empty(shared, in_focus, refusal):
    rita, old = in_focus
    await shared.switch(refusal=refusal)
    del shared.tenant.exchange.roles[FOCUS.mail, RITA]
    for refused in (shared.events.cancel(rita, old), shared.calendars.event(rita, old)):
        with pytest.raises(OutsideTrouble) as told:
            await refused
        assert told.value.is_lasting
    assert shared.kept(FOCUS.mail, "Moved by facilities") != []


@pytest.mark.parametrize("status", [403, 404])
async def test_what_is_nowhere_that_a_room_lets_be_seen_is_gone(shared, status):
    rita = await shared.connected("rita")
    ref = await shared.events.reserve_direct(rita, a_draft(room=FOCUS))
    await shared.control(f"calendars/{FOCUS.mail}", iCalUId=ref.ical_uid, delete=True)
    code = {403: "ErrorAccessDenied", 404: "ErrorItemNotFound"}[status]
    await shared.fault(match="GET /users/[^/]+/calendars$", status=status, code=code)
    await shared.events.cancel(rita, ref)


async def test_calls_about_a_rooms_event_count_against_the_rooms_limit(shared, in_focus):
    rita, old = in_focus
    widths = {}
    for mailbox in (FOCUS.mail, rita.id):
        widths[mailbox] = shared.events._desk.wire.concurrency.of(mailbox)
    await shared.fault(match="POST /users/.*/cancel", status=429)
    await shared.events.cancel(rita, old)
    assert (widths[FOCUS.mail].width, widths[rita.id].width) == (2, 4)
