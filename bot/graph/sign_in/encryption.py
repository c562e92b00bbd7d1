"""Encryption of what is kept of a person's sign-in: written with the newest key, read with any.

The keys are those of TOKEN_KEYS, newest first, each stretched by Scrypt. Every sealed text is bound to
its owner (AES-GCM's associated data): moved into another document, it opens nowhere. What earlier
versions sealed, with keys split at blanks and commas and hashed by SHA-256, opens by their rule, and
is written by it until `reseal`, so that copies of both versions can read it.
"""

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bot.domain.accounts import PersonId
from bot.domain.errors import Gone

FORMAT = "v2:"
_NONCE_BYTES = 12
_SALT = b"comeet-scheduler: what is kept of a sign-in"
"""No secret: keys are long and random, and the same in every copy of the bot."""


class DecryptionFailed(Gone):
    """Not sealed by any key that is known here, or for another owner."""

    def __init__(self) -> None:
        """Stand for what was sealed."""
        super().__init__(what="prompt")


class TokenCipher:
    """Seals and opens texts, each for its owner, such as `grant/` and a person's id."""

    def __init__(self, keys: Sequence[str], *, is_shared_with_old: bool = False) -> None:
        """Use these keys, newest first; `is_shared_with_old` seals as earlier versions did, which ignores the owner."""
        if not keys:
            raise ValueError("at least one key is needed")
        self._keys = keys
        self._old = MultiFernet([_fernet(word) for key in keys for word in _old_keys(key)])
        self._is_shared_with_old = is_shared_with_old

    def prepare(self) -> None:
        """Stretch the keys, which takes a moment for each; without it the first use does."""
        for key in self._keys:
            _stretched(key)

    def seal(self, text: str, owner: str) -> str:
        """Return the text encrypted and signed with the newest key, for this owner alone."""
        if self._is_shared_with_old:
            return self._old.encrypt(text.encode()).decode()
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + _stretched(self._keys[0]).encrypt(nonce, text.encode(), owner.encode())
        return FORMAT + base64.urlsafe_b64encode(sealed).decode()

    def open(self, sealed: str, owner: str) -> str:
        """Return what was sealed for this owner; raises DecryptionFailed."""
        try:
            if not sealed.startswith(FORMAT):
                return self._old.decrypt(sealed).decode()
            return self._opened(base64.urlsafe_b64decode(sealed.removeprefix(FORMAT)), owner)
        except (InvalidToken, ValueError) as error:
            raise DecryptionFailed from error

    def _opened(self, sealed: bytes, owner: str) -> str:
        nonce, text = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        for key in self._keys:
            try:
                return _stretched(key).decrypt(nonce, text, owner.encode()).decode()
            except InvalidTag:
                continue
        raise DecryptionFailed


class AddressCipher:
    """Seals what stands in an address of ours: the same bytes always give the same address, so that it can be cached.

    AES-SIV (RFC 5297) needs no nonce, and tells of equal contents only that they are equal.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        """Use keys derived from those of TOKEN_KEYS, newest first; it takes a moment, at the first use."""
        self._keys = keys

    def seal(self, content: bytes) -> str:
        """Return the content encrypted and signed with the newest key, in letters that an address may have."""
        return (
            base64.urlsafe_b64encode(_siv(self._keys[0]).encrypt(content, None))
            .decode()
            .rstrip("=")
        )

    def open(self, sealed: str) -> bytes:
        """Return what was sealed; raises DecryptionFailed."""
        try:
            content = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
        except ValueError as error:
            raise DecryptionFailed from error
        for key in self._keys:
            try:
                return _siv(key).decrypt(content, None)
            except (InvalidTag, ValueError):
                continue
        raise DecryptionFailed


def grant_owner(person: PersonId) -> str:
    """Return the owner of what is kept of a person's sign-in."""
    return f"grant/{person}"


def workspace_owner(team: str) -> str:
    """Return the owner of a Slack workspace's token."""
    return f"workspace/{team}"


@lru_cache(maxsize=16)
def _stretched(key: str) -> AESGCM:
    # Slow on purpose, so once for each key and process.
    return AESGCM(Scrypt(salt=_SALT, length=32, n=2**14, r=8, p=1).derive(key.encode()))


@lru_cache(maxsize=16)
def _siv(key: str) -> AESSIV:
    salt = b"comeet-scheduler: what stands in an address"
    return AESSIV(Scrypt(salt=salt, length=32, n=2**14, r=8, p=1).derive(key.encode()))


def _old_keys(key: str) -> list[str]:
    return re.split(r"[,\s]+", key.strip(", \t\r\n"))


def _fernet(key: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))
