"""The interview that a message named is the one spoken of from then on, whatever came of the message: "add Mei" after a refusal means it."""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BotError, Changed, SignInNeeded
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    RescheduleRequest,
)
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from cards.view_models import Problem


async def with_named(
    parsed: ParsedMessage,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    do: Callable[[], Awaitable[Outcome]],
) -> Outcome:
    """Return what comes of a message, and keep the one interview of the speaker's own that it names as the one spoken of."""
    named = await _named(parsed, talk, turn, unit_of_work)
    if not named:
        return await do()
    try:
        outcome = await do()
    except (Changed, SignInNeeded):
        raise
    except BotError as error:
        refused = Outcome(show=[OutgoingView(view=Problem.of(error))])
        return with_talk(refused, _about(talk, named))
    if any(isinstance(one.view, _SHOWS_IT) for one in outcome.show):
        return outcome  # The card tells by itself what was shown last.
    kept = replace(_about(kept_talk(outcome, talk), named), is_choosing=False)
    return with_talk(outcome, kept)


def is_refused(outcome: Outcome) -> bool:
    """Whether nothing but a refusal is shown."""
    return bool(outcome.show) and all(isinstance(one.view, Problem) for one in outcome.show)


async def _named(
    parsed: ParsedMessage, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> str:
    """Return the one interview of the speaker's own that a message names; empty where the question back may be about something else."""
    request = parsed.request
    if not isinstance(request, _NAMING) or len(request.target) != 1:
        return ""
    is_open = bool(talk.asked) and not talk.is_about_interview
    if is_open and parsed.doubt is not None and parsed.doubt.choices:
        return ""
    interview = await unit_of_work.load(Interview, InterviewId(request.target[0]))
    is_own = interview is not None and interview.by == turn.speaker.id and interview.is_live
    return request.target[0] if is_own else ""


def _about(talk: Conversation, named: str) -> Conversation:
    """Return the talk that speaks of an interview; times shown for another one, or a list, are not meant any more."""
    if talk.interview == named and talk.is_about_interview and not talk.listed:
        return talk
    return replace(
        talk,
        interview=named,
        newest="",
        is_about_interview=True,
        is_choosing=talk.is_choosing and talk.interview == named,
        lists="",
        listed_rooms=0,
        listed=(),
    )


_NAMING = (ChangeRequest, InterviewRequest, InterviewsRequest, LateRequest, RescheduleRequest)
_SHOWS_IT = (InterviewCard, LoopCard, OfferCard)
