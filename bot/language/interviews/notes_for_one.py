"""A note for one interviewer alone: "note for Lucy only: ask about testing".

A note stands in an interview's invitation, which all of its interviewers read. Who interviews alone has a note of their
own so; of several it begins with the name of whom it is for, and is none where nobody else may read it.
"""

import re

from bot.language.chunking.reading import shaped
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.interviews.targets.resolve import which_of
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.people.coming_names import colleagues_called, name_of
from bot.language.requests import ChangeRequest, UnknownRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD

_ALONE = r"(?:just|only|solely|exclusively)"
_NOTE = Cued(
    rf"{LEAD}(?:(?:add|leave|put|write|make|take|send|have)\s+)?(?:an?\s+|another\s+)?(?:private\s+|personal\s+)?(?:note|message|comment|reminder|info)s?\s+(?:(?P<just>{_ALONE})\s+)?(?:for|to)\s+(?:(?P<only>{_ALONE})\s+)?(?P<who>[^\W\d_][\w'’-]*(?:\s(?!(?:only|alone|and)\b)[^\W\d_][\w'’-]*)?)(?P<alone>\s+(?:only|alone|and (?:nobody|no one) else))?\s*:\s*(?P<note>\S[^\n]{{1,299}}?)\s*\Z",
    re.IGNORECASE,
)


def note_for_one(text: str, context: ParseContext) -> ParsedMessage | None:
    """Return the note of the interview of a colleague who is named as its one reader; None for any other message."""
    said = _NOTE.match(text) if context.interviews else None
    if said is None or any(is_candidate_of(said["who"], one) for one in context.interviews):
        return None
    people = colleagues_called(said["who"], context)
    if len(people) != 1:
        return None
    theirs = _theirs(people[0], context)
    if len(theirs) > 1:
        ids = tuple(one.id for one in theirs)
        doubt = which_of(ids, shaped(text, context, is_after=False), context)
        return ParsedMessage(ChangeRequest(note=said["note"]), doubt)
    is_alone = bool(said["just"] or said["only"] or said["alone"])
    return ParsedMessage(
        _noted(said["note"], theirs, name_of(people[0], context), is_alone=is_alone)
    )


def _noted(
    note: str, theirs: list[ComingInterview], name: str, *, is_alone: bool
) -> ChangeRequest | UnknownRequest:
    """Return the note as it stands in the one interview that is meant, or why there is none."""
    if not theirs:
        return UnknownRequest("note-for-absent")
    (one,) = theirs
    if len(one.people) == 1:
        return ChangeRequest((one.id,), note=note)
    if is_alone:
        return UnknownRequest("note-for-one")
    return ChangeRequest((one.id,), note=f"{name.split(maxsplit=1)[0]}: {note}")


def _theirs(mail: str, context: ParseContext) -> list[ComingInterview]:
    """Return the speaker's own interviews that somebody takes part in: of what is shown, else of all."""
    own = [one for one in context.interviews if one.role == "organizer" and not one.sessions]
    theirs = [one for one in own if mail in one.people]
    if context.chosen:
        return [one for one in theirs if one.id in context.chosen]
    shown = {one.id for one in sessions_of(context)}
    shown = shown or ({context.interviews[0].id} if context.last in {"interview", "proposal"} else shown)  # fmt: skip
    return [one for one in theirs if one.id in shown] or theirs
