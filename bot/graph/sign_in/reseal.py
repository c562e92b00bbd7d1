"""`python app.py reseal`: seals anew, with the newest of TOKEN_KEYS, all that outlives a change of them.

Sign-ins, Slack's tokens, the addresses of prompts and of candidates' links, which are shown again, and cards with
such an address that wait for their chat: one that is on its way at this very moment may arrive twice. What is left
out lives for minutes: a visit to the sign-in page.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Grant, Prompt, Workspace
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import Changed
from bot.domain.jobs import SEALED, Job
from bot.domain.url_tokens import link_owner, prompt_owner, view_owner
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher, grant_owner, workspace_owner
from bot.runtime.ports import DocumentChange, Export, Store, Stored

TRIES = 5
"""How often one document is read again that a running bot changes meanwhile."""


class Resealed(Struct, frozen=True):
    """What came of it."""

    sign_ins: int = 0
    """People's, and Slack workspaces', that are sealed with the newest key."""
    unread: int = 0
    """Documents that none of the keys opens, which are left as they are."""


class _Sealing(Struct, frozen=True):
    """A kind of document that holds something sealed."""

    of: type[Any]
    owner: Callable[[Any], str]
    text: Callable[[Any], str] = lambda one: str(one.sealed)
    with_text: Callable[[Any, str], Any] = lambda one, sealed: replace(one, sealed=sealed)
    is_sign_in: bool = False


def _link_of(interview: Interview) -> str:
    own = interview.candidate_invitation
    return own.sealed_link if own else ""


def _with_link(interview: Interview, sealed: str) -> Interview:
    own = interview.candidate_invitation
    return replace(interview, candidate_invitation=own and replace(own, sealed_link=sealed))


def _with_view(row: Job, sealed: str) -> Job:
    return replace(row, what={**(row.what or {}), SEALED: sealed})


_SEALED = (
    _Sealing(Grant, lambda one: grant_owner(one.person), is_sign_in=True),
    _Sealing(Workspace, lambda one: workspace_owner(one.team), is_sign_in=True),
    _Sealing(Prompt, lambda one: prompt_owner(one.ticket)),
    _Sealing(CandidateLink, lambda one: link_owner(one.id)),
    _Sealing(Interview, lambda one: link_owner(one.link), _link_of, _with_link),
    _Sealing(
        Job, lambda row: view_owner(row.subject), lambda row: str(row.sealed_view), _with_view
    ),
)


async def reseal(store: Store, documents: Export, keys: Sequence[str]) -> Resealed:
    """Seal everything with the newest of the keys; safe beside a running bot."""
    seals = TokenCipher(keys)
    sign_ins = unread = 0
    for sealing in _SEALED:
        async for _, key, stored in documents.export(sealing.of):
            if not sealing.text(stored.value):
                continue
            try:
                await _reseal_one(Stored(stored.value, stored.version), key, sealing, seals, store)
            except DecryptionFailed:
                unread += 1
            else:
                sign_ins += sealing.is_sign_in
    return Resealed(sign_ins, unread)


async def _reseal_one(
    found: Stored[Any] | None, key: str, sealing: _Sealing, seals: TokenCipher, store: Store
) -> None:
    """Seal what one document holds; raises DecryptionFailed, or Changed where a running bot is always faster."""
    for _ in range(TRIES):
        if found is None or not (sealed := sealing.text(found.value)):
            return
        owner = sealing.owner(found.value)
        fresh = seals.seal(seals.open(sealed, owner), owner)
        value = sealing.with_text(found.value, fresh)
        try:
            await store.save([DocumentChange(sealing.of, key, value, found.version)])
        except Changed:
            found = await store.load(sealing.of, key)
        else:
            return
    raise Changed
