"""By which words so many of several interviews are meant, and not which: "cancel one of my interviews"."""

from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

ONE_OF_SEVERAL = Cued(
    r"(?<!each )(?<!every )(?<!any )(?<!last )\b(?:one|two|three|¤n\d+|a couple|a few|some) of (?:(?:my|our|the|these|those) )+(?:(?:¤[tn]\d+|other|upcoming|coming|next|booked) )*(?:interviews|meetings|sessions|calls|screens|invites|invitations|ones)\b"
    r"|\b(?:cancel|move|drop|delete|scrap|decline|accept|reschedule|postpone|push|hand over) (?:just |only )*(?:one|two|three|¤n\d+|a couple|a few|some) of (?:them|these|those|mine|ours)\b"
)

teach(ONE_OF_SEVERAL)
