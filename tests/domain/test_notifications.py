"""Who is told what unasked: what a person chose comes before the account's choice, and that before the table."""

import pytest

from bot.domain.notifications import (
    NOTIFICATIONS,
    NotificationChoice,
    NotificationKind,
    notification_setting,
    with_choice,
)

REMINDER = NotificationKind.REMINDER


def test_every_kind_has_a_row():
    assert set(NOTIFICATIONS) == set(NotificationKind)


@pytest.mark.parametrize("rule", NOTIFICATIONS.values(), ids=lambda rule: rule.kind)
def test_what_can_be_chosen_holds_the_default(rule):
    assert rule.minutes is None or rule.minutes in rule.minutes_choices
    assert not rule.clock or rule.clock in rule.clock_choices


def test_nothing_chosen_is_the_table():
    found = notification_setting(REMINDER, {}, {})
    assert (found.is_on, found.minutes) == (True, 15)


def test_a_person_comes_before_the_account():
    own = {REMINDER: NotificationChoice(minutes=30)}
    accounts = {REMINDER: NotificationChoice(minutes=60, is_on=False)}
    found = notification_setting(REMINDER, own, accounts)
    assert (found.is_on, found.minutes) == (False, 30)
    on_again = with_choice(own, REMINDER, NotificationChoice(is_on=True))
    found = notification_setting(REMINDER, on_again, accounts)
    assert (found.is_on, found.minutes) == (True, 30)


def test_bad_news_cannot_be_switched_off():
    off = {NotificationKind.ALERT: NotificationChoice(is_on=False)}
    assert notification_setting(NotificationKind.ALERT, off).is_on
