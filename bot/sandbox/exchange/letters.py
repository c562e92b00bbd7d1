"""Mails that somebody sends from their own mailbox, and what of them a mailbox outside the tenant gets."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox.exchange.organization import Exchange
from bot.sandbox.graph.datetimes import format_instant

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail in plain text, which invites to nothing."""

    at: datetime
    sender: tuple[str, str]
    """Name and address."""
    subject: str
    body: str


def deliver_letter(exchange: Exchange, address: str, letter: Letter) -> None:
    """Put a letter into the mailbox of this address."""
    exchange.letters.setdefault(address.casefold(), []).append(letter)


def letters_to(exchange: Exchange, address: str) -> list[Json]:
    """Return all letters that an address got, oldest first, as a mail program would read them."""
    return [
        {
            "at": format_instant(one.at),
            "kind": "message",
            "from": {"name": one.sender[0], "address": one.sender[1]},
            "subject": one.subject,
            "body": one.body,
        }
        for one in exchange.letters.get(address.casefold(), [])
    ]
