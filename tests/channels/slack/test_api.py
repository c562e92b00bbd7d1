"""The way to the wire: patience, and what is said of a call whose end is not known."""

import pytest

from bot.channels.slack.api import Api
from bot.domain.errors import OutsideTrouble, Unreachable
from bot.sandbox.slack import SlackFault
from tests.channels.slack.hall import TOKEN

POST = "chat.postMessage"


@pytest.fixture
async def waits():
    return []


@pytest.fixture
async def api(hall, waits):
    async def pause(seconds):
        waits.append(seconds)

    made = Api(hall.api_url, pause=pause)
    yield made
    await made.close()


def message(hall):
    return {"channel": hall.user("rita").chat, "text": "hello"}


def limited(after, times=1):
    return SlackFault(POST, "ratelimited", 429, after, times)


async def test_slack_is_given_the_time_it_asks_for(hall, api, waits):
    hall.little.faults.append(limited("3"))
    assert (await api.call(TOKEN, POST, message(hall)))["ts"]
    assert waits == [3.0]


async def test_nobody_waits_longer_than_patience(hall, api, waits):
    hall.little.faults.append(limited("60"))
    with pytest.raises(OutsideTrouble) as trouble:
        await api.call(TOKEN, POST, message(hall))
    assert (waits, trouble.value.changed) == ([], "no")


async def test_slack_that_stays_busy_is_asked_four_times(hall, api, waits):
    hall.little.faults.append(limited("soon", times=9))
    with pytest.raises(OutsideTrouble):
        await api.call(TOKEN, POST, message(hall))
    assert waits == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("status", [0, 500, 503])
async def test_a_call_that_fails_half_way_is_not_repeated_and_said_to_be_unsure(
    hall, api, waits, status
):
    hall.little.faults.append(SlackFault(POST, "", status))
    with pytest.raises(OutsideTrouble) as trouble:
        await api.call(TOKEN, POST, message(hall))
    assert (waits, trouble.value.changed) == ([], "unknown")
    assert len(hall.calls(POST)) == 1


async def test_what_was_never_sent_is_sent_again(waits):
    async def pause(seconds):
        waits.append(seconds)

    api = Api("http://127.0.0.1:9/api", pause=pause)  # nobody listens there
    with pytest.raises(OutsideTrouble) as trouble:
        await api.call(TOKEN, POST, {})
    await api.close()
    assert (waits, trouble.value.changed) == ([0.5, 1.0, 2.0], "no")


async def test_an_unknown_refusal_is_slacks_trouble(hall, api):
    hall.little.faults.append(SlackFault(POST, "fatal_error"))
    with pytest.raises(OutsideTrouble) as trouble:
        await api.call(TOKEN, POST, message(hall))
    assert trouble.value.facts["code"] == "fatal_error"


async def test_without_a_token_nothing_is_called(hall, api):
    with pytest.raises(Unreachable):
        await api.call("", POST, message(hall))
    assert hall.calls(POST) == []
