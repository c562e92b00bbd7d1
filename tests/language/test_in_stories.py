"""Who is spoken of in a sentence before that which asks, what comes next, and excuses that name a day."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, read_among, scene

INVITED = replace(JO, role="interviewer", people=(*JO.people, mail("dana")))


def answer(text):
    return read_among(text, (INVITED,), last="invitation", speaker="dana")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("60 minutes with Raj for Hye-jin Seo on Tuesday", "Hye-jin Seo"),
        ("Tuesday works best for Min-ho Park. Find him an hour with Raj please", "Min-ho Park"),
        (
            "This is regarding the candidature of Gurpreet Singh Ahluwalia. When can Tom and Raj interview him this week?",
            "Gurpreet Singh Ahluwalia",
        ),
        (
            "About the application of Lena Voss: when can Raj see her on Tuesday?",
            "Lena Voss",
        ),
        (
            "Lena Voss just passed the take-home! Next up is a call with either Raj or Tom on Tuesday, 45 minutes.",
            "Lena Voss",
        ),
        (
            "Good news, Omar Haddad has finally cleared round one. We need an hour with Raj on Tuesday.",
            "Omar Haddad",
        ),
        (
            "Omar Haddad wrote back that he's free on Tuesday, so find him 30 minutes with Raj",
            "Omar Haddad",
        ),
        (
            "Kaimana Akana is in Honolulu. Who could talk with Kaimana on Tuesday, half an hour?",
            "Kaimana Akana",
        ),
        (
            "I need Raj and Tom together with Dmitri Volkov for an hour on Tuesday",
            "Dmitri Volkov",
        ),
    ],
)
def test_a_candidate_is_called_by_the_whole_name(text, name):
    read = parse(text, scene())
    assert read.doubt is None
    assert read.question.candidate.name == name


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Lena Voss just passed. Next up is a call with either Raj or Tom, 45 minutes. What have they got on Tuesday?", 1),
        ("Lena Voss aced the screen! The next step is an interview with Raj or Tom on Tuesday", 1),
        ("Lena Voss cleared round one. After that comes a session with Raj and Tom on Tuesday", "all"),
    ],
)  # fmt: skip
def test_what_comes_next_is_asked_for(text, need):
    question = parse(text, scene()).question
    assert (question.people, question.need) == ((mail("raj"), mail("tom")), need)


@pytest.mark.parametrize(
    "text",
    [
        "Sorry to bug you on a Sunday. Raj and Tom on Tuesday from 9 to 11, please",
        "Extremely sorry for the weekend ping. Raj and Tom on Tuesday from 9 to 11",
        "Apologies for messaging so late on Friday, can you find Raj and Tom on Tuesday from 9 to 11",
        "so sorry for disturbing you on your holiday! Find Raj and Tom on Tuesday, 9 to 11",
    ],
)
def test_an_excuse_names_no_day(text):
    windows = parse(text, scene()).question.windows
    assert [
        (start.isoformat(timespec="minutes"), end.isoformat(timespec="minutes"))
        for start, end in windows
    ] == [("2026-11-24T09:00", "2026-11-24T11:00")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Raj tomorrow at 11 am (Monday, I know)", "2026-11-23T11:00"),
        ("Raj today at 3pm pls (it's Sunday, sorry)", "2026-11-22T15:00"),
        ("tmrw mrng Raj n Tom 40 mins", "2026-11-23T09:00"),
        ("Raj tuesday evng 30 min", "2026-11-24T17:00"),
    ],
)
def test_a_remark_and_a_short_form_say_the_same_time(text, start):
    begins = parse(text, scene()).question.windows[0][0]
    assert begins.isoformat(timespec="minutes") == start


def test_a_remark_that_names_another_day_is_not_passed_over():
    read = parse("Raj tomorrow at 11 am (Friday, I know)", scene())
    starts = (
        [start.isoformat(timespec="minutes") for start, _ in read.question.windows]
        if read.question
        else []
    )
    assert read.doubt or read.left_out or starts != ["2026-11-23T11:00"]


@pytest.mark.parametrize(
    "text",
    [
        "Unfortunately I have a town hall at that time, so not able to make it. Please go ahead without me.",
        "Unfortunately I can't attend. Go ahead with the others.",
        "Sorry, in a workshop all day. Please go ahead without me.",
        "I have a customer visit then so won't make it. Kindly proceed with the rest of the panel.",
        "Can't do it after all, board meeting. Carry on without me please!",
    ],
)
def test_who_lets_the_others_begin_accepts_nothing(text):
    assert answer(text).intent == "decline"


@pytest.mark.parametrize(
    "text",
    [
        "Happy to, go ahead!",
        "Works for me. Go ahead.",
        "Sounds good. Please proceed. Unfortunately I have no parking.",
    ],
)
def test_who_comes_and_says_so_accepts(text):
    assert answer(text).intent == "accept"


@pytest.mark.parametrize(
    ("text", "gone", "comes"),
    [
        ("Tom is held up in an audit, so please replace him with May in Jo's interview.", "tom", "may"),
        ("Raj is stuck in traffic, please swap him for May in Jo's interview", "raj", "may"),
        ("Tom is down with fever. Kindly replace him by Mark for Jo's interview.", "tom", "mark"),
        ("Good morning. Tom is on leave, please replace him with Mark in Jo's interview. Also change the room to Lovelace.", "tom", "mark"),
    ],
)  # fmt: skip
def test_who_was_told_of_is_replaced(text, gone, comes):
    request = read_among(text, (JO, MARC), last="none").request
    assert (request.add, request.replace) == ((), ((mail(gone), mail(comes)),))


@pytest.mark.parametrize(
    ("text", "intent", "target"),
    [
        ("Marc is driving in and doesn't want to hit the road at 5am. Could you move his interview to next Friday at 1:15pm?", "reschedule", "marc"),
        ("Marc's train is late, can't blame him. Please move his interview to Friday at 3", "reschedule", "marc"),
        ("Jo Pike withdrew. Cancel her interview please.", "cancel", "jo"),
        ("Jo Pike has dropped out, so pl cancel her interview.", "cancel", "jo"),
        ("please call off Marc's interview", "cancel", "marc"),
        ("call my interview on Thursday off", "cancel", "marc"),
    ],
)  # fmt: skip
def test_their_interview_is_of_whom_was_told(text, intent, target):
    read = read_among(text, (JO, MARC), last="none")
    assert (read.intent, read.request.target) == (intent, (target,))


def test_all_that_is_called_off_is_cancelled():
    friday = tuple(
        replace(one, start=MARC.start.replace(hour=9 + n)) for n, one in enumerate((JO, MARC))
    )
    read = read_among("call off all my interviews on Thursday", friday, last="none")
    assert (read.intent, set(read.request.target)) == ("cancel", {"jo", "marc"})


def test_a_question_beside_a_cancellation_is_left_for_later():
    text = "Jo Pike has dropped out, so pl cancel her interview. Also let me know who all are free on Monday at 4."
    read = read_among(text, (JO, MARC), last="none")
    assert (read.intent, read.request.target) == ("cancel", ("jo",))
    assert read.left_out


@pytest.mark.parametrize("verb", ["scratch", "nix", "ditch", "scrap"])
def test_a_room_is_scratched(verb):
    request = read_among(f"{verb} the room on that, he's dialing in", (JO, MARC)).request
    assert request.room.kind == "none"


@pytest.mark.parametrize(
    "text", ["is april good monday 11ish", "is will good friday at 2", "are raj and tom ok on Tuesday"]
)  # fmt: skip
def test_whether_colleagues_are_good_at_a_time_is_a_question_of_its_own(text):
    alone = parse(text, scene()).question
    after = parse("Priya on Monday, 30 min, in Turing", scene()).question
    assert alone.people
    assert parse(text, scene(), after=after).question == alone


@pytest.mark.parametrize(
    "text",
    [
        "Jo is travelling from Nairobi. Please book a cab for him on Friday. Budget is not an issue.",
        "Jo lands at 9. Can you order him a taxi on Friday?",
        "Marc is coming from Delhi. Kindly arrange a hotel for him near the office. He likes a quiet room.",
        "Please get Marc a train on Thursday",
    ],
)
def test_what_carries_a_visitor_is_nothing_to_change(text):
    read = read_among(text, (JO, MARC), last="none")
    assert (read.intent, read.doubt) == ("unknown", None)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Marc's flight is landing late, so he can come only after 2 on Thursday. Kindly shift his interview accordingly.", (14, 17)),
        ("Marc missed his train so he will be here only from 3 on Thursday. Can you push his interview accordingly?", (15, 17)),
        ("Marc has exams, so he is free only before 11 on Thursday. Please reschedule it accordingly.", (9, 11)),
    ],
)  # fmt: skip
def test_what_is_moved_accordingly_goes_where_they_can(text, hours):
    request = read_among(text, (JO, MARC), last="none").request
    ((start, end),) = request.windows
    assert request.target == ("marc",)
    assert (start.day, start.hour, end.hour) == (26, *hours)


@pytest.mark.parametrize(
    "text",
    [
        "Kindly tell me the timing of Marc's interview, I seem to have lost the mail.",
        "Can you please tell me the date and time of Marc's interview?",
        "give me the timing of Marc's interview",
    ],
)
def test_the_timing_of_an_interview_is_shown(text):
    read = read_among(text, (JO, MARC), last="none")
    assert (read.intent, read.request.candidate.name) == ("interviews", "Marc")


@pytest.mark.parametrize(
    "text",
    [
        "Find Raj and Tom for an hour on Tuesday. Lovelace would be too small, so let's look at the Boardroom.",
        "An hour with Raj and Tom on Tuesday. Turing is a bit dark, so let's go for the Boardroom",
        "The VP wants Raj and Tom on Tuesday for an hour. Turing seems too tight, so maybe try the Boardroom.",
    ],
)
def test_the_room_is_that_which_is_named_for_another(text):
    question = parse(text, scene()).question
    assert question.people == (mail("raj"), mail("tom"))
    assert question.room.mail == mail("boardroom")


def test_whom_we_have_shortlisted_is_the_candidate():
    text = "We have shortlisted Karthik Subramanian. Please suggest a slot of 1 hour with Raj on Friday."
    read = parse(text, scene())
    assert (read.question.candidate.name, read.left_out) == ("Karthik Subramanian", ())


def test_a_name_that_is_like_a_colleagues_is_asked_about():
    assert parse("I need Raj and Tom together with Sarah Lee for an hour on Tuesday", scene()).doubt
