"""Who is to take somebody's place, and who could, is read of what is booked, however it is said."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import Candidate, ChangeRequest, InterviewRequest, RescheduleRequest
from tests.language.example_company import MARC, asked, mail, offered, read_among, said

ALONE = replace(MARC, people=(mail("raj"),))
PAIR = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"), mail("tom")),
    candidate=Candidate("Nina Roth"),
)


@pytest.mark.parametrize(
    "text",
    [
        "I'd rather have Dana do that",
        "let Dana do it",
        "have Dana take it",
        "take Dana then",
        "Dana please",
    ],
)
def test_who_is_named_takes_the_place_of_the_only_interviewer(text):
    request = read_among(text, (ALONE,)).request
    assert request == ChangeRequest(("marc",), replace=((mail("raj"), mail("dana")),))


WANTED = (
    "swap, I'd rather have Dana",
    "swap with Dana",
    "swap for Dana",
    "swap in Dana",
    "switch to Dana",
    "change to dana",
    "exchange: Dana",
    "replace with Dana",
    "I'd rather have Dana",
    "I'd rather have dana on it",
    "we'd prefer Dana",
    "rather Dana",
    "Dana instead, please",
    "could Dana do it instead?",
)


@pytest.mark.parametrize("text", WANTED)
def test_who_is_wanted_rather_comes_for_the_only_interviewer_and_is_not_added(text):
    request = read_among(text, (ALONE,)).request
    assert request == ChangeRequest(("marc",), replace=((mail("raj"), mail("dana")),))
    several = read_among(text, (PAIR,)).request
    assert several == ChangeRequest(("nina",), add=(mail("dana"),), is_stand_in=True)


@pytest.mark.parametrize("text", WANTED)
def test_who_is_wanted_rather_is_asked_for_alone_in_a_search(text):
    read = said("45 minutes with Raj on Thursday", text)
    assert (read.question.people, read.left_out) == ((mail("dana"),), ())
    assert read.question.minutes == 45


@pytest.mark.parametrize("text", [*WANTED, "Dana instead"])
def test_whose_place_it_is_is_asked_where_two_are_asked_for(text):
    read = said("45 minutes with Raj and Tom for Lena Fuchs on Thursday", text)
    assert asked(read.doubt) == "Whose place is Dana Levi to take?"
    assert offered(read.doubt) == ["Raj Patel", "Tom Becker"]
    chosen = said(
        "45 minutes with Raj and Tom for Lena Fuchs on Thursday", read.doubt.choices[0].sentence
    )
    assert chosen.question.people == (mail("dana"), mail("tom"))


def test_whose_session_it_is_is_asked_of_a_loop():
    loop = "Raj 30 min then Tom 45 min for Zoe Hart on Thursday"
    read = said(loop, "swap with Dana")
    assert offered(read.doubt) == ["Raj Patel", "Tom Becker"]
    chosen = said(loop, read.doubt.choices[1].sentence)
    assert [one.people for one in chosen.question.sessions] == [(mail("raj"),), (mail("dana"),)]


@pytest.mark.parametrize(
    "text",
    [
        "Tom is busy, maybe Priya or May instead",
        "Tom can't make it. Maybe Priya or May",
        "Tom's out sick so let's take Priya or May",
        "Tom is tied up, Priya or May then",
    ],
)
def test_one_of_several_comes_for_who_is_busy_and_the_others_stay(text):
    question = said("45 minutes with Raj and Tom for Lena Fuchs on Thursday", text).question
    assert question.people == (mail("may"), mail("priya"), mail("raj"))
    assert (question.need, question.must) == (2, (mail("raj"),))
    alone = said("45 minutes with Tom on Thursday", text).question
    assert (alone.people, alone.need, alone.must) == ((mail("may"), mail("priya")), 1, ())


@pytest.mark.parametrize(
    "text",
    [
        "book it with Dana at 10",
        "book it at 10 with Dana",
        "Dana at 10 then",
        "Dana then, at 10",
        "let's do Dana at 10",
        "I'll take Dana at 10",
    ],
)
def test_one_of_all_and_an_hour_keep_candidate_and_day(text):
    offers = "find a time for Lena Fuchs on Wednesday morning, anyone is fine, 1 hour"
    read = said(offers, text)
    question = read.question
    assert (question.people, question.candidate.name) == ((mail("dana"),), "Lena Fuchs")
    start = datetime.fromisoformat("2026-11-25T10:00")
    assert question.windows == ((start, start.replace(hour=11)),)
    assert read.left_out == ()


def test_who_takes_part_swaps_for_themselves():
    request = read_among("swap with Dana", (ALONE,), speaker="raj").request
    assert request.replace == ((mail("raj"), mail("dana")),)


@pytest.mark.parametrize(
    "text",
    [
        "let's take someone else for Tom, maybe Priya or May?",
        "somebody else instead of Tom, Priya or May",
        "Priya or May instead of Tom",
        "let's take Priya or May instead of Tom",
        "replace Tom with Priya or May",
        "swap Tom for Priya or May",
        "not Tom, Priya or May",
    ],
)
def test_one_of_several_takes_a_place_and_the_others_stay(text):
    question = said("45 minutes with Raj and Tom on Thursday", text).question
    assert question.people == tuple(map(mail, ("may", "priya", "raj")))
    assert (question.need, question.must) == (2, (mail("raj"),))
    alone = said("45 minutes with Tom on Thursday", text).question
    assert (alone.people, alone.need) == (tuple(map(mail, ("may", "priya"))), 1)
    assert read_among(text, (PAIR,)).doubt.doubt.kind == "either"


def test_a_colleague_called_like_a_month_is_chosen_too():
    request = read_among("April please", (ALONE,)).request
    assert request == ChangeRequest(("marc",), replace=((mail("raj"), mail("april")),))


def test_of_several_it_is_asked_whose_place_is_taken():
    request = read_among("I'd rather have Dana do that", (PAIR,)).request
    assert request == ChangeRequest(("nina",), add=(mail("dana"),), is_stand_in=True)


def test_who_is_chosen_comes_for_the_one_who_declined():
    lacking = replace(PAIR, declined=(mail("tom"),))
    request = read_among("take Dana then", (lacking,)).request
    assert request == ChangeRequest(("nina",), replace=((mail("tom"), mail("dana")),))


@pytest.mark.parametrize("text", ["ask Dana", "take Dana then", "let Dana do it"])
def test_who_is_chosen_comes_for_the_one_who_declined_a_session_of_a_loop(text):
    whole = ComingInterview("loop", PAIR.start, people=PAIR.people, sessions=2)
    first = replace(PAIR, id="first", people=(mail("priya"),), declined=(mail("priya"),))
    second = replace(PAIR, id="second", people=(mail("tom"),))
    request = read_among(text, (whole, first, second), last="loop").request
    assert request == ChangeRequest(("loop",), replace=((mail("priya"), mail("dana")),))


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "who else could do Priya's part?",
        "who can cover for Priya?",
        "who can jump in for Priya?",
        "find somebody to step in for Priya",
        "replace Priya with whoever is free",
    ],
)
def test_who_could_come_instead_is_no_new_search(text, last):
    request = read_among(text, (PAIR, ALONE), last=last).request
    assert request == InterviewRequest("substitutes", ("nina",), (mail("priya"),))


@pytest.mark.parametrize(
    "text", ["find somebody to step in for her", "replace him with whoever is free"]
)
def test_who_goes_and_is_not_named_is_the_only_one_who_may_be_meant(text):
    for one, gone in ((ALONE, "raj"), (replace(PAIR, declined=(mail("tom"),)), "tom")):
        request = read_among(text, (one,)).request
        assert request == InterviewRequest("substitutes", (one.id,), (mail(gone),))
    request = read_among(text, (PAIR,)).request
    assert request == InterviewRequest("substitutes", ("nina",), ())


def test_who_could_do_a_candidate_instead_is_of_their_interview():
    request = read_among("who can do Nina instead?", (ALONE, PAIR)).request
    assert request == InterviewRequest("substitutes", ("nina",), ())


def test_who_takes_part_already_is_not_put_in_anybodys_place():
    assert not getattr(read_among("take Tom then", (PAIR,)).request, "replace", ())


def test_a_part_that_no_interviewer_has_is_left_out_of_a_search_too():
    read = said("Tom and Raj on Thursday, Dana to take notes")
    assert read.left_out == ("to take notes",)


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "get Nina another time on Wednesday with Priya",
        "get Nina another time with Priya on Wednesday",
        "find another slot for Nina on Wednesday with Priya",
        "give Nina a different time on Wednesday",
    ],
)
def test_another_time_for_a_candidate_moves_their_interview(text, last):
    request = read_among(text, (PAIR, ALONE), last=last).request
    assert isinstance(request, RescheduleRequest)
    assert (request.target, request.windows[0][0].day) == (("nina",), 25)


def test_another_time_with_somebody_else_is_an_interview_of_its_own():
    assert read_among("get Nina another time on Wednesday with Dana", (PAIR,)).question


@pytest.mark.parametrize(
    "text",
    [
        "Raj has pulled out of Marc's, stick Dana in",
        "Raj bailed on Marc's - put Dana in instead",
        "sorry, Raj's dropped out of Marc's, can you get Dana in please",
    ],
)
def test_who_dropped_out_is_replaced_by_who_is_put_in(text):
    request = read_among(text, (ALONE,), last="list").request
    assert (request.intent, request.replace) == ("change", ((mail("raj"), mail("dana")),))


def _with_dana(key: str, start: str, *, declines: bool) -> ComingInterview:
    dana = (mail("dana"),)
    when = datetime.fromisoformat(start)
    return ComingInterview(key, when, people=dana, declined=dana if declines else (), candidate=Candidate(f"{key.title()} Fox"))  # fmt: skip


SHOWN = _with_dana("eli", "2026-11-25T14:00", declines=True)
OTHER = _with_dana("bo", "2026-11-25T10:00", declines=True)
ACCEPTED = _with_dana("al", "2026-11-26T10:00", declines=False)
FOR_DANA = ((mail("dana"), mail("priya")),)


@pytest.mark.parametrize(
    "text",
    [
        "can priya do dana's ones instead?",
        "can priya do dana's interviews instead?",
        "Priya can take Dana's interviews",
        "let Priya do Dana's meetings instead",
        "priya will do dana's ones",
        "can priya do the ones dana declined?",
        "swap dana for priya on dana's ones",
        "can priya do both of dana's instead?",
    ],
)
def test_somebodys_ones_are_all_that_they_declined(text):
    request = read_among(text, (SHOWN, ACCEPTED, MARC, OTHER)).request
    assert request == ChangeRequest(("eli", "bo"), replace=FOR_DANA)


@pytest.mark.parametrize(
    "text", ["can priya do all dana's interviews?", "can priya do all of dana's ones instead?"]
)
def test_all_of_somebodys_are_also_those_they_did_not_decline(text):
    request = read_among(text, (SHOWN, ACCEPTED, MARC, OTHER)).request
    assert request == ChangeRequest(("eli", "al", "bo"), replace=FOR_DANA)


def test_somebodys_ones_are_all_with_them_where_none_was_declined():
    later = replace(ACCEPTED, id="jo", start=datetime.fromisoformat("2026-11-27T10:00"))
    request = read_among("can priya do dana's ones instead?", (ACCEPTED, MARC, later)).request
    assert request == ChangeRequest(("al", "jo"), replace=FOR_DANA)


@pytest.mark.parametrize("text", ["can priya do the ones dana declined?", "can Priya do Dana's declined ones?"])  # fmt: skip
def test_the_only_one_that_somebody_declined_is_meant_though_another_is_shown(text):
    request = read_among(text, (ACCEPTED, MARC, OTHER)).request
    assert request == ChangeRequest(("bo",), replace=FOR_DANA)


def test_nothing_but_the_one_shown_is_meant_where_none_is_named():
    request = read_among("swap dana for priya", (SHOWN, ACCEPTED, MARC, OTHER)).request
    assert request == ChangeRequest(("eli",), replace=FOR_DANA)


@pytest.mark.parametrize("text", ["can Priya do Dana's one instead?", "could priya take dana's interview", "let Priya do Dana's one"])  # fmt: skip
def test_one_of_somebody_is_the_one_shown(text):
    request = read_among(text, (SHOWN, ACCEPTED, MARC, OTHER)).request
    assert request == ChangeRequest(("eli",), replace=FOR_DANA)


@pytest.mark.parametrize("text", ["can Priya do Dana's instead?", "can priya take dana's?", "can priya cover dana's"])  # fmt: skip
def test_somebodys_without_a_number_are_those_they_declined_where_these_are_several(text):
    several = read_among(text, (SHOWN, ACCEPTED, MARC, OTHER)).request
    assert several == ChangeRequest(("eli", "bo"), replace=FOR_DANA)
    one = read_among(text, (SHOWN, ACCEPTED, MARC)).request
    assert one == ChangeRequest(("eli",), replace=FOR_DANA)


@pytest.mark.parametrize(
    "text",
    [
        "can priya do dana's ones on wednesday instead?",
        "swap Dana for Priya on Dana's ones on Wednesday",
        "swap Dana for Priya on all of Dana's Wednesday ones",
    ],
)
def test_somebodys_ones_on_a_day_are_those_of_that_day_alone(text):
    later = replace(ACCEPTED, declined=(mail("dana"),))
    request = read_among(text, (SHOWN, later, MARC, OTHER)).request
    assert request == ChangeRequest(("eli", "bo"), replace=FOR_DANA)


@pytest.mark.parametrize("text", ["who can take tom's instead of raj?", "who else could do Tom's instead of Raj"])  # fmt: skip
def test_who_could_come_instead_of_one_of_two_is_only_asked(text):
    both = replace(PAIR, people=(mail("raj"), mail("tom")))
    read = read_among(text, (MARC, both), last="list")
    assert read.request == InterviewRequest("substitutes", ("nina",), (mail("raj"),))


def test_who_else_could_take_somebodys_is_asked_for_that_one():
    read = read_among("who can take priya's instead of raj?", (MARC,), last="list")
    assert read.request == InterviewRequest("substitutes", ("marc",), (mail("priya"),))


@pytest.mark.parametrize("text", ["who else could do it with raj?", "who could do it together with Raj then?"])  # fmt: skip
@pytest.mark.parametrize("declined", [(), (mail("tom"),)])
def test_who_could_come_beside_somebody_is_asked_for_who_declined_or_the_only_other_one(
    text, declined
):
    both = replace(PAIR, people=(mail("raj"), mail("tom")), declined=declined)
    read = read_among(text, (both, MARC), last="interview")
    assert read.request == InterviewRequest("substitutes", ("nina",), (mail("tom"),))
