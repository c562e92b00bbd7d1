"""Access tokens of people who have connected, renewed ahead of time and kept in memory.

The lasting part, MSAL's cache with the refresh token, is the person's sealed Grant in the store.
Any copy of the bot may renew it: the grant written first stands, since Microsoft leaves the older
refresh token valid.
"""

import asyncio
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from cachetools import LRUCache
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Grant, Person, PersonId
from bot.domain.errors import Changed, OutsideTrouble, SignInExpired, SignInNeeded
from bot.graph.cache_sizes import PEOPLE_KEPT
from bot.graph.sign_in.aadsts_codes import code_of, why_setup
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher, grant_owner
from bot.graph.sign_in.msal_login import SERVICE, Answer, Login, call_with_patience
from bot.runtime.ports import Clock, DocumentChange, Store, Stored

AHEAD = timedelta(minutes=5)
LOOK_AGAIN = timedelta(minutes=5)
"""How long a token is used before the store is asked whether the person is still connected."""
_ENDED = frozenset({"invalid_grant", "interaction_required", "login_required", "consent_required"})


class _Held(Struct, frozen=True):
    token: str
    until: datetime
    looked: datetime

    def __repr__(self) -> str:
        return f"_Held(until={self.until})"


class Tokens:
    """The access tokens of people; at most one renewal of a person's is under way here."""

    def __init__(self, login: Login, seals: TokenCipher, store: Store, clock: Clock) -> None:
        self._login = login
        self._seals = seals
        self._store = store
        self._clock = clock
        self._held: LRUCache[PersonId, _Held] = LRUCache(PEOPLE_KEPT)
        self._locks: WeakValueDictionary[PersonId, asyncio.Lock] = WeakValueDictionary()

    async def of(self, person: Person, refused: str = "") -> str:
        """Return a token good for five minutes at least, not the refused one.

        Raises SignInNeeded without a grant, SignInExpired where Microsoft no longer takes it.
        """
        if held := self._good(person.id, refused):
            return held.token
        async with self._locks.setdefault(person.id, asyncio.Lock()):
            if held := self._good(person.id, refused):
                return held.token
            return await self._fetched(person.id, refused)

    def forget(self, person: PersonId) -> None:
        """Drop what is held of a person."""
        self._held.pop(person, None)

    def _good(self, person: PersonId, refused: str) -> _Held | None:
        held, now = self._held.get(person), self._clock.now()
        if held is None or held.token == refused:
            return None
        return held if now < min(held.until - AHEAD, held.looked + LOOK_AGAIN) else None

    async def _fetched(self, person: PersonId, refused: str) -> str:
        grant = await self._store.load(Grant, person)
        held, now = self._held.get(person), self._clock.now()
        if grant is None:
            self.forget(person)
            raise SignInNeeded
        if held and held.token != refused and now < held.until - AHEAD:
            self._held[person] = replace(held, looked=now)
            return held.token
        return await self._renewed(grant, force=bool(held or refused))

    async def _renewed(self, grant: Stored[Grant], *, force: bool) -> str:
        person = grant.value.person
        try:
            kept = self._seals.open(grant.value.sealed, grant_owner(person))
        except DecryptionFailed as error:
            raise SignInExpired from error
        granted = grant.value.scopes
        answer, cache = await call_with_patience(
            lambda: self._login.renewed(kept, granted, force=force)
        )
        if "access_token" not in answer:
            self.forget(person)
            raise _no_token(answer)
        now = self._clock.now()
        until = now + timedelta(seconds=int(answer["expires_in"]))
        self._held[person] = _Held(answer["access_token"], until, now)
        if cache:
            await self._keep(grant, cache)
        return str(answer["access_token"])

    async def _keep(self, grant: Stored[Grant], cache: str) -> None:
        value = replace(
            grant.value, sealed=self._seals.seal(cache, grant_owner(grant.value.person))
        )
        change = DocumentChange(Grant, grant.value.key, value, grant.version)
        try:
            await self._store.save([change])
        except Changed:
            # Another copy renewed it, or the person signed in anew or out: that is the newer truth.
            return


def _no_token(answer: Answer) -> Exception:
    if answer.get("error") in _ENDED:
        return SignInExpired()
    reference = str(answer.get("trace_id", ""))
    if why := why_setup(answer):
        return OutsideTrouble(service=SERVICE, why=why, code=code_of(answer), reference=reference)
    return OutsideTrouble(service=SERVICE, code=str(answer.get("error", "")), reference=reference)
