"""What an interviewer says of an invitation that takes more than a yes or a no: who could come instead, and when.

"can't make it, could Sam take it?"        declines, and those words go to the organizer with it
"could we make Vera's tomorrow at 3?"      proposes that time for Vera's
"""

import re

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import TIMES, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.answers.invitation_answers import answer
from bot.language.interviews.bookings import new_windows
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest, ChangeRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import NAME

_SORRY = r"(?:(?:sorry|so sorry|hi|hey|hello|ah|oh|argh|ugh|no|nope|nah|afraid|unfortunately|sadly|thanks|but|,|\.|!|-) ?)*"
_CANT = r"(?:i |we |i 'm |i am |'m )?(?:really |so |afraid |that |i )*(?:cant|can not|cannot|wont|will not|unable|not able|couldnt|not free|not available|unavailable|busy|tied up|swamped|out|away|off|ill|sick|double booked|overbooked|declin\w*|must declin\w*|have to (?:decline|pass)|no can do|not (?:for )?me|no|nope|(?:'ve |have |had |'ve got |got |have got |there 's )?(?:a |an |another )?(?:clash|conflict)|i (?:'m )?(?:on|in|at|travelling|traveling|flying|stuck) \S+|i (?:have|got|'ve got) an? \S+)\b"
_COULD = r"(?:(?:could|can|would|will|might|may|maybe|perhaps|possibly|what about|how about|why not|why dont you|please|pls|ask|asking|try|get|use|have|let|suggest|i 'd suggest|i suggest|i think|you could|you can|you should|is|if|whether|see|check|with|best to|better) )+"
_OTHER = r"¤p\d+(?: (?:or|and|,) ¤p\d+)*"
_ITS_PART = r"(?:it|this|that|this one|that one|one|her|him|them|¤c\d+|'s|mine|over|instead|please|pls|my (?:place|slot|part)|the (?:interview|call|session|slot))"
_WITH_NO = Cued(
    rf"^{_SORRY}{_CANT}(?: (?!¤p)\S+){{0,12}}? (?:(?:,|\.|;|-|:|but|and|so|!|\?) ?)*{_COULD}{_OTHER}(?: (?!¤t)\S+){{0,8}}$"
    rf"|^{_SORRY}{_CANT}(?: (?!¤p)\S+){{0,12}}? (?:(?:,|\.|;|-|:|but|and|so|!|\?) ?)+(?:is )?¤p\d+(?: (?:or|and) ¤p\d+)? (?:could|can|might|may|would|will|is|'s|should|knows)\b(?: (?!¤t)\S+){{0,8}}$"
)
"""A no, and who could come instead."""
_FOR_ME = Cued(
    rf"^{_SORRY}(?:{_COULD})?{_OTHER}(?: (?!¤t|not\b)\S+){{0,6}}? (?:instead(?: of me)?|for me|in my (?:place|stead)|on my behalf|rather than me)(?: (?:please|pls|then|sorry|thanks|,|\.|;))*(?: {_CANT}(?: (?!¤p)\S+){{0,10}})?$"
    rf"|^{_SORRY}(?:{_COULD}){_OTHER} (?:(?:please|kindly|maybe) )?(?:take|do|cover|have|run|handle|join|step in|fill in|stand in|sub)(?: (?:it|this|that|in|for|¤c\d+(?: 's)?|one|interview|please|pls))* (?:,|\.|;|-|\?|because|as|since|cos) ?(?:{_CANT})(?: (?!¤p)\S+){{0,10}}$"
)
"""Who could come instead, and so a no."""
_IN_MY_PLACE = Cued(
    rf"^{_SORRY}(?:{_CANT}(?: (?!¤p)\S+){{0,8}}? (?:,|\.|;|-|so) )?(?:can|could|would|will|might|may) ¤p\d+ (?:(?:please|maybe|possibly) )?(?:take|do|cover|have|run|handle|go to)(?: {_ITS_PART})* (?:instead of me|for me|in my (?:place|stead)|on my behalf)\b"
)
"""The question whether one other may come instead, which is no answer yet: "can Sam take this one for me?"."""
_ONLY_I = Cued(
    rf"^{_SORRY}(?:(?:yes|ok|okay|sure) (?:, )?)?(?P<yes>(?:i (?:can|could|'ll|will|'m happy to|am happy to)|works for me|fine (?:for|with|by) me|ok for me|i 'm (?:free|fine|in|ok|available))(?: (?!cant|not|only|¤)\S+){{0,4}}?) (?:(?:,|\.|;|-|but|and|though|however) ?)+(?P<others>¤p\d+(?: (?:and|or) ¤p\d+)*(?: (?:is|are|'s|will be))? (?:cant|can not|cannot|wont|isnt|is not|not|out|away|off|sick|ill|busy|on)\b(?: (?!¤t)\S+){{0,6}})$"
)
"""A yes, and who else cannot come, which is theirs to say."""
_BY_OTHERS = Cued(
    rf"^{_SORRY}{EASE}(?:(?:actually|maybe|perhaps|can|could|would|will|might|let|have|get|is it ok if|ok if|if) )+(?:(?:someone|somebody|anyone|anybody) else|another (?:person|interviewer|colleague))(?! (?:take|takes|do|does|cover|covers|have|run|handle|join|go|step in|fill in|be there|interview)(?: {_ITS_PART})*$) .+$"
    rf"|^{_SORRY}{EASE}(?:(?:actually|maybe|perhaps|can|could|would|will|might|let|have|get|ok if|if) )+¤p\d+ (?:please |maybe )?(?:take|takes|do|does|cover|covers|have|run|handle)(?: {_ITS_PART})*$"
)
"""What somebody else is to do, which is the organizer's to say and no answer."""
_COULD_BE = Cued(
    rf"^{_SORRY}{EASE}(?:(?:could|can|would|might|may|shall|should|possible|ok|okay|if|to|any chance|chance|of|possibly|we|you|they|i) )*(?:(?:make|do|doing|have|having|put|hold|start|say|get) )?(?P<whose>¤c\d+(?: 's)?(?: {INTERVIEW}| one)?)(?: (?:be|start|happen|to|at|on|for|around|from|in|the|go|instead|rather|a|bit|,|:|-|could|would|work|better))* {TIMES}(?: (?:instead|please|pls|work|works|possible|ok|okay|better|suit|suits|rather|then|be|good|for me|\?))*$"
)
"""When an interview that is named could be held instead."""
_ASKED_BECAUSE = Cued(
    rf"\W*(?:(?:sorry|hi|hey|hello|ok|um|hm+|{NAME},)\W+)*(?:can|could|would|may|might) (?:(?:someone|somebody|anyone|anybody)(?: else)?|[\w'’-]+) (?:(?:please|maybe|possibly) )?(?:take|do|cover|have|run|handle|see|meet|interview)(?: [^?.,;]{{1,40}})?\?\W*(?:(?:because|as|since|cos|sorry)\W+)*(?:i['’]?m|i am|i['’]?ve|i have|i can['’]?t|i cannot|i can not|got an?|there['’]?s)\b[^?]*",
    re.IGNORECASE,
)


def asks_because(text: str, context: ParseContext) -> bool:
    """Whether who was invited asks for somebody else, and the reason behind it is a part of that answer: "can Mei take it? I'm on a course"."""
    first = context.interviews[0] if context.interviews else None
    return bool(first and first.role == "interviewer" and _ASKED_BECAUSE.fullmatch(text))


def suggested(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the no of who names another, or the proposal for an interview that is named; None for any other message."""
    context = situation.context
    if situation.is_open or not _is_of_invited(situation):
        return None
    if (mine := shape.search(_ONLY_I)) is not None:
        yes = answer("accept", shape.only(shape.places(mine.span("yes"))), context)
        others = shape.text(shape.places(mine.span("others")))
        return replace(yes, left_out=() if yes.doubt else (others,))
    if any(shape.search(one) for one in (_WITH_NO, _FOR_ME, _IN_MY_PLACE)):
        return _in_place(shape, context) or _declined(shape, context)
    if context.interviews and (situation.is_invited or situation.shows_booked):
        first = context.interviews[0]
        if shape.search(_BY_OTHERS) and first.role == "interviewer":
            return ParsedMessage(ChangeRequest((first.id,)))
    if (found := shape.search(_COULD_BE)) is not None:
        return _proposed(shape, found, context)
    return None


def _is_of_invited(situation: Situation) -> bool:
    """Whether the speaker was invited to what is shown, or to all that is coming."""
    coming = situation.context.interviews
    is_shown = situation.shows_booked and bool(coming) and coming[0].role == "interviewer"
    return (
        situation.is_invited
        or is_shown
        or (bool(coming) and all(one.role == "interviewer" for one in coming))
    )


def _in_place(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the change by which one other takes the speaker's place; None where several are named, or the speaker."""
    names = [n for n, one in enumerate(shape.pieces) if one.kind == "name"]
    named = {mail for n in names for mail in shape.pieces[n].value.ids}
    is_one = len(named) == 1 and shape.search(_IN_MY_PLACE) is not None
    if not is_one or context.speaker is None or context.speaker in named:
        return None
    read = answer("decline", shape.without(names), context)
    if not isinstance(read.request, AnswerRequest):
        return None
    request = ChangeRequest(read.request.target, replace=((context.speaker, *named),))
    return ParsedMessage(request, read.doubt)


def _declined(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the no, with what was said of another as its reason; None where who speaks is the one named."""
    names = [n for n, one in enumerate(shape.pieces) if one.kind == "name"]
    named = {mail for n in names for mail in shape.pieces[n].value.ids}
    if context.speaker in named:
        return None
    read = answer("decline", shape.without(names), context)
    request = read.request
    if not isinstance(request, AnswerRequest):
        return None
    said = request.reason
    reason = said if any(shape.text([n]) in said for n in names) else _of_other(names[0], shape)
    return replace(read, request=replace(request, reason=reason, away=()), left_out=())


_CUT = re.compile(r"[,.;:!?–—]\s+|\s-\s|\b(?:but|and|so)\s", re.IGNORECASE)


def _of_other(place: int, shape: Shape) -> str:
    """Return what is said of the one who is named at this place: "maybe Sam can do it"."""
    sentence = shape.sentence
    start = sentence.spans[shape.pieces[place].start][0]
    cuts = [found.end() for found in _CUT.finditer(sentence.text[:start])]
    return sentence.text[cuts[-1] if cuts else 0 :].strip(" .!?")


def _proposed(shape: Shape, found: re.Match[str], context: ParseContext) -> ParsedMessage | None:
    """Return the proposal of that time for the candidate's interview; None where it is none of the speaker's invitations."""
    about = shape.without(set(range(len(shape.pieces))) - {*shape.places(found.span("whose"))})
    meant = resolve(about, context, role="interviewer", text="")
    one = next((it for it in context.interviews if meant.ids == (it.id,)), None)
    if one is None or one.role != "interviewer" or not meant.is_told:
        return None
    when = shape.only(n for n, it in enumerate(shape.pieces) if it.kind in {*TIME_KINDS, "join"})
    spans, _shift, doubt = new_windows(when, shape, meant, context)
    return ParsedMessage(AnswerRequest("propose", meant.ids, windows=spans), doubt)


teach(_WITH_NO, _FOR_ME, _IN_MY_PLACE, _ONLY_I, _BY_OTHERS, _COULD_BE)
