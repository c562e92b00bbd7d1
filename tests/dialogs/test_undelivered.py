"""Cards that do not reach somebody: the organizer reads whom, and it comes as soon as it can."""

from datetime import timedelta

import pytest

from bot.domain.errors import NotTaken, Unreachable
from bot.domain.jobs import JobKind
from cards.interview_views import InterviewCard
from tests.harness.office_stories import booked


async def passes(office, seconds):
    """Let time pass second by second, and what becomes due be done."""
    for _ in range(seconds):
        office.clock.moment += timedelta(seconds=1)
        await office.works()


@pytest.mark.parametrize("refusal", [Unreachable, NotTaken])
async def test_the_organizer_reads_by_name_whom_a_card_has_not_reached(office, refusal):
    office.chat.trouble["a:ian"] = refusal(service="Teams")
    await booked(office)
    await passes(office, 70)
    assert "Not yet delivered to Ian:" in office.last("rita")
    assert office.views("ian") == []


@pytest.mark.parametrize("refusal", [Unreachable, NotTaken])
async def test_what_waits_for_somebody_comes_when_they_write_and_the_organizer_reads_no_more_of_it(
    office, refusal
):
    office.chat.trouble["a:ian"] = refusal(service="Teams")
    await booked(office)
    await passes(office, 70)
    office.chat.trouble.clear()
    await office.says("ian", "help")
    assert isinstance(office.views("ian")[-1], InterviewCard)
    await passes(office, 5)
    assert "Not yet delivered" not in office.last("rita")
    assert JobKind.SHOW not in [one.kind for one in await office.due()]


async def test_an_organizer_who_cannot_be_reached_is_told_nothing_about_that(office):
    await booked(office)
    office.chat.trouble["a:rita"] = Unreachable(service="Teams")
    await office.says("ian", "decline")
    await passes(office, 10)
    waiting = sorted(one.key for one in await office.due() if one.kind is JobKind.SHOW)
    await passes(office, 10)
    set_aside = {JobKind.LAPSE, JobKind.ARCHIVE, JobKind.DIGEST}
    left = sorted(one.key for one in await office.due() if one.kind not in set_aside)
    assert left == sorted([*waiting, *(one for one in left if one.startswith(JobKind.LOOK))])


async def test_an_admin_reads_whom_the_bot_cannot_reach_and_what_to_do(office):
    office.chat.trouble["a:ian"] = Unreachable(service="Teams")
    await booked(office)
    await passes(office, 5)
    assert "Ian Murray" in await office.says("olivia", "status")
    said = await office.says("olivia", "who can't you reach")
    assert "Ian Murray" in said
    assert "Setup policies" in said
    office.chat.trouble.clear()
    office.clock.pass_(minutes=1)
    await office.says("ian", "help")
    await passes(office, 5)
    assert "I can reach everyone" in await office.says("olivia", "who can't you reach")
    assert "Out of reach" not in await office.says("olivia", "status")


async def test_only_admins_read_whom_the_bot_cannot_reach(office):
    assert "I can reach everyone" not in await office.says("rita", "who can't you reach")
