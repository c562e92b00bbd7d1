"""An onsite for Jo Park over HTTP alone, while Microsoft has a bad day: asked, booked, declined, swapped, moved, cancelled."""

import pytest

from tests.harness.recruiter_chat import SlackWords, TeamsWords

ASKED = "Ian 1h, then Mei 45m, then Tom 30m on Tuesday or Wednesday with a room for Jo Park, jo@park.example"
INTERVIEWERS = ("ian", "mei", "tom")
WRITES = (
    "POST /me/calendars/[^/]+/events",
    "POST /me/(calendar/)?events",
    "PATCH /me/events/[^/]+",
    "POST /me/events/[^/]+/cancel",
)


@pytest.fixture(params=[TeamsWords, SlackWords], ids=["teams", "slack"])
async def chat(request, world):
    """The people in one of their chats, Office 365 switched on, Rita connected."""
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.connect("rita")
    chat = request.param(world)
    for name in ("rita", *INTERVIEWERS):
        await chat.say(name, "hello")
    return chat


async def bad_day(world, **fault):
    """Let the next write of each kind go wrong, in one way each."""
    for call in WRITES:
        await world.post("/sandbox/faults", {"match": call, "times": 1, **fault})


async def in_calendars(world):
    """Return what the bot has in any calendar of anybody, rooms included, by whose calendar it is in."""
    rooms = [one["mail"].split("@")[0] for one in await world.get("/sandbox/rooms")]
    found = {}
    for name in [*world.people, *rooms]:
        told = await world.get(f"/sandbox/calendars/{name}@contoso.example?subject=Interview")
        ours = [event for one in told["calendars"] for event in one["events"]]
        if ours:
            found[name] = ours
    return found


async def invited(world):
    """Return the interviewers' events of the organizer, in order of time: whom each invites, and when it is."""
    events = [one for one in await world.interviews("rita") if "Jo Park" in one["subject"]]
    in_order = sorted(events, key=lambda one: one["start"]["dateTime"])
    return [
        (one["attendees"][0]["emailAddress"]["address"].split("@")[0], one["start"]["dateTime"])
        for one in in_order
    ]


async def until_invited(world, is_so):
    async def found():
        them = await invited(world)
        return them if is_so(them) else None

    return await world.until(found)


async def until_written(chat, *words):
    """Wait until the loop's card says all these words, and that nothing of it is being written."""

    async def found():
        texts = [one for one in await chat.cards("rita") if all(word in one for word in words)]
        return texts and "being written" not in texts[-1]

    await chat.world.until(found)


async def chosen(chat, *words):
    """Choose the first schedule of the offer shown last."""
    await chat.press("rita", "book", "schedule", *words)


async def plans(world):
    """Return the candidate's events, one for each day."""
    return [
        one for one in await world.interviews("rita") if one["subject"].startswith("Interviews")
    ]


async def until_planned(world, day):
    """Wait until the one event of the candidate lies on this day or later: it is written after its interviews."""

    async def found():
        planned = [one["start"]["dateTime"][:10] for one in await plans(world)]
        return len(planned) == 1 and planned[0] >= day

    await world.until(found)


async def books_all(chat):
    await chat.say("rita", ASKED)
    await bad_day(chat.world, status=504, after=True)
    await chosen(chat, "for Jo Park", "Book")
    await chat.shown("rita", "3 interviews with Jo Park", "Booked")
    assert [name for name, _ in await invited(chat.world)] == ["ian", "mei", "tom"]
    await chat.world.advance(150)
    await chat.shown("rita", "has the plan of the day")


async def replaces_who_declines(chat):
    """Let Tom decline and somebody else be asked in his place; gives who that is."""
    await chat.shown("tom", "Accept", "Decline")
    await chat.say("tom", "decline")
    await chat.press("rita", "replace", "Tom declined", "Free at that time")
    three = await until_invited(
        chat.world, lambda them: len(them) == 3 and them[2][0] not in INTERVIEWERS
    )
    stand_in = three[2][0]
    first_name = chat.world.people[stand_in]["name"].split()[0]
    await until_written(chat, f": {first_name} · ")
    return stand_in


async def swaps_the_first_two(chat, then):
    await bad_day(chat.world, status=429, retryAfter=1)
    await chat.say("rita", "swap 1 and 2")
    if any("other schedule" in text for text in await chat.cards("rita")):
        await chosen(chat, "Move to")
    await until_invited(chat.world, lambda them: [one for one, _ in them] == then)


async def moves_all(chat):
    await bad_day(chat.world, status=503, after=True)
    await until_written(chat, "Booked", "Undo the last change")
    await chat.say("rita", "move it to Thursday or Friday")
    await chosen(chat, "Move to")
    await until_invited(
        chat.world, lambda them: len(them) == 3 and all(at[:10] >= "2026-11-26" for _, at in them)
    )
    await until_written(chat, "Booked", "26 November")
    await chat.world.advance(150)
    await until_planned(chat.world, "2026-11-26")


async def cancels_all(chat):
    await bad_day(chat.world, status=0, after=True)
    await chat.say("rita", "cancel all")
    await chat.shown("rita", "Cancel all 3 interviews with Jo Park?")
    await chat.say("rita", "yes")
    await chat.shown("rita", "All sessions are cancelled")

    async def nothing_left():
        return not await in_calendars(chat.world)

    await chat.world.until(nothing_left)


async def test_an_onsite_for_jo_park(chat):
    await books_all(chat)
    stand_in = await replaces_who_declines(chat)
    await swaps_the_first_two(chat, ["mei", "ian", stand_in])
    await moves_all(chat)
    await cancels_all(chat)
