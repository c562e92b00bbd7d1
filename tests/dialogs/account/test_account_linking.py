"""Whom a sign-in from Slack joins to what, and whom it must not."""

from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from bot.domain.accounts import (
    Address,
    Connection,
    Grant,
    Joining,
    Person,
    Role,
    Workspace,
    person_id,
    slack_person_id,
    unjoined_tenant,
)
from bot.domain.audit import AuditEntry, Deed
from bot.domain.errors import Gone, NotAllowed, OutsideTrouble, SignInRefused
from bot.runtime.ports import DocumentChange, SignedIn
from bot.runtime.turn import Said, Speaker
from cards.view_models import Consent, Notice, Problem
from cards.words.view_words import in_words
from dialogs.people import account_linking, sign_in
from tests.harness.office import TENANT, Office

TEAM = "T1"


@pytest.fixture
async def slack():
    """An account whose people also write from Slack; Ian and Zoe are not connected."""
    office = Office(owners=frozenset({"owner@x.example"}))
    office.ports.chats["slack"] = office.chat
    return await office.open(connected=("rita",))


def chat(name, tenant=TENANT):
    return Address(channel="slack", tenant=tenant, conversation=f"D:{name}", user=name, bot=TEAM)


async def writes(office, name, text, *, tenant=TENANT, id_=None):
    """Let somebody say something from Slack; whom the account does not know is provisional."""
    who = Speaker(
        tenant=tenant,
        id=id_ or slack_person_id(tenant, TEAM, name),
        name=name.title(),
        mail=f"{name}@x.example",
    )
    await office.turn(name, Said(text), speaker=who, address=chat(name, tenant))


def views(office, name):
    return [in_words(one) for one in office.chat.shown.get(f"D:{name}", {}).values()]


def shown(office, name, kind):
    return [one for one in views(office, name) if isinstance(one, kind)][-1]


def signs_in(office, object_id, mail, tenant=TENANT):
    office.identity.who = SignedIn(
        tenant=tenant,
        object_id=object_id,
        mail=mail,
        name=object_id.title(),
        scopes=frozenset({"Calendars.ReadWrite"}),
        sealed_tokens="sealed",
    )


async def back(office, name):
    """Go through the sign-in page from the newest prompt in a chat."""
    url = urlsplit(shown(office, name, Consent).url)
    perform, ports = office.conversations.perform, office.ports
    opened = await sign_in.start_sign_in(
        parse_qs(url.query)["ticket"][0], perform=perform, ports=ports
    )
    state = parse_qs(urlsplit(opened).query)["state"][0]
    answer = {"state": state, "code": "c"}
    said = await sign_in.handle_callback(answer, perform=perform, ports=ports)
    await office.works()
    return said


# --- a person ------------------------------------------------------------------------------------


async def test_whom_only_slack_knew_becomes_the_person_who_signs_in(slack):
    await slack.says("olivia", "enable office365")
    await writes(slack, "zoe", "connect")
    signs_in(slack, "zoe-id", "zoe@x.example")
    assert await back(slack, "zoe") == "Zoe-Id"
    zoe = await slack.load(Person, person_id(TENANT, "zoe-id"))
    assert zoe.connection is Connection.CONNECTED
    assert zoe.addresses == (chat("zoe"),)
    assert await slack.load(Person, slack_person_id(TENANT, TEAM, "zoe")) is None
    assert "Connected" in type(views(slack, "zoe")[-1]).__name__


async def test_roles_given_to_the_provisional_person_stay(slack):
    await slack.says("olivia", "enable office365")
    await writes(slack, "zoe", "connect")
    id_ = slack_person_id(TENANT, TEAM, "zoe")
    stored = await slack.store.load(Person, id_)
    recruiter = replace(stored.value, roles=frozenset({Role.RECRUITER}))
    await slack.store.save([DocumentChange(Person, id_, recruiter, stored.version)])
    signs_in(slack, "zoe-id", "zoe@x.example")
    await back(slack, "zoe")
    assert Role.RECRUITER in (await slack.load(Person, person_id(TENANT, "zoe-id"))).roles


@pytest.mark.parametrize(
    ("mail", "tenant"), [("mallory@x.example", TENANT), ("zoe@x.example", "elsewhere")]
)
async def test_another_address_or_company_is_not_joined(slack, mail, tenant):
    await slack.says("olivia", "enable office365")
    await writes(slack, "zoe", "connect")
    signs_in(slack, "zoe-id", mail, tenant)
    with pytest.raises(SignInRefused) as refused:
        await back(slack, "zoe")
    assert refused.value.facts["why"] == "somebody-else"
    assert isinstance(views(slack, "zoe")[-1], Problem)
    assert await slack.all(Grant) == []


async def test_an_address_that_cannot_be_confirmed_joins_nobody_and_refuses_nobody(slack):
    await slack.says("olivia", "enable office365")
    await writes(slack, "zoe", "connect")
    signs_in(slack, "zoe-id", "")
    with pytest.raises(OutsideTrouble):
        await back(slack, "zoe")
    assert await slack.all(Grant) == []


async def test_who_comes_by_teams_later_brings_their_slack_chat_along(slack):
    await writes(slack, "zoe", "hello")
    await slack.turn(
        "zoe",
        Said("hello"),
        speaker=Speaker(tenant=TENANT, id=person_id(TENANT, "zoe-id"), mail="zoe@x.example"),
    )
    zoe = await slack.load(Person, person_id(TENANT, "zoe-id"))
    assert [one.channel for one in zoe.addresses] == ["teams", "slack"]
    assert await slack.load(Person, slack_person_id(TENANT, TEAM, "zoe")) is None


async def test_a_person_is_reached_where_they_wrote_last(slack):
    await writes(slack, "rita", "status", id_=person_id(TENANT, "rita"))
    assert (await slack.person("rita")).addresses[0] == chat("rita")
    await slack.says("rita", "status")
    assert [one.channel for one in (await slack.person("rita")).addresses] == ["teams", "slack"]


# --- a workspace ---------------------------------------------------------------------------------


async def asks_from_unjoined(office, name="owner"):
    await writes(office, name, "enable office365", tenant=unjoined_tenant(TEAM))


async def to_confirm(office, name="owner"):
    with pytest.raises(sign_in.ToConfirm) as asked:
        await back(office, name)
    return asked.value.code


async def confirm(office, code):
    perform = office.conversations.perform
    await account_linking.confirm_link(code, perform=perform, ports=office.ports)


async def test_an_unjoined_workspace_is_told_who_can_join_it_and_nothing_else(slack):
    await asks_from_unjoined(slack, "mallory")
    notice, consent = views(slack, "mallory")
    assert "isn’t linked" in notice.title
    assert isinstance(consent, Consent)


async def test_an_owner_joins_the_workspace_by_signing_in_and_confirming(slack):
    await asks_from_unjoined(slack)
    signs_in(slack, "o", "owner@x.example")
    code = await to_confirm(slack)
    assert await slack.load(Workspace, TEAM) is None
    await confirm(slack, code)
    workspace = await slack.load(Workspace, TEAM)
    assert (workspace.tenant, workspace.joined_by) == (TENANT, person_id(TENANT, "o"))
    owner = await slack.load(Person, person_id(TENANT, "o"))
    assert Role.OWNER in owner.roles
    assert owner.addresses == (chat("owner"),)
    assert "is linked" in shown(slack, "owner", Notice).title
    entry, made = sorted(await slack.all(AuditEntry), key=lambda one: one.deed == Deed.ROLE_GIVEN)
    assert (made.by, made.whom, made.about, made.via) == (None, owner.id, "owner", "settings")
    assert (entry.tenant, entry.by, entry.deed) == (TENANT, owner.id, Deed.JOINED)
    assert (entry.about, entry.via) == (TEAM, "slack")
    assert await slack.all(Grant) == []


async def test_an_admin_whom_the_account_knows_may_join_too(slack):
    await asks_from_unjoined(slack, "ada")
    signs_in(slack, "ada", "ada@x.example")
    await confirm(slack, await to_confirm(slack, "ada"))
    assert (await slack.load(Workspace, TEAM)).tenant == TENANT


async def test_who_is_no_administrator_joins_nothing(slack):
    await asks_from_unjoined(slack, "ian")
    signs_in(slack, "ian", "ian@x.example")
    with pytest.raises(NotAllowed):
        await back(slack, "ian")
    assert isinstance(views(slack, "ian")[-1], Problem)
    assert await slack.all(Joining) == []


async def test_a_sign_in_with_another_address_than_slacks_joins_nothing(slack):
    await asks_from_unjoined(slack, "mallory")
    signs_in(slack, "o", "owner@x.example")
    with pytest.raises(SignInRefused):
        await back(slack, "mallory")
    assert await slack.all(Joining) == []


async def test_a_confirmation_counts_once_and_for_ten_minutes(slack):
    await asks_from_unjoined(slack)
    signs_in(slack, "o", "owner@x.example")
    code = await to_confirm(slack)
    await confirm(slack, code)
    with pytest.raises(Gone):
        await confirm(slack, code)
    with pytest.raises(Gone):
        await confirm(slack, "forged")


async def test_a_confirmation_comes_too_late(slack):
    await asks_from_unjoined(slack)
    signs_in(slack, "o", "owner@x.example")
    code = await to_confirm(slack)
    slack.clock.pass_(minutes=10)
    with pytest.raises(Gone):
        await confirm(slack, code)
    assert await slack.load(Workspace, TEAM) is None


async def test_a_workspace_of_another_company_stays_theirs(slack):
    await asks_from_unjoined(slack)
    signs_in(slack, "o", "owner@x.example")
    code = await to_confirm(slack)
    theirs = Workspace(team=TEAM, tenant="fabrikam")
    await slack.store.save([DocumentChange(Workspace, TEAM, theirs, 0)])
    with pytest.raises(Gone):
        await confirm(slack, code)
    assert (await slack.load(Workspace, TEAM)).tenant == "fabrikam"


async def test_every_message_of_a_workspace_not_yet_joined_is_answered_with_a_fresh_link(slack):
    tenant, links = unjoined_tenant(TEAM), []
    for hours in (0, 0, 25):
        slack.clock.pass_(hours=hours)
        await writes(slack, "ada", "hello", tenant=tenant)
        links.append(shown(slack, "ada", Consent).url)
    assert len(set(links)) == 3
    assert [one for one in views(slack, "ada") if isinstance(one, Problem)] == []
