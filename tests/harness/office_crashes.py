"""What the tests of crashes in the middle of a booking share."""

import asyncio
import inspect
from dataclasses import dataclass, field
from functools import wraps
from itertools import count

import pytest

from bot.domain.errors import OutsideTrouble
from tests.fakes.calendars import FakeCalendars
from tests.fakes.store import FakeStore
from tests.harness.office import Office


@dataclass
class Fate:
    """What happens at the n-th call: the process dies before or after it, or it only fails."""

    lives: int = 10**9
    is_after: bool = False
    fault: type[Exception] | None = None
    died: asyncio.Event = field(default_factory=asyncio.Event)
    call: int = field(init=False)
    """Which call it is."""
    ready: list = field(default_factory=list)
    """What a test prepared before the first call, for all others to begin with."""

    def __post_init__(self):
        self.call = self.lives

    async def after(self, prepare, *given, **parts):
        """Return what a test begins with, an office alone or first: prepared once, and copied for each of its calls."""
        if not self.ready:
            self.ready.append(await prepare(*given, **parts))
        if isinstance(self.ready[0], Office):
            return self.ready[0].copy()
        office, *others = self.ready[0]
        return office.copy(), *others

    async def meet(self, call):
        self.lives -= 1
        if self.died.is_set():
            # Whoever was killed cleans nothing up.
            call.close()
            raise asyncio.CancelledError
        if self.lives == 0 and not self.is_after:
            call.close()
            await self._end()
        given = await call
        if self.lives == 0:
            await self._end()
        return given

    async def _end(self):
        if self.fault:
            raise self.fault
        # A process that was killed never comes back from what it was doing.
        self.died.set()
        await asyncio.Event().wait()


@dataclass
class MortalStore(FakeStore):
    fate: Fate = field(default_factory=Fate)

    async def save(self, changes, **how):
        return await self.fate.meet(super().save(changes, **how))


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


async def restarted_after(work, office, mortal, fate):
    """Let a fate lie on a store or on calendars while work is done, and another process go on from what is left."""
    mortal.fate = fate
    await until_killed(work, fate)
    return await restarted(office)


when = pytest.mark.parametrize("is_after", [False, True], ids=["before", "after"])
FATES = ("is_after", "fault")


def _at_every_call(*faults):
    """Run a test with a fate at the first call of its story, at the second and so on, and once with one that it never meets."""

    def all_fates(test):
        @wraps(test)
        async def every(*, is_after, fault, **given):
            ready = []
            for call in count(1):
                fate = Fate(call, is_after, fault, ready=ready)
                try:
                    await test(**given, fate=fate)
                except BaseException as error:
                    error.add_note(f"at call {call}")
                    raise
                if fate.lives > 0:
                    assert call > 1, "nothing the test does meets its fate"
                    return

        signature = inspect.signature(test)
        own = [one for name, one in signature.parameters.items() if name != "fate"]
        fates = [inspect.Parameter(one, inspect.Parameter.KEYWORD_ONLY) for one in FATES]
        every.__signature__ = signature.replace(parameters=[*own, *fates])
        names = ["failed" if fault else "killed" for fault in faults]
        return when(pytest.mark.parametrize("fault", faults, ids=names)(every))

    return all_fates


dies_at_every_call = _at_every_call(None)
fails_at_every_call = _at_every_call(OutsideTrouble)
dies_or_fails_at_every_call = _at_every_call(None, OutsideTrouble)
