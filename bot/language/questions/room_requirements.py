"""What is asked of a room, and whether the meeting is online: `a room for 6`, `no room`, `over Teams`."""

from msgspec import Struct

from bot.language.grammar import Hit, Rules, slot
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import count
from bot.language.tokens.tokenizer import Sentence

MOST_SEATS = 500


class RoomSaid(Struct, frozen=True):
    """One thing said of a room; `is_wanted` False where it is not needed."""

    is_wanted: bool = True
    capacity: int | None = None
    feature: str | None = None
    is_bigger: bool = False
    """More seats than the room spoken of before."""
    dropped: str | None = None
    """What the room need not have after all."""


ROOM: Rules[RoomSaid] = Rules("room")
ONLINE: Rules[bool] = Rules("online")
PEOPLE = "(people|persons|ppl|pax|seats|of us|participants|attendees|heads|chairs)"


@slot("seats", "{count}")
def seats(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read a number of seats; not one that counts time or names an hour."""
    hit = count(sentence, place)
    if hit is None or not 0 < hit[1] <= MOST_SEATS:
        return None
    after = sentence.word(hit[0])
    if sentence.words[place] == "one" and after in {"with", "that", "which", "near"}:
        return None  # "swap the room for one with a whiteboard"
    if after == "of" and sentence.word(hit[0] + 1) not in {"us", "them"}:
        return None
    return (
        None if after in _TIMED or (after == "-" and sentence.word(hit[0] + 1).isdigit()) else hit
    )


_TIMED = listed(
    """
    minutes minute mins min m hours hour hrs hr h am pm oclock days day weeks and-a-half working
    business jan january feb february mar march apr april jun june jul july aug august sep sept
    september oct october nov november dec december
    """
)
_ROOM = "(room|meeting room|conference room|space|place|rooms)"


@ROOM(
    "[a|any|the|some|one|another|our|free|available|empty] (room|rooms|meeting room|meeting rooms|conference room|meeting space|interview room)"
)
@ROOM(
    "(in person|onsite|on site|face to face|f2f|in the office|physically|in the flesh)",
    "(somewhere|a place|a space|any space|a venue) [to meet|to sit]",
)
def _any_room(sentence: Sentence) -> RoomSaid | None:
    return None if _IN_CALENDAR.search(" ".join(sentence.words)) else RoomSaid()


_IN_CALENDAR = Cued(
    r"\b(?:room|space) (?:in|on) (?:\S+ (?:'s )?){1,2}(?:schedule|calendar|diary|agenda|day)s?\b"
)
"""Room in somebody's time."""


@ROOM(f"[a|any|some|the] (bigger|larger|roomier) {_ROOM}")
def _bigger_room(_: Sentence) -> RoomSaid:
    return RoomSaid(is_bigger=True)


@ROOM(
    "(no|without|w/o|minus|sans|skip|forget|forget about|never mind|drop|lose|cancel) [a|the|any|need for a|need of a] (room|rooms|meeting room)"
)
@ROOM(
    "(no|not a|not any|not in a) (room|rooms|meeting room) [needed|required|necessary|please|this time|then]"
)
@ROOM(
    "(dont|doesnt|wont|not|do not|does not|didnt|no longer|will not|isnt) (need|want|require|needing|wanting|book) [a|the|any] (room|rooms|meeting room)"
)
@ROOM(
    "(dont|doesnt|do not|does not|didnt|no longer|not) (need|have|needs|required) to be in (a|the|any) (room|meeting room)"
)
@ROOM(
    "[a|the] (room|rooms) (not|isnt|is not|'s not|arent|no longer|is no longer) (needed|required|necessary)",
    "no need (for|of) (a|any|the) (room|meeting room)",
    "no need to book (a|any|the) room",
)
@ROOM(
    "without (a|the|any) (room|meeting room)",
    "(but|and) (no|without) [a|the|any] (room|rooms|meeting room)",
    "(instead of|rather than|not|not in|instead of in|rather than in) (a|the|any) (room|rooms|meeting room)",
    "(not|no|instead of|rather than) (in person|onsite|on site|face to face|f2f|in the office|in a room)",
    "(remove|leave out|without|take out|take away|drop) the (room|meeting room)",
    "roomless",
)
@ROOM("never mind the room")
def _no_room(_: Sentence) -> RoomSaid:
    return RoomSaid(is_wanted=False)


@ROOM(
    f"[a|any|the] {_ROOM} (for|of) [at least|up to|about|around] {{seats}} [people|persons|ppl|pax|of us|participants|attendees]"
)
@ROOM(
    f"[a|any] {_ROOM} [that|which] (seats|seating|sits|fits|fitting|holds|holding|takes|accommodates|hosts|can seat|can fit|can hold|can take|to seat|to fit|will seat|will fit) [at least|up to] {{seats}} [people|persons|ppl|of us]"
)
@ROOM(
    f"[a|any] {_ROOM} [that is|that 's|which is] (big enough|large enough) for {{seats}} [people|persons|ppl]"
)
@ROOM(
    f"[a|any] {_ROOM} (with|having|that has|has) [a|space for|room for|at least|seating for|capacity for|capacity of|a capacity of|capacity] {{seats}} [{PEOPLE[1:-1]}|places]"
)
@ROOM(
    f"[a|any] {{seats}} (person|people|seat|seater|man|seated|pax|head) {_ROOM}",
    "[a|any] {seats} (seater|person room|place room|seats room)",
)
@ROOM(
    "(seats|seat|seating|seating for|capacity|capacity of|capacity for|a capacity of|that fits|that holds|fits|holds) [at least|for] {seats} [people|persons|ppl]",
    "for [at least|up to] {seats} (people|persons|ppl|of us|participants|attendees|pax)",
)
@ROOM(
    "(to|must|should|can) (fit|hold|seat|take) [at least|up to] {seats} [people|persons|ppl|of us]",
    "with [at least] {seats} (seats|chairs|places)",
    "(big enough|large enough) for {seats} [people]",
    "for a (party|group|panel) of {seats}",
    "(we 'll be|we will be|we are|we 're|there will be|there 'll be) {seats} [people|of us]",
    f"{_ROOM} capacity [of|is] {{seats}}",
)
@ROOM(
    f"{_ROOM} , {{seats}} (people|persons|seats|ppl)",
    ", {seats} (people|persons|ppl|pax)",
    f"[a|any] {_ROOM} (like|about|around|approx|say) {{seats}} (people|persons|seats|ppl)",
    "{seats} seats",
    "[there 's|theres|there are|there will be|we are|we 're] {seats} of us [now|in total|altogether|total]",
    "for {seats} (instead|then)",
    "{seats} (seater|person) [one]",
)
def _capacity(sentence: Sentence, capacity: int) -> RoomSaid | None:
    if capacity == 1 and "room" not in sentence.words:
        return None
    return RoomSaid(capacity=capacity)


_FEATURES = {
    said: meant
    for meant, spellings in {
        "video": "video, video conferencing, videoconferencing, video conference, vc, video equipment, camera, webcam, "
        "video screen, video link up, video facilities, video capability",
        "whiteboard": "whiteboard, white board, whiteboards, a whiteboard",
        "screen": "screen, tv, display, monitor",
        "phone": "conference phone, speakerphone, phone",
        "step-free": "step free, step free access, wheelchair access, wheelchair accessible, accessible",
    }.items()
    for spelling in spellings.split(", ")
    for said in (spelling,)
}
LONGEST_FEATURE = max(len(said.split()) for said in _FEATURES)


@slot("spoken_feature", *(said.split()[0] for said in _FEATURES))
def spoken_feature(sentence: Sentence, place: int) -> Hit[str] | None:
    """Read what a room can offer, in the account's own words where it has some."""
    for end in range(min(place + LONGEST_FEATURE, len(sentence.words)), place, -1):
        meant = _FEATURES.get(" ".join(sentence.words[place:end]))
        if meant is not None:
            return end, meant
    return None


@ROOM(
    f"[a|any] {{spoken_feature}} {_ROOM}",
    f"[a|any|the] {_ROOM} (with|having|that has|which has|has|w|and) [a|an] {{spoken_feature}}",
)
@ROOM(
    "(with|and|has|having|plus) (a|an|the) {spoken_feature}",
    f"{{spoken_feature}} (enabled|equipped|capable|ready) {_ROOM}",
)
def _feature(_: Sentence, feature: str) -> RoomSaid:
    return RoomSaid(feature=feature)


@ROOM(
    "(no|without|forget|skip|drop|lose|forget about|never mind) (the|a|any) {spoken_feature}",
    "(dont|doesnt|do not|does not|no longer) need [a|the] {spoken_feature}",
    "(no|without) {spoken_feature} [needed|required|necessary]",
    "[a|the] {spoken_feature} (not|isnt|is not|'s not|no longer|is no longer) (needed|required|necessary)",
)
def _dropped_feature(_: Sentence, feature: str) -> RoomSaid:
    return RoomSaid(dropped=feature)


# Online

_CALL = "(call|meeting|interview|chat|link|invite|conference|calls|session|meet|links|hangout|room link)"
_APP = (
    "(teams|ms teams|microsoft teams|msteams|zoom|skype|google meet|webex|hangouts|google hangouts)"
)
_FAR = "(online|virtual|virtually|remote|remotely|digitally)"


@ONLINE(
    f"(over|on|via|by|through|using|in|with|from|as) [a] {_APP} [{_CALL[1:-1]}]",
    f"[a|the|any] {_APP} {_CALL}",
    f"{_APP}",
)
@ONLINE(
    f"{_FAR} [{_CALL[1:-1]}|only]",
    "(over|on|via|by|through|using|as) [a] video [call|link|chat]",
    "[a] (video|web|conference) (call|chat|interview|meeting|calls|link|interviews)",
)
@ONLINE(
    "[a] (videocall|videochat|videoconference|dial in|meeting link|join link|call link|web conference|joining link)",
    "over the internet",
    "from home",
    "not in person",
    "hybrid",
)
def _online(_: Sentence) -> bool:
    return True


@ONLINE(
    f"(instead of|rather than) (over|on|via|doing it on|doing it over) [a|the] {_APP} [{_CALL[1:-1]}]",
    f"(no|not|without|w/o|isnt|drop the|remove the|skip the|cancel the|cancel its|dont need|no need for) [a|the|any|over|on|via] {_APP} [{_CALL[1:-1]}]",
)
@ONLINE(
    "(no|not|without|instead of|rather than|isnt|drop the|remove the|skip the|cancel the|cancel its|dont need|no need for) [a|the|any|doing it|being] (online|virtual|remote|video) [call|meeting|link|interview]",
    "offline",
    "(no|without|drop the|without the|without a|remove the|no need for a) (meeting link|link|video link|call link)",
)
def _offline(_: Sentence) -> bool:
    return False
