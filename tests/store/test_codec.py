"""Documents that an older or newer version of the bot wrote."""

from datetime import timedelta, timezone

import msgspec
import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import AuditEntry
from bot.domain.bookings.interviews import Claim, Interview, Proposal
from bot.domain.errors import OutsideTrouble
from bot.store.codec import decode, encode
from bot.store.document_types import DOCUMENT_TYPES, document_type_named, document_type_of
from cards.account_views import AuditLine
from cards.interview_views import ProposalLine
from tests.store.documents import NOON, an_account

ACCOUNT = document_type_of(Account)
NAIVE = NOON.replace(tzinfo=None)


def test_a_field_that_is_not_known_is_ignored():
    assert decode(ACCOUNT, b'{"tenant": "c", "colour": "red"}', 1) == Account(tenant="c")


def test_a_field_that_is_missing_takes_its_default():
    assert decode(ACCOUNT, b'{"tenant": "c"}', 1).interview_minutes == 60


@pytest.mark.parametrize("body", [b"{}", b"[]", b"{", b'{"tenant": 7}', b"\xff", b""])
def test_a_document_that_cannot_be_read_is_trouble_and_nothing_else(body):
    with pytest.raises(OutsideTrouble) as caught:
        decode(ACCOUNT, body, 1)
    assert caught.value.facts == {"service": "store", "reference": "unreadable account"}


def test_old_formats_run_through_the_migrations_that_they_lack():
    kind = replace(
        ACCOUNT,
        migrations=(
            lambda plain: plain | {"mins": plain["minutes"]},
            lambda plain: plain | {"interview_minutes": plain["mins"] + 1},
        ),
    )
    assert kind.format == 3
    assert decode(kind, b'{"tenant": "c", "minutes": 4}', 1).interview_minutes == 5
    assert decode(kind, b'{"tenant": "c", "mins": 6}', 2).interview_minutes == 7
    assert decode(kind, b'{"tenant": "c", "interview_minutes": 8}', 3).interview_minutes == 8


@pytest.mark.parametrize("written_as", [0, 2])
def test_a_format_of_a_later_version_is_trouble(written_as):
    with pytest.raises(OutsideTrouble):
        decode(ACCOUNT, b'{"tenant": "c"}', written_as)


_HOUR = b'"start":"2026-03-10T12:00:00Z","end":"2026-03-10T13:00:00Z"'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Claim, b'{"by":"Rita","interview":"i1",%b}'),
        (Proposal, b'{"by":"ian@x.example","offer":"o1","slot":1,%b}'),
        (ProposalLine, b'{"by":"Ian","offer":"o1","slot":1,%b}'),
        (
            Interview,
            b'{"id":"i1","tenant":"c","by":"c/rita","offer":"o1","slot":1,"people":[],"room":"","booked_at":"2026-03-10T12:00:00Z",%b}',
        ),
        (
            AuditEntry,
            b'{"id":"e1","tenant":"c","at":"2026-03-10T12:00:00Z","deed":"connected","path":"slack"}',
        ),
        (AuditLine, b'{"at":"2026-03-10T12:00:00Z","who":"Rita","deed":"invited","path":"slack"}'),
    ],
)
def test_a_field_that_was_renamed_keeps_its_stored_name(kind, body):
    stored = body.replace(b"%b", _HOUR)
    value = msgspec.json.decode(stored, type=kind)
    assert msgspec.json.decode(encode(value)).items() >= msgspec.json.decode(stored).items()


def test_the_order_of_a_dictionary_is_kept():
    pools = {"z": ("a",), "a": ("b",), "m": ()}
    body = encode(an_account(pools=pools))
    assert list(decode(ACCOUNT, body, 1).pools) == ["z", "a", "m"]


def test_a_moment_in_another_zone_comes_back_as_the_same_instant():
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert decode(ACCOUNT, encode(an_account(switched_at=there)), 1).switched_at == NOON


def test_every_kind_has_a_name_and_a_class_of_its_own():
    assert [document_type_named(kind.name) for kind in DOCUMENT_TYPES] == list(DOCUMENT_TYPES)
    assert [document_type_of(kind.type) for kind in DOCUMENT_TYPES] == list(DOCUMENT_TYPES)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(NAIVE, id="alone"),
        pytest.param([NAIVE], id="in a list"),
        pytest.param((1, (NAIVE,)), id="in a tuple"),
        pytest.param(frozenset({NAIVE}), id="in a set"),
        pytest.param({"a": {"b": NAIVE}}, id="in an object"),
        pytest.param(an_account(switched_at=NAIVE), id="in a field"),
        pytest.param([(an_account(switched_at=NAIVE), 1)], id="in a field of what is in a list"),
    ],
)
def test_a_moment_without_zone_is_refused_wherever_it_stands(value):
    with pytest.raises(ValueError, match="zone"):
        encode(value)
