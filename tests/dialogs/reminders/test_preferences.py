"""What is told unasked is chosen in words and in a form: by each person, and by admins for who chose nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.accounts import Account
from bot.domain.card_subjects import OWN
from bot.domain.errors import BadInput
from bot.domain.jobs import Job, JobKind
from bot.domain.notifications import NotificationKind, notification_setting
from cards.account_views import NotificationsView
from cards.actions import Accept, Open, SaveNotifications
from cards.view_models import Problem
from tests.harness.office_stories import booked

REMINDER, NUDGE, MORNING, AFTER = (
    NotificationKind.REMINDER,
    NotificationKind.UNANSWERED,
    NotificationKind.MORNING,
    NotificationKind.AFTER,
)


async def setting(office, kind, name="ian"):
    account = await office.load(Account, "t")
    person = await office.person(name)
    return notification_setting(kind, person.notifications, account.notifications)


@pytest.mark.parametrize(
    ("said", "kind", "holds"),
    [
        ("stop reminders", REMINDER, (False, 15, "")),
        ("stop reminders", AFTER, (False, 60, "")),
        ("no reminders please", MORNING, (False, 0, "08:30")),
        ("remind me 30 minutes before", REMINDER, (True, 30, "")),
        ("send reminders a day before", REMINDER, (True, 1440, "")),
        ("daily digest off", MORNING, (False, 0, "08:30")),
        ("daily digest off", REMINDER, (True, 15, "")),
        ("send the daily digest at 7:30", MORNING, (True, 0, "07:30")),
        ("my morning digest at 7:30", MORNING, (True, 0, "07:30")),
        ("no nudges", NUDGE, (False, 0, "")),
        ("stop nudging me", NUDGE, (False, 0, "")),
        ("nudges off", REMINDER, (True, 15, "")),
        ("mute", REMINDER, (False, 15, "")),
        ("don't ask me after interviews", AFTER, (False, 60, "")),
        ("don't ask me after interviews", REMINDER, (True, 15, "")),
        ("ask me 30 minutes after interviews", AFTER, (True, 30, "")),
        ("nudge me 30 minutes before interviews", REMINDER, (True, 30, "")),
        ("no feedback questions", AFTER, (False, 60, "")),
        ("turn on my morning digest", MORNING, (True, 0, "08:30")),
        ("stop the morning overview", MORNING, (False, 0, "08:30")),
    ],
)
async def test_it_is_chosen_in_words(office, said, kind, holds):
    await office.says("ian", said)
    assert isinstance(office.view("ian"), NotificationsView)
    found = await setting(office, kind)
    assert (found.is_on, found.minutes, found.clock) == holds


@pytest.mark.parametrize(
    "said", ["start reminders", "turn on reminders", "unmute", "turn the reminders back on"]
)
async def test_what_was_switched_off_is_switched_on_again(office, said):
    await office.says("ian", "stop reminders")
    await office.says("ian", said)
    assert (await setting(office, REMINDER)).is_on


@pytest.mark.parametrize(
    "said",
    [
        "my reminders",
        "my notifications",
        "no notifications after 6pm",
        "notifications",
        "quiet hours",
    ],
)
async def test_what_changes_nothing_shows_what_holds(office, said):
    before = await office.person("ian")
    await office.says("ian", said)
    assert isinstance(office.view("ian"), NotificationsView)
    assert (await office.person("ian")).notifications == before.notifications


@pytest.mark.parametrize("said", ["remind me 3 minutes before", "remind me 3 days before"])
async def test_a_lead_that_is_too_short_or_too_long_is_refused(office, said):
    await office.says("ian", said)
    assert isinstance(office.view("ian"), Problem | NotificationsView)
    assert (await setting(office, REMINDER)).minutes == 15


@pytest.mark.parametrize(
    "said",
    ["my morning digest 30 minutes early", "remind me of unanswered invitations every 30 minutes"],
)
async def test_minutes_of_a_kind_that_has_none_are_refused_and_set_no_other(office, said):
    await office.says("ian", said)
    assert office.view("ian") == Problem.of(BadInput(why="reminder-untimed"))
    assert (await office.person("ian")).notifications == {}


async def test_a_kind_that_comes_once_takes_one_time_alone(office):
    await office.says("ian", "ask me 15 minutes and 30 minutes after interviews")
    assert office.view("ian") == Problem.of(BadInput(why="reminder-many"))
    assert (await setting(office, AFTER)).minutes == 60


@pytest.mark.parametrize(
    "said",
    [
        "stop nudges for everyone",
        "no nudges for the team",
        "nudges off for everybody",
        "turn off nudges for everyone",
        "disable nudges for the team",
    ],
)
async def test_an_admin_switches_nudges_off_for_everyone(office, said):
    await office.says("olivia", said)
    chosen = (await office.load(Account, "t")).notifications
    assert {kind: one.is_on for kind, one in chosen.items()} == {"unanswered": False}


async def test_an_admin_switches_digests_off_for_everyone(office):
    await office.says("olivia", "turn off digests for everyone")
    chosen = (await office.load(Account, "t")).notifications
    assert {kind: one.is_on for kind, one in chosen.items()} == {
        "morning": False,
        "overview": False,
    }


async def test_an_admin_chooses_for_everyone_who_chose_nothing(office):
    await office.says("mei", "remind me 5 minutes before")
    await office.says("olivia", "remind everyone 30 minutes before")
    assert (await setting(office, REMINDER)).minutes == 30
    assert (await setting(office, REMINDER, "mei")).minutes == 5
    await office.says("ian", "turn off reminders for everyone")
    assert isinstance(office.view("ian"), Problem)
    assert (await setting(office, REMINDER)).is_on


async def opened(office, name, whose):
    await office.presses(name, Open(f"notifications/{whose}"))
    return office.view(name, NotificationsView)


async def test_the_form_changes_what_it_has_otherwise(office):
    view = await opened(office, "ian", OWN)
    inputs = {"reminder": "60", "morning": "off", "after": "60", "unanswered": "on"}
    await office.presses("ian", SaveNotifications(view.seen, OWN), inputs=inputs)
    ian = await office.person("ian")
    assert set(ian.notifications) == {"reminder", "morning"}
    assert (await setting(office, REMINDER)).minutes == 60
    assert not (await setting(office, MORNING)).is_on
    assert office.view("ian", NotificationsView).change == "saved"


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("remind me a day and 15 minutes before", (1440, 15)),
        ("remind me 1 day and 15 minutes before my interviews", (1440, 15)),
        ("remind me 15 minutes and 1 day before interviews", (1440, 15)),
        ("remind me an hour and 10 minutes before", (70,)),
        ("remind me 2 hours, 30 minutes and 5 minutes before", (120, 30, 5)),
        ("remind me 24 hours and 1 hour before interviews", (1440, 60)),
        ("remind me a day before", (1440,)),
        ("remind me 30 minutes before", (30,)),
    ],
)
async def test_several_reminders_are_chosen_in_words(office, said, minutes):
    await office.says("ian", said)
    assert (await setting(office, REMINDER)).all_minutes == minutes


async def test_several_reminders_are_chosen_in_the_form(office):
    view = await opened(office, "ian", OWN)
    save = SaveNotifications(view.seen, OWN)
    await office.presses("ian", save, inputs={"reminder": "15,1440", "morning": "08:30"})
    ian = await office.person("ian")
    assert set(ian.notifications) == {"reminder"}
    assert (await setting(office, REMINDER)).all_minutes == (1440, 15)
    assert "24 hours before and 15 minutes before" in office.last("ian")
    # Nothing ticked is off; ticked again it holds alone.
    for ticked, minutes in (("", None), ("30", (30,))):
        view = office.view("ian", NotificationsView)
        save = SaveNotifications(view.seen, OWN)
        await office.presses("ian", save, inputs={"reminder": ticked})
        held = await setting(office, REMINDER)
        assert held.is_on == bool(minutes)
        assert not minutes or held.all_minutes == minutes


@pytest.mark.parametrize("ticked", ["5,10,15,30", "15,7", "15,on", "15,off", "15,,x"])
async def test_a_form_takes_no_other_reminders_than_it_shows(office, ticked):
    view = await opened(office, "ian", OWN)
    reply = await office.presses(
        "ian", SaveNotifications(view.seen, OWN), inputs={"reminder": ticked}
    )
    assert isinstance(reply, Problem)
    assert (await office.person("ian")).notifications == {}


async def test_more_reminders_than_three_are_too_many(office):
    await office.says("ian", "remind me 2 hours, 1 hour, 30 minutes and 5 minutes before")
    assert (await office.person("ian")).notifications == {}


async def test_an_outdated_or_wrong_form_changes_nothing(office):
    view = await opened(office, "ian", OWN)
    await office.says("ian", "remind me 10 minutes before")
    await office.presses("ian", SaveNotifications(view.seen, OWN), inputs={"reminder": "60"})
    assert office.view("ian", NotificationsView).change == "meanwhile"
    view = await opened(office, "ian", OWN)
    reply = await office.presses(
        "ian", SaveNotifications(view.seen, OWN), inputs={"reminder": "7777"}
    )
    assert isinstance(reply, Problem)
    same = await opened(office, "ian", OWN)
    await office.presses("ian", SaveNotifications(same.seen, OWN), inputs={"reminder": "10"})
    assert office.view("ian", NotificationsView).change == "same"
    assert (await setting(office, REMINDER)).minutes == 10


async def test_the_accounts_form_is_for_admins_and_holds_the_feedback_link(office):
    reply = await office.presses("ian", Open("notifications/"))
    assert isinstance(reply, Problem)
    view = await opened(office, "olivia", "")
    inputs = {"after": "off", "feedback": "https://forms.example/f"}
    await office.presses("olivia", SaveNotifications(view.seen, ""), inputs=inputs)
    assert (await office.load(Account, "t")).feedback_link == "https://forms.example/f"
    assert not (await setting(office, AFTER)).is_on
    again = office.view("olivia", NotificationsView)
    assert again.change == "saved"
    reply = await office.presses(
        "olivia", SaveNotifications(again.seen, ""), inputs={"feedback": "javascript:alert(1)"}
    )
    assert isinstance(reply, Problem)
    await office.presses("ian", SaveNotifications(again.seen, ""), inputs={"after": "15"})
    assert not (await setting(office, AFTER)).is_on


async def test_the_feedback_link_is_said_shown_and_taken_back(office):
    assert "forms.example" in await office.says("olivia", "feedback link https://forms.example/f")
    assert (await office.load(Account, "t")).feedback_link == "https://forms.example/f"
    assert "forms.example" in await office.says("olivia", "what is our feedback link")
    await office.says("olivia", "remove the feedback link")
    assert (await office.load(Account, "t")).feedback_link == ""
    await office.says("olivia", "feedback link http://forms.example/f")
    assert (await office.load(Account, "t")).feedback_link == ""
    await office.says("ian", "feedback link https://forms.example/f")
    assert (await office.load(Account, "t")).feedback_link == ""


async def due(office, kind):
    return [one.at for one in await office.all(Job) if one.kind is kind]


async def test_a_choice_moves_what_waits_already(office):
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    await office.says("ian", "remind me an hour before")
    await office.works()
    assert await due(office, JobKind.REMIND) == [interview.start - timedelta(hours=1)]
    await office.says("ian", "stop reminders")
    await office.works()
    assert await due(office, JobKind.REMIND) == []
    await office.says("olivia", "remind everyone 30 minutes before")
    await office.says("ian", "start reminders")
    await office.works()
    own = timedelta(hours=1)
    assert await due(office, JobKind.REMIND) == [interview.start - own], "chosen before, and kept"


async def test_a_later_digest_comes_at_its_new_time(office):
    await booked(office, "Ian on Tuesday at 3pm")
    await office.says("ian", "daily digest at 10am")
    office.clock.moment = datetime(2026, 11, 24, 8, 30, 5, tzinfo=UTC)
    await office.works()
    (at,) = {
        one.at.replace(second=0, microsecond=0)
        for one in await office.all(Job)
        if one.kind is JobKind.DIGEST and one.person.endswith("ian")
    }
    assert at == datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize("said", ["remind me the evening before", "remind me the night before"])
async def test_for_an_hour_of_the_evening_before_the_day_before_is_named_instead(office, said):
    told = await office.says("ian", said)
    assert "remind me a day before" in told
    assert "Nothing was changed" in told
