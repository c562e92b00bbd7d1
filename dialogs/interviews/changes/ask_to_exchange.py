"""Whether two interviews are to swap their times is asked once, as several changes are."""

import msgspec
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.errors import BadInput, Gone
from bot.language.requests import RescheduleRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from cards.actions import Agree
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.bulk_actions import ask_about_several, is_of_list
from dialogs.interviews.changes.bulk_moves import BulkMove, ChosenTime
from dialogs.interviews.changes.exchange_times import exchange_times, time_of_other


async def ask_to_exchange(
    turn: Turn, request: RescheduleRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show which interview takes which time, and ask once whether they are to."""
    one, other = [await own_interview(each, turn, unit_of_work) for each in request.target]
    for each in (one, other):
        require_standing(each, turn.now, unit_of_work)
    moves = BulkMove((_to(one, other), _to(other, one)))
    return await ask_about_several(
        turn, "exchange", request.target, unit_of_work, ports, moves=moves
    )


def _to(one: Interview, other: Interview) -> ChosenTime:
    return ChosenTime(one.id, *time_of_other(one, other))


async def exchange(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Swap the times of the two interviews that were asked about; Gone where one was moved since."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if not is_of_list(action, talk) or not talk.several_doing:
        raise Gone(what="choices")
    times = msgspec.convert(talk.several_doing, BulkMove).times
    found = [await own_interview(each.interview, turn, unit_of_work) for each in times]
    if len(found) != 2:  # noqa: PLR2004 - the two
        raise BadInput(why="which-interview")
    one, other = found
    if (_to(one, other), _to(other, one)) != times:
        raise Gone(what="choices")
    done = await exchange_times(turn, (one, other), unit_of_work, ports)
    over = replace(kept_talk(done, talk), confirm=None, several=(), several_doing=None)
    return with_talk(done, over)
