"""Who may: removal lasts, OWNERS makes an Owner once, outsiders are no members, and who grants what."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, Role, person_id
from bot.domain.audit import AuditEntry, Deed
from bot.domain.people.membership import OwnerClaim, Removal
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Pressed, Said, Speaker
from cards.actions import Connect
from cards.adaptive_cards import fallback
from cards.view_models import Problem
from dialogs.account.owner_command import make_owner, people_at
from tests.harness.office import TENANT, Office

RITA_MAIL = "rita@x.example"


@pytest.fixture
async def office():
    return await Office(owners=frozenset({RITA_MAIL})).open()


async def deeds(office):
    entries = sorted(await office.all(AuditEntry), key=lambda one: one.at)
    return [(one.deed, one.by, one.whom, one.about, one.via) for one in entries]


async def remove(office, name, by="olivia"):
    await office.says(by, f"remove {name}@x.example")
    return await office.says(by, "yes")


async def test_owners_makes_an_owner_once_and_the_log_says_so(office):
    await office.says("rita", "hello")
    rita = await office.person("rita")
    assert Role.OWNER in rita.roles
    assert await deeds(office) == [(Deed.ROLE_GIVEN, None, rita.id, "owner", "settings")]
    await office.says("olivia", "remove Rita as owner")
    await office.says("rita", "hello")
    assert Role.OWNER not in (await office.person("rita")).roles
    assert len(await office.all(OwnerClaim)) == 1


async def test_an_owner_of_the_settings_who_was_removed_stays_removed_also_after_forget_me(office):
    await office.says("rita", "hello")
    await remove(office, "rita")
    await office.says("rita", "hello")
    assert (await office.person("rita")).roles == frozenset()
    await office.says("rita", "forget me")
    await office.says("rita", "yes")
    kept = (await office.all(Removal)), (await office.person("rita"))
    assert len(kept[0]) == 2
    assert kept[1] is None
    assert not [one for one in kept[0] if "rita" in str(one)]
    await office.says("rita", "hello")
    assert (await office.person("rita")).roles == frozenset()


async def test_who_was_removed_by_an_earlier_version_is_not_brought_back_by_owners(office):
    stored = await office.store.load(Person, person_id(TENANT, "rita"))
    gone = replace(stored.value, roles=frozenset())
    await office.store.save([DocumentChange(Person, gone.key, gone, stored.version)])
    await office.says("rita", "hello")
    assert (await office.person("rita")).roles == frozenset()


async def test_who_was_forgotten_without_being_removed_begins_anew_but_not_as_owner(office):
    await office.says("rita", "hello")
    await office.says("rita", "forget me")
    await office.says("rita", "yes")
    assert await office.person("rita") is None
    speaker = Speaker(tenant=TENANT, id=person_id(TENANT, "rita"), mail=RITA_MAIL)
    await office.says("rita", "hello", speaker=speaker)
    assert (await office.person("rita")).roles == {Role.INTERVIEWER}


async def test_a_role_lets_a_removed_person_in_again_for_good(office):
    await remove(office, "ian")
    await office.says("ian", "forget me")
    await office.says("ian", "yes")
    ian = Speaker(tenant=TENANT, id=person_id(TENANT, "ian"), name="Ian", mail="ian@x.example")
    await office.says("ian", "hello", speaker=ian)
    await office.says("olivia", "make ian@x.example a recruiter")
    assert (await office.person("ian")).roles == {Role.RECRUITER}
    assert await office.all(Removal) == []
    await office.says("ian", "hello", speaker=ian)
    assert (await office.person("ian")).roles == {Role.RECRUITER}


@pytest.mark.parametrize(
    ("by", "sentence", "may"),
    [
        ("noah", "make Mei a recruiter", True),
        ("noah", "remove Ian as interviewer", True),
        ("noah", "make Noah an admin", False),
        ("noah", "make Mei an IT manager", False),
        ("noah", "remove Ada as admin", False),
        ("noah", "make Mei an owner", False),
        ("ada", "make Mei an admin", True),
        ("ada", "make Mei an IT manager", True),
        ("ada", "make Ada an owner", False),
        ("olivia", "make Mei an owner", True),
    ],
)
async def test_who_grants_which_role(by, sentence, may):
    office = await Office().open()
    before = {name: (await office.person(name)).roles for name in ("mei", "ian", "ada", "noah")}
    await office.says(by, sentence)
    after = {name: (await office.person(name)).roles for name in before}
    assert (after != before) is may
    assert bool(await deeds(office)) is may
    if not may:
        assert office.view(by, Problem).key == "not-allowed"


async def test_an_it_manager_removes_no_admin():
    office = await Office().open()
    await office.says("noah", "remove ada@x.example")
    assert office.view("noah", Problem).key == "not-allowed"


def outsider(name, membership):
    return Speaker(
        tenant=TENANT,
        id=person_id(TENANT, name),
        name=name,
        mail=f"{name}@x.example",
        membership=membership,
    )


@pytest.mark.parametrize("content", [Said("who are the admins"), Pressed(Connect())], ids=str)
@pytest.mark.parametrize("membership", ["outsider", "unknown"])
async def test_who_is_no_member_is_refused_kindly_and_nothing_is_kept(office, membership, content):
    before = dict(office.store.documents)
    reply = await office.turn("guest", content, speaker=outsider("guest", membership))
    said = fallback(reply) if reply else office.last("guest")
    assert "Nothing was changed" in said
    assert "Olivia" not in said
    assert office.store.documents == before


async def test_whom_the_account_knows_is_heard_while_teams_cannot_be_asked(office):
    await office.says("ian", "status", speaker=outsider("ian", "unknown"))
    assert "Microsoft 365" in office.last("ian")
    await office.says("ian", "status", speaker=outsider("ian", "outsider"))
    assert "Nothing was changed" in office.last("ian")


class Documents:
    def __init__(self, office):
        self.office = office

    async def export(self, only=None):
        for one in await self.office.all(Person):
            yield Person, one.key, await self.office.store.load(Person, one.key)


async def test_the_operator_makes_an_owner_and_the_log_says_that_it_was_they(office):
    await remove(office, "ian")
    (ian,) = await people_at("Ian@x.example", Documents(office))
    assert await people_at("other/ian@x.example", Documents(office)) == []
    await make_owner(ian, office.store, office.clock.now())
    assert (await office.person("ian")).roles == {Role.OWNER}
    assert (Deed.ROLE_GIVEN, None, ian.id, "owner", "operator") in await deeds(office)
    await office.says("olivia", "audit log")
    assert "The operator of this bot" in office.last("olivia")


@pytest.mark.parametrize("text", ["hi", "help", ""])
async def test_who_was_removed_is_told_so_and_not_what_they_could_do(office, text):
    await remove(office, "ian")
    said = await office.says("ian", text)
    assert "An administrator took you off" in said
    assert "accept" not in said.casefold()
    await office.says("ian", "what do you know about me")
    assert "Ian Murray" in office.last("ian")
