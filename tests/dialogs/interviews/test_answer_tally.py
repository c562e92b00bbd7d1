"""Whose answer is whose where Graph does not say so by address."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.bookings.interviews import Answer, Attendee, EventRef, Interview
from bot.domain.intervals import Interval
from bot.runtime.ports import SeenEvent
from dialogs.interviews.calendar.answer_tally import tally_answers, tally_proposals

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
IAN = Attendee(mail="ian@x.example", name="Ian Murray")
MEI = Attendee(mail="mei@x.example", name="Mei Tanaka")
OTHER_IAN = Attendee(mail="ian.murray@x.example", name="Ian Murray")
YES, NO = Answer.ACCEPTED, Answer.DECLINED


def tallied(people, **seen):
    span = Interval(NOON, NOON + timedelta(hours=1))
    event = SeenEvent(ref=EventRef(owner="me", id="e"), span=span, **{"answers": {}} | seen)
    return [one.answer for one in tally_answers(people, event, NOON)]


@pytest.mark.parametrize(
    ("people", "seen", "answers"),
    [
        # By address, whatever else is there.
        ((IAN, MEI), {"answers": {MEI.mail: NO}, "invited": {IAN.mail, MEI.mail}}, ["none", NO]),
        # By the name beside an X500 address.
        ((IAN, MEI), {"nameless": (("ian murray", YES),), "invited": {MEI.mail}}, [YES, "none"]),
        ((IAN, MEI), {"nameless": (("Mei Tanaka", NO), ("Ian Murray", YES))}, [YES, NO]),
        # By being the only one missing, where the name is spelt otherwise.
        ((IAN, MEI), {"nameless": (("Murray, Ian", YES),), "invited": {MEI.mail}}, [YES, "none"]),
        # Rather nothing than a guess.
        ((IAN, MEI), {"nameless": (("Murray, Ian", YES),)}, ["none", "none"]),
        ((IAN, OTHER_IAN), {"nameless": (("Ian Murray", YES),)}, ["none", "none"]),
        (
            (IAN, OTHER_IAN),
            {"nameless": (("Ian Murray", YES),), "invited": {IAN.mail}},
            ["none", YES],
        ),
    ],
)
def test_answers_are_matched_by_address_by_name_and_by_who_is_missing(people, seen, answers):
    assert tallied(people, **seen) == answers


# --- other times ---------------------------------------------------------------------------------

LATER = Interval(NOON + timedelta(days=1), NOON + timedelta(days=1, hours=1))


def shown(*proposals, people=(IAN, MEI), now=NOON - timedelta(days=1)):
    """Return what an interview comes to when its event shows these proposals one after the other."""
    interview = Interview(
        id="i",
        tenant="t",
        by="t/rita",
        offer="o",
        slot_number=1,
        start=NOON,
        end=NOON + timedelta(hours=1),
        people=people,
        booked_at=now,
    )
    for one in proposals:
        event = SeenEvent(ref=EventRef(owner="me", id="e"), span=LATER, answers={}, proposed=one)
        interview = tally_proposals(interview, event, now)
    return [(one.proposer, one.start) for one in interview.proposals]


def test_a_time_proposed_in_outlook_is_a_proposal_of_the_interview():
    assert shown({IAN.mail: LATER}) == [(IAN.mail, LATER.start)]
    assert shown({"mei tanaka": LATER}) == [(MEI.mail, LATER.start)]
    assert shown({"nobody@x.example": LATER}) == []


def test_a_proposal_is_news_once_and_again_after_it_was_taken_back():
    other = Interval(LATER.end, LATER.end + timedelta(hours=1))
    assert shown({IAN.mail: LATER}, {IAN.mail: LATER}) == [(IAN.mail, LATER.start)]
    assert shown({IAN.mail: LATER}, {IAN.mail: other}) == [(IAN.mail, other.start)]
    assert shown({IAN.mail: LATER}, {}, {IAN.mail: LATER}) == [(IAN.mail, LATER.start)]


def test_the_interviews_own_time_is_no_proposal():
    assert shown({IAN.mail: Interval(NOON, NOON + timedelta(hours=1))}) == []


def test_a_time_that_has_begun_is_no_proposal():
    assert shown({IAN.mail: LATER}, now=LATER.start) == []
