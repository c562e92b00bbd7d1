"""Roundabout ways to ask somebody to do a thing, said as "please".

    in_plain_requests("I should be most grateful if you could add Mei?") == "please add Mei"
    in_plain_requests("If it isn't too much trouble, might we begin at four?") == "could we begin at four?"

What is asked for, by whom and of whom stays as it is; each form is one that nobody means otherwise.
"""

import re

from bot.language.tokens.cues import Cued

_MOST = r"(?:(?:so|very|most|really|ever so|extremely|quite|truly|greatly|much|very much|deeply|indeed|super|eternally|forever) )*"
_MAYBE = r"(?:,? ?(?:perhaps|possibly|maybe|please|kindly|by any chance|at all|just|now|also|then|in that case|pretty please),?)*"
_YOU = rf"(?:you|u|someone|somebody){_MAYBE} (?:could|would|might|can|will|may|were to|were able to|would be able to|could manage to|would be willing to){_MAYBE}"
_I = r"(?:i|we)"
_WOULD = rf"(?:{_I} (?:would|should|will|shall|might|do|really)|{_I}['’](?:d|ll))"
_KIND = r"(?:good|kind|sweet|lovely|nice|generous)"
_TROUBLE = r"(?:trouble|bother|hassle|work|an? (?:trouble|bother|hassle|inconvenience|imposition|problem|burden)|to ask|inconvenience|of an? (?:trouble|bother|hassle|inconvenience|imposition|ask|problem|burden|pain))"
_DO = "add|remove|move|cancel|swap|take|put|make|change|push|shift|drop|turn|send|schedule|invite|replace|set(?! up)|arrange|organi[sz]e|book|get|withdraw|rename|extend|shorten|bring|keep|let|tell|remind|note|forget"
_ASKED = "|".join(
    (
        rf"{_WOULD}{_MAYBE} (?:be )?{_MOST}(?:grateful|obliged|thankful|appreciative|indebted|pleased|glad|happy|delighted) ?{_MOST}(?:to you )?if {_YOU}",
        rf"{_WOULD} {_MOST}appreciate it (?:very much |a lot |greatly |so much )?if {_YOU}",
        rf"(?:it|that)(?: would|['’]d| will|['’]ll) (?:be )?{_MOST}(?:{_KIND}|great|helpful|wonderful|appreciated|super|amazing|brilliant|fantastic|awesome|perfect|ideal)(?: of you)?,? if {_YOU}",
        rf"(?:would|could|will|might|can|should) (?:you|u){_MAYBE} be (?:so|as|that|very) {_KIND}(?: as)? to",
        rf"(?:would|could|will|might|can) (?:you|u){_MAYBE} (?:be {_KIND} enough|have the (?:goodness|kindness)|find (?:the time|a (?:moment|minute))|manage|spare a (?:moment|minute)|be able|be willing) to",
        rf"(?:do )?be (?:so|as) {_KIND}(?: as)? (?:to|and)",
        rf"(?:do )?be (?:an? (?:dear|darling|star|angel|gem|pal|sport|love|legend)|{_KIND} enough) (?:and|to)",
        rf"(?:may|might|could|can) {_I}{_MAYBE} (?:ask|trouble|request|bother|beg|invite|get) (?:you|u|for you){_MAYBE} to",
        rf"{_I} (?:must|have to|would|wish to|want to|wanted to|need to|should like to|would like to)? ?(?:kindly )?(?:ask|request|beg) (?:you|u|that you){_MAYBE}(?: to)?",
        rf"(?:{_WOULD} {_MOST}(?:like|love|want|need|prefer) (?:for )?(?:you|u){_MAYBE} to)",
        rf"{_I}(?: was| were| am| are|['’]m|['’]re)?(?: just| really| rather| also)? (?:hoping|wondering|wonder|wondered|hoped|thinking|hope|trusting|trust)(?: if| whether| that)? {_YOU}",
        rf"(?:do|don['’]t|would) (?:you|u) (?:think|suppose|reckon|imagine|guess)(?: that)? {_YOU}",
        rf"(?:is there )?(?:any|a|some) (?:chance|possibility|hope|way) (?:that )?{_YOU}",
        r"(?:is there )?(?:any|a|some) (?:chance|possibility|hope) of (?:you|your) being able to",
        rf"(?:would|might|could|is|will) it{_MAYBE} be (?:at all )?(?:possible|feasible|ok|okay|alright|too much trouble|an option){_MAYBE} for (?:you|u|the bot){_MAYBE} to",
        r"(?:could|can|would|will) (?:you|u) (?:please )?(?:do me|do us) (?:an? |the |this )?(?:(?:big|huge|small|little|tiny|quick) )?(?:favou?r|kindness|solid) and",
        r"(?:please )?(?:do me|do us) (?:an? |the |this )?(?:(?:big|huge|small|little|tiny|quick) )?(?:favou?r|kindness|solid)(?: and|[:,] ?)",
        rf"(?:would|could|can|will) (?:you|u){_MAYBE} (?:see your way to|go ahead and|help me(?: to)?|help us(?: to)?)(?= (?:{_DO})\b)",
        r"(?:would|do) (?:you|u) mind terribly if (?:you|i asked you to)",
        rf"(?:would|could|will|can) (?:you|u){_MAYBE}(?: go ahead and)?(?= (?:{_DO})\b)",
        rf"{_I} need (?:you|u) to(?= (?:{_DO})\b)",
        rf"(?:please )?go ahead and(?= (?:{_DO})\b)",
    )
)
"""What asks that somebody does what follows."""
_OPENS = r"(?P<before>\A\W*|[.!?;,:–—-]\s+|\n\s*|\b(?:and|but|so|then|also|please|now|ok|okay|hi|hello|hey|thanks|well|sorry|yes|right|again) )"
_REQUEST = Cued(
    rf"{_OPENS}(?:please,? )?(?:{_ASKED})(?: please| kindly| just| possibly| perhaps)* (?=[a-z])",
    re.IGNORECASE,
)
_OF_SOMEBODY = Cued(
    r"\b(?:you|u|some(?:one|body)|the bot|do (?:me|us)|be |go ahead)", re.IGNORECASE
)
"""What stands in every one of them, and is found sooner."""
_KINDLY = Cued(rf"(?P<before>\A\W*|[.!?;]\s+)kindly (?=(?:{_DO})\b)", re.IGNORECASE)
_POSSIBLE = Cued(
    rf"{_OPENS}(?:would|might|could|will) it{_MAYBE} be (?:at all )?(?:possible|feasible|ok|okay|alright){_MAYBE} (?:for us |for me |if we |if i )?to (?=[a-z])",
    re.IGNORECASE,
)
_MIGHT = Cued(
    rf"{_OPENS}might (?P<who>we|i)(?: perhaps| possibly| please| maybe| just)* (?=[a-z])",
    re.IGNORECASE,
)
_ENDS = Cued(
    r"[\s,;–—-]+(?:(?:would|could|will) (?:you|u)(?: please| kindly)?|if (?:you|u)(?: would| could|['’]d) be so (?:good|kind)|(?:at|as soon as) (?:(?:your|it is) )?(?:(?:earliest|own|soonest) )?(?:possible )?(?:convenience|leisure|convenient)|if (?:that|it)(?: is|['’]s| isn['’]t| wouldn['’]t be|['’]d not be| is not)? (?:not )?too much (?:trouble|bother|to ask|hassle)|if (?:you|u) (?:please|don['’]?t mind|wouldn['’]?t mind)|there['’]s a (?:dear|love|good (?:bot|lad|chap))|(?:i|we)(?: would|['’]d)(?: be)? (?:(?:so|very|most|really|much|greatly) )*(?:grateful|appreciate (?:it|that)|obliged))(?=[\s.?!]*\Z)",
    re.IGNORECASE,
)
"""What asks politely behind what is asked."""
_BESIDES = Cued(
    rf"(?P<at>\A\W*(?:please,? |so,? |and,? |but,? |ok,? )?|[.!?;,]\s+(?:and |but |or |so )?)(?:(?:only )?if (?:it|that|this)(?: is|['’]s| was| were| would| wouldn['’]t| isn['’]t| wasn['’]t|['’]s not| is not|['’]d)*(?: not| be)* (?:too|so) (?:much|great|big)(?: {_TROUBLE})?|if (?:you|u) (?:don['’]?t|do not|wouldn['’]?t|would not) mind(?: (?:terribly|too much|my asking|me asking))?|if {_I} (?:may|might)(?: (?:be so bold|ask|trouble you))?|if (?:you|u)(?: would| could|['’]d) be so (?:good|kind)(?: as to)?|(?:{_I} )?(?:hate|don['’]?t (?:mean|want|like)) to (?:ask|bother you|be a (?:pain|nuisance)|trouble you|bother|impose|nag)(?: (?:again|you|like this))?|(?:so |very |terribly |really )*sorry (?:to (?:be a (?:pain|nuisance)|bother (?:you|u)|trouble (?:you|u)|ask)|for (?:the|all the|my|being) (?:bother|trouble|a (?:pain|nuisance)|hassle|mess))(?: (?:again|with this|once more))?|(?:with|my|many|sincere|humble|deepest) apologies(?: for (?:the|any) (?:trouble|bother|inconvenience|mess))?|at your (?:(?:earliest|own|soonest) )?(?:possible )?(?:convenience|leisure)|when(?:ever)? (?:it is|it['’]s|is) convenient(?: for you)?)(?P<behind>\s*,?\s+but\s+(?=(?:please|could|can|would|will|might|may)\b)|\s*(?:,? but\b)?\s*[,.!;:–—-]+\s*|\s+(?=(?:please|could|can|would|will|might|may)\b)|\s*(?=\?|\Z))",
    re.IGNORECASE,
)
"""What only begs pardon for asking."""
_REFERS = Cued(
    r"(?P<at>\A\W*|[.!?;]\s+|\n\s*)(?:(?:with|in) (?:kind |friendly )?(?:reference|regard|respect|relation) to|with thanks for|referring to|further to|following(?: (?:up )?on(?: from)?)?|in (?:response|reply|answer) to|as (?:agreed|discussed|mentioned|announced) (?:in|on|during|over)|pursuant to) (?:our|your|my|this morning's|yesterday's|today's|last week's)(?: (?:recent|last|latest|kind|short|pleasant|brief|earlier|previous|today's|yesterday's|telephone|phone|video))* (?:conversations?|calls?|chats?|talks?|discussions?|e-?mails?|letters?|messages?|correspondence|exchange|telephone|phone|request|enquiry|inquiry)(?: (?:of|from|on|this|earlier|yesterday|last|today|the|morning|afternoon|week|just|now|monday|tuesday|wednesday|thursday|friday))*\s*,\s*",
    re.IGNORECASE,
)
"""What a letter opens with and nobody asks for: "With reference to our telephone conversation, …"."""
_ASKS_NO_MORE = re.compile(r"[^.?!\n]*\?\s*")
"""The mark behind "could you add a note: use the side door?" is no part of the note."""


def in_plain_requests(text: str) -> str:
    """Return a message with "please" in place of roundabout requests, and without what begs pardon for them."""
    said = _REFERS.sub(r"\g<at>", text)
    said = _ENDS.sub("", _BESIDES.sub(_without, said))
    said = _KINDLY.sub(r"\g<before>please ", said)
    said = _POSSIBLE.sub(r"\g<before>can you ", said)
    said = _MIGHT.sub(r"\g<before>could \g<who> ", said)
    asked = [found.end() for found in _REQUEST.finditer(said)] if _OF_SOMEBODY.search(said) else []
    if not asked:
        return said
    if _ASKS_NO_MORE.fullmatch(said, asked[-1]):
        said = said.rstrip(" ?")
    return _REQUEST.sub(r"\g<before>please ", said)


def _without(found: re.Match[str]) -> str:
    """Return what is left where pardon was begged."""
    at, behind = found["at"], found["behind"].strip()
    return behind if behind in ("", "?") else at
