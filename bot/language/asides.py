"""What is told beside a request and asks for nothing: why it is asked, since when, who wants to hear of it.

"is Ian free Friday? I promised the recruiter an answer by lunch"     "is Ian free Friday?"
"find an hour with Mei (Sam asked me on Tuesday)"                     "find an hour with Mei"
"Working late on a Sunday, I know. Who's free at 3?"                  "Who's free at 3?"

An aside is told by its subject and its verb, and keeps silent about who can when: what may bear on the time that is wanted stays.
"""

import re

from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import NAME

_WHO = rf"(?:i|we|he|she|they|it|you|everyone|everybody|(?:the|my|our|his|her|their|this|that|one of (?:the|our|my)|two of (?:the|our|my)|half (?:the|of my|of our)) (?:(?!(?:is|was|has|wants|needs)\b)[\w-]+ ?){{1,3}}?|(?-i:{NAME})(?:['’]s (?:\w+ ?){{1,2}}?)?)"
_ADVERB = r"(?:\s?(?:also|just|only|already|really|kind of|sort of|always|never|recently|apparently|all|both|twice|now|then)\b)*"
_PAST = r"(?!need|seed|feed|speed)\w+ed|promised|told|asked|pinged|messaged|emailed|e-mailed|called|texted|chased|nagged|warned|reminded|mentioned|heard|got|met|spoke|talked|lost|quit|left|came|flew|landed|saw|sent|wrote|referred|recommended|sourced|found|forgot|meant|missed|applied|did|had|was|were|took|gave|made|tried|started|thought|wanted|hoped|joined|hired|approved|opened|signed|posted|won|ran|spent"
_DONE = r"been \w+ing|been (?:open|waiting|after|on|at|a)|\w+ed|done|had|lost|got|met|seen|heard|spoken|sent|told|left|run|taken|given|made|quit|come"
_ANSWER = r"(?:an? |the |some |my |our )?(?:quick |firm |final )?(?:answer|reply|response|update|news|decision|confirmation|word|status|report|go-?ahead)"
_ERRAND = r"(?:leave|go|run|dash|head|catch|report|tell|let|get back|update|inform|answer|reply|pick up|pick|finish|wrap|hand|present|send|chase|close|sort|clear|confirm)"
_TELLS = (
    rf"{_WHO}{_ADVERB} ?(?:{_PAST})\b.*",
    rf"{_WHO}(?: (?:has|have|had)|['’](?:s|ve|d)){_ADVERB} (?:{_DONE})\b.*",
    rf"(?:i|we)(?: (?:have|need|want|would like|hope|plan|wish|ought)|['’](?:ve got|d like)) to {_ERRAND}\b.*",
    rf"(?:i|we)(?:['’]ll| will| must|['’]m going to| can| could) {_ERRAND}\b.*",
    r"(?:i|we) should(?:['’]ve| have) \w+\b.*",
    rf"{_WHO}(?: (?:wants?|needs?|expects?|awaits?|would like|is (?:waiting|asking|pushing|hoping) for)|['’](?:s|re|d) (?:waiting for|asking for|pushing for|hoping for|like)) {_ANSWER}\b.*",
    rf"{_WHO}(?: (?:is|are|was)|['’](?:s|re))(?: \w+)? (?:chasing|nagging|asking|pestering|bugging|pushing|on my case|desperate|keen|coming in through|coming (?:in )?(?:via|from)|recommended by|referred by|a (?:referral|friend|recommendation|former colleague) (?:of|from|by))\b.*",
    r"(?:sorry|apologies|apologise|apologize|my apologies|pardon|forgive me)(?: (?:for|to|about|if|that|this|i|it))\b.*",
    r"(?:planning|thinking|getting|trying to get|looking) ahead\b.*",
    r"(?:i['’]m |i am |just |still )*(?:working|writing|typing|messaging|asking)(?: this)?(?: (?:late|early|so|this|late in the day))* (?:on|from|at|before|after)\b.*",
    rf"(?:i['’]m |i am |just |still |only )*(?:trying|hoping|aiming|keen|meaning|meant|hope|want) to (?:get (?:this|it|that|these) |{_ERRAND}\b).*",
    r"(?:i['’]ve |i have |have )?been (?:meaning|trying|waiting|chasing|asking|hoping)\b.*",
    r"(?:i )?(?:thought|figured) i['’]?d\b.*",
    r"(?:i['’]m |i am |only |just )*(?:just )?(?:out of|back from|off the phone|got out of|slept|got)\b.*",
    r"i know\b.*",
    r"it['’]?s (?:only|already|just|still|been|such|a long|gone) .*",
    r"it['’]?s \w+day and i\b.*",
    r"this is (?:my|our|the) (?:first|second|third|fourth|fifth|last|2nd|3rd|4th|5th)\b.*",
    r"(?:first|second|third|fourth|fifth|2nd|3rd|4th|5th|last) (?:request|attempt|try|time|ask|one|question|search)\b.*",
    rf"{_WHO}(?: will be| would be|['’](?:ll|d) be) (?:so |very |really )?(?:pleased|happy|glad|thrilled|delighted|relieved|grateful)\b.*",
    rf"{_WHO} (?:says (?:hi|hello)|sends (?:his|her|their) (?:regards|best|love))\b.*",
    r"it['’]?s for (?:the|a) (?:new )?(?:team|role|project|position) .*",
)
_IDLE = (
    r"i(?:['’]m|['’]ll be| am| will be) (?:at|on|in|around|by) .*\b(?:if you have|if there are|no rush|in case|any questions|if anything)\b.*",
    rf"{_WHO} (?:said|told me|says|mentioned|heard)(?: \w+ \w+)? (?:that )?(?:you|this bot|the bot) (?:can|could|might|would|were able to|would be able to) (?:help|do (?:this|that|it)|sort (?:this|that|it))\b.*",
    rf"{_WHO} (?:is|['’]s) the (?:hiring manager|boss|lead|recruiter|head of \w+)\b,? ?(?:and |so )?(?:(?:he|she|they)['’]s? (?:asked|told) me to (?:do|ask|sort) (?:this|that|it))?\W*",
)
"""What is an aside whatever words it has."""
_OPENS = r"\W*(?:(?:well|and|but|so|btw|by the way|fyi|also|as|since|because|anyway|honestly|look|ugh|oh|ah|yes|yeah|ps|p\.s\.|sorry|in fact)\b\W+)*"
_ASIDE = Cued(rf"{_OPENS}(?:{'|'.join(_TELLS)})", re.IGNORECASE | re.DOTALL)
_IDLY = Cued(rf"{_OPENS}(?:{'|'.join(_IDLE)})", re.IGNORECASE | re.DOTALL)
_BEARS = Cued(
    r"\b(?:free|available|availability|busy|works?|suits?|can['’]?t|cannot|can not|only (?!got|monday|tuesday|wednesday|thursday|friday)|prefer\w*|better|best|fine|ok|okay|good|great if|ideal\w*|ooo|away|sick|ill|holiday|vacation|pto|leave until|on leave|instead|not|\w+n['’]t|either|or|rather|optional|both of|(?:\d+|an|one|half an|45|30|60) ?(?:minutes?|hours?|mins?|hrs?|h|m)|rooms?|online|in person|video|teams|zoom|candidate['’]?s?|interview\w*|session|rounds?|panel|onsite|phone screen|please|pls|book\w*|schedul\w*|mov(?:e|ed|ing)|cancel\w*|bail\w*|dropped|declin\w*|resigned|pulled|backed|flaked|out (?:on|\w+day|today|tomorrow|until|all|mon|tues?|weds?|thurs?|fri)|slots?|times?(?= (?:for|with|on|between))|wanted to (?:see|meet|book)|asked (?:for|to|if|whether|that)|agreed|suggested|offered|proposed|said|at (?:\d|noon)|between|from \d|with (?:me|us)|and me|me and)\b|[@?]"
)
"""What may bear on who is wanted, and when."""
_SEARCHES = Cued(
    r"\b(?:find|finding|free|available|availability|slots?|openings?|who can|who could|who['’]s|when can|when could|when are|when is|need (?:an?|\d|half|some|to (?:book|schedule|find|see|meet|set))|book (?:an?|\d|half|me|us)|schedule (?!is\b)|set up|arrange|looking for|look for|any (?:time|chance|gaps?)|calendar|gaps?|fit in)\b",
    re.IGNORECASE,
)
"""What a search for times is told by."""
_REFERS = Cued(
    r"\b(?:me|am i|i['’]m|and i|myself|he|she|him|her|his|they|them|their|there|both|then|that|those|same)\b",
    re.IGNORECASE,
)
"""What speaks of the speaker, whose own hours bear on the time, or back to what was told: "I met Tom. Is he free?"."""
_SENTENCES = re.compile(r"((?<=[.!?])\s+|\n+)")
_BRACKETS = re.compile(r"\s*\(([^()]{8,90})\)")
_REASON = re.compile(
    r"(?:\s*[,;]?\s+(?:because|since|as|cos|cause|coz|so that|so)\s+|\s+[–—-]+\s+|\s*;\s+|,\s+)(?=\S)",
    re.IGNORECASE,
)


def is_aside(text: str) -> bool:
    """Whether a clause tells something that asks for nothing and says nothing of who can when."""
    said = text.strip()
    is_told = bool(_ASIDE.fullmatch(said)) and not bears(said)
    return is_told or bool(_IDLY.fullmatch(said))


_STATES = Cued(
    r"\W*(?:(?:and|but|so|because|since|as|cos|btw|fyi|also|sorry|just|now|hi|hey|ok)\W+)*(?:i|im|we|he|she|they|it|there|this|my|our|back|(?:the|her|his|their) \w+ (?:is|was|has|had|will|\w+ed|\w+s))\b"
    r"(?!.*(?:\?|\b(?:need|want|would|['’]d like|can you|could you|please|pls|should|must|let['’]?s|only|unless|except)\b))",
    re.IGNORECASE,
)
"""What has a subject of its own, and asks for nothing."""


def is_statement(text: str) -> bool:
    """Whether a clause tells something and asks for nothing, whatever it says of who can when."""
    return bool(_STATES.match(text))


def bears(text: str) -> bool:
    """Whether what is told may bear on who can when."""
    return bool(_BEARS.search(text.casefold()))


def request_alone(text: str, *, is_done_whole: bool) -> str:
    """Return the clauses of a message that ask for something, where others only tell; empty where none does.

    What is done wholly or not at all, such as a cancellation, nothing that is told can bear on.
    """
    joints = [one.span() for one in _CLAUSES.finditer(text)]
    starts, ends = [0, *(end for _, end in joints)], [*(start for start, _ in joints), len(text)]
    parts = [text[a:b] for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]
    told = [
        is_aside(one) or (is_statement(one) and (is_done_whole or not bears(one))) for one in parts
    ]
    asked = [one for one, is_told in zip(parts, told, strict=True) if not is_told]
    return ". ".join(asked) if 0 < len(asked) < len(parts) else ""


_ASKED = r"(?:so |and |but |then |please |pls |just )*(?:add|remove|drop|take|move|push|shift|cancel|make|change|swap|replace|put|find|use|book|give|let|have|has|who|what|when|how|where|can|could|would|do|does|did|is|are)"
_CLAUSES = Cued(
    rf"(?<=[.!?])\s+|\n+|,?\s+(?:because|since|cos|as)\s+(?=(?:i|we|he|she|they|it|the)\b)|,\s+(?=(?:i|we|he|she|they|it|the|{_ASKED})\b)|\s+[–—-]+\s+",
    re.IGNORECASE,
)


def without_asides(text: str) -> str:
    """Return a message that searches for times without what it tells beside; as it is where it does not search."""
    if not _SEARCHES.search(text):
        return text
    bare = _BRACKETS.sub(lambda found: "" if is_aside(found[1]) else found[0], text)
    parts = _SENTENCES.split(bare)
    sentences, joints = parts[::2], ["", *parts[1::2]]
    told = [
        (joint, _without_reason(one))
        for joint, one in zip(joints, sentences, strict=True)
        if not is_aside(one)
    ]
    kept = "".join(f"{joint}{one}" for joint, one in told).strip()
    if kept == text or not any(_SEARCHES.search(one) for _joint, one in told):
        return text
    return text if _REFERS.search(kept) else kept


def without_last_aside(text: str) -> str:
    """Return what is said of times that were shown without what is told at its end: "the first one, I checked with Mark"."""
    cut = next((one for one in _CLAUSES.finditer(text) if is_aside(text[one.end() :])), None)
    return text[: cut.start()] if cut and cut.start() else text


def _without_reason(sentence: str) -> str:
    """Return a sentence without why it is asked, where that stands at its end."""
    for joint in _REASON.finditer(sentence):
        before, after = sentence[: joint.start()], sentence[joint.end() :]
        if _SEARCHES.search(before) and is_aside(after):
            return f"{before}{'?' if after.rstrip().endswith('?') else ''}"
    return sentence
