"""What was asked once, because it cannot be taken back, and is now agreed to."""

from collections.abc import Mapping

from bot.domain.errors import Gone
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Agree
from dialogs import second_booking, undo
from dialogs.account import roles
from dialogs.candidates import forget
from dialogs.candidates.links import link_commands
from dialogs.interviews.changes import ask_to_exchange, bulk_actions, exchange_people, hand_over
from dialogs.people import privacy

HANDLERS: Mapping[str, Handler[Agree]] = {
    privacy.FORGET: privacy.delete_person,
    roles.REMOVE: roles.remove_person,
    forget.FORGET_CANDIDATE: forget.forget,
    link_commands.WITHDRAW_LINKS: link_commands.withdraw_links,
    undo.UNDO: undo.undo,
    undo.UNDO_CHANGE: undo.undo,
    second_booking.BOOK_ANOTHER: second_booking.book_another,
    hand_over.HAND_OVER: hand_over.hand_over,
    f"{bulk_actions.SEVERAL}cancel": bulk_actions.do_several,
    f"{bulk_actions.SEVERAL}change": bulk_actions.do_several,
    f"{bulk_actions.SEVERAL}change_each": bulk_actions.do_several,
    f"{bulk_actions.SEVERAL}move": bulk_actions.do_several,
    f"{bulk_actions.SEVERAL}exchange": ask_to_exchange.exchange,
    f"{bulk_actions.SEVERAL}exchange_people": exchange_people.exchange_people,
    f"{bulk_actions.SEVERAL}accept": bulk_actions.do_several,
    f"{bulk_actions.SEVERAL}decline": bulk_actions.do_several,
    f"{bulk_actions.SEVERAL}undo": bulk_actions.do_several,
}
"""Each checks the rights of who presses anew, as every handler does."""


async def confirm(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Do what was agreed to."""
    handler = HANDLERS.get(action.to)
    if handler is None:
        raise Gone(what="button")
    return await handler(turn, action, unit_of_work, ports)
