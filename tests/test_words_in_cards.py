"""Whatever a person reads is made in `cards/words`: no sentence stands anywhere else, so a language of the interface is one folder.

Layouts say which words stand where, and hold none: no title, label or text to type. Elsewhere a sentence is a text of three words or more that begins like one or ends like one. Texts for operators and programs are not
meant: logs, exceptions, metrics, protocols, the command line and the start.
"""

import ast
import re

import pytest

from tests.harness.sources import ROOT, below, holding, nodes, parsed

ELSEWHERE = (
    "bot/sandbox",  # another company's software
    "bot/cli/",  # what whoever runs the bot reads in a terminal
    "bot/settings/",
    "bot/startup_errors.py",
    "bot/domain/audit.py",  # the names of deeds, which stand in stored entries
    "bot/http/loopback_only.py",  # who reaches a sandbox that is not theirs to reach
    "bot/store/tinydb",  # a damaged file, told to who runs the bot
    "bot/runtime/metrics.py",
    "bot/channels/teams/credentials.py",  # mistakes in the settings
    "bot/channels/teams/request_parsing.py",  # answers to programs that send no activity
)
FOR_THE_PARSER = {"The interview {}: ", "I can't, {}", "I can only do before {end}"}
"""What is put before a sentence that is read anew, as somebody could type it; never shown."""
FOR_OPERATORS = {"debug", "info", "warning", "error", "exception", "critical"}
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_SENTENCE = re.compile(rf"{_WORD}[,:;]? {_WORD}[,:;]? (?:{_WORD}|\{{\}})")
_PATTERN = re.compile(r"\(\?|\)[?*]|\\b|\\g<|¤")
"""What only a regular expression holds, or a sentence with signs for its parts."""


def is_sentence(text):
    begins = re.match(r"[“\"]?[A-Z][a-z]* ", text) is not None or text.startswith("{} ")
    if re.match(r"SELECT|DELETE|INSERT|UPDATE", text) or _PATTERN.search(text):
        return False
    ends = text.rstrip('”"').endswith((".", "?", "!", "…"))
    return bool(_SENTENCE.search(text)) and (begins or ends)


def is_answer(error):
    """Whether an error is an answer of the server with a text: who opened the page reads it."""
    return isinstance(error, ast.Call) and any(one.arg == "text" for one in error.keywords)


def texts(tree):
    """Every text of a file with its line, but for docstrings and what is for operators; pieces of f-strings together."""
    skipped = set()
    for node in ast.walk(tree):
        quiet = (
            (isinstance(node, ast.Raise) and not is_answer(node.exc))
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
            or (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in FOR_OPERATORS
            )
        )
        if quiet or isinstance(node, ast.JoinedStr):
            inner = ast.walk(node)
            skipped |= {id(one) for one in inner if quiet or one is not node}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            pieces = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
            yield node.lineno, "".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def is_question(text):
    """Whether a text of the language, where few words make a pattern, asks or tells a person something."""
    is_told = re.match(r"[A-Z“{].*[^\W\d_]{2}.*[.?!…][”\"]?$", text) is not None
    return is_told and "|" not in text and not _PATTERN.search(text)


def test_no_sentence_stands_outside_of_the_cards():
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in below("bot", "dialogs")
        if not str(path.relative_to(ROOT)).startswith(ELSEWHERE)
        for line, text in texts(parsed(path))
        if is_sentence(text) and text not in FOR_THE_PARSER
    ]
    assert found == []


def test_the_language_asks_nothing_in_words():
    """What it asks back is a kind with facts: `cards.words.clarifications` has the words."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in below("bot/language")
        for line, text in texts(parsed(path))
        if is_question(text)
    ]
    assert found == []


@pytest.mark.parametrize("text", ["Later or earlier?", "Which {} is meant?", "{} works here."])
def test_a_short_question_is_told_from_a_pattern(text):
    assert is_question(text)


IN_WORDS = {"AskSure", "Choices", "Notice", "Sheet"}
"""The views that hold words: what `cards/words` makes of others, or rows of earlier versions have."""


def test_no_dialog_shows_a_view_that_holds_words():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {one.name}"
        for path in holding("|".join(IN_WORDS), "dialogs")
        for node in nodes(parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cards.")
        for one in node.names
        if one.name in IN_WORDS
    ]
    assert found == []


def test_templates_of_pages_hold_no_words():
    found = []
    for path in sorted((ROOT / "bot/http/templates").iterdir()):
        page = re.sub(
            r"\{%.*?%\}|\{\{.*?\}\}|<!doctype html>", "", path.read_text(encoding="utf-8")
        )
        read_aloud = re.findall(r'\b(?:lang|title|alt|placeholder|aria-label)="([^"]+)"', page)
        found += [
            text for text in [*read_aloud, re.sub(r"<[^>]*>", "", page)] if re.search(r"\w", text)
        ]
    assert found == []


CODES = {"awaiting approval"}
"""Values of a view's fields that look like words."""


def is_words(text):
    """Whether a text of a layout is for a person: several words, a capital, or words put around a name."""
    bare = text.replace("{}", "").strip()
    has_capital = re.match(r"[A-Z][a-z]", bare) is not None
    return (" " in bare or "{}" in text or has_capital) and bool(re.search(r"[^\W\d_]{2}", bare))


def typed_or_spoken(tree):
    """Every text given in place as what a button says, or what can be typed instead of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in {"typed", "spoken", "hint"}:
            yield from texts(node.value)


def test_layouts_hold_no_words():
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in below("cards")
        if "words" not in path.parts
        for tree in [parsed(path)]
        for line, text in {
            *((line, text) for line, text in texts(tree) if _is_for_people(path, text)),
            *typed_or_spoken(tree),
        }
        if text not in CODES
    ]
    assert found == []


def _is_for_people(path, text):
    is_layout = path.parent.name == "layouts" or path.name == "plain_text.py"
    return is_words(text) if is_layout else is_sentence(text)


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        ("Connect", True),
        ("{} more", True),
        ("no room", True),
        ("positive", False),
        ("{} · {}", False),
        ("people", False),
    ],
)
def test_words_are_told_from_codes(text, is_theirs):
    assert is_words(text) == is_theirs
