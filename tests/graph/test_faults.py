"""Graph on a bad day: each call meets throttling, lost answers and a cut line, and still does its work once."""

import pytest

from bot.domain.bookings.interviews import Answer
from bot.domain.errors import BadAddress, OutsideTrouble
from bot.runtime.ports import Reply
from cards.words.error_messages import error_message
from tests.harness.event_drafts import (
    DAY,
    FOCUS,
    IAN,
    LATER,
    RITA,
    SCHEDULER,
    a_draft,
    an_invitation,
)


async def read_event(world, rita, key):
    ref = (await world.events.invite(rita, an_invitation(transaction=key))).ref
    return world.calendars.event(rita, ref)


async def move(world, rita, key):
    ref = (await world.events.invite(rita, an_invitation(transaction=key))).ref
    return world.events.change(rita, ref, an_invitation(span=LATER))


async def cancel(world, rita, key):
    ref = (await world.events.invite(rita, an_invitation(transaction=key))).ref
    return world.events.cancel(rita, ref)


async def answer(world, rita, key):
    event = await world.events.invite(rita, an_invitation(transaction=key))
    world.clock.pass_by(seconds=5)
    return world.events.answer(world.ian, event.ref.ical_uid, Reply(answer=Answer.DECLINED))


async def reserve(world, rita, key):
    box = world.tenant.exchange.mailboxes[RITA]
    box.calendars = {k: one for k, one in box.calendars.items() if one.name != SCHEDULER}
    world.events._scheduler._ids.pop(rita.id, None)
    return world.events.reserve_in_scheduler(rita, a_draft(transaction=key))


async def invite(world, rita, key):
    return world.events.invite(rita, an_invitation(transaction=key))


async def free_busy(world, rita, key):
    return world.calendars.free_busy(rita, [IAN], DAY)


async def own(world, rita, key):
    await world.events.reserve_in_scheduler(rita, a_draft(transaction=key))
    return world.calendars.own_reservations(rita, DAY)


CALLS = [
    ("POST .*getSchedule", free_busy),
    ("GET .*calendarView", own),
    ("GET .*/me/events/", read_event),
    ("POST .*/me/events$", invite),
    ("GET .*/me/calendars", reserve),
    ("POST .*/me/calendars$", reserve),
    ("POST .*/me/calendars/.*/events", reserve),
    ("PATCH .*/me/events/", move),
    ("POST .*/cancel", cancel),
    ("GET .*/me/events", answer),
    ("POST .*/decline", answer),
]
TROUBLES = [
    {"status": 429, "retryAfter": "0.5"},
    {"status": 429, "code": "ApplicationThrottled"},
    {"status": 503, "body": ""},
    {"status": 503, "body": "<html>Service Unavailable</html>"},
    {"status": 500},
    {"reset": True},
    {"status": 503, "after": True},
    {"status": 504, "after": True},
    {"reset": True, "after": True},
    {"status": 401},
]


@pytest.mark.parametrize(("match", "begin"), CALLS, ids=[match for match, _ in CALLS])
async def test_a_trouble_that_passes_is_not_noticed(world, rita, match, begin):
    world.ian = await world.connected("ian")
    for number, trouble in enumerate(TROUBLES):
        key = f"t-{number}"
        call = await begin(world, rita, key)
        await world.fault(match=match, **trouble)
        await call
        assert not world.tenant.journal.faults, f"{trouble} was not met"
        kept = world.kept(RITA) + world.kept(RITA, SCHEDULER)
        written = [one for one in kept if one.transaction == key]
        assert len(written) == (0 if begin in (cancel, free_busy) else 1), trouble
        calendars = [one.name for one in world.tenant.exchange.mailboxes[RITA].calendars.values()]
        assert calendars.count(SCHEDULER) <= 1, trouble


@pytest.mark.parametrize(("match", "begin"), CALLS, ids=[match for match, _ in CALLS])
async def test_a_trouble_that_lasts_is_said_with_graphs_reference(world, rita, match, begin):
    world.ian = await world.connected("ian")
    call = await begin(world, rita, "t-1")
    await world.fault(match=match, status=503, times=99)
    with pytest.raises(OutsideTrouble) as caught:
        await call
    writes = match.startswith(("PATCH", "POST")) and "getSchedule" not in match
    assert caught.value.changed == ("unknown" if writes else "no")
    assert caught.value.facts["service"] == "Microsoft 365"


async def test_a_busy_graph_is_no_reason_to_fall_back(world, rita):
    await world.fault(match="POST .*/users/.*/events", status=429, times=99)
    with pytest.raises(OutsideTrouble):
        await world.events.reserve_direct(rita, a_draft(room=FOCUS))


async def test_a_refusal_for_good_is_not_called_a_passing_one(world, rita):
    await world.fault(match="getSchedule", status=403, code="ErrorAccessDenied")
    with pytest.raises(OutsideTrouble) as caught:
        await world.calendars.free_busy(rita, [IAN], DAY)
    assert caught.value.facts["why"] == "denied"
    said = error_message(caught.value.key, caught.value.changed, caught.value.facts)
    assert "trying again won’t help" in said.what
    assert "ErrorAccessDenied" in said.what
    assert "few minutes" not in said.next


async def test_a_mailbox_of_ones_own_that_is_not_in_microsoft_365_is_called_that(world, rita):
    await world.fault(match="getSchedule", status=404, code="MailboxNotEnabledForRESTAPI")
    with pytest.raises(BadAddress) as caught:
        await world.calendars.free_busy(rita, [IAN], DAY)
    said = error_message(caught.value.key, caught.value.changed, caught.value.facts)
    assert "Your mailbox isn’t in Microsoft 365" in said.what
    assert "adding the room" not in said.next
