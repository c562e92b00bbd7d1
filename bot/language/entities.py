"""What a command says besides its verb: whom, which role, which room, which address, which time and which new one."""

import re
from dataclasses import dataclass, replace

from bot.language.chunks import Piece
from bot.language.context import Scene
from bot.language.people.name_index import Directory
from bot.language.requests import Asked, Window
from bot.language.times.date_time_pairing import clauses, groups
from bot.language.times.day_parts import Timing
from bot.language.times.time_windows import asked, windows
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_ROLES = (
    ("it_manager", re.compile(r"\bit (?:manager|admin)s?\b")),
    ("owner", re.compile(r"\b(?:owner|ownership)s?\b")),
    ("admin", re.compile(r"\badmin(?:istrator)?s?\b")),
    ("recruiter", re.compile(r"\brecruiters?\b")),
    ("interviewer", re.compile(r"\binterviewers?\b")),
)
_OWN = re.compile(
    r"\b(?:make|set|name|appoint|promote|demote|remove|turn|use) (?:me|myself)\b"
    r"|\b(?:give|grant|assign) (?:me|myself) (?:(?:the|an?) )?(?:\w+ ){1,2}(?:role|rights?|permissions?|access)\b"
    r"|\b(?:to|from|off) (?:me|myself)\b|\bi (?:want|need|(?:would|'d) like|have) to be(?:come)?\b|\b(?:can|could|may) i (?:be|become)\b"
)
_CAPACITY = re.compile(
    r"\b(?:capacity|seats|for|holds|fits)(?: of| is| :)? (\d{1,3})\b|\b(\d{1,3}) (?:seats|people|persons|person)\b"
)
_FLOOR = re.compile(
    r"\b(?:floor|level) (\d\w*|ground)\b|\b(\d\w*|ground|first|second|third|fourth|fifth) floor\b"
)
_BUILDING = re.compile(
    r"\bbuilding:?\s+(.+?)(?=,|;|\s+(?:floor|level|capacity|with|seats|features?|on|for)\b|$)|\bin\s+([^,;]+?)\s+(?:building|office)\b",
    re.IGNORECASE,
)
_FEATURES = re.compile(r"\b(?:with|features?:?)\s+(.+)$", re.IGNORECASE)
_OTHERS = r"(?:(?:capacity|building|floor|level|seats|for|with|in|on|at|features?|from|as)\b|\S+@)"
_NAMED = re.compile(
    rf"\brooms?\s+(?:(?:called|named)\s+)?(?!{_OTHERS})(.+?)(?=\s*[,;]|\s+{_OTHERS}|\s*[?!.]*$)",
    re.IGNORECASE,
)
_MOVING = listed("move push shift bring reschedule change postpone rearrange pull delay")
_SHIFT = ("back", "later", "forward", "earlier", "up", "ahead")


@dataclass(frozen=True, slots=True)
class RoomDetails:
    """A room as a command names it."""

    name: str | None = None
    mail: str | None = None
    capacity: int | None = None
    building: str | None = None
    floor: str | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """What a command is about; empty where it says nothing.

    `when` is the time spoken of, `target` the new time of a move, `shift` minutes by which to move (earlier is
    negative), `removes` whether a role or user is taken away, `asks` whether the sentence only wants to know.
    """

    people: tuple[str, ...] = ()
    role: str | None = None
    address: str | None = None
    room: RoomDetails | None = None
    when: tuple[Window, ...] = ()
    target: tuple[Window, ...] = ()
    shift: int | None = None
    whom: str | None = None
    removes: bool = False
    asks: bool = False


def details(
    sentence: Sentence, pieces: list[Piece], scene: Scene, *, is_own: bool = False
) -> Details:
    """Gather what a command says; if `is_own`, "make me …" speaks of who asks."""
    text = " ".join(sentence.words)
    when, target, shift = _times(pieces, sentence, scene)
    return Details(
        people=_people(pieces) or _oneself(text, scene, is_own=is_own),
        role=next((role for role, pattern in _ROLES if pattern.search(text)), None),
        address=next(
            (
                word
                for word, kind in zip(sentence.words, sentence.kinds, strict=True)
                if kind == "mail"
            ),
            None,
        ),
        room=_room(sentence, pieces, scene.directory, text),
        when=when,
        target=target,
        shift=shift,
        whom=_whom(sentence, pieces),
        removes=bool(
            re.search(
                r"\b(?:remove|revoke|demote|take|strip|drop|withdraw|no longer|unassign|delete)\b",
                text,
            )
        ),
        asks=bool(
            re.search(
                r"^(?:who|what|which|show|list|am|is|are|whos|whats|my|see|tell|view|roles?)\b",
                text,
            )
        ),
    )


def _people(pieces: list[Piece]) -> tuple[str, ...]:
    named = [
        piece.value for piece in pieces if piece.kind == "name" and piece.value.kind == "person"
    ]
    return tuple(dict.fromkeys(name.ids[0] for name in named if len(name.ids) == 1))


def _oneself(text: str, scene: Scene, *, is_own: bool) -> tuple[str, ...]:
    return (scene.asker,) if is_own and scene.asker and _OWN.search(text) else ()


def _times(
    pieces: list[Piece], sentence: Sentence, scene: Scene
) -> tuple[tuple[Window, ...], tuple[Window, ...], int | None]:
    """Give the time spoken of, the new time after "to", and by how much to move."""
    pieces = _unranged(sentence, pieces)
    cut = next(
        (
            place
            for place, piece in enumerate(pieces)
            if _is_to(piece) and _has_time(pieces[place:])
        ),
        None,
    )
    old, new = (pieces, []) if cut is None else (pieces[:cut], pieces[cut:])
    length = next((piece.value for piece in pieces if piece.kind == "length"), None)
    direction = next((word for word in sentence.words if word in _SHIFT), None)
    shift = None
    if length and direction:
        shift = length if direction in {"back", "later"} else -length
    return _windows(old, scene), _windows(new, scene), shift


def _unranged(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Let "move my 3pm to 4pm" name two times and no range."""
    if not _MOVING & set(sentence.words):
        return pieces
    made: list[Piece] = []
    for piece in pieces:
        is_range = piece.kind == "times" and piece.value[0].bound == "range"
        if is_range and "to" in sentence.words[piece.start : piece.end]:
            first, last = (
                Timing(edge, edge, "at") for edge in (piece.value[0].start, piece.value[0].end)
            )
            made += [
                replace(piece, value=(first,)),
                Piece("word", "to", piece.start, piece.end),
                replace(piece, value=(last,)),
            ]
        else:
            made.append(piece)
    return made


def _is_to(piece: Piece) -> bool:
    return piece.kind == "word" and piece.value in {"to", "for", "until", "into"}


def _has_time(pieces: list[Piece]) -> bool:
    return any(piece.kind in {"days", "times", "stretch"} for piece in pieces)


def _windows(pieces: list[Piece], scene: Scene) -> tuple[Window, ...]:
    if not _has_time(pieces):
        return ()
    almanac = scene.almanac
    parts: list[Asked] = [
        part for group in groups(clauses(pieces), almanac) for part in asked(group, almanac, None)
    ]
    return windows(parts, (), scene.directory.interview_minutes, almanac)


def _room(
    sentence: Sentence, pieces: list[Piece], directory: Directory, text: str
) -> RoomDetails | None:
    known = next(
        (piece.value for piece in pieces if piece.kind == "name" and piece.value.kind == "room"),
        None,
    )
    mail = next(
        (word for word, kind in zip(sentence.words, sentence.kinds, strict=True) if kind == "mail"),
        None,
    )
    if known is None and "room" not in text:
        return None
    room = directory.room(known.ids[0]) if known else None
    capacity = _CAPACITY.search(text)
    floor = _FLOOR.search(text)
    building = _BUILDING.search(sentence.text)
    named = _NAMED.search(sentence.text)
    return RoomDetails(
        name=room.name if room else (named.group(1) or None if named else None),
        mail=room.mail if room else mail,
        capacity=int(capacity.group(1) or capacity.group(2)) if capacity else None,
        building=(building.group(1) or building.group(2)).strip(" .")
        if building
        else _place(pieces),
        floor=(floor.group(1) or floor.group(2)) if floor else None,
        features=_features(sentence),
    )


def _place(pieces: list[Piece]) -> str | None:
    return next(
        (
            piece.value.ids[0]
            for piece in pieces
            if piece.kind == "name" and piece.value.kind == "building"
        ),
        None,
    )


def _features(sentence: Sentence) -> tuple[str, ...]:
    found = _FEATURES.search(sentence.text)
    if found is None:
        return ()
    said = re.split(r"\s*(?:,|\band\b|&|\+)\s*", found.group(1).strip(" ."))
    return tuple(sorted({one.removeprefix("a ").strip() for one in said if one.strip()}))


def _whom(sentence: Sentence, pieces: list[Piece]) -> str | None:
    """Give the words after with, of or for that name somebody the account does not know: a candidate."""
    strange = [piece for piece in pieces if piece.kind == "strange"]
    if not strange:
        return None
    last = strange[0]
    for piece in strange[1:]:
        if piece.start != last.end:
            break
        last = piece
    return sentence.text[sentence.spans[strange[0].start][0] : sentence.spans[last.end - 1][1]]
