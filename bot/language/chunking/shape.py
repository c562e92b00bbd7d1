"""The shape of a sentence: its words in a row, with a sign in the place of whatever has a meaning of its own.

    move ¤p0 's ¤t1 to ¤t2

What an utterance does, who is away and what of an interview changes are read from it by regular expressions, which
then hand back the pieces that stand for the signs. The signs: `¤p` a person, `¤g` a pool, `¤r` a room, `¤c` the
candidate, `¤t` days or times, `¤l` a length, `¤z` a zone, `¤m` an address, `¤n` a number, `¤x` a strange word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from bot.language.chunking.pieces import Piece
from bot.language.tokens.cues import Cued
from bot.language.tokens.tokenizer import Sentence

TIMES = r"¤t\d+(?:(?: (?:(?:,(?= (?:and|or|nor) |(?:(?: ¤t\d+)+ ,)*(?: ¤t\d+)+(?: ,)? (?:and|or|nor) (?:on )?¤t))|and|or|nor|plus|/|on|in|at|of|the|from|for|all|¤z\d+)){0,3} ¤t\d+)*"
"""One time or several joined ones."""
PEOPLE = r"¤[pg]\d+(?:(?: (?:,|and|or|nor|plus|both|also))+ ¤[pg]\d+)*"
"""One person or several joined ones."""
_SIGNS = {"days": "t", "times": "t", "stretch": "t", "length": "l", "zone": "z", "candidate": "c"}
_NAMES = {"person": "p", "pool": "g", "room": "r"}
_SIGN = re.compile(r"¤[a-z](\d+)")


class Shape:
    """A sentence with its pieces, as a row of words and signs."""

    __slots__ = ("_starts", "pieces", "row", "sentence")

    def __init__(self, sentence: Sentence, pieces: list[Piece]) -> None:
        self.sentence = sentence
        self.pieces = pieces
        parts: list[str] = []
        self._starts: list[int] = []
        length = 0
        for place, piece in enumerate(pieces):
            part = self._part(place, piece)
            self._starts.append(length)
            parts.append(part)
            length += len(part) + 1
        self.row = " ".join(parts).rstrip(" .,")

    def _part(self, place: int, piece: Piece) -> str:
        sign = _SIGNS.get(piece.kind)
        if piece.kind == "name":
            sign = _NAMES.get(piece.value.kind)
        if sign is None and piece.kind in {"word", "strange"}:
            kind = self.sentence.kinds[piece.start]
            sign = (
                "m" if kind == "mail" else "n" if kind in {"number", "ordinal", "decimal"} else None
            )
            if sign is None and piece.kind == "strange":
                sign = "x"
        if (
            sign == "t"
            and self.sentence.words[piece.end - 1] == "."
            and piece.end - piece.start > 1
        ):
            return f"¤t{place} ."
        return f"¤{sign}{place}" if sign else " ".join(self.sentence.words[piece.start : piece.end])

    def search(self, pattern: re.Pattern[str] | Cued) -> re.Match[str] | None:
        """Return the first place where a pattern stands in the row."""
        return pattern.search(self.row)

    def places(self, span: tuple[int, int]) -> range:
        """Return the pieces that lie in a part of the row; a space before the first belongs to none."""
        start, end = span
        start += self.row[start : start + 1] == " "
        first = bisect_right(self._starts, start) - 1
        return range(max(first, 0), bisect_right(self._starts, max(end - 1, start)))

    def start(self, place: int) -> int:
        """Return where in the row a piece begins."""
        return self._starts[place]

    def signed(self, text: str) -> list[Piece]:
        """Return the pieces whose signs stand in a part of the row."""
        return [self.pieces[int(number)] for number in _SIGN.findall(text)]

    def group(self, match: re.Match[str], name: str) -> list[Piece]:
        """Return the pieces of a named group of a match."""
        return self.signed(match.groupdict().get(name) or "")

    def text(self, places: Iterable[int]) -> str:
        """Return the words of some pieces as they were typed."""
        chosen = [self.pieces[place] for place in places]
        if not chosen:
            return ""
        start = self.sentence.spans[chosen[0].start][0]
        end = self.sentence.spans[chosen[-1].end - 1][1]
        return self.sentence.text[start:end]

    def parts(self, joint: re.Pattern[str]) -> list[range]:
        """Return the pieces between joints, part by part, without parts in which nothing stands."""
        cuts = [found.span() for found in joint.finditer(self.row)]
        starts = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(self.row)]
        spans = ((start, end) for start, end in zip(starts, ends, strict=True))
        return [self.places((start, end)) for start, end in spans if self.row[start:end].strip()]

    def only(self, places: Iterable[int]) -> "Shape":
        """Return the shape of some of its pieces."""
        kept = set(places)
        return self.without(n for n in range(len(self.pieces)) if n not in kept)

    def without(self, places: Iterable[int]) -> "Shape":
        """Return the shape without some of its pieces."""
        gone = set(places)
        if not gone:
            return self
        return Shape(self.sentence, [one for n, one in enumerate(self.pieces) if n not in gone])
