"""A card drawn anew, or opened from another: from its subject to the handler that shows it."""

from collections.abc import Mapping

from bot.domain.card_subjects import (
    LIMITS,
    NOTIFICATIONS,
    PEOPLE,
    PERSON,
    POOL,
    POOLS,
    ROOM,
    ROOMS,
    SETTINGS,
    parse_subject,
)
from bot.domain.errors import Gone
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Open, Refresh
from dialogs.account import (
    interviewer_limits,
    people,
    pool_card,
    pools,
    room_card,
    rooms,
    settings_card,
)
from dialogs.interviews import my_interviews
from dialogs.reminders import preferences

SHOWN: Mapping[str, Handler[str]] = {
    SETTINGS: settings_card.show,
    ROOMS: rooms.rooms,
    ROOM: room_card.show_room,
    POOLS: pools.show_pools,
    POOL: pool_card.show_pool,
    PEOPLE: people.show_people,
    PERSON: people.show_person,
    LIMITS: interviewer_limits.show_card,
    NOTIFICATIONS: preferences.show_card,
}
"""By the kind of a subject: the cards of the account; each asks for its right."""


async def refresh(turn: Turn, action: Refresh, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Draw a card anew for who looks at it."""
    kind, about = parse_subject(action.subject)
    if kind in SHOWN:
        return await SHOWN[kind](turn, about, unit_of_work, ports)
    return await my_interviews.refresh(turn, action, unit_of_work, ports)


async def open_card(turn: Turn, action: Open, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the card that a button names, or the one that was picked beside it."""
    inputs = turn.content.inputs if isinstance(turn.content, Pressed) else {}
    picked = inputs.get("which", "")
    kind, about = parse_subject(action.subject or picked)
    if action.subject and not about:
        about = picked
    if kind not in SHOWN:
        raise Gone(what="button")
    return await SHOWN[kind](turn, about, unit_of_work, ports)
