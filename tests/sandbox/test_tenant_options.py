"""What an administrator switches for one person, as the app comes to feel it."""

import base64
import json
import re

import jwt
import pytest


async def _switch(world, **switches):
    status, answer = await world.control(
        "POST", "switches", {"mail": "rita@contoso.example"} | switches
    )
    assert status == 200, answer
    return answer


@pytest.mark.parametrize(
    ("switch", "error", "number"),
    [
        ({"mfa": True}, "invalid_grant", 50076),
        ({"blocked": True}, "invalid_grant", 53003),
        ({"signInFrequency": True}, "invalid_grant", 70043),
        ({"revoked": True}, "invalid_grant", 50173),
        ({"inactive": True}, "invalid_grant", 700082),
        ({"disabled": True}, "invalid_grant", 50057),
        ({"consent": "withdrawn"}, "invalid_grant", 65001),
        ({"refuse": 50079}, "invalid_grant", 50079),
    ],
)
async def test_a_switched_person_gets_no_new_tokens(world, rita, switch, error, number):
    await _switch(world, **switch)
    status, body = await world.refresh(rita.tokens["refresh_token"])
    assert (status, body["error"], body["error_codes"]) == (400, error, [number])


async def test_second_factors_come_with_claims_to_satisfy(world, rita):
    await _switch(world, mfa=True)
    _, body = await world.refresh(rita.tokens["refresh_token"])
    assert body["suberror"] == "basic_action"
    assert "access_token" in json.loads(body["claims"])


@pytest.mark.parametrize("switch", [{"mfa": True}, {"revoked": True}, {"consent": "withdrawn"}])
async def test_signing_in_again_mends_it(world, rita, switch):
    await _switch(world, **switch)
    world.later(seconds=1)
    again = await world.sign_in("rita")
    assert (await world.refresh(again.tokens["refresh_token"]))[0] == 200
    await again.ok("GET", "/me/calendars")


async def test_a_revoked_session_ends_access_tokens_too(world, rita, ian):
    await _switch(world, revoked=True)
    assert await rita.refused("GET", "/me/calendars") == (401, "InvalidAuthenticationToken")
    await ian.ok("GET", "/me/calendars")


async def test_a_claims_challenge_says_in_base64_what_it_wants(world, rita):
    await _switch(world, challenge=True)
    status, headers, _ = await rita.graph("GET", "/me/calendars")
    assert status == 401
    assert 'error="insufficient_claims"' in headers["WWW-Authenticate"]
    claims = re.search(r'claims="([^"]+)"', headers["WWW-Authenticate"])[1]
    assert "nbf" in json.loads(base64.b64decode(claims))["access_token"]


async def test_transient_trouble_passes_after_as_many_calls_as_asked(world, rita):
    await _switch(world, transient=2)
    token = rita.tokens["refresh_token"]
    seen = [await world.refresh(token) for _ in range(3)]
    assert [status for status, _ in seen] == [503, 503, 200]
    assert seen[0][1]["error"] == "temporarily_unavailable"


async def test_where_an_administrator_must_consent_the_person_is_told_so(world):
    await _switch(world, consent="admin-only")
    _, _, page = await world.call("GET", world.authorize_url())
    assert "Need admin approval" in page
    assert 'value="accept"' not in page
    back = await world.decide()
    assert (back["error"], "AADSTS90094" in back["error_description"]) == ("access_denied", True)


async def test_a_person_set_to_decline_declines(world):
    await _switch(world, consent="declined")
    assert (await world.decide())["error"] == "access_denied"


async def test_a_disabled_person_sees_why(world):
    await _switch(world, disabled=True)
    status, _, page = await world.call("GET", world.authorize_url())
    assert (status, "AADSTS50057" in page) == (400, True)


async def test_a_blocked_person_sees_why(world):
    await _switch(world, blocked=True)
    status, _, page = await world.call("GET", world.authorize_url())
    assert (status, "AADSTS53003" in page) == (400, True)
    await _switch(world, blocked=False)
    assert "code" in await world.decide()


async def test_switches_can_be_read_back(world):
    answer = await _switch(world, transient=3, scheduleError="5006")
    row = answer["people"]["rita@contoso.example"]
    assert (row["transient"], row["scheduleError"], row["mailbox"]) == (3, "5006", True)
    answer = await _switch(world, scheduleError=None, mailbox=False)
    row = answer["people"]["rita@contoso.example"]
    assert (row["scheduleError"], row["mailbox"]) == (None, False)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"mail": "rita@contoso.example"},
        {"mail": "nobody@contoso.example", "mfa": True},
        {"mail": "rita@contoso.example", "colour": "red"},
        {"mail": "thames@contoso.example", "mfa": True},
        {"mail": "rita@contoso.example", "consent": "perhaps"},
        {"mail": "rita@contoso.example", "refuse": 1},
        {"mail": "rita@contoso.example", "mfa": "yes"},
        {"mail": "rita@contoso.example", "transient": -1},
        {"mail": "rita@contoso.example", "scheduleError": "1"},
        {"mail": "rita@contoso.example", "idToken": "green"},
        {"mail": "rita@contoso.example", "idToken": ""},
        {"refusal": 500},
        {"deliverySeconds": "soon"},
        {"capitalStatuses": 1},
    ],
)
async def test_a_mistaken_switch_is_explained(world, body):
    status, answer = await world.control("POST", "switches", body)
    assert status == 400
    assert answer["error"].endswith(".")


async def _id_token(world, flaw):
    await _switch(world, idToken=flaw)
    return (await world.sign_in("rita")).tokens["id_token"]


async def _verified(world, token):
    _, _, keys = await world.call("GET", "/sandbox/login/common/discovery/v2.0/keys")
    key = jwt.PyJWK(keys["keys"][0])
    return json.loads(jwt.PyJWS().decode(token, key, algorithms=["RS256"]))


@pytest.mark.parametrize(
    ("flaw", "named"),
    [
        ("audience", {"aud"}),
        ("issuer", {"iss"}),
        ("tenant", {"iss", "tid"}),
        ("person", {"oid"}),
        ("expired", {"iat", "nbf", "exp"}),
        ("early", {"iat", "nbf", "exp"}),
        ("nonce", {"nonce"}),
    ],
)
async def test_an_id_token_can_be_made_to_state_something_else_under_a_good_signature(
    world, flaw, named
):
    right = await _verified(world, await _id_token(world, None))
    wrong = await _verified(world, await _id_token(world, flaw))
    differing = {name for name in right if right[name] != wrong[name]}
    assert differing - {"uti", "rh"} == named


@pytest.mark.parametrize("flaw", ["unsigned", "public-secret", "changed"])
async def test_an_id_token_can_be_made_with_a_signature_that_proves_nothing(world, flaw):
    token = await _id_token(world, flaw)
    assert jwt.decode(token, options={"verify_signature": False})["name"] == "Rita Costa"
    with pytest.raises(jwt.PyJWTError):
        await _verified(world, token)


async def test_an_id_token_can_name_a_key_that_nobody_publishes(world):
    token = await _id_token(world, "unknown-key")
    assert jwt.get_unverified_header(token)["kid"] == "nobody-publishes-this"


async def test_a_flaw_can_be_switched_off_and_is_that_of_one_person(world):
    answer = await _switch(world, idToken="unsigned")
    assert answer["people"]["rita@contoso.example"]["idToken"] == "unsigned"
    assert await _verified(world, (await world.sign_in("ian")).tokens["id_token"])
    await _switch(world, idToken=None)
    assert await _verified(world, (await world.sign_in("rita")).tokens["id_token"])
