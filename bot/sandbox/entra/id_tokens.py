"""Id tokens: signed statements about who signed in; and, on demand, ones that no app may believe."""

import hashlib
import hmac
import json
import secrets
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import jwt

from bot.sandbox.entra.identity import Code, Entra, principal_name, switches_of
from bot.sandbox.entra.jwt_signing import base64url, public_key_set, sign_claims, signing_key

Json = dict[str, Any]
_DAY = 86_400
_ELSEWHERE = str(uuid.UUID(int=0xF00D << 96 | 4 << 76 | 8 << 60))
"""A tenant, a person and an app that nobody here has ever heard of."""


def build_id_token(entra: Entra, code: Code, *, at: datetime) -> str:
    """Return a signed id token for the code's person, with the flaw switched on for them."""
    claims = _claims(entra, code, at)
    flaw = switches_of(entra, code.mail).id_token_flaw
    return FLAWS[flaw](claims) if flaw else sign_claims(claims, signing_key())


def _claims(entra: Entra, code: Code, at: datetime) -> Json:
    """Return the claims; names and object id only with the profile scope."""
    now, person = int(at.timestamp()), entra.directory.people[code.mail]
    pairwise = hashlib.sha256(f"{code.client}/{person.id}".encode()).digest()
    claims: Json = {
        "aud": code.client,
        "iss": f"{entra.root}/{entra.directory.tenant_id}/v2.0",
        "iat": now,
        "nbf": now,
        "exp": now + int(entra.token_life.total_seconds()),
        "sub": base64url(pairwise),
        "tid": entra.directory.tenant_id,
        "uti": secrets.token_urlsafe(16),
        "rh": f"1.A{secrets.token_urlsafe(24)}.",
        "ver": "2.0",
    }
    if "profile" in code.scopes:
        name = principal_name(entra, person)
        claims |= {"oid": person.id, "name": person.name, "preferred_username": name}
    if code.nonce:
        claims["nonce"] = code.nonce
    return claims


# --- what is wrong with one --------------------------------------------------------------------


def _stating(change: Callable[[Json], Json]) -> Callable[[Json], str]:
    """Return a flaw that changes claims under a valid signature."""

    def stated(claims: Json) -> str:
        return sign_claims(claims | change(claims), signing_key())

    return stated


def _moved(seconds: int) -> Callable[[Json], Json]:
    return lambda claims: {name: claims[name] + seconds for name in ("iat", "nbf", "exp")}


def _of_another_tenant(claims: Json) -> Json:
    issuer = claims["iss"].replace(claims["tid"], _ELSEWHERE)
    return {"tid": _ELSEWHERE, "iss": issuer}


def _unsigned(claims: Json) -> str:
    return jwt.encode(claims, "", algorithm="none")


def _public_secret(claims: Json) -> str:
    """Return a token whose shared secret is the public key, which verifiers that trust `alg` take.

    Made by hand: PyJWT refuses to sign such a token.
    """
    key = signing_key()
    header = {"typ": "JWT", "alg": "HS256", "kid": key.id}
    content = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))
    secret = json.dumps(public_key_set(key)["keys"][0]).encode()
    return f"{content}.{base64url(hmac.digest(secret, content.encode(), 'sha256'))}"


def _changed_after_signing(claims: Json) -> str:
    head, _, signature = sign_claims(claims | {"oid": _ELSEWHERE}, signing_key()).split(".")
    return f"{head}.{base64url(json.dumps(claims).encode())}.{signature}"


def _unknown_key(claims: Json) -> str:
    return sign_claims(claims, signing_key(), key_id="nobody-publishes-this")


FLAWS: Mapping[str, Callable[[Json], str]] = {
    "audience": _stating(lambda _: {"aud": _ELSEWHERE}),
    "issuer": _stating(lambda claims: {"iss": f"https://login.example/{claims['tid']}/v2.0"}),
    "tenant": _stating(_of_another_tenant),
    "person": _stating(lambda _: {"oid": _ELSEWHERE}),
    "expired": _stating(_moved(-2 * _DAY)),
    "early": _stating(_moved(2 * _DAY)),
    "nonce": _stating(lambda _: {"nonce": "of-another-sign-in"}),
    "unsigned": _unsigned,
    "public-secret": _public_secret,
    "changed": _changed_after_signing,
    "unknown-key": _unknown_key,
}
"""By the name under which they are switched on."""
