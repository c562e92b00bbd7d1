"""What candidates may do with their links: how long they may choose, until when they may move or cancel, and holds."""

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import Deed
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.errors import BadInput
from bot.language.requests import AdminRequest, SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.settings import SettingChange
from dialogs.authorization import require_admin
from dialogs.candidates.holds import release

MINUTES_A_DAY = 24 * 60
DAYS = range(1, 31)
NOTICE_MOST = 5 * MINUTES_A_DAY
MOVES_USUALLY, MOVES_MOST = 2, 5


def link_days(account: Account, request: SettingRequest) -> SettingChange:
    """Set for how many days a candidate may choose a time."""
    days = (request.minutes or 0) // MINUTES_A_DAY
    if days not in DAYS:
        raise BadInput(why="link-days")
    return SettingChange(replace(account, link_days=days), message("link-days", days=days))


def move_notice(account: Account, request: SettingRequest) -> SettingChange:
    """Set until how long before the start a candidate may move their interview."""
    minutes = _notice(request)
    moves = account.candidate_moves or MOVES_USUALLY
    changed = replace(account, move_notice_minutes=minutes, candidate_moves=moves)
    return SettingChange(changed, message("candidates-may-move", moves=moves, minutes=minutes))


def cancel_notice(account: Account, request: SettingRequest) -> SettingChange:
    """Set until how long before the start a candidate may cancel their interview."""
    minutes = _notice(request)
    changed = replace(account, cancel_notice_minutes=minutes)
    return SettingChange(changed, message("candidates-may-cancel", minutes=minutes))


def candidate_moves(account: Account, request: SettingRequest) -> SettingChange:
    """Set how often a candidate may move their interview; not at all where that is taken away."""
    moves = 0 if request.is_off else request.most
    if moves is None or not 0 <= moves <= MOVES_MOST:
        raise BadInput(why="candidate-moves")
    said = message("candidates-may-move", moves=moves, minutes=account.move_notice_minutes)
    return SettingChange(replace(account, candidate_moves=moves), said)


def _notice(request: SettingRequest) -> int:
    minutes = request.minutes
    if minutes is None or not 0 <= minutes <= NOTICE_MOST:
        raise BadInput(why="candidate-notice")
    return minutes


async def hold_times(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Switch holding the times that candidates are given; switched off, what is held is let go."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    is_on = not request.removes
    let_go: list[object] = []
    for link in [] if is_on else await unit_of_work.find(CandidateLink, "holding", person.tenant):
        free, more = await release(link, unit_of_work, ports)
        let_go += [free, *more]
    return Outcome(
        show=[OutgoingView(view=message("holds-times", is_on=is_on))],
        save=[
            replace(account, holds_times=is_on),
            *let_go,
            record_deed(turn, Deed.SETTING, about="candidate_holds"),
        ],
    )


async def send_mail(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Switch sending links by e-mail; who signed in before is asked to allow it when they first send one."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    is_on = not request.is_off
    if is_on and ports.mails is None:
        raise BadInput(why="mail-scope")
    return Outcome(
        show=[OutgoingView(view=message("sends-mail", is_on=is_on))],
        save=[
            replace(account, sends_mail=is_on),
            record_deed(turn, Deed.SETTING, about="candidate_mail"),
        ],
    )
