"""Connecting a calendar: the consent prompt, the way to Microsoft's sign-in page and back, and leaving.

The person who signs in must be the person in the chat. A prompt's ticket names the prompt; each
visit to the sign-in page gets a `unit_of_work` of its own, which lives ten minutes and is used once.
"""

from collections.abc import Mapping
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import (
    Connection,
    Grant,
    Person,
    PersonId,
    Place,
    Prompt,
    SignIn,
    learn_mail,
    unjoined_team,
)
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.candidate_links import LinkState
from bot.domain.bookings.interviews import Interview
from bot.domain.deployment.scopes import turned_on
from bot.domain.errors import Gone, NotAllowed, SignInRefused
from bot.domain.jobs import Job, JobKind
from bot.domain.url_tokens import hash_ticket
from bot.runtime.ports import Ports, SignedIn
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import Perform, UnitOfWork, with_saved
from cards.view_models import Problem, message
from dialogs.account.audit_log import record_deed, record_event
from dialogs.authorization import current_person, enabled_account, is_connected
from dialogs.candidates.holds import let_go_of_all
from dialogs.candidates.links.link_lookup import links_of
from dialogs.people import account_linking, admin_consent, app_home, sign_in_cards
from dialogs.people.url_tokens import load_by_ticket

SIGN_IN_LIVES = timedelta(minutes=10)
VISITS_MOST = 10
"""Of one person under way at a time; chats and mail programs look at links too."""

ONLY_AN_ADMINISTRATOR = frozenset({"admin-consent", "consent"})
"""Why a sign-in was refused where the person cannot do anything about it."""


class ToConfirm(Exception):
    """Somebody signed in who may join a Slack workspace, and is to confirm that with this code."""

    def __init__(self, code: str) -> None:
        """Carry the code to the browser that signed in, and to nobody else."""
        super().__init__()
        self.code = code


async def connect(turn: Turn, _asked: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the consent prompt, or say that the calendar is connected already."""
    account = await enabled_account(turn, unit_of_work)
    person = await current_person(turn, unit_of_work, ports.rules)
    if is_connected(person):
        return Outcome(show=[OutgoingView(view=message("calendar-connected"))], save=[person])
    return sign_in_cards.prompt(person, account, turn, ports)


# --- to the sign-in page and back ----------------------------------------------------------------


async def start_sign_in(ticket: str, *, perform: Perform, ports: Ports) -> str:
    """Start a sign-in and give the page's address; Gone for a prompt that is too old."""
    url = ""

    async def start(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal url
        found = await load_by_ticket(Prompt, ticket, unit_of_work)
        now = ports.clock.now()
        if found is None or found.expires_at <= now:
            raise Gone(what="prompt")
        too_many = await _oldest_visits(found.person, unit_of_work)
        account = await unit_of_work.account(found.person.partition("/")[0])
        if found.is_for_approval:
            visit, url = admin_consent.visit(found, account, ports)
            return Outcome(save=[visit], delete=too_many)
        person = await unit_of_work.person(found.person)
        hint = (person.principal or person.mail) if person else ""
        besides = turned_on(account, ports.rules.optional_scopes)
        started = await ports.identity.start(login_hint=hint, besides=besides)
        url = started.url
        visit = SignIn(
            state=hash_ticket(started.state),
            prompt=found,
            sealed=started.sealed,
            expires_at=now + SIGN_IN_LIVES,
        )
        return Outcome(save=[visit], delete=too_many)

    await perform(start)
    return url


async def _oldest_visits(person: PersonId, unit_of_work: UnitOfWork) -> list[SignIn]:
    """Return the visits that make room for one more."""
    under_way = sorted(
        await unit_of_work.find(SignIn, "person", person), key=lambda one: one.expires_at
    )
    return under_way[: max(0, len(under_way) - VISITS_MOST + 1)]


async def handle_callback(answer: Mapping[str, str], *, perform: Perform, ports: Ports) -> str:
    """Redeem what the sign-in page sent back and give the person's name.

    Raises SignInRefused for anything that is not right; then nothing is kept, and the chat is told too.
    Raises ToConfirm where it was about joining a Slack workspace.
    """
    visit = await _consume_state(answer, perform, ports)
    try:
        if visit.prompt.is_for_approval:
            await admin_consent.handle_admin_callback(visit, answer, perform=perform, ports=ports)
            return ""
        signed = await ports.identity.finish(visit.sealed, answer)
        if unjoined_team(visit.prompt.person.partition("/")[0]):
            raise ToConfirm(
                await account_linking.propose_link(visit.prompt, signed, perform, ports)
            )
        await perform(lambda state: keep_sign_in(visit.prompt, signed, state, ports))
    except (SignInRefused, NotAllowed) as error:
        refusal = error
        await perform(lambda state: _refused(visit.prompt, refusal, state, ports))
        raise
    return signed.name


async def _refused(
    prompt: Prompt, error: SignInRefused | NotAllowed, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Tell the chat too, and, where only an administrator can help, how to reach one."""
    told = OutgoingView(view=Problem.of(error), at=prompt.address, to=_own_chat(prompt))
    if error.facts.get("why") == "lost":
        return await _with_fresh_link(told, prompt, unit_of_work, ports)
    if error.facts.get("why") not in ONLY_AN_ADMINISTRATOR or prompt.is_for_approval:
        return Outcome(show=[told])
    more = await admin_consent.ask_for_admin_consent(prompt, unit_of_work, ports)
    return replace(more, show=[told, *more.show])


async def _with_fresh_link(
    told: OutgoingView, prompt: Prompt, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the sign-in card below the word that an answer was lost: its link starts anew."""
    person = await unit_of_work.person(prompt.person)
    standing = await unit_of_work.load(Prompt, prompt.ticket)
    if person is None or standing is None or unjoined_team(person.tenant):
        return Outcome(show=[told])
    account = await unit_of_work.account(person.tenant)
    card = sign_in_cards.card(person, account, standing, ports)
    return Outcome(show=[told, replace(card, is_new=True)])


async def _consume_state(answer: Mapping[str, str], perform: Perform, ports: Ports) -> SignIn:
    """Return the visit that an answer belongs to, after deleting it: a second answer finds nothing."""
    found: SignIn | None = None

    async def take(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal found
        found = await load_by_ticket(SignIn, answer.get("state", ""), unit_of_work)
        return Outcome(delete=[found] if found else [])

    await perform(take)
    if found is None:
        raise SignInRefused(why="state")
    if found.expires_at <= ports.clock.now():
        raise SignInRefused(why="late")
    return found


async def keep_sign_in(
    prompt: Prompt, signed: SignedIn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep the grant of who signed in for a prompt; raises SignInRefused for anybody but who was asked."""
    asked = await unit_of_work.person(prompt.person)
    person, earlier = await account_linking.match_signed_in_person(asked, signed, unit_of_work)
    account = await unit_of_work.account(signed.tenant)
    if not account.enabled:
        raise SignInRefused(why="disabled")
    now = ports.clock.now()
    known = replace(
        await _with_mailbox(person, signed, unit_of_work),
        connection=Connection.CONNECTED,
        awaits_approval=False,
        principal=signed.principal or person.principal,
        name=person.name or signed.name,
    )
    await unit_of_work.load(Grant, person.id)
    grant = Grant(person=person.id, sealed=signed.sealed_tokens, scopes=signed.scopes)
    resume = Job(
        kind=JobKind.RESUME,
        subject=prompt.ticket,
        tenant=person.tenant,
        person=person.id,
        at=now,
    )
    await ports.identity.forget(person.id)
    asked_in = prompt.address.channel if prompt.address else ""
    noted = replace(record_event(person.tenant, Deed.CONNECTED, now, by=person.id), via=asked_in)
    others = await _proven_approval(person, unit_of_work, ports) if person.awaits_approval else []
    outcome = Outcome(save=[known, grant, resume, noted, *others], delete=earlier)
    outcome = await app_home.enqueue_home_refresh(outcome, unit_of_work, ports)
    return (
        with_saved(outcome, await _theirs(prompt, person.id, unit_of_work)) if earlier else outcome
    )


async def _with_mailbox(person: Person, signed: SignedIn, unit_of_work: UnitOfWork) -> Person:
    """Return a person with the address that their mailbox tells.

    It takes the place of a sign-in name that stood in for one, unless an interview names them by that.
    """
    is_name_alone = person.mail == (signed.principal or person.principal).casefold()
    if is_name_alone and signed.mail and signed.mail != person.mail:
        place = f"{person.tenant}/{person.mail}"
        if not await unit_of_work.find(Interview, "attendee", place):
            return replace(person, mail=signed.mail)
    return learn_mail(person, signed.mail)


async def _proven_approval(
    person: Person, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job | AuditEntry]:
    """Return the word for all who wait, and the note, that an administrator has approved the app."""
    entry = record_event(person.tenant, Deed.APPROVED, ports.clock.now())
    waiting = await admin_consent.notify_waiting(person.tenant, unit_of_work, ports)
    return [entry, *waiting]


async def _theirs(prompt: Prompt, person: PersonId, unit_of_work: UnitOfWork) -> Prompt:
    """Return a prompt as that of who turned out to have asked."""
    await unit_of_work.load(Prompt, prompt.ticket)
    return replace(prompt, person=person)


def _own_chat(prompt: Prompt) -> PersonId | None:
    """Return whom to write to in their own chat; None where the prompt was asked for in it."""
    is_there = prompt.address is not None and prompt.address.place is Place.PERSONAL
    return None if is_there else prompt.person


# --- leaving -------------------------------------------------------------------------------------


async def disconnect(turn: Turn, _asked: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Delete the person's grant; what is booked stays booked, open links show no times and hold none any more."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if person.connection is Connection.NONE:
        return Outcome(show=[OutgoingView(view=message("nothing-to-disconnect"))])
    let_go, freed, left = await let_go_of_all(person, unit_of_work, ports)
    grant = await unit_of_work.load(Grant, person.id)
    await ports.identity.forget(person.id)
    alone = replace(person, connection=Connection.NONE)
    links = await links_of(person.id, {LinkState.OPEN}, turn.now, unit_of_work)
    return Outcome(
        show=[OutgoingView(view=message("disconnected", links=len(links), freed=freed, left=left))],
        save=[alone, record_deed(turn, Deed.DISCONNECTED), *let_go],
        delete=[grant] if grant else [],
    )
