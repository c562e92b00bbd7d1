"""What is to be different about a booked interview, as it is asked for and kept until a time is chosen for it."""

from msgspec import Struct


class InterviewChange(Struct, frozen=True, kw_only=True):
    """What is to be different about a booked interview; None leaves it as it is."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    """Addresses of interviewers."""
    minutes: int | None = None
    room: str | None = None
    """A room's address; empty for no room."""
    online: bool | None = None
    note: str | None = None
    title: str | None = None
    own_link: str | None = None
    candidate: tuple[str, str] | None = None
    """Name and address."""
    is_sure: bool = False
    """What cannot be taken back was asked about."""
