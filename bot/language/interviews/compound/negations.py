"""What is not to be done, and which interviews are to stay: no word of it names what is done.

"don't move it, cancel it"                          "cancel it"
"cancel the one with Sam, not the one with Priya"   "cancel the one with Sam", among the others
"please don't cancel it!"                           nothing is asked for
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.language.acts.situation import IT
from bot.language.chunking.reading import shaped
from bot.language.context import ParseContext
from bot.language.interviews.targets.resolve import resolve
from bot.language.requests import Target
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD

_DOING = r"(?:cancell?ing|deleting|scrapping|calling (?:it|this|that|them) off|moving|re-?scheduling|postponing|pushing|shifting|removing|dropping|changing)"
_DEED = r"(?:cancel|delete|scrap|bin|call (?:it|this|that|them) off|move|re-?schedule|postpone|push|shift|remove|drop|touch|change)"
_DONE = r"(?:cancell?ed|deleted|scrapped|called off|moved|re-?scheduled|postponed|pushed|shifted|removed|dropped|touched|changed)"
_NOT = r"(?:not|n['’]?t)"
_WHO = r"(?:(?:i|we|you|they) )?"
_DENY = (
    rf"(?:(?:i|we|you|they) (?:did|have) ?{_NOT}|{_WHO}(?<!why )(?:do ?{_NOT}|never)(?: (?:please|just|ever|yet|actually|you))*|(?:there(?:['’]s| is) )?no (?:need|reason) to|do ?{_NOT} bother to"
    rf"|{_WHO}(?:must|should|shall|need)(?: ?{_NOT})(?: to)?|{_WHO}(?:does|do|did|would)(?: ?{_NOT}) (?:really |actually |ever )?(?:want|need|mean|intend|like|ask|have)(?: (?:you|it))? to|{_WHO}(?:['’]d|would) rather not)"
)
_BEFORE = rf"(?:{LEAD}(?:(?:stop|never ?mind|nvm)\W+)?|\s*(?:[,;.!?–—-]+\s*|\b)(?:(?:but|and|so|just|please|pls|then)\s+)+|\s*[,;.!?–—-]+\s*)"
_END = r"(?=\s*(?:[,;.!?]|\s[–—-]|\b(?:but|just|instead)\b)|\s*\Z)"
_DENIED = Cued(
    rf"{_BEFORE}(?:(?:{_DENY} (?:{_DEED}|{_DONE})|(?:do ?{_NOT} (?:bother|worry)|never ?mind|forget|no need for|no point in|hold(?: off)?|stop|avoid|wait(?: a bit)?|hold fire|pause)(?: (?:with|about|on|before))? {_DOING})\b(?P<what>[^,;.!?–—]*?)|(?P<it>[\w'’ ]{{2,30}}?) (?:must|should|shall|is|are|need)(?: ?{_NOT})(?: to)?(?: be)? {_DONE}){_END}",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:except|until|till|before|after|unless|other than|without|if|as long as)\b", re.IGNORECASE)  # fmt: skip
"""What is not denied altogether: "don't move it before Friday"."""
_KEPT = Cued(
    r"\s*(?:[,;.–—-]+\s*|\b(?:but|and)\s+)+(?:please |just |do )*(?:keep|leave|spare|not|definitely not)\s+(?P<what>[^,;.!?]{2,40}?)(?: (?:as (?:it|they) (?:is|are)|as (?:is|planned)|alone|in place|where (?:it|they) (?:is|are)|on|there|untouched|please|though))*\s*(?=[,;.!?]|\Z)",
    re.IGNORECASE,
)
_KEPT_FIRST = Cued(
    rf"{LEAD}(?:keep|leave) (?P<what>[^,;.!?]{{2,40}}?)(?: (?:as (?:it|they) (?:is|are)|as is|alone|in place|on|there))*\s*(?:[,;.–—-]+|\b(?:and|but)\b)\s*(?:(?:and|but|just|only|please|then)\s+)*(?={_DEED}\b|lose\b|kill\b)",
    re.IGNORECASE,
)
"""What is to stay, said before what is done: "keep Beth, cancel Carlos only"."""
_THE_REST = Cued(r"(?<= )(?:all )?(?:of )?(?:the )?(?:rest|others?|other ones?|remaining(?: ones?)?|everything else)(?: of (?:them|it))?(?=\W|\Z)", re.IGNORECASE)  # fmt: skip
_MOVES_ALL_BUT = Cued(
    r"\A(?P<does>(?=.*\b(?:everything|all|every|each)\b)(?=.*\b(?:move|push|shift|re-?schedule|postpone|bump|delay)\b).*?)[ ,]+(?:except(?: for)?|but not|apart from|other than|excluding) (?P<what>(?-i:[A-Z])[\w'’-]+(?: [\w'’-]+)?(?: (?:one|interview))?)\W*\Z",
    re.IGNORECASE,
)
"""What stays of all that moves: "move everything on the 16th to the 17th except Nils"."""
_NAMES_ONE = re.compile(r" 's\b|\b(?:one|ones|interviews?|meetings?)\b|¤c")
_DOES = re.compile(rf"\b{_DEED}\b", re.IGNORECASE)
_SAYS = re.compile(r"[a-z]{2}", re.IGNORECASE)
_IDLE = Cued(r"\b(?:please|pls|thanks|thank you|sorry|keep (?:it|them|this|that|all(?: of (?:it|them))?|everything)(?: as (?:it|they) (?:is|are)|as is)?|it stays|stays|ok|okay|never ?mind|leave (?:it|them|everything|all(?: of (?:it|them))?)(?: as (?:it|they) (?:is|are|was|were)| alone| as is)?)\b", re.IGNORECASE)  # fmt: skip
_STAYS = Cued(rf"(?=.*\b(?:keep|leave)\b)(?:{_IDLE.pattern}|forget (?:it|that|about it)|no|wait|actually|\W)+", re.IGNORECASE)  # fmt: skip
"""That all stays as it is, and nothing more."""


class Undenied(Struct, frozen=True):
    """What is left of a message to be done, and the interviews of which it can speak."""

    text: str
    context: ParseContext
    is_bounded: bool = False
    """Whether what is denied is denied only in some case, which nothing holds."""


def undenied(text: str, context: ParseContext) -> Undenied | None:
    """Return a message without what is not to be done; None where nothing is denied, an empty text where nothing is left."""
    if not context.interviews or context.chosen or context.last == "proposal":
        return None
    without = _without_denied(text, context)
    kept = _without_kept(without.text if without else text, without.context if without else context)
    found = kept or without or (Undenied("", context) if _STAYS.fullmatch(text) else None)
    return found and (found if _SAYS.search(_IDLE.sub("", found.text)) else replace(found, text=""))


def _without_denied(text: str, context: ParseContext) -> Undenied | None:
    match = _DENIED.search(text)
    if match is None or "?" in text:
        return None
    rest = (text[: match.start()] + "," + text[match.end() :]).strip(" ,;.!?–—-")
    if _BOUND.search(text, match.start()):
        return None if _SAYS.search(rest) else Undenied("", context, is_bounded=True)
    meant = _named(match["what"] or match["it"] or "", context)
    shape = shaped(rest, context, is_after=True)
    is_same = bool(meant) and re.search(IT, shape.row) and not _NAMES_ONE.search(shape.row)
    return Undenied(rest, context.but(chosen=meant) if is_same else context)


def _without_kept(text: str, context: ParseContext) -> Undenied | None:
    if (first := _KEPT_FIRST.match(text)) is not None:
        return _without_kept_first(first, text, context)
    if (all_but := _MOVES_ALL_BUT.match(text)) is not None:
        stay = _named(all_but["what"], context)
        others = tuple(one for one in context.interviews if one.id not in stay)
        moved = context.but(interviews=others, last="list")
        return Undenied(all_but["does"], moved) if stay and others else None
    match = _KEPT.search(text)
    is_renamed = match and not _DOES.search(text, 0, match.start())
    stay = _named(match["what"], context) if match and not is_renamed else ()
    others = tuple(one for one in context.interviews if one.id not in stay)
    rest = text[: match.start()] + text[match.end() :] if match else ""
    if not stay or not others or not _SAYS.search(rest):
        return None
    last = "list" if context.interviews[0].id in stay else context.last
    return Undenied(rest, context.but(interviews=others, last=last))


def _without_kept_first(first: re.Match[str], text: str, context: ParseContext) -> Undenied | None:
    """Return what is to be done beside what stays; "the rest" is all others."""
    stay = _named(first["what"], context)
    others = tuple(one for one in context.interviews if one.id not in stay)
    if not stay or not others:
        return None
    rest = text[first.end() :]
    said = _THE_REST.sub("it" if len(others) == 1 else "all of them", rest)
    chosen = tuple(one.id for one in others) if said != rest else ()
    return Undenied(said, context.but(interviews=others, last="list", chosen=chosen))


def _named(words: str, context: ParseContext) -> Target:
    """Return the interviews that some words name by themselves, whatever was shown; nothing where that is not clear."""
    said = words.strip()
    said = f"{said} interview" if re.search(r"['’]s\Z", said) else said
    shape = shaped(said, context, is_after=True)
    if not _NAMES_ONE.search(shape.row):
        return ()
    found = resolve(shape, context.but(last="list"), role="organizer")
    return found.ids if found.is_told and found.doubt is None else ()
