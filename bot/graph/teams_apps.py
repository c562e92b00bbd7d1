"""Installing the Teams app for who has signed in: an extra permission, off unless a deployment asks for it."""

from http import HTTPStatus

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.graph.calendars.scheduler_calendar import MailboxCalls
from bot.graph.errors import GraphError

PATH = "/me/teamwork/installedApps"


class GraphTeamsApps:
    """The TeamsApps port on Graph (learn.microsoft.com, "Install app for user")."""

    def __init__(self, desk: MailboxCalls, app: str, graph_url: str) -> None:
        """Install the app that has this id in the company's catalog; it is named by Graph's own address."""
        self._desk = desk
        self._app = f"{graph_url}/appCatalogs/teamsApps/{app}"

    async def install(self, person: Person) -> None:
        """Install the app; one that is there already is fine."""
        call = self._desk.call(person, "app.install", PATH, method="POST", writes=True)
        try:
            await self._desk.wire.send(replace(call, body={"teamsApp@odata.bind": self._app}))
        except GraphError as error:
            if error.status != HTTPStatus.CONFLICT:
                raise
