"""What is changed of a candidate's link in words, below its card or by its name: the link stays the same, its page asks anew."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.candidate_links import CandidateLink, LinkState
from bot.domain.bookings.interviews import ResourceDay
from bot.domain.conversation_state import Conversation
from bot.domain.jobs import Job
from bot.domain.search_models import Slot
from bot.language.commands.table import match_command
from bot.language.context import ParseContext
from bot.language.interviews.candidates.candidate_address import address_alone
from bot.language.interviews.candidates.link_wishes import (
    LinkWish,
    like_it_for,
    link_command,
    link_wish,
    wanted_instead,
)
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.people.coming_names import name_of
from bot.language.requests import Candidate, Question
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.candidates.free_times import choose_times, last_end, search_for_link
from dialogs.candidates.holds import hold_job, hold_times, release
from dialogs.candidates.links.link import send_link
from dialogs.candidates.links.link_cards import candidate_link_card, show_new_card, with_other_link
from dialogs.candidates.links.link_lookup import is_named, links_named, state_of
from dialogs.candidates.links.nudges import nudge_jobs
from dialogs.scheduling.search_inputs import Requester
from dialogs.typed.typed_message import TypedMessage

_SUGGESTS = re.compile(r"\W*(?:(?:and|or|ok|so|then|sorry|actually)\W+)*(?:can|could|shall|how about|what about|maybe)\b", re.IGNORECASE)  # fmt: skip
"""A question that is a wish."""
TIMES_MOST = 12
"""That a candidate is given in words."""


async def change_in_words(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | str:
    """Change the link that is shown or named as a message asks; else return the message, as one that needs no link to be shown."""
    text, talk, turn = said.text, said.talk, said.turn
    command = link_command(text)
    wish = command or link_wish(text)
    is_shown = bool(talk.link) and talk.newest == talk.link
    if is_shown and (like := like_it_for(text)):
        return await _like_it(like, said, unit_of_work, ports) or text
    if not (is_shown or (talk.link and wish.is_named)):
        return text
    link = await _open_link(wish, talk, turn, unit_of_work)
    return text if link is None else await _done(link, command, wish, said, unit_of_work, ports)


async def _done(  # noqa: PLR0913, PLR0917 - the link, what is wanted of it, and what does it
    link: CandidateLink,
    command: LinkWish | None,
    wish: LinkWish,
    said: TypedMessage,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | str:
    """Change a link as a message asks; else return the message, as one that needs no link to be shown."""
    if when := wanted_instead(said.text):
        return _searched(link, when, said.context)
    if command is not None:
        name = f"{command.name}'s" if command.name and command.name in link.candidate else "the"
        return command.text.replace("the link", f"{name} link")
    wanted = _wanted(wish.text, link, said.context)
    return (
        said.text
        if wanted is None
        else await _changed(link, wanted, said.turn, unit_of_work, ports)
    )


async def _like_it(
    text: str, said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Make another candidate a link that asks for what the one shown asks for, but for what is said otherwise; None where nobody else is named."""
    turn = said.turn
    link = await unit_of_work.load(CandidateLink, said.talk.link)
    if link is None or link.by != turn.speaker.id:
        return None
    before, alone = _alone(link, said.context)
    parsed = parse(text, alone, after=before)
    question, known = parsed.question, before.candidate
    if question is None or parsed.doubt or question.sessions or not parsed.continues:
        return None
    who = question.candidate
    if who is None or known is None or who == known or (not who.name and who.mail == known.mail):
        return None
    asked = replace(question, is_link=True, count=question.count or before.count)
    return await send_link(turn, replace(parsed, request=asked), unit_of_work, ports)


def _searched(link: CandidateLink, when: str, context: ParseContext) -> str:
    """Return the search for what a link asks for at another time, whom none of its times suits."""
    asked = msgspec.convert(link.asked, Question)
    names = [name_of(mail, context) for mail in asked.people]
    people = " and ".join(names) if asked.need == "all" else " or ".join(names)
    whom = (link.candidate, link.candidate_mail)
    said = (str(asked.minutes), "min with", people or "anyone", "for", *whom, when)
    return " ".join(filter(None, said))


def _alone(link: CandidateLink, context: ParseContext) -> tuple[Question, ParseContext]:
    """Return what a link asks for as an open question, and the scene in which nothing but its times is spoken of."""
    known = Candidate(link.candidate, link.candidate_mail, link.zone)
    before = replace(msgspec.convert(link.asked, Question), candidate=known, is_link=False)
    alone = replace(context, last="offer", interviews=(), ended=(), moving=(), spoken_of=())
    return before, alone


async def _open_link(
    wish: LinkWish, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> CandidateLink | None:
    """Return the link that is meant, from which a time can still be chosen."""
    link = await unit_of_work.load(CandidateLink, talk.link)
    if wish.name and (link is None or not is_named(link.candidate, wish.name)):
        theirs = await links_named(turn.speaker.id, wish.name, unit_of_work)
        link = max(theirs, key=lambda one: one.created_at, default=None)
    if link is None or link.by != turn.speaker.id:
        return None
    return link if await state_of(link, turn.now, unit_of_work) is LinkState.OPEN else None


def _wanted(text: str, link: CandidateLink, context: ParseContext) -> ParsedMessage | None:
    """Return what a link is to ask for, where a message continues its question; None for any other message."""
    before, alone = _alone(link, context)
    known = Candidate(link.candidate, link.candidate_mail, link.zone)
    if mail := address_alone(text, alone):
        told = replace(before, candidate=replace(known, mail=mail))
        return ParsedMessage(told, continues=True)
    if match_command(text, alone) is not None:
        return None
    parsed = parse(text, alone, after=before)
    question = parsed.question
    if question is None or parsed.doubt is not None or question.sessions or not parsed.continues:
        return None
    count = question.count if question.is_link else before.count
    changed = replace(question, is_link=False, count=count)
    is_asked = text.rstrip().endswith("?") and _SUGGESTS.match(text) is None
    is_for_another = changed.candidate != before.candidate
    is_other = is_asked or is_for_another or changed == before
    return None if is_other else replace(parsed, request=changed)


async def _changed(
    link: CandidateLink,
    parsed: ParsedMessage,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Keep what a link asks for now; as it was where no time is free then."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    assert parsed.question is not None  # noqa: S101 - told by who calls; tells the type checker
    changed = _asking(link, parsed.question, zone_of(person, account), account, turn.now)
    work = search_for_link(changed, Requester(person, account), unit_of_work, ports)
    seen = await while_typing(work, turn.address, ports)
    slots = [slot for page in choose_times(changed, seen) for slot in page]
    if not slots:
        return Outcome(show=[OutgoingView(view=message("link-unchanged"), to=turn.speaker.id)])
    changed, more = await _giving(link, changed, slots, person, unit_of_work, ports)
    alone = candidate_link_card(changed, seen, ports, None, turn.now)
    card = await with_other_link(alone, changed, unit_of_work, ports)
    card = replace(card, free=len(slots), left_out=parsed.left_out)
    is_told = link.mail is not None or bool(link.given)
    told = message(
        "link-changed",
        is_told=is_told and _asks_else(link, changed),
        mail="" if _asks_else(link, changed) else changed.candidate_mail,
        hours=_hours(changed, account),
    )
    rows = [await unit_of_work.enqueue(one) for one in nudge_jobs(changed, turn.now)]
    shown = await show_new_card(card, changed, turn, unit_of_work, save=[changed, *more, *rows])
    return replace(shown, show=[OutgoingView(view=told, to=turn.speaker.id), *shown.show])


def _asking(
    link: CandidateLink, question: Question, zone: ZoneInfo, account: Account, now: datetime
) -> CandidateLink:
    """Return a link that asks for something else, open as long as it was, or as what it asks for now allows."""
    before = msgspec.convert(link.asked, Question)
    asked = replace(question, is_link=True)
    ends = last_end(before, zone)
    # One that closed with its days, or by itself, closes with the new ones.
    is_by_itself = link.open_until >= min([link.created_at + timedelta(days=account.link_days), *ends])  # fmt: skip
    open_until = now + timedelta(days=account.link_days) if is_by_itself else link.open_until
    who = question.candidate or Candidate(link.candidate, link.candidate_mail, link.zone)
    return replace(
        link,
        asked=msgspec.to_builtins(asked),
        offer="",
        candidate=who.name,
        candidate_mail=who.mail,
        zone=who.zone or link.zone,
        address="" if who.mail != link.candidate_mail else link.address,
        most=min(question.count or 0, TIMES_MOST),
        given=(),
        open_until=min([open_until, *last_end(asked, zone)]),
        mail=None,
        revision=link.revision + 1,
    )


async def _giving(  # noqa: PLR0913, PLR0917 - the link before and after, and what is free
    before: CandidateLink,
    link: CandidateLink,
    slots: Sequence[Slot],
    person: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[CandidateLink, list[ResourceDay | Job]]:
    """Return a link with the times that it gives in words, held where the account holds them; those held before are let go."""
    link, gone = await release(link, unit_of_work, ports)
    account = await unit_of_work.account(link.tenant)
    if not link.most:
        return link, gone
    if not _asks_else(before, link) and before.given:
        return replace(link, given=before.given), gone
    link = replace(link, given=tuple(slot.span.start for slot in slots))
    if not account.holds_times:
        return link, gone
    link, days = await hold_times(link, slots, person, unit_of_work)
    held = [await unit_of_work.enqueue(hold_job(link))] if link.is_holding else []
    newer = {day.key for day in days}
    kept = [one for one in gone if isinstance(one, Job) or one.key not in newer]
    return link, [*kept, *days, *held]


def _hours(link: CandidateLink, account: Account) -> tuple[str, ...]:
    """Return from when to when all the times lie, where these are not the account's own hours."""
    question = msgspec.convert(link.asked, Question)
    spans = {(start.time(), end.time()) for start, end in question.windows}
    if len(spans) != 1 or not any(one.hours for one in question.asked):
        return ()
    ((start, end),) = spans
    whole = (account.hours.opening, account.hours.closing)
    is_own = whole == tuple(timedelta(hours=one.hour, minutes=one.minute) for one in (start, end))
    return () if is_own else (f"{start:%H:%M}", f"{end:%H:%M}")


def _asks_else(before: CandidateLink, link: CandidateLink) -> bool:
    """Whether a link asks for something else than before, and not only somebody else or at another address."""
    one, other = (msgspec.convert(it.asked, Question) for it in (before, link))
    return replace(one, candidate=None) != replace(other, candidate=None)
