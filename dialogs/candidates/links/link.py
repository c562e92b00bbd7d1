"""A link with which the candidate chooses a time: made from an offer or in words, shown with a text to send, taken back."""

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.candidate_links import CandidateLink, replace_with_newer, withdraw
from bot.domain.bookings.interviews import OfferId, ResourceDay
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone, NotUnderstood, SignInNeeded
from bot.domain.jobs import Job
from bot.domain.search_models import Slot
from bot.language.parsed import ParsedMessage
from bot.language.questions.interview_kinds import interview_kind
from bot.language.requests import Question
from bot.language.tokens.normalize import folded
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Cipher, Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import LetCandidateChoose, WithdrawLink
from cards.view_models import message
from dialogs.authorization import enabled_account, is_connected, require_scheduler, zone_of
from dialogs.candidates.candidate_zone import known_zone_of
from dialogs.candidates.free_times import choose_times, last_end, names_days, search_for_link
from dialogs.candidates.holds import hold_job, hold_times, release
from dialogs.candidates.known_address import with_known_address
from dialogs.candidates.links.booked_by_sender import booked_interview
from dialogs.candidates.links.choose_again import choose_again_from, interview_to_move, offer_again
from dialogs.candidates.links.link_address import seal_token
from dialogs.candidates.links.link_cards import (
    candidate_link_card,
    link_card,
    own_link,
    show_new_card,
    with_other_link,
)
from dialogs.candidates.links.link_lookup import links_named, replaced_links
from dialogs.candidates.links.nudges import nudge_jobs
from dialogs.scheduling.availability import own_offer, store_offer
from dialogs.scheduling.availability_search import SearchRequest, SearchResult
from dialogs.scheduling.offer_cards import question_of
from dialogs.scheduling.search_inputs import Requester
from dialogs.typed.message_context import open_question

TIMES_MOST = 12
"""That a candidate is given in words."""


# --- making one ----------------------------------------------------------------------------------


async def send_link(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Make a link for what was asked in words; what was not said is that of the open question."""
    question = parsed.question
    if question is None or question.sessions:
        raise NotUnderstood(what="link-to-several")
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    before = await open_question(talk, turn, unit_of_work)
    if _names_nobody(question) and (before is None or names_days(question)):
        again = await _choose_again(turn, question, talk, unit_of_work, ports)
        if again is not None:
            return again
    if before is None and _names_nobody(question) and not names_days(question):
        question = await _as_before(question, turn, unit_of_work)
    question = _with_known_candidate(question, before)
    wanted = _with_open_question(question, before) if before else question
    is_same = before is not None and (wanted is not question or _asks_the_same(question, before))
    made_of = talk.offer if is_same else ""
    search = SearchRequest(wanted, left_out=parsed.left_out)
    if not made_of:
        search = await with_known_address(turn, search, unit_of_work, ports)
    return await _make(turn, search, unit_of_work, ports, offer=made_of)


async def _choose_again(
    turn: Turn, question: Question, talk: Conversation, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Let the candidate choose another time for an interview that stands; None where none is meant."""
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.is_choosing else None
    if offer and offer.purpose is Purpose.MOVE and not names_days(question):
        return await choose_again_from(turn, offer, unit_of_work, ports)
    interview = await interview_to_move(question.candidate, talk, turn, unit_of_work)
    if interview is None:
        return None
    return await offer_again(turn, interview, question, unit_of_work, ports)


async def _as_before(question: Question, turn: Turn, unit_of_work: UnitOfWork) -> Question:
    """Return what the candidate's last link asked for, where another one is wanted and nothing is said of it."""
    said = question.candidate
    if said is None or not said.name:
        return question
    theirs = await links_named(turn.speaker.id, said.name, unit_of_work)
    if len({one.candidate for one in theirs}) != 1:
        return question
    last = max(theirs, key=lambda one: one.created_at)
    asked = msgspec.convert(last.asked, Question)
    known = replace(said, name=last.candidate, mail=said.mail or last.candidate_mail)
    return replace(asked, candidate=known, count=question.count or asked.count)


def _with_known_candidate(question: Question, before: Question | None) -> Question:
    """Return the question with whom the open one is for, where only a part of that name is said: "let Jo choose"."""
    said, known = question.candidate, before.candidate if before else None
    if said is None or known is None or not said.name or said.mail not in {"", known.mail}:
        return question
    # Whole words: Ann is not Anna Lee.
    is_part = set(folded(said.name).split()) <= set(folded(known.name).split())
    same = replace(known, zone=said.zone or known.zone)
    return replace(question, candidate=same) if is_part else question


def _asks_the_same(question: Question, before: Question) -> bool:
    """Whether a link is asked for with nothing else changed than for whom it is, and how many times it shows."""
    alike = replace(
        question, candidate=before.candidate, is_link=before.is_link, count=before.count
    )
    return alike == before


def _with_open_question(question: Question, before: Question) -> Question:
    """Return the open question where a link is asked for and neither people nor times are named."""
    if not _names_nobody(question) or names_days(question) or before.sessions:
        return question
    said, known = question.candidate, before.candidate
    if said is None or (known is not None and said.name in {"", known.name} and not said.mail):
        said = known
    return replace(before, candidate=said, is_link=True, count=question.count)


def _names_nobody(question: Question) -> bool:
    """Whether neither people nor a room are named, so that something spoken of before is meant."""
    return not (question.people or question.room)


async def let_candidate_choose(
    turn: Turn, action: LetCandidateChoose, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Make a link for the question of an offer."""
    offer, _ = await own_offer(action.offer, turn, unit_of_work, ports)
    if offer.purpose is Purpose.MOVE:
        return await choose_again_from(turn, offer, unit_of_work, ports)
    if offer.purpose is not Purpose.BOOK:
        raise Gone(what="offer")
    if booked := await booked_interview(offer, unit_of_work):
        return await offer_again(turn, booked.id, Question(), unit_of_work, ports)
    wanted = SearchRequest(
        replace(question_of(offer), is_link=True),
        tentative_is_free=offer.tentative_is_free,
        is_any_building=offer.is_any_building,
    )
    return await _make(turn, wanted, unit_of_work, ports, offer=offer.id)


async def _make(
    turn: Turn, wanted: SearchRequest, unit_of_work: UnitOfWork, ports: Ports, *, offer: str = ""
) -> Outcome:
    """Return the link's card, or, where no time is free, the offer that says why."""
    account = await enabled_account(turn, unit_of_work)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if not is_connected(person):
        raise SignInNeeded
    made = _new_link(wanted, person, account, turn.now, ports.cipher)
    link = await _with_what_is_known(made, turn, offer, unit_of_work)
    work = search_for_link(link, Requester(person, account), unit_of_work, ports)
    seen = await while_typing(work, turn.address, ports)
    slots = [slot for page in choose_times(link, seen) for slot in page]
    if not slots:
        asked = replace(wanted, question=replace(wanted.question, is_link=False))
        outcome = await store_offer(turn, asked, seen, unit_of_work)
        told = OutgoingView(view=message("link-without-times"))
        return replace(outcome, show=[told, *outcome.show])
    return await _with_its_times(link, wanted, seen, slots, person, turn, unit_of_work, ports)


async def _with_its_times(  # noqa: PLR0913, PLR0917 - a link, what it was made of, and what is free
    link: CandidateLink,
    wanted: SearchRequest,
    seen: SearchResult,
    slots: list[Slot],
    person: Person,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the card of a new link with its times, which are held where the account holds them; the earlier link of which it takes the place ends."""
    ended, freed = await _end_replaced(link, turn.now, unit_of_work, ports)
    days: list[ResourceDay] = []
    if link.most:
        link = replace(link, given=tuple(slot.span.start for slot in slots))
    if link.most and (await unit_of_work.account(link.tenant)).holds_times:
        link, days = await hold_times(link, slots, person, unit_of_work)
    alone = candidate_link_card(link, seen, ports, None, turn.now)
    card = await with_other_link(alone, link, unit_of_work, ports)
    card = replace(card, free=len(slots), left_out=wanted.left_out, has_replaced=bool(ended))
    jobs = [*nudge_jobs(link, turn.now), *([hold_job(link)] if link.is_holding else [])]
    rows = [await unit_of_work.enqueue(one) for one in jobs]
    held = {one.key for one in days}
    free = [one for one in freed if isinstance(one, Job) or one.key not in held]
    save = [link, *ended, *free, *days, *rows]
    outcome = await show_new_card(card, link, turn, unit_of_work, save=save)
    former = [await link_card(one, unit_of_work, ports) for one in ended]
    return replace(outcome, show=[*former, *outcome.show])


async def _end_replaced(
    link: CandidateLink, now: datetime, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[list[CandidateLink], list[ResourceDay | Job]]:
    """Return the candidate's earlier links whose place this one takes, ended, and what they held let go."""
    ended: list[CandidateLink] = []
    freed: list[ResourceDay | Job] = []
    for one in await replaced_links(link, now, unit_of_work):
        over, more = await release(replace_with_newer(one, now), unit_of_work, ports)
        ended.append(over)
        freed += more
    unit_of_work.apply(Outcome(save=ended))
    return ended, freed


async def _with_what_is_known(
    link: CandidateLink, turn: Turn, offer: str, unit_of_work: UnitOfWork
) -> CandidateLink:
    """Return a link with its offer, with what kind of interview it is for, and with where the candidate is.

    Either is as said, or else as it was with the offer's question or as the candidate's page told before.
    """
    kind = interview_kind(turn.content.text) if isinstance(turn.content, Said) else ""
    made_of = await unit_of_work.load(Offer, OfferId(offer)) if offer else None
    zone = link.zone or await known_zone_of(
        link.tenant, link.candidate, link.candidate_mail, unit_of_work
    )
    kind = kind or (made_of.interview_kind if made_of else "")
    return replace(link, offer=offer, zone=zone, interview_kind=kind)


def _new_link(
    wanted: SearchRequest, person: Person, account: Account, now: datetime, cipher: Cipher
) -> CandidateLink:
    hash_, sealed = seal_token(cipher)
    question = wanted.question
    candidate = question.candidate
    return CandidateLink(
        id=hash_,
        sealed=sealed,
        tenant=person.tenant,
        by=person.id,
        asked=msgspec.to_builtins(question),
        tentative_is_free=wanted.tentative_is_free,
        is_any_building=wanted.is_any_building,
        candidate=candidate.name if candidate else "",
        candidate_mail=candidate.mail if candidate else "",
        address=wanted.address,
        zone=candidate.zone if candidate else "",
        most=min(question.count or 0, TIMES_MOST),
        created_at=now,
        open_until=min(
            [now + timedelta(days=account.link_days), *last_end(question, zone_of(person, account))]
        ),
    )


# --- taking it back -------------------------------------------------------------------------------


async def withdraw_link(
    turn: Turn, action: WithdrawLink, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let nothing be chosen, moved or cancelled with a link any more; what was booked stays booked, and shown."""
    link = await own_link(action.link, turn, unit_of_work, ports)
    if link.withdrawn_at is None:
        link = withdraw(link, turn.now)
    link, more = await release(link, unit_of_work, ports)
    if action.shown:
        unit_of_work.apply(Outcome(save=[link, *more]))
        shown = await own_link(action.shown, turn, unit_of_work, ports)
        cards = [
            await link_card(link, unit_of_work, ports),
            await link_card(shown, unit_of_work, ports, onto=pressed_message(turn)),
        ]
        return Outcome(show=cards, save=[link, *more])
    card = await link_card(link, unit_of_work, ports, onto=pressed_message(turn))
    return Outcome(show=[card], save=[link, *more])
