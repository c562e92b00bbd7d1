"""Patience with the connector: what is asked again, what is not, and what is said in the end."""

import pytest

from bot.channels.teams.connector import Connector, conversations_url
from bot.channels.teams.http_session import SharedSession
from bot.domain.errors import Gone, OutsideTrouble, Unreachable

MESSAGE = {"type": "message", "text": "hi"}


class Pauses:
    """Waits without waiting."""

    def __init__(self):
        self.seconds = []

    async def __call__(self, seconds):
        self.seconds.append(seconds)


@pytest.fixture
def pauses():
    return Pauses()


@pytest.fixture
async def calls(pauses):
    pool = SharedSession()
    yield Connector(pool, bearer=None, pause=pauses)
    await pool.close()


def sending(connector, calls):
    return calls.call("POST", conversations_url(connector.url, "c", "activities"), MESSAGE)


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_a_busy_connector_is_asked_again(connector, calls, pauses, status):
    connector.fail(status, times=2)

    assert await sending(connector, calls) == {"id": "m1"}

    assert len(connector.messages) == 1
    assert 0.3 < pauses.seconds[0] < 0.7 < pauses.seconds[1] < 1.3


async def test_retry_after_is_obeyed(connector, calls, pauses):
    connector.fail(429, retry_after="7")

    await sending(connector, calls)

    assert pauses.seconds == [7.0]


@pytest.mark.parametrize("retry_after", ["60", "inf", "1e9"])
async def test_a_wait_longer_than_people_are_patient_is_not_begun(
    connector, calls, pauses, retry_after
):
    connector.fail(429, retry_after=retry_after)

    with pytest.raises(OutsideTrouble):
        await sending(connector, calls)

    assert (pauses.seconds, len(connector.requests)) == ([], 1)


async def test_waits_together_stay_within_patience(connector, calls, pauses):
    connector.fail(429, times=4, retry_after="9")

    with pytest.raises(OutsideTrouble):
        await sending(connector, calls)

    assert pauses.seconds == [9.0, 9.0]


@pytest.mark.parametrize("retry_after", ["soon", "-5", "nan"])
async def test_a_strange_retry_after_does_no_harm(connector, calls, pauses, retry_after):
    connector.fail(429, retry_after=retry_after)

    await sending(connector, calls)

    assert 0 <= pauses.seconds[0] < 1


async def test_nobody_asks_for_ever(connector, calls, pauses):
    connector.fail(502, times=99)

    with pytest.raises(OutsideTrouble) as trouble:
        await sending(connector, calls)

    assert len(connector.requests) == 4
    assert trouble.value.changed == "unknown"


@pytest.mark.parametrize(
    ("status", "error", "changed"),
    [
        (400, OutsideTrouble, "no"),
        (401, OutsideTrouble, "no"),
        (403, Unreachable, "no"),
        (404, Gone, "no"),
        (413, OutsideTrouble, "no"),
        (302, OutsideTrouble, "no"),
        (500, OutsideTrouble, "unknown"),
        (503, OutsideTrouble, "unknown"),
    ],
)
async def test_other_errors_are_said_once(connector, calls, status, error, changed):
    connector.fail(status, times=2, code="SomeCode")

    with pytest.raises(error) as trouble:
        await sending(connector, calls)

    assert (type(trouble.value), trouble.value.changed) == (error, changed)
    assert len(connector.requests) == 1


async def test_a_connector_that_is_not_there_is_asked_again_and_nothing_changed(calls, pauses):
    with pytest.raises(OutsideTrouble) as trouble:
        await calls.call("POST", "http://127.0.0.1:9/v3/conversations", MESSAGE)

    assert (trouble.value.changed, len(pauses.seconds)) == ("no", 3)


async def test_a_message_whose_fate_is_unknown_is_not_sent_again(connector, calls, pauses):
    connector.fail(0)

    with pytest.raises(OutsideTrouble) as trouble:
        await sending(connector, calls)

    assert (trouble.value.changed, len(connector.requests), pauses.seconds) == ("unknown", 1, [])


async def test_a_connector_that_does_not_answer_is_not_waited_for(connector, pauses):
    connector.may_answer.clear()
    pool = SharedSession(seconds=0.05)

    with pytest.raises(OutsideTrouble) as trouble:
        await sending(connector, Connector(pool, bearer=None, pause=pauses))

    connector.may_answer.set()
    await pool.close()
    assert (trouble.value.changed, pauses.seconds) == ("unknown", [])


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
