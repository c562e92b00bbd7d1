"""What is typed about booked interviews: propose, cancel, move, change, and who has answered.

The language says which interviews are meant; each of these then does the same as the button it stands for.
"""

from typing import TypeVar, cast

from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.card_subjects import interview_subject
from bot.domain.errors import BadInput, Gone, NotUnderstood
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    ChangeRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    RescheduleRequest,
    RoomChange,
    Target,
)
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork, followed_by
from cards.actions import Book, Cancel, Move, Refresh
from cards.interview_views import InterviewCard
from cards.view_models import message
from dialogs.authorization import require_organizer
from dialogs.interviews.answers.absences import decline_while_away
from dialogs.interviews.answers.accept_proposal import (
    proposal_meant,
    take_proposal_without,
    with_way_there,
)
from dialogs.interviews.answers.decline_proposal import decline_proposals_of
from dialogs.interviews.answers.find_proposals import find_proposed, none_proposed
from dialogs.interviews.answers.latest_answers import with_latest_answers
from dialogs.interviews.answers.propose_time import propose_in_words
from dialogs.interviews.answers.running_late import pass_on
from dialogs.interviews.booking.book import own_card, own_interview
from dialogs.interviews.booking.choose_slot import choose_slot
from dialogs.interviews.calendar.read_events import look_now
from dialogs.interviews.changes.ask_to_exchange import ask_to_exchange
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.changes.bulk_moves import choose_times
from dialogs.interviews.changes.change_in_place import change_interview
from dialogs.interviews.changes.change_in_words import wanted_change
from dialogs.interviews.changes.change_with_move import offer_times_for
from dialogs.interviews.changes.change_with_room import change_with_room, finds_room
from dialogs.interviews.changes.exchange_people import ask_to_exchange_people
from dialogs.interviews.changes.hand_over import ask_to_hand_one_over, ask_to_hand_over
from dialogs.interviews.changes.move_back import move_back
from dialogs.interviews.changes.other_times import other_times
from dialogs.interviews.changes.rooms_for_several import ask_for_rooms, asks_for_rooms
from dialogs.interviews.changes.same_change import same_change
from dialogs.interviews.changes.stand_in import ask_in_whose_place, in_their_place
from dialogs.interviews.changes.substitutes import offer_substitutes, show_who_could_join
from dialogs.interviews.changes.undo_and_cancel import cancel as cancel_it
from dialogs.interviews.changes.undo_and_cancel import (
    reason_said,
    to_spare_room,
    with_invitation_sent,
)
from dialogs.interviews.changes.without_address import take_address_out
from dialogs.interviews.interview_follow_ups import STEPS, offer_rooms
from dialogs.interviews.my_interviews import interviews, refresh
from dialogs.interviews.nothing_noted import with_nothing_noted
from dialogs.interviews.organized_by_others import refer_to_organizer
from dialogs.left_out import with_left_out
from dialogs.typed import typed_buttons

R = TypeVar("R")


async def propose(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Propose the one time that an interviewer asks for, or offer those that are free within what was named."""
    request = request_as(parsed, AnswerRequest)
    target = await meant(request.target, turn, unit_of_work)
    return await propose_in_words(turn, target, request, unit_of_work, ports)


async def cancel(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether to cancel the interviews that are meant."""
    request = request_as(parsed, InterviewRequest)
    if told := await refer_to_organizer(request.target, turn, unit_of_work, ports):
        return told
    await require_organizer(turn, unit_of_work, ports.rules)
    # What only tells why is not left out.
    beside = tuple(one for one in parsed.left_out if one not in reason_said(turn))
    parsed = replace(parsed, left_out=beside)
    if len(request.target) > 1:
        several = await ask_about_several(
            turn, "cancel", request.target, unit_of_work, ports, reason=reason_said(turn)
        )
        return with_left_out(several, parsed, turn)
    target = await meant(request.target, turn, unit_of_work)
    return with_left_out(await cancel_it(turn, Cancel(target), unit_of_work, ports), parsed, turn)


async def move(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer other times for the interview that is meant, within the time that was named."""
    request = request_as(parsed, RescheduleRequest)
    if told := await refer_to_organizer(request.target, turn, unit_of_work, ports):
        return told
    await require_organizer(turn, unit_of_work, ports.rules)
    if request.is_exchange:
        return await ask_to_exchange(turn, request, unit_of_work, ports)
    if len(request.each) > 1:
        return await _move_several(turn, parsed, unit_of_work, ports)
    target = await meant(request.target, turn, unit_of_work)
    if request.is_back and (back := await move_back(turn, target, unit_of_work, ports)):
        return with_left_out(back, parsed, turn)
    offered = await other_times(turn, target, request.windows, unit_of_work, ports)
    return with_left_out(offered, parsed, turn)


async def _move_several(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether several interviews move, each to a time that is free for it."""
    request = request_as(parsed, RescheduleRequest)
    moves = await choose_times(turn, request, unit_of_work, ports)
    if not moves.times:
        return Outcome(show=[OutgoingView(view=message("no-time-for-several"))])
    asked = await ask_about_several(turn, "move", request.target, unit_of_work, ports, moves=moves)
    return with_left_out(asked, parsed, turn)


async def responses(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the card of the interview that is meant: it says who has answered by now; in words, whether the candidate was told."""
    request = request_as(parsed, InterviewRequest)
    if len(request.target) > 1:
        return await interviews(turn, InterviewsRequest(), unit_of_work, ports)
    target = await meant(request.target, turn, unit_of_work)
    interview = await unit_of_work.load(Interview, InterviewId(target))
    if interview is not None and interview.by == turn.speaker.id:
        seen = await with_latest_answers(interview, turn, unit_of_work, ports)
        card = await own_card(seen, turn, unit_of_work, ports)
        is_asked = request.is_of_candidate and turn.address.place is Place.PERSONAL
        is_card = is_asked and isinstance(card.view, InterviewCard)
        told = [_candidate_told(card, request)] if is_card else []
        return Outcome(show=[*told, card], save=[*look_now(interview, seen, turn.now)])
    return await refresh(turn, Refresh(interview_subject(target)), unit_of_work, ports)


def _candidate_told(card: OutgoingView, request: InterviewRequest) -> OutgoingView:
    """Return in words whether the candidate of a card's interview was told of it or answered, or that this cannot wait."""
    view = cast("InterviewCard", card.view)
    who, state, answer = view.candidate, view.candidate_state, view.candidate_answer
    at = view.candidate_at.isoformat() if view.candidate_at else ""
    if request.is_hold:
        told = message("invitation-goes-out", candidate=who, state=state, at=at, answer=answer)
    elif request.asks_answer and state in {"invited", "old", "changed"}:
        told = message("candidate-answered", candidate=who, state=state, at=at, answer=answer)
    else:
        told = message("candidate-told", candidate=who, state=state, at=at, answer=answer)
    return OutgoingView(view=told)


async def listed(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """List what is coming, or show the one interview whose details are asked for."""
    request = request_as(parsed, InterviewsRequest)
    if len(request.target) == 1:
        subject = interview_subject(request.target[0])
        shown = await refresh(turn, Refresh(subject), unit_of_work, ports)
        return await with_nothing_noted(shown, request.target[0], turn, unit_of_work, ports)
    return await interviews(turn, request, unit_of_work, ports)


async def change(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Change what is booked; where a part of what was said was not read, nothing is changed."""
    request = request_as(parsed, ChangeRequest)
    if told := await refer_to_organizer(request.target, turn, unit_of_work, ports, wish=request):
        return told
    await require_organizer(turn, unit_of_work, ports.rules)
    if asked := await _ask_of_several(turn, parsed, request, unit_of_work, ports):
        return asked
    target = await meant(request.target, turn, unit_of_work)
    if request.move is not None:
        offered = await offer_times_for(turn, target, request, unit_of_work, ports)
        return with_left_out(offered, parsed, turn)
    if parsed.left_out:
        raise NotUnderstood(what="part-of-change", left="; ".join(parsed.left_out))
    room = request.room
    if room and finds_room(room) and request == ChangeRequest(target=request.target, room=room):
        return await _other_room(room, target, turn, unit_of_work, ports)
    interview = await own_interview(target, turn, unit_of_work)
    if asked := await ask_in_whose_place(request, interview, turn, unit_of_work):
        return asked
    return await _changed(in_their_place(request, interview), interview, turn, unit_of_work, ports)


async def _ask_of_several(
    turn: Turn,
    parsed: ParsedMessage,
    request: ChangeRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Return the question whether several interviews are to change alike, or to swap their interviewers; None for one interview."""
    if request.is_exchange:
        return await ask_to_exchange_people(turn, request, unit_of_work, ports)
    is_of_several = len(request.target) > 1 and not parsed.left_out
    if is_of_several and asks_for_rooms(request):
        return await ask_for_rooms(turn, request, request.target, unit_of_work, ports)
    same = same_change(request) if is_of_several else None
    if not same:
        return None
    return await ask_about_several(turn, "change", request.target, unit_of_work, ports, change=same)


async def _changed(
    request: ChangeRequest, interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of a change of one interview, with the candidate's invitation sent where that was said."""
    if "address" in request.cleared:
        return await take_address_out(turn, interview, request, unit_of_work, ports)
    if finds_room(request.room):
        outcome = await change_with_room(turn, interview, request, unit_of_work, ports)
    else:
        wanted = wanted_change(request, interview)
        outcome = await change_interview(turn, interview, wanted, unit_of_work, ports)
    if request.sends:
        return await with_invitation_sent(outcome, interview, turn, unit_of_work, ports)
    left = _address_left(outcome, interview)
    return replace(outcome, show=[*outcome.show, *left])


def _address_left(outcome: Outcome, before: Interview) -> list[OutgoingView]:
    """Return what says that another candidate has not the address of the one before."""
    after = next((one for one in outcome.save if isinstance(one, Interview)), before)
    is_known = after.candidate_mail or not before.candidate_mail
    if after.candidate in {before.candidate, ""} or is_known:
        return []
    return [OutgoingView(view=message("address-left", name=after.candidate))]


async def late(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Pass on that somebody is late."""
    request = request_as(parsed, LateRequest)
    if not request.target:
        raise Gone(what="interview-around")
    target = await meant(request.target, turn, unit_of_work)
    interview = await unit_of_work.load(Interview, InterviewId(target))
    if interview is None:
        raise Gone(what="interview")
    return await pass_on(turn, interview, request, unit_of_work, ports)


async def be_absent(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask whether what the speaker is to attend while they are away is to be declined."""
    request = request_as(parsed, AbsenceRequest)
    return await decline_while_away(turn, request.windows, unit_of_work, ports)


async def accept_proposal(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an interview to the time that was proposed, by who is named; asks which where there are several."""
    await require_organizer(turn, unit_of_work, ports.rules)
    request = request_as(parsed, InterviewRequest)
    interview, read = await find_proposed(request, turn, unit_of_work, ports)
    if interview is None:
        return await none_proposed(request, turn, unit_of_work)
    latest = proposal_meant(interview, request.people)
    chosen = Book(latest.offer, latest.slot_number)
    if request.without:
        done = await take_proposal_without(turn, chosen, request.without, unit_of_work, ports)
    else:
        done = await choose_slot(turn, chosen, unit_of_work, ports)
        done = with_way_there(done, interview, latest, turn)
    return followed_by(read, done)


async def find_substitutes(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show who is free to come to an interview in somebody's place."""
    request, interview = await _asked_of_own(turn, parsed, unit_of_work, ports)
    if request.is_beside:
        return await show_who_could_join(turn, interview, unit_of_work, ports)
    return await offer_substitutes(
        turn, interview, request.people, unit_of_work, ports, among=request.among
    )


async def decline_proposal(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep an interview at its time, whatever others were proposed, by who is named or by anybody."""
    await require_organizer(turn, unit_of_work, ports.rules)
    request = request_as(parsed, InterviewRequest)
    interview, read = await find_proposed(request, turn, unit_of_work, ports)
    if interview is None:
        return await none_proposed(request, turn, unit_of_work)
    kept = await decline_proposals_of(turn, interview, request.people, unit_of_work, ports)
    return followed_by(read, kept)


async def hand_interviews_over(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask whether one organizer's interviews, or one of them alone, are to become another's."""
    request = request_as(parsed, HandOverRequest)
    if request.target or request.candidate:
        return await ask_to_hand_one_over(turn, request, unit_of_work, ports)
    return await ask_to_hand_over(turn, request.source, request.to, unit_of_work, ports)


async def _asked_of_own(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[InterviewRequest, Interview]:
    """Return what a recruiter asks of an interview of their own, and that interview."""
    await require_organizer(turn, unit_of_work, ports.rules)
    request = request_as(parsed, InterviewRequest)
    target = await meant(request.target, turn, unit_of_work)
    return request, await own_interview(target, turn, unit_of_work)


async def _other_room(
    wanted: RoomChange, target: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    interview = await own_interview(target, turn, unit_of_work)
    if not interview.room and finds_room(wanted):
        asked = ChangeRequest((target,), room=wanted)
        return await change_with_room(turn, interview, asked, unit_of_work, ports)
    step = STEPS.get(f"{wanted.kind}_room")
    if wanted.kind == "wish" and not wanted.wish.mail:
        return await offer_rooms(interview, wanted.wish, turn, unit_of_work, ports)
    if wanted.kind == "wish" and wanted.wish.mail in interview.spare_rooms:
        number = interview.spare_rooms.index(wanted.wish.mail) + 1
        return await to_spare_room(turn, Move(target, number), unit_of_work, ports)
    outcome = await step(interview, turn, unit_of_work, ports) if step else None
    if outcome is None:
        raise NotUnderstood(what="change")
    return outcome


def request_as(parsed: ParsedMessage, kind: type[R]) -> R:
    """Return the request of a message whose intent says that it is of this kind."""
    request = parsed.request
    assert isinstance(request, kind)  # noqa: S101 - the route is chosen by the intent; tells the type checker
    return request


async def meant(target: Target, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return the one interview that is meant; BadInput for several, Gone for none."""
    if len(target) > 1:
        raise BadInput(why="which-interview")
    return target[0] if target else await _spoken_of(turn, unit_of_work)


async def _spoken_of(turn: Turn, unit_of_work: UnitOfWork) -> str:
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return await typed_buttons.resolve_interview(talk, turn, unit_of_work)
