"""Being late is passed on to whom it concerns, around the interview and not days before."""

from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview
from bot.language.requests import LateRequest
from cards.view_models import Problem
from dialogs.interviews.answers.running_late import pass_on
from tests.harness.office_stories import booked, save


async def says_late(office, who, interview, note="Running 10 minutes late", to=()):
    request = LateRequest(note=note, people=to)

    async def answer(turn, unit_of_work, ports):
        return await pass_on(turn, interview, request, unit_of_work, ports)

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


async def test_only_who_is_named_hears_it(office):
    interview = await at_the_start(office)
    (mei,) = (one.mail for one in interview.people if one.mail.startswith("mei"))
    reply = await says_late(office, "rita", interview, "Max will be 10 minutes late", (mei,))
    assert "Mei" in words(reply)
    assert "Ian" not in words(reply)
    assert "Max will be 10 minutes late" in words(office.views("mei")[-1])


async def test_days_before_it_is_not_passed_on(office):
    interview = await booked(office)
    assert isinstance(await says_late(office, "ian", interview), Problem)


async def test_somebody_else_cannot_say_it(office):
    interview = await at_the_start(office)
    assert isinstance(await says_late(office, "ada", interview), Problem)


async def test_the_time_is_on_the_readers_clock_and_the_candidate_is_named(office):
    interview = await at_the_start(office, "Ian and Mei for candidate Jo Park on Tuesday")
    for name, zone in (("rita", "Europe/London"), ("mei", "Asia/Kolkata")):
        (stored,) = await office.store.find(Person, "mail", f"t/{name}@x.example")
        await save(office, replace(stored.value, zone=zone))
    await says_late(office, "ian", interview)
    assert "Jo Park’s interview at 09:00: “Running" in words(office.views("rita")[-1])
    assert "Jo Park’s interview at 14:30: “Running" in words(office.views("mei")[-1])


async def test_who_has_no_interview_around_now_reads_so(office):
    await booked(office)
    reply = await office.says("ian", "running 10 minutes late")
    assert "from two hours before" in reply
    assert "Nothing was passed on" in reply


async def test_who_is_to_be_told_is_told_and_no_note_is_written(office):
    interview = await at_the_start(office)
    await office.says("rita", "tell Ian I'm running 10 minutes late")
    assert "“I'm running 10 minutes late”" in words(office.views("ian")[-1])
    assert (await office.load(Interview, interview.id)).note == ""


async def test_what_is_asked_besides_of_another_interview_is_done_too(office):
    soon = await booked(office, "Ian on Tuesday for Jo Park")
    await booked(office, "Mei on Wednesday for Hana Ito")
    office.clock.moment = soon.start - timedelta(minutes=10)
    reply = await office.says("rita", "running 10 late, and move Hana's to Friday")
    assert "running 10 late" in words(office.views("ian")[-1])
    assert "Hana Ito" in reply
    assert "Friday" in reply


async def test_news_is_passed_on_though_what_is_asked_besides_is_refused(office):
    soon = await booked(office, "Ian on Tuesday for Jo Park")
    office.clock.moment = soon.start - timedelta(minutes=10)
    reply = await office.says("rita", "running 10 late, and cancel Pia Koch's interview")
    assert "running 10 late" in words(office.views("ian")[-1])
    assert "Pia" in reply
