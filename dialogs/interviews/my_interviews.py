"""What is coming: a person's interviews, each with its state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from bot.domain.accounts import Person
from bot.domain.errors import Gone
from bot.domain.interviews import Interview, InterviewId, Offer, OfferId
from bot.domain.jobs import Shown
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Pressed, Show, Turn, pressed_message
from bot.runtime.unit_of_work import State
from cards.actions import Cancel, Refresh
from cards.view_models import InterviewCard, InterviewList
from dialogs.authorization import member
from dialogs.interviews.change import cancel
from dialogs.interviews.interview_cards import card_for
from dialogs.scheduling.availability_search import Asker, Known
from dialogs.scheduling.offer_cards import public, redrawn

MOST = 8


async def interviews(turn: Turn, _reading: object, state: State, ports: Ports) -> Outcome:
    """List the speaker's interviews that are not over, the next one first."""
    person = await member(turn, state, ports.rules)
    coming = await upcoming(person, turn.now, state)
    view = await listed(person, coming, state, ports)
    talk = await state.conversation(turn.address, turn.speaker.id)
    noted = replace(talk, interview=coming[0].id, is_about_interview=True) if coming else talk
    return Outcome(show=[Show(view=view)], keep=[noted])


async def listed(
    person: Person, coming: Sequence[Interview], state: State, ports: Ports
) -> InterviewList:
    """Give somebody's interviews as a list, the first few in full."""
    shows = [await card_for(person, one, state, ports) for one in coming[:MOST]]
    cards = tuple(cast("InterviewCard", show.view) for show in shows)
    further = max(0, len(coming) - MOST)
    return InterviewList(interviews=cards, further=further, is_organizer=person.may_schedule)


async def refresh(turn: Turn, action: Refresh, state: State, ports: Ports) -> Outcome:
    """Draw a card anew for who looks at it."""
    kind, _, id = action.subject.partition("/")  # noqa: A001 - the domain's own word
    if kind == "offer":
        return await _refreshed_offer(turn, id, state, ports)
    if kind == "cancel":
        asked = await cancel(turn, Cancel(InterviewId(id)), state, ports)
        return replace(asked, show=[replace(one, onto=pressed_message(turn)) for one in asked.show])
    if kind != "interview":
        return Outcome()
    person = await member(turn, state, ports.rules)
    interview = await state.load(Interview, InterviewId(id))
    if interview is None or interview.tenant != person.tenant:
        raise Gone(what="interview")
    if interview.by != person.id and interview.attendee(person.mail) is None:
        raise Gone(what="interview")
    show = await card_for(person, interview, state, ports, onto=pressed_message(turn))
    stands = await state.load(Shown, f"{show.subject}/{person.id}")
    is_elsewhere = stands is not None and stands.message != pressed_message(turn)
    if (isinstance(turn.content, Pressed) and turn.content.is_automatic) or not is_elsewhere:
        return Outcome(show=[show])
    # Pressed on a list: the list stays, and the interview's card comes below it.
    return Outcome(show=[replace(show, onto="", to=person.id, is_new=True)])


async def _refreshed_offer(turn: Turn, id: str, state: State, ports: Ports) -> Outcome:  # noqa: A002 - the domain's own word
    """Draw an offer anew: what was taken since is no longer offered."""
    person = await member(turn, state, ports.rules)
    offer = await state.load(Offer, OfferId(id))
    if offer is None or offer.by != person.id:
        raise Gone(what="offer")
    account = await state.account(offer.tenant)
    people = {one.mail: one for one in await state.people(offer.tenant) if one.mail}
    booked = [await state.load(Interview, slot.interview) for slot in offer.slots]
    taken = {one.slot for one in booked if one is not None and one.is_live}
    view = redrawn(offer, Known(Asker(person, account), people), taken=taken)
    shown = replace(view, is_expired=offer.expires_at <= turn.now)
    show = Show(view=public(shown, turn), onto=pressed_message(turn))
    return Outcome(show=[show])


async def upcoming(person: Person, now: datetime, state: State) -> list[Interview]:
    """Give the live interviews that a person organizes or attends, in order of time."""
    own = await state.find(Interview, "by", person.id)
    mail = f"{person.tenant}/{person.mail}"
    attended = await state.find(Interview, "attendee", mail) if person.mail else []
    found = {one.id: one for one in (*own, *attended) if one.is_live and one.end > now}
    return sorted(found.values(), key=lambda one: one.start)
