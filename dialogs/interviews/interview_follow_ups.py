"""What is said of an interview that was just booked or shown: another room, somebody else, who comes."""

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import cast

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Place
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.card_subjects import interview_subject
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput
from bot.language.commands.table import match_button
from bot.language.interviews.changes.links import as_one_note
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import AskedRoom, ButtonRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken
from bot.language.tokens.normalize import folded
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Refresh
from cards.interview_views import InterviewCard
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.interviews.booking.book import own_card
from dialogs.interviews.booking.in_calendars import is_written, require_standing
from dialogs.interviews.changes import change_in_place
from dialogs.interviews.changes.other_rooms import (
    bigger_room_for,
    none_bigger,
    rooms_at_its_time,
    suits,
)
from dialogs.interviews.changes.other_times import in_rooms, other_times
from dialogs.interviews.changes.substitutes import offer_substitutes, substitute_decliners
from dialogs.interviews.far_rooms import far_buildings
from dialogs.interviews.interview_cards import (
    SPARE_ROOMS,
    card_for,
    shown_candidate,
)
from dialogs.interviews.my_interviews import lacking_someone, refresh
from dialogs.typed.typed_message import TypedMessage

Spoken = Callable[[Interview, Turn, UnitOfWork, Ports], Awaitable[Outcome | None]]
"""From an interview to what its organizer sees; None where the words do not fit how it stands."""


async def handle_follow_up(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Do what is said of the interview that is spoken of; None where it is said of none."""
    verb = request.verb
    is_about_it = talk.is_about_interview or (verb == USE and talk.is_choosing)
    if verb not in {*STEPS, WHO_COMES, USE} or not is_about_it or not talk.interview:
        return None
    interview = await unit_of_work.load(Interview, InterviewId(talk.interview))
    if interview is None or not interview.is_live:
        return None
    if verb == WHO_COMES:
        return await refresh(turn, Refresh(interview_subject(interview.id)), unit_of_work, ports)
    if interview.by != turn.speaker.id:
        return None
    await require_scheduler(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    if verb in _ELSE and not (interview.declined or interview.to_replace):
        interview = await _only_one_lacking(turn, unit_of_work) or interview
    step = partial(_use_room, request.text) if verb == USE else STEPS[verb]
    return await step(interview, turn, unit_of_work, ports)


async def _only_one_lacking(turn: Turn, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the one coming interview of the speaker that lacks somebody; None for none. Raises BadInput for several."""
    found = await lacking_someone(turn, unit_of_work)
    if len(found) > 1:
        raise BadInput(why="which-interview")
    return found[0] if found else None


async def _use_room(
    text: str, interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Change an interview to the room that is named, if it is free then; None where no room is called that."""
    account = await unit_of_work.account(interview.tenant)
    said = folded(text.strip()).removeprefix("the ")
    named = [room.mail for room in account.rooms if said and folded(room.name).startswith(said)]
    if len(named) != 1:
        return None
    wanted = InterviewChange(room=named[0])
    return await change_in_place.change_interview(turn, interview, wanted, unit_of_work, ports)


_LINKS = re.compile(
    r"(?:(?:and|also|plus) )?(?P<label>[\w’' -]{1,40}[:–-] *)?<?https?://\S+>?(?:[\s,]+<?https?://\S+>?)*"
)


_OWNED = re.compile(r"['’]s?\b|[^\w' ’-]")
"""What stands beside the words of a name in a label: "Jo's:"."""
_OF_SOMEBODY = Cued(
    r"\b(?!(?:candidate|applicant|it|that|this|here|there|what)['’])\w+['’]s\b|\b(?:of|for) (?!(?:the|him|her|them|it|this|that|reference|info|interviewers)\b)\w",
    re.IGNORECASE,
)
"""A label that says whose document it is."""
_PUTS_RIGHT = re.compile(r"\b(?:wrong|right|correct|not|new|old|typo|instead|replace|link)\b", re.IGNORECASE)  # fmt: skip
_ASKS_MORE = re.compile(r"\w\W+notes?\b|\w\W+(?:and|plus|then)\b", re.IGNORECASE)
"""What is no label, but says what is to be done: "add Sam and note:"."""
_NOTE = re.compile(
    r"notes? for (?:the )?interviewers?:\s*(?P<note>\S.*)", re.IGNORECASE | re.DOTALL
)
"""As cards and the guide say to type it."""
_NOTE_ALONE = Cued(
    r"\W*(?:(?:please|can you|could you|ok|and|also)\W+)*(?:(?:add|put|leave|write|make|set)\s+(?:in\s+)?)?(?:(?:a|the|this)\s+)?notes?(?:\s+(?:for|to)\s+(?:the\s+)?(?:interviewers?|panel|team))?\s*(?::|-|–|\bsaying\b(?:\s+that)?|\bthat\b)\s*(?P<note>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A note that names no interview."""
_MEETING = re.compile(
    r"(?:the |set the |our )?(?:meeting|join|video|zoom|call) ?link(?: is| to|:)? *(?P<link><?https?://\S+)"
    r"|use (?P<used><?https?://\S+?) (?:as|for) (?:the |our )?(?:meeting|join|video|call)(?: link)?"
    r"|(?:please )?(?:(?:add|put in|use|set|take|have|here is|here's|here’s) )?(?:(?:a|an|the|this|my|our|that|own) )*(?:zoom|google meet|webex|video|meeting)(?: (?:meeting|call|room|url|link))*(?: instead)?[:,–-]* +(?P<given><?https?://\S+?>?)(?: (?:instead|please))*"
    r"|no (?:own )?meeting link",
    re.IGNORECASE,
)


async def add_note(said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports) -> Outcome | None:
    """Set the link of an own meeting; add a note, or a link that is sent alone ("CV: https://…"), to the interview spoken of.

    None for other messages, and for links whose label names somebody: theirs is the interview that is meant, if there is one.
    """
    text, talk, turn = said.text, said.talk, said.turn
    noted, meeting, links = _NOTE.fullmatch(text), _MEETING.fullmatch(text), _LINKS.fullmatch(text)
    if not talk.is_about_interview or not (noted or meeting or links):
        return None
    label = _OWNED.sub(" ", (links and links["label"]) or "")
    if not meeting and (_ASKS_MORE.search(label) or _PUTS_RIGHT.search(label)):
        return None
    is_owned = bool(links) and _OF_SOMEBODY.search((links and links["label"]) or "")
    if is_owned or any(is_candidate_of(label, one) for one in said.context.interviews):
        return None
    interview = (
        await unit_of_work.load(Interview, InterviewId(talk.interview)) if talk.interview else None
    )
    if interview is None or not interview.is_live or interview.by != turn.speaker.id:
        return None
    if meeting:
        return await _with_link(turn, interview, meeting, unit_of_work, ports)
    note = as_one_note(noted["note"]) if noted else text
    return await change_in_place.add_note(turn, interview, note, unit_of_work, ports)


async def _with_link(
    turn: Turn,
    interview: Interview,
    meeting: re.Match[str],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Let an interview be joined at the link that is given, or at none of its own; None where it has none to lose."""
    link = (meeting["link"] or meeting["used"] or meeting["given"] or "").strip("<>")
    if not link and not interview.own_link:
        return None
    return await change_in_place.set_link(turn, interview, link, unit_of_work, ports)


def note_not_booked(said: TypedMessage) -> Outcome | None:
    """Say that a note has no interview to stand on while times are only looked at; None for any other message."""
    text, talk, turn = said.text, said.talk, said.turn
    found = _NOTE_ALONE.fullmatch(text) if talk.asked and not talk.is_about_interview else None
    if found is None:
        return None
    note = found["note"]
    shown = note if turn.address.place is Place.PERSONAL else ""
    return Outcome(show=[OutgoingView(view=message("note-not-booked", note=shown))])


async def another_room(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Offer the rooms that are free at the same time; other times where there are none."""
    return await offer_rooms(interview, AskedRoom(), turn, unit_of_work, ports)


async def bigger_room(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Offer rooms with more seats than the interview's, or the one it had last, and say so where none has."""
    account = await unit_of_work.account(interview.tenant)
    if told := none_bigger(interview, account):
        return Outcome(show=[OutgoingView(view=told)])
    asked = bigger_room_for(interview, account)
    return await offer_rooms(interview, asked, turn, unit_of_work, ports)


async def offer_rooms(
    interview: Interview, asked: AskedRoom, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer rooms like that which are free at an interview's time; other times where there are none."""
    require_standing(interview, turn.now, unit_of_work)
    account = await unit_of_work.account(interview.tenant)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    spare = filter(account.room, interview.spare_rooms[:SPARE_ROOMS])
    fitting = tuple(mail for mail in spare if suits(account.room(mail), asked))
    if not fitting:
        fitting = await rooms_at_its_time(interview, person, unit_of_work, ports, asked=asked)
        fitting = fitting[:SPARE_ROOMS]
    if not fitting:
        if asked != AskedRoom() or not interview.room:
            return await in_rooms(turn, interview.id, asked, unit_of_work, ports)
        return await other_times(turn, interview.id, (), unit_of_work, ports)
    return await _card_with_rooms(interview, fitting, person, unit_of_work, ports)


async def smaller_room(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Offer rooms with fewer seats than the interview's that hold all who come; say so where there are none."""
    require_standing(interview, turn.now, unit_of_work)
    account = await unit_of_work.account(interview.tenant)
    own, asked = account.room(interview.room), AskedRoom(capacity=interview.seats)
    if own is None:
        return await offer_rooms(interview, asked, turn, unit_of_work, ports)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    found = await rooms_at_its_time(interview, person, unit_of_work, ports, asked=asked)
    fitting = [mail for mail in found if interview.seats <= _seats(mail, account) < own.capacity]
    if not fitting:
        told = message("no-smaller-room", room=own.name, seats=own.capacity, coming=interview.seats)
        return Outcome(show=[OutgoingView(view=told)])
    smallest = sorted(fitting, key=lambda mail: _seats(mail, account))[:SPARE_ROOMS]
    return await _card_with_rooms(interview, tuple(smallest), person, unit_of_work, ports)


async def room_size(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, _ports: Ports
) -> Outcome | None:
    """Say whether all who come have a seat in the interview's room."""
    require_standing(interview, turn.now, unit_of_work)
    account = await unit_of_work.account(interview.tenant)
    own = account.room(interview.room)
    room, seats = (own.name, own.capacity) if own else ("", 0)
    told = message("room-size", room=room, seats=seats, coming=interview.seats)
    return Outcome(show=[OutgoingView(view=told)])


async def _card_with_rooms(
    interview: Interview,
    fitting: tuple[str, ...],
    person: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return an interview's card with the rooms that fit what was asked for."""
    account = await unit_of_work.account(interview.tenant)
    # Buttons name a room by its number among the spare ones: those that fit are put first.
    rest = tuple(mail for mail in interview.spare_rooms if mail not in fitting)
    sorted_ = replace(interview, spare_rooms=(*fitting, *rest))
    show = await card_for(person, sorted_, unit_of_work, ports)
    rooms = [room for mail in fitting if (room := account.room(mail))]
    names, seats = tuple(one.name for one in rooms), tuple(one.capacity for one in rooms)
    people = await unit_of_work.people_by_mail(interview.tenant)
    far = far_buildings(interview, fitting, account, people)
    card = cast("InterviewCard", show.view)
    view = replace(
        card,
        spare_rooms=names,
        spare_seats=seats,
        spare_elsewhere=far.elsewhere,
        spare_unsure=far.unsure,
    )
    return Outcome(show=[replace(show, view=view)], save=[sorted_])


def _seats(mail: str, account: Account) -> int:
    room = account.room(mail)
    return room.capacity if room else 0


async def someone_else(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Offer who could stand in for those who declined; where nobody has, say how to swap somebody."""
    if not is_written(interview, unit_of_work):
        return None
    if not interview.declined:
        return await offer_substitutes(turn, interview, (), unit_of_work, ports)
    found = await substitute_decliners(interview, unit_of_work, ports)
    now = next((one for one in found.save if isinstance(one, Interview)), interview)
    if now.substitutes:
        return Outcome(show=[await own_card(now, turn, unit_of_work, ports)], save=[now])
    nobody = OutgoingView(view=message("no-substitute", is_of_pool=False))
    return replace(found, show=[*found.show, nobody])


WHO_COMES = "who_comes"
_ELSE = frozenset({"someone_else", "somebody_else"})
USE = "use"
"""A room by its name, which is none of those on the card."""
STEPS: Mapping[str, Spoken] = {
    "another_room": another_room,
    "bigger_room": bigger_room,
    "smaller_room": smaller_room,
    "room_size": room_size,
    "someone_else": someone_else,
    "somebody_else": someone_else,
}


async def none_to_replace(said: TypedMessage, unit_of_work: UnitOfWork) -> Outcome | None:
    """Say that the interview just cancelled needs nobody: "who could do it instead?"; None for other messages."""
    talk, turn = said.talk, said.turn
    if not talk.newest or talk.newest not in talk.cancelled:
        return None
    asked = match_button(spoken(said.text).text, replace(said.context, last="interview"), _SOMEONE)
    interview = await unit_of_work.load(Interview, InterviewId(talk.newest)) if asked else None
    person = await unit_of_work.person(turn.speaker.id)
    if interview is None or person is None or interview.by != person.id:
        return None
    candidate = shown_candidate(interview, person, turn)
    told = message("cancelled-needs-nobody", candidate=candidate)
    return Outcome(show=[OutgoingView(view=told)])


_SOMEONE = frozenset({"someone_else"})
