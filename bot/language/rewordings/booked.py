"""What is said of interviews that are coming: what is to change in them, what is to be seen or told of them."""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import loop_around, sessions_of, whole_loop
from bot.language.interviews.targets.session_mentions import by_place
from bot.language.people.coming_names import (
    are_alike,
    attends,
    interview_words,
    interviews_of,
    is_called,
    is_colleague,
    name_of,
)
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.rewordings.notation import Said, rows, shown
from bot.language.tokens.addresses import labelled
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.numbers import RANKS
from bot.language.tokens.stop_words import is_known
from bot.language.tokens.typed_patterns import DOCUMENT, NO_TITLE

_ONE = shown("interview", "loop")


def _is_one_or_shown(context: ParseContext) -> bool:
    return context.last in {"interview", "loop", "proposal"} or len(context.interviews) == 1


def _has_loop(context: ParseContext) -> bool:
    return any(one.sessions for one in context.interviews)


def _has_sessions(context: ParseContext) -> bool:
    return len(sessions_of(context)) > 1


def _has_two_sessions(context: ParseContext) -> bool:
    return len(sessions_of(context)) == 2  # noqa: PLR2004 - both


def _in_words(said: Said, context: ParseContext) -> str | None:
    """Return the place of a session as a word: "the 2nd session" is no day of the month; None where no loop is spoken of."""
    places = {number: word for word, number in RANKS.items()}
    return places[int(said["n"])] if sessions_of(context) else None


def _preferred(said: Said, context: ParseContext) -> str | None:
    theirs = interviews_of(said["of"], context)
    return None if attends(said["who"], context, theirs) else f"ask {said['who']} for {said['of']}"


def _of_loop(_said: Said, context: ParseContext) -> str | None:
    """Return the words for the loop that is shown; None where none is, or it is for nobody who is known."""
    if loop_around(context):
        return "show me the loop"
    sessions = sessions_of(context)
    candidate = sessions[0].candidate if sessions else None
    return f"show me {candidate.name}'s interview" if candidate and candidate.name else None


def _of_candidate(said: Said, context: ParseContext) -> str | None:
    """Return the words for all that a candidate has that day."""
    theirs = interviews_of(said["who"], context)
    if loop_around(context) and context.interviews[0] in theirs:
        return "show me the loop"
    return f"show me {said['who']}'s interview" if theirs else None


def _stand_in(said: Said, context: ParseContext) -> str | None:
    """Return the question who could come in place of the one who takes a session; None where several do."""
    found = by_place(said["of"], sessions_of(context)) or ()
    people = [mail for one in found for mail in one.people]
    return f"who could replace {name_of(people[0], context)}" if len(people) == 1 else None


def _at_end_of(said: Said, context: ParseContext) -> str | None:
    """Return the session that a loop is to have more; None where the loop is not the one that is spoken of."""
    theirs = interviews_of(said["of"], context)
    whole = whole_loop(context)
    around = whole.id if whole else loop_around(context)
    is_spoken_of = any(around in {one.id, one.loop} for one in theirs)
    return f"add {said['who']} for {said['long']}" if around and is_spoken_of else None


def _in_person(said: Said, context: ParseContext) -> str | None:
    """Return that a candidate's interview is to be held in person, in a room where one is wanted."""
    whose = interview_words(said["who"], context)
    room = f" and add {said['room']}" if said["room"] else ""
    return f"make {whose} in person{room}" if whose else None


def _another_interviewer(said: Said, context: ParseContext) -> str | None:
    """Return who comes in place of the only interviewer of a candidate; None where several interview."""
    theirs = interviews_of(said["of"], context)
    people = {mail for one in theirs for mail in one.people}
    if len(theirs) != 1 or len(people) != 1:
        return None
    whose = interview_words(said["of"], context)
    return f"replace {name_of(people.pop(), context)} with {said['new']} in {whose}" if whose else None  # fmt: skip


def _for_whoever(said: Said, context: ParseContext) -> str | None:
    """Return who comes in place of whoever interviews a candidate, or in what is shown; None where they do themselves."""
    theirs = interviews_of(said["of"], context) if said["of"] else context.interviews[:1]
    people = {mail for one in theirs for mail in one.people}
    is_shown = bool(said["of"]) or context.last == "interview"
    if len(theirs) != 1 or not people or not is_shown or attends(said["new"], context, theirs):
        return None
    where = f" on {interview_words(said['of'], context)}" if said["of"] else ""
    if len(people) == 1:
        return f"replace {name_of(people.pop(), context)} with {said['new']}{where}"
    return f"replace everyone{where} with {said['new']}"


def _scrapped(said: Said, context: ParseContext) -> str | None:
    """Return that an interviewer comes off, by words that call off an interview too; None of a candidate's name."""
    theirs = interviews_of(said["of"], context) if said["of"] else context.interviews
    if interviews_of(said["who"], context) or not attends(said["who"], context, theirs):
        return None
    return f"remove {said['who']}" + (f" from {said['of']}'s interview" if said["of"] else "")


def _moved_note(said: Said, context: ParseContext) -> str | None:
    """Return the move of a candidate's interview that is noted shortly: "Al -> Thu 3pm"; None of "it" and the like."""
    who = said["who"]
    if small(who) in _NO_CANDIDATES or is_colleague(who, context):
        return None
    return f"move {who.title() if who.islower() else who}'s interview to {said['when']}"


def _put_off_note(said: Said, context: ParseContext) -> str | None:
    """Return the move of an interview that is noted by its candidate and by how much it moves: "Zed 10 min later"; None behind a word that is no name."""
    who = small(said["who"])
    is_name = who.split()[0] in GIVEN_NAMES or not any(map(is_known, who.split()))
    is_booked = any(one.candidate and is_called(who, one.candidate.name) for one in context.interviews)  # fmt: skip
    if who in _NO_CANDIDATES or is_colleague(who, context) or not (is_name or is_booked):
        return None
    return f"move {who.title()}'s interview {said['by']} {said['way']}"


_NO_CANDIDATES = frozenset({"it", "this", "that", "them", "all", "both", "then", "these", "those", "same", "one", "room", "the room", "length", "start", "end", "change", "move", "push", "and", "or", "ok", "yes", "no", "loop", "interview", "the interview", "candidate", "title", "me", "us", "everything"})  # fmt: skip


_NO_HEADS = _NO_CANDIDATES | frozenset(["note", "ps", "fyi", "todo", "btw", "duration", "task", "cv", "tldr", "eg", "nb", "edit", "correction", "location", "medium"])  # fmt: skip


def _stranger_note(said: Said, context: ParseContext) -> str | None:
    """Return the change noted behind a name that is no candidate's of what is coming, as one of theirs, so that whom is meant is asked; None behind any other word."""
    who = said["who"]
    is_word = any(is_known(one) and one not in GIVEN_NAMES for one in small(who).split())
    is_room = any(small(who) in small(one.name) for one in context.directory.rooms)
    if is_word or is_room or small(who) in _NO_HEADS:
        return None
    if interviews_of(who, context) or is_colleague(who, context):
        return None
    return f"{who.title() if who.islower() else who}'s interview: {said['rest']}"


def _middle(said: Said, context: ParseContext) -> str | None:
    """Return which session of a loop is in the middle; None where there is none, or two."""
    count = len(sessions_of(context))
    return f"{said['does']} session {count // 2 + 1}" if count % 2 else None


def _exchanged(said: Said, context: ParseContext) -> str | None:
    """Return who comes for whom in a loop, where one of the two takes part in it and the other does not."""
    sessions = sessions_of(context)
    old, new = (
        sum(attends(said[one], context, (it,)) for it in sessions) for one in ("old", "new")
    )
    return f"replace {said['old']} with {said['new']}" if old == 1 and not new else None


def _only(said: Said, context: ParseContext) -> str | None:
    """Return who alone interviews a candidate from now on."""
    theirs, whose = interviews_of(said["whose"], context), f"{said['whose']}'s interview"
    if len(theirs) != 1:
        return None
    named = (
        said["who"].replace(", and ", ", ").replace(" and ", ", ").replace(" & ", ", ").split(", ")
    )
    people = [name_of(mail, context) for mail in theirs[0].people]
    gone = [one for one in people if not any(is_called(name, one) for name in named)]
    if len(people) - len(gone) < len(named) or not gone:
        return f"change the panel of {whose} to only {said['who']}"
    return f"remove {' and '.join(gone)} from {whose}"


def _on(day: str, context: ParseContext) -> list[ComingInterview]:
    """Return the interviews of a weekday."""
    number = WEEKDAYS[small(day).split()[-1]]
    return [one for one in context.interviews if one.start.weekday() == number]


def _brought_in(said: Said, context: ParseContext) -> str | None:
    """Return who comes to the interview of a day; in whose place is told by the day only where it has one interview."""
    day, new = said["day"], said["new"]
    if not day:
        return f"{new} instead" if context.last == "interview" else None
    is_one = len(_on(day, context)) == 1
    return f"put {new} in instead on {day}" if is_one else f"add {new} to the {day} interview"


def _room(said: Said, context: ParseContext) -> str | None:
    """Return the wish for a room, where an interview begins on that day at that time."""
    hour = f"{int(said['hour']):02}:{said['minute']}"
    is_then = any(f"{one.start:%H:%M}" == hour for one in _on(said["day"], context))
    when = f"{said['day']} {said['hour']}:{said['minute']}"
    return f"add a room to the {when} interview" if is_then else None


def _room_for(said: Said, context: ParseContext) -> str | None:
    """Return the wish for a room of a size; None where no interview is told that it may be for."""
    of = said["of"] or said["it"]
    if not of and context.last != "interview":
        return None
    return f"get {of or 'it'} a room for {said['n']} people"


_ROOM_FOR = Cued(
    r"[^.?!]*\b(?:bigger|larger|roomier) (?:room|one|place|space|meeting room)\b[^.?!]*[.?!]+[^.?!\d]{1,40}\b\d{1,2}\b[^.?!\d]{0,30}[.!]*",
    re.IGNORECASE,
)


def tells_seats(text: str) -> bool:
    """Whether the sentence behind the wish for a bigger room tells how many it is for, which is a part of that wish."""
    return bool(_ROOM_FOR.fullmatch(text.strip()))


def _paused(said: Said, _context: ParseContext) -> str:
    """Return the words for a break; a bare number is how many minutes it is long."""
    long = f"{said['long']} minute" if said["long"].isdigit() else said["long"]
    where = re.sub(r"\b(?:all|each|every)(?: of)?(?: the)? ", "the ", said["where"])
    return f"add a {re.sub(r'^an? ', '', long)} break {where}"


def _titled_session(said: Said, _context: ParseContext) -> str:
    """Return the title of one session, or of all of them where the whole loop is named."""
    of = (
        said["of"]
        if said["of"].split()[-1] in {"session", "one", "interview", "round"}
        else "the loop"
    )
    return f'change the title of {of} to "{said["title"].strip()}"'


def _titled(said: Said, _context: ParseContext) -> str:
    of = said["of"] + " interview" * (
        " " not in said["of"] and said["of"].lower() not in {"it", "this"}
    )
    return f'change the title of {of} to "{said["title"].strip()}"'


def _called(said: Said, context: ParseContext) -> str | None:
    """Return the change of the one candidate whose surname is the wrong one."""
    named = [one.candidate.name for one in context.interviews if one.candidate]
    last = small(said["old"]).split()[-1:]
    if is_colleague(said["name"], context) and not are_alike(said["name"], said["old"]):
        return None  # asked about
    of = {one for one in named if small(one).split()[-1:] == last}
    return f"{of.pop().split(maxsplit=1)[0]}'s surname is {said['name'].split()[-1]}" if len(of) == 1 else None  # fmt: skip


def _linked(said: Said, _context: ParseContext) -> str | None:
    """Return a document's address as a note, where more is asked for behind it; one that is told alone, or in a note, is read as it is."""
    if "@" not in said.text or re.search(r"\bnotes?\b", small(said.text)):
        return None
    return f"note: {labelled(said['what'], said['link'])}"


def _same_for(said: Said, context: ParseContext) -> str | None:
    """Return the wish for another interview like the one shown, where the name is nobody's who is known."""
    is_known = is_colleague(said["who"], context) or interviews_of(said["who"], context)
    return None if is_known else f"same for {said['who']}, {said['when']}"


def _other_of_pool(said: Said, context: ParseContext) -> str | None:
    """Return the search for one of a pool who does not see a candidate yet, in the room of that interview where the same is wanted."""
    theirs = [one for one in interviews_of(said["of"], context) if not one.sessions]
    pools = {name.casefold() for name, _ in context.directory.pools}
    is_in_place = bool(_IN_PLACE.search(said["rest"]))
    if not theirs or is_in_place or said["pool"].casefold() not in pools:
        return None
    there = " and ".join(dict.fromkeys(name_of(mail, context) for one in theirs for mail in one.people))  # fmt: skip
    room = context.directory.room(theirs[-1].room or "")
    rest = _SAME_ROOM.sub(f"in {room.name}", said["rest"]) if room else said["rest"]
    return f"find someone from {said['pool']} except {there} for {said['of']}{rest}"


_IN_PLACE = re.compile(r"\b(?:instead|rather than|in place|in the place)\b", re.IGNORECASE)
"""Who comes in somebody's place is found for the interview that is booked, not for one more."""
_SAME_ROOM = re.compile(r"\b(?:in )?the same room\b|\b(?:in )?same room\b", re.IGNORECASE)
REQUESTS = rows(
    (r"{lead}{who:colleague}( is|'s| sounds| looks| seems| would be| might be)( (just|very|really|quite|absolutely))* (great|good|perfect|fine|lovely|ideal|brilliant|excellent|the one|a good (choice|shout|idea|fit))[\s,;:.!–—-]+{so}((so|then|and|maybe|we (could|should|can)|i('d| would)|you (can|could)) )*(ask|go with|go for|take|use|invite|try|have|get) (her|him|them){tail}", "ask {who}"),
    (r"{lead}(run|do|hold|have|keep) {whose:candidate}'s( (interview|one|session))? with (just|only) {who:attendee}( (alone|on (his|her|their) own))?{tail}", "just {who} for {whose's}"),
    (r"{lead}(book|find|get|add|need|i need|we need)( (me|us))? (someone else|somebody else|another one|another( person| interviewer)?|one more) (from|of|in|out of) (the )?(?<pool>[\w-]+)( pool| team)? (for|to see|with) {of:candidate}(?<rest>[^?]*?){tail}", _other_of_pool),
    (r"{lead}{who:name}( (too|as well|also)[,;:–—-]*|, (too|as well|also)[,;:–—-]*) (?<when>((on|next|this) )?({day}|tomorrow|today)[^?;]{0,40}?){tail}", _same_for, shown("interview")),
    (r"{lead}(get|find|book|need|we need|i need|{it:candidate} needs|can (you|we) get)( (him|her|them|us|me))? (one|something|somewhere) for (?<n>\d{1,2})( ?(ppl|people|persons|of us))?( for {of:candidate})?{tail}", _room_for),
    (r"{lead}([^,;.?!]* )?(bigger|larger|roomier) (room|one|place|space|meeting room)( (for|on|in) ({of:candidate}('s( (interview|one))?)?|it|this|that|us))?( (please|pls|available|free|then|at that time))*[?.,;:!–—-]+ ?((as|because|since|so|and|cos) )?((i think|maybe|perhaps|probably|possibly|actually) )*((we|there|it)('ll| will| might| may| could|'re| are| can| should)?|{might})( (now|probably|maybe|well))*( (be|have|have to fit|need to fit|fit|need (room|space|seats) for|get to|get))*( (up to|about|around|at least|maybe|probably))? (?<n>\d{1,2})( (ppl|people|persons|of us|in (the room|total|all)|interviewers|attendees|there|coming))*{tail}", _room_for),
    (r"{lead}its {new:name},? not {old:candidate}{tail}", "it's {new}, not {old}"),
    (r"{lead}(message|msg|text) (for|to) {who:attendee}{colon}(?<note>\S(?s:.)*)\Z", "note just for {who}: {note}"),
    (r"{lead}(make|set|do|have|cut|shorten|extend|keep|change|put) (them all|them both|all of them|both of them|both|all|them|these|each|each of them|each one|(all )?the sessions|all sessions|every session)( (to|at|be|all|just|only))* (?<n>[1-9]\d){tail}", "make all of them {n} minutes", _has_sessions),
    (r"{lead}((make|set|do|have|keep|cut|put) )?((them all|them both|all of them|both of them|both|all|them|it|these|(all )?the sessions|all sessions)( (to|at|be|just|only))* )?(?<long>{length}) ?(each|apiece|per session|a session|for each( of them| session| one)?|for (all|both|every one|everyone)( of them)?|long each){tail}", "make all of them {long}", _has_sessions),
    (r"{lead}(make|set|do|have|keep|cut|shorten|extend) (them both|both of them|both|both sessions)( (to|at|be|just|only))* (?<long>{length}){tail}", "make all of them {long}", _has_two_sessions),
    (r"\b(?<n>[1-8])(st|nd|rd|th)(?= (session|one|interview|round|slot|part|meeting|call)s?\b)", _in_words),
    (r"{lead}((note|message|info) )?(for|to|@) (the |our |my |all )?{of:candidate}'s {panel}{colon}(?<note>\S(?s:.)*)\Z", "note for {of's}: {note}"),
    (r"{lead}((note|message|info) )?(for|to|@) (the |our |my |all )?({panel}|everyone (on|in) the ({panel}|loop)){colon}(?<note>\S(?s:.)*)\Z", "note for the interviewers: {note}", _is_one_or_shown),
    (r"{lead}(tell|remind|inform|let) (them both|both( of them)?|all of them|them all)( know)? (?=\S)(?!(interviews|sessions|slots)\b)", "tell the interviewers ", _ONE),
    (r"{lead}((i|we)('d| would)? (rather|prefer|like)( to)?( have)?|make it|have|use|take) {who:colleague} (for|on|in) {of:candidate}('s( (interview|one|slot))?)?{tail}", _preferred),
    (r"{lead}((take|ask|use|go (for|with)|i('d| would)? (take|like|prefer)) )?the (?<place>first|second|third|fourth|last) (person|colleague|name)( (on|in|of) (the|that) (list|card))?( (will do|is fine|is good|is great|works|it is))?{tail}", "ask the {place} person", _ONE),
    (r"{lead}what('s| has|'s just| just)? (happened|going on|the matter|wrong|up)( (here|there|with (it|this|that)))?{tail}", "any news on it", shown("interview")),
    (r"{lead}(what|how) about {who:candidate}('s( (interview|one))?)?[,;.?–—-]+ (is|'s) (it|that|she|he|this) (still )?(happening|on|going ahead|taking place|coming|confirmed|ok|okay){tail}", "is {who's} still on"),
    (r"{lead}((read|give|show|send|tell)( (me|us))?|get|pull up)( out)? (((an?|the|all( the)?|some) )?((quick|short|full) )?(overview|summary|details?|rundown|run[- ]?down|recap|run[- ]through)( (of|on|for|about))? {of:candidate}('s( (interview|one))?)?|{of:candidate}'s (interview )?(details|summary|overview|info))( to me)?{tail}", "show me {of's}"),
    (r"{lead}(change|correct|fix|update|set|edit|rename) (the |our )?(candidate'?s?( (full )?name)?|(her|his|their) (full )?name) (to|into|as) (?<new>{name}( {capital}[\w'’-]+)?){tail}", "the candidate is called {new}", shown("interview")),
    (r"{lead}{who:interviewee}('d| would| has)? (asks?|asked|wants|wanted|wonders?|wondered|prefers?|(would|'d) (like|prefer))( (to know|us|me))?( (if|whether|to))*( (he|she|they))?( (could|can|may|might|is able to))?( (come|be (here|there|with us)|do it|visit|meet))( (in|over|by|us|to (us|the office|our office)))*( (in person|on ?site|face to face))?( instead)?[,;.–—-]+ ?{so}(make it |do it |have it |it('s| is) )?(in person|on ?site|face to face)(,? (then|please|pls))*((,| and|, and)? ?((please|also|can you|could you) )*(get|find|book|add|give|need|we need)( (us|them|me|her|him|it))? (?<room>a (bigger |quiet |nice )?room)( (too|as well|also|for it))*)?{tail}", _in_person),
    (r"{lead}(retitle|rename|new title|new name|new heading|heading|subject|re-?name it|re-?title it){colon}(?<title>\S[^\n]{1,119}?)\W*\Z", "title: {title}", shown("interview")),
    (r"{lead}(on )?(a |an|some )?(different|other|another|new) (?<what>day|time|date){tail}", "move it to another {what}", shown("interview")),
    (r"{lead}(who|whom) (did|have|had) (you|we) (end up with |taken?|choose|chosen|picked?|use|used|booked?|got|get|have|asked?)( in the end)?( (for|with|to (see|meet|interview))) {who:candidate}(?<!'s)('s( (interview|one))?)?{tail}", "who is interviewing {who}"),
    (r"{lead}add (an? )?(?<long>{length}|\d{1,3} ?(min|mins|minutes)) with {who:colleague} (at|to|for) the (end|finish|close) of {of:candidate}(?<!'s)'s (day|loop|onsite|schedule|interviews|sessions){tail}", _at_end_of),
    (r"{lead}(set|make|change) (?<it>it|this|that|{name}'s( (interview|one))?) (to |for )?(?<length>[^,;.]*?(minutes?|mins?|hours?|hour and a half)),? and (to )?(have it |let it )?(start|begin) (at )?(?<hour>{clock}|noon){tail}", "make {it} {length} and move it to {hour}"),
    (r"{lead}who('s| is| goes| comes| will be)( (on|up))? (first|last|next|second|third)( (up|on|to (see|meet|interview|talk to) (her|him|them)))?{tail}", _of_loop),
    (r"{lead}(who('s| is| does| will|s)?( be)?( (seeing|meeting|interviewing|talking to|taking|sees?|meets?|interviews))? {who:candidate}( (see|meet|meeting|seeing|talk to))?( (last|first|at the end|at the start|in the end|at the beginning|to finish|to start))|who (finishes|ends|starts|begins|wraps up|closes)( (off|with))? (with )?{who:candidate}){tail}", _of_candidate),
    (r"{lead}(swap|switch|exchange|flip)( (the|them|those|both))?( (two|both|2))?( (of|the))*( (remaining|other|last|left|left over|leftover))?( (two|ones?|sessions?|interviews?|of them|that are left|left|both|around|over|round))*{tail}", "swap 1 and 2", _has_two_sessions),
    (r"{lead}{when} (she|he|they|it|the (loop|day|onsite|interview)){done}", _of_loop),
    (r"{lead}{when} {who:candidate}{done}", _of_candidate),
    (r"{lead}who( else)? (could|can|might|would) (take|do|cover|run|hold|have|join)( over)? (?<of>the ({rank}) (session|one|interview|round))( instead)?{tail}", _stand_in, _has_sessions),
    (r"{lead}(?<does>drop|remove|cancel|delete|skip|lose|take out) (the )?middle (one|session|interview|round|slot){tail}", _middle, shown("loop")),
    (r"{lead}{who:attendee}('s|'ve)? ?((is|has|have|just|now|can'?t|cannot|can not|won'?t|will not|isn'?t|has to|had to|says? (she|he|they) can'?t) )*(make it|come|declined|said no|dropped out|drop out|out|ill|sick|off|away|busy|do it|do (that|this|hers|his)|unavailable|available|free|double[- ]booked|not (available|free|coming|in))( (that day|then|today|any more|after all|on \w+day))*[,;.–—-]+ ?{so}(replace (her|him|them)|(get|find|book|use|ask)( (me|us))? (someone|somebody|anyone|anybody|another (person|interviewer)) else|who else (could|can|might|would) (do|take|cover|run|join|come)( (it|that|hers|his|theirs|instead|in))*|(find|get|suggest)( (me|us))? an? (replacement|substitute|stand-?in|sub)( for (her|him|them))?){tail}", "who could replace {who}", _has_sessions),
    (r"{lead}(put|leave|have|add|insert|allow|keep|make) (?<long>{span})( (free|of (rest|pause|buffer|breathing space)))? (?<where>{beside}){tail}", _paused, _has_loop),
    (r"{lead}(give|let|leave|allow)( (everybody|everyone|people|them( all)?|all( of them)?|(all )?the (interviewers|candidate|panel)|her|him|us|{name}))?( have)? (a |an |some )?(?<long>{span})( (long )?(break|pause|gap|rest|breather|buffer))?( (free|off))? (?<where>{beside}){tail}", _paused, _has_loop),
    (r"{lead}(everybody|everyone|they|(all )?the (interviewers|people)|she|he|the candidate|{name}) (should|needs?|must|has to|have to|wants?)( (to )?(have|get))? (a |an )?(?<long>{span})( (long )?(break|pause|gap|rest|breather|buffer))? (?<where>{beside}){tail}", _paused, shown("loop")),
    (r"{lead}((put|leave|have|add|insert|allow|keep|make|take) )?(?<long>{span})( for)?( (lunch|coffee|tea))+( break)? (?<where>{beside}){tail}", _paused, _has_loop),
    (r"{lead}(swap|switch|exchange|replace|trade|change)( out)? {old:name}( out)? (with|for|by|to) {new:colleague}( (in|on|for|of) (the |this |that |her |his |their |{name}'s )?(loop|onsite|day|schedule|plan|panel))?{tail}", _exchanged),
    rank=r"(first|second|third|fourth|fifth|sixth|seventh|eighth|last|final)",
    span=r"((an?|half|three quarters of|a quarter of|\d+)( an)?[ -](hour|minutes?|mins?|min)|\d+)",
    beside=r"((in )?between ({name} and {name}|(the |session )?\w+( (session|one))? and (the |session )?\w+( (session|one))?|(the |all |all of |each |each of |every )*(sessions?|interviews?|rounds?|them))|(before|after) ({name}|the \w+( (session|one))?))",
    panel=r"((whole |entire )?(panel|interviewers?|interview panel|interview team|team))",
    colon=r"\s*(:|=|[–—-]\s)\s*",
    when=r"(when|what time|how late)( (does|will|is|do|can|should))?",
    done=r"('s day)? ((be|going to) )*(finish(ed)?|start(ing)?|begin|end(ing)?|done|finishing|over|through|arrive|come in|be here)( (on|with (us|it)) ?\w*)?{tail}",
    length=r"(half an hour|an hour( and a half)?|\d{1,3} ?(min|mins|minutes|m|h|hours?))",
    might=r"(might|may|could|will|should)",
)  # fmt: skip
"""Requests as people put them every day."""
PASSING = rows(
    (r"{lead}{old:attendee} (can'?t|cannot|can not|won'?t be able to|is unable to|(is|'s) not able to|no longer can)( (make|do|attend|come|join|manage|be there))*( (it|this|that))?( (on )?(the )?(?<day>(next |this )?{day}))?( (any ?more|any longer|after all|now))*[,;.–—-]+ ?{so}(replace|swap|switch|substitute)( (him|her|them))?( out)? (with|by|for) {new:name}{tail}", "replace {old} with {new}{ on day}"),
    (r"{lead}{whose:name}'s( (interview|one|session|meeting|panel))?(( ?[:,–—-]| is| should be| needs to be| is to be)( now)?( with)? (only|just) {who:names}|( ?[:,–—-]| is| should be)?( now)? with ((only|just) {who:names}|{who:names} only))(,? (and )?(without|not|no) {names})?( (any ?more|from now on))?{tail}", _only),
    (r"{lead}(on (?<day>(next )?{day}),? )?(swap|sub|switch|slot|bring|rotate) in {new:name}( (on|for) (?<day>(next )?{day}))?{tail}", _brought_in),
    (r"{lead}{who:candidate} ((can|could|is|has|'s|now|only|just) )+[^,;.?]{3,60}[,;.–—-]+ ?{so}(move|push|shift|reschedule|bring|pull) (him|her|them|it) to (?<when>[^?]+?){tail}", "move {who's} to {when}"),
    (r"{lead}(add|get|book|find|we need|i need|need)( (an?|the))? room (for|to|on) (the )?{day:day}('s)?,? (at )?(?<hour>\d{1,2})[:.](?<minute>\d\d){tail}", _room),
    (r"{lead}(can|could|should|may) (?<whose>{name}'s (interview|one|session)( (on )?({day}|tomorrow|today))?) be (in person|on ?site|face to face|in the office)[?,;.–—-]+ ?(with |in )?(any|an?|some) room( (w/|with|w) ?(?<wish>[\w ]{2,30})|(?<wished> (that has|for) ?[\w ]{2,30}))?{tail}", "add a room{ with wish}{wished} to {whose}"),
    names=r"{name}((, | and | & |, and ){name})*",
)  # fmt: skip
"""What is said with its reason or its day first."""
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def _at_hour(said: Said, context: ParseContext) -> str | None:
    """Return what lists the interviews at an hour at which several are held; None for any other hour."""
    hour, minute = _HOUR.findall(said["at"])[0]
    begin = (int(hour) % 12, int(minute or 0))
    held = [
        one
        for one in context.interviews
        if not one.sessions and (one.start.hour % 12, one.start.minute) == begin
    ]
    return f"show me my {said['at']} interview" if len(held) > 1 else None


def _given_to(said: Said, context: ParseContext) -> str | None:
    """Return who comes in whose place, in the interview that is named or in the one shown."""
    whose = interview_words(said["of"], context) if said["of"] else ""
    are_known = is_colleague(said["old"], context) and is_colleague(said["new"], context)
    if not are_known or (said["of"] and not whose):
        return None
    return f"replace {said['old']} with {said['new']}" + (f" on {whose}" if whose else "")


DEEDS = rows(
    (r"{lead}{of:candidate} (wants|needs|prefers|asks for|asked for|would like|can do|could do|can only do)( to (start|come))?( at)? (?<new>([7-9]|1\d|[1-6])([:.]\d\d)?)( ?h| ?[ap]m)?,? (and )?(not|instead of|rather than)( at)? \d{1,2}([:.]\d\d)?( ?h| ?[ap]m)?{tail}", "move {of's} to {new} o'clock"),
    (r"\b(ditch|drop|lose|remove|bin|kick|take out|swap out) (?<old>[\w'’-]+)(,? (and|then|n|&)|,)? (sub|swap|slot|bring) in (?<new>[\w'’-]+)(?=\W|\Z)", _given_to),
    (r"{lead}{of:candidate}('s)?( (interview|one))? (to|naar|→|-+>) (?<when>(?!.*\b(min|mins|minutes|hours?|people|persons)\b)[^?.;,]*(\d|{weekday})[^?.;,]*?){tail}", "move {of's} to {when}"),
    (r"{lead}{who:attendee}(?<!'s) (out|off),? (of |from |for )?{of:candidate}('s)?( (one|interview))?{tail}", "remove {who} from {of's}"),
    (r"\b(take|get|pull|kick) (?<old>[\w'’-]+) off( of)?( (it|this|that)| (the )?(?<of>[\w'’-]+?)('s)?( (one|interview))?)?(,? (and|n|&|then)|,) (give|hand|pass) (it|that|this|him|her|them)( over)? to (?<new>[\w'’-]+)(?=\W|\Z)", _given_to),
    (r"{lead}(put|add|stick|leave|drop|pop|make|write|attach) (me )?(a |the )?(short |quick |wee )?note (on|for|to|in|against|about) (the )?{of:candidate}('s)?( (one|interview|session))?,? (that|saying( that)?|to say( that)?|which says( that)?|says) (?<note>\S(?s:.)*)\Z", "add a note to {of's}: {note}"),
    (r"{lead}(?<which>((the|my|our) )?({weekday}'?s?|tomorrow'?s?|today'?s) (interview|one|session)|{of:candidate}'s( (interview|one|session))?)( (is|should be|to be|has to be))? (in|at|into) (?<room>(the )?(?!(morning|afternoon|evening|week|an?|my|our|bigger|other|another)\b|{weekday})[a-z][\w'’-]*( \d)?)( (instead|rather|please|pls|now|then))*( (instead|rather))( (please|pls))?\W*\Z", "move {which} to {room}"),
    (r"\b(?<verb>remove|drop|kick|lose|cut|uninvite|take off|take out|get rid of|clear) (everyone|everybody|all( of them)?|the rest)( else)? (except|but|apart from|other than|bar|save)( for)? (?<who>{attendee}(( and|,| &|, and) {attendee})*)(?=\W|\Z)", "keep only {who}"),
    (r"{lead}(everyone|everybody|all)( else)? (out|off|away|goes) (except|but|apart from|other than|bar)( for)? (?<who>{attendee}(( and|,| &|, and) {attendee})*)(?=\W|\Z)", "keep only {who}"),
    (r"\bkill the (?<what>room|meeting room)\b", "remove the {what}"),
    (r"\bthe (?<one>{weekday})('s)?( interview| one)? and the (?<two>{weekday}) (interview|one)\b(?! (with|at|in)\b)", "the {one} and {two} interviews"),
    (r"{lead}((no|nah|oh|wait|hang on|hold on|actually|sorry)[,.!–— -]+)*(hang on|hold on|wait|oh no|actually)[,.!–— -]+(no[,.! ]+)?(just )?(leave|keep) (it|that|this)( (be|alone|there|for now))*{tail}", "leave it as it is", shown("interview")),
    (r"{lead}(my|our|the) (?<at>{clock}|\d{1,2} o'clock)( (one|interview|meeting|call|session))?( please)?{tail}", _at_hour, shown("interview")),
    (r"{lead}((no|oh|och|ach|wait|actually|sorry)[,.! ]+)*(put|get|have|take|bring) {who:colleague} back( (in|on|into|onto|there))?( (it|this|that|there|the (interview|panel|call)|please|after all|again))*{tail}", "add {who}", shown("interview")),
    (r"\A\W*(?<who>[^\W\d_][\w-]*[^\W\d_]( [^\W\d_][\w-]*[^\W\d_])??),? (?<by>\d{1,3} ?(m|min|mins|minutes?)|half an hour|an hour|a quarter of an hour) (?<way>later|earlier)( please| pls)?\W*\Z", _put_off_note),
    (r"\A\W*(?<who>(?-i:[A-Z])[\w'’-]*[\w]( (?-i:[A-Z])[\w'’-]*[\w])?|[a-z]+)('s)?( (one|interview))? *([-=]+>|→) *(?<when>((mon|tue|wed|thu|fri|sat|sun)\w*|tomorrow|today|next|\d)[^;?>→]{0,40})\Z", _moved_note),
    (r"\A\W*(?<who>[^\W\d_][\w-]*[^\W\d_]( [^\W\d_][\w-]*[^\W\d_])?)('s)?( (one|interview))? *([-=]+>|→|:) *(?<rest>(make|set|add|remove|drop|lose|swap|replace|move|push|shift|cancel|scrap|no|without|online|in person|give|shorten|extend|put|ask|invite)\b[^;?>→\n]{0,80}|((only|just) )?{length}( (please|pls|long))?\W*|an hour( and a half)?\W*)\Z", _stranger_note),
    (r"{lead}(make|set|have|keep) (?<whose>{name}'s) (interview|session|meeting|call)( (to|at|be|last))? (?<long>{length}|(two|three|four) hours)( long)?{tail}", "make {whose} {long}"),
    (r"{lead}(change|set|make) {who:candidate}'s ((interview|meeting|event) )?(title|subject)( line)? (to|into|as)? ?(?<title>\S.*)", "call {who's} {title}"),
    (r"{lead}(change|correct|fix|set|update) {who:candidate}'s name to (?<new>(?-i:[A-Z])[\w'’. -]{1,60}?){tail}", "change the candidate of {who's} to {new}"),
    (r"{lead}(change|switch|swap) {of:candidate}'s interviewer (to|for|with|into) {new:name}{tail}", _another_interviewer),
    (r"{lead}(change|switch|swap|replace|exchange|sub)( out)? {whoever}( is| are|'s|s)?( (doing|taking|down))?( (on|in|for))? ({of:candidate}('s( (interview|one|session))?)?|it|this|that)( out)? (to|for|with|w/|into|by) {new:colleague}{tail}", _for_whoever),
    (r"(?<=[,;] )(and )?((her|his|their|the) )?(?<what>{document})( is| link)?:? (?<link>https?://\S+?)(?=,? (and|then|plus) (also )?(make|add|move|put|get|remove|drop|change|set)\b)", _linked),
    (r"\A(?<deed>\W*(?:[\w']+\W+){0,4}?(add|invite|include|bring in|put|take|remove|drop|swap|replace|switch|make|use|move|push|shift|extend|shorten|cut|kick)\b[^:\"“”\n]{2,80}?),? (with|\() ?((the|a|an|this|that|following|short|quick) )*notes?( (for|to) (the )?(interviewers?|panel|team|them|him|her|everyone|everybody))?(( saying| that says)?:? *(?=[\"“])|( saying| that says)? ?: *| that (?=\S))[\"“]?(?<text>[^\"”\n]{2,300}?)[\"”)]?\s*\Z", "{deed} and note: {text}"),
    (r"\b(swap|change|switch|exchange|replace)(?<whose> (the|its|our|their|her|his|this|{name}'s)) room (for|to|with|into) (one|another one|another) (?=(in|at|on|with|near|that|for|which)\b)", "change{whose} room to a room "),
    (r"\A(?<want>[^,;?]*\b(an hour|{length})\b[^,;?]*?)\s*[,;–—-]+ *((we|i|they|he|she|you) )?(can'?t|cannot|can not|won'?t|couldn'?t) (do|fit|manage|cover|get through|squeeze|make)( (it|this|that|everything|all( of it)?))?( (in|into|with|within))?( (just|only))? \d{1,3}( ?(min|mins|minutes))?{tail}", "{want}"),
    (r"\A(?<want>{lead}(extend|make|shorten|lengthen|cut|stretch) [^,;?]{3,60}?)\s*[,;–—-]+ *(it|they|we|these|this one|she|he) (always|usually|often|tends? to|keeps?|never|mostly|normally|overr[ua]ns?|ran|runs)\b[^,;?]*\Z", "{want}"),
    (r"\b(?<does>extend|shorten|lengthen|stretch|cut) (?<what>it|this|that|{name}'s( (one|interview|session))?) by (?<count>[1-9]\d)(?=[^\w:.]|\Z)(?! ?(m|h|min|mins|minutes?|hours?)\b)", "{does} {what} by {count} minutes"),
    (r"{lead}find {whose:candidate} (a|another|a new|some) (slot|time) (where|when|at which|that) {who:colleague} (can|could|is able to|'s able to) (come|join|be there|attend|make( it)?)( (too|as well|also))?{tail}", "add {who} to {whose's} and find another time"),
    (r"{lead}(scrap|bin|axe|ditch|chuck|nix|scratch|delete|cut|sack off)( out| off)? {who:attendee}(?<!'s)( (from|off|on|for) ({of:candidate}('s( (interview|one|session))?)?|it|this|that))?( ?[,;.–—-]+ ?((we|i) )?((don'?t|do not) need (him|her|them)|(just|only )?{name}('s| is|'ll| will)( be)? (enough|plenty|fine|ok|okay|good|there|do( it)?)( (alone|on (his|her|their) own))?))?{tail}", _scrapped),
    (r"{lead}make (it|that) {new:name},? (and )?not {old:name}\W*\Z", "it should be {new}, not {old}"),
    (r"\b(slide|nudge|scoot|shunt|shuffle|slip|swing|hop)(?= (?!(by|into|for|to)\b)([\w'’-]+ ){1,4}?((back|forwards?|backwards?|earlier|later|over to|up by|down by)\b|by (\d|half|an?\b)|to (?!know|accept|answer|respond|reply|confirm|decide)))", "move"),
    (r"{lead}((we|i) )?(lose|kill off|knock on the head|get shot of) (?=(the|my|our) [^,;.]*\b(one|interview|meeting|session)\b(?! link)|[\w'’]+'s? (interview|one|meeting)\b)", "cancel "),
    (r"{lead}{who:interviewee}('s)? ((only|now|just|really|can|has|have|is|got|be|stay|free|available|here|there|time|do) )+(until|till|til|up to) {end:hour}( o'?clock)?[,;.–—-]* ?{so}(make|keep|cut|shorten|trim|reduce|finish|end|wrap)( (it|this|that|things?|up))?( (a|bit|little|much|short|shorter|down|by then|then|earlier|accordingly|to fit|fit))*{tail}", "make {who's} end at {end}"),
    (r"{lead}(call|title|entitle|name|rename|retitle) (?<of>the ({rank}) (session|one|interview|round)|(the |whole |entire )*(loop|onsite)|(all (of )?)?(the )?(sessions|interviews|rounds)|all of them|them( all)?)( to| as| into)?[ :]+[\"'“‘]?(?!{no_title})(?<title>[^\"“”?]{2,80}?)[\"'”’]?( (please|pls|instead|from now on))*[.!]*\Z", _titled_session, _has_sessions),
    (r"{lead}(the )?(title|name|heading|subject) of (?<of>the ({rank}) (session|one|interview|round)|(the |whole )*(loop|onsite)|(all )?(the )?(sessions|interviews))( (should|must|is to|to|be|is|should be))*[ :]+[\"'“‘]?(?!{no_title})(?<title>[^\"“”?]{2,80}?)[\"'”’]?( (please|pls|instead|from now on))*[.!]*\Z", _titled_session, _has_sessions),
    (r"{lead}((?<of>{name}'s( (interview|one|meeting|session))?|(the |this |that |my )(interview|meeting|session)|it|this) (should|has to|must|needs to|ought to|is to|can)( now)? be (called|titled|named|entitled|renamed( to)?)|(call|title|entitle|name|rename|retitle) (?<of>{name}'s( (interview|one|meeting|session))?)( (to|as|into))?)[ :]+[\"'“‘]?(?!{no_title})(?<title>[^\"“”?]{2,80}?)[\"'”’]?( (please|pls|instead|from now on))*[.!]*\Z", _titled),
    (r"{lead}{who:interviewee}('s|'ve)?( (has|have|is|just|now|already|apparently|told (me|us)( (that )?(he|she|they))?|says?( (that )?(he|she|they))?))* ((no longer|(does|do|is|are)( ?n'?t| not)|not)( (want|wants|interested|keen|looking|going ahead|available|need))+( (in|to|for|on|with|be|continue|proceed|go ahead|considered|interviewed|a|an|it|this|the|our|job|jobs|role|position|offer|process|move|company))*|(accepted|took|taken|found|got|signed|has|have)( (an?|another|other|different|new|with|somewhere|else|elsewhere|job|offer|role|position|us|competitor|the|already))+|(turned|turning)( (us|it|the (job|role|offer)|down))+|(withdrew|withdrawn|withdraws|dropped out|dropping out|pulled out|pulling out|backed out|bowed out|declined the (job|role|offer)|cancelled on us|called it off|ghosted us)( (of|from|the|our|process|application|interview|it|today|yesterday|this morning|his|her|their))*) ?((any ?more|any longer|after all|now|either|at all)\W*)*{tail}", "cancel {who's}"),
    (r"{lead}{who:interviewee}('d| would| has| have|'s)? (asks?|asked|asking|wants?|likes?|wonders?|wondered|prefers?|hopes?|hoping|wishes|requested|requests)( (to know|me|us|just|now))*( (if|whether|for it to be|that it be|to have it|to have the interview|to do it|to come|to be seen))( (it|we|this|the interview|she|he|they|that))?( (could|can|might|would|may|should|is|be|do|move|moved|shift|possible|have|come|make|to))*( (it|this|the interview|her|him|them))? ((on|at|to|in) (?<when>[^?,;]{1,60})|(?<when>(after|before|around|next|from|this|later|earlier|tomorrow|today)\b[^?,;]{0,60}))\W*\Z", "move {who's} to {when}"),
    (r"{lead}(make sure|ensure|see to it|check)( that)? (?<told>{name}|they|everyone|everybody|the (interviewers?|panel|team|others)) ((all )?(knows?|remembers?|understands?)|(is|are) (aware|told|informed))( that| of)? (?!who\b|what\b|where\b|when\b|how\b)(?<note>\S(?s:.){3,200}?)\W*\Z", "tell {told} that {note}"),
    (r"{lead}((no|without|not) {who:attendee}(?= (for|on|in|at|with)\b)|stand {who:attendee} down|let {who:attendee} off|{who:attendee}( is|'s| can be| has been| may be| should be) ((now|hereby) )?(excused|stood down|let off|released|(no longer|not) (needed|required|wanted)( any ?more| any longer)?)){on}? {of:which}{tail}", "remove {who} from {of's?}"),
    (r"{lead}{new:name}('ll| will| can| is going to)? (takes?|taking) over (from {old:attendee}{on} {of:which}|{of:which} from {old:attendee}){tail}", "replace {old} with {new} on {of's?}"),
    (r"{lead}{old:attendee}('s| is| has| got)( (now|also|already|got|a|an|been|on))* (double[- ]booked|overbooked|swamped|busy|out|off|ill|sick|away|leave|holiday|tied up|unavailable|clash|conflict) (for|on) {of:which}[,;.–—-]+ ?{so}(get|ask|use|have|try|take|put) {new:name}( (in|instead))*{tail}", "replace {old} with {new} on {of's?}"),
    (r"{lead}{who:interviewee}('s| is| has| got| fell| feels| won'?t be| can'?t)( (?!not\b)[\w'’]+){1,5}[,.;–—-]+ ?{so}(cancel|scrap|delete|bin|call off)( (it|this|that|hers|his|theirs|off|(her|his|their|the|that) (interview|meeting|one|session)))*{tail}", "cancel {who's}"),
    (r"{lead}(finish|end|wrap up|stop|conclude) {who:candidate}('s)?( (interview|one|meeting|session))? (by|at|before) {end:hour}{tail}", "make {who's} end at {end}"),
    (r"{lead}{who:candidate}('s( (interview|one|meeting|session|slot))?)? (should|must|has to|needs to|needs|ought to|only|just|really|will|can)( (only|just|really|be|needs?|last|take|is|to be|for))* (?<length>(an? |half an? |one |two )?(hours?( and a half)?|\d{2,3} ?(min(ute)?s?|m)|\d(\.5)? ?h(ours?|rs?)?))( (long|only|not more|at most))?{tail}", "make {who's} {length}"),
    (r"{lead}((wrong|incorrect) (candidate|name|spelling)|typo|correction|i (misspelt|misspelled|mistyped|got (it|the name|that) wrong))?[,;.:!–— -]*((the candidate|(the|her|his|their) (sur)?name|it|that|she|he)('s| is| should be)( called| spelt| spelled| actually| really)?|should be|correct is|right is)? ?{name:name}[,;]? (and not|not|rather than|instead of) {old:name}\W*\Z", _called),
    length=r"(half an hour|\d{1,3} ?(min|mins|minutes|m|h|hours?))",
    rank=r"(first|second|third|fourth|fifth|sixth|seventh|eighth|last|final)",
    hour=r"(\d{1,2}([:.]\d\d)? ?([ap]m)?|noon|half (past )?\w+|quarter (past|to) \w+)",
    document=DOCUMENT.replace("(?:", "("),
    no_title=NO_TITLE,
    whoever=r"(whoever|who|everyone|everybody|anyone|anybody|(all )?the (current )?(people|person|interviewers?)( who)?)",
    on=r"( (from|for|of|off|on|at|in)(?= ))",
)  # fmt: skip
"""What becomes of an interview, told by what somebody can or wants."""
