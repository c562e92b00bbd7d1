"""One offer in each of the states that look different; times in London.

What they show can be: `tests.cards.test_samples` holds times, people and rooms against the picture.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from cards.offer_views import (
    ClockLine,
    HoursLine,
    KeptLine,
    ObstacleLine,
    OfferCard,
    RoomFacts,
    SlotLine,
    StripRow,
    TimelineLine,
    WayOutLine,
)
from cards.view_models import FormValues

LONDON = ZoneInfo("Europe/London")
IAN, MEI, SAM, RAJ = "Ian Murray", "Mei Tanaka", "Sam Okafor", "Raj Patel"
MAILS = {name: f"{name.split()[0].lower()}@contoso.example" for name in (IAN, MEI, SAM, RAJ)}


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def a_slot(number=1, hour=14, minute=0, **changes):
    start = changes.pop("start", at(hour, minute))
    same = {"people": (IAN, MEI), "room": "Thames", "path": "scheduler"}
    end = start + timedelta(hours=1)
    return SlotLine(number=number, start=start, end=end, **(same | changes))


def a_line(label, cells, *numbers, kind="person", start=None):
    return TimelineLine(kind=kind, label=label, start=start or at(9), cells=cells, numbers=numbers)


def a_form(people=(IAN, MEI), *, day="2026-11-24", room="any", candidate="Jo Park"):
    """What the Change form of an offer is filled in with."""
    return FormValues(
        day=day,
        minutes=60,
        people=tuple(MAILS[one] for one in people),
        room=room,
        all_people=tuple((name, MAILS[name]) for name in (IAN, MEI, RAJ, SAM)),
        all_rooms=(("Thames", "thames@contoso.example"), ("Camden", "camden@contoso.example")),
        candidate=candidate,
    )


def an_offer(**changes):
    same = {
        "offer": "offer1",
        "echo": "Tuesday 24 November, 1 hour, Ian Murray and Mei Tanaka, with a room",
        "minutes": 60,
        "asked_people": (IAN, MEI),
        "need": "all",
        "asked_days": (date(2026, 11, 24), date(2026, 11, 24)),
        "asked_room": RoomFacts(),
        "zone": "Europe/London",
        "year": 2026,
        "slots": (a_slot(1, 10), a_slot(2, 11, path="direct", room="Focus 1"), a_slot(3, 14)),
        "question": a_form(),
    }
    return OfferCard(**(same | changes))


A_CLOCK = ClockLine(
    name="Ana García",
    start=at(11).replace(tzinfo=ZoneInfo("Europe/Madrid")),
    end=at(12).replace(tzinfo=ZoneInfo("Europe/Madrid")),
    zone="Europe/Madrid",
)
IANS = "###.............##..............##"
MEIS = "..##........~~##............------"
THAMES = "##......####....####............##"
FOCUS = "####........####....####......####"
FULL_OFFER = an_offer(
    need=2,
    asked_people=(IAN, MEI, RAJ),
    slots=(
        a_slot(1, 10, clocks=(A_CLOCK,)),
        a_slot(2, 14, is_taken=True),
        a_slot(3, 16, path="unknown", room="Boardroom", outside_hours=(MEI,)),
    ),
    timeline=(
        a_line(IAN, IANS, 1, 2, 3),
        a_line(MEI, MEIS, 1, 2, 3),
        a_line(RAJ, "?" * 34),
        a_line("Thames", THAMES, 1, 2, kind="room"),
        a_line("Boardroom", "############........####..........", 3, kind="room"),
    ),
    unread=(RAJ,),
    has_more=True,
    read_by="Rita Costa",
    question=a_form((IAN, MEI, RAJ)),
)
OLD_STRIP = (
    StripRow(label=IAN, cells="██····▒▒··██····█"),
    StripRow(label=RAJ, cells="?" * 17),
    StripRow(label="Thames", cells="··████------██···"),
)


def _of_ian(*slots, **changes):
    """A question about Ian alone."""
    with_him = tuple(replace(one, people=(IAN,)) for one in slots)
    return an_offer(asked_people=(IAN,), slots=with_him, question=a_form((IAN,)), **changes)


OFFER_SAMPLES = {
    "offer": FULL_OFFER,
    "offer for anyone": an_offer(
        wants_people=True,
        asked_people=(),
        need="any",
        slots=(a_slot(people=(IAN, MEI, SAM, RAJ, "Wei Zhang", "May Lin", "Will Stone")),),
        obstacles=(ObstacleLine(kind="no room", until=at(14), seats=8),),
        ways_out=(
            WayOutLine(change="shorter", value="45", way="0"),
            WayOutLine(change="no room", way="1"),
        ),
        question=a_form(()),
    ),
    "offer to choose from": an_offer(
        wants_people=True,
        asked_people=(),
        need="any",
        slots=(
            a_slot(1, 10, invited=(IAN,), has_others=True, fewest_that_week=1),
            a_slot(
                2,
                11,
                people=(MEI, IAN),
                invited=(MEI,),
                has_others=True,
                room="Thames",
                room_unsure="London",
            ),
            a_slot(3, 14, room="Hudson (New York)", room_elsewhere="New York"),
        ),
        is_ranked=True,
        question=a_form(()),
    ),
    "offer with nothing": an_offer(
        asked_people=(IAN, MEI, RAJ, SAM),
        need=2,
        slots=(),
        unread=(RAJ, SAM),
        obstacles=(
            ObstacleLine(kind="busy", name=IAN, is_always=True),
            ObstacleLine(kind="no room", until=at(16), seats=4),
        ),
        ways_out=(
            WayOutLine(change="other day", value="2026-11-25", way="0"),
            WayOutLine(change="shorter", value="45", way="1"),
        ),
        question=a_form((IAN, MEI, RAJ, SAM)),
    ),
    "offer in a channel": an_offer(
        is_public=True,
        need=2,
        asked_people=(IAN, MEI, RAJ),
        slots=(
            a_slot(1, 10, clocks=(A_CLOCK,)),
            a_slot(2, 11, path="direct", room="Focus 1"),
            a_slot(3, 16, outside_hours=(MEI,)),
        ),
        timeline=(
            a_line(IAN, IANS, 1, 2, 3),
            a_line(MEI, MEIS, 1, 2, 3),
            a_line(RAJ, "?" * 34),
            a_line("Thames", THAMES, 1, 3, kind="room"),
            a_line("Focus 1", FOCUS, 2, kind="room"),
        ),
        unread=(RAJ,),
        obstacles=(ObstacleLine(kind="busy", name=IAN, busy=((at(9), at(9, 45)),)),),
        has_more=True,
        question=a_form((IAN, MEI, RAJ)),
    ),
    "offer of several days": an_offer(
        slots=(
            a_slot(1, start=at(10, 30, day=23)),
            a_slot(2, start=at(10)),
            a_slot(3, start=at(13)),
            a_slot(4, start=at(10, day=26)),
            a_slot(5, start=at(15, day=26), room="Focus 1"),
        ),
        asked_days=(date(2026, 11, 23), date(2026, 11, 26)),
        timeline=tuple(
            a_line("", cells, *numbers, kind="day", start=at(9, day=day))
            for day, cells, numbers in (
                (23, "######......########....##########", (1, 2, 3, 4, 5)),
                (24, "####....########....########~~----", (1, 2, 3, 4, 5)),
                (25, "############..####################", (1, 2, 3, 4, 5)),
                (26, "####......####..########....------", (1, 2, 3, 4, 5)),
            )
        ),
        has_more=True,
        question=a_form(day=""),
    ),
    "offer for a candidate": an_offer(
        candidate="Jo Park",
        slots=(a_slot(1, 10), a_slot(2, 11, room="Focus 1"), a_slot(3, 15)),
        timeline=(
            a_line(IAN, IANS, 1, 2, 3),
            a_line(MEI, MEIS, 1, 2, 3),
            a_line("Thames", THAMES, 1, 3, kind="room"),
            a_line("Focus 1", FOCUS, 2, kind="room"),
        ),
        has_more=True,
    ),
    "offer, and why not at other times": an_offer(
        slots=(a_slot(1, 10), a_slot(2, 11, room="Focus 1"), a_slot(3, 15)),
        obstacles=(
            ObstacleLine(
                kind="busy",
                name=IAN,
                busy=((at(9), at(9, 45)), (at(13), at(13, 30)), (at(17), at(17, 30))),
            ),
            ObstacleLine(kind="busy", name=MEI, busy=((at(9, 30), at(10)), (at(12, 30), at(13)))),
            ObstacleLine(kind="no room", until=at(10), seats=3),
        ),
        ways_out=(
            WayOutLine(change="shorter", value="45", way="0"),
            WayOutLine(change="other day", value="2026-11-25", way="1"),
            WayOutLine(change="without", value=IAN, way="2"),
        ),
    ),
    "offer with kept filters": an_offer(
        asked_people=(IAN, MEI, SAM),
        asked_days=(date(2026, 11, 25), date(2026, 11, 25)),
        asked_room=RoomFacts(name="Camden"),
        candidate="Jo Park",
        slots=tuple(
            a_slot(number, start=at(hour, minute, day=25), people=(IAN, MEI, SAM), room="Camden")
            for number, hour, minute in ((1, 12, 0), (2, 14, 30), (3, 16, 0))
        ),
        filters=(
            KeptLine(part="people", names=(IAN, MEI, SAM)),
            KeptLine(part="hours", hours=(HoursLine(start=720, end=1050, is_to_closing=True),)),
            KeptLine(part="room", room=RoomFacts(name="Camden")),
            KeptLine(part="candidate", candidate="Jo Park"),
        ),
        left_out=("with biscuits",),
        timeline=tuple(
            a_line(label, cells, 1, 2, 3, kind=kind, start=at(12, day=25))
            for label, cells, kind in (
                (IAN, "......####............", "person"),
                (MEI, "....~~##............##", "person"),
                (SAM, "....######....~~......", "person"),
                ("Camden", "....####............##", "room"),
            )
        ),
        question=a_form((IAN, MEI, SAM), day="2026-11-25", room="camden@contoso.example"),
    ),
    "offer, yes": _of_ian(a_slot(1, 15), asked_at=at(15)),
    "offer, yes of a day": _of_ian(a_slot(1, 10), a_slot(2, 14), asks_whether=True),
    "offer, no of a day": _of_ian(
        asks_whether=True, obstacles=(ObstacleLine(kind="per day", name=IAN),)
    ),
    "offer, yes of a room": an_offer(
        asked_at=at(15),
        asked_people=(),
        need="none",
        slots=(a_slot(1, 15, people=()),),
        asked_room=RoomFacts(name="Thames"),
        question=a_form((), room="thames@contoso.example"),
    ),
    "offer, no": _of_ian(asked_at=at(15)),
    "offer of an earlier version": OfferCard(
        offer="offer1",
        echo="Tuesday 24 November, 1 hour, Ian Murray and Mei Tanaka, with a room",
        zone="Europe/London",
        year=2026,
        slots=(a_slot(1, 10, other_clock="11:00 for Tom Becker"), a_slot(2, 11)),
        kept=("people", "hours", "length", "room", "online", "candidate"),
        strip=OLD_STRIP,
        strip_start=at(9),
        reasons=("Ian Murray is busy until 10:00.",),
        ways_out=(WayOutLine(title="45 minutes", way="shorter:45"),),
    ),
    "offer expired": an_offer(is_expired=True),
    "offer not bookable": an_offer(may_book=False),
    "offer to move": an_offer(purpose="move", interview="int1", slots=(a_slot(),)),
    "offer to propose": an_offer(purpose="propose", interview="int1", slots=(a_slot(),)),
}
