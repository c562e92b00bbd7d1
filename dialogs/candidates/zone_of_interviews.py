"""Where a candidate is, said of interviews that are booked: their invitation then has the times of that place."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import LinkState
from bot.domain.bookings.interview_changes import with_candidate_zone
from bot.domain.bookings.interviews import Interview, InterviewId, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, NotUnderstood
from bot.language.requests import ButtonRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import require_scheduler
from dialogs.candidates.links.link_lookup import is_named, links_named, state_of
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.interviews.interview_cards import shown_candidate
from dialogs.loops.members import enqueue_loop, first_start


async def say_zone_of_interviews(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Keep the zone of the candidate of the speaker's own coming interviews; None where an open link of theirs is meant.

    Raises NotUnderstood where nobody of that name is known, or several are, BadInput while one is being written.
    """
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if await _has_open_link(request, talk, turn, unit_of_work):
        return None
    found = await _meant(request, talk, turn, unit_of_work)
    if not found:
        if request.text and not await links_named(turn.speaker.id, request.text, unit_of_work):
            raise NotUnderstood(what="candidate-unknown")
        return None
    if len({one.candidate.casefold() for one in found}) > 1:
        raise NotUnderstood(what="candidates-several")
    if any(one.stage is not Stage.STANDING for one in found):
        raise BadInput(why="being-written")
    return await _kept(found, request.zone, person, turn, unit_of_work, ports)


async def _kept(  # noqa: PLR0913, PLR0917 - a part of a handler
    found: Sequence[Interview],
    zone: str,
    person: Person,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the outcome of interviews whose candidate reads their times in this zone; who comes to a room goes by its own."""
    account = await unit_of_work.account(person.tenant)
    candidate = shown_candidate(found[0], person, turn)
    apart = [one for one in found if one.online or one.own_link or not one.room]
    if not apart:
        room = account.room(found[0].room)
        on_site = message(
            "candidate-zone-on-site", candidate=candidate, room=room.name if room else ""
        )
        return Outcome(show=[OutgoingView(view=on_site)])
    loops = await _loops(apart, zone, unit_of_work)
    told = message(
        "candidate-zone-kept",
        candidate=candidate,
        zone=zone,
        start=first_start(apart).astimezone(ZoneInfo(zone)).isoformat(),
        interviews=len(apart),
        is_invited=any(map(_is_invited, apart)) or any(map(_is_sent, loops)),
        has_address=any(one.candidate_mail for one in apart)
        or any(one.candidate_mail for one in loops),
    )
    changed = [with_candidate_zone(one, zone) for one in apart]
    written = [one for one in changed if one.stage is Stage.CHECKED]
    now = ports.clock.now()
    return Outcome(
        show=[OutgoingView(view=told)],
        save=[
            *changed,
            *loops,
            *[await enqueue_advance(one, unit_of_work, ports) for one in written],
            *[await enqueue_loop(one, now, unit_of_work) for one in loops if one.is_candidate_due],
        ],
    )


async def _has_open_link(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> bool:
    """Whether a link is open that is named, or was shown last where nobody is."""
    if not request.text:
        return bool(talk.link) and not talk.is_about_interview
    named = await links_named(turn.speaker.id, request.text, unit_of_work)
    return any([await state_of(one, turn.now, unit_of_work) is LinkState.OPEN for one in named])


async def _meant(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Sequence[Interview]:
    """Return the coming interviews of who is named, else the one that was shown last."""
    if not request.text:
        shown = await unit_of_work.load(Interview, InterviewId(talk.interview))
        is_own = shown is not None and shown.by == turn.speaker.id and shown.is_live
        return [shown] if shown and is_own and shown.start > turn.now else []
    own = await unit_of_work.find(Interview, "by", turn.speaker.id, after=turn.now)
    return [one for one in own if one.is_live and is_named(one.candidate, request.text)]


async def _loops(found: Sequence[Interview], zone: str, unit_of_work: UnitOfWork) -> list[Loop]:
    ids = list(dict.fromkeys(one.loop for one in found if one.loop))
    loops = [one for one in await unit_of_work.load_all(Loop, ids) if one is not None]
    return [replace(one, candidate_zone=zone, revision=one.revision + 1) for one in loops]


def _is_invited(interview: Interview) -> bool:
    own = interview.candidate_invitation
    return own is not None and own.event is not None


def _is_sent(loop: Loop) -> bool:
    return any(one.invitation.event for one in loop.candidate_days)
