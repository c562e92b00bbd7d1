"""Every short message is made with the facts that its words ask for."""

import ast
import inspect
from pathlib import Path

import pytest

from cards.words.message_registry import MESSAGES

ROOT = Path(__file__).parents[2]


def calls():
    """Every call of `message` with a literal key: where it stands, the key, the names of its facts."""
    for folder in ("dialogs", "cards", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message":
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield place, node.args[0], {one.arg for one in node.keywords}


CALLS = list(calls())


@pytest.mark.parametrize(("key", "facts"), [one[1:] for one in CALLS], ids=[c[0] for c in CALLS])
def test_a_message_has_words_for_exactly_its_facts(key, facts):
    assert isinstance(key, ast.Constant), "a key is a literal, so that it can be searched for"
    assert set(inspect.signature(MESSAGES[key.value]).parameters) == facts


def test_no_words_are_left_over():
    assert MESSAGES.keys() == {key.value for _, key, _ in CALLS}
