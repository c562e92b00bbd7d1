"""Settings from the environment or a file named .env: read once, checked, every mistake named at once.

With no `MicrosoftAppId` the bot runs in sandbox mode: on the embedded tenant, reached from this
machine alone. It refuses to start there where anything says that live was meant. `NOW` starts its
clock at a moment, in sandbox mode only. Names are case-sensitive; close misspellings are mistakes.
"""

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.domain.deployment.clouds import CLOUDS, PUBLIC

AppType = Literal["MultiTenant", "SingleTenant", "UserAssignedMSI"]
Plan = Literal["standard", "ultimate", "enterprise"]
CloudName = Literal["public", "gcchigh", "dod", "china"]
LogLevel = Literal["debug", "info", "warning", "error"]

SANDBOX_CLIENT = ("7e0c3c1b-5a0e-4d0c-9c1a-0b5ce3c0ffee", "sandbox-secret")
"""What the bot and the embedded tenant agree on; worth nothing anywhere else."""
SANDBOX_KEY = "sandbox"
SANDBOX_SLACK = ("xoxb-sandbox", "sandbox-signing-secret")
"""The same for the little Slack beside the tenant."""
ANY_TENANT = "organizations"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SELF_INSTALL = "TeamsAppInstallation.ReadWriteSelfForUser"
"""The permission with which the bot installs its app for who signs in."""
SHORTEST_KEY = 32
"""Characters of each of TOKEN_KEYS."""
_PORT_MOST = 65535
_PACE_MOST = 100
_YEARS = range(1970, 9000)
"""Of NOW: in any of them there is room to count back and on from it."""
_RESEMBLES = 0.88
"""How like a setting's name another must be to be a misspelling: one letter in eight."""


class BadSettings(ValueError):
    """The settings cannot be used; one line for each mistake."""

    def __init__(self, mistakes: list[str]) -> None:
        """Join the mistakes into one text."""
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


# --- what a value may be -------------------------------------------------------------------------


def _port(text: str | int | None) -> int | None:
    if text is None:
        return None
    port = int(text)
    if not 0 <= port <= _PORT_MOST:
        raise ValueError(text)
    return port


def _pace(text: str | float) -> float:
    pace = float(text)
    if not 0 < pace <= _PACE_MOST:
        raise ValueError(text)
    return pace


def _url(text: str) -> str:
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(text)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(text)
    _ = parts.port  # raises for one that is no number: “http://bot:password/”
    return text.rstrip("/")


def _resource(text: str) -> str:
    if text and not (text.startswith("api://") and len(text) > len("api://")):
        raise ValueError(text)
    return text


def _store_url(text: str | SecretStr) -> SecretStr:
    if isinstance(text, SecretStr):
        return text
    if not text.startswith(("tinydb:", "postgresql://", "postgres://")) or text == "tinydb:":
        raise ValueError(text)
    return SecretStr(text)


def _words(text: str | Iterable[str]) -> list[str]:
    return text.replace(",", " ").split() if isinstance(text, str) else list(text)


def _addresses(text: str | Iterable[str]) -> list[str]:
    mails = [one.casefold() for one in _words(text)]
    if any("@" not in one.strip("@") for one in mails):
        raise ValueError(text)
    return mails


def _networks(text: str | Iterable[str]) -> list[IPv4Network | IPv6Network]:
    return [ip_network(one, strict=False) for one in _words(text)]


def _keys(text: str | Iterable[str]) -> list[str]:
    """Return whole values: one secret with all its blanks, or those of a JSON list."""
    if not isinstance(text, str) or not text.startswith("["):
        return [text] if isinstance(text, str) else list(text)
    try:
        listed = json.loads(text)
    except RecursionError as error:
        raise ValueError from error
    if not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise ValueError
    return [one.strip() for one in listed]


def _moment(text: str | datetime | None) -> datetime | None:
    moment = datetime.fromisoformat(text) if isinstance(text, str) else text
    if moment is not None and (moment.tzinfo is None or moment.year not in _YEARS):
        raise ValueError(text)
    return moment


def _named(*allowed: str) -> BeforeValidator:
    """Return a reader for one of a few words, however they are spelt."""
    by_case = {one.casefold(): one for one in allowed}
    return BeforeValidator(lambda text: by_case.get(str(text).casefold(), text))


_Url = Annotated[str, BeforeValidator(_url)]
_Secret = SecretStr("")
_WANTED = {
    "PORT": f"a number from 0 to {_PORT_MOST}",
    "METRICS_PORT": f"a number from 0 to {_PORT_MOST}",
    "SLACK_PER_SECOND": f"a number above 0, at most {_PACE_MOST}",
    "PUBLIC_URL": "an address such as https://example.org",
    "LOGIN_URL": "an address such as https://example.org",
    "GRAPH_URL": "an address such as https://example.org",
    "SLACK_API_URL": "an address such as https://example.org",
    "TEAMS_SSO_RESOURCE": "an application ID URI such as api://example.org/botid-…",
    "STORE_URL": "tinydb:FILE or postgresql://…",
    "TOKEN_KEYS": 'one secret, or a JSON list of them: ["newest", "older"]',
    "OWNERS": "addresses such as ada@example.org",
    "TRUSTED_PROXIES": "addresses or networks such as 10.0.0.0/8",
    "NOW": "a moment with its offset, such as 2026-11-22T10:00:00+00:00",
    "MicrosoftAppType": "MultiTenant or SingleTenant or UserAssignedMSI",
    "PLAN": "standard or ultimate or enterprise",
    "LOG_LEVEL": "debug or info or warning or error",
    "CLOUD": "public or gcchigh or dod or china",
}
"""What a value must be, for whoever wrote another."""
_HARMLESS = re.compile(r"[\w.:+-]{1,40}")
"""What is repeated at most: a word, a number, or a moment."""
_REPEATED = frozenset(
    {
        "PORT",
        "METRICS_PORT",
        "SLACK_PER_SECOND",
        "MicrosoftAppType",
        "PLAN",
        "LOG_LEVEL",
        "CLOUD",
        "NOW",
    }
)
"""Settings of which a wrong value is repeated; any other may hold a password, which no log should keep."""


class Settings(BaseSettings):
    """Everything that differs between two deployments."""

    model_config = SettingsConfigDict(
        case_sensitive=True, env_ignore_empty=True, extra="ignore", frozen=True
    )

    port: Annotated[int, BeforeValidator(_port)] = Field(3978, validation_alias="PORT")
    host: str = Field("", validation_alias="HOST")
    public_url: _Url = Field("", validation_alias="PUBLIC_URL")
    app_id: str = Field("", validation_alias="MicrosoftAppId")
    app_password: SecretStr = Field(_Secret, validation_alias="MicrosoftAppPassword")
    app_type: Annotated[AppType, _named("MultiTenant", "SingleTenant", "UserAssignedMSI")] = Field(
        "MultiTenant", validation_alias="MicrosoftAppType"
    )
    app_tenant: str = Field("", validation_alias="MicrosoftAppTenantId")
    client_id: str = Field("", validation_alias="CLIENT_ID")
    client_secret: SecretStr = Field(_Secret, validation_alias="CLIENT_SECRET")
    cloud: Annotated[CloudName, _named("public", "gcchigh", "dod", "china")] = Field(
        "public", validation_alias="CLOUD"
    )
    login_url: _Url = Field("", validation_alias="LOGIN_URL")
    graph_url: _Url = Field("", validation_alias="GRAPH_URL")
    extra_scopes: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_words)] = Field(
        (), validation_alias="GRAPH_EXTRA_SCOPES"
    )
    sso_resource: Annotated[str, BeforeValidator(_resource)] = Field(
        "", validation_alias="TEAMS_SSO_RESOURCE"
    )
    catalog_app: str = Field("", validation_alias="TEAMS_CATALOG_APP_ID")
    store_url: Annotated[SecretStr, BeforeValidator(_store_url)] = Field(
        SecretStr("tinydb:data/bot.json"), validation_alias="STORE_URL"
    )
    token_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(_keys)] = Field(
        (), validation_alias="TOKEN_KEYS"
    )
    owners: Annotated[frozenset[str], NoDecode, BeforeValidator(_addresses)] = Field(
        frozenset(), validation_alias="OWNERS"
    )
    plan: Annotated[Plan, _named("standard", "ultimate", "enterprise")] = Field(
        "standard", validation_alias="PLAN"
    )
    scheduler_calendar: str = Field("Comeet Scheduler", validation_alias="SCHEDULER_CALENDAR")
    slack_bot_token: SecretStr = Field(_Secret, validation_alias="SLACK_BOT_TOKEN")
    slack_signing_secret: SecretStr = Field(_Secret, validation_alias="SLACK_SIGNING_SECRET")
    slack_client_id: str = Field("", validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr = Field(_Secret, validation_alias="SLACK_CLIENT_SECRET")
    slack_api_url: _Url = Field("", validation_alias="SLACK_API_URL")
    slack_per_second: Annotated[float, BeforeValidator(_pace)] = Field(
        4.0, validation_alias="SLACK_PER_SECOND"
    )
    log_level: Annotated[LogLevel, _named("debug", "info", "warning", "error")] = Field(
        "info", validation_alias="LOG_LEVEL"
    )
    metrics_port: Annotated[int | None, BeforeValidator(_port)] = Field(
        None, validation_alias="METRICS_PORT"
    )
    metrics_token: SecretStr = Field(_Secret, validation_alias="METRICS_TOKEN")
    trusted_proxies: Annotated[
        tuple[IPv4Network | IPv6Network, ...], NoDecode, BeforeValidator(_networks)
    ] = Field((), validation_alias="TRUSTED_PROXIES")
    starts_at: Annotated[datetime | None, BeforeValidator(_moment)] = Field(
        None, validation_alias="NOW"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take only what is given: `from_environment` reads, so that a mistake can be left out."""
        return (init_settings,)

    @property
    def is_sandbox(self) -> bool:
        """Whether the embedded tenant is served and unsigned messages are accepted."""
        return not self.app_id

    @property
    def sign_in_tenant(self) -> str:
        """Return where people sign in: the id of the only tenant that may, or `organizations` for any.

        A bot of one tenant serves its people alone. Beside a bot for any, an app of its own to sign in to may be one
        tenant's: then `MicrosoftAppTenantId` names it. At `organizations` Entra refuses such an app (AADSTS50194).
        """
        is_for_any = self.app_type == "MultiTenant" and self.client_id == self.app_id
        return ANY_TENANT if is_for_any or not self.app_tenant else self.app_tenant

    @property
    def serves_tenant(self) -> bool:
        """Whether this copy serves the embedded tenant, which others on this machine may use too."""
        return self.is_sandbox and urlsplit(self.graph_url).port == self.port

    @property
    def has_little_slack(self) -> bool:
        """Whether Slack, too, is the sandbox's own."""
        secret = self.slack_signing_secret.get_secret_value()
        return self.is_sandbox and secret == SANDBOX_SLACK[1]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return TOKEN_KEYS as they are, the newest first."""
        return tuple(one.get_secret_value() for one in self.token_keys)


NAMES = tuple(str(one.validation_alias) for one in Settings.model_fields.values())
"""Of all settings, as they are written in the environment."""


# --- reading -------------------------------------------------------------------------------------


def from_environment(dotenv: str = ".env") -> Settings:
    """Return the settings of this process; the environment wins over the file. Raises BadSettings."""
    return read(_written(dotenv))


def for_reseal(dotenv: str = ".env") -> Settings:
    """Return the settings for `reseal`, where TOKEN_KEYS may be a list as written before, or hold short keys."""
    values = _written(dotenv)
    given = values.get("TOKEN_KEYS", "").strip()
    if _is_old_list(given):
        values["TOKEN_KEYS"] = json.dumps(_words(given))
    settings, mistakes = _checked(values)
    if settings.keys and len(settings.keys[0]) < SHORTEST_KEY and settings.keys != (SANDBOX_KEY,):
        mistakes.append(
            f"The first of TOKEN_KEYS has {len(settings.keys[0])} characters: make a new one of at least "
            f'{SHORTEST_KEY}, and put it in front of those there are: TOKEN_KEYS=\'["new", "old"]\'.'
        )
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def read(values: Mapping[str, str]) -> Settings:
    """Return the settings that these names and values mean; raises BadSettings with all mistakes."""
    settings, mistakes = _checked(values)
    mistakes += _key_mistakes(values.get("TOKEN_KEYS", "").strip(), settings)
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def for_packing(dotenv: str = ".env") -> Settings:
    """Return the settings for the apps' packages, which may be made before there is a MicrosoftAppId."""
    values = _written(dotenv)
    if values.get("MicrosoftAppId", "").strip():
        return read(values)
    settings, _, mistakes = _parsed(values)
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def _written(dotenv: str) -> dict[str, str]:
    try:
        file = DotEnvSettingsSource(Settings, env_file=dotenv).env_vars
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        mistake = f"{dotenv} cannot be read ({why}): let the bot read it as text, or move it away."
        raise BadSettings([mistake]) from error
    both = {**file, **EnvSettingsSource(Settings).env_vars}
    return {name: value for name, value in both.items() if value is not None}


def _checked(values: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Return the settings, and what is wrong with them and between them.

    Of one that could not be read that is all that is said: the rules saw another in its place.
    """
    settings, given, mistakes = _parsed(values)
    left_out = {name for name in NAMES if values.get(name, "").strip()} - given.keys()
    more = (*_sandbox_names(values), *_contradictions(settings, given))
    true = (one for one in more if one.split()[0] not in left_out)
    return settings, list(dict.fromkeys([*mistakes, *true]))


def _parsed(values: Mapping[str, str]) -> tuple[Settings, Mapping[str, str], list[str]]:
    """Return the settings, the values they were read from, and what was left out as it cannot be used."""
    given = {name: text for name in NAMES if (text := values.get(name, "").strip())}
    mistakes: list[str] = []
    try:
        settings = Settings.model_validate(_with_defaults(given))
    except ValidationError as error:
        wrong = dict.fromkeys(str(one["loc"][0]) for one in error.errors())
        mistakes += [_mistake(name, given.pop(name)) for name in wrong if name in given]
        settings = Settings.model_validate(_with_defaults(given))
    return settings, given, [*mistakes, *_misspelt(values)]


def _with_defaults(given: Mapping[str, str]) -> dict[str, Any]:
    """Return the values with those that follow from others; what is given wins."""
    live = bool(given.get("MicrosoftAppId"))
    follow = _live_defaults(given) if live else _sandbox_defaults(given)
    return {**follow, **given}


def _live_defaults(given: Mapping[str, str]) -> dict[str, Any]:
    cloud = CLOUDS.get(given.get("CLOUD", "").casefold(), PUBLIC)
    return {
        "HOST": "0.0.0.0",  # noqa: S104 - a server behind a load balancer listens on all
        "CLIENT_ID": given.get("MicrosoftAppId", ""),
        "CLIENT_SECRET": given.get("MicrosoftAppPassword", ""),
        "LOGIN_URL": cloud.login_url,
        "GRAPH_URL": cloud.graph_url,
        "SLACK_API_URL": "https://slack.com/api",
    }


def _sandbox_defaults(given: Mapping[str, str]) -> dict[str, Any]:
    port = given.get("PORT", "3978")
    local = f"http://127.0.0.1:{port}/sandbox"
    own = {
        "HOST": "127.0.0.1",
        "PUBLIC_URL": f"http://localhost:{port}",
        "CLIENT_ID": SANDBOX_CLIENT[0],
        "CLIENT_SECRET": SANDBOX_CLIENT[1],
        "LOGIN_URL": f"{local}/login",
        "GRAPH_URL": f"{local}/graph/v1.0",
        "SLACK_API_URL": "https://slack.com/api",
        "TOKEN_KEYS": (SANDBOX_KEY,),
    }
    if any(name.startswith("SLACK_") for name in given):
        return own
    return own | {
        "SLACK_BOT_TOKEN": SANDBOX_SLACK[0],
        "SLACK_SIGNING_SECRET": SANDBOX_SLACK[1],
        "SLACK_CLIENT_ID": "sandbox",
        "SLACK_CLIENT_SECRET": "sandbox",
        "SLACK_API_URL": f"{local}/slack/api",
    }


# --- mistakes ------------------------------------------------------------------------------------


def _mistake(name: str, value: str) -> str:
    wanted = _WANTED[name]
    if name in _REPEATED and _HARMLESS.fullmatch(value):
        return f"{name} is “{value}”; it must be {wanted}."
    return f"{name} cannot be read; it must be {wanted}."


def _misspelt(values: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each name that is nearly a setting's: a setting that is not read is worse than none."""
    plain = {_plain(name): name for name in NAMES}
    for name, value in values.items():
        if name in NAMES or not value.strip():
            continue
        if like := difflib.get_close_matches(_plain(name), plain, n=1, cutoff=_RESEMBLES):
            yield f"{name} is no setting: it is spelt {plain[like[0]]}."


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "")


def _key_mistakes(given: str, settings: Settings) -> Iterator[str]:
    """Yield what is wrong with the keys that were read; the sandbox's own stands in for what could not be."""
    if _is_old_list(given):
        yield (
            'TOKEN_KEYS holds several keys in one text: write them as a JSON list, ["newest", "older"].'
            " What they sealed is opened still; “python app.py reseal” seals it anew."
        )
    could_be_read = settings.keys != (SANDBOX_KEY,) or given == SANDBOX_KEY
    short = [len(one) for one in settings.keys if len(one) < SHORTEST_KEY]
    if given and could_be_read and short:
        yield (
            f"TOKEN_KEYS holds a key that is too short ({short[0]}); each needs at least {SHORTEST_KEY} characters:"
            f' make a new one, put it in front (TOKEN_KEYS=\'["new", "old"]\'), run'
            " “python app.py reseal” once, and then leave the old one out."
        )


def _is_old_list(text: str) -> bool:
    """Whether this is a list as it was written before: a passphrase has no word as long as a key."""
    words = [] if text.startswith("[") else _words(text)
    return len(words) > 1 and any(len(one) >= SHORTEST_KEY for one in words)


def _contradictions(settings: Settings, given: Mapping[str, str]) -> Iterator[str]:
    rules = _sandbox_rules(settings, given) if settings.is_sandbox else _live_rules(settings)
    every = (*rules, *_sign_on_rules(settings), *_slack_rules(settings))
    return (sentence for is_wrong, sentence in every if is_wrong)


def _sign_on_rules(settings: Settings) -> list[tuple[bool, str]]:
    return [
        (
            not settings.is_sandbox and not _is_own_resource(settings),
            (
                "TEAMS_SSO_RESOURCE must be api://HOST/botid-ID, with the host of PUBLIC_URL and MicrosoftAppId"
                " as ID: Teams asks for a token of no other."
            ),
        ),
        (
            bool(settings.catalog_app) and not _GUID.fullmatch(settings.catalog_app),
            f"TEAMS_CATALOG_APP_ID must be the id that the catalogue of Teams gave the app, {_SUCH_AS}.",
        ),
        (
            bool(settings.catalog_app) != (SELF_INSTALL in settings.extra_scopes),
            f"TEAMS_CATALOG_APP_ID and {SELF_INSTALL} in GRAPH_EXTRA_SCOPES go together: set both or neither.",
        ),
    ]


def _slack_rules(settings: Settings) -> list[tuple[bool, str]]:
    token, secret = settings.slack_bot_token, settings.slack_signing_secret
    has_way_in = bool(token.get_secret_value() or settings.slack_client_id)
    return [
        (
            has_way_in != bool(secret.get_secret_value()),
            (
                "SLACK_SIGNING_SECRET goes together with SLACK_BOT_TOKEN (one workspace) or"
                " SLACK_CLIENT_ID (any workspace that installs the app): set both or neither."
            ),
        ),
        (
            bool(settings.slack_client_id) != bool(settings.slack_client_secret.get_secret_value()),
            "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together: set both or neither.",
        ),
        (
            settings.metrics_port == settings.port != 0,
            "METRICS_PORT must be another port than PORT.",
        ),
    ]


_MEANT_LIVE = (
    "MicrosoftAppPassword",
    "MicrosoftAppTenantId",
    "MicrosoftAppType",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "CLOUD",
)
"""Settings that a sandbox has no use for: who sets one means to serve Teams for real."""
_OWN = {"CLIENT_ID": SANDBOX_CLIENT[0], "CLOUD": "public"}
"""What a sandbox sets of these itself, and may be told."""
_HINTS = ("PUBLIC_URL", "TOKEN_KEYS", "OWNERS", "STORE_URL", "SLACK_SIGNING_SECRET")
"""Settings of most live bots: beside one, even a name that others use too is taken for the bot's."""
_OTHER_NAMES = re.compile(
    r"(?P<whose>(?:microsoft|ms|azure|aad|entra|teams|bot|framework)*)(?:application|app|bot)"
    r"(?P<what>id|password|secret|tenantid|type)"
)
"""How else the bot's registration is called, in other SDKs and templates."""
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SUCH_AS = "such as 11111111-2222-3333-4444-555555555555"
_MEANT = {
    "id": "MicrosoftAppId",
    "password": "MicrosoftAppPassword",
    "secret": "MicrosoftAppPassword",
    "tenantid": "MicrosoftAppTenantId",
    "type": "MicrosoftAppType",
}


def _sandbox_names(values: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each name with which somebody meant a live bot, but which is blank or not a setting's."""
    if values.get("MicrosoftAppId", "").strip():
        return
    for name in ("MicrosoftAppId", *_MEANT_LIVE):
        if values.get(name) and not values[name].strip():
            yield (
                f"{name} is set but blank: set MicrosoftAppId and what goes with it, or leave it out"
                " to try the bot on the embedded tenant."
            )
    is_hinted = any(values.get(name, "").strip() for name in _HINTS)
    for name, value in values.items():
        if name in NAMES or not value or not (other := _OTHER_NAMES.fullmatch(_plain(name))):
            continue
        is_anybodys = not other["whose"] and name in {name.upper(), name.lower()}
        if not is_anybodys or is_hinted or _GUID.fullmatch(value.strip()):
            yield f"{name} is no setting: it is spelt {_MEANT[other['what']]}."


def _sandbox_rules(settings: Settings, given: Mapping[str, str]) -> list[tuple[bool, str]]:
    return [
        (
            settings.host not in LOOPBACK,
            (
                "HOST is not this machine's own, but without MicrosoftAppId the bot accepts unsigned messages"
                " and may only listen on this machine: leave HOST out, or set MicrosoftAppId."
            ),
        ),
        *_signs_of_live(settings, given),
        (
            not _is_one_tenant_here(settings.graph_url, settings.login_url),
            (
                "GRAPH_URL and LOGIN_URL must be those of one embedded tenant on this machine: leave both"
                " out, set both (…/sandbox/graph/v1.0 and …/sandbox/login), or set MicrosoftAppId."
            ),
        ),
    ]


def _signs_of_live(settings: Settings, given: Mapping[str, str]) -> list[tuple[bool, str]]:
    secrets = [one for one in ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN") if given.get(one)]
    return [
        *(
            (
                given.get(name, "").casefold() not in {"", _OWN.get(name, "")},
                (
                    f"{name} is set, but MicrosoftAppId is not: set both, or neither to try"
                    " the bot on the embedded tenant."
                ),
            )
            for name in _MEANT_LIVE
        ),
        (
            not _is_plain_loopback(settings.public_url),
            (
                "PUBLIC_URL is for people elsewhere, but MicrosoftAppId is not set: set it, or leave"
                " PUBLIC_URL out to try the bot on this machine."
            ),
        ),
        (
            bool(secrets) and not _is_here(settings.slack_api_url),
            (
                f"{' and '.join(secrets)} would let people of a real Slack workspace in, but MicrosoftAppId"
                " is not set: set it, or SLACK_API_URL to a Slack on this machine."
            ),
        ),
    ]


def _is_plain_loopback(url: str) -> bool:
    return url.startswith("http://") and _is_here(url)


def _is_here(url: str) -> bool:
    return urlsplit(url).hostname in LOOPBACK


def _is_one_tenant_here(*urls: str) -> bool:
    parts = [urlsplit(url) for url in urls]
    is_here = all(one.hostname in LOOPBACK and one.path.startswith("/sandbox/") for one in parts)
    return is_here and len({one.netloc for one in parts}) == 1


def _live_rules(settings: Settings) -> list[tuple[bool, str]]:
    keyless = settings.app_type == "UserAssignedMSI"
    urls = (settings.login_url, settings.graph_url, settings.slack_api_url)
    return [
        (
            settings.starts_at is not None,
            "NOW sets the clock in sandbox mode only: leave it out when MicrosoftAppId is set.",
        ),
        (
            not settings.public_url.startswith("https://"),
            "PUBLIC_URL must be the https:// address at which people's browsers reach the bot.",
        ),
        (
            not all(map(_is_closed, urls)),
            "LOGIN_URL, GRAPH_URL and SLACK_API_URL must be https:// addresses: tokens are sent there.",
        ),
        (
            not settings.token_keys,
            f"TOKEN_KEYS is missing: give a secret of at least {SHORTEST_KEY} characters.",
        ),
        (
            not keyless and not settings.app_password.get_secret_value(),
            "MicrosoftAppPassword is missing: the bot cannot answer without its client secret.",
        ),
        (
            settings.app_type != "MultiTenant" and not settings.app_tenant,
            f"MicrosoftAppTenantId is missing: {settings.app_type} needs it.",
        ),
        (
            not settings.client_secret.get_secret_value(),
            "CLIENT_SECRET is missing: nobody could sign in.",
        ),
        *_id_rules(settings),
    ]


def _id_rules(settings: Settings) -> list[tuple[bool, str]]:
    return [
        (
            not _GUID.fullmatch(settings.app_id),
            f"MicrosoftAppId must be the bot's application (client) ID, {_SUCH_AS}.",
        ),
        (
            settings.client_id != settings.app_id and not _GUID.fullmatch(settings.client_id),
            f"CLIENT_ID must be the application (client) ID of the app that people sign in to, {_SUCH_AS}.",
        ),
        (
            bool(settings.app_tenant) and not _is_tenant(settings),
            f"MicrosoftAppTenantId must be the tenant's ID, which every message of Teams names, {_SUCH_AS}.",
        ),
    ]


def _is_tenant(settings: Settings) -> bool:
    """Whether it is a tenant's id, or its domain where only the address of the sign-in is made of it."""
    is_address_only = settings.app_type == "MultiTenant" and "." in settings.app_tenant
    return is_address_only or bool(_GUID.fullmatch(settings.app_tenant))


def _is_own_resource(settings: Settings) -> bool:
    """Whether the application ID URI is one that Teams takes for this bot; the host may be left out of it."""
    own = f"botid-{settings.app_id}"
    host = urlsplit(settings.public_url).hostname or ""
    given = settings.sso_resource.casefold()
    return given in {"", f"api://{own}".casefold(), f"api://{host}/{own}".casefold()}


def _is_closed(url: str) -> bool:
    """Whether nobody on the way can listen."""
    return urlsplit(url).scheme == "https" or _is_here(url)
