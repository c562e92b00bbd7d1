"""What is coming: a person's interviews, each with its state."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, InterviewId, OfferId, Stage
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import (
    CANCEL,
    INTERVIEW,
    LINK,
    OFFER,
    interview_subject,
    location_key,
    parse_subject,
)
from bot.domain.errors import Gone
from bot.domain.jobs import CardLocation
from bot.language.requests import Candidate, InterviewsRequest, Window
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, Refresh
from cards.interview_views import InterviewCard, InterviewList, LoopLine
from dialogs.authorization import current_person, may_see_candidates, zone_of
from dialogs.candidates.links.link_cards import link_card, own_link
from dialogs.candidates.name_matching import is_candidate, with_names
from dialogs.interviews.calendar.read_events import look_sooner
from dialogs.interviews.changes.undo_and_cancel import cancel
from dialogs.interviews.interview_cards import card_for, in_own_chat
from dialogs.interviews.person_lines import person_line
from dialogs.scheduling.offer_cards import public, redraw
from dialogs.scheduling.search_inputs import AccountContext, account_context

MOST = 8


async def interviews(
    turn: Turn, asked: InterviewsRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """List the speaker's interviews of which they ask, the first one first: those that are not over, or those that are.

    The one interview of a candidate is shown in full.
    """
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    zone, room = zone_of(person, account), account.room(asked.room)
    found = await (_over if asked.is_past else upcoming)(person, turn.now, unit_of_work)
    known_ones = with_names(found) if may_see_candidates(person) else found
    coming = [
        one
        for one in known_ones
        if _is_asked_for(one, asked, zone, sees_candidates=may_see_candidates(person))
    ]
    # Of a loop only some sessions may be in that room.
    entries = entries_of(person, coming, is_each_apart=bool(asked.room))
    if asked.candidate and len(coming) == 1:
        return await refresh(turn, Refresh(interview_subject(coming[0].id)), unit_of_work, ports)
    view = await _list_of(entries, person, unit_of_work, ports)
    known = await unit_of_work.people_by_mail(person.tenant)
    view = replace(
        view,
        year=turn.now.year,
        running=sum(one.start <= turn.now for one in coming) if not asked.is_past else 0,
        is_past=asked.is_past,
        candidate=_named(asked.candidate),
        people=tuple(known[mail].name for mail in asked.people if mail in known),
        days=_days(asked.windows, zone),
        room=room.name if room else asked.room,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    listed = tuple(key for key, _ in entries)
    noted = replace(talk, interview="", is_about_interview=True, is_choosing=False, listed=listed)
    own = [one for one in coming if one.by == person.id][:MOST]
    return Outcome(
        show=[in_own_chat(OutgoingView(view=view), turn)],
        save=[noted if coming else talk, *await look_sooner(own, unit_of_work, turn.now)],
    )


def _is_asked_for(
    interview: Interview, asked: InterviewsRequest, zone: ZoneInfo, *, sees_candidates: bool
) -> bool:
    """Whether an interview is of the candidate, with the people, in the room and within the times that were named."""
    spans = [(start.replace(tzinfo=zone), end.replace(tzinfo=zone)) for start, end in asked.windows]
    is_then = not spans or any(a < interview.end and interview.start < b for a, b in spans)
    is_theirs = all(interview.attendee(mail) for mail in asked.people)
    is_of = not (asked.candidate and sees_candidates) or is_candidate(
        interview, asked.candidate.name, asked.candidate.mail
    )
    is_there = not asked.room or interview.room == asked.room
    return is_then and is_theirs and is_of and is_there


def _named(candidate: Candidate | None) -> str:
    return (candidate.name or candidate.mail) if candidate else ""


def _days(windows: tuple[Window, ...], zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    if not windows:
        return None
    first, last = min(start for start, _ in windows), max(end for _, end in windows)
    return first.replace(tzinfo=zone), last.replace(tzinfo=zone)


async def interview_list(
    person: Person, coming: Sequence[Interview], unit_of_work: UnitOfWork, ports: Ports
) -> InterviewList:
    """Return somebody's interviews as a list, the first few in full."""
    return await _list_of(entries_of(person, coming), person, unit_of_work, ports)


async def _list_of(
    entries: Sequence[tuple[str, list[Interview]]],
    person: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> InterviewList:
    alone = [some[0] for key, some in entries[:MOST] if key == some[0].id]
    shows = [await card_for(person, one, unit_of_work, ports) for one in alone]
    known = await account_context(person, await unit_of_work.account(person.tenant), unit_of_work)
    return InterviewList(
        interviews=tuple(cast("InterviewCard", show.view) for show in shows),
        loops=tuple(_line(key, some, known) for key, some in entries[:MOST] if key != some[0].id),
        further=sum(len(some) for _, some in entries[MOST:]),
        is_organizer=person.may_schedule,
    )


def entries_of(
    person: Person, coming: Sequence[Interview], *, is_each_apart: bool = False
) -> list[tuple[str, list[Interview]]]:
    """Return what a list shows, by ids in order of time: an organizer's sessions of one loop are one entry, if they do not stand apart."""
    entries: dict[str, list[Interview]] = {}
    for one in coming:
        is_of_loop = bool(one.loop) and one.by == person.id and not is_each_apart
        key = one.loop if is_of_loop else one.id
        entries.setdefault(key, []).append(one)
    return list(entries.items())


def _line(loop: str, sessions: Sequence[Interview], known: AccountContext) -> LoopLine:
    zone, reader = known.asker.zone, known.asker.person
    people = {
        each.mail: person_line(each, one, known.people) for one in sessions for each in one.people
    }
    return LoopLine(
        loop=loop,
        start=sessions[0].start.astimezone(zone),
        end=max(one.end for one in sessions).astimezone(zone),
        zone=zone.key,
        sessions=len(sessions),
        people=tuple(people.values()),
        candidate=sessions[0].candidate if may_see_candidates(reader) else "",
    )


async def refresh(turn: Turn, action: Refresh, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Draw a card anew for who looks at it."""
    kind, about = parse_subject(action.subject)
    if kind == OFFER:
        return await _refreshed_offer(turn, about, unit_of_work, ports)
    if kind == CANCEL:
        asked = await cancel(turn, Cancel(InterviewId(about)), unit_of_work, ports)
        return replace(asked, show=[replace(one, onto=pressed_message(turn)) for one in asked.show])
    if kind == LINK:
        link = await own_link(about, turn, unit_of_work, ports)
        return Outcome(
            show=[await link_card(link, unit_of_work, ports, onto=pressed_message(turn))]
        )
    if kind != INTERVIEW:
        return Outcome()
    person = await current_person(turn, unit_of_work, ports.rules)
    interview = await unit_of_work.load(Interview, InterviewId(about))
    if interview is None or interview.tenant != person.tenant:
        raise Gone(what="interview")
    if interview.by != person.id and interview.attendee(person.mail) is None:
        raise Gone(what="interview")
    show = await card_for(person, interview, unit_of_work, ports, onto=pressed_message(turn))
    stands = await unit_of_work.load(CardLocation, location_key(show.subject, person.id))
    is_elsewhere = stands is not None and stands.message != pressed_message(turn)
    if (isinstance(turn.content, Pressed) and turn.content.is_automatic) or not is_elsewhere:
        return Outcome(show=[show])
    # Pressed on a list: the list stays, and the interview's card comes below it.
    return Outcome(show=[replace(show, onto="", to=person.id, is_new=True)])


async def _refreshed_offer(turn: Turn, id: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:  # noqa: A002 - the domain's own word
    """Draw an offer anew: what was taken since is no longer offered."""
    person = await current_person(turn, unit_of_work, ports.rules)
    offer = await unit_of_work.load(Offer, OfferId(id))
    if offer is None or offer.by != person.id:
        raise Gone(what="offer")
    account = await unit_of_work.account(offer.tenant)
    booked = [await unit_of_work.load(Interview, slot.interview) for slot in offer.slots]
    taken = {one.slot_number for one in booked if one is not None and one.is_live}
    known = await account_context(person, account, unit_of_work)
    view = redraw(offer, known, taken=taken)
    shown = replace(view, is_expired=offer.expires_at <= turn.now)
    show = OutgoingView(view=public(shown, turn), onto=pressed_message(turn))
    return Outcome(show=[show])


async def lacking_someone(turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the coming interviews of the speaker's own that somebody declined or is to be replaced in.

    That is told unasked, so the talk may still be about something else.
    """
    own = await unit_of_work.find(Interview, "by", turn.speaker.id, after=turn.now)
    return [one for one in own if one.stage is Stage.STANDING and (one.declined or one.to_replace)]


async def upcoming(person: Person, now: datetime, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the live interviews that a person organizes or attends, in order of time."""
    own = await unit_of_work.find(Interview, "by", person.id, after=now)
    mail = f"{person.tenant}/{person.mail}"
    attended = (
        await unit_of_work.find(Interview, "attendee", mail, after=now) if person.mail else []
    )
    found = {one.id: one for one in (*own, *attended) if one.is_live}
    return sorted(found.values(), key=lambda one: one.start)


_DAYS_BACK = timedelta(days=2)


async def _over(person: Person, now: datetime, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the interviews of today and yesterday that have begun and were not cancelled, in order of time."""
    found = await upcoming(person, now - _DAYS_BACK, unit_of_work)
    return [one for one in found if one.start <= now]
