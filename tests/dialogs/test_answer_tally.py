"""Whose answer is whose where Graph does not say so by address."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.intervals import Interval
from bot.domain.interviews import Answer, Attendee, EventRef
from bot.runtime.ports import SeenEvent
from dialogs.interviews.answer_tally import tally_answers

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
IAN = Attendee(mail="ian@x.example", name="Ian Murray")
MEI = Attendee(mail="mei@x.example", name="Mei Tanaka")
OTHER_IAN = Attendee(mail="ian.murray@x.example", name="Ian Murray")
YES, NO = Answer.ACCEPTED, Answer.DECLINED


def tallied(people, **seen):
    span = Interval(NOON, NOON + timedelta(hours=1))
    event = SeenEvent(ref=EventRef(owner="me", id="e"), span=span, **{"answers": {}} | seen)
    return [one.answer for one in tally_answers(people, event)]


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
