"""Being late is passed on to whom it concerns, around the interview and not days before."""

from datetime import timedelta

from cards.view_models import Problem
from dialogs.interviews.answers.running_late import pass_on
from tests.harness.office_stories import booked


async def says_late(office, who, interview, note="Running 10 minutes late"):
    async def answer(turn, unit_of_work, ports):
        return await pass_on(turn, interview, note, unit_of_work, ports)

    return await office.does(who, answer)


def words(view):
    return " ".join(view.lines)


async def at_the_start(office, text="Ian and Mei on Tuesday with a room"):
    interview = await booked(office, text)
    office.clock.moment = interview.start - timedelta(minutes=10)
    return interview


async def test_organizer_and_co_interviewers_hear_it_and_nobody_else(office):
    interview = await at_the_start(office)
    reply = await says_late(office, "ian", interview)
    assert "Rita" in words(reply)
    assert "Mei" in words(reply)
    for name in ("rita", "mei"):
        assert "Running 10 minutes late" in words(office.views(name)[-1])


async def test_days_before_it_is_not_passed_on(office):
    interview = await booked(office)
    assert isinstance(await says_late(office, "ian", interview), Problem)


async def test_somebody_else_cannot_say_it(office):
    interview = await at_the_start(office)
    assert isinstance(await says_late(office, "ada", interview), Problem)
