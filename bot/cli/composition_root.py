"""The composition root: the adapters and the ports, built from settings. Nothing else builds any."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams
from bot.cli.clock import RealClock
from bot.domain.deployment.clouds import CLOUDS
from bot.domain.deployment.deployments import Deployment
from bot.domain.deployment.scopes import CALENDAR_SCOPES, OPENID_SCOPES, split_scopes
from bot.graph.factory import GraphAdapters, GraphSettings, build_graph_adapters
from bot.graph.sign_in.admin_consent import approval_url
from bot.graph.sign_in.encryption import AddressCipher, DecryptionFailed
from bot.http.public_address import is_public
from bot.runtime import metrics
from bot.runtime.delivery.message_pace import MessagePace
from bot.runtime.ports import Cipher, DeploymentRules, Ports, Store
from bot.settings.model import Settings
from cards.runtime_views import CardViews

# Slack is a third of what there is to load: only who serves it waits for it.
if TYPE_CHECKING:
    from bot.channels.slack.factory import Slack, SlackSettings

    Channels = tuple[Teams, Slack | None]


def build_teams(settings: Settings, clock: RealClock) -> Teams:
    """Return the Teams channel; in a sandbox it accepts unsigned messages."""
    if settings.is_sandbox:
        return Teams(None, clock, allow_unsigned=True)
    return Teams(teams_credentials(settings), clock)


def teams_credentials(settings: Settings) -> TeamsCredentials:
    """Return with what the bot proves to Bot Framework who it is."""
    return TeamsCredentials(
        app_id=settings.app_id,
        password=settings.app_password.get_secret_value(),
        kind=settings.app_type,
        tenant=settings.app_tenant,
        cloud=CLOUDS[settings.cloud],
    )


def build_slack(
    settings: Settings, store: Store, clock: RealClock, cipher: Cipher
) -> "Slack | None":
    """Return the Slack channel, or None where no signing secret is set."""
    if not settings.slack_signing_secret.get_secret_value():
        return None
    from bot.channels.slack.factory import Slack  # noqa: PLC0415

    app = slack_settings(settings)
    return Slack(app, clock, store=store, seals=cipher, broken=DecryptionFailed)


def slack_settings(settings: Settings) -> "SlackSettings":
    """Return the part of the settings that the Slack channel needs."""
    from bot.channels.slack.factory import SlackSettings  # noqa: PLC0415

    return SlackSettings(
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        bot_token=settings.slack_bot_token.get_secret_value(),
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret.get_secret_value(),
        api_url=settings.slack_api_url,
        public_url=settings.public_url,
        # Slack fetches pictures over https, the sandbox's Slack from this machine.
        picture=_picture_address(settings)
        if settings.serves_tenant or is_public(settings.public_url)
        else None,
    )


def _picture_address(settings: Settings) -> Callable[[bytes], str]:
    cipher = AddressCipher(settings.keys)
    return lambda packed: f"{settings.public_url}/img/{cipher.seal(packed)}"


def graph_settings(settings: Settings) -> GraphSettings:
    """Return the part of the settings that Graph and the sign-in need."""
    return GraphSettings(
        graph_url=settings.graph_url,
        login_url=settings.login_url,
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value(),
        redirect_uri=f"{settings.public_url}/auth/callback",
        token_keys=settings.keys,
        extra_scopes=settings.extra_scopes,
        graph_resource=CLOUDS[settings.cloud].graph_resource,
        catalog_app=settings.catalog_app,
        scheduler_calendar=settings.scheduler_calendar,
        tenant=settings.sign_in_tenant,
    )


def build_graph(
    settings: Settings, store: Store, clock: RealClock, deployment: Deployment
) -> GraphAdapters:
    """Return the adapters of all that talks to Microsoft."""
    own = replace(graph_settings(settings), has_old_seals=deployment.has_old_seals)
    return build_graph_adapters(own, store, clock, seen=metrics.count_graph_call)


def build_ports(
    settings: Settings,
    channels: "Channels",
    microsoft: GraphAdapters,
    store: Store,
    clock: RealClock,
) -> Ports:
    """Return the ports that every handler is given."""
    teams, slack = channels
    always, optional = split_scopes(settings.extra_scopes)
    return Ports(
        calendars=microsoft.calendars,
        events=microsoft.events,
        identity=microsoft.identity,
        clock=clock,
        chats={"teams": teams.messenger} | ({"slack": slack.messenger} if slack else {}),
        rules=DeploymentRules(
            scopes=(*OPENID_SCOPES, *CALENDAR_SCOPES, *always),
            optional_scopes=optional,
            public_url=settings.public_url,
            owners=settings.owners,
            plan=settings.plan,
            scheduler_calendar=settings.scheduler_calendar,
            approval_url=approval_url(graph_settings(settings)),
            optional_approval_url=approval_url(graph_settings(settings), besides=optional),
            sso_resource=settings.sso_resource,
            slack_install=slack.install if slack else "",
        ),
        views=CardViews(),
        cipher=microsoft.cipher,
        pace=MessagePace(store, clock, settings.slack_per_second),
        mails=microsoft.mails,
        apps=microsoft.apps,
    )
