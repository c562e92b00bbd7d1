"""An interview that is cancelled, shown again where somebody asks what its cancellation said, or why it was."""

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.card_subjects import loop_subject
from bot.language.interviews.queries.cancellations import cancellation_asked
from bot.language.people.candidates import name_parts
from bot.language.tokens.message_text import spoken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Refresh
from dialogs.candidates.name_matching import with_names
from dialogs.interviews.booking.book import own_card
from dialogs.loops.refresh import refresh
from dialogs.typed.ended_interviews import AGAIN_WITHIN
from dialogs.typed.typed_message import TypedMessage

_SHOWN = frozenset({"her", "his", "their", "it", "its", "the", "this", "that"})


async def show_cancelled(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Show the organizer the interview of who is named that was cancelled last, with the reason; None for any other message, or where none was."""
    who = cancellation_asked(spoken(said.text).text)
    person = await unit_of_work.person(said.turn.speaker.id) if who else None
    if person is None:
        return None
    after = said.turn.now - AGAIN_WITHIN
    found = with_names(await unit_of_work.find(Interview, "by", person.id, after=after))
    over = [one for one in found if not one.is_live and _is_meant(who, one, said)]
    if not over:
        return None
    last = max(over, key=lambda one: one.changed_at or one.booked_at)
    loop = await unit_of_work.load(Loop, last.loop) if last.loop else None
    if loop is not None and not loop.is_live:
        return await refresh(said.turn, Refresh(loop_subject(loop.id)), unit_of_work, ports)
    return Outcome(show=[await own_card(last, said.turn, unit_of_work, ports)])


def _is_meant(who: str, interview: Interview, said: TypedMessage) -> bool:
    """Whether an interview is that of who is named, or the one cancelled last."""
    if who.casefold() in _SHOWN:
        return interview.id in said.talk.cancelled
    return not name_parts(who).isdisjoint(name_parts(interview.candidate))
