"""What of an outcome the channel's own answer to a press carries: the card it becomes, or a short word to who pressed."""

from bot.runtime.ports import View
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn


def is_reply_only(turn: Turn | None, show: OutgoingView) -> bool:
    """Whether a view needs no message of its own: the channel's answer to who pressed carries it."""
    if turn is None or not isinstance(turn.content, Pressed) or show.to is not None:
        return False
    if turn.content.is_automatic:
        return True
    kinds = turn.answered_with
    is_carried = kinds is None or show.view.kind in kinds
    return is_reply(turn, show) and is_carried and not turn.patience.is_over


def is_reply(turn: Turn | None, show: OutgoingView) -> bool:
    """Whether a view is a short word to who pressed."""
    if turn is None or not isinstance(turn.content, Pressed) or turn.content.is_automatic:
        return False
    return show.to is None and not show.onto and not show.subject and show.view.is_short


def reply_view(turn: Turn, outcome: Outcome) -> View | None:
    """Return what answers a press at once: the card it becomes, else a short word."""
    if not isinstance(turn.content, Pressed):
        return None
    own = [show for show in outcome.show if show.to is None]
    onto = [show.view for show in own if show.onto]
    short = [show.view for show in own if turn.content.is_automatic or is_reply(turn, show)]
    return next(iter((*onto, *short)), None)
