"""Two interviews that take each other's time are named in many ways; people who are swapped are no times."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, scene

CONTEXT = replace(scene(), last="interview", interviews=(JO, MARC), speaker=mail("olivia"))


@pytest.mark.parametrize("last", ["interview", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "swap Jo's and Marc's times",
        "please swap the times of Jo and Marc",
        "switch Jo and Marc around",
        "exchange Jo's interview with Marc's",
        "can you swap my Tuesday and Thursday interviews",
        "swap Raj's and Priya's slots",
    ],
)
def test_two_interviews_swap_their_times(text, last):
    request = parse(text, replace(CONTEXT, last=last)).request
    assert (request.intent, request.is_exchange) == ("reschedule", True)
    assert request.each == (
        ("jo", ((MARC.start, MARC.end),)),
        ("marc", ((JO.start, JO.end),)),
    )


def test_each_keeps_its_length():
    longer = replace(JO, minutes=90)
    request = parse(
        "swap Jo's and Marc's times", replace(CONTEXT, interviews=(longer, MARC))
    ).request
    assert [end - start for _, ((start, end),) in request.each] == [
        longer.end - longer.start,
        MARC.end - MARC.start,
    ]


def test_people_who_are_swapped_are_no_times():
    request = parse("swap Tom and Priya", CONTEXT).request
    assert request.replace == ((mail("tom"), mail("priya")),)


def test_a_swap_with_somebody_who_has_none_is_not_done():
    reading = parse("swap Jo's and Kim's times", CONTEXT)
    assert reading.doubt is not None
