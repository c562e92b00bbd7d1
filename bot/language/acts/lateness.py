"""Who is late for an interview, or not there; also where that is news and no answer to an invitation."""

import re

from bot.language.acts.answering import says_verdict
from bot.language.acts.asking import STRONG_ASK
from bot.language.acts.situation import EASE, Act, Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_LATE = Cued(
    r"\b(?:running (?:\S+ ){0,5}?(?:late|behind|over)|(?:be|is|am|'m|are|'s|'ll be|will be|gonna be|going to be|might be|few|bit|little|mins?|minutes?|¤[ln]\d+) late\b|(?:be|is|am|'m|are|'s|running|run) (?:\w+ ){0,2}?¤[ln]\d+ (?:\w+ )?(?:late|behind)\b|\bi (?:'ll |will |shall |might )?(?:come|arrive|join|be there|get there|be in|start) (?:\w+ )?¤[ln]\d+ (?:\w+ )?later\b|stuck (?:in|on|at)|held up|(?:isnt|is not|'s not|not|hasnt|has not|havent|have not|didnt|did not|never|yet to)(?: \w+){0,2} (?:here|joined|shown|show|show up|shown up|arrived|turned up|turn up|turned|dialled|dialed|logged|appeared|in the (?:room|call|meeting)|on the call|there yet)"
    r"|no ?show|no - show|no sign of|nobody (?:is |'s )?(?:here|there|joined|showed)|(?:still )?waiting for the candidate|cant (?:get in|join|connect|log|find the|hear|dial)|(?:is|'s) (?:still )?missing|(?:start|starting|begin) (?:\S+ ){0,2}?(?:¤l\d+|¤n\d+|few|bit) (?:\w+ )?late|need (?:¤l\d+|¤n\d+|five|ten|\d+|a few|a couple of)(?: (?:more|mins?|minutes?))+|(?:i|we) (?:'ll|will) (?:be there|join) in|on my way|(?:got )?delayed|overrunning|running over|traffic)\b"
)


_ASKS_BESIDE = Cued(
    r"(?:^|(?:,|\.|;|!|:|-|so|and) (?:(?:so|and|then|please|pls|can you|could you|just|let 's) )*)(?:move|push|shift|bump|re ?schedule|postpone|put|bring|cancel|scrap)(?: (?:it|this|that|him|her|them))(?: (?:back|over|off|out))?(?: (?:to|till|until|by|for)\b|$| (?:please|pls)\b| ¤)"
)
"""What is to become of an interview, said beside that somebody never came."""


def late(shape: Shape, situation: Situation, _thumb: int) -> Act | None:
    """Return `late` for news of who comes late to an interview that is near, `chat` for the same of none; None for anything else."""
    comes = says_verdict(shape.row) or (_COMES.match(shape.row) and not situation.is_soon)
    is_asked = not situation.is_invited and asks_besides(shape.row)
    if is_asked or not _LATE.search(shape.row) or (situation.is_invited and comes):
        return None
    if situation.is_soon and not re.search(
        r"\b(?:free|available|find|book|schedule|slots?)\b", shape.row
    ):
        return "late"
    is_talk = (
        not situation.is_open
        and "?" not in shape.sentence.text
        and not STRONG_ASK.search(shape.row)
    )
    return "chat" if _DELAYED.search(shape.row) and is_talk else None


def asks_besides(row: str) -> bool:
    """Whether it is said what is to become of an interview, beside that somebody comes late or never came."""
    return bool(_ASKS_BESIDE.search(row))


def says_late(row: str) -> bool:
    """Whether words say that somebody is late for an interview, or not there."""
    return bool(_LATE.search(row) or _IS_LATE.search(row))


_IS_LATE = Cued(r"(?<!\S)'(?:m|s|re|ll be)(?: \w+){0,3} (?:late|behind|delayed)\b")


def is_delayed(shape: Shape) -> bool:
    """Whether somebody says that they come late, and neither that they come nor that they do not."""
    return bool(_DELAYED.search(shape.row)) and not says_verdict(shape.row)


_DELAYED = Cued(
    r"\b(?:running (?:\S+ ){0,5}?(?:late|behind)|(?:be|am|'m|'ll be|will be) (?:\S+ ){0,2}?(?:late|behind)|stuck in|on my way|traffic)\b"
)
_COMES = Cued(
    rf"^{EASE}(?:i |we )?(?:will|'ll|can|should) (?:join|be there|come|attend|make it|do it)\b"
)
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
