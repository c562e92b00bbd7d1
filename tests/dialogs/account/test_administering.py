"""Rooms, roles, invitations, the audit log, forgetting and the administrator's approval, as transcripts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Grant, Person, Role, person_id
from bot.domain.audit import AuditEntry, Deed
from bot.domain.connect_campaigns import ConnectCampaign
from bot.domain.errors import Gone, SignInRefused, Unreachable
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Speaker
from cards.actions import Agree, InviteAll
from cards.view_models import Approval, AskSure, Connected, Consent, Notice, Problem, Sheet
from dialogs.account import audit_log
from dialogs.people import sign_in
from tests.harness.office import TENANT, Office

RITA, IAN = person_id(TENANT, "rita"), person_id(TENANT, "ian")


async def room(office, mail="thames@x.example"):
    return (await office.load(Account, TENANT)).room(mail)


async def deeds(office):
    return [one.deed for one in await office.all(AuditEntry)]


# --- rooms ---------------------------------------------------------------------------------------


async def test_a_room_is_changed_in_plain_words(office):
    for text in (
        "Thames seats 8 now",
        "Thames has a screen and video",
        "Thames is step-free",
        "Thames is on floor 2",
        "change room Thames building to London HQ",
        "rename room Thames to Noether",
        "address of Noether is noether@x.example",
    ):
        await office.says("noah", text)
    changed = await room(office, "noether@x.example")
    assert (changed.name, changed.capacity, changed.floor) == ("Noether", 8, "2")
    assert changed.building == "London HQ"
    assert changed.features == ("screen", "step-free", "video")
    assert await room(office) is None
    assert set(await deeds(office)) == {Deed.ROOM_CHANGED}


async def test_only_rooms_that_are_large_enough_are_listed_where_that_is_asked(office):
    await office.says("olivia", "Thames seats 8 now")
    assert "Thames" in await office.says("rita", "which rooms fit 8 people?")
    assert "No room has 9 seats" in await office.says("rita", "which rooms fit 9 people?")


async def test_rooms_are_added_in_bulk_and_taken_out_of_use(office):
    said = await office.says("olivia", "add rooms: hopper@x.example, turing@x.example")
    assert "2 rooms added" in said
    assert "already" in await office.says("olivia", "add rooms: hopper@x.example, turing@x.example")
    await office.says("olivia", "don't use Hopper for interviews")
    assert await room(office, "hopper@x.example") is None
    await office.says("olivia", "remove room Turing")
    assert await room(office, "turing@x.example") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rename room Thames to Camden", "room-name"),
        (f"rename room Thames to {'x' * 61}", "room-name"),
        ("address of Thames is camden@x.example", "room-name"),
        ("add room", "room-address"),
        ("Thames has a, b, c, d, e, f, g, h, i, j, k, l, m", "room-size"),
    ],
)
async def test_what_a_room_cannot_be(office, text, why):
    before = await office.load(Account, TENANT)
    await office.says("olivia", text)
    assert ("why", why) in office.view("olivia", Problem).facts
    assert await office.load(Account, TENANT) == before


async def test_check_rooms_says_how_each_is_and_what_it_needs(office):
    await connected(office, "olivia")
    office.calendars.unread = {"thames@x.example": "refused"}
    await office.says("olivia", "check rooms")
    view = office.view("olivia", Sheet)
    rows = dict(view.rows)
    assert "not allowed" in rows["Thames"]
    assert "Comeet Scheduler" in rows["Camden"]
    assert "Set-MailboxFolderPermission -Identity thames@x.example:\\Calendar" in view.forward[0]
    assert "AvailabilityOnly" in view.forward[0]
    assert "Calendars.ReadWrite.Shared" in view.forward[-1]
    office.calendars.unread = {"thames@x.example": "no-mailbox"}
    await office.says("olivia", "check rooms")
    assert "no mailbox" in dict(office.view("olivia", Sheet).rows)["Thames"]


async def test_check_rooms_says_what_was_learned_of_the_direct_way():
    office = await Office(scopes=("openid", "Calendars.ReadWrite.Shared")).open()
    await connected(
        office,
        "ada",
        direct_rooms={
            "+thames@x.example": office.clock.now(),
            "-camden@x.example": office.clock.now(),
        },
    )
    await office.says("olivia", "add room focus@x.example for 2 in London")
    await office.says("ada", "check rooms")
    rows = dict(office.view("ada", Sheet).rows)
    assert rows["Thames"].endswith("reserved directly")
    assert rows["Camden"].endswith("reserved through Comeet Scheduler")
    assert [one for one in rows.values() if "if allowed" in one]
    assert "Editor" in office.view("ada", Sheet).forward[-1]


async def test_check_rooms_reads_with_the_scheduling_user_else_asks_to_sign_in(office):
    await office.says("olivia", "check rooms")
    assert isinstance(office.views("olivia")[-1], Consent)
    await office.says("olivia", "make Rita the scheduling user")
    await office.says("olivia", "check rooms")
    assert "Rita Costa" in office.view("olivia", Sheet).lines[0]
    account = await office.store.load(Account, TENANT)
    empty = replace(account.value, rooms=())
    await office.store.save([DocumentChange(Account, TENANT, empty, account.version)])
    assert "no rooms" in await office.says("olivia", "check rooms")


async def connected(office, name, **facts):
    stored = await office.store.load(Person, person_id(TENANT, name))
    person = replace(stored.value, connection=Connection.CONNECTED, **facts)
    await office.store.save([DocumentChange(Person, person.key, person, stored.version)])


# --- roles ---------------------------------------------------------------------------------------


async def test_roles_are_given_and_taken_and_told(office):
    assert "is now an Admin" in await office.says("ada", "make rita@x.example an admin")
    assert "Rita Costa" in await office.says("ian", "who are the admins")
    await office.says("ada", "remove Rita as admin")
    assert (await office.person("rita")).roles == {Role.RECRUITER}
    assert "You’re a Recruiter" in await office.says("rita", "what's my role")
    assert set(await deeds(office)) == {Deed.ROLE_GIVEN, Deed.ROLE_TAKEN}


async def test_only_an_owner_makes_owners_and_the_last_one_stays(office):
    await office.says("ada", "make Ada an owner")
    assert office.view("ada", Problem).key == "not-allowed"
    await office.says("olivia", "remove Olivia as owner")
    assert ("why", "last-owner") in office.view("olivia", Problem).facts
    await office.says("olivia", "make Ada an owner")
    await office.says("olivia", "remove Olivia as owner")
    assert Role.OWNER not in (await office.person("olivia")).roles


async def test_who_left_loses_roles_and_sign_in_once_it_is_agreed(office):
    await office.store.save([DocumentChange(Grant, IAN, Grant(person=IAN, sealed="x"), 0)])
    await office.says("ada", "remove ian@x.example")
    assert office.view("ada", AskSure).subject == IAN
    await office.says("ada", "yes")
    gone = await office.person("ian")
    assert (gone.roles, gone.connection) == (frozenset(), Connection.NONE)
    assert await office.all(Grant) == []
    assert Deed.REMOVED in await deeds(office)
    assert "without a role" in await office.says("ian", "what's my role")


async def test_owners_are_removed_by_owners_and_the_last_by_nobody(office):
    await office.says("ada", "remove olivia@x.example")
    assert office.view("ada", Problem).key == "not-allowed"
    await office.says("olivia", "remove olivia@x.example")
    assert ("why", "last-owner") in office.view("olivia", Problem).facts
    reply = await office.presses("ian", Agree("remove", RITA))
    assert reply.key == "not-allowed"
    reply = await office.presses("ada", Agree("remove", "other/eve"))
    assert reply.key == "gone"
    reply = await office.presses("ada", Agree("nonsense"))
    assert reply.key == "gone"
    await office.says("ada", "remove nobody@x.example")
    assert office.view("ada", Problem).key == "gone"


async def test_the_scheduling_user_is_named_asked_for_and_removed(office):
    assert "no scheduling user" in await office.says("ada", "who is the scheduling user")
    await office.says("ada", "make rita@x.example the scheduling user")
    assert "Rita Costa" in await office.says("ada", "who is the scheduling user")
    await office.says("ada", "remove the scheduling user")
    assert (await office.load(Account, TENANT)).scheduling_user is None
    await office.says("ada", "set the scheduling user")
    assert ("why", "person") in office.view("ada", Problem).facts


# --- invitations ---------------------------------------------------------------------------------


async def later(office, **time):
    office.clock.pass_(**time)
    await office.works()


async def test_everybody_is_asked_once_a_week_at_a_pace_with_a_card_that_counts(office):
    await office.presses("olivia", InviteAll())
    await office.works()
    asked = [one for one in ("ada", "mei", "noah") if office.views(one)]
    assert len(asked) == 1
    await office.presses("olivia", InviteAll())
    await later(office, seconds=16)
    await later(office, seconds=16)
    assert [len(office.views(one)) for one in ("ada", "mei", "noah")] == [1, 1, 1]
    assert office.view("olivia", Sheet).summary == "3 of 3 asked, 0 connected"
    assert await office.all(ConnectCampaign) == []
    await office.says("olivia", "invite everyone")
    await later(office, days=1)
    assert len(office.views("mei")) == 1
    await office.says("olivia", "remind Mei to connect")
    assert "last week" in office.last("olivia")


async def test_who_cannot_be_reached_is_named_and_holds_nobody_up(office):
    office.chat.trouble["a:ada"] = Unreachable(service="chat")
    await office.says("olivia", "invite everyone")
    for _ in range(6):
        await later(office, seconds=10)
    assert office.views("mei")
    assert office.views("noah")


async def test_a_better_plan_reminds_again_after_a_week_three_times_in_all():
    office = await Office(plan="ultimate").open()
    await office.says("olivia", "invite everyone")
    for _ in range(4):
        for _ in range(3):
            await later(office, seconds=20)
        await later(office, days=7, hours=1)
        await later(office, seconds=20)
    assert len([one for one in office.views("mei") if isinstance(one, Consent)]) == 3
    assert await office.all(ConnectCampaign) == []


async def test_one_person_is_reminded_by_name(office):
    await office.says("olivia", "remind Mei to connect")
    await office.works()
    assert isinstance(office.view("mei", Consent), Consent)
    assert "already" in await office.says("olivia", "remind Ian to connect")
    assert "is off" in await disabled(office)


async def disabled(office):
    await office.says("olivia", "disable office365")
    await office.says("olivia", "yes")
    return await office.says("olivia", "invite everyone")


async def test_status_names_who_is_connected_and_who_is_not(office):
    await office.says("noah", "status")
    assert "Connected: Ian Murray and Rita Costa" in office.last("noah")


# --- the log -------------------------------------------------------------------------------------


async def test_the_log_says_who_did_what_and_by_which_path(office):
    await office.says("ada", "make Mei a recruiter")
    await office.says("olivia", "audit log")
    (row,) = office.view("olivia", Sheet).rows
    assert row[1] == "Ada Byrne · gave a role · Mei Tanaka · recruiter · in Teams"
    office.clock.pass_(days=40)
    await office.says("olivia", "audit log")
    assert len(office.view("olivia", Sheet).rows) == 1


async def test_the_log_is_exported_once_to_who_may_read_it(office):
    await office.says("ada", "rename room Thames to =cmd")
    await office.says("ada", "export audit log")
    ticket = office.view("ada", Sheet).download.partition("ticket=")[2]
    how = {"perform": office.conversations.perform, "ports": office.ports}
    table = await audit_log.download_export(ticket, **how)
    assert "ada@x.example,room changed,,'=cmd,teams" in table
    with pytest.raises(Gone):
        await audit_log.download_export(ticket, **how)
    await office.says("ada", "export audit log")
    ticket = office.view("ada", Sheet).download.partition("ticket=")[2]
    await office.says("olivia", "remove Ada as admin")
    with pytest.raises(Gone):
        await audit_log.download_export(ticket, **how)


async def test_a_log_without_entries_says_so(office):
    await office.says("olivia", "audit log")
    assert office.view("olivia", Sheet).lines == ("Nothing yet.",)


async def test_who_was_forgotten_and_writes_again_is_not_named_in_what_was_before(office):
    await office.says("ada", "make Ian a recruiter")
    await office.says("ada", "rename room Thames to Tamesis")
    await office.says("ian", "forget me")
    await office.says("ian", "yes")
    office.clock.pass_(hours=1)
    ian = Speaker(tenant=TENANT, id=IAN, name="Ian M", mail="ian@x.example")
    await office.says("ian", "hello", speaker=ian)
    await office.says("ada", "make ian@x.example a recruiter")
    await office.says("olivia", "audit log")
    rows = [row[1] for row in office.view("olivia", Sheet).rows]
    assert ["Ian" in row for row in rows] == [True, False, False, False]
    await office.says("olivia", "export audit log")
    ticket = office.view("olivia", Sheet).download.partition("ticket=")[2]
    how = {"perform": office.conversations.perform, "ports": office.ports}
    table = await audit_log.download_export(ticket, **how)
    assert table.count("ian@x.example") + table.count("t/ian") == 1
    assert "?,forgotten,," in table


# --- forgetting ----------------------------------------------------------------------------------


async def test_forget_me_asks_once_and_then_deletes_everything(office):
    await office.says("ada", "create pool backend: Rita")
    await office.says("ada", "make Rita the scheduling user")
    await office.says("rita", "who's free Tuesday with a room")
    await office.store.save([DocumentChange(Grant, RITA, Grant(person=RITA, sealed="x"), 0)])
    await office.says("rita", "forget me")
    assert "I delete your sign-in" in " ".join(office.view("rita", AskSure).stops)
    await office.says("rita", "yes")
    left = {
        kind
        for (kind, key), one in office.store.documents.items()
        if b"t/rita" in one.body or RITA in key
    }
    assert left <= {"audit"}
    account = await office.load(Account, TENANT)
    assert (account.pools, account.scheduling_user) == ({}, None)
    assert office.identity.forgotten[-1] == RITA


async def test_forgetting_says_how_many_interviews_stay(office):
    await office.says("rita", "who's free Tuesday with a room")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "forget me")
    assert "1 coming interview" in office.view("rita", AskSure).stays[0]


async def test_the_last_owner_is_not_forgotten(office):
    await office.says("olivia", "forget me")
    assert ("why", "last-owner") in office.view("olivia", Problem).facts


async def test_a_no_forgets_nothing(office):
    await office.says("ian", "forget me")
    await office.says("ian", "no")
    assert (await office.person("ian")).roles


async def test_people_see_what_is_known_of_them(office):
    await office.says("ian", "max 2 interviews a day")
    await office.says("ian", "what do you know about me")
    rows = dict(office.view("ian", Sheet).rows)
    assert rows["Per day"] == "At most 2"
    assert rows["Calendar"].startswith("Your sign-in")


# --- the administrator's approval ----------------------------------------------------------------


@pytest.fixture(params=["admin-consent", "consent"])
async def unapproved(new_office, request):
    """Rita asked, and was told by Microsoft that an administrator must approve: AADSTS90094 or 65001."""
    await new_office.says("olivia", "enable office365")
    await new_office.says("rita", "who's free Tuesday with a room")
    new_office.identity.refuse = request.param
    with pytest.raises(SignInRefused):
        await to_and_back(new_office, new_office.view("rita", Consent).url, {"code": "c"})
    new_office.identity.refuse = ""
    return new_office


async def to_and_back(office, url, answer):
    ticket = parse_qs(urlsplit(url).query)["ticket"][0]
    how = {"perform": office.conversations.perform, "ports": office.ports}
    page = await sign_in.start_sign_in(ticket, **how)
    state = parse_qs(urlsplit(page).query)["state"][0]
    name = await sign_in.handle_callback({"state": state, **answer}, **how)
    await office.works()
    return page, name


async def test_who_may_not_consent_gets_a_text_for_the_administrator_and_admins_the_link(
    unapproved,
):
    assert not unapproved.view("rita", Approval).may_administer
    assert unapproved.view("olivia", Approval).waiting == ("Rita Costa",)
    assert (await unapproved.person("rita")).awaits_approval


async def test_once_granted_everybody_waiting_is_told_and_can_connect(unapproved):
    url = unapproved.view("olivia", Approval).url
    page, _ = await to_and_back(unapproved, url, {"admin_consent": "True", "tenant": TENANT})
    assert page.startswith("https://login.example/t/adminconsent?client_id=bot&state=")
    assert unapproved.view("olivia", Notice).title == "Approved"
    assert "telling everyone who waited" in unapproved.view("olivia", Notice).lines[0]
    told = [one for one in unapproved.views("rita") if isinstance(one, Notice)]
    assert "approved" in told[-1].lines[0]
    assert not (await unapproved.person("rita")).awaits_approval
    (claimed,) = [
        one for one in await unapproved.all(AuditEntry) if one.deed is Deed.APPROVAL_CLAIMED
    ]
    assert (claimed.by, claimed.whom) == (None, person_id(TENANT, "olivia"))
    assert Deed.APPROVED not in await deeds(unapproved)
    unapproved.signs_in_as("rita")
    await to_and_back(unapproved, unapproved.view("rita", Consent).url, {"code": "c"})
    assert unapproved.view("rita", Connected).question == "who's free Tuesday with a room"


async def test_with_nobody_waiting_the_admin_is_not_told_that_somebody_is_told(new_office):
    await new_office.says("olivia", "enable office365")
    await new_office.says("olivia", "admin consent")
    url = new_office.view("olivia", Approval).url
    await to_and_back(new_office, url, {"admin_consent": "True", "tenant": TENANT})
    told = new_office.view("olivia", Notice)
    assert told.lines == ("Microsoft says that I’m approved. Nobody was waiting for it.",)


async def test_a_callback_through_an_interviewers_link_is_noted_and_tells_nobody_to_sign_in(
    unapproved,
):
    await unapproved.says("ian", "admin consent")
    before = len(unapproved.views("rita"))
    url = unapproved.view("ian", Approval).url
    await to_and_back(unapproved, url, {"admin_consent": "True", "tenant": TENANT})
    (claimed,) = [
        one for one in await unapproved.all(AuditEntry) if one.deed is Deed.APPROVAL_CLAIMED
    ]
    assert (claimed.by, claimed.whom) == (None, person_id(TENANT, "ian"))
    assert "only noted it" in unapproved.last("ian")
    await unapproved.works()
    assert len(unapproved.views("rita")) == before
    assert (await unapproved.person("rita")).awaits_approval
    unapproved.signs_in_as("rita")
    await to_and_back(unapproved, unapproved.view("rita", Consent).url, {"code": "c"})
    assert Deed.APPROVED in await deeds(unapproved)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"error": "access_denied"}, "not-approved"),
        ({"tenant": TENANT}, "not-approved"),
        ({"admin_consent": "True", "tenant": "other"}, "wrong-tenant"),
    ],
)
async def test_what_is_no_approval_tells_nobody_to_try_again(unapproved, answer, why):
    with pytest.raises(SignInRefused) as refused:
        await to_and_back(unapproved, unapproved.view("olivia", Approval).url, answer)
    assert refused.value.facts["why"] == why
    assert (await unapproved.person("rita")).awaits_approval


async def test_a_sign_in_that_works_tells_the_others_who_wait(unapproved):
    await unapproved.says("ian", "connect")
    unapproved.identity.refuse = "admin-consent"
    with pytest.raises(SignInRefused):
        await to_and_back(unapproved, unapproved.view("ian", Consent).url, {"code": "c"})
    unapproved.identity.refuse = ""
    unapproved.signs_in_as("ian")
    await to_and_back(unapproved, unapproved.view("ian", Consent).url, {"code": "c"})
    assert not (await unapproved.person("rita")).awaits_approval


async def test_anybody_may_ask_how_to_get_the_approval(office):
    await office.says("ian", "it says my admin has to approve")
    assert not office.view("ian", Approval).may_administer
    await office.says("olivia", "admin consent")
    assert office.view("olivia", Approval).waiting == ()
