"""One person or another, one room or another, in a change: the bot asks which, since a change can only name who comes."""

from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification, asks, option
from bot.language.grammar import teach
from bot.language.questions.candidate_or_colleague import asked_back
from bot.language.tokens.cues import Cued

_EITHER = Cued(
    r"(?<!\S)(?:(?:either|one of|any of) )*(?P<some>¤p\d+(?:(?: ,)? or (?:maybe |perhaps )?¤p\d+|(?: ,) ¤p\d+)+|¤r\d+(?: or (?:maybe |perhaps |the )?¤r\d+)+)|\b(?:either|one|any) of (?P<these>¤p\d+(?:(?: (?:,|and|or))+ ¤p\d+)+)"
)


def asked_which_one(shape: Shape) -> Clarification | None:
    """Return the question which one is meant: "add Sam or Wei"; None where no other stands beside an "or"."""
    found = shape.search(_EITHER)
    if found is None or (found["some"] and " or " not in found["some"]):
        return None
    places = shape.places(found.span())
    said = [shape.text([n]) for n in places if shape.pieces[n].kind == "name"]
    span = (shape.pieces[places[0]].start, shape.pieces[places[-1]].end)
    choices = [(option("said", said=one), one) for one in said]
    return asked_back(shape.sentence, span, asks("either", said=shape.text(places)), choices)


teach(_EITHER)
