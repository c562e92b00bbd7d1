"""The card of an interview as it stands, for its organizer or for one of its interviewers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import takewhile
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, PersonId, Place, Role
from bot.domain.bookings.candidate_news import candidate_told_at
from bot.domain.bookings.interviews import (
    UNDO_FOR,
    Answer,
    Attendee,
    CandidateInvitation,
    Ending,
    Interview,
    Proposal,
    RoomState,
    Stage,
)
from bot.domain.card_subjects import interview_subject
from bot.domain.jobs import Job, JobKind
from bot.domain.quiet_hours import SOON, first_readable
from bot.domain.reminders import TOO_LATE_TO_ANSWER
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.interview_views import ClockTime, InterviewCard, OwnProposal, ProposalLine
from cards.view_models import FormValues, InvitationState
from dialogs.authorization import (
    is_connected,
    may_name_candidates,
    may_see_candidates,
    teams_ids,
    zone_of,
)
from dialogs.form_choices import people_to_choose, rooms_to_choose
from dialogs.interviews.answers.told_times import zone_of_hours
from dialogs.interviews.far_rooms import far_buildings
from dialogs.interviews.last_change import last_change
from dialogs.interviews.person_lines import person_lines
from dialogs.reminders.recipients import reading_hours

SPARE_ROOMS = 3
NEWS = {"is_news": True}
"""Of work that tells: no chat notifies anybody of a card that changes in place."""
STAGES: Mapping[Stage, Literal["claimed", "reserved", "standing", "ending", "ended"]] = {
    Stage.CLAIMED: "claimed",
    Stage.CHECKED: "reserved",
    Stage.STANDING: "standing",
    Stage.ENDING: "ending",
    Stage.ENDED: "ended",
}


async def card_for(
    reader: Person, interview: Interview, unit_of_work: UnitOfWork, ports: Ports, *, onto: str = ""
) -> OutgoingView:
    """Return the interview's card for one reader, in their own chat."""
    account = await unit_of_work.account(interview.tenant)
    people = await unit_of_work.people_by_mail(interview.tenant)
    organizer = await unit_of_work.person(interview.by)
    name = organizer.name if organizer else ""
    view = reader_card(reader, interview, account, people, ports)
    form = None
    if reader.id == interview.by:
        tenant = interview.tenant
        interviewers = await unit_of_work.derived_of_people(tenant, _interviewers_by_mail)
        form = _form_values(interview, account, interviewers)
    return OutgoingView(
        view=replace(view, form=form, organizer=name),
        to=None if onto else reader.id,
        subject=interview_subject(interview.id),
        revision=interview.revision,
        onto=onto,
    )


def in_own_chat(show: OutgoingView, turn: Turn) -> OutgoingView:
    """Return the view for who speaks alone: candidates are named in nobody's channel or group chat."""
    if turn.address.place is Place.PERSONAL:
        return show
    return replace(show, onto="", to=turn.speaker.id)


def shown_candidate(interview: Interview, reader: Person, turn: Turn) -> str:
    """Return the candidate's name for a card that stands where the turn does; empty where others read along."""
    return interview.candidate if may_name_candidates(reader, turn) else ""


def reader_card(
    reader: Person,
    interview: Interview,
    account: Account,
    people: Mapping[str, Person],
    ports: Ports,
) -> InterviewCard:
    """Return what one reader sees of an interview, but for the organizer's name and form.

    Of the people, by address, those of the interview are enough.
    """
    view = _view(interview, reader, account, people)
    now = ports.clock.now()
    if may_see_candidates(reader):
        view = _with_candidate(view, interview, now)
    is_off = reader.id != interview.by and interview.attendee(reader.mail) is None
    if is_off:
        view = _as_they_knew_it(view, interview, reader)
    undoes_change = may_undo_change(interview, now)
    is_told = undoes_change and view.audience == "organizer"
    return replace(
        view,
        spare_seats=spare_seats(interview, account) if view.spare_rooms else (),
        **_far_rooms(interview, reader, account, people),
        is_off=is_off,
        own_proposal=_own_proposal(interview, reader, account, people),
        is_handed_over=is_off and reader.id in interview.former_organizers,
        note=interview.note,
        calendar=ports.rules.scheduler_calendar,
        may_undo=may_undo_booking(interview, now) or undoes_change,
        undoes_change=undoes_change,
        last_change=last_change(interview, reader, account) if is_told else None,
        year=now.year,
        viewers=teams_ids(reader),
    )


def _as_they_knew_it(view: InterviewCard, interview: Interview, reader: Person) -> InterviewCard:
    """Return the card of who was taken off with the time at which they were to come."""
    left = next((one for one in interview.former if one.mail == reader.mail), None)
    if left is None:
        return view
    here = view.start.tzinfo
    return replace(view, start=left.start.astimezone(here), end=left.end.astimezone(here))


def may_undo(interview: Interview, now: datetime) -> bool:
    """Whether a fresh booking can still be taken back without a reason."""
    return interview.is_live and now - interview.booked_at < UNDO_FOR


def may_undo_booking(interview: Interview, now: datetime) -> bool:
    """Whether its own Undo takes it back: a session of a loop is taken back with the others, by the loop's."""
    return may_undo(interview, now) and not interview.loop


def is_change_fresh(interview: Interview, now: datetime) -> bool:
    """Whether the last change of a booked interview can be taken back, as soon as it is written."""
    is_new = interview.changed_at is not None and now - interview.changed_at < UNDO_FOR
    return is_new and interview.before is not None and interview.is_live


def may_undo_change(interview: Interview, now: datetime) -> bool:
    """Whether the last change of a booked interview can be taken back now."""
    return is_change_fresh(interview, now) and interview.stage is Stage.STANDING


def _view(
    interview: Interview, reader: Person, account: Account, people: Mapping[str, Person]
) -> InterviewCard:
    zone = zone_of(reader, account)
    own = interview.attendee(reader.mail)
    room = account.room(interview.room)
    is_organizer = reader.id == interview.by
    is_small = is_organizer and is_too_small(interview, account)
    return InterviewCard(
        interview=interview.id,
        audience="organizer" if is_organizer else "interviewer",
        start=interview.start.astimezone(zone),
        end=interview.end.astimezone(zone),
        zone=zone.key,
        organizer="",
        people=person_lines(interview, people, account, zone),
        room=room.name if room else interview.room,
        room_seats=_seats(interview.room, account) if is_small else 0,
        seats_needed=interview.seats if is_small else 0,
        room_state=interview.room_state.value,
        path=interview.path.value if interview.path else "",
        stage=STAGES[interview.stage],
        ending=interview.ending.value,
        why=why(interview, account, people),
        rule=interview.rule,
        reason=interview.reason,
        substitutes=substitute_names(interview, people) if is_organizer else (),
        is_replaced_most=is_organizer and interview.is_replaced_most,
        to_replace=_to_replace(interview) if is_organizer else (),
        online=interview.online,
        join_url=interview.meeting_url,
        has_own_link=bool(interview.own_link),
        is_room_silent=interview.is_room_silent,
        is_room_in_doubt=interview.is_room_in_doubt,
        is_left_in_room=interview.is_left_in_room,
        is_left_in_calendar=interview.is_left_in_calendar,
        spare_rooms=spare_rooms(interview, account) if is_organizer else (),
        own_answer=own.answer.value if own else "",
        declined_proposal=_declined_proposal(own, zone),
        is_connected=is_connected(reader),
        undelivered=_undelivered(interview) if is_organizer else (),
        proposals=_proposal_lines(interview, people, account, zone) if is_organizer else (),
    )


def _proposal_lines(
    interview: Interview, people: Mapping[str, Person], account: Account, zone: ZoneInfo
) -> tuple[ProposalLine, ...]:
    proposers = (people.get(one.proposer) for one in interview.proposals)
    zones = {one.mail: zone_of(one, account) for one in proposers if one is not None}
    return tuple(
        ProposalLine(
            proposer=people[one.proposer].name if one.proposer in people else one.proposer,
            start=one.start.astimezone(zone),
            end=one.end.astimezone(zone),
            offer=one.offer,
            slot_number=one.slot_number,
            obstacle=one.obstacle,
            blockers=_blocker_names(one, people),
            comment=one.comment,
            comment_zone=zone_of_hours(
                one.comment, zones.get(one.proposer, zone), zone, interview.start
            ),
        )
        for one in interview.proposals
    )


def _blocker_names(proposal: Proposal, people: Mapping[str, Person]) -> tuple[str, ...]:
    return tuple(people[one].name if one in people else one for one in proposal.blockers)


def _own_proposal(
    interview: Interview, reader: Person, account: Account, people: Mapping[str, Person]
) -> OwnProposal | None:
    """Return the other time that the reader proposes for an interview of somebody else's."""
    proposal = interview.proposal_of(reader.mail) if reader.mail else None
    if proposal is None or reader.id == interview.by:
        return None
    here = zone_of(reader, account)
    organizer = next((one for one in people.values() if one.id == interview.by), None)
    there = zone_of(organizer, account) if organizer else here
    names = zip(proposal.blockers, _blocker_names(proposal, people), strict=True)
    return OwnProposal(
        start=proposal.start.astimezone(here),
        there=ClockTime(start=proposal.start.astimezone(there), zone=there.key),
        obstacle=proposal.obstacle,
        blockers=tuple("" if mail == reader.mail else name for mail, name in names),
        comment=proposal.comment,
    )


def _form_values(
    interview: Interview, account: Account, interviewers: Mapping[str, Person]
) -> FormValues:
    """Return what the form for changing the interview is filled in with."""
    chosen = tuple(mail for mail, _ in interview.shape.people)
    return FormValues(
        minutes=int((interview.end - interview.start).total_seconds() // 60),
        people=chosen,
        all_people=people_to_choose(interviewers, chosen),
        room=interview.room or "none",
        all_rooms=rooms_to_choose(account, interview.room),
        title=interview.title,
        own_link=interview.own_link,
    )


def _interviewers_by_mail(people: Sequence[Person]) -> Mapping[str, Person]:
    return {one.mail: one for one in people if one.mail and Role.INTERVIEWER in one.roles}


def _with_candidate(view: InterviewCard, interview: Interview, now: datetime) -> InterviewCard:
    """Return the card with the candidate's name and, for the organizer, how their invitation stands."""
    named = replace(view, candidate=interview.candidate)
    if view.audience != "organizer":
        return named
    own = interview.candidate_invitation
    return replace(
        named,
        candidate_mail=interview.candidate_mail,
        candidate_state=_candidate_state(interview, now),
        candidate_answer=own.answer.value if own else "none",
        candidate_at=candidate_told_at(interview).astimezone(view.start.tzinfo),
    )


def _candidate_state(interview: Interview, now: datetime) -> InvitationState:
    own = interview.candidate_invitation
    if not interview.candidate_mail or own is None:
        return "old" if interview.candidate_mail else ""
    is_waiting = now < candidate_told_at(interview)
    is_for_other = own.mail != interview.candidate_mail and bool(own.mail or own.event)
    if not is_for_other and (state := _state_of_sent(own)):
        return "changed" if state == "invited" and own.is_stale and is_waiting else state
    if not own.is_due and interview.is_unattended:
        return "unattended"
    return "sending" if own.is_due and not is_waiting else "waiting"


def _state_of_sent(own: CandidateInvitation) -> InvitationState:
    """Return how an invitation stands that went to the candidate's address; empty where none did."""
    if own.is_refused:
        return "outdated" if own.event else "refused"
    if own.is_withdrawn:
        return "declined" if own.has_declined else "withdrawn"
    return "invited" if own.event else ""


def substitute_names(interview: Interview, people: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the names of those who could stand in, in the order of their buttons."""
    # Buttons name one by its number: nobody is left out, also who is not known any more.
    return tuple(people[m].name if m in people else m for m in interview.substitutes)


def _to_replace(interview: Interview) -> tuple[str, ...]:
    return tuple(one.name for one in interview.people if one.mail in interview.to_replace)


def _undelivered(interview: Interview) -> tuple[str, ...]:
    return tuple(one.name for one in interview.people if one.mail in interview.undelivered)


def _declined_proposal(own: Attendee | None, zone: ZoneInfo) -> datetime | None:
    """Return the time that somebody proposed in vain, while they are asked whether they can make the interview's own."""
    declined = own.declined_proposal if own and own.is_asked_again else None
    return declined.proposal.start.astimezone(zone) if declined else None


def why(interview: Interview, account: Account, people: Mapping[str, Person]) -> str:
    """Return the names of who or what stood in the way of an interview that ended, or the code of what ended it."""
    if interview.ending not in {Ending.TAKEN, Ending.FAILED, Ending.CANCELLED}:
        return ""
    rooms = {room.mail: room.name for room in account.rooms}
    mails = filter(None, interview.why.split(","))
    names = (people[mail].name if mail in people else rooms.get(mail, mail) for mail in mails)
    return ", ".join(names)


def spare_rooms(interview: Interview, account: Account) -> tuple[str, ...]:
    """Return the names of the rooms to move to, where the room declined, stays silent, is in doubt or too small."""
    spare = _spare(interview, account)
    return tuple(room.name if (room := account.room(mail)) else mail for mail in spare)


def spare_seats(interview: Interview, account: Account) -> tuple[int, ...]:
    """Return how many seats each of these rooms has; 0 where that is not known."""
    return tuple(_seats(mail, account) for mail in _spare(interview, account))


def _far_rooms(
    interview: Interview, reader: Person, account: Account, people: Mapping[str, Person]
) -> dict[str, Any]:
    if reader.id != interview.by:
        return {}
    far = far_buildings(interview, (interview.room, *_spare(interview, account)), account, people)
    return {
        "room_elsewhere": far.elsewhere[0],
        "room_unsure": far.unsure[0],
        "spare_elsewhere": far.elsewhere[1:],
        "spare_unsure": far.unsure[1:],
    }


def _spare(interview: Interview, account: Account) -> tuple[str, ...]:
    is_out = interview.room_state is RoomState.DECLINED or interview.is_room_unclear
    is_small = is_too_small(interview, account)
    if not interview.is_live or not (is_out or is_small):
        return ()
    spare = interview.spare_rooms[:SPARE_ROOMS]
    if not is_out:
        # Buttons name a room by its number among the spare ones, where those that fit come first.
        spare = tuple(takewhile(partial(_is_large_enough, interview, account), spare))
    return spare


def is_too_small(interview: Interview, account: Account) -> bool:
    """Whether the room is known to have fewer seats than there are people coming."""
    seats = _seats(interview.room, account)
    return 0 < seats < interview.seats


def _is_large_enough(interview: Interview, account: Account, room: str) -> bool:
    return _seats(room, account) >= interview.seats


def _seats(mail: str, account: Account) -> int:
    room = account.room(mail)
    return room.capacity if room else 0


async def interviewer_cards(
    interview: Interview, unit_of_work: UnitOfWork, ports: Ports, *, is_news: bool = False
) -> list[OutgoingView]:
    """Return the card of every interviewer the bot knows, as the interview stands.

    What is news comes as a new message, but in a reader's quiet hours and on days off: the card that they have shows it
    at once, and unless the interview starts within hours the message comes when those are over; see `news_later`.
    """
    account = await unit_of_work.account(interview.tenant)
    colleagues = await unit_of_work.people_by_mail(interview.tenant)
    now = ports.clock.now()
    cards = []
    for asked in interview.people:
        one = colleagues.get(asked.mail)
        if one is None or one.id == interview.by:
            continue
        card = await card_for(one, interview, unit_of_work, ports)
        # To who is not asked again the other event is no news.
        may_be_told = is_news and not asked.is_not_invited
        is_told = may_be_told and told_at(one, account, interview, now) == now
        cards.append(replace(card, is_new=is_told))
    return cards


async def news_later(interview: Interview, unit_of_work: UnitOfWork, ports: Ports) -> list[Job]:
    """Return the work that tells news of an interview to those of its interviewers who are not to be written to now."""
    now, account = ports.clock.now(), await unit_of_work.account(interview.tenant)
    people = await unit_of_work.people_by_mail(interview.tenant)
    asked = [people.get(one.mail) for one in interview.invited]
    moments = {
        one.id: told_at(one, account, interview, now)
        for one in asked
        if one is not None and one.id != interview.by
    }
    return [
        await notify(interview, id_, unit_of_work, at, is_news=True)
        for id_, at in moments.items()
        if at > now
    ]


def told_at(person: Person, account: Account, interview: Interview, now: datetime) -> datetime:
    """Return when somebody is written to about a change: now, or when their quiet hours and days off are over.

    Where that would be too late, it is when the interview comes so near that they are written to at any time.
    """
    if interview.start - now < SOON:
        return now
    at = first_readable(now, reading_hours(person, account).waking)
    is_in_time = at is not None and interview.start - at >= TOO_LATE_TO_ANSWER
    return at if at is not None and is_in_time else interview.start - SOON


async def notify_removed(
    before: Interview, after: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the work that tells who was taken off an interview, when they may be told; Outlook tells them at once."""
    now = ports.clock.now()
    people = await unit_of_work.people_by_mail(after.tenant)
    gone = [(people.get(one.mail), one) for one in before.people if not after.attendee(one.mail)]
    return [
        # Who had declined knows that they need not come.
        await notify(after, person.id, unit_of_work, now, is_news=was.answer is not Answer.DECLINED)
        for person, was in gone
        if person is not None and person.id != after.by
    ]


async def notify(
    interview: Interview,
    person: PersonId,
    unit_of_work: UnitOfWork,
    at: datetime,
    *,
    is_news: bool = False,
) -> Job:
    """Return the work that shows one person the interview as it stands; what is news comes as a new message."""
    row = Job(
        kind=JobKind.TELL, subject=interview.id, tenant=interview.tenant, person=person, at=at
    )
    waiting = await unit_of_work.load(Job, row.key)
    if is_news or waiting is None or waiting.what != NEWS:
        return replace(row, what=NEWS) if is_news else row
    # News that waits for somebody's morning shows the interview as it then stands.
    return replace(row, what=NEWS, at=max(at, waiting.at))
