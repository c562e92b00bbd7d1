"""Phrases whose words would mean something alone and mean nothing here: `good morning`, `by the way`, `round 2`."""

from bot.language.grammar import Hit, Rules, slot
from bot.language.tokens.tokenizer import Sentence

ASIDE: Rules[str] = Rules("aside")
OTHERWISE: Rules[str] = Rules("otherwise")
"""What joins a second choice to the first: an "or" in other words."""
_GREETINGS = frozenset({"morning", "afternoon", "evening"})


@slot("greeting", *_GREETINGS)
def greeting(sentence: Sentence, place: int) -> Hit[str] | None:
    """Read the "Morning!" that opens a message."""
    is_opening = place == 0 and sentence.words[0] in _GREETINGS and sentence.word(1) in {".", "all"}
    return (2, "please") if is_opening and len(sentence.words) > 2 else None  # noqa: PLR2004 - its own


@ASIDE(
    "good (morning|afternoon|evening|day|night)",
    "(have|enjoy) a (good|nice|great|lovely) (day|one|week|weekend|evening|morning)",
)
@ASIDE(
    "by the way",
    "for now",
    "not (right|just) now",
    "that is (it|all) [for now]",
    "(squeeze|fit|slot|pencil|pop) in",
    "in the meantime",
    "as soon as possible",
    "at some point",
    "at (this|that) hour",
    "take your time",
    "no (problem|worries|rush|hurry)",
    "(just|one|a) (sec|second|moment)",
    "(one|a) (quick|last) (thing|question)",
    "quick question",
)
@ASIDE(
    "(this|one more|another|the first|for the first) time",
    "(first|second|third|final|last|next) (round|stage|step|interview|interviews|one|phase)",
    "[the|a|my|our] {rank} (round|stage|step|interview|interviews|phase)",
    "(round|stage|step|phase|level|part|interview) (one|two|three|1|2|3|4|5)",
)
@ASIDE(
    "end to end",
    "swap to",
    "face to face interview",
    "one to one",
    "1 to 1",
    "1 - 1",
    "one on one",
    "1 on 1",
    "1 : 1",
    "on behalf of",
    "how are you [today|doing]",
    "thanks in advance",
)
@ASIDE("{greeting}")
def _aside(_: Sentence, *__: str | int) -> str:
    return "please"


@OTHERWISE(
    "(otherwise|failing that|failing which|alternatively|or else|or failing that|and / or)",
    "[or] if (that|this|it) ('s|is) (no good|not good|not possible|impossible|full|booked) [,] [then]",
    "[or] if (that|this|it) (fails|does not work [out]|doesnt work [out]|isnt possible|wont work) [,] [then]",
    "if not [possible|free|available] [,] [then]",
)
@OTHERWISE(
    "if (he|she|they|that|it|this) ('s not|is not|isnt|are not|arent|'re not) (free|available|around|possible|an option) [,] [then]",
    "unless (he|she|they|that|it|this) (is|'s|are|isnt|'re|cant) [not] (busy|free|available|out|away|make it|do it) [,] [then|in which case]",
    "if (he|she|they|that|it|this) (cant|cannot|can not|doesnt|does not|wont) (make it|do it|work|come) [,] [then]",
)
def _otherwise(_: Sentence) -> str:
    return "or"
