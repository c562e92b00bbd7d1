"""What is put word for word as in another language, or as in a region, of what was shown: times, an invitation, a booked interview.

"Friday falls away"                  "not Friday"
"just Mei then, Wei can sit this one out"    "only Mei"
"I have there no time"               "I can't make it"
"On Friday shall also Wei take part"     "add Wei to the Friday interview"
"""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import is_colleague
from bot.language.rewordings.literal import SAID_DAY, SPAN
from bot.language.rewordings.notation import Said, has_interviews, is_invited, rows, shown
from bot.language.tokens.calendar_words import SAID_WEEKDAY
from bot.language.tokens.cues import Cued


def _days_off(said: Said, _context: ParseContext) -> str:
    """Return which days are left out, or the only ones that are left."""
    return f"only {said['only']}" if said["only"] else f"not {said['days']}"


def _without(said: Said, context: ParseContext) -> str | None:
    """Return who does not come, or who alone does; None of nobody's name."""
    named = [_NOT_IS.sub("", one) for one in (said["who"], said["keep"]) if one]
    if not all(is_colleague(one, context) for one in named):
        return None
    return f"only {named[-1]}" if said["keep"] else f"without {named[0]}"


def _optional(said: Said, context: ParseContext) -> str | None:
    who = _NOT_IS.sub("", said["who"])
    return f"make {who} optional" if is_colleague(who, context) else None


def _no(said: Said, _context: ParseContext) -> str:
    why = said["why"].strip(" .!,")
    return f"i can't make it because {why}" if why else "i can't make it"


def _no_since(said: Said, _context: ParseContext) -> str:
    """Return a no of which the whole is the reason."""
    return f"i can't make it because {said['why'].strip(' .!,')}"


def _yes(said: Said, _context: ParseContext) -> str:
    return f"yes, {said['when']} works for me" if said["when"] else "yes, works for me"


def _lowered(what: str) -> str:
    return f"the {what[4:]}" if what.startswith("The ") else what


def _added(said: Said, _context: ParseContext) -> str:
    """Return who is added to an interview, told by its day or by its candidate."""
    of, who = said["of"], _NOT_IS.sub("", said["who"])
    if not of:
        return f"add {who}"
    is_told = any(word in of.lower().split() for word in ("interview", "meeting", "session", "one"))
    if is_told or "'" in of or "’" in of:
        return f"add {who} to {of}"
    return f"add {who} to the {of.removeprefix('the ')} interview"


_DENIED = Cued(
    r"\b(?:not?|never|cannot|bad|impossible|unavailable|full|busy|inconvenient|rammed|packed|slammed|stacked|chocka|hectic|jammed|solid|mental|tied up)\b|n['’]?t\b|n['’]t",
    re.IGNORECASE,
)

_ENOUGH = re.compile(
    r"\b(?:enough|plenty|fine|sufficient|grand|perfect|ok|okay|good|great|do|own|alone|solo|(?:her|him|them)self)\b",
    re.IGNORECASE,
)
"""What says of who is left that they will do."""

_NOT_IS = re.compile(r"['’]s\Z")
"""The "is" behind a name: "Tom's optional"."""


def _is_denied(text: str) -> bool:
    """Whether a part of a message says no to what it names."""
    return bool(_DENIED.search(text))


_DAYS = rf"({SAID_DAY}((, | and | & | or |, and ){SAID_DAY})*)"
_NAMES = r"{name}((, | and | & | n |, and ){name})*"
OPEN_LITERAL = rows(
    (r"{lead}(on )?(?<days>{days})( (now|also|then|unfortunately|sadly|after all|then))* {gone}( (for (us|me|them)|any ?more|after all|now|then|from my side))*([,;.–—-]+ ?{so}(((only|take|use|do|make it|try|maybe|then|rather|what about|how about) )?(on )?(?<only>{days})( (works|is (ok|okay|fine|good|possible)|ok|okay|instead|rather))*|(remove|drop|exclude|skip)( (it|that))?))?{tail}", _days_off),
    (r"{lead}{bin}( off| out)? (?<days>{days})( {off})?{tail}", _days_off),
    (r"{lead}{get} (?<days>{days}) {off}{tail}", _days_off),
    (r"{lead}((just|only) {keep:name}( then)?[,;.]? (and |as )?)?{who:name} {sits_out}([,;.–—-]+ ?(just|only) {keep:name}( then)?)?{tail}", _without),
    (r"{lead}(take|leave|put|strike|cross|get|kick) {who:name} (away|off|out){tail}", _without),
    (r"{lead}(get (rid|shot) of|spare|excuse) {who:name}( (this|that|it)( (one|time))?)?{tail}", _without),
    (r"{lead}{out:name} (goes|is|moves) out[,;]?( (and|but))? {who:name} (comes|goes|is|moves) in{tail}", "replace {out} with {who}"),
    (r"{lead}let {who:name} off( (this|that|it)( (one|time|round))?)?{tail}", _without),
    (r"{lead}(we|i) (don'?t|do not|won'?t|no longer)( (really|actually))* need {who:name}( (there|any ?more|for (this|that|it)( one)?|now))*{tail}", _without),
    (r"{lead}(drop|lose|skip|bin|leave out|scrap) {who:name}[,;.–—-]+ ?((just|only) )?{name}( {alone})?('s| is|'ll| will| would|'d)( (be|do|on))*( {alone})?( (enough|plenty|fine|sufficient|grand|perfect|ok|okay|good|great))?( {alone})?{tail}", lambda said, context: _without(said, context) if _ENOUGH.search(said.whole) else None),
    (r"{lead}it('s| is) (enough|sufficient|fine) (when|if) {keep:name} (comes|is there|joins|takes part){tail}", _without),
    (r"{lead}{who:name} {optional}([,;.–—-]+ ?|,? (but|and|otherwise) )?{besides}{tail}", _optional),
    (r"{lead}{who:name} (does|do)(n'?t| not)( (need|have|to|be|there|take part|attend|come|participate|join|in|really))+([,;.–—-]+ ?|,? (but|and) )((just|only) )?(it'?s|it is|would be|it'?d be|it would be|itd be|that'?d be)?( ?(just|only|a|very))*( ?(nice|good|great))( to have| if (he|she|they) (did|came|could|can))?{tail}", _optional),
    (r"{lead}for {who:name} (it|this|that)('s| is)( (only|just))? (optional|voluntary|not (mandatory|compulsory|obligatory|required)){tail}", _optional),
    (r"{lead}(make|mark|keep|set|treat|put|have|consider)( please)? {who:name}( please)?( (down|in))?( (as|to))? optional{tail}", _optional),
    (r"{lead}{room} ({sits_out}|(is |are )?(not|n'?t) (needed|required|necessary|wanted)|falls? away)( (for (it|this|that|us)|any ?more|at all))*{tail}", "no room needed"),
    (r"{lead}(we|i)? ?(do|does|will|wo|are|am|is|would|need|'re|'ll)?(n'?t| not)?( (going to|gonna|be|need|needs|needing|have|want|wanting|bother with|bother wi))*(?<=need|ding|want|ting|with) (no|an?|any|the) (meeting )?room( (any ?more|after all|at all|for (it|this|that)))*{tail}", lambda said, _: "no room needed" if _is_denied(said.whole) else None),
    (r"{lead}(({bin}|never ?mind|nvm|nm|cancel|release) (about )?(the |that )?(meeting )?room|leave (the |that )?room out|no need (of|for) (a |the )?room|(we|i) need (the|a|no) room not)([,;.–—-]+ ?| )?(((we|i) )?(do not|don'?t|won'?t|no longer) (really )?need (it|one)( any ?more)?|not needed|no need)?{tail}", "no room needed"),
    days=_DAYS,
    bin=r"(bin|chuck|scrap|strike|forget|lose|drop|ditch|nix|skip|axe|delete|exclude|kill|cross out|get (shot|rid) of|ditch)",
    get=r"(leave|let|take|knock|cut|kick|throw|sack|cross|get|keep|put|strike|bin|chuck)",
    off=r"(off( the (list|table|plan))?|out|away|aside|on the head|altogether|completely)",
    gone=r"(not (possible|ok|okay)|(falls?|drops?|fall|goes) (away|out|off|flat)|lapses?|(i|we) have no time|(is|'s|are) ((not|n'?t|nae|no) )+(good|convenient|great|possible|suitable|ideal|ok|okay|on)|(is|are|'s) (a holiday|ruled out)|(can ?not|cannot)|(is|are|'s) (cancelled|canceled|dropped|dead|impossible|off the table|out of the question)|(may|can|must|should|shall)( now)? (be )?(removed|dropped|deleted|left out|skipped|fall away|fall out|go)|((it|that|this) )?(goes|works|fits|suits) (me )?not|(it|that|this) (doesn'?t|won'?t|isn'?t) (go|work|fit|possible)|(i|we) (can not|cannot|can'?t)( (do it|come|make it))?)",
    sits_out=r"(((can|could|may|might|should|will|gets to|is to|shall) )?(sit( (this|that|it))?( (one|round|time))? out|sit out( (this|that|it))?( one)?|(skip|miss) (this|that|it)( (one|time|round))?|give (it|this|that)( one)? a miss|stay (away|out)|fall away|drop out)|(falls?|drops?|goes) (away|out)|(can |may )?bow out|comes not|can ?not|(can|may) (stay (at )?home|skip|miss out)|(is|'s)? ?(excused|nae? needed|no needed)|(needs?|has|have|must|should) not( to)? (be there|come|attend|participate|take part|join|be in it))",
    alone=r"((on|by) (her|his|their) (own|lonesome)|(by )?(her|him|them)self|alone|solo)",
    optional=r"((is|can be|could be|may be|would be|shall be)?( (only|just|purely|really|then))* ?(optional|voluntary|an? nice[- ]to[- ]have|nice to have|not (mandatory|essential|compulsory|obligatory))|(needs?|has|have) not necessarily (to )?(be there|take part|attend|come|participate|join)|(does|do)(n'?t| not) (necessarily|strictly|absolutely)( (need|have|to|be|there|take part|attend|come|participate|join|in it))+|only if (he|she|they)('s| is| can| could| has| have)( (free|time|make it|come|join))*|if (he|she|they) (can|could)( (make it|come|join))*)",
    besides=r"((it'?s|it is|just|only|would be|it'?d be|it would be|itd be|that'?d be|a )*( ?(nice|good|great))( to have| if (he|she|they) (did|came|could|can))?|(no (bother|problem|worries)|fine|never mind|if not,? (fine|no bother|no worries|no problem))|(just |only |but )?{names} (have|has|must|need|needs|should|are|is)( (to|got to|only|both|all))* (be (there|in|present)|there|mandatory|required|essential|come|attend|needed))?",
    room=r"(the |a |any |no )?(meeting )?rooms?",
    names=_NAMES,
)  # fmt: skip
"""Of the open question."""
ANSWERS_LITERAL = rows(
    (r"{lead}{eager}([,;.! ]+{eager})*{tail}", _yes, is_invited),
    (r"{lead}((it'?s|that'?s|that is|it is|i'?m|gonna be|going to be|will be|has to be) )?(an? )?(hard|big|firm|definite|strong|flat|solid) (no|nope|pass)( (from|for) me)?([,;.:–—-]+ ?(?!{offers})(?<why>[^?]{3,200})|(,? (sorry|thanks))?\W*)\Z", _no, is_invited),
    (r"{lead}((that|this|it|the (time|date|appointment|slot|interview)|(on )?(?<when>{a_day})) )?((also|absolutely|perfectly|really) )*(fits|passes|suits|goes)( (clear|well|perfectly|fine|good|also))*( (for )?(me|us))?( (well|perfectly|fine|very well|good|too|also))*{tail}", _yes, is_invited),
    (r"{lead}(from my side|for (me|us)),? ((it|that|this) )?(fits|works|goes|passes|suits|is (fine|ok|okay|good))( (well|fine|good))*{tail}", _yes, is_invited),
    (r"{lead}((i have (time )?(there|then)( time)?)|(there|then) i have time|i'?m( well)? up for (it|that|this)|you bet|(nee|nae|no) bother( at all)?|((that|it|this|all)( is|'s)? )?(in order|all ?right|alright)( (for|from|with|by) (me|my side))?|passt( mir)?|alles klar|jawohl|klar|(it|that|this) (fits|goes|works) (in|into|with) my (calendar|schedule|diary|plan)|i am there|no objections?( from (me|my side|my end))?|i (can|could|will) take( up)? (this|the|that) (interview|one)( up)?|go for it|yes ?sir(ee)?|yes ma'?am|10-4|ten[- ]four){tail}", _yes, is_invited),
    (r"{lead}((noted|done|ok|okay|sure|sir|ma'?am|confirmed|agreed|(many )?(thanks|thank you)( (so much|a lot))?( for (the|your) (invite|invitation|mail|note|heads[- ]up|information))?)\W+)*(i( will| shall|'ll)|will|shall) (be (available|present|there)|take (this|the|that|it)( (interview|one|up))?|attend( (it|this|that))?|do the needful)( (for|on|at) (it|this|that|the same|the (interview|day|time)|that (day|time)))?{tail}", _yes, is_invited),
    (r"{lead}({there} i (can not|cannot|can'?t)( (come|do it|make it|attend))?|i can {there},? ?((unfortunately|sadly|alas) )?not( (come|participate|attend|take part))?|i can,? (unfortunately|sadly) not( (come|participate|attend))?){because}\Z", _no, is_invited),
    (r"{lead}(i (am|'m|'ll be|will be) (prevented|hindered|impeded)( (there|then|on that day|that day))?|(that|this|it) (is ?n'?t|isn't|won'?t|is not|will not|ain'?t) (going to |gonna )?happen|(that|this)( one)? i (must|have to) (cancel|decline|call off|say off)|i (have to|must) say (it|that) off){because}\Z", _no, is_invited),
    (r"{lead}((i have|i've|have) ({there} )?((unfortunately|sadly) )?no time( {there})?|no time {there}|{there} i have ((unfortunately|sadly) )?no time|i have {there} ((unfortunately|sadly) )?no time){because}\Z", _no, is_invited),
    (r"{lead}(that|this|it) ((unfortunately|sadly) )?((does|do)(n'?t| not) (fit|pass|suit|go)|(goes|fits|works|suits|passes)( (for )?(me|us))?( (unfortunately|sadly))? not)( (for )?(me|us))?( at all)?{because}\Z", _no, is_invited),
    (r"{lead}i ((unfortunately|sadly) )?(come|attend|participate|take part) ((unfortunately|sadly) )?not{because}\Z", _no, is_invited),
    (r"{lead}(on {said_day} )?(goes|works|fits) (it|that) not( (for )?me)?{because}\Z", _no, is_invited),
    (r"{lead}(it|that|this)( (will|would|may|might|is|'s|'ll))?( be)? (very |quite |rather |really |a bit )?(difficult|hard|tough|tricky|impossible|not possible|not feasible)( for (me|us))?( to (attend|join|make it|come|take( it)?( up)?|manage|do it)( (it|this|the same))?)?{because}\Z", _no, is_invited),
    (r"{lead}(?<why>(that|this|it|the time) ((unfortunately|sadly) )?(crosses|collides|clashes|overlaps|conflicts|coincides) with [^?]{2,80}){tail}", _no_since, is_invited),
    (r"{lead}(?<why>i must (on {said_day}|there|then|(on )?that day|at that time) (to|in|into|away|elsewhere|drive|fly|travel)\b[^?]{0,80}){tail}", _no_since, is_invited),
    (r"{lead}(?<why>i have (an?|another) (prior|previous|other|earlier|standing) (commitment|engagement|appointment|obligation)( (then|there|that day|at that time|on that day))?){tail}", _no_since, is_invited),
    (r"{lead}(?<why>i('m| am| will be|'ll be) (all |completely |totally )?tied up( (then|there|that day|at that time|on that day))?){tail}", _no_since, is_invited),
    (r"{lead}(?<why>(that|this|it)('s| is) ((for (me|us)|much|far|a bit) )*too (late|early|soon|short[- ]notice)( for (me|us))?){tail}", _no_since, is_invited),
    (r"{lead}(i find time( (for (it|that|this)|then|there|on (?<when>{said_day})))?|i (take( (it|this))? over|do it)|am in|that('ll| will) do( (nicely|me|for me|fine|well))*|((i have|i've|have) )?(entered|blocked|noted|added|put) (it|the (time|slot|date)|my (calendar|diary))( (in|into|to) my (calendar|diary))?( for (it|the same|this|that|the interview))?|(it|that)('s| is) (now )?in my (calendar|diary)([,;.–—-]+ ?see you (then|there))?){tail}", _yes, is_invited),
    (r"{lead}((count|plan|reckon) )?without me( (this time|for this one|then|on this one))?{because}\Z", _no, is_invited),
    (r"{lead}(excuse me|let me off|i (must|have to|need to)( be)? excused?( myself)?)(?! for (being|the|my|a|any)\b)( (for|from|of|with|this|that|it|the same|one|time|today|once|round|interview|the|occasion))+{because}\Z", _no, is_invited),
    (r"\A\W*((sorry|unfortunately|regret),? )*(please|kindly|pls) (excuse me|let me off){because}\Z", _no, is_invited),
    (r"{lead}(i am|i'm|i will|i shall)( be)? (not|un)[ -]?(be )?available( (for (it|this|that|the same)( (one|interview))?|then|there|at that time|on that day))?{because}\Z", _no, is_invited),
    (r"{lead}(?<no>[^.?!,;–—]*?\b{any_day}\b[^.?!,;–—]*?|not {said_day})( |[,;.–—-]+ ?)?(?<=\w[ ,.;–—-]|[,.;] )((but|so|instead|rather) )*(?<when>(((i|i'?m|i'?d|we) )?((could|can|would|will|might) (only )?(do|make|manage|be free|be available)?|am free|'?m free|free)|consider|take|use|better|rather) ?(on )?(?<day>(next )?{said_day}\b.*\d.*)|(?<day>(on )?(next )?{said_day}\b[^.;]*\d[^.;]*?)( (would|will|could|might) (go|fit|work|suit|do|be (fine|ok|okay|good|possible|better))( (for )?me)?|\?)){tail}", lambda said, _: f"how about {said['day']}" if _is_denied(said["no"]) else None, is_invited),
    (r"{lead}i('d| would)? (propose|suggest|offer) (?<when>([^.;!?]|(?<=\d)[.])*?(\d|{said_day})([^.;!?]|(?<=\d)[.](?=\d| ))*)[.;] (?<why>(on |at )?({said_day}|that day|\d)[^?]*)\Z", "how about {when}? {why}", is_invited),
    eager=r"(bet|say less|let'?s (do (it|this|that)|go+|roll)|lfg|(c|see) (u|you|ya) (there|then)|i'?m there|count on me|locked in|you got it|no doubt|i'?m so in)",
    offers=r"(?s:.)*\b(how about|what about|can we|could we|instead|rather|but|works|let'?s|only|unless|until|free)\b",
    because=r"((,? (sorry|thanks|i'm afraid))?\s*[.!]*|([,;.:–—-]+ ?|(?= because| as| since))( ?(because|as|since|cos|sorry),?)? ?(?<why>(i|my|we|our|there|on|at|in|the|got|have|it|client|customer|another)\b[^?]{3,200}))",
    reason=r"([,;.:–—-]+ ?|(?= because| as| since))( ?(because|as|since|cos|sorry),?)? ?(?<why>(i|my|we|our|there|on|at|in|the|got|have|it|client|customer|another)\b[^?]{3,200})",
    any_day=rf"{SAID_WEEKDAY}s?",
    there=r"(there|then|on (that|this) day|that day|at that time)",
    a_day=SAID_DAY,
    said_day=SAID_DAY,
)  # fmt: skip
"""Of an invitation."""
BOOKED_LITERAL = rows(
    (r"{lead}{at}( (also|additionally))* {must}( (also|additionally|too))* (?<who>{names})( (also|additionally|too))* {join}{too}{tail}", _added),
    (r"{lead}{at},? (please )?((also|additionally) (?<who>{names})|(invite|add|take|include)( (also|additionally))* (?<who>{names})( (in|with))?){too}{tail}", _added),
    (r"{lead}{at},? (?<who>{names}) {must}( (also|additionally|too))* {join}{too}{tail}", _added),
    (r"{lead}(?<who>{names}) {must}( (also|additionally|too))* ((be )?(in|at|part of)|take part in|participate in|join|attend) (?<of>{which}|{name}'s( (interview|one|session))?){too}{tail}", _added),
    (r"{lead}(stick|pop|bung|put|get) (?<who>{names}) (on|in|into|onto) (?<of>(the )?{said_day}'?s? (one|interview|session)){too}{tail}", lambda said, _: f"add {said['who']} to {said['of']}"),
    (r"{lead}(?<who>{names}) ((takes?|take) (also|too) part|((takes?|take) part|comes?|joins?|is (joining|coming)|joining|are joining)( (also|too|as well|along|additionally))+)([,;–—-]+ ?add (her|him|them)( (too|in))?)?{tail}", _added, shown("interview")),
    (r"{lead}(additionally|also)( please)? (?<who>{names}){tail}", _added, shown("interview")),
    (r"{lead}(take|get|have|bring|rope|loop|draft|pull) (?<who>{names}) (((additionally|also) )?(in|with|along|with in|in with)( (additionally|also))?|in on (this|that|it)){too}{tail}", _added, shown("interview")),
    (r"{lead}(let|have|get) (?<who>{names}) (to )?((also|additionally) )?{join}{too}{tail}", _added, shown("interview")),
    (r"{lead}(add|invite|include|take|bring|get) (also|additionally) (?<who>{names})( (in|along))?{tail}", _added, shown("interview")),
    (r"{lead}{who:attendee} (({must} )?(not|no longer) {join}|comes not|(can|may|shall) be (excused|spared|let off)){tail}", "remove {who}", has_interviews),
    (r"{lead}(?<what>{the_one}) ((falls?|drops?) (away|out|flat)|(does not|doesn'?t|won'?t|will not|can not|cannot|can't) (take place|happen|go ahead)( (any ?more|after all))*){tail}", lambda said, _: f"cancel {_lowered(said['what'])}", has_interviews),
    (r"{lead}((the |this |that )?(interview|meeting|appointment|it) (falls?|drops?) (away|out|flat)|(we|let us|let's) let (it|the interview) (fall|drop)|(the )?candidate has said (it )?off){tail}", "cancel it", shown("interview")),
    (r"{lead}(?<what>{the_one}),? (please )?(?<by>{span}) (?<way>earlier|later){tail}", lambda said, _: f"move {_lowered(said['what'])} {said['by']} {said['way']}", has_interviews),
    (r"{lead}(the )?(?<of>{said_day}|{name})'s room('s| is) (too|so) (small|wee|tiny|cramped|tight)[,;.–—-]+ ?{so}((get|find|book|give|need|we need|i need)( (me|us))? )?(a )?(bigger|larger)( (one|room))?{tail}", "a bigger room for {of}'s interview", has_interviews),
    (r"{lead}(?<who>{names}) ({must} )?(also |additionally )+{join}{too}{known}{tail}", _added, shown("interview")),
    (r"{lead}{who:attendee} {sits_out}{tail}", "remove {who}", has_interviews),
    (r"{lead}(instead of|in place of) {old:attendee} (comes|shall|should|will|must)?( )?{new:name}( (come|comes|join|take part|participate|attend))?{tail}", "replace {old} with {new}", has_interviews),
    (r"{lead}(the |a )?room (for|of|at|in|from) (?<of>{which}|{name}'s( (interview|one|session))?) (is |are )?((not|n'?t|no longer) (needed|required|necessary|wanted)|(can|may|shall|should)? ?(falls?|drops?) away)( (any ?more|now))*{tail}", "no room for {of}", has_interviews),
    (r"{lead}(we|i) ((will|do|are|am|would|'re|'ll)(n'?t| not)|won'?t|don'?t|aren'?t)( (going to|gonna|be|need|needing|want|wanting))* (an?|any|the|no) (meeting )?room (for|at|in|on) (?<of>{which}|{name}('s( (interview|one|session))?)?)( (any ?more|no more|after all))*{tail}", lambda said, _: f"no room for {said['of']}", has_interviews),
    (r"{lead}the room (on|for) (?<when>{said_day})('s)?[^,.;?]{2,40}[,;.–—-]+ ?{so}(please )?(another|a different|another one|a different one|a new one){tail}", "another room for the {when} interview", has_interviews),
    (r"{lead}(?<ask>(find|get|book|arrange|need)( (me|us))? (another|a different|a new) room (for|on) [^,;?]{3,40}?)[,;–—-]+ ?[\w ]+? (stinks|smells|is (too )?\w+|'s (too )?\w+|leaks|echoes){tail}", "{ask}", has_interviews),
    (r"{lead}(the |our |my )?(cand|candidate|applicant)('?s| has)( (got|now|just|a|an|new|another|different))+ (e-?mail|mail)( address)?[,;:.–—-]* ?(it'?s|its|it is|is|:)? ?(now )?(?<mail>[^\s@,;]+@[^\s@,;]*\w){tail}", "candidate's email is {mail}", has_interviews),
    (r"{lead}(the )?(correct|right|new|current) (e-?mail|mail)( address)?( (of|for) the candidate)?( is|:) (now )?(?<mail>[^\s@,;]+@[^\s@,;]*\w){tail}", "candidate's email is {mail}", shown("interview")),
    (r"{lead}(change|update|correct|set|fix) the (e-?mail|mail)( address)? (in|for|on|of|at) (?<of>{name}('s( (interview|one|session))?)?) (to|as|into) (?<mail>[^\s@,;]+@[^\s@,;]*\w){tail}", "candidate {of}'s email is {mail}", has_interviews),
    at=r"(in|on|for|to|at) (?<of>(the |my )?(interview|meeting|session|one) (on|at|with|of) [\w: ]{2,20}?|{name}'s( (interview|one|session|meeting))?|the {said_day}('s)? (interview|one|meeting|session)|{said_day})",
    the_one=r"(the |my )?((interview|meeting|session|one) (on|with|of) [\w: ]{2,25}?|{said_day}('s)? (interview|one|meeting|session))|(?!(move|push|shift|bring|make|put|start|cancel|keep|leave|have|do|find|add|begin|set|change)\b){name}'s( (interview|one|session|meeting))?",
    span=SPAN,
    must=r"(shall|should|must|will|have to|has to|may|can|are to|is to)",
    join=r"(participate|take part|join|attend|come|be (there|in|present|with us)|sit in)",
    too=r"( (too|as well|also|additionally))*",
    known=r"([.;,–—-]+ ?(she|he|they|because|as|since) [^?]{3,80})?",
    said_day=SAID_DAY,
    sits_out=r"((falls?|drops?) (away|out)|(can |could |may )?(give (it|this|that)( one)? a miss|skip (it|this|that)( one)?))",
    names=_NAMES,
)  # fmt: skip
"""Of a booked interview."""
