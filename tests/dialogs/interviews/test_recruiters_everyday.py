"""What recruiters ask and tell of booked interviews in words of everyday, as transcripts in the chat."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked


@pytest.fixture
async def office():
    return await staffed()


async def ben(office, text="30 min with Tom for Ben Ode on Friday with a room"):
    """Return Ben's interview, booked."""
    return await booked(office, text)


async def people(office, interview):
    return [one.name for one in (await office.load(Interview, interview.id)).people]


def told(office, name):
    return [fallback(one) for one in office.views(name)]


async def test_who_takes_no_part_is_not_added_by_a_question(office):
    interview = await ben(office)
    assert "Mei Tanaka takes no part" in await office.says("rita", "who else could do it with Mei?")
    assert await people(office, interview) == ["Tom Becker"]
    assert "Ask Ian Murray instead" in await office.says("rita", "2")
    await office.says("rita", "who else could do it with Mei?")
    await office.says("rita", "as well")
    assert sorted(await people(office, interview)) == ["Mei Tanaka", "Tom Becker"]


async def test_rooms_are_shown_with_their_seats_and_that_one_is_the_only_one_shown(office):
    interview = await ben(office)
    answer = await office.says("rita", "is there a bigger room? we might have 6 people")
    assert "Camden: 6 seats" in answer
    await office.says("rita", "take that one")
    assert (await office.load(Interview, interview.id)).room == "camden@x.example"


async def test_an_interviewer_who_asks_for_a_cv_that_is_not_noted_has_the_organizer_told(office):
    await ben(office)
    assert "no CV" in await office.says("tom", "could I get Ben's CV?")
    assert "I’ve told Rita" in told(office, "tom")[-1]
    assert "Tom asks for Ben Ode: is there a CV?" in told(office, "rita")[-1]


async def test_an_organizer_who_asks_for_it_reads_how_it_is_noted(office):
    await ben(office)
    answer = await office.says("rita", "could I get Ben's CV?")
    assert "note for Ben Ode’s: CV https://…" in answer


@pytest.mark.parametrize(
    ("note", "asked", "is_lacking"),
    [
        ("CV https://cv.example/ben", "could I get Ben's CV?", False),
        ("bring a laptop", "could I get Ben's CV?", True),
        ("for the role of data engineer", "what's Ben applying for?", False),
        ("for the role of data engineer", "what's Ben applying for? do we have a CV?", True),
    ],
)
async def test_what_is_noted_is_shown_and_only_what_is_not_is_asked_for(
    office, note, asked, is_lacking
):
    await ben(office)
    await office.says("rita", f"note for Ben's: {note}")
    await office.works()
    before = len(told(office, "rita"))
    answer = await office.says("tom", asked)
    assert ("Nothing is noted" in answer) is is_lacking
    assert (len(told(office, "rita")) > before) is is_lacking
    assert any(note.split()[-1] in one for one in told(office, "tom")[-2:])


async def test_a_cv_of_nobody_known_is_nobodys(office):
    await ben(office)
    assert "no coming interview with Ada Poe" in await office.says("rita", "could I get Ada Poe's CV?")  # fmt: skip


async def test_what_only_an_organizer_may_do_is_refused_kindly_to_who_has_no_interview(office):
    await ben(office)
    answer = await office.says("lucy", "make Ben's 45 minutes")
    assert "Only an interview’s organizer can change it" in answer
    assert "make you a recruiter" in answer


async def test_how_to_get_in_names_the_admins_setting(office):
    await ben(office)
    answer = await office.says("rita", "please let Ben know how to get in: ring at the door")
    assert "directions for London: ring at the door" in answer
    assert not (await office.all(Interview))[0].note
    assert "London" in await office.says("ada", "directions for London: ring at the door")


async def test_two_notes_of_one_message_are_one(office):
    interview = await ben(office)
    await office.says("rita", "note: bring a laptop. note: ask about Python")
    assert (await office.load(Interview, interview.id)).note == "bring a laptop. ask about Python"


async def test_who_was_taken_off_comes_again_while_times_for_another_are_shown(office):
    interview = await ben(office, "30 min with Tom and Mei for Ben Ode on Friday")
    await office.says("rita", "take Mei off")
    await office.works()
    await office.says("rita", "45 min with Ian for Ola Berg on Thursday")
    await office.says("rita", "put her back")
    assert sorted(await people(office, interview)) == ["Mei Tanaka", "Tom Becker"]
    assert office.view("rita", InterviewCard).candidate == "Ben Ode"


async def test_who_is_given_a_candidate_takes_the_interview(office):
    interview = await ben(office)
    await office.says("rita", "45 min with Ian for Ola Berg on Thursday")
    await office.says("rita", "yes give Ben to Mei")
    assert await people(office, interview) == ["Mei Tanaka"]


async def test_a_candidate_spelled_otherwise_keeps_their_address(office):
    interview = await ben(office, "30 min with Tom for Ben Ode (ben@ode.example) on Friday")
    await booked(office, "30 min with Ian for Ola Berg on Thursday")
    await office.says("rita", "Ben's name is spelled Benn")
    there = await office.load(Interview, interview.id)
    assert (there.candidate, there.candidate_mail) == ("Benn Ode", "ben@ode.example")


async def test_somebody_unknown_is_not_forgotten_in_silence(office):
    await ben(office)
    assert "I don’t know a candidate" in await office.says("rita", "forget Pieter de Vries")
