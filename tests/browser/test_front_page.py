"""The picture that README opens with: one question, asked in Teams and in Slack."""

from tests.harness.browser import expect, keep

QUESTION = "when can Ian and Mei interview Jo Park on Tuesday with a room"


async def test_the_same_question_has_its_picture_in_both_chats(stage):
    await stage.step(1)
    await stage.card("Olivia Park", "Enabled")
    await stage.open("Rita Costa")
    await stage.say("Rita Costa", QUESTION)
    await stage.sign_in(await stage.card("Rita Costa", "Sign in to Microsoft"))
    await stage.card("Rita Costa", "for Jo Park on Tuesday", "Book ")
    await stage.open_beside("Olivia Park")
    pane = stage.pane("Olivia Park")
    await pane.get_by_role("button", name="Slack", exact=True).click()
    await stage.say("Olivia Park", QUESTION)
    await stage.sign_in(pane.locator(".slack-message", has_text="Sign in to Microsoft").last)
    picture = pane.locator(".slack-message:has(.app) img").last
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", value=True)
    assert await picture.evaluate("one => one.naturalWidth") > 0
    await stage.lane("Ian Murray")
    await keep(stage.page, "front")
