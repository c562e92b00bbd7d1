"""Roundabout ways to say what becomes of a booked interview, put in the words that the grammar knows.

    "Bert only has until 10:45, make it shorter"      "make Bert's interview end at 10:45"
    "Gina no longer wants the job"                    "cancel Gina's interview because …"

Only what somebody says of an interview that is coming is read so; the words of a question are not touched.
"""

import re

from bot.language.context import ParseContext
from bot.language.interviews.booked_in_passing import in_passing
from bot.language.interviews.restated_requests import put_plainly, restated_request
from bot.language.interviews.stand_ins import stand_in
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.typed_patterns import NAME

_LEAD = r"\A\W*(?:(?:ok|okay|so|and|hi|hey|sorry|oh|ah|btw|fyi|actually|unfortunately|regrettably|regretfully|alas|sadly|please|pls|update|bad news|good news|just heard(?: that)?|it turns out(?: that)?|turns out(?: that)?)\W+)*"
_WHO = rf"(?P<who>{NAME}|he|she|they|(?:the |our |my )?candidate|the applicant)"
_WHOSE = rf"(?P<whose>{NAME}['’]s(?: (?:interview|one|meeting|session))?|(?:the |this |that |my )(?:interview|meeting|session)|it|this)"
_HOUR = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?|noon|half (?:past )?\w+|quarter (?:past|to) \w+"
_END = r"(?: (?:please|pls|then|thanks|now|after all|instead|again))*\W*\Z"
_ONLY_UNTIL = Cued(
    rf"{_LEAD}{_WHO}(?:['’]s)? (?:(?:only|now|just|really|can|has|have|is|got|be|stay|free|available|here|there|time|do) )+(?:until|till|til|up to) (?P<end>{_HOUR})(?: o['’]?clock)?[,;.–—-]*(?: (?:and|so|can (?:we|you)|could (?:we|you)|please|pls|let['’]?s|we need to|we have to|you need to|then))* (?:make|keep|cut|shorten|trim|reduce|finish|end|wrap)(?: (?:it|this|that|things?|up))?(?: (?:a|bit|little|much|short|shorter|down|by then|then|earlier|accordingly|to fit|fit))*{_END}",
    re.IGNORECASE,
)
"""Until when a candidate can stay, of an interview that is to be made shorter."""
_CALLED = Cued(
    rf"{_LEAD}(?:(?:can|could) (?:you|we) )?(?:{_WHOSE} (?:should|has to|must|needs to|ought to|is to|can)(?: now)? be (?:called|titled|named|entitled|renamed(?: to)?)(?! off\b)|(?:call|title|entitle|name|rename|retitle) (?P<of>{NAME}['’]s(?: (?:interview|one|meeting|session))?)(?: (?:to|as|into))?)[ :]+[\"'“‘]?(?P<title>[^\"“”?]{{2,80}}?)[\"'”’]?(?: (?:please|pls|instead|from now on))*[.!]*\Z",
    re.IGNORECASE,
)
_ASIDE = r"(?:(?:any ?more|any longer|after all|now|either|at all)\W*)*"
_LEAVES = Cued(
    rf"{_LEAD}{_WHO}(?:['’]s|['’]ve)?(?: (?:has|have|is|just|now|already|apparently|told (?:me|us)(?: (?:that )?(?:he|she|they))?|says?(?: (?:that )?(?:he|she|they))?))* (?P<why>(?:no longer|(?:does|do|is|are)(?: ?n['’]?t| not)|not)(?: (?:want|wants|interested|keen|looking|going ahead|available|need))+(?: (?:in|to|for|on|with|be|continue|proceed|go ahead|considered|interviewed|a|an|it|this|the|our|job|jobs|role|position|offer|process|move|company))*|(?:accepted|took|taken|found|got|signed|has|have)(?: (?:an?|another|other|different|new|with|somewhere|else|elsewhere|job|offer|role|position|us|competitor|the|already))+|(?:turned|turning)(?: (?:us|it|the (?:job|role|offer)|down))+|(?:withdrew|withdrawn|withdraws|dropped out|dropping out|pulled out|pulling out|backed out|bowed out|declined the (?:job|role|offer)|cancelled on us|called it off|ghosted us)(?: (?:of|from|the|our|process|application|interview|it|today|yesterday|this morning|his|her|their))*) ?{_ASIDE}{_END}",
    re.IGNORECASE,
)
"""Who wants the job no longer: their interview is to be cancelled, after a question."""
_ASKS_FOR = Cued(
    rf"{_LEAD}{_WHO}(?:['’]d| would| has| have|['’]s)? (?:asks?|asked|asking|wants?|likes?|wonders?|wondered|prefers?|hopes?|hoping|wishes|requested|requests)(?: (?:to know|me|us|just|now))*(?: (?:if|whether|for it to be|that it be|to have it|to have the interview|to do it|to come|to be seen))(?: (?:it|we|this|the interview|she|he|they|that))?(?: (?:could|can|might|would|may|should|is|be|do|move|moved|shift|possible|have|come|make|to))*(?: (?:it|this|the interview|her|him|them))?(?P<when> (?:on|at|to|in|after|before|around|next|from|this|later|earlier|tomorrow|today)\b[^?,;]{{0,60}})\W*\Z",
    re.IGNORECASE,
)
"""When a candidate asks to come instead."""
_KNOWS = Cued(
    rf"{_LEAD}(?:(?:can|could) (?:you|u) )?(?:make sure|ensure|see to it|check)(?: that)? (?P<told>{NAME}|they|everyone|everybody|the (?:interviewers?|panel|team|others)) (?:(?:all )?(?:knows?|remembers?|understands?)|(?:is|are) (?:aware|told|informed))(?: that| of)? (?!who\b|what\b|where\b|when\b|how\b)(?P<note>\S.{{3,200}}?)\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What interviewers are to know."""
_RIGHT_NAME = Cued(
    rf"{_LEAD}(?:(?:wrong|incorrect) (?:candidate|name|spelling)|typo|correction|i (?:misspelt|misspelled|mistyped|got (?:it|the name|that) wrong))?[,;.:!–— -]*(?:(?:the candidate|(?:the|her|his|their) (?:sur)?name|it|that|she|he)(?:['’]s| is| should be)(?: called| spelt| spelled| actually| really)?|should be|correct is|right is)? ?(?P<name>{NAME})[,;]? (?:and not|not|rather than|instead of) (?P<old>{NAME})\W*\Z"
)
"""The right name of a candidate, and the wrong one."""
_MAKE_THAT = re.compile(
    rf"\A\W*(?:(?:actually|ok|sorry|no|oh|and|please)\W+)*[Mm]ake (?:it|that) (?P<new>{NAME}),? (?:and )?not (?P<old>{NAME})\W*\Z"
)
"""Who is to come instead: "make that May, not Mei"."""
_MAIL_OF = Cued(
    rf"\A\W*(?!candidate\b)(?P<who>{NAME}|(?-i:[a-z]+))(?:['’]s)?(?:,? (?:e-?mail|mail|address|email address|e-?mail:|mail:|is|at))*\s*[:=–-]?\s*(?P<mail>[^\s@<>:]+@[^\s@<>]+\w)\W*\Z",
    re.IGNORECASE,
)
"""A candidate and their address, and nothing else."""
_MAIL_ALONE = Cued(
    rf"{_LEAD}(?:the |new |an? )?(?:e-?mail|mail|(?:e-?mail )?address)(?: address)?(?: is|['’]s)?\s*[:=–-]?\s*(?P<mail>[^\s@<>:]+@[^\s@<>]+\w)\W*\Z",
    re.IGNORECASE,
)
_ON_LEAVE = Cued(
    r"\A\W*(?:sorry\W+)?(?P<where>on (?:holidays?|leave|vacation|pto|annual leave|a (?:flight|plane|train|course)|parental leave))(?P<rest>(?: (?:then|that day|all day|sorry|until|till|til|from|this|next|in|on)\b[^?]{0,40})?)\W*\Z",
    re.IGNORECASE,
)
"""Where an interviewer is at that time, with nobody named: no company's holidays."""


_ON = r"(?: (?:from|for|of|off|on|at|in)(?= ))"
_OF = r"(?P<of>(?:(?:the|my|our) )?[\w'’-]+(?: [\w'’-]+){0,3}?)"
_AWAY = r"(?:['’]s| is| has| got)(?: (?:now|also|already|got|a|an|been|on))* (?:double[- ]booked|overbooked|swamped|busy|out|off|ill|sick|away|leave|holiday|tied up|unavailable|clash|conflict)"
_SLIDES = Cued(
    r"\b(?:slide|nudge|scoot|shunt|shuffle|slip|swing|hop)(?P<what> (?!(?:by|into|for|to)\b)(?:[\w'’-]+ ){1,4}?)(?=(?:back|forwards?|backwards?|earlier|later|over to|up by|down by)\b|by (?:\d|half|an?\b)|to (?!know|accept|answer|respond|reply|confirm|decide))",
    re.IGNORECASE,
)
"""Verbs for another time that stand for others too: "nudge Ian" chases him."""
_LOSES = Cued(
    r"\A(?P<lead>\W*(?:(?:please|can you|could you|can we|could we|let['’]?s|we|i)\W+)*)(?:lose|kill off|knock on the head|get shot of) (?=(?:the|my|our) [^,;.]*\b(?:one|interview|meeting|session)\b(?! link)|[\w'’]+['’]s? (?:interview|one|meeting)\b)",
    re.IGNORECASE,
)
_STOOD_DOWN = Cued(
    rf"{_LEAD}(?:(?:no|without|not) (?P<no>{NAME})(?= (?:for|on|in|at|with)\b)|stand (?P<who>{NAME}) down|let (?P<let>{NAME}) off|(?P<excused>{NAME})(?: is|['’]s| can be| has been| may be| should be) (?:(?:now|hereby) )?(?:excused|stood down|let off|released|(?:no longer|not) (?:needed|required|wanted)(?: any ?more| any longer)?)){_ON}? {_OF}(?: (?:any ?more|any longer))?{_END}",
    re.IGNORECASE,
)
"""Which colleague is to take part no longer."""
_TAKES_OVER = Cued(
    rf"{_LEAD}(?P<new>{NAME})(?:['’]ll| will| can| is going to)? (?:takes?|taking) over (?:from (?P<old>{NAME}){_ON} {_OF}|(?P<of_first>(?:the )?[\w'’-]+(?: [\w'’-]+){{0,2}}?) from (?P<old_last>{NAME})){_END}",
    re.IGNORECASE,
)
_ILL_FOR = Cued(
    rf"{_LEAD}(?P<old>{NAME}){_AWAY} (?:for|on) {_OF}[,;.–—-]+ ?(?:so |please |can you |could you |can we |let['’]?s )*(?:get|ask|use|have|try|take|put) (?P<new>{NAME})(?: (?:in|instead))*{_END}",
    re.IGNORECASE,
)
"""Who cannot take part, and who is to come in their place."""
_ILL_SO = Cued(
    rf"{_LEAD}{_WHO}(?:['’]s| is| has| got| fell| feels| won['’]?t be| can['’]?t)(?: (?!not\b)[\w'’]+){{1,5}}[,.;–—-]+ ?(?:so |and |please |pls |kindly |can you |could you |can we |we need to |let['’]?s |just )*(?:cancel|scrap|delete|bin|call off)(?: (?:it|this|that|hers|his|theirs|off|(?:her|his|their|the|that) (?:interview|meeting|one|session)))*{_END}",
    re.IGNORECASE,
)
"""Why a candidate cannot come, and that the interview is to be cancelled for it."""
_ENDS_BY = Cued(
    rf"{_LEAD}(?:(?:can|could) (?:you|we) )?(?:finish|end|wrap up|stop|conclude) (?P<who>{NAME})(?: (?:interview|one|meeting|session))? (?:by|at|before) (?P<end>{_HOUR}){_END}",
    re.IGNORECASE,
)
"""When the interview of a candidate is to end."""
_LASTS = Cued(
    rf"{_LEAD}(?P<who>{NAME})(?:['’]s(?: (?:interview|one|meeting|session|slot))?)? (?:should|must|has to|needs to|needs|ought to|only|just|really|will|can)(?: (?:only|just|really|be|needs?|last|take|is|to be|for))* (?P<length>(?:an? |half an? |one |two )?(?:hours?(?: and a half)?|\d{{2,3}} ?(?:min(?:ute)?s?|m)|\d(?:\.5)? ?h(?:ours?|rs?)?))(?: (?:long|only|not more|at most))?{_END}",
    re.IGNORECASE,
)
"""How long the interview of a candidate is to be."""

_OTHER = r"(?:another|an ?other|a new|a different|some other) (?:time|slot|day|date)"
_ANOTHER_TIME = Cued(
    rf"{_LEAD}(?:(?:can|could) (?:you|we) )?(?:get|find|give|arrange)(?: (?:me|us))? (?:(?P<who>{NAME}) {_OTHER}|{_OTHER} for (?P<of>{NAME}))(?P<when>(?: (?!with\b)[\w:.–-]+)*?)(?: with (?P<with>{NAME}))?(?P<after>(?: (?:on|at|next|this|in|before|after|tomorrow|today)\b[^,;?]{{0,40}})?){_END}",
    re.IGNORECASE,
)
"""Another time for the interview of a candidate, told with whom it is."""


def restated_deed(text: str, context: ParseContext) -> str:
    """Return what is said of a booked interview in plain words, where it is one of these forms; the message itself else."""
    if not context.interviews:
        return text
    text = restated_request(text, context)
    if context.last == "invitation":
        away = _ON_LEAVE.match(text)
        return f"I'm {away['where']}{away['rest']}" if away else text
    if said := stand_in(text, context) or in_passing(text, context):
        return said
    text = _MAKE_THAT.sub(r"it should be \g<new>, not \g<old>", text)
    text = _LOSES.sub(r"\g<lead>cancel ", _SLIDES.sub(r"move\g<what>", text))
    return put_plainly(text, context, _FORMS)


def _shorter(found: re.Match[str], context: ParseContext) -> str:
    whose = _of(found["who"], context)
    return f"make {whose} end at {found['end']}" if whose else ""


def _called(found: re.Match[str], _context: ParseContext) -> str:
    whose = found["whose"] or found["of"]
    of = whose if " " in whose or whose.lower() in {"it", "this"} else f"{whose} interview"
    return f'change the title of {of} to "{found["title"].strip()}"'


def _left(found: re.Match[str], context: ParseContext) -> str:
    whose = _of(found["who"], context)
    return f"cancel {whose}" if whose else ""


def _moved(found: re.Match[str], context: ParseContext) -> str:
    whose = _of(found["who"], context)
    when = re.sub(r"\A\s*to\b", "", found["when"]).strip()
    return f"move {whose} to {re.sub(r'^(?:on|at|in) ', '', when)}" if whose else ""


def _named(found: re.Match[str], context: ParseContext) -> str:
    """Return the change of the one candidate whose surname is the wrong one."""
    old = small(found["old"]).split()
    of = [
        one.candidate.name
        for one in context.interviews
        if one.candidate and small(one.candidate.name).split()[-1:] == old[-1:]
    ]
    if len(set(of)) != 1:
        return ""
    return f"{of[0].split(maxsplit=1)[0]}'s surname is {found['name'].split()[-1]}"


def _known(found: re.Match[str], _context: ParseContext) -> str:
    return f"tell {found['told']} that {found['note']}"


def _stood_down(found: re.Match[str], context: ParseContext) -> str:
    who = found["who"] or found["let"] or found["excused"] or found["no"]
    return f"remove {who} from {_whose(found['of'], context)}" if _attends(who, context) else ""


def _taken_over(found: re.Match[str], context: ParseContext) -> str:
    old, of = found["old"] or found["old_last"], found["of"] or found["of_first"]
    is_known = _attends(old, context) and not _attends(of, context)
    return f"replace {old} with {found['new']} on {_whose(of, context)}" if is_known else ""


def _in_place(found: re.Match[str], context: ParseContext) -> str:
    old = found["old"]
    if not _attends(old, context):
        return ""
    return f"replace {old} with {found['new']} on {_whose(found['of'], context)}"


def _ending(found: re.Match[str], context: ParseContext) -> str:
    whose = _of(re.sub(r"['’]s\Z", "", found["who"]), context)
    return f"make {whose} end at {found['end']}" if whose else ""


def _at_another_time(found: re.Match[str], context: ParseContext) -> str:
    """Return the move of a candidate's interview; empty where it is to be with somebody else, which is a new one."""
    whose, by = _of(found["who"] or found["of"], context), found["with"]
    if not whose or (by and not _attends(by, context)):
        return ""
    of = f"{whose} with {by}" if by else whose
    return f"find another time for {of}{found['when']}{found['after']}"


def _lasting(found: re.Match[str], context: ParseContext) -> str:
    who = re.sub(r"['’]s\Z", "", found["who"])
    whose = "" if _attends(who, context) else _of(who, context)
    return f"make {whose} {found['length']}" if whose else ""


def _attends(name: str, context: ParseContext) -> bool:
    """Whether a name is that of an interviewer of what is coming."""
    people = (context.directory.person(mail) for one in context.interviews for mail in one.people)
    said = {*small(name).split()}
    return any(said <= {*small(one.name).split()} for one in people if one)


def _whose(of: str, context: ParseContext) -> str:
    """Return the words for an interview that is named by its candidate or otherwise."""
    said = re.sub(r"['’]s(?: (?:interview|one|meeting|session))?\Z", "", of)
    return _of(said, context) or of


def _mailed(found: re.Match[str], context: ParseContext) -> str:
    coming = context.interviews
    said = re.sub(r"['’]s\Z", "", found["who"])
    is_theirs = any(is_candidate_of(said, one) for one in coming)
    who = said[:1].upper() + said[1:]
    return f"candidate {who}'s email {found['mail']}" if is_theirs else ""


def _mail_of_shown(found: re.Match[str], context: ParseContext) -> str:
    is_shown = context.last in {"interview", "proposal"}
    return f"the candidate's email is {found['mail']}" if is_shown else ""


def _of(who: str, context: ParseContext) -> str:
    """Return the words for the interview of a candidate who is named or shown; empty where none is theirs."""
    said = re.sub(r"^(?:the|our|my) ", "", who, flags=re.IGNORECASE)
    if said.lower() in {"he", "she", "they", "candidate", "applicant"}:
        return "it" if context.last in {"interview", "proposal"} else "the interview"
    coming = context.interviews
    return f"{said}'s interview" if any(is_candidate_of(said, one) for one in coming) else ""


_FORMS = (
    (_ONLY_UNTIL, _shorter),
    (_CALLED, _called),
    (_LEAVES, _left),
    (_ASKS_FOR, _moved),
    (_KNOWS, _known),
    (_STOOD_DOWN, _stood_down),
    (_TAKES_OVER, _taken_over),
    (_ILL_FOR, _in_place),
    (_ILL_SO, _left),
    (_ENDS_BY, _ending),
    (_LASTS, _lasting),
    (_ANOTHER_TIME, _at_another_time),
    (_RIGHT_NAME, _named),
    (_MAIL_OF, _mailed),
    (_MAIL_ALONE, _mail_of_shown),
)
