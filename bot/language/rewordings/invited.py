"""What an invitation is answered with."""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of, is_colleague
from bot.language.rewordings.notation import Said, is_invited, rows
from bot.language.tokens.calendar_words import SAID_WEEKDAY, WEEKDAY_NAMES, WEEKDAYS
from bot.language.tokens.cues import small


def _are_two_open(context: ParseContext) -> bool:
    return len(context.interviews) > 1 and sum(not one.answer for one in context.interviews) == 2  # noqa: PLR2004 - both


def _are_two_coming(context: ParseContext) -> bool:
    return len(context.interviews) == 2  # noqa: PLR2004 - of which one is later


def _of_two(said: Said, context: ParseContext) -> str | None:
    """Return the earlier or the later of two by its candidate; None where that has no name."""
    one = sorted(context.interviews, key=lambda one: one.start)[said["rank"] in {"later", "latter"}]
    return f"{one.candidate.name}'s interview" if one.candidate and one.candidate.name else None


def _of_rest(said: Said, context: ParseContext) -> str | None:
    """Return all but the first or the last by its candidate; None where that has no name."""
    coming = sorted(context.interviews, key=lambda one: one.start)
    other = coming[0 if said["rank"] == "first" else -1].candidate if len(coming) > 1 else None
    return f"all except {other.name}'s interview" if other and other.name else None


def _of_three(said: Said, context: ParseContext) -> str | None:
    """Return the first two of three, or the last two, as all but the other; None where that has no name."""
    coming = sorted(context.interviews, key=lambda one: one.start)
    other = coming[2 if said["rank"] == "first" else 0] if len(coming) == 3 else None  # noqa: PLR2004 - one is left
    known = other.candidate.name if other and other.candidate else ""
    return f"all except {known}'s interview" if known else None


def _declined(said: Said, _context: ParseContext) -> str:
    why = said.whole.strip(" ,.;:!?–—-")
    return f"decline {said['of']}'s interview because {why}" if said["of"] else f"decline because {why}"  # fmt: skip


def _about(said: Said, context: ParseContext) -> str | None:
    """Return the question what an interview is about: that of who is named, else the one shown."""
    if not said["whose"]:
        return "what is it about"
    theirs = interviews_of(said["whose"], context)
    return f"show me {said['whose']}'s interview" if theirs else None


def _no(said: Said, _context: ParseContext) -> str:
    """Return the words of a no; what gives only its reason says first that it is one."""
    return said["no"] or f"I can't, {said['why']}"


def _day_off(said: Said, context: ParseContext) -> str | None:
    """Return the no to the invitation that is shown, whose day is one on which the speaker does not work; None for any other day."""
    day = WEEKDAYS.get(small(said["day"]))
    of_today = {"today": 0, "tomorrow": 1}.get(small(said["day"]))
    when = context.interviews[0].start if context.interviews else context.now
    if of_today is not None:
        day = (context.now.weekday() + of_today) % 7
    return f"decline because {said['why']}" if day == when.weekday() else None


def _passed_on(said: Said, context: ParseContext) -> str | None:
    """Return the no to an invitation, with who could come instead as its reason; names may be typed small."""
    if said["who"] and not is_colleague(said["who"], context):
        return None
    why = said.whole.strip(" ,.;:!?–—-").replace("?", ",")
    return f"decline {_day_of_another(said, context)}because {why}"


def _day_of_another(said: Said, context: ParseContext) -> str:
    """Return the weekday that is named before who could come instead, where only another interview than the one shown is on it."""
    named = {
        WEEKDAYS[small(one)]
        for one in re.findall(rf"\b{SAID_WEEKDAY}\b", said["why"], re.IGNORECASE)
    }
    days = [one.start.weekday() for one in context.interviews]
    meant = [day for day in named if days.count(day) == 1 and day != days[0]]
    return f"{WEEKDAY_NAMES[meant[0]]} " if len(named) == len(meant) == 1 else ""


def _day_passed_on(said: Said, context: ParseContext) -> str | None:
    """Return the no to the invitation of a day, with who could come instead as its reason."""
    if said["who"] and not is_colleague(said["who"], context):
        return None
    return f"decline {said['day']} because {said['why'].replace('?', ',')}"


_WHO = r"((someone|somebody|anyone|anybody|another interviewer|one of the others)( else)?|(?<who>(?!(could|can|might|would|should)\b)[\w'’-]+))"
_DOES = r"(do|take|cover|have|run|handle|see|meet|interview|stand in|step in|fill in|jump in|sub in)( over)?( (it|this|that|this one|that one|mine|[\w'’-]+?('s( (one|interview))?)?))?( (instead(?! of)|please|(on )?{day}|tomorrow|today))*"
_WISH = rf"((can|could|might|would|may|will|maybe|perhaps) ((maybe|perhaps|possibly) )?{_WHO} ((maybe|possibly|please) )?{_DOES}|{_WHO} (can|could|might) {_DOES}|(please )?(ask|use|take|get|find|invite) {_WHO}( (instead(?! of)|please|to do it))*|((maybe|perhaps|possibly|i think|i'm sure|i know) )?{_WHO}( can| could| might| may|('d| would) be (happy|free|able|glad) to|('s| is) (happy|free|able|glad) to) {_DOES}|{_WHO} ((is|'s|would be|'d be|might be) (free|available|around)|could)( (then|instead))?)"
_DAY = rf"(?<day>{SAID_WEEKDAY}|tomorrow|today)"
_UNFIT = r"(doesn't|does not|won't|will not) (work|suit)|( is|'s)(n't| not)? ((a bit|a little|rather|quite|really|kind of|kinda|sort of|pretty|very|too|looking|just|going to be) )*((an? )?(possible|good|great|ok|no good|no go|bad|out|tricky|impossible|difficult|full|awkward|hard|tough|busy|packed|hectic|hopeless|crazy|complicated|dicey|problem|struggle|nightmare|no-go|bad day|tough one|non-starter))"
UNABLE = rows(
    (rf"{{lead}}(i )?(can'?t|cannot|can not|won'?t) (do|make|manage|attend|take|come)( (it|this|that))?( (on|for))? (the )?(?<day>{{day}}|tomorrow|today)\b[\s,;.:–—-]*(?<why>((because|as|since|cos|sorry)\W+)*[^?]*?[,.;:–—-]+ *((so|and|but) )?{_WISH})\W*\Z", _day_passed_on, is_invited),
    (rf"{{lead}}(on )?{_DAY}( (really|just|sadly|unfortunately))?( {_UNFIT})( (for|with) me)?[\s(,;.:–—-]+(?<why>(i )?[^?]*?[,.;:)–—-]+ *((so|and|but) )?{_WISH})\W*\Z", _day_passed_on, is_invited),
    (rf"{{lead}}(it's |that's )?(not (so |too |very |really )?(great|good|ideal|easy|possible)|tricky|difficult|awkward|hard|a (bad day|struggle|problem)) (for me )?(on )?{_DAY}( for me)?[\s(,;.:–—-]+(?<why>([^?]*?[,.;:)–—-]+ *)?((so|and|but) )?{_WISH})\W*\Z", _day_passed_on, is_invited),
    (rf"\A(?<why>(?={{hindered}}|{{unwilling}})[^?]*?[,.;:–—-]+) *((so|and|but) )?{_WISH}\W*\Z", _passed_on, is_invited),
    (rf"{{lead}}{_WISH}(\W*[,.;:?!–—-]\W*|\W+(?=(as|because|cos|since)\b))((sorry|as|because|cos|since)\W+)*{{hindered}}[^?]*\Z", _passed_on, is_invited),
    (r"{lead}(can|could|might|would) (?<who>[\w'’-]+) (cover|stand in|step in|fill in|take over|jump in|sub in) for me( (on )?({day}|tomorrow|today))?( please)?\W*\Z", _passed_on, is_invited),
    hindered=r"\W*((alas|unfortunately|sadly|i'm afraid|afraid|sorry)\W+)*(i'?(m|ve|ll be)\b(?! (no|never|not|happy|glad|in\b(?! [a-z])|free|fine|ok))|i (am|have|can'?t|cannot|won'?t|must decline|have to decline)\b(?! (no|never|not|happy|glad|free|fine|ok))|double|clash|conflict|got an?|((the|my) )?(dentist|doctor'?s?|gp|hospital|vet|school run|train|flight|appointment|training|course)\b|there's|on (holiday|leave|vacation|a (course|training))|away\b|off\b|out\b|travell?ing|busy|my )",
    unwilling=r"\W*(sorry\W+)?(i('d| would) (rather|prefer)( to)? not|i don't (want|feel))",
)  # fmt: skip
"""Who is to come in the place of who speaks, and why: "I've a clash on Thursday, can Lucy do it?"."""
INVITED = rows(
    (r"\A\W*{hour_said} (is|clashes with|collides with|overlaps with) (?!not\b|no\b|ok|fine|good|possible|great|perfect|better|free|best)[^,;.?\d]{3,40}[,;.–—-]+ *((but|so|maybe|rather|how about|what about) )*(?<when>{hour_said})( (is )?(ok|okay|possible|fine|works|instead))*\s*\?+\W*\Z", "how about {when}?"),
    (r"{lead}(just )?leave (it|this|that|these|them|her|him) with me( (for (now|a (bit|moment|minute|sec|day))|please|will you))*{tail}", "thanks"),
    (r"{lead}(i('m| am| regret to say) )?(afraid|sorry to say|unfortunately|sadly|regrettably)?,? ?(that )?(?<who>(the|our|my) (young |poor )?(candidate|applicant|interviewee|man|lady|woman|gentleman|guest|visitor|lad|lass|girl|boy|chap|fellow)) (?<is>is|has|'s|feels|fell|got|caught|can'?t|cannot)\b", "the candidate {is}"),
    (r"\A\W*((sorry|sry|no|ah|oh|hi|unfortunately)\W+)*(?<why>(?<day>{weekday}|tomorrow|today)s?( is|'s| are) (always )?(my|a|our|the) ([\w-]+ )?(day off|off day|non-working day|free day|holiday|rest day|study day|papa ?day|mama ?day|dad day|mum day|parent day|part-?time day))( (sorry|thanks))*\W*\Z", _day_off),
    (r"{lead}(i'?m|i am) ((so|totally|def|definitely|super|always|well) )*(down|game|keen|up for it)( (for|with|w|to do) (it|that|this))?{tail}", "yes"),
    (r"\b(?<no>(can ?not|can'?t|cannot|won'?t)( (make|do|come|manage|be there)( it| that| this)?)?)( unfortunately)?,? i('m| am) afraid[,.]? (?=(i|my|we|there|it)\b)", "{no}, "),
    (r"\A(?<asks>\W*(can|could|would|how about|what about|is)\b[^?.;,]*?\b(instead|at ({hour_word}|\d{1,2}([:.]\d\d)?))( instead)?)[\s,]+((because|as|since|cos|sorry)\W+)?(i('ve| have|'m| am| got)|my|there's)( got)? (?!(free|happy|ok|fine|good|available|in|around|there|open)\b)[^?]*\Z", "{asks}"),
    (r"\A\W*(i )?(have|got|already have) ((already|also|another|an?|other|some) )*([\w-]+ )?(meeting|call|appointment|interview|stand-?up|dentist|doctor|training|class|workshop|conflict|clash|commitment|plans|something|thing|1 ?[:-] ?1|sync|review|demo|flight|train)\b(?!.*\b(ok|okay|works?|free|can|could|instead|but|better|possible|suits?|question|until|till|after|before)\b)[^?.;]*\W*\Z", _declined),
    (r"\A\W*\+ ?1(( (from|for) me)?( too)?)\W*\Z", "yes"),
    (r"{lead}((can|could|would|will|might|is there) |(can|could) you (find|get|ask) |(find|get) )?(someone|somebody|anyone|anybody)( else)?( (free|able|available|who (can|could)|to|please|maybe))* ((take|do|cover|have|run|handle|get|jump|step|stand|fill|sit) ?(it|this|that|this one|mine|over|in|my (place|slot|part|spot|seat|session|interview)|{of:name}'s( (interview|one))?)?( (over|for me|from me|instead|instead of me|in my place|on my behalf))*){tail}", _declined),
    (r"{lead}{excused} {which:candidate}('s( (interview|one|session))?)?{tail}", "decline {which's}"),
    (r"{lead}(i )?(can'?t|cannot|won'?t|('?m |am |will |'ll be )?(not|unavailable|busy|tied up|double[- ]booked|booked up))\b[^,;.?!]{0,60}?,? but (?<when>(?!not\b)[^.,;?!]{3,40}?) (works|would work|is fine|suits|would suit|is good|would be (fine|good|great|ok)|is (ok|okay|possible)|i('m| am) free)( (well|better|fine|perfectly))?( (for|with|by) me)?{tail}", "can't make it, how about {when}"),
    (r"{lead}(i )?(can'?t|cannot|can not|won'?t) (do|make|manage)\b[^,;.?!]{1,30}?,? but (i )?(can|could) (do|make|manage) (?<when>(?!it\b)[^.,;?!]{1,40}?){tail}", "rather {when}"),
    (r"{lead}(would|could|might) (?<when>\d[^,;.?!]{0,20}?) (be (possible|ok|okay|fine|doable|feasible|an option|alright|better|good)|work|suit)( (for (you|everyone|everybody|us|me|them|all)|too|instead))*\W*\Z", "rather {when}"),
    (r"{lead}(ask|check with|see with) {who:name} (if|whether) (?<who_may>(i|we|it)) (can|could|may|might) (?<does>[^,;.?!]*\d[^,;.?!]*)\W*\Z", "can {who_may} {does}?"),
    (r"{lead}(tell|let) {who:name}( know)? (that )?(i'd|i would) (prefer|rather)( (have|do|make|take))?( (it|this|that))?( at)? (?<when>(?!not\b)[^,;.?!]*\d[^,;.?!]*)\W*\Z", "rather {when}"),
    (r"{lead}(i'?ve|i have|i had to|i'?m|i am|i just|i) (just |already |had to )*(gone|went|go|going|heading|been sent|left for|leaving for)( (back|straight|on|off))* home (with|because of|due to) (?<why>[^,;.?!]{3,60}){tail}", "can't make it because I went home with {why}"),
    (r"{lead}(can|could|may|where can|do|have|is|where('s| is)|what('s| is| about)|any|got|send)( (i|we|you|me|us|there|please|have|got|see|get|read|find|look at|send|give|show))* ?(an?|the|her|his|their|{whose:name}'s)? ?(cv|r[eé]sum[eé]|curriculum vitae|job (description|spec|ad)|jd|scorecard|score card)( (for|of) (it|this|her|him|the job|the role|{whose:name}))?( (yet|somewhere|anywhere))?{tail}", _about),
    (r"{lead}(who('s| is) (it( for| with)?|this|that|he|she|(the |my |our )?candidate)|(who|whom) (am i|do i) (seeing|see|meeting|meet|interviewing|interview)),? and (is there|do (you|we|i) have|have (you|we|i) got|can i (see|have|get)|could i (see|have|get)|where('s| is)|what('s| is| about)) ?(an?|the|her|his|their|any)? ?(cv|r[eé]sum[eé]|note|notes|job (description|spec|ad)|jd|scorecard)( (yet|somewhere|anywhere|of (her|his|theirs)))?{tail}", "what is it about"),
    (r"\A\W*((no|nope|nah|sorry|sry|so sorry|afraid|i'm afraid|hi|hey|unfortunately)\W+)*(i'?m |i am |i'll be |i will be )?(?<where>(on|at|in|doing) (an?|my|the) ([\w-]+ )?(course|training|workshop|conference|seminar|offsite|off-site|webinar|hackathon|wedding|funeral|exam))(?<rest>( (then|that day|all day|that morning|that afternoon|at that time))*)( (sorry|unfortunately|afraid))*\W*\Z", "decline because I'm {where}{rest}"),
    (r"\A(?<why>\W*(sorry\W+)?(i('m| am)|we are) having (an?|one|another|my|some) ([\w-]+ ){0,2}(call|meeting|appointment|class|exam|session|review|interview|training|demo|test|visit|workshop)s?( (at (that|this|the same) time|then|that day|on that day))*)( only)?\W*\Z", "decline because {why}"),
    (r"\b(?<no>(can'?t|cannot|can not|won'?t|unable to|not able to|wont) (do|make|attend|take|join|come to|be at)) any of (them|'em|the (two|three|lot|interviews))(?!\w)", "{no} all of these"),
    (r"{lead}(or|let'?s say|let us say|say) (at |maybe |perhaps )*(?<hour>[1-9]|1[0-2])( ?o'?clock)?( (instead|then|please|maybe|perhaps|if possible))*\W*\Z", "how about {hour} o'clock?"),
    (r"{lead}(or|let'?s say|let us say|say) (at |maybe |perhaps )*{hour:timed}( (instead|then|please|maybe|perhaps|if possible))*\W*\Z", "how about {hour}?"),
    (r"{lead}(if (you|we|they) )?make it (at )?(?<hour>[1-9]|1[0-2])( ?o'?clock)?,? (and|then) {sure}\W*\Z", "how about {hour} o'clock?"),
    (r"{lead}(if (you|we|they) )?make it (at )?{hour:timed},? (and|then) {sure}\W*\Z", "how about {hour}?"),
    (r"\A(?<said>(?-i:[A-Z0-9 ,.:-]*\b(ATTEND|ACCEPT|CONFIRM|DECLIN|REGRET|UNABLE|COMING)[A-Z0-9 ,.:-]*?)) (?-i:STOP)\W*\Z", "{said}"),
    (r"{lead}(you (bet|betcha|bet ya)|i have time( (then|for (it|that|this)))?|(from|on) my side( |, )(it|that) (goes|works|is (fine|ok|okay))|(it|that) goes( for me)?)( (thanks|pal|mate|yes))*\W*\Z", "yes"),
    (r"\b(?<is>is|if) (?<hour>[1-9]|1[0-2])(?= ((is|was|be|would|also|still) )*(possible|ok|okay|fine|doable|any good|good|alright|all right|better|an option|free|works?)\b)", "{is} {hour} o'clock"),
    (r"(?<can>\b(could|can|might|would)( (i|we|you|it|{day}|{capital}\w+'s))?( (maybe|perhaps|possibly|also|only))? (do|make|manage|start|meet|be)( (it|at|with|for))*) (?<hour>[1-9]|1[0-2])(?= (though|instead|rather|then|please|if)\b|[,.!?]? *\Z)", "{can} {hour} o'clock"),
    (r"\ball (but|except|bar|apart from) the (?<rank>first|last)( (one|interview|invite))?(?! (two|2|couple|hour|half|\d|part|minutes|bit))\b", _of_rest),
    (r"\bthe (?<rank>later|latter|earlier|former)( one| interview)?\b(?= (works|is|suits|would|please|only|for me)\b|[ ,.!]*\Z)(?! time)", _of_two, _are_two_coming),
    (r"\b(the )?(?<rank>first|last) (two|2|couple)( ones?| interviews?| of them| invites?)?\b(?! (hours?|minutes?|mins|questions?|rounds?|days|weeks))", _of_three),
    (r"{lead}(?<where>on (holidays?|leave|vacation|pto|annual leave|a (flight|plane|train|course)|parental leave))(?<rest>( (then|that day|all day|sorry|until|till|til|from|this|next|in|on)\b[^?]{0,40})?)\W*\Z", "I'm {where}{rest}"),
    (r"\A(?s:.)*\b(maybe|tentative|perhaps|possibly|unsure) (for|on|to|about|with) {both}\W*\Z", "tentative for all", _are_two_open),
    (r"{lead}(i )?(accept(ed|ing)?|yes|yep)\W+(but |only |though )?(?<why>i('ll)? (may |might |will |would )?(have to|must|need to|have got to) (leave|go|run|drop|drop off|be out|stop) (at|by|before|after) [^,;?]*)\Z", "tentative, {why}"),
    (r"\A(?<asks>(?=.*\b(instead|how about|what about|can we|could we|could you|can you|shall we|any chance)\b|[^?]*\?).*\d[^,;.?!]*[,;.?!–—-])\s*((i|i've|i have|i'm|im|i am|as|because|since|sorry|cos|still)\W+)*(got|have|stuck in|busy|tied up|in an?|in my|on an?) ?[^?;,]*\b(till?|until|before|from|at|to)\b[^?]*\Z", "{asks}"),
    (r"\bstand me down\b", "count me out"),
    (r"{lead}(no can do|(i )?(can'?t|cannot|can not|won'?t) (do|make)( it| this| that)?( one)?)( (mate|pal|man|buddy|guys|folks))?[\s,;.–—-]+(?<why>(i'?m |im |i am )?(stuck|trapped|caught up|buried|snowed under|swamped|slammed)\b[^?;]{3,80})\Z", "decline, {why}"),
    (r"{lead}((i|we)?('m|m| am|'ll be| will be| can)? )?only (available|free|around|there|here|got) (until|till?|up to) {end:clock}\W*\Z", "I can only do before {end}"),
    (r"\A(?<asks>\W*(can|could|would|will) ({name}|\w+) (take|do|cover|have) (it|this|this one|mine|[\w'’]+'s( one| interview)?) (instead of me|for me|in my place|instead)),? (i'?m|im|i have|i've|i) [^?]*\Z", "{asks}"),
    (r"\A\W*no can do\W+(?=(today|tomorrow|{day}|i'?m|i am|my) )", "can't make it because "),
    (r",? ?\b(but|just|only)( just| only)? not (before|until|till) (?=\d)", " after "),
    (r"\A\W*(at |or )?{hour:timed},? {maybe}\W*\Z|\A\W*{maybe} (at )?{hour:timed}\W*\Z", "how about {hour}?"),
    (r"(?<!\w)fits (me|us)( (well|fine|perfectly|nicely|great))?\b", "works"),
    (r"(?<![\w:.#/-])(?<hour>[1-9]|1[0-2])(?= (is|isn'?t|was|would|will|won'?t|works?|does( ?n'?t)?|suits?|might|could|ok|okay|no|yes|not)\b(?! (minutes?|mins?|people)))(?<!option \d)(?<!number \d)", "{hour} o'clock"),
    (r"(?<!\w)(is|'s|will be|would be|are)( (very|really|quite|perfectly|most|entirely))* convenient\b(?! if)", "works"),
    (r"\A(?s:.*)[\w,;)] *(\bbut( still)?|[,;–—-] *(still|nevertheless|even so|anyway))[, ]+(it's (a )?|i say |my answer is )?{yes:sure}( (to (it|this|that|both)|please|then|i (can|will|do|accept)|i'll (be there|do it|come|make it)|of course|thanks|for sure|anyway|still|it('s| is) (a yes|fine|ok)|that('s| is) fine))*\W*\Z", "{yes}"),
    (r"{lead}((i|we) )?((i'd |would |could )?(never|not|n'?t)|would ?n'?t|could ?n'?t|could not|won'?t) (ever |possibly )*(dream of (saying no|declining|refusing|turning (it|this|that|you) down)|say no|turn (it|this|that|you) down)( to (it|this|that|you|her|him))?\W*\Z", "yes"),
    (r"{lead}((i|we) )?(would ?n'?t|would not|won'?t|will not|not going to|never) (want to |ever )?miss (it|this|that|out|this one|that one|the chance|one of (these|those)|these|those)( for (the world|anything|all the tea in china))?\W*\Z", "yes"),
    (r"{lead}((i know|although|even though|though|yes)[, ]+)?i('d| had| have|'ve| did)? (already |earlier |first )?(said (yes|ok|i('d| would| could) (come|do it|be there|join))|accept(ed)?|agreed)( (to )?(it|this|that|already|earlier|before|yesterday|at first))*[,;.–—-]* (but |however |only )(now |then )?(?={takes_back})({no:refusal}|{why:all})\Z", _no),
    (r"{lead}{eager}[,;–—-]* (but|however|only|except)[, ]+(?!(?s:.)*{offers})(?={hindered})({no:refusal}|{why:all})\Z", _no),
    hour_said=r"\d{1,2}(h(\d\d)?|[:.]\d\d)?( ?[ap]m)?",
    hour_word=r"(one|two|three|four|five|nine|ten|eleven|twelve|noon|half (past )?(one|two|three|four|nine|ten|eleven))",
    excused=r"((can|could|may|might) (i|you)|i('d| would) (like|rather|prefer)( to)?|please|i need to)( please)? (be (excused|released|let off|taken off|removed|dropped|freed)|excuse me|bow out|step down|pull out|opt out|skip)( (from|of|for))?",
    both=r"both( (of (them|these|those)|interviews?|please|thanks|for now|now))*",
    timed=r"(\d{1,2}[:.]\d\d( ?[ap]m)?|\d{1,2} ?[ap]m)",
    maybe=r"(maybe|perhaps|possibly)",
    sure=r"(yes|yeah|yep|yup|ok|okay|sure|fine|accept(ed|ing)?|of course|absolutely|definitely|count me in|i('m| am) in|i('ll| will) (be there|do it|come|join|attend|take it|make it)|i can (do|make) (it|this|that)|(i('m| am) )?(happy|glad) to( (do it|come|join|help|attend|take it))?|it works|that works|that's fine|it's fine)",
    eager=r"(((many )?thanks|thank you|thx|cheers)( so much| very much| a lot)? for (asking|inviting me|thinking of me|having me|the (invite|invitation|offer))|(it's |that's )?(very |really |so )?(kind|nice|good|lovely) of you( to (ask|invite me|think of me))?|(i('d| would)|we('d| would)|would) (really |so |very much )*(love|like|have loved|have liked|be (happy|glad|delighted))|happy|tempted|wish i could|i wish i could)( to)?( (do|help|join|come|take|make|be there|meet|see|attend|it|this|that|her|him|them|one))*",
    takes_back=r"\W*(sorry\W+)?i('m| am)? ((now|really|unfortunately) )*(can'?t|cannot|won'?t|must|have to|need to|got to|will have to|'ll have to|afraid i (can'?t|have to)|going to have to) (\w+ ){0,3}?(pull out|drop out|back out|bow out|decline|cancel|say no|make it|come|do it|be there|join|attend|withdraw)\b",
    refusal=r"\W*(sorry|no|i (can'?t|cannot|have to decline|must decline|won'?t))\b(?s:.)*",
    offers=r"(\?|\b(could|how about|what about|instead|rather|works?|suits?|free|only|late|later|earlier|another (day|time)|move|prefer|better|yes|accept|please|remind|unless|if|leave|minutes|depends|not sure|might|may|maybe|any (day|time) (but|except))\b)",
    hindered=r"\W*((alas|unfortunately|sadly|i'm afraid|afraid|sorry)\W+)*(i'(m|ve|ll be)|i (am|have|will be|can'?t|cannot|won'?t|must decline|have to decline)|it's (my|our|a)|my|we're|we (are|have)|there's|got|on|in|at|away|off|out|travell?ing|flying|double|already|no can do|not (free|available|around|in|possible|this))\b",
    all=r"(?s:.)+",
)  # fmt: skip
