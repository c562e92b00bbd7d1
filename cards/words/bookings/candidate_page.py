"""The words of the page that a candidate's link opens. Plain text: the template escapes it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from msgspec import Struct

from cards.candidate_views import CandidatePage, PageInterview, PageTime
from cards.words.formatting import (
    day,
    day_and_time,
    display,
    join_names,
    length,
    stretch,
    when,
    zone,
)
from cards.words.invitations import Introduced, interview_title

MESSAGE_MOST = 500
NAMED_MOST = 6


class OptionText(Struct, frozen=True, kw_only=True):
    """A time to choose: "14:00–14:45", and the same in full with other clocks."""

    value: str
    label: str
    aside: str = ""


class FormText(Struct, frozen=True, kw_only=True):
    """What is filled in and sent with one button."""

    decision: str
    title: str
    button: str
    days: tuple[tuple[str, tuple[OptionText, ...]], ...] = ()
    """Each day with its times."""
    message: str = ""
    """The label of the field for a message; empty where there is none."""
    hint: str = ""
    is_grave: bool = False
    """It takes something away: it is folded up until it is wanted."""


class ZoneText(Struct, frozen=True, kw_only=True):
    """The choice of another time zone."""

    label: str
    button: str
    chosen: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Parts of the world, each with its zones: name and what stands in the list."""


class PageText(Struct, frozen=True, kw_only=True):
    """A page in words, from top to bottom."""

    title: str
    heading: str
    told: str = ""
    is_trouble: bool = False
    """What is told is no good news."""
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Texts and addresses; one without a scheme is relative to the page's own."""
    forms: tuple[FormText, ...] = ()
    more: tuple[str, str] | None = None
    """The way to other times: the text, and the page's number."""
    zone: ZoneText | None = None
    closing: tuple[str, ...] = ()
    mail: str = ""
    """Whom to write to."""


_TOLD = {
    "": "",
    "taken": "Sorry, that time has just been taken. Nothing was booked. Here’s what’s free now.",
    "outdated": "Those times were out of date, so nothing was booked. Here’s what’s free now.",
    "nothing-chosen": "Please choose one of the times first.",
    "nothing-said": "Please tell us in a few words when it would suit you.",
    "already": "You’ve chosen a time already. This is your interview.",
    "settling": "We’re still writing your interview into our calendars. Please try again in a minute.",
    "too-late": "It’s too late to do that here. Nothing was changed.",
    "too-many": "You’ve written to us several times already. Please send an email instead.",
    "passed-on": "Thank you. We’ve passed that on, and you’ll hear from us.",
    "moved": "Done: your interview has been moved. Everyone is told.",
}
_GOOD = frozenset({"", "already", "passed-on", "moved"})
_OVER = {
    "cancelled": ("Your interview is cancelled", "Everyone who would have come is told."),
    "over": ("This interview is over", "There’s nothing more to do here."),
    "withdrawn": ("This link is no longer valid", "It was withdrawn."),
    "replaced": (
        "This link is no longer valid",
        "A newer link took its place. Please use the one that was sent to you last.",
    ),
    "expired": ("This link has expired", "The time for choosing is over, and nothing was booked."),
    "unknown": (
        "We don’t know this link",
        "It may be incomplete, or too old. Please use the whole link from the message you got.",
    ),
    "unavailable": (
        "We can’t show any times right now",
        "That’s on our side, not yours. Nothing was booked or changed.",
    ),
    "busy": (
        "One moment, please",
        "This page was used very often just now. Please wait a few minutes, then try again.",
    ),
}


def page_text(page: CandidatePage) -> PageText:
    """Return the page in words."""
    if page.state == "choose":
        return _choose(page)
    if page.state == "moving":
        return _moving(page)
    if page.state == "booked" and page.interview is not None:
        return _booked(page, page.interview)
    heading, line = _OVER.get(page.state, _OVER["over"])
    return PageText(
        title=_title(heading, page),
        heading=heading,
        told=_TOLD[page.told],
        lines=(line,),
        closing=_write_to(page),
        mail=page.contact_mail,
    )


def _title(heading: str, page: CandidatePage) -> str:
    return f"{heading} – {display(page.company, 60)}" if page.company else heading


def _write_to(page: CandidatePage) -> tuple[str, ...]:
    """Return whom to write to, where that is known."""
    if not page.contact:
        return ()
    at = f" at {display(page.company, 60)}" if page.company else ""
    call = f"call {display(page.contact_phone, 60)}, or " if page.contact_phone else ""
    return (f"For anything else, {call}write to {display(page.contact, 60)}{at}:",)


# --- choosing -------------------------------------------------------------------------------------


def _choose(page: CandidatePage) -> PageText:
    heading = f"Choose a time for your {page.interview_kind or 'interview'}"
    if page.company:
        heading = f"{heading} with {display(page.company, 60)}"
    return PageText(
        title=heading,
        heading=heading,
        told=_TOLD[page.told],
        is_trouble=page.told not in _GOOD,
        lines=tuple(_choose_lines(page)),
        facts=tuple(_question_facts(page)),
        forms=tuple(_choose_forms(page)),
        more=_more(page),
        zone=_zone_choice(page),
        closing=_write_to(page),
        mail=page.contact_mail,
    )


def _choose_lines(page: CandidatePage) -> Iterator[str]:
    if not page.times:
        yield "There’s no free time left right now. Tell us what would suit you, and we’ll find one."


def _question_facts(page: CandidatePage) -> Iterator[tuple[str, str]]:
    yield "How long", length(page.minutes)
    if page.people:
        yield "With", join_names(page.people, NAMED_MOST)
    if page.is_online:
        yield "Where", "online; you’ll get the link when you’ve chosen"
    if page.until is not None and page.times:
        yield "Choose by", day_and_time(page.until, page.year)
    yield "Times shown in", _clock_now(page)


def _clock_now(page: CandidatePage) -> str:
    """Return the zone of the page, and where it differs that the company's stands in brackets."""
    if _differs(page):
        return f"{zone(page.zone)} ({zone(page.home_zone)} in brackets)"
    return zone(page.zone)


def _differs(page: CandidatePage) -> bool:
    home = ZoneInfo(page.home_zone)
    moments = [one.start for one in page.times]
    if page.interview is not None:
        moments.append(page.interview.start)
    return any(one.utcoffset() != one.astimezone(home).utcoffset() for one in moments)


def _choose_forms(page: CandidatePage) -> Iterator[FormText]:
    if page.times:
        yield FormText(
            decision="choose",
            title="Free times",
            button="Book this time",
            days=tuple(days_of(page)),
        )
    yield _wish_form(page)


def _wish_form(page: CandidatePage) -> FormText:
    return FormText(
        decision="none",
        title="None of these suits?" if page.times else "When would it suit you?",
        button="Send",
        message="When would it suit you? For example: Tuesday or Thursday after 4 pm.",
        hint=f"At most {MESSAGE_MOST} characters.",
    )


def days_of(page: CandidatePage) -> Iterator[tuple[str, tuple[OptionText, ...]]]:
    """Yield each day with its times, the company's clock in brackets where it shows another one."""
    for _, same in groupby(page.times, key=lambda one: one.start.date()):
        times = tuple(same)
        yield day(times[0].start, page.year), tuple(_option(one, page) for one in times)


def _option(one: PageTime, page: CandidatePage) -> OptionText:
    return OptionText(
        value=one.value, label=stretch(one.start, one.end), aside=_at_home(one.start, one.end, page)
    )


def _at_home(start: datetime, end: datetime, page: CandidatePage) -> str:
    """Return the same time on the company's clock; empty where it is the same."""
    home = ZoneInfo(page.home_zone)
    there = start.astimezone(home)
    if there.utcoffset() == start.utcoffset():
        return ""
    at = stretch(there, end.astimezone(home))
    on = f"{day(there)}, " if there.date() != start.date() else ""
    return f"({on}{at} {zone(page.home_zone)})"


def _more(page: CandidatePage) -> tuple[str, str] | None:
    if page.has_more:
        return "Show later times", str(page.page + 1)
    return ("Show the first times again", "0") if page.page else None


def _zone_choice(page: CandidatePage) -> ZoneText:
    return ZoneText(
        label="Your time zone",
        button="Show in this zone",
        chosen=page.zone,
        groups=tuple(zone_groups(page.zones, page.zone)),
    )


def zone_groups(
    names: Sequence[str], chosen: str
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield the parts of the world with their zones, by name."""
    known = sorted({*names, chosen})
    for part, same in groupby(known, key=lambda one: one.partition("/")[0]):
        yield part, tuple((one, _place(one)) for one in same)


def _place(name: str) -> str:
    return name.partition("/")[2].replace("_", " ").replace("/", ", ") or name


# --- moving ---------------------------------------------------------------------------------------


def _moving(page: CandidatePage) -> PageText:
    heading = "Choose another time"
    form = FormText(
        decision="move",
        title="Free times",
        button="Move my interview",
        days=tuple(days_of(page)),
    )
    nothing = (
        "There’s no other free time right now. Tell us what would suit you, and we’ll find one."
    )
    return PageText(
        title=_title(heading, page),
        heading=heading,
        told=_TOLD[page.told],
        is_trouble=page.told not in _GOOD,
        lines=("Until you choose one, your interview stays as it is.",)
        if page.times
        else (nothing,),
        facts=tuple(_moving_facts(page)),
        links=(("Keep my interview as it is", ""),),
        forms=(form, _wish_form(page)) if page.times else (_wish_form(page),),
        more=_more(page),
        zone=_zone_choice(page),
        closing=_write_to(page),
        mail=page.contact_mail,
    )


def _moving_facts(page: CandidatePage) -> Iterator[tuple[str, str]]:
    if page.interview is not None:
        yield "Now", _interview_time(page, page.interview)
    yield "Times shown in", _clock_now(page)


# --- booked ---------------------------------------------------------------------------------------


def _booked(page: CandidatePage, interview: PageInterview) -> PageText:
    what = page.interview_kind or "interview"
    heading = f"Your {what} is booked" if interview.is_settled else f"We’re booking your {what}"
    return PageText(
        title=_title(heading, page),
        heading=heading,
        told=_TOLD[page.told],
        is_trouble=page.told not in _GOOD,
        lines=tuple(_booked_lines(page, interview)),
        facts=tuple(_interview_facts(page, interview)),
        links=tuple(_booked_links(interview)),
        forms=tuple(_booked_forms(page)) if interview.is_settled else (),
        zone=_zone_choice(page),
        closing=_write_to(page),
        mail=page.contact_mail,
    )


def introduced_names(people: Sequence[Introduced]) -> tuple[str, ...]:
    """Return whom a candidate will meet, each with their role where it is known."""
    return tuple(f"{one.name} ({one.title})" if one.title else one.name for one in people)


def _booked_lines(page: CandidatePage, interview: PageInterview) -> Iterator[str]:
    if not interview.is_settled:
        yield "The time is reserved for you. It’s being written into our calendars; that takes a moment."
        yield "You can close this page: this link shows your interview whenever you open it."
        return
    if page.is_move_asked:
        yield "We’d like to find another time: please choose one below. Until you do, your interview stays as it is."
    else:
        yield "We look forward to talking with you. Keep this link: it shows your interview."
    if interview.has_invitation:
        yield "We’ve sent you an invitation by email too."


def _interview_facts(page: CandidatePage, interview: PageInterview) -> Iterator[tuple[str, str]]:
    yield "When", _interview_time(page, interview)
    if interview.people:
        yield "With", join_names(interview.people, NAMED_MOST)
    if interview.place:
        yield "Where", display(interview.place, 120)
    if interview.directions:
        yield "How to find us", display(interview.directions, 1000)
    if interview.dial_in:
        yield "Or call in", display(interview.dial_in, 120)
    if page.is_online and not interview.join_url:
        yield "Where", "online; the link will stand here"


def _interview_time(page: CandidatePage, interview: PageInterview) -> str:
    aside = _at_home(interview.start, interview.end, page)
    at = f"{when(interview.start, interview.end, page.year)}, {zone(page.zone)}"
    return f"{at} {aside}".rstrip()


def _booked_forms(page: CandidatePage) -> Iterator[FormText]:
    """Yield what can still be done with an interview; what cannot can be asked for in words."""
    if page.may_move:
        yield FormText(decision="move", title="Need another time?", button="Show other times")
    else:
        yield FormText(
            decision="move",
            title="Need another time?",
            button="Ask for another time",
            message="What would suit you instead? We’ll get back to you.",
        )
    yield FormText(
        decision="cancel",
        title="Can’t come?",
        button="Cancel my interview" if page.may_cancel else "Ask to cancel",
        message="Tell us why, if you like.",
        is_grave=True,
    )


def _booked_links(interview: PageInterview) -> Iterator[tuple[str, str]]:
    if interview.join_url:
        yield "Join the meeting online", interview.join_url
    if interview.is_settled:
        yield "Add to your calendar (.ics)", "interview.ics"
    else:
        yield "Look again", ""


def calendar_subject(page: CandidatePage) -> str:
    """Return the title of the calendar file's event."""
    return interview_title(page.interview_kind, display(page.company, 60))


def calendar_text(page: CandidatePage, url: str) -> str:
    """Return the text of the calendar file's event."""
    interview = page.interview
    lines = []
    if interview and interview.people:
        lines.append(f"You’ll meet {join_names(interview.people, 20)}.")
    if interview and interview.directions:
        lines += ["How to find us:", interview.directions]
    if interview and interview.join_url:
        lines.append(f"Join online: {interview.join_url}")
    lines += [f"Your interview, up to date: {url}", *_write_to(page)]
    return "\n".join([*lines, page.contact_mail] if page.contact_mail else lines)
