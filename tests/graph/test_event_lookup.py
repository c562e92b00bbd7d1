"""Events that were moved in Outlook since the bot saw them: followed, never taken for deleted."""

from dataclasses import replace

import pytest

from bot.domain.bookings.interviews import Answer
from bot.domain.errors import Gone, OutsideTrouble
from bot.runtime.ports import Reply
from tests.harness.event_drafts import IAN, INVITATION, LATER, RITA, SCHEDULER, a_draft

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
