"""Who is interviewed: `for Jo Park`, `candidate Anna Garcia`, `Jane's onsite with Ian`, an address outside the company.

Read before the names of colleagues are, so that a candidate is never taken for one of them. The words of a sentence
become a row in which every run of words that may be a name is a sign: `¤u` names nobody known, `¤k` a colleague by one
name, `¤f` a colleague by the full name or address, `¤m` an address outside. `_PATTERNS` says where such a run is the
candidate; to teach another wording, add a row.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.people.name_runs import Run, name_runs
from bot.language.requests import Candidate
from bot.language.tokens.calendar_words import MONTHS, WEEKDAY, WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.normalize import folded
from bot.language.tokens.tokenizer import Sentence

_KIND = (
    r"(?:(?:(?:final|first|second|third|last|1st|2nd|3rd|next|tech|technical|phone|video|panel|onsite|on site|hiring manager|hm|culture|culture fit|coding|design|system design|take home|behaviou?ral) )*"
    r"(?:interviews?|onsite|on site|loop|panel|screen|screening|phone screen|final|finals|rounds?|debrief|call|chat|assessment|technical|tech screen|session|intro|slot|meeting|visit|day))"
)
_WHEN = rf"(?: (?:on|at|,|-|next|this|the|of|week|wk|in|that|order|tomorrow|tmrw|today|morning|afternoon|am|pm|for|an|a|hour|half|min|mins|minutes|{WEEKDAY}s?|{'|'.join(sorted(WEEKDAYS))}|\d+(?:st|nd|rd|th|h|m|am|pm|min)?|[\d:.]+|{'|'.join(MONTHS)}))*"
"""Days, hours and lengths between a name and what follows it."""
_ANY = r"(?P<name>¤[ukf]\d+)"
_NEW = r"(?P<name>¤u\d+)"
_FULL = r"(?P<full>¤u\d+)"
"""A name that nobody known has, of a first and a last one."""
_MAIL = r"¤m\d+"
_WHO = r"(?:(?:some|a|this|the) (?:guy|girl|woman|man|person|dude|lady|chap|bloke|fellow|developer|engineer|designer) (?:called|named)|(?:someone|somebody) (?:called|named)|candidates?|applicants?|interviewees?|finalists?|canidate|candiate|cand|prospect)"
_PATTERNS = tuple(
    Cued(pattern)
    for pattern in (
        rf"(?<!\( )\b{_WHO}(?: (?:is|'s|actually|really|name|named|called|,|:|\.|-|\(|will|be|here|today|tomorrow|now|this|time))* (?!(?<=candidate , )¤k\d+ ,(?!.*¤[kf])){_ANY}(?! (?:interviews?|to interview|can|with)\b)",
        rf"\b{_WHO} {_NEW} with\b",
        rf"\b{_WHO}\b(?:(?: (?:on|of|for|in) (?:\S+ ){{0,4}}?(?:it|this|that|\w+))?|{_WHEN}) (?:to|is|'s|is now|should be|will be)(?: (?:actually|really|in fact))* {_ANY}(?! (?:and|or|free|available|can|with)\b)",
        rf"\b(?:who|whos|anyone|anybody|someone|somebody)\b.* {_KIND} with {_NEW}(?! (?:and|or|,|plus) ¤[kf])",
        rf"¤[kf](?P<known>\d+)(?: {_MAIL})? (?:\( |(?:is|,|-) (?:the|our) ){_WHO}\b(?! (?:is|:|-|named|called) )",
        rf"{_NEW}(?: {_MAIL})? (?:[,(-] )*(?:(?:he|she|they) (?:is |'s |are |'re ))?(?:is )?(?:the |our |a |my |this |new |external |strong |great )*{_WHO}\b(?! (?:is|:|-|named|called) )",
        rf"¤[kf](?P<known>\d+)(?: (?!¤)\S+){{0,8}}? [,.;-] (?:and )?(?:he|she|they) (?:is|'s|are|'re) (?:the|our|my) {_WHO}\b(?! (?:is|:|named|called) )",
        rf"{_ANY} (?:[,(<-] )*{_MAIL}",
        rf"{_MAIL} (?:[,(-] )+{_NEW}",
        rf"{_NEW} 's (?:\w+ )?{_KIND}\b",
        rf"\b(?:{_KIND}|candidature|candidacy|application) (?:\( [^¤()]+ \) )?of {_NEW}",
        rf"¤k(?P<known>\d+) 's {_KIND} (?:\S+ ){{0,3}}?(?:with|by) ¤[kf]",
        rf"{_NEW} (?:(?:who|that) )?(?:\S+ ){{0,2}}?(?:needs?|has|have|wants?|is|'s|to|will|should|must|would like|gets?|due)(?: (?:to|going|due|supposed|scheduled))* (?:meet|see|interview|speak|talk|chat|be interviewed|be seen|meeting|seeing|interviewing|coming)\b",
        r"¤k(?P<known>\d+) (?:needs?|has) to meet (?:with )?¤[kf]",
        rf"\bto interview {_ANY}",
        rf"\b(?:interview|interviewing|interviews|screen|screening|assess|evaluate|grill|vet|onboard|host) (?:(?:the|our|candidate) )*{_NEW}",
        rf"\b(?:see|meet|meets|meeting|take|takes|talk to|talk with|speak to|speak with|chat to|chat with|have|cover) (?:with )?{_NEW}(?! (?:and|or|,|plus) ¤[kf])",
        rf"\b(?:book|schedule|set up|arrange|get|fit|put|slot|squeeze|line up|find|slot in|bring|organi[sz]e|set|plan|do|give)(?: (?:in|up))? {_NEW}(?: (?:in|up|on|a|an|some|time|slot|hour|for|interview|loop|onsite|screen|,|\d+|min|mins|minutes|next|this|week|day))* (?:with|w|to see|to meet) (?:[^ ]+ ){{0,2}}?¤[kf]",
        rf"\b(?:let|lets|allow|have|ask|tell|give|get|send|email|mail|message|invite|offer|share|ping|shoot|drop|text|pass|hand|forward|fire) {_ANY}(?: {_MAIL})? (?:to )?(?!(?:an? |another |\d+ )?(?:half |quarter )?(?:of )?(?:an )?(?:hour|hr|h|min)|an hour|half an)(?:pick|choose|select|self|book|schedule|decide|a |the |our |an |another |some |two|three|four|five|\d|times|slots|options|link|with a link|his|her|their|what|when|which)",
        rf"{_ANY} (?:, )?(?:to )?self(?: |-| - )?(?:schedul|book)\w*",
        rf"^[^¤]*\blinks? (?:to|for) {_ANY}",
        rf"{_ANY} (?:have|has|get|gets|got|need|needs|want|wants|receive) (?:a|an|another|one more)(?: \w+)? link\b",
        # Before those who interview are named, a name nobody has is whom a link is for: "send Kim Bell in New York a link".
        rf"^(?=.*(?<!join )(?<!teams )(?<!zoom )(?<!video )(?<!meeting )(?<!feedback )\blinks?\b)(?:(?!(?:with|by|and|or|withdraw|revoke|cancel)\b)\S+ ){{0,8}}?{_NEW}",
        rf"\blinks? (?:to|for) {_NEW}",
        rf"\blinks? with {_NEW}",
        rf"\b(?:times?|slots?|options) to {_NEW}",
        rf"{_ANY} (?:to |can |should |could |will )+(?:pick|choose|select|self)",
        rf"\b(?:can|could|may|might|would) {_NEW} (?:please |just |perhaps |maybe )*(?:pick|choose|select|self)\b",
        rf"\b(?P<noun>{_KIND}) (?:\S+ ){{0,4}}?for (?:a |the |our )?¤k(?P<known>\d+)(?! (?:and|or|,|plus|&) ¤)(?: \S+){{0,5}}? (?:with|by) ¤[kf]",
        r"\b(?:with|by) ¤[kf]\d+(?: (?:,|and|or|plus) ¤[kf]\d+)*(?: \S+){0,4}? for ¤k(?P<known>\d+)(?! (?:and|or|,|plus|&) ¤)",
        rf"\b(?:for|about|re|regarding) (?:[a-z]+ (?=¤)){{0,1}}{_NEW}(?! (?:and|plus|&) (?:me|i|myself)\b)(?! (?:(?:\w+ ){{0,2}}(?:role|roles|position|positions|job|jobs|team|req|opening|vacancy|developer|engineer|designer|manager|analyst|hire|pool|office|time|project|department|product|candidate|candidates|panel|interviewers?|people|folks|group)\b|(?:and|or|,|plus) ¤[kf]\d+ (?!(?:can|will|should)\b)))(?!(?<=for )\S+ 's\b)",
        rf"^(?:\S+ ){{0,2}}?{_NEW} (?:[,:-] )*{_KIND}\b",
        rf"^(?:\S+ ){{0,2}}?{_NEW} [:,-] (?:\S+ ){{1,2}}?(?:with|w) (?:either |both )?¤[kf]",
        rf"^(?:\S+ ){{0,1}}?{_NEW} (?:[:,-] )*(?:with|w|to see|to meet|meets?|meeting) ¤[kf]",
        rf"^(?:\S+ ){{0,2}}?{_NEW} (?:, )?(?:too|also|as well)(?: ,)? (?:\S+ ){{0,6}}?(?:with|w|by) (?:\S+ )?¤[kf]",
        rf"{_NEW} (?:is|'s|'ll be|can do|could do|can only do|would|wants|prefers?|likes?|asked|has|said|says)\b.*\b(?:take|see|meet|interview|cover|do|host|screen|with) (?:her|him|them|it|this)\b",
        rf"{_NEW} (?:is|'s|can do|could do|can only do|would|wants|prefers?|asked|has|said|says)\b.*\b(?:with|interviewers? (?:is|are|:)|panel (?:is|:)|can|could|need|needs) ¤[kf]",
        rf"{_NEW} (?:is|'s|will be|'ll be|comes) (?:coming )?(?:in|here|on site|onsite|visiting|over|with us)\b.*¤[kf]",
        rf"^(?:\S+ ){{0,2}}?{_NEW}(?: \( [^()¤]{{1,60}} \))? (?:needs?|has|wants?|gets?|requires?|is due) (?:\S+ ){{1,8}}?(?:with|w|by) (?:\S+ )?¤[kf]",
        rf"^(?:(?:{_KIND}|the|new|for|schedule|book|set up|arrange|plan|need|find|get|please) )*{_NEW}{_WHEN} : .*¤[kf]",
        rf"^(?:\S+ ){{0,2}}?{_FULL}{_WHEN} (?:with|w|by) ¤[kf]",
        rf"\b(?:for|about|re|regarding) {_FULL} , ¤[kf]",
        rf"\b(?:get|put) {_FULL} in front of\b",
        rf"^{_FULL} , (?!(?:and|or) )(?:(?!¤[kf])\S+ ){{0,4}}?(?:(?!¤[kf])\S+ ¤[kf]\d+ (?:and|,|/|or|\+) ¤[kf]|(?:rounds?|sessions?|interviews?|onsite|loop|panel|screen|call)\b.*¤[kf])",
        rf"^(?:(?:re|fwd?) : )?{_KIND} [:,-] {_NEW}(?! (?:and|or|plus) ¤[kf])",
        rf"\b(?:got|have|has|having) {_NEW} (?:coming|visiting|flying|travell?ing) (?:in|over|by|here|on site|onsite|to see us|to us)\b.*¤[kf]",
        rf"\b(?:one|two|any|either)(?: of)? ¤[kf]\d+ (?:\S+ )*?for (?:a |an |the |her |his )?(?:\w+ )?{_KIND} with {_FULL}(?! (?:and|or|,|plus) ¤[kf])",
        rf"{_FULL} (?:,|-|\.) (?:\S+ ){{0,3}}?¤[kf]\d+ (?:\S+ ){{0,2}}?(?:see|meet|take|interview|screen|cover|talk to|speak to|speak with|talk with|chat to|chat with) (?:her|him|them)\b",
        rf"\b(?:get|put|add|pencil)(?: in)? {_NEW} (?:on|in|onto|into|to) ¤[kf]\d+ 's (?:calendar|diary|schedule)",
        rf"^(?:\S+ ){{0,2}}?(?:can|could|would|may|should) {_FULL} (?:please |maybe |just )?(?:see|meet|talk to|talk with|speak to|speak with|chat to|chat with) (?:with )?¤[kf]",
        rf"¤[kf]\d+ (?:x|vs|<>|/) {_FULL}(?! (?:and|or|,|/) ¤[kf])",
        rf"\b(?:got|have|having) (?:a|an|the|another) (?:\w+ )?{_KIND} with {_FULL}(?! (?:and|or) ¤[kf])",
        rf"{_FULL} (?:is|'s|has|here|in|just|moved|changed|missed|lost|had|got|can|can't|cant|could|needs|wants|flies|travels|lands|arrives|leaves|comes|goes|gets|starts|finishes|works|lives)\b(?: (?!¤[kf])\S+){{0,6}}? [,.;!-] (?:so |can |could |please |let |need |therefore |hence |kindly |find |\d+ |an? |half ).*¤[kf]",
        rf"^{_FULL} (?:\( [^¤()]{{1,40}} \) )?(?:/|\||;|-) .*¤[kf]",
        rf"^{_FULL} ¤[kf]",
        rf"\b(?:interview|chat|call|meeting|session|screen|conversation|talk)s? between (?:{_FULL} and ¤[kf]|¤[kf]\d+ and (?P<name>¤u\d+)(?! (?:and|or|,) ¤[kf]))",
        rf"{_FULL} (?:(?:has|just|now|also|already|finally) )*(?:said|passed|aced|cleared|agreed|accepted|wrote|replied|answered|finished|completed|confirmed|nailed)\b(?: (?!¤)\S+){{0,14}}? [.!,-] .*¤[kf]",
        rf"{_FULL} (?:can|could|is|'s|prefers|wants|needs)\b(?: (?!¤)\S+){{1,8}} [.,;-] (?:so )?(?:who|whos|anyone|anybody)\b",
        rf"\b(?:whoever|anyone|anybody|someone|somebody|(?:any )?(?:one|two|three|\d) (?:people|interviewers?))\b(?!.*¤[kf]).* with {_FULL}(?! (?:and|or|,|plus) ¤[kf])",
        rf"\b{_WHO} (?:is|was|looks|seems|sounds) (?:[a-z]+ ){{1,4}}, {_FULL}(?= [.!,;]|$)",
        rf"{_NEW} (?:withdrew|dropped out|pulled out|has withdrawn|accepted another)",
    )
)
_AT_END = (
    Cued(
        rf"(?:¤[kf]|\b(?:whoever|anyone|anybody|someone|somebody|people|interviewers|of)\b).* (?:\d+|h|hr|hrs|hours?|m|min|mins|minutes|room|online|remote|today|tomorrow|tmrw|am|pm|morning|afternoon|{WEEKDAY}|{'|'.join(sorted(WEEKDAYS))}) (?:, )?{_FULL}$"
    ),
)
"""A name behind when, how long and where, that ends the message: "Mei Thursday 1h, Jo Lin"."""
_BESIDE_SEVERAL = (
    Cued(
        rf"\b(?:for|get|wants?|needs?) ¤[kf]\d+(?: (?:,|and|&|plus) ¤[kf]\d+)+(?: (?:together|both|all|in|the|same|room|for|one|two|an?|\d+|half|hours?|min|mins|minutes))* with {_FULL}(?! (?:and|or|,|plus) ¤[kf])"
    ),
)
"""With whom several are to meet, who is like nobody in the directory: "I need Tom and Ian together with Dmitri Volkov"."""
_SWAPPED_FOR = Cued(
    rf"\b(?:swap|switch|exchange|trade)(?: out)? ¤[kf]\d+(?: out)? for {_ANY}(?=$| (?:please|pls|then|instead|in|on)\b)"
)
"""Who comes in a colleague's place: somebody unknown, and nobody who is interviewed."""
_LABELLED, _UNLABELLED = _PATTERNS[:3], _PATTERNS[3:]
"""Where the word candidate stands before the name, and where it does not."""
_OF_COLLEAGUES = tuple(one for one in _UNLABELLED if "¤u" not in one.pattern)
"""Those that need no name that nobody known has."""


@lru_cache(maxsize=512)
def name_parts(name: str) -> frozenset[str]:
    """Return the words of a name as sentences have them: folded, without hyphens, dots and initials."""
    parts = re.split(r"[\s.\-–]+", folded(name))
    return frozenset(one.replace("'", "") for one in parts if len(one) > 1)


def is_candidate_of(name: str, interview: ComingInterview) -> bool:
    """Whether a name that was said shares a word with the name of an interview's candidate."""
    candidate = interview.candidate
    return candidate is not None and not name_parts(name).isdisjoint(name_parts(candidate.name))


def find_candidates(sentence: Sentence, known: tuple[str, ...] = ()) -> list[tuple[Run, Candidate]]:
    """Return the runs of words that name or address a candidate, in order; `known` are those of coming interviews."""
    booked = {part for name in known for part in name_parts(name)}
    runs = _with_months(sentence, name_runs(sentence, booked), known)
    if not runs:
        return []
    row = " ".join(_row(sentence, runs))
    labelled = _named(_LABELLED, row, runs)
    found = labelled | _named(_UNLABELLED if "¤u" in row else _OF_COLLEAGUES, row, runs)
    last = _named(_AT_END, row, runs) if "¤u" in row else set()
    found |= {one for one in last if not _is_near_colleague(sentence, runs[one])}
    beside = _named(_BESIDE_SEVERAL, row, runs) if "¤u" in row else set()
    found |= {one for one in beside if not _is_like_any(sentence, runs[one])}
    found -= _named((_SWAPPED_FOR,), row, runs)
    called = {word for place in labelled for word in _words(sentence, runs[place])}
    # Who is called the candidate is, also where another name could be: "Tim Chen's replacement, candidate Anna Lee".
    found = {one for one in found if not called or called & _words(sentence, runs[one])}
    found = {one for one in found if not _is_beside_anothers_mail(sentence, runs, one)}
    found |= {place for place, run in enumerate(runs) if run.sign == "m"}
    found |= {
        place
        for place, run in enumerate(runs)
        if run.sign == "u" and set(sentence.words[run.start : run.end]) <= booked
    }
    found = _in_full(sentence, runs, found)
    again = _named_again(sentence, runs, found)
    return [
        (runs[place], _candidate(sentence, runs[again.get(place, place)]))
        for place in sorted({*found, *again})
    ]


def _with_months(sentence: Sentence, runs: list[Run], known: Iterable[str]) -> list[Run]:
    """Return the runs with the names of known candidates that begin as a month does: "the interview of Jan de Vries", "with Jan"."""
    for name in known:
        first, *rest = folded(name).split() or [""]
        if first not in MONTHS:
            continue
        for place in range(len(sentence.words)):
            is_whole = rest and sentence.words[place : place + 1 + len(rest)] == [first, *rest]
            is_whose = sentence.word(place - 1) in _OF_WHOM and _is_alone(sentence, place, first)
            if is_whole or is_whose:
                run = Run(place, place + 1 + (len(rest) if is_whole else 0), "u")
                others = (one for one in runs if one.end <= run.start or one.start >= run.end)
                runs = sorted((*others, run), key=lambda one: one.start)
    return runs


_OF_WHOM = frozenset({"of", "with", "candidate", "for"})


def _is_alone(sentence: Sentence, place: int, month: str) -> bool:
    """Whether a name that is a month's too stands for nobody's day: "the interview of Jan", not "the end of Jan"."""
    if sentence.words[place] != month or not sentence.is_capital(place):
        return False
    is_of_interview = sentence.word(place - 2) in {"interview", "screen", "onsite", "loop", "call"}
    return is_of_interview and not sentence.word(place + 1)[:1].isdigit()


def _in_full(sentence: Sentence, runs: list[Run], found: set[int]) -> set[int]:
    """Return the runs that name a candidate, by the whole name where that was said elsewhere: "Jo Park is in Oslo. Who could see Jo?"."""
    parts = {one: _words(sentence, runs[one]) for one in found if runs[one].sign == "u"}
    strange = (n for n, run in enumerate(runs) if run.sign == "u" and n not in found)
    wholes = {n: _words(sentence, runs[n]) for n in strange}
    wholes = {n: one for n, one in wholes.items() if any(part < one for part in parts.values())}
    short = {n for n, part in parts.items() if any(part < one for one in wholes.values())}
    return (found - short) | wholes.keys()


def _is_near_colleague(sentence: Sentence, run: Run) -> bool:
    """Whether the whole of a name is that of a colleague but for a letter or two: "Prya Shah"."""
    hit = sentence.names.match(sentence, run.start)
    return hit is not None and hit[0] >= run.end


def _is_like_any(sentence: Sentence, run: Run) -> bool:
    """Whether any word of a name may be meant for somebody in the directory: "Sara Lee" where there is a Samira."""
    places = range(run.start, run.end)
    return any(sentence.names.match(sentence, place) is not None for place in places)


def _is_beside_anothers_mail(sentence: Sentence, runs: list[Run], place: int) -> bool:
    """Whether a colleague is named with whom it is, before the address of a candidate: "with Lucy, jo.park@mail.example"."""
    run, after = runs[place], runs[place + 1] if place + 1 < len(runs) else None
    if run.sign not in {"f", "k"} or after is None or after.sign != "m":
        return False
    between = sentence.words[run.end : after.start]
    if between != [","] or sentence.word(run.start - 1) not in {"with", "and"}:
        return False
    local = sentence.words[after.start].partition("@")[0]
    parts = set(re.split(r"[^a-z]+", local))
    said = _words(sentence, run)
    return not any(one in local or one[0] in parts for one in said)


def _named_again(sentence: Sentence, runs: list[Run], found: set[int]) -> dict[int, int]:
    """Return the runs that are a part of a candidate's name, and where the whole stands: "book Jo Park. Jo is free …"."""
    whole = {
        one: _words(sentence, runs[one]) for one in found if runs[one].end - runs[one].start > 1
    }
    return {
        place: one
        for place, run in enumerate(runs)
        for one, words in whole.items()
        if run.sign == "u" and place not in found and _words(sentence, run) < words
    }


def _words(sentence: Sentence, run: Run) -> set[str]:
    return {*sentence.words[run.start : run.end]}


def _named(patterns: Iterable[Cued], row: str, runs: list[Run]) -> set[int]:
    letters = small(row)
    said = {
        (group, int(sign.lstrip("¤ukfm")))
        for pattern in patterns
        if pattern.may_match(letters)
        for match in pattern.finditer(row)
        for group, sign in match.groupdict().items()
        if sign and group in {"name", "full", "known"}
    }
    return {n for group, n in said if group != "full" or runs[n].end - runs[n].start > 1}


def _row(sentence: Sentence, runs: list[Run]) -> list[str]:
    firsts = {run.start: f"¤{run.sign}{place}" for place, run in enumerate(runs)}
    inside = {place for run in runs for place in range(run.start, run.end)}
    return [
        firsts.get(place) or (sentence.raws[place] if sentence.kinds[place] == "mark" else word)
        for place, word in enumerate(sentence.words)
        if place in firsts or place not in inside
    ]


def _candidate(sentence: Sentence, run: Run) -> Candidate:
    if run.sign == "m":
        return Candidate(mail=sentence.words[run.start])
    said = sentence.text[sentence.spans[run.start][0] : sentence.spans[run.end - 1][1]]
    return Candidate(name=said if said != said.lower() else said.title())


teach(*_PATTERNS, *_AT_END, *_BESIDE_SEVERAL)
