"""Every short message is made with the facts that its words ask for."""

import ast
import inspect
from functools import cache

from cards.words.message_registry import MESSAGES
from tests.harness.sources import ROOT, holding, nodes, parsed


@cache
def calls():
    """Return every call of `message` with a literal key: where it stands, the key, the names of its facts."""
    found = []
    for path in holding(r"\bmessage\(", "dialogs", "cards", "bot"):
        for node in nodes(parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message":
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                found.append((place, node.args[0], {one.arg for one in node.keywords}))
    return found


def test_messages_have_words_for_exactly_their_facts():
    """Their keys are literals, so that each can be searched for."""
    wrong = [
        place
        for place, key, facts in calls()
        if not isinstance(key, ast.Constant)
        or set(inspect.signature(MESSAGES[key.value]).parameters) != facts
    ]
    assert wrong == []


def test_no_words_are_left_over():
    assert MESSAGES.keys() == {key.value for _, key, _ in calls()}
