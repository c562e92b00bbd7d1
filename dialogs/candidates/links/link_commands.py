"""What is typed about a candidate's link: which one is meant, and what is to be done with it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Account, PersonId, Place
from bot.domain.bookings.candidate_links import (
    CandidateLink,
    LinkState,
    extend,
    link_state,
    with_zone,
    withdraw,
)
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone, NotUnderstood
from bot.language.requests import ButtonRequest, Question
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToWithdrawLinks
from cards.actions import Agree, WithdrawLink
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.candidates.free_times import last_end
from dialogs.candidates.holds import hold_job, release
from dialogs.candidates.links.link import withdraw_link
from dialogs.candidates.links.link_cards import link_card, own_link
from dialogs.candidates.links.link_lookup import (
    interview_of,
    is_named,
    links_named,
    links_of,
    other_open_link,
    state_of,
)
from dialogs.candidates.links.link_mail import send_to
from dialogs.candidates.links.link_status import list_links, show_links, show_status
from dialogs.candidates.links.nudges import nudge_jobs
from dialogs.candidates.zone_of_interviews import say_zone_of_interviews

WITHDRAW_LINKS = "withdraw links"
"""What `cards.actions.Agree` then agrees to."""
LONGEST = timedelta(days=30)
LINKS_MOST = 50
"""That are withdrawn at once."""

Command = Callable[[CandidateLink, ButtonRequest, Turn, UnitOfWork, Ports], Awaitable[Outcome]]


async def change_link(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Return what was typed of a candidate's link done; None where something else is meant."""
    if request.verb == "withdraw_links":
        return await ask_to_withdraw(turn, unit_of_work, ports)
    if request.verb == "show_links":
        return await show_links(turn, unit_of_work, ports)
    if request.verb == "show_link":
        return await _show(request, talk, turn, unit_of_work, ports)
    command = _COMMANDS.get(request.verb)
    if command is None:
        return None
    if request.verb == "candidate_zone":
        kept = await say_zone_of_interviews(request, talk, turn, unit_of_work, ports)
        if kept is not None:
            return kept
    link = await _link_meant(request, talk, turn, unit_of_work, ports)
    return await command(link, request, turn, unit_of_work, ports)


async def _show(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the card of the link that is asked about; the list where several may be meant."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    shown = await unit_of_work.load(CandidateLink, talk.link) if talk.link else None
    if not request.text and shown is not None and shown.by == person.id:
        return await show_status(shown, turn, unit_of_work, ports)
    usable = await _usable(person.id, turn.now, unit_of_work)
    if not request.text:
        if len(usable) != 1:
            return await show_links(turn, unit_of_work, ports)
        return await show_status(usable[0], turn, unit_of_work, ports)
    named = await links_named(person.id, request.text, unit_of_work)
    if not named:
        raise Gone(what="link")
    usable = [one for one in usable if one in named]
    if len(usable) > 1:
        return await list_links(usable, turn, unit_of_work, ports)
    newest = max(usable or named, key=lambda one: one.created_at)
    return await show_status(newest, turn, unit_of_work, ports)


async def _link_meant(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> CandidateLink:
    """Return the newest link of the candidate who is named, else the one shown last; Gone where there is none."""
    shown = await own_link(talk.link, turn, unit_of_work, ports) if talk.link else None
    name = "" if "@" in request.text else request.text
    if not name:
        if shown is None:
            raise Gone(what="link")
        return shown
    if shown is not None and is_named(shown.candidate, name):
        return shown
    named = await links_named(turn.speaker.id, name, unit_of_work)
    if not named:
        raise Gone(what="link")
    if len({one.candidate for one in named}) > 1:
        raise NotUnderstood(what="links-several")
    return max(named, key=lambda one: one.created_at)


async def _send(
    link: CandidateLink,
    request: ButtonRequest,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Send a link by e-mail, to the address that is named or else the candidate's."""
    account = await enabled_account(turn, unit_of_work)
    address = request.text.casefold() if "@" in request.text else link.candidate_mail
    return await send_to(address, link, account, turn, unit_of_work, ports)


# --- how long it is open ---------------------------------------------------------------------------


async def _extend(
    link: CandidateLink,
    request: ButtonRequest,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Let a time be chosen until the moment that is named, or so many days longer; also where that was over."""
    account = await enabled_account(turn, unit_of_work)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    zone = zone_of(person, account)
    interview = await interview_of(link, unit_of_work)
    state = link_state(link, interview, turn.now)
    if state is LinkState.BOOKED and interview is not None and link.withdrawn_at is None:
        told = message(
            "link-needs-no-extension",
            name=link.candidate,
            start=interview.start.astimezone(zone).isoformat(),
            is_move_asked=link.is_move_asked,
        )
        return Outcome(show=[OutgoingView(view=told)])
    if state not in {LinkState.OPEN, LinkState.EXPIRED}:
        raise Gone(what="link")
    wanted = _wanted_end(link, request, account, zone, turn.now)
    question = msgspec.convert(link.asked, Question)
    last = [end.astimezone(UTC) for end in last_end(question, zone)]
    until = min([wanted, *last])
    if not turn.now < until <= turn.now + LONGEST:
        raise BadInput(why="link-until")
    longer = extend(link, until)
    shown = replace(await link_card(longer, unit_of_work, ports), is_new=True)
    # A link that closes earlier lets go of what it holds earlier, too.
    holds = [replace(hold_job(longer), at=turn.now)] if longer.is_holding else []
    rows = [await unit_of_work.enqueue(one) for one in (*nudge_jobs(longer, turn.now), *holds)]
    told = message(
        "link-extended",
        before=link.open_until.astimezone(zone).isoformat(),
        until=until.astimezone(zone).isoformat(),
        is_cut=until < wanted,
    )
    show = [OutgoingView(view=told, to=turn.speaker.id), shown]
    return Outcome(show=show, save=[longer, *rows])


def _wanted_end(
    link: CandidateLink, request: ButtonRequest, account: Account, zone: ZoneInfo, now: datetime
) -> datetime:
    if request.windows:
        last = max(end for _, end in request.windows)
        return last.replace(tzinfo=zone).astimezone(UTC)
    minutes = request.minutes or account.link_days * 24 * 60
    return max(link.open_until, now) + timedelta(minutes=minutes)


async def _say_zone(
    link: CandidateLink,
    request: ButtonRequest,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Show the times of the text to send on the clock of where the candidate is said to be."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    if await state_of(link, turn.now, unit_of_work) is not LinkState.OPEN:
        raise Gone(what="link")
    there = with_zone(link, request.zone)
    shown = replace(await link_card(there, unit_of_work, ports), is_new=True)
    return Outcome(show=[shown], save=[there])


async def _withdraw(
    link: CandidateLink,
    _request: ButtonRequest,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    return await withdraw_link(turn, WithdrawLink(link.id), unit_of_work, ports)


async def _withdraw_other(
    link: CandidateLink,
    _request: ButtonRequest,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Withdraw another link of the candidate whose link was shown last."""
    other = await other_open_link(link, turn.now, unit_of_work)
    if other is None:
        raise Gone(what="link")
    return await withdraw_link(turn, WithdrawLink(other.id), unit_of_work, ports)


_COMMANDS: Mapping[str, Command] = {
    "withdraw_other_link": _withdraw_other,
    "send_link": _send,
    "extend_link": _extend,
    "candidate_zone": _say_zone,
    "withdraw_link": _withdraw,
}


# --- several taken back at once --------------------------------------------------------------------


async def ask_to_withdraw(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether all links of the speaker with which something can be done are to be withdrawn."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    links = await _usable(person.id, turn.now, unit_of_work)
    if not links:
        raise Gone(what="link")
    is_private = turn.address.place is Place.PERSONAL
    agree = Agree(WITHDRAW_LINKS)
    names = tuple(one.candidate if is_private else "" for one in links)
    view = AskToWithdrawLinks(candidates=names, to=agree.to)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    asked = replace(talk, confirm=agree.pack(), several=tuple(one.id for one in links))
    return Outcome(show=[OutgoingView(view=view)], save=[asked])


async def withdraw_links(
    turn: Turn, _action: Agree, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Withdraw the links that were asked about, as far as they still lead to something."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    meant = [
        one for one in await _usable(person.id, turn.now, unit_of_work) if one.id in talk.several
    ]
    shows: list[OutgoingView] = []
    saved: list[object] = [replace(talk, confirm=None, several=())]
    for link in meant:
        over, more = await release(withdraw(link, turn.now), unit_of_work, ports)
        unit_of_work.apply(Outcome(save=[over, *more]))
        shows.append(await link_card(over, unit_of_work, ports))
        saved += [over, *more]
    told = message("links-withdrawn", many=len(meant))
    shows.append(OutgoingView(view=told, onto=pressed_message(turn)))
    return Outcome(show=shows, save=saved)


async def _usable(sender: PersonId, now: datetime, unit_of_work: UnitOfWork) -> list[CandidateLink]:
    """Return the links of somebody with which a candidate can choose, move or cancel, the oldest first."""
    usable = await links_of(sender, {LinkState.OPEN, LinkState.BOOKED}, now, unit_of_work)
    return [one for one in usable if one.withdrawn_at is None][:LINKS_MOST]
