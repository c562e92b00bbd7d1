"""The token endpoint: codes and refresh tokens in, access, refresh and id tokens out."""

import hashlib
import hmac
import secrets
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from bot.sandbox.directory import Person
from bot.sandbox.entra.aadsts_errors import entra_error
from bot.sandbox.entra.id_tokens import build_id_token, read_sso_token
from bot.sandbox.entra.identity import (
    CODE_LIFE,
    GRAPH_SCOPES,
    INACTIVITY,
    OPENID,
    AccessToken,
    Client,
    Code,
    Entra,
    RefreshToken,
    declined_scopes,
    scope_name,
    switches_of,
)
from bot.sandbox.entra.jwt_signing import base64url

_ON_BEHALF_OF = "urn:ietf:params:oauth:grant-type:jwt-bearer"
Json = dict[str, Any]
Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """Where a token is asked for: the tenant's sign-in, the form handed in, and the moment."""

    entra: Entra
    form: Form
    authorization: str
    at: datetime


def issue_tokens(request: TokenRequest) -> tuple[Person | None, Json]:
    """Return the person, None for the app itself, and the token response for a form; raise EntraError otherwise."""
    client = _client(request)
    grant = request.form.get("grant_type", "")
    if grant == "authorization_code":
        return _from_code(request, client)
    if grant == "refresh_token":
        return _from_refresh(request, client)
    if grant == _ON_BEHALF_OF:
        return _from_sso(request, client)
    if grant == "client_credentials":
        return None, _for_app(request)
    raise entra_error(90014 if not grant else 70003)


def parse_scopes(text: str) -> tuple[str, ...]:
    """Return the scopes of a request as sent; 70011 for an empty list or an unknown name."""
    scopes = tuple(text.split())
    if not scopes or not {scope_name(one) for one in scopes} <= OPENID | GRAPH_SCOPES:
        raise entra_error(70011)
    return scopes


def _client(request: TokenRequest) -> Client:
    client_id, secret = request.form.get("client_id", ""), request.form.get("client_secret", "")
    if request.authorization.casefold().startswith("basic"):
        client_id, secret = _basic(request.authorization)
    client = request.entra.clients.get(client_id)
    if client is None:
        raise entra_error(700016)
    if not secret:
        raise entra_error(7000218)
    if not hmac.compare_digest(secret.encode(), client.secret.encode()):
        raise entra_error(7000215)
    return client


def _basic(authorization: str) -> tuple[str, str]:
    try:
        text = b64decode(authorization.partition(" ")[2]).decode()
    except ValueError as error:
        raise entra_error(7000215) from error
    name, _, secret = text.partition(":")
    return unquote_plus(name), unquote_plus(secret)


def _from_code(request: TokenRequest, client: Client) -> tuple[Person, Json]:
    form = request.form
    code = request.entra.codes.get(form.get("code", ""))
    if code is None or code.client != client.id:
        raise entra_error(70000)
    if code.is_redeemed:
        raise entra_error(54005)
    if request.at > code.issued + CODE_LIFE:
        raise entra_error(70008)
    if form.get("redirect_uri") != code.redirect:
        raise entra_error(500112)
    _check_verifier(code, form.get("code_verifier", ""))
    _check_switches(request.entra, code.mail)
    answer = _answer(request, code)
    code.is_redeemed = True
    return answer


def _check_verifier(code: Code, verifier: str) -> None:
    if not code.challenge:
        return
    digest = base64url(hashlib.sha256(verifier.encode()).digest())
    given = digest if code.method == "S256" else verifier
    if not hmac.compare_digest(given.encode(), code.challenge.encode()):
        raise entra_error(501481)


def _from_refresh(request: TokenRequest, client: Client) -> tuple[Person, Json]:
    token = request.entra.refresh.get(request.form.get("refresh_token", ""))
    if token is None or token.client != client.id:
        raise entra_error(70000)
    switches = switches_of(request.entra, token.mail)
    if request.at > token.used + INACTIVITY:
        raise entra_error(700082)
    if switches.fresh_since is not None and token.issued <= switches.fresh_since:
        raise entra_error(switches.fresh_reason)
    _check_switches(request.entra, token.mail)
    answer = _answer(request, Code(client.id, token.mail, token.scopes, "", request.at))
    token.used = request.at
    return answer


def _from_sso(request: TokenRequest, client: Client) -> tuple[Person, Json]:
    """Exchange the token of a person's Teams, where the tenant allows it and all is consented to."""
    entra, form = request.entra, request.form
    if form.get("requested_token_use") != "on_behalf_of" or not form.get("assertion"):
        raise entra_error(90014)
    person = read_sso_token(entra, client.id, form["assertion"], at=request.at)
    _check_switches(entra, person.mail)
    scopes = parse_scopes(form.get("scope", ""))
    is_granted = {scope_name(one) for one in scopes} <= entra.admin_granted
    has_consent = switches_of(entra, person.mail).consent == "given" or is_granted
    if not entra.sso or not has_consent:
        raise entra_error(65001)
    return _answer(request, Code(client.id, person.mail, scopes, "", request.at))


def _for_app(request: TokenRequest) -> Json:
    """Return a token for the app alone. It was granted no application permission, so Graph takes it for nothing."""
    if not request.form.get("scope", "").endswith("/.default"):
        raise entra_error(70011)
    life = int(request.entra.token_life.total_seconds())
    token = f"EwA{secrets.token_urlsafe(600)}"
    return {
        "token_type": "Bearer",
        "expires_in": life,
        "ext_expires_in": life,
        "access_token": token,
    }


def _check_switches(entra: Entra, mail: str) -> None:
    switches = switches_of(entra, mail)
    if switches.is_disabled:
        raise entra_error(50057)
    if switches.transient > 0:
        switches.transient -= 1
        raise entra_error(90033)
    if switches.refuse is not None:
        raise entra_error(switches.refuse)
    if switches.consent == "withdrawn":
        raise entra_error(65001)


def _asked_scopes(request: TokenRequest, code: Code) -> tuple[str, ...]:
    """Return the scopes this form asks for, all granted ones when it names none; 65001 for more.

    What the person has declined is left out without a word: the app must read what it was granted.
    """
    form = request.form.get("scope", "")
    asked = parse_scopes(form) if form else code.scopes
    declined = declined_scopes(request.entra, code.mail)
    wanted = tuple(one for one in asked if scope_name(one) not in declined)
    allowed = {scope_name(one) for one in code.scopes} | {"offline_access"}
    if not {scope_name(one) for one in wanted} <= allowed:
        raise entra_error(65001)
    return wanted


def _answer(request: TokenRequest, code: Code) -> tuple[Person, Json]:
    entra, at, life = request.entra, request.at, request.entra.token_life
    scopes = _asked_scopes(request, code)
    person = entra.directory.people[code.mail]
    access = f"EwB{secrets.token_urlsafe(600)}"
    # A token carries all that was consented to; the echo names only what was asked for just now.
    granted = frozenset(scope_name(one) for one in code.scopes) & GRAPH_SCOPES
    entra.access = {text: one for text, one in entra.access.items() if one.expires > at}
    entra.access[access] = AccessToken(person.mail, granted, at, at + life, code.client)
    answer: Json = {
        "token_type": "Bearer",
        "scope": " ".join(one for one in scopes if one != "offline_access"),
        "expires_in": int(life.total_seconds()),
        "ext_expires_in": int(life.total_seconds()),
        "access_token": access,
    }
    return person, answer | _other_tokens(request, code, person)


def _other_tokens(request: TokenRequest, code: Code, person: Person) -> Json:
    """Return the refresh token, id token and client info, as far as asked for."""
    entra, others = request.entra, {}
    if "offline_access" in code.scopes:
        others["refresh_token"] = refresh = f"1.A{secrets.token_urlsafe(500)}"
        kept = RefreshToken(code.client, person.mail, code.scopes, request.at, request.at)
        entra.refresh[refresh] = kept
    if "openid" in code.scopes:
        others["id_token"] = build_id_token(entra, code, at=request.at)
    if request.form.get("client_info") == "1":
        others["client_info"] = client_info(entra, person)
    return others


def client_info(entra: Entra, person: Person) -> str:
    """Return MSAL's key to the account: object id and tenant id."""
    info = f'{{"uid":"{person.id}","utid":"{entra.directory.tenant_id}"}}'
    return base64url(info.encode())
