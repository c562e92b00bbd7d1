"""What a candidate does to the interview they have chosen: move it or cancel it, until the account's notice.

Whoever sent the link hears of it as a new message. Later than that, and in other words, a wish is passed on: see `wishes`.
"""

from msgspec.structs import replace

from bot.domain.audit import Deed
from bot.domain.bookings.candidate_links import (
    LinkState,
    may_cancel,
    may_move,
    with_interview,
    with_move,
    with_zone,
)
from bot.domain.bookings.interview_changes import BY_CANDIDATE, mark_ended, reschedule
from bot.domain.bookings.interviews import Ending, Interview, Stage
from bot.domain.errors import Gone, SignInNeeded, SlotTaken
from bot.domain.form_validation import COMMENT_MOST, collapse_spaces
from bot.domain.intervals import Interval
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidatePage, Told
from cards.view_models import message
from dialogs.account.audit_log import record_event
from dialogs.authorization import zone_of
from dialogs.candidates.free_times import search_for_link
from dialogs.candidates.links.link_cards import link_card
from dialogs.candidates.page.page_content import (
    Opened,
    PageRequest,
    contact_page,
    may_choose,
    show_link,
    show_times,
    sign_in_ended,
)
from dialogs.candidates.page.read_choice import Choice, as_it_is_now
from dialogs.candidates.page.zone_names import known_zone
from dialogs.interviews.booking.book import enqueue_advance, tell_organizer
from dialogs.interviews.booking.claims import claim, release_previous
from dialogs.interviews.booking.in_calendars import is_written
from dialogs.scheduling.search_inputs import Requester

PAGE = "candidate_page"
"""The path in the audit log of what a candidate did."""


async def ask_to_move(
    opened: Opened, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    """Return the times to which the interview can be moved, if it still may be."""
    interview = opened.interview_to_move
    if interview is None or not may_choose(opened):
        return await show_link(opened, asked, unit_of_work, ports)
    if refused := _why_not(opened, interview, unit_of_work, ports):
        return await show_link(opened, replace(asked, told=refused), unit_of_work, ports)
    return await show_times(opened, asked, unit_of_work, ports)


def _why_not(opened: Opened, interview: Interview, unit_of_work: UnitOfWork, ports: Ports) -> Told:
    if not may_move(opened.link, interview, opened.account, ports.clock.now()):
        return "too-late"
    return "" if is_written(interview, unit_of_work) else "settling"


async def move_there(
    opened: Opened, choice: Choice, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    """Move the interview to a time that was shown for it, if everybody is still free then."""
    view, slot = choice
    interview = opened.interview_to_move
    if interview is None or view.interview != interview.id or not may_choose(opened):
        return await show_link(opened, asked, unit_of_work, ports)
    if interview.span == Interval(slot.start, slot.end):
        page, outcome = await show_link(opened, asked, unit_of_work, ports)
        return replace(page, done="moved"), outcome
    if refused := _why_not(opened, interview, unit_of_work, ports):
        return await show_link(opened, replace(asked, told=refused), unit_of_work, ports)
    try:
        return await _move(opened, interview, choice, unit_of_work, ports, asked=asked)
    except (Gone, SlotTaken):
        again = replace(asked, told="taken", is_fresh=True)
        return await show_times(opened, again, unit_of_work, ports)
    except SignInNeeded:
        ended = await sign_in_ended(opened.organizer, unit_of_work, ports)
        return contact_page(opened, asked), ended


async def _move(  # noqa: PLR0913 - all that a handler is given
    opened: Opened,
    interview: Interview,
    choice: Choice,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    asked: PageRequest,
) -> tuple[CandidatePage, Outcome]:
    _, shown = choice
    organizer = opened.organizer
    asker = Requester(organizer, opened.account)
    seen = await search_for_link(opened.link, asker, unit_of_work, ports, interview=interview)
    slot = as_it_is_now(shown, seen)
    room = next(iter(slot.rooms), "")
    there = Interval(slot.start, slot.end)
    moved = reschedule(interview, there, room, spare=slot.rooms)
    taken = await claim(moved, organizer, unit_of_work, ports, before=interview)
    left = await release_previous(interview, taken, unit_of_work)
    link = with_zone(with_move(opened.link, moved), known_zone(asked.zone))
    outcome = Outcome(
        save=[link, moved, *left, *taken, await enqueue_advance(moved, unit_of_work, ports)]
    )
    unit_of_work.apply(outcome)
    after = replace(opened, link=link, interview=moved)
    page, _ = await show_link(after, asked, unit_of_work, ports)
    view = message(
        "candidate-moved",
        name=link.candidate,
        start=_start(interview, opened),
        to=_start(moved, opened),
    )
    told = OutgoingView(view=view, to=organizer.id)
    news = await tell_organizer(moved, unit_of_work, ports, is_news=True)
    return replace(page, done="moved"), replace(
        outcome,
        show=[told, await link_card(link, unit_of_work, ports)],
        save=[*outcome.save, news],
    )


async def cancel(
    opened: Opened, said: str, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    """Take the interview out of all calendars, if it still may be; the word is for who sent the link alone."""
    interview, now = opened.interview_to_move, ports.clock.now()
    if interview is None:
        page, outcome = await show_link(opened, asked, unit_of_work, ports)
        is_cancelled = opened.state is LinkState.CANCELLED
        return replace(page, done="cancelled" if is_cancelled else ""), outcome
    if not may_cancel(opened.link, interview, opened.account, now):
        late = replace(asked, told="too-late")
        return await show_link(opened, late, unit_of_work, ports)
    text = collapse_spaces(said)[:COMMENT_MOST]
    over = mark_ended(interview, Ending.CANCELLED, why=BY_CANDIDATE)
    over = replace(over, stage=Stage.ENDING)
    link = with_interview(opened.link, over)
    # What is being written just now is known, and taken back, only when it is written.
    kept = replace(over, stage=Stage.CHECKED) if interview.stage is Stage.CHECKED else over
    entry = record_event(over.tenant, Deed.CANCELLED, now, about=over.id)
    outcome = Outcome(
        save=[
            link,
            kept,
            replace(entry, via=PAGE),
            await enqueue_advance(over, unit_of_work, ports),
        ]
    )
    unit_of_work.apply(outcome)
    after = replace(opened, link=link, interview=over, state=LinkState.CANCELLED)
    page, _ = await show_link(after, asked, unit_of_work, ports)
    view = message(
        "candidate-cancelled", name=link.candidate, start=_start(interview, opened), text=text
    )
    told = OutgoingView(view=view, to=opened.organizer.id)
    shows = [told, await link_card(link, unit_of_work, ports)]
    return replace(page, done="cancelled"), replace(outcome, show=shows)


def _start(interview: Interview, opened: Opened) -> str:
    """Return when an interview starts on the clock of who sent the link, as messages hold it."""
    zone = zone_of(opened.organizer, opened.account)
    return interview.start.astimezone(zone).isoformat()
