"""Installing the Teams app for who signed in elsewhere, where a deployment asks for that permission."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from bot.domain.accounts import Person, person_id
from bot.domain.errors import OutsideTrouble
from dialogs.people.self_install import SCOPE, install_where_missing
from tests.harness.office import TENANT, Office, address

IAN = Person(id=person_id(TENANT, "ian"), tenant=TENANT, name="Ian", mail="ian@x.example")


@dataclass
class FakeApps:
    trouble: Exception | None = None
    installed: list = field(default_factory=list)

    async def install(self, person):
        if self.trouble:
            raise self.trouble
        self.installed.append(person.id)


def ports(apps, *, scopes=(SCOPE,)):
    return replace(Office(scopes=("openid", *scopes)).ports, apps=apps)


async def test_who_was_never_met_in_teams_gets_the_app():
    apps = FakeApps()
    await install_where_missing(IAN, ports(apps))
    assert apps.installed == [IAN.id]


async def test_who_has_it_does_not():
    apps = FakeApps()
    await install_where_missing(replace(IAN, addresses=(address("ian"),)), ports(apps))
    assert apps.installed == []


async def test_without_the_permission_nothing_is_tried():
    apps = FakeApps()
    await install_where_missing(IAN, ports(apps, scopes=()))
    await install_where_missing(IAN, ports(None))
    assert apps.installed == []


async def test_a_sign_in_does_not_fail_for_it():
    await install_where_missing(IAN, ports(FakeApps(OutsideTrouble(service="Microsoft 365"))))
