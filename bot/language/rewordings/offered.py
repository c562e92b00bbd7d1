"""What is said to something that is offered, or of what is searched for and booked, where no invitation waits for an answer."""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import (
    are_alike,
    attends,
    interviews_of,
    is_called,
    is_colleague,
    name_of,
)
from bot.language.rewordings.notation import Said, has_interviews, rows, shown
from bot.language.rewordings.stand_ins import (
    BACK,
    BACK_PARTS,
    ELSE,
    GIVEN,
    INSTEAD,
    SWAPPED,
    SWAPPED_PARTS,
    given,
    one_of_named,
)
from bot.language.tokens.cues import small

_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][\w-]+")


def _renamed(said: Said, context: ParseContext) -> str | None:
    """Return the new name of who is interviewed in what was shown last, where the wrong one is theirs."""
    one = context.interviews[0].candidate
    if one is None or not is_called(said["old"], one.name):
        return None
    new, old = said["name"], small(said["old"])
    if is_colleague(new, context) and not are_alike(new, old):
        return None  # asked about
    whole = " ".join(new if small(part) == old else part for part in one.name.split())
    return f"the candidate is called {new if ' ' in new else whole}"


def _preferred(said: Said, context: ParseContext) -> str | None:
    return f"{said['who']} instead" if is_colleague(said["who"], context) else None


def _with_apostrophe(said: Said, context: ParseContext) -> str | None:
    return f"{said['who']}'s" if attends(said["who"], context) else None


def _in_place(said: Said, _context: ParseContext) -> str:
    """Return who comes for one of those searched for: one, or either of two."""
    either = f"either {said['new']} or {said['other']}" if said["other"] else said["new"]
    return f"replace {said['old']} with {either}"


def _later_offered(said: Said, context: ParseContext) -> str | None:
    """Return that what is offered is to be so much later, for whom nothing is booked yet."""
    is_other = interviews_of(said["who"], context) or is_colleague(said["who"], context)
    return None if is_other else f"make it {said['by']} {said['way']}"


def _they_back(said: Said, context: ParseContext) -> str | None:
    """Return that who was taken off an interview last comes again to it, while times for another candidate are shown; None where that may be several."""
    lacking = [one for one in context.interviews if one.taken_off and not one.sessions]
    whose = {one.candidate.name if one.candidate else "" for one in lacking}
    gone = {mail for one in lacking for mail in one.taken_off}
    is_all = len(gone) == 1 or small(said["them"]) not in {"him", "her"}
    if len(lacking) != 1 or whose == {""} or not is_all:
        return None
    who = " and ".join(name_of(mail, context) for mail in sorted(gone))
    return f"add {who} to {whose.pop()}'s interview"


def _noted(said: Said, context: ParseContext) -> str | None:
    """Return the note for the interview of the one candidate that is named in it; None where none is, or several are."""
    named = [
        word
        for word in dict.fromkeys(_CAPITALS.findall(said["note"]))
        if interviews_of(word, context)
    ]
    return f"note for {named[0]}'s: {said['note']}" if len(named) == 1 else None


UNINVITED = rows(
    (r"{lead}(it|that)('s| is) {new:colleague} (who|that) (should|will|is to|has to|needs to|must|ought to|is going to)( be)? (do|doing|take|taking|run|running|hold|lead|conduct|see|interview|interviewing|meet)( (it|this|that|her|him|them))?{tail}", "{new} instead"),
    (r"{lead}((her|his|their|the candidate's) ((right|correct|full|real|actual|proper|last|first) )*(sur)?name('s| is| should be)|it('s| is| should be)|(the )?name is (spelt|spelled|written)) {name:name}[,;]? (and not |not |rather than |instead of ){old:name}\W*{so}((fix|correct|change|update|amend)( (it|that|this))?( please)?)?\W*\Z", _renamed, has_interviews),
    (r"{lead}(on (reflection|second thoughts?|balance)|come to think of it|thinking about it( again)?|having thought about it),? ((actually|no),? )*(i|we)('d| would)? (rather|sooner|prefer)( to)?( (have|see|take|use|get|go with))? {new:colleague} (than|to|over|rather than|instead of|not) {old:colleague}{tail}", "replace {old} with {new}"),
    (r"{lead}use {new:colleague} (for|instead of|in place of|rather than) {old:attendee}{tail}", "replace {old} with {new}", has_interviews),
    (r"\A\W*{out:name}(?<!'s)('s| is| has| got)? ((a|an|now|on) )*(double[- ]booked|overbooked|swamped|busy|out|off|ill|sick|away|leave|holiday|tied up|unavailable|clash|conflict)( (?!so\b|and\b)[\w'’]+){0,3}?([,.;]+ *(so |and )?| so | and ){new:name}(?<!'ll)('ll| will| can| is going to| has agreed to) (do|take|cover|run)( it| over| this one| that one)?\W*\Z", "replace {out} with {new}", shown("interview", "loop")),
    (r"\b(?<who>[\w-]{2,})s(?= ((new|proposed|suggested|other|counter) )*(time|slot|date|day|proposal|suggestion|idea)\b)", _with_apostrophe, shown("proposal")),
    (r"{lead}(one more|another|an extra|an additional|a second|a third) (interviewer|panell?ist)( (for|on|in) {of:name}('s( interview)?)?)?\s*[:,–—-]+\s*{who:name}\W*\Z", "add {who}{ to of's?}", has_interviews),
)  # fmt: skip
"""Said of what is booked."""


def _longer(said: Said, _context: ParseContext) -> str:
    """Return how long it is to be, in minutes where only a number is said."""
    return f"make it {said['long']}{' minutes' if said['long'].isdigit() else ''}"


def _without_days(said: Said, context: ParseContext) -> str | None:
    """Return that the days are not wanted which are bad for somebody; None where more is asked for in the same breath."""
    return f"not {said['days']}" if not said["who"] or is_colleague(said["who"], context) else None


OPEN = rows(
    (r"(?<=[.;,–—-] )(?<new>{name}) instead of (?<old>{name})\W*\Z", "replace {old} with {new}"),
    (r"{lead}(on )?(?<days>{weekday}s?((, | and | or |, and )(on )?{weekday}s?)*) (are|is|get|gets|tend to be|will be) [^.?!\n]{3,60}? (for|with) (?<who>{name})[^.?!\n]{0,40}?[,;.!–—-]+ ?((so|and|please|can|could|would|shall|let's|you|we|just|kindly|rather|maybe) )*(leave|skip|avoid|drop|exclude|keep|cut|take|miss|rule)( (off|out( of)?|clear of))? (it|them|that|those|these|both|that day|(those|these|both|the)( two| three)? days|that one|those( two)?)( (out|off|away|free))?( of it)?{tail}", _without_days),
    (r"{lead}{who:colleague}(?<!'s) (has|is|'s|'s got|has got)\b [^.?!\n]{2,60}? (on )?(?<days>{weekday}s?((, | and | or |, and )(on )?{weekday}s?)*)[,;.!–—-]+ ?((so|and|please|can|could|would|shall|let's|you|we|just|kindly|rather|maybe) )*(leave|skip|avoid|drop|exclude|cut|rule)( (off|out( of)?|clear of))? (it|them|that day|those|both|(those|these|both|the)( two| three)? days|those two)( (out|off|away|free))?{tail}", _without_days),
    (r"\A(\W*[^?!\n\d]{0,100}?(,? so |[.!] +))?((so|please|can|could|would|you|we|just|kindly|maybe) )*(add|include|have|throw in|consider|put in|count in|list) {who:colleague}(?<!'s) (in )?as (an?|another|an(other)? extra|a further|one more|an additional|a third|a second|a fourth) (option|choice|alternative|possibility|candidate for it)( (too|as well|also))*{tail}", "or {who}"),
    (r"{lead}(those|these|they|all of (those|them|these)|any of (those|them|these))( all)? (look|looks|seem|seems|sound|are|work|works|would work|would do|suit|is)( (all|very|perfectly|really|quite))* (fine|good|great|ok|okay|nice|lovely|well|perfect)( (to|for|with) (me|us))?,? (so |then |and )?((please|can|could|you|just|let's|i'll|we'll) )*(take|book|go for|go with|have|pick|choose|reserve) (the )?(?<chosen>{worded}){tail}", "book the {chosen}"),
    (r"{lead}((is|are) there|do (you|we) have|have you( got)?|would there be|might there be|could there be) ((perhaps|maybe|possibly|by any chance|at all|also) )*(anything|something|any (other|more) (times?|slots?|options?)|other (times?|slots?|options?)|more)( else| other| different| more)?( (on offer|available|going|to offer|to choose from|in the list|on the list|on the table|perhaps|maybe|at all|by any chance|we could look at|i could look at))*\W*\Z", "anything else?"),
    (ELSE, one_of_named),
    (r"{lead}{length}( [\w'’]+){0,3}? (too (short|long|little|much|tight|brief|quick)|a (bit|little|tad|touch) (too )?(short|long|tight|much|brief)|not (really |quite |nearly )?(enough|long enough|sufficient)|(isn't|aren't|won't|wouldn't|not going to|will not)( (be|do|really|quite))*( (enough|sufficient|long enough|cut it|work|suffice))?)( (for (this|that|it|us|me|her|him|them)|i'm afraid|really))*[,;.!–—-]+ *(so )?((make (it|that)|let's (do|say|make it|have)|do|say|better|rather|maybe|can (we|you) (have|do|make it)|(we|i)('d)? need|(we|i) want|give (it|us)|go for|more like) )*(?<long>{length})( (would be better|is better|instead|rather|better|would do))*{tail}", _longer),
    (r"{lead}(give me|let me have|hand me|i'?d like|put me (down|in) for) (?<chosen>{worded})( (of (those|these|them|the list)|please|then|thanks))*{tail}", "book the {chosen}"),
    (BACK, _they_back),
    (GIVEN, given),
    *((form, "swap {one} and {other}") for form in SWAPPED),
    (r"{lead}((make|move|push|shift|put|start|do|have|bring) )?{who:name}'s( (interview|one|session|slot|time))?( (back|out|to|be|start))* (by )?(?<by>(an?|half an?|a quarter of an|\d+|one|two|three|four)( and a half)? ?(hours?|h|minutes?|mins?|min)) (?<way>later|earlier|sooner){tail}", _later_offered),
    *((form, _preferred) for form in INSTEAD),
    (r"{lead}(tell|remind|inform|let) ({all} )(know )?(that )?(?<note>\S(?s:.)*)\Z", _noted),
    (r"{lead}(is|has|was|did) ({who:name}'s ((calendar )?invit(e|ation)|e-?mail)|the (calendar )?(invit(e|ation)|e-?mail) (for|to) {who:name})( (been|already|gone|go|went))*( (out|sent|sent out|off|received|delivered))( (yet|already|now))?{tail}", "show me {who}'s interview"),
    (r"{lead}{takes}(?<chosen>{worded})( of (these|those|them|the (lot|list|times|options)))?('s|'ll|'d| would| will| should| does| is| sounds| seems| looks| works| suits)( (do|be|suit|work|fit|me|us))*( (very|quite|most|really|rather|just|perfectly|extremely|so))*( (nicely|well|fine|good|great|lovely|perfect|perfectly|wonderful|wonderfully|excellent|splendid|splendidly|ideal|ideally|best|beautifully|admirably|suitable|convenient))( for (me|us|her|him|them|both of us))?{tail}", "book the {chosen}"),
    (r"{lead}(that|it|this)( one| time)?('s|'ll| is| will| would| works?| looks?| sounds?| suits?| does?)( (be|do|us|me|for|all|fine|good|great|perfect|ok|okay|well|just|really|very))*[,;.!–—-]+ {so}(?=(book|reserve|take|grab|confirm|lock) (it|that|this)\b)", ""),
    (r"{lead}((book|take) )?(whichever|whatever)( one)?( is|'s| comes) (the )?(first|soonest|earliest){tail}", "the earliest"),
    (r"\A\W*((a|slightly|little|tiny|maybe) )*(bit|tad|little) (?<way>later|earlier)( please| then| if possible)?\W*\Z", "{way}"),
    (r"{lead}(can|could|shall|may) (we|it|they|she|he|this|that) (please )?(start|begin|be|happen|do (it|that))( (a )?(bit|little|tad))? (?<way>later|earlier)( (please|that day|if possible|maybe))*{tail}", "{way}"),
    (r"{lead}(either )?{new:colleague} or {other:colleague} (instead of|in place of|rather than) {old:colleague}{tail}", _in_place),
    *(
        (form, "book {who} instead, at {at}")
        for form in (
            r"{lead}{books}( (it|that|this|one)( then)? with)? {who:colleague}( then| please)*,? (at|for) (?<at>{clock}|noon){tail}",
            r"{lead}{books} (it|that|this|one)( then| please)*,? (at|for) (?<at>{clock}|noon),? with {who:colleague}{tail}",
            r"{lead}{who:colleague}(,? then,? (at|for) (?<at>{clock}|noon)|,? (at|for) (?<at>{clock}|noon),? then)( please)?{tail}",
        )
    ),
    (r"{lead}{old:colleague}(?<!'s)('s| is| has| can'?t| cannot)( (?!not\b)[\w'’]+){0,4}?([,;.–—-]+ ?| so )((so|but|and|then|maybe|perhaps|possibly|take|try|use|let's (take|try|use)|how about|what about|say|either)\W+)*{new:colleague} or {other:colleague}( instead| then| please| for (him|her)| in (his|her) place)*{tail}", _in_place),
    (r"\A\W*(the )?({worded}{fault}{then}(?={takes}{place}\b|(show )?more\b)|{hour}{fault}{then}(?={takes}{worded}\b|(show )?more\b))(?!.* (too|no good|not|doesn))", ""),
    (r"\A(?<chosen>\W*{takes}{worded}( (please|then|pls))?)[,;.!–—-]+ (and |so )?(((many )?thanks|thank you|thx|cheers)[,.!;–—-]* )?(that's great, )?{name}('ll| will|('s| is) going to) be (so |very |really |dead )?(pleased|happy|delighted|glad|thrilled|relieved|over the moon)\W*\Z", "{chosen}"),
    (r"\A\W*(on )?{date}{fault}{then}(?=(take|book|make it|on|the|how about|what about| )*{date}\b|tomorrow\b)(?!.* (too|no good|not|doesn))", ""),
    (r"\A(?<chosen>\W*{takes}{worded}( (please|then|pls|thanks|it is))*)\s*([,;.–—-]+|\bas\b|\bsince\b|\bbecause\b)\s*(the )?({worded}|{hour}){fault}\W*\Z", "{chosen}"),
    *((rf"{{lead}}(not|nothing) {barred} {{at:clock}}( (on|for))?( (either|both|any|each|those|these))( of (those|these|the|them))?( (days?|ones?|mornings?|two))?( (please|pls|tho|though))*\W*\Z", f"{wanted} {{at}}") for barred, wanted in (("before", "after"), ("after", "before"))),
    (r"{lead}{name} ((just|has|already|also|only) )*(told me|tells me|told us|said|says|mentioned|let me know|messaged me)( that)? (?=(he|she|they)('(s|re)\b| (is|are|can'?t|cannot|won'?t)\b))", ""),
    (r"{lead}(no|nr)\. ?(?<place>[1-9])(?=( (works|is (fine|good|great|perfect|ok)|suits|it is|please|pls|then|looks|sounds|for (me|us))\b(?!.*\b(better|not|too|but|instead|bad)\b))|\W*\Z)", "option {place}"),
    (r"\A\W*(but )?only if (it|that|this)('s| is| can be) ", "only "),
    (r"\A\W*(?<length>\d\d)( ?min(ute)?s?)? ((would|will|should) (do|be enough|be fine|suffice)|is (enough|plenty|fine)),? (not|no need for|instead of|rather than) (the|a) (full|whole) hour\W*\Z", "make it {length} minutes"),
    **BACK_PARTS,
    **SWAPPED_PARTS,
    length=r"((?<![\w:])\d{1,3}( ?(min|mins|minutes|m|h|hr|hrs|hours?))?|half an hour|an hour|one hour|two hours|an hour and a half|three quarters of an hour|a full hour)",
    all=r"(everyone|everybody|all( of them)?|them( all)?|all the interviewers|the (interviewers|panel|team|others))",
    place=r"((number|option|slot|no\.?|#) ?)?(first|second|third|fourth|fifth|last|\d{1,2}(st|nd|rd|th)?|one|two|three|four|five)( (one|option|slot|time))?",
    worded=r"((number|option|slot|no\.?|#) ?(\d{1,2}|one|two|three|four|five)|first|second|third|fourth|fifth|last)( (one|option|slot|time))?",
    hour=r"({clock}|noon|{day})( one)?",
    books=r"(book|take|have|choose|pick|use|go (for|with)|i('ll| will) (take|have|go (for|with))|i want|let's (do|take|have|book|go with))",
    date=r"((the )?\d{1,2}(st|nd|rd|th)|{day})",
    fault=r"('s| is| starts| would be)? ((way|far|much|a bit|a little|just|rather|really) )*(too \w+|no good|no use|not (good|possible|great|ideal)|impossible|out|(does not|doesn'?t|won'?t) (work|suit|do)( (for )?\w+)??)",
    takes=r"((take|book|go (for|with)|make it|have|the|i want|i'll take|give me|let's take) )*",
    then=r"\s*([,;.–—-]+|\bso\b|\bbut\b)\s*((so|but|then|and|let's|i'll)\W+)*",
)  # fmt: skip
"""Said of the open question; `worded` is a place in the list that is no hour and no length."""
TALK = rows(
    (r"{lead}(just )?leave (it|this|that|these|them|her|him) with me( (for (now|a (bit|moment|minute|sec|day))|please|will you))*{tail}", "thanks"),
    (r"{lead}(book|reserve|do|take) (it|that|this) again,? (but |only |just )*(with |as |at |this time )?(number|option|slot|no\.?|#) ?(?<place>\d{1,2}){tail}", "book {place}"),
    (r"\A\W*(nvm|nm|never ?mind)\W+(leave (it|that)|forget (it|that)|it'?s (fine|ok|okay|good)|all good|don'?t worry( about it)?|no worries|as (it|you) (is|were)|keep it)( (as it is|then|thanks))*\W*\Z", "never mind"),
    (r"\A\W*((ok|okay|alright|aight|all right|right|well|cool|thanks|so)\W+)+(i'?m|i am) (off|out|heading (out|off|home)|leaving|gone|signing off|logging off)( (now|for (today|the day|now|the night)|home))*\W*\Z", "bye"),
    (r"\A\W*((ok|okay|alright|aight|all right|right|well|cool|thanks|so|and|hey|that's it|all done|done)\W+)*(i'?m|i am) (off|out|heading (out|off|home)|leaving|gone|done|outta here|out of here|signing off|logging off)( (now|for (today|the day|now|the night)|home))*[\s,.!;–—-]+((see|cya|ttyl|talk|bye|goodbye|have an?|enjoy|happy|nice|great|good|cheers|ciao|laters?|catch|speak|take care|night)\b[^?\d]*)\Z", "bye"),
    (r"{lead}(will|shall|i'll|we'll) do( (so|that|it))?\W*((thanks|cheers|thank you)\W*)?\Z", "thanks"),
    (r"{lead}i (really |actually )?(did ?n'?t|did not|never) (actually |really )?(mean|meant|want|wanted|intend|intended) to (book|confirm|reserve|cancel|move|reschedule|send|press|click)( (?!but\b|just\b|only\b|rather\b|instead\b|until\b|without\b|before\b)[\w'’:-]+){1,5}\W*\Z", "undo"),
    (r"\b(put {new:name} back( in| on)?,? (and|then) {drop} {old:name}( (out|off))?|{drop} {old:name},? (and|then) put {new:name} back( in| on)?)(?=\W|\Z)", "replace {old} with {new}"),
    (r"{lead}(do|run|hold|have) (?<loop>the (whole |entire )?(loop|onsite)) (?=(online|remote(ly)?|virtual(ly)?|(over|on|via) (teams|video))\b)", "make {loop} "),
    (r"\b(?<add>add|invite|include) {who:name},? (and )?not {name}(?=\W|\Z)", "{add} {who}"),
    (r"\A[^,.;:?¤]*\b(?<day>today|tomorrow|(on )?{day})[,;:.!–—-]+ (so )?(?<out>i('ll be|'m| am| will be) (out|away|off|gone)) (?<at>(from|after|until|till|before) (about )?{clock}( (on|onwards?))?)\W*\Z", "{out} {day} {at}"),
    drop=r"(drop|remove|lose|take (out|off)|take)",
)  # fmt: skip
