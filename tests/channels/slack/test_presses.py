"""Buttons and forms: what they tell the bot, and how who pressed is answered."""

from bot.channels.slack.turn_bridge import ANOTHER, HERE_NOT, LATE, OUTDATED
from bot.domain.accounts import Place
from bot.runtime.turn import Pressed
from bot.sandbox.slack import events_api as events
from bot.sandbox.slack.workspace import SlackView
from cards.actions import Book, Cancel, Decline, Refresh
from cards.slack_blocks import draw, forms
from cards.view_models import Notice
from tests.harness.sample_views import SAMPLES
from tests.harness.slack_channel import TEAM
from tests.harness.slack_chat import button, buttons
from tests.harness.slack_presses import card, opener, opens


def names(message):
    return [one["action_id"] for one in buttons({"blocks": message.blocks})]


async def test_a_button_tells_what_was_pressed_and_where(hall):
    message, _ = card(hall, "offer")
    name = next(one for one in names(message) if one.startswith("book/"))
    assert (await hall.presses("rita", message, name)).status == 200
    content = hall.turn.content
    assert isinstance(content, Pressed)
    assert isinstance(content.action, Book)
    assert content.message == message.ts
    assert hall.turn.address.conversation == hall.user("rita").chat
    assert not content.is_automatic


async def test_what_is_chosen_in_a_menu_is_pressed_like_a_button(hall):
    message, view = card(hall, "interview confirmed")
    cancel = button({"blocks": message.blocks}, "cancel")["action_id"]
    assert cancel.startswith("menu/")
    assert (await hall.presses("rita", message, cancel)).status == 200
    content = hall.turn.content
    assert isinstance(content, Pressed)
    assert content.action == Cancel(view.interview)
    assert content.message == message.ts


async def test_details_chosen_in_a_menu_open_as_a_page(hall):
    message, _ = card(hall, "interview confirmed")
    hall.reply = SAMPLES["details of an interview"]
    await hall.presses("rita", message, button({"blocks": message.blocks}, "details")["action_id"])
    assert "Comeet Scheduler" in str(hall.little.views[-1].view)


async def test_a_choice_that_this_version_does_not_know_is_answered_with_a_sentence(hall):
    message, _ = card(hall, "interview confirmed")
    (menu,) = (
        one
        for row in message.blocks
        for one in row.get("elements", ())
        if one["type"] == "overflow"
    )
    menu["options"][0]["value"] = '{"do":"Unheard"}'
    await hall.presses("rita", message, f"{menu['action_id']}:0")
    assert hall.turns == []
    assert OUTDATED in hall.little.messages[-1].text


async def test_a_button_in_a_channel_speaks_in_its_thread(hall):
    message, _ = card(hall, "offer", channel="C1", thread="17.5")
    await hall.presses("rita", message, "book/0")
    assert hall.turn.address.conversation == "C1#17.5"
    assert hall.turn.address.place is Place.CHANNEL


async def test_a_card_that_one_person_sees_cannot_be_changed_later(hall):
    message, _ = card(hall, "offer", channel="C1", only_for=hall.user("rita").id)
    await hall.presses("rita", message, "book/0")
    assert hall.turn.content.message == ""


async def test_a_short_word_is_sent_to_who_pressed(hall):
    hall.reply = Notice(lines=("Those were all the times.",))
    message, _ = card(hall, "offer")
    await hall.presses("rita", message, "book/0")
    assert hall.little.messages[-1].channel == hall.user("rita").chat
    assert "Those were all" in hall.little.messages[-1].text


async def test_in_a_channel_only_who_pressed_sees_it(hall):
    hall.reply = Notice(lines=("Those were all the times.",))
    message, _ = card(hall, "offer", channel="C1", thread="17.5")
    await hall.presses("rita", message, "book/0")
    told = hall.little.messages[-1]
    assert (told.user, told.channel, told.thread_ts) == (hall.user("rita").id, "C1", "17.5")


async def test_two_presses_are_two_turns(hall):
    message, _ = card(hall, "offer")
    await hall.presses("rita", message, "book/0")
    await hall.presses("rita", message, "book/0")
    assert hall.turns[0].id != hall.turns[1].id


async def test_a_press_that_is_replayed_carries_the_same_id_and_is_answered_once(hall):
    message, _ = card(hall, "offer")
    hall.reply = Notice(lines=("Those were all the times.",))
    press = events.button_press(hall.little, hall.user("rita"), message, "book/0")
    await hall.deliver(press)
    await hall.deliver(press)
    assert hall.turns[0].id == hall.turns[1].id
    assert len(hall.calls("chat.postMessage")) == 1


async def test_a_link_needs_no_answer(hall):
    message, _ = card(hall, "consent")
    link = next(one for one in names(message) if one.startswith("open/"))
    assert (await hall.presses("rita", message, link)).status == 200
    assert hall.turns == []


async def test_a_link_of_an_earlier_version_needs_no_answer_and_the_button_of_that_verb_does(hall):
    message, _ = card(hall, "consent")
    old = {"type": "button", "action_id": "link/0", "url": "https://bot.example"}
    message.blocks.append({"type": "actions", "elements": [old]})
    assert (await hall.presses("rita", message, "link/0")).status == 200
    assert hall.turns == []
    offer, _ = card(hall, "offer")
    hall.reply = Notice(lines=("Sent.",))
    name = button({"blocks": offer.blocks}, "link")["action_id"]
    await hall.presses("rita", offer, name)
    assert [turn.content.action.name for turn in hall.turns] == ["LetCandidateChoose"]


async def test_a_button_of_another_version_is_answered_with_a_sentence(hall):
    message, _ = card(hall, "offer")
    for row in message.blocks:
        for one in (*row.get("elements", []), row.get("accessory", {})):
            if one.get("action_id") == "book/0":
                one["value"] = '{"v":0,"do":"Book"}'
    await hall.presses("rita", message, "book/0")
    assert hall.turns == []
    assert OUTDATED in hall.little.messages[-1].text


async def test_a_form_opens_with_what_the_card_says_now(hall):
    message, view = card(hall, "invitation")
    hall.reply = view
    opener = next(one for one in names(message) if one.startswith("form/"))
    await hall.presses("rita", message, opener)
    assert isinstance(hall.turn.content.action, Refresh)
    (opened,) = hall.little.views
    assert opened.view["title"]["text"] == forms(view)[int(opener[5:])].title


async def test_a_form_of_a_card_that_has_moved_on_is_looked_for_there(hall):
    message, view = card(hall, "invitation")
    await hall.presses("rita", message, f"form/{opener(view, Decline)[0]}")
    assert hall.little.views == []
    assert ANOTHER in hall.little.messages[-1].text


async def test_a_form_of_a_card_that_only_one_person_sees_is_for_direct_messages(hall):
    message, view = card(hall, "ask to cancel", channel="C1", only_for=hall.user("rita").id)
    await hall.presses("rita", message, f"form/{opener(view, Cancel)[0]}")
    assert hall.little.views == []
    assert HERE_NOT in hall.little.messages[-1].text


async def test_a_form_that_is_sent_says_where_its_card_stands(hall):
    message, view = card(hall, "invitation")
    hall.reply = view
    opened = await opens(hall, message, view, Decline)
    hall.reply = None
    delivered = await hall.submits("rita", opened, {"comment": "I am away"})
    assert (delivered.status, delivered.text, opened.is_open) == (200, "", False)
    turn = hall.turns[-1]
    assert turn.content.action == opener(view, Decline)[1].submit.action
    assert turn.content.inputs == {"comment": "I am away"}
    assert turn.content.message == message.ts
    assert turn.address.conversation == message.channel


async def test_a_form_that_came_too_late_is_said_to(hall):
    message, view = card(hall, "invitation")
    hall.reply = view
    opener = next(one for one in names(message) if one.startswith("form/"))
    press = events.button_press(hall.little, hall.user("rita"), message, opener)
    hall.little.triggers.clear()
    await hall.deliver(press)
    assert LATE in hall.little.messages[-1].text


async def test_on_the_home_tab_answers_go_into_the_users_own_chat(hall):
    user = hall.user("rita")
    drawing = draw(SAMPLES["offer"])["blocks"]
    hall.little.homes[user.id] = SlackView("V1", TEAM, user.id, {"blocks": drawing})
    await hall.deliver(events.home_button_press(hall.little, user, "book/0"))
    assert hall.turn.address.conversation == user.chat
    assert hall.turn.content.message == ""


async def test_an_unknown_form_is_answered_with_a_sentence(hall):
    user = hall.user("rita")
    view = {"id": "V1", "type": "modal", "callback_id": "form", "private_metadata": "{}"}
    payload = {"type": "view_submission", "view": view}
    await hall.deliver(events.interaction_delivery(hall.little, user, payload))
    assert hall.turns == []
    assert OUTDATED in hall.little.messages[-1].text
