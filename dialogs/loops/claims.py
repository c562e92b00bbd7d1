"""Claiming for all sessions of a loop at once whom and what they take: every claim is saved together, or none is."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.booking.claims import claim, release_previous


async def claim_all(
    after: Sequence[Interview],
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    before: Sequence[Interview] = (),
) -> list[ResourceDay]:
    """Return the resource days with these sessions in them and without what they had before.

    Each is checked with the others as they are to be. Raises SlotTaken for the first that is taken or breaks a rule;
    to the step, which may then offer something else, nothing was tried.
    """
    trial = unit_of_work.trial()
    old = {one.id: one for one in before}
    days: dict[str, ResourceDay] = {}

    def note(taken: Sequence[ResourceDay]) -> None:
        days.update((one.key, one) for one in taken)
        trial.apply(Outcome(save=taken))

    for one in before:
        note(await release_previous(one, (), trial))
    await trial.load_all(Interview, [one.id for one in after])
    staying = {one.id for one in after}
    gone = [replace(one, stage=Stage.ENDING) for one in before if one.id not in staying]
    trial.apply(Outcome(save=[*after, *gone]))
    for one in after:
        note(await claim(one, organizer, trial, ports, before=old.get(one.id)))
    unit_of_work.accept(trial)
    return list(days.values())
