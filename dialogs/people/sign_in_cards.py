"""Sign-in cards: one stands in a person's own chat at a time, however often they ask.

A question asked meanwhile is remembered on the card that stands; the card turns into the word that
the sign-in worked. A grant that Microsoft ended brings one Reconnect card in the same way.
"""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.accounts import Account, Address, Connection, Person, PersonId, Place, Prompt
from bot.domain.audit import Deed
from bot.domain.errors import SignInExpired, SignInNeeded
from bot.domain.jobs import Due, Shown
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Said, Show, Step, Turn
from bot.runtime.unit_of_work import State, kept
from cards.formatting import quoted
from cards.view_models import Connected, Consent, Notice
from dialogs.account.audit_log import happened
from dialogs.authorization import is_connected, member

PROMPT_LIVES = timedelta(days=7)
SUBJECT = "consent"


# --- asking --------------------------------------------------------------------------------------


def prompt(
    person: Person, account: Account, turn: Turn, ports: Ports, *, question: str = ""
) -> Outcome:
    """Give the outcome that asks a person to sign in, and keeps the question for afterwards."""
    ticket = new_prompt(person.id, turn.now, address=turn.address, question=question)
    asked = replace(person, invited_at=turn.now)
    return Outcome(show=[card(asked, account, ticket, ports)], keep=[ticket, asked])


def prompt_again(
    person: Person, account: Account, turn: Turn, ports: Ports, *, question: str = ""
) -> Outcome:
    """Give the outcome for a grant that Microsoft no longer accepts: expired, and a Reconnect card."""
    expired = replace(person, connection=Connection.EXPIRED)
    return prompt(expired, account, turn, ports, question=question)


async def needed(turn: Turn, error: SignInNeeded, state: State, ports: Ports) -> Outcome:
    """Give the sign-in card for a step that found no usable grant."""
    person = await member(turn, state, ports.rules)
    account = await state.account(person.tenant)
    question = turn.content.text if isinstance(turn.content, Said) else ""
    ask = prompt_again if isinstance(error, SignInExpired) else prompt
    return ask(person, account, turn, ports, question=question)


async def invite(due: Due, state: State, ports: Ports) -> Outcome:
    """Send the sign-in card to somebody who did not ask for it."""
    person = await state.person(due.person) if due.person else None
    account = await state.account(due.tenant)
    if person is None or is_connected(person) or not account.enabled:
        return Outcome()
    now = ports.clock.now()
    open_ = await _open(person.id, now, state)
    ticket = open_[-1] if open_ else new_prompt(person.id, now)
    renewed = replace(ticket, expires_at=now + PROMPT_LIVES)
    return Outcome(
        show=[card(person, account, renewed, ports)],
        keep=[renewed, replace(person, invited_at=now)],
        drop=await _shown(person.id, state),
    )


def new_prompt(
    person: PersonId, now: datetime, *, address: Address | None = None, question: str = ""
) -> Prompt:
    """Give a prompt with a ticket of its own."""
    return Prompt(
        ticket=secrets.token_urlsafe(24),
        person=person,
        address=address,
        question=question,
        expires_at=now + PROMPT_LIVES,
    )


def card(person: Person, account: Account, ticket: Prompt, ports: Ports) -> Show:
    """Give the sign-in card, which is shown in the person's own chat alone."""
    view = Consent(
        url=link(ticket, ports),
        enabled_by=account.switched_by,
        scopes=ports.rules.scopes,
        is_again=person.connection is Connection.EXPIRED,
        question=ticket.question,
    )
    return Show(view=view, to=person.id, subject=SUBJECT)


def link(ticket: Prompt, ports: Ports) -> str:
    """Give the address that a prompt's button opens."""
    return f"{ports.rules.public_url}/auth/start?ticket={ticket.ticket}"


# --- one card at a time --------------------------------------------------------------------------


async def one_card(outcome: Outcome, turn: Turn, state: State) -> Outcome:
    """Give an outcome whose sign-in card, if it has one, is the only one that stands."""
    fresh = next((one for one in outcome.keep if isinstance(one, Prompt)), None)
    if fresh is None or fresh.is_for_approval:
        return outcome
    shown = await _shown(fresh.person, state)
    open_ = await _open(fresh.person, turn.now, state)
    told = _told_in_channel(turn)
    if not open_ or not shown:
        return replace(outcome, show=[*outcome.show, *told], drop=[*outcome.drop, *open_, *shown])
    merged = _merged(open_[-1], fresh)
    shows = [_with_link(show, fresh, merged) for show in outcome.show]
    keep = [merged if one is fresh else one for one in outcome.keep]
    if fresh.question:
        told = told or [Show(view=_above(merged.question))]
        return replace(outcome, show=[*shows, *told], keep=keep)
    moved = [replace(show, is_new=show.subject == SUBJECT) for show in shows]
    return replace(outcome, show=[*moved, *told], keep=keep)


def _merged(standing: Prompt, fresh: Prompt) -> Prompt:
    """Give the prompt that stands, with the newest question and where its answer goes."""
    asked = fresh if fresh.question or not standing.question else standing
    return replace(
        standing,
        question=asked.question,
        address=asked.address,
        expires_at=fresh.expires_at,
    )


def _with_link(show: Show, fresh: Prompt, merged: Prompt) -> Show:
    if not isinstance(show.view, Consent):
        return show
    url = show.view.url.replace(fresh.ticket, merged.ticket)
    return replace(show, view=replace(show.view, url=url, question=merged.question))


def _above(question: str) -> Notice:
    return Notice(
        lines=(f"Please sign in with the card above. Then I will answer {quoted(question)}.",)
    )


def _told_in_channel(turn: Turn) -> list[Show]:
    if turn.address.place is Place.PERSONAL:
        return []
    line = "Connect your calendar first: I have written to you in our own chat. Then I answer here."
    return [Show(view=Notice(lines=(line,)))]


async def _open(person: PersonId, now: datetime, state: State) -> list[Prompt]:
    found = await state.find(Prompt, "person", person)
    return [one for one in found if one.expires_at > now and not one.is_for_approval]


async def _shown(person: PersonId, state: State) -> Sequence[Shown]:
    known = await state.load(Shown, f"{SUBJECT}/{person}")
    return [known] if known else []


# --- afterwards ----------------------------------------------------------------------------------


async def confirmation(person: Person, ticket: Prompt, state: State) -> Outcome:
    """Turn the sign-in card into the word that it worked, and let go of the prompt."""
    view = Connected(
        name=person.name,
        mail=person.mail,
        question=ticket.question,
        may_schedule=person.may_schedule,
    )
    shown = await _shown(person.id, state)
    here = [one for one in person.addresses if shown and one.key == shown[0].chat]
    show = (
        Show(view=view, at=here[0], onto=shown[0].message)
        if here
        else Show(view=view, to=person.id)
    )
    return Outcome(show=[show], drop=[ticket, *shown])


def minding(step: Step) -> Step:
    """Give a step of work that also tells whoever's sign-in it finds ended."""

    async def minded(due: Due, state: State, ports: Ports) -> Outcome:
        return await with_reconnect(await step(due, state, ports), state, ports)

    return minded


async def with_reconnect(
    outcome: Outcome, state: State, ports: Ports, *, turn: Turn | None = None
) -> Outcome:
    """Give an outcome that also says so wherever it keeps somebody whose sign-in has just ended."""
    for person in [one for one in outcome.keep if isinstance(one, Person)]:
        before = await state.person(person.id)
        was_connected = before is not None and is_connected(before)
        if not was_connected or person.connection is not Connection.EXPIRED:
            continue
        now = ports.clock.now()
        outcome = kept(outcome, happened(person.tenant, Deed.EXPIRED, now, by=person.id))
        if not any(isinstance(one, Prompt) for one in outcome.keep):
            ticket = new_prompt(person.id, now, address=turn.address if turn else None)
            account = await state.account(person.tenant)
            shows = [*outcome.show, card(person, account, ticket, ports)]
            outcome = replace(outcome, show=shows, keep=[*outcome.keep, ticket])
    return outcome
