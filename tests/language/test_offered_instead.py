"""An answer that refuses one time and offers another proposes the other, however it is said."""

import pytest
from msgspec.structs import replace

from tests.language.example_company import JO, MARC, read_among

INVITED = tuple(replace(one, role="interviewer") for one in (JO, MARC))


def read(text, interviews=INVITED[:1]):
    return read_among(text, interviews, last="invitation", speaker="raj")


@pytest.mark.parametrize(
    "text",
    [
        "10 is not possible for me but 3 would be ok",
        "10am doesn't work but 3pm does",
        "at 10 I have a standup, 3 is okay",
        "10:00 is not good, 15:00 ok",
        "3 would be possible, 10 not",
        "10 no, 3 yes",
        "I could do 3 but not 10",
        "Not possible at 10. Possible at 3.",
    ],
)
def test_the_time_offered_is_proposed(text):
    reading = read(text)
    assert (reading.intent, reading.request.target) == ("propose", ("jo",))
    assert [start.isoformat(timespec="minutes") for start, _ in reading.request.windows] == [
        "2026-11-24T15:00"
    ]


def test_the_time_refused_tells_which_invitation_is_meant():
    reading = read("2 on Thursday isn't possible but 4 would be ok", INVITED)
    assert (reading.intent, reading.request.target) == ("propose", ("marc",))
    assert [start.isoformat(timespec="minutes") for start, _ in reading.request.windows] == [
        "2026-11-26T16:00"
    ]


@pytest.mark.parametrize("text", ["10 works, 3 doesn't", "10 is fine but not 3"])
def test_its_own_time_is_accepted(text):
    assert read(text).intent == "accept"
