"""A company as it stands when its people have signed in: what the bot of the bench finds in its store."""

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bot.domain.accounts import (
    Account,
    Connection,
    Grant,
    Person,
    PersonId,
    Role,
    person_id,
)
from bot.domain.rooms import Room
from bot.graph.factory import GraphAdapters, GraphSettings, build_graph_adapters
from bot.runtime.ports import DocumentChange, Store
from bot.store.factory import open_store
from tests.bench.certificates import APP, COMPANY, tenant
from tests.bench.fake_services import PERSON, Outside, mail
from tests.fakes.store import FakeStore

KEY = "the-key-of-the-bench-seals-nothing-worth-anything"
QUESTIONS = tuple(
    f"who's free tomorrow between {hours} for {minutes} minutes with a room"
    for hours in ("9 and 5", "10 and 5", "9 and 4")
    for minutes in (30, 45, 60)
)
"""Asked in turns: nobody's words are those that were just read, as among people."""
INTERVIEWERS, ROOMS = 8, 6
SCOPES = ("Calendars.ReadWrite", "Calendars.Read.Shared")


class Clock:
    """The real one."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the bench measures real time


def settings(outside: Outside, folder: Path, database: str = "") -> dict[str, str]:
    """Return the settings of a bot that serves Teams for real, with Graph and Entra outside; on a file, or a database."""
    return {
        "HOST": "127.0.0.1",
        "PUBLIC_URL": "https://bench.example",
        "CLIENT_SECRET": "secret",
        "GRAPH_URL": outside.plain_url,
        "LOGIN_URL": f"{outside.plain_url}/login",
        "TOKEN_KEYS": KEY,
        "STORE_URL": database or f"tinydb:{folder / 'bot.json'}",
        "LOG_LEVEL": "warning",
    }


def microsoft(outside: Outside, store: Store) -> GraphAdapters:
    """Return the bot's ports on Graph and Entra as they are outside."""
    told = settings(outside, outside.folder)
    return build_graph_adapters(
        GraphSettings(
            graph_url=told["GRAPH_URL"],
            login_url=told["LOGIN_URL"],
            client_id=APP,
            client_secret=told["CLIENT_SECRET"],
            redirect_uri=f"{told['PUBLIC_URL']}/auth/callback",
            token_keys=(told["TOKEN_KEYS"],),
        ),
        store,
        Clock(),
    )


async def founded(outside: Outside, folder: Path, crowd: int, database: str = "") -> None:
    """Write the store: everybody has signed in, every company's rooms are registered."""
    store = await open_store(settings(outside, folder, database)["STORE_URL"])
    rooms, people = tuple(map(room, range(ROOMS))), list(map(person, range(crowd)))
    companies = [
        Account(tenant=one, name="Bench", enabled=True, rooms=rooms)
        for one in sorted({one.tenant for one in people})
    ]
    try:
        await store.save([DocumentChange(Account, one.key, one, 0) for one in companies])
        await store.save([DocumentChange(Person, one.key, one, 0) for one in people])
        await signed_in(outside, store, people)
    finally:
        await store.close()


async def founded_in_memory(outside: Outside) -> Store:
    """Return a store where somebody has signed in."""
    store = FakeStore()
    await signed_in(outside, store, [person(0)])
    return store


async def signed_in(outside: Outside, store: Store, people: list[Person]) -> None:
    """Let people go through the sign-in, and keep what they granted."""
    parts = microsoft(outside, store)
    try:
        for one in people:
            started = await parts.identity.start(login_hint=one.mail)
            nonce = parse_qs(urlsplit(started.url).query)["nonce"][0]
            answer = {"state": started.state, "code": f"{one.id.rpartition('/')[2]}.{nonce}"}
            came = await parts.identity.finish(started.sealed, answer)
            grant = Grant(person=one.id, sealed=came.sealed_tokens, scopes=came.scopes)
            await store.save([DocumentChange(Grant, grant.key, grant, 0)])
    finally:
        await parts.close()


def person(number: int) -> Person:
    """Return somebody connected: the first few interview, everybody may ask."""
    is_interviewer = number % COMPANY < INTERVIEWERS
    roles = {Role.RECRUITER, Role.INTERVIEWER} if is_interviewer else {Role.RECRUITER}
    return Person(
        id=PersonId(person_id(tenant(number), PERSON.format(number))),
        tenant=tenant(number),
        name=f"Person {number}",
        mail=mail(number),
        roles=frozenset(roles),
        connection=Connection.CONNECTED,
    )


def room(number: int) -> Room:
    """Return a room."""
    return Room(name=f"Room {number}", mail=f"room{number}@bench.example", capacity=4 + number)
