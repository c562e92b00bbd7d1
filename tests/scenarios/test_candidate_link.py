"""The candidate picks a time, over HTTP alone: sent from Teams and from Slack, contested by ten."""

import asyncio

import aiohttp
import pytest
from icalendar import Calendar

from tests.harness.candidate_browser import ASK, address, decides, enabled, opens, slots
from tests.harness.running_bot import said
from tests.harness.slack_chat import SlackChat
from tests.harness.slack_chat import said as said_in_slack


@pytest.fixture
async def link(world):
    await enabled(world)
    await world.say("rita", ASK)
    return address(said(await world.shown("rita", "Text to send to the candidate")))


async def test_the_whole_story_from_teams(world, link):
    status, page = await opens(link)
    assert (status, len(slots(page))) == (200, 11)
    status, page = await decides(link, "choose", slot=slots(page)[0])
    assert "Your interview is booked" in page
    await world.shown("rita", "Jo Park chose")
    await world.shown("ian", "Jo Park", "Accept")
    mail = await world.until(lambda: world.get("/sandbox/mail/jo@gmail.example"))
    assert link in str(mail)

    async with aiohttp.ClientSession() as browser, browser.get(f"{link}/interview.ics") as answer:
        (event,) = Calendar.from_ical(await answer.read()).walk("VEVENT")
    assert event["summary"] == "Interview with Contoso"

    _, page = await decides(link, "move")
    _, page = await decides(link, "move", slot=slots(page)[-1])
    assert "your interview has been moved" in page
    await world.shown("rita", "Jo Park moved the interview")
    _, page = await decides(link, "cancel", message="Sorry")
    assert "Your interview is cancelled" in page
    await world.shown("rita", "Jo Park cancelled the interview", "Sorry")

    async def is_gone():
        return not await world.interviews("rita")

    await world.until(is_gone)


async def test_the_whole_story_from_slack(world):
    slack = SlackChat(world)
    await slack.say("olivia", "enable office365")
    await slack.connect("rita")
    await slack.say("rita", "45 min with Ian for Jo Park next week")
    offer = await slack.shown("rita", "Candidate chooses")
    await slack.press("rita", offer, "link")
    url = address(said_in_slack(await slack.shown("rita", "Text to send to the candidate")))
    _, page = await opens(url)
    _, page = await decides(url, "none", message="Thursday afternoon")
    assert "We’ve passed that on" in page
    await slack.shown("rita", "None of the times suits Jo Park", "Thursday afternoon")
    _, page = await opens(url)
    _, page = await decides(url, "choose", slot=slots(page)[0])
    assert "Your interview is booked" in page
    card = await slack.shown("rita", "Jo Park chose")
    await slack.press("rita", card, "withdraw_link")
    await slack.shown("rita", "Withdrawn", "stands")
    status, page = await opens(url)
    assert (status, "Your interview is booked" in page, "Show other times" in page) == (
        200,
        True,
        False,
    )


async def test_ten_candidates_on_one_time_are_one_interview_and_nine_other_pages(world):
    await enabled(world)
    names = ["Ann", "Ben", "Cem", "Dan", "Eva", "Fay", "Gil", "Hal", "Ivo", "Joy"]
    for name in names:
        await world.say("rita", f"send {name} Kimball a link for 45 minutes with Ian next week")
        await world.shown("rita", f"Link for {name} Kimball")
    links = {address(said(one)) for one in world.messages("rita") if "/c/" in said(one)}
    assert len(links) == len(names)
    first = {url: slots((await opens(url))[1])[0] for url in links}
    pages = await asyncio.gather(
        *(decides(url, "choose", slot=slot) for url, slot in first.items())
    )
    assert [status for status, _ in pages] == [200] * 10
    booked = [page for _, page in pages if "Your interview is booked" in page]
    others = [page for _, page in pages if "that time has just been taken" in page]
    assert (len(booked), len(others)) == (1, 9)
    assert all(slots(page) for page in others)
    assert len(await world.interviews("rita")) == 1


async def test_strangers_and_scanners_learn_and_change_nothing(world, link):
    status, page = await opens(link[:-64] + "0" * 64)
    assert (status, "Contoso" in page, "Rita" in page) == (404, False, False)
    async with aiohttp.ClientSession() as scanner:
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
            async with scanner.request(method, f"{link}?decision=choose&slot=1") as answer:
                assert answer.status in {200, 405}
    _, page = await opens(link)
    status, page = await decides(link, "choose", slot="2026-11-24T09:00")
    assert "nothing was booked" in page
    assert await world.interviews("rita") == []


async def test_the_end_of_the_sign_in_is_told_to_the_recruiter_at_once(world, link):
    await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "revoked": True})
    await world.advance(2 * 60 * 60)
    status, page = await opens(link)
    assert (status, slots(page)) == (503, [])
    assert "write to Rita Costa" in page
    await world.shown("rita", "Your sign-in has ended")


async def test_the_link_is_sent_by_email_once_an_admin_and_the_recruiter_have_allowed_it(started):
    world = await started(GRAPH_EXTRA_SCOPES="Mail.Send")
    await enabled(world)
    await world.say("olivia", "turn on candidate email")
    await world.shown("olivia", "from their own mailbox")
    await world.say("rita", ASK)
    url = address(said(await world.shown("rita", "Text to send to the candidate")))
    await world.say("rita", "send the link by email")
    await world.shown("rita", "Mail.Send")
    assert await world.get("/sandbox/mail/jo@gmail.example") == []
    await world.connect("rita")
    await world.shown("rita", "went out by email")
    [mail] = await world.get("/sandbox/mail/jo@gmail.example")
    assert (mail["kind"], mail["from"]["address"]) == ("message", "rita@contoso.example")
    assert url in mail["body"]
    status, page = await opens(url)
    assert (status, bool(slots(page))) == (200, True)


async def test_an_email_whose_answer_was_lost_is_not_sent_again(started):
    world = await started(GRAPH_EXTRA_SCOPES="Mail.Send")
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.say("olivia", "turn on candidate email")
    await world.shown("olivia", "from their own mailbox")
    await world.connect("rita")
    await world.say("rita", ASK)
    await world.shown("rita", "Text to send to the candidate")
    await world.post(
        "/sandbox/faults", {"match": "/me/sendMail", "status": 504, "times": 9, "after": True}
    )
    await world.say("rita", "send the link by email")
    await world.shown("rita", "can’t tell whether the email")
    await world.advance(25 * 60 * 60)
    # Her digest of the next morning has come: so was done what was due before it.
    await world.shown("rita", "No time chosen yet")
    sent = [one for one in await world.get("/sandbox/requests") if "sendMail" in one["path"]]
    assert len(sent) == 1
    assert len(await world.get("/sandbox/mail/jo@gmail.example")) == 1
