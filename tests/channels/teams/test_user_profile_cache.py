"""The mail of who speaks: from Teams, of the very same account, and asked for rarely."""

import asyncio

import pytest
from msgspec.structs import replace

from bot.channels.teams.activity_parsing import speaker_of, turn_of
from bot.channels.teams.user_profile_cache import UserProfileCache
from bot.runtime.turn import Left, Said
from tests.harness.teams_activities import ADA, NOON, TENANT, Clock, an_activity, sandbox_teams

DESCRIBED = {
    "id": "29:ada",
    "aadObjectId": ADA,
    "tenantId": TENANT,
    "name": "Ada B.",
    "email": "Ada@Contoso.example",
}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def introductions(clock):
    teams = sandbox_teams()
    yield UserProfileCache(teams.members, clock)
    await teams.close()


@pytest.fixture
def turn(connector):
    connector.members["29:ada"] = DESCRIBED
    activity = an_activity(connector.url)
    return turn_of(activity, speaker_of(activity), Said("hi"), now=NOON)


@pytest.mark.parametrize(
    ("described", "mail", "membership"),
    [
        ({}, "ada@contoso.example", "member"),
        ({"userRole": "user"}, "ada@contoso.example", "member"),
        ({"tenantId": None}, "", "unknown"),
        ({"tenantId": ""}, "", "unknown"),
        ({"tenantId": None, "email": "ada@fabrikam.example"}, "", "unknown"),
        ({"aadObjectId": ADA.upper()}, "ada@contoso.example", "member"),
        ({"aadObjectId": None, "objectId": ADA}, "ada@contoso.example", "member"),
        ({"aadObjectId": "somebody-else"}, "", "unknown"),
        ({"aadObjectId": None}, "", "unknown"),
        ({"tenantId": "another-company"}, "", "outsider"),
        ({"userRole": "guest"}, "", "outsider"),
        ({"userRole": "Anonymous"}, "", "outsider"),
        ({"userRole": "federated"}, "", "outsider"),
        ({"userRole": "external"}, "", "outsider"),
        ({"userPrincipalName": "ada_fabrikam.example#EXT#@contoso.example"}, "", "outsider"),
        ({"userPrincipalName": "ada#ext#@contoso.example", "tenantId": None}, "", "outsider"),
    ],
    ids=str,
)
async def test_the_mail_is_the_one_of_who_speaks(
    introductions, connector, turn, described, mail, membership
):
    connector.members["29:ada"] = DESCRIBED | described

    introduced = await introductions.introduced(turn)

    told = replace(turn.speaker, mail=mail, membership=membership)
    assert introduced == replace(turn, speaker=told)


async def test_a_name_is_filled_in_where_the_message_has_none(introductions, turn):
    nameless = replace(turn, speaker=replace(turn.speaker, name=""))

    assert (await introductions.introduced(nameless)).speaker.name == "Ada B."


@pytest.mark.parametrize("status", [400, 403, 404, 500])
async def test_somebody_teams_does_not_describe_speaks_as_unknown_and_in_the_sandbox_as_a_member(
    clock, connector, turn, status
):
    teams = sandbox_teams()
    for in_sandbox, membership in ((False, "unknown"), (True, "member")):
        connector.fail(status, times=4)
        cache = UserProfileCache(teams.members, clock, in_sandbox=in_sandbox)
        assert await cache.introduced(turn) == with_membership(turn, membership)
    await teams.close()


async def test_in_the_sandbox_the_roster_is_asked_anew_each_time(clock, connector, turn):
    teams = sandbox_teams()
    cache = UserProfileCache(teams.members, clock, in_sandbox=True)
    for role, membership in (("user", "member"), ("guest", "outsider"), ("user", "member")):
        connector.members["29:ada"] = DESCRIBED | {"userRole": role}
        assert (await cache.introduced(turn)).speaker.membership == membership
    await teams.close()


@pytest.mark.parametrize(
    ("described", "membership"),
    [({"tenantId": ""}, "unknown"), ({"userRole": "federated"}, "outsider")],
    ids=str,
)
async def test_in_the_sandbox_too_a_roster_has_to_vouch_for_who_it_describes(
    clock, connector, turn, described, membership
):
    teams = sandbox_teams()
    connector.members["29:ada"] = DESCRIBED | described
    cache = UserProfileCache(teams.members, clock, in_sandbox=True)
    assert await cache.introduced(turn) == with_membership(
        replace(turn, speaker=replace(turn.speaker, mail="")), membership
    )
    await teams.close()


def with_membership(turn, membership):
    return replace(turn, speaker=replace(turn.speaker, membership=membership))


async def test_a_connector_that_does_not_answer_is_not_waited_for(clock, connector, turn):
    teams = sandbox_teams()
    connector.may_answer.clear()

    introduced = await UserProfileCache(teams.members, clock, seconds=0.05).introduced(turn)

    connector.may_answer.set()
    await teams.close()
    assert introduced == with_membership(turn, "unknown")


async def test_a_person_is_asked_for_once_a_day(introductions, clock, connector, turn):
    for minutes in (0, 1, 60 * 23, 61):
        clock.go_on(minutes=minutes)
        assert (await introductions.introduced(turn)).speaker.mail == "ada@contoso.example"

    assert len(connector.requests) == 2


async def test_who_was_missed_is_asked_for_again_after_a_minute(
    introductions, clock, connector, turn
):
    connector.fail(404)
    await introductions.introduced(turn)
    clock.go_on(seconds=59)
    assert (await introductions.introduced(turn)).speaker.mail == ""
    clock.go_on(seconds=1)

    assert (await introductions.introduced(turn)).speaker.mail == "ada@contoso.example"


async def test_first_messages_of_one_person_cause_one_question_and_keep_their_order(
    introductions, connector, turn
):
    done = []

    async def one(number):
        await introductions.introduced(turn)
        done.append(number)

    await asyncio.gather(*(one(number) for number in range(5)))

    assert (done, len(connector.requests)) == ([0, 1, 2, 3, 4], 1)


async def test_a_chat_that_the_bot_has_left_is_not_asked(introductions, connector, turn):
    left = replace(turn, content=Left())

    assert await introductions.introduced(left) == left
    assert connector.requests == []
