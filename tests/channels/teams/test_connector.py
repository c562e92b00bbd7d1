"""Patience with the connector: what is asked again, what is not, and what is said in the end."""

import pytest

from bot.channels.teams.connector import Connector, conversations_url
from bot.channels.teams.http_session import SharedSession
from bot.domain.errors import Gone, NotTaken, OutsideTrouble, Unreachable, Unsure

MESSAGE = {"type": "message", "text": "hi"}


@pytest.fixture
async def calls():
    pool = SharedSession()
    yield Connector(pool, bearer=None)
    await pool.close()


def sending(connector, calls):
    return calls.call("POST", conversations_url(connector.url, "c", "activities"), MESSAGE)


def changing(connector, calls):
    return calls.call("PUT", conversations_url(connector.url, "c", "activities", "m1"), MESSAGE)


@pytest.mark.parametrize("status", [412, 429, 503])
async def test_a_busy_connector_is_asked_again(connector, calls, status):
    connector.fail(status, times=2)

    assert await sending(connector, calls) == {"id": "m1"}

    assert len(connector.messages) == 1


@pytest.mark.parametrize("status", [412, 429, 503])
async def test_a_connector_that_stays_busy_has_not_taken_the_message(connector, calls, status):
    connector.fail(status, times=99)

    with pytest.raises(NotTaken) as trouble:
        await sending(connector, calls)

    assert (len(connector.requests), trouble.value.changed) == (4, "no")


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_message_that_may_have_arrived_is_not_sent_again_at_once(connector, calls, status):
    connector.fail(status, times=2)

    with pytest.raises(Unsure) as trouble:
        await sending(connector, calls)

    assert (len(connector.requests), trouble.value.changed) == (1, "unknown")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_change_may_be_made_twice_and_is_repeated(connector, calls, status):
    connector.fail(status, times=99)

    with pytest.raises(NotTaken):
        await changing(connector, calls)

    assert len(connector.requests) == 4


@pytest.mark.parametrize("retry_after", ["60", "inf", "1e9"])
async def test_a_wait_longer_than_people_are_patient_is_not_begun(connector, calls, retry_after):
    connector.fail(429, retry_after=retry_after)

    with pytest.raises(NotTaken) as trouble:
        await sending(connector, calls)

    assert (len(connector.requests), trouble.value.retry_after) == (1, float(retry_after))


@pytest.mark.parametrize("retry_after", ["7", "soon", "-5", "nan"])
async def test_any_retry_after_is_followed_by_another_attempt(connector, calls, retry_after):
    connector.fail(429, retry_after=retry_after)

    await sending(connector, calls)

    assert len(connector.requests) == 2


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, OutsideTrouble),
        (401, NotTaken),
        (403, Unreachable),
        (404, Gone),
        (413, OutsideTrouble),
        (302, OutsideTrouble),
        (507, Unsure),
    ],
)
async def test_other_errors_are_said_once(connector, calls, status, error):
    connector.fail(status, times=2, code="SomeCode")

    with pytest.raises(error) as trouble:
        await sending(connector, calls)

    assert type(trouble.value) is error
    assert len(connector.requests) == 1


async def test_a_connector_that_is_not_there_has_taken_nothing(calls):
    with pytest.raises(NotTaken) as trouble:
        await calls.call("POST", "http://127.0.0.1:9/v3/conversations", MESSAGE)

    assert trouble.value.changed == "no"


async def test_a_message_whose_fate_is_unknown_is_not_sent_again(connector, calls):
    connector.fail(0)

    with pytest.raises(Unsure):
        await sending(connector, calls)

    assert len(connector.requests) == 1


@pytest.mark.parametrize(("how", "error"), [(sending, Unsure), (changing, NotTaken)])
async def test_a_connector_that_does_not_answer_is_not_waited_for(connector, how, error):
    connector.may_answer.clear()
    pool = SharedSession(seconds=0.05)

    with pytest.raises(error):
        await how(connector, Connector(pool, bearer=None))

    connector.may_answer.set()
    await pool.close()
    assert len(connector.requests) == 1


async def test_an_answer_that_is_not_json_tells_nothing(connector, calls):
    connector.garble()

    assert await sending(connector, calls) == {}


async def test_connections_are_kept(connector, calls):
    for _ in range(5):
        await sending(connector, calls)

    assert connector.connections == 1


@pytest.mark.parametrize("base", ["https://host/emea/", "https://host/emea"])
def test_addresses_quote_ids_whole(base):
    url = conversations_url(base, "19:a@b;messageid=1/é", "activities", "1?x")

    assert url == (
        "https://host/emea/v3/conversations/19%3Aa%40b%3Bmessageid%3D1%2F%C3%A9/activities/1%3Fx"
    )
