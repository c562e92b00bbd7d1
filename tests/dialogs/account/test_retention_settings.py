"""What an admin sets about what is kept and how a building is found; what somebody who is ill says."""

from datetime import timedelta

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Answer, Interview
from bot.language.requests import SettingRequest
from cards.actions import NameCandidate
from cards.view_models import AskSure, Problem
from dialogs.account.retention_settings import keep_candidates
from dialogs.interviews.answers.absences import decline_while_away
from dialogs.routes import ROUTES
from tests.harness.office_stories import booked


def days(number):
    return SettingRequest("retention", "retention", minutes=number * 24 * 60)


def directions(building, text):
    return SettingRequest("directions", "directions", name=building, text=text)


async def does(office, who, step, *values):
    async def answer(turn, unit_of_work, ports):
        return await step(turn, *values, unit_of_work, ports)

    return await office.does(who, answer)


async def test_a_shorter_time_is_acted_on_at_once(office):
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    await office.works()
    office.clock.pass_(days=40)
    await office.works()
    await does(office, "olivia", keep_candidates, days(30))
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate == ""


async def test_days_out_of_range_and_people_without_the_right_are_refused(office):
    assert isinstance(await does(office, "olivia", keep_candidates, days(0)), Problem)
    assert isinstance(await does(office, "rita", keep_candidates, days(30)), Problem)
    assert (await office.load(Account, "t")).candidate_days == 180


async def test_a_candidate_reads_how_to_find_the_building(office):
    said = directions("london", "1 Long Lane. Ring the bell.")
    await does(office, "olivia", ROUTES.commands["directions"], said)
    interview = await booked(office)
    jo = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=jo)
    office.clock.pass_(minutes=3)
    await office.works()
    (event,) = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    assert "Ring the bell" in event.draft.text


async def test_an_address_stands_above_the_way_in_and_neither_replaces_the_other(office):
    interview = await booked(office)
    jo = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=jo)
    await office.says("olivia", "address of London: 1 Long Lane")
    said = await office.says("olivia", "directions to the London office: ring the bell")
    assert said.index("1 Long Lane") < said.index("ring the bell")
    office.clock.pass_(minutes=3)
    await office.works()
    (event,) = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    assert event.draft.text.index("1 Long Lane") < event.draft.text.index("ring the bell")
    await office.says("olivia", "address of London: 2 Short Street")
    account = await office.load(Account, "t")
    assert account.way_to("London") == "2 Short Street\nring the bell"


async def test_who_is_ill_declines_what_is_due_that_day_after_one_question(office):
    interview = await booked(office)
    day = interview.start.replace(tzinfo=None, hour=0, minute=0)
    window = (day, day + timedelta(days=1))
    asked = await does(office, "ian", decline_while_away, (window,))
    assert isinstance(asked, AskSure)
    await office.says("ian", "yes")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.people[0].answer is Answer.DECLINED


async def test_another_day_declines_nothing(office):
    interview = await booked(office)
    day = interview.start.replace(tzinfo=None, hour=0, minute=0) + timedelta(days=1)
    await does(office, "ian", decline_while_away, ((day, day + timedelta(days=1)),))
    assert (await office.load(Interview, interview.id)).people[0].answer is Answer.NONE


async def test_it_is_asked_for_in_words(office):
    await office.says("olivia", "keep candidates for 90 days")
    assert (await office.load(Account, "t")).candidate_days == 90
    await office.says("olivia", "directions to London: 1 Long Lane. Ring the bell.")
    assert "Ring the bell" in (await office.load(Account, "t")).directions["London"]


async def test_how_long_candidates_are_kept_is_told_when_asked(office):
    shown = await office.says("olivia", "how long are candidates kept?")
    assert "I forget candidates 180 days after their last interview." in shown
    assert (await office.load(Account, "t")).candidate_days == 180
