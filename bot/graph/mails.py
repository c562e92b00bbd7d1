"""Mail from somebody's own mailbox: an extra permission, off unless a deployment lists it and an Admin turns it on."""

from http import HTTPStatus

from cachetools import LRUCache

from bot.domain.accounts import Person
from bot.domain.errors import NotAllowed, OutsideTrouble
from bot.graph.calendars.scheduler_calendar import MailboxCalls
from bot.graph.errors import GraphError
from bot.runtime.ports import Mail

PATH = "/me/sendMail"
ATTEMPTS_KEPT = 1_000


class GraphMails:
    """The Mails port on Graph (learn.microsoft.com, "user: sendMail").

    Graph takes no id of ours with which a repeated call would be known, so no call is repeated, and a step that starts
    over is told what came of its attempt the first time.
    """

    def __init__(self, desk: MailboxCalls) -> None:
        """Send with these people's tokens."""
        self._desk = desk
        self._known: LRUCache[str, OutsideTrouble | NotAllowed | None] = LRUCache(ATTEMPTS_KEPT)

    async def send(self, sender: Person, mail: Mail) -> None:
        """Send a mail; an attempt that has ended here is not made again, and ends as it did."""
        if mail.attempt not in self._known:
            self._known[mail.attempt] = await self._sent(sender, mail)
        if trouble := self._known[mail.attempt]:
            raise trouble

    async def _sent(self, sender: Person, mail: Mail) -> OutsideTrouble | NotAllowed | None:
        call = self._desk.call(
            sender,
            "mail.send",
            PATH,
            method="POST",
            writes=True,
            repeatable=False,
            body={
                "message": {
                    "subject": mail.subject,
                    "body": {"contentType": "text", "content": mail.text},
                    "toRecipients": [{"emailAddress": {"address": mail.to, "name": mail.name}}],
                },
                "saveToSentItems": True,
            },
        )
        try:
            await self._desk.wire.send(call)
        except GraphError as error:
            denied = error.status == HTTPStatus.FORBIDDEN
            return NotAllowed(what="mail", who="") if denied else error
        except OutsideTrouble as error:
            return error
        return None
