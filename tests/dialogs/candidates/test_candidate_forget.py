"""A candidate is forgotten on request: nothing the bot keeps names them, and what is to come is asked about."""

from datetime import timedelta

from msgspec.structs import replace

from bot.domain.bookings.candidates import forget_candidate, forget_candidate_of_loop
from bot.domain.bookings.interviews import CandidateInvitation, Interview, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.conversation_state import Conversation
from cards.actions import Book, Move, NameCandidate
from cards.clarification_views import Choices
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import AskSure, Notice, Problem
from dialogs.candidates.forget import ask_to_forget
from tests.harness import office_loops
from tests.harness.office_loops import INVITING, settled, staffed
from tests.harness.office_stories import booked

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}


async def with_jo(office):
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    office.clock.pass_(minutes=3)
    await office.works()
    return interview


async def asks(office, name="jo park", who="rita"):
    async def answer(turn, unit_of_work, ports):
        return await ask_to_forget(turn, name, unit_of_work, ports)

    return await office.does(who, answer)


def kept(office):
    """Everything in the store, as text."""
    return b" ".join(one.body for one in office.store.documents.values()).decode()


async def test_nothing_that_is_kept_names_the_candidate_afterwards(office):
    await with_jo(office)
    assert "Jo Park" in kept(office)
    assert isinstance(await asks(office), AskSure)
    await office.says("rita", "yes")
    await office.says("rita", "no")
    await office.works()
    assert "jo park" not in kept(office).casefold()
    assert "jo@example.org" not in kept(office)


async def test_a_name_is_forgotten_however_its_accents_were_typed(office):
    await booked(office, "Ian on Tuesday for Zoë Weber")
    await office.says("rita", "forget Zoe Weber")
    assert isinstance(office.views("rita")[-1], AskSure)
    await office.says("rita", "yes")
    await office.says("rita", "no")
    await office.works()
    assert "weber" not in kept(office).casefold()


async def test_a_question_back_that_names_the_candidate_ends_with_them(office):
    await with_jo(office)
    await booked(office, "Mei on Wednesday with a room")
    await office.says("rita", "30 min with Mei on Thursday")
    await office.says("rita", "cancel the interview")
    assert "Jo Park" in office.view("rita", Choices).choices[0]
    assert isinstance(await asks(office, who="olivia"), AskSure)
    await office.says("olivia", "yes")
    await office.works()
    assert "jo park" not in kept(office).casefold()
    assert [one for one in await office.all(Conversation) if one.doubt] == []


async def test_an_address_of_theirs_that_outlook_invited_is_forgotten_with_them(office):
    interview = await with_jo(office)
    invited = await office.load(Interview, interview.id)
    outside = replace(invited, outsiders=("jo@home.example",))
    assert forget_candidate(outside, office.clock.now()).outsiders == ()


async def test_of_an_interview_that_is_over_nothing_of_their_own_event_is_kept(office):
    interview = await with_jo(office)
    invited = await office.load(Interview, interview.id)
    own = invited.candidate_invitation
    assert own.event is not None
    over = forget_candidate(invited, invited.end).candidate_invitation
    assert over == CandidateInvitation()
    coming = forget_candidate(invited, office.clock.now()).candidate_invitation
    assert (coming.event, coming.mail, coming.shows) == (own.event, "", "")


async def test_the_event_of_an_interview_that_is_being_cancelled_is_known_until_it_is_gone(office):
    interview = await with_jo(office)
    invited = await office.load(Interview, interview.id)
    ending = replace(invited, stage=Stage.ENDING)
    assert forget_candidate(ending, office.clock.now()).candidate_invitation.event is not None


async def test_of_a_loop_only_the_events_of_days_to_come_are_kept():
    office = await staffed()
    loop = await office_loops.booked(office, INVITING)
    await settled(office)
    loop = await office.load(Loop, loop.id)
    (day,) = loop.candidate_days
    coming = forget_candidate_of_loop(loop, office.clock.now())
    assert [one.invitation.event for one in coming.candidate_days] == [day.invitation.event]
    assert (coming.candidate_days[0].invitation.mail, coming.candidate_days[0].shows) == ("", "")
    over = forget_candidate_of_loop(loop, office.clock.now() + timedelta(days=7))
    assert over.candidate_days == ()


async def test_cards_are_drawn_again_without_the_name(office):
    await with_jo(office)
    await asks(office)
    await office.says("rita", "yes")
    await office.works()
    assert office.view("ian", InterviewCard).candidate == ""


async def test_coming_interviews_are_asked_about_and_cancelled_on_a_second_yes(office):
    interview = await with_jo(office)
    await asks(office)
    await office.says("rita", "yes")
    assert isinstance(office.view("rita", AskSure), AskSure)
    await office.says("rita", "yes")
    await office.works()
    assert not (await office.load(Interview, interview.id)).is_live


def theirs(office):
    """The candidate's own events that stand."""
    return [one for one in office.calendars.events.values() if one.draft.is_for_candidate]


async def test_their_own_event_ends_with_the_interview_that_is_cancelled_afterwards(office):
    await with_jo(office)
    assert len(theirs(office)) == 1
    await asks(office)
    await office.says("rita", "yes")
    assert len(theirs(office)) == 1
    await office.says("rita", "yes")
    await office.works()
    assert theirs(office) == []


async def test_their_own_event_does_not_show_a_time_that_no_longer_holds(office):
    interview = await with_jo(office)
    await asks(office)
    await office.says("rita", "yes")
    await office.says("rita", "no")
    await office.works()
    assert len(theirs(office)) == 1
    await office.presses("rita", Move(interview.id))
    offer = office.view("rita", OfferCard)
    await office.presses("rita", Book(offer.offer, 1))
    office.clock.pass_(minutes=2)
    await office.works()
    assert theirs(office) == []


async def test_what_was_agreed_to_waits_for_no_second_yes(office):
    await with_jo(office)
    assert isinstance(await asks(office, who="olivia"), AskSure)
    await office.says("olivia", "yes")
    assert [one.candidate for one in await office.all(Conversation) if one.confirm] == []


async def test_a_name_that_nobody_has_is_told(office):
    await with_jo(office)
    reply = await asks(office, "Kim Lee")
    assert isinstance(reply, Problem)


async def test_an_interviewer_cannot_forget_candidates(office):
    await with_jo(office)
    assert isinstance(await asks(office, who="ian"), Problem)
    assert await office.all(Offer)


async def test_an_address_that_was_asked_about_is_forgotten_with_the_name(office):
    await office.says("rita", "45 min with Ian for Jo Park <jo@example.org> on Tuesday")
    assert "jo@example.org" in kept(office)
    await asks(office)
    await office.says("rita", "yes")
    assert "jo@example.org" not in kept(office)
    assert "jo park" not in kept(office).casefold()


async def test_the_organizer_of_what_is_to_come_is_asked_to_take_it_out(office):
    interview = await with_jo(office)
    asked = await asks(office, who="olivia")
    assert "1 coming interview of other recruiters stays" in " ".join(asked.stays)
    assert "I ask about it next" not in " ".join(asked.stays)
    await office.says("olivia", "yes")
    await office.works()
    assert "I keep nothing of that candidate" in office.last("olivia")
    told = office.view("rita", Notice)
    assert "Olivia had me forget a candidate" in told.lines[0]
    assert "Tuesday 24 November, 09:00 still stands in the calendars" in told.lines[1]
    assert (await office.load(Interview, interview.id)).is_live
