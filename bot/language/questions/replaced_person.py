"""In whose place somebody is to come, where only a pronoun tells: "Mei instead of him", "what if Lucy stood in for her".

One person of the open question is meant; with two of them the bot asks which.
"""

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


def ask_replaced_person(
    shape: Shape, after: Question, context: ParseContext
) -> Clarification | None:
    """Return the question which of the people asked for is meant; None where nobody new comes in a pronoun's place."""
    found = shape.search(_IN_PLACE_OF)
    named = [mail for one in shape.pieces if is_person(one) for mail in one.value.ids]
    is_plain = found and len(named) == 1 and named[0] not in after.people
    if found is None or not is_plain or len(after.people) < 2 or after.sessions:  # noqa: PLR2004 - one of several
        return None
    places = shape.places(found.span("who") if found["who"] else found.span())
    span = (shape.pieces[places[0]].start, shape.pieces[places[-1]].end)
    lead = "" if found["who"] else "instead of "
    known = [context.directory.person(mail) for mail in after.people]
    asked = asks("takes-place-of", name=name_of(named[0], context))
    choices = [(option("named", name=one.name), f"{lead}{one.name}") for one in known if one]
    return asked_back(shape.sentence, span, asked, choices)


teach(_IN_PLACE_OF)
