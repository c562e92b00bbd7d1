"""Time zones by Windows name, by IANA name, and by rules written out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.graph.calendars.time_zones import Changeover, ZoneRules, zone_named, zone_of

PACIFIC = ZoneRules(
    name="Customized Time Zone",
    bias=480,
    standard_offset=Changeover("02:00:00.0000000", 1, "sunday", 11),
    daylight_offset=Changeover("02:00:00.0000000", 2, "Sunday", 3, -60),
)
MADRID = ZoneRules(
    bias=-60,
    standard_offset=Changeover("03:00:00.0000000", 5, "sunday", 10),
    daylight_offset=Changeover("02:00:00.0000000", 5, "sunday", 3, -60),
)
SYDNEY = ZoneRules(
    bias=-600,
    standard_offset=Changeover("03:00:00", 1, "sunday", 4),
    daylight_offset=Changeover("02:00:00", 1, "sunday", 10, -60),
)
SAME = [
    (PACIFIC, ZoneInfo("America/Los_Angeles")),
    (MADRID, ZoneInfo("Europe/Madrid")),
    (SYDNEY, ZoneInfo("Australia/Sydney")),
    (ZoneRules(bias=-330), ZoneInfo("Asia/Kolkata")),
    (ZoneRules(bias=0), UTC),
]


def on_clock(*parts):
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)


WALLS = st.datetimes(on_clock(2010, 1, 1), on_clock(2040, 1, 1)).map(
    lambda one: one.replace(fold=0)
)
INSTANTS = WALLS.map(lambda wall: wall.replace(tzinfo=UTC))


@pytest.mark.parametrize(("rules", "real"), SAME, ids=str)
@settings(max_examples=100)
@given(moment=INSTANTS)
def test_rules_show_the_same_clock_as_the_zone_they_describe(rules, real, moment):
    ours, theirs = moment.astimezone(zone_of(rules)), moment.astimezone(real)
    assert ours.replace(tzinfo=None) == theirs.replace(tzinfo=None)
    assert ours.fold == theirs.fold
    assert ours.astimezone(UTC) == moment


@pytest.mark.parametrize(("rules", "real"), SAME, ids=str)
@pytest.mark.parametrize("fold", [0, 1])
@settings(max_examples=100)
@given(wall=WALLS)
def test_rules_read_a_clock_as_the_zone_they_describe(rules, real, fold, wall):
    wall = wall.replace(fold=fold)
    assert wall.replace(tzinfo=zone_of(rules)).utcoffset() == wall.replace(tzinfo=real).utcoffset()


@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize(("rules", "real"), SAME, ids=str)
def test_every_quarter_of_the_days_on_which_clocks_change_is_the_same(rules, real, fold):
    days = [(2026, 3, 8), (2026, 3, 29), (2026, 4, 5), (2026, 10, 4), (2026, 10, 25), (2026, 11, 1)]
    for day in days:
        for quarter in range(96):
            wall = on_clock(*day) + timedelta(minutes=15 * quarter)
            wall = wall.replace(fold=fold)
            offset = wall.replace(tzinfo=zone_of(rules)).utcoffset()
            assert offset == wall.replace(tzinfo=real).utcoffset(), wall


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("romance standard time", "Europe/Paris"),
        ("Europe/Madrid", "Europe/Madrid"),
        ("India Standard Time", "Asia/Calcutta"),
    ],
)
def test_zones_are_known_by_both_kinds_of_name(name, key):
    assert zone_of(ZoneRules(name=name)) == ZoneInfo(key)


@pytest.mark.parametrize("name", ["UTC", "utc", "tzone://Microsoft/Utc"])
def test_utc_has_several_names(name):
    assert zone_named(name) is UTC


@pytest.mark.parametrize(
    "name", ["", "Middle Earth", "../../etc/passwd", "America", "tzone://Microsoft/Custom"]
)
def test_a_zone_that_nobody_knows_is_none(name):
    assert zone_named(name) is None


@pytest.mark.parametrize(
    "rules",
    [
        ZoneRules(bias=99999),
        ZoneRules(
            bias=0, standard_offset=Changeover(month=13), daylight_offset=Changeover(month=3)
        ),
        ZoneRules(
            bias=0,
            standard_offset=Changeover(month=10, day_of_week="noday"),
            daylight_offset=Changeover(month=3),
        ),
        ZoneRules(
            bias=0,
            standard_offset=Changeover(month=10, time="late"),
            daylight_offset=Changeover(month=3),
        ),
    ],
    ids=str,
)
def test_rules_that_make_no_sense_are_refused_at_once(rules):
    with pytest.raises(ValueError, match=r"."):
        zone_of(rules)


def test_a_ruled_zone_has_a_name_and_a_summer():
    zone = zone_of(PACIFIC)
    summer, winter = datetime(2026, 7, 1, tzinfo=zone), datetime(2026, 1, 1, tzinfo=zone)
    assert summer.tzname() == "Customized Time Zone"
    assert (summer.dst(), winter.dst()) == (timedelta(hours=1), timedelta())
    assert zone.utcoffset(None) == timedelta(hours=-8)
