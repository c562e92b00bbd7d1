"""Documents as PostgreSQL keeps them: in its texts it takes no NUL, in an index none of more than about 2,700 bytes."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec

from bot.runtime.ports import Stored
from bot.store.codec import decode
from bot.store.document_types import DocumentType

LONGEST = 500
"""Bytes of a text that still stands for itself."""
DIGEST = "sha256:"


def column(text: str) -> str:
    """Return what stands for a text: itself wherever possible, for people to read, else its digest."""
    raw = text.encode("utf-8", "surrogatepass")
    is_plain = "\0" not in text and len(raw) <= LONGEST and not text.startswith(DIGEST)
    is_unicode = raw.decode("utf-8", "replace") == text
    return text if is_plain and is_unicode else DIGEST + sha256(raw).hexdigest()


def term_column(kind: DocumentType, term: str) -> str:
    """Return what a document is filed under, apart from those of other kinds."""
    return column(f"{kind.name}/{term}")


def term_columns(kind: DocumentType, terms: Iterable[str]) -> list[str]:
    """Return everything a document is filed under, in order, so that unchanged terms are unchanged to PostgreSQL too."""
    return sorted(term_column(kind, term) for term in terms)


def document(kind: DocumentType, row: Iterable[Any]) -> tuple[str, Stored[Any]]:
    """Return the key and the document of a row's key, version, format and body; OutsideTrouble as `decode` does."""
    key, version, written_as, body = row
    return msgspec.json.decode(key, type=str), Stored(decode(kind, body, written_as), version)
