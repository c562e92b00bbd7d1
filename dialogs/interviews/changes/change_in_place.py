"""Changing what is booked in place: people, length, room, online, note, title; checked, claimed, written and undone as Book is.

An `InterviewChange` says what is to be different, in words or by the form of the interview's card. What is wanted then is
a shape of the interview; undoing a change is wanting the shape that it had before.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interview_changes import (
    before_change,
    reshape,
    undoable,
)
from bot.domain.bookings.interviews import Interview, InterviewShape, ResourceDay
from bot.domain.bookings.notes import with_line
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import BadInput, Gone, SlotTaken
from bot.domain.form_validation import collapse_spaces, require_valid
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Change, NameCandidate
from cards.interview_views import AskToGoOffline
from cards.view_models import Message, message
from dialogs.account.settings import LONGEST, SHORTEST
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.candidates.known_address import known_of_new, told_invited_elsewhere
from dialogs.candidates.overlaps import with_overlap_told
from dialogs.interviews.booking.book import (
    as_in_outlook,
    enqueue_advance,
    enqueue_candidate,
    own_card,
    own_interview,
    with_refusal,
)
from dialogs.interviews.booking.claims import (
    claim,
    release_previous,
    require_apart,
    resource_days,
)
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.exchange_times import exchange_back, partner_of
from dialogs.interviews.changes.other_rooms import with_bigger_rooms
from dialogs.interviews.changes.other_times import offer_length
from dialogs.interviews.changes.substitutes import names_of_free
from dialogs.interviews.interview_cards import notify_removed
from dialogs.scheduling.availability_check import CheckRequest, expect_free
from dialogs.spoken_names import name_of, short_names

MINUTE = timedelta(minutes=1)
OFFLINE = "offline"


async def change(turn: Turn, action: Change, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Change an interview as the form of its card is filled in, or as was asked about."""
    interview = await own_interview(action.interview, turn, unit_of_work)
    if action.what == OFFLINE:
        wanted = InterviewChange(online=False, is_sure=True)
    else:
        account = await enabled_account(turn, unit_of_work)
        inputs = turn.content.inputs if isinstance(turn.content, Pressed) else {}
        wanted = _read_form(inputs, interview, account)
    return await change_interview(turn, interview, wanted, unit_of_work, ports)


async def name_candidate(
    turn: Turn, action: NameCandidate, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep who the candidate is, as the form of the interview's card is filled in."""
    interview = await own_interview(action.interview, turn, unit_of_work)
    inputs = turn.content.inputs if isinstance(turn.content, Pressed) else {}
    # A field left empty does not come with every form.
    given = {"candidate": "", "candidate_mail": "", **require_valid(inputs)}
    wanted = InterviewChange(candidate=_candidate(given, interview))
    return await change_interview(turn, interview, wanted, unit_of_work, ports)


async def change_interview(  # noqa: PLR0913 - a part of a handler
    turn: Turn,
    interview: Interview,
    wanted: InterviewChange,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    base: Interview | None = None,
) -> Outcome:
    """Change an interview of the speaker's own, if people and room are free and no rule speaks against it.

    `base` is how it stood before its last change, where that is taken back in the same breath.
    """
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    if wanted == InterviewChange(online=False) and interview.own_link and not interview.online:
        wanted = InterviewChange(own_link="")
    shape = await wanted_shape(base or interview, wanted, unit_of_work)
    known = await known_of_new(turn, interview, shape, unit_of_work)
    if len(known) == 1:
        shape = replace(shape, candidate_mail=next(iter(known)))
    if shape == interview.shape:
        return Outcome(show=[OutgoingView(view=_unchanged(interview, wanted))])
    step = _apply
    if interview.online and not shape.online and not wanted.is_sure:
        step = _offline_last
    outcome = await step(turn, interview, shape, unit_of_work, ports)
    outcome = await with_overlap_told(outcome, interview, person, unit_of_work, what="change")
    if not any(isinstance(one, Interview) for one in outcome.save):
        return outcome
    own = interview.candidate_invitation
    is_new = shape.candidate_mail != interview.candidate_mail
    elsewhere = told_invited_elsewhere(
        [own] if own and is_new else [], shape.candidate_mail, person
    )
    outcome = replace(outcome, show=[*outcome.show, *elsewhere])
    if len(known) <= 1:
        return outcome
    told = message("address-not-taken", name=shape.candidate, addresses=tuple(sorted(known)))
    return replace(outcome, show=[*outcome.show, OutgoingView(view=told, to=person.id)])


def _unchanged(interview: Interview, wanted: InterviewChange) -> Message:
    """Return why nothing changes: it is so already, it has no meeting to take off, or who is to be added has declined."""
    out = [one for one in interview.people if one.mail in interview.declined]
    names = tuple(one.name for one in out if one.mail in wanted.add)
    if names:
        return message("stays-declined", names=names)
    is_offline = wanted == InterviewChange(online=False)
    return message("no-online-meeting") if is_offline else message("nothing-to-change")


async def add_note(
    turn: Turn, interview: Interview, note: str, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Add words or links to what the interviewers of an own interview read."""
    wanted = InterviewChange(note=with_line(interview.note, note))
    return await change_interview(turn, interview, wanted, unit_of_work, ports)


async def set_link(
    turn: Turn, interview: Interview, link: str, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let an own interview be joined at the organizer's own meeting."""
    require_valid({"own_link": link})
    return await change_interview(
        turn, interview, InterviewChange(own_link=link), unit_of_work, ports
    )


async def undo_change(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return an interview the shape it had before its last change, if that is still free."""
    require_standing(interview, turn.now, unit_of_work)
    if interview.before is None:
        raise Gone(what="interview")
    if other := await partner_of(interview, unit_of_work):
        return await exchange_back(turn, (interview, other), unit_of_work, ports)
    shape = interview.before
    wanted = await _request(turn, interview, shape, unit_of_work, ports, is_back=True)
    outcome = await _reshaped_or_refused(turn, interview, wanted, unit_of_work, ports)
    undone = [
        replace(one, before=None, changed_at=None, is_change_undone=True)
        if isinstance(one, Interview)
        else one
        for one in outcome.save
    ]
    return replace(outcome, save=undone)


async def _apply(
    turn: Turn,
    interview: Interview,
    shape: InterviewShape,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    wanted = await _request(turn, interview, shape, unit_of_work, ports)
    return await _reshaped_or_refused(turn, interview, wanted, unit_of_work, ports)


async def _reshaped_or_refused(
    turn: Turn, interview: Interview, wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    try:
        return await _reshaped(turn, interview, wanted, unit_of_work, ports)
    except SlotTaken as refused:
        return await _refuse(turn, wanted, refused, unit_of_work, ports)


async def move_reshaped(  # noqa: PLR0913 - a part of a handler
    turn: Turn,
    interview: Interview,
    shape: InterviewShape,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    rooms: tuple[str, ...],
) -> Outcome:
    """Move an interview to a time that was offered and change it, in one; SlotTaken where that is not free any more."""
    wanted = await _request(turn, interview, shape, unit_of_work, ports)
    spare = tuple(one for one in rooms if one != shape.room)
    there = replace(wanted, interview=replace(wanted.interview, spare_rooms=spare))
    return await _reshaped(turn, interview, there, unit_of_work, ports)


async def _request(  # noqa: PLR0913 - a part of a handler
    turn: Turn,
    interview: Interview,
    shape: InterviewShape,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    is_back: bool = False,
) -> CheckRequest:
    """Return the interview as it is to be, and how it stands in Outlook."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    now = await as_in_outlook(interview, person, unit_of_work, ports)
    wanted = reshape(now, _merged(shape, interview, now), is_back=is_back)
    changed = undoable(wanted, now, turn.now)
    return CheckRequest(changed, person, before=now, siblings=(before_change(interview),))


async def _reshaped(
    turn: Turn, interview: Interview, wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    person, now = wanted.organizer, wanted.before or interview
    taken = await _take(wanted, unit_of_work, ports)
    left = await release_previous(interview, taken, unit_of_work)
    changed = await with_bigger_rooms(wanted.interview, now, person, unit_of_work, ports)
    return Outcome(
        show=[await own_card(changed, turn, unit_of_work, ports)],
        save=[
            changed,
            *taken,
            *left,
            await enqueue_advance(changed, unit_of_work, ports),
            *await enqueue_candidate(changed, unit_of_work),
            *await notify_removed(interview, changed, unit_of_work, ports),
        ],
    )


def _merged(shape: InterviewShape, known: Interview, now: Interview) -> InterviewShape:
    """Return a shape with what was done to the people in Outlook since: who came there comes, who went is gone."""
    before = {mail for mail, _ in known.shape.people}
    there = dict(now.shape.people)
    stay = tuple(one for one in shape.people if one[0] in there or one[0] not in before)
    wanted = {mail for mail, _ in stay}
    came = (one for one in there.items() if one[0] not in before and one[0] not in wanted)
    return replace(shape, people=(*stay, *came))


async def _take(
    wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Sequence[ResourceDay]:
    """Return the days that the changed interview takes; SlotTaken where what is new about it is not free."""
    account = await unit_of_work.account(wanted.interview.tenant)
    if not (wanted.is_new_time or wanted.mails or wanted.rooms(account)):
        return await resource_days(wanted.interview, unit_of_work)
    # Whoever would be in two sessions at once is told so, and not that the room is taken by the next one.
    await require_apart(wanted.interview, unit_of_work, before=wanted.before)
    await expect_free(wanted, unit_of_work, ports)
    return await claim(
        wanted.interview, wanted.organizer, unit_of_work, ports, before=wanted.before
    )


async def _refuse(
    turn: Turn,
    wanted: CheckRequest,
    refused: SlotTaken,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Say that the interview stays as it is, and what would do: other times of that length, or who is free then."""
    facts = {**refused.facts, "doing": "change"}
    if refused.facts.get("what") == "unread":
        raise SlotTaken(changed="no", **facts) from refused
    if wanted.is_new_time and _is_only_longer(wanted):
        minutes = (wanted.interview.end - wanted.interview.start) // MINUTE
        there = await offer_length(turn, wanted.interview.id, minutes, unit_of_work, ports)
        return with_refusal(there, SlotTaken(changed="no", **facts), turn)
    if wanted.mails and (free := await names_of_free(wanted, unit_of_work, ports)):
        tenant = wanted.interview.tenant
        short = await short_names(free, tenant, unit_of_work)
        facts |= {"free": ", ".join(short), "first": short[0]}
        before = wanted.before.people if wanted.before else ()
        gone = [one.name for one in before if wanted.interview.attendee(one.mail) is None]
        if len(gone) == 1:
            facts |= {"gone": (await short_names(gone, tenant, unit_of_work))[0]}
    raise SlotTaken(changed="no", **facts) from refused


def _is_only_longer(wanted: CheckRequest) -> bool:
    """Whether nothing but the length changes: times for that alone would lose what else is wanted."""
    before = wanted.before.shape if wanted.before else wanted.interview.shape
    return replace(wanted.interview.shape, end=before.end) == before


async def _offline_last(
    turn: Turn,
    interview: Interview,
    shape: InterviewShape,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Do what else is wanted at once, and ask before the Teams meeting is taken off."""
    asked = await ask_to_go_offline(turn, interview, unit_of_work)
    rest = replace(shape, online=True)
    if rest == interview.shape:
        return asked
    done = await _apply(turn, interview, rest, unit_of_work, ports)
    if not any(isinstance(one, Interview) for one in done.save):
        return done
    return replace(done, show=[*done.show, *asked.show], save=[*done.save, *asked.save])


async def ask_to_go_offline(turn: Turn, interview: Interview, unit_of_work: UnitOfWork) -> Outcome:
    """Say what it means before it is done: Graph cannot take a Teams meeting back from an event."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    sure = Change(interview.id, what=OFFLINE).pack()
    declined = tuple(one.name for one in interview.people if one.mail in interview.declined)
    view = AskToGoOffline(interview=interview.id, declined=declined)
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure)])


# --- what is wanted ------------------------------------------------------------------------------


async def wanted_shape(
    interview: Interview, wanted: InterviewChange, unit_of_work: UnitOfWork
) -> InterviewShape:
    """Return how an interview is to be; raises BadInput for what it cannot be."""
    if interview.loop and wanted.candidate not in {None, (interview.candidate, "")}:
        raise BadInput(why="candidate-of-loop")
    shape = interview.shape
    candidate, mail = wanted.candidate or (shape.candidate, shape.candidate_mail)
    return replace(
        shape,
        people=await _people(interview, wanted, unit_of_work),
        end=_end(shape, wanted.minutes),
        room=await _room(interview, wanted, unit_of_work),
        online=shape.online if wanted.online is None else wanted.online,
        note=shape.note if wanted.note is None else wanted.note,
        title=shape.title if wanted.title is None else wanted.title,
        own_link=shape.own_link if wanted.own_link is None else wanted.own_link,
        candidate=candidate,
        candidate_mail=mail,
    )


def _end(shape: InterviewShape, minutes: int | None) -> datetime:
    """Return when it is to end; raises BadInput for a length that an interview is not given anew."""
    end = shape.end if minutes is None else shape.start + minutes * MINUTE
    if end != shape.end and not SHORTEST * MINUTE <= end - shape.start <= LONGEST * MINUTE:
        raise BadInput(why="minutes", field="minutes")
    return end


async def _people(
    interview: Interview, wanted: InterviewChange, unit_of_work: UnitOfWork
) -> tuple[tuple[str, str], ...]:
    """Return who is to come; raises BadInput for who cannot be added or is not there to be removed."""
    known = await unit_of_work.people_by_mail(interview.tenant)
    coming = dict(interview.shape.people)
    for mail in wanted.remove:
        if mail not in coming:
            name = await name_of(mail, interview.tenant, unit_of_work)
            raise BadInput(why="not-coming", name=name)
        del coming[mail]
    for mail in wanted.add:
        if mail not in known or not known[mail].roles:
            raise Gone(what="person")
        coming.setdefault(mail, known[mail].name)
    if not coming and interview.people:
        raise BadInput(why="nobody-left")
    return tuple(coming.items())


async def _room(interview: Interview, wanted: InterviewChange, unit_of_work: UnitOfWork) -> str:
    if wanted.room is None or wanted.room == interview.room:
        return interview.room
    account = await unit_of_work.account(interview.tenant)
    if wanted.room and account.room(wanted.room) is None:
        raise Gone(what="room")
    return wanted.room


def _read_form(
    inputs: Mapping[str, str], interview: Interview, account: Account
) -> InterviewChange:
    """Return what a form asks for; a field that did not come with it changes nothing."""
    given = require_valid(inputs)
    coming = tuple(mail for mail, _ in interview.shape.people)
    people = _split_list(given["people"]) if "people" in given else coming
    note = given.get("note")
    return InterviewChange(
        add=tuple(mail for mail in people if mail not in coming),
        remove=tuple(mail for mail in coming if mail not in people),
        minutes=int(given["minutes"]) if given.get("minutes") else None,
        room=_chosen_room(given.get("room"), account),
        online=given["online"] == "yes" if given.get("online") else None,
        note=note.strip() if note is not None else None,
        title=collapse_spaces(given["title"]) if "title" in given else None,
        own_link=given["own_link"].strip() if "own_link" in given else None,
        candidate=_candidate(given, interview),
    )


def _candidate(given: Mapping[str, str], interview: Interview) -> tuple[str, str]:
    """Return the name and the address of the candidate as a form says, as they were where it does not."""
    return (
        collapse_spaces(given.get("candidate", interview.candidate)),
        given.get("candidate_mail", interview.candidate_mail).strip().casefold(),
    )


def _split_list(text: str) -> Sequence[str]:
    return tuple(filter(None, text.split(",")))


def _chosen_room(given: str | None, account: Account) -> str | None:
    if given in {None, ""}:
        return None
    if given == "none":
        return ""
    if account.room(given or "") is None:
        raise BadInput(why="room", field="room")
    return given
