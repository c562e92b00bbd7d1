"""What only the organizer may do, typed by somebody who attends: it is said whose interview it is, and nothing is changed."""

from bot.domain.bookings.interviews import Interview, InterviewId
from bot.language.requests import Target
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.interview_cards import shown_candidate


async def refer_to_organizer(
    target: Target, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return who organizes the interview that is meant, where the speaker only attends it; None for one of their own, and for none."""
    meant = await unit_of_work.load_all(Interview, [InterviewId(one) for one in target])
    others = (one for one in meant if one is not None and one.by != turn.speaker.id)
    interview = next(others, None)
    person = await current_person(turn, unit_of_work, ports.rules)
    if interview is None or not person.mail or interview.attendee(person.mail) is None:
        return None
    organizer = await unit_of_work.person(interview.by)
    zone = zone_of(person, await unit_of_work.account(interview.tenant))
    told = message(
        "ask-organizer",
        organizer=organizer.name if organizer else "",
        start=interview.start.astimezone(zone).isoformat(),
        candidate=shown_candidate(interview, person, turn),
    )
    return Outcome(show=[OutgoingView(view=told)])
