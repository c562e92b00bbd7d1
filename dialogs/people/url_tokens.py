"""Documents that a ticket in an address leads to, and the addresses of those that are shown again."""

from typing import TypeVar

from bot.domain.accounts import Prompt
from bot.domain.url_tokens import hash_ticket, is_hashed, new_ticket, prompt_owner
from bot.runtime.ports import Cipher, Ports
from bot.runtime.unit_of_work import UnitOfWork

T = TypeVar("T")


async def load_by_ticket(kind: type[T], ticket: str, unit_of_work: UnitOfWork) -> T | None:
    """Return the document that a ticket leads to, or None; also one of an earlier version, kept under the ticket itself."""
    found = await unit_of_work.load(kind, hash_ticket(ticket))
    if found is None and not is_hashed(ticket):
        found = await unit_of_work.load(kind, ticket)
    return found


def seal_ticket(cipher: Cipher) -> tuple[str, str]:
    """Return the hash of a new ticket, and the ticket sealed, so that its address can be shown again."""
    ticket = new_ticket()
    return hash_ticket(ticket), cipher.seal(ticket, prompt_owner(hash_ticket(ticket)))


def start_url(prompt: Prompt, ports: Ports) -> str:
    """Return the address that a prompt's button opens; raises Gone where no key opens its ticket any more."""
    ticket = (
        ports.cipher.open(prompt.sealed, prompt_owner(prompt.ticket))
        if prompt.sealed
        else prompt.ticket
    )
    return f"{ports.rules.public_url}/auth/start?ticket={ticket}"
