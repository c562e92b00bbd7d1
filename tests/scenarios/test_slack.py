"""The main job in Slack, over HTTP alone, and interviews between Slack and Teams."""

from statistics import median

import pytest

from tests.harness.running_bot import button as teams_button
from tests.harness.slack_chat import SlackChat, link


@pytest.fixture
async def slack(world):
    return SlackChat(world)


async def test_the_whole_story_in_slack(world, slack):
    await slack.say("olivia", "enable office365")
    await slack.shown("olivia", "Enabled", "Olivia Park")

    await slack.say("rita", "who's free Tuesday with a room")
    prompt = await slack.shown("rita", "Sign in with Microsoft", "Calendars.Read.Shared")
    assert "You are connected" in await world.sign_in("rita", link(prompt))
    await slack.shown("rita", "Connected")

    offer = await slack.shown("rita", "24 Nov", "Book")
    await slack.press("rita", offer, "book")
    card = await slack.was_shown("rita", "invitations sent")
    assert card["ts"] == offer["ts"]
    assert "Comeet Scheduler" in await world.calendars("rita")
    assert (await slack.confirmed("rita"))["ts"] == offer["ts"]

    (interview,) = await world.interviews("rita")
    name = interview["attendees"][0]["emailAddress"]["address"].split("@")[0]
    await slack.connect(name)
    card = await slack.shown(name, "Accept")
    await slack.press(name, card, "accept")
    await slack.shown("rita", "accepted")

    async def is_tallied():
        (interview,) = await world.interviews("rita")
        return interview["attendees"][0]["status"]["response"] == "accepted"

    await world.until(is_tallied)
    assert median(slack.milliseconds) < 3000


async def test_a_card_goes_with_its_reader_and_says_so_where_it_stood(world, slack):
    await slack.say("olivia", "enable office365")
    await slack.connect("rita")
    await slack.say("rita", "Ian on Tuesday with a room")
    offer = await slack.shown("rita", "Book")
    await slack.book("rita", offer)
    old = await slack.shown("ian", "Accept")

    await world.say("ian", "hello")  # in Teams from now on
    await world.say("ian", "accept")
    card = await world.shown("ian", "You accepted")
    assert (await slack.shown("ian", "to our other chat"))["ts"] == old["ts"]
    await slack.shown("rita", "accepted")

    await slack.say("ian", "hello")  # and back in Slack
    await slack.say("rita", "cancel")
    await slack.press("rita", await slack.shown("rita", "Cancel this interview?"), "cancel")
    await slack.shown("ian", "Rita cancelled this interview")
    assert (await world.shown("ian", "to our other chat")).id == card.id


async def test_a_booking_made_in_slack_is_answered_in_teams_and_the_other_way_round(world, slack):
    await slack.say("olivia", "enable office365")
    await slack.connect("rita")
    await slack.say("rita", "Ian on Tuesday with a room")
    offer = await slack.shown("rita", "Book")
    await world.connect("ian")  # in Teams
    await slack.press("rita", offer, "book")
    card = await world.shown("ian", "Accept")
    await world.press("ian", card, teams_button(card, "accept"))
    await slack.shown("rita", "accepted")

    await world.say("rita", "Ian on Wednesday with a room")  # now in Teams
    offer = await world.shown("rita", "25 Nov", "Book")
    await slack.say("ian", "status")
    await slack.shown("ian", "Enabled")
    await world.press("rita", offer, teams_button(offer, "book"))
    card = await slack.shown("ian", "25 Nov", "Decline")
    await slack.press("ian", card, "accept")
    await world.shown("rita", "25 Nov", "accepted")
    in_teams = [one for one in world.messages("ian") if "25 Nov" in str(one.card)]
    assert in_teams == []
