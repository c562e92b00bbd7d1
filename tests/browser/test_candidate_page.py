"""The candidate's page in a real browser: chosen, moved and cancelled by keyboard, on a phone, with and without scripts."""

import re

import pytest
import pytest_asyncio

from tests.harness.browser import expect, flaws, keep, overflow, schemes
from tests.harness.running_bot import said

ASK = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian next week with a room, online"
WIDTHS = {"wide": 1000, "phone": 360}


@pytest_asyncio.fixture(loop_scope="session")
async def link(bot):
    """Rita has sent Jo a link; gives its address."""
    async with bot.connector:
        await bot.say("olivia", "enable office365")
        await bot.shown("olivia", "Enabled")
        await bot.connect("rita")
        await bot.say("rita", ASK)
        sent = await bot.shown("rita", "Text to send to the candidate")
        yield re.search(r"http://\S+/c/[0-9a-f]{64}", said(sent)).group()


@pytest_asyncio.fixture(loop_scope="session")
async def candidate(pages):
    """Open an address in a browser of its own; whatever it complains about fails the test."""
    troubles = []

    async def open_(url, **options):
        same = {"locale": "en-GB", "timezone_id": "Asia/Tokyo"}
        page = await pages.lend(**(same | options))
        for event, listener in {
            "pageerror": lambda error: troubles.append(str(error)),
            "console": lambda line: troubles.append(line.text) if _is_trouble(line) else None,
            "request": lambda to: troubles.append(to.url) if "//localhost" not in to.url else None,
        }.items():
            pages.listen(page, event, listener)
        await page.goto(url)
        return page

    yield open_
    assert troubles == []


def _is_trouble(line):
    """Whether a line of the console is about the page; browsers complain there that a link is gone or unknown, too."""
    return line.type in {"error", "warning"} and not re.search("status of (?:404|410)", line.text)


async def values(page):
    """Return what the times of a page send."""
    return await page.get_by_role("radio").evaluate_all("all => all.map(one => one.value)")


async def looks_well(page, name):
    """Check that axe finds nothing and nothing moves sideways, bright and dark, on any width; the picture keeps this name."""
    for width, pixels in WIDTHS.items():
        await page.set_viewport_size({"width": pixels, "height": 800})
        async for scheme in schemes(page):
            assert (await flaws(page), await overflow(page)) == ([], 0), (width, scheme)
            await keep(page, f"candidate-{name}-{scheme}-{width}")


async def test_axe_finds_nothing_and_nothing_moves_sideways(candidate, link):
    page = await candidate(link)
    await page.wait_for_url("**zone=**")
    await looks_well(page, "times")
    await page.get_by_role("radio").first.check()
    await page.get_by_role("button", name="Book this time").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await looks_well(page, "booked")
    await page.get_by_role("button", name="Show other times").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Choose another time")
    await looks_well(page, "moving")
    first = await values(page)
    await page.get_by_role("link", name="Show later times").click()
    await expect(page.get_by_role("link", name="Show the first times again")).to_be_visible()
    assert set(await values(page)).isdisjoint(first)
    await looks_well(page, "later")


async def test_times_are_on_the_clock_of_the_browser(candidate, link):
    page = await candidate(link)
    await expect(page.locator("main")).to_contain_text("Tokyo time (London time in brackets)")
    await page.get_by_label("Your time zone").select_option("Europe/Berlin")
    await page.get_by_role("button", name="Show in this zone").click()
    await expect(page.locator("main")).to_contain_text("Berlin time (London time in brackets)")


async def test_everything_works_without_scripts(candidate, link, bot):
    page = await candidate(link, java_script_enabled=False)
    await expect(page.locator("main")).to_contain_text("London time")
    await page.get_by_role("radio").first.check()
    await page.get_by_role("button", name="Book this time").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await bot.shown("rita", "Jo Park chose")
    await page.get_by_role("button", name="Show other times").click()
    await page.get_by_role("link", name="Show later times").click()
    await page.get_by_role("radio").last.check()
    await page.get_by_role("button", name="Move my interview").click()
    await expect(page.get_by_role("status")).to_contain_text("your interview has been moved")
    await page.get_by_text("Cancel my interview …").click()
    await page.get_by_label("Tell us why, if you like.").fill("I’ve taken another job")
    await page.get_by_role("button", name="Cancel my interview").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is cancelled")
    await bot.shown("rita", "Jo Park cancelled the interview", "another job")


async def test_a_time_is_chosen_and_moved_by_keyboard(candidate, link, bot):
    page = await candidate(link)
    await page.wait_for_url("**zone=**")
    await page.get_by_role("radio").first.focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await bot.shown("ian", "Jo Park")
    before = await starts(bot)
    await page.get_by_role("button", name="Show other times").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("radio").last.focus()
    await page.keyboard.press("Space")
    await page.get_by_role("button", name="Move my interview").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("your interview has been moved")
    await bot.shown("rita", "Jo Park moved the interview")
    after = await bot.until(lambda: one_start(bot))
    assert before != after


async def starts(bot):
    """When Rita's two events of the interview start: the interviewers' and the candidate's."""
    return {event["start"]["dateTime"] for event in await bot.interviews("rita")}


async def one_start(bot):
    found = await starts(bot)
    return found if len(found) == 1 else None


async def test_none_of_them_reaches_the_recruiter_with_times(candidate, link, bot):
    page = await candidate(link, timezone_id="Europe/London")
    await page.get_by_label("When would it suit you?").fill("Thursday afternoon")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("status")).to_contain_text("passed that on")
    await bot.shown("rita", "None of the times suits Jo Park", "Thursday afternoon")
    await bot.shown("rita", "Book Thu")


async def test_the_page_of_the_tenant_plays_the_candidate(stage, bot):
    await stage.step(1)
    await stage.card("Olivia Park", "Enabled")
    await stage.step(2)
    await stage.card("Rita Costa", "Sign in to Microsoft")
    await stage.sign_in_unseen(bot, "rita")
    await stage.card("Rita Costa", "24 November", "Book 1")
    await stage.say("Rita Costa", ASK)
    card = await stage.card("Rita Costa", "Text to send to the candidate")
    await keep(card, "card-link")
    await card.get_by_text("Open the page").click()
    pane = stage.page.get_by_role("region", name="Page of the candidate")
    inside = pane.frame_locator("iframe")
    await expect(inside.get_by_role("heading", level=1)).to_contain_text("Choose a time")
    await inside.get_by_role("radio").first.check()
    await inside.get_by_role("button", name="Book this time").click()
    await expect(inside.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await stage.card("Rita Costa", "Jo Park chose")
    await keep(stage.page, "page-candidate")
    assert await stage.flaws() == []


async def test_two_tabs_are_one_choice_and_the_other_says_so(candidate, link, bot):
    first, second = await candidate(link), await candidate(link)
    for page, place in ((first, "first"), (second, "last")):
        await page.wait_for_url("**zone=**")
        await getattr(page.get_by_role("radio"), place).check()
    await first.get_by_role("button", name="Book this time").click()
    await expect(first.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await second.get_by_role("button", name="Book this time").click()
    await expect(second.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await expect(second.get_by_role("status")).to_contain_text("You’ve chosen a time already")
    assert await flaws(second) == []
    await bot.shown("rita", "Jo Park chose")
    assert await one_start(bot)


async def test_who_is_asked_for_another_time_moves_with_the_same_link(candidate, link, bot):
    page = await candidate(link)
    await page.get_by_role("radio").first.check()
    await page.get_by_role("button", name="Book this time").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await bot.shown("rita", "Jo Park chose")
    await bot.say("rita", "let Jo choose another time")
    await bot.shown("rita", "Jo Park can choose another time")
    await page.reload()
    await expect(page.locator("main")).to_contain_text("please choose one below")
    assert (await flaws(page), await overflow(page)) == ([], 0)
    await page.get_by_role("button", name="Show other times").click()
    await page.get_by_role("radio").last.check()
    await page.get_by_role("button", name="Move my interview").click()
    await expect(page.get_by_role("status")).to_contain_text("your interview has been moved")
    await expect(page.locator("main")).not_to_contain_text("please choose one below")
    await page.wait_for_function("!location.search.includes('done')")
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    await expect(page.get_by_role("status")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_link_that_expired_tells_whom_to_write_to_and_nothing_more(
    candidate, link, bot, scheme
):
    await bot.advance(6 * 24 * 60 * 60)
    page = await candidate(link, color_scheme=scheme, viewport={"width": 360, "height": 800})
    await expect(page.get_by_role("heading", level=1)).to_have_text("This link has expired")
    await expect(page.locator("body")).to_contain_text("write to Rita Costa")
    await expect(page.locator("body")).not_to_contain_text("Ian")
    assert (await flaws(page), await overflow(page)) == ([], 0)


# --- whoever means ill, in a real browser ---------------------------------------------------------


async def booked_by(page):
    """Choose the first time."""
    await page.get_by_role("radio").first.check()
    await page.get_by_role("button", name="Book this time").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")


async def test_a_press_sent_again_and_a_page_gone_back_to_book_nothing_twice(candidate, link, bot):
    page = await candidate(link)
    await page.wait_for_url("**zone=**")
    first, *_, last = await values(page)
    await booked_by(page)
    before = await bot.until(lambda: one_start(bot))
    for slot in (first, last):
        again = await page.request.post(link, form={"decision": "choose", "slot": slot})
        assert "Your interview is booked" in await again.text()
    for step in (page.go_back, page.reload):
        await step()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Your interview is booked")
    assert await bot.until(lambda: one_start(bot)) == before


@pytest.mark.parametrize(
    "value",
    ["2026-11-24T03:00:00Z", "1.1", "../../etc.1", "<script>alert(1)</script>", "", "{view}.999"],
)
async def test_a_form_that_was_tampered_with_books_nothing(candidate, link, bot, value):
    page = await candidate(link)
    await page.wait_for_url("**zone=**")
    radio = page.get_by_role("radio").first
    view = (await radio.get_attribute("value")).partition(".")[0]
    await radio.evaluate("(one, value) => { one.value = value }", value.replace("{view}", view))
    await radio.check()
    await page.get_by_role("button", name="Book this time").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Choose a time")
    assert await bot.interviews("rita") == []


async def test_a_page_left_open_until_the_link_expired_books_nothing(candidate, link, bot):
    page = await candidate(link)
    await page.wait_for_url("**zone=**")
    await page.get_by_role("radio").last.check()
    await bot.advance(6 * 24 * 60 * 60)
    await page.get_by_role("button", name="Book this time").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("This link has expired")
    await expect(page.locator("body")).to_contain_text("write to Rita Costa")
    assert await bot.interviews("rita") == []


async def test_a_guessed_link_tells_nothing(candidate, link):
    page = await candidate("about:blank")
    await page.goto(link[:-1] + ("0" if link[-1] != "0" else "1"))
    await expect(page.get_by_role("heading", level=1)).to_have_text("We don’t know this link")
    await expect(page.locator("body")).not_to_contain_text("Rita")
