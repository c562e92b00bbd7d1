"""What is long over goes by itself: candidates' names first, then interviews, cards and the audit log."""

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import AuditEntry
from bot.domain.bookings.interviews import Interview
from bot.domain.conversation_state import Conversation
from bot.domain.jobs import CardLocation
from cards.actions import NameCandidate
from tests.harness.office_stories import booked, save


async def long_ago(office, days):
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    await office.works()
    await passes(office, days)
    return interview


async def passes(office, days):
    """Days in steps: each job is done in its time."""
    for _ in range(days // 10):
        office.clock.pass_(days=10)
        await office.works()


async def test_a_candidate_is_forgotten_half_a_year_after_the_interview(office):
    interview = await long_ago(office, 170)
    assert (await office.load(Interview, interview.id)).candidate == "Jo Park"
    await passes(office, 20)
    assert (await office.load(Interview, interview.id)).candidate == ""


async def test_a_later_interview_of_the_same_candidate_keeps_the_name(office):
    interview = await long_ago(office, 150)
    await office.says("rita", "Ian on Tuesday with a room")
    await office.says("rita", "book 1")
    await office.works()
    (later,) = [one for one in await office.all(Interview) if one.id != interview.id]
    await office.presses("rita", NameCandidate(later.id), inputs={"candidate": "jo  park"})
    await office.works()
    await passes(office, 60)
    assert (await office.load(Interview, interview.id)).candidate == "Jo Park"


async def test_interviews_cards_and_the_audit_log_go_after_what_the_account_says(office):
    interview = await long_ago(office, 390)
    assert await office.load(Interview, interview.id) is not None
    await passes(office, 60)
    assert await office.load(Interview, interview.id) is None
    assert not [one for one in await office.all(CardLocation) if interview.id in one.subject]
    assert await office.all(AuditEntry) == []


async def test_the_account_says_how_long(office):
    account = await office.load(Account, "t")
    await save(office, replace(account, candidate_days=30))
    interview = await long_ago(office, 40)
    assert (await office.load(Interview, interview.id)).candidate == ""


async def test_nothing_that_is_kept_of_talks_outlives_the_candidate(office):
    await office.says("rita", "45 min with Ian for Zelda Quist on Tuesday")
    await office.says("rita", "book 1")
    await office.works()
    await passes(office, 190)
    assert not [one for one in await office.all(Conversation) if "Zelda" in repr(one)]


async def test_a_question_about_a_candidate_goes_with_its_offer(office):
    await office.says("rita", "45 min with Ian for Zelda Quist on Tuesday")
    assert [one for one in await office.all(Conversation) if "Zelda" in repr(one)]
    await passes(office, 10)
    assert not [one for one in await office.all(Conversation) if "Zelda" in repr(one)]


async def test_a_question_that_was_never_answered_forgets_the_candidate_with_the_interview(office):
    interview = await long_ago(office, 170)
    (talk,) = [one for one in await office.all(Conversation) if one.person.endswith("rita")]
    await save(office, replace(talk, doubt={"choices": ["jo park"]}))
    await passes(office, 20)
    assert (await office.load(Interview, interview.id)).candidate == ""
    assert not [one for one in await office.all(Conversation) if "jo park" in repr(one).lower()]
