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
from bot.sandbox.entra.aadsts_errors import denied
from bot.sandbox.entra.id_tokens import id_token
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
    short,
    switches_of,
)
from bot.sandbox.entra.jwt_signing import base64url

Json = dict[str, Any]
Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a token is asked for: the tenant's sign-in, the form handed in, and the moment."""

    entra: Entra
    form: Form
    authorization: str
    at: datetime


def exchanged(desk: Desk) -> tuple[Person, Json]:
    """Give the person and the token answer for a form; Denied with its AADSTS number otherwise."""
    client = _client(desk)
    grant = desk.form.get("grant_type", "")
    if grant == "authorization_code":
        return _from_code(desk, client)
    if grant == "refresh_token":
        return _from_refresh(desk, client)
    raise denied(90014 if not grant else 70003)


def known_scopes(text: str) -> tuple[str, ...]:
    """Give the scopes of a request as sent; 70011 for an empty list or an unknown name."""
    scopes = tuple(text.split())
    if not scopes or not {short(one) for one in scopes} <= OPENID | GRAPH_SCOPES:
        raise denied(70011)
    return scopes


def _client(desk: Desk) -> Client:
    client_id, secret = desk.form.get("client_id", ""), desk.form.get("client_secret", "")
    if desk.authorization.casefold().startswith("basic"):
        client_id, secret = _basic(desk.authorization)
    client = desk.entra.clients.get(client_id)
    if client is None:
        raise denied(700016)
    if not secret:
        raise denied(7000218)
    if not hmac.compare_digest(secret.encode(), client.secret.encode()):
        raise denied(7000215)
    return client


def _basic(authorization: str) -> tuple[str, str]:
    try:
        text = b64decode(authorization.partition(" ")[2]).decode()
    except ValueError as error:
        raise denied(7000215) from error
    name, _, secret = text.partition(":")
    return unquote_plus(name), unquote_plus(secret)


def _from_code(desk: Desk, client: Client) -> tuple[Person, Json]:
    form = desk.form
    code = desk.entra.codes.get(form.get("code", ""))
    if code is None or code.client != client.id:
        raise denied(70000)
    if code.is_redeemed:
        raise denied(54005)
    if desk.at > code.issued + CODE_LIFE:
        raise denied(70008)
    if form.get("redirect_uri") != code.redirect:
        raise denied(500112)
    _check_verifier(code, form.get("code_verifier", ""))
    _check_switches(desk.entra, code.mail)
    answer = _answer(desk, code)
    code.is_redeemed = True
    return answer


def _check_verifier(code: Code, verifier: str) -> None:
    if not code.challenge:
        return
    digest = base64url(hashlib.sha256(verifier.encode()).digest())
    given = digest if code.method == "S256" else verifier
    if not hmac.compare_digest(given.encode(), code.challenge.encode()):
        raise denied(501481)


def _from_refresh(desk: Desk, client: Client) -> tuple[Person, Json]:
    token = desk.entra.refresh.get(desk.form.get("refresh_token", ""))
    if token is None or token.client != client.id:
        raise denied(70000)
    switches = switches_of(desk.entra, token.mail)
    if desk.at > token.used + INACTIVITY:
        raise denied(700082)
    if switches.fresh_since is not None and token.issued <= switches.fresh_since:
        raise denied(switches.fresh_reason)
    _check_switches(desk.entra, token.mail)
    answer = _answer(desk, Code(client.id, token.mail, token.scopes, "", desk.at))
    token.used = desk.at
    return answer


def _check_switches(entra: Entra, mail: str) -> None:
    switches = switches_of(entra, mail)
    if switches.is_disabled:
        raise denied(50057)
    if switches.transient > 0:
        switches.transient -= 1
        raise denied(90033)
    if switches.refuse is not None:
        raise denied(switches.refuse)
    if switches.consent == "withdrawn":
        raise denied(65001)


def _asked_scopes(desk: Desk, granted: tuple[str, ...]) -> tuple[str, ...]:
    """Give the scopes this form asks for, all granted ones when it names none; 65001 for more."""
    wanted = known_scopes(desk.form["scope"]) if desk.form.get("scope") else granted
    allowed = {short(one) for one in granted} | {"offline_access"}
    if not {short(one) for one in wanted} <= allowed:
        raise denied(65001)
    return wanted


def _answer(desk: Desk, code: Code) -> tuple[Person, Json]:
    entra, at, life = desk.entra, desk.at, desk.entra.token_life
    scopes = _asked_scopes(desk, code.scopes)
    person = entra.directory.people[code.mail]
    access = f"EwB{secrets.token_urlsafe(600)}"
    # A token carries all that was consented to; the echo names only what was asked for just now.
    granted = frozenset(short(one) for one in code.scopes) & GRAPH_SCOPES
    entra.access = {text: one for text, one in entra.access.items() if one.expires > at}
    entra.access[access] = AccessToken(person.mail, granted, at, at + life)
    answer: Json = {
        "token_type": "Bearer",
        "scope": " ".join(one for one in scopes if one != "offline_access"),
        "expires_in": int(life.total_seconds()),
        "ext_expires_in": int(life.total_seconds()),
        "access_token": access,
    }
    return person, answer | _other_tokens(desk, code, person)


def _other_tokens(desk: Desk, code: Code, person: Person) -> Json:
    """Give what comes besides the access token, as far as it was asked for."""
    entra, others = desk.entra, {}
    if "offline_access" in code.scopes:
        others["refresh_token"] = refresh = f"1.A{secrets.token_urlsafe(500)}"
        kept = RefreshToken(code.client, person.mail, code.scopes, desk.at, desk.at)
        entra.refresh[refresh] = kept
    if "openid" in code.scopes:
        others["id_token"] = id_token(entra, code, at=desk.at)
    if desk.form.get("client_info") == "1":
        others["client_info"] = client_info(entra, person)
    return others


def client_info(entra: Entra, person: Person) -> str:
    """Give MSAL's key to the account: object id and tenant id."""
    info = f'{{"uid":"{person.id}","utid":"{entra.directory.tenant_id}"}}'
    return base64url(info.encode())
