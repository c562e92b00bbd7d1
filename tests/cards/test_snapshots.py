import pytest

from tests.cards.record import FOLDER, WHOLE, read, snapshots
from tests.cards.samples import SAMPLES

CONTENTS = dict(snapshots())


@pytest.mark.parametrize("name", CONTENTS)
def test_cards_look_as_they_were_last_approved(name):
    """A change that is meant is recorded with `python -m tests.cards.record`."""
    assert CONTENTS[name] == read(name)


def test_one_card_of_every_view_is_recorded_whole():
    assert {type(SAMPLES[name]) for name in WHOLE} == {type(view) for view in SAMPLES.values()}
    assert {path.stem for path in FOLDER.iterdir()} == set(CONTENTS)
