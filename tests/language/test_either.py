"""One or another of two in a change is asked about: a change names who comes, and never both."""

import pytest

from tests.language.example_company import JO, MARC, asked, mail, offered, read_among


def read(text):
    return read_among(text, (JO, MARC), last="interview")


@pytest.mark.parametrize(
    "text",
    [
        "either Dana or Sarah Cohen should join it as well",
        "add Dana or Sarah Cohen",
        "could one of Dana and Sarah Cohen join too",
        "can Dana or Sarah Cohen join as well?",
        "swap Tom for Dana or Sarah Cohen",
        "add either Dana or Sarah Cohen to Jo's interview",
    ],
)
def test_which_of_two_people_is_asked(text):
    reading = read(text)
    assert (reading.intent, reading.doubt.doubt.kind) == ("change", "either")
    assert offered(reading.doubt) == ["“Dana”", "“Sarah Cohen”"]
    assert "which one is it to be?" in asked(reading.doubt)


def test_the_answer_is_who_comes():
    doubt = read("add Dana or Sarah Cohen to Jo's interview").doubt
    assert read(doubt.choices[0].sentence).request.add == (mail("dana"),)


def test_which_of_two_rooms_is_asked():
    assert read("put it in Lovelace or the Boardroom").doubt.doubt.kind == "either"


def test_both_are_no_question():
    reading = read("add Dana and Sarah Cohen")
    assert (reading.doubt, reading.request.add) == (None, (mail("dana"), mail("sarah.cohen")))
