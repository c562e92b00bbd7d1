"""Where somebody works: rooms for their interviews are looked for in that building."""

from msgspec.structs import replace

from bot.domain.audit import Deed
from bot.domain.errors import BadInput
from bot.domain.people.buildings import building_named
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.interviewer_limits import target_person


async def set_workplace(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set the building in which the speaker works, or for admins anybody."""
    person = await target_person(turn, request, unit_of_work, ports)
    account = await unit_of_work.account(person.tenant)
    building = building_named(request.name, account.rooms)
    if not building:
        raise BadInput(why="building")
    moved = replace(person, building=building)
    entry = record_deed(turn, Deed.SETTING, whom=person.id, about="building")
    name = "" if person.id == turn.speaker.id else person.name
    told = message("workplace", name=name, building=building)
    return Outcome(show=[OutgoingView(view=told)], save=[moved, entry])
