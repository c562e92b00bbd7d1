"""The language's contract as JSON: a message with its context in, its meaning out."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from bot.language.clarification import Clarification
from bot.language.context import ComingInterview, ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.people.candidates import is_candidate_of
from bot.language.people.name_index import Directory
from bot.language.requests import (
    AbsenceRequest,
    AdminRequest,
    AnswerRequest,
    AskedRoom,
    ButtonRequest,
    Candidate,
    ChangeRequest,
    EachRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    Question,
    RescheduleRequest,
    RoomChange,
    Session,
    SettingRequest,
    StartOverRequest,
    Window,
)

Given = Mapping[str, Any]
Written = dict[str, Any]
OPEN_FOR = timedelta(hours=12)
"""How long a question stays open after its last message."""


def answer_line(given: Given, directory: Directory) -> Written:
    """Return the meaning of one line: its text, read after the earlier messages it came with."""
    context = context_of(given, directory)
    question = open_question(given.get("after") or (), context)
    if "last" not in (given.get("context") or {}):
        context = replace(context, last="offer" if question else "none")
    read = parse(given["text"], context, after=question)
    return written(_with_candidate(read, given["text"], context))


def _with_candidate(read: ParsedMessage, text: str, context: ParseContext) -> ParsedMessage:
    """Return a request for the one interview of a candidate who is named as one for what they have: the contract knows no other filter."""
    request = read.request
    if not isinstance(request, InterviewsRequest) or len(request.target) != 1 or request.candidate:
        return read
    meant = next((one for one in context.interviews if one.id in request.target), None)
    words = _WORD.findall(text)
    if meant is None or not any(is_candidate_of(one, meant) for one in words):
        return read
    return replace(read, request=replace(request, candidate=meant.candidate))


_WORD = re.compile(r"[^\W\d_]{2,}")


def context_of(given: Given, directory: Directory) -> ParseContext:
    """Return what a line tells besides its text."""
    told = given.get("context") or {}
    return ParseContext(
        now=datetime.fromisoformat(given["now"]),
        zone=given.get("zone", "UTC"),
        locale=given.get("locale", "en-GB"),
        directory=directory,
        speaker=told.get("speaker"),
        last=told.get("last", "none"),
        interviews=tuple(_interview(one) for one in told.get("interviews") or ()),
    )


def _interview(given: Given) -> ComingInterview:
    candidate = given.get("candidate")
    return ComingInterview(
        id=given["id"],
        start=datetime.fromisoformat(given["start"]).replace(tzinfo=None),
        minutes=given.get("minutes", 60),
        people=tuple(given.get("people") or ()),
        candidate=Candidate(candidate.get("name") or "", candidate.get("mail") or "")
        if candidate
        else None,
        room=given.get("room"),
        role=given.get("as", "organizer"),
        answer=given.get("answer") or "",
        sessions=given.get("sessions", 0),
        proposers=tuple(given.get("proposers") or ()),
        proposed_starts=tuple(
            datetime.fromisoformat(one) for one in given.get("proposed_starts") or ()
        ),
    )


def open_question(earlier: Iterable[str | Given], context: ParseContext) -> Question | None:
    """Return the question that the earlier messages leave open: a booking ends it, so do twelve hours."""
    question: Question | None = None
    at: datetime | None = None
    for one in earlier:
        text = one if isinstance(one, str) else one["text"]
        moment = (
            None if isinstance(one, str) or not one.get("at") else datetime.fromisoformat(one["at"])
        )
        if question and at and moment and moment - at > OPEN_FOR:
            question = None
        then = replace(
            context, now=moment or context.now, last="offer" if question else "none", interviews=()
        )
        said = parse(text, then, after=question)
        if said.question is not None:
            question, at = said.question, moment
        elif said.intent in {"book", "start_over"}:
            question = None
    if question and at and context.now - at > OPEN_FOR:
        return None
    return question


# --- written down ----------------------------------------------------------------------------------


def written(message: ParsedMessage) -> Written:
    """Return a meaning as the command writes it."""
    said: Written = {
        "intent": message.intent,
        **_WRITERS.get(type(message.request), _nothing)(message.request),
    }
    if message.question is not None:
        said["continues"] = message.continues
    if message.doubt is not None:
        said["doubt"] = _doubt(message.doubt)
    unread = [message.unread] if message.unread else []
    if left_out := [*message.left_out, *message.next_up, *unread]:
        said["left_out"] = left_out
    if message.kept:
        said["kept"] = list(message.kept)
    return said


def _doubt(asked: Clarification) -> Written:
    """Return a question back as data; who shows it makes the words."""
    choices = [{"kind": one.option.kind, "facts": dict(one.option.facts)} for one in asked.choices]
    return {"kind": asked.doubt.kind, "facts": dict(asked.doubt.facts), "choices": choices}


def _nothing(_request: object) -> Written:
    return {}


def _windows(spans: Iterable[Window]) -> list[list[str]]:
    return [[f"{edge:%Y-%m-%dT%H:%M}" for edge in window] for window in spans]


def _some(**fields: Any) -> Written:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", (), [], {})}


def _question(question: Question) -> Written:
    said: Written = (
        {}
        if question.sessions
        else {
            "people": list(question.people),
            "need": question.need,
            "minutes": question.minutes,
        }
    )
    if question.sessions:
        said["sessions"] = [_session(one) for one in question.sessions]
        said["order"] = "fixed" if question.is_ordered else "any"
    said |= {
        "windows": _windows(question.windows),
        "room": _room(question.room),
        "online": question.online,
    }
    lists = {name: list(getattr(question, name)) for name in ("must", "optional", "excluded")}
    breaks = {"break_minutes": question.break_minutes, "break_after": question.break_after}
    away = {mail: _windows(spans) for mail, spans in question.away}
    return said | _some(
        **lists,
        **breaks,
        candidate=_candidate(question.candidate),
        away=away,
        count=question.count,
    )


def _session(session: Session) -> Written:
    said: Written = {
        "people": list(session.people),
        "need": session.need,
        "minutes": session.minutes,
    }
    online = session.online or None
    must = list(session.must)
    return said | _some(
        windows=_windows(session.windows), must=must, room=_room(session.room), online=online
    )


def _room(wish: AskedRoom | None) -> Written | None:
    if wish is None:
        return None
    return _some(
        name=wish.mail, capacity=wish.capacity, building=wish.building, features=list(wish.features)
    )


def _candidate(candidate: Candidate | None) -> Written | None:
    return _some(name=candidate.name, mail=candidate.mail) if candidate else None


def _target(ids: tuple[str, ...]) -> str | list[str] | None:
    return ids[0] if len(ids) == 1 else list(ids) or None


def _change(request: ChangeRequest) -> Written:
    said = _some(
        target=_target(request.target),
        add=list(request.add),
        remove=list(request.remove),
        replace=[list(pair) for pair in request.replace],
        minutes=request.minutes,
        candidate=_candidate(request.candidate),
        note=request.note,
        title=request.title,
        windows=_windows(request.move.windows) if request.move else None,
    )
    said |= dict.fromkeys(request.cleared, False)
    if request.online is not None:
        said["online"] = request.online
    if request.room is not None:
        said["room"] = _changed_room(request.room)
    return said


def _changed_room(change: RoomChange) -> Written | bool | None:
    if change.kind == "none":
        return False
    if change.kind == "wish":
        return _room(change.wish)
    return {"another" if change.kind == "smaller" else change.kind: True}


def _reschedule(request: RescheduleRequest) -> Written:
    return _some(target=_target(request.target), windows=_windows(request.windows))


def _each(request: EachRequest) -> Written:
    return _some(target=_target(request.target))


def _interview_request(request: InterviewRequest) -> Written:
    people = list(request.people) if request.intent == "substitutes" else None
    return _some(target=_target(request.target), people=people)


def _interviews(request: InterviewsRequest) -> Written:
    return _some(
        candidate=_candidate(request.candidate),
        people=list(request.people),
        windows=_windows(request.windows),
    )


def _answer(request: AnswerRequest) -> Written:
    return _some(
        target=_target(request.target), reason=request.reason, windows=_windows(request.windows)
    )


def _late(request: LateRequest) -> Written:
    return _some(target=_target(request.target), note=request.note)


def _absence(request: AbsenceRequest) -> Written:
    return {"windows": _windows(request.windows)}


def _hand_over(request: HandOverRequest) -> Written:
    return _some(**{"from": request.source, "to": request.to, "target": _target(request.target)})


def _setting(request: SettingRequest) -> Written:
    return _some(
        minutes=request.minutes,
        start=request.start,
        end=request.end,
        days=sorted(request.days),
        people=list(request.people),
        per=request.per,
        most=request.most,
        name=request.name,
        zone=request.zone,
    )


def _button(request: ButtonRequest) -> Written:
    return _some(
        slot=request.number, windows=_windows(request.windows), people=list(request.people)
    )


_WRITERS: Mapping[type, Callable[[Any], Written]] = {
    Question: _question,
    ChangeRequest: _change,
    RescheduleRequest: _reschedule,
    EachRequest: _each,
    InterviewRequest: _interview_request,
    InterviewsRequest: _interviews,
    AnswerRequest: _answer,
    LateRequest: _late,
    AbsenceRequest: _absence,
    HandOverRequest: _hand_over,
    SettingRequest: _setting,
    ButtonRequest: _button,
    AdminRequest: _nothing,
    StartOverRequest: _nothing,
}
