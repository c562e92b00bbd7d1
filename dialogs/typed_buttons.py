"""The typed twins of buttons: "book 2" presses the second Book of the last offer, and so on."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.accounts import Person
from bot.domain.card_subjects import interview_subject
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone
from bot.domain.interviews import Answer, Interview, Offer, OfferId
from bot.language.commands.button_phrases import Reply
from bot.runtime.turn import Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import (
    Accept,
    Action,
    Book,
    Cancel,
    Decline,
    InviteAll,
    InviteCandidate,
    Maybe,
    More,
    Move,
    NameCandidate,
    Propose,
    Refine,
    Refresh,
    Replace,
    SomebodyElse,
    Undo,
    Why,
)
from dialogs.authorization import zone_of
from dialogs.interviews.my_interviews import upcoming

PICKS = frozenset({"choose", "yes", "no"})
"""Replies that answer a question of the bot's own first."""

_YES = frozenset({"yes", "yeah", "yep", "yup"})

Twin = Callable[[Reply, Conversation, Turn, UnitOfWork], Awaitable[Action | None]]


async def to_action(
    reply: Reply, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the action that a typed reply stands for; None where it is none of ours."""
    twin = TWINS.get(reply.verb)
    return await twin(reply, talk, turn, unit_of_work) if twin else None


def to_inputs(reply: Reply, text: str) -> dict[str, str]:
    """Return what a typed reply fills in, by the fields of the form whose button it stands for."""
    # The reply is folded to small letters; names and reasons are kept as they were typed.
    words = text.split()[-len(reply.text.split()) :] if reply.text else []
    if reply.verb != "candidate":
        return {"comment": " ".join(words)}
    mails = [word for word in words if "@" in word]
    name = " ".join(word for word in words if word not in mails)
    return {"candidate": name, "candidate_mail": mails[0] if mails else ""}


async def _book(reply: Reply, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> Action:
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is None:
        raise Gone(what="offer")
    if reply.number is not None:
        return Book(offer.id, reply.number if reply.number > 0 else len(offer.slots))
    if reply.minute is not None:
        return Book(offer.id, await _slot_at(reply.minute, offer, turn, unit_of_work))
    if len(offer.slots) != 1:
        raise BadInput(why="which-slot")
    return Book(offer.id, 1)


async def _slot_at(minute: int, offer: Offer, turn: Turn, unit_of_work: UnitOfWork) -> int:
    """Return the number of the slot that starts so many minutes after midnight, if it is the only one."""
    person = await unit_of_work.person(turn.speaker.id)
    account = await unit_of_work.account(turn.speaker.tenant)
    zone = zone_of(person, account) if person else None
    starts = [slot.start.astimezone(zone) for slot in offer.slots]
    minutes = [start.hour * 60 + start.minute for start in starts]
    if minutes.count(minute) != 1:
        raise BadInput(why="which-slot")
    return minutes.index(minute) + 1


async def _somebody_else(
    reply: Reply, talk: Conversation, _turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is None:
        raise Gone(what="offer")
    number = reply.number or 0
    return SomebodyElse(offer.id, number if number > 0 else len(offer.slots))


def _of_offer(make: Callable[[str], Action]) -> Twin:
    async def twin(_reply: Reply, talk: Conversation, _turn: Turn, _state: UnitOfWork) -> Action:
        return make(talk.offer)

    return twin


def _of_interview(make: Callable[[str], Action]) -> Twin:
    async def twin(
        _reply: Reply, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
    ) -> Action:
        return make(await resolve_interview(talk, turn, unit_of_work))

    return twin


async def resolve_interview(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return the interview that is spoken of: the last one shown, else the only one that is coming."""
    if talk.interview:
        known = await unit_of_work.load(Interview, talk.interview)
        if known and known.is_live:
            return known.id
    person = await unit_of_work.person(turn.speaker.id)
    coming = await upcoming(person, turn.now, unit_of_work) if isinstance(person, Person) else []
    if not coming:
        raise Gone(what="interview")
    if len(coming) > 1:
        raise BadInput(why="which-interview")
    return coming[0].id


async def _yes(
    _reply: Reply, _talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the yes to the only invitation that waits for one; None for an "ok", which may mean anything."""
    said = turn.content.text.casefold().split() if isinstance(turn.content, Said) else []
    person = await unit_of_work.person(turn.speaker.id)
    if person is None or not said or said[0].strip(",.!") not in _YES:
        return None
    waiting = [
        one.id
        for one in await upcoming(person, turn.now, unit_of_work)
        if (own := one.attendee(person.mail)) and own.answer is Answer.NONE and one.by != person.id
    ]
    return Accept(waiting[0]) if len(waiting) == 1 else None


async def _propose(
    reply: Reply, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action:
    return Propose(await resolve_interview(talk, turn, unit_of_work), max(reply.number or 0, 0))


async def _show(reply: Reply, _talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> Action:
    person = await unit_of_work.person(turn.speaker.id)
    coming = await upcoming(person, turn.now, unit_of_work) if person else []
    number = len(coming) if reply.number == -1 else reply.number or 0
    if not 0 < number <= len(coming):
        raise Gone(what="interview")
    return Refresh(interview_subject(coming[number - 1].id))


async def _use(
    reply: Reply, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the move to the spare room that is named; None where none of that name is spare."""
    interview = await unit_of_work.load(Interview, talk.interview) if talk.interview else None
    account = await unit_of_work.account(turn.speaker.tenant)
    rooms = [account.room(mail) for mail in interview.spare_rooms] if interview else []
    number = _named(reply.text, [room.name if room else "" for room in rooms])
    return Move(talk.interview, number) if number else None


async def _ask(
    reply: Reply, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Action | None:
    """Return the request to the stand-in that is named; None where none of that name is offered."""
    interview = await unit_of_work.load(Interview, talk.interview) if talk.interview else None
    people = await unit_of_work.people_by_mail(turn.speaker.tenant)
    mails = interview.substitutes if interview else ()
    names = [people[mail].name if mail in people else "" for mail in mails]
    number = _named(reply.text, names)
    return Replace(talk.interview, number) if number else None


def _named(text: str, names: list[str]) -> int:
    """Return the number, from 1, of the only name that begins like this; 0 where there is none."""
    said = text.casefold().strip()
    fitting = [n for n, name in enumerate(names, 1) if said and name.casefold().startswith(said)]
    return fitting[0] if len(fitting) == 1 else 0


async def _invite(_reply: Reply, _talk: Conversation, _turn: Turn, _state: UnitOfWork) -> Action:
    return InviteAll()


TWINS: Mapping[str, Twin] = {
    "book": _book,
    "choose": _book,
    "somebody_else": _somebody_else,
    "more": _of_offer(More),
    "why": _of_offer(Why),
    "yes": _yes,
    "accept": _of_interview(Accept),
    "decline": _of_interview(Decline),
    "tentative": _of_interview(Maybe),
    "propose": _propose,
    "move": _of_interview(Move),
    "cancel": _of_interview(Cancel),
    "candidate": _of_interview(NameCandidate),
    "send_now": _of_interview(InviteCandidate),
    "show": _show,
    "use": _use,
    "ask": _ask,
    "undo": _of_interview(Undo),
    "refresh": _of_offer(Refine),
    "invite_everyone": _invite,
}
