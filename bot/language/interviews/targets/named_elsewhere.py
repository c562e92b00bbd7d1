"""What is done to one candidate's interview where the words name another's: “move it to Friday for Nina” with Paul's on the screen.

Whichever way a target was found, it is held against the words once more. Whose interview was named by its candidate is
meant, and nobody else's; where the name may stand for another reason, it is asked which one is.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import candidate_unknown, none_with, which_of
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import name_parts
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.requests import (
    AnswerRequest,
    ButtonRequest,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    RescheduleRequest,
    Target,
)
from bot.language.tokens.cues import Cued

Aimed = AnswerRequest | ChangeRequest | InterviewRequest | LateRequest | RescheduleRequest
ReadAgain = Callable[[ParseContext], ParsedMessage]
"""How the same message is read where it is known which interview is meant."""
_OF_SHOWN = frozenset({"undo", "use", "ask", "another_room", "bigger_room", "room_size", "someone_else", "send_now", "took_place", "no_show", "not_there"})  # fmt: skip
"""Buttons of the interview that was shown last."""
_CARDS = frozenset({"interview", "proposal", "feedback"})
_IS_WHOSE = Cued(
    r"(?<!after )(?<!before )(?<!to )(?<!into )(?<!as )(?<!like )(?<!than )(?<!not )(?<!from )(?<!with )"
    r"(?P<whose>¤[cx]\d+(?: ¤x\d+)*)(?: 's\b| (?:one|interview|meeting|session|call|screen)\b| [:-])"
)
"""Where a name says whose interview is meant: "that's Nina's", "the Nina one"."""
_IS_FOR = re.compile(
    r"^(?!.*\b(?:it|this|that)\b)(?:.*\b(?:for|of) |.*[,;] )?(?P<whose>¤[cx]\d+(?: ¤x\d+)*)(?:$| [,.;])"
)
"""Where a name does so if no word points to what was shown: "move to Friday for Nina", not "move it to make room for Nina"."""
_SPARED = Cued(
    r"\b(?:but|except|apart|other than|excluding|besides|save|bar|without|not|keep|leave|rather than|instead of)"
    r"(?: (?:for|from|off|the|that|one|interview|with|of|and|,|¤c\d+|'s))* $"
)
"""What stands before whose interview is said to stay as it is."""
_ASKS = re.compile(r"(?!(?:for|with|of|the|that|to|at|in|on|by)\b)[a-z]")
"""How something that is asked for besides begins, and not a name or what tells whose interview is meant."""
_BESIDE_THEIRS = re.compile(
    r"\b(?:it|this)\b.*\b(?:after|before|next to|behind|following) (?P<whose>¤[cx]\d+(?: ¤x\d+)*) 's\b"
)
"""Beside whose interview the one shown is to lie: "move it to right after Marc's"."""


def aimed(
    read: ParsedMessage, shape: Shape, context: ParseContext, read_again: ReadAgain
) -> ParsedMessage:
    """Return a reading that is about the interview whose candidate was named, or that asks which one is meant."""
    request = read.request
    if read.doubt is not None or context.chosen:
        return read
    if isinstance(request, ButtonRequest):
        return _unpressed(read, request, shape, context)
    if not isinstance(request, Aimed) or not request.target:
        return read
    if others := _rather(request, shape, context):
        return replace(read, doubt=which_of(others, shape, context))
    if named := _named_elsewhere(request, read.left_out, shape, context):
        return _of_named(read, (named, request.target), shape, context, read_again)
    unknown = _of_nobody(request, shape, context) or _of_stranger(request, shape, context)
    return replace(read, doubt=unknown)


def _rather(request: Aimed, shape: Shape, context: ParseContext) -> Target:
    """Return which interviews may be meant where the target is only named as what another is to lie beside, or is spared."""
    shown = context.interviews[0].id if context.interviews else ""
    if context.last in _CARDS and shown not in request.target and shape.search(_BESIDE_THEIRS):
        return (shown, *request.target)
    if kept := _kept(request, shape, context):
        return tuple(one.id for one in context.interviews if one.id not in kept) or kept
    return ()


def _of_named(
    read: ParsedMessage,
    targets: tuple[Target, Target],
    shape: Shape,
    context: ParseContext,
    read_again: ReadAgain,
) -> ParsedMessage:
    """Return the message as read of the one interview named; the question which is meant, where its name may stand for another reason."""
    named, target = targets
    whose = shape.search(_IS_WHOSE) or shape.search(_IS_FOR)
    if whose is None:
        return replace(read, doubt=which_of((*named, *target), shape, context))
    again = read_again(context.but(chosen=named)) if len(named) == 1 else read
    if getattr(again.request, "target", ()) != named:
        return replace(read, doubt=which_of(named, shape, context))
    name = shape.text(shape.places(whose.span("whose")))
    return replace(again, left_out=tuple(one for one in again.left_out if one != name))


_BUT = Cued(
    r"(?:\b(?:but|except|apart (?:from|off)|other than|excluding|besides|save for|bar)|^(?:(?:no|sorry|actually|,) )*not)(?: (?:for|the|that|one|interview|with|of|and|or|¤c\d+|'s))* $"
)
"""What stands before whose interview is said to be none of those that are meant."""


def _kept(request: Aimed, shape: Shape, context: ParseContext) -> Target:
    """Return what of the target is named for nothing but to be spared."""
    named = _candidates(shape)
    spared = [n for n in named if _BUT.search(shape.row[: shape.start(n)])]
    meant = [one for one in context.interviews if one.id in request.target]

    def is_called(one: ComingInterview, places: list[int]) -> bool:
        return any(_is_called(name_parts(shape.text([n])), one) for n in places)

    others = [n for n in named if n not in spared]
    return tuple(one.id for one in meant if is_called(one, spared) and not is_called(one, others))


def _of_nobody(request: Aimed, shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question which interview is to be cancelled or moved, where a candidate is named of whom none is known."""
    if not isinstance(request, RescheduleRequest) and request.intent != "cancel":
        return None
    return candidate_unknown(shape.only(_candidates(shape)), context)


_POINTS = re.compile(r"\b(?:it|this|that|these|those|them)\b")


def _of_stranger(request: Aimed, shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question which interview is to be changed, where somebody is named whom no interview is about: "Jonas' one should be online"."""
    meant = [one for one in context.interviews if one.id in request.target]
    is_named = all(one.candidate and one.candidate.name for one in meant)
    if not is_named or _POINTS.search(shape.row) or _spoken_of(shape, context, ""):
        return None
    places = _strangers(shape, context, _own_words(request))
    return none_with(shape, range(places[0], places[0] + 1), context) if places else None


def still_unnamed(
    read: ParsedMessage, shape: Shape, doubt: Clarification | None, context: ParseContext
) -> ParsedMessage:
    """Return what follows the question whose interview is meant with that question again, where it names none either: "2pm" after "cancel Jonas"."""
    request, is_asked = read.request, doubt is not None and doubt.doubt.kind == "none-with"
    if doubt is None or not is_asked or read.doubt or not isinstance(request, Aimed):
        return read
    if context.chosen or not context.interviews or _POINTS.search(shape.row):
        return read
    is_of_shown = request.target == (context.interviews[0].id,)
    is_named = any(one.kind in {"candidate", "strange", "name"} for one in shape.pieces)
    is_else = is_named or bool(_MY.search(shape.row)) or _is_else(shape, doubt)
    return replace(read, doubt=doubt) if is_of_shown and not is_else else read


_MY = re.compile(r"\b(?:my|our) (?:¤t\d+|first|next|last)\b")
"""Where an interview is named by its time: "bump my 2:30 to Wednesday"."""
_OWN_COMMAND = Cued(
    rf"^{EASE}(?P<verb>add|remove|delete|drop|lose|put|swap|replace|change|make|bump|shift|push|rename|call|cancel|scrap|extend|shorten|remind|resend|use|find|book|get|invite|include)\b \S"
)


def _is_else(shape: Shape, doubt: Clarification) -> bool:
    """Whether a message opens with another deed than the one in doubt: "add a room" after "cancel Jonas"."""
    command = shape.search(_OWN_COMMAND)
    return command is not None and command["verb"] not in doubt.sentence.casefold().split()


def _strangers(shape: Shape, context: ParseContext, own: str) -> list[int]:
    """Return where people are named whom the account does not know, words that are passed on aside."""
    aside = name_parts(own)

    def is_person(place: int) -> bool:
        piece = shape.pieces[place]
        if piece.kind not in {"candidate", "strange"} or "@" in shape.text([place]):
            return False
        words = shape.sentence.words[piece.start : piece.end]
        parts = name_parts(" ".join(words))
        if parts & aside or any(_is_called(parts, one) for one in context.interviews):
            return False
        return words[0] in GIVEN_NAMES

    return [place for place in range(len(shape.pieces)) if is_person(place)]


def _candidates(shape: Shape) -> list[int]:
    return [n for n, one in enumerate(shape.pieces) if one.kind == "candidate" and one.value.name]


def _named_elsewhere(
    request: Aimed, left_out: tuple[str, ...], shape: Shape, context: ParseContext
) -> Target:
    """Return the interviews of candidates who are named, where none of theirs is meant by what was read."""
    spoken = _spoken_of(shape, context, _own_words(request), left_out)
    if any(one.id in request.target for one in spoken):
        return ()
    single = [one for one in spoken if not one.sessions]
    return tuple(one.id for one in single or spoken)


def _spoken_of(
    shape: Shape, context: ParseContext, own: str, left_out: tuple[str, ...] = ()
) -> list[ComingInterview]:
    """Return the interviews of the candidates whom a message names, its own words and what is left out aside."""
    aside = [name_parts(own), *map(_besides_name, left_out)]
    said = [
        words
        for n, one in enumerate(shape.pieces)
        if one.kind in {"candidate", "strange"}
        and not _SPARED.search(shape.row[: shape.start(n)])
        and (words := name_parts(" ".join(shape.sentence.words[one.start : one.end])))
        and not any(words <= each for each in aside)
    ]
    return [one for one in context.interviews if any(_is_called(words, one) for words in said)]


def _besides_name(left_out: str) -> frozenset[str]:
    """Return the words of something else that is asked for and left out: "accept Marc's"; none of a name alone."""
    words = left_out.split()
    return (
        name_parts(left_out.replace("’", "'").replace("'s", ""))
        if _ASKS.match(left_out) and len(words) > 1
        else frozenset()
    )


def _is_called(words: frozenset[str], one: ComingInterview) -> bool:
    own = name_parts(one.candidate.name) if one.candidate else frozenset()
    return bool(own) and (words <= own or own <= words)


def _own_words(request: Aimed) -> str:
    """Return what is passed on as it was typed, and the name of who is to be the candidate."""
    if isinstance(request, ChangeRequest):
        called = request.candidate.name if request.candidate else ""
        return f"{request.note} {request.title} {called}"
    if isinstance(request, AnswerRequest):
        return request.reason
    return request.note if isinstance(request, LateRequest) else ""


def _unpressed(
    read: ParsedMessage, request: ButtonRequest, shape: Shape, context: ParseContext
) -> ParsedMessage:
    """Return the interview named to be shown, where a button of another's card was typed: nothing is done before it is seen."""
    if request.verb not in _OF_SHOWN or context.last not in _CARDS:
        return read
    named = _spoken_of(shape, context, request.text)
    if not named and (places := _strangers(shape, context, request.text)):
        doubt = none_with(shape, range(places[0], places[0] + 1), context)
        return replace(read, doubt=doubt)
    if not named or context.interviews[0] in named:
        return read
    said = shape.sentence.text.strip()
    return ParsedMessage(InterviewsRequest(target=(named[0].id,)), left_out=(said,))


teach(_BUT, _IS_WHOSE, _IS_FOR, _BESIDE_THEIRS, _OWN_COMMAND)
