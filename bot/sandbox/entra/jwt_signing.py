"""RS256 with the standard library alone: a 2048-bit key made at first use, and PKCS #1 v1.5 signing.

Good enough for a stand-in that signs in people who do not exist; never a place for real keys.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

BITS = 2048
EXPONENT = 65537
_ROUNDS = 8
_making = Lock()
# DER prefix of a SHA-256 DigestInfo, RFC 8017 section 9.2, note 1.
_SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")


@dataclass(frozen=True, slots=True)
class Key:
    """A private key with what signing by the Chinese remainder theorem needs."""

    modulus: int
    first: int
    second: int

    @property
    def name(self) -> str:
        """Return the key id that tokens and the key set agree on."""
        return base64url(hashlib.sha256(_bytes(self.modulus)).digest()[:20])


def signing_key() -> Key:
    """Return this process's signing key, generated at the first call: call it in a thread."""
    with _making:
        return _made()


@cache
def _made() -> Key:
    first, second = _prime(BITS // 2), _prime(BITS // 2)
    return Key(first * second, first, second)


def sign_claims(claims: Mapping[str, Any], key: Key, *, name: str = "") -> str:
    """Return the claims as a compact RS256 JWT; `name` puts another key id on it than the key's own."""
    header = {"typ": "JWT", "alg": "RS256", "kid": name or key.name}
    content = ".".join(base64url(json.dumps(part).encode()) for part in (header, dict(claims)))
    digest = hashlib.sha256(content.encode()).digest()
    return f"{content}.{base64url(_bytes(_power(_padded(digest), key)))}"


def public_key_set(key: Key) -> dict[str, Any]:
    """Return the JWKS document with the one public key."""
    row = {
        "kty": "RSA",
        "use": "sig",
        "kid": key.name,
        "x5t": key.name,
        "n": base64url(_bytes(key.modulus)),
        "e": base64url(EXPONENT.to_bytes(3, "big")),
        "alg": "RS256",
    }
    return {"keys": [row]}


def base64url(data: bytes) -> str:
    """Return base64url without padding, as tokens want it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _padded(digest: bytes) -> int:
    filling = BITS // 8 - len(_SHA256_PREFIX) - len(digest) - 3
    block = b"\x00\x01" + b"\xff" * filling + b"\x00" + _SHA256_PREFIX + digest
    return int.from_bytes(block, "big")


def _power(message: int, key: Key) -> int:
    first, second = (
        pow(message, pow(EXPONENT, -1, prime - 1), prime) for prime in (key.first, key.second)
    )
    lift = (first - second) * pow(key.second, -1, key.first) % key.first
    return second + lift * key.second


def _bytes(number: int) -> bytes:
    return number.to_bytes(BITS // 8, "big")


def _prime(bits: int) -> int:
    while True:
        # The two highest bits set make the product of two such primes exactly 2048 bits long.
        candidate = secrets.randbits(bits) | (0b11 << (bits - 2)) | 1
        if _is_prime(candidate) and (candidate - 1) % EXPONENT:
            return candidate


@cache
def _small_primes() -> tuple[int, ...]:
    limit = 2000
    return tuple(n for n in range(3, limit, 2) if all(n % d for d in range(3, int(n**0.5) + 1, 2)))


def _is_prime(candidate: int) -> bool:
    """Whether Miller and Rabin find no witness against it."""
    if any(candidate % small == 0 for small in _small_primes()):
        return False
    odd, twos = candidate - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(
        _passes(candidate, odd, twos, 2 + secrets.randbelow(candidate - 3)) for _ in range(_ROUNDS)
    )


def _passes(candidate: int, odd: int, twos: int, base: int) -> bool:
    value = pow(base, odd, candidate)
    if value in (1, candidate - 1):
        return True
    for _ in range(twos - 1):
        value = value * value % candidate
        if value == candidate - 1:
            return True
    return False
