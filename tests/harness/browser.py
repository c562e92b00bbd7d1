"""The page in a real browser: what a person does on it, in words."""

import os
import re
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.async_api import (
    Browser,
    Error,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from tests.harness.patience import PATIENCE
from tests.harness.running_bot import World, actions

HERE = Path(__file__).parents[1] / "browser"
ROOT = HERE.parents[1]
LIBRARIES = ROOT / "bot/sandbox/page/node_modules"
SCREENSHOTS = HERE / "screenshots"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",
    # Each page that is lent would else start a process anew: an address of its own is a site of its own.
    "--disable-site-isolation-trials",
)
VIEWPORT: ViewportSize = {"width": 1280, "height": 720}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PATIENCE_MS = PATIENCE * 1000
NOTE_WHAT_PASSES = """
  globalThis.passed = [];
  const place = (one) =>
    (one.closest?.("section.pane")?.getAttribute("aria-label") ?? "").replace("Chat of ", "") || one.closest?.("[id]")?.id;
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const changed = [...addedNodes].filter((one) => one.nodeType === Node.ELEMENT_NODE);
      for (const one of changed.length ? changed : [target])
        for (const part of [one, ...one.querySelectorAll("tr")])
          if (!part.hidden) passed.push([place(target), part.textContent]);
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["hidden"] });
"""
"""A script of the page's that keeps what each part of it said, and each row of a table, whenever it was drawn."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")

expect.set_options(timeout=PATIENCE_MS)


def chromium() -> str:
    """Return the browser's path; empty where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


def missing() -> str:
    """Say what is missing for tests in a browser; empty when all is there."""
    if not chromium():
        return "Chromium is not installed"
    if not (LIBRARIES / "axe-core").is_dir():
        return "the page's libraries are not installed (make page)"
    return ""


@dataclass
class Stage:
    """One page, opened at the running bot."""

    page: Page
    pages: "Pages"
    troubles: list[str] = field(default_factory=list)
    """What the browser complained about: broken scripts, things its policy refused."""

    def listen(self, event: str, listener: Callable[..., None]) -> None:
        """Tell this listener what happens on the page."""
        self.pages.listen(self.page, event, listener)

    def pane(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=f"Chat of {name}", exact=True)

    def cards(self, name: str, *words: str) -> Locator:
        found = self.pane(name).locator(".card")
        for one in words:
            found = found.filter(has_text=one)
        return found

    async def card(self, name: str, *words: str) -> Locator:
        """Return the newest card in a chat that says all these words, once it is there; whatever it says later."""
        place = await nearest(self.cards(name, *words).last, "data-id")
        return self.pane(name).locator(place).locator(".card").first

    async def slack_message(self, name: str, *words: str) -> Locator:
        """Return the newest message of the bot in somebody's Slack that says all these words, once it is there."""
        found = self.pane(name).locator(".slack-message:has(.app)")
        for one in words:
            found = found.filter(has_text=one)
        return self.pane(name).locator(await nearest(found.last, "data-ts"))

    async def passed(self, name: str, *words: str) -> None:
        """Wait until one part of the page has said all these words, whatever it says by now: for what passes by itself.

        `name` is the chat of whom, or the id of another part of the page.
        """
        await self.page.wait_for_function(
            "([name, words]) => passed.some(([where, text]) => where === name && words.every((one) => text.includes(one)))",
            arg=[name, words],
        )

    async def open(self, name: str) -> None:
        await (
            self.page.get_by_role("navigation", name="Chats")
            .get_by_role("button", name=re.compile(f"^{name}"))
            .click()
        )

    async def open_beside(self, name: str) -> None:
        await self.page.get_by_role("button", name=f"Show {name} beside the others").click()

    async def step(self, number: int) -> None:
        await self.page.locator(f'[data-step="{number}"]').click()

    async def say(self, name: str, text: str) -> None:
        line = self.pane(name).get_by_label("Write to Scheduler")
        await line.fill(text)
        await line.press("Enter")

    async def sign_in(self, card: Locator, shot: str = "") -> str:
        """Go through the sign-in that a card leads to, in its own tab; give the last page's text."""
        async with self.page.context.expect_page() as opened:
            await card.get_by_text("Sign in to Microsoft").click()
        tab = await opened.value
        await tab.set_viewport_size(self.page.viewport_size or VIEWPORT)
        accept = tab.get_by_role("button", name="Accept")
        await expect(accept).to_be_visible()
        await keep(tab.locator("main"), shot)
        await accept.click()
        await tab.wait_for_url("**/auth/callback**")
        text = await tab.locator("body").inner_text()
        await tab.close()
        return text

    async def sign_in_unseen(self, bot: World, name: str) -> None:
        """Go through the sign-in that somebody's newest message leads to over HTTP: quicker, for what is not about the tab."""
        messages = await self.page.evaluate(
            """async (chat) => (await import("/sandbox/page/talk.js")).inChat(chat)""",
            bot.chat(name),
        )
        *_, action = actions(messages, "Action.OpenUrl")
        assert "You are connected" in await bot.sign_in(name, action["url"])

    async def lane(self, name: str) -> Locator:
        found = self.page.locator("tr.lane").filter(has_text=name).first
        await expect(found).to_be_visible()
        return found

    async def flaws(self) -> list[str]:
        """Return what axe finds wrong with the page as it stands."""
        return await flaws(self.page)

    async def flaws_in_each_scheme(self) -> list[str]:
        """Return what axe finds wrong with the page as it stands, bright and dark."""
        return [one async for _ in schemes(self.page) for one in await flaws(self.page)]

    async def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return await overflow(self.page)


async def flaws(page: Page) -> list[str]:
    """Return what axe finds wrong with a page as it stands."""
    if not await page.evaluate("'axe' in globalThis"):
        # Into an isolated place would be nicer; the page's policy takes no injected script tags.
        await page.evaluate((LIBRARIES / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = await page.evaluate(
        "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary.slice(0, 200)).join(' | '))"
    )
    return list(found)


async def schemes(page: Page) -> AsyncIterator[Scheme]:
    """Show a page dark and then bright: only its style sheets know the difference, so that it need not be played for each."""
    for one in reversed(SCHEMES):
        await page.emulate_media(color_scheme=one)
        yield one


async def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than the window."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(await page.evaluate(wide))


async def nearest(found: Locator, attribute: str) -> str:
    """Return a selector of the message that an element is part of, by the attribute that no message shares."""
    around = found.locator(f"xpath=ancestor-or-self::li[@{attribute}][1]")
    return f'[{attribute}="{await around.get_attribute(attribute)}"]'


async def keep(what: Page | Locator, name: str) -> None:
    """Keep a picture, when pictures are asked for (SCREENSHOTS=1)."""
    if name and os.environ.get("SCREENSHOTS"):  # noqa: TID251 - a switch of the tests alone
        SCREENSHOTS.mkdir(exist_ok=True)
        page = what if isinstance(what, Page) else what.page
        size = page.viewport_size
        if what is not page:  # a tall card is not to be cut by the chat it stands in
            await page.set_viewport_size({**size, "height": 2400})
        picture = partial(what.screenshot, path=SCREENSHOTS / f"{name}.png", animations="disabled")
        try:
            await picture()
        except Error:  # drawn anew meanwhile
            await picture()
        await page.set_viewport_size(size)
        with Image.open(SCREENSHOTS / f"{name}.png") as whole:
            small = whole.convert("RGB").quantize(128, Image.Quantize.MEDIANCUT)
        small.save(SCREENSHOTS / f"{name}.png", optimize=True)


class Pages:
    """The pages of a browser, each lent to one test after the other: a new one takes half a second of a core.

    A page comes empty, in a context of its own. What it showed was of another bot, at an address of its own. How large and
    how bright it is, and whether things may move on it, is told to the page: a context for each look would take another
    half second. What moves is drawn sixty times a second, which takes a seventh of the browser's time: one test asks for it.
    """

    def __init__(self, browser: Browser) -> None:
        """Open pages in this browser."""
        self._browser = browser
        self._idle: defaultdict[str, list[Page]] = defaultdict(list)
        self._lent: list[tuple[str, Page]] = []
        self._listeners: list[tuple[Page, str, Callable[..., None]]] = []

    async def lend(
        self,
        script: str = "",
        *,
        viewport: ViewportSize | None = None,
        reduced_motion: Literal["reduce", "no-preference"] = "reduce",
        **options: Any,
    ) -> Page:
        """Return a page of a context with these options, in which this script runs before any other."""
        kind = repr((script, sorted(options.items())))
        idle = self._idle[kind]
        page = idle.pop() if idle else await self._new(script, options)
        self._lent.append((kind, page))
        await page.set_viewport_size(viewport or VIEWPORT)
        await page.emulate_media(color_scheme="light", reduced_motion=reduced_motion)
        return page

    async def _new(self, script: str, options: Mapping[str, Any]) -> Page:
        context = await self._browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        await context.add_init_script(script)
        return await context.new_page()

    def listen(self, page: Page, event: str, listener: Callable[..., None]) -> None:
        """Tell this listener what happens on a page while it is lent."""
        page.on(event, listener)
        self._listeners.append((page, event, listener))

    async def take_back(self) -> None:
        """Empty every page that is lent."""
        for page, event, listener in self._listeners:
            page.remove_listener(event, listener)
        self._listeners.clear()
        for kind, page in self._lent:
            await _empty(page)
            self._idle[kind].append(page)
        self._lent.clear()


async def _empty(page: Page) -> None:
    for one in page.context.pages:
        if one is not page:
            await one.close()
    await page.unroute_all()
    await page.mouse.move(0, 0)
    await page.goto("about:blank")
    await page.context.clear_cookies()


async def opened(pages: Pages, url: str, **options: Any) -> Stage:
    """Open the page in a browser of its own, with nothing remembered."""
    options = {"viewport": {"width": 1600, "height": 950}, "locale": "en-GB"} | options
    page = await pages.lend(NOTE_WHAT_PASSES, **options)
    stage = Stage(page, pages)
    stage.listen("pageerror", lambda error: stage.troubles.append(str(error)))
    stage.listen(
        "console",
        lambda said: (
            stage.troubles.append(said.text) if said.type in {"error", "warning"} else None
        ),
    )
    await page.goto(url)
    await expect(page.locator("#clock")).not_to_be_empty()
    return stage


__all__ = ["Pages", "Stage", "async_playwright", "chromium", "expect", "keep", "missing", "opened"]
