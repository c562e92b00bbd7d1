"""What the tests of crashes in the middle of a booking share."""

import asyncio
import inspect
from dataclasses import dataclass, field
from functools import wraps

import pytest

from bot.domain.errors import OutsideTrouble
from tests.fakes.calendars import FakeCalendars
from tests.fakes.store import FakeStore
from tests.harness.office import Office

NEVER = 10**9


@dataclass
class Fate:
    """What happens at the n-th call: the process dies before or after it, or it only fails."""

    call: int = NEVER
    """Which call it is."""
    is_after: bool = False
    fault: type[Exception] | None = None
    died: asyncio.Event = field(default_factory=asyncio.Event)
    ready: list = field(default_factory=list)
    """What a test prepared before the first call, for all others to begin with."""
    met: int = 0
    """How many calls came across it."""
    saves: int = 0
    """How many of them the store has kept."""
    moments: list | None = None
    """Where a process that dies leaves something else behind than at the moment before: before or after which call."""
    office: Office | None = field(default=None, repr=False)
    left: tuple = field(default=(), repr=False)

    @property
    def is_met(self):
        return self.met >= self.call

    @property
    def has_begun(self):
        """Whether what was asked for is kept by now, to be gone on with by whoever comes next; nothing that only fails ends it."""
        return bool(self.fault or self.saves)

    def lies_on(self, office):
        """Come across every call of the office's store and calendars that are mortal; of the calendars alone where it is a fault."""
        self.office = office
        for one in (office.calendars,) if self.fault else (office.store, office.calendars):
            if hasattr(one, "fate"):
                one.fate = self

    async def after(self, prepare, *given, **parts):
        """Return what a test begins with, an office alone or first: prepared once, and copied for each of its calls."""
        if not self.ready:
            self.ready.append(await prepare(*given, **parts))
        if isinstance(self.ready[0], Office):
            return self.ready[0].copy()
        office, *others = self.ready[0]
        return office.copy(), *others

    async def meet(self, call):
        if self.died.is_set():
            # Whoever was killed cleans nothing up.
            call.close()
            raise asyncio.CancelledError
        self.met += 1
        number = self.met
        self._note(number, is_after=False)
        if number == self.call and not self.is_after:
            call.close()
            await self._end()
        given = await call
        self._note(number, is_after=True)
        if number == self.call:
            await self._end()
        return given

    async def _end(self):
        if self.fault:
            raise self.fault
        # A process that was killed never comes back from what it was doing.
        self.died.set()
        await asyncio.Event().wait()

    def _note(self, number, *, is_after):
        if self.moments is None or self.office is None:
            return
        left = left_behind(self.office)
        if left != self.left:
            self.moments.append((number, is_after))
            self.left = left


def left_behind(office):
    """Return all that outlasts a process: documents, events, messages, mails; and the time."""
    chats = office.ports.chats.values()
    shown = [{chat: dict(said) for chat, said in one.shown.items()} for one in chats]
    events, mails = repr(office.calendars.events), repr(office.mails)
    return office.clock.now(), dict(office.store.documents), events, shown, mails


@dataclass
class MortalStore(FakeStore):
    fate: Fate = field(default_factory=Fate)

    async def save(self, changes, **how):
        await self.fate.meet(self._kept(changes, how))

    async def _kept(self, changes, how):
        await super().save(changes, **how)
        self.fate.saves += 1


@dataclass
class MortalCalendars(FakeCalendars):
    fate: Fate = field(default_factory=Fate)

    async def free_busy(self, *given):
        return await self.fate.meet(super().free_busy(*given))

    async def reserve_direct(self, *given):
        return await self.fate.meet(super().reserve_direct(*given))

    async def reserve_in_scheduler(self, *given):
        return await self.fate.meet(super().reserve_in_scheduler(*given))

    async def invite(self, *given):
        return await self.fate.meet(super().invite(*given))

    async def cancel(self, *given):
        return await self.fate.meet(super().cancel(*given))


@dataclass
class FrailCalendars(MortalCalendars):
    """Also dies or fails where an event is changed or looked at."""

    async def change(self, *given):
        return await self.fate.meet(super().change(*given))

    async def event(self, *given):
        return await self.fate.meet(super().event(*given))


async def until_killed(work, fate):
    """Run until it is done or its process dies; then nothing of that process is left."""
    doing, dying = asyncio.ensure_future(work), asyncio.ensure_future(fate.died.wait())
    await asyncio.wait({doing, dying}, return_when=asyncio.FIRST_COMPLETED)
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


async def restarted(office):
    """Start another process on what the first one left, and let time pass."""
    for mortal in (office.store, office.calendars):
        if hasattr(mortal, "fate"):
            mortal.fate = Fate()
    after = Office(
        clock=office.clock,
        store=office.store,
        calendars=office.calendars,
        chat=office.chat,
        turns=office.turns,
    )
    for _ in range(4):
        after.clock.pass_(minutes=5)
        await after.works()
    return after


async def restarted_after(work, office, fate):
    """Let a fate lie on an office while work is done, and another process go on from what is left."""
    fate.lies_on(office)
    await until_killed(work, fate)
    return await restarted(office)


async def _dying(test):
    """Run a test undisturbed; then let its process die wherever it leaves behind something else than at the moment before.

    A process that dies before a call leaves what it leaves after the call before, unless it did something in between.
    """
    unharmed = Fate(moments=[])
    await test(unharmed)
    assert unharmed.moments, "nothing the test does meets its fate"
    for number, is_after in unharmed.moments:
        await test(Fate(number, is_after, ready=unharmed.ready))


async def _failing(test):
    """Run a test undisturbed; then with a fault of its first call, of the second and so on: before it, and after what it did.

    A call that only reads fails after as it fails before.
    """
    unharmed = Fate(fault=OutsideTrouble, moments=[])
    await test(unharmed)
    assert unharmed.met, "nothing the test does meets its fate"
    for number in range(1, unharmed.met + 1):
        await test(Fate(number, fault=OutsideTrouble, ready=unharmed.ready))
        if (number, True) in unharmed.moments:
            await test(Fate(number, fault=OutsideTrouble, is_after=True, ready=unharmed.ready))


FATES = {"killed": _dying, "failed": _failing}


def _each_fate(*names):
    """Run a test with every one of its fates, for each of these kinds."""

    def all_fates(test):
        @wraps(test)
        async def every(*, fates, **given):
            async def told(fate):
                try:
                    await test(**given, fate=fate)
                except BaseException as error:
                    error.add_note(f"{'after' if fate.is_after else 'before'} call {fate.call}")
                    raise

            await fates(told)

        signature = inspect.signature(test)
        own = [one for name, one in signature.parameters.items() if name != "fate"]
        fates = inspect.Parameter("fates", inspect.Parameter.KEYWORD_ONLY)
        every.__signature__ = signature.replace(parameters=[*own, fates])
        each = pytest.mark.parametrize("fates", [FATES[one] for one in names], ids=names)
        return pytest.mark.exhaustive(each(every))

    return all_fates


when = pytest.mark.parametrize("is_after", [False, True], ids=["before", "after"])
dies_anywhere = _each_fate("killed")
fails_at_every_call = _each_fate("failed")
dies_or_fails_anywhere = _each_fate(*FATES)
