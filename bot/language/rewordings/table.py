"""The one table of rewordings, in the order in which they are applied, by where a message is said."""

from bot.language.context import ParseContext
from bot.language.interviews.candidates.candidate_address import candidate_address
from bot.language.rewordings.anywhere import ANYWHERE
from bot.language.rewordings.asked import ASKED
from bot.language.rewordings.at_length import AT_LENGTH
from bot.language.rewordings.attending import ATTENDING
from bot.language.rewordings.booked import DEEDS, PASSING, REQUESTS
from bot.language.rewordings.called_off import CALLED_OFF
from bot.language.rewordings.candidate_mail import HELD_BACK, SENT, UNMAILED
from bot.language.rewordings.candidate_names import CANDIDATE_NAMES, OPEN_NAMES
from bot.language.rewordings.dictated import (
    SPOKEN,
    SPOKEN_ANSWERS,
    SPOKEN_CHANGES,
    SPOKEN_OPEN,
    TOLD_APART,
)
from bot.language.rewordings.everyday import EVERYDAY, OTHER_HOUR
from bot.language.rewordings.handed_over import HANDED_OVER
from bot.language.rewordings.in_stories import IN_STORIES
from bot.language.rewordings.invited import INVITED, UNABLE
from bot.language.rewordings.literal import LITERAL, TOLD_LITERAL
from bot.language.rewordings.literal_answers import (
    ANSWERS_LITERAL,
    BOOKED_LITERAL,
    OPEN_LITERAL,
)
from bot.language.rewordings.notation import Table, reworded
from bot.language.rewordings.noted_for_all import NOTED_FOR_ALL
from bot.language.rewordings.offered import OPEN, TALK, UNINVITED
from bot.language.rewordings.other_times import OTHER_TIMES
from bot.language.rewordings.own_clock import OWN_CLOCK
from bot.language.rewordings.said_in_passing import IN_PASSING, STANDING
from bot.language.rewordings.someone_else import SOMEONE_ELSE
from bot.language.rewordings.stand_ins import STAND_INS
from bot.language.rewordings.typed import TYPED

_TYPED = Table(SPOKEN + LITERAL + TYPED)
_AT_LENGTH = Table(TOLD_APART + TOLD_LITERAL + NOTED_FOR_ALL + CALLED_OFF + IN_STORIES + AT_LENGTH)
_ANY = OWN_CLOCK + STANDING + HELD_BACK + UNMAILED + HANDED_OVER + ASKED
_SAID = OTHER_HOUR + UNINVITED + TALK + ANYWHERE
_OF_BOOKED = (
    BOOKED_LITERAL
    + SPOKEN_CHANGES
    + SOMEONE_ELSE
    + IN_PASSING
    + EVERYDAY
    + SENT
    + CANDIDATE_NAMES
    + REQUESTS
    + STAND_INS
    + PASSING
    + OTHER_TIMES
    + DEEDS
)
OF_INTERVIEWERS = Table(SPOKEN_ANSWERS + UNABLE + ANSWERS_LITERAL + ATTENDING)
"""What interviewers say of what they attend, before anything else is read."""
_IDLE = Table(_ANY + _SAID)
_BOOKED = Table(_ANY + _OF_BOOKED + _SAID)
_INVITED = Table(
    SPOKEN_ANSWERS + ANSWERS_LITERAL + OWN_CLOCK + ASKED + OTHER_HOUR + INVITED + ANYWHERE
)
_OPEN = Table(
    SPOKEN_OPEN
    + OPEN_LITERAL
    + _ANY
    + SOMEONE_ELSE
    + OTHER_TIMES
    + UNINVITED
    + OPEN_NAMES
    + OPEN
    + TALK
    + ANYWHERE
)


def prepare() -> None:
    """Make the index of each table, which the first message that needs it would make: a tenth of a second for the longest."""
    for one in (_IDLE, _BOOKED, _INVITED, _OPEN, _TYPED, _AT_LENGTH, OF_INTERVIEWERS):
        one.tried("")


def in_full(text: str, context: ParseContext) -> str:
    """Return a message as it would be typed in full."""
    return reworded(reworded(text, context, _TYPED), context, _AT_LENGTH).strip(" \n,;")


def told_plainly(text: str, context: ParseContext) -> str:
    """Return a message with what it tells at length in plain words, before it is cut into clauses."""
    return reworded(text, context, _AT_LENGTH)


def in_plain_words(text: str, context: ParseContext, *, is_after: bool) -> str:
    """Return a message in plainer words where it has one of these forms; the message itself else. `is_after` is whether a question is open."""
    if is_after:
        return reworded(text, context, _OPEN)
    if context.last == "invitation":
        return reworded(text, context, _INVITED)
    if not context.interviews:
        return reworded(text, context, _IDLE)
    told = candidate_address(text, context)
    return told if told != text else reworded(text, context, _BOOKED)
