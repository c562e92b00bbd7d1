from datetime import UTC, datetime

from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Person, person_id
from bot.domain.rooms import Room
from dialogs.scheduling import name_directory
from dialogs.scheduling.name_directory import KEPT, directory_of

ACCOUNT = Account(tenant="directory")
KEW = Room(name="Kew", mail="kew@x.example", capacity=2)


def somebody(name, tenant="directory"):
    mail = f"{name.split()[0].lower()}@x.example"
    return Person(id=person_id(tenant, mail), tenant=tenant, name=name, mail=mail)


IAN, MEI = somebody("Ian Murray"), somebody("Mei Tanaka")


async def test_names_are_prepared_once_while_nobody_changes_them():
    before = await directory_of(ACCOUNT, [IAN, MEI])
    connected = replace(IAN, connection=Connection.CONNECTED)
    assert await directory_of(ACCOUNT, [connected, MEI]) is before
    assert await directory_of(replace(ACCOUNT, enabled=True), [connected, MEI]) is before


class CountedName(str):
    """A name that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other):
        CountedName.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


async def test_people_who_were_read_anew_are_compared_once():
    """Thousands of equal people cost ten milliseconds, which not every message may take."""
    directory = await directory_of(ACCOUNT, [IAN, MEI])
    anew = [replace(one, name=CountedName(one.name)) for one in (IAN, MEI)]
    assert await directory_of(ACCOUNT, anew) is directory
    before = CountedName.compared
    assert before
    assert await directory_of(ACCOUNT, anew) is directory
    assert CountedName.compared == before


async def test_a_change_that_no_sentence_names_has_no_name_looked_at_anew(monkeypatch):
    """Each room that somebody books is noted of them: that goes through none of the account's names."""
    directory = await directory_of(replace(ACCOUNT, rooms=(KEW,)), [IAN, MEI])
    named = []
    for kind in ("NamedPerson", "NamedRoom"):
        monkeypatch.setattr(name_directory, kind, lambda *of: named.append(of))
    noted = replace(IAN, direct_rooms={"-kew@x.example": datetime(2026, 11, 22, tzinfo=UTC)})
    assert await directory_of(replace(ACCOUNT, rooms=(KEW,)), [noted, MEI]) is directory
    assert named == []


async def test_a_nickname_is_known_at_once():
    await directory_of(ACCOUNT, [IAN, MEI])
    called = replace(IAN, nicknames=("Bud",))
    assert (await directory_of(ACCOUNT, [called, MEI])).names.is_exact("bud")


async def test_a_changed_name_is_known_at_once():
    await directory_of(ACCOUNT, [IAN, MEI])
    renamed = await directory_of(ACCOUNT, [replace(IAN, name="Ivan Murray"), MEI])
    assert renamed.names.is_exact("ivan")
    assert not renamed.names.is_exact("ian murray".replace(" ", ""))
    assert (await directory_of(replace(ACCOUNT, rooms=(KEW,)), [IAN])).names.is_exact("kew")


async def test_each_account_has_its_own_names_however_many_there_are():
    for n in range(KEPT + 2):
        other = replace(ACCOUNT, tenant=f"t{n}")
        directory = await directory_of(other, [somebody(f"Zoe{n} Doe", other.tenant)])
        assert directory.names.is_exact(f"zoe{n}")
        assert not directory.names.is_exact("ian")
    assert (await directory_of(ACCOUNT, [IAN])).names.is_exact("ian")
