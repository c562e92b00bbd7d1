"""The sources, for the rules that are asked of them: in a process of tests each is parsed once, and walked through once.

Who asks does so in a test, not on import: every process of tests imports every file of them, and runs few.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def text(path: Path) -> str:
    """Return what is written in a file."""
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    """Return a file as Python reads it."""
    return ast.parse(text(path))


@cache
def nodes(tree: ast.AST) -> Sequence[ast.AST]:
    """Return all of a file's nodes, as `ast.walk` gives them."""
    return list(ast.walk(tree))


def below(*folders: str) -> Iterator[Path]:
    """Return the files of Python in these folders, in their order."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def holding(words: str, *folders: str) -> Iterator[Path]:
    """Return the files of Python in these folders in which such words stand: to parse all of them takes seconds."""
    return (path for path in below(*folders) if re.search(words, text(path)))
