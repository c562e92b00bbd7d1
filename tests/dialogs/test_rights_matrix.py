"""Every button and every sentence, in both channels, by somebody of each role, on real cards.

Rita books an interview with Ian; then one of the two is given another role, and the same card is
pressed, or the same words are typed, again.
"""

import asyncio

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Role, person_id
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from bot.domain.people.pools import pool_key
from bot.domain.rooms import room_key
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Pressed, Said
from cards import actions
from cards.actions import ACTIONS
from cards.offer_views import OfferCard
from cards.view_models import Problem
from dialogs.routes import ROUTES
from tests.harness.for_each import for_each
from tests.harness.office import TENANT, Office, address

SCHEDULE = frozenset({Role.OWNER, Role.ADMIN, Role.RECRUITER})
ADMINISTER = frozenset({Role.OWNER, Role.ADMIN, Role.IT_MANAGER})
EVERYBODY = frozenset({*Role, None})
ROLES = (*Role, None)
ASK = "who's free Tuesday with a room"
LINK = "send Jo Park a link for 45 minutes with Ian next week"
MEI = person_id(TENANT, "mei")

PRESSED = {
    actions.Book: (SCHEDULE, lambda on: actions.Book(on.offer, 2)),
    actions.More: (SCHEDULE, lambda on: actions.More(on.offer)),
    actions.SomebodyElse: (SCHEDULE, lambda on: actions.SomebodyElse(on.offer, 2)),
    actions.Why: (SCHEDULE, lambda on: actions.Why(on.offer)),
    actions.Refine: (SCHEDULE, lambda on: actions.Refine(on.offer)),
    actions.Drop: (SCHEDULE, lambda on: actions.Drop(on.offer, "people")),
    actions.Swap: (SCHEDULE, lambda on: actions.Swap(on.interview, on.interview)),
    actions.Undo: (SCHEDULE, lambda on: actions.Undo(on.interview)),
    actions.Cancel: (SCHEDULE, lambda on: actions.Cancel(on.interview, is_sure=True)),
    actions.Move: (SCHEDULE, lambda on: actions.Move(on.interview)),
    actions.NameCandidate: (SCHEDULE, lambda on: actions.NameCandidate(on.interview)),
    actions.InviteCandidate: (SCHEDULE, lambda on: actions.InviteCandidate(on.interview)),
    actions.Change: (SCHEDULE, lambda on: actions.Change(on.interview)),
    actions.ChangeLoop: (SCHEDULE, lambda on: actions.ChangeLoop(on.interview)),
    actions.Replace: (SCHEDULE, lambda on: actions.Replace(on.interview, 1)),
    actions.LetCandidateChoose: (SCHEDULE, lambda on: actions.LetCandidateChoose(on.offer)),
    actions.ChooseAgain: (SCHEDULE, lambda on: actions.ChooseAgain(on.interview)),
    actions.SendLink: (SCHEDULE, lambda on: actions.SendLink(on.link)),
    actions.ReleaseHolds: (SCHEDULE, lambda on: actions.ReleaseHolds(on.link)),
    actions.WithdrawLink: (SCHEDULE, lambda on: actions.WithdrawLink(on.link)),
    actions.Switch: (ADMINISTER, lambda _: actions.Switch(on=False)),
    actions.InviteAll: (ADMINISTER, lambda _: actions.InviteAll()),
    actions.Agree: (ADMINISTER, lambda _: actions.Agree("remove", MEI)),
    actions.SaveSettings: (ADMINISTER, lambda _: actions.SaveSettings("")),
    actions.SaveRoom: (ADMINISTER, lambda _: actions.SaveRoom(room_key("thames@x.example"), "")),
    actions.RemoveRoom: (ADMINISTER, lambda _: actions.RemoveRoom(room_key("thames@x.example"))),
    actions.SavePool: (ADMINISTER, lambda _: actions.SavePool("", "")),
    actions.RemovePool: (ADMINISTER, lambda _: actions.RemovePool(pool_key("backend"))),
    actions.SavePerson: (ADMINISTER, lambda _: actions.SavePerson(MEI, "")),
    actions.RemovePerson: (ADMINISTER, lambda _: actions.RemovePerson(MEI)),
    actions.SaveLimits: (ADMINISTER, lambda _: actions.SaveLimits(MEI, "")),
    actions.Open: (ADMINISTER, lambda _: actions.Open("people")),
    actions.Details: (EVERYBODY, lambda _: actions.Details("consent")),
    actions.Connect: (EVERYBODY, lambda _: actions.Connect()),
    actions.Disconnect: (EVERYBODY, lambda _: actions.Disconnect()),
    actions.Accept: (EVERYBODY, lambda on: actions.Accept(on.interview)),
    actions.Decline: (EVERYBODY, lambda on: actions.Decline(on.interview)),
    actions.Maybe: (EVERYBODY, lambda on: actions.Maybe(on.interview)),
    actions.DeclineProposal: (SCHEDULE, lambda on: actions.DeclineProposal(on.interview, "o", 1)),
    actions.Propose: (EVERYBODY, lambda on: actions.Propose(on.interview)),
    actions.Refresh: (EVERYBODY, lambda on: actions.Refresh(f"interview/{on.interview}")),
    actions.Nudge: (SCHEDULE, lambda on: actions.Nudge(on.interview)),
    actions.SaveNotifications: (EVERYBODY, lambda _: actions.SaveNotifications("x", "me")),
    actions.Attended: (EVERYBODY, lambda on: actions.Attended(on.interview, "done")),
}
"""By the kind of button: who may press it, and one that stands on a card."""
BY_IAN = {actions.Attended, actions.Accept, actions.Decline, actions.Maybe, actions.Propose}
"""What an interviewer presses; all else is pressed by who booked."""

TYPED = {
    SCHEDULE: (
        ASK, "book 2", "more", "why not", "refresh", "undo", "cancel it", "move it", "candidate Jo Park", "send now",
        LINK, "withdraw the link", "Ian 1h, then Mei 45m on Tuesday", "loop templates",
        "cancel my interview with Ian on Tuesday", "reschedule my interview with Ian to Thursday",
        "find 30 minutes with Mei tomorrow",
    ),
    ADMINISTER: (
        "enable office365", "disable office365", "invite everyone", "remind Mei to connect",
        "add room lab@x.example capacity 4", "remove room Thames", "rename room Thames to Rhine",
        "address of Thames is rhine@x.example", "Thames has 9 seats", "check rooms",
        "make Mei a recruiter", "remove Ian as interviewer", "make Ian the scheduling user",
        "who is the scheduling user", "remove mei@x.example", "people", "audit log", "export audit log",
        "set default interview length to 45", "working hours 10 to 12", "working days Monday to Thursday",
        "office closed on 24 November", "office open on 24 November", "minimum notice 1 day",
        "time zone Europe/Berlin", "create pool backend: Ian, Mei", "Daz means Mei Tanaka",
        "remind everyone 30 minutes before", "reminder settings for everyone", "feedback link https://forms.example/f",
        "max 1 interview a week for Mei", "remove Mei's limits", "Mei's limits",
        "contact phone +44 20 7946 0018", "Mei's job title is Head of Design", "candidates see full names",
        "replace people who decline", "directions to the London office: ring the bell", "keep candidates for 90 days",
        "onsite backend: Ian 60, Mei 45", "delete template onsite backend", "who can't you reach",
    ),
    EVERYBODY: (
        "help", "status", "rooms", "settings", "pools", "what's my role", "who are the admins", "my interviews", "connect",
        "disconnect", "what do you know about me", "max 2 interviews a day", "my limits", "forget me",
        "my time zone is New York", "admin consent", "which plan do we have", "my reminders", "stop reminders",
    ),
}  # fmt: skip
SENTENCES = {text: may for may, texts in TYPED.items() for text in texts}


def test_every_button_is_in_the_table():
    assert set(PRESSED) == set(ROUTES.actions) == set(ACTIONS.values()) - {actions.Say}


def place(channel, name):
    return replace(address(name), channel=channel)


async def booked(channel):
    office = await Office(plan="enterprise").open()
    office.ports.chats["slack"] = office.chat
    at = {"address": place(channel, "rita")}
    await office.says("rita", ASK, **at)
    first = actions.Book(office.view("rita", OfferCard).offer, 1)
    await office.turn("rita", Pressed(first), **at)
    await office.works()
    await office.says("rita", LINK, **at)
    await office.says("rita", ASK, **at)
    return office


@pytest.fixture(scope="module", params=["teams", "slack"])
def before(request):
    return request.param, asyncio.run(booked(request.param))


def stand(before):
    """Return the office as it stood after the booking, for one act to spoil."""
    channel, first = before
    office = first.copy()
    office.ports.chats["slack"] = office.chat
    office.channel = channel
    office.offer = first.view("rita", OfferCard).offer
    (office.link,) = [key for kind, key in office.store.documents if kind == "candidate-link"]
    (office.interview,) = [key for kind, key in office.store.documents if kind == "interview"]
    return office


async def with_role(office, name, role):
    stored = await office.store.load(Person, person_id(TENANT, name))
    person = replace(stored.value, roles=frozenset({role} if role else ()))
    await office.store.save([DocumentChange(Person, person.key, person, stored.version)])


async def kept(office):
    """Everything that somebody without the right must not have changed."""
    kinds = (Account, CandidateLink, Interview, Offer, Person)
    return [one for kind in kinds for one in await office.all(kind)]


async def acts(office, name, content):
    """Let somebody act; gives whether it was refused for want of a right."""
    seen = len(office.views(name))
    reply = await office.turn(name, content, address=place(office.channel, name))
    shown = [*office.views(name)[seen:], *([reply] if reply else [])]
    return any(isinstance(one, Problem) and one.key == "not-allowed" for one in shown)


@pytest.mark.parametrize("role", ROLES)
@for_each("kind", {kind.__name__: kind for kind in PRESSED})
async def test_a_button_asks_for_its_right_each_time_it_is_pressed(before, kind, role):
    may, button = PRESSED[kind]
    office = stand(before)
    who = "ian" if kind in BY_IAN else "rita"
    await assert_asks_for_its_right(office, who, Pressed(button(office)), role, may)


@pytest.mark.exhaustive
@pytest.mark.parametrize("role", ROLES)
@for_each("text", sorted(SENTENCES))
async def test_typed_words_ask_for_the_same_right(before, text, role):
    office = stand(before)
    await assert_asks_for_its_right(office, "rita", Said(text), role, SENTENCES[text])


async def assert_asks_for_its_right(office, who, content, role, may):
    """Somebody of this role may act or is refused, and who is refused has changed nothing."""
    await with_role(office, who, role)
    known = await kept(office)
    is_refused = await acts(office, who, content)
    assert is_refused is (role not in may)
    if is_refused:
        assert unaddressed(await kept(office)) == unaddressed(known)


def unaddressed(values):
    """The same, but for where people were heard of last."""
    return [replace(one, addresses=()) if isinstance(one, Person) else one for one in values]
