"""What came of an interview, in words: "no show for Max", "it went fine", "how did Max's go?"."""

from collections.abc import Callable, Coroutine
from typing import Any

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Attendance, Interview
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone
from bot.domain.reminders import ASKED_AFTERWARDS_FOR
from bot.language.requests import ButtonRequest, Candidate, InterviewsRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Attended
from cards.view_models import message
from dialogs.authorization import current_person, may_name_candidates, zone_of
from dialogs.candidates.name_matching import is_candidate
from dialogs.interviews.my_interviews import interviews

Twin = Callable[
    [ButtonRequest, Conversation, Turn, UnitOfWork], Coroutine[Any, Any, Attended | None]
]


def attended_as(said: Attendance) -> Twin:
    """Return the typed twin of an answer after an interview: to the last one that is over and was not answered yet."""

    async def twin(
        reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
    ) -> Attended | None:
        person = await unit_of_work.person(turn.speaker.id)
        own = await _attended(person, turn, unit_of_work) if person else []
        found = [one for one in own if one.end <= turn.now]
        if said is Attendance.NO_SHOW and person is not None:
            # Its organizer need not wait for its end.
            found += await _organized(person, turn, unit_of_work)
        named = [one for one in found if not reply.text or is_candidate(one, reply.text, "")]
        if not named and reply.intent == "chat":
            return None
        if not named:
            raise Gone(what="interview-to-note")
        return Attended(_meant(named, person, talk).id, said.value)

    return twin


def _meant(found: list[Interview], person: Person | None, talk: Conversation) -> Interview:
    """Return the interview shown last if it is one of these, else the last that waits for an answer, else the last."""
    shown = next((one for one in found if one.id == talk.interview), None)
    waiting = [one for one in found if person and _waits(one, person)]
    return shown or max(waiting or found, key=lambda one: one.end)


def _waits(interview: Interview, person: Person) -> bool:
    own = interview.attendee(person.mail) if person.mail else None
    open_ = [one for one in interview.people if one.attendance is Attendance.NONE]
    return own.attendance is Attendance.NONE if own else len(open_) == len(interview.people)


async def _attended(person: Person, turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    if not person.mail:
        return []
    since = turn.now - ASKED_AFTERWARDS_FOR
    key = f"{person.tenant}/{person.mail}"
    found = await unit_of_work.find(Interview, "attendee", key, after=since)
    return [one for one in found if one.is_live]


async def _organized(person: Person, turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    since = turn.now - ASKED_AFTERWARDS_FOR
    found = await unit_of_work.find(Interview, "by", person.id, after=since)
    return [one for one in found if one.is_live and one.start <= turn.now]


async def how_it_went(
    request: ButtonRequest, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return what is known of how a candidate's last interview went; where none has begun, those that are coming."""
    if request.verb != "how_it_went":
        return None
    person = await current_person(turn, unit_of_work, ports.rules)
    begun = [
        *await _organized(person, turn, unit_of_work),
        *(one for one in await _attended(person, turn, unit_of_work) if one.start <= turn.now),
    ]
    theirs = [one for one in begun if not request.text or is_candidate(one, request.text, "")]
    if not theirs or not may_name_candidates(person, turn):
        asked = InterviewsRequest(Candidate(request.text) if request.text else None)
        return await interviews(turn, asked, unit_of_work, ports)
    last = max(theirs, key=lambda one: one.start)
    known = await unit_of_work.people_by_mail(person.tenant)
    came = tuple(
        known[one.mail].name if one.mail in known else one.mail
        for one in last.people
        if one.attendance is Attendance.DONE
    )
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    told = message(
        "how-it-went",
        candidate=last.candidate,
        start=last.start.astimezone(zone).isoformat(),
        is_over=last.end <= turn.now,
        came=came,
        missed=any(one.attendance is Attendance.NO_SHOW for one in last.people),
    )
    return Outcome(show=[OutgoingView(view=told)])
