"""What documents and docstrings name of the code is there: files, folders, and what is defined in a module or class."""

import ast
import re
from collections import defaultdict
from itertools import pairwise

import pytest

from tests.harness.sources import ROOT, below, nodes, parsed

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


def defined_in(nodes_of_it):
    """The names of what a module or class defines, and of its parts."""
    for node in nodes_of_it:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


@pytest.fixture(scope="module")
def trees():
    return {
        ".".join(one.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): parsed(one)
        for one in below("bot", "cards", "dialogs", "manifest")
    }


def definitions(trees):
    """What is defined, by the end of a module's name ("index", "availability.index", …) and by a class's."""
    found = defaultdict(set)
    for module, tree in trees.items():
        parts, names = module.split("."), set(defined_in(nodes(tree)))
        for place in range(len(parts)):
            found[".".join(parts[place:])] |= names
        for node in nodes(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name] |= set(defined_in(ast.walk(node)))
    return found


def references(tree):
    for node in nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from _REFERENCE.findall(str(node.value.value))


def is_there(reference, found, paths):
    if reference in OUTSIDE or any(one.endswith(f"/{reference}") for one in paths):
        return True
    places = [place for place, sign in enumerate(reference) if sign == "."]
    splits = ((reference[:place], reference[place + 1 :].split(".")[0]) for place in places)
    return reference in found or any(name in found[of] for of, name in splits if of in found)


def test_what_a_docstring_names_of_a_module_or_class_is_there(trees, paths):
    found = definitions(trees)
    named = {one: module for module, tree in trees.items() for one in references(tree)}
    assert [
        f"{module}: {one}" for one, module in named.items() if not is_there(one, found, paths)
    ] == []


def is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_no_docstring_follows_another(trees):
    """A field that is put between another and its docstring leaves two in a row."""
    bodies = [
        (module, node.body)
        for module, tree in trees.items()
        for node in nodes(tree)
        if isinstance(node, ast.Module | ast.ClassDef)
    ]
    assert [
        f"{module}:{two.lineno}"
        for module, body in bodies
        for one, two in pairwise(body)
        if is_text(one) and is_text(two)
    ] == []
