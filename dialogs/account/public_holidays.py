"""Public holidays of a country as days on which nobody interviews: "we keep UK bank holidays"."""

import asyncio
import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from bot.domain.audit import Deed
from bot.domain.errors import BadInput
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.settings import CLOSED_MOST
from dialogs.authorization import require_admin

YEARS = 2
"""This year and the next: later ones are not decreed yet in every country."""

_REGIONS = {
    "uk": ("GB", "ENG"), "british": ("GB", "ENG"), "english": ("GB", "ENG"), "england": ("GB", "ENG"),
    "welsh": ("GB", "WLS"), "wales": ("GB", "WLS"), "scottish": ("GB", "SCT"), "scotland": ("GB", "SCT"),
    "northern irish": ("GB", "NIR"), "northern ireland": ("GB", "NIR"), "united kingdom": ("GB", "ENG"),
}  # fmt: skip
"""Parts of a country with holidays of their own; the UK's offices keep England's unless they say."""
_ADJECTIVES = {
    "american": "US", "usa": "US", "irish": "IE", "german": "DE", "french": "FR", "spanish": "ES", "italian": "IT",
    "dutch": "NL", "indian": "IN", "canadian": "CA", "australian": "AU", "swiss": "CH", "austrian": "AT",
    "swedish": "SE", "danish": "DK", "norwegian": "NO", "polish": "PL", "portuguese": "PT", "israeli": "IL",
}  # fmt: skip


async def keep_holidays(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Close the account on the public holidays of a country, from today until the end of next year."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    # The library knows 250 countries and takes a moment to load.
    days = await asyncio.to_thread(holiday_dates, request.name, turn.now.date())
    closed = account.closed_days | {day.isoformat() for day in days}
    if len(closed) > CLOSED_MOST:
        raise BadInput(why="too-many")
    told = message(
        "holidays-kept", country=request.name.strip(), days=len(days), until=days[-1].year
    )
    entry = record_deed(turn, Deed.SETTING, about="holidays")
    return Outcome(
        show=[OutgoingView(view=told)], save=[replace(account, closed_days=closed), entry]
    )


def holiday_dates(country: str, today: date) -> Sequence[date]:
    """Return a country's public holidays from a day until the end of the next year; raises BadInput for no country."""
    import holidays  # noqa: PLC0415 - where it is needed

    code, region = _country(country)
    years = range(today.year, today.year + YEARS)
    found = sorted(holidays.country_holidays(code, subdiv=region, years=years))
    coming = [day for day in found if day >= today]
    if not coming:
        raise BadInput(why="country")
    return coming


def _country(said: str) -> tuple[str, str | None]:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - where it is needed

    words = re.sub(r"^the | the$", "", " ".join(said.casefold().replace(".", "").split()))
    if words in _REGIONS:
        return _REGIONS[words]
    names = {module.replace("_", " "): row[1] for module, row in COUNTRIES.items()}
    codes = {row[1].casefold(): row[1] for row in COUNTRIES.values()}
    code = _ADJECTIVES.get(words) or names.get(words) or codes.get(words)
    if code is None:
        raise BadInput(why="country")
    return code, None
