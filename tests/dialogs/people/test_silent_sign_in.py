"""Signing in without a page: the token that Teams offers, and the sign-in card where that does not work."""

import pytest

from bot.domain.accounts import Connection, Grant, person_id
from bot.domain.errors import OutsideTrouble
from bot.runtime.turn import TokenOffered
from cards.actions import Disconnect
from cards.offer_views import OfferCard
from cards.view_models import Connected, Consent
from tests.harness.office import TENANT, Office

RESOURCE = "api://bot.example/botid-1"


@pytest.fixture
async def asked():
    """An administrator has set it up; Rita has asked before she was connected, and Teams was shown a sign-in card."""
    office = await Office(sso_resource=RESOURCE).open(enabled=False, connected=())
    await office.says("olivia", "enable office365")
    await office.says("rita", "who's free Tuesday with a room")
    assert office.view("rita", Consent).sso_resource == RESOURCE
    return office


async def offers(office, token="of-teams", name="rita"):
    await office.turn(name, TokenOffered(token))
    await office.works()


async def test_the_token_of_teams_connects_and_one_card_names_the_permissions(asked):
    asked.signs_in_as("rita")
    await offers(asked)
    assert asked.identity.exchanged == [("of-teams", TENANT)]
    assert (await asked.person("rita")).connection is Connection.CONNECTED
    connected, offer = asked.views("rita")[-2:]
    assert isinstance(connected, Connected)
    assert connected.scopes == asked.ports.rules.scopes
    assert isinstance(offer, OfferCard)
    assert not any(isinstance(one, Consent) for one in asked.views("rita"))


async def test_disconnect_stands_on_that_card(asked):
    asked.signs_in_as("rita")
    await offers(asked)
    await asked.presses("rita", Disconnect())
    assert (await asked.person("rita")).connection is Connection.NONE
    assert await asked.all(Grant) == []


@pytest.mark.parametrize("why", ["consent", "admin-consent", "blocked"])
async def test_where_it_is_refused_the_usual_card_takes_the_place(asked, why):
    asked.identity.refuse = why
    before = len(asked.views("rita"))
    await offers(asked)
    assert asked.view("rita", Consent).sso_resource == ""
    assert len(asked.views("rita")) == before
    assert await asked.all(Grant) == []


async def test_where_teams_gets_no_token_the_usual_card_takes_the_place(asked):
    await offers(asked, token="")
    assert asked.view("rita", Consent).sso_resource == ""
    assert asked.identity.exchanged == []


async def test_where_microsoft_is_away_the_usual_card_takes_the_place(asked):
    async def away(*_):
        raise OutsideTrouble(service="Microsoft sign-in")

    asked.identity.exchange = away
    await offers(asked)
    assert asked.view("rita", Consent).sso_resource == ""


async def test_a_token_of_somebody_else_connects_nobody(asked):
    asked.signs_in_as("ian")
    await offers(asked)
    assert await asked.all(Grant) == []
    assert asked.view("rita", Consent).sso_resource == ""


async def test_the_token_of_a_second_device_changes_nothing(asked):
    asked.signs_in_as("rita")
    await offers(asked)
    seen = asked.views("rita")
    await offers(asked)
    assert (asked.views("rita"), len(asked.identity.exchanged)) == (seen, 1)


async def test_a_late_token_does_not_connect_again_who_has_disconnected(asked):
    asked.signs_in_as("rita")
    await offers(asked)
    await asked.presses("rita", Disconnect())
    await offers(asked, token="of-a-second-device")
    assert (await asked.person("rita")).connection is Connection.NONE
    assert await asked.all(Grant) == []
    assert asked.identity.exchanged == [("of-teams", TENANT)]


async def test_a_token_that_nobody_asked_for_is_not_used(asked):
    asked.signs_in_as("ian")
    await offers(asked, name="ian")
    assert asked.identity.exchanged == []
    assert (await asked.person("ian")).connection is Connection.NONE


async def test_who_asks_again_is_offered_it_again(asked):
    asked.identity.refuse = "consent"
    await offers(asked)
    await asked.says("rita", "connect")
    assert asked.view("rita", Consent).sso_resource == RESOURCE


async def test_without_set_up_nothing_is_tried(new_office):
    await new_office.says("olivia", "enable office365")
    await new_office.says("rita", "connect")
    assert new_office.view("rita", Consent).sso_resource == ""
    await new_office.turn("rita", TokenOffered("of-teams"))
    assert new_office.identity.exchanged == []
    assert await new_office.load(Grant, person_id(TENANT, "rita")) is None
