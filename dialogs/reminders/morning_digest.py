"""The morning digest: an interviewer's day; a recruiter's day, with what is not settled of the next days.

Who is both gets one message. To tell of something else, add a function to SECTIONS, and its words to `cards.words.bookings.reminders`.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.candidate_links import CandidateLink, LinkState, link_state
from bot.domain.bookings.interviews import Answer, Interview, RoomState
from bot.domain.jobs import Job, JobKind
from bot.domain.message_pace import BulkPlace
from bot.domain.notifications import NotificationKind, NotificationSetting
from bot.domain.quiet_hours import ReadingHours, at_clock, next_morning
from bot.domain.reminders import LastTold
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.reminder_views import DigestLine, DigestSection, MorningDigest
from dialogs.authorization import may_see_candidates
from dialogs.candidates.links.link_lookup import links_of
from dialogs.interviews.my_interviews import upcoming
from dialogs.reminders.own_hours import own_zone
from dialogs.reminders.recipients import can_be_told, reading_hours, settings_of

STALE_AFTER = timedelta(hours=4)
"""A bot that was away tells nobody at noon what the morning holds."""
LOOKED_AHEAD = timedelta(days=7)
_UNSETTLED = frozenset(
    {
        RoomState.CHECKING,
        RoomState.REQUESTED,
        RoomState.AWAITING_APPROVAL,
        RoomState.DECLINED,
    }
)
_UNANSWERED = frozenset({Answer.NONE, Answer.TENTATIVE})


class Morning(Struct, frozen=True, kw_only=True):
    """Whose morning it is, and what is coming for them."""

    reader: Person
    account: Account
    now: datetime
    coming: Sequence[Interview]
    """In order of time."""
    links: Sequence[CandidateLink] = ()
    """With which candidates may choose a time and have not."""

    @property
    def zone(self) -> ZoneInfo:
        """Return the reader's zone."""
        return own_zone(self.reader, self.account)

    @property
    def today(self) -> date:
        """Return the reader's day."""
        return self.now.astimezone(self.zone).date()

    @property
    def hours(self) -> ReadingHours:
        """Return the reader's working hours."""
        return reading_hours(self.reader, self.account)

    def is_today(self, interview: Interview) -> bool:
        """Whether an interview begins on the reader's day."""
        return interview.start.astimezone(self.zone).date() == self.today

    def attends(self, interview: Interview) -> bool:
        """Whether the reader interviews."""
        own = interview.attendee(self.reader.mail)
        return own is not None and own.answer is not Answer.DECLINED

    def organizes(self, interview: Interview) -> bool:
        """Whether the reader organizes."""
        return interview.by == self.reader.id


# --- when ----------------------------------------------------------------------------------------


def digest_setting(
    person: Person, account: Account
) -> tuple[NotificationKind, NotificationSetting] | None:
    """Return which digest somebody gets, and when; None where they get none."""
    chosen = settings_of(person, account)
    kinds = [NotificationKind.OVERVIEW] if person.may_schedule else []
    kinds.append(NotificationKind.MORNING)
    return next(((kind, chosen[kind]) for kind in kinds if chosen[kind].is_on), None)


def next_digest(morning: Morning) -> datetime | None:
    """Return when somebody gets their next digest; None where nothing is coming for them."""
    found = digest_setting(morning.reader, morning.account)
    if found is None or not can_be_told(morning.reader):
        return None
    kind, setting = found
    clock = time.fromisoformat(setting.clock)
    is_open = bool(morning.links) or any(map(morning.organizes, morning.coming))
    if kind is NotificationKind.OVERVIEW and is_open:
        at = next_morning(morning.now, clock, morning.hours)
        return at and at + _rank(at, morning)
    days = sorted({_day(one, morning) for one in morning.coming if morning.attends(one)})
    moments = (at_clock(day, clock, morning.zone) for day in days if _works(day, morning))
    at = next((one for one in moments if one > morning.now), None)
    return at and at + _rank(at, morning)


def _day(interview: Interview, morning: Morning) -> date:
    return interview.start.astimezone(morning.zone).date()


def _works(day: date, morning: Morning) -> bool:
    return morning.hours.is_working_day(day)


def _rank(at: datetime, morning: Morning) -> timedelta:
    """Return the fraction of a second or two by which those wait whose first interview of the day is later.

    Work is done in the order in which it is due: where a chat takes messages slowly, the earliest interview comes first.
    """
    that_day = [one.start for one in morning.coming if one.start >= at]
    ahead = min(that_day[0] - at, timedelta(days=1)) if that_day else timedelta(days=1)
    return timedelta(milliseconds=ahead // timedelta(minutes=1))


async def enqueue_digests(
    interviews: Iterable[Interview],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    links: Iterable[CandidateLink] = (),
) -> list[Job]:
    """Return the digest jobs of those whom these interviews and links concern, where they have none or a later one."""
    mornings = [
        await _morning(person, [interview], (), unit_of_work, ports)
        for interview in interviews
        for person in await _concerned(interview, unit_of_work)
    ]
    for link in links:
        sender = await unit_of_work.person(link.by)
        if sender is not None and link_state(link, None, ports.clock.now()) is LinkState.OPEN:
            mornings.append(await _morning(sender, [], [link], unit_of_work, ports))
    rows: dict[str, Job] = {}
    for morning in mornings:
        at = next_digest(morning)
        row = digest_job(morning.reader, at) if at else None
        known = rows.get(row.key) if row else None
        if row is not None and (known is None or row.at < known.at):
            rows[row.key] = row
    waiting = await unit_of_work.load_all(Job, list(rows))
    return [
        row
        for row, one in zip(rows.values(), waiting, strict=True)
        if one is None or one.at > row.at
    ]


async def _concerned(interview: Interview, unit_of_work: UnitOfWork) -> list[Person]:
    organizer = await unit_of_work.person(interview.by)
    people = [organizer] if organizer else []
    for one in interview.people:
        people += await unit_of_work.find(Person, "mail", f"{interview.tenant}/{one.mail}")
    return list({one.id: one for one in people}.values())


async def _morning(
    person: Person,
    coming: Sequence[Interview],
    links: Sequence[CandidateLink],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Morning:
    account = await unit_of_work.account(person.tenant)
    return Morning(
        reader=person, account=account, now=ports.clock.now(), coming=coming, links=links
    )


def digest_job(person: Person, at: datetime) -> Job:
    """Return the job of somebody's next digest."""
    return Job(kind=JobKind.DIGEST, subject="", tenant=person.tenant, person=person.id, at=at)


# --- what ----------------------------------------------------------------------------------------


async def send_digest(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Tell somebody what their day holds, and see to their next digest."""
    person = await unit_of_work.person(due.person) if due.person else None
    if person is None:
        return Outcome()
    now = ports.clock.now()
    if later := await _in_row(due, person, ports):
        return Outcome(save=[later])
    coming = await upcoming(person, now, unit_of_work)
    links = await _open_links(person, now, unit_of_work) if person.may_schedule else ()
    morning = await _morning(person, coming, links, unit_of_work, ports)
    at = next_digest(morning)
    save = [digest_job(person, at)] if at else []
    found = digest_setting(person, morning.account)
    if found is None or not can_be_told(person) or not _works(morning.today, morning):
        return Outcome(save=save)
    told_at = at_clock(morning.today, time.fromisoformat(found[1].clock), morning.zone)
    # Of a bot that was away since yesterday, this morning's is told; of a later time that was chosen since, it comes then.
    if now < told_at or now - max(due.at, told_at) > STALE_AFTER:
        return Outcome(save=save)
    sections = await _sections(morning, found[0], unit_of_work)
    view = MorningDigest(
        zone=morning.zone.key,
        today=morning.today,
        sections=tuple(one for one in sections if one.lines),
        year=morning.today.year,
    )
    if not view.sections:
        return Outcome(save=save)
    tomorrow = at_clock(morning.today + timedelta(days=1), time(), morning.zone)
    show = OutgoingView(view=view, to=person.id, has_turn=True, until=tomorrow)
    await unit_of_work.load(LastTold, person.id)
    return Outcome(show=[show], save=[*save, LastTold(person=person.id, at=now)])


async def _in_row(due: Job, person: Person, ports: Ports) -> Job | None:
    """Return the job at its place in the row of a chat that takes so many a second; None where its turn has come."""
    chat = person.address
    if chat is None or ports.clock.now() - due.at > STALE_AFTER:
        return None
    known = due.what or {}
    if "singles" in known:
        place = await ports.pace.moved_back(chat, BulkPlace(due.at, known["singles"]))
    elif not (found := await ports.pace.bulk_place(chat)):
        return None
    else:
        place = found
    if place.at <= ports.clock.now():
        return None
    return replace(due.rescheduled(place.at), what={"singles": place.singles})


async def _sections(
    morning: Morning, kind: NotificationKind, unit_of_work: UnitOfWork
) -> list[DigestSection]:
    own = [_own(morning)]
    if kind is not NotificationKind.OVERVIEW:
        return own
    return [*own, *[await section(morning, unit_of_work) for section in SECTIONS]]


def _own(morning: Morning) -> DigestSection:
    lines = [
        _line(one, morning, with_people=True)
        for one in morning.coming
        if morning.is_today(one) and morning.attends(one)
    ]
    return DigestSection(kind="own", lines=tuple(lines))


async def _organized(morning: Morning, _unit_of_work: UnitOfWork) -> DigestSection:
    lines = [
        _line(one, morning, with_people=True)
        for one in morning.coming
        if morning.is_today(one) and morning.organizes(one) and not morning.attends(one)
    ]
    return DigestSection(kind="organized", lines=tuple(lines))


async def _rooms(morning: Morning, _unit_of_work: UnitOfWork) -> DigestSection:
    lines = [
        _line(one, morning) for one in _soon(morning) if one.room and one.room_state in _UNSETTLED
    ]
    return DigestSection(kind="rooms", lines=tuple(lines))


async def _not_answered(morning: Morning, _unit_of_work: UnitOfWork) -> DigestSection:
    lines = []
    for one in _soon(morning):
        names = tuple(
            person.name
            for person in one.people
            if person.answer in _UNANSWERED and person.mail != morning.reader.mail
        )
        if names:
            lines.append(replace(_line(one, morning), people=names))
    return DigestSection(kind="unanswered", lines=tuple(lines))


async def _open_links(
    sender: Person, now: datetime, unit_of_work: UnitOfWork
) -> Sequence[CandidateLink]:
    """Return the sender's links with which no time was chosen yet, the one that ends first first."""
    found = await links_of(sender.id, {LinkState.OPEN}, now, unit_of_work)
    return sorted(found, key=lambda one: one.open_until)


async def _unchosen(morning: Morning, _unit_of_work: UnitOfWork) -> DigestSection:
    sees_candidates = may_see_candidates(morning.reader)
    lines = tuple(
        DigestLine(
            start=link.created_at.astimezone(morning.zone),
            end=link.open_until.astimezone(morning.zone),
            candidate=link.candidate if sees_candidates else "",
        )
        for link in morning.links
    )
    return DigestSection(kind="unchosen", lines=lines)


def _soon(morning: Morning) -> list[Interview]:
    until = morning.now + LOOKED_AHEAD
    return [one for one in morning.coming if morning.organizes(one) and one.start < until]


Section = Callable[[Morning, UnitOfWork], Awaitable[DigestSection]]
SECTIONS: Sequence[Section] = (_organized, _rooms, _not_answered, _unchosen)
"""What an organizer's digest tells of besides their own interviews, in this order."""


def _line(interview: Interview, morning: Morning, *, with_people: bool = False) -> DigestLine:
    own = interview.attendee(morning.reader.mail)
    room = morning.account.room(interview.room)
    others = [one.name for one in interview.people if one.answer is not Answer.DECLINED]
    answer = own.answer if own and not morning.organizes(interview) else Answer.ACCEPTED
    return DigestLine(
        start=interview.start.astimezone(morning.zone),
        end=interview.end.astimezone(morning.zone),
        candidate=interview.candidate if may_see_candidates(morning.reader) else "",
        people=tuple(others) if with_people else (),
        room=room.name if room else interview.room,
        room_state=interview.room_state.value,
        own_answer=answer.value,
    )
