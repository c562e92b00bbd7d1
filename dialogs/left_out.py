"""What of a message was not read or is not done yet, said beside what was done."""

from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.errors import NotUnderstood
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


def saying_unread(outcome: Outcome, rest: str, turn: Turn) -> Outcome:
    """Return an outcome that also says where reading stopped in a long message."""
    shown = rest if turn.address.place is Place.PERSONAL else ""
    said = OutgoingView(view=message("unread", rest=shown))
    return replace(outcome, show=[*outcome.show, said])


def too_long(rest: str, turn: Turn) -> NotUnderstood:
    """Return the error of a message that asks for more than a look, and whose rest was not read."""
    if turn.address.place is Place.PERSONAL:
        return NotUnderstood(what="too-long", rest=rest)
    return NotUnderstood(what="too-long")


def with_next_up(outcome: Outcome, parsed: ParsedMessage, turn: Turn) -> Outcome:
    """Return an outcome that also says what to type for the other candidates or interviews of a message; in public only that there are."""
    if not parsed.next_up:
        return outcome
    sentences = parsed.next_up if turn.address.place is Place.PERSONAL else ()
    of_candidates = message("one-candidate-at-a-time", sentences=sentences)
    of_interviews = message("one-interview-at-a-time", sentences=sentences)
    said = of_candidates if parsed.question else of_interviews
    if parsed.is_next_apart:
        said = message("one-request-at-a-time", sentences=sentences)
    return replace(outcome, show=[*outcome.show, OutgoingView(view=said)])


def saying_note_lacks(outcome: Outcome, parsed: ParsedMessage) -> Outcome:
    """Return an outcome that also asks what the note is to say that was asked for without a word of it."""
    if not parsed.lacks_note:
        return outcome
    return replace(outcome, show=[*outcome.show, OutgoingView(view=message("note-lacks"))])


def saying_usual_break(outcome: Outcome, parsed: ParsedMessage) -> Outcome:
    """Return an outcome that also says how long a break was taken to be, where that was not said."""
    if not parsed.usual_break:
        return outcome
    said = OutgoingView(view=message("usual-break", minutes=parsed.usual_break))
    return replace(outcome, show=[*outcome.show, said])
