"""What an interviewer asks and sets of their own interviews, whatever was shown last."""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.people.coming_names import interviews_of
from bot.language.rewordings.notation import Said, is_invited, rows
from bot.language.tokens.cues import Cued


def _shown(said: Said, context: ParseContext) -> str | None:
    """Return what shows an interview: that of who is named, or of a day, else the one that is spoken of."""
    if said["when"]:
        day = said["when"].lower()[:3]
        then = [one for one in context.interviews if f"{one.start:%a}".lower() == day]
        return _card(then[0]) if len(then) == 1 else f"show me {said['when']}'s interview"
    if who := re.sub(r"['’]s?\Z", "", said["whose"]):
        return f"show me {who}'s interview" if interviews_of(who, context) else None
    return _card(context.interviews[0])


def asked_of(said: Said, context: ParseContext) -> str | None:
    """Return what shows the interview of a candidate who is named, or tells that there is none; else that which is shown."""
    who = re.sub(r"['’]s?\Z", "", said["whose"])
    if who:
        return f"show me {who}'s interview"
    return _card(context.interviews[0]) if context.last == "interview" else None


def _card(interview: ComingInterview) -> str | None:
    """Return what shows one interview; None where its candidate has no name."""
    candidate = interview.candidate
    return f"show me {candidate.name}'s interview" if candidate and candidate.name else None


def _accepted(said: Said, context: ParseContext) -> str | None:
    """Return the yes to an invitation that is open: that of who is named, else the only one or whichever is asked about; None where none is."""
    own = [one for one in context.interviews if one.role == "interviewer"]
    who = re.sub(r"['’]s?\Z", "", said["whose"])
    if who:
        theirs = interviews_of(who, context)
        # "Hana is fine" may be said of her.
        if not _OF_INTERVIEW.search(said.whole) and context.last != "list":
            return None
        return f"accept {who}'s interview" if theirs and theirs[0].role == "interviewer" else None
    is_told = bool(said["counted"]) or context.last == "list"
    is_open = own == [*context.interviews] and not all(one.answer for one in own)
    return "accept" if is_open and is_told else None


def _is_beside_invitation(context: ParseContext) -> bool:
    """Whether something else than an invitation was shown to who was invited."""
    is_asked = any(one.role == "interviewer" for one in context.interviews)
    return is_asked and context.last in {"list", "none", "interview"}


_OF_INTERVIEW = Cued(r"['’]s\b|\b(?:one|interview|call|session|me|us|count|i)\b", re.IGNORECASE)
"""What says that an interview is spoken of, and not who is interviewed."""
CV = r"{lead}((can|could|may) (i|you|we) (please )?(get|have|see|read|look at|send me|show me|give me|find)|(do|have) (we|you|i) (have|got)|where('s| is)|is there|any|send( me)?|show( me)?)( (an?|the))? ({whose:name}'s (cv|r[eé]sum[eé])|(cv|r[eé]sum[eé]) (of|for|from) {whose:name})( (yet|somewhere|anywhere))?{tail}"
"""Whose CV is asked for."""
ROLE = r"{lead}(what|which (role|job|position|post))('s| is| does| did|s)? {whose:name} (applying|interviewing|apply|here|coming in|up|being interviewed|a candidate)( for)?( (as|again|exactly))*(\W+((and|also) )*(is there|do (we|you|i) have|have (we|you|i) got|can i (see|have|get)|could i (see|have|get)|where('s| is)) (an?|the|her|his|their|any) (cv|r[eé]sum[eé]|notes?))?{tail}"
"""For which role somebody is interviewed, and perhaps whether there is a CV."""
ATTENDING = rows(
    (r"\A\W*[^.!?]{3,80}[.!;]+ ?{so}(so )?(i('d| would| will|'ll)?|may i|can i|could i|we)( (like|want|have) to)?( (rather|therefore|instead))? (propose|suggest|offer)( (you|to do it|to have it|having it|doing it))? (?<when>(on |at |for )?[^.,;!?]*?({weekday}|tomorrow|today|\d)[^.,;!?]*?){tail}", "propose {when}", is_invited),
    (r"\A\W*[^?]{0,80}?\b(until|till?) [^,.;?!]{2,30}? ?(?<day>tomorrow|today|(on )?{day})[,.;–—-]+ ?{so}((might|may|can|could|shall|would) (we|it|i)( please| perhaps| maybe)?( be possible to)?|how about|what about|would it be possible to)( (begin|start|meet|do( it)?|have it|make it|begin it|be|starting|beginning))? (at )?(?<at>{clock}|(half past |quarter (past|to) )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon))( (instead|then|rather|please|perhaps))*\W*\Z", "can we do {day} at {at} instead", is_invited),
    (r"{lead}((don'?t|do not|never|can you not|could you not|i'?d rather (you )?(not|didn'?t)|i would rather not|i('d)? prefer (you )?not to)( please)? (give|book|schedule|put|plan|send|have|get|do|take|invite)( me)?|nothing)( (for|in|to) me)?( (anything|any|an|interviews?|more))*( (on|at|in|during))? (?<when>{often}[^,;?!]*?)( for me)?{tail}", "no interviews on {when}"),
    (r"{lead}((can|could) you (please )?)?(please )?(keep|leave|hold|block|protect|reserve)( out| off)? (my |all (my )?)?(?<when>{weekly})( (free|clear|open|blocked|off|out))*( (for me|of interviews|from interviews|every week))*{tail}", "no interviews on {when} for me"),
    (r"{lead}i('m| am)? (never|not|don'?t|do not|can'?t|cannot|won'?t)( (do|work|interview|available|free|around|in|be|take interviews|do interviews))+( (on|at))? (?<when>{weekly}){tail}", "no interviews on {when} for me"),
    (r"{lead}(please )?(never|nothing|not)( (for|with|me|book|give|have|put|any|an|interviews?|meetings?|anything|please))* (?<first>before|after) (?<from>{clock}|noon)( (or|and|nor|and never|or ever|,))+ (?<then>after|before) (?<to>{clock}|noon)( (for me|ever))?{tail}", "no interviews {first} {from} or {then} {to}"),
    (r"{lead}(what|anything|is there anything)( else)? (do|should|must|would|will)? ?i( (have|need|want|ought|should|must))*( to)? (know|prepare|read|look at|read up on)( up)?( (for|about|before|on|of|in advance of|ahead of)( the| my| this| that)?( interview (on|with))?( (?<when>{weekday}|tomorrow|today)('?s)?| {whose:name}('s)?)?( (interview|session|meeting|one|call))?){tail}", _shown, is_invited),
    (r"{lead}((yes|yep|yeah|ok|okay|sure|aye)[,.! ]+)?(then )?((?<counted>(you can )?count me in|put me down|sign me up|i('m| am) in|i('ll| will) be there|i accept)|works? for me|that works|(that('s| is) )?(fine|good|ok|okay|grand) (by|with|for) me|suits me|happy to (do|take|join)( it)?|(that )?goes well for me|i('m| am) there|yes from me)( (please|then|too))*( (for|on|with|to|at) ((the )?{whose:name}( one| interview)?))?{tail}", _accepted, _is_beside_invitation),
    (r"{lead}(yes (for|to) )?(the )?{whose:name}( (one|interview|call|session))?([,:–—-]+|( (is|would be|sounds|looks|'s))?) ((all|perfectly|absolutely|just|really) )*((fine|good|ok|okay|great|grand|perfect|alright)( (by|with|for) (me|us))?|(works|suits|does|goes well)( (for )?(me|us))?( (fine|well|nicely|perfectly))?|(a |an )?(yes|ok|okay|accept|count me in|i('m| am) in)( from me)?){tail}", _accepted, _is_beside_invitation),
    (r"{lead}(i'm |i am |i'd be )?((happy|glad|delighted|pleased|able) to|i can|i'll|i will) (do|take|join|attend|be at|come to|make) (the )?{whose:name}( (one|interview|call|session))?{tail}", _accepted, _is_beside_invitation),
    (r"{lead}(on|for|at|in|with) {whose:name}('s)?( (interview|one|session))?,? ((i('d| would) (like|love) to|i want to|may i|could i|can i)( please)? know,? )?(who|with whom)( (else|is|'s|sits|will|be|interviews|does|it|comes|joins|are|there|in|on|also|i))*( with me)?{tail}", _shown, is_invited),
    (ROLE, _shown, is_invited),
    (CV, _shown, is_invited),
    weekly=r"({weekday}s( (mornings|afternoons|evenings))?|{weekday},? (mornings|afternoons|evenings|lunchtimes))",
    often=r"({weekday}s|{weekday},? (mornings|afternoons|evenings|lunchtimes)|mornings|afternoons|evenings)",
)  # fmt: skip
"""A day or part of one that is kept free every week, and what an invitation says: whose it is, and its CV."""
