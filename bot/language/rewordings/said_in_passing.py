"""What is asked or done about what is booked as it comes up in talk: with its reason first, or its question before the deed.

"Priya's off sick Wednesday, who can take Finn's?"   "find a replacement for Priya on Finn's interview"
"can Sam do Finn's too? add him"                     "add Sam to Finn's interview"
"30 mins is too short, 45 please"                    "make it 45 minutes"
"""

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.people.coming_names import attends, interview_words, interviews_of, is_colleague
from bot.language.rewordings.notation import Said, rows, shown

_ONE = shown("interview", "loop", "proposal")


def _shown(context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the interview shown last; of a loop its sessions."""
    return sessions_of(context) or context.interviews[:1]


def _stand_in(said: Said, context: ParseContext) -> str | None:
    """Return the question who could come for somebody who takes part, or to the interview of a candidate."""
    gone, of = said["gone"], said["of"]
    whose = interview_words(of, context) if of else ""
    if of and not whose:
        return f"find someone else for {of}'s session" if attends(of, context) else None
    theirs = interviews_of(of, context) if of else _shown(context)
    if gone and attends(gone, context, theirs):
        return f"find a replacement for {gone}" + (f" on {whose}" if whose else "")
    if of:
        return f"find someone else for {whose}"
    return f"find a replacement for {gone}" if gone and attends(gone, context) else None


def _not_needed(said: Said, context: ParseContext) -> str | None:
    """Return that somebody comes off what is shown, and who comes for them where that is told."""
    gone, new = said["gone"], said["new"]
    if not _ONE(context) or not attends(gone, context, _shown(context)):
        return None
    is_there = not new or attends(new, context, _shown(context))
    return f"remove {gone}" if is_there else f"replace {gone} with {new}"


def _come_too(said: Said, context: ParseContext) -> str | None:
    whose = interview_words(said["of"], context) if said["of"] else "it"
    return f"add {said['new']} to {whose}" if whose else None


def _wanted_there(said: Said, context: ParseContext) -> str | None:
    """Return that somebody who has to be in an interview comes to it; None where they do already, or none is spoken of."""
    theirs = interviews_of(said["of"], context) if said["of"] else _shown(context)
    if not (said["of"] or _ONE(context)) or attends(said["new"], context, theirs):
        return None
    return _come_too(said, context)


def _how_it_stands(_said: Said, context: ParseContext) -> str:
    """Return the words for what is shown, else for all that is coming."""
    first = context.interviews[0] if _ONE(context) else None
    candidate = first.candidate if first else None
    return f"show me {candidate.name}'s interview" if candidate and candidate.name else "my interviews"  # fmt: skip


def _plan(said: Said, context: ParseContext) -> str | None:
    """Return that the candidate's invitation is to go out: a plan of the day is that of a loop."""
    who = said["who"]
    if not who:
        return "send the candidate's invitation now" if _ONE(context) else None
    return f"send {who} the invitation now"


def _seen_by(said: Said, context: ParseContext) -> str | None:
    """Return the question when a colleague sees a candidate, whose name may be typed small."""
    of = said["of"]
    if attends(of, context) or is_colleague(of, context):
        return None
    return f"when is {said['who']} interviewing {of[:1].upper()}{of[1:]}"


STANDING = rows(
    (r"{lead}(which|who|how many)( (of them|of the (interviewers?|panel|three|four|people)|ones?|people|interviewers?))+( (has|have))?( (already|yet))? (?<did>(accepted|answered|declined|responded|replied|confirmed|not answered|not replied)( (yet|already|so far))?){tail}", "who has {did}", _ONE),
    (r"{lead}(what (does|do|will)|how (does|do|will)) (the|her|his|their|our|that) ((whole|current|new|final) )?(schedule|plan|agenda|day|loop|onsite|programme|program|line-?up) (look|be looking)( like)?( (now|so far|then|at the moment))*{tail}", _how_it_stands),
    (r"{lead}(send|give|mail|e-?mail|get|forward)( over)? ((?<who>{name})(?<!'s)|her|him|them|(the )?candidate) ((her|his|their|the|a) )?((whole|full|entire|final|complete) )?(plan|schedule|agenda|programme|timetable)( (of|for) (the|that|her|his) (day|onsite|visit|loop))?( (now|already|right away|straight away|immediately|today))*{tail}", _plan),
    (r"[\s,;–—-]+((but|and) )?((i|we) )?((have|got|there's|there is) )?no (e-?mail |mail )?address( (yet|so far|for now|at the moment|from (her|him|them)))+\W*\Z", ""),
    (r"{lead}(list|show|give|tell|see|get)( (me|us))? (everything|all|whatever|anything)( of it)?( (that|which))?('s| is| are| i| we| you| have| has| got|'ve| been)* (booked|scheduled|planned|arranged|on the books|coming up)( (so far|right now|at the moment|for me|for us))*{tail}", "my interviews"),
    (r"{lead}(when|what time)('s| is| does| do| will| are) {who:colleague} ((going to|due to|be) )*(see(ing)?|meet(ing)?( with)?|interview(ing)?|talk(ing)? (to|with)|speak(ing)? (to|with)) (?<of>[\w'’-]+( [\w'’-]+)?){tail}", _seen_by),
    (r"{lead}what (does|will|did|would) (?<who>{name}(?<!'s)) (get|see|receive|read)[?.,;–—-]+ ?{so}(show|let me see|give)( (me|us))? (the|her|his|their|that) (invite|invitation|mail|e-?mail|text|message){tail}", "what does {who} get?"),
    (r"{lead}{to:colleague}(?<!'s)('s| is| will be|s)? (taking|takes?|going to take) over {of:candidate}('s( {one})?)?[,;.–—-]+ ?{so}(hand|give|pass|transfer|assign|move)( over)? (it|her|his|hers|him|them|that|this|{of:candidate}('s( {one})?)?)( over)? (over )?to (him|her|them){tail}", "hand {of} over to {to}"),
    one=r"(one|interview|session|meeting|slot|part|round)",
)  # fmt: skip
"""What is asked of what is booked, whatever question is open."""
IN_PASSING = rows(
    (r"{lead}{gone:attendee}(?<!'s){out}[^,;.?!]*[,;.!–—-]+ ?{so}who( else)? {could}( {do}( (it|that|this|hers|his|theirs|over|{of:candidate}'s( {one})?))?)?( instead| for (her|him|them))?{tail}", _stand_in),
    (r"{lead}who( else)? {could} {do} {of:candidate}('s( {one})?)? (instead of|in place of|in for|for|rather than) {gone:attendee}{tail}", _stand_in),
    (r"{lead}who else( (is there|could we (have|ask|get)|do we have|have we got|can we (have|ask|get)))? (for|on|in) (?<of>{name}(?<!'s))'s( {one})?{tail}", _stand_in),
    (r"{lead}(put|get|find|use|have|want|need|stick|try) {someone} else ((on|for|in|to (do|take|cover)) )+(?<of>{name}(?<!'s))'s( {one})?{tail}", _stand_in),
    (r"{lead}(there('s| is) )?(no need (for|of|to have)|(we|i) (don'?t|do not|no longer) (actually |really )?(need|want)|don'?t need) {gone:attendee}(?<!'s)( (any ?more|after all|then|there|in it|on it|for (this|that|it)))*([,;.–—-]+ ?{so}{new:colleague}('ll| will| can| is going to|'s|s)? {doing}( (it|that|this|alone|on (his|her|their) own))*)?{tail}", _not_needed),
    (r"{lead}({could} {new:colleague} ({do}|join|come to|sit in on|attend)|{new:colleague} {could} ({do}|join|attend)) (it|this|that|{of:candidate}'s( {one})?)( (too|as well|also))?[?.,;!–—-]+ ?{so}(add|put|invite|include)( (him|her|them))( (to|on|in|onto))?( (it|that|this|there|{of:candidate}'s( {one})?))?( too)?{tail}", _come_too),
    (r"{lead}{new:colleague}(?<!'s)( {too})* (must|should|shall|needs to|has to|have to|ought to|is to)( {too})* {there}( {too})*{tail}", _wanted_there),
    (r"{lead}((it|that)('s| is| would be| seems)( (also|very|really|quite|rather|absolutely))* (needed|necessary|important|required|essential|vital|crucial|good|best|wished|desired|desirable)|(i|we)('d| would| do)?( (also|really))* (need|want|like|wish|require|ask))( that)? {new:colleague}(?<!'s)( (also|must|should|to|will))* {there}( {too})*{tail}", _wanted_there),
    (r"{lead}(?<was>{length})( long)? ((is|will be|would be|might be|may be)|'s) ((way|far|much|a bit|a little|probably|really) )*(too|not) (short|long|little|much|tight|enough|brief|few)[,;.!–—-]+ ?{so}((make (it|that)|let'?s (do|say|make it|have)|do|can we (have|do)|we need|i need|better|rather|give (it|us|them)|go for|say) )*(?<length>{length})( (would be better|is better|instead|rather|better))?{tail}", "make it {length}"),
    (r"{lead}(give|send|offer|find|get|show) {of:candidate}(?<!'s) ((some|a few|a couple of|two|three|four|five|\d|other|more|the|new|alternative|different) )*(alternatives?|alternative times|options|other (times|slots|options)|choices){tail}", "offer {of} other times"),
    (r"{lead}(?<what>{who:candidate}(?<!'s) [^,;.?!]{5,120}?)[,;.!–—-]+ ?{so}(make a note|note|write|jot|keep a note|put)( (of))?( (that|it|this))( down)?( (in|on|to|into) (the|her|his|their) (notes?|invite|invitation))?{tail}", "note for {who's}: {what}"),
    (r"{lead}(take|remove|drop|pull|kick) {gone:attendee}(?<!'s) (off|from|out of) (?<where>(?!it\b|this\b|that\b)[^,;.]{2,40}?),? (and|then|,)( then)? ?(use|get|have|take|ask|put|bring|swap|pop)( in)? {new:colleague}( (in|on|instead|there|in (her|his|their|{name}'s) place))*{tail}", "replace {gone} with {new} in {where}"),
    (r"{lead}(make|have|let|get) {new:colleague}( to)? (?<part>shadow|observe)( (it|this|that|in it))?{tail}", "add {new} as a shadow"),
    too=r"(also|too|as well|please|really|absolutely|definitely)",
    there=r"(((be|is) )((also|too) )?((there|present|included|part of|in|on|at|with us)( |(?=\W*\Z)))+(too )?|(participates?|takes? part|attends?|joins?|comes? along|sits? in)( (also|too|there|in|on|at))* ?)((?<=\W)(it|this|that|the (interview|meeting|call|session|panel|conversation)|{of:candidate}('s( {one})?)?))?",
    someone=r"(someone|somebody|anyone|anybody)",
    could=r"(can|could|might|would|may|is (free|able|available) to)",
    do=r"(do|take|cover|have|run|handle|take over|get|step in|jump in|fill in|stand in|help)",
    doing=r"(do|does|doing|take|takes|taking|cover|covers|covering|handle|handles|handling|run|runs|running|be there|enough|is enough)",
    one=r"(one|interview|session|meeting|slot|part|round)",
    out=r"(('s| is| will be|'ll be| has been| got| has| was|s)( [\w'-]+){0,3}? (off|out|away|sick|ill|unwell|poorly|busy|leave|holiday|vacation|pto|stuck|unavailable|booked|gone|not)|('s| is| has)?( not| just| now)* ?(can'?t|cannot|won'?t|isn'?t|declined|dropped out|said no))",
    length=r"(half an hour|an hour|\d{1,3}( ?(min|mins|minutes|m|h|hours?))?)",
)  # fmt: skip
