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

from bot.sandbox.directory import Person, find_owner
from bot.sandbox.entra.aadsts_errors import entra_error
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


# --- single sign-on ----------------------------------------------------------------------------


def build_sso_token(entra: Entra, client: str, person: Person, *, at: datetime) -> str:
    """Return the token that Teams gets for a person, good for nothing but an exchange by the app."""
    claims = _claims(entra, Code(client, person.mail, ("profile",), "", at), at)
    return sign_claims(claims | {"scp": "access_as_user"}, signing_key())


def read_sso_token(entra: Entra, client: str, token: str, *, at: datetime) -> Person:
    """Return whose token it is; EntraError 50013 for any that is not Teams' own for this app."""
    try:
        claims = jwt.decode(
            token,
            signing_key().private.public_key(),
            algorithms=["RS256"],
            audience=client,
            options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
        )
    except jwt.PyJWTError as error:
        raise entra_error(50013) from error
    owner = find_owner(entra.directory, str(claims.get("oid")))
    is_good = claims.get("scp") == "access_as_user" and claims["exp"] > at.timestamp()
    if not isinstance(owner, Person) or not is_good:
        raise entra_error(50013)
    return owner


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
