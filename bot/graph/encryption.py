"""Encryption of what is kept of a person's sign-in: written with the newest key, read with any.

The keys are those of TOKEN_KEYS, newest first. One that is not a Fernet key already, such as a
passphrase, is turned into one by SHA-256, so any long random text will do.
"""

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class DecryptionFailed(Exception):
    """Not sealed by any key that is known here."""


class TokenCipher:
    """Seals and opens texts."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise ValueError("at least one key is needed")
        self._fernet = MultiFernet([_fernet(key) for key in keys])

    def seal(self, text: str) -> str:
        """Return the text encrypted and signed with the newest key."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return what was sealed; raises SealBroken."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except (InvalidToken, ValueError) as error:
            raise DecryptionFailed from error


def _fernet(key: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))
