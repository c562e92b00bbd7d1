"""The rows of buttons pressed in words, and of beginning anew: matched on the whole message without marks."""

import re
from collections.abc import Mapping
from datetime import timedelta

from msgspec.structs import replace

from bot.language.commands import values
from bot.language.commands.rows import WORDS, Row
from bot.language.commands.wording import Wording
from bot.language.grammar import teach
from bot.language.interviews.targets.loop_sessions import loop_around
from bot.language.requests import ButtonRequest, StartOverRequest
from bot.language.tokens.calendar_words import SAID_WEEKDAY, WEEKDAY
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import RANKS, UNITS

WORDS |= {
    "place": rf"(?:the |one |option |number |slot |no |nr |choice |time |my |# ?|that |your )*(?P<number>(?:1[0-2]|[1-9])(?!\d)|{'|'.join(UNITS)}|{'|'.join(RANKS)}|(?:1[0-2]|[1-9])(?:st|nd|rd|th)|last|final|top|earliest|soonest|latest)(?: (?:possible|available))?(?: (?:one|option|slot|time|choice|suggestion|of those|of these|of them|on the list|in the list|there))*",
    "clock_time": r"(?:the |at |for |that )*(?P<time>\d{1,2}[:.h]\d\d ?(?:am|pm)?|\d{1,2} ?(?:am|pm)|\d{1,2} o ?clock|noon|midday|half (?:past )?\w+|quarter (?:past|to) \w+)(?: (?:one|slot|option|time|start))?",
    "day_time": rf"(?:the |on |for |at |that )*(?P<when>(?:{SAID_WEEKDAY}|today|tomorrow|tmrw)(?: (?:the )?\d{{1,2}}(?:st|nd|rd|th))?(?: (?:morning|afternoon))?(?: ?(?:at )?(?:\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm)?|noon))?|(?:morning|afternoon|early|late)|\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm)? (?:on )?{SAID_WEEKDAY})",
    "it": "it|that|this|that one|this one|them|that slot|this slot|the slot|the time|that time|this time",
    "pick": "book|take|reserve|grab|pick|choose|select|go with|go w|go for|confirm|schedule|have|use|lock in|lock|settle on|bok|we take|we ll have|i ll take|i ll have|go ahead with|make it|let me have|give me|try|like|d like|would like|happy with|stick with|proceed with|continue with|set up|put me down for|we ll take|i choose|i pick|secure|opt for|want|prefer|i d go with|sign up for",
    "suits": "works|works for me|works best|is good|is fine|is great|is perfect|looks good|sounds good|is ok|is okay|suits|please|then|it is|would be great|would work|would suit|would suit us|would suit me|would do|would be good|works well|works for us|will do|that works|is best",
    "no_name": rf"(?!(?:\S+ )*(?:a|an|my|me|our|us|all|any|some|for|about|to|if|when|whether|why|what|who|on|at|in|with|without|as|is|are|s|not|and|or|only|free|busy|available|rooms?|calendars?|today|tomorrow|next|this|week|the|it|again|{WEEKDAY}|\d+(?:am|pm)?)(?: |$))",
    "find": "(?:use|find|get|book|take|try|need|want|show|give|pick|choose|have|see)(?: me| us)?",
}
_DOES = "cancel|disable|enable|remove|delete|move|reschedule|book|disconnect|forget|turn|switch|stop|clear|send|add"


def _button(row: Row, wording: Wording, found: Mapping[str, str | None]) -> ButtonRequest | None:
    time, when = found.get("time"), found.get("when")
    minute = values.minute_of(time.replace("h", ":")) if time else None
    if time and minute is None:
        return None
    intent = row.intent if row.intent in {"book", "more", "why", "undo"} else "unknown"
    return ButtonRequest(
        intent=intent,  # type: ignore[arg-type]  # one of the four or unknown
        verb=row.verb,  # type: ignore[arg-type]  # the table's test checks it
        number=place_number(found.get("number")),
        minute=minute,
        windows=values.windows(when, wording.context) if when else (),
        text=values.as_typed(wording.said, (found.get("text") or found.get("other") or "").strip()),
    )


def _extension(row: Row, wording: Wording, found: Mapping[str, str | None]) -> ButtonRequest | None:
    """Read until when a link is to be open, or how much longer; None where a time was said that is not read."""
    made = _button(row, wording, found)
    said = (found.get("days") or "").strip()
    if made is None or (found.get("when") and not made.windows):
        return None
    number = 1 if said in {"a", "another", "one"} else place_number(said) if said else 0
    days = (number or int(said or 0)) * (7 if found.get("weeks") else 1)
    # Until an hour is until it begins: an interview that starts then would end later.
    length = timedelta(minutes=wording.context.directory.interview_minutes)
    until = tuple((a, a if b - a == length else b) for a, b in made.windows)
    return replace(made, minutes=days * 24 * 60 if said else None, windows=until)


def _candidate_zone(
    row: Row, wording: Wording, found: Mapping[str, str | None]
) -> ButtonRequest | None:
    """Read where a candidate is; None where no zone is known by that, and for a colleague."""
    zone = values.zone(found.get("place") or found.get("zone") or "")
    made = _button(row, wording, found)
    if made is None or not zone or values.people_in(made.text, wording.context)[0]:
        return None
    return replace(made, zone=zone)


def _session(row: Row, wording: Wording, found: Mapping[str, str | None]) -> ButtonRequest | None:
    """Read which sessions of a loop are meant, by their places or by who takes them; None for anything else."""
    said = _SESSIONS.sub(" ", found.get("text") or "")
    people = values.people(wording)
    minutes = values.minutes(wording) if wording.has("<length>") else None
    parts = [one.strip() for one in re.split(r"\b(?:and|with|for|by)\b|[,&]", said)]
    places = (one for one in parts if _PLACE.fullmatch(one))
    numbers = _PAIRS.get(said.strip()) or tuple(filter(None, map(place_number, places)))
    is_adding = row.verb == "loop_add"
    enough = bool(people) if is_adding else len(numbers) + len(people) == _TAKES[row.verb]
    is_off_one = row.verb == "loop_drop" and bool(people) and bool(_OFF_ONE.search(said))
    is_theirs = bool(people) and not is_adding and bool(_OWNED.search(found.get("text") or ""))
    is_other = is_off_one or (
        is_adding
        and (
            _NO_SESSION.search(said)
            or _TO_ONE.search(found.get("text") or "")
            or (wording.context.last != "loop" and _is_to_shown(wording, minutes))
        )
    )
    if not enough or values.unknown(wording) or (is_adding and numbers) or is_other:
        return None
    return ButtonRequest(
        "unknown",
        row.verb,  # type: ignore[arg-type]  # the table's test checks it
        people=people,
        numbers=numbers,
        minutes=minutes,
        text="session" if is_theirs else "",
    )


def _is_to_shown(wording: Wording, minutes: int | None) -> bool:
    """Whether who is to be added below the card of one session comes to that one: no further session is spoken of."""
    is_of_one = bool(loop_around(wording.context))
    return is_of_one and minutes is None and not _FURTHER.search(wording.said)


_FURTHER = Cued(
    r"\b(?:another|one more|extra|additional|further|new)\b|\ban? (?:\S+ )?(?:session|interview|round)\b"
)
_SESSIONS = Cued(r"\b(?:the|sessions?|interviews?|rounds?|numbers?|ones?|s)\b|'s|’s|#")
_PLACE = Cued(rf"\d(?:st|nd|rd|th)?|last|final|{'|'.join(UNITS)}|{'|'.join(RANKS)}")
_PAIRS = {"first two": (1, 2), "last two": (-2, -1), "first 2": (1, 2), "last 2": (-2, -1)}
_NO_SESSION = Cued(
    r"\b(?:breaks?|lunch|pause|gap|buffer|notes?|comments?|messages?|rooms?|links?|cv|video|title|reminders?|feedback|scorecards?|as an?)\b"
)
"""What is added for somebody and is no session of theirs."""
_TO_ONE = Cued(
    rf"\b(?:to|in|into|joins?|alongside) (?:the )?(?:(?:\S+ )?(?:session|interview|round|part)s?(?: (?:number |no )?\d)?|\S+ one|(?:\d(?:st|nd|rd|th)|last|final|{'|'.join(RANKS)})(?: one)?|\d|\S+?(?: |['’])s)(?: (?:too|as well|also|please))*$"
)
"""Where somebody is to come to one of the sessions, and not to have one of their own."""
_OWNED = re.compile(r"\b(?:sessions?|interviews?|rounds?|s)\b|['’]s\b")
"""What speaks of the session of who is named, and not of who takes it: "drop Mei's"."""
_OFF_ONE = re.compile(r"\b(?:from|off|out of|in|on)\b")
"""Who leaves a session that goes on without them: "drop Mei from the first session"."""
_TAKES = {"loop_swap": 2, "loop_drop": 1}
_NOT = Cued(
    r"^.*?\b(?:why|how come)\b(?:(?: |['’])(?:is|are|was|do|does|did|have|has|can|there|it|you|we|i|s))*(?: (?:not|nothing|nobody|none|no|\w+n['’]?t)\b)?",
    re.IGNORECASE,
)
"""What asks for a reason, and denies."""


def _why(_row: Row, wording: Wording, _: Mapping[str, str | None]) -> ButtonRequest:
    # "Why not before 10" is about what is before 10.
    asked = _NOT.sub("", wording.said, count=1)
    spans = (
        values.windows(asked, wording.context) if wording.has("<days>", "<date>", "<times>") else ()
    )
    return ButtonRequest(
        "why", "why", windows=spans, people=tuple(sorted(values.with_oneself(wording)))
    )


def _over(_row: Row, _wording: Wording, _: Mapping[str, str | None]) -> StartOverRequest:
    return StartOverRequest()


SEVERAL_PLACES = rf"(?:(?:all|both|every one)(?: of)?(?: (?:them|these|those|the))?(?: (?:two|three|four|five))?(?: (?:times|slots|options))?|(?:the )?first (?:two|three|few|2|3)(?: (?:times|slots|options|ones))?|(?:(?:the|option|slot|number|options|slots) )*(?:[1-9]|{'|'.join(RANKS)})(?: (?:one|option|slot))? (?:and|plus)(?: also)? (?:(?:the|option|slot|number) )*(?:[1-9]|{'|'.join(RANKS)})(?: (?:ones?|options?|slots?))?)"
"""Several of the times offered, of which only one can be booked: which is meant has to be asked."""


def place_number(said: str | None) -> int | None:
    """Return the place in a list that was said; -1 is the last."""
    if said is None:
        return None
    if said in {"last", "final", "latest"}:
        return -1
    digits = re.match(r"\d+", said)
    return (
        int(digits.group())
        if digits
        else ({"top": 1, "earliest": 1, "soonest": 1} | UNITS | RANKS)[said]
    )


_WHOM_TO_ASK = r"(?:(?:the |that |this )?candidate|them|him|her|(?!(?:me|us|everyone|everybody|anyone|somebody|someone|a|the|both|all) )(?P<text>\S+(?: (?!(?:to|for|so|a|the|another|their|his|her) )\S+)?))"
_CHOOSE_AGAIN = r"(?:choose|choosing|pick|picking|select|find|take|book) (?:another|a different|a new|some other|an other|other|different|a better) (?:times?|slots?|dates?|days?|one)(?: (?:again|instead|please|with (?:the|that|their|his|her) link))*"
_EMAIL = r"(?:e ?-?mail)"
_WHOSE_LINK = r"(?:the|this|that|their|his|her|a)"
_WHOM_TO_MAIL = r"(?:(?:the )?candidate|them|him|her|(?P<text>\S+@\S+)|(?!(?:me|us|everyone|everybody|the|all) )(?P<other>\S+(?: \S+)?))"
_LINK_OF = r"(?:(?:(?:the|this|that|their|his|her|a) )?link|(?!(?:the|this|that|their|his|her|a|my|all) )(?P<text>\S+(?: \S+)?) s link|(?:the )?link (?:for|of) (?P<other>\S+(?: (?!(?:again|once|please|now|card|status|state|so|yet|is|was|doing|going)\b)\S+)?))"
_LONGER = r"(?:(?:until|till|to|through) (?P<when>(?!\d+ (?:days?|weeks?)).+)|(?:by |for )?(?P<days>\d{1,2}|a|another|one|two|three|four|five|six|seven)(?: more| further| extra| another)? (?:days?|(?P<weeks>weeks?))(?: longer| more)?|longer|a (?:bit|little)(?: longer)?)"
_CHOOSER = r"(?:(?:the |that |this |my )?candidate|she|he|they|(?P<text>(?!(?:i|she|he|they|we|you|it|there|that|this|the|a|my|everyone|everybody|anyone|anybody|someone|somebody|nobody|which|who) )\S+(?: (?!(?:has|have|already|yet|finally|chos|choose|pick|select))\S+)?))"
_CHOSE = r"(?:already |yet |finally )*(?:chosen|choose|chose|picked|pick|selected|select)(?: (?:a|any|the|their|her|his|one of the) (?:times?|slots?|days?)| one| anything| something)?(?: (?:yet|already|by now|so far|with (?:the|their|her|his) link))*"
_SEES = r"(?:show|open|what is|what s|see|view|display|find|get|bring up|pull up|check|give|send|resend|where is|where s|where did you put|what about|how about|any (?:news|update|updates) (?:on|of|from|about|with)|what happened (?:to|with)|what s (?:up|new) with|(?:what is |what s |show |give |tell |get |see |check )?(?:me )?(?:the )?(?:status|state)(?: of| for| on)|how is|how s|how does)(?: me)?"
_TO_PASTE = r"(?:what|which text)(?: can| do| should| could| shall)? i (?:paste|copy|send)(?: in)? (?:to|for) (?P<text>\S+(?: \S+)?)|(?:(?:show|give|get|copy|find)(?: me)? )?the (?:text|message) (?:(?:to|that i) (?:paste|copy|send) )?(?:for|to) (?P<other>\S+(?: (?!(?:again|please|now)\b)\S+)?)(?: again| please| now)*|resend (?P<other>\S+(?: (?!the )\S+)?) (?:the|her|his|their) link"
"""Who asks for the text of a candidate's link."""
_STANDS = r"(?: (?:again|once more|card|status|state|doing|going|stand|standing|look|looking|so far|yet))*"
_USED = r"(?:open|valid|active|alive|live|good|working|used|expired|withdrawn|over|still open|still valid|still active|still alive|still good|still working)"
_ALL_LINKS = r"(?:all |of |my |the |our |open |pending |current |active |sent |unused |candidate |candidates |candidate s |booking |scheduling |self scheduling )*links"
_CANDIDATE = r"(?:the |my |this )?candidate"
_NAMED = r"(?!(?:i|me|my|we|our|us|it|this|that|the|there|who|what|where|which|when|how|if|everyone|everybody|someone|somebody|nobody|room|interview|office|company|account|default|set|candidate) )\S+(?: \S+)?"
BUTTON_ROWS: tuple[Row, ...] = (
    Row("book", "book", _button, keys="book reserve schedule confirm grab take bok secure", button=r"(?:book|reserve|schedule|confirm|grab|take|bok|secure)(?: {it})?(?: in| now| up)?(?: for me| for us)?", is_offered=True),
    Row("book", "book", _button, keys=f"both all every two three {' '.join(RANKS)} and plus", button=rf"(?:(?:i )?{{pick}} )?{SEVERAL_PLACES}(?: for me| for us)?", is_offered=True),
    Row("book", "book", _button, keys=f"book take reserve grab pick choose select go confirm schedule have use lock settle bok i we secure opt we want prefer make let give try like happy stick proceed continue set put {' '.join(UNITS)}", button=r"(?:i )?(?:would )?{pick} (?:me |us )?{place}(?: for (?:me|us))?(?: (?:{suits}))?", but="(make it|try|like|set up|do|have|use|give me|down for) (<n>|<date>)$"),
    Row("book", "book", _button, keys="book take reserve grab pick choose select go confirm schedule have lock bok secure", button=r"(?:i )?{pick} (?:{clock_time}|{day_time}(?: (?:one|slot|option|time))?)", is_offered=True),
    Row("book", "book", _button, keys="one slot option book", button=r"(?:(?:i )?{pick} )?(?:the )?(?:one|slot|option) (?:on|at) (?:{day_time}|{clock_time})|(?:{clock_time}|{day_time}) (?:{suits})(?: for me)?(?: book it| book that| please book(?: it)?)|(?:(?:i )?{pick} )?(?:{clock_time}|{day_time})(?: s)? (?:one|slot|option)(?: (?:{suits}))*"),
    Row("book", "book", _button, keys=f"works is looks sounds suits please then it would that {' '.join(RANKS)} option slot number last 1 2 3 4 5 6 one two three", button=r"{place} (?:{suits})(?: for me| for us)?", but="^<n> (please|then)$"),
    Row("book", "choose", _button, keys="propose suggest", button=r"(?:propose|suggest) {place}", is_offered=True),
    Row("book", "choose", _button, keys=f"one option slot number choice last top earliest soonest latest # {' '.join(RANKS)} {' '.join(UNITS)} 1 2 3 4 5 6 7 8 9 10 11 12 1st 2nd 3rd 4th 5th 6th", button=r"{place}", is_statement=True),
    Row("book", "choose", _button, keys="the", button=r"the {clock_time}", is_offered=True, is_statement=True),
    Row("unknown", "show", _button, keys="show open view see details", button=r"(?:show|open|view|see|details (?:of|for|on))(?: me)? (?!all|more)(?:(?:the )?session (?:number )?)?{place}(?: session)?"),
    Row("more", "more", _button, keys="anything none something is are more further other others else next keep additional different alternatives another", button=r"(?:(?:show|see|get|give|any|find|got any|got|have you got|do you have|are there|is there|i want|i need|let me see|what about|offer|suggest|list|load|want|need)(?: me| us)?(?: to see)? ?)*(?:any |some |a few |the |even )*(?:more|further|other|next|additional|different|alternative|another|others|alternatives|extra)(?: (?:available |free |possible |good )?(?:times?|slots?|options?|results?|choices|choice|page|ones?|suggestions?|possibilities|alternatives|please|few|of them|of those|time slots?|openings))*(?: (?:do you have|are there|available|there|you have|possible|exist|that work|if any))?|what else(?: (?:is there|do you have|have you got|you got|is available|is possible|works|could work))?|(?:do you have |is there |have you got |got )?anything else(?: (?:free|available|that works|possible))?|next|(?:show|load|see) more|keep going|any (?:others?|more)|(?:what|which) other (?:times?|slots?|options?)(?: (?:are there|do you have|work|are available|are possible|have you got))?|none of (?:these|those|them) (?:work|works|are good|fits me|suit|suits|fit)(?: for me| for us| me| us)?(?: (?:show|give) (?:me )?more| any others?| more)?|more more|and more|anything (?:else |later |earlier )?(?:in|on) the list|is that all(?: there is| you have)?|what are the (?:other|alternatives|further) ?(?:options|times|slots|ones|choices)?|are (?:these|those|they) all(?: there is| the options)?|are there others|(?:anything else|any others?|any more|more|what else|others|something else|next)(?: (?:is there|please|maybe|perhaps|then))*(?: (?:as|because|since))?(?: (?:i m|we re|i am|we are|i|we|she s|he s|they re))?(?: (?:really|honestly|just))? (?:not (?:(?:really|so|too|very|that|super) )?(?:keen on|sold on|happy with|a (?:big )?fan of|fans of|into|mad about|loving|feeling|convinced by)|don ?t (?:(?:really|much) )?(?:like|love|fancy|want)|dislike) (?:(?:any|either|all) of )?(?:these|those|them|it|any)|(?:show me |give me |find me |let me see )?something else"),
    Row("why", "why", _button, keys="why how who blocking what explain", button=r"who (?:is|s) ?n ?t free|who isn t (?:free|available)|(?:y|why) not|why|how come|why (?:are there |is there |do i (?:see|get) |am i (?:seeing|getting) |only )?(?:no|nothing|none|so few|not more|nobody|noone|no one|this few|only \w+)(?: (?:times?|slots?|results?|one|free|options?|available|shown|more|here|matches))*|who (?:is|s) (?:busy|blocking|in the way|the problem|not free|missing|unavailable)(?: (?:us|it|this|that|then|the slot))?|what (?:is|s) (?:wrong|the problem|the issue|blocking|in the way|the conflict|the reason)(?: (?:here|us|it|with (?:it|that|this)))?|explain(?: (?:that|this|why|please|it))*|for what reason|how is that|why (?:is )?that|why these(?: times)?|(?:why )?what went wrong|tell me why|show me why|but why|why though|why is that so|what (?:makes|made) it (?:fail|impossible)"),
    Row("why", "why", _why, keys="why how come what", marks=("^(but |and |so |hm |ok |then )*(why|how come|how|what made|what makes)( did| do| would| have| are)? you (just |even |actually )*(pick|picked|choose|chose|chosen|choosing|select|selected|go for|going for)",), but="<mail>|{interview}|link|candidate|my|i", signs="<person> <who> <days> <date> <times> <place> <n>", asks=True),
    Row("why", "why", _why, keys="why come wrong problem explain", marks=("^(but |and |so |hm |then |explain |tell me |please )*(why|how come|whats wrong with|what 's wrong with|what is wrong with|whats the problem with|what is the problem with|what 's the problem with|what about .* why)",), but="<mail>|{interview} (cancelled|moved|was|canceled)|did|was(?! not (offered|proposed|suggested|shown|listed))|were(?! not (offered|proposed|suggested|shown|listed))|connect|sign|does the|you|bot|microsoft|365|calendar|need|moved|changed|declined|<room> (declined|cancelled)|my|i", signs="<person> <who> <days> <date> <times> <room> <place> <pool> <n>", asks=True),
    Row("undo", "undo", _button, keys="undo take revert rollback roll back reverse restore unbook mistake undone", button=r"(?:oops|cancel that|no|wait|whoops|sorry|ah|argh|damn|ugh|shit|no no|hang on|hold on|wrong one|mistake|that was a mistake|that was wrong|that is wrong|i (?:just )?booked the wrong (?:one|slot|time)|wrong (?:slot|time|button)|i misclicked| )*(?:undo|revert|reverse|roll ?back|restore|put back|undo undo)(?: (?:it|that|this|them|(?:the |my )?(?:last )?(?:booking|change|one|thing|action|step|cancellation|move|cancel)|last (?:one|change|action|step|booking|thing)|my last (?:action|change|step|booking|one)|what (?:i|you) (?:just |have just |ve just )?(?:did|done)|everything|back|please|again|your last action))*|(?:no |wait |oops |sorry |that was wrong |that was a mistake |my mistake )*(?:take|roll|put|turn|bring) (?:(?:it|that|this) back|back (?:it|that|this|(?:the |my )?(?:last )?(?:booking|change|one|step|action)))(?: again)?|(?:no |wait |oops )*(?:that|this|it) was (?:a|by|my) (?:mistake|accident|wrong one|error)(?: (?:undo|take it back|undo it|undo that|revert)(?: please)?)?|i (?:want|need) (?:that|this|it) undone|(?:that|this) should be undone|i (?:did not|didn t|dont|don t) mean (?:that|to do that|to book that|to|to book it|to do it)(?: undo(?: it| that)?)?"),
    Row("unknown", "withdraw_link", _button, keys="withdraw revoke cancel link links", button=r"(?:withdraw|revoke|cancel|delete|kill|disable|deactivate|expire|take back|switch off|turn off|close)(?: {it}| the| his| her| their| that)?(?: (?!(?:both|every|each|it|all|any|the|my|our|his|her|their|that) )(?P<text>\S+(?: \S+)?) s)?(?: (?:candidate|candidate s|candidates|booking|scheduling|self scheduling))? link(?: again| now| for (?:the candidate|{no_name}(?P<other>\S+(?: \S+)?)))?"),
    Row("unknown", "withdraw_other_link", _button, keys="withdraw revoke cancel delete close", button=r"(?:withdraw|revoke|cancel|delete|kill|disable|take back|close) (?:the |her |his |their |that )?(?:other|first|older|old|earlier|previous)(?: one| candidate)? link"),
    Row("unknown", "choose_again", _button, keys="let ask have get allow invite send give", button=rf"(?:let|ask|have|get|allow|invite|send|give) {_WHOM_TO_ASK}(?: (?:a|the|another|their|his|her) link)?(?: (?:to|for|so (?:that )?(?:they|he|she) can))? {_CHOOSE_AGAIN}"),
    Row("unknown", "send_link", _button, keys="send email e-mail mail link", button=rf"(?:send|forward) (?:{_WHOSE_LINK} )?link(?: to {_WHOM_TO_MAIL})? (?:by|via|per|in an?|with an?) {_EMAIL}|(?:{_EMAIL}|mail) (?:{_WHOSE_LINK} )?link(?: to {_WHOM_TO_MAIL})?|(?:{_EMAIL}|mail) {_WHOM_TO_MAIL} {_WHOSE_LINK} link|send (?:{_WHOSE_LINK} )?link to (?P<text>\S+@\S+)"),
    Row("unknown", "extend_link", _extension, keys="extend prolong renew lengthen keep leave link", button=rf"(?:(?:extend|prolong|renew|lengthen) {_LINK_OF}|(?:keep|leave) {_LINK_OF} (?:open|alive|active|valid|up))(?: {_LONGER})?|(?:keep|leave) (?:it|that|this) (?:open|alive|active|valid) {_LONGER}|{_LINK_OF} (?:should|must|needs to|has to|is to) (?:be|stay|remain)(?: valid| open| good| active)? {_LONGER}"),
    Row("unknown", "candidate_zone", _candidate_zone, keys="is are in zone timezone lives based", button=rf"(?:{_CANDIDATE}|she|he|they|(?P<text>{_NAMED}?))(?:(?: is| are| s| re)(?: now| currently)?(?: living| based| located)?| lives?| sits?) in (?P<place>[^\d]+?)(?: time)?(?: now)?|(?:{_CANDIDATE} s|{_CANDIDATE}|her|his|their|(?P<other>{_NAMED}?) s)(?: own| local)? (?:time ?zone|zone)(?: is| to|:)? (?P<zone>[^\d]+)", but="<date>|<times>|<days>|<room>|<length>|<pool>"),
    Row("unknown", "show_link", _button, keys="link", button=rf"{_SEES} {_LINK_OF}{_STANDS}|(?:{_LINK_OF}) (?:status|state|card)|(?:is|was|has|did) {_LINK_OF} (?:still |already |yet |been |get )*{_USED}(?: (?:yet|already|now))*|(?:when|until when|how long) (?:does|is|will|can) {_LINK_OF} (?:be )?(?:expires?|ends?|closes?|runs? out|open|valid|good|last|stay open|be open)(?: for)?"),
    Row("unknown", "show_link", _button, keys="chosen choose chose picked pick selected select use used open opened", button=rf"(?:has|have|did|does|do you know (?:if|whether)|do we know (?:if|whether)|tell me (?:if|whether)|when (?:did|has)|what (?:did|has)|which time (?:did|has)) {_CHOOSER} (?:has |have |did )?(?:{_CHOSE}|(?:already |yet |ever )*(?:used?|opened?) (?:the|her|his|their|my) link(?: yet| already)*)", but="<room>"),
    Row("unknown", "show_link", _button, keys="paste copy text message resend", button=_TO_PASTE, but="feedback|reminder|invitation|template|confirmation|<room>"),
    Row("unknown", "show_links", _button, keys="links", button=rf"(?:(?:show|list|see|view|display|give|get|what are|where are|how are|(?:what is |what s )?the status of|status of)(?: me)? )?{_ALL_LINKS}(?: (?:that|which|are|is|still|open|out|active|pending|there|doing|i|have|ve|we|do|sent|made|status))*|(?:which|what) (?:\S+ )?links (?:are|have|did|do|i|we|that)(?: (?:there|still|open|out|active|pending|i|we|have|sent|got|made|send|expired|used|been|not))*|(?:do i|have i|do we|are there)(?: (?:have|got|any|sent|still|some))* {_ALL_LINKS}(?: (?:open|out|still|active|pending))*"),
    Row("unknown", "show_links", _button, keys="chosen choose chose picked pick", button=r"(?:who|which (?:candidates?|of them)|which ones?|has everyone|has everybody|have (?:they|the candidates) all|did everyone|did everybody)(?: (?:has|have|hasn t|haven t|did|didn t|still|not|already|yet|all))* (?:chosen|choose|chose|picked|pick)(?: (?:a|their|any) (?:times?|slots?))?(?: (?:yet|already|so far))*"),
    Row("unknown", "withdraw_links", _button, keys="withdraw revoke cancel links", button=r"(?:withdraw|revoke|cancel|delete|kill|disable|take back|close)(?: all| all of| both| every| each)?(?: (?:the|my|open|candidate|candidates|candidate s|booking|scheduling))* links"),
    Row("unknown", "release_holds", _button, keys="release drop remove holds hold", button=r"(?:release|let go of|drop|remove|cancel|delete)(?: (?:the|all|these|those|my))? holds?|let (?:the |these |those )?holds? go"),
    Row("unknown", "refresh", _button, keys="refresh reload update check look try retry again news", button=r"(?:refresh|reload)(?: (?:it|this|that|the (?:card|list|times|page|slots|results)))?|update(?: (?:it|this|the card|the list))?|(?:check|look|try|search)(?: it| that| once)? again|retry|again|once more|any (?:news|update|updates|change|changes)(?: yet)?"),
    Row("unknown", "dismiss", _button, keys="never nvm nevermind forget leave dismiss skip ignore nothing no drop wait hold hang not stop", button=r"never ?mind(?: (?:then|that|it|about it|about that|all good|sorry))*|nvm|forget (?:it|that|about it|about that)|(?:just )?leave it(?: (?:then|be|for now|as is))*|dismiss(?: (?:it|this|that|the card))?|skip (?:it|this|that)|nothing|(?:no|nah) (?:thanks|thank you|need|thx)|drop it|no need|not needed(?: any ?more)?|(?:no |oh |ah |please )*(?:wait|hold on|hang on|stop)(?: (?:a (?:sec|second|moment|minute)|no|please|wait))*|not (?:yet|now)|better not"),
    Row("unknown", "drop", _button, keys="drop", button=r"drop (?:the |my )?(?P<text>people|interviewers?|time|days?|hours?|length|online|candidate)(?: filter)?", is_offered=True),
    Row("start_over", "start_over", _over, keys="something someone somebody start begin clear reset new another different scratch fresh restart wipe abort search question scrap forget candidate over stop cancel next drop discard", button=r"(?:(?:no|nope|actually|scrap that|forget (?:it|that|this|all that|everything)|wait|let me|let us|lets|let s|i d like to|i want to|we should|okay|ok|right|sorry|stop|hm|can we|that s wrong|never ?mind|i need to|and|now) )*(?:(?:start|begin|starting|go|do it|do this) (?:all )?(?:over|again|anew|afresh|fresh|from scratch|from the (?:beginning|start|top)|from zero|a ?new|over again)(?: (?:again|fresh|with a new (?:one|search|candidate|question)))?|(?:all )?over again|(?:clear|reset|wipe|restart|abort|discard|scrap)(?: (?:all|it|this|that|everything|all of (?:it|this|that)|the (?:search|question|filters?|chat|conversation|form|whole thing|request|query|session|current search|criteria|lot)|my (?:search|question|filters?|request|query)|search|filters?|question|conversation|context|and start (?:over|again|anew|fresh)|start over))*|(?:(?:a |the |start |begin |do |make |try |for |on to |onto |to |with |open |run )*(?:brand )?(?:completely |totally |whole |an? )?(?:new|another|different|fresh|separate|next|other) (?:search|question|one|request|candidate|query|person to schedule|interview search|start|topic|subject|applicant)(?: (?:now|please|altogether|entirely|time|then|here|completely))*)|(?:search for|look for|find|try|do) (?:something|someone|somebody) (?:else|different)(?: entirely)?|new|clean slate|from scratch|fresh start|(?:forget|drop|ignore|discard|throw away|delete|cancel|stop|scrap|end|clear|lose) (?:all |everything |what |about )*(?:(?:of )?(?:that|this|these|before|so far|i said|we said|i asked|i wrote|i typed|above|the above)(?: so far| before| above)?(?: and start (?:over|again|fresh|anew))|(?:the |this |that |my )?(?:current |last |previous |whole |old )?(?:search|question|query)|everything(?: (?:i|we) (?:said|asked|wrote|typed|told you))?(?: so far| before)?(?: and start (?:over|again|fresh|anew))?|all i said|what i (?:said|asked|wrote)(?: before)?))(?: (?:please|now|then|thanks))*", but="nice|good|great|<date>"),
    Row("unknown", "yes", _button, keys="yes yeah yep yup y sure ok okay correct right exactly confirm confirmed absolutely definitely of do go please affirmative agreed ja", button=rf"(?:yes|yeah|yep|yup|y|sure|ok|okay|correct|right|exactly|confirmed|absolutely|definitely|of course|do it|go ahead|please do|that s (?:right|it|correct)|agreed|affirmative|yes (?:please )?(?:{_DOES})(?: (?:it|that|this|them|me|on|off|up|the interview|the meeting|office 365|everyone|all))*)(?: (?:please|thanks|do it|go ahead|go for it|do that|do so|do|go|sure|that s right|yes|of course|correct|that one|the first|exactly))*"),
    Row("unknown", "no", _button, keys="no nope nah n not wrong don don't dont neither none keep leave", button=rf"(?:(?:(?:no|wait|stop|oh|sorry|hang on|hold on) )+(?:don t|do not|dont)(?: do)?(?: (?:it|that|this))?|(?:no|nope|nah|n|not really|wrong|not that(?: one)?|neither|none|none of (?:them|these|those)|not (?:those|these|that|him|her|them)|no no)(?: (?:please|that s wrong|not that(?: one)?|don t|sorry|wrong|neither|none of them))*|(?:(?:no|nope|nah) )?(?:(?:keep|leave) (?:(?:it|that|this|them|the interview|the meeting|office 365)(?: (?:on|enabled|connected|booked|as (?:it|they) (?:is|are|was|were)))?|\S+ s(?: interview| one| time)? as (?:it|they) (?:is|are|was|were))|(?:don t|do not|dont)(?: (?:{_DOES})(?: (?:it|that|this|them|the interview|the meeting|off|on))*| do (?:it|that)| do that)?))"),
    Row("unknown", "loop_swap", _session, keys="swap switch exchange flip", button=r"(?:swap|switch|exchange|flip) (?P<text>.+?)(?: around| over)?", is_of_loop=True),
    Row("unknown", "loop_drop", _session, keys="drop remove delete skip cancel", button=r"(?:drop|remove|delete|skip|take out|cancel) (?P<text>(?:the )?(?:(?:sessions?|interviews?|rounds?|number|#) ?\S+|\S+ (?:sessions?|interviews?|rounds?|one)|\S+(?: ?['’]?s)? (?:sessions?|interviews?|rounds?)))", is_of_loop=True),
    Row("unknown", "loop_drop", _session, keys="drop", button=r"drop (?P<text>.+)", is_of_loop=True),
    Row("unknown", "loop_add", _session, keys="add plus also one another", button=r"(?:and )?(?:(?:add|plus|also)(?: an?| another| one more)?|one more|another(?: one| session)?) (?P<text>.+)", is_of_loop=True),
    Row("unknown", "another_room", _button, keys="another different other room rooms", button=r"(?:change|switch|swap|replace) (?:the |its |my )?room|(?:(?:change|switch|move)(?: it)? to |(?:{find}) )?(?:another|a different|some other|other|different) rooms?|(?:are there |is there )?(?:any )?other rooms?(?: free| available)?|(?:which|what) other rooms(?: are (?:there|free|available))?", is_booked=True),
    Row("unknown", "bigger_room", _button, keys="bigger larger small room", button=r"(?:(?:change|switch|move)(?: it)? to |(?:{find}) )?(?:a |the )?(?:bigger|larger) (?:room|one)|(?:the |this |that )?room (?:is|s) too small", is_booked=True),
    Row("unknown", "room_size", _button, keys="room big large enough fit seats", button=r"(?:and )?(?:is|will|was) (?:the|that|this|its|our) room(?: be)? (?:big|large) enough(?: for (?:all(?: of)?|everyone|everybody|us|them|it|this|that|\d+(?: people| of us)?))*|(?:will|do|does|can) (?:we|they|everyone|everybody|all)(?: all)? fit(?: in(?:to)? (?:the|that|this) room| in there)?|how (?:big|large) is (?:the|that|its|our) room|how many(?: people)? (?:fit|can fit|fit in|does|seats has) (?:in )?(?:the|that|its) room(?: (?:have|hold|seat|fit|seats))?", is_booked=True),
    Row("unknown", "someone_else", _button, keys="someone somebody anyone anybody another substitute substitutes replacement replacements who replace stand-in", button=r"(?:(?:{find}|find) )?(?:ask |invite )?(?:(?:someone|somebody|anyone|anybody) else|another (?:person|interviewer)|a (?:substitute|replacement|stand ?in)|substitutes|replacements)|who else (?:could|can|would|might)(?: (?:do it|come|make it|stand in|interview|join|help|take (?:it|over)))?(?: instead)?|who (?:could|can) (?:stand in|step in|fill in|take over|do it instead|replace (?:him|her|them))|replace (?:him|her|them)", is_booked=True),
    Row("unknown", "ask", _button, keys="anyone anybody whoever", button=r"(?P<text>anyone|anybody|whoever)(?: of them)?(?: (?:is|'s) (?:fine|ok|free|good)| will do| works)?", is_booked=True),
    Row("unknown", "ask", _button, keys="ask ping message", button=r"(?:ask|ping|message) {no_name}(?P<text>\S+(?: \S+){0,1}?)(?: instead)?", is_booked=True),
    Row("unknown", "use", _button, keys="use", button=r"use (?:the )?{no_name}(?P<text>[^\s@]+(?: [^\s@]+){0,2}?)(?: room| instead)*", is_booked=True),
)  # fmt: skip

teach(re.compile("undo revert reverse restore rollback unbook"))
"""“Restore” is no mistyped “restock”."""
