"""Loop templates of an account: kept by an admin, listed, deleted, and planned with by whoever schedules."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.audit import Deed
from bot.domain.bookings.loop_templates import (
    LoopTemplate,
    TemplateSession,
    mentioned,
    plain_name,
    unknown_name,
)
from bot.domain.bookings.loops import Loop
from bot.domain.errors import BadInput, Gone, NotUnderstood
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.questions.loops.template_lengths import SaidLength, lengths_said
from bot.language.requests import Question, Session, SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.loop_views import AskedSession, LoopTemplatesView, TemplateLine
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.settings import LONGEST, NAME_MOST, SHORTEST
from dialogs.authorization import require_admin, require_scheduler
from dialogs.loops.search import SESSIONS_MOST

TEMPLATES_MOST = 40
LONGEST_BREAK = 120


async def keep(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep a template as it is described, or the loop that was shown or asked for last."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    if request.unknown:
        raise BadInput(why="person")
    sessions = request.sessions or await _last_sessions(turn, unit_of_work)
    template = LoopTemplate(
        name=plain_name(request.name),
        sessions=tuple(_kept(one, account) for one in sessions),
        break_minutes=request.break_minutes,
        break_after=request.break_after,
    )
    _require_valid(template, account)
    others = tuple(one for one in account.loop_templates if one.name != template.name)
    changed = replace(account, loop_templates=(*others, template))
    said = message("loop-template", name=template.name, sessions=len(template.sessions))
    entry = record_deed(turn, Deed.SETTING, about=request.verb)
    return Outcome(show=[OutgoingView(view=said)], save=[changed, entry])


async def _last_sessions(turn: Turn, unit_of_work: UnitOfWork) -> tuple[Session, ...]:
    """Return the sessions of the loop that the talk is about; raises NotUnderstood where it is about none."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    loop = await unit_of_work.load(Loop, talk.interview) if talk.interview else None
    is_booked = loop is not None and talk.is_about_interview
    asked = loop.asked if loop and is_booked else talk.asked
    sessions = msgspec.convert(asked, Question).sessions if asked else ()
    if not sessions:
        raise NotUnderstood(what="setting")
    return sessions


def _kept(one: Session, account: Account) -> TemplateSession:
    """Return a session of a template: whoever is in a pool when it is used, where a whole pool was named."""
    named = {*one.people}
    pools = [name for name, mails in account.pools.items() if mails and {*mails} == named]
    is_pool = bool(pools) and isinstance(one.need, int)
    return TemplateSession(
        minutes=one.minutes,
        need=one.need,
        people=() if is_pool else one.people,
        pool=pools[0] if is_pool else "",
    )


def _require_valid(template: LoopTemplate, account: Account) -> None:
    if not template.name or len(template.name) > NAME_MOST:
        raise BadInput(why="template-name")
    if not 1 <= len(template.sessions) <= SESSIONS_MOST:
        raise BadInput(why="too-many-sessions")
    if not all(SHORTEST <= one.minutes <= LONGEST for one in template.sessions):
        raise BadInput(why="minutes")
    if not 0 <= (template.break_minutes or 0) <= LONGEST_BREAK or template.break_after == 0:
        raise BadInput(why="minutes")
    known = {one.name for one in account.loop_templates}
    if len(known | {template.name}) > TEMPLATES_MOST:
        raise BadInput(why="template-name")


async def show(
    turn: Turn, _asked: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """List the account's templates."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    people = await unit_of_work.people_by_mail(account.tenant)
    in_order = sorted(account.loop_templates, key=lambda one: one.name)
    view = LoopTemplatesView(templates=tuple(_line(one, people) for one in in_order))
    return Outcome(show=[OutgoingView(view=view)])


def _line(template: LoopTemplate, people: Mapping[str, Person]) -> TemplateLine:
    return TemplateLine(
        name=template.name,
        sessions=tuple(
            AskedSession(
                people=tuple(people[mail].name if mail in people else mail for mail in one.people),
                need=one.need,
                minutes=one.minutes,
                pool=one.pool,
            )
            for one in template.sessions
        ),
        break_minutes=template.break_minutes,
        break_after=template.break_after,
    )


async def delete(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Delete a template; loops that were planned with it stay."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    name = plain_name(request.name)
    left = tuple(one for one in account.loop_templates if plain_name(one.name) != name)
    if len(left) == len(account.loop_templates):
        raise Gone(what="template")
    said = message("loop-template-deleted", name=name)
    entry = record_deed(turn, Deed.SETTING, about=request.verb)
    return Outcome(
        show=[OutgoingView(view=said)], save=[replace(account, loop_templates=left), entry]
    )


# --- planning with one ---------------------------------------------------------------------------


def without_name(text: str, account: Account) -> tuple[str, str]:
    """Return a message without the name of the template that it plans with, and that name; empty for none."""
    found = mentioned(text, account.loop_templates)
    return (found[1], found[0].name) if found else (text, "")


def require_known(text: str, parsed: ParsedMessage) -> None:
    """Raise Gone where a loop is to be planned by a name that no template has, and nothing else says its sessions."""
    question = parsed.question
    if question and not question.sessions and not question.people and unknown_name(text):
        raise Gone(what="template")


def planned(
    parsed: ParsedMessage, name: str, account: Account, text: str, context: ParseContext
) -> ParsedMessage:
    """Return what was read of a text as the question for the sessions of a template.

    Who is named takes the session that they are one of several to choose from for; a length is that of the session of
    who is named with it, or of each where that is said. Whatever fits no session is left out.
    """
    question, template = parsed.question, find(name, account)
    if question is None or template is None:
        return parsed
    sessions = tuple(_session(one, account) for one in template.sessions)
    spare: list[str] = []
    for mail in _named(question):
        sessions, is_taken = _with_choice(sessions, mail)
        spare += [] if is_taken else [mail]
    sessions, unused, left_out = _with_lengths(sessions, parsed, lengths_said(text, context))
    asked = replace(
        question,
        people=(),
        need="any",
        must=(),
        sessions=sessions,
        is_ordered=True,
        template=template.name,
    )
    directory = context.directory
    names = (person.name if (person := directory.person(one)) else one for one in spare)
    return replace(parsed, request=asked, doubt=None, left_out=(*left_out, *names, *unused))


def _named(question: Question) -> tuple[str, ...]:
    """Return everybody who is named beside a template, alone or with a length of their own."""
    with_length = (mail for one in question.sessions for mail in one.people)
    return tuple(dict.fromkeys((*question.people, *with_length)))


Sessions = tuple[Session, ...]


def _with_lengths(
    sessions: Sessions, parsed: ParsedMessage, said: tuple[SaidLength, ...]
) -> tuple[Sessions, tuple[str, ...], tuple[str, ...]]:
    """Return the sessions as long as was said, the words of lengths that fit none, and what else was left out."""
    question = parsed.question
    if question is None or not said:
        return sessions, (), parsed.left_out
    if len(said) == 1 and said[0].is_for_each:
        words = {*said[0].text.split()}
        left_out = tuple(one for one in parsed.left_out if not {*one.split()} <= words)
        return tuple(replace(one, minutes=said[0].minutes) for one in sessions), (), left_out
    by_mail = _lengths_by_mail(question, said)
    theirs = {mail: one for mail, one in by_mail.items() if any(_takes(mail, s) for s in sessions)}
    unused = tuple(one.text for one in said if one.minutes not in theirs.values())
    return tuple(_with_length_of(one, theirs) for one in sessions), unused, parsed.left_out


def _lengths_by_mail(question: Question, said: tuple[SaidLength, ...]) -> dict[str, int]:
    """Return how many minutes each person's session is to last; one length beside one name is that person's."""
    if len(said) == 1 and len(question.people) == 1:
        return {question.people[0]: said[0].minutes}
    return {mail: one.minutes for one in question.sessions for mail in one.people}


def _with_length_of(session: Session, minutes: Mapping[str, int]) -> Session:
    """Return the session as long as was said of the first of its people; one of several people stays as it is."""
    said = [minutes[mail] for mail in session.people if mail in minutes]
    return replace(session, minutes=said[0]) if said and session.need == "all" else session


def _takes(mail: str, one: Session) -> bool:
    return mail in one.people and one.need == "all"


def _with_choice(sessions: Sessions, mail: str) -> tuple[Sessions, bool]:
    """Return the sessions with somebody chosen for the first of which they may be the only one; whether they take any."""
    if any(mail in one.people and one.need == "all" for one in sessions):
        return sessions, True
    for n, one in enumerate(sessions):
        if mail in one.people and one.need == 1:
            chosen = replace(one, people=(mail,), need="all")
            return (*sessions[:n], chosen, *sessions[n + 1 :]), True
    return sessions, False


def find(name: str, account: Account) -> LoopTemplate | None:
    """Return the template of this name; None for none."""
    return next((one for one in account.loop_templates if name and one.name == name), None)


def _session(one: TemplateSession, account: Account) -> Session:
    if one.pool and one.pool not in account.pools:
        raise Gone(what="pool")
    people = account.pools[one.pool] if one.pool else one.people
    if one.pool and not people:
        raise Gone(what="pool-people", pool=one.pool)
    return Session(people, one.need, one.minutes)
