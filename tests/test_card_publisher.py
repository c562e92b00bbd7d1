"""Where cards stand on fakes: who may draw one, what a chat did not take or perhaps took, and what is noted of it."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, Place
from bot.domain.errors import NotTaken, OutsideTrouble, Unreachable, Unsure
from bot.domain.jobs import LEASE, CardLocation, Job, JobKind
from bot.runtime.delivery import outbox
from bot.runtime.delivery.card_claims import CLAIM
from bot.runtime.delivery.card_publisher import PATIENCE
from bot.runtime.ports import DocumentChange, Stored
from bot.runtime.turn import Outcome, OutgoingView
from cards.view_models import MovedCard
from tests.fakes.chats import FakeChat
from tests.fakes.store import FakeStore
from tests.harness.office import TENANT, address
from tests.harness.runner_copy import (
    RITA,
    Copy,
    card,
    echo,
    kept,
    notice,
    presented,
    turn,
    with_rita,
)


async def test_two_copies_send_one_first_card():
    one = await with_rita(Copy(echo))
    other = Copy(echo, one.store, one.chat, one.clock)
    await asyncio.gather(
        one.screen.show(card("a", 1), origin=outbox.Origin(), row="a"),
        other.screen.show(card("b", 2), origin=outbox.Origin(), row="b"),
    )
    assert one.shown() == ["b"]


async def test_an_older_state_never_covers_a_newer_one():
    copy = await with_rita(Copy(echo))
    for text, revision in (("new", 2), ("old", 1), ("same", 2)):
        await copy.screen.show(card(text, revision), origin=outbox.Origin())
    assert copy.shown() == ["same"]


async def test_news_that_the_chat_did_not_take_comes_as_a_new_message_with_what_is_drawn_next():
    copy = await with_rita(Copy(echo))
    await copy.screen.show(card("booked", 1), origin=outbox.Origin())
    copy.chat.trouble["a:rita"] = NotTaken(service="Slack")
    with pytest.raises(NotTaken):
        await copy.screen.show(card("declined", 2, is_new=True), origin=outbox.Origin(), row="news")
    copy.chat.trouble.clear()
    await copy.screen.show(card("declined, and who could", 3), origin=outbox.Origin(), row="more")
    await copy.screen.show(card("declined", 2, is_new=True), origin=outbox.Origin(), row="news")
    await copy.screen.show(card("asked instead", 4), origin=outbox.Origin(), row="later")
    before, after = copy.chat.shown["a:rita"].values()
    assert isinstance(before, MovedCard)
    assert after.title == "asked instead"


async def claimed(copy, row):
    shown = CardLocation(
        subject="interview/1", person=RITA, chat=address("rita").key, message="",
        claimed_until=copy.clock.now() + CLAIM, claimed_for=row,
    )  # fmt: skip
    await copy.store.save([DocumentChange(CardLocation, shown.key, shown, 0)])


async def test_a_claim_passes_to_who_takes_the_row_over_and_ends_for_others():
    for row, waits in (("mine", False), ("theirs", True)):
        copy = await with_rita(Copy(echo))
        await claimed(copy, row)
        begun = copy.clock.now()
        if waits:
            with pytest.raises(OutsideTrouble):
                await copy.screen.show(card("x"), origin=outbox.Origin(), row="mine")
            assert (copy.clock.now() - begun).total_seconds() == pytest.approx(PATIENCE / 10)
            copy.clock.pass_(seconds=CLAIM.seconds)
        await copy.screen.show(card("x"), origin=outbox.Origin(), row="mine")
        assert copy.shown() == ["x"]


async def test_a_newer_view_does_not_wait_for_a_claim_of_its_own_copy_that_is_not_begun():
    """The view of that claim would wait as well: for the lock that the newer view has."""
    copy = await with_rita(Copy(echo))
    begun = copy.clock.now()
    claim = copy.screen.claim(card("older", 2), outbox.Origin(), address("rita"), row="older")
    saved = [DocumentChange(CardLocation, claim.key, claim, 0)]
    await copy.store.save(saved)
    copy.screen.keep_claims(saved)
    for text, revision in (("oldest", 1), ("newer", 3), ("older", 2)):
        await copy.screen.show(card(text, revision), origin=outbox.Origin(), row=text)
    assert (copy.shown(), copy.clock.now()) == (["newer"], begun)


async def test_a_newer_view_waits_for_a_claim_of_its_own_copy_that_another_copy_has_begun():
    """As where a copy that is told to stop hands its rows back, and goes on with what it has in hand."""
    copy = await with_rita(Copy(echo))
    other = Copy(echo, copy.store, copy.chat, copy.clock)
    claim = copy.screen.claim(card("older", 2), outbox.Origin(), address("rita"), row="older")
    saved = [DocumentChange(CardLocation, claim.key, claim, 0)]
    await copy.store.save(saved)
    copy.screen.keep_claims(saved)
    send = copy.chat.send

    async def sent(to, view):
        copy.chat.send = send
        # While the chat takes the older one from the other copy.
        with pytest.raises(OutsideTrouble):
            await copy.screen.show(card("newer", 3), origin=outbox.Origin(), row="newer")
        return await send(to, view)

    copy.chat.send = sent
    await other.screen.show(card("older", 2), origin=outbox.Origin(), row="older")
    assert copy.shown() == ["older"]
    await copy.screen.show(card("newer", 3), origin=outbox.Origin(), row="newer")
    assert copy.shown() == ["newer"]


@pytest.mark.parametrize("is_new", [False, True])
async def test_what_was_noted_as_shown_is_not_shown_again_by_who_took_the_row_over(is_new):
    copy = await with_rita(Copy(echo))
    other = Copy(echo, copy.store, copy.chat, copy.clock)
    row = kept(copy, card("once", is_new=is_new))
    await copy.store.save([DocumentChange(Job, row.key, row, 0)])
    send, taken = copy.chat.send, []

    async def sent(to, view):
        copy.clock.pass_(seconds=LEASE.seconds)
        taken.append(await other.talks.leases.take(Stored(row, 1)))
        return await send(to, view)

    copy.chat.send = sent
    await copy.talks.outbox.deliver(Stored(row, 1))
    await other.talks.outbox.deliver(*taken)
    assert (copy.shown(), await copy.rows()) == (["once"], [])


async def test_a_first_card_is_claimed_with_what_it_shows():
    class Counting(FakeStore):
        saves = 0

        async def save(self, changes, **how):
            self.saves += 1
            await super().save(changes, **how)

    copy = Copy(lambda *_: asyncio.sleep(0, Outcome(show=[card("a")])), Counting())
    await copy.hears(turn())
    assert (copy.shown(), await copy.rows(), copy.store.saves) == (["a"], [], 2)
    await copy.hears(turn(delivery="d2"))
    assert (copy.shown(), await copy.rows(), copy.store.saves) == (["a"], [], 4)


async def test_a_first_card_that_a_chat_refused_for_a_moment_still_changes_in_place():
    copy = await with_rita(Copy(lambda *_: asyncio.sleep(0, Outcome(show=[card("a")]))))
    copy.chat.trouble["a:rita"] = NotTaken(service="Teams")
    await copy.hears(turn())
    del copy.chat.trouble["a:rita"]
    copy.clock.pass_(seconds=5)
    (row,) = await copy.store.due(copy.clock.now(), 9)
    await copy.talks.outbox.deliver(await copy.talks.leases.take(row))
    await copy.hears(turn(delivery="d2"))
    assert (copy.shown(), await copy.rows()) == (["a"], [])


async def test_a_chat_that_refused_is_asked_again_with_the_same_row():
    copy = await with_rita(Copy(echo))
    row = kept(copy, card("once"))
    await copy.store.save([DocumentChange(Job, row.key, replace(row, leased_until=None), 0)])
    copy.chat.trouble["a:rita"] = OutsideTrouble(service="Teams")
    await presented(copy, row)
    del copy.chat.trouble["a:rita"]
    copy.clock.pass_(minutes=1)
    await presented(copy, row)
    assert (copy.shown(), await copy.rows()) == (["once"], [])


async def show_to_rita(copy, **more):
    """Have the worker show Rita a view, as often as it tries within nine minutes."""
    row = kept(copy, replace(card("once"), **more))
    await copy.store.save([DocumentChange(Job, row.key, replace(row, leased_until=None), 0)])
    for _ in range(9 * 60):
        for found in await copy.store.due(copy.clock.now(), 9):
            if found.value.kind is JobKind.SHOW:
                await copy.talks.outbox.deliver(await copy.talks.leases.take(found))
        copy.clock.pass_(seconds=1)


class Hanging(FakeChat):
    """Takes every message, and its answer is lost."""

    sent = 0
    is_well = False

    async def send(self, to, view):
        self.sent += 1
        message = await super().send(to, view)
        if not self.is_well:
            raise Unsure(service="Teams")
        return message


class Lingering(Hanging):
    """So slow to answer the first message that its claim lapses; meanwhile something happens."""

    meanwhile = None

    async def send(self, to, view):
        if self.meanwhile:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()
        return await super().send(to, view)


async def lingering(*, is_well):
    """Return a copy whose chat lingers over its first card till another work has saved the next state of it, and its rows."""
    copy = await with_rita(Copy(echo, chat=Lingering()))
    copy.chat.is_well = is_well
    later = []

    async def meanwhile():
        copy.clock.pass_(seconds=CLAIM.seconds + 1)
        committed = await copy.talks.decide_and_save(
            lambda _: asyncio.sleep(0, Outcome(show=[card("newer", 2)])),
            origin=outbox.Origin(speaker=RITA, id="later"),
        )
        later.extend(committed.rows)

    copy.chat.meanwhile = meanwhile
    return copy, later


async def show_first(copy):
    committed = await copy.talks.decide_and_save(
        lambda _: asyncio.sleep(0, Outcome(show=[card("older", 1)])),
        origin=outbox.Origin(speaker=RITA, id="first"),
    )
    await copy.talks.outbox.deliver(*committed.rows)


async def test_an_attempt_counts_although_the_card_was_claimed_anew_before_its_fate_was_known():
    copy, later = await lingering(is_well=False)
    await show_first(copy)
    await copy.talks.outbox.deliver(*later)
    for _ in range(9 * 60):
        for found in await copy.store.due(copy.clock.now(), 9):
            await copy.talks.outbox.deliver(await copy.talks.leases.take(found))
        copy.clock.pass_(seconds=1)
    assert copy.chat.sent == 2


async def test_a_card_stays_one_although_it_was_claimed_anew_before_the_chat_had_it():
    copy, later = await lingering(is_well=True)
    await show_first(copy)
    assert copy.shown() == ["older"]
    await copy.talks.outbox.deliver(*later)
    assert (copy.shown(), await copy.rows()) == (["newer"], [])


async def test_of_two_copies_that_both_sent_a_card_the_newer_one_stands_and_the_other_is_left():
    copy, later = await lingering(is_well=True)
    other = Copy(echo, copy.store, copy.chat, copy.clock)
    save, copy.chat.meanwhile = copy.chat.meanwhile, None

    async def meanwhile():
        await save()
        await other.talks.outbox.deliver(*later)

    copy.chat.meanwhile = meanwhile
    await show_first(copy)
    newer, older = copy.chat.shown["a:rita"].values()
    assert newer.title == "newer"
    assert isinstance(older, MovedCard)
    await copy.screen.show(card("newest", 3), origin=outbox.Origin())
    newest, _ = copy.chat.shown["a:rita"].values()
    assert newest.title == "newest"


async def test_a_chat_refuses_a_card_that_was_claimed_anew_and_the_claim_stays_with_who_has_it():
    copy, later = await lingering(is_well=True)
    save = copy.chat.meanwhile

    async def meanwhile():
        await save()
        copy.chat.trouble["a:rita"] = NotTaken(service="Teams")

    copy.chat.meanwhile = meanwhile
    await show_first(copy)
    (claim,) = [one.value for one in await copy.store.find(CardLocation, "subject", "interview/1")]
    assert (claim.claimed_for, claim.unsure) == (later[0].value.key, 0)
    assert claim.claimed_until


async def test_a_note_that_nobody_keeps_as_work_is_told_over_what_others_have_saved():
    copy, later = await lingering(is_well=True)
    await copy.screen.show(card("older", 1), origin=outbox.Origin())
    await copy.talks.outbox.deliver(*later)
    assert copy.shown() == ["newer"]


async def test_a_chat_that_was_found_is_kept_whatever_else_of_its_person_is_changed_meanwhile():
    copy = Copy(echo)
    stranger = Person(id=RITA, tenant=TENANT, name="Rita", mail="r@x")
    await copy.store.save([DocumentChange(Person, RITA, stranger, 0)])
    personal = copy.chat.personal

    async def found(person, near):
        await copy.store.save(
            [DocumentChange(Person, RITA, replace(stranger, zone="Asia/Tokyo"), 1)]
        )
        return await personal(person, near)

    copy.chat.personal = found
    here = outbox.Origin(speaker=None, here=address("ian", Place.CHANNEL))
    await copy.screen.show(OutgoingView(view=notice("x"), to=RITA), origin=here)
    rita = (await copy.store.load(Person, RITA)).value
    assert (rita.zone, rita.address.conversation) == ("Asia/Tokyo", "a:r@x")
    assert [one.kind for one in await copy.rows()] == [JobKind.REACHED]


async def test_a_message_that_may_have_arrived_is_sent_once_more_at_most_and_nobody_is_told_of_a_failure():
    copy = await with_rita(Copy(echo, chat=Hanging()))
    await show_to_rita(copy)
    assert copy.chat.sent == 2
    (row,) = await copy.rows()
    assert (row.is_aside, row.is_late, row.is_waiting) == (False, False, True)


async def test_a_message_that_may_have_arrived_comes_with_the_answer_to_what_the_person_writes_next():
    copy = await with_rita(Copy(echo, chat=Hanging()))
    await show_to_rita(copy)
    copy.chat.is_well = True
    await copy.hears(replace(turn("hello"), now=copy.clock.now()))
    assert copy.shown() == ["once", "once", "hello", "once"]
    assert await copy.rows() == []


async def test_a_chat_that_hangs_for_ever_is_not_written_to_with_each_message_anew():
    copy = await with_rita(Copy(lambda *_: asyncio.sleep(0, Outcome()), chat=Hanging()))
    await show_to_rita(copy)
    for number in range(5):
        await copy.hears(replace(turn(delivery=f"n{number}"), now=copy.clock.now()))
    assert (copy.chat.sent, await copy.rows()) == (3, [])


async def test_states_of_one_card_that_may_have_arrived_are_two_copies_together():
    copy = await with_rita(Copy(echo, chat=Hanging()))
    for revision in range(1, 5):
        await show_to_rita(
            copy, view=notice(f"{revision}"), revision=revision, subject="interview/1"
        )
    assert copy.chat.sent == 2
    copy.chat.is_well = True
    await copy.hears(replace(turn("hello"), now=copy.clock.now()))
    assert copy.shown()[2:] == ["hello", "4"]
    assert await copy.rows() == []


@pytest.mark.parametrize("hours", [1, 6, 23])
async def test_a_chat_that_is_away_for_hours_loses_no_message(hours):
    copy = await with_rita(Copy(echo))
    row = kept(copy, card("once"))
    await copy.store.save([DocumentChange(Job, row.key, replace(row, leased_until=None), 0)])
    away_until = copy.clock.now() + timedelta(hours=hours)
    copy.chat.trouble["a:rita"] = NotTaken(service="Teams")
    waits = []
    while not copy.shown():
        rows = await copy.rows()
        copy.clock.moment = max(copy.clock.now(), *(one.at for one in rows))
        waits.append((copy.clock.now() - away_until).total_seconds())
        if copy.clock.now() >= away_until:
            copy.chat.trouble.clear()
        await presented(copy, row)
    assert waits[-1] <= 300
    assert len(waits) < 400


async def test_after_a_day_a_message_waits_for_its_person():
    copy = await with_rita(Copy(echo))
    row = kept(copy, card("once"))
    await copy.store.save([DocumentChange(Job, row.key, replace(row, leased_until=None), 0)])
    copy.chat.trouble["a:rita"] = NotTaken(service="Teams")
    copy.clock.pass_(seconds=1)
    await presented(copy, row)
    copy.clock.pass_(hours=24)
    await presented(copy, row)
    assert [one.kind for one in await copy.rows() if one.is_waiting] == [JobKind.SHOW]
    copy.chat.trouble.clear()
    await copy.hears(replace(turn("hello"), now=copy.clock.now()))
    assert copy.shown() == ["hello", "once"]


class Forgetful(FakeChat):
    """After it has taken a message, the store is away for a while."""

    store: FakeStore

    async def send(self, to, view):
        message = await super().send(to, view)
        self.store.trouble = OutsideTrouble(service="store")
        return message


@pytest.mark.parametrize("subject", ["", "interview/1"])
async def test_a_store_that_is_away_just_after_a_chat_took_a_message_lets_nothing_come_twice(
    subject,
):
    copy = await with_rita(Copy(echo, chat=Forgetful()))
    copy.chat.store = copy.store
    row = kept(copy, replace(card("once"), subject=subject))
    await copy.store.save([DocumentChange(Job, row.key, replace(row, leased_until=None), 0)])
    showing = asyncio.create_task(presented(copy, row))
    for _ in range(9):
        await asyncio.sleep(0)
    copy.store.trouble = None
    await showing
    await copy.talks.leases.renew()
    assert (copy.shown(), await copy.rows()) == (["once"], [])


async def test_a_message_that_a_chat_has_taken_is_no_trouble_although_the_store_stays_away():
    copy = await with_rita(Copy(echo, chat=Forgetful()))
    copy.chat.store = copy.store
    await copy.screen.show(card("x"), origin=outbox.Origin())
    assert copy.shown() == ["x"]


@dataclass
class Slow(FakeStore):
    """Begins a save, and finishes it when it may."""

    begun: asyncio.Event | None = None
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def save(self, changes, **how):
        if self.begun:
            self.begun.set()
            await self.may_end.wait()
        await super().save(changes, **how)


@pytest.mark.parametrize("subject", ["", "interview/1"])
async def test_a_bot_that_is_being_stopped_still_notes_what_a_chat_has_taken(subject):
    copy = await with_rita(Copy(echo, Slow()))
    row = kept(copy, replace(card("once"), subject=subject))
    await copy.store.save([DocumentChange(Job, row.key, row, 0)])
    held = Stored(row, 1)
    send = copy.chat.send

    async def sent(to, view):
        copy.store.begun = asyncio.Event()
        return await send(to, view)

    copy.chat.send = sent
    showing = asyncio.create_task(copy.talks.outbox.deliver(held))
    while copy.store.begun is None:
        await asyncio.sleep(0)
    await copy.store.begun.wait()
    showing.cancel()
    copy.store.may_end.set()
    await asyncio.wait([showing])
    await copy.talks.leases.hand_back()
    other = Copy(echo, copy.store, copy.chat, copy.clock)
    for found in await other.store.due(other.clock.now(), 9):
        await other.talks.outbox.deliver(await other.talks.leases.take(found))
    assert (copy.shown(), await copy.rows()) == (["once"], [])


async def test_a_card_that_was_deleted_or_stands_in_an_old_chat_is_sent_anew():
    copy = await with_rita(Copy(echo))
    await copy.screen.show(card("a"), origin=outbox.Origin())
    copy.chat.shown["a:rita"].clear()
    await copy.screen.show(card("b"), origin=outbox.Origin())
    assert copy.shown() == ["b"]
    await copy.screen.show(
        replace(card("c"), to=None, at=address("ian")),
        origin=outbox.Origin(speaker=RITA, here=None),
    )
    assert copy.shown("ian") == ["c"]


async def test_who_cannot_be_reached_is_said():
    copy = Copy(echo)
    for show in (OutgoingView(view=notice("x")), OutgoingView(view=notice("x"), to=RITA)):
        with pytest.raises(Unreachable):
            await copy.screen.show(show, origin=outbox.Origin())
    stranger = Person(id=RITA, tenant=TENANT, name="Rita", mail="r@x")
    await copy.store.save([DocumentChange(Person, RITA, stranger, 0)])
    with pytest.raises(Unreachable):
        await copy.screen.show(OutgoingView(view=notice("x"), to=RITA), origin=outbox.Origin())
    await copy.screen.show(
        OutgoingView(view=notice("x"), to=RITA),
        origin=outbox.Origin(speaker=None, here=address("ian", Place.CHANNEL)),
    )
    assert copy.shown("r@x") == ["x"]
    assert (await copy.store.load(Person, RITA)).value.addresses
    elsewhere = replace(address("rita"), channel="served-no-longer")
    with pytest.raises(Unreachable):
        await copy.screen.show(OutgoingView(view=notice("x"), at=elsewhere), origin=outbox.Origin())
