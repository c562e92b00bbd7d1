"""What is asked about interviews in words of everyday: "how do things stand with Jo?", "is everybody in?", "print my week".

Each is answered by the card, the list or the tally that shows it; nothing is changed, nobody told, nothing searched for.
"""

import re

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import TIMES, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.bookings import booked
from bot.language.interviews.targets.loop_sessions import loop_of_candidate
from bot.language.interviews.targets.resolve import candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import Candidate, InterviewRequest, InterviewsRequest
from bot.language.tokens.cues import Cued

_WHO = r"(?:¤[cx]\d+(?: ¤x\d+)*)"
_ONE = rf"(?:{_WHO}(?: 's)?(?: {INTERVIEW}| one)?|(?:her|his|their|the|that|this|my|our) (?:{INTERVIEW}|one)|it|this|that|him|her|them|the candidate)"
_OF = r"(?: (?:with|for|on|about|of|in|at|regarding))"
_NOW = r"(?: (?:now|right now|today|so far|at the moment|currently|already|yet|again|then|please|pls|by now|these days|\?|¤t\d+))*"
_EVERYONE = (
    r"(?:everyone|everybody|they|all of them|they all|we|the (?:panel|interviewers?|team|others))"
)
_STANDS = Cued(
    rf"^{EASE}(?:how|where)(?: (?:do|does|did|are|is|'s|s|have))*(?: (?:things|it|that|this|we|everything|all|matters))?(?: all)?(?: (?:stand|standing|going|looking|look|doing|coming along|get on|getting on|at|up))*{_OF} {_ONE}{_NOW}$"
    rf"|^{EASE}how(?: (?:is|'s|are|s))* {_WHO}(?: 's)?(?: {INTERVIEW}| one)?(?: (?:looking|going|doing|coming along|shaping up))+{_NOW}$"
    rf"|^{EASE}what (?:is |'s |are )*(?:the |our )?(?:status|state|latest|story|situation|score|position|plan|deal|update|news|happening|going on|up|on|new){_OF} {_ONE}{_NOW}$"
    rf"|^{EASE}(?:(?:any|an|the|give|get|quick|short|status|latest|me|us) )*(?:status|update|updates|latest|news|progress){_OF} {_ONE}{_NOW}$"
)
"""How an interview stands."""
_STILL_ON = Cued(
    rf"^{EASE}(?:is |are |'s )?(?:{_ONE} )?still (?:on|happening|going ahead|taking place|valid|standing|in the diary|in the calendar)(?: (?:for|on|at))*(?: ¤t\d+)*(?: (?:right|yes|then))?$"
    rf"|^{EASE}(?:is|are)(?: {_ONE}| everything| all| it all| we)(?: (?:all|still|now))*(?: (?:sorted|set|good|fine|ok|okay|done|ready|in order|settled|good to go|arranged|fixed|booked|under control))+(?:{_OF} {_ONE})?{_NOW}$"
)
"""Whether an interview stands as it was: "is Jo's still on?"."""
_WHERE = Cued(
    rf"^{EASE}(?:on )?(?:which|what) (?:room|floor|building|office|address)(?: (?:is|are|'s|will|do|does|am))*(?: {_ONE}| they| we| i)?(?: (?:in|on|at|be|meeting|go|going|to|held|again))*$"
    rf"|^{EASE}where(?: (?:do|does|is|are|am|will|should|'s))*(?: {_ONE}| they| we| i)(?: (?:go|going|meet|meeting|need|have|sit|be|to|held|at|on|in|again|exactly|happening|taking place))*$"
)
"""Where an interview is held."""
_READS = Cued(
    rf"^{EASE}(?:{_WHO}|the candidate|she|he|they)(?: (?:would|'d|just|now|also|has|have|is))* (?:wants?|like|likes|needs?|asked|asks|asking|wonders?|wondering|keen)(?: (?:to know|to hear|me|us|about|if|just|again))* (?:who|where|how|what|which|when)\b(?!.*\b(?:could|can|would|move|later|earlier|another|instead)\b)"
    rf"|^{EASE}(?:{_WHO}|the candidate|she|he|they)(?: (?:would|'d|just|now|also))* (?:wants?|like|likes|asked|asks|asking|wonders?|wondering)(?: (?:to|know|to know|me|us|about))* (?:if|whether)(?: (?:it|this|that|the {INTERVIEW}))? (?:is|'s|will be|was)\b(?!.*\b(?:could|can|would|move|moved|later|earlier|another|instead|possible|ok|okay)\b).*$"
    rf"|^{EASE}what(?: (?:will|does|do|did|is|would))* (?:receive|get|see|read|be sent|receives|gets|sees|reads) (?:{_WHO}|the candidate|she|he|they){_NOW}$"
    rf"|^{EASE}(?:what(?: is| 's)?|which|where(?: is| 's)?)(?: (?:the|our|is))* (?:address|post ?code|zip(?: code)?|directions|way in)(?: (?:for|of|to|in|at))*(?: (?:the|our|{_WHO}|reception|office|building|place|it|this|that|her|him|them))*$"
    rf"|^{EASE}(?:do|does|will|did)(?: (?:{_WHO}|the candidate|she|he|they))(?: (?:already|even))* know (?:who|where|how|what|which)\b"
    rf"|^{EASE}(?:how|where) (?:do|does|will|should) (?:{_WHO}|the candidate|she|he|they) (?:get|find|come|know|enter|dial|join|log|connect)(?: (?:in|there|here|to|the|us|it|place|office|building|room|into|up|online|on|from|where))*{_NOW}$"
)
"""What a candidate knows of where to go and whom they meet: their invitation says it."""
_OF_INVITED = Cued(
    rf"^{EASE}(?:what(?: (?:is|'s|are))*(?: (?:it|this|that|they|the (?:role|job|position|interview|topic|subject|focus|format)|he|she))(?: (?:about|for|all|on|again|interviewing|applying|being|going))*|what (?:role|job|position|level|kind of interview|sort of interview|type of interview|topic|team)(?: (?:is|'s|are|for|it|this|that|they|he|she|interviewing|applying|we|hiring|in|at))*|(?:do you have |have you got |do we have |can i (?:see|have|get) |where(?: is| 's) |what(?: is| 's) |is there |send me |got |any )?(?:an? |the |her |his |their |¤c\d+ 's )?(?:cv|resume|jd|job (?:ad|spec|description|posting)|scorecard|brief|details|agenda|background|experience|seniority|level|linkedin|profile|portfolio)(?: (?:for|of|to|on) {_ONE})?|why me|do i (?:have|need) to(?: (?:do|take|accept|go|be there|attend|join))*(?: (?:it|this|that))?|am i (?:on my own|alone|the only one|solo)(?: (?:in|on|for) (?:it|this|that))?|am i still (?:needed|on|in|wanted|interviewing)(?: for (?:it|this|that|¤c\d+))?|(?:can|could|may) i (?:join|dial in|call in|attend|do (?:it|this))(?: (?:it|this|that))?(?: (?:remotely|online|virtually|by (?:phone|video)|from home|over teams|via teams))*|how (?:do|should|can) i (?:join|prepare|dial in|get in|get there)(?: for (?:it|this|that))?|(?:what do i need|anything i need|what should i|do i need) to (?:bring|prepare|know|read|do)(?: for (?:it|this|that))?){_NOW}$"
)
"""What an interviewer wants to know of an invitation: its card says what is known."""
_ALL_IN = Cued(
    rf"^{EASE}(?:(?:is|are|'s|have|has|did)) {_EVERYONE}(?: (?:all|now|still|both))*(?: (?:in|on board|good|set|ok|okay|ready|happy|confirmed|coming|sorted|green|said yes|say yes|signed up|lined up|up for it|good to go|all set|answered|accepted|replied))+(?:{_OF} {_ONE})?{_NOW}$"
    rf"|^{EASE}who(?: (?:is|'s|s|all|are))+ in(?: (?:then|so far|for it))*(?:{_OF} {_ONE})?{_NOW}$|^{EASE}who 's in{_NOW}$"
    rf"|^{EASE}(?:did|has|have) {_EVERYONE}(?: (?:all|both|already|now))* (?:say|said|got back|get back|reply|replied|revert|reverted|given (?:an? |their )?(?:answer|answers|confirmation|reply)|answer|answered|accept|accepted|confirm|confirmed|respond|responded)(?: (?:yes|to me|to you|to us|back))*(?:{_OF} {_ONE})?{_NOW}$"
)
"""Whether all have accepted."""
_TO_CHASE = Cued(
    rf"^{EASE}(?:who|whom)(?: (?:all|else))*(?: (?:do|should|must|am|are|have|shall))? (?:i|we)(?: (?:still|need|have|got|want|going|to|now))* (?:chase|chasing|remind|nudge|wait|waiting|missing|expecting|hear from)(?: (?:for|on|up|from|to hear from|an answer))*{_NOW}$"
    rf"|^{EASE}(?:who|whom)(?: (?:is|'s|has))*(?: (?:still|left|outstanding|missing|to answer|to reply|to chase|not|yet|get back|got back|answered|replied))+(?:{_OF} {_ONE})?{_NOW}$"
    rf"|^{EASE}who(?: all| else)?(?: (?:hasnt|havent|didnt|isnt|has not|have not|did not|still|yet|to))+ (?:answer\w*|repl\w+|respond\w*|accept\w*|confirm\w*)(?:{_OF} {_ONE})?{_NOW}$"
)
"""Who has not answered yet."""
_LISTS = Cued(
    rf"^{EASE}(?:(?:list|show|tell|give|see|read)(?: me| us)? )?(?:what|everything|all|whatever)(?: (?:that|what))? (?:(?:have|do) i(?: 've| have)?|i(?: 've| have|'ve)?)(?: (?:got|have|booked|on|still|left|planned|scheduled))*(?: (?:on|in|for|over))?(?: ¤t\d+| coming up| now)*$|"
    rf"^{EASE}(?:print|export|download|list|dump|show|send|e ?mail|mail|give|get|pull up|see|view|read)(?: (?:me|us|out|a|list|of|all))* (?:my|our|the) (?:(?:¤t\d+|week|day|month)(?: 's)?(?: (?:interviews?|schedule|agenda|plan|list))?|(?:interviews?|schedule|agenda)(?: (?:for|of|on|in))* ¤t\d+)(?: (?:please|pls|out|as (?:a )?(?:pdf|csv|list)))*$"
    rf"|^{EASE}(?:print|export|download)(?: (?:me|us|out|a|list|of|all))* (?:my|our|the) (?:week|day|month|interviews?|schedule|agenda|list)(?: (?:please|pls|out))*$"
    rf"|^{EASE}(?:list|dump|show|send|e ?mail|mail|give|get|see|view)(?: (?:me|us|out|over))* (?:my|our|the) (?:list|agenda|schedule)(?: (?:of (?:my |the |all )?interviews|please|pls|over))*$"
    rf"|^{EASE}(?:do you have |have you got |got |are there |is there )?(?:any|anything|something|an?)(?: (?:new|more|other|upcoming|further))*(?: (?:interviews?|meetings?|bookings?|requests?|invites?|invitations?|candidates?))* for me(?: (?:to do|on|in|at|this|today|booked|coming up|planned|¤t\d+))*$"
    rf"|^{EASE}(?:(?:show|list|see|which|what|who are|give)(?: me)? )?(?:(?:my|our|the|all|coming|upcoming) )*candidates?(?: (?:on file|are there|are coming up|coming up|do (?:we|i) have|have (?:we|i) got|(?:i|we) have|in (?:the |our )?pipeline|¤t\d+))+$"
    rf"|^{EASE}what (?:interviews? )?(?:do you have|have you got|is there|'s there|is planned|'s planned|is on|'s on) for me(?: (?:on|in|at|¤t\d+))*$"
    rf"|^{EASE}(?:am i|are we|do i have to be|do i need to be|when am i)(?: (?:needed|on|in|up|due|wanted|interviewing|booked))+(?: (?:next|again|on|in|at|for|today|this|¤t\d+))*$"
    rf"|^{EASE}(?:am i|are we)(?: (?:interviewing|meeting|seeing|on|down for|booked (?:in )?for|busy with|doing))+ (?:anyone|anybody|anything|someone|somebody|something|(?:any )?(?:interviews?|candidates?))(?: (?:else|on|in|at|for))*(?: ¤t\d+)*$"
    rf"|^{EASE}(?:do i have|have i got|have i)(?: (?:still|also))* (?:anything|something|(?:any |an )?(?:interviews?|candidates?))(?: (?:else|on|in|at|for|booked|planned|scheduled|coming up|to do))*(?: ¤t\d+)+$"
    rf"|^{EASE}what(?: (?:is|'s|are))?(?: (?:going on|happening|planned|lined up|on))+(?: (?:with|on|for|at|in|over))* (?:my |our )?¤t\d+(?: ¤t\d+)*$"
    rf"|^{EASE}what (?:else )?(?:needs|wants|requires|deserves) (?:my |our )?(?:attention|action|input|looking at|doing|sorting|fixing)(?: ¤t\d+| now| still)*$"
    rf"|^{EASE}(?:is there |are there |do i have )?(?:any|anything)(?: (?:open|outstanding|urgent|pending|problems?|issues?|trouble|wrong|stuck|i (?:need|have|should|must)|need(?:s|ing)?|to|look at|do|sort|fix|my attention|my|attention|action|left|still|unanswered|unconfirmed))+{_NOW}$"
)
"""A list of the speaker's own interviews: "print my week", "any interviews for me?", "what needs my attention?"."""
_DAY_LOOKS = Cued(
    rf"^{EASE}(?:(?:tell|show|let) (?:me|us)(?: (?:see|know))? )?(?:what|how)(?: (?:does|do|will|is|'s|are))* (?:(?:(?P<my>my|our)|the|rest of) )*(?:(?:whole|rest of|entire) )*(?:¤t\d+(?: ¤t\d+)*|day|week|month)(?: (?:look|looks|looking|shaping up|shape up|like|be|to be|going to))+(?: (?P<me>for (?:me|us|myself)))?(?: (?:interview wise|interviews wise|so far|now|then|please|pls))*$"
)
"""What a day looks like: of the speaker's own interviews where they say so, or where nothing is searched for."""
_OWN_SPAN = re.compile(r"\b(?:my|our|the) (?P<span>week|day|month)\b")
_WHO_IT_MEETS = Cued(
    rf"^{EASE}(?:who|whom)(?: (?:is|'s|will|does|do|are|did|else))* {_WHO}(?: (?:be|going to|due to))* (?:meeting|meet|see|seeing|talking to|talk to|speaking (?:to|with)|speak (?:to|with)|interviewed by|with|having|getting|get|up against)(?: (?:with|on|at|in|for|next|today|now|again|¤t\d+))*$"
    rf"|^{EASE}(?:who|whom)(?: (?:have|'ve|do|did|are|will))* (?:we|you|i)(?: (?:got|have|having|picked|chosen|chose|pick|choose|book|booked|put|using|down|got down|invited))* (?:for|on|with|to see|to meet|to interview) {_WHO}(?: 's)?(?: {INTERVIEW}| one)?(?: (?:again|then|now|on|at|¤t\d+))*$"
    rf"|^{EASE}(?:who|whom)(?: (?:is|'s|will|does|do|are|else))* (?:be )?(?:meets|meet|meeting|sees|see|seeing|interviews|interviewing|interview|takes|taking|doing|does|has|got|on|with){_OF}? {_WHO}(?: 's)?(?: {INTERVIEW}| one)?(?: (?:on|at|in|next|now|again|¤t\d+))*$"
)
"""Who meets a candidate."""
_HAS = Cued(
    rf"^{EASE}(?:what about|how about|any news on|what of|show|where is|where 's|when is|when 's)(?: me)? (?P<whose>¤p\d+) 's (?:interview|meeting|session|one)(?: (?:now|then|again|please))*$|"
    rf"^{EASE}(?:(?:show|tell|list)(?: me| us)? )?(?:what|which) (?:interviews? |candidates? )?(?:(?:has|does|is|'s|have|did|will) )?(?P<who>¤p\d+)(?: (?:got|have|had|has|is|'s|on|doing|do|up to|down for|booked for|interviewing|in|going|been|their|his|her|calendar|with us|for us|left|coming up))*(?: (?:on|in|for|at|this|over))*(?: ¤t\d+)*$"
    rf"|^{EASE}(?:who|whom) (?:is|does|will|'s) (?P<meets>¤p\d+)(?: (?:be|still))* (?:meeting|meet|interviewing|interview|seeing|see|talking to|speaking to)(?: (?:on|in|at|for|next))*(?: ¤t\d+)*$"
)
"""What an interviewer has."""
_LEFT = Cued(
    rf"^{EASE}(?:is there |are there |do we have |have we got )?(?:anything|any|something|more)(?: (?:else|left|still|more|other|interviews?|to do|coming|coming up|booked|planned|open|missing|outstanding))*(?: (?:for|with|of|on)) {_WHO}(?: (?:still|left|this|next|now|coming up|booked|planned|open|¤t\d+))*$"
    rf"|^{EASE}what (?:is |'s |are )*(?:left|next|still open|missing|outstanding|planned|coming up|booked|to come|on)(?: still)?{_OF} {_WHO}{_NOW}$"
    rf"|^{EASE}what (?:does|has|do|will) {_WHO}(?: (?:still|all|now))* (?:have|got|have got|have on)(?: (?:booked|planned|coming up|left|with us|on|in|this|next|¤t\d+))*$"
    rf"|^{EASE}what does {_WHO} 's (?:¤t\d+|week|day|schedule|plan|timetable|agenda|calendar|process)(?: 's)? (?:look like|hold|have)(?: ¤t\d+)*$"
)
"""All that is booked for a candidate."""
_SHOWS = Cued(
    rf"^{EASE}(?:show|open|find|pull up|bring up|see|view|get)(?: me)? {_WHO} 's (?:¤t\d+ )*(?:{INTERVIEW}|one)(?: (?:(?:with|on|at|in) )?¤[pt]\d+)*(?: (?:please|pls|again))*$"
)
"""One of a candidate's interviews."""
_SHOWS_ALL = Cued(
    rf"^{EASE}(?:show|open|find|pull up|bring up|see|view)(?: me)? ¤c\d+ 's(?: (?:please|pls|again))*$"
)
"""All that a candidate has, said while times for somebody else are shown."""
_GOT_IT = Cued(
    rf"^{EASE}(?:has|did|does|have) (?:she|he|they|the candidate|{_WHO})(?: (?:already|now|actually|even))* (?:got|get|have|received|receive|seen|see|had) (?:it|that|this|everything|(?:all )?the details|the link|the mail|the email|(?:the|their|her|his) (?:plan|schedule|agenda)(?: (?:of|for) the day)?)(?: (?:yet|already|now|by now|too|ok|okay))*$"
    rf"|^{EASE}(?:(?:did|has|have|is|was) )(?:it|that|this|the (?:invite|invitation|mail|email))(?: (?:already|now|actually|all))* (?:go|gone|went|send|sent|out|delivered|arrive|arrived|been sent|get sent|get through|reach (?:her|him|them))(?: (?:out|off|through|to (?:her|him|them|the candidate|{_WHO})))*(?: (?:yet|already|now|by now|ok|okay))*$"
)
"""Whether the candidate has the invitation."""
_ANSWERED = Cued(
    rf"^{EASE}(?:has|did|does|have|is) ¤c\d+(?: (?:already|now|actually|even|not))* (?:accept|accepted|confirm|confirmed|answer|answered|reply|replied|respond|responded|agreed|said yes|said no|decline|declined)(?: (?:it|that|the (?:invite|invitation)|yet|already|now|by now|too))*$"
)
"""Whether the candidate has answered."""
_ACCEPTED = Cued(
    r"^(?:(?:so|and|ok|but|,) )*¤p\d+(?: (?:has|have|'s|did|already))* (?:accepted|accept|declined|said yes|said no|confirmed|answered|replied)(?: ,)? (?:right|correct|yes|no|true|yeah|or not|didnt (?:he|she|they)|hasnt (?:he|she|they))$"
)
"""An answer that is told and asked about: "Wei accepted, right?"."""
_OF_PERSON = Cued(
    rf"^{EASE}(?:and|what about|how about|what of) (?P<and>¤p\d+)(?: (?:now|then|yet))*$"
    r"|^(?:(?:so|and|ok|but|,|is|does|will|did|has|do you know if) ?)*(?P<comes>¤p\d+)(?: (?:is|'s|has|will|does|can))*(?: (?:still on|still in|come|comes|coming|attend|attends|attending|in|there|got it|has it|have it|seen it|aware|know|knows|on board|on|joining|join|up for it|ok|okay|happy|free))+(?: (?:or not|with it|about it|of it|then|yet|now|right|yes|no|still))*$"
    rf"|^{EASE}(?:what|why|how)(?: (?:is|'s|does|did|has|was|exactly))* (?P<says>¤p\d+)(?: (?:on about|saying|say|said|mean|means|meaning|want|wants|after|answer|answered|think|thinks|reply|replied|got against it|going on about|doing|up to|decline|declined|declining|asking|ask|not coming|out|maybe|moaning|complaining|about|it|this|that|for|with|again))+$"
)
"""What one interviewer answered: "and May?", "Mei's coming or not?", "what's Ian on about"."""
_STILL_HAS = Cued(
    rf"^{EASE}(?:what about|how about|any news on|what of|show|where is|where 's|when is|when 's)(?: me)? (?P<whose>¤p\d+) 's (?:interview|meeting|session|one)(?: (?:now|then|again|please))*$|"
    rf"^{EASE}(?:do|am|have|are)(?: (?:i|we))(?: (?:still|even|now))*(?: (?:have|got|having|meeting|seeing|interviewing|doing|on|with|for))+ {_WHO}(?: 's)?(?: {INTERVIEW}| one)?(?: (?:on|at|in|¤t\d+))*$"
    rf"|^{EASE}(?:is|'s|has) {_WHO}(?: 's)?(?: {INTERVIEW}| one)?(?: (?:been|now|still|really|all))* (?:off|cancelled|canceled|called off|not happening|dead|gone|moved|postponed|rescheduled)(?: (?:now|then|for|on|¤t\d+))*$"
)
"""Whether somebody still has an interview, also one that is cancelled by now."""
_PROPOSED = Cued(
    rf"^{EASE}(?:what|when|which)(?: (?:time|times|day|date|slot))?(?: (?:exactly|precisely))?(?: (?:did|does|do|has|have|is|was|would))? (?P<who>¤p\d+|she|he|they|anyone|the interviewer)(?: (?:just|want to|like to))* (?:propose|proposed|proposing|suggest|suggested|suggesting|offer|offered|want instead|prefer|come back with|counter with)(?: (?:again|instead|for|as|exactly|time|it|¤c\d+(?: 's)?(?: {INTERVIEW})?))*$"
    rf"|^{EASE}(?:did|has|have|does) (?P<asked>¤p\d+|she|he|they|anyone|anybody|someone|the interviewer) (?:propose|proposed|suggest|suggested|offer|offered|give|given|want|wanted) (?:something|anything|another|a different|a new|an other|some other|other|times?|time|day|date|else|instead|slot| )+$"
    rf"|^{EASE}(?:show|see|what 's|what is|what was|when 's|when is)(?: me)? (?P<whose>¤p\d+|her|his|their) (?:'s )?(?:proposal|suggestion|counter ?proposal|proposed time|other time|new time|alternative)(?: (?:again|please))*$"
)
"""Which other time an interviewer proposes."""
_PAPERS = Cued(
    r"\A\W*(?:(?:do|have|can|is|where|what|any|send|share|got|could|you|we|i|the|a|an|her|his|their|there|see|get|me|please|pls|’?s|'s)\W+)*(?:cv|jd|r[eé]sum[eé]|job description)(?: (?:please|pls|for (?:it|this|her|him)))?\W*\Z",
    re.IGNORECASE,
)
"""What of the candidate or the job somebody wants to read."""


def plain_question(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what one of these forms asks for; None for any other message."""
    if (looks := shape.search(_DAY_LOOKS)) and (
        looks["my"] or looks["me"] or not situation.is_open
    ):
        return _list(shape, situation.context)
    if situation.is_open and not _names_coming(shape, situation.context):
        return None
    if situation.is_open and shape.search(_SHOWS_ALL):
        return booked("interviews", shape, situation.context)
    return _of_nobody(shape, situation) or _of_one(shape, situation)


def _of_nobody(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the list that is asked for, of the speaker's own interviews or an interviewer's, also where there is none."""
    if situation.is_open:
        return None
    if _LISTS.search(shape.row):
        return _list(shape, situation.context)
    if _STILL_HAS.search(shape.row):
        return _still_has(shape, situation.context)
    has = shape.search(_HAS)
    if has is None or any(one.kind == "candidate" for one in shape.pieces):
        return None
    return booked("interviews", shape, situation.context)


def _list(shape: Shape, context: ParseContext) -> ParsedMessage:
    listed = booked("interviews", _with_span(shape, context), context)
    request = listed.request
    assert isinstance(request, InterviewsRequest)  # noqa: S101 - tells the type checker
    return replace(listed, request=replace(request, target=()))


def _with_span(shape: Shape, context: ParseContext) -> Shape:
    """Return the sentence with the week or day of "my week" as this one, which is a time."""
    own = _OWN_SPAN.search(shape.row)
    if own is None:
        return shape
    span = "today" if own["span"] == "day" else f"this {own['span']}"
    return shaped(f"my interviews {span}", context, is_after=False)


def _of_one(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what is asked of an interview that is shown or named, by anybody who takes part in it."""
    context, row = situation.context, shape.row
    if not situation.has_interviews:
        return None
    names_one = any(one.kind in {"candidate", "strange"} for one in shape.pieces)
    is_one = situation.shows_booked or situation.is_invited or names_one
    if not situation.is_invited and (asked := _of_organized(shape, context, is_one=is_one)):
        return asked
    if _LEFT.search(row) and names_one:
        return _all_of_theirs(shape, context)
    is_asked = any(one.search(row) for one in (_STANDS, _WHO_IT_MEETS, _SHOWS, _WHERE)) or (
        situation.is_invited and (_OF_INVITED.search(row) or _PAPERS.match(shape.sentence.text))
    )
    is_shown = is_one and is_asked
    return _shown(shape, context) if is_shown or _still_on(shape, situation) else None


def _of_organized(shape: Shape, context: ParseContext, *, is_one: bool) -> ParsedMessage | None:
    """Return what is asked of who comes, what they propose, and what the candidate knows."""
    row = shape.row
    if _PROPOSED.search(row):
        return _proposal(shape, context, is_one=is_one)
    if is_one and (of := shape.search(_OF_PERSON)) is not None:
        return _of_person(shape, of, context)
    if shape.search(_COMES_THEN) and (comes := _comes_then(shape, context)):
        return comes
    if _ALL_IN.search(row) or _TO_CHASE.search(row) or (is_one and _ACCEPTED.search(row)):
        return _responses(shape, context) if is_one else ParsedMessage(InterviewsRequest())
    if is_one and (_GOT_IT.search(row) or shape.search(_ANSWERED)):
        return _told(shape, context, asks_answer=shape.search(_ANSWERED) is not None)
    return _preview(shape, context) if is_one and _READS.search(row) else None


def _comes_then(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the answers to the one interview on a day to which who is asked about comes; None where there is none."""
    found = resolve(shape, context, role="organizer")
    people = {*named_people(shape.pieces)}
    meant = [one for one in context.interviews if one.id in found.ids and people <= {*one.people}]
    is_asked = {"coming", "attending", "joining", "interviewing", "board"} & {*shape.sentence.words}
    is_one = bool(is_asked) and found.doubt is None and len(meant) == len(found.ids) == 1
    return ParsedMessage(InterviewRequest("responses", found.ids)) if is_one else None


_COMES_THEN = Cued(
    rf"^{EASE}(?:is|are|will) ¤p\d+(?: (?:and|,) ¤p\d+)*(?: (?:still|be|all|both|also))* (?:coming|attending|joining|on board|interviewing)(?: (?:in|on|at|for|this|next))* {TIMES}(?: (?:then|or not|too|now))*$"
    rf"|^{EASE}(?:is|are) ¤p\d+(?: (?:and|,) ¤p\d+)*(?: still| both)* {TIMES}(?: (?:then|or not|too))*$"
)
"""Whether somebody comes to what is booked on a day."""


def _responses(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request for the answers: "all" are those of the one interview that is shown."""
    read = booked("responses", shape, context)
    request = read.request
    is_of_all = isinstance(request, InterviewRequest) and len(request.target) > 1
    is_shown = context.last == "interview" and is_of_all
    shown = InterviewRequest("responses", (context.interviews[0].id,))
    return ParsedMessage(shown) if is_shown else read


def _still_on(shape: Shape, situation: Situation) -> bool:
    """Whether it is asked if an interview stands, one that is shown, named, or told by its day."""
    kinds = {one.kind for one in shape.pieces}
    is_said = situation.shows_booked or situation.is_invited or kinds & {"candidate", *TIME_KINDS}
    return bool(is_said) and bool(_STILL_ON.search(shape.row))


def _names_coming(shape: Shape, context: ParseContext) -> bool:
    named = any(one.kind == "candidate" for one in shape.pieces)
    return named and bool(context.interviews) and candidate_unknown(shape, context) is None


def _preview(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request to show what the candidate's invitation says."""
    unknown = candidate_unknown(shape, context)
    told = shape.without(n for n, one in enumerate(shape.pieces) if one.kind != "candidate")
    found = resolve(told, context, role="organizer", text="")
    ids = () if unknown else found.ids
    return ParsedMessage(InterviewRequest("preview", ids), unknown or found.doubt)


def _told(shape: Shape, context: ParseContext, *, asks_answer: bool) -> ParsedMessage:
    """Return the request to say whether the candidate has their invitation, or has answered it."""
    unknown = candidate_unknown(shape, context)
    found = resolve(shape, context, role="organizer", text="")
    ids = () if unknown else found.ids
    # The candidate of a loop is invited to all of it.
    loops = {one.loop for one in context.interviews if one.id in ids and one.loop}
    wholes = tuple(
        one.id for one in context.interviews if one.sessions and one.id in {*loops, *ids}
    )
    if wholes and not unknown:
        return ParsedMessage(InterviewRequest("responses", wholes))
    return ParsedMessage(
        InterviewRequest("responses", ids, is_of_candidate=True, asks_answer=asks_answer),
        unknown or found.doubt,
    )


def _still_has(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the list of what is coming with a candidate, which is empty where it was cancelled."""
    listed = booked("interviews", shape, context).request
    assert isinstance(listed, InterviewsRequest)  # noqa: S101 - tells the type checker
    strange = [n for n, one in enumerate(shape.pieces) if one.kind == "strange"]
    named = Candidate(shape.text(strange)) if strange else None
    candidate = listed.candidate or named
    return ParsedMessage(replace(listed, candidate=candidate, target=()))


def _of_person(shape: Shape, found: re.Match[str], context: ParseContext) -> ParsedMessage | None:
    """Return the request for the answers, where who is named takes part in the interview shown; None for anybody else."""
    shown = context.interviews[0]
    (who,) = [one for name in found.groupdict() for one in shape.group(found, name)]
    takes_part = bool({*who.value.ids} & {*shown.people}) and context.last == "interview"
    is_asked = "?" in shape.sentence.text or not found["comes"]
    if not takes_part or not is_asked or (found["and"] and "?" not in shape.sentence.text):
        return None
    return ParsedMessage(InterviewRequest("responses", (shown.id,)))


def _proposal(shape: Shape, context: ParseContext, *, is_one: bool) -> ParsedMessage | None:
    """Return the request to show the interview for which another time is proposed, else the one shown; None where neither is."""
    people = set(named_people(shape.pieces))
    proposed = [one for one in context.interviews if one.proposers]
    theirs = [one for one in proposed if people & {*one.proposers}] if people else proposed
    if not theirs:
        return _shown(shape, context) if people or is_one else None
    known = context.but(interviews=tuple(theirs))
    found = resolve(shape, known, role="organizer")
    return ParsedMessage(InterviewsRequest(target=found.ids), found.doubt)


def _all_of_theirs(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request to list what is booked for a candidate."""
    if (unknown := candidate_unknown(shape, context)) is not None:
        return ParsedMessage(InterviewsRequest(), unknown)
    return replace(booked("interviews", shape, context), left_out=())


def _shown(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request to show the interview that is asked about; the list of a candidate who has several."""
    if (unknown := candidate_unknown(shape, context)) is not None:
        return ParsedMessage(InterviewsRequest(), unknown)
    by_time = (_SHOWS, _PROPOSED, _STILL_ON)
    is_timed = any(one.search(shape.row) for one in by_time)
    kept = {"candidate", "name", *TIME_KINDS} if is_timed else {"candidate"}
    told = shape.without(n for n, one in enumerate(shape.pieces) if one.kind not in kept)
    found = resolve(told, context, text="")
    named = next((one.value for one in shape.pieces if one.kind == "candidate"), None)
    is_list = named is not None and "interviews" in shape.sentence.words
    is_one = found.doubt is None and len(found.ids) == 1
    ids = found.ids if is_one else loop_of_candidate(told, context)
    if ids and not is_list:
        return ParsedMessage(InterviewsRequest(target=ids))
    return ParsedMessage(InterviewsRequest(named), None if named else found.doubt)


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
