"""What is told at length, in plain words: who comes, and the days and hours that follow from a reason, without the reason's own.

"She's in Leeds till Wednesday so Thursday or Friday would be best" asks for Thursday or Friday; "she flies in on the 3rd and
out again that night, so after 1" asks for the 3rd, and says nothing of a night.
"""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import INTERVIEWEES, attends, is_colleague
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.rewordings.notation import Said, rows, shown
from bot.language.tokens.calendar_words import MONTHS, SAID_WEEKDAY, WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.stop_words import is_known

_FREE = Cued(
    r"\b(?:can|could|free|available|availability|prefer\w*|works?|only|around|here|mornings?|afternoons?)\b",
    re.IGNORECASE,
)
"""What tells when somebody can: no reason against a time."""
_LABELS = frozenset({"candidate", "applicant", "interviewee", "finalist"})
_GONE = Cued(
    r"\b(?:off|away|out|ooo|leave|hols?|holidays?|vacation|pto|sick|ill|busy)\b", re.IGNORECASE
)
_HOURS = Cued(
    r"\d[:.]\d|\b(?:at|by|from|after|before) \d|\b(?:morning|afternoon|evening|night|noon|lunch)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bnot\b|n['’]t\b|\bno\b", re.IGNORECASE)
_GOES = Cued(r"\b(?:needed|necessary|required|remove|take|drop|off)\b", re.IGNORECASE)
_ROOM = Cued(r"\b(?:rooms?|office|building|on-?site|face to face)\b", re.IGNORECASE)
_NAMES = re.compile(r"[A-ZÀ-Þ][\w-]*\w")
_WANTS = Cued(r"\b(?:wants?|needs?|would like|looking for|trying to)\b", re.IGNORECASE)
_DAY = Cued(rf"\b(?:{SAID_WEEKDAY}|today|tomorrow)\b|\b\d{{1,2}}(?:st|nd|rd|th)\b", re.IGNORECASE)


def introduced(said: Said, context: ParseContext) -> str | None:
    """Return the words with which somebody comes into play, who is nobody's colleague, as those of a candidate."""
    who = said["who"]
    first, *rest = who.split()
    is_named = small(first) in GIVEN_NAMES or not all(map(is_known, small(who).split()))
    is_known_one = is_colleague(who, context) or is_colleague(first, context)
    if small(first) in _LABELS or not is_named or is_known_one or small(rest[-1]) in WEEKDAYS:
        return None
    return f"{said['before']}candidate {who}"


def _travelling(said: Said, context: ParseContext) -> str | None:
    """Return who travels and comes into play so, without when, where what is asked for has a day of its own; None of a colleague."""
    who = introduced(said, context)
    return None if who is None else f"{who}: "


def _in_town(said: Said, context: ParseContext) -> str | None:
    """Return that a candidate is in town, where they are said to be in a city with an office: no room there is asked for.

    None of a colleague, and where nothing else is said: then it tells on which clock they live.
    """
    if said.text.strip(" .!\n") == said.whole.strip():
        return None
    who = said["who"]
    is_whole = " " in who
    named = introduced(said, context) if is_whole else who
    is_theirs = small(who) in INTERVIEWEES or not is_colleague(who, context)
    places = {small(room.building) for room in context.directory.rooms if room.building}
    is_office = any(small(said["place"]) in {one, one.split()[0]} for one in places)
    if not (is_theirs and named and (is_office or is_whole)) or _ROOM.search(said.text):
        return None
    return f"{named}{said['be']} in {'town' if is_office else said['place']}"


def _but_reason(said: Said, _context: ParseContext) -> str | None:
    """Return what stands before a reason that names a day, where other days follow from it; None where it tells when somebody can."""
    reason = said["reason"]
    days = {one[0].casefold() for one in _DAY.finditer(reason)}
    is_same = any(one[0].casefold() in days for one in _DAY.finditer(said["then"]))
    if not days or _FREE.search(reason) or (is_same and _HOURS.search(reason)):
        return None
    return f"{said['before']}{said['then']}"


def _before_told(said: Said, _context: ParseContext) -> str | None:
    """Return what is asked for before a day that is told first, with that day: "the deadline is Friday, an hour with Tom before then"; None where somebody is away until then."""
    told = said["told"]
    if (
        _GONE.search(told)
        or _DENIED.search(said["ask"])
        or told.endswith(("leaves", "goes", "leaving"))
    ):
        return None
    is_of_nobody = re.match(r"(?:the|our|a|my) (?!candidate\b)", told, re.IGNORECASE)
    return f"{'' if is_of_nobody else f'{told}, '}{said['ask']} before {said['by']}{said['rest']}"


def _but_until(said: Said, _context: ParseContext) -> str | None:
    """Return what keeps somebody without until when, where other days follow from it; None where they are away."""
    return None if _GONE.search(said["busy"]) else said["busy"]


def _but_prompt(said: Said, _context: ParseContext) -> str | None:
    """Return nothing in the place of a question that only prompts, behind what is wanted; None where it asks by itself."""
    return "" if _WANTS.search(said.text) else None


def _wanted(said: Said, context: ParseContext) -> str | None:
    """Return that colleagues are needed where somebody else wants them; None where nobody is called so."""
    return "we need " if is_colleague(said["who"], context) else None


def _named_last(said: Said, context: ParseContext) -> str | None:
    """Return the interviewer who was told of before "he can't", by name; None where nobody was."""
    before = said.text.partition(said.whole)[0]
    named = [one[0] for one in _NAMES.finditer(before) if attends(one[0], context)]
    return f" {named[-1]} " if named else None


def _ill(said: Said, _context: ParseContext) -> str:
    """Return that the speaker is ill on the day that is told, or today."""
    is_tomorrow = "tomorrow" in small(said.whole)
    return f"I'm ill {'tomorrow' if is_tomorrow else 'today'}"


def _cannot(said: Said, _context: ParseContext) -> str | None:
    """Return that the one who was told of cannot do an interview, where a colleague does it alone; None where they are said to go."""
    before = said.text.partition(said.whole)[0]
    return None if _GOES.search(before) else "".join((said["and"], f" cannot do {said['of']}'s"))


def _is_booked(context: ParseContext) -> bool:
    return bool(context.interviews)


STRANGER = r"(?-i:[A-ZÀ-ÞĀ-Ž][\w'’-]*\w( ((de|van|der|den|von|da|di|del|du|dos|ter|ten|bin|al|la|le|los) ){0,2}[A-ZÀ-ÞĀ-Ž][\w'’-]*\w){1,3})\b"
"""A name of several words."""
AT_LENGTH = rows(
    (r"\A(?<told>[^.?!,;]{3,80}?)( (until|till?|up to|on|by))? (?<by>((this|next|the|coming) )*({weekday}|\d{1,2}(st|nd|rd|th)|tomorrow))( (so|and)|[,;.–—-]+( (so|and))?) (?<ask>[^?.;]{8,100}?),? before (then|that)(?<rest>( (please|pls|if possible|thanks))*)\W*\Z", _before_told),
    (r"(?<before>\b(i|we)('ve| have)?( just| only| finally)? (had|got|have) )(?<who>{stranger})(?= on (the|a) (phone|line|blower|call|zoom)\b)", introduced),
    (r"(?<before>(\b(i|we)('ve| have)?( just| only| finally)? (spoke|spoken|talked|chatted|been talking|been speaking|been chatting)|\b(got|came|come|just) off (the phone|a call)|\bbeen on the phone|\bhad (a|an) ([\w-]+ )?(call|chat|coffee|conversation)) (to|with) )(?<who>{stranger})(?!{elsewhere})", introduced),
    (r"(?<before>{opens})(?<who>{stranger})(?= (wants|needs|would like|'d like|wishes|has asked|asked|is waiting|hopes|is dying|is keen|is eager) to (know|hear|be told)\b)", introduced),
    (r"(?<before>{opens})(?<who>{stranger}) (flies|is flying|travels|lands|arrives|heads|drives|goes|leaves)( (back|home|over|off|down|up|out))* (to|in|into|for) {capital}\w+( {capital}\w+)?[^,;.!?\n–—]{0,40}[,;.!–—-]+ *(so |and )?(?=[^.!?\n]*{day})", _travelling),
    (r"(?<before>{opens})(?<who>{stranger})(?= (comes|is coming|visits|is visiting|arrives|is arriving|lands|flies|is flying|travels)( (in|over|here|by|to see us|us|to us|to the office|to (our|the) \w+|for \w+|(to|in) {capital}\w+))* ((on|this|next) |(the )?\d|tomorrow))", introduced),
    (r"(?<before>{opens})(?<who>{stranger})(?= (needs|needs to have|must have|should have|gets|has to have|should get|is to have) ({number}) ([\w-]+ )?(talks|interviews|sessions|rounds|conversations|chats|meetings|calls))", introduced),
    (r"(?<before>\b(excited|thrilled|enthusiastic|keen|positive|happy|optimistic) (about|on) )(?<who>{stranger})(?!{elsewhere})", introduced),
    (r"(?<before>\b(final|last|first|second|third) (day|round|stage|step|interview|talk) (with|for|of) )(?<who>{stranger})(?!{elsewhere})(?= (and|on|next|this|in)\b|[,.!])", introduced),
    (r"(?<before>\bwants? (to have )?)(?<who>{stranger})(?= (interviewed|seen|met|assessed|screened)\b)", introduced),
    (r"(?<before>\b(got|have|found|there's|it's) (a|an|another|this) ([\w'-]+ ){1,5}?(?<!-)(dev|developer|engineer|designer|manager|scientist|analyst|architect|tester|lead|consultant|accountant|nurse|writer|researcher|person|guy|woman|man|lady|one), )(?<who>{stranger})(?=, (who|he|she|they)\b)", introduced),
    (r"(?<before>\A|[.!?;\n] *|, *| [-–—]+ *)((and|but|cause|cos|because|as|since) )?(?<reason>(he|she|they|it|(his|her|their) \w+)\b[^.!?;\n]{3,70}?),? so (?<then>[^.!?;,\n]{0,25}?{day}[^.!?;\n]*)", _but_reason),
    (r"\b(?<who>he|she|they|{name})(?<be>('s| is|'re| are|'ll be| will be)( (only|currently|now|still|already|back|around))*) (based )?in (?<place>{capital}\w+( {capital}\w+)?)\b", _in_town),
    (r"(?<busy>[^.!?;,\n]{3,60}?) {until} {day}(?=,? so [^.!?;,\n]{0,25}?{day})", _but_until),
    (r",? (and|but)( then)?( (he|she|they)('s|'re)?)?( (is|are|has to|needs to|must|will))?( be)? (out|off|away|back|home|gone|leav(es|e|ing)|fl(y|ies|ying)|go(es|ing)?|return(s|ing)?|head(s|ing)?|depart(s|ing)?|travel(s|ling)?|catch(es|ing)?|tak(es|ing))[^.!?;,\n]{0,30}? ?\b(that|the same)( very)? (night|evening)\b", ""),
    (r"\b(he|she|they) ((has|have|needs?) to|must|will|'ll|is going to) (leave|go|be (gone|off|out|away|done)|run|dash|finish)( (at|by|around))? {clock},? so (?=[^.!?;\n]{0,40}\b(before|by|until|till|no later than|finished|done)\b)", ""),
    (r"\b(?<until>{until}) (?<day>{date})(?<between>\b[^!\n]{0,90}?\b)(?<!\bof )((later|rest of|in|on|during) )*(that|the same) week\b", "{until} {day}{between}the week of {day}"),
    (r"\b(every|each|all)( single)? days? (of )?(?=(next|this|that) week\b)(?=[^.!?\n]{0,60}\b(except|but|apart from|save|bar|other than)\b)", ""),
    (r"\b(every|each)( single)? (?<part>morning|afternoon) (of )?(?<week>(next|this) week)\b(?=[^.!?\n]{0,60}\b(except|but|apart from|save|bar|other than)\b)", "{week}, {part}s,"),
    (r"(?<talks>\b({number}) ([\w-]+ )?(talks|interviews|sessions|rounds|conversations|chats|meetings|calls)\b[^?!\n]{3,90}?[.,;:] *)(all|both|each)( are| of them( are)?)? (?<long>\d{1,3} ?(m|mins?|minutes|h|hrs?|hours?)|half an hour|an hour|(one|two) hours?|three quarters of an hour)\b", "{talks}{long} each"),
    (r",? or not at all\b", ""),
    (r"\A((it's|only|not long|just)( now)? )?(nearly|almost|till|until) (christmas|xmas|easter|the weekend|new year|{weekday})( already| now)?[!.… ]+(?=\w)", ""),
    (r"\b(?<move>(fl(y|ies|ying)|com(es|ing)|travel(s|ling)|driv(es|ing)) (in|over|down|up)) from {capital}[\w'’-]+( {capital}[\w'’-]+)?", "{move}"),
    (r"(?<=[.!?]) *(so )?(what('ve| have) (we|you|u) got|what can (we|you|u) (do|find|offer)|what('s| is) (possible|on offer|there)|what do (we|you|u) have)( for (us|them|me))?\W*\Z", _but_prompt),
    (r"(?<=[.!?] )they (want|need|would like) (?=(?<who>{name}))|\b(the |our )?(client|customer|hiring manager|team|director)s? (wants?|needs?|would like) (?=(?<who>{name}))", _wanted),
    (r"(?<=[.!?])[ \n]+(he|she|they) (?=(can't|cannot|won't|isn't able|is not able|is unable|has to (drop|skip|miss|pull)|needs to (drop|skip))\b)", _named_last, _is_booked),
    (r"(?<and> and|,)( (that|then))? {who:attendee} (can|could|will|is going to|is happy to) (do|handle|take|manage|run|cover) {of:candidate}'s( (interview|talk|one|session|call|slot))? (alone|by (him|her|them)self|on (his|her|their) own|solo|single-handed(ly)?)\b", _cannot, _is_booked),
    (r"\b(?<online>online|remote|virtual|on (teams|zoom)|by video|a video call)(?<now>( now| instead)?)[,;]? (and |but )?(not|no longer) ((in|at) (the|our) (office|building|site)|on ?-?site)( (any ?more|after all|now))*\b", "{online}{now}", _is_booked),
    (r"(?<=\w)[.,;!]+ *(so |and )?(please |pls |can you |could you )*(change|update|amend|adjust|correct) (it|this|that)( (accordingly|please|pls|then|in the (calendar|invite|system)))*\W*\Z", "", _is_booked),
    (r"{lead}(the )?title (of|for|on) (?<whose>{of:candidate}'s( (interview|talk|one|session|call))?|it|this( one)?|the interview) (should|must|needs to|has to|ought to) (be|read|say)( (called|changed to|set to))?:? ", "set the title of {whose} to ", _is_booked),
    (r"(?<no>\b(no (room|meeting room) (is )?(necessary|needed|required|wanted)|(doesn't|does not|don't|won't|needn't) (need|require|want) (a|any|the) (meeting )?room)\b[^,.;!?]*?)[,;.!–—-]+ *(as |since |because |cause |cos )?(they|he|she|we|it)('ll|'re|'s)? ((will|are|is|going|just|all|both|to) )*(walk|stroll|wander|go|going|meet|meeting|talk|chat|sit|eat|have|run|cycle|park|off)\w*\b(?!.*\b(online|remote|remotely|teams|zoom|video|phone|call|virtual|virtually)\b)[^?]*\Z", "{no}", _is_booked),
    (r"[.!;,–-]+ *((and|but) )?((as for|about|on|regarding|for) )?(the )?{weekday}( (one|interview|session))?,? i('ll| will)( have to)? (let (you|u) know|get back|come back|tell (you|u)|confirm|check)[^.!?]*\W*\Z", "", shown("invitation")),
    (r"\A[^.!?\n]{0,60}?\b(only|just|only just) (now )?(seen|saw|noticed|spotted|opened|read|found) (these|this|those|them|it)( (now|today))?[.!]+ *(?=\w)", "", shown("invitation")),
    (r"\A(?=.*\b(stay|staying|remain|remaining|lying|lie|stuck)( (at|in|my))* (home|bed)\b)(?!.*(\bbut\b|\?))(?s:.)*?\b(i('ve| have)( (got|caught))?|(i )?(woke|wake|got) up with|i('m| am) down with|got) ((a|an|the|some|bad|terrible|nasty|high|stinking|slight|awful|heavy) )*{illness}\b(?s:.)*\Z", _ill, shown("invitation")),
    illness=r"(fever|flu|cold|migraine|headache|covid|bug|stomach bug|infection|temperature|food poisoning|virus|tonsillitis|bronchitis|cough)",
    stranger=STRANGER,
    elsewhere=r" (from|at|of|who|and (he|she|they) (said|says|wants|wanted|asked|thinks|told))\b| \(|, (the|our|my|his|her|their|head|who)\b",
    opens=r"\A|[.!?:\n] *|\b(so|and|ok|okay|right|hi|hello|hey),? ",
    number=r"two|three|four|five|six|\d|a couple of|several",
    day=rf"(\b({SAID_WEEKDAY}|today|tomorrow|tmrw)\b|\b\d{{1,2}}(st|nd|rd|th)\b)",
    date=rf"(the )?\d{{1,2}}(st|nd|rd|th)?( of)?( ({'|'.join(MONTHS)}))?\b|({'|'.join(MONTHS)}) \d{{1,2}}(st|nd|rd|th)?|((next|this) )?{SAID_WEEKDAY}\b",
    until=r"\b(until|untill|till|til)",
)  # fmt: skip
