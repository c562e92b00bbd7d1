r"""What of a message is said to the bot: markup, emoji, quoted lines, greetings, wishes and signatures fall away.

    spoken("Hi Mei, hope you're well! Is Tom free Friday? :pray:\n\nBest,\nRita").text == "Is Tom free Friday?"

The words that are left keep their capitals; a message that is nothing but a greeting or an emoji is empty, and
`thumb` tells whether it was a raised (1) or a lowered (-1) one.
"""

import re
from functools import lru_cache

from msgspec import Struct

from bot.language.tokens.calendar_words import MONTH_NAMES, MONTHS, SAID_WEEKDAY, WEEKDAY
from bot.language.tokens.common_words import in_common_words, unhurried
from bot.language.tokens.cues import Cued
from bot.language.tokens.forwarded_mails import without_forwarded
from bot.language.tokens.normalize import plain
from bot.language.tokens.polite_requests import in_plain_requests
from bot.language.tokens.quotes import rest_behind, without_quotes
from bot.language.tokens.run_on import with_stops

MOST_LETTERS = 4000
_MONTH = "|".join(MONTHS)
_NAME = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}"


class Spoken(Struct, frozen=True):
    """The words said to the bot; how the message opened and whether a thumb was shown."""

    text: str
    thumb: int = 0
    greeted: bool = False
    is_wish: bool = False
    """Nothing but a wish was said: "hope you have a lovely weekend"."""
    rest: str = ""
    """What stands behind the letters that were looked at, of a longer message."""


_DAY_OF_MONTH = Cued(
    rf"(?<![\w.,:/-])(?<!\bat )(0?[1-9]|[12]\d|3[01])(?:\. ?|-)(?!may\b)((?:{_MONTH})\b)(?:-(?=20\d\d\b))?",
    re.IGNORECASE,
)
"""The day of a date as it is written in German and on forms: "7. December", "7-Dec", "7-Dec-2026"."""
_DOTTED_DATE = Cued(
    r"(?<![\w.,:/-])(?<!\bat )(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?: (?=[a-z(]|\d)|(?=[,;)]))"
)
"""A date that ends with a stop of its own: "on 03.12. at 11", "Thursday, 03.12., at 11"."""
_LAST_DATE = Cued(
    rf"(?P<on>\b(?:on|the|{SAID_WEEKDAY},?|(?:{_MONTH})(?:,| or| and)) \(?)(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?=\s*\Z)",
    re.IGNORECASE,
)
"""The same at the end of a message, where it might be an hour: behind a weekday, "on", or another date."""
_STRUCK = Cued(
    r"<(s|del|strike)>.*?</\1>|~~[^~\n]{1,200}~~|(?<![\w~])~(?=[^\s~\d])[^~\n]{1,200}(?<=[^\s~])~(?![\w~])",
    re.DOTALL | re.IGNORECASE,
)
_FENCED = Cued(r"```.*?(?:```|\Z)", re.DOTALL)
"""A pasted block of code is quoted, not said."""
_LINKED = re.compile(r"<(?:mailto:|tel:)?([^|<>\s]+)\|([^<>]*)>")
_MAILTO = re.compile(r"<mailto:([^<>\s|]+)>|\[([^\]]*)\]\(mailto:[^)]*\)")
_AT = re.compile(r"<at[^>]*>(.*?)</at>", re.IGNORECASE)
_SLACK = Cued(r"<[@#!][^>]{0,80}>")
_TAG = Cued(
    r"</?(?:p|div|span|b|i|u|em|strong|br|a|ul|li|blockquote|pre|code)\b[^>]*>", re.IGNORECASE
)
_EMPHASIS = Cued(r"(?<![\w*_`])(\*{1,3}|_{1,2}|`{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_`])")
_ENTITIES = (
    ("&gt;", ">"),
    ("&lt;", "<"),
    ("&amp;", "&"),
    ("&nbsp;", " "),
    ("&#39;", "'"),
    ("&quot;", '"'),
)
_UP = Cued(
    "[\N{THUMBS UP SIGN}\N{OK HAND SIGN}\N{WHITE HEAVY CHECK MARK}\N{HEAVY CHECK MARK}]|:(?:\\+1|thumbsup|ok_hand|white_check_mark|heavy_check_mark)(?:::skin-tone-\\d)?:"
)
_DOWN = re.compile("[\N{THUMBS DOWN SIGN}\N{CROSS MARK}]|:(?:-1|thumbsdown|x)(?:::skin-tone-\\d)?:")
_EMOJI = Cued(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f3fb-\U0001f3ff]"
    "|(?<![\\w:]):[a-z][a-z0-9_+-]*(?:::skin-tone-\\d)?:(?![\\w])"
    "|(?:(?<=\\s)|^)[:;=]-?[)(DPpoO/|](?=\\s|$|[.,!?])|(?:(?<=\\s)|^)(?:<3|x{2,4}|\\^\\^)(?=\\s|$)"
)  # fmt: skip
_EMOJI_ENDS = Cued(
    rf"([a-z\d])\s+(?:{_EMOJI.pattern}){{1,3}}\s+(?=[A-Z][a-z]* [a-z]|(?:would|could|can|do|who|whos|any|need|find|looking|trying|wondering|please|pls|i|we|i'm|so|when|is|are) \w)"
)
"""A face that ends a sentence: "hope you're well :) Could you …"."""
_HONORIFIC = Cued(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Mx|mr|mrs|ms|dr|Mister|Madam|Monsieur|Madame|Mademoiselle|Mme|Herr|Frau|Señora?|Signora?|Sra?)\.?\s+(?=[A-Z])|(?:monsieur|madame|mister|herr|frau)\s+)"
)
_DEGREE = Cued(
    r"\b(?:(?:(?:M?Mag|Dipl|Ing|DDr|Dkfm|Lic|Dott|Prof|Dr|Mgr|Engr|Rev|Hon)\.(?:[ -]?(?:Ing|Inf|Kfm|Psych|Phys|[a-z]{2,5})\.)*|D\.?I\.?(?=\s+[A-Z]\w+\s+[A-Z])|MMag|DDr|Dipl\.?-?Ing\.?)\s*(?:\(FH\)\s*)?)+(?=[A-Z][\w'’-]+)"
)
"""Degrees and titles before a name, one or several: "Dipl.-Ing. Mag. Eva Pichler"."""
_HONORIFIC_AFTER = Cued(
    r"(?<=[^\W\d_])[-\u2010\u2011](?:san|sama|sensei|kun|chan|ji|nim)\b", re.IGNORECASE
)
"""What honours a name behind it: "Tanaka-san"."""
_HESITATION = Cued(
    r"(?:(?<![\w'’.-])(?:u+h*m+|u+h+|e+rm+)|\A\s*(?:Um+|Uhm|Uh|Erm+))(?:\s*(?:,|\.{2,3}|…))?[ ]+(?=\S)"
)
"""What somebody says while they think: "for Rita and um Olivia"."""
_SIGNED = Cued(
    r"(?:^|\n|(?<=[.!?])\s+|,\s+)\s*(?:-- ?|(?:(?:[Kk]ind|[Ww]arm|[Bb]est|[Mm]any|[Ww]ith (?:kind|best))\s+)?(?:[Rr]egards|[Rr]gds|BR|KR|[Bb]est|[Ww]ishes|[Cc]heers|[Ss]incerely|[Tt]hanks|[Tt]hank you|[Tt]hx|[Tt]a|[Yy]ours)"
    r"(?: (?:a lot|so much|in advance|again|and regards|a million))?)\s*[,.!-]*\s*\n+\s*[\w'’. ,|&/()-]{1,60}(?:\n.*)*\Z"
)
_CLOSED = Cued(
    r"(?:\n|(?<=[.?!])\s)\s*(?:(?:many|thanks?|thank|you|and|with|kind|kindly|kindest|warm|warmest|best|regards|wishes|ever|so|very|much|in|advance|again|a|lot|all|the|yours|sincerely|faithfully|truly|cheers|respectfully)[ ,]*){1,9}[.!-]*\s*\n+\s*[A-Z][\w'’. -]{1,40}(?:\n[^\n?]{1,60}){0,5}\s*\Z",
    re.IGNORECASE,
)
"""Courtesies in a line or a sentence of their own and, below it, who signs, with a title and a number."""
_SIGNED_LINE = Cued(
    rf"(?:^|[\n.!?,;-]|(?<=\s))\s*(?:(?:[Kk]ind|[Ww]arm|[Bb]est|[Mm]any)\s+)?(?:[Rr]egards|[Rr]gds|BR|KR|[Bb]est|[Cc]heers|[Tt]hanks|[Tt]hank you|[Tt]hx|[Tt]a(?: muchly)?|[Tt]y|[Gg]reetings|(?:[Mm]et vriendelijke )?[Gg]roet(?:en|jes)?|(?:[Mm]it freundlichen |[Vv]iele )?[Gg]r(?:ü|ue)(?:ß|ss)en?|[Ss]aludos|[Cc]ordialement|[Hh]ilsen)[,.!]?\s*(?:[-,]\s*)?{_NAME}\s*\Z"
)
_SIGNED_OFF = Cued(
    rf"(?:^|[\n.!?,;-])\s*(?:(?:[Mm]any |[Ll]ots of )?(?:[Tt]hanks|[Tt]hank you|[Cc]heers|[Tt]hx|[Tt]a)(?: (?:a (?:million|mill|lot|bunch|ton|mil)|ever so much|so much|very much|again|in advance|heaps|loads|for (?:this|that|your help)))*|[Ww]armly|[Ww]arm wishes|[Bb]less you|[Bb]less|[Tt]ake care|[Ll]ove|[Aa]ll the best|[Hh]ave a (?:\w+ )?(?:day|one|weekend|evening|week|afternoon)|[Mm]any blessings|[Rr]espectfully|[Yy]ours(?: \w+)?|[Ww]ith thanks|[Gg]ratefully)"
    rf"\s*[,.!-]*\s*(?:{_NAME})?(?: x+)?[.!]?\s*\Z"
)
_DASHED = Cued(rf"(?:\n|(?<=[.?!]))\s*[-–—]{{1,2}}\s*{_NAME}\s*\Z|\n\s*/{_NAME}\s*\Z")
_SIGNED_BLOCK = Cued(
    r"\n\s*\n\s*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}[ ,]*(?:\n[^\n?!]{2,50}){0,4}\s*\Z"
)
"""A name by itself, with a title or a number below it, after an empty line."""
_SIGNED_ALONE = Cued(
    rf"(?<=[.?!])\s*\n\s*\n\s*(?!(?i:{WEEKDAY}|today|tomorrow|thanks|online|morning|afternoon|room|{_MONTH})\b)[A-Z][a-zÀ-ÿ'’-]+ ?,?\s*\Z"
)
"""One name by itself, after an empty line below a whole sentence."""
_NO_NAME = rf"(?:{WEEKDAY}|to(?:day|morrow)|candidate|add|on|no|yes|i)\b"
_GREETING = Cued(
    r"\A\s*(?:(?:dear |respected )?sirs?(?: ?(?:/|or|and|&) ?ma['’]?da?m)?\s*[,!.:;\n–—-]+|(?:hi+|hello+|hey+|hiya|heya|yo|dear|greetings|howdy|hallo|hoi|hullo|ahoy|grüezi|goedemorgen|goedemiddag|hola|namaste|guten (?:morgen|tag|abend)|moin|servus|bonjour|bonsoir|salut|buen(?:os d[ií]as|as tardes)|buongiorno|ciao|bom dia|ol[áa]|hej|(?:good )?(?:morning|mornin|afternoon|evening)|good day|gm)\b"
    r"(?:[ ,]+(?:there|all|y['’]?all|team|everyone|everybody|folks|guys|again|bot|scheduler|comeet|both|mate|sir|madam|ma'am|friend|dear|you|to you|people|hope all is well))*"
    rf"(?: (?-i:{_NAME}|[a-z]+)\s*[,!.:;\n–—-]+|, ?(?!{_NO_NAME})(?-i:{_NAME}|[a-z]+)\s*(?:,?\s*\n|!)[!\n]*|\s*[,!.:;\n–—-]+)|\A\s*(?:hi+|hello|hey+|hiya|yo|(?:good )?mornin|good morning|good afternoon|(?:morning|afternoon|evening)(?= (?:all(?! (?:week|day|next|this|of)\b)|everyone|everybody|team|folks|guys|there|both|(?:can|could|would) (?:you|ye)|listen|hope (?:you|ye|all)|i (?:need|want)|quick one)\b))\b(?: (?:there|all|y['’]?all|team|everyone|everybody|folks|guys|again|bot|scheduler|comeet|both|mate))*(?=\s|\Z))\s*",
    re.IGNORECASE,
)
_CALLED = Cued(
    rf"\A(?:(?-i:{_NAME})|bot|scheduler|comeet)\s*(?:(?:,\s*)?(?=(?:(?:can|could|would|will|do|may) (?:you|u|we|i)|any chance|please|pls)\b)|,\s*(?=(?:i|we|it|hope|hoping|thanks?|sorry|just|quick|is|are|was|did|does|there|this|when|who|what|which|where|how|why|find|book|set up|schedule|arrange|move|cancel|add|show|check|let|make)\b))",
    re.IGNORECASE,
)
_ASKS_ON = r"(?:(?:and |so |listen |look |now |just )?(?:looking (?:to|for)|trying to|wondering if|(?:i|we)(?:['’]re|['’]m| am| are)? (?:need|want|looking|trying|would like|have a candidate)|(?:can|could|would|will) (?:you|we|i) (?:please |just |pls )?(?:find|book|set|get|schedule|arrange|check|see|tell|help|have|do|send|look)|need (?:to|an?|\d|some)|please (?:find|book|set|get|schedule|arrange|check|send)|pls (?:find|book|set|get|schedule|send)|when (?:can|could|is|are)|who(?:['’]s| is| can)|is there)\b)"
"""How a request opens that follows a wish without a stop."""
_WISH = Cued(
    rf"(?:^|(?<=[.!?,;\n–—-]))\s*(?:(?:i (?:do |really |very much )?)?hope (?:you|ye|yis|yous|youse|ya|u|ur|youre|you're|your|y'all|yall|all|everyone|everything|this|the|that|it|(?:{WEEKDAY}|yesterday|last (?:night|week))(?:['’]?s)? (?:\w+ ){{0,3}}?(?:was|were|went))\b[^.!?\n;]*?(?:[.!?;\n]+|, (?=(?:listen|just|so|wondering|looking|i'm|im|need|book|have|what|how|any|can|could|would|please|pls|i|we|is|are|do|who|when|find|any)\b)|\s(?={_ASKS_ON})|\s[–—-]\s|\s-\s|$)"
    r"|(?:have|enjoy) (?:a|an|your|the) (?:good|great|nice|lovely|wonderful|relaxing|fantastic|rest|weekend|evening|day|holiday)\b[^.!?\n;,]*?(?:[.!?;,\n]+|$)"
    rf"|happy (?:almost-?|nearly-?)?(?:{WEEKDAY}|new year|holidays|weekend|birthday|easter|christmas|thanksgiving)\b[^.!?\n;,]*?(?:[.!?;,\n]+|$)"
    r"|compliments of the (?:day|season)\b[^.!?\n;,]*?(?:[.!?;,\n]+|$)"
    r"|(?:fijne?|prettige?|goed|bon(?:ne)?|sch[oö]nes?|gutes?|buon|buen|feliz|god|trevlig) (?:weekend|week-end|wochenende|fin de semana|finde|helg)\b[^.!?\n;,]*?(?:[.!?;,\n]+|$)"
    r"|(?:(?:now|so|go|and) )*(?:get|treat|pour|grab|buy|take) (?:yourself|urself|yourselves|ya ?self) (?:an?|to|some|the|home|out|off|into)\b[^.!?\n;]*?(?:[.!?;\n]+|$)"
    r"|(?:how are you|how's it going|how is it going|how are things(?: with you| at your end)?|how was your (?:weekend|holiday|week)|what's up|long time no see)(?: (?:doing|today|all))*\s*[.!?,]+"
    r"|(?:hope that'?s ok(?:ay)?|no rush|whenever you (?:get|have) a (?:chance|minute|moment|sec))\s*(?:[.!?,;\n]+|$))",
    re.IGNORECASE,
)
_COURTESY = Cued(
    r"\s*[,.!]?\s*\b(?:(?:and |but )?(?:many |lots of |thank you and )?(?:thanks|thank you|thx|cheers|ta|ty|tysm|tia)(?: for (?:being|sorting|helping|doing|looking|finding|organi[sz]ing|arranging|your|all)\b[^,.;!?]{0,40})?(?: (?:a lot|so much|ever so much|very much|kindly|in advance|again|heaps|a million|a bunch|for your help|for the help))*|much appreciated|appreciate it|have a (?:good|great|nice|lovely) (?:day|one|weekend|evening))[\s!.,]*\Z",
    re.IGNORECASE,
)
_THANKED = Cued(
    r"\A\s*(?:(?:many |lots of )?(?:thanks|thank you|thx|cheers|ty)(?: (?:so much|a lot|very much|for (?:that|this|yesterday|earlier|last (?:week|time|night)|your help|the (?:info|help|quick reply))))?(?: (?-i:[A-Z])\w+)?\s*[!.,]+\s*)+",
    re.IGNORECASE,
)
_LINES_APART = Cued(r"\n\s*\n\s*")
_PRAISED = Cued(
    r"\A\s*(?:(?:ah|oh|aw+|wow|gosh)[ ,!]+)?(?:(?:many )?(?:thanks|thank you|cheers) for [^.!?]{1,60}?[,.!]\s*)?(?:(?:ah|oh|aw+|wow)[ ,!]+)?you(?:'re| are) (?:(?:so|a|an|the|very|really|such|just|absolute|too) )*(?:gem|star|legend|great|quick|best|angel|hero|lifesaver|kind|fast|amazing|brilliant|wonderful|saint|darling|rockstar|treasure|good|lovely|marvellous|fantastic)\b[^.!?,;]{0,20}[.!,;]+(?:\s*now\b)?\s*",
    re.IGNORECASE,
)
_NOT_BOTH = Cued(r",?\s*\b(?:but )?not both(?: of them)?\b", re.IGNORECASE)
_MEANT = Cued(r"\A[^,.!?\n]{3,40}, (?:that is|that is to say|i\.?e\.?),? ", re.IGNORECASE)
"""What is said again in other words: "the following week, that is, the week of March 1"."""
_YE = Cued(
    r"(?<![\w'@.-])(?:(?:yez|yiz|yis|yous|youse)|(?<=[a-z] )(?<!\bok )(?<!\boh )(?<!\bah )(?<!\beh )(?<!\bhm )(?<!\bhmm )(?<!\bum )(?<!\bokay )(?<!\band )(?<!\bbut )(?<!\bso )(?<!\blol )(?<!\bwell )ye|[Yy]e(?=['’](?:re|ve|ll|d)\b| (?:have|had|are|were|all|lot|guys)\b)|ye(?= (?:can|could|will|would|should|do|did|might|may)\b))(?![\w@-]|\.\w)"
)
"""Who is spoken to, as it is said in Ireland: "a new one for ye". By itself "ye" is a yes, and "Ye" a name."""
_STRETCHED = {
    re.compile(rf"(?<![\w'@.-]){'+'.join(word)}+(?![\w'@-]|\.\w)", re.IGNORECASE): word
    for word in ("yes", "yeah", "yep", "no", "ok", "okay", "please", "thanks", "sure")
}
"""A word that is typed with more of its letters, as it sounds: "yesss", "nooo"."""
_IS_STRETCHED = re.compile(r"([a-z])\1", re.IGNORECASE)
_BULLETS = re.compile(r"^[ \t]*(?:[-*•–·][ \t]+|\d[.)][ \t]+)(?=\S)", re.MULTILINE)
"""What begins the lines of a list: "- Ian", "1. 30 min with Ian"."""
_SPACE = re.compile(r"\t[ \t]*| [ \t]+")
"""What stands between words and is no single space."""
_LETTER = re.compile(r"\w")
_LINES = Cued(r"\s*\n\s*")


@lru_cache(maxsize=2)
def spoken(text: str) -> Spoken:
    """Return what of a message is said to the bot; kept, since a turn asks it several times of one message."""
    unfenced = _FENCED.sub(" ", text[:MOST_LETTERS])
    said = unfenced if _LETTER.search(unfenced) else text[:MOST_LETTERS]
    said = without_forwarded(_spaced(plain(said)))
    thumb = _thumb(said) if _MAY_BE_FACE.search(said) else 0
    said = _without_markup(said) if _MARKED.search(said) else said
    said = _without_stops_of_dates(_HESITATION.sub("", said))
    said = _HONORIFIC_AFTER.sub("", _DEGREE.sub("", _HONORIFIC.sub("", said)))
    said = _without_faces(said) if _MAY_BE_FACE.search(said) else said
    said = _LINES_APART.sub("\n\n", _spaced(said))
    whole = said
    if "\n" in said or ":" in said:
        said = without_quotes(said)
    said = _BULLETS.sub("", said) if len(_BULLETS.findall(said)) > 1 else said
    said = _shortened(
        said, _CLOSED, _SIGNED_BLOCK, _SIGNED, _SIGNED_OFF, _SIGNED_LINE, _SIGNED_ALONE, _DASHED
    )
    behind = rest_behind(text, MOST_LETTERS, whole, said)
    rest, greeted = _without_greeting(said.strip())
    rest = _shortened(rest, _THANKED, _PRAISED)
    wished = _WISH.sub(" ", rest)
    is_wish = wished != rest and not _LETTER.search(wished)
    rest = rest if is_wish else wished
    rest = _shortened(rest, _COURTESY)
    rest = in_plain_requests(in_common_words(_YE.sub("you", rest)))
    rest = _MEANT.sub("", _NOT_BOTH.sub("", rest)).replace("or rather", "rather")
    rest = with_stops(unhurried(_unstretched(rest)))
    return Spoken(_tidy(rest), thumb, greeted, is_wish, behind)


def _without_stops_of_dates(said: str) -> str:
    said = _LAST_DATE.sub(_last_named, _DOTTED_DATE.sub(_named_month, said))
    return _DAY_OF_MONTH.sub(r"\1 \2 ", said)


def _named_month(found: re.Match[str]) -> str:
    return f"{found[1]} {MONTH_NAMES[int(found[2])]}{' ' * found[0].endswith(' ')}"


def _last_named(found: re.Match[str]) -> str:
    return f"{found['on']}{found['day']} {MONTH_NAMES[int(found['month'])]}"


def _unstretched(said: str) -> str:
    """Return a text whose words of assent, and of the opposite, have each letter once."""
    if not _IS_STRETCHED.search(said):
        return said
    for stretched, word in _STRETCHED.items():
        if any(len(found[0]) > len(word) for found in stretched.finditer(said)):
            said = stretched.sub(word, said)
    return said


_MAY_BE_FACE = re.compile(r"[^\x00-\x7f]|[:;=^]|<3|xx")
"""One sign at least of every emoji and every face of signs."""


def _spaced(said: str) -> str:
    """Return a text with one space wherever there is more between two words."""
    return _SPACE.sub(" ", said) if "  " in said or "\t" in said else said


def _thumb(said: str) -> int:
    return 1 if _UP.search(said) else -1 if _DOWN.search(said) else 0


def _without_faces(said: str) -> str:
    return _EMOJI.sub(" ", _DOWN.sub(" ", _UP.sub(" ", _EMOJI_ENDS.sub(r"\1. ", said))))


_MARKED = re.compile(r"[<>~*_`&\[]")


def _without_markup(said: str) -> str:
    for entity, sign in _ENTITIES:
        said = said.replace(entity, sign)
    said = _STRUCK.sub(" ", said)
    said = _MAILTO.sub(lambda found: f" {found[1] or found[2]} ", said)
    said = _LINKED.sub(lambda found: f" {found[1] if '@' in found[1] else found[2]} ", said)
    said = _TAG.sub(" ", _SLACK.sub(" ", _AT.sub(_mentioned, said)))
    for _ in range(2):
        said = _EMPHASIS.sub(r"\2", said)
    return said


def _mentioned(found: re.Match[str]) -> str:
    """Return the name of a mentioned person; a mentioned bot is only spoken to."""
    is_bot = re.search(r"\b(?:bot|comeet|schedul\w+|assistant)\b", found[1], re.IGNORECASE)
    return " " if is_bot else f" {found[1]} "


def _shortened(said: str, *endings: Cued | re.Pattern[str]) -> str:
    """Return the text without the endings, as long as anything is left of it."""
    for ending in endings:
        shorter = ending.sub("", said)
        if shorter != said and _LETTER.search(shorter):
            said = shorter
    return said


def _without_greeting(said: str) -> tuple[str, bool]:
    found = _GREETING.match(said)
    rest = said[found.end() :] if found else said
    called = _CALLED.match(rest)
    if called and found:
        rest = rest[called.end() :]
    if not _LETTER.search(rest):
        return said, bool(found)
    return rest, bool(found)


def _tidy(said: str) -> str:
    return _spaced(_LINES.sub("\n", said)).strip(" \n,;")
