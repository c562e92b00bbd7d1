import pytest

from bot.domain.bookings.offers import Offer
from bot.domain.people.limits import Limits
from cards.actions import Book
from cards.offer_views import OfferCard
from cards.view_models import Problem, Sheet


async def limits(office, name="ian"):
    return (await office.person(name)).limits


async def test_an_interviewer_sets_sees_and_removes_their_own(office):
    await office.says("ian", "max 2 interviews a day")
    await office.says("ian", "at most five interviews a week")
    await office.says("ian", "no interviews on Fridays for me")
    said = await office.says("ian", "15 min between interviews")
    assert await limits(office) == Limits(
        per_day=2, per_week=5, never_on=frozenset({4}), buffer_minutes=15
    )
    assert "Friday" in said
    await office.says("ian", "what are my limits")
    assert dict(office.view("ian", Sheet).rows)["Per week"] == "At most 5"
    await office.says("ian", "remove my limits")
    assert await limits(office) == Limits()


async def test_limits_hold_for_everybodys_questions(office):
    await office.says("ian", "not on Tuesdays")
    await office.says("rita", "when is Ian free on Tuesday")
    assert office.view("rita", OfferCard).slots == ()
    assert "Ian" in [one.name.split()[0] for one in office.view("rita", OfferCard).obstacles]


async def test_a_day_that_is_full_is_not_offered(office):
    await office.says("ian", "max 1 interview a day")
    await office.says("rita", "when is Ian free on Tuesday")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    before = {one.id for one in await office.all(Offer)}
    await office.says("rita", "when is Ian free on Tuesday")
    (offer,) = [one for one in await office.all(Offer) if one.id not in before]
    assert offer.slots == ()


async def test_admins_set_anybodys_and_nobody_else_does(office):
    await office.says("ada", "max 3 interviews a week for Ian")
    assert (await limits(office)).per_week == 3
    await office.says("ada", "Ian's limits")
    assert office.view("ada", Sheet).title == "Ian Murray: limits"
    for text in ("max 1 interview a week for Ian", "remove Ian's limits", "Ian's limits"):
        await office.says("mei", text)
        assert office.view("mei", Problem).key == "not-allowed"
    assert (await limits(office)).per_week == 3


@pytest.mark.parametrize(
    "text",
    [
        "limit everyone to 2 interviews a day",
        "limit recruiters to 3 interviews a day",
        "limit the backend pool to 2 interviews a day",
        "15 minutes buffer for the whole team",
        "no interviews on Fridays for everyone",
        "limit Ian and Mei to 2 interviews a day",
    ],
)
async def test_what_is_said_of_a_group_is_not_taken_for_the_speakers_own(office, text):
    await office.says("olivia", text)
    assert ("why", "one-person") in office.view("olivia", Problem).facts
    assert await limits(office, "olivia") == Limits()


async def test_after_a_question_so_few_words_change_the_question_instead(office):
    await office.says("rita", "when is Ian free this week")
    await office.says("rita", "not on Fridays")
    assert (await limits(office, "rita")) == Limits()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("max 99 interviews a day", "limit"),
        ("9 hours between interviews", "limit"),
        ("no interviews on weekdays and weekends", "limit-days"),
    ],
)
async def test_limits_that_leave_nothing_are_refused(office, text, why):
    await office.says("ian", text)
    assert ("why", why) in office.view("ian", Problem).facts
    assert await limits(office) == Limits()


async def test_somebody_unknown_has_no_limits(office):
    await office.says("ada", "max 1 interview a day for Zebedee")
    assert ("why", "person") in office.view("ada", Problem).facts


async def test_who_wants_no_interviews_at_some_hours_hears_how_working_hours_are_set(office):
    said = await office.says("ada", "we never interview before 10 or after 5")
    assert "Nothing was changed" in said
    offered = said.partition("“working hours ")[2].partition("”")[0]
    assert offered
    assert "Working hours are now" in await office.says("ada", f"working hours {offered}")
