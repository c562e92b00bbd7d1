"""What is said within two hours of an interview, of who comes and who waits: passed on to everybody else of it, as it was said.

"omw, 2 min", "max isn't here yet", "tell everyone to wait 10 more mins": none of it answers an invitation or stays as a note.
A message is read so only where each part of it is such news; one that asks for anything else besides is left to the others.
"""

import re

from msgspec.structs import replace

from bot.language.acts.situation import LATE_WITHIN
from bot.language.chunking.reading import shaped
from bot.language.clarification import Clarification
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.resolve import which_of
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import ChatRequest, LateRequest, UnknownRequest
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.normalize import folded

LEADS = r"(?:(?:ok|okay|oh|ah|hi|hey|hello|hiya|sorry|sry|so sorry|apologies|so|and|but|right|fyi|quick update|update|heads up|all|guys|folks|everyone|team|just|yes|yep|no|phew|great|good news|btw|argh|ugh|actually|hang on|well|hm+|um|unfortunately|regrettably|sadly|alas|madam|sir|please note(?: that)?|just to (?:say|let you know)(?: that)?|(?:i(?:['’]m| am) )?(?:afraid|sorry|sad)(?: to (?:say|report|tell you|inform you|let you know))?(?: that)?|i (?:fear|regret|must (?:say|report)|have to (?:say|report))(?: to (?:say|report|tell you|inform you))?(?: that)?|(?:it )?(?:seems|appears|looks)(?: like| as if| that)?|i think(?: that)?)\b[\s,.!:–—-]*)*"
_ENDS = r"(?:[\s,.!–—-]+(?:now|yet|still|today|sorry|sry|soz|so far|at last|finally|though|thanks|thx|pls|please|too|as well|guys|everyone|all|at the moment|right now|after all|again|at all|here|already|early|as yet|up to now|until now|to date|i(?:['’]m| am) afraid|i fear|unfortunately|it seems|either))*"
_MINUTES = r"(?:(?:about|around|another|maybe|like|just|only|approx|the next|~)[\s.]*)*(?:an? (?:few|couple of|couple) (?:more )?(?:min(?:ute)?s?|secs?)|an? (?:min(?:ute)?|sec(?:ond)?|moment|mo|tick|few|couple)|(?:\d{1,2}|two|three|four|five|ten|fifteen|twenty)(?: more)?(?: ?(?:m|mins?|minutes?|secs?|ish)\b)*|half an hour)(?: more| tops| max)?"
_STRANGER = r"(?:candidate|applicant|interviewee|(?:(?:young|good|poor|other|dear) )*(?:man|lady|woman|gentleman|guy|lad|lass|lassie|laddie|girl|boy|chap|fellow|fella|bloke|person|guest|visitor|one)(?: (?:who(?:m)? )?we(?:['’]re| are)(?: (?:due|meant|supposed) to)? (?:interview|meet|see|expect|await|wait for)(?:ing|ting)?(?: for)?)?)"
_WHO = rf"(?P<who>he|she|they|nobody|no[- ]?one|(?:the |my |our |this )?{_STRANGER}|(?:(?:mr|mrs|ms|miss|dr)\b\.? )?[^\W\d_][\w-]*(?<!['’]s)(?: [^\W\d_][\w-]*(?<!['’]s))?)"
_IS = r"(?:['’]s|['’]ve| has| have| is| was| are)?(?: (?:just|finally|now|only just|already|also))*"
_THERE = r"(?:here|there|arrived|turned up|shown up|showed up|walked in|come in|joined|made it|appeared|signed in|online|on the call|ready|downstairs|upstairs|outside|(?:waiting )?(?:at|in|by) (?:the )?(?:(?:main |front )?(?:reception|lobby|building|room|call|waiting room|desk|door|gate|entrance|foyer|security))|waiting(?: (?:downstairs|outside|upstairs|for (?:you|us|them)))?|found (?:us|it|the room|the place)|on (?:his|her|their|the) way(?: (?:up|over|in|now))?|coming up)"
_NOT_THERE = r"(?:here|there|in|joined|join|arrived|arrive|shown(?: up)?|showed(?: up)?|show(?: up)?|turned up|turn up|come|came|appeared|answering|answered|picking up|responding|(?:shown|showed|presented) (?:himself|herself|themselves|themself|face|his face|her face)|on the call|in the (?:room|call|lobby|meeting|waiting room))(?: (?:us|me))?"
_NEWS_OF = (
    rf"{_WHO}{_IS} {_THERE}",
    rf"{_WHO}(?: (?:is|has|was|did|does|are|have)|['’]s)?(?: still)?(?:n['’]?t| not|nae)(?: \w+)?(?: (?:seem|appear)(?: to)?(?: (?:have|be))?)?(?: yet)? {_NOT_THERE}",
    rf"{_WHO}(?: (?:is|has|are|have)|['’]s) yet to (?:{_NOT_THERE}|be seen)",
    rf"(?:nobody|no[- ]?one)(?: (?:has|is)|['’]s)?(?: (?:yet|so far))? {_NOT_THERE}",
    rf"(?:there(?:['’]s| is) )?(?:still )?(?:no sign of|waiting (?:for|on)|nothing from|no word from) (?:him|her|them|{_WHO})",
    rf"{_WHO}{_IS} (?:(?:been|gone|went|got|ended up|turned up|standing|waiting|sitting)\b ?)*(?:to|at|in|outside) (?:the |our )?(?:wrong|other|old) [^?]{{2,30}}",
    rf"{_WHO}(?:['’]s| is| has| are| have)(?: (?:now|still|been|got|just|gone|a bit|a little))* (?:stuck|lost|held up|delayed|late|running|parking|looking for|struggling|having (?:trouble|problems)|getting (?:a|his|her|their) (?:pass|badge))\b[^?]{{0,60}}",
    rf"{_WHO}(?:['’]ll| will| might| may|(?:['’]s| is) (?:going to|gonna))(?: (?:be|run|come|arrive))+(?: (?:a )?(?:bit|little|tad))?(?: {_MINUTES})? (?:late|behind|delayed)",
    rf"{_WHO} (?:can['’]?t|cannot|could ?n['’]?t) (?:find|get in|get into|get through|connect|log)\b[^?]{{0,50}}",
)
"""Where somebody who is awaited is."""
_NEWS = (
    rf"(?:me|same)(?: too| as well| also| here)[\s,;:.–—-]+{_MINUTES}(?: late| behind| away)?",
    rf"(?:i(?:['’]m| am)? )?(?:omw|otw|on (?:my|the) way|nearly there|almost there|coming (?:now|up|down|over|back))(?: (?:now|up|down|over|back))*(?:[\s,;:.–—-]+{_MINUTES}(?: away| out| late)?)?",
    rf"(?:i(?:['’]m| am)? )?coming[\s,;:.–—-]+(?:in )?{_MINUTES}",
    rf"(?:i(?:['’]m|['’]ll| am| will)? )?(?:(?:be )?(?:there|with you|over|up|down|on|back|right there)|be in|join(?:ing)?|dial(?:ling|ing)? in|arriv(?:e|ing)|logging (?:in|on)|connecting)(?: (?:there|up|now))? in {_MINUTES}",
    rf"(?:i(?:['’]m| am)? )?(?:running )?{_MINUTES} (?:away|out|late|behind)",
    rf"(?:(?:please|pls) )?(?:i )?(?:give|need|gimme)(?: me| us)? (?:just )?{_MINUTES}",
    r"bear with (?:me|us)",
    r"i(?:['’]m| am|['’]ve| have)(?: still)?(?:n['’]?t| not)(?: (?:yet|quite|even))* (?:there|arrived|here|in the (?:room|building)|on the call)",
    r"(?:i(?:['’]m| am|['’]ll be| will be) (?:running )?|running )(?:(?:a )?(?:bit|little|tad|few minutes) )?(?:late|behind|delayed)",
    r"(?:i(?:['’]ve)? )?(?:found|got) (?:him|her|them)",
    r"(?:there['’]s |there is )?(?:nobody|no[- ]?one|noone)(?: else)?(?:['’]s| is| has)? (?:here|there|in|in the (?:room|call|meeting|lobby)|on the call|joined|turned up)",
    r"(?:the |our )?(?:room|call|meeting|lobby)(?:['’]s| is) (?:empty|locked|taken|occupied|in use)",
    r"i(?:['’]m| am) (?:the only one|alone|on my own|all alone)(?: (?:here|in (?:the room|here)|on the call))?",
    r"(?:please |pls )?(?:(?:start|begin|go ahead|carry on|kick off) without (?:me|us|him|her|them)|(?:wait|hang on|hold on) for (?:me|us|him|her|them)|(?:don['’]?t|do not) (?:start|begin)(?: yet| without (?:me|us|him|her|them)))",
)
"""What somebody says of their own coming, or of who is there."""
_BEGUN = (
    r"we(?:['’]re|['’]ve| are| have)?(?: (?:just|now|all))* (?:started|starting|kicked off|under ?way|finished|finishing|done|wrapped up|wrapping up|overrunning|running over|through)(?: (?:early|late|already|now|a bit|up|on time))*(?: with (?:him|her|them))?",
)
"""What is said of an interview that has begun."""
_BESIDE = (
    r"i(?:['’]m| am)(?: (?:still|just|already|now))* (?:here|there|in the (?:room|call|lobby)|on the call|waiting|off|leaving|heading (?:out|off|back|over|in)|giving up|going|downstairs|upstairs|outside|in (?:the|a) (?:lift|elevator|taxi|cab|uber|car|queue|bus|train|tube))",
    r"(?:i(?:['’]m|['’]ve| am| have)? )?(?:(?:just|still|only) )*(?:parking|parked|in (?:the|a) (?:lift|elevator|taxi|cab|uber|queue|car park|car|stairwell)|on the (?:bus|train|tube|tram|stairs|motorway)|at (?:reception|security|the (?:lights|station|gate|door|entrance))|leaving (?:my|another|a|the) \w+(?: \w+)?|finishing (?:up )?(?:my|another|a|this|the) \w+(?: \w+)?|looking for (?:the room|parking|a space)|getting (?:a )?(?:coffee|water|my badge)|walking (?:over|up|in)|stuck [^?]{2,40})",
    r"(?:the |my |our )?(?:lift|elevator|door|badge|train|bus|tube|tram|flight|car|taxi|laptop|wi-?fi|internet|mic|camera|teams|zoom|audio|sound|traffic|meeting|call|link)(?:['’]s| is| was| has| are| won['’]?t| isn['’]?t| doesn['’]?t| keeps?| ran| overran)\b[^?]{0,50}",
    r"(?:he|she|they)(?:['’]s| is| was| were| are| seems?)(?: (?:really|very|so|pretty))* (?:great|good|lovely|nice|brilliant|excellent|strong|ok|okay|fine|weak|impressive|keen|apologetic|really sorry|sorry)",
    rf"{_MINUTES}(?: late| away)?",
    r"(?:thanks|thank you|thx|cheers|sorry|no worries|not sure why|what (?:should|do) (?:i|we) do|shall (?:i|we) wait)",
)
"""What may stand beside such news, and is none by itself."""
_TO_DO = r"(?:(?:to )?(?:please )?(?:just )?(?:not (?:to )?)?(?:wait|hang (?:on|about|around|tight)|hold (?:on|off|tight)|start|begin|go (?:ahead|in|down|up)|carry on|stay|come (?:down|up|over|in|to|back)|head (?:down|up|over|to)|join|dial in|sit tight|stand by|be patient|bear with|leave|stop|wrap up|hurry|get (?:going|started)|kick off|crack on|let (?:him|her|them) in|pick (?:him|her|them) up|fetch|collect|meet (?:him|her|them|me|us|in|at)|give (?:him|her|them|me|us|it) )|(?:don['’]?t|do not) (?:wait|start|leave|begin))"
_AT_ONCE = Cued(r"\b(?:wait|hang (?:on|about|around|tight)|hold (?:on|off|tight)|without (?:me|us|him|her|them)|sit tight|stand by|be patient|bear with)\b", re.IGNORECASE)  # fmt: skip
"""What can be meant for the moment only."""
_NAMES = r"[^\W\d_][\w-]*(?:(?:,| and| &|, and| \+) [^\W\d_][\w-]*)*"
_TELLS = Cued(
    rf"\A\W*{LEADS}(?:(?:can|could|would|will) you |please |pls )*(?:tell|ask|inform|message|ping|text|warn|notify|(?P<let>let)) (?P<whom>everyone|everybody|them(?: both| all)?|all(?: of them)?|both(?: of them)?|(?:the |my |our )?(?:others?|other interviewers?|panel|interviewers?|team|rest|organi[sz]er|recruiter)(?: (?:of|for) (?P<of>[^\W\d_][\w-]*))?|(?P<whose>[^\W\d_][\w-]*)['’]s (?:interviewers?|panel|team)|(?P<names>{_NAMES}))(?(let) know)(?: that\b|,|:)* (?P<what>\S.*?)\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What others of an interview are to be told now: "tell Sam and Lucy that Max is at reception"."""
_ASKS_MORE = Cued(
    r"(?:[,;.]|\b(?:and|then))\s+(?:(?:please|then|also|just) )*(?:move|cancel|push|shift|re ?schedule|postpone|add|book|find|swap|replace|remove|make it|extend|shorten)\b",
    re.IGNORECASE,
)
"""What is asked of the bot besides."""
_CUTS = re.compile(r"\s*[,;.!–—]+\s+|\s+-\s+|\s+(?:and|so|but)\s+")
_PRONOUN = Cued(rf"(?:he|she|they|nobody|no[- ]?one|{_STRANGER})?", re.IGNORECASE)


def news_of_arrival(text: str, context: ParseContext) -> ParsedMessage | None:
    """Return what is to be passed on of a message that is such news and nothing else; None for any other."""
    near = near_interviews(context)
    if "?" in text or not context.interviews or _OTHER_DAY.search(text):
        return None
    told = _TELLS.match(text)
    if told is not None and _is_to_others(told, near, context):
        return _told(told, near, context)
    found = _news(text, near or context.interviews, context)
    if found is None:
        return None
    if not near:
        return ParsedMessage(ChatRequest("delay")) if _NOT_YET.search(text) else None
    return _passed_on(text, found, near, context)


def news_of(text: str, context: ParseContext) -> str | None:
    """Return who is spoken of in news of any interview that is coming, "" for nobody by name; None for any other words."""
    return _news(text, near_interviews(context) or context.interviews, context)


def near_interviews(context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the speaker's interviews that are under way, start within two hours or did so, the nearest first."""
    now = context.now.replace(tzinfo=None)
    near = [
        one
        for one in context.interviews
        if not one.sessions and (abs(one.start - now) <= LATE_WITHIN or one.start <= now < one.end)
    ]
    return tuple(sorted(near, key=lambda one: (abs(one.start - now), one.id)))


_OTHER_DAY = Cued(rf"\b(?:{WEEKDAY}s?|tomorrow|next (?:week|month|time))\b", re.IGNORECASE)


def _is_to_others(
    told: re.Match[str], near: tuple[ComingInterview, ...], context: ParseContext
) -> bool:
    """Whether others of an interview are told something that is for the moment, and no candidate is."""
    what = told["what"]
    if _ASKS_MORE.search(what):
        return False
    is_of_now = _AT_ONCE.search(what) or (
        _news(what, near or context.interviews, context) is not None
    )
    is_near = bool(near) and bool(_DOES.fullmatch(what) or _FILLS.fullmatch(what))
    if not is_of_now and not is_near:
        return False
    return not told["names"] or _are_colleagues(told["names"], near or context.interviews, context)


def _are_colleagues(names: str, among: tuple[ComingInterview, ...], context: ParseContext) -> bool:
    """Whether everybody who is named is a colleague, and of what they are told nobody can be the candidate."""
    known = {word for one in context.directory.people for word in folded(one.name).split()}
    said = _words_of(names)
    is_candidate = any(is_candidate_of(word, one) for word in said for one in among)
    return not is_candidate and all(folded(word) in known for word in said)


def _told(
    told: re.Match[str], near: tuple[ComingInterview, ...], context: ParseContext
) -> ParsedMessage:
    """Return what is passed on of what others are to be told; that it cannot be, where no interview is near."""
    if not near:
        return ParsedMessage(UnknownRequest("tell-people"))
    named = told["of"] or told["whose"] or ""
    people = _mails(told["names"] or "", near, context)
    fitting = [one for one in near if not named or is_candidate_of(named, one)]
    if told["names"] and not people and all(one.role == "organizer" for one in fitting):
        return ParsedMessage(UnknownRequest("tell-people"))
    fitting = [one for one in fitting if people <= {*one.people}] or fitting
    said = _news(told["what"], tuple(fitting), context)
    read = _passed_on(told["what"], said or "", tuple(fitting), context)
    is_all = len(people) == len(_words_of(told["names"] or ""))
    return _told_alone(read, tuple(sorted(people))) if people and is_all else read


def _told_alone(read: ParsedMessage, people: tuple[str, ...]) -> ParsedMessage:
    """Return what is passed on to nobody but those who are named."""
    if not isinstance(read.request, LateRequest):
        return read
    return replace(read, request=replace(read.request, people=people))


def _words_of(names: str) -> list[str]:
    """Return each of the names that are joined."""
    return [word.strip() for word in re.split(r",| and | & | \+ ", names) if word.strip()]


def _mails(names: str, near: tuple[ComingInterview, ...], context: ParseContext) -> set[str]:
    """Return those who take part in what is near, by the names that are said."""
    words = {folded(word) for word in _words_of(names)}
    coming = {mail for one in near for mail in one.people}
    known = (person for person in context.directory.people if person.mail in coming)
    return {one.mail for one in known if words & {*folded(one.name).split()}}


def _news(text: str, near: tuple[ComingInterview, ...], context: ParseContext) -> str | None:
    """Return who is spoken of in a message that is news of an interview and nothing else, "" for nobody by name; None for any other."""
    whole = _said(text, near, context)
    if whole is not None:
        return whole
    parts = [one for one in _CUTS.split(text.strip(" .!")) if re.search(r"\w", one)]
    read = [_said(one, near, context) for one in parts]
    is_beside = (bool(_FILLS.fullmatch(one)) or _is_told(one, near, context) for one in parts)
    if not any(one is not None for one in read):
        return None
    if not all(said is not None or beside for said, beside in zip(read, is_beside, strict=True)):
        return None
    return next((one for one in read if one), "")


def _is_told(part: str, near: tuple[ComingInterview, ...], context: ParseContext) -> bool:
    told = _TELLS.match(part)
    return told is not None and _is_to_others(told, near, context)


def _said(text: str, near: tuple[ComingInterview, ...], context: ParseContext) -> str | None:
    """Return who is spoken of in words that are one piece of news, "" for nobody by name; None for any other words."""
    if _FIRST.fullmatch(text):
        return ""
    now = context.now.replace(tzinfo=None)
    if any(one.start <= now for one in near) and _UNDER_WAY.fullmatch(text):
        return ""
    for form in _OF_SOMEBODY:
        found = form.fullmatch(text)
        if found is None:
            continue
        said = found.groupdict().get("who") or ""
        who = re.sub(r"^(?:the|my|our|this) |^(?:mr|mrs|ms|miss|dr)\b\.? ", "", small(said))
        if _PRONOUN.fullmatch(who):
            return ""
        if any(is_candidate_of(who, one) for one in context.interviews) or _mails(
            who, near, context
        ):
            return who
    return None


def _passed_on(
    text: str, who: str, near: tuple[ComingInterview, ...], context: ParseContext
) -> ParsedMessage:
    """Return what is passed on to everybody of the interview that is meant: that of who is named, else the nearest."""
    of_them = [one for one in near if is_candidate_of(who, one) or _mails(who, (one,), context)]
    fitting = of_them if who else [*near]
    if not fitting:
        return ParsedMessage(ChatRequest("delay"))
    now = context.now.replace(tzinfo=None)
    least = min(abs(one.start - now) for one in fitting)
    nearest = [one for one in fitting if abs(one.start - now) == least]
    shown = [one for one in nearest if one == context.interviews[0] and context.last != "none"]
    chosen = [one for one in fitting if one.id in context.chosen]
    meant = chosen or shown or nearest
    request = LateRequest(
        tuple(one.id for one in meant)[: len(meant) == 1], note=_TO.sub("", text.strip(" .!"))
    )
    return ParsedMessage(request, _which(meant, text, context))


_TO = re.compile(r"\A(?:that|to) ", re.IGNORECASE)


def _which(meant: list[ComingInterview], text: str, context: ParseContext) -> Clarification | None:
    if len(meant) == 1:
        return None
    ids = tuple(one.id for one in meant)
    return which_of(ids, shaped(text, context, is_after=False), context)


def _form(*forms: str) -> Cued:
    return Cued(rf"\W*{LEADS}(?:{'|'.join(forms)}){_ENDS}\W*", re.IGNORECASE)


_FIRST, _UNDER_WAY = _form(*_NEWS), _form(*_BEGUN)
_FILLS = _form(*_BESIDE, r"(?:please |pls )?(?:start|begin|go ahead)")
_OF_SOMEBODY = tuple(_form(one) for one in _NEWS_OF)
_NOT_YET = Cued(
    rf"(?:\b(?:is|has|have|are|was|does|did)(?:n['’]?t| not|nae)|['’](?:s|ve) not|\byet to)\b(?: \w+){{0,5}}? {_NOT_THERE}",
    re.IGNORECASE,
)
"""That somebody is awaited, and does not only come late."""
_DOES = Cued(rf"{_TO_DO}\b[^?]*", re.IGNORECASE)
