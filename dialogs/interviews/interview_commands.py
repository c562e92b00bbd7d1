"""Cancel, move and propose in words: which of the speaker's interviews is meant, then the same as its button."""

import re
from datetime import datetime

from bot.domain.accounts import Person
from bot.domain.errors import BadInput, Gone
from bot.domain.interviews import Interview
from bot.language.parser import Reading
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel
from dialogs import typed_buttons
from dialogs.authorization import current_person, require_scheduler, zone_of
from dialogs.interviews.change import cancel as cancel_it
from dialogs.interviews.my_interviews import upcoming
from dialogs.interviews.reschedule import other_times, times_to_propose

_OTHERS = re.compile(r"\b(?:who|anyone|anybody|someone|somebody|everyone|everybody|people)\b")


async def cancel(turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether to cancel the interview that is meant."""
    interview = await resolve_interview(turn, reading, unit_of_work, ports)
    return await cancel_it(turn, Cancel(interview.id), unit_of_work, ports)


async def move(turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer other times for the interview that is meant, within the time that was named."""
    interview = await resolve_interview(turn, reading, unit_of_work, ports)
    return await other_times(turn, interview.id, reading.details.target, unit_of_work, ports)


async def propose(turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Offer an interviewer times to propose, within the time that was named."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    interview = await typed_buttons.resolve_interview(talk, turn, unit_of_work)
    windows = reading.question.windows if reading.question else ()
    return await times_to_propose(turn, interview, windows, unit_of_work, ports)


async def is_proposal(
    text: str, reading: Reading, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> bool:
    """Whether a time is named by an interviewer for what they are asked to: “how about Wednesday at 3”.

    Who may look for times themselves is taken to do so.
    """
    question = reading.question
    if question is None or question.people or question.room or _OTHERS.search(text.casefold()):
        return False
    person = await current_person(turn, unit_of_work, ports.rules)
    return not person.may_schedule and bool(await upcoming(person, turn.now, unit_of_work))


async def resolve_interview(
    turn: Turn, reading: Reading, unit_of_work: UnitOfWork, ports: Ports
) -> Interview:
    """Return the one interview that fits who and when were named; several are a BadInput, none is Gone."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    own = [one for one in await upcoming(person, turn.now, unit_of_work) if one.by == person.id]
    fitting = [one for one in own if await _fits(one, person, reading, unit_of_work)]
    if not reading.details.people and not reading.details.when and len(fitting) > 1:
        talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
        fitting = [one for one in fitting if one.id == talk.interview] or fitting
    if not fitting:
        raise Gone(what="interview")
    if len(fitting) > 1:
        raise BadInput(why="which-interview")
    return fitting[0]


async def _fits(
    interview: Interview, person: Person, reading: Reading, unit_of_work: UnitOfWork
) -> bool:
    mails = {one.mail for one in interview.people}
    if reading.details.people and not mails.issuperset(reading.details.people):
        return False
    account = await unit_of_work.account(interview.tenant)
    start = interview.start.astimezone(zone_of(person, account)).replace(tzinfo=None)
    return not reading.details.when or any(_holds(a, b, start) for a, b in reading.details.when)


def _holds(start: datetime, end: datetime, moment: datetime) -> bool:
    return start <= moment < end
