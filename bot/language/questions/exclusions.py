"""What a sentence takes out: `except Friday`, `but not mornings`, `anyone but Ian`, `without Mei`."""

from typing import Literal

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import Shape
from bot.language.grammar import Hit, Rules, slot
from bot.language.times.days import PLURALS
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

Bar = Literal["these", "instead", "hours", "those before"]
"""What is taken out: what follows, what follows up to a comma, only its hours, or what stood before."""
NOT: Rules[Bar] = Rules("not")
_FILLERS = listed("on in the at to for any a from during of over s 's be it is")
_REFUSING = ("no", "nope", "not", "rather")
_ENDING = frozenset({"", ",", ".", ";", "but", "and", ")"})
_TAKING = listed("take leave count cut keep")
_OPEN = listed(
    """
    anyone anybody anything everyone everybody everything someone anytime whoever whenever
    """
)


@slot("taking_out", *_TAKING)
def taking_out(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "take" of "take Mei out" and "take Tom Becker off"."""
    is_out = not {"out", "off"}.isdisjoint(sentence.words[place + 2 : place + 6])
    return (place + 1, True) if sentence.words[place] in _TAKING and is_out else None


@slot("refused", *_REFUSING)
def refused(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "no" that is said of the day before it: "Monday no, Tuesday yes", "but Tuesdays no"."""
    if sentence.words[place] not in _REFUSING:
        return None
    end = place + 1 + int(sentence.words[place] == "rather")
    before, after = sentence.word(place - 1), sentence.word(end)
    is_day = before in WEEKDAYS or before in PLURALS or before in {"tomorrow", "today"}
    is_no = end == place + 1 or sentence.word(place + 1) == "not"
    return (end, True) if place and is_no and is_day and after in _ENDING else None


_LOOKING = ("is", "are", "'s", "look", "looks", "seems", "looking", "gets")
_DAYTIMES = listed("today tomorrow week month morning mornings afternoon afternoons evening evenings lunchtime noon am pm")  # fmt: skip


@slot("looks_of_a_day", *_LOOKING)
def looks_of_a_day(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "is" that is said of the day or the hour before it, and of nobody: "Tuesday is busy", not "if Tom is busy"."""
    before = sentence.word(place - 1) if place else ""
    is_number = bool(place) and sentence.kinds[place - 1] in {"number", "clock", "ordinal"}
    is_day = before in WEEKDAYS or before in PLURALS or before in _DAYTIMES
    return (
        (place + 1, True) if sentence.words[place] in _LOOKING and (is_day or is_number) else None
    )


@NOT("{refused}")
def _refused_day(_: Sentence, *__: bool) -> Bar:
    return "those before"


@NOT("(that|which) (isnt|is not|arent|are not|'s not|doesnt include|does not include|wont be)")
@NOT("{taking_out}", "(excl|exc|excluding) [.]")
@NOT(
    "(neither|scrap|ditch|axe|nix|lose|swap|replace|substitute|replacing|swapping|except|excepting|excluding|exclude|not|without|besides|minus|bar|barring|avoid|avoiding|no|never|cannot|cant|skip|skipping|omitting|omit)"
)
@NOT(
    "(apart from|save for|all but|everything but|short of|other than|except for|except on|aside from|but not|and not|just not|only not|with the exception of|leaving out|leave out|outside|outside of|and no|but no|not including|but without|ideally not|preferably not|cant do|cannot do|can not do|no can do|dont do|does not do|drop|remove|take out|rule out|cut out|scratch|strike out|swap out|not with|not on)"
)
def _not(_: Sentence, *__: bool) -> Bar:
    return "these"


@NOT(
    "(not|no|doesnt|dont|wont) (clash with|overlap with|overlap|conflict with|interfere with|cut into|run into|clashing with|overlapping)"
)
def _not_its_hours(_: Sentence) -> Bar:
    """Read "does not clash with lunch tomorrow", where the day is wanted and the hours are not."""
    return "hours"


@NOT("[a|the] (backup|back up|replacement|substitute|stand in|cover|sub) for")
def _not_but_another(_: Sentence) -> Bar:
    return "these"


@NOT("(instead of|rather than|in place of)")
def _instead(_: Sentence) -> Bar:
    """Read "instead of Mei, Tom", where the comma ends what is taken out."""
    return "instead"


@NOT("(excluded|excepted|aside|isnt possible|is not possible|is impossible|not possible|is out)")
@NOT(
    "[is|'s] (no go|a no go)",
    "(is|'s) (bad|packed|jammed|rammed|hopeless|terrible|hectic|too tight|booked up|fully booked|a mess)",
    "{looks_of_a_day} [looking|going to be|getting] [pretty|quite|really|very|rather|so|super|a bit|a little|too|kind of|already] (bad|packed|jammed|rammed|hopeless|terrible|hectic|tight|booked up|full|full up|busy|rough|tough|tricky|grim|crazy|mad|manic|awful|awkward|horrible|difficult|unlikely|dodgy|crowded|heavy|chaotic|impossible|bleak|dicey|a mess|a nightmare|a disaster|a write off|a squeeze|a stretch|chaos|carnage)",
    "[is|'s] (no good|not good|not an option|no use|not great|out of the question)",
    "'s out",
    "(is|'s) (off|off limits|not ok|not okay|excluded|not possible)",
    "(dont|do not|doesnt|does not|wont|will not) (suit|work)",
)
@NOT(
    "(cant|cannot|can not|wont|will not) (make it|do it|come|join|be there|attend)",
    "(isnt|is not|'s not|not|arent|are not|no longer|is no longer|are no longer|'s no longer) (needed|required|necessary|coming|joining)",
    "(isnt|is not|arent|are not|'s not) (free|available|around)",
)
@NOT("(doesnt|does not|neednt) [need to] (come|join|attend|be there)")
def _not_before(_: Sentence, *__: bool) -> Bar:
    """Read what takes out the days or people before it: `Wednesday doesn't work`, `Mei can't make it`."""
    return "those before"


_NOT_BUT = Cued(r"^(?:(?:no|sorry|,) )*not (?:on )?¤t\d+ , (?:on )?¤t\d+$")


def with_stop(shape: Shape) -> Shape:
    """Return "not Monday, Tuesday" with a stop for the comma: one day instead of another."""
    if not _NOT_BUT.match(shape.row):
        return shape
    stops = [replace(one, value=".") if one.value == "," else one for one in shape.pieces]
    return Shape(shape.sentence, stops)


def parted(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the pieces that are wanted from those taken out."""
    if not any(one.kind == "not" or (one.kind == "join" and one.value == "but") for one in pieces):
        return list(pieces), []
    wanted: list[Piece] = []
    barred: list[Piece] = []
    place = 0
    while place < len(pieces):
        taken = _taken(pieces, place) if _is_not(pieces, place) else _refused(pieces, place)
        is_hours = bool(taken) and pieces[place].value == "hours"
        kept = [one for one in taken if is_hours and one.kind == "days"]
        kept = kept if len(kept) < len(taken) else []
        wanted.extend(kept)
        apart = [replace(pieces[place], kind="join", value=".")] if barred and taken else []
        barred.extend([*apart, *(one for one in taken if one not in kept)])
        if taken:
            place = pieces.index(taken[-1]) + 1
        else:
            wanted.append(pieces[place])
            place += 1
    return wanted, barred


def idle_negations(pieces: list[Piece]) -> list[int]:
    """Return the places of what should take something out, and takes out nothing."""
    return [
        place
        for place, one in enumerate(pieces)
        if one.kind == "not" and not _takes_out(pieces, place)
    ]


def _takes_out(pieces: list[Piece], place: int) -> bool:
    if pieces[place].value != "those before":
        return bool(_taken(pieces, place))
    return place > 0 and pieces[place - 1].kind in TIME_KINDS | {"name"}


def _is_not(pieces: list[Piece], place: int) -> bool:
    piece = pieces[place]
    if piece.kind == "not":
        return bool(piece.value != "those before")
    is_but = piece.kind == "join" and piece.value == "but"
    if not is_but:
        return False
    if _is_any_time(pieces, place) and _follows(pieces, place + 1, {"times"}):
        return True
    if place and pieces[place - 1].kind == "room" and _follows(pieces, place + 1, {"name"}):
        return True
    if _follows(pieces, place + 1, {"name"}):
        return any(_is_anybody(one) for one in pieces[:place])
    return _follows(pieces, place + 1, {"days"}) and any(_is_open(one) for one in pieces[:place])


def _refused(pieces: list[Piece], place: int) -> list[Piece]:
    """Return the days and times, or the people, from here that a "doesn't work" stands after."""
    ends = place
    kinds = TIME_KINDS if pieces[place].kind in TIME_KINDS else frozenset({"name"})
    while ends < len(pieces) and (pieces[ends].kind in kinds or _links(pieces, place, ends)):
        ends += 1
    if not place < ends < len(pieces) or pieces[ends - 1].kind not in kinds:
        return []
    joints = [one.value for one in pieces[place:ends] if one.kind == "join"]
    if {",", "but"} & set(joints) and not {"and", "or"} & set(joints):
        return []
    after = pieces[ends]
    return pieces[place:ends] if after.kind == "not" and after.value == "those before" else []


def _links(pieces: list[Piece], place: int, end: int) -> bool:
    return end > place and pieces[end].kind == "join"


def _is_any_time(pieces: list[Piece], place: int) -> bool:
    """Whether what stands before is "any time", perhaps with its days: "any time on the 8th but lunch"."""
    first = place
    while first and pieces[first - 1].kind in TIME_KINDS:
        first -= 1
    before = pieces[min(first, place - 1) : place] if place else []
    return any(_is_anything(one) for one in before)


def _is_anything(piece: Piece) -> bool:
    return _is_open(piece) and piece.kind != "days"


def _follows(pieces: list[Piece], place: int, kinds: set[str]) -> bool:
    following = next((one for one in pieces[place:] if not _is_filler(one)), None)
    return following is not None and following.kind in kinds


def _is_filler(piece: Piece) -> bool:
    return piece.kind == "word" and piece.value in _FILLERS


def _is_open(piece: Piece) -> bool:
    """Whether it is "any day", "anyone" or "any time", after which "but" takes something out."""
    if piece.kind == "need":
        return bool(piece.value.is_anyone or piece.value.is_everyone)
    if piece.kind == "times":
        return not piece.value[0].half and piece.value[0].bound == "part"
    is_filter = piece.kind == "days" and piece.value.form == "filter"
    return is_filter or (piece.kind == "word" and piece.value in _OPEN)


def _is_anybody(piece: Piece) -> bool:
    """Whether it is "anyone", after which "but" takes somebody out, and not "any time": "any time, but Mei only from 2"."""
    is_word = piece.kind == "word" and piece.value in _OPEN - {"anytime", "whenever"}
    return is_word or (piece.kind == "need" and _is_open(piece))


def _taken(pieces: list[Piece], place: int) -> list[Piece]:
    """Return what follows a "not": days and times, or people, with what joins more of the same kind to them."""
    taken: list[Piece] = []
    joints: list[Piece] = []
    for at, piece in enumerate(pieces[place + 1 :], place + 1):
        if (
            piece.kind == "word"
            and piece.value in _FILLERS
            and not (taken and piece.value == "for")
        ):
            continue
        if taken and pieces[place].value == "instead" and piece.value == ",":
            break
        if taken and not joints and piece.kind == "days" and piece.value.form == "span":
            break
        if _is_told_of(pieces, at) and [one.value for one in joints] == [","]:
            break
        if piece.kind == "join" and piece.value in {"and", "or", ","} and taken:
            joints.append(piece)
        elif _goes_with(taken, joints, piece):
            taken.extend([*joints, piece])
            joints = []
        else:
            break
    return taken


_TOLD_OF = listed("instead is 's are will 'll can could would 'd alone on has needs does by")


def _is_told_of(pieces: list[Piece], place: int) -> bool:
    """Whether something is told of who is named, who is not taken out: "drop Mark, Lucy is enough"."""
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    is_verb = after is not None and after.kind == "word" and after.value in _TOLD_OF
    return pieces[place].kind == "name" and is_verb


def _goes_with(taken: list[Piece], joints: list[Piece], piece: Piece) -> bool:
    kind = "time" if piece.kind in TIME_KINDS else piece.kind
    if kind not in {"time", "name", "length"}:
        return False
    if not taken:
        return True
    first = taken[0]
    if ("time" if first.kind in TIME_KINDS else first.kind) != kind:
        return False
    if piece.kind == first.kind == "times" and _edge(piece) == _edge(first) != "":
        return False  # "but not before 10 and over by 12"
    is_comma = any(joint.value == "," for joint in joints)
    if kind != "time" or not is_comma:
        return True
    return piece.kind == first.kind == "days" and piece.value.form == first.value.form


def _edge(piece: Piece) -> str:
    """Return on which side times are open: "before 10" is high; empty where they are not."""
    bound = piece.value[0].bound
    return bound if bound in {"low", "high"} else ""
