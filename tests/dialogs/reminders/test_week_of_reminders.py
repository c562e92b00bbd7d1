"""A week as the bot lives it, in both channels: who is told what, and when, from Sunday to Sunday."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job, JobKind
from cards.actions import Accept, Attended, Book, Cancel
from cards.offer_views import OfferCard
from cards.reminder_views import MorningDigest, Reminder
from tests.harness.office_stories import booked, offered_elsewhere, save

STEP = timedelta(minutes=5)


@dataclass
class Week:
    """The interviews of a week, by what becomes of them."""

    kept: Interview
    moved: Interview
    cancelled: Interview
    unanswered: Interview


async def planned(office):
    """Let Rita book the week, and who is asked accept all but one."""
    week = Week(
        kept=await booked(office, "Ian on Tuesday with a room"),
        moved=await books(office, "Mei on Wednesday at 10 with a room"),
        cancelled=await books(office, "Mei on Thursday at 10"),
        unanswered=await books(office, "Ian on Friday at 15:00"),
    )
    for name, one in (("ian", week.kept), ("mei", week.moved), ("mei", week.cancelled)):
        await office.presses(name, Accept(one.id))
    await office.works()
    return week


async def books(office, text):
    await office.says("rita", text)
    await office.says("rita", "book 1")
    await office.works()
    return max(await office.all(Interview), key=lambda one: (one.booked_at, one.start))


def sent(chat):
    """Every message that a chat ever took unasked: what it was about, and of which interview."""
    return [
        ("digest", "") if isinstance(one, MorningDigest) else (one.about, one.card.interview)
        for one in chat
        if isinstance(one, MorningDigest | Reminder)
    ]


def noted(chat, name):
    """Return the list to which all is added that a chat shows one person from now on."""
    shown, send = [], chat.send

    async def noting(to, view):
        if to.conversation.endswith(name):
            shown.append(view)
        return await send(to, view)

    chat.send = noting
    return shown


async def told_in_slack(office, name):
    person = await office.person(name)
    slack = replace(person.address, channel="slack", conversation=f"D:{name}")
    await save(office, replace(person, addresses=(*person.addresses, slack), tell_in="slack"))


async def a_week_passes(office, deeds):
    """Let the clock run as the bot sees it; people do what they do at the moments of `deeds`."""
    until = office.clock.moment + timedelta(days=7)
    while office.clock.moment < until:
        office.clock.moment += STEP
        await office.works()
        if deed := deeds.pop(office.clock.moment, None):
            await deed()
    assert deeds == {}


async def moves(office, interview):
    """Let Rita move Mei's interview to a later time, which Mei accepts."""
    view = await offered_elsewhere(office, interview)
    later = next(one for one in view.slots if one.start > interview.start)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, later.number))
    await office.works()
    await office.presses("mei", Accept(interview.id))


@pytest.mark.exhaustive
async def test_a_week_in_both_channels(both):
    in_teams, in_slack = noted(both.chat, "mei"), noted(both.slack, "ian")
    await told_in_slack(both, "ian")
    week = await planned(both)

    async def rita_moves_one_and_cancels_one():
        await moves(both, week.moved)
        await both.presses("rita", Cancel(week.cancelled.id, is_sure=True))
        await both.works()

    async def ian_says_that_it_took_place():
        await both.presses("ian", Attended(week.kept.id, "done"))

    deeds = {
        week.moved.start - timedelta(hours=25): rita_moves_one_and_cancels_one,
        week.kept.end + timedelta(hours=2): ian_says_that_it_took_place,
    }
    await a_week_passes(both, deeds)
    assert Counter(sent(in_slack)) == {
        ("digest", ""): 2,
        ("reminder", week.kept.id): 1,
        ("after", week.kept.id): 1,
        ("unanswered", week.unanswered.id): 2,
        ("reminder", week.unanswered.id): 1,
        ("after", week.unanswered.id): 1,
    }
    assert Counter(sent(in_teams)) == {
        ("digest", ""): 1,
        ("reminder", week.moved.id): 1,
        ("after", week.moved.id): 2,
    }, "on Thursday and Friday; the third time is next Monday"
    moved = await both.load(Interview, week.moved.id)
    assert (moved.start.day, moved.moves) == (26, 1)
    assert not [one for one in both.views("ian") if isinstance(one, Reminder | MorningDigest)]
    left = {one.subject for one in await both.all(Job) if one.kind is JobKind.REMIND}
    assert not left & {week.cancelled.id, week.kept.id}
