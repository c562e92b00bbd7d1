"""Events as the embedded tenant keeps them: rooms, the scheduler calendar, invitations and answers."""

import asyncio
import json

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, DialIn, EventRef
from bot.domain.errors import BadAddress, Gone, OutsideTrouble
from bot.graph.calendars import scheduler_calendar
from bot.runtime.ports import Reply
from bot.sandbox.exchange.mailboxes import add_calendar
from tests.harness.event_drafts import (
    DAY,
    FOCUS,
    IAN,
    INVITATION,
    LATER,
    RITA,
    SCHEDULER,
    SHARED,
    SPAN,
    THAMES,
    a_draft,
)
from tests.harness.graph_server import served

# --- the room's own calendar ---------------------------------------------------------------------


@pytest.mark.parametrize("refusal", [403, 404])
async def test_five_permissions_do_not_reach_a_rooms_calendar(world, rita, refusal):
    await world.switch(refusal=refusal)
    assert await world.events.reserve_direct(rita, a_draft(room=FOCUS)) is None


@pytest.mark.parametrize("refusal", [403, 404])
async def test_the_sixth_permission_does_where_the_room_allows_it(refusal):
    async with served(extra_scopes=SHARED) as world:
        rita = await world.connected("rita")
        await world.switch(refusal=refusal)
        assert await world.events.reserve_direct(rita, a_draft(room=THAMES)) is None
        assert (await world.events.reserve_direct(rita, a_draft(room=FOCUS))).owner == FOCUS.mail


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_delegates_refusal_is_one_at_any_status(world, rita, status):
    await world.fault(match="/users/", status=status, code="DelegatedCalendarAccessDenied")
    assert await world.events.reserve_direct(rita, a_draft(room=FOCUS)) is None


async def test_a_meeting_tells_how_to_dial_in_where_the_licence_has_that(world, rita):
    draft = a_draft(online=True, attendees=((IAN, "Ian"),))
    assert (await world.events.invite(rita, draft)).dial_in is None
    await world.switch(dialIn=True)
    event = await world.events.invite(rita, replace(draft, transaction="another"))
    assert event.dial_in == DialIn(number="+44 20 7946 0018", conference_id="204817563")


async def test_a_direct_write_whose_answer_was_lost_is_written_once():
    async with served(extra_scopes=SHARED) as world:
        rita = await world.connected("rita")
        before = len(world.kept(FOCUS.mail))
        await world.fault(match="POST .*/users/", status=503, after=True)
        ref = await world.events.reserve_direct(rita, a_draft(room=FOCUS))
        assert len(world.kept(FOCUS.mail)) == before + 1
        await world.events.cancel(rita, ref)
        assert len(world.kept(FOCUS.mail)) == before


async def test_a_hold_in_a_rooms_calendar_becomes_a_reservation_by_a_change():
    async with served(extra_scopes=SHARED) as world:
        rita = await world.connected("rita")
        hold = a_draft(room=FOCUS, subject="[Hold] Interview", is_hold=True)
        ref = await world.events.reserve_direct(rita, hold)
        (event,) = [one for one in world.kept(FOCUS.mail) if one.subject == "[Hold] Interview"]
        assert event.show_as == "tentative"
        reserved = replace(
            hold,
            subject="Interview",
            text="Booked",
            is_hold=False,
            was_hold=True,
            rewrites_text=True,
        )
        changed = await world.events.change(rita, ref, reserved)
        again = await world.events.change(rita, ref, reserved)
        assert (changed.ref, again.ref) == (ref, ref)
        (event,) = [one for one in world.kept(FOCUS.mail) if one.subject == "Interview"]
        assert event.show_as == "busy"
        assert "Booked" in event.body


async def test_a_mailbox_that_is_switched_off_is_a_bad_address():
    async with served(extra_scopes=SHARED) as world:
        rita = await world.connected("rita")
        await world.switch(mail=FOCUS.mail, mailbox=False)
        with pytest.raises(BadAddress):
            await world.events.reserve_direct(rita, a_draft(room=FOCUS))
        await world.switch(mail=RITA, mailbox=False)
        with pytest.raises(BadAddress):
            await world.calendars.free_busy(rita, [IAN], DAY)


@pytest.mark.parametrize(
    "trouble",
    [
        {"status": 404, "code": "MailboxNotEnabledForRESTAPI"},
        {"status": 404, "code": "ResourceNotFound"},
        {"status": 404, "body": "<html>Not here</html>"},
    ],
    ids=str,
)
async def test_a_mailbox_that_is_away_has_not_deleted_its_events(world, rita, trouble):
    ref = (await world.events.invite(rita, INVITATION)).ref
    await world.fault(match="/me/events", times=9, **trouble)
    for call in (
        world.calendars.event(rita, ref),
        world.events.change(rita, ref, INVITATION),
        world.events.cancel(rita, ref),
    ):
        with pytest.raises(OutsideTrouble):
            await call


# --- the scheduler calendar ----------------------------------------------------------------------


async def test_the_scheduler_calendar_is_made_once(world, rita):
    await world.events.reserve_in_scheduler(rita, a_draft())
    await world.events.reserve_in_scheduler(rita, a_draft(transaction="t-2", span=LATER))
    assert len(world.asked("POST /sandbox/graph/v1.0/me/calendars")) == 3
    assert len(world.kept(RITA, SCHEDULER)) == 2


@pytest.mark.parametrize("name", ["Comeet Scheduler", "COMEET scheduler"])
async def test_a_calendar_that_is_there_is_used_in_whatever_case(world, rita, name):
    add_calendar(world.tenant.exchange.mailboxes[RITA], name)
    await world.events.reserve_in_scheduler(rita, a_draft())
    assert len(world.kept(RITA, name)) == 1


async def test_a_calendar_that_only_a_full_list_shows_is_found_there(world, rita):
    add_calendar(world.tenant.exchange.mailboxes[RITA], SCHEDULER)
    await world.fault(match="GET .*/me/calendars", status=200, body='{"value": []}')
    await world.events.reserve_in_scheduler(rita, a_draft())
    assert len(world.kept(RITA, SCHEDULER)) == 1


async def test_a_calendar_that_was_deleted_is_made_again(world, rita):
    await world.events.reserve_in_scheduler(rita, a_draft())
    box = world.tenant.exchange.mailboxes[RITA]
    lost = next(one.id for one in box.calendars.values() if one.name == SCHEDULER)
    del box.calendars[lost]
    assert await world.calendars.own_reservations(rita, DAY) == ()
    await world.events.reserve_in_scheduler(rita, a_draft(transaction="t-2"))
    assert len(world.kept(RITA, SCHEDULER)) == 1


async def test_who_has_no_such_calendar_is_asked_again_only_after_minutes(world, rita, monkeypatch):
    for _ in range(2):
        assert await world.calendars.own_reservations(rita, DAY) == ()
    assert len(world.asked("GET /sandbox/graph/v1.0/me/calendars")) == 1
    add_calendar(world.tenant.exchange.mailboxes[RITA], SCHEDULER)
    monkeypatch.setattr(scheduler_calendar, "MISSED_FOR", 0.0)
    await world.calendars.own_reservations(rita, DAY)
    assert world.asked("calendarView")


async def test_a_calendar_that_was_just_missed_is_read_as_soon_as_it_is_made(world, rita):
    assert await world.calendars.own_reservations(rita, DAY) == ()
    await world.events.reserve_in_scheduler(rita, a_draft())
    assert [one.span for one in await world.calendars.own_reservations(rita, DAY)] == [SPAN]


async def test_a_calendar_that_is_made_while_it_is_looked_for_is_read(world, rita):
    await world.fault(match="GET .*/me/calendars", status=200, body='{"value": []}', delayMs=200)
    await asyncio.gather(
        world.calendars.own_reservations(rita, DAY),
        world.events.reserve_in_scheduler(rita, a_draft()),
    )
    assert [one.span for one in await world.calendars.own_reservations(rita, DAY)] == [SPAN]


async def test_a_calendar_name_with_an_apostrophe_is_found():
    async with served(scheduler_calendar="Rita's rooms") as world:
        rita = await world.connected("rita")
        for transaction in ("t-1", "t-2"):
            await world.events.reserve_in_scheduler(rita, a_draft(transaction=transaction))
        assert len(world.kept(RITA, "Rita's rooms")) == 2


async def test_reservations_that_are_free_or_cancelled_hold_nothing(world, rita):
    for number, change in enumerate(({"show_as": "free"}, {"is_cancelled": True}, {})):
        await world.events.reserve_in_scheduler(rita, a_draft(transaction=f"t-{number}"))
        event = next(one for one in world.kept(RITA, SCHEDULER) if one.transaction == f"t-{number}")
        for name, value in change.items():
            setattr(event, name, value)
    assert [one.span for one in await world.calendars.own_reservations(rita, DAY)] == [SPAN]


async def test_a_calendar_that_is_there_and_nowhere_to_be_found_is_trouble(world, rita):
    await world.fault(match="POST .*/me/calendars$", status=409, code="ErrorFolderExists")
    with pytest.raises(OutsideTrouble):
        await world.events.reserve_in_scheduler(rita, a_draft())


async def test_a_reservation_whose_times_make_no_sense_is_trouble_and_not_free(world, rita):
    await world.events.reserve_in_scheduler(rita, a_draft())
    mars = {"dateTime": "2026-03-21T10:00:00", "timeZone": "Mars"}
    body = json.dumps({"value": [{"start": mars, "end": mars}]})
    await world.fault(match="calendarView", status=200, body=body)
    with pytest.raises(OutsideTrouble):
        await world.calendars.own_reservations(rita, DAY)


# --- events --------------------------------------------------------------------------------------


async def test_a_transaction_used_for_something_else_is_still_ours(world, rita):
    first = await world.events.invite(rita, INVITATION)
    again = await world.events.invite(rita, a_draft(subject="Other", attendees=((IAN, "Ian"),)))
    assert again.ref == first.ref


async def test_a_transaction_whose_event_was_deleted_is_gone(world, rita):
    event = await world.events.invite(rita, INVITATION)
    await world.events.cancel(rita, event.ref)
    with pytest.raises(Gone):
        await world.events.invite(rita, INVITATION)


@pytest.mark.parametrize("status", [204, 404])
async def test_what_cannot_be_called_off_is_deleted(world, rita, status):
    ref = (await world.events.invite(rita, INVITATION)).ref
    await world.fault(match="/cancel", status=400, code="ErrorInvalidRequest")
    if status != 204:
        await world.fault(match="DELETE", status=status)
    await world.events.cancel(rita, ref)
    assert len(world.asked("DELETE")) == 1


async def test_what_was_deleted_meanwhile_counts_as_taken_back(world, rita):
    """Exchange may call the meeting off and answer as if it had not; then its immutable id still finds what is left."""
    ref = (await world.events.invite(rita, INVITATION)).ref
    await world.events.cancel(rita, ref)
    await world.fault(match="/cancel", status=400, code="ErrorInvalidRequest")
    await world.events.cancel(rita, ref)
    assert len(world.asked("DELETE")) == 1


@pytest.mark.parametrize("match", ["/cancel", "DELETE"])
async def test_what_may_not_be_taken_back_is_not_said_to_be(world, rita, match):
    ref = (await world.events.invite(rita, INVITATION)).ref
    if match == "DELETE":
        await world.fault(match="/cancel", status=400, code="ErrorInvalidRequest")
    await world.fault(match=match, status=403)
    with pytest.raises(OutsideTrouble):
        await world.events.cancel(rita, ref)


async def test_the_texts_of_an_event_are_escaped(world, rita):
    await world.events.invite(rita, a_draft(text="<script>&\nnext", attendees=((IAN, "Ian"),)))
    kept = next(one for one in world.kept(RITA) if one.transaction)
    assert kept.body == "&lt;script&gt;&amp;<br>next"


async def test_a_join_address_that_comes_later_is_read_later(world, rita):
    await world.switch(lateJoinUrl=True)
    event = await world.events.invite(rita, a_draft(online=True, attendees=((IAN, "Ian"),)))
    assert event.join_url == ""
    world.clock.pass_by(seconds=5)
    assert (await world.calendars.event(rita, event.ref)).join_url.startswith("https://teams")


async def test_the_join_address_survives_a_change(world, rita):
    event = await world.events.invite(rita, a_draft(online=True, attendees=((IAN, "Ian"),)))
    changed = await world.events.change(
        rita, event.ref, a_draft(span=LATER, online=True, attendees=((IAN, "Ian"),))
    )
    kept = next(one for one in world.kept(RITA) if one.transaction)
    assert changed.join_url == event.join_url
    assert event.join_url in kept.body


async def test_a_text_rewritten_twice_keeps_the_meeting_and_is_one_document(world, rita):
    draft = a_draft(online=True, text="First", attendees=((IAN, "Ian"),))
    event = await world.events.invite(rita, draft)
    for text in ("Second", "Third"):
        latest = replace(draft, text=text, rewrites_text=True)
        changed = await world.events.change(rita, event.ref, latest)
    kept = next(one for one in world.kept(RITA) if one.transaction)
    assert changed.join_url == event.join_url
    assert event.join_url in kept.body
    assert "Third" in kept.body
    assert "First" not in kept.body
    assert "Second" not in kept.body
    assert kept.body.count("</html>") <= 1


async def test_an_invitation_on_its_way_is_waited_for(world, rita):
    ian = await world.connected("ian")
    event = await world.events.invite(rita, INVITATION)
    await world.switch(deliverySeconds=2)
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    world.clock.pass_by(seconds=5)
    assert (await world.calendars.event(rita, event.ref)).answers == {IAN: Answer.ACCEPTED}


async def test_an_invitation_that_does_not_arrive_is_gone(world, rita):
    await world.switch(deliverySeconds=60)
    ian = await world.connected("ian")
    event = await world.events.invite(rita, INVITATION)
    before = world.clock.now()
    with pytest.raises(Gone):
        await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.DECLINED))
    assert (world.clock.now() - before).total_seconds() <= 3


async def test_the_organizer_attends_without_saying_so(world, rita):
    event = await world.events.invite(rita, INVITATION)
    await world.events.answer(rita, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    with pytest.raises(Gone):
        await world.events.answer(rita, event.ref.ical_uid, Reply(answer=Answer.DECLINED))


async def test_an_event_of_somebody_else_is_not_deleted_but_gone(world, rita):
    with pytest.raises(Gone):
        await world.calendars.event(rita, EventRef(owner="me", id="AAMk/+not=one"))


@pytest.mark.parametrize("form", ["mail", "named"])
async def test_an_answer_is_noticed_under_the_address_it_comes_back_with(world, rita, form):
    await world.switch(mail=IAN, answersAs=form)
    ian = await world.connected("ian")
    event = await world.events.invite(rita, INVITATION)
    world.clock.pass_by(seconds=5)
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    world.clock.pass_by(seconds=5)
    seen = await world.calendars.event(rita, event.ref)
    assert (seen.answers, seen.invited) == ({IAN: Answer.ACCEPTED}, {IAN})


async def test_an_answer_under_an_x500_address_keeps_its_name(world, rita):
    await world.switch(mail=IAN, answersAs="x500")
    ian = await world.connected("ian")
    event = await world.events.invite(rita, INVITATION)
    world.clock.pass_by(seconds=5)
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.DECLINED))
    world.clock.pass_by(seconds=5)
    seen = await world.calendars.event(rita, event.ref)
    assert (seen.answers, seen.nameless) == ({}, (("Ian", Answer.DECLINED),))


async def test_a_proposal_that_the_meeting_does_not_take_is_not_sent(world, rita):
    event = await world.events.invite(rita, replace(INVITATION, is_for_candidate=True))
    world.clock.pass_by(seconds=5)
    ian = await world.connected("ian")
    reply = Reply(answer=Answer.TENTATIVE, proposed=LATER)
    with pytest.raises(Gone):
        await world.events.answer(ian, event.ref.ical_uid, reply)
    world.clock.pass_by(seconds=5)
    assert (await world.calendars.event(rita, event.ref)).answers == {}


@pytest.mark.parametrize(("form", "who"), [("mail", IAN), ("x500", "ian")])
async def test_a_time_proposed_in_outlook_is_read(world, rita, form, who):
    await world.switch(mail=IAN, answersAs=form)
    event = await world.events.invite(rita, INVITATION)
    world.clock.pass_by(seconds=5)
    span = {"start": LATER.start.isoformat(), "end": LATER.end.isoformat()}
    answer = {"answer": "tentative", "proposed": span}
    await world.control(f"calendars/{IAN}", iCalUId=event.ref.ical_uid, **answer)
    world.clock.pass_by(seconds=5)
    assert (await world.calendars.event(rita, event.ref)).proposed == {who: LATER}


# --- who else is invited -------------------------------------------------------------------------

GUEST = "guest@elsewhere.example"


async def added_in_outlook(world, ref, *mails):
    await world.control(f"calendars/{RITA}", iCalUId=ref.ical_uid, add=[*mails])


def attendees(world, ref):
    [event] = [one for one in world.kept(RITA) if one.ical == ref.ical_uid]
    return {one.mail for one in event.attendees}


@pytest.mark.parametrize(
    ("draft", "stay"),
    [
        ({"outsiders": (GUEST,)}, {IAN, GUEST}),
        ({"is_for_candidate": True}, {IAN, GUEST, "mei@contoso.example"}),
        ({}, {IAN}),
    ],
    ids=["outsiders", "candidate", "nobody"],
)
async def test_a_change_keeps_whom_others_have_invited(world, rita, draft, stay):
    ref = (await world.events.invite(rita, INVITATION)).ref
    await added_in_outlook(world, ref, GUEST, "mei@contoso.example")
    await world.events.change(rita, ref, replace(INVITATION, span=LATER, **draft))
    assert attendees(world, ref) == stay


async def test_who_stays_and_answers_under_an_x500_address_is_not_written_again(world, rita):
    await world.switch(mail=IAN, answersAs="x500")
    ian = await world.connected("ian")
    ref = (await world.events.invite(rita, INVITATION)).ref
    world.clock.pass_by(seconds=5)
    await world.events.answer(ian, ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    world.clock.pass_by(seconds=5)
    await world.events.change(rita, ref, INVITATION)
    assert world.asked("PATCH") == []


CANDIDATE = replace(
    INVITATION, is_for_candidate=True, text="You meet Ian & Mei.\nhttps://a.example/x"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CANDIDATE, CANDIDATE),
        (INVITATION, replace(INVITATION, rewrites_text=True)),
        (replace(INVITATION, online=True), replace(INVITATION, online=True, rewrites_text=True)),
    ],
    ids=["candidate", "interviewers", "online"],
)
async def test_a_change_that_is_repeated_is_written_and_mailed_once(world, rita, before, after):
    ref = (await world.events.invite(rita, before)).ref
    later = replace(after, span=LATER, text=f"{after.text}\nAt another time.")
    await world.events.change(rita, ref, later)
    await world.events.change(rita, ref, later)
    assert len(world.asked("PATCH")) == 1


async def test_another_text_for_the_candidate_is_written(world, rita):
    ref = (await world.events.invite(rita, CANDIDATE)).ref
    await world.events.change(rita, ref, replace(CANDIDATE, text="You meet Ian."))
    await world.events.change(rita, ref, replace(CANDIDATE, text="You meet Mei."))
    [event] = [one for one in world.kept(RITA) if one.ical == ref.ical_uid]
    assert ("You meet Mei." in event.body, len(world.asked("PATCH"))) == (True, 2)


async def test_whom_others_have_invited_stays_under_an_x500_address_too(world, rita):
    mei = "mei@contoso.example"
    await world.switch(mail=mei, answersAs="x500")
    connected = await world.connected("mei")
    ref = (await world.events.invite(rita, INVITATION)).ref
    await added_in_outlook(world, ref, mei)
    world.clock.pass_by(seconds=5)
    await world.events.answer(connected, ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    world.clock.pass_by(seconds=5)
    await world.events.change(rita, ref, replace(INVITATION, span=LATER, outsiders=(mei,)))
    assert attendees(world, ref) == {IAN, mei}


async def test_who_was_taken_off_in_outlook_is_not_invited_again_beside_an_x500_address(
    world, rita
):
    await world.switch(mail=IAN, answersAs="x500")
    ian = await world.connected("ian")
    invitation = replace(INVITATION, attendees=((IAN, "Ian Murray"),))
    ref = (await world.events.invite(rita, invitation)).ref
    world.clock.pass_by(seconds=5)
    await world.events.answer(ian, ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    world.clock.pass_by(seconds=5)
    await world.events.change(rita, ref, replace(invitation, span=LATER, outsiders=(GUEST,)))
    assert attendees(world, ref) == {IAN}


async def test_a_new_event_for_the_same_interview_invites_them_again(world, rita):
    ref = (await world.events.invite(rita, replace(INVITATION, outsiders=(GUEST,)))).ref
    assert attendees(world, ref) == {IAN, GUEST}
