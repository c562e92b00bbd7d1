"""Why an interview is cancelled is kept as it was said, before or after what is cancelled; what asks for more is no reason."""

import pytest

from bot.language.interviews.cancel_reasons import reason_to_cancel
from bot.language.requests import InterviewRequest
from tests.language.example_company import JO, read_among


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Jo's off, she's took a job at Skyscanner. scrap it", "she's took a job at Skyscanner"),
        ("Jo is off, he has taken another job. scrap it", "he has taken another job"),
        ("Jo called, she's not interested any more. Kill it", "she's not interested any more"),
        ("no need to meet Jo, they hired someone inside - drop it", "they hired someone inside"),
        ("Jo's no longer with us, her visa fell through. Ditch hers", "her visa fell through"),
        ("he's ghosted us, he took another job; delete it", "he took another job"),
        ("Jo's off. The budget's gone. scrap the lot", "The budget's gone"),
        (
            "Jo is out, she accepted somewhere else, so please cancel the interview",
            "she accepted somewhere else",
        ),
        ("Jo's off the list, the role is filled. Can you cancel it?", "the role is filled"),
        (
            "he has got one more offer, he has dropped out. Cancel his round and inform the panel accordingly",
            "he has dropped out",
        ),
        ("cancel Ada's, Mei is sick", "Mei is sick"),
        ("Mei is sick, cancel Ada's", "Mei is sick"),
        ("Mei's ill so please cancel Ada's", "Mei's ill"),
        ("cancel Ada's, I'm sick", "I'm sick"),
        ("cancel Ada's - sick", "sick"),
        ("cancel jo, she took another offer", "she took another offer"),
        ("cancel it because hiring is frozen", "hiring is frozen"),
        ("cancel raj on friday pls - position is filled", "position is filled"),
        ("cancel jo's, job's on hold", "job's on hold"),
        ("cancel jo - no longer interested", "no longer interested"),
        ("cancel jo. accepted another offer", "accepted another offer"),
        (
            "cancel everything for Jo he accepted a job somewhere else",
            "he accepted a job somewhere else",
        ),
        ("cancel Jo's - the position is filled and tell Mei", "the position is filled"),
        (
            "Sadly Jo has withdrawn – she accepted a job elsewhere. Can you cancel her interview and tell everyone why?",
            "she accepted a job elsewhere",
        ),
        (
            "Bo declined our offer, she accepted a job elsewhere. Can you cancel her interview and tell everyone why?",
            "she accepted a job elsewhere",
        ),
        (
            "Sadly Jo has withdrawn, she accepted a job elsewhere. Please cancel her interview.",
            "she accepted a job elsewhere",
        ),
        ("Bo declined our offer, please cancel her interview", "Bo declined our offer"),
        ("unfortunately bo declined. cancel hers and tell everyone", "bo declined"),
        ("Jo withdrew so please cancel hers", "Jo withdrew"),
        ("since Jo accepted another offer, cancel her interview", "Jo accepted another offer"),
        ("because the role is filled, please cancel Al's interview", "the role is filled"),
        ("We've filled the role, so cancel Al's and Bo's", "We've filled the role"),
        ("cancel jo, we found someone else", "we found someone else"),
        ("cancel all interviews, hiring is frozen", "hiring is frozen"),
        ("cancel bo's interview – she declined – and tell priya why", "she declined"),
        (
            "Could you please cancel Al's? He's no longer interested. Tell everyone why please",
            "He's no longer interested",
        ),
        (
            "The position has been filled: cancel all of Dee's interviews and tell the panel why",
            "The position has been filled",
        ),
        ("The role is on hold, can you cancel Jo's and tell them why?", "The role is on hold"),
        (
            "Marc Dubois told us he's no longer interested, so please cancel his interview. Thanks!",
            "Marc Dubois told us he's no longer interested",
        ),
        (
            "Please cancel Jo's interview and tell everyone that she accepted a job elsewhere",
            "she accepted a job elsewhere",
        ),
        (
            "Could you cancel Jo's and explain to everyone that the role is on hold?",
            "the role is on hold",
        ),
        ("cancel Jo's, position frozen, and let Mei know I'm sorry", "position frozen"),
    ],
)
def test_why_is_kept(text, why):
    assert reason_to_cancel(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "cancel Ada's",
        "Mei is sick, cancel Ada's and move Jo's to Friday",
        "cancel Ada's, Mei is sick and move Jo's",
        "cancel Jo's, she wants Friday instead",
        "cancel Jo's, position to be kept",
        "cancel the one she accepted",
        "Jo has withdrawn, cancel hers and move Bo's to Friday",
        "Mei can't come, cancel Tuesday and find another time",
        "cancel it and tell everyone why",
        "cancel it and tell Mei I'm sorry",
        "if Jo has withdrawn, cancel it",
        "can you cancel jo's? is Ian free Friday",
        "cancel it. We need a bigger room",
        "we hired someone, thanks for the help. cancel Bo's",
    ],
)
def test_what_asks_for_more_is_no_reason(text):
    assert reason_to_cancel(text) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jo has withdrawn. Cancel hers and let everybody know why", ()),
        ("cancel Jo's interview, she took another job, and tell Raj why", ()),
        ("cancel Jo's interview and let everyone know", ()),
        ("cancel Jo's interview and tell everyone why", ("tell everyone why",)),
        ("Jo has withdrawn. Cancel hers and tell Priya why", ("tell Priya why",)),
        ("Jo has withdrawn. Cancel hers and tell them why", ()),
        ("Cancel Jo's interview and tell them", ("tell them",)),
    ],
)
def test_a_cancellation_leaves_out_nothing_of_which_it_tells_everyone(text, left):
    found = read_among(text, (JO,))
    assert (found.request, found.left_out) == (InterviewRequest("cancel", ("jo",)), left)
