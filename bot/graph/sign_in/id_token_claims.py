"""What must be true of an id token before anybody is believed to have signed in.

The signature is checked although the token came over TLS from the token endpoint, for which OpenID
Connect asks no more (Core 3.1.3.7, step 6): so nobody on the way, such as a proxy that opens TLS,
can say who signed in.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt

from bot.domain.errors import SignInRefused
from bot.graph.sign_in.msal_login import Registration

SKEW = timedelta(minutes=2)
"""How far two clocks may stand apart."""


_SIGNED = jwt.PyJWS(algorithms=["RS256"])


def verify_signature(token: str, key: Callable[[str], jwt.PyJWK | None]) -> object:
    """Return what a token states, if one of the keys that are published signed it."""
    try:
        named = jwt.get_unverified_header(token)
        # Looked at first: whoever signs otherwise is not worth asking for keys.
        known = key(str(named.get("kid", ""))) if named["alg"] == "RS256" else None
        if known is None:
            raise SignInRefused(why="wrong-signature")
        return json.loads(_SIGNED.decode(token, known, algorithms=["RS256"]))
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise SignInRefused(why="wrong-signature") from error


def validate_claims(claims: object, app: Registration, now: datetime) -> Mapping[str, Any]:
    """Return the claims if they are meant for this app, now, by its tenant's issuer."""
    told: Mapping[str, Any] = claims if isinstance(claims, dict) else {}
    for why, is_right in (
        ("wrong-audience", told.get("aud") == app.client_id),
        ("wrong-tenant", _is_tenant(told.get("tid"), app)),
        ("wrong-issuer", told.get("iss") == f"{app.login_url}/{told.get('tid')}/v2.0"),
        ("expired", _is_current(told, now)),
        ("no-account", _is_id(told.get("oid"))),
    ):
        if not is_right:
            raise SignInRefused(why=why)
    return told


def _is_tenant(tenant: object, app: Registration) -> bool:
    # A tenant may also be given by its domain, which no token repeats.
    return _is_id(tenant) and (not _is_id(app.tenant) or tenant == app.tenant.lower())


def _is_id(value: object) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    except ValueError:
        return False


def _is_current(told: Mapping[str, Any], now: datetime) -> bool:
    until, since = told.get("exp"), told.get("nbf", 0)
    if not isinstance(until, int | float) or not isinstance(since, int | float):
        return False
    return since - SKEW.total_seconds() <= now.timestamp() < until + SKEW.total_seconds()
