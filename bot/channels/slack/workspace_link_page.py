"""The page on which an administrator confirms that a workspace is their company's.

It comes after the sign-in with Microsoft, in the same browser, and names the workspace as Slack
does: whoever was sent somebody else's sign-in link sees here what it was for.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.channels.slack.installation_store import InstallationStore
from bot.domain.accounts import Joining
from bot.domain.errors import BotError
from bot.http.html_pages import page, question

JOIN = "/slack/join"


@dataclass(frozen=True, slots=True)
class JoinDoors:
    """What stands behind the page."""

    waiting: Callable[[str], Awaitable[Joining]]
    """From a code to what is to be confirmed; raises Gone."""
    confirmed: Callable[[str], Awaitable[None]]
    """Joins, once; raises Gone."""
    words: Callable[[BotError], tuple[str, tuple[str, ...]]]
    """A title and sentences for what went wrong."""


def routes(doors: JoinDoors, workspaces: InstallationStore) -> Sequence[web.RouteDef]:
    """Return the page's address, to look at and to answer."""

    async def ask(request: web.Request) -> web.Response:
        code = request.query.get("code", "")
        try:
            joining = await doors.waiting(code)
            name, url = await workspaces.named(joining.team)
        except BotError as error:
            return _refusal(error, doors)
        return question(
            f"Is the Slack workspace “{name}” your company's?",
            f"Its address is {url}. You are signed in as {joining.mail}.",
            "If you join it to your company, I know everybody in it by the e-mail address they"
            " have there. Who administers the workspace can change those addresses.",
            "Join only your own company's workspace. If somebody sent you here, do not join.",
            action=JOIN,
            hidden={"code": code},
            buttons={"join": "Join", "leave": "Do not join"},
        )

    async def answer(request: web.Request) -> web.Response:
        given = await request.post()
        if given.get("decision") != "join":
            return page("Not joined", "Nothing was changed. You can close this page.")
        try:
            await doors.confirmed(str(given.get("code", "")))
        except BotError as error:
            return _refusal(error, doors)
        return page("The workspace is joined", "You can close this page and go back to Slack.")

    return [web.get(JOIN, ask), web.post(JOIN, answer)]


def _refusal(error: BotError, doors: JoinDoors) -> web.Response:
    title, lines = doors.words(error)
    return page(title, *lines, status=400)
