"""What is wished of an interviewer or a room that no field of a request holds: "someone senior", "a room with a piano", a break."""

from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_ATTRIBUTE = Cued(
    r"(?:(?<!\S)(?<!and )(?:an?|any|some|one|two|three|¤n\d+|need|find|with|get) |^)(?P<words>(?:\S+ ){1,3}?)(?:interviewers?|engineers?|developers?|devs?|panell?ists?|person|people|colleagues?|managers?)(?! (?:room|role|position|candidates?|applicants?|interviews?|'s))\b"
    r"|\b(?:who|that) (?:speaks?|knows?|has experience|can (?:speak|code|assess|test))(?: \S+){1,3}|\b(?:with|having) experience\b(?: \S+){0,3}"
    r"|\b(?:an?|some|one|another) (?:\S+ )?(?:woman|man|guy|girl|lady|person|lead|rep|director|recruiter|specialist|expert|architect) (?:from|in|of) (?!¤)\S+"
    r"|\b(?:someone|somebody|anyone|anybody|one person|people)(?: (?:who|that)(?: is| 's| are))?(?: (?:very|more|really|quite|fairly|properly))? (?:senior|junior|experienced|technical|female|male|native|trained|certified|qualified|neutral|independent|friendly|fluent|good (?:at|with)|strong (?:at|in|on)|familiar with|new to)\b(?: (?:in|at|with|to) \S+)?"
)
_PLAIN = listed(
    "all every free same available from among amongst out usual other another more good single suitable few couple of the our a an any some one two three different extra additional new hiring phone i we me us need needs find get want have got please can could would you to look looking search for interview 3 2 4 or and at least who which your"
)
_BREAK = Cued(
    r"\b(?:with |and |plus )?(?:a |an |the )?(?:¤l\d+ |short |lunch |coffee |quick )?(?:breaks?|buffer|(?<!find a )(?<!find me a )(?<!find us a )(?<!find any )(?<!there a )(?<!got a )(?<!get a )gap(?! in (?:¤|my|our|the|his|her|their)))\b(?: \S+){0,2}"
)


def _attributes(shape: Shape) -> list[str]:
    """Return what is asked of an interviewer besides being free, and breaks: no field holds them."""
    found = []
    for match in _ATTRIBUTE.finditer(shape.row):
        words = (match["words"] or "").split()
        read = {shape.pieces[n].kind for n in shape.places(match.span())}
        is_seats = "for" in words and match[0].endswith("people")
        if {"room", "rooms"} & {*words} or read == {"room"} or is_seats:
            continue
        if match["words"] is None or (
            not set(words) & {"¤"}
            and not set(words) <= _PLAIN
            and not any("¤" in one for one in words)
        ):
            found.append(shape.text(shape.places(match.span())))
    found += [shape.text(shape.places(match.span())) for match in _BREAK.finditer(shape.row)]
    return found


_THINGS = Cued(
    r"\b(?:with|need|needs|want|bring|have|get|provide|order|including|plus|and) (?:an? |some |the )?(?P<thing>¤x\d+|projector|lunch|coffee|catering|parking|taxi|laptop|flip ?chart|interpreter|translator|refreshments|snacks|breakfast)(?! ¤p)"
)
"""Things wanted that no field holds."""
_IN_ROOM = Cued(
    r"\brooms? (?:with|that has|which has|having|that have) (?:(?:an?|some|the) )*(?P<thing>(?!(?:space|seats?|lot|few|couple)\b)(?:¤x\d+|[a-z]{3,})(?: (?!(?:for|and|but|from|with|near)\b)(?:¤x\d+|[a-z]{3,}))?)"
)
"""What a room is to have that no rule knows."""


def _room_things(shape: Shape) -> list[str]:
    """Return what a room is to have that nothing has read: "a room with a piano"."""
    spans = [shape.places(one.span("thing")) for one in _IN_ROOM.finditer(shape.row)]
    return [
        shape.text(places)
        for places in spans
        if all(shape.pieces[n].kind in {"word", "strange"} for n in places)
    ]


PART_PLAYED = Cued(
    r"\bas (?:(?:an?|the|our|silent|passive|second|just|only) )*(?:shadow(?:er)?|observer|listener|note ?taker|scribe|bar ?raiser|moderator|trainee|back ?up|reserve|lead)\b(?! (?:interview|time|room))"
    r"|(?<!want )(?<!wants )\b(?:to|should|will|can|could|is|just|only) (?:(?:just|only) )?(?:shadow|shadowing|observe|observing|listen in|take notes|taking notes)\b"
    r"|(?<=¤p\d )(?:shadows|shadowing|observing)\b"
)
"""What somebody is to do in an interview besides interviewing: everybody who comes is an interviewer."""
_UNKNOWN_CLOCK = Cued(
    r"¤t\d+ (?:in )?(?P<clock>(?:¤x\d+|mexic\w+|us|usa|america|american|canad\w+|australian?|russian?|indonesian?)(?: ¤x\d+)? (?:local )?(?:time|timezone))\b"
)
"""The clock of a place that no rule knows, or that has several: "9am Gotham time", "9am Canada time"."""


def unheld_wishes(shape: Shape) -> list[str]:
    """Return what is wished of people, of a room, of a clock, or besides."""
    clocks = (shape.places(one.span("clock")) for one in _UNKNOWN_CLOCK.finditer(shape.row))
    things = (shape.places(one.span("thing")) for one in _THINGS.finditer(shape.row))
    parts = (shape.places(one.span()) for one in PART_PLAYED.finditer(shape.row))
    said = [shape.text(one) for one in (*things, *parts, *clocks)]
    return [*_attributes(shape), *said, *_room_things(shape)]


teach(_ATTRIBUTE, PART_PLAYED)
