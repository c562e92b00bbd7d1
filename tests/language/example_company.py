"""The small company the tests of the language speak of, and how they say something in it."""

from datetime import datetime
from functools import cache

from msgspec.structs import replace

from bot.language.context import ComingInterview, ParseContext
from bot.language.parser import parse
from bot.language.people.name_index import Directory, Person, Room
from bot.language.requests import Candidate
from cards.words.clarifications import option_text, question_text

SUNDAY = datetime.fromisoformat("2026-11-22T10:00")
WEDNESDAY = datetime.fromisoformat("2026-11-25T14:10")


def mail(name):
    return f"{name}@fabrikam.example"


JO = ComingInterview(
    "jo",
    datetime.fromisoformat("2026-11-24T10:00"),
    people=(mail("raj"), mail("tom")),
    candidate=Candidate("Jo Pike"),
    room=mail("turing"),
)
VERA = ComingInterview(
    "vera",
    datetime.fromisoformat("2026-11-25T10:00"),
    60,
    (mail("olivia"), mail("dana")),
    Candidate("Vera Holt"),
    role="interviewer",
)
"""To which the speaker is invited; Hana's too."""
HANA = replace(
    VERA,
    id="hana",
    start=datetime.fromisoformat("2026-11-27T15:00"),
    candidate=Candidate("Hana Kim"),
)
MARC = ComingInterview(
    "marc",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"),),
    candidate=Candidate("Marc Dubois"),
)
AL = replace(MARC, id="al", candidate=Candidate("Al Green"), people=(mail("dana"),))
CY = replace(
    MARC,
    id="cy",
    candidate=Candidate("Cy Dole"),
    people=(mail("raj"),),
    start=datetime.fromisoformat("2026-11-25T11:00"),
)


def _session(name, time, minutes):
    start = datetime.fromisoformat(f"2026-11-26T{time}")
    return ComingInterview(name, start, minutes, (mail(name),), Candidate("Zoe Hart"), loop="loop")


LOOP_SESSIONS = (
    _session("raj", "09:45", 30),
    _session("priya", "10:15", 45),
    _session("tom", "11:00", 60),
)
WHOLE_LOOP = replace(
    LOOP_SESSIONS[0],
    id="loop",
    minutes=135,
    sessions=3,
    people=tuple(mail(one) for one in ("raj", "priya", "tom")),
    loop="",
    candidate=Candidate("Zoe Hart", "zoe@hart.example"),
)
CARDS_OF_LOOP = {
    "loop": (WHOLE_LOOP, *LOOP_SESSIONS, JO),
    "list": (*LOOP_SESSIONS, JO, WHOLE_LOOP),
    "interview": (JO, *LOOP_SESSIONS, WHOLE_LOOP),
    "session": (LOOP_SESSIONS[1], JO, LOOP_SESSIONS[0], LOOP_SESSIONS[2], WHOLE_LOOP),
}
"""What is coming with a loop of three sessions, by the card that was shown last; “session” is that of one of them."""


@cache
def company():
    people = (
        Person("Dana Levi", mail("dana"), ("Dee",)),
        Person("Raj Patel", mail("raj")),
        Person("Priya Shah", mail("priya")),
        Person("Tom Becker", mail("tom")),
        Person("Sarah Cohen", mail("sarah.cohen")),
        Person("Sarah Connolly", mail("sarah.connolly")),
        Person("Li Wei", mail("li")),
        Person("Siobhán O'Brien", mail("siobhan")),
        Person("Anne-Marie Dupont", mail("annemarie")),
        Person("Olivia Lane", mail("olivia")),
        Person("Oliver Lind", mail("oliver")),
        Person("May Green", mail("may")),
        Person("April Reed", mail("april")),
        Person("Will Ford", mail("will")),
        Person("Mark Diaz", mail("mark")),
        Person("Dan Levine", mail("dan")),
    )
    rooms = (
        Room("Boardroom", mail("boardroom"), 12, "London HQ", ("screen", "video")),
        Room("Turing", mail("turing"), 6, "London HQ", ("video",)),
        Room("Lovelace", mail("lovelace"), 4, "London HQ", ("whiteboard",)),
        Room("Quiet 2", mail("quiet2"), 2, "London HQ", ()),
        Room("Spree", mail("spree"), 6, "Berlin", ("video",)),
    )
    pools = (("backend", (mail("priya"), mail("raj"), mail("tom"))),)
    return Directory(people, rooms, pools=pools)


def asked(doubt):
    """Return what is asked back, in words."""
    return question_text(doubt.doubt.kind, dict(doubt.doubt.facts))


def offered(doubt):
    """Return what may be meant, in words."""
    meant = (one.option for one in doubt.choices)
    return [option_text(one.kind, dict(one.facts)) for one in meant]


def scene(now=SUNDAY, *, zone="Europe/London", locale="en-GB"):
    return ParseContext(now, zone, locale, company())


SESSIONS = tuple(
    ComingInterview(
        one,
        datetime.fromisoformat(f"2026-11-24T{hour}:00"),
        people=(mail(who),),
        candidate=JO.candidate,
    )
    for one, hour, who in (("s1", 10, "raj"), ("s2", 11, "priya"), ("s3", 12, "tom"))
)
WHOLE = ComingInterview(
    "whole",
    SESSIONS[0].start,
    180,
    people=(mail("raj"), mail("priya"), mail("tom")),
    candidate=JO.candidate,
    sessions=3,
)
LOOP = (WHOLE, *SESSIONS)
"""A loop of a candidate's as it is known below its card."""


def read_among(
    text, interviews, *, last="interview", speaker="olivia", after=None, doubt=None, at=SUNDAY
):
    """Read a message where these interviews are coming: after a card of this kind, or with a question open."""
    context = replace(scene(at), last=last, interviews=interviews, speaker=mail(speaker))
    question = parse(after, scene()).question if after else None
    assert after is None or question is not None
    shown = replace(context, last="offer") if after else context
    return parse(text, shown, after=question, doubt=doubt)


def said(*sentences, at=None):
    """Read sentences one after the other; each refines the question before it."""
    reading = None
    for sentence in sentences:
        after = reading.question if reading else None
        reading = parse(sentence, at or scene(), after=after)
    return reading
