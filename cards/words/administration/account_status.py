"""The words of the account's switch and a person's own connection: status, disabling, connected."""

from collections.abc import Iterator

from cards.view_models import AccountStatus, AskToDisable, Connected
from cards.words.formatting import count_of, day_and_time, display, join_names, quote
from cards.words.service_notices import given_up_counted

NAMES_MOST = 15
TITLE = "Microsoft 365 for interviews"
NEXT_STEP = "Next: each person connects their own calendar, once."
WHAT_PEOPLE_ALLOW = "What people allow"
ENABLE, ENABLE_TYPED = "Enable Office 365", "enable office365"
CONNECT, CONNECT_AGAIN, CONNECT_TYPED = "Connect calendar", "Connect again", "connect"
INVITE_ALL, INVITE_ALL_TYPED = "Invite everyone", "invite everybody"
_OWN = {
    "none": "not connected",
    "connected": "connected",
    "expired": "sign-in ended; connect again",
}
_STATES = {
    "connected": "Connected",
    "invited": "Invited",
    "expired": "Must sign in again",
    "none": "Not asked yet",
}


def switch(view: AccountStatus) -> str:
    """Return whether the integration is on and, where it is not, who can change that."""
    if view.is_enabled:
        return "Enabled"
    if view.may_administer:
        return "Disabled. Nobody can ask for times until you enable it."
    return "Disabled. An Owner, Admin or IT manager can enable it."


def rows(view: AccountStatus) -> Iterator[tuple[str, str]]:
    """Yield since when, one's own connection and, for admins, the counts: a name and what holds for each."""
    if view.switched_by or view.switched_at:
        yield "Since", _since(view)
    yield "Your calendar", _OWN[view.own_connection]
    if view.may_administer:
        yield "People", _people(view)
        for state, names in view.named[:4]:
            yield _STATES.get(state, state), join_names(names, most=NAMES_MOST)
        yield "Rooms", f"{view.rooms} registered" if view.rooms else "none yet"
    if view.aside:
        yield "Didn’t work", _given_up(view)
    if view.unreachable:
        away = join_names(view.unreachable, most=NAMES_MOST)
        yield "Out of reach", f"{away}. Type “who can’t you reach” for what to do"


def _since(view: AccountStatus) -> str:
    at = view.switched_at
    since = day_and_time(at, view.year) if at else ""
    by = f"by {display(view.switched_by, 60)}" if view.switched_by else ""
    return ", ".join(filter(None, (since, by)))


def _people(view: AccountStatus) -> str:
    said = [f"{view.connected} of {view.people} connected"]
    if view.invited:
        said.append(f"{view.invited} invited")
    if view.expired:
        said.append(f"{view.expired} must sign in again")
    return ", ".join(said)


def _given_up(view: AccountStatus) -> str:
    what = ", ".join(given_up_counted(count, kind) for count, kind in view.aside)
    names = join_names(view.aside_names, most=NAMES_MOST)
    return f"{what}: {names}" if names else what


# --- disabling -----------------------------------------------------------------------------------

ASK_TO_DISABLE = "Disable Microsoft 365?"
DISABLE, DISABLE_TYPED = "Disable", "yes, disable it"
KEEP_ON, KEEP_ON_TYPED = "Keep it on", "keep it on"


def disabling(view: AskToDisable) -> tuple[str, ...]:
    """Return what disabling stops and what stays."""
    stays = (
        f"{count_of(view.upcoming, 'coming interview')} will stay in the calendars."
        if view.upcoming
        else "No coming interview is affected."
    )
    return (
        "Nobody can ask for times or book any more.",
        f"I stop reading the calendars of {count_of(view.connected, 'connected person')}.",
        stays,
        "I stop following answers from rooms and people.",
    )


# --- connected -----------------------------------------------------------------------------------

DISCONNECT, DISCONNECT_TYPED = "Disconnect", "disconnect"
SILENTLY = "Your company allowed this for everyone, so Teams signed you in. I can now:"
TO_LEAVE = "Type “disconnect” to leave at any time."


def connected(view: Connected) -> str:
    """Return whose calendar is connected now."""
    who = display(view.name, 60) or "your account"
    account = f" ({display(view.mail, 100)})" if view.mail else ""
    return f"Connected: {who}{account}"


def what_now(view: Connected) -> str:
    """Return what comes next: the question that waited, else what can be asked or answered."""
    if view.question:
        return f"Now to {quote(display(view.question, 120))} …"
    if view.may_schedule:
        return "Ask me, for example: “who's free Tuesday with a room”."
    return "Your answers to interviews now go into your own calendar too."
