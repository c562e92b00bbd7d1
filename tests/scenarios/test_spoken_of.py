"""Which interview is spoken of, in Teams and in Slack: what was refused, asked about or dropped changes no other one."""

import pytest

from tests.harness.recruiter_chat import SlackWords, TeamsWords, answer, begin_on_monday

BOOKED = (
    ("rita", "45 min with Ian for Jo Park on Tuesday at 9:45", "Yes, Ian is free"),
    ("rita", "1", "Jo Park · Tue 24 Nov, 09:45"),
    ("rita", "30 min with Mei for Al Green on Wednesday at 10", "Yes, Mei is free"),
    ("rita", "1", "Al Green · Wed 25 Nov, 10:00"),
)
SAID = (
    ("rita", "take Ian off Jo's interview", "Then nobody would be left"),
    ("rita", "add Priya", "Jo Park · Tue 24 Nov, 09:45", "Priya Nair"),
    ("rita", "what would adding Sam do?", "Shall I add Sam"),
    ("rita", "is Ian free for Jo's interview on Wednesday at 2pm?", "1 other time for Jo Park on Wednesday", "45 minutes · Ian and Priya"),
    ("rita", "forget it", "OK, nothing changed."),
    ("rita", "move Jo's interview to 10:30", "1 other time for Jo Park on Tuesday"),
    ("rita", "my interviews", "2 interviews coming up", "Tuesday 24 November, 09:45–10:30", "Wednesday 25 November, 10:00–10:30"),
    ("rita", "remind Ian", "I’ve reminded Ian."),
    ("rita", "remind Sam", "Sam is on none of your coming interviews"),
    ("rita", "my interviews", "2 interviews coming up"),
    ("rita", "move 2 to Friday", "3 other times for Al Green on Friday"),
    ("rita", "move Jo's interview to the moon", "I don’t know when “the moon” is"),
    ("rita", "45 min with Ian on Friday", "3 times"),
    ("rita", "accept Ian's proposal", "I find no other time that Ian proposes"),
    ("mei", "can we do 11 instead?", "Al Green · Wed 25 Nov, 10:00", "I’ve told Rita"),
    ("rita", "45 min with Priya on Friday", "3 times"),
    ("rita", "accept the proposal", "Al Green · Wed 25 Nov, 11:00"),
)  # fmt: skip


@pytest.fixture(params=[TeamsWords, SlackWords], ids=["teams", "slack"])
async def chat(request, world):
    chat = request.param(world)
    await begin_on_monday(chat, "rita", "ian", "mei")
    return chat


async def test_what_is_said_is_of_the_interview_that_was_named(chat):
    for name, text, heading, *words in (*BOOKED, *SAID):
        await answer(chat, name, text, heading, *words)
    own = await chat.world.interviews("rita")
    assert sum("Jo Park" in one["subject"] for one in own) == 1
