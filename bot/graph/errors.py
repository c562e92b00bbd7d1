"""How Graph says no, read defensively: bodies may be JSON, HTML or nothing at all.

A `GraphError` is decided on by its status first and its code second, never by its message. Where no
caller knows better it leaves as the OutsideTrouble it is, with Graph's request-id to quote.
"""

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

import httpx

from bot.domain.errors import DENIED, REFUSED, Effect, Gone, OutsideTrouble
from bot.domain.errors import NO_MAILBOX as WITHOUT_MAILBOX

SERVICE = "Microsoft 365"

ACCESS_DENIED = "ErrorAccessDenied"
NOT_FOUND = "ErrorItemNotFound"
GONE = (NOT_FOUND, "ErrorFolderNotFound", "ErrorInvalidIdMalformed", "ErrorCannotDeleteObject")
"""An id is parsed before it is looked up, so a dead one may be called malformed.

An immutable id still finds what was deleted, which cannot be deleted again (msgraph-sdk-dotnet 3047).
"""
FOLDER_EXISTS = "ErrorFolderExists"
DELEGATE_DENIED = "DelegatedCalendarAccessDenied"
DUPLICATE_TRANSACTION = "ErrorDuplicateTransactionId"
INVALID_PARAMETER = "ErrorInvalidParameter"
NO_MAILBOX = (
    "ErrorInvalidUser",
    "MailboxNotEnabledForRESTAPI",
    "MailboxNotFound",
    "ResourceNotFound",
    "ErrorNonExistentMailbox",
)
_REFUSALS = frozenset({400, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451})
"""What the same request would be answered again, whenever it is sent."""


class GraphError(OutsideTrouble):
    """Graph's refusal of one call; status 0 where the line broke and nothing was answered."""

    def __init__(self, status: int, code: str = "", reference: str = "") -> None:
        """Keep what decides about the next step."""
        super().__init__(service=SERVICE, code=code, reference=reference)
        self.status = status
        self.code = code
        if why := self._lasting_reason():
            # For good: to wait and try again would be the wrong advice.
            self.facts["why"] = why
        self.retry_after: float | None = None
        self.existing = ""
        """The event that a transaction id was used for before."""

    def _lasting_reason(self) -> str:
        if self.status == HTTPStatus.FORBIDDEN:
            return DENIED
        if self.status == HTTPStatus.NOT_FOUND and self.tells(*NO_MAILBOX):
            return WITHOUT_MAILBOX
        return REFUSED if self.status in _REFUSALS and not self.is_gone() else ""

    def tells(self, *codes: str) -> bool:
        """Whether the code is one of these; Graph is not consistent about case."""
        return self.code.casefold() in {code.casefold() for code in codes}

    def is_gone(self) -> bool:
        """Whether the object is not there; a mailbox that is away, or any other 404, is not that."""
        return self.tells(*GONE)


def to_graph_error(response: httpx.Response) -> GraphError:
    """Return what an answer of status 400 and above, or an unfollowed redirect, says."""
    error = _error(response.content)
    inner = _mapping(error.get("innerError") or error.get("innererror"))
    reference = response.headers.get("request-id") or _text(inner.get("request-id"))
    told = GraphError(response.status_code, _text(error.get("code")), reference=reference)
    told.retry_after = _seconds(response.headers.get("retry-after"))
    told.existing = _text(error.get("@event.existingEventId"))
    return told


@contextmanager
def gone_is_gone() -> Iterator[None]:
    """Turn the refusal of an object that is not there into Gone."""
    try:
        yield
    except GraphError as error:
        if error.is_gone():
            raise Gone from error
        raise


def to_outside_trouble(reference: str = "", *, changed: Effect = "no") -> OutsideTrouble:
    """Return the error for an answer that makes no sense."""
    return OutsideTrouble(service=SERVICE, reference=reference, changed=changed)


def _error(body: bytes) -> Mapping[str, Any]:
    try:
        return _mapping(_mapping(json.loads(body)).get("error"))
    except ValueError:
        return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _seconds(header: str | None) -> float | None:
    # Graph sends decimals ("2.128"), which RFC 9110 does not know.
    try:
        seconds = float(header or "")
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None
