"""What a candidate's link looks like to who sent it, and the page that it opens: facts alone, as in `cards.view_models`."""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct

from bot.domain.bookings.offers import AddressKnown
from cards.offer_views import RoomFacts
from cards.view_models import View


class CandidateLinkCard(View, frozen=True, kw_only=True):
    """A link with which a candidate chooses a time, for who sent it."""

    kind: ClassVar[str] = "CandidateLink"
    has_secret_address: ClassVar[bool] = True
    link: str
    state: Literal["open", "booked", "over", "cancelled", "withdrawn", "expired"]
    url: str = ""
    candidate: str = ""
    zone: str
    candidate_zone: str = ""
    """The candidate's own, as far as it is known; `zone` is that of who sent it."""
    minutes: int
    interview_kind: str = ""
    """As the candidate reads it: "technical interview"; empty where nothing was said of it."""
    asked_people: tuple[str, ...] = ()
    """Names of those who were asked for; empty for whoever is free."""
    need: str | int = "any"
    musts: tuple[str, ...] = ()
    """Names of those who have to be among so many."""
    asked_days: tuple[date, date] | None = None
    """The first and the last; None where no days were named."""
    asked_room: RoomFacts | None = None
    is_online: bool = False
    company: str = ""
    organizer: str = ""
    times: tuple[tuple[datetime, datetime], ...] = ()
    """Those that the text to send names; empty where the page alone does."""
    is_holding: bool = False
    """Those times are held in the sender's calendar."""
    held_room: Literal["", "calendar", "bot"] = ""
    """Where the rooms of those times are held: in their own calendars, or against other bookings of the bot alone."""
    free: int = 0
    """How many times were free when the link was made."""
    until: datetime
    """Until when a time may be chosen."""
    chosen: tuple[datetime, datetime] | None = None
    is_chosen_by_sender: bool = False
    """Who sent it has booked that time, and not the candidate."""
    is_replaced: bool = False
    """It is withdrawn as a newer link took its place."""
    has_replaced: bool = False
    """It took the place of an earlier link of the candidate."""
    other: "OtherLink | None" = None
    """Another link of the same candidate with which a time can be chosen, too."""
    interview: str = ""
    """The interview that stands, whose candidate can be asked to choose another time."""
    is_move_asked: bool = False
    """They are asked to."""
    may_mail: bool = False
    """It can be sent by e-mail from here."""
    mail: Literal["", "waiting", "sent", "unsure", "refused", "failed"] = ""
    """What came of sending it by e-mail."""
    mail_to: str = ""
    candidate_mail: str = ""
    known_mail: AddressKnown = ""
    """Whether that address was taken over from another interview, or several are known."""
    left_out: tuple[str, ...] = ()
    """Words of the message that were not understood."""


class OtherLink(Struct, frozen=True, kw_only=True):
    """A link of a candidate beside the one that is shown."""

    link: str
    minutes: int
    until: datetime
    sender: str = ""
    """Who sent it, where that is a colleague who is known still."""
    is_own: bool = True
    """Whoever reads the card sent it too, and may withdraw it."""


class ListedLink(Struct, frozen=True, kw_only=True):
    """One link in a list, in the zone of who sent it."""

    candidate: str = ""
    state: Literal["open", "booked", "over", "cancelled", "withdrawn", "expired"]
    minutes: int
    until: datetime
    start: datetime | None = None
    """Of the interview that is booked with it."""
    is_move_asked: bool = False


class CandidateLinkList(View, frozen=True, kw_only=True):
    """How the links of somebody stand."""

    kind: ClassVar[str] = "CandidateLinkList"
    links: tuple[ListedLink, ...]
    """The newest first."""
    more: int = 0
    """Older ones that are not listed."""


# --- the page -------------------------------------------------------------------------------------


class PageTime(Struct, frozen=True, kw_only=True):
    """One time to choose, in the zone of the page."""

    value: str
    """What the form sends: which stored times, and the place in them."""
    start: datetime
    end: datetime


class PageInterview(Struct, frozen=True, kw_only=True):
    """The interview that was chosen, in the zone of the page."""

    start: datetime
    end: datetime
    people: tuple[str, ...] = ()
    place: str = ""
    directions: str = ""
    join_url: str = ""
    dial_in: str = ""
    """A number to call, with the conference's id."""
    is_settled: bool = True
    """It is in the calendars; a moment before that it is only claimed."""
    uid: str = ""
    """Its identity in calendar files."""
    sequence: int = 0
    """Counts its changes, so that a later file takes the place of an earlier one."""
    has_invitation: bool = False
    """An invitation goes to the candidate's address."""


PageState = Literal[
    "choose", "booked", "moving", "over", "cancelled", "withdrawn", "replaced", "expired", "unknown", "unavailable", "busy",
]  # fmt: skip
Told = Literal[
    "", "taken", "outdated", "nothing-chosen", "nothing-said", "already", "settling", "too-late", "too-many",
    "passed-on", "moved",
]  # fmt: skip
"""What came of what was pressed."""
Done = Literal["", "booked", "moved", "cancelled", "passed-on"]


class CandidatePage(Struct, frozen=True, kw_only=True):
    """What somebody sees who opens a candidate's link."""

    state: PageState
    told: Told = ""
    done: Done = ""
    """What was just done: the browser goes on to the page that shows it, so that nothing is sent twice."""
    company: str = ""
    contact: str = ""
    contact_mail: str = ""
    contact_phone: str = ""
    interview_kind: str = ""
    """"technical interview"; empty where nothing was said of it."""
    minutes: int = 0
    people: tuple[str, ...] = ()
    """Whom the candidate will meet, as far as that is known and the account tells it."""
    is_online: bool = False
    place: str = ""
    zone: str = ""
    """IANA: that of the page."""
    home_zone: str = ""
    """The company's."""
    is_zone_chosen: bool = False
    """The address names it; otherwise the browser's may be better."""
    zones: tuple[str, ...] = ()
    """All that can be chosen."""
    times: tuple[PageTime, ...] = ()
    page: int = 0
    has_more: bool = False
    """There are later times."""
    until: datetime | None = None
    """Until when a time may be chosen."""
    interview: PageInterview | None = None
    may_move: bool = False
    is_move_asked: bool = False
    """Another time is asked for."""
    may_cancel: bool = False
    """By themselves: later only in words to whom they may write."""
    year: int = 0
