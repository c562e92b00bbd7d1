"""Sandbox mode: the embedded tenant and its Slack, served beside the bot, and its people made known."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import structlog
from aiohttp import web

from bot.cli.clock import RealClock
from bot.domain.accounts import Account, Connection, Person, Workspace
from bot.domain.errors import Changed
from bot.runtime.ports import DocumentChange, Store
from bot.settings.model import Settings
from bot.startup_errors import no_tenant
from dialogs.account import sandbox_seed

# Only a sandbox waits until the tenant is loaded.
if TYPE_CHECKING:
    from bot.sandbox.tenant import Tenant


_log = structlog.get_logger()
TENANT_SECONDS = 5.0
"""How long another process may take to tell of its tenant."""
OWN_TENANT_SECONDS = 60.0
"""The same of the tenant that starts with the bot: it answers, however busy the machine is."""


def mount_sandbox(server: web.Application, settings: Settings, clock: RealClock) -> None:
    """Serve the embedded tenant and its Slack beside the bot, as far as the settings do not name others."""
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


async def seed_sandbox(settings: Settings, store: Store) -> None:
    """Make the embedded tenant's people and rooms known from the start, as an admin would have.

    A tenant that starts with the bot knows of no sign-in of before: whoever is kept as connected is not any more.
    """
    if not settings.is_sandbox:
        return
    from bot.sandbox.slack.workspace import TEAM  # noqa: PLC0415

    people, rooms = await _listed(settings)
    tenant = people[0]["tenantId"]
    if await store.load(Account, tenant):
        if settings.serves_tenant:
            await _note_lost_sign_ins(tenant, store)
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


async def _note_lost_sign_ins(tenant: str, store: Store) -> None:
    kept = await store.find(Person, "tenant", tenant)
    connected = [one for one in kept if one.value.connection is Connection.CONNECTED]
    lost = [
        DocumentChange(Person, one.value.key, sandbox_seed.without_sign_in(one.value), one.version)
        for one in connected
    ]
    # Another copy that starts at the same time may have been faster.
    with suppress(Changed):
        await store.save(lost)
    if lost:
        _log.warning("sandbox.sign_ins_lost", people=len(lost))


async def _listed(settings: Settings) -> tuple[list[Any], list[Any]]:
    base = settings.graph_url.partition("/sandbox/")[0]
    seconds = OWN_TENANT_SECONDS if settings.serves_tenant else TENANT_SECONDS
    patience = aiohttp.ClientTimeout(seconds)
    try:
        async with aiohttp.ClientSession(timeout=patience, raise_for_status=True) as session:
            found = [await session.get(f"{base}/sandbox/{one}") for one in ("people", "rooms")]
            people, rooms = [await one.json() for one in found]
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise no_tenant(settings.graph_url) from error
    return people, rooms
