"""That another time is wanted for who has an interview: it is moved, whatever else is searched for; nothing is booked a second time."""

import re

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.people.coming_names import attends, interviews_of, is_colleague
from bot.language.rewordings.notation import Said, rows, shown
from bot.language.tokens.cues import Cued

_ONE_MORE = Cued(
    r"\b(?:second|2nd|third|3rd|another|new|extra|additional|further|follow[- ]?up|next|final|more) (?:interview|round|chat|session|conversation|meeting|call|one)\b",
    re.IGNORECASE,
)
"""What is wanted beside the interview that is booked."""
_NEW_ONE = re.compile(r"\b(another|new|different|other) one\b", re.IGNORECASE)
"""After a time that does not suit it is another time."""
_WITH = re.compile(r"\bwith ([^,;.?]+)", re.IGNORECASE)
_IN_PLACE = re.compile(r"\b(?:instead|rather than|in place of)\b", re.IGNORECASE)
_SOONER_OR_LATER = {"later": "later", "earlier": "earlier", "sooner": "earlier"}


def _moved(said: Said, context: ParseContext) -> str | None:
    """Return the move of a candidate's interview; None where one more is wanted, or one with somebody who is not in it."""
    who = said["who"] or said["low"].title()
    theirs = interviews_of(who, context)
    if not theirs or _ONE_MORE.search(said.text):
        return None
    beside = _WITH.search(said["rest"])
    named = beside[1].split() if beside and not _IN_PLACE.search(said.text) else []
    if any(is_colleague(one, context) and not attends(one, context, theirs) for one in named):
        return None
    way = _SOONER_OR_LATER.get(said["way"].lower())
    told = f"move {who}'s interview {way}" if way else f"find another time for {who}'s interview"
    return f"{told}{said['rest']}"


def _moved_from(said: Said, context: ParseContext) -> str | None:
    """Return the move of a candidate's interview away from a time that does not suit, in whose place "a new one" is wanted."""
    return _moved(replace(said, text=_NEW_ONE.sub("", said.text)), context)


def _chosen_anew(said: Said, context: ParseContext) -> str | None:
    """Return that a candidate chooses another time for what is booked; None where one more interview is wanted."""
    who = said["who"] or said["low"].title()
    if not interviews_of(who, context) or _ONE_MORE.search(said.text):
        return None
    return f"let {who} choose another time{said['rest']}"


def _shifted(said: Said, context: ParseContext) -> str | None:
    """Return the move of a candidate's interview by so long."""
    who = said["who"] or said["low"].title()
    return (
        f"move {who}'s interview {said['by']} {said['way']}"
        if interviews_of(who, context)
        else None
    )


def _at_instead(said: Said, context: ParseContext) -> str | None:
    """Return the move of a candidate's one interview to another hour; “half past” is that of the hour at which it is."""
    who = said["who"] or said["low"].title()
    theirs = interviews_of(who, context)
    if len(theirs) != 1:
        return None
    at = f"{theirs[0].start.hour}:30" if said["half"] else said["at"]
    return f"move {who}'s interview to {at}{said['day']}"


def _own_moved(said: Said, context: ParseContext) -> str | None:
    """Return the move of the speaker's own interview at an hour which they cannot do; None where none of theirs begins then."""
    hour, minute = _HOUR.findall(said["at"])[0]
    then = [
        one
        for one in context.interviews
        if one.role == "organizer"
        and one.start.hour % 12 == int(hour) % 12
        and one.start.minute == int(minute or 0)
    ]
    return f"move my {said['day']} {said['at']} interview to {said['new']}" if then else None


_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def _seen_when(said: Said, context: ParseContext) -> str | None:
    """Return the words for a candidate's interview with whom they are said to meet."""
    theirs = interviews_of(said["who"], context)
    return f"show me {said['who']}'s interview" if attends(said["by"], context, theirs) else None


OTHER_TIMES = rows(
    (r"{lead}or (at |maybe |perhaps )*(?<hour>[1-9]|1[0-2])( ?o'?clock)?( (instead|then|please|maybe|perhaps|if possible))*\W*\Z", "move it to {hour} o'clock", shown("proposal")),
    (r"{lead}i {i_cannot}( (do|make|manage|be there|come|attend))*( (it|the interview))? {then}( (any ?more|after all|now|sorry|i'm afraid))*[,;.–—-]+ ?(but |so )?((can|could) (we|you|it|i) (do|make it|be|have)( it)?( at)? |how about |what about )?(?<new>{clock}( (on )?({day}|tomorrow|today))?)( {fits})?{tail}", _own_moved),
    (r"{lead}{then} ((really |just )?(doesn'?t|does not|won'?t|will not) (work|suit|do)|(isn'?t|is not|'s not) (good|possible|great))( (for )?me)?( (any ?more|after all|now|sorry|i'm afraid))*[,;.–—-]+ ?(but |so )?(?<new>{clock}( (on )?({day}|tomorrow|today))?) {fits}{tail}", _own_moved),
    (r"{lead}{whose} ((is|should be|needs to be|can be|goes) )?(at|to) ((?<half>half past)|(?<at>{clock}|noon|midday|half past \w+|quarter (past|to) \w+))(?<day> (on )?{day})? (instead|rather){tail}", _at_instead),
    (r"{lead}(when|what time|whens|when's)( (is|does|will|'s|s))? {by:attendee} (seeing|meeting|interviewing|talking to|see|meet|interview) {who:candidate}( again)?{tail}", _seen_when),
    (r"{lead}(?!(move|push|shift|put|bring|make) )({who:candidate}|{low:typed_small})'s( (interview|one|meeting|session|slot))?( (can|should|could|needs|has|must|to|be|go|move|moves|is|start|starts))* (by )?(?<by>(an?|half an?|a quarter of an|\d+|one|two|three|four)( and a half)? ?(hours?|h|minutes?|mins?|min|days?|weeks?)) (?<way>later|earlier|sooner){tail}", _shifted),
    (r"{lead}(i|we)('d| would) (feel|be|rest|sleep)( (a lot|much|so much|far|a bit))? (better|happier|easier|calmer|more (comfortable|relaxed|at ease)) if {whose} (started|began|came|met|was|were|could (start|begin|come|be))( (by|about))* (?<by>(an?|half an?|a quarter of an|\d+|one|two|three|four)( and a half)? ?(hours?|h|minutes?|mins?|min|days?|weeks?)) (?<way>later|earlier|sooner)([,;–—-]+ [^?.!]{2,80}?)?([\s,;.–—-]+((so|and|but|can|could|would|might|is|would) )*(that|it|this)( (be|work|possible|done|doable|ok|okay|arranged|fine))+)?\W*\Z", _shifted),
    (r"{lead}{seek}( (me|us))? ({whose} {other}|{other} (for|to (see|meet|interview)) {whose}){suits}(?<rest>{more}){tail}", _moved),
    (r"{lead}((i|we|i'll|we'll|they|the team) ?)?((do|will|still|now|really|also) )*{need} {other} (for|to (see|meet|interview)) {whose}{suits}(?<rest>{more}){tail}", _moved),
    (r"{lead}{whose} ((now|really|also|still|just) )*{wants} {other}{suits}(?<rest>{more}){tail}", _moved),
    (r"{lead}((is|are) there|(do|have) we( have| got)?|have you( got)?|any chance of|how about|what about|got)?( (any|some))?\W*{other} (for|to (see|meet|interview)) {whose}{suits}(?<rest>{more}){tail}", _moved),
    (r"{lead}(put|move|switch|shift|slot|fit) {whose} (in|into|onto|on|to) {other}{suits}(?<rest>{more}){tail}", _moved),
    (r"{lead}(what|which) other (times|slots|days|dates)( (are there|have we( got)?|do we have|could we do|could work|would work|work|are free|are possible))? for {whose}{suits}(?<rest>{more}){tail}", _moved),
    (r"{lead}{booked_time} {unfit} (for )?{whose}( {anymore})?({so}{looked}(?<rest>{more}))?{tail}", _moved_from),
    (r"{lead}(it|this|that) {unfit} (for )?{whose}( {anymore})?{so}{looked}(?<rest>{more}){tail}", _moved_from),
    (r"{lead}{whose} {cannot} ({make} )?(it|that|this|then|{booked_time})( {anymore})?{so}{looked}(?<rest>{more}){tail}", _moved_from),
    (r"{lead}((let|ask|have|get|allow|invite|tell|want|would like|can|could|may|should|see if) )?{whose}( (to|can|could|should|may|might))? {choose} {other}( (again|instead|(him|her|them)sel(f|ves)|with (the|that|their|his|her) link))?(?<rest>{more}){tail}", _chosen_anew),
    booked_time=r"(this|that|the|his|her|their)( (current|present|booked|new))? (time|slot|date|day)",
    choose=r"(choose|pick|select|suggest|book)",
    unfit=r"(((does not|doesn't|doesnt|won't|wont|will not|isn't going to|is not going to|no longer)( really)? (work|suit|fit|do)s?)|((is not|isn't|isnt|'s not|is no longer|'s no longer)( (really|going to be))? (good|possible|ok|okay|any good|convenient|great|working|suitable))|(is|'s) (no good|bad|impossible|inconvenient|out))",
    cannot=r"(can't|cannot|can not|cant|couldn't|could not|won't be able to|is unable to|isn't able to|is not able to|can no longer)",
    make=r"(make|do|manage|come|attend|take)",
    anymore=r"(any ?more|any longer|now|after all|sadly|unfortunately)",
    so=r"\W+((so|and|then|please|i|we|pls|can you|could you|we need to|let's) ?)*",
    looked=r"(({seek}|{need})( (me|us|him|her|them))? ({other}|(a |an )?(another|new|different|other)( one)?|something else|one that (does|works))|{other}|another( one)?)(,? (please|pls))?",
    whose=r"({who:candidate}|{low:typed_small}){interview}",
    typed_small=r"(?-i:[a-z][\w-]+)",
    seek=r"(get|find|give|offer|send|arrange|pick|choose|look for|search for|hunt for|organi[sz]e|sort( out)?|work out|suggest|show|see if there's|check for|try( to find)?|propose|agree( on)?|come up with|go and find)",
    need=r"(need|want|are after|must find|have to find|could do with|could use|require|'re looking for|'m looking for|are looking for|am looking for|look for|had better find|should find)",
    wants=r"(needs|wants|requires|prefers|must have|has to have|should have|should get|gets|could do with|could use|will need|would like|'d like|would need|would prefer|'d prefer|(has |is |'s )?ask(s|ed|ing) for|has to get|is after)",
    other=r"((just|simply) )?((a|an|some|any|the) )?((completely|totally|whole|slightly|bit|much|little) )?(another|an ?other|other|new|different|alternative|better|(?<way>later|earlier|sooner))( (interview|meeting))? (times?|slots?|days?|dates?|time slots?|timeslots?)",
    interview=r"('s( (interview|one|meeting|session|slot))?)?",
    suits=r"( ?,?( (that|which|where|when))? (works?|suits?|fits?|is (good|fine|ok|okay|free)|will work|would work|will suit|would suit|can make( it)?|(everyone|everybody|all|they all|we all|all of (us|them)|both)('s| is| are| can)?( (free|available|make( it)?|do( it)?|come|attend|there|happy))+)( (for|with))?( (everyone|everybody|all|all of (them|us)|them( all)?|us( all)?|both( of them)?|the (whole )?(panel|team|interviewers?)|her|him))?( (involved|on it|concerned|in it))?)?",
    more=r"(,? [^;?\n]*?)?",
    i_cannot=r"(can'?t|cannot|can not|won'?t be able to|am not able to|'m not able to|(can|could) no longer)",
    then=r"((on )?(?<day>{day}|tomorrow|today),? (at )?(?<at>{clock})|(at )?(?<at>{clock}),? (on )?(?<day>{day}|tomorrow|today)|at (?<at>{clock}))",
    fits=r"(works|does|suits|would work|would do|is (fine|ok|okay|good|better|possible|free)|'s (fine|ok|better)|instead|i can do)( (better|fine|well|instead|for me|me|though|too))*",
)  # fmt: skip
"""Said also while times for somebody else are shown."""
