"""The words of whom Book chose of those who are free, and why."""

from cards.words.formatting import count_of, join_names, short_name, short_names
from cards.words.short_messages import ShortMessage, message_words, plain


@message_words("why-chosen")
def why_chosen(name: str, interviews: int, others: int, *, is_booked: bool = False) -> ShortMessage:
    """Say why somebody was chosen of those who are free, and how somebody else is; -1 interviews are no reason."""
    who = short_name(name)
    reason = "is one of those who are free then"
    if interviews == 0:
        reason = "has no interviews that week"
    elif interviews > 0:
        reason = f"has {count_of(interviews, 'interview')} that week, the fewest"
    return plain(
        f"{who} {reason}. {count_of(others, 'other')} {'is' if others == 1 else 'are'} free too.",
        f"For someone else, type “replace {who}”."
        if is_booked
        else "For someone else, type “somebody else for 1”.",
    )


@message_words("who-was-taken")
def who_was_taken(names: tuple[str, ...], others: int) -> ShortMessage:
    """Say who was taken for what is booked of more who could interview, why, and how somebody else is."""
    who, short = join_names(short_names(names), 5), short_names(names)[0]
    instead = f"For someone else, type “replace {short}”."
    if not others:
        return plain(f"I chose {who}: nobody else you’d asked for was free then.", instead)
    return plain(
        f"Of those who were free then, I chose {who}. {count_of(others, 'other')} {'was' if others == 1 else 'were'} free too.",
        instead,
    )


@message_words("why-several-chosen")
def why_several_chosen(names: tuple[str, ...], others: int) -> ShortMessage:
    """Say why these were chosen of those who are free, and how others are."""
    who = join_names(short_names(names), 5)
    return plain(
        f"Of those who are free then, I take the ones with the fewest interviews that week: {who}. {count_of(others, 'other')} {'is' if others == 1 else 'are'} free too.",
        "For others, say who: “with Mei and Sam”, or “not Ian”.",
    )


@message_words("several-chosen")
def several_chosen() -> ShortMessage:
    """Say that it takes names to have others than those who were chosen, where several are wanted."""
    return plain(
        "More than one interviewer is wanted, so tell me who: “with Mei and Sam”, or “not Ian”.",
        "Nothing was changed.",
    )


@message_words("nobody-chosen")
def nobody_chosen() -> ShortMessage:
    """Say that who interviews was named, and chosen by nobody else."""
    return plain("I chose nobody here: who interviews was named.")
