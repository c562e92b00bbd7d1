"""How people say a thing aloud, to somebody who writes it down as it comes.

"go ahead and accept the lot"                     "accept the lot"
"put me down as a maybe"                          "tentative"
"I'll do the two on Friday"                       "accept both on Friday"
"no that won't suit. move it to Friday"           "no, move it to Friday"
"""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import is_colleague
from bot.language.rewordings.notation import Said, has_interviews, is_invited, rows, shown
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import small

_ALL = re.compile(r"\b(?:three|all)\b", re.IGNORECASE)
_AND = re.compile(r" and |,|&", re.IGNORECASE)


def _several(said: Said, _context: ParseContext) -> str:
    """Return that several are accepted, those of a day where one was said."""
    when = f" {said['when']}" if said["when"] else ""
    return f"accept {'all' if _ALL.search(said.whole) else 'both'}{when}"


def _one_and_not_other(said: Said, context: ParseContext) -> str | None:
    """Return which day's invitation is accepted and which day's are declined; None where there is none on one of them."""
    invited = {one.start.weekday() for one in context.interviews}
    days = {WEEKDAYS.get(small(said[one]), -1) for one in ("day", "other")}
    both = f"accept {said['day']}, decline the {said['other']} ones"
    return both if len(days) > 1 and days <= invited else None


def _without(said: Said, context: ParseContext) -> str | None:
    """Return who is left out of what is searched for, whatever was told of them first."""
    for who in (said["who"], said["who"].removesuffix("s").rstrip("'’")):
        if is_colleague(who, context):
            return f"without {who}"
    return None


def _no_since(said: Said, _context: ParseContext) -> str:
    """Return a no with the reason in the next sentence, which has no verb."""
    whose = said["of"] if said["of"].endswith("s") else f"{said['of']}'s"
    return f"i can't make {whose if said['of'] else 'it'} because {said['why']}"


def _off_and_on(said: Said, _context: ParseContext) -> str | None:
    """Return who goes and who comes where either are several; None of one for another."""
    if not _AND.search(f"{said['out']} {said['in']}"):
        return None
    return f"remove {said['out']} from {said['of']} and add {said['in']}"


SPOKEN = rows(
    (r"\A\W*((right|ok|okay|so|yeah|yes|please|just|can you|could you|will you|and)[ ,]+)*(go (on )?ahead|go on|work away)( there| now| then)? and (?=\w)", ""),
    (r"\Awhen (i|we|they|people) say (?<nick>[\w.'-]+),? (i|we|they) mean (?<who>{person})([.,;]? *(that'?s|it's) (his|her|their|a|the) nick ?name)?\W*\Z", "{who}'s nickname is {nick}"),
    (r"[,.;]? (?<but>(but|and|ah|sure) )+,?(sure )?(look )?(what can (you|ye|we) do|it is what it is|there you go|that's life)\W*\Z", ""),
    (r"(?<=\w\w)(?<!\bmy)(?<!\ba)(?<!\bthe)(?<!\bour),? (pal|hen|doll|bud|petal|chum|sunshine|lads|lassie|big man|boss man)\W*\Z", ""),
    (r"(?<=\w) (?<x>(can|could|would|will|should|might)) (?<who>{person}) no (?=(do|make|move|get|have|go|try|use|shift|find|meet|take|come|be|swap|say|join)\b)", " {x} {who} not "),
    (r"\b(?<x>can|could|would) (?<who>we|you|i) (no|not) (?=(just |maybe )?(do|make|move|get|have|go for|try|use|shift|find|meet|take|swap|say)\b[^?]*\b(instead|rather)\b|(just |maybe )?(do|make|move|get|have|go for|try|use|shift|find|meet|take|swap|say)\b[^?]*\?)", "{x} {who} "),
    (r"\b(?<x>(we|i|they|he|she|you)'ll|will) no (?=(need|want|have|be|do|make|manage|get|require)\b)", "{x} not "),
    (r"(?<=\w) (?<x>can( now)? only (do|make|manage) [^.?!,;]{3,40}?) now(?=\W*\Z|[.,;!])", " {x}"),
    (r"\b(?<x>(hours|times?)( (are|is|from|to|be|will be))*|(i|we) (work|start)( from)?|(i'm|we're|i am|we are) (in|working|available|free|around)( from)?) ten to (?=(two|three|four|five|six)\b)", "{x} ten until "),
    (r"\A\W*(is there |there's )?(any|a) chance of (the )?(?!an? |some |half|one|two|{weekday}|next|this|first)(?<x>{word}( {word})?) (?=(today|tomorrow|on|at|for|from|this|next|free|{weekday})\b)", "is the {x} free "),
    (r"(?<x>\b{weekday}( to|-| till?| until) {weekday}\b[^.?!]*?),? (and |but )?i (don'?t|do not|never) work( on)?( a)? {weekday}s?{tail}", "{x}"),
    (r"\bi should have said (?=(twenty|thirty|forty|fifty|sixty|ninety|half an|an hour)\b)", "i meant "),
    (r"\b(stick|pop|put|add|leave|throw) (a|the) note (on|in|onto) (it|that|this|there)( to say)? that ", "add a note that "),
    (r"\b(?<x>can'?t|cannot|won'?t) (make|do|manage|attend) it (any ?more|now|after all)(?=[,.;])", "{x} make it"),
    (r"[.,;]? *\b(i|he|she|they|we|{person})('ve| have|'s| has| need| needs)?( got)?( to)? (leave|leaves|go|be gone|head off|head|be out|be away|finish|finishes|fly|flies)( out| off)?( by| at)? (?<t>[\w:]+( ?[ap]m)?)[,.;]? *(so|and) (can |could )?((we|you|it|make it|do it|it has to be|it needs to be|has to be|needs to be|must be|anything|any time|some ?time) )*(be )?before (that|then)\b", " before {t}"),
    (r"\A\W*(i|we)('d| had)? (was|were) (going|about|gonna)( to)? (say|ask for|go for|suggest|do|look for) [^.,;?!]{2,40}?,? but ", ""),
    (r",? or (is|would|will) (that|it)( be)? too (long|short|much|late|early|soon|tight)\b", ""),
    (r"\A\W*have (we|ye|you|they)( got)? (?<x>[^.?!,;]{2,30}?) free\b", "is {x} free"),
    (r"\b(?<x>(only|just) need [^.?!,;]{3,30}?( for (it|this|that))?) now{tail}", "{x}"),
    (r"\bread (me |us )?out (?=[^.?!]{2,40}\b(cv|resume|résumé|cover letter|notes?|email|mail|profile|portfolio)\b)", "read aloud "),
    person=r"{capital}[\w'’.-]*( {capital}[\w'’.-]*){0,2}",
    word=r"(?-i:[A-Z])?[a-z]+",
)  # fmt: skip
"""Whatever is meant by the whole."""
SPOKEN_ANSWERS = rows(
    (r"{lead}i can (do|make|take) (the )?(?<day>{a_day})( one)?,? (but|and) (i )?(can'?t|cannot|won'?t be able to|can not) (do|make|take|manage) ((either|any|both|all|one) (of )?)?(the )?(?<other>{a_day})( ones?)?{tail}", _one_and_not_other, is_invited),
    (r"{lead}{hour} (doesn'?t|does not|won'?t|isn'?t|is no)( really)? (suit|work|good)( for)?( me| us)?[,;.]? *(but )?{new_hour} (would|does|will|could|is (fine|good|grand|better|ok)|works|suits|might)( (work|suit|do|be (fine|better|grand)))?( for)?( me| us)?{tail}", "how about {new}", is_invited),
    (r"{lead}(happy (out|days)|delighted|game ball|sound|savage|deadly)( (with|for|about))? (that|it|this)?( one)?( for me)?{tail}", "yes", is_invited),
    (r"\b(?<x>yes to [^.,;?!]{2,30}?) (?=no to )", "{x}, ", is_invited),
    (r"{lead}(i )?(can'?t|cannot|won'?t) (make|do|manage) (?<old>{hour})[.,;]? *(but )?(i )?((could|can|might) (do|make|manage)|(what|how) about|would) (?<new>{hour})( (instead|though|no bother|if (that|it) (suits|helps|works)))*{tail}", "how about {new}", is_invited),
    (r"{lead}((work|fire) away|drive on|plough on|crack on|go for it|bang on)( there| so| then)?(?=\W*\Z|[.,;!]| i'?m\b| i am\b)", "yes", is_invited),
    (r"{lead}(?<do>(can you |could you )?(put|mark|pencil|leave|have|count|stick|keep|set) me( (down|in))?( (as|for))*( an?)?|i'?m( an?)?|i'd be( an?)?|it'?s( an?)?|call (it|me)( an?)?)( (big|strong|possible|definite|firm|solid))* (maybe|perhaps|possible|possibly|provisional|question mark|might)( (from|for) (me|my side))?( (for (now|that( one)?|this( one)?|the moment)))?(?=\W*\Z|[.,;:]|,? (because|as|cos|since)\b)", "tentative", is_invited),
    (r"{lead}i( can|'ll| will|'d be able to)? (do|take|make|manage|cover|handle|be at|go to|attend|join) (both|the two|all three|all|the three|the pair)( of (them|these|those))?( (?<when>(on )?{a_day}))?( (no (bother|problem|worries|hassle)|so|grand|fine|surely|certainly|absolutely|all right))*{tail}", _several, is_invited),
    (r"\b(?<x>(can'?t|cannot|won'?t( be able to)?|not able to|unable to) (make|do|come|attend|manage|join|be there)( (it|this|that|that one|this one))?) now(?=\W*\Z|[.,;!])", "{x}", is_invited),
    (r"{lead}(i'm (afraid|sorry),? )?(i('ll| will| am going to|'m going to)? ?(have to|need to|must|gotta)) (say no|decline|pass|turn (it|this|that) down|bow out|sit (it|this|that) out)( (to|on|of|from) (this( one)?|that( one)?|it|(?<of>[\w'’]+)))?( this time)?[.;!]+ *(?<why>[^.?!\d]{3,60}? (on )?that (morning|afternoon|evening|day)){tail}", _no_since, is_invited),
    (r"{lead}i( can|'ll| will|'d be able to)? (do|take|make|manage|cover) (?<one>the (({a_day}|first|last|second) ones?|ones? on {a_day}))( (no (bother|problem|worries|hassle)|so|grand|fine|surely|certainly))*{tail}", "accept {one}", is_invited),
    (r"{lead}(?<do>accept|decline|yes to|no to|turn down|say (yes|no) to) the (two|pair|couple)( of (them|these|those))?(?= (on|of)? ?{a_day}|{tail})", "{do} both", is_invited),
    hour=r"(half |quarter (past|to) )?(\d{1,2}([:.]\d\d)?( ?[ap]m)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    new_hour=r"(?<new>(half |quarter (past|to) )?(\d{1,2}([:.]\d\d)?( ?[ap]m)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))",
    a_day=r"(mon|tues?|wed(nes)?|thu(rs)?|fri)(day)?|tomorrow|today|next week|this week",
)  # fmt: skip
"""What answers an invitation."""
SPOKEN_OPEN = rows(
    (r"{lead}(?<who>{name})\b[^.;?!]{3,80}?[,;.]? *so (please |can you |just )?((leave|take|keep|count) (him|her|them) (out|off)|(drop|skip|exclude|spare) (him|her|them))( of (it|this|that))?( altogether| so| please)*{tail}", _without),
)  # fmt: skip
"""What becomes of the open question."""
SPOKEN_CHANGES = rows(
    (r"{lead}((grand|right|fine|perfect|lovely|sound|great)[ ,]+)*(so )?{so}(change|move|switch|put|set) (it|this) to (that|then|that time|the new time|their time|what (they|he|she) (said|suggested|proposed|wants)){tail}", "accept the new time", shown("proposal")),
    (r"\A\W*(no\W+)?((that|it|this|he|she|they|{name}|the (candidate|time|day|room)) )+(really |just )?(won'?t|doesn'?t|does not|will not|can'?t|cannot|isn'?t|is not|is no|'s no|'s not)\b[^.,;?!]*[.,;]+ ?{so}(?=(move|push|shift|put|bring|make|change) (it|that|this)\b)", "no, ", shown("proposal")),
    (r"{lead}the (?<what>candidate|title|room|name|note)(?<which> (on|of|in|for|at) [^.,;?!]{3,40}?)? (is|'s) (wrong|not right|incorrect|off|a mistake)[.,;]* ?{so}((change|switch|set|make|correct) (it|that)( to)?|it'?s|it should be|should be|that should be)(?! (to )?(another|a different|something)\b) (?<new>[^.,;?!]{2,60}?){tail}", "change the {what}{which} to {new}", has_interviews),
    (r"\A\W*{name}('ll| will| can| could|'s able to| is able to|'s happy to| is happy to)?( easily| surely)? (do|take|manage|handle|run|cover|fly) (it|this|that|this one|that one)( just)?( fine| grand)? (on (his|her|their) own|alone|by (him|her|them)sel(f|ves)|solo)[.,;]* ?(so|and)? ?(?=(take|drop|remove|pull|get|leave)\b)", "", has_interviews),
    (r"{lead}(take|pull|kick|get|leave) (?<out>{names}) (off|out of) (?<of>(the )?[^.,;?!]{2,40}?(interviews?|one|session|meeting|loop|call)|it|this|that)[,;]? (and|then) (put|add|stick|get|pop|have) (?<in>{names})( (on|in|on it|in it|on to it|instead))*{tail}", _off_and_on, has_interviews),
    names=r"{name}((, | and | & |, and ){name})*",
)  # fmt: skip
"""What is to become of what is booked."""
TOLD_APART = rows(
    (r"{lead}(the |her |his |their )?(candidate'?s? )?(name|candidate)( is|'s) (spelt|spelled|misspelt|misspelled|written|typed|down)( (wrong|wrongly|incorrectly|badly))?[.,;]* ?(it'?s|it is|it should be|should be) (?<new>{name}( {name})?)(,? (and )?not [\w'’ -]{2,30}?)?{tail}", "the candidate is called {new}", has_interviews),
    (r"\b((we|i|she|he|they|you|ye|it)( really| just)? )?(won'?t|don'?t|doesn'?t|do not|will not|no longer) (be needing|needs?|wants?) (the|a|any) (meeting )?room( (any ?more|any longer|now|after all|at all|for (it|that)))*(?=[.;] \w)", "scrap the room", has_interviews),
    (r"{lead}{out:attendee}(?<!'s)('s| is| has| was| got|'ll| will)* ?(can'?t|cannot|won'?t|not|out|sick|ill|off|away|busy|stuck|gone|had to|down|double booked|no longer)\b[^.,;?!]*[.,;]+ ?{so}(put|get|use|have|stick|bring|pop|throw) {who:colleague}( in| on)? (for (him|her|them)|instead|in (his|her|their) (place|stead)){tail}", "replace {out} with {who}", has_interviews),
)  # fmt: skip
"""What is told in a sentence of its own, and is to be done."""
