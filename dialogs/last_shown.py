"""What the bot showed or did last: "it" and "undo" mean that."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.conversation_state import Conversation
from bot.runtime.turn import Outcome, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from cards.candidate_views import CandidateLinkCard
from cards.interview_views import InterviewCard, InterviewList
from cards.loop_views import LoopCard, LoopOfferCard
from cards.offer_views import OfferCard
from cards.view_models import Message


async def with_shown_interview(outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Return the outcome that also keeps which interview was shown last: "it" means that one from now on."""
    if isinstance(turn.content, Pressed) and turn.content.is_automatic:
        return outcome
    views = [one.view for one in outcome.show if one.to in {None, turn.speaker.id}]
    shown = next((one for one in reversed(views) if isinstance(one, _BOOKED)), None)
    is_something_else = any(isinstance(one, _SOMETHING_ELSE) for one in views)
    if shown is None and not is_something_else:
        return outcome
    before = await unit_of_work.conversation(turn.address, turn.speaker.id)
    talk = kept_talk(outcome, before)
    if shown is None:
        link = views[-1].link if isinstance(views[-1], CandidateLinkCard) else ""
        older = replace(talk, newest=link, lists="")
        return with_talk(outcome, older) if older != talk else outcome
    below = [one for one in views if isinstance(one, OfferCard) and one.interview]
    noted = replace(_with_shown(talk, shown), is_choosing=bool(below) and talk.is_choosing)
    return with_talk(outcome, noted) if noted != talk else outcome


def _with_shown(talk: Conversation, shown: InterviewCard | LoopCard) -> Conversation:
    """Return the talk in which this card was shown last."""
    about = shown.loop if isinstance(shown, LoopCard) else shown.interview
    is_organizer = isinstance(shown, LoopCard) or shown.audience == "organizer"
    return replace(
        talk,
        interview=about,
        newest=about,
        is_about_interview=is_organizer or talk.is_about_interview,
        is_choosing=False,
        cancelled=_cancelled(shown),
        lists=_offered_beside(shown) if isinstance(shown, InterviewCard) else "",
        listed_rooms=len(shown.spare_rooms) if isinstance(shown, InterviewCard) else 0,
        listed=(),
    )


async def with_deed(outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Return the outcome that also keeps that this turn booked or changed an interview of the speaker's own, or was thanks for that."""
    saved = [one for one in outcome.save if isinstance(one, Interview)]
    own = [one for one in saved if one.by == turn.speaker.id]
    is_deed = any(
        [_is_deed(one, await unit_of_work.before(Interview, one.key), turn) for one in own]
    )
    before = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if not is_deed and not (before.is_deed_latest and _is_aside(outcome, turn)):
        return outcome
    return with_talk(outcome, replace(kept_talk(outcome, before), done_by=turn.id))


def _is_deed(interview: Interview, before: Interview | None, turn: Turn) -> bool:
    """Whether this turn booked or changed an interview; a look at its rooms or people saves it too."""
    if before is None:
        return interview.booked_at == turn.now
    return interview.changed_at == turn.now and interview.shape != before.shape


def _is_aside(outcome: Outcome, turn: Turn) -> bool:
    """Whether nothing was shown that an undo could mean: thanks, and a card that redraws itself."""
    if isinstance(turn.content, Pressed) and turn.content.is_automatic:
        return True
    views = [one.view for one in outcome.show]
    return all(isinstance(one, Message) and one.key in _ASIDES for one in views)


def _cancelled(shown: InterviewCard | LoopCard) -> tuple[str, ...]:
    """Return the interview whose end a card shows: an undo after it means that one, whatever list comes in between."""
    if isinstance(shown, InterviewCard) and shown.stage in {"ending", "ended"}:
        return (shown.interview,)
    return ()


def _offered_beside(shown: InterviewCard) -> str:
    """Return which list an interview's card has that a number may mean; empty where there is none, or two."""
    lists = [("rooms", shown.spare_rooms), ("people", shown.substitutes)]
    names = [name for name, of in lists if of]
    return names[0] if len(names) == 1 else ""


_BOOKED = (InterviewCard, LoopCard)
_SOMETHING_ELSE = (OfferCard, LoopOfferCard, CandidateLinkCard, InterviewList)
_ASIDES = frozenset({"you-are-welcome", "small-talk", "already-done"})
