"""The kinds of documents: the name each is kept under, and what it is found by.

To keep something new, add a frozen dataclass to `bot.domain` and a row to DOCUMENT_TYPES. An index is a function of the value
that gives the texts to find it by; both stores file existing documents anew when the names of a kind's indexes change.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from bot.domain.accounts import Account, Grant, Joining, Person, Prompt, SignIn, Workspace
from bot.domain.audit import AuditEntry, Download
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.candidates import CANDIDATE_INDEX, candidate_key
from bot.domain.bookings.interviews import Interview, ResourceDay
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.connect_campaigns import ConnectCampaign
from bot.domain.conversation_state import Conversation
from bot.domain.deployment.deployments import Deployment
from bot.domain.jobs import CardLocation, Job
from bot.domain.message_pace import WorkspacePace
from bot.domain.people.membership import OwnerClaim, Removal
from bot.domain.reminders import LastTold

Index = Callable[[Any], Iterable[str]]
Migration = Callable[[dict[str, Any]], dict[str, Any]]


class DocumentType(Struct, frozen=True, kw_only=True):
    """A row of the table of kinds."""

    name: str
    """Short, and never changed: it is written beside every document."""
    type: type
    indexes: Mapping[str, Index] = field(default_factory=dict)
    moments: Callable[[Any], tuple[datetime, datetime | None]] | None = None
    """For work: when it is due, and until when somebody has it under a lease."""
    until: Callable[[Any], datetime] | None = None
    """For what is over some time: when, so that it can be left out of what is found."""
    is_secret: bool = False
    """Nothing of what is replaced or deleted may stay in any file."""
    erased_with: str = ""
    """An index: of a document that is found by it no longer, nothing earlier may stay either."""
    migrations: tuple[Migration, ...] = ()
    """The n-th turns the JSON of format n into format n + 1; see `bot.store.codec`."""

    @property
    def format(self) -> int:
        """Return the number of the format that is written today."""
        return len(self.migrations) + 1

    @property
    def signature(self) -> list[str]:
        """Return the names of all that documents are found by."""
        return sorted(self.indexes) + (["until"] if self.until else [])

    def terms(self, value: object) -> frozenset[str]:
        """Return everything a value is found by, as `index=text`."""
        return frozenset(
            f"{name}={text}" for name, index in self.indexes.items() for text in index(value)
        )

    def term(self, index: str, text: str, after: datetime | None = None) -> str:
        """Return what documents with this text in this index are filed under; ValueError for what is not there."""
        if after and not self.until:
            raise ValueError(f"{self.name} is never over")
        if index not in self.indexes:
            raise ValueError(f"{self.name} has no index {index!r}, only {sorted(self.indexes)}")
        return f"{index}={text}"


def _mail(person: Person) -> Iterable[str]:
    return [f"{person.tenant}/{person.mail}"] if person.mail else []


def _users(person: Person) -> Iterable[str]:
    return [f"{one.channel}/{one.tenant}/{one.user}" for one in person.addresses if one.user]


def _attendees(interview: Interview) -> Iterable[str]:
    return [f"{interview.tenant}/{one.mail}" for one in interview.people]


def _candidate(one: Interview | CandidateLink | Loop) -> Iterable[str]:
    return [candidate_key(one.tenant, one.candidate)] if one.candidate else []


def _holding(link: CandidateLink) -> Iterable[str]:
    return [link.tenant] if link.is_holding else []


def _live(interview: Interview) -> Iterable[str]:
    return [interview.tenant] if interview.is_live else []


DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    DocumentType(name="deployment", type=Deployment),
    DocumentType(name="owner-claim", type=OwnerClaim),
    DocumentType(name="removal", type=Removal),
    DocumentType(name="account", type=Account),
    DocumentType(
        name="person",
        type=Person,
        indexes={"tenant": lambda person: [person.tenant], "mail": _mail, "user": _users},
        erased_with="mail",
    ),
    DocumentType(
        name="workspace",
        type=Workspace,
        is_secret=True,
        indexes={"all": lambda _: [""], "tenant": lambda one: [one.tenant] if one.tenant else []},
    ),
    DocumentType(name="joining", type=Joining),
    DocumentType(name="pace", type=WorkspacePace),
    DocumentType(name="told", type=LastTold),
    DocumentType(name="grant", type=Grant, indexes={"all": lambda _: [""]}, is_secret=True),
    DocumentType(name="prompt", type=Prompt, indexes={"person": lambda one: [one.person]}),
    DocumentType(
        name="sign-in",
        type=SignIn,
        indexes={"person": lambda one: [one.prompt.person]},
        is_secret=True,
    ),
    DocumentType(name="round", type=ConnectCampaign),
    DocumentType(name="download", type=Download),
    DocumentType(name="audit", type=AuditEntry, indexes={"month": lambda one: [one.month]}),
    DocumentType(
        name="conversation", type=Conversation, indexes={"person": lambda one: [one.person]}
    ),
    DocumentType(name="offer", type=Offer, indexes={"by": lambda offer: [offer.by]}),
    DocumentType(
        name="interview",
        type=Interview,
        indexes={
            "tenant": lambda interview: [interview.tenant],
            "by": lambda interview: [interview.by],
            "former": lambda interview: sorted({*interview.former_organizers} - {interview.by}),
            "attendee": _attendees,
            "live": _live,
            CANDIDATE_INDEX: _candidate,
        },
        erased_with=CANDIDATE_INDEX,
        until=lambda interview: interview.end,
    ),
    DocumentType(
        name="candidate-link",
        type=CandidateLink,
        indexes={"by": lambda link: [link.by], CANDIDATE_INDEX: _candidate, "holding": _holding},
        erased_with=CANDIDATE_INDEX,
    ),
    DocumentType(
        name="loop",
        type=Loop,
        indexes={"by": lambda loop: [loop.by], CANDIDATE_INDEX: _candidate},
        erased_with=CANDIDATE_INDEX,
    ),
    DocumentType(name="diary", type=ResourceDay),
    DocumentType(
        name="due",
        type=Job,
        indexes={
            "aside": lambda due: [due.tenant] if due.is_aside else [],
            "owed": lambda due: [due.recipient] if due.is_owed and due.recipient else [],
            "late": lambda due: [due.card_subject] if due.is_late and due.card_subject else [],
        },
        moments=lambda due: (due.at, due.leased_until),
    ),
    DocumentType(
        name="shown", type=CardLocation, indexes={"subject": lambda shown: [shown.subject]}
    ),
)

CACHED_QUERIES: frozenset[tuple[type, str]] = frozenset({(Person, "tenant"), (Interview, "live")})
"""Type and index of what most turns ask for, thousands at a time; these values are never changed in place."""

_BY_TYPE = {kind.type: kind for kind in DOCUMENT_TYPES}
_BY_NAME = {kind.name: kind for kind in DOCUMENT_TYPES}


def document_type_of(wanted: type) -> DocumentType:
    """Return the row of a class; a class that is not kept is a TypeError."""
    if wanted not in _BY_TYPE:
        raise TypeError(
            f"{wanted.__name__} is not kept: add it to bot.store.document_types.DOCUMENT_TYPES"
        )
    return _BY_TYPE[wanted]


def document_type_named(name: str) -> DocumentType | None:
    """Return the row with this name, or None for one that this version does not know."""
    return _BY_NAME.get(name)
