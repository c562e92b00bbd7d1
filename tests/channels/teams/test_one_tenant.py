"""A bot of one company (`SingleTenant`): whatever is signed, people of other companies are refused at the door."""

import pytest

from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams, TeamsEndpoints
from tests.fakes.issuer import APP, FakeCredentialsFactory, FakeIssuer
from tests.harness.teams_activities import ADA, NOON, TENANT, Bot, Clock, Served, an_activity

OTHER = "99999999-2222-4333-8444-555555555555"
CHAT = {"conversationType": "personal", "id": "a:1"}


async def knocked(connector, kind, **changes):
    """Send a signed message; gives the status, and the bot that was or was not asked."""
    async with FakeIssuer() as issuer:
        places = TeamsEndpoints(
            keys_published_at=issuer.url,
            credentials=lambda _: FakeCredentialsFactory(),
            has_plain_http=True,
        )
        own = TeamsCredentials(app_id=APP, password="p", kind=kind, tenant=TENANT.upper())
        bot = Bot()
        async with Served(Teams(own, Clock(), cloud=places), bot) as door:
            token = {"Authorization": "Bearer " + issuer.token(NOON, connector.url)}
            status, _ = await door.post(an_activity(connector.url, **changes), headers=token)
        return status, bot


@pytest.mark.parametrize(
    "named",
    [
        {"channelData": {"tenant": {"id": OTHER}}},
        {"conversation": {**CHAT, "tenantId": OTHER}},
        {"from": {"id": "29:ada", "aadObjectId": ADA, "tenantId": OTHER}},
        {
            "channelData": {"tenant": {"id": OTHER}},
            "conversation": {**CHAT, "tenantId": OTHER},
            "from": {"id": "29:ada", "aadObjectId": ADA, "tenantId": OTHER},
        },
    ],
    ids=["of the channel", "of the chat", "of who speaks", "all three"],
)
async def test_a_signed_message_that_names_another_company_is_refused(connector, named):
    status, bot = await knocked(connector, "SingleTenant", **named)
    assert (status, bot.turns) == (403, [])
    assert bot.counted["other-tenant"] == 1


async def test_the_companys_own_people_are_heard_however_its_id_is_written(connector):
    status, bot = await knocked(connector, "SingleTenant")
    assert (status, len(bot.turns)) == (200, 1)


async def test_a_message_that_names_no_company_is_nobodys(connector):
    status, bot = await knocked(connector, "SingleTenant", channelData=None, conversation=CHAT)
    assert (status, bot.turns) == (200, [])


async def test_a_bot_for_any_company_hears_the_others_too(connector):
    elsewhere = {
        "channelData": {"tenant": {"id": OTHER}},
        "conversation": {**CHAT, "tenantId": OTHER},
    }
    status, bot = await knocked(connector, "MultiTenant", **elsewhere)
    assert (status, bot.turns[0].speaker.tenant) == (200, OTHER)
