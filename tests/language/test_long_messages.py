"""A message that is longer than is read at once: its beginning is read, and the rest is told, unless others said it."""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.messages.long_messages import divided
from bot.language.people.name_index import from_json

HERE = Path(__file__).parent
DIRECTORY = from_json(json.loads((HERE / "commands/directory.json").read_text(encoding="utf-8")))
ASKED = "Find 45 minutes with Ian on Thursday."
STORY = "The team has spoken of this role for a while, and they would all like to see it filled. "
TOM = "And add Tom too."
DECLINE = "I must decline, "
INVITED = {
    "speaker": "ian@contoso.example",
    "last": "invitation",
    "interviews": [
        {"id": "i1", "start": "2026-12-03T14:00", "people": ["ian@contoso.example"], "as": "interviewer"}
    ],
}  # fmt: skip


def answer(text, **context):
    row = {"text": text, "now": "2026-12-01T10:10", "zone": "Europe/London", "locale": "en-GB"}
    return answer_line({**row, **context}, DIRECTORY)


def lines(of, *, begins=""):
    return "\n".join([f"{begins}{STORY}"] * of)


@pytest.mark.parametrize("stories", [9, 16, 40, 150])
def test_the_beginning_is_read_and_the_rest_is_told_from_a_sentence_on(stories):
    said = answer(f"{ASKED} {STORY * stories}{TOM}")
    assert (said["intent"], said["people"]) == ("availability", ["ian@contoso.example"])
    rest = said["left_out"][-1]
    assert rest.startswith(STORY[:40])
    assert stories > 100 or rest.endswith(TOM)


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED}\n\nOn Mon, 30 Nov 2026, Ian Murray wrote:\n{lines(20)}",
        f"{ASKED}\n\nOn Mon, 30 Nov 2026, Ian Murray wrote:\n{lines(80)}",
        f"{ASKED}\n\n{lines(20, begins='> ')}",
        f"{ASKED}\n\n{lines(80, begins='> ')}",
        f"{ASKED}\n\n{lines(80, begins='&gt; ')}",
        f"{ASKED}\n\n```\n{lines(80)}\n```",
        f"{ASKED}\n\n-- \nRita Costa\n{lines(80)}",
        f"{ASKED} {'🙏' * 5_000}",
        f"{ASKED}\n\n{lines(80, begins='> ')}\nFrom: Ian\nSent from my phone",
        ASKED + " " * 5_000,
    ],
    ids=range(10),
)
def test_what_others_said_or_who_signs_is_no_rest(text):
    assert answer(text) == answer(ASKED)


@pytest.mark.parametrize("begins", ["> ", "```\n"])
def test_what_stands_below_a_long_quote_is_told(begins):
    quote = lines(80, begins="> ") if begins == "> " else f"```\n{lines(80)}\n```"
    assert answer(f"{ASKED}\n\n{quote}\n{TOM}") == answer(ASKED) | {"left_out": [TOM]}


def test_a_text_that_is_kept_as_it_was_typed_is_kept_whole():
    reason = "because " + "of this, and also of that, " * 20 + "and of a visit"
    said = answer(f"{DECLINE}{reason}", context=INVITED)
    assert len(divided(f"{DECLINE}{reason}")[1]) > 0
    assert (said["intent"], said.get("left_out")) == ("decline", None)
    assert said["reason"].endswith("and of a visit")


def test_a_word_without_an_end_is_not_read_to_its_middle():
    said = answer(f"{ASKED[:-1]} {'x' * 5_000}")
    assert said["people"] == ["ian@contoso.example"]
    assert said["left_out"][-1].startswith("xxx")


def test_what_is_read_is_never_more_for_being_divided_again():
    read, rest = divided(f"{ASKED} {STORY * 30}")
    assert rest
    assert divided(read) == (read, "")
