"""What is kept for a while only is deleted afterwards, without anybody looking for it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import fields, replace

from bot.domain.accounts import Joining, Prompt, SignIn, person_id
from bot.domain.audit import Download
from bot.domain.bookings.interviews import ResourceDay
from bot.domain.bookings.offers import Offer
from bot.domain.errors import OutsideTrouble, SignInRefused
from bot.domain.job_retries import ATTEMPTS, postpone
from bot.domain.jobs import CardLocation, Job, JobKind
from bot.runtime.jobs.retention import GRACE, row_key
from bot.runtime.turn import Outcome
from bot.store.document_types import DOCUMENT_TYPES
from cards.actions import Book
from cards.offer_views import OfferCard
from cards.view_models import Consent
from dialogs.people import sign_in
from tests.harness.office import SUNDAY, TENANT

ASK = "who's free Tuesday with a room"
RITA = person_id(TENANT, "rita")
HOUR = timedelta(hours=1)
END = SUNDAY + HOUR
PROMPT = Prompt(ticket="p", person=RITA, expires_at=END)
FOR_A_WHILE = (
    PROMPT,
    SignIn(state="s", prompt=PROMPT, sealed="x", expires_at=END),
    Joining(code="j", team="T1", tenant=TENANT, by=RITA, name="R", mail="r@x", expires_at=END),
    Download(ticket="d", person=RITA, expires_at=END),
    ResourceDay(tenant=TENANT, mail="thames@x.example", day=SUNDAY.date()),
    Offer(id="o", tenant=TENANT, by=RITA, asked={}, echo="", slots=(), expires_at=END),
)


async def keep(office, *values):
    async def decide(unit_of_work):
        for one in values:
            await unit_of_work.load(type(one), one.key)
        return Outcome(save=values)

    await office.conversations.perform(decide)


async def lapses(office):
    return [one for one in await office.due() if one.kind is JobKind.LAPSE]


async def passes(office, time):
    office.clock.pass_(seconds=time.total_seconds())
    await office.works()


def test_whatever_has_a_last_moment_is_among_these():
    ending = {
        one.type
        for one in DOCUMENT_TYPES
        if "expires_at" in {part.name for part in fields(one.type)}
    }
    assert {type(one) for one in FOR_A_WHILE} >= ending


@pytest.mark.parametrize("value", FOR_A_WHILE, ids=lambda one: type(one).__name__)
async def test_it_is_deleted_a_day_after_its_end_and_no_sooner(office, value):
    await keep(office, value)
    await passes(office, GRACE)
    assert await office.load(type(value), value.key) == value
    await passes(office, timedelta(days=1))
    assert await office.load(type(value), value.key) is None
    assert await lapses(office) == []


async def test_what_was_used_meanwhile_is_nobodys_trouble(office):
    await keep(office, PROMPT)

    async def used(state):
        return Outcome(delete=[await state.load(Prompt, "p")])

    await office.conversations.perform(used)
    await passes(office, timedelta(days=3))
    assert await lapses(office) == []


async def test_what_was_prolonged_is_deleted_after_its_new_end(office):
    await keep(office, PROMPT)

    async def prolonged(state):
        known = await state.load(Prompt, "p")
        return Outcome(save=[replace(known, expires_at=END + timedelta(days=30))])

    await office.conversations.perform(prolonged)
    await passes(office, timedelta(days=3))
    assert await office.load(Prompt, "p")
    await passes(office, timedelta(days=30))
    assert await office.load(Prompt, "p") is None


async def test_what_is_written_anew_is_deleted_too(office):
    await keep(office, PROMPT)
    office.store.documents.pop(("prompt", "p"))
    await keep(office, PROMPT)
    assert len(await lapses(office)) == 1
    await passes(office, timedelta(days=3))
    assert await office.all(Prompt) == []


async def test_a_sign_in_that_comes_back_after_an_hour_is_told_that_it_is_late(office):
    await keep(office, FOR_A_WHILE[1])
    await passes(office, 2 * HOUR)
    perform = office.conversations.perform
    with pytest.raises(SignInRefused) as refused:
        await sign_in.handle_callback({"state": "s"}, perform=perform, ports=office.ports)
    assert refused.value.facts["why"] == "late"


async def test_the_offers_of_a_person_share_one_row_and_go_with_the_notes_of_their_cards(office):
    for _ in range(3):
        await office.says("rita", ASK)
    assert [one.key for one in await lapses(office)] == [row_key(RITA)]
    await passes(office, timedelta(days=3))
    assert await office.all(Offer) == await lapses(office) == []
    assert [one for one in await office.all(CardLocation) if one.subject.startswith("offer/")] == []


async def test_an_offer_made_while_older_ones_are_deleted_is_deleted_in_its_turn(office):
    await office.says("rita", ASK)
    office.clock.pass_(days=2)
    await office.says("rita", ASK)
    (row,) = await lapses(office)
    assert row.at > office.clock.now()
    await office.works()
    assert len(await office.all(Offer)) == 2
    await passes(office, timedelta(days=3))
    assert await office.all(Offer) == []


async def test_a_whole_story_leaves_nothing_behind_that_has_an_end(new_office):
    office = new_office
    await office.says("olivia", "enable office365")
    await office.says("olivia", "export audit log")
    await office.says("rita", ASK)
    url = office.view("rita", Consent).url
    ticket = parse_qs(urlsplit(url).query)["ticket"][0]
    perform = office.conversations.perform
    page = await sign_in.start_sign_in(ticket, perform=perform, ports=office.ports)
    await sign_in.start_sign_in(ticket, perform=perform, ports=office.ports)
    office.signs_in_as("rita")
    answer = {"state": parse_qs(urlsplit(page).query)["state"][0], "code": "c"}
    await sign_in.handle_callback(answer, perform=perform, ports=office.ports)
    await office.works()
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    for _ in range(60):
        await passes(office, timedelta(days=1))
    for value in FOR_A_WHILE:
        assert await office.all(type(value)) == []
    assert {one.kind for one in await office.due()} <= {JobKind.ARCHIVE}


def test_what_deletes_is_never_given_up():
    row = Job(kind=JobKind.LAPSE, subject="prompt/p", tenant="", at=SUNDAY, attempts=ATTEMPTS + 5)
    assert not postpone(row, OutsideTrouble(), SUNDAY).is_aside
