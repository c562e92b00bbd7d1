"""Notes that are headed by their candidate, however they are typed: "jo pike, 45m, raj+tom, tue am, room"."""

import pytest

from tests.language.example_company import JO, MARC, asked, mail, read_among


@pytest.mark.parametrize(
    ("text", "candidate", "people", "minutes"),
    [
        ("jo pike, 45m, raj+tom, tue am, room", "Jo Pike", "raj tom", 45),
        ("al fox 30m priya wed 2pm online", "Al Fox", "priya", 30),
        ("bo park w/ priya thu, 1h", "Bo Park", "priya", 60),
        ("JO PIKE 45M RAJ TUE AM", "Jo Pike", "raj", 45),
        ("anna garcia: 1h with raj tomorrow morning", "Anna Garcia", "raj", 60),
        ("zed kowalski 45m w/ tom & raj fri pm", "Zed Kowalski", "raj tom", 45),
        ("kim lee – priya, thu 3pm, 30 min, turing", "Kim Lee", "priya", 30),
        ("al green, raj or tom, wed pm, 45 min, video", "Al Green", "raj tom", 45),
        ("book maria silva 30m w/ tom on tuesday at 3", "Maria Silva", "tom", 30),
        ("jane, 30m, raj, tue", "Jane", "raj", 30),
        ("zed, 30m, raj, tue", "Zed", "raj", 30),
        ("al fox 30m wed", "Al Fox", "", 30),
        ("4 jess nguyen w raj thu 30 min", "Jess Nguyen", "raj", 30),
        ("jo lane 45m tue am", "Jo Lane", "", 45),
        ("ida fox, anyone, thu, 45m", "Ida Fox", "", 45),
        ("wed 2pm tom 30m al fox", "Al Fox", "tom", 30),
        ("45m al fox tom wed", "Al Fox", "tom", 45),
        ("thu: bo park w/ priya 1h", "Bo Park", "priya", 60),
        ("tue am, raj+tom, 45m, jo lane, room", "Jo Lane", "raj tom", 45),
        ("dr. kowalski w/ raj thu 30m", "Kowalski", "raj", 30),
        ("tom lee w/ raj thu 30m", "Tom Lee", "raj", 30),
    ],
)
@pytest.mark.parametrize("coming", [(), (JO, MARC)])
def test_who_heads_a_note_is_its_candidate(text, candidate, people, minutes, coming):
    found = read_among(text, coming, last="list" if coming else "none")
    assert found.question.candidate.name == candidate
    assert {*found.question.people} == {mail(one) for one in people.split()}
    assert (found.question.minutes, found.left_out, found.doubt) == (minutes, (), None)


@pytest.mark.parametrize("text", ["loop for ida fox thu: 45m raj, 30m priya, 45m tom", "loop zed fox thu: 45m raj, 30m priya, 45m tom"])  # fmt: skip
def test_who_heads_a_loop_that_is_noted_is_its_candidate(text):
    found = read_among(text, (), last="none")
    assert found.question.candidate.name.endswith("Fox")
    assert [one.people for one in found.question.sessions] == [(mail("raj"),), (mail("priya"),), (mail("tom"),)]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "raj 30m tom tue",
        "pirya, raj 30m thu",
        "zerve raj 30m thu",
        "nina petrova, tom and raj on friday",
        "shedule raj 30m thu",
        "remote 45m raj tue",
        "quick 30m with raj tue",
        "debrief raj tom thu 30m",
        "design review raj tom thu 1h",
        "may green 30m raj thu",
        "30m raj and al fox wed",
        "30m w/ al fox wed",
        "raj tom thu 1h design review",
        "raj 30m thu quick chat",
        "standup retro 30m thu",
        "30m with raj's team thu",
    ],
)
def test_a_colleague_a_verb_or_a_known_word_heads_no_note(text):
    assert read_among(text, (), last="none").question.candidate is None


@pytest.mark.parametrize(
    "text", ["move jo thu 3pm", "jo to thu 3pm", "jo -> thu 3pm", "jo thu 3pm"]
)
def test_who_is_booked_and_heads_a_move_is_moved(text):
    assert read_among(text, (MARC, JO)).request.target == ("jo",)


def test_who_heads_a_note_is_its_candidate_though_a_question_is_open():
    found = read_among("al fox 30m priya wed 2pm", (), after="45 min with Raj for Jo Pike on Tuesday")  # fmt: skip
    assert (found.question.candidate.name, found.question.people) == ("Al Fox", (mail("priya"),))


def test_a_colleagues_first_name_with_another_surname_is_asked_about():
    found = read_among("tom lee 45m raj fri", (), last="none")
    assert "nobody called Tom Lee" in asked(found.doubt)


def test_who_owns_what_is_named_heads_no_note():
    found = read_among("Jo's interview with Raj on Tuesday", (MARC, JO), last="none")
    assert found.request.target == ("jo",)
