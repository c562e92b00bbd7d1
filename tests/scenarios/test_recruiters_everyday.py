"""What recruiters type every day, in Teams and in Slack: what one message asks for is done, and nothing that it does not ask for."""

import pytest

from tests.harness.recruiter_chat import SlackWords, TeamsWords, answer, begin_on_monday

BOOKED = ("invitations sent", "Booked, but", "Nobody is coming")
TYPED = (
    ("30 min with Mei for Kim Lee today", "3 times for Kim Lee on Monday"),
    ("book 1", "Kim Lee · Mon 23 Nov", BOOKED),
    (7200, ""),
    ("mark it as a no-show and find another time", "5 times for Kim Lee", "30 minutes · Mei"),
    ("45 min with Tom for Ben Ode on Friday with a room", "3 times for Ben Ode on Friday"),
    ("the same with Priya for Nico", "3 times for Nico on Friday", "45 minutes · Priya"),
    ("book 1", "Nico · Fri 27 Nov", BOOKED),
    ("who else could do it with Sam?", "Sam Okafor takes no part in this interview"),
    ("is there a bigger room? we might have 6 people", "Nico · Fri 27 Nov", "seats"),
    ("could I get Nico's CV?", "Nothing is noted about Nico yet"),
    ("send Jo Park a link for 30 minutes with Mei next week", "Link for Jo Park to choose a time"),
    ("send Jo Park a link for 45 minutes with Mei next week", "Link for Jo Park to choose a time", "45 minutes", "earlier link ended with this one"),
    ("Ian 30, then Sam 30, then Tom 30 on Thursday for Lena Vogt, with a break after Ian", "3 schedules for Lena Vogt", "Break"),
    ("and another after Sam", "3 schedules for Lena Vogt", "break"),
    ("the same with Priya for Ola Berg", "Whose place is Priya Nair to take?"),
)  # fmt: skip
"""What is typed, how the answer begins, and what else it says; or how many seconds pass."""


@pytest.mark.parametrize("chat", [TeamsWords, SlackWords], ids=["teams", "slack"])
async def test_what_recruiters_type_every_day(world, chat):
    chat = chat(world)
    await begin_on_monday(chat, "rita")
    for text, heading, *words in TYPED:
        if isinstance(text, int):
            await world.advance(text)
            continue
        await answer(chat, "rita", text, heading, *words)
    cards = await chat.cards("rita")
    assert sum("Replaced by a newer link" in one for one in cards) == 1
    assert sum("Noted: Kim Lee didn’t come." in one for one in cards) == 1
