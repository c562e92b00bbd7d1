"""The lines of tests/language/phrases.txt: a sentence, its moment, and the two columns of its meaning."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """A sentence, the moment and locale it is said in, and the two columns of its meaning."""

    text: str
    now: datetime
    locale: str
    when: str
    else_: str


def lines():
    now, locale = datetime.fromisoformat("2026-11-22T10:00"), "en-GB"
    for row in (
        (Path(__file__).parents[1] / "language" / "phrases.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    ):
        if row.startswith("@ "):
            moment, *order = row[2:].split()
            now, locale = datetime.fromisoformat(moment), order[0] if order else "en-GB"
        elif row.strip() and not row.startswith("#"):
            text, when, else_ = (column.strip() for column in row.split("|"))
            yield Line(text, now, locale, when, else_)
