"""What is put word for word as in another language, or as in a region, whatever is meant by the whole.

"replace please on Friday Sam by Mei"      "replace Sam with Mei on Friday"
"bring the two o'clock one an hour forward"      "move the two o'clock one an hour earlier"
"on Wednesdays I make no interviews"       "no interviews on Wednesdays for me"
"""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import is_colleague
from bot.language.rewordings.notation import Said, has_interviews, is_invited, rows
from bot.language.tokens.calendar_words import SAID_WEEKDAY, WEEKDAY_NAMES, WEEKDAYS
from bot.language.tokens.cues import Cued, small

SAID_DAY = rf"((the |this |next )?\b{SAID_WEEKDAY}|tomorrow|today)\b"
_ANYBODY = r"[\w'’-]+( {capital}[\w'’-]+)?"
SPAN = r"((an?|one|two|three|half an?|a quarter of an|\d+([.,]5)?)( and a half)?[ -]?(hours?|hrs?|h|minutes?|mins?|min))"


_DENIES = Cued(
    r"\b(?:no|not|dont|never|none)\b|n['’]t\b|\b(?:taboo|off limits|out of bounds|impossible|blocked|clear|free|open)\b",
    re.IGNORECASE,
)


def _rule(said: Said, _context: ParseContext) -> str | None:
    """Return the rule that nobody is interviewed by somebody at some time of each week."""
    if not _DENIES.search(said.whole):
        return None
    who = said["who"]
    whose = "" if not who else " for me" if small(who) in {"me", "i", "my", "us"} else f" for {who}"
    day, rest = said["day"], said["rest"]
    many = day if small(day).endswith("days") else f"{day}s"
    return f"no interviews{whose} on {many}{rest}"


def _is_not_invited(context: ParseContext) -> bool:
    return context.last != "invitation"


def _pool(said: Said, _context: ParseContext) -> str:
    return f"create a pool called {said['called']} with {_listed(said['who'])}"


def _listed(names: str) -> str:
    """Return names as a list with its commas: "tom wei n olivia"."""
    words = names.replace(",", " ").replace("&", " ").split()
    each = [one for one in words if small(one) not in {"and", "n", "plus", "und"}]
    if any("@" in one for one in each) or len(each) != len([one for one in each if one.islower()]):
        return names
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else names


def _times_for(said: Said, context: ParseContext) -> str | None:
    """Return the times that somebody outside the company is given to choose from; None of a colleague."""
    is_ours = is_colleague(said["who"], context)
    return None if is_ours else f"give {said['who']} {said['n']} times"


def _whole(day: str) -> str:
    return WEEKDAY_NAMES[WEEKDAYS[small(day)]]


def _lowered(said: Said, _context: ParseContext) -> str:
    """Return a thing that is written in capitals and is nobody: "the AC's out"."""
    return f"the {said['thing'].lower()} is {said['state']}"


LITERAL = rows(
    (r"{lead}({exchange})( please)?( on (?<day>{a_day}))?( please)? (?<old>{anybody}) (against|by|through|with) (?<new>{anybody})( please)?( on (?<day>{a_day}))?{tail}", "replace {old} with {new}{ on day}"),
    (r"{lead}(on (?<day>{a_day}),? )?(please )?(?<old>{capital}[\w'’-]+) (please )?(replace|exchange|swap) (please )?(against|by|through|with) (?<new>{anybody}){tail}", "replace {old} with {new}{ on day}"),
    (r"{lead}in the (interview|meeting|one) on (?<day>{a_day}),? (please )?({exchange}) (?<old>{anybody}) (against|by|through|with|for) (?<new>{anybody}){tail}", "replace {old} with {new} on {day}"),
    (r"{lead}((do|make|arrange|process) )?(the )?replacement of (?<old>{anybody}) (with|by) (?<new>{anybody})(?<rest> (in|for|on) [^.,;?]{3,40}?)?{tail}", "replace {old} with {new}{rest}"),
    (r"{lead}(bring|pull|move|shift|draw|drag|lay|put|bump|slide|take|have|make) (?<what>{moved})(,? please)? (?<by>{span}) (forwards?|ahead|up|to the front){tail}", "move {what} {by} earlier"),
    (r"{lead}(?<do>postpone|delay|defer|move|shift|push)(?<back> back)? by (?<by>{span}){tail}", "{do} it{back} by {by}"),
    (r"{lead}(advance|prepone|bring forward|bring ahead|move up) by (?<by>{span}){tail}", "move it {by} earlier"),
    (r"{lead}(bring|pull|draw) (?<what>{moved}) (forwards?|ahead)( by)? (?<by>{span}){tail}", "move {what} {by} earlier"),
    (r"{lead}(advance|prepone|bring forward|bring ahead) (?<what>{moved}) by (?<by>{span}){tail}", "move {what} {by} earlier"),
    (r"{lead}(?<what>{moved}) (should|must|has to|needs to|can|could|may|is to|to) be ((pre-?poned|advanced|brought forward|brought ahead|moved up)|(?<late>postponed|delayed|pushed back|moved back|deferred)) by (?<by>{span}){tail}", lambda said, _: f"move {said['what']} {said['by']} {'later' if said['late'] else 'earlier'}"),
    (r"{lead}(bump|move|pull|shift|slide|bring) (?<what>{moved}) (up|ahead)( by)? (?<by>{span}){tail}", "move {what} {by} earlier"),
    (r"{lead}(knock|shove|push|bump|put|set|lay|scoot|bung) (?<what>{moved}) (back(wards?)?( by)? (?<by>{span})|(?<by>{span}) (back(wards?)?|to the (back|rear))){tail}", "move {what} {by} later"),
    (r"{lead}the (?<what>(interview|meeting|one|session) (with|of) [^.,;?]{2,40}?),? please (?<by>{span}) (?<way>earlier|later){tail}", "move the {what} {by} {way}"),
    (r"{lead}(lay|set|place) (?<what>(the|my|our|that|this|{name}'s)( [\w'’.-]+){0,3}? (interview|meeting|one|session)|{name}'s (interview|meeting|one|session)|the (interview|meeting|one|session)|it|this|that) (on|onto) (?=(the )?({a_day}|\d))", "move {what} to "),
    (r"(?<=\w),? (the )?same hour(?=\W*\Z|,)", ", same time"),
    (r"\A(?<moved>[^?]*\b(move|push|shift|postpone|reschedule|put|lay|bring|switch)\b[^?]*?),? (but |and )?(keep|leave|with) (the|its|that) (same )?(time|hour)( (as it is|as is|unchanged|the same))?{tail}", "{moved}, same time"),
    (r"{lead}(?<when>{a_day}|\d[^,.;]{2,20}), same time,? (would|will|might|could) (fit|be|suit|work)( (me|for me))?( (better|well|fine|good))*{tail}", "how about {when}, same time?"),
    (r"\A(until|till) (?<when>{a_day}),? (?<rest>(i|we) (need|want|would like|have to|must)\b[^?]{5,120}?){tail}", "{rest} by {when}"),
    (r"{lead}{never} {plan}( (me|us))?( (any|an|more))* {ones}( (for|with|to) (?<who>{anybody}))?( on| at)? {habit}(?<rest>{hours}){tail}", _rule),
    (r"{lead}{never} ({plan}|put) (?<who>{anybody})( (down|in|on|for|any|an))*( {ones})?( on| at)? {habit}(?<rest>{hours}){tail}", _rule),
    (r"{lead}(ensure|make sure|see to it|take care)( that)? no {ones} (are|is|get) (ever )?{planned}( (for|with) (?<who>{anybody}))? (on )?{habit}(?<rest>{hours}){tail}", _rule),
    (r"{lead}(no|never any|not any) {ones}( please)? (for|with) (?<who>{anybody})( please)? (on|of) an? (?<day>{weekday})(?<rest>{hours}){tail}", _rule),
    (r"{lead}(on )?(?<day>{weekday}s)( (please|generally|i'm afraid))? (?<who>i|{anybody}) (do|does|take|takes|make|makes|hold|holds|have|has|want|wants)( not| n'?t)?( (do|take|make|hold|have))?( (no|any))? {ones}(?<rest>{hours}){tail}", _rule),
    (r"{lead}(?<who>i|{anybody}) (take|takes|make|makes|do|does|have|has|hold|holds) on (?<day>{weekday}s)(?<rest>{hours}) no {ones}{tail}", _rule),
    (r"{lead}(?<day>{weekday}s)( (are|is))?( always)? (a )?(no[- ]?go|taboo|off limits|out of bounds|impossible|not possible|blocked) for (?<who>{anybody})(,? (every|each) week)?{tail}", _rule),
    (r"{lead}(keep|leave|hold) (?<who>{anybody}) (clear|free|open)( on)? (?<day>{weekday}s)(?<rest>{hours}){tail}", _rule),
    (r"{lead}no {ones}( please)? (on|of) an? (?<day>{weekday})(?<rest>{hours}){tail}", _rule),
    (r"{lead}never( ever)?( on)? {habit}{tail}", lambda said, _: f"no interviews on {said['day']}s for me"),
    (r"{lead}(leave|let) (me|us) (alone|be|in peace)( on)? {habit}[,;.–—-]* ?(no {ones})?{tail}", lambda said, _: f"no interviews on {said['day']} for me"),
    (r"{lead}(?<day>{weekday}s)( (are|is|aren'?t|isn'?t|ain'?t|are not|is not))+ (no good|no use|any good|good|possible|on) for (?<who>{anybody}),? (ever|at all|any week|every week){tail}", _rule),
    (r"{lead}(keep|leave|hold|block) (my|all my) (?<day>{weekday}s)( (clear|free|open|blocked|off|out))*{tail}", lambda said, _: f"no interviews on {said['day']} for me"),
    (r"{lead}(mark|set|treat|declare|keep) (?<day>{weekday}s?) as (a |my |an )?(non|no)[- ]?(interview|meeting)s?[- ]days?( for (me|myself))?{tail}", lambda said, _: f"no interviews on {said['day']} for me"),
    (r"{lead}(keep|leave|hold|block) (my|me) (?<day>\b{said_day}) (clear|free|open|off) (every|each) week{tail}", lambda said, _: f"no interviews on {_whole(said['day'])}s for me"),
    (r"{lead}(?<day>{weekday})s?( is| are|'s) (my|our|a) [^,.;?]{3,40}[,.;–—-]+ ?(so |therefore )?(please )?no {ones}( (there|then|that day|on that day|for me))*{tail}", lambda said, _: f"no interviews on {said['day']}s for me"),
    (r"\A\W*were (?=(closed|shut|off)\b)", "we're "),
    (r"{lead}(?<when>[^,.;?]*\d[^,.;?]*?) (is|has been|will be) (declared|announced|observed|kept|a|an?|the|our|as|public|company|national|bank|general|paid)*( (a |as )?(public |company |bank |national )?holiday)[,.;–—-]+ ?(please |so )*(block|note|mark|update) (it|that|the (date|day))( (in|on) (the )?(calendar|calendars))?{tail}", "{when} is a holiday"),
    (r"{lead}(make|create|form|set up|build|put together|start|do|add|need|new)( (me|us|for (you|me|us)))*( please)?( (an?|the|one|new))* (pool|panel)( for (you|us|me))? ((called|named|titled|with the name( of)?|of the name)[ :]+|(?=[\"'“‘]?{capital}[\w-]+[\"'”’]? (with|from|of|out of) ))[\"'“‘]?(?<called>[\w-]+)[\"'”’]?( (panel|pool|team))?(,? (with|consisting of|containing|comprising|including|made up of|from|of|out of|having)|[:=,–—-])+ (?<who>[^.;?]{3,120}?){tail}", _pool),
    (r"{lead}(stick|put|pop|group|get|add|throw|chuck|bung) (?<who>[^.;?]{3,100}?) (in|into|together in) (an?|one|the)( new)? (pool|panel) (called|named)[ :]+[\"'“‘]?(?<called>[\w-]+)[\"'”’]?{tail}", _pool),
    (r"{lead}(?<who>{anybody})('s| is| has| just|'ve| have)*( (just|only|newly|recently|now))* ((is )?new (in|at|to|on)|joined|started|starts|came to|moved to|works|arrived)[^.;,?]{0,40}[.;,–—-]+ ?(and |so )?{so}(?<role>give|make|set|assign|grant) (her|him|them)(?<rest> [^.;?]*\b(role|recruiter|admin|administrator|rights)\b[^.;?]*?){tail}", "{role} {who}{rest}"),
    (r"{lead}(?<who>{anybody})('s| is| has| just)*( (just|newly|recently|now))* ((is )?new (in|at|to|on)|joined|started|starts|came to|moved to|works|arrived)[^.;,?]{0,40}[.;,–—-]+ ?(and |so )?(she|he|they) (shall|should|must|needs? to|has to|is to|may|can|needs?|wants|wants to)( (now|also|get|have|receive|become|be|be given|a|an|the))* (role )?(?<role>recruiter|admin|administrator|interviewer)( (role|rights|access))?{tail}", "make {who} {role}"),
    (r"{lead}(?<who>{anybody}) (gets|receives|shall have|shall receive|should have|needs|is given)( (now|also|please))? (the )?(role( of)?( an?)? )?(?<role>recruiter|admin|administrator)( (role|rights|access))?{tail}", "make {who} {role}"),
    (r"{lead}(provide|grant|give|assign|extend|enable)( please)? (the |an? )?(?<role>recruiter|admin|administrator)( (role|rights?|access|permissions?|privileges?))+ (to|for) (?<who>{anybody}){tail}", "make {who} {role}"),
    (r"{lead}{erase} {known}( (candidate|applicant))? (?<who>[\w'’-]+( [\w'’-]+){0,2}?)( (out of|from|off|in) (the|your|our) \w+)?{on_request}{tail}", "forget {who}"),
    (r"{lead}(how|hows)('s| is| are|s)? (?!(you|we|they|things|it|i|that|this|everyone|everybody)\b)(?<who>{anybody}((, | and | & |, and ){anybody})*)('s (diary|calendar|schedule|agenda|week|day))? (fixed|placed|set|off for time|doing for time|sorted)( for)?(?<when>( on| for)? .{2,40}?){tail}", "is {who} free{when}"),
    (r"{lead}(how|hows)('s| is| are|s)? (?<who>{anybody})'s (diary|calendar|schedule|agenda)( (look|looking|like))*(?<when>( on| for)? {a_day}.{0,20}?){tail}", "is {who} free{when}"),
    (r"\b(?<who>(is|are) {anybody}) (knocking|kicking|floating) (about|around)(?= )", "{who} free"),
    (r"\b(?<on>in|on) (my|the) (diary|agenda)(?=( (on|for|this|next))? ?({a_day}|week))", "on my calendar"),
    (r"{lead}anything on my calendar(?<when>( on| for)? .{2,30}?){tail}", "what's on my calendar{when}"),
    (r"{lead}(what( have)? (you|they)( have|'ve)? got me( down)?( for)?|anything on for me)(?<when>( on| for)? {a_day}){tail}", "what's on my calendar{when}"),
    (r"{lead}what have you got for me(?<when>( on| for)? {a_day}){tail}", "what's on my calendar{when}"),
    (r"\b(?<has>((i |we )?(have|'ve got|got|has)|there's|there is) (an?|one|another|my|our) (new )?(cand|candidate|applicant)( (sitting|based|living|who is|who's))?|(the |my |our )?(cand|candidate|applicant)('s| is| sits| lives)( (based|sitting|living))?) in (?<place>{capital}?[\w]+( {place_name})?)(?=[,.;–—-])", "{has}"),
    (r"{lead}(share|send|give|offer|provide|mail)( with| to)? (?<who>(the )?candidate {name}) (?<n>{count}) {times}\b", "give {who} {n} times"),
    (r"{lead}(share|send|give|offer|provide|mail) (?<n>{count}) {times} (with|to) (?<who>((the )?candidate )?(?!{said_day}){name})(?= (for|with|next|on|this|to|so|of|tomorrow)\b)", _times_for),
    (r"{lead}(enable|activate|switch on|turn on) (the bot|yourself|scheduling|it) (in|for|on) (this|our|the) (channel|team|workspace|chat|group|department){tail}", "enable the bot"),
    (r"{lead}(knock|shut|put|get) (?<what>(the |my |them |those |these |all )*(reminders?|notifications?|alerts?|digests?|pings?)) off\b", "turn off {what}"),
    (r"\bthe whole lot (?=of (them|you)\b)", "all "),
    (r"\bthe (pair|two|both) of (them|you)\b", "both of them"),
    (r"{lead}(why|how come)('s|'re| is| are| isn'?t| aren'?t)?( (do|don'?t|do not|does|there|you|we|they))*( (not|have|got|isn'?t|aren'?t|find|see|show|be))* ((any|no) ?(thing|times?|slots?)|nothing|nowt)( (free|at all|there|on offer|showing))? (?=(before|after|on|until|from|between)\b)", "why nothing "),
    (r"{lead}why (goes|works|fits|does) (it|that) not (?=(before|after|on|at)\b)", "why not "),
    (r"\b(the |its )(?<thing>(?-i:[A-Z]{2,5}|A/C|WiFi|Wifi))('s| is|s) (?<state>(not |totally |completely |all )?(out|down|broken|bust|busted|dead|working|knackered|gone|on the blink|playing up|defect|defective|off))\b", _lowered),
    exchange=r"(exchange|replace|change|swap|switch|substitute)",
    a_day=SAID_DAY,
    said_day=SAID_WEEKDAY,
    anybody=_ANYBODY,
    span=SPAN,
    moved=r"(?!(up|on|in|to|my time|the time|time)\b)[^,.;?]{2,60}?",
    never=r"(do not|don'?t|never|not|please never|let's not)( (ever|please|you))*",
    plan=r"(schedule|keep|book|arrange|plan|fix|give|set up|organi[sz]e)",
    planned=r"(scheduled|booked|kept|planned|arranged|fixed)",
    ones=r"(interviews?|meetings?|calls?)",
    habit=r"((of )?(a |an |every |any )(?<day>{weekday})|(?<day>{weekday}s))",
    hours=r"( (between|from|before|after|until|till|\d)[^,;?]{1,40}?)?",
    erase=r"(forget|delete|wipe|bin|erase|remove|get rid of|purge|scrub|destroy|nuke|zap|shred)( please)?",
    known=r"((everything|all|whatever|what|anything|all (of )?the (data|info|information|records?|details)|all (the )?(data|info|information|records?|details)|the (data|info|information|records?|details))( (that|which))?( (you|u|we|you guys)('?ve|'s)?)?( (have|has|got|hold|know|keep|store|saved|stored|there is))* (on|of|about|for))",
    on_request=r"([,.;–—-]+ ?((as )?per (his|her|their) request|(at|on) (his|her|their) request|(he|she|they)( has| have|'s)? (asked|asks|wants|want|wishes|wish|requested)[^.?]{0,40})|,? as per (his|her|their|the candidate's) request)?",
    count=r"(two|three|four|five|six|[2-9]|a few|a couple of)",
    times=r"((free|possible|open|available|suitable|time|interview) )*(slots|times|options|choices|timings)",
    place_name=r"(?-i:York|york|City|city)",
)  # fmt: skip
"""Said of anything."""
TOLD_LITERAL = rows(
    (r"\b(?<day>{weekday}|tomorrow)( (is|looks|'s)|'s) ((completely|totally|fully|all|pretty|very|too) )*(full|packed|booked( up| out| solid)?|blocked|rammed|jammed|chocka|chock-a-block) for (?<who>(?!the\b|an?\b|\d)[\w'’-]+)\b", "{day} doesn't work for {who}"),
    (r"\A(?<yes>\W*(ok|okay|yes|yep|yeah|sure|fine|accepted|good|works)( (for|with|by) me)?)[.!] *(?=(but )?only )", "{yes}, ", is_invited),
    (rf"\A(?<no>\W*[^.;,!?]*\b(not (possible|ok|okay|good|doable|great|free)|impossible|no|no good))[.;] *(but )?(?<when>(on )?({SAID_WEEKDAY}|tomorrow|\d)[^.;,!?]*?) (is|does|yes|can|works|goes)( (ok|okay|fine|possible|good))?\W*\Z", "{no} but {when} is", is_invited),
    (r"\A\W*then i (can not|cannot|can'?t)[.;!] *(?=\w)", "I can't. ", is_invited),
    (r"{lead}{old:colleague}(?<!'s){unable}{then}(take|use|try|get|make it|let's (take|try|use|have)|how about|what about|then|rather|so) {new:colleague}( then| instead| for (him|her|{name})| in (his|her) place)*{tail}", "replace {old} with {new}", _is_not_invited),
    (r"{lead}{old:colleague}(?<!'s){unable}{then}{new:colleague}( then| instead( of (him|her))?| for (him|her|{name})| in (his|her) place|('s| is) (free|available|there|in|fine|ok|happy to)| (will|can|could)( (do|take|cover|join)( it| this)?)?| (does|takes|covers|joins)( it)?| (steps|jumps) in| yes| ok)+{tail}", "replace {old} with {new}", _is_not_invited),
    (r"\A(?<rule>[^.;?]*\b(no (interviews|meetings|calls)|(don'?t|do not|never|please don'?t) (book|schedule|put|plan|invite))\b[^.;?,]*\d[^.;?,]*)[.;,–—-]+ *(?!(and|but|or|so|except|unless|only|until|till|not|for|from|please|pls|thanks|then|instead|at|on|in)\b)(?!.*(\d|\b({weekday}|mornings?|afternoons?|evenings?|week|month|tomorrow|today|everyone|everybody)\b))[^.;?,]{3,40}[\s.!]*\Z", "{rule}"),
    (r"(?<=[.;,–—-] )(we|i)('re| are|'ll be|'m| will be)?( now)? (do|doing|have|having|hold|holding|run|running) (it|this|that|the interview) (?=(on|over|via|in|by) (teams|zoom|video|slack|google meet)\b)", "make it online ", has_interviews),
    (r"\A(?<rule>[^.;?]*\bno (interviews|meetings)\b[^.;?]*)[.;] ?(there|then|that|this|it|these|those)('s| is| are) (my|our|his|her|their|the|a|for) [^.;?]{3,60}\W*\Z", "{rule}"),
    (r"\A(?<rule>[^.;?]*\b(office|company|we|firm|everything)\b[^;?]*\b(closed|shut)\b[^.;?]*)[.;] ?(so )?(please )?no (interviews|meetings|appointments)( (there|then|(on )?(that|those|these) days?))*{tail}", "{rule}"),
    (r"\A(?<rule>[^.;?]*\b(forget|delete|erase|wipe|remove|purge|bin)\b[^.;?]*\b(data|everything|all|what|whatever|records?|details)\b[^.;?]*)[.;] ?(he|she|they)('s| has| have)? (asked|asks|wants?|wish(es)?|requested?)\b[^.;?]{0,40}\W*\Z", "{rule}"),
    (r"\A(?<rule>[^.;?]*\boptional)[.;] ?(just |only |but )?{names} (have|has|must|need|needs|should|are|is)( (to|got to|only|both|all))* (be (there|in|present)|there|mandatory|required|essential|come|attend|needed)\W*\Z", "{rule}"),
    unable=r"( ((is|has|will be|got|gets|looks|seems|isn'?t|hasn'?t|won'?t be) (?!free|available|ok|fine|back|in\b|there|here)(?!(not\b )?(mandatory|optional|required|needed|needed))[a-z]+|can'?t|can ?not|cannot|won'?t|out|off|away|sick|ill|busy|no)|'s (?!free|available|ok|fine|back|in\b|there|here|mandatory|optional|required|needed)[a-z]+)( (?!(not|but|until|till|next|this|tomorrow|today|and|or|{weekday})\b)[\w'’]+){0,3}?",
    then=r"\s*([,;.–—-]+|\bso\b|\bbut\b)\s*((so|but|then|and)\W+)*",
    names=r"{name}((, | and | & |, and ){name})*",
)  # fmt: skip
"""A sentence with another behind it that only says why, or the same again."""
