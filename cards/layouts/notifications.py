"""What somebody is told unasked, each kind to be changed where it is shown.

The fields have the names of the kinds; each holds `off`, `on`, a number of minutes or a time of day.
"""

from collections.abc import Iterator
from typing import Literal

from bot.domain.card_subjects import OWN, notifications_subject
from bot.domain.form_validation import LINK_MOST
from bot.domain.notifications import NOTIFICATIONS
from cards.account_views import NotificationLine, NotificationsView
from cards.actions import Open, SaveNotifications
from cards.components import Button, Choice, Facts, Field, Form, Heading, OpenForm, Part, Text
from cards.layouts.forms import form_result, save_button
from cards.words.bookings import reminders as words
from cards.words.formatting import field_value


def notifications(view: NotificationsView) -> list[Part]:
    """Return what is told and when; as a form that stands open where it may be changed here."""
    rows = words.notification_rows(view)
    shown: Part = OpenForm(rows, _form(view), tuple(_beside(view))) if view.seen else Facts(rows)
    return [
        Heading(words.notifications_title(view)),
        *form_result(view.change),
        shown,
        *(Text(one, "quiet") for one in words.notification_notes(view)),
    ]


def _form(view: NotificationsView) -> Form:
    typed = words.SAVE_ALL_TYPED if view.is_account else words.SAVE_TYPED
    whose = "" if view.is_account else OWN
    save = save_button(SaveNotifications(view.seen, whose), typed)
    return Form(words.CHANGE, tuple(_fields(view)), save, notifications_subject(whose))


def _fields(view: NotificationsView) -> Iterator[Field]:
    for line in view.lines:
        if NOTIFICATIONS[line.kind].can_be_off:
            choices = tuple(
                Choice(words.notification_choice(line.kind, one), one) for one in _choices(line)
            )
            kind: Literal["one", "several"] = "several" if _is_repeatable(line) else "one"
            yield Field(line.kind.value, words.KINDS[line.kind], kind, line.value, choices)
    if view.replaces:
        choices = tuple(Choice(words.notification_choice("", one), one) for one in ("off", "on"))
        yield Field("replaces", words.REPLACE, "one", view.replaces, choices)
    if view.is_account:
        link = field_value(view.feedback_link, LINK_MOST)
        yield Field(
            "feedback",
            words.FEEDBACK_LINK,
            "text",
            link,
            hint=words.FEEDBACK_HINT,
            most=LINK_MOST,
        )


def _is_repeatable(line: NotificationLine) -> bool:
    return NOTIFICATIONS[line.kind].is_repeatable


def _choices(line: NotificationLine) -> list[str]:
    rule = NOTIFICATIONS[line.kind]
    if rule.clock:
        return ["off", *sorted({*rule.clock_choices, line.clock or rule.clock})]
    if rule.minutes:
        minutes = sorted({*rule.minutes_choices, line.minutes or rule.minutes, *line.also})
        return [*([] if rule.is_repeatable else ["off"]), *map(str, minutes)]
    return ["off", "on"]


def _beside(view: NotificationsView) -> Iterator[Button]:
    if view.is_account:
        yield Button(
            words.FOR_MYSELF, Open(notifications_subject(OWN)), typed=words.FOR_MYSELF_TYPED
        )
    elif view.may_administer:
        account = Open(notifications_subject())
        yield Button(words.FOR_EVERYONE, account, typed=words.FOR_EVERYONE_TYPED)
