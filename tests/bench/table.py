"""What a run measured: one line for each thing, drawn for people and written for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Sense = Literal["at least", "at most"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of work, ours beside the rival's. A figure of None could not be taken."""

    work: str
    """With its unit."""
    rival: str
    ours: float | None
    theirs: float | None
    sense: Sense
    goal: float
    is_rate: bool = False
    """Whether more is better: the ratio is then ours to theirs; of times that must be short it is theirs to ours."""

    @property
    def ratio(self) -> float | None:
        """How many times as good, or for `at most` how many times as much."""
        if not self.ours or not self.theirs:
            return None
        is_ours_on_top = self.is_rate or self.sense == "at most"
        return self.ours / self.theirs if is_ours_on_top else self.theirs / self.ours

    @property
    def is_met(self) -> bool:
        if self.ratio is None:
            return False
        return self.ratio >= self.goal if self.sense == "at least" else self.ratio <= self.goal


def written(rows: Sequence[Row], path: Path) -> None:
    """Write `[{row, ours, rival, ratio, goal, met}]`."""
    told = [
        {
            "row": f"{one.work}; rival: {one.rival}",
            "ours": one.ours,
            "rival": one.theirs,
            "ratio": one.ratio,
            "goal": f"{one.sense} {one.goal:g}",
            "met": one.is_met,
        }
        for one in rows
    ]
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def drawn(rows: Sequence[Row]) -> str:
    """Return the table as Markdown."""
    head = ["| work | ours | rival | its figure | ratio | goal | met |"]
    return "\n".join([*head, "| --- | ---: | --- | ---: | ---: | --- | --- |", *map(_line, rows)])


def _line(row: Row) -> str:
    ratio = "–" if row.ratio is None else f"{row.ratio:.3g} ×"
    cells = (
        row.work,
        _figure(row.ours),
        row.rival,
        _figure(row.theirs),
        ratio,
        f"{row.sense} {row.goal:g} ×",
        "yes" if row.is_met else "**no**",
    )
    return f"| {' | '.join(cells)} |"


def _figure(value: float | None) -> str:
    return "not taken" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
