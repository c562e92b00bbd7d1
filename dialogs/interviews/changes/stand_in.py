"""“Ask Sam”, of an interview: Sam comes in the place of who cannot, else the organizer is asked in whose."""

import msgspec
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.requests import ChangeRequest
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs import help as help_dialog
from dialogs.spoken_names import name_of


def in_their_place(request: ChangeRequest, interview: Interview) -> ChangeRequest:
    """Return the change in which who is asked replaces who declined, or whose place is looked for; as it is for anybody else."""
    gone = interview.to_replace or tuple(sorted(interview.declined))
    return replace(request, remove=gone) if request.is_stand_in else request


async def ask_in_whose_place(
    request: ChangeRequest, interview: Interview, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome | None:
    """Ask whether who is named comes as well, or in whose place; None where that is plain."""
    is_known = interview.to_replace or interview.declined or not interview.people
    if request.is_stand_in and interview.attendee(request.add[0]) is not None:
        there = await name_of(request.add[0], interview.tenant, unit_of_work)
        return Outcome(show=[OutgoingView(view=message("comes-already", name=there))])
    if not request.is_stand_in or is_known:
        return None
    new = await name_of(request.add[0], interview.tenant, unit_of_work)
    whose = f"{interview.candidate}'s interview" if interview.candidate else "it"
    choices = [
        Choice(option("instead-of", name=one.name), f"swap {one.name} for {new} on {whose}")
        for one in interview.people
    ]
    choices.append(Choice(option("as-well"), f"add {new} to {whose}"))
    doubt = Clarification(asks("stands-in", name=new), tuple(choices))
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    asked = replace(talk, doubt=msgspec.to_builtins(doubt), confirm=None)
    return Outcome(show=[help_dialog.ask_back(doubt)], save=[asked])
