"""Microsoft's page on which an administrator approves the app for everybody in a tenant."""

from urllib.parse import urlencode

from bot.graph.factory import GraphSettings
from bot.graph.msal_login import CALENDAR_SCOPES


def approval_url(settings: GraphSettings) -> str:
    """Return the page's address; `{tenant}` stands for the tenant, and a state is to be added."""
    asked = {
        "client_id": settings.client_id,
        "redirect_uri": settings.redirect_uri,
        "scope": " ".join((*CALENDAR_SCOPES, *settings.extra_scopes)),
    }
    return f"{settings.login_url.rstrip('/')}/{{tenant}}/v2.0/adminconsent?{urlencode(asked)}"
