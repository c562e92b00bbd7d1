"""What of a booked interview is to change: who, where, how long, online, the candidate, a note.

Read from the shape of a sentence, form by form; only what was said is in the request. The pieces that a form has read
are returned with it, so that the rest of the sentence tells which interview is meant, and what was left unread.
"""

import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.changes.length_words import (
    NUMBER_OF_REASON,
    OF_PART,
    OF_REASON,
)
from bot.language.interviews.changes.links import LINK, POLITE, note_text, with_links_whole
from bot.language.interviews.changes.online_words import (
    IN_PERSON,
    NO_MEETING,
    NO_VIDEO,
    RATHER_THAN,
    VIDEO_ON,
)
from bot.language.interviews.changes.people.replaced_pronouns import with_pronouns
from bot.language.interviews.changes.people.substitutes import TAKES_PART
from bot.language.interviews.changes.plain_changes import TELLS_WHICH, plain_change
from bot.language.interviews.changes.times.shifts import shift_beside
from bot.language.interviews.targets.resolve import PUT_IN
from bot.language.people.absences import find_absences
from bot.language.questions.slot_filling import wished_room
from bot.language.requests import AskedRoom, Candidate, ChangeRequest, RoomChange
from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import NO_TITLE


@dataclass(slots=True)
class Changes:
    """What was read so far, and the pieces that were read for it."""

    request: ChangeRequest = field(default_factory=ChangeRequest)
    used: set[int] = field(default_factory=set)
    minutes_by: int = 0
    """How much longer; shorter is negative."""
    only: tuple[str, ...] = ()
    """Who alone is to attend."""
    shift: int = 0
    """By how many minutes it is to move besides; earlier is negative."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of an interview was said to change."""
        return self.request == ChangeRequest() and not self.minutes_by and not self.only


_ONE = r"¤p\d+"
_INTERVIEW = r"(?:interviews?|meetings?|bookings?|appointments?|sessions?|onsite|panel|screen|call|chat|round|invite|one)"
_REPLACED = tuple(
    Cued(pattern)
    for pattern in (
        rf"\b(?:swap|switch|replace|substitute|exchange|change|sub)(?: out)? (?P<old>{_ONE})(?: out)?(?: (?:on|in|from|for) (?:it|that|this|the \w+|¤t\d+(?: 's)? \w+))?(?: ,)? (?:for|with|by|to|and put|and use|and add) (?P<new>{_ONE})",
        rf"\b(?:put|get|have|bring|use|take) (?P<new>{_ONE}) (?:in |on )?for (?P<old>{_ONE})",
        rf"\b(?:swap|sub|switch|put|bring|get|slot) in (?P<new>{_ONE}) (?:for|instead of|in place of|to replace) (?P<old>{_ONE})",
        rf"\b(?:swap|sub|switch|put|bring|get|slot) (?P<new>{_ONE}) in (?:for|instead of|in place of) (?P<old>{_ONE})",
        rf"(?<!\S)(?P<new>{_ONE})(?: (?!(?:can|could|would|should) ¤p)\S+){{0,5}}? (?:instead of|in place of|rather than|replace|replaces|replacing|to replace|in for|taking over from|takes over from|take over from|covers for|to cover for|covering for|cover for|stands? in for|standing in for|filling in for|fills? in for|steps? in for|subs? in for|covering for|(?:takes|take)(?: the place of|(?= ¤p\d+ 's))) (?:the place of )?(?P<old>{_ONE})",
        rf"\binstead of (?P<old>{_ONE})(?: ,)? (?:(?!(?:and|or|plus)\b)\w+ ){{0,3}}?(?P<new>{_ONE})",
        rf"(?<!\S)(?P<old>{_ONE})(?: is| 's)? (?:out|off)(?: ,| and|;)* (?P<new>{_ONE}) (?:in|on)\b",
        rf"(?<!\S)(?P<old>{_ONE})\b.{{0,60}}?(?<!\S)(?P<new>{_ONE}) (?:\w+ ){{0,2}}?(?:{TAKES_PART}|(?:take|takes|taking) over|covers?|(?:step|stand|fill|sub)s? in)\b",
        rf"(?<!\S)(?P<old>{_ONE}) (?:cant|can not|cannot|wont|couldnt|is out|'s out|is ill|'s ill|is sick|'s sick)(?: (?:do|make|attend|join|come|it|that|today|after all))* [,.;](?: (?:so|can you|could you|please|let 's|just))* ?(?:get|use|have|ask|let|put|try|take) (?P<new>{_ONE})(?! (?:off|out))",
        rf"\b(?:should be|needs to be|meant to be|supposed to be|i meant|meant|want|wanted) (?P<new>{_ONE})(?: ,)?(?: and)? not (?P<old>{_ONE})",
        rf"\b(?:no|not)(?: more| longer)? (?P<old>{_ONE})(?: ,)? (?:but )?(?:\w+ )?(?P<new>{_ONE}) instead",
        rf"(?<!\S)(?P<old>{_ONE}) (?:is|'s|cant|can not|wont|has to|had to|needs to|will be|got|\w+).{{0,40}}? (?:use|have|get|ask|put|add|invite|try|swap in|let) (?:in )?(?P<new>{_ONE})(?: \w+){{0,3}}? (?:instead|in (?:his|her|their) place|to replace (?:him|her|them)|take over)",
    )
)
_REMOVED = tuple(
    Cued(pattern)
    for pattern in (
        rf"\b(?:remove|removing|take out|take off|drop|uninvite|disinvite|un invite|kick|kick out|pull out|pull|lose|exclude|leave out|excuse|delete|cut|get rid of|scratch|strike|unbook|minus|without|let)(?: off| out)? (?:both |all )?(?P<who>{PEOPLE})(?! (?:know|pick|choose|join|come))",
        rf"\b(?:take|leave|pull|kick|cut|get|count|keep) (?P<who>{PEOPLE}) (?:off|out|away)\b",
        rf"(?P<who>{PEOPLE}) (?:has to|have to|needs? to|should|must|is to|can|could|will) be (?:taken (?:off|out)|removed|dropped|replaced|left out|uninvited|excluded|pulled)",
        rf"(?P<who>{PEOPLE}) (?:doesnt|does not|dont|do not|no longer|wont|will not|neednt|need not|shouldnt|should not|isnt|is not|'s not|arent|cannot|cant)(?: (?:need|needs|needed|have|has|going|required|longer|really))*(?: to)? (?:be|join|joining|attend|attending|come|coming|there|in it|in|part|on it|needed|required|interview|on the)\b",
        rf"(?P<who>{PEOPLE}) (?:can |should |could )?(?:drop|(?:sits?|bows?)(?= (?:\S+ ){{0,2}}out\b)|drops|be dropped|be removed|be taken off|be left|comes off|goes off|come off|off)(?: (?:out|this one out|off|from))* ?(?:it|this|that|the|out)?\b",
        rf"(?:(?<=plus ¤p\d )|(?<=plus ¤p\d\d )|(?<=¤p\d , )|(?<=¤p\d\d , )|(?<=¤p\d and )|(?<=¤p\d\d and ))- (?P<who>{PEOPLE})",
        rf"(?:^|, )- (?P<who>{PEOPLE})(?= (?:, |and )*plus ¤p)",
        rf"^(?:ok |okay |and |please )*(?:no|without|not|minus) (?P<who>{PEOPLE})",
        rf"(?P<who>{PEOPLE}) (?:neednt|need not|(?:doesnt|does not|dont|do not) (?:need|have)(?: to)?)(?= [,.;]|$)",
    )
)
_ADDED = tuple(
    Cued(pattern)
    for pattern in (
        rf"(?:^|[,.;:] |\band )(?P<who>{PEOPLE}) (?:joins?|(?:comes?|attends?)(?! (?:off|out)))(?: (?:too|as well|in|it|this|instead|please))*(?= [,.;]|$)",
        rf"\b(?:add|adding|include|including|invite|inviting|bring in|bring|bring along|loop in|loop|pull in|rope in|cc|pop|stick|throw|chuck|put|get|have|want|need|with|plus|and|draft in|slot in)(?: (?:in|also|back|along|on|to (?:it|this|that)))* (?P<who>{PEOPLE})(?: (?:in|along|too|as well|also|back|on))?",
        rf"(?P<who>{PEOPLE}) (?:should|needs? to|must|will|can|to|is going to|'s|'ll|wants? to|would like to|is|needs?|wants?)(?: (?:also|be|to))* (?:join|joining|be added|added|there|attend|attending|come|coming|be in it|sit in|shadow|shadowing|be on it|participate)\b",
        rf"\b(?:can|could|should|would|will|shall|may) (?P<who>{PEOPLE}) (?:also |please )?(?:join|come|attend|sit in|shadow|be (?:there|added)|participate)\b",
        rf"(?P<who>{PEOPLE}) (?:too|as well|also)\b",
    )
)
_NOT_WANTED = Cued(
    rf"\b(?:no longer|not|dont|do not|doesnt|does not|never) (?:really |actually )?(?:need|want|require|add|invite|include|have) (?P<who>{PEOPLE})"
)
"""Who is named with a verb that adds, and a negation before it: "no longer need Ian for this"."""
_NO_ROOM = Cued(
    r"\b(?<!step )(?<!step-)(?<!step - )(?:no|without|remove|drop|cancel|lose|skip|release|free up|free|get rid of|take away|take out|forget|scrap|ditch|kill|axe|nix|bin|chuck|give up|let go of|unbook)(?: (?:a|the|any|its|that|for|about|need|needed))* rooms?(?! with| for(?! (?:(?:it|this|that|them|these|those|either)\b|(?:both|all)(?: of (?:them|these|those))?(?= ?(?:please|interviews|meetings)|$))|.* ¤[cpxt]\d+ 's\b| .*\b(?:interviews?|meeting|session|call|one)\b))"
    r"|\b(?:take|strike|get|give)(?: (?:the|its|that|this|our))* rooms? (?:off|away|out|back|up)\b|\btake(?: (?:off|away|out))?(?: (?:the|its))? rooms? (?:off|from|out of|away from)\b"
    r"|\b(?:dont|do not|doesnt|does not|wont|no longer|not)(?: (?:need|want|require|needs|going to|be|have))+(?: (?:a|the|any))? rooms?\b|\b(?:remove|drop|cancel|delete|lose|without|no)(?: (?!¤r)\S+){0,4}? (?:and|or) (?:the |a )?rooms?\b|\brooms? (?:is|'s|are) (?:not|no longer) (?:needed|required|necessary)|\broom (?:not|isnt) needed"
)
_NO_ROOM_NAMED = Cued(r"(?:(?:^|[,;] |\b(?:and|but|then|plus) )no|\bwithout) (?:the )?¤r\d+(?: room)?(?: (?:please|pls|then|any ?more|after all|needed))*$")  # fmt: skip
"""The room there is, which is not wanted any more: "no Camden"."""
_DENIED_ROOM = Cued(
    r"\b(?:dont|do not|doesnt|does not|wont|will not|no longer|not)(?: (?:actually|really|need|needs|want|wants|require|requires|use|uses|using|needing|be|going|to|have))+ (?:the )?¤r\d+"
    r"|\b(?:release|free up|give up|let go of|give back|hand back|unbook|free)(?: up)? (?:the )?¤r\d+|¤r\d+(?: room)? (?:is|'s|isnt|wont be|is no longer|not)(?: (?:not|no longer))? (?:needed|required|necessary)(?: (?:any ?more|any longer))?(?<!is needed)(?<!'s needed)"
)
"""A room that is named and not wanted any more; another one beside it is."""
_BIGGER = Cued(
    r"\b(?:bigger|larger|roomier|more spacious|more space|bigger one)\b|(?:\broom|¤r\d+) (?:is|'s) (?:too|way too|a bit|bit)(?: \w+)? (?:small|tight|cramped)"
)
_SMALLER = re.compile(r"\bsmaller (?:meeting |conference )?(?:rooms?|space|place|one)\b")
_ANOTHER = Cued(
    r"\bbut not the rooms?\b|\b(?:another|a different|different|new|some other|other|a new|alternative|quieter|smaller|nicer|better) (?:meeting |conference )?(?:rooms?|space|place|location)\b|\b(?:change|switch|swap)(?: (?:the|its|our|their|meeting))* rooms?(?! (?:to|for) (?:the )?(?:¤r|a ))|\bsomewhere (?:else|quieter|nicer|different|better|smaller|closer)\b|\broom (?:change|swap)\b|\broom (?:is|'s|was|has been|got|isnt)(?: (?:now|already|not|no longer))* (?:taken|gone|booked|double booked|unavailable|available|free|occupied|closed)\b.*\banother(?: one)?\b"
)
_BY = Cued(
    r"\b(?:extend|lengthen|prolong|stretch|add|extra|give(?! it ¤l\d+$)|tack on|another)(?: (?!(?:to|make|and|,)(?: |$))\S+){0,4}? (?P<more>¤l\d+)(?! (?:long|total))|(?P<longer>¤l\d+) (?:longer|more|extra|to (?:it|the end|the interview))"
    r"|\b(?:end|ends|ending|finish|finishes|stop|stops|wrap up|wraps up)(?: (?:it|this|that|just|about|by))* (?:(?P<over>¤l\d+) later|(?P<under>¤l\d+) (?:earlier|sooner))\b"
    r"|\b(?:shorten|cut|reduce|trim|knock|shave|take)(?: \S+){0,4}? (?:by|off) (?P<less>¤l\d+)|\b(?:drop|cut|lose|skip|remove)(?: \S+){0,3}? (?:first|last) (?P<end>¤l\d+)|\b(?:lose|trim|chop) (?P<lost>¤l\d+)|\b(?:cut|drop) (?P<gone>¤l\d+)(?= (?:and|,|please|pls|from|out|out of)\b|$)|\b(?:knock|shave|take|cut) (?P<off>¤l\d+) off|(?P<shorter>¤l\d+) (?:shorter|less|off)"
)
_TO = re.compile(r"\b(?:extend|lengthen|prolong|stretch)(?: \S+){0,5}? to (?P<length>¤l\d+)")
_RATHER = re.compile(r"(?P<length>¤[ln]\d+) (?:, )?(?:rather than|instead of|not) ¤[ln]\d+")
_LENGTH = re.compile(r"¤l\d+")
_LENGTH_NUMBER = Cued(
    r"\b(?:length|duration|long|extend|shorten|cut|make|reduce|trim)\b.*?(?:\b(?:to|is|be|it|for|down to|at)|'s(?: (?:one|interview|meeting|session|screen|call))?) (?:only |just )?(?P<number>¤n\d+)(?! (?:people|persons|seats))(?:(?: ,)? not ¤n\d+)?"
)
_NOTE = Cued(
    r"\A(?:.*?\b(?:add|put|leave|include|attach|write|make|set|append|insert)\b[^:]*?\b(?:notes?|comment|message|description|agenda)\b(?:\s+(?:to|on|for|in)\s+(?:it|that|this|both|them|each|all(?: of them)?|the (?:[\w' ]+? )?(?:interviews?|invites?|invitations?|meetings?|events?|bookings?|calendar)|(?:[\w']+ ){0,3}(?:interviews?|invites?|meetings?|ones?|2pm|\w+'s)))?(?:\s+(?:of|with) [\w'.-]+(?: [\w'.-]+)?)?(?:\s+(?:for|to) (?:the )?(?:interviewers?|panel|everyone|them|all))?\s*(?:,?\s*\b(?:and|which|that) (?:it )?(?:should|must|needs to|has to|is to) (?:say|read)\b\s*[:–-]?|[:,–-]+|\bsaying\b(?: that)?|\bthat says\b|\bthat\b|\bto say\b(?: that)?|\breading\b)\s*"
    r"|(?:[^:]|:(?=\d)){0,60}?\bnotes?\b(?:[^:\n]|:(?=\d)){0,80}?:(?!\d)\s*"
    rf"|.{{0,80}}?\bnotes?(?: (?:to|for|on|in) [\w'’ ]{{1,30}}?)?\s*[:–-]?\s*(?={LINK}{POLITE}\Z)"
    r"|\s*(?:please )?notes?(?: (?:to|for|on) [\w' ]{1,30})?\s*[–-]\s*"
    r"|\s*(?:please |can you |could you |kindly )*note (?:on|in|for|against) (?:[\w'’]+ ){1,4}?that\b\s*"
    r"|.*?\b(?:please |can you |could you )*(?:tell|let(?= (?:\S+ ){1,3}know\b)|remind|inform) (?:them|everyone|everybody|the (?:interviewers?|panel|team|others?|rest)|both|all|(?!(?:it|this|that|the|me|us)\b)[A-Z]\w+(?:-\w+)*(?: and [A-Z]\w+(?:-\w+)*)?)(?! know\W*\Z)(?: know)?(?:\s+(?:on|for|about|of) (?:[\w'’]+ ){1,3}?(?:interviews?|meeting|session|one)(?=\s+that\b))?(?:\s+(?:why|the reason|this|that)(?=\s*[:–-]\s))?(?:\s*[:–-]\s*|\s+)(?:that |to |about )?"
    r"|.*?\bmention (?:that )?(?:in the (?:invite|invitation) )?(?:that )?)(?P<text>\S.{2,300})\Z",
    re.IGNORECASE | re.DOTALL,
)
_LINK_NOTE = Cued(
    r"\b(?:add|attach|include|put|share)\s+(?:(?:the|her|his|their|this|a)\s+)?(?:(?:cv|resume|résumé|link|profile|portfolio|scorecard)\s*:?\s+)?<?(?P<text>https?://[^\s<>]+)>?(?:\s+(?:for|to|in|into|as)\s+(?:an?\s+|the\s+|(?:[\w.-]+\s+)?[\w.-]+['’]s?\s+)?(?:interviewers?|panel|notes?|invite|invitation|interview|team|everyone|them)(?:\s+to read)?|\s+(?:for|to|on)\s+(?:[\w.-]+\s+)?[\w.-]+['’]s)?[.!]?\Z",
    re.IGNORECASE,
)
"""A link that the interviewers are to have: the one kind of note that begins with what it says."""
_TITLE = Cued(
    rf"\b(?:(?:change|set|update|edit|make) (?:the |its |it's )?(?:title|name|subject|heading)(?: (?:of|for|on) [\w' ]{{1,40}}?)?\s*(?:to|as|:|be|=)\s*|(?:rename|retitle|title|entitle|call|name) (?:it|that|this|the (?!candidate|applicant)[\w' ]{{0,30}}?(?:interview|meeting|invite|event|one)|[\w']+'s (?:interview|meeting))\s*(?:to|as|:|,)?\s*|\btitle(?: (?:of|for|on) [\w’' ]{{1,40}}?)?\s*[:=]\s*)[\"'“]?(?!\s*(?:an? )?no[- ]?show\b)(?!{NO_TITLE})(?P<text>[^\"“”\n]{{2,120}}?)[\"'”]?\s*(?:instead|please|pls)?[.!]?\Z",
    re.IGNORECASE,
)
_QUOTED_TITLE = Cued(
    r"\b(?:re)?(?:titled?|named?|call(?:ed)?|subject|heading)\b[^\"“”]{0,40}[\"“](?P<text>[^\"“”\n]{2,120})[\"”]",
    re.IGNORECASE,
)
_NOTE_BEHIND = Cued(
    r"[\s,;.]+(?:(?:and|with|plus|including)\s+)?(?:(?:add|put|include|the|a|this|following)\s+)*notes?(?:\s+(?:for|to)\s+(?:the\s+)?(?:interviewers?|panel))?\s*(?:[:–]|\bsaying\b(?:\s+that)?|\bthat says\b)\s*(?P<text>\S.{2,300})\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A note behind a title, which is no part of it: "rename it to Final with the note: …"."""
_IN_PLACE = Cued(
    r"\binstead\b|\bin (?:his|her|their|that) (?:place|stead)\b|\bas (?:a )?(?:replacement|substitute)\b|\bto replace\b"
)


def _paired(made: Changes, shape: Shape, context: ParseContext) -> None:
    """Take one who goes and one who comes in their place for a replacement."""
    request = made.request
    named = _mails(
        [one for one in shape.pieces if one.kind == "name" and one.value.kind == "person"]
    )
    taking_part = {mail for one in context.interviews for mail in one.people}
    goes = [one for one in named if one in taking_part]
    if not request.replace and len(named) == 2 and len(goes) == 1 and _IN_PLACE.search(shape.row):  # noqa: PLR2004 - one for another
        comes = next(one for one in named if one not in goes)
        made.request = replace(request, remove=(), add=(), replace=((goes[0], comes),))


def read_changes(shape: Shape, context: ParseContext) -> Changes:
    """Return what of an interview a sentence changes."""
    if (plain := plain_change(shape)) is not None:
        said = ChangeRequest(
            room=plain.room, online=plain.online, candidate=plain.candidate, note=plain.note, cleared=plain.cleared,
        )  # fmt: skip
        return Changes(said, set(plain.places), plain.minutes_by, only=plain.only)
    made = Changes()
    shape = with_pronouns(shape)
    titled = _titled(shape, made)
    _shift(shape, made)
    if titled:
        return made
    for step in (_replace, _remove, _room, _length, _online, _candidate, _add):
        step(shape, made, context)
    _paired(made, shape, context)
    if made.request.minutes or made.minutes_by:
        made.used |= _numbers_of_reasons(shape)
    return made


def _numbers_of_reasons(shape: Shape) -> set[int]:
    """Return what is said of a length as a bare number that is not wanted: "make it an hour, 45 is too tight"."""
    found = NUMBER_OF_REASON.finditer(shape.row)
    return {place for one in found for place in shape.places(one.span())}


def replaced_pair(shape: Shape) -> tuple[str, str] | None:
    """Return who makes room for whom: "put Lucy in for May"."""
    shape = with_pronouns(shape)
    for pattern in _REPLACED:
        match = shape.search(pattern)
        old, new = (
            (_mails(shape.group(match, one)) for one in ("old", "new")) if match else ((), ())
        )
        if old and new:
            return old[0], new[0]
    return None


def _titled(shape: Shape, made: Changes) -> bool:
    text = shape.sentence.text
    title, behind = _title(text)
    note = None if title else _NOTE.match(with_links_whole(text)) or _LINK_NOTE.search(text)
    if title:
        told = note_text(behind["text"].rstrip("\"”'")) if behind else ""
        made.request = replace(made.request, title=title["text"].strip(), note=told)
        starts = range(title.start("text"), len(text) if behind else title.end())
        made.used |= {
            n for n, one in enumerate(shape.pieces) if shape.sentence.spans[one.start][0] in starts
        }
    elif note:
        made.request = replace(made.request, note=note_text(text[slice(*note.span("text"))]))
        made.used |= {
            n
            for n, one in enumerate(shape.pieces)
            if shape.sentence.spans[one.start][0] in range(*note.span("text"))
        }
    return bool(title or note)


def _title(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return where a title stands, and the note behind it."""
    behind = _NOTE_BEHIND.search(text)
    head = text[: behind.start()] if behind else text
    if behind and (found := _QUOTED_TITLE.search(head) or _TITLE.search(head)):
        return found, behind
    return _QUOTED_TITLE.search(text) or _TITLE.search(text), None


def is_worded(shape: Shape) -> bool:
    """Whether a title or a note is given, in words to the end that ask for nothing else."""
    made = Changes()
    return _titled(shape, made) and len(shape.pieces) - 1 in made.used


def _mails(pieces: list[Piece]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            mail
            for one in pieces
            if len(one.value.ids) == 1 or one.value.kind == "pool"
            for mail in one.value.ids
        )
    )


_SEVERAL = tuple(
    Cued(pattern)
    for pattern in (
        rf"\b(?:swap|switch|replace|exchange|change)(?: out)? (?P<old>{PEOPLE})(?: out)? (?:for|with|by|to) (?P<new>{PEOPLE})(?!\d| (?:for|with|by|to|instead|in place|rather|in(?= (?:for|instead|place))|off|out)\b)",
        rf"\binstead of (?P<old>{PEOPLE})(?: ,)? (?:(?:have|use|get|put|take|add|let 's|with|we|i|want|need|please) )+(?P<new>{PEOPLE})",
        rf"(?<!\S)(?P<new>{PEOPLE}) (?:instead of|in place of|rather than|to replace) (?P<old>{PEOPLE})(?!\d| (?:for|with|by|to|instead|in place|rather|in(?= (?:for|instead|place))|off|out)\b)",
    )
)
"""Who comes and who goes, where either are several: "swap Sam and Mei for Lucy"."""


def _replaced_several(shape: Shape, made: Changes) -> bool:
    for pattern in _SEVERAL:
        match = shape.search(pattern)
        if match is None:
            continue
        old, new = _mails(shape.group(match, "old")), _mails(shape.group(match, "new"))
        if len(old) + len(new) > 2 and old and new:  # noqa: PLR2004 - one for another
            made.request = in_place_of(made.request, old, new)
            made.used |= set(shape.places(match.span()))
            return True
    return False


def in_place_of(
    request: ChangeRequest, old: tuple[str, ...], new: tuple[str, ...]
) -> ChangeRequest:
    """Return a change with who goes and who comes: each for another as far as there are as many."""
    pairs = tuple(zip(old, new, strict=False))
    return replace(request, replace=pairs, remove=old[len(pairs) :], add=new[len(pairs) :])


_SWAPPED = re.compile(rf"\b(?:swap|switch|exchange) (?P<one>{_ONE}) and (?P<other>{_ONE})")


def _swapped(shape: Shape, made: Changes, context: ParseContext) -> bool:
    """Read "swap Ian and Mei" where one of them takes part: the other comes instead."""
    match = shape.search(_SWAPPED)
    one, other = (
        (_mails(shape.group(match, name)) for name in ("one", "other")) if match else ((), ())
    )
    if match is None or not one or not other:
        return False
    made.request = replace(made.request, replace=(_in_order(one[0], other[0], context),))
    made.used |= set(shape.places(match.span()))
    return True


def _replace(shape: Shape, made: Changes, context: ParseContext) -> None:
    if _replaced_several(shape, made) or _swapped(shape, made, context):
        return
    for pattern in _REPLACED:
        match = shape.search(pattern)
        if match is None:
            continue
        old, new = _mails(shape.group(match, "old")), _mails(shape.group(match, "new"))
        if old and new:
            pair = (
                _in_order(old[0], new[0], context) if _SUBS.search(shape.row) else (old[0], new[0])
            )
            further, end = _further_pairs(shape, match, context)
            made.request = replace(made.request, replace=(pair, *further))
            places = set(shape.places((match.start(), end)))
            made.used |= {n for n in places if shape.pieces[n].kind not in TELLS_WHICH}
            return
    if not _replace_speaker(shape, made, context):
        _replace_absent(shape, made, context)


_FURTHER_PAIR = re.compile(
    rf"(?: in)?(?: (?:,|;|and|also|then|plus|swap|replace|change))+ (?P<one>{_ONE})(?: out)? (?P<joint>for|with|by|to|in for|instead of|in place of|rather than) (?P<other>{_ONE})"
)


def _further_pairs(
    shape: Shape, first: re.Match[str], context: ParseContext
) -> tuple[list[tuple[str, str]], int]:
    """Return who else makes room for whom, and where that ends: "replace Ian with Ana and Tom with Will"."""
    is_old_first = first.start("old") < first.start("new")
    found: list[tuple[str, str]] = []
    end = first.end()
    while (match := _FURTHER_PAIR.match(shape.row, end)) is not None:
        one, other = _mails(shape.group(match, "one")), _mails(shape.group(match, "other"))
        if not one or not other:
            break
        is_old = is_old_first and match["joint"] in {"for", "with", "by", "to"}
        pair = (one[0], other[0]) if is_old else (other[0], one[0])
        found.append(_in_order(*pair, context))
        end = match.end()
    return found, end


_SUBS = re.compile(r"\b(?:sub|substitute)\b")
"""Who is substituted for whom is said in either order; "swap Mei for Priya", said once more, is no swap back."""


def _in_order(old: str, new: str, context: ParseContext) -> tuple[str, str]:
    """Return who goes before who comes: only who takes part in an interview can be replaced."""
    taking_part = {mail for one in context.interviews for mail in one.people}
    return (new, old) if old not in taking_part and new in taking_part else (old, new)


def _replace_absent(shape: Shape, made: Changes, _: ParseContext) -> None:
    """Read "Ian is out, use Mei instead": who is away makes room for who is named."""
    absent, rest = find_absences(shape)
    gone = [mail for one in absent for mail in one.people if not one.times]
    new = _mails([one for one in rest.pieces if one.kind == "name" and one.value.kind == "person"])
    if gone and len(gone) == len(new) and _IN_PLACE.search(shape.row):
        made.request = replace(made.request, replace=tuple(zip(gone, new, strict=True)))
        made.used |= {n for n, one in enumerate(shape.pieces) if one.kind == "name"}


def _free_match(shape: Shape, patterns: tuple[Cued, ...], made: Changes) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for pattern in patterns:
        for match in pattern.finditer(shape.row):
            places = set(shape.places(match.span("who")))
            if places & made.used:
                continue
            found += _mails(shape.group(match, "who"))
            made.used |= set(shape.places(match.span()))
    return tuple(dict.fromkeys(found))


_WITH_ME = Cued(
    rf"\b(?:swap|switch|trade)(?: (?:it|this|places|slots|that))? with (?P<new>{_ONE})|(?P<other>{_ONE})(?: (?!(?:to|from|off|out)\b)\S+){{0,5}}? (?:instead of me|for me|in my place|my slot|my interview|in my stead)"
)
_ASK_OTHER = re.compile(
    rf"(?P<new>{_ONE})(?P<other>)(?: \S+){{0,4}}? instead|\b(?:ask|get|try|use|have) (?P<third>{_ONE})"
)


def _replace_speaker(shape: Shape, made: Changes, context: ParseContext) -> bool:
    """Read "can I swap with Mei": who speaks makes room for who is named."""
    is_invited = context.last == "invitation"
    match = shape.search(_WITH_ME) or (shape.search(_ASK_OTHER) if is_invited else None)
    if match is None or context.speaker is None:
        return False
    new = _mails(
        [*shape.group(match, "new"), *shape.group(match, "other"), *shape.group(match, "third")]
    )
    made.request = (
        replace(made.request, replace=((context.speaker, new[0]),)) if new else made.request
    )
    made.used |= set(shape.places(match.span()))
    return bool(new)


def _remove(shape: Shape, made: Changes, _: ParseContext) -> None:
    gone = _free_match(shape, _REMOVED, made)
    made.request = replace(made.request, remove=(*made.request.remove, *gone))


_ADDED_BESIDE = Cued(
    rf"\b(?:add|adding|include|including|invite|inviting|bring in|loop in|cc)(?: (?:in|also|too|as well))* (?P<who>{PEOPLE})"
)
"""Who is named with a verb that can only add, also beside a replacement: "replace Ian with Olivia and add Will"."""


def _add(shape: Shape, made: Changes, _: ParseContext) -> None:
    """Read who comes too; never who is said to be away: "both Ian and Mei are ill"."""
    away = {mail for one in find_absences(shape)[0] for mail in one.people if not one.times}
    if made.request.replace:
        beside = _free_match(shape, (_ADDED_BESIDE,), made)
        made.request = replace(made.request, add=(*made.request.add, *beside))
        return
    with_whom = set(made.used)
    kept = _beside_interview(shape)
    made.used |= kept
    refused = _free_match(shape, (_NOT_WANTED,), made)
    added = _free_match(shape, _ADDED, made)
    made.used = (made.used - kept) | with_whom
    gone = tuple(dict.fromkeys((*made.request.remove, *refused)))
    comes = tuple(one for one in added if one not in gone and one not in away)
    made.request = replace(made.request, remove=gone, add=comes)


_BESIDE = Cued(
    rf"\b{_INTERVIEW} (?:¤t\d+ )?(?:with|of|for|between) (?P<who>{PEOPLE})|(?P<owner>{_ONE}) (?:and (?P<other>{_ONE}) )?'s (?:¤t\d+ )?(?:\w+ )?{_INTERVIEW}|\b(?:my|the|our) ¤t\d+(?: ¤t\d+)* (?:one )?with (?P<guest>{PEOPLE})|(?<!\S)(?:is|'s|are|'re|be|stays?|remains?) (?:now |then )?(?:only|just) with (?P<left>{PEOPLE})"
)


def _beside_interview(shape: Shape) -> set[int]:
    """Return the people who only tell which interview is meant: "the interview with Ian", "Ian's 2pm"."""
    return {n for match in _BESIDE.finditer(shape.row) for n in shape.places(match.span())}


def _room(shape: Shape, made: Changes, _: ParseContext) -> None:
    why = _rooms_of_reasons(shape)
    gone = made.used | why | _enough_people(shape)
    pieces = [one for n, one in enumerate(shape.pieces) if n not in gone]
    wish, _spoken = wished_room(pieces)
    named = [n for n, one in enumerate(shape.pieces) if _is_room(one)]
    change: RoomChange | None = None
    is_denied = len(named) == 1 and bool(shape.search(_DENIED_ROOM))
    is_none = shape.search(_NO_ROOM) or shape.search(_NO_ROOM_NAMED) or _is_online_instead(shape)
    if is_denied or is_none:
        change = RoomChange("none")
    elif wish is not None and (wish != AskedRoom()):
        change = RoomChange("wish", wish)
    elif shape.search(_BIGGER):
        change = RoomChange("bigger")
    elif shape.search(_SMALLER):
        change = RoomChange("smaller")
    elif shape.search(_ANOTHER):
        change = RoomChange("another")
    elif wish is not None and not shape.search(_ROOM_SUITS):
        change = RoomChange("wish", wish)
    if change is not None and not (change.kind == "wish" and _only_refers(shape, named)):
        made.request = replace(made.request, room=change)
        made.used |= set(named)


_NO_PLACE = Cued(
    r"(?:\b(?:instead of|rather than|and not|but not|no longer)|, not)(?: (?:being|it|doing|having|meeting|in|at|an?|the|any|our))* (?:rooms?\b|¤r\d+|person\b|face to face\b|f2f\b|on ?site\b|physical\b|office\b)"
)
"""The place that a call takes the place of: "over Teams rather than in person", "online instead of in Camden"."""


def _is_online_instead(shape: Shape) -> bool:
    """Whether an interview is to be online in place of somewhere, with no other room wished for."""
    refused = shape.search(_NO_PLACE)
    if refused is None or len(re.findall(r"¤r\d+", shape.row)) > refused.group().count("¤r"):
        return False
    return any(
        one.kind == "online" and one.value and not RATHER_THAN.search(shape.row[: shape.start(n)])
        for n, one in enumerate(shape.pieces)
    )


_ROOM_SUITS = re.compile(
    r"\brooms? (?:is|'s|are|was|works?|suits?|stays?)(?: (?:fine|ok|okay|good|great|perfect|alright|right))?\b|\b(?:keep|leave|keeping|same)(?: (?:it|them|in|the|its|that|this|same|current))* rooms?\b"
)
"""What is said of a room that is to stay."""
_ROOM_OF_REASON = Cued(
    r"¤r(?P<is>\d+)(?: room)? (?:is|'s|was|has|hasnt|isnt|wont|doesnt|cant|got|seems|looks)\b(?! (?:fine|better|ok|okay|good|free|great|perfect|what)\b)"
    r"|\b(?:gone|broken|down|out|leak\w*|noisy|noise|loud|stuffy|cramped|freezing|smelly|problem|issue|trouble|cold|hot|wrong|dead|building work|fault\w*)(?: \w+){0,2}? (?:in|with|at|for)(?: the)? ¤r(?P<in>\d+)"
    r"|\b(?:from|out of|leave|not|no longer|instead of|rather than|than)(?: (?:in|at))?(?: the)? ¤r(?P<from>\d+)"
    r"|\b(?:swap|switch|exchange|trade|replace|change)(?: out)?(?: the)? ¤r(?P<old>\d+)(?: room)? (?:for|with|by|to)\b"
)
_ENOUGH = Cued(
    r"\b(?:people|persons|interviewers|of (?:them|us|you))(?: there)? (?:is|are|'s|will be|would be|should be) (?:more than |quite |really )?(?:plenty|enough|fine|sufficient|ok|okay)\b"
)
"""How many are enough to take part, where no room is spoken of: "drop Mark, three people is plenty"."""


def _enough_people(shape: Shape) -> set[int]:
    """Return how many people are said to be enough, which asks for no room of so many seats."""
    found = (
        None
        if re.search(r"\b(?:rooms?|seats?|space|somewhere)\b|¤r", shape.row)
        else shape.search(_ENOUGH)
    )
    return set(shape.places(found.span())) if found else set()


def _rooms_of_reasons(shape: Shape) -> set[int]:
    """Return the rooms that are named for what is wrong with them: "another room, Thames is double booked"."""
    said = [match.groupdict() for match in _ROOM_OF_REASON.finditer(shape.row)]
    found = {int(place) for one in said for place in one.values() if place}
    left = {int(place) for one in said for place in (one["from"], one["old"]) if place}
    return (
        found
        if re.search(r"\brooms?\b|\bsomewhere\b|\bbigger\b|\btoo\b", shape.row)
        or len(found) < sum(map(_is_room, shape.pieces))
        else left
    )


def _is_room(one: Piece) -> bool:
    return one.kind == "room" or (
        one.kind == "name" and one.value.kind in {"room", "building", "feature"}
    )


_AT_ROOM = Cued(
    rf"\b{_INTERVIEW} (?:in|at) (?:the )?(?:room )?¤r\d+|\bthe ¤r\d+ (?:interview|meeting|session|call|screen|one)\b"
)


def _only_refers(shape: Shape, named: list[int]) -> bool:
    """Whether a room only tells which interview is meant: "cancel the interview in Camden"."""
    match = None if shape.search(PUT_IN) else shape.search(_AT_ROOM)
    return match is not None and sum(shape.pieces[n].kind == "name" for n in named) == 1


_UNTIL = re.compile(
    r"\b(?:last|lasts|go|goes|run|runs|end|ends|finish|finishes|over)(?: (?:it|this|that))?(?: (?:until|till|at|to|by|be))*(?: on)? (?P<end>¤t\d+)"
)


def _minutes(piece: Piece, shape: Shape) -> int | None:
    """Return a length, also as a bare number."""
    word = shape.sentence.words[piece.start]
    return piece.value if piece.kind == "length" else int(word) if word.isdigit() else None


def _shift(shape: Shape, made: Changes) -> None:
    """Read by how much it moves besides, which is never how long it lasts."""
    shift, places = shift_beside(shape)
    if shift and not places & made.used:
        made.shift = shift
        made.used |= places


def _lengths(shape: Shape, made: Changes) -> list[re.Match[str]]:
    """Return the lengths that are not read otherwise yet; without those that are only told as a reason, if another is said."""
    found = [
        one for one in _LENGTH.finditer(shape.row) if not {*shape.places(one.span())} & made.used
    ]
    found = [one for one in found if not OF_PART.search(shape.row[: one.start()])]
    wanted = [one for one in found if not OF_REASON.match(shape.row, one.end())]
    return wanted if wanted or _number(shape) else found


def _number(shape: Shape) -> tuple[int, set[int]] | None:
    """Return the length that is said as a bare number, and where it stands."""
    found = shape.search(_LENGTH_NUMBER)
    said = shape.sentence.words[shape.group(found, "number")[0].start] if found else ""
    if found is None or not (said.isdigit() and 10 <= int(said) <= 240):  # noqa: PLR2004 - minutes an interview can last
        return None
    return int(said), set(shape.places((found.start("number"), found.end())))


def _length(shape: Shape, made: Changes, context: ParseContext) -> None:  # noqa: PLR0915 - one line for each way it is said
    to = shape.search(_TO) or shape.search(_RATHER)
    if to:
        made.request = replace(made.request, minutes=_minutes(shape.group(to, "length")[0], shape))
        places = shape.places(to.span())
        made.used |= {n for n in places if shape.pieces[n].kind not in TELLS_WHICH}
        return
    until = shape.search(_UNTIL)
    if until and context.interviews:
        ends = [
            timing
            for one in shape.group(until, "end")
            if one.kind == "times"
            for timing in one.value
        ]
        start = context.interviews[0].start
        minutes = ends[0].end - start.hour * 60 - start.minute if len(ends) == 1 else 0
        if 0 < minutes <= 8 * 60:
            made.request = replace(made.request, minutes=minutes)
            made.used |= set(shape.places(until.span()))
            return
    by = shape.search(_BY)
    name = next(group for group, said in by.groupdict().items() if said) if by else ""
    if by and not OF_PART.search(shape.row[: by.start(name)]):
        minutes = shape.group(by, name)[0].value
        made.minutes_by = minutes if name in {"more", "longer", "over"} else -minutes
        made.used |= set(shape.places(by.span(name)))
        return
    lengths = _lengths(shape, made)
    if lengths:
        piece = shape.signed(lengths[-1].group())[0]
        made.request = replace(made.request, minutes=piece.value)
        made.used |= set(shape.places(lengths[-1].span()))
        return
    if number := _number(shape):
        made.request = replace(made.request, minutes=number[0])
        made.used |= number[1]


def _online(shape: Shape, made: Changes, _: ParseContext) -> None:
    said = [(n, one.value) for n, one in enumerate(shape.pieces) if one.kind == "online"]
    if said:
        place, wanted = said[-1]
        if RATHER_THAN.search(shape.row[: shape.start(place)]):
            wanted = not wanted or len(said) > 1
        online = wanted and not NO_MEETING.search(shape.row)
        made.request = replace(made.request, online=online)
        made.used |= {n for n, _value in said}
        if not online and IN_PERSON.search(shape.row) and not _ROOM_WORD.search(shape.row):
            made.request = replace(made.request, room=None)
    elif IN_PERSON.search(shape.row):
        room = made.request.room if _ROOM_WORD.search(shape.row) else None
        made.request = replace(made.request, online=False, room=room)
    elif shape.search(NO_VIDEO):
        made.request = replace(made.request, online=False)
    elif VIDEO_ON.search(shape.row):
        made.request = replace(made.request, online=True)


_ROOM_WORD = re.compile(r"\brooms?\b|¤r\d+")


def _candidate(shape: Shape, made: Changes, context: ParseContext) -> None:
    said = [
        (n, one)
        for n, one in enumerate(shape.pieces)
        if one.kind == "candidate" and n not in made.used
    ]
    known = {
        part.casefold()
        for one in context.interviews
        if one.candidate
        for part in one.candidate.name.split()
    }
    new = [
        (n, one)
        for n, one in said
        if one.value.mail or not set(one.value.name.casefold().split()) <= known
    ]
    about = _NEW_CANDIDATE.search(shape.row)
    if not new or not (about or any(one.value.mail for _, one in new)):
        return
    name = next((one.value.name for _, one in (*new, *said) if one.value.name), "")
    mail = next((one.value.mail for _, one in said if one.value.mail), "")
    made.request = replace(made.request, candidate=Candidate(name, mail))
    made.used |= {n for n, _piece in new}


_NEW_CANDIDATE = Cued(
    r"\b(?:candidate|applicant|email|e mail|address|it 's for|it is for|this is for|that 's for|name is|called)\b|\b(?:it|this|that|one|slot)(?: (?:to )?be)? for ¤c\d+(?! 's)"
)

teach(*_REPLACED, *_REMOVED, *_ADDED)
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
