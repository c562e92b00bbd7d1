"""What an act is decided by besides the words, and the words that all acts share."""

from datetime import timedelta
from typing import Literal

from msgspec import Struct

from bot.language.context import ParseContext
from bot.language.tokens.cues import Cued

Act = Literal[
    "new", "continued", "link", "change", "reschedule", "cancel", "responses", "interviews", "accept_proposal",
    "substitutes", "accept", "decline", "tentative", "propose", "late", "absence", "hand_over", "remind", "start_over", "help", "chat", "unknown",
]  # fmt: skip
LATE_WITHIN = timedelta(hours=2)
INTERVIEW = (
    r"(?:(?:phone |tech |technical |final |first |second |panel |onsite |coding |design )*"
    r"(?:interviews?|meetings?|bookings?|appointments?|sessions?|onsites?|on site|loops?|panels?|screens?|screening|calls?|chats?|rounds?|invites?|invitations?|events?|debriefs?|interviewing slot)(?! rooms?\b))"
)
_ORDINAL = r"(?:(?:next|first|second|third|last|other|whole|upcoming|coming|booked|existing|scheduled|confirmed|latest|same|only) )*"
BOOKED = (
    rf"(?:(?<!\S)(?:the|my|our|that|this|these|those|both|all|all my|all the|¤[cpx]\d+ 's|¤t\d+(?: ¤t\d+)?(?: 's)?) {_ORDINAL}(?:¤[tlr]\d+ (?:¤t\d+ )?(?:'s )?)?{_ORDINAL}(?:{INTERVIEW}|ones?)\b"
    rf"|(?<!\S)(?:my|our|the|¤[cpx]\d+ 's) ¤t\d+(?: ¤t\d+)?(?! (?:slots?|times?|free|(?:(?:or|and) (?:the )?¤t\d+ )?of ¤t\d+))\b|¤t\d+ 's ¤t\d+|\b{INTERVIEW} (?:with|for|of|on|at|in) (?:¤[cptxr]\d+)|¤c\d+ 's (?!time)|\binterview ¤c\d+)"
)
"""Words that speak of an interview that is booked."""
IT = r"\b(?:it|that|this|them|these|those|this one|that one)\b"
EASE = r"(?:(?:ok|okay|oh|hm+|um+|er+m?|ah|well|then|so|and|but|also|please|pls|plz|kindly|now|just|hey|hi|hello|great|perfect|cool|thanks|sorry|actually|right|alright|sure|yes|yeah|no|wait|one more thing|quick one|quick question|question|urgent|asap|another one|sir|could you|can you|would you|will you|can u|could u|you|i 'd like to|i would like to|i want to|i need to|i need you to|i 'd like you to|i want you to|we need to|we want to|we have to|i have to|we 'd like to|we would like to|let 's|lets|let us|would like to|want to|need to|have to|gotta|go ahead and|try to|help me|help|me|possible to|is it possible to|would it be possible to|do you mind|would you mind|mind|any chance (?:you|we|i) (?:can|could)|any chance of|any way to|can we|could we|can i|could i|may i|shall we|should we|maybe|perhaps|ideally|,|\.|!|\?|:|-) )*"


def at_start(words: str) -> Cued:
    """Return the pattern of words that open a sentence, after what only leads to them."""
    return Cued(rf"^{EASE}(?:{words})\b")


class Situation(Struct, frozen=True):
    """What an act is decided by besides the words: what was shown, and whether a question is open."""

    context: ParseContext
    is_open: bool = False

    @property
    def has_interviews(self) -> bool:
        """Whether anything of the speaker is booked."""
        return bool(self.context.interviews)

    @property
    def is_invited(self) -> bool:
        """Whether an invitation is what was shown last."""
        return self.context.last == "invitation"

    @property
    def shows_booked(self) -> bool:
        """Whether a booked interview was shown last."""
        return (
            self.context.last in {"interview", "proposal", "feedback", "loop", "list", "link"}
            and not self.is_open
        )

    @property
    def is_soon(self) -> bool:
        """Whether an interview starts within two hours, or began less than two hours ago."""
        now = self.context.now.replace(tzinfo=None)
        return any(abs(one.start - now) <= LATE_WITHIN for one in self.context.interviews)
