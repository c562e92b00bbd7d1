"""Microsoft's page on which an administrator approves the app for everybody in a tenant."""

from collections.abc import Sequence
from urllib.parse import urlencode

from bot.graph.factory import GraphSettings, asked_scopes


def approval_url(settings: GraphSettings, *, besides: Sequence[str] = ()) -> str:
    """Return the page's address; `{tenant}` stands for the tenant, and a state is to be added.

    All that people are asked for is listed: what an administrator's consent does not cover, people
    would still be asked for, who may not consent. `besides` are the optional scopes of an account that has turned them on.
    """
    asked = {
        "client_id": settings.client_id,
        "redirect_uri": settings.redirect_uri,
        "scope": asked_scopes(settings, besides),
    }
    return f"{settings.login_url.rstrip('/')}/{{tenant}}/v2.0/adminconsent?{urlencode(asked)}"
