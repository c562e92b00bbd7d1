"""Which of the coming interviews is meant: `it` after its card, `my 2pm`, `Jane's interview`, `all of Friday's`."""

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, Doubt, Option, asks, option
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import VOCABULARY, teach
from bot.language.interviews.targets.held_at import held_at, said_times
from bot.language.interviews.targets.held_words import HELD_IN, HELD_WITH, OF_ROOM
from bot.language.interviews.targets.loop_sessions import (
    entire,
    loop_around,
    means_whole,
    names_loop,
    sessions_of,
    whole_loop,
)
from bot.language.interviews.targets.ranked import is_placed, placed_in_list, ranked
from bot.language.interviews.targets.session_mentions import by_place
from bot.language.interviews.targets.some_of_several import ONE_OF_SEVERAL
from bot.language.interviews.targets.spoken_of import spoken_of
from bot.language.people.candidates import name_parts
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.people.name_runs import is_word_alone, name_runs
from bot.language.people.namesakes import are_one_person
from bot.language.requests import Target
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded, listed

MOST_CHOICES = 5
_ONE_OF_LOOP = re.compile(r"\b(?:session|round)\b")
_SHOWN = listed("interview invitation proposal feedback loop")
_ALL = Cued(
    r"\b(?:(?<!after )(?<!not at )(?<!at )all|every|everything|both|each|all of (?:them|it|those)|them all|the lot|interviews|meetings|rooms|those|these|rest|neither|none)\b"
)
_NOT_ALL = Cued(
    r"\b(?:after|at) all\b|\ball (?:good|day|set|right|fine|clear|the best)\b(?!.* (?:except|but|apart from|bar)\b)"
)
"""Where "all" speaks of no interviews."""
_NEXT = Cued(
    r"\b(?:next|first|earliest|soonest|upcoming) (?:one|interview|meeting|session|call|slot|screen)\b"
)
_OWN = re.compile(r"\b(?:my|our)\b|\ball interviews\b")
"""Whose interviews "all my interviews" are: more than those of the loop that is shown."""
_BOTH = Cued(
    r"\bboth(?:$| (?:of (?:them|these|those)\b|(?:¤t\d+ )?(?:interviews|meetings)\b|(?:to|on|at|for|by|in|into|from|until|back|later|earlier|up|online|¤)))"
)
_LAST = Cued(r"\b(?:last|final|latest) (?:one|interview|meeting|session|of)\b")
_OTHER = Cued(r"\bthe other(?: (?:one|interview|meeting|invite|invitation|session)\b|(?= [,.])|$)")
_THIS = re.compile(r"\b(?:it|that|this|this one|that one)\b")
PUT_IN = Cued(
    r"\b(?:put|hold|place|have|book|get)\b(?: \S+){1,6}? (?:in|into|at) (?:the )?¤r\d+(?: room)?(?: (?:please|pls|instead|then|now|today|thanks|after all|if possible))*$"
)


class Reference(Struct, frozen=True):
    """The interviews that fit the words, and whether the words told one from another."""

    ids: Target
    doubt: Clarification | None = None
    is_told: bool = False
    stays: tuple[int, ...] = ()
    """The pieces that name the interviews which are not meant: "all but Jane's"."""


def resolve(
    shape: Shape,
    context: ParseContext,
    *,
    role: str = "",
    open_only: bool = False,
    text: str | None = None,
) -> Reference:
    """Return which interviews a part of a sentence speaks of; a doubt where that is not clear."""
    if context.chosen:
        return Reference(context.chosen, is_told=True)
    known = [one for one in context.interviews if not role or one.role == role] or list(
        context.interviews
    )
    if not known:
        return Reference((), _ask((), shape, context))
    row = _NOT_ALL.sub(" ", shape.row) if text is None else text
    if text is None and (but := _ALL_BUT.search(row)) is not None:
        return _without(shape, but, context, role=role, open_only=open_only)
    if (
        several := entire(row, context)
        or _listed_candidates(shape, known)
        or _with_shown(shape, known, context)
    ):
        return Reference(several, is_told=True)
    placed = _by_place_among_theirs(shape, known, context, row=row)
    placed = placed or _by_place_in_list(shape, known, context)
    placed = placed or _one_of_several(shape, known, context, row=row)
    found = placed or _resolved(shape, known, context, open_only=open_only, row=row)
    is_unordered = found.ids and not found.is_told and len(known) > 1 and not sessions_of(context)
    if is_unordered and is_placed(shape, known):
        return Reference((), _ask(known, shape, context), is_told=True)
    return found


def _by_place_in_list(
    shape: Shape, known: list[ComingInterview], context: ParseContext
) -> Reference | None:
    """Return which interviews a place on the list shown means; None where none is said."""
    placed = placed_in_list(shape, known, context)
    if placed is None:
        return None
    rest, _told = _fitting(shape.without(placed.pieces), known, context)
    ids = tuple(one.id for one in placed.found if one in rest)
    wrong = None if ids else _ask(known, shape, context, doubt=asks("no-such-interview"))
    return Reference(ids, wrong, is_told=True)


def _one_of_several(
    shape: Shape, known: list[ComingInterview], context: ParseContext, *, row: str
) -> Reference | None:
    """Return the question which is meant of several of which so many are said; None where they are told apart."""
    if ONE_OF_SEVERAL.search(row) is None:
        return None
    fitting, _told = _fitting(shape, known, context)
    is_clear = len(fitting) < 2 or _picked(shape, fitting, context)  # noqa: PLR2004 - one of two
    return None if is_clear else Reference((), _ask(fitting, shape, context), is_told=True)


def _by_place_among_theirs(
    shape: Shape, known: list[ComingInterview], context: ParseContext, *, row: str
) -> Reference | None:
    """Return which of one candidate's interviews a place means; None where none is said, and of a loop that is shown."""
    of_named = _by_candidate(shape, known, context) or []
    found = ranked(row, shape.sentence.text, of_named, context)
    if found is None or sessions_of(context):
        return None
    if len(found) == 1:
        return Reference((found[0].id,), is_told=True)
    wrong = _WHICH if found else asks("no-such-interview")
    return Reference((), _ask(found or known, shape, context, doubt=wrong), is_told=True)


def _resolved(  # noqa: C901, PLR0911 - one line for each way it is said
    shape: Shape,
    known: list[ComingInterview],
    context: ParseContext,
    *,
    open_only: bool,
    row: str,
) -> Reference:
    fitting, told = _fitting(shape, known, context)
    fitting = _of_one_kind(row, fitting, context)
    picked = None if means_whole(row) else _picked(shape, fitting, context)
    if picked is not None:
        fitting, told = picked, True
    if told and not fitting:
        return Reference(
            (), _ask(known, shape, context, doubt=asks("no-such-interview")), is_told=True
        )
    is_placed = bool(by_place(shape.sentence.text, sessions_of(context)))
    if picked and (len(picked) == 1 or is_placed or len(_named_people(shape, picked)) > 1):
        return Reference(tuple(one.id for one in picked), is_told=True)
    if _OTHER.search(row) and len(known) == 2:  # noqa: PLR2004 - one and the other
        return Reference((known[1].id,), is_told=True)
    if not told and (loop := _all_of_loop(row, context)):
        return loop
    if _ALL.search(row) and not (
        _THIS.search(row) and not told and not re.search(r"\ball\b|\bboth\b|\beverything\b", row)
    ):
        if _BOTH.search(row) and len(fitting) > 2:  # noqa: PLR2004 - both are two
            return Reference((), _ask(fitting, shape, context), is_told=True)
        unanswered = [one for one in fitting if not (open_only and one.answer)]
        return Reference(tuple(one.id for one in unanswered or fitting), is_told=True)
    if placed := _by_place(row, fitting):
        return Reference((placed.id,), is_told=True)
    return _single(shape, fitting, context, told=told, open_only=open_only)


def _all_of_loop(row: str, context: ParseContext) -> Reference | None:
    """Return the loop that is shown, where all of it is meant and no more than it."""
    loop = whole_loop(context)
    is_meant = loop and means_whole(row) and not _OWN.search(row)
    return Reference((loop.id,), is_told=True) if loop and is_meant else None


_LISTED_NAMES = re.compile(
    r"¤c\d+(?: 's)?(?: (?:interviews?|one))?(?: (?:,|and|&|plus|or|as well as|,? and) ¤c\d+(?: 's)?(?: (?:interviews?|one))?)+"
)


def _listed_candidates(shape: Shape, known: list[ComingInterview]) -> Target:
    """Return the interviews of candidates who are named one after the other: "cancel Jo and Anna"; nothing where one of them has none."""
    match = shape.search(_LISTED_NAMES)
    if match is None:
        return ()
    named = [one for one in shape.signed(match.group()) if one.kind == "candidate"]
    single = [one for one in known if not one.sessions]
    found = [[each.id for each in single if _is_named(each, one, shape)] for one in named]
    if not all(found):
        return ()
    ids = tuple(dict.fromkeys(one for each in found for one in each))
    return ids if len(ids) > 1 else ()


_JOINED = r"(?: ,)? (?:and|plus|&|as well as)(?: (?:also|then|please|cancel|delete|scrap|drop|call off|to|the|for|with|too))*"
_IT_TOO = Cued(
    rf"\b(?:it|this|that|this one|that one){_JOINED} (?P<other>¤c\d+)(?! (?:is|isnt|wont|cant|cannot|can|has|had|got|was|just|now|will|wants|needs|asked|said|withdrew|dropped|pulled|called|no longer)\b)|(?P<first>¤c\d+)(?: 's)?(?: (?:interview|one))?{_JOINED} (?:it|this|that|this one|that one)(?= (?:too|as well|to|on|please|,|\.)|$)"
)
"""The interview that is shown, and that of a candidate beside it: "cancel it and cancel Marc's"."""


def _with_shown(shape: Shape, known: list[ComingInterview], context: ParseContext) -> Target:
    """Return the interview that is shown and the candidate's beside it; nothing where not both are spoken of."""
    match = shape.search(_IT_TOO) if context.last in _SHOWN else None
    if match is None or context.interviews[0] not in known:
        return ()
    shown = context.interviews[0]
    piece = [*shape.group(match, "other"), *shape.group(match, "first")][0]
    other = [one.id for one in known if not one.sessions and _is_named(one, piece, shape)]
    return (shown.id, *other) if other and shown.id not in other else ()


def _is_named(interview: ComingInterview, piece: Piece, shape: Shape) -> bool:
    """Whether a part of a sentence has words of the candidate's name, and none of another's."""
    said = {folded(one) for one in shape.sentence.words[piece.start : piece.end]}
    own = _words_of(interview)
    return bool(said) and said <= own


_KEPT = r"(?:(?:the|that|my|our|those|what|whatever|anything|is|are|'s|s|one|ones|interviews?|meetings?|with|of|on|for|at|in|between) )*¤[ctprx]\d+.*"
_ALL_BUT = Cued(
    r"\b(?:all|everything|every|everyone|everybody|both|interviews|meetings|others|the rest|the lot|whole lot|anything|any)\b.*?(?P<but>"
    rf" (?:but|bar|without|besides|save for) (?P<kept>{_KEPT})"
    r"| (?:except(?: for)?|apart (?:from|off)|aside (?:from|off)|other than|excluding|leaving out) (?P<left>.+))$"
)


def _without(
    shape: Shape, but: re.Match[str], context: ParseContext, *, role: str, open_only: bool
) -> Reference:
    """Return all the interviews meant but those that are to stay: "cancel everything except Jane's"."""
    kept = set(shape.places(but.span("kept" if but["kept"] else "left")))
    gone = set(shape.places(but.span("but"))) | kept
    head = shape.row[: but.start("but")]
    all_of = resolve(shape.without(gone), context, role=role, open_only=open_only, text=head)
    stays = resolve(shape.without(set(range(len(shape.pieces))) - kept), context, role=role)
    left = tuple(one for one in all_of.ids if one not in stays.ids)
    if all_of.doubt or stays.doubt or not stays.is_told or not left:
        return Reference((), _ask(context.interviews, shape, context), is_told=True)
    return Reference(left, is_told=True, stays=tuple(sorted(gone)))


def spared(shape: Shape) -> frozenset[int]:
    """Return the pieces that name which interviews are to stay: "all but Jane's"; none where all or one is meant."""
    but = _ALL_BUT.search(shape.row)
    return frozenset(shape.places(but.span("but"))) if but else frozenset()


def owner_unknown(shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question whose interview is to be cancelled or moved, where somebody was named who has none.

    The interview shown last is somebody else's: "cancel Kevin" is not about Jo Park's.
    """
    beside = None if context.chosen else shape.search(_BESIDE_KNOWN)
    if beside is not None and context.interviews:
        name = "who" if beside["who"] else "first"
        return none_with(shape, shape.places(beside.span(name)), context)
    return _unknown(shape.search(_OWNER), shape, context)


def named_unknown(shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question which interview is to be changed, where it is said to be somebody's who has none: "make Kim's 30 minutes", "Kim asked for Friday"."""
    if not any(one.candidate for one in context.interviews):
        return None
    return _unknown(shape.search(_HOLDER) or shape.search(_WISHES), shape, context)


def candidate_unknown(shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question which interview is meant, where a candidate is named of whom none is known."""
    known = list(context.interviews)
    named = [one for one in shape.pieces if one.kind == "strange" or (one.kind == "candidate" and one.value.name)]  # fmt: skip
    if not named or context.chosen or _by_candidate(shape, known, context):
        return None
    return _ask(known, shape, context, doubt=asks("none-with", name=_typed(named, shape)))


def none_with(shape: Shape, places: range, context: ParseContext) -> Clarification:
    """Return the question which interview is meant, where who was named at these places has none."""
    name = _typed([shape.pieces[n] for n in places], shape)
    return _ask(context.interviews, shape, context, doubt=asks("none-with", name=name))


def which_of(ids: Target, shape: Shape, context: ParseContext) -> Clarification:
    """Return the question which of these interviews is meant."""
    return _ask([one for one in context.interviews if one.id in ids], shape, context)


def _typed(pieces: list[Piece], shape: Shape) -> str:
    """Return the words of pieces as they were typed, with a surname behind them."""
    sentence, end = shape.sentence, pieces[-1].end
    while end < len(sentence.words) and sentence.words[end].isalpha() and sentence.is_capital(end):
        end += 1
    return sentence.text[sentence.spans[pieces[0].start][0] : sentence.spans[end - 1][1]]


def _unknown(
    match: re.Match[str] | None, shape: Shape, context: ParseContext
) -> Clarification | None:
    if match is None or context.chosen or not context.interviews:
        return None
    known = list(context.interviews)
    said = shape.group(match, "who")
    named = [one for one in said if one.kind != "name" or not _takes_part(one, known)]
    is_known = len(named) < len(said) or _by_candidate(shape, known, context)
    if is_known:
        return None
    return _ask(known, shape, context, doubt=asks("none-with", name=_typed(said, shape)))


def _takes_part(piece: Piece, known: list[ComingInterview]) -> bool:
    return bool({*piece.value.ids} & {mail for one in known for mail in one.people})


_HOLDER = Cued(
    r"(?P<who>¤[xpc]\d+(?: ¤x\d+)*) 's(?= (?!calendar|diary|place|seat|spot|slot|stead|candidates?|replacement|substitute|team|room|proposal|suggestion|new time|idea|office|desk|cv|notes?|link|availability|reports?|interviews (?:from|to))|$)"
)
"""Who is said to have an interview: "Kim's", "make Kim's 30 minutes"."""
_WISHES = Cued(
    r"^(?:(?:and|so|ok|okay|hi|hey|oh|actually|sorry|btw|,) )*(?P<who>¤x\d+(?: ¤x\d+)*) (?:(?:has|have|had|'s|is|just|now|also|really) )*(?:asked|asks|asking|withdrew|withdrawn|dropped out|pulled out|bailed|accepted another|taken another|took another|turned us|wants|wanted|needs|prefers|preferred|would (?:like|prefer|rather)|'d (?:like|prefer|rather)|(?:can|could) only|cant|cannot|can ?not)\b"
)
"""Who asks for another time or for something else: nobody else's interview is meant than theirs."""
_OWNER = Cued(
    r"\b(?:(?:cancel|delete|scrap|scratch|bin|kill|call off|move|push|shift|bump|postpone|reschedule) (?:the |my |our )*"
    r"|(?:cancel|drop|delete|scrap|call off|move|push|shift|postpone|reschedule) (?:(?:the|my|our|¤t\d+|'s) )*"
    r"(?:interview|meeting|call|session|screen|one|chat) (?:with|of|for) )"
    r"(?P<who>¤[xp]\d+(?: ¤x\d+)*)(?! (?:interviews?|rooms?|off|out|in|from)\b)(?= |$)"
)
_WORDS = "|".join(sorted(GIVEN_NAMES & VOCABULARY))
"""First names that are words too."""
_BESIDE_KNOWN = Cued(
    rf"¤c\d+(?: 's)?(?: (?:,|and|plus|&))+ (?P<who>¤x\d+(?: ¤x\d+)*|(?:{_WORDS})(?= 's))(?= (?:'s|interviews?|please|,|and|to|until)\b|$)"
    r"|\b(?:cancel|delete|scrap|move|postpone|reschedule) (?P<first>¤x\d+)(?: 's)?(?: (?:,|and|plus|&))+ ¤c\d+"
)
"""Somebody unknown named beside a candidate: "cancel Jane and Gus"."""


def _of_one_kind(
    row: str, fitting: list[ComingInterview], context: ParseContext
) -> list[ComingInterview]:
    """Return whole loops alone where a loop is spoken of, and single interviews alone where none is, or one session.

    The loop that was shown, on its card or alone on a list, may be meant by other words as well.
    """
    single = [one for one in fitting if not one.sessions]
    shown = _shown_loop(context, single)
    if names_loop(row):
        wholes = [one for one in fitting if one.sessions]
        return [one for one in wholes if one == shown] or wholes or fitting
    if _ONE_OF_LOOP.search(row) and not means_whole(row):
        return single or fitting
    return [one for one in fitting if one == shown or not one.sessions] or fitting


def _shown_loop(context: ParseContext, single: list[ComingInterview]) -> ComingInterview | None:
    """Return the loop whose card was shown last, or the only one on a list of which no session alone is meant."""
    wholes = [one for one in context.interviews if one.sessions]
    if context.last == "list" and len(wholes) == 1 and wholes[0].sessions <= len(single):
        return wholes[0]
    return whole_loop(context)


def _by_place(row: str, fitting: list[ComingInterview]) -> ComingInterview | None:
    """Return the next one or the last one where that was said; a session rather than its whole loop."""
    is_next, is_last = _NEXT.search(row), _LAST.search(row)
    single = fitting if means_whole(row) else [one for one in fitting if not one.sessions]
    by_time = sorted(single or fitting, key=lambda one: one.start)
    return by_time[0] if is_next else by_time[-1] if is_last else None


def _single(
    shape: Shape,
    fitting: list[ComingInterview],
    context: ParseContext,
    *,
    told: bool,
    open_only: bool,
) -> Reference:
    shown = context.interviews[0]
    is_asked = open_only and context.is_unshown
    if not told and context.last in _SHOWN and shown in fitting and not is_asked:
        return Reference((shown.id,))
    if len(fitting) == 1:
        return Reference((fitting[0].id,), is_told=told)
    unanswered = [one for one in fitting if not one.answer]
    if open_only and len(unanswered) == 1:
        return Reference((unanswered[0].id,), is_told=told)
    is_shown_meant = context.last in _SHOWN and not _is_day_alone(shape, fitting, context)
    if told and is_shown_meant and shown in fitting and not _is_shared(shape, fitting):
        return Reference((shown.id,), is_told=True)
    return Reference((), _ask(fitting, shape, context), is_told=told)


def _is_day_alone(shape: Shape, fitting: list[ComingInterview], context: ParseContext) -> bool:
    """Whether nothing but a time tells interviews of several candidates apart: "Thursday's interview" is not the one shown rather than another of that day."""
    others = (_by_candidate, _by_people, _by_room)
    is_told_else = any(test(shape, fitting, context) is not None for test in others)
    named = [one.candidate for one in fitting if one.candidate]
    if context.last == "invitation":
        return False  # The time may be that of a reason: "I can't, I'm in court that afternoon".
    return not is_told_else and len(named) > 1 and not are_one_person(named)


def _is_shared(shape: Shape, fitting: list[ComingInterview]) -> bool:
    """Whether the name that was said is that of several candidates: which one is meant, not even the card shown tells."""
    said = _said_words(shape)
    named = [one.candidate for one in fitting if _words_of(one) & said]
    return bool(named) and not are_one_person(named)


def _fitting(
    shape: Shape, known: list[ComingInterview], context: ParseContext
) -> tuple[list[ComingInterview], bool]:
    """Return the interviews that fit the day, time, people, room and candidate named, and whether any was named."""
    fitting, told = known, False
    for test in (_by_candidate, _by_time, _by_people, _by_room):
        found = test(shape, fitting, context)
        if found is not None:
            fitting, told = found, True
    return fitting, told


def _picked(
    shape: Shape, fitting: list[ComingInterview], context: ParseContext
) -> list[ComingInterview] | None:
    """Return the sessions of the loop shown that a place, a time or a person picks; None where nothing picks some."""
    own = list(sessions_of(context))
    if not own or (_by_candidate(shape, [own[0]], context) == []):
        return None
    placed = by_place(shape.sentence.text, sessions_of(context))
    if placed is not None or loop_around(context):
        return _of_named(shape, own, context) if placed is None else list(placed)
    said = _said_people(shape) - {context.speaker}
    taking_part = {mail for one in fitting for mail in one.people}
    if said and not said & taking_part:
        return []
    timed = _by_time(shape, own, context)
    named = _named_people(shape, own)
    if timed is None and not named:
        return None
    found = [one for one in timed or own if not named or set(one.people) & named]
    others = [one for one in fitting if one not in own and not one.sessions]
    if not found or (timed is not None and not timed):
        return others or None
    return None if len(found) == len(own) else found


def _of_named(
    shape: Shape, own: list[ComingInterview], context: ParseContext
) -> list[ComingInterview] | None:
    """Return the one session that somebody named takes, beside the session that is shown; None where they take that one, or several."""
    named = _named_people(shape, own)
    theirs = [one for one in own if named & {*one.people}]
    return theirs if len(theirs) == 1 and theirs[0] != context.interviews[0] else None


def _named_people(shape: Shape, among: list[ComingInterview]) -> set[str | None]:
    return _said_people(shape) & {mail for one in among for mail in one.people}


def _said_people(shape: Shape) -> set[str | None]:
    named = (
        one.value.ids for one in shape.pieces if one.kind == "name" and one.value.kind == "person"
    )
    return {mail for ids in named for mail in ids}


def _by_time(
    shape: Shape, known: list[ComingInterview], context: ParseContext
) -> list[ComingInterview] | None:
    pieces = [
        one
        for one in shape.pieces
        if one.kind in {*TIME_KINDS, "join"} and shape.sentence.word(one.start) != "now"
    ]
    parts = said_times(pieces, context)
    return held_at(parts, known, pieces, shape.sentence) if parts else None


def _by_people(
    shape: Shape, known: list[ComingInterview], _: ParseContext
) -> list[ComingInterview] | None:
    everybody = {mail for one in known for mail in one.people}
    named = [
        one.value.ids
        for one in shape.pieces
        if one.kind == "name" and one.value.kind == "person" and set(one.value.ids) & everybody
    ]
    if not named:
        return [] if _is_held_with_others(shape) else None
    return [one for one in known if all(set(ids) & set(one.people) for ids in named)]


def _is_held_with_others(shape: Shape) -> bool:
    """Whether "my interview on Tuesday with Lucy" was said, and not who is to come "instead"."""
    said = (one for one in shape.pieces if one.kind == "name" and one.value.kind == "person")
    return "instead" not in shape.sentence.words and any(
        HELD_WITH.search(_before(shape, one)) for one in said
    )


def _by_room(
    shape: Shape, known: list[ComingInterview], _: ParseContext
) -> list[ComingInterview] | None:
    """Return those in the room named; none where "the one in Camden" is none of them, None where it is said for another reason."""
    if PUT_IN.search(shape.row):
        return None
    named = [one for one in shape.pieces if one.kind == "name" and one.value.kind == "room"]
    rooms = {one.value.ids[0] for one in named}
    found = [one for one in known if one.room in rooms]
    if found:
        return found
    is_told = shape.search(OF_ROOM) or any(HELD_IN.search(_before(shape, one)) for one in named)
    return [] if is_told else None


def _before(shape: Shape, piece: Piece) -> str:
    """Return the words before a part of a sentence."""
    return " ".join(shape.sentence.words[: piece.start]).casefold()


def _by_candidate(
    shape: Shape, known: list[ComingInterview], context: ParseContext
) -> list[ComingInterview] | None:
    """Return whose candidate was said: by all the words of a name that were said, rather than by some of them."""
    said = _said_words(shape)
    runs = _said_names(shape)
    named = [
        (one, words)
        for one in known
        if (words := _words_of(one) & said) and not _is_namesake(one, runs)
    ]
    if named:
        return [one for one, words in named if not any(words < other for _, other in named)]
    strangers = [one for one in shape.pieces if one.kind == "candidate" and one.value.name]
    is_namesake = any(_words_of(one) & said for one in known)
    if is_namesake or (strangers and any(one.candidate for one in known)):
        return []
    return None if strangers else spoken_of(shape, known, context)


def _said_words(shape: Shape) -> set[str]:
    return {
        folded(shape.sentence.words[place])
        for piece in shape.pieces
        for place in range(piece.start, piece.end)
        if not is_word_alone(shape.sentence, place)
    }


def _said_names(shape: Shape) -> list[set[str]]:
    """Return the words of each name that was said, without a verb typed small behind it: "dakota bailed"."""
    sentence = shape.sentence
    return [
        {
            folded(sentence.words[place])
            for place in range(run.start, run.end)
            if sentence.is_capital(place) or not sentence.words[place].endswith(("ed", "ing"))
        }
        for run in name_runs(sentence)
        if run.sign == "u"
    ]


def _is_namesake(one: ComingInterview, runs: list[set[str]]) -> bool:
    """Whether every name said that shares a word with the candidate's is somebody else's: "Ann Smith" for Sara Smith."""
    own = _words_of(one)
    near = [words for words in runs if words & own]
    return bool(near) and not any(_may_be(words, own) for words in near)


def _may_be(words: set[str], own: frozenset[str]) -> bool:
    """Whether a name that was said may be the candidate's; an initial stands for a first name."""
    whole = {one for one in words if len(one) > 1}
    initials = {one for one in words if len(one) == 1 and one.isalpha()}
    firsts = {one[0] for one in own - whole}
    is_initialled = not initials or not firsts or initials <= firsts
    return (whole <= own or own <= whole) and is_initialled


def _words_of(one: ComingInterview) -> frozenset[str]:
    """Return the words that name the candidate: of the name, and the address."""
    if one.candidate is None:
        return frozenset()
    return name_parts(one.candidate.name) | {one.candidate.mail.casefold()} - {""}


NAMED_MOST = 2
"""Of the people of an interview, as many tell it from others."""
_WHICH = asks("which-interview")


def _ask(
    choices: list[ComingInterview] | tuple[ComingInterview, ...],
    shape: Shape,
    context: ParseContext,
    *,
    doubt: Doubt = _WHICH,
) -> Clarification:
    """Return the question which interview is meant; a choice is the sentence with that interview named first.

    See `without_choice`.
    """
    if not choices:
        return Clarification(asks("no-coming-interview"))
    text = shape.sentence.text.strip()
    named = tuple(
        Choice(_named(one, context), f"{choosing(one, context)}{text}")
        for one in choices[:MOST_CHOICES]
    )
    return Clarification(doubt, named, text)


def choosing(one: ComingInterview, context: ParseContext) -> str:
    """Return the words before a sentence that name the interview which was chosen."""
    return f"The interview {_called(one, context)}: "


def choosing_target(target: Target, context: ParseContext) -> str:
    """Return the words before a sentence that name its one interview; empty where it has none or several."""
    meant = [one for one in context.interviews if (one.id,) == target]
    return choosing(meant[0], context) if meant else ""


def asked_with_whole(found: Reference, part: Shape, whole: Shape) -> Reference:
    """Return a reference read from a part of a sentence, whose choices stand for the whole of it."""
    said, text = part.sentence.text.strip(), whole.sentence.text.strip()
    if found.doubt is None or said == text:
        return found
    choices = tuple(
        replace(one, sentence=one.sentence.removesuffix(said) + text) for one in found.doubt.choices
    )
    return replace(found, doubt=replace(found.doubt, choices=choices, sentence=text))


def asked_one_by_one(
    found: Reference, shape: Shape, context: ParseContext, doubt: Doubt
) -> Reference:
    """Return a reference to several interviews, which are done one after the other, as the question which is first."""
    meant = [one for one in context.interviews if one.id in found.ids]
    is_loop = tuple(meant) == sessions_of(context) or any(one.sessions for one in meant)
    if found.doubt or len(meant) < 2 or is_loop:  # noqa: PLR2004 - several
        return found
    return Reference((), _ask(meant, shape, context, doubt=doubt), is_told=True)


def without_choice(text: str, context: ParseContext) -> tuple[str, ParseContext]:
    """Return a sentence without the interviews that a choice named first, and the context in which those are meant."""
    for one in context.interviews:
        if text.startswith(start := choosing(one, context)):
            chosen = context.but(chosen=(*context.chosen, one.id))
            return without_choice(text[len(start) :], chosen)
    return text, context


def _named(one: ComingInterview, context: ParseContext) -> Option:
    """Return an interview or a loop that may be meant."""
    start = one.start.isoformat(timespec="minutes")
    candidate = one.candidate.name if one.candidate else ""
    if one.sessions:
        return option("loop", start=start, candidate=candidate, sessions=one.sessions)
    people = _people(one, context)[:NAMED_MOST]
    return option("interview", start=start, candidate=candidate, people=people)


def _people(one: ComingInterview, context: ParseContext) -> tuple[str, ...]:
    known = (context.directory.person(mail) for mail in one.people)
    return tuple(person.name for person in known if person)


def _called(one: ComingInterview, context: ParseContext) -> str:
    """Return how somebody could call an interview or a loop: Thu 3 Dec 14:00, Jane, with Ian Murray."""
    people = _people(one, context)[:NAMED_MOST]
    said = [f"{one.start:%a} {one.start.day} {one.start:%b} {one.start:%H:%M}"]
    said += [one.candidate.name] if one.candidate and one.candidate.name else []
    said += (
        [{1: "its session", 2: "both sessions"}.get(one.sessions, f"all {one.sessions} sessions")]
        if one.sessions
        else []
    )
    said += [f"with {' and '.join(people)}"] if people and not one.sessions else []
    return ", ".join(said)


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
