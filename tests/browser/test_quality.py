"""The page for everybody: any width, light and dark, by keyboard, with a screen reader."""

from tests.harness.browser import expect, keep, schemes

PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True}


async def a_story(stage):
    """Play until there are cards of most kinds in the chats."""
    await stage.step(1)
    await stage.card("Olivia Park", "Enabled")
    await stage.step(2)
    consent = await stage.card("Rita Costa", "Sign in to Microsoft")
    assert await stage.flaws_in_each_scheme() == []
    await stage.sign_in(consent)
    await stage.card("Rita Costa", "24 November", "Book 1")


async def test_axe_finds_nothing(stage):
    assert await stage.flaws_in_each_scheme() == []
    await a_story(stage)
    assert await stage.flaws_in_each_scheme() == []
    await stage.step(3)
    await stage.card("Rita Costa", "Booked", "confirmed")
    await stage.open("Everyone")
    await stage.page.get_by_role("button", name="Week", exact=True).click()
    async for scheme in schemes(stage.page):
        assert await stage.flaws() == []
        await keep(stage.page, f"page-week-{scheme}")


PHONE_TOP = 240
"""Pixels: the chat is what a phone shows first."""


async def test_a_phone_shows_all_of_it_without_moving_sideways(open_page):
    stage = await open_page(**PHONE)
    assert await stage.overflow() == 0
    assert (await stage.page.locator("#chats").bounding_box())["y"] < PHONE_TOP
    await a_story(stage)
    await stage.page.locator("#calendars-fold summary").click()
    await stage.lane("Thames")
    assert await stage.overflow() == 0
    assert await stage.flaws() == []
    await keep(stage.page, "page-phone")


async def test_everything_can_be_done_by_keyboard(stage):
    page = stage.page
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the chats")).to_be_focused()
    await page.locator('[data-step="1"]').focus()
    await page.keyboard.press("Enter")
    await stage.card("Olivia Park", "Enabled")
    await expect(page.locator('[data-step="1"]')).to_be_focused()
    await stage.pane("Olivia Park").get_by_label("Write to Scheduler").focus()
    await page.keyboard.type("status")
    await page.keyboard.press("Enter")
    await expect(stage.cards("Olivia Park", "Enabled")).to_have_count(2)


async def test_a_screen_reader_hears_of_answers(stage):
    await stage.step(1)
    await stage.passed("said", "Scheduler to Olivia Park", "Enabled")


async def test_without_the_renderer_cards_are_text_and_the_page_says_so(bot, open_page):
    stage = await open_page()
    await stage.page.route("**/sandbox/page/lib/*", lambda route: route.abort())
    await stage.page.reload()
    note = stage.page.get_by_text("make run installs it")
    await expect(note).to_be_visible()
    assert (await note.bounding_box())["height"] < 100
    await stage.step(1)
    await stage.card("Olivia Park", "Enabled", "(offline_access)")
    await stage.step(2)
    consent = await stage.card("Rita Costa", "Sign in with Microsoft")
    async with stage.page.context.expect_page() as opened:
        await consent.get_by_role("link").click()
    await expect((await opened.value).get_by_role("button", name="Accept")).to_be_visible()
    assert await stage.flaws() == []
