"""Whatever is typed, reading it does not fail, and costs little."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.commands.table import match_command
from bot.language.context import ParseContext
from bot.language.parser import parse
from bot.language.people.name_index import Directory, Person
from bot.language.tokens.normalize import listed
from tests.language.example_company import MARC, SUNDAY, WEDNESDAY, company, said, scene

WORDS = sorted(
    listed(
        """
        who free tuesday tomorrow next week this the of in at from to until after before between and
        or not but except , - 2 10 24 1500 9:30 24/11 31/02 2026-02-30 24th 9999-12-31 pm am noon
        half quarter past may april will mark sarah dana raj bob room for people minutes hours day
        days month november december with video teams boardroom quiet cancel move make it admin
        first last monday friday weekend fortnight 999999999 0 two three either any berlin time et
        """
    )
)
LONG = {
    "letters": "who is free tuesday " * 500,
    "one word": "tuesday " * 3000,
    "a strange word": "xqzwv " * 3000,
    "strange words": " ".join(
        f"qz{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}vx" for n in range(2000)
    ),
    "digits": "1" * 10_000,
    "marks": ",-.;:/" * 2000,
    "marks before a word": "?" * 3000 + "note: bring a laptop",
    "marks alone": "." * 10_000,
    "emoji": "😀🎉👩‍👩‍👧" * 2000,
    "right to left": "מי פנוי ביום שלישי " * 500,
    "rows": "at 10 or " * 1500,
    "days": "monday to tuesday and " * 500,
    "weeks": "a week on " * 1500,
    "names": "dana or sarah, " * 1000,
    "markup": "<at>" * 3000,
    "interviews": "999999999 interviews with Dana or Sarah on Tuesday",
    "clauses": "add Mei, move it to Friday at 3, no room but online, tell Tom that Priya is late, "
    * 120,
}
MOMENTS = (scene(), scene(WEDNESDAY), scene(WEDNESDAY, locale="en-US", zone="America/New_York"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    reading = parse(text, scene())
    assert reading.intent
    match_command(text, scene())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.sampled_from(MOMENTS))
def test_any_row_of_the_languages_own_words_is_read(words, moment):
    reading = parse(" ".join(words), moment)
    if reading.question is None:
        return
    windows = reading.question.windows
    assert all(start < end and start >= moment.now for start, end in windows)
    assert all(one[1] <= other[0] for one, other in pairwise(windows))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
)
def test_any_follow_up_is_read(first, second):
    before = said("is Dana free Tuesday at 3 with a room").question
    middle = parse(" ".join(first), scene(), after=before)
    parse(" ".join(second), scene(), after=middle.question, doubt=middle.doubt)


@pytest.mark.exhaustive
@pytest.mark.parametrize("text", LONG.values(), ids=list(LONG))
@pytest.mark.parametrize("last", ["none", "offer", "interview", "invitation"])
def test_a_long_text_is_read_at_once(text, last):
    """Ten times what it takes on a slow machine: work is bounded by words, not by luck, whatever was shown."""
    of = replace(MARC, role="interviewer" if last == "invitation" else "organizer")
    shown = (of,) if last in {"interview", "invitation"} else ()
    open_question = said("is Dana free Tuesday at 3").question if last == "offer" else None
    context = replace(scene(), last=last, interviews=shown)
    parse(text, context, after=open_question)  # compiles the patterns it is the first to need
    begun = time.process_time()
    parse(text, replace(context), after=open_question)
    match_command(text, context)
    assert time.process_time() - begun < 0.5


def test_an_account_of_a_thousand_people_is_read_as_quickly():
    people = tuple(Person(f"Ann{n} Smith{n}", f"p{n}@big.example") for n in range(1000))
    big = ParseContext(SUNDAY, "Europe/London", "en-GB", Directory((*people, *company().people)))
    begun = time.process_time()
    question = parse("are Dana and ann77 smith77 free on Tuesday", big).question
    assert time.process_time() - begun < 0.5
    assert question.people == ("dana@fabrikam.example", "p77@big.example")


class Crowd(tuple):
    """People who count how often all of them are gone through."""

    __slots__ = ()
    walks = 0

    def __iter__(self):
        Crowd.walks += 1
        return super().__iter__()


@pytest.mark.parametrize(
    "text",
    [
        "Dana on Tuesday with a room",
        "who's free Tuesday with a room",
        "zed kowalski, 45m, dana+raj, tue am, room",
        "anna garcia: 1h with raj tomorrow morning",
        "hand only Marc's interview over to Dana",
        "note only for Dana: bring the laptop",
        "my interviews",
    ],
)
def test_no_message_goes_through_everybody_of_an_account(text):
    """Thousands take twenty milliseconds in which nobody else is answered: their names are looked up."""
    everybody = Crowd(company().people)
    context = replace(scene(), directory=Directory(everybody), interviews=(MARC,))
    Crowd.walks = 0
    parse(text, context)
    match_command(text, context)
    assert Crowd.walks == 0
