"""The other time that an interviewer proposed, taken or turned down by whose it is: "go with Mei's time", "Mei proposed Friday, accept".

The day and the hour that are named are those of the proposal, and tell no interview.
"""

from typing import Literal

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.answers.agreed_times import names_no_proposal
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import (
    ButtonRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued

_WHEN = r"(?: (?:(?:for|on|at|of|to|,) )*¤[tn]\d+)*"
_WHAT = r"(?:new |proposed |suggested |other )?(?:times?|proposals?|suggestions?|slots?|ideas?)"
_AGREES = r"(?:(?:please |i |we |'ll |will |can |so |then |let 's )*(?:accept|take|go with|go for|use|approve|agree(?: to)?|book|do|confirm)(?: (?:it|that|this|the time))?|(?:that 's |it 's )?(?:ok|okay|fine|good|great|perfect|agreed|accepted|approved|works|yes|sure)(?: (?:with|for|by) (?:me|us))?)"
_YES = r"(?:yes|yep|yeah|aye|ok|okay|sure|fine|grand|great|good|perfect|agreed|alright|works|no bother|nae bother|no problem|that 's (?:fine|ok|okay|good|grand))"
_LEADS = r"(?:(?:please|pls|kindly|just|so|then|and|well|,|let 's|go ahead and|do|we can|you can|do the needful and) )*"
_ITS = r"(?:his|her|their|that|the (?:new|other|proposed)) (?:time|slot|day|date|one)"
_THEN = r"(?: (?:please|pls|instead|then|,|thanks))*$"
_TAKES = Cued(
    rf"^{EASE}(?:(?:that 's |it 's )?(?:fine|good|works|perfect)(?: ,)? |(?:i|we)(?: 'll| will)? )?(?:take|accept|go with|go for|use|approve|book|do|with|agree to|confirm) ¤p\d+ 's {_WHAT}{_WHEN}{_THEN}"
    rf"|^{EASE}(?:take|accept|go with|go for|use|approve|agree to) (?:what|whatever|the time|the one)(?: that)? ¤p\d+ (?:has )?(?:proposed|suggested|proposes|suggests|wants|wanted|asked for|offered){_THEN}"
    rf"|^{EASE}¤p\d+ (?:has )?(?:proposed|proposes|suggested|suggests|wants|wanted|asked for|asks for|offered|offers)(?: (?:another|a different|a new|some other|an?) (?:time|day|slot))?{_WHEN}(?: (?:,|and|so|-|:|;|\.))* {_AGREES}{_THEN}"
    rf"|^{EASE}¤p\d+ 's {_WHAT}{_WHEN} (?:is |'s |works |sounds )?{_AGREES}{_THEN}"
)
_REFUSES = r"(?:(?:do not|dont|don't|not) (?:accept|take|approve|agree to)|decline|reject|refuse|turn down|dismiss|deny|ignore|no to)"
_WHOSE = r"(?:¤p\d+ 's|his|her|their|the|that|this)"
_OTHER = rf"(?:{_WHOSE} (?:new |other |counter )?(?:proposals?|counterproposals?|suggestions?|(?:proposed|suggested|new|other) (?:new )?times?)|¤p\d+ 's (?:new |other )?times?)"
_TAIL = r"(?: (?:,|\.|;|:|-|!|and|so|but|please|pls|thanks|sorry|we|i|it|'ll|will|let 's))*(?: (?:keep|leave|stay|stays|stick|the candidate|¤c\d+)\b.*)?$"
_DECLINES = Cued(
    rf"^{EASE}{_REFUSES} {_OTHER}{_TAIL}|^{EASE}{_OTHER} (?:is|was|are)? ?(?:declined|rejected|not possible|out|no good){_TAIL}"
)
"""A proposal turned down by who decides: "no, decline his proposal, keep Wednesday"."""
_CANNOT = r"(?:cant|can not|cannot|couldnt|wont|will not|(?:'m|are|'re|is|'s) (?:not able|unable) to|(?:'m|are|'re) not going to|dont want to)"
_STAYS = rf"(?:(?:we|i|it|that|this|he|she|they|(?:the )?candidate|the (?:time|interview|slot|date)|¤c\d+(?: 's interview)?) )?(?:(?:really|sadly|unfortunately|'m afraid|just|we|i) )*(?:{_CANNOT} (?:be )?(?:moved?|chang\w+|shift\w*|push\w*|re ?schedul\w*)(?: (?:it|that|this|the (?:time|interview|slot|date)|¤c\d+(?: 's interview)?))?|(?:have|has|needs?|must) (?:to )?stay|(?:stays|remains)(?: (?:put|the same|where it is))?|(?:is|'s) (?:fixed|not moving))"
_AS_IT_IS = r"(?: (?:at|on|to|the|same|as|where|it|he|she|is|was|were|original|planned|booked|now|time|then|though|anymore|any more|sorry|please|,|thanks|¤t\d+))*"
_NAY = r"(?:(?:nah|nope|nay|no|sorry|regrets?|i regret(?: that)?|impossible|not possible|,|\.|!) )*"
"""What may stand before that the time stays."""
_TOLD = Cued(
    rf"^{EASE}(?:say )?no to (?P<whom>¤p\d+|him|her|them){_TAIL}"
    rf"|^{EASE}(?:tell|let|inform|write(?: to)?|message|say to|answer|reply to) (?P<who>¤p\d+|him|her|them)(?: (?:know|that|,|-|:))*(?: sorry| no| unfortunately| ,)* (?:{_STAYS}|no|we (?:keep|are keeping|'re keeping) (?:it|the time|¤t\d+)){_AS_IT_IS}{_TAIL}"
)
"""What who proposed another time is to be told: "tell Ian we can't move it"."""
_KEEPS_TIME = Cued(
    rf"^{EASE}{_NAY}(?:(?:we|i) (?:'d |'ll |will |would |are |'re |'m |am |have to |need to |want to )?(?:rather |prefer to |better )?)?(?:keep|keeping|retain|stick(?:ing)? (?:to|with)|stay(?:ing)? (?:with|on|at)) (?:it|that|this|him|her|them|¤c\d+(?: 's(?: interview)?)?|the (?:interview|time|slot|date|day)|the (?:original|old|booked|agreed|first|current|same) (?:one|time|timing|timings|slot|date|day|plan)|our (?:time|slot)|¤t\d+){_AS_IT_IS}{_TAIL}"
    rf"|^{EASE}{_NAY}{_STAYS}{_AS_IT_IS}{_TAIL}"
    rf"|^{EASE}{_NAY}(?:we |i )?(?:'ll |will )?leave (?:it|that|him|her|the time|the interview|¤c\d+)(?: (?:be|alone|so))?{_AS_IT_IS}$"
)
"""The time stays: of an interview for which another was proposed, and whose card was shown last."""
_REFUSED_TIME = Cued(
    rf"^{EASE}(?:(?:that|this|it|¤t\d+|his|her|their)(?: (?:time|day|one|slot|proposal|suggestion))? (?:doesnt|does not|wont|isnt|is not|'s not|is|'s) (?:work|suit|possible|good|ok|okay|an option|too (?:late|early)|no good|not possible)(?: (?:for (?:us|me|the candidate|¤c\d+)|here|at all|sorry|,|unfortunately))*|(?:(?:we|i|he|she|they|(?:the )?candidate|¤c\d+) )?{_CANNOT} (?:do|make|offer) (?:that|it|this|¤t\d+)(?: (?:sorry|,|unfortunately|time|day))*){_TAIL}"
    rf"|^{EASE}{_NAY}¤t\d+ (?:is|'s) (?:an? )?(?:bank |public |national |company )?holiday(?: (?:here|for us|in \S+|,|sorry|unfortunately))*$"
    rf"|^{EASE}{_NAY}(?:¤[tn]\d+|that|it) (?:is|'s) (?:far |much |a bit |way |just )?too (?:early|late|soon)(?: (?:for (?:us|me|him|her|them|the candidate|¤c\d+)|,|sorry|i 'm afraid|unfortunately))*$"
    rf"|^{EASE}{_NAY}(?:(?:that|it) (?:'s|is) a no|not possible)(?: (?:from|for|on) (?:us|me|him|her|the candidate|¤c\d+|(?:our|my) (?:side|end)))?(?: (?:i|'m|afraid|sorry|unfortunately|,))*{_TAIL}"
    rf"|^(?:(?:no|nope|nah|sorry|thanks|thank you|thx|not possible|unfortunately|'m afraid|i|but|,|\.|!|-)(?: |$))+$"
)
"""The proposed time does not suit whoever decides: "no", "Thursday doesn't work for the candidate"."""


def declined_proposal(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return that an interview stays at its time, for which another was proposed; None for anything else."""
    if not situation.has_interviews or situation.is_open or situation.is_invited:
        return None
    told = shape.search(_TOLD)
    context = situation.context
    proposed = _proposed(shape, context)
    if not proposed or (told and _is_for_others(shape, proposed)):
        return _of_none(shape, context, is_told=bool(told))
    is_shown = context.last == "proposal"
    known = context.but(interviews=proposed)
    keeps = bool(_KEEPS_TIME.search(shape.row))
    is_told = told is not None and (is_shown or (told["who"] or told["whom"]).startswith("¤"))
    is_of_loop = context.last == "loop" and keeps
    if _DECLINES.search(shape.row) or is_told or is_of_loop:
        return _declined(_without_times(shape), known)
    if is_shown and _REFUSED_TIME.search(shape.row) and not _refuses_own(shape, known):
        return _declined(_without_times(shape), known)
    return _declined(shape, known) if is_shown and keeps else None


_MENTIONS = Cued(r"\b(?:counter)?proposals?\b")
_CANNOT_MOVE = Cued(
    rf"^{EASE}(?:(?:we|i|it|that|this) )?{_CANNOT} (?:be )?(?:mov\w+|shift\w*|push\w*|re ?schedul\w*)(?: (?:it|that|this))?{_AS_IT_IS}$"
)


def _of_none(shape: Shape, context: ParseContext, *, is_told: bool) -> ParsedMessage | None:
    """Return what is said where nothing is proposed: of a proposal, that there is none; nothing moves, and nobody is told."""
    if _DECLINES.search(shape.row) and _MENTIONS.search(shape.row):
        found = resolve(_without_times(shape), context, role="organizer")
        return ParsedMessage(InterviewRequest("decline_proposal", found.ids))
    if _CANNOT_MOVE.search(shape.row):
        return ParsedMessage(ButtonRequest("unknown", "no"))
    return ParsedMessage(UnknownRequest()) if is_told else None


def _is_for_others(shape: Shape, proposed: tuple[ComingInterview, ...]) -> bool:
    """Whether who is named has nothing to do with these interviews, as far as that is known of who proposed."""
    coming = {mail for one in proposed for mail in one.proposers or one.people}
    return bool(named_people(shape.pieces)) and coming.isdisjoint(named_people(shape.pieces))


def _declined(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    found = resolve(shape, context, role="organizer")
    if found.doubt is not None and not found.ids and "¤t" in shape.row:
        return None
    by = {mail for one in context.interviews for mail in one.proposers}
    people = tuple(one for one in named_people(shape.pieces) if one in by)
    return ParsedMessage(InterviewRequest("decline_proposal", found.ids, people), found.doubt)


def _proposed(shape: Shape, context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the interviews for which another time is proposed: by who is named, else by anybody, else the one shown as such."""
    people = {*named_people(shape.pieces)}
    of_them = tuple(one for one in context.interviews if people & {*one.proposers})
    proposed = of_them or tuple(one for one in context.interviews if one.proposers)
    return proposed or (context.interviews[:1] if context.last == "proposal" else ())


def _refuses_own(shape: Shape, context: ParseContext) -> bool:
    """Whether a candidate cannot come at a time that is said, and it is not the one proposed."""
    return bool(_OF_CANDIDATE.search(shape.row)) and names_no_proposal(shape, context)


_OF_CANDIDATE = Cued(rf"(?:\bcandidate|¤c\d+|\b(?:he|she|they)) {_CANNOT} (?:do|make)\b")


def _without_times(shape: Shape) -> Shape:
    """Return a message without the times in it, which are those of a proposal and tell no interview."""
    return shape.without(n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS)


_SPOKEN = Cued(
    rf"^{EASE}(?:(?P<takes>accept|take|approve|agree(?: to)?|confirm|go (?:with|for)|yes to)|{_REFUSES}) (?:¤p\d+ 's|his|her|their|the|that|this) (?:new |other |latest )?(?:counter ?)?proposals?(?: (?:for|about|on|of) (?:(?:the|interview|it|¤c\d+|'s) ?)+)*(?P<without> (?:without|minus|but not|but without) {PEOPLE})?(?: (?:please|pls|then|thanks|,))*$"
)
"""A proposal by that very word, as the card and its errors name it."""


def spoken_proposal(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what is done about a proposal that is called one, whatever question is open; None for anything else."""
    context = situation.context
    own = [one for one in context.interviews if one.role == "organizer"]
    found = shape.search(_SPOKEN) if own else None
    proposed = tuple(one for one in own if one.proposers)
    if found is None or (situation.is_invited and not proposed):
        return None
    apart = shape.group(found, "without") if found["without"] else []
    people = named_people(one for one in shape.pieces if one not in apart)
    of_them = tuple(one for one in proposed if not people or {*people} & {*one.proposers})
    intent: Literal["accept_proposal", "decline_proposal"] = (
        "accept_proposal" if found["takes"] else "decline_proposal"
    )
    if not of_them:
        meant = _of_candidate(shape, context)
        return ParsedMessage(InterviewRequest(intent, meant, people))
    meant_of = resolve(shape, context.but(interviews=of_them), role="organizer")
    return ParsedMessage(InterviewRequest(intent, meant_of.ids, people), meant_of.doubt)


def _of_candidate(shape: Shape, context: ParseContext) -> tuple[str, ...]:
    """Return the one interview of the candidate who is named; nothing where none is."""
    others = {n for n, one in enumerate(shape.pieces) if one.kind != "candidate"}
    if len(others) == len(shape.pieces):
        return ()
    named = resolve(shape.without(others), context, role="organizer")
    return named.ids if len(named.ids) == 1 else ()


def taken_proposal(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request that an interview moves to the time which somebody who is named proposed; None for anything else."""
    context, people = situation.context, named_people(shape.pieces)
    # Where times are shown, those are meant, unless whoever is named proposes one.
    proposers = {mail for one in context.interviews for mail in one.proposers}
    is_of_shown = situation.is_open and proposers.isdisjoint(people)
    if not situation.has_interviews or is_of_shown or situation.is_invited:
        return None
    is_theirs = bool(proposers & {*people}) and bool(_TAKES_THEIRS.search(shape.row))
    is_as_asked = bool(proposers) and bool(_AS_ASKED.search(shape.row))
    if not (is_theirs or is_as_asked or _TAKES.search(shape.row)):
        return None
    known = context.but(interviews=_proposed(shape, context) or context.interviews)
    found = resolve(_without_times(shape), known, role="organizer")
    return ParsedMessage(InterviewRequest("accept_proposal", found.ids, people), found.doubt)


_TAKES_THEIRS = Cued(
    rf"^{EASE}(?:(?:take|accept|approve|confirm|go with|yes to) ¤p\d+ 's(?: one)?|(?:accept|approve) ¤p\d+){_THEN}"
    rf"|^{EASE}(?:say )?{_YES} (?:to|for|with|by) (?:¤p\d+(?: 's (?:change|move|request|wish|one|new one|{_WHAT}))?|what(?:ever)? ¤p\d+ (?:wants?|wanted|asks?(?: for)?|asked(?: for)?|says?|said)){_THEN}"
    rf"|^{EASE}(?:tell|let|inform|message|write(?: to)?|say to|answer|reply to) ¤p\d+(?: (?:know|that|,|-|:))* (?:{_YES}|(?:that|it)(?: (?:'s|is))? {_YES}(?: (?:for|with|by) (?:me|us))?|we (?:'ll|can|will) (?:do|move|take) (?:it|that)){_THEN}"
)
"""That somebody's time is taken, where they propose one: "ok, take Mei's"."""
_AS_ASKED = Cued(
    rf"^{EASE}(?:move|shift|re ?schedule|change|put)(?: (?:it|that|this|interview|¤c\d+(?: 's(?: (?:interview|one))?)?))* (?:like|as) (?:(?:¤p\d+|he|she|they) )?(?:has |had |have )?(?:proposed|suggested|asked|wants|wanted|said)(?: by ¤p\d+)?{_THEN}"
)
"""That an interview moves to where it was asked to."""
_TAKES_IT = Cued(
    rf"^(?:{EASE}|(?:(?:ok|okay|fine|good|great|sure|yes|yeah|alright|all right|perfect|right|works|agreed|lovely|that 's (?:fine|good|ok|okay)|it 's (?:fine|good|ok|okay))(?: [,.!;:-])* )+)(?:(?:i |we |i 'll |we 'll |let 's |just )*(?:accept|accepted|approve|approved|confirm)(?: (?:it|that|this|to it|to that|the (?:time|change|move)))?|(?:let 's )?(?:take|go with) (?:it|that))(?: (?:,|please|pls|then|thanks))*$"
    rf"|^{_LEADS}{_YES}(?: [,.!;:-])* {_LEADS}(?:move|shift|re ?schedule|change|push)(?: (?:it|that|this|over|across|accordingly|then|please|pls|thanks|(?:to|on) {_ITS}))*$"
    rf"|^{EASE}(?:(?:{_YES}|do the needful|and|,) )*(?:{_YES}|(?:go|move|shift|change|re ?schedule)(?: (?:it|that|this))?) (?:to|for|with|by) (?:his|her|their) (?:new |other |proposed |suggested )?(?:time|slot|day|date|one|proposal|suggestion){_THEN}"
)
"""That the time is taken which was proposed, whose proposal it is not said: "fine, accept", "yes, move it"."""


def only_proposal_taken(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request that the one interview for which a time is proposed moves there, though another was shown last; None for anything else."""
    coming = situation.context.interviews
    proposed = [one for one in coming if one.proposers and not one.sessions]
    is_invited = any(one.role == "interviewer" and not one.answer for one in coming)
    if situation.is_open or is_invited or not shape.search(_TAKES_IT):
        return None
    if situation.context.last == "proposal" and coming[:1] == tuple(proposed[:1]):
        return ParsedMessage(InterviewRequest("accept_proposal", (coming[0].id,)))
    if len(proposed) != 1:
        return None
    return ParsedMessage(InterviewRequest("accept_proposal", (proposed[0].id,)))


_WANTS_OTHER = Cued(
    rf"^(?:{EASE}|(?:nah|nope|hm+|not that one|{_YES}) )*(?:(?:an?|any|some) )?(?:another|different|other|new)(?: (?:one|ones|times?|days?|slots?|dates?|options?|suggestions?))?(?: (?:then|please|pls|instead|for (?:us|me|him|her|¤c\d+)|,|thanks))*$"
    rf"|^(?:{EASE}|(?:nah|nope|hm+) )*(?:what|anything|something) else(?: (?:(?:have|do) (?:we|you|i|they)(?: (?:got|have))?|is there|'s there|works|please|then))*$"
)
"""That neither the time proposed is wanted nor any that is said."""


def other_than_proposed(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request for other times of the interview whose proposal is shown; None for anything else."""
    context = situation.context
    if situation.is_open or context.last != "proposal" or not context.interviews:
        return None
    if not shape.search(_WANTS_OTHER):
        return None
    return ParsedMessage(RescheduleRequest((context.interviews[0].id,)))


_ASKS_WHAT = Cued(
    rf"^{EASE}(?:what|which (?:time|day|slot)|what (?:time|day)|when)(?: (?:exactly|else))* (?:does|did|do|would|has|is|was|'s) (?P<who>¤p\d+)(?: (?:like|rather|then|now|actually|exactly))* ?(?:want|wants|propose|proposed|proposing|suggest|suggested|suggesting|prefer|prefers|offer|offered|offering|ask for|asked for|asking for|asking|have in mind|after)(?: (?:to (?:meet|do|have|hold|move|change)|it|instead|then|now|exactly|again|please|for|to|on|about|of|us|me|¤c\d+|'s|interview))*$"
    rf"|^{EASE}(?:what|when|which)(?: (?:is|was|'s))* (?P<whose>¤p\d+) 's {_WHAT}(?: (?:again|now|exactly|please|for|on|¤c\d+|'s|interview))*$"
    rf"|^{EASE}(?:show|see)(?: me)? (?P<shown>¤p\d+) 's {_WHAT}$"
    rf"|^{EASE}(?:(?:are|is) there |do (?:i|we) have |have (?:i|we) got |got )?any(?: (?:new|other|open|counter))* (?:proposals?|counterproposals?|suggestions?|proposed times?)(?: (?:yet|so far|now|open|waiting|left|please))*$"
)
"""Which other time somebody would rather have."""


def asked_for_proposal(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request to show the interview for which who is named proposes another time; None for anything else."""
    found = shape.search(_ASKS_WHAT) if not situation.is_open else None
    if found is None:
        return None
    people = {*named_people(shape.pieces)}
    proposed = (one for one in situation.context.interviews if one.proposers and not one.sessions)
    theirs = tuple(one for one in proposed if not people or people & {*one.proposers})
    if not theirs:
        return None
    meant = resolve(shape, situation.context.but(interviews=theirs), role="organizer")
    ids = (theirs[0].id,) if len(theirs) == 1 else meant.ids
    return ParsedMessage(InterviewsRequest(target=ids), None if ids else meant.doubt)


_TAKES_NONE = Cued(
    rf"^{EASE}(?:accept|approve|agree(?: to)?|confirm) (?:it|that|this|the (?:proposal|suggestion|new time|other time))(?: (?:please|pls|then))*$"
)


def accepts_nothing(shape: Shape, situation: Situation) -> bool:
    """Whether a proposal is accepted where nobody proposes anything."""
    coming = situation.context.interviews
    is_asked = any(one.proposers or one.role == "interviewer" for one in coming)
    return bool(coming) and not is_asked and bool(_TAKES_NONE.search(shape.row))


teach(
    _SPOKEN,
    _TAKES,
    _TAKES_IT,
    _TAKES_THEIRS,
    _AS_ASKED,
    _WANTS_OTHER,
    _ASKS_WHAT,
    _DECLINES,
    _CANNOT_MOVE,
    _MENTIONS,
    _TOLD,
    _KEEPS_TIME,
    _REFUSED_TIME,
)
