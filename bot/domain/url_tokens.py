"""Secrets that an address carries, such as a prompt's ticket: the store keeps their hashes alone.

Whoever reads the store, or a copy of it, cannot use what people were sent. A card that its chat has not taken yet
stands with its address in its row of the outbox, sealed like what is to be shown again.
"""

import secrets
from hashlib import sha256

_HASHED = "sha256:"


def new_ticket() -> str:
    """Return an unguessable text for an address."""
    return secrets.token_urlsafe(24)


def new_token() -> str:
    """Return an unguessable text of 256 bits, for an address that lives for days."""
    return secrets.token_hex(32)


def hash_ticket(ticket: str) -> str:
    """Return what a ticket's document is kept under."""
    return _HASHED + sha256(ticket.encode(errors="surrogateescape")).hexdigest()


def is_hashed(key: str) -> bool:
    """Whether a document is kept under a hash; earlier versions kept it under the ticket itself."""
    return key.startswith(_HASHED)


def prompt_owner(hash_: str) -> str:
    """Return the owner of a prompt's ticket, for which it is sealed."""
    return f"prompt/{hash_}"


def link_owner(hash_: str) -> str:
    """Return the owner of a candidate's link's token, for which it is sealed."""
    return f"candidate-link/{hash_}"


def view_owner(subject: str) -> str:
    """Return the owner of a view with such an address, for which it is sealed: its row of the outbox, by its subject."""
    return f"view/{subject}"
