"""How a row of the rewordings is written, and what its names and places stand for."""

import pytest
from msgspec.structs import replace

from bot.language.messages.said_to_bot import said_to_bot
from bot.language.parser import parse, warm_up
from bot.language.rewordings import table
from bot.language.rewordings.notation import reworded, rows, shown
from bot.language.rewordings.table import in_full, in_plain_words
from tests.language.example_company import MARC, mail, scene

CONTEXT = replace(scene(), last="interview", interviews=(replace(MARC, people=(mail("raj"),)),))


@pytest.mark.parametrize(
    ("kind", "known", "unknown"),
    [
        ("candidate", "Marc", "Raj"),
        ("attendee", "Raj", "Dana"),
        ("colleague", "Dana", "Marc"),
        ("which", "Friday", "Raj"),
        ("name", "Zoltan", "her"),
    ],
)
def test_a_name_has_to_be_somebody_of_its_kind(kind, known, unknown):
    table = rows((rf"greet {{who:{kind}}}{{tail}}", "hello {who}"))
    assert reworded(f"Greet {known} (hm)", CONTEXT, table) == f"Greet {known} (hm)"
    assert reworded(f"Greet {known}, please!", CONTEXT, table) == f"hello {known}"
    assert reworded(f"greet {unknown}", CONTEXT, table) == f"greet {unknown}"


def test_a_verb_before_a_candidates_name_is_no_part_of_it():
    assert said_to_bot("Move Marc's interview one hour later.", CONTEXT, None).text == "Move Marc's interview one hour later."  # fmt: skip


def test_what_is_called_the_same_twice_is_the_one_that_is_said():
    table = rows((r"{lead}(drop {who:name}|{who:name} is out){tail}", "without {who}"))
    assert reworded("ok, could you drop Wei", CONTEXT, table) == "without Wei"
    assert reworded("sorry, Wei is out now", CONTEXT, table) == "without Wei"


def test_an_interview_that_is_nobodys_leaves_the_message_as_it_is():
    table = rows((r"end {who:interviewee}( at (?<hour>\d+))?\Z", "stop {who's}{ by hour}"))
    assert reworded("end Marc at 5", CONTEXT, table) == "stop Marc's interview by 5"
    assert reworded("end the candidate", CONTEXT, table) == "stop it"
    assert reworded("end Raj at 5", CONTEXT, table) == "end Raj at 5"


def test_words_for_an_interview_may_be_those_that_were_said():
    table = rows((r"drop {of:which}\Z", "cancel {of's?}"))
    assert reworded("drop Marc's", CONTEXT, table) == "cancel Marc's interview"
    assert reworded("drop the Friday one", CONTEXT, table) == "cancel the Friday one"


def test_rows_are_put_one_after_the_other_where_they_are_said():
    table = rows(
        ("it's off", "it is cancelled", shown("interview")),
        (r"\bit (is|was)", "that is"),
        ("cancelled", lambda said, _: said.whole.upper() if "!" in said.text else None),
    )
    assert reworded("it’s off!", CONTEXT, table) == "that is CANCELLED!"
    assert reworded("it's off", CONTEXT, table) == "that is cancelled"
    assert reworded("it's off", replace(CONTEXT, last="offer"), table) == "it's off"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sub in Wei for Mei", "replace Mei with Wei"),
        ("Raj 30 -> Dana 45", "Raj 30 min, then Dana 45"),
        ("two and a half hours with Raj, please set that", "2.5 hours with Raj"),
        ("https://example.com/cv.pdf = Marc's CV", "Marc's CV is https://example.com/cv.pdf"),
    ],
)
def test_what_is_typed_in_short_is_written_in_full(typed, meant):
    assert in_full(typed, CONTEXT) == meant


def test_a_wrong_name_is_put_right_however_loudly_it_is_said():
    said = in_plain_words("oops wrong name!! it's Marc Dupont not Dubois", CONTEXT, is_after=False)
    assert said == "the candidate is called Marc Dupont"


@pytest.mark.parametrize("typed", ["I'd rather Dana for Marc", "i'd rather dana for marc"])
def test_a_name_that_is_known_is_one_without_capitals_too(typed):
    assert said_to_bot(typed, CONTEXT, None).text == "ask Dana for Marc"


def test_words_that_no_form_has_are_left_as_they_were_typed():
    assert said_to_bot("move marc to friday", CONTEXT, None).text == "move marc to friday"


def test_a_row_is_tried_on_what_the_rows_before_it_made_of_a_text_and_never_again():
    table = rows(
        (r"\bship\b", "send"), (r"\bpost\b", "ship"), (r"\bmail\b", "post"), (r"\b[xy]\b", "?")
    )
    assert reworded("ship it, post that", CONTEXT, table) == "send it, ship that"
    assert reworded("mail x", CONTEXT, table) == "post ?"


def test_only_rows_are_tried_of_which_something_is_said():
    table = rows((r"\bship (it|that)", "send"), (r"\b(post|mail) it", "ship"), (r"\b[xy]\b", "?"))
    assert table.tried("Mail it") == [1, 2]
    assert table.tried("SHIP THAT") == [0, 2]
    assert table.tried("") == [2]


@pytest.mark.parametrize("said", ["7.12. - 9.12.", "07.12.–09.12.", "from 7.12. until 9.12."])
def test_dates_with_a_dot_behind_each_number_are_a_range_of_days(said):
    days = [start.date().isoformat() for start, _ in parse(f"Raj {said}", scene()).question.windows]
    assert days == ["2026-12-07", "2026-12-08", "2026-12-09"]


def test_no_message_waits_for_the_index_of_a_table():
    """The longest takes a tenth of a second, which would hold the loop."""
    used = (table._IDLE, table._BOOKED, table._INVITED, table._OPEN, table.OF_INTERVIEWERS)
    for one in (*used, table._TYPED):
        vars(one).pop("_places", None)
    warm_up()
    assert all("_places" in vars(one) for one in (*used, table._TYPED))
