"""Links with which a candidate chooses a time: what was asked, until when it holds, and what came of it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, PersonId
from bot.domain.bookings.interviews import (
    Attendee,
    CandidateInvitation,
    Ending,
    EventRef,
    Interview,
    InterviewId,
    OfferId,
    RoomPath,
)
from bot.domain.bookings.offers import AddressKnown
from bot.domain.intervals import Interval

VIEW_SECONDS = 60
"""How long the times that were shown are shown again: calendars are read once for all who look meanwhile."""
KEPT_FOR = timedelta(days=30)
"""After its end: whoever comes late is told whom to write to."""
WISHES_MOST = 5
UNCHOSEN_AFTER = timedelta(hours=24)
TOLD_APART, TOLD_BEFORE_END = timedelta(hours=6), timedelta(hours=2)
NOT_BOOKED = frozenset({Ending.TAKEN, Ending.FAILED})
"""Endings of a booking that came to nothing: another time may be chosen."""


class LinkState(StrEnum):
    """What a candidate can do with a link."""

    OPEN = "open"
    """Choose a time."""
    BOOKED = "booked"
    """See the interview that was chosen."""
    OVER = "over"
    """The interview has been."""
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class MailState(StrEnum):
    """What came of sending a link by e-mail."""

    WAITING = "waiting"
    SENT = "sent"
    UNSURE = "unsure"
    """It may have gone, or not: it is not sent again unless somebody says so."""
    REFUSED = "refused"
    """Microsoft 365 does not let the sender's sign-in send mail."""
    FAILED = "failed"
    """It has not gone."""


class LinkMail(Struct, frozen=True, kw_only=True):
    """The last attempt to send a link by e-mail."""

    attempt: str
    state: MailState
    at: datetime


class Hold(Struct, frozen=True, kw_only=True):
    """A time that a candidate was given, kept free for them: people and room in the store, and an event of the sender's."""

    id: InterviewId
    """Under which the store's reservations are, as if it were an interview."""
    start: datetime
    end: datetime
    people: tuple[str, ...]
    """Addresses."""
    room: str = ""
    event: EventRef | None = None
    """In the sender's calendar."""
    is_in_room: bool = False
    """The room's own calendar holds it too, or is to: known before anything is written there."""
    room_event: EventRef | None = None

    @property
    def span(self) -> Interval:
        """Return the time that is held."""
        return Interval(self.start, self.end)


class CandidateLink(Struct, frozen=True, kw_only=True):
    """One question that a candidate may answer by choosing a time."""

    id: str
    """The hash of the token in its address: see `bot.domain.url_tokens`."""
    sealed: str
    """The token, encrypted, so that the address can be shown again."""
    tenant: str
    by: PersonId
    """Who sent it: whose calendars are read and written, and whom to write to."""
    asked: dict[str, Any]
    """The question as `bot.language` writes it."""
    offer: str = ""
    """The offer with the same question, where it was made of one: whoever books from that answers the link."""
    tentative_is_free: bool = False
    is_any_building: bool = False
    candidate: str = ""
    candidate_mail: str = ""
    address: AddressKnown = ""
    """Whether that address is known from another interview, where none was said."""
    zone: str = ""
    """IANA: the candidate's own, as far as it is known; the text to send and the page tell times in it."""
    interview_kind: str = ""
    """As the candidate reads it: "technical interview"; empty where nothing was said of it."""
    most: int = 0
    """How many times the candidate is given; 0 for as many as a page shows."""
    given: tuple[datetime, ...] = ()
    """The starts that were sent in words, which are shown first while they are free."""
    holds: tuple[Hold, ...] = ()
    """The times that were sent in words, where the account holds them; also such as are being let go."""
    is_holding: bool = False
    created_at: datetime
    open_until: datetime
    """Until when a time may be chosen."""
    withdrawn_at: datetime | None = None
    is_replaced: bool = False
    """A newer link for the same interview took its place, which is why it is withdrawn."""
    interview: InterviewId | None = None
    """What was booked with it last."""
    ends_at: datetime | None = None
    """When that interview ends."""
    moves: int = 0
    """How often the candidate has moved it."""
    is_move_asked: bool = False
    """Who sent it asks for another time: one more move, which needs no notice and is not counted."""
    mail: LinkMail | None = None
    """What was last sent by e-mail, of what the candidate is asked for now."""
    wishes: int = 0
    """How often the candidate has written something."""
    revision: int = 1
    """Counts up with every change that shows on its card."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id

    @property
    def kept_until(self) -> datetime:
        """Return until when anything is known of the link."""
        return max(self.open_until, self.ends_at or self.open_until) + KEPT_FOR


def link_state(link: CandidateLink, interview: Interview | None, now: datetime) -> LinkState:
    """Return what can be done with a link whose interview, if it has one, stands like this.

    A link withdrawn after the choice still shows what was chosen: it only changes nothing any more.
    """
    if interview is not None and interview.is_live:
        return LinkState.BOOKED if now < interview.end else LinkState.OVER
    if interview is not None and not _came_to_nothing(link, interview):
        return LinkState.CANCELLED
    if link.withdrawn_at is not None:
        return LinkState.WITHDRAWN
    return LinkState.OPEN if now < link.open_until else LinkState.EXPIRED


def _came_to_nothing(link: CandidateLink, interview: Interview) -> bool:
    """Whether a candidate was never told of an interview that ended, so that they can choose as before."""
    is_undone = interview.ending is Ending.UNDONE and not is_chosen_with(link, interview)
    return is_undone or interview.ending in NOT_BOOKED


def may_move(link: CandidateLink, interview: Interview, account: Account, now: datetime) -> bool:
    """Whether the candidate may still move their interview by themselves."""
    notice = timedelta(minutes=account.move_notice_minutes)
    if link.withdrawn_at is not None:
        return False
    if link.is_move_asked:
        return now < interview.start
    return link.moves < account.candidate_moves and now <= interview.start - notice


def may_cancel(link: CandidateLink, interview: Interview, account: Account, now: datetime) -> bool:
    """Whether the candidate may still cancel their interview by themselves."""
    if link.withdrawn_at is not None:
        return False
    return now < interview.start - timedelta(minutes=account.cancel_notice_minutes)


def of_link(interview: Interview, link: CandidateLink) -> Interview:
    """Return the interview whose candidate sees it, and may move or cancel it, with their link."""
    known = interview.candidate_invitation or CandidateInvitation()
    kind = link.interview_kind or known.interview_kind
    own = replace(known, sealed_link=link.sealed, interview_kind=kind)
    return replace(interview, link=link.id, candidate_invitation=own)


def as_interview(hold: Hold, link: CandidateLink) -> Interview:
    """Return what the store's reservations take a hold for."""
    return Interview(
        id=hold.id,
        tenant=link.tenant,
        by=link.by,
        offer=OfferId(""),
        slot_number=0,
        start=hold.start,
        end=hold.end,
        people=tuple(Attendee(mail=mail, name=mail) for mail in hold.people),
        room=hold.room,
        booked_at=link.created_at,
    )


def hold_to_reserve(link: CandidateLink, interview: Interview) -> Hold | None:
    """Return the hold of an interview's room and time whose event can become the reservation, if there is one."""
    if not link.is_holding:
        return None
    fits = (one for one in link.holds if (one.span, one.room) == (interview.span, interview.room))
    return next((one for one in fits if one.room_event), None)


def with_reservation(interview: Interview, hold: Hold) -> Interview:
    """Return the interview that has the room by what held it; the event is still to be made its reservation."""
    return replace(
        interview,
        path=RoomPath.DIRECT,
        reservation=hold.room_event,
        is_reservation_stale=True,
        is_reservation_hold=True,
    )


def without_room_event(link: CandidateLink, hold: Hold) -> CandidateLink:
    """Return the link to which the event in the room's calendar belongs no more."""
    given = replace(hold, is_in_room=False, room_event=None)
    return replace(link, holds=tuple(given if one.id == hold.id else one for one in link.holds))


def let_holds_go(link: CandidateLink) -> CandidateLink:
    """Return the link that holds nothing any more; its events are still to be taken back."""
    return replace(link, is_holding=False, revision=link.revision + 1) if link.is_holding else link


def with_move(link: CandidateLink, interview: Interview) -> CandidateLink:
    """Return the link with which an interview was moved there."""
    counted = link.moves if link.is_move_asked else link.moves + 1
    return replace(with_interview(link, interview), moves=counted, is_move_asked=False)


def with_move_asked(link: CandidateLink, interview: Interview) -> CandidateLink:
    """Return the link whose candidate is asked to choose another time for this interview."""
    return replace(with_interview(link, interview), is_move_asked=True, mail=None)


def with_mail(link: CandidateLink, attempt: str, state: MailState, at: datetime) -> CandidateLink:
    """Return the link with what came of sending it by e-mail, so far."""
    mail = LinkMail(attempt=attempt, state=state, at=at)
    return replace(link, mail=mail, revision=link.revision + 1)


def with_zone(link: CandidateLink, zone: str) -> CandidateLink:
    """Return the link whose candidate has told their zone; none is said where it is empty."""
    if not zone or zone == link.zone:
        return link
    return replace(link, zone=zone, revision=link.revision + 1)


def with_wish(link: CandidateLink) -> CandidateLink:
    """Return the link with which the candidate has written something more."""
    return replace(link, wishes=link.wishes + 1)


def unchosen_moments(link: CandidateLink) -> list[datetime]:
    """Return when it is told that no time has been chosen yet: after a day, and at half of the link's life."""
    half = link.created_at + (link.open_until - link.created_at) / 2
    first, second = sorted((link.created_at + UNCHOSEN_AFTER, half))
    moments = [first] if second - first < TOLD_APART else [first, second]
    return [one for one in moments if one <= link.open_until - TOLD_BEFORE_END]


def extend(link: CandidateLink, until: datetime) -> CandidateLink:
    """Return the link with which a time can be chosen until another moment."""
    return replace(link, open_until=until, revision=link.revision + 1)


def withdraw(link: CandidateLink, now: datetime) -> CandidateLink:
    """Return the link with which nothing is chosen, moved or cancelled any more."""
    return replace(link, withdrawn_at=now, revision=link.revision + 1)


def replace_with_newer(link: CandidateLink, now: datetime) -> CandidateLink:
    """Return the link with which no time is chosen any more, as a newer one took its place."""
    return replace(withdraw(link, now), is_replaced=True)


def with_interview(link: CandidateLink, interview: Interview) -> CandidateLink:
    """Return the link with which this interview was booked."""
    return replace(link, interview=interview.id, ends_at=interview.end, revision=link.revision + 1)


def forget_candidate_of(link: CandidateLink, now: datetime) -> CandidateLink:
    """Return the link without its candidate, who cannot use it any more."""
    asked = {**link.asked, "candidate": None}
    over = withdraw(link, now)
    return replace(over, interview=None, candidate="", candidate_mail="", asked=asked, mail=None)


def view_key(link: CandidateLink, view: str) -> OfferId:
    """Return the key of the times that a page has shown: a choice names them and a place in them."""
    return OfferId(f"{link.id}/{view}")


def is_chosen_with(link: CandidateLink, interview: Interview) -> bool:
    """Whether a candidate has chosen the time of an interview on the link's page, and nobody has booked it for them."""
    return interview.offer.startswith(view_key(link, "")) or interview.booked_at < link.created_at


def view_of_minute(now: datetime) -> str:
    """Return the name of the times that everybody sees who opens a page in this minute."""
    return str(int(now.timestamp()) // VIEW_SECONDS)
