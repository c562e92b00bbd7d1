"""Who is believed: the whole matrix of tokens, changing keys, and keys that cannot be had."""

import asyncio
import base64
import json

import jwt
import pytest

from bot.channels.teams.authentication import NotFromTeams, UnsignedAuthentication
from bot.channels.teams.connector import Connector
from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams, TeamsEndpoints
from bot.channels.teams.http_session import SharedSession
from bot.channels.teams.jwt_authentication import REMEMBERED
from bot.channels.teams.sdk_connector_client import PooledClients
from tests.fakes.issuer import APP, FakeCredentialsFactory, FakeIssuer, rsa_key
from tests.harness.teams_activities import NOON, Bot, Clock, Served, an_activity

CREDENTIALS = TeamsCredentials(app_id=APP, password="p")


class Gate:
    """The signed channel, served, with what stands around it."""

    def __init__(self, door, issuer, connector):
        self.door, self.issuer, self.clock, self.bot = door, issuer, Clock(), Bot()
        self.url = connector.url + "/emea/"

    async def knock(self, authorization=None, **changes):
        headers = {} if authorization is None else {"Authorization": authorization}
        status, body = await self.door.post(an_activity(self.url, **changes), headers=headers)
        if status == 401:
            assert body == "This request is not known to be from Teams."
        return status

    async def tokened(self, kid="k1", **claims):
        return await self.knock("Bearer " + self.issuer.token(NOON, self.url, kid, **claims))


@pytest.fixture
async def gate(connector):
    async with FakeIssuer() as issuer:
        cloud = TeamsEndpoints(
            keys_published_at=issuer.url,
            credentials=lambda _: FakeCredentialsFactory(),
            has_plain_http=True,
        )
        made = Gate(None, issuer, connector)
        async with Served(Teams(CREDENTIALS, made.clock, cloud=cloud), made.bot) as made.door:
            yield made


async def test_a_message_signed_for_this_bot_is_taken(gate):
    assert await gate.tokened() == 200
    assert len(gate.bot.turns) == 1


@pytest.mark.parametrize(
    ("authorization", "event"),
    [
        (None, "no-token"),
        ("", "no-token"),
        ("Bearer", "no-token"),
        ("Bearer ", "no-token"),
        ("Basic dXNlcjpwYXNz", "no-token"),
        ("bearer abc", "no-token"),
        ("Bearer garbage", "bad-token"),
        ("Bearer a.b.c", "bad-token"),
        ("Bearer " + "x" * 6000, "bad-token"),
        ("Bearer é", "bad-token"),
        ("Bearer a b", "bad-token"),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_a_message_without_a_token_is_refused(gate, authorization, event):
    assert await gate.knock(authorization) == 401
    assert (gate.bot.turns, gate.bot.counted) == ([], {event: 1})


@pytest.mark.parametrize(
    ("claims", "event"),
    [
        ({"aud": "another-app"}, "audience"),
        ({"aud": [APP]}, "audience"),
        ({"aud": None}, "audience"),
        ({"iss": "https://evil.example"}, "issuer"),
        ({"iss": None}, "issuer"),
        ({"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"}, "issuer"),
        ({"serviceurl": "https://evil.example/"}, "service-url"),
        ({"serviceurl": None}, "service-url"),
        ({"exp": NOON.timestamp() - 301}, "expired"),
        ({"exp": NOON.timestamp() - 300}, "expired"),
        ({"exp": None}, "expired"),
        ({"exp": "never"}, "expired"),
        ({"nbf": NOON.timestamp() + 301}, "not-yet"),
        ({"nbf": "soon"}, "not-yet"),
    ],
    ids=str,
)
async def test_a_token_with_a_wrong_claim_is_refused(gate, claims, event):
    assert await gate.tokened(**claims) == 401
    assert (gate.bot.turns, gate.bot.counted) == ([], {event: 1})


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOON.timestamp() - 299},
        {"nbf": NOON.timestamp() + 299},
        {"nbf": None},
        {"iat": "strange"},
    ],
    ids=str,
)
async def test_clocks_may_differ_by_five_minutes(gate, claims):
    assert await gate.tokened(**claims) == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"channelId": "webchat"},
        {"channelId": "directline"},
        {"channelId": "emulator"},
        {"channelId": "MSTeams"},
    ],
    ids=str,
)
async def test_other_channels_vouch_for_nobody(gate, changes):
    token = gate.issuer.token(NOON, gate.url)

    assert await gate.knock("Bearer " + token, **changes) == 401
    assert gate.bot.turns == []


@pytest.mark.parametrize(
    "change", [lambda url: "https://evil.example/", lambda url: url + "x", lambda url: url[:-1]]
)
async def test_a_token_is_good_for_its_own_service_address_only(gate, change):
    token = "Bearer " + gate.issuer.token(NOON, gate.url)

    assert await gate.knock(token) == 200
    assert await gate.knock(token, serviceUrl=change(gate.url)) == 401


@pytest.mark.parametrize("token", ["unsigned", "signed", "signed for no address"])
@pytest.mark.parametrize("missing", ["serviceUrl", "channelId"])
async def test_leaving_a_field_out_skips_no_check(gate, missing, token):
    address = gate.url if token == "signed" else ""
    bearer = None if token == "unsigned" else "Bearer " + gate.issuer.token(NOON, address)

    assert await gate.knock(bearer, **{missing: None}) == 401
    assert (gate.bot.turns, gate.bot.counted.total()) == ([], 1)


@pytest.mark.parametrize("missing", ["type", "conversation", "from"])
async def test_only_who_is_believed_is_told_what_is_missing(gate, missing):
    assert await gate.knock(None, **{missing: None}) == 401
    assert await gate.knock("Bearer " + gate.issuer.token(NOON, gate.url), **{missing: None}) == 400
    assert gate.bot.turns == []


@pytest.mark.parametrize(
    ("header", "algorithm", "key", "event"),
    [
        ({"kid": "k1"}, "none", None, "algorithm"),
        ({"kid": "k1"}, "HS256", "s" * 64, "algorithm"),
        ({"kid": "k1"}, "RS384", rsa_key("k1"), "algorithm"),
        ({"kid": "k1"}, "RS256", rsa_key("forger"), "bad-token"),
        ({}, "RS256", rsa_key("k1"), "unknown-key"),
        ({"kid": "ec"}, "RS256", rsa_key("k1"), "unknown-key"),
        ({"kid": "broken"}, "RS256", rsa_key("k1"), "unknown-key"),
    ],
    ids=["none", "HS256", "RS384", "forged", "no kid", "EC key", "broken key"],
)
async def test_a_forged_signature_is_refused(gate, header, algorithm, key, event):
    token = jwt.encode(good(gate), key, algorithm=algorithm, headers=header)

    assert await gate.knock("Bearer " + token) == 401
    assert gate.bot.counted == {event: 1}


def good(gate):
    return {
        "iss": "https://api.botframework.com",
        "aud": APP,
        "serviceurl": gate.url,
        "exp": 9e9,
    }


async def test_claims_changed_after_signing_are_refused(gate):
    head, _, signature = gate.issuer.token(NOON, gate.url, aud="another-app").split(".")
    changed = base64.urlsafe_b64encode(json.dumps(good(gate)).encode()).rstrip(b"=").decode()

    assert await gate.knock(f"Bearer {head}.{changed}.{signature}") == 401


@pytest.mark.parametrize(
    "claims",
    [
        {  # what a multi-tenant bot hands to every address it answers
            "iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            "ver": "1.0",
            "appid": APP,
            "aud": "https://api.botframework.com",
            "serviceurl": None,
        },
        {  # the emulator's
            "iss": "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
            "ver": "2.0",
            "azp": APP,
        },
        {  # a skill's
            "iss": "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
            "ver": "1.0",
            "appid": "another-bot",
        },
    ],
    ids=["own outbound token replayed", "emulator", "skill"],
)
async def test_other_kinds_of_token_are_refused_even_if_the_signature_is_good(gate, claims):
    assert await gate.tokened(**claims) == 401
    assert gate.bot.turns == []


@pytest.mark.parametrize(
    ("endorsed", "status"), [(["webchat"], 401), (["msteams"], 200), (None, 200), ([], 200)]
)
async def test_a_key_speaks_only_for_the_channels_it_names(gate, endorsed, status):
    gate.issuer.published = {"k1": endorsed}

    assert await gate.tokened() == status


async def test_a_token_is_believed_again_without_looking_until_it_ends(gate):
    token = "Bearer " + gate.issuer.token(NOON, gate.url)
    assert await gate.knock(token) == 200
    gate.issuer.published = {}
    gate.clock.go_on(minutes=59)
    assert await gate.knock(token) == 200
    gate.clock.go_on(minutes=7)

    assert await gate.knock(token) == 401
    assert gate.bot.counted["expired"] == 1


async def test_a_new_key_is_found_ten_seconds_after_the_last_look(gate):
    await gate.tokened()
    gate.issuer.published = {"k2": ["msteams"]}
    assert await gate.tokened("k2") == 401
    gate.clock.go_on(seconds=10)

    assert await gate.tokened("k2") == 200
    assert gate.issuer.fetches == 2


async def test_keys_nobody_published_do_not_make_us_ask_again_and_again(gate):
    for number in range(20):
        token = gate.issuer.token(NOON, gate.url, "k1")
        _, claims, signature = token.split(".")
        head = base64.urlsafe_b64encode(
            json.dumps({"alg": "RS256", "kid": f"x{number}"}).encode()
        ).rstrip(b"=")
        assert await gate.knock(f"Bearer {head.decode()}.{claims}.{signature}") == 401

    assert gate.issuer.fetches == 1
    assert gate.bot.counted == {"unknown-key": 20}


async def test_known_keys_keep_their_worth_while_the_publisher_is_away(gate):
    await gate.tokened()
    gate.issuer.is_down = True
    gate.clock.go_on(days=3)
    later = gate.issuer.token(gate.clock.now(), gate.url)

    assert await gate.knock("Bearer " + later) == 200
    assert gate.issuer.fetches == 2


@pytest.mark.parametrize("trouble", ["is_down", "is_garbled"])
async def test_without_any_key_nobody_is_believed_and_later_everybody_is(gate, trouble):
    setattr(gate.issuer, trouble, True)
    assert await gate.tokened() == 401
    assert await gate.tokened() == 401
    assert gate.issuer.fetches == 1
    setattr(gate.issuer, trouble, False)
    gate.clock.go_on(seconds=2)

    assert await gate.tokened() == 200


async def test_an_old_key_waits_for_a_publisher_that_is_away_once_in_five_minutes(gate):
    await gate.tokened()
    gate.issuer.is_down = True
    gate.clock.go_on(days=3)
    for seconds in (0, 30, 30):
        gate.clock.go_on(seconds=seconds)
        later = gate.issuer.token(gate.clock.now(), gate.url)
        assert await gate.knock("Bearer " + later) == 200
    assert gate.issuer.fetches == 2


async def test_a_publisher_without_usable_keys_does_not_undo_what_is_known(gate):
    await gate.tokened()
    gate.issuer.published = {}
    gate.clock.go_on(days=1)
    later = gate.issuer.token(gate.clock.now(), gate.url)

    assert await gate.knock("Bearer " + later) == 200


async def test_what_is_believed_is_not_kept_without_end(gate):
    first = "Bearer " + gate.issuer.token(NOON, gate.url)
    assert await gate.knock(first) == 200
    others = [
        "Bearer " + gate.issuer.token(NOON, gate.url, n=number) for number in range(REMEMBERED)
    ]
    for other in others:
        assert await gate.knock(other) == 200
    gate.issuer.published = {"k2": ["msteams"]}
    gate.clock.go_on(minutes=5)
    assert await gate.tokened("k2") == 200

    assert await gate.knock(first) == 401
    assert await gate.knock(others[-1]) == 200


async def test_nobody_streams():
    authentication = UnsignedAuthentication(PooledClients(Connector(SharedSession(), bearer=None)))

    with pytest.raises(NotFromTeams):
        await authentication.authenticate_streaming_request("", "")


async def test_keys_withdrawn_are_forgotten_after_a_day(gate):
    await gate.tokened()
    gate.issuer.published = {"k2": ["msteams"]}
    gate.clock.go_on(hours=24)
    later = gate.issuer.token(gate.clock.now(), gate.url, "k1")

    assert await gate.knock("Bearer " + later) == 401


async def test_many_first_messages_wait_for_one_look(gate):
    gate.issuer.may_answer.clear()
    knocks = [asyncio.create_task(gate.tokened(n=number)) for number in range(8)]
    while not gate.issuer.fetches:
        await asyncio.sleep(0)
    gate.issuer.may_answer.set()

    assert await asyncio.gather(*knocks) == [200] * 8
    assert gate.issuer.fetches == 1


async def test_a_signed_message_from_copilot_is_taken(gate):
    header = "Bearer " + gate.issuer.token(NOON, gate.url)
    assert await gate.knock(header, channelId="msteams:COPILOT") == 200
    assert await gate.knock(header, channelId="directline:COPILOT") == 401
