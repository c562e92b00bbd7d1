"""What is not in order of interviews before they are handed over: a no, a room, another time that is proposed."""

from collections.abc import Sequence

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, RoomState
from bot.domain.bookings.loops import Loop
from bot.domain.people.membership import is_removed
from bot.runtime.ports import Ports
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AmissLine
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.interview_cards import shown_candidate


async def amiss_lines(
    interviews: Sequence[Interview],
    before: Person,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[AmissLine, ...]:
    """Return what is not in order of the interviews that somebody hands over, for who speaks; those in order are left out."""
    speaker = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(before.tenant)
    people = await unit_of_work.people_by_mail(before.tenant)
    zone, ids = (
        zone_of(speaker, account),
        list(dict.fromkeys(one.loop for one in interviews if one.loop)),
    )
    loops = [one for one in await unit_of_work.load_all(Loop, ids) if one]
    refused = {
        one.id for one in loops if any(d.invitation.has_declined for d in one.candidate_days)
    }
    lines = []
    for one in interviews:
        room = account.room(one.room)
        known = [(each, people.get(each.mail)) for each in one.people]
        line = AmissLine(
            start=one.start.astimezone(zone),
            candidate=shown_candidate(one, speaker, turn),
            declined=tuple(each.name for each in one.people if each.mail in one.declined),
            proposing=_proposing(one),
            has_candidate_declined=_has_no(one) or one.loop in refused,
            is_room_out=one.room_state is RoomState.DECLINED,
            room=room.name if room else one.room,
            is_still_interviewer=one.attendee(before.mail) is not None,
            left=tuple(each.name for each, who in known if who is not None and is_removed(who)),
        )
        refused.discard(one.loop)
        lines += [line] if _says_something(line) else []
    return tuple(lines)


def _has_no(interview: Interview) -> bool:
    own = interview.candidate_invitation
    return own is not None and own.has_declined


def _proposing(interview: Interview) -> tuple[str, ...]:
    found = [interview.attendee(one.proposer) for one in interview.proposals]
    return tuple(dict.fromkeys(one.name for one in found if one is not None))


def _says_something(line: AmissLine) -> bool:
    return line != AmissLine(start=line.start, candidate=line.candidate, room=line.room)
