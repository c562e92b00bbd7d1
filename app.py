"""The composition root and the command line: the only file that builds adapters; nothing imports it."""

import gc

# What is loaded stays: to look through it for garbage takes a tenth of the start, and later holds the loop.
gc.disable()

import argparse
import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import structlog
from aiohttp import web

from bot.channels.teams.credentials import BadCredentials, TeamsCredentials
from bot.channels.teams.diagnostics import examine_teams
from bot.channels.teams.factory import Teams, TeamsEndpoints
from bot.domain.accounts import Account, Workspace
from bot.domain.deployment.clouds import CLOUDS
from bot.domain.deployment.deployments import Deployment
from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound
from bot.domain.deployment.optional_scopes import split_scopes
from bot.domain.errors import BotError, Changed
from bot.graph.admin_consent import approval_url
from bot.graph.diagnostics import examine_keys, examine_sign_in
from bot.graph.encryption import AddressCipher, DecryptionFailed
from bot.graph.factory import GraphAdapters, GraphSettings, build_graph_adapters
from bot.graph.tokens import reseal
from bot.http.candidate_page import CandidateEndpoints, CandidatePages
from bot.http.client_address import client_address, limit_pages
from bot.http.connections import Runner
from bot.http.http_app import OPENED, SignInEndpoints, build_application, metrics_routes, routes
from bot.http.loopback_only import loopback_only
from bot.http.public_address import examine_address, is_public
from bot.language.parser import warm_up
from bot.runtime import logs, metrics
from bot.runtime.card_publisher import CardPublisher
from bot.runtime.deployment_mark import deployment_of, mark_live, mark_resealed
from bot.runtime.instrumented_store import InstrumentedStore
from bot.runtime.job_worker import JobWorker
from bot.runtime.message_pace import MessagePace
from bot.runtime.ports import (
    Cipher,
    DeploymentRules,
    DocumentChange,
    Export,
    OpenStore,
    Ports,
    Store,
)
from bot.runtime.rate_limit import with_rate_limit
from bot.runtime.turn_runner import TurnRunner
from bot.settings.environment import BadSettings, for_reseal, from_environment
from bot.settings.model import Settings
from bot.startup_errors import (
    NotStarted,
    cannot_listen,
    cannot_make_owner,
    live_store,
    no_tenant,
)
from bot.store.__main__ import main as move_store
from bot.store.backup import back_up
from bot.store.errors import StoreNotCopied, StoreNotOpened
from bot.store.factory import CONNECT_ATTEMPTS, open_store
from cards.runtime_views import CardViews
from cards.words.administration.doctor import describe_examination, describe_finding
from cards.words.error_messages import error_message
from dialogs.account import audit_log, owner_command, reports, sandbox_seed
from dialogs.account.doctor import Wanted, examine_accounts, known_tenant
from dialogs.candidates import page_requests
from dialogs.people import account_linking
from dialogs.people import sign_in as connecting
from dialogs.router import DELAYS, JOBS, foresee, handle_turn

# Slack and the embedded tenant are a third of what there is to load: only who serves them waits for it.
if TYPE_CHECKING:
    from bot.channels.slack.factory import Slack, SlackSettings
    from bot.sandbox.tenant import Tenant

    Channels = tuple[Teams, Slack | None]

SCOPES = ("openid", "profile", "offline_access", "Calendars.ReadWrite", "Calendars.Read.Shared")
TENANT_SECONDS = 5.0
GRACE = 7.0
"""Seconds for what is in hand when the bot is asked to stop; what is left then, another copy does."""
LAST_SECOND = 1.0
"""For handing back, and for answers on their way: all in all the bot ends within ten seconds."""

log = structlog.get_logger()


class RealClock:
    """The machine's clock, shifted in sandbox mode by NOW and by the page's levers."""

    def __init__(self, starts_at: datetime | None) -> None:
        """Start at this moment, or at the real one."""
        self._shift = starts_at - self._real() if starts_at else timedelta()
        self.advanced: Callable[[], None] | None = None
        """Called when it has moved ahead: work is due by then that was not."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self._real() + self._shift

    def advance(self, by: timedelta) -> None:
        """Move ahead."""
        self._shift += by
        if self.advanced:
            self.advanced()

    @staticmethod
    def _real() -> datetime:
        return datetime.now(UTC)


# --- serving -------------------------------------------------------------------------------------


async def serve(settings: Settings) -> None:
    """Serve until the process is asked to stop; what is in hand is finished first."""
    clock = RealClock(settings.starts_at)
    async with AsyncExitStack() as opened:
        store, deployment = await _own_store(settings)
        opened.push_async_callback(store.close)
        teams = _teams(settings, clock)
        microsoft = _microsoft(settings, store, clock, deployment)
        slack = _slack(settings, store, clock, microsoft.cipher)
        opened.push_async_callback(teams.close)
        opened.push_async_callback(microsoft.close)
        if slack:
            opened.push_async_callback(slack.close)
        ports = _ports(settings, (teams, slack), microsoft, store, clock)
        conversations, later = _bot(ports, store, clock)
        server = _server(settings, clock)
        server.add_routes(_routes((teams, slack), conversations, ports, store, settings))
        await _serve_metrics(server, settings, opened)
        site = await opened.enter_async_context(_listening(server, settings, settings.port))
        await _furnish(settings, store)
        server[OPENED].set()
        async with _working(later, conversations):
            _greet(settings)
            await _asked_to_stop()
            if not settings.serves_tenant:
                # Nothing new comes in, so that a load balancer turns to the other copies.
                await site.stop()


def _bot(ports: Ports, store: OpenStore, clock: RealClock) -> tuple[TurnRunner, JobWorker]:
    warm_up()
    screen = CardPublisher(store, ports)
    conversations = TurnRunner(
        with_rate_limit(handle_turn), ports, store=store, screen=screen, foresee=foresee
    )
    later = JobWorker(JOBS, ports, store=store, delays=DELAYS, notifications=store.notifications)
    clock.advanced = later.wake
    metrics.watch(turns=lambda: conversations.depth, work=lambda: later.depth)
    return conversations, later


def _routes(
    channels: "Channels",
    conversations: TurnRunner,
    ports: Ports,
    store: OpenStore,
    settings: Settings,
) -> list[web.RouteDef]:
    own = [
        *routes(_doors(conversations, ports), store),
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
        words=_words,
    )
    yield from slack.pages(doors)


def _candidate_routes(
    conversations: TurnRunner, ports: Ports, settings: Settings
) -> list[web.RouteDef]:
    perform = conversations.perform
    doors = CandidateEndpoints(
        opened=partial(page_requests.opened, perform=perform, ports=ports),
        decided=partial(page_requests.decided, perform=perform, ports=ports),
    )
    asker = partial(client_address, proxies=settings.trusted_proxies)
    return CandidatePages(doors, ports.clock, asker, is_framed=settings.is_sandbox).routes()


async def _own_store(settings: Settings) -> tuple[InstrumentedStore, Deployment]:
    """Return the store and what it is used for; raises NotStarted for a sandbox on the store of a live bot."""
    opened = await open_store(settings.store_url.get_secret_value(), attempts=CONNECT_ATTEMPTS)
    async with AsyncExitStack() as refused:
        refused.push_async_callback(opened.close)
        deployment = await deployment_of(opened, cast("Export", opened))
        if not settings.is_sandbox:
            await mark_live(opened)
        elif deployment.has_served_live:
            raise live_store()
        refused.pop_all()
    return InstrumentedStore(opened), deployment


def _server(settings: Settings, clock: RealClock) -> web.Application:
    pages = limit_pages(clock, settings.trusted_proxies)
    if not settings.is_sandbox:
        return build_application(pages)
    server = build_application(loopback_only, pages)
    _mount_sandbox(server, settings, clock)
    return server


async def _serve_metrics(
    server: web.Application, settings: Settings, opened: AsyncExitStack
) -> None:
    """Serve the figures on METRICS_PORT, or beside the rest for METRICS_TOKEN or in a sandbox; else nowhere."""
    token = settings.metrics_token.get_secret_value()
    figures = metrics_routes(metrics.text, token=token)
    if settings.metrics_port is not None:
        own = build_application()
        own.add_routes(figures)
        await opened.enter_async_context(_listening(own, settings, settings.metrics_port))
    elif token or settings.is_sandbox:
        server.add_routes(figures)


@asynccontextmanager
async def _listening(
    server: web.Application, settings: Settings, port: int
) -> AsyncIterator[web.TCPSite]:
    runner = Runner(server, shutdown_timeout=LAST_SECOND)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, port)
        try:
            await site.start()
        except OSError as error:
            raise cannot_listen(error, port) from error
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _working(later: JobWorker, conversations: TurnRunner) -> AsyncIterator[None]:
    worker = asyncio.create_task(later.work(conversations))
    try:
        yield
    finally:
        later.stop()
        await asyncio.gather(conversations.end(GRACE), asyncio.wait([worker], timeout=GRACE))
        worker.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECOND):
                await asyncio.wait([worker])
                await conversations.leases.hand_back()
        log.info("stopped")


async def _asked_to_stop() -> None:
    asked = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, asked.set)
    await asked.wait()


def _greet(settings: Settings) -> None:
    if not settings.is_sandbox:
        log.info("serving", host=settings.host, port=settings.port)
        return
    print(  # noqa: T201 - for the person at the terminal
        "\nSANDBOX MODE: an embedded Microsoft 365 tenant; unsigned messages are accepted,"
        "\nfrom this machine only. Set MicrosoftAppId to serve Teams for real.\n"
        f"\n    Open {settings.public_url}/\n",
        flush=True,
    )


# --- adapters ------------------------------------------------------------------------------------


def _teams(settings: Settings, clock: RealClock) -> Teams:
    if settings.is_sandbox:
        return Teams(None, clock, allow_unsigned=True)
    return Teams(_credentials(settings), clock)


def _credentials(settings: Settings) -> TeamsCredentials:
    return TeamsCredentials(
        app_id=settings.app_id,
        password=settings.app_password.get_secret_value(),
        kind=settings.app_type,
        tenant=settings.app_tenant,
        cloud=CLOUDS[settings.cloud],
    )


def _slack(settings: Settings, store: Store, clock: RealClock, cipher: Cipher) -> "Slack | None":
    if not settings.slack_signing_secret.get_secret_value():
        return None
    from bot.channels.slack.factory import Slack  # noqa: PLC0415

    app = _slack_app(settings)
    return Slack(app, clock, store=store, seals=cipher, broken=DecryptionFailed)


def _slack_app(settings: Settings) -> "SlackSettings":
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


def _picture_routes(settings: Settings) -> list[web.RouteDef]:
    from bot.http import picture_page  # noqa: PLC0415 - it draws, which Slack alone needs

    return picture_page.routes(AddressCipher(settings.keys).open)


def _picture_address(settings: Settings) -> Callable[[bytes], str]:
    cipher = AddressCipher(settings.keys)
    return lambda packed: f"{settings.public_url}/img/{cipher.seal(packed)}"


def _graph(settings: Settings) -> GraphSettings:
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


def _microsoft(
    settings: Settings, store: Store, clock: RealClock, deployment: Deployment
) -> GraphAdapters:
    own = replace(_graph(settings), has_old_seals=deployment.has_old_seals)
    return build_graph_adapters(own, store, clock, seen=metrics.count_graph_call)


def _ports(
    settings: Settings,
    channels: "Channels",
    microsoft: GraphAdapters,
    store: Store,
    clock: RealClock,
) -> Ports:
    teams, slack = channels
    always, optional = split_scopes(settings.extra_scopes)
    return Ports(
        calendars=microsoft.calendars,
        events=microsoft.events,
        identity=microsoft.identity,
        clock=clock,
        chats={"teams": teams.messenger} | ({"slack": slack.messenger} if slack else {}),
        rules=DeploymentRules(
            scopes=(*SCOPES, *always),
            optional_scopes=optional,
            public_url=settings.public_url,
            owners=settings.owners,
            plan=settings.plan,
            scheduler_calendar=settings.scheduler_calendar,
            approval_url=approval_url(_graph(settings)),
            optional_approval_url=approval_url(_graph(settings), besides=optional),
            sso_resource=settings.sso_resource,
            slack_install=slack.install if slack else "",
        ),
        views=CardViews(),
        cipher=microsoft.cipher,
        pace=MessagePace(store, clock, settings.slack_per_second),
        mails=microsoft.mails,
        apps=microsoft.apps,
    )


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
        words=_words,
    )


def _words(error: BotError) -> tuple[str, tuple[str, ...]]:
    said = error_message(error.key, error.changed, error.facts)
    return said.what, (said.changed, said.next)


# --- the embedded tenant -------------------------------------------------------------------------


def _mount_sandbox(server: web.Application, settings: Settings, clock: RealClock) -> None:
    tenant = _mount_tenant(server, settings, clock) if settings.serves_tenant else None
    if settings.has_little_slack:
        from bot.sandbox.fault_injection import Journal  # noqa: PLC0415
        from bot.sandbox.slack.routes import mount  # noqa: PLC0415

        token, secret = settings.slack_bot_token, settings.slack_signing_secret
        keys = (token.get_secret_value(), secret.get_secret_value())
        journal = (lambda: tenant.journal) if tenant else Journal
        mount(server, clock.now, port=settings.port, keys=keys, journal=journal)


def _mount_tenant(server: web.Application, settings: Settings, clock: RealClock) -> "Tenant":
    from bot.sandbox.entra.identity import Client  # noqa: PLC0415
    from bot.sandbox.server import mount  # noqa: PLC0415
    from bot.sandbox.tenant import Tenant  # noqa: PLC0415

    redirect = f"{settings.public_url}/auth/callback"
    client = Client(settings.client_id, settings.client_secret.get_secret_value(), (redirect,))
    base = settings.graph_url.partition("/sandbox/")[0]
    tenant = Tenant(clock.now, base_url=base, clients=[client], advance=clock.advance)
    mount(server, tenant)
    return tenant


async def _furnish(settings: Settings, store: Store) -> None:
    """Make the embedded tenant's people and rooms known from the start, as an admin would have."""
    if not settings.is_sandbox:
        return
    from bot.sandbox.slack.workspace import TEAM  # noqa: PLC0415

    people, rooms = await _listed(settings)
    tenant = people[0]["tenantId"]
    if await store.load(Account, tenant):
        return
    # As an administrator would have joined them, so that both chats can be tried at once.
    workspace = Workspace(team=TEAM, name="Contoso", tenant=tenant)
    known = [
        workspace,
        *sandbox_seed.seed_documents("Contoso", people, rooms, owners=settings.owners),
    ]
    # Another copy that starts at the same time may have been faster.
    with suppress(Changed):
        await store.save([DocumentChange(type(one), one.key, one, 0) for one in known])


async def _listed(settings: Settings) -> tuple[list[Any], list[Any]]:
    base = settings.graph_url.partition("/sandbox/")[0]
    patience = aiohttp.ClientTimeout(TENANT_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=patience, raise_for_status=True) as session:
            found = [await session.get(f"{base}/sandbox/{one}") for one in ("people", "rooms")]
            people, rooms = [await one.json() for one in found]
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise no_tenant(settings.graph_url) from error
    return people, rooms


# --- the doctor ----------------------------------------------------------------------------------


async def _examine(settings: Settings, wanted: Wanted) -> int:
    """Print what is found, as it is found; give how much is wrong."""
    found = faults = 0
    async for finding in _findings(settings, wanted):
        what, remedy = describe_finding(finding)
        mark = "–" if finding.is_skipped else "✗" if finding.is_fault else "✓"
        print(f"{mark} {what}", *([f"    {remedy}"] if remedy else []), sep="\n", flush=True)  # noqa: T201 - for the person at the terminal
        found, faults = found + (not finding.problem), faults + finding.is_fault
    print(describe_examination(found, faults))  # noqa: T201 - for the person at the terminal
    return faults


async def _findings(settings: Settings, wanted: Wanted) -> AsyncIterator[Finding]:
    clock, is_sandbox = RealClock(settings.starts_at), settings.is_sandbox
    is_reached = True
    async for finding in examine_address(settings.public_url, in_sandbox=is_sandbox):
        yield finding
        is_reached = is_reached and not finding.is_fault
        if finding.is_fault and settings.serves_tenant:
            return  # tenant and Slack are in the very process that does not answer
    if is_sandbox:
        yield skipped(Check.KEYS, "sandbox")
    else:
        for finding in await examine_teams(_credentials(settings), clock, TeamsEndpoints()):
            yield finding
        with suppress(ModuleNotFoundError):  # a container packs nothing
            from manifest.diagnostics import examine_package  # noqa: PLC0415

            yield examine_package(settings)
    async for finding in _examine_slack(settings, is_reached=is_reached):
        yield finding
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.json"
        state = await _copied(settings, copy)
        yield state
        found = (
            examine_sign_in(_graph(settings), clock, settings.app_tenant, in_sandbox=is_sandbox)
            if state.problem
            else _findings_in(copy, settings, clock, wanted)
        )
        async for finding in found:
            yield finding


async def _copied(settings: Settings, copy: Path) -> Finding:
    try:
        await back_up(settings.store_url.get_secret_value(), copy)
    except FileNotFoundError:
        is_ready = settings.is_sandbox or settings.owners
        return skipped(Check.STORE, "new") if is_ready else faulty(Check.OWNER, "unset")
    except (OSError, StoreNotCopied, StoreNotOpened, BotError) as error:
        return faulty(Check.STORE, "unread", why=str(error))
    return sound(Check.STORE)


async def _examine_slack(settings: Settings, *, is_reached: bool) -> AsyncIterator[Finding]:
    if not settings.slack_signing_secret.get_secret_value():
        yield skipped(Check.SLACK, "not-set")
        return
    from bot.channels.slack.diagnostics import examine_slack  # noqa: PLC0415

    async for finding in examine_slack(_slack_app(settings), is_reached=is_reached):
        yield finding


async def _findings_in(
    copy: Path, settings: Settings, clock: RealClock, wanted: Wanted
) -> AsyncIterator[Finding]:
    """Yield what is found with the sign-ins of a store; it is a copy, so that the bot may run meanwhile."""
    async with AsyncExitStack() as opened:
        store = await open_store(f"tinydb:{copy}")
        opened.push_async_callback(store.close)
        documents = cast("Export", store)
        microsoft = _microsoft(settings, store, clock, await deployment_of(store, documents))
        opened.push_async_callback(microsoft.close)
        teams, slack = _teams(settings, clock), _slack(settings, store, clock, microsoft.cipher)
        opened.push_async_callback(teams.close)
        if slack:
            opened.push_async_callback(slack.close)
        graph, tenant = _graph(settings), settings.app_tenant or await known_tenant(documents)
        async for finding in examine_sign_in(graph, clock, tenant, in_sandbox=settings.is_sandbox):
            yield finding
        yield (keys := await examine_keys(store, settings.keys))
        if keys.problem == "other-keys":
            return  # what else is said of people's sign-ins would be wrong
        ports = _ports(settings, (teams, slack), microsoft, store, clock)
        async for finding in examine_accounts(store, documents, ports, wanted):
            yield finding


# --- the command line ----------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Do what the command line says; give the exit code."""
    gc.freeze()
    gc.set_threshold(5_000)  # 700 unless told: a megabyte less, a twentieth more of each question
    gc.enable()
    asked = _command_line().parse_args(arguments)
    match asked.command:
        case "reseal":
            return _with_settings(_reseal, read=for_reseal)
        case "move-store":
            refusal = move_store([asked.source, asked.target])
            return _refuse(refusal) if refusal else 0
        case "backup":
            return _with_settings(partial(_back_up, target=Path(asked.target)))
        case "owner":
            return _with_settings(partial(_make_owner, address=asked.address))
        case "doctor":
            return _with_settings(partial(_examine, wanted=Wanted(asked.to, asked.room)))
        case _:
            return _with_settings(serve)


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="Serve the scheduling bot; settings come from the environment or .env (see README).",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="other than serving")
    commands.add_parser("reseal", help="encrypt all sign-ins with the newest of TOKEN_KEYS")
    move = commands.add_parser("move-store", help="carry everything from one store to another")
    move.add_argument("source", metavar="FROM", help="as in STORE_URL")
    move.add_argument("target", metavar="TO", help="as in STORE_URL")
    backup = commands.add_parser("backup", help="copy the store into a new file while the bot runs")
    backup.add_argument("target", metavar="TARGET", help="the file, which must not be there yet")
    owner = commands.add_parser(
        "owner", help="make somebody an Owner, where none is left who could"
    )
    owner.add_argument("address", metavar="ADDRESS", help="of somebody who has written to the bot")
    doctor = commands.add_parser("doctor", help="look for what is wrong, and say how to fix it")
    doctor.add_argument("--to", metavar="ADDRESS", default="", help="send a message to this person")
    doctor.add_argument(
        "--room", metavar="ADDRESS", default="", help="invite this room, and let it go again"
    )
    return parser


def _with_settings(
    run: Callable[[Settings], Coroutine[Any, Any, int | None]],
    read: Callable[[], Settings] = from_environment,
) -> int:
    try:
        settings = read()
        logs.configure(settings.log_level)
        return min(asyncio.run(run(settings)) or 0, 1)
    except BadSettings as error:
        return _refuse("The settings cannot be used:", *error.mistakes)
    except StoreNotOpened as error:
        return _refuse("The store that STORE_URL names cannot be used:", str(error))
    except (NotStarted, BadCredentials, StoreNotCopied) as error:
        return _refuse(str(error))
    except BotError as error:
        title, lines = _words(error)
        return _refuse(title, *lines)


async def _reseal(settings: Settings) -> None:
    store = await open_store(settings.store_url.get_secret_value())
    try:
        count = await reseal(store, settings.keys)
        await mark_resealed(store)
    finally:
        await store.close()
    print(f"{count} sign-ins are encrypted with the newest key.")  # noqa: T201 - for the person at the terminal


async def _back_up(settings: Settings, target: Path) -> None:
    try:
        await back_up(settings.store_url.get_secret_value(), target)
    except OSError as error:
        raise StoreNotCopied(f"{error.filename}: {error.strerror}") from error
    print(f"{target} holds a copy: STORE_URL=tinydb:{target} opens it.")  # noqa: T201 - for the person at the terminal


async def _make_owner(settings: Settings, *, address: str) -> None:
    store = await open_store(settings.store_url.get_secret_value())
    try:
        known = await owner_command.people_at(address, cast("Export", store))
        if len(known) != 1:
            raise cannot_make_owner(address, [one.tenant for one in known])
        await owner_command.make_owner(known[0], store, datetime.now(UTC))
    finally:
        await store.close()
    print(f"{known[0].name or address} is an Owner now; the audit log says that you did it.")  # noqa: T201 - for the person at the terminal


def _refuse(*lines: str) -> int:
    print("\n".join(lines), file=sys.stderr)  # noqa: T201 - for the person at the terminal
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
