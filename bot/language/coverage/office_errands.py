"""What is to be done about the office or a visit, which the bot cannot do: "serve lunch at it", "unlock Thames on Tuesday"."""

import re

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_FOOD = r"(?:lunch(?:es)?|coffees?|teas?|water|food|drinks?|snacks?|sandwich(?:es)?|cakes?|pizzas?|breakfast|dinner|flowers?|cookies|biscuits|fruit|refreshments|catering|beers?|wine)"
_THING = rf"(?:{_FOOD}|(?P<meal>¤t\d+(?= (?:for|at|to)\b|$))|taxis?|cabs?|badges?|lanyards?|pass(?:es)?|chairs?|pens?|markers?|goodie bags?|gifts?|presents?|printouts?|copies|name tags?|towels?)"
_DOING = r"(?:serve(?! as\b)|cook|bake|brew|clean(?! slate)|tidy|sweep|vacuum|hoover|mop|unlock|decorate|greet|escort|laminate|deliver|pour|cater|refill|restock|heat|(?:warm|heat) up|air|dim|print(?: out)?|photocopy)"
_CANDIDATE = r"(?:¤[cx]\d+|her|him|them|the candidate)"
_ENTRANCE = r"(?:the |our )?(?:train |bus |main |front )?(?:station|airport|reception|lobby|hotel|entrance|door|gate|lift|bus stop|car park)\b"
_ERRAND = Cued(
    rf"^{EASE}(?!.*[.?!;] (?!please|thanks|thank)\w)(?!.*\b(?:move|cancel|book|add|remove|swap|replace|re ?schedule|push|shift|invite|find|make|change|note|calendars?|diary|list|schedule|agenda|plan|week|my day|chat|data|records?|feedback)\b)"
    rf"(?:(?:can |could |would |will |have |ask |get )?(?:somebody|someone|anyone|anybody|reception|facilities|security)(?: (?:to|should|can|could|please))* )?"
    rf"(?:{_DOING}(?: (?!(?:is|are|has|and|or)\b)\S+)+"
    rf"|(?:bring|order|buy|fetch|prepare|provide|lay on|put out|set out|hand out)(?: (?:¤[pc]\d+|some|an?|the|us|them|him|her|for|more|enough|hot|cold|fresh|free|good|little|small|of|¤n\d+))* {_THING}.*"
    rf"|(?:arrange|organi[sz]e|issue|get|order|provide|distribute)(?: (?:for|some|the|¤n\d+))*(?: (?:¤t\d+|food|meal|gift|travel|tea|coffee))? (?:coupons?|vouchers?|stationery)\b.*"
    rf"|(?:pick up|collect|pick|fetch|meet|welcome|receive) {_CANDIDATE}(?: up)? (?:at|from|in) {_ENTRANCE}.*"
    rf"|(?:show|walk|drive|take|bring) {_CANDIDATE}(?: up| over| down)? (?:to|from) (?:{_ENTRANCE}|¤r\d+|the (?:room|building|office)\b).*"
    rf"|(?:turn|switch)(?: (?:on|off|up|down))?(?: (?:the|our|¤r\d+|'s))* (?:lights?|heating|heater|air ?conditioning|aircon|ac|projector|printer|tv|radiators?)\b.*)$"
)
_TRAVEL = Cued(
    rf"^(?:(?:candidate )?¤[cx]\d+ [.,] )?{EASE}(?!.*[.?!;,] (?!please|thanks|thank)\w)(?!.*\b(?:move|cancel|add|remove|swap|replace|re ?schedule|push|shift|invite|find|change|interview|slot)\b)"
    rf"(?:book|order|arrange|reserve|get|call|organi[sz]e)(?: (?:{PEOPLE}|¤[cx]\d+|us|him|her|them|me))?(?: (?:an?|the|some))?(?: (?!¤)\w+)? (?:cabs?|taxis?|hotels?|flights?|trains?|drivers?|shuttles?|pickups?|accommodation|parking)\b.*$"
)
"""How a visitor travels and where they stay."""
_PAYS = re.compile(
    r"\A\W*(?:(?:please|pls|can you|could you|kindly)\W+)*(?:pay|transfer|wire|send|expense|reimburse|refund|charge|bill|lend|give)\b(?=[^.?!;]*(?:[£$€¥]\s?\d|\d\s?(?:[£$€¥]|quid|pounds?|euros?|dollars?|bucks|usd|gbp|eur)\b))",
    re.IGNORECASE,
)
"""What is to be paid."""
_VERBS = Cued(rf"{_DOING}|fetch|prepare|provide|coupons?|vouchers?|stationery")
"""The words that would be a name where they stand first; those of things stay names that somebody may have."""
_MEAL = re.compile(r"\b(?:lunch|breakfast|dinner)\b", re.IGNORECASE)


def is_office_errand(shape: Shape) -> bool:
    """Whether a message asks for nothing but what is done by hand in an office, or for a visitor."""
    if shape.search(_TRAVEL) or _PAYS.match(shape.sentence.text):
        return True
    found = shape.search(_ERRAND)
    is_meal = found is None or not found["meal"] or bool(_MEAL.search(shape.sentence.text))
    return found is not None and is_meal


teach(_VERBS)
