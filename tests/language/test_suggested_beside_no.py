"""Who could come instead, named in a sentence beside a no: the no stands, and its organizer reads both."""

import pytest

from tests.language.example_company import HANA, JO, VERA, read_among


@pytest.mark.parametrize(
    ("text", "target", "reason"),
    [
        ("Hana's one clashes with school pickup, can't do it. Raj could take it", "hana", "Hana's one clashes with school pickup, Raj could take it"),
        ("Friday clashes with my workshop, perhaps Raj can step in", "hana", "clashes with my workshop, perhaps Raj can step in"),
        ("can't make it, I'm at the dentist. could Raj take it?", "vera", "I'm at the dentist, could Raj take it"),
        ("can't do it, school run. Raj could do it", "vera", "school run, Raj could do it"),
        ("I'm on leave that day – ask Raj instead?", "vera", "ask Raj instead"),
        ("sorry, no – on leave. Ask Raj?", "vera", "Ask Raj"),
        ("I have a clash at 10, Raj is free though he said", "vera", "Raj is free"),
        ("Wednesday is tricky, kid's sports day. May could cover", "vera", "kid's sports day, May could cover"),
        ("fri is tricky, kid's sports day. May could cover", "hana", "kid's sports day, May could cover"),
        ("Wed's a bit difficult, dentist. Dan could do it", "vera", "dentist, Dan could do it"),
        ("Wednesday is awkward, school play. Maybe Dana can step in", "vera", "school play, Maybe Dana can step in"),
        ("I've a clash Wednesday, Dan would be free", "vera", "I've a clash Wednesday, Dan would be free"),
        ("not great for me Wednesday, April could take it", "vera", "April could take it"),
        ("Friday's packed, sorry. Dan is free", "hana", "Dan is free"),
        ("Wednesday looks bad, I'm in court. Tom might be able to do it", "vera", "I'm in court, Tom might be able to do it"),
    ],
)  # fmt: skip
def test_the_no_has_both_in_its_reason(text, target, reason):
    read = read_among(text, (VERA, HANA), last="invitation")
    assert (read.intent, read.request.target, read.left_out) == ("decline", (target,), ())
    assert reason in read.request.reason or reason == read.request.reason


@pytest.mark.parametrize(
    "text",
    [
        "can Raj do Hana instead of me?",
        "Raj could take it",
        "could Raj take it?",
        "works for me, Raj could join too",
        "Wednesday is great, see you then",
        "Friday is tricky, how about Thursday?",
        "May could cover",
    ],
)
def test_who_is_named_without_a_no_declines_nothing(text):
    read = read_among(text, (VERA, HANA), last="invitation")
    assert read.intent != "decline"


def test_an_organizer_who_names_somebody_declines_nothing():
    read = read_among("I'm at the dentist. Priya could take it", (JO,), last="interview")
    assert read.intent != "decline"
