"""What a message is shaped into is worked out once, and for no other context."""

from msgspec.structs import replace

from bot.language.chunking.reading import shaped
from bot.language.parser import parse
from tests.language.example_company import scene

TEXT = "who's free on Tuesday with a room"


def test_several_stages_share_the_shape_of_one_text():
    here = scene()
    assert shaped(TEXT, here, is_after=True) is shaped(TEXT, here, is_after=True)
    assert shaped(TEXT, here, is_after=False) is not shaped(TEXT, here, is_after=True)


def test_no_shape_goes_over_to_another_context():
    here = scene()
    known = shaped(TEXT, here, is_after=False)
    assert shaped(TEXT, replace(here, last="offer"), is_after=False) is not known


def test_a_question_is_shaped_once_though_the_one_before_it_is_open():
    before, here = parse(TEXT, scene()).question, scene()
    parse("and on Wednesday", here, after=before)
    assert [*here.shapes] == [("and on Wednesday", True)]
