"""What Entra knows: apps, codes, tokens, consents, and what an administrator has switched per person.

Access tokens are opaque strings bound to a person and scopes. Moments are passed in; nothing expires
by itself.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.directory import Directory, Person, Room, mailbox_owners
from bot.sandbox.graph.errors import GraphError

CODE_LIFE = timedelta(minutes=10)
TOKEN_LIFE = timedelta(seconds=3599)
INACTIVITY = timedelta(days=90)
OPENID = frozenset({"openid", "profile", "email", "offline_access"})
GRAPH_SCOPES = frozenset(
    [
        "Calendars.Read",
        "Calendars.ReadBasic",
        "Calendars.ReadWrite",
        "Calendars.Read.Shared",
        "Calendars.ReadWrite.Shared",
        "User.Read",
        "User.ReadBasic.All",
        "MailboxSettings.Read",
        "Mail.Send",
        "Place.Read.All",
        "OnlineMeetings.ReadWrite",
        "TeamsAppInstallation.ReadWriteSelfForUser",
    ]
)
_GRAPH = "https://graph.microsoft.com/"


@dataclass(frozen=True, slots=True)
class Client:
    """An app registration: its secret and the exact addresses people may be sent back to."""

    id: str
    secret: str
    redirects: tuple[str, ...]
    name: str = "Comeet Scheduler"
    is_single_tenant: bool = False
    """Registered for the tenant's own people: at `organizations` such an app is refused."""


@dataclass(slots=True)
class Code:
    """An authorization code on its way, good once and for ten minutes."""

    client: str
    mail: str
    scopes: tuple[str, ...]
    redirect: str
    issued: datetime
    challenge: str = ""
    method: str = "plain"
    nonce: str = ""
    is_redeemed: bool = False


@dataclass(slots=True)
class RefreshToken:
    """A refresh token; using one gives another and leaves this one valid."""

    client: str
    mail: str
    scopes: tuple[str, ...]
    issued: datetime
    used: datetime


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a bearer string stands for."""

    mail: str
    scopes: frozenset[str]
    issued: datetime
    expires: datetime
    client: str = ""


@dataclass(slots=True)
class Switches:
    """What an administrator did to one person. `refuse` is an AADSTS number met at the token endpoint."""

    consent: str = "ask"
    refuse: int | None = None
    is_disabled: bool = False
    transient: int = 0
    fresh_since: datetime | None = None
    fresh_reason: int = 50173
    wants_claims: bool = False
    id_token_flaw: str = ""
    """What is wrong with the person's id tokens; see `bot.sandbox.entra.id_tokens`."""
    principal_name: str = ""
    """What the person signs in with where that is not their mail address."""
    declined: frozenset[str] = frozenset()
    """Scopes that the person does not grant, whatever they accept on the page."""


@dataclass(slots=True)
class Entra:
    """The sign-in side of the tenant."""

    directory: Directory
    clients: Mapping[str, Client]
    root: str = ""
    token_life: timedelta = TOKEN_LIFE
    codes: dict[str, Code] = field(default_factory=dict)
    refresh: dict[str, RefreshToken] = field(default_factory=dict)
    access: dict[str, AccessToken] = field(default_factory=dict)
    switches: dict[str, Switches] = field(default_factory=dict)
    declined: frozenset[str] = frozenset()
    """Scopes that nobody grants, whatever they accept on the page."""
    sso: bool = False
    """Whether the administrator has set the app up for single sign-on from Teams."""
    admin_granted: frozenset[str] = frozenset()
    """Scopes that an administrator has granted for everybody."""

    def clear_sign_ins(self) -> None:
        """End every sign-in, and take back what an administrator granted."""
        for issued in (self.codes, self.access, self.refresh):
            issued.clear()
        self.admin_granted = frozenset()


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a Graph call speaks for, and what it may do."""

    person: Person
    scopes: frozenset[str]
    client: str


def switches_of(entra: Entra, mail: str) -> Switches:
    """Return the person's switches, as they are until someone changes them."""
    return entra.switches.setdefault(mail, Switches())


def principal_name(entra: Entra, person: Person) -> str:
    """Return what the person signs in with: their principal name, not always their mail address."""
    switches = entra.switches.get(person.mail)
    return (switches.principal_name if switches else "") or person.mail


def find_by_principal_name(entra: Entra, name: str) -> Person | None:
    """Return the person with this principal name, in any case, or None."""
    wanted, people = name.casefold(), entra.directory.people.values()
    return next((one for one in people if principal_name(entra, one).casefold() == wanted), None)


def find_by_key(entra: Entra, key: str) -> Person | Room | None:
    """Return who has this object id or principal name; a mail address that is not one names nobody."""
    directory, wanted = entra.directory, key.casefold()
    by_id = (one for one in mailbox_owners(directory) if one.id == wanted)
    return find_by_principal_name(entra, key) or directory.rooms.get(wanted) or next(by_id, None)


def grant_for_everybody(entra: Entra, scopes: str) -> None:
    """Grant these scopes for everybody, as an administrator does; it lifts all earlier refusals."""
    entra.admin_granted |= {scope_name(one) for one in scopes.split()}
    for mail in entra.directory.people:
        switches = switches_of(entra, mail)
        if switches.consent != "admin-only":
            switches.consent = "given"


def declined_scopes(entra: Entra, mail: str) -> frozenset[str]:
    """Return the scopes that the person does not grant."""
    return entra.declined | switches_of(entra, mail).declined


def scope_name(scope: str) -> str:
    """Return a scope without its resource, which means Graph anyway."""
    return scope.removeprefix(_GRAPH)


def authenticate(entra: Entra, header: str, *, at: datetime) -> Bearer:
    """Return the person and scopes of a bearer header; raise GraphError 401 for a bad token."""
    kind, _, text = header.partition(" ")
    if kind.casefold() != "bearer" or not text:
        raise _unauthenticated("Access token is empty.")
    token = entra.access.get(text.strip())
    if token is None:
        raise _unauthenticated("IDX14100: JWT is not well formed, there are no dots (.).")
    if token.expires <= at:
        raise _unauthenticated("Lifetime validation failed, the token is expired.")
    switches = switches_of(entra, token.mail)
    revoked = switches.fresh_since is not None and token.issued <= switches.fresh_since
    if revoked or switches.is_disabled:
        raise _revoked(switches, at)
    return Bearer(entra.directory.people[token.mail], token.scopes, token.client)


def _unauthenticated(message: str, claims: str = "") -> GraphError:
    challenge = (
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", '
        'client_id="00000003-0000-0000-c000-000000000000"'
    )
    headers = {"WWW-Authenticate": challenge + claims}
    return GraphError(401, "InvalidAuthenticationToken", message, headers=headers)


def _revoked(switches: Switches, at: datetime) -> GraphError:
    if not switches.wants_claims:
        return _unauthenticated("Access token validation failure. The session is not valid.")
    claims = {"access_token": {"nbf": {"essential": True, "value": str(int(at.timestamp()))}}}
    encoded = b64encode(json.dumps(claims).encode()).decode()
    return _unauthenticated(
        "Continuous access evaluation resulted in challenge with result: InteractionRequired and "
        "code: TokenIssuedBeforeRevocationTimestamp",
        f', error="insufficient_claims", claims="{encoded}"',
    )
