"""What the bot says of interviews in short."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import zip_longest

from cards.words import formatting
from cards.words.bookings.interview_card import (
    INVITATION_STATES,
    TOLD_IF_LEFT,
    told_of_change,
)
from cards.words.date_spans import away_named
from cards.words.error_messages import error_message
from cards.words.formatting import (
    clock,
    count_of,
    day,
    day_and_time,
    display,
    join_names,
    possessive,
    quote,
    short_name,
    short_names,
    short_title,
    stretch,
)
from cards.words.short_messages import ShortMessage, good, message_words, plain, warning


@message_words("left-out")
def left_out(words: tuple[str, ...]) -> ShortMessage:
    """Say which words of a message were not read; in public only that some were not."""
    if not words:
        return warning(
            "I left out some of what you wrote: say it once more by itself if it matters."
        )
    said = join_names([quote(display(one, 80)) for one in words], 5)
    return warning(f"I left out {said}: say it once more by itself if it matters.")


@message_words("unread")
def unread(rest: str) -> ShortMessage:
    """Say where reading stopped in a long message; in public only that its beginning was read."""
    where = f"stopped at {quote(display(rest, 80))}" if rest else "read only its beginning"
    return warning(
        f"That message is longer than I can read at once, so I {where}. If something in the rest matters, say it by itself."
    )


@message_words("candidate-told")
def candidate_told(candidate: str, state: str, at: str, answer: str) -> ShortMessage:
    """Say whether the candidate was told of their interview."""
    who = display(candidate, 60) or "The candidate"
    when = clock(datetime.fromisoformat(at)) if at else ""
    if not state:
        return plain(
            f"No: I have no address for {display(candidate, 60) or 'the candidate'}, so they got nothing from me.",
            "Type “candidate’s email is name@example.org”, and I’ll invite them.",
        )
    if state == "waiting":
        return plain(
            f"Not yet: {possessive(who)} invitation goes out at {when}.",
            "“send now” sends it at once.",
        )
    if state == "changed":
        return plain(f"Yes: {who} is {told_of_change(datetime.fromisoformat(at))}.")
    if state in {"invited", "old"}:
        return plain(f"Yes: {who} is invited, and {ANSWERED.get(answer, 'hasn’t answered yet')}.")
    return plain(f"{who}: {INVITATION_STATES.get(state, 'being invited')}.")


@message_words("candidate-answered")
def candidate_answered(candidate: str, state: str, at: str, answer: str) -> ShortMessage:
    """Say what the candidate, who is invited, has answered."""
    who = display(candidate, 60) or "The candidate"
    if answer in ANSWERED:
        return plain(f"Yes: {who} {ANSWERED[answer]}.")
    if state == "changed":
        return plain(f"Not yet: {who} is {told_of_change(datetime.fromisoformat(at))}.")
    return plain(f"Not yet: {who} is invited, but hasn’t answered.")


@message_words("invitation-goes-out")
def invitation_goes_out(candidate: str, state: str, at: str, answer: str) -> ShortMessage:
    """Say that the candidate's invitation is not held back, what becomes of it, and how it is stopped."""
    who = display(candidate, 60) or "The candidate"
    if not state:
        return plain(
            f"No invitation goes to {display(candidate, 60) or 'the candidate'}: I have no address for them.",
            "Nothing was changed.",
        )
    if state == "waiting":
        return plain(
            f"I can’t hold an invitation back: {possessive(who)} goes out at {clock(datetime.fromisoformat(at))}.",
            "To stop it, type “no email to the candidate” before then.",
        )
    if state == "changed":
        return plain(
            f"{who} is invited already, and is {told_of_change(datetime.fromisoformat(at))}. I can’t hold that back.",
            "Nothing was changed.",
        )
    if state in {"invited", "old"}:
        return plain(
            f"It’s too late to wait: {who} is invited, and {ANSWERED.get(answer, 'hasn’t answered yet')}.",
            "“cancel” takes the interview back for everyone. Nothing was changed.",
        )
    return plain(f"{who}: {INVITATION_STATES.get(state, 'being invited')}.", "Nothing was changed.")


@message_words("address-taken-out")
def address_taken_out(
    candidate: str, mail: str, *, is_undoable: bool, sessions: int
) -> ShortMessage:
    """Say that no invitation goes to a candidate whose address was taken out, of a loop from all its sessions, and how it is put back."""
    who = display(candidate, 60) or "the candidate"
    of_all = f" of all {sessions} interviews" if sessions > 1 else ""
    return plain(
        f"No invitation goes to {who}: I took the address {display(mail, 100)} out{of_all}.",
        "“undo” puts it back for two minutes; later, type “candidate’s email is …”."
        if is_undoable
        else "To put it back, type “candidate’s email is …”.",
    )


@message_words("invitation-stays")
def invitation_stays(candidate: str, state: str, answer: str) -> ShortMessage:
    """Say why no invitation is stopped: none is to go out, or it is out already, and how it is taken back."""
    who = display(candidate, 60) or "The candidate"
    if not state:
        return plain(
            f"No invitation goes to {display(candidate, 60) or 'the candidate'}: I have no address for them.",
            "Nothing was changed.",
        )
    if state == "sending":
        return plain(
            f"{possessive(who)} invitation is going out right now, so I can’t stop it. Nothing was changed.",
            "To take it back with a cancellation, empty the address under “Candidate” on the card.",
        )
    if state in {"invited", "old", "changed"}:
        return plain(
            f"{who} is invited already, and {ANSWERED.get(answer, 'hasn’t answered yet')}. Nothing was changed.",
            "To take their invitation back with a cancellation, empty the address under “Candidate” on the card; “cancel” calls the whole interview off.",
        )
    return plain(f"{who}: {INVITATION_STATES.get(state, 'being invited')}.", "Nothing was changed.")


@message_words("invitation-sent-already")
def invitation_sent_already(candidate: str, answer: str) -> ShortMessage:
    """Say that the candidate has the invitation, which is not sent twice."""
    who = display(candidate, 60) or "The candidate"
    return plain(
        f"{who} is invited already, and {ANSWERED.get(answer, 'hasn’t answered yet')}. I don’t send the same invitation twice.",
        "If it can’t be found, it may lie in spam. For another address: “candidate’s email is …”.",
    )


ANSWERED = {
    "accepted": "has accepted",
    "declined": "has declined",
    "tentative": "may come",
}


@message_words("rooms-fit")
def rooms_fit() -> ShortMessage:
    """Say that each of several interviews has such a room already."""
    return plain(
        "Each of them has a room like that already, so nothing changed. "
        "“another room” below the card of one shows what else is free then."
    )


@message_words("no-substitute")
def no_substitute(*, is_of_pool: bool) -> ShortMessage:
    """Say that nobody can stand in, of a pool where one was named."""
    if is_of_pool:
        return plain(
            "Nobody else of that pool is free at that time.",
            "Nothing changed. For anyone else: “someone else”. For other times: “move”.",
        )
    return plain("Nobody else is free at that time.", "Nothing changed. For other times: “move”.")


@message_words("free-to-join")
def free_to_join(names: tuple[str, ...], candidate: str) -> ShortMessage:
    """Say who is free at the time of an interview beside those who are asked, and how one of them is."""
    if not names:
        return plain(
            "Nobody else is free at that time.", "Nothing changed. For other times: “move”."
        )
    whose = f" to {display(candidate, 60)}’s" if candidate else ""
    free = join_names(tuple(display(one, 60) for one in names), 8)
    return plain(
        f"Also free at that time: {free}.",
        f"To invite one of them: “add {short_names(names)[0]}{whose}”. Nobody was asked yet.",
    )


@message_words("address-left")
def address_left(name: str) -> ShortMessage:
    """Say that a candidate who was named anew has no address yet."""
    return plain(
        "I didn’t keep the email address, since it was the other candidate’s: no invitation goes there.",
        f"To invite {display(name, 60)}, type “candidate’s email is …” with the address.",
    )


@message_words("candidate-twice")
def candidate_twice(start: str, candidate: str, year: int, what: str = "move") -> ShortMessage:
    """Say that a candidate has another interview at the time of one that was moved, changed or given them."""
    who = display(candidate, 60) or "The candidate"
    title = short_title("", datetime.fromisoformat(start), year)
    if what == "outlook":
        return warning(
            f"{who} has two interviews at once since one was moved in Outlook. The other: {title}.",
            "To move one of them: “my interviews”.",
        )
    stands = f"{who} already has an interview at that time: {title}."
    if what == "name":
        return warning(f"{stands} The name is kept all the same.", "To change it: “candidate …”.")
    return warning(f"{stands} The {what} was made all the same.", "“undo” takes it back.")


@message_words("address-not-taken")
def address_not_taken(name: str, addresses: tuple[str, ...]) -> ShortMessage:
    """Say that no address is set for a candidate as several are known, and how one is."""
    is_one = len(addresses) == 1
    known = display(addresses[0], 80) if is_one else "more than one"
    return plain(
        f"No email address is set for {display(name, 60)}: I know {known}.",
        "To invite them, type “candidate’s email is …” with the address.",
    )


@message_words("invited-elsewhere")
def invited_elsewhere(before: tuple[str, ...], mail: str) -> ShortMessage:
    """Say to which address a candidate's invitation went before they were given another."""
    earlier = join_names(tuple(display(one, 80) for one in before), 3)
    return plain(
        f"The earlier invitation had already gone to {earlier}.",
        f"It’s cancelled there as soon as the one to {display(mail, 80)} goes out. To send that at once: “send now”.",
    )


@message_words("nobody-declined")
def nobody_declined(names: tuple[str, ...]) -> ShortMessage:
    """Say that everybody who was asked may still come, and how somebody else is asked."""
    if not names:
        return plain("Nobody is asked to interview yet. Type, for example, “add Mei”.")
    short = short_names(names)
    return plain(
        f"{join_names(short, 5)} {'hasn’t' if len(names) == 1 else 'haven’t'} declined.",
        f"To ask someone else, type “replace {short[0]}” to see who is free, or “swap {short[0]} for …” with a name. Nothing was changed.",
    )


@message_words("already-done")
def already_done(
    *, start: str, candidate: str, year: int, is_change: bool, may_undo: bool
) -> ShortMessage:
    """Answer a yes to what is done already."""
    what = "That change is made" if is_change else "That’s booked"
    title = short_title(display(candidate, 60), datetime.fromisoformat(start), year)
    undo = " “undo” takes it back." if may_undo else ""
    return plain(f"{what} already: {title}. Nothing more was to do.{undo}")


_AGAIN_MOST = 4
"""How many interviews that were cancelled together are named to be booked again."""


@message_words("stays-cancelled")
def stays_cancelled(
    starts: tuple[str, ...],
    minutes: tuple[int, ...],
    people: tuple[str, ...],
    candidates: tuple[str, ...],
    *,
    year: int,
) -> ShortMessage:
    """Say that cancelled interviews cannot be brought back, and how each is booked again; the people of each stand with commas between."""
    first = datetime.fromisoformat(starts[0])
    called = display(candidates[0], 60) or join_names(short_names(_each_name(people[0])), 3)
    others = len(starts) - 1
    more = f" and {count_of(others, 'other interview')}" if others else ""
    are, them = ("are", "them") if others else ("is", "that")
    each = zip(starts, minutes, people, candidates, strict=True)
    again = [f"“{_booked_again(*one)}”" for one in each][:_AGAIN_MOST]
    lead = "To book them again, type one after the other" if others else "To book it again, type"
    return plain(
        f"{short_title(called, first, year)}{more} {are} cancelled: I can’t bring {them} back. Nothing changed.",
        f"{lead}, for example: {'; '.join(again)}."
        if others
        else f"{lead} for example {again[0]}.",
    )


def _each_name(people: str) -> tuple[str, ...]:
    return tuple(filter(None, people.split(", ")))


def _booked_again(start: str, minutes: int, people: str, candidate: str) -> str:
    """Return the message that asks for a cancelled interview again."""
    at = datetime.fromisoformat(start)
    for_whom = f" for {display(candidate, 60)}" if candidate else ""
    names = [display(one, 60) for one in _each_name(people)]
    who = f" with {join_names(names, 3)}" if names else ""
    return f"{minutes} min{who}{for_whom} on {day(at)} at {clock(at)}"


@message_words("invitation-waits")
def invitation_waits(names: tuple[str, ...], is_by_itself: bool) -> ShortMessage:  # noqa: FBT001 - facts by their names
    """Say why a candidate's invitation is not sent, and what lets it go out."""
    short = short_names(names)
    who = join_names(short, 3)
    later = (
        "The invitation goes out by itself once" if is_by_itself else "Type “send now” again once"
    )
    return plain(
        f"I haven’t sent the candidate’s invitation: {who} declined, so the candidate would meet nobody.",
        f"“replace {short[0]}” shows who is free instead. {later} someone is to come. "
        "If the interview is off, type “cancel”.",
    )


@message_words("nothing-to-change")
def nothing_to_change() -> ShortMessage:
    """Say that an interview is already as it was wanted."""
    return plain("It’s like that already, so I changed nothing.")


@message_words("no-online-meeting")
def no_online_meeting() -> ShortMessage:
    """Say that an interview has no online meeting that could be taken off."""
    return plain("There’s no Teams meeting on this interview, so I changed nothing.")


@message_words("stays-declined")
def stays_declined(names: tuple[str, ...]) -> ShortMessage:
    """Say that adding somebody who declined does not ask them again, and what helps."""
    short = short_names(names)
    who = join_names(short, len(short), last="and")
    return warning(
        f"{who} declined this interview, so adding {'them' if len(short) > 1 else short[0]} again asks nobody. Nothing was changed.",
        f"If they can come after all, they type “accept” here. To ask someone else, type “replace {short[0]}”.",
    )


@message_words("nothing-to-hand-over")
def nothing_to_hand_over(name: str, writing: int = 0) -> ShortMessage:
    """Say that somebody has no interviews to hand over, or none yet."""
    if writing:
        what = "An interview" if writing == 1 else f"All {writing} interviews"
        return plain(
            f"{what} of {possessive(short_name(name))} {'is' if writing == 1 else 'are'} being written to the calendars just now. Nothing changed.",
            "Ask again in a few minutes.",
        )
    return plain(f"{short_name(name)} has no coming interviews to hand over. Nothing changed.")


def _coming(interviews: int) -> str:
    """Return "interview" for one, "2 interviews" for several."""
    return "interview" if interviews == 1 else count_of(interviews, "interview")


@message_words("handed-over")
def handed_over(name: str, to_name: str, interviews: int, *, is_own: bool = False) -> ShortMessage:
    """Say whose interviews are whose now."""
    number = _coming(interviews)
    from_, to = short_names([name, to_name])
    whose = "Your" if is_own else possessive(from_)
    return good(
        f"{whose} {number} now belong{'s' if interviews == 1 else ''} to {to}. New invitations are on their way."
    )


@message_words("given-interviews")
def given_interviews(name: str, interviews: int) -> ShortMessage:
    """Tell somebody whose interviews they look after now."""
    whose, them = possessive(short_name(name)), "it" if interviews == 1 else "them"
    return plain(f"You now look after {whose} {_coming(interviews)}. “my interviews” shows {them}.")


@message_words("interviews-taken")
def interviews_taken(to_name: str, by: str, interviews: int) -> ShortMessage:
    """Tell somebody whose interviews were handed over."""
    number = _coming(interviews)
    admin, to = short_names([by, to_name])
    return plain(
        f"{admin} handed your {number} to {to}, who looks after {'it' if interviews == 1 else 'them'} now. {TOLD_IF_LEFT}"
    )


@message_words("left-with-you")
def left_with_you(
    to_name: str, what: str, start: str, candidate: str, *, is_over: bool = False
) -> ShortMessage:
    """Tell who organized an interview before which event of it is still in their calendar."""
    twice = f"Delete it in Outlook, so that nobody has it twice. {short_name(to_name)} looks after the new one."
    over = "Delete it in Outlook, so that nobody comes: the interview doesn’t take place."
    return warning(
        f"I couldn’t take {_earlier(what, start, candidate)} out of your calendar.",
        over if is_over else twice,
    )


@message_words("left-with-former")
def left_with_former(
    name: str, what: str, start: str, candidate: str, *, is_over: bool = False
) -> ShortMessage:
    """Tell an organizer which event is still in the calendar of who organized the interview before."""
    from_ = short_name(name)
    twice = f"The new one stands. Ask {from_} to delete the earlier one in Outlook, so that nobody has it twice."
    over = f"The interview doesn’t take place. Ask {from_} to delete the event in Outlook, so that nobody comes."
    return warning(
        f"I couldn’t take {_earlier(what, start, candidate)} out of {possessive(from_)} calendar.",
        over if is_over else twice,
    )


@message_words("plan-left")
def plan_left(start: str, candidate: str, count: int) -> ShortMessage:
    """Tell an organizer which invitations of a candidate's are still in their calendar, though they hold no more."""
    earlier, it = _earlier("plan", start, candidate), "it" if count == 1 else "them"
    named = earlier if count == 1 else earlier.replace("invitation", "invitations", 1)
    return warning(
        f"Microsoft 365 didn’t let me take {named} out of your calendar.",
        f"Delete {it} in Outlook, so that the candidate doesn’t go by {it}.",
    )


def _earlier(what: str, start: str, candidate: str) -> str:
    """Return what is left of an interview, or of a loop's plan for its candidate."""
    at = datetime.fromisoformat(start)
    of = f" with {display(candidate, 60)}" if candidate else ""
    if what == "plan":
        return f"the candidate’s earlier invitation to the interviews{of} on {day(at)}"
    return f"the earlier event of the interview{of} on {day(at)} at {clock(at)}"


@message_words("looked-after")
def looked_after(to_name: str, start: str, candidate: str) -> ShortMessage:
    """Stand in the place of the card of an interview that is somebody else's now."""
    title = short_title(candidate, datetime.fromisoformat(start))
    return plain(f"{short_name(to_name)} looks after this now.", title=title)


@message_words("passed-on")
def passed_on(
    name: str, note: str, start: str, candidate: str = "", zone: str = ""
) -> ShortMessage:
    """Pass on what somebody says about an interview that is about to start."""
    whose = f"{possessive(display(candidate, 60))} interview" if candidate else "the interview"
    at = clock(datetime.fromisoformat(start))
    clock_named = f" ({formatting.zone(zone)})" if zone else ""
    return warning(f"{short_name(name)} about {whose} at {at}: {quote(note)}{clock_named}")


@message_words("told-others")
def told_others(names: tuple[str, ...]) -> ShortMessage:
    """Say who was told."""
    if not names:
        return plain("There’s nobody else in this interview to tell.")
    return good(f"I’ve told {join_names(short_names(names), 5)}.")


@message_words("did-several")
def did_several(  # noqa: PLR0913, PLR0917 - a fact for each number and name that is told
    what: str,
    done: int,
    asked: int,
    left: tuple[str, ...] = (),
    same: int = 0,
    at: tuple[str, ...] = (),
    taken: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
) -> ShortMessage:
    """Say how many of several interviews were cancelled or answered, how many were so before, and whose could not be, of a loop at what time.

    Of each of these it is said who or what is not free, or which rule is in the way, as far as that is known.
    """
    verb = {
        "cancel": "cancelled",
        "accept": "accepted",
        "decline": "declined",
        "move": "moved",
        "undo": "changed back",
    }.get(what, "changed")
    if done == asked:
        return good(f"{count_of(done, 'interview')} {verb}.")
    if same == asked:
        return plain("They are all like that already, so I changed nothing.")
    if done + same == asked:
        were = "other was" if same == 1 else "others were"
        return good(f"{count_of(done, 'interview')} {verb}; {same} {were} like that already.")
    hours = [f" {clock(datetime.fromisoformat(one))}" if one else "" for one in at]
    named = [display(one, 60) + hour for one, hour in zip_longest(left, hours, fillvalue="")]
    why = tuple(_refusals(named, taken, rules))
    if not done and asked == 1:
        alone = () if why else ("To see why, ask for that alone.",)
        return warning(f"The interview couldn’t be {verb}, so nothing changed.", *why, *alone)
    if not done:
        none = f"None of the {count_of(asked, 'interview')} could be {verb}, so nothing changed."
        alone = () if why else ("To see why, ask for one of them alone.",)
        return warning(none, *why, *alone)
    rest = count_of(asked - done - same, "other")
    whose = f" ({join_names(list(dict.fromkeys(named)), 5)})" if left else ""
    return warning(
        f"{count_of(done, 'interview')} {verb}. {rest}{whose} couldn’t be: see “my interviews”.",
        *why,
    )


_REASONS_MOST = 5


def _refusals(named: Sequence[str], taken: Sequence[str], rules: Sequence[str]) -> Iterator[str]:
    """Yield for each interview that stays what is in the way, where that is known: "Hana Ito: Lucy is already taken then."."""
    known = [one for one in zip(named, taken, rules, strict=False) if one[1]]
    for whose, what, rule in known[:_REASONS_MOST]:
        facts = {"what": what, "why": rule} if rule else {"what": what}
        yield f"{whose}: {error_message('slot-taken', facts=facts).what}"


@message_words("comes-already")
def comes_already(name: str) -> ShortMessage:
    """Say that who is to be asked takes part already."""
    return plain(f"{short_name(name)} takes part already, so I changed nothing.")


@message_words("note-not-booked")
def note_not_booked(note: str) -> ShortMessage:
    """Say that nothing is booked yet that a note could be kept with."""
    again = quote(f"note for the interviewers: {display(note, 300) or '…'}")
    return plain(
        "Nothing is booked yet, so there’s nowhere to keep that note. Nothing was changed.",
        f"Once a time is booked, type {again}.",
    )


@message_words("no-time-for-several")
def no_time_for_several() -> ShortMessage:
    """Say that none of several interviews can move to the time that was named."""
    return warning(
        "None of these interviews can move there: someone, or every room, is taken. Nothing was changed.",
        "To see the times of one of them, name it, for example “move Jane’s interview to Friday”.",
    )


@message_words("answered-already")
def answered_already(answer: str, start: str) -> ShortMessage:
    """Say to an interviewer that they gave this answer before; it names no candidate."""
    at = datetime.fromisoformat(start)
    verb = {"accepted": "accepted", "tentative": "said maybe to", "declined": "declined"}[answer]
    return good(
        f"You’ve already {verb} the interview on {day_and_time(at)}, so nothing changed.",
        "To see it, type “my interviews”.",
    )


@message_words("not-invited-for")
def not_invited_for(name: str) -> ShortMessage:
    """Say to an interviewer that they answered for somebody whom they are not to interview."""
    return plain(
        f"You aren’t invited to interview {display(name, 60)}, so there was nothing to answer for that.",
        "To see what you are invited to, type “my interviews”.",
    )


@message_words("candidate-forgotten")
def candidate_forgotten() -> ShortMessage:
    """Say that a candidate is forgotten."""
    return good("Forgotten. I keep nothing of that candidate that says who they are.")


@message_words("forgotten-of-yours")
def forgotten_of_yours(by: str, starts: tuple[str, ...]) -> ShortMessage:
    """Tell an organizer that a candidate was forgotten whose interviews still stand in their calendar."""
    times = [datetime.fromisoformat(one) for one in starts]
    when = join_names([day_and_time(one) for one in times], 5)
    is_one = len(times) == 1
    return warning(
        f"{short_name(by)} had me forget a candidate: I keep no name or address of theirs.",
        f"Your interview{'' if is_one else 's'} with them on {when} still stand{'s' if is_one else ''} in the calendars, and the name with {'it' if is_one else 'them'}.",
        f"To take {'it' if is_one else 'them'} out, type “my interviews”, then cancel {'it' if is_one else 'each'}.",
    )


@message_words("absence-kept")
def absence_kept(
    first: str, last: str, interviews: int, hours: tuple[str, ...] = (), zone: str = ""
) -> ShortMessage:
    """Say that somebody is offered to nobody while they are away, on their own clock where it is for hours alone."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    nothing = () if interviews else ("You have no interviews then.",)
    at = f"on {day(start)}" if start == end else away_named(start, end)
    if hours:
        times = stretch(*map(datetime.fromisoformat, hours))
        at = f"{at}, {times} {formatting.zone(zone)}"
    return good(
        f"Noted: you’re away {at}. I won’t offer you to anyone then.",
        *nothing,
        "If that changes, type “clear my absences”.",
    )


@message_words("absence-stays")
def absence_stays(interviews: int) -> ShortMessage:
    """Say that nothing was declined, and that who said so is still offered to nobody while they are away."""
    return plain(
        f"OK, the interview{'' if interviews == 1 else 's'} stay{'s' if interviews == 1 else ''} as {'it is' if interviews == 1 else 'they are'}.",
        "I still have you down as away then. If that’s wrong, type “clear my absences”.",
    )


@message_words("who-is-away")
def who_is_away(names: tuple[str, ...], first: str, last: str) -> ShortMessage:
    """Say who told the bot that they are away, and how to see who is free."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    at = f"on {day(start)}" if start == end else f"between {day(start)} and {day(end)}"
    known = join_names(short_names(names), 10)
    told = (
        f"{known} told me that they’re away {at}"
        if names
        else f"Nobody has told me that they’re away {at}"
    )
    return plain(
        f"{told}. What only a calendar says isn’t in this list: “who’s free” looks there too."
    )


@message_words("absences-cleared")
def absences_cleared() -> ShortMessage:
    """Say that somebody may be offered again."""
    return good("I’ve forgotten when you said you’re away. Your calendar still counts.")


@message_words("at-that-time")
def at_that_time(start: str, purpose: str) -> ShortMessage:
    """Say that an interview is already when it is to be."""
    at = day_and_time(datetime.fromisoformat(start))
    more = (
        "For other times: “move”."
        if purpose == "move"
        else "To come then, type “accept”. For other times: “propose another time”."
    )
    return plain(f"It’s already on {at}. Nothing changed.", more)


@message_words("said-with-yes")
def said_with_yes(words: str) -> ShortMessage:
    """Say that what somebody's yes depends on went to the organizer with it."""
    return good(f"The organizer reads with your yes: {quote(display(words, 300))}.")


@message_words("proposal-withdrawn")
def proposal_withdrawn(start: str) -> ShortMessage:
    """Say that somebody proposes another time no more, and that their answer to the interview's own counts."""
    at = day_and_time(datetime.fromisoformat(start))
    return good(f"Taken back: you don’t propose {at} any more. The interview stays at its time.")


@message_words("no-such-room-then")
def no_such_room_then(seats: int, building: str = "") -> ShortMessage:
    """Say that nothing is changed yet: no room that would do is free when the interview is."""
    room = f"room for {seats}" if seats else "room" if building else "such room"
    room += f" in {display(building, 60)}" if building else ""
    return warning(f"No {room} is free at the interview’s time, so nothing has changed yet.")


@message_words("no-room-for")
def no_room_for(starts: tuple[str, ...]) -> ShortMessage:
    """Say for which of several interviews no such room is free."""
    when = join_names([day_and_time(datetime.fromisoformat(one)) for one in starts], 5)
    return warning(
        f"No such room is free for {when}, so nothing changes there.",
        "“show session 2” and then “it needs a room” offers times at which one is.",
    )


@message_words("time-kept")
def time_kept(start: str, names: tuple[str, ...], untold: tuple[str, ...] = ()) -> ShortMessage:
    """Say that the time stays, and who of those that proposed another one hears so from the bot."""
    said = [f"The time stays: {day_and_time(datetime.fromisoformat(start))}."]
    if names:
        whom = join_names(short_names(names), 5)
        said.append(f"I’m telling {whom}, and asking whether they can make it.")
    if untold:
        said.append(
            f"I can’t write to {join_names(short_names(untold), 5)}: please tell them yourself."
        )
    return good(" ".join(said))
