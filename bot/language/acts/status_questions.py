"""Whether a message only asks how things are: "is it online?", "was it moved?", "Jane's on Thursday, right?".

Such a question changes nothing. A request that is put as a question is none: "can we add Priya?", "is it possible to
move it?", "how about Friday?", "is there a bigger room?".
"""

import re

from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_OPENS = r"(?:(?:ok|okay|oh|hm+|um+|ah|well|then|so|and|but|also|just|hey|hi|hello|thanks|sorry|wait|actually|quick|one|checking|double|question|remind me|,|\.|!|\?|:|-) )*"
_WHO = r"(?:it|this|that|these|those|he|she|they|we|i|you|u|there|the|my|our|his|her|their|its|an?|any\w*|every\w*|some\w*|nobody|no|both|all|each|either|another|¤[a-z]\d+)"
_INVERTED = Cued(
    rf"^{_OPENS}(?:(?:is|are|am|was|were|isnt|arent|wasnt|werent|has|hasnt|does|doesnt|did|didnt|should|shouldnt|shall|would|wouldnt|will|wont) {_WHO}\b|(?:have|havent|do|dont|had|hadnt) (?:i|we|you|u|they|both|the \w+|all|any\w+|every\w+|¤[pcg]\d+ (?:,|and|or))(?!\S))"
)
_AUXILIARY = r"(?:is|are|was|were|has|have|had|does|do|did|will|isnt|arent|wasnt|werent|hasnt|havent|hadnt|doesnt|dont|didnt|wont)"
_TAG = Cued(
    rf" (?:, )?(?:right|correct|true|yes|no|yeah|innit|is (?:that|it) (?:right|correct|true|so|not)|am i right|{_AUXILIARY} (?:it|he|she|they|we|you|i|there)(?: not)?)$"
)
_STATED = Cued(
    rf"^{_OPENS}(?:(?:it|this|that|he|she|they|we|i|you|the|my|our|his|her|their|both|everyone|nobody|all|¤[cptrlx]\d+)(?: (?!(?:please|can|could|should)\b)\S+){{0,5}}? )(?:'s|'re|'ve|{_AUXILIARY}|got|gets|starts|needs|takes|knows|goes|meets|moved|stays|said|accepted|declined|confirmed|\w+ed)(?!\S)"
)
"""What is told, and then asked whether it is so."""
_WONDERS = Cued(
    rf"^{_OPENS}(?:(?:do|did|would|can|could|will) (?:you|u|we|i|anyone) (?:please |maybe |happen to |quickly )?(?:know|tell me|tell us|say|see|check|confirm|remind me|find out|remember|look up)|(?:please )?(?:tell me|let me know|confirm|check|see|find out)|(?:i (?:'m |was |am )?(?:just )?)?(?:wonder|wondering|curious|not sure|unsure|forgot|forget)|any idea|no idea|i (?:want|need) to (?:know|check)|i 'd like to (?:know|check)|(?:dont|do not) (?:know|remember))(?: ,)? (?:that|if|whether|when|where|which|who|what|how long)(?!\S)(?! (?:else )?(?:we|you|i|it|they|he|she|¤[pcg]\d+|anyone|someone) (?:can|could|may|might|would|should)\b| (?:can|could|should|else|about|if|to|it (?:'s|is|would be) (?:ok|okay|possible|fine))\b)"
)
_WISHED = Cued(
    rf"^{_OPENS}(?:i (?:'m |was |am )?(?:just )?)?(?:wonder|wondering) (?:if|whether) (?:\S+ ){{1,4}}?(?:could|might)(?: (?:perhaps|maybe|possibly|also|please|instead))* (?:be (?:held|moved|made|done|put|shifted|pushed|changed|shortened|extended|added|switched|swapped|cancelled|canceled|\S+ed)|join|have|add|move|make|do|change|switch|swap|push|shift|hold)\b"
)
"""What is wished for by wondering: "I wonder whether it could be held online"."""
_ASKED_OF = Cued(
    rf"^{_OPENS}(?:who|whom|whose|what|which|where|when|why|how (?:long|many|come|did|was|is)|what's|who's)\b(?! (?:about|if|else|(?:can|could|should|shall|would|might|to)\b|(?:not|dont)\b))"
)
_POLITE = Cued(
    rf"^{_OPENS}(?:(?:would|will|wont|wouldnt) (?:you|u)\b|(?:do|would|dont) you (?:mind|think|want|fancy)\b|(?:is|are|was|would|will|wouldnt|isnt) (?:it|that|this|there|you|we|i)(?: be)?(?: (?:too|at|all|still|even|also|perhaps|maybe|please))* (?:ok|okay|possible|fine|alright|all right|able|cool|good|better|nice|great|an? (?:option|problem|issue)|any (?:chance|way|possibility)|a (?:chance|way|possibility)|late to|early to|allowed|helpful|free|available)\b|are (?:you|we) (?:ok|okay|happy|able|free)\b)"
)
_OTHERS = Cued(
    rf"^{_OPENS}(?:is|are|was|were|isnt|arent) there\b.*\b(?:bigger|larger|smaller|another|other|different|else|earlier|later|sooner|better|free|available|slots?|times?|gaps?|openings?|anything|something|anyone|someone|anybody|¤l\d+)\b"
)
"""What asks for something else than what there is."""
_VERB = r"(?:add|make|move|change|cancel|remove|swap|switch|replace|put|set|book|find|push|shift|reschedule|extend|shorten|invite|use|take|drop|bring|postpone|give|cut|tell|call|rename|include|delete|let|can|could|please)"
_THEN_DOES = Cued(
    rf"(?:[.,;:!-]|\b(?:and|then|so|otherwise|if so|if not|else|but|or))(?: (?:please|pls|then|just|so|and|we|i|you|, ))* {_VERB}\b"
)
"""What is to be done, besides the question."""
_WOULD = Cued(rf"^{_OPENS}(?:should|shouldnt|shall|would|wouldnt|will)\b")


def asks_how_it_is(row: str) -> bool:
    """Whether a message asks how things are or should be, and requests nothing."""
    if _WONDERS.search(row):
        return not (_THEN_DOES.search(row) or _WISHED.search(row))
    if _POLITE.search(row) or _OTHERS.search(row) or _THEN_DOES.search(row):
        return False
    return bool(_INVERTED.search(row) or _ASKED_OF.search(row)) or asks_agreement(row)


def asks_agreement(row: str) -> bool:
    """Whether something is told and asked whether it is so: "it's online, right?"."""
    tag = _TAG.search(row)
    return tag is not None and bool(_STATED.search(row[: tag.start()]))


def asks_advice(row: str) -> bool:
    """Whether it is asked what should be, or would do: "should we move it?", "would Friday work?"."""
    return bool(_WOULD.search(row))


_SUBJECT = r"(?:we|i|it|this|that|they|he|she|there|the|my|our|his|her|an?|¤[a-z]\d+)"
_WHETHER_TO = Cued(
    rf"^{_OPENS}(?:(?:should|shouldnt|shall|would|wouldnt) {_SUBJECT}(?!\S)(?! (?:be|also be|still be|even be) (?:ok|okay|possible|fine|alright|able|great|good if|nice)\b)"
    r"|(?:is|isnt|would|wouldnt) (?:it|this|that)(?: be)?(?: (?:too|a bit|rather|still|very|now|already|getting|even|really))* (?:late|early|soon|short notice|worth|wise|sensible|better|best|smart|a (?:good|bad|better) idea)\b"
    r"|(?:is there|do we have|have we got)(?: (?:still|enough|any))* time (?:left )?to\b"
    r"|(?:do|dont|would|wouldnt) (?:you|u) (?:think|reckon|say|recommend|suggest|advise|feel)\b|(?:do|dont) (?:we|i) (?:need|want|have) to\b|what (?:if|happens if) (?:we|i|you)\b|what would (?:happen|you say) if\b|what (?:would|does|will|might) (?!(?:you|we|i|he|she|they|the|¤)\b)(?:it \w+ to\b|\w+ing\b)|any (?:point|sense|harm|value) in\b)"
)
"""What asks whether something is to be done, and does not ask for it."""


def asks_whether_to(row: str) -> bool:
    """Whether a message asks whether something is to be done: "should we add Priya?", "is it too late to add Mei?"."""
    return bool(_WHETHER_TO.search(row)) and not _THEN_DOES.search(row)


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
