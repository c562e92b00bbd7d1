"""The estimate at first sight leaves a set out of what the models learn: each message tells of which it is."""

from tests.language.first_sight import sets


def test_every_message_tells_its_set():
    assert all(number > 0 for number in sets())
