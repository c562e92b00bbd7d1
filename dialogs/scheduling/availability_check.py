"""Is an interview's time free, by calendars and rules? Asked before anything is booked, moved or changed.

Calendars are read as the offer was: with the organizer's sign-in, and with the scheduling user's what
the organizer may not read.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from bot.availability.check import Conflict, conflicts, same_time_people
from bot.availability.unavailability import UnavailabilityKind
from bot.domain.accounts import Account, Person
from bot.domain.bookings import claims
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Answer, Interview, ResourceDay
from bot.domain.bookings.offers import Offer
from bot.domain.errors import SignInNeeded, SlotTaken
from bot.domain.intervals import Interval
from bot.domain.people.limits import Limits
from bot.domain.rooms import Room
from bot.domain.search_models import NO_TIME, Search, all_of
from bot.runtime.ports import FreeBusy, Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import is_connected
from dialogs.scheduling.search_inputs import (
    Bookings,
    Buildings,
    Parties,
    PartyQuery,
    Requester,
    booked_times,
    closed_days,
    interviewer,
    notice,
    read_parties,
    venue,
    waive_declines,
    with_days_away,
)
from dialogs.spoken_names import name_of

_RULES = frozenset(UnavailabilityKind) - {
    UnavailabilityKind.BUSY,
    UnavailabilityKind.TENTATIVE,
    UnavailabilityKind.AWAY,
    UnavailabilityKind.UNKNOWN,
    UnavailabilityKind.UNREAD,
}


class CheckRequest(Struct, frozen=True):
    """An interview as it is to be, and how it stood before where it is booked already."""

    interview: Interview
    organizer: Person
    before: Interview | None = None
    willing: str = ""
    """The address of who proposed the time themselves."""
    siblings: tuple[Interview, ...] = ()
    """Sessions of the same loop that change with it, and itself, as they stood before: calendars may show them still."""

    @property
    def excused(self) -> frozenset[str]:
        """Return the addresses of who proposes this time: what is tentative in their own calendars does not keep them from it."""
        proposers = self.before.proposers_of(self.span) if self.before else frozenset()
        return proposers | {self.willing}

    @property
    def span(self) -> Interval:
        """Return the time that is asked for."""
        return self.interview.span

    @property
    def is_new_time(self) -> bool:
        """Whether the interview is not at this time already."""
        return self.before is None or self.before.span != self.span

    @property
    def is_new_start(self) -> bool:
        """Whether the interview does not start at this time already: a new length keeps the start."""
        return self.before is None or self.before.start != self.interview.start

    @property
    def mails(self) -> list[str]:
        """Return the addresses of those who do not attend at this time already; who declined that start does not come."""
        coming = [one.mail for one in self.interview.people if one.answer is not Answer.DECLINED]
        if self.before is not None and not self.is_new_start and self.is_new_time:
            asked = {one.mail for one in self.before.people if one.declined_span is not None}
            return [mail for mail in coming if mail not in self.before.declined | asked]
        known = self.before if not self.is_new_time else None
        return [mail for mail in coming if not (known and known.attendee(mail))]

    def rooms(self, account: Account) -> list[Room]:
        """Return the room that is taken, if the interview does not have it at this time already."""
        mail = self.interview.room
        is_kept = not self.is_new_time and self.before is not None and self.before.room == mail
        if not mail or is_kept:
            return []
        return [account.room(mail) or Room(name=mail, mail=mail)]


async def find_conflicts(
    wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Conflict, ...]:
    """Return what stands in the way of an interview in calendars, bookings and rules.

    Of one that is booked, only what is new about it is looked at, and what it has put into calendars is set aside.
    Raises SignInNeeded where the organizer, who is to write the events, is not connected.
    """
    if not is_connected(wanted.organizer):
        raise SignInNeeded
    asker = await _asker(wanted, unit_of_work)
    query = PartyQuery(
        mails=wanted.mails,
        rooms=wanted.rooms(asker.account),
        window=wanted.span,
        own=(wanted.before or wanted.interview,),
        siblings=wanted.siblings,
        willing=wanted.willing,
        excused=wanted.excused,
        link=await _link(wanted.interview, unit_of_work),
        hours_of=(wanted.organizer.mail,),
    )
    found = await read_parties(query, asker, unit_of_work, ports)
    return conflicts(_search(wanted, found, asker, ports), wanted.span)


async def find_booking_conflicts(
    wanted: CheckRequest, days: Sequence[ResourceDay], unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Conflict, ...]:
    """Return what stands in the way of an interview in bookings and rules alone: no calendar is read.

    What `days` say is newer than the interviews this step has read: those who book at the same moment meet there.
    """
    asker = await _asker(wanted, unit_of_work)
    account, rooms = asker.account, wanted.rooms(asker.account)
    booked = await _booked_times(wanted.interview, days, asker, unit_of_work, ports)
    known = await unit_of_work.people_by_mail(account.tenant)
    home = Buildings(account)
    people = {
        mail: interviewer(FreeBusy(mail=mail), known.get(mail), home, booked.get(mail, {}))
        for mail in wanted.mails
    }
    people = with_days_away(people, await _days_away(wanted, unit_of_work))
    people = waive_declines(people, {wanted.willing, wanted.organizer.mail})
    venues = (venue(one, FreeBusy(mail=one.mail), booked.get(one.mail, {})) for one in rooms)
    found = Parties(people, tuple(venues))
    return conflicts(_search(wanted, found, asker, ports), wanted.span)


async def _days_away(
    wanted: CheckRequest, unit_of_work: UnitOfWork
) -> Mapping[str, frozenset[date]]:
    """Return when people are away by the calendars that were read for the offer of an interview that is to be booked.

    A change or a move has read them itself, in the same step.
    """
    offer = await unit_of_work.load(Offer, wanted.interview.offer) if not wanted.before else None
    return {mail: frozenset(days) for mail, days in offer.away} if offer else {}


async def find_free_people(
    wanted: CheckRequest, mails: Sequence[str], unit_of_work: UnitOfWork, ports: Ports
) -> tuple[str, ...]:
    """Return who of these people could join an interview at its time, the least loaded first."""
    asker = await _asker(wanted, unit_of_work)
    query = PartyQuery(mails=mails, window=wanted.span)
    found = await read_parties(query, asker, unit_of_work, ports)
    return same_time_people(_search(wanted, found, asker, ports), wanted.span)


async def expect_free(wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports) -> None:
    """Raise SlotTaken where something stands in the way of an interview; see `find_conflicts`."""
    try:
        found = await find_conflicts(wanted, unit_of_work, ports)
    except SignInNeeded as error:
        raise SlotTaken(what="unread") from error
    if found:
        raise await to_error(found, wanted.interview, unit_of_work)


async def to_error(
    found: Sequence[Conflict], interview: Interview, unit_of_work: UnitOfWork
) -> SlotTaken:
    """Return the refusal of the first conflict that is known; where calendars could not be read, that."""
    known = [one for one in found if not one.is_unread]
    if not known:
        return SlotTaken(what="unread")
    first = known[0]
    rule = broken_rule(first)
    account = await unit_of_work.account(interview.tenant)
    person = (await unit_of_work.people_by_mail(interview.tenant)).get(first.mail)
    name = await name_of(first.mail, interview.tenant, unit_of_work)
    facts = {"what": name} if name else {}
    if rule:
        figures = _figures(rule, person, account, week_limit=first.week_limit)
        facts |= {"why": rule.value.replace(" ", "-")} | figures
    return SlotTaken(changed="no", **facts)


def _figures(
    rule: UnavailabilityKind, person: Person | None, account: Account, *, week_limit: int | None
) -> dict[str, str]:
    """Return how many or how long a rule allows, as facts for its sentence; of a week with days away what they leave."""
    if rule is UnavailabilityKind.NOTICE:
        return {"minutes": str(account.notice_minutes)}
    if rule is UnavailabilityKind.PER_WEEK and week_limit is not None:
        return {"interviews_left": str(week_limit)}
    limits = person.limits if person else Limits()
    figures = {
        UnavailabilityKind.PER_DAY: ("interviews", limits.per_day),
        UnavailabilityKind.PER_WEEK: ("interviews", limits.per_week),
        UnavailabilityKind.BUFFER: ("minutes", limits.buffer_minutes),
    }
    if rule not in figures:
        return {}
    fact, number = figures[rule]
    return {fact: str(number)}


def broken_rule(conflict: Conflict) -> UnavailabilityKind | None:
    """Return the first rule that a conflict breaks; None where a calendar is in the way."""
    return conflict.kinds[0] if conflict.kinds[0] in _RULES else None


async def _link(interview: Interview, unit_of_work: UnitOfWork) -> CandidateLink | None:
    """Return the candidate's link with which an interview was chosen: its holds may still stand in calendars."""
    return await unit_of_work.load(CandidateLink, interview.link) if interview.link else None


async def _asker(wanted: CheckRequest, unit_of_work: UnitOfWork) -> Requester:
    return Requester(wanted.organizer, await unit_of_work.account(wanted.interview.tenant))


def _search(wanted: CheckRequest, found: Parties, asker: Requester, ports: Ports) -> Search:
    return Search(
        windows=(wanted.span,),
        length=wanted.span.length,
        zone=asker.zone,
        now=ports.clock.now(),
        notice=_notice(wanted, asker.account, ports),
        groups=all_of(*found.people.values()),
        venues=found.rooms,
        closed=closed_days(asker.account),
        tentative_is_free=wanted.interview.tentative_is_free,
    )


def _notice(wanted: CheckRequest, account: Account, ports: Ports) -> timedelta:
    """Return the notice that is due: none for a start that stays, and of a booking what is left since it was made."""
    if not wanted.is_new_start:
        return NO_TIME
    is_booked = wanted.before is None
    waited = ports.clock.now() - wanted.interview.booked_at if is_booked else NO_TIME
    return max(notice(account) - waited, NO_TIME)


async def _booked_times(
    interview: Interview,
    days: Sequence[ResourceDay],
    asker: Requester,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Bookings:
    """Return what other live interviews take, also those that were claimed since this step found its interviews."""
    now = ports.clock.now()
    booked = {**await booked_times(asker.account, unit_of_work, now, but=(interview,))}
    taken = [(day.mail, claim.interview) for day in days for claim in day.claims]
    found = await unit_of_work.load_all(Interview, [key for _, key in taken])
    for (mail, _), other in zip(taken, found, strict=True):
        if other is None or other.id == interview.id or not other.is_live:
            continue
        if mail in claims.holders(other):
            booked[mail] = {**booked.get(mail, {}), other.id: other.span}
    return booked
