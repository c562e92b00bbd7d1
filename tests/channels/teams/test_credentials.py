"""Which settings the bot starts with, and how it comes by its token."""

import asyncio
import threading

import pytest
from botframework.connector.auth import (
    ManagedIdentityServiceClientCredentialsFactory,
    PasswordServiceClientCredentialFactory,
)

from bot.channels.teams.credentials import (
    BadCredentials,
    BotToken,
    TeamsCredentials,
    credentials_factory,
)
from bot.channels.teams.factory import Teams
from bot.domain.errors import OutsideTrouble
from tests.fakes.issuer import APP, FakeCredentialsFactory
from tests.harness.teams_activities import Clock


@pytest.mark.parametrize(
    ("settings", "factory", "tenant"),
    [
        ({"kind": "MultiTenant", "password": "p"}, PasswordServiceClientCredentialFactory, None),
        (
            {"kind": "MultiTenant", "password": "p", "tenant": "t"},
            PasswordServiceClientCredentialFactory,
            None,
        ),
        (
            {"kind": "SingleTenant", "password": "p", "tenant": "t"},
            PasswordServiceClientCredentialFactory,
            "t",
        ),
        ({"kind": "UserAssignedMSI"}, ManagedIdentityServiceClientCredentialsFactory, None),
    ],
    ids=str,
)
def test_each_kind_of_registration_has_its_way_to_a_token(settings, factory, tenant):
    made = credentials_factory(TeamsCredentials(app_id=APP, **settings))

    assert isinstance(made, factory)
    assert (made.app_id, getattr(made, "tenant_id", None)) == (APP, tenant)


@pytest.mark.parametrize(
    ("settings", "mistakes"),
    [
        ({"app_id": "", "password": "p"}, ["MicrosoftAppId is empty."]),
        ({"kind": "Certificate", "password": "p"}, ["MicrosoftAppType", "it is 'Certificate'"]),
        ({"kind": "", "password": "p"}, ["MicrosoftAppType"]),
        ({"kind": "MultiTenant"}, ["MicrosoftAppPassword is empty."]),
        ({"kind": "SingleTenant"}, ["MicrosoftAppPassword", "MicrosoftAppTenantId"]),
        ({"app_id": "", "kind": "x"}, ["MicrosoftAppId", "MicrosoftAppType", "MicrosoftAppPass"]),
    ],
    ids=str,
)
def test_settings_that_do_not_fit_end_the_start_and_all_are_named(settings, mistakes):
    with pytest.raises(BadCredentials) as refusal:
        Teams(TeamsCredentials(**{"app_id": APP} | settings), Clock())

    assert all(mistake in str(refusal.value) for mistake in mistakes)


@pytest.mark.parametrize(
    ("credentials", "allow_unsigned"),
    [(None, False), (TeamsCredentials(app_id=APP, password="p"), True)],
    ids=["no app, not the sandbox", "an app in the sandbox"],
)
def test_unsigned_messages_are_never_allowed_by_accident(credentials, allow_unsigned):
    with pytest.raises(BadCredentials):
        Teams(credentials, Clock(), allow_unsigned=allow_unsigned)


def test_the_password_is_not_shown_where_credentials_are():
    assert "secret" not in repr(TeamsCredentials(app_id=APP, password="secret"))


@pytest.fixture
def source():
    return FakeCredentialsFactory()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def token(source, clock):
    return BotToken(TeamsCredentials(app_id=APP, password="p"), source, clock)


async def test_many_who_need_the_token_at_once_cause_one_fetch(token, source):
    assert set(await asyncio.gather(*(token.token() for _ in range(20)))) == {"token-1"}
    assert (source.fetches, source.made) == (1, 1)


async def test_the_token_is_asked_for_again_after_a_minute(token, source, clock):
    await token.token()
    clock.go_on(seconds=59)
    assert await token.token() == "token-1"
    clock.go_on(seconds=1)

    assert await token.token() == "token-2"
    assert source.made == 1


async def test_a_token_that_was_refused_is_fetched_with_fresh_credentials(token, source):
    token.forget(await token.token())

    assert await token.token() == "token-2"
    assert source.made == 2


async def test_many_who_were_refused_at_once_cause_one_fetch(token, source):
    refused = [await token.token() for _ in range(3)]
    for one in refused:
        token.forget(one)
        await token.token()

    assert source.fetches == 2


TROUBLES = [
    PermissionError("invalid_client"),
    KeyError("access_token"),
    ValueError("authority"),
    ConnectionError("down"),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=repr)
async def test_no_token_is_trouble_outside(token, source, trouble):
    source.trouble = trouble

    with pytest.raises(OutsideTrouble):
        await token.token()


async def test_a_sign_in_service_that_never_answers_holds_nobody_for_ever(source, clock):
    source.held = threading.Event()
    token = BotToken(TeamsCredentials(app_id=APP, password="p"), source, clock, patience=0.05)

    with pytest.raises(OutsideTrouble):
        await token.token()
    source.held.set()


async def test_a_token_outlives_short_trouble(token, source, clock):
    await token.token()
    source.trouble = ConnectionError("down")
    clock.go_on(minutes=2)

    assert await token.token() == "token-1"


async def test_the_factory_refuses_to_speak_for_another_app():
    factory = credentials_factory(TeamsCredentials(app_id=APP, password="p"))

    with pytest.raises(Exception, match="Invalid app_id"):
        await factory.create_credentials(
            "another", "", "https://login.microsoftonline.com/", validate_authority=True
        )


@pytest.mark.parametrize(
    ("kind", "authority"),
    [
        ("MultiTenant", "https://login.microsoftonline.com/botframework.com"),
        ("SingleTenant", "https://login.microsoftonline.com/our-tenant"),
    ],
)
async def test_a_secret_is_shown_to_the_bots_own_authority_only(kind, authority):
    settings = TeamsCredentials(app_id=APP, password="p", kind=kind, tenant="our-tenant")

    made = await credentials_factory(settings).create_credentials(
        APP,
        "https://api.botframework.com",
        "https://login.microsoftonline.com/",
        validate_authority=True,
    )

    assert (made.oauth_endpoint, made.oauth_scope) == (authority, "https://api.botframework.com")
