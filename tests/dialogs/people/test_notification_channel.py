"""Where people are told things: in one place, the one they wrote in last, unless they choose."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, person_id
from bot.domain.errors import Unreachable
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Outcome, OutgoingView, Said
from cards.view_models import Notice
from dialogs.people.notification_channel import requested_channel
from tests.fakes.chats import FakeChat
from tests.harness.office import TENANT
from tests.harness.office_stories import in_slack

WORD = Notice(lines=("A word.",))


class Closed(FakeChat):
    """A chat in which nobody can be found."""

    async def personal(self, person, near):
        raise Unreachable(service="chat")


async def tell(office, name):
    """Tell somebody something they did not ask for; return where it was shown."""

    async def told(_):
        return Outcome(show=[OutgoingView(view=WORD, to=person_id(TENANT, name))])

    await office.conversations.perform(told)
    chats = {"teams": office.chat, "slack": office.ports.chats["slack"]}
    return [
        channel
        for channel, chat in chats.items()
        for messages in chat.shown.values()
        if WORD in messages.values()
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tell me in Slack", "slack"),
        ("Please only tell me in Microsoft Teams.", "teams"),
        ("notify me by teams only", "teams"),
        ("write to me  on slack please", "slack"),
        ("tell me where I wrote last", "wherever"),
        ("tell me wherever I am", "wherever"),
        ("tell me who's free in slack time", ""),
        ("tell me in slack who's free", ""),
        ("slack", ""),
    ],
)
def test_only_a_sentence_about_the_place_chooses_one(text, place):
    assert requested_channel(text) == place


async def test_a_person_is_told_where_they_wrote_last(both):
    await both.turn("rita", Said("help"), address=in_slack("rita"))
    assert await tell(both, "rita") == ["slack"]


async def test_who_chooses_a_place_is_told_there_wherever_they_write(both):
    await both.turn("rita", Said("hello"), address=in_slack("rita"))
    await both.says("rita", "tell me in Slack")
    await both.says("rita", "help")
    assert await tell(both, "rita") == ["slack"]


async def test_a_choice_can_be_taken_back(both):
    await both.turn("rita", Said("tell me in slack"), address=in_slack("rita"))
    await both.says("rita", "tell me where I wrote last")
    assert await tell(both, "rita") == ["teams"]


async def test_a_place_without_a_chat_yet_is_asked_for_a_word_there(both):
    assert "Say “hello” to me there" in await both.says("rita", "tell me in slack")
    assert await tell(both, "rita") == ["teams"]


async def test_who_never_wrote_is_looked_for_in_the_other_chat_too(both):
    both.ports.chats["teams"] = Closed()
    await both.turn("rita", Said("hello"), address=in_slack("rita"))
    stored = await both.store.load(Person, person_id(TENANT, "mei"))
    alone = replace(stored.value, addresses=())
    await both.store.save([DocumentChange(Person, alone.key, alone, stored.version)])
    assert await tell(both, "mei") == ["slack"]
