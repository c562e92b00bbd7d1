"""What is done to booked interviews, or asked about them, as a typed request with its target."""

import re
from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Act
from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import PEOPLE, TIMES, Shape
from bot.language.clarification import Clarification, asks
from bot.language.context import ComingInterview, ParseContext
from bot.language.coverage.coverage import conditions, left_out
from bot.language.grammar import teach
from bot.language.interviews.answers.agreed_times import names_no_proposal, proposed_then
from bot.language.interviews.candidates.address_of_all_interviews import (
    is_address_alone,
    named_as_before,
    of_all_theirs,
    of_named,
    tells_address,
)
from bot.language.interviews.changes.in_person import with_room_in_person
from bot.language.interviews.changes.people.either_person import asked_which_one
from bot.language.interviews.changes.people.substitutes import wants_substitute
from bot.language.interviews.changes.people.unavailable_attendees import interview_of_unavailable
from bot.language.interviews.changes.read_changes import (
    Changes,
    in_place_of,
    is_worded,
    read_changes,
)
from bot.language.interviews.changes.times.own_day import (
    beside_own,
    day_meant,
    days_from_own,
    spoken_start,
)
from bot.language.interviews.changes.times.own_times import (
    goes_on_from,
    on_next_such_day,
    on_own_time,
)
from bot.language.interviews.changes.times.reasons_to_move import without_reasons
from bot.language.interviews.changes.times.shifts import put_off, shift_of, shifted, tells_end
from bot.language.interviews.changes.times.unread_times import unread_time
from bot.language.interviews.compound.said_besides import named_for_nothing, said_besides
from bot.language.interviews.compound.told_besides import without_told
from bot.language.interviews.hand_over import hand_over
from bot.language.interviews.old_and_new import split_times
from bot.language.interviews.queries.session_questions import room_named
from bot.language.interviews.queries.who_answered import who_answered
from bot.language.interviews.targets.decliners import of_who_goes
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.loop_sessions import (
    loop_around,
    sessions_of,
)
from bot.language.interviews.targets.resolve import (
    Reference,
    asked_one_by_one,
    asked_with_whole,
    named_unknown,
    owner_unknown,
    resolve,
    which_of,
)
from bot.language.interviews.targets.under_way import unless_under_way
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import away_times, find_absences
from bot.language.people.attendees import named_people
from bot.language.people.coming_names import interviews_named
from bot.language.questions.ambiguity import name_clarification, stranger_asked
from bot.language.questions.exclusions import parted, with_stop
from bot.language.questions.slot_filling import when
from bot.language.requests import (
    AdminRequest,
    Asked,
    Candidate,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
    Target,
    UnknownRequest,
    Window,
)
from bot.language.times.days import Days
from bot.language.times.time_windows import midnight, windows
from bot.language.tokens.cues import Cued

_OFF = Cued(
    rf"\b(?:mov\w+|shift\w*|push\w*|bump\w*|reschedul\w+|take|taken|get|pull\w*)(?: (?!to\b)\S+){{0,4}}? (?:off|away from|out of)(?: (?:of|the))* (?P<when>{TIMES})"
)
"""The days an interview is to be moved away from."""


def booked(act: Act, shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request of an act about booked interviews."""
    if act in {"reschedule", "change", "substitutes", "cancel"}:
        return unread_time(_done(act, shape, context), shape)
    if act == "interviews":
        return _interviews(shape, context)
    if act == "hand_over":
        return hand_over(shape, context)
    if act == "remind":
        return ParsedMessage(AdminRequest("remind", "remind", people=named_people(shape.pieces)))
    if not context.interviews:
        intent: Literal["accept_proposal", "responses"] = (
            "accept_proposal" if act == "accept_proposal" else "responses"
        )
        return ParsedMessage(InterviewRequest(intent))
    return _accept(shape, context) if act == "accept_proposal" else who_answered(shape, context)


def _accept(shape: Shape, context: ParseContext) -> ParsedMessage:
    return unread_time(_accepted(shape, context), shape)


def _accepted(shape: Shape, context: ParseContext) -> ParsedMessage:
    if names_no_proposal(shape, context):
        return _done("reschedule", shape, context)
    ids = proposed_then(shape, context)
    is_one = len(ids) == 1
    found = Reference(ids, is_told=True) if is_one else resolve(shape, context, role="organizer")
    if _DEPENDS.search(shape.row):
        return ParsedMessage(UnknownRequest())
    request = InterviewRequest("accept_proposal", found.ids, named_people(shape.pieces))
    left = (*conditions(shape), *_beside_yes(shape))
    return ParsedMessage(request, found.doubt, () if found.doubt else left)


_DEPENDS = Cued(
    r"\b(?:if|unless|provided(?: that)?|as long as|so long as|assuming|depending on|once|when) (?:¤[pcrg]\d+|the candidate|he|she|they|we|everyone|everybody|nobody|no one|the others?|the room|a room|there)\b"
)
"""On what a yes to another time depends: nothing moves before that is known."""
_JOINT = re.compile(r" (?:[,.;–-]|but|and|also)(?= |$)")
_OF_CHANGE = Cued(
    r"¤[lr]\d|\b(?:online|remote\w*|in person|by video|on teams|a bigger|a smaller|another room)\b"
)


def _beside_yes(shape: Shape) -> tuple[str, ...]:
    """Return what of a yes to another time asks for another change besides: "ok, but 30 minutes then"."""
    others = [one for one in shape.parts(_JOINT)[1:] if _OF_CHANGE.search(shape.only(one).row)]
    return tuple(shape.text(one).strip(" ,.;") for one in others)


def _done(act: Act, shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return what is to be done to an interview; what is asked for besides is left out."""
    if (act == "change" and is_worded(shape)) or (act == "reschedule" and tells_end(shape)):
        return _change(shape, context)
    alone, beside = without_told(shape)
    do = {"reschedule": _reschedule, "cancel": _cancel}.get(act, _change)
    read = do(alone, context)
    return replace(read, left_out=(*read.left_out, *beside)) if read.doubt is None else read


def _cancel(shape: Shape, context: ParseContext) -> ParsedMessage:
    if (doubt := owner_unknown(shape, context) or named_unknown(shape, context)) is not None:
        return ParsedMessage(InterviewRequest("cancel"), doubt)
    found = resolve(shape, context, role="organizer")
    if (nothing := _none_then(shape, found, context)) is not None:
        return nothing
    said = shape.without(found.stays)
    unread = () if found.doubt else (*said_besides(said, found, context), *conditions(said))
    return ParsedMessage(InterviewRequest("cancel", found.ids), found.doubt, unread)


_EVERY = Cued(r"\b(?:all|every|everything|each|whatever|interviews|meetings)\b")


def _none_then(shape: Shape, found: Reference, context: ParseContext) -> ParsedMessage | None:
    """Return the list of what is on days on which nothing is, where all of it is spoken of; None where something is."""
    if found.doubt is None or found.doubt.doubt.kind != "no-such-interview":
        return None
    kinds = {one.kind for one in shape.pieces} - {"word", "join"}
    is_of_days = bool(kinds) and kinds <= {*TIME_KINDS} and bool(_EVERY.search(shape.row))
    return _interviews(shape, context) if is_of_days else None


# --- another time --------------------------------------------------------------------------------


def _reschedule(shape: Shape, context: ParseContext) -> ParsedMessage:
    old, new = (shape, shape) if shift_of(shape) else split_times(shape, context)
    new = without_reasons(new)
    found = _moved(old, shape, context)
    if (unknown := owner_unknown(shape, context) or named_unknown(shape, context)) is not None:
        found = Reference((), unknown)
    spans, shift, doubt = new_windows(new, shape, found, context)
    spans = _put_off(spans, shape, _first(found, context))
    spans = spans or _around_absence(shape, _first(found, context), context)
    each = _of_each(new, shape, found, context)
    if each and not spans and not (found.doubt or doubt):
        doubt = _TO_WHEN
    is_back = not spans and len(found.ids) == 1 and bool(_BACK.search(shape.row))
    request = RescheduleRequest(found.ids, spans, shift, each=each, is_back=is_back)
    unread = (
        ()
        if found.doubt or doubt
        else left_out(
            new,
            frozenset({"before", "after", "until", "instead", "then", "only", "not", "except"}),
            [],
        )
        + said_besides(shape, found, context, is_length_used=shift is not None)
        + conditions(shape)
    )
    return ParsedMessage(request, found.doubt or doubt, unread)


def _around_absence(
    shape: Shape, one: ComingInterview | None, context: ParseContext
) -> tuple[Window, ...]:
    """Return the rest of an interview's day, where hours are told at which somebody cannot: "Jane isn't free before 3"."""
    away = away_times(find_absences(shape)[0], context.almanac)
    if one is None or not away or not all(part.hours for part in away):
        return ()
    day = (Asked((midnight(one.start.date()),)),)
    return windows(day, away, one.minutes, context.almanac)


_PUTS_OFF = Cued(r"\b(?:put(?: \S+){0,4}? off|postpone\w*|push(?: \S+){0,4}? back|delay|defer)\b")
_A_WEEK = timedelta(days=7)


def _put_off(
    spans: tuple[Window, ...], shape: Shape, one: ComingInterview | None
) -> tuple[Window, ...]:
    """Return a weekday to which an interview is put off as one that comes after it, not before."""
    is_before = one is not None and bool(spans) and all(end <= one.start for _, end in spans)
    is_dated = any(character.isdigit() for character in shape.sentence.text)
    if not is_before or is_dated or not _PUTS_OFF.search(shape.row):
        return spans
    return tuple((start + _A_WEEK, end + _A_WEEK) for start, end in spans)


_BACK = Cued(
    rf"^{EASE}(?:move|put|change|bring|set|shift|take|get) (?:(?:it|this|that|them|¤c\d+(?: 's)?|the|my|our|one|{INTERVIEW}) )+back(?: again)?"
    r"(?: (?:to )?(?:(?:where|how|what|as|the way|like|when) it (?:was|had been|used to be)(?: before)?|(?:the|its) (?:old|original|earlier|previous|first) (?:time|slot|day)))?(?: (?:again|please|pls|then|thanks|instead))*$"
)
"""Where an interview lay before: "move it back", "put Omar's back to how it was"."""
_TO_WHEN = Clarification(asks("to-when"))


def _of_each(
    new: Shape, whole: Shape, found: Reference, context: ParseContext
) -> tuple[tuple[str, tuple[Window, ...]], ...]:
    """Return the windows that a new time leaves each of several interviews; none where only one is meant."""
    if len(found.ids) < 2:  # noqa: PLR2004 - several
        return ()
    ids = ((one, replace(found, ids=(one,))) for one in found.ids)
    return tuple((one, new_windows(new, whole, alone, context)[0]) for one, alone in ids)


def _moved(old: Shape, whole: Shape, context: ParseContext) -> Reference:
    """Return the interview that is to move; when somebody is away tells which only where one is held then."""
    found = resolve(old, context, role="organizer")
    if found.doubt is not None:
        away = {time for one in find_absences(old)[0] for time in one.times}
        here = Shape(old.sentence, [one for one in old.pieces if one not in away])
        found = resolve(here, context, role="organizer") if away else found
    if not found.is_told and (named := interview_of_unavailable(whole, context)) is not None:
        return named
    return asked_with_whole(found, old, whole)


def new_windows(
    new: Shape, whole: Shape, found: Reference, context: ParseContext
) -> tuple[tuple[Window, ...], int | None, Clarification | None]:
    """Return the windows a new time leaves, on the interview's own day where no other was named."""
    one = _first(found, context)
    minutes = one.minutes if one else context.directory.interview_minutes
    shift = shift_of(whole)
    if shift and one:
        return (shifted(one, shift, context.almanac),), shift, None
    wrong = _wrong(new)
    parts, barred = _wanted_and_barred(new, context)
    own = days_from_own(new.sentence.text, one, context.almanac) if one else ()
    if own:
        hours = [part for part in parts if part.hours]
        parts = tuple(replace(part, days=own) for part in hours) or (Asked(own),)
    if parts and one and not (barred and _ANY_DAY.search(new.sentence.text.casefold())):
        day = day_meant(one, context)
        that = midnight(spoken_start(one, context).date())
        parts = _on_own_day(on_own_time(parts, one, day, new.row, that=that), day, new)
    if not parts and one:
        parts = beside_own(whole, one, context)
    if barred and not parts:
        is_hours = one is not None and not any(part.days for part in barred)
        parts = (Asked((midnight(one.start.date()),) if one and is_hours else ()),)
    is_after = goes_on_from(one, whole, context.now)
    parts = on_next_such_day(parts, new, context.now, is_after=is_after)
    made = windows(parts, barred, minutes, context.almanac) if parts else ()
    if parts and not made and wrong is None:
        wrong = Clarification(asks("nothing-left-to-move-to"))
    return put_off(made, one, new, whole, context.almanac) if one else made, shift, wrong


_ANY_DAY = Cued(
    r"\b(?:any|another|every|some other|any other) day\b|\b(?:any ?time|whenever|anything)\b"
)


def _wanted_and_barred(
    new: Shape, context: ParseContext
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """Return the days and hours asked for, and those taken out: "any day but Monday next week"."""
    wanted, barred = parted(with_stop(new).pieces)
    off = [one for match in _OFF.finditer(new.row) for one in new.group(match, "when")]
    wanted, barred = [one for one in wanted if one not in off], [*barred, *off]
    kinds = {*TIME_KINDS, "join", "zone"}
    _, wishes, out = when(
        new.sentence,
        (
            [one for one in wanted if one.kind in kinds],
            [one for one in barred if one.kind in kinds],
        ),
        context,
        before=Days(),
    )
    return (wishes if any(one.kind in TIME_KINDS for one in wanted) else (), out)


def _first(found: Reference, context: ParseContext) -> ComingInterview | None:
    return next((one for one in context.interviews if one.id in found.ids), None)


def _on_own_day(parts: tuple[Asked, ...], day: datetime, new: Shape) -> tuple[Asked, ...]:
    """Return hours of another zone, which are read day by day, on the day meant where no other was named."""
    own = tuple(replace(part, days=(day,)) for part in parts if day in part.days)
    is_zoned = {piece.kind for piece in new.pieces if piece.kind in {*TIME_KINDS, "zone"}} == {
        "times",
        "zone",
    }
    return own if own and is_zoned else parts


def _wrong(shape: Shape) -> Clarification | None:
    """Return what to ask about a new time that cannot be."""
    for piece in shape.pieces:
        if piece.kind == "days" and piece.value.wrong:
            return Clarification(piece.value.wrong, (), shape.sentence.text)
        if piece.kind == "times" and any(timing.is_wrong for timing in piece.value):
            return Clarification(asks("ends-before-start"), (), shape.sentence.text)
    return None


# --- changes ---------------------------------------------------------------------------------------


def _change(shape: Shape, context: ParseContext) -> ParsedMessage:
    made = read_changes(shape, context)
    rest = _without_refused(shape.without(made.used))
    nobody = [] if made.request.note or made.request.title else _strangers(shape, context)
    known = Shape(shape.sentence, [one for one in rest.pieces if one not in nobody])
    role = "organizer" if context.last != "invitation" else "interviewer"
    found = resolve(known, context, role=role)
    found = _by_who_goes(made.request, unless_under_way(found, shape, context), shape, context)
    found = of_named(made.request, of_all_theirs(made.request, found, context), shape, context)
    found = _where_they_take_part(made.request, found, context)
    found = of_who_goes(made.request, found, shape, context)
    if not made.request.replace and (gone := wants_substitute(shape)) is not None:
        asked = named_unknown(shape, context) or found.doubt
        gone = _of_them(gone, found, context)
        return ParsedMessage(InterviewRequest("substitutes", found.ids, gone), asked)
    one, request = _first(found, context), replace(made.request, target=found.ids)
    request = named_as_before(_of_one(request, made, one, context), shape, context)
    request = _moved_too(with_room_in_person(request, shape, one), made, one, context)
    request = _of_every_session(request, shape, context)
    is_address = is_address_alone(request, context)
    if (_is_single(request) and not is_address) or _differs(made, found, context):
        found = asked_one_by_one(found, shape, context, asks("changed-singly"))
        request = replace(request, target=found.ids)
    doubt = (
        asked_which_one(shape)
        or (None if tells_address(shape) else named_unknown(shape, context))
        or _who_is(nobody, shape, context)
        or found.doubt
        or name_clarification(shape.sentence, shape.pieces, context)
        or (_nothing_read(shape) if made.is_empty else None)
    )
    is_worded = request.note or request.title
    unread = () if doubt or is_worded else _unread(request, shape, known, found, context)
    return ParsedMessage(request, doubt, unread)


def _unread(
    request: ChangeRequest, shape: Shape, rest: Shape, found: Reference, context: ParseContext
) -> tuple[str, ...]:
    """Return what of a change was not used; what tells which interviews are to stay was."""
    there = _taking_part(request, found, context) | {*named_people(rest.only(found.stays).pieces)}
    unread = (
        *left_out(rest.without(found.stays), frozenset({"not", "instead", "only", "both"}), []),
        *named_for_nothing(shape, there),
        *(shape.text(shape.places(one.span())) for one in _OPTIONAL.finditer(shape.row)),
        *conditions(shape),
    )
    return tuple(dict.fromkeys(unread))


_REFUSED = Cued(rf"\b(?:but|and|,) (?:definitely |please )?not (?P<who>{PEOPLE})")


def _without_refused(rest: Shape) -> Shape:
    """Return a sentence without who is said not to come either, which tells no interview from another: "add Mei but not Sam"."""
    return rest.without(
        n for one in _REFUSED.finditer(rest.row) for n in rest.places(one.span("who"))
    )


def _of_them(people: tuple[str, ...], found: Reference, context: ParseContext) -> tuple[str, ...]:
    """Return those of these people who take part in the interviews that were chosen; all where none was."""
    meant = {mail for one in context.interviews if one.id in found.ids for mail in one.people}
    return tuple(one for one in people if one in meant) if context.chosen else people


def _of_one(
    request: ChangeRequest, made: Changes, one: ComingInterview | None, context: ParseContext
) -> ChangeRequest:
    """Return what was read as the change of the interview that is meant: it tells how long "longer" is, and who is there already."""
    request = _without_those_there(_as_named_before(_paired_anew(request, one), one), one)
    request = _with_only(request, made.only, one)
    if not made.minutes_by:
        return request
    minutes = (one.minutes if one else context.directory.interview_minutes) + made.minutes_by
    return replace(request, minutes=minutes)


def _moved_too(
    request: ChangeRequest, made: Changes, one: ComingInterview | None, context: ParseContext
) -> ChangeRequest:
    """Return the change with the move by so many minutes that is said beside it, at the length the interview then has."""
    if not made.shift or made.is_empty or one is None or len(request.target) != 1 or one.sessions:
        return request
    then = replace(one, minutes=request.minutes or one.minutes)
    span = shifted(then, made.shift, context.almanac)
    return replace(request, move=RescheduleRequest(request.target, (span,), made.shift))


def _differs(made: Changes, found: Reference, context: ParseContext) -> bool:
    """Whether what was read is something else for each of several interviews: longer, or nobody but who is named."""
    lengths = {one.minutes for one in context.interviews if one.id in found.ids}
    return bool(made.only) or bool(made.minutes_by and len(lengths) > 1)


def _of_shown(gone: set[str], found: Reference, shape: Shape, context: ParseContext) -> Reference:
    """Return the question which interview is meant, where who goes takes part in the one shown and not in the one named."""
    one, shown = _first(found, context), context.interviews[0] if context.interviews else None
    if not gone or one is None or shown is None or context.chosen or context.last != "interview":
        return found
    is_other = len(found.ids) == 1 and one != shown and not gone & {*one.people}
    is_of_shown = is_other and gone <= {*shown.people}
    return Reference((), which_of((shown.id, one.id), shape, context)) if is_of_shown else found


def _by_who_goes(
    request: ChangeRequest, found: Reference, shape: Shape, context: ParseContext
) -> Reference:
    """Return the interview of who is to go, where no words told another: "swap Tom for Sam"; the two of theirs that "both" are."""
    gone = {*request.remove, *(old for old, _ in request.replace)}
    one = _first(found, context)
    is_both = found.doubt is not None and "both" in shape.sentence.words
    is_plain = (found.is_told and not is_both) or (one is not None and gone <= {*one.people})
    if not gone or context.chosen or is_plain:
        return _of_shown(gone, found, shape, context)
    beside = [one for one in sessions_of(context) if gone <= {*one.people}]
    known = beside if loop_around(context) and beside else context.interviews
    theirs = [one.id for one in known if gone <= {*one.people} and not one.sessions]
    is_meant = len(theirs) == (2 if is_both else 1)
    return Reference(tuple(theirs), is_told=True) if is_meant else found


def _where_they_take_part(
    request: ChangeRequest, found: Reference, context: ParseContext
) -> Reference:
    """Return those of several interviews in which who goes takes part, where nothing else changes: "take Mark off the loop"."""
    gone = {*request.remove, *(old for old, _ in request.replace)}
    is_more = request != ChangeRequest(remove=request.remove, replace=request.replace)
    if not gone or is_more or len(found.ids) < 2:  # noqa: PLR2004 - several
        return found
    theirs = [one.id for one in context.interviews if one.id in found.ids and gone & {*one.people}]
    return replace(found, ids=tuple(theirs) or found.ids)


_EVERY_SESSION = Cued(r"\b(?:all|each|every|both|them|these|those|sessions|rounds|interviews)\b")


def _of_every_session(request: ChangeRequest, shape: Shape, context: ParseContext) -> ChangeRequest:
    """Return a length of a loop as that of each of its sessions, where that is said: "make them all 45 minutes"."""
    is_loop = any(one.sessions and (one.id,) == request.target for one in context.interviews)
    is_each = bool(request.minutes) and is_loop and bool(_EVERY_SESSION.search(shape.row))
    return replace(request, is_of_each=True) if is_each else request


def _is_single(request: ChangeRequest) -> bool:
    """Whether a change is made of one interview at a time: candidates and titles, and rooms that are to be chosen beside something else."""
    wanted = request.room
    is_alone = request == ChangeRequest(request.target, room=wanted)
    is_room = not is_alone and wanted is not None and wanted.kind != "none" and not wanted.wish.mail
    is_named = bool(request.candidate or request.title or request.is_stand_in)
    return is_room or is_named or any(one != "note" for one in request.cleared)


_OPTIONAL = Cued(
    r"\b(?:as (?:an? )?optional\b(?: attendee| guest)?|optionally|optional|(?<!\ba )(?:to |should |just |only )?(?:shadow|shadowing|observe|observing)(?: (?:it|this|that))?\b|not (?:essential|mandatory)|if (?:he|she|they) (?:wants?|likes?|can make it))\b"
)
"""How somebody is to take part: an invitation has no such place."""


def _taking_part(request: ChangeRequest, found: Reference, context: ParseContext) -> frozenset[str]:
    """Return whom a change or the interviews it is of name, and who speaks."""
    meant = {mail for one in context.interviews if one.id in found.ids for mail in one.people}
    replaced = {mail for pair in request.replace for mail in pair}
    return frozenset({*meant, *replaced, *request.add, *request.remove, context.speaker or ""})


def _as_named_before(request: ChangeRequest, one: ComingInterview | None) -> ChangeRequest:
    """Let "Jane's email is …" keep the full name of the candidate, who is Jane Doe."""
    said, known = request.candidate, one.candidate if one else None
    if said is None or known is None or not said.mail:
        return request
    is_part = {*said.name.casefold().split()} <= {*known.name.casefold().split()}
    return replace(request, candidate=replace(said, name="")) if is_part else request


def _paired_anew(request: ChangeRequest, one: ComingInterview | None) -> ChangeRequest:
    """Return who comes for whom without those who take part already: "Sam and Lucy instead of Mei" where Sam does."""
    if one is None or len(request.target) > 1 or not request.replace:
        return request
    old = (*(gone for gone, _ in request.replace), *request.remove)
    new = (*(comes for _, comes in request.replace), *request.add)
    coming = tuple(mail for mail in new if mail not in one.people)
    is_several = len(old) + len(new) > 2  # noqa: PLR2004 - one for another
    return in_place_of(request, old, coming) if is_several else request


def _without_those_there(request: ChangeRequest, one: ComingInterview | None) -> ChangeRequest:
    """Return the change without those who take part already beside one who is new: "can Lucy join Tom and Ian"."""
    if one is None or len(request.target) > 1:
        return request
    new = tuple(mail for mail in request.add if mail not in one.people)
    return replace(request, add=new or request.add)


def _with_only(
    request: ChangeRequest, only: tuple[str, ...], one: ComingInterview | None
) -> ChangeRequest:
    """Return the change after which nobody else attends than who is named: "just Priya is fine"."""
    if not only or one is None:
        return request
    gone = tuple(mail for mail in one.people if mail not in only)
    new = tuple(mail for mail in only if mail not in one.people)
    return replace(request, add=new, remove=gone)


def _nothing_read(shape: Shape) -> Clarification:
    return Clarification(asks("what-to-change"), (), shape.sentence.text)


def _who_is(nobody: list[Piece], shape: Shape, context: ParseContext) -> Clarification | None:
    if not nobody:
        return None
    span = (nobody[0].start, nobody[-1].end)
    return stranger_asked(shape.sentence, span, context.directory, is_colleague=True)


def _strangers(shape: Shape, context: ParseContext) -> list[Piece]:
    """Return the name of somebody unknown who is to come or go: "add Bob", "swap Tom for Bob"."""
    for pattern in _STRANGERS:
        match = shape.search(pattern)
        who = shape.group(match, "who") if match else []
        if who and not any(_is_known(one, context) for one in who):
            return who
    return []


def _is_known(piece: Piece, context: ParseContext) -> bool:
    """Whether a name is a candidate's: it has an address, or an interview is about them."""
    if piece.kind != "candidate":
        return False
    names = (one.candidate.name for one in context.interviews if one.candidate)
    known = {part for name in names for part in name.casefold().split()}
    return bool(piece.value.mail) or bool(known & {*piece.value.name.casefold().split()})


_NOBODY = r"(?P<who>¤x\d+(?: ¤x\d+)*|¤c\d+)(?! (?:room|note|link|time|people|minutes|'s|as))"
_COMES_OR_GOES = r"(?:add|adding|invite|inviting|include|bring in|loop in|remove|removing|drop|take|kick|swap|replace|substitute|uninvite|put|get)(?: (?:in|off|out|also))*"
_STRANGERS = tuple(
    Cued(pattern)
    for pattern in (
        rf"\b(?:{_COMES_OR_GOES}) {_NOBODY}",
        rf"\b(?:{_COMES_OR_GOES}) ¤p\d+(?: (?:,|and|plus) ¤p\d+)*(?: ,)? (?:,|and|plus|or) {_NOBODY}",
        rf"\b(?:swap|switch|replace|substitute|exchange)(?: out)? ¤p\d+(?: out)? (?:for|with|by|to) {_NOBODY}",
        rf"{_NOBODY} (?:instead of|in place of|rather than|replaces|to replace|in for) ¤p\d+",
        rf"¤p\d+ (?:instead of|in place of|rather than|replaces|to replace|in for) {_NOBODY}",
        r"\b(?:with|for|have) (?P<who>¤x\d+(?: ¤x\d+)*)(?! (?:room|note|link|time|people|minutes))",
    )
)


# --- what is coming ----------------------------------------------------------------------------------


_DETAILS = Cued(
    r"^(?:(?:and|so|ok|hi|,) )*(?:who|where|when|which room|what room|what time|how long|details)\b"
)


def _interviews(shape: Shape, context: ParseContext) -> ParsedMessage:
    candidate = next((one.value for one in shape.pieces if one.kind == "candidate"), None)
    if candidate is None and (seen := _SEEN.search(shape.row)):
        candidate = Candidate(shape.text(shape.places(seen.span("who"))))
    parts = said_times([one for one in shape.pieces if one.kind in {*TIME_KINDS, "join"}], context)
    spans = (
        windows(parts, (), context.directory.interview_minutes, context.almanac) if parts else ()
    )
    people = tuple(one for one in named_people(shape.pieces) if one != context.speaker)
    target = _asked_of(shape, context) if _DETAILS.match(shape.row) else ()
    unread = tuple(
        shape.text(shape.places(one.span())) for one in _LISTED_WITHOUT.finditer(shape.row)
    )
    listed = InterviewsRequest(candidate, people, spans, target[:1], room_named(shape))
    return ParsedMessage(listed, None, unread)


_SEEN = Cued(
    r"\b(?:interviewing|seeing|meeting|screening|talking to|speaking (?:to|with)) (?P<who>¤x\d+)"
)
"""A name that is nobody's is that of a candidate here."""
_WHEN = re.compile(r"^(?:(?:and|so|ok|hi|,) )*(?:when|what time)\b")


def _asked_of(shape: Shape, context: ParseContext) -> Target:
    """Return the interview whose details are asked for; none where all of one candidate's answer when they come."""
    theirs = interviews_named(shape.pieces, context)
    is_of_all = bool(_WHEN.match(shape.row)) and len(theirs) > 1 and "next" not in shape.sentence.words  # fmt: skip
    found = resolve(shape, context)
    return () if is_of_all and not _tells_one(shape) else found.ids


def _tells_one(shape: Shape) -> bool:
    """Whether a time, a person or a place among several tells one of a candidate's interviews from the others."""
    kinds = {one.kind for one in shape.pieces if one.kind != "candidate"} - {"word", "join"}
    return bool(kinds) or bool({"first", "second", "last", "other"} & {*shape.sentence.words})


_LISTED_WITHOUT = Cued(
    r"\b(?:besides|apart from|except(?: for)?|other than|without|excluding|but not|not counting)(?: \S+){0,2}? ¤[a-z]\d+"
)
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
