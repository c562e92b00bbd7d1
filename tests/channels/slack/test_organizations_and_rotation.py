"""Installations for a whole Enterprise organization, and tokens that end: both served."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.slack import payload_parsing
from bot.channels.slack.oauth_access import KeptToken
from bot.channels.slack.workspace_link_page import JoinDoors
from bot.domain.accounts import Address, Workspace
from bot.domain.errors import OutsideTrouble, Unreachable
from bot.runtime.turn import Pressed
from bot.sandbox.slack import events_api as events
from bot.sandbox.slack.web_api import ORGANIZATION, TOKEN_LIFE
from bot.sandbox.slack.workspace import SlackFault, add_team, user_id
from cards.view_models import Notice
from tests.harness.sample_offers import an_offer
from tests.harness.slack_channel import NOON

ZOE = "zoe@f.example"


@asynccontextmanager
async def browsing(hall):
    app = web.Application()
    app.add_routes(hall.slack.pages(JoinDoors(None, None, None)))
    async with TestClient(TestServer(app)) as client:
        yield client


async def installed(hall, kind, team="T2"):
    """Install the app as Slack does it; gives the workspace."""
    add_team(hall.little, team, "Fabrikam", "", [("Zoe", ZOE, "")])
    hall.little.installs_for, hall.little.codes["c1"] = kind, team
    async with browsing(hall) as browser:
        async with browser.get("/slack/install", allow_redirects=False) as answer:
            state = answer.headers["Location"].rpartition("state=")[2]
        async with browser.get(f"/slack/oauth?code=c1&state={state}") as answer:
            assert answer.status == 200, await answer.text()
    return hall.little.teams[team]


def zoe(hall):
    return hall.little.teams["T2"].users[user_id("T2", ZOE)]


async def says(hall, text="hello"):
    happened = events.message_event(hall.little, zoe(hall), {"text": text})
    return await hall.happens(happened, "T2")


async def kept(hall, key="T2"):
    return KeptToken.unpack(
        (await hall.store.load(Workspace, key)).value.sealed.removeprefix("sealed:")
    )


# --- tokens that end -----------------------------------------------------------------------------


async def test_a_token_that_ends_is_kept_with_what_renews_it(hall):
    team = await installed(hall, "rotation")
    token = await kept(hall)
    assert (token.token, token.refresh) == (team.token, team.refresh)
    assert token.until == NOON + TOKEN_LIFE
    assert "xox" not in repr(token)


async def test_it_is_renewed_before_it_ends_and_not_before(hall):
    team = await installed(hall, "rotation")
    first = (await hall.slack.workspaces.bot("T2")).token
    hall.clock.pass_(hours=11)
    assert (await hall.slack.workspaces.bot("T2")).token == first
    hall.clock.pass_(minutes=45)
    second = (await hall.slack.workspaces.bot("T2")).token
    assert second == team.token != first
    assert (await kept(hall)).until == hall.clock.now() + TOKEN_LIFE


async def test_the_workspace_is_served_for_days(hall):
    await installed(hall, "rotation")
    for _ in range(5):
        hall.clock.pass_(hours=13)
        assert (await says(hall)).status == 200
    assert len(hall.turns) == 5
    assert len(hall.calls("oauth.v2.access")) == 6


async def test_what_renews_a_token_is_used_once_by_many_at_a_time(hall):
    await installed(hall, "rotation")
    hall.clock.pass_(hours=13)
    chat = Address(
        channel="slack", tenant="t", conversation=zoe(hall).chat, user=zoe(hall).id, bot="T2"
    )
    sent = (hall.slack.messenger.send(chat, Notice(lines=("hello",))) for _ in range(5))
    await asyncio.gather(*sent)
    assert len(hall.calls("oauth.v2.access")) == 2
    assert len(hall.calls("auth.test")) == 1


async def test_another_copy_that_was_faster_is_believed(hall):
    team = await installed(hall, "rotation")
    store = hall.slack.workspaces
    ending = await hall.store.load(Workspace, "T2")
    hall.clock.pass_(hours=13)
    await store.bot("T2")
    # This copy still has the refresh token that the other has used up.
    token = await store._renewed(
        ending, KeptToken.unpack(ending.value.sealed.removeprefix("sealed:"))
    )
    assert token.token == team.token


async def test_a_refused_renewal_leaves_the_workspace_unreachable_and_is_logged(hall):
    await installed(hall, "rotation")
    hall.little.teams["T2"].refresh = "revoked"
    hall.clock.pass_(hours=13)
    with pytest.raises(Unreachable):
        await hall.slack.workspaces.bot("T2")


async def test_slack_being_away_at_a_renewal_uses_the_token_while_it_lasts(hall):
    team = await installed(hall, "rotation")
    hall.clock.pass_(hours=11, minutes=45)
    hall.little.faults.append(SlackFault("oauth.v2.access", "", status=0))
    assert (await hall.slack.workspaces.bot("T2")).token == team.token


@pytest.mark.parametrize(
    ("error", "status"),
    [("internal_error", 200), ("ratelimited", 429), ("fatal_error", 500), ("invalid_client", 200)],
)
async def test_whatever_keeps_a_token_from_being_renewed_it_is_used_while_it_lasts(
    hall, error, status
):
    team = await installed(hall, "rotation")
    hall.clock.pass_(hours=11, minutes=45)
    hall.little.faults.append(SlackFault("oauth.v2.access", error, status=status))
    assert (await hall.slack.workspaces.bot("T2")).token == team.token


@pytest.mark.parametrize(("error", "status"), [("internal_error", 200), ("ratelimited", 429)])
async def test_slack_being_busy_at_a_tokens_end_loses_no_message(hall, error, status):
    await installed(hall, "rotation")
    hall.clock.pass_(hours=13)
    hall.little.faults.append(SlackFault("oauth.v2.access", error, status=status))
    assert (await says(hall)).status == 503
    assert (await says(hall)).status == 200
    assert len(hall.turns) == 1


def test_a_token_that_lasts_is_kept_as_earlier_versions_do():
    assert KeptToken(token="xoxb-1").pack() == "xoxb-1"
    assert KeptToken.unpack("xoxb-1") == KeptToken(token="xoxb-1")
    ends = KeptToken(token="a", refresh="b", until=NOON + timedelta(hours=1))
    assert KeptToken.unpack(ends.pack()) == ends


async def test_of_many_events_at_a_tokens_end_none_is_lost(hall):
    await installed(hall, "rotation")
    hall.clock.pass_(hours=13)
    answers = await asyncio.gather(*(says(hall, f"hello {number}") for number in range(5)))
    assert [one.status for one in answers] == [200] * 5
    assert len(hall.turns) == 5
    assert len(hall.calls("oauth.v2.access")) == 2


async def test_an_event_that_comes_while_the_store_is_away_is_asked_for_again(hall):
    await installed(hall, "rotation")
    hall.store.trouble = OutsideTrouble(service="store")
    assert (await says(hall)).status == 503
    hall.store.trouble = None
    assert (await says(hall)).status == 200


# --- organizations -------------------------------------------------------------------------------


async def test_an_installation_for_an_organization_serves_its_workspaces(hall):
    await installed(hall, "organization")
    assert (await hall.store.load(Workspace, ORGANIZATION)).value.name == "Contoso Group"
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    assert (await says(hall)).status == 200
    assert hall.turn.speaker.tenant == "fabrikam"
    known = (await hall.store.load(Workspace, "T2")).value
    assert (known.enterprise, known.sealed, known.tenant) == (ORGANIZATION, "", "fabrikam")


async def test_presses_and_commands_there_are_served_too(hall):
    await installed(hall, "organization")
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    command = events.slash_command(hall.little, zoe(hall), {"text": "help"})
    assert (await hall.deliver(command)).status == 200
    assert hall.turn.content.text == "help"


async def test_a_press_there_is_of_the_workspace_beside_the_user(hall):
    await installed(hall, "organization")
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    await says(hall)
    await hall.slack.messenger.send(hall.turn.address, an_offer())
    message = hall.little.messages[-1]
    delivery = events.button_press(hall.little, zoe(hall), message, "book/0")
    assert "%22team%22%3A+null" in delivery.body
    assert (await hall.deliver(delivery)).status == 200
    assert isinstance(hall.turns[-1].content, Pressed)
    assert hall.turns[-1].speaker.tenant == "fabrikam"


async def test_a_form_filled_in_by_another_company_is_of_the_workspace_that_has_the_app(hall):
    body = {
        "type": "view_submission",
        "trigger_id": "1.1",
        "team": {"id": "T9"},
        "user": {"id": "U9", "team_id": "T9"},
        "view": {"app_installed_team_id": "T1"},
    }
    assert payload_parsing.without_content(body).team == "T1"


async def test_people_there_are_written_to_later_without_a_word_of_theirs(hall):
    await installed(hall, "organization")
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    await says(hall)
    hall.slack.workspaces._bots.clear()
    await hall.slack.messenger.send(hall.turn.address, Notice(lines=("hello",)))
    assert hall.little.messages[-1].text


async def test_another_workspace_does_not_pass_for_one_of_the_organization(hall):
    await installed(hall, "organization")
    add_team(hall.little, "T9", "Stranger", "", [("Zoe", ZOE, "")])
    stranger = hall.little.teams["T9"].users[user_id("T9", ZOE)]
    happened = events.message_event(hall.little, stranger, {"text": "hello"})
    await hall.happens(happened, "T9")
    assert hall.turns == []


async def test_withdrawn_from_one_workspace_the_others_stay(hall):
    await installed(hall, "organization")
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    await says(hall)
    await hall.happens({"type": "team_access_revoked", "team_ids": ["T2"]}, "T2")
    assert await hall.store.load(Workspace, "T2") is None
    assert await hall.store.load(Workspace, ORGANIZATION) is not None


async def test_removed_from_the_organization_its_token_goes(hall):
    await installed(hall, "organization")
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    await says(hall)
    hall.little.organization_token = ""
    await hall.happens({"type": "app_uninstalled"}, "T2")
    assert await hall.store.load(Workspace, ORGANIZATION) is None


async def test_removed_by_a_workspace_that_never_wrote_its_token_goes_too(hall):
    await installed(hall, "organization")
    hall.little.organization_token = ""
    await hall.happens({"type": "app_uninstalled"}, "T2")
    assert await hall.store.load(Workspace, ORGANIZATION) is None


async def test_a_removal_told_of_after_the_app_was_installed_anew_removes_nothing(hall):
    await installed(hall, "organization")
    await hall.keep(Workspace(team="T2", tenant="fabrikam"))
    await says(hall)
    for late in ({"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["U"]}}):
        await hall.happens(late, "T2")
    assert (await hall.store.load(Workspace, "T2")).value.tenant == "fabrikam"
    assert (await says(hall)).status == 200


async def test_a_removal_told_of_while_slack_is_away_is_asked_for_again(hall):
    await installed(hall, "rotation")
    hall.little.faults.append(SlackFault("auth.test", "", status=503, times=9))
    answer = await hall.happens({"type": "app_uninstalled"}, "T2")
    assert answer.status == 503
    assert await hall.store.load(Workspace, "T2") is not None


# --- the assistant -------------------------------------------------------------------------------


async def test_who_opens_a_talk_with_the_assistant_is_told_what_can_be_asked(hall):
    rita = hall.user("rita")
    happened = events.assistant_event(hall.little, rita)
    assert (await hall.happens(happened)).status == 200
    (given,) = hall.little.suggested
    assert (given["channel_id"], len(given["prompts"])) == (rita.chat, 4)
    assert hall.turns == []


async def test_in_such_a_talk_an_answer_on_its_way_is_shown(hall):
    happened = events.assistant_event(hall.little, hall.user("rita"))
    await hall.happens(happened)
    thread = happened["assistant_thread"]["thread_ts"]
    await hall.says("rita", "who's free Tuesday", thread=thread)
    await hall.slack.messenger.typing(hall.turn.address)
    (status,) = hall.little.statuses
    assert (status["thread_ts"], bool(status["status"])) == (thread, True)


async def test_in_any_other_thread_nothing_is_shown(hall):
    await hall.says("rita", "who's free Tuesday", thread="17.1")
    await hall.slack.messenger.typing(hall.turn.address)
    assert hall.little.statuses == []


async def test_an_assistant_that_cannot_suggest_is_no_failure(hall):
    hall.little.faults.append(SlackFault("assistant.threads.setSuggestedPrompts", "not_allowed"))
    happened = events.assistant_event(hall.little, hall.user("rita"))
    assert (await hall.happens(happened)).status == 200
