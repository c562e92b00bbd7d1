"""Changes of a booked interview that a whole message says in so many words: “remove the note”, “somewhere smaller for Jo”.

They are read by form, so that words which alone say something else (“no candidate”, “fine”) are not taken for that.
"""

import re
from typing import Literal

from msgspec import Struct

from bot.language.acts.situation import EASE, INTERVIEW
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.grammar import teach
from bot.language.interviews.changes.links import as_one_note, with_links_whole
from bot.language.people.attendees import named_people
from bot.language.requests import Candidate, RoomChange
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD

Part = Literal["note", "title", "candidate"]
_OF_IT = rf"(?: (?:from|of|on|for|off|in) (?:it|that|this|(?:(?:the|my|¤c\d+ 's|¤t\d+) ?)*(?:{INTERVIEW}|¤c\d+(?: 's)?)))?"
_AFTER_ALL = r"(?: (?:again|please|pls|thanks|altogether|completely|then|after all|off|out|away))*"
_CLEARED = Cued(
    rf"^{EASE}(?:¤c\d+ 's (?:{INTERVIEW} )?(?:: )?)?(?:remove|delete|clear|drop|lose|erase|scrap|strip|get rid of|take (?:off|out|away))(?: (?:the|its|that|this|my|all|any))* (?P<part>notes?|titles?)(?: (?:for|to) the interviewers?)?{_OF_IT}{_AFTER_ALL}$"
    rf"|^{EASE}take (?:the|its|that) (?P<taken>notes?|title) (?:off|out|away){_OF_IT}{_AFTER_ALL}$"
    rf"|^{EASE}(?:(?:it 's |there 's |there is |it is |with )?(?:no|without (?:a|the)) (?P<none>notes?|candidate)|(?:remove|clear) the (?P<gone>candidate)(?: 's name)?{_OF_IT}){_AFTER_ALL}$"
)
"""What an interview is to have no longer: "remove the note", "no candidate"."""
_ENOUGH = r"(?:(?:is|are|'s|will be|would be) (?:fine|ok|okay|enough|good|plenty|sufficient)|will do|will be there|can do it|alone|then|please|pls|thanks|after all|is fine then|on (?:it|this|that)|for (?:it|this|that|this one)|only)"
_IS_ENOUGH = r" (?:is|are|'s|will be|would be) (?:enough|plenty|sufficient)"
_JUST = Cued(
    rf"^{EASE}(?:with |we need |i need |keep |have |make it )?(?:just|only) (?P<just>{PEOPLE})(?: {_ENOUGH})*{_OF_IT}(?: please| thanks)*$"
    rf"|^{EASE}(?P<enough>{PEOPLE})(?: alone| only)?{_IS_ENOUGH}{_OF_IT}(?: please| thanks)*$"
    rf"|^{EASE}(?:(?:we |you )?dont (?:bother with|need)|no need for|skip|drop|remove|leave out) {PEOPLE}{_OF_IT} ,? ?(?:and )?(?P<left>{PEOPLE})(?: alone)?{_IS_ENOUGH}$"
    rf"|^{EASE}(?:replace|swap|switch|change|substitute)(?: out)? (?:(?:all|both)(?: (?:of|the|them|interviewers?|people|panel))*|everyone|everybody|the (?:whole |entire )?(?:panel|interviewers)|them (?:all|both)){_OF_IT} (?:with|by|for|to) (?:just |only )?(?P<all>{PEOPLE})(?: instead| {_ENOUGH})*{_OF_IT}$"
    rf"|^{EASE}(?:take|remove|drop|kick|get|leave) (?:them )?(?:both|all)(?: of them| interviewers| people)?(?: (?:off|out))?(?: (?:and|,|then|;))+ (?:add|put(?: in)?|use|get|have|bring in|invite) (?P<instead>{PEOPLE})(?: (?:in|on|instead|please))*$"
    rf"|^{EASE}(?:only|just) (?P<needed>{PEOPLE}) (?:needs? to|has to|have to|must|should|is to|are to|will) (?:be there|be in it|attend|come|join|be on it|interview|do it|take it){_OF_IT}(?: please| thanks)*$"
    rf"|^{EASE}(?P<alone>{PEOPLE}) (?:alone|only|on (?:her|his|their) own|by (?:herself|himself|themselves))(?: {_ENOUGH})*$"
)
"""Who alone is to attend: "just Priya is fine", "replace all interviewers with Priya", "Priya alone"."""
_QUOTED_NOTE = Cued(
    rf"{LEAD}(?:put|add|write|include|attach|stick|leave|pop|make|set)\s+[\"“”'‘](?P<text>[^\"“”\n]{{2,300}}?)[\"“”'’]\s+(?:in|into|to|on|onto|as|for)\s+(?:the|a|an|its|my|our|their|[\w’']+(?:['’]s)?)?\s*(?:interviewers?['’]?s?\s+)?(?:notes?|invite|invitation|description|agenda|body|interviewers?|panel)\b[\s.!]*\Z",
    re.IGNORECASE,
)
"""A note in quotation marks, before it is said where it goes."""
_NOTE_IN_QUOTES = Cued(
    rf"{LEAD}(?:put|add|write|include|attach|leave|pop|make|set|insert|append|enter)\s+(?:(?:the|a|an|this|that|another|one|following|short|quick|little|small)\s+)*(?:note|comment|message|remark|reminder)s?\s*(?:(?:that\s+)?(?:says|saying|reading|which says|reads)|that|with|:)?\s*[\"“”'‘](?P<text>[^\"“”\n]{{2,300}}?)(?P<end>[\"“”'’])\s+(?:in|into|to|on|onto|for)\s+\S[^\n]{{1,80}}\Z",
    re.IGNORECASE,
)
"""What is called a note, in quotation marks, and behind it the interview it is for: "add the note “bring a laptop” to Friday's"."""
_VIDEO = Cued(
    rf"^{EASE}(?:turn|switch|put|set)(?: (?:on|off|the|its|a|our|back))* (?:video|camera|cameras|video call|video link|teams link|teams call|teams meeting|online meeting)(?: (?:back|on|off|again|for (?:it|this|that|¤c\d+(?: 's(?: interview)?)?)|please|pls|then))*$"
)
"""The online meeting switched on or off; "turn on" alone is said of the whole integration."""
_ANOTHER_NOTE = Cued(
    rf"{LEAD}(?:(?:change|edit|update|replace|rewrite|correct)\s+(?:the|its|that|my)\s+notes?(?:\s+(?:for|to)\s+the\s+interviewers?)?\s*(?:(?:to|with|so that it says|to say)\b\s*:?|:)|(?:the|that)\s+notes?\s+(?:should|must|needs to|has to|is to|ought to)\s+(?:say|read|be)\b\s*:?)\s*[\"“']?(?P<text>[^\s:][^\n]{{1,299}}?)[\"”']?\s*\Z",
    re.IGNORECASE,
)
"""A note in the place of the one that there is."""
_TOLD = Cued(
    rf"{LEAD}(?:(?:tell|remind|inform)\s+(?:the\s+|(?:[\w.-]+\s+)?[\w.-]+['’]s\s+)?(?:interviewers?|panel|panell?ists)(?:\s+(?:to|that|about)\b|\s*:|(?=\s+(?:s?he|they|the\s+candidate|there)\b))|let\s+(?:the\s+|(?:[\w.-]+\s+)?[\w.-]+['’]s\s+)?(?:interviewers?|panel|panell?ists)\s+know(?:\s+that)?|ask\s+(?:the\s+|(?:[\w.-]+\s+)?[\w.-]+['’]s\s+)?(?:interviewers?|panel|panell?ists)\s+to)\s+(?P<text>(?!(?:please )?(?:answer|respond|reply|accept|decline|confirm|rsvp|connect|sign|install|log|decide|choose|pick|come back|get back|i\b|i['’]m|we['’]re|we\b|.*\blate\b))[^\n]{{2,300}}?)\s*\Z",
    re.IGNORECASE,
)
_NOTE = Cued(
    rf"{LEAD}(?:(?:a|the) )?(?:interviewers?['’]?s? )?notes?: ?(?P<text>[^\n]{{2,300}}?)\s*\Z",
    re.IGNORECASE,
)
"""A note, said to be one: "note: bring up the gap in 2024"."""
LINKS = r"<?https?://[^\s<>]+>?(?:[\s,]+<?https?://[^\s<>]+>?)*"
_LINK_FOR = Cued(
    rf"{LEAD}(?:(?:(?:add|attach|put|share|send|include|forward|give)\s+)?(?:(?:this|that|it|these|(?:this|the|her|his|their|a)\s+(?:link|cv|resume|résumé|portfolio|profile|scorecard))\s+)?(?:to|for|with|on|in|into)\s+)(?:[\w.’'-]+\s+){{0,2}}?[\w.’'-]+(?:\s+(?:interviewers?|panel|interviews?|invites?|invitations?|meeting|session|one|notes?))?\s*[:–-]\s*(?P<text>{LINKS})[.!]?\s*\Z",
    re.IGNORECASE,
)
"""Links for the interviewers of who is named before them: "add this to Jo's: https://…"."""
_TOLD_THIS = Cued(
    rf"^{EASE}(?:tell|inform|remind|let|message|notify|write to|pass on to|pass (?:this|it) on to|note to) (?:(?:the|all) )*(?:¤p\d+(?: (?:and|,) ¤p\d+)*|them|everyone|everybody|all|both|team|interviewers?|panel|panell?ists)(?: know)? [,:](?= )"
)
_COLON = re.compile(r":\s*(?P<text>\S[^\n]{1,299}?)\s*\Z")
"""What the interviewers are to know, which stands in their invitation as a note: "tell the interviewers to read her CV first"."""
_WHAT_ONE = rf"(?:¤c\d+(?: 's)?(?: (?:{INTERVIEW}|one))?|it|this|that|(?:the|my|our) (?:¤t\d+ )*(?:{INTERVIEW}|one))"
_REMOTE = Cued(
    rf"^{EASE}(?:(?:do|hold|have|run|take|meet|go|see) )?(?:{_WHAT_ONE} )?(?:(?:should|can|will|is to) be |is )?(?:done |held )?(?:remotely|virtually|by video|over video)(?: (?:please|pls|instead|then|after all|rather))*$"
)
_LONGER = Cued(
    rf"^{EASE}(?:give|grant|allow) (?:{_WHAT_ONE}|her|him|them|the candidate) (?:(?:(?:another|an extra|an additional|a further) (?P<extra>¤[ln]\d+)|(?P<more>¤[ln]\d+) (?:more|extra|additional|longer))(?: (?:minutes|mins|min|extra|more))*)(?: (?:please|pls|then))*$"
)
_SOMEWHERE = Cued(
    rf"^{EASE}(?:(?:find|get|pick|choose|use|need|want|look for|move (?:it|this|that)? ?to)(?: me| us)? )?(?:somewhere|some place|someplace|a place) (?P<how>smaller|bigger|larger|roomier|quieter|nicer|else|different)(?: (?:for|to) (?:{_WHAT_ONE}|them|us))?(?: (?:please|pls|instead|then))*$"
)
_NO_ROOM_FOR = Cued(
    rf"^{EASE}(?:(?:drop|cancel|release|remove|skip|lose|free|free up|give up|unbook)(?: (?:the|that|its))*|no|without(?: a)?) rooms? (?:(?:is )?needed )?(?:for|of) {_WHAT_ONE}(?: (?:please|pls|any ?more|after all|then))*$"
)
_INTERVIEWER = Cued(
    rf"^{EASE}(?:(?:she|he|they|¤c\d+)(?: is| 's| are| 're)? (?:the|our) candidate(?: ,| and| \.| ;)* )?(?:(?:change|switch|set|update) (?:the |its )?interviewers?(?: (?:of|for|on|in) {_WHAT_ONE})? (?:to|into) |(?:the (?:right |actual )?|¤c\d+ 's )interviewers? (?:is|are|should be|will be|needs to be|has to be)(?: actually| now)? )(?P<new>{PEOPLE})(?: (?:instead|please|pls|then))*$"
)
"""Who is to interview, and nobody else."""
_CANDIDATE = Cued(
    rf"^{EASE}(?:(?:the |its |it 's |our )?candidate(?: for (?:it|this|that|this one))? ?(?:is|'s|should be|will be|:)(?: now| actually| really)* |(?:it|this|this one)(?: is| 's) for )(?P<who>¤c\d+(?: (?:[,(-] )?¤c\d+)?)(?: (?:\)|please|pls|btw|by the way))*$"
)
"""Who the candidate is of the interview that is meant, whoever else has one."""


class PlainChange(Struct, frozen=True):
    """What one of these forms says."""

    note: str = ""
    cleared: tuple[Part, ...] = ()
    online: bool | None = None
    only: tuple[str, ...] = ()
    """The addresses of those who are to attend, and nobody else."""
    room: RoomChange | None = None
    candidate: Candidate | None = None
    minutes_by: int = 0
    """How much longer."""
    places: frozenset[int] = frozenset()
    """The pieces that say so, and do not tell which interview is meant."""


def plain_change(shape: Shape) -> PlainChange | None:
    """Return the change that a whole message says; None for any other message."""
    readers = (_quoted, _worded, _cleared, _by_form, _who_is_it, _just)
    return next((read for one in readers if (read := one(shape)) is not None), None)


def _quoted(shape: Shape) -> PlainChange | None:
    if note := _QUOTED_NOTE.match(shape.sentence.text):
        return PlainChange(note=as_one_note(note["text"]), places=_after(note, shape))
    note = _NOTE_IN_QUOTES.match(shape.sentence.text)
    if note is None:
        return None
    spans, said = shape.sentence.spans, range(note.start("text"), note.end("end"))
    places = (n for n, one in enumerate(shape.pieces) if spans[one.start][0] in said)
    return PlainChange(note=as_one_note(note["text"]), places=frozenset(places))


def _cleared(shape: Shape) -> PlainChange | None:
    cleared = _CLEARED.match(shape.row)
    if cleared is None:
        return None
    part = next(said for said in cleared.groupdict().values() if said).removesuffix("s")
    return PlainChange(cleared=(part,))  # type: ignore[arg-type]  # one of the words of the pattern


def _just(shape: Shape) -> PlainChange | None:
    just = shape.search(_JUST)
    if just is None:
        return None
    name = next(one for one, who in just.groupdict().items() if who)
    only = named_people(shape.group(just, name))
    span = just.span(name)
    heads = (n for n in range(shape.places(span).stop) if shape.pieces[n].kind not in TELLS_WHICH)
    places = heads if name in {"all", "left", "instead"} else shape.places(span)
    return PlainChange(only=only, places=frozenset(places))


TELLS_WHICH = frozenset({"candidate", "days", "times"})
"""The kinds of pieces that tell which interview is meant."""


def _spent(shape: Shape) -> frozenset[int]:
    """Return all that was said but what tells which interview is meant."""
    return frozenset(n for n, one in enumerate(shape.pieces) if one.kind not in TELLS_WHICH)


def _worded(shape: Shape) -> PlainChange | None:
    """Return the note that takes the place of the one there is, or what the interviewers are to know."""
    text = shape.sentence.text
    if said := _ANOTHER_NOTE.match(text):
        return PlainChange(
            note=as_one_note(said["text"]), cleared=("note",), places=_after(said, shape)
        )
    told = _COLON.search(with_links_whole(text)) if _TOLD_THIS.match(shape.row) else None
    told = told or _NOTE.match(text) or _TOLD.match(text) or _LINK_FOR.match(text)
    if told:
        note = text[slice(*told.span("text"))]
        return PlainChange(note=as_one_note(note), places=_after(told, shape))
    return None


def _after(said: re.Match[str], shape: Shape) -> frozenset[int]:
    """Return the pieces of the words of a note."""
    spans, start = shape.sentence.spans, said.start("text")
    return frozenset(n for n, one in enumerate(shape.pieces) if spans[one.start][0] >= start)


def _by_form(shape: Shape) -> PlainChange | None:
    """Return what is said of how, where and how long."""
    if _VIDEO.match(shape.row):
        return PlainChange(online="off" not in shape.sentence.words)
    if _REMOTE.match(shape.row):
        return PlainChange(online=True)
    if where := _SOMEWHERE.match(shape.row):
        return PlainChange(room=room_change(where["how"]))
    if _NO_ROOM_FOR.match(shape.row):
        return PlainChange(room=RoomChange("none"), places=_spent(shape))
    return _longer(shape)


def _longer(shape: Shape) -> PlainChange | None:
    longer = shape.search(_LONGER)
    if longer is None:
        return None
    (said,) = (*shape.group(longer, "extra"), *shape.group(longer, "more"))
    word = shape.sentence.words[said.start]
    minutes = said.value if said.kind == "length" else int(word) if word.isdecimal() else 0
    is_meant = 0 < minutes <= MOST_MORE
    return PlainChange(minutes_by=minutes, places=_spent(shape)) if is_meant else None


MOST_MORE = 240
"""Minutes by which an interview can be made longer."""


def room_change(how: str) -> RoomChange:
    """Return which room is wanted by what it is to be like."""
    if how in {"bigger", "larger", "roomier"}:
        return RoomChange("bigger")
    return RoomChange("smaller" if how == "smaller" else "another")


def named_interviewers(shape: Shape) -> tuple[str, ...]:
    """Return who is said to be the interviewers, and nobody else: "she's the candidate, the interviewer is Ian"."""
    set_to = shape.search(_INTERVIEWER)
    return named_people(shape.group(set_to, "new")) if set_to else ()


def _who_is_it(shape: Shape) -> PlainChange | None:
    """Return who is said to be the interviewer, or the candidate, of the interview that is meant."""
    if people := named_interviewers(shape):
        return PlainChange(only=people, places=_spent(shape))
    if (called := shape.search(_CANDIDATE)) is not None:
        said = [one.value for one in shape.group(called, "who")]
        name = next((one.name for one in said if one.name), "")
        mail = next((one.mail for one in said if one.mail), "")
        places = frozenset(shape.places(called.span("who")))
        return PlainChange(candidate=Candidate(name, mail), places=places)
    return None


teach(
    _VIDEO,
    _CLEARED,
    _JUST,
    _REMOTE,
    _LONGER,
    _SOMEWHERE,
    _NO_ROOM_FOR,
    _INTERVIEWER,
    _CANDIDATE,
    _TOLD_THIS,
)
