"""In whose place somebody is to come, where a pronoun or nothing tells: "Mei instead of him", "what if Lucy stood in for her", "swap with Mei".

One person of the open question is meant; with two of them the bot asks which.
"""

from msgspec.structs import replace

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification, asks, option
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.people.attendees import is_person
from bot.language.people.coming_names import name_of
from bot.language.questions.candidate_or_colleague import asked_back
from bot.language.requests import Question
from bot.language.tokens.cues import Cued

_IN_PLACE_OF = Cued(
    r"\b(?:instead of|in place of|rather than|(?:stands?|stood|steps?|stepped|fills?|filled|sits?|sat) in for|covers? for|covered for|replaces?|replaced|replacing|takes? over from|took over from|(?:swap|switch)(?: out)?) (?P<who>him|her)\b(?! (?:for|with|to|interview|session|slot)\b)"
    r"|\bin (?:his|her) (?:place|stead)\b"
)
_ALONE = Cued(rf"^{EASE}(?:with )?¤p\d+ (?P<instead>instead)(?: (?:please|pls|then))*$")
"""Somebody new and nobody who goes: "swap with Sam", in full."""


def ask_replaced_person(
    shape: Shape, after: Question, context: ParseContext
) -> Clarification | None:
    """Return the question which of the people asked for is meant; None where nobody new comes in a pronoun's place."""
    found = shape.search(_IN_PLACE_OF)
    if found is None and (after.need == "all" or after.sessions):
        found = shape.search(_ALONE)
    asked_for = after.people or tuple(
        dict.fromkeys(mail for one in after.sessions for mail in one.people)
    )
    named = [mail for one in shape.pieces if is_person(one) for mail in one.value.ids]
    is_plain = found and len(named) == 1 and named[0] not in asked_for
    if found is None or not is_plain or len(asked_for) < 2:  # noqa: PLR2004 - one of several
        return None
    who = found.groupdict().get("who")
    words = "who" if who else found.groupdict().get("instead") and "instead"
    places = shape.places(found.span(words or 0))
    span = (shape.pieces[places[0]].start, shape.pieces[places[-1]].end)
    lead = "" if who else "instead of "
    known = [context.directory.person(mail) for mail in asked_for]
    asked = asks("takes-place-of", name=name_of(named[0], context))
    choices = [(option("named", name=one.name), f"{lead}{one.name}") for one in known if one]
    return asked_back(shape.sentence, span, asked, choices)


_EITHER = r"(?P<new>¤p\d+(?: (?:,|or) ¤p\d+)* (?:, )?or ¤p\d+)"
_EITHER_FOR = tuple(
    Cued(one)
    for one in (
        rf"\b(?:replace|swap|switch|substitute|exchange)(?: out)? (?P<old>¤p\d+) (?:for|with|by) (?:either )?{_EITHER}",
        rf"{_EITHER} (?:instead of|in place of|rather than|for) (?P<old>¤p\d+)$",
        rf"^(?:(?:no|sorry|but|,) )*not (?P<old>¤p\d+) (?:, )?(?:but )?(?:either )?{_EITHER}(?: instead)?$",
        rf"\binstead of (?P<old>¤p\d+) (?:, )?(?:either )?{_EITHER}",
    )
)


def with_either(question: Question, shape: Shape, after: Question) -> Question | None:
    """Return the question for those who stay and one of several who may take a place; None where none of several does: "Priya or May instead of Lucy"."""
    for pattern in _EITHER_FOR:
        match = shape.search(pattern)
        if match is None or after.sessions or after.need != "all":
            continue
        old, new = (
            [mail for one in shape.group(match, part) if is_person(one) for mail in one.value.ids]
            for part in ("old", "new")
        )
        stay = tuple(one for one in after.people if one not in old)
        if set(old) <= {*after.people} and not {*new} & {*after.people}:
            people = tuple(sorted({*stay, *new}))
            return replace(question, people=people, need=len(stay) + 1, must=stay)
    return None


teach(_IN_PLACE_OF, _ALONE, *_EITHER_FOR)
