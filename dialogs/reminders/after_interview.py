"""After an interview: did it take place? One press ends the question; a no-show ends it for everybody."""

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Attendance, Interview, InterviewId
from bot.domain.card_subjects import after_subject
from bot.domain.errors import Gone, NotAllowed
from bot.domain.jobs import CardLocation
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Attended
from cards.view_models import Message, message
from dialogs.authorization import (
    current_person,
    may_name_candidates,
    may_see_candidates,
    zone_of,
)
from dialogs.reminders.recipients import interviewers
from dialogs.reminders.reminder_card import reminder_card


async def question_after(
    interview: Interview, reader: Person, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView:
    """Return the question for one interviewer; asked again, it moves down."""
    view = await reminder_card("after", interview, reader, unit_of_work, ports)
    return OutgoingView(
        view=view,
        to=reader.id,
        subject=after_subject(interview.id),
        revision=view.number,
        is_new=True,
    )


async def redrawn(
    interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[OutgoingView]:
    """Return the questions about an interview that still stand in chats, as they are to be drawn now."""
    people = await interviewers(interview, unit_of_work)
    stand = await unit_of_work.find(CardLocation, "subject", after_subject(interview.id))
    asked = {one.person for one in stand}
    open_ = [one.mail for one in interview.people if one.attendance is Attendance.NONE]
    shows = [
        await question_after(interview, people[mail], unit_of_work, ports)
        for mail in open_
        if mail in people and people[mail].id in asked
    ]
    return [replace(one, is_new=False) for one in shows]


async def attended(turn: Turn, action: Attended, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Note whether an interview took place, and tell the organizer of a no-show, or that there was none."""
    person = await current_person(turn, unit_of_work, ports.rules)
    interview = await unit_of_work.load(Interview, InterviewId(action.interview))
    if interview is None or interview.tenant != person.tenant or not interview.is_live:
        raise Gone(what="interview")
    own = interview.attendee(person.mail) if person.mail else None
    if own is None and interview.by != person.id:
        raise NotAllowed(what="answer", who="")
    if action.said == Attendance.NO_SHOW.value and interview.by == person.id:
        return _noted_by_organizer(turn, interview, may_name=may_name_candidates(person, turn))
    if own is None or action.said not in _SAID or interview.end > turn.now:
        raise Gone(what="button")
    said = Attendance(action.said)
    people = tuple(replace(one, attendance=said) if one is own else one for one in interview.people)
    organizer = await unit_of_work.person(interview.by)
    account = await unit_of_work.account(person.tenant)
    noted = message(
        "attended",
        said=said.value,
        organizer=organizer.name if organizer else "",
        link=account.feedback_link,
    )
    shows = [OutgoingView(view=noted, onto=pressed_message(turn))]
    is_other = own.attendance is not said
    contradicts = said is Attendance.DONE and any(
        one.attendance is Attendance.NO_SHOW for one in interview.people
    )
    is_news = is_other and (said is Attendance.NO_SHOW or contradicts)
    if is_news and organizer is not None and organizer.id != person.id:
        shows.append(await _told(interview, person, organizer, unit_of_work, said))
    return Outcome(show=shows, save=[replace(interview, people=people)])


_SAID = {one.value for one in Attendance if one is not Attendance.NONE}


def with_search(outcome: Outcome) -> Outcome:
    """Return what was noted of an interview, where another time is looked for besides: nobody is told how to ask for one."""
    return replace(outcome, show=[_searched(one) for one in outcome.show])


def _searched(shown: OutgoingView) -> OutgoingView:
    view = shown.view
    if not isinstance(view, Message) or view.key != "no-show-noted":
        return shown
    return replace(
        shown, view=replace(view, facts=tuple({**dict(view.facts), "is_searched": True}.items()))
    )


def _noted_by_organizer(turn: Turn, interview: Interview, *, may_name: bool) -> Outcome:
    """Return that the candidate did not come, noted by who organizes it, who may do so once it has begun."""
    if interview.start > turn.now:
        raise Gone(what="interview-to-note")
    people = tuple(
        replace(one, attendance=Attendance.NO_SHOW) if one.attendance is Attendance.NONE else one
        for one in interview.people
    )
    noted = message(
        "no-show-noted", candidate=interview.candidate if may_name else "", is_searched=False
    )
    shows = [OutgoingView(view=noted, onto=pressed_message(turn))]
    return Outcome(show=shows, save=[replace(interview, people=people)])


async def _told(
    interview: Interview,
    person: Person,
    organizer: Person,
    unit_of_work: UnitOfWork,
    said: Attendance,
) -> OutgoingView:
    account = await unit_of_work.account(interview.tenant)
    start = interview.start.astimezone(zone_of(organizer, account)).isoformat()
    candidate = interview.candidate if may_see_candidates(organizer) else ""
    who = person.name
    if said is Attendance.NO_SHOW:
        told = message("no-show-told", name=who, start=start, candidate=candidate)
    else:
        told = message("took-place-told", name=who, start=start, candidate=candidate)
    return OutgoingView(view=told, to=organizer.id)
