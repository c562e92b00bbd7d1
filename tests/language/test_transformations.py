"""A message said a little differently means the same: names swapped, a greeting, thanks, no full stop.

Each transformation is made of a tenth of the messages of the blind corpora, each time of others;
`make language-estimate` makes every one of all of them.
"""

import pytest

from tests.language.said_differently import TRANSFORMATIONS, blind_rows, read_differently

PARTS = 10
MOST_SILENT = 0.015
LEAST_RIGHT = 0.97


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_a_message_said_a_little_differently_means_the_same(name):
    found = read_differently(name, blind_rows()[[*TRANSFORMATIONS].index(name) :: PARTS])
    silent = [text for text, said in found if said == "silent"]
    wrong = [text for text, said in found if said != "right"]
    assert len(silent) <= MOST_SILENT * len(found), silent
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(found), wrong
