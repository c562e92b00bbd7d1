"""What the bot says of an account: its switch, rooms, roles, settings and invitations to connect."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.domain.bookings.loop_templates import shown_use
from cards.words.formatting import (
    MONTHS,
    WEEKDAYS,
    count_of,
    display,
    join_names,
    length,
    possessive,
    quote,
)
from cards.words.formatting import zone as zone_name
from cards.words.short_messages import Said, good, message_words, plain, warning

DATES_MOST = 12


# --- rooms ---------------------------------------------------------------------------------------


@message_words("room-added")
def room_added(room: str) -> Said:
    """Say that a room is registered."""
    return good(f"{room} is added. Type “check rooms” to try it.")


@message_words("room-changed")
def room_changed(room: str, seats: int, place: Sequence[str], features: Sequence[str]) -> Said:
    """Say what is known of a room now; its place is building, floor and address."""
    building, floor, mail = place
    traits = (
        count_of(seats, "seat") if seats else "",
        building,
        f"floor {floor}" if floor else "",
        *features,
        mail,
    )
    return good(f"{room}: {', '.join(one for one in traits if one)}.")


@message_words("rooms-added")
def rooms_added(rooms: Sequence[str]) -> Said:
    """Say which rooms are new."""
    if not rooms:
        return plain("I know those rooms already.")
    return good(
        f"{count_of(len(rooms), 'room')} added: {join_names(rooms, most=8)}.",
        "Say how many seats each has, for example “Hopper seats 4”, then type “check rooms”.",
    )


@message_words("room-removed")
def room_removed(room: str, mail: str) -> Said:
    """Say that a room is off the list."""
    return good(
        f"{room} is removed. What’s booked there stays booked.",
        f"To bring it back: “add room {mail}”.",
    )


@message_words("no-rooms-to-check")
def no_rooms_to_check() -> Said:
    """Say that there is no room to look at."""
    return plain("There are no rooms yet. Type, for example, “add room thames@contoso.example”.")


# --- roles ---------------------------------------------------------------------------------------


def role_name(role: str) -> str:
    """Return "Admin" or "IT manager"."""
    return "IT manager" if role == "it manager" else role.title()


def a_role(role: str) -> str:
    """Return "an Admin" or "a Recruiter"."""
    return f"{'an' if role[0] in 'aoi' else 'a'} {role_name(role)}"


@message_words("role-given")
def role_given(name: str, role: str) -> Said:
    """Say who has a role now."""
    return good(f"{name} is now {a_role(role)}.")


@message_words("role-taken")
def role_taken(name: str, role: str) -> Said:
    """Say who lost a role."""
    return good(f"{name} is no longer {a_role(role)}.")


@message_words("roles-of")
def roles_of(name: str, roles: Sequence[str]) -> Said:
    """Say which roles somebody has; no name is the reader."""
    who = f"{name} is" if name else "You’re"
    return plain(
        f"{who} {join_names([a_role(one) for one in roles]) if roles else 'without a role'}."
    )


@message_words("people-with-role")
def people_with_role(role: str, names: Sequence[str]) -> Said:
    """Say who has a role."""
    return plain(*(names or ("Nobody yet.",)), title=f"{role_name(role)}s")


@message_words("person-removed")
def person_removed(name: str) -> Said:
    """Say that somebody lost everything they could do here."""
    return good(f"{name} is removed.")


@message_words("scheduling-user-set")
def scheduling_user_set(name: str) -> Said:
    """Say who reads calendars for others from now on."""
    return good(f"{name} is the scheduling user. They connect once, by typing “connect” here.")


@message_words("scheduling-user-cleared")
def scheduling_user_cleared() -> Said:
    """Say that nobody reads calendars for others any more."""
    return good("There’s no scheduling user now.")


@message_words("scheduling-user")
def scheduling_user(name: str) -> Said:
    """Say who reads calendars for others; an empty name is nobody."""
    if not name:
        return plain("There’s no scheduling user. To name one: “make Ian the scheduling user”.")
    return plain(f"{name} is the scheduling user.")


# --- settings ------------------------------------------------------------------------------------


@message_words("default-length")
def default_length(minutes: int) -> Said:
    """Say how long interviews last from now on."""
    return good(f"Interviews now last {length(minutes)} by default.")


@message_words("working-hours")
def working_hours(start: str, end: str) -> Said:
    """Say when people work."""
    return good(
        f"Working hours are now {start}–{end}, by each person’s own clock. "
        "Anyone with other hours in Outlook keeps them."
    )


@message_words("working-days")
def working_days(days: Sequence[int]) -> Said:
    """Say on which days people work."""
    return good(f"Working days are now {days_named(days)}.")


@message_words("minimum-notice")
def minimum_notice(minutes: int) -> Said:
    """Say how far ahead interviews are booked."""
    if not minutes:
        return good("Interviews can be booked without notice.")
    return good(f"I’ll offer times from {length(minutes)} ahead.")


@message_words("company-zone")
def company_zone(zone: str) -> Said:
    """Say which clock holds for the company."""
    return good(f"The company’s time zone is now {zone_name(zone)}.")


@message_words("own-zone")
def own_zone(zone: str) -> Said:
    """Say on which clock somebody reads times."""
    return good(f"From now on you’ll see {zone_name(zone)}.")


@message_words("workplace")
def workplace(name: str, building: str) -> Said:
    """Say where somebody works, and what follows for rooms."""
    whose = f"{possessive(name)} interviews" if name else "Your interviews"
    return good(f"{whose} get rooms in {display(building, 60)} from now on.")


@message_words("contact-phone")
def contact_phone(phone: str) -> Said:
    """Say which number candidates can call."""
    if not phone:
        return good("Invitations of candidates no longer name a phone number.")
    return good(f"Invitations of candidates name {display(phone, 60)} from now on.")


@message_words("names-shown")
def names_shown(see: str) -> Said:
    """Say what candidates read of whom they meet."""
    what = {"first": "first names", "full": "full names", "none": "no names"}[see]
    return good(f"Candidates read {what} of those they meet, and never an address.")


@message_words("candidate-events")
def candidate_events(per: str) -> Said:
    """Say what candidates of loops find in their calendars."""
    said = (
        "Candidates get one event for each session of a loop from now on."
        if per == "session"
        else "Candidates get one event for each day of a loop from now on, with the whole plan of the day."
    )
    return good(said, "Loops that are booked already stay as they are.")


@message_words("job-title")
def job_title(name: str, title: str) -> Said:
    """Say what candidates read beside somebody's name."""
    whose = possessive(name) if name else "your"
    return good(f"Candidates read {quote(display(title, 80))} beside {whose} name.")


@message_words("closed")
def closed(dates: Sequence[str]) -> Said:
    """Say when nobody interviews."""
    return good(f"Closed on {dates_named(_parsed(dates))}. I won’t offer times then.")


@message_words("holidays-kept")
def holidays_kept(country: str, days: int, until: int) -> Said:
    """Say that nobody interviews on a country's public holidays."""
    return good(
        f"Closed on {count_of(days, 'public holiday')} ({display(country)}) until the end of {until}."
        " I won’t offer times then.",
        "If you work on one of them, say “office open on” and the day. Next year, tell me again.",
    )


@message_words("open-again")
def open_again(dates: Sequence[str]) -> Said:
    """Say when people interview after all."""
    return good(f"Open on {dates_named(_parsed(dates))}.")


@message_words("pool")
def pool(pool: str, people: int) -> Said:
    """Say how many a pool has, and how to ask for one of them."""
    return good(
        f"The {pool} pool has {count_of(people, 'person')}. "
        f"Ask, for example: “someone from the {pool} pool on Tuesday”."
    )


@message_words("loop-template")
def loop_template(name: str, sessions: int) -> Said:
    """Say that a loop template is kept, and how to plan with it."""
    said = display(name, 60)
    return good(
        f"“{said}” is kept, with {count_of(sessions, 'session')}. "
        f"Plan with it, for example: “schedule {shown_use(said)} for Jo Park next week”."
    )


@message_words("loop-template-deleted")
def loop_template_deleted(name: str) -> Said:
    """Say that a loop template is gone."""
    return good(f"The template “{display(name, 60)}” is deleted.")


@message_words("pool-deleted")
def pool_deleted(pool: str) -> Said:
    """Say that a pool is gone."""
    return good(f"The {pool} pool is deleted.")


@message_words("nickname")
def nickname(nickname: str, name: str) -> Said:
    """Say whom a nickname means."""
    return good(f"{quote(nickname)} now means {name}.")


@message_words("nickname-removed")
def nickname_removed(nickname: str) -> Said:
    """Say that a nickname means nobody."""
    return good(f"{quote(nickname)} no longer means anyone.")


AUTOMATIONS = {
    "weekly-reminders": "weekly reminders to connect",
    "replace-decliners": "automatic replacements after a decline",
    "report-file": "reports as a file (CSV)",
}


def automation_lines(automations: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield what comes with the company's plan beside the rest, and what with which other plans."""
    included = [AUTOMATIONS[name] for name, plans in automations if not plans]
    if included:
        yield f"It comes with {join_names(included)}."
    for plans in dict.fromkeys(plans for _, plans in automations if plans):
        names = join_names([AUTOMATIONS[name] for name, needed in automations if needed == plans])
        yield f"{_capital(names)} come with {plans_named(plans)}."


def plans_named(plans: str) -> str:
    """Return "Ultimate and Enterprise" for `ultimate,enterprise`."""
    return join_names([one.title() for one in plans.split(",")])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def days_named(days: Sequence[int]) -> str:
    """Return "Monday to Friday", or each day where they do not follow one another."""
    first, last = min(days), max(days)
    if last - first == len(days) - 1 > 1:
        return f"{WEEKDAYS[first]} to {WEEKDAYS[last]}"
    return join_names([WEEKDAYS[day] for day in sorted(days)])


def away_named(first: date, last: date) -> str:
    """Return the days from the first to the last, both included."""
    return dates_named([first + timedelta(days=n) for n in range((last - first).days + 1)])


def dates_named(days: Sequence[date]) -> str:
    """Return "24–26 Dec 2026 and 1 Jan 2027": days that follow one another stand as a span."""
    spans: list[list[date]] = []
    for one in days:
        if spans and (one - spans[-1][-1]).days == 1:
            spans[-1].append(one)
        else:
            spans.append([one])
    return join_names([_span(one[0], one[-1]) for one in spans], most=DATES_MOST)


def _span(first: date, last: date) -> str:
    if first == last:
        return f"{_date(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_date(last)} {last.year}"
    begin = _date(first) if first.year == last.year else f"{_date(first)} {first.year}"
    return f"{begin} – {_date(last)} {last.year}"


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _parsed(dates: Sequence[str]) -> list[date]:
    return [date.fromisoformat(one) for one in dates]


# --- the switch and invitations to connect -------------------------------------------------------


@message_words("already-disabled")
def already_disabled() -> Said:
    """Say that the integration is off."""
    return plain("Office 365 is already off.")


@message_words("invite-disabled")
def invite_disabled() -> Said:
    """Say that nobody can connect while the integration is off."""
    return warning("Office 365 is off, so I invited nobody. Type “enable office365” first.")


@message_words("invite-nobody-left")
def invite_nobody_left() -> Said:
    """Say that nobody is left to be asked."""
    return plain("Everyone is connected, or was asked in the last week.")


@message_words("connected-already")
def connected_already(name: str) -> Said:
    """Say that somebody has signed in."""
    return plain(f"{name} is already connected.")


@message_words("asked-this-week")
def asked_this_week(name: str) -> Said:
    """Say that somebody is not asked twice in a week."""
    return warning(f"I asked {name} in the last week, so I won’t ask again yet.")


@message_words("asked-to-connect")
def asked_to_connect(name: str) -> Said:
    """Say that somebody gets the sign-in card."""
    return good(f"I’ve asked {name} to connect.")


@message_words("unreachable")
def unreachable(names: tuple[str, ...], more: int) -> Said:
    """Name whom the bot could not write to, and how that is mended."""
    if not names:
        return good("As far as I know, I can reach everyone.")
    rest = f" and {more} more" if more else ""
    return warning(
        f"{', '.join(display(one, 60) for one in names)}{rest}.",
        (
            "In Teams the app has to be installed for them: Teams admin center, Teams apps, Setup policies, Installed "
            "apps. Allowing or pinning it isn’t enough. Some may have blocked me."
        ),
        "What I have for them waits, and comes when they write to me.",
        title="I can’t reach",
    )


@message_words("candidates-kept")
def candidates_kept(days: int) -> Said:
    """Say how long a candidate's name is kept."""
    return good(f"I forget candidates {count_of(days, 'day')} after their last interview.")


@message_words("directions")
def directions(building: str, text: str) -> Said:
    """Say what candidates read about a building."""
    if not text:
        return good(f"Invitations no longer say how to find {building}.")
    return good(f"Candidates who come to {building} read: {quote(text)}")


# --- candidates' links ----------------------------------------------------------------------------

_TIMES = {1: "once", 2: "twice"}


def before_start(minutes: int) -> str:
    """Return "until 24 hours before the start", or until the start itself."""
    return f"until {length(minutes)} before the start" if minutes else "until the start"


def until_when(moves: int, minutes: int) -> str:
    """Return how often and until when something may be moved."""
    return f"{_TIMES.get(moves, f'{moves} times')}, {before_start(minutes)}" if moves else "never"


@message_words("link-days")
def link_days(days: int) -> Said:
    """Say how long candidates may choose."""
    return good(
        f"New links are open for {count_of(days, 'day')}. Those already sent stay as they are."
    )


@message_words("candidates-may-move")
def candidates_may_move(moves: int, minutes: int) -> Said:
    """Say how often and until when candidates may move an interview."""
    if not moves:
        return good("Candidates can’t move interviews by themselves any more. They can ask for it.")
    return good(f"Candidates may move their interview {until_when(moves, minutes)}.")


@message_words("candidates-may-cancel")
def candidates_may_cancel(minutes: int) -> Said:
    """Say until when candidates may cancel an interview."""
    return good(f"Candidates may cancel their interview {before_start(minutes)}.")


@message_words("sends-mail")
def sends_mail(is_on: bool) -> Said:  # noqa: FBT001 - a fact of the message
    """Say whether candidates may be sent their link by email."""
    if not is_on:
        return good("Links are no longer sent by email. Recruiters send them as they like.")
    return good(
        "Recruiters can now send a candidate their link by email, from their own mailbox: “send the link by email”.",
        "Who signed in before is asked to allow that (Mail.Send) when they first use it. I still read nobody’s email.",
    )


@message_words("holds-times")
def holds_times(is_on: bool) -> Said:  # noqa: FBT001 - a fact of the message
    """Say whether the times that candidates are given are held."""
    if not is_on:
        return good(
            "I no longer hold the times that candidates are given. What was held is let go."
        )
    return good(
        "From now on I hold the times that a candidate is given (“give Jo three times”), until they choose or the link ends.",
        "Each stands in the recruiter’s own calendar as “[Hold] Interview”, and nobody is written to.",
    )
