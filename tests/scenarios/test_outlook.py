"""What people do to an interview in Outlook, and how the bot follows."""

import pytest

from tests.harness.http_stories import asked, booked, enabled, propose_in_chat
from tests.harness.running_bot import actions, button, said

RITA = "rita@contoso.example"
ENDED = ("cancelled", "deleted", "no longer", "called off")


async def in_outlook(world, ical, **change):
    await world.post(f"/sandbox/calendars/{RITA}", {"iCalUId": ical, **change})
    for _ in range(3):
        await world.advance(300)


async def answer_in_outlook(world, name, **answer):
    """Answer the copy of the invitation that somebody has in their own calendar."""
    (copy,) = await world.interviews(name)
    path = f"/sandbox/calendars/{name}@contoso.example"
    await world.post(path, {"iCalUId": copy["iCalUId"], **answer})
    await world.advance(300)


async def looked_at_since(world, moment):
    """Whether the bot has read Rita's events since this many requests."""
    seen = (await world.get("/sandbox/requests"))[moment:]
    return any(one["method"] == "GET" and "/me/events/" in one["path"] for one in seen)


def cards(world, *names):
    return {name: [said(one) for one in world.messages(name)] for name in names}


async def test_an_interview_dragged_into_another_calendar_stands_and_nobody_is_told_otherwise(
    world,
):
    name = await booked(world)
    card = await world.shown(name, "Accept")
    (interview,) = await world.interviews("rita")
    (reservation,) = await world.interviews("rita", "Comeet Scheduler")
    before, moment = cards(world, "rita", name), len(await world.get("/sandbox/requests"))
    await in_outlook(world, interview["iCalUId"], to="Personal")
    await in_outlook(world, reservation["iCalUId"], to="Room moves")
    await world.until(lambda: looked_at_since(world, moment))
    assert cards(world, "rita", name) == before
    await world.press(name, card, button(card, "accept"))
    await world.shown("rita", "accepted")
    told = "\n".join(text for texts in cards(world, "rita", name).values() for text in texts)
    assert not [word for word in ENDED if word in told.casefold()]
    assert len(await world.interviews(name)) == 1


async def test_an_interview_in_another_calendar_is_moved_there_in_time_and_cancelled(world):
    await booked(world)
    (interview,) = await world.interviews("rita")
    await in_outlook(world, interview["iCalUId"], to="Personal", start="2026-11-25T13:00:00+00:00")
    await world.shown("rita", "25 Nov", "13:00")
    await world.say("rita", "cancel the interview")
    card = await world.shown("rita", "Cancel this interview?")
    await world.press("rita", card, button(card, "cancel"))

    async def is_gone():
        return not await world.interviews("rita", "Personal")

    await world.until(is_gone)


@pytest.mark.parametrize("form", ["x500", "named", "renamed"])
async def test_an_answer_given_in_outlook_is_noticed_whatever_address_it_comes_under(world, form):
    name = await booked(world)
    mail = f"{name}@contoso.example"
    await world.post("/sandbox/switches", {"mail": mail, "answersAs": form})
    await world.shown(name, "Accept")
    await answer_in_outlook(world, name, answer="accept")
    await world.shown("rita", "accepted")


async def test_a_time_proposed_in_outlook_reaches_the_recruiter_who_moves_the_interview_there(
    world,
):
    name = await booked(world)
    await world.shown(name, "Accept")
    proposed = {"start": "2026-11-26T15:00:00", "end": "2026-11-26T16:00:00"}
    await answer_in_outlook(world, name, answer="decline", proposed=proposed)
    card = await world.shown("rita", "proposes Thursday 26 November, 15:00–16:00")
    move = next(one for one in actions(card.card) if one["title"] == "Move to Thu 15:00")
    await world.press("rita", card, move)
    await world.shown("rita", "Interview · Thu 26 Nov")

    async def is_moved():
        (interview,) = await world.interviews("rita")
        return interview["start"]["dateTime"].startswith("2026-11-26T15:00")

    await world.until(is_moved)


async def test_a_time_proposed_from_the_chat_is_shown_in_the_organizers_outlook(world):
    name = await booked(world)
    await propose_in_chat(world, name)

    async def proposal():
        (interview,) = await world.interviews("rita")
        return interview["attendees"][0].get("proposedNewTime")

    assert await world.until(proposal)
    assert (await world.interviews(name))[0]["responseStatus"]["response"] == "tentativelyAccepted"
    before = cards(world, "rita")
    await world.advance(300)
    await world.advance(300)
    assert cards(world, "rita") == before


async def test_somebody_elses_meeting_at_the_same_time_is_not_the_rooms_answer(world):
    """A room that puts nothing down gets another's meeting at exactly the interview's time: whose it is nobody tells."""
    await enabled(world)
    await world.connect("rita")
    for room in await world.get("/sandbox/rooms"):
        await world.post(f"/sandbox/rooms/{room['mail']}", {"policy": "none"})
    offer = await asked(world)
    await world.press("rita", offer, button(offer, "book"))
    await world.shown("rita", "to confirm")
    (interview,) = await world.interviews("rita", "Comeet Scheduler")
    (room,) = [one for one in interview["attendees"] if one["type"] == "resource"]
    await world.advance(90)
    await world.shown("rita", "hasn’t answered")
    path = f"/sandbox/calendars/{room['emailAddress']['address']}"
    (calendar,) = (await world.get(path))["calendars"]
    span = {name: f"{interview[name]['dateTime'][:19]}Z" for name in ("start", "end")}
    await world.post(path, {"iCalUId": calendar["events"][0]["iCalUId"], **span})
    await world.advance(300)
    card = await world.shown("rita", "isn’t confirmed yet", "not by whom")
    assert "confirmed" not in said(card).replace("isn’t confirmed yet", "")
