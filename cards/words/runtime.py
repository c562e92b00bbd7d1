"""What the bot says of its own work: too much at once, cards that moved, work that was given up."""

from collections.abc import Iterator, Sequence

from bot.domain.jobs import JobKind
from cards.formatting import listed

TOO_MANY_TURNS = (
    "You are faster than I can look things up. Please wait a few seconds, then say it again.",
    "Nothing was changed.",
)
MOVED_BELOW = "The card that stood here is further down now."
MOVED_ELSEWHERE = "The card that stood here is in our other chat now."

NAMED_MOST = 5
GIVEN_UP_TITLE = "I could not do everything"
_GIVEN_UP = {
    JobKind.ADVANCE: "a booking could not be finished",
    JobKind.LOOK: "answers to an invitation could not be read",
    JobKind.TELL: "somebody could not be told about an interview",
    JobKind.INVITE: "somebody could not be asked to connect",
    JobKind.RESUME: "a question could not be answered after the sign-in",
    JobKind.SHOW: "a message could not be delivered",
}
_OTHERS = "something I do by myself could not be done"


def given_up(kind: str) -> str:
    """Return what could not be done; rows stored before hold these very words, which come back as they are."""
    if " " in kind:
        return kind
    return next((words for known, words in _GIVEN_UP.items() if known == kind), _OTHERS)


def given_up_lines(
    counts: Sequence[tuple[int, str]], names: Sequence[str], *, slack_install: str | None
) -> Iterator[str]:
    """Yield what was given up, whom it concerns and what helps; None where no Slack key was lost."""
    yield from (f"{count} × {given_up(kind)}." for count, kind in counts)
    if names:
        yield f"It concerns {listed(names, NAMED_MOST)}."
    yield "I tried for a while and gave up. If somebody has not installed me, that is why."
    if slack_install is not None:
        way = (
            f"open {slack_install} and install the Slack app again"
            if slack_install
            else "ask whoever runs me"
        )
        yield (
            "The key to my access to your Slack workspace was lost. "
            f"If I am still silent there, {way}."
        )
    yield "Type “status” to see this again; after a month I forget it."
