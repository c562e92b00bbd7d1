"""What is asked for and cannot be done: said so, and not taken for something else that can.

A candidate's link is no interview: nothing of it is done to the interviews that are booked. A reminder is sent at once,
and not on a day that is named.
"""

import re

from bot.language.acts.cue_words import refuses
from bot.language.acts.situation import EASE, IT, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.coverage.office_errands import is_office_errand
from bot.language.grammar import teach
from bot.language.interviews.attendance.interviewer_news import interviewer_out
from bot.language.interviews.changes.people.takes_no_part import asked_beside_nobody
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import find_absences
from bot.language.requests import ButtonRequest, SettingRequest, UnknownRequest
from bot.language.tokens.cues import Cued

_LINK = r"(?: \S+){0,4}? links?\b"
_WITHDRAWS = Cued(
    rf"\b(?:withdr\w+|revoke|cancel|expire|deactivate|kill|take back){_LINK}|\bwithdr\w+ (?:every|all|both|each)"
)
_EXTENDS = Cued(
    rf"\b(?:extend|prolong|renew|lengthen){_LINK}|(?:^|[,.;:] ?|\b(?:please|and|so) )(?:extend|prolong|renew)(?: (?:it|that|please))*$"
)
_KEEPS = Cued(
    rf"^{EASE}(?:keep|leave|hold) (?:the|this|that|her|his|their|¤c\d+ 's) links? (?:open|alive|active|valid|up)\b"
)
_SENDS = Cued(
    rf"^{EASE}(?:re ?send|send|mail|e mail|email|forward) (?:the|this|that|her|his|their) link(?: (?:by|via|per|through|over|in an?) (?:e mail|email|mail))?(?: again)?$"
)
"""What is done to a link that is open, and not to another one."""
_OTHER = Cued(
    r"\b(?:teams|zoom|video|call|meeting|feedback|dial|interviews?|sessions?|bookings?)\b"
)
OF_LINKS = frozenset(
    {
        "extend_link", "send_link", "candidate_zone", "withdraw_links", "withdraw_link", "withdraw_other_link", "show_link", "show_links",
    }
)  # fmt: skip
"""Buttons of candidates' links."""
_REMINDS_LATER = Cued(
    rf"^{EASE}(?:remind|nudge|chase|prod) (?:the )?(?:{PEOPLE}|interviewers?|everyone|them|him|her)(?: and {PEOPLE})*(?: (?:on|at|in|again|for))* ¤t\d+(?: ¤t\d+)*(?: please)?$"
)

_DROPS = Cued(
    rf"^{EASE}(?:drop|swap|switch|remove|skip|delete|(?:i )?(?:dont|do not) (?:want|like|need)|not) (?:the )?(?:first|second|third|fourth|fifth|last)(?: one| option| slot| time)?(?: and the (?:\w+)(?: one)?)?$"
)
"""What is said of one of the times of an offer, which has them all."""


def cannot_do(
    command: ParsedMessage | None, shape: Shape, situation: Situation
) -> ParsedMessage | None:
    """Return a request that cannot be done, with what comes near; None for any other message."""
    request = command.request if command else None
    if isinstance(request, ButtonRequest) and request.intent == "book" and refuses(shape.row):
        return ParsedMessage(UnknownRequest())
    if isinstance(request, ButtonRequest) and request.verb in OF_LINKS:
        return None
    if (told := _answered(shape, situation)) is not None:
        return told
    if isinstance(request, ButtonRequest | SettingRequest) or _OTHER.search(shape.row):
        return None
    nearest = _nearest(shape.row, situation)
    if nearest is None:
        return None
    return ParsedMessage(UnknownRequest(nearest))


_PROTECTS = Cued(
    r"^(?:(?:please|pls|can|could|you|we) )*(?:set|put|add|give|use|protect|secure|lock|make|require|change|remove)(?: \S+){0,6}? (?:password|passcode|pass code|pin code|waiting room)s?\b"
)
"""How a Teams meeting is protected, which its organizer sets there."""
_MOST_THINGS = r"(?:projector|beamer|flip ?chart|catering|coffee|tea|lunch|snacks|refreshments|biscuits|water|sandwiches|parking(?: space)?|laptop|taxi|interpreter|translator)"
_THINGS = Cued(
    rf"^{EASE}(?:add|bring|order|include|put in|get|provide)(?: (?:an?|some|the|us|them|her|him))* {_MOST_THINGS}(?: (?:and|,) (?:an? |some )?{_MOST_THINGS})*(?: (?:to|for|in|into|on) (?:it|this|that|the \S+|¤c\d+(?: 's)?(?: \S+)?))?(?: (?:please|pls|too|as well))*$"
)
"""Things that somebody on site sees to."""
_ROOM_CLOSED = Cued(
    rf"^{EASE}(?:the )?¤r\d+(?: room)? (?:is|will be|'s|isnt|is not|wont be|cant be)(?: \w+)? (?:closed|shut|off limits|unavailable|open|available|out of use|reserved|used|booked)(?: (?:on|at|in|from|until|every|during|for))* ¤t\d+(?: (?:and|on|at|from|,) ¤t\d+)*$"
)
"""When a room can be had, told as a rule."""
_JOINS = Cued(
    rf"^{EASE}(?:is it (?:ok|okay|possible) (?:for me to|if i) |(?:can|could|may) i )?(?:i )?(?:join|attend|dial in|call in|participate)\b(?! (?:¤p|the interview with)).*(?:online|remote\w*|by (?:phone|video)|from home|dial in|call in)"
)
"""How the speaker alone wishes to take part."""
_RECURS = Cued(
    rf"^{EASE}(?:make|set|turn|have|book|do|let|repeat)\b(?: \S+){{1,4}}? (?:recurring|recurs?|repeat\w*|weekly|fortnightly|biweekly|monthly|daily|every (?:other |second |single )?(?:week|fortnight|month|day|¤t\d+))\b"
)
"""An interview that is to be held again and again."""
_FLOOR = Cued(
    rf"^{EASE}(?:(?:move|put|shift|take|bring|relocate|hold|have|do|make|meet|switch|get|find|book|use|is there|anything|a room|somewhere|something|are there|rooms?)\b.*|(?:they|we|it|she|he|¤c\d+(?: 's)?(?: (?:interview|one))?) (?:should|need|needs|has|have|want|wants|could|can|meet|meets)\b.*)?(?:(?<!\S)(?:upstairs|downstairs|(?:first|second|third|fourth|fifth|ground|top|upper|lower|same|another|different|other|¤[nt]\d+) floor|floor ¤n\d+))(?: (?:please|pls|instead|then|if possible|thanks))*$"
)
"""Another floor, which no room is chosen by."""
_TELLS_THEM = Cued(
    rf"^{EASE}(?:tell|inform|notify|alert)$|^{EASE}(?:tell|let|inform|notify|update|alert)(?: (?:the )?(?:guys|team|interviewers?|panel|others|lads|folks|people|everyone|everybody|all|them|both|¤p\d+(?: (?:and|,) ¤p\d+)*))(?: know)?(?: (?:please|pls|then|now|too|about (?:it|this|that|the (?:change|move|new time|cancellation))|of (?:it|this|that)))*$"
)
"""That the interviewers are to be told, and not what."""
_REMOVES = Cued(
    rf"^{EASE}(?:remove|delete|drop|kick|uninvite)(?: out)? {PEOPLE}(?: (?:please|pls|now))*$"
)
"""Somebody is to be removed from nothing that is shown."""
_ROOM_ELSEWHERE = Cued(
    r"\A\W*(?:(?:and|ok|so|please|then|also|can|could|we|you|i|get|find|book|need|want|add|use|give|have|is there|do we have|what about|how about|rather|me|us|her|him|them|put (?:it|her|him|them) in)\W+)*(?:a|any|some|another|the)? ?rooms? (?:in|at) (?:our |the )?(?-i:[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?: (?:office|building|site|instead|please|pls|then))*\W*\Z",
    re.IGNORECASE,
)
"""A room in a place that is told by its name alone."""
_AWAY = re.compile(r"^(?=.*¤p)(?=.*¤t)(?!.*¤[lrc])")
MOST_PIECES = 14
"""More are said where something is asked for besides."""
_NOTHING_ELSE = Cued(r"^(?:(?:fyi|btw|hi|hey|just|so|note|that|also|and|please|,|\.|:|-) ?)*$")


def _answered(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what has an answer of its own, whatever else its words speak for; None for any other message."""
    if _PROTECTS.search(shape.sentence.text.casefold()):
        return ParsedMessage(UnknownRequest())
    if (beside := asked_beside_nobody(shape, situation)) is not None:
        return beside
    not_kept = _not_kept(shape, situation)
    return None if not_kept is None else ParsedMessage(UnknownRequest(not_kept))


def _not_kept(shape: Shape, situation: Situation) -> str | None:
    """Return the name of the answer to what is told and kept nowhere; None for anything else."""
    if _is_told_away(shape, situation) and interviewer_out(shape, situation) is None:
        return "absence-of-others"
    if is_office_errand(shape):
        return "office-errand"
    if _ROOM_CLOSED.match(shape.row):
        return "room-hours"
    if _KEEPS.match(shape.row):
        return "link-extend"
    is_bare = not situation.has_interviews and not situation.is_open
    # An address alone means the account.
    if is_bare and _REMOVES.search(shape.row) and "@" not in shape.sentence.text:
        return "remove-whom"
    is_booked = situation.has_interviews and not situation.is_open
    return _of_booked(shape, situation) if is_booked else None


_WAY_IN = Cued(
    rf"^{EASE}(?:let (?:¤c\d+|the candidate|him|her|them) know|tell (?:¤c\d+|the candidate|him|her|them)|(?:send|give) (?:¤c\d+|the candidate|him|her|them)|inform (?:¤c\d+|the candidate|him|her|them)(?: (?:of|about))?)(?: ¤x\d+)*(?: (?:the|our|how|where|to))* (?:get in(?:to)?|find (?:us|it|the (?:office|entrance|building))|come in|way in|directions?|enter)\b"
)
"""How a candidate gets in, which is told of a building, and of no single interview."""


def _of_booked(shape: Shape, situation: Situation) -> str | None:
    """Return the name of the answer to what no booked interview can have; None for anything else."""
    if _RECURS.match(shape.row) or _names_every_day(shape):
        return ""
    if situation.is_invited:
        return None
    for told, name in _ANSWERED:
        if told.search(shape.row):
            return name
    is_named = any(one.kind == "name" or one.kind in TIME_KINDS for one in shape.pieces)
    if not is_named and _ROOM_ELSEWHERE.match(shape.sentence.text):
        return "which-building"
    return "" if _JOINS.match(shape.row) else None


_LOOKS = Cued(
    rf"^{EASE}(?:change|set|make|turn|switch|pick|use|give|mark|update)\b(?: \S+){{0,5}}? (?:colou?rs?|fonts?|background|icon|emoji|category|categories|priority|importance|sensitivity|private|confidential|urgent|red|green|blue|yellow|orange|purple)(?: (?:of|for|to|as|in|on) (?:{IT}|the \S+|¤\S+|\S+)){{0,2}}(?: (?:please|pls|red|green|blue|yellow|in outlook))*$"
)
"""How an event looks or is marked in a calendar."""
_OPTIONAL = Cued(
    rf"^{EASE}(?:make|mark|set|put|treat|have|invite) {PEOPLE}(?: (?:and|,) {PEOPLE})*(?: (?:as|down as|just))* (?:optional|required|mandatory|tentative)(?: (?:for|on|in|at) \S+(?: 's)?)?(?: (?:please|pls|then|instead))*$"
)
"""Who need not come to what is booked."""
_ALL_OFF = Cued(
    rf"^{EASE}(?:take|remove|kick|drop|get|throw|uninvite)(?: off)? (?:everyone|everybody|them all|all of them|all (?:the |of the |our )?(?:interviewers|people|panel|panellists)|the whole panel)(?: (?:off|out|from|of|on|it|this|that|the interview|¤c\d+ 's|interview|please|pls))*$"
)
"""All of its interviewers."""
_ANSWERED = ((_THINGS, "office-errand"), (_LOOKS, "not-held"), (_OPTIONAL, "optional-booked"), (_ALL_OFF, "nobody-left"), (_WAY_IN, "directions-of-one"), (_FLOOR, "floors"), (_TELLS_THEM, "tell-interviewers"))  # fmt: skip


def _names_every_day(shape: Shape) -> bool:
    """Whether something is wanted of "this one" on every day of a name: "can we have this one every Monday"."""
    firsts = (shape.sentence.words[one.start] for one in shape.pieces if one.kind == "days")
    return bool(re.search(IT, shape.row)) and any(one in {"every", "each"} for one in firsts)


def _is_told_away(shape: Shape, situation: Situation) -> bool:
    """Whether a message only tells when colleagues are away: nothing is kept of that."""
    is_long = len(shape.pieces) > MOST_PIECES
    if situation.is_open or is_long or "?" in shape.sentence.text or not _AWAY.search(shape.row):
        return False
    absences, rest = find_absences(shape)
    others = all(one.people and one.times and not one.is_candidate for one in absences)
    own = {mail for one in absences for mail in one.people} & {situation.context.speaker}
    return bool(absences) and others and not own and bool(_NOTHING_ELSE.match(rest.row))


def _nearest(row: str, situation: Situation) -> str | None:
    """Return the name of the answer that helps; empty for the usual one, None where it may be done."""
    if _REMINDS_LATER.match(row):
        return "remind-later"
    if _WITHDRAWS.search(row):
        return "links-several"
    if _SENDS.match(row):
        return ""
    is_booked = situation.shows_booked and "link" not in row
    if _EXTENDS.search(row) and not is_booked:
        return "link-extend"
    return "" if _DROPS.match(row) and not situation.has_interviews else None


teach(_THINGS, _LOOKS, _OPTIONAL, _ALL_OFF, _WAY_IN, _FLOOR, _TELLS_THEM, _REMOVES)
