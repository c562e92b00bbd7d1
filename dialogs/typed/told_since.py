"""What came by itself since the bot answered: somebody declined, a room did; the card that says so is what a chat shows last."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import UNDO_FOR, Interview
from bot.domain.conversation_state import Conversation
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork


async def with_told_since(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> Conversation:
    """Return the talk in which the speaker's own interview of which news came last, since the bot answered, is spoken of: what its card says to type is of that one.

    As it is where something is open in the talk, or was booked or changed just now: what is typed then is of that.
    """
    if talk.answered_at is None or _is_open(talk) or _has_just_done(talk, turn):
        return talk
    own = await unit_of_work.find(Interview, "by", turn.speaker.id, after=turn.now)
    told = [
        (one.news_at, one.id, one)
        for one in own
        if one.is_live and one.news_at is not None and one.news_at > talk.answered_at
    ]
    if not told:
        return talk
    _, _, interview = max(told, key=lambda one: one[:2])
    about = interview.loop or interview.id
    return replace(
        talk,
        interview=about,
        newest=about,
        is_about_interview=True,
        lists="people" if interview.substitutes and not interview.loop else "",
        listed=(),
        cancelled=(),
    )


def _is_open(talk: Conversation) -> bool:
    """Whether what is typed may answer a question, choose a time, or change what is being looked for."""
    is_looked_for = talk.asked is not None and not talk.is_about_interview
    return bool(talk.doubt or talk.confirm) or talk.is_choosing or is_looked_for


def _has_just_done(talk: Conversation, turn: Turn) -> bool:
    """Whether the last thing said or pressed booked or changed an interview, which can still be undone."""
    is_fresh = talk.answered_at is not None and turn.now - talk.answered_at < UNDO_FOR
    return talk.is_deed_latest and is_fresh
