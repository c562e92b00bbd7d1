"""Mails in memory: what was sent, and what is to go wrong."""

from dataclasses import dataclass, field

from bot.domain.errors import SignInNeeded


@dataclass
class FakeMails:
    """`trouble` is raised for each mail; an attempt that ended is not made again, and ends as it did."""

    sent: list = field(default_factory=list)
    trouble: Exception | None = None
    attempts: int = 0
    ended: dict = field(default_factory=dict)

    async def send(self, sender, mail):
        self.attempts += 1
        if mail.attempt not in self.ended:
            if isinstance(self.trouble, SignInNeeded):
                raise self.trouble
            if self.trouble is None:
                self.sent.append((sender.mail, mail))
            self.ended[mail.attempt] = self.trouble
        if trouble := self.ended[mail.attempt]:
            raise trouble
