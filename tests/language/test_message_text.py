"""What of a message is said to the bot."""

import pytest

from bot.language.tokens.message_text import spoken

ASKED = "Could you find 45 minutes with Tom next week?"
SIGNATURES = (
    "Many thanks and kind regards,\nHelena Voss\nSenior Talent Partner\n+44 20 7946 0011",
    "Thanks ever so much,\nHelena Voss\nSenior Talent Partner",
    "With best wishes\nHelena",
)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_of_several_lines_is_not_said_to_the_bot(signature):
    assert spoken(f"Hello,\n\n{ASKED}\n\n{signature}").text.rstrip(".") == ASKED


def test_a_signature_may_begin_behind_the_sentence_it_closes():
    assert spoken(f"{ASKED} Thank you kindly,\nApril Jones\nOffice Manager").text == ASKED


def test_what_follows_a_bare_courtesy_is_still_said():
    assert "Mei" in spoken(f"{ASKED}\nThanks, and also\nMei on Friday?").text


def test_one_name_below_a_whole_sentence_signs_it():
    assert spoken(f"{ASKED}.\n\nCatherine").text.rstrip(".") == ASKED
    assert spoken("Is Ian free?\n\nThursday").text.endswith("Thursday")


def test_what_begins_the_lines_of_a_list_is_not_said():
    assert spoken("- Ian\n- Mei\n- 1 hr\n- Thursday").text == "Ian\nMei\n1 hr\nThursday"
    assert spoken("1. 30 min with Ian\n2. tomorrow").text == "30 min with Ian\ntomorrow"


def test_what_honours_a_name_is_no_part_of_it():
    assert spoken("take Tanaka-san off, and Mr Becker").text == "take Tanaka off, and Becker"


@pytest.mark.parametrize(
    "written",
    [
        f"{ASKED} :pray:",
        f":calendar: {ASKED} :+1::skin-tone-3:",
        f"&gt; we could do Monday at 10\n{ASKED}",
        f"> we could do Monday at 10\n> or Friday\n\n{ASKED}",
        f"```Monday with Ian```\n{ASKED}",
        ASKED.replace("next", "~this~ next"),
        ASKED.replace("next", "~~this~~ next"),
        ASKED.replace("next", "<s>this</s> next"),
        ASKED.replace("Tom", "*Tom*").replace("next week", "_next week_"),
    ],
)
def test_emoji_codes_quotes_and_what_is_struck_out_are_not_said(written):
    assert " ".join(spoken(written).text.split()) == ASKED


def test_a_date_of_a_form_is_said_and_one_of_a_forwarded_header_is_not():
    assert "Friday" in spoken("Candidate: Jo Park\nInterviewer: Ian\nDate: Friday").text
    assert "Monday" not in spoken(f"From: Jo\nDate: Monday\nSubject: x\n\n{ASKED}").text


def test_a_message_that_is_nothing_but_emoji_codes_says_nothing():
    assert not spoken(":pray: :tada:").text
    assert spoken("thanks :pray:").text == "thanks"


@pytest.mark.parametrize("greeting", ["Good morning", "Hello", "Hi all"])
def test_a_name_behind_a_greeting_is_greeted_only_where_a_request_follows_it(greeting):
    for asked in ("Samira, tomorrow 9-11", "Mei, Tom and Sam on Friday", "Need Mei, Mark and May"):
        assert spoken(f"{greeting}, {asked}").text == asked
    for asked in ("could you find Ian?", "I need Ian tomorrow", "book Ian tomorrow"):
        assert spoken(f"{greeting}, Rita, {asked}").text == asked
