"""Who is to take somebody's place in what is booked, and who could; whose place it is need not be said.

"I'd rather have Sam do that"           "Sam instead"
"who else could do Wei's part?"         "find a replacement for Wei"
"find somebody to step in for her"      "find a replacement for Mei", of the only one who may be meant
"""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.people.candidates import is_candidate_of
from bot.language.people.coming_names import (
    attends,
    interview_words,
    interviews_of,
    is_called,
    is_colleague,
    name_of,
)
from bot.language.rewordings.notation import Said, rows, shown
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.typed_patterns import NAME

_ONE = shown("interview", "loop")
_DAYS = frozenset({*WEEKDAYS, "today", "tomorrow"})


def _shown(context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the interview shown last; of a loop its sessions."""
    first = context.interviews[0]
    return context.interviews[: first.sessions + 1] if context.last == "loop" else (first,)


def _declined(context: ParseContext) -> list[str]:
    """Return the addresses of those who declined what was shown last."""
    return list({mail for one in _shown(context) for mail in one.declined})


def _is_one_gone(context: ParseContext) -> bool:
    return _ONE(context) and len(_declined(context)) == 1


def _is_other_lacking(context: ParseContext) -> bool:
    """Whether one interview lacks somebody, and it is not the one shown."""
    lacking = [one for one in context.interviews if one.declined and one.role == "organizer"]
    return context.last == "interview" and len(lacking) == 1 and lacking[0] is not context.interviews[0]  # fmt: skip


def _is_one_lacking(context: ParseContext) -> bool:
    return _is_one_gone(context) or _is_other_lacking(context)


def _comes(said: Said, context: ParseContext) -> str | None:
    """Return who comes, in the place of the only one who declined where the interview shown has one, else in the only one that lacks somebody."""
    who, declined = said["who"], _declined(context)
    if _is_other_lacking(context):
        lacking = [one for one in context.interviews if one.declined]
        return None if attends(who, context, lacking) else f"ask {who}"
    if attends(who, context, _shown(context)):
        return None
    is_one = len(declined) == 1
    return f"replace {name_of(declined[0], context)} with {who}" if is_one else f"{who} instead"


def _takes_it(said: Said, context: ParseContext) -> str | None:
    """Return who comes in the place of the only one who declined anything, else of whom is not told; None of who takes part, or has a time proposed."""
    who = said["who"]
    first = context.interviews[:1] if context.last == "proposal" else ()
    if any(is_called(who, name_of(mail, context)) for one in first for mail in one.proposers):
        return None
    lacking = [(one, mail) for one in context.interviews for mail in one.declined if not (one.sessions or attends(who, context, (one,)))]  # fmt: skip
    if len(lacking) == 1:
        one, mail = lacking[0]
        whose = f" on {one.candidate.name}'s interview" if one.candidate and one.candidate.name else ""  # fmt: skip
        return f"replace {name_of(mail, context)} with {who}{whose}"
    return None if attends(who, context, first) else f"{who} instead"


def _is_none_shown(context: ParseContext) -> bool:
    return context.last not in {"interview", "loop", "invitation"}


def _preferred(said: Said, context: ParseContext) -> str | None:
    """Return who comes instead, whose name may be typed small; None of who swaps with somebody as an interviewer."""
    takes_part = context.speaker in {mail for one in _shown(context) for mail in one.people}
    return None if takes_part or not is_colleague(said["who"], context) else _comes(said, context)


def _covered(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of somebody who takes part, or the interview of a candidate."""
    who = said["who"]
    if attends(who, context):
        return f"find a replacement for {who} on {said['of']}'s" if said["of"] else f"find a replacement for {who}"  # fmt: skip
    whose = interview_words(who, context)
    return f"find someone else for {whose}" if whose else None


def _covered_with(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of somebody in the interview of a candidate who has one; both names may be typed small."""
    who, of = said["who"], said["of"]
    if not is_colleague(who, context) or small(of) in _DAYS or not interviews_of(of, context):
        return None
    return f"find a replacement for {who.title()} on {of.title()}'s"


def _swapped(said: Said, context: ParseContext) -> str | None:
    """Return whose sessions of a loop change places; None where one of the two has none, or another candidate is named."""
    sessions = sessions_of(context)
    one, other, of = said["one"], said["other"], said["of"]
    is_theirs = not of or any(is_candidate_of(of, it) for it in sessions)
    if not (is_theirs and attends(one, context, sessions) and attends(other, context, sessions)):
        return None
    return f"swap {one} and {other}"


def _exchanged(said: Said, context: ParseContext) -> str | None:
    """Return who comes for whom, in the interview of a candidate where one is named; the names may be typed small."""
    gone, new, of = said["gone"], said["new"], said["of"]
    if not (attends(gone, context) and is_colleague(new, context)):
        return None
    where = f" on {of.title()}'s interview" if interviews_of(of, context) else ""
    return None if of and not where else f"replace {gone} with {new}{where}"


def _for_all(said: Said, context: ParseContext) -> str | None:
    """Return that somebody comes in the place of the only one who interviews in all that is coming; None where there are several."""
    own = [one for one in context.interviews if one.role == "organizer" and not one.sessions]
    there = {one.people for one in own}
    if len(own) < 2 or len(there) != 1:  # noqa: PLR2004 - several
        return None
    people = there.pop()
    is_one = len(people) == 1 and not is_called(said["who"], name_of(people[0], context))
    return (
        f"replace {name_of(people[0], context)} with {said['who']} on all of them"
        if is_one
        else None
    )


def _instead_of(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of somebody who takes part, perhaps in the interview of the candidate who is named."""
    if said["of"]:
        return _covered_with(said, context)
    return _covered(said, context) if attends(said["who"], context) else None


def _but(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of who takes part in a candidate's interview; None where they do not."""
    is_there = attends(said["who"], context, interviews_of(said["of"], context))
    return _instead_of(said, context) if is_there else None


def _covered_then(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of somebody who takes part, in the interview of the day that is named."""
    if not (attends(said["who"], context) or is_colleague(said["who"], context)):
        return _covered(said, context)
    day = f" on {said['day']}" if said["day"] else ""
    return f"find a replacement for {said['who']}{day}"


def given(said: Said, context: ParseContext) -> str | None:
    """Return who comes in the place of the only one who takes an interview, else who is asked to it."""
    theirs, who = interviews_of(said["of"], context), said["who"]
    if len(theirs) != 1 or attends(who, context, theirs):
        return None
    people = theirs[0].people
    if len(people) == 1:
        return f"replace {name_of(people[0], context)} with {who} on {said['of']}'s interview"
    return f"ask {who} for {said['of']}"


def _covered_other(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of one of two who are named, in the interview that both take part in, else of whose it is."""
    who, gone = said["who"], said["gone"]
    theirs = [one for one in context.interviews if attends(who, context, (one,))]
    if interviews_of(who, context) or not theirs:
        return None
    both = [one for one in theirs if attends(gone, context, (one,)) and one.candidate]
    if both and both[0].candidate:
        return f"find a replacement for {gone} on {both[0].candidate.name}'s"
    return f"find a replacement for {who}"


def _covered_small(said: Said, context: ParseContext) -> str | None:
    """Return the question who could take the place of somebody who takes part, whose name may be typed small."""
    who = said["who"]
    there = {mail for one in _shown(context) for mail in one.people}
    named = [name_of(mail, context) for mail in there if is_called(who, name_of(mail, context))]
    return f"find a replacement for {named[0]}" if len(named) == 1 else None


def _taken_over(said: Said, context: ParseContext) -> str | None:
    """Return that somebody comes in the place of another on several; their names may be typed small."""
    who, gone = said["who"], said["gone"]
    if not (is_colleague(who, context) and attends(gone, context)):
        return None
    ones = "declined ones" if said["declined"] else "ones"
    return f"replace {gone} with {who} on {said['every']}{gone}'s {ones}{said['when']}"


def _taken_one(said: Said, context: ParseContext) -> str | None:
    """Return that somebody comes in the place of another on one interview; on several, where they declined several and none was said."""
    who, gone = said["who"], said["gone"]
    if not (is_colleague(who, context) and attends(gone, context)):
        return None
    lacking = [one for one in context.interviews if any(is_called(gone, name_of(mail, context)) for mail in one.declined)]  # fmt: skip
    is_several = len(lacking) > 1 and not said["one"]
    is_shown = attends(gone, context, _shown(context))
    where = f" on {gone}'s declined ones" if is_several else "" if is_shown else f" on {gone}'s one"
    return f"replace {gone} with {who}{where}"


def _back(said: Said, context: ParseContext) -> str | None:
    """Return that somebody comes again who takes no part any more."""
    return None if attends(said["who"], context, _shown(context)) else f"add {said['who']}"


def _they_back(said: Said, context: ParseContext) -> str | None:
    """Return that who was taken off last comes again; which of several is asked, as is who is meant where nobody was."""
    whole, *rest = _shown(context)
    gone = [name_of(mail, context) for mail in whole.taken_off]
    is_all = len(gone) == 1 or small(said["them"]) not in {"him", "her"}
    if not (gone and is_all):
        return "add one of them"
    places = [n for n, one in enumerate(rest, 1) if one.taken_off == whole.taken_off]
    there = f" to session {places[0]}" if places else ""
    return " and ".join(f"add {who}{there}" for who in gone)


def _covered_one(_said: Said, context: ParseContext) -> str:
    """Return the question who could take the place of the only one who may be meant."""
    there = _declined(context) or list({mail for one in _shown(context) for mail in one.people if mail != context.speaker})  # fmt: skip
    is_one = len(there) == 1
    return f"find a replacement for {name_of(there[0], context)}" if is_one else "find someone else for this interview"  # fmt: skip


def _covered_beside(said: Said, context: ParseContext) -> str:
    """Return the question who could come beside one who takes part: for who declined, else for the only other one."""
    there = [mail for one in _shown(context) for mail in one.people]
    gone = _declined(context) or there
    others = {mail for mail in gone if not is_called(said["who"], name_of(mail, context))}
    is_one = len(others) == 1
    return f"find a replacement for {name_of(others.pop(), context)}" if is_one else "find someone else for this interview"  # fmt: skip


def one_of_named(said: Said, context: ParseContext) -> str | None:
    """Return whose place one of those who are named is to take; their names may be typed small."""
    named = said["new"].split(" or ")
    is_known = all(is_colleague(one, context) for one in named)
    return f"replace {said['old']} with {said['new']}" if is_known else None


_WHO = r"(?<who>[\w-]+( [\w-]+)??)"
_DO_IT = r"( (on|for|in|do|take|run|cover)( on| over)? (it|this|that|this one|that one))?"
INSTEAD = (
    rf"{{lead}}((swap|change|switch|exchange|replace)( (it|this|that|him|her|them))?\W+)?(i|we|let's)(( ?'d| would)? (rather|prefer)|would like)( to)?( (have|see|use|get|take|go with))? {_WHO}{_DO_IT}( instead)?{{tail}}",
    rf"{{lead}}(swap|switch|change|exchange|trade|sub(?! for\b))( (it|this|that))?( (with|for|to|in)|:) {_WHO}{{tail}}",
    rf"{{lead}}replace( (it|this|that))? with {_WHO}{{tail}}",
    rf"{{lead}}(can|could|might|would|may) {_WHO} (do|take|run|cover|have)( (it|this|that|this one|that one))? instead{{tail}}",
    rf"{{lead}}{_WHO}( might| to do it)? instead\W+(please|pls|plz|thanks|thx|cheers|then){{tail}}",
    rf"{{lead}}rather {_WHO}( please| then)?{{tail}}",
)
"""Who is wanted in somebody's place that is not named: "swap, I'd rather have Sam"."""
ELSE = r"{lead}((let's|let us|can we|could we|i'd like to|please) )*((take|use|get|have|find|try|put)( me| us)? )?(someone|somebody|anyone|anybody) else (for|instead of|in place of|than|to replace) {old:name}(?<!'s)[\s,.;:?!–—-]+((maybe|perhaps|say|like|for example|for instance|possibly|how about|what about|could be|ideally|preferably|either)\W+)*(?<new>[\w'’-]+( or [\w'’-]+)?)( (maybe|perhaps))?{tail}"
"""Whose place somebody else is to take, and who that may be: "someone else for Lucy, maybe Priya or May"."""
GIVEN = r"{lead}give {of:candidate}(?<!'s)('s)?( (interview|one|session))? to {who:colleague}( (instead|then))?{tail}"
"""To whom a candidate is given: "give Jo to Mei"."""
_SUGGESTED = Cued(
    rf"\W*{NAME}(?<!['’]s)(?:['’]s| is| has| can['’]?t| cannot)\b[^.?!]*[.!] (?:(?:so|but|then|maybe|perhaps|possibly|either|how about|what about)\W+)+{NAME} or {NAME}\b[^.?!]{{0,20}}\W*\Z",
    re.IGNORECASE,
)


def suggests_stand_ins(text: str) -> bool:
    """Whether a second sentence tells who may come in the place of who cannot: "Tom can't make it. Maybe Priya or May?"."""
    return bool(_SUGGESTED.match(text))


BACK = r"{lead}((put|bring|get|have|take|stick|pop|(i|we) (want|need|'d like|would like)) {them} back{onto}|(bring|put|take|get) back {them}{onto}|(re-?)?add {them}( back)?{onto}|(keep|leave) {them} (on|in){onto}){again}"
"""That who was taken off comes again: "put her back"."""
BACK_PARTS = {
    "them": r"(?<them>him|her|them|both of them|them both|the two of them)",
    "onto": r"( (in|on|onto it|on it|to it|in it|onto the panel|on the panel))?",
    "again": r"( (again|after all))?{tail}",
}
SWAPPED = (
    r"{lead}((can|could|should|may|might|let|have|make|get|ask|(i|we)('d| would)? (like|want|need|prefer)) )?{one:colleague} (and|&) {other:colleague}( (can|could|should|to|please|just|might))* {swap}{of}{tail}",
    r"{lead}((can|could|should|may|might|let|have|make|get|ask) )?{one:colleague}( (can|could|should|to|please|just|might))* {swap} (with|for) {other:colleague}{of}{tail}",
)
"""That two change places: "could Lucy and May swap places?"."""
SWAPPED_PARTS = {
    "swap": r"(swap|switch|exchange|trade|change)s?( (their|the|with each other))?( (places?|sessions?|slots?|spots?|order|positions?|turns?|parts?|around|round|over))*",
    "of": r"( (for|in|on|of|at) ({of:candidate}('s)?|the|this|that|her|his|their)( (loop|day|onsite|interviews?|sessions?|schedule))?)?",
}
STAND_INS = rows(
    *((form, _swapped) for form in SWAPPED),
    (r"{lead}(swap|switch|exchange|trade|flip)( (round|around|over))? {one:colleague} (and|with) {other:colleague}( (round|around|over))?{of}{tail}", _swapped),
    (r"{lead}(scrap|drop|remove|bin|lose|kick|ditch|axe|cut|take off|scratch|no) (?<gone>{typed}) (on|from|for|in|off|at) (?<of>{typed})('s)?( {one})? ?[,;:.–—-]+ ?{so}(use|put|get|have|take|ask|try|add|bring|book|with)( in| on)? (?<new>{typed})( (in|on))?( {instead})?{tail}", _exchanged),
    (r"{lead}(let|have|get|ask|make) {who:colleague} (to )?(take|do|cover|run|handle)( on| over)? {of:candidate}(?<!'s)('s( {one})?)?( instead)?{tail}", given),
    (r"{lead}(let|have) {who:colleague} (take|do|cover|run|handle|have)( on| over)? (it|this|that|this one|that one)( instead)?{tail}", _takes_it, _is_none_shown),
    (r"{lead}who( else)? {could} {do} {who:colleague}'s (part|session|slot|place|bit|turn|interview|one|round) (for|on|in|at|with) {of:candidate}('s( (interview|one|session|loop|day|onsite))?)?{tail}", _instead_of),
    (r"{lead}(who|anyone|anybody|someone|somebody)( else)?( (free|available))? (but|except|apart from|besides) {who:colleague} (for|on|in|at|with) {of:candidate}('s( (interview|one|session|loop|day|onsite))?)?{tail}", _but),
    (r"{lead}((is|are) there |do (we|you) have |have (we|you) got |got )?(anyone|anybody|someone|somebody)( else)?( (free|available|around))?(( who)? {could}{do_it}| to {do}( (it|this|that))?)? (instead of|in place of|in the place of|rather than|in for|other than) {who:colleague}( (for|on|in|at) {of:candidate}('s( (interview|one|session|loop|day|onsite))?)?)?{tail}", _instead_of),
    (r"{lead}who( else)? {could} (do|take|cover|have|run)( over)? {who:name}'s( (one|interview|session|part))? (instead of|in place of|rather than|other than) {gone:colleague}{tail}", _covered_other),
    (r"{lead}{who:attendee}(?<!'s)('s| has| is| had to| just| now)*( (dropped|dropping|pulled|pulling|backed|bowed) out| bailed| cried off)( (of|from|on) (?<of>[^,;.!?–—]{1,50}?))?( (again|sorry|sadly|unfortunately))*[\s,;.–—-]+{so}?(stick|put|get|pop|bring|slot|sub|throw|chuck) {new:colleague} in( (instead|there|please|pls|for (him|her|them)))*{tail}", "replace {who} with {new}{ on of}"),
    (r"{lead}(take|drop|remove|pull) {current} ?(off|out)?( of (it|this))?[,;]? (and|then|\+|&)( then)? {gets}({pool:name_of_pool}'s (least busy|freest|next free)( one| person)?|(the least busy|whoever|someone|somebody|anyone|anybody)( else)? (of|from|in)( the)? {pool:name_of_pool}( pool| team)?)( (on|in|on it))?{tail}", "replace the interviewer with someone from {pool}", shown("interview")),
    (r"{lead}(take|drop|remove|pull) {current} ?(off|out)?( of (it|this))?[,;]? (and|then|\+|&)( then)? {gets}{who:colleague}( (on|in|on it))?{tail}", "{who} instead", shown("interview")),
    (r"{lead}(((i|we)('d| would)? (rather|prefer)( to)?( (have|see|let))?|let|have) {who:colleague}( to)? (do|take|run|cover|handle|have)( on| over)? (it|this|that|this one|that one)|(take|use|pick|choose|go with|go for|try) {who:colleague}|{who:colleague} (please|pls|it is)){tail}", _comes, _ONE),
    (r"{lead}(what|how) about {who:colleague} instead( of (him|her|them))?{tail}", _comes, _ONE),
    *((form, _preferred, _ONE) for form in INSTEAD),
    (ELSE, one_of_named, _ONE),
    (r"{lead}{old:attendee}(?<!'s)('s| is| has| can'?t| cannot)( (?!not\b)[\w'’]+){0,4}?([,;.–—-]+ ?| so )((so|but|and|then|maybe|perhaps|possibly|take|try|use|let's (take|try|use)|how about|what about|say|either)\W+)*{new:colleague} or {other:colleague}( instead| then| please| for (him|her)| in (his|her) place)*{tail}", "replace {old} with {new} or {other}", _ONE),
    (r"{lead}((fine|right|all right|good)\W+)?(get|have|use|take) {who:colleague}( (in|then|for it|to do it))?{tail}", _comes, _ONE),
    (r"{lead}(put|bring|get|have) {who:colleague} back( (in|on|onto it|on it|to it))?{tail}", _back, shown("interview")),
    (BACK, _they_back, shown("interview", "loop")),
    (r"{lead}who('s| is| are|s)?( else)?( (is|are))? (free|available|around) (instead of|in place of|in for) (him|her|them)( then)?{tail}", _covered_one, _ONE),
    (r"{lead}(get|find|ask|need|we need)( me| us)? {somebody} (to|who {could}) (cover|replace|do|take over|sub|sub in|stand in|step in|fill in)( (for|from))? (?<who>[\w'’-]+?)('s( (part|slot|place|one))?)?{tail}", _covered_small),
    (r"{lead}who( else)? {could} (do|take|cover|have|run) {who:attendee}'s{tail}", _covered),
    (r"{lead}who( else)? {could}( (do|take|run|cover|hold|join|come)( (it|this|that|in|along))?)?( (together|along))? (with|alongside|beside|besides|next to) {who:attendee}( (instead|then))?{tail}", _covered_beside, shown("interview")),
    (r"{lead}(let |have |{could} )?(?<who>{typed})( ({could}|will))?( to)? (do|take|cover|have|run|handle)( over)? (?<every>(all|both|each)( of)? )?(?<gone>{typed})'s (?<declined>declined )?(ones|{plural})(?<when> on {weekday})?( {instead})?{tail}", _taken_over, shown("interview", "list")),
    (r"{lead}(let |have |{could} )?(?<who>{typed})( ({could}|will))?( to)? (do|take|cover|have|run|handle)( over)? (?<every>(all|both|each)( of)? )(?<gone>{typed})'s( {instead})?{tail}", _taken_over, shown("interview", "list")),
    (r"{lead}(let |have |{could} )?(?<who>{typed})( ({could}|will))?( to)? (do|take|cover|have|run|handle)( over)? (the|those) (ones|{plural})( (that|which))? (?<gone>{typed})( has)? (?<declined>declined|said no to|turned down)( {instead})?{tail}", _taken_over, shown("interview", "list")),
    (r"{lead}(let |have |{could} )(?<who>{typed})( to)? (do|take|cover|have|run|handle)( over)? (?<gone>{typed})'s( (?<one>one|interview))?( {instead})?{tail}", _taken_one, shown("interview", "list")),
    (r"{lead}((i|we)('ll| will|'d| would) )?(take|use|grab|choose|pick|have|go (with|for)) (that|this)( (room|one))?{tail}", "use that", shown("interview")),
    (r"{lead}ask {who:colleague}{tail}", _comes, shown("loop")),
    (r"{lead}((fine|right|all right|good)\W+)?{who:colleague}( then)?{tail}", _comes, _is_one_lacking),
    (r"{lead}({steps_in} (him|her|them)(?= |\W*\Z){at}|{replaced} (him|her|them) {by}){tail}", _covered_one, _ONE),
    (r"{lead}{steps_in} {who:name}( (on )?(?<day>(next |this )?{weekday}|today|tomorrow))?{if_still}{tail}", _covered_then),
    (r"{lead}{steps_in} (?<who>{typed}) {where} (?<of>{typed})(?<!'s)('s( {one})?)?{if_still}{tail}", _covered_with),
    (GIVEN, given),
    (r"{lead}((let|have) {who:colleague}( to)?|{who:colleague} (can|could|should|will|is to)) (do|take|cover|have|run|handle) {of:candidate}(?<!'s)('s)?( (interview|one|session))?( instead)?{tail}", given),
    (r"{lead}(?<gone>{typed})('s| is| goes| comes)? out( of (?<of>{typed})(?<!'s)('s( {one})?)?)?(,|;| and| -| –|:)* (?<new>{typed})('s| is| goes| comes)? in( (instead|there|for (him|her)))*{tail}", _exchanged, shown("interview", "loop", "list")),
    (r"{lead}(take|use|have|put|get|ask) {who:colleague}( (in|on))? (for|on) (both|all)( of (them|these|those))?( (interviews?|sessions?|ones|two))*( instead)?{tail}", _for_all, shown("interview", "list")),
    (r"{lead}({steps_in} {who:name}{at}|{replaced} {who:name} {by}){tail}", _covered),
    (r"{lead}(who( else)? {could} (do|take|cover|have|run|fill)|(find|get|is there|do we have)( me| us)? {somebody} (for|to (do|take|cover|fill|have))) {who:name}'s (part|bit|session|slot|place|round|seat|turn|spot|share){tail}", _covered),
    (r"{lead}who (else {could} {meet} {who:name}|{could} {meet} {who:name} instead)('s( interview)?)?{tail}", _covered),
    **BACK_PARTS,
    current=r"((whoever|who|the (person|interviewer|one))(('s| is)( (on|doing|down for))? ?(it|this|that|this one)?| on (it|this|that))|the (current |present )?interviewer)",
    gets=r"(put|get|add|have|use|ask|bring)( in| on)? ",
    name_of_pool=r"[\w-]+",
    typed=r"[\w-]+( [\w-]+)??",
    plural=r"(interviews|meetings|sessions|calls|chats|screens|rounds)",
    **SWAPPED_PARTS,
    do=r"(come|do|take|take over|step in|stand in|sit in|fill in|go|join|replace|cover)( for)?",
    do_it=r"( {do}( (it|this|that))?)?",
    instead=r"(instead|for (him|her|them))",
    somebody=r"(someone|somebody|anyone|anybody)( else)?",
    could=r"(can|could|might|would|may|is (free|able|available) to)",
    meet=r"(do|take|cover|meet|see|interview)",
    steps_in=r"(who( else)?( {could}|('s|s)( (still|also))? (around|free|available|able|up)( to)?)|((find|get|is there|do we have)( me| us)?|{could}) {somebody}( (to|who {could}))?) ((step|jump|stand|fill|sit|hop|sub) in|cover|sub) for",
    if_still=r"( (if|in case|should) [^?!;]{2,50}?)?",
    at=r"( {where} {of:candidate}('s( {one})?)?)?",
    where=r"(on|for|in|at|with|w/)",
    one=r"(interview|one|session|part|bit)",
    replaced=r"(replace|swap|switch|substitute)( out)?",
    by=r"(with|for|by) (whoever|{somebody})( who)?('s| is)?( (free|available))?",
)  # fmt: skip
