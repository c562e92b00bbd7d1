"""Which starts of a day can hold a whole loop: one number for all of them, by sessions done and time passed.

A *stage* says which sessions are done and how much time has passed since the first began; its mask holds every first
start, on every day and in every lane, from which that can be reached. A step to one more session is one shift and one
AND. Stages come in layers by waiting time, the least first, so whoever has enough after a layer stops there.
Breaks and lunch are steps too: checked afterwards instead, the search for six sessions does not end in minutes.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from bot.availability.loop_grid import LoopGrid


class ReachStage(NamedTuple):
    """What matters of the sessions so far; times in ticks."""

    done: int
    """The sessions that are done, as bits."""
    passed: int
    """From the begin of the first to the end of the last."""
    sitting: int
    """Since the last break; no more than after which one is due."""
    had_lunch: bool


class Step(NamedTuple):
    """How a stage was reached: from which, waiting how long in all until then, and whether lunch came in between."""

    before: ReachStage
    waited: int
    session: int
    is_after_lunch: bool


class Sessions(Struct, frozen=True):
    """Which sessions are looked for and how they may lie."""

    numbers: tuple[int, ...]
    in_any_order: bool
    may_be_split: bool = False
    """Whether some of them may be done on another day."""


class LoopReach:
    """The layers found so far; `masks` holds for each session when it suits, in all lanes."""

    def __init__(self, grid: LoopGrid, masks: dict[int, int], sessions: Sessions) -> None:
        self._grid, self._sessions, self.masks = grid, sessions, masks
        rules = grid.search.rules
        self._break, self._lunch = grid.ticks(rules.break_length), grid.ticks(rules.lunch_length)
        self._break_at = {place: grid.ticks(length) for place, length in rules.break_at}
        self._most, self._due = rules.most_a_day // grid.tick, -(-rules.break_after // grid.tick)
        self.lengths = [grid.ticks(one) for one in grid.lengths]
        self.whole = sum(1 << number for number in sessions.numbers)
        self._needed = {0: 0}
        self.layers: list[list[dict[ReachStage, int]]] = []
        self.steps: dict[tuple[int, ReachStage], list[Step]] = {}
        self._shifted: dict[tuple[int, int], int] = {}
        self._lunches: dict[tuple[int, int], int] = {}
        self._too_late: dict[int, int] = {}

    @property
    def longest_wait(self) -> int:
        """Return how long anybody can wait in all, in ticks; negative where the sessions alone are too long."""
        alone = [self.lengths[number] for number in self._sessions.numbers]
        return self._most - (min(alone) if self._sessions.may_be_split else sum(alone))

    def grow(self, wanted: int) -> Iterator[None]:
        """Add the layer of the next longer waiting time, for the wanted first starts only; yield between its parts."""
        waited = len(self.layers)
        layer: list[dict[ReachStage, int]] = [{} for _ in range(len(self._sessions.numbers) + 1)]
        self.layers.append(layer)
        if not waited:
            self._begin(layer[1], wanted)
        for count in range(1, len(self._sessions.numbers)):
            for earlier in range(waited + 1):
                for stage, mask in self.layers[earlier][count].items():
                    if mask & wanted:
                        self._go_on(stage, mask & wanted, earlier)
            yield

    def reached(self, waited: int, done: int) -> int:
        """Return the first starts from which these sessions can be done with that waiting time."""
        if waited >= len(self.layers):
            return 0
        together = 0
        for stage, mask in self.layers[waited][done.bit_count()].items():
            if stage.done == done:
                together |= mask
        return together

    def ends(self, waited: int, done: int, bit: int) -> list[ReachStage]:
        """Return the stages in which these sessions are done when the first starts there."""
        stages = self.layers[waited][done.bit_count()].items()
        return [stage for stage, mask in stages if stage.done == done and mask >> bit & 1]

    def steps_to(self, waited: int, stage: ReachStage, bit: int) -> list[Step]:
        """Return the last steps to a stage that are open to one first start."""
        only = 1 << bit
        return [
            step
            for step in self.steps.get((waited, stage), ())
            if self.layers[step.waited][step.before.done.bit_count()][step.before] & only
            and self._open(step, stage) & only
        ]

    def _open(self, step: Step, stage: ReachStage) -> int:
        begins = stage.passed - self.lengths[step.session]
        mask = self._suits(step.session, begins)
        if step.is_after_lunch:
            mask &= self._lunch_between(step.before.passed, begins - step.before.passed)
        return mask

    def _begin(self, stages: dict[ReachStage, int], wanted: int) -> None:
        numbers = self._sessions.numbers
        free = self._sessions.in_any_order or self._sessions.may_be_split
        for number in numbers if free else numbers[:1]:
            length = self.lengths[number]
            stage = ReachStage(1 << number, length, min(length, self._due), had_lunch=False)
            mask = self.masks[number] & wanted & ~self._no_lunch_left(length)
            if mask and self._is_short_enough(stage):
                stages[stage] = mask

    def _go_on(self, stage: ReachStage, mask: int, earlier: int) -> None:
        """Take every further step from a stage that ends in the newest layer."""
        more = len(self.layers) - 1 - earlier
        rest = self._rest_after(stage)
        gap = more + rest
        lunch = more + self._lunch
        lunching = 0
        if self._lunch and not stage.had_lunch and lunch >= rest:
            lunching = mask & self._lunch_between(stage.passed, lunch)
        for number in self._next(stage.done):
            if fits := mask & self._suits(number, stage.passed + gap):
                self._step(fits, Step(stage, earlier, number, is_after_lunch=False), gap)
            if lunching and (fits := lunching & self._suits(number, stage.passed + lunch)):
                self._step(fits, Step(stage, earlier, number, is_after_lunch=True), lunch)

    def _rest_after(self, stage: ReachStage) -> int:
        """Return how long the break is that is due before the next session; 0 where none is."""
        if self._break_at:
            return self._break_at.get(stage.done.bit_count(), 0)
        return self._break if stage.sitting >= self._due else 0

    def _step(self, mask: int, step: Step, gap: int) -> None:
        before, length = step.before, self.lengths[step.session]
        is_rested = gap >= self._break and gap
        after = ReachStage(
            before.done | 1 << step.session,
            before.passed + gap + length,
            min(length if is_rested else before.sitting + gap + length, self._due),
            before.had_lunch or step.is_after_lunch,
        )
        if not self._is_short_enough(after):
            return
        if not after.had_lunch:
            mask &= ~self._no_lunch_left(after.passed)
        if mask:
            waited = len(self.layers) - 1
            layer = self.layers[waited][after.done.bit_count()]
            layer[after] = layer.get(after, 0) | mask
            self.steps.setdefault((waited, after), []).append(step)

    def _next(self, done: int) -> Iterator[int]:
        for number in self._sessions.numbers:
            if self._sessions.in_any_order:
                if not done >> number & 1:
                    yield number
            elif done < 1 << number:
                # In the order given only the very next one follows, also where the first ones are left out.
                yield number
                return

    def _is_short_enough(self, stage: ReachStage) -> bool:
        passed = stage.passed - (self._lunch if stage.had_lunch else 0)
        return passed + self._remaining(stage.done) <= self._most

    def _remaining(self, done: int) -> int:
        if self._sessions.may_be_split:
            return 0
        if done not in self._needed:
            left = (one for one in self._sessions.numbers if not done >> one & 1)
            self._needed[done] = sum(self.lengths[one] for one in left)
        return self._needed[done]

    def _suits(self, session: int, offset: int) -> int:
        if (session, offset) not in self._shifted:
            self._shifted[session, offset] = self.masks[session] >> offset
        return self._shifted[session, offset]

    def _lunch_between(self, offset: int, gap: int) -> int:
        """Return the first starts before noon for which a gap at that offset holds lunch."""
        if (offset, gap) not in self._lunches:
            held = self._grid.holds_lunch(gap)
            self._lunches[offset, gap] = (held >> offset) & self._grid.before_noon
        return self._lunches[offset, gap]

    def _no_lunch_left(self, offset: int) -> int:
        """Return the first starts before noon that leave no time for lunch after that offset."""
        if not self._lunch:
            return 0
        if offset not in self._too_late:
            late = self._grid.too_late_for_lunch
            self._too_late[offset] = (late >> offset) & self._grid.before_noon
        return self._too_late[offset]
