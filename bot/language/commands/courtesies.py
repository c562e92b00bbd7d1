"""What is only said to be polite or to begin a message, and the message without it.

"hi, could you please …", "… when you can, thanks": whether something was asked for so is kept, since "can you set the
buffer to 15?" is no question; and whether somebody spoke of themselves ("I want to be an admin").
"""

import re

from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded
from bot.language.tokens.tokenizer import Sentence, tidied

_MARKS = Cued(r"[!?.…\"()*_]+(?=\s|$)|(?:^|(?<=\s))[\"(*_]+|[’'`]")
_REQUESTING = Cued(
    r"\b(?:can|could|would|will|cld|want|like|love|need|prefer|let's|lets|wanna|mind|possible|'d)\b",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\bi\b", re.IGNORECASE)
_COURTESY = Cued(
    r"""^(?:[\s,.!:;-]*(?:
        (?:hi|hey|hello|yo|ok|okay|so|well|alright|right|also(?!\ (?:\d+|half\ an|an?\ hour)\b)|and|btw|actually|then|quick\ one|one\ more\ thing|sorry|um+|hm+|oh|ah|cool|great|perfect|fine)(?=[\s,.!:])
      | please|plz|plss?e?|pls|kindly|just|bot|dear\ bot|scheduler|yes(?=[\s,])|yeah(?=[\s,])
      | (?:would|do)\ you\ mind
      | (?:can|could|would|will|cld|can't)\ (?:you|u|ya|we|i|someone|it\ be\ possible\ to)(?!\ (?:do|help|see|still|connect\b(?!\ (?:me|my|us)))\b)(?:\ (?:please|pls|kindly|just|maybe|possibly|perhaps))*
      | time\ to|is\ it\ possible\ to|would\ it\ be\ possible\ to|is\ there\ a\ way\ to|how\ about\ we
      | (?:i|we)(?:'d|\ would)?\ (?:also\ )?(?:want|need|like|love|prefer|wish|have)\ (?:you\ )?(?:to|for\ you\ to)
      | (?:i|we)'?d\ (?:like|love)\ (?:you\ )?to | (?:i|we)(?:'m|\ am|'re|\ are)\ (?:going|trying|looking)\ to
      | want\ to|wanna|need\ to|gonna|let's|lets|let\ us|go\ ahead\ and|do\ me\ a\ favou?r\ and|make\ sure\ (?:that\ |to\ )?|be\ sure\ to
      | remember\ (?:that|to)(?=\ )|note\ that|fyi|for\ your\ info(?:rmation)?|from\ (?:now|today)\ on(?:wards)?|going\ forward|as\ of\ (?:now|today)|starting\ (?:now|today)|in\ future
    )(?![\w']))+[\s,.!:;-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDINGS = (
    "please", "pls", "plz", "thanks", "thank you", "thx", "ty", "cheers", "ta", "many thanks", "thanks a lot", "thanks so much",
    "thanks in advance", "thanks again", "kind regards", "regards", "from now on", "from now onwards", "going forward", "starting now",
    "starting today", "as of now", "as of today", "in future", "in the future", "for now", "if you can", "if you could",
    "if you don't mind", "when you can", "asap", "right away", "immediately", "lol", "haha", "for me please", "mate", "buddy", "bot",
    "will you", "can you", "could you", "would you", "yeah", "right now",
    *(f"if {it}{so}" for it in ("", "that's ", "that is ", "it's ") for so in ("possible", "ok", "okay", "poss")),
)  # fmt: skip
_ENDING = Cued(
    rf"(?:[\s,.!?:;-]*(?<![\w'])(?:{'|'.join(map(re.escape, _ENDINGS))}))+[\s,.!?:;-]*$",
    re.IGNORECASE,
)


class Message:
    """A text; `said` is without what is only polite, `plain` also without marks."""

    __slots__ = ("ends_asking", "is_of_oneself", "plain", "requests", "said")

    def __init__(self, text: str) -> None:
        whole = " ".join(tidied(text).split())
        opened = _COURTESY.sub("", whole)
        self.said = _without_ending(opened) or whole
        self.ends_asking = whole.endswith("?")
        opening = whole[: len(whole) - len(opened)]
        self.requests = bool(_REQUESTING.search(opening))
        self.is_of_oneself = bool(_ONESELF.search(opening))
        self.plain = _plain(self.said if opened else whole)

    def put_right(self, sentence: Sentence) -> None:
        """Let the words of a sentence whose typing errors are mended stand for those typed."""
        said = self.said
        places = range(len(sentence.words) - 1, -1, -1)
        for place in places:
            word, (start, end) = sentence.words[place], sentence.spans[place]
            if (
                word.isalpha()
                and folded(sentence.raws[place]) != word
                and sentence.kinds[place] == "word"
            ):
                said = said[:start] + word + said[end:]
        if said != self.said:
            self.said, self.plain = said, _plain(said)


def _without_ending(text: str) -> str:
    rest = text.rstrip(" ,.!?:;-")
    return _ENDING.sub("", rest) if rest.lower().endswith(_ENDINGS) else rest


def _plain(text: str) -> str:
    is_plain = text.replace(" ", "").isalnum()
    unmarked = text if is_plain else _MARKS.sub(" ", text).replace(",", " ")
    return " ".join(" ".join(map(folded, unmarked.split())).split()).strip(" ;:-")
