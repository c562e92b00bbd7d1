"""What arrives at the door: its size, its signature, and then what it says.

The signature is checked with Slack's own verifier before anything is parsed. Its framework parses
first, reads bodies of any size, and answers what it cannot parse with 500.
"""

from collections.abc import Sequence

import msgspec
from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from yarl import URL

from bot.channels.slack.payload_shapes import check_payload
from bot.runtime.metrics import stage

LARGEST_BODY = 512 * 1024
"""A form that was filled in has at most 250 KB, and quoting it can double that."""
_DIGITS_MOST = 15


class RequestRejected(Exception):
    """A request that is not taken: the HTTP status, what is counted, and a sentence for who has signed it."""

    def __init__(self, status: int, event: str, sentence: str = "") -> None:
        """Carry what the door answers."""
        super().__init__(event)
        self.status = status
        self.event = event
        self.sentence = sentence


async def verify_request(request: web.Request, verifier: SignatureVerifier) -> AsyncBoltRequest:
    """Return the request as Slack's framework takes it; raises Refused with 400, 401 or 413."""
    stamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    # The verifier reads the time as a number without asking whether it is one.
    is_stamp = stamp.isascii() and stamp.isdigit() and len(stamp) <= _DIGITS_MOST
    if not is_stamp or not signature.isascii():
        raise RequestRejected(401, "unsigned")
    try:
        body = (await _body(request)).decode()
    except UnicodeDecodeError:
        # Slack writes UTF-8, and its verifier reads nothing else.
        raise RequestRejected(401, "unsigned") from None
    with stage("verify"):
        is_signed = verifier.is_valid(body, stamp, signature)
    if not is_signed:
        raise RequestRejected(401, "unsigned")
    try:
        headers: dict[str, str | Sequence[str]] = dict(request.headers)
        payload = _as_json(body)
        check_payload(payload)
        return AsyncBoltRequest(body=payload, headers=headers)
    except (ValueError, TypeError, RecursionError) as error:
        # Signed, so from Slack, but nothing that its framework understands, or that it takes for something else.
        raise RequestRejected(400, "unreadable", f"The payload cannot be read: {error}.") from None


def _as_json(body: str) -> str:
    """Return what was sent as JSON; a form's payload, or all of a form without one; raises ValueError.

    The framework would take a form apart character by character, which is most of its time, and
    gives nothing of a command whose text has the word "payload" in it.
    """
    if body.startswith("{"):
        return body
    fields = dict(URL.build(query_string=body, encoded=True).query)
    payload = fields.get("payload", "") or msgspec.json.encode(fields).decode()
    if not payload.startswith("{"):
        raise ValueError("a payload that is no object")
    return payload


async def _body(request: web.Request) -> bytes:
    # Not request.read(): its limit belongs to the whole application.
    body = bytearray()
    try:
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > LARGEST_BODY:
                raise RequestRejected(413, "too-large")
    except (web.RequestPayloadError, ConnectionError):
        raise RequestRejected(400, "unreadable") from None
    return bytes(body)
