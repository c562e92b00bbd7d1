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


@pytest.mark.parametrize(
    "text",
    [
        "two a day, five a week",
        "five a week, two a day",
        "no more than two a day, five a week",
        "max 2 interviews a day and 5 a week",
    ],
)
async def test_both_limits_that_are_said_at_once_are_kept(office, text):
    await office.says("ian", "no interviews on Mondays for me")
    await office.says("ian", text)
    assert await limits(office) == Limits(per_day=2, per_week=5, never_on=frozenset({0}))


@pytest.mark.parametrize("text", ["2 a day, 500 a week", "500 a day, 2 a week"])
async def test_of_two_limits_neither_is_kept_where_one_cannot_be(office, text):
    await office.says("ian", text)
    assert await limits(office) == Limits()


@pytest.mark.parametrize(
    "text",
    [
        "Friday afternoons are fine again",
        "I can do Friday afternoons again",
        "Friday afternoons work for me again",
        "Fridays are ok again",
        "afternoons are fine again",
    ],
)
async def test_a_rule_that_was_kept_is_taken_away_and_the_others_stay(office, text):
    await office.says("ian", "max 2 interviews a day")
    await office.says("ian", "keep my Wednesday mornings free")
    await office.says("ian", "keep my Friday afternoons free")
    before = await limits(office)
    assert len(before.kept_free) == 2
    await office.says("ian", text)
    after = await limits(office)
    assert [one.day for one in after.kept_free] == [2]
    assert after.per_day == 2


async def test_a_day_that_was_barred_is_given_back(office):
    await office.says("ian", "no interviews on Fridays for me")
    await office.says("ian", "Fridays are fine again")
    assert await limits(office) == Limits()


async def test_where_no_rule_keeps_it_free_that_is_said(office):
    await office.says("ian", "no interviews on Mondays for me")
    await office.says("ian", "Friday afternoons are fine again")
    assert "None of your rules keeps that time free" in str(office.views("ian")[-2:])
    assert await limits(office) == Limits(never_on=frozenset({0}))


@pytest.mark.parametrize("text", ["I work 8 to 4 on Fridays", "my hours are 8 to 4", "I work 9 to 3"])  # fmt: skip
@pytest.mark.parametrize("who", ["ian", "olivia"])
async def test_own_working_hours_come_from_outlook_whoever_says_them(office, who, text):
    said = await office.says(who, text)
    assert "come from their Outlook calendar" in said
    assert "Only an Owner" not in said
