"""What of a message was not read or is not done yet, said beside what was done."""

from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.language.parsed import ParsedMessage
from bot.runtime.turn import Outcome, OutgoingView, Turn
from cards.view_models import message


def with_left_out(outcome: Outcome, parsed: ParsedMessage, turn: Turn) -> Outcome:
    """Return an outcome that also says which words were not read; in public only that some were not."""
    return saying_left_out(outcome, parsed.left_out, turn)


def saying_left_out(outcome: Outcome, words: tuple[str, ...], turn: Turn) -> Outcome:
    """Return an outcome that also says that these words were left out; in public only that some were."""
    if not words:
        return outcome
    shown = words if turn.address.place is Place.PERSONAL else ()
    said = OutgoingView(view=message("left-out", words=shown))
    return replace(outcome, show=[*outcome.show, said])


def with_next_up(outcome: Outcome, parsed: ParsedMessage, turn: Turn) -> Outcome:
    """Return an outcome that also says what to type for the other candidates of a message; in public only that there are."""
    if not parsed.next_up:
        return outcome
    sentences = parsed.next_up if turn.address.place is Place.PERSONAL else ()
    said = OutgoingView(view=message("one-candidate-at-a-time", sentences=sentences))
    return replace(outcome, show=[*outcome.show, said])
