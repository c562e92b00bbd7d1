"""What is coming: a person's interviews, each with its state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from bot.domain.accounts import Person
from bot.domain.card_subjects import CANCEL, INTERVIEW, OFFER, location_key, parse_subject
from bot.domain.errors import Gone
from bot.domain.interviews import Interview, InterviewId, Offer, OfferId
from bot.domain.jobs import CardLocation
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, Refresh
from cards.view_models import InterviewCard, InterviewList
from dialogs.authorization import current_person
from dialogs.interviews.changes.change import cancel
from dialogs.interviews.interview_cards import card_for
from dialogs.scheduling.offer_cards import public, redraw
from dialogs.scheduling.search_inputs import account_context

MOST = 8


async def interviews(
    turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """List the speaker's interviews that are not over, the next one first."""
    person = await current_person(turn, unit_of_work, ports.rules)
    coming = await upcoming(person, turn.now, unit_of_work)
    view = await interview_list(person, coming, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    noted = replace(talk, interview=coming[0].id, is_about_interview=True) if coming else talk
    return Outcome(show=[OutgoingView(view=view)], save=[noted])


async def interview_list(
    person: Person, coming: Sequence[Interview], unit_of_work: UnitOfWork, ports: Ports
) -> InterviewList:
    """Return somebody's interviews as a list, the first few in full."""
    shows = [await card_for(person, one, unit_of_work, ports) for one in coming[:MOST]]
    cards = tuple(cast("InterviewCard", show.view) for show in shows)
    further = max(0, len(coming) - MOST)
    return InterviewList(interviews=cards, further=further, is_organizer=person.may_schedule)


async def refresh(turn: Turn, action: Refresh, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Draw a card anew for who looks at it."""
    kind, about = parse_subject(action.subject)
    if kind == OFFER:
        return await _refreshed_offer(turn, about, unit_of_work, ports)
    if kind == CANCEL:
        asked = await cancel(turn, Cancel(InterviewId(about)), unit_of_work, ports)
        return replace(asked, show=[replace(one, onto=pressed_message(turn)) for one in asked.show])
    if kind != INTERVIEW:
        return Outcome()
    person = await current_person(turn, unit_of_work, ports.rules)
    interview = await unit_of_work.load(Interview, InterviewId(about))
    if interview is None or interview.tenant != person.tenant:
        raise Gone(what="interview")
    if interview.by != person.id and interview.attendee(person.mail) is None:
        raise Gone(what="interview")
    show = await card_for(person, interview, unit_of_work, ports, onto=pressed_message(turn))
    stands = await unit_of_work.load(CardLocation, location_key(show.subject, person.id))
    is_elsewhere = stands is not None and stands.message != pressed_message(turn)
    if (isinstance(turn.content, Pressed) and turn.content.is_automatic) or not is_elsewhere:
        return Outcome(show=[show])
    # Pressed on a list: the list stays, and the interview's card comes below it.
    return Outcome(show=[replace(show, onto="", to=person.id, is_new=True)])


async def _refreshed_offer(turn: Turn, id: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:  # noqa: A002 - the domain's own word
    """Draw an offer anew: what was taken since is no longer offered."""
    person = await current_person(turn, unit_of_work, ports.rules)
    offer = await unit_of_work.load(Offer, OfferId(id))
    if offer is None or offer.by != person.id:
        raise Gone(what="offer")
    account = await unit_of_work.account(offer.tenant)
    booked = [await unit_of_work.load(Interview, slot.interview) for slot in offer.slots]
    taken = {one.slot for one in booked if one is not None and one.is_live}
    known = await account_context(person, account, unit_of_work)
    view = redraw(offer, known, taken=taken)
    shown = replace(view, is_expired=offer.expires_at <= turn.now)
    show = OutgoingView(view=public(shown, turn), onto=pressed_message(turn))
    return Outcome(show=[show])


async def upcoming(person: Person, now: datetime, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the live interviews that a person organizes or attends, in order of time."""
    own = await unit_of_work.find(Interview, "by", person.id, after=now)
    mail = f"{person.tenant}/{person.mail}"
    attended = (
        await unit_of_work.find(Interview, "attendee", mail, after=now) if person.mail else []
    )
    found = {one.id: one for one in (*own, *attended) if one.is_live}
    return sorted(found.values(), key=lambda one: one.start)
