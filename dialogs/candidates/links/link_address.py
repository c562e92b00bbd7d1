"""The address that a candidate's link opens: its token is kept as a hash, and sealed so that it can be shown again."""

from bot.domain.errors import Gone
from bot.domain.url_tokens import hash_ticket, link_owner, new_token
from bot.runtime.ports import Cipher, Ports


def seal_token(cipher: Cipher) -> tuple[str, str]:
    """Return the hash of a new token of 256 bits, and the token sealed."""
    token = new_token()
    hash_ = hash_ticket(token)
    return hash_, cipher.seal(token, link_owner(hash_))


def page_url(hash_: str, sealed: str, ports: Ports) -> str:
    """Return the address of the page; empty where no key opens the token any more."""
    try:
        return f"{ports.rules.public_url}/c/{ports.cipher.open(sealed, link_owner(hash_))}"
    except Gone:
        return ""
