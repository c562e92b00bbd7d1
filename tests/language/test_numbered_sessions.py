"""Sessions of a loop that are told by their place on its card, right after it and after other cards."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import Candidate, ChangeRequest, InterviewRequest, RescheduleRequest
from tests.language.example_company import CARDS_OF_LOOP, JO, mail, scene


def read(text, last="loop"):
    card = "interview" if last == "session" else last
    context = replace(scene(), last=card, interviews=CARDS_OF_LOOP[last], speaker=mail("olivia"))
    found = parse(text, context)
    assert (found.doubt, found.left_out) == (None, ())
    return found.request


@pytest.mark.parametrize("last", CARDS_OF_LOOP)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("remove tom from session 3", ChangeRequest(("tom",), remove=(mail("tom"),))),
        (
            "in session 2 replace priya with dana",
            ChangeRequest(("priya",), replace=((mail("priya"), mail("dana")),)),
        ),
        ("make session 1 online", ChangeRequest(("raj",), online=True)),
        ("session 2 online please", ChangeRequest(("priya",), online=True)),
        ("note for session 3: bring the case of session 2", ChangeRequest(("tom",), note="bring the case of session 2")),
        ("make sessions 2 and 3 online", ChangeRequest(("priya", "tom"), online=True)),
        ("cancel session 1 and session 3", InterviewRequest("cancel", ("raj", "tom"))),
    ],
)  # fmt: skip
def test_a_number_means_that_session_whatever_was_shown_since(text, expected, last):
    assert read(text, last) == expected


@pytest.mark.parametrize("last", ["loop", "list"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("add dana to the first session", ChangeRequest(("raj",), add=(mail("dana"),))),
        ("add dana to priya's session", ChangeRequest(("priya",), add=(mail("dana"),))),
        ("make the last session 45 minutes", ChangeRequest(("tom",), minutes=45)),
        ("make the first and the last session online", ChangeRequest(("raj", "tom"), online=True)),
    ],
)
def test_a_place_or_a_person_means_a_session_of_the_loop_that_was_listed(text, expected, last):
    assert read(text, last) == expected


def test_a_session_is_moved_by_its_number():
    moved = read("move session 3 half an hour later")
    assert isinstance(moved, RescheduleRequest)
    assert (moved.target, moved.shift) == (("tom",), 30)


def test_a_number_that_no_session_has_is_not_guessed_at():
    context = replace(
        scene(), last="loop", interviews=CARDS_OF_LOOP["loop"], speaker=mail("olivia")
    )
    found = parse("make session 5 online", context)
    assert found.doubt or found.left_out


def test_a_named_candidates_loop_is_meant():
    others = [replace(one, id=f"2{one.id}", loop="2loop" * bool(one.loop), candidate=Candidate("Amy Roe")) for one in CARDS_OF_LOOP["list"] if one != JO]  # fmt: skip
    context = replace(scene(), last="list", interviews=(*CARDS_OF_LOOP["list"], *others))
    assert parse("make amy's session 2 online", context).request == ChangeRequest(("2priya",), online=True)  # fmt: skip
