"""What the bot says of roles: given, taken, and who has which."""

from collections.abc import Sequence

from cards.words.formatting import (
    join_names,
)
from cards.words.short_messages import ShortMessage, good, message_words, plain


def role_name(role: str) -> str:
    """Return "Admin" or "IT manager"."""
    return "IT manager" if role == "it manager" else role.title()


def a_role(role: str) -> str:
    """Return "an Admin" or "a Recruiter"."""
    return f"{'an' if role[0] in 'aoi' else 'a'} {role_name(role)}"


@message_words("role-given")
def role_given(name: str, role: str) -> ShortMessage:
    """Say who has a role now."""
    return good(f"{name} is now {a_role(role)}.")


@message_words("role-taken")
def role_taken(name: str, role: str) -> ShortMessage:
    """Say who lost a role."""
    return good(f"{name} is no longer {a_role(role)}.")


@message_words("roles-of")
def roles_of(name: str, roles: Sequence[str]) -> ShortMessage:
    """Say which roles somebody has; no name is the reader."""
    who = f"{name} is" if name else "You’re"
    return plain(
        f"{who} {join_names([a_role(one) for one in roles]) if roles else 'without a role'}."
    )


@message_words("people-with-role")
def people_with_role(role: str, names: Sequence[str]) -> ShortMessage:
    """Say who has a role."""
    return plain(*(names or ("Nobody yet.",)), title=f"{role_name(role)}s")


@message_words("person-removed")
def person_removed(name: str) -> ShortMessage:
    """Say that somebody lost everything they could do here."""
    return good(f"{name} is removed.")


@message_words("scheduling-user-set")
def scheduling_user_set(name: str) -> ShortMessage:
    """Say who reads calendars for others from now on."""
    return good(f"{name} is the scheduling user. They connect once, by typing “connect” here.")


@message_words("scheduling-user-cleared")
def scheduling_user_cleared() -> ShortMessage:
    """Say that nobody reads calendars for others any more."""
    return good("There’s no scheduling user now.")


@message_words("scheduling-user")
def scheduling_user(name: str) -> ShortMessage:
    """Say who reads calendars for others; an empty name is nobody."""
    if not name:
        return plain("There’s no scheduling user. To name one: “make Ian the scheduling user”.")
    return plain(f"{name} is the scheduling user.")
