"""What is left when somebody was faster, or is gone: work that has nothing more to do, and limits of lists."""

import pytest

from bot.domain.accounts import Account, Connection, Person, Prompt, Role, person_id
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone
from bot.domain.jobs import CardLocation, Job, JobKind
from bot.domain.rooms import Room
from bot.language.requests import AdminRequest
from bot.runtime.ports import DocumentChange
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Consent, Notice
from dialogs import authorization
from dialogs.account import audit_log, connect_campaign, roles, rooms
from dialogs.people import admin_consent, sign_in_cards
from tests.harness.office import SUNDAY, TENANT, Office
from tests.harness.office_stories import turn_of


def due(kind, who="ghost"):
    person = person_id(TENANT, who)
    return Job(kind=kind, subject="x", tenant=TENANT, person=person, at=SUNDAY)


@pytest.mark.parametrize(
    "step", [sign_in_cards.invite, connect_campaign.update_progress, admin_consent.notify_one]
)
async def test_work_for_somebody_who_is_gone_does_nothing(office, step):
    outcome = await step(due(JobKind.INVITE), UnitOfWork(office.store), office.ports)
    assert (outcome.show, outcome.save) == ((), ())


async def test_nobody_waits_who_is_gone_or_connected_by_now(office):
    ghost = Prompt(ticket="x", person=person_id(TENANT, "ghost"), expires_at=SUNDAY)
    assert (
        await admin_consent.ask_for_admin_consent(ghost, UnitOfWork(office.store), office.ports)
    ).save == ()
    stored = await office.store.load(Person, person_id(TENANT, "ian"))
    waits = Person(
        id=stored.value.id,
        tenant=TENANT,
        name="Ian",
        mail="",
        connection=Connection.CONNECTED,
        awaits_approval=True,
    )
    await office.store.save([DocumentChange(Person, waits.key, waits, stored.version)])
    told = await admin_consent.notify_one(
        due(JobKind.APPROVED, "ian"), UnitOfWork(office.store), office.ports
    )
    assert [one.awaits_approval for one in told.save] == [False]


async def test_the_log_stops_at_the_month_that_fills_the_card(office):
    entries = [
        audit_log.record_event(TENANT, Deed.INVITED, SUNDAY) for _ in range(audit_log.MOST + 1)
    ]
    await office.store.save([DocumentChange(type(one), one.key, one, 0) for one in entries])
    shown = await audit_log.log(turn_of("olivia"), None, UnitOfWork(office.store), office.ports)
    assert len(shown.show[0].view.lines) == audit_log.MOST


async def test_several_people_at_once_are_nobody_in_particular(office):
    two = ("ian@x.example", "mei@x.example")
    unit_of_work = UnitOfWork(office.store)
    with pytest.raises(BadInput):
        await connect_campaign.send_reminders(
            turn_of("olivia"),
            AdminRequest("remind", "remind", people=two),
            unit_of_work,
            office.ports,
        )
    request = AdminRequest("role", "role", people=two, role="admin")
    with pytest.raises(BadInput):
        await roles.grant_role(turn_of("olivia"), request, unit_of_work, office.ports)
    with pytest.raises(Gone):
        await authorization.find_person("nobody@x.example", turn_of("olivia"), unit_of_work)


def test_there_is_an_end_to_rooms():
    many = tuple(Room(name=f"R{n}", mail=f"r{n}@x.example") for n in range(rooms.ROOMS_MOST))
    with pytest.raises(BadInput):
        rooms.with_room(Account(tenant=TENANT, rooms=many), Room(name="One", mail="one@x.example"))


async def test_an_owner_of_the_settings_is_owner_from_the_first_word():
    office = await Office(owners=frozenset({"ian@x.example"})).open(enabled=False)
    await office.says("ian", "enable office365")
    assert Role.OWNER in (await office.person("ian")).roles


async def test_disabling_twice_says_so(new_office):
    assert "already off" in await new_office.says("olivia", "disable office365")


async def test_a_week_later_nobody_is_left_to_remind():
    office = await Office(plan="enterprise").open(connected=("ada", "noah", "rita", "ian"))
    await office.says("olivia", "remind Mei to connect")
    await office.works()
    office.clock.pass_(days=8)
    await office.says("olivia", "invite everyone")
    for _ in range(3):
        office.clock.pass_(seconds=20)
        await office.works()
    stored = await office.store.load(Person, person_id(TENANT, "mei"))
    await office.store.save([DocumentChange(Person, stored.value.key, None, stored.version)])
    office.clock.pass_(days=8)
    await office.works()
    assert [one for one in await office.due() if one.kind is JobKind.PROGRESS] == []


async def test_a_card_in_another_chat_stays_there_and_a_new_one_comes(new_office):
    await new_office.says("olivia", "enable office365")
    await new_office.says("rita", "connect")
    stored = await new_office.store.load(CardLocation, f"consent/{person_id(TENANT, 'rita')}")
    elsewhere = CardLocation(
        subject="consent", person=stored.value.person, chat="slack/t/D1", message="9"
    )
    await new_office.store.save(
        [DocumentChange(CardLocation, stored.value.key, elsewhere, stored.version)]
    )
    await new_office.says("rita", "connect")
    assert [type(one) for one in new_office.views("rita")] == [Consent, Consent]
    assert not [one for one in new_office.views("rita") if isinstance(one, Notice)]
