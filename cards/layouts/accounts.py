"""The account's switch and a person's own connection: status, consent, connected, disabling."""

from collections.abc import Iterator, Sequence

from cards.actions import Connect, InviteAll, Switch
from cards.components import Banner, Button, Buttons, Facts, Fold, Heading, Part, Points, Text
from cards.layouts.typed_hints import with_twins
from cards.view_models import AccountStatus, AskToDisable, Connected, Consent
from cards.words import consent as words
from cards.words.formatting import PERMISSIONS, clock, count_of, day, display, join_names, quote
from cards.words.service_notices import given_up

NAMES_MOST = 15
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


def account_status(view: AccountStatus) -> list[Part]:
    """Return whether Microsoft 365 is on, by whom, and one's own connection; counts for admins."""
    parts: list[Part] = [Heading("Microsoft 365 for interviews"), _switch_banner(view)]
    parts.append(Facts(tuple(_status_rows(view))))
    if view.has_just_switched and view.is_enabled:
        parts.append(Text("Next: each person connects their own calendar, once."))
    buttons: list[Button | Fold] = list(_status_buttons(view))
    if view.scopes:
        buttons.append(Fold("What people allow", (Points(permissions(view.scopes)),)))
    parts += with_twins(tuple(buttons))
    return parts


def _switch_banner(view: AccountStatus) -> Banner:
    if view.is_enabled:
        return Banner("Enabled", "good")
    if view.may_administer:
        return Banner("Disabled. Nobody can ask for times until you enable it.", "quiet")
    return Banner("Disabled. An Owner, Admin or IT manager can enable it.", "quiet")


def _status_rows(view: AccountStatus) -> Iterator[tuple[str, str]]:
    if view.switched_by or view.switched_at:
        at = view.switched_at
        since = f"{day(at, view.year)}, {clock(at)}" if at else ""
        by = f"by {display(view.switched_by, 60)}" if view.switched_by else ""
        yield "Since", ", ".join(filter(None, (since, by)))
    yield "Your calendar", _OWN[view.own_connection]
    if view.may_administer:
        yield "People", _people_line(view)
        for state, names in view.named[:4]:
            yield _STATES.get(state, state), join_names(names, most=NAMES_MOST)
        yield "Rooms", f"{view.rooms} registered" if view.rooms else "none yet"
    if view.aside:
        yield "Given up", _aside_line(view)


def _people_line(view: AccountStatus) -> str:
    said = [f"{view.connected} of {view.people} connected"]
    if view.invited:
        said.append(f"{view.invited} invited")
    if view.expired:
        said.append(f"{view.expired} must sign in again")
    return ", ".join(said)


def _aside_line(view: AccountStatus) -> str:
    what = ", ".join(f"{count} × {given_up(kind)}" for count, kind in view.aside)
    names = join_names(view.aside_names, most=NAMES_MOST)
    concerns = f". It concerns {names}" if names else ""
    return f"{what}{concerns}"


def _status_buttons(view: AccountStatus) -> Iterator[Button]:
    if not view.is_enabled:
        if view.may_administer:
            yield Button(
                "Enable Office 365", Switch(on=True), style="positive", typed="enable office365"
            )
        return
    if view.own_connection != "connected":
        title = "Connect calendar" if view.own_connection == "none" else "Connect again"
        yield Button(title, Connect(), style="positive", typed="connect")
    if view.may_administer and view.connected < view.people:
        yield Button("Invite everyone", InviteAll(), typed="invite everybody")


def ask_to_disable(view: AskToDisable) -> list[Part]:
    """Return what disabling stops and what stays, and the two answers."""
    stops = [
        "Nobody can ask for times or book any more.",
        f"I stop reading the calendars of {count_of(view.connected, 'connected person')}.",
    ]
    stays = (
        f"{count_of(view.upcoming, 'coming interview')} will stay in the calendars."
        if view.upcoming
        else "No coming interview is affected."
    )
    return [
        Heading("Disable Microsoft 365?"),
        Text("What will happen", is_strong=True),
        Points((*stops, stays, "I stop following answers from rooms and people.")),
        *with_twins(
            (
                Button("Disable", Switch(on=False), style="destructive", typed="yes, disable it"),
                Button("Keep it on", Switch(on=True), typed="keep it on"),
            )
        ),
    ]


def consent(view: Consent) -> list[Part]:
    """Return what for and the way to Microsoft's page, then the promises; each permission folded away."""
    sign_in = Button(words.SIGN_IN, url=view.url, style="positive", spoken=words.SIGN_IN_SPOKEN)
    allowed = Fold(words.ALLOWED, (Points(permissions(view.scopes)),))
    if view.is_again:
        again: list[Part] = [Heading(words.CONNECT_AGAIN), Text(words.ended(view))]
        return [*again, Buttons((sign_in, allowed)), Text(words.ONLY_YOU, "quiet")]
    return [
        Heading(words.CONNECT),
        Text(words.what_for(view)),
        Buttons((sign_in, allowed)),
        Points(words.PROMISES, is_checked=True),
        Text(words.fine_print(view), "quiet"),
    ]


def permissions(scopes: Sequence[str]) -> tuple[str, ...]:
    """Return a line for each permission: what it is for, and Microsoft's name of it."""
    names = (display(scope.rsplit("/", 1)[-1], 60) for scope in scopes[:10])
    return tuple(
        f"{PERMISSIONS.get(name, 'Asked for by your own administrator')} ({name})" for name in names
    )


def connected(view: Connected) -> list[Part]:
    """Return whose calendar is connected now, and how to leave."""
    who = display(view.name, 60) or "your account"
    account = f" ({display(view.mail, 100)})" if view.mail else ""
    parts: list[Part] = [Banner(f"Connected: {who}{account}", "good")]
    if view.question:
        parts.append(Text(f"Now to {quote(display(view.question, 120))} …"))
    elif view.may_schedule:
        parts.append(Text("Ask me, for example: “who's free Tuesday with a room”."))
    else:
        parts.append(Text("Your answers to interviews now go into your own calendar too."))
    return [*parts, Text("Type “disconnect” to leave at any time.", "quiet")]
