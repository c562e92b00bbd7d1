"""Who is named is never dropped for the interview that is shown, and who is named as not meant goes."""

import pytest
from msgspec.structs import replace

from bot.language.requests import Candidate
from tests.language.example_company import JO, MARC, mail, read_among

OMAR = replace(
    MARC, id="omar", candidate=Candidate("Omar Diaz"), people=(mail("tom"), mail("dana"))
)


@pytest.mark.parametrize(
    "text",
    [
        "Igor asked for Friday instead",
        "Igor asked to move it to Friday",
    ],
)
@pytest.mark.parametrize("last", ["interview", "list"])
def test_somebody_unknown_who_asks_for_another_time_is_asked_about(text, last):
    read = read_among(text, (JO, MARC), last=last)
    assert read.doubt.doubt.kind == "none-with"
    assert dict(read.doubt.doubt.facts)["name"] == "Igor"
    assert read.request.target == ()


def test_a_candidate_who_asks_for_another_time_is_meant_whoever_is_shown():
    read = read_among("Marc asked for Friday instead", (JO, MARC))
    assert read.doubt is None
    assert read.request.target == ("marc",)


@pytest.mark.parametrize(
    "text",
    [
        "Omar's needs to be with Raj, not Tom",
        "Omar needs to be seen by Raj, not by Tom",
        "Omar's interview has to be with Raj and not Tom",
    ],
)
def test_who_is_named_as_not_meant_goes_for_who_is(text):
    request = read_among(text, (JO, OMAR), last="list").request
    assert request.target == ("omar",)
    assert request.replace == ((mail("tom"), mail("raj")),)


@pytest.mark.parametrize(
    "text",
    [
        "keep only Dana on Omar's",
        "Dana is enough for Omar's",
        "Dana alone is enough for Omar's interview",
        "don't bother with Tom on Omar's, Dana is enough",
        "drop Tom from Omar's, Dana is enough",
    ],
)
def test_who_is_enough_stays_alone(text):
    request = read_among(text, (JO, OMAR), last="list").request
    assert request.target == ("omar",)
    assert (request.add, request.remove) == ((), (mail("tom"),))
