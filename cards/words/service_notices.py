"""What the bot says of its own work: too much at once, cards that moved, work that was given up."""

from collections.abc import Iterator, Sequence

from bot.domain.jobs import JobKind
from cards.words.formatting import join_names
from cards.words.short_messages import ShortMessage, message_words, warning


@message_words("too-many-turns")
def too_many_turns() -> ShortMessage:
    """Ask somebody who is too fast to wait."""
    return warning(
        "That’s faster than I can look things up. Wait a few seconds, then say it again.",
        "Nothing was changed.",
    )


MOVED_BELOW = "Moved to the latest card below"
MOVED_ELSEWHERE = "Moved to our other chat"
SHOW_NEWEST, SHOW_NEWEST_SPOKEN, SHOW_NEWEST_TYPED = (
    "Show newest",
    "Show the newest card of this interview",
    "my interviews",
)


# --- work that was given up ----------------------------------------------------------------------

NAMED_MOST = 5
GIVEN_UP_TITLE = "I couldn’t do everything"
_GIVEN_UP = {
    JobKind.ADVANCE: "a booking couldn’t be finished",
    JobKind.LOOK: "answers to an invitation couldn’t be read",
    JobKind.TELL: "someone couldn’t be told about an interview",
    JobKind.INVITE: "someone couldn’t be asked to connect",
    JobKind.TURN: "a message couldn’t be answered",
    JobKind.RESUME: "a question couldn’t be answered after the sign-in",
    JobKind.INVITE_CANDIDATE: "a candidate’s invitation couldn’t be sent",
    JobKind.SEND_LINK: "a candidate’s link couldn’t be sent by email",
    JobKind.WISH: "what a candidate wishes couldn’t be passed on",
    JobKind.SHOW: "a message couldn’t be delivered",
}
_OTHERS = "something I do by myself couldn’t be done"


def given_up(kind: str) -> str:
    """Return what could not be done; rows stored before hold such words, which come back as they are."""
    if " " in kind and kind not in set(JobKind):
        return kind
    return next((words for known, words in _GIVEN_UP.items() if known == kind), _OTHERS)


def given_up_counted(count: int, kind: str) -> str:
    """Return what could not be done and, where that was more than once, how often."""
    said = given_up(kind)
    return said if count == 1 else f"{said} ({count} times)"


def given_up_lines(
    counts: Sequence[tuple[int, str]], names: Sequence[str], *, slack_install: str | None
) -> Iterator[str]:
    """Yield what was given up, whom it concerns and what helps; None where no Slack key was lost."""
    for count, kind in counts:
        said = given_up_counted(count, kind)
        yield f"{said[:1].upper()}{said[1:]}."
    if names:
        yield f"This is about {join_names(names, NAMED_MOST)}."
    yield "I tried for a while and gave up. The app may not be installed for them."
    if slack_install is not None:
        way = (
            f"open {slack_install} and install the Slack app again"
            if slack_install
            else "ask the people who run this bot"
        )
        yield f"I’ve lost access to your Slack workspace. If I’m still silent there, {way}."
    yield "Type “status” to see this again; after a month I forget it."
