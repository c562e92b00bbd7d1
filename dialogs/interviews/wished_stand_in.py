"""An interviewer wishes that a colleague comes in their place: the organizer reads it, and who is free then is on the card to be asked."""

from msgspec.structs import replace

from bot.domain.accounts import Person, Role
from bot.domain.bookings.interview_changes import increment_revision
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.errors import OutsideTrouble, SignInNeeded
from bot.language.requests import ChangeRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.booking.book import tell_organizer
from dialogs.scheduling.availability_check import CheckRequest, find_free_people


def in_own_words(wish: ChangeRequest, person: Person, turn: Turn) -> ChangeRequest:
    """Return a change in which the speaker wants one colleague in their own place, as a wish in the words they typed; any other as it is."""
    is_own = len(wish.replace) == 1 and wish.replace[0][0] == person.mail
    is_alone = wish == ChangeRequest(wish.target, replace=wish.replace)
    if not (is_own and is_alone and isinstance(turn.content, Said)):
        return wish
    return replace(wish, wish=turn.content.text)


async def offer_stand_in(  # noqa: PLR0913, PLR0917 - who comes for whom, to whose interview, and what it is read from
    interview: Interview,
    person: Person,
    stand_in: str,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> list[object]:
    """Return what puts a colleague who is free then on the organizer's card, to be asked in somebody's place; nothing for who is not."""
    if not stand_in or interview.stage is not Stage.STANDING or interview.attendee(stand_in):
        return []
    known = await unit_of_work.people_by_mail(interview.tenant)
    if stand_in not in known or Role.INTERVIEWER not in known[stand_in].roles:
        return []
    wanted = CheckRequest(interview, organizer, before=interview)
    try:
        free = await find_free_people(wanted, [stand_in], unit_of_work, ports)
    except (SignInNeeded, OutsideTrouble):
        return []
    if stand_in not in free:
        return []
    now = ports.clock.now()
    offered = replace(interview, substitutes=(stand_in,), to_replace=(person.mail,), news_at=now)
    found = increment_revision(offered)
    return [found, await tell_organizer(found, unit_of_work, ports, is_news=True)]
