"""A web address for those who interview: "link her CV: https://…", "wrong link, it's https://…", "the portfolio's https://…".

It goes into the note of the interview that is spoken of; one that puts another right takes that one's place. It is never
a page from which the candidate chooses a time.
"""

import re

from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import ChangeRequest, UnknownRequest
from bot.language.tokens.addresses import ADDRESS, labelled
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.typed_patterns import DOCUMENT

MOST_NAMES = 2
"""Of somebody for whom nothing is booked."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WHAT = Cued(rf"\b(?P<what>{DOCUMENT}|website|web ?site|homepage|blog|repo(?:sitory)?|slides|deck|test|assignment|job (?:description|spec|ad)|spec|score ?card|questions|brief)\b", re.IGNORECASE)  # fmt: skip
_ATTACHES = Cued(
    rf"{LEAD}(?:(?:attach|upload|enclose)\b(?: (?!to\b)[\w'’-]+){{1,4}}?|(?:add|put|include|get|pop)(?: (?!to\b|note)[\w'’-]+){{0,3}} {_WHAT.pattern})(?: (?:to|in|into|on|with|for|onto) (?:(?!notes?\b)[\w'’-]+ ){{0,3}}?(?:invit\w+|interview|meeting|event|it|this|that|calendar|one|interviewers|panel))?{TAIL}",
    re.IGNORECASE,
)
"""A document is to go to an interview, and no address of it is given: files cannot be attached."""
_NOTED = re.compile(
    r"\W*notes?\b[^:]{0,40}: ?(?!//)",
    re.IGNORECASE,
)
"""A note that is told as such has words of its own."""
_OF_ACCOUNT = listed("feedback form survey evaluation")
"""Of which one says that the address is one of the account's settings."""
_WRONG = listed(
    "wrong broken old outdated dead typo mistake instead replace change update correct fix right proper correction swap not new newer latest should sorry oops whoops actually"
)
"""Of which one says that the address is for another one that was given."""
_BESIDE = _WRONG | listed(
    "a an the his her their its it that this these here heres thats s is are was be to for of at on in under with from by and so but also ok okay please pls thanks oh ah no wait hang on "
    "my bad me we i you your had gave sent meant mean got said one ones before earlier previous previously above last first link links linked url address page file doc document pdf version copy "
    "add attach put include share set use take make save keep see find look read open have candidate candidates candidate's applicant interview interviews interviewers panel everyone team notes note invite invitation "
    "can could go goes going need needs lives now again up down out online"
)
"""The words beside a web address, none of which asks for anything more."""


def document_link(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the note that holds a web address, where a whole message says no more; None for anything else."""
    text, context = shape.sentence.text, situation.context
    links = [one for one in ADDRESS.finditer(text) if "@" not in one[0]] if "." in text else []
    if not links and _ATTACHES.fullmatch(text):
        return ParsedMessage(UnknownRequest("document-alone"))
    if not links or situation.is_invited or "?" in ADDRESS.sub("", text):
        return None
    beside = _WHAT.sub(" ", ADDRESS.sub(" ", text))
    said = [folded(re.sub(r"['’]s?\Z", "", one)) for one in _WORD.findall(beside)]
    if _NOTED.match(text) or _OF_ACCOUNT & {*said}:
        return None
    named = [one for one in said if one not in _BESIDE]
    is_theirs = all(any(is_candidate_of(word, one) for one in context.interviews) for word in named)
    what, is_put_right = _WHAT.search(text), bool(_WRONG & {*said})
    is_for_none = situation.is_open or not situation.has_interviews
    is_told = bool(what) or is_put_right or bool({"link", "links"} & {*said})
    is_right = is_told and len(links) <= (
        2 if is_put_right else _MOST_LINKS
    )  # the wrong one and the right one
    if not is_right or not (is_theirs or (is_for_none and len(named) <= MOST_NAMES)):
        return None
    if is_for_none:
        return ParsedMessage(UnknownRequest("link-alone"))
    called = [one["what"] for one in _WHAT.finditer(ADDRESS.sub(" ", text))]
    told = [one[0] for one in (links[-1:] if is_put_right else links)]
    note = _labelled(called or ["" if is_put_right else "link"], told)
    meant = resolve(_owner(shape), context, role="organizer", text="")
    target = () if meant.doubt else meant.ids
    return ParsedMessage(ChangeRequest(target, note=note, puts_right=is_put_right), meant.doubt)


def _labelled(called: list[str], links: list[str]) -> str:
    """Return the note: each address behind what it is of, where as many are told as addresses, else all behind the first."""
    if len(links) > 1 and len(called) == len(links):
        return ", ".join(labelled(what, link) for what, link in zip(called, links, strict=True))
    return ", ".join((labelled(called[0], links[0]), *links[1:]))


_MOST_LINKS = 4


def _owner(shape: Shape) -> Shape:
    """Return the sentence with nothing read but who is named as its candidate."""
    named = {n for n, one in enumerate(shape.pieces) if one.kind == "candidate" and one.value.name}
    return shape.without(n for n in range(len(shape.pieces)) if n not in named)


teach(_WHAT)
