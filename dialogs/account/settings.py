"""The account's settings by chat: length, hours, closed days, notice, zone and nicknames.

What is set here is what the next question means: the language reads it through `dialogs.scheduling.name_directory`,
the search through `dialogs.scheduling.availability_search`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, CandidateEventPer, Person
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone, NotUnderstood
from bot.language.requests import SettingRequest
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, message
from dialogs.account.audit_log import record_deed
from dialogs.authorization import current_person, find_person, require_admin

SHORTEST, LONGEST = 5, 8 * 60
LONGEST_NOTICE = 30 * 24 * 60
NAME_MOST = 40
CLOSED_MOST = 400


class SettingChange(Struct, frozen=True):
    """A changed account, and the message that says so."""

    account: Account
    said: Message


Setting = Callable[[Account, SettingRequest], SettingChange]
"""From an account and a request to the change; raises BadInput for what cannot be."""


def account_setting(
    change: Setting, *, may_name_people: bool = False, about: str = ""
) -> Handler[SettingRequest]:
    """Return the handler that changes an account for its administrators alone, and for everybody: who is named is refused.

    `may_name_people` where names are a part of what is set; `about` is what the audit log calls it, if not by its verb.
    """

    async def handler(
        turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        if request.verb == "hours" and request.is_own:
            # They are nobody's to set here, whoever says so.
            raise NotUnderstood(what="own-hours")
        await require_admin(turn, unit_of_work, ports.rules)
        if not may_name_people:
            _require_everybody(request)
        changed = change(await unit_of_work.account(turn.speaker.tenant), request)
        entry = record_deed(turn, Deed.SETTING, about=about or request.verb)
        return Outcome(show=[OutgoingView(view=changed.said)], save=[changed.account, entry])

    return handler


def _require_everybody(request: SettingRequest) -> None:
    """Raise BadInput for what was said of somebody, or of a group, and would change the whole company."""
    is_others = request.people and not request.is_own
    if request.verb == "hours" and (is_others or request.unknown):
        raise NotUnderstood(what="own-hours")
    if is_others or request.unknown or (request.group and not request.is_for_all):
        raise BadInput(why="whole-company")


# --- one setting each ----------------------------------------------------------------------------


def default_length(account: Account, request: SettingRequest) -> SettingChange:
    """Set how long an interview is where nobody says."""
    if request.minutes is None or not SHORTEST <= request.minutes <= LONGEST:
        raise BadInput(why="minutes")
    said = message("default-length", minutes=request.minutes)
    return SettingChange(replace(account, interview_minutes=request.minutes), said)


def working_hours(account: Account, request: SettingRequest) -> SettingChange:
    """Set when the working day begins and ends, and the account's zone where it was named."""
    if request.people or request.is_own:
        raise NotUnderstood(what="own-hours")
    if request.days and not request.start:
        return working_days(account, request)
    start, end = request.start, request.end
    if not start or not end:
        raise BadInput(why="hours")
    zoned = _zoned(account, request.zone) if request.zone else account
    changed = replace(zoned, hours=replace(account.hours, start=start, end=end))
    return SettingChange(changed, message("working-hours", start=str(start), end=str(end)))


def working_days(account: Account, request: SettingRequest) -> SettingChange:
    """Set the days of the working week."""
    if not request.days:
        raise BadInput(why="weekdays")
    changed = replace(account, hours=replace(account.hours, days=request.days))
    return SettingChange(changed, message("working-days", days=tuple(sorted(request.days))))


def minimum_notice(account: Account, request: SettingRequest) -> SettingChange:
    """Set how long before its start an interview may still be booked."""
    minutes = 0 if request.is_off else request.minutes
    if minutes is None or not 0 <= minutes <= LONGEST_NOTICE:
        raise BadInput(why="notice")
    changed = replace(account, notice_minutes=minutes)
    return SettingChange(changed, message("minimum-notice", minutes=minutes))


def zone(account: Account, request: SettingRequest) -> SettingChange:
    """Set the account's time zone, which holds for whoever's own is not known."""
    changed = _zoned(account, request.zone)
    return SettingChange(changed, message("company-zone", zone=changed.zone))


def _zoned(account: Account, name: str) -> Account:
    return replace(account, zone=known_zone(name))


def known_zone(name: str) -> str:
    """Return an IANA zone's name; raises BadInput for one that is not."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(why="zone") from error


def candidate_events(account: Account, request: SettingRequest) -> SettingChange:
    """Set whether the candidate of a loop gets one event a day, or one for each session."""
    if request.text not in {*CandidateEventPer}:
        raise BadInput(why="candidate-events")
    per = CandidateEventPer(request.text)
    changed = replace(account, candidate_event_per=per)
    return SettingChange(changed, message("candidate-events", per=per.value))


def closed(account: Account, request: SettingRequest) -> SettingChange:
    """Add days on which nobody interviews."""
    if not request.dates:
        raise BadInput(why="dates")
    days = account.closed_days | {day.isoformat() for day in request.dates}
    if len(days) > CLOSED_MOST:
        raise BadInput(why="too-many")
    said = message("closed", dates=_iso(request.dates))
    return SettingChange(replace(account, closed_days=days), said)


def open_again(account: Account, request: SettingRequest) -> SettingChange:
    """Take days off the closed ones."""
    if not request.dates:
        raise BadInput(why="dates")
    days = account.closed_days - {day.isoformat() for day in request.dates}
    said = message("open-again", dates=_iso(request.dates))
    return SettingChange(replace(account, closed_days=days), said)


def _iso(days: Iterable[date]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


# --- nicknames -----------------------------------------------------------------------------------


async def nickname(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Teach another name for somebody, for the whole account."""
    await require_admin(turn, unit_of_work, ports.rules)
    if not request.people or len(request.name) > NAME_MOST:
        raise BadInput(why="nickname")
    person = await find_person(request.people[0], turn, unit_of_work)
    others = [
        one for one in await unit_of_work.people(person.tenant) if request.name in one.nicknames
    ]
    before = [without_nickname(one, request.name) for one in others if one.id != person.id]
    names = tuple(dict.fromkeys((*person.nicknames, request.name)))
    return Outcome(
        show=[OutgoingView(view=message("nickname", nickname=request.name, name=person.name))],
        save=[
            *before,
            replace(person, nicknames=names),
            record_deed(turn, Deed.SETTING, whom=person.id, about="nickname"),
        ],
    )


async def nickname_off(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Forget another name of somebody."""
    await require_admin(turn, unit_of_work, ports.rules)
    people = await unit_of_work.people(turn.speaker.tenant)
    same = request.name.casefold()
    known = [one for one in people if same in {name.casefold() for name in one.nicknames}]
    if not known:
        raise Gone(what="nickname")
    entries = [record_deed(turn, Deed.SETTING, whom=one.id, about="nickname") for one in known]
    left = [without_nickname(one, request.name) for one in known]
    told = message("nickname-removed", nickname=request.name)
    return Outcome(show=[OutgoingView(view=told)], save=[*left, *entries])


def without_nickname(person: Person, name: str) -> Person:
    """Return a person without one of their nicknames, however it is written."""
    left = tuple(one for one in person.nicknames if one.casefold() != name.casefold())
    return replace(person, nicknames=left)


async def own_zone(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set the zone in which the speaker reads times."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if request.unknown or request.group or set(request.people) - {person.mail}:
        raise BadInput(why="own-zone")
    changed = replace(person, zone=known_zone(request.zone))
    told = message("own-zone", zone=changed.zone)
    return Outcome(show=[OutgoingView(view=told)], save=[changed])
