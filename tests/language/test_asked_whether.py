"""Whether something is to be changed is asked back, with what would be done; only a yes does it."""

import pytest
from msgspec.structs import replace

from bot.language.clarification_answers import answered
from bot.language.parser import parse
from tests.language.example_company import JO, MARC, asked, mail, scene

CONTEXT = replace(scene(), last="interview", interviews=(JO, MARC), speaker=mail("olivia"))


@pytest.mark.parametrize(
    ("text", "shall", "said"),
    [
        ("should we add Priya?", "add Priya", {"add": (mail("priya"),)}),
        ("is it too late to add Priya?", "add Priya", {"add": (mail("priya"),)}),
        ("is it worth adding Priya?", "add Priya", {"add": (mail("priya"),)}),
        ("what if we add Priya?", "add Priya", {"add": (mail("priya"),)}),
        ("do you think we should drop Tom?", "take Tom off", {"remove": (mail("tom"),)}),
        ("would 45 minutes work?", "make it 45 minutes", {"minutes": 45}),
        ("would 45 minutes work", "make it 45 minutes", {"minutes": 45}),
        ("should it be 45 minutes?", "make it 45 minutes", {"minutes": 45}),
        ("should we swap Tom for Priya?", "swap Tom for Priya", {"replace": ((mail("tom"), mail("priya")),)}),
        ("should we make it online?", "add a Teams meeting", {"online": True}),
    ],
)  # fmt: skip
def test_a_question_whether_to_change_it_is_asked_back_and_a_yes_does_it(text, shall, said):
    reading = parse(text, CONTEXT)
    assert reading.intent == "interviews"
    assert asked(reading.doubt).startswith(f"Shall I {shall}?")
    done = parse(answered("yes", reading.doubt), CONTEXT)
    assert (done.intent, done.doubt, done.request.target) == ("change", None, ("jo",))
    assert {name: getattr(done.request, name) for name in said} == said


@pytest.mark.parametrize(
    "text",
    ["can we add Priya?", "could you add Priya please?", "would you add Priya?", "I'd like to add Priya"],
)  # fmt: skip
def test_a_request_that_is_put_as_a_question_is_done(text):
    reading = parse(text, CONTEXT)
    assert (reading.intent, reading.doubt) == ("change", None)


def test_the_interview_asked_about_is_the_one_that_is_named():
    reading = parse("should we add Raj to Marc's interview?", CONTEXT)
    done = parse(answered("yes", reading.doubt), CONTEXT)
    assert (done.request.target, done.request.add) == (("marc",), (mail("raj"),))
