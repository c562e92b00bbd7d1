"""What an admin says of candidates' links: how long they are open, moving, cancelling."""

from datetime import timedelta

import pytest

from bot.domain.accounts import Account
from tests.harness.candidates import sent, the_link
from tests.harness.office import SUNDAY, Office

DAY = 24 * 60


@pytest.fixture
async def office():
    return await Office().open()


async def account(office):
    return await office.load(Account, "t")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("links last 3 days", "link_days", 3),
        ("links are open for 10 days", "link_days", 10),
        ("candidates may choose for 7 days", "link_days", 7),
        ("candidates may move until 12 hours before", "move_notice_minutes", 720),
        (
            "candidates can move their interviews until 2 days before",
            "move_notice_minutes",
            2 * DAY,
        ),
        ("candidates may move it until the start", "move_notice_minutes", 0),
        ("candidates may cancel until 3 hours before the start", "cancel_notice_minutes", 180),
        ("candidates may move interviews once", "candidate_moves", 1),
        ("candidates may not move their interviews", "candidate_moves", 0),
        ("hold times for candidates", "holds_times", True),
    ],
)
async def test_an_admin_sets_it_in_words(office, text, field, value):
    await office.says("ada", text)
    assert getattr(await account(office), field) == value


@pytest.mark.parametrize(
    "text",
    [
        "links last 0 days", "links last 99 days", "candidates may move until 9 days before",
        "candidates may move interviews 9 times",
    ],
)  # fmt: skip
async def test_what_is_out_of_bounds_changes_nothing(office, text):
    before = await account(office)
    await office.says("ada", text)
    assert await account(office) == before


@pytest.mark.parametrize("who", ["rita", "ian"])
async def test_only_admins_set_it(office, who):
    before = await account(office)
    for text in ("links last 3 days", "hold times for candidates"):
        await office.says(who, text)
    assert await account(office) == before


async def test_new_links_are_open_as_long_as_that(office):
    await office.says("ada", "links last 2 days")
    await sent(office)
    assert (await the_link(office)).open_until == SUNDAY + timedelta(days=2)


async def test_the_settings_say_what_holds(office):
    await office.says("ada", "candidates may cancel until 2 hours before")
    text = await office.says("ada", "settings")
    assert "Candidates’ links: open 5 days; times sent are not held" in text
    assert "Candidates may move: twice, until 24 hours before the start" in text
    assert "Candidates may cancel: until 2 hours before the start" in text
