"""What the value of a setting may be: one reader for each kind, which raises ValueError for any other text."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from pydantic import BeforeValidator, SecretStr

PORT_MOST = 65535
PACE_MOST = 100
_YEARS = range(1970, 9000)
"""Of NOW: in any of them there is room to count back and on from it."""
_NO_URL = re.compile(r"[\s<>\"\\^`{|}]")
_MAIL = re.compile(r"[^@\s<>,;:\"'()]+@[^@\s<>,;:\"'()]+")
_QUOTED_LIST = re.compile(r"[\"'“‘]\s*\[")
"""A list with the quotes that a shell or .env takes away, and that a container's --env-file keeps."""


def read_port(text: str | int | None) -> int | None:
    """Return the number of a port, or None where none is given."""
    if text is None:
        return None
    port = int(text)
    if not 0 <= port <= PORT_MOST:
        raise ValueError(text)
    return port


def read_pace(text: str | float) -> float:
    """Return how many messages go out a second."""
    pace = float(text)
    if not 0 < pace <= PACE_MOST:
        raise ValueError(text)
    return pace


def read_url(text: str) -> str:
    """Return an http or https address without what would hold a password, and without its last slash."""
    if not text:
        return ""
    if _NO_URL.search(text):
        raise ValueError(text)
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(text)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(text)
    _ = parts.port  # raises for one that is no number: “http://bot:password/”
    return text.rstrip("/")


def read_resource(text: str) -> str:
    """Return an application ID URI, or nothing."""
    if text and not (text.startswith("api://") and len(text) > len("api://")):
        raise ValueError(text)
    return text


def read_store_url(text: str | SecretStr) -> SecretStr:
    """Return the address of a store, which may hold a password."""
    if isinstance(text, SecretStr):
        return text
    if not text.startswith(("tinydb:", "postgresql://", "postgres://")) or text == "tinydb:":
        raise ValueError(text)
    return SecretStr(text)


def split_words(text: str | Iterable[str]) -> list[str]:
    """Return the words of a list, parted by blanks or commas."""
    return text.replace(",", " ").split() if isinstance(text, str) else list(text)


def read_addresses(text: str | Iterable[str]) -> list[str]:
    """Return mail addresses in lower case."""
    mails = [one.casefold() for one in split_words(text)]
    if not all(map(_MAIL.fullmatch, mails)):
        raise ValueError(text)
    return mails


def read_networks(text: str | Iterable[str]) -> list[IPv4Network | IPv6Network]:
    """Return networks; an address is a network of one."""
    return [ip_network(one, strict=False) for one in split_words(text)]


def read_keys(text: str | Iterable[str]) -> list[str]:
    """Return whole values: one secret with all its blanks, or those of a JSON list."""
    if isinstance(text, str) and is_quoted_list(text):
        raise ValueError
    if not isinstance(text, str) or not text.startswith("["):
        return [text] if isinstance(text, str) else list(text)
    try:
        listed = json.loads(text)
    except RecursionError as error:
        raise ValueError from error
    if not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise ValueError
    return [one.strip() for one in listed]


def is_quoted_list(text: str) -> bool:
    """Whether a JSON list stands in quotes, which are no part of any key."""
    return _QUOTED_LIST.match(text) is not None


def read_moment(text: str | datetime | None) -> datetime | None:
    """Return a moment, which must have its offset."""
    moment = datetime.fromisoformat(text) if isinstance(text, str) else text
    if moment is not None and (moment.tzinfo is None or moment.year not in _YEARS):
        raise ValueError(text)
    return moment


def one_of(*allowed: str) -> BeforeValidator:
    """Return a reader for one of a few words, however they are spelt."""
    by_case = {one.casefold(): one for one in allowed}
    return BeforeValidator(lambda text: by_case.get(str(text).casefold(), text))
