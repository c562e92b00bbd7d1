"""What becomes of an interview that is changed, as views show it."""

from msgspec import Struct


class ChangeFacts(Struct, frozen=True, kw_only=True):
    """What is different about an interview afterwards; all else stays as it is."""

    minutes: int | None = None
    online: bool | None = None
    room: str = ""
    is_without_room: bool = False
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Names of interviewers."""
    note: str = ""
    is_without_note: bool = False
    title: str = ""
    is_without_title: bool = False
    candidate: str = ""
    candidate_mail: str = ""


NO_CHANGE = ChangeFacts()
