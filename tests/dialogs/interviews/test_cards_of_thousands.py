"""An interview's card looks up who takes part in it, in a company of thousands as in one of ten."""

import pytest

from bot.domain.accounts import Account
from dialogs.interviews.interview_cards import reader_card
from tests.harness.office import STAFF, TENANT
from tests.harness.office_stories import booked


class Crowd(dict):
    """People who may be looked up, and are too many to go through."""

    def __iter__(self):
        raise AssertionError("all people are gone through")

    keys = values = items = __iter__


@pytest.mark.parametrize("reader", ["rita", "ian", "mei"])
async def test_a_card_goes_through_nobody_but_who_takes_part(office, reader):
    interview = await booked(office)
    people = [await office.person(name) for name in STAFF]
    crowd = Crowd({one.mail: one for one in people})
    account = await office.load(Account, TENANT)
    person = await office.person(reader)
    card = reader_card(person, interview, account, crowd, office.ports)
    assert [one.name for one in card.people] == ["Ian Murray"]
