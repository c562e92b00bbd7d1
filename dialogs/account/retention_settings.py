"""How long the account keeps what is over, and how a candidate finds its buildings."""

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import Deed
from bot.domain.buildings import building_named
from bot.domain.errors import BadInput
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.authorization import require_admin
from dialogs.candidates.retention import bring_forward

DAYS = range(1, 3651)
DIRECTIONS_MOST = 1000
MINUTES_A_DAY = 24 * 60


async def keep_candidates(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set for how many days after their last interview a candidate's name is kept."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    days = (request.minutes or 0) // MINUTES_A_DAY
    if days not in DAYS:
        raise BadInput(why="days-kept")
    account = await unit_of_work.account(person.tenant)
    changed = replace(account, candidate_days=days, history_days=max(days, account.history_days))
    return Outcome(
        show=[OutgoingView(view=message("candidates-kept", days=days))],
        save=[
            changed,
            record_deed(turn, Deed.SETTING, about="retention"),
            *await bring_forward(changed, unit_of_work, turn.now),
        ],
    )


async def set_directions(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set a building's address and how to get in; without a text, say nothing of it any more."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    text = "" if request.is_off else request.text
    name = building_named(request.name, account.rooms) or _only_building(account)
    if not name:
        raise BadInput(why="building")
    if len(text) > DIRECTIONS_MOST:
        raise BadInput(why="directions")
    others = {one: said for one, said in account.directions.items() if one != name}
    directions = others | ({name: text} if text else {})
    return Outcome(
        show=[OutgoingView(view=message("directions", building=name, text=text))],
        save=[
            replace(account, directions=directions),
            record_deed(turn, Deed.SETTING, about="directions"),
        ],
    )


def _only_building(account: Account) -> str:
    """Return the building that is meant where an account has one alone."""
    buildings = {room.building for room in account.rooms if room.building}
    return buildings.pop() if len(buildings) == 1 else ""
