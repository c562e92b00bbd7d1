"""Somebody of the same pool is asked by itself in place of who declines, where the account wants it and its plan has it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from cards.actions import Decline
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.view_models import Notice, Problem
from tests.harness.office import Office
from tests.harness.office_stories import booked, save


async def ready(plan="ultimate", *, pool=("ian", "mei")):
    office = await Office(plan=plan).open()
    account = await office.load(Account, "t")
    mails = tuple(f"{name}@x.example" for name in pool)
    await save(office, replace(account, replaces_decliners=True, pools={"backend": mails}))
    return office


async def declines(office, name, interview):
    await office.presses(name, Decline(interview.id))
    await office.works()
    return await office.load(Interview, interview.id)


def people(interview):
    return [one.mail for one in interview.people]


def told(office):
    said = [one for one in office.views("rita") if isinstance(one, Notice)]
    return [one.lines for one in said if "declined the interview" in one.lines[0]]


async def test_somebody_of_the_same_pool_is_asked_and_the_organizer_told():
    office = await ready()
    interview = await booked(office, "Ian on Friday with a room")
    after = await declines(office, "ian", interview)
    assert people(after) == ["mei@x.example"]
    (lines,) = told(office)
    assert lines[0].startswith("Ian declined the interview on Friday 27 November")
    assert "I’ve asked Mei instead" in lines[1]
    assert office.view("mei", InterviewCard).interview == interview.id
    assert after.declines == ("ian@x.example",)
    assert after.replacements == 1


async def test_who_is_asked_may_decline_too_and_then_the_organizer_chooses():
    office = await ready()
    interview = await booked(office, "Ian on Friday with a room")
    await declines(office, "ian", interview)
    after = await declines(office, "mei", interview)
    assert people(after) == ["mei@x.example"], "Ian said no to that time: nobody is asked twice"
    assert after.declined == {"mei@x.example"}
    assert len(told(office)) == 1


@pytest.mark.parametrize("case", ["off", "plan", "pool", "late", "often"])
async def test_it_is_left_to_the_organizer(case):
    office = await ready("standard" if case == "plan" else "ultimate")
    account = await office.load(Account, "t")
    changes = {"off": {"replaces_decliners": False}, "pool": {"pools": {}}}.get(case, {})
    await save(office, replace(account, **changes))
    day = "Tuesday" if case == "late" else "Friday"
    interview = await booked(office, f"Ian on {day} with a room")
    if case == "late":
        office.clock.moment = interview.start - timedelta(hours=47)
    if case == "often":
        kept = await office.load(Interview, interview.id)
        await save(office, replace(kept, replacements=3))
    after = await declines(office, "ian", interview)
    assert people(after) == ["ian@x.example"]
    assert after.substitutes == ("mei@x.example",)
    assert told(office) == []


async def test_an_admin_switches_it_where_the_plan_has_it():
    office = await Office(plan="enterprise").open()
    assert "same pool" in await office.says("olivia", "replace people who decline")
    assert (await office.load(Account, "t")).replaces_decliners
    await office.says("olivia", "stop replacing people who decline")
    assert not (await office.load(Account, "t")).replaces_decliners
    await office.says("ian", "replace people who decline")
    assert not (await office.load(Account, "t")).replaces_decliners


async def test_a_plan_that_has_it_not_says_so(office):
    await office.says("olivia", "replace people who decline")
    assert isinstance(office.view("olivia"), Problem)
    assert not (await office.load(Account, "t")).replaces_decliners


async def test_the_third_time_says_that_it_is_the_last_and_the_card_that_the_organizer_chooses():
    office = await ready()
    interview = await booked(office, "Ian on Friday with a room")
    twice = await office.load(Interview, interview.id)
    await save(office, replace(twice, replacements=2))
    await declines(office, "ian", interview)
    assert "That was the third time." in told(office)[0][-1]
    assert "Now you choose" not in fallback(office.view("rita", InterviewCard))
    await declines(office, "mei", interview)
    assert "I’ve asked others three times" in fallback(office.view("rita", InterviewCard))


async def test_the_first_time_says_nothing_of_a_last_one():
    office = await ready()
    await declines(office, "ian", await booked(office, "Ian on Friday with a room"))
    assert "third" not in " ".join(told(office)[0])


async def test_undo_takes_it_back_for_two_minutes_and_who_was_asked_is_told():
    office = await ready()
    interview = await booked(office, "Ian on Friday with a room")
    await declines(office, "ian", interview)
    assert "For two minutes “undo” takes that back." in " ".join(told(office)[0])
    await office.says("rita", "undo")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (people(after), after.is_live) == (["ian@x.example"], True)
    assert after.declined == {"ian@x.example"}
    assert after.people[0].is_not_invited
    assert office.view("mei", InterviewCard).is_off


async def test_undo_after_two_minutes_says_that_it_is_too_late():
    office = await ready()
    interview = await booked(office, "Ian on Friday with a room")
    office.clock.pass_(minutes=10)
    after = await declines(office, "ian", interview)
    office.clock.pass_(minutes=3)
    assert "There’s nothing to undo" in await office.says("rita", "undo")
    assert people(await office.load(Interview, after.id)) == ["mei@x.example"]


async def test_undo_below_it_means_it_and_not_what_was_spoken_of_before():
    office = await ready()
    hana = await booked(office, "Mei on Thursday for Hana Sato")
    jo = await booked(office, "Ian on Friday with a room for Jo Park")
    await office.says("rita", "show Hana's interview")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    office.clock.pass_(seconds=20)
    await declines(office, "ian", jo)
    asked = await office.says("rita", "undo")
    assert "Undo the last change of Jo Park · Fri 27 Nov, 09:00?" in asked
    await office.says("rita", "yes")
    await office.works()
    assert people(await office.load(Interview, jo.id)) == ["ian@x.example"]
    changed = await office.load(Interview, hana.id)
    assert changed.span.length == timedelta(minutes=30)


async def test_another_change_in_place_of_the_last_is_of_what_was_spoken_of():
    office = await ready()
    hana = await booked(office, "Mei on Thursday for Hana Sato")
    jo = await booked(office, "Ian on Friday with a room for Jo Park")
    await office.says("rita", "show Hana's interview")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    office.clock.pass_(seconds=20)
    await declines(office, "ian", jo)
    await office.says("rita", "undo that, make it 45")
    await office.works()
    assert people(await office.load(Interview, jo.id)) == ["mei@x.example"]
    changed = await office.load(Interview, hana.id)
    assert changed.span.length == timedelta(minutes=45)


async def test_undo_of_what_was_done_since_means_that():
    office = await ready()
    hana = await booked(office, "Mei on Thursday for Hana Sato")
    jo = await booked(office, "Ian on Friday with a room for Jo Park")
    await declines(office, "ian", jo)
    office.clock.pass_(seconds=20)
    await office.says("rita", "show Hana's interview")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    await office.says("rita", "undo")
    await office.works()
    assert people(await office.load(Interview, jo.id)) == ["mei@x.example"]
    changed = await office.load(Interview, hana.id)
    assert changed.span.length == timedelta(minutes=60)
