"""Two interviewers who take each other's place in two interviews: asked once, checked and claimed together, undone together."""

import msgspec
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewShape
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import Gone
from bot.language.requests import ChangeRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from cards.actions import Agree
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.bulk_actions import ask_about_several, is_of_list
from dialogs.interviews.changes.bulk_people import PeopleExchange
from dialogs.interviews.changes.change_in_place import wanted_shape
from dialogs.interviews.changes.exchange_times import exchange_shapes


async def ask_to_exchange_people(
    turn: Turn, request: ChangeRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show who leaves which interview for whom, and ask once whether they are to."""
    for each in request.target:
        interview = await own_interview(each, turn, unit_of_work)
        require_standing(interview, turn.now, unit_of_work)
    pair = PeopleExchange(*request.replace[0])
    return await ask_about_several(
        turn, "exchange_people", request.target, unit_of_work, ports, people=pair
    )


async def exchange_people(
    turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let the two who were asked about change places; Gone where one of them has left since."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if not is_of_list(action, talk) or not talk.several_doing:
        raise Gone(what="choices")
    people = msgspec.convert(talk.several_doing, PeopleExchange)
    found = [await own_interview(each, turn, unit_of_work) for each in talk.several]
    if len(found) != 2 or {people.goes_from(each) for each in found} != {people.one, people.other}:  # noqa: PLR2004 - the two
        raise Gone(what="choices")
    shapes = [await _shape_with(each, people, unit_of_work) for each in found]
    done = await exchange_shapes(turn, (found[0], found[1]), shapes, unit_of_work, ports)
    over = replace(kept_talk(done, talk), confirm=None, several=(), several_doing=None)
    return with_talk(done, over)


async def _shape_with(
    interview: Interview, people: PeopleExchange, unit_of_work: UnitOfWork
) -> InterviewShape:
    """Return how an interview is with the one of the two who does not attend it yet."""
    goes = people.goes_from(interview)
    wanted = InterviewChange(remove=(goes,), add=(people.comes_for(goes),))
    return await wanted_shape(interview, wanted, unit_of_work)
