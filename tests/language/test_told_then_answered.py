"""An answer behind a story answers the invitation that is shown, and the story is its reason."""

import pytest

from tests.language.example_company import HANA, VERA, read_among


def answered(text):
    reading = read_among(text, (VERA, HANA), last="invitation")
    request = reading.request
    assert (reading.doubt, reading.left_out) == (None, ())
    return request.intent, request.target, request.reason


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("I may have to fetch my mom, so please put me down as tentative for now.", "tentative", "I may have to fetch my mom"),
        ("I'm still waiting for my nanny to confirm, could I say maybe for the moment?", "tentative", "I'm still waiting for my nanny to confirm"),
        ("The plumber is only coming at 10, so I'd rather pass on this one.", "decline", "The plumber is only coming at 10"),
        ("I lost my voice completely. I think it's best if I sit this one out.", "decline", "I lost my voice completely"),
        ("My car broke down this morning. It's a no from me, I'm afraid.", "decline", "My car broke down this morning"),
        ("I'm so sorry. My son has a fever and I've been up all night. Please decline for me.", "decline", "My son has a fever and I've been up all night"),
        ("We have a water outage at home. I'm so sorry, but I can't make it.", "decline", "We have a water outage at home"),
        ("Tough week! The auditors are in on Wednesday, so no from my side.", "decline", "The auditors are in on Wednesday"),
        ("Sounds lovely, I'll be there. I moved my dentist to Thursday.", "accept", ""),
    ],
)  # fmt: skip
def test_what_is_told_before_an_answer_is_its_reason(text, verdict, reason):
    assert answered(text) == (verdict, ("vera",), reason)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The boiler man is coming, so I can't make Friday's one.", ("hana",)),
        ("My mother is being operated on, so I can't do Hana's.", ("hana",)),
    ],
)
def test_a_story_before_an_answer_leaves_what_the_answer_names(text, target):
    assert answered(text)[:2] == ("decline", target)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Wednesday doesn't work for me. Could do Thursday after 2.", "propose"),
        ("I'm at the dentist on Wednesday. Could we do Thursday at 2 instead?", "propose"),
        ("I'd love to, but I can't make it.", "decline"),
        ("I was in two minds, but yes, I'll join.", "accept"),
    ],
)
def test_what_offers_another_time_or_is_kind_is_no_reason_of_a_no(text, verdict):
    request = read_among(text, (VERA, HANA), last="invitation").request
    assert (request.intent, request.target) == (verdict, ("vera",))
    assert verdict == "propose" or not request.reason


@pytest.mark.parametrize(
    "day", ["Wednesday has gone pear-shaped on my side", "The week has been turned upside down"]
)
def test_a_day_that_went_wrong_is_why_another_time_is_proposed(day):
    request = read_among(
        f"{day}. Could we do Thursday morning instead?", (VERA, HANA), last="invitation"
    ).request
    assert (request.intent, request.reason) == ("propose", day)
