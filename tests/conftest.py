"""What holds for all tests: none is judged by the time a busy machine takes, what lasts is begun first, what passes is told once, and nothing that stays is looked through for garbage."""

import gc
import sys
from itertools import islice

# As app.py does: what is imported and collected stays.
gc.disable()

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings

from tests.harness.byte_code import compile_all
from tests.harness.forked_workers import ForkServer
from tests.harness.some_rows import some_rows

BROWSING = "tests/browser/"
BROWSERS = 1
"""Processes that start a browser, which takes each of them more than a second and a page of each kind most of one: others
start one only where they have nothing else left."""

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser):
    parser.addoption("--some-rows", action="store_true", help="try some rows of each long table")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config, specs):
    """Compile what all processes of tests load, and load it once: they are forks."""
    if not sys.dont_write_bytecode:
        compile_all(config)
    if not config.getoption("cov_source", default=None):  # measures what happens while it is loaded
        server = ForkServer(config.args)
        config.add_cleanup(server.stop)
        for spec in specs if server.has_loaded else ():
            spec.python = server.python


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for garbage only among what tests make, once all of them are collected."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """Send one report of each test to the process that shows results: to say what passed takes it five messages otherwise.

    As for tests that are run here alone, whatever failed or was skipped is told of each part of a test.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave away most rows of long tables where that is asked for, and begin what lasts first."""
    if config.option.some_rows:
        chosen = some_rows(one.nodeid for one in items)
        config.hook.pytest_deselected(items=[one for one in items if one.nodeid not in chosen])
        items[:] = [one for one in items if one.nodeid in chosen]
    begin_what_lasts(config, items)


def begin_what_lasts(config, items):
    """Begin what lasts first, beside what needs a browser: each process of tests is given one run of these items, in their order."""
    lasting = [one for one in items if one.get_closest_marker("lasting")]
    browsing = [one for one in items if one.nodeid.startswith(BROWSING)]
    early = {*lasting, *browsing}
    others = iter([one for one in items if one not in early])
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    left = len(items)
    browsers = min(BROWSERS, processes)
    share = -(-len(browsing) // browsers)
    lasts_in = range(browsers, processes) or range(processes)
    ordered = []
    for number in range(processes):
        size = left // (processes - number)
        left -= size
        first = browsing[number * share : (number + 1) * share]
        if number in lasts_in:
            first = [*lasting[number - lasts_in.start :: len(lasts_in)], *first]
        ordered += [*first, *islice(others, max(size - len(first), 0))]
    items[:] = [*ordered, *others]
