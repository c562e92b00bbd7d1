"""What a candidate's browser does over HTTP: opens a link, and presses a button of its page."""

import re
from html import unescape

import aiohttp

ASK = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian next week with a room"


def address(text):
    """Return the address of the page in a text."""
    return re.search(r"http://\S+/c/[0-9a-f]{64}", text).group()


def slots(page):
    """Return the values of the times that a page shows."""
    return re.findall(r'name="slot" value="([^"]+)"', page)


async def opens(url):
    async with aiohttp.ClientSession() as browser, browser.get(url) as answer:
        return answer.status, unescape(await answer.text())


async def decides(url, decision, **fields):
    form = {"decision": decision, **fields}
    async with aiohttp.ClientSession() as browser, browser.post(url, data=form) as answer:
        return answer.status, unescape(await answer.text())


async def enabled(world):
    """Switch the account on, and connect the recruiter."""
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.connect("rita")
