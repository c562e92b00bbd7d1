"""Trains the two models of `bot/language/acts/classifier.py`: `python -m tests.language.train` writes their weights.

Softmax regression by stochastic gradient descent with AdaGrad, in plain Python: some minutes.
`tests/language/first_sight.py` tells how well what they learn holds for messages they have not seen.
"""

import json
import math
import random
import re
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from bot.language.acts.classifier import SCALE, act_features, command_features
from bot.language.acts.question_words import words_of
from bot.language.acts.situation import Situation
from bot.language.chunking.reading import shaped
from bot.language.contract import context_of, open_question
from bot.language.parser import act_by_rules
from bot.language.people.name_index import from_json
from bot.language.requests import AdminIntent, SettingIntent
from bot.language.rewordings.table import in_full
from bot.language.tokens.message_text import spoken
from tests.harness.message_lines import SITUATIONS, messages
from tests.harness.phrase_lines import lines

DATA = Path(__file__).parents[1] / "data" / "language"
TARGET = Path(__file__).parents[2] / "bot" / "language" / "acts"
COMMANDS = frozenset({*get_args(AdminIntent), *get_args(SettingIntent)})
NOW = "2026-12-01T10:10"
QUESTIONS = (
    "find Tom and Mei on Thursday, 45 min",
    "Who is free on Wednesday?",
    "need Ian and Wei next week for an hour, with a room",
    "Please find one hour with Ms Nair and Mr Becker on Tuesday.",
    "Sam friday 30m",
    "set up Lucy with Jo Lund on Thursday in Thames",
)
QUESTIONS_FOR_TIMES = frozenset({"new", "continued", "link"})
PRESSED = frozenset({"book", "more", "why", "start_over"})
AFTER_OFFERS = ("offer",)
CARDS = ("nothing", "offer", "nothing", "coming", "nothing", "interview")
CARDS_SHOWN = frozenset({"interview", "invitation", "link", "proposal"})
RUNS, ROUNDS = 8, 4
RATE = 0.35
DECAY = 0.0004
SEED = 7


def interview(id_, start, people, candidate, room=None, *, role="organizer"):
    mails = [f"{one}@contoso.example" for one in people]
    who = {"name": candidate}
    return {"id": id_, "start": start, "minutes": 60, "people": mails, "candidate": who, "room": room, "as": role}  # fmt: skip


OWN = [
    interview("n", "2026-12-03T14:00", ["ian", "mei"], "Nadia Rahman", "camden@contoso.example"),
    interview("c", "2026-12-04T10:00", ["tom"], "Carlos Vega"),
    interview("h", "2026-12-07T11:30", ["priya", "sam"], "Hannah Berg", "thames@contoso.example"),
]
INVITED = [
    interview("n", "2026-12-03T14:00", ["lucy", "ian"], "Nadia Rahman", role="interviewer"),
    interview("c", "2026-12-04T10:00", ["lucy"], "Carlos Vega", role="interviewer"),
]
SOON = [
    interview("n", "2026-12-01T10:30", ["lucy"], "Nadia Rahman", role="interviewer"),
    INVITED[1],
]


def given(text):
    return {"text": text, "now": NOW, "zone": "Europe/London", "locale": "en-GB"}


def shown(name, number):
    """Return what a line of a section was typed after."""
    lists = {"interview": OWN, "coming": OWN, "link": OWN, "proposal": OWN, "invitation": INVITED[: 1 + number % 2], "soon": SOON}  # fmt: skip
    if name == "offer":
        return {"after": [QUESTIONS[number % len(QUESTIONS)]]}
    if name == "nothing":
        return {}
    speaker = "lucy" if name in {"invitation", "soon"} else "rita"
    last = name if name in CARDS_SHOWN else ("none", "list")[number % 2]
    interviews = lists[name]
    return {"context": {"speaker": f"{speaker}@contoso.example", "last": last, "interviews": interviews}}  # fmt: skip


def written():
    """Yield the rows of `acts.txt` with their act, after each card that a section names."""
    names, act = "", ""
    for number, line in enumerate((DATA / "acts.txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("== "):
            names, act = line[3:].split(": ")
        elif line and not line.startswith("#"):
            for name in names.split(", "):
                yield given(line) | shown(name, number), act


def act_of(expected):
    """Return the act of an expected meaning."""
    intent = expected["intent"]
    if intent == "availability":
        return "continued" if expected.get("continues") else "new"
    return intent


def judged(name):
    """Yield the rows of a corpus with their act."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, act_of(row["expect"])


def wordings():
    """Yield the wordings of commands with the intent they stand under, after one card or another."""
    path = Path(__file__).parent / "commands" / "wordings.txt"
    intent = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("# "):
            intent = line[2:]
        elif line:
            cards = AFTER_OFFERS if intent in PRESSED else CARDS
            yield (
                given(line.partition(" => ")[0]) | shown(cards[number % len(cards)], number),
                intent,
            )


def phrases():
    """Yield the sentences of `phrases.txt`."""
    for line in lines():
        *before, text = line.text.split(" >> ")
        row = given(text) | {"now": line.now.isoformat(), "locale": line.locale}
        yield row | ({"after": before} if before else {}), None


def examples():
    """Yield the messages of `messages.txt` with the act that is told of them."""
    for situation, text, means in messages():
        intent = re.match(r"intent: (\w+)", means)[1]
        expected = {"intent": intent, "continues": "continues: true" in means}
        yield given(text) | SITUATIONS[situation], act_of(expected)


def read(row, directory):
    """Return the shape of a row's message, what was shown before it, and the thumb in it."""
    context = context_of(row, directory)
    question = open_question(row.get("after") or (), context)
    if "last" not in (row.get("context") or {}):
        context = replace(context, last="offer" if question else "none")
    said = spoken(row["text"])
    shape = shaped(in_full(said.text, context), context, is_after=question is not None)
    return shape, Situation(context, question is not None), said.thumb, question


def trained(examples):
    """Return the acts and the weights that tell them apart: the mean of several runs, each in an order of its own.

    One run alone owes so much to its order that a few rows more would move the reading of messages they have nothing to do with.
    """
    acts = sorted({act for _, act in examples})
    counted = Counter(one for found, _ in examples for one in found)
    common = sorted(one for one, times in counted.items() if times > max(1, one.count(" ")))
    met = frozenset(common)
    rows = [([one for one in found if one in met], acts.index(act)) for found, act in examples]
    runs = [run(rows, common, len(acts), SEED + number) for number in range(RUNS)]
    return acts, {one: [sum(column) / RUNS for column in zip(*(weights[one] for weights in runs), strict=True)] for one in common}  # fmt: skip


def run(rows, features, acts, seed):
    """Return the weights that rows lead to in an order that the seed tells."""
    rows = list(rows)
    weights = {one: [0.0] * acts for one in features}
    squares = {one: [1e-2] * acts for one in features}
    shuffle = random.Random(seed)
    for _ in range(ROUNDS):
        shuffle.shuffle(rows)
        for found, act in rows:
            learn(found, act, weights, squares)
    return weights


def learn(found, act, weights, squares):
    """Move the weights of one row's features towards its act."""
    scores = [sum(column) for column in zip(*(weights[one] for one in found), strict=True)]
    most = max(scores)
    parts = [math.exp(score - most) for score in scores]
    total = sum(parts)
    errors = [part / total - (number == act) for number, part in enumerate(parts)]
    wrong = [(number, error) for number, error in enumerate(errors) if abs(error) > 1e-3]
    for one in found:
        row, past = weights[one], squares[one]
        for number, error in wrong:
            step = error + DECAY * row[number]
            past[number] += step * step
            row[number] -= RATE * step / math.sqrt(past[number])


@dataclass(frozen=True, slots=True)
class Example:
    """What the models learn from one message; `command` is empty where it is none."""

    set: int
    features: tuple[str, ...]
    act: str
    command_features: tuple[str, ...]
    command: str
    words: frozenset[str] = frozenset()
    """Of a question for times."""


def learnt():
    """Return what the models learn from, message by message."""
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    corpora = (written(), wordings(), phrases(), examples(), judged("phrases.jsonl"), judged("blind.jsonl"))  # fmt: skip
    return [example(row, named, directory) for rows in corpora for row, named in rows]


def example(row, named, directory):
    """Return what the models learn from a row whose act is known, or else is what the rules say."""
    shape, situation, thumb, question = read(row, directory)
    intent = named or act_by_rules(row["text"], situation.context, question)
    is_command = intent in COMMANDS
    features = tuple(sorted(act_features(shape, situation, thumb)))
    words = tuple(sorted(command_features(shape)))
    is_read = intent in QUESTIONS_FOR_TIMES and not row.get("expect", {}).get("left_out")
    asked = frozenset(words_of(shape)) if is_read else frozenset()
    return Example(row.get("set", 0), features, "command" if is_command else intent, words, intent if is_command else "", asked)  # fmt: skip


def models(found):
    """Return the two models that examples make, each its labels and weights, by the name of its file."""
    acts = trained([(one.features, one.act) for one in found])
    commands = trained([(one.command_features, one.command) for one in found if one.command])
    return {"acts.txt": rounded(*acts), "commands.txt": rounded(*commands)}


def rounded(labels, weights):
    """Return a model with its weights in the whole numbers that are kept."""
    kept = {one: [str(round(SCALE * weight)) for weight in row] for one, row in weights.items()}
    return labels, {one: " ".join(row) for one, row in kept.items()}


def question_words(found):
    """Return the words of all questions for times."""
    return frozenset().union(*(one.words for one in found))


def main():
    found = learnt()
    for name, (labels, weights) in models(found).items():
        write(name, labels, weights)
    lines = textwrap.wrap(" ".join(sorted(question_words(found))), 118)
    (TARGET / "question_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(name, labels, weights):
    """Write a model: its labels, then one feature a line, in which a zero takes no place."""
    spare = {
        one: " ".join("" if weight == "0" else weight for weight in row.split()).rstrip()
        for one, row in weights.items()
    }
    lines = (" ".join(labels), *(f"{one}\t{row}" for one, row in spare.items()))
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
