"""Whether a word that is both a name and an ordinary word is used as a name: Will, May, April, Mark.

"will Will be free in May" holds a verb, a person and a month; the neighbours tell which is which.
"""

from bot.language.grammar import VOCABULARY, Hit
from bot.language.people.name_matching import Name
from bot.language.times.date_ranges import DAYS
from bot.language.times.day_parts import PART, TODAY
from bot.language.times.days import PLURALS
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_SUBJECTS = listed(
    """
    i we you he she they it there the a an this that these those anyone anybody someone somebody
    everyone everybody my our your his her their any all both either one not have need do work make no
    who will
    """
)
_WHO = listed(
    """
    who that which it this i we you he she they there what anyone someone everyone anybody somebody everybody
    """
)
_VERBS = listed(
    """
    be have work make do join come attend suit need get fit able meet interview
    """
)
_BEFORE = listed(
    """
    with is are and or both either for of if whether can does has plus will when , ask invite add
    include does did get book meet interview see not without except but from than
    """
)
_AFTER = listed("free available 's and or busy around plus , able on is has")
_SURELY = listed("with is both either of does can")
_CORE = listed(
    "free available busy around best short long early late day week next last first any time room good ok"
)
_OPENED = listed("in at with today tomorrow next this tonight")
_AMONG = listed("with from of in among amongst")
_ARTICLES = listed("the our my your")
_MEMBERS = listed("pool team group panel interviewers interviewer people person members member")
_JOBS = listed("candidate candidates role roles position positions job interview interviews round")


def is_called(sentence: Sentence, place: int, hit: Hit[Name]) -> bool:
    """Whether the words that match a name are meant as one."""
    end, name = hit
    word = sentence.words[place]
    if end - place > 1 or word not in VOCABULARY or name.kind in {"feature", "building"}:
        return name.kind != "building" or not _is_home(sentence, place)
    if name.how != "exact":
        return False
    if name.kind == "pool":
        return _is_pool(sentence, place, end)
    special = {"will": _is_will, "may": _is_may, "mark": _is_mark}.get(word)
    if special:
        return special(sentence, place)
    if word in MONTHS:
        return True
    return word not in WEEKDAYS and word not in PLURALS and _looks_called(sentence, place)


def _is_home(sentence: Sentence, place: int) -> bool:
    """Whether a place is where somebody comes from, in which nothing is to be held: "someone from London"."""
    who = sentence.word(place - 2)
    is_somebody = who in _FROM_THERE or (who.isalpha() and sentence.names.is_exact(who))
    return sentence.word(place - 1) == "from" and is_somebody


_FROM_THERE = listed(
    "someone somebody anyone anybody everyone people person interviewer interviewers colleague colleagues folks engineer engineers"
)


def _is_pool(sentence: Sentence, place: int, end: int) -> bool:
    """Whether a pool is meant, not the ordinary word it is called: "one of backend", but not "the backend role"."""
    after = sentence.word(end)
    if after in _MEMBERS:
        return True
    is_time = (
        sentence.words[place] in _CORE or DAYS.match(sentence, place) or PART.match(sentence, place)
    )
    if is_time or after in _JOBS:
        return False
    before = sentence.word(place - (2 if sentence.word(place - 1) in _ARTICLES else 1))
    is_alone = end - place == len([word for word in sentence.words if word.isalnum()])
    is_on = before == "on" and sentence.word(place - 2) in _WHO
    return before in _AMONG or is_on or is_alone or _looks_called(sentence, place)


def _looks_called(sentence: Sentence, place: int) -> bool:
    """Whether an ordinary word is a name here, by its capital or by the words on both sides."""
    before, after = sentence.word(place - 1), sentence.word(place + 1)
    is_followed = after in _AFTER or after in _OPENED or after in WEEKDAYS
    if sentence.is_capital(place):
        return place > 0 or is_followed
    if sentence.words[place] in _CORE:
        return False
    if before in _SURELY or (place == 0 and is_followed):
        return True
    return before in _BEFORE and (is_followed or place + 1 == len(sentence.words))


def _is_will(sentence: Sentence, place: int) -> bool:
    before, after = sentence.word(place - 1), sentence.word(place + 1)
    if (
        before in {"can", "could", "would", "should", "does", "may", "might", "did"}
        or after == "'s"
    ):
        return True
    if after == "be" and not _shares_a_modal(sentence, place):
        return before == "will"
    if (
        _has_an_hour(sentence, place)
        or _shares_a_modal(sentence, place)
        or (
            before in {"and", "or", "plus", ","}
            and _is_name(sentence, place - 2)
            and after not in _DOING
        )
    ):
        return True
    is_stranger = place > 0 and sentence.is_capital(place - 1) and not sentence.is_capital(place)
    is_somebodys = _is_name(sentence, place - 1) or is_stranger
    is_verb = is_somebodys and after in _DEEDS
    if is_verb or after in _SUBJECTS or (before in _NO_NAME_BEFORE and after in _DOING):
        return False
    if _is_name(sentence, place + 1) or after in WEEKDAYS or after in {"next", "today", "tomorrow"}:
        return not _has_verb(sentence, place + 1)
    is_next = sentence.word(place - 2) in {"after", "before"} and before == "that"
    return (after in _BEHIND_NAME or after.isdigit()) if is_next else before not in _WHO


def _shares_a_modal(sentence: Sentence, place: int) -> bool:
    """Whether the verb of a question stands before the names "will" is joined to: "can Mark and Will do 9"."""
    first = place
    while sentence.word(first - 1) in _JOINTS or _is_name(sentence, first - 1):
        first -= 1
    is_joined = sentence.word(place - 1) in _JOINTS and first < place - 1
    return is_joined and sentence.word(first - 1) in _MODALS


def _has_an_hour(sentence: Sentence, place: int) -> bool:
    """Whether a length stands behind "will" in a list: "Mark 45 min, Will an hour"."""
    is_length = sentence.word(place + 2) in {"hour", "half", "quick"}
    is_listed = sentence.word(place - 1) in {",", "and", "then", ":", "-", ";", "."}
    return is_listed and is_length and sentence.word(place + 1) in {"a", "an"}


_JOINTS = listed("and or plus , & +")
_MODALS = listed("can could would should does do did might may")
_BEHIND_NAME = listed("on for with by alone at ,")
_NO_NAME_BEFORE = listed(
    """
    ok okay that this candidate yes which sure and them those it two three either both any one minutes minute mins min
    hours hour quarter half room rooms slot slots time times interview interviews session sessions call meeting people
    persons days day morning afternoon evening everything either anything
    """
)
"""Words that no list of names goes on behind: what follows a "will" there is its verb, as in "thirty minutes will suffice"."""
_DOING = listed(
    "suffice suffices serve do work fit suit also then need check let get ask see confirm try send come go look think know tell update ping revert circle follow reply"
)
_COVERING = listed(
    "stand cover replace take fill step sit handle lead run jump sub host drive swap be"
)
_DEEDS = _DOING | _VERBS | _COVERING


def _has_verb(sentence: Sentence, place: int) -> bool:
    return any(word in _VERBS for word in sentence.words[place:])


def _is_name(sentence: Sentence, place: int) -> bool:
    word = sentence.word(place)
    known: bool = word not in {"will", ""} and sentence.names.is_exact(word)
    return known or (word == "will" and sentence.word(place - 1) == "will")


_ASKED = listed("do join come meet attend interview see take cover")


def _is_may(sentence: Sentence, place: int) -> bool:
    after = sentence.word(place + 1)
    if sentence.word(place - 1) in {"will", "can", "could", "does", "would", "should", "with"}:
        return True
    if after in {"i", "we", "you", "it", "there", "have", "not", "need", "want"}:
        return False
    if place == 0 and (after == "will" or _is_name(sentence, 1)) and _ASKED & {*sentence.words}:
        return False  # "May Will and Mark do an hour?"
    if after == "be":
        is_row = sentence.word(place - 1) in {"and", "or"}
        before = set(sentence.words[: place - 1]) if is_row else {sentence.word(place - 1)}
        return not before.isdisjoint({"will", "can", "would", "could", "should"})
    return sentence.word(place - 1) not in {
        "i",
        "we",
        "you",
        "they",
        "he",
        "she",
        "it",
        "who",
        "that",
    }


def _is_mark(sentence: Sentence, place: int) -> bool:
    before, after = sentence.word(place - 1), sentence.word(place + 1)
    if after in {"off", "out", "down"} and not sentence.is_capital(place):
        return False
    if before in {"you", "to", "please", "i", "we"} and not sentence.is_capital(place):
        return False
    if after in {"the", "this"}:
        return bool(DAYS.match(sentence, place + 1) or TODAY.match(sentence, place + 1))
    if place == 0 and "as" in sentence.words[place + 1 : place + 4]:
        return False  # "mark Friday as tentative"
    return after not in {"it", "that", "me", "my", "them", "as", "down"}
