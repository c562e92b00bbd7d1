"""The candidate's page over HTTP: what browsers, mail scanners and strangers get of it."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar
from msgspec.structs import replace

from bot.domain.errors import OutsideTrouble
from bot.http.candidate_page import (
    ALL_LOOKS_A_MINUTE,
    LOOKS_A_MINUTE,
    MISSES_A_MINUTE,
    POSTS_AN_HOUR,
    CandidateEndpoints,
    CandidatePages,
)
from bot.http.client_address import limit_pages
from bot.http.http_app import build_application
from cards.candidate_views import CandidatePage, PageInterview, PageTime
from tests.harness.office import FixedClock

TOKEN = "5f" * 32
PATH = f"/c/{TOKEN}"
BAD = "<script>alert(1)</script>\"'>&"
START, END = (datetime(2026, 11, 24, 14, minute, tzinfo=UTC) for minute in (0, 45))


def a_page(**changes):
    same = {
        "state": "choose",
        "company": "Contoso",
        "contact": "Rita Costa",
        "contact_mail": "rita@contoso.example",
        "minutes": 45,
        "people": ("Ian Murray",),
        "zone": "Europe/London",
        "home_zone": "Europe/London",
        "zones": ("Europe/London", "Asia/Tokyo"),
        "times": (PageTime(value="123.1", start=START, end=END),),
        "year": 2026,
    }
    return CandidatePage(**(same | changes))


def booked(**changes):
    interview = {"start": START, "end": END, "uid": "uid-1", "sequence": 3} | changes
    return a_page(state="booked", times=(), interview=PageInterview(**interview))


class Candidate:
    """The dialogs, as far as a page needs them: what is shown, and what was asked."""

    def __init__(self):
        self.page = a_page()
        self.after = None
        self.decisions = []
        self.trouble = None
        self.tokens = set()

    async def opened(self, token, query):
        if self.trouble:
            raise self.trouble
        return self.page if token in {TOKEN, *self.tokens} else CandidatePage(state="unknown")

    async def decided(self, token, query, fields):
        if self.trouble:
            raise self.trouble
        self.decisions.append(dict(fields))
        self.page = self.after or self.page
        return self.page if token in {TOKEN, *self.tokens} else CandidatePage(state="unknown")


@pytest.fixture
def candidate():
    return Candidate()


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
async def browser(candidate, clock):
    doors = CandidateEndpoints(opened=candidate.opened, decided=candidate.decided)
    server = build_application()
    pages = CandidatePages(doors, clock, lambda request: request.headers.get("From", "1.2.3.4"))
    server.add_routes(pages.routes())
    async with TestClient(TestServer(server)) as client:
        yield client


async def test_a_page_is_a_form_whose_radios_are_the_times(browser):
    text = await (await browser.get(PATH)).text()
    assert '<input type="radio" name="slot" value="123.1">' in text
    assert '<button name="decision" value="choose">' in text
    assert '<button name="decision" value="none" class="second">' in text
    assert '<textarea id="message-none" name="message"' in text
    assert f'action="{PATH}"' in text


async def test_a_page_lets_nothing_of_elsewhere_in_and_no_script_of_its_own_text(browser):
    answer = await browser.get(PATH)
    policy = answer.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    text = await answer.text()
    assert re.findall(r'(?:src|href)="([^"]*)"', text) == [
        "/c/static/candidate.css",
        "/c/static/candidate.js",
        "mailto:rita@contoso.example",
    ]
    assert not re.search(r"<style|style=|onclick|<script>", text)


@pytest.mark.parametrize("name", ["candidate.css", "candidate.js"])
async def test_style_and_script_are_served_as_what_they_are(browser, name):
    answer = await browser.get(f"/c/static/{name}")
    assert answer.status == 200
    assert answer.content_type in {"text/css", "text/javascript"}


@pytest.mark.parametrize("name", ["..%2fcandidate_page.py", "x.css", "%00"])
async def test_nothing_else_is_served_beside_them(browser, name):
    assert (await browser.get(f"/c/static/{name}")).status == 404


async def test_whatever_people_typed_is_only_text(browser, candidate):
    candidate.page = a_page(company=BAD, contact=BAD, contact_mail=BAD, people=(BAD,))
    text = await (await browser.get(PATH)).text()
    assert "<script>alert" not in text
    assert BAD.split(maxsplit=1)[0] in unescape(text)


@pytest.mark.parametrize("query", [f"?zone={BAD}", "?zone=%22%3E%3Cscript%3E", "?page=%3Cx%3E"])
async def test_whatever_an_address_says_is_only_text(browser, candidate, query):
    text = await (await browser.get(PATH + query)).text()
    assert "<script>" not in text
    assert "<x>" not in text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_a_mail_scanner_that_opens_every_link_changes_nothing(browser, candidate, method):
    for path in (PATH, f"{PATH}?decision=choose&slot=123.1", f"{PATH}/interview.ics"):
        await browser.request(method, path)
    assert candidate.decisions == []


async def test_a_choice_goes_to_the_page_that_shows_the_interview(browser, candidate):
    candidate.after = replace(booked(), done="booked")
    answer = await browser.post(
        f"{PATH}?zone=Asia/Tokyo",
        data={"decision": "choose", "slot": "123.1"},
        allow_redirects=False,
    )
    assert (answer.status, answer.headers["Location"]) == (303, f"{PATH}?zone=Asia/Tokyo")
    assert candidate.decisions == [{"decision": "choose", "slot": "123.1"}]
    assert "Your interview is booked" in await (await browser.get(PATH)).text()


async def test_later_times_to_move_to_are_reached_without_scripts_in_the_chosen_zone(
    browser, candidate
):
    times = (PageTime(value="1m2x3.1", start=START, end=END),)
    candidate.page = replace(booked(), state="moving", times=times, page=1, has_more=True)
    candidate.page = replace(candidate.page, zone="Asia/Tokyo")
    text = unescape(await (await browser.get(f"{PATH}?zone=Asia/Tokyo&move=1&page=1")).text())
    assert f'<a href="{PATH}?zone=Asia/Tokyo&move=1&page=2">Show later times</a>' in text
    assert f'action="{PATH}?zone=Asia%2FTokyo&page=1&move=1"' in text
    assert '<input type="hidden" name="move" value="1">' in text


async def test_who_comes_second_sees_the_next_times_on_an_ordinary_page(browser, candidate):
    candidate.after = a_page(told="taken")
    answer = await browser.post(PATH, data={"decision": "choose", "slot": "123.1"})
    text = await answer.text()
    assert answer.status == 200
    assert 'role="alert">Sorry, that time has just been taken.' in text
    assert "data-zone" not in text  # the script would lose what was told


@pytest.mark.parametrize(
    ("kind", "status"), [("application/json", 415), ("multipart/form-data; boundary=x", 415)]
)
async def test_only_a_form_is_read(browser, candidate, kind, status):
    answer = await browser.post(PATH, data=b"{}", headers={"Content-Type": kind})
    assert (answer.status, candidate.decisions) == (status, [])


@pytest.mark.parametrize(
    ("state", "status"),
    [("unknown", 404), ("expired", 410), ("withdrawn", 410), ("over", 200), ("unavailable", 503)],
)
async def test_a_link_that_is_over_says_whom_to_write_to_and_nothing_else(
    browser, candidate, state, status
):
    candidate.page = CandidatePage(
        state=state, contact="Rita Costa", contact_mail="rita@contoso.example"
    )
    answer = await browser.get(PATH)
    text = await answer.text()
    assert answer.status == status
    assert "write to Rita Costa" in text
    assert "<form" not in text


async def test_microsoft_being_away_is_a_page_that_says_so(browser, candidate):
    candidate.trouble = OutsideTrouble(service="Microsoft 365")
    answer = await browser.get(PATH)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "We can’t show any times right now" in await answer.text()
    assert (await browser.post(PATH, data={"decision": "choose"})).status == 503


async def test_one_link_is_looked_at_only_so_often(browser, clock):
    seen = [(await browser.get(PATH)).status for _ in range(LOOKS_A_MINUTE + 2)]
    assert seen == [200] * LOOKS_A_MINUTE + [429] * 2
    clock.pass_(seconds=10)
    assert (await browser.get(PATH)).status == 200


async def test_all_links_together_are_looked_at_only_so_often(browser, candidate, clock):
    candidate.tokens = {f"{n:064x}" for n in range(ALL_LOOKS_A_MINUTE // LOOKS_A_MINUTE)}
    for token in candidate.tokens:
        for _ in range(LOOKS_A_MINUTE):
            assert (await browser.get(f"/c/{token}")).status == 200
    assert (await browser.get(PATH)).status == 429
    assert (await browser.get(f"{PATH}/interview.ics")).status == 429
    clock.pass_(seconds=1)
    assert (await browser.get(PATH)).status == 200


async def test_who_tries_tokens_uses_up_nothing_of_what_all_links_share(browser, candidate):
    for n in range(ALL_LOOKS_A_MINUTE + 1):
        await browser.get(f"/c/{n:064x}", headers={"From": f"9.9.{n // 250}.{n % 250}"})
    assert (await browser.get(PATH)).status == 200


async def test_one_link_is_pressed_only_so_often_wherever_from(browser, candidate):
    statuses = [
        (await browser.post(PATH, data={"decision": "x"}, headers={"From": f"9.9.9.{n}"})).status
        for n in range(POSTS_AN_HOUR + 2)
    ]
    assert statuses == [200] * POSTS_AN_HOUR + [429] * 2
    assert len(candidate.decisions) == POSTS_AN_HOUR


async def test_who_tries_tokens_is_slowed_down_and_keeps_nobody_out(browser, clock):
    tried = [(await browser.get(f"/c/{n:064x}")).status for n in range(MISSES_A_MINUTE + 3)]
    assert tried == [404] * MISSES_A_MINUTE + [429] * 3
    assert (await browser.get(PATH)).status == 200
    assert (await browser.get(f"/c/{7:064x}", headers={"From": "5.6.7.8"})).status == 404
    clock.pass_(minutes=1)
    assert (await browser.get(f"/c/{7:064x}")).status == 404


async def test_twenty_candidates_behind_one_address_choose_while_somebody_there_tries_tokens(
    candidate, clock
):
    candidate.tokens = {f"{n:064x}" for n in range(20)}
    doors = CandidateEndpoints(opened=candidate.opened, decided=candidate.decided)
    server = build_application(limit_pages(clock, []))
    server.add_routes(CandidatePages(doors, clock, lambda _: "1.2.3.4").routes())
    async with TestClient(TestServer(server)) as office:
        tried = [(await office.get(f"/c/{n:064x}")).status for n in range(100, 400)]
        assert tried.count(404) == MISSES_A_MINUTE
        for token in candidate.tokens:
            looks = [await office.get(f"/c/{token}{query}") for query in ("", "?zone=Asia/Tokyo")]
            files = [await office.get(f"/c/static/candidate.{kind}") for kind in ("css", "js") * 2]
            pressed = await office.post(f"/c/{token}", data={"decision": "choose"})
            assert {one.status for one in (*looks, *files, pressed)} == {200}


async def test_the_interview_is_a_calendar_file(browser, candidate):
    candidate.page = booked(place="Thames, London", people=("Ian",))
    answer = await browser.get(f"{PATH}/interview.ics")
    assert answer.content_type == "text/calendar"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="interview.ics"'
    (event,) = Calendar.from_ical(await answer.read()).walk("VEVENT")
    assert (event["uid"], event["sequence"], event["summary"]) == (
        "uid-1",
        3,
        "Interview with Contoso",
    )
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (START, END)
    assert "attendee" not in event
    assert "Ian" in event["description"]
    assert "Murray" not in event["description"]


async def test_before_anything_is_booked_there_is_no_calendar_file(browser, candidate):
    assert (await browser.get(f"{PATH}/interview.ics")).status == 404
    candidate.page = booked(is_settled=False)
    assert (await browser.get(f"{PATH}/interview.ics")).status == 404
