"""Who is meant, and how many of them: `Ian, Mei & Sam`, `either Ian or Mei`, `Ian plus either Mei or Sam`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import Struct

from bot.language.chunking.pieces import Piece
from bot.language.people.name_matching import Name
from bot.language.people.quantifiers import Need, heads
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

LINKS = listed("and or , plus")
_OPTIONAL_BEFORE = listed("ideally optionally preferably possibly maybe perhaps")
_DEEDS = listed("schedule book find arrange have need check see set plan fit do get")
_FREE = listed("free available around")
_WITHIN = listed("in from on")
_ARTICLES = listed("the our my your")
_ANY = listed("a an any")
_MEMBER = listed("interviewer person member")
_BLANK = listed(
    "else is are can does could will would do with also the for as well on too by from me i myself"
)


@dataclass(slots=True)
class PeopleGroup:
    """People that count together: all of them, or so many."""

    people: list[str] = field(default_factory=list)
    need: int | None = None


class Who(Struct, frozen=True):
    """The people of a sentence, as a question wants them."""

    people: tuple[str, ...] = ()
    need: str | int = "any"
    must: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    is_said: bool = False
    is_anyone: bool = False


_OPTIONAL_AFTER = Cued(
    r"(?:(?:also|too|as well) )?(?:(?:can|could|may|might) (?:join|come|attend) )?(?:[,(] )*"
    r"(?:(?:but )?(?:(?:he|she|they) )?(?:is |'s |are |as |as an |can be |could be |would be |should be |is now )?(?:only )?(?:optional|nice to have|not (?:essential|mandatory|required|critical))|if possible|if available|would be nice|if (?:he|she|they) can(?! \w))"
)


@dataclass(slots=True)
class _Named:
    """A person piece with the joint before it."""

    ids: tuple[str, ...]
    link: str
    need: Need | None
    is_optional: bool = False


def who(sentence: Sentence, pieces: list[Piece], barred: list[Piece]) -> Who:
    """Return the people of a sentence and how many of them are needed."""
    pieces, musts = _without_musts(sentence, pieces)
    asks_who = "who" in sentence.words and bool(_FREE & set(sentence.words))
    is_anyone = asks_who or any(piece.kind == "need" and piece.value.is_anyone for piece in pieces)
    named = _named(sentence, pieces, barred, is_anyone=is_anyone)
    optional = tuple(sorted({said for one in named if one.is_optional for said in one.ids}))
    groups = _groups([one for one in named if not one.is_optional])
    _apply_spoken(groups, pieces)
    excluded = tuple(sorted({said for piece in barred for said in _sure(piece.value)}))
    for group in groups:
        group.people = [one for one in group.people if one not in excluded]
    groups = [group for group in groups if group.people]
    people, need, must = _counted(groups, _spoken(pieces))
    if isinstance(need, int):
        must = tuple(sorted({*must, *(musts & {*people})}))
    said = is_anyone or bool(named or excluded) or any(piece.kind == "need" for piece in pieces)
    return Who(
        people, need, must, optional=optional, excluded=excluded, is_said=said, is_anyone=is_anyone
    )


_MUST_AFTER = Cued(
    r"(?:definitely |really |always |also )?(?:(?:has|have|needs?|must|should)(?: to)?(?: definitely)?(?: be)? (?:definitely )?(?:one (?:of (?:them|those|these|the (?:two|three|pair|interviewers|panel)))?|in(?: (?:it|there|the mix))?|there|included|among (?:them|those)|a must|part of it)\b|(?:is|'s|are) (?:definitely )?(?:required|needed|essential|mandatory)\b|for sure\b|(?:is )?a must\b)"
)
_MUST_BEFORE = Cued(
    r"(?:one (?:of (?:them|those|these|the two) )?(?:must|has to|should|needs to) be|(?:must|has to|should|needs to) (?:include|have)|including|definitely|one being|one of which is|one of them being)$"
)
_MUST_REACH = 10
"""So many words beside a name may say that it has to be among those chosen."""


def _without_musts(sentence: Sentence, pieces: list[Piece]) -> tuple[list[Piece], frozenset[str]]:
    """Return the pieces without what says again who has to be among so many: "two of Ian, Mei and Tom, Ian has to be one of them"."""
    needs = [n for n, one in enumerate(pieces) if one.kind == "need" and one.value.is_of]
    if not needs:
        return pieces, frozenset()
    kept, musts, known = list(pieces), set[str](), set[str]()
    for place, piece in enumerate(pieces):
        if not is_person(piece):
            continue
        ids = {*_sure(piece.value)}
        if needs[0] < place and ids and ids <= known and _must(sentence, piece):
            musts |= ids
            kept = [
                one
                for one in kept
                if one is not piece and not (one.kind == "need" and _is_beside(one, piece))
            ]
        known |= ids
    return kept, frozenset(musts)


def _is_beside(need: Piece, name: Piece) -> bool:
    gap = need.start - name.end if need.start > name.start else name.start - need.end
    return gap < _MUST_REACH // 2


def _must(sentence: Sentence, piece: Piece) -> bool:
    """Whether the words beside a name say that they cannot be done without."""
    after = " ".join(sentence.words[piece.end : piece.end + _MUST_REACH])
    before = " ".join(sentence.words[max(piece.start - _MUST_REACH, 0) : piece.start])
    return bool(_MUST_AFTER.match(after) or _MUST_BEFORE.search(before))


def _named(
    sentence: Sentence, pieces: list[Piece], barred: list[Piece], *, is_anyone: bool
) -> list[_Named]:
    found: list[_Named] = []
    link, need, is_optional, is_apart = "", None, False, False
    for place, piece in enumerate(pieces):
        if is_person(piece) and _is_said_again(sentence, piece, found):
            continue
        if is_person(piece) and piece not in barred:
            optional = is_optional or _is_optional_after(sentence, _list_end(pieces, place))
            need = need or _of_pool(sentence, piece, is_anyone=is_anyone)
            link = " " if is_apart and _must(sentence, piece) else link if found else ""
            found.append(_Named(_sure(piece.value), link, need, optional))
            link, need, is_optional, is_apart = "", None, False, False
        elif piece.kind == "join" and piece.value in LINKS:
            link = _linked(link, piece, found)
            is_optional = is_optional and piece.value != "or"
        elif piece.kind == "need" and piece.value.is_of:
            need = piece.value
        elif piece.kind == "word" and _softens(sentence, piece, is_first=not found):
            is_optional = link != "or"
        elif not (piece.kind == "word" and piece.value in _BLANK):
            is_apart = bool(found)
            link, need = " ", _kept(need, pieces, place)
            is_optional = is_optional and piece.kind == "word" and piece.value not in _DEEDS
    return found


def _linked(link: str, piece: Piece, found: list[_Named]) -> str:
    """Return what joins the next person to those found: "preferably Ian, otherwise Tom" wants one of them."""
    if piece.value == "or" and found:
        found[-1].is_optional = False
    return str(piece.value) if link in {"", ",", " "} or piece.value == "or" else link


def _is_said_again(sentence: Sentence, piece: Piece, found: list[_Named]) -> bool:
    """Whether a condition names somebody who is already asked for: "Tom, or Lucy if Tom is busy"."""
    before = sentence.word(piece.start - 1)
    return before in {"if", "when", "unless"} and any(piece.value.ids == one.ids for one in found)


def _softens(sentence: Sentence, piece: Piece, *, is_first: bool) -> bool:
    """Whether whoever follows is only welcome: "ideally May", and "Tom and if possible May"."""
    if piece.value == "possible":
        return not is_first and sentence.word(piece.start - 1) == "if"
    is_proposed = piece.start == 0 and piece.value in {"maybe", "perhaps", "possibly"}
    return (
        piece.value in _OPTIONAL_BEFORE and not is_proposed
    )  # "maybe with Priya too?" proposes her


def _of_pool(sentence: Sentence, piece: Piece, *, is_anyone: bool) -> Need | None:
    """Read how many of a pool: one in "who in backend" and "anyone in the backend pool", two in "two backend people"."""
    if piece.value.kind != "pool":
        return None
    place = piece.start - (2 if sentence.word(piece.start - 1) in _ARTICLES else 1)
    is_one = sentence.word(piece.start - 1) in _ANY and sentence.word(piece.end) in _MEMBER
    if is_one or (is_anyone and sentence.word(place) in _WITHIN):
        return Need(1)
    hit = heads(sentence, place) if place >= 0 else None
    return Need(hit[1]) if hit and hit[0] == piece.start and hit[1] else None


def _sure(name: Name) -> tuple[str, ...]:
    """Return whom a name surely means: a pool's members, or nobody where two match equally well."""
    return name.ids if name.kind == "pool" or len(name.ids) == 1 else ()


def _kept(need: Need | None, pieces: list[Piece], place: int) -> Need | None:
    return need if pieces[place].kind == "word" else None


def named_people(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Return the addresses of the people and the pools that are named, each once."""
    said = (one.value for one in pieces if one.kind == "name")
    people = (one.ids for one in said if one.kind in {"person", "pool"})
    return tuple(dict.fromkeys(mail for ids in people for mail in ids))


def is_person(piece: Piece) -> bool:
    """Whether a piece names a person, or a pool of them."""
    return (
        piece.kind == "name"
        and isinstance(piece.value, Name)
        and piece.value.kind in {"person", "pool"}
    )


def _list_end(pieces: list[Piece], place: int) -> int:
    """Return where the list that somebody is named in ends, where it is spoken of as one: "Tom and Lucy are optional"."""
    last, joined = place, False
    for n, one in enumerate(pieces[place + 1 :], place + 1):
        if one.kind == "join" and one.value in {"and", ",", "plus"}:
            joined = True
        elif is_person(one) and joined:
            last, joined = n, False
        else:
            is_of_all = one.kind == "word" and one.value in {"are", "both"}
            return pieces[last if is_of_all and not joined else place].end
    return pieces[place].end


def _is_optional_after(sentence: Sentence, place: int) -> bool:
    return _OPTIONAL_AFTER.match(" ".join(sentence.words[place : place + 10])) is not None


def _groups(named: list[_Named]) -> list[PeopleGroup]:
    """Cut the people at needs, at gaps, and at "and" where "or" links others."""
    runs: list[list[_Named]] = []
    for one in named:
        is_apart = one.link == " " or (one.link == "" and not (runs and runs[-1][0].need))
        if is_apart or one.need or not runs:
            runs.append([])
        runs[-1].append(one)
    return [group for run in runs for group in _resolved(run)]


def _resolved(run: list[_Named]) -> list[PeopleGroup]:
    first = run[0]
    ids = list(dict.fromkeys(said for one in run for said in one.ids))
    if first.need is not None and (first.need.many is not None or len(run) == 1):
        beside = _beside_those(run)
        within = [said for said in ids if said not in beside]
        return [PeopleGroup(within, first.need.many), *(PeopleGroup([said]) for said in beside)]
    links = _settled([one.link for one in run])
    made: list[PeopleGroup] = []
    for one, link in zip(run, links, strict=True):
        if link == "or" and made:
            made[-1].people.extend(one.ids)
            made[-1].need = 1
        else:
            made.append(PeopleGroup(list(one.ids)))
    return made


def _beside_those(run: list[_Named]) -> list[str]:
    """Return the people who come on top of some: Dana in "someone from backend and Dana" and in "one of Mei or Tom plus Dana"."""
    links = _settled([one.link for one in run])
    is_pool = len(run[0].ids) > 1
    beside = []
    for place, (one, link) in enumerate(zip(run, links, strict=True)):
        is_added = link == "and" and (is_pool or "or" in links[:place])
        if place and len(one.ids) == 1 and (is_added or link == "plus"):
            beside.append(one.ids[0])
    return beside


def _settled(links: list[str]) -> list[str]:
    """Let a comma mean what the next word between names means: `A, B or C`."""
    settled = ["", *links[1:]]
    for place in range(len(links) - 1, 0, -1):
        if settled[place] == ",":
            after = settled[place + 1] if place + 1 < len(links) else "and"
            settled[place] = after
    return settled


def _apply_spoken(groups: list[PeopleGroup], pieces: list[Piece]) -> None:
    """Let `any two` after the names hold for all of them."""
    need = _spoken(pieces)
    if need is None or not groups:
        return
    people = list(dict.fromkeys(said for group in groups for said in group.people))
    if need.is_everyone or len(people) == 1:
        return
    many = need.many if need.many is not None and need.many < len(people) else None
    groups[:] = [PeopleGroup(people, many)]


def _spoken(pieces: list[Piece]) -> Need | None:
    """Return a need that speaks of the people named elsewhere: "any two", or a "both" that no name follows."""
    spoken: Need | None = None
    for piece in pieces:
        if piece.kind == "need" and not piece.value.is_anyone:
            spoken = piece.value
        elif is_person(piece) and spoken is not None and spoken.is_of:
            spoken = None
    return spoken


def _counted(
    groups: list[PeopleGroup], spoken: Need | None
) -> tuple[tuple[str, ...], str | int, tuple[str, ...]]:
    """Return all people, how many of them, and who has to be among them."""
    people = tuple(sorted({said for group in groups for said in group.people}))
    if not people:
        return (), _need_of_all(spoken), ()
    musts = {said for group in groups if group.need is None for said in group.people}
    counted = [group for group in groups if group.need is not None and set(group.people) - musts]
    if not counted:
        return people, "all", ()
    need = len(musts) + sum(group.need or 0 for group in counted)
    if need >= len(people):
        return people, "all" if musts or need > len(people) else need, ()
    return people, need, tuple(sorted(musts))


def _need_of_all(spoken: Need | None) -> str | int:
    if spoken is None:
        return "any"
    if spoken.is_everyone:
        return "all"
    if spoken.many is None:
        return "all"
    return "any" if spoken.many == 1 else spoken.many
