"""The typed twins of buttons: "book 2" presses the second Book of the last offer, and so on."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Attendance, Interview, InterviewId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.card_subjects import interview_subject, link_subject, loop_subject
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone
from bot.language.requests import ButtonRequest, Candidate
from bot.language.tokens.normalize import folded
from bot.runtime.turn import Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import (
    Action,
    Book,
    ChooseAgain,
    Drop,
    InviteCandidate,
    More,
    Move,
    Propose,
    Refine,
    Refresh,
    ReleaseHolds,
    Replace,
    SomebodyElse,
    Undo,
    Why,
)
from dialogs.candidates.links.choose_again import interview_to_move
from dialogs.candidates.links.link_lookup import is_named
from dialogs.interviews.interview_cards import is_change_fresh
from dialogs.interviews.my_interviews import entries_of, lacking_someone, upcoming
from dialogs.loops.members import as_numbered, sessions_of
from dialogs.reminders.typed_attendance import attended_as
from dialogs.typed.typed_slots import require_other, slot_number

Twin = Callable[[ButtonRequest, Conversation, Turn, UnitOfWork], Awaitable[Action | None]]


async def to_action(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the action that a typed reply stands for; None where it is none of ours."""
    if beside := _of_card(reply, talk, turn):
        return beside
    if talk.lists == "rooms" and _is_that(reply, turn):
        return await _that_room(talk, turn, unit_of_work)
    if reply.text == "that":
        raise BadInput(why="which-shown")
    twin = TWINS.get(reply.verb)
    return await twin(reply, talk, turn, unit_of_work) if twin else None


def _of_card(reply: ButtonRequest, talk: Conversation, turn: Turn) -> Action | None:
    """Return the room or the person, by number, of an interview's card shown last; "book 2" speaks of times."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    is_place = reply.verb in {"book", "choose", "use", "ask"} and reply.number is not None
    if not is_place or not talk.interview or "book" in text.casefold():
        return None
    # The last of a list is said as -1, and a card shows as many as can be named.
    number = reply.number or 0
    if talk.lists == "rooms" and number > 0:
        return Move(talk.interview, number)
    return Replace(talk.interview, number) if talk.lists == "people" and number > 0 else None


_THAT = re.compile(r"\b(?:that|this|it)\b", re.IGNORECASE)


def _is_that(reply: ButtonRequest, turn: Turn) -> bool:
    """Whether what is shown is taken without saying which: "take that"."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    is_unnamed = reply.verb == "book" and reply.number is None and not reply.windows
    return bool(_THAT.search(text)) and "book" not in text.casefold() and (is_unnamed or reply.text == "that")  # fmt: skip


async def _that_room(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> Move | None:
    """Return the move to the only spare room that is shown. Raises BadInput where there are several."""
    if talk.listed_rooms == 1:
        return Move(talk.interview, 1)
    interview = await unit_of_work.load(Interview, InterviewId(talk.interview))
    account = await unit_of_work.account(turn.speaker.tenant)
    rooms = [account.room(mail) for mail in interview.spare_rooms] if interview else []
    known = {number: room.name for number, room in enumerate(rooms, 1) if room}
    if len(known) > 1:
        raise BadInput(why="which-room", name=next(iter(known.values())))
    return Move(talk.interview, next(iter(known))) if known else None


async def _book(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    if talk.listed and reply.verb == "choose" and reply.number is not None:
        return await _show(reply, talk, turn, unit_of_work)
    offer = await _newest_offer(talk, unit_of_work)
    number = await slot_number(reply, offer, turn, unit_of_work)
    if offer.purpose is Purpose.PROPOSE:
        return Propose(offer.interview, number)
    return Book(offer.id, number)


async def _agreed(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the move that a yes agrees to: its time was asked for, and is the only one shown; None for any other yes."""
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.is_choosing else None
    if offer is None or offer.purpose is not Purpose.MOVE or not offer.slots:
        return None
    return Book(offer.id, await slot_number(reply, offer, turn, unit_of_work))


async def _newest_offer(talk: Conversation, unit_of_work: UnitOfWork) -> Offer:
    """Return what was offered last; raises Gone where nothing was, or where it is deleted by now."""
    if not talk.offer:
        raise Gone(what="no-offer")
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    if offer is None:
        raise Gone(what="offer")
    return offer


async def _somebody_else(
    reply: ButtonRequest, talk: Conversation, _turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the choice of somebody else at a time of the offer, at all that are shown where none was named; None for who is booked."""
    if talk.is_about_interview and reply.number is None:
        return None
    offer = await _newest_offer(talk, unit_of_work)
    if reply.number is None:
        return SomebodyElse(offer.id, 0)
    number = reply.number
    return SomebodyElse(offer.id, number if number > 0 else len(offer.slots))


async def _drop(
    reply: ButtonRequest, talk: Conversation, _turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the drop of the part that is named, if it was kept; None where it was not."""
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    parts = _DROPPED.get(reply.text.removesuffix("s"), (reply.text,))
    kept = [part for part in parts if offer and part in offer.kept]
    return Drop(talk.offer, kept[0]) if kept else None


_DROPPED = {
    "interviewer": ("people",),
    "time": ("time", "hours", "days"),
    "day": ("days", "time"),
    "hour": ("hours", "time"),
}
"""What may be meant by a word, in the order in which it is tried; words are without the s of a plural."""


def _of_offer(make: Callable[[str], Action]) -> Twin:
    async def twin(
        _reply: ButtonRequest, talk: Conversation, _turn: Turn, _state: UnitOfWork
    ) -> Action:
        return make(talk.offer)

    return twin


async def _more(
    _reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    await require_other(talk, turn, unit_of_work)
    return More(talk.offer)


async def _choose_again(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    """Return the request to choose another time, or the link that waits for a choice: for the interview of the candidate who is named, else the one spoken of."""
    candidate = Candidate(reply.text) if reply.text else None
    interview = await interview_to_move(candidate, talk, turn, unit_of_work)
    if interview is not None:
        return ChooseAgain(interview)
    link = await unit_of_work.load(CandidateLink, talk.link) if talk.link else None
    if link is None or (reply.text and not is_named(link.candidate, reply.text)):
        raise Gone(what="interview")
    return Refresh(link_subject(link.id))


async def _release_holds(
    _reply: ButtonRequest, talk: Conversation, _turn: Turn, _state: UnitOfWork
) -> Action:
    return ReleaseHolds(talk.link)


def _of_interview(make: Callable[[str], Action]) -> Twin:
    async def twin(
        _reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
    ) -> Action:
        return make(await resolve_interview(talk, turn, unit_of_work))

    return twin


async def resolve_interview(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return the interview that is spoken of: the last one shown, else the only one that is coming."""
    if talk.interview:
        known = await unit_of_work.load(Interview, InterviewId(talk.interview))
        if known and known.is_live:
            return known.id
        if loop := await _open_loop(talk, unit_of_work):
            return loop.id
    person = await unit_of_work.person(turn.speaker.id)
    coming = await upcoming(person, turn.now, unit_of_work) if isinstance(person, Person) else []
    if not coming:
        raise Gone(what="none-coming")
    if len(coming) > 1:
        raise BadInput(why="which-interview")
    return coming[0].id


async def undo_target(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return what a typed “undo” means: what changed by itself since the bot answered, else what is spoken of."""
    changed = await _changed_since(talk, turn, unit_of_work)
    return changed.id if changed else await spoken_of_to_undo(talk, turn, unit_of_work)


async def spoken_of_to_undo(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return what was shown last, else what was done last; of a session, its loop where it has no change itself."""
    shown = (
        await unit_of_work.load(Interview, InterviewId(talk.interview)) if talk.interview else None
    )
    if not talk.interview:
        shown = await _done_last(turn, unit_of_work)
    if shown is not None and shown.loop and not is_change_fresh(shown, turn.now):
        loop = await unit_of_work.load(Loop, shown.loop)
        if loop is not None and loop.is_live:
            return loop.id
    if shown is not None and not talk.interview:
        return shown.id
    return await resolve_interview(talk, turn, unit_of_work)


def _done_at(interview: Interview) -> tuple[datetime, bool]:
    # Of two at the same moment the change came last: only what is booked is changed.
    return interview.changed_at or interview.booked_at, interview.changed_at is not None


async def _changed_since(
    talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Interview | None:
    """Return the speaker's own interview that was changed last since the bot answered them here, by itself or by a candidate, while that can be undone."""
    own = await unit_of_work.find(Interview, "by", turn.speaker.id, after=turn.now)
    fresh = [
        one
        for one in own
        if is_change_fresh(one, turn.now) and one.id != talk.interview
        if talk.answered_at is None or _done_at(one)[0] > talk.answered_at
    ]
    return max(fresh, key=_done_at, default=None)


async def _done_last(turn: Turn, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the speaker's own coming interview that was booked or changed last."""
    own = await unit_of_work.find(Interview, "by", turn.speaker.id, after=turn.now)
    live = [one for one in own if one.is_live]
    return max(live, key=_done_at, default=None)


async def _undo(
    _reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    return Undo(await undo_target(talk, turn, unit_of_work))


async def _show(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    """Return the button that shows one of the interviews listed last, else of all that are coming."""
    person = await unit_of_work.person(turn.speaker.id)
    ids = list(talk.listed)
    if loop := await _open_loop(talk, unit_of_work):
        ids = [one.id for one in as_numbered(await sessions_of(loop, unit_of_work))]
    elif not ids and person:
        coming = await upcoming(person, turn.now, unit_of_work)
        ids = [key for key, _ in entries_of(person, coming)]
    number = len(ids) if reply.number == -1 else reply.number or 0
    if not 0 < number <= len(ids):
        raise Gone(what="interview")
    chosen = ids[number - 1]
    is_loop = await unit_of_work.load(Interview, InterviewId(chosen)) is None
    return Refresh(loop_subject(chosen) if is_loop else interview_subject(chosen))


async def _use(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the move to the spare room that is named; None where none of that name is spare."""
    interview = await unit_of_work.load(Interview, talk.interview) if talk.interview else None
    account = await unit_of_work.account(turn.speaker.tenant)
    rooms = [account.room(mail) for mail in interview.spare_rooms] if interview else []
    number = _named(reply.text, [room.name if room else "" for room in rooms])
    return Move(talk.interview, number) if number else None


async def _ask(
    reply: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the request to the stand-in that is named; None where none of that name is offered."""
    return await ask_stand_in(reply.text, talk, turn, unit_of_work)


async def ask_stand_in(
    name: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Replace | None:
    """Return the request to a stand-in: for what is spoken of, else for the one interview of the speaker that offers them.

    An alert is sent unasked, so the talk may still be about something else. Raises BadInput where several offer them.
    """
    loop = await _open_loop(talk, unit_of_work)
    ids = loop.interviews if loop else [InterviewId(talk.interview)] if talk.interview else []
    spoken_of = [one for one in await unit_of_work.load_all(Interview, ids) if one is not None]
    people = await unit_of_work.people_by_mail(turn.speaker.tenant)
    if found := _offering(name, spoken_of, people):
        return found[0]
    if _is_anyone(name):
        return None
    found = _offering(name, await lacking_someone(turn, unit_of_work), people)
    if len(found) > 1:
        raise BadInput(why="which-stand-in", name=name)
    return found[0] if found else None


def _offering(
    name: str, interviews: Iterable[Interview], people: Mapping[str, Person]
) -> list[Replace]:
    """Return the requests to who is named, one for each of the interviews that offers them as a stand-in."""
    found = []
    for one in interviews:
        names = [people[mail].name if mail in people else "" for mail in one.substitutes]
        if number := _stand_in(name, names):
            found.append(Replace(one.id, number))
    return found


async def _open_loop(talk: Conversation, unit_of_work: UnitOfWork) -> Loop | None:
    """Return the loop that was spoken of last, if it was one."""
    if (
        talk.listed
        or not talk.interview
        or await unit_of_work.load(Interview, talk.interview) is not None
    ):
        return None
    loop = await unit_of_work.load(Loop, talk.interview)
    return loop if loop and loop.is_live else None


def _stand_in(text: str, names: list[str]) -> int:
    """Return the number, from 1, of the stand-in that is named; the first of them where anyone will do."""
    return min(1, len(names)) if _is_anyone(text) else _named(text, names)


def _is_anyone(text: str) -> bool:
    """Whether anyone of those who are free will do."""
    return text.partition(" ")[0].casefold() in {"anyone", "anybody", "whoever"}


def _named(text: str, names: list[str]) -> int:
    """Return the number, from 1, of the only name that begins like this, accents or not; 0 where there is none."""
    said = folded(text.strip())
    fitting = [n for n, name in enumerate(names, 1) if said and folded(name).startswith(said)]
    return fitting[0] if len(fitting) == 1 else 0


TWINS: Mapping[str, Twin] = {
    "book": _book,
    "choose": _book,
    "yes": _agreed,
    "somebody_else": _somebody_else,
    "more": _more,
    "why": _of_offer(Why),
    "choose_again": _choose_again,
    "release_holds": _release_holds,
    "send_now": _of_interview(InviteCandidate),
    "show": _show,
    "use": _use,
    "ask": _ask,
    "undo": _undo,
    "took_place": attended_as(Attendance.DONE),
    "no_show": attended_as(Attendance.NO_SHOW),
    "not_there": attended_as(Attendance.NOT_ME),
    "refresh": _of_offer(Refine),
    "drop": _drop,
}
