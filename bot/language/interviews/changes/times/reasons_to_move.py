"""Why an interview is to move: the days told there are not wanted, as in "move it to Friday, Mei can't do Thursday"."""

import re

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_JOINT = re.compile(
    r" (?:[,.;–-]|but|so|because|since|cos|while|and)(?= |$)| as(?= (?:¤[pcr]\d+|she|he|they|i|we|there|my|her|his|their)\b)| (?=¤[pcr]\d+ (?:is|has|isnt|wont|doesnt)\b)"
)
_TELLS = Cued(
    r"^(?:(?:sorry|unfortunately|sadly|apparently|please|because|since|as|so|but|and|her|his|my|our|their|the)\b ?)*"
    r"(?:(?:¤[pcr]\d+(?: 's(?: \w+){1,2}?)?|she|he|they|i|we|there|somebody|someone|nobody|everybody|everyone)(?: (?:also|still|just|only|then))*"
    r" (?:is|'s|are|'re|am|'m|was|has|have|had|got|'ve|will|'ll|wont|cant|can not|cannot|couldnt|doesnt|dont|isnt|arent|needs?|flies|fly|goes|leaves|arrives|travels|works|starts|teaches|returns)\b"
    r"|(?:(?!¤)\w+ ){1,3}?(?:is|'s|are|was|starts|ends|has|leaves|arrives|lands|departs|opens|closes)\b|¤t\d+ (?:is|'s) )"
)
_WISHES = Cued(
    r"\b(?<!not )(?<!isnt )(?<!arent )(?:better|best|prefer\w*|would|could|can|works?|suits?|fine|ok|okay|free|available|good|great|possible|instead|want\w*|like|rather|move\w*|push|make|only|back|it|that|this)\b"
)
_DENIED = Cued(r"\b(?:not|no|isnt|arent|cant|cannot|can not|wont|couldnt|doesnt|dont|never)\b")


def without_reasons(new: Shape) -> Shape:
    """Return what tells a new time without the parts that only tell why, where a time is left."""
    told = [n for part in new.parts(_JOINT) if _is_reason(new, part) for n in part]
    left = new.without(told)
    return left if any(one.kind in TIME_KINDS for one in left.pieces) else new


def _is_reason(new: Shape, part: range) -> bool:
    if not any(new.pieces[n].kind in TIME_KINDS for n in part):
        return False
    row = new.only(part).row
    is_wish = _WISHES.search(row) and not _DENIED.search(row)
    return bool(_TELLS.match(row)) and not is_wish


teach(_TELLS, _WISHES)
