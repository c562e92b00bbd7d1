"""What is said of a candidate's invitation: that it goes out, goes once more, or is to wait."""

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of
from bot.language.rewordings.notation import Said, rows, shown


def _is_no_link(context: ParseContext) -> bool:
    return context.last != "link"


def _theirs(said: Said, context: ParseContext) -> str | None:
    """Return the candidate who is named, also in small letters; empty for none, None for somebody else."""
    who = said["who"] or said["low"].title()
    return who if not who or interviews_of(who, context) else None


def _shows_interview(context: ParseContext) -> bool:
    return context.last in {"interview", "proposal"} and bool(context.interviews)


def _got(said: Said, context: ParseContext) -> str | None:
    """Return the question what a candidate gets: who is named, else whose interview is shown."""
    one = context.interviews[0].candidate if said["they"] and _shows_interview(context) else None
    who = one.name if one else _theirs(said, context)
    return f"what does {who} get" if who else None


def _once_more(said: Said, context: ParseContext) -> str | None:
    who = _theirs(said, context)
    return f"send the candidate's invitation{' to ' * bool(who)}{who}" if who is not None else None


_PARTS = {
    "titled": r"((professor|prof\.?|doctor|dr\.?|mr\.?|mrs\.?|ms\.?|miss) )?",
    "typed_small": r"(?-i:[a-z][\w-]+)",
    "whom": r"(him|her|them|(the )?candidate|{who:candidate})",
    "whose": r"(the candidate's|the|her|his|their|this|that|{who:candidate}'s)",
    "mail": r"((calendar )?invit(e|ation)s?|e-?mails?|mails?|messages?)",
    "mails": r"((calendar )?invit(e|ation)s?|((confirmation|invitation) )?e-?mails?|mails?|notifications?|confirmations?)",
    "because": r"([,;.:–—-]+ ?((and|so|as|since|because) )?((i|we)('ll| will|'m going to|'d rather| would rather| can| want to| prefer to)?( (just|rather|simply|better|be))* (call|calling|ring|ringing|phone|phoning|tell|telling|text|texting|speak|talk|contact|write|reach|inform|do (it|that))( (to|her|him|them|the candidate|myself|ourselves|instead|out|by phone|directly|about it))*|(she|he|they)( (already|all))*('s| is| has| have|'ve)?( (already|been))* (know|knows|told|aware|informed|on the phone)( (already|about it|of it))*))?",
    "until": r"( (yet|for now|just yet|now|today|right now|so soon|so early|for the moment|at this point|already|(till?|until|before) [^,;?]{2,30}))+",
    "later": r"( (tomorrow( (morning|afternoon|evening))?|tonight|later( (today|on|this week))?|(on|next) {weekday}|next week|in (an?|\d+|two|three|a few|a couple of) (hours?|days?|minutes?|mins?)|(not )?before [^,;?]{2,25}|after [^,;?]{2,25}))",
    "not": r"(do ?n'?t|do not|(i|we) (do ?n'?t|did ?n'?t) (want|need|have) (you )?to|(i|we) (wo ?n'?t|will not)|(i'm|we're) not going to|never|no need to|better not|rather not)",
}
HELD_BACK = rows(
    (r"{lead}{not} (invite|notify|e-?mail|mail|message|contact|write to) {whom}{until}{tail}", "hold back the candidate's invitation{ of who}", _is_no_link),
    (r"{lead}{not} send {whom} (anything|{mail}|(the|an?|any|that|this) {mail}|it){until}{tail}", "hold back the candidate's invitation{ of who}", _is_no_link),
    (r"{lead}{not} send (out )?{whose} {mail}( (to|for) {whom})?( (out|off))?{until}{tail}", "hold back the candidate's invitation{ of who}", _is_no_link),
    (r"{lead}(hold|hold off|hold off on|hold back|hold on to|wait with|delay|postpone|pause|keep back)( (sending|with sending|on sending))?( (out|off))? {whose} {mail}( (to|for) {whom})?( (back|off))?({until})?{later}?{tail}", "hold back the candidate's invitation{ of who}", _is_no_link),
    (r"{lead}(hold off|hold off on|hold back on|wait with|delay|postpone|wait before) (sending (it|that|anything|{whose} {mail}|{whom} (it|anything|{whose} {mail}))|inviting {whom})( (out|off|to {whom}))*({until})?{later}?{tail}", "hold back the candidate's invitation{ of who}", _is_no_link),
    (r"{lead}(send|e-?mail|mail) ({whose} {mail}( to {whom})?|{whom} {whose} {mail}|it( (out|off|to {whom}))+){later}{tail}", "hold back the candidate's invitation{ of who}", _is_no_link),
    **_PARTS,
)  # fmt: skip
"""That it is to go out later."""
_TAKEN_OUT = "take out the candidate's address{ of who}"
UNMAILED = rows(
    (r"{lead}{not} (invite|notify|e-?mail|mail|message|contact|write to) {whom}( (at all|anything|by (e-?)?mail|any ?more|after all))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}{not} send {whom} (anything|{mail}|(the|an?|any|that|this) {mail}|it)( (at all|after all))?{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(with )?(no need for|no|without|skip|forget|leave out|drop|lose|scrap|cancel|stop)( (the|an?|any|that|more))* (e-?mails?|mails?|(e-?)?mail invit(e|ation)s?) (to|for) {whom}( (at all|after all|needed|then))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(with )?(no need for|no|without|skip|forget|leave out)( (the|an?|any|that))* {mails} (to|for) {whom}( (at all|after all|needed|then))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(with )?(no need for|no|without|skip|forget|leave out|drop|lose|scrap|cancel|stop)( (the|an?|any|that))* (candidate('s)?|{who:candidate}'s|her|his|their) (e-?mails?|mails?)( (at all|after all|needed|then))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(with )?(no need for|no|without|skip|forget|leave out)( (the|an?|any|that))* (candidate('s)?|{who:candidate}'s) {mails}( (at all|after all|needed|then))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(she|he|they|(the )?candidate|{who:candidate}) (does ?n'?t|do ?n'?t|does not|do not|should ?n'?t|should not|must ?n'?t|must not|need ?n'?t|need not|is not to|is ?n'?t to|wo ?n'?t|is not supposed to|is ?n'?t supposed to)( (need|get|want|have|receive|to|be sent))+ (an?|any|the|that|our|this) {mails}( (from (us|me|you)|at all|after all))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(she|he|they|(the )?candidate|{who:candidate}) (should ?n'?t|should not|must ?n'?t|must not|need ?n'?t|need not|is not to|is ?n'?t to|does ?n'?t need to|do ?n'?t need to) be (e-?mailed|mailed|invited|notified|written to)( (at all|by (e-?)?mail|after all))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(i|we)('ll| will|'d rather|'m going to|'re going to) (just )?(call|ring|phone|tell|text) {whom}( (myself|ourselves|instead|directly))?[,;.:–—-]+ ?((so|and|then) )?(no|without an?|skip the|no need for an?|do ?n'?t send an?|do ?n'?t send any) {mails}( (needed|required|then))*{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(turn|switch) off ((the candidate's|{who:candidate}'s) {mails}|(the |any |all )?{mails} (to|for) {whom}){because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(turn|switch) (off (her|his|their) {mails}|(her|his|their) {mails} off){because}{tail}", _TAKEN_OUT, _shows_interview),
    (r"{lead}(disable|deactivate|suppress|mute|stop) ((the candidate's|{who:candidate}'s) {mails}|(the |any |all )?{mails} (to|for) {whom}){because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(stop|avoid|no) (e-?mailing|mailing|writing to|notifying|contacting) {whom}{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(leave|keep|take) {whom} (out of|off) (the |any |this |our )?(e-?mails?|mails?|mailing|invitation mail)( list)?{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(remove|delete|clear|erase|forget|blank|empty|drop|lose|strip|get rid of|take (off|out|away)) (the candidate's|her|his|their|{who:candidate}'s) (e-?mail|mail|(e-?mail )?address)( address)?( (again|off|out|from (it|this|that|the (interview|booking|card))))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(take|get|pull) (the candidate's|her|his|their|{who:candidate}'s) (e-?mail|mail|(e-?mail )?address)( address)? (off|out|away)( (again|of (it|this|that)|from (it|this|that)))*{because}{tail}", _TAKEN_OUT, _is_no_link),
    (r"{lead}(remove|delete|clear|erase|blank|empty|drop|lose|strip|get rid of|take (off|out|away)) (the|that|this) (candidate )?(e-?mail|mail|e-?mail address|address)( (again|off|out|from (it|this|that|the (interview|booking|card))))*{because}{tail}", _TAKEN_OUT, _shows_interview),
    (r"{lead}(take|get|pull) (the|that|this) (candidate )?(e-?mail|mail|e-?mail address|address) (off|out|away)( (again|of (it|this|that)|from (it|this|that)))*{because}{tail}", _TAKEN_OUT, _shows_interview),
    **_PARTS,
)  # fmt: skip
"""That nothing goes to the candidate at all."""
SENT = rows(
    (r"{lead}(send|mail|e-?mail|fire) (it|that|this)( (out|off|over|now|right away|straight away|straightaway|at once|immediately|already))+( to {whom})?( (now|right away|today))?{tail}", "send the candidate's invitation{ to who} now", shown("interview")),
    (r"{lead}(re-?send|send) (it|that)( (again|once more|another time|to {whom}|please))*{tail}", "send the candidate's invitation{ to who}", shown("interview")),
    (r"{lead}(re-?send|send) {whose} {mail}( (again|once more))?( to ({whom}|{low:typed_small}))?( (again|once more))?[,;.–—-]+ ?(she|he|they|the candidate|{who:candidate})( (says?|said|tells me|thinks)( that)?( (she|he|they))?)?('s| has| have)? ?(can'?t|cannot|can not|could ?n'?t|did ?n'?t|did not|has ?n'?t|never|lost|missed|deleted|not)\b[^?]*\Z", _once_more),
    (r"{lead}(let|make sure|ensure|see to it)( that)? ({titled}{who:candidate}|him|her|them|(the )?candidate) (has|have|gets?|receives?) (his|her|their|the|an) {mail}( (now|right away|right now|straight away|straightaway|at once|immediately|already|today|instead of waiting))*{tail}", "send the candidate's invitation{ to who} now", _is_no_link),
    (r"{lead}(preview|show|see|view|read|let me see)( me)? what ({titled}{who:candidate}|(?<they>he|she|they|(the )?candidate)|{low:typed_small}) (gets|get|got|sees|reads|receives|received|was sent|will (get|see|read|receive)|(has|have) (got|received|been sent|seen)|(is|was|were) sent){tail}", _got),
    (r"{lead}(preview|show|see|view|read|let me see)( me)? what (was|is|has been|is being|went|got) (sent|mailed|e-?mailed|out|written)?( out)?( to) ({titled}{who:candidate}|(?<they>him|her|them|the candidate)|{low:typed_small}){tail}", _got),
    (r"{lead}what('s| is| will| was| does)( be)? ({who:candidate}|{low:typed_small}) (getting|receiving|sent|get|going to (get|receive|be sent)|be sent)( from us)?{tail}", _got),
    **_PARTS,
)  # fmt: skip
"""That it goes out now or once more, and what it says."""
