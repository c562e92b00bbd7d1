"""The web side of Entra: discovery, keys, the page people agree on, and the token endpoint."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlencode

from aiohttp import web

from bot.sandbox.directory import Person
from bot.sandbox.entra.aadsts_errors import EntraError, entra_error, error_json
from bot.sandbox.entra.authorize_endpoint import (
    RedirectToApp,
    Request,
    accept_sign_in,
    cancel_sign_in,
    check_person,
    needs_administrator,
    parse_request,
    person_signing_in,
)
from bot.sandbox.entra.identity import grant_for_everybody, principal_name
from bot.sandbox.entra.jwt_signing import public_key_set, signing_key
from bot.sandbox.entra.sign_in_pages import (
    Account,
    approval_page,
    chooser_page,
    consent_page,
    hand_over_page,
    security_headers,
    signed_out_page,
    trouble_page,
)
from bot.sandbox.entra.token_endpoint import TokenRequest, issue_tokens
from bot.sandbox.tenant import Tenant

USER = web.RequestKey("user", str)  # whose call it turned out to be
_ANYONE = ("organizations", "common")


async def discovery(tenant: Tenant, request: web.Request) -> web.Response:
    """Return the OpenID configuration. Its token endpoint is https, as MSAL takes nothing else."""
    try:
        name = _tenant_name(tenant, request)
    except EntraError as problem:
        return web.json_response(error_json(problem, tenant.now()), status=problem.status)
    root = f"{tenant.base}/sandbox/login/{name}"
    issuer = "{tenantid}" if name in _ANYONE else tenant.directory.tenant_id
    secure = root.replace("http://", "https://", 1)
    return web.json_response(
        {
            "token_endpoint": f"{secure}/oauth2/v2.0/token",
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            "jwks_uri": f"{root}/discovery/v2.0/keys",
            "response_modes_supported": ["query", "fragment", "form_post"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "issuer": f"{tenant.base}/sandbox/login/{issuer}/v2.0",
            "authorization_endpoint": f"{root}/oauth2/v2.0/authorize",
            "end_session_endpoint": f"{root}/oauth2/v2.0/logout",
            "userinfo_endpoint": "https://graph.microsoft.com/oidc/userinfo",
            "claims_supported": [
                *("sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid"),
                *("ver", "oid", "uti"),
            ],
            "tenant_region_scope": "EU",
            "cloud_instance_name": "microsoftonline.com",
            "cloud_graph_host_name": "graph.windows.net",
            "msgraph_host": "graph.microsoft.com",
        }
    )


async def keys(_: Tenant, __: web.Request) -> web.Response:
    """Return the public key of id tokens."""
    return web.json_response(public_key_set(await asyncio.to_thread(signing_key)))


async def authorize(tenant: Tenant, request: web.Request) -> web.Response:
    """Show the page people agree on (GET), or take their decision (POST)."""
    form = dict(await request.post()) if request.method == "POST" else {}
    fields = {**request.query, **{name: str(value) for name, value in form.items()}}
    at = tenant.now()
    try:
        _check_audience(tenant, request, fields.get("client_id", ""))
        asked = parse_request(tenant.entra, fields, at)
        person = person_signing_in(tenant.entra, fields.get("login_hint", ""))
        if person is None:
            return _account_chooser(tenant, request, asked)
        check_person(tenant.entra, person)
        if request.method == "GET":
            return _consent_question(tenant, request, asked, person)
        request[USER] = person.mail
        if fields.get("decision") != "accept":
            raise cancel_sign_in(tenant.entra, asked, person, at=at)
        raise accept_sign_in(tenant.entra, asked, person, at=at)
    except EntraError as problem:
        return _html(trouble_page(problem.number, problem.message), status=400)
    except RedirectToApp as answer:
        return _redirect(answer)


async def token(tenant: Tenant, request: web.Request) -> web.Response:
    """Return tokens for a code or a refresh token."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    await asyncio.to_thread(signing_key)
    at = tenant.now()
    try:
        _check_audience(tenant, request, form.get("client_id", ""))
        authorization = request.headers.get("Authorization", "")
        person, answer = issue_tokens(TokenRequest(tenant.entra, form, authorization, at))
    except EntraError as problem:
        return web.json_response(
            error_json(problem, at),
            status=problem.status,
            headers={**problem.headers, "Cache-Control": "no-store"},
        )
    if person:
        request[USER] = person.mail
    return web.json_response(answer, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


async def admin_consent(tenant: Tenant, request: web.Request) -> web.Response:
    """Grant consent for everyone at once, as an administrator would on this page."""
    query = request.query
    client = tenant.entra.clients.get(query.get("client_id", ""))
    redirect = query.get("redirect_uri", "")
    if client is None or redirect not in client.redirects:
        problem = entra_error(700016 if client is None else 50011)
        return _html(trouble_page(problem.number, problem.message), status=400)
    grant_for_everybody(tenant.entra, query.get("scope", ""))
    fields = {
        "admin_consent": "True",
        "tenant": tenant.directory.tenant_id,
        "scope": query.get("scope", ""),
        "state": query.get("state", ""),
    }
    location = f"{redirect}?{urlencode(fields)}"
    return web.Response(status=302, headers={**security_headers(), "Location": location})


async def sign_out(_: Tenant, __: web.Request) -> web.Response:
    """Answer a sign-out; nobody stays signed in here."""
    return _html(signed_out_page())


async def unknown_endpoint(_: Tenant, __: web.Request) -> web.Response:
    """Answer addresses Entra does not have."""
    return _html(trouble_page(900561, "The endpoint does not exist."), status=404)


def _tenant_name(tenant: Tenant, request: web.Request) -> str:
    name = request.match_info["tenant"].casefold()
    if name not in (*_ANYONE, tenant.directory.tenant_id, tenant.directory.domain):
        raise entra_error(90002)
    return name


def _check_audience(tenant: Tenant, request: web.Request, client_id: str) -> None:
    """Raise 90002 for an unknown tenant, 50194 for an app of one tenant at the address for any."""
    client = tenant.entra.clients.get(client_id)
    if _tenant_name(tenant, request) in _ANYONE and client and client.is_single_tenant:
        raise entra_error(50194)


def _account_chooser(tenant: Tenant, request: web.Request, asked: Request) -> web.Response:
    accounts = [_account(tenant, one) for one in tenant.directory.people.values()]
    links = [_address(request, asked.query, login_hint=one.principal) for one in accounts]
    page = chooser_page(zip(accounts, links, strict=True))
    return _html(page, redirect=asked.redirect)


def _account(tenant: Tenant, person: Person) -> Account:
    return Account(person.name, principal_name(tenant.entra, person))


def _consent_question(
    tenant: Tenant, request: web.Request, asked: Request, person: Person
) -> web.Response:
    account, app = _account(tenant, person), asked.client.name
    action = _address(request, asked.query, login_hint=account.principal)
    if needs_administrator(tenant.entra, asked, person):
        return _html(approval_page(account, app=app, action=action), redirect=asked.redirect)
    links = {"form": action, "other": _address(request, asked.query, login_hint="")}
    page = consent_page(account, asked.scopes, app=app, links=links)
    return _html(page, redirect=asked.redirect)


def _address(request: web.Request, query: Mapping[str, str], *, login_hint: str) -> str:
    kept = {name: value for name, value in query.items() if name not in ("login_hint", "decision")}
    hint = {"login_hint": login_hint} if login_hint else {}
    return f"{request.path}?{urlencode(kept | hint)}"


def _redirect(answer: RedirectToApp) -> web.Response:
    asked, fields = answer.request, answer.fields
    if asked.response_mode == "form_post":
        return _html(hand_over_page(asked.redirect, fields), redirect=asked.redirect)
    joint = "#" if asked.response_mode == "fragment" else "&" if "?" in asked.redirect else "?"
    location = f"{asked.redirect}{joint}{urlencode(fields)}"
    return web.Response(status=302, headers={**security_headers(), "Location": location})


def _html(page: str, *, status: int = 200, redirect: str = "") -> web.Response:
    return web.Response(
        text=page, content_type="text/html", status=status, headers=security_headers(redirect)
    )
