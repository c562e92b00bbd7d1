"""One organizer's interviews become another's: new events first, then the old ones gone."""

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection, Person, Role
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.interviews import Answer, Interview, ResourceDay, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.errors import DENIED, Gone, OutsideTrouble, SignInExpired, SignInNeeded
from cards.actions import Accept, Cancel, Decline, NameCandidate
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from cards.view_models import AskSure, Problem
from dialogs.interviews.changes.hand_over import ask_to_hand_over
from tests.fakes.calendars import FakeCalendars
from tests.harness.office import Office
from tests.harness.office_crashes import Fate, MortalCalendars, restarted, until_killed, when
from tests.harness.office_loops import INVITING, settled, staffed
from tests.harness.office_loops import booked as booked_loop
from tests.harness.office_stories import booked, save, with_second_recruiter

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}


async def asks(office, source="rita@x.example", to="ada@x.example", by="olivia"):
    async def answer(turn, unit_of_work, ports):
        return await ask_to_hand_over(turn, source, to, unit_of_work, ports)

    return await office.does(by, answer)


async def handed_over(office):
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    office.clock.pass_(minutes=3)
    await office.works()
    await office.presses("ian", Accept(interview.id))
    await with_second_recruiter(office)
    await asks(office)
    await office.says("olivia", "yes")
    await office.works()
    return await office.load(Interview, interview.id)


def owners(office):
    return {one.owner for one in office.calendars.events.values()}


async def test_every_event_is_the_new_organizers_and_none_is_left_of_the_old(office):
    interview = await handed_over(office)
    assert interview.stage is Stage.STANDING
    assert interview.by.endswith("ada")
    assert owners(office) == {"ada@x.example"}
    assert len(office.calendars.events) == 3
    assert interview.people[0].answer is Answer.NONE


async def test_the_candidate_goes_on_reading_the_time_on_the_same_clock(office):
    ada = await office.person("ada")
    await save(office, replace(ada, zone="Europe/Berlin"))
    await handed_over(office)
    (event,) = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    assert (event.owner, "London time" in event.draft.text) == ("ada@x.example", True)


async def test_what_was_declined_or_proposed_before_is_not_lost(office):
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    await office.says("mei", "propose Wednesday")
    slot = office.view("mei", OfferCard).slots[0]
    await office.says("mei", "propose 1")
    await office.presses("ian", Decline(interview.id))
    await with_second_recruiter(office)
    await asks(office)
    await office.says("olivia", "yes")
    await office.works()
    card = office.view("ada", InterviewCard)
    ian = next(one for one in card.people if one.name == "Ian Murray")
    assert (ian.answer, ian.is_not_invited) == ("declined", True)
    assert "Ian Murray: ✗ declined · not invited again" in fallback(card)
    assert [(one.proposer, one.start) for one in card.proposals] == [("Mei Tanaka", slot.start)]
    await office.says("ada", "accept the proposal")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == slot.start


async def test_the_new_organizer_has_the_card_and_the_old_one_reads_that_it_is_not_theirs(office):
    await handed_over(office)
    assert office.view("ada", InterviewCard).audience == "organizer"
    card = office.view("rita", InterviewCard)
    assert (card.is_off, card.is_handed_over, card.candidate) == (True, True, "Jo Park")
    shown = fallback(card)
    assert "Ada looks after this interview now" in shown
    assert "doesn’t need you" not in shown
    assert "handed your interview to Ada" in office.last("rita")


async def test_it_is_in_the_audit_log(office):
    await handed_over(office)
    assert Deed.HANDED_OVER in {one.deed for one in await office.all(AuditEntry)}


async def test_who_is_not_connected_cannot_take_over(office):
    await booked(office)
    await with_second_recruiter(office, is_connected=False)
    reply = await asks(office)
    assert dict(reply.facts)["why"] == "not-connected"


async def test_a_recruiter_cannot_hand_over(office):
    await booked(office)
    await with_second_recruiter(office)
    assert isinstance(await asks(office, by="rita"), Problem)


async def test_what_cannot_be_reached_is_said_before(office):
    interview = await booked(office)
    await with_second_recruiter(office)
    (stored,) = await office.store.find(Person, "mail", "t/rita@x.example")
    await save(office, replace(stored.value, connection=Connection.EXPIRED))
    office.calendars.signed_out[stored.value.id] = SignInNeeded()
    asked = await asks(office)
    assert isinstance(asked, AskSure)
    assert "can’t reach" in " ".join(asked.stops)
    await office.says("olivia", "yes")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.stage is Stage.STANDING
    assert after.handed_over is None


async def test_a_loop_goes_with_its_sessions_and_its_candidates_plan():
    office = await staffed()
    loop = await booked_loop(office, INVITING)
    await settled(office)
    await with_second_recruiter(office)
    await save(office, replace(await office.person("ada"), zone="Europe/Berlin"))
    (told,) = [
        one.draft.text for one in office.calendars.events.values() if one.draft.is_for_candidate
    ]
    await asks(office)
    await office.says("olivia", "yes")
    for _ in range(3):
        office.clock.pass_(minutes=1)
        await office.works()
    assert (await office.load(Loop, loop.id)).by.endswith("ada")
    (tells,) = [
        one.draft.text for one in office.calendars.events.values() if one.draft.is_for_candidate
    ]
    assert tells.splitlines()[2:8] == told.splitlines()[2:8]
    assert owners(office) == {"ada@x.example"}
    assert len(office.calendars.events) == 7
    assert office.view("ada", LoopCard).stage == "standing"
    assert not [one for one in office.views("rita") if isinstance(one, LoopCard)]


@when
@pytest.mark.parametrize("fault", [None, OutsideTrouble], ids=["killed", "failed"])
async def test_no_plan_is_left_that_was_being_written_when_the_loop_went_to_another(
    fault, is_after
):
    office = await inviting(Fate(1, is_after, fault))
    await given_to_ada(office)
    after = await restarted(office)
    assert owners(after) == {"ada@x.example"}
    assert len(after.calendars.events) == 7
    (loop,) = await after.all(Loop)
    assert not loop.left_behind


@when
async def test_a_loop_cancelled_right_after_it_went_to_another_leaves_nothing_of_the_first(
    is_after,
):
    office = await inviting(Fate(1, is_after, OutsideTrouble))
    await given_to_ada(office)
    (loop,) = await office.all(Loop)
    await office.presses("ada", Cancel(loop.id, is_sure=True))
    assert (await restarted(office)).calendars.events == {}


@dataclass
class MortalInvitations(FakeCalendars):
    """Dies or fails where an invitation is written."""

    fate: Fate = field(default_factory=Fate)

    async def invite(self, *given):
        return await self.fate.meet(super().invite(*given))


async def inviting(fate):
    """A loop whose candidate's plan is being written when the process dies, or the calendar fails."""
    office = await staffed(calendars=MortalInvitations())
    await booked_loop(office, INVITING)
    await with_second_recruiter(office)
    office.clock.pass_(minutes=3)
    fate.lies_on(office)
    await until_killed(office.works(), fate)
    office.calendars.fate = Fate()
    return office


async def given_to_ada(office):
    await asks(office)
    await office.says("olivia", "yes")


# --- what the organizer before keeps ------------------------------------------------------------


@dataclass
class Keeping(FakeCalendars):
    """Lets nothing be taken out of some people's calendars: refused for good, or signed out only just now."""

    kept: dict = field(default_factory=dict)

    async def cancel(self, organizer, ref, comment=""):
        if organizer.name in self.kept and ref.id.startswith("primary"):
            raise self.kept[organizer.name]
        await super().cancel(organizer, ref, comment)


KEPT = pytest.mark.parametrize(
    "trouble",
    [
        OutsideTrouble(service="Microsoft 365", why=DENIED, reference="r-1"),
        SignInExpired(),
    ],
    ids=["refused", "signed out"],
)


def told_of_what_is_left(office, name):
    said = [fallback(one) for one in office.views(name)]
    return [one for one in said if "I couldn’t take" in one]


@KEPT
async def test_both_are_told_of_an_event_that_the_first_organizer_keeps(trouble):
    office = Office(calendars=Keeping())
    await office.open()
    interview = await booked(office)
    await with_second_recruiter(office)
    office.calendars.kept = {"Rita Costa": trouble}
    await asks(office)
    await office.says("olivia", "yes")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.stage, after.handed_over) == (Stage.STANDING, None)
    assert owners(office) == {"rita@x.example", "ada@x.example"}
    [to_rita] = told_of_what_is_left(office, "rita")
    assert "out of your calendar" in to_rita
    assert "Delete it in Outlook" in to_rita
    [to_ada] = told_of_what_is_left(office, "ada")
    assert "out of Rita’s calendar" in to_ada


@KEPT
async def test_both_are_told_of_a_plan_that_the_first_organizer_keeps(trouble):
    office = await staffed(calendars=Keeping())
    await booked_loop(office, INVITING)
    await settled(office)
    await with_second_recruiter(office)
    office.calendars.kept = {"Rita Costa": trouble}
    await given_to_ada(office)
    for _ in range(3):
        office.clock.pass_(minutes=1)
        await office.works()
    [loop] = await office.all(Loop)
    assert not loop.left_behind
    for name in ("rita", "ada"):
        assert [one for one in told_of_what_is_left(office, name) if "candidate’s earlier" in one]


async def disconnected(office, name):
    (stored,) = await office.store.find(Person, "mail", f"t/{name}@x.example")
    await save(office, replace(stored.value, connection=Connection.NONE))
    office.calendars.signed_out[stored.value.id] = SignInNeeded()


async def test_who_had_disconnected_before_is_told_of_the_event_that_stays_with_them(office):
    await booked(office)
    await with_second_recruiter(office)
    await disconnected(office, "rita")
    await asks(office)
    await office.says("olivia", "yes")
    assert "I’ll tell you" in office.last("rita")
    await office.works()
    assert owners(office) == {"rita@x.example", "ada@x.example"}
    [to_rita] = told_of_what_is_left(office, "rita")
    assert "Delete it in Outlook" in to_rita
    [to_ada] = told_of_what_is_left(office, "ada")
    assert "out of Rita’s calendar" in to_ada
    assert not [one for one in office.views("rita") if "don’t need to do" in fallback(one)]


async def test_who_had_disconnected_before_is_told_of_the_plan_that_stays_with_them():
    office = await staffed()
    await booked_loop(office, INVITING)
    await settled(office)
    await with_second_recruiter(office)
    await disconnected(office, "rita")
    await given_to_ada(office)
    for _ in range(3):
        office.clock.pass_(minutes=1)
        await office.works()
    for name in ("rita", "ada"):
        assert [one for one in told_of_what_is_left(office, name) if "candidate’s earlier" in one]


@dataclass
class DeletedWhileWritten(Keeping):
    """Has what was just written deleted by hand before the bot has noted it."""

    async def invite(self, organizer, draft):
        if organizer.name == "Ada Byrne":
            raise Gone
        return await super().invite(organizer, draft)


async def deleted_while_handed_over(kept):
    office = Office(calendars=DeletedWhileWritten())
    await office.open()
    interview = await booked(office)
    await with_second_recruiter(office)
    office.calendars.kept = kept
    await given_to_ada(office)
    await office.works()
    assert (await office.load(Interview, interview.id)).stage is Stage.ENDED
    return office


async def test_where_the_new_event_is_deleted_by_hand_meanwhile_the_old_one_is_taken_out_too():
    office = await deleted_while_handed_over({})
    assert office.calendars.events == {}
    assert not told_of_what_is_left(office, "rita")


async def test_where_the_new_event_is_deleted_by_hand_meanwhile_both_are_told_of_the_old_one_left():
    office = await deleted_while_handed_over({"Rita Costa": SignInExpired()})
    assert owners(office) == {"rita@x.example"}
    [to_rita] = told_of_what_is_left(office, "rita")
    [to_ada] = told_of_what_is_left(office, "ada")
    for told in (to_rita, to_ada):
        assert "doesn’t take place" in told
        assert "twice" not in told


# --- what was not in order ----------------------------------------------------------------------


async def declined_and_handed_over(office, said="Ian and Mei on Tuesday at 14:00"):
    """Ian declines, and Jo, who is invited; then Ada has the interview."""
    interview = await booked(office, said)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    office.clock.pass_(minutes=3)
    await office.works()
    await office.presses("ian", Decline(interview.id), inputs={"comment": "on leave"})
    await office.presses("mei", Accept(interview.id))
    await office.works()
    await with_second_recruiter(office)
    asked = await asks(office)
    await office.says("olivia", "yes")
    await office.works()
    return await office.load(Interview, interview.id), asked


def interviewers_event(office):
    [event] = [
        one
        for one in office.calendars.events.values()
        if not one.draft.is_for_candidate and not one.draft.transaction.count("-room-")
    ]
    return event


async def test_the_question_names_what_is_not_in_order(office):
    _, asked = await declined_and_handed_over(office)
    said = "\n".join(asked.stops)
    assert "Jo Park · Tue 24 Nov, 14:00: Ian declined." in said
    assert "People who declined stay declined and aren’t invited again." in said
    assert "answers can’t move along" in said


async def test_nothing_more_is_said_of_interviews_that_are_in_order(office):
    await booked(office, "Ian and Mei on Tuesday at 14:00 with a room")
    await with_second_recruiter(office)
    said = "\n".join((await asks(office)).stops)
    assert "declined" not in said
    assert "available" not in said


async def test_who_declined_is_neither_invited_again_nor_shown_as_coming(office):
    interview, _ = await declined_and_handed_over(office)
    ian, mei = interview.people
    assert (ian.answer, ian.comment, mei.answer) == (Answer.DECLINED, "on leave", Answer.NONE)
    draft = interviewers_event(office).draft
    assert draft.attendees == (("mei@x.example", "Mei Tanaka"),)
    assert "Ian" not in draft.text
    [told] = [o for o in office.calendars.events.values() if o.draft.is_for_candidate]
    assert "Ian" not in told.draft.text
    assert "Booked, but Ian declined" in fallback(office.view("ada", InterviewCard))
    assert office.view("ian", InterviewCard).own_answer == "declined"


async def test_who_declined_stays_on_the_interview_however_often_its_event_is_read(office):
    interview, _ = await declined_and_handed_over(office)
    for _ in range(4):
        office.clock.pass_(minutes=3)
        await office.works()
    after = await office.load(Interview, interview.id)
    assert [one.answer for one in after.people] == [Answer.DECLINED, Answer.NONE]


async def test_who_comes_after_all_is_on_the_new_event(office):
    interview, _ = await declined_and_handed_over(office)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.stage is Stage.STANDING
    assert (after.people[0].answer, after.people[0].is_not_invited) == (Answer.ACCEPTED, False)
    draft = interviewers_event(office).draft
    assert [mail for mail, _ in draft.attendees] == ["ian@x.example", "mei@x.example"]
    assert "Booked – invitations sent" in fallback(office.view("ada", InterviewCard))


async def test_who_is_added_in_outlook_is_asked_again(office):
    interview, _ = await declined_and_handed_over(office)
    event = interviewers_event(office)
    event.draft = replace(
        event.draft, attendees=(("ian@x.example", "Ian Murray"), *event.draft.attendees)
    )
    for _ in range(2):
        office.clock.pass_(minutes=3)
        await office.works()
    ian = (await office.load(Interview, interview.id)).people[0]
    assert (ian.answer, ian.is_not_invited) == (Answer.NONE, False)
    assert "asked again · declined the earlier invitation" in fallback(
        office.view("ada", InterviewCard)
    )


async def test_others_are_offered_in_place_of_who_declined(office):
    interview, _ = await declined_and_handed_over(office, "Ian on Tuesday at 14:00")
    assert interviewers_event(office).draft.attendees == ()
    assert office.view("ada", InterviewCard).substitutes == ("Mei Tanaka",)
    await office.says("ada", "ask Mei")
    await office.works()
    assert interviewers_event(office).draft.attendees == (("mei@x.example", "Mei Tanaka"),)
    assert "Booked – invitations sent" in fallback(office.view("ada", InterviewCard))
    assert (await office.load(Interview, interview.id)).declines == ("ian@x.example",)


async def test_a_candidate_who_declined_is_not_invited_again_unless_the_new_organizer_says_so(
    office,
):
    interview = await booked(office, "Ian on Tuesday at 14:00")
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    office.clock.pass_(minutes=3)
    await office.works()
    [own] = [o for o in office.calendars.events.values() if o.draft.is_for_candidate]
    own.answers["jo@example.org"] = Answer.DECLINED
    office.clock.pass_(minutes=3)
    await office.works()
    await with_second_recruiter(office)
    assert "Jo Park · Tue 24 Nov, 14:00: the candidate declined." in (await asks(office)).stops
    await office.says("olivia", "yes")
    await office.works()
    assert not [o for o in office.calendars.events.values() if o.draft.is_for_candidate]
    shown = fallback(office.view("ada", InterviewCard))
    assert "Booked, but Jo Park declined" in shown
    assert "jo@example.org · ✗ declined · not invited again" in shown
    await office.says("ada", "send now")
    await office.works()
    assert [o for o in office.calendars.events.values() if o.draft.is_for_candidate]
    assert "Booked – invitations sent" in fallback(office.view("ada", InterviewCard))


async def test_an_invitation_that_was_deleted_in_outlook_is_not_sent_by_the_new_organizer(office):
    interview = await booked(office, "Ian on Tuesday at 14:00")
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    office.clock.pass_(minutes=3)
    await office.works()
    [own] = [o for o in office.calendars.events.values() if o.draft.is_for_candidate]
    del office.calendars.events[own.ref.id]
    office.clock.pass_(minutes=3)
    await office.works()
    await with_second_recruiter(office)
    await given_to_ada(office)
    await office.works()
    assert not [o for o in office.calendars.events.values() if o.draft.is_for_candidate]
    assert "Booked, but Jo Park isn’t invited any more" in fallback(
        office.view("ada", InterviewCard)
    )


async def test_a_room_that_declined_is_not_asked_again(office):
    interview = await booked(office, "Ian on Tuesday at 14:00 with a room")
    kept = office.calendars.events[interview.reservation.id]
    kept.answers[interview.room] = Answer.DECLINED
    office.clock.pass_(seconds=5)
    await office.works()
    await with_second_recruiter(office)
    said = "\n".join((await asks(office)).stops)
    assert "Tue 24 Nov, 14:00: Thames isn’t available." in said
    assert "A room that isn’t available isn’t asked again." in said
    await office.says("olivia", "yes")
    await office.works()
    assert not [o for o in office.calendars.events.values() if o.place == "scheduler"]
    assert "Thames isn’t available" in fallback(office.view("ada", InterviewCard))


async def test_who_organized_it_is_named_where_they_are_to_interview_too(office):
    rita = await office.person("rita")
    await save(office, replace(rita, roles=rita.roles | {Role.INTERVIEWER}))
    await booked(office, "Ian and me on Tuesday at 14:00")
    await with_second_recruiter(office)
    said = "\n".join((await asks(office)).stops)
    assert "Rita is still an interviewer" in said


async def test_interviews_that_are_being_written_are_named_and_stay(office):
    interview = await booked(office, "Ian on Tuesday at 14:00")
    await save(office, replace(interview, stage=Stage.CHECKED))
    await with_second_recruiter(office)
    told = await asks(office)
    assert "is being written to the calendars just now" in fallback(told)
    await save(office, replace(await office.load(Interview, interview.id), stage=Stage.STANDING))
    other = await booked(office, "Mei on Wednesday at 14:00")
    await save(office, replace(other, stage=Stage.CHECKED))
    assert "1 more interview is being written" in "\n".join((await asks(office)).stays)


@when
@pytest.mark.parametrize("call", [1, 2])
async def test_a_hand_over_cut_short_anywhere_keeps_who_declined_uninvited(call, is_after):
    office = Office(calendars=MortalCalendars())
    await office.open()
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    await with_second_recruiter(office)
    fate = Fate(call, is_after, None)
    office.calendars.fate = fate
    await given_to_ada(office)
    await until_killed(office.works(), fate)
    after = await restarted(office)
    [event] = list(after.calendars.events.values())
    assert (event.owner, event.draft.attendees) == (
        "ada@x.example",
        (("mei@x.example", "Mei Tanaka"),),
    )
    stored = await after.load(Interview, interview.id)
    assert [one.answer for one in stored.people] == [Answer.DECLINED, Answer.NONE]


@pytest.mark.parametrize("text", ["cancel Jo's", "move Jo Park to Friday", "add Mei to Jo's"])
@pytest.mark.parametrize("others", [0, 1])
async def test_who_organized_it_before_reads_who_does_now(office, text, others):
    interview = await handed_over(office)
    for _ in range(others):
        await booked(office, "Mei on Wednesday")
    said = await office.says("rita", text)
    assert "Jo Park’s interview on Tue 24 Nov" in said
    assert "Ada organizes it now. Nothing was changed." in said
    assert await office.load(Interview, interview.id) == interview


async def test_a_reservation_is_in_the_name_of_who_organizes_it_now(office):
    interview = await handed_over(office)
    claims = [
        claim
        for day in await office.all(ResourceDay)
        for claim in day.claims
        if claim.interview == interview.id
    ]
    assert {one.organizer_name for one in claims} == {(await office.person("ada")).name}
    assert len(claims) > 1


async def test_adding_who_declined_says_what_helps(office):
    interview, _ = await declined_and_handed_over(office)
    said = await office.says("ada", "add Ian to Jo's")
    assert "Ian declined this interview" in said
    assert "they type “accept” here" in said
    assert await office.load(Interview, interview.id) == interview


@pytest.mark.parametrize(
    "text", ["scrap the room", "15 mins earlier", "is Ian still in?", "lose Ian, keep the rest"]
)
async def test_where_no_interview_is_left_a_change_says_so_and_searches_nothing(office, text):
    await booked(office, "Ian on Tuesday 45 min for Kai Lum")
    await office.says("rita", "undo")
    await office.works()
    assert "No interview of yours is coming up" in await office.says("rita", text)
