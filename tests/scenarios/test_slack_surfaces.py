"""Where Slack lets people speak: forms, the command, the app's tab, channels, and what goes wrong."""

import json

import pytest

from tests.harness.slack_chat import SlackChat, button, buttons, link, said

CHANNEL = "CGENERAL"
BOT = "UBOTT0CONTOSO"


@pytest.fixture
async def slack(world):
    slack = SlackChat(world)
    await slack.say("olivia", "enable office365")
    await slack.connect("rita")
    return slack


async def interview(world, slack, name="ian"):
    """Let Rita book somebody; gives the card that they were sent."""
    await slack.say("rita", f"{name.title()} on Tuesday with a room")
    offer = await slack.shown("rita", "24 Nov", "Book")
    await slack.book("rita", offer)
    return await slack.shown(name, "24 Nov", "Accept")


async def opened(slack, name, message, title):
    """Press the button with this title; gives the form that opens."""
    opener = next(one for one in buttons(message) if one["text"]["text"] == title)
    assert opener["action_id"].startswith("form/")
    await slack.do("press", name, ts=message["ts"], action=opener["action_id"])
    return await slack.view(name)


async def test_declining_takes_a_form_and_the_organizer_reads_why(world, slack):
    card = await interview(world, slack)
    form = await opened(slack, "ian", card, "Decline")
    answer = await slack.do("submit", "ian", view=form["id"], values={"comment": "I am away"})
    assert (answer["status"], answer["text"]) == (200, "")
    await slack.shown("rita", "declined", "I am away")
    changed = await slack.shown("ian", "declined")
    assert changed["ts"] == card["ts"]


async def test_cancelling_takes_a_form_and_the_interviewer_reads_why(world, slack):
    await interview(world, slack)
    card = await slack.shown("rita", "confirmed")
    await slack.press("rita", card, "cancel")
    ask = await slack.shown("rita", "Cancel this interview?")
    form = await opened(slack, "rita", ask, "Say why")
    await slack.do("submit", "rita", view=form["id"], values={"comment": "The role is on hold"})
    await slack.shown("ian", "Rita cancelled this interview", "The role is on hold")


async def test_a_form_with_a_mistake_stays_open_until_it_is_mended(world, slack):
    await interview(world, slack)
    card = await slack.shown("rita", "confirmed")
    form = await opened(slack, "rita", card, "Candidate")
    words = {"candidate": "Jo Park", "candidate_mail": "jo at example"}
    answer = await slack.do("submit", "rita", view=form["id"], values=words)
    assert "jo@example.org" in json.loads(answer["text"])["errors"]["candidate_mail"]
    assert (await slack.view("rita"))["id"] == form["id"]
    mended = words | {"candidate_mail": "jo@example.org"}
    answer = await slack.do("submit", "rita", view=form["id"], values=mended)
    assert (answer["status"], answer["text"]) == (200, "")
    await slack.shown("rita", "Jo Park", "jo@example.org")


async def test_an_offer_is_changed_with_a_form(world, slack):
    await slack.say("rita", "Ian on Tuesday with a room")
    offer = await slack.shown("rita", "24 Nov", "Book")
    title = next(one for one in buttons(offer) if one["action_id"].startswith("form/"))
    form = await opened(slack, "rita", offer, title["text"]["text"])
    await slack.do("submit", "rita", view=form["id"], values={"day": "2026-11-25"})
    await slack.shown("rita", "25 Nov", "Book")


async def test_the_command_is_answered_in_direct_messages(world, slack):
    given = {"text": "who's free Tuesday with a room", "channel": CHANNEL}
    answer = await slack.do("command", "rita", **given)
    assert "direct messages" in answer["text"]
    await slack.shown("rita", "24 Nov", "Book")
    assert await slack.messages(CHANNEL) == []


async def test_the_tab_says_what_is_coming_and_its_buttons_work(world, slack):
    await slack.do("home", "ian")
    await slack.at_home("ian", "Hi Ian", "Connect", "You have no interviews")
    await interview(world, slack)
    home = await slack.at_home("ian", "1 interview coming up", "you haven’t answered yet")
    show = button(home["view"], "refresh")["action_id"]
    assert (await slack.do("press", "ian", action=show))["status"] == 200
    card = await slack.shown("ian", "24 Nov", "Accept")
    await slack.press("ian", card, "accept")
    await slack.at_home("ian", "you accepted")

    connect = button(home["view"], "connect")["action_id"]
    await slack.do("press", "ian", action=connect)
    prompt = await slack.shown("ian", "Sign in with Microsoft")
    assert "You are connected" in await world.sign_in("ian", link(prompt))
    await slack.at_home("ian", "Your calendar is connected", "1 interview coming up")


async def test_in_a_channel_all_see_free_and_busy_and_one_person_the_rest(world, slack):
    await slack.say("rita", f"<@{BOT}> who's free Tuesday with a room", channel=CHANNEL)
    offer = await slack.shown("rita", "24 Nov", "Book", chat=CHANNEL)
    assert offer["thread_ts"]
    assert offer["user"] == ""
    await slack.say("ian", f"<@{BOT}> who's free Tuesday", channel=CHANNEL)
    refusal = await slack.shown("ian", "Nothing was changed", chat=CHANNEL)
    assert refusal["user"] == slack.user("ian")
    await slack.book("rita", offer)


async def test_somebody_else_in_the_channel_cannot_book(world, slack):
    await slack.say("rita", f"<@{BOT}> who's free Tuesday with a room", channel=CHANNEL)
    offer = await slack.shown("rita", "24 Nov", "Book", chat=CHANNEL)
    await slack.press("ian", offer, "book")
    refusal = await slack.shown("ian", "Nothing was changed", chat=CHANNEL)
    assert refusal["user"] == slack.user("ian")
    assert await world.interviews("rita") == []


async def test_a_follow_up_in_a_thread_knows_the_question(world, slack):
    await slack.say("rita", f"<@{BOT}> who's free Tuesday with a room", channel=CHANNEL)
    offer = await slack.shown("rita", "24 Nov", "Book", chat=CHANNEL)
    await slack.say("rita", f"<@{BOT}> Wednesday?", channel=CHANNEL, thread=offer["thread_ts"])
    other = await slack.shown("rita", "25 Nov", "Book", chat=CHANNEL)
    assert other["thread_ts"] == offer["thread_ts"]
    assert "any room" in said(other)


async def test_who_has_no_address_in_slack_is_told_so_and_nothing_is_done(world, slack):
    await world.post("/sandbox/slack/users", {"user": slack.user("ian"), "email": ""})
    await slack.say("ian", "my interviews")
    await slack.shown("ian", "no confirmed email address", "Nothing was changed")


async def test_a_card_that_was_deleted_is_sent_anew(world, slack):
    card = await interview(world, slack)
    await world.post("/sandbox/slack/delete", {"ts": card["ts"]})
    await slack.say("ian", "accept")
    anew = await slack.shown("ian", "24 Nov", "accepted")
    assert anew["ts"] != card["ts"]
    await slack.shown("rita", "accepted")


async def test_slack_that_is_busy_is_given_its_time_and_nothing_is_lost(world, slack):
    fault = {"method": "chat.postMessage", "error": "ratelimited", "status": 429}
    await world.post("/sandbox/slack/faults", fault | {"retry_after": "1", "times": 2})
    await slack.say("rita", "status")
    await slack.shown("rita", "Enabled")


async def test_a_repeated_delivery_books_once(world, slack):
    await slack.say("rita", "Ian on Tuesday with a room", retry="EvSame")
    await slack.say("rita", "Ian on Tuesday with a room", retry="EvSame")
    await slack.shown("rita", "24 Nov", "Book")
    await slack.say("rita", "status")
    await slack.shown("rita", "Enabled")
    offers = [one for one in await slack.messages(slack.chat("rita")) if "24 Nov" in said(one)]
    assert len(offers) == 1


async def test_a_workspace_that_removed_the_app_is_left_alone_and_teams_goes_on(world, slack):
    await interview(world, slack)
    await world.say("rita", "status")
    await world.shown("rita", "Enabled")
    await world.post("/sandbox/slack/uninstall", {"team": "T0CONTOSO"})
    answer = await slack.do("say", "ian", text="accept")
    assert answer["status"] == 200
    await world.say("ian", "accept")
    await world.shown("rita", "accepted")


async def test_a_name_to_sign_in_with_joins_nobody_to_whose_address_it_is(world, slack):
    names = {"ian@contoso.example": "i.murray@contoso.example"}
    names["mei@contoso.example"] = "ian@contoso.example"
    for mail, name in names.items():
        await world.post("/sandbox/switches", {"mail": mail, "principalName": name})
    await slack.say("ian", "connect")
    prompt = await slack.shown("ian", "Sign in with Microsoft")
    page = await world.sign_in("mei", link(prompt))
    assert "You are connected" not in page
    await world.post("/sandbox/switches", {"mail": "mei@contoso.example", "principalName": None})
    await slack.connect("ian")
