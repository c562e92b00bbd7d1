"""That a candidate for whom times are asked has an interview already: said with the times, so that nobody books a second one unawares."""

from bot.domain.bookings.offers import Offer
from bot.language.parsed import ParsedMessage
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import may_name_candidates, require_scheduler, zone_of
from dialogs.candidates.overlaps import other_interviews

NAMED_MOST = 3


async def telling_of_standing(
    outcome: Outcome, parsed: ParsedMessage, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the offer for a candidate with the word of their coming interviews before it; as it is where the question before was for them already."""
    offer = next((one for one in outcome.save if isinstance(one, Offer)), None)
    if offer is None or not offer.candidate or "candidate" in parsed.kept:
        return outcome
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if not may_name_candidates(person, turn):
        return outcome
    others = await other_interviews(offer, unit_of_work)
    own = [one for one in others if one.by == person.id and one.start > turn.now]
    if not own:
        return outcome
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    starts = sorted(one.start.astimezone(zone) for one in own)[:NAMED_MOST]
    told = message(
        "has-interview",
        candidate=offer.candidate,
        starts=tuple(one.isoformat() for one in starts),
    )
    return Outcome(
        show=[OutgoingView(view=told), *outcome.show], save=outcome.save, delete=outcome.delete
    )
