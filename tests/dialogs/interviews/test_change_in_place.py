"""A booked interview is changed in place: checked like Book, told to whom it concerns, and undone."""

from datetime import timedelta

import pytest

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Answer, Interview, ResourceDay, Stage
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Accept, Book, Change, Refine, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import AskToGoOffline, InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Problem
from tests.harness.office_stories import booked, offered_elsewhere, proposed


async def changed(office, interview, **inputs):
    reply = await office.presses("rita", Change(interview.id), inputs=inputs)
    await office.works()
    return reply


async def stands(office):
    (interview,) = await office.all(Interview)
    return interview


def coming(interview):
    return {one.mail for one in interview.people}


def invitation(office, interview):
    return office.calendars.events[interview.event.id].draft


async def test_an_interviewer_is_added_and_asked(office):
    interview = await booked(office)
    await changed(office, interview, people="ian@x.example,mei@x.example")
    after = await stands(office)
    assert coming(after) == {"ian@x.example", "mei@x.example"}
    assert dict(invitation(office, after).attendees).keys() == coming(after)
    assert office.view("mei", InterviewCard).own_answer == "none"


async def test_who_stays_is_not_asked_anew(office):
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    await changed(office, interview, people="ian@x.example,mei@x.example", note="Bring the test.")
    after = await stands(office)
    assert after.attendee("ian@x.example").answer is Answer.ACCEPTED


async def test_a_proposal_goes_with_who_made_it(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    await proposed(office, interview)
    assert office.view("rita", InterviewCard).proposals
    await changed(office, interview, people="ian@x.example")
    assert office.view("rita", InterviewCard).proposals
    await office.says("rita", "swap Ian for Mei")
    await office.works()
    assert coming(await stands(office)) == {"mei@x.example"}
    assert not office.view("rita", InterviewCard).proposals


async def test_who_is_taken_off_is_told_and_is_free_again(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    await changed(office, interview, people="mei@x.example")
    assert office.view("ian", InterviewCard).is_off
    days = await office.all(ResourceDay)
    assert not any(one.claims for one in days if one.mail == "ian@x.example")


@pytest.mark.parametrize(("days", "is_woken"), [(0, False), (1, True)], ids=["Sunday", "Monday"])
async def test_who_is_taken_off_is_not_written_to_on_a_day_off(office, days, is_woken):
    office.clock.pass_(days=days)
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    invited = office.message("ian", InterviewCard)
    await changed(office, interview, people="mei@x.example")
    assert office.view("ian", InterviewCard).is_off
    assert (office.message("ian", InterviewCard) != invited) is is_woken


async def test_nobody_left_is_refused(office):
    interview = await booked(office)
    reply = await changed(office, interview, people="")
    assert isinstance(reply, Problem)
    assert dict(reply.facts)["why"] == "nobody-left"
    assert coming(await stands(office)) == coming(interview)


async def test_somebody_who_is_not_free_then_is_not_added(office):
    interview = await booked(office)
    other = await booked_elsewhere(office, interview)
    await office.presses("rita", Change(interview.id), inputs={"people": other})
    await office.works()
    kept = await office.load(Interview, interview.id)
    assert other not in coming(kept)


async def booked_elsewhere(office, interview):
    """Mei has an interview of her own at the same time."""
    at = f"{interview.start:%H:%M}"
    await office.says("rita", f"Mei on Tuesday at {at}")
    await office.says("rita", "book 1")
    await office.works()
    return "mei@x.example"


async def test_a_shorter_interview_keeps_its_start(office):
    interview = await booked(office)
    await changed(office, interview, minutes="30")
    after = await stands(office)
    assert (after.start, after.end) == (interview.start, interview.start + timedelta(minutes=30))
    assert invitation(office, after).span.end == after.end


async def test_a_room_is_given_back_where_none_is_wanted(office):
    interview = await booked(office)
    await changed(office, interview, room="none")
    after = await stands(office)
    assert (after.room, after.reservation) == ("", None)
    assert [one.place for one in office.calendars.events.values()] == ["primary"]


async def test_another_room_is_taken_at_the_same_time(office):
    interview = await booked(office)
    await changed(office, interview, room="camden@x.example")
    after = await stands(office)
    assert after.room == "camden@x.example"
    assert after.start == interview.start
    rooms = [one.draft.room.mail for one in office.calendars.events.values() if one.draft.room]
    assert set(rooms) == {"camden@x.example"}


async def test_a_teams_meeting_is_added_to_the_same_invitation(office):
    interview = await booked(office)
    await changed(office, interview, online="yes")
    after = await stands(office)
    assert after.event.id == interview.event.id
    assert invitation(office, after).online


async def test_a_teams_meeting_is_taken_off_only_when_what_that_means_was_said(office):
    interview = await booked(office, "Ian on Tuesday with a room, online")
    await changed(office, interview, online="no")
    assert office.view("rita", AskToGoOffline)
    assert (await stands(office)).online
    await office.says("rita", "yes")
    await office.works()
    after = await stands(office)
    assert not after.online
    assert interview.event.id not in office.calendars.events
    assert not invitation(office, after).online


@pytest.mark.parametrize("text", ["offline please, in Thames", "make it in person in Thames"])
async def test_the_room_said_with_offline_is_taken_before_the_teams_meeting_is_asked_about(
    office, text
):
    await booked(office, "Ian on Tuesday online")
    await office.says("rita", text)
    await office.works()
    assert office.view("rita", AskToGoOffline)
    assert (await stands(office)).room == "thames@x.example"
    await office.says("rita", "yes")
    await office.works()
    after = await stands(office)
    assert (after.room, after.online) == ("thames@x.example", False)


async def test_who_is_asked_anew_by_another_event_hears_of_it_in_the_chat(office):
    interview = await booked(office, "Ian on Tuesday online")
    office.clock.pass_(days=1)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    before = office.message("ian", InterviewCard)
    await office.says("rita", "no video call")
    await office.says("rita", "yes")
    await office.works()
    assert office.message("ian", InterviewCard) != before
    assert office.view("ian", InterviewCard).own_answer == "none"


async def test_who_stays_hears_nothing_new_of_who_else_comes(office):
    interview = await booked(office)
    office.clock.pass_(days=1)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    before = office.message("ian", InterviewCard)
    for text in (
        "add Mei",
        "no room",
        "note for the interviewers: bring a laptop",
        "make it online",
    ):
        await office.says("rita", text)
        await office.works()
    assert office.message("ian", InterviewCard) == before
    assert office.view("ian", InterviewCard).own_answer == "accepted"


async def test_a_note_reaches_the_interviewers_and_not_the_room(office):
    interview = await booked(office)
    await changed(office, interview, note="Their CV: https://cv.example/jo")
    after = await stands(office)
    assert "https://cv.example/jo" in invitation(office, after).text
    assert office.view("ian", InterviewCard).note == "Their CV: https://cv.example/jo"
    (kept,) = (one for one in office.calendars.events.values() if one.place == "scheduler")
    assert "cv.example" not in kept.draft.text


async def test_nothing_to_change_changes_nothing(office):
    before = await booked(office)
    reply = await changed(office, before, minutes="60", room=before.room)
    assert "nothing" in " ".join(reply.lines)
    assert (await stands(office)).shape == before.shape
    assert (await stands(office)).changed_at is None


async def test_undo_takes_the_last_change_back_and_not_the_booking(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    office.clock.pass_(minutes=5)
    await office.works()
    await changed(office, interview, people="mei@x.example", minutes="30", room="none")
    await office.presses("rita", Undo(interview.id))
    await office.works()
    after = await stands(office)
    assert after.shape == interview.shape
    assert after.is_live


async def accepted_and_swapped_out(office):
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    office.clock.pass_(minutes=5)
    await office.works()
    await office.says("rita", "swap Ian for Mei")
    await office.works()
    assert coming(await stands(office)) == {"mei@x.example"}
    return interview


@pytest.mark.parametrize("text", ["undo", "swap Mei for Ian"])
async def test_who_is_put_back_is_asked_again_and_said_to_have_accepted_before(office, text):
    interview = await accepted_and_swapped_out(office)
    await office.says("rita", text)
    await office.works()
    assert (await stands(office)).attendee("ian@x.example").answer is Answer.NONE
    assert "Ian Murray: asked again · accepted before" in fallback(
        office.view("rita", InterviewCard)
    )
    await office.presses("ian", Accept(interview.id))
    await office.works()
    assert "Ian Murray: ✓ accepted" in fallback(office.view("rita", InterviewCard))


async def test_who_is_put_back_at_another_length_has_not_accepted_that(office):
    await accepted_and_swapped_out(office)
    await office.says("rita", "make it 30 minutes")
    await office.works()
    await office.says("rita", "swap Mei for Ian")
    await office.works()
    shown = fallback(office.view("rita", InterviewCard))
    assert "Ian Murray: invited" in shown
    assert "accepted before" not in shown


async def test_a_change_cannot_be_undone_for_ever(office):
    interview = await booked(office)
    await changed(office, interview, minutes="30")
    office.clock.pass_(minutes=3)
    await office.works()
    assert not office.view("rita", InterviewCard).may_undo


async def test_a_limit_holds_for_who_is_added(office):
    await office.says("mei", "max 1 interview a day")
    interview = await booked(office)
    hour = (interview.start + timedelta(hours=3)).strftime("%H:%M")
    await office.says("rita", f"Mei on Tuesday at {hour}")
    await office.says("rita", "book 1")
    await office.works()
    people = "ian@x.example,mei@x.example"
    await office.presses("rita", Change(interview.id), inputs={"people": people})
    await office.works()
    assert coming(await office.load(Interview, interview.id)) == {"ian@x.example"}


@pytest.mark.parametrize("minutes", ["1", "4", "481", "540"])
async def test_a_form_takes_no_length_that_typed_text_would_not(office, minutes):
    interview = await booked(office)
    reply = await office.presses("rita", Change(interview.id), inputs={"minutes": minutes})
    assert isinstance(reply, Problem)
    assert ("why", "minutes") in reply.facts
    assert (await stands(office)).end == interview.end


@pytest.mark.parametrize("said", ["make it 1 minute", "make it 9 hours"])
async def test_typed_text_gives_no_such_length_either(office, said):
    interview = await booked(office)
    await office.says("rita", said)
    await office.works()
    assert (await stands(office)).end == interview.end


async def test_only_the_organizer_changes_an_interview(office):
    interview = await booked(office)
    reply = await office.presses("ada", Change(interview.id), inputs={"minutes": "30"})
    assert isinstance(reply, Problem)
    assert (await stands(office)).end == interview.end


async def test_who_is_not_free_is_not_added_and_who_is_free_is_named(office):
    interview = await booked(office)
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    reply = await changed(office, interview, people="ian@x.example,mei@x.example")
    assert isinstance(reply, Problem)
    said = fallback(reply)
    assert "The interview stays as it is." in said
    assert "Nothing was booked" not in said
    assert (await stands(office)).shape == interview.shape


async def test_who_could_come_instead_is_named_where_somebody_asked_for_is_busy(office):
    interview = await booked(office)
    office.calendars.busy["ada@x.example"] = [Item(Interval(interview.start, interview.end))]
    reply = await changed(office, interview, people="ian@x.example,ada@x.example")
    assert "Free at that time: Mei. Type" in fallback(reply)


async def test_other_times_are_offered_where_somebody_cannot_stay_longer(office):
    interview = await booked(office)
    busy = Interval(interview.end, interview.end + timedelta(hours=1))
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    await office.presses("rita", Change(interview.id), inputs={"minutes": "90"})
    await office.works()
    offer = office.view("rita", OfferCard)
    assert (offer.purpose, offer.minutes) == ("move", 90)
    assert (await stands(office)).shape == interview.shape
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    after = await stands(office)
    assert after.end - after.start == timedelta(minutes=90)


async def test_a_note_is_added_whatever_stands_in_the_way_of_a_new_booking_by_now(office):
    interview = await booked(office)
    office.calendars.busy["ian@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.says("olivia", "closed on 24 November")
    await changed(office, interview, note="Bring the test.")
    assert (await stands(office)).note == "Bring the test."


async def test_a_move_is_undone_like_every_change(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    assert (await stands(office)).start != interview.start
    assert office.view("rita", InterviewCard).undoes_change
    await office.presses("rita", Undo(interview.id))
    await office.works()
    after = await stands(office)
    assert after.shape == interview.shape
    assert after.stage is Stage.STANDING


async def test_the_title_is_the_organizers_own_where_they_gave_one(office):
    interview = await booked(office)
    await changed(office, interview, title="Final round")
    assert invitation(office, await stands(office)).subject == "Final round"
    await changed(office, interview, title="")
    assert invitation(office, await stands(office)).subject != "Final round"


async def test_the_candidate_of_a_question_is_named_in_its_form(office):
    await office.says("rita", "Ian on Tuesday with a room")
    offer = office.view("rita", OfferCard)
    filled = {"candidate": "Jo Park", "candidate_mail": "JO@example.org", "room": "any"}
    await office.presses("rita", Refine(offer.offer), inputs=filled)
    offer = office.view("rita", OfferCard)
    assert offer.candidate == "Jo Park"
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    after = await stands(office)
    assert (after.candidate, after.candidate_mail) == ("Jo Park", "jo@example.org")


async def test_somebody_nobody_knows_is_asked_about_and_changes_nothing(office):
    interview = await booked(office)
    for text in ("add Bob", "swap Ian for Bob"):
        said = await office.says("rita", text)
        assert "I know nobody called Bob" in said
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.people, after.candidate) == (interview.people, interview.candidate)
    await office.says("rita", "Mei")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert [one.name for one in after.people] == ["Mei Tanaka"]


async def test_what_was_not_read_of_a_change_is_named(office):
    interview = await booked(office)
    said = await office.says(
        "rita", 'shorten it to 30 min, call it "Tech screen" and text the panel'
    )
    assert "text the panel" in said
    assert (await stands(office)).end == interview.end


async def test_a_length_a_title_and_a_note_are_one_change(office):
    interview = await booked(office)
    await office.says(
        "rita", 'shorten it to 30 min, call it "Tech screen" and tell them: bring the exercise'
    )
    await office.works()
    after = await stands(office)
    assert after.end - after.start == timedelta(minutes=30)
    assert (after.title, after.note) == ("Tech screen", "bring the exercise")
    assert after.start == interview.start


@pytest.mark.parametrize(
    ("told", "note"),
    [
        (
            ["his CV is https://x.example/1", "wrong link, it's https://x.example/2"],
            "CV: https://x.example/2",
        ),
        (
            ["link his CV: https://x.example/1", "his CV is https://x.example/2"],
            "CV: https://x.example/2",
        ),
        (["CV: https://x.example/1", "wrong CV: https://x.example/2"], "CV: https://x.example/2"),
        (
            ["CV: https://x.example/1", "her portfolio: https://p.example/1"],
            "CV: https://x.example/1\nher portfolio: https://p.example/1",
        ),
        (
            ["note: see https://x.example/1 first", "replace the link with https://x.example/2"],
            "see https://x.example/2 first",
        ),
        (
            ["her portfolio: https://p.example/1", "the portfolio is https://p.example/2"],
            "Portfolio: https://p.example/2",
        ),
        (["wrong link, it's https://x.example/2"], "https://x.example/2"),
    ],
)
async def test_a_web_address_takes_the_place_of_a_wrong_one_in_the_note(office, told, note):
    interview = await booked(office)
    for text in told:
        await office.says("rita", text)
        await office.works()
    stored = await office.load(Interview, interview.id)
    assert stored.note == note
    assert not await office.all(CandidateLink)


async def test_a_note_added_to_another_does_not_run_together_with_it(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await office.says("rita", "note: bring the CV")
    await office.works()
    assert "bring the CV; he prefers video" in await office.says(
        "rita", "add a note: he prefers video"
    )


async def test_a_note_of_no_words_is_asked_about_beside_the_change(office):
    await booked(office, "Ian on Tuesday for Jo Park, 60 minutes")
    await office.says("rita", "make it 30 minutes and add a note")
    await office.works()
    assert "What should the note say?" in " ".join(fallback(one) for one in office.views("rita"))
    (after,) = await office.all(Interview)
    assert after.span.length == timedelta(minutes=30)


async def test_who_is_named_in_why_it_is_cancelled_is_not_left_out(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await office.says("rita", "Mei is sick, cancel Jo's")
    said = " ".join(fallback(one) for one in office.views("rita")[-2:])
    assert "Mei is sick" in said
    assert "left out" not in said


async def test_a_meeting_that_there_is_not_is_not_taken_off(office):
    interview = await booked(office)
    told = await office.says("rita", "get rid of the zoom")
    assert "There’s no Teams meeting" in told
    assert not (await stands(office)).online
    assert interview.shape == (await stands(office)).shape
