"""Several interviews of one candidate: `Ian 1h, then Mei 45m`, `three 45-minute rounds`, `30 min each with Ian and Tom`.

Read from the shape of a sentence; what only orders or counts sessions is taken out, so that the days and times left
hold for all of them.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.language.acts.situation import EASE
from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import said_times
from bot.language.people.attendees import Who, who
from bot.language.questions.loops.loop_order import any_order
from bot.language.questions.slot_filling import wished_room
from bot.language.requests import Asked, Session
from bot.language.times.time_windows import windows
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.numbers import UNITS

MOST_SESSIONS = 8
_THEN = Cued(
    r"\b(?:then|followed by|after that|afterwards|next up|back to backs?|back2backs?|b2bs?|one after (?:the other|another)|in (?:that|this) order|in a row|consecutive\w*|(?:straight|right|directly|immediately) after(?! (?:¤t|lunch|work|the|my|our|that|\d))|followed with|(?:once|when|as soon as|after) (?:he|she|they|that|it|¤p\d+)(?: (?:'s|is|are|has|have|'re))? (?:done|finished|over|through|finishes|wraps up)|first (?:one )?(?:with|is|by)\b.*\b(?:second|last|other)|first (?!thing|half|week|of|on|available|slot|time|day)(?:\S+ ){0,4}?(?:with )?¤p\d+\b.*\bsecond (?!half|week|of|on|slot|time|day)(?:\S+ ){0,4}?(?:with )?¤p\d+|(?:¤p\d+ (?:kicks off|starts off|wraps up)|takes the next ¤l\d+)|in sequence|sequentially|and after|one after)\b|->|>"
)
_BEFORE_THAT = Cued(
    r"\b(?:before (?:that|this|it|him|her|them)|preceded by|but first|beforehand)\b"
)
"""What stands before the session that is to come before the one named last."""
_EACH = Cued(
    r"\b(?:each|a ?piece|ea|back to backs?|per (?:person|interviewer|session|interview|round)|separate(?:ly)?|individual(?:ly)?|one (?:on|to) one with each|every one|one by one|one after (?:the other|another)|b2b|in a row|consecutive\w*|in sequence|in (?:any|whatever|whichever) order)\b"
)
_TOGETHER = Cued(
    r"\b(?:together|jointly|all at once|(?<!not at the )(?<!not the )same time|joint|one interview|single)\b"
)
_NOUN = (
    r"(?:interviews|sessions|rounds|screens|calls|conversations|chats|meetings|slots|stages|parts)"
)
_NUMBER = rf"(?P<number>¤n\d+|{'|'.join(list(UNITS)[1:8])})"
COUNTED = Cued(
    rf"(?<!\S){_NUMBER}(?: (?:back to back|b2b|consecutive|separate|different|x|times|short|quick|individual|technical|tech|-|¤l\d+))* {_NOUN}\b|(?<!\S){_NUMBER.replace('number', 'times')} (?:x|times) ¤l\d+|(?P<lone>¤n\d+) x ¤l\d+|(?<!\S){_NUMBER.replace('number', 'plain')} ¤l\d+(?= (?:with|w|slots|each|on|for)\b)|(?<!\S){_NUMBER.replace('number', 'row')} (?:back to back|b2b|in a row|separate|consecutive)|\b(?P<loop>loop)\b"
)
_WITH_A_CHOICE = (
    rf"(?:{PEOPLE} (?:(?:,|plus|and|with|together with) )*(?:either|one of|any of) )?{PEOPLE}"
)
"""People of a session, of whom the last may be some to choose from: "Mei plus either Sam or Tom"."""
_UNIT = Cued(
    rf"(?P<people>{_WITH_A_CHOICE})(?: (?:for|together|jointly|alone|solo|by (?:him|her|them)self|on (?:his|her|their) own|both|does|do|has|have|is|gets|takes|should have|needs|wants|(?:interviews|sees|meets|for) (?:¤c\d+|her|him|them)|takes the next|kicks off|starts|opens|closes|wraps up|finishes|follows|ends|starts off|last|first|second|third|finally|on|,|-|a|an|\(|with|needs|at|doing|about|around|only|just|each|tech|technical|coding|design|culture|manager|hiring|interview|session|screen|system|hr|round|the|:))*? (?P<after>¤l\d+)"
    rf"|(?P<bare>{_WITH_A_CHOICE})(?: (?:wraps up|finishes|closes|starts|kicks off|takes|does|follows|ends)(?: with)?)?(?: (?:\(|-|:|together|jointly|pair|paired|duo|solo|alone|tech|technical|coding|design|culture|behaviou?ral|intro|wrap|up|round|hr|fit|values|system|manager|hiring))* (?P<minutes>¤n\d+)(?= ,| \)| then| and|$| >| followed| -| any order| in (?:any|this|that)| to (?:close|finish|end|open|start|begin|kick|wrap|round)|/|(?: on| next| this)? ¤t| for ¤c|\.)"
    rf"|(?P<before>¤l\d+)(?: (?:with|w|for|by|of|each|a ?piece|-|:|,|tech|technical|coding|design|culture|hiring|manager|interview|session|screen|system|hr|round|chat|call|conversation|meeting|wrap up|from|the|a|an|either|one of))*? (?P<whom>{PEOPLE})"
)
_TIMED = Cued(
    rf"(?P<people>{PEOPLE})(?: (?:for ¤l\d+|¤l\d+))?(?: (?:on|at|,|from|can do|does|is|in|takes|do))* (?P<when>¤t\d+(?: (?:at )?¤t\d+)*)"
)
_TIME_FIRST = Cued(
    rf"(?P<when>¤t\d+(?: (?:at )?¤t\d+)*)(?: (?:with|for|:|-|by|is|–))* (?P<people>{PEOPLE})"
)
_ORDERED = Cued(
    rf"(?:(?:either|one of|any of|whichever of|whoever of|(?:whoever|whichever) (?:is|'s) (?:free|available|around) (?:from|of|out of|among)) )?(?P<people>{PEOPLE})"
)
_EACH_ALONE = re.compile(r"\b(?:each|a ?piece)\b")
_JOINED = re.compile(r"\b(?:and|or|either|together|jointly)\b")
_EITHER = re.compile(r"\beither ¤p\d+ or ¤p\d+")
_EITHER_LAST = re.compile(r"\beither ¤p\d+ or ¤p\d+(?!.*¤p)")
_SPLIT = re.compile(
    r"(?: ,)? (?:and )?(?:then|followed by|(?<!something )(?<!anything )(?<!time )(?<!slot )(?<!\d )after that|afterwards|next up|->|next)(?: (?:with|by|,))* "
)
NOT_IN_A_ROW = re.compile(
    r"\b(?:not|never|dont)(?: (?:have|need|want|be|make|it|them|to|necessarily))* (?:back to back|b2b|in a row|consecutive\w*)"
)
"""Sessions with time between them, which no field asks for."""


class LoopParts(Struct, frozen=True):
    """The sessions said, whether in that order, and the sentence without what only they say."""

    sessions: tuple[Session, ...]
    is_ordered: bool
    rest: Shape
    is_any_order: bool = False
    """Whether any order was said to do."""


_PAUSE = Cued(
    r"(?:(?:,|;|\.|then|followed by|and|after that|with|->|>) )+(?P<pause>(?:(?:an?|the|short|quick|coffee|tea|¤[ln]\d+|-|minutes?|mins?|for|of) )*(?P<kind>¤t\d+|breaks?|pause|coffee|tea|sandwich(?:es)?|snacks?|biscuits|cake|pizza|buffet|refreshments|(?:office |site |building )?(?:tour|walk|visit)|walk around|rest|breather|food|breakfast)(?: breaks?)?(?:(?: for)? ¤t\d+)?(?:(?: for| of)? ¤[ln]\d+(?: minutes?| mins?)?)?)(?= (?:,|;|\.|then|followed by|and then|->|>) )"
)
_PAUSE_AT = Cued(
    r"(?: ,)? (?P<pause>(?:with|plus|and|including|incl) (?:(?:an?|the|short|quick|coffee|lunch|tea|-|¤[ln]\d+) )*(?:¤t\d+|lunch|breaks?|pause|coffee|breather)(?: breaks?)? (?:after|before|between|in between|in the middle|halfway|midway)(?: (?:¤p\d+|the|them|first|second|third|sessions?|interviews?|one|each|of|it|all|and))*)(?= [,.]|$)"
)
"""A break that is told at the end, with its place: "with lunch after Mei"."""
_LINE = Cued(
    r"(?<= \. )(?P<pause>(?!(?:please|pls|thanks|thank|any|in|and|then|followed|with|one|each|order|no|not|online|for|on|at)\b)[^¤.,;:]{3,40}?)(?= \. (?:.*)¤p\d)"
)
"""A line of a list between its sessions that names nobody and no time: "sandwiches", "office tour"."""


def without_pauses(shape: Shape, context: ParseContext) -> tuple[Shape, tuple[range, ...]]:
    """Return a sentence without the lunch and the breaks between its sessions, and the places of these in it."""
    lines = _LINE.finditer(shape.row) if "\n" in shape.sentence.text else ()
    told = (*_PAUSE.finditer(shape.row), *_PAUSE_AT.finditer(shape.row), *lines)
    pauses = sorted({one.span("pause") for one in told if _is_pause(shape, one)})
    gone = {place for span in pauses for place in shape.places(span)}
    bare = shape.without(gone)
    if not gone or find_loop(bare, context) is None:
        return shape, ()
    spans = (shape.places(span) for span in pauses)
    return bare, tuple(range(one[0], one[-1] + 1) for one in spans)


_ADDED_PAUSE = Cued(
    r"^\W*(?:(?:[\w'’]+ ){0,3}?(?:add|put|insert|include|leave|have)\b.{0,30}|(?:(?:and|also|plus|then|with|but|please|so|no|sorry|rather|an?|the|another|one more|second|further|\d+[ -]?min(?:ute)?s?|half(?: an)?[ -]hour|short|quick|coffee|lunch)[ ,-]+)*)\b(?:break|lunch|pause)\b.{0,20}\b(?:after|before|between) (?!(?:the )?(?:interviews|sessions|meetings|rounds|each|every|all)\b)",
    re.IGNORECASE,
)
_PAUSE_BETWEEN = Cued(
    r"\W*(?:(?:and|with|add|put|leave|have|insert|plus|but|please|can we|could we|could you|can you|an?|some|the|short|quick|lunch|coffee|\d+|half|hour|ten|fifteen|five|twenty|thirty|of|an? hour|minutes?|mins?|min|-)\W+)*(?:breaks?|pauses?|gaps?|buffer|breathing space|minutes|mins?)(?:\W+(?:of|\d+|minutes?|mins?|an?|hour|half|ten|fifteen|five|twenty|thirty))*\W+(?:in )?between(?:\W+(?:them|the two|both|each|every|one|the sessions|sessions?|him|her|and))*(?:\W+(?:please|pls|too))*\W*",
    re.IGNORECASE,
)


def is_pause_between(text: str) -> bool:
    """Whether nothing but a break between the sessions is asked for: "with a break of 15 minutes in between"."""
    return bool(_PAUSE_BETWEEN.fullmatch(text))


def adds_pause(text: str) -> bool:
    """Whether a break is to come beside one session of a loop: "add a 15 minute break after Ian"."""
    return bool(_ADDED_PAUSE.search(text))


_DROPPED_PAUSE = Cued(
    rf"{LEAD}(?:drop|remove|skip|cancel|delete|lose|cut|scrap|take out|get rid of|no)(?: (?:the|that|our|its|any))* (?:lunch|coffee|break|breaks|pause|pauses|lunches)\b(?: (?:breaks?|pauses?)\b)*{TAIL}",
    re.IGNORECASE,
)


def drops_pause(text: str) -> bool:
    """Whether the lunch or a break between the sessions of a loop is to go: "drop the lunch"."""
    return bool(_DROPPED_PAUSE.fullmatch(text))


def _is_pause(shape: Shape, found: re.Match[str]) -> bool:
    words = shape.sentence.words
    times = [one for one in shape.group(found, "pause") if one.kind in TIME_KINDS]
    return all(any(word.startswith("lunch") for word in words[one.start : one.end]) for one in times)  # fmt: skip


def find_loop(
    shape: Shape, context: ParseContext, *, among: tuple[str, ...] = (), minutes: int | None = None
) -> LoopParts | None:
    """Return the sessions a sentence asks for; `among` are the people of the open question, `minutes` its length."""
    default = minutes or context.directory.interview_minutes
    named = shape.row.count("¤p") + shape.row.count("¤g")
    by_names = (_by_units, _by_ones, _by_times, _by_order, _by_choice) if named > 1 else ()
    for find in (*by_names, _by_count, _by_each):
        found = find(shape, context, default, among)
        if found and len(found[0]) > 1:
            is_any = any_order(shape.row) or bool(NOT_IN_A_ROW.search(shape.row))
            sessions, is_listed = _at_their_ends(found[0][:MOST_SESSIONS], shape)
            is_told = is_listed or _THEN.search(shape.row) or _BEFORE_THAT.search(shape.row)
            return LoopParts(
                sessions, bool(is_told) and not is_any, shape.without(found[1]), is_any
            )
    return None


_AT_END = Cued(
    r"(?P<who>¤p\d+)(?: (?:to|should|must|be|go|goes|comes?|is|being|at|the))* (?P<end>first|last|end)\b(?! (?:thing|half|week|day|with|available|possible|slot|time|¤))"
)
_LISTED_END = Cued(
    r"(?<!¤l\d )(?<!¤l\d\d )(?<!\ba )(?<!\bfor )\b(?P<end>start|begin|kick|finish|end|close|wrap)(?:s|es|ing|ning)?(?: off| up)? with (?P<who>¤p\d+|¤l\d+)|(?:,|and) (?P<last>finally|lastly)\b"
)
_BEGINS = frozenset({"first", "start", "begin", "kick"})


def _at_their_ends(sessions: tuple[Session, ...], shape: Shape) -> tuple[tuple[Session, ...], bool]:
    """Return the sessions, and whether they stand in the order they are to have; one may be said to be the first or the last."""
    if shape.search(_LISTED_END):
        return sessions, True
    ends = list(_AT_END.finditer(shape.row))
    if not ends or (len(sessions) > 2 and len(ends) > 1):  # noqa: PLR2004 - one and the other
        return sessions, False
    match = ends[0]
    named = {mail for one in shape.group(match, "who") for mail in one.value.ids}
    theirs = [bool(named & {*one.people}) for one in sessions]
    if sum(theirs) != 1:
        return sessions, False
    those = tuple(one for one, is_theirs in zip(sessions, theirs, strict=True) if is_theirs)
    others = tuple(one for one in sessions if one not in those)
    return (those + others if match["end"] in _BEGINS else others + those), True


Found = tuple[tuple[Session, ...], set[int]] | None


def _who(shape: Shape, pieces: list[Piece]) -> Who:
    return who(shape.sentence, pieces, [])


def _session(shape: Shape, text_span: tuple[int, int], minutes: int) -> Session | None:
    pieces = [shape.pieces[n] for n in shape.places(text_span)]
    told = _who(shape, [one for one in pieces if one.kind in {"name", "join", "need", "word"}])
    return Session(told.people, told.need, minutes, must=told.must) if told.people else None


_GROUPS = (("people", "after"), ("whom", "before"), ("bare", "minutes"))
USUAL_MINUTES = frozenset({15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120})


def _minutes(shape: Shape, piece: Piece) -> int:
    """Return a length, or the minutes that a bare number beside a name counts: "Tom 30"."""
    if piece.kind == "length":
        return int(piece.value)
    said = shape.sentence.words[piece.start]
    return int(said) if said.isdigit() and int(said) in USUAL_MINUTES else 0


_LEADS = frozenset(
    {"with", "w", "for", ":", "-", "by", "is", "–", ",", "at", "on", "each", "from", "then", "and"}
)


def _own_times(shape: Shape, units: list[re.Match[str]]) -> list[Piece] | None:
    """Return the hour that stands before each unit, or after each: "9:30 Ian 45m, 10:30 Wei 1h"; None where one has none."""
    return _beside_each(shape, units, "times")


def _own_days(shape: Shape, units: list[re.Match[str]]) -> list[Piece] | None:
    """Return the day that stands beside each unit, where as many are named: "Ian 1h Tuesday, Mei 45m Wednesday"."""
    named = sum(one.kind == "days" for one in shape.pieces)
    return _beside_each(shape, units, "days") if named == len(units) else None


def _beside_each(shape: Shape, units: list[re.Match[str]], kind: str) -> list[Piece] | None:
    spans = [shape.places(unit.span()) for unit in units]
    before = [_beside(shape, span[0], -1, kind) for span in spans]
    after = [_beside(shape, span[-1], 1, kind) for span in spans]
    for found in (before, after):
        hours = [one for one in found if one is not None]
        if len({one.start for one in hours}) == len(spans):
            return hours
    return None


def _beside(shape: Shape, place: int, step: int, kind: str) -> Piece | None:
    place += step
    while 0 <= place < len(shape.pieces):
        one = shape.pieces[place]
        if one.kind == kind:
            return one
        if shape.sentence.words[one.start] not in _LEADS:
            return None
        place += step
    return None


def _at(session: Session, time: Piece, shape: Shape, context: ParseContext) -> Session:
    """Return a session at an hour, on the days that were said of all."""
    days = said_times([one for one in shape.pieces if one.kind == "days"], context)
    when = said_times([time], context)
    if len(days) == 1:
        when = tuple(replace(part, days=part.days or days[0].days) for part in when)
    return replace(session, windows=windows(when, (), session.minutes, context.almanac))


_BEFORE_PLACE = frozenset({"in", "on", "at", "the", "by", "via", "over"})


def _in_own_places(
    sessions: list[Session], shape: Shape, units: list[re.Match[str]]
) -> tuple[list[Session], set[int]]:
    """Return the sessions with the rooms they are said to be in or "online", and the pieces that say it.

    What stands behind the last one alone is said of all of them.
    """
    found = {n: piece for n, unit in enumerate(units) if (piece := _place_behind(shape, unit))}
    if not found or {*found} == {len(units) - 1}:
        return sessions, set()
    for n, piece in found.items():
        is_online = piece.kind == "online" and bool(piece.value)
        room = None if piece.kind == "online" else wished_room([piece])[0]
        sessions[n] = replace(sessions[n], online=is_online, room=room)
    return sessions, {shape.pieces.index(one) for one in found.values()}


def _place_behind(shape: Shape, unit: re.Match[str]) -> Piece | None:
    place = shape.places(unit.span())[-1] + 1
    while place < len(shape.pieces):
        one = shape.pieces[place]
        if one.kind in {"online", "room"} or (one.kind == "name" and one.value.kind == "room"):
            return one
        if shape.sentence.words[one.start] not in _BEFORE_PLACE:
            return None
        place += 1
    return None


def _on(session: Session, day: Piece, context: ParseContext) -> Session:
    """Return a session on a day of its own."""
    spans = windows(said_times([day], context), (), session.minutes, context.almanac)
    return replace(session, windows=spans)


def _by_units(shape: Shape, context: ParseContext, _default: int, _among: tuple[str, ...]) -> Found:
    """Read "Ian 1h, then Mei 45m": people and a length, twice or more."""
    units = list(_UNIT.finditer(shape.row))
    if len(units) < 2 or re.search(r"\bor\b", shape.row[units[0].end() : units[1].start()]):  # noqa: PLR2004
        return None
    each: list[list[Session]] = []
    used: set[int] = set()
    for before, unit in zip((units[0], *units), units, strict=False):
        group, length = next(names for names in _GROUPS if unit[names[0]])
        minutes = _minutes(shape, shape.group(unit, length)[0])
        session = _session(shape, unit.span(group), minutes)
        if session is None or not minutes:
            return None
        is_before = _BEFORE_THAT.search(shape.row[before.end() : unit.start()])
        each.insert(len(each) - 1 if is_before else len(each), _one_each(session, shape, unit))
        used |= set(shape.places(unit.span(group))) | set(shape.places(unit.span(length)))
    sessions = [one for part in each for one in part]
    if len(sessions) == len(units):
        sessions, places = _in_own_places(sessions, shape, units)
        used |= places
    own = _own_times(shape, units) if len(sessions) == len(units) else None
    if own is not None:
        timed = [_at(one, time, shape, context) for one, time in zip(sessions, own, strict=True)]
        return tuple(timed), used | {shape.pieces.index(one) for one in own}
    if (dated := _own_days(shape, units)) is not None:
        placed = iter(sessions)
        return tuple(
            _on(next(placed), day, context)
            for part, day in zip(each, dated, strict=True)
            for _ in part
        ), used
    tail = _tail(shape, units[-1].end(), used)
    return tuple(sessions) + tail, used


def _one_each(session: Session, shape: Shape, unit: re.Match[str]) -> list[Session]:
    """Return a session for each of its people where it is said to be "each": "1h each with Tom and Lucy, then Mark 30"."""
    is_each = re.search(r"\b(?:each|a ?piece)\b", unit.group()) or re.match(
        r"(?: \))?(?: each| a ?piece| per person)\b", shape.row[unit.end() :]
    )
    if not is_each or session.need != "all" or len(session.people) < 2:  # noqa: PLR2004 - several
        return [session]
    return [
        replace(session, people=(one,)) for one in _spoken_order(shape, shape.places(unit.span()))
    ]


_ONES = Cued(
    rf"(?:\b(?:one|first|second|third|another|other|last)|¤l\d+(?= with .* and (?:one|another|the other)\b))(?: \w+)?(?: (?:on )?(?P<when>¤t\d+(?: ¤t\d+)?))?(?: (?:with|for|by|is|should be|being))+ (?:either )?(?P<people>{_WITH_A_CHOICE})"
)


def _by_ones(shape: Shape, context: ParseContext, default: int, _among: tuple[str, ...]) -> Found:
    """Read "two rounds, one with Tom and one with Ian or Sam"."""
    units = list(_ONES.finditer(shape.row))
    if len(units) < 2:  # noqa: PLR2004
        return None
    minutes = _shared(shape) or default
    made = [_session(shape, unit.span("people"), minutes) for unit in units]
    sessions = tuple(
        replace(one, windows=windows(when, (), minutes, context.almanac)) if when else one
        for one, when in zip(
            made, (said_times(shape.group(unit, "when"), context) for unit in units), strict=True
        )
        if one
    )
    return (sessions, _names(shape) | _lengths(shape)) if len(sessions) == len(units) else None


def _tail(shape: Shape, start: int, used: set[int]) -> tuple[Session, ...]:
    """Read the last one of "Ian 1h, Mei 45m, then Tom", whose length is not said."""
    found = re.search(rf"\b(?:then|followed by)(?: with)? (?P<people>{PEOPLE})", shape.row[start:])
    if not found:
        return ()
    span = (start + found.start("people"), start + found.end("people"))
    session = _session(shape, span, 0)
    used |= set(shape.places(span))
    return (session,) if session else ()


def _by_order(shape: Shape, _: ParseContext, default: int, _among: tuple[str, ...]) -> Found:
    """Read "Ian then Mei then Tom"."""
    parts = _SPLIT.split(shape.row)
    plain = _EITHER.sub("", shape.row)
    if len(parts) < 2 or re.search(r"\b(?:unless|if|otherwise|or)\b", plain):  # noqa: PLR2004
        return None
    minutes = _shared(shape) or default
    sessions: list[list[Session]] = []
    used: set[int] = set()
    offset = 0
    for part in parts:
        at = shape.row.index(part, offset)
        offset = at + len(part)
        people = list(_ORDERED.finditer(part))
        if not people:
            continue
        span = (at + people[0].start(), at + people[-1].end())
        session = _session(shape, span, minutes)
        if session:
            is_each = _EACH_ALONE.search(shape.row) and not _JOINED.search(part)
            alone = _spoken_order(shape, shape.places(span)) if is_each else ()
            sessions.append([replace(session, people=(one,)) for one in alone] or [session])
            used |= set(shape.places((at + people[0].start(), at + people[0].end())))
            used |= set(shape.places((at + people[-1].start(), at + people[-1].end())))
            if chosen := _EITHER.search(part):
                used |= set(shape.places((at + chosen.start(), at + chosen.end())))
    made = tuple(one for part in sessions for one in part)
    return (made, used | _lengths(shape)) if len(sessions) == len(parts) else None


def _by_times(shape: Shape, context: ParseContext, default: int, _among: tuple[str, ...]) -> Found:
    """Read "Priya at 11 and Tom at 12", "10am Ian, 11am Mei": people and a time of their own."""
    units = _timed_units(shape)
    if len(units) < 2:  # noqa: PLR2004
        return None
    between = shape.row[units[0].start() : units[-1].end()]
    if re.search(r"\bor\b|\b(?:but|cant|not|out|off|away|free|busy)\b", between):
        return None
    minutes = _shared(shape) or default
    sessions, used = [], set()
    days: tuple[Asked, ...] = said_times(
        [one for n, one in enumerate(shape.pieces) if one.kind in {"days", "stretch"}], context
    )
    for unit in units:
        session = _session(shape, unit.span("people"), minutes)
        if session is None:
            return None
        when = said_times(shape.group(unit, "when"), context)
        spans = [
            hours.end - hours.start for part in when for hours in part.hours if not hours.is_start
        ]
        session = replace(session, minutes=min([minutes, *spans]))
        if len(days) == 1 and all(not part.days for part in when):
            when = tuple(replace(part, days=days[0].days) for part in when)
        sessions.append(
            replace(session, windows=windows(when, (), session.minutes, context.almanac))
        )
        used |= set(shape.places(unit.span("people")))
        used |= {n for n in shape.places(unit.span("when")) if shape.pieces[n].kind == "times"}
    people = [one.people for one in sessions]
    return (tuple(sessions), used | _lengths(shape)) if len(set(people)) == len(people) else None


def _timed_units(shape: Shape) -> list[re.Match[str]]:
    """Return where people and times stand side by side, whichever of them comes first."""
    units = list(_TIMED.finditer(shape.row))
    first = list(_TIME_FIRST.finditer(shape.row))
    times = [{one.kind for one in shape.group(unit, "when")} for unit in first]
    is_timed = bool(first) and all("times" in kinds for kinds in times)
    begins = is_timed and first[0].start() < min(one.start() for one in units or first)
    if len(units) > 1 and not (begins and len(first) >= len(units)):
        return units
    return first if is_timed or not first else units


_ONE_ON = Cued(
    r"\b(?:one|first|second|third|another|other|last)(?: (?:one|session|interview|round))?(?: (?:on|in|at|is))* (?P<when>¤t\d+(?: ¤t\d+)?)"
)


def _on_own_days(
    sessions: tuple[Session, ...], shape: Shape, context: ParseContext
) -> tuple[Session, ...]:
    """Return as many sessions as days are told off for them, each on its own: "one on Monday and one on Wednesday"."""
    found = [shape.group(match, "when") for match in _ONE_ON.finditer(shape.row)]
    if len(found) != len(sessions):
        return sessions
    spans = [windows(said_times(when, context), (), sessions[0].minutes, context.almanac) for when in found]  # fmt: skip
    return tuple(replace(one, windows=own) for one, own in zip(sessions, spans, strict=True))


def _by_choice(shape: Shape, _: ParseContext, default: int, _among: tuple[str, ...]) -> Found:
    """Read "three 45-minute rounds with Ian, Priya and either Mei or Sam": the last is of one of two."""
    match = COUNTED.search(shape.row)
    if match is None or match["loop"] or not _EITHER_LAST.search(shape.row):
        return None
    number, told = _number(shape, match), _who(shape, shape.pieces)
    if number < 2 or not told.need == number == len(told.must) + 1:  # noqa: PLR2004
        return None
    minutes = _shared(shape) or default
    alone = (Session((one,), "all", minutes) for one in _spoken_order(shape)[: len(told.must)])
    choice = tuple(one for one in told.people if one not in told.must)
    chosen = {n for one in _EITHER.finditer(shape.row) for n in shape.places(one.span())}
    used = {*shape.places(match.span()), *_lengths(shape), *_names(shape), *chosen}
    return (*alone, Session(choice, 1, minutes)), used


_OFFERED = Cued(
    r"\b(?:give|show|offer|suggest|propose)(?: (?:to|me|us|her|him|them|the candidate|¤[cpx]\d+(?: ¤x\d+)*))*(?: (?:at least|up to|about|a choice of))* $"
)
"""What stands before how many times are to be offered, and not held: "give me 3 slots", "offer Jo three 45 min slots"."""
_OPENS_COUNT = Cued(rf"^{EASE}(?:{COUNTED.pattern})(?: ¤l\d+)? (?:with|w) {PEOPLE}")


def counts_sessions(row: str) -> bool:
    """Whether a message opens with how many sessions are to be held with whom: "3 back to back interviews with Ian and Mei"."""
    return bool(_OPENS_COUNT.match(row))


def _counted(shape: Shape) -> re.Match[str] | None:
    """Return what counts sessions, and not the times that are to be offered."""
    match = COUNTED.search(shape.row)
    if match is None or not match.group().endswith("slots"):
        return match
    return None if _OFFERED.search(shape.row[: match.start()]) else match


def _by_count(shape: Shape, context: ParseContext, default: int, among: tuple[str, ...]) -> Found:
    """Read "three 45-minute rounds with Ian, Mei and Sam", "3 back to back interviews with Priya"."""
    match = _counted(shape)
    if match is None:
        return None
    number = _number(shape, match)
    told = _who(shape, shape.pieces)
    people = _spoken_order(shape) or told.people or among
    minutes = _shared(shape) or default
    used = set(shape.places(match.span())) | _lengths(shape)
    if match["loop"]:
        if len(people) < 2 or told.need != "all" or _TOGETHER.search(shape.row):  # noqa: PLR2004
            return None
        return tuple(Session((one,), "all", minutes) for one in people), _names(shape)
    if number < 2 or (isinstance(told.need, int) and told.need == number):  # noqa: PLR2004
        return None
    used |= _names(shape)
    if len(people) == number:
        ordered = tuple(Session((one,), "all", minutes) for one in people)
        return _on_own_days(ordered, shape, context), used
    need = told.need if told.people else "any"
    alike = (Session(told.people, need, minutes),) * min(number, MOST_SESSIONS)
    return _on_own_days(alike, shape, context), used


def _number(shape: Shape, match: re.Match[str]) -> int:
    said = (
        match["number"] or match["times"] or match["row"] or match["lone"] or match["plain"] or ""
    )
    word = shape.sentence.words[shape.signed(said)[0].start] if said.startswith("¤") else said
    return int(word) if word.isdigit() else UNITS.get(word, 0)


def _by_each(shape: Shape, _: ParseContext, default: int, among: tuple[str, ...]) -> Found:
    """Read "1h each with Ian and Tom", "Ian, Mei and Sam back to back"."""
    if not _EACH.search(shape.row) or _TOGETHER.search(shape.row):
        return None
    told = _who(shape, shape.pieces)
    people = _spoken_order(shape) or told.people or among
    is_choice = told.people and told.need != "all" and "or" in shape.sentence.words
    if len(people) < 2 or is_choice:  # noqa: PLR2004
        return None
    if re.search(
        r"(?<!¤l\d )(?<!¤l\d\d )\beach (?:day|week|hour|morning|afternoon|other|¤t)", shape.row
    ):
        return None
    minutes = _shared(shape) or default
    return tuple(Session((one,), "all", minutes) for one in people), _names(shape) | _lengths(shape)


def _spoken_order(shape: Shape, places: range | None = None) -> tuple[str, ...]:
    said = [
        one.value.ids[0]
        for one in (shape.pieces[places.start : places.stop] if places else shape.pieces)
        if one.kind == "name" and one.value.kind == "person" and len(one.value.ids) == 1
    ]
    return tuple(dict.fromkeys(said))


def _shared(shape: Shape) -> int | None:
    return next((one.value for one in shape.pieces if one.kind == "length"), None)


def _lengths(shape: Shape) -> set[int]:
    return {n for n, one in enumerate(shape.pieces) if one.kind == "length"}


def _names(shape: Shape) -> set[int]:
    return {
        n
        for n, one in enumerate(shape.pieces)
        if one.kind == "name" and one.value.kind in {"person", "pool"}
    }


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
