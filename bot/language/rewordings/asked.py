"""What is asked of what is booked: whose an interview of some day is, what a candidate has that day, how and where it is held, which rooms it could have."""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of, is_colleague
from bot.language.rewordings.attending import CV, ROLE, asked_of
from bot.language.rewordings.notation import Said, has_interviews, rows, shown
from bot.language.tokens.calendar_words import SAID_WEEKDAY, WEEKDAY
from bot.language.tokens.cues import Cued, small


def _has_none_open(context: ParseContext) -> bool:
    """Whether there are interviews to be listed, and nothing that waits for an answer."""
    return bool(context.interviews) and context.last not in {"offer", "invitation", "proposal"}


def _is_one_unanswered(context: ParseContext) -> bool:
    """Whether one invitation of the speaker waits for an answer."""
    invited = [one for one in context.interviews if one.role == "interviewer" and not one.answer]
    return len(invited) == 1 and invited[0] is context.interviews[0]


def _counted(said: Said, _context: ParseContext) -> str:
    """Return the list that tells how many there are; a month is too long to be one of its filters."""
    return "my interviews" if "month" in small(said["when"]) else f"my interviews{said['when']}"


def _rooms_of(_said: Said, context: ParseContext) -> str:
    """Return what shows the rooms of what is spoken of: the loop's card, the interview's, or the list."""
    return {"loop": "who has accepted", "interview": "where is it"}.get(
        context.last, "my interviews"
    )


def _day_of(said: Said, context: ParseContext) -> str:
    """Return the words for what a candidate has, whichever day that is: the loop shown, their one interview, or the list."""
    theirs = interviews_of(said["who"], context)
    is_shown = context.last == "loop" and context.interviews[0] in theirs
    is_one = is_shown or len(theirs) == 1
    return f"show me {said['who']}'s interview" if is_one else f"anything booked for {said['who']}"


def _loop_of(said: Said, context: ParseContext) -> str | None:
    """Return the words for a candidate's loop, where their day is one; None where they have none."""
    has_loop = any(one.sessions or one.loop for one in interviews_of(said["who"], context))
    return f"{said['does']} {said['who']}'s loop" if has_loop else None


def _day_of_nothing(said: Said, context: ParseContext) -> str | None:
    """Return the words for what somebody has for whom nothing is booked; None of a colleague, whose calendar is asked for."""
    is_no_candidate = is_colleague(said["who"], context) or _DAY.fullmatch(said["who"])
    return None if is_no_candidate else f"what's on for {said['who']}"


_DAY = Cued(rf"{WEEKDAY}|today|tomorrow|(?:this|next) .*", re.IGNORECASE)


def _is_no_offer(context: ParseContext) -> bool:
    return context.last != "offer"


ASKED = rows(
    (r"\A(?<ask>[^.;!]*?\b(what|which|when|anything|show|list)\b[^.;!]*?\b(for|on|with|about|of) {of:candidate})(,? ((right|just|by) )?now)+{tail}", "{ask}"),
    (r"{lead}(list|(show|give)( me)? (the |a )?list( of)?|((show|give)( me)? )?(the |my )?agenda)( (for|on|of))? (?<when>{span}( {time}| am| pm)*){tail}", "my interviews on {when}", _is_no_offer),
    (r"{lead}((show|give)( me)? |see )?(the |my |a )?(list|agenda)( (them|it|all|everything|all of them|what i have|what we have))?{tail}", "my interviews"),
    (r"{lead}(list|show)( me)?( (all|everything))?( (of|for))? {who:candidate}{tail}", "anything booked for {who}"),
    (r"{lead}who('s| is| was|s)? (the |my |our )?{one}( we( have|'ve got)?| i( have|'ve got)?)?( on| at| for)? (?<when>{time}( {time})*)('s)?( {one})? (for|with)( again)?{tail}", "my interviews on {when}", has_interviews),
    (r"{lead}who(m? is|m?'s|m?s|m? are) (?<when>{time}( {time})*)'s ({one} )?for( again)?{tail}", "my interviews on {when}", has_interviews),
    (r"{lead}who(m? is|'s|s) (coming( in)?|being (seen|interviewed)|up|interviewed|we seeing|the candidate|our candidate)( on| at| for)? (?<when>{time}( {time})*){tail}", "my interviews on {when}", has_interviews),
    (r"{lead}(and |what about |how about )+(on )?(?<when>{time}( {time})*)( then)?{tail}", "my interviews on {when}", shown("list")),
    (r"{lead}((which|what|any)( other)? rooms?( (is|are|would be|s))?|(is|are) (any|there any)( other)? rooms?) (still )?(free|available|open|left|empty|going)( (then|at that time|at the time|at the same time|for (it|that|this)|instead))+{tail}", "another room", shown("interview")),
    (r"{lead}(((what|how)('s| is| does| do| will| would|s)?|show( me)?|see|give me) )?(the )?({who:candidate}'s {plan}|{plan}( {looks})* (for|of|with) {who:candidate})( {looks})*{tail}", _day_of),
    (r"{lead}(what|how)('s| is| does| do| will| would|s)?( the)? {who:name}'s {plan}( {looks})+{tail}", _day_of_nothing),
    (r"{lead}(what|how)('s| is| does| do| will| would|s)?( (my|our|the))? (?<when>{weekday}|today|tomorrow)( {looks})+ now( then)?{tail}", "my interviews on {when}", _has_none_open),
    (r"{lead}((show|list|give|tell)( me)? )?(everything|all( of (it|them))?)( (that's|that is|we have|i have|i've|on|booked|planned|coming|coming up|scheduled))*( (for|in|on))? (?<when>(this|next|the (next|coming)) week|(this |next )?{weekday}|today|tomorrow){tail}", "my interviews {when}", _has_none_open),
    (r"{lead}how many (interviews?|sessions?) ((did|have) we (have|had|held|hold|do|done|run)|were there|took place|went ahead)(?<when>( (in|on|during|over))? (today|yesterday|(this|last) (week|month|quarter|year)))?((,| and|, and) (how many |any )?no[ -]?shows?( (were there|did we have|have we had))*)?{tail}", "report{when}"),
    (r"{lead}how many (interviews?|candidates?|sessions?|meetings?) (do i have|have i( got)?|i have|i've got|am i (doing|having|in|on|down for)|do i (do|hold|see|meet))( (coming( up)?|left|booked|scheduled|planned|lined up|got|in total|to do))*(?<when>( (in|on|for|during))?( the)? ?((this|next|the next|coming) (week|month)|(next |this )?{weekday}|today|tomorrow|this afternoon|(rest|remainder) of (the|this) (week|month)))?( (now|then|so far))?{tail}", _counted, has_interviews),
    (r"{lead}(is|will|would) {who:colleague}( be)?( (still|actually|already|really|going to be))* (away|off|out|out of( the)? office|ooo|absent|sick|ill|on (holiday|holidays|leave|vacation|pto)|travelling|traveling)(?<when> (?!until|till|from|with|because|or|and)[\w ]{2,30}?){tail}", "when is {who} free{when}"),
    (r"{lead}accepted(?= |,|\W*\Z){tail}", "accept", _is_one_unanswered),
    (r"{lead}(who|whom|which (people|colleagues|interviewers?)) (can|could|may) (i|we) (interview|book|ask|choose|pick|invite|schedule|have)( (with|from|for (an )?interviews?|here|in (this|our) company|as (an )?interviewers?))*{tail}", "who are the interviewers"),
    (r"{lead}(who|which (people|colleagues)) (all )?(can|could|may|does|do) (interview|do interviews|hold interviews|take interviews|be (booked|asked|invited)( for (an )?interviews?)?) (here|with us|at all|in general|in (this|our) company){tail}", "who are the interviewers"),
    (r"{lead}what( do i have|'ve i got| have i got|'s mine| is mine|'s on my plate| is on my plate)( (left|coming up|to do))? now{tail}", "my interviews", has_interviews),
    (r"{lead}(in )?(which|what) rooms? (are|is|do|does|did) (they|these|those|all of them|the (interviews|sessions)|my (interviews|ones))( (all|both))?( (have|use|get|got|booked))?( (in|booked in|held in))?{tail}", _rooms_of, has_interviews),
    (CV, asked_of),
    (r"\b(?<does>move|push|shift|re-?schedule|postpone|delay|bring|cancel) {who:candidate}(?<!'s)'s (whole |entire |full )?day(?= ?(to|on|back|by|forward|until|into|for|over|[,.!?]|\Z))", _loop_of, has_interviews),
    (ROLE, asked_of, has_interviews),
    plan=r"((interview |whole )?day|schedule|timetable|programme|program|agenda|plan( (for|of) the day)?)",
    looks=r"(look|looks|looking|like|go|going|shaping up|shape up|now|so far|at the moment|currently|on {weekday}|tomorrow|at|please|then)",
    one=r"(one|interview|meeting|session|slot|candidate)",
    span=r"((this|next) week|today|tomorrow|(next |this |on )?{short}|{time})",
    short=SAID_WEEKDAY,
    time=r"(next |this |on |the |at )?({weekday}s?|weds|thurs|tues|tomorrow|today|morning|afternoon|lunchtime|evening|{clock})",
)  # fmt: skip
