"""Each documented operation of TinyDB does on a journal what it does on stock TinyDB in memory.

Every case is run on both; compared are what it gives or raises, what stands in the tables afterwards, and, for the journal, what
is there when the file is opened anew.
"""

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, set, subtract  # noqa: A004
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from bot.store.tinydb.tinydb_table import SQLiteDB

PEOPLE = [
    {"name": "Ada", "age": 36, "tags": ["a", "b"], "home": {"town": "London"}},
    {"name": "Ben", "age": 41, "tags": [], "home": {"town": "Leeds"}},
    {"name": "Cleo", "age": 36, "tags": ["b"], "home": {"town": "London"}, "zoë": "🧑🏽‍💻"},
]
USER = Query()


def fill(db):
    return db.insert_multiple([dict(one) for one in PEOPLE])


def shown(value):
    if isinstance(value, Document):
        return ("document", value.doc_id, dict(value))
    if isinstance(value, list):
        return [shown(one) for one in value]
    return value


def tables(db):
    return {name: shown(db.table(name).all()) for name in sorted(db.tables())}


def outcome(case, db):
    try:
        return shown(case(db))
    except Exception as error:  # noqa: BLE001 - the kind of error is what is compared
        return type(error)


def failing(document):
    document["age"] = 99
    raise RuntimeError("half way")


def twice(db, first, second):
    return [first(db), second(db)]


def change_between_searches(db):
    before = db.search(where("age") == 36)
    db.update({"age": 37}, where("name") == "Ada")
    return [before, db.search(where("age") == 36), db.search(where("age") == 37)]


def insert_after_explicit_ids(db):
    db.insert(Document({"name": "Ten"}, doc_id=10))
    return [db.insert({"name": "next"}), db.insert_multiple([{"x": 1}, Document({"x": 2}, 40)])]


CASES = {
    "insert": lambda db: [db.insert({"a": 1}), db.insert({"a": [1, {"b": None}], "c": 1.5})],
    "insert not a mapping": lambda db: db.insert([1, 2]),
    "insert explicit id": insert_after_explicit_ids,
    "insert an id twice": lambda db: db.insert(Document({"x": 1}, doc_id=2)),
    "insert_multiple": lambda db: db.insert_multiple({"n": n} for n in range(5)),
    "insert_multiple of none": lambda db: db.insert_multiple([]),
    "insert_multiple with an id twice": lambda db: db.insert_multiple([Document({}, 2)]),
    "all": lambda db: db.all(),
    "iterate": list,
    "length": len,
    "search": lambda db: db.search(where("age") == 36),
    "search again": lambda db: twice(
        db, lambda db: db.search(USER.age > 36), lambda db: db.search(USER.age > 36)
    ),
    "search nested": lambda db: db.search(USER.home.town == "London"),
    "search any": lambda db: db.search(USER.tags.any(["b"])),
    "search matches": lambda db: db.search(USER.name.matches("[AB].*") & ~(USER.age < 40)),
    "search test": lambda db: db.search(USER.name.test(lambda name: len(name) == 4)),
    "search exists": lambda db: db.search(USER["zoë"].exists() | (USER.name == "Ben")),
    "search fragment": lambda db: db.search(Query().fragment({"age": 36, "tags": ["b"]})),
    "search noop": lambda db: db.search(Query().noop()),
    "search mapped": lambda db: db.search(USER.name.map(str.upper) == "ADA"),
    "search one_of": lambda db: db.search(USER.name.one_of(["Ada", "Cleo"])),
    "search after a change": change_between_searches,
    "get by id": lambda db: [db.get(doc_id=2), db.get(doc_id=9)],
    "get by ids": lambda db: db.get(doc_ids=[3, 1, 7]),
    "get by query": lambda db: [db.get(where("age") == 36), db.get(where("age") == 1)],
    "get without anything": lambda db: db.get(),
    "contains": lambda db: [
        db.contains(doc_id=1),
        db.contains(doc_id=9),
        db.contains(USER.age == 41),
    ],
    "contains without anything": lambda db: db.contains(),
    "count": lambda db: db.count(where("age") == 36),
    "update all": lambda db: db.update({"age": 1}),
    "update by query": lambda db: db.update({"age": 1, "new": {"x": []}}, where("age") == 36),
    "update by ids": lambda db: db.update({"age": 1}, doc_ids=[3, 9, 1]),
    "update with delete": lambda db: db.update(delete("tags"), where("name") == "Ada"),
    "update with add": lambda db: db.update(add("age", 4)),
    "update with subtract": lambda db: db.update(subtract("age", 4)),
    "update with set": lambda db: db.update(set("age", "old"), doc_ids=[2]),
    "update with increment": lambda db: db.update(increment("age")),
    "update with decrement": lambda db: db.update(decrement("age")),
    "update with a nested change": lambda db: db.update(lambda one: one["tags"].append("z")),
    "update_multiple": lambda db: db.update_multiple(
        [({"age": 2}, where("name") == "Ada"), (delete("tags"), where("age") == 41)]
    ),
    "update to the same": lambda db: db.update({"age": 36}, where("age") == 36),
    "upsert one that is there": lambda db: db.upsert({"name": "Ben", "age": 1}, USER.name == "Ben"),
    "upsert one that is not": lambda db: db.upsert({"name": "Dora"}, USER.name == "Dora"),
    "upsert by id": lambda db: [db.upsert(Document({"a": 1}, 2)), db.upsert(Document({"a": 1}, 9))],
    "upsert without query": lambda db: db.upsert({"a": 1}),
    "remove by query": lambda db: db.remove(where("age") == 36),
    "remove by ids": lambda db: db.remove(doc_ids=[1, 9]),
    "remove without anything": lambda db: db.remove(),
    "remove the last, insert": lambda db: [db.remove(doc_ids=[3]), db.insert({"again": 1})],
    "truncate": lambda db: [db.truncate(), db.insert({"first": 1})],
    "tables": lambda db: [
        db.table("other").insert({"a": 1}),
        db.table("other").all(),
        sorted(db.tables()),
    ],
    "an untouched table": lambda db: [len(db.table("none")), sorted(db.tables())],
    "an empty table that is kept": lambda db: [
        len(db.table("kept", persist_empty=True)),
        sorted(db.tables()),
    ],
    "drop_table": lambda db: [db.table("other").insert({"a": 1}), db.drop_table("_default")],
    "drop_table that is not": lambda db: db.drop_table("nothing"),
    "drop_tables": lambda db: [db.drop_tables(), sorted(db.tables()), db.insert({"a": 1})],
    "clear_cache": lambda db: twice(
        db, lambda db: db.clear_cache(), lambda db: db.search(USER.age > 0)
    ),
}


@pytest.fixture
def stock():
    with TinyDB(storage=MemoryStorage) as db:
        fill(db)
        yield db


@pytest.fixture
def ours(tmp_path):
    with SQLiteDB(tmp_path / "db.json") as db:
        fill(db)
        yield db


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_operation_does_what_it_does_on_stock_tinydb(case, stock, ours, tmp_path):
    assert outcome(case, ours) == outcome(case, stock)
    assert tables(ours) == tables(stock)
    ours.close()
    with SQLiteDB(tmp_path / "db.json") as again:
        assert tables(again) == tables(stock)


@pytest.mark.parametrize("value", [object(), {"x": object()}, [complex(1)]])
def test_what_is_not_json_is_a_type_error_and_changes_nothing(ours, value):
    with pytest.raises(TypeError):
        ours.insert({"x": value})
    assert len(ours) == 3


def test_an_update_that_fails_half_way_leaves_nothing_behind(ours):
    """Stock TinyDB keeps what was changed before the error."""
    before = shown(ours.all())
    with pytest.raises(RuntimeError, match="half way"):
        ours.update(failing)
    assert shown(ours.all()) == before


@pytest.mark.parametrize(
    "read",
    [
        lambda db: db.all()[0],
        lambda db: db.get(doc_id=1),
        lambda db: db.get(USER.name == "Ada"),
        lambda db: db.search(USER.name == "Ada")[0],
    ],
)
def test_what_is_read_is_a_copy_all_the_way_down(ours, read):
    """Stock TinyDB hands out what it holds, also from its query cache."""
    read(ours)["home"]["town"] = "Paris"
    read(ours)["tags"].append("x")
    assert shown(read(ours)) == ("document", 1, PEOPLE[0])


def test_what_was_inserted_may_be_changed_afterwards(ours):
    mine = {"list": [1]}
    key = ours.insert(mine)
    mine["list"].append(2)
    assert ours.get(doc_id=key) == {"list": [1]}


def test_the_tables_are_tinydbs(ours):
    assert isinstance(ours.table("x"), Table)
    assert isinstance(ours, TinyDB)
    assert "SQLiteTable name='_default', total=3" in repr(ours.table("_default"))


def changes(db):
    """Return how many rows were ever written."""
    return db.storage._writer.total_changes


def test_a_change_of_one_document_writes_one_document(ours):
    before = changes(ours)
    ours.update({"age": 1}, where("name") == "Ben")
    assert changes(ours) == before + 1


def test_an_operation_that_changes_nothing_writes_nothing(ours):
    before = changes(ours)
    ours.update({"age": 36}, where("age") == 36)
    ours.remove(where("age") == 5)
    assert changes(ours) == before


def test_a_document_is_read_by_its_id_without_the_others(ours):
    statements = []
    ours.storage._reader.set_trace_callback(statements.append)
    assert ours.get(doc_id=2)["name"] == "Ben"
    assert [one for one in statements if "IN (" not in one] == []


def take_out_and_put_back(documents):
    documents[1] = documents.pop(1)
    documents[2] = documents.pop(2) | {"age": 5}
    del documents[3]
    assert sorted(documents) == [1, 2]
    assert len(documents) == 2


def test_what_an_update_takes_out_and_puts_back_stays(stock, ours):
    for db in (stock, ours):
        db.table("_default")._update_table(take_out_and_put_back)
    assert shown(ours.all()) == shown(stock.all())
