"""What every store promises, asked of the fake and of the real ones alike.

Bot Framework's own `StorageBaseTests` are written for its `Storage`, which this bot has no use for; what they ask that fits
is asked here: unknown keys, keys of any text, no changes, versions that do not fit, many at once, deleting what is not there.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.bookings.offers import Offer
from bot.domain.errors import BadInput, Changed
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange, Lookup
from tests.store.documents import (
    ALL_KINDS,
    NOON,
    a_due,
    a_person,
    an_account,
    an_interview,
    an_offer,
    anything,
    one_of_each,
)


def new(value):
    return DocumentChange(type(value), value.key, value, 0)


async def put(store, *values):
    await store.save([new(value) for value in values])


async def keys(found):
    return [one.value.key for one in await found]


async def test_a_document_that_is_not_there_is_none(store):
    assert await store.load(Person, "nobody") is None


@pytest.mark.parametrize("value", one_of_each(), ids=lambda value: type(value).__name__)
async def test_a_document_of_each_kind_comes_back_equal(store, value):
    await put(store, value)
    read = await store.load(type(value), value.key)
    assert (read.value, read.version) == (value, 1)
    assert type(read.value) is type(value)


async def test_moments_come_back_with_their_zone(store):
    await put(store, a_person())
    read = await store.load(Person, "contoso/rita")
    assert read.value.invited_at.utcoffset() == timedelta(0)


async def test_a_moment_without_zone_is_refused_before_anything_is_written(store):
    with pytest.raises(ValueError, match="zone"):
        await put(store, an_account(), a_person(invited_at=NOON.replace(tzinfo=None)))
    assert await store.load(Account, "contoso") is None


async def test_the_version_counts_up_with_every_save(store):
    await put(store, an_account())
    for version in range(1, 5):
        await store.save(
            [DocumentChange(Account, "contoso", an_account(name=f"n{version}"), version)]
        )
        assert (await store.load(Account, "contoso")).version == version + 1


@pytest.mark.parametrize("version", [0, 2, 7])
async def test_a_save_on_another_version_than_the_stored_one_is_refused(store, version):
    await put(store, an_account(name="first"))
    with pytest.raises(Changed):
        await store.save([DocumentChange(Account, "contoso", an_account(name="late"), version)])
    assert (await store.load(Account, "contoso")).value.name == "first"


async def test_a_document_that_is_gone_is_not_changed(store):
    with pytest.raises(Changed):
        await store.save([DocumentChange(Account, "contoso", an_account(), 1)])
    assert await store.load(Account, "contoso") is None


async def test_one_stale_change_among_many_saves_none_of_them(store):
    await put(store, an_account(), a_person(), an_offer())
    changes = [
        DocumentChange(Account, "contoso", an_account(name="new"), 1),
        DocumentChange(Offer, "o1", None, 1),
        DocumentChange(Person, "contoso/rita", a_person(name="new"), 5),
        new(an_interview()),
    ]
    with pytest.raises(Changed):
        await store.save(changes)
    assert (await store.load(Account, "contoso")).value.name == ""
    assert await store.load(Offer, "o1")
    assert await store.load(Interview, "i1") is None
    assert await keys(store.find(Interview, "by", "contoso/rita")) == []


async def test_several_kinds_are_saved_in_one_go(store):
    await put(store, *one_of_each())
    for value in one_of_each():
        assert (await store.load(type(value), value.key)).value == value


async def test_what_need_not_be_durable_is_there_all_the_same(store):
    await store.save([new(an_account(name="first"))], durable=False)
    assert (await store.load(Account, "contoso")).value.name == "first"
    with pytest.raises(Changed):
        await store.save([new(an_account(name="late"))], durable=False)


async def test_saving_nothing_is_fine(store):
    await store.save([])


async def test_one_document_twice_in_a_save_is_a_mistake(store):
    with pytest.raises(ValueError, match="twice"):
        await store.save([new(an_account()), new(an_account(name="b"))])


async def test_a_class_that_is_not_kept_is_a_mistake(store):
    with pytest.raises(TypeError, match="not kept"):
        await store.load(str, "x")


async def test_a_value_of_another_kind_is_a_mistake(store):
    with pytest.raises(TypeError, match="Account given for person"):
        await store.save([DocumentChange(Person, "x", an_account(), 0)])


async def test_an_index_that_does_not_exist_is_a_mistake(store):
    with pytest.raises(ValueError, match="no index"):
        await store.find(Person, "colour", "red")


async def test_the_same_key_of_two_kinds_are_two_documents(store):
    await store.save(
        [DocumentChange(Account, "k", an_account(), 0), DocumentChange(Offer, "k", an_offer(), 0)]
    )
    await store.save([DocumentChange(Offer, "k", None, 1)])
    assert await store.load(Account, "k")


async def test_many_documents_are_given_at_once_without_those_that_are_not_there(store):
    await put(store, *(a_person(key) for key in ("a", "b", "c")), an_account(tenant="d"))
    await store.save([DocumentChange(Person, "b", a_person("b", name="new"), 1)])
    await store.save([DocumentChange(Person, "c", None, 1)])
    found = await store.load_all(Person, ["d", "c", "b", "nobody", "a", "b"])
    assert {key: (one.value.name, one.version) for key, one in found.items()} == {
        "a": ("Rita Costa", 1),
        "b": ("new", 2),
    }
    assert await store.load_all(Person, []) == {}


async def test_many_documents_of_a_class_that_is_not_kept_are_a_mistake(store):
    with pytest.raises(TypeError, match="not kept"):
        await store.load_all(str, ["x"])


async def test_documents_are_found_by_index_in_the_order_of_their_keys(store):
    people = [a_person(f"contoso/{name}", mail=f"{name}@x.example") for name in ("c", "a", "B")]
    await put(store, *people, a_person("other/a", tenant="other", mail="a@x.example"))
    assert await keys(store.find(Person, "tenant", "contoso")) == [
        "contoso/B",
        "contoso/a",
        "contoso/c",
    ]
    assert await keys(store.find(Person, "mail", "other/a@x.example")) == ["other/a"]
    assert await keys(store.find(Person, "mail", "other")) == []


async def test_a_document_is_found_by_each_of_several_texts(store):
    await put(store, a_person())
    for user in ("teams/contoso/29:r", "slack/contoso/U1"):
        assert await keys(store.find(Person, "user", user)) == ["contoso/rita"]


async def test_a_changed_document_is_found_by_what_it_holds_now(store):
    await put(store, a_person())
    await store.save([DocumentChange(Person, "contoso/rita", a_person(mail="new@x.example"), 1)])
    assert await keys(store.find(Person, "mail", "contoso/rita@contoso.example")) == []
    found = await store.find(Person, "mail", "contoso/new@x.example")
    assert [(one.value.mail, one.version) for one in found] == [("new@x.example", 2)]


async def test_a_deleted_document_is_not_found(store):
    await put(store, a_person())
    await store.save([DocumentChange(Person, "contoso/rita", None, 1)])
    assert await store.load(Person, "contoso/rita") is None
    assert await keys(store.find(Person, "tenant", "contoso")) == []


async def test_an_interview_that_ends_is_no_longer_found_among_the_live(store):
    await put(store, an_interview("a"), an_interview("b"))
    await store.save([DocumentChange(Interview, "a", an_interview("a", stage=Stage.ENDED), 1)])
    assert await keys(store.find(Interview, "live", "contoso")) == ["b"]
    assert await keys(store.find(Interview, "tenant", "contoso")) == ["a", "b"]
    assert await keys(store.find(Interview, "attendee", "contoso/ben@contoso.example")) == [
        "a",
        "b",
    ]


def at(hours):
    """Facts of an interview of an hour that many hours after noon."""
    return {"start": NOON + timedelta(hours=hours), "end": NOON + timedelta(hours=hours + 1)}


@pytest.mark.parametrize(
    ("index", "value"),
    [
        ("live", "contoso"),
        ("by", "contoso/rita"),
        ("attendee", "contoso/ben@contoso.example"),
        ("tenant", "contoso"),
    ],
)
async def test_what_is_over_is_left_out_where_only_the_coming_is_wanted(store, index, value):
    over, coming = an_interview("over", **at(-1)), an_interview("coming", **at(-0.5))
    await put(store, over, coming, an_interview("other", tenant="other", by="x", people=()))
    assert await keys(store.find(Interview, index, value, after=NOON)) == ["coming"]
    assert await keys(store.find(Interview, index, value)) == ["coming", "over"]
    later = NOON + timedelta(hours=1)
    assert await keys(store.find(Interview, index, value, after=later)) == []
    earlier = NOON - timedelta(hours=1)
    assert await keys(store.find(Interview, index, value, after=earlier)) == ["coming", "over"]


@pytest.mark.parametrize("index", ["live", "by"])
async def test_what_is_moved_is_over_when_its_new_time_is(store, index):
    value = {"live": "contoso", "by": "contoso/rita"}[index]
    await put(store, an_interview("a", **at(-2)), an_interview("b", **at(2)))
    assert await keys(store.find(Interview, index, value, after=NOON)) == ["b"]
    await store.save([DocumentChange(Interview, "a", an_interview("a", **at(3)), 1)])
    await store.save([DocumentChange(Interview, "b", an_interview("b", **at(-3)), 1)])
    assert await keys(store.find(Interview, index, value, after=NOON)) == ["a"]


async def test_documents_and_look_ups_are_read_together_as_they_are_one_by_one(store):
    await put(store, *one_of_each(), an_interview("over", **at(-9)), a_person("contoso/ben"))
    wanted = [(Person, "contoso/rita"), (Person, "nobody"), (Account, "contoso"), (Offer, "o1")]
    lookups = [
        Lookup(Person, "tenant", "contoso"),
        Lookup(Person, "mail", "contoso/rita@contoso.example"),
        Lookup(Interview, "live", "contoso", NOON),
        Lookup(Interview, "by", "contoso/rita", NOON),
        Lookup(Interview, "by", "contoso/rita"),
        Lookup(Person, "mail", "nobody"),
        Lookup(Person, "tenant", "nobody"),
    ]
    for name in ("first", "second", "third"):
        known = await store.load(Person, "contoso/ben")
        change = DocumentChange(Person, "contoso/ben", a_person("contoso/ben", name=name), 0)
        await store.save([replace(change, version=known.version)])
        documents, found = await store.read_together(wanted, lookups)
        assert documents == [await store.load(*place) for place in wanted]
        assert found == [
            await store.find(one.kind, one.index, one.value, after=one.after) for one in lookups
        ]
    assert await store.read_together([], []) == ([], [])


async def test_together_too_what_is_gone_is_not_found(store):
    await put(store, a_person("a"), a_person("b"))
    everybody = [Lookup(Person, "tenant", "contoso")]
    await store.read_together([], everybody)
    await store.save([DocumentChange(Person, "a", None, 1)])
    documents, [found] = await store.read_together([(Person, "a")], everybody)
    assert (documents, [one.value.id for one in found]) == ([None], ["b"])


async def test_what_is_never_over_cannot_be_asked_for_so(store):
    with pytest.raises(ValueError, match="person is never over"):
        await store.find(Person, "tenant", "contoso", after=NOON)


async def test_deleting_needs_the_version_that_was_read(store):
    await put(store, an_account())
    with pytest.raises(Changed):
        await store.save([DocumentChange(Account, "contoso", None, 2)])
    assert await store.load(Account, "contoso")


async def test_deleting_what_was_never_there_says_only_that_it_is_not_there(store):
    await store.save([DocumentChange(Account, "contoso", None, 0)])
    await put(store, an_account())
    with pytest.raises(Changed):
        await store.save([DocumentChange(Account, "contoso", None, 0)])


async def test_a_deleted_document_may_be_written_anew(store):
    await put(store, an_account())
    await store.save([DocumentChange(Account, "contoso", None, 1)])
    await put(store, an_account(name="again"))
    assert (await store.load(Account, "contoso")).value.name == "again"


async def test_due_work_comes_longest_due_first(store):
    late, early = a_due("late", at=NOON), a_due("early", at=NOON - timedelta(hours=1))
    future = a_due("future", at=NOON + timedelta(microseconds=1))
    await put(store, late, future, early)
    assert [one.value for one in await store.due(NOON, 10)] == [early, late]


async def test_no_more_work_is_given_than_asked_for(store):
    await put(store, *(a_due(str(n), at=NOON - timedelta(minutes=n)) for n in range(9)))
    assert [one.value.subject for one in await store.due(NOON, 3)] == ["8", "7", "6"]


async def test_work_that_is_set_aside_to_the_end_of_time_is_not_due(store):
    await put(store, a_due("aside", at=datetime.max.replace(tzinfo=UTC)))
    assert await keys(store.due(NOON, 10)) == []


async def test_work_under_a_lease_is_given_again_when_the_lease_ends(store):
    until = NOON + timedelta(minutes=5)
    await put(store, a_due("leased", leased_until=until))
    assert await keys(store.due(NOON, 10)) == []
    assert await keys(store.due(until - timedelta(microseconds=1), 10)) == []
    assert await keys(store.due(until, 10)) == [a_due("leased").key]


async def test_leased_work_does_not_take_the_place_of_free_work(store):
    until = NOON + timedelta(hours=1)
    leased = [a_due(f"l{n}", at=NOON - timedelta(days=1), leased_until=until) for n in range(5)]
    await put(store, *leased, a_due("free"))
    assert [one.value.subject for one in await store.due(NOON, 2)] == ["free"]


async def test_of_two_who_take_the_same_work_one_loses(store):
    await put(store, a_due())
    [seen] = await store.due(NOON, 1)
    lease = replace(seen.value, leased_until=NOON + timedelta(minutes=1))
    taken = DocumentChange(Job, lease.key, lease, seen.version)
    done = await asyncio.gather(store.save([taken]), store.save([taken]), return_exceptions=True)
    assert sorted(map(repr, done)) == ["Changed('changed')", "None"]


async def test_work_that_was_put_off_or_done_is_no_longer_due(store):
    await put(store, a_due("off"), a_due("done"))
    off = a_due("off", at=NOON + timedelta(days=1))
    await store.save(
        [DocumentChange(Job, off.key, off, 1), DocumentChange(Job, a_due("done").key, None, 1)]
    )
    assert await keys(store.due(NOON, 10)) == []
    assert await keys(store.due(NOON + timedelta(days=1), 10)) == [off.key]


async def test_what_was_read_is_a_copy(store):
    await put(store, an_offer())
    first = (await store.load(Offer, "o1")).value
    first.asked["near"]["x"].append("mine")
    first.asked["people"] = []
    assert (await store.load(Offer, "o1")).value == an_offer()


async def test_what_was_saved_is_a_copy(store):
    mine = an_offer()
    await put(store, mine)
    mine.asked["near"]["x"].append("mine")
    assert (await store.load(Offer, "o1")).value == an_offer()


async def count_up(store):
    while True:
        read = await store.load(Account, "contoso")
        counted = replace(read.value, interview_minutes=read.value.interview_minutes + 1)
        try:
            await store.save([DocumentChange(Account, "contoso", counted, read.version)])
        except Changed:
            continue
        return


async def test_fifty_who_count_up_at_once_are_all_counted(store):
    await put(store, an_account(interview_minutes=0))
    await asyncio.gather(*(count_up(store) for _ in range(50)))
    read = await store.load(Account, "contoso")
    assert (read.value.interview_minutes, read.version) == (50, 51)


async def test_of_many_who_create_the_same_documents_in_any_order_one_wins(store):
    values = [an_account(), a_person(), an_offer(), an_interview()]
    orders = [values[n % 4 :] + values[: n % 4] for n in range(20)]
    saves = (put(store, *(replace(one) for one in order)) for order in orders)
    done = await asyncio.gather(*saves, return_exceptions=True)
    assert sorted(map(repr, done)) == ["Changed('changed')"] * 19 + ["None"]


async def test_any_text_and_any_question_comes_back(store):
    echo = "Ζωή 🧑🏽‍💻 \u202e \x00 \x7f \ufeff \U0010ffff '\"\\ \n\r\u2028"
    await put(store, an_offer(echo=echo), a_person(mail=echo))
    assert (await store.load(Offer, "o1")).value.echo == echo
    assert await keys(store.find(Person, "mail", f"contoso/{echo}")) == ["contoso/rita"]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "a/b c",
        '!@#$%^&*()_+??><":QASD~`',
        "\x00",
        "Ζωή 🧑🏽‍💻",
        "x" * 9000,
        "sha256:0",
        "'; --",
    ],
)
async def test_any_text_can_be_a_key(store, key):
    await store.save([DocumentChange(Account, key, an_account(), 0)])
    assert (await store.load(Account, key)).version == 1
    assert list(await store.load_all(Account, [key])) == [key]
    await store.save([DocumentChange(Account, key, None, 1)])
    assert await store.load(Account, key) is None


async def test_half_a_character_is_refused_and_changes_nothing(store):
    with pytest.raises(BadInput):
        await put(store, a_person(), an_offer(echo="\ud800"))
    with pytest.raises(BadInput):
        await store.save([DocumentChange(Account, "\ud800", an_account(), 0)])
    assert await store.load(Person, "contoso/rita") is None
    assert await store.load(Person, "\ud800") is None


async def test_a_document_of_a_megabyte_is_kept(store):
    await put(store, an_offer(echo="é" * 500_000))
    assert len((await store.load(Offer, "o1")).value.echo) == 500_000


@given(values=st.tuples(*map(anything, ALL_KINDS)))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
async def test_any_value_of_any_kind_comes_back_equal(stores, values):
    for store, value in product(stores, values):
        known = await store.load(type(value), "any")
        change = DocumentChange(type(value), "any", value, known.version if known else 0)
        await store.save([change])
        assert (await store.load(type(value), "any")).value == value, type(store)


async def test_a_store_that_is_open_is_ready(store):
    assert await store.ready()
