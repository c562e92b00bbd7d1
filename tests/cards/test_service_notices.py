from bot.domain.jobs import JobKind
from cards.words.service_notices import given_up
from tests.harness.for_each import for_each


@for_each("kind", {one.name: one for one in JobKind})
def test_no_kind_of_work_is_told_by_its_name_in_the_store(kind):
    assert given_up(kind) != kind.value


def test_words_that_were_stored_before_come_back_as_they_are():
    assert given_up("a question couldn’t be answered") == "a question couldn’t be answered"
