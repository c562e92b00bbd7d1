"""What is asked or done about what is booked with its reason first, or its question before the deed; typed without capitals."""

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import (
    AskedRoom,
    ButtonRequest,
    Candidate,
    ChangeRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
    RoomChange,
)
from tests.language.example_company import (
    CARDS_OF_LOOP,
    JO,
    MARC,
    mail,
    scene,
)

JO_ALONE = replace(JO, people=(mail("raj"),))
BOOKED = (JO_ALONE, MARC)
SIX_SEATS = ChangeRequest(("jo",), room=RoomChange("wish", AskedRoom(capacity=6)))


def read(text, last="interview", interviews=BOOKED):
    context = replace(scene(), last=last, interviews=interviews, speaker=mail("olivia"))
    found = parse(text, context)
    assert found.doubt is None
    return found


def substitutes(target, *people):
    return InterviewRequest("substitutes", (target,), tuple(mail(one) for one in people))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who can take marc's instead of priya?", substitutes("marc", "priya")),
        ("priya's off sick wednesday, who can take marc's?", substitutes("marc", "priya")),
        ("raj cant make it wednesday, who can?", substitutes("jo", "raj")),
        ("raj is out of office tomorrow, who could do it?", substitutes("jo", "raj")),
        ("who else for marc's?", substitutes("marc")),
        ("put someone else on marc's", substitutes("marc")),
        ("and no need for raj", ChangeRequest(("jo",), remove=(mail("raj"),))),
        ("no need for raj, dana will do it", ChangeRequest(("jo",), replace=((mail("raj"), mail("dana")),))),
        ("can dana do marc's too? add her", ChangeRequest(("marc",), add=(mail("dana"),))),
        ("30 mins is too short, 45 please", ChangeRequest(("jo",), minutes=45)),
        ("actually make jo's an hour, 30 mins is a bit tight", ChangeRequest(("jo",), minutes=60)),
        ("make it 45, an hour is too long", ChangeRequest(("jo",), minutes=45)),
        ("make it 45 minutes as an hour is really a little too much", ChangeRequest(("jo",), minutes=45)),
        ("is there a bigger room for jo's? we might have 6 people", SIX_SEATS),
        ("a larger room please, there could be 6 of us", SIX_SEATS),
        ("bigger room? I think it'll be 6 people", SIX_SEATS),
        ("take that", ButtonRequest("unknown", "use", text="that")),
        ("an hour is way too long, make it 30 min", ChangeRequest(("jo",), minutes=30)),
        ("what does raj get? show me the invite", InterviewRequest("preview", ("jo",), (mail("raj"),))),
        ("marc can only do mornings, note that down", ChangeRequest(("marc",), note="Marc can only do mornings")),
        ("give marc 3 alternatives", RescheduleRequest(("marc",))),
        ("list everything booked pls", InterviewsRequest()),
        ("show everything i have booked", InterviewsRequest()),
        ("what does the schedule look like?", InterviewsRequest(target=("jo",))),
        ("which of them accepted?", InterviewRequest("responses", ("jo",))),
        ("take priya off marc's and use dana", ChangeRequest(("marc",), replace=((mail("priya"), mail("dana")),))),
        (
            "tom's taking over marc, hand it to him",
            HandOverRequest(to=mail("tom"), target=("marc",), candidate="Marc"),
        ),
        (
            "marc's cv and portfolio: https://a.example/x https://b.example/y",
            ChangeRequest(("marc",), note="CV: https://a.example/x, Portfolio: https://b.example/y"),
        ),
    ],
)  # fmt: skip
def test_what_is_meant_is_read_beside_what_leads_to_it(text, expected):
    found = read(text)
    assert (found.request, found.left_out) == (expected, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which of them accepted?", InterviewRequest("responses", ("loop",))),
        ("what does the schedule look like?", InterviewsRequest(target=("loop",))),
        ("send zoe her plan now", InterviewRequest("invite_candidate", ("loop",))),
        ("give her the whole plan now", InterviewRequest("invite_candidate", ("loop",))),
        ("who else for raj's session?", substitutes("raj", "raj")),
        ("take tom off session 3 and use dana", ChangeRequest(("tom",), replace=((mail("tom"), mail("dana")),))),
    ],
)  # fmt: skip
def test_of_a_loop_that_is_shown(text, expected):
    found = read(text, "loop", CARDS_OF_LOOP["loop"])
    assert (found.request, found.left_out) == (expected, ())


@pytest.mark.parametrize("last", ["list", "interview"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who hasnt answered yet for zoe?", InterviewRequest("responses", ("loop",))),
        ("cancel the whole thing, zoe took a job elsewhere", InterviewRequest("cancel", ("loop",))),
    ],
)
def test_a_candidate_who_has_nothing_but_a_loop_means_it(text, expected, last):
    assert read(text, last, CARDS_OF_LOOP[last]).request == expected


def test_a_candidate_of_nobodys_own_is_asked_for_by_name_though_typed_small():
    assert read("when is dana seeing gita?").request == InterviewsRequest(Candidate("Gita"), (mail("dana"),))  # fmt: skip


def test_nobody_is_taken_off_who_takes_no_part():
    met = ComingInterview("x", JO.start, people=(mail("tom"),), candidate=Candidate("Pat Lee"))
    context = replace(scene(), last="interview", interviews=(met,), speaker=mail("olivia"))
    assert not isinstance(parse("no need for dana", context).request, ChangeRequest) or parse("no need for dana", context).doubt  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "I won't be in on thursday, could you find somebody to organise Jo for me?",
        "can somebody else look after jo's for me, i'm off thursday",
    ],
)
def test_an_organizer_who_asks_for_another_one_hands_over_to_who_is_named_next(text):
    context = replace(scene(), last="interview", interviews=BOOKED, speaker=mail("olivia"))
    asked = parse(text, context).doubt
    assert asked.doubt.kind == "hand-over-to"
    named = parse("Tom", context, doubt=asked)
    assert named.request == HandOverRequest(to=mail("tom"), target=("jo",), candidate="Jo")
