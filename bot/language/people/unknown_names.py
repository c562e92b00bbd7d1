"""Words that stand where a name would and name nobody the account knows: "is Bob free Tuesday"."""

from bot.language.chunking.pieces import Piece
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_BEFORE = listed(
    """
    with is are both either does can could will would has plus invite include ask add when whether if
    did was
    """
)
_THINGS = listed(
    """
    interview interviews interviewer interviewers role roles position positions panel panels team teams
    candidate candidates engineer engineers developer developers meeting meetings round stage job jobs
    screen call manager lead test task time slot slots recruiter people project product department
    office opening vacancy debrief session
    """
)
_MONTH_NAMES = listed("june april may august jan")
"""Months that are first names too."""
_AFTER = listed("free available around busy")
_ARTICLES = listed("the a an our my your their this that some any his her no")


def strangers(sentence: Sentence, pieces: list[Piece]) -> list[tuple[int, int]]:
    """Return the word ranges of names nobody has."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(pieces):
        last = _run(pieces, place)
        if last > place and _is_name(sentence, pieces, place, last):
            first = place - 1 if _ends_name(pieces, place) else place
            found.append((pieces[first].start, pieces[last - 1].end))
        elif _is_other_first_name(sentence, pieces, place):
            found.append((pieces[place - 1].start, pieces[place].end))
        elif _is_month_beside_name(sentence, pieces, place):
            found.append((pieces[place].start, pieces[place].end))
        place = max(last, place + 1)
    return found


def _is_other_first_name(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether a known surname stands after a first name that is not its own: Roger Hughes for Mark Hughes."""
    if not place or pieces[place].kind != "name" or pieces[place].value.kind != "person":
        return False
    before, piece = pieces[place - 1], pieces[place]
    word = sentence.words[before.start]
    is_alone = piece.end - piece.start == 1 and before.end - before.start == 1
    return (
        before.kind == "word"
        and is_alone
        and word in GIVEN_NAMES
        and sentence.is_capital(before.start)
        and sentence.words[piece.start] not in GIVEN_NAMES
    )


def _is_month_beside_name(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether a month stands where one of several people does: "can june and will meet"."""
    piece = pieces[place]
    if piece.kind != "days" or piece.end - piece.start != 1 or place + 2 >= len(pieces):
        return False
    joint, other = pieces[place + 1], pieces[place + 2]
    is_listed = joint.kind == "join" and joint.value == "and" and other.kind == "name"
    is_named = sentence.words[piece.start] in _MONTH_NAMES and is_listed
    return is_named and other.value.kind == "person" and sentence.word(piece.start - 1) in _BEFORE


def _ends_name(pieces: list[Piece], place: int) -> bool:
    """Whether strange words follow a first name, as in Ian Smith where only Ian Murray is known."""
    before = pieces[place - 1] if place else None
    return before is not None and before.kind == "name" and before.value.kind == "person"


def _run(pieces: list[Piece], place: int) -> int:
    """Return where a row of strange words ends."""
    while place < len(pieces) and pieces[place].kind == "strange":
        place += 1
    return place


def _is_name(sentence: Sentence, pieces: list[Piece], place: int, last: int) -> bool:
    first = pieces[place].start
    if sentence.kinds[first] == "mail":
        return True
    before = pieces[place - 1] if place else None
    after = sentence.word(pieces[last - 1].end)
    if after in _THINGS or (before and sentence.word(first - 1) in _ARTICLES):
        return False
    if not _may_be_name(sentence, pieces, place, last):
        return False
    if before is None:
        return _opens(pieces, last, after)
    return _follows(sentence, pieces, place, last)


_SWAPS = frozenset({"swap", "switch", "exchange", "trade"})
_ENDINGS = (
    "ed",
    "ing",
    "ly",
    "tion",
    "ment",
    "ness",
    "able",
    "ful",
    "less",
    "ious",
    "ities",
    "ance",
    "ence",
)


def _may_be_name(sentence: Sentence, pieces: list[Piece], place: int, last: int) -> bool:
    """Whether a word that nobody taught the grammar is a name typed small."""
    places = range(pieces[place].start, pieces[last - 1].end)
    words = [sentence.words[one] for one in places]
    if any(sentence.is_capital(one) for one in places) or set(words) & GIVEN_NAMES:
        return True
    shows = any(raw[:1].isupper() for raw in sentence.raws[1:] if raw != "I")
    return not shows and not any(word.endswith(_ENDINGS) for word in words)


def _follows(sentence: Sentence, pieces: list[Piece], place: int, last: int) -> bool:
    """Whether strange words stand after something that a name follows."""
    before, first = pieces[place - 1], pieces[place].start
    if before.kind == "name" and before.value.kind == "person":
        return sentence.is_capital(first)
    if before.kind == "join":
        return _is_listed(sentence, pieces, place, last)
    if sentence.word(first - 1) == "for":
        if _comes_for(sentence, pieces, first - 1):
            return True
        others = any(piece.kind == "name" for piece in pieces) or "who" in sentence.words
        return sentence.is_capital(first) and not others
    return before.kind in {"need", "not"} or sentence.word(first - 1) in _BEFORE


def _comes_for(sentence: Sentence, pieces: list[Piece], place: int) -> bool:
    """Whether "for" names who comes in a colleague's place: "swap Tom for Zorro"."""
    gone = (one for one in pieces if one.end == place and one.kind == "name")
    return any(sentence.word(one.start - 1) in _SWAPS for one in gone)


def _opens(pieces: list[Piece], last: int, after: str) -> bool:
    """Whether strange words at the beginning are a name: `Bob on Tuesday`, `Bob and Mei`."""
    following = pieces[last] if last < len(pieces) else None
    if following is None:
        return False
    is_joined = (
        following.kind == "join" and last + 1 < len(pieces) and pieces[last + 1].kind == "name"
    )
    return after in {*_AFTER, "on", "'s"} or following.kind in {"days", "times"} or is_joined


def _is_listed(sentence: Sentence, pieces: list[Piece], place: int, last: int) -> bool:
    """Whether strange words stand in a row of people."""
    before = pieces[place - 2] if place > 1 else None
    after = pieces[last + 1] if last + 1 < len(pieces) and pieces[last].kind == "join" else None
    near = [one for one in (before, after) if one is not None and one.kind == "name"]
    if sentence.word(pieces[place].start - 1) == "," and not sentence.is_capital(
        pieces[place].start
    ):
        return False
    return any(one.value.kind == "person" for one in near)
