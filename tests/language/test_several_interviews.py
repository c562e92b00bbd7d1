"""Of several interviews that are coming: those at a place on the list shown, all but some, and whoever is taken off them."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, read_among, scene

NIA = replace(MARC, id="nia", start=datetime.fromisoformat("2026-12-04T09:30"), people=(mail("raj"),), candidate=replace(MARC.candidate, name="Nia Obi"))  # fmt: skip
COMING = (JO, MARC, NIA)
LISTED = replace(scene(), last="list", interviews=COMING, speaker=mail("olivia"))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel the second one", ("marc",)),
        ("cancel the 2nd one", ("marc",)),
        ("drop the third interview", ("nia",)),
        ("cancel number 2", ("marc",)),
        ("cancel #3", ("nia",)),
        ("cancel the first and the third", ("jo", "nia")),
        ("cancel the last one", ("nia",)),
        ("move the 2nd one to 4pm", ("marc",)),
        ("add Dana to the third one and make it 45 min", ("nia",)),
        ("who has answered on the second?", ("marc",)),
    ],
)
def test_a_place_is_that_on_the_list_shown(text, target):
    read = parse(text, LISTED)
    assert (read.request.target, read.doubt, read.left_out) == (target, None, ())


def test_a_list_of_some_keeps_its_own_order():
    assert parse("cancel the second one", replace(LISTED, listed=("nia", "marc"))).request.target == ("marc",)  # fmt: skip
    assert parse("cancel the first one", replace(LISTED, listed=("nia", "marc"))).request.target == ("nia",)  # fmt: skip


def test_a_place_that_the_list_does_not_have_is_asked_about():
    assert parse("cancel the sixth one", LISTED).doubt is not None


@pytest.mark.parametrize("last", ["none", "interview"])
def test_without_a_list_there_is_no_second_one(last):
    read = read_among("cancel the second one", COMING, last=last)
    assert (read.intent, read.request.target) == ("cancel", ())
    assert read.doubt is not None


@pytest.mark.parametrize("text", ["decline the second one", "can we move the second one to Friday"])
def test_an_invitation_is_not_the_second_one(text):
    invited = tuple(replace(one, role="interviewer", people=(mail("tom"),)) for one in COMING)
    read = read_among(text, invited, last="invitation", speaker="tom")
    assert read.request.target == ()
    assert read.doubt is not None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel everything this week except Jo's", ("marc",)),
        ("cancel everything on Tuesday and Thursday except Jo's", ("marc",)),
        ("cancel all except those on Thursday", ("jo", "nia")),
        ("cancel all my interviews except what's in Turing", ("marc", "nia")),
        ("cancel all of them apart from the ones with Priya", ("jo", "nia")),
        ("can you cancel everything other than the interview Priya has", ("jo", "nia")),
        ("add Dana to all interviews except Jo's", ("marc", "nia")),
        ("make all interviews 30 min except the one with Tom", ("marc", "nia")),
    ],
)
def test_what_is_spared_stays_whatever_it_is_named_by(text, target):
    read = read_among(text, COMING, last="none")
    assert (read.request.target, read.doubt, read.left_out) == (target, None, ())


@pytest.mark.parametrize("text", ["cancel everything except Zed's", "cancel everything except zed"])
def test_whoever_is_spared_and_unknown_is_asked_about(text):
    read = read_among(text, COMING, last="none")
    assert read.request.target == ()
    assert read.doubt is not None


@pytest.mark.parametrize("text", ["decline everything this week except Jo's", "decline everything except Jo's and Nia's"])  # fmt: skip
def test_an_invitation_is_spared_too(text):
    invited = tuple(replace(one, role="interviewer") for one in COMING)
    read = read_among(text, invited, last="invitation", speaker="tom")
    assert (read.intent, read.request.target, read.doubt) == ("decline", ("marc",), None)


@pytest.mark.parametrize(
    "text",
    [
        "remove Tom from all my interviews",
        "remove Tom from my interview on Tuesday",
        "take Tom off my interviews this week",
        "please drop Tom from my interviews",
    ],
)
def test_whoever_is_taken_off_takes_nothing_over(text):
    read = read_among(text, COMING, last="none")
    assert (read.intent, read.request.target, read.request.remove) == ("change", ("jo",), (mail("tom"),))  # fmt: skip
    assert read.request.replace == ()


@pytest.mark.parametrize("text", ["replace Raj with April in the loop", "swap Raj for April in all of them"])  # fmt: skip
def test_whoever_goes_goes_from_the_sessions_they_are_in(text):
    loop = tuple(replace(one, candidate=JO.candidate) for one in COMING)
    read = read_among(text, loop, last="loop")
    assert (read.request.target, read.request.replace) == (("jo", "nia"), ((mail("raj"), mail("april")),))  # fmt: skip


@pytest.mark.parametrize(
    "text", ["drop Tom from it, two people is plenty", "please drop Tom, three people are enough"]
)
def test_how_many_are_enough_asks_for_no_room(text):
    request = read_among(text, COMING).request
    assert (request.remove, request.room) == ((mail("tom"),), None)


def test_a_room_for_as_many_is_one():
    assert read_among("a room for 6 people please", COMING).request.room.wish.capacity == 6
