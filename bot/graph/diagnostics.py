"""Whether people can sign in, for `python app.py doctor`: the app, its secret, its redirect URI, and the machine's clock."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
import msgspec

from bot.domain.accounts import Grant, Workspace
from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound
from bot.graph.factory import GraphSettings, asked_scopes
from bot.graph.sign_in.aadsts_codes import find_code
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher, grant_owner, workspace_owner
from bot.runtime.ports import Clock, Store

SECONDS = 10.0
SKEW = timedelta(minutes=4)
"""Bot Framework's tokens, and Microsoft's, are believed for five minutes more or less."""

EXTRA_SCOPES = frozenset(
    {
        "Calendars.ReadWrite.Shared",
        "Mail.Send",
        "TeamsAppInstallation.ReadWriteSelfForUser",
    }
)
"""Permissions beyond the five that the bot does something with. One that Microsoft does not know ends every sign-in."""


async def examine_sign_in(
    settings: GraphSettings, clock: Clock, tenant: str, *, in_sandbox: bool = False
) -> AsyncIterator[Finding]:
    """Yield what is found of the app that people sign in to; `tenant` is the id of a company, or empty.

    In a sandbox the clock may be anywhere, and is not compared.
    """
    async with httpx.AsyncClient(timeout=SECONDS) as browser:
        root = f"{settings.login_url.rstrip('/')}/{tenant or settings.tenant}"
        try:
            published = await browser.get(f"{root}/v2.0/.well-known/openid-configuration")
        except httpx.HTTPError as error:
            yield faulty(
                Check.SIGN_IN, "no-answer", url=settings.login_url, why=type(error).__name__
            )
            return
        if not in_sandbox:
            yield _examine_clock(published.headers, clock.now())
        if (theirs := _cloud_of(published.content)) not in {"", _cloud_set(settings)}:
            yield faulty(Check.SIGN_IN, "other-cloud", cloud=theirs)
            return
        if not published.is_success:
            yield faulty(
                Check.SIGN_IN, "refused", code=find_code(published.text), client=settings.client_id
            )
            return
        yield await _examine_secret(browser, root, settings, is_known=bool(tenant))
        if unknown := sorted({*settings.extra_scopes} - EXTRA_SCOPES):
            yield faulty(Check.SCOPES, "unknown", scopes=", ".join(unknown))
        yield await _examine_redirect(browser, root, settings)
        yield await _examine_graph(browser, settings.graph_url)


def _examine_clock(headers: Mapping[str, str], now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError):
        return skipped(Check.CLOCK, "untold")
    apart = now - theirs
    if abs(apart) > SKEW:
        minutes = round(apart.total_seconds() / 60)
        return faulty(Check.CLOCK, "fast" if minutes > 0 else "slow", minutes=str(abs(minutes)))
    return sound(Check.CLOCK)


async def _examine_secret(
    browser: httpx.AsyncClient, root: str, settings: GraphSettings, *, is_known: bool
) -> Finding:
    """Return whether the app's id and secret are taken: by a token for the app alone, which may do nothing."""
    if not is_known:
        return skipped(Check.SIGN_IN, "no-company")
    parts = urlsplit(settings.graph_url)
    form = {
        "grant_type": "client_credentials",
        "client_id": settings.client_id,
        "client_secret": settings.client_secret,
        "scope": f"{parts.scheme}://{parts.netloc}/.default",
    }
    try:
        answer = await browser.post(f"{root}/oauth2/v2.0/token", data=form)
    except httpx.HTTPError as error:
        return faulty(Check.SIGN_IN, "no-answer", url=settings.login_url, why=type(error).__name__)
    told = _object(answer.content)
    if "access_token" in told:
        return sound(Check.SIGN_IN, client=settings.client_id)
    code = find_code(str(told.get("error_description", "")))
    return faulty(Check.SIGN_IN, "refused", code=code, client=settings.client_id)


async def _examine_redirect(
    browser: httpx.AsyncClient, root: str, settings: GraphSettings
) -> Finding:
    """Return whether Microsoft would send people back to the bot.

    Asked to show nothing, it sends an error to a redirect URI that is registered, and shows one where
    it is not.
    """
    asked = {
        "client_id": settings.client_id,
        "response_type": "code",
        "redirect_uri": settings.redirect_uri,
        "response_mode": "query",
        "scope": asked_scopes(settings),
        "prompt": "none",
        "state": "doctor",
    }
    facts = {"url": settings.redirect_uri}
    try:
        answer = await browser.get(f"{root}/oauth2/v2.0/authorize", params=asked)
    except httpx.HTTPError:
        return skipped(Check.REDIRECT, "untold", **facts)
    if answer.status_code in {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}:
        is_ours = answer.headers.get("location", "").startswith(settings.redirect_uri)
        return (
            sound(Check.REDIRECT, **facts)
            if is_ours
            else skipped(Check.REDIRECT, "untold", **facts)
        )
    code = find_code(answer.text)
    if not code:
        return skipped(Check.REDIRECT, "untold", **facts)
    return faulty(Check.REDIRECT, "refused", code=code, **facts)


async def _examine_graph(browser: httpx.AsyncClient, url: str) -> Finding:
    """Return whether Graph answers; asked without a token, it says that there is none."""
    try:
        answer = await browser.get(f"{url}/me/calendar")
    except httpx.HTTPError as error:
        return faulty(Check.GRAPH, "no-answer", url=url, why=type(error).__name__)
    if answer.status_code != HTTPStatus.UNAUTHORIZED or "error" not in _object(answer.content):
        return faulty(Check.GRAPH, "other-program", url=url, status=str(answer.status_code))
    return sound(Check.GRAPH, url=url)


async def examine_keys(store: Store, keys: Sequence[str]) -> Finding:
    """Return whether the keys open what is kept of sign-ins and of Slack's workspaces."""
    seals, opened, unopened = TokenCipher(keys), 0, 0
    async for sealed, owner in _sealed(store):
        try:
            seals.open(sealed, owner)
        except DecryptionFailed:
            unopened += 1
        else:
            opened += 1
    if not unopened:
        return sound(Check.SEALS, count=str(opened))
    problem = "unopened" if opened else "other-keys"
    return faulty(Check.SEALS, problem, count=str(unopened))


async def _sealed(store: Store) -> AsyncIterator[tuple[str, str]]:
    for grant in await store.find(Grant, "all", ""):
        yield grant.value.sealed, grant_owner(grant.value.person)
    for one in await store.find(Workspace, "all", ""):
        if one.value.sealed:
            yield one.value.sealed, workspace_owner(one.value.team)


def _cloud_of(published: bytes) -> str:
    """Return the cloud that a tenant belongs to, as Entra's discovery names it: `com`, `us` or `cn`; else empty."""
    return str(_object(published).get("cloud_instance_name", "")).rpartition(".")[2]


def _cloud_set(settings: GraphSettings) -> str:
    return (urlsplit(settings.graph_resource).hostname or "com").rpartition(".")[2]


def _object(body: bytes) -> Mapping[str, object]:
    try:
        return msgspec.json.decode(body, type=dict[str, object])
    except msgspec.DecodeError:
        return {}
