"""Forgetting a candidate: in interviews, offers, talks and cards under way at once; what is to come is asked about."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person, Place
from bot.domain.audit import Deed
from bot.domain.bookings.candidate_links import CandidateLink, forget_candidate_of
from bot.domain.bookings.candidates import (
    CANDIDATE_INDEX,
    candidate_key,
    forget_candidate,
    forget_candidate_of_loop,
)
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.errors import Gone
from bot.domain.jobs import Job
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToForgetCandidate
from cards.actions import Agree
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.authorization import require_scheduler, zone_of
from dialogs.candidates.holds import release
from dialogs.candidates.links.link_cards import link_card
from dialogs.candidates.named_talks import schedulers, talks_without
from dialogs.interviews.booking.book import tell_organizer
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.interview_cards import interviewer_cards
from dialogs.reminders import after_interview

FORGET_CANDIDATE = "forget candidate"
REDRAWN_FOR = timedelta(days=30)
"""Cards of interviews that ended longer ago are left as they stand."""


async def ask_to_forget(turn: Turn, name: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether a candidate is to be forgotten; Gone where no interview or offer names them."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    interviews = await _interviews(person, name, unit_of_work)
    known = interviews or await _links(person, name, unit_of_work)
    if not known and not await _offers(person, name, unit_of_work):
        raise Gone(what="candidate")
    coming = [one for one in interviews if one.is_live and one.start > turn.now]
    own = [one for one in coming if one.by == turn.speaker.id]
    agree = Agree(FORGET_CANDIDATE)
    is_private = turn.address.place is Place.PERSONAL
    view = AskToForgetCandidate(
        name=name if is_private else "",
        interviews=len(interviews),
        coming=len(own),
        coming_of_others=len(coming) - len(own),
        to=agree.to,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    asked = replace(talk, confirm=agree.pack(), candidate=name)
    return Outcome(show=[OutgoingView(view=view)], save=[asked])


async def forget_named(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask whether the candidate who was named in words is to be forgotten."""
    return await ask_to_forget(turn, request.name, unit_of_work, ports)


async def forget(turn: Turn, _action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Forget the candidate who was asked about, and ask whether their coming interviews are to be cancelled."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if not talk.candidate:
        raise Gone(what="choices")
    name = talk.candidate
    interviews = await _interviews(person, name, unit_of_work)
    forgotten = [forget_candidate(one, turn.now) for one in interviews]
    links = await _forget_links(person, name, unit_of_work, ports)
    outcome = Outcome(
        show=[
            *links.show,
            *await _other_organizers(person, forgotten, turn, unit_of_work),
            OutgoingView(view=message("candidate-forgotten"), onto=pressed_message(turn)),
            *[
                card
                for one in _recent(forgotten, turn)
                for card in (
                    *await interviewer_cards(one, unit_of_work, ports),
                    *await after_interview.redrawn(one, unit_of_work, ports),
                )
            ],
        ],
        save=[
            *forgotten,
            *[
                forget_candidate_of_loop(one, turn.now)
                for one in await _loops(person, name, unit_of_work)
            ],
            *map(_forgotten_offer, await _offers(person, name, unit_of_work)),
            *await talks_without(name, person.tenant, unit_of_work),
            *links.save,
            *await _cards_of_organizers(forgotten, turn, unit_of_work, ports),
            record_deed(turn, Deed.CANDIDATE_FORGOTTEN),
        ],
    )
    unit_of_work.apply(outcome)
    return await _with_coming(outcome, forgotten, turn, unit_of_work, ports)


async def _forget_links(
    person: Person, name: str, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the candidate's links without them: they lead nowhere, and hold nothing any more."""
    shows: list[OutgoingView] = []
    saved: list[object] = []
    for one in await _links(person, name, unit_of_work):
        forgotten = forget_candidate_of(one, ports.clock.now())
        free, more = await release(forgotten, unit_of_work, ports)
        shows.append(await link_card(free, unit_of_work, ports))
        saved += [free, *more]
    return Outcome(show=shows, save=saved)


async def _other_organizers(
    person: Person, forgotten: Sequence[Interview], turn: Turn, unit_of_work: UnitOfWork
) -> list[OutgoingView]:
    """Return what tells other organizers which of their coming interviews still name the candidate in the calendars."""
    account = await unit_of_work.account(person.tenant)
    told = []
    for organizer in dict.fromkeys(one.by for one in forgotten if one.by != person.id):
        theirs = await unit_of_work.person(organizer)
        starts = [
            one.start.astimezone(zone_of(theirs, account)).isoformat()
            for one in sorted(forgotten, key=lambda one: one.start)
            if theirs and one.by == organizer and one.is_live and one.start > turn.now
        ]
        if starts:
            news = message("forgotten-of-yours", by=person.name, starts=tuple(starts))
            told.append(OutgoingView(view=news, to=organizer))
    return told


async def _with_coming(
    outcome: Outcome,
    forgotten: Sequence[Interview],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the outcome that also asks about the interviews that are still to come and the speaker's own."""
    coming = [
        one.id
        for one in forgotten
        if one.is_live and one.start > turn.now and one.by == turn.speaker.id
    ]
    if not coming:
        return outcome
    asked = await ask_about_several(turn, "cancel", coming, unit_of_work, ports)
    return replace(outcome, show=[*outcome.show, *asked.show], save=[*outcome.save, *asked.save])


async def _interviews(person: Person, name: str, unit_of_work: UnitOfWork) -> Sequence[Interview]:
    return await unit_of_work.find(Interview, CANDIDATE_INDEX, candidate_key(person.tenant, name))


async def _loops(person: Person, name: str, unit_of_work: UnitOfWork) -> Sequence[Loop]:
    return await unit_of_work.find(Loop, CANDIDATE_INDEX, candidate_key(person.tenant, name))


async def _offers(person: Person, name: str, unit_of_work: UnitOfWork) -> list[Offer]:
    wanted = candidate_key(person.tenant, name)
    return [
        offer
        for one in await schedulers(person.tenant, unit_of_work)
        for offer in await unit_of_work.find(Offer, "by", one.id)
        if candidate_key(offer.tenant, offer.candidate) == wanted
    ]


def _forgotten_offer(offer: Offer) -> Offer:
    asked = {**offer.asked, "candidate": None}
    return replace(offer, candidate="", candidate_mail="", asked=asked)


async def _links(person: Person, name: str, unit_of_work: UnitOfWork) -> Sequence[CandidateLink]:
    key = candidate_key(person.tenant, name)
    return await unit_of_work.find(CandidateLink, CANDIDATE_INDEX, key)


def _recent(forgotten: Sequence[Interview], turn: Turn) -> list[Interview]:
    return [one for one in forgotten if one.end > turn.now - REDRAWN_FOR]


async def _cards_of_organizers(
    forgotten: Sequence[Interview], turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the work that draws the organizers' cards of the last weeks anew, without the name."""
    return [
        await tell_organizer(one, unit_of_work, ports, is_news=False)
        for one in _recent(forgotten, turn)
    ]
