"""A change noted shortly is of whom it names, asked where nobody coming is called so; who is scrapped makes room for who is used."""

import pytest

from tests.language.example_company import AL, CY, mail, read_among, said


def read(text, last="interview"):
    return read_among(text, (CY, AL), last=last)


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    ["zed -> an hour", "zed: add tom", "zed -> add tom", "zed: no room", "Zed: cancel", "zed: move to thu 3pm", "Zed → 30 min please", "Zed: online"],
)  # fmt: skip
def test_whom_a_strangers_note_means_is_asked(text, last):
    found = read(text, last)
    assert (found.request.target, found.doubt.doubt.kind) == ((), "none-with")
    assert dict(found.doubt.doubt.facts)["name"] == "Zed"


@pytest.mark.parametrize(
    "text", ["al -> an hour", "Al: add tom", "al: no room", "Al Green: add tom"]
)
def test_a_candidates_note_is_theirs(text):
    found = read(text)
    assert (found.request.target, found.doubt) == (("al",), None)


@pytest.mark.parametrize(
    "text", ["length: 30 min", "note: add a whiteboard", "room: add Turing", "please: add tom"]
)  # fmt: skip
def test_a_word_before_a_colon_is_nobody(text):
    found = read(text)
    assert (found.request.target, found.doubt) == (("cy",), None)


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    ["scrap dana on al, use priya", "scrap Dana on Al's, use Priya", "drop dana from al, ask priya instead", "lose Dana on Al's interview - use Priya please", "bin dana on al; get priya in"],
)  # fmt: skip
def test_who_is_scrapped_makes_room_for_who_is_used(text, last):
    found = read(text, last)
    assert found.request.replace == ((mail("dana"), mail("priya")),)
    assert (found.request.target, found.doubt) == (("al",), None)
    assert not found.left_out


@pytest.mark.parametrize(
    "text",
    ["Hmm, no, on reflection I'd rather have Priya than Anne-Marie", "on reflection I'd rather have Priya than Anne-Marie", "on second thoughts, I'd prefer Priya to Anne-Marie", "thinking about it, I'd sooner have Priya than Anne-Marie", "I'd rather have Priya than Anne-Marie"],
)  # fmt: skip
def test_who_is_wanted_on_reflection_comes_in_the_others_place(text):
    search = "1 hour with Anne-Marie for Henrik Larsen on Wednesday from 10"
    assert said(search, text).question.people == (mail("priya"),)
