"""A recruiter's week as she types it, in Teams and in Slack: no message is searched that is not a question, no interview is booked twice."""

import pytest

from tests.harness.recruiter_chat import SlackWords, TeamsWords, answer, begin_on_monday

STANDS = ("invitations sent", "Booked, but", "Nobody is coming")
"""What a card says of an interview that is booked: in a room that has too few seats that, once the room is confirmed."""

WEEK = (
    ("rita", "morning! I need 45 min with Ian for Jo Park (jo.park@example.org) on Tuesday, with a room please", "3 times for Jo Park on Tuesday", "45 minutes · Ian · any room"),
    ("rita", "the first one", "Jo Park · Tue 24 Nov, 09:45", "jo.park@example.org"),
    ("rita", "note for the interviewers: CV is at https://cv.example/jo, please cover system design", "Jo Park · Tue 24 Nov, 09:45", "https://cv.example/jo"),
    ("rita", "can you add Mei to that?", "Jo Park · Tue 24 Nov, 09:45", "Mei Tanaka"),
    ("rita", "actually make it an hour", "Jo Park · Tue 24 Nov, 09:45", "09:45–10:45"),
    ("rita", "phone screen with Tom for Marc Dubois tomorrow afternoon, 30 minutes, online", "3 times for Marc Dubois on Tuesday", "30 minutes · Tom"),
    ("rita", "let's take the 1:45pm one", "Marc Dubois · Tue 24 Nov, 13:45", "Teams meeting"),
    ("rita", "Jane Smith needs to meet Priya and Sam on Wednesday for 45 mins in London", "3 times for Jane Smith on Wednesday", "any room in London"),
    ("rita", "book 2", "Jane Smith · Wed 25 Nov, 14:00", "Camden"),
    ("rita", "what's next for Jo Park?", "Jo Park · Tue 24 Nov, 09:45", "Ian Murray", "Mei Tanaka"),
    ("ian", "sorry can't make it, I'm at the dentist", "Jo Park · Tue 24 Nov, 09:45", "You declined"),
    ("rita", "who else could do it?", "Jo Park · Tue 24 Nov, 09:45", "at the dentist", "May"),
    ("rita", "ask May Lin", "Jo Park · Tue 24 Nov, 09:45", "May Lin: invited"),
    ("rita", "move Jane's interview to Thursday afternoon", "2 other times for Jane Smith on Thursday"),
    ("rita", "1", "Jane Smith · Thu 26 Nov, 14:30", "Camden"),
    ("rita", "take Sam off the Thursday interview", "Jane Smith · Thu 26 Nov, 14:30", "Priya Nair"),
    ("rita", "can we get a bigger room for that one?", "Jane Smith · Thu 26 Nov, 14:30", "use Boardroom"),
    ("rita", "use the Boardroom", "Jane Smith · Thu 26 Nov, 14:30", "Boardroom"),
    ("rita", "what have I got this week?", "3 interviews coming up", "Jo Park", "Marc Dubois", "Jane Smith"),
    ("rita", "move my interview on Tuesday with Tom to Friday 10am", "1 other time for Marc Dubois on Friday"),
    ("rita", "book 1", "Marc Dubois · Fri 27 Nov, 10:00"),
    ("rita", "undo that", "Marc Dubois · Tue 24 Nov, 13:45"),
    ("rita", "who hasn't answered for Jo yet?", "Jo Park · Tue 24 Nov, 09:45", "Mei Tanaka: invited"),
    ("mei", "can we do 2pm instead?", "Jo Park · Tue 24 Nov, 09:45", "I’ve told Rita you’d rather have Tuesday 24 November, 14:00"),
    ("mei", "undo", "Jo Park · Tue 24 Nov, 09:45", "You said maybe"),
    ("mei", "can we do 11 instead?", "Jo Park · Tue 24 Nov, 09:45", "I’ve told Rita you’d rather have Tuesday 24 November, 11:00"),
    ("rita", "ok, 11 is fine", "Jo Park · Tue 24 Nov, 11:00", "May Lin: invited"),
    ("rita", "make Jane's interview online", "Jane Smith · Thu 26 Nov, 14:30", "Teams meeting"),
    ("rita", "no room needed for it", "Jane Smith · Thu 26 Nov, 14:30", "Priya Nair: invited"),
    ("rita", "30 min with Lucy for candidate Anna Garcia on Thursday morning", "3 times for Anna Garcia on Thursday", "30 minutes · Lucy"),
    ("rita", "take the first one", "Anna Garcia · Thu 26 Nov, 10:00"),
    ("rita", "swap Lucy for Priya on Anna's interview", "Anna Garcia · Thu 26 Nov, 10:00", "Priya Nair: invited"),
    ("rita", "push Anna's interview back half an hour", "1 other time for Anna Garcia on Thursday"),
    ("rita", "1", "Anna Garcia · Thu 26 Nov, 10:30"),
    ("rita", "Marc withdrew, please cancel his interview", "Cancel Marc Dubois’ interview?"),
    ("rita", "yes", "Marc Dubois · Tue 24 Nov, 13:45", "Cancelled"),
    ("rita", "cancel all my interviews on Thursday", "Cancel both interviews?", "Anna Garcia", "Jane Smith"),
    ("rita", "yes", "2 interviews cancelled."),
    ("rita", "what's left this week?", "1 interview coming up", "11:00–12:00", "Jo Park"),
    ("rita", "thanks, have a great weekend!", "You’re welcome!"),
)  # fmt: skip
"""Who writes, what, how the answer begins, and what else it says."""


@pytest.mark.parametrize("chat", [TeamsWords, SlackWords], ids=["teams", "slack"])
async def test_a_recruiters_week(world, chat):
    chat = chat(world)
    await begin_on_monday(chat, "rita", "ian", "mei")
    for name, text, heading, *words in WEEK:
        # Whoever reads what stands before they type the next thing waits for this too.
        # Where somebody declined, the card says that instead once its room is confirmed.
        says_else = {"Cancelled", "at the dentist"} & {*words}
        is_standing = name == "rita" and " Nov, " in heading and not says_else
        await answer(chat, name, text, heading, *words, *([STANDS] if is_standing else []))

    async def is_all_there() -> bool:
        return await standing(world) == [
            ("Interview with Contoso", "2026-11-24T11:00", ("jo.park@example.org",)),
            (
                "Interview: Jo Park",
                "2026-11-24T11:00",
                ("may@contoso.example", "mei@contoso.example"),
            ),
        ]

    await world.advance(180)
    await world.until(is_all_there)
    rooms = await world.interviews("rita", "Comeet Scheduler")
    assert [one["start"]["dateTime"][:16] for one in rooms] == ["2026-11-24T11:00"]
    assert "https://cv.example/jo" in await body(world, "Interview: Jo Park")
    theirs = await body(world, "Interview with Contoso")
    assert "cv.example" not in theirs
    assert "@contoso.example" not in theirs.replace("rita@contoso.example", "")


async def standing(world):
    """Return what the bot has in Rita's own calendar: title, start, who is invited."""
    found = await world.interviews("rita")
    return sorted(
        (
            one["subject"],
            one["start"]["dateTime"][:16],
            tuple(sorted(each["emailAddress"]["address"] for each in one["attendees"])),
        )
        for one in found
    )


async def body(world, subject):
    (event,) = [one for one in await world.interviews("rita") if one["subject"] == subject]
    return event["body"]["content"]
