"""Connecting a calendar: the consent prompt, the way to Microsoft's sign-in page and back, and leaving.

The person who signs in must be the person in the chat. A prompt's ticket names the prompt; each
visit to the sign-in page gets a `state` of its own, which lives ten minutes and is used once.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.accounts import (
    Connection,
    Grant,
    PersonId,
    Place,
    Prompt,
    SignIn,
    unjoined_team,
)
from bot.domain.audit import Deed
from bot.domain.errors import Gone, NotAllowed, SignInRefused
from bot.domain.jobs import Due, Kind
from bot.runtime.ports import Ports, SignedIn
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State, kept
from cards.view_models import Notice, Problem
from dialogs.account.audit_log import done, happened
from dialogs.authorization import enabled_account, is_connected, member
from dialogs.people import account_linking, admin_consent, app_home, sign_in_cards

SIGN_IN_LIVES = timedelta(minutes=10)
VISITS_MOST = 10
"""Of one person under way at a time; chats and mail programs look at links too."""

ONLY_AN_ADMINISTRATOR = frozenset({"admin-consent", "consent"})
"""Why a sign-in was refused where the person cannot do anything about it."""

Perform = Callable[[Callable[[State], Awaitable[Outcome]]], Awaitable[object]]
"""Decides, saves and shows: `bot.runtime.turn_runner.Conversations.perform`."""


class ToConfirm(Exception):
    """Somebody signed in who may join a Slack workspace, and is to confirm that with this code."""

    def __init__(self, code: str) -> None:
        """Carry the code to the browser that signed in, and to nobody else."""
        super().__init__()
        self.code = code


async def connect(turn: Turn, _asked: object, state: State, ports: Ports) -> Outcome:
    """Show the consent prompt, or say that the calendar is connected already."""
    account = await enabled_account(turn, state)
    person = await member(turn, state, ports.rules)
    if is_connected(person):
        line = "Your calendar is connected. To take it back, type “disconnect”."
        return Outcome(show=[Show(view=Notice(lines=(line,), tone="good"))], keep=[person])
    return sign_in_cards.prompt(person, account, turn, ports)


# --- to the sign-in page and back ----------------------------------------------------------------


async def opened(ticket: str, *, perform: Perform, ports: Ports) -> str:
    """Start a sign-in and give the page's address; Gone for a prompt that is too old."""
    url = ""

    async def start(state: State) -> Outcome:
        nonlocal url
        found = await state.load(Prompt, ticket)
        now = ports.clock.now()
        if found is None or found.expires_at <= now:
            raise Gone(what="prompt")
        too_many = await _oldest_visits(found.person, state)
        if found.is_for_approval:
            visit, url = admin_consent.visit(found, ports)
            return Outcome(keep=[visit], drop=too_many)
        person = await state.person(found.person)
        started = await ports.identity.start(login_hint=person.mail if person else "")
        url = started.url
        visit = SignIn(
            state=started.state,
            prompt=found,
            sealed=started.sealed,
            expires_at=now + SIGN_IN_LIVES,
        )
        return Outcome(keep=[visit], drop=too_many)

    await perform(start)
    return url


async def _oldest_visits(person: PersonId, state: State) -> list[SignIn]:
    """Give the visits that make room for one more."""
    under_way = sorted(await state.find(SignIn, "person", person), key=lambda one: one.expires_at)
    return under_way[: max(0, len(under_way) - VISITS_MOST + 1)]


async def came_back(answer: Mapping[str, str], *, perform: Perform, ports: Ports) -> str:
    """Redeem what the sign-in page sent back and give the person's name.

    Raises SignInRefused for anything that is not right; then nothing is kept, and the chat is told too.
    Raises ToConfirm where it was about joining a Slack workspace.
    """
    visit = await _used_up(answer, perform, ports)
    try:
        if visit.prompt.is_for_approval:
            await admin_consent.came_back(visit, answer, perform=perform, ports=ports)
            return ""
        signed = await ports.identity.finish(visit.sealed, answer)
        if unjoined_team(visit.prompt.person.partition("/")[0]):
            raise ToConfirm(await account_linking.proposed(visit.prompt, signed, perform, ports))
        await perform(lambda state: _connected(visit, signed, state, ports))
    except (SignInRefused, NotAllowed) as error:
        refusal = error
        await perform(lambda state: _refused(visit.prompt, refusal, state, ports))
        raise
    return signed.name


async def _refused(
    prompt: Prompt, error: SignInRefused | NotAllowed, state: State, ports: Ports
) -> Outcome:
    """Tell the chat too, and, where only an administrator can help, how to reach one."""
    told = Show(view=Problem.of(error), at=prompt.address, to=_own_chat(prompt))
    if error.facts.get("why") not in ONLY_AN_ADMINISTRATOR or prompt.is_for_approval:
        return Outcome(show=[told])
    more = await admin_consent.missing(prompt, state, ports)
    return replace(more, show=[told, *more.show])


async def _used_up(answer: Mapping[str, str], perform: Perform, ports: Ports) -> SignIn:
    """Give the visit that an answer belongs to, after deleting it: a second answer finds nothing."""
    found: SignIn | None = None

    async def take(state: State) -> Outcome:
        nonlocal found
        found = await state.load(SignIn, answer.get("state", ""))
        return Outcome(drop=[found] if found else [])

    await perform(take)
    if found is None:
        raise SignInRefused(why="state")
    if found.expires_at <= ports.clock.now():
        raise SignInRefused(why="late")
    return found


async def _connected(visit: SignIn, signed: SignedIn, state: State, ports: Ports) -> Outcome:
    asked = await state.person(visit.prompt.person)
    person, earlier = await account_linking.recognised(asked, signed, state)
    account = await state.account(signed.tenant)
    if not account.enabled:
        raise SignInRefused(why="disabled")
    now = ports.clock.now()
    known = replace(
        person,
        connection=Connection.CONNECTED,
        connected_at=now,
        awaits_approval=False,
        mail=person.mail or signed.mail,
        name=person.name or signed.name,
    )
    await state.load(Grant, person.id)
    grant = Grant(person=person.id, sealed=signed.sealed_tokens, scopes=signed.scopes)
    resume = Due(
        kind=Kind.RESUME,
        subject=visit.prompt.ticket,
        tenant=person.tenant,
        person=person.id,
        at=now,
    )
    await ports.identity.forget(person.id)
    asked_in = visit.prompt.address.channel if visit.prompt.address else ""
    noted = replace(happened(person.tenant, Deed.CONNECTED, now, by=person.id), path=asked_in)
    others = await admin_consent.told(person.tenant, state, ports) if person.awaits_approval else []
    outcome = Outcome(keep=[known, grant, resume, noted, *others], drop=earlier)
    outcome = await app_home.kept_current(outcome, state, ports)
    return kept(outcome, await _theirs(visit.prompt, person.id, state)) if earlier else outcome


async def _theirs(prompt: Prompt, person: PersonId, state: State) -> Prompt:
    """Give a prompt as that of who turned out to have asked."""
    await state.load(Prompt, prompt.ticket)
    return replace(prompt, person=person)


def _own_chat(prompt: Prompt) -> PersonId | None:
    """Give whom to write to in their own chat; None where the prompt was asked for in it."""
    is_there = prompt.address is not None and prompt.address.place is Place.PERSONAL
    return None if is_there else prompt.person


# --- leaving -------------------------------------------------------------------------------------


async def disconnect(turn: Turn, _asked: object, state: State, ports: Ports) -> Outcome:
    """Delete the person's grant; what is booked stays booked."""
    person = await member(turn, state, ports.rules)
    if person.connection is Connection.NONE:
        line = "Your calendar is not connected, so there is nothing to take back."
        return Outcome(show=[Show(view=Notice(lines=(line,)))])
    grant = await state.load(Grant, person.id)
    await ports.identity.forget(person.id)
    alone = replace(person, connection=Connection.NONE, connected_at=None)
    notice = Notice(
        title="Disconnected",
        lines=(
            "Your sign-in is deleted: I can no longer read or change your calendar.",
            "Interviews that are booked stay in the calendars.",
            "To connect again, type “connect”.",
        ),
        tone="good",
    )
    return Outcome(
        show=[Show(view=notice)],
        keep=[alone, done(turn, Deed.DISCONNECTED)],
        drop=[grant] if grant else [],
    )
