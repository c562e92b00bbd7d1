"""The grant over time: renewed unnoticed, ended by Microsoft, and nothing of it in a log."""

import logging
from contextlib import asynccontextmanager

import pytest
import structlog

from bot.domain.deployment.scopes import CALENDAR_SCOPES
from bot.domain.errors import SignInExpired
from bot.graph.factory import GraphSettings, _registration, with_version
from tests.harness.event_drafts import DAY, FOCUS, IAN, INVITATION, RITA, SHARED, a_draft
from tests.harness.graph_server import Served


async def test_a_token_that_runs_out_is_renewed_unnoticed(world, rita):
    await world.events.invite(rita, INVITATION)
    world.clock.pass_by(hours=2)
    await world.events.invite(rita, INVITATION)
    assert len(world.asked("oauth2/v2.0/token")) == 2


async def test_a_permission_added_to_the_settings_ends_no_grant(world, rita):
    async with connected_again(world, extra_scopes=SHARED) as later:
        later.clock.pass_by(hours=2)
        assert not (await later.calendars.free_busy(rita, [IAN], DAY))[IAN].unread
        assert await later.events.reserve_direct(rita, a_draft(room=FOCUS)) is None
    assert len(world.asked("oauth2/v2.0/token")) == 2


@asynccontextmanager
async def connected_again(world, **settings):
    """The bot started anew on the same tenant and store."""
    later = Served(world.base, world.tenant, world.clock, store=world.store, **settings)
    try:
        yield later
    finally:
        await later.parts.close()


@pytest.mark.parametrize("switch", ["revoked", "challenge", "inactive", "disabled"])
async def test_a_grant_that_was_taken_away_has_expired(world, rita, switch):
    await world.events.invite(rita, INVITATION)
    world.clock.pass_by(seconds=1)
    await world.switch(mail=RITA, **{switch: True})
    with pytest.raises(SignInExpired):
        await world.calendars.free_busy(rita, [IAN], DAY)


@pytest.mark.parametrize("switch", [{"mfa": True}, {"consent": "withdrawn"}, {"blocked": True}])
async def test_a_grant_that_is_not_renewed_has_expired(world, rita, switch):
    await world.switch(mail=RITA, **switch)
    world.clock.pass_by(hours=2)
    await world.fault(match="getSchedule", status=401)
    with pytest.raises(SignInExpired):
        await world.calendars.free_busy(rita, [IAN], DAY)


async def test_a_sign_in_service_that_stumbles_is_not_noticed(world, rita):
    await world.events.invite(rita, INVITATION)
    await world.switch(mail=RITA, transient=1)
    world.clock.pass_by(hours=2)
    assert (await world.calendars.free_busy(rita, [IAN], DAY))[IAN].unread == ""


async def test_no_scope_beyond_the_five_is_granted(world, rita):
    token = next(iter(world.tenant.entra.access.values()))
    assert token.scopes == frozenset(CALENDAR_SCOPES)


async def test_nothing_secret_is_logged(world, caplog):
    caplog.set_level(logging.DEBUG)
    rita = await world.connected("rita")
    await world.fault(match="getSchedule", status=503)
    await world.calendars.free_busy(rita, [IAN], DAY)
    await world.events.invite(rita, INVITATION)
    await world.fault(match="oauth2/v2.0/token", status=200, body="access_token=oops")
    world.clock.pass_by(hours=2)
    await world.events.invite(rita, INVITATION)
    secrets = [
        *world.tenant.entra.access,
        *world.tenant.entra.refresh,
        "client_secret",
        "oops",
        IAN,
    ]
    own = [one for one in caplog.records if not one.name.startswith(("aiohttp", "asyncio"))]
    assert not [one for one in own if any(secret in one.getMessage() for secret in secrets)]
    paths = [one.path for one in world.tenant.journal.seen]
    assert not [path for path in paths if any(secret in path for secret in secrets[:-3])]


async def test_of_what_is_repeated_only_the_kind_of_trouble_is_logged(world):
    await world.fault(match="well-known/openid-configuration", status=503, body="EwB-oops")
    with structlog.testing.capture_logs() as logged:
        await world.connected("rita")
    (line,) = [one for one in logged if one["event"] == "outside.repeated"]
    assert (line["error"], line["attempt"]) == ("MsalServiceError", 1)
    assert "oops" not in str(logged)
    assert "503" not in str(logged)


def test_settings_do_not_show_their_secrets():
    settings = GraphSettings(
        graph_url="https://graph.example",
        login_url="https://login.example/",
        client_id="app",
        client_secret="hush",
        redirect_uri="x",
        token_keys=("hush-too",),
    )
    assert "hush" not in f"{settings!r} {_registration(settings)!r}"
    assert with_version("https://graph.example/") == "https://graph.example/v1.0"
    assert with_version("https://graph.example/v1.0/") == "https://graph.example/v1.0"
