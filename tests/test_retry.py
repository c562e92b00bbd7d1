"""How often and how long calls to others are repeated; each adapter's own tests say which."""

import pytest
import stamina

from bot.domain.errors import NotTaken, OutsideTrouble
from bot.runtime.retry import RetryPolicy


def passes(error):
    return isinstance(error, NotTaken)


async def test_so_many_attempts_are_made_and_the_last_error_is_raised():
    made = 0

    async def call():
        nonlocal made
        async for attempt in RetryPolicy(passes, attempts=3).attempts():
            with attempt:
                made += 1
                raise NotTaken

    with stamina.set_testing(testing=True, attempts=9, cap=True), pytest.raises(NotTaken):
        await call()
    assert made == 3


@pytest.mark.parametrize(
    ("asked", "wait"), [(None, True), (0.0, 0.0), (7.0, 7.0), (21.0, False), (float("inf"), False)]
)
async def test_a_wait_that_was_asked_for_is_kept_to_unless_it_is_longer_than_people_are_patient(
    asked, wait
):
    assert RetryPolicy(passes, attempts=3)(NotTaken(retry_after=asked)) == wait


async def test_what_does_not_pass_is_not_repeated():
    assert RetryPolicy(passes, attempts=3)(OutsideTrouble()) is False
