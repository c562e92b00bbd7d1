"""A message said a little differently means the same: names swapped, a greeting, thanks, no full stop.

Each transformation is made of some hundred messages of the blind corpora, each time of others, however many there are;
`make language-estimate` makes every one of all of them.
"""

import pytest

from tests.language.said_differently import TRANSFORMATIONS, blind_rows, read_differently

MESSAGES = 600
MOST_SILENT = 0.015
LEAST_RIGHT = 0.97


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_a_message_said_a_little_differently_means_the_same(name):
    rows = blind_rows()
    asked = rows[[*TRANSFORMATIONS].index(name) :: len(rows) // MESSAGES]
    found = read_differently(name, asked)
    silent = [text for text, said in found if said == "silent"]
    wrong = [text for text, said in found if said != "right"]
    assert len(silent) <= MOST_SILENT * len(found), silent
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(found), wrong
