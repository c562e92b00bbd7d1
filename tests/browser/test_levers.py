"""The awkward cases, each one press away: the bot's answers to them are seen on the page."""

import pytest_asyncio

from tests.harness.browser import expect, keep

QUESTION = "who's free Tuesday with a room"


@pytest_asyncio.fixture(loop_scope="session")
async def asked(stage, bot):
    """Rita has signed in and holds an offer."""
    await stage.step(1)
    await stage.card("Olivia Park", "Enabled")
    await stage.step(2)
    await stage.card("Rita Costa", "Sign in to Microsoft")
    await stage.sign_in_unseen(bot, "rita")
    await stage.card("Rita Costa", "24 November", "Book 1")
    return stage


async def pull(stage, name):
    """Press a lever and wait until the tenant has it: what is said next comes after it."""
    await stage.page.get_by_role("button", name=name, exact=True).click()
    levers = stage.page.get_by_role("toolbar", name="What if")
    await expect(levers).to_have_attribute("aria-busy", "false")


async def switch(stage, name, *, is_on):
    await pull(stage, name)
    lever = stage.page.get_by_role("button", name=name, exact=True)
    await expect(lever).to_have_attribute("aria-pressed", str(is_on).lower())


async def test_time_moves_by_an_hour_and_by_a_day(stage):
    clock = stage.page.locator("#clock")
    await expect(clock).to_have_text("Sun 22 Nov, 10:00")
    await pull(stage, "+1 hour")
    await expect(clock).to_have_text("Sun 22 Nov, 11:00")
    await pull(stage, "+1 day")
    await expect(clock).to_have_text("Mon 23 Nov, 11:00")


async def test_levers_that_are_pulled_quickly_are_pulled_in_turn(stage):
    """“Rooms decline” ends with answers told; “Answers told” right behind it takes that away again."""
    levers = stage.page.get_by_role("toolbar", name="What if")
    await levers.evaluate(
        """all => {
          for (const name of ["Rooms decline", "Answers told"])
            [...all.children].find((one) => one.textContent === name).click();
        }"""
    )
    await expect(levers).to_have_attribute("aria-busy", "false")
    told = levers.get_by_role("button", name="Answers told")
    await expect(told).to_have_attribute("aria-pressed", "false")


async def test_a_room_that_declines_is_never_called_booked(asked):
    """Graph tallies no answers in a secondary calendar: the bot cannot know, and must not guess."""
    await switch(asked, "Rooms decline", is_on=True)
    await switch(asked, "Answers told", is_on=False)
    await asked.say("Rita Costa", "book 1")
    await keep(await asked.card("Rita Costa", "to confirm – invitations sent"), "card-requested")
    await pull(asked, "+1 hour")
    await expect(asked.page.locator("#clock")).to_have_text("Sun 22 Nov, 11:00")
    chat = asked.pane("Rita Costa")
    await expect(chat).to_contain_text("hasn’t answered, and its calendar still shows the time as")
    await expect(chat).not_to_contain_text("✓ confirmed")
    await expect(chat).not_to_contain_text("Booked –")


async def test_where_answers_are_passed_on_the_card_says_that_the_room_declined(asked):
    await switch(asked, "Rooms decline", is_on=True)
    await asked.say("Rita Costa", "book 1")
    await keep(await asked.card("Rita Costa", "isn’t available"), "card-room-declined")


async def test_an_expired_sign_in_is_asked_for_again(asked):
    await pull(asked, "Sign-in expires")
    await asked.say("Rita Costa", QUESTION)
    newest = asked.pane("Rita Costa").locator(".message.bot").last
    await expect(newest).to_contain_text("Sign in to Microsoft")


async def test_throttling_is_told_and_ends(asked):
    await switch(asked, "Graph throttles", is_on=True)
    await asked.say("Rita Costa", "who's free Wednesday with a room")
    await expect(asked.pane("Rita Costa").locator(".message.bot").last).to_contain_text(
        "Microsoft 365"
    )
    await switch(asked, "Graph throttles", is_on=False)
    await asked.say("Rita Costa", "who's free Thursday with a room")
    await asked.card("Rita Costa", "26 November", "Book ")


async def test_a_slow_graph_is_waited_for(asked):
    await switch(asked, "Graph is slow", is_on=True)
    await asked.say("Rita Costa", "who's free Wednesday with a room")
    await asked.passed("Rita Costa", "Scheduler is typing")
    await asked.card("Rita Costa", "25 November", "Book ")


async def test_starting_over_empties_the_chats(asked):
    await pull(asked, "Start over")
    await expect(asked.pane("Rita Costa").get_by_text("Nothing was said here yet")).to_be_visible()
    await expect(asked.page.locator("#guide .done")).to_have_count(0)


async def test_the_channel_answers_in_the_thread(asked):
    await asked.open("Everyone")
    await asked.say("Everyone", QUESTION)
    thread = asked.pane("Everyone").locator(".replies")
    await expect(thread.locator(".message.bot").first).to_be_visible()
    await keep(asked.page, "page-channel")
