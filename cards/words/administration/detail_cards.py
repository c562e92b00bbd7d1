"""The words of what is looked up: settings, limits, how rooms are, what is known of a person."""

from collections.abc import Iterator, Sequence
from datetime import date

from cards.account_views import (
    AboutPersonView,
    AskAboutSeveral,
    AskToBookAnother,
    AskToForget,
    AskToForgetCandidate,
    AskToHandOver,
    AskToRemove,
    AskToUndo,
    CampaignView,
    LimitsView,
    LimitValues,
    LinkSettings,
    RoomCheck,
    RoomChecksView,
    SettingsView,
    SeveralLine,
)
from cards.change_facts import ChangeFacts
from cards.view_models import AskSure, Sheet
from cards.words.administration.link_settings import before_start, until_when
from cards.words.administration.plans import automation_lines
from cards.words.administration.roles import role_name
from cards.words.administration.settings_forms import CANDIDATE_EVENT_PER
from cards.words.bookings.changes import MOST_PARTS, becomes
from cards.words.date_spans import away_named, dates_named, days_named
from cards.words.formatting import (
    WEEKDAYS,
    all_of,
    clock,
    count_of,
    display,
    join_names,
    length,
    possessive,
    quote,
    short_day_and_time,
    short_name,
    short_names,
    short_time,
    short_title,
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
BOTH = 2
YES_OR_NO = "You can also type “yes”, or “no” to leave everything as it is."


def and_more(left: int) -> str:
    """Return that a list goes on."""
    return f"… and {left} more."


# --- limits --------------------------------------------------------------------------------------


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
            "“15 min between interviews”, “remove my limits”.",
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
    if limits.buffer_minutes:
        yield "Between two", length(limits.buffer_minutes)


# --- settings ------------------------------------------------------------------------------------

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


# --- invitations to connect ----------------------------------------------------------------------


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


# --- rooms ---------------------------------------------------------------------------------------

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


# --- a person ------------------------------------------------------------------------------------


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


def ask_to_forget(view: AskToForget) -> AskSure:
    """Return what being forgotten deletes and what it leaves."""
    stay = "What’s in the calendars stays there."
    if view.coming:
        number = count_of(view.coming, "coming interview")
        stay = (
            f"{number} {'stays' if view.coming == 1 else 'stay'} in the calendars. I no longer look "
            "after those you organized: cancel them first, or in Outlook later."
        )
    return AskSure(
        title="Forget you?",
        stops=(
            "I delete your sign-in and can no longer read or change your calendar.",
            "I delete your roles, nicknames, limits, time zone and pools, and our talk so far.",
            "This can’t be undone. An admin can give you your roles again.",
        ),
        stays=(stay, "The audit log keeps what was done, but no longer under your name."),
        button="Forget me",
        to=view.to,
    )


def ask_to_remove(view: AskToRemove) -> AskSure:
    """Return what somebody loses and what stays."""
    return AskSure(
        title=f"Remove {view.name}?",
        stops=(
            "Their roles end: they can no longer ask, book, change anything or be offered.",
            "I delete their sign-in and can no longer read or change their calendar.",
        ),
        stays=("Interviews that are booked stay in the calendars, under their name.",),
        button="Remove",
        to=view.to,
        subject=view.subject,
    )


def ask_to_hand_over(view: AskToHandOver) -> AskSure:
    """Return what handing interviews over means for the people of each."""
    number = count_of(view.interviews, "coming interview")
    from_, to = display(view.name, 60), display(view.to_name, 60)
    old = f"The old invitations are cancelled in {possessive(from_)} calendar."
    if not view.is_reachable:
        old = (
            f"I can’t reach {possessive(from_)} calendar any more: the old invitations stay there until {short_name(from_, [to])} "
            "or your IT deletes them, and a room may refuse to be booked twice."
        )
    return AskSure(
        title=f"Hand {number} over to {to}?",
        stops=(
            f"Interviewers and candidates get new invitations from {to} and are asked to answer again.",
            old,
        ),
        stays=("Times, rooms and people stay as they are.",),
        button="Hand over",
        to=view.to,
        subject=view.subject,
    )


_DO_ALL = {
    "cancel": "Cancel",
    "accept": "Accept",
    "decline": "Decline",
    "change": "Change",
    "move": "Move",
    "exchange": "Swap the times of",
}
_ALL = {1: "it", BOTH: "both"}


def ask_about_several(view: AskAboutSeveral) -> AskSure:
    """Return the interviews that are meant, and what happens to all of them."""
    done = [one for one in view.interviews if one.to or view.what != "move"]
    many = len(done)
    which = f"these {count_of(many, 'interview')}" if many > BOTH else all_of(many, "interview")
    effects = {
        "cancel": "Outlook tells everyone, and the rooms are released.",
        "accept": "Your answers go to the people who invited you.",
        "decline": "The people who invited you are told, and see who is free instead.",
        "change": _changed(view.change),
        "move": "Everyone is asked again for the new time. What isn’t free any more by then stays as it is.",
        "exchange": "Everyone is asked again for the new time. Both move together: if one can’t, neither does.",
    }
    return AskSure(
        title=f"{_DO_ALL[view.what]} {which}?",
        stops=(*(_several_line(one, view) for one in view.interviews), effects[view.what]),
        button=_do_all(view.what, many),
        to=view.to,
        subject=view.subject,
    )


def _do_all(what: str, many: int) -> str:
    if what == "exchange":
        return "Swap times"
    return f"{_DO_ALL[what]} {_ALL.get(many, 'all')}"


def _changed(change: ChangeFacts) -> str:
    """Return what becomes of each of several interviews."""
    parts = join_names(becomes(change), MOST_PARTS)
    return f"Each {parts}. Outlook tells everyone; what isn’t free stays as it is."


def ask_to_undo(view: AskToUndo) -> AskSure:
    """Return which booking it is, and what undoing it does."""
    whom = display(view.candidate, 60) or join_names(short_names(view.people), 3)
    called = short_title(whom, view.start, view.year)
    what = "last change" if view.is_change else "booking"
    all_sessions = "It’s" if view.sessions == 1 else f"All {view.sessions} sessions are"
    effect = (
        "It goes back to how it stood before, and Outlook tells whom it concerns."
        if view.is_change
        else f"{all_sessions} taken out of all calendars, and Outlook tells everyone."
    )
    nothing_else = ("There’s no change left to undo, only the booking itself.",)
    forgotten = " I no longer know their address then." if view.is_forgotten else ""
    withdrawn = (
        f"{display(view.candidate, 60) or 'The candidate'} already has an invitation, and gets a cancellation.{forgotten}",
    )
    return AskSure(
        title=f"Undo the {what} of {called}?",
        stops=(
            *(nothing_else if view.is_after_undo else ()),
            effect,
            *(withdrawn if view.is_candidate_invited else ()),
        ),
        button="Undo change" if view.is_change else "Undo booking",
        to=view.to,
        subject=view.subject,
    )


def ask_to_book_another(view: AskToBookAnother) -> AskSure:
    """Return which interview stands already, what a yes adds to it, and how it is moved instead."""
    called = display(view.candidate, 60)
    stands = short_day_and_time(view.booked, view.year)
    on_top = (
        clock(view.start) if view.booked.date() == view.start.date() else short_time(view.start)
    )
    if view.sessions:
        return AskSure(
            title=f"{called or 'This candidate'} already has an interview on {stands}, at the time of "
            f"the session at {on_top}. Book all {view.sessions} sessions?",
            stops=("All of them are booked, and everyone is invited.",),
            stays=("The other interview stays as it is.",),
            button="Book all sessions",
            to=view.to,
            subject=view.subject,
        )
    return AskSure(
        title=f"{called or 'This candidate'} already has an interview on {stands}. "
        f"Book a second one{' at the same time' if view.is_overlap else ''}?",
        stops=(f"{on_top} is booked as well, and everyone is invited to both.",),
        stays=(
            f"The first one stays as it is. To move it instead, type “no”, then “move it to {on_top}”.",
        ),
        button="Book a second one",
        to=view.to,
        subject=view.subject,
    )


def _several_line(one: SeveralLine, view: AskAboutSeveral) -> str:
    whom = display(one.candidate, 60) or join_names(short_names(one.people), 3)
    line = f"{short_title(whom, one.start, view.year)}–{clock(one.end)}"
    if view.what not in {"move", "exchange"}:
        return line
    return (
        f"{line} → {short_day_and_time(one.to, view.year)}"
        if one.to
        else f"{line}: no time is free for everyone, so it stays"
    )


def ask_to_forget_candidate(view: AskToForgetCandidate) -> AskSure:
    """Return what forgetting a candidate deletes, and what stays in the calendars."""
    stays = ["Past events stay in the calendars as they are; your mailbox isn’t mine to clean."]
    if view.coming:
        number = count_of(view.coming, "coming interview")
        stays.append(
            f"There {'is' if view.coming == 1 else 'are'} {number} of yours: I ask about {'it' if view.coming == 1 else 'them'} next."
        )
    if view.coming_of_others:
        number = count_of(view.coming_of_others, "coming interview")
        stays.append(
            f"{number} of other recruiters stay{'s' if view.coming_of_others == 1 else ''} in their calendars, with the name: I ask them to cancel."
        )
    return AskSure(
        title=f"Forget {display(view.name, 60) or 'this candidate'}?",
        stops=(
            f"I delete the name, address and notes from {count_of(view.interviews, 'interview')} and from what was asked.",
            "Cards of the last 30 days are drawn again without the name.",
            "This can’t be undone.",
        ),
        stays=tuple(stays),
        button="Forget them",
        to=view.to,
    )
