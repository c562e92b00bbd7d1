"""Somebody else for a booked interview because an interviewer cannot come is no new search; first names that are words are names where they are booked."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import Candidate, ChangeRequest, InterviewRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, scene

BOTH = (JO, MARC)
"""Jo's on Tuesday with Raj and Tom, Marc's on Thursday with Priya."""


def read(text, interviews=BOTH, last="interview"):
    context = replace(scene(), last=last, interviews=interviews, speaker=mail("olivia"))
    return parse(text, context)


def substitutes(target, *people):
    return InterviewRequest("substitutes", (target,), tuple(mail(one) for one in people))


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Priya is off sick thursday, find someone else for Marc", substitutes("marc", "priya")),
        ("Priya can't make thursday, find someone else for Marc", substitutes("marc", "priya")),
        ("tom's ill tuesday so get someone else for jo", substitutes("jo", "tom")),
        ("Raj is away tuesday, please find another interviewer for Jo", substitutes("jo", "raj")),
        ("priya has flu, need someone else for marc thursday", substitutes("marc", "priya")),
        ("Priya is ill. Get somebody else for Marc please", substitutes("marc", "priya")),
        ("find someone else for Marc, Priya is off sick", substitutes("marc", "priya")),
        ("need cover for marc's, priya's off sick", substitutes("marc", "priya")),
        ("get someone else in for priya on marc's, she's ill", substitutes("marc", "priya")),
        ("get somebody else in for raj on jo's", substitutes("jo", "raj")),
        ("priya can't do marc's any more, who else could?", substitutes("marc", "priya")),
        ("Priya is off sick thursday, find someone else", substitutes("marc", "priya")),
        ("Raj and Tom are off tuesday, find someone else for Jo", substitutes("jo")),
    ],
)
def test_somebody_else_is_sought_for_what_is_booked(text, expected, last):
    found = read(text, last=last)
    assert (found.request, found.doubt) == (expected, None)


@pytest.mark.parametrize(
    "text",
    [
        "Priya is off thursday, find someone else for Zed thursday at 3",
        "Priya is off thursday, find a time with Dana for Zed",
        "tom's off sick tuesday, find someone else for wednesday",
    ],
)
def test_another_candidate_or_another_day_is_searched_for(text):
    assert read(text).request.intent == "availability"


def test_another_time_or_somebody_who_is_named_is_no_question_who_could_come():
    time = read("Priya can't make thursday, find another time for Marc").request
    assert isinstance(time, RescheduleRequest)
    named = read("Priya is off sick thursday, add Dana to Marc's").request
    assert named == ChangeRequest(("marc",), add=(mail("dana"),))


DEV = replace(MARC, candidate=Candidate("Dev Anand"))


@pytest.mark.parametrize("name", ["Dev Anand", "Will Ford", "Hope Ito"])
def test_a_candidate_whose_first_name_is_a_word_is_named_by_it(name):
    interviews = (JO, replace(MARC, candidate=Candidate(name)))
    first = name.split()[0].lower()
    assert read(f"scrap {first}'s", interviews).request == InterviewRequest("cancel", ("marc",))
    assert read(f"who else could do {first}'s?", interviews).request == substitutes("marc")


def test_dev_is_a_name_where_one_is_booked_and_a_developer_else():
    assert read("what did dev get", (JO, DEV)).request == InterviewRequest("preview", ("marc",))
    assert getattr(read("what did dev get").request, "target", ()) == ()


def test_a_candidate_called_as_a_colleague_who_takes_part_in_none_is_asked_of():
    mark = replace(MARC, candidate=Candidate("Mark Roe"))
    assert read("what did mark get", (JO, mark)).request == InterviewRequest("preview", ("marc",))
    assert read("what did mark get").request.intent != "preview"
    interviewer = read("what did priya get", (JO, mark)).request
    assert (interviewer.intent, interviewer.people) == ("preview", (mail("priya"),))


def test_dev_who_has_no_interview_is_not_passed_over():
    found = read("cancel marc's and dev's")
    assert found.doubt.doubt.kind == "none-with"
    assert read("cancel marc's and dev's", (JO, MARC, replace(DEV, id="dev"))).request.target


PRIYA_FOR_MARK = ChangeRequest(("marc",), replace=((mail("priya"), mail("mark")),))


@pytest.mark.parametrize(
    "text",
    [
        "switch out whoever's on marc w/ Mark",
        "replace everyone on marc's with Mark",
        "swap whoever's on marc's for Mark",
        "swap out the interviewer on marc for mark",
        "change whoever is doing marc's interview to Mark",
    ],
)
def test_who_comes_for_whoever_interviews_is_not_only_added(text):
    assert read(text).request == PRIYA_FOR_MARK


def test_who_comes_for_several_takes_off_all_of_them():
    request = read("switch out whoever's on jo's w/ Mark").request
    assert (request.add, {*request.remove}) == ((mail("mark"),), {mail("raj"), mail("tom")})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("scrap tom", "jo"),
        ("scrap tom, raj's enough", "jo"),
        ("bin tom from jo's", "jo"),
        ("axe tom", "jo"),
    ],
)
def test_an_interviewer_is_scrapped_and_not_the_interview(text, target):
    assert read(text).request == ChangeRequest((target,), remove=(mail("tom"),))


@pytest.mark.parametrize(
    ("text", "target"),
    [("scrap it", "jo"), ("scrap jo's", "jo"), ("scrap marc", "marc"), ("bin marc's", "marc")],
)
def test_an_interview_is_scrapped(text, target):
    assert read(text).request == InterviewRequest("cancel", (target,))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("move it to sunday", "2026-11-22"),
        ("move marc's thursday one to sunday at 3", "2026-11-29"),
        ("move jo from tuesday to sunday", "2026-11-29"),
        ("move everything tuesday to sunday", "2026-11-29"),
        ("move it to sunday 2pm", "2026-11-22"),
        ("move jo to this sunday", "2026-11-22"),
        ("bring jo forward from tuesday to sunday", "2026-11-22"),
        ("move marc to wednesday", "2026-11-25"),
        ("move jo to friday", "2026-11-27"),
    ],
)
def test_what_moves_from_its_own_weekday_moves_to_the_next_one_after_it_and_not_to_today(text, day):
    """It is said on a Sunday of an interview on Tuesday, and one on Thursday."""
    request = read(text).request
    assert {f"{start:%Y-%m-%d}" for start, _ in request.windows} == {day}
