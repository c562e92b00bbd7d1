"""The words of what is said unasked: before an interview, of an invitation without an answer, after an interview."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.domain.notifications import NOTIFICATIONS, NotificationKind, NotificationRule
from bot.domain.quiet_hours import QUIET_FROM, QUIET_UNTIL, SOON
from cards.account_views import NotificationLine, NotificationsView, OwnHours, PlanView
from cards.interview_views import InterviewCard
from cards.reminder_views import DigestLine, DigestSection, MorningDigest, Reminder
from cards.view_models import Sheet
from cards.words.administration.plans import automation_lines
from cards.words.bookings.interview_card import ROOM_STATES
from cards.words.date_spans import days_named
from cards.words.formatting import (
    WEEKDAYS,
    clock,
    count_of,
    day,
    day_and_time,
    display,
    join_names,
    length,
    short_day,
    short_day_and_time,
    short_name,
    short_names,
    stretch,
    zone,
)
from cards.words.short_messages import ShortMessage, good, message_words, plain, warning

DONE, NO_SHOW, NOT_ME = "It took place", "No-show", "I wasn’t there"
DONE_TYPED, NO_SHOW_TYPED, NOT_ME_TYPED = "it took place", "no-show", "I wasn’t there"
NO_SHOW_SPOKEN = "The candidate didn’t come"
FEEDBACK = "Give feedback"
LATE_TYPED = "running 10 minutes late"
_OTHERS_MOST = 5


def starts_title(view: InterviewCard, *, is_ahead: bool) -> str:
    """Return "You interview Jo Park at 10:00", of a later day "… on Tuesday at 10:00"."""
    whom = display(view.candidate, 80) or "a candidate"
    on_day = f" on {WEEKDAYS[view.start.weekday()]}" if is_ahead else ""
    return f"You interview {whom}{on_day} at {clock(view.start)}"


def people(view: InterviewCard) -> Iterator[tuple[str, str]]:
    """Yield who else interviews."""
    names = [one.name for one in view.people if one.answer != "declined"]
    if len(names) > 1:
        yield "Interviewers", join_names(names, _OTHERS_MOST)


def unanswered_title(view: InterviewCard) -> str:
    """Return the question that still waits for an answer."""
    whom = display(view.candidate, 80) or "a candidate"
    if view.own_answer == "tentative":
        return f"You said maybe: can you interview {whom}?"
    return f"Can you interview {whom}?"


def waiting(view: InterviewCard) -> str:
    """Return who waits for an answer."""
    who = (
        short_name(view.organizer, [one.name for one in view.people])
        if view.organizer
        else "The organizer"
    )
    return f"{who} is waiting for your answer"


def after_title(view: InterviewCard) -> str:
    """Return the question whether an interview took place."""
    if view.candidate:
        return f"Did the interview with {display(view.candidate, 80)} take place?"
    return f"Did the interview on {day(view.start, view.year)} take place?"


def last_time(view: Reminder, most: int) -> str:
    """Return that nobody asks again; empty where somebody does."""
    return "I won’t ask again." if view.number >= most else ""


_ATTENDED = {
    "done": ("Thanks, noted: it took place.",),
    "no-show": ("Noted: the candidate didn’t come. I’ve told {who}, and won’t ask the others.",),
    "not me": ("Noted: you weren’t there. I won’t ask again.",),
}


@message_words("attended")
def attended(said: str, organizer: str, link: str) -> ShortMessage:
    """Say what was noted of an interview that is over, and where feedback is given."""
    who = short_name(organizer) if organizer else "the organizer"
    lines = tuple(line.format(who=who) for line in _ATTENDED[said])
    asked = (f"Give your feedback here: {link}",) if link and said == "done" else ()
    return good(*lines, *asked)


@message_words("no-show-told")
def no_show_told(name: str, start: str, candidate: str = "") -> ShortMessage:
    """Tell an organizer that a candidate did not come."""
    return warning(f"{short_name(name)} says {_who_of(candidate, start)} didn’t come.")


@message_words("took-place-told")
def took_place_told(name: str, start: str, candidate: str = "") -> ShortMessage:
    """Tell an organizer that an interview took place, of which another said that it did not."""
    whose = f"the interview with {_who_of(candidate, start)} took place after all"
    return warning(f"{short_name(name)} says {whose}.")


def _who_of(candidate: str, start: str) -> str:
    """Return "Max Nye (Monday 23 November, 11:00)", or whose interview it is where no name may be read."""
    at = day_and_time(datetime.fromisoformat(start))
    return f"{display(candidate, 60)} ({at})" if candidate else f"the candidate of {at}"


@message_words("no-show-noted")
def no_show_noted(
    candidate: str,
    is_searched: bool = False,  # noqa: FBT001, FBT002 - a fact that messages of earlier versions lack
) -> ShortMessage:
    """Say to an organizer that a no-show is noted, and how to get another time where none is looked for."""
    who = display(candidate, 60) or "the candidate"
    again = () if is_searched else ("For another time, type “book it again”.",)
    return good(
        f"Noted: {who} didn’t come. I won’t ask the interviewers whether it took place.", *again
    )


@message_words("how-it-went")
def how_it_went(
    candidate: str,
    start: str,
    is_over: bool,  # noqa: FBT001 - a fact
    came: Sequence[str],
    missed: bool,  # noqa: FBT001 - a fact
) -> ShortMessage:
    """Say whether an interview took place; a no-show is noted by an interviewer, or by its organizer for all of them."""
    of = f"{display(candidate, 60) or 'The interview'}, {day_and_time(datetime.fromisoformat(start))}"
    lines = [
        "It’s noted that the candidate didn’t come." if missed else "",
        f"{join_names(short_names(came, ()))} said it took place." if came else "",
    ]
    said = [line for line in lines if line] or [
        "Nobody has told me yet whether it took place."
        if is_over
        else "It has begun, and isn’t over yet."
    ]
    return plain(of, *said, "What the interviewers thought of it isn’t kept here: ask them.")


@message_words("replaced-by-itself")
def replaced_by_itself(
    gone: Sequence[str],
    names: Sequence[str],
    start: str,
    is_last: bool = False,  # noqa: FBT001, FBT002 - a fact
) -> ShortMessage:
    """Tell an organizer whom I asked in place of who declined."""
    at = datetime.fromisoformat(start)
    came = short_names(names, gone)
    return warning(
        f"{join_names(short_names(gone, names))} declined the interview on {day_and_time(at)}.",
        f"I’ve asked {join_names(came)} instead, from the same pool.",
        f"For two minutes “undo” takes that back. After that, “swap {came[0]} for” and a name asks someone else.",
        *(["That was the third time. After another decline, you choose."] if is_last else []),
    )


@message_words("replaces-decliners")
def replaces_decliners(is_on: bool) -> ShortMessage:  # noqa: FBT001 - a fact
    """Say whether somebody else is asked by itself in place of who declines."""
    if not is_on:
        return good(
            "When someone declines, I’ll show who is free instead, and ask nobody by myself."
        )
    return good(
        "When someone declines two days ahead or more, I’ll ask someone of the same pool instead.",
        "At most three times an interview. The organizer is told each time.",
    )


@message_words("reminded")
def reminded(
    names: Sequence[str],
    missing: Sequence[str],
    is_soon: bool,  # noqa: FBT001 - a fact
    answered: Sequence[str],
    is_early: bool,  # noqa: FBT001 - a fact
) -> ShortMessage:
    """Say who was reminded by hand, and who could not be; `answered` are those who were named and have answered."""
    if is_soon:
        return plain("I reminded them within the last hour. Give them a little time.")
    lines = []
    if names:
        lines.append(f"I’ve reminded {join_names(short_names(names, missing), _OTHERS_MOST)}.")
    lines += _without_chat(missing, names)
    if lines:
        return plain(*lines)
    if is_early:
        return plain("The invitations are still on their way, so I reminded nobody.")
    if answered:
        verb = "has" if len(answered) == 1 else "have"
        who = join_names(short_names(answered), _OTHERS_MOST)
        return plain(f"{who} {verb} answered already, so I reminded nobody.")
    return plain("Everyone has answered.")


@message_words("on-no-interview")
def on_no_interview(names: Sequence[str]) -> ShortMessage:
    """Say that somebody who is to be reminded is on no coming interview of the speaker's."""
    verb = "is" if len(names) == 1 else "are"
    who = join_names(short_names(names), _OTHERS_MOST)
    return plain(
        f"{who} {verb} on none of your coming interviews, so I reminded nobody.",
        "“my interviews” shows who is on each.",
    )


@message_words("reminded-of-each")
def reminded_of_each(
    names: Sequence[str], candidates: Sequence[str], starts: Sequence[str], missing: Sequence[str]
) -> ShortMessage:
    """Say who was reminded by hand of which of several interviews, one line for each interview."""
    whom: dict[tuple[str, str], list[str]] = {}
    for name, *of in zip(names, candidates, starts, strict=True):
        whom.setdefault((of[0], of[1]), []).append(name)
    lines = [
        f"{join_names(short_names(those, [*names, *missing]), _OTHERS_MOST)}: {_called(candidate, start)}"
        for (candidate, start), those in whom.items()
    ]
    return plain("I’ve reminded:", *lines, *_without_chat(missing, names))


def _called(candidate: str, start: str) -> str:
    at = short_day_and_time(datetime.fromisoformat(start))
    return f"{display(candidate, 60)}, {at}" if candidate else at


def _without_chat(missing: Sequence[str], reminded: Sequence[str]) -> list[str]:
    """Return the line on who could not be reminded; nothing where everybody could."""
    if not missing:
        return []
    verb = "has" if len(missing) == 1 else "have"
    who = join_names(short_names(missing, reminded), _OTHERS_MOST)
    return [f"{who} {verb} no chat with me. Outlook has the invitation."]


# --- the morning digest --------------------------------------------------------------------------

_SECTIONS = {
    "own": "You interview",
    "organized": "You organize",
    "rooms": "Rooms not confirmed yet",
    "unanswered": "Waiting for an answer",
    "unchosen": "No time chosen yet",
}
_OWN_ANSWERS = {"none": "you haven’t answered yet", "tentative": "you said maybe"}
DIGEST_TYPED = ("my interviews", "my reminders")


def digest_title(view: MorningDigest) -> str:
    """Return how many interviews the day holds; where it holds none, that something is not settled."""
    today = sum(len(part.lines) for part in view.sections if part.kind in _TODAY)
    return f"{count_of(today, 'interview')} today" if today else "Not settled yet"


_TODAY = {"own", "organized"}


def section_title(section: DigestSection) -> str:
    """Return what a part of the digest tells of."""
    return _SECTIONS[section.kind]


def digest_line(section: DigestSection, line: DigestLine, view: MorningDigest) -> str:
    """Return "09:30–10:30 · Jo Park · Thames ✓ confirmed · Ian and Mei", with the day where it is not today."""
    if section.kind == "unchosen":
        until = f"can choose until {short_day_and_time(line.end)}"
        return " · ".join((display(line.candidate, 60) or "A candidate", until))
    at = stretch(line.start, line.end)
    if line.start.date() != view.today:
        at = f"{short_day(line.start)}, {at}"
    return " · ".join(
        filter(None, (at, display(line.candidate, 60), *_digest_facts(section, line)))
    )


def _digest_facts(section: DigestSection, line: DigestLine) -> Iterator[str]:
    if section.kind != "unanswered" and line.room:
        state = ROOM_STATES.get(line.room_state, "")
        yield " ".join(filter(None, (display(line.room, 40), state)))
    if line.people and section.kind != "rooms":
        yield join_names(short_names(line.people), _OTHERS_MOST)
    if section.kind == "own":
        yield _OWN_ANSWERS.get(line.own_answer, "")


# --- what is told, and who chose it ---------------------------------------------------------------

KINDS = {
    "reminder": "Before an interview",
    "unanswered": "Unanswered invitations",
    "morning": "Morning digest",
    "overview": "Recruiter’s morning digest",
    "after": "After an interview",
    "change": "Moves and cancellations",
    "alert": "Rooms and people that decline",
}
"""Each kind of what is told unasked."""
OFF, ON, ALWAYS = "Off", "On", "Always on"
CHANGE = "Reminders"
FOR_EVERYONE, FOR_EVERYONE_TYPED = "For everyone", "reminder settings for everyone"
FOR_MYSELF, FOR_MYSELF_TYPED = "For myself", "my reminders"
SAVE_TYPED, SAVE_ALL_TYPED = "remind me 30 minutes before", "remind everyone 30 minutes before"
REPLACE = "Replace who declines"
FEEDBACK_LINK, FEEDBACK_HINT = "Feedback link", "https://forms.example/feedback"


def notifications_title(view: NotificationsView) -> str:
    """Return whose reminders these are."""
    return "Reminders for everyone" if view.is_account else "Your reminders"


def notification_rows(view: NotificationsView) -> tuple[tuple[str, str], ...]:
    """Return each kind and what holds of it."""
    rows = tuple((KINDS[one.kind], _chosen(one)) for one in view.lines)
    if not view.is_account:
        return rows
    replaced = ((REPLACE, ON if view.replaces == "on" else OFF),) if view.replaces else ()
    return (*rows, *replaced, (FEEDBACK_LINK, display(view.feedback_link, 200) or "not set"))


AUDIENCES = {"interviewer": "Interviewers", "recruiter": "Recruiters"}


def plan_card(view: PlanView) -> Sheet:
    """Return what the company's plan includes, and what is told unasked, to whom and when."""
    missing = any(plans for _, plans in view.automations)
    rest = "Everything else I do is included." if missing else "Everything I do is included."
    rows = (
        (KINDS[one.kind], f"{AUDIENCES[NOTIFICATIONS[one.kind].audience]} · {_lower(_chosen(one))}")
        for one in view.notifications
    )
    return Sheet(
        title=f"{view.plan.title()} plan",
        rows=tuple(rows),
        lines=(*automation_lines(view.automations), rest),
        hints=("To change what you’re told: “my reminders”.",),
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _chosen(line: NotificationLine) -> str:
    rule = NOTIFICATIONS[line.kind]
    if not line.is_on:
        return OFF
    if line.clock:
        return line.clock
    if not rule.minutes:
        return ON if rule.can_be_off else ALWAYS
    minutes = sorted({line.minutes, *line.also}, reverse=True)
    return join_names([_timed(rule, one) for one in minutes])


def _timed(rule: NotificationRule, minutes: int) -> str:
    return after(minutes) if rule.is_after else before(minutes)


def notification_choice(kind: str, value: str) -> str:
    """Return one of the choices of a kind: off, on, a length or a time of day."""
    if value in {"off", "on"}:
        return OFF if value == "off" else ON
    if ":" in value:
        return value
    return _timed(NOTIFICATIONS[NotificationKind(kind)], int(value))


def notification_notes(view: NotificationsView) -> tuple[str, ...]:
    """Return what holds of all of them."""
    quiet = (
        f"From {QUIET_FROM:%H:%M} to {QUIET_UNTIL:%H:%M} and on days off I keep what I have for you until the morning,"
        f" except changes of interviews that start within {count_of(SOON // timedelta(hours=1), 'hour')}."
    )
    if view.is_account:
        return (quiet, "Everyone can choose otherwise for themselves.")
    stop = "“stop reminders” switches them all off, “start reminders” on again."
    return tuple(filter(None, (quiet, _own_hours(view.hours), stop)))


def _own_hours(hours: OwnHours | None) -> str:
    if hours is None or not hours.days:
        return ""
    days, start, end = days_named(hours.days), display(hours.start, 5), display(hours.end, 5)
    return f"Your working hours, from your calendar: {days}, {start}–{end}, {zone(hours.zone)}."


def before(minutes: int) -> str:
    """Return "15 minutes before"."""
    return "24 hours before" if minutes == 24 * 60 else f"{length(minutes)} before"


def after(minutes: int) -> str:
    """Return "1 hour after"."""
    return f"{length(minutes)} after"


@message_words("feedback-link")
def feedback_link(link: str) -> ShortMessage:
    """Say where interviewers are sent for their feedback from now on."""
    if not link:
        return good("The feedback link is removed.")
    return good(f"After an interview I’ll send interviewers to {display(link, 200)}.")
