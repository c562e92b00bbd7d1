"""What a message is read with: who speaks, the card shown to them last, their interviews, the open question."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interview_changes import last_taken_off
from bot.domain.bookings.interviews import Answer, Interview, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.conversation_state import Conversation
from bot.language.context import Card, ComingInterview, ParseContext
from bot.language.requests import Candidate, Question, Window
from bot.runtime.ports import Lookup, Ports
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import current_person, zone_of
from dialogs.candidates.name_matching import with_names
from dialogs.interviews.my_interviews import upcoming
from dialogs.scheduling.name_directory import parse_context
from dialogs.scheduling.outgoing_offers import outgoing_places
from dialogs.scheduling.search_inputs import account_context

MOST = 40
"""Coming interviews a message may speak of."""


async def message_context(
    turn: Turn, talk: Conversation, unit_of_work: UnitOfWork, ports: Ports
) -> ParseContext:
    """Return all that a message's meaning depends on besides its words."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    known = await parse_context(await account_context(person, account, unit_of_work), turn)
    if talk.offer and person.mail:
        attended = Lookup(Interview, "attendee", f"{person.tenant}/{person.mail}", turn.now)
        # Most of what follows an offer asks for another one.
        await unit_of_work.read_ahead([(Offer, talk.offer), *outgoing_places(talk)], [attended])
    coming = with_names(await upcoming(person, turn.now, unit_of_work))
    question = await open_question(talk, turn, unit_of_work)
    is_open = question is not None
    zone = zone_of(person, account)
    if loop := await _last_loop(talk, person, unit_of_work, is_open=is_open):
        among = await _after_loop(loop, coming, person, zone, unit_of_work)
        return replace(known, last="loop", interviews=among)
    last, shown = _last_card(talk, person, coming, is_open=is_open)
    is_one_of_several = sum(_waits(one, person) for one in coming) > 1
    is_older = talk.interview != shown or _is_invited_since(talk, person, coming)
    is_unshown = last == "invitation" and is_older and is_one_of_several
    ordered = sorted(coming, key=lambda one: one.id != shown)[:MOST]
    interviews = [as_spoken_of(one, person, zone) for one in ordered]
    if talk.is_choosing:
        # Times were shown since: a yes is to one of them.
        interviews = [replace(one, proposed=None) for one in interviews]
    interviews += await _whole_loops(coming, person, zone, unit_of_work)
    # Of a question for a candidate, "hers" is that one's.
    spoken = () if question and question.candidate else _spoken_of(talk, coming)
    asked, purpose = await _asked_times(talk, shown, unit_of_work)
    return replace(
        known,
        linked=await _linked(talk, person, unit_of_work),
        last=last,
        interviews=tuple(interviews),
        is_unshown=is_unshown,
        spoken_of=spoken,
        listed=talk.listed if last == "list" else (),
        moving=asked if purpose is Purpose.MOVE else (),
        proposing=asked if purpose is Purpose.PROPOSE else (),
    )


def _spoken_of(talk: Conversation, coming: Sequence[Interview]) -> tuple[str, ...]:
    """Return the interviews of the candidate who was shown last: alone on a list, or on a card."""
    shown = talk.listed or (talk.interview,)
    named = {(one.candidate, one.candidate_mail) for one in coming if one.id in shown}
    if len(named) != 1 or not any(*named):
        return ()
    return tuple(one.id for one in coming if (one.candidate, one.candidate_mail) in named)


async def _linked(talk: Conversation, person: Person, unit_of_work: UnitOfWork) -> Candidate | None:
    """Return the candidate of the speaker's own link that was shown last, unless something of another's was shown since."""
    if not talk.link or talk.newest not in {"", talk.link} or talk.is_about_interview:
        return None
    link = await unit_of_work.load(CandidateLink, talk.link)
    if link is None or link.by != person.id or not link.candidate:
        return None
    return Candidate(link.candidate, link.candidate_mail, link.zone)


async def _asked_times(
    talk: Conversation, shown: str, unit_of_work: UnitOfWork
) -> tuple[tuple[Window, ...], Purpose]:
    """Return when the interview spoken of was asked to be, and to what end, where other times for it were the last thing shown."""
    if not (talk.is_choosing and talk.offer and shown):
        return (), Purpose.BOOK
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    if offer is None or offer.purpose is Purpose.BOOK or offer.interview != shown:
        return (), Purpose.BOOK
    return msgspec.convert(offer.asked, Question).windows, offer.purpose


async def _whole_loops(
    coming: Sequence[Interview], person: Person, zone: ZoneInfo, unit_of_work: UnitOfWork
) -> list[ComingInterview]:
    """Return each loop of the speaker's own that is coming, as one."""
    ids = list(dict.fromkeys(one.loop for one in coming[:MOST] if one.loop))
    found = await unit_of_work.load_all(Loop, ids) if ids else []
    return [
        as_whole(loop, [one for one in coming if one.loop == loop.id], zone)
        for loop in found
        if loop is not None and loop.is_live and loop.by == person.id
    ]


async def _last_loop(
    talk: Conversation, person: Person, unit_of_work: UnitOfWork, *, is_open: bool
) -> Loop | None:
    """Return the loop whose card was shown last, if that was one of the speaker's own."""
    if talk.listed or not talk.interview or (is_open and not talk.is_about_interview):
        return None
    if await unit_of_work.load(Interview, talk.interview) is not None:
        return None
    loop = await unit_of_work.load(Loop, talk.interview)
    return loop if loop and loop.is_live and loop.by == person.id else None


async def _after_loop(
    loop: Loop,
    coming: Sequence[Interview],
    person: Person,
    zone: ZoneInfo,
    unit_of_work: UnitOfWork,
) -> tuple[ComingInterview, ...]:
    """Return what may be meant after a loop's card: the whole of it, its sessions, then all else."""
    own = [one for one in coming if one.loop == loop.id]
    rest = [one for one in coming if one.loop != loop.id]
    sessions = (as_spoken_of(one, person, zone) for one in [*own, *rest][: MOST - 1])
    others = await _whole_loops(rest, person, zone, unit_of_work)
    return (as_whole(loop, own, zone), *sessions, *others)


def as_whole(loop: Loop, sessions: Sequence[Interview], zone: ZoneInfo) -> ComingInterview:
    """Return a loop as what is spoken of: from its first session to the end of its last, with everybody."""
    start = min((one.start for one in sessions), default=loop.booked_at)
    end = max((one.end for one in sessions), default=loop.booked_at)
    is_named = bool(loop.candidate or loop.candidate_mail)
    return ComingInterview(
        id=loop.id,
        start=_local(start, zone),
        minutes=round((end - start).total_seconds() / 60),
        people=tuple(dict.fromkeys(each.mail for one in sessions for each in one.people)),
        candidate=Candidate(loop.candidate, loop.candidate_mail) if is_named else None,
        sessions=len(sessions),
        breaks=tuple(msgspec.convert(loop.asked, Question).breaks.items()),
        taken_off=_last_taken_off(sessions),
    )


def _last_taken_off(sessions: Sequence[Interview]) -> tuple[str, ...]:
    """Return who was taken off the session of a loop that somebody was taken off last."""
    lacking = [one for one in sessions if last_taken_off(one)]
    last = max(lacking, key=lambda one: one.changed_at or one.booked_at, default=None)
    return last_taken_off(last) if last else ()


def _last_card(
    talk: Conversation, person: Person, coming: list[Interview], *, is_open: bool
) -> tuple[Card, str]:
    """Return what was shown last, and which interview it spoke of.

    Invitations come by themselves: where nothing else was shown since, the first that waits for an answer is meant.
    """
    if talk.listed and talk.is_about_interview:
        return "list", talk.listed[0]
    if not is_open and (since := _proposed_since(talk, person, coming)):
        return "proposal", since
    spoken = next((one for one in coming if one.id == talk.interview), None)
    if spoken is not None and (talk.is_about_interview or not is_open):
        return _card_of(spoken, person), spoken.id
    if is_open:
        return "offer", ""
    proposed = [one for one in coming if one.by == person.id and one.proposals]
    if proposed:
        return "proposal", proposed[0].id
    waiting = [one for one in coming if _waits(one, person)]
    return ("invitation", waiting[0].id) if waiting else ("none", "")


def _proposed_since(talk: Conversation, person: Person, coming: list[Interview]) -> str:
    """Return the speaker's own interview for which another time was proposed last since the bot answered them; empty for none."""
    if talk.answered_at is None:
        return ""
    told = [
        (made.at, one.id)
        for one in coming
        if one.by == person.id
        for made in one.proposals
        if made.at is not None and made.at > talk.answered_at
    ]
    return max(told)[1] if told else ""


def _is_invited_since(talk: Conversation, person: Person, coming: Sequence[Interview]) -> bool:
    """Whether the speaker was invited to another interview since the bot answered them, with no times to choose from: its card is what their chat shows last."""
    if talk.is_choosing:
        return False
    asked = (
        own.asked_at
        for one in coming
        if one.id != talk.interview and _waits(one, person) and (own := one.attendee(person.mail))
    )
    return any(
        at is not None and talk.answered_at is not None and at > talk.answered_at for at in asked
    )


def _card_of(interview: Interview, person: Person) -> Card:
    if interview.by != person.id:
        return "invitation"
    return "proposal" if interview.proposals else "interview"


def _waits(interview: Interview, person: Person) -> bool:
    own = interview.attendee(person.mail) if person.mail else None
    is_asked = own is not None and (own.answer is Answer.NONE or own.is_asked_again)
    return is_asked and interview.by != person.id


def as_spoken_of(interview: Interview, person: Person, zone: ZoneInfo) -> ComingInterview:
    """Return an interview as a person speaks of it."""
    own = interview.attendee(person.mail) if person.mail else None
    is_named = bool(interview.candidate or interview.candidate_mail)
    is_own = interview.by == person.id
    proposed = [one.start for one in interview.proposals if one.proposer == person.mail]
    return ComingInterview(
        id=interview.id,
        start=_local(interview.start, zone),
        minutes=round((interview.end - interview.start).total_seconds() / 60),
        people=tuple(one.mail for one in interview.people),
        candidate=Candidate(interview.candidate, interview.candidate_mail) if is_named else None,
        room=interview.room or None,
        role="organizer" if is_own else "interviewer",
        answer=own.answer.value if own and own.answer is not Answer.NONE else "",
        proposed=_local(proposed[-1], zone) if proposed else None,
        proposers=tuple(one.proposer for one in interview.proposals) if is_own else (),
        proposed_starts=tuple(_local(one.start, zone) for one in interview.proposals)
        if is_own
        else (),
        others_proposed=() if is_own else _others_proposed(interview, person, zone),
        online=interview.online,
        declined=_lacking(interview) if is_own else (),
        taken_off=last_taken_off(interview) if is_own else (),
        loop=interview.loop if is_own else "",
    )


def _others_proposed(
    interview: Interview, person: Person, zone: ZoneInfo
) -> tuple[tuple[str, datetime], ...]:
    """Return what other interviewers propose for an interview."""
    others = (one for one in interview.proposals if one.proposer != person.mail)
    return tuple((one.proposer, _local(one.start, zone)) for one in others)


def _lacking(interview: Interview) -> tuple[str, ...]:
    """Return in whose place somebody is wanted: who declined, and whose wish it is."""
    there = {one.mail for one in interview.people}
    return tuple(sorted({*interview.declined, *interview.to_replace} & there))


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


async def open_question(
    talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Question | None:
    """Return the question a follow-up changes: none once something was booked, or after twelve hours."""
    if not talk.asked or talk.is_about_interview:
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is not None and offer.expires_at <= turn.now:
        return None
    return msgspec.convert(talk.asked, Question)
