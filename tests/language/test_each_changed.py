"""Of several interviews each is changed in its own way, and no half of a message is dropped."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import EachRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, scene

SHOWN = replace(scene(), last="interview", interviews=(MARC, JO), speaker=mail("olivia"))
OPEN = parse("Raj 30m fri for Pia Koch", scene()).question


def of(text, *, after=None, context=SHOWN):
    """Return what is said of each interview."""
    reading = parse(text, context, after=after)
    assert (reading.doubt, reading.left_out) == (None, ())
    assert isinstance(reading.request, EachRequest)
    assert [one.target for one in reading.request.parts] == [("jo",), ("marc",)]
    return reading.request.parts


@pytest.mark.parametrize(
    "text",
    [
        "make Jo's 45 and Marc's an hour",
        "could you make Jo's 45 minutes, and Marc's an hour please",
        "make Jo's 45, then make Marc's an hour",
    ],
)
@pytest.mark.parametrize("after", [None, OPEN], ids=["shown", "open"])
def test_each_gets_its_own_length(text, after):
    assert [one.minutes for one in of(text, after=after)] == [45, 60]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("add Priya to Jo's and Dana to Marc's", [("priya",), ("dana",)]),
        ("add Priya to Jo's and Raj and Dana to Marc's", [("priya",), ("raj", "dana")]),
        ("add Priya and Dana to Jo's, Raj to Marc's", [("priya", "dana"), ("raj",)]),
    ],
)
def test_each_gets_its_own_people(text, added):
    assert [one.add for one in of(text)] == [tuple(map(mail, some)) for some in added]


def test_what_follows_an_interview_is_of_that_one():
    first, second = of("make Jo's 45 and online, and Marc's an hour")
    assert (first.minutes, first.online) == (45, True)
    assert (second.minutes, second.online) == (60, None)


def test_one_moves_and_another_changes():
    first, second = of("make Jo's 45 minutes and move Marc's to 4pm")
    assert first.minutes == 45
    assert second.windows[0][0].hour == 16


@pytest.mark.parametrize(
    "text",
    [
        "move Jo's to 3 and Marc's to 4",
        "move Jo to 3 and Marc to 4",
        "please move Jo's to 3pm, and move Marc's to 4pm",
    ],
)
def test_each_moves_to_its_own_time(text):
    request = parse(text, SHOWN).request
    assert isinstance(request, RescheduleRequest)
    times = {one: windows[0][0].hour for one, windows in request.each}
    assert times == {"jo": 15, "marc": 16}


@pytest.mark.parametrize(
    "text",
    [
        "move Jo's to Friday but not Marc's",
        "make Jo's 45 and keep Marc's as it is",
        "swap Jo's and Marc's",
        "move Jo's to after Marc's",
        "make Jo's 45 and Marc's purple",
    ],
)
def test_what_is_not_plainly_of_each_is_none_of_it(text):
    assert not isinstance(parse(text, SHOWN).request, EachRequest)
