"""What could not be done and was given up: told to the admins in one card, which changes in place, and in the status."""

from collections import Counter

from msgspec import Struct

from bot.domain.accounts import Person
from bot.domain.errors import TokenLost, Unreachable
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork

SUBJECT = "aside"


class DeadLetterSummary(Struct, frozen=True):
    """What is set aside in an account now."""

    what: tuple[tuple[int, JobKind], ...]
    """How often each thing, the most frequent first."""
    names: tuple[str, ...]
    """Whom it concerns."""
    is_token_lost: bool
    """Whether some of it was for a Slack workspace whose token no key opened."""
    unreachable: tuple[str, ...] = ()
    """Who could not be written to: their chat refuses the bot, mostly since the app is not installed for them."""


async def summarize(tenant: str, unit_of_work: UnitOfWork) -> DeadLetterSummary:
    """Return what an account's admins should know of."""
    rows = await unit_of_work.find(Job, "aside", tenant)
    counts = Counter(one.kind for one in rows)
    concerned = {one.recipient for one in rows}
    people = await unit_of_work.people(tenant) if rows else []
    names = sorted(one.name for one in people if one.id in concerned)
    what = tuple((count, kind) for kind, count in counts.most_common())
    is_token_lost = any(one.trouble == TokenLost.key for one in rows)
    refusing = {one.recipient for one in rows if one.trouble == Unreachable.key}
    unreachable = sorted(one.name for one in people if one.id in refusing)
    return DeadLetterSummary(what, tuple(names), is_token_lost, tuple(unreachable))


async def notify_admins(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show every admin who can be reached what is set aside now."""
    aside = await summarize(due.tenant, unit_of_work)
    if not aside.what:
        return Outcome()
    people = await unit_of_work.people(due.tenant)
    admins = [one for one in people if one.may_administer and one.addresses]
    return Outcome(show=[_card(one, aside, ports) for one in admins])


def is_about_itself(due: Job) -> bool:
    """Whether what could not be done is the telling itself."""
    return due.kind is JobKind.ASIDE or due.card_subject == SUBJECT


def _card(admin: Person, aside: DeadLetterSummary, ports: Ports) -> OutgoingView:
    view = ports.views.dead_letters(
        aside.what,
        aside.names,
        is_token_lost=aside.is_token_lost,
        slack_install=ports.rules.slack_install,
    )
    revision = int(ports.clock.now().timestamp())
    return OutgoingView(view=view, to=admin.id, subject=SUBJECT, revision=revision)
