"""Which of several invitations another time is proposed for, where its candidate is named in another sentence than the time.

"Friday with Hana does not suit me, I have a review. Is Thursday 11 o'clock possible?" is of Hana's, whatever was shown.
"""

import re
from collections.abc import Callable

from bot.language.context import ComingInterview, ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.people.coming_names import is_colleague
from bot.language.requests import AnswerRequest

_NAMES = re.compile(r"(?<![\w@.])[A-ZÀ-Þ][\w-]*\w(?=['’]s\b|\b)")


def of_named_invitation(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    read_again: Callable[[ParseContext], ParsedMessage],
) -> ParsedMessage:
    """Return a proposal as it is read with the one invitation shown whose candidate is named; any other reading as it is."""
    answer = read.request
    if not isinstance(answer, AnswerRequest) or answer.intent != "propose" or read.doubt:
        return read
    if context.chosen or context.last != "invitation":
        return read
    first = context.interviews[0]
    named = _named(text, context)
    if len(named) != 1 or named[0] == first or answer.target != (first.id,):
        return read
    others = (one for one in context.interviews if one != named[0])
    return read_again(context.but(interviews=(named[0], *others)))


def _named(text: str, context: ParseContext) -> list[ComingInterview]:
    """Return the speaker's invitations whose candidates are named and are nobody's colleagues by that name."""
    words = {one for one in _NAMES.findall(text) if not is_colleague(one, context)}
    asked = [one for one in context.interviews if one.role == "interviewer"]
    return [one for one in asked if any(is_candidate_of(word, one) for word in words)]
