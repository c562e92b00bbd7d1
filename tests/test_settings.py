import json
import re
from pathlib import Path

import pytest

from bot.settings.environment import BadSettings, for_reseal, read
from bot.settings.model import NAMES, SANDBOX_CLIENT, SELF_INSTALL

APP = "0a0b0c0d-1111-2222-3333-444455556666"
OWN = "0a0b0c0d-7777-8888-9999-444455556666"
TENANT = "9e9f0000-1111-2222-3333-444455556666"
LIVE = {
    "MicrosoftAppId": APP,
    "MicrosoftAppPassword": "secret",
    "MicrosoftAppType": "SingleTenant",
    "MicrosoftAppTenantId": TENANT,
    "PUBLIC_URL": "https://bot.example",
    "TOKEN_KEYS": "new-key-that-has-at-least-32-characters",
}


def mistakes(**values):
    with pytest.raises(BadSettings) as caught:
        read(values)
    return caught.value.mistakes


def test_with_nothing_set_the_bot_runs_in_the_sandbox_on_this_machine_alone():
    settings = read({})
    assert settings.is_sandbox
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert settings.graph_url == "http://127.0.0.1:3978/sandbox/graph/v1.0"
    assert settings.store_url.get_secret_value() == "tinydb:data/bot.json"


def test_the_sign_in_app_is_the_bots_own_unless_another_is_named():
    assert read(LIVE).client_id == APP
    assert read({**LIVE, "CLIENT_ID": OWN}).client_id == OWN


@pytest.mark.parametrize(
    ("more", "tenant"),
    [
        ({}, "organizations"),
        ({"MicrosoftAppTenantId": TENANT}, "organizations"),
        ({"MicrosoftAppTenantId": TENANT, "CLIENT_ID": OWN, "CLIENT_SECRET": "s"}, TENANT),
        ({"CLIENT_ID": OWN, "CLIENT_SECRET": "s"}, "organizations"),
        ({"MicrosoftAppType": "SingleTenant", "MicrosoftAppTenantId": TENANT}, TENANT),
        ({"MicrosoftAppType": "UserAssignedMSI", "MicrosoftAppTenantId": TENANT}, TENANT),
    ],
    ids=str,
)
def test_people_sign_in_where_the_app_is_registered(more, tenant):
    for_any = {"MicrosoftAppType": "MultiTenant", "MicrosoftAppTenantId": ""}
    assert read(LIVE | for_any | more).sign_in_tenant == tenant


@pytest.mark.parametrize("name", ["MicrosoftAppId", "CLIENT_ID", "MicrosoftAppTenantId"])
@pytest.mark.parametrize(
    "value", ["scheduler", APP[:-1], f"{{{APP}}}", f"28:{APP}", "contoso.example"]
)
def test_an_id_that_entra_never_gives_is_named_with_what_it_must_be(name, value):
    (only,) = mistakes(**LIVE | {name: value})
    assert only.startswith(f"{name} must be")
    assert "such as 11111111-2222" in only
    assert value not in only


def test_the_domain_of_a_tenant_will_do_for_a_sign_in_beside_a_bot_for_any():
    beside = {"MicrosoftAppType": "MultiTenant", "CLIENT_ID": OWN, "CLIENT_SECRET": "s"}
    domain = {"MicrosoftAppTenantId": "contoso.example"}
    assert read(LIVE | beside | domain).sign_in_tenant == "contoso.example"
    (only,) = mistakes(**LIVE | beside | {"MicrosoftAppTenantId": "contoso"})
    assert only.startswith("MicrosoftAppTenantId must be")


def test_the_catalogue_gives_guids_too():
    catalogue = {"GRAPH_EXTRA_SCOPES": SELF_INSTALL, "TEAMS_CATALOG_APP_ID": "scheduler"}
    (only,) = mistakes(**LIVE | catalogue)
    assert only.startswith("TEAMS_CATALOG_APP_ID must be")
    assert read(LIVE | catalogue | {"TEAMS_CATALOG_APP_ID": OWN}).catalog_app == OWN


def test_live_settings_point_to_microsoft():
    settings = read(LIVE)
    assert not settings.is_sandbox
    assert settings.graph_url == "https://graph.microsoft.com/v1.0"
    assert settings.keys == (LIVE["TOKEN_KEYS"],)


def test_owners_are_read_in_lower_case():
    assert read({"OWNERS": "Olivia@Contoso.example, ada@contoso.example"}).owners == {
        "olivia@contoso.example",
        "ada@contoso.example",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("MicrosoftAppType", "Certificate"),
        ("PLAN", "gold"),
        ("LOG_LEVEL", "loud"),
        ("CLOUD", "mars"),
        ("METRICS_PORT", "-1"),
        ("SLACK_PER_SECOND", "0"),
        ("NOW", "yesterday"),
        ("NOW", "2026-11-22T10:00:00"),
        ("NOW", "0001-01-01T00:00:00+14:00"),
        ("NOW", "9999-12-31T23:59:59-10:00"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_it_should_be(name, value):
    said = mistakes(**{name: value})
    assert any(one.startswith(f"{name} is “{value}”; it must be ") for one in said)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STORE_URL", "sqlite:hushed"),
        ("STORE_URL", "tinydb:"),
        ("STORE_URL", "bot:Hunter2@db/bot"),
        ("STORE_URL", "Server=db;User=bot;Password=Hunter2"),
        ("STORE_URL", "postgresql+asyncpg://bot:Hunter2@db/bot"),
        ("STORE_URL", "mysql://b:hu@sh/Hunter2@db/bot?password=Hunter2"),
        ("PUBLIC_URL", "u:Hunter2@bot.contoso.com"),
        ("PUBLIC_URL", "http://bot:Hunter2/x"),
        ("LOGIN_URL", "login.microsoftonline.com"),
        ("SLACK_API_URL", "slack:Hunter2@x"),
        ("PUBLIC_URL", "https://bot example/Hunter2"),
        ("OWNERS", "ada:Hunter2"),
        ("OWNERS", "ada@contoso.example;Hunter2@contoso.example"),
        ("OWNERS", "<Hunter2@contoso.example>"),
        ("TRUSTED_PROXIES", "http://u:Hunter2@proxy"),
        ("PORT", "redis://u:Hunter2@cache"),
        ("TOKEN_KEYS", '["Hunter2'),
        ("TOKEN_KEYS", f"""'["{"Hunter2" * 5}", "{"Hunter2" * 6}"]'"""),
        ("TOKEN_KEYS", f"""“["{"Hunter2" * 5}"]”"""),
    ],
)
def test_a_value_that_may_hold_a_password_is_never_repeated(name, value):
    for others in ({}, LIVE):
        said = mistakes(**{**others, name: value})
        assert sum(one.startswith(f"{name} cannot be read; it must be ") for one in said) == 1
        assert len([one for one in said if name in one.split()]) == 1
        assert not any(part in one for one in said for part in ("Hunter2", "hushed", "hu@sh"))


@pytest.mark.parametrize(
    "settings",
    [
        {"HOST": "u:Hunter2@db"},
        {"PUBLIC_URL": "http://bot.example/Hunter2"},
        {**LIVE, "MicrosoftAppTenantId": "Hunter2.example"},
    ],
)
def test_nor_is_one_that_can_be_read_but_not_used(settings):
    (only,) = mistakes(**settings)
    assert "Hunter2" not in only


def test_every_mistake_is_named_at_once():
    assert len(mistakes(PORT="x", PLAN="y", NOW="z")) == 3


def test_the_sandbox_is_never_offered_to_other_machines():
    (only,) = mistakes(HOST="0.0.0.0")
    assert "HOST" in only


def test_the_clock_is_set_in_the_sandbox_only():
    (only,) = mistakes(**LIVE, NOW="2026-11-22T10:00:00+00:00")
    assert "NOW" in only


@pytest.mark.parametrize(
    "missing",
    ["MicrosoftAppPassword", "MicrosoftAppTenantId", "PUBLIC_URL", "TOKEN_KEYS"],
)
def test_what_a_live_bot_cannot_do_without_is_asked_for(missing):
    given = {name: value for name, value in LIVE.items() if name != missing}
    assert any(missing in one for one in mistakes(**given))


@pytest.mark.parametrize("name", ["LOGIN_URL", "GRAPH_URL", "SLACK_API_URL"])
def test_a_live_bot_sends_tokens_over_https_or_to_this_machine(name):
    (only,) = mistakes(**LIVE, **{name: "http://graph.example/v1.0"})
    assert name in only
    assert read({**LIVE, name: "http://127.0.0.1:8000/v1.0"})


@pytest.mark.parametrize(
    "uri", [f"api://bot.example/botid-{APP}", f"api://botid-{APP.upper()}", ""]
)
def test_single_sign_on_is_for_the_bots_own_uri(uri):
    assert read(LIVE | {"TEAMS_SSO_RESOURCE": uri}).sso_resource == uri


@pytest.mark.parametrize(
    "uri", ["api://app", "api://bot.example/botid-2", f"api://old.example/botid-{APP}"]
)
def test_an_application_id_uri_of_another_bot_is_a_mistake(uri):
    (mistake,) = mistakes(**LIVE, TEAMS_SSO_RESOURCE=uri)
    assert "botid-ID" in mistake


def test_half_a_slack_app_is_a_mistake():
    (only,) = mistakes(**LIVE, SLACK_BOT_TOKEN="xoxb")
    assert "SLACK_SIGNING_SECRET" in only


def test_secrets_stay_out_of_what_is_printed():
    held = {"STORE_URL": "postgresql://bot:hushed@db/bot", "METRICS_TOKEN": "hushed"}
    hushed = dict.fromkeys(("MicrosoftAppPassword", "CLIENT_SECRET", "TOKEN_KEYS"), "hushed" * 6)
    assert "hushed" not in repr(read({**LIVE, **held, **hushed}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MicrosoftAppPassword", "secret"),
        ("MicrosoftAppTenantId", "tenant"),
        ("MicrosoftAppType", "SingleTenant"),
        ("CLIENT_ID", "5e1f0f0a-3c1e-4f0e-8f53-1d0a7c4b9e21"),
        ("CLIENT_SECRET", "secret"),
        ("MicrosoftAppId", "  "),
        ("MicrosoftAppPassword", " "),
        ("CLIENT_ID", "\t"),
        ("PUBLIC_URL", "https://bot.example"),
        ("PUBLIC_URL", "http://bot.example"),
        ("PUBLIC_URL", "https://localhost:3978"),
    ],
)
def test_a_sandbox_with_a_setting_that_means_live_does_not_start(name, value):
    (only,) = mistakes(**{name: value})
    assert name in only
    assert "MicrosoftAppId" in only


def test_what_a_sandbox_sets_itself_or_has_a_use_for_means_nothing_live():
    own = {"CLIENT_ID": SANDBOX_CLIENT[0], "TOKEN_KEYS": "k" * 32, "PLAN": "ultimate"}
    assert read({**own, "OWNERS": "ada@contoso.example"}).is_sandbox


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AppId", "MicrosoftAppId"),
        ("BotId", "MicrosoftAppId"),
        ("BotAppId", "MicrosoftAppId"),
        ("BOT_APP_ID", "MicrosoftAppId"),
        ("TEAMS_APP_ID", "MicrosoftAppId"),
        ("MS_APP_ID", "MicrosoftAppId"),
        ("MicrosoftApplicationId", "MicrosoftAppId"),
        ("MICROSOFT_APPLICATION_ID", "MicrosoftAppId"),
        ("AppPassword", "MicrosoftAppPassword"),
        ("MicrosoftAppSecret", "MicrosoftAppPassword"),
        ("BOT_APP_TENANT_ID", "MicrosoftAppTenantId"),
        ("BotAppType", "MicrosoftAppType"),
        ("MicrosoftAppClientId", "MicrosoftAppId"),
        ("BOT_CLIENT_ID", "MicrosoftAppId"),
        ("TEAMS_CLIENT_SECRET", "MicrosoftAppPassword"),
    ],
)
def test_the_names_of_other_sdks_mean_live_too(name, meant):
    assert mistakes(**{name: "x"}) == [f"{name} is no setting: it is spelt {meant}."]
    assert not read({**LIVE, name: "x"}).is_sandbox


@pytest.mark.parametrize("name", ["APP_ID", "app_id", "BOT_ID", "APPLICATION_ID"])
def test_a_name_that_anybody_may_use_means_live_beside_a_hint(name):
    said = [f"{name} is no setting: it is spelt MicrosoftAppId."]
    assert read({name: "shop"}).is_sandbox
    assert mistakes(**{name: "00000000-0000-0000-0000-00000000000A"}) == said
    assert mistakes(**{name: "shop", "OWNERS": "ada@contoso.example"}) == said
    assert not read({**LIVE, name: "shop"}).is_sandbox


def test_a_sandbox_does_not_serve_a_real_slack_workspace():
    slack = {"SLACK_BOT_TOKEN": "xoxb", "SLACK_SIGNING_SECRET": "s"}
    (only,) = mistakes(**slack)
    assert "MicrosoftAppId" in only
    assert mistakes(**slack, SLACK_API_URL="https://slack.com/api")
    assert read({**slack, "SLACK_API_URL": "http://127.0.0.1:8000/api"})


@pytest.mark.parametrize(
    "name",
    ["MICROSOFTAPPID", "MicrosoftAppID", "MICROSOFT_APP_ID", "microsoftAppId", "MicrosofAppId"],
)
def test_a_misspelt_name_is_a_mistake_that_says_the_right_one(name):
    live = {key: value for key, value in LIVE.items() if key != "MicrosoftAppId"}
    assert f"{name} is no setting: it is spelt MicrosoftAppId." in mistakes(**live, **{name: "app"})


def test_a_neighbours_variable_is_no_misspelling():
    assert read({"HOSTNAME": "h", "PORTAL": "p", "POSTGRES_PASSWORD": "p", "LOGNAME": "me"})
    assert read({"AZURE_CLIENT_ID": "00000000-0000-0000-0000-00000000000A"}).is_sandbox


def test_token_keys_are_whole_values():
    blank = "correct horse battery staple and some more"
    assert read({**LIVE, "TOKEN_KEYS": blank}).keys == (blank,)
    listed = ["n" * 32, "o" * 33]
    assert read({**LIVE, "TOKEN_KEYS": json.dumps(listed)}).keys == tuple(listed)


@pytest.mark.parametrize(
    "keys",
    ["x", "correct horse battery staple", f"{'n' * 32},{'o' * 32}", f'["{"n" * 32}", "x"]'],
)
def test_keys_that_are_short_or_listed_as_before_are_refused_and_not_repeated(keys):
    (only,) = mistakes(**LIVE | {"TOKEN_KEYS": keys})
    assert "python app.py reseal" in only
    assert len(keys) == 1 or keys not in only


@pytest.mark.parametrize(
    "keys",
    ["[]", "[ ]", "[1]", "[" * 100_000, '["hushed', f'["{"hushed" * 6}"', f'["{"hushed" * 6}", 1]'],
)
@pytest.mark.parametrize("others", [{}, LIVE])
def test_a_list_of_keys_that_cannot_be_read_is_all_that_is_said(others, keys):
    (only,) = mistakes(**{**others, "TOKEN_KEYS": keys})
    assert only.startswith("TOKEN_KEYS cannot be read")
    assert "hushed" not in only


def test_reseal_takes_what_the_start_refuses_if_its_first_key_will_do(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"TOKEN_KEYS={'n' * 32},old\n")
    assert for_reseal().keys == ("n" * 32, "old")
    (tmp_path / ".env").write_text(f'TOKEN_KEYS=["{"n" * 32}", "x"]\n')
    assert for_reseal().keys == ("n" * 32, "x")
    (tmp_path / ".env").write_text("TOKEN_KEYS=x\n")
    with pytest.raises(BadSettings, match="first of TOKEN_KEYS has 1 characters"):
        for_reseal()
    monkeypatch.setenv("TOKEN_KEYS", f"""'["{"n" * 32}", "{"o" * 32}"]'""")
    with pytest.raises(BadSettings, match="TOKEN_KEYS cannot be read"):
        for_reseal()


def test_proxies_are_addresses_or_networks():
    read_in = read({"TRUSTED_PROXIES": "10.0.0.0/8, 192.0.2.1"}).trusted_proxies
    assert [str(one) for one in read_in] == ["10.0.0.0/8", "192.0.2.1/32"]


def test_a_copy_may_use_the_tenant_that_another_process_serves():
    elsewhere = "http://127.0.0.1:3979/sandbox"
    settings = read({"GRAPH_URL": f"{elsewhere}/graph/v1.0", "LOGIN_URL": f"{elsewhere}/login"})
    assert settings.is_sandbox
    assert not settings.serves_tenant
    assert read({}).serves_tenant
    assert not read(LIVE).serves_tenant


@pytest.mark.parametrize(
    "urls",
    [
        {"GRAPH_URL": "https://graph.microsoft.com/v1.0"},
        {"GRAPH_URL": "http://127.0.0.1:3979/sandbox/graph/v1.0"},
        {"GRAPH_URL": "http://127.0.0.1:3978/graph/v1.0"},
    ],
)
def test_the_sandbox_never_speaks_to_a_real_tenant_nor_to_two(urls):
    (only,) = mistakes(**urls)
    assert only.startswith("GRAPH_URL and LOGIN_URL")


@pytest.mark.parametrize("document", ["README.md", ".env.example"])
def test_every_setting_is_documented_and_nothing_else(document):
    text = (Path(__file__).parents[1] / document).read_text("utf-8")
    if document == ".env.example":
        named = set(re.findall(r"^# (\w+)=", text, re.MULTILINE))
    else:
        table = text.partition("| name | meaning")[2].partition("\n\n")[0]
        cells = [line.split("|")[1] for line in table.splitlines()[2:]]
        named = set(re.findall(r"`(\w+)`", "".join(cells)))
    assert named == set(NAMES)
