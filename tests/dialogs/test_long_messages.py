"""Of a message that is too long to be read at once, the beginning is answered, and it is said where reading stopped."""

import pytest

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.office import address
from tests.harness.office_stories import booked

STORY = "The team has spoken of this role for a while, and they would all like to see it filled. "
STOPPED = (
    "longer than I can read at once, so I stopped at “The team has spoken of this role for a while"
)


async def test_a_search_is_made_and_it_is_said_where_reading_stopped(office):
    said = await office.says(
        "rita", f"Find 45 minutes with Ian on Tuesday. {STORY * 20}And Mei too."
    )
    assert isinstance(office.views("rita")[-2], OfferCard)
    assert STOPPED in said
    assert "If something in the rest matters, say it by itself." in said


@pytest.mark.parametrize(
    "text", ["cancel it.", "move it to Friday.", "add Mei.", "make it 45 minutes.", "undo."]
)
async def test_nothing_is_changed_by_the_beginning_alone(office, text):
    interview = await booked(office)
    said = await office.says("rita", f"{text} {STORY * 20}Oh no, leave it as it is.")
    await office.works()
    assert STOPPED in said
    assert "Nothing was changed." in said
    assert await office.all(Interview) == [await office.load(Interview, interview.id)]
    after = await office.load(Interview, interview.id)
    assert (after.start, after.people, after.is_live) == (interview.start, interview.people, True)


async def test_what_is_asked_back_is_asked_of_the_beginning(office):
    said = await office.says("rita", f"Find 45 minutes with Ian on 31 November. {STORY * 20}")
    assert "Mon 30 Nov" in fallback(office.views("rita")[-2])
    assert STOPPED in said


async def test_what_cannot_be_understood_says_that_it_was_too_long(office):
    said = await office.says("rita", f"translate her CV into English. {STORY * 20}")
    assert "longer than I can read at once" in said
    assert "Send me what is to be done by itself" in said


async def test_in_public_nothing_of_the_rest_is_repeated(office):
    said = await office.says(
        "rita",
        f"Find 45 minutes with Ian on Tuesday. {STORY * 20}",
        address=address("rita", Place.CHANNEL),
    )
    assert "I read only its beginning" in said
    assert "spoken of this role" not in said


async def test_a_long_text_that_only_quotes_somebody_says_nothing_of_its_length(office):
    quoted = "".join(f"> {STORY}\n" for _ in range(60))
    said = await office.says("rita", f"Ian on Tuesday\n\n{quoted}")
    assert isinstance(office.views("rita")[-1], OfferCard)
    assert "longer than" not in said
