"""Another time for an interview that stands: the candidate's own link moves it; where there is none, one is made for it.

Who asks them to may let them move it once more than the account allows, and later. Until they choose, nothing changes.
"""

from datetime import datetime, time

import msgspec
from msgspec.structs import replace

from bot.domain.bookings.candidate_links import CandidateLink, of_link, with_move_asked
from bot.domain.bookings.interviews import CandidateInvitation, Interview, InterviewId
from bot.domain.bookings.offers import Offer
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone, NotUnderstood, SignInNeeded
from bot.language.requests import Asked, Candidate, Question
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import ChooseAgain
from cards.view_models import message
from dialogs.authorization import enabled_account, is_connected, require_scheduler
from dialogs.candidates.candidate_zone import known_zone_of
from dialogs.candidates.free_times import choose_times, names_days, search_for_link
from dialogs.candidates.links.link_address import seal_token
from dialogs.candidates.links.link_cards import candidate_link_card, show_new_card
from dialogs.candidates.name_matching import is_candidate
from dialogs.interviews.answers.proposal_offers import question_about
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.my_interviews import upcoming
from dialogs.scheduling.offer_cards import question_of
from dialogs.scheduling.search_inputs import Requester


async def choose_again(
    turn: Turn, action: ChooseAgain, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let the candidate of an interview choose another time for it."""
    return await offer_again(turn, action.interview, Question(), unit_of_work, ports)


async def choose_again_from(
    turn: Turn, offer: Offer, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let the candidate choose on the days on which the recruiter looked for another time."""
    question = question_of(offer)
    days = sorted({datetime.combine(start.date(), time()) for start, _ in question.windows})
    asked = replace(question, asked=(Asked(days=tuple(days)),))
    return await offer_again(turn, offer.interview, asked, unit_of_work, ports)


async def offer_again(
    turn: Turn, interview_id: str, asked: Question, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the card of the link that moves an interview, with a text to send; says so where no other time is free."""
    account = await enabled_account(turn, unit_of_work)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if not is_connected(person):
        raise SignInNeeded
    interview = await own_interview(interview_id, turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    if interview.start <= turn.now:
        raise Gone(what="interview")
    if interview.loop:
        raise NotUnderstood(what="link-to-several")
    link = await _link_to_move(interview, asked, turn, unit_of_work, ports)
    work = search_for_link(
        link, Requester(person, account), unit_of_work, ports, interview=interview
    )
    seen = await while_typing(work, turn.address, ports)
    free = sum(map(len, choose_times(link, seen, but=interview.span)))
    if not free:
        return Outcome(show=[OutgoingView(view=message("no-other-time", name=link.candidate))])
    card = candidate_link_card(link, seen, ports, interview, turn.now)
    save = [link, of_link(interview, link)]
    return await show_new_card(replace(card, free=free), link, turn, unit_of_work, save=save)


async def _link_to_move(
    interview: Interview, asked: Question, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> CandidateLink:
    """Return the candidate's own link, or a new one where they have none that still changes anything."""
    own = await unit_of_work.load(CandidateLink, interview.link) if interview.link else None
    question = question_about(interview, asked.windows)
    question = replace(question, asked=asked.asked, barred=asked.barred, is_link=True)
    written = msgspec.to_builtins(question)
    if own is not None and own.interview == interview.id and own.withdrawn_at is None:
        kept = replace(own, asked=written) if names_days(asked) else own
        return with_move_asked(kept, interview)
    hash_, sealed = seal_token(ports.cipher)
    known = interview.candidate_invitation or CandidateInvitation()
    made = CandidateLink(
        id=hash_,
        sealed=sealed,
        tenant=interview.tenant,
        by=interview.by,
        asked=written,
        tentative_is_free=interview.tentative_is_free,
        candidate=interview.candidate,
        candidate_mail=interview.candidate_mail,
        zone=known.zone
        or await known_zone_of(
            interview.tenant, interview.candidate, interview.candidate_mail, unit_of_work
        ),
        interview_kind=known.interview_kind,
        created_at=turn.now,
        open_until=interview.start,
    )
    return with_move_asked(made, interview)


# --- which interview ------------------------------------------------------------------------------


async def interview_to_move(
    candidate: Candidate | None, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> InterviewId | None:
    """Return the interview spoken of last, of a candidate who is named only theirs, else their only one; None where there is none."""
    person = await unit_of_work.person(turn.speaker.id)
    coming = await upcoming(person, turn.now, unit_of_work) if person else []
    own = [one for one in coming if one.by == turn.speaker.id and one.start > turn.now]
    is_named = candidate is not None and bool(candidate.name or candidate.mail)
    if candidate and is_named:
        own = [one for one in own if is_candidate(one, candidate.name, candidate.mail)]
    if is_named and len(own) == 1:
        return own[0].id
    link = await unit_of_work.load(CandidateLink, talk.link) if talk.link else None
    spoken = (talk.interview, link.interview if link else None)
    return next((one.id for id_ in spoken for one in own if one.id == id_), None)
