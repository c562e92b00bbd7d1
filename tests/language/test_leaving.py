"""Who has to leave by five is there until five: the opposite of away until five, in however many words."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.requests import AbsenceRequest
from tests.language.example_company import JO, MARC, mail, read_among

INVITED = replace(JO, role="interviewer", people=(mail("raj"),))
"""Tuesday 24 November at 10:00."""
FORMS = [
    ("I need to leave by {}", "5", 17, 0),
    ("I have to leave at {}", "5pm", 17, 0),
    ("have to go at {}", "10", 10, 0),
    ("I need to be out of there by {}", "3:15", 15, 15),
    ("gotta run at {}, school pickup", "3", 15, 0),
    ("I must be gone by {}", "4", 16, 0),
    ("I've got a hard stop at {}", "2:30", 14, 30),
    ("can't stay past {}", "4", 16, 0),
    ("I can only stay until {}", "11", 11, 0),
    ("I'm leaving at {} sharp", "noon", 12, 0),
    ("sorry, I'll need to head off around {} to catch a train", "4", 16, 0),
    ("I'm off from {}", "16:00", 16, 0),
    ("my day ends at {}", "4", 16, 0),
    ("I'm gone after {}, school thing", "1", 13, 0),
]


@pytest.mark.parametrize(("form", "hour", "at", "minute"), FORMS)
@pytest.mark.parametrize("on", ["on friday", "this Friday"])
@pytest.mark.parametrize("last", ["invitation", "list", "none"])
def test_who_leaves_is_away_from_then_on(form, hour, at, minute, on, last):
    told = form.format(hour)
    head, comma, tail = told.partition(",") if not told.startswith("sorry") else (told, "", "")
    read = read_among(f"{head} {on}{comma}{tail}", (INVITED, MARC), last=last, speaker="raj")
    (window,) = read.request.windows
    assert isinstance(read.request, AbsenceRequest)
    assert window[0] == datetime(2026, 11, 27, at, minute)  # noqa: DTZ001 - a wall clock
    assert window[1].time() >= window[0].time() or window[1].date() > window[0].date()


@pytest.mark.parametrize(("form", "hour", "at", "minute"), FORMS)
def test_of_the_invitation_shown_its_day_is_meant(form, hour, at, minute):
    read = read_among(form.format(hour), (INVITED,), last="invitation", speaker="raj")
    assert isinstance(read.request, AbsenceRequest)
    assert read.request.windows[0][0] == datetime(2026, 11, 24, at, minute)  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "text",
    [
        "works, but I need to leave at 2:45",
        "I need to leave by 5 on Fridays",
        "can we finish by 5 on friday?",
        "I need to move it to 5",
        "I have to be there at 10 on Friday",
    ],
)
def test_what_says_more_or_something_else_is_read_as_before(text):
    read = read_among(text, (INVITED,), last="invitation", speaker="raj")
    is_away = isinstance(read.request, AbsenceRequest) and read.request.windows
    assert not is_away or read.request.windows[0][0].hour not in {14, 17, 10}


def test_who_arranges_the_interview_shown_may_mean_it():
    read = read_among("we need to finish by 11", (JO,), last="interview")
    assert not isinstance(read.request, AbsenceRequest)
