"""Installing the Teams app with somebody's own grant, at the embedded tenant."""

import pytest

from bot.domain.errors import OutsideTrouble
from bot.graph.teams_apps import GraphTeamsApps
from tests.harness.graph_server import served

SCOPE = ("TeamsAppInstallation.ReadWriteSelfForUser",)
IAN = "ian@contoso.example"


def apps(world):
    return GraphTeamsApps(world.events._desk, "catalog-id", f"{world.base}/sandbox/graph/v1.0")


async def test_the_app_is_installed_and_a_second_time_is_fine():
    async with served(extra_scopes=SCOPE) as world:
        ian = await world.connected("ian")
        await world.switch(mail=IAN, isInstalled=False)
        for _ in range(2):
            await apps(world).install(ian)
        assert world.tenant.chats.membership(IAN).is_installed


async def test_the_five_permissions_do_not_allow_it():
    async with served() as world:
        ian = await world.connected("ian")
        await world.switch(mail=IAN, isInstalled=False)
        with pytest.raises(OutsideTrouble):
            await apps(world).install(ian)
        assert not world.tenant.chats.membership(IAN).is_installed
