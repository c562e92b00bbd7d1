"""What is asked for of booked interviews in words of everyday, put as the command or the question that says it.

    "for the panel: she knows Sam"              "note for the interviewers: she knows Sam"
    "what about Jane's, is it still happening?" "is Jane's interview still on?"
    "can I be excused from Jane's?"             "decline Jane's interview"

Each form is a whole message. A name counts only where it is that of a candidate or a colleague of what is coming.
"""

import re
from collections.abc import Callable, Iterable

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.typed_patterns import CLOCK, NAME

Plain = Callable[[re.Match[str], ParseContext], str]
"""The plain words for what a form matched; empty where it says something else here."""
_NAMED = rf"{NAME}(?<!['’]s)"
_HEAD = r"\A\W*(?:(?:ok|okay|so|and|hi|hey|hello|sorry|oh|ah|btw|fyi|well|hm+|actually|please|pls|thanks|thank you|morning|good morning|also|now|then|but|just|argh|oh no)\W+)*"
_ASK = r"(?:(?:can|could|would|will) (?:you|we|i|u)(?: please)? |please |let['’]?s |i(?:['’]d| would) like (?:you )?to |i want to )?"
_TAIL = r"(?: (?:please|pls|then|thanks|thank you|now|again|today|at all|any ?more))*\W*\Z"
_PANEL = r"(?:panel|interviewers?|interview panel|interview team|team)"
_FOR_PANEL = Cued(
    rf"{_HEAD}(?:(?:note|message|info) )?(?:for|to|@) (?:the |our |my |all )?(?:(?P<of>{NAME})['’]s )?(?:(?:whole |entire )?{_PANEL}|everyone (?:on|in) the (?:{_PANEL}|loop))\s*(?::|[–—-]\s)\s*(?P<note>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What the interviewers are to read, behind whom it is for."""
_TELLS_BOTH = Cued(
    rf"{_HEAD}{_ASK}(?:tell|remind|inform|let) (?:them both|both(?: of them)?|all of them|them all)(?: know)? (?=\S)(?!(?:interviews|sessions|slots)\b)",
    re.IGNORECASE,
)
_PREFERS = Cued(
    rf"{_HEAD}(?:(?:i|we)(?:['’]d| would)? (?:rather|prefer|like)(?: to)?(?: have)?|make it|have|use|take) (?P<who>{NAME}) (?:for|on|in) (?P<of>{_NAMED})(?:['’]s(?: (?:interview|one|slot))?)?(?: instead)?{_TAIL}",
    re.IGNORECASE,
)
"""Whom an organizer would rather have at a candidate's interview."""
_BY_PLACE = Cued(
    rf"{_HEAD}(?:(?:take|ask|use|go (?:for|with)|i(?:['’]d| would)? (?:take|like|prefer)) )?the (?P<place>first|second|third|fourth|last) (?:person|colleague|name)(?: (?:on|in|of) (?:the|that) (?:list|card))?(?: (?:will do|is fine|is good|is great|works|it is))?{_TAIL}",
    re.IGNORECASE,
)
"""Which of those who are free instead is to be asked."""
_HAPPENED = Cued(
    rf"{_HEAD}what(?:['’]s| has|['’]s just| just)? (?:happened|going on|the matter|wrong|up)(?: (?:here|there|with (?:it|this|that)))?{_TAIL}",
    re.IGNORECASE,
)
_IS_ON = Cued(
    rf"{_HEAD}(?:what|how) about (?P<who>{_NAMED})(?:['’]s(?: (?:interview|one))?)?[,;.?–—-]+ (?:is|['’]s) (?:it|that|she|he|this) (?:still )?(?:happening|on|going ahead|taking place|coming|confirmed|ok|okay){_TAIL}",
    re.IGNORECASE,
)
_DETAILS = Cued(
    rf"{_HEAD}{_ASK}(?:(?:read|give|show|send|tell)(?: (?:me|us))?|get|pull up)(?: out)? (?:(?:(?:an?|the|all(?: the)?|some) )?(?:(?:quick|short|full) )?(?:overview|summary|details?|rundown|run[- ]?down|recap|run[- ]through)(?: (?:of|on|for|about))? (?P<of>{_NAMED})(?:['’]s(?: (?:interview|one))?)?|(?P<whose>{NAME})['’]s (?:interview )?(?:details|summary|overview|info))(?: to me)?{_TAIL}",
    re.IGNORECASE,
)
"""An interview that is to be shown, as its details."""
_CANDIDATE_NAME = Cued(
    rf"{_HEAD}{_ASK}(?:change|correct|fix|update|set|edit|rename) (?:the |our )?(?:candidate['’]?s?(?: (?:full )?name)?|(?:her|his|their) (?:full )?name) (?:to|into|as) (?P<new>{NAME}(?: [A-Z][\w'’-]+)?){_TAIL}",
    re.IGNORECASE,
)
_SURNAME = Cued(
    rf"{_HEAD}(?P<who>{NAME})['’]s? (?:sur|last |family |second )name (?:is|['’]s|should be)(?: (?:actually|really|now|spelled|spelt|written))* (?P<new>(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)){_TAIL}",
    re.IGNORECASE,
)
_TITLED = Cued(
    rf"{_HEAD}(?:retitle|rename|new title|new name|new heading|heading|subject|re-?name it|re-?title it)\s*(?::|=|[–—-]\s)\s*(?P<title>\S[^\n]{{1,119}}?)\W*\Z",
    re.IGNORECASE,
)
_OTHER_DAY = Cued(
    rf"{_HEAD}(?:on )?(?:a |an|some )?(?:different|other|another|new) (?P<what>day|time|date){_TAIL}",
    re.IGNORECASE,
)
_AT_HOUR = Cued(
    rf"{_HEAD}{_ASK}(?:set|make|change) (?P<whose>it|this|that|{NAME}['’]s(?: (?:interview|one))?) (?:to |for )?(?P<length>[^,;.]*?(?:minutes?|mins?|hours?|hour and a half)),? and (?:to )?(?:have it |let it )?(?:start|begin) (?:at )?(?P<hour>{CLOCK}|noon){_TAIL}",
    re.IGNORECASE,
)
"""Another length and another hour at once."""
_FIRST = Cued(
    rf"{_HEAD}who(?:['’]s| is| goes| comes| will be)(?: (?:on|up))? (?:first|last|next|second|third)(?: (?:up|on|to (?:see|meet|interview|talk to) (?:her|him|them)))?{_TAIL}",
    re.IGNORECASE,
)
_WHEN_DONE = Cued(
    rf"{_HEAD}(?:when|what time|how late)(?: (?:does|will|is|do|can|should))? (?P<who>{_NAMED}|she|he|they|it|the (?:loop|day|onsite|interview))(?:['’]s day)? (?:(?:be|going to) )*(?:finish(?:ed)?|start(?:ing)?|begin|end(?:ing)?|done|finishing|over|through|arrive|come in|be here)(?: (?:on|with (?:us|it)) ?\w*)?{_TAIL}",
    re.IGNORECASE,
)
"""When a candidate comes, or is done."""
_MIDDLE = Cued(
    rf"{_HEAD}{_ASK}(?P<does>drop|remove|cancel|delete|skip|lose|take out) (?:the )?middle (?:one|session|interview|round|slot){_TAIL}",
    re.IGNORECASE,
)
_PAUSE = Cued(
    rf"{_HEAD}{_ASK}(?:put|leave|have|add|insert|allow|keep|make) (?:(?:an?|half|three quarters of|a quarter of|\d+)(?: an)?[ -](?:hour|minutes?|mins?|min)|\d+)(?: (?:free|of (?:rest|pause|buffer|breathing space)))? (?P<where>(?:in )?between (?:{NAME} and {NAME}|(?:the |session )?\w+ and \w+(?: (?:session|one))?)|(?:before|after) (?:{NAME}|the \w+(?: (?:session|one))?)){_TAIL}",
    re.IGNORECASE,
)
"""A time between two sessions in which nobody is met."""
_SWAPPED = Cued(
    rf"{_HEAD}{_ASK}(?:swap|switch|exchange|replace|trade|change)(?: out)? (?P<old>{NAME})(?: out)? (?P<by>with|for|by|to) (?P<new>{NAME})(?: (?:in|on|for|of) (?:the |this |that |her |his |their |(?P<of>{NAME})['’]s )?(?:loop|onsite|day|schedule|plan|panel))?{_TAIL}",
    re.IGNORECASE,
)
"""Two people of a loop, of whom one may take no part in it yet."""

_TAKEN = r"(?:(?:take|do|cover|have|run|handle|get|jump|step|stand|fill|sit) ?(?:it|this|that|this one|mine|over|in|my (?:place|slot|part|spot|seat|session|interview)|(?P<of>{NAME})['’]s(?: (?:interview|one))?)?(?: (?:over|for me|from me|instead|instead of me|in my place|on my behalf))*)"
_BY_ANYBODY = Cued(
    rf"{_HEAD}(?:(?:can|could|would|will|might|is there) |(?:can|could) you (?:find|get|ask) |(?:find|get) )?(?:someone|somebody|anyone|anybody)(?: else)?(?: (?:free|able|available|who (?:can|could)|to|please|maybe))* {_TAKEN.replace('{NAME}', NAME)}{_TAIL}",
    re.IGNORECASE,
)
"""Who asks that somebody else interview, and names nobody: a no, with what it is for."""
_EXCUSED = Cued(
    rf"{_HEAD}(?:(?:can|could|may|might) (?:i|you)|i(?:['’]d| would) (?:like|rather|prefer)(?: to)?|please|i need to)(?: please)? (?:be (?:excused|released|let off|taken off|removed|dropped|freed)|excuse me|bow out|step down|pull out|opt out|skip)(?: (?:from|of|for))? (?P<which>it|this|that|this one|that one|the (?:interview|call|session)|{NAME}(?:['’]s(?: (?:interview|one|session))?)?){_TAIL}",
    re.IGNORECASE,
)
_BUT_THEN = Cued(
    rf"{_HEAD}(?:i )?(?:can['’]?t|cannot|won['’]?t|(?:['’]?m |am |will |['’]ll be )?(?:not|unavailable|busy|tied up|double[- ]booked|booked up))\b[^,;.?!]{{0,60}}?,? but (?P<when>(?!not\b)[^.,;?!]{{3,40}}?) (?:works|would work|is fine|suits|would suit|is good|would be (?:fine|good|great|ok)|is (?:ok|okay|possible)|i(?:['’]m| am) free)(?: (?:well|better|fine|perfectly))?(?: (?:for|with|by) me)?{_TAIL}",
    re.IGNORECASE,
)
"""A time that suits where the one of the invitation does not."""
_WENT_HOME = Cued(
    rf"{_HEAD}(?:i['’]?ve|i have|i had to|i['’]?m|i am|i just|i) (?:just |already |had to )*(?:gone|went|go|going|heading|been sent|left for|leaving for)(?: (?:back|straight|on|off))* home (?:with|because of|due to) (?P<why>[^,;.?!]{{3,60}}){_TAIL}",
    re.IGNORECASE,
)
_NOT_HERE = Cued(
    rf"{_HEAD}(?P<who>{_NAMED}|she|he|they|the candidate|my candidate)(?P<rest>(?:['’]s| is| has| have| are)?(?: (?:still|just|actually|simply))*(?: (?:is ?n['’]?t|not|has ?n['’]?t|have ?n['’]?t|did ?n['’]?t|are ?n['’]?t|never)(?: (?:been|even|actually|yet|ever))* (?:here|there|in|come|came|turned up|turn up|turning up|shown(?: up)?|showed(?: up)?|show(?: up)?|arrived|arrive|joined|join|appeared|on the call|in the (?:call|meeting|room|lobby))|(?:ca|wo)n['’]?t be found| (?:just )?(?:cancelled|canceled|bailed|ghosted|dropped out)(?: on)? (?:me|us))(?: (?:yet|at all|so far|either|in the end|up))*){_TAIL}",
    re.IGNORECASE,
)
"""Who was to be interviewed and does not come."""
_PAPERS = Cued(
    rf"{_HEAD}(?:can|could|may|where can|do|have|is|where(?:['’]s| is)|what(?:['’]s| is| about)|any|got|send)(?: (?:i|we|you|me|us|there|please|have|got|see|get|read|find|look at))* ?(?:an?|the|her|his|their|{NAME}['’]s)? ?(?:cv|r[eé]sum[eé]|curriculum vitae|job (?:description|spec|ad)|jd|scorecard|score card)(?: (?:for|of) (?:it|this|her|him|the job|the role|{NAME}))?(?: (?:yet|somewhere|anywhere))?{_TAIL}",
    re.IGNORECASE,
)
"""What of the candidate or the job somebody wants to read, which only the card may tell."""


def restated_request(text: str, context: ParseContext) -> str:
    """Return a message in plain words, where it is one of these forms; the same text else."""
    forms = _OF_INVITED if context.last == "invitation" else _OF_ORGANIZER
    return put_plainly(text, context, forms)


def put_plainly(text: str, context: ParseContext, forms: Iterable[tuple[Cued, Plain]]) -> str:
    """Return the words of the first form that is a whole message's and has plain words for it; the same text else."""
    letters = small(text)
    for form, plain in forms:
        found = form.match(text) if form.may_match(letters) else None
        said = plain(found, context) if found else ""
        if said:
            return said
    return text


def _plainly(words: str) -> Plain:
    """Return the step that puts these words for a form, with what it matched in them."""
    return lambda found, _context: found.expand(words)


def _of_shown(words: str) -> Plain:
    """Return the step that puts these words where a single interview was shown last."""
    return lambda found, context: found.expand(words) if context.last == "interview" else ""


def _noted(found: re.Match[str], context: ParseContext) -> str:
    of = found["of"]
    if of:
        return f"note for {of}'s interview: {found['note']}" if _is_coming(of, context) else ""
    is_shown = context.last in {"interview", "loop", "proposal"} or len(context.interviews) == 1
    return f"note for the interviewers: {found['note']}" if is_shown else ""


def _told_both(found: re.Match[str], context: ParseContext) -> str:
    """Return what those who interview are told, where a single interview is shown: they are the two, not two interviews."""
    if context.last not in {"interview", "loop"}:
        return ""
    return f"tell the interviewers {found.string[found.end() :]}"


def _preferred(found: re.Match[str], context: ParseContext) -> str:
    theirs = [one for one in context.interviews if is_candidate_of(found["of"], one)]
    is_there = any(_is_called(found["who"], mail, context) for one in theirs for mail in one.people)
    is_known = _is_colleague(found["who"], context)
    return f"ask {found['who']} for {found['of']}" if theirs and is_known and not is_there else ""


def _asked_by_place(found: re.Match[str], context: ParseContext) -> str:
    is_one = context.last in {"interview", "loop"}
    return f"ask the {found['place'].lower()} person" if is_one else ""


def _first_in(_found: re.Match[str], context: ParseContext) -> str:
    return _day_of(context)


def _day_of(context: ParseContext) -> str:
    """Return the words for the loop that is shown; empty where none is, or it is for nobody who is known."""
    sessions = sessions_of(context)
    candidate = sessions[0].candidate if sessions else None
    return f"show me {candidate.name}'s interview" if candidate and candidate.name else ""


def _paused(found: re.Match[str], context: ParseContext) -> str:
    is_loop = any(one.sessions for one in context.interviews)
    return f"add a break {found['where']}" if is_loop else ""


def _still_on(found: re.Match[str], context: ParseContext) -> str:
    return f"is {found['who']}'s interview still on" if _is_coming(found["who"], context) else ""


def _shown(found: re.Match[str], context: ParseContext) -> str:
    who = found["of"] or found["whose"]
    return f"show me {who}'s interview" if _is_coming(who, context) else ""


def _surname(found: re.Match[str], context: ParseContext) -> str:
    """Return the whole name of a candidate of what is coming, with the surname that is told."""
    first = found["who"].split()[0]
    theirs = [one for one in context.interviews if is_candidate_of(found["who"], one)]
    if not theirs:
        return ""
    if context.last == "interview" and is_candidate_of(found["who"], context.interviews[0]):
        return f"the candidate is called {first} {found['new']}"
    names = {one.candidate.name for one in theirs if one.candidate}
    return f"change the candidate of {first}'s interview to {first} {found['new']}" if len(names) == 1 else ""  # fmt: skip


def _day_of_loop(found: re.Match[str], context: ParseContext) -> str:
    who = found["who"]
    if who.lower() in {"she", "he", "they", "it", "the loop", "the day", "the onsite"}:
        return _day_of(context)
    return f"show me {who}'s interview" if _is_coming(who, context) else ""


def _middle(found: re.Match[str], context: ParseContext) -> str:
    """Return which session of a loop is in the middle; empty where there is none, or two."""
    count = len(sessions_of(context))
    is_one = context.last == "loop" and count % 2 == 1
    return f"{found['does']} session {count // 2 + 1}" if is_one else ""


def _swapped(found: re.Match[str], context: ParseContext) -> str:
    """Return who comes for whom in a loop, where one of the two takes part in it and the other does not."""
    sessions = sessions_of(context)
    old, new = ([one for one in sessions if _attends(found[name], one, context)] for name in ("old", "new"))  # fmt: skip
    is_one_known = len(old) == 1 and not new and _is_colleague(found["new"], context)
    return f"replace {found['old']} with {found['new']}" if is_one_known else ""


def _declined(found: re.Match[str], _context: ParseContext) -> str:
    of = found["of"]
    said = re.sub(r"\A\W+|\W+\Z", "", found[0])
    return f"decline {of}'s interview because {said}" if of else f"decline because {said}"


def _excused(found: re.Match[str], context: ParseContext) -> str:
    which = re.sub(r"['’]s\b.*", "", found["which"])
    if which[:1].isupper():
        return f"decline {which}'s interview" if _is_coming(which, context) else ""
    return "decline"


def _not_here(found: re.Match[str], context: ParseContext) -> str:
    """Return that the candidate has not come, in words that are passed on; empty where a colleague is named."""
    who = found["who"]
    if who[:1].isupper() and who.lower() not in _PRONOUNS and not _is_coming(who, context):
        return ""
    return f"{'the candidate' if who.lower() in _PRONOUNS else who}{found['rest']}"


_PRONOUNS = frozenset({"she", "he", "they", "the candidate", "my candidate"})


def _is_coming(name: str, context: ParseContext) -> bool:
    return any(is_candidate_of(name, one) for one in context.interviews)


def _is_colleague(name: str, context: ParseContext) -> bool:
    said = {*small(name).split()}
    return any(said <= {*small(one.name).split()} for one in context.directory.people)


def _attends(name: str, one: ComingInterview, context: ParseContext) -> bool:
    return any(_is_called(name, mail, context) for mail in one.people)


def _is_called(name: str, mail: str, context: ParseContext) -> bool:
    person = context.directory.person(mail)
    return bool(person) and {*small(name).split()} <= {
        *small(person.name if person else "").split()
    }


_OF_ORGANIZER: tuple[tuple[Cued, Plain], ...] = (
    (_FOR_PANEL, _noted),
    (_TELLS_BOTH, _told_both),
    (_PREFERS, _preferred),
    (_BY_PLACE, _asked_by_place),
    (_HAPPENED, _of_shown("any news on it")),
    (_IS_ON, _still_on),
    (_DETAILS, _shown),
    (_CANDIDATE_NAME, _of_shown(r"the candidate is called \g<new>")),
    (_SURNAME, _surname),
    (_TITLED, _of_shown(r"title: \g<title>")),
    (_OTHER_DAY, _of_shown(r"move it to another \g<what>")),
    (_AT_HOUR, _plainly(r"make \g<whose> \g<length> and move it to \g<hour>")),
    (_FIRST, _first_in),
    (_WHEN_DONE, _day_of_loop),
    (_MIDDLE, _middle),
    (_PAUSE, _paused),
    (_SWAPPED, _swapped),
)
_OF_INVITED: tuple[tuple[Cued, Plain], ...] = (
    (_BY_ANYBODY, _declined),
    (_EXCUSED, _excused),
    (_BUT_THEN, _plainly(r"can't make it, how about \g<when>")),
    (_WENT_HOME, _plainly(r"can't make it because I went home with \g<why>")),
    (_NOT_HERE, _not_here),
    (_PAPERS, _plainly("what is it about")),
)
