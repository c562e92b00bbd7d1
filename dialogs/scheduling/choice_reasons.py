"""Why Book would invite the one it would, where anybody could: "why that one?", "why Ana?"."""

import re

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.offers import Offer, OfferedSlot
from bot.domain.conversation_state import Conversation
from bot.language.requests import ButtonRequest
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message

_THAT_ONE = re.compile(
    r"\b(?:that|this) (?:one|person|interviewer)\b|\bthose (?:two|three|people|ones)\b|\bwho (?:would|will|is) (?:that|it|this)\b|\b(?:pick|picked|choose|chose|chosen|selected?)\b|\b(?:her|him|them)\b|\b(?:least|fewest|freest|whoever|any of|doesn.?t matter|don.?t mind)\b",
    re.IGNORECASE,
)

_OF_CHOICE = re.compile(
    r"\b(?:pick|picked|choose|chose|chosen|select|selected)\b|\A\W*why (?:him|her|them)\W*\Z",
    re.IGNORECASE,
)
"""What asks of an interview that is booked who chose its interviewer."""


async def why_chosen(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome | None:
    """Answer why somebody was chosen of those who are free; None where that is not asked, or nobody was chosen."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    if request.verb != "why" or request.windows:
        return None
    shown = await _chosen_ones(talk, unit_of_work)
    asked = [one for one in shown if one.choice in request.people]
    if not asked and not (request.people or not _THAT_ONE.search(text)):
        asked = shown
    if not asked and _THAT_ONE.search(text) and (several := await _several(talk, unit_of_work)):
        people = await unit_of_work.people_by_mail(turn.speaker.tenant)
        names = tuple(people[mail].name for mail in several.people if mail in people)
        others = len(several.spare) + several.more_free
        told = message("why-several-chosen", names=names, others=others)
        return Outcome(show=[OutgoingView(view=told)])
    if not asked:
        is_of_choice = talk.is_about_interview and bool(_OF_CHOICE.search(text))
        return Outcome(show=[OutgoingView(view=message("nobody-chosen"))]) if is_of_choice else None
    one = asked[0]
    people = await unit_of_work.people_by_mail(turn.speaker.tenant)
    view = message(
        "why-chosen",
        name=people[one.choice].name if one.choice in people else one.choice,
        interviews=-1 if one.fewest_that_week is None else one.fewest_that_week,
        others=len(one.spare) + one.more_free,
        is_booked=talk.is_about_interview,
    )
    return Outcome(show=[OutgoingView(view=view)])


async def _several(talk: Conversation, unit_of_work: UnitOfWork) -> OfferedSlot | None:
    """Return the first time shown for which several people were chosen; None where none was, or an interview is spoken of."""
    if talk.is_about_interview or not talk.offer:
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    shown = offer.slots[slice(*offer.page_bounds)] if offer else ()
    return next((one for one in shown if one.spare and not one.choice), None)


async def _chosen_ones(talk: Conversation, unit_of_work: UnitOfWork) -> list[OfferedSlot]:
    """Return the times that are shown for which somebody was chosen; of what is booked, its own while they take part."""
    if not talk.is_about_interview:
        offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
        first, last = offer.page_bounds if offer else (0, 0)
        return [one for one in offer.slots[first:last] if one.choice] if offer else []
    interview = (
        await unit_of_work.load(Interview, InterviewId(talk.interview)) if talk.interview else None
    )
    offer = await unit_of_work.load(Offer, interview.offer) if interview else None
    if interview is None or offer is None:
        return []
    booked = offer.slots[interview.slot_number - 1 : interview.slot_number]
    return [one for one in booked if one.choice and interview.attendee(one.choice) is not None]
