"""What the documents name of the code is there: files, folders, and a function named right behind its file."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{one.name}" for one in sorted((ROOT / "docs").glob("*.md"))),
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
