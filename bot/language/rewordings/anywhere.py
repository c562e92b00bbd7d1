"""What is said the same way whatever was shown last."""

from bot.language.context import ParseContext
from bot.language.people.coming_names import is_colleague
from bot.language.people.note_heads import plain_note
from bot.language.rewordings.notation import Said, rows
from bot.language.tokens.calendar_words import MONTH_NAMES, WEEKDAYS
from bot.language.tokens.cues import small

_AFTER = (
    ("mon", "tuesday to friday"),
    ("tue", "wednesday to friday"),
    ("wed", "thursday or friday"),
    ("thu", "friday"),
)


def _numbered(count: int) -> tuple[str, str]:
    """Return the row of a list of so many items that is numbered in one line: "1. Ian 45 min 2. Mei 45 min"."""
    items = (rf"[,;]? ?{n}[.)] (?<item{n}>{{capital}}(?s:.)+?)" for n in range(1, count + 1))
    return rf"(\A|(?<=: )){''.join(items)}\Z", ", then ".join(f"{{item{n}}}" for n in range(1, count + 1))  # fmt: skip


def _loop_for(said: Said, context: ParseContext) -> str | None:
    """Return the loop that is asked for, of a candidate who "needs" it; None of a colleague."""
    on = said["on"].removeprefix(" of interviews")
    return (
        None
        if is_colleague(said["who"], context)
        else f"loop for {said['who']}{on}: {said['rest']}"
    )


def _elsewhere(said: Said, context: ParseContext) -> str | None:
    """Return what a candidate has with another company; None where a colleague is named: "the nurse role with Priya"."""
    return None if is_colleague(said["firm"].split()[0], context) else "offer"


def _headed(said: Said, context: ParseContext) -> str | None:
    """Return the search of a note that is headed by its candidate; None where a colleague heads it."""
    who, rest = said["who"], said["rest"]
    first = who.split()[0]
    if is_colleague(who, context) or is_colleague(first, context) or small(first) in _NO_FIRST_NAMES:  # fmt: skip
        return None
    return f"{said['long']} for {who} with {rest}"


def _noted(said: Said, context: ParseContext) -> str | None:
    return plain_note(said.whole, context)


_NO_FIRST_NAMES = frozenset({*WEEKDAYS, *MONTH_NAMES.values(), "candidate", "interview", "need", "book", "find", "get", "quick", "please", "add", "make", "set", "room", "online", "with", "for", "loop"})  # fmt: skip


def _with_me(said: Said, context: ParseContext) -> str | None:
    """Return who is wanted beside the speaker, where no "and" joins them: "need me Lucy Will Thursday"."""
    if not is_colleague(said["who"], context):
        return None
    return " ".join(part for part in (said["x"].removesuffix("me"), "me and", said["who"]) if part)


ANYWHERE = rows(
    (r"\A\W*((i|we) )?(?<x>needs?|want) me (?<who>{capital}[\w'’-]+)(?! to\b)", _with_me),
    (r"\b(?<x>for me) (?<who>{capital}[\w'’-]+)(?= ?(\+|,|and|&|{name}))", _with_me),
    (r"\A\W*(?<x>me) (?<who>{capital}[\w'’-]+)(?=(,? {name}| (and|&) {name})? (on |at |for |next |this )*({weekday}|mon|tues?|weds?|thurs?|thu|fri|tomorrow|tmrw|today|\d))", _with_me),
    (r"\b(on |at )?(either|both) sides? of (lunch|lunch ?time|noon|midday)\b", "before lunch or after lunch"),
    (r"\A\W*((sorry|hi|hey|fyi|also|and)\W+)*(i'?m |i am |i'll be |i've |i have |i'll |i )?((on|taking|having|got|booked|take|have|a|an|off|for|my) )*half([- ]?| a )days?('s)? ((of )?(annual )?(leave|holiday|pto|vacation)|off)\b(?<when>[^?]{0,40})\W*\Z", "I'm on a half day{when}"),
    (r"\A[^?]{8,400}\??\s*\Z", _noted),
    (r"(?<![\d-])(\+?1[-. ])?\(?(?<a>\d{3})\)?[-. ](?<b>\d{3})[-. ](?<c>\d{4})(?![\d-])", "{a}{b}{c}"),
    (r"\(opt\.?\)", "(optional)"),
    (r"\bpref\.? (?=[\w'])", "preferably "),
    (r"\bf2f\b", "face to face"),
    *((rf"\b{rank} (?=(round|stage)\b)", f"{word} ") for rank, word in (("1st", "first"), ("2nd", "second"), ("3rd", "third"))),
    (r"\A\W*(?<who>(?-i:[A-Z][\w'’-]+ [A-Z][\w'’-]+))[,:;–—-]* +(?<long>{length})[,:;–—-]* +(w/ ?|with )?(?<rest>(?=(?-i:[A-Z]))(?s:.)+)", _headed),
    (r"(?<before>\w)\.\s+(?=[^\s@,;]+@[^\s@,;]+\.\w+\W*\Z)", "{before}, "),
    (r"{lead}((an?|one more|another) {rank}( {one})?|(the )?{rank} {one}|(second|third|fourth|fifth))\s*(,|:|[–—-])\s*(?=(candidate )?{capital}[\w'’-]+ {capital}[\w'’-]+( (w/|with|for|and|needs|should)|,))", ""),
    (r"{lead}(two|three|four|2|3|4) (candidates|interviews|people)( (for|on|to see|to interview))* (?<when>(on )?(next |this )?{day}( (morning|afternoon))?|tomorrow|today)\s*[:–—-]+\s*(?<names>{capital}[\w'’-]+( [\w'’-]+){0,3}?((, | and |, and ){capital}[\w'’-]+( [\w'’-]+){0,3}?){1,3}),\s*(?=\S)", "{names} on {when}, "),
    (r"{lead}no can do *[,;:.–—-]+ *(?=(on (holidays?|leave|vacation|pto|annual|parental|sick|a|an|my|another|site)|in (a|an|my|another|meetings)|at (a|an|the|my|another)|away|off|out|double[- ]booked|travell?ing|flying)\b)", "can't make it because I'm "),
    (r"\bmañana\b", "tomorrow"),
    (r"\A\W*(?<day>(on )?{day}|tomorrow),? (?<out>(i'?m|i am|i'?ll be|i will be) (away|off|out|ooo))( all day)?(?<rest>\W*\Z|[,;.–—-](?s:.)*\Z)", "{out} {day}{rest}"),
    (r"(?<out>\b(away|off|out|ooo)\b[^,;.?]*)[,;.–—-]+ ?(i have (an? |the )?|got (an? |the )?|just (an? )?)?[\w' ]{3,30}? at {clock},? but (i'?ll |i'?m |i will |i am |i )?(take|taking|be off|off|out|away|use|blocking|block)( off)? (for )?the (whole|entire|full) day( off)?\W*\Z", "{out} all day"),
    *((rf"\b(?<on>on|for|by|until|from|after|before|am|bis|vom)(?<the> the| den)? (?<day>[12]?\d|3[01])\.0?{number}\.(?= |,|\Z)", f"{{on}}{{the}} {{day}} {month}") for number, month in MONTH_NAMES.items()),
    (r"\b(?<which>next|first|earliest|soonest) gap (?=(for|with|in|between|where|that)\b)", "{which} free slot "),
    (r"\bfor the (last|first|final|remaining) (?<length>[1-9][05])(?=\W*\Z|[,;.]? (and|then|followed)\b)", "{length} min"),
    (r"\bpost (?=\d{1,2}([:.]\d\d)? ?[ap]m\b)", "after "),
    (r"(?<before>\w)\s*[,;–—-] ?(and |plus )?(an? |the )?(?<thing>projector|flip ?chart|laptop|lunch|coffee|catering|snacks|refreshments|piano|printer|microphone) in (the|our|that) room\b", "{before}, with a {thing} in the room"),
    (r"(?<before>\w)\s*[,;–—-] ?(and |but )?(no need for (a )?lunch|(a )?lunch( (with|for) {name})?('s|'re| is| are| will be)?( not|n'?t) (needed|necessary|required|wanted))( (with|for) {name})?(?=[,;.!]|\W*\Z)", "{before}"),
    (r"\A\W*{name} (really |absolutely |just |totally )*(hates|loves|adores|detests|can'?t stand) [\w' ]{3,30}? (lol|haha\w*|lmao|rofl|:-?\)|😂|🤣)\W*\Z", "lol"),
    (r"{lead}{may}{out:name}( please| kindly)? (should |must |needs to |has to |will |is to |shall |to )?(please |kindly )?be (replaced|substituted) (by|with) {new:name}(?= |\W*\Z)", "replace {out} with {new}"),
    (r"\b(?<week>(this|next|last|that) week)s (?=(interviews?|meetings?|ones?|bookings?|sessions?|calls?)\b)", "{week}'s "),
    *((rf"\b(?<week>(next|this) week),? (but |though |only )?(any ?time )?after {day}(day|sday|nesday|rsday|s|rs)?\b(?! (at|from|before|after|morning|afternoon|\d|noon))", f"{later} {{week}}") for day, later in _AFTER),
    (r"\A\W*(?-i:AL)(?=:? )", "annual leave"),
    (r"\b(?<what>(the|my|our|that) (interview|meeting|appointment|one|session|call)) from (?=({weekday}|tomorrow|today)\b(?!.*\b(to|until|till?|on ?wards?)\b))", "{what} on "),
    (r"\A\W*(ppl|people|everyone|everybody|we all|we|they|the team) calls? (?<who>{name}|[\w-]+) [\"'“‘]?(?<nick>\w[\w.-]{0,15})[\"'”’]?( btw)?[,;.–—-]? {so}(remember|save|use|keep|note|add|store) (that|it|this)( (down )?as (an? |her |his |their |the )?nickname)?{tail}", "people call {who} {nick}, remember that"),
    (r"\A\W*(i'?m|i am|i've moved to|i moved to) (now )?(in |based in |working from |living in )?(?<place>[\w ]{3,25}?)( now| these days)?[,;.–—-]+ ?{so}(change|update|set|switch|adjust) my time ?zone( accordingly)?{tail}", "set my time zone to {place}"),
    (r"\bat {from:clock}[,;]? (and |then |but )*(i'?ll |i'?m |i |will )?(be )?back (by|at|around|before|from) {to:clock}", "from {from} to {to}"),
    (r"(?<!feeling )(?<!am )(?<!are )(?<!is )(?<!'m )(?<!im )\b(?-i:[Ii]ll) (?=(do|be|take|come|join|make|attend|cover|see|try|check|confirm|let|get|accept|have|tell|ask|need)\b)", "I'll "),
    (r"{lead}({erase}|clear) (everything (about|on|of) )?{who:name}('s (data|details))? (from|out of|off) (your|our|the|all)( \w+)? ?(records?|data ?base|systems?|memory|data|files?|books){tail}", "forget {who}"),
    (r"{lead}{erase} (all (of )?)?{who:name}'s? (personal )?{details}{tail}", "forget {who}"),
    (r"{lead}(i'?m|i am) (back|in|here)( (now|again|today|in the office|at my desk))*[,;.!–—-]+ (?=(so )?(do i|have i|what|which|who|am i)\b)", ""),
    (r"\b(an? )?(\d|two|three|four|five)[ -](part|stage|step) (interview )?(day|loop|onsite|process)\b(?= (for|on|with|next|this|tomorrow)\b)", "a loop"),
    (r"\A\W*((nvm|never ?mind|forget it|scrap that|changed my mind)\W+)(?=(please )?(kill|withdraw|revoke|cancel|close|delete|disable) (the|that|this|her|his|their) link\b)", ""),
    (r"\b(?<what>(the|this|our|her|his|their) (conversation|discussion|talk|interview|meeting|call|session|chat|screen|onsite)) (?-i:may)( also| well)?(?= (be|take|start|last|happen|run|begin|end|go)\b)", "{what} can"),
    (r"\b(?<until>until|till?|back( in( the office)?)?( on)?) (next week (on )?{day:weekday}|{day:weekday},? ((of|in) )?next week)\b", "{until} next {day}"),
    (r"\bforthcoming\b", "upcoming"),
    (r"{lead}(did|has) {who:name} ((actually|ever|already|even) )?(turn(ed)? up|show(n|ed)? up|arrived?|appear(ed)?|come|came)( (yet|today|in the end|at all|after all|then|in|ok))*\W*\Z", "is {who}'s interview still on"),
    (r"\A[^,;.!?]*?\b(has|have|'s got|there's|there is|with|got) (no|not an?) (?<what>[\w' -]{3,30}?)( in (it|there))?[,;.–—-]+ ?(?<does>[^,;.!?]* )(one|another( (one|room))?|a (different )?room) (that|which) (does|has)( (have|got) an? [\w' -]{3,30}?| one)?{tail}", "{does}a room with {what}"),
    (r"\b(rather than|instead of|to avoid|to save|avoiding|without)( (us|me|you|all|the|any|this|going|playing|more|having|having to|to|go))* back[ -]and[ -]forth\b( (with|by) (e-?mail|her|him|them))?,?", ""),
    (r"(?<barred>\bnot (between|from|at|before|after) [^,.;?!]*?\d[^,.;?!]*?),? (as|because|since|cos|while|when) (he|she|they|i|we)('(s|re|m)| is| are| am| has| have) (at|on|out for|a|having) (\w+ )?lunch\b( with (a|the|his|her|their|my)? ?\w+)?", "{barred}"),
    *((rf"{{lead}}(?!(Can|Could|Will|Would|Is|If|When|Does|Should) ){{new:name}}(('ll| will| can| is going to| is to) (take|do|cover|run|have|handle)| (takes|does|covers|runs|handles))( on| over)? {whose}{{tail}}", "replace {out} with {new}") for whose in (r"{out:name}'s (part|session|bit|place|turn|round|slot|seat|spot|share)s?", r"{out:attendee}'s interview")),
    (r"\A\W*((i'd|we'd|i would|we would|i) (like|want|love) {who:name} to (be able to |be free to )?({choose}|book (him|her|them)sel(f|ves)( in)?\b)|{who:name} (wants|would like|wishes|prefers|asked|'d like|would prefer|likes) to {choose})", "let {who} choose a time"),
    (r"\b(?<not>doesn'?t|does not|don'?t|do not) (strictly|really|necessarily|absolutely|actually) (?<need>have|need) to\b", "{not} {need} to"),
    (r"{lead}{who:name} (needs?|should have|gets?|has|is (due|down) for|wants|is having|will have) ((an?|the|her|his|their|\d|two|three|four|five|six|full|whole|interview|back[- ]to[- ]back) )*(loop|onsite|on-site|day|interviews|sessions|rounds)(?<on>( of interviews)?( (on|next|this) [^:]{2,40}?)?): ?(?<rest>\S.*)\Z", _loop_for),
    (r"{lead}((i|we|i'd like|we'd like|get|find|give|show|send|suggest|need|want|look for|looking for|have|any|some)( (me|us))? )*(?<count>{count})( (?<long>{length}))? (free |possible |open )?(slots|times|options|choices|alternatives|time slots)( (that|which))?( (i|we) (can|could)| to) (offer|propose to|suggest to|give to|give|send to|send|put to|share with) (?<who>{name})(?<rest>\b.*)\Z", "offer {who} {count}{ long} slots{rest}"),
    (r"\b(job|role|position|offer|post|place|contract) (at|with|from|over at) (the )?(?<firm>(?-i:[A-Z0-9][\w&'’.-]*( [A-Z0-9&][\w&'’.-]*)*))", _elsewhere),
    (r"\b(?<out>{name}|I)( (can'?t|cannot|won'?t|is|is not|isn'?t|has|had|dropped|fell)|'s)\b[^,.;]*[,.;]+ *((so|and|but|can|could|would|maybe) )*(?!\w+day\b){new:name}('ll| will| can| is going to| is to| would| could)? (takes?|do(es)?|covers?|runs?|have|has|leads?|handles?) (?<what>it|this|that|them|(the|his|her|their|my|that|this|\w+'s) (\w+ )?(one|rounds?|interviews?|sessions?|slot|part|place|call|screen|onsite|hour)) (in (his|her|their|my|\w+'s) (place|stead)|instead( of (him|her|them|me))?|for (him|her|them|me))\W*\Z", "replace {out} with {new} in {what}"),
    (r"{lead}{new:name} ((is|are|will|should|has|ought)( to| now)? )?(gets?|have|takes?( over| on)?|inherits?|do|covers?|receives?) (every|all|all of|all the|each|each of the|any)( the)? (interviews?|ones?|bookings?|sessions?|candidates?)( (that|which))? {out:name} (had|has|was|were|is|used to|would)\b[^,.;]*\Z", "hand over {out}'s interviews to {new}"),
    (r"\blet (?<who>her|him|them|\w+) (decide|have (his|her|their) pick|take (his|her|their) pick)\b", "let {who} choose"),
    (r"{lead}(jot|scribble|write|take|put|note)( (this|it|that|something))?( down)? (?<to>(on|for|to|in|about|against) [^:]{2,40}?)((?<!https)(?<!http): ?(?!//)| (?=https?://))(?=\S)", "add a note {to}: "),
    (r"\b(?<from>from [^,;.]{3,25}?) (until|till|til|up to|to) (the )?week-?end\b(?! of| after)", "{from} to Friday"),
    (r"\A\W*{out:name}(?<!'s)(('ll| will)( be)?| is|'s)? (away|out|off|ill|sick|busy|unavailable|on (leave|holiday|vacation|pto)|not (in|available|free|there|around)|can'?t( (make|do) (it|that|this))?)(?<when> (on )?{day})?[,;.]? {so}(get|have|ask|let) {new:name} (to )?(do|take|cover|run|handle|join)\b( (it|that|this|hers|his|her|him|them))?( instead)?\W*\Z", "replace {out} with {new}{when}"),
    (r"\A\W*{sorry}((her|his|their|the candidate's) (full )?name( is|'s)|((her|his|their|the) )?name is (spelt|spelled|written))( actually| really)? {who:name}\W*{sorry}\Z", "the candidate is {who}"),
    (r"\b(?<whose>her|his|their|the candidate's) (({right} )?((e-?mail |mail )?address)|{right} (e-?mail|mail))( is now| is|:) (?=\S+@)", "{whose} email is "),
    (r"\A\W*{sorry}(her|his|their) ({right} )?(e-?mail|mail|(e-?mail |mail )?address)( address)?( is( now)?|'s) (?<mail>[^\s@]+@\S*\w)\W*{sorry}\Z", "candidate's email is {mail}"),
    *(_numbered(count) for count in (5, 4, 3, 2)),
    (r"{lead}((all )?(the |our )?interviewers|people|our people|all of them|the (whole )?team)( (all|each))? (should|need|must|have to|want)( (to )?(always )?(have|get))? (?<long>(at least )?(\d+ ?(min|mins|minutes)|half an hour|an hour))( (break|pause|gap|rest|buffer|free))? between (two |their |any |any two |all )?(interviews|sessions){tail}", "everybody needs {long} between interviews"),
    (r"\b(?<who>who (of|among|out of) [^?.;]{3,60}?) (?<be>is|are)( not|n'?t) (?<free>free|available)\b", "{who} {be} {free}"),
    (r"\banywhere else\b|\b(?<=them )elsewhere\b|\b(?<=us )elsewhere\b|\b(?<=it )elsewhere\b", "somewhere else"),
    count=r"(two|three|four|five|six|a couple of|a few|several|[2-9])",
    length=r"(half[- ]hour|one[- ]hour|hour[- ]long|\d{1,3}[ -]?(min|mins|minutes?|m|h|hours?)([- ]long)?)",
    rank=r"(2nd|3rd|4th|5th|second|third|fourth|fifth|next)",
    one=r"(one|candidate|applicant|person)",
    may=r"((can|could|may|might|would it be possible for) )?",
    erase=r"(delete|erase|wipe|remove|purge)",
    details=r"(data|information|info|details)",
    right=r"(new|right|correct|actual|current)",
    choose=r"(choose|pick|select|decide on) ((a|the|his|her|their|own|best) )+(time|slot|interview time)s?( (him|her|them)sel(f|ves))?\b",
    sorry=r"((actually|sorry|oh|oops|whoops|hm+|ah|no|wait|apologies|my (mistake|bad|fault)|i (misspelled|misspelt|mistyped|got) it( wrong)?|btw|by the way|please|thanks)\b\W*)*",
)  # fmt: skip
