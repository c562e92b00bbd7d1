"""Everyday forms of what is asked of booked interviews, where their words alone would speak for something else."""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import (
    are_colleagues,
    interview_words,
    interviews_of,
    is_colleague,
)
from bot.language.rewordings.notation import Said, rows, shown


def _only_refused(said: Said, context: ParseContext) -> str | None:
    """Return a time that does not suit, with the other one that does where an invitation is answered; None where it may be said of one's own interviews."""
    if context.last == "invitation":
        return f"{said['no']} but {said['yes']}"
    return None if context.interviews else said["no"]


def _same_booked(said: Said, context: ParseContext) -> str | None:
    """Return that another interview like the one shown is wanted, with somebody else and for another candidate."""
    if not are_colleagues(said["who"], context):
        return None
    old = f" instead of {said['old']}" if said["old"] else ""
    return f"book the same again with {said['who']}{old} for {said['for']}"


def _chosen(said: Said, context: ParseContext) -> str | None:
    """Return the place in the list of the times that are shown for whose interview is spoken of."""
    is_theirs = interviews_of(said["who"], context)[:1] == [*context.interviews[:1]]
    return said["chosen"] if is_theirs else None


def _sent_now(said: Said, _context: ParseContext) -> str | None:
    """Return that the invitation of a candidate who is named goes out at once."""
    who = re.sub(r"['’]s\Z", "", said["whose"] or said["of"])
    return f"send {who}'s invitation now" if who else None


def _not_cancelled(said: Said, context: ParseContext) -> str | None:
    """Return that the interview of a candidate is shown who is to be brought back and whose interview stands; None of a colleague."""
    return None if is_colleague(said["who"], context) else f"show {said['who']}'s interview"


def _no_meeting(said: Said, context: ParseContext) -> str | None:
    """Return that the interview that is named or shown is to have no online meeting; None where none is."""
    if said["of"]:
        return (
            f"remove the online meeting from {interview_words(said['of'], context) or said['of']}"
        )
    return "remove the online meeting" if context.last in {"interview", "loop"} else None


_SAME = r"{lead}((book|do|find|get|set up|arrange|schedule)( (me|us))? )?(exactly )?the same( (again|thing|one|interview))*,? (but )?"
SAME_WITH = (
    rf"{_SAME}with (?<who>[\w-]+( and [\w-]+)*){{old}},? for (?<for>(candidate )?(?-i:[A-ZÀ-Þ])[^;?\n]+)\Z",
    rf"{_SAME}for (?<for>(candidate )?(?-i:[A-ZÀ-Þ])[^;?\n]+?),? (but )?with (?<who>[\w-]+( and [\w-]+)*)({{old}}| instead)?{{tail}}",
)
"""The same once more for another candidate, with somebody else."""
EVERYDAY = rows(
    (r"{lead}((take|use|pick|choose|go (for|with)|make it) )?(?<chosen>(the )?((first|second|third|fourth|fifth)( (one|slot|time|option))?|(option|number|slot) \d))( of (these|those|them))? for {who:candidate}(?<!'s){tail}", _chosen, shown("offer", "interview")),
    (r"\A(?s:.)*\b(could|can|may|might|would it be possible to|is it possible to) ((we|i|it|the interview|my interview|our (interview|call|meeting))( (please|perhaps|maybe|possibly))* )?(start|begin|be|meet|do it|have it|make it|move it to)( at)? {at:hour}( (instead|rather|please|on that day|that day|the same day))*[.,!?]? ?((thank|many|kind)[^.,!\n]{0,25}[.,!\n] ?)?(best|regards|kind regards|best wishes|best regards|thanks|thank you|cheers|sincerely|yours|greetings|love|warmly)[,.!\n ]+{who:candidate}( [\w'’-]+)?(?s:.){0,40}\Z", "move {who}'s interview to {at}"),
    (r"\A(?!(?s:.)*{a_day})(?s:.){0,40}?\b(could|can|may|might|would it be possible for|is it possible for) {who:candidate}'s( (interview|one|session))?( (please|perhaps|maybe|possibly|to))* (start|begin|be|happen|take place)( at)? {at:hour}( (instead|rather|please|on that day|that day|the same day))*([.?!,\n](?s:.){0,40}|\W*)\Z", "move {who}'s interview to {at}"),
    (r"{lead}who (else )?(can|could|might|would|is able to|'d be able to) (stand in|fill in|step in|jump in|cover|sub|take over) for {old:attendee} (with|w/|in|on|for|at) {of:candidate}('s( (interview|one|session))?)?{tail}", "find a replacement for {old} on {of}'s"),
    (r"{lead}who (else )?(can|could|might|would|is able to|'d be able to) (stand in|fill in|step in|jump in|cover|sub|take over) for {old:attendee} (with|w/|alongside|beside) {with:colleague}( [\w'’-]+)?{tail}", "find a replacement for {old}"),
    *((form, _same_booked, shown("interview", "loop")) for form in SAME_WITH),
    (r"{lead}(re-?send|send( out)?) (the|that) {invite}( (again|once more))?{tail}", "send the candidate's invitation", shown("interview")),
    (r"{lead}re-?send (?<whose>(his|her|their|{of:candidate}'s) {invite})( (again|once more))?{tail}", "send {whose}"),
    (r"{lead}{sends} ({whose:candidate}'s|his|her|their|the) {invite}( (out|off|across))?( (to|with|for) {of:candidate})?(,? {at_once})*{tail}", _sent_now),
    (r"{lead}re-?send (the|that|an?) {invite} to {of:candidate}{tail}", "send the invitation to {of}"),
    (r"{lead}(who( else)? (can|could|might) (do|take|cover|run|have)|who else( is free)? for|(put|get|find|use) (someone|somebody) else (on|for)) {of:candidate}'s( (interview|one|session|slot))?( (instead|then))?{tail}", "find a substitute for {of's}"),
    (r"{lead}(take|drop|remove|pull|get) {old:name} (off|out of|from) (?<of>it|this|(the )?session \w+|(the )?\w+ (session|round|interview)|{whose:candidate}'s( (interview|one|session))?),? (and|then|&|and then) (use|add|get|put|have|take|bring)( in| on)? {new:colleague}( (in|on|there|on it|instead))*{tail}", "replace {old} with {new} in {of}"),
    (r"{lead}{off} {meeting}( {away} {of:candidate}('s( {invitation})?)?)?{tail}", "remove the online meeting{ from of's}"),
    (r"{lead}((we |they )?((don't|do not) need|no need for)|no) {meeting}( (for|with|on|at) {of:candidate}('s( {invitation})?)?)?{tail}", _no_meeting),
    (r"{lead}((bring|get|put) {who:candidate}(?<!'s) back|(bring|get|put) back {who:candidate}('s( interview)?)?){tail}", _not_cancelled),
    (r"{lead}(inform|tell|notify|let|brief|update|message|email) (the |all )*(interviewers?|panel|team) (of|for) {of:candidate}(?<!'s)('s( interview)?)?( (know|about))?( ?[:,–-] ?| that )(?=\w)", "tell {of}'s interviewers: "),
    off=r"(get rid of|delete|drop|remove|scrap|kill|bin|ditch|lose|axe|nix|strip)",
    meeting=r"((the|its|that|any|a) )?((zoom|teams|google meet|video|online)( (meeting|call|link|part))?|(meeting|call|join|dial-?in|video) (link|url|details))",
    away=r"(from|off|on|in|of|out of|for)",
    invitation=r"(interview|one|session|slot|invite|invitation)",
    sends=r"(release|share|issue|trigger|dispatch|push out|roll out|shoot( out| off)?|fire( off| out)?|send( out| off)?)",
    at_once=r"(now|itself|right|away|straight|immediately|at once|asap|the now|today|this minute|already)",
    invite=r"(invite|invitation|calendar invite|invites)",
    a_day=r"\b({weekday}|today|tonight|tomorrow|week)\b",
    hour=r"({clock}|(half past |quarter (past|to) )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)( o'clock)?)",
    old=r"( (instead of|in place of) (?<old>[\w-]+))?",
)  # fmt: skip
"""What is said of an interview that is coming."""
OTHER_HOUR = rows(
    (r"(?<no>\b(i|we) ((can't|cant|cannot|can not|won't) (do|make|manage)|('m| am|'re| are) (not free|busy)) [^,;.?]*\d[^,;.?]*?)[,;.–—-]+ ?(?<yes>(at )?{clock} (works|is (fine|ok|okay|good|possible)|would (work|be fine|be ok)|suits|does))( (for me|instead|though|better))*\W*\Z", _only_refused),
)  # fmt: skip
"""A time that does not suit, and behind it one that does."""
