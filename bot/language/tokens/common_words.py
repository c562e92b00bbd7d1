"""Words of a region or of another language's English, in the words that the grammar knows: “y'all”, “wi”, “14 Uhr”, “mail ID”.

    in_common_words("can y'all get wei in wi tom at 14.30 Uhr") == "can you get wei in with tom at 14:30"

What stands for one word is one word, so that what was typed is found again (`as_typed`).
"""

import re
from collections.abc import Callable

from bot.language.tokens.cues import Cued

_ING = "need|look|go|do|com|hav|gett|mak|mov|noth|someth|anyth|even|try|work|see|tak|think|runn|bring|ask|say|meet|interview|schedul|talk|sitt|start|book|hop|wonder|join"
_OWN = "diary|diaries|calendar|calender|cal|agenda|schedule|hours|working hours|time ?zone|sisters?|brothers?|mam|mum|lunch"
_STATE = "on leave|on holiday|on hols|in(?=\\W*\\Z)|not|no|up|gonna|going|off|out|free|busy|rammed|away|ill|sick|poorly|stuck|afraid|sorry|happy|fine|ok|okay|good|down for|double|booked|working|snowed|swamped"
_AT_END = r"(?=\s*(?:[.!?,;:]|\Z)|\s+(?:as|because|since|due)\b)"
_DO = "give|offer|show|find|search|check|let|add|replace|exchange|remove|invite|send|move|cancel|make|take|put|book|change|swap|shift|postpone|write|create|delete|arrange|set|tell|remind|connect|schedule"
_SPEAKS = r"(?<!\bfor)(?<!\bwith)(?<!\bto)(?<!\bof)(?<!\bfrom)(?<!thank)(?<!would)(?<!will)(?<!could)(?<!\bcan)(?<!\bdo)(?<!\bare)(?<!\bsee)(?<!\band)"


def _cued(pattern: str) -> Cued:
    return Cued(pattern, re.IGNORECASE)


def _please(found: re.Match[str]) -> str:
    """Return a request with its "please" before it: "Give Jo please three times"."""
    parts = found.groupdict()
    who = f"{parts['who']} " if parts.get("who") else ""
    return f"{parts['at']}please {parts['do'].lower()} {who}"


_WORDS: tuple[tuple[Cued, str | Callable[[re.Match[str]], str]], ...] = (
    (_cued(rf"{_SPEAKS}[,\s]+(?:y['’]?all)(?:\s+(?:folks|guys))?{_AT_END}"), ""),
    (_cued(r"(?<![\w'’@.-])y['’]?all(?![\w@-]|\.\w)"), "you"),
    (_cued(rf"(?<![\w'’@.-])((?:{_ING}))in['’]?(?![\w'’@-]|\.\w)"), r"\1ing"),
    (_cued(r"(?<![\w'’@.-])(morn|fix)in['’](?![\w@-]|\.\w)"), r"\1ing"),
    (_cued(r"(?<![\w'’@.-])fixing? to(?= [a-z])"), "going to"),
    (_cued(r"(?<=\bi )ain['’]?t\b"), "am not"),
    (_cued(r"\b(we|you|they) ain['’]?t\b"), r"\1 aren't"),
    (_cued(r"(?<![\w'’@.-])ain['’]?t(?![\w'’@-]|\.\w)"), "isn't"),
    (_cued(r"(?<![\w'’@.-])(?:gotta|hafta)(?= [a-z])"), "have to"),
    (_cued(r"\b(of|all|both|need|give|tell|move|have|get) (?-i:['’]?em)(?![\w@-]|\.\w)"), r"\1 them"),
    (_cued(r"\b(how|what|wot) ['’]?bout\b(?! them\b)"), r"\1 about"),
    (_cued(r"(?<![\w'’@.-])wots(?= )"), "what's"),
    (_cued(r"(?<![\w'’@.-])wot(?=[\s?])"), "what"),
    (_cued(r"(?<![\w'’@.-])whatcha(?= )"), "what have you"),
    (_cued(rf"\b(in|on|of|up|is|us|to|off|for|from) me (?=(?:{_OWN})\b)"), r"\1 my "),
    (_cued(r"\b(in|on|of|up|is|us|off) me (?=(?:interviews?|meetings?|day|week)\b)"), r"\1 my "),
    (_cued(r"(?<![\d.:/-])(\d{1,2})((?: ?[-–] ?| to )\d{1,2})\.(00|[1-5]5|[2-5]0)(?![\d.:/-])"), r"\1\2:\3"),
    (_cued(r"(?<=[^\W\d_] )(?-i:n)(?= [^\W\d_]{2})"), "and"),
    (_cued(r"(?<=[\w,] )(?-i:w)(?= [^\W\d_]{2})"), "with"),
    (_cued(r"\b(an?|the|that|this|my|our|just|some) wee (?!ones?\b|rooms?\b)(?=\w)"), r"\1 "),
    (_cued(r"(?<=[\w,] )(?-i:wi)['’]?(?= [\w@])"), "with"),
    (_cued(r"(?<![\w'’@.-])(?-i:til)(?= \w)"), "till"),
    (_cued(r"(?<=\d) while (?=\d)"), " to "),
    (_cued(rf"(?P<at>\A\W*(?:(?:yeah|aye|no|nah|soz|sorry|yes|ok|think)\W+)*)am(?= (?:{_STATE})\b)"), r"\g<at>I'm"),
    (_cued(rf"(?<=\w) an['’]? all{_AT_END}"), " too"),
    (_cued(r"(?<![\w'’@.-])dae(?= (?:it|that|this|the|a|an|both|fine|you|me)\b)"), "do"),
    (_cued(r"(?<![\w'’@.-])(?:efter|aifter)(?= \w)"), "after"),
    (_cued(r"(?<![\w'’@.-])outwith(?= \w)"), "outside"),
    (_cued(r"\b(instead|both|all|some|one|two|three|end|start|part|out|either|neither|because|rid) (?-i:o['’]?) (?=(?:the|them|us|it|that|this|these|those|my|her|his|you)\b)"), r"\1 of "),
    (_cued(rf"\b((?:\d(?: ?[ap]m)?|o['’]?clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|free|available|busy|here|about|lunch|morning|afternoon)) the day{_AT_END}"), r"\1 today"),
    (_cued(r",? \b(?:henceforth|hence ?forward|here ?after|going forward|here onwards?|from here on)(?=\s*[.!]*\s*\Z)"), ""),
    (_cued(rf"\b(for|of|from|attend|attending|confirm|confirming|with|to|update|block|prepone|postpone|reschedule|cancel|accept|decline|join|about) the same{_AT_END}"), r"\1 it"),
    (_cued(r"(?P<at>\A\W*|[.!?;,]\s+|\band )kindly (?=[a-z]+\b)(?!regards|yours|share)"), r"\g<at>please "),
    (_cued(r"(?P<at>\A\W*)please share (?=\w)"), r"\g<at>kindly share "),
    (_cued(r"(?<=[.!?;,])\s*(?:(?:please|kindly|so) )*(?:(?:update|note|save|set|do|process|record|consider) the same|(?:update|note) it)(?: accordingly)?\W*\Z"), ""),
    (_cued(rf"(?P<at>\A\W*)(?P<do>{_DO}) please,? (?=\w)"), _please),
    (_cued(rf"(?P<at>\A\W*)(?P<do>{_DO}) (?P<who>(?:the candidate )?(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)) please,? (?=\w)"), _please),
    (_cued(r"\b(will|would|could|can) (?:ya|yer)\b"), r"\1 you"),
    (_cued(rf"(?P<at>\A\W*(?:(?:hey|ok|okay|alright|so)\W+)?)you,? (?P<do>{_DO}|make|get)(?= (?:me|us|it|the|a|an)\b|[A-Z]| [A-Z])"), r"\g<at>\g<do>"),
    (_cued(r"(?<![\w'’@.-])reyt(?= )"), "really"),
    (_cued(r"\bdo the needful(?: and| by| to)? (?=[a-z])"), ""),
    (_cued(r"(?<=[.!?,])\s*(?:please |so )?do the needful(?: at the earliest| asap| please)?\W*\Z"), ""),
    (_cued(r"(?<=\w) by (?:the )?name(?: of)? (?=\w)"), " named "),
    (_cued(r"\b(create|make|form|add|book|arrange|set up|send|share) one (?=(?:pool|panel|room|meeting room|link|slot)\b)"), r"\1 a "),
    (_cued(r"\b(?:e-?)?mail[ -]?ids?\b"), "email"),
    (_cued(r"\bin lieu of\b"), "instead of"),
    (_cued(r"\bwhat['’]?ve (?=(?:i|we|you)\b)"), "what have "),
    (_cued(r"(?<![\w:.])(\d{1,2})(?:[.:]00)?( ?(?:-|–|to|until|till|til|bis|and|or) ?)(\d{1,2}) ?uhr\b(?! \d)"), r"\1:00\2\3:00"),
    (_cued(r"(?<![\w:.])(\d{1,2})[.:](\d\d) ?(?:uhr|hrs\b\.?)(?!\w)"), r"\1:\2"),
    (_cued(r"(?<![\w:.])(\d{1,2}) ?uhr (\d\d)\b(?! ?(?:min|people))"), r"\1:\2"),
    (_cued(r"(?<![\w:.])(\d{1,2}) ?uhr\b"), r"\1:00"),
    (_cued(r"\b(?:(?:the|my|our|dear) )?colleagues?,? (?=(?-i:[A-Z]))"), ""),
)  # fmt: skip


_HASTY = {
    "wen": "when", "wud": "would", "cud": "could", "shud": "should", "wat": "what", "arnd": "around", "jus": "just",
    "mak": "make", "dat": "that", "dis": "this", "frm": "from", "abt": "about", "wil": "will", "tho": "",
    "dont": "don't", "sme1": "someone", "some1": "someone", "sm1": "someone", "sum1": "someone", "any1": "anyone", "every1": "everyone", "theres": "there's", "mek": "make", "whats": "what's",
    "no1": "nobody", "gimme": "give me", "lemme": "let me", "yep": "yes", "yup": "yes", "tiem": "time", "tmie": "time", "itme": "time", "betw": "between", "btwn": "between", "arvo": "afternoon", "shes": "she's", "hes": "he's", "theyre": "they're", "owt": "anything", "nowt": "nothing", "summat": "something", "shan't": "won't", "shant": "won't",
    "Im": "I'm", "Ive": "I've", "ive": "I've", "youll": "you'll", "youve": "you've", "youre": "you're", "weve": "we've", "theyll": "they'll", "theyve": "they've", "itll": "it'll", "thatll": "that'll", "thats": "that's", "heres": "here's", "wheres": "where's", "itd": "it'd", "theyd": "they'd", "youd": "you'd",
}  # fmt: skip
"""What is typed in haste, and what is meant."""
_HASTY_WORD = Cued(rf"(?<![\w'@.-])(?:{'|'.join(_HASTY)})(?![\w'@-]|\.\w)")


def in_common_words(text: str) -> str:
    """Return a text with the words of a region in those that everybody knows."""
    for said, meant in _WORDS:
        text = said.sub(meant, text)
    return text


_VERBS = r"(?:be|have|need|want|do|take|go|see|ring|call|check|get|give|let|make|try|send|ask|join|attend|come|never|not|also|probably)\b"
_UNMARKED = (
    (_cued(rf"(?P<at>(?:\A|\b(?:and|but|so|then|or|yes|yeah|no|sorry|ok|okay|grand|sure|aye|that|think|right|please|later|there|maybe|friday|monday|tuesday|wednesday|thursday|today|tomorrow) )\W*)(?P<who>I|i)ll (?={_VERBS})"), r"\g<at>\g<who>'ll "),
    (_cued(r"(?-i:\bIll (?=[a-z]))"), "I'll "),
    (_cued(r"(?P<at>(?:\A|\b(?:and|but|so|because|that|if) )\W*)we(?:d)(?= (?:want|like|love|prefer|rather|appreciate|be (?:happy|glad|grateful|looking))\b)"), r"\g<at>we'd"),
    (_cued(r"\b(?P<at>and|but|so|because|that|if) wed(?= (?:need|have|be|better|also|really)\b)"), r"\g<at> we'd"),
    (_cued(r"(?P<at>(?:\A|\b(?:and|but|so|because|that) )\W*)were(?= (?:after|looking|hoping|trying|stuck|short|running|going|gonna|not|all|down)\b)"), r"\g<at>we're"),
    (_cued(r"\b(?P<at>and|but|so|because|that) (?P<who>s?he|we)ll(?= (?:be|have|need|want|take|join|do|go|come)\b)"), r"\g<at> \g<who>'ll"),
    (_cued(r"\b[Ii]d(?= (?:like|love|prefer|rather|need|want|appreciate|say|be)\b)"), "I'd"),
    (_cued(r"\bits(?= (?:too|not|a|an|the|no|fine|grand|just|only|on|at|in|been|going|still|my|our|his|her|their|for)\b)"), "it's"),
)  # fmt: skip
"""What is typed, or written down as it was spoken, without its apostrophe and may be another word: "wed", "ill", "were"."""


def unhurried(text: str) -> str:
    """Return a text with the words that are typed in haste written in full."""
    text = _HASTY_WORD.sub(lambda found: _HASTY[found[0]], text)
    for said, meant in _UNMARKED:
        text = said.sub(meant, text)
    return text


def as_typed(said: str, typed: str) -> str:
    """Return the words of a typed text that became these; the same words where none did."""
    words, sought = typed.split(), [_bare(one) for one in said.split()]
    if not sought or said in typed:
        return said
    if said.startswith("I ") and (rest := as_typed(said[2:], typed)) in typed:
        return rest  # who leaves out themselves: "am in Rotterdam then"
    for start in range(len(words)):
        if _meant(words[start : start + 2])[:1] != sought[:1]:
            continue
        for more in (0, 1, 2, -1):
            part = words[start : start + len(sought) + more]
            if _meant(part) == sought != [_bare(one) for one in part]:
                return " ".join(part).strip(" .,;!")
    return said


def _meant(words: list[str]) -> list[str]:
    """Return what typed words stand for, inside a sentence, bare of its signs."""
    return [_bare(one) for one in unhurried(in_common_words(f"so {' '.join(words)}")).split()[1:]]


def _bare(word: str) -> str:
    return word.strip(".,;:!?“”\"'’").casefold()
