"""A candidate's address that is told in however few words: "pia@koch.example", "typo, it's pia.k@…", "that's hers: …".

Such a message holds one address, perhaps the wrong one before it, and hardly more; it is read as "the candidate's
email is …". A bare address is that of the candidate whose name it holds, and of who was shown last where it holds none.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from bot.language.context import ComingInterview, ParseContext
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.addresses import ADDRESS, labelled, web_addresses
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.typed_patterns import DOCUMENT

_BESIDE = listed(
    "sorry oops whoops oh ah hm typo mistake misspelt misspelled mistyped wrong correction no nope wait actually hang on hold apologies my bad fault hi hey ok okay so and "
    "also but please pls thanks thx it its it's thats that that's this this's is are was should be has have to must ought read reads instead rather here heres here's "
    "the a an new right correct actual current proper real better other different updated changed his her hers their theirs him them she he they for of at as to "
    "candidate candidates candidate's applicant e email emails mail mails address addresses email's one use take set make put change correct fix update replace with by "
    "now again i we you meant mean got gave wrote typed said can could reach reached at on contact under prefers uses using via not s"
)
"""The words beside an address, none of which asks for anything more."""
_TELLS = listed(
    "email mail address his her hers their theirs him them she he they it its it's candidate candidate's typo wrong correction not no sorry oops"
)
"""Of which one at least says that the address of somebody who is spoken of is told."""
_DENIED = Cued(
    r"\b(?:not|instead of|rather than|no longer|isn['’]?t|replace)\W*(?:at )?\Z", re.IGNORECASE
)
_IS_WRONG = Cued(
    r"\W*(?:is|was|['’]s) (?:the )?(?:wrong|not|old|a typo|incorrect|no good)\b", re.IGNORECASE
)
_DOCUMENT = Cued(rf"\b{DOCUMENT}\b", re.IGNORECASE)
_AND_NOTE = " and note: "
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS = 3
"""So many letters of a name are no chance in an address."""
_SHOWN = frozenset({"interview", "loop", "proposal"})


def address_alone(text: str, context: ParseContext) -> str:
    """Return the one address that a message tells with no word more that names anybody; empty for any other."""
    told = _told(text, context)
    return told.mail if told and not told.named else ""


class _Told(Struct, frozen=True):
    """An address, the words beside it, and those of a name among them, as they are typed and as they are compared."""

    mail: str
    words: tuple[str, ...]
    name: str = ""
    named: tuple[str, ...] = ()


def _told(text: str, context: ParseContext) -> _Told | None:
    """Return the one address that is meant, and what stands beside it; None where a question or several are."""
    if "@" not in text or "?" in text:
        return None
    found = [one for one in ADDRESS.finditer(text) if "@" in one[0]]
    meant = [one for one in found if not _is_denied(text, one)]
    if len(meant) != 1 or len(found) > 2 or _is_inside(meant[0][0], context):  # noqa: PLR2004 - the wrong one and the right one
        return None
    rest = [re.sub(r"['’]s\Z", "", one) for one in _WORD.findall(ADDRESS.sub(" ", text))]
    words = tuple(folded(one) for one in rest)
    named = tuple(word for word in words if word not in _BESIDE)
    return _Told(meant[0][0], words, " ".join(one for one in rest if folded(one) in named), named)


def candidate_address(text: str, context: ParseContext) -> str:
    """Return "the candidate's email is …" for a message that says no more than that; the text itself for any other.

    Where one document's web address is told beside it, a note of that follows.
    """
    links = web_addresses(text)
    if len(links) != 1 or "@" not in text:
        return _alone(text, context)
    document = _DOCUMENT.search(text)
    rest = _DOCUMENT.sub(" ", text.replace(links[0], " "))
    told = _alone(rest, context)
    note = labelled(document[0] if document else "", links[0])
    return text if told == rest else told + _AND_NOTE + note


def _alone(text: str, context: ParseContext) -> str:
    told = _told(text, context)
    if told is None:
        return text
    mail, words, name = told.mail, told.words, told.name
    if told.named:
        whose = [one for one in _own(context) if _is_named(told.named, one)]
        called = name if name != small(name) else name.title()
        return f"candidate {called}'s email {mail}" if whose else text
    is_told = any(word in _TELLS for word in words)
    whom = _whose(mail, context, is_told=is_told)
    return (whom and f"{whom} {mail}") or text


def _is_denied(text: str, one: re.Match[str]) -> bool:
    """Whether an address is said to be the wrong one."""
    before, after = text[: one.start()], text[one.end() :]
    return bool(_DENIED.search(before) or _IS_WRONG.match(after))


def _whose(mail: str, context: ParseContext, *, is_told: bool) -> str:
    """Return the words for whose address it is; empty where that is not clear."""
    own = _own(context)
    shown = own[0] if own and context.last in _SHOWN else None
    theirs = [one for one in own if _holds(mail, one)]
    names = {one.candidate.name for one in theirs if one.candidate}
    if shown is not None and (shown in theirs or not theirs):
        bare = is_told or shown in theirs or not (shown.candidate and shown.candidate.mail)
        return "the candidate's email is" if bare else ""
    return f"candidate {names.pop()}'s email" if len(names) == 1 else ""


def _own(context: ParseContext) -> list[ComingInterview]:
    return [one for one in context.interviews if one.role == "organizer"]


def _is_named(words: Iterable[str], one: ComingInterview) -> bool:
    """Whether all these words are of the name of an interview's candidate."""
    return all(is_candidate_of(word, one) for word in words)


def _holds(mail: str, one: ComingInterview) -> bool:
    """Whether an address holds a name of an interview's candidate."""
    local = folded(mail)
    parts = folded(one.candidate.name).split() if one.candidate else []
    return any(len(part) >= _LETTERS and part in local for part in parts)


def _is_inside(mail: str, context: ParseContext) -> bool:
    """Whether an address is one of the company's own."""
    return mail.casefold().partition("@")[2] in context.directory.names.domains
