"""Access tokens: renewed ahead of time, by one at a time, and never past the grant's end."""

import asyncio
import base64
from hashlib import sha256
from types import SimpleNamespace

import httpx
import pytest
from cryptography.fernet import Fernet, InvalidToken

from bot.domain.accounts import Grant, Person, person_id
from bot.domain.errors import OutsideTrouble, SignInExpired, SignInNeeded
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher, grant_owner, workspace_owner
from bot.graph.sign_in.identity import MicrosoftIdentity
from bot.graph.sign_in.msal_login import LoginHttp
from bot.graph.sign_in.tokens import Tokens
from bot.runtime.ports import DocumentChange
from cards.words.error_messages import error_message
from tests.fakes.store import FakeStore
from tests.harness.entra_server import OID, TENANT, Addresses, Clock, Entra, a_login

RITA = Person(id=person_id(TENANT, OID), tenant=TENANT, name="Rita", mail="rita@contoso.example")


async def connected(keys=("key",)):
    entra, clock, store, seals = Entra(), Clock(), FakeStore(), TokenCipher(keys)
    tokens = Tokens(a_login(entra), seals, store, clock)
    identity = MicrosoftIdentity(a_login(entra), tokens, seals, clock, Addresses())
    started = await identity.start(login_hint="")
    who = await identity.finish(started.sealed, entra.answered(started.url))
    grant = Grant(person=RITA.id, sealed=who.sealed_tokens, scopes=who.scopes)
    await store.save([DocumentChange(Grant, RITA.id, grant, 0)])
    return SimpleNamespace(entra=entra, clock=clock, store=store, tokens=tokens, identity=identity)


async def test_the_token_of_the_sign_in_serves_first():
    desk = await connected()
    assert await desk.tokens.of(RITA) == "access-1"
    assert len(desk.entra.posts) == 1


async def test_a_token_held_in_memory_costs_neither_a_thread_nor_the_store():
    desk = await connected()
    await desk.tokens.of(RITA)
    desk.store.trouble, before = OutsideTrouble(), desk.entra.gets
    assert await desk.tokens.of(RITA) == "access-1"
    assert desk.entra.gets == before


async def test_a_token_is_renewed_five_minutes_before_its_end():
    desk = await connected()
    await desk.tokens.of(RITA)
    desk.clock.pass_by(minutes=54)
    assert await desk.tokens.of(RITA) == "access-1"
    desk.clock.pass_by(minutes=1)
    assert await desk.tokens.of(RITA) == "access-2"


async def test_a_renewed_grant_is_kept():
    desk = await connected()
    assert await desk.tokens.of(RITA, "access-1") == "access-2"
    kept = (await desk.store.load(Grant, RITA.id)).value
    assert "refresh-2" in TokenCipher(["key"]).open(kept.sealed, grant_owner(RITA.id))


async def test_many_who_need_a_token_wait_for_one_renewal():
    desk = await connected()
    await desk.tokens.of(RITA)
    desk.clock.pass_by(hours=1)
    given = await asyncio.gather(*(desk.tokens.of(RITA) for _ in range(20)))
    assert set(given) == {"access-2"}
    assert len(desk.entra.posts) == 2


async def test_many_whose_token_was_refused_share_one_renewal():
    desk = await connected()
    await desk.tokens.of(RITA)
    given = await asyncio.gather(*(desk.tokens.of(RITA, "access-1") for _ in range(20)))
    assert set(given) == {"access-2"}


async def test_without_a_grant_a_sign_in_is_needed():
    desk = await connected()
    stranger = Person(id=person_id(TENANT, "x"), tenant=TENANT, name="N", mail="n@contoso.example")
    with pytest.raises(SignInNeeded) as caught:
        await desk.tokens.of(stranger)
    assert type(caught.value) is SignInNeeded


async def test_who_disconnects_elsewhere_is_forgotten_within_minutes():
    desk = await connected()
    await desk.tokens.of(RITA)
    await desk.store.save([DocumentChange(Grant, RITA.id, None, 1)])
    desk.clock.pass_by(minutes=6)
    with pytest.raises(SignInNeeded):
        await desk.tokens.of(RITA)


async def test_who_disconnects_here_is_forgotten_at_once():
    desk = await connected()
    await desk.tokens.of(RITA)
    await desk.store.save([DocumentChange(Grant, RITA.id, None, 1)])
    await desk.identity.forget(RITA.id)
    with pytest.raises(SignInNeeded):
        await desk.tokens.of(RITA)


@pytest.mark.parametrize(
    ("error", "number"),
    [("invalid_grant", 50173), ("invalid_grant", 65001), ("interaction_required", 50076)],
)
async def test_a_grant_that_has_ended_is_said_to_have_expired(error, number):
    desk = await connected()
    desk.entra.refuse(error, number)
    with pytest.raises(SignInExpired):
        await desk.tokens.of(RITA, "access-1")


async def test_a_grant_works_again_as_soon_as_microsoft_takes_it():
    desk = await connected()
    desk.entra.refuse("invalid_grant", 50076)
    with pytest.raises(SignInExpired):
        await desk.tokens.of(RITA, "access-1")
    assert await desk.tokens.of(RITA, "access-1") == "access-3"


@pytest.mark.parametrize(
    ("error", "number", "why"),
    [
        ("invalid_client", 7000215, "secret"),
        ("invalid_client", 7000222, "secret"),
        ("invalid_client", 7000218, "setup"),
        ("unauthorized_client", 700016, "setup"),
    ],
)
async def test_what_is_wrong_with_the_app_is_not_the_persons_fault_and_no_retry_helps(
    error, number, why
):
    desk = await connected()
    desk.entra.refuse(error, number, 401)
    with pytest.raises(OutsideTrouble) as caught:
        await desk.tokens.of(RITA, "access-1")
    facts = caught.value.facts
    assert (facts["why"], facts["code"]) == (why, f"AADSTS{number}")
    assert facts["reference"] == "t-1"
    told = error_message("outside-trouble", facts=facts)
    assert "trying again won’t help" in told.what.lower()
    assert f"AADSTS{number}" in told.next


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.Response(503),
        httpx.ReadError("reset"),
        httpx.Response(429, json={"error": "temporarily_unavailable"}),
        httpx.Response(200, text="<html>"),
    ],
)
async def test_a_short_trouble_of_the_service_is_not_noticed(trouble):
    desk = await connected()
    desk.entra.trouble = [trouble]
    assert await desk.tokens.of(RITA, "access-1") == "access-3"


async def test_a_grant_written_meanwhile_by_another_copy_stands():
    desk, other = await connected(), TokenCipher(["key"])
    post = desk.entra.post

    def slow_post(url, **options):
        row = desk.store.documents["grant", RITA.id]
        desk.store.documents["grant", RITA.id] = row.__class__(
            **{name: getattr(row, name) for name in row.__slots__} | {"version": 7}
        )
        return post(url, **options)

    desk.entra.post = slow_post
    assert await desk.tokens.of(RITA, "access-1") == "access-2"
    kept = (await desk.store.load(Grant, RITA.id)).value
    assert "refresh-1" in other.open(kept.sealed, grant_owner(RITA.id))


async def test_a_grant_sealed_by_a_lost_key_asks_for_a_new_sign_in():
    desk = await connected()
    tokens = Tokens(a_login(desk.entra), TokenCipher(["another"]), desk.store, desk.clock)
    with pytest.raises(SignInExpired):
        await tokens.of(RITA)


def test_what_any_key_sealed_can_be_read():
    sealed = TokenCipher(["old"]).seal("text", "me")
    assert TokenCipher(["new", "old"]).open(sealed, "me") == "text"
    with pytest.raises(DecryptionFailed):
        TokenCipher(["new"]).open(sealed, "me")
    with pytest.raises(ValueError, match="key"):
        TokenCipher([])


def test_what_was_sealed_for_one_owner_opens_for_no_other():
    cipher = TokenCipher(["key"])
    sealed = cipher.seal("text", grant_owner(RITA.id))
    for owner in (grant_owner(person_id(TENANT, "y")), workspace_owner(RITA.id), ""):
        with pytest.raises(DecryptionFailed):
            cipher.open(sealed, owner)
    for broken in (sealed[:-8], sealed[:3], ""):
        with pytest.raises(DecryptionFailed):
            cipher.open(broken, grant_owner(RITA.id))


def test_one_text_is_sealed_differently_each_time_and_never_by_the_old_rule():
    cipher = TokenCipher(["key"])
    sealed = {cipher.seal("text", "me") for _ in range(3)}
    assert len(sealed) == 3
    old = Fernet(base64.urlsafe_b64encode(sha256(b"key").digest()))
    for one in sealed:
        with pytest.raises(InvalidToken):
            old.decrypt(one)


def by_the_old_rule(word):
    try:
        return Fernet(word)
    except ValueError:
        return Fernet(base64.urlsafe_b64encode(sha256(word.encode()).digest()))


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        (["x"], "x"),
        (["correct horse battery staple and more"], "horse"),
        (["new" * 12, "one,two three"], "three"),
        (["Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMTI="], None),
    ],
)
def test_what_an_earlier_version_sealed_opens_by_its_rule(keys, word):
    sealed = by_the_old_rule(word or keys[0]).encrypt(b"text").decode()
    assert TokenCipher(keys).open(sealed, "anybody") == "text"


def test_beside_copies_of_an_earlier_version_it_is_sealed_by_their_rule():
    sealed = TokenCipher(["key"], is_shared_with_old=True).seal("text", "me")
    assert by_the_old_rule("key").decrypt(sealed) == b"text"
    assert TokenCipher(["key"]).open(sealed, "me") == "text"


async def test_a_held_token_is_not_shown_by_repr():
    desk = await connected()
    await desk.tokens.of(RITA)
    assert "until" in repr(desk.tokens._held.get(RITA.id))
    assert "access-1" not in repr(desk.tokens._held.get(RITA.id))


async def test_an_unwell_discovery_is_outside_trouble():
    desk = await connected()
    desk.entra.get = lambda url, **options: httpx.Response(404, text="<html>")
    with pytest.raises(OutsideTrouble):
        await desk.tokens.of(RITA)


def test_plain_http_goes_no_further_than_this_machine():
    login = LoginHttp("http://login.example", Clock())
    with pytest.raises(httpx.UnsupportedProtocol):
        login.post("https://login.example/token", data={"client_secret": "s"})
    login.close()
