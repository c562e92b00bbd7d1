"""A candidate's link sent by e-mail, from the mailbox of who made it: once for each press, and never once more in doubt.

What came of it stands on the link's card and is told. An attempt that was begun and whose end nobody saw, since this copy
was killed or Microsoft's answer was lost, is said to be unsure, and not made again by itself.
"""

from uuid import uuid4

from msgspec.structs import replace

from bot.domain.accounts import Account, Grant, Person
from bot.domain.bookings.candidate_links import (
    CandidateLink,
    LinkMail,
    LinkState,
    MailState,
    with_mail,
)
from bot.domain.deployment.scopes import MAIL_SCOPE
from bot.domain.errors import BadInput, Gone, NotAllowed, OutsideTrouble, SignInNeeded
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import Mail, Mails, Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import SendLink
from cards.view_models import message
from cards.words.bookings.candidate_links import mail_subject, mail_text
from dialogs.authorization import enabled_account
from dialogs.candidates.links.link_cards import candidate_link_card, link_card, own_link
from dialogs.candidates.links.link_lookup import interview_of, state_of
from dialogs.interviews.booking.advance import sign_in_ended
from dialogs.scheduling.search_inputs import account_context


async def send_by_mail(
    turn: Turn, action: SendLink, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep the work of sending a link to its candidate; raises SignInNeeded where the sender has not allowed it yet."""
    link = await own_link(action.link, turn, unit_of_work, ports)
    account = await enabled_account(turn, unit_of_work)
    return await send_to(link.candidate_mail, link, account, turn, unit_of_work, ports)


async def send_to(  # noqa: PLR0913, PLR0917 - all that a handler is given
    address: str,
    link: CandidateLink,
    account: Account,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Keep the work of sending a link to an address; what is under way or done already is only shown."""
    if ports.mails is None or not account.sends_mail:
        raise BadInput(why="mail-off" if ports.mails else "mail-scope")
    if not await _is_to_send(link, unit_of_work, ports):
        raise Gone(what="link")
    if not address:
        raise BadInput(why="mail-address")
    is_same = link.mail is not None and link.candidate_mail == address
    if is_same and link.mail and link.mail.state in {MailState.WAITING, MailState.SENT}:
        card = await link_card(link, unit_of_work, ports, onto=pressed_message(turn))
        return Outcome(show=[card])
    grant = await unit_of_work.load(Grant, link.by)
    if grant is None or MAIL_SCOPE not in grant.scopes:
        raise SignInNeeded
    attempt = uuid4().hex
    known = link if link.candidate_mail == address else replace(link, address="")
    sending = with_mail(
        replace(known, candidate_mail=address), attempt, MailState.WAITING, turn.now
    )
    row = Job(
        kind=JobKind.SEND_LINK,
        subject=f"{link.id}/{attempt}",
        tenant=link.tenant,
        at=turn.now,
    )
    card = await link_card(sending, unit_of_work, ports, onto=pressed_message(turn))
    return Outcome(show=[card], save=[sending, await unit_of_work.enqueue(row)])


async def _is_to_send(link: CandidateLink, unit_of_work: UnitOfWork, ports: Ports) -> bool:
    """Whether a candidate can still do something with a link that they would have to be sent."""
    state = await state_of(link, ports.clock.now(), unit_of_work)
    is_asked = state is LinkState.BOOKED and link.is_move_asked and link.withdrawn_at is None
    return state is LinkState.OPEN or is_asked


async def send_mail(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Send a link that waits to be sent, and tell what came of it; an attempt that was begun before is not repeated."""
    key, _, attempt = due.subject.rpartition("/")
    link = await unit_of_work.load(CandidateLink, key)
    sender = await unit_of_work.person(link.by) if link else None
    if link is None or sender is None or not _waits(link.mail, attempt):
        return Outcome()
    account = await unit_of_work.account(link.tenant)
    if due.attempts > 1:
        return await _told(link, sender, attempt, MailState.UNSURE, unit_of_work, ports)
    is_to_send = account.sends_mail and await _is_to_send(link, unit_of_work, ports)
    if ports.mails is None or not is_to_send:
        return await _told(link, sender, attempt, MailState.FAILED, unit_of_work, ports)
    mail = await _mail(link, attempt, sender, account, unit_of_work, ports)
    if mail is None:
        return await _told(link, sender, attempt, MailState.FAILED, unit_of_work, ports)
    try:
        state = await _state_after(ports.mails, sender, mail)
    except SignInNeeded:
        failed = await _told(link, sender, attempt, MailState.FAILED, unit_of_work, ports)
        return replace(failed, save=[*failed.save, sign_in_ended(sender)])
    return await _told(link, sender, attempt, state, unit_of_work, ports)


def _waits(mail: LinkMail | None, attempt: str) -> bool:
    return mail is not None and mail.attempt == attempt and mail.state is MailState.WAITING


async def _state_after(mails: Mails, sender: Person, mail: Mail) -> MailState:
    """Return what came of a mail."""
    try:
        await mails.send(sender, mail)
    except NotAllowed:
        return MailState.REFUSED
    except OutsideTrouble as error:
        return MailState.UNSURE if error.changed == "unknown" else MailState.FAILED
    return MailState.SENT


async def _mail(  # noqa: PLR0913, PLR0917 - all that a handler is given
    link: CandidateLink,
    attempt: str,
    sender: Person,
    account: Account,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Mail | None:
    """Return the mail with the text to send; None where no key opens the link's address any more."""
    known = await account_context(sender, account, unit_of_work)
    interview = await interview_of(link, unit_of_work)
    card = candidate_link_card(link, known, ports, interview, ports.clock.now())
    if not card.url:
        return None
    return Mail(
        attempt=attempt,
        to=link.candidate_mail,
        name=link.candidate,
        subject=mail_subject(card),
        text=mail_text(card),
    )


async def _told(  # noqa: PLR0913, PLR0917 - all that a handler is given
    link: CandidateLink,
    sender: Person,
    attempt: str,
    state: MailState,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    after = with_mail(link, attempt, state, ports.clock.now())
    told = message(
        "link-mailed", name=link.candidate, address=link.candidate_mail, state=state.value
    )
    card = await link_card(after, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=told, to=sender.id), card], save=[after])
