"""What is to be done to one interview of a candidate, and then to another: "Jo's first one: swap Ian for Sam. Second: lose the room".

One interview is changed at a time: such a message is several sentences, of which the first is done and the others are
shown to be typed next, so that nothing said of the second is done to the first.
"""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD

_RANK = r"(?:first|1st|second|2nd|third|3rd|last|other)"
_ONE = r"(?: (?:one|interview|session|meeting))?"
_TURNS = Cued(
    rf"{LEAD}(?P<whose>[\w’'-]+?)['’]s (?P<rank>{_RANK}){_ONE}\s*[:–—-]\s*(?P<first>\S.*?)\s*[.;,\n]+\s*(?:and )?(?:(?:the|her|his|their|(?P=whose)['’]s) )?(?P<next>{_RANK}){_ONE}\s*[:–—-]\s*(?P<rest>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)


def one_after_another(text: str, context: ParseContext) -> tuple[str, ...]:
    """Return a sentence for each interview that is spoken of; nothing where one alone is, or none of the candidate is known."""
    found = _TURNS.match(text)
    if found is None or not interviews_of(found["whose"].capitalize(), context):
        return ()
    whose = found["whose"][:1].upper() + found["whose"][1:]
    return (
        f"{whose}'s {found['rank']} one: {found['first']}",
        f"{whose}'s {found['next']} one: {found['rest'].strip()}",
    )
