"""No stage cuts a mail or web address, however it is told and whatever was shown; and whose a bare one is."""

import re

import msgspec
import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import Candidate, ChangeRequest
from bot.language.tokens.addresses import ADDRESS
from bot.language.tokens.cues import Cued
from tests.language.example_company import JO, MARC, mail, read_among, scene

ADDRESSES = [
    "pia.koch@web.example",
    "pia@koch.example",
    "Pia.Koch@Web.example",
    "pia_koch@web.example",
    "koch-pia@web.example",
    "pia.k@may.example",
    "may.pia@will.example",
    "pia+3pm.friday@web.example",
    "tuesday.at.5@web.example",
    "raj@web.example",
    "no.wait@web.example",
    "2pm@web.example",
    "mark.diaz-koch@mail.co.example",
    "o'pia@web.example",
]
FORMS = [
    "{}",
    "{}.",
    "her email is {}",
    "{} is her email",
    "his address: {}",
    "{} is hers",
    "typo, it's {}",
    "sorry, wrong address: {}",
    "Pia's email is {}",
    "Pia: {}",
    "pia {}",
    "Pia Koch, {}",
    "candidate email {}",
    "use {} instead",
    "not x@web.example, {}",
    "actually it should be {}",
    "please add {} and make it 45 minutes",
    "for Pia Koch {}",
    "{} is the right one",
    "here's her mail {}",
]
PIA = replace(JO, id="pia", candidate=Candidate("Pia Koch", "x@web.example"))
LINKS = [
    "https://files.example/Pia-Koch.pdf",
    "https://files.example/pia.koch/may/3pm.pdf",
    "https://cv.example/no-wait?day=friday&with=Raj",
    "https://files.example/_pia_/cv_2_of_2.pdf",
    "https://drive.example/~pia~/for-mark.pdf",
    "www.example.org/will-ford/actually/make-it-60",
]
LINK_FORMS = [
    "her CV: {}",
    "link her CV: {}",
    "wrong link, it's {}",
    "note for the interviewers: see {} please",
    "add her portfolio {}",
    "Pia's CV is {}",
    "the CV is {} sorry",
    "replace the CV with {}",
]


def told(request):
    """Yield every mail or web address in a request."""
    yield from (one[0] for one in ADDRESS.finditer(repr(msgspec.to_builtins(request))))


@pytest.mark.exhaustive
@pytest.mark.parametrize("last", ["interview", "loop", "list", "proposal", "link", "none"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_is_read_that_was_not_typed(address, last):
    known = {"x@web.example", "pia", *(mail(one).casefold() for one in ("raj", "tom", "turing"))}
    for form in FORMS:
        text = form.format(address)
        request = read_among(text, (PIA, MARC), last=last).request
        read = {one.casefold() for one in told(request)}
        of_company = {one for one in read if one.endswith("@fabrikam.example")}
        assert read - of_company <= known | {address.casefold()}, text


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_is_cut_while_a_question_is_open(address):
    after = parse("when can Raj see Pia Koch on Tuesday for 30 min", scene()).question
    for form in FORMS:
        text = form.format(address)
        question = parse(text, replace(scene(), last="offer"), after=after).question
        said = question.candidate.mail if question and question.candidate else ""
        assert said.casefold() in {"", "x@web.example", address.casefold()}, text


@pytest.mark.parametrize("last", ["interview", "loop", "list", "link", "none"])
@pytest.mark.parametrize("link", LINKS)
def test_no_web_address_is_cut(link, last):
    for form in LINK_FORMS:
        text = form.format(link)
        request = read_among(text, (PIA, MARC), last=last).request
        assert {*told(request)} - {"x@web.example"} <= {link, mail("raj"), mail("tom"), mail("priya")}, text  # fmt: skip


@pytest.mark.parametrize("address", ["pia.koch@web.example", "pia@koch.example", "p.koch@web.example"])  # fmt: skip
@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "{} is her email",
        "{} is her new address",
        "{} is hers",
        "typo, it's {}",
        "oops wrong one, it should be {}",
        "sorry, it is {}",
        "not x@web.example but {}",
        "x@web.example is wrong, use {}",
        "the right address is {}",
        "{} for her please",
        "you can reach her at {}",
        "Pia's at {}",
        "koch is {}",
    ],
)
@pytest.mark.parametrize("last", ["interview", "loop"])
def test_an_address_alone_is_that_of_the_candidate_shown(form, address, last):
    read = read_among(form.format(address), (PIA, MARC), last=last)
    assert read.doubt is None
    assert read.request == ChangeRequest(("pia",), candidate=Candidate("", address))


def test_a_bare_address_is_that_of_the_candidate_whose_name_it_holds():
    for text in ("marc.dubois@mail.example", "dubois@mail.example is the address"):
        request = read_among(text, (PIA, MARC)).request
        assert request.target == ("marc",), text


def test_a_bare_address_of_nobody_known_replaces_none():
    assert read_among("oskar@lind.example", (PIA, MARC)).intent == "unknown"


def test_an_address_told_to_an_open_question_keeps_the_name():
    after = parse("when can Raj see Pia Koch on Tuesday for 30 min", scene()).question
    for form in ("{}", "her email is {}", "typo, it's {}", "sorry, {} is right", "not {}, k@b.example"):  # fmt: skip
        text = form.format("pia@web.example")
        question = parse(text, replace(scene(), last="offer"), after=after).question
        assert question is not None, text
        assert question.candidate.name == "Pia Koch", text


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?P<who>[A-Z]\\w+)", "pia.koch@web.example"),
        ("may", "see https://files.example/may/cv.pdf"),
        (r"at \d", "mail@x.example/at 5"),
        (r"\w+@", "pia.koch@web.example"),
        ("(?P<all>pia)[.]koch@web[.]example", "pia.koch@web.example"),
    ],
)
def test_a_pattern_never_matches_a_part_of_an_address(pattern, text):
    form = Cued(pattern, re.IGNORECASE)
    cut = [one for one in form.finditer(text) if one.end() <= len("mail@x.example")]
    assert not cut or text.startswith("mail@x")
    assert form.sub("¤", text) in {text, text.replace("at 5", "¤")}


@pytest.mark.parametrize(
    "text",
    [
        "her email's petra@koch.example and her cv is https://files.example/petra",
        "her cv is https://files.example/petra, email petra@koch.example",
        "petra@koch.example, CV: https://files.example/petra",
    ],
)
def test_an_address_and_a_document_told_together_are_both_kept(text):
    shown = replace(MARC, candidate=Candidate("Petra Koch"))
    request = read_among(text, (shown,), last="interview").request
    assert request.candidate == Candidate(mail="petra@koch.example")
    assert request.note == "CV: https://files.example/petra"
