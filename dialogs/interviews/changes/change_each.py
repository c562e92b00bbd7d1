"""Each of several interviews changed in its own way, after one question: “make Jo's 45 and move Hana's to 4”."""

from bot.domain.accounts import Place
from bot.language.parsed import ParsedMessage
from bot.language.requests import EachRequest, RescheduleRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import require_scheduler
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.changes.bulk_moves import BulkMove, choose_times
from dialogs.interviews.changes.same_change import EachChange, own_changes
from dialogs.interviews.interview_commands import request_as
from dialogs.interviews.organized_by_others import refer_to_organizer


async def change_each(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether each interview is to become what was said of it; say what to type where one has to be changed alone."""
    request = request_as(parsed, EachRequest)
    if told := await refer_to_organizer(request.target, turn, unit_of_work, ports):
        return told
    await require_scheduler(turn, unit_of_work, ports.rules)
    changes = own_changes(request)
    if changes is None:
        sentences = request.sentences if turn.address.place is Place.PERSONAL else ()
        return Outcome(show=[OutgoingView(view=message("each-alone", sentences=sentences))])
    moves = await _chosen(turn, request, unit_of_work, ports)
    each = EachChange(changes, moves)
    return await ask_about_several(
        turn, "change_each", request.target, unit_of_work, ports, each=each
    )


async def _chosen(
    turn: Turn, request: EachRequest, unit_of_work: UnitOfWork, ports: Ports
) -> BulkMove:
    moved = [one for one in request.parts if isinstance(one, RescheduleRequest)]
    if not moved:
        return BulkMove()
    windows = tuple((one.target[0], one.windows) for one in moved)
    asked = RescheduleRequest(tuple(one for one, _ in windows), each=windows)
    return await choose_times(turn, asked, unit_of_work, ports)
