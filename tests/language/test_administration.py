"""What administers is read from whole sentences only; questions and commands are left alone."""

from dataclasses import replace
from datetime import date

import pytest

from bot.language.commands.admin_commands import Wish, administration, minutes, weekdays
from bot.language.context import Scene
from tests.language.scenes import SUNDAY, company, mail

SCENE = Scene(SUNDAY, "Europe/London", "en-GB", company(), mail("raj"))


def read(text):
    return administration(text, SCENE)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Set default interview length to 45.", Wish("length", minutes=45)),
        ("interviews are an hour by default", Wish("length", minutes=60)),
        ("by default interviews last half an hour", Wish("length", minutes=30)),
        ("working hours 9 to 17:30 London for everyone", Wish("hours", hours=("09:00", "17:30"), zone="Europe/London")),
        ("work hours 8-8", Wish("hours", hours=("08:00", "20:00"))),
        ("working hours 25 to 26", Wish("hours", minutes=-1)),
        ("we work Monday to Thursday", Wish("days", weekdays=frozenset(range(4)))),
        ("closed on 25 December", Wish("closed", dates=(date(2026, 12, 25),))),
        ("Closed 25 dec.", Wish("closed", dates=(date(2026, 12, 25),))),
        ("we're closed 24 to 25 december", Wish("closed", dates=(date(2026, 12, 24), date(2026, 12, 25)))),
        ("office closed on friday", Wish("closed", dates=(date(2026, 11, 27),))),
        ("25 december is a bank holiday", Wish("closed", dates=(date(2026, 12, 25),))),
        ("we are closed on Monday morning", Wish("closed")),
        ("open again on 28 December", Wish("open", dates=(date(2026, 12, 28),))),
        ("minimum notice 2 days", Wish("notice", minutes=2880)),
        ("no minimum notice", Wish("notice")),
        ("my time zone is nowhere", Wish("own_zone", zone="?")),
        ("create pool backend: Dana, Priya and Zed", Wish("pool", people=(mail("dana"), mail("priya")), unknown=("Zed",), name="backend")),
        ("delete the backend pool", Wish("pool_delete", name="backend")),
        ("Dee means Dana Levi", Wish("nickname", people=(mail("dana"),), name="Dee")),
        ("the nickname for Tom is Tommy", Wish("nickname", people=(mail("tom"),), name="Tommy")),
        ("max 2 interviews a day for me", Wish("limits", name="day", number=2)),
        ("two interviews a week is enough", Wish("limits", name="week", number=2)),
        (f"max 3 interviews a week for {mail('dana')}", Wish("limits", name="week", number=3, people=(mail("dana"),))),
        ("not on Fridays", Wish("limits", weekdays=frozenset({4}), is_bare=True)),
        ("remove my limits", Wish("limits_clear")),
        ("Boardroom seats 14 now", Wish("room_change", room=mail("boardroom"), number=14, trait="building")),
        (f"change room {mail('turing')} capacity 7", Wish("room_change", room=mail("turing"), number=7, trait="building")),
        (f"remove {mail('nobody')}", Wish("leave", unknown=(mail("nobody"),))),
        ("export the audit log", Wish("export")),
        ("audit log", Wish("audit")),
        ("plan", Wish("plan")),
        ("which plan do we have?", Wish("plan")),
        ("what plan are we on", Wish("plan")),
        ("what's our plan", Wish("plan")),
        ("what is our current plan", Wish("plan")),
        ("what does our plan include?", Wish("plan")),
        ("what is included in our plan", Wish("plan")),
        ("what do you know about me?", Wish("about_me")),
    ],
)  # fmt: skip
def test_what_is_wished(text, wish):
    assert read(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "who's free Tuesday with a room",
        "book 2",
        "yes",
        "Boardroom is free on Tuesday",
        "Boardroom has an interview at 3",
        "remove Raj",
        "without Raj",
        "add Tom",
        "make Dana an admin",
        "Kremlin seats 40",
        "x" * 401,
        "",
        "who has left",
        "remind me to connect",
        "nobody left the company",
        "closed for business",
        "what is the plan for Tuesday",
        "plan an interview with Dana",
        "closed for lunch",
        "Dana Friday is a holiday",
        "Boardroom is closed",
    ],
)
def test_what_is_left_to_the_language_of_questions(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("45", 45),
        ("1.5 hours", 90),
        ("a half hour", 30),
        ("an hour", 60),
        ("3 weeks", -1),
        ("soon", -1),
    ],
)
def test_lengths(text, length):
    assert minutes(text) == length


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sunday to Tuesday", {6, 0, 1}),
        ("weekends", {5, 6}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("Mon, Wed and Friday", {0, 2, 4}),
        ("someday", set()),
    ],
)
def test_weekdays(text, days):
    assert weekdays(text) == days


def test_me_without_an_address_is_nobody():
    scene = replace(SCENE, asker=None)
    assert administration("create pool solo: me", scene) == Wish(
        "pool", unknown=("me",), name="solo"
    )
    assert read("create pool solo: me").people == (mail("raj"),)
