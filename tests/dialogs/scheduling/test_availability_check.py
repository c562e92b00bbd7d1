"""What an offer said is looked at once more before it is taken, by the same rules and the same eyes."""

from datetime import UTC, datetime, timedelta

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.errors import BadAddress
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from cards.actions import Book, Refine
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Problem
from tests.harness.office_stories import booked, offered, offered_elsewhere, with_scheduling_user

TUESDAY = Interval(
    datetime(2026, 11, 24, 8, tzinfo=UTC),
    datetime(2026, 11, 24, 20, tzinfo=UTC),
)


async def books(office, view, number=1):
    await office.presses(
        "rita", Book(view.offer, number), message=office.message("rita", OfferCard)
    )
    await office.works()
    return office.view("rita", InterviewCard)


async def maybe_counts_as_free(office):
    """Ian is taken tentatively all Tuesday, and Rita has asked not to mind that."""
    office.calendars.busy["ian@x.example"] = [Item(TUESDAY, Status.TENTATIVE)]
    view = await offered(office)
    (way,) = [one for one in view.ways_out if one.change == "tentative"]
    message = office.message("rita", OfferCard)
    await office.presses("rita", Refine(view.offer, way.way), message=message)
    return office.view("rita", OfferCard)


async def test_a_time_offered_since_maybe_counts_as_free_can_be_booked(office):
    view = await maybe_counts_as_free(office)
    assert (await books(office, view)).stage == "standing"


async def test_what_is_busy_by_then_still_stands_in_the_way_where_maybe_does_not(office):
    view = await maybe_counts_as_free(office)
    office.calendars.busy["ian@x.example"].append(Item(TUESDAY))
    assert (await books(office, view)).ending == "taken"


async def test_a_time_that_the_scheduling_user_read_can_be_booked(office):
    await with_scheduling_user(office)
    office.calendars.hidden = {("rita@x.example", "ian@x.example")}
    assert (await books(office, await offered(office))).stage == "standing"


async def test_a_time_that_the_scheduling_user_read_can_be_moved_to(office):
    interview = await booked(office)
    await with_scheduling_user(office)
    office.calendars.hidden = {("rita@x.example", "ian@x.example")}
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start.date() != interview.start.date())
    await books(office, view, slot.number)
    assert (await office.load(Interview, interview.id)).start == slot.start


async def test_nobody_is_called_busy_whose_calendar_could_not_be_read(office):
    view = await offered(office)
    office.calendars.unread["ian@x.example"] = "no-answer"
    card = await books(office, view)
    assert (card.ending, card.why) == ("failed", "Ian Murray")
    assert office.calendars.events == {}


async def test_a_move_to_a_time_that_could_not_be_read_says_that_it_is_not_known(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    office.calendars.unread["ian@x.example"] = "no-answer"
    reply = await office.presses("rita", Book(view.offer, view.slots[0].number))
    assert (reply.key, dict(reply.facts)["what"]) == ("slot-taken", "unread")


async def thames_elsewhere(office, interview, other):
    """Thames says no: somebody else has it at exactly the interview's time. Half an hour later is asked for."""
    reservation = office.calendars.events[interview.reservation.id]
    reservation.room_refused = True
    reservation.answers["thames@x.example"] = Answer.DECLINED
    office.calendars.busy["thames@x.example"] = other
    office.clock.pass_(seconds=5)
    await office.works()
    await office.says("rita", "move it to Tuesday at 10:30 in Thames")
    return [slot.room for slot in office.view("rita", OfferCard).slots]


async def test_a_room_that_declined_is_not_free_while_who_has_it_is_there(office):
    interview = await booked(office, "Ian on Tuesday at 10 with Thames")
    other = [Item(Interval(interview.start, interview.end))]
    assert "Thames" not in await thames_elsewhere(office, interview, other)


async def test_of_two_entries_at_an_interviews_time_only_one_is_its_own(office):
    interview = await booked(office, "Ian on Tuesday at 10 with Thames")
    office.calendars.busy["ian@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.says("rita", "move it to Tuesday at 10:30")
    half_later = interview.start + timedelta(minutes=30)
    assert half_later not in [slot.start for slot in office.view("rita", OfferCard).slots]


async def test_an_organizer_who_takes_part_can_move_by_half_an_hour(office):
    interview = await booked(office, "Rita and Ian on Tuesday at 10 with Thames")
    await office.says("rita", "move it to Tuesday at 10:30")
    view = office.view("rita", OfferCard)
    assert view.slots[0].start == interview.start + timedelta(minutes=30)
    await books(office, view)
    assert not [one for one in office.views("rita") if isinstance(one, Problem)]
    assert (await office.load(Interview, interview.id)).start == view.slots[0].start


async def test_a_scheduling_user_without_a_mailbox_leaves_only_the_unread_unread(office):
    await with_scheduling_user(office)
    office.calendars.hidden = {("rita@x.example", "ian@x.example")}
    ada = (await office.person("ada")).id
    office.calendars.signed_out[ada] = BadAddress(mail="ada@x.example")
    view = await offered(office, "Ian or Mei on Tuesday with a room")
    assert view.unread == ("Ian Murray",)
    assert view.slots[0].people == ("Mei Tanaka",)
