"""What a person can press: small frozen values, packed into a button and unpacked again.

A payload is versioned and names an offer or an interview and an action. It carries no address, no
time and no permission: whoever presses is checked anew, and what is meant is read from the store.
"""

from typing import Any, ClassVar, Self

from msgspec import Struct
from msgspec.structs import asdict, fields

VERSION = 1


class OutdatedAction(ValueError):
    """A payload that this version of the bot does not understand."""


TEXT_MOST = 200
NUMBER_MOST = 10_000


def _is_small(value: object) -> bool:
    """Whether a value could be ours: ids are short, and numbers count what a card shows."""
    if isinstance(value, str):
        return len(value) <= TEXT_MOST
    return isinstance(value, int) and 0 <= value <= NUMBER_MOST


class Action(Struct, frozen=True):
    """Anything that can be pressed.

    `verb` is its name among a card's actions, `name` the one in its payload. Both are literals that
    stand on cards already sent: the class may be renamed, they may not.
    """

    name: ClassVar[str] = ""
    verb: ClassVar[str] = ""

    def pack(self) -> dict[str, Any]:
        """Return the payload of a button."""
        return {"v": VERSION, "do": self.name, **asdict(self)}

    @classmethod
    def made_of(cls, data: dict[str, Any]) -> Self:
        """Return the action that these fields describe; raises OutdatedAction for wrong ones."""
        values = {}
        for one in fields(cls):
            value = data.get(one.name, one.default)
            if type(value) is not one.type or not _is_small(value):
                raise OutdatedAction(one.name)
            values[one.name] = value
        return cls(**values)


class Connect(Action, frozen=True):
    """Ask for a fresh consent prompt."""

    name: ClassVar[str] = "Connect"
    verb: ClassVar[str] = "connect"


class Disconnect(Action, frozen=True):
    """Delete one's own sign-in."""

    name: ClassVar[str] = "Disconnect"
    verb: ClassVar[str] = "disconnect"


class Book(Action, frozen=True):
    """Book one slot of an offer."""

    name: ClassVar[str] = "Book"
    verb: ClassVar[str] = "book"
    offer: str
    slot: int


class SomebodyElse(Action, frozen=True):
    """Let Book invite somebody else of those who are free at one time of an offer; 0 is all times shown."""

    name: ClassVar[str] = "SomebodyElse"
    verb: ClassVar[str] = "somebody_else"
    offer: str
    slot: int


class More(Action, frozen=True):
    """See the next times of an offer."""

    name: ClassVar[str] = "More"
    verb: ClassVar[str] = "more"
    offer: str


class Why(Action, frozen=True):
    """Learn who or what stands in the way."""

    name: ClassVar[str] = "Why"
    verb: ClassVar[str] = "why"
    offer: str


class Refine(Action, frozen=True):
    """Ask an offer's question again with one thing changed, or as the form says."""

    name: ClassVar[str] = "Refine"
    verb: ClassVar[str] = "refine"
    offer: str
    way: str = ""
    """Which of the offer's ways out, e.g. `shorter:45`; empty for the form."""


class Drop(Action, frozen=True):
    """Search again without one part of an earlier question that was kept."""

    name: ClassVar[str] = "Drop"
    verb: ClassVar[str] = "drop"
    offer: str
    part: str
    """As `bot.domain.bookings.offers.Offer.kept` names it."""


class Accept(Action, frozen=True):
    """Say yes to an interview."""

    name: ClassVar[str] = "Accept"
    verb: ClassVar[str] = "accept"
    interview: str


class Decline(Action, frozen=True):
    """Say no to an interview."""

    name: ClassVar[str] = "Decline"
    verb: ClassVar[str] = "decline"
    interview: str


class Maybe(Action, frozen=True):
    """Say perhaps to an interview."""

    name: ClassVar[str] = "Maybe"
    verb: ClassVar[str] = "tentative"
    interview: str


class Propose(Action, frozen=True):
    """Ask for other times, or (with a slot) propose one of them."""

    name: ClassVar[str] = "Propose"
    verb: ClassVar[str] = "propose"
    interview: str
    slot: int = 0


class DeclineProposal(Action, frozen=True):
    """Keep an interview at its time instead of one that an interviewer proposes, as a slot of an offer."""

    name: ClassVar[str] = "DeclineProposal"
    verb: ClassVar[str] = "decline_proposal"
    interview: str
    offer: str
    slot: int


class Swap(Action, frozen=True):
    """Let two interviewers change places, as one of them wishes."""

    name: ClassVar[str] = "Swap"
    verb: ClassVar[str] = "swap"
    interview: str
    other: str


class Undo(Action, frozen=True):
    """Take a fresh booking back."""

    name: ClassVar[str] = "Undo"
    verb: ClassVar[str] = "undo"
    interview: str


class Cancel(Action, frozen=True):
    """Cancel an interview; asks once before it does."""

    name: ClassVar[str] = "Cancel"
    verb: ClassVar[str] = "cancel"
    interview: str
    is_sure: bool = False


class Move(Action, frozen=True):
    """Offer other times for an interview; with a room's number, move it to that room."""

    name: ClassVar[str] = "Move"
    verb: ClassVar[str] = "move"
    interview: str
    room: int = 0
    """1 for the first spare room, and so on; 0 to look for another time."""


class Replace(Action, frozen=True):
    """Ask a substitute in place of who declined."""

    name: ClassVar[str] = "Replace"
    verb: ClassVar[str] = "replace"
    interview: str
    number: int
    """1 for the first substitute, and so on."""


class NameCandidate(Action, frozen=True):
    """Say who the candidate is, as the form is filled in."""

    name: ClassVar[str] = "NameCandidate"
    verb: ClassVar[str] = "candidate"
    interview: str


class Change(Action, frozen=True):
    """Change a booked interview as its form is filled in, or, with `what`, as was asked about."""

    name: ClassVar[str] = "Change"
    verb: ClassVar[str] = "change"
    interview: str
    what: str = ""
    """`offline`: it is no Teams meeting any more."""


class ChangeLoop(Action, frozen=True):
    """Change a booked loop as its form is filled in: swap two sessions, add one."""

    name: ClassVar[str] = "ChangeLoop"
    verb: ClassVar[str] = "change_loop"
    loop: str


class InviteCandidate(Action, frozen=True):
    """Send the candidate's own invitation now, before Undo closes, or again after it was deleted in Outlook."""

    name: ClassVar[str] = "InviteCandidate"
    verb: ClassVar[str] = "send_invitation"
    interview: str


class Attended(Action, frozen=True):
    """Say after an interview whether it took place."""

    name: ClassVar[str] = "Attended"
    verb: ClassVar[str] = "attended"
    interview: str
    said: str
    """A value of `bot.domain.bookings.interviews.Attendance`."""


class LetCandidateChoose(Action, frozen=True):
    """Make a link with which the candidate chooses one of an offer's times."""

    name: ClassVar[str] = "LetCandidateChoose"
    verb: ClassVar[str] = "link"
    offer: str


class ChooseAgain(Action, frozen=True):
    """Ask the candidate of an interview to choose another time for it."""

    name: ClassVar[str] = "ChooseAgain"
    verb: ClassVar[str] = "choose_again"
    interview: str


class SendLink(Action, frozen=True):
    """Send a candidate their link by e-mail."""

    name: ClassVar[str] = "SendLink"
    verb: ClassVar[str] = "send_link"
    link: str


class WithdrawLink(Action, frozen=True):
    """Let a candidate's link lead to nothing any more."""

    name: ClassVar[str] = "WithdrawLink"
    verb: ClassVar[str] = "withdraw_link"
    link: str
    shown: str = ""
    """The link on whose card it was pressed, where that is another one of the same candidate."""


class Nudge(Action, frozen=True):
    """Remind the interviewers who have not answered."""

    name: ClassVar[str] = "Nudge"
    verb: ClassVar[str] = "nudge"
    interview: str


class ReleaseHolds(Action, frozen=True):
    """Let go of the times that are held for a candidate."""

    name: ClassVar[str] = "ReleaseHolds"
    verb: ClassVar[str] = "release_holds"
    link: str


class Refresh(Action, frozen=True):
    """Draw the card anew."""

    name: ClassVar[str] = "Refresh"
    verb: ClassVar[str] = "refresh"
    subject: str


class Switch(Action, frozen=True):
    """Turn the account's integration on or off, once asked whether that is meant."""

    name: ClassVar[str] = "Switch"
    verb: ClassVar[str] = "switch"
    on: bool


class InviteAll(Action, frozen=True):
    """Ask everybody who is not connected to connect."""

    name: ClassVar[str] = "InviteAll"
    verb: ClassVar[str] = "invite"


class Agree(Action, frozen=True):
    """Say yes to what was asked once, because it cannot be taken back."""

    name: ClassVar[str] = "Agree"
    verb: ClassVar[str] = "agree"
    to: str
    """One of `dialogs.confirmations.HANDLERS`, such as `forget`."""
    subject: str = ""
    """Whom or what it is about, as the store knows it."""


class Open(Action, frozen=True):
    """Show settings, rooms, people, or the one that was chosen of them, with what can be changed."""

    name: ClassVar[str] = "Open"
    verb: ClassVar[str] = "open"
    subject: str = ""
    """As `bot.domain.card_subjects` has it; empty: as the form says."""


class Details(Action, frozen=True):
    """Show what a card folds away, in a channel that can fold nothing in messages."""

    name: ClassVar[str] = "Details"
    verb: ClassVar[str] = "details"
    subject: str
    """As `bot.domain.card_subjects` has it: the consent, or an interview."""


class SaveSettings(Action, frozen=True):
    """Change the account's settings as the form is filled in."""

    name: ClassVar[str] = "SaveSettings"
    verb: ClassVar[str] = "save_settings"
    seen: str
    """What tells whether the values are still those that the form was filled in with."""


class SaveRoom(Action, frozen=True):
    """Change a room as the form is filled in, or add one."""

    name: ClassVar[str] = "SaveRoom"
    verb: ClassVar[str] = "save_room"
    subject: str = ""
    """The key of the room; empty for a new one."""
    seen: str = ""
    """As in SaveSettings."""


class RemoveRoom(Action, frozen=True):
    """Take a room off the list."""

    name: ClassVar[str] = "RemoveRoom"
    verb: ClassVar[str] = "remove_room"
    subject: str
    """The key of the room."""


class SavePool(Action, frozen=True):
    """Change a pool as the form is filled in, or make one."""

    name: ClassVar[str] = "SavePool"
    verb: ClassVar[str] = "save_pool"
    subject: str = ""
    """The key of the pool; empty for a new one."""
    seen: str = ""
    """As in SaveSettings."""


class RemovePool(Action, frozen=True):
    """Delete a pool."""

    name: ClassVar[str] = "RemovePool"
    verb: ClassVar[str] = "remove_pool"
    subject: str
    """The key of the pool."""


class SavePerson(Action, frozen=True):
    """Change somebody's roles, building and nicknames as the form is filled in."""

    name: ClassVar[str] = "SavePerson"
    verb: ClassVar[str] = "save_person"
    subject: str
    """The person, as the store knows them."""
    seen: str
    """As in SaveSettings."""


class RemovePerson(Action, frozen=True):
    """Ask whether somebody is to lose everything they may do here."""

    name: ClassVar[str] = "RemovePerson"
    verb: ClassVar[str] = "remove_person"
    subject: str
    """The person, as the store knows them."""


class SaveLimits(Action, frozen=True):
    """Change somebody's limits as the form is filled in."""

    name: ClassVar[str] = "SaveLimits"
    verb: ClassVar[str] = "save_limits"
    subject: str
    """The person, as the store knows them."""
    seen: str
    """As in SaveSettings."""


class SaveNotifications(Action, frozen=True):
    """Choose what is told unasked as the form is filled in: for oneself, or for the account."""

    name: ClassVar[str] = "SaveNotifications"
    verb: ClassVar[str] = "save_notifications"
    seen: str
    """As in SaveSettings."""
    whose: str = ""
    """`bot.domain.card_subjects.OWN`; empty for the account's."""


class Say(Action, frozen=True):
    """Say one of the bot's own suggestions, as if it had been typed."""

    name: ClassVar[str] = "Say"
    verb: ClassVar[str] = "say"
    number: int


ACTIONS: dict[str, type[Action]] = {
    kind.name: kind
    for kind in (
        Connect, Disconnect, Book, SomebodyElse, More, Why, Refine, Drop, Accept, Decline, Maybe, Propose, DeclineProposal, Swap, Undo, Cancel, Move,
        Replace, NameCandidate, InviteCandidate, Change, ChangeLoop, LetCandidateChoose, ChooseAgain, SendLink, WithdrawLink, ReleaseHolds, Attended, Refresh,
        Switch, InviteAll, Agree, Say,
        Open, Details, SaveSettings, SaveRoom, RemoveRoom, SavePool, RemovePool, SavePerson, RemovePerson, SaveLimits,
        SaveNotifications, Nudge,
    )
}  # fmt: skip
"""Each by its name in payloads."""


def unpack(data: object) -> Action:
    """Return the action of a payload; raises OutdatedAction for anything else than our own."""
    if not isinstance(data, dict) or data.get("v") != VERSION:
        raise OutdatedAction("version")
    kind = ACTIONS.get(str(data.get("do")))
    if kind is None:
        raise OutdatedAction("action")
    return kind.made_of(data)
