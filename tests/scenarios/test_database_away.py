"""The way to the database breaks under load: whoever is refused may ask again, and nothing is half done."""

import pytest

from tests.harness.database_trouble import ask_and_book
from tests.harness.fork_server import forked


@pytest.mark.lasting
@pytest.mark.timeout(600)
async def test_a_way_to_the_database_that_breaks_leaves_nothing_half_done(tmp_path):
    found = await ask_and_book(tmp_path, questions=4, bookings=2, pause=1.0, launcher=forked)
    assert found.standing >= 1
    assert found.resets > 10
