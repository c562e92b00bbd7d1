"""What the interviewers' event says: candidate, who else, where, note; true after each change that is written."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from cards.actions import Change, Move, NameCandidate
from tests.harness.office_stories import booked, save

PANEL = "Ian and Mei on Tuesday with a room"


def draft(office, interview):
    return office.calendars.events[interview.event.id].draft


async def changed(office, interview, **inputs):
    await office.presses("rita", Change(interview.id), inputs=inputs)
    await office.works()
    (after,) = await office.all(Interview)
    return draft(office, after)


async def test_who_else_comes_and_where_is_said(office):
    await save(office, replace(await office.person("mei"), job_title="Designer"))
    interview = await booked(office, PANEL)
    lines = draft(office, interview).text.splitlines()
    assert "Interviewers: Ian Murray and Mei Tanaka (Designer)." in lines
    assert "Where: Thames, London." in lines


async def test_who_interviews_alone_is_not_listed(office):
    interview = await booked(office)
    assert "Interviewers" not in draft(office, interview).text


@pytest.mark.parametrize(
    ("inputs", "line", "is_there"),
    [
        (
            {"people": "ian@x.example,ada@x.example"},
            "Interviewers: Ian Murray and Ada Byrne.",
            True,
        ),
        ({"people": "mei@x.example"}, "Interviewers", False),
        ({"room": "none"}, "Where", False),
        ({"online": "yes"}, "Online: join the Teams meeting of this invitation.", True),
        ({"own_link": "https://zoom.example/j/1"}, "Join online: https://zoom.example/j/1", True),
        ({"note": "Ask about Rust."}, "Ask about Rust.", True),
        ({"candidate": "Kim Lee"}, "asks you to interview Kim Lee.", True),
    ],
)
async def test_what_the_text_says_is_rewritten_with_the_change(office, inputs, line, is_there):
    interview = await booked(office, PANEL)
    after = await changed(office, interview, **inputs)
    assert (line in after.text) is is_there
    assert after.rewrites_text


async def test_another_room_is_said_too(office):
    interview = await booked(office)
    await office.presses("rita", Move(interview.id, 1))
    await office.works()
    (after,) = await office.all(Interview)
    assert draft(office, after).rewrites_text
    assert "Thames" not in draft(office, after).text


async def test_a_change_that_the_text_does_not_tell_leaves_it_alone(office):
    interview = await booked(office, PANEL)
    after = await changed(office, interview, title="Final round")
    assert not after.rewrites_text


async def test_one_who_swaps_with_another_has_nobody_else_written_to(office):
    """Only the list of attendees differs then, which Graph mails to those two alone."""
    interview = await booked(office)
    after = await changed(office, interview, people="mei@x.example")
    assert not after.rewrites_text


async def test_a_candidate_who_stands_on_the_interviewers_event_does_not_read_their_note(office):
    interview = await booked(office)
    jo = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=jo)
    await office.works()
    (stored,) = await office.all(Interview)
    await save(office, replace(stored, candidate_invitation=None))
    after = await changed(office, stored, note="Rather junior.")
    assert dict(after.guests)
    assert "Rather junior" not in after.text
