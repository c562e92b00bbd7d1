"""The rows of settings: lengths, hours, limits, buffers, notice, closed days, pools, nicknames, reminders, texts."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from bot.language.commands import values
from bot.language.commands.loop_templates import sessions
from bot.language.commands.rows import WORDS, Row
from bot.language.commands.wording import Wording
from bot.language.requests import SettingRequest

WORDS |= {
    "interview": "interviews?|meetings?(?! rooms?)|sessions?|calls?|screens?|screenings?|appointments?|bookings?",
    "cap": "max|maximum|maximal|at most|at the most|no more than|no more then|not more than|never more than|up to|limit|limits|limiting|limited|cap|caps|capped|not exceed|more than|most|ceiling|quota|not go over|not above",
    "takes": "do|does|doing|take|takes|taking|handle|handles|manage|manages|prefer|prefers|want|wants|enough|plenty|only|just|conduct|accept|accepts|interview|interviews|available|rather|tops|happy|ok|fine",
    "never": "no|not|never|dont|doesnt|wont|cant|cannot|do not|does not|will not|without|avoid|block|blocked|blocks|barred|except|nothing|exclude|keep ~ free|free of|off limits|refuse|refuses|stop|unavailable|shouldnt|isnt|arent|hates?|nor",
    "off": "no|remove|delete|clear|drop|without|disable|turn off|switch off|stop|cancel|lift|reset|scrap|dont|do not|dont need|get rid of|zero|unset|off|unlimited",
    "hours": "hours|working day|workday|working time|schedule|availability|office hours|shift",
    "remind": "reminders?|remind|reminding|notifications?|notify|notified|notifying|alerts?|alert|digests?|summary|summaries|pings?|recap|briefing|agenda|heads up|nag|emails?|mails?",
    "account": "everyone|everybody|all|company|account|team|us|interviewer|person|anyone|nobody|anybody|whole|no one|we",
}  # fmt: skip


def _setting(row: Row, wording: Wording, **said: object) -> SettingRequest:
    people, group = values.with_oneself(wording), values.group(wording)
    request = SettingRequest(
        intent=row.intent,  # type: ignore[arg-type]  # the table's test checks it
        verb=row.verb,
        people=people,
        unknown=values.unknown(wording),
        group="" if people else group,
        is_for_all=bool(group) and not values.is_part(group),
        is_own=wording.has(*values.ONESELF),
        asks=row.asks and wording.is_question,
    )
    return replace(request, **said)


def _plain(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    return _setting(row, wording)


def _length(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest | None:
    minutes = values.minutes(wording)
    if minutes is None and row.intent == "notice" and (per := wording.values("<per>")):
        minutes = {"day": 1440, "week": 7 * 1440}.get(str(per[0]))
    return None if minutes is None else _setting(row, wording, minutes=minutes)


def _none(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    return _setting(row, wording, minutes=0, is_off=True)


def _muted(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    is_on = wording.has("unmute")
    return _setting(row, wording, is_off=not is_on, is_on=is_on)


def _off(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    return _setting(row, wording, is_off=True)


def _hours(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest | None:
    start, end = values.hours(wording)
    if len(wording.values("<n>")) == 2 and not start:  # noqa: PLR2004 - from one hour to another
        first, last = (one for one in wording.values("<n>") if isinstance(one, int))
        start, end = (
            values.clock(first * 60),
            values.clock((last + (12 if last <= first else 0)) * 60),
        )
    bounds = values.bounds(wording)
    if bounds == {"low"}:
        end = ""
    elif bounds == {"high"} and wording.has("dont", "doesnt"):
        start, end = end, ""
    elif bounds == {"high"}:
        start = ""
    elif bounds == {"at"} and not start:
        start, end = _edge(wording)
    days = values.days(wording)
    if not (start or end or days):
        return None
    zone = next((str(one) for one in wording.values("<zone>")), "")
    return _setting(row, wording, start=start, end=end, days=days, zone=zone)


def _preferred(
    row: Row, wording: Wording, found: Mapping[str, str | None]
) -> SettingRequest | None:
    """Read when somebody would rather interview: the speaker, where nobody is named."""
    request = _hours(row, wording, found)
    return request and replace(request, people=values.with_oneself(wording, is_default=True))


def _edge(wording: Wording) -> tuple[str, str]:
    """Return the start or the end of a day of which one edge was said: "Lucy starts at 10"."""
    point = next((clock for clock in values.points(wording)), "")
    return (
        ("", point)
        if wording.has("finish", "finishes", "end", "ends", "stop", "stops")
        else (point, "")
    )


def _limit(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest | None:
    most, per = values.number(wording), wording.values("<per>")
    if most is None or not per:
        return None
    is_all = bool(values.group(wording)) or wording.has("company", "account")
    whom = values.people(wording) if is_all else values.with_oneself(wording, is_default=True)
    said = [one for one in wording.values("<n>") if isinstance(one, int)]
    also = tuple(said[1:2]) if len(said) == len({*per}) == 2 else ()  # noqa: PLR2004 - a day and a week
    return _setting(
        row,
        wording,
        people=whom,
        per=per[0],
        most=most,
        also=also,
        is_own=not is_all and not values.people(wording),
    )


def _allowed_again(
    row: Row, wording: Wording, _: Mapping[str, str | None]
) -> SettingRequest | None:
    """Read which days or hours of every week somebody interviews in again."""
    start, end = values.hours(wording)
    days = values.days(wording)
    if not (days or start or end):
        return None
    whom = values.with_oneself(wording, is_default=True)
    is_own = not values.people(wording)
    return _setting(row, wording, people=whom, days=days, start=start, end=end, is_own=is_own)


def _barred(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest | None:
    start, end = values.hours(wording)
    days = values.days(wording)
    is_all = bool(values.group(wording)) or wording.has("company", "account", "we", "us")
    whom = values.people(wording) if is_all else values.with_oneself(wording, is_default=True)
    is_vague = not (wording.has("interviews", "me", "us") or values.people(wording) or is_all)
    is_once = "<habit>" not in wording.signs and bool(days)
    if not (days or start) or (is_once and (is_vague or wording.has("<who>"))):
        return None
    return _setting(
        row,
        wording,
        people=whom,
        days=days,
        start=start,
        end=end,
        is_own=not is_all and not values.people(wording),
    )


def _closed(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest | None:
    dates = values.closed_dates(wording)
    return _setting(row, wording, dates=dates, is_off=row.verb == "open") if dates else None


def _holidays(row: Row, wording: Wording, found: Mapping[str, str | None]) -> SettingRequest:
    return _setting(
        row,
        wording,
        name=(found.get("name") or "").strip(),
        people=(),
        is_off=bool(found.get("off")),
    )


def _pool(row: Row, wording: Wording, found: Mapping[str, str | None]) -> SettingRequest | None:
    name = re.sub(
        r"^(?:the|our|a|an|new) ",
        "",
        (found.get("name") or found.get("other") or "").strip(),
        flags=re.IGNORECASE,
    )
    people, unknown = values.people_in(found.get("people") or "", wording.context)
    is_strange = bool(unknown) and not people and not any(one[:1].isupper() for one in unknown)
    if not name or is_strange:
        return None
    return _setting(
        row, wording, name=name.casefold(), people=people, unknown=unknown, is_own=False
    )


def _nickname(row: Row, wording: Wording, found: Mapping[str, str | None]) -> SettingRequest | None:
    people, unknown = values.people_in(found.get("person") or "", wording.context)
    name = (found.get("name") or "").strip(" \"'.,")
    if found.get("either"):
        other, _ = values.people_in(found["either"] or "", wording.context)
        if bool(people) == bool(other):
            return None
        name, people, unknown = (
            (found["either"] or "", people, unknown)
            if people
            else (found.get("person") or "", other, ())
        )
    if row.verb == "nickname" and not people:
        return None
    return _setting(
        row,
        wording,
        name=name,
        people=people,
        unknown=() if people else unknown,
        is_own=False,
        is_off=row.verb == "nickname_off",
    )


def zone_setting(
    row: Row, wording: Wording, found: Mapping[str, str | None]
) -> SettingRequest | None:
    """Read a time zone; `?` where a zone was said that is none."""
    zone = values.zone(found.get("said") or found.get("place") or "")
    who = (found.get("who") or "").strip()
    people, unknown = values.people_in(who, wording.context) if who else ((), ())
    is_place = not wording.has("<zone>", "time", "zone", "timezone", "tz")
    if (not zone and is_place) or (who and not people and not unknown):
        return None
    if row.verb == "zone":
        return _setting(row, wording, zone=zone or "?", people=(), unknown=())
    speaker = wording.context.speaker
    return _setting(
        row,
        wording,
        zone=zone or "?",
        people=people or ((speaker,) if speaker and not who else ()),
        unknown=unknown,
        is_own=not who,
    )


_NO_NAMES = frozenset({"the", "our", "my", "this", "that", "its", "a", "an"})
"""What stands before "address" and names no building."""


def _text(row: Row, wording: Wording, found: Mapping[str, str | None]) -> SettingRequest:
    said = {name: (found.get(name) or "").strip(" :,") for name in ("name", "text")}
    return _setting(
        row,
        wording,
        name="" if said["name"].casefold() in _NO_NAMES else said["name"],
        text=said["text"] or " ".join(wording.urls),
        people=(),
        unknown=(),
        is_own=False,
    )


def _link(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    return _setting(
        row,
        wording,
        text=" ".join(wording.urls),
        people=(),
        unknown=(),
        is_own=False,
        is_off=not wording.urls and wording.has(*_OFF),
    )


def quiet_hours(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    """Read when somebody wants to be left alone: "be quiet from 18:00", "don't message me at weekends"."""
    start = next(iter(values.points(wording)), "") or values.hours(wording)[0]
    return _setting(row, wording, is_off=True, start=start, days=values.days(wording))


def reminder_setting(row: Row, wording: Wording, _: Mapping[str, str | None]) -> SettingRequest:
    """Read what somebody wants to be told unasked: which of it, whether, and when."""
    minutes, *also = _leads(wording) or (None,)
    # "My morning digest at 7:30": the hour that is said; "turn on my morning digest" says none.
    switched = _switched(wording)
    is_digest = switched["about"] == "morning"
    points = values.points(wording, with_parts=not is_digest)
    start = next(iter(points), "") or ("" if is_digest else values.hours(wording)[0])
    if (
        minutes is None
        and wording.has("before", "ahead", "prior", "advance")
        and wording.has("<per>")
    ):
        minutes = {"day": 1440, "week": 7 * 1440}[str(wording.values("<per>")[0])]
    return _setting(
        row,
        wording,
        minutes=minutes,
        also=tuple(also),
        days=values.days(wording),
        start=start,
        per=str(next(iter(wording.values("<per>")), "")),
        **switched,
    )


def _leads(wording: Wording) -> list[int]:
    """Return how long before or after something is to be said, in minutes, once or several times."""
    lengths = [one for one in wording.values("<length>") if isinstance(one, int)]
    is_day_too = bool(lengths) and _A_DAY.search(wording.said)
    return [1440, *lengths] if is_day_too else lengths


_A_DAY = re.compile(r"\b(?:a|one|the) day\b", re.IGNORECASE)


def _switchable(row: Row, wording: Wording, found: Mapping[str, str | None]) -> SettingRequest:
    return _setting(row, wording, people=(), unknown=(), is_off=bool(found.get("off")))


def _switched(wording: Wording) -> dict[str, object]:
    """Return which of what is told unasked is meant, whose, and whether it goes on or off."""
    about = next((name for name, words in _ABOUT.items() if wording.has(*words)), "")
    is_off = wording.has(*_OFF)
    return {
        "about": about,
        "is_off": is_off,
        "is_on": not is_off and wording.has(*_ON),
        "is_for_all": wording.has(*_FOR_ALL),
    }


_ABOUT = {
    "morning": ("digest", "digests", "summary", "summaries", "overview", "recap", "briefing"),
    "after": ("after", "afterwards", "feedback"),
    "before": ("before", "ahead", "prior", "b4"),
    # Last, since "nudge me 10 minutes before" asks for a reminder.
    "unanswered": ("nudge", "nudges", "nudging", "unanswered"),
}
_OFF = (
    *(
        "off",
        "stop",
        "no",
        "dont",
        "disable",
        "mute",
        "without",
        "never",
        "end",
        "remove",
        "cancel",
    ),
    *("unsubscribe", "fewer", "less", "quit", "not", "don't"),
)
_ON = ("on", "enable", "start", "again", "unmute", "resume", "activate")
_FOR_ALL = (
    *("everyone", "everybody", "interviewers", "interviewer", "team", "company", "account", "us"),
)


def _template(row: Row, wording: Wording, found: Mapping[str, str | None]) -> SettingRequest | None:
    told = sessions(found.get("text") or "", wording.context)
    if found.get("text") and not told.sessions:
        return None
    name = re.sub(
        r"^(?:the|a|an|our) ", "", (found.get("name") or "").strip(" :"), flags=re.IGNORECASE
    )
    return _setting(
        row,
        wording,
        name=name.casefold(),
        sessions=told.sessions,
        break_minutes=told.break_minutes,
        break_after=told.break_after,
        people=(),
        unknown=told.unknown,
        is_own=False,
        is_off=row.verb == "template_delete",
    )


_SET = "(?:set|change|switch|make|update|put|use|move|please set)(?: the)?"
_TZ = "(?:time ?-?zone|tz|timezones|zone)"
_BE = r"(?: to be| to| is now| is| should be|:| =| as| now|,)*"
_POOL_NAME = r"(?P<name>[\w&/ -]{2,40}?)"
SETTING_ROWS: tuple[Row, ...] = (
    # How long an interview is where nobody says
    Row("default_length", "length", _length, ("(nothing|default|defaults|standard|usual|normal|normally|usually|generally|typically|typical|always|all|every|unless|otherwise|regular|each)", "(make|keep) it <length>|{interview}|length|duration|slots?|defaults?|standard", "<length>|<n>"), but="day|instead|the ~ meeting|this|(?<!make )it|(?<!if )(?<!unless )(nothing|no|not|never|dont|without|block|avoid)|between|buffer|gap|break|notice|<times>|<days>|<date>|remind|reminders?|{cap}|in advance|(with|w) <person>"),
    Row("default_length", "length", _length, ("(length|duration|lengths|lasts?|long|run|take|takes|are|be)", "interviews|(interview|interviews|slot) (length|duration|time|lengths|durations)", "<length>|(length|duration) ~ <n>"), but="{never}|between|buffer|gap|break|notice|<times>|<days>|<date>|<person>|it|this|that|my|default|standard|usual|normal|normally|usually|generally|typically|typical|always|all|every|unless|otherwise|regular|each|{cap}|remind|reminders?|ahead|advance|apart|<who>|default|defaults"),
    # Working hours and days
    Row("working_hours", "hours", _hours, keys="hours workday workdays availability shift workweek working work business office day schedule", marks=("(hours|workday|workdays|availability|shift|workweek|working (day|days|week|time|times)|work (days|week|schedule)|business days|office days|day (starts|ends|runs)|my schedule|<person> 's schedule|our schedule)", "<times>|<n> <n>|<days>"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|{never}|{cap}|interviews?|<room>|<date>|{remind}|buffer|closed|free|holidays?|time ?zone|book|find|shut|was|were|remote|home|<url>|link|it|that|this|meeting|lunch|today|tomorrow|appointment|<mail> ~ room|available|what|who|when", signs="<who> <length> <per> <zone>"),
    Row("working_hours", "hours", _hours, ("(work|works|working|start|starts|starting|finish|finishes|in|office|here|day|part|parttime|does)", "i|we|<person>|he|she|everyone|company|office|my day|<who>|team|people", "(work|works|working) ~ (<days>|<times>)|<days> ~ (<times>|only)|(start|starts|starting) ~ <times>|only ~ <days>|<times> ~ <days>|(finish|finishes) ~ <times>|in ~ only|in <times>|works <times>|in (the )?(office )?<days>|in (the )?office|part ?time ~ (<times>|<days>)|does <times>", "<times>|<days>"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|{never}|{cap}|interviews?|<room>|<date>|{remind}|buffer|closed|free|holidays?|time ?zone|book|find|shut|was|were|remote|home|<url>|link|it|that|this|meeting|lunch|today|tomorrow|appointment|<mail> ~ room|hours|workday|availability|shift|change|make|schedule|set|put|open|available|from|working (day|days|week)|put|move|interviewed|candidate|start|starts ~ (interview|loop)|working (on|with|late)|days", signs="<who> <length> <per> <zone>"),
    Row("working_hours", "hours", _hours, ("(start|starts|starting|begin|begins|work|works|working|finish|finishes|ends|stops)", "i|we|<person>|he|she|everyone|company|office|<who>", "<times>|works ~ <days>", "start|starts|from|begin|begins|finish|finishes|ends|stops"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|was|were|i want|want the|lunch|time|(no|not|never|cant|wont|without|doesnt work|dont work)|{cap}|interviews?|<room>|<date>|{remind}|buffer|closed|free|<length>|holidays?|time ?zone|book|find|shut|was|were|remote|home|<url>|link|it|that|this|meeting|lunch|today|tomorrow|appointment|<mail> ~ room|hours|workday|availability|shift|change|make|schedule|set|put|open|available|working (day|days|week)|move|interviewed|candidate|working (on|with|late)", signs="<who> <length> <per> <zone>"),
    Row("working_hours", "hours", _hours, ("(only|just|can)", "interviews|interview|interviewing", "i|<person>", "<times>|only ~ <days>"), but="{never}|<date>|<n>|find|book|room|<length>|today|next|this|with", signs="<who> <days>"),
    Row("working_hours", "hours", _hours, ("(open|working)", "we|office|company", "<times>"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|{never}|{cap}|interviews?|<date>|free|<length>|shut|closed|slots?|again|it|position|job|role|who|available", signs="<who> <days>"),
    Row("working_hours", "hours", _hours, ("(best|suit|suits|better|ideal|good)", "me|i|<person>", "<times>", "(work|works|are|is|suit|suits) ~ (best|better|ideal|me|<person>)|best"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|{never}|<date>|<days>|free|it|this|that|how|what|<length>|<room>|who|next|slot|one|option|fine|^<times> (works|is) (good|fine)|today", is_bare=True, signs="<who>"),
    Row("working_hours", "hours", _hours, ("(available|availability|free|bookable|reachable|here|around|online)", "i|my|me|<person>", "<times>|<days>", "<habit>|<times>", "i 'm|i am|<person> 's|<person> is|my|only|always|usually"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|{never}|{cap}|(?<!for )interviews?|<room>|<date>|{remind}|between|closed|<length>|holiday|<length>|book|tomorrow|today|next|this|that|^(is|am|are|when|who)|find|book", signs="<who> <days> <per>"),
    Row("working_hours", "hours", _preferred, ("(prefer|preferred|preference|prefers|preferences|interviews|like|likes|interview)", "<times>|<days>", "i|my|me|<person>|<i>", "prefer|preferred|preference|prefers|preferences|<i> interview|likes? (interviews|to interview|interviewing|having interviews)|likes? ~ interviews"), but="check|whether|if|show|what|list|(?<!its )it|shift (to|until)|who|{never}|<room>|<date>|{remind}|find|book|buffer|closed|<length>", signs="<who> <days>"),
    # How many, and when never
    Row("limit", "limits", _limit, ("({cap}|{takes})", "<n>", "<per>"), but="<date>|<room>|<length>|between|find|book (a|an|me|<person>|the)|(?<!dont )(?<!not )(?<!never )schedule (?!more)|free|remind|reminders?|pool|who", signs="<who> <pool>"),
    Row("limit", "limits", _limit, ("<n>", "<per>", "i|me|my|<person>|{interview}|<who>"), but="{cap}|{takes}|<date>|<room>|<length>|<times>|<days>|between|find|book|schedule|free|who|pool|need", signs="<who>", is_bare=True),
    Row("limit", "limits", _limit, keys="day week daily weekly", marks=("<n> <per> (,|and|plus|or) <n> <per>|<n> {interview} <per> (,|and|plus|or) <n> <per>|<n> {interview} <per> (,|and|plus|or) <n> {interview} <per>|<n> <per> <n> <per>|<n> <per> , and <n> <per>",), but="<date>|<room>|<length>|<times>|<days>|between|find|book|free|pool|need|remind", signs="<who>", is_bare=True),
    Row("limit", "limits_allow", _allowed_again, keys="again anymore more after", marks=("<days>|<times>", "<habit>", "again|after all|not ~ (anymore|any more)", "fine|ok|okay|good|free|possible|available|work|works|suit|suits|can|could|do|book|put|open|interview|interviews"), but="<date>|<room>|<length>|<n>|today|tomorrow|next|this|move|cancel|when|who|what|<person> (is|has|can)", signs="<who>"),
    Row("limit", "limits_clear", _off, ("(limit|limits|cap|caps|maximum|restriction|restrictions|quota)", "{off}"), but="<n>|<times>|<days>|<date>|<room>|more than", signs="<per> <who>"),
    Row("limit", "limits_show", _plain, ("(limit|limits|cap|caps|maximum|quota|restrictions)|^max$|my max|(max|maximum) <per>",), but="who|changed|set by|^(that|it|this)|<n>|<times>|<date>|{off}|<room>|<length>|{never}", signs="<who> <per>", asks=True),
    Row("limit", "limits_show", _plain, ("how many", "{interview}", "can|may|should|allowed", "<per>"), but="<n>|<date>|<times>|we", asks=True, signs="<who>"),
    Row("limit", "limits", _barred, keys="keep off free no not never dont doesnt wont cant cannot without avoid block blocked blocks barred except nothing exclude off refuse refuses stop unavailable shouldnt isnt arent hate hates nor", marks=("({never})", "<days>|<times>", "(block|avoid|blocked|keep) ~ (<days>|<times>)|off limits|interviewed|interviews|interview (me|<person>|us|on|him|her|after|before|<times>|<days>)|meetings|sessions|calls|book|schedule|scheduled|booked|booking|interviewing|put|invite|ask|slots?|schedule|give"), but="<date>|<room>|<length>|(?<!no )<n>|cancel|move|closed|office|it|that|have no|had|can i|appointment|remind|reminders?|notifications?|digest|^(not|no|never) (?!{interview})|today|tomorrow|next|this", signs="<who> <n>"),
    Row("limit", "limits", _barred, keys="not never dont doesnt wont cant cannot avoid except unavailable isnt hate hates", marks=("({never})", "<days>|<times>", "<habit>", "(not <times>|do|does|dont|doesnt|can|cant|cannot|wont|never|work|works|available|interview|interviews|doing|hate|hates)", "i|<person>"), but="<date>|<room>|<length>|<n>|today|tomorrow|next|this|until|interviews|schedule|book|booked|scheduled|booking|interviewing|put|invite|ask|slots?|give|meeting|meetings|sessions|session|call|calls", is_bare=True, signs="<who>"),
    # The pause between two, and how long before one
    Row("buffer", "buffer", _length, ("(back|between|buffer|buffers|gap|gaps|break|breaks|padding|pause|breather|apart|breathing|rest|spacing|downtime)", "<length>|(buffer|gap|break|padding|buffers) ~ <n>", "(leave|keep) ~ <length>|between|buffers?|gaps?|padding|breathing|apart|before and after|after (each|every|an)|either side|in between|back to back|around"), but="(no|remove|without|delete|clear|drop|disable|turn off|reset) ~ (buffers?|gaps?|breaks?|padding)|<times>|<date>|<room>|<days>|candidates? between|find|book|templates?|{cap}|loop|onsite|notice|lunch|free (on|at)", signs="<who>"),
    Row("buffer", "buffer", _none, ("(buffer|buffers|gap|gaps|padding|break|breaks)", "{off}"), but="<length>|<n>|<times>|<date>|<room>|onsite|loop|template", signs="<who>"),
    Row("notice", "notice", _length, ("(notice|ahead|advance|lead|beforehand|earliest|leadtime|minimum|prior|warning|before|sooner|earlier|within|less|short)", "<length>|<per>", "notice|ahead|advance|lead|beforehand|warning|leadtime|prior|(at least|minimum) ~ before (an |the |every |each )?interviews?|^(at least|minimum) <length> before$|(within|sooner|earlier|less|shorter) ~ <length>"), but="<person> within the next|^(<person> )?within <length>$|what|have i|do i|show|<times>|<date>|<room>|remind|reminders?|notify|digest|find|book (me|us|an?)|<days>|between|candidates? can|buffer|link|alert|alerts|notifications?|cancel", signs="<who>"),
    Row("notice", "notice", _none, ("(notice|lead)", "{off}"), but="<length>|<times>|<date>|<room>|<n>", signs="<who>"),
    # When nobody works
    Row("closed", "holidays", _holidays, keys="bank public national holidays holiday", phrase=r"(?:we |the company |the office |our company |our office )?(?P<off>(?:don't|do not|no longer) )?(?:keep|observe|follow|respect|honou?r|celebrate|take|take off|add|use|import|block|skip|mind|have|are closed (?:on|for|over)|close (?:on|for)|is closed (?:on|for)|are off (?:on|for)|get|keep|treat|consider|don't (?:work|interview|do interviews) (?:on|during)|do(?:es)? not work (?:on|during)|no interviews (?:on|during)|never book (?:on|during)|be closed on)? ?(?:all |the |our |on )*(?P<name>[\w .]{0,24}?) ?(?:bank|public|national|federal|statutory|official|state)?(?<=[\w]) ?(?:holidays?|hols)(?: calendar)?(?: (?:as closed(?: days)?|free|are off|off|too|here|as days off|are (?:closed|days off|free)))?", but="<date>|<person>|{interview} (?=<)|i|my|i'm"),
    Row("closed", "closed", _holidays, keys="boxing easter good thanksgiving independence labour labor memorial whit midsummer diwali eid ramadan hanukkah juneteenth ascension epiphany pentecost", phrase=r"(?:we(?:'re| are| will be|'ll be)?|the office(?: is| will be)?|the company(?: is| will be)?|office(?: is)?|our office is)? ?(?:also )?(?:closed|shut|off|close|don't work|do not work|no interviews|observe|keep|celebrate)(?: on| for| over| at| during)? (?P<name>(?:boxing day|easter(?: monday| sunday| week| weekend)?|good friday|thanksgiving(?: day)?|independence day|labou?r day|memorial day|whit monday|midsummer(?: eve)?|diwali|eid|hanukkah|juneteenth|ascension day|epiphany|pentecost)(?:,? and [\w ]+)?)"),
    Row("closed", "closed", _closed, keys="closed close closes closing shut shutdown holiday holidays shuts closure nobody no off dont doesnt non", marks=("(closed|close|closes|closing|shut|shutdown|holiday|holidays|shuts|closure|no work|(company|office|we) (doesnt|dont|does not|do not) (work|open)|day off|days off|(company|office) is off|we are off|nobody works|no <n> works|dont work|non working)", "<date>|<days>"), but="tell|what|when|last|find|show|which|is the|<person>|<room>|room|my|i|interview closed|position|job|reopen|not closed|who|role|candidate|leave", signs="<n>"),
    Row("closed", "closed", _closed, ("(interviews|bookings|meetings|interviewing)", "no|never", "<date>"), but="<person>|<room>|i|me|my|have|are there|find|with|<length>|today|<times>"),
    Row("closed", "open", _closed, ("(open|reopen|reopened|working|reopens|opening)", "<date>|<days>", "open|reopen|reopened|reopens|opening|not closed"), but="<person>|<room>|i|my|<times>|hours|work days|slots?|position|job|role|who|any"),
    # Groups of interviewers
    Row("pool", "pool_delete", _pool, keys="pool pools group", phrase=rf"(?:delete|remove|drop|scrap|get rid of|dissolve|kill|erase|disband|we (?:don't|no longer) need)(?: the| our| this)? (?:{_POOL_NAME} (?:interviewer |interview |interviewers )?(?:pool|group)|pool (?:called |named )?[\"']?(?P<other>[\w&/ -]+?)[\"']?)(?: any ?more| please)?", but="{remind}|from|out of|off"),
    Row("pool", "pool_with", _pool, keys="pool pools group", phrase=rf"pool (?P<name>[\w&/-]+) (?:plus|add|\\+) (?P<people>.+)|(?P<people>.+?) (?:joins|is now in|is in|is also in|belongs? (?:to|in)|should be (?:in|part of)|goes (?:in|to|into)) (?:the |our )?{_POOL_NAME} (?:interviewer |interview |interviewers )?(?:pool|group)(?: too| as well| now)?|(?:add|put|include|move|get|place) (?!room)(?P<people2>.+?) (?:to|in|into|on) (?:the |our )?(?:(?P<name2>[\w&/ -]+?) (?:interviewer |interview |interviewers )?(?:pool|group)|pool (?:called |named )?(?P<other>[\w&/ -]+?))(?: too| as well| please)?", but="^(who|is|are|what)|<date>|<times>|<days>|party"),
    Row("pool", "pool_without", _pool, keys="pool pools group", phrase=rf"(?:remove|take|drop|delete|kick|pull|exclude|get) (?P<people>.+?) (?:from|out of|off)(?: of)? (?:the |our )?(?:{_POOL_NAME} (?:interviewer |interview |interviewers )?(?:pool|group)|pool (?:called |named )?(?P<other>[\w&/ -]+?))|(?P<people2>.+?) (?:is no longer (?:in|part of)|leaves|left|isn't in|is not in|should(?:n't| not) be in) (?:the |our )?(?P<name2>[\w&/ -]+?) (?:pool|group)(?: any ?more| now)?", but="nobody|anyone|someone|who|<date>|<times>|<days>|party|forward"),
    Row("pool", "pool", _pool, keys="pool pools group", phrase=r"(?:(?:create|make|add|define|set ?up|new|build|start|open|have|form|i need|we need)(?: me| us)?(?: a| the| an| another)?(?: new)?(?: interviewer| interviewers| interview)? )?(?:pool|group)(?: of interviewers)?(?: called| named| for| =|:)* ?[\"']?(?P<name>[\w&/ -]{2,30}?)[\"']? ?(?::|=| -|,|\(| with| of| from| consisting of| made up of| containing| is| are| has| including| out of| and put| and add) ?(?P<people>.+?)(?: in it| in there)?", but="<date>|<times>|<days>|party|forward"),
    Row("pool", "pool", _pool, keys="pool pools group", phrase=rf"(?:(?:create|make|add|define|set ?up|set|change|update|new|build|start|form|i need|we need)(?: me| us)? )?(?:a |an |the |our |another )?(?:new )?{_POOL_NAME} (?:interviewer |interview |interviewers )?(?:pool|group) ?(?:is|are|=|:|-|to|as|means|has|with|of|should be|from|consists of|consisting of|contains|includes|will be|containing|now has|now is)(?: now)? ?(?P<people>.+?)(?: in it| in there)?|(?:make|create|define|set ?up|build)(?: the| our| a)? {_POOL_NAME[:-1].replace('name', 'name2')}) (?:pool|group) (?P<people2>(?-i:[A-Z]).*(?:,|&|\band\b).+)", but="^(new|create|make|add|open|start|build) (a |an |the )?(new )?pool|^(who|what|which|is|are|find|book|when)|<date>|<times>|<days>|<length>|free"),
    Row("pool", "pool", _pool, keys="pool pools group", phrase=rf"(?:put |group |combine |bundle |make )?(?P<people>.+?) (?:are|make up|form|together as|into|as|in|is|(?=the |our |a )) ?(?:the |our |a )?(?:new )?(?:{_POOL_NAME} (?:interviewer |interview )?(?:pool|group)|(?:pool|group) (?:called |named )?(?P<other>[\w&/ -]+?))", but="joins|leaves|left|should be|out of|^(who|what|which|is|are|when|kick|drop|pull|delete|get|show|joins|create|make a|new|add|remove|take|include|move)|<date>|<times>|<days>|<length>|free|no longer"),
    Row("pool", "pool", _pool, keys="pool pools", phrase=r"(?:create|make|add|define|set ?up|start|new|build|open|form)(?: me| us)?(?: a| an| the| another)?(?: new)?(?: empty)? (?:(?:interviewer |interview )?pool (?:called |named |for )?[\"']?(?P<name>[\w&/-]+(?: [\w&/-]+)?)[\"']?|(?P<other>[\w&/ -]+?) pool)", but="<person>|with|<date>|<times>|<days>|party|forward"),
    Row("pool", "pools", _plain, ("(pool|pools)", "who|whos|what|whats|which|show|list|see|view|tell|^(our |the |all )*pools$|how many|members|display"), but="nobody|anyone|someone|free|available|{off}|<times>|<date>|<days>|<length>|create|add", signs="<who>", asks=True),
    # What a person is called
    Row("nickname", "nicknames", _plain, ("(nicknames|nickname)", "what|whats|show|list|see|view|which|^(the |our |all )*nicknames$|display"), but="is|<who> means", asks=True),
    Row("nickname", "nickname_off", _nickname, keys="nickname nicknames", phrase=r"(?:forget|remove|delete|drop|clear|scrap|stop using|don't use|lose)(?: the| that| our)? (?:nickname (?P<name>[\w'.-]+(?: [\w'.-]+)?)|nicknames? (?:of|for) (?P<person>.+))"),
    Row("nickname", "nickname_off", _nickname, keys="nickname nicknames", phrase=r"(?:forget|remove|delete|drop|clear|scrap)(?: the)? (?P<person>.+?)(?:'s)? nicknames?"),
    Row("nickname", "nickname", _nickname, keys="nickname nicknames", phrase=r"(?:(?:add|set|use|create|make|give|new|register|save)(?: a| the)? )?(?:new )?nickname (?P<name>[\w'.-]+(?: [\w'.-]+)?) (?:for|to|=|as|->|means|is) (?P<person>.+)"),
    Row("nickname", "nickname", _nickname, keys="nickname nicknames", phrase=r"(?:(?:add|set|use|create|make|give|new|register|save)(?: a| the)? )?(?:new )?(?:nickname )?(?:for |of )?(?P<person>.+?)(?:'s| has| a| the| with| gets?| has the| goes by the)* ?nickname(?: is| to| of|:| =| should be| to be|,)? (?!for\b|of\b)[\"']?(?P<name>[\w'.-]+(?: [\w'.-]+)?)[\"']?"),
    Row("nickname", "nickname", _nickname, keys="nickname nicknames", phrase=r"(?:(?:add|set|use|create|make|give|new|register|save)(?: a| the)? )?(?:the |our )?nickname (?:for|of) (?P<person>.+?)(?: is| to| should be|:| =|,| as)? [\"']?(?P<name>[\w'.-]+)[\"']?"),
    Row("nickname", "nickname", _nickname, keys="use nickname nicknames as", phrase=r"nickname:? [\"']?(?P<name>[\w'.-]+)[\"']? = (?P<person>.+)|use [\"']?(?P<name>[\w'.-]+)[\"']? for (?P<person>(?!feedback|scheduling|candidate|interview)[A-Z][\w .'-]+)|(?:add|set|use|save|make|register|take) [\"']?(?P<name>[\w'.-]+(?: [\w'.-]+)?)[\"']? (?:as|to be|for) (?:a |the |an )?nickname (?:for|of) (?P<person>.+)|(?:add|set|use|save|make) (?P<name2>[\w'.-]+) as (?P<person2>.+?)'s nickname"),
    Row("nickname", "nickname", _nickname, keys="nickname", phrase=r"[\"']?(?P<name>[\w'.-]+)[\"']? is (?P<person>.+?)'s nickname"),
    Row("nickname", "nickname", _nickname, keys="is", phrase=r"(?P<person>.+?) is [\"']?(?P<name>(?-i:[A-Z]{2,4}))[\"']?|[\"']?(?P<name>(?-i:[A-Z]{2,4}))[\"']? is (?P<person>.+)", but="<times>|<date>|OK|<room>|zone|hr"),
    Row("nickname", "nickname", _nickname, keys="short stands nickname means refers call", phrase=r"[\"']?(?P<name>[\w'.-]+(?: [\w'.-]+)?)[\"']? (?:means|stands for|is short for|is (?:a |the |our )?nickname (?:for|of)|refers to|is what we (?:all )?call|= nickname (?:of|for)) (?P<person>.+)"),
    Row("nickname", "nickname", _nickname, keys="call calls called known goes aka say when alias", phrase=r"(?:we (?:all )?|everyone |everybody |people |they |you can |you may |please |the team )?calls? (?P<person>.+?) [\"']?(?P<name>(?-i:[A-Z][\w'.-]*(?: [A-Z][\w'.-]*)?|[a-z]{2,8}))[\"']?(?: too| here| sometimes)?", but="<date>|<times>|<days>|<length>|it|off|back|me|us|room|today|now|later|tell|ask|and to"),
    Row("nickname", "nickname", _nickname, keys="known goes aka called alias", phrase=r"(?P<person>.+?) (?:(?:is )?(?:also |mostly |usually |better |always )?(?:known as|called(?! (?:in|off|out|me|us|back|it|sick)\b)|aka|a\.k\.a\.?)|goes by|answers to|alias|likes to be called|prefers(?: to be called)?) (?:the name |just )?[\"']?(?P<name>[\w'.-]+(?: [\w'.-]+)?)[\"']?(?: by everyone| here)?", but="<date>|<times>|<days>|<length>|^(who|is|what|room|pool)|pool|template"),
    Row("nickname", "nickname", _nickname, keys="say when write type mean", phrase=r"(?:when|if|whenever) (?:i|we|someone|somebody|people|they) (?:say|says|write|writes|type|types|mention|mentions) [\"']?(?P<name>[\w'.-]+(?: [\w'.-]+)?)[\"']?,? (?:i |we |they |it |that )?(?:mean|means|meaning|is|it's|that's|think of|use) (?P<person>.+)|(?:by )?[\"']?(?P<name2>[\w'.-]+)[\"']? (?:i |we )mean (?P<person2>.+)", asks=True),
    Row("nickname", "nickname", _nickname, keys="=", phrase=r"(?P<either>[\w'.-]+(?: [\w'.-]+)?) ?= ?(?P<person>[\w' .@-]+)", but="pool"),
    # Where and when it is
    Row("time_zone", "own_zone", zone_setting, keys="zone timezone tz zones timezones time lives based living moved relocated", phrase=rf"(?:{_SET} )?(?:(?:my|(?P<who>[\w' -]+?)(?:'s)?) (?:own |local )?{_TZ}(?: for me)?(?:'s)?{_BE} (?P<said>.+)|(?:me|i'm|i am) (?:to|in|on) (?:the )?(?P<said>.+?) (?:time|{_TZ})|(?P<who>[\w' -]+?)(?: is|'s) (?:now )?(?:in|on) (?:the )?(?P<said>[\w/ +:-]+?) (?:time|{_TZ})(?: now)?|{_TZ} for (?P<who>[\w' -]+?){_BE} (?P<said>.+)|(?P<who>[\w' -]+?) (?:lives|is based|is living|has moved|moved|relocated) (?:in|to) (?P<said>[\w ]+?)(?: now)?|(?P<said>[\w/ +:-]+?) (?:is|as) my {_TZ}|use (?P<said>[\w/ +:-]+?)(?: as)?(?: the)? {_TZ} for (?P<who>[\w' -]+))", but="^(what|which|whats|is|show|who)|default|company|account|office|find|free|slots?|available|everyone|<length>"),
    Row("time_zone", "zone", zone_setting, keys="zone timezone tz zones timezones use time", phrase=rf"(?:{_SET} )?(?:(?:the |our |company |account |office |default |standard |everyone's |company's |team |account's )*{_TZ}(?: for (?:the company|everyone|us|the account|all|the team|all of us))?{_BE} (?P<said>.+)|(?:us|the company|the account|everyone|our (?:office|company) is|(?:the )?(?:office|company) is|we are|we're) (?:to|in|on) (?:the )?(?P<said>.+?) (?:time|{_TZ})|(?:use |we use |we're on |we are in |we're in )(?P<said>[\w/ +:-]+?)(?: as)?(?: the| our)?(?: default| company)? {_TZ}|use (?P<said>UTC|GMT|CET|EST|PST|[A-Z][a-z]+/[A-Z]\w+)(?: times?)?)", but="^(what|which|whats|is|show|who)|my|me|find|free|slots?|available|<person>|<length>"),
    Row("time_zone", "own_zone", _plain, ("(zone|timezone|tz)", "^(what|which|whats|show|is)", "i|my|me|<person>"), but="free|find|<date>|<times>", asks=True),
    Row("time_zone", "own_zone", zone_setting, keys="live based am moved working located 'm in on relocated", phrase=r"(?:i|we)(?:'m| am| have|'ve| are|'re)? (?:now |currently |just )?(?:live|living|based|moved|working|located|relocated|work|staying) (?:in|to|on|from|out of) (?P<place>[\w/ ]+?)(?: time)?(?: now| these days)?|(?:i'm|i am|we're|we are) (?:now |currently )?(?:in|on) (?P<said>[\w/+: -]+?) time(?: ?zone)?(?: now)?", but="<date>|<times>|<days>|<room>|<person>|office|home|remotely"),
    # Messages nobody asked for
    Row("notifications", "replace_decliners", _switchable, keys="replace replacing replacement decliners", phrase=r"(?:please )?(?P<off>don't |do not |never |no longer |stop )?(?:automatically )?replac(?:e|ing) (?:(?:interviewers|people|anyone|everyone|those) )?(?:who|that) declines?(?: automatically)?|(?:please )?(?P<off>don't |do not |never |no longer |stop )?(?:automatically )?replac(?:e|ing) (?:the )?decliners(?: automatically)?|(?:turn |switch )?(?:(?:on|(?P<off>off)) )?auto(?:matic)?[ -]?replacement(?: (?:on|(?P<off>off)))?|(?P<off>no) auto(?:matic)?[ -]?replacement"),
    Row("notifications", "notifications", reminder_setting, ("(remind|nudge)", "(me|us)", "unanswered"), but="<room>|<date>|book|find|free", signs="<length> <n> <times> <per> <days> <person>", asks=False),
    Row("notifications", "notifications", reminder_setting, ("({remind})",), but="(remind|nudge|notify) (the )?candidate$|(no|without|skip|drop|lose|cancel|stop|leave|keep) ~ candidate|candidate ~ (email|mail|emails|mails|invite|invitation)|(remove|delete|drop|clear|take|get|erase) (the|that|this|it|any) (email|mail)|(email|mail|emails|mails|notification|notifications) (to|for) (the )?(<who>|<person>|candidate)|candidate (shouldnt|doesnt|mustnt|neednt|isnt|should not|must not|does not|need not)|i have|that|came|was|per person|per interviewer|by person|by interviewer|events?|appointment|call|check|time|her|him|wont|about (the|my|her|his|it|this)|what|at the|shoot|to (do|buy|check|ask|tell|book|talk|send|finish|email)|connect|connecting|sign|signed|calendar|(remind|nudge|alert|notify) (<person>|<who>|everyone|everybody|them|the team|people)(?! ~ (<length>|before|<per>))|book|find|free|<room>|candidate (link|for)|^(who|what is on)|cancel the interview|<date>|agenda for|my agenda$|^agenda|nobody|connected", signs="<length> <n> <times> <per> <days> <person>", asks=False),
    Row("notifications", "notifications", _muted, ("(mute|unmute|quiet|silence|pinging|messaging|spamming|fewer messages|less messages|fewer emails|bothering|dnd|disturb|unsubscribe|pester|pestering|bugging|snooze)",), but="room|<room>|<date>|connect", signs="<times> <length> <per>"),
    Row("notifications", "notifications", reminder_setting, ("(tell|message|ping|email|dm|text|send|warn|overview)", "me|us|everyone|interviewers|<i>|i", "{interview} ~ (<times>|<per>)|(<length>|<n>) ~ (before|prior|ahead|in advance)|when (someone|somebody|anyone|an interviewer|a candidate|people|interviewers) ~ (accepts?|declines?|answers?|responds?|cancels?|replies|books?|changes)|every (morning|evening)|each (morning|evening)|(in the|every|each|<times>) ~ (morning|evening|<times>)|<per> ~ (summary|digest|overview)"), but="per person|per interviewer|by person|by interviewer|{remind}|book|find|free|<room>|<date>|link", signs="<times> <days>"),
    # Texts and links
    Row("building", "building", _text, keys="building office address offices buildings reception site", phrase=r"(?:(?:set|add|change|update|new|register|create|save)(?: a| an| the| our)? )?(?:the |our )?(?:new )?(?:address|location) (?:of|for) (?:the |our )?(?P<name>[\w -]+?)(?: building| office| site)?(?: is| to|:| =|,) (?P<text>.+)|(?:the |our )?(?:(?:set|add|change|update|new|register|create) )?(?:the |our )?(?P<name2>[\w -]*?) ?(?:building|office|site|headquarters|hq)(?:'s)?(?: in (?P<name>[\w ]+?))? (?:(?:address|location)(?: is| to|:| =|,)?|is (?:at|located at|on)|moved to|has moved to|at) (?P<text2>.+)", but="{interview}|room|rooms|<room>|^directions|^(who|what|is|where)|mailbox|email|<mail>|free|scheduling"),
    Row("building", "building", _text, keys="building buildings office site offices", phrase=r"(?:add|register|create|new|set ?up|define|open|rename|remove|delete|we have|we've got|we got|there is|there's|change|update|edit)(?: a| an| another| the| our)?(?: new)? (?:building|office|site|office building|location)(?: called| named|:| in)? ?[\"']?(?P<name>[\w ]+?)?[\"']?(?:(?:,|:| at| -| to| address| located at| with) ?(?P<text>.+))?", but="{interview}|rooms?|365|^directions|hours|free|party|time|office$|<times>$"),
    Row("building", "building", _text, keys="building buildings site address", phrase=r"(?:(?:set|change|update) )?(?:the )?(?P<name>[A-Z][\w ]+?)'s (?:office )?address (?:to|is)(?: now)? (?P<text>.+)|(?:add|register|create|new|remove|delete|rename|update)(?: the| a| our)? (?P<name>[\w ]+?) (?:building|site)(?:(?:,|:| at| -| to| is at| as| address) ?(?P<text>.+))?|building (?P<name2>[\w ]+?)(?: is at|:|,| =| -| at) ?(?P<text2>.+)|(?P<name3>[\w ]+) building: (?P<text3>.+)|(?P<name4>[A-Z][\w ]+?) (?:office )?address(?: is|:|,| =)? (?P<text4>\d.+)|(?:what|which|show|list)(?: are| is)?(?: me)?(?: the| our| all)* buildings(?: do we have| are there)?|buildings", asks=True, but="<mail>|{interview}|365|^directions|<room> is|free|closed"),
    Row("directions", "directions", _text, keys="directions direction route way get find instructions arrival parking reception visitors candidates come arrive entrance", phrase=r"(?:(?:set|add|change|update|save|use|here are|here're|put|write|new|these are|include|edit)(?: the| our| these| new| some)? )?(?:the |our )?(?:\w+ ){0,2}?(?:directions?|arrival instructions|arrival info|arrival notes|how to get (?:here|there|to us|in)|how to find us|way to (?:the|our) office|getting here|parking info(?:rmation)?|parking|entry instructions|visitor instructions|access instructions)(?: (?:to|for|of|at|from) (?:the |our )?(?P<name>[\w ]+?)(?: office| building| site)?)?(?: for (?:candidates|visitors))?(?: (?:coming|going|who come|travelling|heading|on their way|walking) (?:to|into|in at) (?:the |our )?(?P<name2>[\w ]+?)(?: office| building| site)?)? ?(?:is|are|:|=|-|,| to| should be| should say| as) ?(?P<text>.{3,})", but="^(what|how (do|can)|where|who)|free",asks=True),
    Row("directions", "directions", _text, keys="candidates visitors guests tell people candidate arriving", phrase=r"(?:tell (?:the )?|let |for )?(?:candidates|visitors|guests|people)(?: to| should| must| need to| can| have to| that they| know|:)? (?P<text>(?:they )?(?:should |must |can |need to )?(?:come|enter|report|go|ring|ask|take|arrive|use|check in|sign in|park|walk|wait|register|press|buzz|head)\b.+)", but="<times>|book|slot|link|find|calendar"),
    Row("directions", "directions", _plain, ("(directions)",), but="<who>|<person>|{interview}|free|<date>", signs="<building> <room>", asks=True),
    Row("feedback_link", "feedback_link", _link, ("(fill|feedback|scorecard|scorecards|evaluation|form|survey|review|assessment|debrief|evaluations)", "link|form|url|site|page"), but="leave|on (<who>|<person>)|for <who>|me feedback|<date>|<times>|^(who|when|has|have|did)|<person>|(has|have|had|was|not) given|gave|late|missing|overdue", asks=True),
    # A loop that is used again
    Row("loop_template", "template_delete", _template, keys="template templates loop onsite", phrase=r"(?:delete|remove|drop|forget|scrap|get rid of)(?: the| our)? (?:(?P<name>[\w/ -]+?) (?:loop |onsite |interview )?template|(?:loop |onsite )?template (?P<name2>[\w/ -]+)|(?P<name3>[\w/ -]+?) (?:loop|onsite) template)"),
    Row("loop_template", "templates", _plain, ("(template|templates)", "what|which|show|list|see|view|^(our |the |all |loop |onsite |interview )*templates$|display"), but="<date>|<times>|create|email", asks=True),
    Row("loop_template", "template", _template, keys="onsite loop template panel loops onsites", phrase=r"(?:(?:create|make|add|define|set ?up|new|save|store|our|the|a|an|standard|default|update|change)(?: this| an?| the| our| new)? )*(?:interview |standard |default )*(?:onsite|loop|template|loop template|onsite template|onsite loop|interview loop|panel template|on-site)(?: template| loop)?(?: called| named| for(?: the| a)?)? ?[\"']?(?P<name>[\w/ -]{2,40}?)?[\"']?(?: loop| onsite| template| role| interviews?)?(?: is| are)?(?: ?[:=]| -|,| with| of| consists of| has) ?(?P<text>.+)", but="<date>|<days>|candidate|for <who>|free|today"),
    Row("loop_template", "template", _template, keys="onsite loop template", phrase=r"(?:(?:create|make|add|define|set ?up|new|save|update|change)(?: an?| the| our)? )?(?:the |our |a |standard |default )*(?P<name>[\w/ -]{2,40}?) (?:interview )?(?:onsite|loop|template|loop template|onsite template)(?: is| are| has| consists of)?(?: ?[:=]| -|,| with| of|(?<=is)|(?<=has)|(?<=consists of)) ?(?P<text>.+)", but="<date>|<days>|candidate|for <who>|'s|free|^(find|book|schedule|need|who|can)"),
    Row("loop_template", "template", _template, keys="template", phrase=r"(?:save|keep|store|remember)(?: this| it| that| the loop| this loop| the last loop)?(?: loop)? as (?:a |the |our )?(?:(?:template (?:called |named |for )?)(?P<name>[\w/ -]+)|template (?P<name>[\w/ -]+)|(?P<name2>[\w/ -]+?) template|template)"),
    # How long it is kept
    Row("retention", "retention", _length, ("(retention|keep|delete|erase|purge|store|retain|remove|wipe|forget|stored|kept|deleted|anonymise|anonymize|expire)", "data|retention|candidates?|records?|history|logs?|information|details|everything|old|info|files|interviews?|feedback", "<length>"), but="<times>|<date>|<room>|<person>|between|buffer|notice|ahead|gap|<days>|before (each|every)|break|advance|my|template"),
    Row("retention", "retention", _plain, ("(retention|keep|store|retain|kept|stored)", "how long|what ~ retention|^(show )?(the |our |data )*retention( period| policy| setting)?$"), but="<date>|<room>|<times>", asks=True),
)  # fmt: skip
