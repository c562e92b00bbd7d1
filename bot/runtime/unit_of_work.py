"""What one step reads, with the versions it read: so that what it keeps is saved only if nobody was faster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.domain.accounts import Account, Address, Joining, Person, PersonId, Prompt, SignIn
from bot.domain.audit import Download, Entry
from bot.domain.candidate_links import CandidateLink
from bot.domain.connect_campaigns import ConnectCampaign
from bot.domain.conversation_state import Conversation, conversation_key
from bot.domain.interviews import Offer
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange, Lookup, Store, Stored
from bot.runtime.turn import Outcome, Speaker

T = TypeVar("T")


FRESH = frozenset({CandidateLink, ConnectCampaign, Download, Entry, Joining, Offer, Prompt, SignIn})
"""Kinds whose documents each have a key made up for them: a new one need not be looked for."""


class NotRead(LookupError):
    """A step wants to keep a document that it never read, so nobody knows over whose it would write."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What a step is going to ask for."""

    documents: Sequence[tuple[type, str]] = ()
    lookups: Sequence[Lookup] = ()


class UnitOfWork:
    """The store as one step sees it; reads only, remembering each version."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing read."""
        self._store = store
        self._versions: dict[tuple[type, str], int] = {}
        self._values: dict[tuple[type, str], Any] = {}
        self._found: dict[tuple[type, str, str, datetime | None], list[Any]] = {}
        self._by_mail: dict[str, Mapping[str, Person]] = {}
        self.speakers: dict[tuple[Speaker, str], Person] = {}
        """Who speaks in a zone, as found out once a turn; see `dialogs.authorization.current_person`."""

    def adopt(self, stored: Stored[T]) -> T:
        """Take a document that was read elsewhere as read by this step."""
        value: Any = stored.value
        self._versions[type(value), value.key] = stored.version
        self._values[type(value), value.key] = value
        return stored.value

    def apply(self, outcome: Outcome) -> None:
        """Let later reads of this step see what an outcome is to save, as the steps of one turn build on each other."""
        for value in outcome.save:
            self._values[type(value), value.key] = value
        for value in outcome.delete:
            self._values[type(value), value.key] = None
        self._found.clear()
        self._by_mail.clear()
        self.speakers.clear()

    def trial(self) -> "UnitOfWork":
        """Return a copy in which several steps can be tried one after the other, each seeing what those before save."""
        copy = UnitOfWork(self._store)
        copy.accept(self)
        return copy

    def accept(self, trial: "UnitOfWork") -> None:
        """Go on from where a trial ended, with all it has read and is to save."""
        for name, known in vars(trial).items():
            setattr(self, name, dict(known) if isinstance(known, dict) else known)

    async def load(self, kind: type[T], key: str) -> T | None:
        """Return a document as it stood when this step first read it, or None where there is none."""
        if (kind, key) not in self._values:
            stored = await self._store.load(kind, key)
            self._versions[kind, key] = stored.version if stored else 0
            self._values[kind, key] = stored.value if stored else None
        value: T | None = self._values[kind, key]
        return value

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Sequence[T | None]:
        """Return many documents in the order of their keys, each as `load` gives it, asked for together."""
        unread = [key for key in keys if (kind, key) not in self._values]
        found = await self._store.load_all(kind, unread) if unread else {}
        for key in unread:
            stored = found.get(key)
            self._versions[kind, key] = stored.version if stored else 0
            self._values[kind, key] = stored.value if stored else None
        return [self._values[kind, key] for key in keys]

    async def read_ahead(
        self, keys: Sequence[tuple[type, str]], lookups: Sequence[Lookup] = ()
    ) -> None:
        """Read together what `load` and `find` will be asked for; what was read before stays as it was."""
        keys = [place for place in keys if place not in self._values]
        documents, found = await self._store.read_together(keys, lookups)
        for place, stored in zip(keys, documents, strict=True):
            self._versions[place] = stored.version if stored else 0
            self._values[place] = stored.value if stored else None
        for one, some in zip(lookups, found, strict=True):
            query = one.kind, one.index, one.value, one.after
            self._found[query] = self._as_first_read(one.kind, some)

    async def find(
        self, kind: type[T], index: str, value: str, *, after: datetime | None = None
    ) -> Sequence[T]:
        """Return all documents of a kind whose index holds this value, each as this step first read it.

        With `after`, without those that are over by then.
        """
        query = kind, index, value, after
        if query not in self._found:
            found: Sequence[Stored[Any]] = await self._store.find(kind, index, value, after=after)
            self._found[query] = self._as_first_read(kind, found)
        return self._found[query]

    async def look_up(self, lookup: Lookup) -> Sequence[Any]:
        """Return what `find` does for a look-up."""
        return await self.find(lookup.kind, lookup.index, lookup.value, after=lookup.after)

    async def stored(self, lookup: Lookup) -> Sequence[Stored[Any]]:
        """Return what a look-up finds, with the versions that this step read."""
        found = await self.look_up(lookup)
        return [Stored(one, self._versions[lookup.kind, one.key]) for one in found]

    def _as_first_read(self, kind: type, found: Sequence[Stored[Any]]) -> list[Any]:
        first = []
        for stored in found:  # everybody of a large account, in most turns: nothing needless here
            place = kind, stored.value.key
            known = self._values.get(place)
            if known is None:
                known = self._values[place] = stored.value
                self._versions[place] = stored.version
            first.append(known)
        return first

    async def account(self, tenant: str) -> Account:
        """Return the account of a tenant; one never seen before is new and switched off."""
        return await self.load(Account, tenant) or Account(tenant=tenant)

    async def person(self, id: PersonId) -> Person | None:  # noqa: A002 - the domain's own word
        """Return a person, or None for somebody never seen."""
        return await self.load(Person, id)

    async def people(self, tenant: str) -> Sequence[Person]:
        """Return everybody the account knows."""
        return await self.find(Person, "tenant", tenant)

    async def people_by_mail(self, tenant: str) -> Mapping[str, Person]:
        """Return everybody of the account who has an address, by it."""
        if tenant not in self._by_mail:
            everybody = await self.people(tenant)
            self._by_mail[tenant] = {one.mail: one for one in everybody if one.mail}
        return self._by_mail[tenant]

    async def enqueue(self, job: Job) -> Job:
        """Return work to be saved with an outcome; it takes the place of what waits under the same key."""
        await self.load(Job, job.key)
        return job

    async def conversation(self, address: Address, person: PersonId) -> Conversation:
        """Return what is remembered of a person's talk in a chat."""
        key = conversation_key(address.key, person)
        return await self.load(Conversation, key) or Conversation(chat=address.key, person=person)

    def changes(self, outcome: Outcome) -> list[DocumentChange]:
        """Return what to save for an outcome: later mentions of one document win over earlier ones."""
        kept = {(type(value), value.key): value for value in outcome.save}
        dropped: dict[tuple[type, str], Any] = {
            (type(value), value.key): None for value in outcome.delete
        }
        return [
            DocumentChange(kind, key, value, self._version(kind, key))
            for (kind, key), value in {**kept, **dropped}.items()
        ]

    async def read_work(self, outcome: Outcome) -> None:
        """Read the rows of the work that an outcome asks for: the same work asked for twice is one row."""
        rows = [one for one in (*outcome.save, *outcome.delete) if isinstance(one, Job)]
        await self.load_all(Job, [one.key for one in rows])

    def _version(self, kind: type, key: str) -> int:
        if (kind, key) not in self._versions and kind not in FRESH:
            raise NotRead(f"{kind.__name__} is to be kept, and was never read")
        return self._versions.get((kind, key), 0)


def with_saved(outcome: Outcome, *more: Any) -> Outcome:
    """Return the outcome that keeps more."""
    return replace(outcome, save=(*outcome.save, *more))
