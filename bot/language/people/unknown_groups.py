"""Groups nobody made: the frontend of "one of frontend" and "anyone in frontend".

Where people are counted out of a group, the word for it names a pool, or is one of those for everybody.
"""

from bot.language.chunking.pieces import Piece
from bot.language.grammar import VOCABULARY
from bot.language.people.attendees import is_person
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_FRAGMENT = listed(
    """
    who whos 's is are in on at the a an any and or of for with to what how about anything anytime
    instead only just please pls then maybe perhaps ok okay good fine grand great perfect lovely brilliant super cool alright ideal works work does do could can would
    we us i me it that this if possible also too as well again here there rather better make not but so
    no yes hi hello hey thanks thank you try let lets ideally preferably sometime some time times day
    days one ones anybody anyone someone somebody everyone early earlier later late same both either
    around available free am be give show need want like check see suit suits prefer my their them they
    he she his her over during from by instead , . ? ! more other another yet well have has got may change move switch
    add remove drop swap replace include actually oh sorry wait hmm now else within long short up keep
    oops whoops meant mean set go put using use via through at least most enough will was were
    """
)
_OUT_OF = listed("of from among amongst")
_ARTICLES = listed("the our my your this that")
_BEFORE_GROUP = _OUT_OF | _ARTICLES
_WHO = listed("who anyone anybody someone somebody one")
_FIELDS = listed(
    """
    frontend backend fullstack engineering design product sales marketing finance legal law hr
    operations ops support security science research data mobile platform devops qa it ux ui
    management recruiting recruitment staff software systems infrastructure testing
    """
)
_EVERYBODY = listed(
    """
    us you them these those ours mine yours interviewers people persons colleagues engineers
    developers designers managers leads seniors panelists panellists members teammates staff team
    teams panel panels group account company firm organisation organization office list following
    below above everyone everybody slots slot times options days day week weeks dates date rooms room
    interviews meetings hours home here there work general particular advance person town remote
 each question questions candidate candidates house
    """
)
_ROW = listed("and or plus")
_TOGETHER = listed("team group pool squad")


def outsiders(sentence: Sentence, pieces: list[Piece]) -> list[tuple[int, int]]:
    """Return the word ranges of groups that people are counted out of, and that nobody knows."""
    found: list[tuple[int, int]] = []
    for place, piece in enumerate(pieces):
        if piece.kind != "need" and not isinstance(piece.value, str):
            continue
        first = (
            _after_counted(sentence, pieces, place)
            or _after_listed(pieces, place)
            or _after_whole(pieces, place)
        )
        last = first
        while first and last < len(pieces) and _is_content(pieces[last]):
            last += 1
        if (group := _usual_group(pieces, place)) is not None:
            found.append(group)
            continue
        named = pieces[first:last]
        if named and not _is_listed(named, pieces[last:]) and _is_unknown(named, piece.value):
            found.append((pieces[first].start, pieces[last - 1].end))
    return found


def _usual_group(pieces: list[Piece], place: int) -> tuple[int, int] | None:
    """Return the words of a group that only who speaks knows: "Ian and the usual colleagues", "Tom and his team"."""
    words = [one.value for one in pieces[max(place - 2, 0) : place + 2]]
    is_last = place + 1 == len(pieces)
    if not place or is_last or len(words) < _WITH_NEIGHBOURS or words[-1] not in _GROUPS:
        return None
    is_usual = words[-2] in _USUAL and words[-3] in _ARTICLES
    is_theirs = words[-2] in _THEIRS and (words[-3] in _ROW or words[-3] in {"with", "of"})
    return (pieces[place].start, pieces[place + 1].end) if is_usual or is_theirs else None


_WITH_NEIGHBOURS = 3
_USUAL = listed("usual regular normal typical same")
_THEIRS = listed("his her their")
_GROUPS = listed(
    "colleagues people team suspects crew gang panel interviewers lot bunch group folks ones guys squad reports"
)


def _after_counted(sentence: Sentence, pieces: list[Piece], place: int) -> int:
    """Return where the group would be named, behind "one of" or "anyone in"; 0 where nobody is counted."""
    piece = pieces[place]
    is_out_of = piece.kind == "need" and sentence.word(piece.end - 1) in _BEFORE_GROUP
    is_in = piece.value == "in" and sentence.word(piece.start - 1) in _WHO
    if not (is_out_of and piece.value.is_of) and not is_in:
        return 0
    return _after_articles(pieces, place + 1)


def _after_listed(pieces: list[Piece], place: int) -> int:
    """Return where a group would stand in a row with people: the frontend of "Dana or frontend"; else 0."""
    if not place or pieces[place].value not in _ROW or not is_person(pieces[place - 1]):
        return 0
    first = last = _after_articles(pieces, place + 1)
    while last < len(pieces) and _is_content(pieces[last]):
        last += 1
    is_group = first < last and pieces[last - 1].value in _FIELDS | _TOGETHER
    return first if is_group else 0


def _after_whole(pieces: list[Piece], place: int) -> int:
    """Return where a group would stand that is wanted as a whole: "the whole backend pool"; else 0."""
    is_whole = pieces[place].value in {"whole", "entire"}
    if not is_whole or place + 1 >= len(pieces) or is_person(pieces[place + 1]):
        return 0
    last = place + 1
    while last < len(pieces) and _is_content(pieces[last]):
        last += 1
    return place + 1 if pieces[last - 1].value in _TOGETHER and last - place > 1 else 0


def _after_articles(pieces: list[Piece], place: int) -> int:
    while place < len(pieces) and pieces[place].value in _ARTICLES:
        place += 1
    return place


def _is_content(piece: Piece) -> bool:
    return piece.kind == "strange" or (
        piece.kind == "word" and piece.value.isalpha() and piece.value not in _FRAGMENT
    )


def _is_listed(named: list[Piece], after: list[Piece]) -> bool:
    """Whether a strange name stands in a row of people: "one of Bob or Dana"."""
    return named[0].kind == "strange" and bool(after) and after[0].kind == "join"


def _is_unknown(named: list[Piece], counted: object) -> bool:
    """Whether these words are for a group; after "in" only a field of work or a strange word is."""
    head, *rest = (str(piece.value) for piece in reversed(named))
    is_field = any(piece.kind == "strange" or piece.value in _FIELDS for piece in named)
    if head in _TOGETHER and rest:
        return is_field
    return head not in _EVERYBODY and (is_field or counted != "in")


VOCABULARY.update(word for word in _FRAGMENT if word.isalpha())
