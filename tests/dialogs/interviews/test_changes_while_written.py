"""What is asked of an interview that is being written just now is done once it is written: nobody has to say it again."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace

from bot.domain.accounts import person_id
from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job, JobKind
from bot.runtime.jobs.job_worker import DELAYED_AFTER
from bot.runtime.turn import Pressed, Said, Speaker, Turn
from bot.runtime.turns.pending_work import SOON, WAITED_MOST
from bot.runtime.turns.turn_runner import OF_A_PERSON
from cards.actions import Change
from cards.loop_views import LoopOfferCard
from cards.view_models import Problem
from dialogs.candidates.page import page_requests
from dialogs.interviews.booking.delayed import UNDER_WAY
from dialogs.interviews.booking.exchange import WAIT
from tests.fakes.calendars import FakeCalendars
from tests.fakes.store import FakeStore
from tests.harness.candidates import decides, opens, sent
from tests.harness.office import NEVER, TENANT, Office, address
from tests.harness.office_loops import offered as loop_offered
from tests.harness.office_loops import press_book, staffed
from tests.harness.office_stories import booked, save
from tests.harness.patience import PATIENCE

NEXT_WEEKS = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian with a room"


@dataclass
class HeldCalendars(FakeCalendars):
    """Calendars that take nothing new until they may."""

    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    """Something is about to be written."""

    async def reserve_in_scheduler(self, organizer, draft):
        await self._held()
        return await super().reserve_in_scheduler(organizer, draft)

    async def change(self, organizer, ref, draft):
        await self._held()
        return await super().change(organizer, ref, draft)

    async def _held(self):
        self.asked.set()
        await self.is_open.wait()


@dataclass
class WatchedStore(FakeStore):
    """A store that tells when somebody looks whether work is done."""

    looked: asyncio.Event = field(default_factory=asyncio.Event)

    async def read_together(self, keys, lookups):
        found = await super().read_together(keys, lookups)
        work = (f"{JobKind.ADVANCE}/", f"{JobKind.LOOP}/")
        if any(kind is Job and key.startswith(work) for kind, key in keys):
            self.looked.set()
        return found


@pytest.fixture
async def office():
    office = await Office(calendars=HeldCalendars(), store=WatchedStore()).open()
    office.calendars.is_open.set()
    return office


@asynccontextmanager
async def held(office, change, copy=None):
    """Change something, and go on while it is being written, by this copy of the bot or another.

    What is asked then waits for it. The block has to open the calendars.
    """
    worker = copy or office
    office.calendars.is_open.clear()
    office.calendars.asked.clear()
    office.conversations.pending.most = NEVER
    working = asyncio.create_task(worker.later.work(worker.conversations))
    async with asyncio.timeout(PATIENCE):
        await change()
        await office.calendars.asked.wait()
        office.store.looked.clear()
        yield
        while any(each.stage in UNDER_WAY for each in await office.all(Interview)):
            await asyncio.sleep(0)
        worker.later.stop()
        await working


@asynccontextmanager
async def written_meanwhile(office, change, copy=None):
    """Change something; the calendars take it only when what the block asks for waits."""
    async with held(office, change, copy):
        opening = asyncio.create_task(_opened_when_waited_for(office))
        yield
        await opening


async def _opened_when_waited_for(office):
    await office.store.looked.wait()
    office.calendars.is_open.set()


def hears(office, content, chat="a:rita"):
    """Let Rita say or press something; gives what is done when it is answered."""
    office.turns += 1
    turn = Turn(
        id=f"turn-{office.turns}",
        speaker=Speaker(tenant=TENANT, id=person_id(TENANT, "rita"), name="Rita"),
        address=replace(address("rita"), conversation=chat),
        content=content,
        now=office.clock.now(),
    )
    return office.conversations.take(turn)


async def one(office):
    (interview,) = await office.all(Interview)
    return interview


def shortened(office, interview):
    """Return what makes an interview of an hour last half as long."""
    return partial(office.presses, "rita", Change(interview.id), inputs={"minutes": "30"})


def refusals(office, name="rita"):
    return [dict(each.facts)["why"] for each in office.views(name) if isinstance(each, Problem)]


async def test_an_undo_is_done_once_the_change_is_written(office):
    interview = await booked(office)
    async with written_meanwhile(office, shortened(office, interview)):
        await hears(office, Said("undo"))
    await office.works()
    after = await one(office)
    assert (after.span, after.before, refusals(office)) == (interview.span, None, [])
    assert office.calendars.events[after.event.id].draft.span == interview.span


async def test_another_copy_of_the_bot_may_be_the_one_that_writes(office):
    interview = await booked(office)
    other = Office(clock=office.clock, store=office.store, calendars=office.calendars)
    async with written_meanwhile(office, shortened(office, interview), copy=other):
        await hears(office, Said("make it 45 minutes"))
    await office.works()
    after = await one(office)
    assert after.end - after.start == timedelta(minutes=45)


async def test_a_press_waits_as_well(office):
    interview = await booked(office)
    async with written_meanwhile(office, shortened(office, interview)):
        await hears(
            office,
            Pressed(Change(interview.id), "", {"note": "Bring the test."}, is_automatic=False),
        )
    await office.works()
    after = await one(office)
    assert (after.end - after.start, after.note) == (timedelta(minutes=30), "Bring the test.")


async def test_both_halves_of_a_swap_are_written_before_it_is_undone(office):
    for text in ("Ian on Tuesday at 10 for Jo Park", "Ian on Tuesday at 2pm for Marc Dubois"):
        await booked(office, text)
    before = {each.id: each.span for each in await office.all(Interview)}
    await office.says("rita", "swap Jo's and Marc's times")
    async with written_meanwhile(office, lambda: office.says("rita", "yes")):
        await hears(office, Said("undo"))
    await office.works()
    assert {each.id: each.span for each in await office.all(Interview)} == before
    assert refusals(office) == []


async def test_what_is_done_to_several_waits_for_each_of_them(office):
    first = await booked(office, "Ian on Tuesday at 10")
    await booked(office, "Ian on Tuesday at 2pm")
    await office.says("rita", "make all of them 45 minutes")
    async with written_meanwhile(office, shortened(office, first)):
        await hears(office, Said("yes"))
    await office.works()
    after = await office.all(Interview)
    assert [each.end - each.start for each in after] == [timedelta(minutes=45)] * 2


async def test_a_loop_that_is_being_booked_is_changed_once_it_stands():
    office = await staffed(calendars=HeldCalendars(), store=WatchedStore())
    offer = await loop_offered(office)
    async with written_meanwhile(office, lambda: press_book(office, offer)):
        await hears(office, Said("move it to Thursday"))
    assert office.view("rita", LoopOfferCard).schedules[0].sessions[0].start.day == 26
    assert refusals(office) == []


async def test_a_candidate_moves_what_is_being_written(office):
    token = await sent(office, NEXT_WEEKS)
    page = await opens(office, token)
    choose = partial(decides, office, token, "choose", slot=page.times[-1].value)
    async with written_meanwhile(office, choose):
        perform = office.conversations.perform_once_written
        form = {"decision": "move"}
        moving = await page_requests.decided(token, {}, form, perform=perform, ports=office.ports)
    assert (moving.state, moving.told) == ("moving", "")


async def test_who_waits_has_no_place_among_those_who_are_answered(office):
    """Else the same person would not be heard in any other chat, and neither would the account."""
    interview = await booked(office)
    change = Pressed(Change(interview.id), "", {"note": "Bring the test."}, is_automatic=False)
    async with held(office, shortened(office, interview)):
        waiting = []
        for n in range(OF_A_PERSON + 1):
            office.store.looked.clear()
            waiting.append(hears(office, change, chat=f"a:rita-{n}"))
            await office.store.looked.wait()
        await hears(office, Said("my interviews"), chat="a:rita-else")
        assert not any(one.done() for one in waiting)
        office.calendars.is_open.set()
        await asyncio.gather(*waiting)


async def test_the_chat_shows_that_somebody_who_waits_is_heard(office, monkeypatch):
    monkeypatch.setattr("bot.runtime.delivery.card_publisher.A_MOMENT", 0.0)
    interview = await booked(office)
    async with held(office, shortened(office, interview)):
        answer = hears(office, Said("undo"))
        while not office.chat.typed:
            await asyncio.sleep(0)
        office.calendars.is_open.set()
        await answer
    assert office.chat.typed == ["a:rita"]


# --- where waiting does not help ----------------------------------------------------------------


@pytest.mark.parametrize("text", ["make it 45 minutes", "undo"])
async def test_what_takes_too_long_is_said_and_changes_nothing(office, text):
    """An undo of the change least of all takes the booking."""
    interview = await booked(office)
    async with held(office, shortened(office, interview)):
        office.conversations.pending.most = 0
        await hears(office, Said(text))
        assert refusals(office) == ["being-written"]
        office.calendars.is_open.set()
    after = await one(office)
    assert after.end - after.start == timedelta(minutes=30)


async def test_work_that_is_due_much_later_is_not_waited_for(office):
    """Such as what waits for its organizer to sign in again."""
    interview = await booked(office)
    await shortened(office, interview)()
    (row,) = [each for each in await office.due() if each.kind is JobKind.ADVANCE]
    await save(office, row.rescheduled(office.clock.now() + timedelta(minutes=5)))
    office.conversations.pending.most = NEVER
    async with asyncio.timeout(PATIENCE):
        await office.says("rita", "undo")
    assert refusals(office) == ["being-written"]


async def test_who_waits_is_answered_when_the_bot_is_stopped(office):
    interview = await booked(office)
    async with held(office, shortened(office, interview)):
        office.store.looked.clear()
        answer = hears(office, Said("undo"))
        await office.store.looked.wait()
        await office.conversations.end(PATIENCE)
        assert answer.done()
        assert refusals(office) == ["being-written"]
        office.calendars.is_open.set()


def test_nobody_waits_longer_than_until_they_would_be_told_of_a_delay():
    assert timedelta(seconds=WAITED_MOST) <= DELAYED_AFTER
    assert WAIT < SOON
