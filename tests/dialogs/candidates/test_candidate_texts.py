"""What the candidate reads: whom they meet and what these do, whom to call, how to dial in, and links for the interviewers only."""

import pytest

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import DialIn, Interview
from cards.actions import Change, InviteCandidate
from cards.interview_views import InterviewCard
from tests.harness.office_stories import booked

JO = "Ian and Mei for Jo Park (jo@example.org) on Tuesday with a room"


async def text_for(office, asked=JO):
    interview = await booked(office, asked)
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    (theirs,) = [
        one.draft for one in office.calendars.events.values() if one.draft.is_for_candidate
    ]
    return theirs.text


async def test_names_stand_with_what_people_do(office):
    await office.says("ian", "my job title is Staff Engineer")
    await office.says("olivia", "Mei's job title is Head of Design")
    assert "You’ll meet Ian (Staff Engineer) and Mei (Head of Design)." in await text_for(office)


@pytest.mark.parametrize(
    ("said", "read"),
    [("full names", "Ian Murray and Mei Tanaka"), ("first names", "Ian and Mei"), ("no names", "")],
)
async def test_the_account_says_how_much_of_a_name_is_told(office, said, read):
    await office.says("olivia", f"candidates see {said}")
    text = await text_for(office)
    assert (f"You’ll meet {read}." in text) is bool(read)
    assert "x.example" not in text.replace("rita@x.example", "")


@pytest.mark.parametrize(
    "said", ["contact phone +44 20 7946 0018", "candidates can call +44 20 7946 0018"]
)
async def test_there_is_a_number_to_call(office, said):
    await office.says("olivia", said)
    assert (
        "please write to Rita Costa (rita@x.example) or call +44 20 7946 0018."
        in await text_for(office)
    )


async def test_what_is_no_number_is_refused(office):
    await office.says("olivia", "contact phone (see the website)")
    assert (await office.load(Account, "t")).contact_phone == ""
    assert "phone number" in office.last("olivia")


async def test_a_number_is_taken_away(office):
    await office.says("olivia", "contact phone 020 7946 0018")
    await office.says("olivia", "no contact phone")
    assert (await office.load(Account, "t")).contact_phone == ""


async def test_only_admins_say_what_candidates_read_of_the_company(office):
    await office.says("ian", "contact phone 020 7946 0018")
    await office.says("ian", "Mei's job title is Boss")
    assert (await office.load(Account, "t")).contact_phone == ""
    assert (await office.person("mei")).job_title == ""


async def test_the_zone_is_named(office):
    assert "10:00 (London time, GMT)" in await text_for(office)


async def test_an_online_interview_can_be_joined_by_telephone_where_there_is_a_number(office):
    office.calendars.dial_in = DialIn(number="+44 20 7946 0018", conference_id="204817563")
    text = await text_for(office, f"{JO}, online")
    assert "Or call in: +44 20 7946 0018, conference ID 204817563" in text


async def test_a_join_link_that_comes_late_reaches_the_candidate(office):
    office.calendars.is_join_url_late = True
    text = await text_for(office, f"{JO}, online")
    assert "Join online" not in text
    office.calendars.is_join_url_late = False
    office.clock.pass_(seconds=5)
    await office.works()
    (theirs,) = [
        one.draft for one in office.calendars.events.values() if one.draft.is_for_candidate
    ]
    assert "Join online" in theirs.text


async def test_notes_add_up_and_a_link_alone_is_one(office):
    interview = await booked(office)
    await office.says("rita", "note for the interviewers: please cover system design")
    await office.works()
    await office.says("rita", "CV: https://cv.example/jo")
    await office.works()
    await office.says("rita", "https://score.example/jo")
    await office.works()
    await office.says("rita", "https://score.example/jo")
    await office.works()
    lines = ["please cover system design", "CV: https://cv.example/jo", "https://score.example/jo"]
    (after,) = await office.all(Interview)
    assert after.note.splitlines() == lines
    assert all(one in office.calendars.events[interview.event.id].draft.text for one in lines)
    assert office.view("ian", InterviewCard).note.splitlines() == lines


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("add this to Nina's: https://cv.example/nina", "https://cv.example/nina"),
        ("attach this to Nina Roth's: https://cv.example/nina", "https://cv.example/nina"),
        ("for Nina's interviewers: https://cv.example/nina", "https://cv.example/nina"),
        ("add https://cv.example/nina to Nina's", "https://cv.example/nina"),
        ("Nina's CV: https://cv.example/nina", "CV: https://cv.example/nina"),
        ("https://cv.example/nina is Nina's CV", "CV: https://cv.example/nina"),
        ("https://cv.example/nina is the CV of Nina Roth", "CV: https://cv.example/nina"),
        ("tell Nina's panel: bring a laptop", "bring a laptop"),
        ("tell Nina's interviewers she is vegetarian", "she is vegetarian"),
    ],
)
async def test_what_is_said_to_be_for_a_candidates_interviewers_is_theirs_whichever_was_shown_last(
    office, said, note
):
    await booked(office, "Ian for Nina Roth on Tuesday")
    await booked(office, "Mei for Paul Ray on Wednesday")
    await office.says("rita", said)
    notes = {one.candidate: one.note for one in await office.all(Interview)}
    assert notes == {"Nina Roth": note, "Paul Ray": ""}


async def test_a_link_that_follows_no_interview_changes_nothing(office):
    await office.says("rita", "https://cv.example/jo")
    assert await office.all(Interview) == []


@pytest.mark.parametrize(
    "said",
    [
        "meeting link https://zoom.example/j/1",
        "the meeting link is https://zoom.example/j/1",
        "use https://zoom.example/j/1 as the meeting link",
        "add a zoom https://zoom.example/j/1",
        "use this zoom https://zoom.example/j/1 please",
        "zoom instead: https://zoom.example/j/1",
        "here's the zoom link: https://zoom.example/j/1",
    ],
)
async def test_an_interview_is_joined_at_a_meeting_of_the_organizers_own(office, said):
    interview = await booked(office, JO)
    await office.says("rita", said)
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    drafts = [one.draft for one in office.calendars.events.values() if one.place == "primary"]
    assert len(drafts) == 2
    assert all("Join online: https://zoom.example/j/1" in one.text for one in drafts)
    assert office.view("ian", InterviewCard).join_url == "https://zoom.example/j/1"
    assert not any(one.online for one in drafts)


async def test_what_is_no_link_is_refused(office):
    interview = await booked(office, JO)
    reply = await office.presses("rita", Change(interview.id), inputs={"own_link": "zoom.example"})
    assert dict(reply.facts)["why"] == "meeting-link"


@pytest.mark.parametrize("said", ["no meeting link", "get rid of the zoom"])
async def test_an_own_meeting_is_taken_away_again(office, said):
    interview = await booked(office, JO)
    await office.says("rita", "meeting link https://zoom.example/j/1")
    await office.works()
    await office.says("rita", said)
    await office.works()
    assert (await office.load(Interview, interview.id)).own_link == ""
    assert office.view("ian", InterviewCard).join_url == ""
