"""What is said of a candidate who is booked, linked or named anew, whatever else is shown or searched for."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import Candidate, ChangeRequest, InterviewsRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, read_among, scene

NINA = Candidate("Nina Berg", "nina@berg.example")


@pytest.mark.parametrize(
    "text",
    [
        "ok lets just book her w/ priya thursday 11am for an hour in a room",
        "just book her with priya thursday 11am",
        "book her in with priya thursday 11am",
        "book nina with priya thursday 11am for an hour",
    ],
)
@pytest.mark.parametrize("interviews", [(), (MARC,)])
def test_who_was_sent_a_link_is_booked_with_name_and_address(text, interviews):
    context = replace(scene(), last="link", linked=NINA, interviews=interviews, speaker=mail("olivia"))  # fmt: skip
    read = parse(text, context)
    assert (read.question.candidate, read.left_out) == (NINA, ())


@pytest.mark.parametrize("text", ["45 min with priya for Yara Bloom on friday", "is priya free on friday"])  # fmt: skip
def test_nobody_else_is_who_was_sent_a_link(text):
    asked = parse(text, replace(scene(), last="link", linked=NINA)).question
    assert asked.candidate in {None, Candidate("Yara Bloom")}


@pytest.mark.parametrize(
    "text",
    [
        "jo's at half past instead",
        "jo at 10:30 instead",
        "jo's at 10:30 instead",
        "jo's interview should be at 10:30 instead",
    ],
)
@pytest.mark.parametrize("after", [None, "an hour with priya for Yara Bloom on thursday"])
def test_another_hour_for_a_booked_candidate_moves_theirs(text, after):
    request = read_among(text, (MARC, JO), after=after).request
    assert isinstance(request, RescheduleRequest)
    assert request.target == ("jo",)
    assert request.windows[0][0] == datetime(2026, 11, 24, 10, 30)  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize("text", ["get one for 6 ppl for jo", "jo needs one for 6", "get him one for 6 ppl", "find one for 6 people for jo"])  # fmt: skip
def test_one_for_so_many_is_a_room(text):
    request = read_among(text, (JO, MARC)).request
    assert isinstance(request, ChangeRequest)
    assert (request.target, request.room.wish.capacity) == (("jo",), 6)


@pytest.mark.parametrize("after", [None, "an hour with priya for Yara Bloom on thursday"])
def test_when_somebody_sees_a_booked_candidate_is_shown(after):
    request = read_among("whens raj seeing jo", (JO, MARC), after=after).request
    assert isinstance(request, InterviewsRequest)


@pytest.mark.parametrize(
    "text",
    [
        "and a 3rd, Yara Bloom w/ priya friday 10-12, 1h, yara@bloom.example",
        "third candidate: Yara Bloom with priya friday 10-12, 1h, yara@bloom.example",
        "and a second, Yara Bloom with priya friday 10-12, 1h, yara@bloom.example",
    ],
)
@pytest.mark.parametrize("after", [None, "an hour with raj for Tess Lund on thursday"])
def test_a_third_is_another_candidate_and_no_day(text, after):
    read = read_among(text, (JO,), after=after)
    assert read.question.candidate == Candidate("Yara Bloom", "yara@bloom.example")
    assert [start.day for start, _ in read.question.windows] == [27]
    assert read.question.people == (mail("priya"),)
    assert read.left_out == ()


@pytest.mark.parametrize("last", ["sarah cohen 30. zoe@hart.example", "sarah cohen 30, zoe@hart.example", "sarah cohen 30 min. zoe@hart.example"])  # fmt: skip
def test_an_address_behind_a_full_stop_takes_nothing_from_the_last_session(last):
    read = parse(f"loop for Zoe Hart on thursday: raj 30, priya 45, {last}", scene())
    assert [one.minutes for one in read.question.sessions] == [30, 45, 30]
    assert read.question.sessions[2].people == (mail("sarah.cohen"),)
    assert read.question.candidate == Candidate("Zoe Hart", "zoe@hart.example")
    assert read.left_out == ()
