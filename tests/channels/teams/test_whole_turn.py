"""Signed message in, answer out, over real HTTP: what a turn asks of others once it is warm."""

import pytest

from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams, TeamsEndpoints
from bot.domain.errors import OutsideTrouble
from bot.runtime.turn import Speaker, Turn
from cards.view_models import Help, Notice, View
from tests.fakes.issuer import APP, FakeCredentialsFactory, FakeIssuer
from tests.harness.teams_activities import ADA, NOON, TENANT, Bot, Clock, Served, an_activity


class Echo:
    """A signed channel whose bot shows a card for each message before the turn ends."""

    def __init__(self, issuer: FakeIssuer, connector) -> None:
        self.issuer, self.connector, self.source = issuer, connector, FakeCredentialsFactory()
        cloud = TeamsEndpoints(
            keys_published_at=issuer.url, credentials=lambda _: self.source, has_plain_http=True
        )
        self.teams = Teams(TeamsCredentials(app_id=APP, password="p"), Clock(), cloud=cloud)
        self.view: View = Help(name="Ada")
        self.speakers: list[Speaker] = []
        self.number = 0

    async def take(self, turn: Turn) -> None:
        self.speakers.append(turn.speaker)
        await self.teams.messenger.send(turn.address, self.view)

    async def say(self, door):
        self.number += 1
        token = self.issuer.token(NOON, self.connector.url)
        activity = an_activity(self.connector.url, id=f"{self.number}")
        return await door.post(activity, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
async def issuer():
    async with FakeIssuer() as fake:
        yield fake


@pytest.fixture
def echo(issuer, connector):
    return Echo(issuer, connector)


async def test_a_warm_turn_fetches_no_token_and_no_key_and_opens_no_connection(
    echo, issuer, connector
):
    async with Served(echo.teams, Bot(), take=echo.take) as door:
        await echo.say(door)
        warm = (echo.source.fetches, echo.source.made, issuer.fetches, connector.connections)
        for _ in range(10):
            assert (await echo.say(door))[0] == 200

    after = (echo.source.fetches, echo.source.made, issuer.fetches, connector.connections)
    assert warm == after == (1, 1, 1, 1)
    assert len(connector.messages) == 11
    assert [one.method for one in connector.requests].count("GET") == 1


async def test_who_speaks_is_introduced_with_their_mail(echo, connector):
    connector.members["29:ada"] = {
        "aadObjectId": ADA,
        "tenantId": TENANT,
        "email": "ada@contoso.example",
    }

    async with Served(echo.teams, Bot(), take=echo.take) as door:
        await echo.say(door)

    assert echo.speakers[0].mail == "ada@contoso.example"


async def test_the_bot_speaks_with_its_own_token(echo, connector):
    async with Served(echo.teams, Bot(), take=echo.take) as door:
        await echo.say(door)

    assert connector.requests[0].headers["Authorization"] == "Bearer token-1"


async def test_a_refused_token_is_replaced_once(echo, connector):
    connector.fail(401)

    async with Served(echo.teams, Bot(), take=echo.take) as door:
        assert (await echo.say(door))[0] == 200

    asked_with = [one.headers["Authorization"] for one in connector.requests]
    assert asked_with == ["Bearer token-1", "Bearer token-2", "Bearer token-2"]


async def test_a_token_refused_twice_is_trouble(echo, connector):
    connector.fail(401, times=9)
    bot = Bot()

    async with Served(echo.teams, bot, take=echo.take) as door:
        assert (await echo.say(door))[0] == 500

    assert [one.method for one in connector.requests] == ["GET", "GET", "POST", "POST"]


async def test_a_wrong_secret_of_the_bot_is_not_a_refusal_of_the_message(echo, connector):
    echo.source.trouble = PermissionError("invalid_client")

    async with Served(echo.teams, Bot(), take=echo.take) as door:
        assert (await echo.say(door))[0] == 500

    assert connector.requests == []


async def test_a_signed_bot_sends_its_token_over_no_open_line(issuer, connector):
    cloud = TeamsEndpoints(
        keys_published_at=issuer.url, credentials=lambda _: FakeCredentialsFactory()
    )
    teams = Teams(TeamsCredentials(app_id=APP, password="p"), Clock(), cloud=cloud)
    troubles = []

    async def take(turn):
        with pytest.raises(OutsideTrouble) as trouble:
            await teams.messenger.send(turn.address, Notice(lines=("hi",)))
        troubles.append(trouble)

    async with Served(teams, Bot(), take=take) as door:
        token = issuer.token(NOON, connector.url)
        headers = {"Authorization": f"Bearer {token}"}
        await door.post(an_activity(connector.url), headers=headers)

    assert (len(troubles), connector.requests) == (1, [])
