"""Graph's calls about the directory itself, which the five usual permissions do not open.

They refuse with the directory's own 403, spelled differently from Exchange's.
"""

from collections.abc import Callable, Sequence

from bot.sandbox.directory import Directory, Person, Room
from bot.sandbox.entra.identity import Bearer, Entra, principal_name
from bot.sandbox.graph.errors import GraphError, authorization_denied, bad_request
from bot.sandbox.graph.odata import list_page
from bot.sandbox.graph.request import Call, Json, Reply, parse_json_body

_ROOMS = "microsoft.graph.room"


def get_profile(entra: Entra, who: Bearer, key: str, person: Person | Room | None) -> Reply:
    """Return a profile: the caller's own with User.Read, others' with User.ReadBasic.All."""
    needed = "User.Read" if person == who.person else "User.ReadBasic.All"
    if needed not in who.scopes:
        raise authorization_denied()
    if person is None:
        message = f"Resource '{key}' does not exist."
        raise GraphError(404, "Request_ResourceNotFound", message)
    given, _, family = person.name.partition(" ")
    name = principal_name(entra, person) if isinstance(person, Person) else person.mail
    row = {"displayName": person.name, "givenName": given, "surname": family, "mail": person.mail}
    return Reply(200, row | {"id": person.id, "userPrincipalName": name})


def install_app(who: Bearer, call: Call, install: Callable[[Person], bool]) -> Reply:
    """Install a Teams app for the caller, with the permission for it; 409 where it is there already."""
    if "TeamsAppInstallation.ReadWriteSelfForUser" not in who.scopes:
        raise authorization_denied()
    named = str(parse_json_body(call).get("teamsApp@odata.bind", ""))
    if call.method != "POST" or "/appCatalogs/teamsApps/" not in named:
        raise bad_request("Bad Request")
    if not install(who.person):
        raise GraphError(409, "Conflict", "App entitlement already exists.")
    return Reply(201, {})


def list_places(directory: Directory, who: Bearer, *, rest: Sequence[str], address: str) -> Reply:
    """Return the rooms, with Place.Read.All."""
    if "Place.Read.All" not in who.scopes or [part.casefold() for part in rest] != [_ROOMS]:
        raise authorization_denied()
    rows = [_place(room) for room in directory.rooms.values()]
    return Reply(200, list_page(rows, {"$top": "100"}, address=address))


def _place(room: Room) -> Json:
    return {
        "id": room.id,
        "displayName": room.name,
        "emailAddress": room.mail,
        "building": room.building,
        "capacity": room.capacity,
        "bookingType": "standard",
        "tags": list(room.features),
    }
