"""An answer of several sentences: the last word counts, and neither a story nor what was once answered does."""

import pytest

from tests.language.example_company import HANA, VERA, read_among


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Yes, happy to. Oh wait, that Wednesday? I can't, I'm on a course. Please decline it.", "decline"),
        ("Sure, I'll take it. Earlier I had said no to another one but that was the dentist.", "accept"),
        ("All good, I'll be there. I was going to have the builders in but they've moved.", "accept"),
        ("I know I moaned about it, but I've cleared the morning out. So yes, I'll do it.", "accept"),
        ("No, that clashes with the board meeting. Thursday at 4 would work well for me.", "propose"),
        ("I'll have to pass on this one, she's a friend. Maybe ask Raj, he knows the field.", "decline"),
        ("Any chance of Thursday at 4 instead? My daughter's concert is at 10.", "propose"),
    ],
)  # fmt: skip
def test_the_last_word_is_the_answer(text, intent):
    read = read_among(text, (VERA, HANA), last="invitation")
    assert (read.intent, read.doubt) == (intent, None)
    assert read.request.target == ("vera",)
    if intent == "propose":
        ((start, _),) = read.request.windows
        assert f"{start:%a %H:%M}" == "Thu 16:00"
