"""What one handler reads, with the versions it read: so that what it keeps is saved only if nobody was faster."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Address, Joining, Person, PersonId, Prompt, SignIn
from bot.domain.audit import AuditEntry, Download
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.offers import Offer
from bot.domain.connect_campaigns import ConnectCampaign
from bot.domain.conversation_state import Conversation, conversation_key
from bot.domain.jobs import Job
from bot.domain.people.working_hours import WorkingHours
from bot.runtime.found_documents import FoundDocuments
from bot.runtime.ports import DocumentChange, Lookup, Store, Stored
from bot.runtime.turn import Outcome, Speaker

T = TypeVar("T")
V = TypeVar("V")


FRESH = frozenset(
    {CandidateLink, ConnectCampaign, Download, AuditEntry, Joining, Offer, Prompt, SignIn}
)
"""Kinds whose documents each have a key made up for them: a new one need not be looked for."""


class NotRead(LookupError):
    """A handler wants to keep a document that it never read, so nobody knows over whose it would write."""


class Reads(Struct, frozen=True):
    """What a handler is going to ask for."""

    documents: Sequence[tuple[type, str]] = ()
    lookups: Sequence[Lookup] = ()


class AwaitedWork(Struct, frozen=True):
    """A document as a handler read it, of which somebody is at work on the next version."""

    kind: type
    key: str
    version: int
    work: str
    """The key of the job."""


class UnitOfWork:
    """The store as one handler sees it; reads only, remembering each version."""

    def __init__(self, store: Store) -> None:
        """Begin with nothing read."""
        self._store = store
        self._versions: dict[tuple[type, str], int] = {}
        self._values: dict[tuple[type, str], Any] = {}
        self._found: dict[Lookup, Sequence[Any]] = {}
        self._shared: dict[Lookup, FoundDocuments[Any]] = {}
        """What was found and is as other turns have it, so that they share what is worked out of it."""
        self._layers: dict[type, tuple[FoundDocuments[Any], ...]] = {}
        """What was read with look-ups, by type."""
        self._applied: frozenset[tuple[type, str]] = frozenset()
        self._before: dict[tuple[type, str], Any] = {}
        """What was read of the documents that were applied since."""
        self.awaited: list[AwaitedWork] = []
        """What is to be written before this turn can be answered well, also as noted in trials."""
        self.speakers: dict[tuple[Speaker, str], Person] = {}
        """Who speaks in a zone, as found out once a turn; see `dialogs.authorization.current_person`."""
        self.hours_read: dict[str, WorkingHours] = {}
        """The working hours that calendars told this handler, by address; see `dialogs.reminders.own_hours`."""

    def adopt(self, stored: Stored[T]) -> T:
        """Take a document that was read elsewhere as read by this handler."""
        value: Any = stored.value
        self._versions[type(value), value.key] = stored.version
        self._values[type(value), value.key] = value
        return stored.value

    def take_as_new(self, kind: type, key: str) -> None:
        """Take a document as not there without a look: its key was just made up."""
        self._versions[kind, key] = 0
        self._values[kind, key] = None

    def apply(self, outcome: Outcome) -> None:
        """Let later reads of this handler see what an outcome is to save, as the handlers of one turn build on each other."""
        for value in (*outcome.save, *outcome.delete):
            place = type(value), value.key
            known = self._values[place] if self._is_known(*place) else None
            self._before.setdefault(place, known)
        for value in outcome.save:
            self._values[type(value), value.key] = value
        for value in outcome.delete:
            self._values[type(value), value.key] = None
        self._applied |= {(type(one), one.key) for one in (*outcome.save, *outcome.delete)}
        self._found.clear()
        self._shared.clear()
        self.speakers.clear()

    def trial(self) -> "UnitOfWork":
        """Return a copy in which several handlers can be tried one after the other, each seeing what those before save."""
        copy = UnitOfWork(self._store)
        copy.accept(self)
        return copy

    def accept(self, trial: "UnitOfWork") -> None:
        """Go on from where a trial ended, with all it has read and is to save."""
        for name, known in vars(trial).items():
            setattr(self, name, dict(known) if isinstance(known, dict) else known)

    async def load(self, kind: type[T], key: str) -> T | None:
        """Return a document as it stood when this handler first read it, or None where there is none."""
        if not self._is_known(kind, key):
            stored = await self._store.load(kind, key)
            self._versions[kind, key] = stored.version if stored else 0
            self._values[kind, key] = stored.value if stored else None
        value: T | None = self._values[kind, key]
        return value

    async def before(self, kind: type[T], key: str) -> T | None:
        """Return a document as it stood before this turn, whatever its earlier handlers are to save of it."""
        value: T | None = (
            self._before[kind, key] if (kind, key) in self._before else await self.load(kind, key)
        )
        return value

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Sequence[T | None]:
        """Return many documents in the order of their keys, each as `load` gives it, asked for together."""
        unread = [key for key in keys if not self._is_known(kind, key)]
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
        keys = [place for place in keys if not self._is_known(*place)]
        lookups = [one for one in lookups if one not in self._found]
        if not (keys or lookups):
            return
        documents, found = await self._store.read_together(keys, lookups)
        for place, stored in zip(keys, documents, strict=True):
            self._versions[place] = stored.version if stored else 0
            self._values[place] = stored.value if stored else None
        for one, some in zip(lookups, found, strict=True):
            self._found[one] = self._as_first_read(one, some)

    async def find(
        self, kind: type[T], index: str, value: str, *, after: datetime | None = None
    ) -> Sequence[T]:
        """Return all documents of a kind whose index holds this value, each as this handler first read it.

        With `after`, without those that are over by then.
        """
        return await self.look_up(Lookup(kind, index, value, after))

    async def look_up(self, lookup: Lookup) -> Sequence[Any]:
        """Return what `find` does for a look-up."""
        if lookup not in self._found:
            found: Sequence[Stored[Any]] = await self._store.find(
                lookup.kind, lookup.index, lookup.value, after=lookup.after
            )
            self._found[lookup] = self._as_first_read(lookup, found)
        return self._found[lookup]

    async def derived(self, lookup: Lookup, work: Callable[[Sequence[Any]], T]) -> T:
        """Return what a function makes of what a look-up finds; turns that find the same share it, so nobody changes it."""
        found = await self.look_up(lookup)
        shared = self._shared.get(lookup)
        return shared.derived(work) if shared else work(found)

    async def derived_of_each(
        self,
        lookup: Lookup,
        each: Callable[[Any], V],
        together: Callable[[Mapping[str, V]], T],
    ) -> T:
        """Return what a function makes of what another makes of each document that a look-up finds, by key; shared as `derived` is.

        While one of thousands changes, the others are gone through no more.
        """
        found = await self.look_up(lookup)
        shared = self._shared.get(lookup)
        if shared:
            return shared.derived_of_each(each, together)
        return together({one.key: each(one) for one in found})

    async def stored(self, lookup: Lookup) -> Sequence[Stored[Any]]:
        """Return what a look-up finds, with the versions that this handler read."""
        found = await self.look_up(lookup)
        return [Stored(one, self._version(lookup.kind, one.key)) for one in found]

    def _is_read(self, kind: type, key: str) -> bool:
        """Whether a document was read, by itself or with a look-up."""
        place = kind, key
        for layer in self._layers.get(kind, ()) if place not in self._versions else ():
            if stored := layer.by_key.get(key):
                self._versions[place] = stored.version
                self._values.setdefault(place, stored.value)
                break
        return place in self._versions

    def _is_known(self, kind: type, key: str) -> bool:
        """Whether a document was read, or is to be saved by an earlier handler of this turn."""
        return (kind, key) in self._values or self._is_read(kind, key)

    def _as_first_read(self, lookup: Lookup, found: Sequence[Stored[Any]]) -> Sequence[Any]:
        """Return what was found, each as this handler first read it."""
        shared = found if isinstance(found, FoundDocuments) else FoundDocuments(found)
        kind, own = lookup.kind, dict[str, Any]()
        earlier = self._layers.get(kind, ())
        for layer in earlier:
            if layer is not shared:
                own |= _read_otherwise(layer, shared)
        for place in self._values:
            stored = shared.by_key.get(place[1]) if place[0] is kind else None
            if stored and (place in self._applied or self._versions[place] != stored.version):
                own[place[1]] = self._values[place]
        self._layers[kind] = (*earlier, shared)
        if not own:
            self._shared[lookup] = shared
            return shared.values
        return [one for one in (own.get(two.key, two) for two in shared.values) if one is not None]

    def await_work(self, value: Any, work: str) -> None:
        """Note that the turn is better answered once this job has saved a document anew: see `bot.runtime.turns.pending_work`."""
        kind, key = type(value), value.key
        self.awaited.append(AwaitedWork(kind, key, self._version(kind, key), work))

    async def account(self, tenant: str) -> Account:
        """Return the account of a tenant; one never seen before is new and switched off."""
        return await self.load(Account, tenant) or Account(tenant=tenant)

    async def person(self, id: PersonId) -> Person | None:  # noqa: A002 - the domain's own word
        """Return a person, or None for somebody never seen."""
        return await self.load(Person, id)

    async def changed(self, person: Person) -> list[Person]:
        """Return somebody who is to be saved: nobody who is as they were read, as each save has thousands looked up anew."""
        return [] if person == await self.before(Person, person.id) else [person]

    async def people(self, tenant: str) -> Sequence[Person]:
        """Return everybody the account knows."""
        return await self.find(Person, "tenant", tenant)

    async def people_by_mail(self, tenant: str) -> Mapping[str, Person]:
        """Return everybody of the account who has an address, by it."""
        return await self.derived_of_people(tenant, _by_mail)

    async def derived_of_people(self, tenant: str, work: Callable[[Sequence[Person]], T]) -> T:
        """Return what a function makes of everybody the account knows, as `derived` does."""
        return await self.derived(Lookup(Person, "tenant", tenant), work)

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
        if not self._is_read(kind, key) and kind not in FRESH:
            raise NotRead(f"{kind.__name__} is to be kept, and was never read")
        return self._versions.get((kind, key), 0)


def _by_mail(people: Sequence[Person]) -> Mapping[str, Person]:
    return {one.mail: one for one in people if one.mail}


def _read_otherwise(earlier: FoundDocuments[Any], later: FoundDocuments[Any]) -> dict[str, Any]:
    """Return those of a look-up that an earlier one found in another version, as that one found them."""
    both = earlier.by_key.keys() & later.by_key.keys()
    pairs = ((key, earlier.by_key[key]) for key in both)
    return {key: one.value for key, one in pairs if one.version != later.by_key[key].version}


def with_saved(outcome: Outcome, *more: Any) -> Outcome:
    """Return the outcome that keeps more."""
    return replace(outcome, save=(*outcome.save, *more))


def followed_by(first: Outcome, then: Outcome) -> Outcome:
    """Return the outcome of two handlers of one turn: of what both show of one subject, as it stands in the end."""
    newer = {(one.subject, one.to) for one in then.show if one.subject}
    kept = [one for one in first.show if (one.subject, one.to) not in newer]
    return Outcome(
        show=[*kept, *then.show],
        save=[*first.save, *then.save],
        delete=[*first.delete, *then.delete],
    )


def kept_talk(outcome: Outcome, talk: Conversation) -> Conversation:
    """Return a talk as an outcome keeps it, else as it is; an outcome may keep talks of others as well."""
    kept = [one for one in outcome.save if isinstance(one, Conversation) and one.key == talk.key]
    return kept[-1] if kept else talk


def with_talk(outcome: Outcome, talk: Conversation) -> Outcome:
    """Return the outcome that keeps a talk in place of what it kept of it."""
    rest = [
        one for one in outcome.save if not (isinstance(one, Conversation) and one.key == talk.key)
    ]
    return replace(outcome, save=(*rest, talk))


Decide = Callable[[UnitOfWork], Awaitable[Outcome]]
"""A handler with all but its unit of work given: run again with a fresh one where somebody else was faster."""
Perform = Callable[[Decide], Awaitable[object]]
"""Decides, saves and shows: `bot.runtime.turns.turn_runner.TurnRunner.perform`."""
