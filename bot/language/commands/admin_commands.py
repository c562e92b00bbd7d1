"""What administers rather than asks: settings, limits, pools, nicknames, rooms and people, from a table of patterns.

Tried by the conversation before `reading`, on the whole sentence only, so that no question is lost to it. The
command line never asks here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.language.chunker import scanned
from bot.language.commands.button_phrases import reply
from bot.language.context import Scene
from bot.language.entities import details
from bot.language.people.name_index import WEEKDAYS
from bot.language.times.clock_times import hour
from bot.language.tokens.normalize import folded
from bot.language.tokens.numbers import UNITS
from bot.language.tokens.tokenizer import split, tidied

LONGEST_WISH = 400
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done: `verb` names a row of `dialogs.ROUTES.wishes`; the rest is empty where it was not said.

    `people` are addresses, `unknown` the words that name nobody or several. `minutes` and `number` are -1 where a
    length or a number was said that cannot be read.
    """

    verb: str
    people: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    name: str = ""
    room: str = ""
    """The address of a registered room."""
    mails: tuple[str, ...] = ()
    number: int = 0
    minutes: int = 0
    weekdays: frozenset[int] = frozenset()
    dates: tuple[date, ...] = ()
    hours: tuple[str, str] = ("", "")
    trait: str = ""
    """What of a room is changed to `name`: building or floor."""
    features: tuple[str, ...] = ()
    zone: str = ""
    is_bare: bool = False
    """So short that, after a question, it rather changes the question."""


_N = rf"\d{{1,3}}|{'|'.join(UNITS)}"
_LENGTH = r"(?P<length>[\w. ]*?(?:m|min|mins|minutes?|h|hrs?|hours?|days?|half an hour|\d))"
_TIME = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?|noon|midday)"
_MAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_DAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday)s?"
_DAYS = rf"(?P<days>{_DAY}(?: ?(?:,|and|or|&|to|-|until|through) ?(?:on )?{_DAY})*)"
_PER = r"(?:a|per|each|every|in a|/) ?(?P<per>day|week)"
_FOR = r"(?: for (?P<person>.+?))?"
_POOL = r"(?:(?P<name>[\w &-]+?) pool|pool (?P<other>[\w &-]+?))"
_SET = r"(?:(?:please |pls )?(?:set|change|make|update|let) )?(?:the |our |company |account )*"
_TO = r"(?: to| is| are| be| of|:| =)?"

_TABLE: tuple[tuple[str, str], ...] = (
    ("length", rf"{_SET}default (?:interview )?(?:length|duration|time|slot){_TO} {_LENGTH}(?: long)?"),
    ("length", rf"{_SET}interviews? (?:are|is|last|lasts|take|should be|should last) {_LENGTH}(?: long)? by default"),
    ("length", rf"(?:by default,? )interviews? (?:are|last|take) {_LENGTH}(?: long)?"),
    ("hours", rf"{_SET}(?:working|work|office|business) hours{_TO}(?: from)? (?P<start>{_TIME}) ?(?:to|until|till|-) ?(?P<end>{_TIME})(?P<rest>(?: .+)?)"),
    ("days", rf"(?:{_SET}(?:working|work|office|business) days{_TO}|we work(?: on| from)?) {_DAYS}"),
    ("notice", rf"{_SET}min(?:imum)?\.? notice(?: period)?{_TO} {_LENGTH}"),
    ("notice", r"(?P<none>(?:no|remove the|without) min(?:imum)? notice)"),
    ("zone", rf"{_SET}(?:office )?time ?zone{_TO} (?P<zone>.+)"),
    ("own_zone", r"(?:set |change )?my time ?zone(?: to| is|:)? (?P<zone>.+)"),
    ("workplace", r"(?:set |change )?my (?P<word>building|office|workplace)(?: to| is(?: in)?|:)? (?:the )?(?P<place>.+?)(?: building| office)?"),
    ("workplace", r"i(?: am|'m)? (?:work|sit|based) (?:in|at|from) (?:the )?(?P<place>.+?)(?: building| office)?"),
    ("workplace", r"(?P<person>.+?)(?:'s|') (?P<word>building|office|workplace)(?: is)?(?: in)? (?:the )?(?P<place>.+?)(?: building| office)?"),
    ("workplace", r"(?P<person>.+?) (?:works|sits|is based) (?:in|at|from) (?:the )?(?P<place>.+?)(?: building| office)?"),
    ("holidays", r"(?:we|our (?:company|office|team)) (?:keeps?|observes?|have|has|follows?) (?:the )?(?P<name>[a-z .]+?) (?:bank|public|national|federal) holidays?"),
    ("closed", r"(?:the |our )?(?:office|company|we)(?: is| are|'s|'re| will be)? (?:closed|shut)(?: on| from| between)? (?P<when>.+)"),
    ("closed", r"(?:add )?(?:closed|closing|company) (?:days?|holidays?)(?: on| from|:)? (?P<when>.+)"),
    ("closed", r"(?P<bare>)(?:closed|shut|closing|nobody works|no work)(?: on| from| between| over)? (?P<when>.+)"),
    ("closed", r"(?P<bare>)(?P<when>.+?) (?:is|are|will be) (?:closed|(?:a |an )?(?:(?:bank|public|company|national) )?holidays?)"),
    ("open", r"(?P<bare>)open again(?: on| from| between)? (?P<when>.+)"),
    ("open", r"(?:the |our )?(?:office|company|we)(?: is| are|'s|'re| will be)? open(?: again)?(?: on| from| between)? (?P<when>.+)"),
    ("plan", r"(?:(?:what|which|show|see|tell|what's|whats)(?: me| us)?(?: is| are)? )?(?:(?:the|our|my|this|current|account|company|company's|account's) )*(?:plan|subscription|licen[cs]e|edition|tier)(?: (?:do|are|have|is|am)?(?: ?(?:we|i|you|this|the account|the company))?(?: (?:have|got|on|using|use|in))?| details| includes?)?"),
    ("plan", r"what (?:does|is(?: not|n't)?|do)(?: (?:the|our|my|this|in|included in|part of|we get in|we get with))+ plan(?: (?:include|cover|leave out|contain|not include|have))?"),
    ("pool", r"(?:create|make|add|define|set up|new) (?:a |the |new )*pool (?:called |named )?(?P<name>[\w &-]+?) ?(?::|=| with | of | from ) ?(?P<people>.+)"),
    ("pool", rf"(?:create |make |the )*{_POOL} ?(?:is|are|=|:|means|has) ?(?P<people>.+)"),
    ("pool_with", rf"(?:add|put|include) (?P<people>.+?) (?:to|in|into) (?:the |our )?{_POOL}"),
    ("pool_without", rf"(?:remove|take|drop|delete) (?P<people>.+?) (?:from|out of|off) (?:the |our )?{_POOL}"),
    ("pool_delete", rf"(?:delete|remove|drop) (?:the |our )?{_POOL}"),
    ("nicknames", r"(?:show |list |what are )?(?:the |our |all )*(?:nicknames|pools)"),
    ("nickname_off", r"(?:forget|remove|delete|drop) (?:the )?nickname (?P<name>.+)"),
    ("nickname", r"(?:the )?nickname (?:for|of) (?P<person>.+?) is (?P<name>[\w'.-]+(?: [\w'.-]+)?)"),
    ("nickname", r"(?P<name>[\w'.-]+(?: [\w'.-]+)?) (?:means|stands for|is short for|is a nickname (?:for|of)) (?P<person>.+)"),
    ("limits", rf"(?:(?:i (?:want|do|take|can do)|limit me to|allow me) )?(?:max(?:imum)?\.?(?: of)?|at most|no more than|up to|limit me to|limit(?: of)?) (?P<n>{_N})(?: interviews?)? {_PER}{_FOR}"),
    ("limits", rf"(?P<n>{_N}) interviews? {_PER} (?:at most|max(?:imum)?|is (?:enough|my limit)){_FOR}"),
    ("limits", rf"(?P<bare>)(?:not|never) on {_DAYS}"),
    ("limits", rf"(?:(?:please )?(?:no|never any) interviews? on|never (?:book|schedule) me on|(?:i )?(?:don't|do not|can't|cannot|won't) interview on|don't (?:book|schedule) me on) {_DAYS}{_FOR}"),
    ("limits", rf"(?:i need |i want |keep |leave |at least )*(?:a )?{_LENGTH} (?:break |buffer |pause |gap |free )?between (?:my |the )?interviews{_FOR}"),
    ("limits_clear", r"(?:remove|clear|delete|drop|reset) (?:all )?(?:my |the )?limits(?: (?:of|for) (?P<person>.+?))?"),
    ("limits_clear", r"(?:remove|clear|delete|drop|reset) (?P<person>.+?)'s limits"),
    ("limits_show", r"(?:what are |show |list |see |tell )?(?:me )?(?:my |the )?(?:interview )?limits(?: (?:of|for) (?P<person>.+?))?"),
    ("limits_show", r"(?:what are |show |list )?(?P<person>.+?)'s limits"),
    ("rooms_add", rf"(?:add|register) (?:the |these )?rooms?:? (?P<mails>{_MAIL}(?:(?: ?,| and|;)? {_MAIL})+)"),
    ("room_rename", r"rename (?:the )?(?:room )?(?P<room>.+?) (?:to|as|into) (?P<name>.+)"),
    ("room_address", rf"(?:the )?address of (?:the )?(?:room )?(?P<room>.+?) is (?P<mails>{_MAIL})"),
    ("room_change", rf"(?:the )?(?:room )?(?P<room>.+?) (?:now )?(?:seats|holds|fits|has room for|has|is for) (?P<n>{_N})(?: seats?| people| persons)?(?: now)?"),
    ("room_change", rf"(?:change|update|set) (?:the )?(?:room )?(?P<room>.+?)(?:'s)? (?:capacity|seats){_TO} (?P<n>{_N})(?: seats?| people)?"),
    ("room_change", r"(?:change|update|set) (?:the )?(?:room )?(?P<room>.+?)(?:'s)? (?P<trait>building|floor)(?: to| is|:)? (?P<name>.+)"),
    ("room_change", r"(?:the )?(?:room )?(?P<room>.+?) is (?:in|on|at) (?:the )?(?:(?P<trait>building|floor) )?(?P<name>.+?)"),
    ("room_change", r"(?:the )?(?:room )?(?P<room>.+?) (?:has|have) (?!.*\b(?:interviews?|meetings?|free|time|slots?|busy|booked)\b)(?P<features>[^\d]{2,120})"),
    ("room_change", r"(?:the )?(?:room )?(?P<room>.+?) is (?P<features>step[- ]free|(?:wheelchair[- ])?accessible|quiet|private|soundproof)"),
    ("room_off", r"(?:don't|do not|never|stop) (?:use|using|book|booking) (?:the )?(?:room )?(?P<room>.+?)(?: for interviews| any ?more)*"),
    ("check_rooms", r"which rooms can i (?:book|reserve|write to)(?: directly)?"),
    ("export", r"(?:export|download|save)(?: me)? (?:the )?(?:audit|activity)(?: log| trail)?(?: .{0,20})?|(?:the )?audit (?:log|trail)? ?(?:as|to|in)? ?(?:an? )?(?:export|csv|file)"),
    ("approval", r".*\badmin(?:istrator)?s? (?:has|have|must|needs?)(?: to)? (?:approve|consent).*"),
    ("approval", r"(?:(?:grant|give|show|get|ask for|request) )?(?:me )?(?:the )?admin(?:istrator)?(?:'s)? (?:consent|approval)(?: link)?|(?:i )?needs? admin(?:istrator)? (?:approval|consent)|approve (?:the app|this app|the bot)(?: for everyone| for everybody)?"),
    ("about_me", r"what do you (?:know|store|keep|save|have)(?: about| on| of) me|(?:show )?(?:me )?my data"),
    ("leave", rf"(?:remove|delete) (?P<person>{_MAIL})(?: from .+)?"),
    ("leave", r"(?:deactivate|offboard) (?P<person>.+)|(?:remove|delete) (?P<whom>.+?) from (?:the |our )?(?:team|account|company|staff)|(?P<left>.+?) (?:has )?left (?:the |our )?(?:team|company)"),
    ("remind", r"(?:remind|nudge|ask|invite|get) (?P<person>.+?)(?: again)? to (?:re)?connect(?: .{0,30})?|(?:invite|remind|nudge) (?P<whom>.+)"),
)  # fmt: skip
_COMPILED = tuple((verb, re.compile(pattern, re.IGNORECASE)) for verb, pattern in _TABLE)
_REPLIES = frozenset({"forget", "check_rooms", "audit", "settings"})
_AROUND = re.compile(r"^(?:please |pls |hi,? |hey,? |ok,? |can you |could you )+|[ .!?]+$|(?: please| pls| thanks)+[ .!?]*$", re.IGNORECASE)  # fmt: skip

_FOR_ALL = re.compile(r"\bfor (?:everyone|everybody|all|us|all of us)\b|\btime\b", re.IGNORECASE)

Found = Mapping[str, Any]


def administration(text: str, scene: Scene) -> Wish | None:
    """Give what a sentence administers, or None where it is a question, a command, or anything else."""
    if len(text) > LONGEST_WISH:
        return None
    replied = reply(text)
    if replied is not None:
        return Wish(replied.verb) if replied.verb in _REPLIES else None
    said = " ".join(_AROUND.sub("", tidied(text).strip()).split())
    for verb, pattern in _COMPILED:
        found = pattern.fullmatch(said)
        wish = _READERS.get(verb, _plain)(verb, found.groupdict(), scene) if found else None
        if wish is not None:
            return wish
    return None


# --- what each pattern says ----------------------------------------------------------------------


def _plain(verb: str, _found: Found, _scene: Scene) -> Wish | None:
    return Wish(verb)


def _length(verb: str, found: Found, _scene: Scene) -> Wish | None:
    return Wish(verb, minutes=0 if found.get("none") else minutes(found["length"]))


def _hours(verb: str, found: Found, scene: Scene) -> Wish | None:
    start, end = _clock(found["start"]), _clock(found["end"])
    if start is not None and end is not None and end <= start < end + 12 * _HOUR:
        end += 12 * _HOUR
    if start is None or end is None or end > 24 * _HOUR:
        return Wish(verb, minutes=-1)
    zone = _zone(found["rest"] or "", scene)
    return Wish(verb, hours=(_written(start), _written(end)), zone=zone)


def _days(verb: str, found: Found, _scene: Scene) -> Wish | None:
    return Wish(verb, weekdays=weekdays(found["days"]))


def _zoned(verb: str, found: Found, scene: Scene) -> Wish | None:
    return Wish(verb, zone=_zone(found["zone"], scene) or "?")


def _workplace(verb: str, found: Found, scene: Scene) -> Wish | None:
    """Read where somebody works; a place that is no building is one only where a building was spoken of."""
    said = folded(found["place"]).strip()
    buildings = {one.building for one in scene.directory.rooms if one.building}
    is_known = any(said in folded(one) for one in buildings)
    if not is_known and found.get("word") != "building":
        return None
    return _with_people(Wish(verb, name=found["place"].strip()), found.get("person") or "", scene)


def _dated(verb: str, found: Found, scene: Scene) -> Wish | None:
    """Read whole days; a part of one, or anything besides, is no day the company is closed."""
    sentence, pieces = scanned(f"on {found['when']}", scene.almanac, scene.directory.names)
    told = details(sentence, pieces, scene)
    is_whole = {piece.kind for piece in pieces} <= {"days", "join", "word"}
    dates = {start.date() for start, _ in (*told.when, *told.target) if is_whole}
    return None if found.get("bare") == "" and not dates else Wish(verb, dates=tuple(sorted(dates)))


def _pool(verb: str, found: Found, scene: Scene) -> Wish | None:
    name = folded(found["name"] or found.get("other") or "").strip()
    return _with_people(Wish(verb, name=name), found.get("people") or "", scene)


def _nickname(verb: str, found: Found, scene: Scene) -> Wish | None:
    return _with_people(Wish(verb, name=found["name"].strip()), found.get("person") or "", scene)


def _limits(verb: str, found: Found, scene: Scene) -> Wish | None:
    said = found.get("length")
    wish = Wish(
        verb,
        name=(found.get("per") or "").lower(),
        number=_number(found.get("n")),
        minutes=minutes(said) if said else 0,
        weekdays=weekdays(found.get("days") or ""),
        is_bare=found.get("bare") is not None,
    )
    return _with_people(wish, _of_other(found.get("person")), scene)


def _person(verb: str, found: Found, scene: Scene) -> Wish | None:
    said = next((found[one] for one in ("person", "whom", "left") if found.get(one)), "") or ""
    wish = _with_people(Wish(verb), _of_other(said), scene)
    return wish if wish.people or not said or "@" in said else None


def _rooms(verb: str, found: Found, scene: Scene) -> Wish | None:
    mails = tuple(one.casefold() for one in re.findall(_MAIL, found.get("mails") or ""))
    if verb == "rooms_add":
        return Wish(verb, mails=mails)
    room = _known_room(found["room"], scene)
    if not room:
        return None
    features = re.split(r"\s*(?:,|\band\b|&|\+)\s*", found.get("features") or "")
    words = (re.sub(r"^(?:has|is|an?|the) ", "", one, flags=re.IGNORECASE) for one in features)
    return Wish(
        verb,
        room=room,
        mails=mails,
        number=_number(found.get("n")),
        name=(found.get("name") or "").strip(),
        trait=(found.get("trait") or "building").lower(),
        features=tuple(sorted({folded(one).strip() for one in words if one.strip()})),
    )


_READERS: Mapping[str, Callable[[str, Found, Scene], Wish | None]] = {
    **dict.fromkeys(("length", "notice"), _length),
    "hours": _hours,
    "days": _days,
    **dict.fromkeys(("zone", "own_zone"), _zoned),
    "workplace": _workplace,
    **dict.fromkeys(("closed", "open"), _dated),
    "holidays": lambda verb, found, _: Wish(verb, name=found["name"]),
    **dict.fromkeys(("pool", "pool_with", "pool_without", "pool_delete"), _pool),
    **dict.fromkeys(("nickname", "nickname_off"), _nickname),
    "limits": _limits,
    **dict.fromkeys(("limits_clear", "limits_show", "leave", "remind"), _person),
    **dict.fromkeys(
        ("rooms_add", "room_rename", "room_address", "room_change", "room_off"), _rooms
    ),
}


# --- words to values -----------------------------------------------------------------------------


def minutes(said: str) -> int:
    """Give how long something is: 45, 45 min, an hour, 1.5 hours, 2 days; -1 for anything else."""
    words = folded(said.strip())
    if re.fullmatch(r"(?:a )?half(?: an)? hour", words):
        return _HOUR // 2
    found = re.fullmatch(
        rf"(?P<n>\d{{1,4}}(?:\.\d)?|an?|{'|'.join(UNITS)}) ?(?P<unit>[a-z]*)", words
    )
    if found is None:
        return -1
    number = found["n"]
    count = 1.0 if number in {"a", "an"} else float(UNITS.get(number, 0) or number)
    unit = next((size for unit, size in _UNITS if re.fullmatch(unit, found["unit"])), -1)
    return round(count * unit) if unit > 0 else -1


_UNITS = (
    (r"|m|mins?|minutes?", 1),
    (r"h|hrs?|hours?", _HOUR),
    (r"d|days?", 24 * _HOUR),
)


def weekdays(said: str) -> frozenset[int]:
    """Give the weekdays that are named, Monday is 0; "Monday to Thursday" are four."""
    days: set[int] = set()
    words = re.findall(r"[a-z]+|-", folded(said))
    for place, word in enumerate(words):
        named = _weekday(word)
        if place > 1 and words[place - 1] in {"to", "-", "until", "through"} and len(named) == 1:
            first = max(_weekday(words[place - 2]), default=named[0])
            named = [day % 7 for day in range(first, first + (named[0] - first) % 7 + 1)]
        days.update(named)
    return frozenset(days)


def _weekday(word: str) -> list[int]:
    if word.startswith("weekend"):
        return [5, 6]
    if word.startswith("weekday"):
        return [0, 1, 2, 3, 4]
    short = len("mon")
    return [
        day
        for day, name in enumerate(WEEKDAYS)
        if len(word) >= short and f"{name}s".startswith(word.rstrip("s"))
    ]


def _number(said: str | None) -> int:
    if not said:
        return 0
    return int(said) if said.isdigit() else UNITS[folded(said)]


def _clock(said: str) -> int | None:
    hit = hour(split(said), 0)
    return hit[1].minute if hit else None


def _written(minute: int) -> str:
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"


def _zone(said: str, scene: Scene) -> str:
    place = _FOR_ALL.sub("", said).strip()
    _, pieces = scanned(f"at 3 {place} time", scene.almanac, scene.directory.names)
    return next((str(piece.value) for piece in pieces if piece.kind == "zone"), "")


def _of_other(said: str | None) -> str:
    """Give whom it is for; nothing where that is oneself."""
    return "" if folded(said or "").strip() in {"", "me", "myself", "my"} else said or ""


def _with_people(wish: Wish, said: str, scene: Scene) -> Wish:
    """Give the wish with everybody who is named, one after the other."""
    people: list[str] = []
    unknown: list[str] = []
    for one in filter(None, re.split(r"\s*(?:,|;|&|\+|\band\b)\s*", said.strip())):
        mail = _known_person(one, scene)
        (people if mail else unknown).append(mail or one)
    return replace(wish, people=tuple(dict.fromkeys(people)), unknown=tuple(unknown))


def _known_person(said: str, scene: Scene) -> str:
    if folded(said) in {"me", "myself"}:
        return scene.asker or ""
    if scene.directory.person(said.casefold()):
        return said.casefold()
    return _only_name(said, "person", scene)


def _known_room(said: str, scene: Scene) -> str:
    if scene.directory.room(said.casefold()):
        return said.casefold()
    return _only_name(said, "room", scene)


def _only_name(said: str, kind: str, scene: Scene) -> str:
    """Give the address of the one person or room that these words name, and nothing besides."""
    _, pieces = scanned(said, scene.almanac, scene.directory.names)
    if len(pieces) != 1 or pieces[0].kind != "name":
        return ""
    name = pieces[0].value
    return str(name.ids[0]) if name.kind == kind and len(name.ids) == 1 else ""
