"""RS256 signing of id tokens with a key that this process makes at first use, and its JWKS document."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm

_BITS = 2048
_EXPONENT = 65537
_generating = Lock()


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key and the key id under which its public half is published."""

    private: rsa.RSAPrivateKey
    id: str


def signing_key() -> SigningKey:
    """Return this process's signing key, generated at the first call: call it in a thread."""
    with _generating:
        return _generated_key()


@cache
def _generated_key() -> SigningKey:
    private = rsa.generate_private_key(public_exponent=_EXPONENT, key_size=_BITS)
    public = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return SigningKey(private, base64url(hashlib.sha256(public).digest()[:20]))


def sign_claims(claims: Mapping[str, Any], key: SigningKey, *, key_id: str = "") -> str:
    """Return the claims as a compact RS256 JWT; `key_id` names another key than the one used."""
    headers = {"kid": key_id or key.id}
    return jwt.encode(dict(claims), key.private, algorithm="RS256", headers=headers)


def public_key_set(key: SigningKey) -> dict[str, Any]:
    """Return the JWKS document with the one public key."""
    public = RSAAlgorithm.to_jwk(key.private.public_key(), as_dict=True)
    row = {"kty": "RSA", "use": "sig", "kid": key.id, "x5t": key.id, "alg": "RS256"}
    return {"keys": [row | {name: public[name] for name in ("n", "e")}]}


def base64url(data: bytes) -> str:
    """Return base64url without padding, as tokens want it."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()
