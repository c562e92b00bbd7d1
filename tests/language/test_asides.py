"""What is told beside a search, before it, behind it or within it, changes nothing of it."""

import pytest

from bot.language.asides import is_aside
from tests.language.example_company import said

REQUESTS = (
    "Can you find 45 minutes with Dan Levine and Tom next Thursday afternoon?",
    "Is Raj free on Friday between 10 and noon?",
    "Please find an hour with Priya on Wednesday.",
)
BEHIND = (
    "I promised the recruiter I'd get back to her by lunch.",
    "I told the recruiter she would hear back by 5.",
    "Planning ahead on a Sunday, sorry!",
    "He's already done a bunch this week.",
    "She's coming in through a referral from Dana's team!",
    "Dana referred him last month.",
    "She was recommended by Dana.",
    "We've been trying to fill this role since October.",
    "I know it's only Monday but I like to plan ahead.",
    "The role has been open since March.",
    "My boss has been chasing me since Tuesday.",
    "Dana's team is desperate for somebody.",
    "The hiring manager wants an answer by Friday week.",
    "I've got to report to Dana by 4 today.",
    "Sorry for asking on a Saturday.",
    "It's for the team Dana is building.",
    "I'm at my desk until 6 if you have questions.",
    "We lost two candidates last week.",
    "Dana will be pleased.",
    "It's been a long Tuesday.",
    "Only got three hours of sleep last night lol.",
    "I have to leave by 3 today so a quick answer helps.",
    "Dana asked me twice this morning.",
    "Thought I'd ask before lunch.",
    "I should have asked on Monday.",
    "Two of our recruiters quit in May.",
    "This is my second attempt today.",
    "I'll be on a train from 3, so no rush.",
)
BEFORE = (
    "My flight got in at 6 this morning so I'm slow.",
    "Dana said you could help.",
    "Dana told me this morning that you can do this.",
    "It's Monday and I'm already behind.",
    "Been meaning to ask since Tuesday.",
    "Just out of a two hour meeting with Dana.",
    "Working late on a Sunday, I know.",
    "Trying to get this done before lunch.",
    "Since Dana is the hiring manager he's asked me to do this.",
)
WITHIN = (
    "because the recruiter has been chasing me since Monday",
    "since Dana asked me to this morning",
    "as Dana's team needs an answer by Tuesday",
    "(Dana asked me on Tuesday)",
    "- Dana's been asking since Monday",
    "so that I can tell Dana by lunch",
    "as I promised Dana on Monday",
    "(third request this week, sorry)",
    "because we lost two people in May",
)


def told(request):
    yield from (f"{request} {aside}" for aside in BEHIND)
    yield from (f"{aside} {request}" for aside in BEFORE)
    yield from (f"{request.rstrip('?.')} {aside}" for aside in WITHIN)


@pytest.mark.parametrize("request_", REQUESTS)
def test_an_aside_changes_nothing_of_a_search(request_):
    bare = said(request_)
    assert bare.doubt is None
    for text in told(request_):
        reading = said(text)
        assert (reading.request, reading.doubt, reading.left_out) == (bare.request, None, ()), text


@pytest.mark.parametrize(
    "text",
    [
        "Tom is out on Tuesday",
        "Dana can't do mornings",
        "he said Friday works best",
        "she asked for 45 minutes",
        "it was with me and Priya last time",
        "the candidate landed on Monday",
        "an hour is plenty",
        "he got a slot at 3",
    ],
)
def test_what_may_bear_on_the_time_or_on_who_comes_is_no_aside(text):
    assert not is_aside(text)


def test_a_remark_without_a_search_is_read_as_before():
    assert said("I promised the recruiter to get back to her by lunch").intent != "availability"


def test_who_was_told_of_is_meant_by_the_search_that_speaks_back_to_them():
    reading = said("I met Tom on Monday. Is he free Friday at 2?")
    assert [one.split("@")[0] for one in reading.request.people] == ["tom"]
