"""Roundabout ways to say a thing, put in the words that the grammar knows, as far as what was shown last allows.

    "I've got a call until 2 but yes"                    "yes"                          after an invitation
    "the first one's too early, second please"           "second please"                after an offer
    "Tom can't do it, Wei will take it in his place"     "replace Tom with Wei in it"

What is said last counts; an option that is named only to be ruled out is never the one chosen.
"""

import re
from datetime import timedelta

from bot.language.commands.unfit import swapped
from bot.language.context import ParseContext
from bot.language.interviews.restated_deeds import restated_deed
from bot.language.said_in_passing import ON_THOSE_DAYS, OWN_DAY, SAID_IN_PASSING
from bot.language.tokens.calendar_words import WEEKDAY, WORKING_DAY
from bot.language.tokens.cues import Cued, rewritten, small
from bot.language.tokens.typed_patterns import CLOCK, NAME

_SORRY = r"(?:(?:actually|sorry|oh|oops|whoops|hm+|ah|no|wait|apologies|my (?:mistake|bad|fault)|i (?:misspelled|misspelt|mistyped|got) it(?: wrong)?|btw|by the way|please|thanks)\b\W*)*"
_PLACE = r"(?:(?:number|option|slot|no\.?|#) ?)?(?:first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th)?|one|two|three|four|five)(?: (?:one|option|slot|time))?"
_WORDED = r"(?:(?:number|option|slot|no\.?|#) ?(?:\d{1,2}|one|two|three|four|five)|first|second|third|fourth|fifth|last)(?: (?:one|option|slot|time))?"
"""A place in the list that is no hour and no length."""
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|noon|" + WORKING_DAY + r")(?: one)?"
_DAY = r"(?:(?:the )?\d{1,2}(?:st|nd|rd|th)|" + WORKING_DAY + r")"
_FAULT = r"(?:['’]s| is| starts| would be)? (?:(?:way|far|much|a bit|a little|just|rather|really) )*(?:too \w+|no good|no use|not (?:good|possible|great|ideal)|impossible|out|(?:does not|doesn['’]?t|won['’]?t) (?:work|suit|do)(?: (?:for )?\w+)??)"
_SURE = r"(?:yes|yeah|yep|yup|ok|okay|sure|fine|accept(?:ed|ing)?|of course|absolutely|definitely|count me in|i(?:['’]m| am) in|i(?:['’]ll| will) (?:be there|do it|come|join|attend|take it|make it)|i can (?:do|make) (?:it|this|that)|(?:i(?:['’]m| am) )?(?:happy|glad) to(?: (?:do it|come|join|help|attend|take it))?|it works|that works|that['’]s fine|it['’]s fine)"
_TO_IT = r"(?: (?:to (?:it|this|that|both)|please|then|i (?:can|will|do|accept)|i['’]ll (?:be there|do it|come|make it)|of course|thanks|for sure|anyway|still|it(?:['’]s| is) (?:a yes|fine|ok)|that(?:['’]s| is) fine))*"
_ASKED = r"(?:(?:many )?thanks|thank you|thx|cheers)(?: so much| very much| a lot)? for (?:asking|inviting me|thinking of me|having me|the (?:invite|invitation|offer))|(?:it['’]s |that['’]s )?(?:very |really |so )?(?:kind|nice|good|lovely) of you(?: to (?:ask|invite me|think of me))?"
_EAGER = rf"(?:{_ASKED}|(?:i(?:['’]d| would)|we(?:['’]d| would)|would) (?:really |so |very much )*(?:love|like|have loved|have liked|be (?:happy|glad|delighted))|happy|tempted|wish i could|i wish i could)(?: to)?(?: (?:do|help|join|come|take|make|be there|meet|see|attend|it|this|that|her|him|them|one))*"
_OFFERS = re.compile(
    r"\?|\b(?:could|how about|what about|instead|rather|works?|suits?|free|only|late|later|earlier|another (?:day|time)|move|prefer|better|yes|accept|please|remind|unless|if|leave|minutes|depends|not sure|might|may|maybe|any (?:day|time) (?:but|except))\b",
    re.IGNORECASE,
)
_HINDERED = Cued(
    r"\W*(?:(?:alas|unfortunately|sadly|i['’]m afraid|afraid|sorry)\W+)*(?:i['’](?:m|ve|ll be)|i (?:am|have|will be|can['’]?t|cannot|won['’]?t|must decline|have to decline)|it['’]s (?:my|our|a)|my|we['’]re|we (?:are|have)|there['’]s|got|on|in|at|away|off|out|travell?ing|flying|double|already|no can do|not (?:free|available|around|in|possible|this))\b",
    re.IGNORECASE,
)
"""How a reason for which somebody cannot come begins."""

_INVITED = (
    (Cued(r"\A\W*(?:(?:vale|ok|okay|great|sure|hi|thanks)\W+)*(?:i )?(?:accept(?:ed|ing)?|yes|yep)\W+(?:but |only |though )?(?P<why>i(?:['’]ll)? (?:may |might |will |would )?(?:have to|must|need to|have got to) (?:leave|go|run|drop|drop off|be out|stop) (?:at|by|before|after) [^,;?]*)\Z", re.IGNORECASE), r"tentative, \g<why>"),
    (Cued(r"\A(?P<asks>(?=.*\b(?:instead|how about|what about|can we|could we|could you|can you|shall we|any chance)\b|[^?]*\?).*\d[^,;.?!]*[,;.?!–—-])\s*(?:(?:i|i['’]ve|i have|i['’]m|im|i am|as|because|since|sorry|cos|still)\W+)*(?:got|have|stuck in|busy|tied up|in an?|in my|on an?) ?[^?;,]*\b(?:till?|until|before|from|at|to)\b[^?]*\Z", re.IGNORECASE), r"\g<asks>"),
    (Cued(r"\b[Ss]tand me down\b"), "count me out"),
    (Cued(rf"\A\W*(?:(?:sorry|hi|hey|i['’]?m|i am|im|i|we|can|['’]ll be|will be)\W+)*only (?:available|free|around|there|here|got) (?:until|till?|up to) (?P<end>{CLOCK})\W*\Z", re.IGNORECASE), r"I can only do before \g<end>"),
    (Cued(rf"\A(?P<asks>\W*(?:can|could|would|will) (?:{NAME}|\w+) (?:take|do|cover|have) (?:it|this|this one|mine|[\w'’]+['’]s(?: one| interview)?) (?:instead of me|for me|in my place|instead)),? (?:i['’]?m|im|i have|i['’]ve|i) [^?]*\Z", re.IGNORECASE), r"\g<asks>"),
    (Cued(r"\A\W*no can do\W+(?=(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri)day|i['’]?m|i am|my) )", re.IGNORECASE), "can't make it because "),
    (Cued(r",? ?\b(?:but|just|only)(?: just| only)? not (?:before|until|till) (?=\d)", re.IGNORECASE), " after "),
    (Cued(r"\A\W*(?:at |or )?(?P<hour>\d{1,2}[:.]\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m),? (?:maybe|perhaps|possibly)\W*\Z|\A\W*(?:maybe|perhaps|possibly) (?:at )?(?P<then>\d{1,2}[:.]\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m)\W*\Z", re.IGNORECASE), r"how about \g<hour>\g<then>?"),
    (Cued(r"(?<!\w)fits (?:me|us)(?: (?:well|fine|perfectly|nicely|great))?\b", re.IGNORECASE), "works"),
    (Cued(r"(?<![\w:.#/-])(?P<hour>[1-9]|1[0-2])(?= (?:is|isn['’]?t|was|would|will|won['’]?t|works?|does(?: ?n['’]?t)?|suits?|might|could|ok|okay|no|yes|not)\b(?! (?:minutes?|mins?|people)))(?<!option \d)(?<!number \d)"), r"\g<hour> o'clock"),
    (Cued(r"(?<!\w)(?:is not|isn['’]?t|is no longer|['’]s not|won['’]?t be|will not be)(?: (?:very|really|quite|at all|so|particularly))* convenient\b", re.IGNORECASE), "does not work"),
    (Cued(r"(?<!\w)(?:is|['’]s|will be|would be|are)(?: (?:very|really|quite|perfectly|most|entirely))* convenient\b(?! if)", re.IGNORECASE), "works"),
    (Cued(rf"\A\W*(?:{_SURE}|(?:i(?:['’]m| am|['’]d be| would be) )?(?:very )?(?:happy|glad) to (?:help|do it|join|come|take it|meet (?:her|him|them)))(?: please)?[,;–—-]* but (?P<no>(?:no|without) (?:the )?(?:video|zoom|teams)(?: call| link)?)(?P<end>(?: please| pls| this time)?\W*)\Z", re.IGNORECASE), r"yes, but \g<no>\g<end>"),
    (Cued(rf"\A.*[\w,;)] *(?:\bbut(?: still)?|[,;–—-] *(?:still|nevertheless|even so|anyway))[, ]+(?:it['’]s (?:a )?|i say |my answer is )?(?P<yes>{_SURE}){_TO_IT}\W*\Z", re.IGNORECASE | re.DOTALL), r"\g<yes>"),
    (Cued(r"\A\W*(?:(?:i|we|ha|oh|yes|sure|hey)\W+)*(?:(?:i['’]d |would |could )?(?:never|not|n['’]?t)|would ?n['’]?t|could ?n['’]?t|could not|won['’]?t) (?:ever |possibly )*(?:dream of (?:saying no|declining|refusing|turning (?:it|this|that|you) down)|say no|turn (?:it|this|that|you) down)(?: to (?:it|this|that|you|her|him))?\W*\Z", re.IGNORECASE), "yes"),
    (Cued(r"\A\W*(?:(?:i|we|ha|oh|yes|sure|hey)\W+)*(?:would ?n['’]?t|would not|won['’]?t|will not|not going to|never) (?:want to |ever )?miss (?:it|this|that|out|this one|that one|the chance|one of (?:these|those)|these|those)(?: for (?:the world|anything|all the tea in china))?\W*\Z", re.IGNORECASE), "yes"),
)  # fmt: skip
_ONE_MORE = Cued(rf"\A\W*(?:(?:ok|so|and|please|also)\W+)*(?:one more|another|an extra|an additional|a second|a third) (?:interviewer|panell?ist)(?: (?:for|on|in) (?P<of>{NAME})(?:['’]s(?: interview)?)?)?\s*[:,–—-]+\s*(?P<who>{NAME})\W*\Z", re.IGNORECASE)  # fmt: skip
"""Who is to come to an interview as well: "one more interviewer: May"."""
_BUT_REFUSED = Cued(rf"\A\W*(?:(?:sorry|hi|hey|oh|ah|argh)\W+)*{_EAGER}[,;–—-]* (?:but|however|only|except)[, ]+(?P<why>.+)\Z", re.IGNORECASE | re.DOTALL)  # fmt: skip
"""Who would love to, but: the reason for a no."""
_WAS_YES = Cued(r"\A\W*(?:(?:sorry|hi|hey|oh|ah|argh)\W+)*(?:(?:i know|although|even though|though|yes)[, ]+)?i(?:['’]d| had| have|['’]ve| did)? (?:already |earlier |first )?(?:said (?:yes|ok|i(?:['’]d| would| could) (?:come|do it|be there|join))|accept(?:ed)?|agreed)(?: (?:to )?(?:it|this|that|already|earlier|before|yesterday|at first))*[,;.–—-]* (?:but |however |only )(?:now |then )?(?P<why>.+)\Z", re.IGNORECASE | re.DOTALL)  # fmt: skip
"""Who had accepted, but: what follows is the answer."""
_TAKES_BACK = Cued(r"\W*(?:sorry\W+)?i(?:['’]m| am)? (?:(?:now|really|unfortunately) )*(?:can['’]?t|cannot|won['’]?t|must|have to|need to|got to|will have to|['’]ll have to|afraid i (?:can['’]?t|have to)|going to have to) (?:\w+ ){0,3}?(?:pull out|drop out|back out|bow out|decline|cancel|say no|make it|come|do it|be there|join|attend|withdraw)\b", re.IGNORECASE)  # fmt: skip
_REFUSAL = re.compile(r"\W*(?:sorry|no|i (?:can['’]?t|cannot|have to decline|must decline|won['’]?t))\b", re.IGNORECASE)  # fmt: skip
_TAKES = r"(?:(?:take|book|go (?:for|with)|make it|have|the|i want|i['’]ll take|give me|let['’]s take) )*"
_THEN = r"\s*(?:[,;.–—-]+|\bso\b|\bbut\b)\s*(?:(?:so|but|then|and|let['’]s|i['’]ll)\W+)*"
_OFFERED = (
    (Cued(r"\A\W*(?:(?:ok|okay|great|yes|good)\W+)*(?:that|it|this)(?: one| time)?(?:['’]s|['’]ll| is| will| would| works?| looks?| sounds?| suits?| does?)(?: (?:be|do|us|me|for|all|fine|good|great|perfect|ok|okay|well|just|really|very))*[,;.!–—-]+ (?:so |and |please |pls |then |let['’]s )*(?=(?:book|reserve|take|grab|confirm|lock) (?:it|that|this)\b)", re.IGNORECASE), ""),
    (Cued(r"\A\W*(?:(?:ok|okay|just|book|take)\W+)*(?:whichever|whatever)(?: one)?(?: is|['’]s| comes) (?:the )?(?:first|soonest|earliest)(?: please| then)?\W*\Z", re.IGNORECASE), "the earliest"),
    (Cued(r"\A\W*(?:(?:a|slightly|little|tiny|maybe) )*(?:bit|tad|little) (?P<way>later|earlier)(?: please| then| if possible)?\W*\Z", re.IGNORECASE), r"\g<way>"),
    (Cued(rf"\A\W*(?:the )?(?:{_WORDED}{_FAULT}{_THEN}(?={_TAKES}{_PLACE}\b|(?:show )?more\b)|{_HOUR}{_FAULT}{_THEN}(?={_TAKES}{_WORDED}\b|(?:show )?more\b))(?!.* (?:too|no good|not|doesn))", re.IGNORECASE), ""),
    (Cued(rf"\A(?P<chosen>\W*{_TAKES}{_WORDED}(?: (?:please|then|pls))?)[,;.!–—-]+ (?:and |so )?(?:(?:(?:many )?thanks|thank you|thx|cheers)[,.!;–—-]* )?(?:that['’]s great, )?{NAME}(?:['’]ll| will|(?:['’]s| is) going to) be (?:so |very |really |dead )?(?:pleased|happy|delighted|glad|thrilled|relieved|over the moon)\W*\Z", re.IGNORECASE), r"\g<chosen>"),
    (Cued(r"\A\W*(?:the )?(?P<day>" + WORKING_DAY + r")['’]s(?: (?:one|slot|time))? (?:is|looks|sounds|would be|works)(?: (?:just|perfectly|really))? ?(?:fine|good|perfect|great|ok|okay|best|ideal)?(?: (?:for|with|by) (?:me|us))?[,;.!–—-]+ (?:(?:so|then|please|and|let['’]s|ok|you can) )*(?:go for (?:it|that)|go ahead|book (?:it|that)|take (?:it|that)|do it|grab it|lock it in|reserve it)(?: please| thanks)?\W*\Z", re.IGNORECASE), r"book the \g<day> one"),
    (Cued(rf"\A\W*(?:on )?{_DAY}{_FAULT}{_THEN}(?=(?:take|book|make it|on|the|how about|what about| )*{_DAY}\b|tomorrow\b)(?!.* (?:too|no good|not|doesn))", re.IGNORECASE), ""),
    (Cued(rf"\A(?P<chosen>\W*{_TAKES}{_WORDED}(?: (?:please|then|pls|thanks|it is))*)\s*(?:[,;.–—-]+|\bas\b|\bsince\b|\bbecause\b)\s*(?:the )?(?:{_WORDED}|{_HOUR}){_FAULT}\W*\Z", re.IGNORECASE), r"\g<chosen>"),
)  # fmt: skip
_GONE_ON = (
    *ON_THOSE_DAYS,
    (Cued(rf"\A\W*(?:(?:sorry|oh|hi|so|ok|btw)\W+)*{NAME} (?:(?:just|has|already|also|only) )*(?:told me|tells me|told us|said|says|mentioned|let me know|messaged me)(?: that)? (?=(?:he|she|they)(?:['’](?:s|re)\b| (?:is|are|can['’]?t|cannot|won['’]?t)\b))", re.IGNORECASE), ""),
    (Cued(r"\A\W*(?:(?:ok|okay|yes|great|perfect|thanks|then)\W+)*(?:no|nr)\. ?(?P<place>[1-9])(?=(?: (?:works|is (?:fine|good|great|perfect|ok)|suits|it is|please|pls|then|looks|sounds|for (?:me|us))\b(?!.*\b(?:better|not|too|but|instead|bad)\b))|\W*\Z)", re.IGNORECASE), r"option \g<place>"),
    (Cued(r"\A\W*(?:but )?only if (?:it|that|this)(?:['’]s| is| can be) ", re.IGNORECASE), "only "),
    (Cued(r"\A\W*(?P<length>\d\d)(?: ?min(?:ute)?s?)? (?:(?:would|will|should) (?:do|be enough|be fine|suffice)|is (?:enough|plenty|fine)),? (?:not|no need for|instead of|rather than) (?:the|a) (?:full|whole) hour\W*\Z", re.IGNORECASE), r"make it \g<length> minutes"),
)  # fmt: skip
"""Said of the open question."""
_ALONE = (
    (Cued(r"\A\W*(?:nvm|nm|never ?mind)\W+(?:leave (?:it|that)|forget (?:it|that)|it['’]?s (?:fine|ok|okay|good)|all good|don['’]?t worry(?: about it)?|no worries|as (?:it|you) (?:is|were)|keep it)(?: (?:as it is|then|thanks))*\W*\Z", re.IGNORECASE), "never mind"),
    (Cued(r"\A\W*(?:(?:ok|okay|yes|sure|thanks|cheers)\W+)*(?:will|shall|i['’]ll|we['’]ll) do(?: (?:so|that|it))?\W*(?:(?:thanks|cheers|thank you)\W*)?\Z", re.IGNORECASE), "thanks"),
    (Cued(r"\A\W*(?:(?:hang on|hold on|wait|oops|whoops|no|oh|argh|sorry|hey|um)\W+)*i (?:really |actually )?(?:did ?n['’]?t|did not|never) (?:actually |really )?(?:mean|meant|want|wanted|intend|intended) to (?:book|confirm|reserve|cancel|move|reschedule|send|press|click)(?: (?!but\b|just\b|only\b|rather\b|instead\b|until\b|without\b|before\b)[\w'’:-]+){1,5}\W*\Z", re.IGNORECASE), "undo"),
    (Cued(rf"\b[Pp]ut (?P<new>{NAME}) back(?: in| on)?,? (?:and|then) (?:drop|remove|lose|take (?:out|off)|take) (?P<old>{NAME})(?: (?:out|off))?(?=\W|\Z)"), r"replace \g<old> with \g<new>"),
    (Cued(rf"\b(?:[Dd]rop|[Rr]emove|[Ll]ose|[Tt]ake out|[Tt]ake off) (?P<old>{NAME}),? (?:and|then) put (?P<new>{NAME}) back(?: in| on)?(?=\W|\Z)"), r"replace \g<old> with \g<new>"),
    (Cued(r"\A(?P<lead>\W*(?:(?:please|ok|okay|actually|can we|could we|let['’]s)\W+)*)(?:do|run|hold|have) (?P<loop>the (?:whole |entire )?(?:loop|onsite)) (?=(?:online|remote(?:ly)?|virtual(?:ly)?|(?:over|on|via) (?:teams|video))\b)", re.IGNORECASE), r"\g<lead>make \g<loop> "),
    (Cued(rf"\b(?P<add>[Aa]dd|[Ii]nvite|[Ii]nclude) (?P<who>{NAME}),? (?:and )?not {NAME}(?=\W|\Z)"), r"\g<add> \g<who>"),
    (Cued(r"\A[^,.;:?¤]*\b(?P<day>today|tomorrow|(?:on )?" + WORKING_DAY + r")[,;:.!–—-]+ (?:so )?(?P<out>i(?:['’]ll be|['’]m| am| will be) (?:out|away|off|gone)) (?P<at>(?:from|after|until|till|before) (?:about )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?(?: (?:on|onwards?))?)\W*\Z", re.IGNORECASE), r"\g<out> \g<day> \g<at>"),
)  # fmt: skip
_TAKEN_OVER = (
    (Cued(rf"\A\W*(?P<out>{NAME})(?<!['’]s)(?:['’]s| is| has| got)? (?:(?:a|an|now|on) )*(?:double[- ]booked|overbooked|swamped|busy|out|off|ill|sick|away|leave|holiday|tied up|unavailable|clash|conflict)(?: (?!so\b|and\b)[\w'’]+){{0,3}}?(?:[,.;]+ *(?:so |and )?| so | and )(?P<new>{NAME})(?<!['’]ll)(?:['’]ll| will| can| is going to| has agreed to) (?:do|take|cover|run)(?: it| over| this one| that one)?\W*\Z"), r"replace \g<out> with \g<new>"),
    (Cued(rf"\A\W*(?:(?:ok|so|please|actually)\W+)*(?!(?:Can|Could|Will|Would|Is|If|When|Does|Should) )(?P<new>{NAME})(?:(?:['’]ll| will| can| is going to| is to) (?:take|do|cover|run|have|handle)(?: over)?| (?:takes|does|covers|runs|handles)(?: over)?) (?P<out>{NAME})['’]s (?:part|place|round|slot|session|bit|seat|spot|turn|share)\W*\Z"), r"replace \g<out> with \g<new>"),
)  # fmt: skip
"""Who takes the place of another in what is booked."""
_ONE = r"(?:it|this|that|them|(?:the|his|her|their|my|that|this|\w+['’]s) (?:\w+ )?(?:one|rounds?|interviews?|sessions?|slot|part|place|call|screen|onsite|hour))"
"""An interview that somebody else takes."""


def _numbered(count: int) -> Cued:
    """Return the pattern of so many items of a list that is numbered in one line: "1. Ian 45 min 2. Mei 45 min"."""
    items = (rf"[,;]? ?{n}[.)] (?P<item{n}>[A-Z].+?)" for n in range(1, count + 1))
    return Cued(rf"(?:\A|(?<=: )){''.join(items)}\Z", re.DOTALL)


def _in_turn(count: int) -> str:
    return ", then ".join(rf"\g<item{n}>" for n in range(1, count + 1))


_ANYWHERE = (
    (Cued(r"\A\W*(?:(?:sorry|hi|ah|oh|argh|afraid)\W+)*no can do *[,;:.–—-]+ *(?=(?:on (?:holidays?|leave|vacation|pto|annual|parental|sick|a|an|my|another|site)|in (?:a|an|my|another|meetings)|at (?:a|an|the|my|another)|away|off|out|double[- ]booked|travell?ing|flying)\b)", re.IGNORECASE), "can't make it because I'm "),
    *OWN_DAY,
    *SAID_IN_PASSING,
    (Cued(rf"\A\W*(?P<out>{NAME}) (?:should|must|needs to|has to|will|is to|shall) (?:please )?be (?:replaced|substituted) (?:by|with) (?P<new>{NAME})(?= |\W*\Z)"), r"replace \g<out> with \g<new>"),
    (Cued(r"\b(?P<week>(?:this|next|last|that) week)s (?=(?:interviews?|meetings?|ones?|bookings?|sessions?|calls?)\b)", re.IGNORECASE), r"\g<week>'s "),
    (Cued(r"\ball of (?P<week>(?:this|next|last) week['’]s)\b", re.IGNORECASE), r"all \g<week>"),
    (Cued(r"\A\W*(?:[Rr]egrettably|[Rr]egretfully|[Aa]las|[Ss]adly),? (?=[A-Z])"), "Unfortunately, "),
    *(
        (Cued(rf"\b(?P<week>(?:next|this) week),? (?:but |though |only )?(?:any ?time )?after {day}(?:day|sday|nesday|rsday|s|rs)?\b(?! (?:at|from|before|after|morning|afternoon|\d|noon))", re.IGNORECASE), rf"{later} \g<week>")
        for day, later in (("mon", "tuesday to friday"), ("tue", "wednesday to friday"), ("wed", "thursday or friday"), ("thu", "friday"))
    ),
    (Cued(r"\A\W*AL(?=:? )"), "annual leave"),
    (Cued(r"\b(?P<what>(?:the|my|our|that) (?:interview|meeting|appointment|one|session|call)) from (?=(?:" + WEEKDAY + r"|tomorrow|today)\b(?!.*\b(?:to|until|till?|on ?wards?)\b))", re.IGNORECASE), r"\g<what> on "),
    (Cued(rf"\A\W*(?:ppl|people|everyone|everybody|we all|we|they|the team) calls? (?P<who>{NAME}|[\w-]+) [\"'“‘]?(?P<nick>\w[\w.-]{{0,15}})[\"'”’]?(?: btw)?[,;.–—-]? (?:so |and |please |pls |can you |could you )*(?:remember|save|use|keep|note|add|store) (?:that|it|this)(?: (?:down )?as (?:an? |her |his |their |the )?nickname)?(?: please| pls)?\W*\Z", re.IGNORECASE), r"people call \g<who> \g<nick>, remember that"),
    (Cued(r"\A\W*(?:i['’]?m|i am|i['’]ve moved to|i moved to) (?:now )?(?:in |based in |working from |living in )?(?P<place>[\w ]{3,25}?)(?: now| these days)?[,;.–—-]+ ?(?:so |please |pls |can you |could you )*(?:change|update|set|switch|adjust) my time ?zone(?: accordingly| please| pls)*\W*\Z", re.IGNORECASE), r"set my time zone to \g<place>"),
    (Cued(rf"\b[Aa]t (?P<from>{CLOCK})[,;]? (?:and |then |but )*(?:i['’]?ll |i['’]?m |i |will )?(?:be )?back (?:by|at|around|before|from) (?P<to>{CLOCK})", re.IGNORECASE), r"from \g<from> to \g<to>"),
    (Cued(r"(?<=[,.;–—-] )(?P<wont>(?:won['’]?t|will not) be (?:working|in|at work|around)\b)", re.IGNORECASE), r"I \g<wont>"),
    (Cued(r"(?<!feeling )(?<!am )(?<!are )(?<!is )(?<!['’]m )(?<!im )\b[Ii]ll (?=(?:do|be|take|come|join|make|attend|cover|see|try|check|confirm|let|get|accept|have|tell|ask|need)\b)"), "I'll "),
    (Cued(rf"\A\W*(?:(?:please|can you|could you) )*(?:delete|erase|wipe|remove|purge) (?:(?:all|any|the) )*(?:(?:of )?(?:data|information|info|details)|everything)(?: (?:that )?(?:you|we) (?:have|know|hold|keep|store))? (?:about|of|on|for) (?P<who>{NAME})(?: please)?\W*\Z", re.IGNORECASE), r"forget \g<who>"),
    (Cued(rf"\A\W*(?:(?:please|can you|could you) )*(?:delete|erase|wipe|remove|purge|clear) (?:everything (?:about|on|of) )?(?P<who>{NAME})(?:['’]s (?:data|details))? (?:from|out of|off) (?:your|our|the|all)(?: \w+)? ?(?:records?|data ?base|systems?|memory|data|files?|books)(?: please)?\W*\Z", re.IGNORECASE), r"forget \g<who>"),
    (Cued(r"\A\W*(?:(?:hi|hey|hello|ok|morning|good morning)\W+)*(?:i['’]?m|i am) (?:back|in|here)(?: (?:now|again|today|in the office|at my desk))*[,;.!–—-]+ (?=(?:so )?(?:do i|have i|what|which|who|am i)\b)", re.IGNORECASE), ""),
    (Cued(r"\b(?:an? )?(?:\d|two|three|four|five)[ -](?:part|stage|step) (?:interview )?(?:day|loop|onsite|process)\b(?= (?:for|on|with|next|this|tomorrow)\b)", re.IGNORECASE), "a loop"),
    (Cued(r"\A\W*(?:(?:nvm|never ?mind|forget it|scrap that|changed my mind)\W+)(?=(?:please )?(?:kill|withdraw|revoke|cancel|close|delete|disable) (?:the|that|this|her|his|their) link\b)", re.IGNORECASE), ""),
    (Cued(rf"\A\W*(?:(?:please|can you|could you) )*(?:delete|erase|wipe|remove|purge) (?:all (?:of )?)?(?P<who>{NAME})['’]s? (?:personal )?(?:data|information|info|details)(?: please)?\W*\Z", re.IGNORECASE), r"forget \g<who>"),
    (Cued(r"\b(?P<what>(?:[Tt]he|[Tt]his|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir) (?:conversation|discussion|talk|interview|meeting|call|session|chat|screen|onsite)) may(?: also| well)?(?= (?:be|take|start|last|happen|run|begin|end|go)\b)"), r"\g<what> can"),
    (Cued(r"\b[Rr]elocate(?P<what> [^,;.?!]{1,60}? (?:to|into)\b)"), r"move\g<what>"),
    (Cued(rf"\b(?P<until>until|till?|back(?: in(?: the office)?)?(?: on)?) (?:next week (?:on )?(?P<day>{WEEKDAY})|(?P<named>{WEEKDAY}),? (?:(?:of|in) )?next week)\b", re.IGNORECASE), r"\g<until> next \g<day>\g<named>"),
    (Cued(r"\b[Ff]orthcoming\b"), "upcoming"),
    (Cued(rf"\A\W*(?:(?:so|and|ok|okay|hey|hi|but)\W+)*(?:[Dd]id|[Hh]as) (?P<who>{NAME}) (?:(?:actually|ever|already|even) )?(?:turn(?:ed)? up|show(?:n|ed)? up|arrived?|appear(?:ed)?|come|came)(?: (?:yet|today|in the end|at all|after all|then|in|ok))*\W*\Z", re.IGNORECASE), r"is \g<who>'s interview still on?"),
    (Cued(r"\b[Pp]rovide(?: (?:me|us)(?: with)?)? (?:a|the) list of\b"), "list"),
    (Cued(rf"\A\W*(?:(?:please|hi|hey)\W+)*(?:[Cc]an|[Cc]ould|[Mm]ay|[Mm]ight|[Ww]ould it be possible for) (?P<out>{NAME})(?: please| kindly)? (?:to )?(?:please |kindly )?be (?:replaced|substituted) (?:by|with) (?P<new>{NAME})(?= |\W*\Z)"), r"replace \g<out> with \g<new>"),
    (Cued(r"\b[Nn]eed(?:n['’]t|nt)\b(?! to\b)"), "doesn't need to"),
    (Cued(r"\b(?:rather than|instead of|to avoid|to save|avoiding|without)(?: (?:us|me|you|all|the|any|this|going|playing|more|having|having to|to|go))* back[ -]and[ -]forth\b(?: (?:with|by) (?:e-?mail|her|him|them))?,?", re.IGNORECASE), ""),
    (Cued(r"(?P<barred>\bnot (?:between|from|at|before|after) [^,.;?!]*?\d[^,.;?!]*?),? (?:as|because|since|cos|while|when) (?:he|she|they|i|we)(?:['’](?:s|re|m)| is| are| am| has| have) (?:at|on|out for|a|having) (?:\w+ )?lunch\b(?: with (?:a|the|his|her|their|my)? ?\w+)?", re.IGNORECASE), r"\g<barred>"),
    (Cued(rf"\A\W*(?P<new>{NAME})(?:['’]ll| will| can| is going to| is to| is going to) (?:do|take|cover|run|handle)(?: on| over)? (?P<out>{NAME})['’]s (?:part|session|bit|place|turn|round|slot)(?: (?:instead|then|please))*\W*\Z"), r"replace \g<out> with \g<new>"),
    (Cued(rf"\A\W*(?:i['’]d|we['’]d|i would|we would|i) (?:like|want|love) (?P<who>{NAME}) to (?:be able to |be free to )?(?:(?:choose|pick|select) (?:(?:a|the|his|her|their|own|best) )+(?:time|slot|interview time)s?(?: (?:him|her|them)sel(?:f|ves))?\b|book (?:him|her|them)sel(?:f|ves)(?: in)?\b)", re.IGNORECASE), r"let \g<who> choose a time"),
    (Cued(r"\b(?P<not>doesn['’]?t|does not|don['’]?t|do not) (?:strictly|really|necessarily|absolutely|actually) (?P<need>have|need) to\b", re.IGNORECASE), r"\g<not> \g<need> to"),
    (Cued(r"\b(?:job|role|position|offer|post|place|contract)(?P<at> (?:at|with|from|over at) )(?:the )?(?:[A-Z0-9][\w&'’.-]*)(?: [A-Z0-9&][\w&'’.-]*)*"), "offer"),
    (Cued(rf"\b(?P<out>{NAME}|I)(?: (?:can['’]?t|cannot|won['’]?t|is|is not|isn['’]?t|has|had|dropped|fell)|['’]s)\b[^,.;]*[,.;]+ *(?:so |and |but )*(?!\w+day\b)(?P<new>{NAME})(?:['’]ll| will| can| is going to| is to| would| could)? (?:takes?|do(?:es)?|covers?|runs?|have|has|leads?|handles?) (?P<what>{_ONE}) (?:in (?:his|her|their|my|\w+['’]s) (?:place|stead)|instead(?: of (?:him|her|them|me))?|for (?:him|her|them|me))\W*\Z", re.IGNORECASE), r"replace \g<out> with \g<new> in \g<what>"),
    (Cued(rf"\A\W*(?:(?:ok|so|from now on|please)\W+)*(?P<new>{NAME}) (?:(?:is|are|will|should|has|ought)(?: to| now)? )?(?:gets?|have|takes?(?: over| on)?|inherits?|do|covers?|receives?) (?:every|all|all of|all the|each|each of the|any)(?: the)? (?:interviews?|ones?|bookings?|sessions?|candidates?)(?: (?:that|which))? (?P<out>{NAME}) (?:had|has|was|were|is|used to|would)\b[^,.;]*\Z", re.IGNORECASE), r"hand over \g<out>'s interviews to \g<new>"),
    (Cued(rf"\A\W*(?P<who>{NAME}) (?:wants|would like|wishes|prefers|asked|['’]d like|would prefer|likes) to (?:choose|pick|select|decide on) (?:(?:a|the|his|her|their|own|best) )+(?:time|slot|interview time)s?(?: (?:him|her|them)sel(?:f|ves))?\b"), r"let \g<who> choose a time"),
    (Cued(r"\blet (?P<who>her|him|them|\w+) (?:decide|have (?:his|her|their) pick|take (?:his|her|their) pick)\b", re.IGNORECASE), r"let \g<who> choose"),
    (Cued(r"\A\W*(?:(?:please|can you|could you|pls)\W+)*(?:jot|scribble|write|take|put|note)(?: (?:this|it|that|something))?(?: down)? (?P<to>(?:on|for|to|in|about|against) [^:]{2,40}): ?(?=\S)", re.IGNORECASE), r"add a note \g<to>: "),
    (Cued(r"\b(?P<from>from [^,;.]{3,25}?) (?:until|till|til|up to|to) (?:the )?week-?end\b(?! of| after)", re.IGNORECASE), r"\g<from> to Friday"),
    (Cued(r"\b(?:until|till|til|up to) (?:the )?week-?end\b(?! of| after)", re.IGNORECASE), "until Saturday"),
    (Cued(r"\b(?:anything|something) (?:new|back|more)(?: yet| so far)? from (?=[A-Z])|\b[Aa]nything (?:new|back)(?: yet| so far)? from\b"), "any news from "),
    (Cued(rf"\A\W*(?P<out>{NAME})(?<!['’]s)(?:(?:['’]ll| will)(?: be)?| is|['’]s)? (?:away|out|off|ill|sick|busy|unavailable|on (?:leave|holiday|vacation|pto)|not (?:in|available|free|there|around)|can['’]?t(?: (?:make|do) (?:it|that|this))?)(?P<when> (?:on )?{WORKING_DAY})?[,;.]? (?:so |and |please |can you |could you |can we |could we )*(?:get|have|ask|let) (?P<new>{NAME}) (?:to )?(?:do|take|cover|run|handle|join)\b(?: (?:it|that|this|hers|his|her|him|them))?(?: instead)?\W*\Z", re.IGNORECASE), r"replace \g<out> with \g<new>\g<when>"),
    (Cued(rf"\A\W*{_SORRY}(?:(?:her|his|their|the candidate['’]s) (?:full )?name(?: is|['’]s)|(?:(?:her|his|their|the) )?name is (?:spelt|spelled|written))(?: actually| really)? (?P<who>{NAME})\W*{_SORRY}\Z", re.IGNORECASE), r"the candidate is \g<who>"),
    (Cued(r"\b(?P<whose>her|his|their|the candidate['’]s) (?:(?:(?:new|right|correct|actual|current) )?(?:(?:e-?mail |mail )?address)|(?:new|right|correct|actual|current) (?:e-?mail|mail))(?: is now| is|:) (?=\S+@)", re.IGNORECASE), r"\g<whose> email is "),
    (Cued(rf"\A\W*{_SORRY}(?:her|his|their) (?:(?:new|right|correct|actual|current) )?(?:e-?mail|mail|(?:e-?mail |mail )?address)(?: address)?(?: is(?: now)?|['’]s) (?P<mail>[^\s@]+@\S*\w)\W*{_SORRY}\Z", re.IGNORECASE), r"the candidate's email is \g<mail>"),
    *((_numbered(count), _in_turn(count)) for count in (5, 4, 3, 2)),
    (Cued(r"\b(?P<who>[Ww]ho (?:of|among|out of) [^?.;]{3,60}?) (?P<be>is|are)(?: not|n['’]?t) (?P<free>free|available)\b"), r"\g<who> \g<be> \g<free>"),
    (Cued(r"\bis there (?:any|a|some) way (?:to|that (?:we|i) (?:can|could)|(?:we|i) (?:can|could))\b", re.IGNORECASE), "can we"),
    (Cued(r"\b[Aa]nywhere else\b|\b(?<=them )elsewhere\b|\b(?<=us )elsewhere\b|\b(?<=it )elsewhere\b"), "somewhere else"),
)  # fmt: skip
"""Said the same way whatever was shown."""


_RENAMED = Cued(rf"\A\W*(?:(?:sorry|oh|ah|actually|hi|hey)\W+)*(?:(?:her|his|their|the candidate['’]s) (?:(?:right|correct|full|real|actual|proper|last|first) )*(?:sur)?name(?:['’]s| is| should be)|it(?:['’]s| is| should be)|(?:the )?name is (?:spelt|spelled|written)) (?P<name>{NAME})[,;]? (?:and not |not |rather than |instead of )(?P<old>{NAME})[^\w]*(?:(?:please|pls|can you|could you|so) ?)*(?:fix|correct|change|update|amend)?(?: (?:it|that|this))?(?: please)?\W*\Z", re.IGNORECASE)  # fmt: skip
"""The right name of a candidate, and the wrong one."""


def restated(text: str, context: ParseContext, *, is_after: bool) -> str:
    """Return a message in plainer words where it is one of these forms; the message itself else."""
    text = text if is_after else restated_deed(text, context)
    if context.last == "invitation" and not is_after:
        text = _next_to(text, context)
        if len(context.interviews) > 1:
            text = _both(text, context)
            text = _NO_BUT_YES.sub(r"yes to \g<yes>, \g<no> I have to pass", text)
        said = rewritten(text, _INVITED)
        return rewritten(_refused(said) if said == text else said, _ANYWHERE)
    text = swapped(_renamed(text, context), context)
    if context.last in {"interview", "loop"}:
        text = rewritten(text, _TAKEN_OVER)
    if context.last == "proposal" and (whose := _NO_APOSTROPHE.search(text)):
        text = _with_apostrophe(whose, text, context)
    if context.interviews and (more := _ONE_MORE.match(text)):
        text = (
            f"add {more['who']} to {more['of']}'s interview" if more["of"] else f"add {more['who']}"
        )
    forms = (*_OFFERED, *_GONE_ON, *_ALONE) if is_after else _ALONE
    return rewritten(text, (*forms, *_ANYWHERE))


_NO_APOSTROPHE = Cued(r"\b(?P<who>[\w-]{2,})s (?:(?:new|proposed|suggested|other|counter) )*(?:time|slot|date|day|proposal|suggestion|idea)\b", re.IGNORECASE)  # fmt: skip


def _with_apostrophe(whose: re.Match[str], text: str, context: ParseContext) -> str:
    """Return a text in which who proposed another time is said with an apostrophe: "ians new time"."""
    people = (context.directory.person(mail) for one in context.interviews for mail in one.people)
    names = {part for one in people if one for part in small(one.name).split()}
    end = whose.end("who")
    return f"{text[:end]}'{text[end:]}" if small(whose["who"]) in names else text


_BOTH = Cued(r"\A\W*(?:i(?:['’]ll| will| can)? )?(?P<verb>accept|yes to|ok (?:to|for|with)|fine with|happy (?:with|to do)|confirm|can do|do|decline|no to)(?: the)? both(?: (?:of (?:them|these|those)|interviews?|please|thanks))*\W*\Z", re.IGNORECASE)  # fmt: skip


_MAYBE_BOTH = Cued(r"\b(?:put me down as|mark me(?: down)? as|i['’]?m|i am|it['’]s|call it|say)? ?(?:an? )?(?:maybe|tentative|perhaps|possibly|unsure) (?:for|on|to|about|with) both(?: (?:of (?:them|these|those)|interviews?|please|thanks|for now|now))*\W*\Z", re.IGNORECASE)  # fmt: skip


def _both(text: str, context: ParseContext) -> str:
    """Return an answer to the two invitations that wait for one."""
    found = _BOTH.match(text) or _MAYBE_BOTH.search(text)
    if found is None or sum(not one.answer for one in context.interviews) != 2:  # noqa: PLR2004 - both
        return text
    if found.re is _MAYBE_BOTH.compiled():
        return "tentative for all"
    return "decline all" if found["verb"].casefold() in {"decline", "no to"} else "accept all"


_NO_BUT_YES = Cued(r"\A\W*(?:(?:sorry|hi|hey)\W+)*(?:i )?(?:can['’]?t|cannot|can not|won['’]?t) (?:do|make|come|come on|manage) (?P<no>" + WORKING_DAY + r")[,;–—-]* (?:but|however|though) (?:it['’]s )?(?:a )?(?:yes|yeah|ok|happy|fine)(?: (?:to|for|with|on))+ (?P<yes>" + WORKING_DAY + r")\W*\Z", re.IGNORECASE)  # fmt: skip
"""A no to one interview and a yes to another."""
_NEXT_TO = Cued(r"\bthe (?:(?P<after>day after|next day|following day)|day before)\b(?: (?:that|it))?(?=\W*\Z|[,;.?!]| (?:at|around|after|before|from|between|would|could|might|is|be|works?|suits?|instead|morning|afternoon|same time|in the (?:morning|afternoon))\b)", re.IGNORECASE)  # fmt: skip
_DAY_NAMED = re.compile(rf"\b{WEEKDAY}|\b(?:today|tomorrow|week)\b|\d(?:st|nd|rd|th)\b", re.IGNORECASE)  # fmt: skip


def _next_to(text: str, context: ParseContext) -> str:
    """Return a text with the date for "the day after" the first interview shown; the same text where it names another day."""
    found = _NEXT_TO.search(text)
    if found is None or not context.interviews or _DAY_NAMED.search(text):
        return text
    day = context.interviews[0].start + timedelta(days=1 if found["after"] else -1)
    return f"{text[: found.start()]}{day:%d %B %Y}{text[found.end() :]}"


def _renamed(text: str, context: ParseContext) -> str:
    """Return the new name of who is interviewed in what was shown last, where the wrong one is theirs."""
    found = _RENAMED.match(text)
    shown = context.interviews[0].candidate if found and context.interviews else None
    if (
        found is None
        or shown is None
        or not {*small(found["old"]).split()} <= {*small(shown.name).split()}
    ):
        return text
    whole = " ".join(
        found["name"] if small(one) == small(found["old"]) else one for one in shown.name.split()
    )
    return f"the candidate is called {found['name'] if ' ' in found['name'] else whole}"


def _refused(text: str) -> str:
    """Return the no of who would love to but cannot, with its reason; another time that is offered is none."""
    before = _WAS_YES.match(text)
    if before and _TAKES_BACK.match(before["why"]):
        return _no(before["why"])
    found = _BUT_REFUSED.match(text)
    if found is None:
        return text
    if _OFFERS.search(found["why"]) or not _HINDERED.match(found["why"]):
        return text
    return _no(found["why"])


def _no(why: str) -> str:
    """Return the words of a no; what gives only its reason says first that it is one."""
    return why if _REFUSAL.match(why) else f"I can't, {why}"
