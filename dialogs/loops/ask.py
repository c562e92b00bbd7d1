"""Asking for a loop: whole schedules offered, more of them, why there are none, and the question changed."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Person, Place
from bot.domain.bookings.interviews import Interview, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import AddressKnown, Offer
from bot.domain.card_subjects import offer_subject
from bot.domain.errors import Gone, NotUnderstood
from bot.domain.form_validation import MORE_MINUTES, MORE_PEOPLE, named_people, require_valid
from bot.language.parsed import ParsedMessage
from bot.language.requests import Question, Session
from bot.language.tokens.normalize import folded
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Drop, More, Refine, Why
from cards.loop_views import LoopOfferCard
from cards.view_models import message
from cards.words.bookings.loop_offers import way_title
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.candidates.known_address import take_address
from dialogs.loops.members import live_sessions
from dialogs.loops.offers import KEPT, apply_way, loop_offer_view, new_offer, request_of
from dialogs.loops.search import LoopRequest, loop_windows, search_loops
from dialogs.loops.templates import find as find_template
from dialogs.scheduling.availability import (
    FilledInForm,
    apply_form,
    keep_offer,
    on_form_day,
    own_offer,
)
from dialogs.scheduling.kept_filters import without_part
from dialogs.scheduling.name_directory import parse_context
from dialogs.scheduling.offer_cards import question_of
from dialogs.scheduling.search_inputs import AccountContext, Requester, account_context

SEARCHED_BY = (
    "sessions",
    "is_ordered",
    "windows",
    "room",
    "online",
    "candidate",
    "template",
    "days",
    "break_minutes",
    "break_after",
    "more_breaks",
)
"""What of a question a search for schedules depends on."""


async def ask(turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Answer a question that has several sessions with whole schedules."""
    question = parsed.question
    if question is None:
        raise NotUnderstood
    await _require_heard(turn, parsed, unit_of_work)
    account = await unit_of_work.account(turn.speaker.tenant)
    template = find_template(question.template, account)
    address: AddressKnown = ""
    if "candidate" not in parsed.kept:
        question, address = await take_address(turn, question, unit_of_work, ports)
    wanted = LoopRequest(
        question,
        break_after=template.break_after if template else None,
        break_minutes=template.break_minutes if template else None,
        left_out=parsed.left_out,
        kept=parsed.kept,
        address=address,
    )
    return await answer_loop(turn, wanted, unit_of_work, ports)


async def _require_heard(turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork) -> None:
    """Raise NotUnderstood for a follow-up of which nothing was read: the same schedules again would hide that."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    before = msgspec.convert(talk.asked, Question) if talk.asked else None
    asked = parsed.question
    if not parsed.continues or before is None or asked is None:
        return
    if all(getattr(asked, part) == getattr(before, part) for part in SEARCHED_BY):
        raise NotUnderstood


async def answer_loop(
    turn: Turn, wanted: LoopRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the offer of whole schedules that answers a question."""
    account = await enabled_account(turn, unit_of_work)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    asker = Requester(person, account)
    if not loop_windows(wanted.question, asker):
        return Outcome(show=[OutgoingView(view=message("time-has-passed"))])
    work = search_loops(wanted, asker, unit_of_work, ports)
    seen = await while_typing(work, turn.address, ports)
    offer = new_offer(wanted, seen)
    view = public(loop_offer_view(offer, seen), turn)
    is_about_interview = wanted.loop is not None
    return await keep_offer(turn, offer, view, unit_of_work, is_about_interview=is_about_interview)


async def more(turn: Turn, action: More, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the next schedules of an offer."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    if len(offer.schedules) <= offer.page_bounds[1]:
        return Outcome(show=[OutgoingView(view=message("no-more-times"))])
    turned = replace(offer, page=offer.page + 1)
    return await _shown(turn, turned, person, unit_of_work)


async def why(turn: Turn, action: Why, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show an offer that already says which session stands in the way; with schedules, there is none."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    return await _shown(turn, offer, person, unit_of_work)


async def _shown(turn: Turn, offer: Offer, person: Person, unit_of_work: UnitOfWork) -> Outcome:
    account = await enabled_account(turn, unit_of_work)
    known = await account_context(person, account, unit_of_work)
    show = OutgoingView(
        view=public(loop_offer_view(offer, known), turn),
        subject=offer_subject(offer.id),
        onto=pressed_message(turn),
    )
    return Outcome(show=[show], save=[offer])


async def add_session(
    turn: Turn, action: Refine, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask the question of one interview again with the session that the form adds, for whole schedules of both."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    form = await _form(turn, person, unit_of_work)
    question = apply_form(question_of(offer), form)
    first = Session(question.people, question.need, question.minutes)
    alone = replace(question, people=(), need="any", must=(), sessions=(first,), is_ordered=True)
    return await answer_loop(turn, LoopRequest(_with_more(alone, form)), unit_of_work, ports)


def _inputs(turn: Turn) -> Mapping[str, str]:
    return turn.content.inputs if isinstance(turn.content, Pressed) else {}


async def _form(turn: Turn, person: Person, unit_of_work: UnitOfWork) -> FilledInForm:
    account = await enabled_account(turn, unit_of_work)
    known = await unit_of_work.people_by_mail(person.tenant)
    mails = {mail for mail, one in known.items() if one.roles}
    return FilledInForm(require_valid(_inputs(turn)), account, mails, turn.now.date())


def _with_more(question: Question, form: FilledInForm) -> Question:
    """Return the question with the session that a form adds, after the others."""
    given = {
        "people": form.inputs.get(MORE_PEOPLE, ""),
        "minutes": form.inputs.get(MORE_MINUTES, ""),
    }
    people = named_people(require_valid(given), form.known)
    if not people:
        return question
    minutes = int(given["minutes"] or question.minutes)
    return replace(question, sessions=(*question.sessions, Session(people, "all", minutes)))


async def refine(turn: Turn, action: Refine, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask an offer's question again, with one thing changed or as the form says."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    offer = await unit_of_work.load(Offer, OfferId(action.offer))
    if offer is None or offer.by != person.id:
        raise Gone(what="offer")
    wanted = await load_request(offer, unit_of_work)
    if action.way:
        if not action.way.isdigit() or int(action.way) >= len(offer.ways):
            raise Gone(what="offer")
        wanted = apply_way(wanted, offer.ways[int(action.way)])
    elif _inputs(turn):
        form = await _form(turn, person, unit_of_work)
        on_day = on_form_day(form.inputs.get("day", ""), wanted.question, form)
        wanted = replace(wanted, question=_with_more(on_day, form))
    return await answer_loop(turn, wanted, unit_of_work, ports)


async def drop(turn: Turn, action: Drop, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask an offer's question again without one part that was kept from the one before."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    if action.part not in KEPT & {*offer.kept}:
        raise Gone(what="offer")
    account = await enabled_account(turn, unit_of_work)
    context = await parse_context(await account_context(person, account, unit_of_work), turn)
    wanted = await load_request(offer, unit_of_work)
    wider = without_part(wanted.question, action.part, account, context)
    kept = tuple(part for part in offer.kept if part != action.part)
    return await answer_loop(turn, replace(wanted, question=wider, kept=kept), unit_of_work, ports)


async def way_out(text: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome | None:
    """Press the way out of the offer shown last that is typed as it stands there; None for any other text."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if talk.is_about_interview or not (talk.asked or {}).get("sessions"):
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is None or not offer.ways or offer.expires_at <= turn.now:
        return None
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    view = loop_offer_view(offer, await account_context(person, account, unit_of_work))
    said = folded(" ".join(text.split()))
    ways = [one.way for one in view.ways_out if folded(way_title(one)) == said]
    if not ways:
        return None
    return await refine(turn, Refine(offer.id, ways[0]), unit_of_work, ports)


async def load_request(offer: Offer, unit_of_work: UnitOfWork) -> LoopRequest:
    """Return what an offer answered, with the loop that it moves."""
    loop = await unit_of_work.load(Loop, offer.loop) if offer.loop else None
    own = await live_sessions(loop, unit_of_work) if loop else ()
    return request_of(offer, loop, tuple(own))


async def redrawn(
    turn: Turn, offer: Offer, known: AccountContext, unit_of_work: UnitOfWork
) -> OutgoingView:
    """Return an offer's card as it is now: what was booked since is no longer to be had."""
    keys = [one.sessions[0].interview for one in offer.schedules]
    booked = await unit_of_work.load_all(Interview, keys) if not offer.loop else ()
    taken = {one.slot_number for one in booked if one is not None and one.is_live}
    view = loop_offer_view(offer, known)
    schedules = tuple(replace(one, is_taken=one.number in taken) for one in view.schedules)
    shown = replace(view, schedules=schedules, is_expired=offer.expires_at <= turn.now)
    return OutgoingView(view=public(shown, turn), onto=pressed_message(turn))


def public(view: LoopOfferCard, turn: Turn) -> LoopOfferCard:
    """Return the card as it may be shown in the turn's chat."""
    return replace(view, is_public=turn.address.place is not Place.PERSONAL)
