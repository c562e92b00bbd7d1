"""What kind of interview it is: as the recruiter named it, on the card, in the text, on the page and in the calendar."""

import pytest

from bot.domain.accounts import Person
from bot.domain.bookings.interview_changes import hand_to
from bot.domain.bookings.interviews import Interview
from bot.language.questions.interview_kinds import interview_kind
from cards.actions import Book, ChooseAgain, LetCandidateChoose, NameCandidate
from cards.candidate_views import CandidateLinkCard
from cards.offer_views import OfferCard
from cards.words.bookings.candidate_page import calendar_subject
from tests.harness.candidates import chosen, opens, said, sent, the_link
from tests.harness.office import Office

ASKED = "send Jo Park <jo@gmail.example> a link for a 45 min technical interview with Ian next week"


@pytest.fixture
async def office():
    return await Office().open()


async def test_the_candidate_reads_what_kind_of_interview_it_is(office):
    token = await sent(office, ASKED)
    card = office.last("rita")
    assert "· technical interview · 45 minutes ·" in card
    assert "please choose a time for your technical interview (45 minutes):" in card
    assert "Choose a time for your technical interview" in said(await opens(office, token))
    await chosen(office, token)
    page = await opens(office, token)
    assert "Your technical interview is booked" in said(page)
    assert calendar_subject(page) == "Technical interview"
    subjects = {one.draft.subject for one in office.calendars.events.values()}
    assert "Technical interview" in subjects


async def test_the_kind_that_the_question_named_goes_with_its_offer_to_the_link(office):
    await office.says("rita", "phone screen with Ian for Jo Park on Tuesday, 45 min")
    await office.says("rita", "make it Wednesday")
    await office.presses("rita", LetCandidateChoose(office.view("rita", OfferCard).offer))
    assert office.view("rita", CandidateLinkCard).interview_kind == "phone screen"


@pytest.mark.parametrize(
    "text",
    ["let the candidate choose", "let Jo choose", "send Jo a link", "give Jo Park three times"],
)
async def test_a_link_in_words_for_the_open_question_keeps_whom_and_what_it_is_for(office, text):
    await office.says("rita", "phone screen with Ian for Jo Park <jo@gmail.example> on Tuesday")
    await office.says("rita", text)
    view, link = office.view("rita", CandidateLinkCard), await the_link(office)
    assert (view.candidate, view.interview_kind) == ("Jo Park", "phone screen")
    assert link.candidate_mail == "jo@gmail.example"


async def test_a_name_that_only_begins_like_another_is_somebody_else(office):
    await office.says("rita", "phone screen with Ian for Anna Lee <anna@gmail.example> on Tuesday")
    await office.says("rita", "send Ann a link")
    link = await the_link(office)
    assert (link.candidate, link.candidate_mail) == ("Ann", "")


async def test_a_new_question_has_none_of_the_kind_before(office):
    await office.says("rita", "phone screen with Ian for Jo Park on Tuesday, 45 min")
    await office.says("rita", "find 30 minutes with Mei for Max Weber on Thursday")
    await office.presses("rita", LetCandidateChoose(office.view("rita", OfferCard).offer))
    assert office.view("rita", CandidateLinkCard).interview_kind == ""


BY_HAND = "phone screen with Ian for Jo Park <jo@gmail.example> on Tuesday, 45 min"


async def booked_by_hand(office):
    await office.says("rita", BY_HAND)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await settled(office)
    return (await office.all(Interview))[0]


async def settled(office):
    office.clock.pass_(minutes=5)
    await office.works()


def candidates_subjects(office):
    events = office.calendars.events.values()
    return [one.draft.subject for one in events if one.draft.is_for_candidate]


async def test_what_is_booked_by_hand_is_called_so_to_the_candidate(office):
    await booked_by_hand(office)
    assert candidates_subjects(office) == ["Phone screen"]


async def test_the_link_that_moves_what_was_booked_by_hand_knows_its_kind(office):
    interview = await booked_by_hand(office)
    await office.presses("rita", ChooseAgain(interview.id))
    assert office.view("rita", CandidateLinkCard).interview_kind == "phone screen"
    assert (await the_link(office)).interview_kind == "phone screen"


async def test_another_address_and_another_organizer_leave_the_kind(office):
    interview = await booked_by_hand(office)
    other = {"candidate": "Jo Park", "candidate_mail": "jo@home.example"}
    await office.presses("rita", NameCandidate(interview.id), inputs=other)
    await settled(office)
    assert candidates_subjects(office) == ["Phone screen"]
    somebody = next(one for one in await office.all(Person) if one.id != interview.by)
    handed = hand_to(await office.load(Interview, interview.id), somebody, zone="")
    assert handed.candidate_invitation.interview_kind == "phone screen"


async def test_a_link_that_is_over_tells_no_kind(office):
    token = await sent(office, ASKED)
    await office.says("rita", "withdraw the link")
    assert "technical" not in said(await opens(office, token))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("45 min tech screen with Ian", "technical screen"),
        ("a screening call with Jo", "screening call"),
        ("system design interview for Jo", "system design interview"),
        ("HR chat", "HR chat"),
        ("a culture fit conversation", "culture fit conversation"),
        ("final round interview", "final round interview"),
        ("45 minutes with Ian for Jo", ""),
        ("all technical interviews", ""),
        ("an awful interview with Jo, she is a risk", ""),
    ],
)
def test_only_words_of_the_trade_are_taken_for_a_kind(text, kind):
    assert interview_kind(text) == kind
