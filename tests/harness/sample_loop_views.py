"""One of each view of interview loops, in each of the states that look different; times in London."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from cards import loop_views
from cards.interview_views import PersonLine
from cards.offer_views import KeptLine, ObstacleLine, RoomFacts, WayOutLine
from cards.view_models import FormValues

LONDON = ZoneInfo("Europe/London")
IAN, MEI, TOM, LUCY = "Ian Murray", "Mei Tanaka", "Tom Becker", "Lucy Hale"


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def a_session(name, start, minutes, **changes):
    end = start + timedelta(minutes=minutes)
    same = {"people": (name,), "room": "Thames"}
    return loop_views.SessionLine(start=start, end=end, **(same | changes))


def a_schedule(number, start, **changes):
    sessions = (
        a_session(IAN, start, 60),
        a_session(MEI, start + timedelta(minutes=60), 45),
        a_session(TOM, start + timedelta(minutes=105), 30),
    )
    same = {"number": number, "sessions": sessions}
    return loop_views.ScheduleLine(**(same | changes))


ASKED = (
    loop_views.AskedSession(people=(IAN,), minutes=60),
    loop_views.AskedSession(people=(MEI,), minutes=45),
    loop_views.AskedSession(people=(TOM, LUCY), need=1, minutes=30),
)


def a_loop_offer(**changes):
    same = {
        "offer": "offer1",
        "sessions": ASKED,
        "is_ordered": True,
        "asked_days": (date(2026, 11, 24), date(2026, 11, 24)),
        "asked_room": RoomFacts(),
        "candidate": "Jo Park",
        "zone": "Europe/London",
        "year": 2026,
        "schedules": (
            a_schedule(1, at(9)),
            a_schedule(
                2,
                at(10, 30),
                sessions=(
                    a_session(IAN, at(10, 30), 60),
                    a_session(MEI, at(12, 15), 45, room="Camden"),
                    a_session(TOM, at(13), 30, room="Camden", outside_hours=(TOM,)),
                ),
                lunches=((at(11, 30), at(12, 15)),),
                room_changes=1,
            ),
            a_schedule(3, at(14, 30), waiting_minutes=15),
        ),
        "has_more": True,
        "question": FormValues(
            minutes=60,
            people=(),
            room="any",
            all_people=((IAN, "ian@contoso.example"), (LUCY, "lucy@contoso.example")),
            all_rooms=(("Thames", "thames@contoso.example"),),
        ),
    }
    return loop_views.LoopOfferCard(**(same | changes))


def a_line(number, name, start, minutes, answer="none", **changes):
    same = {
        "number": number,
        "interview": f"int{number}",
        "start": start,
        "end": start + timedelta(minutes=minutes),
        "people": (PersonLine(name=name, answer=answer),),
        "room": "Thames",
        "room_state": "confirmed",
    }
    return loop_views.LoopSessionLine(**(same | changes))


def a_booked_loop(**changes):
    same = {
        "loop": "loop1",
        "zone": "Europe/London",
        "year": 2026,
        "sessions": (
            a_line(1, IAN, at(9), 60, "accepted"),
            a_line(2, MEI, at(10), 45, "accepted"),
            a_line(3, TOM, at(10, 45), 30),
        ),
        "candidate": "Jo Park",
        "candidate_mail": "jo@park.example",
        "candidate_state": "invited",
        "people": ((IAN, "ian@contoso.example"), (LUCY, "lucy@contoso.example")),
    }
    return loop_views.LoopCard(**(same | changes))


DECLINED = a_line(3, TOM, at(10, 45), 30, "declined", substitutes=(LUCY, "Sam Okafor"))

LOOP_SAMPLES = {
    "loop offer": a_loop_offer(),
    "loop offer in any order": a_loop_offer(
        is_ordered=False, days=2, has_more=False, schedules=(a_schedule(1, at(9), is_taken=True),)
    ),
    "loop offer over two days": a_loop_offer(
        days=2,
        asked_days=(date(2026, 11, 24), date(2026, 11, 25)),
        schedules=(
            a_schedule(
                1,
                at(15),
                sessions=(a_session(IAN, at(15), 60), a_session(MEI, at(9, day=25), 45)),
            ),
        ),
        unread=(LUCY,),
        left_out=("by noon",),
    ),
    "loop offer with nothing": a_loop_offer(
        schedules=(),
        has_more=False,
        blocker=1,
        blocker_kind="no time",
        obstacles=(ObstacleLine(kind="busy", name=MEI, is_always=True),),
        ways_out=(
            WayOutLine(change="replaced", value=f"{MEI}:{LUCY}", way="0"),
            WayOutLine(change="two days", way="1"),
        ),
    ),
    "loop offer too long for a day": a_loop_offer(
        schedules=(), has_more=False, blocker=0, blocker_kind="too long"
    ),
    "loop offer in a channel": a_loop_offer(is_public=True, unread=(LUCY,), left_out=("x",)),
    "loop offer of before": a_loop_offer(is_expired=True),
    "loop offer to move": a_loop_offer(
        purpose="move", filters=(KeptLine(part="room", room=RoomFacts()),)
    ),
    "loop claimed": a_booked_loop(stage="claimed", candidate_state="waiting", may_undo=True),
    "loop written": a_booked_loop(stage="reserved", may_undo=True, is_delayed=True),
    "loop booked": a_booked_loop(),
    "loop waiting for rooms": a_booked_loop(
        candidate_state="waiting",
        candidate_at=at(10, 2, day=22),
        may_undo=True,
        sessions=tuple(replace(one, room_state="requested") for one in a_booked_loop().sessions),
    ),
    "loop with one declined": a_booked_loop(
        sessions=(*a_booked_loop().sessions[:2], DECLINED), candidate_answer="accepted"
    ),
    "loop over two days": a_booked_loop(
        sessions=(
            a_line(1, IAN, at(15), 60, "tentative", room_state="declined"),
            a_line(2, MEI, at(9, day=25), 45, room="", room_state="none", is_online=True),
            a_line(3, TOM, at(10, day=25), 30, stage="ended", ending="cancelled"),
        ),
        candidate="",
        candidate_mail="",
        candidate_state="",
        may_undo=True,
        undoes_change=True,
    ),
    "loop being cancelled": a_booked_loop(stage="ending", ending="cancelled", reason="on hold"),
    "loop cancelled": a_booked_loop(stage="ended", ending="cancelled", reason="on hold"),
    "loop undone": a_booked_loop(stage="ended", ending="undone"),
    "loop taken": a_booked_loop(stage="ended", ending="taken", why=TOM),
    "loop failed": a_booked_loop(stage="ended", ending="failed"),
    "ask to cancel a loop": loop_views.AskToCancelLoop(
        loop="loop1",
        sessions=((at(9), at(10), (IAN,)), (at(10), at(10, 45), (MEI,))),
        candidate="Jo Park",
        is_candidate_invited=True,
    ),
}
LOOP_SAMPLES |= {
    "loop templates": loop_views.LoopTemplatesView(
        templates=(
            loop_views.TemplateLine(
                name="backend",
                sessions=(
                    loop_views.AskedSession(pool="backend", need=1, minutes=60),
                    *ASKED[1:],
                ),
                break_minutes=15,
                break_after=2,
            ),
        ),
    ),
    "no loop templates": loop_views.LoopTemplatesView(templates=()),
}
