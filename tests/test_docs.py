"""What documents and docstrings name of the code is there: files, folders, and what is defined in a module or class."""

import ast
import re
from collections import defaultdict
from itertools import pairwise

import pytest

from tests.harness.sources import ROOT, below, holding, nodes, parsed, text

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *(str(one.relative_to(ROOT)) for one in sorted((ROOT / "docs").rglob("*.md"))),
]
FOLDERS = ("bot", "cards", "dialogs", "docs", "manifest", "tests")
_NAMED = re.compile(r"`([\w./-]+(?:\.py|\.md|\.txt|/))`(?: `(\w+)`)?")


@pytest.fixture(scope="module")
def paths():
    below = [one for name in FOLDERS for one in (ROOT / name).rglob("*")]
    return [f"/{one.relative_to(ROOT)}" for one in [*below, *ROOT.iterdir()]]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document, paths):
    missing = []
    for path, function in _NAMED.findall((ROOT / document).read_text(encoding="utf-8")):
        found = [one for one in paths if one.endswith(f"/{path.rstrip('/')}")]
        defines = re.compile(rf"^\s*(async )?(def|class) {function}\b|^{function} =", re.MULTILINE)
        is_there = any(
            not function or defines.search((ROOT / one.lstrip("/")).read_text(encoding="utf-8"))
            for one in found
        )
        if not is_there:
            missing.append(f"{path} {function}")
    assert missing == []


OUTSIDE = {"TurnContext.send_activity", "oauth.v2.access", "users.info"}
"""What libraries and services call so."""
_REFERENCE = re.compile(r"`([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)`")
SOURCES = ("bot", "cards", "dialogs", "manifest")


def defined_in(nodes_of_it):
    """The names of what a module or class defines, and of its parts."""
    for node in nodes_of_it:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


@pytest.fixture(scope="module")
def modules():
    return {
        ".".join(one.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): one
        for one in below(*SOURCES)
    }


def owners(reference):
    """Each part of a reference that may be a module or class, and the name that it defines: none where it is meant itself."""
    places = [place for place, sign in enumerate(reference) if sign == "."]
    return [
        (reference, ""),
        *((reference[:one], reference[one + 1 :].split(".")[0]) for one in places),
    ]


@pytest.fixture(scope="module")
def classes():
    """The files that define a class of each name."""
    found = defaultdict(set)
    for path in below(*SOURCES):
        for name in _CLASS.findall(text(path)):
            found[name].add(path)
    return found


_CLASS = re.compile(r"^\s*class (\w+)", re.MULTILINE)


def defines(owner, name, modules, classes):
    """Whether a module whose name ends so, or a class of this name, defines such a name."""
    files = [path for module, path in modules.items() if f".{module}".endswith(f".{owner}")]
    return any(not name or name in defined_in(nodes(parsed(one))) for one in files) or any(
        name in defined_in(ast.walk(node))
        for one in classes.get(owner, ())
        for node in nodes(parsed(one))
        if isinstance(node, ast.ClassDef) and node.name == owner
    )


def references(tree):
    for node in nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from _REFERENCE.findall(str(node.value.value))


def is_there(reference, paths, modules, classes):
    return (
        reference in OUTSIDE
        or any(one.endswith(f"/{reference}") for one in paths)
        or any(defines(owner, name, modules, classes) for owner, name in owners(reference))
    )


def test_what_a_docstring_names_of_a_module_or_class_is_there(paths, modules, classes):
    named = {
        one: path
        for path in holding(_REFERENCE.pattern, *SOURCES)
        for one in references(parsed(path))
    }
    assert named
    assert [
        f"{path.relative_to(ROOT)}: {one}"
        for one, path in named.items()
        if not is_there(one, paths, modules, classes)
    ] == []


def is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def pairs_of_docstrings(tree):
    """Yield the second of each two docstrings in a row."""
    for node in nodes(tree):
        if isinstance(node, ast.Module | ast.ClassDef):
            yield from (two for one, two in pairwise(node.body) if is_text(one) and is_text(two))


_TWO_TEXTS = r'"""[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*[ \t]*r?"""'
"""A text that ends a line, and one that begins the next: to parse every file for the few of them takes seconds."""


def test_no_docstring_follows_another():
    """A field that is put between another and its docstring leaves two in a row."""
    found = [
        (path, two)
        for path in holding(_TWO_TEXTS, *SOURCES)
        for two in pairs_of_docstrings(parsed(path))
    ]
    assert [f"{path.relative_to(ROOT)}:{two.lineno}" for path, two in found] == []


def test_two_docstrings_in_a_row_are_found():
    code = 'class A:\n    """One."""\n\n    # why\n    """Two."""\n'
    assert re.search(_TWO_TEXTS, code)
    assert len(list(pairs_of_docstrings(ast.parse(code)))) == 1
