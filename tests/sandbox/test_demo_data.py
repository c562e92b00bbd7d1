"""Ordinary calendar life: busy, the same at every start, and with room for an interview."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from statistics import mean
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.entra.identity import Client
from bot.sandbox.exchange.mailboxes import (
    add_calendar,
    free_busy_events,
    new_item_id,
    utc_bounds,
)
from bot.sandbox.tenant import Tenant

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 3, 16, 8, 0, tzinfo=UTC)
CELLS = 17  # half hours from 09:00 to 17:30
HALF_HOUR = timedelta(minutes=30)


def _tenant(now=START):
    return Tenant(lambda: now, base_url="http://127.0.0.1", clients=[Client("a", "b", ())])


@pytest.fixture(scope="module")
def tenant():
    return _tenant()


@pytest.fixture(scope="module")
def free(tenant):
    """Which half hours of each London working day each one has free."""
    return {
        (mail, day): _free_cells(tenant.exchange.mailboxes[mail], day)
        for mail in (*tenant.directory.people, *tenant.directory.rooms)
        for day in _days()
    }


def _days():
    days = (date(2026, 3, 2) + timedelta(days=number) for number in range(84))
    return [day for day in days if day.weekday() < 5]


def _free_cells(mailbox, day):
    begins = datetime.combine(day, time(9), LONDON)
    busy = [
        utc_bounds(event, LONDON)
        for event in free_busy_events(mailbox)
        if event.show_as not in ("free", "workingElsewhere")
        and abs((event.start.date() - day).days) <= 1
    ]
    cells = [begins + cell * HALF_HOUR for cell in range(CELLS)]
    return {
        number
        for number, cell in enumerate(cells)
        if not any(start < cell + HALF_HOUR and cell < end for start, end in busy)
    }


def _hours(free, mails, day):
    """Return the half hours at which a whole hour begins that all of them have free."""
    common = set.intersection(*(free[mail, day] for mail in mails))
    return {cell for cell in common if cell + 1 in common}


def _shown(tenant):
    return {
        mail: [
            (one.id, one.ical, one.subject, one.start, one.end, one.show_as)
            for one in box.events.values()
        ]
        for mail, box in tenant.exchange.mailboxes.items()
    }


def test_every_start_at_the_same_moment_shows_the_same(tenant):
    assert _shown(_tenant()) == _shown(tenant)


def test_a_day_looks_the_same_from_whatever_start_it_is_seen(tenant):
    def day(one):
        box = one.exchange.mailboxes["ian@contoso.example"]
        events = [e for e in free_busy_events(box) if e.start.date() == date(2026, 3, 24)]
        return [(e.subject, e.start, e.end, e.ical) for e in events]

    assert day(_tenant(START + timedelta(days=3))) == day(tenant) != []


def test_people_are_busy_for_about_half_of_their_working_time(tenant, free):
    shares = {
        mail: mean(1 - len(free[mail, day]) / CELLS for day in _days())
        for mail in tenant.directory.people
    }
    assert 0.40 <= mean(shares.values()) <= 0.55
    assert all(0.38 <= share <= 0.57 for share in shares.values())


def test_everyone_has_free_hours_on_every_working_day(tenant, free):
    assert (
        min(len(_hours(free, [mail], day)) for mail in tenant.directory.people for day in _days())
        >= 1
    )
    assert min(len(free[mail, day]) for mail in tenant.directory.people for day in _days()) >= 4


@pytest.mark.parametrize(("size", "least"), [(1, 5), (2, 4), (3, 3)])
def test_a_panel_finds_several_hours_with_a_room_on_most_days(tenant, free, size, least):
    people = sorted(tenant.directory.people)
    panels = list(combinations(people, size))[:: max(1, size * 9)]
    rooms = list(tenant.directory.rooms)
    found = [
        len(
            {
                one
                for one in _hours(free, panel, day)
                if any(one in _hours(free, [room], day) for room in rooms)
            }
        )
        for panel in panels
        for day in _days()
    ]
    assert mean(found) >= least
    assert sum(count == 0 for count in found) / len(found) < 0.02


def test_two_rooms_are_free_at_all_times(tenant, free):
    for day in _days():
        for cell in range(CELLS):
            assert sum(cell in free[room, day] for room in tenant.directory.rooms) >= 2


def test_all_kinds_of_events_occur(tenant):
    events = [
        event for box in tenant.exchange.mailboxes.values() for event in free_busy_events(box)
    ]
    assert {event.show_as for event in events} == {
        *("busy", "tentative", "oof", "workingElsewhere", "free")
    }
    assert any(event.is_all_day for event in events)
    assert any(event.sensitivity == "private" for event in events)
    assert any(event.kind == "occurrence" for event in events)


def test_rooms_hold_what_their_organizers_hold(tenant):
    thames = tenant.exchange.mailboxes["thames@contoso.example"]
    for copy in free_busy_events(thames):
        organizer = tenant.exchange.mailboxes[copy.organizer[1]]
        [own] = [one for one in organizer.events.values() if one.ical == copy.ical]
        assert (own.start, own.end, own.is_organizer) == (copy.start, copy.end, True)
        assert copy.subject == organizer.owner.name


def test_calendars_reach_two_weeks_back_and_ten_ahead_and_go_on_as_time_does():
    now = [START]
    tenant = Tenant(lambda: now[0], base_url="http://127.0.0.1", clients=[])
    box = tenant.exchange.mailboxes["ian@contoso.example"]
    days = {event.start.date() for event in free_busy_events(box)}
    assert (min(days), max(days)) == (date(2026, 3, 2), date(2026, 5, 25))
    now[0] += timedelta(days=7)
    tenant.run_due()
    assert max(event.start.date() for event in free_busy_events(box)) == date(2026, 6, 1)


def test_what_is_there_is_the_same_whatever_was_made_before_anybody_looked(tenant):
    """A mailbox is filled when it is first looked into: an app that starts again finds what it knows by the ids of before."""
    other = _tenant().exchange.mailboxes["ian@contoso.example"]
    add_calendar(other, "Panels")
    new_item_id(other)
    known = tenant.exchange.mailboxes["ian@contoso.example"].events
    assert other.events == known
    assert len(known) > 300
