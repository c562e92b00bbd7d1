"""Somebody of a pool who is to take somebody's place in a booked interview: "can someone else from backend do it?", "replace Sam with anyone in backend"."""

from msgspec.structs import replace

from bot.language.acts.situation import Situation
from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import InterviewRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded, listed

_CHANGES = listed(
    "else instead another other different replace replaced replacement replacing swap switch substitute substituting sub stand step cover change exchange trade do take off out run handle rather least"
)
"""What says that somebody is to come in another's place, and not as well."""
_BESIDE = _CHANGES | listed(
    "can could would will might may is are be there please we i you me us to need want like get find put ask use have let make give show who whoever someone somebody anyone anybody any one of from in out with for by on off the a an "
    "pool team group lot folks people person interviewer colleague member it this that them him her his their place spot seat slot part interview meeting session 's 'd 's has got free available around busy loaded booked most freest with then than over now maybe ok okay so and , . ? ! actually sorry no hi hey just who's"
)


def pool_substitute(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request for who of a pool could come in somebody's place; None for any other message."""
    context = situation.context
    pool, others = _pool(shape, context)
    is_named = any(one.kind == "candidate" for one in shape.pieces)
    if not pool or situation.is_invited or not (is_named or situation.shows_booked):
        return None
    gone = [one for one in others if one.kind == "name"]
    said = [word for one in others if one.kind != "name" for word in _words(one, shape)]
    if not _takes_place(said) or not all(one.value.kind == "person" for one in gone):
        return None
    unknown = candidate_unknown(shape, context) if is_named else None
    if len(gone) > 1 or (unknown and situation.is_open):
        return None
    told = shape.without(n for n, one in enumerate(shape.pieces) if one.kind != "candidate")
    found = resolve(told, context, role="organizer", text="")
    ids = () if unknown else found.ids
    people = gone[0].value.ids[:1] if gone else _who_goes(ids, pool, context)
    return ParsedMessage(
        InterviewRequest("substitutes", ids, people, among=pool), unknown or found.doubt
    )


_OF_UNKNOWN = Cued(
    r"\b(?:any|some)(?:one|body)(?: else)? (?:from|in|of) (?:the )?(?P<pool>¤x\d+|[a-z]+)(?: (?:pool|team|group))? (?:instead|in place|rather|for|to)\b"
)
"""Somebody of a group that nobody has told of."""


def with_unknown_pool(read: ParsedMessage, shape: Shape) -> ParsedMessage:
    """Return who could come in somebody's place with the group left out that is not known."""
    request = read.request
    is_any = isinstance(request, InterviewRequest) and request.intent == "substitutes" and not request.among  # fmt: skip
    found = shape.search(_OF_UNKNOWN) if is_any and read.doubt is None else None
    if found is None or found["pool"] in {"us", "them", "here", "you"}:
        return read
    return replace(read, left_out=(*read.left_out, shape.text(shape.places(found.span("pool")))))


def _pool(shape: Shape, context: ParseContext) -> tuple[tuple[str, ...], list[Piece]]:
    """Return the addresses of the one pool that is named, nobody where none or several are; and what is said besides."""
    named = {folded(name): mails for name, mails in context.directory.pools}
    pools: list[tuple[str, ...]] = []
    others: list[Piece] = []
    for one in shape.pieces:
        if one.kind == "name" and one.value.kind == "pool":
            pools.append(tuple(one.value.ids))
        elif one.kind == "word" and (mails := named.get(folded(" ".join(_words(one, shape))))):
            pools.append(tuple(mails))
        elif one.kind != "candidate":
            others.append(one)
    return (pools[0] if len(pools) == 1 else ()), others


def _words(piece: Piece, shape: Shape) -> list[str]:
    return list(shape.sentence.words[piece.start : piece.end])


def _takes_place(said: list[str]) -> bool:
    """Whether these words say that somebody comes in another's place, and nothing besides."""
    return not _CHANGES.isdisjoint(said) and {*said} <= _BESIDE


def _who_goes(
    target: tuple[str, ...], pool: tuple[str, ...], context: ParseContext
) -> tuple[str, ...]:
    """Return the only one of the pool who takes part, where nobody is named and nobody declined; else nobody."""
    meant = [one for one in context.interviews if one.id in target]
    there = {mail for one in meant if not one.declined for mail in one.people}
    of_pool = tuple(sorted(there & {*pool}))
    return of_pool if len(of_pool) == 1 and len(meant) == 1 else ()


teach(_OF_UNKNOWN)
