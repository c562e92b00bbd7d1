"""What an invitation says: "preview the candidate's invitation", "what did Ben get?"."""

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.card_subjects import interview_subject, loop_subject
from bot.language.parsed import ParsedMessage
from bot.language.requests import InterviewRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Refresh
from cards.view_models import message
from dialogs.authorization import require_scheduler, zone_of
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.calendar.event_drafts import candidate_draft, invitation_draft
from dialogs.interviews.calendar.write_events import job_titles
from dialogs.interviews.interview_commands import meant
from dialogs.interviews.my_interviews import refresh


async def preview(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show what the invitation of a candidate, or of an interviewer who is named, says; of a loop its card."""
    request = parsed.request
    assert isinstance(request, InterviewRequest)  # noqa: S101 - the route is chosen by the intent; tells the type checker
    organizer = await require_scheduler(turn, unit_of_work, ports.rules)
    target = await meant(request.target, turn, unit_of_work)
    if await unit_of_work.load(Loop, target):
        return await refresh(turn, Refresh(loop_subject(target)), unit_of_work, ports)
    interview = await own_interview(target, turn, unit_of_work)
    if turn.address.place is not Place.PERSONAL:
        return await refresh(turn, Refresh(interview_subject(target)), unit_of_work, ports)
    account = await unit_of_work.account(interview.tenant)
    titles = await unit_of_work.derived_of_people(interview.tenant, job_titles)
    named = next((one for one in interview.people if one.mail in request.people), None)
    if named is not None:
        draft = invitation_draft(interview, organizer, account, titles=titles)
        name, mail, state = named.name, named.mail, "got" if interview.event else "will-get"
    else:
        draft = candidate_draft(interview, organizer, account, titles=titles)
        name, mail, state = interview.candidate, interview.candidate_mail, _state(interview)
    zone = zone_of(organizer, account)
    told = message(
        "invitation-preview",
        name=name,
        mail=mail,
        state=state,
        subject=draft.subject,
        start=interview.start.astimezone(zone).isoformat(),
        end=interview.end.astimezone(zone).isoformat(),
        text=tuple(draft.text.splitlines()),
        year=turn.now.year,
    )
    return Outcome(show=[OutgoingView(view=told)])


def _state(interview: Interview) -> str:
    """Return whether the candidate has their invitation as it is now, is to get it, or cannot."""
    own = interview.candidate_invitation
    if not interview.candidate_mail:
        return "no-address"
    is_there = own is not None and own.event is not None and own.mail == interview.candidate_mail
    return "got" if is_there and own is not None and not own.is_stale else "will-get"
