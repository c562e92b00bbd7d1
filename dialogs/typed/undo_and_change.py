"""The last change undone and another made in its place: “oops undo that, make it 30”. Both are one change of the interview."""

from msgspec.structs import replace

from bot.domain.bookings.interview_changes import before_change
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone
from bot.language.corrections.undone_first import undone_first
from bot.language.parser import parse
from bot.language.requests import ChangeRequest, RescheduleRequest
from bot.language.tokens.message_text import spoken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Undo
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.changes.change_in_place import change_interview
from dialogs.interviews.changes.change_in_words import wanted_change
from dialogs.interviews.changes.change_with_move import offer_times_with
from dialogs.interviews.changes.change_with_room import finds_room
from dialogs.left_out import saying_left_out
from dialogs.typed.message_context import as_spoken_of
from dialogs.typed.typed_buttons import spoken_of_to_undo
from dialogs.typed.typed_message import TypedMessage
from dialogs.undo import undo_or_ask, undoable_change

Deed = ChangeRequest | RescheduleRequest


async def undo_and_change(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Change an interview as it stood before its last change; None where no change was undone first, or nothing is to change.

    What cannot be made with the undo in one is said to be left out.
    """
    turn = said.turn
    rest = undone_first(spoken(said.text).text)
    interview = await _changed_last(said.talk, turn, unit_of_work) if rest else None
    if interview is None:
        return None
    before = before_change(interview)
    person = await current_person(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(interview.tenant))
    shown = replace(
        said.context,
        last="interview",
        interviews=(as_spoken_of(before, person, zone),),
        chosen=(interview.id,),
    )
    read = parse(rest, shown)
    if not isinstance(read.request, Deed):
        return None
    is_clear = read.doubt is None and not read.left_out
    made = await _made(turn, interview, read.request, unit_of_work, ports) if is_clear else None
    if made is not None:
        return made
    undone = await undo_or_ask(turn, Undo(interview.id), unit_of_work, ports)
    return saying_left_out(undone, (rest,), turn)


async def _changed_last(
    talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Interview | None:
    """Return the interview of which a typed undo takes the last change back, and of which more is said."""
    try:
        target = await spoken_of_to_undo(talk, turn, unit_of_work)
    except (BadInput, Gone):
        return None
    return await undoable_change(target, turn, unit_of_work)


async def _made(
    turn: Turn, interview: Interview, request: Deed, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return the outcome of the undo and the change in one; None where they cannot be."""
    before = before_change(interview)
    if interview.exchanged_with or interview.candidate_mail != before.candidate_mail:
        return None
    if isinstance(request, RescheduleRequest):
        back = _taken_back(interview, before)
        return await offer_times_with(turn, interview, back, request.windows, unit_of_work, ports)
    if request.move is not None or finds_room(request.room) or request.cleared or request.sends:
        return None
    wanted = wanted_change(request, before)
    done = await change_interview(turn, interview, wanted, unit_of_work, ports, base=before)
    kept = [
        replace(one, before=interview.before) if isinstance(one, Interview) else one
        for one in done.save
    ]
    return replace(done, save=kept)


def _taken_back(interview: Interview, before: Interview) -> InterviewChange:
    """Return what takes the last change of an interview back but for its time."""
    now, then = ({one.mail for one in each.people} for each in (interview, before))
    is_as_long = before.span.length == interview.span.length
    return InterviewChange(
        add=tuple(sorted(then - now)),
        remove=tuple(sorted(now - then)),
        minutes=None if is_as_long else int(before.span.length.total_seconds() // 60),
        room=before.room if before.room != interview.room else None,
        online=before.online if before.online != interview.online else None,
        note=before.note if before.note != interview.note else None,
        title=before.title if before.title != interview.title else None,
        is_sure=True,
    )
