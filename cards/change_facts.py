"""What becomes of an interview that is changed, as views show it."""

from datetime import datetime
from typing import Literal

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


class LastChange(Struct, frozen=True, kw_only=True):
    """What the last change of an interview made different, while it can be undone."""

    start: datetime | None = None
    """When it began before, where that is another time."""
    minutes: int = 0
    """How long it was, where that is another length."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Names of interviewers."""
    uninvited: tuple[str, ...] = ()
    """Those of the removed who had an invitation, which is cancelled."""
    room: str | None = None
    """The name of its room before, empty where it had none; None where that is the same."""
    is_online: bool | None = None
    """Whether it is a Teams meeting now, where it was none or is none any more."""
    others: tuple[Literal["title", "note", "own link", "candidate", "candidate mail"], ...] = ()
    """What else is different."""
    asked: Literal["", "all", "some"] = ""
    """Who is asked anew: of those who stay everybody, or everybody but who declined that very time."""
