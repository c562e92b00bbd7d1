"""What is to be shown, as rows of work: saved with what it speaks of, deleted when a chat has taken it.

So nothing is lost with a copy of the bot that ends in between: another one shows it when the lease
lapses. A chat cannot be told "this is the same message as before", nor asked whether it has it. So
only what was on its way to a chat when a copy was killed may be shown twice: from the moment it is
sent until the chat's answer is noted, which is the very next thing to be saved, by itself.

A view whose address lets in whoever has it, such as a prompt to sign in, is kept sealed: `View.has_secret_address`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Address, PersonId
from bot.domain.jobs import SEALED, Job, JobKind, hand_back, lease
from bot.domain.url_tokens import view_owner
from bot.runtime.ports import Cipher, RuntimeViews, View
from bot.runtime.turn import OutgoingView


class Origin(Struct, frozen=True, kw_only=True):
    """What views come from: a turn in a chat, or work that nobody waits for in one."""

    id: str = ""
    """The delivery, where it has an id: its views are then found by it."""
    speaker: PersonId | None = None
    here: Address | None = None


def row_key(delivery: str, number: int) -> str:
    """Return the key of the row that holds a delivery's view of this number, from 0."""
    return f"{JobKind.SHOW}/{delivery}/{number}/"


def to_outbox(
    shows: Iterable[OutgoingView], origin: Origin, now: datetime, cipher: Cipher
) -> list[Job]:
    """Return a row for each view, under a lease of whoever saves it."""
    id_ = origin.id or uuid4().hex
    return [_row(show, f"{id_}/{n}", origin, now, cipher) for n, show in enumerate(shows)]


def _row(show: OutgoingView, subject: str, origin: Origin, now: datetime, cipher: Cipher) -> Job:
    due = Job(
        kind=JobKind.SHOW,
        subject=subject,
        tenant=_tenant(show, origin),
        at=now,
        what={
            **_kept(show.view, subject, cipher),
            "show": msgspec.to_builtins(
                _Where(
                    show.to,
                    show.at,
                    show.subject,
                    show.revision,
                    show.onto,
                    origin.speaker,
                    origin.here,
                    show.is_new,
                    show.has_turn,
                    show.until,
                )
            ),
        },
    )
    return lease(due, now)


def _kept(view: View, subject: str, cipher: Cipher) -> dict[str, Any]:
    if not view.has_secret_address:
        return {"name": view.kind, "view": msgspec.to_builtins(view)}
    sealed = cipher.seal(msgspec.json.encode(view).decode(), view_owner(subject))
    return {"name": SEALED, "of": view.kind, SEALED: sealed}


class _Where(msgspec.Struct, omit_defaults=True):
    """All of a Show but its view, and where it comes from."""

    to: str | None = None
    at: Address | None = None
    subject: str = ""
    revision: int = 0
    onto: str = ""
    speaker: str | None = None
    here: Address | None = None
    is_new: bool = False
    has_turn: bool = False
    until: datetime | None = None


def from_outbox(due: Job, views: RuntimeViews, cipher: Cipher) -> tuple[OutgoingView, Origin]:
    """Return what a row is to show; ValueError for a view that this version does not know, Gone where no key opens it."""
    what = due.what or {}
    where = msgspec.convert(what.get("show"), _Where)
    show = OutgoingView(
        view=_view(due, views, cipher),
        to=PersonId(where.to) if where.to else None,
        at=where.at,
        is_new=where.is_new,
        subject=where.subject,
        revision=where.revision,
        onto=where.onto,
        has_turn=where.has_turn,
        until=where.until,
    )
    speaker = PersonId(where.speaker) if where.speaker else None
    return show, Origin(speaker=speaker, here=where.here)


def _view(due: Job, views: RuntimeViews, cipher: Cipher) -> View:
    what, is_sealed = due.what or {}, bool(due.sealed_view)
    kind = views.type_of(what.get("of" if is_sealed else "name", ""))
    if kind is None:
        raise ValueError("a view of another version")
    if not is_sealed:
        return msgspec.convert(what["view"], kind)
    return msgspec.json.decode(cipher.open(due.sealed_view, view_owner(due.subject)), type=kind)


def at_its_turn(due: Job, at: datetime) -> Job:
    """Return a row that is to be shown when its turn comes; what its chat refused before still counts."""
    what = due.what or {}
    return replace(hand_back(due), at=at, what={**what, "show": {**what["show"], "has_turn": True}})


def revision_of(due: Job) -> int:
    """Return the revision of the card that a row is to show."""
    return int((due.what or {}).get("show", {}).get("revision") or 0)


def _tenant(show: OutgoingView, origin: Origin) -> str:
    person, chat = show.to or origin.speaker, show.at or origin.here
    if person:
        return person.partition("/")[0]
    return chat.tenant if chat else ""
