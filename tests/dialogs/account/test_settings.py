"""What is set in chat is what the next question means."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.offers import Offer
from bot.domain.errors import BadInput
from bot.domain.people.pools import POOLS_MOST
from bot.language.requests import SettingRequest
from bot.runtime.turn import Outcome, OutgoingView
from cards.view_models import Problem, Sheet, message
from dialogs.account import settings
from tests.harness.office import TENANT, Office


async def account(office):
    return await office.load(Account, TENANT)


async def offer(office, text="who's free Tuesday"):
    await office.says("rita", text)
    return (await office.all(Offer))[-1]


async def newest(office, text):
    before = {one.id for one in await office.all(Offer)}
    await office.says("rita", text)
    return next(one for one in await office.all(Offer) if one.id not in before)


async def test_the_default_length_holds_for_the_next_question(office):
    await office.says("olivia", "set default interview length to 45")
    assert (await offer(office)).asked["minutes"] == 45


async def test_working_hours_and_days_bound_what_is_offered(office):
    await office.says("noah", "working hours 10 to 12")
    asked = (await offer(office)).asked
    assert [str(one)[11:16] for one in asked["windows"][0]] == ["10:00", "12:00"]
    await office.says("ada", "working days Monday to Thursday")
    assert (await account(office)).hours.days == frozenset(range(4))


async def test_nothing_is_offered_on_a_closed_day_until_it_is_open_again(office):
    await office.says("olivia", "office closed on 24 November")
    assert (await newest(office, "when is Ian free on Tuesday")).slots == ()
    await office.says("olivia", "office open on 24 November")
    assert (await newest(office, "when is Ian free on Tuesday")).slots != ()


async def test_minimum_notice_keeps_the_next_hours_free(office):
    before = (await newest(office, "when is Ian free on Monday")).slots[0].start
    await office.says("olivia", "minimum notice 1 day")
    after = (await newest(office, "when is Ian free on Monday")).slots[0].start
    assert after > before
    await office.says("olivia", "no minimum notice")
    assert (await account(office)).notice_minutes == 0


async def test_the_last_pool_that_fits_can_still_be_changed(office):
    names = [f"team {number}" for number in range(POOLS_MOST)]

    async def fill(_turn, unit_of_work, _ports):
        known = await unit_of_work.account(TENANT)
        full = replace(known, pools=dict.fromkeys(names, ("mei@x.example",)))
        said = message("pool", pool="all", people=1)
        return Outcome(show=[OutgoingView(view=said)], save=[full])

    await office.does("ada", fill)
    await office.says("ada", "add Ian to the team 7 pool")
    assert len((await account(office)).pools["team 7"]) == 2
    await office.says("ada", "create pool backend: Ian, Mei")
    assert "backend" not in (await account(office)).pools


async def test_a_pool_can_be_asked_for_changed_and_deleted(office):
    await office.says("ada", "create pool backend: Ian, Mei")
    asked = (await newest(office, "someone from the backend pool on Tuesday")).asked
    assert set(asked["people"]) == {"ian@x.example", "mei@x.example"}
    await office.says("ada", "add Rita to the backend pool")
    assert len((await account(office)).pools["backend"]) == 3
    await office.says("ada", "remove Rita and Ian from the backend pool")
    assert (await account(office)).pools == {"backend": ("mei@x.example",)}
    await office.says("ada", "remove Mei from the backend pool")
    assert (await account(office)).pools == {}


async def test_a_nickname_means_one_person_until_it_is_forgotten(office):
    await office.says("olivia", "Daz means Mei Tanaka")
    await office.says("olivia", "Daz means Ian Murray")
    assert (await newest(office, "when is Daz free on Tuesday")).asked["people"] == [
        "ian@x.example"
    ]
    assert (await office.person("mei")).nicknames == ()
    await office.says("olivia", "forget the nickname Daz")
    assert (await office.person("ian")).nicknames == ()


async def test_zones_of_the_company_and_of_oneself(office):
    await office.says("olivia", "time zone Europe/Berlin")
    assert (await account(office)).zone == "Europe/Berlin"
    await office.says("rita", "my time zone is New York")
    assert (await office.person("rita")).zone == "America/New_York"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Mei's default length is 45 minutes", "whole-company"),
        ("default length 45 minutes for the sales team", "whole-company"),
        ("minimum notice 2 hours for recruiters", "whole-company"),
        ("recruiters work 9 to 5", "whole-company"),
        ("Bob works 9 to 5", "own-hours"),
        ("Mei's time zone is Berlin", "own-zone"),
    ],
)
async def test_what_is_said_of_somebody_else_changes_neither_the_company_nor_the_speaker(
    office, text, why
):
    await office.says("olivia", "company time zone London")
    before, own = await account(office), await office.person("olivia")
    await office.says("olivia", text)
    facts = dict(office.view("olivia", Problem).facts)
    assert why in {facts.get("why"), facts.get("what")}
    assert (await account(office), await office.person("olivia")) == (before, own)


async def test_everybody_sees_the_settings_and_what_the_plan_includes(office):
    await office.says("ada", "create pool backend: Ian, Mei")
    await office.says("ada", "Daz means Ian Murray")
    await office.says("ada", "office closed on 25 December")
    await office.says("ian", "settings")
    view = office.view("ian", Sheet)
    rows = dict(view.rows)
    assert rows["Default length"] == "1 hour"
    assert rows["Pool backend"] == "Ian Murray and Mei Tanaka"
    assert rows["Office closures"] == "25 Dec 2026"
    assert "Ultimate and Enterprise" in view.lines[-1]
    await office.says("ada", "minimum notice 4 hours")
    await office.says("olivia", "show settings")
    assert dict(office.view("olivia", Sheet).rows)["Minimum notice"] == "4 hours"
    assert "create pool" in " ".join(office.view("olivia", Sheet).hints)


async def test_every_change_is_noted_without_its_words(office):
    await office.says("ada", "create pool backend: Ian, Mei")
    (entry,) = await office.all(AuditEntry)
    assert (entry.deed, entry.about, entry.via) == (Deed.SETTING, "pool", "teams")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("default length 2 minutes", "minutes"),
        ("default length 20 hours", "minutes"),
        ("working hours 25 to 26", "hours"),
        ("minimum notice 90 days", "notice"),
        ("time zone Atlantis", "zone"),
        ("office closed on the moon", "dates"),
        ("office open on the moon", "dates"),
        ("create pool backend: Ian, Nobody", "person"),
        (f"create pool {'x' * 41}: Ian", "pool-name"),
        ("Daz means Nobody Known", "nickname"),
    ],
)
async def test_what_cannot_be_is_said_and_changes_nothing(office, text, why):
    before = await account(office)
    await office.says("olivia", text)
    assert ("why", why) in office.view("olivia", Problem).facts
    assert await account(office) == before


@pytest.mark.parametrize(
    "text", ["delete pool frontend", "add Ian to the frontend pool", "forget the nickname Zed"]
)
async def test_what_is_not_there_is_gone(office, text):
    await office.says("olivia", text)
    assert office.view("olivia", Problem).key == "gone"


async def test_the_plan_includes_more_for_who_pays_more():
    office = await Office(plan="enterprise").open()
    await office.says("olivia", "settings")
    lines = office.view("olivia", Sheet).lines
    assert lines == (
        "Enterprise plan.",
        "It comes with weekly reminders to connect, automatic replacements after a decline and reports as a file (CSV).",
    )


async def test_settings_are_shown_as_people_say_them(office):
    await office.says("olivia", "settings")
    view = office.view("olivia", Sheet)
    rows = dict(view.rows)
    assert rows["Working days"] == "Monday to Friday"
    assert rows["Time zone"] == "London time (Europe/London)"
    assert "and reports as a file (CSV) come with Ultimate and Enterprise" in view.lines[1]
    await office.says("olivia", "working days Monday and Wednesday")
    await office.says("olivia", "settings")
    assert dict(office.view("olivia", Sheet).rows)["Working days"] == "Monday and Wednesday"


def test_there_is_an_end_to_closed_days():
    many = tuple(date(2027, 1, 1) + timedelta(days=n) for n in range(500))
    with pytest.raises(BadInput):
        settings.closed(Account(tenant=TENANT), SettingRequest("closed", "closed", dates=many))


def test_a_working_week_without_days_is_no_week():
    with pytest.raises(BadInput):
        settings.working_days(Account(tenant=TENANT), SettingRequest("working_hours", "hours"))


@pytest.mark.parametrize(
    ("plan", "missing"), [("standard", True), ("ultimate", False), ("enterprise", False)]
)
async def test_everybody_is_told_the_plan_and_what_it_leaves_out(plan, missing):
    office = await Office(plan=plan).open()
    told = await office.says("ian", "which plan do we have")
    assert f"{plan.title()} plan" in told
    assert ("come with Ultimate and Enterprise" in told) is missing
    assert "Before an interview: Interviewers · 15 minutes before" in told


async def test_a_countrys_public_holidays_are_kept_until_the_end_of_the_next_year(office):
    said = await office.says("olivia", "we keep UK bank holidays")
    closed = (await account(office)).closed_days
    assert {"2026-12-25", "2026-12-28", "2027-01-01", "2027-03-29"} <= closed
    assert "2026-08-31" not in closed, "it is past"
    assert "end of 2027" in said
    assert "public holidays (UK)" in said


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("US federal", "2026-11-26"),
        ("German public", "2026-12-26"),
        ("scottish bank", "2027-01-04"),
    ],
)
async def test_other_countries_have_holidays_too(office, country, day):
    await office.says("olivia", f"we keep {country} holidays")
    assert day in (await account(office)).closed_days


async def test_a_country_that_nobody_knows_is_asked_for(office):
    await office.says("olivia", "we observe Narnia public holidays")
    assert ("why", "country") in office.view("olivia", Problem).facts
    assert (await account(office)).closed_days == frozenset()
