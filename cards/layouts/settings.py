"""The account's settings and somebody's limits, each value to be changed where it is shown.

The ids of the fields are what `dialogs.account` finds in `Pressed.inputs`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.domain.card_subjects import PEOPLE, POOLS, ROOMS, SETTINGS, limits_subject
from cards.account_views import LimitsView, SettingsForm, SettingsView
from cards.actions import Open, SaveLimits, SaveSettings
from cards.components import Button, Choice, Facts, Field, Form, Heading, OpenForm, Part, Text
from cards.layouts.detail_cards import LINE_MOST, ROWS_MOST, sheet
from cards.layouts.forms import (
    choices_of,
    form_result,
    joined,
    lengths,
    people_choices,
    save_button,
)
from cards.words.administration import detail_cards as sheets
from cards.words.administration import settings_forms as words
from cards.words.formatting import display

_NOTICES = (0, 60, 120, 240, 480, 1440, 2880)
_COUNTS = range(9)
_PAUSES = (0, 5, 10, 15, 30, 45, 60)
_CLOSURES_MOST = 30
_DAY = timedelta(days=1)
NOBODY = "none"


def settings(view: SettingsView) -> list[Part]:
    """Return the account's settings; for those who may change them as a form that stands open."""
    said = sheets.settings(view)
    if view.form is None:
        return sheet(said)
    form = Form(
        words.CHANGE,
        tuple(_settings_fields(view, view.form)),
        save_button(SaveSettings(view.form.seen), words.SETTINGS_SAVE_TYPED),
        SETTINGS,
        words.CHANGE_SETTINGS,
    )
    beside = (
        Button(words.ROOMS, Open(ROOMS), typed=words.ROOMS_TYPED),
        Button(words.POOLS, Open(POOLS), typed=words.POOLS_TYPED),
        Button(words.PEOPLE, Open(PEOPLE), typed=words.PEOPLE_TYPED),
    )
    named = sheets.named_rows(view)[:ROWS_MOST]
    return [
        Heading(said.title),
        *form_result(view.change),
        OpenForm(_harmless(sheets.setting_rows(view)), form, beside),
        *([Facts(_harmless(named))] if named else []),
        *(Text(display(one, LINE_MOST)) for one in said.lines),
        Text(words.SETTINGS_HINT, "quiet"),
    ]


def _harmless(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((display(name, 60), display(said, LINE_MOST)) for name, said in rows)


def _settings_fields(view: SettingsView, form: SettingsForm) -> Iterator[Field]:
    opens, closes = view.hours
    yield Field("minutes", words.LENGTH, "one", str(view.minutes), lengths(view.minutes))
    notices = choices_of(sorted({*_NOTICES, view.notice_minutes}), words.notice)
    notice = str(view.notice_minutes)
    yield Field("notice", words.NOTICE, "one", notice, notices, is_beside=True)
    yield Field("opens", words.OPENS, "time", opens, is_required=True)
    yield Field("closes", words.CLOSES, "time", closes, is_beside=True, is_required=True)
    days = choices_of(range(7), words.weekday)
    yield Field("weekdays", words.DAYS, "several", joined(view.days), days, is_required=True)
    zones = choices_of(sorted({*form.zones, view.zone}), words.zone_choice)
    yield Field("zone", words.ZONE, "one", view.zone, zones)
    yield _scheduling_user(form)
    per = view.candidate_event_per
    yield Field("candidate_events", words.CANDIDATE_EVENTS, "one", per, _candidate_events())
    yield Field("close_from", words.CLOSE_FROM, "date")
    yield Field("close_to", words.CLOSE_TO, "date", is_beside=True)
    if spans := tuple(_closures(view.closed))[:_CLOSURES_MOST]:
        yield Field("open_again", words.OPEN_AGAIN, "several", choices=spans)


def _scheduling_user(form: SettingsForm) -> Field:
    choices = (
        Choice(words.NOBODY, NOBODY),
        *people_choices(form.people, (form.scheduling_user,)),
    )
    chosen = form.scheduling_user or NOBODY
    return Field("scheduling_user", words.SCHEDULING_USER, "one", chosen, choices)


def _candidate_events() -> tuple[Choice, ...]:
    return tuple(Choice(said, per) for per, said in words.CANDIDATE_EVENT_PER.items())


def _closures(days: Sequence[date]) -> Iterator[Choice]:
    """Yield a choice for each run of days: its first and last day, as the form sends them."""
    run: list[date] = []
    for day in days:
        if run and day - run[-1] != _DAY:
            yield _closure(run)
            run = []
        run.append(day)
    if run:
        yield _closure(run)


def _closure(run: Sequence[date]) -> Choice:
    return Choice(words.closure(run), f"{run[0]}/{run[-1]}")


def limits(view: LimitsView) -> list[Part]:
    """Return what somebody allows; as a form that stands open where it may be changed here."""
    said = sheets.limits(view)
    if not view.subject:
        return sheet(said)
    form = Form(
        words.CHANGE,
        tuple(_limit_fields(view)),
        save_button(SaveLimits(view.subject, view.seen), words.LIMITS_TYPED),
        limits_subject(view.subject),
        words.CHANGE_LIMITS,
    )
    return [
        Heading(display(said.title)),
        *form_result(view.change),
        OpenForm(tuple(sheets.limit_rows(view.limits)), form),
        *([Facts(away)] if (away := tuple(sheets.away_rows(view.away))) else []),
        *(Text(one, "quiet") for one in (*said.lines, *said.hints)),
    ]


def _limit_fields(view: LimitsView) -> Iterator[Field]:
    of = view.limits
    per_day = choices_of(sorted({*_COUNTS, of.per_day}), words.at_most)
    yield Field("per_day", words.PER_DAY, "one", str(of.per_day), per_day)
    per_week = choices_of(sorted({*_COUNTS, 10, 15, 20, of.per_week}), words.at_most)
    yield Field("per_week", words.PER_WEEK, "one", str(of.per_week), per_week, is_beside=True)
    days = choices_of(range(7), words.weekday)
    yield Field("days_off", words.DAYS_OFF, "several", joined(of.never_on), days)
    if of.kept_free:
        names = [sheets.kept_free(*one) for one in of.kept_free]
        kept = choices_of(range(len(names)), names.__getitem__)
        yield Field("kept_free", words.KEPT_FREE, "several", joined(range(len(names))), kept)
    pauses = choices_of(sorted({*_PAUSES, of.buffer_minutes}), words.pause)
    yield Field("pause", words.PAUSE, "one", str(of.buffer_minutes), pauses)
