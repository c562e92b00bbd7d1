"""Free/busy: batches that lose nobody, windows of any length, and nothing unread shown as free."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.domain.accounts import Person, PersonId
from bot.domain.errors import OutsideTrouble
from bot.domain.intervals import Interval
from bot.domain.search_models import Status
from bot.graph.calendars.calendars_port import GraphCalendars
from bot.graph.calendars.scheduler_calendar import MailboxCalls
from bot.graph.client import GraphClient
from tests.harness.graph_server import saturday, served

READER = Person(id=PersonId("t/r"), tenant="t", name="Rita", mail="rita@contoso.example")
MONDAY = datetime(2026, 3, 16, tzinfo=UTC)
WEEK = Interval(MONDAY, MONDAY + timedelta(days=5))
LONDON = {"name": "GMT Standard Time"}
NINE_TO_FIVE = {
    "daysOfWeek": ["monday", "Friday"],
    "startTime": "09:00:00.0000000",
    "endTime": "17:00:00.0000000",
    "timeZone": LONDON,
}


class Exchange:
    """Answers getSchedule by address from `rows`; addresses in `spoilt` make the call a 400."""

    def __init__(self, rows=None, spoilt=(), limit=1000):
        self.rows, self.spoilt, self.limit, self.asked = rows or {}, spoilt, limit, []
        wire = GraphClient(
            httpx.MockTransport(self.answer), "https://graph.example/v1.0", lambda sent: None
        )
        self.calendars = GraphCalendars(MailboxCalls(wire, self), None)

    async def of(self, person, refused):
        return "token"

    def answer(self, request):
        body = json.loads(request.content)
        self.asked.append(body)
        assert request.headers["prefer"] == 'IdType="ImmutableId", outlook.timezone="UTC"'
        if set(body["schedules"]) & set(self.spoilt):
            return httpx.Response(400, json={"error": {"code": "ErrorInvalidRequest"}})
        return httpx.Response(
            200, json={"value": [self.row(mail, body) for mail in body["schedules"]]}
        )

    def row(self, mail, body):
        start, end = body["startTime"]["dateTime"], body["endTime"]["dateTime"]
        given = self.rows.get(mail, [])
        if isinstance(given, dict):
            return {"scheduleId": mail.upper(), **given}
        seen = [
            one
            for one in given
            if one["start"]["dateTime"] < end and one["end"]["dateTime"] > start
        ]
        if len(seen) > self.limit:
            return {"scheduleId": mail, "error": {"responseCode": "5006", "message": "many"}}
        return {"scheduleId": mail, "scheduleItems": seen, "workingHours": NINE_TO_FIVE}

    async def read(self, *mails, window=WEEK):
        return await self.calendars.free_busy(READER, mails, window)


def entry(start, minutes=60, status="busy", **more):
    end = start + timedelta(minutes=minutes)
    return {"start": wire_time(start), "end": wire_time(end), "status": status} | more


def wire_time(moment):
    return {"dateTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}


async def test_items_and_hours_come_in_the_bots_words():
    noon = MONDAY.replace(hour=12)
    read = (await Exchange({"a@x": [entry(noon, status="Tentative")]}).read("a@x"))["a@x"]
    assert [(one.span.start, one.span.minutes, one.status) for one in read.items] == [
        (noon, 60, Status.TENTATIVE)
    ]
    assert (read.hours.days, read.hours.start.hour, read.hours.end.hour) == ({0, 4}, 9, 17)
    assert read.hours.zone == ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("free", Status.FREE),
        ("BUSY", Status.BUSY),
        ("oof", Status.AWAY),
        ("workingElsewhere", Status.ELSEWHERE),
        ("unknown", Status.UNKNOWN),
        ("somethingNew", Status.UNKNOWN),
    ],
)
async def test_statuses_are_read_in_any_case(word, status):
    read = await Exchange({"a@x": [entry(MONDAY.replace(hour=9), status=word)]}).read("a@x")
    assert [one.status for one in read["a@x"].items] == [status]


async def test_words_of_other_peoples_events_are_dropped():
    told = entry(MONDAY.replace(hour=9), subject="Dismissal of Tom", location="HR", isPrivate=True)
    read = await Exchange({"a@x": [told]}).read("a@x")
    assert "Tom" not in repr(read)
    assert "HR" not in repr(read)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"error": {"responseCode": "5009", "message": "x"}}, "no-mailbox"),
        ({"error": {"responseCode": "5016"}, "scheduleItems": None}, "no-mailbox"),
        ({"error": {"responseCode": "ErrorSomething"}}, "refused"),
        ({"error": {}}, "refused"),
        ({"scheduleItems": None, "availabilityView": "000"}, "no-items"),
        ({"availabilityView": "000"}, "no-items"),
        ({"scheduleItems": [{"start": {"dateTime": "x"}, "end": {"dateTime": "y"}}]}, "unreadable"),
        (
            {
                "scheduleItems": [
                    entry(MONDAY) | {"end": {"dateTime": "2026-03-16T10:00:00", "timeZone": "Mars"}}
                ]
            },
            "unreadable",
        ),
    ],
)
async def test_what_was_not_read_is_never_free(row, why):
    read = (await Exchange({"a@x": row}).read("a@x"))["a@x"]
    assert (read.unread, read.items) == (why, ())


async def test_a_mailbox_missing_from_the_answer_was_not_read():
    exchange = Exchange()
    exchange.row = lambda mail, body: {"scheduleId": "other@x", "scheduleItems": []}
    assert (await exchange.read("a@x"))["a@x"].unread == "no-answer"


@pytest.mark.parametrize(
    "hours",
    [
        None,
        {},
        {**NINE_TO_FIVE, "timeZone": {"name": "Middle Earth"}},
        {**NINE_TO_FIVE, "startTime": "late"},
        {**NINE_TO_FIVE, "daysOfWeek": ["noday"]},
        {**NINE_TO_FIVE, "timeZone": {"name": "x", "bias": 100000}},
    ],
)
async def test_hours_that_make_no_sense_do_not_spoil_the_rest(hours):
    row = {"scheduleItems": [entry(MONDAY.replace(hour=9))], "workingHours": hours}
    read = (await Exchange({"a@x": row}).read("a@x"))["a@x"]
    assert (read.hours, len(read.items)) == (None, 1)


async def test_midnight_is_an_end_of_working_hours():
    row = {"scheduleItems": [], "workingHours": {**NINE_TO_FIVE, "endTime": "24:00:00.0000000"}}
    assert (await Exchange({"a@x": row}).read("a@x"))["a@x"].hours.end.hour == 0


async def test_an_entry_that_lasts_no_time_is_left_out():
    assert (await Exchange({"a@x": [entry(MONDAY.replace(hour=9), minutes=0)]}).read("a@x"))[
        "a@x"
    ].items == ()


async def test_twenty_are_asked_for_at_once_and_each_only_once():
    exchange = Exchange()
    mails = [f"p{n}@x" for n in range(45)]
    assert list(await exchange.read(*mails, "p0@x")) == mails
    assert sorted(len(one["schedules"]) for one in exchange.asked) == [5, 20, 20]


async def test_one_spoilt_address_does_not_hide_the_others():
    exchange = Exchange({"p7@x": [entry(MONDAY.replace(hour=9))]}, spoilt={"p3@x"})
    read = await exchange.read(*(f"p{n}@x" for n in range(20)))
    assert [mail for mail, one in read.items() if one.unread] == ["p3@x"]
    assert len(read["p7@x"].items) == 1


async def test_trouble_with_one_batch_is_trouble():
    async with served() as world:
        rita = await world.connected("rita")
        await world.fault(match="getSchedule", status=503, times=7)
        with pytest.raises(OutsideTrouble):
            await world.calendars.free_busy(rita, ["ian@contoso.example"], WEEK)


@pytest.mark.parametrize("days", [1, 59, 62, 63, 150, 400])
async def test_a_window_of_any_length_is_read_in_pieces_that_graph_takes(days):
    window = Interval(MONDAY, MONDAY + timedelta(days=days))
    each_day = [
        entry(MONDAY + timedelta(days=n, hours=23), minutes=120) for n in range(-2, days + 2)
    ]
    exchange = Exchange({"a@x": each_day})
    read = (await exchange.read("a@x", window=window))["a@x"]
    assert len(read.items) == days + 1
    for asked in exchange.asked:
        length = at(asked["endTime"]) - at(asked["startTime"])
        assert timedelta(days=1) <= length < timedelta(days=62)


def at(told):
    return datetime.fromisoformat(told["dateTime"]).replace(tzinfo=UTC)


async def test_two_equal_entries_stay_two():
    noon = MONDAY.replace(hour=12)
    window = Interval(MONDAY - timedelta(days=70), MONDAY + timedelta(days=70))
    read = await Exchange({"a@x": [entry(noon), entry(noon)]}).read("a@x", window=window)
    assert len(read["a@x"].items) == 2


async def test_a_calendar_too_full_for_one_answer_is_read_in_smaller_pieces():
    hours = [entry(MONDAY + timedelta(hours=n)) for n in range(24 * 30)]
    exchange = Exchange({"full@x": hours}, limit=100)
    window = Interval(MONDAY, MONDAY + timedelta(days=30))
    read = await exchange.read("full@x", "calm@x", window=window)
    assert (read["full@x"].unread, len(read["full@x"].items)) == ("", 24 * 30)
    assert sum("calm@x" in one["schedules"] for one in exchange.asked) == 1


async def test_a_calendar_too_full_for_any_answer_is_unread():
    hours = [entry(MONDAY + timedelta(minutes=n), minutes=1) for n in range(3000)]
    read = await Exchange({"full@x": hours}).read("full@x")
    assert read["full@x"].unread == "too-many-entries"


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("GMT Standard Time", "2026-03-18T00:00+00:00", "2026-03-19T00:00+00:00"),
        ("Tokyo Standard Time", "2026-03-17T15:00+00:00", "2026-03-18T15:00+00:00"),
        ("Eastern Standard Time", "2026-03-18T04:00+00:00", "2026-03-19T04:00+00:00"),
        ("Line Islands Standard Time", "2026-03-17T10:00+00:00", "2026-03-18T10:00+00:00"),
    ],
)
async def test_an_all_day_entry_is_the_mailboxes_own_day(zone, start, end):
    day = entry(MONDAY + timedelta(days=2), minutes=1440, status="oof")
    row = {"scheduleItems": [day], "workingHours": {**NINE_TO_FIVE, "timeZone": {"name": zone}}}
    read = (await Exchange({"a@x": row}).read("a@x"))["a@x"]
    assert [one.span for one in read.items] == [
        Interval(*map(datetime.fromisoformat, (start, end)))
    ]


@pytest.mark.parametrize(
    "zone", ["Tokyo Standard Time", "Line Islands Standard Time", "Dateline Standard Time"]
)
async def test_no_part_of_a_local_holiday_is_shown_as_free(zone):
    day = entry(MONDAY + timedelta(days=2), minutes=1440, status="oof")
    exchange = Exchange({"a@x": [day]})
    answered = exchange.row

    def row(mail, body):
        return answered(mail, body) | {"workingHours": {**NINE_TO_FIVE, "timeZone": {"name": zone}}}

    exchange.row = row
    away = (await exchange.read("a@x"))["a@x"].items[0].span
    for hour in range(24):
        start = away.start + timedelta(hours=hour)
        window = Interval(start, start + timedelta(hours=1))
        assert (await exchange.read("a@x", window=window))["a@x"].items, window


@pytest.mark.parametrize(
    "zone", ["Line Islands Standard Time", "GMT Standard Time", "Dateline Standard Time"]
)
async def test_no_part_of_a_holiday_is_shown_as_free_where_the_zone_is_not_known(zone):
    day = entry(MONDAY + timedelta(days=2), minutes=1440, status="oof")
    known = {"scheduleItems": [day], "workingHours": {**NINE_TO_FIVE, "timeZone": {"name": zone}}}
    exchange = Exchange({"known@x": known, "a@x": {"scheduleItems": [day]}})
    read = await exchange.read("known@x", "a@x")
    known_span, span = read["known@x"].items[0].span, read["a@x"].items[0].span
    assert known_span.clipped(span) == known_span


async def test_the_tenants_awkward_mailboxes_are_told_apart():
    async with served() as world:
        rita = await world.connected("rita")
        await world.switch(capitalStatuses=True)
        for name, code in (("mei", "5006"), ("sam", "5009"), ("priya", "5016")):
            await world.switch(mail=f"{name}@contoso.example", scheduleError=code)
        mails = [f"{name}@contoso.example" for name in ("mei", "sam", "priya", "ana", "tom")]
        read = await world.calendars.free_busy(rita, [*mails, "hudson@contoso.example"], WEEK)
        assert [read[mail].unread for mail in mails] == [
            "too-many-entries",
            "no-mailbox",
            "no-mailbox",
            "",
            "",
        ]
        july = datetime(2026, 7, 1, 12, tzinfo=UTC)
        ana, tom = read["ana@contoso.example"].hours, read["tom@contoso.example"].hours
        assert july.replace(tzinfo=ana.zone).utcoffset() == timedelta(hours=2)
        assert tom.zone == ZoneInfo("Europe/Berlin")
        assert Status.BUSY in {one.status for one in read["tom@contoso.example"].items}


async def test_a_whole_company_is_read_within_the_limit_of_calls():
    async with served() as world:
        rita = await world.connected("rita")
        world.tenant.latency = 0.02
        people = [*world.tenant.directory.people, *world.tenant.directory.rooms]
        strangers = [f"p{n}@contoso.example" for n in range(200)]
        read = await world.calendars.free_busy(rita, people + strangers, saturday(9))
        assert not any(read[mail].unread for mail in people)
        assert all(read[mail].unread for mail in strangers)
        assert {one.status for one in world.asked("getSchedule")} == {200}
