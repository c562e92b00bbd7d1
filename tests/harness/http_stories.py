"""Steps of stories over HTTP against a running bot: enabled, asked, booked, confirmed."""

import aiohttp

from tests.harness.running_bot import ROOMS_ANSWER_WITHIN, actions, button, hidden_fields


async def enabled(world):
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")


async def asked(world, text="who's free Tuesday with a room"):
    await world.say("rita", text)
    return await world.shown("rita", "24 Nov", "Book")


async def confirmed(world):
    """Let the room answer, and give the card that says so."""
    await world.was_shown("rita", "requested")
    await world.advance(ROOMS_ANSWER_WITHIN)
    return await world.shown("rita", "confirmed")


async def booked(world):
    """Let Rita book the first time; gives the name of the interviewer, who has signed in too."""
    await enabled(world)
    await world.connect("rita")
    offer = await asked(world)
    await world.press("rita", offer, button(offer, "book"))
    await confirmed(world)
    (interview,) = await world.interviews("rita")
    name = interview["attendees"][0]["emailAddress"]["address"].split("@")[0]
    await world.connect(name)
    return name


async def propose_in_chat(world, name):
    """Let an interviewer propose another time from the card; the organizer is told."""
    card = await world.shown(name, "New time")
    await world.pressed(name, card, button(card, "propose"))

    def times():
        """Return the messages that offer times to propose, each with such a button."""
        found = [(one, each) for one in world.messages(name) for each in actions(one.card)]
        return [
            (message, each)
            for message, each in found
            if each["verb"] == "propose" and each["data"]["slot"]
        ]

    await world.pressed(name, *(await world.until(times))[-1])
    await world.shown("rita", "proposes")


async def get(url, *, follow=False):
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(url, allow_redirects=follow) as answer,
    ):
        return answer.status, answer.headers, await answer.text()


async def through_the_page(url, *, change=None):
    """Accept on the sign-in page, and give the address that it leads back to, unvisited."""
    async with aiohttp.ClientSession() as browser:
        _, headers, _ = await get(url)
        address = headers["Location"]
        address = change(address) if change else address
        async with browser.get(address) as answer:
            page, address = await answer.text(), str(answer.url)
        form = {**dict(hidden_fields(page)), "decision": "accept"}
        async with browser.post(address, data=form, allow_redirects=False) as answer:
            return answer.headers.get("Location", "")
