"""Graph's sendMail: a mail from the caller's own mailbox, taken with 202 and delivered afterwards."""

import re
from typing import Any

from bot.sandbox.exchange.letters import Letter, deliver_letter
from bot.sandbox.graph.errors import bad_request
from bot.sandbox.graph.event_validation import parse_object, parse_text
from bot.sandbox.graph.request import Operation, Reply, parse_json_body

RECIPIENTS_MOST = 500
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def send_mail(operation: Operation) -> Reply:
    """Deliver a message to everybody it is addressed to."""
    message = parse_object(parse_json_body(operation.call).get("message"))
    addresses = _addresses(message.get("toRecipients"))
    if not addresses:
        raise bad_request("At least one recipient is not valid.", "ErrorInvalidRecipients")
    owner = operation.mailbox.owner
    letter = Letter(
        at=operation.at,
        sender=(owner.name, owner.mail),
        subject=parse_text(message.get("subject")),
        body=parse_text(parse_object(message.get("body")).get("content")),
    )
    for address in addresses:
        deliver_letter(operation.exchange, address, letter)
    return Reply(202)


def _addresses(value: Any) -> list[str]:
    rows = value if isinstance(value, list) else []
    found = [
        parse_text(parse_object(parse_object(row).get("emailAddress")).get("address"))
        for row in rows[:RECIPIENTS_MOST]
    ]
    return found if all(map(_ADDRESS.fullmatch, found)) else []
