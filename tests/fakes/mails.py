"""Mails in memory: what was sent, and what is to go wrong."""

from dataclasses import dataclass, field


@dataclass
class FakeMails:
    """`trouble` is raised for each mail; where `is_lost` it was sent all the same."""

    sent: list = field(default_factory=list)
    trouble: Exception | None = None
    is_lost: bool = False
    attempts: int = 0

    async def send(self, sender, mail):
        self.attempts += 1
        is_new = mail.attempt not in [one.attempt for _, one in self.sent]
        if is_new and (self.is_lost or self.trouble is None):
            self.sent.append((sender.mail, mail))
        if self.trouble:
            raise self.trouble
