"""Scores a corpus of messages: `make language CORPUS=messages.jsonl [DIRECTORY=directory.json]`.

A line holds what `python -m bot.language` reads (text, now, zone, locale, after, context), `expect`, other answers that
are right too in `accept`, and a `kind`. Printed by kind: how many are right; wrong without a word (silent); asked back
without need; wrong, but said so. Then the pairs test: every whole question of the corpus, read after four others that
have nothing to do with it, must mean what it means alone. `--show` lists what is not right.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json

VERDICTS = ("right", "silent", "asked", "said")
CHANGED = ("add", "remove", "replace", "room", "minutes", "online", "candidate", "note", "title")
UNRELATED = (
    "find Sam and Mei on Friday afternoon, 30 min, in Camden",
    "who's free Monday morning online, half an hour",
    "Wei and Lucy next Tuesday, 90 min, with a whiteboard",
    "any two of Ian, Tom and Priya this week for candidate Jo Park",
)


def plain(field, value):
    """Return a value in the one form in which two that mean the same are equal."""
    if field == "continues":
        return bool(value)
    if value in (None, "", [], {}):
        return [] if field == "people" and value == [] else None
    if field == "candidate":
        return {part: " ".join(said.casefold().split()) for part, said in value.items() if said}
    if field == "sessions":
        return [
            [sorted(one.get("people") or ()), str(one.get("need", "all")), one.get("minutes")]
            for one in value
        ]
    if field == "room" and isinstance(value, dict):
        return {
            part: sorted(said) if part == "features" else said
            for part, said in value.items()
            if said
        }
    if field == "target":
        return sorted(value if isinstance(value, list) else [value])
    if field in {"note", "title", "reason"}:
        return " ".join(
            "".join(" " if sign in ".,;:!“”\"'" else sign for sign in value).split()
        ).casefold()
    return (
        sorted(value)
        if field in {"people", "must", "optional", "excluded", "add", "remove", "days"}
        else value
    )


def differing(expected, answer):
    """Return the fields of an answer that differ from one expectation."""
    is_change = expected["intent"] == answer.get("intent") == "change" and not answer.get("doubt")
    more = [
        one
        for one in CHANGED
        if is_change and one not in expected and answer.get(one) not in (None, [], {}, "")
    ]
    wrong = more + [one for one in ("doubt",) if bool(answer.get(one)) != bool(expected.get(one))]
    wrong += [one for one in ("left_out",) if expected.get(one) and not answer.get(one)]
    for field, value in expected.items():
        if field not in {"doubt", "left_out"} and plain(field, value) != plain(
            field, answer.get(field)
        ):
            wrong.append(field)
    return wrong


def verdict(row, answer):
    """Return how an answer stands, and the fields in which it differs."""
    expectations = (row["expect"], *row.get("accept", ()))
    tries = [differing(expected, answer) for expected in expectations]
    if not all(tries):
        fitting = [one for one, wrong in zip(expectations, tries, strict=True) if not wrong]
        needless = answer.get("left_out") and not any(one.get("left_out") for one in fitting)
        return ("asked", ["left_out"]) if needless else ("right", [])
    if answer.get("doubt"):
        return "asked", tries[0]
    return ("said" if answer.get("left_out") or answer["intent"] == "unknown" else "silent"), tries[
        0
    ]


def changed_by(row, directory):
    """Return the unrelated questions after which a whole question no longer means the same."""
    given = {name: row[name] for name in ("text", "now", "zone", "locale") if name in row}
    alone = meaning(answer_line(given, directory))
    return [
        one
        for one in UNRELATED
        if meaning(answer_line(given | {"after": [one]}, directory)) != alone
    ]


def meaning(answer):
    """Return an answer without what only speaks of the talk."""
    return {
        name: said for name, said in answer.items() if name not in {"continues", "kept", "left_out"}
    }


def is_whole(row):
    """Whether a row is a question of its own."""
    expected = row["expect"]
    is_question = expected["intent"] == "availability" and not expected.get("continues")
    return is_question and not expected.get("doubt") and not row.get("after")


def report(rows, directory, *, show):
    """Yield the table by kind, the pairs test, and the rows that are not right."""
    counted = defaultdict(lambda: dict.fromkeys(VERDICTS, 0))
    wrong = []
    for row in rows:
        answer = answer_line(row, directory)
        found, fields = verdict(row, answer)
        for kind in (row.get("kind", "phrase"), "all"):
            counted[kind][found] += 1
        if found != "right":
            wrong.append(
                f"{found.upper():7}{row['text']!r}: {', '.join(fields)}\n       {json.dumps(answer)}"
            )
    yield (f"{'':24}{'rows':>6}" + "".join(f"{one + ' %':>10}" for one in VERDICTS))
    for kind in sorted(counted, key=lambda one: (one == "all", one)):
        total = sum(counted[kind].values())
        shares = "".join(f"{100 * counted[kind][one] / total:10.1f}" for one in VERDICTS)
        yield (f"{kind:24}{total:6}{shares}")
    whole = [row for row in rows if is_whole(row)]
    pairs = sum(len(changed_by(row, directory)) for row in whole)
    yield (
        f"\n{pairs} of {len(whole) * len(UNRELATED)} pairs of unrelated questions change their meaning"
    )
    if show:
        yield from wrong


def main():
    parser = argparse.ArgumentParser(prog="make language", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--directory", type=Path, help="directory.json; else the one beside the corpus"
    )
    parser.add_argument("--show", action="store_true", help="list the rows that are not right")
    given = parser.parse_args()
    path = given.directory or given.corpus.with_name("directory.json")
    directory = from_json(json.loads(path.read_text(encoding="utf-8")))
    lines = given.corpus.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    for line in report(rows, directory, show=given.show):
        print(line)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
