"""Whole messages that say one thing of what is booked, in so many words: “Jo?”, “send it”, “ask Sam for Jo Park”.

Their words alone would speak for something else: a search, an answer to an invitation, a setting.
"""

import re

from msgspec.structs import replace

from bot.language.acts.lateness import says_late
from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.answers.invitation_answers import answer
from bot.language.interviews.bookings import booked
from bot.language.interviews.changes.plain_changes import named_interviewers, plain_change
from bot.language.interviews.changes.repeats import one_more_for
from bot.language.interviews.plain_acts import plain_act
from bot.language.interviews.targets.decliners import of_decliners
from bot.language.interviews.targets.loop_sessions import loop_around, sessions_of
from bot.language.interviews.targets.resolve import Reference, resolve, which_of
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import interviews_named, interviews_of
from bot.language.questions.ambiguity import stranger_asked
from bot.language.questions.question_builder import ask, shifted_question
from bot.language.requests import (
    AskedRoom,
    ButtonRequest,
    Candidate,
    ChangeRequest,
    ChatRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    Question,
    RoomChange,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.numbers import UNITS

_TO_SEND = Cued(
    rf"^{EASE}(?:send|mail|e mail|email|fire)(?: it| that| this)(?: (?:out|off|over|please|pls|then|to (?:them|her|him|the candidate)))*$|^(?:ok |please |now |then )*send(?: (?:now|please|pls|out|off|then))*$"
)
_ASKED = Cued(
    rf"^{EASE}(?:ask|try|get) (?P<who>¤p\d+)(?: (?:then|instead|please|pls|to (?:do|take|join|cover|come)(?: it| this| that)?|for (?:it|this|that|(?P<of>¤c\d+)(?: 's(?: interview)?)?)|if (?:he|she|they) (?:can|could)|next))*$"
)
_STEPS_IN = Cued(
    rf"^{EASE}(?P<who>¤p\d+)(?: (?:can|could|will|would|'ll|says (?:yes|he can|she can|he will|she will)|is happy to|is free to|is free))?(?: (?:do|take|cover|join|come|step in|stand in|help))?(?: (?:it|this|that|in|then|instead))+(?: (?:please|pls|then|instead))*$"
)
"""Who could take part instead, after somebody declined: "Wei then", "Wei can do it"."""
_OF_ONE = r"(?: (?:on|for|in|of|at)(?: (?:it|this|that|the|my|¤[ct]\d+|'s|interview|one))+| instead| please| pls| then)*"
_FOR_WHOM = Cued(
    rf"^{EASE}(?:swap|replace|switch|substitute|exchange|change|trade)(?: out)? (?:him|her|them)(?: out)? (?:with|for|by|to) (?P<who>¤p\d+){_OF_ONE}$"
    rf"|^{EASE}(?:put|get|bring|sub|slot|use|have|make it|take|with|it 's)? ?(?P<comes>¤p\d+) (?:in for (?:him|her|them)|instead(?: of (?:him|her|them))?|in (?:his|her|their) (?:place|stead)){_OF_ONE}$"
    rf"|^{EASE}(?:(?:do|have|hold|make) )?¤c\d+ 's(?: (?:first|second|third|fourth|last|final))?(?: (?:{INTERVIEW}|one))?(?: (?:should|is to|needs to|can) be)? with (?P<owned>¤p\d+) instead(?: (?:please|pls|then))*$"
)
"""Who is to come in the place of one who is not named: "replace him with Wei", "Priya instead", "Jo's first with Priya instead"."""
_SOMEBODY_ELSE = Cued(
    rf"^{EASE}(?:(?:find|use|get|pick|choose|ask|try|with|invite|take)(?: me| us)? )?(?:someone|somebody|anyone|anybody) else(?: (?:please|pls|instead|then|rather|thanks|,))*$"
)
"""Another than who is chosen at the times that are offered."""
_WHO_IT_WOULD_BE = Cued(
    rf"^{EASE}(?:who|whom) (?:(?:would|will|is|'s|might|could) (?:that|it|this)(?: (?:be|then|actually))*|(?:would|will|do|did) you (?:pick|choose|take|suggest|invite|book)(?: (?:then|for (?:that|it|this)))*)$"
)
_FREEST = r"(?:the (?:least (?:busy|booked|loaded)|most free|freest)(?: (?:one|person|interviewer))?|(?:the (?:one|person|interviewer)|whoever|who)(?: (?:is|'s|has|have|with|got|done|had|the))* (?:least|fewest)(?: (?:interviews|interviewing|to do|on|booked|busy|lately|this week|so far))*)"
_NOT_THEM = Cued(
    rf"^{EASE}not (?:her|him|them|this (?:one|person)|that (?:one|person))(?: (?:please|though|again|either|then|thanks|,))*$"
)
_BOOKS_FREEST = Cued(
    rf"^{EASE}(?:book|reserve|schedule|confirm|lock in) {_FREEST}(?: (?:please|then|thanks))*$"
)
"""Book for who is chosen anyhow: the one who has the fewest interviews."""
_WITHOUT_ME = Cued(
    rf"{LEAD}(?:remove|drop|take|leave|uninvite) me(?: (?:off|out))?(?: (?:of|from|off|on))?(?: (?:it|this|that|(?:this|that|the) interview))*{TAIL}",
    re.IGNORECASE,
)
_TOLD = Cued(
    rf"^{EASE}what (?:did|have|has|do|does) (?:you|u|ya|the bot|it) (?:already |just )?(?:tell|told|say|said|write|written|wrote|send|sent)(?: to)? (?P<who>¤[cp]\d+(?: ¤x\d+)*|them|him|her|the candidate)(?: (?:about (?:it|that|this)|exactly|already|so far|again))*$"
)
_NAMED = Cued(
    r"^(?:(?:and|so|ok|what about|how about|what of|any news (?:on|of|about)|what is with|what 's with) )*(?P<who>¤c\d+(?: ¤x\d+)*)$"
)
_BY_SPEAKER = Cued(
    rf"^{EASE}i (?:can |could |will |'ll |would |'d )?(?:do|take|cover|run|handle|interview) (?:it|this|that|¤c\d+(?: 's(?: {INTERVIEW})?)?)(?: (?:myself|on my own))? (?:instead of|in place of|for|rather than) (?P<old>¤p\d+)(?: (?:please|then))*$"
)
"""Whose place the organizer takes."""
_DELAYED = Cued(
    r"^\W*(?:(?:hi|hey|sorry|so sorry|apologies|fyi|heads up|all|guys|everyone|just|quick|ok|and|but|i think|i fear|i'm afraid)\W+)*(?:(?=running)|(?:i|we)(?:['’]?(?:ll|m|d|re))?)(?: (?:will|am|are|might|may|could|would|should|probably|possibly|maybe|now|likely|definitely))*(?: ?(?:be|running|going to be|gonna be|to be|get there))*(?: (?:a|just|only|slightly|bit|little|few|couple|of|tiny|touch|min|mins|minute|minutes|\d+|five|ten))* late(?: (?:today|tonight|this (?:morning|afternoon)|to (?:it|this|that)|for (?:it|this|that|the interview|(?P<whose>[^\W\d_][\w-]*)(?:['’]s)?(?: (?:interview|one|call))?)|sorry|sry|soz|again))*\W*$"
    r"|^\W*(?:(?:hi|hey|sorry|sry|so sorry|apologies|fyi|heads up|about|approx|maybe|like|just|a|~)\W+)*\d{1,2} ?(?:m|mins?|minutes?)? late(?: (?:sorry|sry|soz|today|again))*\W*$",
    re.IGNORECASE,
)
_TELLS = Cued(
    rf"^{EASE}(?:tell|let|inform|warn|message|ping|text)(?: to)? (?:{PEOPLE}|them|him|her|everyone|everybody|all|the (?:panel|interviewers?|others|team|rest|organi[sz]er|recruiter))(?: know)?(?: that|,|:)* (?P<said>(?:i|we|he|she|they|it|the candidate|my|¤c\d+)\b.*)$"
)
"""What others are to be told: "tell Ian I'm running late"."""
_TO_PLACE = Cued(
    rf"^{EASE}(?:move|switch|change|relocate|put|shift|hold|have|do)(?: (?:it|this|that|the {INTERVIEW}|¤c\d+(?: 's)?(?: {INTERVIEW})?))? (?:to|into|in|at|over to) (?:(?:an?|the|our) )?(?:room (?:in|at) (?:the |our )?)?(?P<which>other |another |different |new )?(?:(?:\w+ ){{0,3}}?)(?:(?P<what>office|building|site|branch|floor)|[a-z]+)(?: (?:please|pls|instead|then))*$"
)
"""Another place, by its building: "move it to the New York office", "to another building"."""
_STRANGER_NOW = Cued(
    rf"^{EASE}invite (?P<who>(?:[^\W\d_]+|¤x\d+)(?: ¤x\d+)*) (?P<now>¤t\d+)(?: ¤t\d+)?(?: please)?$"
)
"""Somebody unknown who is to be invited "now", which is no time for an interview."""
_ANY_OF_FREE = Cued(
    rf"^{EASE}(?:(?:just )?(?:ask|take|use|pick|choose|book|with|go with|get) )?(?:{_FREEST}|the (?:least (?:busy|booked|loaded)|most free|freest)(?: (?:one|person|of them))?|whoever(?: (?:is|'s|has))?(?: the)? (?:least busy|fewest|free|freest)(?: interviews)?|(?:any|anyone|anybody|either|whichever) of (?:them|those|these)|doesnt matter who|i dont mind who)(?: (?:is|are|will|would be|works?|fine|ok|okay|good|do|please|then))*$"
)
_SENDS_LINK = Cued(
    rf"^{EASE}(?:re ?)?(?:send|give|forward|mail|e ?mail|text)(?: (?:out|over))? (?:¤[cp]\d+|him|her|them|everyone|the candidate) (?:the|a|our|their|that) (?:teams|zoom|video|meeting|call|online)(?: (?:meeting|call|video))? (?:links?|details|invite|url)(?: (?:please|pls|again))*$"
)
"""What is to be sent of the online meeting, which the invitation holds: the bot sends nothing besides."""
_LOST = Cued(
    rf"^{EASE}(?:i |we )?(?:cant|can not|cannot|couldnt|could not) (?:find|see|get into|open|enter) (?:the|my|our|an?|any) (?:\w+ )?(?:rooms?|place|building|office|link|invite|invitation|entrance|door|¤r\d+)\b"
)
"""Somebody does not find their way: nothing is searched for them."""
_ALL_THREE = Cued(
    rf"^{EASE}all (?:the )?(?P<many>two|three|four|five|¤n\d+)(?: (?:of them|please|pls|then|actually))*$"
)
"""As many people as are asked for already, of whom fewer would have done."""
_EARLIER_BY = Cued(
    rf"^{EASE}(?:(?:make it|start|go|maybe|about|just) )*¤l\d+ (?:earlier|later)(?: (?:please|pls|then|instead))*$"
)
"""By how much earlier or later, which is no length: where no hour was asked for, it is the times before or after."""
_SHORTER = Cued(
    rf"^{EASE}(?:(?:make it|can it be|a|bit|little|somewhat|much) )*(?:shorter|longer)(?: (?:please|pls|then))*$"
)
"""Another length, of which it is not said how long."""


def plain_phrase(
    shape: Shape, situation: Situation, after: Question | None
) -> ParsedMessage | None:
    """Return what one of these forms asks for; None for any other message."""
    delayed = None if situation.is_open else _DELAYED.match(shape.sentence.text)
    if delayed and (not delayed["whose"] or interviews_of(delayed["whose"], situation.context)):
        return answer("late", shape, situation.context) if situation.is_soon else _delay()
    if situation.is_soon and (told := shape.search(_TELLS)) and says_late(told["said"]):
        places = shape.places(told.span("said"))
        return _passed_on(shape.text(places), answer("late", shape, situation.context))
    if _LOST.match(shape.row) or _SENDS_LINK.match(shape.row):
        return ParsedMessage(UnknownRequest())
    if after is not None and (said := _of_question(shape, after, situation.context)) is not None:
        return said
    if not situation.has_interviews:
        return None
    return _of_anyone(shape, situation) if situation.is_open else _of_booked(shape, situation)


def _number(said: str, shape: Shape) -> int:
    """Return the number that a word or a sign stands for."""
    word = shape.sentence.words[shape.signed(said)[0].start] if said.startswith("¤") else said
    return int(word) if word.isdigit() else UNITS.get(word, 0)


def _passed_on(words: str, late: ParsedMessage) -> ParsedMessage:
    """Return what is passed on of somebody who is late, in these words."""
    request = late.request
    assert isinstance(request, LateRequest)  # noqa: S101 - tells the type checker
    return replace(late, request=replace(request, note=words.strip(" .!")))


def _delay() -> ParsedMessage:
    return ParsedMessage(ChatRequest("delay"))


def _of_question(shape: Shape, after: Question, context: ParseContext) -> ParsedMessage | None:
    """Return what is said of the open question: that it is for no candidate, or that anybody of those who are free will do."""
    change = plain_change(shape)
    if change is not None and change.cleared == ("candidate",):
        return ParsedMessage(replace(after, candidate=None), continues=True)
    if change is not None and change.online is not None:
        return ParsedMessage(replace(after, online=change.online), continues=True)
    if _SHORTER.match(shape.row):
        return ParsedMessage(UnknownRequest())
    if after.candidate and (more := one_more_for(after.candidate, shape, context)) is not None:
        return more
    if _EARLIER_BY.match(shape.row):
        rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind == "length")
        return shifted_question(shape, context, after) or ask(
            rest, context, after, is_continued=True
        )
    return _of_its_people(shape, after, context) or _of_stranger(shape, context)


def _of_its_people(shape: Shape, after: Question, context: ParseContext) -> ParsedMessage | None:
    """Return which of those who are asked for, or of those who are free, will do, or who interviews."""
    if (people := named_interviewers(shape)) and not after.sessions:
        return ParsedMessage(_interviewed_by(people, after, shape, context), continues=True)
    everyone = _ALL_THREE.match(shape.row)
    is_some = isinstance(after.need, int) and bool(everyone)
    if everyone and is_some and len(after.people) == _number(everyone["many"], shape):
        return ParsedMessage(replace(after, need="all", must=()), continues=True)
    is_choice = (after.need == "any" or isinstance(after.need, int)) and not after.sessions
    return _of_choice(shape.row) if is_choice else None


def _of_choice(row: str) -> ParsedMessage | None:
    """Return what is said of those who were chosen for the times that are shown."""
    said: tuple[tuple[tuple[Cued, ...], ButtonRequest], ...] = (
        ((_SOMEBODY_ELSE, _NOT_THEM), ButtonRequest("unknown", "somebody_else")),
        ((_BOOKS_FREEST,), ButtonRequest("book", "book")),
        ((_WHO_IT_WOULD_BE, _ANY_OF_FREE), ButtonRequest("why", "why")),
    )
    found = (press for forms, press in said if any(one.match(row) for one in forms))
    press = next(found, None)
    return ParsedMessage(press) if press else None


def _of_stranger(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return who is meant by somebody unknown who is to be invited "now"."""
    stranger = _STRANGER_NOW.match(shape.row)
    if stranger and shape.sentence.word(shape.group(stranger, "now")[0].start) == "now":
        places = shape.places(stranger.span("who"))
        span = (shape.pieces[places[0]].start, shape.pieces[places[-1]].end)
        asked = stranger_asked(shape.sentence, span, context.directory, is_colleague=False)
        return ParsedMessage(UnknownRequest(), asked)
    return None


def _interviewed_by(
    people: tuple[str, ...], after: Question, shape: Shape, context: ParseContext
) -> Question:
    """Return the open question with these interviewers; who was taken for one, and is the candidate, by the first name."""
    candidate, before = after.candidate, [one for one in after.people if one not in people]
    if candidate is None and "candidate" in shape.sentence.words and len(before) == 1:
        person = context.directory.person(before[0])
        candidate = Candidate(person.name.split()[0]) if person else None
    return replace(
        after, people=tuple(sorted(people)), need="all", must=(), optional=(), excluded=(), candidate=candidate,
    )  # fmt: skip


def _of_anyone(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what is asked of what is booked with somebody, whatever question is open."""
    context = situation.context
    if (told := shape.search(_TOLD)) is not None:
        who = shape.group(told, "who")
        return _about(shape, who, context) if who or not situation.is_open else None
    named = shape.search(_NAMED) if "?" in shape.sentence.text and not situation.is_open else None
    who = shape.group(named, "who") if named else []
    return _about(shape, who, context) if who and interviews_named(who[:1], context) else None


def _of_booked(shape: Shape, situation: Situation) -> ParsedMessage | None:
    context = situation.context
    own = None if situation.is_invited else _by_speaker(shape, context) or _to_place(shape, context)
    if own is not None:
        return own
    act = plain_act(shape, situation) or ("change" if _changes_plainly(shape, situation) else None)
    if act is not None:
        return booked(act, shape, context)
    asked = None if situation.is_invited else shape.search(_ASKED)
    if asked is not None:
        of = shape.group(asked, "of") if asked["of"] else []
        return _asked_to_stand_in(shape, shape.group(asked, "who")[0], of, situation)
    comes = None if situation.is_invited else _comes_instead(shape, situation)
    if comes is not None:
        return comes
    if _shows_one(situation) and (shown := _of_shown(shape, context)) is not None:
        return shown
    return _of_anyone(shape, situation)


def _to_place(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the change to a room of the building that is named; the question which, where another one is wanted; None for anything else."""
    found = shape.search(_TO_PLACE)
    buildings = [one for one in shape.pieces if one.kind == "name" and one.value.kind == "building"]
    others = [one for one in shape.pieces if one.kind in {"name", *TIME_KINDS}]
    if found is None or len(others) > len(buildings):
        return None
    if not buildings:
        return (
            ParsedMessage(UnknownRequest("which-building"))
            if found["which"] and found["what"]
            else None
        )
    meant = resolve(shape, context, role="organizer")
    room = RoomChange("wish", AskedRoom(building=buildings[0].value.ids[0]))
    return ParsedMessage(ChangeRequest(meant.ids, room=room), meant.doubt)


def _shows_one(situation: Situation) -> bool:
    """Whether a single interview of the speaker's own, or its candidate's link, is what was shown last."""
    context = situation.context
    is_one = context.last != "list" or len(context.interviews) == 1
    return situation.shows_booked and context.last != "loop" and is_one


def _changes_plainly(shape: Shape, situation: Situation) -> bool:
    """Whether a whole message is a change of what is shown, or of an interview that it names."""
    change = plain_change(shape)
    if change is None:
        return False
    if situation.is_invited and (
        change.note or change.room or change.candidate or change.minutes_by
    ):
        return False
    is_shown = _shows_one(situation) or situation.is_invited
    is_set = bool(change.only) and not {"interviewer", "interviewers"}.isdisjoint(
        shape.sentence.words
    )
    is_own_word = (
        bool(change.note or change.room or change.candidate) or is_set or change.online is not None
    )
    return is_shown or is_own_word or any(one.kind == "candidate" for one in shape.pieces)


def _of_shown(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    row = shape.row
    if _WITHOUT_ME.fullmatch(shape.sentence.text):
        return _without_speaker(context)
    if _TO_SEND.match(row):
        return _sent(context)
    if context.last == "interview" and _ANY_OF_FREE.match(row):
        return ParsedMessage(ButtonRequest("unknown", "ask", text="anyone"))
    return None


def _sent(context: ParseContext) -> ParsedMessage:
    """Return the sending of what was shown last: a candidate's link, else the candidate's invitation."""
    if context.last == "link":
        return ParsedMessage(ButtonRequest("unknown", "send_link"))
    return ParsedMessage(InterviewRequest("invite_candidate", (context.interviews[0].id,)))


def _asked_to_stand_in(
    shape: Shape, who: Piece, of: list[Piece], situation: Situation
) -> ParsedMessage | None:
    """Return the request that somebody takes part in an interview in the place of who cannot; None where none is meant."""
    context = situation.context
    is_of = bool(interviews_named(of[:1], context))
    if not is_of and (of or not situation.shows_booked or context.last == "loop"):
        return None
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind != "candidate")
    known = context if of else of_decliners(context)
    found = resolve(rest, known, role="organizer")
    request = ChangeRequest(found.ids, add=who.value.ids[:1], is_stand_in=True)
    return ParsedMessage(request, found.doubt)


def _comes_instead(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request that somebody who is named comes in the place of another; None for anything else."""
    if (other := shape.search(_FOR_WHOM)) is not None:
        return _in_one_place(shape, other, situation)
    steps = shape.search(_STEPS_IN)
    return _stepping_in(shape, shape.group(steps, "who")[0], situation) if steps else None


def _stepping_in(shape: Shape, who: Piece, situation: Situation) -> ParsedMessage | None:
    """Return the request that somebody comes, where one of the interviews lacks somebody or is shown; None where they attend it."""
    known = of_decliners(situation.context)
    if not situation.shows_booked or known.last != "interview":
        return None
    is_there = who.value.ids[0] in known.interviews[0].people
    return None if is_there else _asked_to_stand_in(shape, who, [], situation)


def _in_one_place(shape: Shape, other: re.Match[str], situation: Situation) -> ParsedMessage | None:
    """Return the request that somebody comes in the place of the one interviewer there is, of who cannot come, or of whom is asked."""
    context = situation.context
    who = shape.group(other, other.lastgroup or "")[0].value.ids[:1]
    tells = {*TIME_KINDS, "candidate"}
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind not in tells)
    if not (rest.pieces or other["who"] or situation.shows_booked):
        return None
    sessions = () if loop_around(context) else tuple(one.id for one in sessions_of(context))
    if sessions and not rest.pieces and not context.chosen:
        return ParsedMessage(ChangeRequest(add=who), which_of(sessions, shape, context))
    placed = shape.row if other["owned"] else None
    found = resolve(rest, context, role="organizer", text=placed)
    meant = [one for one in context.interviews if one.id in found.ids]
    others = {mail for one in meant for mail in one.people} - {context.speaker}
    if len(meant) == len(others) == 1:
        pair = () if who[0] in others else ((*others, *who),)
        return ParsedMessage(ChangeRequest(found.ids, add=() if pair else who, replace=pair))
    return ParsedMessage(ChangeRequest(found.ids, add=who, is_stand_in=True), found.doubt)


def _by_speaker(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the change in which the organizer interviews in the place of somebody; None for anything else."""
    taken = shape.search(_BY_SPEAKER)
    if taken is None or context.speaker is None:
        return None
    (old,) = shape.group(taken, "old")
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind != "candidate")
    found = resolve(rest, context, role="organizer")
    pair = (old.value.ids[0], context.speaker)
    return ParsedMessage(ChangeRequest(found.ids, replace=(pair,)), found.doubt)


def _without_speaker(context: ParseContext) -> ParsedMessage | None:
    """Return the change in which the organizer does not interview any more; None where they do not yet."""
    shown = context.interviews[0]
    if context.speaker is None or context.speaker not in shown.people:
        return None
    return ParsedMessage(ChangeRequest((shown.id,), remove=(context.speaker,)))


def _about(shape: Shape, who: list[Piece], context: ParseContext) -> ParsedMessage:
    """Return the request to show what is booked with somebody, or with who was spoken of last."""
    people = tuple(mail for one in who if one.kind == "name" for mail in one.value.ids)
    if people:
        return ParsedMessage(InterviewsRequest(people=people))
    found = Reference((context.interviews[0].id,)) if not who else resolve(shape, context)
    named = next((one.value for one in who if one.kind == "candidate"), None)
    candidate = Candidate(named.name, named.mail) if named else None
    return ParsedMessage(
        InterviewsRequest(candidate, target=found.ids if len(found.ids) == 1 else ())
    )


teach(_TELLS, _TO_PLACE, _TO_SEND, _ASKED, _FOR_WHOM, _TOLD, _ANY_OF_FREE, _BY_SPEAKER)
