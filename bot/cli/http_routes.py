"""All addresses that the bot serves, and what each asks for."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.graph.sign_in.encryption import AddressCipher
from bot.http.candidate_page import CandidateEndpoints, CandidatePages
from bot.http.client_address import client_address
from bot.http.health import health_routes
from bot.http.http_app import SignInEndpoints, routes
from bot.runtime import metrics
from bot.runtime.ports import OpenStore, Ports
from bot.runtime.turns.turn_runner import TurnRunner
from bot.settings.model import Settings
from cards.words.error_messages import error_lines
from dialogs.account import audit_log, reports
from dialogs.candidates.page import page_requests
from dialogs.people import account_linking
from dialogs.people import sign_in as connecting

# Slack is a third of what there is to load: only who serves it waits for it.
if TYPE_CHECKING:
    from bot.channels.slack.factory import Slack
    from bot.cli.composition_root import Channels


def http_routes(
    channels: "Channels",
    conversations: TurnRunner,
    ports: Ports,
    store: OpenStore,
    settings: Settings,
) -> list[web.RouteDef]:
    """Return the routes of Teams, Slack, the sign-in, the candidate's page and health."""
    own = [
        *routes(_doors(conversations, ports)),
        *health_routes(store),
        *_candidate_routes(conversations, ports, settings),
    ]
    teams, slack = channels
    heard = teams.routes(conversations.take, metrics.count)
    if slack:
        own += [*_slack_routes(slack, conversations, ports), *_picture_routes(settings)]
    return [*heard, *own]


def _slack_routes(
    slack: "Slack", conversations: TurnRunner, ports: Ports
) -> Iterator[web.RouteDef]:
    from bot.channels.slack.workspace_link_page import JoinDoors  # noqa: PLC0415

    yield from slack.routes(conversations.take, metrics.count)
    doors = JoinDoors(
        waiting=partial(account_linking.waiting, perform=conversations.perform, ports=ports),
        confirmed=partial(account_linking.confirm_link, perform=conversations.perform, ports=ports),
        words=error_lines,
    )
    yield from slack.pages(doors)


def _candidate_routes(
    conversations: TurnRunner, ports: Ports, settings: Settings
) -> list[web.RouteDef]:
    perform = conversations.perform_once_written
    doors = CandidateEndpoints(
        opened=partial(page_requests.opened, perform=perform, ports=ports),
        decided=partial(page_requests.decided, perform=perform, ports=ports),
    )
    asker = partial(client_address, proxies=settings.trusted_proxies)
    return CandidatePages(doors, ports.clock, asker, is_framed=settings.is_sandbox).routes()


def _picture_routes(settings: Settings) -> list[web.RouteDef]:
    from bot.http import picture_page  # noqa: PLC0415 - it draws, which Slack alone needs

    return picture_page.routes(AddressCipher(settings.keys).open)


def _doors(conversations: TurnRunner, ports: Ports) -> SignInEndpoints:
    async def came_back(answer: Mapping[str, str]) -> str:
        try:
            return await connecting.handle_callback(
                answer, perform=conversations.perform, ports=ports
            )
        except connecting.ToConfirm as asked:
            page = f"{ports.rules.public_url}/slack/join?code={asked.code}"
            raise web.HTTPSeeOther(page) from None

    return SignInEndpoints(
        opened=partial(connecting.start_sign_in, perform=conversations.perform, ports=ports),
        came_back=came_back,
        exported=partial(audit_log.download_export, perform=conversations.perform, ports=ports),
        reported=partial(reports.download_report, perform=conversations.perform, ports=ports),
        words=error_lines,
    )
