"""What is said of a booked interview with its reason or its day first, put in the words that the grammar knows.

"Wei can't make Friday any more, replace with May"       "replace Wei with May on Friday"
"Eva's interview: only Ana and Samira, without Wei"      "change the panel of Eva's interview to only Ana and Samira"
"on Wednesday swap in Tom"                               "put Tom in instead on Wednesday"
"Marc can only do mornings now, move him to Monday"      "move Marc's interview to Monday"

Only somebody who takes part, and a candidate who is coming, are read so; any other message is left as it is.
"""

import re

from bot.language.context import ParseContext
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.calendar_words import WORKING_DAY
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.typed_patterns import NAME

_LEAD = r"\A\W*(?:(?:ok|okay|so|and|hi|hey|sorry|oh|ah|btw|fyi|actually|unfortunately|please|pls|can you|could you|update)\W+)*"
_NAMES = rf"{NAME}(?:(?:, | and | & |, and ){NAME})*"
_END = r"(?: (?:please|pls|then|thanks|now|instead))*\W*\Z"
_ON_DAY = rf"(?: (?:on )?(?:the )?(?P<day>(?:next |this )?{WORKING_DAY}))"
_ASKS = r"(?:so |and |please |pls |can you |could you |can we |let['’]?s |we need to )*"
_CANT = r"(?:can['’]?t|cannot|can not|won['’]?t be able to|is unable to|(?:is|['’]s) not able to|no longer can)"
_REPLACED = Cued(
    rf"{_LEAD}(?P<old>{NAME}) {_CANT}(?: (?:make|do|attend|come|join|manage|be there))*(?: (?:it|this|that))?{_ON_DAY}?(?: (?:any ?more|any longer|after all|now))*[,;.–—-]+ ?{_ASKS}(?:replace|swap|switch|substitute)(?: (?:him|her|them))?(?: out)? (?:with|by|for) (?P<new>{NAME}){_END}",
    re.IGNORECASE,
)
_ONLY = Cued(
    rf"{_LEAD}(?P<whose>{NAME})['’]s(?: (?:interview|one|session|meeting|panel))?(?:(?: ?[:,–—-]| is| should be| needs to be| is to be)(?: now)?(?: with)? (?:only|just) (?P<first>{_NAMES})|(?: ?[:,–—-]| is| should be)?(?: now)? with (?:(?:only|just) (?P<with>{_NAMES})|(?P<last>{_NAMES}) only))(?:,? (?:and )?(?:without|not|no) {_NAMES})?(?: (?:any ?more|from now on))?{_END}",
    re.IGNORECASE,
)
_SWAPPED_IN = Cued(
    rf"{_LEAD}(?:on (?P<first>(?:next )?{WORKING_DAY}),? )?(?:swap|sub|switch|slot|bring|rotate) in (?P<new>{NAME})(?: (?:on|for) (?P<last>(?:next )?{WORKING_DAY}))?{_END}",
    re.IGNORECASE,
)
_MOVED = Cued(
    rf"{_LEAD}(?P<who>{NAME}) (?:(?:can|could|is|has|['’]s|now|only|just) )+[^,;.?]{{3,60}}[,;.–—-]+ ?{_ASKS}(?:move|push|shift|reschedule|bring|pull) (?:him|her|them|it) to (?P<when>[^?]+?){_END}",
    re.IGNORECASE,
)
_ROOM_FOR = Cued(
    rf"{_LEAD}(?:add|get|book|find|we need|i need|need)(?: (?:an?|the))? room (?:for|to|on) (?:the )?(?P<day>{WORKING_DAY})(?:['’]s)?,? (?:at )?(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d){_END}",
    re.IGNORECASE,
)
_IN_PERSON = Cued(
    rf"{_LEAD}(?:(?:can|could|should|may) )(?P<whose>{NAME}['’]s (?:interview|one|session)(?: (?:on )?(?:{WORKING_DAY}|tomorrow|today))?) be (?:in person|on ?site|face to face|in the office)[?,;.–—-]+ ?(?:with |in )?(?:any|an?|some) room(?P<wish>(?: (?:w/|with|w|that has|for) ?[\w ]{{2,30}})?){_END}",
    re.IGNORECASE,
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def in_passing(text: str, context: ParseContext) -> str:
    """Return the plain words for what is to become of a booked interview; empty where none of these forms says it."""
    letters = small(text)
    for form, plain in _FORMS:
        found = form.match(text) if form.may_match(letters) else None
        if found and (said := plain(found, context)):
            return said
    return ""


def _replaced(found: re.Match[str], context: ParseContext) -> str:
    """Return who comes in the place of an interviewer who cannot."""
    if not any(_is_called(found["old"], mail, context) for mail in _attending(context)):
        return ""
    on = f" on {found['day']}" if found["day"] else ""
    return f"replace {found['old']} with {found['new']}{on}"


def _only(found: re.Match[str], context: ParseContext) -> str:
    """Return who alone interviews a candidate from now on."""
    whose = _theirs(found["whose"], context)
    who = found["first"] or found["with"] or found["last"]
    of = [one for one in context.interviews if is_candidate_of(found["whose"], one)]
    if not whose or len(of) != 1:
        return ""
    named = re.split(r", and |, | and | & ", who)
    stay = {m for m in of[0].people if any(_is_called(one, m, context) for one in named)}
    gone = [context.directory.person(mail) for mail in of[0].people if mail not in stay]
    if len(stay) < len(named) or not gone:
        return f"change the panel of {whose} to only {who}"
    return f"remove {' and '.join(one.name for one in gone if one)} from {whose}"


def _swapped_in(found: re.Match[str], context: ParseContext) -> str:
    """Return who comes to the interview of a day; in whose place is told by the day only where it has one interview."""
    day, new = found["first"] or found["last"], found["new"]
    if not day:
        return f"{new} instead" if context.last == "interview" else ""
    on = [
        one for one in context.interviews if _DAYS[one.start.weekday()] == day.lower().split()[-1]
    ]
    is_one = len(on) == 1
    return f"put {new} in instead on {day}" if is_one else f"add {new} to the {day} interview"


def _moved(found: re.Match[str], context: ParseContext) -> str:
    whose = _theirs(found["who"], context)
    return f"move {whose} to {found['when']}" if whose else ""


def _room(found: re.Match[str], context: ParseContext) -> str:
    """Return the wish for a room, where an interview begins on that day at that time."""
    day = found["day"].lower()[:3]
    is_then = any(
        _DAYS[one.start.weekday()][:3] == day
        and f"{one.start:%H:%M}" == f"{int(found['hour']):02}:{found['minute']}"
        for one in context.interviews
    )
    when = f"{found['day']} {found['hour']}:{found['minute']}"
    return f"add a room to the {when} interview" if is_then else ""


def _in_person(found: re.Match[str], _context: ParseContext) -> str:
    wish = re.sub(r"\A w/? ?(?=\w)(?!ith)", " with ", found["wish"])
    return f"add a room{wish} to {found['whose']}"


def _theirs(who: str, context: ParseContext) -> str:
    is_coming = any(is_candidate_of(who, one) for one in context.interviews)
    return f"{who}'s interview" if is_coming else ""


def _attending(context: ParseContext) -> set[str]:
    return {mail for one in context.interviews for mail in one.people}


def _is_called(who: str, mail: str, context: ParseContext) -> bool:
    person = context.directory.person(mail)
    return person is not None and {*small(who).split()} <= {*small(person.name).split()}


_FORMS = (
    (_REPLACED, _replaced),
    (_ONLY, _only),
    (_SWAPPED_IN, _swapped_in),
    (_MOVED, _moved),
    (_ROOM_FOR, _room),
    (_IN_PERSON, _in_person),
)
