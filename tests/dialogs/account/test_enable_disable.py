import pytest

from bot.domain.accounts import Account
from cards.actions import Switch
from cards.view_models import AccountStatus, AskToDisable
from tests.harness.office import TENANT


@pytest.mark.parametrize("name", ["olivia", "ada", "noah"])
async def test_owners_admins_and_it_managers_may_enable(new_office, name):
    await new_office.says(name, "enable office365")
    account = await new_office.load(Account, TENANT)
    assert account.enabled
    assert new_office.view(name, AccountStatus).has_just_switched


@pytest.mark.parametrize("name", ["rita", "ian"])
@pytest.mark.parametrize("text", ["enable office365", "disable office365"])
async def test_others_are_told_kindly_who_may(new_office, name, text):
    said = await new_office.says(name, text)
    assert "Ask Ada, Noah or Olivia" in said
    assert not (await new_office.load(Account, TENANT)).enabled


async def test_a_pressed_switch_asks_for_the_same_right(office):
    reply = await office.presses("ian", Switch(on=False))
    assert reply.key == "not-allowed"
    assert (await office.load(Account, TENANT)).enabled


async def test_disabling_asks_once_and_says_what_stops(office):
    await office.says("olivia", "disable office365")
    assert office.view("olivia", AskToDisable).connected == 2
    assert (await office.load(Account, TENANT)).enabled
    await office.says("olivia", "yes")
    assert not (await office.load(Account, TENANT)).enabled


async def test_a_no_leaves_the_switch_as_it_is(office):
    await office.says("olivia", "disable office365")
    await office.says("olivia", "no")
    await office.says("olivia", "yes")
    assert (await office.load(Account, TENANT)).enabled


async def test_nothing_is_answered_from_calendars_while_disabled(new_office):
    said = await new_office.says("rita", "who's free Tuesday with a room")
    assert "isn’t switched on" in said


async def test_everybody_may_see_where_things_stand_but_only_admins_the_counts(office):
    await office.says("ian", "status")
    assert office.view("ian", AccountStatus).people == 0
    await office.says("noah", "status")
    view = office.view("noah", AccountStatus)
    assert (view.people, view.connected) == (6, 2)
