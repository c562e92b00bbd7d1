"""What is told of a booked interview's candidate, which is a change of it: their name, or a document.

"Daniel spells his surname Kimm", "here's her CV https://…". What is told and can be
no change has an answer that says what can be done with it: `unkept_fact` names it, so that it is never taken for idle talk.
"""

import re
from difflib import SequenceMatcher

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import candidate_unknown, none_with, resolve, which_of
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of, name_parts
from bot.language.people.coming_names import interviews_of
from bot.language.requests import Candidate, ChangeRequest
from bot.language.tokens.addresses import labelled
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.fillers import LEAD
from bot.language.tokens.typed_patterns import DOCUMENT

_OF_WHOM = r"(?:his|her|their|the|an?|(?:the )?candidate['’]s|(?P<whose>[\w.-]+(?: [\w.-]+)?)['’]s)"
_DOCUMENT = rf"(?P<what>{DOCUMENT})"
_LINK = r"(?P<link>(?:https?://|www\.)\S+)"
_DOCUMENT_AT = Cued(
    rf"{LEAD}(?:here(?:['’]s| is| are)|this is|you(?:['’]ll| will| can)? find|see|find)? ?(?:the |a )?(?:link (?:to|for|of) )?(?:{_OF_WHOM} )?{_DOCUMENT}(?: (?:of|for) (?P<of>[\w.-]+(?: [\w.-]+)??))?(?: (?:is|are|can be found|lives)(?: (?:here|at|on|under))?| link| here| at)*\W*{_LINK}\W*\Z",
    re.IGNORECASE,
)
"""Where a document of the candidate is to be found."""
_SCORECARD_AT = Cued(
    rf"{LEAD}(?:here(?:['’]s| is)|this is|use)? ?(?:the |a )?link (?:to|for|of) (?:the |his |her |their |this )?(?P<what>score ?card|scoring sheet|interview guide|question sheet|questions|brief)(?: (?:is|:))?\W*{_LINK}\W*\Z",
    re.IGNORECASE,
)
"""Where an interview's own scorecard is to be found, beside the form that all interviews have."""
_WHO = r"(?P<who>¤c\d+|the candidate|he|she|they)"
_SPELT = Cued(
    rf"^{EASE}{_WHO} (?:spells|writes|spell|write) (?:his|her|their) (?:surname|last name|family name|second name) (?:as |with )?(?P<new>¤[cpx]\d+)$"
    rf"|^{EASE}{_WHO.replace('who', 'self')} (?:spells?|writes?)(?: (?:it|himself|herself|themselves|themself|(?:his|her|their) (?:full )?name))(?: (?:as|like|:))? (?P<spelt>¤[cpx]\d+)(?: ,)?(?: (?:with|w|without|not|and|not with) .{{1,30}})?$"
    rf"|^{EASE}(?:(?:it|(?:his|her|their|the) (?:sur)?name|the candidate 's name|that)(?: is|'s) (?:actually |really )?)?(?:spelled|spelt|written)(?: (?:as|like|:))? (?P<written>¤[cpx]\d+)(?: ,)?(?: (?:with|w|without|not|and|not with) .{{1,30}})?$"
    rf"|^{EASE}(?:(?P<whose>¤c\d+ 's|the candidate 's|his|her|their) )(?:surname|last name|family name|second name) (?:is|'s)(?: (?:actually|really|spelled|spelt|written))* (?P<name>¤[cpx]\d+)$"
)
"""A surname as it is written."""
_PHONE = re.compile(r"(?<![\w/.:-])\+?\(?\d[\d ()./-]{7,}\d(?![\w:])")
_ANY_LINK = re.compile(r"\bhttps?://\S|\bwww\.\S", re.IGNORECASE)
_OF_NAME = Cued(r"\b(?:spells|spelled|spelt|surname|last name|family name)\b")
_WISHES = Cued(
    r"¤c\d+ (?:wants|would like|'d like|wishes|prefers|asks|asked|hopes|needs|wonders|would rather|'d rather|requests|requested)\b"
)
"""What a candidate would like."""
_IS_TOLD_OF = Cued(
    rf"^{EASE}¤c\d+ (?:is|'s|has|will|'ll|was|had|can|cant|needs|brings|comes|lives|works|speaks|got|just|only|also|now)\b"
)
"""What else is told of a candidate, of which nothing follows by itself."""
_NAME = r"(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]*(?: (?:(?:de|da|di|van|von|der|den|la|le|el|bin|al|du|dos|del) )*[A-ZÀ-ÖØ-Þ][\w'’-]*){0,3})"
_CORRECTED = Cued(
    rf"\A(?=.*\b(?:candidate|applicant)\b)(?=.*\b(?:name|isn['’]?t|is not|not|wrong|incorrect|misspel\w*|mis-?spelled|typo)\b)(?P<head>.*?)\b(?:it['’]?s|it is|(?:should|must|has to|needs to|ought to)(?: actually| really)? (?:be|read|say)|(?:right|correct|proper) (?:name|spelling|one) is)\s+(?:actually |really |called |spelled |spelt )*(?P<name>{_NAME})(?:,? (?:not|instead of) [\w'’ -]{{2,40}})?(?:,? (?:and )?(?:with )?(?:his|her|their|the) (?:right |correct |new )?(?:e-?mail|mail|address)(?: address)?(?: is|:)? (?P<mail>[^\s@]+@[^\s@]+\w))?(?:\W+(?:please|pls|can you|could you|thanks|thank you|sorry|my mistake)\b[\w ]{{0,30}})?\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A candidate's name put right: "the candidate on Friday isn't Maria Silva, it's Mariana Silveira"."""


def told_fact(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the change that is told of the candidate of a booked interview; None for anything else."""
    context = situation.context
    if not situation.has_interviews or situation.is_open or situation.is_invited:
        return None
    change = _document(shape) or _surname(shape)
    if change is None:
        return None
    unknown = candidate_unknown(_owner(shape), context) or _of_nobody(shape, context)
    if unknown is not None:
        return ParsedMessage(ChangeRequest(), unknown)
    found = resolve(_owner(shape), context, role="organizer", text="")
    if len(found.ids) == 1 and isinstance(change, str):
        return _renamed(change, found.ids, context)
    if isinstance(change, str):
        return ParsedMessage(ChangeRequest(), found.doubt) if found.doubt else None
    target = () if found.doubt else found.ids
    return ParsedMessage(ChangeRequest(target, note=change.note), found.doubt)


def corrected_name(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the change of a candidate's name that is said to be wrong; None for anything else."""
    is_free = situation.has_interviews and not (situation.is_open or situation.is_invited)
    found = _CORRECTED.match(shape.sentence.text) if is_free else None
    if found is None or "?" in shape.sentence.text:
        return None
    context, spans = situation.context, shape.sentence.spans
    head = [n for n, one in enumerate(shape.pieces) if spans[one.start][0] < found.end("head")]
    times = [n for n in head if shape.pieces[n].kind in TIME_KINDS]
    told = times if times or situation.shows_booked else head
    meant = resolve(shape.only(told), context, role="organizer")
    named = name_parts(re.sub(r"[^\w\s-]", " ", found["head"]))
    theirs = [
        one.id
        for one in context.interviews
        if one.candidate and name_parts(one.candidate.name) <= named
    ]
    request = ChangeRequest(meant.ids, candidate=Candidate(found["name"], found["mail"] or ""))
    if meant.doubt is None and theirs and not {*theirs} & {*meant.ids}:
        return ParsedMessage(request, which_of((*meant.ids, *theirs), shape, context))
    return ParsedMessage(request, meant.doubt)


def unkept_fact(shape: Shape, situation: Situation) -> str:
    """Return the name of the answer to what is told and is no idle talk: a number, a link, how a name is written, a wish; empty where none is."""
    text, row = shape.sentence.text, shape.row
    if _ANY_LINK.search(text):
        return "link-alone"
    if _PHONE.search(text):
        return "candidate-phone"
    said = [one.value for one in shape.pieces if one.kind == "candidate"]
    if any(one.mail for one in said):
        return "candidate-address"
    if not situation.has_interviews:
        return ""
    own = [one for one in situation.context.interviews if one.role == "organizer"]
    is_coming = any(is_candidate_of(one.name, it) for one in said for it in own)
    if _OF_NAME.search(row):
        return "candidate-name"
    is_told = _WISHES.search(row) or (_IS_TOLD_OF.search(row) and "?" not in text)
    return "candidate-wish" if is_coming and is_told else ""


def _owner(shape: Shape) -> Shape:
    """Return the sentence with nothing read but the candidate who is named first."""
    first = next(
        (n for n, one in enumerate(shape.pieces) if one.kind == "candidate" and one.value.name), -1
    )
    return shape.without(n for n in range(len(shape.pieces)) if n != first)


def _document(shape: Shape) -> ChangeRequest | None:
    text = shape.sentence.text
    found = _DOCUMENT_AT.match(text) or _SCORECARD_AT.match(text)
    if found is None:
        return None
    return ChangeRequest(note=labelled(found["what"], found["link"].rstrip(".,;")))


_SHOWN = frozenset({"candidate", "the candidate", "applicant", "him", "her", "them", "it", "this", "that"})  # fmt: skip
"""Words for the candidate who is shown, or for the interview."""


def _of_nobody(shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question which interview is meant, where a document is that of somebody who has none coming."""
    found = _DOCUMENT_AT.match(shape.sentence.text)
    called = next((one for one in ("whose", "of") if found and found[one]), "")
    if found is None or not called or context.chosen:
        return None
    who = found[called]
    if small(who) in _SHOWN or interviews_of(who, context):
        return None
    start, end = found.span(called)
    spans = shape.sentence.spans
    places = [n for n, one in enumerate(shape.pieces) if start <= spans[one.start][0] < end]
    return none_with(shape, range(places[0], places[-1] + 1), context) if places else None


def _surname(shape: Shape) -> str | None:
    """Return a surname that is told, as it was typed."""
    found = shape.search(_SPELT)
    if found is None:
        return None
    name = next(one for one in ("new", "name", "spelt", "written") if found[one])
    return shape.text(shape.places(found.span(name)))


def _renamed(spelt: str, ids: tuple[str, ...], context: ParseContext) -> ParsedMessage | None:
    """Return the change of that part of a candidate's name which is most like what was told; they keep the rest, and the address."""
    (one,) = (one for one in context.interviews if one.id == ids[0])
    if one.candidate is None or not one.candidate.name:
        return None
    first, *rest = one.candidate.name.split()
    is_first = rest and _likeness(spelt, first) > _likeness(spelt, rest[-1])
    name = " ".join([spelt, *rest] if is_first else [first, spelt])
    return ParsedMessage(ChangeRequest(ids, candidate=Candidate(name, one.candidate.mail)))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, small(one), small(other)).ratio()


teach(_SPELT, _OF_NAME, _WISHES, _IS_TOLD_OF)
