"""What a message is shaped into is worked out once, and for no other context."""

import gc

from msgspec.structs import replace

from bot.language.chunking.reading import shaped
from bot.language.context import ParseContext, read_once
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.requests import ChatRequest
from tests.language.example_company import JO, scene

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


def test_what_was_read_in_a_context_is_known_in_the_same_one_made_anew():
    here = scene()
    shown = here.but(last="list")
    again = here.but(last="interview").but(last="list")
    assert again.readings is shown.readings is not here.readings
    assert shown.but(last=here.last).readings is here.readings


def test_no_context_is_left_once_a_message_is_read():
    parse(TEXT, scene())
    gc.collect()
    gc.disable()
    try:
        before = _contexts()
        parse(TEXT, scene())
        assert _contexts() == before
    finally:
        gc.enable()


def _contexts() -> int:
    return sum(isinstance(one, ParseContext) for one in gc.get_objects())


def test_words_have_one_shape_whatever_was_shown_but_not_beside_other_interviews():
    here = scene()
    known = shaped(TEXT, here, is_after=False)
    assert shaped(TEXT, here.but(last="list"), is_after=False) is known
    assert shaped(TEXT, here.but(interviews=(JO,)), is_after=False) is not known


def test_what_is_asked_is_read_once_in_a_context():
    read: list[str] = []

    @read_once
    def talk(said, context, after):
        read.append(said)
        return ParsedMessage(ChatRequest("talk"))

    here, question = scene(), parse(TEXT, scene()).question
    for context, after in ((here, None), (here.but(last="list"), None), (here, question)):
        assert talk(TEXT, context, after) is talk(TEXT, context, after)
    assert len(read) == 3
