"""What recruiters ask and tell of booked interviews in words of everyday: it is done, asked back, or said to be not possible."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import (
    ButtonRequest,
    Candidate,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    Question,
    RoomChange,
    SettingRequest,
    UnknownRequest,
)
from tests.language.example_company import (
    CARDS_OF_LOOP,
    JO,
    MARC,
    asked,
    mail,
    offered,
    parse,
    read_among,
    scene,
)

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-27T14:00"),
    people=(mail("dana"),),
    candidate=Candidate("Nina Roth", "nina@roth.example"),
)


@pytest.mark.parametrize(
    "text",
    [
        "who could stand in for Priya on Thursday if she's still ill?",
        "who could stand in for priya on thursday",
        "could someone step in for Priya on Thursday in case she stays away?",
        "who else could cover for Priya if she can't make it?",
    ],
)
@pytest.mark.parametrize("last", ["none", "list", "interview"])
def test_who_could_stand_in_is_asked_of_the_interview_of_that_day(text, last):
    found = read_among(text, (NINA, MARC), last=last)
    assert (found.request.intent, found.request.target) == ("substitutes", ("marc",))
    assert found.request.people == (mail("priya"),)
    assert (found.doubt, found.left_out) == (None, ())


@pytest.mark.parametrize("text", ["who did you take for Marc?", "whom have you booked for marc in the end?", "who did you choose to see Marc"])  # fmt: skip
def test_whom_a_candidate_got_is_shown(text):
    found = read_among(text, (NINA, MARC), last="none")
    assert isinstance(found.request, InterviewRequest | InterviewsRequest)
    assert found.request.target == ("marc",)


@pytest.mark.parametrize("text", ["who else could do it with Tom?", "who could join with Tom"])
def test_a_question_adds_nobody_who_takes_no_part(text):
    found = read_among(text, (NINA, MARC))
    assert "Tom Becker takes no part" in asked(found.doubt)
    assert offered(found.doubt) == ["As well", "Find who could come instead"]
    assert found.doubt.choices[0].sentence == "add Tom Becker"


def test_who_takes_part_is_kept_beside_whoever_else_comes():
    found = read_among("who else could do it with Raj?", (JO, MARC))
    assert (found.request.intent, found.request.people) == ("substitutes", (mail("tom"),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nina's surname is actually Rothe, can you fix that", "Nina Rothe"),
        ("Nina's surname is Rothe, please correct it", "Nina Rothe"),
        ("Nina's name is spelled Ninah", "Ninah Roth"),
        ("Nina's first name is spelt Ninah, could you change that please?", "Ninah Roth"),
        ("Nina's name should be written Nina Rothe", "Nina Rothe"),
    ],
)
@pytest.mark.parametrize("last", ["none", "interview"])
def test_a_candidate_who_is_named_is_spelled_otherwise_and_keeps_their_address(text, name, last):
    found = read_among(text, (MARC, NINA), last=last)
    assert (found.doubt, found.left_out) == (None, ())
    assert found.request.target == ("nina",)
    assert found.request.candidate.name == name
    assert found.request.candidate.mail in {"", NINA.candidate.mail}


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("Nina asked if she could come in instead, so in person please, and get us a room", True),
        (
            "Nina would like to come to the office instead, so make it in person and add a room",
            True,
        ),
        ("Nina asked whether she can come in, so in person please", False),
    ],
)
def test_a_candidate_who_comes_in_is_met_in_person(text, room):
    found = read_among(text, (MARC, replace(NINA, online=True)))
    assert (found.doubt, found.left_out) == (None, ())
    assert (found.request.target, found.request.online) == (("nina",), False)
    assert isinstance(found.request.room, RoomChange) is room


def test_who_is_given_a_candidate_comes_in_the_place_of_the_only_one():
    found = read_among("yes give Nina to Raj", (MARC, NINA))
    assert found.request == ChangeRequest(("nina",), replace=((mail("dana"), mail("raj")),))


def test_the_same_with_somebody_for_a_candidate_of_one_name_is_for_them():
    found = read_among("the same with Priya for Nico", (), last="offer", after="30 min with Raj for Ola Berg on Thursday")  # fmt: skip
    assert found.request.candidate == Candidate("Nico")
    assert (found.request.people, found.request.minutes) == ((mail("priya"),), 30)
    assert found.left_out == ()


@pytest.mark.parametrize("text", ["put her back", "add her back on it please"])
def test_who_was_taken_off_comes_again_while_times_for_another_are_shown(text):
    nina = replace(NINA, taken_off=(mail("priya"),))
    found = read_among(text, (MARC, nina), after="45 min with Tom for Ola Berg on Friday")
    assert found.request == ChangeRequest(("nina",), add=(mail("priya"),))


def test_who_of_two_interviews_comes_again_is_not_guessed():
    lacking = tuple(replace(one, taken_off=(mail("tom"),)) for one in (MARC, NINA))
    found = read_among("put him back", lacking, after="45 min with Raj for Ola Berg on Friday")
    assert not isinstance(found.request, ChangeRequest) or found.doubt


def test_two_candidates_named_before_what_is_asked_for_are_one_after_the_other():
    found = parse("two candidates on Thursday: Ola Berg and Piet de Vries, 30 min each with Raj", scene())  # fmt: skip
    assert isinstance(found.request, Question)
    assert found.request.candidate == Candidate("Ola Berg")
    assert (found.request.people, found.request.minutes) == ((mail("raj"),), 30)
    assert found.next_up == ("Piet de Vries on Thursday, 30 min with Raj",)


@pytest.mark.parametrize("text", ["never before 10 or after 5", "please nothing after 5 or before 10", "never book me before 10 or after 5"])  # fmt: skip
@pytest.mark.parametrize("interviews", [(), (MARC,)])
def test_hours_that_are_always_to_be_free_are_a_limit(text, interviews):
    found = read_among(text, interviews, last="interview" if interviews else "none")
    assert isinstance(found.request, SettingRequest)
    assert (found.request.intent, found.request.start, found.request.end) == ("limit", "17:00", "10:00")  # fmt: skip


def test_a_note_and_another_are_one():
    found = read_among("note: bring a laptop. note: ask about Python", (MARC,))
    assert found.request.note == "bring a laptop. ask about Python"


@pytest.mark.parametrize("text", ["please let Marc know how to get in: ring at the door", "tell Marc how to find us: second door on the left"])  # fmt: skip
def test_how_to_get_in_is_told_of_a_building(text):
    assert read_among(text, (MARC,)).request == UnknownRequest("directions-of-one")


@pytest.mark.parametrize("text", ["could I get Marc's CV?", "do we have a CV for Marc?", "what's Marc applying for? do we have a CV?"])  # fmt: skip
@pytest.mark.parametrize("after", [None, "45 min with Tom for Ola Berg on Friday"])
def test_the_cv_of_a_candidate_is_looked_for_in_their_interview(text, after):
    found = read_among(text, (NINA, MARC), last="list", after=after)
    assert found.request == InterviewsRequest(target=("marc",))


@pytest.mark.parametrize("text", ["make Jo's 30 minutes", "add Priya to Jo's interview", "take Tom off Jo's"])  # fmt: skip
def test_what_is_to_change_of_an_interview_of_nobody_known_is_no_search(text):
    found = read_among(text, (), last="none")
    assert isinstance(found.request, ChangeRequest)
    assert found.doubt.doubt.kind == "no-coming-interview"


def test_a_session_at_the_end_of_a_candidates_day_is_one_more_of_the_loop():
    found = read_among("add 30 mins with Dana at the end of Zoe's day", CARDS_OF_LOOP["loop"], last="loop")  # fmt: skip
    assert isinstance(found.request, ButtonRequest)
    assert (found.request.verb, found.request.minutes) == ("loop_add", 30)
    assert found.request.people == (mail("dana"),)


@pytest.mark.parametrize("text", ["Raj 30 min, then Priya 30 min, then Tom 30 min on Wednesday for Ola Berg with a break after Priya", "loop for Ola Berg on Wednesday: 30 min with Raj, then 30 min with Priya, a break, then 30 min with Tom"])  # fmt: skip
def test_a_break_in_the_sentence_that_asks_for_a_loop_is_of_the_usual_length(text):
    found = parse(text, scene())
    assert (found.request.break_minutes, found.request.break_after) == (15, 2)
    assert (found.usual_break, found.left_out) == (15, ())


LOOP = "loop for Zoe Hart on Thursday: 45 min each with Raj, Tom and Dana"


def test_the_same_with_somebody_for_who_is_booked_is_a_search_and_no_change_of_theirs():
    found = read_among("the same with Tom for Nina", (MARC, NINA), after="45 min with Raj for Ola Berg on Friday")  # fmt: skip
    assert (found.request.candidate.name, found.request.people) == ("Nina", (mail("tom"),))
    assert (found.request.minutes, found.doubt, found.continues) == (45, None, True)
    assert "people" not in found.kept


def test_the_same_loop_with_somebody_new_asks_whose_place_that_is():
    found = read_among("the same with Priya for Nina", (MARC, NINA), after=LOOP)
    assert asked(found.doubt) == "Whose place is Priya Shah to take?"
    assert offered(found.doubt) == ["Raj Patel", "Tom Becker", "Dana Levi"]
    chosen = read_among(found.doubt.choices[1].sentence, (MARC, NINA), after=LOOP)
    assert chosen.request.candidate.name == "Nina"
    people = [one.people for one in chosen.request.sessions]
    assert people == [(mail("raj"),), (mail("priya"),), (mail("dana"),)]


def test_the_same_loop_with_who_is_in_it_is_for_another_candidate_alone():
    found = read_among("the same with Raj for Ola Berg", (), last="offer", after=LOOP)
    assert (found.request.candidate, found.doubt) == (Candidate("Ola Berg"), None)
    assert len(found.request.sessions) == 3


@pytest.mark.parametrize("text", ["the same with Dana for Ola Berg", "and the same for Ola Berg but with Dana"])  # fmt: skip
def test_a_booked_loop_with_somebody_new_asks_whose_place_that_is(text):
    coming = CARDS_OF_LOOP["loop"]
    found = read_among(text, coming, last="loop")
    assert asked(found.doubt) == "Whose place is Dana Levi to take?"
    chosen = read_among(found.doubt.choices[2].sentence, coming, last="loop")
    assert (chosen.request.candidate, chosen.doubt) == (Candidate("Ola Berg"), None)
    people = [one.people for one in chosen.request.sessions]
    assert people == [(mail("raj"),), (mail("priya"),), (mail("dana"),)]
    assert {f"{start:%A}" for start, _ in chosen.request.windows} == {"Thursday"}


def test_who_takes_whose_place_in_a_booked_loop_is_told_at_once():
    found = read_among("the same for Ola Berg with Dana instead of Raj", CARDS_OF_LOOP["loop"], last="loop")  # fmt: skip
    assert found.doubt is None
    assert found.request.sessions[0].people == (mail("dana"),)


@pytest.mark.parametrize("text", ["Dana can't make it. Maybe Priya or Tom?", "Dana is busy, maybe Priya or Tom", "Dana's ill. How about Priya or Tom instead?"])  # fmt: skip
def test_who_may_come_in_somebodys_place_is_asked_of_what_is_booked(text):
    found = read_among(text, (NINA, MARC))
    assert offered(found.doubt) == ["“Priya”", "“Tom”"]
    chosen = read_among(found.doubt.choices[0].sentence, (NINA, MARC))
    assert chosen.request == ChangeRequest(("nina",), replace=((mail("dana"), mail("priya")),))


def test_who_could_stand_in_for_somebody_who_takes_no_part_is_asked_about():
    found = read_among("who could stand in for Tom on Wednesday if he's still ill?", (NINA, MARC))
    assert found.doubt is not None or found.request.target == ()


@pytest.mark.parametrize("after", [None, "45 min with Tom for Ola Berg on Friday"])
@pytest.mark.parametrize("text", ["move Zoe's day to Friday", "push Zoe's whole day to Friday"])
def test_a_candidates_day_is_their_loop(text, after):
    found = read_among(text, CARDS_OF_LOOP["interview"], after=after)
    assert (found.request.target, found.doubt) == (("loop",), None)


def test_a_name_with_small_words_in_it_is_a_candidates():
    piet = replace(NINA, candidate=Candidate("Piet de Vries"))
    found = read_among("could I get Piet de Vries's CV?", (MARC, piet))
    assert found.request == InterviewsRequest(target=("nina",))


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("make Marc's interview 2 hours", ChangeRequest(("marc",), minutes=120)),
        ("make Marc's session three hours long", ChangeRequest(("marc",), minutes=180)),
        ("change Marc's title to Intro", ChangeRequest(("marc",), title="Intro")),
        ("change Marc's interviewer to Tom", ChangeRequest(("marc",), replace=((mail("priya"), mail("tom")),))),
        ("change Marc's name to Marco Dubois", ChangeRequest(("marc",), candidate=Candidate("Marco Dubois"))),
    ],
)  # fmt: skip
def test_what_of_a_candidates_interview_changes_is_named_before_it(text, request_):
    found = read_among(text, (NINA, MARC))
    assert (found.request, found.doubt) == (request_, None)


def test_whose_place_is_meant_is_asked_where_several_interview():
    both = replace(NINA, people=(mail("dana"), mail("priya")))
    assert read_among("change Nina's interviewer to Tom", (both, MARC)).doubt is not None


@pytest.mark.parametrize(
    "text",
    ["Dee Fox, 45m, Priya, fri 3pm", "Dee Fox 45m Priya fri 3pm", "Dee Fox: 45 min, w/ Priya fri 3pm"],
)  # fmt: skip
@pytest.mark.parametrize("surname", ["Fox", "Costa"])
def test_a_note_is_headed_by_its_candidate_whoever_else_has_the_surname(text, surname):
    found = read_among(text.replace("Fox", surname), (NINA, MARC))
    assert found.doubt is None
    assert found.request.candidate == Candidate(f"Dee {surname}")
    assert (found.request.people, found.request.minutes) == ((mail("priya"),), 45)
    assert not found.left_out


def test_a_colleague_who_heads_a_note_comes():
    found = read_among("Priya Nair 45m Tom fri 3pm", (MARC,))
    assert found.request.candidate is None
    assert mail("tom") in found.request.people


def test_a_move_that_is_noted_shortly_is_of_whom_it_names():
    assert read_among("Nina -> thu 3pm", (MARC, NINA)).request.target == ("nina",)
    for text in ("Zed -> thu 3pm", "zed → thu 3pm"):
        found = read_among(text, (MARC, NINA))
        assert (found.request.target, found.doubt.doubt.kind) == ((), "none-with")
