"""What Slack's people are told unasked, through the running bot: chosen in a form, told at its time, and stopped by a word."""

import pytest

from tests.harness.slack_chat import SlackChat, buttons, said

DAY, MINUTE = 86_400, 60


@pytest.fixture
async def slack(world):
    slack = SlackChat(world)
    await slack.say("olivia", "enable office365")
    await slack.connect("rita")
    return slack


async def ticked(slack, name, minutes):
    """Tick how long before an interview somebody wants to be reminded."""
    await slack.say(name, "my reminders")
    card = await slack.shown(name, "Your reminders")
    opener = next(one for one in buttons(card) if one["action_id"].startswith("form/"))
    await slack.do("press", name, ts=card["ts"], action=opener["action_id"])
    form = await slack.view(name)
    answer = await slack.do("submit", name, view=form["id"], values={"reminder": minutes})
    assert (answer["status"], answer["text"]) == (200, "")


async def booked(slack):
    await slack.say("rita", "Ian on Wednesday at 10am with a room for Jo Park")
    offer = await slack.shown("rita", "25 Nov", "Book")
    await slack.book("rita", offer)
    return await slack.shown("ian", "25 Nov", "Accept")


async def test_an_interviewer_is_told_in_slack_what_they_chose_and_nothing_after_they_stopped_it(
    world, slack
):
    await ticked(slack, "ian", "1440,15")
    await slack.shown("ian", "24 hours before and 15 minutes before")
    await booked(slack)
    # It is Sunday, 10:00: a day after it the invitation is still open, and two days after it a day is left.
    await world.advance(DAY + MINUTE)
    await slack.shown("ian", "Can you interview Jo Park?")
    await slack.say("ian", "accept")
    await world.advance(DAY)
    await slack.shown("ian", "You interview Jo Park on Wednesday at 10:00")
    await slack.say("ian", "stop reminders")
    await slack.shown("ian", "Your reminders", "Off")
    before = [said(one) for one in await slack.messages(slack.chat("ian"))]
    await world.advance(DAY - 90 * MINUTE)
    await slack.shown("rita", "1 interview today")
    await world.advance(DAY)
    await slack.say("rita", "my interviews")
    await slack.shown("rita", "You have no interviews coming up")
    after = [said(one) for one in await slack.messages(slack.chat("ian"))]
    assert not [text for text in after if "take place" in text]
    assert len(after) == len(before)
