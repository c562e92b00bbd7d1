"""`python app.py doctor`: look at one thing after the other, and say what is wrong and how it is mended."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from bot.channels.teams.diagnostics import examine_teams
from bot.channels.teams.factory import TeamsEndpoints
from bot.cli.clock import RealClock
from bot.cli.composition_root import (
    build_graph,
    build_ports,
    build_slack,
    build_teams,
    graph_settings,
    slack_settings,
    teams_credentials,
)
from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound
from bot.domain.errors import BotError
from bot.graph.diagnostics import examine_keys, examine_sign_in
from bot.http.public_address import examine_address
from bot.runtime.deployment_mark import deployment_of
from bot.runtime.ports import Export
from bot.settings.model import Settings
from bot.store.backup import back_up
from bot.store.errors import StoreNotCopied, StoreNotOpened, StoreNotThere
from bot.store.factory import open_store
from cards.words.administration.doctor import describe_examination, describe_finding
from dialogs.account.doctor import Wanted, examine_accounts, known_tenant


async def examine(settings: Settings, wanted: Wanted) -> int:
    """Print what is found, as it is found; return how much is wrong."""
    found = faults = 0
    async for finding in _findings(settings, wanted):
        what, remedy = describe_finding(finding)
        mark = "–" if finding.is_skipped else "✗" if finding.is_fault else "✓"
        print(f"{mark} {what}", *([f"    {remedy}"] if remedy else []), sep="\n", flush=True)
        found, faults = found + (not finding.problem), faults + finding.is_fault
    print(describe_examination(found, faults))
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
        for finding in await examine_teams(teams_credentials(settings), clock, TeamsEndpoints()):
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
            examine_sign_in(
                graph_settings(settings), clock, settings.app_tenant, in_sandbox=is_sandbox
            )
            if state.problem
            else _findings_in(copy, settings, clock, wanted)
        )
        async for finding in found:
            yield finding


async def _copied(settings: Settings, copy: Path) -> Finding:
    try:
        await back_up(settings.store_url.get_secret_value(), copy)
    except StoreNotThere:
        if folder := _closed_folder(settings.store_url.get_secret_value()):
            return faulty(Check.STORE, "closed", folder=folder)
        is_ready = settings.is_sandbox or settings.owners
        return skipped(Check.STORE, "new") if is_ready else faulty(Check.OWNER, "unset")
    except (OSError, StoreNotCopied, StoreNotOpened, BotError) as error:
        return faulty(Check.STORE, "unread", why=str(error))
    return sound(Check.STORE)


def _closed_folder(store_url: str) -> str:
    """Return the folder in which the store's file cannot be made; empty where it can."""
    above = Path(store_url.partition(":")[2]).absolute().parents
    there = next(one for one in above if one.exists())
    return "" if there.is_dir() and os.access(there, os.W_OK | os.X_OK) else str(there)


async def _examine_slack(settings: Settings, *, is_reached: bool) -> AsyncIterator[Finding]:
    if not settings.slack_signing_secret.get_secret_value():
        yield skipped(Check.SLACK, "not-set")
        return
    from bot.channels.slack.diagnostics import examine_slack  # noqa: PLC0415

    async for finding in examine_slack(slack_settings(settings), is_reached=is_reached):
        yield finding


async def _findings_in(
    copy: Path, settings: Settings, clock: RealClock, wanted: Wanted
) -> AsyncIterator[Finding]:
    """Yield what is found with the sign-ins of a store; it is a copy, so that the bot may run meanwhile."""
    async with AsyncExitStack() as opened:
        store = await open_store(f"tinydb:{copy}")
        opened.push_async_callback(store.close)
        documents = cast("Export", store)
        microsoft = build_graph(settings, store, clock, await deployment_of(store, documents))
        opened.push_async_callback(microsoft.close)
        teams = build_teams(settings, clock)
        opened.push_async_callback(teams.close)
        slack = build_slack(settings, store, clock, microsoft.cipher)
        if slack:
            opened.push_async_callback(slack.close)
        graph = graph_settings(settings)
        tenant = settings.app_tenant or await known_tenant(documents)
        async for finding in examine_sign_in(graph, clock, tenant, in_sandbox=settings.is_sandbox):
            yield finding
        yield (keys := await examine_keys(store, settings.keys))
        if keys.problem == "other-keys":
            return  # what else is said of people's sign-ins would be wrong
        ports = build_ports(settings, (teams, slack), microsoft, store, clock)
        async for finding in examine_accounts(store, documents, ports, wanted):
            yield finding
