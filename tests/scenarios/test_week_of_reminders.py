"""A whole week, in Teams and in Slack: who is told what, and when, to the last message.

People answer or do not, move, cancel and are away; on its Sunday the clocks go back. Moments are London's; Tom is in Berlin.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.harness.recruiter_chat import SlackWords, TeamsWords, answer
from tests.harness.simulated_days import Days

LONDON = ZoneInfo("Europe/London")
THURSDAY = datetime(2026, 10, 22, tzinfo=LONDON)
DAYS = ("Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "next Thu", "next Fri")
PEOPLE = ("rita", "ian", "mei", "tom", "sam", "priya")
DONE = "[attended]"

DEEDS = (
    ("Thu 09:00", "rita", "Ian on Friday at 10:00 with a room for Jo Park", "Yes, Ian is free"),
    ("Thu 09:00", "rita", "book 1", "Jo Park · Fri 23 Oct, 10:00"),
    ("Thu 09:05", "rita", "Mei on Monday at 14:00 with a room for Ann Lee", "Yes, Mei is free"),
    ("Thu 09:05", "rita", "book 1", "Ann Lee · Mon 26 Oct, 14:00"),
    ("Thu 09:10", "rita", "Tom on Tuesday at 10:00 for Max Roe", "Yes, Tom is free"),
    ("Thu 09:10", "rita", "book 1", "Max Roe · Tue 27 Oct, 10:00"),
    ("Thu 09:15", "rita", "Priya on Wednesday at 11:00 for Eva Long", "Yes, Priya is free"),
    ("Thu 09:15", "rita", "book 1", "Eva Long · Wed 28 Oct, 11:00"),
    ("Thu 09:20", "rita", "Ian on Wednesday at 10:00 for Kim Sand", "Yes, Ian is free"),
    ("Thu 09:20", "rita", "book 1", "Kim Sand · Wed 28 Oct, 10:00"),
    ("Thu 09:30", "ian", "accept all", "Accept both interviews?"),
    ("Thu 09:30", "ian", "yes", "2 interviews accepted"),
    ("Thu 09:35", "tom", "maybe", "Max Roe · Tue 27 Oct, 11:00"),
    ("Thu 09:40", "priya", "I'm off on Friday", "Noted: you’re away"),
    ("Mon 10:00", "mei", "accept", "Ann Lee · Mon 26 Oct, 14:00"),
    ("Mon 10:05", "ian", DONE, "Did the interview with Jo Park take place?"),
    ("Mon 12:00", "rita", "move Ann Lee's interview to Tuesday at 14:00", "1 other time"),
    ("Mon 12:00", "rita", "book 1", "Ann Lee · Tue 27 Oct, 14:00"),
    ("Mon 12:10", "mei", "accept", "Ann Lee · Tue 27 Oct, 14:00"),
    ("Mon 15:00", "tom", "decline, I'm at a customer that day", "Max Roe · Tue 27 Oct, 11:00"),
    ("Mon 15:10", "rita", "swap Tom for Sam on Max Roe's interview", "Max Roe · Tue 27 Oct, 10:00"),
    ("Mon 15:20", "sam", "accept", "Max Roe · Tue 27 Oct, 10:00"),
    ("Mon 20:00", "rita", "cancel Eva Long's interview", "Cancel Eva Long’s interview?"),
    ("Mon 20:00", "rita", "yes", "Eva Long · Wed 28 Oct, 11:00"),
    ("Tue 15:30", "sam", DONE, "Did the interview with Max Roe take place?"),
    ("Tue 17:00", "ian", "stop reminders", "Your reminders"),
)  # fmt: skip
"""When somebody writes what, and how the answer begins; DONE is the button of the message that asks this."""

TOLD = (
    "Thu 09:00 ian: Rita invited you to interview Jo Park",
    "Thu 09:05 mei: Rita invited you to interview Ann Lee",
    "Thu 09:10 tom: Rita invited you to interview Max Roe",
    "Thu 09:15 priya: Rita invited you to interview Eva Long",
    "Thu 09:20 ian: Rita invited you to interview Kim Sand",
    "Fri 08:30 ian: 1 interview today",
    "Fri 08:30 rita: 1 interview today",
    # Priya has not answered either, but is off.
    "Fri 09:05 mei: Can you interview Ann Lee?",
    "Fri 09:10 tom: You said maybe: can you interview Max Roe?",
    "Fri 09:45 ian: You interview Jo Park at 10:00",
    "Fri 12:00 ian: Did the interview with Jo Park take place?",
    # It is nine o'clock in Berlin.
    "Mon 08:00 tom: You said maybe: can you interview Max Roe?",
    "Mon 08:30 mei: 1 interview today",
    "Mon 08:30 rita: 1 interview today",
    "Mon 08:30 ian: Did the interview with Jo Park take place?",
    "Mon 09:00 priya: Can you interview Eva Long?",
    # An hour after her digest.
    "Mon 09:30 mei: Can you interview Ann Lee?",
    "Mon 12:00 mei: Rita invited you to interview Ann Lee",
    "Mon 15:00 rita: Max Roe · Tue 27 Oct, 10:00: Nobody is coming: Tom declined",
    "Mon 15:10 sam: Rita invited you to interview Max Roe",
    # It was cancelled at eight in the evening.
    "Tue 08:00 priya: Eva Long · Wed 28 Oct, 11:00: Rita cancelled this interview",
    "Tue 08:30 mei: 1 interview today",
    "Tue 08:30 rita: 2 interviews today",
    "Tue 08:30 sam: 1 interview today",
    "Tue 09:45 sam: You interview Max Roe at 10:00",
    "Tue 12:00 sam: Did the interview with Max Roe take place?",
    "Tue 13:45 mei: You interview Ann Lee at 14:00",
    "Tue 16:00 mei: Did the interview with Ann Lee take place?",
    # Ian interviews Kim Sand, and has stopped his reminders.
    "Wed 08:30 rita: 1 interview today",
    "Wed 08:30 mei: Did the interview with Ann Lee take place?",
    "Thu 08:30 mei: Did the interview with Ann Lee take place?",
)


@pytest.mark.lasting
@pytest.mark.parametrize("chat", [TeamsWords, SlackWords], ids=["teams", "slack"])
async def test_a_week_of_reminders(started, chat):
    world = await started(NOW=(THURSDAY + timedelta(hours=8)).isoformat())
    days = Days(chat(world), LONDON, PEOPLE)
    await days.chat.say("olivia", "enable office365")
    await days.chat.connect("rita")
    await days.note(THURSDAY, but="rita")
    for at, name, text, answered in DEEDS:
        await days.pass_until(moment(at))
        await does(days.chat, name, text, answered)
        await days.settled()
        await days.note(moment(at), but=name)
    await days.pass_until(moment("next Fri 09:00"))
    assert in_order(days.told) == in_order(TOLD), "\n".join(days.told)


async def does(chat, name, text, answered):
    if text == DONE:
        await chat.press(name, "attended", answered)
    else:
        await answer(chat, name, text, answered)


def moment(text):
    """Return a moment of the week, such as "Fri 09:00"."""
    day, _, clock = text.rpartition(" ")
    on = THURSDAY + timedelta(days=DAYS.index(day))
    hour, minute = map(int, clock.split(":"))
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=LONDON)


def in_order(lines):
    """Return what is told in order of time; what is told in the same minutes has no order that matters."""
    blocks = []
    for line in lines:
        if not blocks or blocks[-1][0][:9] != line[:9]:
            blocks.append([])
        blocks[-1].append(line)
    return [line for block in blocks for line in sorted(block)]
