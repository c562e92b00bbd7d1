"""Short messages about times, candidates' links, and what a candidate did on their page."""

from datetime import datetime

from cards.words.formatting import (
    clock,
    count_of,
    day,
    day_and_time,
    display,
    join_names,
    length,
    possessive,
    quote,
    short_day_and_time,
    short_names,
)
from cards.words.formatting import (
    zone as zone_words,
)
from cards.words.short_messages import ShortMessage, good, message_words, plain, warning


@message_words("time-has-passed")
def time_has_passed() -> ShortMessage:
    """Say that what was asked for is over."""
    return warning("That time has passed. Try another day, for example “who’s free tomorrow”.")


@message_words("skipped-hour")
def skipped_hour(asked: str, instead: str) -> ShortMessage:
    """Say that an hour does not exist on the night the clocks go forward, and which is looked at."""
    there, here = datetime.fromisoformat(asked), datetime.fromisoformat(instead)
    return warning(
        f"{clock(there)} doesn’t exist on {day(there)}: the clocks go forward that night. "
        f"{clock(here)} instead?"
    )


@message_words("no-more-times")
def no_more_times() -> ShortMessage:
    """Say that the last times were shown."""
    return plain("Those were all the times I found. Try another day or a shorter interview.")


@message_words("link-without-times")
def link_without_times() -> ShortMessage:
    """Say that no link was made, as nobody could choose anything with it."""
    return warning("No time works for that right now, so I made no link. Here’s why:")


@message_words("no-other-time")
def no_other_time(name: str) -> ShortMessage:
    """Say that a candidate is not asked to move, as there is nothing to move to."""
    return warning(
        f"No other time is free for the interview with {display(name, 60) or 'the candidate'}, so I asked for nothing.",
        "Name other days, for example “let them choose another time next week”, or other people.",
    )


@message_words("link-mailed")
def link_mailed(name: str, address: str, state: str) -> ShortMessage:
    """Tell who sent a link by email what came of it."""
    whom = display(name, 60) or "the candidate"
    to = f"{whom} at {display(address, 80)}"
    if state == "sent":
        return good(f"The link for {to} went out by email, from your mailbox.")
    if state == "unsure":
        return warning(
            f"I can’t tell whether the email to {to} went out: Microsoft 365’s answer is missing.",
            "I don’t send it twice by myself. Look into your Sent Items; if it’s not there, press Send by email again.",
        )
    if state == "refused":
        return warning(
            f"Microsoft 365 didn’t let me send email for you, so {to} got nothing.",
            "Type “disconnect”, then “connect”, and allow “Mail.Send”, or ask your IT team; or copy the text on the card.",
        )
    return warning(
        f"The email to {to} didn’t go out. Nothing else was changed.",
        "Press Send by email again in a few minutes, or copy the text on the card.",
    )


@message_words("link-extended")
def link_extended(before: str, until: str, is_cut: bool) -> ShortMessage:  # noqa: FBT001 - a fact
    """Say until when a link is open now: also where that is no later than before, or earlier than was asked for."""
    then, now = datetime.fromisoformat(before), datetime.fromisoformat(until)
    moment = day_and_time(now)
    cut = ("It can’t be open longer than the days it’s for.",) if is_cut else ()
    if now == then:
        return plain(f"The link was open until {moment} already, so nothing was changed.", *cut)
    if now < then:
        return warning(
            f"The link now closes earlier: {moment}. Until now it was open until {day_and_time(then)}.",
            "To keep it open longer: “extend the link by 3 days”.",
        )
    return good(f"The link is now open until {moment}.", *cut)


@message_words("link-changed")
def link_changed(*, is_told: bool, mail: str = "", hours: tuple[str, ...] = ()) -> ShortMessage:
    """Say that a candidate's link asks for something else now, or for whom, and what follows where the text was sent."""
    if mail:
        return good(f"Noted with the link: {display(mail, 80)} is the candidate’s address.")
    between = (f"It only shows times between {hours[0]} and {hours[1]}.",) if hours else ()
    sent = (
        ("The text below is new: if you’ve sent the earlier one, please send this instead.",)
        if is_told
        else ()
    )
    return good(
        "Changed. It’s still the same link, and its page shows the new times from now on.",
        *between,
        *sent,
    )


@message_words("link-unchanged")
def link_unchanged() -> ShortMessage:
    """Say that a candidate's link stays as it was, as no time is free of what it was to ask for."""
    return warning(
        "Nothing is free that way, so the link stays as it was.",
        "Ask for other days, a shorter time or other people, or type “withdraw the link”.",
    )


@message_words("links-withdrawn")
def links_withdrawn(many: int) -> ShortMessage:
    """Say that several links were taken back."""
    if not many:
        return plain("Those links led to nothing any more, so nothing was changed.")
    return good(f"{count_of(many, 'link')} withdrawn. What was booked stays booked.")


@message_words("link-in-own-chat")
def link_in_own_chat() -> ShortMessage:
    """Say in a channel that a candidate's link went to who asked alone."""
    return plain("I’ve sent you the link in our own chat: it’s only for the candidate and you.")


@message_words("links-in-own-chat")
def links_in_own_chat() -> ShortMessage:
    """Say in a channel that the list of links went to who asked alone."""
    return plain("I’ve sent you the list in our own chat: it names candidates.")


@message_words("link-shows-booking")
def link_shows_booking(name: str) -> ShortMessage:
    """Say what becomes of the open link whose question was answered by booking."""
    return plain(
        f"{_whose(name)} link shows this interview now, and books no other time.",
        "There’s no need to withdraw it: with it they can see, move or cancel the interview.",
    )


@message_words("link-open-again")
def link_open_again(name: str) -> ShortMessage:
    """Say that a time can be chosen with a link again, as the booking for it was undone."""
    return plain(
        f"{_whose(name)} link is open again: a time can be chosen with it.",
        "To stop that: “withdraw the link”.",
    )


@message_words("link-chosen-already")
def link_chosen_already(name: str, start: str) -> ShortMessage:
    """Say that nothing was booked, as the candidate has chosen a time with the link for the same."""
    at = datetime.fromisoformat(start)
    return warning(
        f"{_who(name)} has a time already, by the link for these times: {day_and_time(at)}. Nothing more was booked.",
        "For another time press Ask for another time below, or ask me for times anew to book a further interview.",
    )


def _whose(name: str) -> str:
    return possessive(name) if name else "The candidate’s"


@message_words("link-needs-no-extension")
def link_needs_no_extension(name: str, start: str, is_move_asked: bool) -> ShortMessage:  # noqa: FBT001 - a fact
    """Say until when a link can be used with which a time was chosen already."""
    at = datetime.fromisoformat(start)
    moment = day_and_time(at)
    if is_move_asked:
        return plain(
            f"{_who(name)} can choose another time until the interview starts: {moment}.",
            "So there’s nothing to extend, and nothing was changed.",
        )
    return plain(
        f"{_who(name)} has a time already: {moment}. The link shows it until it’s over.",
        "Nothing was changed. For another time: “let the candidate choose another time”.",
    )


# --- what a candidate does with a link ------------------------------------------------------------


def _who(name: str) -> str:
    return display(name, 60) or "The candidate"


@message_words("candidate-moved")
def candidate_moved(name: str, start: str, to: str) -> ShortMessage:
    """Tell who sent a link that the candidate moved the interview, from when to when."""
    before, after = datetime.fromisoformat(start), datetime.fromisoformat(to)
    return warning(
        f"{_who(name)} moved the interview from {day_and_time(before)} to {day_and_time(after)}.",
        "Room and interviewers are asked for the new time.",
    )


@message_words("candidate-cancelled")
def candidate_cancelled(name: str, start: str, text: str) -> ShortMessage:
    """Tell who sent a link that the candidate cancelled, and what they said."""
    at = datetime.fromisoformat(start)
    said = f": {quote(display(text, 500))}" if text else ", without saying why."
    return warning(
        f"{_who(name)} cancelled the interview on {day_and_time(at)}{said}",
        "It’s being taken out of all calendars. For a new link: “send them a link for …”.",
    )


@message_words("candidate-wishes")
def candidate_wishes(name: str, text: str) -> ShortMessage:
    """Pass on when it would suit a candidate, above the times that match."""
    return warning(
        f"None of the times suits {display(name, 60) or 'the candidate'}: {quote(display(text, 500))}",
        "Here’s what’s free then. Book one, or answer them yourself.",
    )


@message_words("candidate-wishes-unread")
def candidate_wishes_unread(name: str, text: str) -> ShortMessage:
    """Pass on what a candidate wrote that names no time."""
    return warning(
        f"None of the times suits {display(name, 60) or 'the candidate'}: {quote(display(text, 500))}",
        "I read no day or time in that, so here’s what’s free.",
    )


@message_words("candidate-wants-to-move")
def candidate_wants_to_move(name: str, text: str) -> ShortMessage:
    """Pass on that a candidate asks for another time, too late to do it by themselves."""
    said = f": {quote(display(text, 500))}" if text else "."
    return warning(
        f"{_who(name)} asks for another time{said}", "Nothing is changed until you move it."
    )


@message_words("candidate-wants-to-cancel")
def candidate_wants_to_cancel(name: str, text: str) -> ShortMessage:
    """Pass on that a candidate asks to cancel, too late to do it by themselves."""
    said = f": {quote(display(text, 500))}" if text else "."
    return warning(f"{_who(name)} asks to cancel{said}", "Nothing is changed until you cancel it.")


@message_words("link-expired")
def link_expired(name: str, until: str) -> ShortMessage:
    """Tell who sent a link that it is over, and nobody has used it."""
    at = datetime.fromisoformat(until)
    return warning(
        f"{_whose(name)} link expired on {day_and_time(at)}: no time was chosen.",
        "Nothing is booked. What you can do stands on its card below.",
    )


@message_words("candidate-silent")
def candidate_silent(name: str, until: str) -> ShortMessage:
    """Tell who sent a link that no time has been chosen yet."""
    at = datetime.fromisoformat(until)
    return plain(
        f"{_who(name)} hasn’t chosen a time yet. The link is open until {day_and_time(at)}.",
        "A short reminder from you helps: the text is below.",
    )


@message_words("candidate-zone-kept")
def candidate_zone_kept(  # noqa: PLR0913 - the facts of one message
    candidate: str, zone: str, start: str, interviews: int, *, is_invited: bool, has_address: bool
) -> ShortMessage:
    """Say on whose clock a candidate reads the times of their interviews from now on."""
    who = display(candidate, 60) or "the candidate"
    at = short_day_and_time(datetime.fromisoformat(start))
    which = "The interview" if interviews == 1 else "The first interview"
    if is_invited:
        then = "I’m updating their invitation to say so."
    elif has_address:
        then = "Their invitation will say so."
    else:
        then = "Their invitation will say so: type “candidate’s email is name@example.org”, and I’ll send it."
    return good(f"{which} with {who} is on {at} in {zone_words(zone)}.", then)


@message_words("candidate-zone-on-site")
def candidate_zone_on_site(candidate: str, room: str) -> ShortMessage:
    """Say that who comes to a room reads the times of that place."""
    who = display(candidate, 60) or "the candidate"
    return plain(
        f"The interview with {who} is in {display(room, 60)}, so their invitation keeps the times there. Nothing was changed.",
        "If they join online, type “make it online” first, then tell me again.",
    )


@message_words("holds-left")
def holds_left(starts: tuple[str, ...], candidate: str) -> ShortMessage:
    """Tell who sent a link which of the times held for its candidate stay in their calendar, though nothing holds them."""
    whose = f" for {display(candidate, 60)}" if candidate else ""
    when = join_names([day_and_time(datetime.fromisoformat(one)) for one in starts], 5)
    it = "it" if len(starts) == 1 else "them"
    return warning(
        f"Microsoft 365 didn’t let me take the time{'' if len(starts) == 1 else 's'} held{whose} out of your calendar: {when}.",
        f"Delete {it} in Outlook. I no longer hold {it} for anyone.",
    )


@message_words("one-interview-at-a-time")
def one_interview_at_a_time(sentences: tuple[str, ...]) -> ShortMessage:
    """Say what to type for the other interview of which a message speaks; in public only that there is one."""
    if not sentences:
        return plain("I change one interview at a time. Tell me about the other one after this.")
    each = (quote(display(one, 300)) for one in sentences)
    return plain("I change one interview at a time. For the other one, type next:", *each)


@message_words("note-lacks")
def note_lacks() -> ShortMessage:
    """Ask what a note is to say."""
    return plain("What should the note say? Type it as “note for the interviewers: …”.")


@message_words("usual-break")
def usual_break(minutes: int) -> ShortMessage:
    """Say how long a break was taken to be, and how another length is said."""
    return plain(
        f"You didn’t say how long the break is, so I took {length(minutes)}. For another one, say it with its length, for example “a 30 minute break after session 1”."
    )


@message_words("each-alone")
def each_alone(sentences: tuple[str, ...]) -> ShortMessage:
    """Say what to type for each of several interviews that can’t be changed together, of which none was; in public only that they can’t."""
    told = "I can’t make these changes together, so I changed nothing."
    if not sentences:
        return plain(f"{told} Tell me about one interview at a time.")
    each = (quote(display(one, 300)) for one in sentences)
    return plain(f"{told} Type one after the other:", *each)


@message_words("one-candidate-at-a-time")
def one_candidate_at_a_time(sentences: tuple[str, ...]) -> ShortMessage:
    """Say what to type for the other candidates that were named; in public only that there are others."""
    if not sentences:
        return plain("I look for one candidate at a time. Ask me about the next one after this.")
    each = (quote(display(one, 300)) for one in sentences)
    which = "the other candidate" if len(sentences) == 1 else "the other candidates"
    return plain(f"I look for one candidate at a time. For {which}, type next:", *each)


@message_words("one-request-at-a-time")
def one_request_at_a_time(sentences: tuple[str, ...]) -> ShortMessage:
    """Say what to type for the request of a message that was not answered yet; in public only that there is one."""
    if not sentences:
        return plain("I do one request at a time. Ask me the other one after this.")
    each = (quote(display(one, 300)) for one in sentences)
    return plain("I do one request at a time. For the other one, type next:", *each)


@message_words("no-proposal-known")
def no_proposal_known(names: tuple[str, ...]) -> ShortMessage:
    """Say that nobody proposes another time, or that those who are named do not."""
    if not names:
        return plain(
            "Nobody proposes another time for your interviews, here or in Outlook, so nothing changed.",
            "“my interviews” shows how they stand; “move it” offers other times.",
        )
    verb = "proposes" if len(names) == 1 else "propose"
    whom = join_names(short_names(names), 5)
    return plain(
        f"I find no other time that {whom} {verb} for your interviews, here or in Outlook, so nothing changed.",
        "“my interviews” shows how they stand; “move it” offers other times.",
    )


@message_words("move-without")
def move_without(names: tuple[str, ...]) -> ShortMessage:
    """Say how an interview moves to the time that was proposed though some of its interviewers are busy then."""
    who = join_names(short_names(names), len(names), last="and")
    return plain(
        f"To move there all the same, without {who}, type “accept the proposal without {who}”."
    )


@message_words("has-interview")
def has_interview(candidate: str, starts: tuple[str, ...]) -> ShortMessage:
    """Say that a candidate, for whom times are asked, has interviews already."""
    name = display(candidate, 60)
    when = join_names([day_and_time(datetime.fromisoformat(one)) for one in starts], 3)
    what = "an interview" if len(starts) == 1 else "interviews"
    moved = "it" if len(starts) == 1 else "one of them"
    return plain(
        f"{name} already has {what}: {when}. Booking here makes another one.",
        f"To move {moved} instead, type “move {possessive(name)} interview”.",
    )
