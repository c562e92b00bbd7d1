"""The version before this one, to be run beside it."""

import io
import subprocess
import tarfile

from tests.harness.running_bot import ROOT


def _git(*command):
    done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def earlier_version(folder):
    """Return a folder with the sources of the commit before this one; those of now where no history is."""
    before = "HEAD" if _git("status", "--porcelain", "--", "*.py").strip() else "HEAD^"
    archive = _git("archive", before, "--", ".", ":!tests")
    if not archive:
        return ROOT
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder
