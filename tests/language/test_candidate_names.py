"""Who the candidate of what was shown is, and how they are called, in words of everyday."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import Candidate, ChangeRequest, InterviewsRequest
from tests.language.example_company import JO, MARC, asked, mail, read_among, said

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"), mail("dana")),
    candidate=Candidate("Nina Roth", "nina@roth.example"),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("that one's for Lena Vogt", "Lena Vogt"),
        ("that slot's for Una Berg actually, not Nina", "Una Berg"),
        ("this interview is for Una Berg", "Una Berg"),
        ("she goes by Leni, please put that", "Leni Roth"),
        ("she prefers to be called Leni, so write that", "Leni Roth"),
        ("its Ninah with an h btw", "Ninah Roth"),
        ("it's Rothe with an e", "Nina Rothe"),
        ("her name's Ninna with two n's", "Ninna Roth"),
        ("actually Nina goes by Leni, change the name to Leni Roth", "Leni Roth"),
        ("she goes by Leni, so please change her name to Leni", "Leni Roth"),
        ("change the name to Nina Rothenberg", "Nina Rothenberg"),
        ("rename Nina to Nina Rothe please", "Nina Rothe"),
        ("oh and the name is Nina Rothmann", "Nina Rothmann"),
    ],
)
def test_the_candidate_shown_is_called_otherwise(text, name):
    request = read_among(text, (NINA, MARC)).request
    is_same = "Lena" not in name and "Una" not in name
    kept = NINA.candidate.mail if is_same else ""
    assert request == ChangeRequest(("nina",), candidate=Candidate(name, kept))


def test_a_new_name_that_is_like_none_of_theirs_is_a_title():
    request = read_among("change the name to Final round", (NINA, MARC)).request
    assert request == ChangeRequest(("nina",), title="Final round")


def test_a_name_that_is_like_none_of_theirs_is_no_spelling_of_it():
    assert not isinstance(read_among("it's Raj with a coffee", (NINA,)).request, ChangeRequest)


@pytest.mark.parametrize(
    "text",
    [
        "show me everything for Nina",
        "list all we have for Nina",
        "what've we got coming up for Nina?",
        "what do we have booked for Nina",
    ],
)
def test_all_that_is_booked_for_a_candidate_is_listed(text):
    request = read_among(text, (MARC, NINA)).request
    assert request == InterviewsRequest(Candidate("Nina"))


@pytest.mark.parametrize("text", ["who's it for now?", "who is this one for?"])
def test_whose_the_interview_shown_is_is_on_its_card(text):
    assert read_among(text, (NINA, MARC)).request == InterviewsRequest(target=("nina",))


def test_one_more_for_her_in_an_open_question_is_for_its_candidate():
    question = said(
        "Dana wednesday 30 min for Ola Berg", "second interview for her with Raj thursday"
    ).question
    assert (question.people, question.candidate) == ((mail("raj"),), Candidate("Ola Berg"))


@pytest.mark.parametrize(
    "text",
    [
        "take Priya off Nina's & put Raj on, and send the invite",
        "take Priya off and put Raj on, then send her the invitation",
        "replace Priya with Raj on Nina's and send the invite now",
    ],
)
def test_a_change_may_send_the_invitation_with_it(text):
    request = read_among(text, (NINA,)).request
    assert isinstance(request, ChangeRequest)
    assert request.sends
    assert request.replace == ((mail("priya"), mail("raj")),) or (
        (request.add, request.remove) == ((mail("raj"),), (mail("priya"),))
    )


@pytest.mark.parametrize("verb", ["change", "update", "set"])
def test_the_name_of_a_person_is_the_candidates_and_no_title(verb):
    renamed = read_among(f"{verb} the name to Zoe Adamson", (MARC,)).request
    assert (renamed.candidate.name, renamed.title) == ("Zoe Adamson", "")
    titled = read_among(f"{verb} the name to Final Round", (MARC,)).request
    assert (titled.candidate, titled.title) == (None, "Final Round")


@pytest.mark.parametrize(
    "text",
    [
        "Nina withdrew, the Thursday interview is now for Carla Simões.",
        "Nina withdrew, so the slot on Thursday goes to Carla Simões",
        "Nina dropped out, so Carla Simões takes her slot",
        "Nina has withdrawn, please give her place to Carla Simões",
        "Nina pulled out, give Carla Simões her slot instead",
    ],
)
def test_an_interview_may_go_to_another_candidate_and_is_not_cancelled(text):
    request = read_among(text, (NINA, MARC)).request
    assert isinstance(request, ChangeRequest)
    assert (request.target, request.candidate) == (("nina",), Candidate("Carla Simões"))


def test_which_of_a_days_interviews_goes_to_another_candidate_is_asked():
    text = "Thursday's interview is for Carla Simões now"
    among = read_among(text, (NINA, MARC))
    assert (among.request.target, among.doubt.doubt.kind) == ((), "which-interview")
    request = read_among(text, (NINA,)).request
    assert (request.target, request.candidate) == (("nina",), Candidate("Carla Simões"))


@pytest.mark.parametrize(
    "text", ["Nina withdrew, please cancel her interview", "Nina is ill, give her interview to Tom"]
)
def test_a_colleague_is_no_candidate_and_a_cancellation_none_who_takes_it(text):
    assert getattr(read_among(text, (NINA, MARC)).request, "candidate", None) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("it's Ninon Roth, not Nina Roth", "Ninon Roth"),
        ("it's Alan Green, not Nina Roth", "Alan Green"),
        ("sorry, Ninon Roth, not Nina", "Ninon Roth"),
        ("typo: the name's Nina Rothe, not Nina Roth", "Nina Rothe"),
        ("candidate is Bea Orr, not Nina", "Bea Orr"),
        ("candidate is Bea Orr, not Jo", "Bea Orr"),
        ("it's for Alan Green really", "Alan Green"),
        ("it's Ninon Roth", "Ninon Roth"),
        ("it's Alan Green, sorry", "Alan Green"),
        ("Nina should be Ninon Roth", "Ninon Roth"),
        ("the candidate for Nina's is Alan Green", "Alan Green"),
        ("the candidate of Nina's interview should be Alan Green", "Alan Green"),
        ("Nina's surname is actually Rothe with an e, my mistake!", "Nina Rothe"),
        ("Nina's last name is Rothe, sorry", "Nina Rothe"),
        ("how silly of me, Nina spells it Ninah", "Ninah Roth"),
        ("Nina spells it Ninah with an h", "Ninah Roth"),
    ],
)
def test_a_wrong_name_is_put_right(text, name):
    request = read_among(text, (NINA, MARC)).request
    assert isinstance(request, ChangeRequest)
    assert (request.target, request.candidate.name) == (("nina",), name)
    is_same = "Alan" not in name and "Bea" not in name
    assert request.candidate.mail == (NINA.candidate.mail if is_same else "")


@pytest.mark.parametrize(
    "text",
    ["it's Priya Shah", "it's Marc Dubois", "it's Final Round", "Nina should be Online", "Nina should be Priya", "it's Tuesday, not Wednesday"],
)  # fmt: skip
def test_a_colleague_another_candidate_or_no_name_renames_nobody(text):
    request = read_among(text, (NINA, MARC)).request
    assert getattr(request, "candidate", None) is None


@pytest.mark.parametrize(
    "text", ["it's Raj, not Nina", "sorry, it should be Raj Patel, not Nina Roth", "Raj, not Nina", "it's Raj rather than Nina, sorry"]
)  # fmt: skip
def test_a_colleague_for_the_candidate_is_asked_about(text):
    found = read_among(text, (NINA, MARC))
    assert (found.request.target, found.request.candidate) == (("nina",), None)
    assert "works here" in asked(found.doubt)
    is_candidate, interviews = (one.sentence for one in found.doubt.choices)
    renamed = read_among(is_candidate, (NINA, MARC)).request
    assert renamed.candidate.name.startswith("Raj")
    assert read_among(interviews, (NINA, MARC)).request.add == (mail("raj"),)


def test_who_interviews_already_is_offered_as_the_candidate_alone():
    found = read_among("it's Priya, not Nina", (NINA, MARC))
    assert [one.option.kind for one in found.doubt.choices] == ["candidate"]


def test_a_colleagues_name_that_is_like_the_candidates_is_a_spelling_of_it():
    found = read_among("sorry, it's Mark, not Marc", (MARC, NINA))
    assert (found.doubt, found.request.candidate.name) == (None, "Mark Dubois")


def test_who_comes_for_an_interviewer_is_no_candidate():
    found = read_among("it's Raj, not Dana", (NINA, MARC))
    assert found.request == ChangeRequest(("nina",), replace=((mail("dana"), mail("raj")),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("it's Cy Dole, not Ola", "Cy Dole"),
        ("sorry, Ola Bergen, not Ola Berg", "Ola Bergen"),
        ("for Cy Dole, not Ola, my mistake", "Cy Dole"),
        ("the candidate is Una, not Ola", "Una"),
    ],
)
def test_the_candidate_of_an_open_question_is_put_right(text, name):
    question = said("45 min with Raj for Ola Berg on tuesday", text).question
    assert (question.candidate.name, question.people) == (name, (mail("raj"),))


@pytest.mark.parametrize("text", ["it's Priya, not Raj", "Priya, not Raj"])
def test_who_interviews_instead_is_no_candidate_of_an_open_question(text):
    question = said("45 min with Raj for Ola Berg on tuesday", text).question
    assert (question.candidate.name, question.people) == ("Ola Berg", (mail("priya"),))


@pytest.mark.parametrize(
    "text",
    [
        "Jo is called Joanne Pikes actually",
        "Jo is actually called Joanne Pikes",
        "Jo is really Joanne Pikes",
        "Jo's name is Joanne Pikes actually",
        "actually Jo is called Joanne Pikes",
        "Jo's full name is Joanne Pikes",
        "she's called Joanne Pikes actually",
        "the candidate is called Joanne Pikes",
    ],
)
def test_who_is_called_otherwise_keeps_their_address(text):
    with_mail = replace(JO, candidate=Candidate("Jo Pike", "jo@pike.example"))
    read = read_among(text, (with_mail, MARC))
    assert read.doubt is None
    assert read.request.target in {(), ("jo",)}
    assert read.request.candidate == Candidate("Joanne Pikes", "jo@pike.example")


def test_another_candidate_gets_no_address_of_the_one_before():
    with_mail = replace(JO, candidate=Candidate("Jo Pike", "jo@pike.example"))
    read = read_among("the candidate is called Bea Orr", (with_mail, MARC))
    assert read.request.candidate == Candidate("Bea Orr")
