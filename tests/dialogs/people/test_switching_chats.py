"""Somebody who goes from one chat to the other: one card for one thing, and an old one does no harm."""

import pytest

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.errors import OutsideTrouble
from bot.runtime.turn import Pressed, Said
from cards.actions import Accept, Cancel, Decline, Maybe, More, Undo
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Consent, MovedCard
from cards.words.view_words import in_words
from tests.harness.office import address
from tests.harness.office_stories import booked, in_slack


async def says_in_slack(office, name, text):
    await office.turn(name, Said(text), address=in_slack(name))
    await office.works()


async def presses_in_slack(office, name, action, message=""):
    reply = await office.turn(name, Pressed(action, message), address=in_slack(name))
    await office.works()
    return reply


async def presses(office, name, action, message=""):
    reply = await office.turn(name, Pressed(action, message))
    await office.works()
    return reply


def in_teams(office, name):
    return office.views(name)


def there(office, name):
    return [in_words(one) for one in office.slack.shown.get(f"D:{name}", {}).values()]


@pytest.fixture
async def moved(both):
    """Ian was asked in Teams and has gone on in Slack since; gives the interview."""
    interview = await booked(both)
    both.old = both.message("ian", InterviewCard)
    await says_in_slack(both, "ian", "hello")
    return interview


def is_elsewhere(view):
    return isinstance(view, MovedCard) and view.is_elsewhere


async def left_behind(both, interview):
    """Let Rita cancel while Teams takes nothing, so that Ian's old card there keeps its buttons."""
    both.chat.trouble["a:ian"] = OutsideTrouble(service="Teams")
    await presses(both, "rita", Cancel(interview.id, is_sure=True))
    del both.chat.trouble["a:ian"]
    assert isinstance(in_teams(both, "ian")[-1], InterviewCard)


async def test_the_card_follows_and_the_old_one_says_so(both, moved):
    await presses(both, "rita", Cancel(moved.id, is_sure=True))
    assert there(both, "ian")[-1].ending == "cancelled"
    (old,) = in_teams(both, "ian")
    assert is_elsewhere(old)


async def test_back_and_forth_there_is_one_card(both, moved):
    await presses_in_slack(both, "ian", Accept(moved.id))
    assert is_elsewhere(in_teams(both, "ian")[-1])
    await both.says("ian", "decline")
    await both.works()
    assert is_elsewhere(there(both, "ian")[-1])
    assert in_teams(both, "ian")[-1].own_answer == "declined"


async def test_a_press_on_the_old_card_counts_and_makes_it_the_one_card(both, moved):
    both.chat.trouble["a:ian"] = OutsideTrouble(service="Teams")
    await says_in_slack(both, "ian", "accept")
    del both.chat.trouble["a:ian"]
    await presses(both, "ian", Decline(moved.id), both.old)
    assert (await both.load(Interview, moved.id)).people[0].answer is Answer.DECLINED
    assert both.chat.shown["a:ian"][both.old].own_answer == "declined"
    assert is_elsewhere(there(both, "ian")[-1])


@pytest.mark.parametrize("action", [Accept, Decline, Maybe])
async def test_a_press_on_a_card_that_stayed_behind_is_answered_with_how_it_stands(
    both, moved, action
):
    await left_behind(both, moved)
    reply = await presses(both, "ian", action(moved.id), both.old)
    assert reply.ending == "cancelled"
    assert both.chat.shown["a:ian"][both.old].ending == "cancelled"
    assert (await both.load(Interview, moved.id)).people[0].answer is Answer.NONE


async def test_an_organizer_s_card_that_stayed_behind_undoes_nothing_twice(both):
    interview = await booked(both)
    old = both.message("rita", InterviewCard)
    await says_in_slack(both, "rita", "hello")
    both.chat.trouble["a:rita"] = OutsideTrouble(service="Teams")
    await presses_in_slack(both, "rita", Cancel(interview.id, is_sure=True))
    del both.chat.trouble["a:rita"]
    over = await both.load(Interview, interview.id)
    for action in (Cancel(interview.id, is_sure=True), Undo(interview.id)):
        assert (await presses(both, "rita", action, old)).ending == "cancelled"
    assert await both.load(Interview, interview.id) == over


async def test_the_sign_in_card_follows_too(both):
    await both.says("mei", "connect")
    await says_in_slack(both, "mei", "connect")
    assert isinstance(there(both, "mei")[-1], Consent)
    (old,) = in_teams(both, "mei")
    assert isinstance(old, MovedCard)
    assert is_elsewhere(old)


async def test_who_chose_a_place_is_still_answered_where_they_ask(both, moved):
    await says_in_slack(both, "ian", "tell me in teams")
    await says_in_slack(both, "ian", "accept")
    assert there(both, "ian")[-1].own_answer == "accepted"
    await presses(both, "rita", Cancel(moved.id, is_sure=True))
    assert in_teams(both, "ian")[-1].ending == "cancelled"
    assert is_elsewhere(there(both, "ian")[-1])


async def test_an_offer_in_a_channel_is_for_everybody_and_stays(both):
    place = address("team", Place.CHANNEL)
    await both.turn("rita", Said("Ian on Tuesday"), address=place)
    (offer,) = both.views("team")
    await presses_in_slack(both, "rita", More(offer.offer))
    assert both.views("team") == [offer]
    assert isinstance(there(both, "rita")[-1], OfferCard)
