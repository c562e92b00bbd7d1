import pytest

from bot.domain.accounts import Place, slack_person_id
from bot.runtime.delivery.card_publisher import with_address
from bot.runtime.turn import Looked, Said
from bot.sandbox.slack import events_api as events
from tests.harness.slack_channel import TEAM, TENANT


async def test_a_direct_message_is_a_turn_in_the_users_own_chat(hall):
    rita = await hall.hire("rita")
    assert (await hall.says("rita", "who's free Tuesday")).status == 200
    turn = hall.turn
    assert turn.content == Said("who's free Tuesday")
    assert turn.speaker.id == rita.id
    assert turn.address.conversation == hall.user("rita").chat
    assert turn.address.place is Place.PERSONAL
    assert (turn.address.tenant, turn.address.bot) == (TENANT, TEAM)
    assert (turn.zone, turn.locale) == ("America/New_York", "en-GB")


async def test_whom_the_account_does_not_know_is_somebody_for_the_time_being(hall):
    await hall.says("ian", "hello")
    assert hall.turn.speaker.id == slack_person_id(TENANT, TEAM, hall.user("ian").id)
    assert hall.turn.speaker.mail == "ian@x.example"


async def test_a_mention_in_a_channel_is_answered_in_the_thread_it_begins(hall):
    bot = hall.little.teams[TEAM].bot_user
    ian = hall.user("ian").id
    await hall.says("rita", f"<@{bot}> is <@{ian}> free &amp; well?", channel="C1")
    turn = hall.turn
    assert turn.content == Said("is @Ian Murray free & well?")
    channel, _, thread = turn.address.conversation.partition("#")
    assert (channel, turn.address.place) == ("C1", Place.CHANNEL)
    assert thread


async def test_a_mention_in_a_thread_is_answered_there(hall):
    await hall.says("rita", "<@UBOTT1> and Wednesday?", channel="C1", thread="17.5")
    assert hall.turn.address.conversation == "C1#17.5"


async def test_a_direct_message_in_a_thread_is_answered_there_and_is_the_same_talk(hall):
    rita = await hall.hire("rita")
    await hall.says("rita", "hello", event={"thread_ts": "17.5"})
    await hall.says("rita", "hello")
    threaded, plain = (one.address for one in hall.turns)
    assert (threaded.thread, plain.thread) == ("17.5", "")
    assert threaded.key == plain.key
    assert with_address(rita, threaded).addresses[0] == plain


@pytest.mark.parametrize("channel", [{}, {"channel": "C1"}])
@pytest.mark.parametrize("mention", ["<@U012A3CDE>", "<@U012A3CDE|ghost>", "<@U012A3CDE|Ian>"])
async def test_who_is_mentioned_and_cannot_be_seen_is_asked_about(hall, channel, mention):
    await hall.hire("rita")
    await hall.says("rita", f"<@UBOTT1> is {mention} free Thursday", **channel)
    assert hall.turns == []
    assert "can’t see who you mentioned" in hall.little.messages[-1].text


@pytest.mark.parametrize(
    ("mention", "named"),
    [
        ("<!subteam^S123ABC|@interviewers>", "the Slack group @interviewers"),
        ("<!subteam^S123ABC>", "that Slack group"),
    ],
)
async def test_a_user_group_of_slack_is_said_not_to_be_known(hall, mention, named):
    await hall.hire("rita")
    await hall.says("rita", f"{mention} free Thursday?")
    assert hall.turns == []
    assert named in hall.little.messages[-1].text


async def test_links_and_control_characters_are_undone(hall):
    await hall.says(
        "rita",
        "<https://x.example|the plan>\x07 <mailto:a@b.example|a@b.example> &lt;3 <#C1|team> <!here>",
    )
    assert hall.turn.content == Said("the plan a@b.example <3 #team @here")


async def test_what_no_person_wrote_is_not_a_turn(hall):
    for event in (
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"bot_id": "B9"},
        {"channel_type": "channel"},
    ):
        assert (await hall.says("rita", "hello", event=event)).status == 200
    assert hall.turns == []


async def test_an_event_that_needs_nothing_is_taken_so_that_it_is_not_sent_again(hall):
    assert (await hall.happens({"type": "emoji_changed"})).status == 200


async def test_the_bots_own_messages_are_not_answered(hall):
    team = hall.little.teams[TEAM]
    await hall.says("rita", "echo", event={"user": team.bot_user})
    assert hall.turns == []


async def test_a_repeated_delivery_carries_the_same_id(hall):
    await hall.says("rita", "hello")
    first = hall.turn.id
    await hall.says("rita", "hello", retry=first)
    assert [one.id for one in hall.turns] == [first, first]
    assert "slack.retry" in hall.counted


async def test_slack_is_answered_in_time_however_long_the_turn_takes(hall):
    hall.hold_up()
    delivered = await hall.says("rita", "hello")
    assert delivered.status == 200
    assert "slack.slow" in hall.counted
    hall.gate.set()


async def test_the_command_is_a_turn_in_the_users_own_chat(hall):
    given = {"text": "who's free Tuesday", "channel": "C1"}
    delivered = await hall.deliver(events.slash_command(hall.little, hall.user("rita"), given))
    assert (delivered.status, delivered.text) == (200, "The answer is in our direct messages.")
    assert hall.turn.address.conversation == hall.user("rita").chat
    assert hall.turn.content == Said("who's free Tuesday")


@pytest.mark.parametrize("text", ["who has the payload", "payload=1 & 100% {sure} für 😀", "{"])
async def test_a_command_is_heard_whatever_its_words_are(hall, text):
    await hall.deliver(events.slash_command(hall.little, hall.user("rita"), {"text": text}))
    assert hall.turn.content == Said(text)


async def test_looking_at_the_home_tab_is_an_arrival(hall):
    user = hall.user("rita").id
    await hall.happens({"type": "app_home_opened", "user": user, "tab": "home"})
    await hall.happens({"type": "app_home_opened", "user": user, "tab": "messages"})
    assert hall.turn.content == Looked()
    assert hall.turn.address.conversation == "home"
