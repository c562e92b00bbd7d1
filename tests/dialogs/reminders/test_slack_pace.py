"""Slack's pace: what is said unasked waits for its turn, of whichever copy of the bot; answers do not."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Address, Role, person_id
from bot.domain.bookings.interviews import Answer, Attendee, Interview, Stage
from bot.domain.errors import NotTaken, Paced
from bot.domain.jobs import Job, JobKind
from bot.domain.message_pace import WorkspacePace
from bot.runtime.delivery.message_pace import MessagePace
from bot.runtime.turn import Outcome, OutgoingView
from bot.store.document_types import document_type_of
from cards.view_models import Notice
from dialogs.reminders.morning_digest import digest_job
from tests.harness.office import a_person
from tests.harness.office_stories import booked, save

TEAM = "T1"


def chat(number):
    return Address(channel="slack", tenant="t", conversation=f"D{number}", bot=TEAM)


@pytest.fixture
def paces(both):
    """Two copies of the bot on one store."""
    return [MessagePace(both.store, both.clock, 4.0) for _ in range(2)]


async def in_slack(office, name):
    """Let somebody be reached in Slack alone."""
    person = await office.person(name)
    own = replace(person.address, channel="slack", conversation=f"D:{name}", bot=TEAM)
    await save(office, replace(person, addresses=(own,)))


async def tells(office, name, *texts):
    """Let the bot say something unasked."""

    async def said(_):
        views = [Notice(lines=(text,)) for text in texts]
        person = await office.person(name)
        return Outcome(show=[OutgoingView(view=one, to=person.id) for one in views])

    await office.conversations.perform(said)


def read(office, name):
    return len(office.slack.shown.get(f"D:{name}", {}))


async def test_copies_of_the_bot_share_the_pace_of_a_workspace(paces):
    places = [(await paces[number % 2].bulk_place(chat(number))).at for number in range(6)]
    gaps = {later - sooner for sooner, later in pairwise(places)}
    assert gaps == {timedelta(milliseconds=250)}


async def test_other_chats_have_no_pace_of_ours(paces):
    teams = replace(chat(1), channel="teams")
    for _ in range(50):
        await paces[0].expect_turn(teams)
    assert await paces[0].bulk_place(teams) is None


async def test_an_answer_is_counted_and_waits_for_nobody(both, paces):
    for _ in range(5):
        paces[0].count_answer(chat(1))
    with pytest.raises(Paced):
        await paces[0].expect_turn(chat(1))
    assert (await both.load(WorkspacePace, TEAM)).singles == 6


async def test_a_chat_that_is_told_much_is_told_it_second_by_second(both):
    await in_slack(both, "ian")
    for number in range(6):
        await tells(both, "ian", f"{number}")
    assert read(both, "ian") == 3
    for expected in (4, 5, 6):
        both.clock.pass_(seconds=1)
        await both.works()
        assert read(both, "ian") == expected
    assert not [one for one in await both.all(Job) if one.kind is JobKind.SHOW]


async def test_a_workspace_that_is_told_much_is_told_it_at_its_pace(both):
    names = ("ian", "mei", "rita", "olivia", "ada")
    for name in names:
        await in_slack(both, name)
    for name in (*names, *names, "ian", "mei"):
        await tells(both, name, "news")
    # A burst of two seconds, then four a second.
    assert sum(read(both, name) for name in names) == 9
    both.clock.pass_(seconds=1)
    await both.works()
    assert sum(read(both, name) for name in names) == 12


async def test_who_answers_is_answered_at_once_on_a_digest_morning(both):
    await in_slack(both, "ian")
    for number in range(1_000):
        await both.ports.pace.bulk_place(chat(number))
    await tells(both, "ian", "starts in 15 minutes")
    assert read(both, "ian") == 1


async def test_who_was_not_reached_and_then_waits_for_a_turn_is_told_of_as_reached(both):
    await in_slack(both, "ian")
    both.slack.trouble["D:ian"] = NotTaken(service="Slack")
    await booked(both)
    await _passes(both, 70)
    assert "Not yet delivered to Ian:" in both.last("rita")
    for number in range(300):
        with suppress(Paced):
            await both.ports.pace.expect_turn(chat(number))
    both.slack.trouble.clear()
    await _passes(both, 70)
    assert read(both, "ian") == 0, "it waits for its turn"
    assert "Not yet delivered to Ian:" in both.last("rita")
    await _passes(both, 70)
    assert read(both, "ian") == 1
    assert "Not yet delivered" not in both.last("rita")


async def _passes(office, seconds):
    for _ in range(seconds):
        office.clock.pass_(seconds=1)
        await office.works()


async def test_the_pace_is_kept_like_any_document(both):
    assert document_type_of(WorkspacePace).name == "pace"
    await both.ports.pace.expect_turn(chat(1))
    assert (await both.load(WorkspacePace, TEAM)).chats


async def test_on_a_digest_morning_the_earliest_interviews_come_first_at_the_pace(both):
    """As 5,000 people would be told, twelve are: one each quarter of a second, whose day begins first first."""
    monday = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    names = [f"p{number}" for number in range(12)]
    for number, name in enumerate(reversed(names)):
        await _with_interview(both, name, monday + timedelta(minutes=30 * (number + 1)))
    both.clock.moment = monday - timedelta(seconds=1)
    await both.works()
    told, order = [], []
    for _ in range(40):
        both.clock.pass_(milliseconds=125)
        await both.works()
        fresh = [name for name in names if read(both, name) and name not in order]
        order += fresh
        told += [both.clock.moment] * len(fresh)
    assert order == list(reversed(names))
    assert all(later - sooner >= timedelta(milliseconds=250) for sooner, later in pairwise(told))
    assert told[-1] - told[0] <= timedelta(seconds=3)


async def _with_interview(office, name, start):
    person = replace(a_person(name, name.title(), [Role.INTERVIEWER]), addresses=(_own(name),))
    interview = Interview(
        id=f"i-{name}",
        tenant="t",
        by=person_id("t", "rita"),
        offer="o",
        slot_number=1,
        start=start,
        end=start + timedelta(minutes=25),
        people=(Attendee(mail=person.mail, name=person.name, answer=Answer.ACCEPTED),),
        stage=Stage.STANDING,
        booked_at=office.clock.moment,
    )
    rank = (start - start.replace(hour=8, minute=30)) // timedelta(minutes=1)
    at = start.replace(hour=8, minute=30) + timedelta(milliseconds=rank)
    for one in (person, interview, digest_job(person, at)):
        await save(office, one)


def _own(name):
    return Address(channel="slack", tenant="t", conversation=f"D:{name}", bot=TEAM)


async def test_a_row_of_digests_that_stood_still_goes_on_in_order_at_the_pace(both):
    """The bot is away for twenty minutes once everybody has their place: nobody's message goes in a burst then."""
    monday = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    names = [f"p{number:02}" for number in range(16)]
    for number, name in enumerate(names):
        await _with_interview(both, name, monday + timedelta(minutes=30 * (number + 2)))
    both.clock.moment = monday + timedelta(milliseconds=600)
    await both.works()
    order = [name for name in names if read(both, name)]
    both.clock.pass_(minutes=20)
    for _ in range(40):
        before = len(order)
        await both.works()
        order += [name for name in names if read(both, name) and name not in order]
        assert len(order) - before <= 1
        both.clock.pass_(milliseconds=250)
    assert order == names
    assert [one for one in await both.all(Job) if one.kind is JobKind.DIGEST] == []
