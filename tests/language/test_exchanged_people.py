"""Two interviewers who change places between two interviews: neither interview ends up with the wrong one."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, scene

RAJ, PRIYA = mail("raj"), mail("priya")
FIRST = replace(JO, people=(RAJ,))
CONTEXT = replace(scene(), last="interview", interviews=(FIRST, MARC), speaker=mail("olivia"))


@pytest.mark.parametrize(
    "text",
    [
        "swap Raj and Priya between the two interviews",
        "swap Raj and Priya between Jo's and Marc's interviews",
        "can you switch Raj with Priya between both interviews please",
        "let Raj and Priya swap interviews",
    ],
)
def test_each_of_the_two_interviews_gets_the_other_one(text):
    read = parse(text, CONTEXT)
    assert (read.doubt, read.left_out, read.request.is_exchange) == (None, (), True)
    each = dict(zip(read.request.target, read.request.replace, strict=True))
    assert each == {"jo": (RAJ, PRIYA), "marc": (PRIYA, RAJ)}


def test_several_interviews_of_one_of_them_are_asked_about():
    third = replace(FIRST, id="eve", start=FIRST.start + timedelta(days=1))
    context = replace(CONTEXT, interviews=(FIRST, MARC, third))
    reading = parse("swap Raj and Priya between the interviews", context)
    assert reading.doubt.doubt.kind == "which-interview"
    assert reading.request.replace == ()


def test_without_two_interviews_one_comes_for_the_other():
    request = parse("swap Raj and Dana", CONTEXT).request
    assert (request.target, request.replace) == (("jo",), ((RAJ, mail("dana")),))
