"""What contradicts itself or could mean two is asked about, and the answer is understood."""

import pytest

from bot.language.parser import parse
from bot.language.requests import AskedRoom, ChangeRequest
from tests.language.example_company import (
    JO,
    WEDNESDAY,
    asked,
    mail,
    offered,
    read_among,
    said,
    scene,
)


def labels(sentence, at=None):
    reading = said(sentence, at=at)
    assert reading.doubt is not None
    return offered(reading.doubt)


def answered(sentence, answer):
    """Return the question once the doubt of a sentence is answered."""
    doubt = said(sentence).doubt
    reading = parse(answer, scene(), doubt=doubt)
    assert reading.doubt is None
    return reading.question


def days(question):
    return [f"{start:%-d %b}" for start, _ in question.windows]


def test_two_people_with_one_name_are_offered_both():
    assert labels("is Sarah free Tuesday") == ["Sarah Cohen", "Sarah Connolly"]


def test_a_name_that_begins_two_others_is_asked_about():
    assert sorted(labels("is Oli free Tuesday")) == ["Oliver Lind", "Olivia Lane"]


def test_a_weekday_that_is_not_its_date_offers_both_days():
    assert labels("Dana on Tuesday 25 November") == ["Tue 24 Nov", "Wed 25 Nov"]


def test_a_date_that_does_not_exist_offers_the_days_around_it():
    assert labels("Dana on 31 November") == ["Mon 30 Nov", "Tue 1 Dec"]


def test_month_and_day_the_other_way_round_are_offered_not_guessed():
    assert labels("Dana on 11/26") == ["Thu 26 Nov"]


def test_an_impossible_length_offers_the_usual_ones():
    assert labels("36 hours with Dana") == ["30 min", "45 min", "60 min"]


def test_what_is_past_offers_the_next_days():
    assert labels("Dana this morning", at=scene(WEDNESDAY)) == ["Thu 26 Nov"]


def test_two_rooms_are_asked_about():
    assert labels("Dana Tuesday in Turing or Lovelace") == ["Turing", "Lovelace"]


def test_a_room_that_is_only_ruled_out_is_asked_about():
    assert labels("Dana Tuesday in any room but Turing") == [
        "no room",
        "Boardroom",
        "Lovelace",
        "Quiet 2",
        "Spree",
    ]


def test_the_answer_to_a_ruled_out_room_is_the_room():
    assert answered("Dana Tuesday, not in Turing", "3").room == AskedRoom(mail("lovelace"))


def test_no_room_answers_a_ruled_out_room():
    assert answered("Dana Tuesday, not in Turing", "1").room is None


def test_moving_back_is_asked_about_since_it_is_said_both_ways():
    before = said("Dana Friday at 2").question
    doubt = parse("move it back an hour", scene(), after=before).doubt
    moved = [parse(one.sentence, scene(), after=before).question for one in doubt.choices]
    assert [one.windows[0][0].hour for one in moved] == [15, 13]


def test_an_unknown_group_beside_a_person_offers_the_pools():
    assert labels("one of Dana or frontend on Tuesday") == ["the backend pool"]


def test_a_stranger_is_named_in_the_question_and_never_becomes_anyone():
    reading = said("is Bob free Tuesday")
    assert reading.intent == "availability"
    assert "Bob" in asked(reading.doubt)


def test_a_first_name_with_somebody_elses_last_name_is_asked_about():
    assert labels("is Dana Patel free Tuesday") == ["Dana Levi", "Raj Patel"]


def test_an_ambiguous_name_in_a_command_names_nobody():
    reading = said("make Sarah an admin")
    assert reading.intent == "role"
    assert reading.request.people == ()
    assert "sarah.cohen@fabrikam.example" in reading.request.unknown[0]


@pytest.mark.parametrize(
    "answer",
    [
        "2",
        "the second one",
        "second",
        "option 2",
        "Connolly",
        "Sarah Connolly",
        "the last one",
        "connolly please",
        "I mean Connolly",
    ],
)
def test_a_choice_is_taken_by_number_place_or_name(answer):
    assert answered("is Sarah free Tuesday", answer).people == (mail("sarah.connolly"),)


@pytest.mark.parametrize(
    "answer",
    ["1", "the first", "the 24th", "Tuesday", "Tue", "24", "24 November", "the first one please"],
)
def test_a_day_is_taken_by_number_place_or_date(answer):
    assert days(answered("Dana on Tuesday 25 November", answer)) == ["24 Nov"]


@pytest.mark.parametrize("answer", ["Thursday", "Thurs", "Thur", "Thu"])
def test_a_day_is_taken_by_each_of_its_short_forms(answer):
    assert days(answered("Dana on Wednesday 3 December", answer)) == ["3 Dec"]


def test_yes_takes_the_only_choice():
    assert days(answered("Dana on 11/26", "yes")) == ["26 Nov"]


def test_an_answer_that_is_no_choice_replaces_the_doubtful_words():
    assert answered("is Bob free Tuesday with a room", "Raj").people == (mail("raj"),)
    assert days(answered("Dana on 31 November", "3 December")) == ["3 Dec"]
    assert answered("36 hours with Dana", "90 minutes").minutes == 90


def test_the_rest_of_the_sentence_survives_the_answer():
    question = answered("either Sarah or Raj, Tuesday at 3 for 30 minutes with a room", "Cohen")
    assert question.people == (mail("raj"), mail("sarah.cohen"))
    assert (question.need, question.minutes, question.room is None) == (1, 30, False)


def test_two_doubts_are_asked_one_after_the_other():
    doubt = said("is Sarah free on 31 November").doubt
    reading = parse("the first", scene(), doubt=doubt)
    assert offered(reading.doubt) == ["Sarah Cohen", "Sarah Connolly"]


def test_another_question_leaves_the_doubt_behind():
    doubt = said("is Sarah free Tuesday").doubt
    assert parse("who's free tomorrow", scene(), doubt=doubt).question.people == ()


def test_a_group_nobody_made_is_asked_about_with_the_pools_there_are():
    assert labels("one of frontend on Tuesday") == ["the backend pool"]
    assert (
        answered("one of frontend on Tuesday", "1").people == said("one of backend").question.people
    )
    assert "Bob" in asked(said("one of Bob or Dana on Tuesday").doubt)


@pytest.mark.parametrize(
    "sentence",
    [
        "who's free every monday at 10",
        "a weekly interview with Dana on Mondays",
        "Dana each Monday",
    ],
)
def test_what_is_to_repeat_asks_for_the_one_day_that_is_meant(sentence):
    assert labels(sentence) == ["Mon 23 Nov", "Mon 30 Nov", "Mon 7 Dec"]


@pytest.mark.parametrize(
    "sentence",
    [
        "every monday in december with Dana",
        "Dana every morning this week",
        "slots every 30 minutes on Tuesday with Dana",
        "who's free every day next week",
        "everyone on Monday",
    ],
)
def test_what_has_an_end_is_no_repetition(sentence):
    assert said(sentence).doubt is None


def test_a_name_that_nobody_has_can_be_the_candidates():
    sentence = "need Dana for an interview with Zuzana Kowal on Tuesday"
    assert labels(sentence)[-1] == "Zuzana Kowal is the candidate"
    question = answered(sentence, "Zuzana Kowal is the candidate")
    assert question.candidate.name == "Zuzana Kowal"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("30 min with Dana and Zuzana Kowal on Tuesday", "Zuzana Kowal"),
        ("30 min with Jo Reed on Tuesday", "Jo Reed"),
        ("30 min for Sarah on Tuesday", "Sarah"),
        ("30 min with April Patel on Tuesday", "April Patel"),
        ("book Dana for Reed on Tuesday", "Reed"),
    ],
)
def test_a_name_that_a_colleague_shares_can_be_the_candidates(sentence, name):
    choice = f"{name} is the candidate"
    assert choice in labels(sentence)
    question = answered(sentence, choice)
    assert question.candidate.name == name
    assert set(question.people) <= {mail("dana")}


def test_who_is_named_beside_the_candidate_is_not_asked_about_as_one():
    assert "Zuzana Kowal is the candidate" not in labels(
        "30 min with Dana and Zuzana Kowal on Tuesday for Jo Pike"
    )


@pytest.mark.parametrize(
    ("text", "minutes"), [("make it 45", 45), ("make it 45 min", 45), ("30 min instead", 30)]
)
def test_a_length_is_no_answer_to_who_is_meant(text, minutes):
    doubt = read_among("bring in zorg", (JO,)).doubt
    assert doubt.doubt.kind == "stranger"
    assert read_among(text, (JO,), doubt=doubt).request == ChangeRequest(("jo",), minutes=minutes)


def test_a_name_is_one():
    doubt = read_among("bring in zorg", (JO,)).doubt
    assert read_among("Priya", (JO,), doubt=doubt).request.add == (mail("priya"),)
