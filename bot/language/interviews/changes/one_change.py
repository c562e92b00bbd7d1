"""Several changes of one booked interview as one: "add Mei, make it 45 minutes and move it to Friday".

Each is read of the interview as the ones before leave it; the time is read last, since it depends on how long it is.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.language.clarification import Clarification
from bot.language.context import ComingInterview, ParseContext
from bot.language.messages.message_parts import ReadAs
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest, RescheduleRequest


class Run(Struct, frozen=True):
    """A part of a message that is read by itself."""

    text: str
    start: int
    is_named: bool = False
    """Whether it names the interview itself."""


def made_one(
    runs: Sequence[Run], read: ReadAs, context: ParseContext, text: str
) -> ParsedMessage | None:
    """Return the parts of a message as one change of the interview that is chosen."""
    unchosen = context.but(chosen=())
    alone = [(run, read(run.text, unchosen if run.is_named else context)) for run in runs]
    changes = [one for one in alone if isinstance(one[1].request, ChangeRequest)]
    moves = [run for run, one in alone if isinstance(one.request, RescheduleRequest)]
    if len(changes) + len(moves) < len(alone) or not changes or len(moves) > 1:
        return None
    request = ChangeRequest(context.chosen)
    left: tuple[str, ...] = ()
    for run, found in changes:
        if found.doubt is not None:
            return replace(found, doubt=_in_message(found.doubt, run, text))
        request = with_change(request, found.request)
        left += found.left_out
    for run in moves:
        there = as_changed(request, context)
        found = read(run.text, replace(there, chosen=()) if run.is_named else there)
        if found.doubt is not None:
            return replace(found, doubt=_in_message(found.doubt, run, text))
        if not isinstance(found.request, RescheduleRequest):
            return None
        request = replace(request, move=found.request)
        left += found.left_out
    return ParsedMessage(request, None, left)


def with_change(request: ChangeRequest, more: object) -> ChangeRequest:
    """Return a change with what another one says; of two lengths, rooms or titles the later counts."""
    if not isinstance(more, ChangeRequest):
        return request
    notes = (one for one in (request.note, more.note) if one)
    return replace(
        request,
        add=(*request.add, *more.add),
        remove=(*request.remove, *more.remove),
        replace=(*request.replace, *more.replace),
        cleared=(*request.cleared, *more.cleared),
        room=more.room or request.room,
        minutes=more.minutes or request.minutes,
        online=request.online if more.online is None else more.online,
        candidate=more.candidate or request.candidate,
        note="\n".join(notes),
        puts_right=more.puts_right or request.puts_right,
        title=more.title or request.title,
        is_stand_in=more.is_stand_in or request.is_stand_in,
        move=more.move or request.move,
    )


def as_changed(request: ChangeRequest, context: ParseContext) -> ParseContext:
    """Return the context in which the interview has the people, the length and the room that it is to have."""
    interviews = (
        _changed(one, request) if one.id in context.chosen else one for one in context.interviews
    )
    return context.but(interviews=tuple(interviews))


def _changed(one: ComingInterview, request: ChangeRequest) -> ComingInterview:
    gone = {*request.remove, *(old for old, _ in request.replace)}
    comes = (*request.add, *(new for _, new in request.replace))
    people = (*(mail for mail in one.people if mail not in gone), *comes)
    return replace(one, people=people, minutes=request.minutes or one.minutes)


def _in_message(doubt: Clarification, run: Run, text: str) -> Clarification:
    """Return a question about a part as one about the whole message, which is read again once it is answered."""
    part, start = run.text, run.start
    before, after = text[:start], text[start + len(part) :]
    choices = (replace(one, sentence=f"{before}{one.sentence}{after}") for one in doubt.choices)
    is_placed = doubt.sentence == part
    return replace(
        doubt,
        choices=tuple(choices),
        sentence=text if is_placed else doubt.sentence,
        start=doubt.start + start if is_placed else doubt.start,
        end=doubt.end + start if is_placed else doubt.end,
    )
