"""What is told beside a request as people tell it: who is spoken of, what comes next, and excuses that name a day.

"Tom is held up, so please replace him with Mark"       replaces Tom
"Precious drives in. Could you move her interview …"    moves Precious's
"Sorry to bug you on a Sunday."                         says nothing of a Sunday
"""

import re
from datetime import timedelta

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of
from bot.language.rewordings.notation import Said, has_interviews, rows, shown
from bot.language.tokens.calendar_words import SAID_WEEKDAY
from bot.language.tokens.cues import Cued, small

_COMES = Cued(
    r"\b(?:late|join|catch up|there soon|on my way|minutes?|mins?)\b", re.IGNORECASE
)
"""What says that somebody comes after all."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _same_day(said: Said, context: ParseContext) -> str | None:
    """Return what stands before a remark that only names the day which was said; None where it names another."""
    later = 0 if small(said["day"]) == "today" else 1
    meant = _DAYS[(context.now + timedelta(days=later)).weekday()]
    return said["before"] if small(said["named"]).startswith(meant) else None


def _without(said: Said, _context: ParseContext) -> str | None:
    """Return that the speaker does not come, where others are to begin without; None where they come later."""
    return None if _COMES.search(said.text) else f"{said['before']}I can't make it"


def _theirs(said: Said, context: ParseContext) -> str | None:
    """Return what is asked of an interview with its candidate's name, who was told of before; None where several are called so."""
    if len(interviews_of(said["who"], context)) != 1:
        return None
    return f"{said['ask']} {said['who']}'s {said['one']}"


IN_STORIES = rows(
    (r"\b((so|very|really|extremely|terribly|awfully) )*(sorry|apologies|apologi[sz]e|forgive me|excuse me)\b(?=[^.!?,;\n]{0,70}\b{apart})[^.!?,;\n]{0,40}?\b{disturbs}\b[^.!?,;\n]{0,30}[.!,;–—-]+ *(?=\w)", ""),
    (r"(?<before>\b(?<day>today|tomorrow|tmrw)\b[^()]*?),? ?[(–—-]+ ?((yes|it's|that's|a|i know|which is),? )*(?<named>{said_weekday}),? ?(i know|sorry|yes|i'm aware|yep)[^()]{0,12}\)?", _same_day),
    (r"(?<=[.!?] )((the )?next (up|step|stage|round)|up next|next|what's next|after that)( (for|with) (him|her|them))?( comes| is| would be| will be|'s|:) (?=(an?|the|\d|one) [^.?!]*\b(call|interview|chat|screen|session|round|onsite|panel|conversation)\b)", "we need "),
    (r"\b(call|calling) off (?=(all|both|every|my|the|our|these|those|everything|it|this|that|{name}'s)\b)", "cancel ", has_interviews),
    (r"\bcall (?<what>((all|both|every|of|my|the|our|these|those|{name}'s|{weekday}'s?|today's|tomorrow's) )+([\w'’]+ ){0,2}?(interviews?|meetings?|ones?|sessions?)( (on|next|this|today|tomorrow|{weekday}))*) off\b", "cancel {what}", has_interviews),
    (r"\b(scratch|scrap|axe|nix|ditch) (?=(the|its|our|his|her|their) room\b)", "remove ", has_interviews),
    (r"{lead}(?<told>(?<who>{attendee:attendee})(?<!'s)( is|'s| has| can't| cannot| won't| will| got| fell|'ll)\b[^.?!;\n]{2,80}?[,;.!–—-]+ ?)(?<ask>{so}((can|could|would) you |please |kindly |just )*(replace|swap|substitute|switch)) (out )?(him|her|them)( out)? (?=(with|by|for) )", "{told}{ask} {who} ", has_interviews),
    (r"{lead}(?<who>{of:candidate})(?<!'s) (?<story>[^.?!\n]{3,160})[.!]+ +(?<ask>[^.?!\n]{0,40}?\b(move|push|shift|reschedule|bring|postpone|cancel|delay)) (her|his|their) (?<one>interview|one|session|meeting|call|slot)\b", _theirs),
    (r"(?<before>[.,;!–—-]+ *)((so|and|please|kindly|pls|just|do|feel free to|you can|you should|can you|could you) )*(go ahead|proceed|carry on|continue|go on|start|begin|have it|do it|run it|hold it) without me\b", _without, shown("invitation")),
    disturbs=r"(bug|bother|ping|pinging|disturb|disturbing|bugging|bothering|messag(e|ing)|writ(e|ing)|text(ing)?|nag|interrupt(ing)?|trouble|contact(ing)?|reach(ing)? out|intrud(e|ing))",
    apart=rf"(weekend|({SAID_WEEKDAY})|holidays?|late|night|evening|early|hour)\b",
    said_weekday=SAID_WEEKDAY,
)  # fmt: skip
"""What names whom is spoken of, in a sentence before that which asks."""
