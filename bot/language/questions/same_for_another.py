"""What is asked for once more for another candidate, with somebody else: "the same with Priya for Piet", while times or schedules are shown.

In a loop the bot asks whose place somebody new takes; who is booked already is looked for all the same.
"""

import re

from msgspec.structs import replace

from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.people.coming_names import are_colleagues, name_of
from bot.language.questions.question_builder import ask
from bot.language.requests import Question, Session
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL

_SAME = rf"{LEAD}(?:(?:book|do|find|get|set up|arrange|schedule)(?: (?:me|us))? )?(?:exactly )?the same(?: (?:again|thing|one|interview|loop|day|schedule|panel))*,? (?:but )?"
_WHO = r"with (?P<who>[\w'’-]+(?: and [\w'’-]+)*)(?: (?:instead of|in place of|for) (?P<old>[\w'’-]+(?: [A-Z][\w'’-]+)?))?"
_WHOM = r"for (?P<whom>(?:candidate )?(?-i:[A-ZÀ-Þ])[^;?\n]+?)"
_FORMS = (
    Cued(rf"{_SAME}{_WHO},? {_WHOM}{TAIL}", re.IGNORECASE),
    Cued(rf"{_SAME}{_WHOM},? (?:but )?{_WHO}(?: instead)?{TAIL}", re.IGNORECASE),
)


def same_for_another(
    shape: Shape, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Return the open question for another candidate, with somebody in the place of those searched for; None for anything else."""
    text = shape.sentence.text
    said = next((one for form in _FORMS if (one := form.match(text))), None) if after else None
    if after is None or said is None or not are_colleagues(said["who"], context):
        return None
    whom = re.sub(r"\Acandidate ", "", said["whom"].rstrip(" ,.;!"))
    read = ask(
        shaped(f"candidate {whom}", context, is_after=True), context, after, is_continued=True
    )
    who, old = _people(said["who"], context), _people(said["old"] or "", context)
    if read.question is None or not who:
        return None
    if not after.sessions:
        people = tuple(sorted({*after.people} - {*old} | {*who})) if old else tuple(sorted(who))
        question = replace(read.question, people=people, need="all", must=(), excluded=())
        kept = tuple(one for one in read.kept if one != "people")
        return replace(read, request=question, kept=kept)
    there = {mail for one in after.sessions for mail in one.people}
    if {*who} <= there:
        return read
    if len(who) == 1 and len(old) == 1 and old[0] in there:
        sessions = tuple(_in_place(one, old[0], who[0]) for one in after.sessions)
        return replace(read, request=replace(read.question, sessions=sessions))
    asked = asks("takes-place-of", name=name_of(who[0], context))
    names = [name_of(mail, context) for one in after.sessions for mail in one.people]
    choices = tuple(
        Choice(
            option("named", name=name), f"the same for {whom} with {said['who']} instead of {name}"
        )
        for name in dict.fromkeys(names)
    )
    return replace(read, doubt=Clarification(asked, choices))


def _people(said: str, context: ParseContext) -> tuple[str, ...]:
    return named_people(shaped(f"with {said}", context, is_after=True).pieces) if said else ()


def _in_place(session: Session, old: str, new: str) -> Session:
    people = tuple(sorted(new if one == old else one for one in session.people))
    return replace(session, people=people)
