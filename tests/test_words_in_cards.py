"""Whatever a person reads is made in `cards`: no sentence stands anywhere else, so a language of the interface is one folder.

A sentence is a text of three words or more that begins like one or ends like one. Texts for operators and programs are not
meant: logs, exceptions, metrics, protocols, the command line and the start.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ELSEWHERE = (
    "bot/language",  # what people say, and questions back: a language of its own
    "bot/sandbox",  # another company's software
    "bot/settings.py",
    "bot/startup_errors.py",
    "bot/domain/audit.py",  # the names of deeds, which stand in stored entries
    "bot/http/loopback_only.py",  # who reaches a sandbox that is not theirs to reach
    "bot/store/tinydb",  # a damaged file, told to who runs the bot
    "bot/store/__main__.py",
    "bot/runtime/metrics.py",
    "bot/channels/teams/credentials.py",  # mistakes in the settings
    "bot/channels/teams/request_parsing.py",  # answers to programs that send no activity
)
FOR_OPERATORS = {"debug", "info", "warning", "error", "exception", "critical"}
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_SENTENCE = re.compile(rf"{_WORD}[,:;]? {_WORD}[,:;]? (?:{_WORD}|\{{\}})")


def is_sentence(text):
    begins = re.match(r"[“\"]?[A-Z][a-z]* ", text) is not None or text.startswith("{} ")
    if re.match(r"SELECT|DELETE|INSERT|UPDATE", text):
        return False
    ends = text.rstrip('”"').endswith((".", "?", "!", "…"))
    return bool(_SENTENCE.search(text)) and (begins or ends)


def texts(tree):
    """Every text of a file with its line, but for docstrings and what is for operators; pieces of f-strings together."""
    skipped = set()
    for node in ast.walk(tree):
        quiet = (
            isinstance(node, ast.Raise)
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


def test_no_sentence_stands_outside_of_the_cards():
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for folder in ("bot", "dialogs")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not str(path.relative_to(ROOT)).startswith(ELSEWHERE)
        for line, text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if is_sentence(text)
    ]
    assert found == []
