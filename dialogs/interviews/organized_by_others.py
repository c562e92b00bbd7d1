"""What only the organizer may do, typed by who attends or organized it before: it is said whose interview it is, and nothing is changed."""

import re

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.form_validation import COMMENT_MOST, collapse_spaces
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.people.candidates import name_parts
from bot.language.requests import ChangeRequest, InterviewRequest, RescheduleRequest, Target
from bot.language.tokens.normalize import folded
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.interview_views import InterviewerWish
from cards.view_models import message
from dialogs.authorization import current_person, may_see_candidates, zone_of
from dialogs.interviews.answers.told_times import zone_of_hours
from dialogs.interviews.changes.swap_wish import interview_to_swap_with
from dialogs.interviews.interview_cards import shown_candidate
from dialogs.interviews.wished_stand_in import in_own_words, offer_stand_in
from dialogs.typed.message_context import as_spoken_of
from dialogs.typed.typed_message import TypedMessage


async def refer_to_organizer(
    target: Target,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    wish: ChangeRequest | None = None,
) -> Outcome | None:
    """Return who organizes the interview that is meant, where the speaker only attends it; None for one of their own, and for none.

    The organizer is told of a wish, in the speaker's words.
    """
    meant = await unit_of_work.load_all(Interview, [InterviewId(one) for one in target])
    others = (one for one in meant if one is not None and one.by != turn.speaker.id)
    interview = next(others, None)
    person = await current_person(turn, unit_of_work, ports.rules)
    if interview is None or not person.mail or interview.attendee(person.mail) is None:
        return None
    organizer = await unit_of_work.person(interview.by)
    zone = zone_of(person, await unit_of_work.account(interview.tenant))
    wish = wish and in_own_words(wish, person, turn)
    if wish and wish.wish and organizer is not None and not organizer.is_removed:
        passed_on = await tell_wish(wish, interview, person, organizer, turn, unit_of_work)
        stand_in = wish.replace[0][1] if wish.replace else ""
        offered = await offer_stand_in(interview, person, stand_in, organizer, unit_of_work, ports)
        return replace(passed_on, save=offered)
    told = message(
        "ask-organizer",
        organizer=organizer.name if organizer else "",
        start=interview.start.astimezone(zone).isoformat(),
        candidate=shown_candidate(interview, person, turn),
    )
    return Outcome(show=[OutgoingView(view=told)])


async def tell_wish(  # noqa: PLR0913, PLR0917 - what is wished of which interview, by whom and of whom, and what it is read from
    wish: ChangeRequest,
    interview: Interview,
    person: Person,
    organizer: Person,
    turn: Turn,
    unit_of_work: UnitOfWork,
    *,
    is_unread: bool = False,
) -> Outcome:
    """Return what tells the organizer of a wish, and the speaker that they are told.

    If unread, it is for another time, and none could be looked for: the organizer's sign-in has ended.
    """
    account = await unit_of_work.account(interview.tenant)
    here, there = zone_of(organizer, account), zone_of(person, account)
    note = collapse_spaces(wish.wish)[:COMMENT_MOST]
    other = await interview_to_swap_with(
        interview, person.mail, wish.swaps_with, turn, unit_of_work
    )
    mail = next((one for one in wish.swaps_with if other and other.attendee(one)), "")
    colleague = other.attendee(mail) if other else None
    news = InterviewerWish(
        interview=interview.id,
        name=person.name,
        note=note,
        note_zone=zone_of_hours(note, there, here, interview.start),
        start=interview.start.astimezone(here),
        candidate=interview.candidate if may_see_candidates(organizer) else "",
        year=turn.now.year,
        other_interview=other.id if other else "",
        colleague=colleague.name if colleague else "",
        is_of_loop=bool(interview.loop),
        is_unread=is_unread,
    )
    told = message(
        "wish-told",
        organizer=organizer.name,
        start=interview.start.astimezone(there).isoformat(),
        candidate=shown_candidate(interview, person, turn),
    )
    return Outcome(show=[OutgoingView(view=told), OutgoingView(view=news, to=organizer.id)])


async def refer_to_successor(
    said: TypedMessage, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return who organizes the interview that something is to be done to, where the speaker handed it over; None for anything else."""
    text, turn = said.text, said.turn
    is_understood = bool(getattr(parsed.request, "target", ())) and not parsed.left_out
    if is_understood or not _DOES.search(text):
        return None
    person = await current_person(turn, unit_of_work, ports.rules)
    found = await unit_of_work.find(Interview, "former", person.id, after=turn.now)
    named = sorted((one for one in found if _is_named(one, text)), key=lambda one: one.start)
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    as_own = (replace(as_spoken_of(one, person, zone), role="organizer") for one in named)
    read = (
        parse(text, replace(said.context, last="list", interviews=tuple(as_own))) if named else None
    )
    if read is None or not isinstance(read.request, _Deed) or read.request == parsed.request:
        return None
    organizer = await unit_of_work.person(named[0].by)
    told = message(
        "organized-since",
        organizer=organizer.name if organizer else "",
        start=named[0].start.astimezone(zone).isoformat(),
        candidate=shown_candidate(named[0], person, turn),
    )
    return Outcome(show=[OutgoingView(view=told)])


_DOES = re.compile(
    r"\b(?:cancel|call off|scrap|delete|drop|move|push|shift|bring|postpone|reschedule|add|invite|remove|take|swap|replace|change|make|put|rename|extend|shorten|note)\b",
    re.IGNORECASE,
)
"""What is done to an interview that is booked; nothing is looked up for any other message."""
_Deed = ChangeRequest | InterviewRequest | RescheduleRequest


def _is_named(interview: Interview, text: str) -> bool:
    """Whether a message names the candidate of an interview that is not over."""
    said = {folded(one) for one in re.findall(r"\w+", text)}
    return interview.is_live and not name_parts(interview.candidate).isdisjoint(said)
