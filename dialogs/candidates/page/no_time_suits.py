"""What a candidate writes where no time suits, or where it is too late to move: passed on with times that would match."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import (
    WISHES_MOST,
    CandidateLink,
    LinkState,
    with_wish,
    with_zone,
)
from bot.domain.card_subjects import offer_subject
from bot.domain.errors import SignInNeeded
from bot.domain.form_validation import COMMENT_MOST, collapse_spaces
from bot.domain.jobs import Job, JobKind
from bot.language.context import ParseContext
from bot.language.parser import parse
from bot.language.people.name_index import Directory
from bot.language.requests import Question
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidatePage
from cards.view_models import message
from dialogs.candidates.free_times import names_days, question_of
from dialogs.candidates.links.link_lookup import interview_of
from dialogs.candidates.page.page_content import Opened, PageRequest, show_link
from dialogs.candidates.page.zone_names import known_zone
from dialogs.interviews.interview_cards import card_for
from dialogs.scheduling.availability_search import (
    SearchRequest,
    search_availability,
)
from dialogs.scheduling.offer_cards import new_offer, offer_view
from dialogs.scheduling.search_inputs import Requester

DAY_BEGINS, DAY_ENDS = 7 * 60, 21 * 60
"""What a day stands for that a candidate names, in minutes: the search knows when those work who interview."""


class Wish(Struct, frozen=True, kw_only=True):
    """What a candidate wrote, as the work that passes it on holds it."""

    text: str
    zone: str = ""
    """IANA: the candidate's."""
    decision: str = "none"
    """`none` before a time is chosen; `move` or `cancel` where it is too late for that."""


async def pass_on(
    opened: Opened, wish: Wish, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    """Keep the work of telling who sent the link; of one link only so many wishes are passed on."""
    text = collapse_spaces(wish.text)[:COMMENT_MOST]
    if opened.state not in {LinkState.OPEN, LinkState.BOOKED}:
        return await show_link(opened, asked, unit_of_work, ports)
    if not text and wish.decision == "none":
        return await show_link(opened, replace(asked, told="nothing-said"), unit_of_work, ports)
    if opened.link.wishes >= WISHES_MOST:
        return await show_link(opened, replace(asked, told="too-many"), unit_of_work, ports)
    link = with_zone(with_wish(opened.link), known_zone(asked.zone))
    row = Job(
        kind=JobKind.WISH,
        subject=f"{link.id}/{link.wishes}",
        tenant=link.tenant,
        at=ports.clock.now(),
        what=msgspec.to_builtins(replace(wish, text=text, zone=link.zone)),
    )
    page, outcome = await show_link(replace(opened, link=link), asked, unit_of_work, ports)
    save = [*outcome.save, link, await unit_of_work.enqueue(row)]
    return replace(page, done="passed-on"), replace(outcome, save=save)


async def tell_wish(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Tell who sent a link what the candidate wishes, with times that would match it, or with the interview."""
    link = await unit_of_work.load(CandidateLink, due.subject.rpartition("/")[0])
    if link is None:
        return Outcome()
    wish = msgspec.convert(due.what, Wish)
    interview = await interview_of(link, unit_of_work)
    is_booked = interview is not None and interview.is_live
    organizer = await unit_of_work.person(interview.by if interview and is_booked else link.by)
    if organizer is None:
        return Outcome()
    if interview and is_booked:
        wants_to_move = message("candidate-wants-to-move", name=link.candidate, text=wish.text)
        wants_to_cancel = message("candidate-wants-to-cancel", name=link.candidate, text=wish.text)
        view = wants_to_cancel if wish.decision == "cancel" else wants_to_move
        told = OutgoingView(view=view, to=organizer.id)
        card = await card_for(organizer, interview, unit_of_work, ports)
        return Outcome(show=[told, replace(card, is_new=True)])
    return await _with_matching_times(link, wish, organizer, unit_of_work, ports)


async def _with_matching_times(
    link: CandidateLink, wish: Wish, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    account, now = await unit_of_work.account(link.tenant), ports.clock.now()
    asker = Requester(organizer, account)
    question = question_of(link, asker.zone, account, now)
    wished = await _read(wish, question, asker, now)
    with_times = message("candidate-wishes", name=link.candidate, text=wish.text)
    without = message("candidate-wishes-unread", name=link.candidate, text=wish.text)
    told = OutgoingView(view=with_times if wished else without, to=organizer.id)
    wanted = SearchRequest(
        replace(wished or question, is_link=False, count=None),
        tentative_is_free=link.tentative_is_free,
        is_any_building=link.is_any_building,
    )
    try:
        seen = await search_availability(wanted, asker, unit_of_work, ports)
    except SignInNeeded:
        return Outcome(show=[told])
    offer = replace(new_offer(wanted, seen), link=link.id)
    card = OutgoingView(
        view=offer_view(offer, seen), to=organizer.id, subject=offer_subject(offer.id)
    )
    return Outcome(show=[told, card], save=[offer])


async def _read(wish: Wish, question: Question, asker: Requester, now: datetime) -> Question | None:
    """Return the question for the days and hours that a candidate names on their own clock; None where none are read.

    Nobody of the account is named by a candidate, so nothing but times is read.
    """
    zone = ZoneInfo(wish.zone) if wish.zone else asker.zone
    context = ParseContext(
        now=now.astimezone(zone).replace(tzinfo=None),
        zone=zone.key,
        locale="en-GB",
        directory=Directory(
            days=tuple(sorted(asker.account.hours.days)), start=DAY_BEGINS, end=DAY_ENDS
        ),
    )
    nothing_said = Question(need="any", minutes=question.minutes)
    read = parse(f"what about {wish.text}", context, after=nothing_said).question
    if read is None or not names_days(read):
        return None
    windows = tuple(
        (_at(start, zone, asker.zone), _at(end, zone, asker.zone)) for start, end in read.windows
    )
    return replace(question, windows=windows, asked=read.asked, barred=read.barred)


def _at(moment: datetime, zone: ZoneInfo, other: ZoneInfo) -> datetime:
    """Return what another zone's clock shows when this one's shows this."""
    return moment.replace(tzinfo=zone).astimezone(other).replace(tzinfo=None)
