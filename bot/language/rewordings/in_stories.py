"""What is told beside a request as people tell it: who is spoken of, what comes next, and excuses that name a day.

"Tom is held up, so please replace him with Mark"       replaces Tom
"Precious drives in. Could you move her interview …"    moves Precious's
"Sorry to bug you on a Sunday."                         says nothing of a Sunday
"""

import re
from datetime import timedelta

from bot.language.context import ParseContext
from bot.language.people.coming_names import (
    are_colleagues,
    attends,
    interviews_of,
    is_colleague,
)
from bot.language.rewordings.at_length import STRANGER, introduced
from bot.language.rewordings.notation import Said, has_interviews, is_invited, rows, shown
from bot.language.tokens.calendar_words import SAID_WEEKDAY
from bot.language.tokens.cues import Cued, small

_CANCELS = Cued(r"\bcancel\b", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _same_day(said: Said, context: ParseContext) -> str | None:
    """Return what stands before a remark that only names the day which was said; None where it names another."""
    later = 0 if small(said["day"]) == "today" else 1
    meant = _DAYS[(context.now + timedelta(days=later)).weekday()]
    return said["before"] if small(said["named"]).startswith(meant) else None


def _theirs(said: Said, context: ParseContext) -> str | None:
    """Return what is asked of an interview with its candidate's name, who was told of before; None where several are called so, or more is told in the same sentence."""
    is_told_on = said.text.partition(said.whole)[2].startswith(",")
    if is_told_on or len(interviews_of(said["who"], context)) != 1:
        return None
    asked = f"{said['ask']} {said['who']}'s {said['one']}"
    return asked if _CANCELS.search(asked) else f"{said['who']} {said['story']}. {asked}"


def _asked_too(said: Said, _context: ParseContext) -> str | None:
    """Return a question that is asked besides a cancellation as a request of its own; None behind anything else."""
    return "also find me who is " if _CANCELS.search(said.text.partition(said.whole)[0]) else None


def _free(said: Said, context: ParseContext) -> str | None:
    """Return the question whether colleagues are free at the time behind their names; None of anything else that is good."""
    return f"{said['is']} {said['who']} free " if are_colleagues(said["who"], context) else None


def _asked_for(said: Said, context: ParseContext) -> str | None:
    """Return what is asked for with the name of who was told of before in place of "him" or "her"; None of a candidate, and where it could be another."""
    who = said["who"]
    is_shown = context.last in {"interview", "loop"}
    meant = context.interviews[:1] if is_shown else context.interviews
    if interviews_of(who, context) or attends(who, context, meant):
        return None
    return f"{said['ask']} {who}"


def _role_named(said: Said, context: ParseContext) -> str | None:
    """Return only who is to come, where what kind of interviewer is wanted was told before; with the candidate that was told of."""
    if not is_colleague(said["new"], context):
        return None
    told = [one for one in _CAPITALS.findall(said["story"]) if interviews_of(one, context)]
    rest = said["rest"]
    if told and _THEIRS.search(rest):
        rest = _THEIRS.sub(lambda _: f"{told[0]}'s", rest, count=1)
    elif told and not any(one in rest for one in told):
        return None
    return f"{said['ask']}{said['new']}{rest}"


def _seats(said: Said, context: ParseContext) -> str | None:
    """Return how many a room seats now, where more is told of how that comes and that it is to be noted."""
    is_one = said["room"] and small(said["room"]) in {small(one.name) for one in context.directory.rooms}  # fmt: skip
    return f"{said['room']} seats {said['seats']} now" if is_one else None


def _is_room(said: Said, context: ParseContext) -> str | None:
    """Return the question whether a room is free, put as one; None of whom else is named so."""
    rooms = {small(one.name) for one in context.directory.rooms}
    return f"is {said['room']} free {said['when']}?" if small(said["room"]) in rooms else None


def _succeeded(said: Said, context: ParseContext) -> str | None:
    """Return the words with which a candidate got on to the next step; None of one whose interview is coming."""
    return None if interviews_of(said["who"], context) else introduced(said, context)


def _spoken_of_again(said: Said, context: ParseContext) -> str | None:
    """Return the whole name where the first of a candidate's who was told of before stands alone; None of anybody else."""
    is_same = said["first"] == said["who"].split()[0]
    whole = _succeeded(said, context) if is_same else None
    return f"{whole}{said['story']}{said['who']}" if whole else None


def _other_room(said: Said, context: ParseContext) -> str | None:
    """Return that the room is wanted which is named in the place of one that does not fit; None of anything but two rooms."""
    rooms = {small(one.name) for one in context.directory.rooms}
    is_two = {small(said["no"]), small(said["room"])} <= rooms
    return f"in the {said['room']}" if is_two else None


_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][\w-]+")
_THEIRS = Cued(r"\b(?:hers|theirs|(?:his|her|their)(?= (?:interview|one|session|panel|slot|call)\b)|his(?= *[,.?!]|$))", re.IGNORECASE)  # fmt: skip
IN_STORIES = rows(
    (r"{lead}(i think )?(the )?(?<chosen>{worded})( of (these|those|them))?('s| is| are| looks?| seems?| sounds?| suits?| works?| fits?| would)\b(?![^.?!]*\b(too|not|no|n't|but|bad|clash\w*|out|only|except|if)\b)[^.?!,;\n]{2,60}?((, ?|[.!] ?)(many )?(thanks|thank you|thx|cheers)[^.?!,;\n]{0,20})?[,;.!–—-]+ ?((so|and|please|can|could|would|will|let's|you|we|just|kindly|go ahead|go on|then) ?,?)*(book|reserve|take|grab|confirm|lock|schedule)( in)? (it|that|this|that one|this one|that slot)( (in|down))?( for (us|me|him|her|them))?{tail}", "book the {chosen}", shown("offer")),
    (r"{lead}{gone:colleague}(?<!'s)('s| is| has| has just| just| called| phoned| rang)*( (in|off|out|down|home|at home|with))*( (sick|ill|unwell|poorly|flu|covid|ooo|away))( [\w'’]+){0,3}[,;.!–—-]+ ?((so|and|then|please|can|could|shall|let's|you|we|just|maybe|perhaps) )*(ask|have|use|take|try|get|invite) {new:colleague} (instead|in (his|her|their) place){tail}", "replace {gone} with {new}", shown("offer")),
    (r"{lead}{who:colleague}(?<!'s) ((really|very much|also|just|has|have|is|feels?|thinks?|would|'d|said|says)\W+)*(love|like|want|wants|wanted|keen|asked|asks|offered|offers|volunteered|hopes?|hoping|happy|eager|interested|ready|he|she|they|curious|itching|dying)\b[^.?!;\n]{0,80}?[,;.!–—-]+ ?(?<ask>{so}((can|could|would|may) (you|we) |please |kindly |just )*(add|include|put|invite|loop in|rope in|bring in|bring|sign up|slot in)) (him|her|them)\b", _asked_for, has_interviews),
    (r"\A(?<story>[^.?!\n]{0,60}?\b(asked for|asks for|wants?|wanted|needs?|would like|requested|insists on|insisted on|short of|missing|lacking|could do with)( to have)? (an?|one( more)?|another|some(one|body)|two|more)\b [^.?!\n]{2,80}?)([.!]+ +|,? so,? )(?<ask>((so|please|can|could|would|you|we|just|kindly) )*(add|include|invite|put|bring in) )(?<new>{name}(?<!'s))(?<rest>[^.!\n]*[.!?]*)\Z", _role_named, has_interviews),
    (r"\A[^.?!\n]{0,80}?\b(in|into|to|from|out of) (the )?(?<room>{capital}[\w'’-]+( \d)?)\b[^.?!\n]{0,40}?,? (so|and)( now)? it( now)? (?<does>seats|holds|fits|takes)( only| now| up to)* (?<seats>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)( people| persons)?( now)?[,;.!–—-]+ ?((so|please|can|could|would|you|kindly) )*(update|change|correct|fix|adjust|edit|note)( (the|that|this|its|it|room|size|capacity|seats|record|entry|list|for|in|on))*( please|,? please)?\W*\Z", _seats),
    (r"{lead}((everyone|everybody|we all|we|people|the whole team|the team|colleagues)( (here|all|in the office|at work))* (calls?|knows?|call)) {who:colleague} (as )?(?<nick>{capital}[\w'’-]+)[,;.!–—-]+ ?(so )?((so|please|can|could|would|you|kindly) )*(save|add|set|store|note|use|record|remember|put)( down)? (that|it|this|{capital}[\w'’-]+)( (as|for|in))*( (his|her|their|a|the) nickname)( (for (him|her|them)))?( please|,? please)?\W*\Z", "{nick} is {who}'s nickname"),
    (r"\A\W*(?<who>{capital}[\w'’-]+( {capital}[\w'’-]+)+)(, (an?|our|the|one of our|one of the) [^,.?!\n]{3,40},)? (has |have |just |now |have just |has just )*(asked|requested|wants|wrote|demanded|would like|insists)\b[^.?!\n]{3,80}?[,;.!–—-]+ ?(so )?(?<ask>((please|can|could|would|you|kindly) )*(delete|erase|remove|wipe|forget|purge|get rid of) (everything|all|anything|whatever|all (the )?(data|details|information))( (that|which))?( (we|you)( (hold|have|store|keep|stored|saved))*)?( (on|about|of|for|from))) (him|her|them|his|hers)\b", "{ask} {who}"),
    (r"\b(we|i)('ll| will)? ?(won't|will not|not) be needing (?=(the|a|any) room\b)", "we don't need ", has_interviews),
    (r"\b(it|that)('s| is) (all )?going to be (?=(on|over|via|by) (teams|zoom|video)\b|online\b|remote\b|virtual\b)", "it will be ", has_interviews),
    (r"(?<=\w)[.!]+ (?=no room( (is|will be))?( (needed|necessary|required))\W*\Z)", ", ", has_interviews),
    (r"\bre-?title (it|this|that)( one)?( (to|as))? (?=\w)", "rename it ", shown("interview", "loop")),
    (r"\A\W*(?<room>{capital}[\w'’-]+( \d)?)( room)? is (free|available|open|vacant) (?<when>[^.?!\n]{2,60}?)\W*\?\W*\Z", _is_room),
    (r"\b(?<does>accept|decline|take) the two( of (them|these|those))?(?=\W*\Z)", "{does} both", is_invited),
    (r"(?<ask>\b(pop|stick|put|add|leave|whack|bung|drop|write|attach) a (quick |little |short )?note)( (on|in|onto|to|with))?( (it|this|this one|there|the invite|the interview))? saying( that)? (?=\w)", "add a note that ", shown("interview", "loop")),
    (r"(?<=\w )(pl|plz) (?=(cancel|move|push|shift|find|book|replace|add|remove|send|reschedule|postpone|arrange|schedule|let|share|help|suggest|check|confirm)\b)", "please "),
    (r"\b((so|very|really|extremely|terribly|awfully) )*(sorry|apologies|apologi[sz]e|forgive me|excuse me)\b(?=[^.!?,;\n]{0,70}\b{apart})[^.!?,;\n]{0,40}?\b{disturbs}\b[^.!?,;\n]{0,30}[.!,;–—-]+ *(?=\w)", ""),
    (r"(?<before>\b(?<day>today|tomorrow|tmrw)\b[^()]*?),? ?[(–—-]+ ?((yes|it's|that's|a|i know|which is),? )*(?<named>{said_weekday}),? ?(i know|sorry|yes|i'm aware|yep)[^()]{0,12}\)?", _same_day),
    (r"(?<=[.!?] )((the )?next (up|step|stage|round)|up next|next|what's next|after that)( (for|with) (him|her|them))?( comes| is| would be| will be|'s|:) (?=(an?|the|\d|one) [^.?!]*\b(call|interview|chat|screen|session|round|onsite|panel|conversation)\b)", "we need "),
    (r"\A\W*(?<is>is|are) (?<who>[\w-]+( and [\w-]+)?) (good|ok|okay|cool|alright|fine) (?=((for|on|at) )?({weekday}|today|tomorrow|\d))", _free),
    (r"\b(scratch|scrap|axe|nix|ditch|bin|dump|kill|chuck|junk|trash|toss)( (out|off))? (?=(the|its|our|his|her|their) room\b)", "remove ", has_interviews),
    (r"{lead}(?<told>(?<who>{attendee:attendee})(?<!'s)( is|'s| has| can't| cannot| won't| will| got| fell|'ll)\b[^.?!;\n]{2,80}?[,;.!–—-]+ ?)(?<ask>{so}((can|could|would) you |please |kindly |just )*(replace|swap|substitute|switch)) (out )?(him|her|them)( out)? (?=(with|by|for) )", "{told}{ask} {who} ", has_interviews),
    (r"{lead}(?<who>{of:candidate})(?<!'s) (?<story>[^.?!\n]{3,160}?)([.!]+ +|, so )(?<ask>[^.?!\n]{0,40}?\b(move|push|shift|reschedule|bring|postpone|cancel|delay)) (her|his|their) (?<one>interview|one|session|meeting|call|slot)\b", _theirs),
    (r"(?<before>\A|[.!?:\n] *|\b(so|and|ok|okay|right|hi|hello|hey|that|news),? )(?<who>{stranger})(?= ((has|just|now|also|already|finally) )*(passed|cleared|aced|nailed|got through|made it (through|past|to)|sailed through|crushed)\b)", _succeeded),
    (r"(?<before>\A|[.!?:\n] *|\b(so|and|ok|okay|right|hi|hello|hey|that),? )(?<who>{stranger})(?<story> (is|will be|lives|works|has|can|wants|prefers)\b[^\n]{3,200}?[.!?] [^.?!\n]{0,60}?\b(with|to|see|meet|interview|interviews|for) )(?<first>{capital}[\w'’-]+)(?! {capital})", _spoken_of_again),
    (r"(?<before>\b(i|we)('ve| have)?( (just|also|now|finally))* (shortlisted|short-listed|selected|picked|identified|sourced|screened|liked|loved) )(?<who>{stranger})", _succeeded),
    (r"(?<=[.!?,;] )((and|but) )?(the )?(?<no>{capital}[\w'’-]+)( (would be|is|will be|might be|seems|looks)|'s) ((too|a bit|a little|rather|way|far|pretty|probably) )+(small|tight|cramped|big|large|noisy|dark|hot|warm|far),? so (let's|we should|we'd better|better|maybe|perhaps|can we|could we|we can|i'd rather|rather) (look at|go for|go with|take|use|try|have|consider|do|book) (the )?(?<room>{capital}[\w'’-]+)", _other_room),
    (r"{lead}(?<who>{of:candidate}(?<!'s))'s (?!interview|one|session|loop|onsite|call|slot|day|round|panel)[^.?!\n]{3,120}?([.!]+ +|,? so )(?<ask>[^.?!\n]{0,40}?\b(move|push|shift|reschedule|bring|postpone)) (her|his|their) (?<one>interview|one|session|meeting|call|slot)(?= ([^,.?!]{1,30} )?(to|until|till|by|back|forward)\b(?! (after|before) (that|then)))", "{ask} {who}'s {one}", has_interviews),
    (r"{lead}(?<who>{of:candidate})('s)? [^?!\n]{3,160}?,? so,? (he|she|they|it|we) [^.?!\n]{0,60}?\b(?<when>(after|from|before|until|by|at|on|between)\b[^.?!\n]{1,50})[.!]+ ((so|please|pls|kindly|can you|could you) )*(move|shift|push|reschedule|change|adjust|postpone|bring) (it|(his|her|their|the) (interview|one|session|slot|call|meeting)) accordingly\b", "move {who's} to {when}", has_interviews),
    (r"\b(tell|give|send|show|remind)( to)? me (of )?(the )?(exact |final )?(timings?|time|date and time|day|date|time slot)( and (time|date))? (of|for) (?<whose>{of:candidate}'s (interview|one|session|call|meeting|round))\b", "when is {whose}", has_interviews),
    (r"(?<=[.!?;] )(and )?(also|additionally|besides)[, ]+((please|pls|kindly|can you|could you) )*(let me know|tell me|show me|check|see) who( all)? (is|are) (?=(free|available|around)\b)", _asked_too, has_interviews),
    worded=r"((number|option|slot|no\.?|#) ?(\d{1,2}|one|two|three|four|five)|first|second|third|fourth|fifth|last)( (one|option|slot|time))?",
    stranger=STRANGER,
    disturbs=r"(bug|bother|ping|pinging|disturb|disturbing|bugging|bothering|messag(e|ing)|writ(e|ing)|text(ing)?|nag|interrupt(ing)?|trouble|contact(ing)?|reach(ing)? out|intrud(e|ing))",
    apart=rf"(weekend|({SAID_WEEKDAY})|holidays?|late|night|evening|early|hour)\b",
    said_weekday=SAID_WEEKDAY,
)  # fmt: skip
"""What names whom is spoken of, in a sentence before that which asks."""
