"""Of long tables of cases, `make check` tries some rows of each, the same every time."""

from tests.harness.some_rows import FEW, some_rows

LONG = [f"tests/test_a.py::test_a[{number}]" for number in range(300)]


def test_all_rows_of_a_short_table_are_tried():
    rows = LONG[:FEW]
    assert some_rows(rows) == {*rows}


def test_about_one_row_of_four_of_a_long_table_is_tried_in_whatever_order():
    chosen = some_rows(LONG)
    assert 60 < len(chosen) < 90
    assert some_rows(reversed(LONG)) == chosen


def test_every_test_is_tried_however_many_rows_it_has():
    names = [f"tests/test_a.py::test_{test}[{row}]" for test in range(200) for row in range(5)]
    tried = {one.partition("[")[0] for one in some_rows(names)}
    assert len(tried) == 200


def test_a_row_that_is_added_changes_no_choice_of_the_others():
    assert some_rows(LONG[:-1]) == some_rows(LONG) - {LONG[-1]}


def test_the_rows_of_two_dimensions_are_of_all_values_of_both():
    rows = [f"tests/test_a.py::test_a[{one}-{two}]" for one in range(30) for two in range(3)]
    chosen = [one.partition("[")[2].rstrip("]").split("-") for one in some_rows(rows)]
    assert len({one for one, _ in chosen}) > 12
    assert {two for _, two in chosen} == {"0", "1", "2"}
