"""A colleague's name that is put right for the candidate's: "it's Priya, not Jo", which may change who is interviewed or who interviews."""

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import are_alike, is_called, name_of
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_RATHER = Cued(
    rf"^{EASE}(?:(?:sorry|oops|no|wait) (?:, )?)*(?:(?:(?:it|that|this) (?:is|'s|should be)|should be)(?: (?:actually|really|for))* )?(?P<new>¤p\d+) (?:, )?(?:and |but )?(?:not|rather than|instead of) (?P<old>¤[cp]\d+)(?: (?:sorry|please|pls|thanks|,|\.))*$"
)


def candidate_or_interviewer(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question whether a colleague is named as the candidate of the interview shown, or as who interviews; None for anything else."""
    found = shape.search(_RATHER) if situation.shows_booked else None
    one = situation.context.interviews[0] if situation.has_interviews else None
    if found is None or one is None or one.candidate is None or not one.candidate.name:
        return None
    new, old = (shape.text(shape.places(found.span(part))) for part in ("new", "old"))
    (piece,) = shape.group(found, "new")
    if not is_called(old, one.candidate.name) or are_alike(new, old) or len(piece.value.ids) != 1:
        return None
    choices = [Choice(option("candidate", name=new), f"the candidate is called {_whole(new, one)}")]
    (mail,) = piece.value.ids
    if mail not in one.people:
        adds = f"add {name_of(mail, situation.context)}"
        choices.append(Choice(option("interviewer", name=new), adds))
    doubt = Clarification(asks("colleague", name=new), tuple(choices), shape.sentence.text)
    return ParsedMessage(ChangeRequest((one.id,)), doubt)


def _whole(new: str, one: ComingInterview) -> str:
    """Return a first name with the surname of who has the interview."""
    surname = one.candidate.name.split()[1:] if one.candidate else []
    return new if " " in new else " ".join((new, *surname))


teach(_RATHER)
