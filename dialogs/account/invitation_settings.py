"""What candidates read in their invitations: whom they meet, a number to call, how to find the building."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from bot.domain.accounts import Account, NamesShown
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, NotUnderstood
from bot.domain.form_validation import collapse_spaces
from bot.domain.people.buildings import building_named
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.interviewer_limits import target_person
from dialogs.account.settings import SettingChange

TITLE_MOST = 80
DIRECTIONS_MOST = 1000
_PHONE = re.compile(r"\+?[\d ()./-]{5,40}(?: ?(?:ext|x)\.? ?\d{1,6})?")
_SEE = {"first": NamesShown.FIRST, "full": NamesShown.FULL, "no": NamesShown.NONE}


def contact_phone(account: Account, request: SettingRequest) -> SettingChange:
    """Set the number that candidates can call; taken away, invitations name none."""
    phone = "" if request.is_off else collapse_spaces(request.text)
    if phone and not _PHONE.fullmatch(phone):
        raise BadInput(why="phone")
    changed = replace(account, contact_phone=phone)
    return SettingChange(changed, message("contact-phone", phone=phone))


def names_shown(account: Account, request: SettingRequest) -> SettingChange:
    """Set what candidates read of the interviewers' names."""
    see = _SEE.get(request.text, NamesShown.FIRST)
    changed = replace(account, candidates_see=see)
    return SettingChange(changed, message("names-shown", see=see.value))


async def set_job_title(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set what stands beside the speaker's name in invitations of candidates, or for admins beside anybody's."""
    person = await target_person(turn, request, unit_of_work, ports)
    title = "" if request.is_off else collapse_spaces(request.text)
    if len(title) > TITLE_MOST:
        raise BadInput(why="job-title")
    name = "" if person.id == turn.speaker.id else person.name
    return Outcome(
        show=[OutgoingView(view=message("job-title", name=name, title=title))],
        save=[
            replace(person, job_title=title),
            record_deed(turn, Deed.SETTING, whom=person.id, about="job_title"),
        ],
    )


def directions(account: Account, request: SettingRequest) -> SettingChange:
    """Set how to get into a building; without a text, say nothing of it any more."""
    name, text = _of_building(account, request)
    return _told(replace(account, directions=_with(account.directions, name, text)), name)


def address(account: Account, request: SettingRequest) -> SettingChange:
    """Set a building's address, which stands above the way in; buildings themselves are those of the rooms."""
    if not request.text or request.asks:
        raise NotUnderstood(what="setting")
    if request.name and not building_named(request.name, account.rooms):
        raise BadInput(why="building")
    name, text = _of_building(account, request)
    return _told(replace(account, addresses=_with(account.addresses, name, text)), name)


def _of_building(account: Account, request: SettingRequest) -> tuple[str, str]:
    """Return which building is meant, and what candidates are to read of it."""
    text = "" if request.is_off else request.text
    name = building_named(request.name, account.rooms) or _only_building(account)
    if not name and not request.name:
        raise BadInput(why="which-building")
    if not name:
        raise BadInput(why="building")
    if len(text) > DIRECTIONS_MOST:
        raise BadInput(why="directions")
    return name, text


def _with(texts: Mapping[str, str], name: str, text: str) -> dict[str, str]:
    others = {one: said for one, said in texts.items() if one != name}
    return others | ({name: text} if text else {})


def _told(changed: Account, building: str) -> SettingChange:
    """Return a change that says all of what candidates read of a building."""
    told = message("directions", building=building, text=changed.way_to(building))
    return SettingChange(changed, told)


def _only_building(account: Account) -> str:
    """Return the building that is meant where an account has one alone."""
    buildings = {room.building for room in account.rooms if room.building}
    return buildings.pop() if len(buildings) == 1 else ""
