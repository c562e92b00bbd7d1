from tests.harness.for_each import for_each
from tests.harness.record_snapshots import FOLDER, WHOLE, read, snapshots
from tests.harness.sample_views import SAMPLES

CONTENTS = dict(snapshots())


@for_each("name", sorted(CONTENTS))
def test_cards_look_as_they_were_last_approved(name):
    """A change that is meant is recorded with `python -m tests.harness.record_snapshots`."""
    assert CONTENTS[name] == read(name)


def test_one_card_of_every_view_is_recorded_whole():
    assert {type(SAMPLES[name]) for name in WHOLE} == {type(view) for view in SAMPLES.values()}
    assert {path.stem for path in FOLDER.iterdir()} == set(CONTENTS)
