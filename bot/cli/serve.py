"""`python app.py`: serve until asked to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import cast

import structlog
from aiohttp import web

from bot.cli.clock import RealClock
from bot.cli.composition_root import build_graph, build_ports, build_slack, build_teams
from bot.cli.http_routes import http_routes
from bot.cli.sandbox import mount_sandbox, seed_sandbox
from bot.cli.warm_up import WARM, compile_patterns, wait_for_warm_up, warm_up
from bot.domain.deployment.deployments import Deployment
from bot.graph.sign_in.encryption import TokenCipher
from bot.http.client_address import limit_pages
from bot.http.connections import Runner
from bot.http.health import OPENED, metrics_routes
from bot.http.http_app import build_application
from bot.http.loopback_only import loopback_only
from bot.runtime import metrics
from bot.runtime.delivery.card_publisher import CardPublisher
from bot.runtime.deployment_mark import deployment_of, mark_live
from bot.runtime.instrumented_store import InstrumentedStore
from bot.runtime.jobs.job_worker import JobWorker
from bot.runtime.ports import Export, OpenStore, Ports
from bot.runtime.turns.rate_limit import with_rate_limit
from bot.runtime.turns.turn_runner import TurnRunner
from bot.settings.model import Settings
from bot.startup_errors import cannot_listen, live_store
from bot.store.factory import CONNECT_ATTEMPTS, open_store
from dialogs.router import DELAYS, JOBS, foresee, handle_turn

GRACE = 7.0
"""Seconds for what is in hand when the bot is asked to stop; what is left then, another copy does."""
LAST_SECOND = 1.0
"""For handing back, and for answers on their way: all in all the bot ends within ten seconds."""


log = structlog.get_logger()


async def serve(settings: Settings) -> None:
    """Serve until the process is asked to stop; what is in hand is finished first."""
    clock = RealClock(settings.starts_at)
    async with AsyncExitStack() as opened:
        store, deployment = await _own_store(settings)
        opened.push_async_callback(store.close)
        teams = build_teams(settings, clock)
        microsoft = build_graph(settings, store, clock, deployment)
        slack = build_slack(settings, store, clock, microsoft.cipher)
        opened.push_async_callback(teams.close)
        opened.push_async_callback(microsoft.close)
        if slack:
            opened.push_async_callback(slack.close)
        ports = build_ports(settings, (teams, slack), microsoft, store, clock)
        conversations, later = _bot(ports, store, clock)
        server = _server(settings, clock)
        server.add_routes(http_routes((teams, slack), conversations, ports, store, settings))
        await _serve_metrics(server, settings, opened)
        site = await opened.enter_async_context(_listening(server, settings, settings.port))
        asked_to_stop = _stop_signal()
        await _make_ready(server, settings, store, microsoft.cipher)
        async with _working(later, conversations):
            _greet(settings)
            await asked_to_stop.wait()
            if not settings.serves_tenant:
                # Nothing new comes in, so that a load balancer turns to the other copies.
                await site.stop()


async def _make_ready(
    server: web.Application, settings: Settings, store: OpenStore, cipher: TokenCipher
) -> None:
    """Let all in; who comes before the warm-up is over waits for it, as does the work that is due."""
    warming = asyncio.create_task(warm_up(cipher, server[WARM]))
    await seed_sandbox(settings, store)
    server[OPENED].set()
    await warming


def _bot(ports: Ports, store: OpenStore, clock: RealClock) -> tuple[TurnRunner, JobWorker]:
    screen = CardPublisher(store, ports)
    conversations = TurnRunner(
        with_rate_limit(handle_turn), ports, store=store, screen=screen, foresee=foresee
    )
    later = JobWorker(JOBS, ports, store=store, delays=DELAYS, notifications=store.notifications)
    clock.advanced = later.wake
    metrics.watch(turns=lambda: conversations.depth, work=lambda: later.depth)
    return conversations, later


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
    doors = (limit_pages(clock, settings.trusted_proxies), wait_for_warm_up)
    server = build_application(*((loopback_only, *doors) if settings.is_sandbox else doors))
    server[WARM] = asyncio.Event()
    if settings.is_sandbox:
        mount_sandbox(server, settings, clock)
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
    compiling = asyncio.create_task(compile_patterns())
    try:
        yield
    finally:
        compiling.cancel()
        later.stop()
        await asyncio.gather(conversations.end(GRACE), asyncio.wait([worker], timeout=GRACE))
        worker.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECOND):
                await asyncio.wait([worker])
                await conversations.leases.hand_back()
        log.info("stopped")


def _stop_signal() -> asyncio.Event:
    """Return what is set when the process is asked to stop."""
    asked = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, asked.set)
    return asked


def _greet(settings: Settings) -> None:
    if not settings.is_sandbox:
        log.info("serving", host=settings.host, port=settings.port)
        return
    print(
        "\nSANDBOX MODE: an embedded Microsoft 365 tenant; unsigned messages are accepted,"
        "\nfrom this machine only. Set MicrosoftAppId to serve Teams for real.\n"
        f"\n    Open {settings.public_url}/\n",
        flush=True,
    )
