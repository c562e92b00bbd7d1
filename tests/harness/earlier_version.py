"""The version before this one, to be run beside it."""

import io
import shutil
import subprocess
import tarfile
from importlib.util import cache_from_source
from pathlib import Path

from tests.harness.running_bot import ROOT


def _git(*command):
    done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def earlier_version(folder):
    """Return a folder with the sources of the commit before this one; those of now where no history is.

    What has not changed since is compiled there already, if it is here: each process of that version would do it anew.
    """
    before = "HEAD" if _git("status", "--porcelain", "--", "*.py").strip() else "HEAD^"
    archive = _git("archive", before, "--", ".", ":!tests")
    if not archive:
        return ROOT
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    for source in folder.rglob("*.py"):
        _take_byte_code(ROOT / source.relative_to(folder), source)
    return folder


def _take_byte_code(now: Path, before: Path) -> None:
    """Copy the byte code of a source to where it has not changed since: it counts for a source of the same time and size."""
    compiled = Path(cache_from_source(str(now)))
    if compiled.exists() and now.read_bytes() == before.read_bytes():
        kept = Path(cache_from_source(str(before)))
        kept.parent.mkdir(exist_ok=True)
        shutil.copy2(compiled, kept)
        shutil.copystat(now, before)
