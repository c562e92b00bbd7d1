"""How the bot speaks in Slack; what it makes of refusals is in `test_api`."""

import pytest

from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.accounts import Address, Person, Place, person_id
from bot.domain.errors import OutsideTrouble, Unreachable
from cards.view_models import Notice
from tests.harness.sample_views import SAMPLES
from tests.harness.slack_channel import TEAM, TENANT

WORD = Notice(lines=("Hello & <welcome>",))


def rita(hall, **facts):
    user = hall.user("rita")
    return Address(
        **{
            "channel": "slack",
            "tenant": TENANT,
            "conversation": user.chat,
            "user": user.id,
            "bot": TEAM,
        }
        | facts
    )


async def test_a_view_is_a_message_in_blocks_with_all_its_words_as_text(hall):
    ts = await hall.slack.messenger.send(rita(hall), SAMPLES["offer"])
    (message,) = hall.little.messages
    assert message.ts == ts
    assert message.blocks
    assert "Thames" in message.text


async def test_text_of_people_is_escaped(hall):
    await hall.slack.messenger.send(rita(hall), WORD)
    assert "&lt;welcome&gt;" in hall.little.messages[0].text


async def test_a_message_changes_in_place(hall):
    ts = await hall.slack.messenger.send(rita(hall), WORD)
    await hall.slack.messenger.update(rita(hall), ts, SAMPLES["connected"])
    (message,) = hall.little.messages
    assert (message.ts, message.edits) == (ts, 1)


async def test_in_a_channel_offers_are_for_all_and_the_rest_for_one_person(hall):
    channel = rita(hall, conversation="C1#17.5", place=Place.CHANNEL)
    assert await hall.slack.messenger.send(channel, SAMPLES["offer in a channel"])
    assert await hall.slack.messenger.send(channel, SAMPLES["consent"]) == ""
    for_all, for_one = hall.little.messages
    assert (for_all.user, for_all.thread_ts) == ("", "17.5")
    assert (for_one.user, for_one.thread_ts) == (hall.user("rita").id, "17.5")


@pytest.mark.parametrize("name", ["offer", "interview confirmed", "invitation", "notice"])
async def test_what_may_name_a_candidate_is_for_one_person(hall, name):
    channel = rita(hall, conversation="C1#17.5", place=Place.CHANNEL)
    await hall.slack.messenger.send(channel, SAMPLES[name])
    assert hall.little.messages[0].user == hall.user("rita").id


async def test_the_home_tab_is_published(hall):
    home = rita(hall, conversation="home", place=Place.CHANNEL)
    await hall.slack.messenger.send(home, SAMPLES["home, many"])
    view = hall.little.homes[hall.user("rita").id].view
    assert view["type"] == "home"
    assert "… and 2 more." in str(view["blocks"])


async def test_a_home_tab_that_nobody_can_look_at_is_left_alone(hall):
    hall.user("ian").deleted = True
    chat = hall.user("ian")
    home = rita(hall, conversation="home", place=Place.CHANNEL, user=chat.id)
    assert await hall.slack.messenger.send(home, SAMPLES["home"]) == ""
    assert hall.little.homes == {}


async def test_somebody_who_never_wrote_is_found_by_their_address(hall):
    person = await hall.hire("ian")
    found = await hall.slack.messenger.personal(person, None)
    assert (found.conversation, found.bot) == (hall.user("ian").chat, TEAM)


async def test_who_is_not_in_slack_cannot_be_reached_there(hall):
    person = await hall.hire("zoe")
    with pytest.raises(Unreachable):
        await hall.slack.messenger.personal(person, None)


async def test_a_guest_is_not_written_to(hall):
    hall.user("ian").is_restricted = True
    with pytest.raises(Unreachable):
        await hall.slack.messenger.personal(await hall.hire("ian"), None)


async def test_nobody_is_looked_for_in_another_companys_workspace(hall):
    stranger = Person(
        id=person_id("fabrikam", "ian"), tenant="fabrikam", name="Ian", mail="ian@x.example"
    )
    with pytest.raises(Unreachable):
        await hall.slack.messenger.personal(stranger, rita(hall))


async def test_a_workspace_without_the_app_cannot_be_reached(hall):
    with pytest.raises(Unreachable):
        await hall.slack.messenger.send(rita(hall, bot="T9"), WORD)


async def test_a_workspace_is_asked_once_who_the_bot_is(hall):
    for _ in range(3):
        await hall.slack.messenger.send(rita(hall), WORD)
    assert len(hall.calls("auth.test")) == 1


class FussyApi:
    """Slack that can fetch no picture: it refuses the whole message then."""

    def __init__(self, api):
        self.api = api
        self.refused = 0

    async def call(self, token, method, arguments):
        if any(one["type"] == "image" for one in arguments.get("blocks", ())):
            self.refused += 1
            raise OutsideTrouble(service="Slack", code="invalid_blocks")
        return await self.api.call(token, method, arguments)


def pictured(hall, api):
    return SlackMessenger(api, hall.slack.workspaces, lambda _: "https://bot.example/img/1")


async def test_an_offer_has_its_picture_where_slack_can_fetch_it(hall):
    messenger = pictured(hall, SlackWebClient(hall.api_url))
    ts = await messenger.send(rita(hall), SAMPLES["offer"])
    await messenger.update(rita(hall), ts, SAMPLES["offer"])
    (message,) = hall.little.messages
    assert [one["image_url"] for one in message.blocks if one["type"] == "image"] == [
        "https://bot.example/img/1"
    ]
    await messenger._api.close()


async def test_a_picture_that_slack_cannot_fetch_is_left_out_and_not_tried_again_at_once(hall):
    api = FussyApi(SlackWebClient(hall.api_url))
    messenger = pictured(hall, api)
    for _ in range(2):
        assert await messenger.send(rita(hall), SAMPLES["offer"])
    assert api.refused == 1
    assert [len(one.blocks) > 3 for one in hall.little.messages] == [True, True]
    await api.api.close()


async def test_another_refusal_is_told(hall):
    class Refusing:
        async def call(self, *_):
            raise OutsideTrouble(service="Slack", code="invalid_blocks")

    with pytest.raises(OutsideTrouble):
        await pictured(hall, Refusing()).send(rita(hall), WORD)
