"""What is done to a booked interview: it is moved, cancelled, changed or handed over; the words that say so."""

import re

from bot.language.acts.asking import STRONG_ASK, is_whole
from bot.language.acts.cue_words import shifts_alone, takes_off
from bot.language.acts.situation import BOOKED, EASE, INTERVIEW, IT, Act, Situation
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.grammar import teach
from bot.language.interviews.changes.people.substitutes import (
    TAKES_PART,
)
from bot.language.tokens.cues import Cued

MOVES = Cued(
    r"\b(?:re ?schedul\w*|re ?arrang\w*|postpone\w*|rebook\w*|move|moved(?! on\b)|moving(?! on\b)|push|pushed|pushing|shift|shifted|shifting|bump|defer|delay|bring(?: \S+){0,4} (?:forward|earlier|closer|up)|put(?: (?!(?:video|teams|zoom)\b)\S+){0,4} (?:off|back(?! on\b(?! ¤t)))|pull(?: \S+){0,4} (?:forward|in|up)"
    r"|(?:change|switch|swap|alter|edit|modify|update|adjust)(?: (?:the|its|our|my))* (?:time|times|date|day|days|slot|start|start time|timing|hour)\b|(?:another|different|new|better|other) (?:time|day|date|slot) (?:for|to)|start(?:s|ing)? (?:\S+ )?(?:earlier|later)|(?:needs?|has|have) to go to(?= (?:the )?¤t))\b"
)
_TO_TIME = Cued(
    rf"\b(?:change|switch|swap|make|set|put|alter|update|edit|have|do|start|begin|hold|rather|instead)\b(?: \S+){{0,6}}? (?:to |on |for |at |from |be )*¤t\d+|^{EASE}(?:how about|what about|try|rather)?(?: (?:on|at|to|for))* ?¤t\d+(?: (?:on|at|in|the|and|or|from|to|would|works?|is|be|better|best|for|me|us|instead|rather|please|pls|,|\.|¤t\d+))*$"
)
_CANCEL = Cued(
    r"\b(?:cancel\w*|call(?:ed|ing)? (?:\S+ ){0,3}?off|scrap|delete|kill|bin|axe|abort|ditch|scratch|get rid of|wipe|clear|drop|remove|take (?:\S+ ){0,6}?off(?: (?:my|the) calendar)?|nix|undo the booking|no longer (?:need|going ahead|happening|taking place|needed|required)|not (?:going ahead|happening|needed)|isnt (?:going ahead|happening|needed)|(?:dont|do not|doesnt) need|withdrew|withdrawn|dropped out|pulled out)\b"
)
CANCELS = re.compile(r"\b(?:cancel\w*|call(?:ed|ing)? (?:\S+ ){0,3}?off)\b")
_OF_DATA = Cued(
    r"\b(?:delet|wip|remov|clear|drop|kill|scrap)\w*\b(?: \S+){0,5}? (?:data|records?|personal details)\b"
)
"""What is kept of somebody, and not an interview."""
_PART = Cued(r"\b(?:rooms?|link|teams|zoom|note|candidate|video|online)\b|¤r\d+")
HANDS_OVER = Cued(
    rf"¤p\d+ (?:(?:will|can|could|to) )?(?:takes?|covers?|gets?|does|do|(?:is|'s|be) in charge of) (?:on |over )?(?:all )?(?:my|her|his|their|¤p\d+ 's) (?:interviews|candidates)\b|\b(?:hand(?:ing)? (?:\S+ )*?over|handover|hand \S+ off|hand off|transfer|pass (?:\S+ )*?(?:on |over )?to|reassign|re assign|(?:take|takes|taking) over(?! (?:from|for) (?:him|her|them|¤p\d+) (?:in|on|for|at) (?:¤c|(?:it|this|that|the (?:interview|one))\b))|give (?:all )?(?:of )?(?:my|the|her|his|their|¤p\d+ 's) (?:interviews|candidates|bookings|schedule|meetings) to|(?:{EASE})assign (?:my|all|¤p))\b"
)
_SIGNED = Cued(
    r"(?:^|[,:] )(?:plus ¤p\d+(?: (?:,|and))* - ¤p\d+|- ¤p\d+(?: (?:,|and))* plus ¤p\d+)"
)
"""Who comes and who goes by the signs alone: "+ Mei, - Sam"."""


def first_deed(row: str) -> Act | None:
    """Return the deed of the forms that say it outright of an interview: "move it", "we need this on Friday", "Thursday 10am: add Wei"."""
    if _BARE_MOVE.match(row) or _NEEDED_AT.match(row) or shifts_alone(row):
        return "reschedule"
    is_change = takes_off(row) or _AT_ADD.match(row) or _STANDS_IN.search(row)
    return "change" if is_change or _ENDS_AT.match(row) or _SIGNED.search(row) else None


_NEEDED_AT = Cued(
    rf"^{EASE}(?:(?:we|i|they|she|he|¤[cp]\d+) )?(?:need|needs|want|wants|'d like|would like|prefer|prefers) (?:it|this)(?: to be)? (?:on|at|for|in|by|after|before|¤t\d+)\b(?:.*¤t|(?<=\d))"
)
_ENDS_AT = Cued(
    rf"^{EASE}(?:(?:(?:let|have|make) )?(?:it|this|that|the interview|¤c\d+ 's(?: {INTERVIEW})?) )?(?:should |must |has to |needs to |is to |to )?(?:end|ends|finish|finishes|wrap up|stop|stops)(?: (?:it|this|that|the interview))?(?: (?:at|by))? ¤t\d+(?: (?:please|instead|rather))*$"
)


def tells_end(row: str) -> bool:
    """Whether an interview is to end at an hour, which changes how long it is: "end it at 2:30"."""
    return bool(_ENDS_AT.match(row))


_STANDS_IN = Cued(
    r"¤p\d+(?: (?:is|'s|has|will be|cant|can not|cannot|wont))? (?:out|off|ill|sick|away|unavailable|called in sick|make it|do it|double booked|overbooked|busy|swamped|tied up|on (?:leave|holiday|vacation|pto))\b.*(?:,|\.|;|\bso\b|\band\b) (?:can|could|will|let|have|please) ¤p\d+ (?:\S+ ){0,2}?(?:take|cover|replace|step|fill|stand|sub)\b(?! (?:¤|her\b|the candidate))"
    rf"|¤p\d+ .*(?:,|\.|;|-|\bso\b|\band\b|\bbut\b) (?:can|could|will|let|have|please|maybe)?(?: )?¤p\d+ (?:\w+ ){{0,2}}?{TAKES_PART}\b"
    rf"|^{EASE}¤p\d+ (?:(?:will|can|could|should|to|'ll|is going|happy|agreed|has|is) )*(?:stand|fill|step|sub|cover)(?:s|ing)?(?: in)? for (?:¤p\d+|him|her|them)\b"
)
"""Who is away, and who is to come in their place."""
_AT_ADD = Cued(
    r"^(?:¤t\d+ )+(?:[,:-] )?(?:add|remove|drop|invite|uninvite|swap|replace) (?:out )?¤p"
)
_BARE_MOVE = Cued(
    rf"{EASE}(?:(?:move|re ?schedule|postpone)|(?:move|re ?schedule|postpone|push|shift) (?:it|that one|this one))(?: please| to (?:another|a different) (?:time|day))?$"
)
_NEGATED = Cued(
    r"\b(?:dont|do not|didnt|did not|never|not) (?:\w+ )?(?:cancel|delete|move|reschedule|remove|change)\b"
)
_SHOULD_BE = Cued(
    r"\b(?:should|needs to|has to|must|will|is going to|can|could|want) (?:\S+ ){0,4}?(?:be |start |begin |go )?(?:(?:a )?(?:bit|little|¤l\d+) )?(?:earlier|later|sooner)\b|\b(?:make|have|let|put|start|hold)\b(?: \S+){0,6}? (?:¤l\d+|bit|little) (?:later|earlier|sooner)\b|\binstead of (?:on |at )?¤t|\b(?:modify|changed)\b(?: \S+){0,6} ¤t|\b(?:should|needs to|has to|must) (?:be |start |begin |take place |happen )?(?:on |at |from )?¤t"
)


def deed_of(shape: Shape, situation: Situation, *, is_named: bool) -> Act | None:  # noqa: PLR0911 - one line for each way it is said
    """Return what is done to a booked interview; None where nothing is."""
    row = shape.row
    whole = is_whole(shape)
    if _NEGATED.search(row):
        return None
    moves = MOVES.search(row) or _SHOULD_BE.search(row)
    if moves and not re.search(
        r"\b(?:move|switch|shift|moved|moving)\b(?: \S+){0,6}? (?:to|into) (?:a |an |the )?(?:¤r\d+|(?:\w+ )?room|online|teams|zoom)",
        row,
    ):
        return "reschedule"
    if (
        _CANCEL.search(row)
        and not (_OF_DATA.search(row) or _is_part(shape))
        and (is_named or CANCELS.search(row) or re.search(IT, row))
    ):
        return "cancel"
    if whole and not re.search(
        rf"^{EASE}(?:make|change|add|remove|swap|replace|take|extend|shorten|cut|put|drop)\b", row
    ):
        return None
    if _moves_to(row) and (situation.shows_booked or is_named):
        return "reschedule"
    if "¤t" in row and _only_time(row) and (situation.shows_booked or is_named):
        return "reschedule"
    if is_changing(shape) if not situation.is_invited else _CHANGES_INVITED.search(row):
        return "change"
    return _deed_on_shown(row, situation, is_named=is_named)


def _deed_on_shown(row: str, situation: Situation, *, is_named: bool) -> Act | None:
    """Read a bare value said of the interview that was shown: "45 minutes", "to 3pm"."""
    is_own = bool(re.search(r"¤[pg]", row)) and "¤t" in row
    if (
        situation.shows_booked
        and re.search(r"¤l|\brooms?\b|\bonline\b", row)
        and not (is_own or STRONG_ASK.search(row))
    ):
        return "change"
    if (
        _TO_TIME.search(row)
        and "¤t" in row
        and (situation.shows_booked or is_named)
        and not re.search(r"\b(?:free|available|who)\b", row)
    ):
        return "reschedule"
    return None


_TIME_CHANGE = Cued(
    rf"^{EASE}(?:(?:change|make|put|do|have|set|let 's|switch|try|say|rather|instead|same time|same|time|how about|what about|is|it|that|this|to|on|at|for|be|in|the|from|would|work|better|works?|possible|prefer|maybe|please|pls|or|and|then|actually|interview|meeting|one|another|different|,|\.|¤[tz]\d+|{BOOKED}) ?)+$"
)
_CHANGES_INVITED = Cued(
    r"\b(?:add|swap|replace|bigger|online|remote|room|shorten|extend|shorter|longer|invite|instead of|note|rename)\b"
)
_ELSE = Cued(
    r"¤[plr]\d+|\b(?:rooms?|online|remote|teams|zoom|note|title|candidate|longer|shorter)\b"
)


def _moves_to(row: str) -> bool:
    """Whether an interview is changed to another time: "swap my Monday interview to Wednesday"."""
    left = re.sub(BOOKED, " ", row)
    return bool(
        re.search(
            r"\b(?:change|switch|swap|make|set|put|alter|update)\b.* (?:to|for) (?:\S+ ){0,2}?¤t",
            row,
        )
    ) and not _ELSE.search(left)


def _only_time(row: str) -> bool:
    """Whether nothing but another time is said of an interview: "Friday instead", "make it 3pm"."""
    return bool(_TIME_CHANGE.match(row)) and not re.fullmatch(rf"(?:{BOOKED}| )+", row)


_FROM_INTERVIEW = Cued(
    r"\b(?:remove|drop|take|delete|kick|uninvite|pull|scratch)\b(?: off| out)? (?!(?:the|my|that|this|it|all|our|these|those|¤t\d+|¤c\d+ 's|interview\w*|meeting\w*) ?)\S.* (?:from|off|out of) (?!(?:my|the|our)? ?(?:calendar|schedule|diary|agenda|list))"
)


def _is_part(shape: Shape) -> bool:
    """Whether only a part of an interview goes: its room, a person, the link."""
    row = shape.row
    if CANCELS.search(row) and not re.search(
        r"\bcancel\w* (?:the |its |that )?(?:(?:room|link|teams|zoom|¤r\d+)(?! (?:interview|meeting|call))"
        rf"|(?:teams|zoom|online|video) (?:meeting|call|link) (?:of|from|for|in|on) (?:\S+ ){{0,4}}{INTERVIEW})",
        row,
    ):
        return False
    if _FROM_INTERVIEW.search(row):
        return True
    return bool(
        _PART.search(re.sub(rf"\b{INTERVIEW} (?:in|at|about|with)\b.*", "", row))
        or re.search(
            rf"\b(?:remove|drop|take|delete|scratch|kick|lose|dont need|do not need|no longer need|doesnt need)(?: out| off)? {PEOPLE}(?! 's)|{PEOPLE} (?:is |are |'s )?(?:not|no longer|doesnt|does not|isnt)",
            row,
        )
    )


_CHANGING = Cued(
    r"\b(?:add|adding|added|remove|removing|removed|taken|take|drop|swap|switch|replace|substitute|instead of|in place of|change|update|edit|make|set|shorten|extend|lengthen|cut|trim|reduce|stretch|longer|shorter|bigger|larger|another room|different room|new room|no room|book (?:a|another) room|(?:need|want)s? (?:a|another) (?:\w+ )?room|online|remote|virtual|teams|zoom|video|in person|note|title|rename|invite|include|uninvite|loop in|bring|join|joining|attend|sit in|shadow|too|as well|also|out|put|call it|tell|mention|use|optional|required|leave|exclude|move|no longer|doesnt|does not|cant|instead)\b|¤r\d+|¤c\d+ ¤c\d+|\bgive (?:it|that|this|the \w+|¤c\d+ 's \w+) ¤l\d+|\bcandidate\b.*¤[cm]|¤p\d+ (?:off|out)\b.*¤p\d+ (?:on|in)\b"
)


def is_changing(shape: Shape) -> bool:
    """Whether words of a change stand in a sentence; a room alone where nothing is told of it: "the lamp in Camden broke"."""
    found = [match.group() for match in _CHANGING.finditer(shape.row)]
    is_told = found and all(one.startswith("¤r") for one in found) and _TOLD_OF.match(shape.row)
    return bool(found) and not is_told


_TOLD_OF = Cued(
    r"^(?:the|an?|some|somebody|someone|there|it|my|our|your|they|¤[px]\d+)\b(?: (?!¤r)\S+){0,4}?(?: (?:in|at|of|from|near) (?:the )?¤r\d+)?(?: \S+){0,2}? (?:is|are|was|were|has|have|had|'s|left|needs|smells|looks|died|fell|spilled|broke|spilt|works|went|keeps|flickers|\w+ed)\b"
)
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
