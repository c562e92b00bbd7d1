"""The candidate's own invitation: apart from the interviewers', last, and never older than the interview."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, Interview, Stage
from bot.domain.errors import OutsideTrouble
from cards.actions import Accept, Cancel, Decline, InviteCandidate, NameCandidate, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.view_models import Problem
from tests.harness.intervals import shifted
from tests.harness.office_stories import booked, save

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}


async def with_candidate(office, text="Ian and Mei on Tuesday with a room"):
    interview = await booked(office, text)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await office.works()
    return await office.load(Interview, interview.id)


async def invited(office):
    await with_candidate(office)
    office.clock.pass_(minutes=2)
    await office.works()
    (interview,) = await office.all(Interview)
    return interview


async def undo_closes(office):
    office.clock.pass_(minutes=2)
    await office.works()


def heard(office):
    return "\n".join(fallback(one) for one in office.views("rita"))


def theirs(office):
    return [one for one in office.calendars.events.values() if one.draft.is_for_candidate]


async def test_the_candidate_is_invited_when_undo_has_closed_and_not_before(office):
    await with_candidate(office)
    assert theirs(office) == []
    assert office.view("rita", InterviewCard).candidate_state == "waiting"
    office.clock.pass_(minutes=2)
    await office.works()
    (event,) = theirs(office)
    assert event.draft.attendees == (("jo@example.org", "Jo Park"),)
    assert office.view("rita", InterviewCard).candidate_state == "invited"


async def test_send_now_does_not_wait(office):
    interview = await with_candidate(office)
    await office.says("rita", "send now")
    await office.works()
    assert len(theirs(office)) == 1
    await office.presses("rita", InviteCandidate(interview.id))
    office.clock.pass_(minutes=3)
    await office.works()
    assert len(theirs(office)) == 1


@pytest.mark.parametrize(
    "text",
    ["jo.park@web.example", "typo, it’s jo.park@web.example", "jo.park@web.example is her email"],
)
async def test_who_corrects_an_address_is_told_that_an_invitation_went_elsewhere(office, text):
    await with_candidate(office)
    await undo_closes(office)
    await office.says("rita", text)
    said = heard(office)
    assert "invitation had already gone to jo@example.org" in said
    assert "cancelled there" in said
    await office.says("rita", "note for the interviewers: bring a laptop")
    assert heard(office).count("already gone to") == 1
    await undo_closes(office)
    (event,) = theirs(office)
    assert event.draft.attendees == (("jo.park@web.example", "Jo Park"),)


async def test_who_corrects_an_address_in_time_is_told_of_no_other(office):
    await with_candidate(office)
    await office.says("rita", "sorry, jo.park@web.example")
    assert "already gone" not in heard(office)
    assert office.view("rita", InterviewCard).candidate_state == "waiting"


async def test_undo_in_time_means_that_the_candidate_never_hears_of_it(office):
    interview = await with_candidate(office)
    await office.presses("rita", Undo(interview.id))  # of naming the candidate
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate == ""
    await office.presses("rita", Undo(interview.id))  # of the booking, which is asked about
    await office.says("rita", "yes")
    office.clock.pass_(minutes=5)
    await office.works()
    assert office.calendars.events == {}


async def test_neither_sees_what_is_meant_for_the_other(office):
    interview = await invited(office)
    (event,) = theirs(office)
    ours = office.calendars.events[interview.event.id].draft
    assert "@x.example" not in event.draft.text.replace("rita@x.example", "")
    assert {"Ian", "Mei"} <= set(event.draft.text.replace(".", "").split())
    assert "jo@example.org" not in str(ours)
    assert event.draft.subject != ours.subject


async def test_the_rooms_calendar_names_no_candidate(office):
    await invited(office)
    (kept,) = (one for one in office.calendars.events.values() if one.place == "scheduler")
    assert "Park" not in kept.draft.subject + kept.draft.text


async def test_it_moves_with_the_interview(office):
    interview = await invited(office)
    kept = office.calendars.events[interview.event.id]
    day = timedelta(days=1)
    kept.draft = replace(kept.draft, span=shifted(kept.draft.span, day))
    office.clock.pass_(minutes=3)
    await office.works()
    (event,) = theirs(office)
    assert event.draft.span.start == interview.start + day


async def test_it_ends_with_the_interview(office):
    interview = await invited(office)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert office.calendars.events == {}


async def test_another_address_means_another_invitation_and_the_old_one_taken_back(office):
    interview = await invited(office)
    kim = {"candidate": "Kim Lee", "candidate_mail": "kim@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=kim)
    await undo_closes(office)
    (event,) = theirs(office)
    assert event.draft.attendees == (("kim@example.org", "Kim Lee"),)


async def test_no_address_takes_the_invitation_back(office):
    interview = await invited(office)
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    await undo_closes(office)
    assert theirs(office) == []


async def test_the_candidates_answer_is_shown(office):
    await invited(office)
    (event,) = theirs(office)
    event.answers["jo@example.org"] = Answer.ACCEPTED
    before = office.message("rita", InterviewCard)
    office.clock.pass_(minutes=3)
    await office.works()
    assert office.view("rita", InterviewCard).candidate_answer == "accepted"
    assert office.message("rita", InterviewCard) == before


async def test_the_candidates_answer_to_the_earlier_time_is_not_shown_for_the_new_one(office):
    interview = await invited(office)
    (event,) = theirs(office)
    event.answers["jo@example.org"] = Answer.ACCEPTED
    office.clock.pass_(minutes=3)
    await office.works()
    assert office.view("rita", InterviewCard).candidate_answer == "accepted"
    kept = office.calendars.events[interview.event.id]
    kept.draft = replace(kept.draft, span=shifted(kept.draft.span, timedelta(days=1)))
    office.clock.pass_(minutes=8)
    await office.works()
    view = office.view("rita", InterviewCard)
    assert view.start.day == interview.start.day + 1
    assert view.candidate_answer == "none"


async def test_a_candidate_who_declines_is_news(office):
    await invited(office)
    (event,) = theirs(office)
    event.answers["jo@example.org"] = Answer.DECLINED
    before = office.message("rita", InterviewCard)
    office.clock.pass_(minutes=3)
    await office.works()
    view = office.view("rita", InterviewCard)
    assert view.candidate_answer == "declined"
    assert f"Booked, but {view.candidate} declined" in fallback(view)
    told = office.message("rita", InterviewCard)
    assert told != before
    office.clock.pass_(minutes=30)
    await office.works()
    assert office.message("rita", InterviewCard) == told, "once"


async def test_what_was_deleted_in_outlook_is_written_again_only_when_asked(office):
    interview = await invited(office)
    (event,) = theirs(office)
    del office.calendars.events[event.ref.id]
    office.clock.pass_(minutes=3)
    await office.works()
    assert office.view("rita", InterviewCard).candidate_state == "withdrawn"
    assert theirs(office) == []
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    assert len(theirs(office)) == 1


async def test_trouble_with_the_candidates_event_leaves_the_interview_standing(office):
    await with_candidate(office)
    invite = office.calendars.invite

    async def failing(organizer, draft):
        if draft.is_for_candidate:
            raise OutsideTrouble(service="graph")
        return await invite(organizer, draft)

    office.calendars.invite = failing
    office.clock.pass_(minutes=2)
    await office.works()
    office.calendars.invite = invite
    office.clock.pass_(minutes=10)
    await office.works()
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.STANDING
    assert len(theirs(office)) == 1


async def test_an_interview_booked_long_ago_keeps_its_candidate_on_the_interviewers_event(office):
    interview = await booked(office)
    old = {"candidate": "Jo Park", "candidate_mail": "jo@example.org", "candidate_invitation": None}
    await save(office, replace(interview, **old, is_event_stale=True, stage=Stage.CHECKED))
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    interview = await office.load(Interview, interview.id)
    await save(office, replace(interview, stage=Stage.STANDING))
    in_full = JO | {"candidate": "Joanna Park"}
    await office.presses("rita", NameCandidate(interview.id), inputs=in_full)
    office.clock.pass_(minutes=5)
    await office.works()
    assert theirs(office) == []
    ours = office.calendars.events[interview.event.id].draft
    assert ours.guests == (("jo@example.org", "Joanna Park"),)


async def test_who_may_not_see_candidates_cannot_send(office):
    interview = await with_candidate(office)
    reply = await office.presses("ian", InviteCandidate(interview.id))
    assert isinstance(reply, Problem)


async def test_an_address_said_of_the_first_name_keeps_the_whole_name(office):
    interview = await with_candidate(office)
    await office.says("rita", "Jo's email is jo.park@example.net")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.candidate, after.candidate_mail) == ("Jo Park", "jo.park@example.net")


async def test_a_candidate_known_by_their_address_is_named_in_the_offer_and_keeps_it_with_a_name(
    office,
):
    await office.says("rita", "Ian for ian@outside.example on Tuesday")
    assert office.last("rita").splitlines()[0].endswith("for ian@outside.example on Tuesday")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "candidate Ian Fuller")
    await office.works()
    (interview,) = await office.all(Interview)
    told = (interview.candidate, interview.candidate_mail)
    assert told == ("Ian Fuller", "ian@outside.example")


async def test_another_candidate_does_not_get_the_address_of_the_one_before(office):
    interview = await with_candidate(office)
    await office.says("rita", "candidate Anna Berg")
    assert "To invite Anna Berg, type “candidate’s email is …”" in office.last("rita")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.candidate, after.candidate_mail) == ("Anna Berg", "")


async def test_the_candidate_is_not_invited_while_all_interviewers_have_declined(office):
    interview = await with_candidate(office, "Ian on Tuesday with a room")
    await office.presses("ian", Decline(interview.id))
    office.clock.pass_(minutes=3)
    await office.works()
    assert theirs(office) == []
    view = office.view("rita", InterviewCard)
    assert view.candidate_state == "unattended"
    assert "all interviewers declined" in fallback(view)


async def test_the_candidate_is_invited_once_an_interviewer_comes_after_all(office):
    interview = await with_candidate(office, "Ian on Tuesday with a room")
    await office.presses("ian", Decline(interview.id))
    office.clock.pass_(minutes=3)
    await office.works()
    await office.presses("ian", Accept(interview.id))
    await office.works()
    (event,) = theirs(office)
    assert "You’ll meet Ian" in event.draft.text


async def test_who_declined_is_not_named_to_the_candidate(office):
    interview = await with_candidate(office)
    await office.presses("ian", Decline(interview.id))
    office.clock.pass_(minutes=3)
    await office.works()
    (event,) = theirs(office)
    assert "Mei" in event.draft.text
    assert "Ian" not in event.draft.text


async def test_send_now_sends_nothing_while_all_interviewers_have_declined(office):
    interview = await with_candidate(office, "Ian on Tuesday with a room")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert "Send now" not in fallback(office.view("rita", InterviewCard))
    said = await office.says("rita", "send now")
    assert "Ian declined" in said
    assert "“replace Ian”" in said
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    assert theirs(office) == []
    await office.presses("ian", Accept(interview.id))
    office.clock.pass_(minutes=3)
    await office.works()
    assert len(theirs(office)) == 1
