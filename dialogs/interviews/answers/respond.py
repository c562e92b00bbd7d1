"""Interviewers answer: accept, maybe, decline; through Graph with their own grant, else in the chat."""

import re

from msgspec.structs import replace

from bot.domain.accounts import Connection, Person
from bot.domain.bookings.given_answers import with_answer
from bot.domain.bookings.interview_changes import invite_after_all
from bot.domain.bookings.interviews import Answer, Attendee, Interview, InterviewId, Stage
from bot.domain.bookings.offers import OFFER_LIVES, Offer
from bot.domain.bookings.proposals import with_question_answered, withdraw_proposal
from bot.domain.errors import Gone, NotAllowed, SignInNeeded
from bot.domain.form_validation import collapse_spaces, require_valid
from bot.domain.jobs import Job
from bot.language.tokens.cues import Cued
from bot.runtime.ports import Ports, Reply
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Said, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Accept, Decline, Maybe
from cards.view_models import message
from dialogs.authorization import current_person, is_connected, zone_of
from dialogs.interviews.answers.declined_times import record_answer
from dialogs.interviews.booking.book import (
    candidate_of_answers,
    enqueue_advance,
    enqueue_find_substitutes,
    tell_organizer,
)
from dialogs.interviews.booking.claims import claim_again
from dialogs.interviews.booking.in_calendars import require_ahead
from dialogs.interviews.interview_cards import card_for

_SAID = {
    "accept": Answer.ACCEPTED,
    "decline": Answer.DECLINED,
    "tentative": Answer.TENTATIVE,
}

_SETTLES = frozenset({Answer.ACCEPTED, Answer.DECLINED})
"""Answers after which nobody proposes another time."""


async def accept(turn: Turn, action: Accept, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say yes."""
    return await _answer(turn, action.interview, Answer.ACCEPTED, unit_of_work, ports)


async def maybe(turn: Turn, action: Maybe, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say perhaps."""
    return await _answer(turn, action.interview, Answer.TENTATIVE, unit_of_work, ports)


async def decline(turn: Turn, action: Decline, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say no, with a word of why if one was given."""
    return await _answer(turn, action.interview, Answer.DECLINED, unit_of_work, ports)


async def asked_since(id_: str, intent: str, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return the invitation that a bare "accept" is to: the only one that came after the one spoken of was answered so."""
    said = turn.content.text if isinstance(turn.content, Said) else ""
    person = await unit_of_work.person(turn.speaker.id)
    spoken_of = await unit_of_work.load(Interview, InterviewId(id_)) if id_ else None
    own = spoken_of.attendee(person.mail) if spoken_of and person and person.mail else None
    is_bare = len(said.split()) == 1
    if person is None or own is None or own.answer is not _SAID.get(intent) or not is_bare:
        return id_
    coming = await unit_of_work.find(
        Interview, "attendee", f"{person.tenant}/{person.mail}", after=turn.now
    )
    since = [one.id for one in coming if one.is_live and _waits_since(one, own)]
    return since[0] if len(since) == 1 else id_


async def asked_since_times(
    offer: Offer, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> str:
    """Return the invitation that a bare yes is to though times for another interview were shown: the only one that was asked after those."""
    said = turn.content.text if isinstance(turn.content, Said) else ""
    if not _BARE_YES.fullmatch(said):
        return ""
    person = await current_person(turn, unit_of_work, ports.rules)
    shown_at = offer.expires_at - OFFER_LIVES
    coming = await unit_of_work.find(
        Interview, "attendee", f"{person.tenant}/{person.mail}", after=turn.now
    )
    since = [
        one.id
        for one in coming
        if one.is_live
        and one.id != offer.interview
        and (own := one.attendee(person.mail)) is not None
        and own.answer is Answer.NONE
        and own.asked_at is not None
        and own.asked_at > shown_at
    ]
    return since[0] if len(since) == 1 else ""


_BARE_YES = Cued(
    r"\W*(?:(?:thanks|thank you|thx|ta|cheers|great|perfect|lovely|brilliant|ok|okay|yes|yep|yeah|sure|fine|good|cool|works|that|this|it|is|for me|with me|by me|accept(?:ed)?|sounds|all|will do|see you then|confirmed|then|too|a lot)\b\W*)+",
    re.IGNORECASE,
)
"""A yes that names neither a day nor an hour, nor whose interview it is to."""


def _waits_since(interview: Interview, answered: Attendee) -> bool:
    """Whether somebody has not answered an interview to which they were invited after an answer of theirs."""
    own = interview.attendee(answered.mail)
    asked_at = own.asked_at if own and own.answer is Answer.NONE else None
    return asked_at is not None and asked_at > (answered.answered_at or asked_at)


async def _answer(
    turn: Turn, interview_id: str, answer: Answer, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    person = await current_person(turn, unit_of_work, ports.rules)
    interview = await _of_account(interview_id, person, unit_of_work)
    own = _attendee(interview, person)
    if not interview.is_live:
        over = await card_for(person, interview, unit_of_work, ports, onto=pressed_message(turn))
        return Outcome(show=[over])
    require_ahead(interview, turn.now)
    comment = _comment(turn)
    is_back = answer in _SETTLES and interview.proposal_of(own.mail) is not None
    if not is_back and _is_repeated(own, answer, comment, person):
        return await _said_already(person, interview, answer, turn, unit_of_work, ports)
    claimed = await claim_again(
        interview, _with(interview, replace(own, answer=answer)), unit_of_work
    )
    reply = Reply(answer=answer, comment=comment)
    heard, person = await deliver_reply(person, interview, reply, ports)
    person = record_answer(person, interview, answer, turn.now)
    said = with_answer(own, answer, comment=comment, is_in_calendar=heard)
    answered = _answered(interview, said)
    is_news = is_back or _is_news(answer, comment)
    changed, work = await _on_its_event(answered, own, unit_of_work, ports)
    changed = replace(changed, news_at=turn.now) if is_news else changed
    show = await card_for(person, changed, unit_of_work, ports, onto=pressed_message(turn))
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return Outcome(
        show=[show],
        save=[
            changed,
            *claimed,
            *await unit_of_work.changed(person),
            *work,
            replace(talk, interview=interview.id),
            await tell_organizer(changed, unit_of_work, ports, is_news=is_news),
            *await enqueue_find_substitutes(interview, changed, unit_of_work, ports),
            *await candidate_of_answers(interview, changed, unit_of_work),
        ],
    )


async def _of_account(id_: str, person: Person, unit_of_work: UnitOfWork) -> Interview:
    interview = await unit_of_work.load(Interview, InterviewId(id_)) if id_ else None
    if interview is None or interview.tenant != person.tenant:
        raise Gone(what="interview")
    return interview


def _answered(interview: Interview, said: Attendee) -> Interview:
    """Return an interview that somebody has answered: with a yes or a no to it they propose no other time any more."""
    answered = _with(interview, with_question_answered(said))
    return withdraw_proposal(answered, said.mail) if said.answer in _SETTLES else answered


def _attendee(interview: Interview, person: Person) -> Attendee:
    own = interview.attendee(person.mail) if person.mail else None
    if own is None:
        raise NotAllowed(what="answer", who="")
    return own


async def _on_its_event(
    interview: Interview, own: Attendee, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Interview, list[Job]]:
    """Return an interview that somebody has answered, its event next inviting who comes after all, and the work of that."""
    if not own.is_not_invited or own.mail in interview.declined:
        return interview, []
    invited = invite_after_all(interview, own.mail)
    return invited, [await enqueue_advance(invited, unit_of_work, ports)]


def _is_news(answer: Answer, comment: str) -> bool:
    """Whether an answer is to be seen at once: a no, and one with words, such as for how long somebody can come."""
    return answer is Answer.DECLINED or bool(comment)


def _is_repeated(own: Attendee, answer: Answer, comment: str, person: Person) -> bool:
    """Whether an answer says nothing new: what only the chat was told may still go into a calendar."""
    is_due = own.is_asked_again or (own.said_in_chat and is_connected(person))
    return own.answer is answer and comment in {"", own.comment} and not is_due


async def _said_already(  # noqa: PLR0913, PLR0917 - who said what of what, to whom, and what it is read from
    person: Person,
    interview: Interview,
    answer: Answer,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the answer to a repeated one: the card that was pressed as it stands, to a message a word; nobody is told."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    noted = replace(talk, interview=interview.id)
    if pressed := pressed_message(turn):
        show = await card_for(person, interview, unit_of_work, ports, onto=pressed)
        return Outcome(show=[show], save=[noted])
    account = await unit_of_work.account(person.tenant)
    start = interview.start.astimezone(zone_of(person, account)).isoformat()
    told = message("answered-already", answer=answer.value, start=start)
    return Outcome(show=[OutgoingView(view=told)], save=[noted])


async def deliver_reply(
    person: Person, interview: Interview, reply: Reply, ports: Ports
) -> tuple[bool, Person]:
    """Whether the answer is in the person's calendar; a grant that ended is noted."""
    if not is_connected(person) or interview.stage is not Stage.STANDING:
        return False, person
    event = interview.event
    if event is None or not event.ical_uid:
        return False, person
    try:
        await ports.events.answer(person, event.ical_uid, reply)
    except SignInNeeded:
        return False, replace(person, connection=Connection.EXPIRED)
    except Gone:
        return False, person
    return True, person


def _with(interview: Interview, own: Attendee) -> Interview:
    people = tuple(own if one.mail == own.mail else one for one in interview.people)
    return replace(interview, people=people, revision=interview.revision + 1)


def _comment(turn: Turn) -> str:
    given = turn.content.inputs if isinstance(turn.content, Pressed) else {}
    return collapse_spaces(require_valid(given).get("comment", ""))
