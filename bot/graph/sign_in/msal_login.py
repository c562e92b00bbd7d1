"""Microsoft's sign-in, spoken to through MSAL: authorization code with PKCE, and renewal.

MSAL blocks, so its work runs in threads (`patiently`). A new MSAL app is made for each piece of
work: MSAL ties a token cache to an app, and its app-wide throttle would answer a refusal from
memory for a minute after the cause is gone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
import jwt
import msal

from bot.domain.deployment.clouds import qualified
from bot.domain.deployment.scopes import CALENDAR_SCOPES
from bot.domain.errors import OutsideTrouble, SignInRefused
from bot.runtime.ports import Clock
from bot.runtime.retry import RetryPolicy
from bot.runtime.threads import in_thread

T = TypeVar("T")
Answer = dict[str, Any]
"""What MSAL gives: tokens, or `error` with its description."""

SERVICE = "Microsoft sign-in"
_DISCOVERY_HOLDS = timedelta(hours=24)
_LOOKED_AGAIN_AFTER = timedelta(seconds=10)
"""How soon keys are read again for the sake of one that nobody published before."""
_PASSES = frozenset({"temporarily_unavailable", "server_error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """The app as Entra knows it."""

    login_url: str
    """Without the tenant, e.g. https://login.microsoftonline.com."""
    tenant: str
    """A tenant's id, or `organizations` for any."""
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    scopes: tuple[str, ...] = CALENDAR_SCOPES
    """What everybody is asked for."""
    optional: tuple[str, ...] = ()
    """What is asked for besides where an account has turned it on; whoever does not grant it signs in without."""
    graph_resource: str = ""


class Login:
    """Blocking conversations with the sign-in service; see `patiently`."""

    def __init__(self, app: Registration, http: "LoginHttp") -> None:
        self.app = app
        self._http = http

    def begin(self, login_hint: str, besides: Sequence[str] = ()) -> Answer:
        """Return MSAL's flow: the address for the browser, state, nonce and PKCE verifier."""
        scopes = (*self.app.scopes, *(one for one in self.app.optional if one in besides))
        flow: Answer = self._client(msal.TokenCache()).initiate_auth_code_flow(
            qualified(scopes, self.app.graph_resource),
            redirect_uri=self.app.redirect_uri,
            login_hint=login_hint or None,
            response_mode="form_post",
        )
        # The callback is a GET, so that its cookies are sent along; MSAL warns of any mode but form_post.
        flow["auth_uri"] = flow["auth_uri"].replace("=form_post", "=query")
        return flow

    def redeem(self, flow: Answer, answer: Mapping[str, str]) -> tuple[Answer, str]:
        """Return the tokens for a code, and the cache to keep; MSAL has checked state and nonce."""
        cache = msal.SerializableTokenCache()
        given: Answer = self._client(cache).acquire_token_by_auth_code_flow(flow, dict(answer))
        if given.get("error") in _PASSES:
            raise _AnswerLost
        return given, cache.serialize()

    def exchange(self, token: str, tenant: str) -> tuple[Answer, str]:
        """Return the tokens for one that Teams got of a person of this tenant, and the cache to keep."""
        cache = msal.SerializableTokenCache()
        with _readable():
            given: Answer = self._client(cache, tenant).acquire_token_on_behalf_of(
                token, qualified(self.app.scopes, self.app.graph_resource)
            )
        return _steady(given), cache.serialize()

    def renewed(self, kept: str, granted: frozenset[str], *, force: bool) -> tuple[Answer, str]:
        """Return an access token from a kept cache and the cache to keep now, "" if it is the same.

        Only for what was granted: a scope added to the settings since would end every grant.
        """
        cache = msal.SerializableTokenCache()
        cache.deserialize(kept)
        client = self._client(cache)
        known = {one.casefold() for one in granted}
        asked = [one for one in self.app.scopes if not known or one.casefold() in known]
        asked += [one for one in self.app.optional if one.casefold() in known]
        account = next(iter(client.get_accounts()), None)
        with _readable():
            given: Answer | None = client.acquire_token_silent_with_error(
                qualified(asked, self.app.graph_resource),
                account,
                force_refresh=force,
            )
        answer = _steady(given or {"error": "invalid_grant"})
        return answer, cache.serialize() if cache.has_state_changed else ""

    def signing_key(self, name: str) -> jwt.PyJWK | None:
        """Return the key of this id that signs id tokens, or None where nobody publishes it."""
        for younger in (_DISCOVERY_HOLDS, _LOOKED_AGAIN_AFTER):
            if found := self._keys(younger).get(name):
                return found
        return None

    def _keys(self, younger: timedelta) -> Mapping[str | None, jwt.PyJWK]:
        place = f"{self._authority}/v2.0/.well-known/openid-configuration"
        with _readable():
            address = self._http.get(place).json()["jwks_uri"]
            document = self._http.get(_secure(address), younger=younger).json()
            return {one.key_id: one for one in jwt.PyJWKSet.from_dict(document).keys}

    @property
    def _authority(self) -> str:
        return f"{_secure(self.app.login_url)}/{self.app.tenant}"

    def _client(self, cache: msal.TokenCache, tenant: str = "") -> Any:
        with _readable():
            return msal.ConfidentialClientApplication(
                self.app.client_id,
                client_credential=self.app.client_secret,
                authority=f"{_secure(self.app.login_url)}/{tenant or self.app.tenant}",
                instance_discovery=False,
                token_cache=cache,
                http_client=self._http,
            )


async def call_with_patience(work: Callable[[], T]) -> T:
    """Return what the work gives, in a thread; raises OutsideTrouble where the service is unwell."""
    unwell = (httpx.TransportError, msal.exceptions.MsalServiceError, _Unwell)
    try:
        policy = RetryPolicy(lambda error: isinstance(error, unwell), attempts=3, seconds=12)
        async for attempt in policy.attempts():
            with attempt:
                return await in_thread(work)
    except (*unwell, httpx.HTTPError) as error:
        raise OutsideTrouble(service=SERVICE, code=type(error).__name__) from error
    raise OutsideTrouble(service=SERVICE)


async def once(work: Callable[[], T]) -> T:
    """Return what the work gives, in a thread, repeated only where nothing was posted.

    Raises SignInRefused where the answer was lost: whether it took effect, nobody can tell.
    """
    policy = RetryPolicy(_was_not_posted, attempts=3, seconds=12)
    try:
        async for attempt in policy.attempts():
            with attempt:
                return await in_thread(work)
    except (httpx.HTTPError, msal.exceptions.MsalServiceError, _AnswerLost, _Unwell) as error:
        code = type(error).__name__
        if _was_not_posted(error):
            raise OutsideTrouble(service=SERVICE, code=code) from error
        raise SignInRefused(why="lost", code=code) from error
    raise OutsideTrouble(service=SERVICE)


def _was_not_posted(error: Exception) -> bool:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | _Unwell):
        return True
    try:
        return isinstance(error, httpx.HTTPError) and error.request.method == "GET"
    except RuntimeError:  # no request is known
        return False


class _AnswerLost(Exception):
    """The service says itself that it may not have finished."""


class _Unwell(Exception):
    """The service asks to come back later."""


@contextmanager
def _readable() -> Iterator[None]:
    """Take errors about documents that cannot be read for an unwell service."""
    try:
        yield
    except (ValueError, LookupError, TypeError, jwt.PyJWTError) as error:
        raise _Unwell from error


def _steady(answer: Answer) -> Answer:
    if answer.get("error") in _PASSES:
        raise _Unwell
    return answer


def _secure(address: str) -> str:
    """Return an address with https, which `_Plain` undoes for this very machine."""
    return address.rstrip("/").replace("http://", "https://", 1)


class LoginHttp:
    """What MSAL sends with: explicit timeouts, and published documents kept for a day."""

    def __init__(self, login_url: str, clock: Clock) -> None:
        self._is_plain = urlsplit(login_url).scheme == "http"
        self._client: httpx.Client | None = None
        self._opening = Lock()
        self._clock = clock
        self._kept: dict[str, tuple[datetime, httpx.Response]] = {}

    def get(
        self, url: str, *, younger: timedelta = _DISCOVERY_HOLDS, **options: Any
    ) -> httpx.Response:
        """Return a document, the kept one if it is younger than that."""
        now = self._clock.now()
        if url in self._kept and now < self._kept[url][0] + younger:
            return self._kept[url][1]
        response = self._opened().get(url, **_known(options))
        if response.is_success:
            self._kept[url] = (now, response)
        return response

    def post(self, url: str, **options: Any) -> httpx.Response:
        """Send a form."""
        return self._opened().post(url, **_known(options))

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def _opened(self) -> httpx.Client:
        """Return the client, made when something is first sent: what it loads would take a thirtieth of each start."""
        with self._opening:
            if self._client is None:
                self._client = httpx.Client(
                    # It never speaks TLS, so it reads no certificates, which takes as long as a tenth of the sandbox's start.
                    transport=_Plain(verify=False) if self._is_plain else None,
                    timeout=httpx.Timeout(8.0, connect=4.0),
                )
            return self._client


def _known(options: dict[str, Any]) -> dict[str, Any]:
    return {name: options[name] for name in ("params", "data", "headers") if name in options}


class _Plain(httpx.HTTPTransport):
    """Undoes the https that MSAL insists on, for a sign-in service on this very machine."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request as plain http; anywhere but loopback is refused."""
        if request.url.host not in {"127.0.0.1", "localhost", "::1"}:
            raise httpx.UnsupportedProtocol("plain http is for loopback only", request=request)
        request.url = request.url.copy_with(scheme="http")
        return super().handle_request(request)
