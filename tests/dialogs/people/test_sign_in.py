import pytest

from bot.domain.accounts import Connection, Grant, SignIn, person_id
from bot.domain.audit import AuditEntry, Deed
from bot.domain.errors import Gone, SignInRefused
from bot.runtime.turn import Said, Speaker
from cards.offer_views import OfferCard
from cards.view_models import Connected, Consent, Problem
from dialogs.people import sign_in
from tests.harness.office import TENANT
from tests.harness.office_stories import back, to_the_page


@pytest.fixture
async def asked(new_office):
    """Rita has asked before she was connected, and was shown the prompt."""
    await new_office.says("olivia", "enable office365")
    await new_office.says("rita", "who's free Tuesday with a room")
    return new_office


async def test_the_prompt_keeps_the_question_and_it_is_answered_after_sign_in(asked):
    assert asked.view("rita", Consent).question == "who's free Tuesday with a room"
    asked.signs_in_as("rita")
    assert await back(asked, await to_the_page(asked, "rita")) == "Rita Costa"
    assert isinstance(asked.views("rita")[-2], Connected)
    assert isinstance(asked.views("rita")[-1], OfferCard)
    assert (await asked.person("rita")).connection is Connection.CONNECTED
    (entry,) = [one for one in await asked.all(AuditEntry) if one.deed is Deed.CONNECTED]
    assert (entry.by, entry.via) == (person_id(TENANT, "rita"), "teams")


async def test_a_link_sent_to_somebody_else_connects_nobody(asked):
    asked.signs_in_as("ian")
    with pytest.raises(SignInRefused) as refused:
        await back(asked, await to_the_page(asked, "rita"))
    assert refused.value.facts["why"] == "somebody-else"
    assert isinstance(asked.views("rita")[-1], Problem)
    assert await asked.all(Grant) == []


async def test_after_a_lost_answer_a_fresh_link_stands_below_the_word_of_it(asked):
    asked.signs_in_as("rita")
    asked.identity.refuse = "lost"
    with pytest.raises(SignInRefused):
        await back(asked, await to_the_page(asked, "rita"))
    problem, card = asked.views("rita")[-2:]
    assert ("why", "lost") in problem.facts
    assert isinstance(card, Consent)
    asked.identity.refuse = ""
    await back(asked, await to_the_page(asked, "rita"))
    assert (await asked.person("rita")).connection is Connection.CONNECTED


async def test_microsoft_is_told_the_name_that_people_sign_in_with(asked):
    who = Speaker(
        tenant=TENANT,
        id=person_id(TENANT, "rita"),
        name="Rita Costa",
        mail="rita@x.example",
        principal="R.Costa@x.example",
    )
    await asked.turn("rita", Said("connect"), speaker=who)
    await to_the_page(asked, "rita")
    assert asked.identity.started[-1] == "R.Costa@x.example"
    assert (await asked.person("rita")).mail == "rita@x.example"


async def test_a_callback_counts_once(asked):
    asked.signs_in_as("rita")
    answer = await to_the_page(asked, "rita")
    await back(asked, answer)
    with pytest.raises(SignInRefused) as refused:
        await back(asked, answer)
    assert refused.value.facts["why"] == "state"


async def test_a_callback_after_ten_minutes_is_too_late(asked):
    asked.signs_in_as("rita")
    answer = await to_the_page(asked, "rita")
    asked.clock.pass_(minutes=10)
    with pytest.raises(SignInRefused) as refused:
        await back(asked, answer)
    assert refused.value.facts["why"] == "late"
    assert await asked.all(SignIn) == []


async def test_a_forged_state_finds_nothing(asked):
    with pytest.raises(SignInRefused):
        await back(asked, {"state": "forged", "code": "c"})


async def test_a_link_that_is_opened_again_and_again_keeps_ten_visits_the_latest(asked):
    asked.signs_in_as("rita")
    answers = []
    for _ in range(sign_in.VISITS_MOST + 3):
        answers.append(await to_the_page(asked, "rita"))
        asked.clock.pass_(seconds=1)
    assert len(await asked.all(SignIn)) == sign_in.VISITS_MOST
    with pytest.raises(SignInRefused):
        await back(asked, answers[2])
    assert await back(asked, answers[3]) == "Rita Costa"


async def test_whoever_cancels_on_the_page_is_told_in_the_chat_too(asked):
    asked.identity.refuse = "declined"
    with pytest.raises(SignInRefused):
        await back(asked, await to_the_page(asked, "rita"))
    assert asked.view("rita", Problem).key == "sign-in-refused"


async def test_a_prompt_that_is_too_old_opens_nothing(asked):
    asked.clock.pass_(days=8)
    with pytest.raises(Gone):
        await to_the_page(asked, "rita")


async def test_a_sign_in_after_the_switch_was_turned_off_is_not_kept(asked):
    asked.signs_in_as("rita")
    answer = await to_the_page(asked, "rita")
    await asked.says("olivia", "disable office365")
    await asked.says("olivia", "yes")
    with pytest.raises(SignInRefused) as refused:
        await back(asked, answer)
    assert refused.value.facts["why"] == "disabled"


async def test_disconnecting_deletes_the_grant(asked):
    asked.signs_in_as("rita")
    await back(asked, await to_the_page(asked, "rita"))
    await asked.says("rita", "disconnect my calendar")
    assert await asked.all(Grant) == []
    assert (await asked.person("rita")).connection is Connection.NONE
    assert asked.identity.forgotten[-1] == person_id(TENANT, "rita")


async def test_connecting_twice_says_that_all_is_well(office):
    said = await office.says("rita", "connect")
    assert "is connected" in said
