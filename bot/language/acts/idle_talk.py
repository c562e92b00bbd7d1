"""Idle talk: greetings, thanks, statements that ask for nothing, and what the bot cannot do."""

import re

from bot.language.acts.asking import OPENER, QUESTION_WORDS
from bot.language.acts.situation import EASE, Act, Situation, at_start
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_IDLE = Cued(
    r"^(?:(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening|night|day)|morning|gm|howdy|greetings|bye|goodbye|cya|see (?:you|ya)(?: (?:later|soon|then|around))?|ttyl|cheers|thanks|thank you|thx|ty|ta|tysm|merci|beaucoup|gracias|muchas|danke|schon|vielen|dank|grazie|mille|obrigado|obrigada|ciao|au revoir|a bientot|bonne (?:journee|soiree|nuit|semaine)|bonjour|buen (?:dia|finde)|buenos dias|schonen (?:tag|abend)|cool|nice|great|awesome|perfect|lovely|brilliant|excellent|wonderful|amazing|fantastic|super|sweet|lol|lmao|haha+|hehe|rofl|omg|wow|oops|sorry|my bad|np|no worries|no problem|never mind|nvm|ok|okay|k|kk|got it|noted|understood|roger|sounds good|sure|fine|alright|right|yay|hooray|congrats|congratulations|well done|good (?:job|bot|one|point|luck|stuff)|much appreciated|appreciate it|looks (?:good|great|fine)|looking good|you rock|you 're (?:the best|great|awesome|welcome)|welcome|happy \S+|have a \S+ \S+|enjoy|ignore|test|testing|ping|hm+|um+|ah+|oh+|yes|no|yeah|yep|nope|ha|true|exactly|indeed|agreed|same|brb|back|bot|there|team|all|everyone|everybody|folks|guys|again|a lot|so much|very much|you|for|the|help|that|this|it|is|was|so|really|very|too|much|and|a|lot|to|me|my|in|advance|mate|friend|sir|,|\.|!|\?|-|:|¤t\d+|¤p\d+|¤n\d+) ?)+$"
)
_WONDERS = Cued(
    r"^(?:\S+ ){0,3}?(?:is it just me|is it only me|anyone else (?:having|getting|seeing) (?:issues|problems|trouble|errors))\b(?!.*\b(?:free|book|find|interview)\b)"
)
_STATEMENT = Cued(
    r"^(?:(?:ok|okay|so|well|btw|by the way|fyi|ha|oh|,|hm+|also|and|but|just|please|sorry|yeah|lol|haha) )*(?:i(?: 'm| 'll| 've| 'd| am| will| was| have| had| think| thought| love| hate| like| just| guess| hope| feel| saw| got| went| know| forgot| told)?|we(?: 're| are| 'll| have| had| hired| were| went| got| did| just| won| lost| made)?|its|it(?: 's| is| was| looks| works| feels)|that(?: 's| is| was)|this(?: is| was)|they(?: 're| are| were| have)?|he(?: 's| is| was)|she(?: 's| is| was)|you(?: 're| are| were)|there(?: is| 's| are| was)|the (?!interviewers? free)\S+(?: \S+){0,3}? (?:is|'s|was|are|were|has|had|looks|did|does|keeps|broke|went|will|smells|tastes|needs fixing)|my \S+(?: \S+)? (?:is|was|are|has|had|will)|our \S+(?: \S+)? (?:is|was|are|has|had)|¤[pcx]\d+(?: 's \S+)?(?: and ¤[pc]\d+)? (?:is|was|has|had|did|said|told|says|looks|seems|likes|loves|got|went|joined|left|'s)|nobody|people|happy|good luck|what a|how are|how was|how 's|see (?:you|ya|everyone|everybody|all)|let me|thanks|cheers|congrat\w*|welcome)\b"
)
_REQUESTS = at_start(
    r"can|could|would|will|who|what|whats|when|where|which|why|how|is|are|do|does|did|has|have|am|may|shall|should|i need|i want|we need|we want|need|want|please|give|show|tell|phone|ring|text|send|make|get|find|book|buy|order|write|draft|play|open|close|turn|call|email|remind|add|remove|delete|change|set|create|upload|download|export|import|print|translate|calculate|search|look|check|explain|approve|hire|reject|reply|forward|post|share|share|update|edit|move|cancel|schedule|start|stop|run|let|help|enable|disable|connect|install|sign|log|record|transcribe|wake|convert|end|use|any|anyone|someone|rank|sort|grade|compare|summari[sz]e|analy[sz]e|raise|increase|lower|reduce|double|grant|pay|promote|fire|award|deploy|restart|reboot|rerun|reset|merge|rollback|rebase|revert|compile|provision|ssh|migrate|backup|debug|fix|clean|refill|unlock|reload|patch|upgrade|ship"
)
_BEYOND = Cued(
    r"^(?:please |can you |could you )*order\b|^is it ¤t\d+(?: yet| today)?$|\bwhat 's for ¤t|^(?:let 's )?have ¤t|\bwake (?:me|us)\b|\bdo you (?:like|love|hate|enjoy)\b|^who (?:is|'s) ¤p\d+$|\b(?:weather|jokes?|rain\w*|snow\w*|sunny|forecast|temperature|news|songs?|music|pizza|recipes?|stocks?|prices?|pricing|costs?|football|match|president|translate|poems?|stor(?:y|ies)|movies?|films?|taxi|uber|flights?|hotels?|restaurants?|salary|salaries|payslip|payroll|expenses?|password|wifi|printer|invoice|essay|calculate|sing|dance|dinner|breakfast|beer|drinks|lottery|horoscope|bitcoin|crypto|games?|birthday|traffic|train|bus|parking|exchange rate|meaning of|capital of|resumes?|cv|cvs|job descriptions?|job posting|offer letter|contracts?|background check|visa|linkedin|email to|e mail to|draft|write|summari[sz]e|transcrib\w*|record|transcript|coffee|lunch order|order (?:a|some|the|me|food)|alarm|timer|hire|fire|promote|pay|holiday allowance|leave request|feedback on|score|rate|rank|analy[sz]e|compare|google|search the|look up|who won|how old|how tall|how far|currency|convert|spell|define|wikipedia|questions? (?:to ask|for the candidate)|take notes|remind me (?:to|about|at|in|on)|what(?: is| 's)? (?:the )?time (?:is it )?in\b|time zone|tell ¤p\d+|(?:let|text|phone|ring) ¤p\d+ know|vacation|married|robot|human|wrong (?:chat|channel|window)|coffee|lunch\b(?= (?:order|menu|at))|grab|snack|hungry|home)\b"
)


def is_request(shape: Shape) -> bool:
    """Whether a message asks for anything at all, in its form."""
    return bool(_REQUESTS.match(shape.row)) or "?" in shape.sentence.text


def talks(shape: Shape, situation: Situation, _thumb: int) -> Act | None:  # noqa: C901, PLR0911, PLR0912 - one line for each way it is said
    """Read idle talk: greetings, thanks, and statements that ask for nothing."""
    row = shape.row
    if not row or sighs(shape):
        return "chat"
    if _IDLE.match(row) and not _is_bare_fragment(row, situation):
        return "chat"
    if _laughs(shape, situation) or _WONDERS.match(row):
        return "chat"
    if _HELP.match(row) and "¤" not in row:
        return "help"
    if is_meal(shape):
        return "chat"
    is_offered = situation.is_open and "any better" in row
    if (
        (_THING.match(row) and not is_offered)
        or _MEAL.search(shape.sentence.text)
        or is_errand(shape)
    ):
        return "unknown"
    if not _is_sure_question(row) and _BEYOND.search(row):
        return "unknown" if is_request(shape) and not _STATEMENT.match(row) else "chat"
    if _TOLD_ASIDE.search(row) and not _ASKING.search(row):
        return "chat"
    if _STATEMENT.match(row) and not _is_asking_statement(shape, situation):
        return "chat"
    return None


_ERRAND = Cued(
    rf"^{EASE}(?:book|arrange|organi[sz]e|order|reserve|buy|get|find|fetch|hire|rent|bring|call|need)(?: (?:me|us|him|her|them|the candidate|¤c\d+))? (?:an? |some |the |our |two |three )?(?P<thing>(?:[a-z]+|¤x\d+)(?: (?!(?:for|to|on|at|in|with|from|by|of|and|or|w)\b)(?:[a-z]+|¤x\d+)){{0,3}})(?= (?:for|to|on|at|in|with|from|by|of|and|or|,)\b| ¤|$)"
)
_SCHEDULED = listed(
    """
    interview interviews interviewer interviewers slot slots time times timeslot timeslots hour hours minute minutes min
    mins room rooms space meeting meetings call calls chat chats screen screens session sessions panel panels panelists loop
    loops round rounds onsite sync catchup catch debrief intro gap gaps opening openings window windows overlap availability
    place spot date day days morning afternoon week person people someone somebody anyone anybody everyone everybody one
    ones option options candidate team few couple half quick bit moment while when who what something anything out it that this them him her me
    us you free available conversation appointment interviewing assessment
    """
)


def is_errand(shape: Shape) -> bool:
    """Whether a thing is to be got that nobody is scheduled for: "book me a flight to Berlin on Tuesday"."""
    found = _ERRAND.match(shape.row)
    if found is None or any(one.kind in {"name", "need"} for one in shape.pieces):
        return False
    return _SCHEDULED.isdisjoint(found["thing"].split())


_HELP = Cued(
    rf"^{EASE}(?:how (?:do|does|can|would|should|could) (?:i|we|you|one|this|it)|(?:i )?(?:need|want|get) (?:some |your )?help|help (?:me )?(?:with|to)|any tips|what 's this bot for|i 'm stuck|stuck)\b"
)
_MEAL = re.compile(r"\bwhat'?s for (?:lunch|dinner|breakfast)\b", re.IGNORECASE)
_MEAL_TOGETHER = Cued(
    r"(?:(?:fancy|who wants|who's up for|anyone (?:up for|fancy|want)) )?(?:(?:a|some|team|quick) )*(?:lunch|dinner|breakfast|brunch|drinks?|beers?|coffee|pizza|pub|karaoke|gym|football)\b(?! (?:screen|interview|chat with|with \w+ for))(?: \S+){0,5}?[ ,]*(?:anyone|anybody|everyone|all|who's in|folks|guys|team)?\s*[?!.]*(?: .{0,3})?$"
)
"""Food and drink together, and nobody interviewed: "lunch at 1 tomorrow, anyone?"."""


def is_meal(shape: Shape) -> bool:
    """Whether colleagues are asked to eat or drink together."""
    return bool(_MEAL_TOGETHER.match(shape.sentence.text.casefold().strip()))


_THING = Cued(
    r"^(?:is|was|are|were) ¤[pc]\d+ (?:(?:any|a|an|really|very|too|our|the|more) )*(?:good|great|bad|better|best|worse|worst|nice|strict|harsh|tough|fair|experienced|decent|reliable|senior|popular|qualified|kind|competent)\b(?! (?:for|on|at|with|to|if) (?:¤|me|us|you))(?! time)(?: \S+){0,5}$|^(?:is|are) (?:the|our|my|this|that) (?!interviewers?\b|team\b|panel\b|people\b|calendars?\b|diary\b|slots?\b|times?\b|others?\b|rest\b|rooms?\b)(?:(?:[a-z]+|¤x\d+) ){1,2}(?:free|available|busy)\b"
)
"""Asks for something that is neither a person nor a room: "is the coffee machine free"."""


def _laughs(shape: Shape, situation: Situation) -> bool:
    """Whether a message only laughs or sighs about something."""
    if not _LAUGHS.search(shape.row):
        return False
    if situation.is_open and re.match(r"(?:meh|ugh|hm+|argh) (?:. )?¤", shape.row):
        return False
    asks = OPENER.match(shape.row) or _ASKING.search(shape.row) or "?" in shape.sentence.text
    return not asks


_LAUGHS_FIRST = re.compile(r"^(?:lol|lmao|rofl|haha\w*|omg)\b(?!.*¤[plcrn])")


def laughs_first(shape: Shape) -> bool:
    """Whether a message begins with a laugh and names nobody and nothing: "lmao my cat sat on the keyboard"."""
    return bool(_LAUGHS_FIRST.match(shape.row)) and "?" not in shape.sentence.text


_SIGHS = Cued(
    r"^(?:(?:oh|ah|phew|yay|hooray|well|so|,) )*(?:(?:it is|it 's|its) )?¤t\d+(?: is here| is finally here)? (?:at (?:long )?last|finally)$|^(?:(?:oh|ah|phew|yay|hooray|well|so|,) )*(?:finally|at last|almost|nearly|thank god) (?:(?:it is|it 's|its) )?¤t\d+$|^(?:thanks?(?: you)? (?:so much )?(?:, )?)?you (?:really |totally |just |have |'ve )*(?:saved|rescued) (?:me|us|my (?:life|day|bacon|skin|morning|week)|the day)\b(?: (?:¤t\d+|a lot|again|so much|loads|of time|from a lot|there|time|hours|work|,))*$|^(?:oh |ugh |wow )?what an? (?:\w+ )?(?:¤t\d+|day|week|morning)(?: (?:it|this) (?:was|is|has been))?$|^what ¤t\d+$|^you (?:'re|are) (?:\w+ ){0,3}?(?:lifesaver|star|legend|gem|hero|angel|genius|rockstar|best|amazing|awesome|great|brilliant|wonderful)\b[^¤]*$|^is it ¤t\d+(?: yet| already)(?: \w+)?$|^¤t\d+ (?:is|are|'s) (?:\w+ ){0,2}?(?:worst|best|awful|horrible|hell|painful|terrible|dreadful|favou?rite|nightmare|drag)\b|^(?:how|why) (?:is|are) (?:it|we) (?:\w+ )?(?:only|still|already|not) ¤t\d+(?: yet)?$|^isnt it (?:a|an|so|such) (?:\S+ ){0,3}?(?:day|morning|weather|afternoon|evening|week)\b"
    r"|^i (?:still |just |really )*(?:cant|cannot|can not|dont) believe (?!(?:i|we) (?:can|will))[^?]*$"
    r"|^(?:this|the|my) (?:week|day|month|morning) (?:is|'s|has been|feels|keeps) (?:\w+ ){0,3}?(?:dragging|endless|killing me|brutal|crazy|insane|flying by|chaos|wild|nuts|a blur)$|^¤t\d+ (?:is|'s|has been|feels) (?:\w+ ){0,3}?(?:dragging|endless|killing me|brutal|crazy|insane|flying by|chaos|wild|nuts|a blur)$|^(?:¤t\d+|mondays|fridays|meetings) (?:, )?(?:am i right|right|amirite)$|^[a-z]+(?: [a-z]+)? (?:is|are) (?:so |very |too )?real\b[^?]*$"
    r"|^(?:oh |ugh |what )?(?:(?:a|such a|another|very|pretty|it was a|been a) )*(?:long|busy|tough|rough|crazy|hectic|mad|slow|tiring|exhausting|brutal|full|packed|stressful|horrible|awful|weird|hard) (?:¤t\d+|day|week|morning|afternoon|month|one)\b(?!.*(?:\b(?:find|free|book|need|please|can|could|so|slots?|move|cancel|add|with|for)\b|¤p|¤c))"
    r"|^¤p\d+ (?:is|'s) (?:(?!not\b)\S+ ){0,3}?(?:best|nicest|greatest|kindest|loveliest|sweetest|smartest|funniest|coolest|legend|star|hero|angel|gem|genius|rockstar|lifesaver|amazing|awesome|brilliant|wonderful|lovely)\b(?! (?:choice|person|one|fit|option|match|interviewer|suited|placed|for|to|if|at)\b)[^¤?]*$"
)
_LAUGHS = Cued(r"\b(?:lol|lmao|rofl|haha\w*|hehe|ugh|omg|wow|yay|argh|meh|phew)\b")
_TOLD_ASIDE = Cued(
    r"\b(?:btw|by the way|fyi|just so you know)\b|^¤p\d+ (?:sits|lives|moved|eats|hates|speaks|runs|plays|drives|owns|knows|used|works (?:from|in|on the|at|here|there)|is (?:a|an|the|my|our|so|very|really|always|pretty|great|nice|funny|from|new))\b"
)


def sighs(shape: Shape) -> bool:
    """Whether a message only sighs about the day, or praises: "what a monday..."."""
    return bool(_SIGHS.search(shape.row))


_DONE_FOR_NOW = Cued(
    r"^(?:(?:ok|okay|good|great|perfect|right|well|thanks|cool|nice|,|\.|!) )*(?:that 's (?:it|all|everything|me done)|that is (?:it|all)|all done|(?:i 'm |we 're )?(?:all )?done|nothing else|no more)(?: (?:(?:for|from) (?:¤t\d+|now|me|us|the day)|thanks|thank you|cheers|then|bye))*$"
)
"""What ends a talk: "good, that's all for today"."""


def is_courtesy(shape: Shape) -> bool:
    """Whether idle talk tells nothing that somebody may want passed on or done: "perfect", "what a monday..."."""
    row = shape.row
    is_said = _IDLE.match(row) or _DONE_FOR_NOW.match(row)
    return not row.strip() or bool(is_said) or sighs(shape) or laughs_first(shape)


def _is_bare_fragment(row: str, situation: Situation) -> bool:
    if "¤" not in row:
        return situation.is_open and bool(re.search(r"\bsame\b", row))
    if situation.is_open and _MENDS.match(row):
        return True
    return not _WISHED.search(row)


_MENDS = Cued(r"^(?:sorry|oops|my bad|wait|oh|ah|,|\.|!|-|ha| )+(?:¤t\d+(?: ,)?(?: |$))+$")
"""Another day or hour, with an excuse for the one before: "sorry, Wednesday the 25th"."""
_WISHED = Cued(
    r"\b(?:happy|good (?!for|with)|great|nice|lovely|have a|thanks|thank you|thx|cheers|ta|see you|see ya|enjoy|congrat\w*|well done|welcome|bye|hello|hi|hey|luck|test|sorry|ignore|lol|haha)\b"
)
_ASKING = Cued(
    r"\b(?:find|need|needs|needed|book|schedule|arrange|set up|looking|look|slots?|free|available|availability|can you|could you|please|pls|who|when|which|whether|interview with|meet|meets|want|would like|'d like|require|requires|must|wondering|needing|wanting|search\w*|seek\w*|hoping|wish|trying|require|request\w*|appreciate|grateful|after a|how about|what about|prefer|preferably|suits?|works? for|take|cover|options?|times?)\b|\?"
)
_PAST = Cued(
    r"\b(?:was|were|had|went|did|hired|yesterday|last (?:week|month|year|night)|ago|loved|enjoyed|great|broke|broken|forgot|lost|won|awesome|funny|lol|haha)\b(?! (?:\S+ )?(?:candidate|applicant|engineer|developer|designer|person|hire|one)\b)"
)
_OWN_TALK = Cued(
    r"\b(?:my|our) (?:manager|boss|lead|friend|colleague|wife|husband|mum|dad|favourite|team mate|mentor|brother|sister|report|skip)\b|\bdone for\b|\bignore\b|\bbroken\b"
)


def _is_asking_statement(shape: Shape, situation: Situation) -> bool:
    """Whether a statement asks nevertheless: "I need Ian on Friday", "Jane is free Tuesday, can Ian take her"."""
    row = shape.row
    if (
        "¤c" in row
        and re.search(r"¤[pg]", row)
        and re.search(r"¤[tl]", row)
        and not _PAST.search(row)
    ):
        return True
    asked = _ASKING.search(row) or "?" in shape.sentence.text
    if _PAST.search(row) or _OWN_TALK.search(row):
        return (
            bool(
                re.search(
                    r"\b(?:find|need|book|schedule|arrange|set up|looking for|slots?|can you|could you|available|free)\b",
                    row,
                )
            )
            and "¤" in row
        )
    if asked and ("¤" in row or QUESTION_WORDS.search(row)):
        return True
    if situation.is_open and "¤c" in row:
        return True
    has_people = bool(re.search(r"¤[pgc]\d+", row))
    if situation.is_open and has_people:
        return bool(
            re.search(
                r"\b(?:cant|can not|cannot|out|off|away|optional|only|not|no|needed|required|enough|must|should|doesnt)\b",
                row,
            )
        )
    return (
        situation.is_open
        and bool(re.search(r"¤[tlr]\d+|\b(?:room|online|longer|shorter)\b", row))
        and bool(re.search(r"\b(?:should|must|needs? to|has to|only|too|meant|prefer|want)\b", row))
    )


_PEOPLE = re.compile(r"¤[pgc]")
_ASKED_OF_PEOPLE = Cued(r"\b(?:free|available|find|book|schedule|slots?|interview|need|meet)\b")
_ASKED_OF_ANYBODY = Cued(
    r"\b(?:who 's|who is|whos|anyone|slots?|interviewers?)\b.*\b(?:free|available|interview)\b"
)


def _is_sure_question(row: str) -> bool:
    is_of_people = _PEOPLE.search(row) and _ASKED_OF_PEOPLE.search(row)
    return bool(is_of_people or _ASKED_OF_ANYBODY.search(row))


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
