"""Shorter, longer and hastier ways to type what the grammar knows, whatever is meant by the whole."""

import re

from bot.language.context import ParseContext
from bot.language.rewordings.notation import Said, has_interviews, rows
from bot.language.tokens.calendar_words import MONTH_NAMES, WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import DOCUMENT


def _dates(said: Said, _context: ParseContext) -> str:
    """Return a range of dates that are typed with a dot behind each number: "25.01. - 29.01."."""
    first, last = (f"{said[day]} {MONTH_NAMES[int(said[month])]}" for day, month in ("dm", "en"))
    return f"{first} to {last}"


_COMES = Cued(
    r"(?:\b(?:is|are|isn['’]?t|aren['’]?t|not)|(?:who|he|she|they|everyone|everybody|anyone|anybody|somebody|someone)['’](?:s|re))\s+(?:(?!to\b|the\b|this\b|free\b|available\b|around\b|out\b|off\b|away\b|on\b|it\b|for\b)[\w'’-]+\s+)?(?:(?:still|both|also|all)\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before “coming” where somebody comes: "is Priya coming Thursday?"."""


def _coming(said: Said, context: ParseContext) -> str | None:
    """Return the day a week ahead for a coming weekday that is today's: it has come already. None where somebody comes then."""
    if _COMES.search(said.text[: said.text.find(said.whole)]):
        return None
    is_today = WEEKDAYS.get(said["day"][:3].casefold()) == context.now.weekday()
    return f"next {said['day']}" if is_today else said["day"]


def _is_not_invited(context: ParseContext) -> bool:
    return context.last != "invitation"


def _hours(said: Said, _context: ParseContext) -> str:
    """Return from when to when as clocks write it: "8h30-17h"."""
    return f"{said['x']}:{said['m'] or '00'}{said['to'].replace('tot', 'to')}{said['y']}:{said['n'] or '00'}"


TYPED = rows(
    (r"\A\W*(?<old>(the )?((on )?{weekday}|mon|tues?|weds?|thurs?|thu|fri|tomorrow|today|\d)[^→>;,.?]{0,20}?) *(→|-+>|=+>) *(?<new>[^→>;,.?]*(\d|{weekday})[^→>;,.?]*)\W*\Z", "move the {old} interview to {new}", has_interviews),
    (r"(?<=\w) (an|n|'n|an'|'n') (?=((then|please|also) )?(make|call it|title|name it|rename|add|put|get|take|move|push|shift|swap|bring|bin|drop|remove|kick|cancel|tell|let|send|find|book it|stick|chuck|gie|give)\b(?!-))", " and "),
    (r"\b(?<x>is|was|has|have|did|does|would|could|should|are|were)n(ae|y)\b", "{x} not"),
    (r"(?<!\bin )\bthe morn(?!ing)(?=\W|\Z)", "tomorrow"),
    (r"(?<x>\b(?!there's|it's|that's|here's|what's|where's|who's|this's)\w+'s)( (?<still>still))? no (?=(needed|wanted|required|coming|able|working|keen|fit to|able to|here|there|free|available|about|around|arrived|shown|turned|joined)\b)", "{x}{ still} not "),
    (r"(?<!\bthere )\b(?<x>is|are)( (?<still>still))? no (?=(here|there|coming|able|needed|wanted|free|available|arrived) ?((yet|the|on|at|this|next|in|to|for|any|till?|until|mon|tue|wed|thu|fri|tomorrow|today)\b|\W|\Z))", "{x}{ still} not "),
    (r"\b(there('s| is) )?no need (of|for) (?<who>{person}) (in|on|for|at) (?<of>{person}('s)?( (interview|one))?)(?=,? (so |and )?(please )?(take|kick|chuck|bin|drop|remove|get|swap|throw)\b)", "{who} is not needed for {of}"),
    (r"(?<=\w)(?<by>( by)? (an?|one|two|three|four|\d) (whole |full )?(days?|weeks?)( (later|earlier|sooner|back|forward|on|out))?),? ((but|and|with|at|for|just) )*((keep|keeping|leave|leaving|retain|retaining) ((it|at|the|same|exact) )*|(the )?(exact )?same (exact )?)(time|timings?|slot|hour)( (of (the )?day|as (now|before|booked|it is|is)))?( (only|please|pls|though|if possible))*(?=\W*\Z|[,;.])", "{by}"),
    (r"\b(?<!next )(the )?(this )?coming (?<day>{weekday})\b", _coming),
    (r"\b(haud|hold|carry) (?<x>it|this|that|him|her|them|{person}'s) over (tae|to|till|until) ", "move {x} to "),
    (r"\A\W*naw\b", "no"),
    (r"\bhing on\b", "hang on"),
    (r"\A\W*gonn(ae|y) (?!no\b)", "please "),
    (r"\b(i('d| would) (like|love) to|i want to|may i|could i|can i)( please)? know,? (?=(who|what|when|where|which|how)\b)", ""),
    (r"(?<x>(https?://|www\.)\S+?)[,;.]?\s+((and|so|kindly|please|pls|do|can you|could you|then) )*(share|send|forward|circulate|pass|give)( (on|it|this|that|the same|same|them))* (with|to) (the |all )?(panel|interviewers?|team|others|everyone|everybody|both)( (please|pls|as well|too|also|kindly))*\W*\Z", "{x}"),
    (r"\b(in )?(the )?(first|1st) half of (?<day>((the|this|next|coming) )*(day|{weekday}|tomorrow))\b", "{day} morning"),
    (r"\b(in )?(the )?(second|2nd) half of (?<day>((the|this|next|coming) )*(day|{weekday}|tomorrow))\b", "{day} afternoon"),
    (r"\b(?<day>(day|{weekday}|tomorrow|today)),? ((in|for|at) )?(the )?(first|1st) half( of the day)?(?! (an )?hour| of)\b", "{day} morning"),
    (r"\b(?<day>(day|{weekday}|tomorrow|today)),? ((in|for|at) )?(the )?(second|2nd) half( of the day)?(?! (an )?hour| of)\b", "{day} afternoon"),
    (r"(?<![\w.:])(?<d>{dom})\.(?<m>{month})\. ?([-–—]+|to|until|till|through|bis) ?(?<e>{dom})\.(?<n>{month})\.?(?![\w:]|\.\d)", _dates),
    (r"\b(i('d| would) (like|love) to|i (want|need|have) to|i('m| am) (going|supposed) to|i will|i'll|(can|could|may) i) (?<do>interview|meet|see|talk to) (?<of>[^,;?\n]{2,80}?),? (together|along|jointly) with (?=\w)", "{do} {of} with me and "),
    (r"(?<=\w)'s got (?=(an?|the|any|some|no|half|time|free|space|room|availability|\d)\b)(?!an? (fever|cold|headache|appointment)|the )", " has "),
    (r"\b(?<x>book|pencil) in (?={capital}\w+ (and|&|\+) (?!(?-i:Jan|Feb|Mar|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)){capital})", "{x} "),
    (r"\A\W*(?<x>thanks?|thank you|thx|cheers|ta)( (a|an|ever|so|very)( (million|bunch|ton|heap|zillion|billion|mil|bundle|so|much|kindly|many))+| loads| heaps| tons| awfully| kindly)+(?=\s*[!.,;:…–—-])", "{x}"),
    (r"\A\s*as a (rule|general rule),? ", ""),
    (r"\bwhat did (?<x>[^?,.;]{2,40}?) (say|answer|reply|respond|write)(?=( (back|then|again|to (it|that|us|me)))*\W*\Z)", "did {x} answer"),
    (r"\b(?<x>fine|ok|okay|good|great|alright|all right) (by|with) me\b", "{x} for me"),
    (r"\A\W*(?<x>yes|yep|yeah|yup|sure)( please)?\W+((that|it)( would|'d) be )?(absolutely |really |so |just )?(lovely|wonderful|brilliant|fab|fabulous|super|amazing|ideal|smashing|marvellous|great|perfect|fantastic)( (thanks|thank you|ta|cheers))?\W*\Z", "{x} please"),
    (r",? (please|pls|plz) set (that|this|it)\W*\Z", ""),
    *((rf"(?<![\w:.])({hours}|{word}) and (a|one) half (hours?|hrs?)\b", f"{hours}.5 hours") for hours, word in ((1, "one"), (2, "two"), (3, "three"), (4, "four"))),
    (r"\baft (?=\d)", "after "),
    (r"\bmrng(?<many>s?)\b", "morning{many}"),
    (r"\b(evng|evg)(?<many>s?)\b", "evening{many}"),
    (r"\baftn(?<many>s?)\b", "afternoon{many}"),
    (r"\bfrom (two|three|four|five|six) (?=((other|different|more|separate|rival|competing|big) )*(companies|firms|employers|agencies|places|businesses|others|competitors|start-?ups)\b)", "from some "),
    (r"\b(shove|bung|scoot|shunt) (?=(it|his|her|their|the|this|that|my|{person}'s)\b[^.?!,]{0,40}? (to|back|forward|until|till)\b)", "move "),
    (r"\b(is|was) there( already| yet)* (an?|any) (answer|reply|response)( already| yet)? from (?<who>{person}( (and|&) {person})*) (for|about|on|re|regarding) ", "have {who} answered for "),
    (r"\b(everyone|everybody|people|folks|they|we)( all)? calls? (?<who>{person}) (?<nick>{capital}[\w.'-]*)( (round|around|over|in) (here|the office|the team))?[,;.–-]+ ?((so|and) )?((can|could|would) (you|u) |please )*(use|add|save|set|store|remember|note|put)( (that|it|this))?( down)? as (a |his |her |their |the )?nickname", "{who}'s nickname is {nick}"),
    (r"(?<is>\b(is|are) [^.?!,]{2,30}?) (empty|vacant|unoccupied)\b", "{is} free"),
    (r"\A(any )?(people|ppl|peeps|folks) (free|around|available|about)\b", "who is free"),
    (r"\A(?<x>{person})'s (next|nxt|first|earliest|soonest) (free |available |open )?(opening|slot|availability|gap|hour)\b", "next available slot with {x}"),
    (r"\b((is|are) there( (still|any|some|a|an|enough|no more))*|(any|got any|have you( got)? (any|a))( more)?) (gaps?|space|spaces|room|place|places|holes?|openings?|spots?|time)( left)? in (?<x>{person})'s (diary|calendar|agenda|schedule)\b", "is {x} free"),
    (r"\A(has|have) (?<x>{person}( (and|&) {person})*) (a|an|any) (gap|slot|window|hole|opening|space) of (?=(\d|an? |half|three|forty|thirty))", "is {x} free for "),
    (r"\bon (?<whose>((my|his|her|their|our) )?)hols\b", "on {whose}holiday"),
    (r"(?<x>\bthen|,|\band) (?<y>15|20|30|45|60|90) (?=w(/|ith)? ?{small})", "{x} {y} min "),
    (r"{lead}<?(?<link>{link})>?{equals}(?<what>{whose} (new )?{document}|the {document} (of|for) [\w.-]+( [\w.-]+)?)\)?\W*\Z", "{what} is {link}"),
    (r"\b(the )?{candidate}'?s (?=(new |right |correct )?{mail}( is\b| has\b|:| =))", "candidate's "),
    (r"\b(?!(the )?candidate's )(?<x>{capital}\w+( {capital}\w+)?|\A{small}+)'s (new )?{mail}( is( now)?|:| =| (has )?changed( to|[,;:.]? (it's|it is)( now)?)) (?=\S+@\S)", "candidate {x}'s email "),
    (r"\b(no|not any) one\b", "nobody"),
    (r"((?<=\d)|(?<=\d[hm])|(?<=min)|(?<=mins)|(?<=hr)|(?<=hour)|(?<=hours))(,? *(-+|=+)> *| *→ *)(?=\w)", ", then "),
    (r"\A(?<x>[^>→]*?),? *([-=]+>|→)(?<y>[^>→]*?),? *([-=]+>|→)(?<z>[^>→]*)\Z", "{x}, then {y}, then {z}"),
    (r"(?<=\d|m|h|n|r) > (?=[A-Za-z]\w)", ", then "),
    (r"(?<= \d\d) ?[/|;] ?(?={capital}\w+ \d\d\b)", ", "),
    (r"\b(at (the )?latest|not later than)( on| by)? (?=(the )?({weekday}|tomorrow|\d))", "by "),
    (r"(?<![\w:.])(?<x>{late})[hu](?<m>[0-5]\d)?(?<to> ?[-–] ?| (to|until|till|tot|t/m|and) )(?<y>{late})[hu](?<n>[0-5]\d)?\b(?!\d)", _hours),
    (r"(\A\W*|(?<=[.;!,–—-] ))am (?=(in (?!\d|the (morning|afternoon|evening))\w+|\d{1,2} ?(m|min|mins|minutes) late|\d{1,2} late|an? (bit|little|few|couple)|running|late|sick|ill|unwell|off|out|away|not|still|busy|booked|free|already|stuck|on (leave|holiday|vacation|a)|at (the|a|my)|(tomorrow|today|(on )?{day})( all day)? (in|at|on|out|off|away|travelling|traveling|busy|not|sick))\b)", "I am "),
    (r"\A\W*(?=(weeks?|fortnight|month) from (now|today)\b)", "a "),
    (r"\A\W*((thx|thanks?|thank you|ok|okay|super|nice|great)\W+)*top\W*\Z", "thanks", lambda context: context.last not in {"offer", "link"}),
    (r"\b(after|before|around) (the )?(lunch|dinner|tea|break)( ?time)?,? ((so|like|or|let's|i'd) )*say,? (?=(after|before|around|at|from|between) )", ""),
    (r"\A\W*((please|pls|can you|can we|let's|ok) )*(yeet|punt|kick|lob|chuck|toss|boot|shove|bung) (?!an? |some )(?=[\w'’]+( [\w'’]+){0,2}? (to|till|until) (the )?({day}|\d|noon|next|later))", "move "),
    (r"\A\W*(is|isn'?t) ({capital}[\w'’-]+( \d)?|the room|that room|it) (even |really )?(big|large|roomy) enough( for [^?.,;]{2,20})?\s*[?.,;]+\s*(?=(make|put|move|use|book|try|take|switch|change)\b)", ""),
    (r"(?<=\w),?!? (haha\w*|lol|lmao|hehe|rofl|xd)(?=[,;.]+ \w)", ""),
    (r"\bi work (\d|three|four|five) days( (a|per) week)?[:,–—-]* ?(?=(mon|tue|wed|thu|fri))", "i work "),
    (r"\A\W*(ok|okay|yes|yep|all|got it|thanks|thx|super|fine)\W+(is |it's |that's |all )?clear( (now|to me|for me|thanks|thx|enough))*\W*\Z", "thanks"),
    (r"\A\W*y (?=(not|no|so|only|is|are|isn'?t|aren'?t|does|doesn'?t|did|didn'?t|don'?t|can'?t|nothing|none|these|that|this)\b)", "why "),
    (r"(?<=\w)[,;.] is (?=((an?|too|very|really|now|no longer|not|already|only|being) )*(?-i:[a-z]+)( (now|these days|anyway|already|again|today|there|then|for (me|us)))*[\s.!]*\Z)", ", it is ", _is_not_invited),
    (r"\A\W*((ah|och|aye|oh|no|sure|look|listen|well|grand|right|yeah|yerra|you know what)\W+)+go on( then| so)?\W+(?=(and )?(try|make|use|see|check|do|go|have)\b)", ""),
    (r"\A\W*(the |a )?nickname (for|of) (?<who>{person})( is| should be| will be|:| =) (?<nick>\w+)(?=[\s.!]*\Z)", "{nick} is a nickname for {who}"),
    (r"\A\W*(when|if|whenever) (i|we) (say|write|type|mention|put) (?<nick>\w+),? (then )?(i|we) (mean|am talking about|refer to) (?<who>{person})(?=[\s.!]*\Z)", "{nick} is a nickname for {who}"),
    (r"(?<x>\b(nickname|short) for {person}|\b(goes by|known as) \w+)[,;.]? ((so|and|please|pls|just) )*(use|remember|save|keep|note|go with|call (him|her|them)) (that|it|this)( one)?( (from now on|from here on|in future|going forward|please|pls|thanks))*[\s.!]*\Z", "{x}"),
    (r",? question mark\W*\Z", "?"),
    (r"\b(?<x>and|to|until|till|at|for|after|before) (like|maybe|say) (?=\d)", "{x} "),
    (r"\b(who('s| is| are)?|anyone|anybody)( who)? ?(isn'?t|is not|not|aren'?t) (busy|booked|tied up|away|out|off)\b", "who is free"),
    (r"\b(what|when)('?s| is) (?<x>{person})'s (next|first|earliest|soonest) (free |available |open )?(opening|slot|availability|gap|hour)\b", "next available slot with {x}"),
    (r"\A\W*(go on( then| so)?|right so|hm+|(huh|wow|whoa|ooh|oof|argh|ugh|yikes|geez|jeez|damn|eh)\b(?=[,.!… ]+(why|how come|when|who|can|could|is|are|does)\b))[,.!… ]+(?=\w)", ""),
    (r"\b(?<x>drop|knock|take) (it|that|this)( down)? to (?=(\d\d|half an|thirty|forty))", "make it "),
    (r"\A\W*(?<x>\d\d|fifteen|twenty|thirty|forty[- ]five|sixty|ninety)( ?min(ute)?s?)? ((is|will be|would be|should be) (plenty|enough|sufficient)|(will|would|should|'ll) (do|suffice|serve)( (nicely|fine|perfectly))?)\W*\Z", "make it {x} minutes"),
    (r"¾ (?=h|of an)", "3/4 "),
    (r"\b(?<x>\d{1,2}) ?-?ish (?=min|hour|hr)", "{x} "),
    (r"\b(?<x>{person}) (must|has to|needs to) (be (there|included|in)|come|join|attend),? (and |plus |with )?(either )?(?<y>{person}) or (?={person})", "{x} and one of {y} or "),
    (r"(?<=\w) \((?<x>15|20|30|45|60|75|90)'?\)", " {x} min"),
    (r"(?<![\w:])(?<x>two|three|four|five|[2-5]) (x )?(?<y>15|20|30|45|60|90)s\b", "{x} {y} min sessions"),
    (r"\b(?<x>{person}) ?= ?(candidate|cand)\b", "candidate {x}"),
    (r"\b(?<x>cand(idate)?|applicant|interviewee|ppl|who|when|with|length|room) ?= ?(?=\w)", "{x}: "),
    (r"(\A(?=no\.)|(?<=\b(book|take|pick)\s)|(?<=\b(option|choose)\s)|(?<=\bslot\s)|(?<=\b(with|grab)\s)|(?<=\bfor\s))no\.? ?(?=\d{1,2}\W*(please|pls|plz|thanks|thx|then|works|is (good|fine))?\W*\Z)", "number "),
    (r"\b(?<x>ill|sick|unwell|poorly|fever|headache|migraine|cold|flu|vomiting|pain|under the weather) since ((last|this|early|the|yesterday) ){0,2}(morning|afternoon|evening|night|yesterday|weekend|\w+day)\b", "{x}"),
    (r"\b(pre-?pon(e|ed|ing)) (?=(it|this|that)\b)", "bring forward "),
    (r"\b(pre-?pone)\b", "bring forward"),
    (r"\bsomewhere (?=(from|between|around|about) (\d|noon|\w+ (to|and)\b))", ""),
    (r",? (btw|by the way)\W*\Z", ""),
    (r"\b(?<x>{capital}[\w'’-]+) (und|et) (?={capital})", "{x} and "),
    (r",? if (there('s| is| are)|(you|we|they) have|(you|we)'ve got) (one|any|such a thing)( (free|available|left|at all))?(?=\W*\Z|[,.;])", ""),
    (r"\b(?!(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,)(?<x>[a-z]+), (?<y>15|20|30|45|60|90)\W*\Z", "{x}, {y} min"),
    (r",? if (it|that)('s| is) still (free|available|open|going|there|possible)\b", ""),
    (r",? (or|otherwise) (?<x>[^,.]{3,30}?) if (it|that|(to|my)?\w+day|tomorrow|tmrw|the first)('?s| is| isn'?t| doesn'?t| does not| won'?t)? (no good|not good|not possible|work|full|busy|booked|taken|bad|out|impossible|no use)\b", " or {x}"),
    (r"@(?<x>{capital}\w+( {capital}\w+)?) (?=@{capital})", "{x}, "),
    (r"\b(the )?(morra|morrow|2mora|2mrw|tmoz)\b", "tomorrow"),
    (r"\b(?<x>re) ?: ?(?={capital})", "{x} "),
    (r"\bsecure (?=(a|an|another|the|some)\b)", "book "),
    (r"(?<=\w)'s \w+ing (?<x>(mon|tue|wed|thu|fri)\w*),? so (he|she|they)('(s|re)| is| are) (out|off|away|busy|unavailable|not in)( (that|all|the whole) day)?", " is out {x}"),
    (r"(?<={small}) (?<x>15|20|30|45|60|90)(?=,? (and )?(then|followed by)\b)", " {x} min"),
    (r"(?<=\w)(?<!until)(?<!till)(?<!til)(?<!from)(?<!after)(?<!before)(?<!by)(?<!at) 2 (?=(it|this|that|the|my)\b(?! day\b))", " to "),
    (r"(?<!\w)(?<x>(?!(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|afternoon|arvo|at|by|to|from|until|till|after|before|and|or|tomorrow|today|tmrw|tomoz|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|room|option|slot|number|need)[a-z]{3,}) 4 (?=(\d{2} ?(m|min|mins|minutes)|\d ?(h|hr|hrs|hours?)|an? hour|half an hour|1 hour)\b)", "{x} for "),
    (r"\Abefore (?!(about |around )?\d{1,2}([:.]\d\d)?( ?[ap]m| o'clock)?,? (or|and|on|today|tomorrow|mon|tue|wed|thu|fri))(?<x>(?=[^,]*\b(\d|hour|half))[^,]{8,80}), (?<y>(?=[^.]*\b(\d|hour|half))(?!can\b|could\b|is\b|find\b|book\b|i\b|we\b)[^.,]{8,80})(?=\.|,|\Z)", "{y}, then {x}"),
    (r"\Aafter (?<x>(?=[^,]*\b(\d|hour|half)){capital}[^,]{8,80}), (?<y>(?=[^.]*\b(\d|hour|half)){capital}[^.,]{8,80})(?=\.|,|\Z)", "{x}, then {y}"),
    (r"\bor,? (failing (him|her|them|that|which)|if not|alternatively),? (?={capital})", "or "),
    (r"\bfollowed (straight away|straight|immediately|directly|right away|right|closely|at once|then|later) by\b", "followed by"),
    (r"(?<=\w),? not (for )?(an? hour|half an hour|\d+ ?\w+) but (for )?(?=\d|an? hour|half)", " "),
    (r"'s (attendance|presence|participation)\b", ""),
    (r"\b(may|can|should|could|is to) be (treated|regarded|considered|seen) as (?=optional|required)", "is "),
    (r"\bsub(stitute)?( in)? (?<new>{name}|me) for (?<old>{name}|me)", "replace {old} with {new}"),
    (r"\b(?<x>is|'s|looks?|sounds?|would be|will be|'ll be|seems?) ((just|absolutely|very|really|quite|pure|totally) )*(grand|spot on|bang on|mighty|smashing|splendid|champion|dandy|tip[- ]top|spiffing|tickety[- ]boo|hunky[- ]dory|peachy)(?=( (so|altogether|then|thanks|ta|cheers|please|by|for|with|to)\b)|\W*\Z|[,.;!])", "{x} perfect"),
    (r"(?<=\w)[,;.]? (but|and|only|though) (someone|somebody|anyone|one of you|you|you lot|you guys|they|he|she)('d| had| will|'ll| would| must| should| can| could)?( (better|please|all))* (get|fetch|bring|buy|make|pour|stand|owe|owes|hand) me (an? |some |the |my )?((big|strong|large|very|double|cold|hot|nice|good|proper) )*(coffee|tea|pint|beer|drink|cuppa|espresso|cake|biscuit|brandy|whiskey|lunch|dinner)( (first|for (it|this|that)|after(wards)?|in return|one day|please|now|then))*(?=\W*\Z|[,.;!])", ""),
    (r"\b(?<x>(one|slot|option \d|number \d)( is|'s| looks| sounds| would be| seems))( (just|absolutely|very|really|quite|simply))* (ideal|lovely|wonderful|excellent|brilliant|fab|fabulous|superb|marvellous|delightful|magic|class|deadly|savage|fantastic|super|cool)(?=( (so|altogether|then|thanks|ta|cheers|please|for (me|us|her|him|them))\b)|\W*\Z|[,.;!])", "{x} perfect"),
    (r",? after ((a|an|the|our|their|its|his|her|my) )*(some|much|many|all (the|this|that)|{long}|(weeks|months|days|hours|a lot|lots|rounds|a bit) of) (({long}) )*(deliberat\w+|discussions?|considerations?|thought|thinking|reflection|debates?|consultations?|negotiations?|hesitation|toing and froing|back and forth|humming and hawing)(?=[,.;!]|\W*\Z)", ""),
    (r"\b(resides|is (resident|domiciled|situated|located)|dwells) (?=in\b)", "lives "),
    (r" (until|till?|to|at) all hours( of the (day|night|morning))?\b", ""),
    (r"\b(determine|establish|ascertain|verify|clarify|investigate|inquire|enquire|examine) (?<x>whether|if) ", "check {x} "),
    (r"\b(concerns|regards|relates to|pertains to|is about|refers to) (?=(the |our |a )?(candidate|applicant)\b)", "is for "),
    (r"\b(?<do>push|shift|bump|slide|delay|postpone|move) (?<what>{person}'s( (interview|one|session))?) (?<by>\d{1,3} ?(m|min|mins|minutes?))(?=( (please|pls|back|later|out))?\W*\Z|[,;.!])", "{do} {what} by {by}"),
    (r"\bor else(?= ((on|at|the) )*{day}\b)", "or"),
    (r"\beither (?=((on|the) )*{day}\b[^,.;?!]{0,30}\bor\b)", ""),
    (r"\bnot this (?<x>week|month),? (but )?(the )?next( one)?(?=\W*\Z|[,.;])", "next {x}"),
    (r"(?<=\d:\d\d) ?(uhr|uur)\b", ""),
    (r"(?<![\d:.])(?<x>[01]?\d|2[0-3]) ?(uhr|uur)\b", "{x}:00"),
    (r"\b(?<x>(can|could|should|might|may|must) {person}'s) (?=(start|begin|kick off)\b)", "{x} interview "),
    long=r"(long|lengthy|careful|endless|extensive|due|thorough|tough|heated|difficult|intense|further|great|proper|serious|internal|brief)",
    dom=r"(0?[1-9]|[12]\d|3[01])",
    month=r"(0?[1-9]|1[0-2])",
    day=r"((mon|tue|wed|thu|fri)[a-z]*|\d{1,2}(st|nd|rd|th)|tomorrow|next week|this week)",
    late=r"([6-9]|1\d|2[0-3])",
    small=r"(?-i:[a-z])",
    person=r"{capital}[\w'’.-]*( {capital}[\w'’.-]*){0,2}",
    candidate=r"(candidate|applicant|interviewee)",
    document=DOCUMENT,
    mail=r"(e-?mail|mail|address|(e-?)?mail address)",
    link=r"(https?://|www\.)[^\s<>|]+[^\s<>|.,;:)–—-]",
    whose=r"(his|her|their|(the )?{candidate}'s|[^\W\d_][\w.-]*( [^\W\d_][\w.-]*)?'s)",
    equals=r"(\s+(is|are|=)|\s*[:=–—,-]|'s)?\s+\(?",
)  # fmt: skip
