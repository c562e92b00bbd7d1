"""What is called off is cancelled, wherever the “off” stands; “off” is the title of nothing."""

import pytest

from tests.language.example_company import AL, CY, read_among


def read(text, last="interview"):
    return read_among(text, (CY, AL), last=last)


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "call Al's interview off",
        "call Al's off then",
        "call Al's off, she's not coming",
        "call Al's one off for now",
        "please call Al Green's off, thanks",
        "call the interview with Dana off please",
        "call off Al's",
        "al's off",
        "Al is off, sorry",
        "al off, she withdrew",
        "Al Green's interview is off, he took another job",
    ],
)
def test_an_interview_is_called_off(text, last):
    found = read(text, last)
    assert (found.intent, found.request.target, found.doubt) == ("cancel", ("al",), None)
    assert not found.left_out


@pytest.mark.parametrize("text", ["call it off", "call it off then", "call this one off for now"])
def test_the_one_shown_is_called_off(text):
    found = read(text)
    assert (found.intent, found.request.target) == ("cancel", ("cy",))


@pytest.mark.parametrize(
    "text",
    ["call it a day", "call it quits", "call Al's a day", "let's call it a day", "call Zed's off then", "call Zed's interview off, please"],
)  # fmt: skip
def test_what_ends_is_no_title(text):
    assert not getattr(read(text).request, "title", "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("call Al's interview Off-site chat", "Off-site chat"),
        ("call Al's Final round", "Final round"),
        ("rename Al's interview to With Dana off campus", "With Dana off campus"),
    ],
)
def test_what_only_has_such_a_word_in_it_is_a_title(text, title):
    found = read(text)
    assert (found.request.target, found.request.title) == (("al",), title)


@pytest.mark.parametrize("text", ["Dana's off", "Dana is off on Thursday", "dana is off"])
def test_an_interviewer_who_is_off_cancels_nothing(text):
    assert read(text).intent != "cancel"
