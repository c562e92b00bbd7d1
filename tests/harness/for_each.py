"""Runs a test with each of many values in one item of pytest.

An item costs more than most tests of a value do: it is collected by each process of tests, set up, reported and taken down.
Here each value that fails is a subtest, reported by its name, as an item would be. One that passes is none: to capture what
it writes, to report it and to tell that to the process that shows results took 0.4 ms and more.
"""

import inspect
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from itertools import islice

Test = Callable[..., object]
ONE_OF = 3
"""How many lines of a corpus there are for each that is tried before each commit."""


def for_each(name: str, values: Mapping[str, object] | Collection[str]) -> Callable[[Test], Test]:
    """Let a test take `name`: each of these values, by what it is called, or of these texts."""
    called = values if isinstance(values, Mapping) else [(one, one) for one in values]
    rows = dict(called)
    assert len(rows) == len(called) > 0, "nothing to test, or two of one name"

    def decorated(test: Test) -> Test:
        every = _each_awaited if inspect.iscoroutinefunction(test) else _each
        signature = inspect.signature(test)
        own = [one for one in signature.parameters.values() if one.name not in {name, "subtests"}]
        subtests = inspect.Parameter("subtests", inspect.Parameter.KEYWORD_ONLY)
        made = wraps(test)(every(test, name, rows))
        made.__signature__ = signature.replace(parameters=[*own, subtests])
        return made

    return decorated


def in_part(
    values: Mapping[str, object],
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Return the part of a corpus that is tried before each commit, some from all over it, and the others."""
    some = dict(islice(values.items(), None, None, ONE_OF))
    return some, {called: one for called, one in values.items() if called not in some}


def _each(test, name, rows):
    def every(*, subtests, **given):
        for called, value in rows.items():
            try:
                test(**given, **{name: value})
            except BaseException:
                with subtests.test(called):
                    raise

    return every


def _each_awaited(test, name, rows):
    async def every(*, subtests, **given):
        for called, value in rows.items():
            try:
                await test(**given, **{name: value})
            except BaseException:
                with subtests.test(called):
                    raise

    return every
