"""Why an interview is cancelled is kept as it was said, before or after what is cancelled; what asks for more is no reason."""

import pytest

from bot.language.interviews.cancel_reasons import reason_to_cancel


@pytest.mark.parametrize(
    ("text", "why"),
    [
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
    ],
)
def test_what_asks_for_more_is_no_reason(text):
    assert reason_to_cancel(text) == ""
