"""The processes that run tests are forks of one that has loaded them; every run of several processes tries that they work."""

from tests.harness.forked_workers import ForkServer


def test_nothing_is_forked_where_a_module_does_not_load(tmp_path):
    (tmp_path / "test_one.py").write_text("import nothing_of_this_name\n", encoding="utf-8")
    server = ForkServer([str(tmp_path)])
    server.stop()
    assert not server.has_loaded
