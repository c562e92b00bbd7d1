"""What Calendars and Events promise, asked of the fake and of Graph over HTTP."""

from datetime import timedelta

import pytest
import stamina

from bot.domain.accounts import Person, PersonId
from bot.domain.bookings.interviews import Answer, EventRef
from bot.domain.errors import BadAddress, Gone, SignInNeeded
from bot.domain.intervals import Interval
from bot.domain.rooms import Room
from bot.domain.search_models import Status
from bot.runtime.ports import Draft, Reply
from tests.fakes.calendars import FakeCalendars
from tests.harness.graph_server import Served, saturday, served
from tests.harness.intervals import shifted

THAMES = Room(name="Thames", mail="thames@contoso.example", capacity=4)
FOCUS = Room(name="Focus 1", mail="focus1@contoso.example", capacity=2)
NOWHERE = Room(name="Nowhere", mail="nowhere@contoso.example")
SPAN, LATER, DAY = saturday(10), saturday(14), saturday(0, minutes=1440)
RITA, IAN, MEI, SAM = (f"{name}@contoso.example" for name in ("rita", "ian", "mei", "sam"))


class FakeWorld:
    """The fake, with a tenant's people."""

    def __init__(self):
        unread = {NOWHERE.mail: "no-mailbox"}
        self.calendars = self.events = FakeCalendars(may_write={FOCUS.mail}, unread=unread)
        self.calendars.signed_out = {PersonId("t/sam"): None}

    async def person(self, name):
        return Person(
            id=PersonId(f"t/{name}"), tenant="t", name=name, mail=f"{name}@contoso.example"
        )

    async def post_arrives(self):
        """Nothing is under way: the fake delivers at once."""


class GraphWorld:
    """Graph, as the embedded tenant plays it."""

    def __init__(self, served: Served):
        self.served, self.calendars, self.events = served, served.calendars, served.events

    async def person(self, name):
        return self.served.person(name) if name == "sam" else await self.served.connected(name)

    async def post_arrives(self):
        self.served.clock.pass_by(seconds=30)
        self.served.tenant.run_due()


@pytest.fixture(params=["fake", "graph"])
async def world(request):
    if request.param == "fake":
        yield FakeWorld()
        return
    with stamina.set_testing(testing=True, attempts=7, cap=True):
        async with served(extra_scopes=("Calendars.ReadWrite.Shared",)) as tenant:
            yield GraphWorld(tenant)


@pytest.fixture
async def rita(world):
    return await world.person("rita")


@pytest.fixture
async def ian(world):
    return await world.person("ian")


def a_draft(transaction="t-1", **changes):
    given = {"subject": "Interview: <Zoë>", "text": "Please\nanswer & come.", "span": SPAN}
    return Draft(transaction=transaction, **given | changes)


def an_invitation(transaction="t-1", **changes):
    people = ((IAN, "Ian Murray"), (MEI, "Mei Tanaka"))
    return a_draft(transaction, **{"attendees": people, "room": THAMES} | changes)


async def taken(world, reader, mail):
    """Return when somebody is busy on the day, as others see it."""
    read = (await world.calendars.free_busy(reader, [mail], DAY))[mail]
    assert not read.unread
    return [item.span for item in read.items if item.status is not Status.FREE]


async def statuses(world, reader, mail):
    read = (await world.calendars.free_busy(reader, [mail], DAY))[mail]
    return [item.status for item in read.items]


# --- reading -------------------------------------------------------------------------------------


async def test_every_address_asked_for_has_an_answer(world, rita):
    asked = [IAN, THAMES.mail, NOWHERE.mail, IAN]
    read = await world.calendars.free_busy(rita, asked, DAY)
    assert set(read) == set(asked)
    assert all(one.mail == mail for mail, one in read.items())


async def test_an_empty_calendar_is_read_and_has_no_items(world, rita):
    assert await taken(world, rita, IAN) == []


async def test_an_address_that_nobody_has_is_unread_and_not_free(world, rita):
    read = await world.calendars.free_busy(rita, [NOWHERE.mail], DAY)
    assert read[NOWHERE.mail].unread
    assert not read[NOWHERE.mail].items


async def test_nobody_asked_for_is_nobody_answered(world, rita):
    assert await world.calendars.free_busy(rita, [], DAY) == {}


async def test_without_a_grant_a_sign_in_is_needed(world):
    sam = await world.person("sam")
    for call in (
        world.calendars.free_busy(sam, [IAN], DAY),
        world.calendars.own_reservations(sam, DAY),
        world.events.invite(sam, an_invitation()),
        world.events.cancel(sam, EventRef(owner="me", id="x")),
        world.events.answer(sam, "uid", Reply(answer=Answer.ACCEPTED)),
    ):
        with pytest.raises(SignInNeeded):
            await call


async def test_an_event_that_never_was_is_gone(world, rita):
    with pytest.raises(Gone):
        await world.calendars.event(rita, EventRef(owner="me", id="nothing"))


# --- inviting ------------------------------------------------------------------------------------


async def test_an_invitation_stands_in_the_calendars_of_all_it_concerns(world, rita):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    assert (event.span, event.ref.owner) == (SPAN, "me")
    assert event.ref.ical_uid
    for mail in (RITA, IAN, MEI):
        assert await taken(world, rita, mail) == [SPAN]


async def test_an_invitation_names_the_room_and_does_not_take_it(world, rita):
    await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == []


async def test_the_same_transaction_is_the_same_event(world, rita):
    first = await world.events.invite(rita, an_invitation())
    again = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    assert again.ref == first.ref
    assert await taken(world, rita, IAN) == [SPAN]


async def test_another_transaction_is_another_event(world, rita):
    first = await world.events.invite(rita, an_invitation())
    other = await world.events.invite(rita, an_invitation("t-2"))
    assert other.ref.id != first.ref.id


async def test_a_meeting_is_online_only_where_that_is_asked_for(world, rita):
    plain = await world.events.invite(rita, an_invitation())
    online = await world.events.invite(rita, an_invitation("t-2", online=True))
    assert (plain.join_url, online.join_url[:8]) == ("", "https://")


async def test_a_guest_from_outside_is_no_hindrance(world, rita):
    draft = an_invitation(guests=(("zoe@elsewhere.example", "Zoë"),))
    assert (await world.events.invite(rita, draft)).span == SPAN


async def test_nobody_has_answered_at_first(world, rita):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    assert (await world.calendars.event(rita, event.ref)).answers == {}


# --- answering -----------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED])
async def test_an_answer_reaches_the_organizer(world, rita, ian, answer):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=answer, comment="See you"))
    await world.post_arrives()
    assert (await world.calendars.event(rita, event.ref)).answers == {IAN: answer}


@pytest.mark.parametrize("answer", [Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED])
async def test_the_same_answer_twice_is_one_answer(world, rita, ian, answer):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    for _ in range(2):
        await world.events.answer(ian, event.ref.ical_uid, Reply(answer=answer))
    await world.post_arrives()
    assert (await world.calendars.event(rita, event.ref)).answers == {IAN: answer}


@pytest.mark.parametrize("answer", [Answer.TENTATIVE, Answer.DECLINED])
async def test_another_time_is_proposed_with_the_answer(world, rita, ian, answer):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=answer, proposed=LATER))
    await world.post_arrives()
    seen = await world.calendars.event(rita, event.ref)
    assert (seen.answers, seen.proposed) == ({IAN: answer}, {IAN: LATER})


async def test_a_mind_can_be_changed(world, rita, ian):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.TENTATIVE))
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    await world.post_arrives()
    assert (await world.calendars.event(rita, event.ref)).answers == {IAN: Answer.ACCEPTED}


async def test_who_declines_is_free(world, rita, ian):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.DECLINED))
    assert await taken(world, rita, IAN) == []


async def test_who_has_declined_has_nothing_left_to_accept(world, rita, ian):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.DECLINED))
    with pytest.raises(Gone):
        await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))


async def test_an_unanswered_invitation_is_tentative_and_an_accepted_one_busy(world, rita, ian):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    assert await statuses(world, rita, IAN) == [Status.TENTATIVE]
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    assert await statuses(world, rita, IAN) == [Status.BUSY]
    assert await statuses(world, rita, RITA) == [Status.BUSY]


async def test_who_was_not_invited_cannot_answer(world, rita, ian):
    event = await world.events.invite(rita, an_invitation(attendees=((MEI, "Mei"),)))
    await world.post_arrives()
    for answer in (Answer.ACCEPTED, Answer.DECLINED):
        with pytest.raises(Gone):
            await world.events.answer(ian, event.ref.ical_uid, Reply(answer=answer))


# --- changing and cancelling ---------------------------------------------------------------------


async def test_a_changed_event_stands_at_its_new_time_with_its_new_people(world, rita):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    draft = an_invitation(span=LATER, attendees=((MEI, "Mei"),))
    changed = await world.events.change(rita, event.ref, draft)
    await world.post_arrives()
    assert (changed.span, changed.ref) == (LATER, event.ref)
    assert (await world.calendars.event(rita, event.ref)).span == LATER
    assert [await taken(world, rita, mail) for mail in (IAN, MEI)] == [[], [LATER]]


async def test_a_new_time_asks_everybody_again(world, rita, ian):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))
    await world.post_arrives()
    await world.events.change(rita, event.ref, an_invitation())
    assert (await world.calendars.event(rita, event.ref)).answers == {IAN: Answer.ACCEPTED}
    await world.events.change(rita, event.ref, an_invitation(span=LATER))
    await world.post_arrives()
    assert (await world.calendars.event(rita, event.ref)).answers == {}


async def test_what_is_gone_cannot_be_changed(world, rita):
    event = await world.events.invite(rita, an_invitation())
    await world.events.cancel(rita, event.ref)
    with pytest.raises(Gone):
        await world.events.change(rita, event.ref, an_invitation(span=LATER))


async def test_a_cancelled_event_is_gone_from_every_calendar(world, rita):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.cancel(rita, event.ref, "Not today")
    await world.post_arrives()
    with pytest.raises(Gone):
        await world.calendars.event(rita, event.ref)
    assert [await taken(world, rita, mail) for mail in (RITA, IAN)] == [[], []]


async def test_cancelling_twice_is_fine(world, rita):
    event = await world.events.invite(rita, an_invitation())
    await world.events.cancel(rita, event.ref)
    await world.events.cancel(rita, event.ref)


async def test_what_is_cancelled_cannot_be_accepted(world, rita, ian):
    event = await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    await world.events.cancel(rita, event.ref)
    await world.post_arrives()
    with pytest.raises(Gone):
        await world.events.answer(ian, event.ref.ical_uid, Reply(answer=Answer.ACCEPTED))


# --- the room ------------------------------------------------------------------------------------


async def test_a_room_that_may_be_written_to_is_reserved_in_its_own_calendar(world, rita):
    ref = await world.events.reserve_direct(rita, a_draft(room=FOCUS))
    assert ref.owner == FOCUS.mail
    assert await taken(world, rita, FOCUS.mail) == [SPAN]


async def test_a_direct_reservation_repeated_is_one(world, rita):
    first = await world.events.reserve_direct(rita, a_draft(room=FOCUS))
    assert await world.events.reserve_direct(rita, a_draft(room=FOCUS)) == first
    assert await taken(world, rita, FOCUS.mail) == [SPAN]


async def test_a_direct_reservation_can_be_taken_back(world, rita):
    ref = await world.events.reserve_direct(rita, a_draft(room=FOCUS))
    for _ in range(2):
        await world.events.cancel(rita, ref)
    assert await taken(world, rita, FOCUS.mail) == []


async def test_a_room_that_may_not_be_written_to_is_kept(world, rita):
    assert await world.events.reserve_direct(rita, a_draft(room=THAMES)) is None
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == []


async def test_a_room_without_a_mailbox_is_a_bad_address(world, rita):
    with pytest.raises(BadAddress) as caught:
        await world.events.reserve_direct(rita, a_draft(room=NOWHERE))
    assert caught.value.facts == {"mail": NOWHERE.mail}


async def test_a_reservation_through_the_scheduler_calendar_takes_the_room(world, rita):
    ref = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    assert (ref.owner, await taken(world, rita, THAMES.mail)) == ("me", [SPAN])


async def test_only_own_reservations_tell_of_the_scheduler_calendar(world, rita, ian):
    assert list(await world.calendars.own_reservations(rita, DAY)) == []
    await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    assert [one.span for one in await world.calendars.own_reservations(rita, DAY)] == [SPAN]
    assert list(await world.calendars.own_reservations(rita, LATER)) == []
    assert list(await world.calendars.own_reservations(ian, DAY)) == []
    assert await taken(world, rita, RITA) == []


async def test_a_scheduler_reservation_repeated_is_one(world, rita):
    first = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    assert await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES)) == first
    assert len(await world.calendars.own_reservations(rita, DAY)) == 1


async def test_a_scheduler_reservation_taken_back_gives_the_room_back(world, rita):
    ref = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    await world.events.cancel(rita, ref)
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == []
    assert list(await world.calendars.own_reservations(rita, DAY)) == []


async def test_a_reservation_that_moves_takes_the_room_along(world, rita):
    ref = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    await world.events.change(rita, ref, a_draft(room=THAMES, span=LATER))
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == [LATER]


async def test_a_reservation_that_moves_by_half_its_length_keeps_the_room(world, rita):
    ref = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    half = Interval(SPAN.start + SPAN.length / 2, SPAN.end + SPAN.length / 2)
    await world.events.change(rita, ref, a_draft(room=THAMES, span=half))
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == [half]


async def test_a_reservation_that_moves_to_a_time_the_room_has_no_more_is_refused(world, rita):
    await world.events.reserve_in_scheduler(rita, a_draft("t-2", room=THAMES, span=LATER))
    ref = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    await world.events.change(rita, ref, a_draft(room=THAMES, span=LATER))
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == [LATER]


async def test_a_direct_reservation_is_moved_in_the_rooms_own_calendar(world, rita):
    ref = await world.events.reserve_direct(rita, a_draft(room=FOCUS))
    await world.events.change(rita, ref, a_draft(room=FOCUS, span=LATER))
    assert await taken(world, rita, FOCUS.mail) == [LATER]


async def test_a_room_that_is_taken_refuses_the_second_who_asks(world, rita):
    first = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    second = await world.events.reserve_in_scheduler(rita, a_draft("t-2", room=THAMES))
    await world.post_arrives()
    assert first.id != second.id
    assert await taken(world, rita, THAMES.mail) == [SPAN]
    await world.events.cancel(rita, second)
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == [SPAN]


async def test_a_direct_write_minds_no_conflict(world, rita):
    for transaction in ("t-1", "t-2"):
        await world.events.reserve_direct(rita, a_draft(transaction, room=FOCUS))
    assert await taken(world, rita, FOCUS.mail) == [SPAN, SPAN]


async def test_what_a_room_says_to_a_reservation_is_not_tallied(world, rita):
    ref = await world.events.reserve_in_scheduler(rita, a_draft(room=THAMES))
    await world.post_arrives()
    assert (await world.calendars.event(rita, ref)).answers == {}


async def test_the_room_is_reserved_beside_the_invitation_not_instead(world, rita):
    await world.events.reserve_in_scheduler(rita, a_draft("t-room", room=THAMES))
    await world.events.invite(rita, an_invitation("t-event"))
    await world.post_arrives()
    assert await taken(world, rita, THAMES.mail) == [SPAN]
    assert await taken(world, rita, IAN) == [SPAN]


async def test_a_window_shows_what_begins_before_it_and_ends_after_it(world, rita):
    await world.events.invite(rita, an_invitation())
    await world.post_arrives()
    inside = shifted(saturday(10, minutes=30), timedelta(minutes=15))
    read = (await world.calendars.free_busy(rita, [IAN], inside))[IAN]
    assert [item.span for item in read.items] == [SPAN]
