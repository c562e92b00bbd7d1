"""“Hers” is the interview of the candidate spoken of last, where no card is shown that it could mean."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, scene

LATER = replace(JO, id="later", start=JO.start.replace(day=25))
CONTEXT = replace(scene(), interviews=(MARC, JO), speaker=mail("olivia"), spoken_of=("jo",))


@pytest.mark.parametrize(
    "text",
    [
        "cancel hers",
        "move her to Friday",
        "add Dana to hers",
        "make her interview 45 minutes",
        "push hers to 4pm on Thursday",
    ],
)
@pytest.mark.parametrize("last", ["list", "none"])
def test_the_candidate_spoken_of_last_is_meant(text, last):
    read = parse(text, replace(CONTEXT, last=last))
    assert (read.request.target, read.doubt) == (("jo",), None)


@pytest.mark.parametrize(
    "text", ["cancel hers", "add Dana to hers", "push hers to 4pm on Thursday"]
)
def test_it_is_meant_while_a_question_is_open_too(text):
    after = parse("is Dana free on Friday", scene()).question
    read = parse(text, replace(CONTEXT, last="offer"), after=after)
    assert (read.request.target, read.doubt) == (("jo",), None)


def test_of_several_of_theirs_it_is_asked_which():
    context = replace(CONTEXT, last="list", interviews=(MARC, JO, LATER), spoken_of=("jo", "later"))
    read = parse("cancel hers", context)
    assert ["Jo Pike" in one.sentence for one in read.doubt.choices] == [True, True]


def test_a_name_or_a_card_counts_for_more():
    assert parse("cancel Marc's, not hers", replace(CONTEXT, last="list")).request.target == (
        "marc",
    )
    assert parse("cancel his", replace(CONTEXT, last="interview")).request.target == ("marc",)
