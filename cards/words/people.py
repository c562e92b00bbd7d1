"""What the bot says to a person of themselves: signing in, leaving, being forgotten, where they are told things."""

from datetime import datetime

from cards.words.formatting import clock, count_of, day, display, quote
from cards.words.formatting import zone as zone_name
from cards.words.short_messages import ShortMessage, good, message_words, plain, warning

CHANNELS = {"slack": "Slack", "teams": "Teams"}


@message_words("calendar-connected")
def calendar_connected() -> ShortMessage:
    """Say that the calendar is connected already."""
    return good("Your calendar is connected. To disconnect it, type “disconnect”.")


@message_words("nothing-to-disconnect")
def nothing_to_disconnect() -> ShortMessage:
    """Say that there is no sign-in to delete."""
    return plain("Your calendar isn’t connected, so there’s nothing to disconnect.")


@message_words("disconnected")
def disconnected(links: int = 0, freed: int = 0, left: int = 0) -> ShortMessage:
    """Say that the sign-in is deleted, and what becomes of open links and of the times that they held."""
    return good(
        "I deleted your sign-in: I can no longer read or change your calendar.",
        "Interviews that are booked stay in the calendars.",
        *([_open_links(links)] if links else []),
        *([f"{count_of(freed, 'held time')} for candidates: free again."] if freed else []),
        *([_left_in_calendars(left)] if left else []),
        "To connect again, type “connect”.",
        title="Disconnected",
    )


def _left_in_calendars(left: int) -> str:
    return (
        f"{count_of(left, 'held time')} for candidates may still be in calendars: I couldn’t take them out. "
        "Delete “[Hold] Interview” there, or connect again, and I’ll do it."
    )


def _open_links(links: int) -> str:
    show, them = ("shows", "it") if links == 1 else ("show", "them")
    return (
        f"{count_of(links, 'open link')} to candidates {show} no times until you connect again. "
        f"To end {them} for good: “withdraw all links”."
    )


@message_words("sign-in-above")
def sign_in_above(question: str) -> ShortMessage:
    """Say that a sign-in card stands already, and what is answered afterwards."""
    return plain(f"Use the card above to sign in. Then I’ll answer {quote(question)}.")


@message_words("connect-in-own-chat")
def connect_in_own_chat() -> ShortMessage:
    """Say in a channel that the sign-in card is in the person's own chat."""
    return plain(
        "Connect your calendar first: I’ve messaged you in our own chat. Then I’ll answer here."
    )


@message_words("approval-recorded")
def approval_recorded(*, is_awaited: bool = True) -> ShortMessage:
    """Say that Microsoft's page for administrators said yes, and what follows for those who waited."""
    rest = "I’m telling everyone who waited." if is_awaited else "Nobody was waiting for it."
    return good(f"Microsoft says that I’m approved. {rest}", title="Approved")


@message_words("approval-claimed")
def approval_claimed() -> ShortMessage:
    """Say that the page for administrators was answered, which proves nothing yet."""
    return plain(
        "Someone came back from Microsoft’s page for administrators through your link. I can’t check"
        " that it was an administrator, so I’ve only noted it.",
        "If it was approved, “connect” works for you now.",
    )


@message_words("refused-outsider")
def refused_outsider() -> ShortMessage:
    """Refuse a guest, or somebody of another company."""
    return plain(
        "I work for the members of this company only, and Teams tells me that you’re a guest here or"
        " from another company. Nothing was changed, and I keep nothing about you.",
        "Please ask the person who invited you.",
    )


@message_words("refused-unknown")
def refused_unknown() -> ShortMessage:
    """Refuse somebody new of whom Teams could not be asked, or did not say that they are a member."""
    return plain(
        "I haven’t met you yet, and Teams didn’t tell me that you belong to this company."
        " Nothing was changed.",
        "Please write again in a few minutes. If it stays like this, ask your Microsoft 365 administrator.",
    )


@message_words("approved")
def approved() -> ShortMessage:
    """Say to somebody who waited that they can sign in."""
    return good("An administrator approved me. You can sign in now.")


@message_words("told-where-wrote-last")
def told_where_wrote_last() -> ShortMessage:
    """Say that notifications follow the person."""
    return good("From now on I’ll message you where you wrote last.")


@message_words("told-in")
def told_in(channel: str, is_known: bool) -> ShortMessage:  # noqa: FBT001 - a fact by its name
    """Say in which chat notifications come, and how to make that chat known."""
    lines = [f"From now on I’ll message you in {CHANNELS[channel]}."]
    if not is_known:
        lines.append("Say “hello” to me there once, so that I know your chat.")
    return good(*lines, "To undo it, type “tell me where I wrote last”.")


@message_words("forgotten")
def forgotten() -> ShortMessage:
    """Say that nothing is kept of the person."""
    return good("If you write to me again, we’ll start over.", title="You’re forgotten")


@message_words("workspace-not-linked")
def workspace_not_linked(is_home: bool) -> ShortMessage:  # noqa: FBT001 - a fact by its name
    """Say who links a Slack workspace to its company, and how."""
    begin = ("Write “hello” to me in Messages, and I’ll show how.",) if is_home else ()
    return warning(
        "An Owner, Admin or IT manager does it once, by signing in with Microsoft below.",
        "Their Microsoft address must be the one they have in Slack.",
        "Until then I can’t answer anyone here. Nothing was changed.",
        *begin,
        title="This workspace isn’t linked to your company yet",
    )


@message_words("workspace-linked")
def workspace_linked() -> ShortMessage:
    """Say what to do next in a Slack workspace that was just linked."""
    return good(
        "I know everyone here by their Slack email address.",
        "Type “enable office365” to switch the calendars on, then “connect”.",
        title="This workspace is linked to your company",
    )


@message_words("you-are-welcome")
def you_are_welcome() -> ShortMessage:
    """Answer a thank you."""
    return plain("You’re welcome!")


@message_words("no-yes-wanted")
def no_yes_wanted() -> ShortMessage:
    """Say that nothing waited for the yes that was given."""
    return plain(
        "Nothing was waiting for a yes, so I did nothing more. "
        "“my interviews” shows how things stand."
    )


@message_words("clock")
def clock_now(now: str, zone: str) -> ShortMessage:
    """Say what time it is, and where."""
    at = datetime.fromisoformat(now)
    return plain(
        f"It’s {clock(at)} on {day(at)}, {zone_name(zone)}.",
        "For what is next, type “my interviews”.",
    )


@message_words("small-talk")
def small_talk(may_schedule: bool) -> ShortMessage:  # noqa: FBT001 - a fact by its name
    """Answer a courtesy in a word."""
    example = "who’s free Tuesday" if may_schedule else "my interviews"
    return plain(f"I’m here whenever you need me. Type, for example, “{example}”.")


@message_words("remark")
def remark(may_schedule: bool) -> ShortMessage:  # noqa: FBT001 - a fact by its name
    """Say that what was told was taken for a remark: nothing was done, and nobody told."""
    does = (
        "“move it to Friday”, “note for the interviewers: …” or “cancel it”"
        if may_schedule
        else "“can’t make it”, “propose another time” or “running late”"
    )
    return plain(
        "Thanks for letting me know. I took it as a remark, so nothing changed and nobody was told.",
        f"If I should do something about an interview, say what, for example {does}. "
        "“help” shows all I can do.",
    )


@message_words("no-invitation-waits")
def no_invitation_waits() -> ShortMessage:
    """Say that an answer to all invitations was to none."""
    return plain(
        "No invitation is waiting for your answer, so I accepted and declined nothing. "
        "“my interviews” shows what is coming up."
    )


@message_words("nothing-booked-yet")
def nothing_booked_yet() -> ShortMessage:
    """Say that a yes to several times books none of them."""
    return plain("Nothing is booked yet. Type the number of the time you want, like “book 1”.")


@message_words("say-book")
def say_book(is_one: bool) -> ShortMessage:  # noqa: FBT001 - a fact by its name
    """Say how a time that was offered is booked, where somebody only agreed."""
    if is_one:
        return plain("Nothing is booked yet. Type “book 1” to book that time.")
    return plain(
        "Nothing is booked yet. Type “book” and the number of a time, for example “book 2”."
    )


@message_words("fits-none")
def fits_none(said: str) -> ShortMessage:
    """Say that a number is none of what was asked about, before the question is asked once more."""
    return warning(f"{quote(display(said, 40))} is none of these. Nothing was changed.")


@message_words("yes-or-no-first")
def yes_or_no_first(said: str, is_offered: bool) -> ShortMessage:  # noqa: FBT001 - a fact by its name
    """Say that a number does not answer what waits for a yes or a no."""
    books = " For one of the times shown before, type “book” and its number." if is_offered else ""
    return warning(
        f"{quote(display(said, 40))} doesn’t answer that question, so nothing was changed.",
        f"Type “yes” or “no”.{books}",
    )


@message_words("started-over")
def started_over() -> ShortMessage:
    """Say that the open question is closed."""
    return plain("A clean slate. What shall I look for?")


@message_words("nothing-changed")
def nothing_changed() -> ShortMessage:
    """Say that nothing was done."""
    return plain("OK, nothing changed.")


@message_words("question-dropped")
def question_dropped(deed: str, *, is_undoable: bool) -> ShortMessage:
    """Say that nothing was done of what was only asked about, and how what came before it is undone."""
    done = _DONE.get(deed, "changed")
    older = " If you meant what I did before that, type “undo”." if is_undoable else ""
    return plain(f"OK, nothing was {done}: I’d only asked.{older}")


_DONE = {
    "cancel": "cancelled",
    "move": "moved",
    "accept": "accepted",
    "decline": "declined",
    "hand-over": "handed over",
    "book": "booked",
}
