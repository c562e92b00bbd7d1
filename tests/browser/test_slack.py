"""The same chats as Slack draws them: every word and press goes through the bot's Slack door."""

import pytest

from tests.harness.browser import expect, keep, schemes
from tests.harness.slack_chat import SlackChat

QUESTION = "who's free Tuesday with a room"
HOSTILE = "*bold* <b>no</b> _it_ ~gone~ `code` <https://contoso.example|site> <javascript:boom()|x> 1 &lt; 2 &amp;amp; a_b_c"


async def in_slack(stage, name):
    choice = stage.pane(name).get_by_role("button", name="Slack", exact=True)
    await choice.focus()
    await choice.press("Enter")
    await expect(choice).to_have_attribute("aria-pressed", "true")


async def signed_in(stage, prompt):
    async with stage.page.context.expect_page() as opened:
        await prompt.get_by_text("Sign in to Microsoft").click()
    tab = await opened.value
    await tab.get_by_role("button", name="Accept").click()
    await tab.wait_for_url("**/auth/callback**")
    await tab.close()


async def asked(stage):
    """Olivia enables, Rita asks and signs in; gives Rita's offer."""
    await stage.open("Olivia Park")
    await in_slack(stage, "Olivia Park")
    await stage.say("Olivia Park", "enable office365")
    await stage.slack_message("Olivia Park", "Enabled", "What people allow")
    await stage.open("Rita Costa")
    await in_slack(stage, "Rita Costa")
    await stage.say("Rita Costa", QUESTION)
    await signed_in(stage, await stage.slack_message("Rita Costa", "Sign in to Microsoft"))
    return await stage.slack_message("Rita Costa", "24 Nov", "Book")


async def test_the_whole_story_in_slack(stage, bot):
    offer = await asked(stage)
    await expect(stage.pane("Rita Costa").get_by_text(QUESTION, exact=True)).to_be_visible()
    assert await stage.flaws() == []
    await keep(offer, "slack-offer")
    await offer.locator('[data-action^="book/"]').first.click()
    await SlackChat(bot).was_shown("rita", "invitations sent")
    await stage.slack_message("Rita Costa", "confirmed", "(edited)")
    await expect((await stage.lane("Comeet Scheduler")).locator(".block")).to_have_count(1)
    assert await stage.flaws() == []
    await keep(stage.page, "slack")
    await stage.pane("Rita Costa").get_by_role("button", name="Teams", exact=True).click()
    await expect(stage.pane("Rita Costa").get_by_text("Nothing was said here yet")).to_be_visible()


async def test_a_chat_that_is_opened_again_is_shown_in_slack_still(open_page):
    stage = await open_page(viewport={"width": 360, "height": 800})
    await stage.open("Rita Costa")
    await in_slack(stage, "Rita Costa")
    await stage.say("Rita Costa", "hello")
    await stage.open("Olivia Park")
    await stage.open("Rita Costa")
    again = stage.pane("Rita Costa")
    await expect(again.get_by_role("button", name="Slack", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    await expect(again.get_by_text("hello", exact=True)).to_be_visible()
    assert stage.troubles == []


async def test_what_is_allowed_opens_as_a_page_and_the_card_stays_short(stage):
    await stage.open("Olivia Park")
    await in_slack(stage, "Olivia Park")
    await stage.say("Olivia Park", "enable office365")
    await stage.say("Olivia Park", "connect")
    consent = await stage.slack_message("Olivia Park", "Sign in to Microsoft")
    await expect(consent).not_to_contain_text("Calendars.ReadWrite")
    await consent.get_by_role("button", name="What you’ll allow").click()
    page = stage.page.get_by_role("dialog")
    for one in (
        "openid",
        "profile",
        "offline_access",
        "Calendars.ReadWrite",
        "Calendars.Read.Shared",
    ):
        await expect(page).to_contain_text(f"({one})")
    await expect(page.locator("button[type=submit]")).to_have_count(0)
    assert await stage.flaws() == []
    await keep(stage.page, "slack-permissions")
    await page.get_by_role("button", name="Close").click()
    await expect(page).to_have_count(0)


async def test_a_form_opens_as_a_dialog_and_changes_the_offer(stage):
    offer = await asked(stage)
    await offer.locator('[data-action^="form/"]').first.click()
    dialog = stage.page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    assert await stage.flaws() == []
    await keep(stage.page, "slack-form")
    await dialog.locator('[data-field="day"]').fill("2026-11-25")
    await dialog.locator("button[type=submit]").click()
    await expect(dialog).to_have_count(0)
    await stage.slack_message("Rita Costa", "25 Nov", "Book")


async def test_a_form_that_cannot_be_taken_stays_open_with_what_was_written(stage):
    offer = await asked(stage)
    await offer.locator('[data-action^="book/"]').first.click()
    card = await stage.slack_message("Rita Costa", "confirmed", "(edited)")
    await card.get_by_role("button", name="Candidate").click()
    dialog = stage.page.get_by_role("dialog")
    name = dialog.locator('[data-field="candidate"]')
    mail = dialog.locator('[data-field="candidate_mail"]')
    await name.fill("Jo Park")
    await mail.fill("jo at example")
    await dialog.locator("button[type=submit]").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("jo@example.org")
    await expect(name).to_have_value("Jo Park")
    assert await stage.flaws() == []
    await mail.fill("jo@example.org")
    await dialog.locator("button[type=submit]").click()
    await expect(dialog).to_have_count(0)
    await stage.slack_message("Rita Costa", "Jo Park", "jo@example.org")
    assert stage.troubles == []


@pytest.mark.parametrize("width", [1280, 360])
async def test_what_is_seldom_pressed_stands_in_a_menu_that_keys_and_touch_open(open_page, width):
    stage = await open_page(viewport={"width": width, "height": 800})
    offer = await asked(stage)
    await offer.locator('[data-action^="book/"]').first.click()
    card = await stage.slack_message("Rita Costa", "confirmed", "(edited)")
    cancel = card.get_by_role("button", name="Cancel interview")
    await expect(cancel).to_be_hidden()
    menu = card.get_by_label("More actions")
    await menu.press("Enter")
    await expect(cancel).to_be_visible()
    assert await stage.overflow() <= 0
    assert await stage.flaws() == []
    await cancel.press("Escape")
    await expect(cancel).to_be_hidden()
    await menu.press("Enter")
    # As where another window is looked at, or a browser gives no focus to a button that is pressed.
    await cancel.evaluate("one => one.dispatchEvent(new FocusEvent('focusout', {bubbles: true}))")
    await expect(cancel).to_be_visible()
    await card.get_by_role("button").first.focus()
    await expect(cancel).to_be_hidden()
    await menu.click()
    await stage.page.locator("h1").first.click()
    await expect(cancel).to_be_hidden()
    await menu.click()
    await cancel.click()
    await stage.slack_message("Rita Costa", "Cancel this interview?")
    assert stage.troubles == []


async def test_on_a_phone_nothing_moves_sideways_and_axe_finds_nothing(open_page):
    stage = await open_page(viewport={"width": 360, "height": 780}, has_touch=True)
    await in_slack(stage, "Olivia Park")
    await expect(stage.pane("Olivia Park").get_by_text("already joined")).to_be_visible()
    assert await stage.flaws_in_each_scheme() == []
    await asked(stage)
    assert await stage.overflow() == 0
    async for scheme in schemes(stage.page):
        assert await stage.flaws() == []
        await keep(stage.page, f"slack-phone-{scheme}")
    assert stage.troubles == []


async def test_markup_is_read_and_anything_else_stays_text(stage):
    made = await stage.page.evaluate(
        """async (text) => {
          const { drawn } = await import("/sandbox/page/blocks.js");
          const line = { type: "mrkdwn", text };
          const place = document.createElement("div");
          place.append(...drawn([{ type: "section", text: line, fields: [line] }], () => {}));
          return place.querySelector("p").innerHTML;
        }""",
        HOSTILE,
    )
    assert made == (
        "<strong>bold</strong> @b no @/b <em>it</em> <s>gone</s> <code>code</code> "
        '<a href="https://contoso.example" target="_blank" rel="noopener">site</a> x '
        "1 &lt; 2 &amp;amp; a_b_c"
    ).replace("@b no @/b", "bno/b")


async def test_settings_are_changed_in_a_form_where_they_are_shown(stage):
    await stage.open("Olivia Park")
    await in_slack(stage, "Olivia Park")
    await stage.say("Olivia Park", "settings")
    card = await stage.slack_message("Olivia Park", "Default length: 1 hour")
    await card.get_by_role("button", name="Change", exact=True).click()
    dialog = stage.page.get_by_role("dialog")
    await dialog.locator('[data-field="minutes"]').select_option("45")
    await dialog.locator('[data-field="closes"]').fill("08:00")
    await dialog.locator("button[type=submit]").click()
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await dialog.locator('[data-field="closes"]').fill("18:00")
    assert await stage.flaws() == []
    await keep(stage.page, "slack-settings-form")
    await dialog.locator("button[type=submit]").click()
    await expect(dialog).to_have_count(0)
    await stage.slack_message("Olivia Park", "Saved", "Default length: 45 minutes", "09:00–18:00")
