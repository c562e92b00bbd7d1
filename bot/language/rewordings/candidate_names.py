"""Who the candidate of what was shown is, and how they are called; what is booked for who is named."""

from difflib import SequenceMatcher

from bot.language.context import ComingInterview, ParseContext
from bot.language.people.coming_names import (
    ALIKE,
    are_alike,
    interviews_of,
    is_called,
    is_colleague,
)
from bot.language.people.given_names import GIVEN_NAMES, is_whole_name
from bot.language.rewordings.notation import Said, rows, shown
from bot.language.tokens.cues import small


def _known(context: ParseContext) -> str:
    candidate = context.interviews[0].candidate
    return candidate.name if candidate else ""


def _renamed(name: str, context: ParseContext) -> str:
    """Return the words for another name of the same person, who keeps their address."""
    candidate = context.interviews[0].candidate
    mail = candidate.mail if candidate else ""
    return f"candidate {name} {mail}" if mail else f"the candidate is called {name}"


def _called(said: Said, context: ParseContext) -> str | None:
    """Return the name of the candidate shown with the first name they go by; a whole name is told as it is."""
    who, surname = said["who"], _known(context).split()[1:]
    return _renamed(who if " " in who else " ".join((who, *surname)), context)


def _goes_by(said: Said, context: ParseContext) -> str | None:
    """Return the name that a candidate of what is coming goes by: whole where it is told, else with the surname they have."""
    known, new = said["old"], said["who"]
    theirs = interviews_of(known, context) if known else context.interviews[:1]
    if not theirs or (
        known and context.last == "interview" and context.interviews[0] not in theirs
    ):
        return None
    of_shown = context.but(interviews=tuple(theirs))
    return _renamed(new if " " in new else " ".join((new, *_known(of_shown).split()[1:])), of_shown)


def _name_is(said: Said, context: ParseContext) -> str | None:
    """Return the name of the candidate shown as it is told, which has a part of the one they have, is a person's or is said to be right."""
    new, known = said["who"], _known(context)
    is_meant = are_alike(known, new) or _is_persons(new) or not known
    return _renamed(new, context) if is_meant else None


def _is_persons(name: str) -> bool:
    return is_whole_name(name) and small(name.split(maxsplit=1)[0]) in GIVEN_NAMES


def _it_is(said: Said, context: ParseContext) -> str | None:
    """Return the whole name of the candidate shown as it is told without a word for who they are: "it's Joan Park"."""
    who = said["who"]
    is_known = is_colleague(who, context) or bool(_called_so(who, context))
    is_other = " " not in who or is_known
    told = None if is_other else _name_is(said, context)
    return (
        told
        if told is None or are_alike(_known(context), who)
        else f"the candidate is called {who}"
    )


def _called_so(name: str, context: ParseContext) -> list[ComingInterview]:
    """Return the coming interviews of candidates who have all of a name."""
    of = ((one.candidate, one) for one in context.interviews)
    return [one for candidate, one in of if candidate and is_called(name, candidate.name)]


def _put_right(said: Said, context: ParseContext) -> str | None:
    """Return the right name of a candidate of what is coming, whose wrong one is told or who is called otherwise till now."""
    old, new = said["old"], said["new"]
    theirs = _called_so(old, context)
    if not theirs and said["role"] and context.last == "interview":
        theirs = [
            *context.interviews[:1]
        ]  # "the candidate is Bea Orr, not Jo", where it is none of theirs
    known = {one.candidate for one in theirs if one.candidate}
    if is_colleague(new, context) or len(known) != 1:
        return None
    candidate = known.pop()
    wrong = {*small(old).split()}
    parts = (new if small(one) in wrong else one for one in candidate.name.split())
    whole = new if " " in new or " " in old else " ".join(parts)
    if " " not in new and small(new) not in GIVEN_NAMES and not are_alike(candidate.name, new):
        return None  # "Jo should be online"
    is_alike = are_alike(candidate.name, whole)
    if not (is_alike or said["role"] or _is_persons(whole)):
        return None
    mail = candidate.mail if is_alike else ""
    if context.last == "interview" and context.interviews[0] in theirs:
        return f"candidate {whole} {mail}" if mail else f"the candidate is called {whole}"
    return f"change the candidate of {old}'s interview to {whole} {mail}".strip()


def _still(said: Said, context: ParseContext) -> str | None:
    """Return the name of the candidate shown who is told to be called so, and keeps their address where the name is like theirs or they had none."""
    known = _known(context)
    return None if known and not are_alike(known, said["who"]) else _renamed(said["who"], context)


def _spelled(said: Said, context: ParseContext) -> str | None:
    """Return the name of the candidate shown with the part of it that is spelled otherwise."""
    parts, new = _known(context).split(), said["who"]
    likeness = [SequenceMatcher(None, small(one), small(new)).ratio() for one in parts]
    if not parts or max(likeness) < ALIKE:
        return None
    place = likeness.index(max(likeness))
    return _renamed(" ".join((*parts[:place], new, *parts[place + 1 :])), context)


def _surname(said: Said, context: ParseContext) -> str | None:
    """Return the whole name of a candidate of what is coming, with the surname that is told."""
    first, theirs = said["who"].split()[0], interviews_of(said["who"], context)
    if context.last == "interview" and context.interviews[0] in theirs:
        return _renamed(f"{first} {said['new']}", context)
    names = {one.candidate.name for one in theirs if one.candidate}
    return f"change the candidate of {first}'s interview to {first} {said['new']}" if len(names) == 1 else None  # fmt: skip


def _whole(said: Said, context: ParseContext) -> str | None:
    """Return the whole name of a candidate of what is coming, with the part of it that is spelled otherwise; they keep their address."""
    theirs, new = interviews_of(said["old"], context), said["new"]
    known = {one.candidate for one in theirs if one.candidate and one.candidate.name}
    if len({one.name for one in known}) != 1 or len({one.mail for one in known}) != 1:
        return None
    candidate = known.pop()
    parts = candidate.name.split()
    likeness = [SequenceMatcher(None, small(one), small(new)).ratio() for one in parts]
    place = likeness.index(max(likeness))
    if " " not in new and likeness[place] < ALIKE:
        return None
    whole = new if " " in new else " ".join((*parts[:place], new, *parts[place + 1 :]))
    return f"change the candidate of {said['old']}'s interview to {whole} {candidate.mail}".strip()


def _taken(said: Said, context: ParseContext) -> str | None:
    """Return the change of whose an interview is; None where a colleague takes it, who would interview."""
    if is_colleague(said["new"], context):
        return None
    whose = f"{said['gone']}'s interview" if said["gone"] else ""
    which = whose or said["which"]
    return f"change the candidate of {which} to {said['new']}"


def _of_open(said: Said, context: ParseContext) -> str | None:
    """Return the right name of the candidate times are shown for; None where a colleague is named, who would interview."""
    new, old = said["new"], said["old"]
    is_anybodys = is_colleague(new, context) or is_colleague(old, context)
    is_name = _is_persons(new) or " " in new or small(new) in GIVEN_NAMES
    return f"the candidate is {new}" if is_name and not is_anybodys else None


_SORRY = r"([,;.–—-]* *(sorry|my mistake|my bad|my fault|apologies|oops|thanks|please|btw|by the way|though))*\W*\Z"
OPEN_NAMES = rows(
    (r"{lead}((sorry|oops|no|wait)\W+)*((it|that|this|she|he)( is|'s|s| should be)|(the )?(candidate|name)( is|'s)|should be|for)?( (actually|really|called|for))* ?{new:name}[,;.–—-]* *(and |but )?(not|rather than|instead of) (for )?{old:name}{sorry}", _of_open),
    sorry=_SORRY,
)  # fmt: skip
"""The same while times for a candidate are shown, for whom nothing is booked."""
CANDIDATE_NAMES = rows(
    (r"{lead}{ease}((it|that|this|she|he)( is|'s|s)|((the|her|his|their) )?(full |right |correct )?(sur)?name( is|'s|s)|(?<role>(the |our )?(candidate|cand|applicant)('s name)?)( is|'s|s)|should be|correct is)?( (actually|really|called|for))* ?{new:name}[,;.–—-]* *(and |but )?(not|rather than|instead of) (for )?{old:name}{sorry}", _put_right),
    (r"{lead}{ease}((actually|btw|in fact|fyi)[, ]+)?{old:candidate}( is|'s)( in fact)? (called|named|known as|really|actually|properly)( (called|named|actually|really|in fact))* {new:name}{sure}{sorry}", _put_right),
    (r"{lead}{ease}((actually|btw|in fact|fyi)[, ]+)?{old:candidate}'s ((full|real|right|correct|whole|proper) )*name( is|'s| should be)( (actually|really|in fact))* {new:name}{sure}{sorry}", _put_right),
    (r"{lead}{ease}((actually|btw|in fact|fyi)[, ]+)?((the |our )?(candidate|applicant)|she|he)( is|'s)( (actually|really))* (called|named) {who:name}{sure}{sorry}", _still, shown("interview")),
    (r"{lead}{ease}{old:candidate} (should|must|ought to) (be|read|say|be called)( called)? {new:name}{sorry}", _put_right),
    (r"{lead}{ease}(?<role>(the |our )?(candidate|applicant)) (for|of|in|on|at) (the )?{old:candidate}('s)?( (interview|one|slot))?( is|'s| should be)( (actually|really|now))* {new:name}{sorry}", _put_right),
    (r"{lead}{ease}{old:candidate} (spells|writes) (it|(her|his|their) name)( (as|like))? {new:name}{sorry}", _whole),
    (r"{lead}{who:candidate}'s? (sur|last |family |second )name (is|'s|should be)( (actually|really|now|spelled|spelt|written))* (?<new>(?-i:[A-ZÀ-Þ][\w'’-]+( [A-ZÀ-Þ][\w'’-]+)?))([,;.–—-]* ?(and )?((can|could|would|will) you |please |pls )*(please )?(fix|correct|change|update|amend)( (that|it|this))?)?{sorry}", _surname),
    (r"{lead}(it|that|this)( is|'s|s)( (actually|really|for))* {who:name}( (actually|really|in fact))*{sorry}", _it_is, shown("interview")),
    (r"{lead}({left}(then )?)?(?<which>{held}) (is|'s|goes|will be|should be|should go|can go) ((now|then) )*(for|to) {new:name}{now}{tail}", _taken),
    (r"{lead}{left}(then )?{new:name} (takes?|gets?|can have|will take|has|is taking)( over)? ((?<which>{held})|{theirs}){now}{tail}", _taken),
    (r"{lead}{left}(give|offer|let) ((?<which>{held})|{theirs}) (to|go to) {new:name}{now}{tail}", _taken),
    (r"{lead}{left}(give|offer|let) {new:name}( have)? ((?<which>{held})|{theirs}){now}{tail}", _taken),
    (r"{lead}(that|this)( (one|slot|interview|time))?('s| is|s) (actually |really )?for {who:name}(,? actually)?(,? (and )?not {name})?{tail}", "it's for {who}", shown("interview")),
    (r"{lead}(she|he|they|the candidate) (goes by|is called|are called|prefers? to be called|prefers?|likes? to be called|is known as|calls? (herself|himself|themselves)) {who:name}[,;.–—-]* *(so )?((please|pls|can you|could you|just) )*(put|write|use|say|change|note) (that|it|this|so|her|him|them)( (down|in|there|so|to that))*{tail}", _called, shown("interview")),
    (r"{lead}({old:candidate}|she|he|they|the candidate) (goes by|is called|are called|prefers? to be called|prefers?|likes? to be called|is known as|is really called) {nick:name}[,;.–—-]* *(so |and )?((please|can you|could you|just) )*(change|correct|update|set|fix|make|put) (the |her |his |their |the candidate's )?(full )?name( (to|as|into|on it))* {who:name}{tail}", _goes_by, shown("interview")),
    (r"{lead}((oh|and|sorry|wait|right|correct)\W+)*((the |her |his |their |the candidate's )(full |right |correct |whole |sur)?name)( is|'s| should be| must be)( (actually|really|now|called))* {who:name}[,;.!]*( (sorry|thanks|my mistake|please|though))*\W*\Z", _name_is, shown("interview")),
    (r"{lead}(change|correct|update|set|fix|rename)( (the|her|his|their|the candidate's))? ((full |candidate'?s? )?name|her|him|them|the candidate|{old:candidate}) (to|into|as) {who:name}{tail}", _name_is, shown("interview")),
    (r"{lead}(it|that|her name|his name|the name)('s| is|s) (spelt |spelled |written )?{who:name},? (with|w/) (an? |one |two |three |double |2 |single )+['’\"]?\w['’\"]?('?s)?( and (an? |one |two |double )*['’\"]?\w['’\"]?('?s)?)?( (not|instead of) .{1,12}?)?( (btw|by the way|fyi|actually))*{tail}", _spelled, shown("interview")),
    (r"{lead}{old:candidate}(?<!'s)'s ((full |first |given |whole )*name)('s| is| should be)( (actually|really|now|correctly))* (spelled|spelt|written)( (as|like|with))? {new:name}{fix}{tail}", _whole),
    (r"{lead}(show|list|give|get|tell)( me)? (everything|all|all (the )?interviews|all of it|what|whatever)( (that )?(we have|we've got|you have|you've got|there is|is (booked|coming( up)?|planned)))? (for|on|about|with|of) {who:candidate}{tail}", "anything booked for {who}"),
    (r"{lead}who('s| is|s) (it|this|that)( (one|interview|slot))? for( now)?{tail}", "where is it", shown("interview")),
    left=r"{gone:candidate}('s| has| is)?( (?!not\b)[\w'’]+){1,4}[,;.–—-]+ ?{so}((please|can you|could you) )*",
    held=r"(the |my |our )?({name}'s |(on )?(next |this )?{day}('s)? )(interview|slot|one|meeting)|the (interview|slot) on (next |this )?{day}|this (interview|slot|one)",
    theirs=r"(his|her|their|the) (slot|interview|time|place|spot|one)",
    fix=r"([,;.–—-]* ?(and )?((can|could|would|will) you |please |pls )*(please )?(fix|correct|change|update|amend|put)( (that|it|this))?( (right|please|pls|for me))*)?",
    ease=r"(((how )?(silly|stupid|daft) (of )?me|(wrong|incorrect) (candidate|name|spelling)|typo|correction|i (misspelt|misspelled|mistyped|got (it|the name|that) wrong))\W+)?",
    sorry=rf"{{letters}}{_SORRY}",
    sure=r"(,? (actually|really|in fact|by the way|btw))*",
    letters=r"(,? (with|w/) (an? |one |two |double )?['’]?\w['’]?(?!\w))?",
    now=r"( (now|instead|then|over))*",
)  # fmt: skip
