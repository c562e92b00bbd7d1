"""Installing the Teams app for somebody who has signed in elsewhere, so that they can be written to in Teams.

Teams lets a bot begin a chat only with people for whom its app is installed. Administrators install it for
everybody; where they would rather have the bot do it, they allow it a permission beyond the five.
"""

from contextlib import suppress

from bot.domain.accounts import Person
from bot.domain.errors import BotError
from bot.runtime.ports import Ports

SCOPE = "TeamsAppInstallation.ReadWriteSelfForUser"


async def install_where_missing(person: Person, ports: Ports) -> None:
    """Install the app for who was never met in Teams; Teams then tells the bot of their chat."""
    is_met = any(one.channel == "teams" for one in person.addresses)
    if ports.apps is None or is_met or SCOPE not in ports.rules.scopes:
        return
    # A courtesy beside the sign-in: who cannot be reached is named to the admins in any case.
    with suppress(BotError):
        await ports.apps.install(person)
