"""Who had how many interviews: the card, within what its reader may see, and the file."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Role
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.interviews import Attendance
from bot.domain.errors import Gone
from bot.domain.people.limits import Limits
from cards.actions import Accept, Attended, Book, Cancel, Decline, Replace
from cards.interview_views import InterviewList
from cards.view_models import Sheet
from dialogs.account import audit_log, reports
from tests.harness.office import Office
from tests.harness.office_stories import booked, offered_elsewhere, save


async def held(office, text="Ian and Mei on Tuesday with a room for Jo Park"):
    """Ian accepted after two hours, Mei after three, and it took place."""
    interview = await booked(office, text)
    for name in ("ian", "mei"):
        office.clock.pass_(hours=2 if name == "ian" else 1)
        await office.presses(name, Accept(interview.id))
        await office.works()
    office.clock.moment = interview.end + timedelta(minutes=5)
    await office.works()
    return interview


def rows(office, name="rita"):
    return dict(office.view(name, Sheet).rows)


async def test_who_has_had_the_most_comes_first(office):
    await held(office)
    await office.says("rita", "Mei tomorrow at 10")
    await office.says("rita", "book 1")
    await office.works()
    said = await office.says("rita", "who has had most interviews this month")
    assert "Interviews, November 2026" in said
    assert list(rows(office))[:2] == ["Mei Tanaka", "Ian Murray"]
    assert rows(office)["Mei Tanaka"] == "1 held (1 hour) · 1 coming · answers within 3 hours"
    assert rows(office)["Thames"] == "1 interview"
    assert "In all: 1 held, 1 coming." in said


async def test_one_person_can_be_asked_about(office):
    await held(office)
    await office.says("rita", "how many did Ian do this week")
    assert rows(office) == {"Ian Murray": "1 held (1 hour) · answers within 2 hours"}
    await office.says("rita", "how many interviews did Ian do last week")
    assert rows(office) == {"Ian Murray": "0 held"}


async def test_on_a_sunday_what_was_done_this_week_is_not_asked_of_the_next(office):
    said = await office.says("rita", "how many did Ian do this week")
    assert "Interviews, 16 to 22 November 2026" in said
    assert rows(office) == {"Ian Murray": "0 held"}


async def test_who_declined_is_counted_also_once_somebody_else_took_over(office):
    interview = await booked(office, "Ian on Tuesday with a room")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    await office.presses("rita", Replace(interview.id, 1))
    await office.works()
    await office.says("rita", "report")
    assert rows(office)["Ian Murray"] == "0 held · 1 declined"
    assert rows(office)["Mei Tanaka"] == "0 held · 1 coming"


async def test_a_move_is_counted(office):
    interview = await booked(office, "Ian on Tuesday with a room")
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    assert "1 move" in await office.says("rita", "report")


async def test_the_limit_stands_beside_the_count(office):
    ian = await office.person("ian")
    await save(office, replace(ian, limits=Limits(per_week=6)))
    await held(office)
    await office.says("rita", "report this week")
    assert rows(office)["Ian Murray"].endswith("at most 6 a week")


async def test_an_interviewer_sees_their_own_numbers_alone(office):
    await held(office)
    said = await office.says("ian", "how many interviews did Mei have this month")
    assert "Your interviews" in said
    assert list(rows(office, "ian")) == ["Ian Murray"]
    assert office.view("ian", Sheet).download == ""


async def test_the_card_names_no_candidate(office):
    await held(office)
    for name in ("rita", "noah"):
        assert "Jo Park" not in await office.says(name, "interview report")


async def test_the_file_needs_its_plan(office):
    await held(office)
    said = await office.says("rita", "report")
    assert "come with Ultimate and Enterprise" in said
    assert office.view("rita", Sheet).download == ""


def ticket(office, name):
    return office.view(name, Sheet).download.partition("ticket=")[2]


@pytest.mark.parametrize(("name", "sees"), [("rita", True), ("noah", False)])
async def test_the_file_names_candidates_to_who_may_see_them(name, sees):
    office = await Office(plan="ultimate").open()
    await held(office)
    await office.says(name, "report this week")
    how = {"perform": office.conversations.perform, "ports": office.ports}
    table = await reports.download_report(ticket(office, name), **how)
    header, *lines = table.splitlines()
    assert header.endswith("attendance,candidate" if sees else "attendance")
    assert len(lines) == 2
    assert "ian@x.example,accepted,120," in table
    assert "none" not in table
    assert ("Jo Park" in table) is sees
    with pytest.raises(Gone):
        await reports.download_report(ticket(office, name), **how)


async def test_downloading_the_file_leaves_an_entry_in_the_audit_log():
    office = await Office(plan="ultimate").open()
    await held(office)
    await office.says("rita", "report this week")
    assert not [one for one in await office.all(AuditEntry) if one.deed is Deed.REPORTED]
    await reports.download_report(
        ticket(office, "rita"), perform=office.conversations.perform, ports=office.ports
    )
    (entry,) = [one for one in await office.all(AuditEntry) if one.deed is Deed.REPORTED]
    assert (entry.by, entry.about) == ((await office.person("rita")).id, "2026-11-23/2026-11-29")
    await office.says("olivia", "audit log")
    assert "downloaded the report" in str(office.view("olivia", Sheet))


async def test_one_file_is_not_the_other():
    office = await Office(plan="ultimate").open()
    how = {"perform": office.conversations.perform, "ports": office.ports}
    await office.says("olivia", "report")
    with pytest.raises(Gone):
        await audit_log.download_export(ticket(office, "olivia"), **how)
    await office.says("olivia", "export audit log")
    with pytest.raises(Gone):
        await reports.download_report(ticket(office, "olivia"), **how)


async def test_who_lost_the_right_gets_no_file():
    office = await Office(plan="ultimate").open()
    await office.says("rita", "report")
    link = ticket(office, "rita")
    await save(office, replace(await office.person("rita"), roles=frozenset({Role.INTERVIEWER})))
    with pytest.raises(Gone):
        await reports.download_report(
            link, perform=office.conversations.perform, ports=office.ports
        )


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("", "2026-01-01", "2026-01-31"),
        ("month", "2026-01-01", "2026-01-31"),
        ("last month", "2025-12-01", "2025-12-31"),
        ("week", "2026-01-12", "2026-01-18"),
        ("last week", "2026-01-05", "2026-01-11"),
        ("day", "2026-01-15", "2026-01-15"),
        ("last day", "2026-01-14", "2026-01-14"),
        ("quarter", "2026-01-01", "2026-03-31"),
        ("last quarter", "2025-10-01", "2025-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("11", "2025-11-01", "2025-11-30"),
        ("1", "2026-01-01", "2026-01-31"),
    ],
)
def test_a_period_has_its_days(period, first, last):
    days = reports.days_of(period, date(2026, 1, 15))
    assert days == (date.fromisoformat(first), date.fromisoformat(last))


async def test_a_no_show_is_held_by_nobody_and_counted_apart(office):
    interview = await held(office)
    office.clock.moment = interview.end + timedelta(hours=1)
    await office.presses("ian", Attended(interview.id, Attendance.NOT_ME.value))
    await office.presses("mei", Attended(interview.id, Attendance.NO_SHOW.value))
    said = await office.says("rita", "report")
    assert rows(office)["Ian Murray"].startswith("0 held")
    assert rows(office)["Mei Tanaka"].startswith("0 held")
    assert "1 no-show" in said


async def test_what_was_cancelled_is_counted_apart(office):
    interview = await booked(office)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert "0 held, 0 coming, 1 cancelled" in await office.says("rita", "report")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("how many interviews did I do this week", "23 to 29 November 2026"),
        ("how many did I do this week", "23 to 29 November 2026"),
        ("how many interviews have I had this month so far", "November 2026"),
        ("How often have I interviewed this year?", "1 January to 31 December 2026"),
        ("my load this week", "23 to 29 November 2026"),
    ],
)
async def test_an_interviewer_asks_how_many_they_did(office, text, days):
    await held(office)
    said = await office.says("ian", text)
    assert said.startswith(f"Your interviews, {days}")
    assert "Ian Murray: 1 held" in said
    assert "Mei" not in said


async def test_what_is_to_come_is_no_report(office):
    await held(office)
    await office.says("ian", "how many interviews do I have this week")
    assert isinstance(office.views("ian")[-1], InterviewList)


async def test_the_file_says_in_words_what_became_of_each_interview():
    office = await Office(plan="ultimate").open()
    interview = await booked(office)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    await office.says("rita", "report for November")
    how = {"perform": office.conversations.perform, "ports": office.ports}
    table = await reports.download_report(ticket(office, "rita"), **how)
    assert "rita@x.example,cancelled,0,ian@x.example,no answer,," in table
