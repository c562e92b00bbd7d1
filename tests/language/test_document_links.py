"""A web address goes into the note of the interview that is spoken of, or puts one right there; it is no candidate's page."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import ChangeRequest
from tests.language.example_company import JO, MARC, read_among, scene

LINK = "https://files.example/jo-pike/cv-2.pdf"
TOLD = [
    ("link his CV: {}", "CV"),
    ("his CV is {}", "CV"),
    ("the CV's at {}", "CV"),
    ("her portfolio: {}", "Portfolio"),
    ("here is the link to her portfolio {}", "Portfolio"),
    ("add her GitHub please {}", "GitHub"),
    ("attach the job spec {}", "Job spec"),
    ("{} is his résumé", "Résumé"),
    ("Jo's LinkedIn is {}", "LinkedIn"),
    ("put this link in the note: {}", "Link"),
]
PUT_RIGHT = [
    ("wrong link, it's {}", ""),
    ("oops wrong link: {}", ""),
    ("wrong link before, his CV is {}", "CV: "),
    ("replace the CV with {}", "CV: "),
    ("the CV link should be {}", "CV: "),
    ("sorry, that link is broken, use {}", ""),
    ("typo in the link, it's {}", ""),
    ("not https://files.example/old.pdf but {}", ""),
    ("Jo's CV is the wrong one, new version: {}", "CV: "),
    ("update the portfolio link to {}", "Portfolio: "),
]


@pytest.mark.parametrize(("form", "label"), TOLD)
@pytest.mark.parametrize("last", ["interview", "loop"])
def test_an_address_is_for_those_who_interview(form, label, last):
    read = read_among(form.format(LINK), (JO, MARC), last=last)
    assert read.doubt is None
    assert read.request == ChangeRequest(("jo",), note=f"{label}: {LINK}")


@pytest.mark.parametrize(("form", "label"), PUT_RIGHT)
@pytest.mark.parametrize("last", ["interview", "loop"])
def test_an_address_takes_the_place_of_a_wrong_one(form, label, last):
    read = read_among(form.format(LINK), (JO, MARC), last=last)
    assert read.doubt is None
    assert read.request == ChangeRequest(("jo",), note=f"{label}{LINK}", puts_right=True)


@pytest.mark.exhaustive
@pytest.mark.parametrize("form", [one for one, _ in (*TOLD, *PUT_RIGHT)])
@pytest.mark.parametrize("interviews", [(), (MARC,)])
@pytest.mark.parametrize("last", ["offer", "link", "list", "none"])
def test_no_address_makes_a_page_for_the_candidate(form, interviews, last):
    context = replace(scene(), last=last, interviews=interviews)
    after = parse("when can Raj see Pia Koch on Tuesday for 30 min", scene()).question
    for question in (None, after):
        read = parse(form.format(LINK), context, after=question)
        assert read.question is None or not read.question.is_link


def test_who_lets_a_candidate_choose_still_does():
    for text in ("send Jo a link for 45 minutes with Raj", "let Jo pick a time with Raj next week"):
        assert read_among(text, (JO, MARC)).question.is_link
