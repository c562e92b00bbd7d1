"""What is called off, said with the “off” behind whose interview it is, or with nothing but it.

"call Al's off then"              "cancel Al's interview"
"call the one with Ian off"       "cancel the one with Ian"
"cy's off", "Cy off, she withdrew"    "cancel Cy's interview"
"""

from bot.language.context import ParseContext
from bot.language.people.coming_names import INTERVIEWEES, attends, interview_words
from bot.language.rewordings.notation import Said, has_interviews, rows
from bot.language.tokens.cues import small


def _called_off(said: Said, context: ParseContext) -> str:
    """Return that an interview is cancelled, which a bare name may stand for."""
    return f"cancel {interview_words(said['what'], context) or said['what']}"


def _is_off(said: Said, context: ParseContext) -> str | None:
    """Return that a candidate's interview is cancelled; None of an interviewer who is off."""
    whose = interview_words(said["who"], context)
    is_named = small(said["who"]) not in INTERVIEWEES
    return f"cancel {whose}" if whose and is_named and not attends(said["who"], context) else None


def _titled(said: Said, context: ParseContext) -> str:
    """Return that an interview gets a title which ends in “off”, and is not called off."""
    of = interview_words(said["what"], context) or said["what"]
    return f'change the title of {of} to "{said["title"]}"'


CALLED_OFF = rows(
    (r"{lead}(call|name|title) (?<what>it|this|that|{name}'s)( {one})? (the )?(?<title>([\w-]+ )?(kick|play|spin|bake|face|stand|trade|hand|sign|tip)[ -]?off)( {now})*\W*\Z", _titled, has_interviews),
    (r"\b(call|calling) off (?=(all|both|every|my|the|our|these|those|everything|it|this|that|{name}'s)\b)", "cancel ", has_interviews),
    (r"\b(call|calling) (?<what>{all}|{name}'s( {one})?|{whose} ([\w'’]+ ){0,3}?{one}( (with|for|of|on|at|next|this|{day}|{clock}|{name}))*?) off{ends}", _called_off, has_interviews),
    (r"{lead}(?!{no_name}\b)(?<who>[^\W\d_][\w-]*( [^\W\d_][\w-]*)??)('s| is)?( {one})?( is)?( (now|all|completely))? off(,? {now})*(?<why>[,;:.–—-]+ ?(he|she|they)('s| is|'ve| have| has)?( (just|has|already|now))? (withdrew|withdrawn|pulled out|dropped out|backed out|took|taken|accepted|declined|bailed|got|found|(not|no longer) (coming|interested|available))\b[^?]*)?\W*\Z", _is_off, has_interviews),
    no_name=r"(take|get|leave|drop|kick|let|turn|switch|sign|pull|keep|put|set|bring|send|give|lay|cut|is|are|was|who|what|when|has|have|am|see|move|start|shake|strike|cross|tick|write|log|hand|back|far|right|way|well|better|day|time|half)",
    all=r"(it|this|that|them|all|both|everything|all of (it|them)|both of them)",
    whose=r"((all|both|every|of|my|the|our|his|her|their|these|those|this|that|{name}'s|{weekday}'s?|today's|tomorrow's) ?)+",
    one=r"(interviews?|meetings?|ones?|sessions?|loop|onsite|chat|call)",
    now=r"(please|pls|then|now|again|for (now|today|good)|altogether|entirely|completely|thanks|i'm afraid|sorry)",
    ends=r"( {now})*(?=\W*\Z|[,;.!?–—]| -| (because|as|since|cos|and)\b)",
)  # fmt: skip
"""What is cancelled in other words than “cancel”."""
