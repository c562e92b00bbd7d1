"""What is wrong between settings: what goes together, what a live bot needs, what says that live was meant of a sandbox."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from bot.settings.model import LOOPBACK, NAMES, SANDBOX_CLIENT, SELF_INSTALL, SHORTEST_KEY, Settings

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
    r"|(?P<bots>microsoft|ms|teams|bot)(?:application|app|bot)?client(?P<part>id|secret)"
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


def contradictions(settings: Settings, given: Mapping[str, str]) -> Iterator[str]:
    """Return a line for each of the settings that another, or what kind of bot it is, forbids."""
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


def misnamed_for_live(values: Mapping[str, str]) -> Iterator[str]:
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
        if name in NAMES or not value or not (other := _OTHER_NAMES.fullmatch(plain_name(name))):
            continue
        whose, what = other["whose"] or other["bots"], other["what"] or other["part"]
        is_anybodys = not whose and name in {name.upper(), name.lower()}
        if not is_anybodys or is_hinted or _GUID.fullmatch(value.strip()):
            yield f"{name} is no setting: it is spelt {_MEANT[what]}."


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


def plain_name(name: str) -> str:
    """Return a name without case and punctuation, by which spellings are compared."""
    return name.casefold().replace("_", "").replace("-", "")
