"""Why Book would invite the one it would, where anybody could: "why that one?", "why Ana?"."""

import re

from bot.domain.bookings.interviews import OfferId
from bot.domain.bookings.offers import Offer
from bot.domain.conversation_state import Conversation
from bot.language.requests import ButtonRequest
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message

_THAT_ONE = re.compile(
    r"\b(?:that|this) (?:one|person|interviewer)\b|\b(?:her|him|them)\b|\b(?:least|fewest|freest|whoever|any of|doesn.?t matter|don.?t mind)\b",
    re.IGNORECASE,
)


async def why_chosen(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome | None:
    """Answer why somebody was chosen of those who are free; None where that is not asked, or nobody was chosen."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    if request.verb != "why" or request.windows or talk.is_about_interview or not talk.offer:
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    first, last = offer.page_bounds if offer else (0, 0)
    shown = [one for one in offer.slots[first:last] if one.choice] if offer else []
    asked = [one for one in shown if one.choice in request.people]
    if not asked and not (request.people or not _THAT_ONE.search(text)):
        asked = shown
    if not asked:
        return None
    one = asked[0]
    people = await unit_of_work.people_by_mail(turn.speaker.tenant)
    view = message(
        "why-chosen",
        name=people[one.choice].name if one.choice in people else one.choice,
        interviews=-1 if one.fewest_that_week is None else one.fewest_that_week,
        others=len(one.spare) + one.more_free,
    )
    return Outcome(show=[OutgoingView(view=view)])
