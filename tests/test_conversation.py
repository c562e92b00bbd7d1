"""The runner on fakes: order, repeated deliveries, starting over, trouble, a crowd, and what is kept for later."""

import asyncio
from contextlib import suppress

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Role
from bot.domain.errors import BotError, Changed, Gone, NotTaken, OutsideTrouble, Unreachable
from bot.domain.job_retries import ATTEMPTS
from bot.domain.jobs import LEASE, Job, JobKind
from bot.runtime.delivery import outbox
from bot.runtime.jobs.job_leases import LeaseManager
from bot.runtime.ports import DocumentChange, Stored
from bot.runtime.turn import Outcome, OutgoingView, Pressed
from bot.runtime.turns.turn_runner import AT_ONCE, TRIES, WAITING
from bot.runtime.unit_of_work import NotRead, UnitOfWork
from cards import adaptive_cards
from cards.actions import More
from cards.runtime_views import CardViews
from cards.view_models import Problem
from tests.fakes.cipher import FakeCipher
from tests.fakes.store import FakeStore
from tests.harness.for_each import for_each
from tests.harness.office import TENANT, FixedClock, address
from tests.harness.patience import PATIENCE as DEADLINE
from tests.harness.runner_copy import (
    RITA,
    Copy,
    echo,
    notice,
    turn,
)
from tests.harness.sample_views import SAMPLES


async def test_turns_of_a_chat_are_answered_in_their_order():
    copy = Copy(echo)
    await copy.hears(*(turn(f"{n}", delivery=f"d{n}") for n in range(20)))
    assert copy.shown() == [f"{n}" for n in range(20)]


async def test_a_delivery_is_run_once_by_one_copy_and_by_two():
    one = Copy(echo)
    other = Copy(echo, one.store, one.chat, one.clock)
    await one.hears(turn(), turn())
    await asyncio.gather(one.hears(turn()), other.hears(turn()))
    assert one.shown() == ["hello"]


async def test_two_copies_that_hear_the_same_at_once_answer_once():
    one = Copy(echo)
    other = Copy(echo, one.store, one.chat, one.clock)
    await asyncio.gather(one.hears(turn()), other.hears(turn()))
    assert one.shown() == ["hello"]


async def test_what_has_no_id_is_never_taken_for_a_repetition():
    copy = Copy(echo)
    await copy.hears(turn(delivery=""), turn(delivery=""))
    assert copy.shown() == ["hello", "hello"]


async def test_only_so_many_answers_are_remembered(monkeypatch):
    monkeypatch.setattr("bot.runtime.turns.turn_runner.RECENT", 40)
    copy = Copy(echo)
    await copy.hears(*(turn(name=f"p{n}", delivery=f"d{n}") for n in range(43)))
    assert len(copy.talks._recent) == 40


async def test_a_crowd_is_answered_completely_and_so_many_at_a_time():
    running, most = 0, 0

    async def slow(turn, unit_of_work, ports):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return await echo(turn, unit_of_work, ports)

    copy = Copy(slow)
    await copy.hears(*(turn(name=f"p{n}", delivery=f"d{n}") for n in range(4 * AT_ONCE)))
    assert all(copy.shown(f"p{n}") == ["hello"] for n in range(4 * AT_ONCE))
    assert most <= AT_ONCE


async def test_a_talkative_chat_does_not_keep_the_others_waiting():
    copy = Copy(echo)
    flood = [turn(f"{n}", delivery=f"d{n}") for n in range(500)]
    for one in flood:
        copy.talks.take(one)
    await copy.talks.take(turn(name="ian", delivery="i"))
    assert len(copy.shown()) < 20
    await copy.talks.drain()


@pytest.mark.parametrize("other", [TENANT, "another"])
async def test_who_asks_in_many_chats_while_microsoft_is_slow_keeps_nobody_else_waiting(other):
    is_back = asyncio.Event()

    async def slow(turn, unit_of_work, ports):
        if turn.content.text == "slow":
            await is_back.wait()
        return await echo(turn, unit_of_work, ports)

    copy = Copy(slow)
    chats = 60 if other == TENANT else 500
    for n in range(chats):
        name = "rita" if other == TENANT else f"rita{n}"
        one = turn("slow", name=name, delivery=f"d{n}")
        copy.talks.take(replace(one, address=address(f"chat{n}")))
    helped = turn("help", name="ian", delivery="i")
    speaker = replace(helped.speaker, tenant=other)
    async with asyncio.timeout(DEADLINE):
        await copy.talks.take(replace(helped, speaker=speaker))
    is_back.set()
    await copy.talks.drain()
    assert copy.shown("ian") == ["help"]


def short(text):
    async def step(turn, unit_of_work, ports):
        turn.patience.end()
        return Outcome(show=[OutgoingView(view=notice(text))])

    return step


async def refuses(turn, unit_of_work, ports):
    turn.patience.end()
    raise OutsideTrouble(service="Graph")


async def fails(turn, unit_of_work, ports):
    turn.patience.end()
    raise ZeroDivisionError


@pytest.mark.parametrize("step", [short("done"), refuses, fails])
async def test_what_comes_after_the_channel_was_told_to_wait_follows_in_the_chat(step):
    copy = Copy(step)
    await copy.hears(turn(content=Pressed(More("o"), "m1")))
    assert len(copy.chat.shown["a:rita"]) == 1


async def test_what_comes_while_the_store_is_away_follows_in_the_chat_too():
    async def away(turn, unit_of_work, ports):
        turn.patience.end()
        copy.store.trouble = OutsideTrouble(service="store")
        return Outcome(show=[OutgoingView(view=notice("done"))])

    copy = Copy(away)
    await copy.hears(turn(content=Pressed(More("o"), "m1")))
    (view,) = copy.chat.shown["a:rita"].values()
    assert isinstance(view, Problem)


async def test_patience_that_ends_while_the_answer_is_being_saved_loses_it_neither():
    class Late(FakeStore):
        async def save(self, changes, **how):
            await super().save(changes, **how)
            press.patience.end()

    copy = Copy(lambda *_: asyncio.sleep(0, Outcome(show=[OutgoingView(view=notice("x"))])), Late())
    press = turn(content=Pressed(More("o"), "m1"))
    await copy.hears(press)
    assert copy.shown() == ["x"]


@pytest.mark.parametrize("carried", [frozenset({"Problem"}), frozenset()])
async def test_what_the_channels_answer_cannot_carry_is_kept_until_the_chat_has_it(carried):
    """A copy that is killed between its answer to the channel and the chat loses no word."""
    copy = Copy(lambda *_: asyncio.sleep(0, Outcome(show=[OutgoingView(view=notice("done"))])))
    copy.chat.trouble["a:rita"] = NotTaken(service="Slack")
    press = replace(turn(content=Pressed(More("o"), "m1")), answered_with=carried)
    await copy.hears(press)
    (row,) = await copy.rows()
    copy.chat.trouble.clear()
    other = Copy(echo, copy.store, copy.chat, copy.clock)
    await other.talks.outbox.deliver(Stored(row, 2))
    assert other.shown() == ["done"]


async def test_what_came_too_late_for_the_channels_answer_is_kept_until_the_chat_has_it():
    class Late(FakeStore):
        async def save(self, changes, **how):
            await super().save(changes, **how)
            press.patience.end()

    copy = Copy(lambda *_: asyncio.sleep(0, Outcome(show=[OutgoingView(view=notice("x"))])), Late())
    copy.chat.trouble["a:rita"] = NotTaken(service="Slack")
    press = turn(content=Pressed(More("o"), "m1"))
    await copy.hears(press)
    assert [row.trouble for row in await copy.rows()] == [NotTaken.key]


async def test_what_was_written_into_a_form_that_has_closed_is_given_back_where_it_is_refused():
    copy = Copy(refuses)
    await copy.hears(turn(content=Pressed(More("o"), "m1", written="I am away")))
    problem, kept = copy.chat.shown["a:rita"].values()
    assert isinstance(problem, Problem)
    assert kept.lines[-1] == "I am away"


async def in_hand(copy, *, until):
    """Let time pass until something is so."""
    async with asyncio.timeout(DEADLINE):
        while not await until():
            await asyncio.sleep(0)


async def test_a_message_that_takes_long_is_answered_by_another_copy_where_this_one_is_killed():
    """The channel had its answer and will not deliver the message again."""
    never = asyncio.Event()

    async def slow(turn, unit_of_work, ports):
        await never.wait()

    copy = Copy(slow, kept_after=0.0)
    copy.talks.take(turn("hello"))
    await in_hand(copy, until=copy.rows)
    (row,) = await copy.rows()
    other = Copy(echo, copy.store, copy.chat, copy.clock)
    await other.talks.resume(Stored(row, 1))
    assert other.shown() == ["hello"]
    assert await other.rows() == []
    await copy.talks.end(0)


async def test_a_message_that_takes_long_is_kept_only_until_it_is_answered():
    may_answer = asyncio.Event()

    async def slow(turn, unit_of_work, ports):
        await may_answer.wait()
        return await echo(turn, unit_of_work, ports)

    copy = Copy(slow, kept_after=0.0)
    copy.talks.take(turn("hello"))
    await in_hand(copy, until=copy.rows)
    (row,) = await copy.rows()
    may_answer.set()
    await copy.talks.drain()
    assert (copy.shown(), await copy.rows()) == (["hello"], [])
    # Another copy that had taken it over meanwhile finds it answered.
    await copy.talks.resume(Stored(row, 1))
    assert copy.shown() == ["hello"]


async def test_a_message_that_is_cut_off_by_a_stop_is_handed_back():
    async def slow(turn, unit_of_work, ports):
        await asyncio.Event().wait()

    copy = Copy(slow, kept_after=0.0)
    copy.talks.take(turn("hello"))
    await in_hand(copy, until=copy.rows)
    await copy.talks.end(0)
    await asyncio.sleep(0)
    await copy.talks.leases.hand_back()
    assert [one.leased_until for one in await copy.rows()] == [None]


async def test_a_kept_message_that_cannot_be_read_is_left_for_later():
    copy = Copy(echo)
    row = Job(kind=JobKind.TURN, subject="x", tenant=TENANT, at=copy.clock.now(), what={})
    await copy.store.save([DocumentChange(Job, row.key, row, 0)])
    await copy.talks.resume(Stored(row, 1))
    assert [one.trouble for one in await copy.rows()] == [BotError.key]


async def test_a_card_that_draws_itself_anew_is_never_sent_as_a_message():
    copy = Copy(short("done"))
    await copy.hears(turn(content=Pressed(More("o"), "m1", is_automatic=True)))
    assert copy.shown() == []


async def test_more_than_can_wait_is_refused(monkeypatch):
    monkeypatch.setattr("bot.runtime.turns.turn_runner.WAITING", 3)
    assert WAITING > 2000
    copy = Copy(echo)
    for n in range(3):
        copy.talks.take(turn(delivery=f"d{n}"))
    with pytest.raises(OutsideTrouble):
        copy.talks.take(turn(delivery="more"))
    await copy.talks.drain()


async def test_a_turn_starts_over_while_others_are_faster():
    copy, runs = Copy(echo), 0

    async def meddled(turn, unit_of_work, ports):
        nonlocal runs
        runs += 1
        account = await unit_of_work.account(TENANT)
        if runs < 3:
            stored = await copy.store.load(Account, TENANT)
            version = stored.version if stored else 0
            await copy.store.save(
                [DocumentChange(Account, TENANT, Account(tenant=TENANT), version)]
            )
        return Outcome(show=[OutgoingView(view=notice("done"))], save=[replace(account, name="x")])

    copy.talks._handler = meddled
    await copy.hears(turn())
    assert (runs, copy.shown()) == (3, ["done"])


async def test_who_is_overtaken_too_often_is_told():
    runs = 0

    async def never(turn, unit_of_work, ports):
        nonlocal runs
        runs += 1
        account = await unit_of_work.account(TENANT)
        stored = await copy.store.load(Account, TENANT)
        await copy.store.save([DocumentChange(Account, TENANT, account, stored.version)])
        return Outcome(show=[], save=[account])

    copy = Copy(never)
    await copy.store.save([DocumentChange(Account, TENANT, Account(tenant=TENANT), 0)])
    await copy.hears(turn())
    ((view,),) = [list(one.values()) for one in copy.chat.shown.values()]
    assert (runs, view.key) == (TRIES, Changed.key)


async def test_an_error_becomes_its_card_and_an_unexpected_one_a_reference():
    async def gone(turn, unit_of_work, ports):
        raise Gone(what="offer")

    async def broken(turn, unit_of_work, ports):
        raise ZeroDivisionError

    for step, key in ((gone, "gone"), (broken, "trouble")):
        copy = Copy(step)
        await copy.hears(turn())
        (view,) = copy.chat.shown["a:rita"].values()
        assert isinstance(view, Problem)
        assert view.key == key
        assert bool(view.reference) == (step is broken)


async def test_a_step_may_ask_to_start_over_and_a_dead_store_is_said():
    async def changed(turn, unit_of_work, ports):
        raise Changed

    copy = Copy(changed)
    await copy.hears(turn())
    assert len(copy.chat.shown["a:rita"]) == 1
    copy = Copy(echo)
    copy.store.trouble = OutsideTrouble(service="store")
    copy.chat.trouble["a:rita"] = Unreachable()
    await copy.hears(turn())
    assert copy.chat.shown == {}


async def test_a_press_is_answered_with_its_card_also_when_it_is_repeated_to_another_copy():
    async def onto(turn, unit_of_work, ports):
        return Outcome(show=[OutgoingView(view=notice("pressed"), onto="m1")])

    one = Copy(onto)
    other = Copy(onto, one.store, one.chat, one.clock)
    one.chat.shown["a:rita"] = {"m1": notice("old")}
    press = turn(content=Pressed(More("o"), "m1"))
    one.talks.outbox.deliver = lambda _: asyncio.sleep(0)  # this copy dies before it shows anything
    assert (await one.hears(press))[0].title == "pressed"
    assert (await other.hears(press))[0].title == "pressed"
    (row,) = await one.rows()
    held = await other.talks.leases.take(Stored(row, 1))
    await other.talks.outbox.deliver(held)
    assert one.shown() == ["pressed"]
    third = Copy(onto, one.store, one.chat, one.clock)
    assert await third.hears(press) == [None]


async def test_a_short_word_answers_who_pressed_and_nobody_else():
    copy = Copy(lambda *_: asyncio.sleep(0, Outcome(show=[OutgoingView(view=notice("short"))])))
    (view,) = await copy.hears(turn(content=Pressed(More("o"), "m1")))
    assert (view.title, copy.shown(), await copy.rows()) == ("short", [], [])


async def test_what_a_chat_refuses_for_a_while_is_kept_for_later():
    copy = Copy(echo)
    copy.chat.trouble["a:rita"] = NotTaken(service="Teams")
    await copy.hears(turn())
    (row,) = await copy.rows()
    assert (row.kind, row.trouble, row.leased_until) == (JobKind.SHOW, "outside-trouble", None)
    assert row.at > copy.clock.now()
    del copy.chat.trouble["a:rita"]
    await copy.talks.outbox.deliver(await copy.talks.leases.take(Stored(row, 2)))
    assert (copy.shown(), await copy.rows()) == (["hello"], [])


async def test_a_view_of_another_version_is_kept_and_harms_nobody():
    copy = Copy(echo)
    row = Job(kind=JobKind.SHOW, subject="x", tenant=TENANT, at=copy.clock.now(), what={"show": {}})
    await copy.store.save([DocumentChange(Job, row.key, row, 0)])
    await copy.talks.outbox.deliver(await copy.talks.leases.take(Stored(row, 1)))
    assert [one.trouble for one in await copy.rows()] == ["trouble"]


async def test_a_copy_that_stood_still_shows_nothing_that_another_has_taken():
    copy = Copy(echo)
    row = outbox.to_outbox(
        [OutgoingView(view=notice("once"))],
        outbox.Origin(here=address("rita")),
        copy.clock.now(),
        copy.ports.cipher,
    )[0]
    await copy.store.save([DocumentChange(Job, row.key, row, 0)])
    held = Stored(row, 1)
    copy.clock.pass_(seconds=LEASE.seconds + 1)
    other = LeaseManager(copy.store, copy.clock)
    assert await other.take(Stored(row, 1))
    await copy.talks.outbox.deliver(held)
    assert copy.shown() == []


async def test_turns_that_do_not_end_are_cut_off_when_the_bot_stops():
    async def endless(turn, unit_of_work, ports):
        await asyncio.Event().wait()

    copy = Copy(endless)
    await copy.talks.end(0)
    copy.talks.take(turn())
    await copy.talks.end(0.01)
    assert not copy.talks._running


# --- leases --------------------------------------------------------------------------------------


async def leased(copy, leases, **more):
    row = Job(kind=JobKind.TELL, subject="x", tenant=TENANT, at=copy.clock.now(), **more)
    await copy.store.save([DocumentChange(Job, row.key, row, 0)])
    return await leases.take(Stored(row, 1))


async def test_leases_are_renewed_and_given_back():
    copy = Copy(echo)
    leases, other = LeaseManager(copy.store, copy.clock), LeaseManager(copy.store, copy.clock)
    row = await leased(copy, leases)
    assert await other.take(Stored(row.value, 1)) is None
    with leases.hold(row) as (held,):
        for _ in range(5):
            copy.clock.pass_(seconds=LEASE.seconds - 1)
            await leases.renew()
            assert await copy.store.due(copy.clock.now(), 9) == []
        assert await leases.is_ours(held)
        await leases.hand_back()
    (again,) = await copy.store.due(copy.clock.now(), 9)
    assert again.value.attempts == 0
    with other.hold(await other.take(again)) as (taken,):
        await leases.done(held)
        assert await other.is_ours(taken)


async def test_a_lease_that_was_lost_is_not_renewed():
    copy = Copy(echo)
    leases = LeaseManager(copy.store, copy.clock)
    row = await leased(copy, leases)
    with leases.hold(row) as (held,):
        await copy.store.save([DocumentChange(Job, row.value.key, row.value, 2)])
        await leases.renew()
        copy.clock.pass_(seconds=LEASE.seconds)
        assert not await leases.is_ours(held)
        copy.store.trouble = OutsideTrouble(service="store")
        await leases.done(held)
        await leases.postpone(held, Unreachable())


async def test_what_nobody_finished_is_handed_back_and_renewed_no_more():
    copy = Copy(echo)
    leases = LeaseManager(copy.store, copy.clock)
    with suppress(ZeroDivisionError), leases.hold(await leased(copy, leases)):
        raise ZeroDivisionError
    await leases.renew()
    (again,) = await copy.store.due(copy.clock.now(), 9)
    assert (again.value.attempts, again.value.leased_until) == (0, None)


async def test_what_fails_too_often_or_for_good_is_set_aside_and_announced_once():
    for error, attempts in ((OutsideTrouble(), ATTEMPTS), (Unreachable(), 1)):
        copy = Copy(echo)
        leases = LeaseManager(copy.store, copy.clock)
        for n in range(2):
            due = Job(kind=JobKind.TELL, subject=f"x{n}", tenant=TENANT, at=copy.clock.now(), attempts=attempts - 1)  # fmt: skip
            await copy.store.save([DocumentChange(Job, due.key, due, 0)])
            with leases.hold(await leases.take(Stored(due, 1))) as (held,):
                await leases.postpone(held, error)
        kinds = [(one.kind, one.is_aside) for one in await copy.rows()]
        assert sorted(kinds) == [(JobKind.ASIDE, False), (JobKind.TELL, True), (JobKind.TELL, True)]


async def test_what_is_to_be_told_is_told_once_more_where_the_telling_is_in_hand_already():
    copy = Copy(echo)
    leases = LeaseManager(copy.store, copy.clock)
    due = Job(kind=JobKind.TELL, subject="x", tenant=TENANT, at=copy.clock.now())
    await copy.store.save([DocumentChange(Job, due.key, due, 0)])
    telling = Job(kind=JobKind.ASIDE, subject=TENANT, tenant=TENANT, at=copy.clock.now())
    await copy.store.save([DocumentChange(Job, telling.key, telling, 0)])
    with leases.hold(await leases.take(Stored(telling, 1))) as (in_hand,):
        with leases.hold(await leases.take(Stored(due, 1))) as (held,):
            await leases.postpone(held, Unreachable())
        await leases.done(in_hand)
    waiting = [one.leased_until for one in await copy.rows() if one.kind is JobKind.ASIDE]
    assert waiting == [None]


# --- values --------------------------------------------------------------------------------------


@for_each("name", sorted(SAMPLES))
def test_every_view_is_the_same_after_it_was_kept(name):
    show = OutgoingView(
        view=SAMPLES[name],
        at=address("ian"),
        subject="s",
        revision=3,
        onto="m",
        until=FixedClock().now(),
    )
    (row,) = outbox.to_outbox(
        [show],
        outbox.Origin(speaker=RITA, here=address("rita")),
        FixedClock().now(),
        FakeCipher(),
    )
    back, origin = outbox.from_outbox(row, CardViews(), FakeCipher())
    assert adaptive_cards.draw(back.view) == adaptive_cards.draw(show.view)
    assert replace(back, view=show.view) == show
    assert (origin.speaker, origin.here) == (RITA, address("rita"))


async def test_a_document_that_was_never_read_cannot_be_kept():
    unit_of_work = UnitOfWork(FakeStore())
    rita = Person(id=RITA, tenant=TENANT, name="Rita", mail="r@x")
    with pytest.raises(NotRead, match="Person"):
        unit_of_work.changes(Outcome(save=[rita]))
    with pytest.raises(NotRead, match="Person"):
        unit_of_work.changes(Outcome(delete=[rita]))
    await unit_of_work.person(RITA)
    (change,) = unit_of_work.changes(Outcome(save=[rita]))
    assert change.version == 0


async def test_work_that_is_asked_for_again_replaces_the_row_that_waits():
    row = Job(kind=JobKind.TELL, subject="x", tenant=TENANT, at=FixedClock().now())

    async def asks(turn, unit_of_work, ports):
        return Outcome(save=[replace(row, person=None)])

    copy = Copy(asks)
    await copy.hears(turn(delivery="a"), turn(delivery="b"))
    assert [one.subject for one in await copy.rows()] == ["x"]


async def test_a_step_sees_each_document_as_it_first_read_it():
    store = FakeStore()
    rita = Person(id=RITA, tenant=TENANT, name="Rita", mail="r@x", roles=frozenset({Role.OWNER}))
    await store.save([DocumentChange(Person, RITA, rita, 0)])
    unit_of_work = UnitOfWork(store)
    assert await unit_of_work.person(RITA) == rita
    await store.save([DocumentChange(Person, RITA, replace(rita, name="Margarita"), 1)])
    assert [one.name for one in await unit_of_work.people(TENANT)] == ["Rita"]
    with pytest.raises(Changed):
        await store.save(unit_of_work.changes(Outcome(save=[rita])))
