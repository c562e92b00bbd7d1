"""What is asked for beside the rest, and is no business of the bot's: "and order us some sandwiches"."""

from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_ERRAND = Cued(
    r"(?:(?<=[,.;] )|(?<=\band )|(?<=\bthen )|(?<=\bplus )|(?<=\balso )|(?<=^please ))(?:(?:please|also|then|can you|could you|just|maybe) )*(?P<deed>(?:order(?! (?:does|doesnt|is|isnt|'s|of|by|matters|up to|not|irrelevant|flexible|,))|print|prepare|prep|bring (?:the|a|some)(?!.* (?:forward|along|back|in|up)\b)|buy|draft|forward|share(?! (?:a|the) (?:\w+ )?link)|upload|attach|download|translate|summari[sz]e|look up|find out|research|google|pay|fetch|(?:tell|ask) (?:the|my|our|him|her|them)|e ?mail (?:the|me|my|us|it)|send (?:me|us|over|round|out)|get (?:us|me|him|her|them) (?:an?|some)(?! (?:\S+ )?(?:link|room|slot|time|hour|interview|invit\w+))|have (?:someone|somebody|security|reception|facilities)|book (?:the|an?|us an?|him an?|her an?|them an?) (?:\S+ )?(?:car|cab|taxi|table|hotel|flight|train|restaurant|parking)|post|charge|expense|invoice)\b(?: [^,.;\s]+){1,7}|(?:remind (?:me|us|him|her|them|¤[pcx]\d+)|(?:call|ring|phone|text|warn|notify|inform) (?:me|us|him|her|them|¤[pcx]\d+)|tell ¤[pcx]\d+|ask ¤[pcx]\d+ (?:(?:for|about|if|whether|what|how)|to (?!(?:do|take|cover|join|come|attend|interview|step|fill|stand|replace|sit)\b))|check (?:with|in with) (?:me|us|him|her|them|¤[pcx]\d+|the)|run (?:it|this|that) (?:by|past)|make sure (?:that )?(?:he|she|they|everyone|everybody|¤[pcx]\d+|the \w+) (?:has|have|had|gets?|got|knows?|reads?|brings?|is (?:told|aware)|are (?:told|aware))|(?:put|add|attach|include|stick) (?:the|his|her|their|my|our) (?:cvs?|resumes?|résumés?|portfolio|profile|job (?:ad|description|spec)|slides|brief)|write (?:to|up|him|her|them|me)|cc|log|sign|reply|respond|pick (?:me|us|him|her|them|¤[pcx]\d+) up|(?:book|get|find|sort) (?:me|us|him|her|them|¤[pcx]\d+) (?:an? |some )?(?:train|taxi|cab|car|hotel|flight|table|ticket|parking|desk|badge|pass|laptop|lunch|coffee))(?!\S)(?: [^,.;\s]+){0,7})"
)


def errands(shape: Shape) -> tuple[str, ...]:
    """Return what is to be done besides and cannot be."""
    found = (shape.places(one.span("deed")) for one in _ERRAND.finditer(shape.row))
    return tuple(shape.text(one) for one in found)


teach(_ERRAND)
