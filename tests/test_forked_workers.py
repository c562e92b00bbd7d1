"""The processes that run tests are forks of one that has loaded them; every run of several processes tries that they work."""

import subprocess
import sys
from subprocess import PIPE

from tests.harness.forked_workers import LENDING, READY, ROOT, ForkServer


def test_nothing_is_forked_where_a_module_does_not_load(tmp_path):
    (tmp_path / "test_one.py").write_text("import nothing_of_this_name\n", encoding="utf-8")
    server = ForkServer([str(tmp_path)])
    server.stop()
    assert not server.has_loaded


def test_a_fork_does_at_its_end_what_was_left_to_that(tmp_path):
    """A database is stopped so."""
    serve = f"from tests.harness.forked_workers import serve; serve({str(tmp_path)!r})"
    left = "import atexit; atexit.register(print, 'stopped', flush=True)"
    forking = (sys.executable, "-c", serve)
    with subprocess.Popen(forking, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True) as server:
        assert server.stdout.readline() == READY
        lent = (sys.executable, "-I", "-S", LENDING, tmp_path)
        done = subprocess.run(lent, input=f"{left!r}\n", stdout=PIPE, text=True, check=True)
        server.stdin.close()
    assert done.stdout == "stopped\n"
