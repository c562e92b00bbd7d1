"""Signing in: what is asked for, and everything that must be right before anybody is believed."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
import pytest

from bot.domain.accounts import person_id
from bot.domain.errors import OutsideTrouble, SignInRefused
from bot.graph.sign_in.encryption import TokenCipher, grant_owner
from bot.graph.sign_in.identity import MicrosoftIdentity
from bot.graph.sign_in.tokens import Tokens
from tests.fakes.issuer import rsa_key
from tests.fakes.store import FakeStore
from tests.harness.entra_server import (
    LOGIN,
    OID,
    TENANT,
    Addresses,
    Clock,
    Entra,
    a_login,
    coded,
    public,
    stated,
)

SCOPES = "Calendars.Read.Shared Calendars.ReadWrite"


def a_desk(tenant="organizations"):
    entra, clock, seals = Entra(), Clock(), TokenCipher(["key"])
    login = a_login(entra, tenant)
    tokens = Tokens(login, seals, FakeStore(), clock)
    identity = MicrosoftIdentity(login, tokens, seals, clock, Addresses())
    return SimpleNamespace(entra=entra, clock=clock, seals=seals, identity=identity)


async def signed_in(desk, **answer):
    started = await desk.identity.start(login_hint="rita@contoso.example")
    return await desk.identity.finish(started.sealed, desk.entra.answered(started.url, **answer))


async def why(desk, **answer):
    with pytest.raises(SignInRefused) as caught:
        await signed_in(desk, **answer)
    return caught.value.facts["why"]


async def test_the_address_asks_for_exactly_the_five_permissions_with_pkce():
    started = await a_desk().identity.start(login_hint="rita@contoso.example")
    query = {name: values[0] for name, values in parse_qs(urlsplit(started.url).query).items()}
    assert started.url.startswith(f"{LOGIN}/organizations/oauth2/v2.0/authorize?")
    assert query["scope"] == f"{SCOPES} offline_access openid profile"
    assert (query["response_type"], query["response_mode"]) == ("code", "query")
    assert query["code_challenge_method"] == "S256"
    assert (query["state"], query["login_hint"]) == (started.state, "rita@contoso.example")


async def test_what_is_kept_of_a_started_sign_in_is_encrypted():
    desk = a_desk()
    started = await desk.identity.start(login_hint="")
    assert "verifier" not in started.sealed
    assert started.state not in started.sealed
    assert "code_verifier" in desk.seals.open(started.sealed, f"sign-in/{started.state}")


async def test_every_sign_in_has_a_state_of_its_own():
    desk = a_desk()
    states = {(await desk.identity.start(login_hint="")).state for _ in range(3)}
    assert len(states) == 3


async def test_who_came_back_is_told_with_sealed_tokens():
    desk = a_desk()
    who = await signed_in(desk)
    assert (who.tenant, who.object_id, who.name) == (TENANT, OID, "Rita Costa")
    assert who.mail == "rita@contoso.example"
    assert who.scopes >= set(SCOPES.split())
    assert "refresh" not in who.sealed_tokens
    assert "refresh-1" in desk.seals.open(who.sealed_tokens, grant_owner(person_id(TENANT, OID)))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"aud": "another-app"}, "wrong-audience"),
        ({"aud": None}, "wrong-audience"),
        ({"iss": f"https://evil.example/{TENANT}/v2.0"}, "wrong-issuer"),
        ({"iss": f"{LOGIN}/33333333-3333-4333-8333-333333333333/v2.0"}, "wrong-issuer"),
        ({"tid": "contoso.example"}, "wrong-tenant"),
        ({"tid": None}, "wrong-tenant"),
        ({"exp": 1}, "expired"),
        ({"exp": None}, "expired"),
        ({"exp": "soon"}, "expired"),
        ({"nbf": 9999999999}, "expired"),
        ({"oid": None}, "no-account"),
        ({"oid": "../../x"}, "no-account"),
    ],
)
async def test_an_id_token_that_is_not_right_is_refused(claims, expected):
    desk = a_desk()
    desk.entra.claims = claims
    assert await why(desk) == expected


def forged(desk, header, key, **claims):
    """A token for the sign-in under way, signed in some other way than Entra signs."""
    told = stated(desk.entra.nonce, claims)
    head = header | {"kid": header.get("kid", "entra")}
    return jwt.encode(told, key, algorithm=header["alg"], headers=head)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ({"alg": "none"}, None),
        ({"alg": "HS256"}, public("entra")["n"]),
        ({"alg": "RS384"}, rsa_key("entra")),
        ({"alg": "RS256"}, rsa_key("forger")),
        ({"alg": "RS256", "kid": "forger"}, rsa_key("forger")),
        ({"alg": "RS256", "kid": ""}, rsa_key("entra")),
        ({"alg": "RS256", "kid": "forger", "jwk": public("forger")}, rsa_key("forger")),
        ({"alg": "RS256", "kid": "forger", "jku": "https://evil.example/"}, rsa_key("forger")),
    ],
    ids=["none", "HS256", "RS384", "forged", "unknown", "no kid", "own jwk", "own jku"],
)
async def test_an_id_token_that_microsoft_did_not_sign_is_refused(header, key):
    desk = a_desk()
    desk.entra.id_token = lambda: forged(desk, header, key)
    assert await why(desk) == "wrong-signature"


async def test_claims_changed_after_signing_are_refused():
    desk = a_desk()
    desk.entra.claims = {"aud": "another-app"}
    sign = desk.entra.id_token

    def changed():
        head, _, signature = sign().split(".")
        return f"{head}.{coded(stated(desk.entra.nonce, {}))}.{signature}"

    desk.entra.id_token = changed
    assert await why(desk) == "wrong-signature"


async def test_a_key_that_is_new_is_looked_up_and_taken():
    desk = a_desk()
    await signed_in(desk)
    before = desk.entra.gets
    desk.entra.signed_by = "next"
    desk.entra.published = ["entra", "next"]
    assert (await signed_in(desk)).object_id == OID
    assert desk.entra.gets > before


async def test_a_service_that_publishes_no_keys_is_outside_trouble():
    desk = a_desk()
    desk.entra.published = []
    with pytest.raises(OutsideTrouble):
        await signed_in(desk)


async def test_another_tenant_is_refused_where_one_is_fixed():
    assert await why(a_desk("33333333-3333-4333-8333-333333333333")) == "wrong-tenant"
    assert (await signed_in(a_desk(TENANT))).tenant == TENANT


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"scope": "openid profile Calendars.ReadWrite"}, "scopes"),
        ({"scope": None, "refresh_token": None}, "scopes"),
        ({"refresh_token": None}, "scopes"),
        ({"id_token": None}, "token"),
        ({"id_token": 7}, "token"),
        ({"id_token": "rubbish"}, "token"),
    ],
)
async def test_a_token_answer_that_lacks_something_is_refused(changes, expected):
    desk = a_desk()
    desk.entra.answer = changes
    assert await why(desk) == expected


async def test_scopes_are_known_by_their_full_names_too():
    desk = a_desk()
    desk.entra.answer = {
        "scope": " ".join(f"https://graph.microsoft.com/{s}" for s in SCOPES.split())
    }
    assert (await signed_in(desk)).scopes == set(SCOPES.split())


async def test_a_nonce_of_another_sign_in_is_refused():
    desk = a_desk()
    desk.entra.claims = {"nonce": "of-another"}
    assert await why(desk) == "token"


@pytest.mark.parametrize("state", ["", "other", "é"])
async def test_another_state_is_refused_before_anything_is_sent(state):
    desk = a_desk()
    assert await why(desk, state=state, code="c-1") == "state"
    assert not desk.entra.posts


async def test_a_sealed_text_of_somebody_else_is_refused():
    with pytest.raises(SignInRefused) as caught:
        await a_desk().identity.finish("gAAAA-forged", {"state": "s", "code": "c"})
    assert caught.value.facts["why"] == "state"


async def test_an_answer_without_a_code_is_refused():
    assert await why(a_desk(), session_state="x") == "token"


@pytest.mark.parametrize(
    ("error", "number", "expected"),
    [
        ("access_denied", 65004, "declined"),
        ("access_denied", 90094, "admin-consent"),
        ("access_denied", 900941, "admin-consent"),
        ("access_denied", 123456, "refused"),
        ("consent_required", 65001, "consent"),
        ("invalid_request", 50011, "setup"),
        ("access_denied", 50105, "not-assigned"),
        ("something_new", 1, "refused"),
    ],
)
async def test_the_pages_own_refusals_have_a_reason(error, number, expected):
    desk = a_desk()
    said = f"AADSTS{number}: words\r\nTrace ID: x"
    assert await why(desk, error=error, error_description=said) == expected


@pytest.mark.parametrize(
    ("error", "number", "status", "expected"),
    [
        ("invalid_grant", 54005, 400, "code"),
        ("invalid_grant", 501481, 400, "code"),
        ("invalid_grant", 53003, 400, "blocked"),
        ("invalid_grant", 53000, 400, "managed-device"),
        ("invalid_grant", 530003, 400, "managed-device"),
        ("invalid_grant", 50076, 400, "second-factor"),
        ("interaction_required", 50158, 400, "second-factor"),
        ("invalid_grant", 65432, 400, "refused"),
        ("interaction_required", 530002, 400, "managed-device"),
        ("interaction_required", 50097, 400, "managed-device"),
        ("interaction_required", 50072, 400, "second-factor"),
        ("invalid_client", 7000218, 401, "setup"),
        ("invalid_client", 7000215, 401, "secret"),
        ("invalid_client", 7000222, 401, "secret"),
        ("invalid_grant", 50057, 400, "account-disabled"),
    ],
)
async def test_a_code_that_is_not_taken_has_a_reason(error, number, status, expected):
    desk = a_desk()
    desk.entra.refuse(error, number, status)
    assert await why(desk) == expected


async def test_a_service_that_cannot_be_reached_at_first_is_not_noticed():
    desk = a_desk()
    desk.entra.trouble = [httpx.ConnectError("no")]
    assert (await signed_in(desk)).object_id == OID


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("hung up"),
        httpx.Response(503),
        httpx.Response(504, text="<html>"),
        httpx.Response(400, json={"error": "temporarily_unavailable"}),
    ],
    ids=str,
)
async def test_a_code_is_redeemed_once_and_an_answer_that_was_lost_is_called_that(trouble):
    desk = a_desk()
    started = await desk.identity.start(login_hint="")
    desk.entra.trouble = [trouble]
    with pytest.raises(SignInRefused) as caught:
        await desk.identity.finish(started.sealed, desk.entra.answered(started.url))
    assert caught.value.facts["why"] == "lost"
    assert len(desk.entra.posts) == 1


async def test_a_service_that_stays_away_is_outside_trouble():
    desk = a_desk()
    desk.entra.trouble = [httpx.ConnectError("no") for _ in range(9)]
    with pytest.raises(OutsideTrouble):
        await signed_in(desk)


@pytest.mark.parametrize("error", ["temporarily_unavailable", "server_error"])
async def test_a_page_that_is_unwell_is_outside_trouble(error):
    with pytest.raises(OutsideTrouble):
        await signed_in(a_desk(), error=error)


async def test_a_token_of_teams_is_exchanged_for_the_same_scopes_in_the_persons_tenant():
    desk = a_desk()
    signed = await desk.identity.exchange("of-teams", TENANT)
    (form,) = desk.entra.posts
    assert form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
    assert (form["assertion"], form["requested_token_use"]) == ("of-teams", "on_behalf_of")
    assert set(form["scope"].split()) == {*SCOPES.split(), "openid", "profile", "offline_access"}
    assert (signed.tenant, signed.object_id) == (TENANT, OID)
    assert desk.seals.open(signed.sealed_tokens, grant_owner(person_id(TENANT, OID)))


async def test_a_grant_from_an_exchange_can_be_renewed():
    desk = a_desk()
    signed = await desk.identity.exchange("of-teams", TENANT)
    cache = desk.seals.open(signed.sealed_tokens, grant_owner(person_id(TENANT, OID)))
    answer, _ = desk.identity._login.renewed(cache, signed.scopes, force=True)
    assert answer["access_token"] == "access-2"


@pytest.mark.parametrize(
    ("number", "why"), [(65001, "consent"), (50013, "code"), (53003, "blocked")]
)
async def test_a_refused_exchange_says_why(number, why):
    desk = a_desk()
    desk.entra.refuse("invalid_grant", number)
    with pytest.raises(SignInRefused) as caught:
        await desk.identity.exchange("of-teams", TENANT)
    assert caught.value.facts["why"] in {why, "refused"}


async def test_an_exchange_whose_id_token_is_not_right_is_refused():
    desk = a_desk()
    desk.entra.claims = {"aud": "another"}
    with pytest.raises(SignInRefused):
        await desk.identity.exchange("of-teams", TENANT)
