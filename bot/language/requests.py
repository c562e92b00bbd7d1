"""What a message can ask for: one frozen value per family of requests, everything a handler needs typed in it.

`asked` and `barred` of an availability keep what was said of days and times, so that a follow-up can change one of
them; `windows` is what follows from them for the moment the message was read. A target is the ids of the interviews
that are meant; it is empty where that is not clear, and then a clarification goes with the request.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct, field

Window = tuple[datetime, datetime]
"""A start and an end, naive, on the speaker's wall clock."""


class Candidate(Struct, frozen=True):
    """Who is interviewed, as far as it was said."""

    name: str = ""
    mail: str = ""
    zone: str = ""
    """IANA: where they are, if that was said with a link for them."""


class AskedRoom(Struct, frozen=True):
    """What was asked of a room; all empty means any room."""

    mail: str | None = None
    """The room's address, where one was named."""
    capacity: int | None = None
    building: str | None = None
    features: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Addresses of rooms that will not do: another than these is asked for."""


class PartOfDay(Struct, frozen=True):
    """A part of a day, in minutes after its midnight; if `is_start`, where the interview may start."""

    start: int
    end: int
    is_start: bool = False


class Asked(Struct, frozen=True):
    """Days (as midnights) and the hours wanted on each; no days means the next ones, no hours the working day."""

    days: tuple[datetime, ...] = ()
    hours: tuple[PartOfDay, ...] = ()


class Session(Struct, frozen=True):
    """One interview of a loop; windows, room and online where they were said of it alone."""

    people: tuple[str, ...]
    need: str | int
    minutes: int
    windows: tuple[Window, ...] = ()
    must: tuple[str, ...] = ()
    """Those of `people` who have to be among the `need`: "Mei plus either Sam or Tom"."""
    room: AskedRoom | None = None
    online: bool = False


class Question(Struct, frozen=True):
    """A search for times: who is free when, and where; with `sessions` for several interviews of one candidate."""

    people: tuple[str, ...] = ()
    """Addresses, sorted; empty means all interviewers the account knows."""
    need: str | int = "any"
    """`all`, `any` (whoever is free), `none` (a room alone), or how many of the people."""
    minutes: int = 60
    windows: tuple[Window, ...] = ()
    room: AskedRoom | None = None
    online: bool = False
    must: tuple[str, ...] = ()
    """Those of `people` who have to be among the `need`: "Ian plus either Mei or Sam"."""
    optional: tuple[str, ...] = ()
    """People who would be welcome, not in `people`: "and ideally Priya"."""
    excluded: tuple[str, ...] = ()
    """People not to be chosen where `people` is empty: "anyone but Ian"."""
    asked: tuple[Asked, ...] = ()
    barred: tuple[Asked, ...] = ()
    candidate: Candidate | None = None
    absent: tuple[tuple[str, tuple[Asked, ...]], ...] = ()
    """What was said of when those are away who are some of several to choose from; `away` follows from it."""
    away: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    sessions: tuple[Session, ...] = ()
    is_ordered: bool = False
    """Whether the sessions are to be held in the order said."""
    days: int = 1
    """On how many days, at most, the sessions lie."""
    template: str = ""
    """The loop template that the sessions are from."""
    break_minutes: int | None = None
    """How long the candidate is to rest between sessions, where that was said."""
    break_after: int | None = None
    """After how many sessions; after each of them where nothing was said."""
    more_breaks: tuple[tuple[int, int], ...] = ()
    """Further breaks, each with after how many sessions it is and its minutes."""
    is_link: bool = False
    """Whether the candidate is to choose the time."""
    count: int | None = None
    """How many times the candidate is to be given."""

    @property
    def breaks(self) -> dict[int, int]:
        """The minutes of each break that has a place, by after how many sessions it is."""
        if self.break_minutes is None or self.break_after is None:
            return {}
        return {self.break_after: self.break_minutes, **dict(self.more_breaks)}

    @property
    def intent(self) -> str:
        """`link` where the candidate chooses, else `availability`."""
        return "link" if self.is_link else "availability"


class RoomDetails(Struct, frozen=True):
    """A room as an administrator describes it."""

    name: str | None = None
    mail: str | None = None
    capacity: int | None = None
    building: str | None = None
    floor: str | None = None
    features: tuple[str, ...] = ()


AdminIntent = Literal[
    "enable", "disable", "status", "connect", "disconnect", "forget", "invite", "remind", "rooms", "add_room",
    "change_room", "remove_room", "check_rooms", "role", "roles", "scheduling_user", "settings", "audit", "report",
    "help", "leave", "plan", "approval", "about_me",
]  # fmt: skip


class AdminRequest(Struct, frozen=True):
    """What administers the account; `verb` names the handler where one intent has several, else it is the intent.

    `unknown` are words that name nobody or several; `removes` whether a role or user is taken away,
    `asks` whether the message only wants to know.
    """

    intent: AdminIntent
    verb: str
    people: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    name: str = ""
    """Of a candidate who is to be forgotten, or whose interviewers are reminded."""
    is_of_all: bool = False
    """Whether the interviewers of all coming interviews are reminded: "remind everyone who hasn't answered"."""
    role: str | None = None
    room: RoomDetails | None = None
    removes: bool = False
    asks: bool = False
    is_fewest: bool = False
    """Of a report: whether those who have had the fewest interviews are asked for."""
    period: str = ""
    """Of a report: `day`, `week`, `month`, `quarter`, `year`, each perhaps after `last `; or a month's number."""


SettingIntent = Literal[
    "default_length", "working_hours", "limit", "buffer", "notice", "closed", "pool", "nickname", "time_zone",
    "notifications", "building", "directions", "feedback_link", "loop_template", "retention", "workplace",
    "contact_phone", "names_shown", "job_title", "candidate_events", "candidate_mail",
]  # fmt: skip


class SettingRequest(Struct, frozen=True):
    """A setting and the values said; empty where they were not.

    `verb` names the handler where one intent has several (`pools`, `pool`, `pool_with`, `pool_without`, `pool_delete`),
    else it is the intent. `minutes` and `most` are -1 where a length or number was said that cannot be read.
    """

    intent: SettingIntent
    verb: str
    people: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    group: str = ""
    """Whose it was said to be where nobody was named: "everyone", "the sales team"."""
    name: str = ""
    """Of a pool, a nickname, a building, a template, a calendar of holidays."""
    text: str = ""
    """Of directions, an address, a link."""
    minutes: int | None = None
    also: tuple[int, ...] = ()
    """Further lengths: "a day and 15 minutes before"."""
    start: str = ""
    end: str = ""
    """Times of day, `HH:MM`."""
    days: frozenset[int] = frozenset()
    """Weekdays; Monday is 0."""
    per: Literal["", "day", "week"] = ""
    most: int | None = None
    dates: tuple[date, ...] = ()
    zone: str = ""
    sessions: tuple[Session, ...] = ()
    """Of a loop template, in order; a pause of `break_minutes` after every `break_after` of them."""
    break_minutes: int | None = None
    break_after: int | None = None
    is_off: bool = False
    """Whether the setting is taken away: "no reminders", "delete the pool"."""
    is_on: bool = False
    """Whether it is given back: "reminders on"."""
    is_for_all: bool = False
    """Whether it is the account's: "remind everyone an hour before"."""
    about: Literal["", "before", "unanswered", "morning", "after"] = ""
    """Of what is told unasked, the one that is meant; empty for all of it."""
    is_own: bool = False
    """Whether it is the speaker's own: "my time zone", "my hours"."""
    asks: bool = False


ButtonVerb = Literal[
    "book", "more", "why", "undo", "refresh", "yes", "no", "dismiss", "choose", "show", "use", "ask",
    "another_room", "bigger_room", "room_size", "someone_else", "somebody_else", "send_now", "drop",
    "took_place", "no_show", "not_there", "how_it_went",
    "withdraw_link", "choose_again", "send_link", "extend_link", "candidate_zone", "withdraw_links", "withdraw_other_link", "show_link", "show_links", "release_holds", "loop_swap", "loop_order", "loop_drop", "loop_add",
]  # fmt: skip


class ButtonRequest(Struct, frozen=True):
    """A button of the card shown last, pressed in words.

    `number` is the place in its list (-1 the last), `windows` the time named instead, `text` a name.
    """

    intent: Literal["book", "more", "why", "undo", "chat", "unknown"]
    verb: ButtonVerb
    number: int | None = None
    minute: int | None = None
    """Minutes after midnight, for "the 11:30"."""
    windows: tuple[Window, ...] = ()
    people: tuple[str, ...] = ()
    text: str = ""
    numbers: tuple[int, ...] = ()
    """The places of sessions of a loop; -1 is the last, -2 the one before."""
    minutes: int | None = None
    """How long a session is to be."""
    zone: str = ""
    """IANA: where the candidate of a link is."""


class StartOverRequest(Struct, frozen=True):
    """The open question ends: "start over", "clear"."""

    intent: Literal["start_over"] = "start_over"


CommandRequest = AdminRequest | SettingRequest | ButtonRequest | StartOverRequest
"""What the rows of `commands` yield."""

Target = tuple[str, ...]


class ChangeRequest(Struct, frozen=True):
    """What of a booked interview is changed: only what was said."""

    target: Target = ()
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    replace: tuple[tuple[str, str], ...] = ()
    room: "RoomChange | None" = None
    minutes: int | None = None
    online: bool | None = None
    candidate: Candidate | None = None
    note: str = ""
    title: str = ""
    cleared: tuple[Literal["note", "title", "candidate", "address"], ...] = ()
    """What it is to have no longer."""
    is_stand_in: bool = False
    """Whether who is added takes the place of who cannot come: "ask Sam", after somebody declined."""
    sends: bool = False
    """Whether the candidate's invitation is to go out at once: "her email is …, send it straight away"."""
    move: "RescheduleRequest | None" = None
    """To when it moves in the same change: "add Mei and move it to Friday"."""
    is_exchange: bool = False
    """Whether two interviewers take each other's place in the two interviews: each pair of `replace` is that of one of them."""
    puts_right: bool = False
    """Whether the web address in the note takes the place of a wrong one."""
    is_of_each: bool = False
    """Whether it is said of each session that it is to be so long, where a whole loop is meant."""
    wish: str = ""
    """What an interviewer wishes of the organizer, in their words: nothing is changed, the organizer is told."""
    swaps_with: tuple[str, ...] = ()
    """Addresses of those who are called like the colleague with whom they wish to change places."""
    intent: Literal["change"] = "change"

    @property
    def tells_of_candidate(self) -> bool:
        """Whether it says who the candidate is, or that they have no address."""
        return self.candidate is not None or bool({*self.cleared} & OF_CANDIDATE)


OF_CANDIDATE = frozenset({"candidate", "address"})
"""What of a candidate an interview may have no longer."""


class RoomChange(Struct, frozen=True):
    """What becomes of an interview's room."""

    kind: Literal["another", "bigger", "smaller", "none", "wish"]
    wish: AskedRoom = field(default_factory=AskedRoom)


class RescheduleRequest(Struct, frozen=True):
    """Another time for booked interviews; without windows any."""

    target: Target = ()
    windows: tuple[Window, ...] = ()
    shift: int | None = None
    """Minutes by which to move, where that was said; earlier is negative."""
    days: int | None = None
    """On how many days, at most, the sessions of a loop may lie; as before where nothing was said."""
    each: tuple[tuple[str, tuple[Window, ...]], ...] = ()
    """The windows of each where several interviews are to move."""
    rest: tuple[int, int] | None = None
    """Of a loop, the minutes of a break that comes with the move, and after how many sessions it is; 0 for after each of them."""
    is_exchange: bool = False
    """Whether two interviews take each other's time."""
    is_back: bool = False
    """Whether it is to lie where it lay before it was moved last."""
    intent: Literal["reschedule"] = "reschedule"


class EachRequest(Struct, frozen=True):
    """What becomes of each of several booked interviews, of each something else; the sentences say it of each alone."""

    target: Target
    parts: tuple[ChangeRequest | RescheduleRequest, ...]
    sentences: tuple[str, ...]
    intent: Literal["change_each"] = "change_each"


class InterviewRequest(Struct, frozen=True):
    """What is asked or done about booked interviews without any value besides."""

    intent: Literal[
        "cancel",
        "responses",
        "accept_proposal",
        "decline_proposal",
        "substitutes",
        "invite_candidate",
        "preview",
    ]
    target: Target = ()
    people: tuple[str, ...] = ()
    """Whose proposal is accepted or declined, in whose place somebody else is to come, or whose invitation is shown, where that was said."""
    without: tuple[str, ...] = ()
    """Of `accept_proposal`: who is not to come any more then."""
    is_of_candidate: bool = False
    """Of `responses`: whether it is asked if the candidate was told."""
    asks_answer: bool = False
    """Of `responses`: whether it is asked if the candidate answered, and not only if they were told."""
    is_hold: bool = False
    """Of `responses`: whether the candidate's invitation is to wait, which it cannot: it is said what becomes of it."""
    among: tuple[str, ...] = ()
    """Of `substitutes`: of whom somebody is to come, where a pool was named."""
    is_beside: bool = False
    """Of `substitutes`: whether it is asked who could come beside those who are asked, in nobody's place."""


class InterviewsRequest(Struct, frozen=True):
    """What is coming; the filters that were said, and the one interview whose details are asked for."""

    candidate: Candidate | None = None
    people: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    target: Target = ()
    room: str = ""
    """The address of the room they are held in, where one was named."""
    is_past: bool = False
    """Whether those are asked for that are over: "which interviews have I had today?"."""
    intent: Literal["interviews"] = "interviews"


class AnswerRequest(Struct, frozen=True):
    """An interviewer's answer to invitations; `windows` of a proposal, `away` of who only said that they are away."""

    intent: Literal["accept", "decline", "tentative", "propose"]
    target: Target = ()
    reason: str = ""
    windows: tuple[Window, ...] = ()
    away: tuple[Window, ...] = ()


class LateRequest(Struct, frozen=True):
    """Somebody is late for an interview that is about to start."""

    target: Target = ()
    note: str = ""
    people: tuple[str, ...] = ()
    """Who alone is to be told; empty for everybody else of it."""
    intent: Literal["late"] = "late"


class AbsenceRequest(Struct, frozen=True):
    """The speaker is away; no invitation is open for that time."""

    windows: tuple[Window, ...] = ()
    intent: Literal["absence"] = "absence"


class HandOverRequest(Struct, frozen=True):
    """One organizer's interviews become another's: all of `source`, or only the one that is meant."""

    source: str = ""
    to: str = ""
    target: Target = ()
    candidate: str = ""
    """Whose interview alone is handed over, as it was typed: it need not be the speaker's."""
    at: datetime | None = None
    """When that one begins, on the speaker's wall clock, where it was chosen among several."""
    intent: Literal["hand_over"] = "hand_over"


class ChatRequest(Struct, frozen=True):
    """Idle talk: a courtesy, a greeting, a thank you, or a remark, which tells something and asks for nothing.

    Who says that they are late for nothing that is near has an answer of their own, as has what is not to be done,
    who answers all invitations and has none, and who asks what time it is.
    """

    kind: Literal["greeting", "thanks", "talk", "remark", "delay", "kept", "unasked", "clock"] = (
        "talk"
    )
    intent: Literal["chat"] = "chat"


class UnknownRequest(Struct, frozen=True):
    """A request that was not understood, or that the bot cannot do; `nearest` names an intent that comes near."""

    nearest: str = ""
    intent: Literal["unknown"] = "unknown"


Request = (
    Question
    | CommandRequest
    | ChangeRequest
    | RescheduleRequest
    | EachRequest
    | InterviewRequest
    | InterviewsRequest
    | AnswerRequest
    | LateRequest
    | AbsenceRequest
    | HandOverRequest
    | ChatRequest
    | UnknownRequest
)
"""Whatever a message can ask for."""


def texts_of(value: object) -> Iterator[str]:
    """Yield every text that a request holds, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        yield from texts_of([getattr(value, name) for name in value.__struct_fields__])
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in texts_of(one))
