"""What the bot says of a setting that was made or is asked for."""

from collections.abc import Sequence
from datetime import date

from bot.domain.bookings.loop_templates import shown_use
from cards.words.date_spans import dates_named, days_named
from cards.words.formatting import (
    count_of,
    display,
    length,
    possessive,
    quote,
)
from cards.words.formatting import zone as zone_name
from cards.words.short_messages import ShortMessage, good, message_words, plain


@message_words("default-length")
def default_length(minutes: int) -> ShortMessage:
    """Say how long interviews last from now on."""
    return good(f"Interviews now last {length(minutes)} by default.")


@message_words("working-hours")
def working_hours(start: str, end: str) -> ShortMessage:
    """Say when people work."""
    return good(
        f"Working hours are now {start}–{end}, by each person’s own clock. "
        "Anyone with other hours in Outlook keeps them."
    )


@message_words("working-days")
def working_days(days: Sequence[int]) -> ShortMessage:
    """Say on which days people work."""
    return good(f"Working days are now {days_named(days)}.")


@message_words("minimum-notice")
def minimum_notice(minutes: int) -> ShortMessage:
    """Say how far ahead interviews are booked."""
    if not minutes:
        return good("Interviews can be booked without notice.")
    return good(f"I’ll offer times from {length(minutes)} ahead.")


@message_words("company-zone")
def company_zone(zone: str) -> ShortMessage:
    """Say which clock holds for the company."""
    return good(f"The company’s time zone is now {zone_name(zone)}.")


@message_words("own-zone")
def own_zone(zone: str) -> ShortMessage:
    """Say on which clock somebody reads times."""
    return good(f"From now on you’ll see {zone_name(zone)}.")


@message_words("workplace")
def workplace(name: str, building: str) -> ShortMessage:
    """Say where somebody works, and what follows for rooms."""
    whose = f"{possessive(name)} interviews" if name else "Your interviews"
    return good(f"{whose} get rooms in {display(building, 60)} from now on.")


@message_words("contact-phone")
def contact_phone(phone: str) -> ShortMessage:
    """Say which number candidates can call."""
    if not phone:
        return good("Invitations of candidates no longer name a phone number.")
    return good(f"Invitations of candidates name {display(phone, 60)} from now on.")


@message_words("names-shown")
def names_shown(see: str) -> ShortMessage:
    """Say what candidates read of whom they meet."""
    what = {"first": "first names", "full": "full names", "none": "no names"}[see]
    return good(f"Candidates read {what} of those they meet, and never an address.")


@message_words("candidate-events")
def candidate_events(per: str) -> ShortMessage:
    """Say what candidates of loops find in their calendars."""
    said = (
        "Candidates get one event for each session of a loop from now on."
        if per == "session"
        else "Candidates get one event for each day of a loop from now on, with the whole plan of the day."
    )
    return good(said, "Loops that are booked already stay as they are.")


@message_words("job-title")
def job_title(name: str, title: str) -> ShortMessage:
    """Say what candidates read beside somebody's name."""
    whose = possessive(name) if name else "your"
    return good(f"Candidates read {quote(display(title, 80))} beside {whose} name.")


@message_words("closed")
def closed(dates: Sequence[str]) -> ShortMessage:
    """Say when nobody interviews."""
    return good(f"Closed on {dates_named(_parsed(dates))}. I won’t offer times then.")


@message_words("holidays-kept")
def holidays_kept(country: str, days: int, until: int) -> ShortMessage:
    """Say that nobody interviews on a country's public holidays."""
    return good(
        f"Closed on {count_of(days, 'public holiday')} ({display(country)}) until the end of {until}."
        " I won’t offer times then.",
        "If you work on one of them, say “office open on” and the day. Next year, tell me again.",
    )


@message_words("open-again")
def open_again(dates: Sequence[str]) -> ShortMessage:
    """Say when people interview after all."""
    return good(f"Open on {dates_named(_parsed(dates))}.")


@message_words("pool")
def pool(pool: str, people: int) -> ShortMessage:
    """Say how many a pool has, and how to ask for one of them."""
    return good(
        f"The {pool} pool has {count_of(people, 'person')}. "
        f"Ask, for example: “someone from the {pool} pool on Tuesday”."
    )


@message_words("loop-template")
def loop_template(name: str, sessions: int) -> ShortMessage:
    """Say that a loop template is kept, and how to plan with it."""
    said = display(name, 60)
    return good(
        f"“{said}” is kept, with {count_of(sessions, 'session')}. "
        f"Plan with it, for example: “schedule {shown_use(said)} for Jo Park next week”."
    )


@message_words("loop-template-deleted")
def loop_template_deleted(name: str) -> ShortMessage:
    """Say that a loop template is gone."""
    return good(f"The template “{display(name, 60)}” is deleted.")


@message_words("pool-deleted")
def pool_deleted(pool: str) -> ShortMessage:
    """Say that a pool is gone."""
    return good(f"The {pool} pool is deleted.")


@message_words("nickname")
def nickname(nickname: str, name: str) -> ShortMessage:
    """Say whom a nickname means."""
    return good(f"{quote(nickname)} now means {name}.")


@message_words("nickname-removed")
def nickname_removed(nickname: str) -> ShortMessage:
    """Say that a nickname means nobody."""
    return good(f"{quote(nickname)} no longer means anyone.")


def _parsed(dates: Sequence[str]) -> list[date]:
    return [date.fromisoformat(one) for one in dates]


@message_words("candidates-kept")
def candidates_kept(days: int) -> ShortMessage:
    """Say how long a candidate's name is kept."""
    return good(f"I forget candidates {count_of(days, 'day')} after their last interview.")


@message_words("candidates-kept-now")
def candidates_kept_now(days: int) -> ShortMessage:
    """Say how long a candidate's name is kept by now, and how that is changed."""
    return plain(
        f"I forget candidates {count_of(days, 'day')} after their last interview.",
        "To change that, type, for example, “keep candidates for 90 days”.",
    )


@message_words("directions")
def directions(building: str, text: str) -> ShortMessage:
    """Say what candidates read about a building."""
    if not text:
        return good(f"Invitations no longer say how to find {building}.")
    return good(f"Candidates who come to {building} read: {quote(text)}")


@message_words("no-such-limit")
def no_such_limit() -> ShortMessage:
    """Say that no rule keeps those days or hours free, so that none was taken away."""
    return plain("None of your rules keeps that time free, so nothing changed. These are yours:")
