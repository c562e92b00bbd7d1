"""How long the account keeps what is over."""

from msgspec.structs import replace

from bot.domain.audit import Deed
from bot.domain.errors import BadInput
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.retention import bring_forward
from dialogs.authorization import require_admin

DAYS = range(1, 3651)
MINUTES_A_DAY = 24 * 60


async def keep_candidates(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set for how many days after their last interview a candidate's name is kept; say for how many where none are named."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    if request.minutes is None:
        account = await unit_of_work.account(person.tenant)
        return Outcome(
            show=[OutgoingView(view=message("candidates-kept-now", days=account.candidate_days))]
        )
    days = request.minutes // MINUTES_A_DAY
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
