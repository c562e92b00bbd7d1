import pytest

from bot.settings import BadSettings, read

LIVE = {
    "MicrosoftAppId": "app",
    "MicrosoftAppPassword": "secret",
    "MicrosoftAppType": "SingleTenant",
    "MicrosoftAppTenantId": "tenant",
    "PUBLIC_URL": "https://bot.example",
    "TOKEN_KEYS": "new old",
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
    assert settings.store_url == "tinydb:data/bot.json"


def test_the_sign_in_app_is_the_bots_own_unless_another_is_named():
    assert read(LIVE).client_id == "app"
    assert read({**LIVE, "CLIENT_ID": "other"}).client_id == "other"


def test_live_settings_point_to_microsoft():
    settings = read(LIVE)
    assert not settings.is_sandbox
    assert settings.graph_url == "https://graph.microsoft.com/v1.0"
    assert settings.token_keys == ("new", "old")


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
        ("LOGIN_URL", "login.microsoftonline.com"),
        ("STORE_URL", "sqlite:x"),
        ("STORE_URL", "tinydb:"),
        ("PLAN", "gold"),
        ("LOG_LEVEL", "loud"),
        ("NOW", "yesterday"),
        ("NOW", "2026-11-22T10:00:00"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_it_should_be(name, value):
    (only,) = mistakes(**{name: value})
    assert only.startswith(f"{name} is “{value}”; it must be ")


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


def test_half_a_slack_app_is_a_mistake():
    (only,) = mistakes(SLACK_BOT_TOKEN="xoxb")
    assert "SLACK_SIGNING_SECRET" in only


def test_secrets_stay_out_of_what_is_printed():
    assert "secret" not in repr(read(LIVE))


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
