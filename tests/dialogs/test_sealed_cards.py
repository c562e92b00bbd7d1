"""Cards whose address lets in whoever has it: while a chat is away the store holds them sealed."""

import msgspec
import pytest
from msgspec.structs import replace

from bot.domain.accounts import Prompt
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.errors import Gone, NotTaken
from bot.domain.job_retries import ATTEMPTS
from bot.domain.jobs import LEASE, Job, JobKind
from bot.domain.url_tokens import hash_ticket
from bot.graph.sign_in.encryption import TokenCipher
from bot.graph.sign_in.reseal import Resealed, reseal
from bot.runtime.ports import DocumentChange
from cards.candidate_views import CandidateLinkCard
from cards.layouts import VIEWS
from cards.view_models import Consent
from tests.harness.office import Office

OLD, NEW = TokenCipher(["old"]), TokenCipher(["new"])
PERIOD = 300
"""Seconds, longer than any pause between attempts."""


@pytest.fixture
async def away():
    """An office in which the chats of Mei and Rita, who ask for something, take nothing."""
    office = await Office(cipher=OLD).open()
    for name in ("mei", "rita"):
        office.chat.trouble[f"a:{name}"] = NotTaken(service="Teams")
    await office.says("mei", "connect")
    await office.says("rita", "send Jo Park a link for 45 minutes with Ian next week")
    return office


def copy_of(office, cipher):
    """Return another copy of the bot, with these keys."""
    return Office(
        cipher=cipher,
        store=office.store,
        chat=office.chat,
        clock=office.clock,
        calendars=office.calendars,
        turns=office.turns,
    )


async def passes(office, times=1):
    for _ in range(times):
        office.clock.pass_(seconds=PERIOD)
        await office.works()


async def waiting(office):
    return [one for one in await office.due() if one.kind is JobKind.SHOW]


async def both_links_work(office):
    ticket = office.view("mei", Consent).url.partition("ticket=")[2]
    token = office.view("rita", CandidateLinkCard).url.partition("/c/")[2]
    assert await office.load(Prompt, hash_ticket(ticket))
    assert await office.load(CandidateLink, hash_ticket(token))


async def test_no_address_stands_in_the_store_while_a_chat_is_away_and_it_works_afterwards(away):
    stored = " ".join(str(one.body) for one in away.store.documents.values())
    assert {one.what["of"] for one in await waiting(away)} == {"Consent", "CandidateLink"}
    assert "ticket=" not in stored
    assert "/c/" not in stored
    away.chat.trouble.clear()
    await passes(away)
    await both_links_work(away)
    assert await waiting(away) == []


async def test_another_copy_shows_what_one_that_was_killed_had_in_hand(away):
    for row in await waiting(away):
        stored = await away.store.load(Job, row.key)
        held = replace(row, leased_until=away.clock.now() + LEASE)
        await away.store.save([DocumentChange(Job, row.key, held, stored.version)])
    away.chat.trouble.clear()
    other = copy_of(away, OLD)
    await passes(other)
    await both_links_work(other)


async def test_after_reseal_a_bot_with_the_new_key_alone_shows_what_waits(away):
    assert (await reseal(away.store, away.store, ["new", "old"])) == Resealed()
    away.chat.trouble.clear()
    other = copy_of(away, NEW)
    await passes(other)
    await both_links_work(other)


async def test_what_no_key_opens_is_set_aside_and_the_bot_goes_on(away):
    away.chat.trouble.clear()
    other = copy_of(away, NEW)
    await passes(other, ATTEMPTS)
    rows = await waiting(other)
    assert [(one.trouble, one.is_aside) for one in rows] == [(Gone.key, True)] * 2
    assert "Sign in with Microsoft" in await other.says("mei", "connect")


async def test_a_card_moved_into_another_row_opens_nowhere(away):
    row = (await waiting(away))[0]
    moved = replace(row, subject="another/0", trouble="", attempts=0)
    await away.store.save([DocumentChange(Job, moved.key, moved, 0)])
    away.chat.trouble.clear()
    await passes(away)
    assert [one.trouble for one in await waiting(away)] == [Gone.key]


async def test_a_row_of_an_earlier_version_is_shown_still():
    office = await Office(cipher=OLD).open()
    view = Consent(url="https://bot.example/auth/start?ticket=t", enabled_by="", scopes=())
    what = {"name": "Consent", "view": msgspec.to_builtins(view), "show": {"to": "t/mei"}}
    row = Job(kind=JobKind.SHOW, subject="d/0", tenant="t", at=office.clock.now(), what=what)
    await office.store.save([DocumentChange(Job, row.key, row, 0)])
    await office.works()
    assert office.view("mei", Consent) == view


def test_an_earlier_version_knows_no_view_of_the_name_that_a_sealed_row_has():
    assert "sealed" not in VIEWS
