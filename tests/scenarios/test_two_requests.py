"""One message that asks for two things, in Teams and in Slack: done together, or asked about; nothing else is touched."""

import pytest

from tests.harness.recruiter_chat import SlackWords, TeamsWords, answer, begin_on_monday

SENT = "invitations sent"

TALK = (
    ("phone screen with Priya for Marc Dubois on Wednesday, 30 minutes, no room", "3 times for Marc Dubois on Wednesday"),
    ("book 1", "Marc Dubois · Wed 25 Nov"),
    ("45 min with Ian for Jo Park on Tuesday, with a room", "3 times for Jo Park on Tuesday"),
    ("book 1", "Jo Park · Tue 24 Nov, 09:45", "Ian Murray"),
    ("add Priya and move it to Friday", "3 other times for Jo Park on Friday", "Once moved, it is with Priya too."),
    ("1", "Jo Park · Fri 27 Nov", "Priya Nair: invited"),
    ("add Mei and cancel it", "Those are two things", "add Mei", "cancel it"),
    ("undo", "Jo Park · Tue 24 Nov, 09:45", "Ian Murray"),
    ("is it too late to add Mei?", "Shall I add Mei?", "Nothing is changed yet"),
    ("yes", "Jo Park · Tue 24 Nov, 09:45", "Mei Tanaka: invited"),
    ("swap Jo's and Marc's times", "Swap the times of both interviews?", "Jo Park", "Marc Dubois"),
    ("yes", "Marc Dubois · Tue 24 Nov, 09:45", "Priya Nair: invited"),
    ("undo", "Marc Dubois · Wed 25 Nov", "Priya Nair"),
)  # fmt: skip
"""What Rita writes, how the answer begins, and what else it says."""


@pytest.mark.parametrize("chat", [TeamsWords, SlackWords], ids=["teams", "slack"])
async def test_two_requests_in_one_message_are_one_change_of_the_interview_shown(world, chat):
    chat = chat(world)
    await begin_on_monday(chat, "rita", "ian", "priya")
    for text, heading, *words in TALK:
        is_standing = " Nov" in heading
        await answer(chat, "rita", text, heading, *words, *([SENT] if is_standing else []))
        if text == "1":
            assert await world.until(lambda: moved(world))
    assert await world.until(lambda: swapped_back(world))


async def moved(world):
    """Whether Jo's interview, in the one event that it had, is on Friday with both."""
    (jo,) = [one for one in await world.interviews("rita") if "Jo Park" in one["subject"]]
    people = sorted(one["emailAddress"]["address"].split("@")[0] for one in jo["attendees"])
    return (jo["start"]["dateTime"][:10], people) == ("2026-11-27", ["ian", "priya"])


async def swapped_back(world):
    """Whether both interviews of the swap are where they were."""
    held = {one["subject"]: one["start"]["dateTime"][:10] for one in await world.interviews("rita")}
    days = {
        name: day for subject, day in held.items() for name in ("Jo", "Marc") if name in subject
    }
    return days == {"Jo": "2026-11-24", "Marc": "2026-11-25"}
