"""What the candidate's page asks for: a look, or a decision and the fields of its form, all of them as strangers send them."""

from collections.abc import Awaitable, Callable, Mapping

from msgspec.structs import replace

from bot.domain.bookings.candidate_links import LinkState, may_cancel, may_move
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import Perform, UnitOfWork
from cards.candidate_views import CandidatePage, Told
from dialogs.candidates.page.choose import choose
from dialogs.candidates.page.move_or_cancel import ask_to_move, cancel, move_there
from dialogs.candidates.page.no_time_suits import Wish, pass_on
from dialogs.candidates.page.page_content import Opened, PageRequest, open_link, show_link
from dialogs.candidates.page.read_choice import find_choice

PAGES_MOST = 10
SHOWN_ONCE: Mapping[str, Told] = {"moved": "moved", "passed-on": "passed-on"}
"""What the address may say was just done."""

Step = Callable[[Opened, UnitOfWork], Awaitable[tuple[CandidatePage, Outcome]]]


async def opened(
    token: str, query: Mapping[str, str], *, perform: Perform, ports: Ports
) -> CandidatePage:
    """Return what the link with this token shows."""
    asked = _asked(query)
    show = ask_to_move if asked.is_moving else show_link

    async def step(link: Opened, state: UnitOfWork) -> tuple[CandidatePage, Outcome]:
        return await show(link, replace(asked, told=_just_done(query, link)), state, ports)

    return await _with_link(token, step, perform, ports)


async def decided(
    token: str,
    query: Mapping[str, str],
    fields: Mapping[str, str],
    *,
    perform: Perform,
    ports: Ports,
) -> CandidatePage:
    """Return what the link shows after a decision; what is none changes nothing."""
    asked = _asked(query)

    async def step(link: Opened, state: UnitOfWork) -> tuple[CandidatePage, Outcome]:
        return await _decide(link, fields, asked, state, ports)

    return await _with_link(token, step, perform, ports)


async def _with_link(token: str, step: Step, perform: Perform, ports: Ports) -> CandidatePage:
    """Return what a step makes of the link with this token; the page for nobody's link where there is none."""
    shown = CandidatePage(state="unknown")

    async def settle(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal shown
        link = await open_link(token, unit_of_work, ports.clock.now())
        if link is None:
            return Outcome()
        shown, outcome = await step(link, unit_of_work)
        return outcome

    await perform(settle)
    return shown


async def _decide(
    link: Opened,
    fields: Mapping[str, str],
    asked: PageRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[CandidatePage, Outcome]:
    decision = fields.get("decision", "")
    # Half a character of a form is none.
    said = fields.get("message", "").encode(errors="replace").decode()
    choice = await find_choice(link.link, fields.get("slot", ""), ports.clock.now(), unit_of_work)
    is_move = choice is not None and choice[0].interview
    if decision in {"choose", "move"} and choice is not None and is_move:
        return await move_there(link, choice, asked, unit_of_work, ports)
    if decision == "choose":
        asked = asked if fields.get("slot") else replace(asked, told="nothing-chosen")
        return await choose(link, choice, asked, unit_of_work, ports)
    if decision == "none" or _is_too_late(link, decision, ports):
        return await pass_on(link, Wish(text=said, decision=decision), asked, unit_of_work, ports)
    if decision == "move":
        # The form of the booked page only asks for times; that of the times themselves names one.
        asked = replace(asked, told="nothing-chosen") if asked.is_moving else asked
        return await ask_to_move(link, asked, unit_of_work, ports)
    if decision == "cancel":
        return await cancel(link, said, asked, unit_of_work, ports)
    return await show_link(link, asked, unit_of_work, ports)


def _is_too_late(link: Opened, decision: str, ports: Ports) -> bool:
    """Whether a candidate can only ask for what they want to do with their interview."""
    interview, now = link.interview_to_move, ports.clock.now()
    if interview is None or link.state is not LinkState.BOOKED:
        return False
    if decision == "move":
        return not may_move(link.link, interview, link.account, now)
    return decision == "cancel" and not may_cancel(link.link, interview, link.account, now)


def _just_done(query: Mapping[str, str], link: Opened) -> Told:
    """Return what the address says was just done; it still says so when the page is loaded again later."""
    told = SHOWN_ONCE.get(query.get("done", ""), "")
    return "" if told == "moved" and link.interview_to_move is None else told


def _asked(query: Mapping[str, str]) -> PageRequest:
    page = query.get("page", "")
    is_number = page.isascii() and page.isdecimal() and len(page) <= len(str(PAGES_MOST))
    return PageRequest(
        zone=query.get("zone", ""),
        page=int(page) if is_number else 0,
        is_moving=query.get("move") == "1",
    )
