"""“Remind the interviewers”: the organizer has those asked again at once who have not answered."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from msgspec import Struct

from bot.domain.bookings.interviews import Answer, Attendee, Interview, InterviewId, LoopId, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.errors import Gone
from bot.domain.notifications import NotificationKind
from bot.domain.reminders import DueReminder, last_sent, with_sent
from bot.language.people.candidates import name_parts
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Nudge
from cards.view_models import Message, message
from dialogs.account.connect_campaign import send_reminders
from dialogs.authorization import require_scheduler, zone_of
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.interview_cards import shown_candidate
from dialogs.loops.members import live_sessions
from dialogs.reminders.recipients import interviewers
from dialogs.reminders.reminder_card import nudge
from dialogs.typed.typed_buttons import resolve_interview

PAUSE = timedelta(hours=1)


class _Round(Struct, frozen=True):
    """Who of one interview is reminded; `is_known` where somebody waits whom the bot can write to."""

    told: Interview
    shows: tuple[OutgoingView, ...]
    names: tuple[str, ...]
    missing: tuple[str, ...]
    is_known: bool


async def remind_them(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Remind the interviewers of the interview or loop that is spoken of.

    "Everyone" are those of all the speaker's coming interviews, or of the candidate's who is named. With nothing spoken
    of, who administers reminds a person to connect; who does not means their only coming interview.
    """
    coming = await _coming(turn, unit_of_work)
    if named := [one for one in coming if _is_of_candidate(one, request.name)]:
        return await _remind_each(named, request.people, turn, unit_of_work, ports)
    if coming and request.is_of_all:
        return await _remind_each(coming, (), turn, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    found = await _own(talk.interview, turn, unit_of_work) if talk.is_about_interview else []
    person = await unit_of_work.person(turn.speaker.id)
    is_connecting = person is None or person.may_administer or not person.may_schedule
    if coming and request.people and (found or not is_connecting):
        return await _remind_named(found, coming, request.people, turn, unit_of_work, ports)
    if not found:
        if is_connecting:
            return await send_reminders(turn, request, unit_of_work, ports)
        key = await resolve_interview(talk, turn, unit_of_work)
        found = await _own(key, turn, unit_of_work)
    if not found:
        raise Gone(what="interview")
    await require_scheduler(turn, unit_of_work, ports.rules)
    return await _remind(found, request.people, turn, unit_of_work, ports)


async def _remind_named(  # noqa: PLR0913, PLR0917 - what is spoken of, and what is coming
    spoken_of: Sequence[Interview],
    coming: Sequence[Interview],
    people: Sequence[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Remind who is named of the interview that is spoken of where they are on it, else of all the speaker's that they are on."""
    there = [one for one in spoken_of if _is_on(one, people)]
    found = there or [one for one in coming if _is_on(one, people)]
    if not found:
        known = await unit_of_work.people_by_mail(turn.speaker.tenant)
        names = tuple(known[one].name if one in known else one for one in people)
        return Outcome(show=[OutgoingView(view=message("on-no-interview", names=names))])
    if there or len(found) == 1:
        await require_scheduler(turn, unit_of_work, ports.rules)
        return await _remind(found, people, turn, unit_of_work, ports)
    return await _remind_each(found, people, turn, unit_of_work, ports)


def _is_on(interview: Interview, people: Collection[str]) -> bool:
    return any(one.mail in people for one in interview.people)


async def nudge_them(turn: Turn, action: Nudge, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Remind the interviewers who have not answered."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    return await _remind([interview], (), turn, unit_of_work, ports)


def _is_of_candidate(interview: Interview, name: str) -> bool:
    """Whether an interview's candidate is meant, by some of the words of the name."""
    said = name_parts(name)
    return bool(said) and said <= name_parts(interview.candidate)


async def _coming(turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the speaker's own coming interviews in order of time, those at one time by who is in them."""
    own = await unit_of_work.find(Interview, "by", turn.speaker.id, after=turn.now)
    live = (one for one in own if one.is_live)
    return sorted(live, key=lambda one: (one.start, [each.mail for each in one.people]))


async def _own(key: str, turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the speaker's interview of this id, or the sessions of their loop; only what takes place."""
    interview = await unit_of_work.load(Interview, InterviewId(key)) if key else None
    loop = await unit_of_work.load(Loop, LoopId(key)) if key and interview is None else None
    found = await live_sessions(loop, unit_of_work) if loop else [interview] if interview else []
    return [one for one in found if one.by == turn.speaker.id and one.is_live]


async def _remind(
    interviews: Sequence[Interview],
    only: Collection[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Remind those of one interview, or of one loop's sessions."""
    rounds = [await _round(one, only, turn, unit_of_work, ports) for one in interviews]
    return _told(_reminded(rounds, only), rounds)


async def _remind_each(
    interviews: Sequence[Interview],
    only: Collection[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Remind those of all these interviews, and name whom and of which; candidates only where nobody reads along."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    rounds = [await _round(one, only, turn, unit_of_work, ports) for one in interviews]
    each = [(name, one.told) for one in rounds for name in one.names]
    if not each:
        return _told(_reminded(rounds, only), rounds)
    zone = zone_of(person, await unit_of_work.account(turn.speaker.tenant))
    said = message(
        "reminded-of-each",
        names=tuple(name for name, _ in each),
        candidates=tuple(shown_candidate(one, person, turn) for _, one in each),
        starts=tuple(one.start.astimezone(zone).isoformat() for _, one in each),
        missing=_missing(rounds),
    )
    return _told(said, rounds)


def _reminded(rounds: Sequence[_Round], only: Collection[str]) -> Message:
    names = [name for one in rounds for name in one.names]
    people = [each for one in rounds for each in one.told.people]
    answered = (one.name for one in people if one.mail in only and not _waits(one, only))
    is_early = any(
        _waits(each, only) for one in rounds for each in one.told.people if not _is_asked(one.told)
    )
    return message(
        "reminded",
        names=tuple(dict.fromkeys(names)),
        missing=_missing(rounds),
        is_soon=any(one.is_known for one in rounds) and not names,
        answered=tuple(dict.fromkeys(answered)),
        is_early=is_early,
    )


def _missing(rounds: Sequence[_Round]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in rounds for name in one.missing))


def _told(said: Message, rounds: Sequence[_Round]) -> Outcome:
    """Return the reminders of these rounds, with what the organizer is told of them."""
    shows = [view for one in rounds for view in one.shows]
    saved = [one.told for one in rounds if one.names]
    return Outcome(show=[OutgoingView(view=said), *shows], save=saved)


async def _round(
    interview: Interview,
    only: Collection[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> _Round:
    people = await interviewers(interview, unit_of_work)
    waiting = [one for one in interview.people if _waits(one, only) and _is_asked(interview)]
    known = [one for one in waiting if one.mail in people and people[one.mail].id != interview.by]
    fresh = [one for one in known if not _is_fresh(interview, one, turn)]
    shows, told = [], interview
    for one in fresh:
        shows.append(await nudge(interview, people[one.mail], unit_of_work, ports))
        again = DueReminder(kind=NotificationKind.UNANSWERED, mail=one.mail, at=turn.now)
        told = with_sent(told, again, turn.now)
    missing = tuple(one.name for one in waiting if one.mail not in people)
    names = tuple(one.name for one in fresh)
    return _Round(told, tuple(shows), names, missing, bool(known))


def _is_asked(interview: Interview) -> bool:
    return interview.stage is Stage.STANDING


def _waits(one: Attendee, only: Collection[str]) -> bool:
    return one.answer in {Answer.NONE, Answer.TENTATIVE} and (not only or one.mail in only)


def _is_fresh(interview: Interview, one: Attendee, turn: Turn) -> bool:
    at = last_sent(interview, one.mail, NotificationKind.UNANSWERED)
    return at is not None and turn.now - at < PAUSE
