"""Show what rows of the outbox hold, and delete them; what a chat does not take is left for later."""

from collections.abc import Sequence
from functools import partial

import structlog

from bot.domain.accounts import PersonId
from bot.domain.errors import BotError, Paced
from bot.domain.jobs import Job
from bot.runtime.delivery.card_publisher import CardPublisher
from bot.runtime.delivery.outbox import at_its_turn, from_outbox, revision_of
from bot.runtime.jobs.job_leases import LeasedJob, LeaseManager
from bot.runtime.logs import trace_of
from bot.runtime.ports import Ports, Stored
from bot.runtime.side_by_side import side_by_side
from bot.runtime.turn import Turn

log = structlog.get_logger()


class OutboxDelivery:
    """The way of saved views to their chats."""

    def __init__(self, screen: CardPublisher, leases: LeaseManager, ports: Ports) -> None:
        """Show with this publisher what is under these leases."""
        self._screen = screen
        self._leases = leases
        self._views = ports.views
        self._cipher = ports.cipher
        self._clock = ports.clock

    async def deliver(self, *rows: Stored[Job], is_asked: bool = False) -> None:
        """Show what rows under our lease hold and delete them; what a chat does not take is left for later."""
        with self._leases.hold(*rows) as held:
            by_person: dict[PersonId | None, list[LeasedJob]] = {}
            for one in held:
                by_person.setdefault(one.due.recipient, []).append(one)
            # Each person sees theirs in order; nobody waits for the chat of somebody else.
            await side_by_side(
                self._deliver_each(own, is_asked=is_asked) for own in by_person.values()
            )

    async def _deliver_each(self, held: Sequence[LeasedJob], *, is_asked: bool) -> None:
        for one in held:
            await self._deliver(one, is_asked=is_asked)

    async def _deliver(self, held: LeasedJob, *, is_asked: bool) -> None:
        try:
            if not await self._leases.is_ours(held):
                self._leases.release(held)
                return
            show, origin = from_outbox(held.due, self._views, self._cipher)
            if show.until is not None and self._clock.now() >= show.until:
                log.info("show.outdated")
                await self._leases.done(held)
                return
            await self._screen.show(
                show,
                origin=origin,
                row=held.due.key,
                finish=partial(self._leases.done, held),
                is_asked=is_asked,
            )
        except Paced as later:
            await self._leases.wait(held, at_its_turn(held.due, later.at))
        except BotError as error:
            await self._leases.postpone(held, error)
        except Exception as error:  # noqa: BLE001 - one bad view must not stop the others
            log.error("show.failed", error=trace_of(error))  # noqa: TRY400 - a message may hold what must not be logged
            await self._leases.postpone(held, BotError())

    async def deliver_owed(self, turn: Turn, rows: Sequence[Stored[Job]]) -> None:
        """Show somebody who writes what their chat did not take before."""
        try:
            earlier = [one for one in rows if one.value.since is None or one.value.since < turn.now]
            # Of one card the newest state first: the older ones then find nothing left to draw.
            for row in sorted(earlier, key=lambda one: revision_of(one.value), reverse=True):
                is_in_hand = row.value.leased_until and row.value.leased_until > self._clock.now()
                if not is_in_hand and (leased := await self._leases.take(row)):
                    await self.deliver(leased, is_asked=True)
        except BotError as error:
            log.warning("owed.unreadable", key=error.key)
