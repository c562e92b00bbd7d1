"""The card of a candidate's link as it stands, for who sent it, and the address that the candidate opens."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.candidate_links import CandidateLink, LinkState, is_chosen_with, link_state
from bot.domain.bookings.interviews import Interview
from bot.domain.card_subjects import link_subject
from bot.domain.errors import Gone
from bot.language.requests import Question
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidateLinkCard, OtherLink
from cards.view_models import message
from dialogs.authorization import require_scheduler, zone_of
from dialogs.candidates.free_times import names_days
from dialogs.candidates.links.link_address import page_url
from dialogs.candidates.links.link_lookup import (
    interview_of,
    open_link_of_colleague,
    other_open_link,
)
from dialogs.scheduling.kept_filters import room_facts
from dialogs.scheduling.search_inputs import AccountContext, account_context


async def own_link(
    id: str,  # noqa: A002 - the domain's own word
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> CandidateLink:
    """Return a link that the speaker sent; raises Gone for anybody else's, and for none."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    link = await unit_of_work.load(CandidateLink, id) if id else None
    if link is None or link.by != person.id:
        raise Gone(what="link")
    return link


async def link_card(
    link: CandidateLink, unit_of_work: UnitOfWork, ports: Ports, *, onto: str = ""
) -> OutgoingView:
    """Return a link's card as it stands now, for who sent it."""
    account = await unit_of_work.account(link.tenant)
    person = await unit_of_work.person(link.by)
    if person is None:
        raise Gone(what="link")
    interview = await interview_of(link, unit_of_work)
    known = await account_context(person, account, unit_of_work)
    view = candidate_link_card(link, known, ports, interview, ports.clock.now())
    return OutgoingView(
        view=await with_other_link(view, link, unit_of_work, ports),
        to=None if onto else person.id,
        subject=link_subject(link.id),
        revision=link.revision,
        onto=onto,
    )


async def with_other_link(
    card: CandidateLinkCard, link: CandidateLink, unit_of_work: UnitOfWork, ports: Ports
) -> CandidateLinkCard:
    """Return the card of a link that is open or booked, naming another open one of the same candidate."""
    if card.state not in {LinkState.OPEN.value, LinkState.BOOKED.value}:
        return card
    now = ports.clock.now()
    own = await other_open_link(link, now, unit_of_work)
    other = own or await open_link_of_colleague(link, now, unit_of_work)
    if other is None:
        return card
    sender = None if own else await unit_of_work.person(other.by)
    named = OtherLink(
        link=other.id,
        minutes=msgspec.convert(other.asked, Question).minutes,
        until=other.open_until.astimezone(ZoneInfo(card.zone)),
        sender=sender.name if sender else "",
        is_own=other.by == link.by,
    )
    return replace(card, other=named)


async def show_new_card(
    card: CandidateLinkCard,
    link: CandidateLink,
    turn: Turn,
    unit_of_work: UnitOfWork,
    *,
    save: Sequence[object],
) -> Outcome:
    """Return the outcome that shows a link to who asked alone, as a new message, and keeps it as what the talk is about."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    shows = [
        OutgoingView(
            view=card,
            to=turn.speaker.id,
            subject=link_subject(link.id),
            revision=link.revision,
            is_new=True,
        )
    ]
    if turn.address.place is not Place.PERSONAL:
        shows.append(OutgoingView(view=message("link-in-own-chat")))
    noted = replace(talk, link=link.id, doubt=None, confirm=None)
    return Outcome(show=shows, save=[*save, noted])


def candidate_link_card(
    link: CandidateLink,
    known: AccountContext,
    ports: Ports,
    interview: Interview | None,
    now: datetime,
) -> CandidateLinkCard:
    """Return the facts of a link's card, in the zone of who sent it."""
    question = msgspec.convert(link.asked, Question)
    person, account = known.asker.person, known.asker.account
    zone = zone_of(person, account)
    now_at = link_state(link, interview, now)
    state = LinkState.WITHDRAWN if link.withdrawn_at is not None else now_at
    return CandidateLinkCard(
        link=link.id,
        state=state.value,
        is_replaced=link.is_replaced,
        url=page_url(link.id, link.sealed, ports)
        if state in {LinkState.OPEN, LinkState.BOOKED}
        else "",
        candidate=link.candidate,
        zone=zone.key,
        candidate_zone=link.zone,
        year=now.astimezone(zone).year,
        minutes=question.minutes,
        interview_kind=link.interview_kind,
        asked_people=tuple(map(known.name, question.people)),
        need=question.need,
        musts=tuple(map(known.name, question.must)),
        asked_days=_days(question),
        asked_room=room_facts(question.room, known),
        is_online=question.online,
        company=account.name,
        organizer=person.name,
        times=_times(link, question, zone),
        is_holding=link.is_holding,
        held_room=_held_room(link),
        until=link.open_until.astimezone(zone),
        chosen=_chosen(interview, zone) if now_at is LinkState.BOOKED else None,
        is_chosen_by_sender=interview is not None and not is_chosen_with(link, interview),
        interview=interview.id if interview and state is LinkState.BOOKED else "",
        is_move_asked=state is LinkState.BOOKED and link.is_move_asked,
        may_mail=ports.mails is not None and account.sends_mail and bool(link.candidate_mail),
        mail=link.mail.state.value if link.mail else "",
        mail_to=link.candidate_mail if link.mail else "",
        candidate_mail=link.candidate_mail,
        known_mail=link.address,
    )


def _held_room(link: CandidateLink) -> Literal["", "calendar", "bot"]:
    rooms = [one.is_in_room for one in link.holds if one.room and link.is_holding]
    if not rooms:
        return ""
    return "calendar" if all(rooms) else "bot"


def _in_zone(
    spans: Sequence[tuple[datetime, datetime]], zone: ZoneInfo
) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((start.astimezone(zone), end.astimezone(zone)) for start, end in spans)


def _times(
    link: CandidateLink, question: Question, zone: ZoneInfo
) -> tuple[tuple[datetime, datetime], ...]:
    """Return the times that are given to the candidate."""
    length = timedelta(minutes=question.minutes)
    return _in_zone([(start, start + length) for start in link.given], zone)


def _chosen(interview: Interview | None, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    return _in_zone([(interview.start, interview.end)], zone)[0] if interview else None


def _days(question: Question) -> tuple[date, date] | None:
    """Return the first and the last day that were named."""
    days = [start.date() for start, _ in question.windows]
    return (min(days), max(days)) if names_days(question) and days else None
