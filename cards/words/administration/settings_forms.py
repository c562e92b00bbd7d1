"""The words of the forms in which settings, rooms, people and limits are changed."""

from collections.abc import Iterator, Sequence
from datetime import date

from cards.account_views import PeopleView, PersonFacts, PersonView, RoomView
from cards.words.administration.roles import role_name
from cards.words.date_spans import dates_named
from cards.words.formatting import WEEKDAYS, count_of, display, join_names, length, zone
from cards.words.forms import OPTIONAL

SAVE, CHANGE, BACK = "Save", "Change", "Back"
NONE = "None"

# --- the account's settings ----------------------------------------------------------------------

SETTINGS = "Settings"
CHANGE_SETTINGS, CHANGE_LIMITS = "Change settings", "Change limits"
LENGTH, OPENS, CLOSES = "Default length", "Work begins", "Work ends"
DAYS, ZONE, NOTICE = "Working days", "Time zone", "Minimum notice"
CANDIDATE_EVENTS = "Candidates with several sessions get"
CANDIDATE_EVENT_PER = {"day": "One event for the day", "session": "One event for each session"}
SCHEDULING_USER, NOBODY = "Scheduling user", "Not set"
CLOSE_FROM, CLOSE_TO = "Closed from", f"Until{OPTIONAL}"
OPEN_AGAIN = "Open again on"
SETTINGS_HINT = "Each can be typed too: “working hours 9 to 17:30”, “create pool backend: Ian, Mei”, “Daz means Darren Okafor”."
ROOMS, ROOMS_TYPED = "Rooms", "rooms"
ALL_ROOMS = "All rooms"
POOLS, POOLS_TYPED = "Pools", "pools"
PEOPLE, PEOPLE_TYPED = "People", "people"
SETTINGS_SAVE_TYPED = "default length 45 minutes"


def notice(minutes: int) -> str:
    """Return a length of notice as one of several."""
    return length(minutes) if minutes else NONE


def zone_choice(name: str) -> str:
    """Return a time zone as one of several."""
    return f"{zone(name)} ({name})"


def weekday(day: int) -> str:
    """Return the name of a weekday; Monday is 0."""
    return WEEKDAYS[day]


def closure(days: Sequence[date]) -> str:
    """Return days on which the office is closed."""
    return dates_named(days)


# --- rooms ---------------------------------------------------------------------------------------

ADD_ROOM, ADD_ROOM_TYPED = "Add room", "add room thames@contoso.example for 4 in London"
EDIT_ROOM, WHICH_ROOM = "Edit room", "Room to change"
ROOM_NAME, ROOM_MAIL, SEATS = "Name", "Email address", "Seats"
BUILDING, FLOOR, FEATURES = "Building", "Floor", "Features (comma-separated)"
CHANGE_ROOM, REMOVE_ROOM = "Change room", "Remove room"


def room_rows(view: RoomView) -> tuple[tuple[str, str], ...]:
    """Return what is known of a room, a name and what holds for each."""
    rows = (
        (SEATS, str(view.seats or "")),
        (BUILDING, display(view.building, 60)),
        (FLOOR, display(view.floor, 40)),
        ("Features", join_names(view.features)),
    )
    return tuple((name, said) for name, said in rows if said)


def room_typed(name: str) -> str:
    """Return what can be typed to change a room."""
    return f"{display(name, 60)} seats 4"


def remove_room_typed(view: RoomView) -> str:
    """Return what can be typed to remove a room."""
    return f"remove room {display(view.name, 60)}"


# --- people --------------------------------------------------------------------------------------

EDIT_PERSON, WHICH_PERSON = "Edit person", "Person to change"
ROLES, WORKPLACE = "Roles", "Works in"
NICKNAMES = "Nicknames (comma-separated)"
LIMITS = "Limits"
CHANGE_PERSON, REMOVE_PERSON = "Change person", "Remove person"
PEOPLE_MORE = "For someone who isn’t listed, type, for example, “make Mei a recruiter”."
NO_ROLE = "no role"
NOT_SAID = "Not said"
_CONNECTIONS = {"none": "not connected", "connected": "connected", "expired": "sign-in ended"}


def people_title(view: PeopleView) -> str:
    """Return how many there are."""
    return count_of(len(view.people), "person")


def person_line(person: PersonFacts) -> str:
    """Return somebody's roles and whether their calendar is connected."""
    roles = join_names([role_name(one) for one in person.roles]) or NO_ROLE
    return f"{roles} · {_CONNECTIONS[person.connection]}"


def person_subtitle(view: PersonView) -> str:
    """Return somebody's address and whether their calendar is connected."""
    return f"{display(view.mail, 100)} · {_CONNECTIONS[view.person.connection]}"


def person_rows(view: PersonView) -> Iterator[tuple[str, str]]:
    """Yield what is known of a person, a name and what holds for each."""
    yield ROLES, join_names([role_name(one) for one in view.person.roles]) or NO_ROLE
    if view.building:
        yield WORKPLACE, display(view.building, 60)
    if view.nicknames:
        yield "Nicknames", join_names(view.nicknames)


def role(value: str) -> str:
    """Return a role as one of several."""
    return role_name(value)


def make_recruiter(name: str) -> str:
    """Return what can be typed to change somebody's role."""
    return f"make {display(name, 60)} a recruiter"


def remove_person_typed(view: PersonView) -> str:
    """Return what can be typed to remove somebody."""
    return f"remove {display(view.mail, 100)}"


def limits_typed(view: PersonView) -> str:
    """Return what can be typed to see somebody's limits."""
    return f"limits of {display(view.person.name, 60)}"


# --- limits --------------------------------------------------------------------------------------

PER_DAY, PER_WEEK = "Max a day", "Max a week"
DAYS_OFF, PAUSE = "Not on", "Break between two"
KEPT_FREE = "Kept free"
LIMITS_TYPED = "max 2 interviews a day"
NO_LIMIT = "No limit"


def at_most(number: int) -> str:
    """Return a number as one of several limits."""
    return f"At most {number}" if number else NO_LIMIT


def pause(minutes: int) -> str:
    """Return a break as one of several."""
    return length(minutes) if minutes else NONE
