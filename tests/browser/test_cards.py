"""Cards and messages as the page draws them: hostile words, cards for some eyes only, inputs."""

import re

import pytest

from tests.harness.browser import expect

CONNECTOR = "/sandbox/teams/v3/conversations/a:olivia/activities"
CARD = "application/vnd.microsoft.card.adaptive"
HOSTILE = "\\*stars\\* <img src=x onerror=boom()> [here](javascript:boom()) 1\\. end"


async def shown(bot, *body, **more):
    """Have a card sent to Olivia, as the bot would."""
    card = {"type": "AdaptiveCard", "version": "1.5", "body": [*body], **more}
    attachment = {"contentType": CARD, "content": card}
    return await bot.post(CONNECTOR, {"type": "message", "attachments": [attachment]})


async def test_escaped_marks_show_as_themselves_and_html_stays_text(stage, bot):
    await shown(bot, {"type": "TextBlock", "text": HOSTILE, "wrap": True})
    card = await stage.card("Olivia Park", "stars")
    await expect(card).to_contain_text("*stars* <img src=x onerror=boom()>")
    await expect(card).to_contain_text("1. end")
    await expect(card.locator("img, a")).to_have_count(0)


async def test_what_people_write_is_text(stage):
    await stage.say("Olivia Park", "<b>bold</b> **stars**")
    bubble = stage.pane("Olivia Park").locator(".own .bubble")
    await expect(bubble).to_have_text("<b>bold</b> **stars**")


async def test_plain_answers_read_markdown_and_no_html(stage, bot):
    await bot.post(CONNECTOR, {"type": "message", "text": "\\*one\\* **two** <i>three</i>"})
    bubble = stage.pane("Olivia Park").locator(".bot .bubble")
    await expect(bubble).to_have_text("*one* two <i>three</i>")
    await expect(bubble.locator("strong")).to_have_text("two")


@pytest.mark.parametrize(("viewer", "times"), [("29:olivia", 1), ("29:rita", 0)])
async def test_a_card_is_drawn_anew_once_for_whom_it_names(stage, bot, viewer, times):
    asked = []
    stage.listen(
        "request", lambda one: asked.append(one.post_data_json) if "presses" in one.url else None
    )
    action = {"type": "Action.Execute", "verb": "refresh", "data": {}}
    refresh = {"refresh": {"action": action, "userIds": [viewer]}}
    await shown(bot, {"type": "TextBlock", "text": "For some"}, **refresh)
    await stage.card("Olivia Park", "For some")
    await shown(bot, {"type": "TextBlock", "text": "Another"})
    await stage.card("Olivia Park", "Another")
    await expect(stage.pane("Olivia Park").locator(".note")).to_have_count(times)
    await bot.until(lambda: len(asked) >= times)  # the browser tells of it by another way
    assert [one["trigger"] for one in asked] == ["automatic"] * times


async def test_an_old_button_is_answered_beside_its_card(stage, bot):
    button = {"type": "Action.Execute", "title": "Old", "verb": "book", "data": {"v": 0}}
    await shown(bot, {"type": "ActionSet", "actions": [button]})
    await stage.pane("Olivia Park").get_by_role("button", name="Old").click()
    note = stage.pane("Olivia Park").locator(".note.trouble")
    await expect(note).to_contain_text(re.compile("earlier version"))


async def test_a_card_keeps_what_is_being_filled_in_when_others_change(stage, bot):
    await shown(bot, {"type": "Input.Text", "id": "note", "label": "Note"})
    line = stage.pane("Olivia Park").get_by_label("Note")
    await line.fill("half a")
    await shown(bot, {"type": "TextBlock", "text": "Meanwhile"})
    await stage.card("Olivia Park", "Meanwhile")
    await expect(line).to_be_focused()
    await expect(line).to_have_value("half a")


async def test_a_card_keeps_what_is_filled_in_when_its_press_is_answered(stage, bot):
    button = {"type": "Action.Execute", "title": "Old", "verb": "book", "data": {"v": 0}}
    line = {"type": "Input.Text", "id": "note", "label": "Note"}
    await shown(bot, line, {"type": "ActionSet", "actions": [button]})
    pane = stage.pane("Olivia Park")
    await pane.get_by_label("Note").fill("half a")
    await pane.get_by_role("button", name="Old").click()
    await expect(pane.locator(".note.trouble")).to_contain_text("earlier version")
    await expect(pane.get_by_label("Note")).to_have_value("half a")


async def test_settings_are_changed_where_they_are_shown(stage):
    await stage.open("Olivia Park")
    await stage.say("Olivia Park", "settings")
    card = await stage.card("Olivia Park", "Default length", "Work begins")
    await card.get_by_label("Default length").select_option("45")
    await card.get_by_label("Tuesday").uncheck()
    await card.get_by_role("button", name="Save", exact=True).click()
    saved = await stage.card("Olivia Park", "Saved")
    await expect(saved.get_by_label("Default length")).to_have_value("45")
    await expect(saved.get_by_label("Tuesday")).not_to_be_checked()
    await saved.get_by_role("button", name="People", exact=True).click()
    people = await stage.card("Olivia Park", "Person to change")
    await people.get_by_label("Person to change").select_option(label="Mei Tanaka")
    await people.get_by_role("button", name="Edit person").click()
    mei = await stage.card("Olivia Park", "mei@contoso.example")
    await mei.get_by_label("Recruiter").check()
    await mei.get_by_role("button", name="Save", exact=True).click()
    await expect(
        (await stage.card("Olivia Park", "Saved", "mei@contoso.example")).get_by_label("Recruiter")
    ).to_be_checked()
    assert await stage.flaws() == []


async def test_a_card_that_is_sent_again_as_it_is_stays_as_it_is_filled_in(stage):
    """A press is answered with a card, and the chat then gets the same card once more."""
    await stage.open("Olivia Park")
    await stage.say("Olivia Park", "settings")
    await stage.card("Olivia Park", "Default length", "Work begins")
    kept = await stage.page.evaluate(
        """async () => {
            const { drawer } = await import("/sandbox/page/message.js");
            const { inChat } = await import("/sandbox/page/talk.js");
            const mail = "olivia@contoso.example";
            const message = inChat("a:olivia").at(-1);
            const draw = drawer(() => ({ mail, chat: message.chat }), () => {});
            const first = draw(message);
            first.querySelector("select").value = "45";
            const again = draw({ ...message, revision: message.revision + 1, isEdited: true });
            const other = structuredClone(message);
            other.drawn.teams.body.pop();
            const changed = draw({ ...other, revision: message.revision + 2 });
            return [again === first, first.querySelector("select").value,
                    first.querySelectorAll(".edited").length, changed === first];
        }"""
    )
    assert kept == [True, "45", 1, False]
