"""Who the candidate of what was shown is, and how they are called; what is booked for who is named."""

from difflib import SequenceMatcher

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of, is_colleague
from bot.language.people.given_names import GIVEN_NAMES, is_whole_name
from bot.language.rewordings.notation import Said, rows, shown
from bot.language.tokens.cues import small

ALIKE = 0.7
"""How much of two spellings of one name is the same at least."""


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
    is_theirs = bool(known) and bool({*small(new).split()} & {*small(known).split()})
    likeness = SequenceMatcher(None, small(known), small(new)).ratio()
    is_person = is_whole_name(new) and small(new.split()[0]) in GIVEN_NAMES
    is_meant = is_theirs or is_person or likeness >= ALIKE or not known
    return _renamed(new, context) if is_meant else None


def _spelled(said: Said, context: ParseContext) -> str | None:
    """Return the name of the candidate shown with the part of it that is spelled otherwise."""
    parts, new = _known(context).split(), said["who"]
    likeness = [SequenceMatcher(None, small(one), small(new)).ratio() for one in parts]
    if not parts or max(likeness) < ALIKE:
        return None
    place = likeness.index(max(likeness))
    return _renamed(" ".join((*parts[:place], new, *parts[place + 1 :])), context)


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


CANDIDATE_NAMES = rows(
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
    now=r"( (now|instead|then|over))*",
)  # fmt: skip
