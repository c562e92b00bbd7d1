"""“I'm out sick today”: what somebody is to attend in that time is declined after one question."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.conversation_state import Conversation
from bot.domain.errors import NotUnderstood
from bot.domain.intervals import Interval
from bot.domain.people.absences import away_spans, said_days, with_absences
from bot.language.requests import SettingRequest, Window
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Agree, unpack
from cards.view_models import message
from dialogs.authorization import current_person, require_scheduler, zone_of
from dialogs.interviews.changes.bulk_actions import SEVERAL, ask_about_several
from dialogs.interviews.my_interviews import upcoming

HOUR = timedelta(hours=1)


async def decline_while_away(
    turn: Turn,
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    reason: str = "",
) -> Outcome:
    """Keep that the speaker is away in these times, and ask once whether their interviews then are to be declined.

    The windows are on the speaker's wall clock. Recruiters then see who declined and why, with who could stand in.
    """
    if not windows:
        raise NotUnderstood
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    zone = zone_of(person, account)
    spans = [(start.replace(tzinfo=zone), end.replace(tzinfo=zone)) for start, end in windows]
    meant = [
        one.id
        for one in await upcoming(person, turn.now, unit_of_work)
        if one.attendee(person.mail) and person.mail not in one.declined and _within(one, spans)
    ]
    away = with_absences(person, [Interval(*span) for span in spans], turn.now)
    kept = message(
        "absence-kept",
        first=min(start for start, _ in spans).date().isoformat(),
        last=max(end for _, end in spans).date().isoformat(),
        interviews=len(meant),
        hours=_hours(windows, account, turn.now.astimezone(zone).replace(tzinfo=None)),
        zone=zone.key,
    )
    outcome = Outcome(show=[OutgoingView(view=kept)], save=[away])
    if not meant:
        return outcome
    asked = await ask_about_several(turn, "decline", meant, unit_of_work, ports, reason=reason)
    return replace(asked, show=[*outcome.show, *asked.show], save=[away, *asked.save])


async def still_away(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> Outcome | None:
    """Tell who declines no interview for being away that they are still taken to be; None where nothing of it was asked."""
    waiting = unpack(talk.confirm)
    if not isinstance(waiting, Agree) or waiting.to != f"{SEVERAL}decline":
        return None
    person = await unit_of_work.person(turn.speaker.id)
    asked = await unit_of_work.load_all(Interview, talk.several)
    spans = [(one.start, one.end) for one in away_spans(person)] if person else []
    if not any(one is not None and _within(one, spans) for one in asked):
        return None
    return Outcome(show=[OutgoingView(view=message("absence-stays", interviews=len(asked)))])


def _hours(windows: tuple[Window, ...], account: Account, now: datetime) -> tuple[str, ...]:
    """Return from when to when an absence is that is for a part of one day; nothing for what takes whole days."""
    if len(windows) != 1:
        return ()
    start, end = windows[0]
    midnight, hours = datetime.combine(start.date(), time()), account.hours
    begins_late = start - midnight > hours.opening and start > now + HOUR
    if start.date() != end.date() or not (begins_late or end - midnight < hours.closing):
        return ()
    return start.isoformat(), end.isoformat()


async def show_absent(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Tell a recruiter or an admin, in private, who said that they are away on these days."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if not person.may_administer:
        person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    days = request.dates or (turn.now.astimezone(zone_of(person, account)).date(),)
    people = await unit_of_work.people_by_mail(person.tenant)
    away = [one.name for one in people.values() if _is_away(one, days, zone_of(one, account))]
    first, last = min(days).isoformat(), max(days).isoformat()
    told = message("who-is-away", names=tuple(sorted(away)), first=first, last=last)
    return Outcome(show=[OutgoingView(view=told, to=person.id)])


def _is_away(person: Person, days: Sequence[date], zone: ZoneInfo) -> bool:
    said = said_days(person.absences, zone)
    return any(first <= day <= last for first, last in said for day in days)


async def come_back(
    turn: Turn, _request: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Forget when the speaker said they are away."""
    person = await current_person(turn, unit_of_work, ports.rules)
    told = OutgoingView(view=message("absences-cleared"))
    return Outcome(show=[told], save=[replace(person, absences=())])


def _within(interview: Interview, spans: list[tuple[datetime, datetime]]) -> bool:
    return any(start < interview.end and interview.start < end for start, end in spans)
