"""A message cut into clauses, each of which asks for something, or tells something, or adds to the one before.

"Tom's ill | could you find Mark an hour instead | he's back on Monday"     tells, asks, tells
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.language.messages.message_parts import VERB
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued
from bot.language.told.signs import WHY

_STOPS = Cued(
    r"(?:(?<=[!?…])|(?<=[^\W\d_]{2}\.)|(?<=[)\]\"'’”]\.)|(?<=\d\.)(?=\s+[A-Za-z]))\s+|\n+"
)
_MAY_STOP = re.compile(r"[.!?…]\s|\n")
"""What stands wherever a sentence stops, and is found sooner."""
_SUBJECT = r"(?:(?:i|we|he|she|they|it|you|that|this|there|everyone|everybody|nobody|somebody|someone)(?:['’]\w+)?\b|(?:the|my|our|his|her|their)\s+(?!same\b|other\b|rest\b|next\b|first\b|second\b|last\b|week\b)\w+(?:\s+\w+)?\s+(?:is|are|was|were|has|have|had|can|can't|will|would|said|says|wants?|needs?|\w+ed)\b|\w+(?:['’]s\s+(?:been|an?|the|not|no|in|on|at|out|off|away|got|gone|just|also|only|still|sick|ill|busy|back|\w+ing|\w+ed)\b|\s+(?:is|was|has|had|said|says|told|can['’]?t|cannot|could ?n['’]?t|wants|needs|thinks|hates|likes|loves|asked)|['’]s\s+\w+\s+(?:is|was|has|had|said|says|wants|needs))\b)"
_ASKED = rf"(?:{VERB}|(?:can|could|would|may|might)\s+(?:you|u|i|we)\b|(?:please|pls|let['’]?s|(?:what|how) about)\b)"
_AS = r"as(?! (?:it|they) (?:is|are|was|were)\W*$)"
"""No "as" of "leave it as it is"."""
_ON_A_DAY = (
    rf"(?:on\s+)?(?:{WEEKDAY}|that day|today|tomorrow)\s+(?:i|we|he|she|they|there)(?:['’]\w+)?\b"
)
"""The day of which a reason tells: "as on Thursday we have the all-hands"."""
_JOINTS = Cued(
    rf"(?:\s*[,;–—](?!\d)|\s+-+)\s*(?:(?:so|and|but|then|{_AS}|while)\s+)?(?={_SUBJECT}|{_ASKED})|(?:\s*[,;–—]|\s+-+)?\s+(?:(?:because|cause|cos|coz|although|though)\s+|since\s+(?={_SUBJECT}))|\s+(?:so|and|but|{_AS}|while)\s+(?={_SUBJECT})|\s*,?\s+{_AS}\s+(?={_ON_A_DAY})|\s+(?:so|and)\s+(?={_ASKED})|\s+(?:and|but)\s+(?=(?:then\s+)?(?:goes|leaves|flies|heads|departs|finishes|returns|has\s+to\s+(?:leave|go|be)|must\s+(?:leave|go|be)|needs\s+to\s+(?:leave|go|be)|is\s+(?:gone|off|back|leaving|flying))\b)",
    re.IGNORECASE,
)
"""What may stand between two clauses of a sentence."""
_REASONS = Cued(
    rf"(?:\s*[,;–—]|\s+-+)?\s+(?:(?:because|cause|cos|coz|so that)\s+|(?:since|as|although|though)\s+(?={_SUBJECT}|{_ON_A_DAY})|so\s+(?=i(?:['’]?(?:m|ll)| am| will| can['’]?t| cannot| won['’]?t)\b))|\s+-+\s+(?={_SUBJECT})|\s*,\s+(?=(?:i|we|he|she|they)(?:['’]ve)?\s+(?:\w+ed|spoke|told|met|saw|heard|got|starts?|begins?|joins?|moves?|finishe?s?|graduates?|retires?|turns?)\b|(?:he|she|they)(?:['’](?:s|re)|\s+(?:is|are))\s+(?:an?|always|usually|such)\s|(?:he|she|they)\s+(?:always |usually |just |really )?(?:likes?|loves?|hates?|gets?\s+up|starts?|lives?)\b|that['’]?s\s+(?:his|her|their|when)\b)",
    re.IGNORECASE,
)
_LED = Cued(
    rf"(?P<told>(?:(?:since|as|because|given that|now that|seeing (?:as|that))\s+(?:\w+\s+){{2}}|{_SUBJECT}|\w+\s+(?:lands|flies|arrives|leaves|starts|finishes|travels|goes|comes|works)\b|(?:mornings|afternoons|evenings|lunch ?times)\s+(?:are|is|get|tend)\b|(?:the|my|our|his|her|their)\s+[^.?!,;]{{3,50}}?\s(?:is|are|was|were|\w+s)\s)[^.?!]{{2,120}}?)(?P<joint>\s*[,;:–—]\s+(?:so\s+|and\s+)?(?:this time\s+)?|\s+so\s+)(?P<asked>{_ASKED}[^.!?]*[.!?]?)",
    re.IGNORECASE,
)
_WONDERS = Cued(
    r"\b(?:can|would) you believe\b|\bwho (?:can|could) blame\b|\bwho knows\b|\bwhat can (?:i say|(?:i|we) do)\b(?! (?:with|about|to)\b)",
    re.IGNORECASE,
)
"""A question that asks for nothing."""
_BRACKETS = Cued(
    rf"\s*\((?={_SUBJECT}|\w+ (?:request|attempt|try)\b|sorry\b)([^()]{{8,90}})\)", re.IGNORECASE
)
_LEAD = r"\W*(?:(?:so|right|ok|okay|anyway|anyhow|and|but|oh|ah|hm+|well|actually|please|pls|kindly|just|only|also|then|maybe|perhaps|now|instead|therefore|either way|no|yes|sorry|wait|hang on|hey|honestly|basically|from now on|this time|in that case|you know what|on second thoughts?|thinking about it|come to think of it|fine)(?:\W+|$))*"
_DOES = rf"{VERB}|stretch|look|check|see|tell|let|give|show|list|stop|run|order|use|keep|leave|block|mark|connect|disconnect|enable|disable|start|go|pick|choose|undo|forget|hand|transfer|reduce|limit|never|do not|don['’]?t|allow|open|close|save|print|pull|fit|slot|schedule|arrange|line|organi[sz]e|sort|squeeze|try|offer|propose|suggest|have|count|grab|throw|pop|stick|search|create|draft|write|compose|plan|wipe|erase|clear|resend|chase|nudge|ping|summari[sz]e|explain|help|repeat|attach|upload|double|lock|confirm|withdraw|mute|pause|resume|reset|apologi[sz]e|translate|split|bring|put|make|call|get|take|hold|cut|turn|free|scratch|ditch|skip"
_OPENS = Cued(
    rf"{_LEAD}(?:(?:{_DOES})\b(?!['’]s\b| help\b| (?:is|was|has|had|can|can['’]?t|(?-i:will)|said|says|told|forgot)\b)|(?:can|could|would|will|may|might|shall|should|do|does|did|is|are|was|am|has|have) (?!you (?:believe|know|see|hear)\b)(?:you|u|ye|i|we|he|she|they|it|there|the|my|our|any|some|someone|somebody|anyone|anybody|this|that)\b|(?:can|could|is|are|does) (?!do\b|make\b|only\b|be\b|not\b|come\b|join\b)\w+|(?:who|whos|what|whats|when|whens|where|which|how(?! are (?:you|things))|why|any|anyone|anybody)\b"
    r"|(?:i|we)(?:['’]d| would| should)(?: really| also| very much)? (?:like|love|need|want|prefer|appreciate)\b(?! to (?:help|join|come|be|attend|make it)\b)|(?:i|we)(?: just| only| really| also| still)? (?:need|want|wish|search)\b(?! to (?:ring|phone|text|tell|let|get back|go back|come back|update|warn|brief|talk|speak)\b)"
    r"|(?:i['’]?m|we['’]?re|i am|we are) (?:looking|hoping|trying|after)\b|looking (?:for|to)\b|need(?:s|ed)?\b|want(?:ed)?\b|wondering\b|hoping\b|trying to (?!get (?:this|it|that|these)\b)|let['’]?s\b)",
    re.IGNORECASE,
)
_ASKS = Cued(
    rf"\bif you (?:could|can|would)\b|\b(?:i|we)(?:['’]d| would)? (?:need|like|love) (?!to\b|it\b)|^(?:and |but |so )?do (?:have|make|get|find|send|let|tell|put|add|book|keep|try|see)\b|\b(?:please|pls|plz)\b|:\s*(?:{VERB})\b|\b(?<!\bi )(?<!\bwe )(?:must(?! (?:have|be (?:nice|fun|great|lovely|hard|tough|mad))\b)|should(?! have (?:\w+ed|seen|been|known|told|gone|done|heard|said|thought|got)\b|['’]ve\b)|needs? to|ha(?:s|ve) to be|(?:interviews?|sessions?|loops?|rounds?|onsites?|screens?|it|(?:this|that) one|\w['’]s)(?: (?:now|really|just))? ha(?:s|ve) to|(?:is|are) to be)\b",
    re.IGNORECASE,
)
_ALLOWS = Cued(
    r"\b(?:is|are|['’]s|['’]re|would be|will be|['’]d be|it['’]?s)(?: (?:also|both|all|more than|just|totally|perfectly))* (?:fine|ok|okay|enough|plenty|good|great|ideal|best|perfect|lovely|wonderful|mandatory|optional|required|must)\b|\b(?:would|['’]d) be(?: (?:really|just|even|much|most|absolutely))* (?:grand|brilliant|handy|braw|smashing|super|fab|fabulous|excellent|convenient|suitable|preferable|preferred|better|easiest|easier|nice|nicer|fantastic|amazing|spot on|sound|class|magic)\b|\b(?:will|would|should|['’]ll) (?:do|work)\b|(?<!\b(?:at|my|of|to|he|we) )(?<!\b(?:for|her|his|our|she) )(?<!\b(?:with|from|they) )(?<!\bi )\bworks?\b(?! (?:on|at|with|from|in|late|nights?|the|part|too)\b)|\bsuits?\b|\bdoes ?n['’]?t matter\b|(?:\bis|\bare|['’]s) the (?:candidate|interviewers?)\b|\b(?:candidate|interviewers?|panel)(?:['’]s name)? (?:is|are) (?-i:[A-Z])|^(?:that|this|it)(?:['’]?s| is) \S+['’]s\b|^(?:and |so |but )?it(?:['’]?s| is|['’]ll be| will be) (?:either|only|just|between|before|after)\b|^(?:and )?it(?:['’]?s| is|['’]ll be| will be) (?:with |just )*(?-i:[A-Z])[\w'’-]+(?: (?:(?:and|or) )?(?-i:[A-Z])[\w'’-]+)* (?:for|,) (?:\d|an? (?:half |quarter |full )?(?:hour|min)|half|one|two|thirty|forty|sixty|ninety)",
    re.IGNORECASE,
)
"""What says of a part of the request how it may be: "half an hour is fine"."""
_DEPENDS = Cued(
    r"(?:if|unless|when|whenever|until|till|as long as|provided|in case|before|after|not|except|ideally|preferably)\b",
    re.IGNORECASE,
)
_KEEPS = Cued(
    r"\A\W*(?:(?:and|but|so|please|just) )*(?:keep|leave) (?:everything|the rest|all the rest)(?: else)?(?: exactly| just)?(?: (?:as (?:is|it is|it was|before)|the same|unchanged))?(?: (?:please|pls|thanks))?\W*\Z",
    re.IGNORECASE,
)
"""What asks that nothing else change, and so for nothing."""
_AS_BEFORE = Cued(
    r"\b(?:everything|rest|all|others?|\w+) (?:else )?(?:can |should )?(?:stays?|remains?) (?:as|the same|put|where|how)\b|\b(?:everything else|the rest)(?: (?:can |should )?(?:stays?|remains?|does not change|unchanged|the same|as before|as it))",
    re.IGNORECASE,
)
"""What keeps the rest, which nobody changes."""
_ASIDES = Cued(
    r"\b(?:while|when) (?:you['’]?re|you are) (?:at it|there)\b|\b(?:as|if) (?:you (?:know|say|said|like|can|could|prefer|don['’]?t mind)|(?:that|it)['’]?s (?:ok|okay|alright|possible|easier|better|not too \w+))\b",
    re.IGNORECASE,
)
"""Words that make no sentence of what they stand beside."""
_FINITE = Cued(
    r"\b(?:is|are|was|were|(?<=\bi )am|been?|has|have|had|do|does|did|can|cannot|cant|could|(?-i:will)(?= \w)|won['’]?t|would|should|must|(?-i:may)(?= \w)|might|(?!followed)\w+ed|said|says|told|wants?|needs?|got|gets?|goes|went|came|comes?|flies|heads|departs|drives|travels|returns|lands|arrives|finishes|thinks?|knows?|knew|took|takes?|made|makes?|ran|runs?|left|leaves?|keeps?|kept|looks?|seems?|finds?|found|broke|met|spoke|died|saw|lost|sent|wrote|forgot|fell|flew|gave|won|heard|chose|bought|brought|caught|quit|rang|drove|felt|spent|stood|slept|began|sat|threw|lay|rose|hit|cost|paid|meant|\w+n['’]t|dont|im|its|hes|shes|theyre|ive)\b|['’](?:s|re|m|ve|ll|d)\b|\A\W*(?:(?:and|but|so) )?(?:i|we|he|she|they) \w",
    re.IGNORECASE,
)
"""A verb that makes a sentence of words; what has none goes with what is asked: "30 minutes, in Camden"."""
_WHOSE = Cued(
    r"['’]s(?= (?:next |first |second |final )?(?:on-?site|loop|interview|day|panel|round|screen|session|call|chat)s?\b)",
    re.IGNORECASE,
)
"""No verb: "Jo's onsite on Friday"."""
_IDLES = Cued(
    rf"{_LEAD}(?:(?!looking|hoping|trying (?!to get (?:this|it|that)\b)|wondering|wanting|needing|meeting|morning|evening|during|including|excluding|starting|beginning|ending|following|considering|(?:any|no|every|some)thing)\w+ing\b|sorry (?:for|to|about)\b|apologies\b|just (?:out|back)\b|back from\b|(?:my|the|this|it)\b.*\b(?:request|attempt|try)\b|\w+ (?:request|attempt|try)\b)",
    re.IGNORECASE,
)
"""What says how it comes that it is asked, without a verb of its own: "Working late on a Sunday"."""
_RELATIVE = re.compile(r"(?:who|whom|whose|which)\b", re.IGNORECASE)
"""What says more of who was named last: "Jo Park, who has to decide by Friday"."""
_ENDS = frozenset(".!?…")
Does = Literal["asks", "tells", "adds"]


class Clause(Struct, frozen=True):
    """A clause, or several that do the same."""

    text: str
    joint: str
    """What stands between it and the one before."""
    does: Does
    """It `adds` where it is no clause of its own: "30 minutes, in Camden"."""
    is_first: bool
    """Whether a sentence begins with it."""


def clauses_of(text: str) -> list[Clause]:
    """Return the clauses of a message, none where it is one; of one that is one sentence what gives a reason is cut off, and nothing else."""
    text = _BRACKETS.sub(r". \1.", text.strip())
    stops = _split(_STOPS, text) if _MAY_STOP.search(text) else [text]
    joints = _JOINTS if len(stops) > 1 else _REASONS
    if len(stops) == 1 and next(_REASONS.finditer(stops[0]), None) is None:
        return []
    sentences = zip(["", *stops[1::2]], stops[::2], strict=True)
    return [one for joint, sentence in sentences for one in _of_sentence(sentence, joint, joints)]


def led_by_told(text: str) -> list[Clause]:
    """Return the two clauses of one sentence that tells before it asks: "she starts on the 4th, so find her an hour next week"; none of any other."""
    found = _LED.fullmatch(text.strip())
    if found is None:
        return []
    told = Clause(found["told"], "", "tells", is_first=True)
    return [told, Clause(found["asked"], found["joint"], "asks", is_first=False)]


def sentences_of(clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the sentences that some clauses are of."""
    for start, end in sentence_places(clauses):
        yield joined({n: clauses[n] for n in range(start, end)})


def sentence_places(clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield at which clause each sentence begins, and before which it ends."""
    starts = [n for n, one in enumerate(clauses) if one.is_first]
    return pairwise([*starts, len(clauses)])


def tells(text: str) -> bool:
    """Whether a clause tells something and asks for nothing."""
    return _does(text) == "tells"


def _of_sentence(sentence: str, joint: str, joints: Cued) -> Iterator[Clause]:
    """Yield the clauses of a sentence; what asks stays together, and what adds goes with its neighbour."""
    is_alone = joints is _REASONS
    parts = _split(joints, sentence)
    last = Clause(parts[0], joint, "adds", is_first=True)
    for n, (before, text) in enumerate(zip([joint, *parts[1::2]], parts[::2], strict=True)):
        is_last = 2 * n + 1 == len(parts)
        is_question = sentence.endswith("?") and is_last and not _WONDERS.search(text)
        says_more = before.strip() == "," and _RELATIVE.match(text)
        does = "asks" if is_question else "adds" if says_more else _does(text)
        if does == "adds" and WHY.search(before):
            does = "tells"
        if n == 0:
            last = replace(last, does=does)
        elif (
            does == last.does == "asks"
            or does == "adds"
            or (last.does == "adds" and not (is_alone or _is_reason(before, does)))
        ):
            does = last.does if does == "adds" else does
            last = replace(last, text=last.text + before + text, does=does)
        else:
            yield last
            last = Clause(text, before, does, is_first=False)
    yield last


def _is_reason(joint: str, does: Does) -> bool:
    """Whether a clause that tells says why."""
    return does == "tells" and (bool(WHY.search(joint)) or "as" in joint.casefold().split())


def _split(joints: Cued, text: str) -> list[str]:
    """Return the parts of a text and, between two of them, what joins them."""
    parts, end = [], 0
    for one in joints.finditer(text):
        parts += [text[end : one.start()], one[0]]
        end = one.end()
    return [*parts, text[end:]]


def _does(text: str) -> Does:
    if _KEEPS.search(text) or _WONDERS.search(text):
        return "tells"
    text = _ASIDES.sub("", text)
    if _OPENS.match(text) or _ASKS.search(text):
        return "asks"
    if "@" in text:
        return "adds"
    if as_before := _AS_BEFORE.search(text):
        rest = text[: as_before.start()].rstrip()
        if rest[-1:] not in {",", ";", "–", "-"}:
            return "tells"
        text = rest
    is_said = _FINITE.search(_WHOSE.sub("", text)) and not (
        _ALLOWS.search(text) or _DEPENDS.match(text)
    )
    return "tells" if is_said or _IDLES.match(text) else "adds"


def joined(kept: Mapping[int, Clause]) -> str:
    """Return some clauses as one text; a sentence whose beginning is left out begins anew."""
    text = ""
    for n in sorted(kept):
        is_ended = text[-1:] in _ENDS if kept[n].is_first else n - 1 in kept
        gap = kept[n].joint if is_ended or "\n" in kept[n].joint else ". "
        text += (gap if text else "") + kept[n].text
    return text.strip()
