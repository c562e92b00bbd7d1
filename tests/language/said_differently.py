"""Estimates how messages are read that are said a little differently: a part of `make language-estimate`.

Each transformation is made of messages of the blind corpora; what it means is known from the message as it was.
"""

import json
import re
from collections import Counter

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.language.score import VERDICTS, verdict
from tests.language.train import DATA

SWAPPED = {"ian": "tom", "murray": "becker", "mei": "lucy", "tanaka": "o'brien", "priya": "rita", "nair": "costa"}  # fmt: skip
SWAPS = SWAPPED | {new: old for old, new in SWAPPED.items()}
NAME = re.compile(rf"(?<![\w'])(?:{'|'.join(SWAPS)})(?![\w])", re.IGNORECASE)


def swapped(row):
    """Put other colleagues in the place of some, in the message and in its meaning."""

    def other(found):
        name = SWAPS[found[0].casefold()]
        return name.title() if found[0][0].isupper() else name

    return json.loads(NAME.sub(other, json.dumps(row, ensure_ascii=False)))


def typed(change):
    return lambda row: row | {"text": change(row["text"])}


TRANSFORMATIONS = {
    "other names": swapped,
    "no full stop": typed(lambda text: text.rstrip(".?! ")),
    "a greeting": typed(lambda text: f"Hi there! {text}"),
    "a good morning": typed(lambda text: f"Good morning, {text}"),
    "thanks": typed(lambda text: f"{text.rstrip('.')}. Thanks!"),
    "wide": typed(lambda text: text.replace(" ", "  ")),
}


def blind_rows():
    """Return the messages of one line."""
    lines = (DATA / "blind.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if "\\n" not in line]


def read_differently(name, rows):
    """Return the text of each row as it is said differently, with how its reading stands."""
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    changed = [TRANSFORMATIONS[name](row) for row in rows]
    return [(row["text"], verdict(row, answer_line(row, directory))[0]) for row in changed]


def main():
    rows = blind_rows()
    print(f"{'':16}{'rows':>6}" + "".join(f"{one + ' %':>10}" for one in VERDICTS))  # noqa: T201 - the answer
    for name in TRANSFORMATIONS:
        counted = Counter(said for _, said in read_differently(name, rows))
        shares = "".join(f"{100 * counted[one] / len(rows):10.1f}" for one in VERDICTS)
        print(f"{name:16}{len(rows):6}{shares}")  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
