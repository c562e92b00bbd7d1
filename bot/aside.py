"""Tell the admins of an account what could not be done for them: one card, which changes in place."""

from collections import Counter
from datetime import datetime

from bot.domain.people import Person
from bot.domain.work import Due, Kind
from bot.ports import Ports
from bot.state import State
from bot.turn import Outcome, Show
from bot.unsent import whom
from cards.views import Notice

NAMED = 5
SUBJECT = "aside"

_WORDS = {
    Kind.ADVANCE: "a booking could not be finished",
    Kind.LOOK: "answers to an invitation could not be read",
    Kind.TELL: "somebody could not be told about an interview",
    Kind.INVITE: "somebody could not be asked to connect",
    Kind.RESUME: "a question could not be answered after the sign-in",
    Kind.SHOW: "a message could not be delivered",
}


async def told(due: Due, state: State, ports: Ports) -> Outcome:
    """Show every admin who can be reached what is set aside now."""
    rows = [one for one in await state.find(Due, "aside", due.tenant) if one.is_aside]
    if not rows:
        return Outcome()
    people = {one.id: one for one in await state.people(due.tenant)}
    admins = [one for one in people.values() if one.may_administer and one.addresses]
    concerned = {whom(one) for one in rows}
    names = sorted(one.name for one in people.values() if one.id in concerned)
    return Outcome(show=[_card(one, rows, names, ports.clock.now()) for one in admins])


def is_about_itself(due: Due) -> bool:
    """Tell whether what could not be done is the telling itself."""
    return due.kind is Kind.ASIDE or (due.what or {}).get("show", {}).get("subject") == SUBJECT


def _card(admin: Person, rows: list[Due], names: list[str], now: datetime) -> Show:
    counts = Counter(_WORDS[one.kind] for one in rows if one.kind in _WORDS)
    lines = [f"{count} × {words}." for words, count in counts.most_common()]
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        lines.append(f"It concerns {', '.join(names[:NAMED])}{more}.")
    lines.append("I tried for a while and gave up. If somebody has not installed me, that is why.")
    view = Notice(title="I could not do everything", lines=tuple(lines), tone="warning")
    return Show(view=view, to=admin.id, subject=SUBJECT, revision=int(now.timestamp()))
