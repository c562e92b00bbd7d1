"""Who must never read of a candidate: IT managers, channels, other interviewers, the room's calendar; whatever they type."""

import pytest

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview
from cards import slack_blocks
from cards.actions import (
    Cancel,
    Change,
    InviteCandidate,
    Move,
    NameCandidate,
    Refresh,
    Undo,
)
from cards.adaptive_cards import draw_and_say
from tests.harness.office import address
from tests.harness.office_stories import booked

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}
SECRETS = ("Jo Park", "jo@example.org", "cv.example", "Park ·")
ASKED = (
    "what's next for Jo Park?",
    "who interviews Jo Park",
    "interviews of Rita",
    "move Jo's interview to Friday",
    "cancel Jo Park's interview",
    "forget Jo Park",
    "forget candidate Jo Park",
    "send Jo Park a link for 45 minutes with Ian next week",
    "who hasn't answered for Jo",
    "add Mei to Jo's interview",
    "hand Rita's interviews to Ada",
    "report",
    "audit log",
    "status",
    "my interviews",
    "who's free Tuesday with a room",
    "what do you know about me",
    "undo",
    "cancel it",
    "yes",
    "move it",
    "refresh",
    "show 1",
    "export audit log",
    "how many did Ian do this week",
    "people",
)


@pytest.fixture
async def interview(office):
    made = await booked(office)
    note = {"note": "Their CV: https://cv.example/jo"}
    await office.presses("rita", NameCandidate(made.id), inputs=JO)
    await office.works()
    await office.presses("rita", Change(made.id), inputs=note)
    await office.presses("rita", InviteCandidate(made.id))
    await office.works()
    return await office.load(Interview, made.id)


def told(office, chat):
    """Return all that a chat shows, as Teams and Slack get it."""
    return "\n".join(f"{draw_and_say(one)} {slack_blocks.draw(one)}" for one in office.views(chat))


def assert_nothing_of_the_candidate(office, chat, *, but=()):
    shown = told(office, chat)
    assert not [one for one in SECRETS if one in shown and one not in but]


@pytest.mark.parametrize("who", ["noah", "mei"])
async def test_nothing_that_is_typed_shows_the_candidate(office, interview, who):
    """Who may not see them is answered as if there were none, in the words they used themselves."""
    for text in ASKED:
        await office.says(who, text)
        await office.works()
        assert_nothing_of_the_candidate(office, who, but=("Jo Park",))


@pytest.mark.parametrize("who", ["noah", "mei"])
@pytest.mark.parametrize(
    "press", [Change, Cancel, Move, Undo, InviteCandidate, NameCandidate, Refresh]
)
async def test_no_button_of_anothers_card_shows_the_candidate(office, interview, who, press):
    subject = f"interview/{interview.id}" if press is Refresh else interview.id
    reply = await office.presses(who, press(subject))
    await office.works()
    assert not [one for one in SECRETS if one in str(reply)]
    assert_nothing_of_the_candidate(office, who)
    after = await office.load(Interview, interview.id)
    assert after.shape == interview.shape


@pytest.mark.exhaustive
@pytest.mark.parametrize("place", [Place.CHANNEL, Place.GROUP])
@pytest.mark.parametrize("text", ["my interviews", *ASKED[:10], "45 min with Mei for Jo Park"])
async def test_nothing_of_the_candidate_is_shown_to_a_channel(office, interview, place, text):
    team = address("team", place)
    for one in (text, "book 1", "undo", "cancel it", "yes", "refresh"):
        await office.says("rita", one, address=team)
        await office.works()
    assert_nothing_of_the_candidate(office, "team")


async def test_the_rooms_calendar_and_the_candidates_event_tell_nothing_of_the_other(
    office, interview
):
    events = [one.draft for one in office.calendars.events.values()]
    (room,) = [one for one in events if not one.attendees]
    (theirs,) = [one for one in events if one.is_for_candidate]
    (ours,) = [one for one in events if one.attendees and not one.is_for_candidate]
    assert not [one for one in SECRETS if one in room.subject + room.text]
    assert "cv.example" not in theirs.text
    assert "ian@x.example" not in str(theirs)
    assert "jo@example.org" not in str(ours)
