"""“I'm out sick today”: what somebody is to attend in that time is declined after one question."""

from datetime import datetime

from bot.domain.interviews import Interview
from bot.language.requests import Window
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.my_interviews import upcoming


async def decline_while_away(
    turn: Turn, windows: tuple[Window, ...], unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether the interviews within these times are to be declined; say so where there are none.

    The windows are on the speaker's wall clock. Recruiters then see who declined, with who could stand in.
    """
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    zone = zone_of(person, account)
    spans = [(start.replace(tzinfo=zone), end.replace(tzinfo=zone)) for start, end in windows]
    meant = [
        one.id
        for one in await upcoming(person, turn.now, unit_of_work)
        if one.attendee(person.mail) and person.mail not in one.declined and _within(one, spans)
    ]
    if not meant:
        return Outcome(show=[OutgoingView(view=message("nothing-then"))])
    return await ask_about_several(turn, "decline", meant, unit_of_work, ports)


def _within(interview: Interview, spans: list[tuple[datetime, datetime]]) -> bool:
    return any(start < interview.end and interview.start < end for start, end in spans)
