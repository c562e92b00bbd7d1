"""Whose interviews become whose, said of all that somebody organizes, or of one alone."""

from bot.language.context import ParseContext
from bot.language.people.coming_names import attends, interviews_of, is_colleague
from bot.language.rewordings.notation import Said, rows, shown

ONE_ALONE = "hand over one interview alone:"
"""What stands before whose interview is handed over, and to whom, in plain words."""


def _one_alone(said: Said, context: ParseContext) -> str | None:
    """Return that one interview is to change hands, where a candidate is named and no colleague."""
    who = said["who"]
    is_candidate = bool(interviews_of(who, context)) or not is_colleague(who, context)
    is_meant = is_candidate and is_colleague(said["to"], context)
    return f"{ONE_ALONE} {who} to {said['to']}" if is_meant else None


def _one_named(said: Said, _context: ParseContext) -> str:
    """Return that the interview of a day or an hour is to change hands."""
    return f"{ONE_ALONE} the {said['which']} to {said['to']}"


def _given(said: Said, context: ParseContext) -> str | None:
    """Return that a candidate's interview is to change hands; an interviewer's is left to who stands in for them."""
    return None if attends(said["who"], context) else _one_alone(said, context)


def _to_somebody(said: Said, context: ParseContext) -> str | None:
    """Return that a candidate's interview is to change hands, to whom is asked back."""
    return f"{ONE_ALONE} {said['who']} to somebody" if interviews_of(said["who"], context) else None


HANDED_OVER = rows(
    (r"\A\W*([^,;.?!]*[,;.!–—-]+ ?)??({lead_in}\W+)*((find|get|need|ask)( me)? {somebody} (to|who {could})|{could} {somebody}) {organize} {who:whose}('s?( (interviews?|one|session))?)?( (for|instead of|in place of) (me|us))?( (then|please|instead|that day|while [^,;.?!]{2,30}))*([,;.!–—-]+ [^?]{3,80}|{tail})\W*\Z", _to_somebody),
    (r"{lead}give( over)? {who:whose}'s( (interviews?|one|session|candidate))?( over)? to {to:colleague}( (now|from now on|for now|for today|today))*{why}{tail}", _given),
    (r"{lead}(hand|pass|transfer|reassign|give)( over)? (the|my|our) (?<which>{when}( {when})* (interview|one|session|meeting))( (over|on|back))* to {to:colleague}( (now|from now on|for now|for today|today))*{tail}", _one_named),
    (r"{lead}(hand|pass|transfer|reassign|assign)( over)? {who:whose}('s)?( (interviews?|ones?|sessions?|candidate))?( (over|on|back))* to {to:name}( (now|from now on|for now|for today|today))*{why}{tail}", _one_alone),
    (r"{lead}(hand|pass|transfer|reassign)( over)? (it|this|that|(this|that|the) (one|interview|booking))( (over|on|back))* to {to:colleague}( (now|from now on|for now|for today|today))*{tail}", f"{ONE_ALONE} it to {{to}}", shown("interview", "proposal")),
    (r"\A\W*([^.?!]{0,30}[,.:–—-]+ )?(i|we)('m| am|'ll be| will be|'re| are|'ve got| have)( (on|a|off|away|out|travelling|holiday|holidays|leave|vacation|pto|annual|in|of|the|office|training|busy|full|now))+[^.?!]{0,30}?[\s,;.–—-]+{so}(can|could|would|will|may|might) {to:colleague}( (please|perhaps|maybe))* (look after|take care of|see to|mind|manage|organi[sz]e|take over|handle|take) {who:whose}('s?( (interviews?|ones?|sessions?|stuff|things?))?)? for (me|us)( (then|meanwhile|in the meantime|until i'm back|while i'm away))*{tail}", _one_alone),
    (r"{lead}give {who:whose}('s( (interview|one|session))?)?( (over|on))? back( over)? to {to:name}{tail}", _one_alone),
    (r"{lead}{name}('s| is| has| has been| will be)( (now|still|also|off|on|a|been))* (ill|sick|out|away|off|leave|holiday|poorly|unwell)( (today|this week|until [^,;]{2,20}))?[,;.–—-]+ ?{so}{to:name} (does|takes( (on|over))?|has|looks after|handles|gets|will (do|take|have)|runs|organi[sz]es) {who:whose}'s( (interview|one))?( (from now on|for now|until further notice))*{tail}", _one_alone),
    (r"{lead}{from:colleague}'s (stuff|interviews?|things|ones|bookings|candidates|load|lot|work) (all )?(goes?|moves?|pass(es)?|should go|is going|are going|is to go|are to go|belongs?)( (all|over))* to {to:colleague}( (now|from now on|for now|from today))*{tail}", "hand over {from}'s interviews to {to}"),
    lead_in=r"(so|and|please|pls|hi|hey|can you|could you|would you|will you|can we|could we|we|i|i'd like you to)",
    why=r"([\s,;.:–—-]+(because |since |as |for |cos )?(i|we)('m| am|'ll| will| have|'ve| can'?t| won'?t| leave|'re| are| go)\b[^?;:]{2,60})?",
    somebody=r"(someone|somebody|anyone|anybody)( else)?",
    could=r"(can|could|might|would|may|will)",
    organize=r"((organi[sz]e|organi[sz]ing|look after|own|be the organi[sz]er (of|for)|run the scheduling (of|for))( it for)?)",
    whose=r"{name}(?<!'s)",
    when=r"(on|at|next|this|{weekday}(('s)|s)?|today('s)?|tomorrow('s)?|morning|afternoon|\d{1,2}([:.]\d\d)?( ?([ap]m|o'?clock))?|noon)",
)  # fmt: skip
