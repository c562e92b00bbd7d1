"""Whether the words of a whole message speak for what was read of it: a measure of doubt that holds at first sight.

What nothing else claims is a search for times or idle talk. Of 2,790 messages at first sight, each read by the code as it
was before, 9 of the 56 of these that were misread in silence were so improbable by their words, and none of the 921 that
were read right. No other measure told the two apart: how sure the words are of what a form of its own has read, words never
seen, how much was read, whether a message reads the same without a word of it, in other letters or clause by clause.
"""

from bot.language.acts.classifier import act_probabilities
from bot.language.acts.cue_words import has_cue
from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape

HARDLY, LIKELY = 0.2, 0.5
"""A reading less probable than the one is asked about, where another is as probable as the other, among acts whose words are said."""
_SEARCHES = frozenset({"new", "continued", "more"})
"""Which of the searches it is need not be asked."""
_UNREAD = frozenset({"word", "strange"})
_BEFORE_THINGS = frozenset({"in", "at", "on", "for", "with", "and", "or", "the"})


def _names_only(shape: Shape) -> bool:
    """Whether a message says nothing but what can be searched by, which is no idle talk: "in Berlin", "with Mei on Friday"."""
    return all(
        one.kind not in _UNREAD or shape.sentence.words[one.start] in _BEFORE_THINGS
        for one in shape.pieces
    )


def outvoting(act: str, shape: Shape, situation: Situation) -> str:
    """Return the act that the words speak for where they hardly speak for the one that was read; empty for any other message."""
    if all(word.startswith("¤") for word in shape.row.split()):
        return ""
    alike = _SEARCHES if act in _SEARCHES else {act}
    shares = act_probabilities(shape, situation)
    said = {one: share for one, share in shares.items() if one in alike or has_cue(one, shape.row)}
    read = sum(share for one, share in said.items() if one in alike)
    other = max(said.keys() - alike, key=said.__getitem__)
    total = sum(said.values())
    is_likelier = read < HARDLY * total and said[other] >= LIKELY * total
    is_no_talk = other == "chat" and _names_only(shape)
    return other if is_likelier and other != "unknown" and not is_no_talk else ""
