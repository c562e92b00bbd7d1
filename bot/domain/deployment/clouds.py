"""Microsoft's clouds: where sign-in, Graph and Bot Framework are in each, and who signs there.

The addresses are those of Microsoft's Teams SDK (`CloudEnvironment`, microsoft-teams-api 2.1) and of Microsoft Graph's page on
national clouds. GCC without High is the public cloud.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace


class Cloud(Struct, frozen=True, kw_only=True):
    """One cloud: a tenant belongs to exactly one, and nothing is shared between them."""

    login_url: str
    """Where people sign in, without the tenant; the issuer of id tokens begins with it."""
    graph_url: str
    graph_resource: str = ""
    """What scopes are of, where they must say so: in the public cloud a bare one is Graph's."""
    bot_tenant: str
    """Where a multi-tenant bot gets its token."""
    bot_audience: str
    """What the bot's token is for."""
    bot_issuer: str
    """Who signs what Bot Framework sends."""
    bot_keys: str
    """Where its signing keys are published."""


PUBLIC = Cloud(
    login_url="https://login.microsoftonline.com",
    graph_url="https://graph.microsoft.com/v1.0",
    bot_tenant="botframework.com",
    bot_audience="https://api.botframework.com",
    bot_issuer="https://api.botframework.com",
    bot_keys="https://login.botframework.com/v1/.well-known/openidconfiguration",
)
_GCC_HIGH = Cloud(
    login_url="https://login.microsoftonline.us",
    graph_url="https://graph.microsoft.us/v1.0",
    graph_resource="https://graph.microsoft.us",
    bot_tenant="MicrosoftServices.onmicrosoft.us",
    bot_audience="https://api.botframework.us",
    bot_issuer="https://api.botframework.us",
    bot_keys="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
)
_DOD = replace(
    _GCC_HIGH,
    graph_url="https://dod-graph.microsoft.us/v1.0",
    graph_resource="https://dod-graph.microsoft.us",
)
_CHINA = Cloud(
    login_url="https://login.partner.microsoftonline.cn",
    graph_url="https://microsoftgraph.chinacloudapi.cn/v1.0",
    graph_resource="https://microsoftgraph.chinacloudapi.cn",
    bot_tenant="microsoftservices.partner.onmschina.cn",
    bot_audience="https://api.botframework.azure.cn",
    bot_issuer="https://api.botframework.azure.cn",
    bot_keys="https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
)

CLOUDS: Mapping[str, Cloud] = {
    "public": PUBLIC,
    "gcchigh": _GCC_HIGH,
    "dod": _DOD,
    "china": _CHINA,
}
"""By the value of the setting `CLOUD`."""


def qualified(scopes: Iterable[str], resource: str) -> list[str]:
    """Return scopes of Graph as they must be asked for; an empty resource is the public cloud's Graph."""
    return [f"{resource}/{one}" if resource else one for one in scopes]
