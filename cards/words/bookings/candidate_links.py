"""The words of a candidate's link: on the recruiter's card, and in the text that is sent to the candidate."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from cards.account_views import AskToWithdrawLinks
from cards.candidate_views import CandidateLinkCard
from cards.view_models import AskSure
from cards.words.bookings.offers import address_taken, date_span
from cards.words.formatting import (
    count_of,
    day,
    day_and_time,
    display,
    first_name,
    join_names,
    join_some,
    length,
    possessive,
    quote,
    short_name,
    short_names,
    stretch,
    utc_offset,
    when,
    zone,
)

TEXT_TITLE = "Text to send to the candidate"
NO_ADDRESS = "The key that kept this link’s address is gone, so I can’t show it again. The link still works for who has it. If they don’t, withdraw it and send a new one."
OPEN_PAGE = "Open the page"
OPEN_SPOKEN = "Open the page that the candidate sees"
WITHDRAW = "Withdraw link"
WITHDRAW_TYPED = "withdraw the link"
WITHDRAW_OTHER, WITHDRAW_OTHER_SPOKEN = "Withdraw the other", "Withdraw the candidate’s other link"
WITHDRAW_OTHER_TYPED = "withdraw the other link"
ASK_AGAIN, ASK_AGAIN_SPOKEN = "Ask for another time", "Ask the candidate to choose another time"
ASK_AGAIN_TYPED = "let the candidate choose another time"
MAIL, MAIL_TYPED = "Send by email", "send the link by email"
MAIL_SPOKEN = "Send this text to the candidate by email, from your mailbox"
RELEASE, RELEASE_TYPED = "Release holds", "release the holds"
LET_CHOOSE = "Candidate chooses"
LET_CHOOSE_SPOKEN = "Let the candidate choose one of these times with a link"
LET_CHOOSE_TYPED = "let the candidate choose"


def title(view: CandidateLinkCard) -> str:
    """Return what the card is about, by how the link stands."""
    name = display(view.candidate, 60)
    if view.is_move_asked:
        return f"{name or 'The candidate'} can choose another time"
    if view.chosen and view.state == "booked" and view.is_chosen_by_sender:
        whose = f"{possessive(name)} interview" if name else "The interview"
        return f"{whose} is booked: {when(*view.chosen, view.year)}"
    if view.chosen and view.state == "booked":
        return f"{name or 'The candidate'} chose {when(*view.chosen, view.year)}"
    whose = f"for {name}" if name else "for the candidate"
    return f"Link {whose} to choose a time"


_STATES = {
    "booked": "Booked with this link. It shows the interview until it’s over.",
    "booked by sender": "You booked it. The link shows the candidate the interview, and books no other time.",
    "cancelled": "The interview was cancelled.",
    "over": "The interview is over, so the link no longer shows it.",
    "withdrawn": "Withdrawn: nobody can choose a time with it any more.",
    "replaced": "Replaced by a newer link: nobody can choose a time with this one any more.",
    "expired": "Expired: no time was chosen. Type “extend the link” to open it again, or ask for a new one.",
    "days over": "Expired: no time was chosen, and the days it was for are over. For a new one: “{again}”.",
}


def standing(view: CandidateLinkCard) -> str:
    """Return until when a time can be chosen, or why that is over."""
    if view.state == "withdrawn":
        return _withdrawn(view)
    if view.is_move_asked and view.chosen:
        return (
            f"Booked for {when(*view.chosen, view.year)}. That stays until another time is chosen."
        )
    if view.state == "booked" and view.is_chosen_by_sender:
        return _STATES["booked by sender"]
    if view.state == "expired" and view.asked_days and view.until.date() >= view.asked_days[1]:
        whom = display(view.candidate, 60) or "them"
        again = f"send {whom} a link for {length(view.minutes)} next week"
        return _STATES["days over"].format(again=again)
    if view.state != "open":
        return _STATES[view.state]
    return f"Open until {day_and_time(view.until, view.year)}"


def _withdrawn(view: CandidateLinkCard) -> str:
    if view.is_replaced or not view.chosen:
        return _STATES["replaced" if view.is_replaced else "withdrawn"]
    name = display(view.candidate, 60) or "the candidate"
    return (
        f"Withdrawn: it moves and cancels nothing any more. The interview with {name} on {when(*view.chosen, view.year)} "
        "stands, and the page still shows it. To call it off, type “my interviews” and cancel it there."
    )


def understood(view: CandidateLinkCard) -> str:
    """Return the question in one quiet line: days, length, who, which room."""
    days = date_span(*view.asked_days) if view.asked_days else "the next two weeks"
    if view.asked_days and view.asked_days[0] == view.asked_days[1]:
        days = day(view.asked_days[0])
    parts = (
        days,
        display(view.interview_kind, 40),
        length(view.minutes),
        _who(view),
        _place(view),
        zone(view.zone),
    )
    return " · ".join(filter(None, parts))


def known_address(view: CandidateLinkCard) -> str:
    """Return where the candidate will be invited, where who sent the link did not say."""
    again = "send the link again, with the right one after the name."
    return address_taken(view, f"If that’s another one, {again}", f"To invite them, {again}")


def _who(view: CandidateLinkCard) -> str:
    names = short_names(view.asked_people)
    if not names:
        is_several = isinstance(view.need, int) and view.need > 1
        return f"any {view.need} interviewers" if is_several else "anyone"
    if isinstance(view.need, int) and view.need < len(names):
        musts = [
            short
            for short, name in zip(names, view.asked_people, strict=True)
            if name in view.musts
        ]
        return join_some(names, view.need, musts, 6)
    return join_names(names, 6)


def _place(view: CandidateLinkCard) -> str:
    if view.is_online:
        return "online"
    if view.asked_room is None:
        return ""
    return display(view.asked_room.name, 60) if view.asked_room.name else "with a room"


def how(view: CandidateLinkCard) -> Iterator[str]:
    """Yield what the link does, as long as it is open."""
    if view.left_out:
        said = join_names([quote(display(one, 80)) for one in view.left_out], 5)
        yield f"I left out {said}: please check the link with that in mind."
    if view.is_holding:
        yield _held(view)
    if view.candidate_zone:
        whose = possessive(view.candidate) if view.candidate else "The candidate’s"
        yield f"{whose} time zone: {zone(view.candidate_zone)}."
    # Counted when the link was made: a card drawn later does not know.
    now = f" ({count_of(view.free, 'time')} right now)" if view.free else ""
    yield f"The page shows what’s free when it’s opened{now}. I book the time that’s chosen at once and tell you here."


def replaced_link(view: CandidateLinkCard) -> str:
    """Return that a former link of the candidate ended with this one; empty where none did."""
    if not view.has_replaced:
        return ""
    whose = possessive(view.candidate) if view.candidate else "The candidate’s"
    return (
        f"{whose} earlier link ended with this one: its page says that a newer link took its place."
    )


def other_link(view: CandidateLinkCard) -> str:
    """Return that another link of the candidate is open, and what comes of it; empty where none is."""
    if view.other is None:
        return ""
    until = day_and_time(view.other.until, view.year)
    books = (
        "books a further interview" if view.state == "booked" else "books an interview of its own"
    )
    candidate, minutes = display(view.candidate, 60), length(view.other.minutes)
    if view.other.is_own:
        return f"{candidate} has another open link: {minutes}, until {until}. It {books}."
    sender = view.other.sender and short_name(view.other.sender)
    from_ = f" from {sender}" if sender else ""
    ask = f" If one is enough, agree with {sender} who withdraws theirs." if sender else ""
    return f"{candidate} has an open link{from_} too: {minutes}, until {until}. It {books}.{ask}"


def _held(view: CandidateLinkCard) -> str:
    """Return what is held where: events stand in the sender's calendar, and in rooms' where that is open."""
    where = "your calendar and the room’s" if view.held_room == "calendar" else "your calendar"
    kept = "the interviewers and the room" if view.held_room == "bot" else "the interviewers"
    return (
        f"These times are held in {where} until one is chosen or the link ends. I book {kept} for nobody else "
        "at those times, but their own calendars don’t show it."
    )


def ask_to_withdraw(view: AskToWithdrawLinks) -> AskSure:
    """Return which links are to be withdrawn, and what that means."""
    names = [display(one, 60) for one in view.candidates if one]
    whose = f" of {join_names(names, 6)}" if len(names) == len(view.candidates) else ""
    many = count_of(len(view.candidates), "link")
    return AskSure(
        title=f"Withdraw {many}?",
        stops=(f"Nobody can choose, move or cancel with the {many}{whose} any more.",),
        stays=("What is booked stays booked.",),
        button="Withdraw them" if len(view.candidates) > 1 else "Withdraw it",
        to=view.to,
    )


_MAILED = {
    "waiting": "Being sent by email to {to} …",
    "sent": "Sent by email to {to}, from your mailbox.",
    "unsure": "I can’t tell whether the email to {to} went out. Look into your Sent Items before you send it again.",
    "refused": "Microsoft 365 didn’t let me send email for you, so nothing went out.",
    "failed": "The email to {to} didn’t go out. Send it again, or copy the text.",
}


def mailed(view: CandidateLinkCard) -> str:
    """Return what came of sending the link by email; empty where it was not, or where that is past."""
    is_current = view.state == "open" or view.is_move_asked
    return (
        _MAILED[view.mail].format(to=display(view.mail_to, 80)) if view.mail and is_current else ""
    )


def can_be_mailed(view: CandidateLinkCard) -> bool:
    """Whether there is something to send by email that is not on its way or there already."""
    is_current = view.state == "open" or view.is_move_asked
    is_new = view.mail not in {"waiting", "sent"}
    return bool(view.url) and view.may_mail and is_current and is_new


def mail_subject(view: CandidateLinkCard) -> str:
    """Return the subject of the mail with the text to send."""
    company = f" with {display(view.company, 60)}" if view.company else ""
    if view.is_move_asked:
        return f"Another time for your {_interview(view)}{company}"
    return f"Choose a time for your {_interview(view)}{company}"


def _interview(view: CandidateLinkCard) -> str:
    """Return "interview", or of what kind it is."""
    return display(view.interview_kind, 40) or "interview"


def mail_text(view: CandidateLinkCard) -> str:
    """Return the text to send as the body of a mail."""
    return "\n\n".join(_paragraphs(text_to_send(view))) + "\n"


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines, those of a list together."""
    for is_list, same in groupby(lines, key=lambda one: one.startswith("•")):
        together = list(same)
        yield from ["\n".join(together)] if is_list else together


def text_to_send(view: CandidateLinkCard) -> Iterator[str]:
    """Yield the lines of the text to send, in plain words and with the zone named."""
    name = first_name(view.candidate) if view.candidate else ""
    yield f"Hello {name}," if name else "Hello,"
    company = f" with {display(view.company, 60)}" if view.company else ""
    if view.is_move_asked and view.chosen:
        yield f"could we move your {_interview(view)}{company} on {_their_time(*view.chosen, view)}?"
        yield "Please choose another time here, in your own time zone:"
        yield view.url
        yield "Until you do, it stays as it is. If no time suits, tell us on the same page."
        yield from _wishes(view)
        return
    if view.times:
        yield f"would one of these times suit you for your {_interview(view)}{company} ({length(view.minutes)})?"
        yield from (f"• {_on_their_clock(start, end, view)}" for start, end in view.times)
        yield f"All times are {_their_zone(view, [start for start, _ in view.times])}. {_CHOOSE_HERE}"
    else:
        yield f"please choose a time for your {_interview(view)}{company} ({length(view.minutes)}):"
    yield view.url
    until = day(_theirs(view.until, view), view.year)
    yield f"You can choose until {until}. If no time suits, tell us on the same page."
    yield from _wishes(view)


_CHOOSE_HERE = "Please choose here, in your own time zone:"


def _theirs(moment: datetime, view: CandidateLinkCard) -> datetime:
    """Return a moment on the candidate's clock, where that is known."""
    return moment.astimezone(ZoneInfo(view.candidate_zone)) if view.candidate_zone else moment


def _on_their_clock(start: datetime, end: datetime, view: CandidateLinkCard) -> str:
    """Return a time as the candidate's clock shows it, and in brackets as the sender's does where that is another one."""
    there, until = _theirs(start, view), _theirs(end, view)
    if there.utcoffset() == start.utcoffset():
        return when(there, until, view.year)
    on = f"{day(start)}, " if there.date() != start.date() else ""
    return f"{when(there, until, view.year)} ({on}{stretch(start, end)} {zone(view.zone)})"


def _their_zone(view: CandidateLinkCard, moments: Sequence[datetime]) -> str:
    """Return the zone that times are told in; where the candidate's is not known, with what it is in UTC."""
    if view.candidate_zone:
        return zone(view.candidate_zone)
    offsets = {utc_offset(one) for one in moments}
    named = zone(view.zone)
    return f"{named} ({offsets.pop()})" if len(offsets) == 1 and named not in offsets else named


def _their_time(start: datetime, end: datetime, view: CandidateLinkCard) -> str:
    """Return one time with its zone, and in brackets as the sender's clock shows it where that is another one."""
    there, until = _theirs(start, view), _theirs(end, view)
    told = f"{when(there, until, view.year)} {_their_zone(view, [start])}"
    is_same = there.utcoffset() == start.utcoffset()
    return told if is_same else f"{told} ({when(start, end, view.year)} {zone(view.zone)})"


def _wishes(view: CandidateLinkCard) -> Iterator[str]:
    if view.organizer:
        yield f"Best wishes, {display(view.organizer, 60)}"
