"""The main job, from an empty bot to an accepted interview, over HTTP alone."""

from tests.harness.http_stories import asked, booked, confirmed, enabled
from tests.harness.running_bot import button, link


async def test_an_owner_enables_and_sees_what_that_means(world):
    await world.say("olivia", "enable office365")
    card = await world.shown("olivia", "Enabled", "Olivia Park", "Calendars.ReadWrite")
    assert button(card, "invite")


async def test_an_interviewer_is_told_who_may_enable(world):
    await world.say("ian", "enable office365")
    await world.shown("ian", "Ask ", "Olivia", "Nothing was changed")
    await world.say("ian", "status")
    await world.shown("ian", "Disabled")


async def test_the_whole_story(world):
    await enabled(world)

    await world.say("rita", "who's free Tuesday with a room")
    prompt = await world.shown("rita", "Sign in with Microsoft", "Calendars.Read.Shared")
    assert "You are connected" in await world.sign_in("rita", link(prompt))
    await world.shown("rita", "Connected:")

    offer = await world.shown("rita", "24 Nov", "Book")
    await world.press("rita", offer, button(offer, "book"))
    await world.was_shown("rita", "requested")
    assert "Comeet Scheduler" in await world.calendars("rita")
    (reservation,) = await world.interviews("rita", "Comeet Scheduler")
    assert [one["type"] for one in reservation["attendees"]] == ["resource"]
    await confirmed(world)

    (interview,) = await world.interviews("rita")
    interviewer = interview["attendees"][0]["emailAddress"]["address"].split("@")[0]
    await world.connect(interviewer)
    card = await world.shown(interviewer, "Accept")
    await world.press(interviewer, card, button(card, "accept"))
    await world.shown("rita", "accepted")

    async def is_tallied():
        (interview,) = await world.interviews("rita")
        return interview["attendees"][0]["status"]["response"] == "accepted"

    await world.until(is_tallied)


async def test_declining_works_the_same_way(world):
    name = await booked(world)
    card = await world.shown(name, "Decline")
    await world.press(name, card, button(card, "decline"), comment="I am away")
    await world.shown("rita", "declined", "I am away")


async def test_a_room_that_may_be_written_to_is_reserved_in_its_own_calendar(started):
    world = await started(GRAPH_EXTRA_SCOPES="Calendars.ReadWrite.Shared")
    await enabled(world)
    await world.connect("rita")
    await asked(world, "Ian on Tuesday in Focus 1")
    offer = await world.shown("rita", "Focus 1", "Book")
    await world.press("rita", offer, button(offer, "book"))
    await confirmed(world)
    assert "Comeet Scheduler" not in await world.calendars("rita")
    assert len(await world.interviews("focus1")) == 1


async def test_disabling_asks_once_and_then_nothing_is_answered_from_calendars(world):
    await enabled(world)
    await world.connect("rita")
    await world.say("olivia", "disable office365")
    question = await world.shown("olivia", "disable")
    await world.press("olivia", question, button(question, "switch"))
    await world.shown("olivia", "Disabled")
    await world.say("rita", "who's free Tuesday with a room")
    await world.shown("rita", "isn’t switched on")
    calls = [one["path"] for one in await world.get("/sandbox/requests")]
    assert not [path for path in calls if "getSchedule" in path]
    await world.say("rita", "status")
    await world.shown("rita", "Disabled")


async def test_what_is_not_a_question_gets_a_clear_answer(world):
    await world.say("rita", "flurb the wibble")
    await world.shown("rita", "didn’t get that")
    await world.say("rita", "")
    await world.shown("rita", "help")


async def test_what_was_saved_is_there_after_the_bot_was_killed(world):
    await enabled(world)
    await world.kill()
    await world.start()
    await world.say("ian", "status")
    await world.shown("ian", "Enabled")
