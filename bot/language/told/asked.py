"""What a message asks for, apart from what it tells beside: what is told completes or narrows it, and makes nothing else of it.

    "Golf, apparently, so he's off Monday. Could you find Mark an hour next week? The boss is back on the 9th."

The question asks. The first sentence takes a day from it, and counts; the last would add one, and does not. So no story and no
reason has to be understood for what it is.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    ButtonRequest,
    ChangeRequest,
    ChatRequest,
    Question,
    Request,
    RescheduleRequest,
    SettingRequest,
    StartOverRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued
from bot.language.told.answering import answered
from bot.language.told.availability_told import (
    SPEAKER,
    is_of_others,
    is_past,
    tells_nothing,
    ways_told,
)
from bot.language.told.before_asking import at_asked_times
from bot.language.told.behind_talk import asked_behind_talk
from bot.language.told.clauses import Clause, clauses_of, joined, led_by_told
from bot.language.told.completing import are_fewer, completes, times_of
from bot.language.told.left_out import with_told
from bot.language.told.merging import but_candidate, with_candidate, without_place, without_told
from bot.language.told.message import BEARING, TALK, WANTED, ToldMessage
from bot.language.told.named import Shaped, spoken_of, with_names
from bot.language.told.of_speaker import Read, is_thanks, said_of_speaker, told_away
from bot.language.told.signs import MUST
from bot.language.told.that_day import on_that_day
from bot.language.told.unread import is_habit, is_held, starts_then

MOST_CLAUSES, MOST_LETTERS = 20, 800
"""A longer message is read as a whole, once."""
MOST_TOLD = 6
"""So many clauses are tried whether they complete what is asked: those that stand next to it."""
_SAME_AS = Cued(
    r"\b(?:does|do|can|could|is|are|has|have|would) (?:too|as well|also|likewise)(?=\s*(?:[?.!,;]|\Z))",
    re.IGNORECASE,
)
"""What asks the same of somebody else, and is nothing without what was said before: "I have 20 minutes at 4. Does Ian too?"."""


def of_what_is_asked(
    text: str, shaped: Shaped, read: Read, *, is_invited: bool = False
) -> ParsedMessage | None:
    """Return what the clauses of a message ask for, with those told beside that complete it; None where it is to be read whole."""
    clauses = clauses_of(text)
    if len(clauses) <= 1 and (told := led_by_told(text)):
        return at_asked_times(told, _Message(text, told, shaped, read))
    if not 1 < len(clauses) <= MOST_CLAUSES or len(text) > MOST_LETTERS or _SAME_AS.search(text):
        return None
    answer = answered(clauses, text, read) if is_invited else None
    return answer or _by_clauses(_Message(text, clauses, shaped, read))


def _by_clauses(message: "_Message") -> ParsedMessage | None:
    clauses, read = message.clauses, message.read
    asking = {"asks"} if _are_sentences(clauses) else {"asks", "adds"}
    does = {one.does for one in clauses}
    found = None
    if "tells" in does and message.adds_request():
        return message.added()
    if "tells" in does and does & asking:
        found = message.asked()
        if found is None or not isinstance(found.request, TALK):
            return found
        if not _are_sentences(clauses):
            return None
    elif "asks" not in does and (told := message.told_only()) is not None:
        return told
    whole = read(message.text)
    is_talk = isinstance(whole.request, TALK)
    if not (is_talk or whole.doubt or whole.left_out):
        return None
    is_refused = found is not None and isinstance(found.request, UnknownRequest)
    told = said_of_speaker(clauses, read)
    behind = None
    if told is None and isinstance(whole.request, ChatRequest):
        behind = asked_behind_talk(clauses, message.shaped, read)
    return told or behind or (found if is_talk or is_refused else None)


class _Message(ToldMessage, frozen=True):
    """A message, and what it comes to by its clauses."""

    def asked(self) -> ParsedMessage | None:
        """Return what it asks for; talk where its clauses that ask are that, and None where it is to be read whole."""
        asking = {
            n: on_that_day(one, self.clauses[:n], self.shaped)
            for n, one in enumerate(self.clauses)
            if one.does != "tells"
        }
        kept, lead, found = self._begun(self._but_remarks(asking))
        if isinstance(found.request, TALK):
            return found
        is_plain = isinstance(found.request, Question | ButtonRequest)
        is_changed = isinstance(found.request, ChangeRequest) and not found.doubt
        if _is_worded(found.request):
            return None
        if not (is_plain or _are_sentences(self.clauses)):
            return self._in_its_time(found)
        same: set[int] = set()
        for n in () if is_changed else self._told(kept):
            found, told = self._completed(n, found, kept, lead, same)
            if told is not None:
                kept[n] = told
            elif self._is_own(self.clauses[n], found):
                return None
        is_whole = kept == dict(enumerate(self.clauses))
        return (
            None if is_whole or self._is_read_whole(found) else with_told(self, found, kept, same)
        )

    def adds_request(self) -> bool:
        """Whether nothing asks outright, and a sentence without a verb is a request of its own: "45 min with Ian on Friday"."""
        if any(one.does == "asks" for one in self.clauses):
            return False
        added = (self.read(one.text) for one in self.clauses if one.does == "adds")
        return any(
            one.question and not one.continues and _is_clear(one) and _names(one.question)
            for one in added
        )

    def added(self) -> ParsedMessage | None:
        """Return the whole at the times that a sentence without a verb asks for, where others are only told; None where they are the same."""
        found, whole = self.asked(), self.read(self.text)
        if found is None or found.question is None:
            return None
        if whole.question is None or whole.doubt:
            return found
        if times_of(whole) == times_of(found):
            return None
        return replace(whole, request=replace(whole.question, windows=times_of(found)))

    def _in_its_time(self, found: ParsedMessage) -> ParsedMessage | None:
        """Return the whole at the times to which it is asked to be moved, where a reason names others; None where it names none."""
        whole = self.read(self.text)
        is_same = _is_clear(found) and isinstance(found.request, RescheduleRequest)
        if not is_same or not isinstance(whole.request, RescheduleRequest):
            return None
        asked = found.request.windows  # type: ignore[union-attr]  # as is_same says
        if not asked or are_fewer(whole.request.windows, asked, is_of_days=True):
            return None
        return replace(whole, request=replace(whole.request, windows=asked))

    def told_only(self) -> ParsedMessage | None:
        """Return what a message says that asks for nothing: how what is open is to be, when the speaker is away, thanks."""
        if any(one.does == "adds" for one in self.clauses):
            found = self.asked()
            if found is not None and found.continues and _is_clear(found):
                return found
        away = told_away(self.clauses, self.shaped, self.read) or self._refined()
        if away is None and is_thanks(self.clauses, self.read(self.text), self.shaped, self.read):
            return ParsedMessage(ChatRequest("thanks"))
        return away

    def _refined(self) -> ParsedMessage | None:
        """Return what one clause makes of what is open, where the others are talk and the whole is not read so."""
        said = [self.read(one.text) for one in self.clauses]
        told = [one for one in said if not isinstance(one.request, TALK)]
        if len(told) != 1 or not told[0].continues or not _is_clear(told[0]):
            return None
        whole = self.read(self.text)
        is_own = whole.question is not None and _names(whole.question)
        return None if whole.continues or is_own else told[0]

    def _but_remarks(self, asking: Mapping[int, Clause]) -> Mapping[int, Clause]:
        """Return clauses without those that name a time and by themselves are talk: "you should see the CV I got this morning"."""
        if not _are_sentences(self.clauses):
            return asking
        said = {n: one for n, one in asking.items() if not self._is_remark(one)}
        return said if any(one.does == "asks" for one in said.values()) else asking

    def _is_remark(self, clause: Clause) -> bool:
        kinds = {piece.kind for piece in self.shaped(clause.text).pieces}
        has_time = bool(kinds & TIME_KINDS)
        if kinds & {*WANTED, "candidate"} or not (has_time or not clause.is_first):
            return False
        if MUST.search(clause.text):
            return False
        said = self.read(clause.text).request
        is_of_time = has_time and isinstance(said, ChatRequest)
        return is_of_time or (isinstance(said, StartOverRequest) and not clause.is_first)

    def _told(self, kept: Mapping[int, Clause]) -> list[int]:
        """Return the places of the clauses that may bear on what is asked, in their order."""
        places = [
            n
            for n, one in enumerate(self.clauses)
            if n not in kept
            and any(piece.kind in BEARING for piece in self.shaped(one.text).pieces)
        ]
        return sorted(sorted(places, key=lambda n: min(abs(n - one) for one in kept))[:MOST_TOLD])

    def _is_read_whole(self, found: ParsedMessage) -> bool:
        """Whether the message as a whole is read without doubt where its clauses are not, or as the same answer with all that is said for it."""
        if found.doubt is None and not isinstance(found.request, AnswerRequest):
            return False
        whole = self.read(self.text)
        if found.doubt is not None:
            return whole.doubt is None
        is_same = _is_clear(whole) and whole.intent == found.intent != "propose"
        return is_same and whole.request.target == found.request.target  # type: ignore[union-attr]  # of the same kind

    def _completed(
        self,
        n: int,
        found: ParsedMessage,
        kept: dict[int, Clause],
        lead: Clause | None,
        same: set[int],
    ) -> tuple[ParsedMessage, Clause | None]:
        """Return a reading completed by what a clause tells, and in which words; the same reading and None where it is not.

        `same` takes the clauses that say nothing which was not read already.
        """
        asked = joined(kept)
        plain = {
            n: one
            for n, one in kept.items()
            if one.does != "tells" or one.text == self.clauses[n].text
        }
        said = frozenset(one.kind for one in self.shaped(joined(plain or kept)).pieces)
        told = self.clauses[n]
        is_idle = is_of_others(self, told, found) or is_habit(told, self.shaped)
        is_idle = is_idle or (found.question is not None and is_past(told))
        for told in () if is_idle else ways_told(self, n, found, kept):
            more = without_told(self.read(_led(lead, kept | {n: told})), told)
            more = with_candidate(more, found)
            more = without_place(more, found, told)
            is_kept_time = "days" in said or found.continues
            is_other_day = is_kept_time and times_of(more) != times_of(found)
            if (but_candidate(more), more.doubt) == (but_candidate(found), found.doubt):
                found = with_candidate(found, more)
                if found.question and is_held(told, found.question, self.shaped):
                    same.add(n)
                continue
            if (
                more.question
                and found.question
                and starts_then(told, more.question, found.question)
            ):
                continue
            if completes(more, found, said) and not (is_other_day and tells_nothing(told, asked)):
                return more, told
        return found, None

    def _begun(
        self, asking: Mapping[int, Clause]
    ) -> tuple[dict[int, Clause], Clause | None, ParsedMessage]:
        """Return the clauses that ask, who is named before them, and what they are read as; with the names in them, or without what only adds to them, where that is clearer."""
        lead = spoken_of(self.clauses, asking, self.shaped)
        begun = (dict(asking), lead, self.read(_led(lead, asking)))
        if _is_clear(begun[2]):
            return begun
        simpler = {
            n: with_names(one, lead) if lead else one
            for n, one in asking.items()
            if lead or one.does == "asks"
        }
        if not simpler:
            return begun
        found = self.read(joined(simpler))
        return (simpler, None, found) if _is_clear(found) else begun

    def _is_own(self, clause: Clause, found: ParsedMessage) -> bool:
        """Whether a clause says a thing of its own of the speaker, who searches or wavers besides: that they are away, or do not come."""
        if found.question is None and found.intent != "tentative":
            return False
        said = self.read(clause.text)
        if not _is_clear(said):
            return False
        if isinstance(said.request, AnswerRequest):
            return said.intent != found.intent
        is_away = isinstance(said.request, AbsenceRequest) and SPEAKER.search(clause.text)
        whole = self.read(self.text) if is_away else None
        return whole is not None and (whole.question is None or bool(whole.left_out))


def _is_clear(read: ParsedMessage) -> bool:
    return not (read.doubt or read.left_out or isinstance(read.request, TALK))


def _names(question: Question) -> bool:
    return bool(question.people or question.sessions)


def _are_sentences(clauses: Sequence[Clause]) -> bool:
    return any(one.is_first for one in clauses[1:])


def _led(lead: Clause | None, kept: Mapping[int, Clause]) -> str:
    """Return some clauses as one text, with whom they speak of before it, unless the clause that tells of them is among them."""
    told = [one for one in kept.values() if one.does == "tells"]
    if lead is None or any(one.joint == lead.joint and lead.text in one.text for one in told):
        return joined(kept)
    return f"{lead.text}. {joined(kept)}"


def _is_worded(request: Request) -> bool:
    """Whether a request holds words as they were typed, of which the sentences behind may be more."""
    if isinstance(request, ChangeRequest):
        return bool(request.note or request.title)
    return isinstance(request, SettingRequest) and bool(request.text)
