"""What a candidate's link shows: times to choose from, the interview that was chosen, or whom to write to.

A look changes nothing that matters: mail programs open every link. The times that are shown are kept for a while, since
a choice names them and a place in them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Person
from bot.domain.bookings.candidate_links import (
    CandidateLink,
    LinkState,
    link_state,
    may_cancel,
    may_move,
    view_key,
    view_of_minute,
)
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.bookings.offers import Offer
from bot.domain.errors import Gone, SignInNeeded
from bot.domain.url_tokens import hash_ticket
from bot.language.requests import Question
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidatePage, PageInterview, PageState, PageTime, Told
from cards.words.bookings.candidate_page import introduced_names
from cards.words.invitations import introduced
from dialogs.authorization import is_connected, zone_of
from dialogs.candidates.free_times import new_view, search_for_link
from dialogs.candidates.links.link_lookup import interview_of
from dialogs.candidates.page.zone_names import known_zone, listed_zones
from dialogs.people.sign_in_cards import add_reconnect_card
from dialogs.scheduling.search_inputs import Requester


class PageRequest(Struct, frozen=True, kw_only=True):
    """How a page is to be shown."""

    zone: str = ""
    """As the address names it; anything else than a zone of the database is not heeded."""
    page: int = 0
    is_moving: bool = False
    """The times to which the interview can be moved are asked for."""
    told: Told = ""
    is_fresh: bool = False
    """Calendars are read now, even if they were a moment ago."""


class Opened(Struct, frozen=True, kw_only=True):
    """A link with all that its page speaks of."""

    link: CandidateLink
    account: Account
    organizer: Person
    interview: Interview | None
    state: LinkState
    people: Mapping[str, Person]
    """Everybody of the account by address."""

    @property
    def interview_to_move(self) -> Interview | None:
        """Return the interview that stands; None where a time is still to be chosen."""
        return self.interview if self.state is LinkState.BOOKED else None


async def open_link(token: str, unit_of_work: UnitOfWork, now: datetime) -> Opened | None:
    """Return what the token leads to; None where that is nothing, or nobody is left who sent it."""
    link = await unit_of_work.load(CandidateLink, hash_ticket(token))
    if link is None:
        return None
    interview = await interview_of(link, unit_of_work)
    organizer = await unit_of_work.person(interview.by if interview else link.by)
    if organizer is None:
        return None
    return Opened(
        link=link,
        account=await unit_of_work.account(link.tenant),
        organizer=organizer,
        interview=interview,
        state=link_state(link, interview, now),
        people=await unit_of_work.people_by_mail(link.tenant),
    )


async def show_link(
    opened: Opened, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    """Return the page of an opened link; for one that is over, only whom to write to."""
    page = contact_page(opened, asked)
    if opened.state is LinkState.BOOKED and opened.interview is not None:
        return _with_interview(page, opened, opened.interview, ports.clock.now()), Outcome()
    if opened.state is not LinkState.OPEN:
        is_replaced = opened.state is LinkState.WITHDRAWN and opened.link.is_replaced
        return replace(page, state="replaced" if is_replaced else _OVER[opened.state]), Outcome()
    if not may_choose(opened):
        return page, Outcome()
    return await show_times(opened, asked, unit_of_work, ports)


async def show_times(
    opened: Opened, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    """Return the page with the times that can be chosen: for the interview, or to move it to."""
    page = contact_page(opened, asked)
    if opened.state is LinkState.BOOKED and opened.interview is not None:
        page = _with_interview(page, opened, opened.interview, ports.clock.now())
    try:
        view, fresh = await _current_view(opened, asked, unit_of_work, ports)
    except SignInNeeded:
        unavailable = contact_page(opened, asked)
        return unavailable, await sign_in_ended(opened.organizer, unit_of_work, ports)
    except Gone:
        # Somebody whom the question names has left the account.
        return contact_page(opened, asked), Outcome()
    return _with_times(page, opened, view, asked), Outcome(save=fresh)


_OVER: Mapping[LinkState, PageState] = {
    LinkState.OVER: "over",
    LinkState.CANCELLED: "cancelled",
    LinkState.WITHDRAWN: "withdrawn",
    LinkState.EXPIRED: "expired",
}


def may_choose(opened: Opened) -> bool:
    """Whether who sent the link may still book, with a sign-in of theirs."""
    is_in_charge = opened.organizer.may_schedule and is_connected(opened.organizer)
    return opened.account.enabled and is_in_charge


async def sign_in_ended(organizer: Person, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return the outcome that tells who sent a link at once that their sign-in has ended."""
    expired = replace(organizer, connection=Connection.EXPIRED)
    return await add_reconnect_card(Outcome(save=[expired]), unit_of_work, ports)


async def _current_view(
    opened: Opened, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Offer, list[Offer]]:
    """Return the times to show: those of this minute, or else such as are free now, to be kept."""
    link, interview = opened.link, opened.interview_to_move
    minute = view_of_minute(ports.clock.now())
    # The times to move to change with the interview and with what its recruiter asks for.
    seen_by_all = f"{minute}m{interview.revision}x{link.revision}" if interview else minute
    key = view_key(link, uuid4().hex if asked.is_fresh else seen_by_all)
    known = None if asked.is_fresh else await unit_of_work.load(Offer, key)
    if known is not None:
        return known, []
    asker = Requester(opened.organizer, opened.account)
    seen = await search_for_link(link, asker, unit_of_work, ports, interview=interview)
    view = new_view(link, key, seen, interview=interview)
    return view, [view]


# --- what is told ---------------------------------------------------------------------------------


def contact_page(opened: Opened, asked: PageRequest) -> CandidatePage:
    """Return the page that tells whom to write to, and nothing more."""
    home = zone_of(opened.organizer, opened.account)
    return CandidatePage(
        state="unavailable",
        told=asked.told,
        company=opened.account.name,
        contact=opened.organizer.name,
        contact_mail=opened.organizer.mail,
        contact_phone=opened.account.contact_phone,
        interview_kind=_kind(opened),
        zone=known_zone(asked.zone) or known_zone(opened.link.zone) or home.key,
        zones=listed_zones(),
        home_zone=home.key,
        is_zone_chosen=bool(known_zone(asked.zone)),
    )


def _kind(opened: Opened) -> str:
    """Return what kind of interview it is, while the link still shows anything of it."""
    is_shown = opened.state in {LinkState.OPEN, LinkState.BOOKED}
    return opened.link.interview_kind if is_shown else ""


def _with_times(
    page: CandidatePage,
    opened: Opened,
    view: Offer,
    asked: PageRequest,
) -> CandidatePage:
    question = msgspec.convert(opened.link.asked, Question)
    zone, number = ZoneInfo(page.zone), min(asked.page, max(len(view.page_sizes) - 1, 0))
    first, last = replace(view, page=number).page_bounds
    name = view.id.rpartition("/")[2]
    return replace(
        page,
        state="moving" if opened.interview_to_move else "choose",
        minutes=question.minutes,
        people=_introduced(question.people, opened) if question.need == "all" else (),
        is_online=question.online,
        times=tuple(
            PageTime(
                value=f"{name}.{at}",
                start=slot.start.astimezone(zone),
                end=slot.end.astimezone(zone),
            )
            for at, slot in enumerate(view.slots[first:last], first + 1)
        ),
        page=number,
        has_more=last < len(view.slots),
        until=opened.link.open_until.astimezone(zone),
        year=view.expires_at.astimezone(zone).year,
    )


def _with_interview(
    page: CandidatePage, opened: Opened, interview: Interview, now: datetime
) -> CandidatePage:
    zone, account = ZoneInfo(_zone_told(page, opened, interview)), opened.account
    room = account.room(interview.room) if interview.room else None
    coming = [one.mail for one in interview.people if one.mail not in interview.declined]
    dial_in = interview.dial_in
    return replace(
        page,
        state="booked",
        zone=zone.key,
        minutes=round((interview.end - interview.start).total_seconds() / 60),
        is_online=interview.online,
        interview=PageInterview(
            start=interview.start.astimezone(zone),
            end=interview.end.astimezone(zone),
            people=_introduced(coming, opened),
            dial_in=f"{dial_in.number} ({dial_in.conference_id})" if dial_in else "",
            place=", ".join(filter(None, (room.name, room.building))) if room else "",
            directions=account.way_to(room.building) if room else "",
            join_url=interview.meeting_url,
            is_settled=interview.stage is Stage.STANDING,
            uid=_uid(interview),
            sequence=interview.revision,
            has_invitation=_is_invited(interview),
        ),
        may_move=may_move(opened.link, interview, account, now),
        is_move_asked=opened.link.is_move_asked,
        may_cancel=may_cancel(opened.link, interview, account, now),
        year=now.astimezone(zone).year,
    )


def _zone_told(page: CandidatePage, opened: Opened, interview: Interview) -> str:
    """Return the zone of a page that tells of an interview: until the candidate chooses one, that in which they were invited."""
    own = interview.candidate_invitation
    is_told = page.is_zone_chosen or bool(known_zone(opened.link.zone))
    return page.zone if is_told else known_zone(own.zone if own else "") or page.zone


def _introduced(mails: Sequence[str], opened: Opened) -> tuple[str, ...]:
    """Return whom the candidate will meet, as far as the account wants it told."""
    people = [opened.people[mail] for mail in mails if mail in opened.people]
    named = [(one.name, one.job_title) for one in people]
    return introduced_names(introduced(named, opened.account.candidates_see))


def _is_invited(interview: Interview) -> bool:
    """Whether the candidate's own invitation is out: after a booking by the recruiter it waits until Undo has closed."""
    own = interview.candidate_invitation
    return own is not None and own.event is not None


def _uid(interview: Interview) -> str:
    """Return the identity of the candidate's own event; before there is one, the interview's."""
    own = interview.candidate_invitation
    return own.event.ical_uid if own and own.event and own.event.ical_uid else interview.id
