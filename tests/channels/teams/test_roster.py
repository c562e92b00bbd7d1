"""Name and mail of people that the account does not know yet."""

import pytest

from bot.channels.teams.roster import Member
from bot.domain.accounts import Address, Place
from bot.domain.errors import Gone
from tests.harness.teams_activities import ADA, TENANT, sandbox_teams

DESCRIBED = {
    "id": "29:ada",
    "aadObjectId": ADA,
    "tenantId": TENANT,
    "name": " Ada Byrne ",
    "email": "Ada@Contoso.example",
    "userPrincipalName": "ada.b@contoso.example",
}
KNOWN = Member(
    user="29:ada",
    object_id=ADA,
    tenant=TENANT,
    name="Ada Byrne",
    mail="ada@contoso.example",
    principal="ada.b@contoso.example",
)


@pytest.fixture
async def members():
    teams = sandbox_teams()
    yield teams.members
    await teams.close()


@pytest.fixture
def thread(connector):
    return Address(
        channel="teams",
        tenant=TENANT,
        conversation="19:c@thread.tacv2;messageid=17",
        place=Place.CHANNEL,
        service_url=connector.url,
    )


async def test_a_member_is_described(members, connector, thread):
    connector.members["29:ada"] = DESCRIBED

    assert await members.member(thread, "29:ada") == KNOWN
    assert connector.requests[0].path == (
        "/v3/conversations/19%3Ac%40thread.tacv2/members/29%3Aada"
    )


async def test_somebody_who_is_not_there_is_gone(members, thread):
    with pytest.raises(Gone):
        await members.member(thread, "29:nobody")


@pytest.mark.parametrize(
    ("described", "mail"),
    [
        ({"email": None}, "ada.b@contoso.example"),
        ({"email": "", "userPrincipalName": "ada_x.example#EXT#@contoso.example"}, ""),
        ({"email": None, "userPrincipalName": None}, ""),
    ],
    ids=str,
)
async def test_a_mail_is_one_that_can_be_written_to(members, connector, thread, described, mail):
    connector.members["29:ada"] = DESCRIBED | described

    assert (await members.member(thread, "29:ada")).mail == mail


async def test_everybody_is_read_page_by_page(members, connector, thread):
    connector.members = {f"29:{n}": DESCRIBED | {"id": f"29:{n}"} for n in range(5)}

    users = [one.user async for one in members.everybody(thread)]

    assert users == [f"29:{n}" for n in range(5)]
    assert [one.path.partition("?")[2] for one in connector.requests] == [
        "pageSize=200",
        "pageSize=200&continuationToken=2",
        "pageSize=200&continuationToken=4",
    ]
