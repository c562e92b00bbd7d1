"""All settings, and what follows from them."""

from datetime import datetime
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.settings.fields import (
    one_of,
    read_addresses,
    read_keys,
    read_moment,
    read_networks,
    read_pace,
    read_port,
    read_resource,
    read_store_url,
    read_url,
    split_words,
)

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

_Url = Annotated[str, BeforeValidator(read_url)]
_Secret = SecretStr("")


class Settings(BaseSettings):
    """Everything that differs between two deployments."""

    model_config = SettingsConfigDict(
        case_sensitive=True, env_ignore_empty=True, extra="ignore", frozen=True
    )

    port: Annotated[int, BeforeValidator(read_port)] = Field(3978, validation_alias="PORT")
    host: str = Field("", validation_alias="HOST")
    public_url: _Url = Field("", validation_alias="PUBLIC_URL")
    app_id: str = Field("", validation_alias="MicrosoftAppId")
    app_password: SecretStr = Field(_Secret, validation_alias="MicrosoftAppPassword")
    app_type: Annotated[AppType, one_of("MultiTenant", "SingleTenant", "UserAssignedMSI")] = Field(
        "MultiTenant", validation_alias="MicrosoftAppType"
    )
    app_tenant: str = Field("", validation_alias="MicrosoftAppTenantId")
    client_id: str = Field("", validation_alias="CLIENT_ID")
    client_secret: SecretStr = Field(_Secret, validation_alias="CLIENT_SECRET")
    cloud: Annotated[CloudName, one_of("public", "gcchigh", "dod", "china")] = Field(
        "public", validation_alias="CLOUD"
    )
    login_url: _Url = Field("", validation_alias="LOGIN_URL")
    graph_url: _Url = Field("", validation_alias="GRAPH_URL")
    extra_scopes: Annotated[tuple[str, ...], NoDecode, BeforeValidator(split_words)] = Field(
        (), validation_alias="GRAPH_EXTRA_SCOPES"
    )
    sso_resource: Annotated[str, BeforeValidator(read_resource)] = Field(
        "", validation_alias="TEAMS_SSO_RESOURCE"
    )
    catalog_app: str = Field("", validation_alias="TEAMS_CATALOG_APP_ID")
    store_url: Annotated[SecretStr, BeforeValidator(read_store_url)] = Field(
        SecretStr("tinydb:data/bot.json"), validation_alias="STORE_URL"
    )
    token_keys: Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(read_keys)] = Field(
        (), validation_alias="TOKEN_KEYS"
    )
    owners: Annotated[frozenset[str], NoDecode, BeforeValidator(read_addresses)] = Field(
        frozenset(), validation_alias="OWNERS"
    )
    plan: Annotated[Plan, one_of("standard", "ultimate", "enterprise")] = Field(
        "standard", validation_alias="PLAN"
    )
    scheduler_calendar: str = Field("Comeet Scheduler", validation_alias="SCHEDULER_CALENDAR")
    slack_bot_token: SecretStr = Field(_Secret, validation_alias="SLACK_BOT_TOKEN")
    slack_signing_secret: SecretStr = Field(_Secret, validation_alias="SLACK_SIGNING_SECRET")
    slack_client_id: str = Field("", validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr = Field(_Secret, validation_alias="SLACK_CLIENT_SECRET")
    slack_api_url: _Url = Field("", validation_alias="SLACK_API_URL")
    slack_per_second: Annotated[float, BeforeValidator(read_pace)] = Field(
        4.0, validation_alias="SLACK_PER_SECOND"
    )
    log_level: Annotated[LogLevel, one_of("debug", "info", "warning", "error")] = Field(
        "info", validation_alias="LOG_LEVEL"
    )
    metrics_port: Annotated[int | None, BeforeValidator(read_port)] = Field(
        None, validation_alias="METRICS_PORT"
    )
    metrics_token: SecretStr = Field(_Secret, validation_alias="METRICS_TOKEN")
    trusted_proxies: Annotated[
        tuple[IPv4Network | IPv6Network, ...], NoDecode, BeforeValidator(read_networks)
    ] = Field((), validation_alias="TRUSTED_PROXIES")
    starts_at: Annotated[datetime | None, BeforeValidator(read_moment)] = Field(
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
