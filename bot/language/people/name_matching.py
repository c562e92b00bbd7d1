"""The names an account knows, and which of them a sentence names: people, rooms, buildings, features, pools.

A whole name beats a part of one, a part beats a beginning, a beginning beats a typing error; within the best kind
everybody who matches is given, so that two Sarahs can be asked about.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from bot.language.grammar import VOCABULARY, Hit
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.spelling import MIDDLE, near, nearest
from bot.language.tokens.tokenizer import Sentence

Kind = Literal["person", "room", "building", "feature", "pool"]
How = Literal["exact", "part", "beginning", "error"]
LONGEST_NAME = 5
BEFORE_NAMES = listed("with is are and or both either can does has plus when of for invite add")
SHORTEST_BEGINNING = 3
GENERIC = listed(
    """
    room rooms meeting conference the hall suite office floor hq building and of
    """
)
_LETTERS = re.compile(r"[\W_]+")


class Name(Struct, frozen=True):
    """What was named: the addresses (or place names) that match equally well, and how."""

    kind: Kind
    ids: tuple[str, ...]
    how: How = "exact"
    is_last: bool = False
    """Only the last name of a person was said."""
    is_full: bool = False
    """A person's name was said to its end, so that what follows is no part of it."""


@dataclass(slots=True)
class _Key:
    """A spelling of a name: whom it may mean, as a whole or as a part."""

    whole: tuple[tuple[Kind, str], ...] = ()
    """In the order in which they were added, as are those below."""
    part: tuple[tuple[Kind, str], ...] = ()
    is_joined: bool = False


def key(text: str) -> str:
    """Return a name as it is compared: folded letters and digits without spaces, hyphens or dots."""
    return _LETTERS.sub("", folded(text))


def _letters(text: str) -> str:
    """Return the letters and digits of a word: nearly always all of it, which is quicker to see than to cut."""
    return text if text.isalnum() else _LETTERS.sub("", text)


Among = Literal["key", "single", "compound", "numbered"]
"""All names; those of one word; those of two words joined by a hyphen, as one; the words of rooms that have a number: Focus 1."""


class Names:
    """An index of names, built once and asked at every word of a sentence."""

    def __init__(self) -> None:
        self._keys: dict[str, _Key] = {}
        self._order: dict[Among, list[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._last: dict[str, set[str]] = {}
        self._mails: dict[str, Name] = {}
        self._kinds: dict[Among, set[str]] = {one: set() for one in get_args(Among)}
        self._named: dict[tuple[str, bool], Name] = {}
        self._begins = lru_cache(maxsize=4096)(self._is_beginning)
        self._near = lru_cache(maxsize=4096)(self._nearest)
        self.domains: set[str] = set()
        """Those of the company's addresses."""

    # Filling

    def add_person(self, mail: str, name: str, nicknames: tuple[str, ...] = ()) -> None:
        """Let a person be found by full, first and last name, nickname and address."""
        words = name.replace(",", " ").split() or [mail]
        self._kinds["compound"] |= {key(word) for word in words if "-" in word.strip("-")}
        self.domains.add(mail.casefold().partition("@")[2])
        self._mails[mail.casefold()] = Name("person", (mail,))
        self._add("person", mail, name)
        self._add("person", mail, " ".join(words[::-1]), is_name=False)
        for said in {words[0], words[-1], *nicknames, *words, mail.partition("@")[0]}:
            self._add("person", mail, said)
        self._add_parts("person", mail, words)
        self._last.setdefault(key(words[-1]), set()).add(mail)
        self._words[mail] = tuple(key(word) for word in words)

    def add_room(self, mail: str, name: str) -> None:
        """Let a room be found by its name, the telling words of it, and its address."""
        self._mails[mail.casefold()] = Name("room", (mail,))
        words = [word for word in name.split() if folded(word) not in GENERIC]
        if len(words) == 2 and key(words[1]).isdigit():  # noqa: PLR2004 - a word and its number
            self._kinds["numbered"].add(key(words[0]))
        self._add("room", mail, name)
        self._add("room", mail, " ".join(words))
        self._keys[key(name)].is_joined = True
        self._add_parts("room", mail, [word for word in words if not key(word).isdigit()], least=2)

    def add_place(self, kind: Kind, name: str) -> None:
        """Let a building or a feature be found by its name, and a building by its initials and telling words."""
        self._add(kind, name, name)
        words = name.split()
        if kind == "building" and len(words) > 1:
            self._add(kind, name, "".join(word[0] for word in words))
            told = ((word, folded(word)) for word in words)
            telling = [word for word, one in told if one not in GENERIC and one not in VOCABULARY]
            self._add_parts(kind, name, telling)

    def add_pool(self, name: str, mails: tuple[str, ...]) -> None:
        """Let a group of people be found by its name."""
        for mail in mails:
            self._add("pool", mail, name)

    def _add(self, kind: Kind, said: str, spelling: str, *, is_name: bool = True) -> None:
        word = key(spelling)
        if not word:
            return
        entry = self._entry(word)
        if (kind, said) not in entry.whole:
            entry.whole += ((kind, said),)
        entry.is_joined = entry.is_joined or bool(
            _LETTERS.search(spelling.replace("'", " ").strip())
        )
        entry.is_joined = entry.is_joined or any(mark in spelling for mark in "'’")
        if is_name and " " not in spelling.strip():
            self._kinds["single"].add(word)

    def _add_parts(self, kind: Kind, said: str, words: list[str], *, least: int = 1) -> None:
        """Let Jean-Luc be found as Jean, and Focus 1 as Focus."""
        pieces = [piece for word in words for piece in re.split(r"[\W_]+", folded(word))]
        if len(pieces) < least + int(kind == "person"):
            return
        for piece in pieces:
            if len(piece) > 1:
                entry = self._entry(piece)
                if (kind, said) not in entry.part:
                    entry.part += ((kind, said),)

    def _entry(self, spelling: str) -> _Key:
        """Return what a spelling means, to be added to; what was found before is forgotten."""
        self._named.clear()
        self._order.clear()
        self._begins.cache_clear()
        self._near.cache_clear()
        self._kinds["key"].add(spelling)
        return self._keys.setdefault(spelling, _Key())

    # Asking

    def is_exact(self, word: str) -> bool:
        """Whether this folded word is a name as it stands."""
        return word in self._keys

    def is_mistyped_whole(self, first: str, last: str) -> bool:
        """Whether two folded words are a colleague's first and last name, the first one with a typing error: prya shah."""
        return any(near(first, self._words[said][0]) for said in self._last.get(key(last), ()))

    def meant(self, spelling: str) -> tuple[str, ...]:
        """Return everybody and everything a key may mean, whole or in part."""
        entry = self._keys.get(spelling)
        return tuple(said for _, said in (*entry.whole, *entry.part)) if entry else ()

    def match(self, sentence: Sentence, place: int) -> Hit[Name] | None:
        """Return the longest name that begins here."""
        if sentence.kinds[place] == "mail":
            name = self._mails.get(sentence.words[place].casefold())
            return (place + 1, name) if name else None
        word = sentence.words[place]
        if word in VOCABULARY and not self._begins(_letters(word)):
            return None
        hit = self._exact(sentence, place) or self._inexact(sentence, place)
        return self._extended(sentence, hit) if hit and hit[1].kind == "person" else hit

    def _exact(self, sentence: Sentence, place: int) -> Hit[Name] | None:
        for end, letters in reversed(self._begun_keys(sentence, place)):
            entry = self._keys.get(letters)
            if entry is None or not sentence.words[end - 1][-1:].isalnum():
                continue
            words = sentence.words[place:end]
            if len(words) == 1 or entry.is_joined:
                return end, self._best(entry, letters, is_full=len(words) > 1)
        return None

    def _begun_keys(self, sentence: Sentence, place: int) -> list[tuple[int, str]]:
        """Return the letters of the words from here that some key begins with, each with where they end."""
        found: list[tuple[int, str]] = []
        letters = ""
        for end, word in enumerate(sentence.words[place : place + LONGEST_NAME], place + 1):
            letters += _letters(word)
            if word == "," or not self._begins(letters):
                break
            found.append((end, letters))
        return found

    def _is_beginning(self, letters: str) -> bool:
        """Whether some key begins so: most words of a sentence begin no name."""
        keys = self._sorted("key")
        at = bisect_left(keys, letters)
        return at < len(keys) and keys[at].startswith(letters)

    def _nearest(self, word: str, among: Among) -> tuple[str, ...]:
        """Return the names of which a word may be a typing error."""
        return nearest(word, self._sorted(among))

    def _sorted(self, among: Among) -> list[str]:
        """Return names in alphabetical order: sorted once, as they are asked at every word."""
        if among not in self._order:
            self._order[among] = sorted(self._kinds[among])
        return self._order[among]

    def _best(self, entry: _Key, letters: str, *, is_full: bool) -> Name:
        """Return what a key names: made once, as it is the same in every message."""
        name = self._named.get((letters, is_full))
        if name is None:
            found = entry.whole or entry.part
            kind = next(iter(found))[0]
            ids = tuple(said for one, said in found if one == kind)
            how: How = "exact" if entry.whole else "part"
            name = Name(kind, ids, how, self._is_last(letters, ids), is_full)
            self._named[letters, is_full] = name
        return name

    def _is_last(self, word: str, ids: tuple[str, ...]) -> bool:
        lasts = self._last.get(key(word), set())
        return bool(lasts) and all(
            said in lasts and self._words[said][0] != key(word) for said in ids
        )

    def _inexact(self, sentence: Sentence, place: int) -> Hit[Name] | None:
        word = sentence.words[place]
        if word in VOCABULARY or len(word) < SHORTEST_BEGINNING or sentence.kinds[place] != "word":
            return None
        if (joined := self._mistyped_in_parts(sentence, place)) is not None:
            return joined
        begun = self._begun(word)
        meant = self._not_another(word, begun or self._mistyped(sentence, place))
        ids = [one for spelling in meant for one in self._keys[spelling].whole]
        if not ids:
            return None
        kind = ids[0][0]
        said = tuple(dict.fromkeys(one for each, one in ids if each == kind))
        is_last = self._is_last(meant[0], said)
        return place + 1, Name(kind, said, "beginning" if begun else "error", is_last)

    def _not_another(self, word: str, meant: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names a word may stand for: who has a first name is not called by something like somebody's last name, as Jonas is not April Jones."""
        if word not in GIVEN_NAMES:
            return meant
        return tuple(
            one
            for one in meant
            if not self._is_last(one, tuple(said for _, said in self._keys[one].whole))
        )

    def _mistyped(self, sentence: Sentence, place: int) -> tuple[str, ...]:
        """Return the names a word may be a typing error of; in a short word another letter takes a capital."""
        word = sentence.words[place]
        found = self._near(word, "single")
        is_loose = (
            len(word) > MIDDLE
            or sentence.is_capital(place)
            or sentence.word(place - 1) in BEFORE_NAMES
        )
        return tuple(
            one for one in found if is_loose or len(one) != len(word) or sorted(one) == sorted(word)
        )

    def _mistyped_in_parts(self, sentence: Sentence, place: int) -> Hit[Name] | None:
        """Return the name whose first part a word may be a typing error of: "Focsu 1", "Jaen-Luc"."""
        word, after = sentence.words[place], sentence.word(place + 1)
        if after.isdigit():
            found = [f"{one}{after}" for one in self._near(word, "numbered")]
        elif after.isalpha() and self._kinds["compound"]:
            found = list(self._near(word + after, "compound"))
        else:
            return None
        entry = self._keys.get(found[0]) if len(found) == 1 else None
        if entry is None:
            return None
        return place + 2, replace(self._best(entry, found[0], is_full=False), how="error")

    def _begun(self, word: str) -> tuple[str, ...]:
        singles = self._sorted("single")
        start = bisect_left(singles, word)
        return tuple(one for one in singles[start : bisect_left(singles, word + "￿")])

    def _extended(self, sentence: Sentence, hit: Hit[Name]) -> Hit[Name]:
        """Let the word after a name narrow it: Sarah Cohen, Sarah C, Mei Tanka."""
        end, name = hit
        if end >= len(sentence.words) or sentence.kinds[end] != "word":
            return hit
        fitting = self._fitting(sentence, end, name.ids)
        if not fitting:
            return hit
        return end + 1, replace(name, ids=fitting, is_last=False, is_full=True)

    def _fitting(self, sentence: Sentence, place: int, ids: tuple[str, ...]) -> tuple[str, ...]:
        word = sentence.words[place]
        exact = tuple(said for said in ids if word in self._words.get(said, ())[1:])
        if exact or word in VOCABULARY:
            return exact
        if len(word) == 1 and not sentence.is_capital(place):
            return ()
        return tuple(
            said
            for said in ids
            if any(
                part.startswith(word) or near(word, part) for part in self._words.get(said, ())[1:]
            )
        )
