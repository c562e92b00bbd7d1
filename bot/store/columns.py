"""Texts as PostgreSQL can keep and index them: it takes no NUL, and no index entry of more than about 2,700 bytes."""

from collections.abc import Iterable
from hashlib import sha256

from bot.store.kinds import DocumentKind

LONGEST = 500
"""Bytes of a text that still stands for itself."""
DIGEST = "sha256:"


def column(text: str) -> str:
    """Give what stands for a text: itself wherever possible, for people to read, else its digest."""
    raw = text.encode("utf-8", "surrogatepass")
    is_plain = "\0" not in text and len(raw) <= LONGEST and not text.startswith(DIGEST)
    is_unicode = raw.decode("utf-8", "replace") == text
    return text if is_plain and is_unicode else DIGEST + sha256(raw).hexdigest()


def term_column(kind: DocumentKind, term: str) -> str:
    """Give what a document is filed under, apart from those of other kinds."""
    return column(f"{kind.name}/{term}")


def term_columns(kind: DocumentKind, terms: Iterable[str]) -> list[str]:
    """Give everything a document is filed under, in order, so that unchanged terms are unchanged to PostgreSQL too."""
    return sorted(term_column(kind, term) for term in terms)
