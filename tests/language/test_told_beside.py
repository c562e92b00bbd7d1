"""What is told beside a search, before it, behind it or within it, changes nothing of it."""

import pytest

from tests.language.example_company import JO, MARC, read_among, said

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


NARROWED = {
    "Find Raj and Tom an hour next week. Raj's at a customer on Monday and Tuesday.": (25, 26, 27),
    "Raj has jury duty on Monday, and Tom's in Leeds all day Thursday. An hour with both of them next week please": (
        24,
        25,
        27,
    ),
    "Raj got engaged, bless him, so he's off Friday. Could you find an hour with Raj and Tom next week?": (
        23,
        24,
        25,
        26,
    ),
    "Could you find Raj an hour next week? My candidate can only do Wednesday.": (25,),
    "The client is keen, she's called twice. Can Raj do an hour next week? Tom is away on Monday.": (
        23,
        24,
        25,
        26,
        27,
    ),
}
"""The days of November that are left of a search in the week of the 23rd."""


@pytest.mark.parametrize(("text", "days"), NARROWED.items())
def test_what_is_told_of_who_can_when_takes_times_from_a_search(text, days):
    reading = said(text)
    assert (reading.doubt, reading.left_out) == (None, ())
    assert tuple(sorted({start.day for start, _ in reading.request.windows})) == days


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I've a lovely candidate, Noor Haddad, who flew in on Sunday. Could you find her an hour with Raj on Thursday?", "Noor Haddad"),
        ("Could you find an hour with Raj on Thursday? It's for candidate Noor Haddad, we met her in March.", "Noor Haddad"),
    ],
)  # fmt: skip
def test_the_candidate_is_kept_of_whom_only_is_told(text, who):
    request = said(text).request
    assert request.candidate.name == who
    assert {start.day for start, _ in request.windows} == {26}


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("I've had Jo on the phone and he's got another offer that runs out on Thursday. Move his interview to Wednesday morning.", "move Jo's interview to Wednesday morning"),
        ("Raj broke his wrist over the weekend, poor guy. Take him off Jo's interview and put Priya in his place", "replace Raj with Priya in Jo's interview"),
        ("Tom's been pulled onto the outage since Friday. Get Priya in instead of him on Jo's, she said on Monday she'd step in", "replace Tom with Priya in Jo's interview"),
        ("Big drama in payroll at 9 this morning. Make Jo's interview 45 minutes please, everyone's knackered.", "make Jo's interview 45 minutes"),
        ("Marc took another offer on Friday, we were too slow again. Please cancel his interview, I'll tell the panel myself by noon.", "cancel Marc's interview"),
    ],
)  # fmt: skip
def test_a_change_is_what_is_asked_and_nothing_that_is_told(text, alone):
    reading, bare = (read_among(one, (JO, MARC), last="none") for one in (text, alone))
    assert bare.doubt is None
    assert (reading.request, reading.doubt, reading.left_out) == (bare.request, None, ())


@pytest.mark.parametrize(
    "text",
    [
        "Grace was great, even Tom smiled on Tuesday. Can you write up the offer letter and send it to her?",
        "The candidate is vegetarian and arrives at noon. Can you reserve a table for three at the restaurant?",
    ],
)
def test_what_cannot_be_done_stays_that_whatever_is_told_beside(text):
    assert said(text).intent == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Jury duty came for me at last, lol. I'm out Thursday and Friday. A friend did it in March and got stuck for weeks.",
        "Not feeling great, I think it's whatever Tom had last week. I'm out Thursday and Friday. Soup and Netflix time.",
    ],
)
def test_the_one_sentence_that_says_something_is_read_alone(text):
    reading = said(text)
    assert (reading.intent, reading.left_out) == ("absence", ())
    assert {start.day for start, _ in reading.request.windows} == {26, 27}


def test_when_somebody_cannot_is_named_where_it_is_not_understood():
    text = "Find Raj and Tom an hour next week. Raj's not around for the better part of Thursday."
    assert "Thursday" in "".join(said(text).left_out)


def test_who_searches_and_is_away_is_told_that_only_one_of_them_is_read():
    assert said("I'm off Monday. Who's free Tuesday morning?").left_out


def test_words_of_a_note_are_no_clauses_of_their_own():
    reading = read_among("Add a note: she's great. He's back on Monday.", (JO,))
    assert reading.request.note == "she's great. He's back on Monday."


def test_a_remark_without_a_search_is_read_as_before():
    assert said("I promised the recruiter to get back to her by lunch").intent != "availability"


def test_who_was_told_of_is_meant_by_the_search_that_speaks_back_to_them():
    reading = said("I met Tom on Monday. Is he free Friday at 2?")
    assert [one.split("@")[0] for one in reading.request.people] == ["tom"]
