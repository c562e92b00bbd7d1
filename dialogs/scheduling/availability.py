"""Who is free: ask the calendars, offer times, say why there are few, and change the question."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import location_key, offer_subject
from bot.domain.conversation_state import OFFERS_KEPT
from bot.domain.errors import BadInput, Gone, NotAllowed, NotUnderstood
from bot.domain.form_validation import (
    PEOPLE_MOST,
    collapse_spaces,
    is_near,
    named_people,
    require_valid,
)
from bot.domain.jobs import CardLocation
from bot.language.parsed import ParsedMessage
from bot.language.questions.interview_kinds import interview_kind
from bot.language.requests import AskedRoom, Candidate, Question
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports, View
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Said, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Drop, More, Refine, SomebodyElse, Why
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.candidates.known_address import with_known_address
from dialogs.scheduling.availability_search import (
    SearchRequest,
    SearchResult,
    search_availability,
    spans,
)
from dialogs.scheduling.clock_changes import without_skipped_hours
from dialogs.scheduling.kept_filters import without_part
from dialogs.scheduling.name_directory import parse_context
from dialogs.scheduling.offer_cards import (
    add_reasons,
    apply_relaxation,
    find_slot,
    new_offer,
    offer_view,
    public,
    request_of,
    with_picks_of,
    with_somebody_else,
)
from dialogs.scheduling.outgoing_offers import load_outgoing_offers
from dialogs.scheduling.search_inputs import Requester, account_context
from dialogs.scheduling.standing_interviews import telling_of_standing


async def availability(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer a question with an offer of times; what was left unread or kept from before is said on it."""
    question = parsed.question
    if question is None:
        raise NotUnderstood
    wanted = SearchRequest(
        question,
        left_out=parsed.left_out,
        kept=parsed.kept,
        asks_whether=parsed.asks_whether,
        is_soonest=parsed.is_soonest,
    )
    wanted = await _with_order_of(turn, wanted, unit_of_work)
    wanted = await with_known_address(turn, wanted, unit_of_work, ports)
    offered = await answer_query(turn, wanted, unit_of_work, ports)
    return await telling_of_standing(offered, parsed, turn, unit_of_work, ports)


async def _with_order_of(
    turn: Turn, wanted: SearchRequest, unit_of_work: UnitOfWork
) -> SearchRequest:
    """Return a question for the earliest times where the one that it goes on with asked for those."""
    before = await _offer_before(turn, wanted, unit_of_work)
    return replace(
        wanted, is_soonest=wanted.is_soonest or (before is not None and before.is_soonest)
    )


async def answer_query(
    turn: Turn, wanted: SearchRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the offer that answers a question; raises SignInNeeded where nobody's grant can read."""
    account = await enabled_account(turn, unit_of_work)
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    wanted, told = without_skipped_hours(wanted, zone_of(person, account))
    if not spans(wanted.question, zone_of(person, account)):
        return Outcome(show=[OutgoingView(view=message("time-has-passed"))])
    if wanted.question.need == "all" and len(wanted.question.people) > PEOPLE_MOST:
        raise BadInput(why="too-many-people")
    asker = Requester(person, account)
    seen = await while_typing(
        search_availability(wanted, asker, unit_of_work, ports), turn.address, ports
    )
    outcome = await store_offer(turn, wanted, seen, unit_of_work)
    return replace(outcome, show=[*told, *outcome.show])


async def store_offer(
    turn: Turn, wanted: SearchRequest, seen: SearchResult, unit_of_work: UnitOfWork
) -> Outcome:
    """Return the offer that calendars just read allow, shown and kept."""
    offer = new_offer(wanted, seen)
    before = await _offer_before(turn, wanted, unit_of_work)
    offer = replace(offer, interview_kind=_kind(turn, before))
    offer = with_picks_of(before, offer) if before else offer
    view = public(offer_view(offer, seen), turn)
    is_about_interview = wanted.interview is not None
    return await keep_offer(turn, offer, view, unit_of_work, is_about_interview=is_about_interview)


async def _offer_before(
    turn: Turn, wanted: SearchRequest, unit_of_work: UnitOfWork
) -> Offer | None:
    """Return the offer whose question goes on; None for a question of its own."""
    if not (wanted.kept or isinstance(turn.content, Pressed)):
        return None
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None


def _kind(turn: Turn, before: Offer | None) -> str:
    """Return what kind of interview is asked for: as said now, else before in the question that goes on."""
    said = interview_kind(turn.content.text) if isinstance(turn.content, Said) else ""
    return said or (before.interview_kind if before else "")


async def keep_offer(
    turn: Turn, offer: Offer, view: View, unit_of_work: UnitOfWork, *, is_about_interview: bool
) -> Outcome:
    """Return an offer shown and kept, as the one that the talk is about; the oldest of them go."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    noted = replace(
        talk,
        asked=offer.asked,
        offers=(*talk.offers, offer.id)[-OFFERS_KEPT:],
        interview=offer.interview or offer.loop or talk.interview,
        is_about_interview=is_about_interview,
        is_choosing=is_about_interview,
        listed=(),
        doubt=None,
        confirm=None,
    )
    old = await load_outgoing_offers(talk, unit_of_work)
    subject = offer_subject(offer.id)
    unit_of_work.take_as_new(CardLocation, location_key(subject, turn.speaker.id))
    show = OutgoingView(view=view, subject=subject, onto=pressed_message(turn))
    return Outcome(show=[show], save=[offer, noted], delete=old)


async def own_offer(
    offer_id: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Offer, Person]:
    """Return an offer and who speaks, if it was made for them and still holds."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if not offer_id:
        raise Gone(what="no-offer")
    offer = await unit_of_work.load(Offer, OfferId(offer_id))
    if offer is None or offer.tenant != person.tenant or offer.expires_at <= turn.now:
        raise Gone(what="offer")
    if offer.by != person.id:
        raise NotAllowed(what="offer", who="")
    return offer, person


async def more(turn: Turn, action: More, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the next page of times."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    account = await enabled_account(turn, unit_of_work)
    if len(offer.slots) <= offer.page_bounds[1]:
        return Outcome(show=[OutgoingView(view=message("no-more-times"))])
    turned = replace(offer, page=offer.page + 1)
    known = await account_context(person, account, unit_of_work)
    view = public(offer_view(turned, known), turn)
    show = OutgoingView(view=view, subject=offer_subject(offer.id), onto=pressed_message(turn))
    return Outcome(show=[show], save=[turned])


async def choose_somebody_else(
    turn: Turn, action: SomebodyElse, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Let Book invite the next of those who are free at a time, or at all shown, in place of who was chosen."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    account = await enabled_account(turn, unit_of_work)
    shown = [one for one in offer.slots[slice(*offer.page_bounds)] if one.choice and one.spare]
    meant = [find_slot(offer, action.slot, turn.now)] if action.slot else shown
    if not shown and any(one.spare for one in offer.slots[slice(*offer.page_bounds)]):
        return Outcome(show=[OutgoingView(view=message("several-chosen"))])
    booked = await unit_of_work.load(Interview, meant[0].interview) if meant else None
    if not meant or booked is not None:
        raise Gone(what="substitute")
    others = {one.interview: with_somebody_else(one) for one in meant}
    slots = tuple(others.get(one.interview, one) for one in offer.slots)
    chosen = replace(offer, slots=slots)
    known = await account_context(person, account, unit_of_work)
    show = OutgoingView(
        view=public(offer_view(chosen, known), turn),
        subject=offer_subject(offer.id),
        onto=pressed_message(turn),
    )
    return Outcome(show=[show], save=[chosen])


async def why(turn: Turn, action: Why, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say who or what stands in the way, and what would help."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    account = await enabled_account(turn, unit_of_work)
    wanted = await _load_request(offer, unit_of_work)
    seen = await search_availability(
        wanted, Requester(person, account), unit_of_work, ports, is_further=True
    )
    told = add_reasons(offer, seen)
    show = OutgoingView(
        view=public(offer_view(told, seen), turn),
        subject=offer_subject(offer.id),
        onto=pressed_message(turn),
    )
    return Outcome(show=[show], save=[told])


async def refine(turn: Turn, action: Refine, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask an offer's question again, with one thing changed or as the form says."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    offer = await unit_of_work.load(Offer, OfferId(action.offer))
    if offer is None or offer.by != person.id:
        raise Gone(what="offer")
    account = await enabled_account(turn, unit_of_work)
    wanted = await _load_request(offer, unit_of_work)
    if action.way:
        wanted = apply_relaxation(wanted, _way(offer, action.way))
    elif isinstance(turn.content, Pressed) and turn.content.inputs:
        known = await unit_of_work.people_by_mail(person.tenant)
        mails = {mail for mail, one in known.items() if one.roles}
        form = FilledInForm(turn.content.inputs, account, mails, turn.now.date())
        filled_in = apply_form(wanted.question, form)
        wanted = replace(wanted, question=filled_in)
    return await answer_query(turn, wanted, unit_of_work, ports)


async def drop(turn: Turn, action: Drop, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask an offer's question again without one part that was kept from the one before."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    if action.part not in offer.kept:
        raise Gone(what="offer")
    account = await enabled_account(turn, unit_of_work)
    context = await parse_context(await account_context(person, account, unit_of_work), turn)
    wanted = await _load_request(offer, unit_of_work)
    wider = without_part(wanted.question, action.part, account, context)
    kept = tuple(part for part in offer.kept if part != action.part)
    return await answer_query(turn, replace(wanted, question=wider, kept=kept), unit_of_work, ports)


async def _load_request(offer: Offer, unit_of_work: UnitOfWork) -> SearchRequest:
    """Return what an offer answered, the interview that it moves included."""
    interview = (
        await unit_of_work.load(Interview, InterviewId(offer.interview))
        if offer.interview
        else None
    )
    return request_of(offer, interview)


def _way(offer: Offer, number: str) -> str:
    if not number.isdigit() or int(number) >= len(offer.ways):
        raise Gone(what="offer")
    return offer.ways[int(number)]


class FilledInForm(Struct, frozen=True):
    """The fields of a Change form, and what they may name."""

    inputs: Mapping[str, str]
    account: Account
    known: Collection[str]
    """Addresses of the account's people."""
    today: date


def apply_form(question: Question, form: FilledInForm) -> Question:
    """Return the question as the Change form says; raises BadInput for what cannot be."""
    inputs, account = require_valid(form.inputs), form.account
    minutes = int(inputs.get("minutes") or question.minutes)
    question = on_form_day(inputs.get("day", ""), question, form)
    people = named_people(inputs, {*form.known, *question.people})
    need = question.need if set(people) == set(question.people) else "all"
    return replace(
        question,
        minutes=minutes,
        people=people,
        need=need if people else "any",
        must=tuple(one for one in question.must if one in people),
        room=_room(inputs.get("room", ""), question, account),
        candidate=_candidate(inputs, question),
    )


def _candidate(inputs: Mapping[str, str], question: Question) -> Candidate | None:
    """Return who is interviewed as the form says; as asked where the form has no such field."""
    if not {"candidate", "candidate_mail"} & inputs.keys():
        return question.candidate
    name = collapse_spaces(inputs.get("candidate", ""))
    mail = inputs.get("candidate_mail", "").strip().casefold()
    return Candidate(name, mail) if name or mail else None


def _room(given: str, question: Question, account: Account) -> AskedRoom | None:
    if given in {"", "none"}:
        return None
    if given == "any":
        wish = question.room or AskedRoom()
        return replace(wish, mail=None)
    if account.room(given) is None:
        raise BadInput(why="room", field="room")
    return AskedRoom(mail=given)


def on_form_day(given: str, question: Question, form: FilledInForm) -> Question:
    """Return the question for the day that was chosen, at its working hours; as it is where that is none or the same."""
    days = {start.date().isoformat() for start, _ in question.windows}
    if not given or {given} == days:
        return question
    day = date.fromisoformat(given)
    if not is_near(day, form.today):
        raise BadInput(why="day", field="day")
    midnight = datetime.combine(day, time())
    hours = form.account.hours
    window = (midnight + hours.opening, midnight + hours.closing)
    return replace(question, windows=(window,), asked=(), barred=())
