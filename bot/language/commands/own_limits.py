"""What an interviewer says of the limits kept for them in words that could be a remark: "Friday afternoons are fine again", "two a day, five a week"."""

from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape
from bot.language.commands.table import match_command
from bot.language.parsed import ParsedMessage
from bot.language.requests import SettingRequest


def own_limit(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the rule that is taken away, or the two limits that are set at once; None for any other message."""
    if situation.is_open:
        return None
    request = match_command(shape.sentence.text, situation.context)
    if not isinstance(request, SettingRequest) or request.intent != "limit":
        return None
    is_meant = request.verb == "limits_allow" or (request.verb == "limits" and bool(request.also))
    return ParsedMessage(request) if is_meant else None
