"""The search done the slow and obvious way: minute by minute, with sets of minutes, sharing no arithmetic with the bot.

Minutes are whole minutes since 1970; everything a test feeds in begins and ends on one.
"""

from datetime import UTC, datetime, timedelta
from itertools import combinations, product

from msgspec.structs import replace

from bot.domain.search_models import Group, InterviewerRules

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TAKEN = {"busy", "oof", "unknown", "tentative"}


def number(moment):
    return (moment - EPOCH) // MINUTE


def moment(minute):
    return EPOCH + minute * MINUTE


def minutes_of(spans):
    return {minute for span in spans for minute in range(number(span.start), number(span.end))}


def length_of(search):
    return search.length // MINUTE


def interview(search, start):
    return range(start, start + length_of(search))


def starts(search):
    """Every minute that is a start: on the grid of the asker's clock, or where a window begins, with room for the whole."""
    asked = minutes_of(search.windows)
    own = {number(window.start) for window in search.windows}
    return [
        start
        for start in sorted(asked)
        if (start in own or is_on_grid(search, start))
        and asked.issuperset(interview(search, start))
    ]


def is_on_grid(search, start):
    local = moment(start).astimezone(search.zone)
    return (local.hour * 60 + local.minute) % (search.step // MINUTE) == 0


def taken(items, *, tentative_is_free=False):
    blocking = TAKEN - {"tentative"} if tentative_is_free else TAKEN
    return minutes_of(item.span for item in items if item.status in blocking)


def dates(span, zone):
    return {moment(minute).astimezone(zone).date() for minute in span}


def is_open(search, start):
    return (
        moment(start) >= search.now + search.notice
        and not dates(interview(search, start), search.zone) & search.closed
    )


def can_come(person, search, start):
    rules = person.rules
    if person.items is None:
        return False
    busy = taken(person.items, tentative_is_free=search.tentative_is_free)
    needed = range(
        start - rules.before // MINUTE, start + length_of(search) + rules.after // MINUTE
    )
    return not busy & set(needed) and keeps_rules(person, search, start)


def keeps_rules(person, search, start):
    rules, span = person.rules, interview(search, start)
    on = dates(span, person.zone)
    return (
        (not rules.notice or moment(start) >= search.now + rules.notice)
        and not set(span) & minutes_of(rules.declined)
        and not on & rules.away
        and not {day.weekday() for day in on} & rules.never_on
        and (rules.only is None or works(rules.only, span))
        and has_room_for_more(person, start)
    )


def has_room_for_more(person, start):
    rules = person.rules
    today = moment(start).astimezone(person.zone).date()
    before = [span.start.astimezone(person.zone).date() for span in rules.booked]
    same_day = sum(day == today for day in before)
    same_week = sum(day.isocalendar()[:2] == today.isocalendar()[:2] for day in before)
    return (rules.per_day is None or same_day < rules.per_day) and (
        rules.per_week is None or same_week < rules.per_week
    )


def works(hours, span):
    """Whether the wall clock is within the hours at each minute; only for hours that no clock change touches."""
    local = [moment(minute).astimezone(hours.zone) for minute in span]
    return all(
        one.weekday() in hours.days and hours.start <= one.time() < hours.end for one in local
    )


def is_inside(person, search, start):
    return person.hours is None or works(person.hours, interview(search, start))


def suits(room, search):
    wish = search.wish
    crowd = sum(group.need for group in search.groups) + len(search.optional) + 1
    named = not wish.mails or room.mail in wish.mails
    placed = wish.building is None or room.building.lower() == wish.building.lower()
    if wish.seats is not None:
        seats = room.capacity >= wish.seats
    else:
        seats = bool(wish.mails) or room.capacity == 0 or room.capacity >= crowd
    return (
        named
        and placed
        and seats
        and room.mail not in wish.never
        and wish.features <= room.features
    )


def rooms_free(search, start):
    return {
        room.mail
        for room in search.venues
        if search.wish is not None
        and suits(room, search)
        and room.items is not None
        and not taken(room.items) & set(interview(search, start))
    }


def rooms_for(search, start, chosen):
    """The rooms free then that are where those work who attend, as far as anybody knows."""
    rooms = rooms_free(search, start)
    return {mail for mail in rooms if is_near(search, mail, chosen)}


def is_near(search, room, chosen):
    """Whether a room is where those work who attend, if that is wanted and known."""
    where = {one.building.lower() for one in chosen if one.building}
    if search.wish is None or not search.wish.is_where_people_are or not where:
        return True
    known = {one.mail: one.building.lower() for one in search.venues}
    return known[room] in {"", *where}


def choices(search, start=None):
    """Every choice of people that would do, of those who can come then or, without a start, of all."""
    free = [
        [one for one in group.people if start is None or can_come(one, search, start)]
        for group in search.groups
    ]
    picks = (
        combinations(some, group.need) for some, group in zip(free, search.groups, strict=True)
    )
    for chosen in product(*picks):
        yield [one for part in chosen for one in part]


def has_room_for_somebody(search, start):
    return any(rooms_for(search, start, chosen) for chosen in choices(search))


def fits(search, start):
    enough = all(
        sum(can_come(person, search, start) for person in group.people) >= group.need
        for group in search.groups
    )
    roomy = search.wish is None or any(
        rooms_for(search, start, chosen) for chosen in choices(search, start)
    )
    return is_open(search, start) and enough and roomy


def answers(search):
    """The starts of all times that suit, in order."""
    return [start for start in starts(search) if fits(search, start)]


def with_everything_free(search, person):
    """The same search, were the calendar of one person empty and no rule set."""
    eased = replace(person, items=(), rules=InterviewerRules())
    groups = tuple(
        Group(tuple(eased if one is person else one for one in group.people), group.need)
        for group in search.groups
    )
    return replace(search, groups=groups)
