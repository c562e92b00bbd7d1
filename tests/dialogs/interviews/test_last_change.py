"""A change is done at once; while it can be undone, the card says what it was and whom it concerns."""

from datetime import timedelta

import pytest

from bot.domain.accounts import Role
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Accept, Decline
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from tests.harness.office import a_person
from tests.harness.office_stories import booked, save

INVITED = "Ian and Mei on Tuesday at 14:00 for 45 minutes with a room"


async def changed(office, *texts, question=INVITED):
    await booked(office, question)
    for text in texts:
        office.clock.pass_(minutes=5)
        await office.works()
        await office.says("rita", text)
        await office.works()
    return shown(office)


def shown(office, name="rita"):
    return fallback(office.view(name, InterviewCard))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("take Mei off", "Mei doesn’t come any more, and gets a cancellation."),
        ("make it an hour", "1 hour instead of 45 minutes; everyone is asked again."),
        ("no room", "no room; Thames is given back."),
        ("note for the interviewers: bring the test", "the note for the interviewers. Nobody is asked again."),
        ("make it online", "a Teams meeting now, in the same invitation."),
    ],
)  # fmt: skip
async def test_the_card_says_what_was_changed_and_what_it_means(office, text, said):
    assert f"Changed: {said}" in await changed(office, text)


async def test_who_comes_and_who_goes_are_named_together(office):
    said = await changed(office, "swap Ian for Mei", question="Ian on Tuesday")
    assert "Changed: Mei instead of Ian; Ian gets a cancellation." in said
    office.clock.pass_(minutes=5)
    await office.works()
    await office.says("rita", "add Ian")
    await office.works()
    assert "Changed: Ian comes too." in shown(office)


async def test_a_move_says_from_when(office):
    await changed(office, "move it to Wednesday 10:00")
    await office.says("rita", "1")
    await office.works()
    said = shown(office)
    assert (
        "Changed: Wed 25 Nov, 10:00 instead of Tue 24 Nov, 14:00; everyone is asked again." in said
    )


async def test_without_the_teams_meeting_everyone_gets_a_new_invitation(office):
    said = await changed(office, "make it in person", "yes", question=f"{INVITED} online")
    assert "Changed: no Teams meeting any more; everyone gets a new invitation." in said


async def test_who_declined_and_is_taken_off_gets_no_cancellation_they_do_not_need(office):
    interview = await booked(office, f"{INVITED} online")
    await office.presses("mei", Decline(interview.id))
    await office.works()
    for text in ("make it in person", "yes", "take Mei off"):
        await office.says("rita", text)
        await office.works()
    assert "Changed: Mei doesn’t come any more." in shown(office)


async def test_it_is_said_to_the_organizer_alone_and_while_undo_is_open(office):
    assert "Changed:" in await changed(office, "take Mei off")
    assert "Changed:" not in shown(office, "ian")
    office.clock.pass_(minutes=3)
    (interview,) = await office.all(Interview)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    assert "Ian Murray: ✓ accepted" in shown(office)
    assert "Changed:" not in shown(office)


async def test_what_is_undone_is_no_change(office):
    assert "Changed:" in await changed(office, "take Mei off")
    await office.says("rita", "undo")
    await office.works()
    assert "Mei Tanaka: invited" in shown(office)
    assert "Changed:" not in shown(office)


# --- a longer one, which somebody declined already -----------------------------------------------


async def test_who_declined_is_not_asked_for_longer(office):
    interview = await booked(office, INVITED)
    await office.presses("mei", Decline(interview.id))
    await office.presses("ian", Accept(interview.id))
    await office.works()
    await office.says("rita", "make it 2 hours")
    await office.works()
    said = shown(office)
    assert "Mei declined" in said
    assert "Mei Tanaka: ✗ declined" in said
    assert "2 hours instead of 45 minutes; everyone who hasn’t declined is asked again." in said
    assert office.view("mei", InterviewCard).own_answer == "declined"
    assert office.view("ian", InterviewCard).own_answer == "none"


async def test_who_could_stand_in_for_them_is_found_for_the_time_it_has_now(office):
    await save(office, a_person("sam", "Sam Okafor", {Role.INTERVIEWER}))
    interview = await booked(office, "Ian on Tuesday at 14:00 for 45 minutes")
    later = Interval(interview.end, interview.end + timedelta(minutes=15))
    office.calendars.busy["sam@x.example"] = [Item(later)]
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert office.view("rita", InterviewCard).substitutes == ("Mei Tanaka", "Sam Okafor")
    await office.says("rita", "make it 2 hours")
    await office.works()
    view = office.view("rita", InterviewCard)
    assert view.substitutes == ("Mei Tanaka",)
    assert view.may_undo
    assert "Nobody is coming: Ian declined" in fallback(view)
    await office.says("rita", "undo")
    await office.works()
    assert office.view("rita", InterviewCard).substitutes == ("Mei Tanaka", "Sam Okafor")


async def test_their_no_is_still_to_what_they_declined_when_it_gets_shorter_again(office):
    interview = await booked(office, INVITED)
    await office.presses("mei", Decline(interview.id))
    await office.works()
    for text in ("make it 2 hours", "make it 1 hour"):
        await office.says("rita", text)
        await office.works()
        assert "Mei Tanaka: ✗ declined" in shown(office)
    for text in ("make it 30 minutes", "make it 20 minutes"):
        await office.says("rita", text)
        await office.works()
        assert "Mei Tanaka: asked again · declined the earlier length" in shown(office)
    after = await office.load(Interview, interview.id)
    assert after.span.minutes == 20


async def test_who_declined_a_part_is_not_asked_where_taking_them_off_is_undone(office):
    interview = await booked(office, INVITED)
    await office.presses("mei", Decline(interview.id))
    for text in ("make it 2 hours", "take Mei off", "undo"):
        await office.works()
        await office.says("rita", text)
    await office.works()
    assert "Mei Tanaka: ✗ declined · not invited again" in shown(office)


async def test_who_can_make_it_longer_after_all_says_so(office):
    interview = await booked(office, INVITED)
    await office.presses("mei", Decline(interview.id))
    await office.works()
    await office.says("rita", "make it 2 hours")
    await office.works()
    await office.presses("mei", Accept(interview.id))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.attendee("mei@x.example").answer is Answer.ACCEPTED
    assert after.attendee("mei@x.example").declined_span is None
