"""Signing in with Microsoft: the Identity port.

MSAL 1.39 compares state and nonce and validates nothing else of the id token, so its signature and
its claims are checked here, with `claims`. Nothing is kept of a sign-in that was refused.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.domain.accounts import PersonId, person_id
from bot.domain.errors import OutsideTrouble, SignInRefused
from bot.graph.sign_in.aadsts_codes import code_of, why_refused
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher, grant_owner
from bot.graph.sign_in.id_token_claims import validate_claims, verify_signature
from bot.graph.sign_in.msal_login import SERVICE, Answer, Login, call_with_patience, once
from bot.graph.sign_in.tokens import Tokens
from bot.runtime.ports import Clock, SignedIn, StartedSignIn


class Addresses(Protocol):
    """Knows the mail address of who signs in: `bot.graph.calendars.mailbox_address.MailboxAddresses`."""

    async def of(self, person: PersonId, token: str) -> str:
        """Return the address, lower case; empty where it is not told now."""


class MicrosoftIdentity:
    """The Identity port on Entra."""

    def __init__(
        self, login: Login, tokens: Tokens, seals: TokenCipher, clock: Clock, addresses: Addresses
    ) -> None:
        self._login = login
        self._addresses = addresses
        self._tokens = tokens
        self._seals = seals
        self._clock = clock

    async def start(self, *, login_hint: str, besides: Sequence[str] = ()) -> StartedSignIn:
        """Begin an authorization code flow with PKCE and a fresh single-use state; `besides` are optional scopes."""
        flow = await call_with_patience(lambda: self._login.begin(login_hint, besides))
        sealed = self._seals.seal(json.dumps(flow), _flow_owner(flow["state"]))
        return StartedSignIn(url=flow["auth_uri"], state=flow["state"], sealed=sealed)

    async def finish(self, sealed: str, answer: Mapping[str, str]) -> SignedIn:
        """Redeem the code; raises SignInRefused with `why` for anything that is not right.

        A code is redeemed once: where Microsoft's answer is lost, `why` is lost.
        Else it is one of state, declined, consent, admin-consent, blocked, managed-device, second-factor, not-assigned, account-disabled,
        wrong-account, code, setup, secret, token, wrong-signature, wrong-audience, wrong-tenant,
        wrong-issuer, expired, no-account, no-mailbox, scopes, refused.
        """
        flow = self._flow(sealed, answer)
        if "error" in answer:
            raise _refusal(answer)
        return await self._signed_in(*await self._redeemed(flow, answer))

    async def exchange(self, token: str, tenant: str) -> SignedIn:
        """Exchange a token that Teams got for the sign-in app (on-behalf-of), for the same scopes.

        Raises SignInRefused as `finish` does: with `consent` where nobody has agreed to all of them yet.
        """
        return await self._signed_in(
            *await call_with_patience(lambda: self._login.exchange(token, tenant))
        )

    async def _signed_in(self, given: Answer, cache: str) -> SignedIn:
        """Return who a token response is about, after all checks of its id token."""
        if "access_token" not in given:
            raise _refusal(given)
        stated = await self._stated(given)
        claims = validate_claims(stated, self._login.app, self._clock.now())
        scopes = _granted(given, self._login.app.scopes)
        person = person_id(claims["tid"], claims["oid"])
        self._tokens.forget(person)
        return SignedIn(
            tenant=claims["tid"],
            object_id=claims["oid"],
            mail=await self._addresses.of(person, given["access_token"]),
            principal=str(claims.get("preferred_username", "")),
            name=str(claims.get("name", "")),
            scopes=scopes,
            sealed_tokens=self._seals.seal(
                cache, grant_owner(person_id(claims["tid"], claims["oid"]))
            ),
        )

    async def forget(self, person: PersonId) -> None:
        """Drop what is cached of a person's tokens; the Grant is deleted by who calls."""
        self._tokens.forget(person)

    def _flow(self, sealed: str, answer: Mapping[str, str]) -> Answer:
        try:
            owner = _flow_owner(str(answer.get("state", "")))
            flow: Answer = json.loads(self._seals.open(sealed, owner))
        except DecryptionFailed as error:
            raise SignInRefused(why="state") from error
        if not hmac.compare_digest(str(answer.get("state", "")).encode(), flow["state"].encode()):
            raise SignInRefused(why="state")
        return flow

    async def _redeemed(self, flow: Answer, answer: Mapping[str, str]) -> tuple[Answer, str]:
        try:
            return await once(lambda: self._login.redeem(flow, answer))
        except (ValueError, LookupError, TypeError, AttributeError, RuntimeError) as error:
            # MSAL's words for a nonce that differs, an id token it cannot read, and no code at all.
            raise SignInRefused(why="token") from error

    async def _stated(self, given: Answer) -> object:
        token = given.get("id_token")
        if not isinstance(token, str):
            raise SignInRefused(why="token")
        return await call_with_patience(lambda: verify_signature(token, self._login.signing_key))


def _flow_owner(state: str) -> str:
    return f"sign-in/{state}"


def _granted(given: Answer, wanted: tuple[str, ...]) -> frozenset[str]:
    """Return the scopes by their short names; all that everybody is asked for must be among them."""
    granted = {one.rpartition("/")[2] for one in str(given.get("scope", "")).split()}
    missing = {one.casefold() for one in wanted} - {one.casefold() for one in granted}
    if missing or not given.get("refresh_token"):
        raise SignInRefused(why="scopes", missing=" ".join(sorted(missing)))
    return frozenset(granted)


def _refusal(answer: Mapping[str, Any]) -> Exception:
    error = str(answer.get("error", ""))
    if error in {"temporarily_unavailable", "server_error"}:
        return OutsideTrouble(service=SERVICE, code=error)
    return SignInRefused(why=why_refused(answer), code=code_of(answer))
