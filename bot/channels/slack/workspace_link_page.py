"""The page on which an administrator confirms that a workspace is their company's.

It comes after the sign-in with Microsoft, in the same browser, and names the workspace as Slack
does: whoever was sent somebody else's sign-in link sees here what it was for.
"""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from msgspec import Struct

from bot.channels.slack.installation_store import InstallationStore
from bot.domain.accounts import Joining
from bot.domain.errors import BotError
from bot.http.form_fields import form_fields
from bot.http.html_pages import page, question
from cards.words import pages as words

JOIN = "/slack/join"


class JoinDoors(Struct, frozen=True):
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
            *words.link_question(name, url, joining.mail),
            action=JOIN,
            hidden={"code": code},
            buttons=words.LINK_BUTTONS,
        )

    async def answer(request: web.Request) -> web.Response:
        given = await form_fields(request)
        if given.get("decision") != "join":
            return page(*words.NOT_LINKED)
        try:
            await doors.confirmed(given.get("code", ""))
        except BotError as error:
            return _refusal(error, doors)
        return page(*words.LINKED)

    return [web.get(JOIN, ask), web.post(JOIN, answer)]


def _refusal(error: BotError, doors: JoinDoors) -> web.Response:
    title, lines = doors.words(error)
    return page(title, *lines, status=400)
