"""What the candidate's page asks for: a look, or a decision and the fields of its form, all of them as strangers send them."""

from collections.abc import Mapping

from bot.runtime.ports import Ports
from cards.candidate_views import CandidatePage
from dialogs.candidates.choose import choose
from dialogs.candidates.page import PageRequest, Perform, open_page

PAGES_MOST = 10


async def opened(
    token: str, query: Mapping[str, str], *, perform: Perform, ports: Ports
) -> CandidatePage:
    """Return what the link with this token shows."""
    return await open_page(token, _asked(query), perform=perform, ports=ports)


async def decided(
    token: str,
    query: Mapping[str, str],
    fields: Mapping[str, str],
    *,
    perform: Perform,
    ports: Ports,
) -> CandidatePage:
    """Return what the link shows after a decision; what is none changes nothing."""
    asked = _asked(query)
    if fields.get("decision") == "choose":
        return await choose(token, fields.get("slot", ""), asked, perform=perform, ports=ports)
    return await open_page(token, asked, perform=perform, ports=ports)


def _asked(query: Mapping[str, str]) -> PageRequest:
    page = query.get("page", "")
    is_number = page.isascii() and page.isdecimal() and len(page) <= len(str(PAGES_MOST))
    return PageRequest(zone=query.get("zone", ""), page=int(page) if is_number else 0)
