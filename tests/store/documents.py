"""One full document of each kind, and Hypothesis strategies for any."""

import builtins
import functools
import typing
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields

from bot.domain.accounts import (
    Account,
    Address,
    Connection,
    Grant,
    Hours,
    Person,
    Place,
    Prompt,
    Role,
    SignIn,
)
from bot.domain.bookings.interviews import (
    Answer,
    Attendee,
    Claim,
    EventRef,
    Interview,
    ResourceDay,
    RoomPath,
    RoomState,
    Stage,
)
from bot.domain.bookings.offers import Offer, OfferedSlot
from bot.domain.jobs import CardLocation, Job, JobKind
from bot.domain.people.limits import Limits
from bot.domain.rooms import Room
from bot.store.document_types import DOCUMENT_TYPES

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_chat(**facts):
    return Address(
        **{"channel": "teams", "tenant": "contoso", "conversation": "19:a", "user": "29:r"} | facts
    )


def a_person(key="contoso/rita", **facts):
    return Person(
        **{
            "id": key,
            "tenant": "contoso",
            "name": "Rita Costa",
            "mail": "rita@contoso.example",
            "roles": frozenset({Role.RECRUITER, Role.INTERVIEWER}),
            "zone": "Europe/London",
            "connection": Connection.CONNECTED,
            "invited_at": NOON,
            "addresses": (a_chat(), a_chat(channel="slack", place=Place.GROUP, user="U1")),
            "nicknames": ("Ri",),
            "limits": Limits(per_day=2, never_on=frozenset({4})),
            "direct_rooms": {"+focus-1@contoso.example": NOON},
        }
        | facts
    )


def an_account(**facts):
    return Account(
        **{
            "tenant": "contoso",
            "enabled": True,
            "switched_at": NOON,
            "rooms": (Room(name="Thames", mail="thames@contoso.example", features=("screen",)),),
            "hours": Hours(days=frozenset({0, 1}), start="08:00"),
            "closed_days": frozenset({"2026-12-25"}),
            "pools": {"backend": ("a@contoso.example", "b@contoso.example")},
        }
        | facts
    )


def an_offer(**facts):
    slot = OfferedSlot(start=NOON, end=NOON + HOUR, people=("a@contoso.example",), interview="i1")
    asked = {"kind": "free", "people": ["Ben"], "minutes": 60, "room": None, "near": {"x": [1.5]}}
    known = {"id": "o1", "tenant": "contoso", "by": "contoso/rita", "asked": asked, "echo": "x"}
    return Offer(**known | {"slots": (slot,), "expires_at": NOON + HOUR} | facts)


def an_interview(key="i1", **facts):
    known = {"id": key, "tenant": "contoso", "by": "contoso/rita", "offer": "o1", "slot_number": 0}
    known |= {"start": NOON, "end": NOON + HOUR, "booked_at": NOON, "path": RoomPath.DIRECT}
    known |= {"people": (Attendee(mail="ben@contoso.example", name="Ben", answer=Answer.NONE),)}
    known |= {"room_state": RoomState.CONFIRMED, "stage": Stage.STANDING}
    return Interview(**known | {"event": EventRef(owner="me", id="AA=")} | facts)


def a_due(subject="i1", *, at=NOON, **facts):
    return Job(kind=JobKind.LOOK, subject=subject, tenant="contoso", at=at, **facts)


def one_of_each():
    claim = Claim(start=NOON, end=NOON + HOUR, interview="i1", organizer_name="Rita")
    prompt = Prompt(ticket="t", person="contoso/rita", address=a_chat(), expires_at=NOON)
    sign_in = SignIn(state="s", prompt=prompt, sealed="x", expires_at=NOON)
    day = ResourceDay(
        tenant="contoso", mail="thames@x.example", day=date(2026, 3, 10), claims=(claim,)
    )
    return (
        an_account(),
        a_person(),
        Grant(person="contoso/rita", sealed="gAAA", scopes=frozenset({"User.Read"})),
        sign_in,
        an_offer(),
        an_interview(),
        day,
        a_due(person="contoso/rita", leased_until=NOON, attempts=2, trouble="gone"),
        CardLocation(
            subject="interview/i1", person="contoso/rita", chat="teams/c/1", message="1:x"
        ),
    )


ALL_KINDS = [kind.type for kind in DOCUMENT_TYPES]
TEXTS = st.text(max_size=20)
# What `bot.language` may write into a question, and a client may send: JSON with whole numbers of 53 bits.
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
PLAIN = {
    str: TEXTS,
    int: st.integers(-(2**53), 2**53),
    datetime: st.datetimes(timezones=st.just(UTC)),
    typing.Any: ANY_JSON,
}


def anything(hint):
    """Any value of a class or annotation, each field at whatever its type allows."""
    hint = getattr(hint, "__supertype__", hint)
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(parts)
    return _made_of(hint, origin, [anything(one) for one in parts if one is not ...])


@functools.cache
def _document(hint):
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{one.name: anything(hints[one.name]) for one in fields(hint)})


def _made_of(hint, origin, inner):
    match origin:
        case None if issubclass(hint, Struct):
            # A document may hold one of its own kind: what an interview was before a change.
            return st.deferred(lambda: _document(hint))
        case None:
            return st.from_type(hint)
        case builtins.tuple if typing.get_args(hint)[-1] is ...:
            return st.lists(inner[0], max_size=2).map(tuple)
        case builtins.tuple:
            return st.tuples(*inner)
        case builtins.frozenset:
            return st.frozensets(inner[0], max_size=3)
        case builtins.dict:
            return st.dictionaries(*inner, max_size=2)
    return st.one_of(inner)
