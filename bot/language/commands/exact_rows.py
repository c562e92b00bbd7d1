"""Commands in one exact wording, tried where no other row claims the message: what the help card and the cards say to type.

Their values may be nonsense ("office closed on the moon"): the setting is claimed all the same, with the value left
empty, so that the answer is what was wrong with it.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.language.commands import values
from bot.language.commands.button_rows import place_number
from bot.language.commands.rows import Row
from bot.language.commands.setting_rows import quiet_hours, reminder_setting, zone_setting
from bot.language.commands.wording import Wording
from bot.language.people.given_names import is_whole_name
from bot.language.requests import (
    AdminRequest,
    ButtonRequest,
    RoomDetails,
    SettingRequest,
    StartOverRequest,
)
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded
from bot.language.tokens.stop_words import is_known

_AND = re.compile(r"\s*(?:,|\band\b|&|\+)\s*")
_ADDRESS = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_FOR_ALL = r"(?: for (?:everyone|everybody|us all|the (?:whole )?(?:team|account|company)))?"
_ERASES = r"(?:forget|erase|purge|scrub|delete|wipe|remove)"
_AT_THEIR_WISH = (
    r"(?P<why>(?:\s*[,.;:–—(-]+\s*|\s+)(?:because|since|as|cos|per|so|after|following|due to|under|on|at|he|she|they|it|this|that|their|his|her|the candidate|gdpr|privacy|data)\b"
    r"(?=.*\b(?:data|details|gdpr|privacy|delet\w*|eras\w*|forgotten|forget|consent|legal\w*|law|requests?|requested|wish|wants? (?:it|this|that)|asked(?: (?:us|me|you))?(?: (?:to|for (?:it|this|that)))?\W*\Z)).*)?"
)
"""Why a candidate is to be forgotten, where it is said."""
Found = Mapping[str, str | None]


def _button(row: Row, _wording: Wording, found: Found) -> ButtonRequest:
    return ButtonRequest("unknown", row.verb, text=found.get("text") or "")  # type: ignore[arg-type]  # one of its verbs


def _slot(_row: Row, _wording: Wording, found: Found) -> ButtonRequest:
    return ButtonRequest("book", "book", number=place_number(found.get("number")))


def _other(row: Row, _wording: Wording, found: Found) -> ButtonRequest:
    return ButtonRequest("unknown", row.verb, number=place_number(found.get("number")))  # type: ignore[arg-type]  # as above


def _over(_row: Row, _wording: Wording, _found: Found) -> StartOverRequest:
    return StartOverRequest()


def _leave(_row: Row, _wording: Wording, found: Found) -> AdminRequest:
    return AdminRequest("leave", "leave", people=((found["mail"] or "").casefold(),), removes=True)


def _export(_row: Row, _wording: Wording, _found: Found) -> AdminRequest:
    return AdminRequest("audit", "export")


def _add_room(_row: Row, wording: Wording, found: Found) -> AdminRequest:
    said = found.get("rest") or ""
    mail = values.MAIL.search(said)
    name = (found.get("name") or "").strip(" ,.:")
    details = values.room_details(said, name, wording.context)
    mails = (mail.group().casefold(),) if mail else ()
    return AdminRequest("add_room", "add_room", mails=mails, room=details)


def _changed_room(row: Row, wording: Wording, found: Found) -> AdminRequest | None:
    mail = values.room_called((found.get("room") or "").strip(), wording.context)
    if not mail:
        return None
    features = tuple(one for one in _AND.split(found.get("features") or "") if one)
    plain = tuple(re.sub(r"^(?:an?|the) ", "", one) for one in features)
    name = (found.get("name") or "").strip() or None
    details = RoomDetails(name=name, features=plain)
    return AdminRequest(row.intent, row.verb, mails=(mail,), room=details)  # type: ignore[arg-type]  # the row's own


def _empty(row: Row, wording: Wording, found: Found) -> SettingRequest:
    name = (found.get("name") or "").strip()
    people, unknown = values.people_in(found.get("people") or "", wording.context)
    return SettingRequest(
        row.intent,  # type: ignore[arg-type]  # the row's own
        row.verb,
        name=name,
        people=people,
        unknown=unknown,
    )


def _own(row: Row, wording: Wording, _found: Found) -> SettingRequest:
    people = values.with_oneself(wording, is_default=True)
    return SettingRequest(row.intent, row.verb, people=people, is_own=True, asks=row.asks)  # type: ignore[arg-type]  # the row's own


def _shown(row: Row, _wording: Wording, _found: Found) -> SettingRequest:
    return SettingRequest(row.intent, row.verb, asks=row.asks)  # type: ignore[arg-type]  # the row's own


def _workplace(row: Row, wording: Wording, found: Found) -> SettingRequest | None:
    """Read where somebody works; a place that is no building is one only where a building was spoken of."""
    place = (found.get("place") or "").strip(" .!")
    buildings = {one.building for one in wording.context.directory.rooms if one.building}
    is_known = any(folded(place) in folded(one) for one in buildings)
    if not is_known and "building" not in (found.get("word") or ""):
        return None
    who = found.get("person") or ""
    people, unknown = values.people_in(who, wording.context) if who else ((), ())
    return SettingRequest(
        "workplace", row.verb, name=place, people=people, unknown=unknown, is_own=not who
    )


def _contact_phone(_row: Row, _wording: Wording, found: Found) -> SettingRequest:
    # A plus sign is read as a word.
    number = re.sub(r"^plus ?", "+", (found.get("number") or "").strip(" .!"))
    return SettingRequest("contact_phone", "contact_phone", text=number, is_off=not number)


def _names_shown(_row: Row, _wording: Wording, found: Found) -> SettingRequest:
    return SettingRequest(
        "names_shown", "names_shown", text=(found.get("see") or "").casefold().split()[0]
    )


def _candidate_events(_row: Row, _wording: Wording, found: Found) -> SettingRequest:
    per = (found.get("per") or "").casefold()
    is_day = "day" in per or "daily" in per
    return SettingRequest(
        "candidate_events", "candidate_events", text="day" if is_day else "session"
    )


def _job_title(_row: Row, wording: Wording, found: Found) -> SettingRequest:
    who, title = found.get("person") or "", (found.get("title") or "").strip(" .!")
    people, unknown = values.people_in(who, wording.context) if who else ((), ())
    return SettingRequest(
        "job_title", "job_title", text=title, people=people, unknown=unknown, is_own=not who
    )


def _forget_candidate(_row: Row, _wording: Wording, found: Found) -> AdminRequest:
    return AdminRequest("forget", "forget_candidate", name=(found.get("name") or "").strip(" .!"))


def _forget_named(row: Row, wording: Wording, found: Found) -> AdminRequest | None:
    """Read "forget Jo Park": a coming candidate's name, or a whole name that no colleague has, also typed small."""
    said = (found.get("name") or "").strip(" .!")
    name = _coming_called(said, wording)
    if not name and not values.people_called(said, wording.context):
        is_told_why = bool(found.get("why")) and _SEVERAL_WORDS.fullmatch(said)
        name = _whole_name(said) or (said.title() if is_told_why else "")
    return _forget_candidate(row, wording, {"name": name}) if name else None


_SEVERAL_WORDS = Cued(r"(?!(?:the|this|that|it|my|all|our|her|his|their)\b)[^\W\d_]{2,}(?: [^\W\d_'’-]{2,}){1,2}", re.IGNORECASE)  # fmt: skip


def _coming_called(said: str, wording: Wording) -> str:
    """Return the name of the one coming candidate who is called so, by the whole name or the first; empty for none or several."""
    coming = {one.candidate.name for one in wording.context.interviews if one.candidate}
    wanted = folded(said)
    whole = {one for one in coming if folded(one) == wanted}
    firsts = {one for one in coming if folded(one).split()[:1] == [wanted]}
    is_colleague = bool(values.people_called(said, wording.context))
    fitting = whole or (set() if is_colleague else firsts)
    return fitting.pop() if len(fitting) == 1 else ""


def _whole_name(said: str) -> str:
    """Return a first and a last name as names are written; empty for other words."""
    if is_whole_name(said):
        return said.title() if said.islower() else said
    words = said.split()
    is_small = len(words) > 1 and said.islower() and not any(is_known(folded(one)) for one in words)
    return said.title() if is_small else ""


_UNITS = {"minute": 1, "hour": 60, "day": 24 * 60}


def _of_links(row: Row, _wording: Wording, found: Found) -> SettingRequest:
    number, unit = found.get("number"), (found.get("unit") or "day").casefold().rstrip("s")
    minutes = int(number) * _UNITS[unit] if number else 0
    return SettingRequest(
        row.intent,  # type: ignore[arg-type]  # the row's own
        row.verb,
        minutes=minutes,
        most=_TIMES.get((found.get("times") or "").casefold().removesuffix(" times")),
        is_off="start" not in found and row.verb == "candidate_moves" and not found.get("times"),
    )


_TIMES = {"once": 1, "twice": 2, "three": 3, "four": 4, "five": 5} | {str(n): n for n in range(10)}


def _of_holds(row: Row, _wording: Wording, found: Found) -> AdminRequest:
    return AdminRequest("settings", row.verb, removes=bool(found.get("off")))


def _of_mail(row: Row, _wording: Wording, found: Found) -> SettingRequest:
    return SettingRequest("candidate_mail", row.verb, is_off=bool(found.get("off")))


def _approval(_row: Row, _wording: Wording, _found: Found) -> AdminRequest:
    return AdminRequest("approval", "approval")


def _plain(row: Row, _wording: Wording, _found: Found) -> AdminRequest:
    return AdminRequest(row.intent, row.verb, asks=row.asks)  # type: ignore[arg-type]  # the row's own


def _new_room(_row: Row, _wording: Wording, found: Found) -> AdminRequest:
    return AdminRequest(
        "add_room", "add_room", room=RoomDetails(name=(found.get("name") or "").strip())
    )


def _bulk_rooms(_row: Row, wording: Wording, _found: Found) -> AdminRequest:
    mails = tuple(one.casefold() for one in values.MAIL.findall(wording.said))
    return AdminRequest("add_room", "rooms_add", mails=mails)


def _away_then(row: Row, wording: Wording, found: Found) -> SettingRequest | None:
    """Read on which days it is asked who is away, today where none is named; None where anything but days was said."""
    said = (found.get("when") or "").strip(" ?.!")
    spans = values.windows(said, wording.context) if said else ()
    if said and not spans:
        return None
    days = {start.date() + timedelta(days=n) for start, end in spans for n in range((end.date() - start.date()).days + 1)}  # fmt: skip
    return SettingRequest(row.intent, row.verb, dates=tuple(sorted(days)), asks=True)  # type: ignore[arg-type]  # the row's own


def _barred_days(_row: Row, wording: Wording, _found: Found) -> SettingRequest:
    return SettingRequest("limit", "limits", days=values.days(wording))


_EVENT = r"(?:calendar )?(?:events?|invitations?|invites?|entries|entry)"
_PER = r"(?P<per>(?:per|an?|each|every|for (?:each|every)) (?:session|interview|day))"
_CANDIDATES = r"(?:candidates|a candidate|the candidate) (?:can|may)"
_THEIR = r"(?:their|the|an) interviews?|interviews|it|them"
_START = r"(?: the start| it starts| they start| the interview)?"
_EACH = r"the |my |an |each |every |our |all "
_AFTER_BY = r"(?:an hour|half an hour|\d+ ?(?:minutes?|mins?|m|hours?|hrs?|h))"
_SWITCHED = r"no(?: more)?|stop|turn off|switch off|disable|turn on|switch on|enable|start"
FIRST_ROWS: tuple[Row, ...] = (
    Row("start_over", "start_over", _over, keys="afresh anew over scratch again", button=r"(?:(?:never ?mind|forget|scrap)(?: all)?(?: of)?(?: that| this| it)? )?(?:let s |let us |can we |i want to |we should )?(?:begin|start) (?:afresh|anew|again|over|from scratch)"),
    Row("unknown", "someone_else", _button, keys="else another substitute substitutes replacement replacements replace stand", button=r"(?:(?:use|find|get|ask|invite|try|need|want)(?: me| us)? )?(?:(?:someone|somebody|anyone|anybody) else|another (?:person|interviewer)|a (?:substitute|replacement|stand ?in)|substitutes|replacements)|who else (?:could|can|would|might)(?: (?:do it|come|make it|stand in|interview|join))?(?: then| instead)?|who (?:could|can) (?:stand in|do it instead|replace (?:him|her|them))|replace (?:him|her|them)", is_booked=True),
    Row("notifications", "notifications", reminder_setting, keys="nudge nudges nudging digests", phrase=rf"(?:please )?(?:no|stop|turn off|switch off|disable|turn on|switch on|enable|start)(?: (?:sending|getting|the|my|more|any|all))* (?:nudg(?:es|ing)|(?:morning |daily )?digests)(?: me)?{_FOR_ALL}(?: please)?|(?:turn |switch )?(?:the |my |all )?(?:nudges|digests) (?:on|off){_FOR_ALL}"),
    Row("notifications", "notifications", reminder_setting, keys="reminder reminders notification notifications", phrase=r"(?:my |the |our |show )*(?:reminders?|notifications?) (?:settings|preferences|options)(?: (?:for|of) (?:everyone|everybody|the account|the team))?", asks=True),
    Row("notifications", "notifications", reminder_setting, keys="ask asking question questions", phrase=rf"(?:please )?(?:(?:don't|do not|never|no longer|stop|start) )?ask(?:ing)? (?:(?:me|us|everyone|everybody|interviewers) )?(?:{_AFTER_BY} )?after(?:wards| (?:{_EACH})?interviews?)(?: again)?{_FOR_ALL}(?: please)?|(?:{_SWITCHED})(?: (?:the|my|any|more|that))* (?:feedback questions?|questions? after(?:wards| (?:{_EACH})?interviews?)){_FOR_ALL}(?: please)?|(?:turn |switch )?(?:the |my )?feedback questions? (?:on|off){_FOR_ALL}"),
    Row("notifications", "notifications", reminder_setting, keys="overview", phrase=rf"(?:please )?(?:{_SWITCHED})(?: (?:sending|the|my|any|more))* morning overview{_FOR_ALL}(?: please)?|(?:turn |switch )?(?:the |my )?morning overview (?:on|off){_FOR_ALL}"),
    Row("notifications", "notifications", reminder_setting, keys="back", phrase=rf"(?:please )?(?:turn|switch|put) (?:(?:all|the|my|our|morning|daily) )*(?:reminders?|notifications?|digests?|nudges) back on{_FOR_ALL}(?: please)?"),
    Row("notifications", "notifications", quiet_hours, keys="quiet message messages ping pings disturb notify bother contact", phrase=r"(?:please )?(?:(?:be|keep|stay|go|remain)(?: me)? quiet|(?:don't|do not|never) (?:send me (?:messages|anything)|message|ping|write to|text|bother|disturb|notify|contact|e-?mail)(?: me| us)?|no (?:more )?(?:messages?|pings?|writing|disturbance))(?: please)? (?:from|between|after|before|until|at|on|over|during|outside) (?P<when>.+)", but="{interview}|candidate|<person>|<date>|<length>"),
    Row("notifications", "notifications", _shown, keys="quiet", phrase=r"(?:(?:show|what are|when are|what's|whats)(?: me)? )?(?:my |the |our |your )?quiet (?:hours|times?)", asks=True),
    Row("limit", "limits_show", _own, keys="absences absence away off leave ooo", phrase=r"(?:(?:show|list|see|what are|what's|whats)(?: me)? )?(?:all )?my (?:absences?|days off|time off|leave)|what absences do i have|when (?:am|will) i (?:be )?(?:away|off|on leave|absent|ooo)(?: next)?", asks=True),
    Row("limit", "absences_show", _away_then, keys="off away out ooo leave holiday vacation pto absent sick ill", phrase=r"(?:who|who all|whos|anyone|anybody|is anyone|is anybody)(?:'s|’s| is| are)?(?: (?:all|else))* (?:off|away|out|out of (?:the )?office|ooo|on (?:leave|holiday|vacation|pto)|absent|(?:off |out )?(?:sick|ill))(?: (?:on |in |for )?(?P<when>.+))?", asks=True),
    Row("limit", "absences_clear", _empty, keys="absences absence", phrase=r"(?:forget|clear|cancel|remove|delete) (?:all )?my absences?"),
    Row("time_zone", "zone", zone_setting, keys="zone timezone time", phrase=r"(?:set )?(?:the |our )?(?:company )?time ?zone(?: to| is|:)? (?P<said>.+)"),
    Row("add_room", "rooms_add", _bulk_rooms, keys="add register", phrase=rf"(?:add|register|create) (?:the |these |new )*(?:meeting )?rooms:? {_ADDRESS}(?:[,;\s]+(?:and )?{_ADDRESS})*"),
    Row("status", "status", _plain, keys="status statsu on someone anybody anyone", phrase=r"(?:what(?:'s| is) )?my (?:status|statsu)|statsu|is it (?:on|off)(?: or (?:on|off))?|did (?:someone|anyone|anybody) (?:enable|turn on|switch on) (?:office ?365|outlook|it|the bot)", asks=True, is_bare=True),
    Row("status", "unreachable", _plain, keys="reach reachable unreachable app", phrase=r"(?:who|whom) (?:can(?:'?t| ?not)|could(?:n'?t| not)) (?:you|the bot|we) (?:reach|write to|message)(?: in teams| in slack)?|(?:who|which (?:people|interviewers)) (?:is|are) (?:unreachable|not reachable|out of reach)|(?:who|who all) (?:does|do)(?:n'?t| not) have (?:the|your) app(?: installed)?|(?:show|list)(?: me)? (?:the )?(?:people )?(?:who are )?(?:unreachable|out of reach)(?: people)?", asks=True),
    Row("enable", "enable", _plain, keys="enable enabled", phrase=r"enable it for (?:everyone|everybody|us|all of us|the company)|can office ?365 be (?:enabled|switched on|turned on)", asks=True),
    Row("rooms", "rooms", _plain, keys="rooms", phrase=r"(?:which|what) rooms (?:can|may|could) (?:we|i) (?:book|use|reserve)|(?:do you have|do we have|are there) (?:any )?rooms in (?!on)[A-Za-z ]{2,30}", asks=True, is_bare=True),
    Row("connect", "connect", _plain, keys="log sign signing logging", phrase=r"(?:log|sign) me (?:in|into)(?: to)? (?:my )?(?:account|calendar)|how about (?:signing|logging) me in", asks=True),
    Row("disconnect", "disconnect", _plain, keys="session", phrase=r"(?:end|close) my session"),
    Row("roles", "roles", _plain, keys="list", phrase=r"give me (?:a |the )?list of (?:the )?(?:admins|administrators|owners|recruiters|interviewers|roles)", asks=True),
    Row("help", "help", _plain, keys="bot", phrase=r"what(?:'?s| is) (?:this|the) bot (?:for|about)", asks=True),
    Row("remove_room", "remove_room", _changed_room, keys="removed", phrase=r"the (?P<room>[\w' ]+?)(?: room)? (?:should|must|has to|can) be removed", but="interviews?|meetings?|<person>"),
    Row("add_room", "add_room", _new_room, keys="room", phrase=r"(?:make|create|add|register) (?:a |the )?(?:new )?(?:meeting )?room (?:called|named) (?P<name>[^,@\d]{2,40})"),
    Row("forget", "forget_candidate", _forget_named, keys="forget erase purge scrub", phrase=rf"(?:please )?(?:forget|erase|purge|scrub)(?: about)? (?P<name>(?!My |The |This |That |It |All |Everything |Me |Data )[^\d]{{2,60}}?){_AT_THEIR_WISH}"),
    Row("forget", "forget_candidate", _forget_named, keys="forget erase purge scrub delete wipe remove", phrase=rf"(?:please )?{_ERASES} (?:all (?:of )?)?(?P<name>(?!my )[^\d]{{2,60}}?)'s (?:personal )?(?:data|details|name|records?|information|info){_AT_THEIR_WISH}"),
    Row("forget", "forget_candidate", _forget_named, keys="forget erase purge scrub delete wipe remove", phrase=rf"(?:please )?{_ERASES} (?:(?:all|any|the|of|personal) )*(?:data|details|records?|information|info|everything)(?: (?:that )?(?:you|we) (?:have|know|hold|keep|store))? (?:of|about|on|for|from) (?:(?:the )?(?:candidate|applicant) )?(?P<name>(?!me\b|my\b)[^\d]{{2,60}}?){_AT_THEIR_WISH}"),
    Row("forget", "forget_candidate", _forget_named, keys="delete erase forget forgotten deleted erased wipe remove", phrase=r"(?P<name>(?!(?:i|we|you)\b)[^\d,.]{2,60}?) (?:has |have )?(?:asked|asks|wants|wanted|requested|would like|wishes)(?: (?:us|me|you|for))?(?: to(?: have)?)? (?:(?:be|have) )?(?:delete|erase|forget|wipe|remove|purge|(?:all )?(?:of )?(?:his|her|their) (?:personal )?(?:data|details)|forgotten|deleted|erased|him|her|them)(?: (?:all|of|personal|everything|about|the|his|her|their|him|them|data|details|information|to|be|deleted|erased|removed|wiped|forgotten|gone|please))*"),
    Row("forget", "forget_candidate", _forget_candidate, keys="forget erase delete", phrase=rf"(?:forget|erase|delete) (?:the )?(?:data of (?:the )?)?(?:candidate|applicant) (?P<name>(?!data|details|records|information)[^\d]{{2,60}}?)(?:'s (?:data|details|name))?{_AT_THEIR_WISH}"),
    Row("notice", "link_days", _of_links, keys="link links choose", phrase=r"(?:(?:the |candidate |candidates' )?links? (?:to candidates |for candidates )?(?:lasts?|lives?|stays? open|(?:are|is) (?:open|good|valid)|holds?|expires? after|ends? after)|(?:candidates|a candidate) (?:can|may) choose(?: a time)?)(?: for)? (?P<number>\d{1,3}) days?"),
    Row("notice", "candidate_move", _of_links, keys="move reschedule", phrase=rf"{_CANDIDATES} (?:move|reschedule)(?: (?:{_THEIR}))? (?:until|till|up to) (?:the start|(?P<number>\d{{1,3}}) (?P<unit>minutes?|hours?|days?)(?: before(?:hand)?{_START})?)"),
    Row("notice", "candidate_cancel", _of_links, keys="cancel", phrase=rf"{_CANDIDATES} cancel(?: (?:{_THEIR}))? (?:until|till|up to) (?:the start|(?P<number>\d{{1,3}}) (?P<unit>minutes?|hours?|days?)(?: before(?:hand)?{_START})?)"),
    Row("notice", "candidate_moves", _of_links, keys="move reschedule", phrase=rf"(?:{_CANDIDATES} (?:move|reschedule)(?: (?:{_THEIR}))? (?:at most |up to )?(?P<times>once|twice|\d times|three times|four times|five times)|(?:candidates|a candidate) (?:can't|cannot|can not|may not|must not) (?:move|reschedule)(?: (?:{_THEIR}))?)"),
    Row("candidate_mail", "candidate_mail", _of_mail, keys="mail email mails emails e-mail e-mails", phrase=r"(?:turn|switch) (?:on|(?P<off>off)) (?:the )?(?:candidate|candidates'?|link) (?:e-?mails?|mails?)|(?:candidate|candidates'?|link) (?:e-?mails?|mails?) (?:on|(?P<off>off))|links (?:may|can) be sent by e-?mail|(?:allow )(?:links by e-?mail|e-?mails? to candidates)|(?P<off>don't|do not|stop|never|no longer) (?:send|sending|allow|allowing) (?:links by e-?mail|e-?mails? to candidates)|(?P<off>no) (?:links by e-?mail|e-?mails? to candidates)"),
    Row("settings", "candidate_holds", _of_holds, keys="hold holds holding", phrase=r"(?:(?P<off>don't|do not|stop|no longer|no) )?(?:hold|holds|holding)(?: the)?(?: times?)? (?:for (?:the )?candidates?|that (?:are|were) (?:sent|given)(?: to candidates)?)"),
    Row("approval", "approval", _approval, keys="admin administrator consent approval", phrase=r"(?:admin(?:istrator)? (?:consent|approval)|(?:get|need|ask for|request|how do i get|how to get)(?: the| my)? (?:admin(?:istrator)? )?(?:consent|approval)|(?:it|microsoft|the page|the sign-in|teams|outlook) (?:says|said|tells me|told me)(?: that)? (?:my |an |our |the )?(?:it )?admin(?:istrator)? (?:has to|must|needs to|should) (?:approve|consent|agree)(?: (?:it|this|that|first))*)", asks=True),
    Row("contact_phone", "contact_phone", _contact_phone, keys="phone call", phrase=r"(?:set |change )?(?:the |our )?(?:contact|candidates?(?:'|’)?s?) phone(?: number)?(?: to| is|:)? (?P<number>(?:plus|[+\d(])[^,;]{3,60})|candidates? (?:can|may|should) call (?P<number>(?:plus|[+\d(])[^,;]{3,60})|(?:no|remove the|delete the) contact phone(?: number)?"),
    Row("names_shown", "names_shown", _names_shown, keys="candidates", phrase=r"candidates (?:see|read|get|are told) (?:the )?(?P<see>full names?|first names?(?: only)?|no names?)(?: of (?:the |their )?interviewers)?"),
    Row("candidate_events", "candidate_events", _candidate_events, keys="candidate candidates", phrase=rf"(?:(?:the |a )?candidates? (?:gets?|have|has|should (?:get|have)|receives?) )?(?:an?|one|(?:a )?single|(?:a )?separate) (?:candidate )?{_EVENT}(?: for (?:the |a )?candidates?)? {_PER}(?: of (?:a|the|their) loop)?(?: for (?:the |a )?candidates?)?|invite candidates (?:to (?P<per>(?:each|every) (?:session|interview))(?: separately| on its own)?|(?P<per>once a day))"),
    Row("job_title", "job_title", _job_title, keys="title", phrase=r"(?:set |change )?my job title(?: to| is|:)? (?P<title>.+)|(?:set |change )?(?P<person>[\w' .-]+?)(?:'s|'|’s) job title(?: to| is|:)? (?P<title>.+)"),
    Row("workplace", "workplace", _workplace, keys="building office workplace work sit based", phrase=r"(?:set |change )?my (?P<word>building|office|workplace)(?: to| is(?: in)?|:)? (?:the )?(?P<place>.+?)(?: building| office)?|i(?: am|'m)? (?:work|sit|based) (?:in|at|from) (?:the )?(?P<place>.+?)(?: building| office)?"),
    Row("workplace", "workplace", _workplace, keys="building office workplace works sits based", phrase=r"(?P<person>[\w' .-]+?)(?:'s|'|’s) (?P<word>building|office|workplace)(?: is)?(?: in)? (?:the )?(?P<place>.+?)(?: building| office)?|(?P<person>[\w' .-]+?) (?:works|sits|is based) (?:in|at|from) (?:the )?(?P<place>.+?)(?: building| office)?|(?P<person>[\w' .-]+?) (?:is|belongs) (?:in|at|to) (?:the|our) (?P<place>[\w ]+?) (?:building|office)"),
    Row("audit", "export", _export, keys="export download save", phrase=r"(?:export|download|save)(?: me)? (?:the )?(?:audit|activity)(?: log| trail)?(?: (?:as|to|in) .{1,20})?"),
)  # fmt: skip
LAST_ROWS: tuple[Row, ...] = (
    Row("book", "book", _slot, keys="looks sounds works is", button=r"{place} (?:looks|sounds|is|works) (?:\w+ ){0,2}?(?:perfect|good|great|fine|best|ideal|lovely)(?: (?:(?:please|so|let s) )*(?:grab|book|take|reserve|have) (?:it|that|that one))?"),
    Row("unknown", "somebody_else", _other, keys="else", button=r"(?:ask |invite |choose |take )?(?:someone|somebody) else (?:for|at|in) {place}"),
    Row("unknown", "somebody_else", _other, keys="else not her him them", button=r"(?:no )?not (?:her|him|them|that (?:one|person)) (?:(?:but|rather|please|find|choose|ask|take|get) )*(?:someone|somebody|anyone|anybody) else(?: please)?"),
    Row("unknown", "use", _other, keys="use", button=r"use (?:the )?(?:room |option |number |one |no |# ?)*{place}(?: room)?", is_booked=True),
    Row("unknown", "ask", _other, keys="ask", button=r"ask (?:option |number |no |# ?)*{place}(?: person)?", is_booked=True),
    Row("unknown", "send_now", _button, keys="send invite", button=r"(?:send|invite) (?:(?:it|them|the candidate|the candidate s invitation) )?(?:right )?(?:now|again)"),
    Row("unknown", "took_place", _button, keys="took happened", phrase=r"(?:yes,? )?(?:it|the interview) (?:took place|happened)"),
    Row("unknown", "no_show", _button, keys="show shows noshow come showed", phrase=r"(?:it(?:'s|’s| was) a |the candidate (?:was|is) a |(?:call|mark|log|count|record|treat|put) (?:it|that|this|her|him|them|that one|this one)(?: down)?(?: as)? a |a )?no[ -]?show|(?:the )?candidate (?:didn't|didn’t|did not|never) (?:come|show|turn)(?: up)?"),
    Row("unknown", "not_there", _button, keys="there", phrase=r"I (?:wasn't|wasn’t|was not) there"),
    Row("leave", "leave", _leave, keys="remove delete deactivate offboard", phrase=rf"(?:remove|delete|deactivate|offboard) (?P<mail>{_ADDRESS})(?: from (?:the |our )?(?:team|account|company|staff|bot))?"),
    Row("add_room", "add_room", _add_room, keys="add register", phrase=rf"(?:add|register) (?:a |the |our )?(?:new )?(?:meeting )?room:? (?:(?:called |named )?(?P<name>[^,@]+?),? )?(?P<rest>{_ADDRESS}.*)"),
    Row("change_room", "room_change", _changed_room, keys="has have is", phrase=r"(?:the )?(?:room )?(?P<room>[\w' ]+?) (?:has|have) (?!no |been |to |had |got no )(?P<features>[^\d]{2,120})|(?:the )?(?:room )?(?P<room>[\w' ]+?) is (?P<features>step[- ]free|(?:wheelchair[- ])?accessible|quiet|soundproof)", but="(?<!step )free|available|interviews?|meetings?|busy|booked"),
    Row("change_room", "room_rename", _changed_room, keys="rename", phrase=r"rename (?:the )?(?:room )?(?P<room>.+?) (?:to|as|into) (?P<name>.+)"),
    Row("remove_room", "remove_room", _changed_room, keys="remove delete", phrase=r"(?:remove|delete|unregister) (?:the )?room (?P<room>.+)"),
    Row("working_hours", "hours", _empty, keys="working office business", phrase=r"(?:set )?(?:our |the )?(?:working|office|business) hours(?: to| are|:)? (?!.*\bfor\b).+"),
    Row("closed", "closed", _empty, keys="closed", phrase=r"(?:the |our )?(?:office|company) (?:is |will be )?(?:closed|shut) (?:on|from) .+"),
    Row("closed", "open", _empty, keys="open", phrase=r"(?:the |our )?(?:office|company) (?:is |will be )?open (?:again (?:on |from )?|on ).+"),
    Row("pool", "pool", _empty, keys="pool", phrase=r"(?:create|make|add|new) (?:a |the )?pool (?:called |named )?(?P<name>[\w &-]+?) ?(?::|=| with ) ?(?P<people>.+)"),
    Row("nickname", "nickname", _empty, keys="means", phrase=r"(?P<name>[\w'.-]+) means (?P<people>(?-i:[A-Z])\w+ (?-i:[A-Z]).*)"),
    Row("limit", "limits", _barred_days, keys="not never", phrase=rf"(?:not|never) on (?P<days>{WEEKDAY}s(?:(?:,| and| or)+ {WEEKDAY}s)*)", is_bare=True),
)  # fmt: skip
