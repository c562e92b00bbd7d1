"""Links to files that somebody asked for in a chat: unguessable, for ten minutes, once."""

from datetime import datetime, timedelta

from bot.domain.accounts import Person
from bot.domain.audit import Download
from bot.domain.errors import Gone
from bot.domain.url_tokens import hash_ticket, new_ticket
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.people.url_tokens import load_by_ticket

DOWNLOAD_LIVES = timedelta(minutes=10)


def new_download(turn: Turn, person: Person, *, period: str = "") -> tuple[str, Download]:
    """Return the ticket of a new link, and what is kept of it; the period is a report's."""
    ticket = new_ticket()
    link = Download(
        ticket=hash_ticket(ticket),
        person=person.id,
        period=period,
        expires_at=turn.now + DOWNLOAD_LIVES,
    )
    return ticket, link


async def load_download(
    ticket: str, now: datetime, unit_of_work: UnitOfWork
) -> tuple[Download, Person]:
    """Return the link that a ticket opens, and who asked for it; raises Gone where it opens none any more."""
    link = await load_by_ticket(Download, ticket, unit_of_work)
    person = await unit_of_work.person(link.person) if link else None
    if link is None or person is None or link.expires_at <= now:
        raise Gone(what="download")
    return link, person


def harmless_cell(cell: str) -> str:
    """Return the text of a cell that no spreadsheet runs."""
    # Spreadsheets run what begins like a formula, whatever the quotes (OWASP, "CSV Injection").
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell
