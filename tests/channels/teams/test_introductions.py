"""The mail of who speaks: from Teams, of the very same account, and asked for rarely."""

import asyncio
from dataclasses import replace

import pytest

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
    ("described", "mail"),
    [
        ({}, "ada@contoso.example"),
        ({"tenantId": None}, "ada@contoso.example"),
        ({"aadObjectId": ADA.upper()}, "ada@contoso.example"),
        ({"aadObjectId": None, "objectId": ADA}, "ada@contoso.example"),
        ({"aadObjectId": "somebody-else"}, ""),
        ({"aadObjectId": None}, ""),
        ({"tenantId": "another-company"}, ""),
    ],
    ids=str,
)
async def test_the_mail_is_the_one_of_who_speaks(introductions, connector, turn, described, mail):
    connector.members["29:ada"] = DESCRIBED | described

    introduced = await introductions.introduced(turn)

    assert introduced == replace(turn, speaker=replace(turn.speaker, mail=mail))


async def test_a_name_is_filled_in_where_the_message_has_none(introductions, turn):
    nameless = replace(turn, speaker=replace(turn.speaker, name=""))

    assert (await introductions.introduced(nameless)).speaker.name == "Ada B."


@pytest.mark.parametrize("status", [400, 403, 404, 500])
async def test_somebody_teams_does_not_describe_still_speaks(
    introductions, connector, turn, status
):
    connector.fail(status, times=4)

    assert await introductions.introduced(turn) == turn


async def test_a_connector_that_does_not_answer_is_not_waited_for(clock, connector, turn):
    teams = sandbox_teams()
    connector.may_answer.clear()

    introduced = await UserProfileCache(teams.members, clock, seconds=0.05).introduced(turn)

    connector.may_answer.set()
    await teams.close()
    assert introduced == turn


async def test_a_person_is_asked_for_once_a_day(introductions, clock, connector, turn):
    for minutes in (0, 1, 60 * 23, 61):
        clock.go_on(minutes=minutes)
        assert (await introductions.introduced(turn)).speaker.mail == "ada@contoso.example"

    assert len(connector.requests) == 2


async def test_who_was_missed_is_asked_for_again_after_ten_minutes(
    introductions, clock, connector, turn
):
    connector.fail(404)
    await introductions.introduced(turn)
    clock.go_on(minutes=9)
    assert (await introductions.introduced(turn)).speaker.mail == ""
    clock.go_on(minutes=1)

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
