"""Each of Microsoft's clouds: where the bot goes in it, and whose signature it believes there."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.channels.teams.credentials import TeamsCredentials, credentials_factory
from bot.channels.teams.factory import Teams, TeamsEndpoints
from bot.domain.deployment.clouds import CLOUDS, PUBLIC
from bot.graph.factory import GraphSettings
from bot.graph.sign_in.admin_consent import approval_url
from bot.settings.environment import BadSettings, read
from tests.fakes.connector import FakeConnector
from tests.fakes.issuer import APP, FakeCredentialsFactory, FakeIssuer
from tests.harness.entra_server import TENANT, Entra, a_login
from tests.harness.teams_activities import NOON, Bot, Clock, Served, an_activity

LIVE = {
    "MicrosoftAppId": "0a0b0c0d-1111-2222-3333-444455556666",
    "MicrosoftAppPassword": "secret",
    "PUBLIC_URL": "https://bot.example",
    "TOKEN_KEYS": "a-key-that-has-at-least-32-characters",
}
HOSTS = {
    "public": ("login.microsoftonline.com", "graph.microsoft.com", "api.botframework.com"),
    "gcchigh": ("login.microsoftonline.us", "graph.microsoft.us", "api.botframework.us"),
    "dod": ("login.microsoftonline.us", "dod-graph.microsoft.us", "api.botframework.us"),
    "china": (
        "login.partner.microsoftonline.cn",
        "microsoftgraph.chinacloudapi.cn",
        "api.botframework.azure.cn",
    ),
}


@pytest.mark.parametrize("name", CLOUDS)
def test_the_setting_names_the_addresses_of_its_cloud(name):
    settings = read({**LIVE, "CLOUD": name.upper()})
    login, graph, _ = HOSTS[name]
    assert settings.login_url == f"https://{login}"
    assert settings.graph_url == f"https://{graph}/v1.0"


def test_an_address_of_ones_own_wins():
    settings = read({**LIVE, "CLOUD": "dod", "GRAPH_URL": "https://graph.example/v1.0"})
    assert settings.graph_url == "https://graph.example/v1.0"


def test_a_cloud_means_live():
    with pytest.raises(BadSettings, match="CLOUD is set, but MicrosoftAppId is not"):
        read({"CLOUD": "gcchigh"})
    assert read({"CLOUD": "Public"}).is_sandbox


@pytest.mark.parametrize("kind", ["MultiTenant", "SingleTenant"])
@pytest.mark.parametrize("name", CLOUDS)
async def test_the_bot_gets_its_own_token_in_its_cloud(name, kind):
    cloud, (login, _, bot) = CLOUDS[name], HOSTS[name]
    registration = TeamsCredentials(app_id=APP, password="p", kind=kind, tenant=TENANT, cloud=cloud)
    made = await credentials_factory(registration).create_credentials(
        APP,
        cloud.bot_audience,
        registration.login_endpoint,
        True,  # noqa: FBT003 - the SDK's signature
    )
    tenant = TENANT if kind == "SingleTenant" else cloud.bot_tenant
    assert made.oauth_endpoint == f"https://{login}/{tenant}"
    assert made.oauth_scope == f"https://{bot}"


@pytest.mark.parametrize("name", CLOUDS)
async def test_only_the_bot_framework_of_its_own_cloud_is_believed(name):
    cloud = CLOUDS[name]
    async with FakeConnector() as connector, FakeIssuer() as issuer:
        places = TeamsEndpoints(
            keys_published_at=issuer.url,
            credentials=lambda _: FakeCredentialsFactory(),
            has_plain_http=True,
        )
        teams = Teams(
            TeamsCredentials(app_id=APP, password="p", cloud=cloud), Clock(), cloud=places
        )
        async with Served(teams, Bot()) as door:
            for other in CLOUDS.values():
                token = issuer.token(NOON, connector.url, iss=other.bot_issuer)
                headers = {"Authorization": f"Bearer {token}"}
                status, _ = await door.post(an_activity(connector.url), headers=headers)
                assert status == (200 if other.bot_issuer == cloud.bot_issuer else 401)


@pytest.mark.parametrize("name", CLOUDS)
def test_scopes_name_the_graph_of_their_cloud(name):
    prefix = "" if CLOUDS[name] is PUBLIC else f"https://{HOSTS[name][1]}/"
    login = a_login(Entra(), graph_resource=CLOUDS[name].graph_resource)
    address = urlsplit(login.begin("")["auth_uri"])
    asked = set(parse_qs(address.query)["scope"][0].split())
    wanted = {f"{prefix}Calendars.ReadWrite", f"{prefix}Calendars.Read.Shared"}
    assert asked == {"openid", "profile", "offline_access", *wanted}
    settings = GraphSettings(
        graph_url="", login_url="https://login.example", client_id="c", client_secret="s",
        redirect_uri="", token_keys=(), graph_resource=CLOUDS[name].graph_resource,
    )  # fmt: skip
    query = parse_qs(urlsplit(approval_url(settings)).query)
    assert set(query["scope"][0].split()) == asked


def test_what_was_granted_is_asked_for_again_with_its_cloud():
    entra = Entra()
    login = a_login(entra, graph_resource=CLOUDS["dod"].graph_resource)
    flow = login.begin("")
    _, cache = login.redeem(flow, entra.answered(flow["auth_uri"]))
    login.renewed(cache, frozenset({"Calendars.ReadWrite"}), force=True)
    asked = set(entra.posts[-1]["scope"].split())
    assert "https://dod-graph.microsoft.us/Calendars.ReadWrite" in asked
    assert not any(one.endswith("Read.Shared") for one in asked)
