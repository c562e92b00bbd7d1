"""Cancelling or answering several interviews at once: a list, one confirmation."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from bot.domain.bookings.interviews import Ending, Interview, InterviewId
from bot.domain.errors import BotError, Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskAboutSeveral, SeveralLine
from cards.actions import Accept, Agree, Decline
from cards.view_models import message
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.answers.respond import accept, decline
from dialogs.interviews.booking.book import end
from dialogs.interviews.changes.change_in_place import InterviewChange, change_interview
from dialogs.interviews.interview_cards import shown_candidate

What = Literal["cancel", "accept", "decline", "change"]
SEVERAL = "several "
"""What `cards.actions.Agree` agrees to begins so; then comes what is done."""
MOST = 20


@dataclass(frozen=True, slots=True)
class SameChange:
    """What can be the same of several interviews, as small text that a button carries."""

    minutes: int | None = None
    online: bool | None = None
    is_without_room: bool = False

    def pack(self) -> str:
        """Return the change in words, separated by blanks."""
        parts = [str(self.minutes)] if self.minutes else []
        parts += [] if self.online is None else ["online" if self.online else "offline"]
        return " ".join([*parts, *(["no-room"] if self.is_without_room else [])])

    @classmethod
    def unpack(cls, text: str) -> "SameChange":
        """Return the change that such words say."""
        parts = text.split()
        minutes = next((int(one) for one in parts if one.isdecimal()), None)
        online = "online" in parts if {"online", "offline"} & {*parts} else None
        return cls(minutes, online, "no-room" in parts)

    def wanted(self) -> InterviewChange:
        """Return it as a change of one interview, which was asked about."""
        room = "" if self.is_without_room else None
        return InterviewChange(minutes=self.minutes, online=self.online, room=room, is_sure=True)


async def ask_about_several(  # noqa: PLR0913 - a step of a turn
    turn: Turn,
    what: What,
    targets: Sequence[str],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    change: SameChange | None = None,
) -> Outcome:
    """Show the interviews that are meant, and ask once whether all of them are."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    found = [one for one in await _load(targets[:MOST], unit_of_work) if one.is_live]
    if not found:
        raise Gone(what="interview")
    agree = Agree(f"{SEVERAL}{what}", change.pack() if change else "")
    wanted = change or SameChange()
    zone = zone_of(person, account)
    view = AskAboutSeveral(
        what=what,
        year=turn.now.year,
        interviews=tuple(
            SeveralLine(
                start=one.start.astimezone(zone),
                end=one.end.astimezone(zone),
                people=tuple(each.name for each in one.people),
                candidate=shown_candidate(one, person, turn),
            )
            for one in found
        ),
        to=agree.to,
        subject=agree.subject,
        minutes=wanted.minutes,
        online=wanted.online,
        is_without_room=wanted.is_without_room,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    asked = replace(talk, confirm=agree.pack(), several=tuple(one.id for one in found))
    return Outcome(show=[OutgoingView(view=view)], save=[asked])


async def do_several(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Do to each interview that was asked about what was agreed to; say what could not be done."""
    what = action.to.removeprefix(SEVERAL)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    step = partial(_change, action.subject) if what == "change" else _STEPS.get(what)
    if step is None or not talk.several:
        raise Gone(what="button")
    outcomes: list[Outcome] = []
    for interview in await _load(talk.several, unit_of_work):
        try:
            outcome = await step(turn, interview, unit_of_work, ports)
        except BotError:
            # What is no longer theirs, or over, is counted and told below.
            continue
        if what == "change" and not any(isinstance(one, Interview) for one in outcome.save):
            # It stays as it was: other times are not offered for each of several.
            continue
        unit_of_work.apply(outcome)
        outcomes.append(outcome)
    told = message("did-several", what=what, done=len(outcomes), asked=len(talk.several))
    return Outcome(
        show=[OutgoingView(view=told, onto=pressed_message(turn))],
        save=[
            *(one for outcome in outcomes for one in outcome.save),
            replace(talk, confirm=None, several=()),
        ],
    )


async def _change(
    subject: str, turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if interview.by != turn.speaker.id:
        raise Gone(what="interview")
    wanted = SameChange.unpack(subject).wanted()
    return await change_interview(turn, interview, wanted, unit_of_work, ports)


async def _cancel(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if interview.by != turn.speaker.id:
        raise Gone(what="interview")
    return await end(interview, Ending.CANCELLED, turn, unit_of_work, ports)


async def _accept(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    return await accept(turn, Accept(interview.id), unit_of_work, ports)


async def _decline(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    return await decline(turn, Decline(interview.id), unit_of_work, ports)


_STEPS: Mapping[str, Callable[..., Awaitable[Outcome]]] = {
    "cancel": _cancel,
    "accept": _accept,
    "decline": _decline,
}


async def _load(ids: Sequence[str], unit_of_work: UnitOfWork) -> list[Interview]:
    found = await unit_of_work.load_all(Interview, [InterviewId(one) for one in ids])
    return [one for one in found if one is not None]
