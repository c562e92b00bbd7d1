"""Why Book would invite the one it would, where anybody could: "why that one?", "why Ana?"."""

import re

from msgspec import Struct

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.offers import Offer, OfferedSlot
from bot.domain.conversation_state import Conversation
from bot.language.requests import ButtonRequest, Question
from bot.language.tokens.cues import Cued
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, message
from dialogs.scheduling.offer_cards import question_of

_THAT_ONE = Cued(
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
        others = len(several.others) + several.more_free
        told = message("why-several-chosen", names=names, others=others)
        return Outcome(show=[OutgoingView(view=told)])
    if not asked and (taken := await _taken(talk, unit_of_work)):
        is_meant = {*request.people} & {*taken.mails} if request.people else _THAT_ONE.search(text)
        if is_meant:
            return Outcome(show=[OutgoingView(view=await _told(taken, turn, unit_of_work))])
    if not asked:
        is_of_choice = talk.is_about_interview and bool(_OF_CHOICE.search(text))
        return Outcome(show=[OutgoingView(view=message("nobody-chosen"))]) if is_of_choice else None
    one = asked[0]
    people = await unit_of_work.people_by_mail(turn.speaker.tenant)
    view = message(
        "why-chosen",
        name=people[one.choice].name if one.choice in people else one.choice,
        interviews=-1 if one.fewest_that_week is None else one.fewest_that_week,
        others=len(one.others) + one.more_free,
        is_booked=talk.is_about_interview,
    )
    return Outcome(show=[OutgoingView(view=view)])


class _Taken(Struct, frozen=True):
    """Who was taken of more who could interview, for what is booked."""

    mails: tuple[str, ...]
    others: int
    """How many more were free."""


async def _taken(talk: Conversation, unit_of_work: UnitOfWork) -> _Taken | None:
    """Return who of those asked for interviews in what is booked, where not all of them were wanted; else None."""
    interview, slot, question = await _booked(talk, unit_of_work)
    if interview is None or slot is None or question is None or question.need == "all":
        return None
    open_to = {*question.people} - {*question.must}
    could_come = (open_to or {*slot.people}) - {*question.must, *question.optional}
    mails = tuple(
        one.mail for one in interview.people if one.mail in slot.people and one.mail in could_come
    )
    is_choice = not question.people or len(mails) < len(open_to)
    others = len(slot.others) + slot.more_free
    return _Taken(mails, others) if mails and is_choice else None


async def _told(taken: _Taken, turn: Turn, unit_of_work: UnitOfWork) -> Message:
    people = await unit_of_work.people_by_mail(turn.speaker.tenant)
    names = tuple(people[mail].name if mail in people else mail for mail in taken.mails)
    return message("who-was-taken", names=names, others=taken.others)


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
    interview, slot, _ = await _booked(talk, unit_of_work)
    if interview is None or slot is None or not slot.choice:
        return []
    return [slot] if interview.attendee(slot.choice) is not None else []


async def _booked(
    talk: Conversation, unit_of_work: UnitOfWork
) -> tuple[Interview | None, OfferedSlot | None, Question | None]:
    """Return the interview that is spoken of, with the time of the offer that it was booked from and what was asked."""
    id_ = InterviewId(talk.interview) if talk.is_about_interview else InterviewId("")
    interview = await unit_of_work.load(Interview, id_) if id_ else None
    offer = await unit_of_work.load(Offer, interview.offer) if interview else None
    if interview is None or offer is None:
        return None, None, None
    booked = offer.slots[interview.slot_number - 1 : interview.slot_number]
    return interview, next(iter(booked), None), question_of(offer)
