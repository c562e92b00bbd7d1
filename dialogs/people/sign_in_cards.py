"""Sign-in cards: one stands in a person's own chat at a time, however often they ask.

A question asked meanwhile is remembered on the card that stands; the card turns into the word that
the sign-in worked. A grant that Microsoft ended brings one Reconnect card in the same way.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account, Address, Connection, Person, PersonId, Place, Prompt
from bot.domain.audit import Deed
from bot.domain.card_subjects import CONSENT, location_key
from bot.domain.errors import Gone, SignInExpired, SignInNeeded
from bot.domain.jobs import CardLocation, Job
from bot.runtime.handlers import JobHandler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, TokenOffered, Turn
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from cards.view_models import Connected, Consent, message
from dialogs.account.audit_log import record_event
from dialogs.authorization import current_person, is_connected
from dialogs.people.asked_scopes import asked_scopes
from dialogs.people.url_tokens import seal_ticket, start_url

SIGN_IN_PROMPT_LIVES = timedelta(days=7)
SUBJECT = CONSENT


# --- asking --------------------------------------------------------------------------------------


def prompt(
    person: Person, account: Account, turn: Turn, ports: Ports, *, question: str = ""
) -> Outcome:
    """Return the outcome that asks a person to sign in, and keeps the question for afterwards."""
    ticket = new_prompt(person.id, turn.now, ports, address=turn.address, question=question)
    asked = replace(person, invited_at=turn.now)
    return Outcome(show=[card(asked, account, ticket, ports)], save=[ticket, asked])


def prompt_again(
    person: Person, account: Account, turn: Turn, ports: Ports, *, question: str = ""
) -> Outcome:
    """Return the outcome for a grant that Microsoft no longer accepts: expired, and a Reconnect card."""
    expired = replace(person, connection=Connection.EXPIRED)
    return prompt(expired, account, turn, ports, question=question)


async def ask_to_sign_in(
    turn: Turn, error: SignInNeeded, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the sign-in card for a step that found no usable grant."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    question = turn.content.text if isinstance(turn.content, Said) else ""
    ask = prompt_again if isinstance(error, SignInExpired) else prompt
    return ask(person, account, turn, ports, question=question)


async def invite(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Send the sign-in card to somebody who did not ask for it."""
    person = await unit_of_work.person(due.person) if due.person else None
    account = await unit_of_work.account(due.tenant)
    if person is None or is_connected(person) or not account.enabled:
        return Outcome()
    now = ports.clock.now()
    open_ = await open_prompts(person.id, now, unit_of_work, ports)
    ticket = open_[-1] if open_ else new_prompt(person.id, now, ports)
    renewed = replace(ticket, expires_at=now + SIGN_IN_PROMPT_LIVES)
    return Outcome(
        show=[card(person, account, renewed, ports)],
        save=[renewed, replace(person, invited_at=now)],
        delete=await _shown(person.id, unit_of_work),
    )


def new_prompt(
    person: PersonId,
    now: datetime,
    ports: Ports,
    *,
    address: Address | None = None,
    question: str = "",
) -> Prompt:
    """Return a prompt with a ticket of its own."""
    hash_, sealed = seal_ticket(ports.cipher)
    return Prompt(
        ticket=hash_,
        sealed=sealed,
        person=person,
        address=address,
        question=question,
        expires_at=now + SIGN_IN_PROMPT_LIVES,
    )


def card(person: Person, account: Account, ticket: Prompt, ports: Ports) -> OutgoingView:
    """Return the sign-in card, which is shown in the person's own chat alone."""
    view = Consent(
        url=start_url(ticket, ports),
        enabled_by=account.switched_by,
        scopes=asked_scopes(account, ports.rules),
        is_again=person.connection is Connection.EXPIRED,
        question=ticket.question,
        sso_resource="" if ticket.silent_sign_in else ports.rules.sso_resource,
    )
    return OutgoingView(view=view, to=person.id, subject=SUBJECT)


# --- one card at a time --------------------------------------------------------------------------


async def deduplicate_prompt(
    outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return an outcome whose sign-in card, if it has one, is the only one that stands."""
    fresh = next((one for one in outcome.save if isinstance(one, Prompt)), None)
    is_answer = isinstance(turn.content, TokenOffered)  # changes the card that stands
    if fresh is None or fresh.is_for_approval or is_answer:
        return outcome
    shown = await _shown(fresh.person, unit_of_work)
    open_ = await open_prompts(fresh.person, turn.now, unit_of_work, ports)
    told = _told_in_channel(turn)
    if not open_ or not shown:
        return replace(
            outcome, show=[*outcome.show, *told], delete=[*outcome.delete, *open_, *shown]
        )
    merged = _merged(open_[-1], fresh)
    shows = [_with_link(show, merged, ports) for show in outcome.show]
    keep = [merged if one is fresh else one for one in outcome.save]
    if fresh.question:
        told = told or [OutgoingView(view=message("sign-in-above", question=merged.question))]
        return replace(outcome, show=[*shows, *told], save=keep)
    moved = [replace(show, is_new=show.subject == SUBJECT) for show in shows]
    return replace(outcome, show=[*moved, *told], save=keep)


def _merged(standing: Prompt, fresh: Prompt) -> Prompt:
    """Return the prompt that stands, with the newest question and where its answer goes."""
    asked = fresh if fresh.question or not standing.question else standing
    return replace(
        standing,
        silent_sign_in=fresh.silent_sign_in,  # who asks again may have been set up since
        question=asked.question,
        address=asked.address,
        expires_at=fresh.expires_at,
    )


def _with_link(show: OutgoingView, merged: Prompt, ports: Ports) -> OutgoingView:
    if not isinstance(show.view, Consent):
        return show
    url = start_url(merged, ports)
    return replace(show, view=replace(show.view, url=url, question=merged.question))


def _told_in_channel(turn: Turn) -> list[OutgoingView]:
    if turn.address.place is Place.PERSONAL:
        return []
    return [OutgoingView(view=message("connect-in-own-chat"))]


async def open_prompts(
    person: PersonId, now: datetime, unit_of_work: UnitOfWork, ports: Ports
) -> list[Prompt]:
    """Return the prompts whose address can be shown again: not those sealed by a key that is gone."""
    found = await unit_of_work.find(Prompt, "person", person)
    current = [one for one in found if one.expires_at > now and not one.is_for_approval]
    return [one for one in current if _can_be_shown(one, ports)]


def _can_be_shown(prompt: Prompt, ports: Ports) -> bool:
    try:
        return bool(start_url(prompt, ports))
    except Gone:
        return False


async def _shown(person: PersonId, unit_of_work: UnitOfWork) -> Sequence[CardLocation]:
    known = await unit_of_work.load(CardLocation, location_key(SUBJECT, person))
    return [known] if known else []


# --- afterwards ----------------------------------------------------------------------------------


async def confirmation(
    person: Person, ticket: Prompt, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Turn the sign-in card into the word that it worked, and let go of the prompt."""
    view = Connected(
        name=person.name,
        mail=person.mail,
        question=ticket.question,
        may_schedule=person.may_schedule,
        scopes=ports.rules.scopes if ticket.silent_sign_in == "done" else (),
    )
    shown = await _shown(person.id, unit_of_work)
    here = [one for one in person.addresses if shown and one.key == shown[0].chat]
    show = (
        OutgoingView(view=view, at=here[0], onto=shown[0].message)
        if here
        else OutgoingView(view=view, to=person.id)
    )
    return Outcome(show=[show], delete=[ticket, *shown])


def wrap_job(handler: JobHandler) -> JobHandler:
    """Return the handler of a job that also tells whoever's sign-in it finds ended."""

    async def minded(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
        return await add_reconnect_card(
            await handler(due, unit_of_work, ports), unit_of_work, ports
        )

    return minded


async def add_reconnect_card(
    outcome: Outcome, unit_of_work: UnitOfWork, ports: Ports, *, turn: Turn | None = None
) -> Outcome:
    """Return an outcome that also says so wherever it keeps somebody whose sign-in has just ended."""
    for person in [one for one in outcome.save if isinstance(one, Person)]:
        before = await unit_of_work.person(person.id)
        was_connected = before is not None and is_connected(before)
        if not was_connected or person.connection is not Connection.EXPIRED:
            continue
        now = ports.clock.now()
        outcome = with_saved(outcome, record_event(person.tenant, Deed.EXPIRED, now, by=person.id))
        if not any(isinstance(one, Prompt) for one in outcome.save):
            ticket = new_prompt(person.id, now, ports, address=turn.address if turn else None)
            account = await unit_of_work.account(person.tenant)
            shows = [*outcome.show, card(person, account, ticket, ports)]
            outcome = replace(outcome, show=shows, save=[*outcome.save, ticket])
    return outcome
