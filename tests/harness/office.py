"""A small company on fakes, and conversations with its bot written as transcripts."""

import asyncio
from copy import copy, deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account, Address, Connection, Person, Place, Role, person_id
from bot.domain.jobs import Job
from bot.domain.rooms import Room
from bot.runtime.delivery.card_publisher import CardPublisher
from bot.runtime.delivery.message_pace import MessagePace
from bot.runtime.jobs.job_worker import JobWorker
from bot.runtime.ports import Cipher, DeploymentRules, DocumentChange, Ports, SignedIn
from bot.runtime.turn import Pressed, Said, Speaker, Turn
from bot.runtime.turns.turn_runner import TurnRunner
from bot.store.document_types import document_type_of
from cards.adaptive_cards import fallback
from cards.runtime_views import CardViews
from cards.words.view_words import in_words
from dialogs.router import DELAYS, JOBS, foresee, handle_turn
from tests.fakes.calendars import FakeCalendars
from tests.fakes.chats import FakeChat
from tests.fakes.cipher import FakeCipher
from tests.fakes.identity import FakeIdentity
from tests.fakes.mails import FakeMails
from tests.fakes.store import FakeStore

TENANT = "t"
SLACK_PER_SECOND = 4.0
SUNDAY = datetime(2026, 11, 22, 10, tzinfo=UTC)
NEVER = 3600.0
"""Real seconds, longer than any turn takes here: a machine that stands still for a moment changes no count of saves."""
STAFF = {
    "olivia": ("Olivia Park", {Role.OWNER}),
    "ada": ("Ada Byrne", {Role.ADMIN}),
    "noah": ("Noah Fischer", {Role.IT_MANAGER}),
    "rita": ("Rita Costa", {Role.RECRUITER}),
    "ian": ("Ian Murray", {Role.INTERVIEWER}),
    "mei": ("Mei Tanaka", {Role.INTERVIEWER}),
}
ROOMS = (
    Room(name="Thames", mail="thames@x.example", capacity=4, building="London"),
    Room(name="Camden", mail="camden@x.example", capacity=6, building="London"),
)


@dataclass
class FixedClock:
    moment: datetime = SUNDAY

    def now(self):
        return self.moment

    def pass_(self, **time):
        self.moment += timedelta(**time)


@dataclass
class Office:
    """The bot on fakes; `says` and `presses` give what the chat shows afterwards."""

    clock: FixedClock = field(default_factory=FixedClock)
    store: FakeStore = field(default_factory=FakeStore)
    calendars: FakeCalendars = field(default_factory=FakeCalendars)
    identity: FakeIdentity = field(default_factory=FakeIdentity)
    chat: FakeChat = field(default_factory=FakeChat)
    cipher: Cipher = field(default_factory=FakeCipher)
    owners: frozenset = frozenset()
    plan: str = "standard"
    scopes: tuple = ("openid", "Calendars.ReadWrite")
    sso_resource: str = ""
    mails: FakeMails | None = None
    turns: int = 0

    def __post_init__(self):
        rules = DeploymentRules(
            scopes=self.scopes,
            optional_scopes=("Mail.Send",) if self.mails else (),
            public_url="https://bot.example",
            owners=self.owners,
            plan=self.plan,
            sso_resource=self.sso_resource,
            approval_url="https://login.example/{tenant}/adminconsent?client_id=bot",
        )
        self.ports = Ports(
            calendars=self.calendars,
            events=self.calendars,
            identity=self.identity,
            cipher=self.cipher,
            clock=self.clock,
            chats={"teams": self.chat},
            mails=self.mails,
            rules=rules,
            views=CardViews(),
            pace=MessagePace(self.store, self.clock, SLACK_PER_SECOND),
        )
        screen = CardPublisher(self.store, self.ports)
        self.conversations = TurnRunner(
            handle_turn, self.ports, store=self.store, screen=screen, foresee=foresee
        )
        self.conversations.kept.after = NEVER
        # Nobody works meanwhile: see `works`.
        self.conversations.pending.most = 0
        self.later = JobWorker(JOBS, self.ports, store=self.store, delays=DELAYS)

    async def open(self, *, enabled=True, connected=("rita", "ian")):
        """Fill the account: people, rooms, the switch, and who has signed in."""
        account = Account(tenant=TENANT, rooms=ROOMS, enabled=enabled, switched_by="Olivia Park")
        people = [self._hired(name, connected) for name in STAFF]
        await self.store.save(
            [DocumentChange(Account, account.key, account, 0)]
            + [DocumentChange(Person, one.key, one, 0) for one in people]
        )
        return self

    def copy(self):
        """Return the office as another process finds it, with a store, calendars and chats of its own."""
        return type(self)(
            clock=copy(self.clock),
            store=self.store.copy(),
            calendars=deepcopy(self.calendars),
            identity=deepcopy(self.identity),
            chat=self.chat.copy(),
            cipher=self.cipher,
            owners=self.owners,
            plan=self.plan,
            scopes=self.scopes,
            sso_resource=self.sso_resource,
            mails=deepcopy(self.mails),
            turns=self.turns,
        )

    def _hired(self, name, connected):
        known = Connection.CONNECTED if name in connected else Connection.NONE
        return replace(a_person(name, *STAFF[name]), connection=known)

    async def says(self, name, text, **more):
        """Let somebody say something; gives the words of the chat's newest message."""
        await self.turn(name, Said(text), **more)
        return self.last(name)

    async def presses(self, name, action, *, inputs=None, message="", automatic=False):
        """Let somebody press a button; gives the reply of the button itself."""
        content = Pressed(action, message, inputs or {}, automatic)
        return await self.turn(name, content)

    async def turn(self, name, content, **more):
        self.turns += 1
        turn = Turn(
            id=f"turn-{self.turns}",
            speaker=Speaker(tenant=TENANT, id=person_id(TENANT, name), name=name.title()),
            address=address(name),
            content=content,
            now=self.clock.now(),
        )
        reply = await self.conversations.take(replace(turn, **more))
        await self.conversations.drain()
        return in_words(reply) if reply else None

    async def does(self, name, step):
        """Let one step answer somebody's message; gives what their chat shows last."""
        screen = CardPublisher(self.store, self.ports)
        usual = self.conversations
        self.conversations = TurnRunner(step, self.ports, store=self.store, screen=screen)
        await self.turn(name, Said("…"))
        self.conversations = usual
        return self.views(name)[-1]

    async def works(self):
        """Do all work that is due now, and what becomes due by it."""
        while await self.store.due(self.clock.now(), 1):
            worker = asyncio.create_task(self.later.work(self.conversations))
            await asyncio.sleep(0)
            self.later.stop()
            try:
                await worker
            except asyncio.CancelledError:
                if asyncio.current_task().cancelling():
                    # Its process was killed: nothing is handed back, and nothing more is done.
                    raise
            # As the app does when it ends: what was cut off is handed back, and done by the next worker.
            await self.conversations.leases.hand_back()
            self.later = JobWorker(JOBS, self.ports, store=self.store, delays=DELAYS)

    def views(self, name):
        """Return what a chat shows, short messages and sheets in their words."""
        return [in_words(one) for one in self.chat.shown.get(f"a:{name}", {}).values()]

    def view(self, name, kind=object):
        return [one for one in self.views(name) if isinstance(one, kind)][-1]

    def message(self, name, kind=object):
        """Return the id of the newest message that shows a view of this kind."""
        shown = self.chat.shown[f"a:{name}"].items()
        return [message for message, view in shown if isinstance(view, kind)][-1]

    def last(self, name):
        newest = [*self.chat.shown.get(f"a:{name}", {}).values()][-1:]
        return fallback(in_words(newest[0])) if newest else ""

    async def load(self, kind, key):
        stored = await self.store.load(kind, key)
        return stored.value if stored else None

    async def all(self, kind):
        row = document_type_of(kind)
        keys = [key for name, key in self.store.documents if name == row.name]
        return [await self.load(kind, key) for key in keys]

    async def person(self, name):
        return await self.load(Person, person_id(TENANT, name))

    async def due(self):
        return await self.all(Job)

    def signs_in_as(self, name):
        """Let the sign-in page come back with this person's account."""
        self.identity.who = SignedIn(
            tenant=TENANT,
            object_id=name,
            mail=f"{name}@x.example",
            name=STAFF[name][0],
            scopes=frozenset({"Calendars.ReadWrite"}),
            sealed_tokens="sealed",
        )


def a_person(name, title, roles):
    """Return somebody of the account who has not signed in yet."""
    return Person(
        id=person_id(TENANT, name),
        tenant=TENANT,
        name=title,
        mail=f"{name}@x.example",
        roles=frozenset(roles),
        addresses=(address(name),),
    )


def address(name, place=Place.PERSONAL):
    return Address(channel="teams", tenant=TENANT, conversation=f"a:{name}", place=place, user=name)
