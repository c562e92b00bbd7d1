"""The words of what is looked up: settings, limits, how rooms are, what is known of a person."""

from collections.abc import Iterator, Sequence
from datetime import date

from cards.account_views import (
    AboutPersonView,
    CampaignView,
    LimitsView,
    LimitValues,
    LinkSettings,
    RoomCheck,
    RoomChecksView,
    SettingsView,
)
from cards.view_models import Sheet
from cards.words.administration.link_settings import before_start, until_when
from cards.words.administration.plans import automation_lines
from cards.words.administration.roles import role_name
from cards.words.administration.settings_forms import CANDIDATE_EVENT_PER
from cards.words.date_spans import away_named, dates_named, days_named
from cards.words.formatting import (
    WEEKDAYS,
    count_of,
    join_names,
    length,
    possessive,
    quote,
)
from cards.words.formatting import zone as zone_name

RESULTS = {
    "saved": "Saved",
    "same": "Nothing was changed",
    "cleared": "All limits are gone",
    "meanwhile": "Someone changed this meanwhile. Nothing was saved; this is how it stands now.",
}
"""What came of a form, by the `change` of its view."""
WHAT_HAPPENS = "What will happen"
WHAT_STAYS = "What stays"
DOWNLOAD = "Download"
YES_TYPED = "yes"
YES_OR_NO = "You can also type “yes”, or “no” to leave everything as it is."


def and_more(left: int) -> str:
    """Return that a list goes on."""
    return f"… and {left} more."


def limits(view: LimitsView) -> Sheet:
    """Return what somebody allows, and how to change it."""
    rows = (*limit_rows(view.limits), *away_rows(view.away))
    own_absences = ("No longer away? “clear my absences”.",) if view.away and not view.name else ()
    return Sheet(
        title=f"{view.name}: limits" if view.name else "Your limits",
        summary=RESULTS.get(view.change, ""),
        tone="good",
        rows=rows,
        lines=() if rows else ("No limits: any free time can be offered.",),
        hints=(
            "To change: “max 2 interviews a day”, “no interviews on Fridays”.",
            "“nothing on Friday afternoons”, “15 min between interviews”, “remove my limits”.",
            *own_absences,
        ),
    )


def away_rows(away: Sequence[tuple[date, date]]) -> Iterator[tuple[str, str]]:
    """Yield when somebody said that they are away, where they did."""
    if away:
        yield "Away", join_names([away_named(*one) for one in away], most=5)


def limit_rows(limits: LimitValues) -> Iterator[tuple[str, str]]:
    """Yield the limits that are set, as names and what holds for each."""
    if limits.per_day:
        yield "Per day", f"At most {limits.per_day}"
    if limits.per_week:
        yield "Per week", f"At most {limits.per_week}"
    if limits.never_on:
        yield (
            "Days off",
            f"Not on {join_names([f'{WEEKDAYS[one]}s' for one in sorted(limits.never_on)])}",
        )
    if limits.kept_free:
        yield "Kept free", join_names([kept_free(*one) for one in limits.kept_free], most=10)
    if limits.buffer_minutes:
        yield "Between two", length(limits.buffer_minutes)


def kept_free(day: int, start: str, end: str) -> str:
    """Return the hours of a weekday that are kept free."""
    if start == "00:00":
        return f"{WEEKDAYS[day]}s until {end}"
    return f"{WEEKDAYS[day]}s from {start}" if end == "23:59" else f"{WEEKDAYS[day]}s {start}–{end}"


_WHO = "An Owner, Admin or IT manager changes these. Your own: “my limits”, “my time zone is …”, “my building is …”."
_HOW = (
    "To change: “default length 45 minutes”, “working hours 9 to 17:30”, “minimum notice 4 hours”.",
    "“office closed 24 Dec to 1 Jan”, “working days Monday to Thursday”, “time zone Europe/Berlin”.",
    "“create pool backend: Ian, Mei”, “add Sam to the backend pool”, “Daz means Darren Okafor”.",
)


def settings(view: SettingsView) -> Sheet:
    """Return the account's settings, and how or by whom they are changed."""
    return Sheet(
        title="Settings",
        rows=(*setting_rows(view), *named_rows(view)),
        lines=tuple(_plan_lines(view)),
        hints=_HOW if view.may_administer else (_WHO,),
    )


def setting_rows(view: SettingsView) -> tuple[tuple[str, str], ...]:
    """Return the settings that each have one value."""
    return (
        ("Default length", length(view.minutes)),
        ("Working hours", "–".join(view.hours)),
        ("Working days", days_named(view.days)),
        ("Time zone", f"{zone_name(view.zone)} ({view.zone})"),
        ("Minimum notice", length(view.notice_minutes) if view.notice_minutes else "none"),
        ("Office closures", dates_named(view.closed) if view.closed else "none"),
        ("Scheduling user", view.scheduling_user or "not set"),
        ("Candidates with several sessions", CANDIDATE_EVENT_PER[view.candidate_event_per].lower()),
        *(link_rows(view.links) if view.links else ()),
    )


def link_rows(links: LinkSettings) -> tuple[tuple[str, str], ...]:
    """Return what candidates may do with their links."""
    held = "held for the candidate" if links.holds_times else "not held"
    return (
        ("Candidates’ links", f"open {count_of(links.days, 'day')}; times sent are {held}"),
        ("Candidates may move", until_when(links.moves, links.move_notice_minutes)),
        ("Candidates may cancel", before_start(links.cancel_notice_minutes)),
    )


def named_rows(view: SettingsView) -> tuple[tuple[str, str], ...]:
    """Return the pools and nicknames."""
    pools = ((f"Pool {name}", join_names(names, most=8)) for name, names in view.pools)
    return (*pools, *((quote(nick), name) for nick, name in view.nicknames))


def _plan_lines(view: SettingsView) -> Iterator[str]:
    yield f"{view.plan.title()} plan."
    yield from automation_lines(view.automations)


def campaign(view: CampaignView) -> Sheet:
    """Return how many were asked and have connected, and who is out of reach."""
    total = count_of(view.people, "teammate")
    return Sheet(
        title=f"Invited {total}" if view.is_over else f"Inviting {total}",
        summary=f"{view.asked} of {view.people} asked, {view.connected} connected",
        tone="good" if view.is_over and not view.missed else "plain",
        lines=(f"I couldn’t reach {join_names(view.missed)}.",) if view.missed else (),
        hints=(
            "Each gets a card that says what the permissions are for.",
            "Nobody is asked twice in a week.",
        ),
    )


_UNREAD = {
    "no-mailbox": "no mailbox at this address",
    "no-answer": "didn’t answer just now; try again",
}
_FORBIDDEN = "can’t be read: I’m not allowed to see when it’s free"


def room_checks(view: RoomChecksView) -> Sheet:
    """Return how each room is, and the text for IT."""
    missing = [room for room in view.rooms if room.unread]
    fine = len(view.rooms) - len(missing)
    return Sheet(
        title="Room check",
        summary=f"{fine} of {count_of(len(view.rooms), 'room')} can be read",
        tone="warning" if missing else "good",
        rows=tuple((room.name, _room_said(room, view.calendar)) for room in view.rooms),
        lines=(f"Read with {possessive(view.reader)} sign-in.",),
        forward_title="Text for IT",
        forward=tuple(_text_for_it(view, missing)),
        hints=("To correct an address: “address of Thames is thames@contoso.example”.",),
    )


def _room_said(room: RoomCheck, calendar: str) -> str:
    paths = {
        "": "",
        "direct": "reserved directly",
        "scheduler": f"reserved through {calendar}",
        "unknown": f"reserved directly if allowed, else through {calendar}",
    }
    parts = (
        _UNREAD.get(room.unread, _FORBIDDEN) if room.unread else "can be read",
        paths[room.path] if not room.unread else "",
        "" if room.has_seats else "seats not known",
    )
    return " · ".join(part for part in parts if part)


def _text_for_it(view: RoomChecksView, missing: Sequence[RoomCheck]) -> Iterator[str]:
    unknown = [room.mail for room in missing if room.unread == "no-mailbox"]
    if unknown:
        yield f"Is there a room mailbox in Exchange Online for {join_names(unknown)}?"
    for room in missing:
        if room.unread != "no-mailbox":
            yield (
                "Please let everyone see when this room is free: Set-MailboxFolderPermission "
                f"-Identity {room.mail}:\\Calendar -User Default -AccessRights AvailabilityOnly"
            )
    if view.may_write:
        yield (
            "To let someone reserve a room directly: Add-MailboxFolderPermission "
            f"-Identity ROOM:\\Calendar -User {view.reader_mail} -AccessRights Editor. "
            "Without it the room is invited instead, which needs no permission."
        )
    else:
        yield (
            "Rooms are invited to each interview, as from Outlook; that needs no permission. To "
            "write into their calendars directly, the app needs the delegated permission "
            f"{view.write_scope} (GRAPH_EXTRA_SCOPES) and each recruiter Editor rights on the "
            "room’s calendar."
        )


def about_person(view: AboutPersonView) -> Sheet:
    """Return what is kept of a person."""
    rows = (
        ("Name", view.name),
        ("Email", view.mail),
        ("Signs in as", view.principal),
        ("Roles", join_names([role_name(one) for one in view.roles])),
        ("Time zone", view.zone),
        ("Building", view.building),
        *away_rows(view.absences),
        ("Calendar", "Your sign-in, encrypted" if view.is_connected else "Not connected"),
        ("Chats", join_names([one.title() for one in view.channels])),
        ("Nicknames", join_names(view.nicknames)),
        ("Interviews", f"{view.coming} coming"),
        *limit_rows(view.limits),
    )
    return Sheet(
        title="What I know about you",
        rows=tuple((name, said) for name, said in rows if said),
        lines=(
            "I never keep what your other meetings are about.",
            "Of your messages I keep what interviews need: your last question, answers and notes.",
        ),
        hints=("To delete it: “forget me”. To disconnect only your calendar: “disconnect”.",),
    )
