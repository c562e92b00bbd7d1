"""Estimates how messages are read at first sight: `make language-estimate`, some minutes.

For each blind set the models are trained without it, then its rows are scored with them. What the rules were taught
from it they still know, so that messages by somebody new are read somewhat worse than this.
"""

import argparse
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from bot.language.acts import classifier
from bot.language.acts import question_words as question_words_of
from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.language.score import VERDICTS, verdict
from tests.language.train import DATA, learnt, models, question_words


def sets():
    """Return the rows of the blind sets by their number."""
    found = {}
    for line in (DATA / "blind.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["set"], []).append(row)
    return found


def scored_without(number, rows):
    """Return the verdicts on the rows of a set which the models have not seen, with what was answered."""
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    found = [one for one in learnt() if one.set != number]
    made, asked = models(found), question_words(found)
    question_words_of.known = lambda: asked
    classifier.load = {name: classifier.Model(*model) for name, model in made.items()}.__getitem__
    answers = [answer_line(row, directory) for row in rows]
    return [(*verdict(row, answer), row, answer) for row, answer in zip(rows, answers, strict=True)]


def main():
    parser = argparse.ArgumentParser(prog="make language-estimate", description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the rows that are not right")
    parser.add_argument("--sets", type=int, nargs="*", help="these sets only")
    given = parser.parse_args()
    found = {number: rows for number, rows in sets().items() if not given.sets or number in given.sets}  # fmt: skip
    pooled = Counter()
    print(f"{'set':>6}{'rows':>6}" + "".join(f"{one + ' %':>10}" for one in VERDICTS))  # noqa: T201 - the answer
    with ProcessPoolExecutor(2) as pool:
        for number, scored in zip(found, pool.map(scored_without, found, found.values()), strict=True):  # fmt: skip
            pooled += Counter(one for one, *_ in scored)
            print(shares(number, Counter(one for one, *_ in scored)))  # noqa: T201 - the answer
            if given.show:
                print("\n".join(told(*one) for one in scored if one[0] != "right"))  # noqa: T201 - the answer
    print(shares("all", pooled))  # noqa: T201 - the answer


def shares(name, counted):
    """Return a line of the table."""
    total = sum(counted.values())
    return f"{name:>6}{total:6}" + "".join(f"{100 * counted[one] / total:10.1f}" for one in VERDICTS)  # fmt: skip


def told(found, fields, row, answer):
    """Return what is said of a row that is not right."""
    return f"{found.upper():7}{row['text']!r}: {', '.join(fields)}\n       {json.dumps(answer)}"


if __name__ == "__main__":
    main()
