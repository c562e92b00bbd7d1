from urllib.parse import parse_qs, urlsplit

from bot.domain.accounts import Connection, Place, Prompt, person_id
from bot.domain.audit import AuditEntry, Deed
from bot.domain.errors import SignInExpired
from bot.runtime.turn import Said
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from cards.view_models import Connected, Consent, Notice
from dialogs.people import sign_in as sign_in_dialog
from tests.harness.office import TENANT, address

ASK = "who's free Tuesday with a room"
THEN = "when is Ian free on Wednesday"


async def sign_in(office, name):
    url = office.view(name, Consent).url
    ticket = parse_qs(urlsplit(url).query)["ticket"][0]
    perform = office.conversations.perform
    page = await sign_in_dialog.start_sign_in(ticket, perform=perform, ports=office.ports)
    answer = {"state": parse_qs(urlsplit(page).query)["state"][0], "code": "c"}
    office.signs_in_as(name)
    await sign_in_dialog.handle_callback(answer, perform=perform, ports=office.ports)
    await office.works()


def cards(office, name):
    return [one for one in office.views(name) if isinstance(one, Consent)]


async def enabled(office):
    await office.says("olivia", "enable office365")
    return office


async def test_a_second_question_changes_the_card_that_stands(new_office):
    await enabled(new_office)
    await new_office.says("rita", ASK)
    said = await new_office.says("rita", THEN)
    (card,) = cards(new_office, "rita")
    assert card.question == THEN
    assert "card above" in said
    assert len(await new_office.all(Prompt)) == 1


async def test_the_newest_question_is_answered_and_the_card_says_connected(new_office):
    await enabled(new_office)
    await new_office.says("rita", ASK)
    await new_office.says("rita", THEN)
    await sign_in(new_office, "rita")
    assert cards(new_office, "rita") == []
    assert new_office.view("rita", Connected).question == THEN
    first, _ = new_office.view("rita", OfferCard).asked_days
    assert first.isoformat() == "2026-11-25"
    assert await new_office.all(Prompt) == []


async def test_whoever_types_connect_gets_the_card_at_the_bottom_and_keeps_the_question(new_office):
    await enabled(new_office)
    await new_office.says("rita", ASK)
    await new_office.says("rita", "connect")
    (card,) = cards(new_office, "rita")
    assert new_office.views("rita")[-1] is card
    assert card.question == ASK
    assert "latest card below" in fallback(new_office.views("rita")[0])


async def test_after_a_sign_in_the_next_card_is_a_new_one(office):
    office.calendars.signed_out[person_id(TENANT, "rita")] = SignInExpired()
    await office.says("rita", ASK)
    await office.says("rita", THEN)
    (card,) = cards(office, "rita")
    assert card.is_again
    assert (await office.person("rita")).connection is Connection.EXPIRED
    expired = [one for one in await office.all(AuditEntry) if one.deed is Deed.EXPIRED]
    assert [one.by for one in expired] == [person_id(TENANT, "rita")]
    office.calendars.signed_out.clear()
    await sign_in(office, "rita")
    office.calendars.signed_out[person_id(TENANT, "rita")] = SignInExpired()
    await office.says("rita", ASK)
    assert isinstance(office.view("rita", Connected), Connected)
    assert len(cards(office, "rita")) == 1


async def test_in_a_channel_the_card_goes_to_the_own_chat_and_the_answer_to_the_channel(new_office):
    await enabled(new_office)
    await new_office.says("rita", "hello")
    channel = address("channel", Place.CHANNEL)
    await new_office.turn("rita", Said(ASK), address=channel)
    assert len(cards(new_office, "rita")) == 1
    assert "our own chat" in new_office.view("channel", Notice).lines[0]
    await sign_in(new_office, "rita")
    assert isinstance(new_office.view("rita", Connected), Connected)
    assert new_office.view("channel", OfferCard).is_public
    assert not [one for one in new_office.views("channel") if isinstance(one, Connected)]


async def test_why_on_an_offer_whose_grant_has_ended_brings_the_card_too(office):
    await office.says("rita", ASK)
    office.calendars.signed_out[person_id(TENANT, "rita")] = SignInExpired()
    await office.says("rita", "why not")
    assert len(cards(office, "rita")) == 1
    assert (await office.person("rita")).connection is Connection.EXPIRED


async def test_a_card_older_than_a_week_is_replaced(new_office):
    await enabled(new_office)
    await new_office.says("rita", ASK)
    new_office.clock.pass_(days=8)
    await new_office.says("rita", THEN)
    assert len(cards(new_office, "rita")) == 2
