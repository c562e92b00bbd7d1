"""`python app.py doctor`: mistakes are planted one by one, and each is found, with its remedy."""

import re
import ssl
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from msgspec.structs import replace

from bot.channels.slack.diagnostics import NEEDED, examine_slack
from bot.channels.slack.factory import SlackSettings
from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.diagnostics import examine_teams
from bot.channels.teams.factory import TeamsEndpoints
from bot.domain.accounts import Account, Grant, Person, Role, person_id
from bot.domain.bookings.interviews import Answer
from bot.domain.deployment.diagnostics import Check, Finding
from bot.domain.errors import SignInExpired, Unreachable
from bot.graph.diagnostics import examine_keys, examine_sign_in
from bot.graph.factory import GraphSettings
from bot.graph.sign_in.encryption import TokenCipher, grant_owner
from bot.http.public_address import examine_address
from bot.runtime.ports import DocumentChange
from bot.settings.environment import read
from cards.words.administration import doctor as words
from cards.words.administration.doctor import describe_finding
from dialogs.account.doctor import Wanted, examine_accounts
from manifest.diagnostics import examine_package
from manifest.pack import known_values, teams_files, zipped
from tests.fakes.calendars import FakeCalendars
from tests.fakes.issuer import APP, FakeCredentialsFactory, FakeIssuer, rsa_key
from tests.harness.office import TENANT, FixedClock, Office
from tests.harness.sandbox_tenant import BACK, CLIENT, SECRET, served_tenant
from tests.harness.slack_channel import SECRET as SECRET_OF_SLACK
from tests.harness.slack_channel import TOKEN, Hall

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


async def every(findings):
    return {one.check: one async for one in findings}


def problems(found):
    return {check: one.problem for check, one in found.items() if one.is_fault}


# --- the address ---------------------------------------------------------------------------------


@asynccontextmanager
async def served(health=200, messages=401, context=None):
    """Serve what could answer at PUBLIC_URL; gives its address."""

    async def healthz(_):
        return web.json_response({"status": "alive"}, status=health)

    async def take(_):
        return web.Response(status=messages)

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.post("/api/messages", take)])
    scheme = {"ssl": context} if context else {}
    server = TestServer(app, host="127.0.0.1")
    await server.start_server(**scheme)
    try:
        yield str(server.make_url("")).rstrip("/")
    finally:
        await server.close()


@pytest.fixture
def self_signed(tmp_path):
    """The context of a server whose certificate nobody knows, and the one of who knows it."""
    key, name = rsa_key("tls"), x509.Name([])
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    today = datetime.now(UTC)  # noqa: TID251 - TLS asks the machine's own clock
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(alternative, critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "server.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context, ssl.create_default_context(cafile=str(pem))


async def test_a_good_address_is_found_good(self_signed):
    context, trust = self_signed
    async with served(context=context) as url:
        found = await every(examine_address(url, trust=trust))
    assert problems(found) == {}
    assert set(found) == {Check.NAME, Check.HTTPS, Check.ENDPOINT}


async def test_a_name_that_nobody_knows_is_found():
    found = await every(examine_address("https://scheduler.invalid"))
    assert problems(found) == {Check.NAME: "unknown"}


async def test_a_certificate_that_nobody_believes_is_found(self_signed):
    async with served(context=self_signed[0]) as url:
        found = await every(examine_address(url))
    assert problems(found) == {Check.HTTPS: "certificate"}
    assert "self" in describe_finding(found[Check.HTTPS])[0]


async def test_nobody_at_the_address_is_found():
    assert problems(await every(examine_address("http://127.0.0.1:1"))) == {
        Check.HTTPS: "no-answer"
    }


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"health": 404}, {Check.HTTPS: "other-program"}),
        ({"messages": 404}, {Check.ENDPOINT: "not-passed-on"}),
        ({"messages": 200}, {Check.ENDPOINT: "open"}),
    ],
    ids=str,
)
async def test_a_proxy_that_leads_elsewhere_is_found(answers, problem):
    async with served(**answers) as url:
        assert problems(await every(examine_address(url))) == problem


# --- the bot -------------------------------------------------------------------------------------


async def teams(issuer, factory):
    cloud = TeamsEndpoints(keys_published_at=issuer.url, credentials=lambda _: factory)
    credentials = TeamsCredentials(app_id=APP, password="p")
    found = await examine_teams(credentials, FixedClock(NOW), cloud)
    return {one.check: one for one in found}


async def test_a_good_registration_is_found_good():
    async with FakeIssuer() as issuer:
        assert problems(await teams(issuer, FakeCredentialsFactory())) == {}


async def test_keys_that_cannot_be_read_are_found():
    async with FakeIssuer() as issuer:
        issuer.is_down = True
        found = await teams(issuer, FakeCredentialsFactory())
    assert problems(found) == {Check.KEYS: "unread"}


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        ("7000215", "MicrosoftAppPassword is not the secret"),
        ("7000222", "make a new one"),
        ("700016", "MicrosoftAppTenantId"),
        ("90002", "no tenant"),
    ],
)
async def test_a_wrong_secret_of_the_bot_is_found(number, remedy):
    factory = FakeCredentialsFactory()
    factory.trouble = PermissionError(f"Failed with: invalid_client, AADSTS{number}: …")
    async with FakeIssuer() as issuer:
        found = await teams(issuer, factory)
    assert problems(found) == {Check.BOT: "refused"}
    assert remedy in describe_finding(found[Check.BOT])[1]


# --- signing in ----------------------------------------------------------------------------------


async def sign_in(base, tenant, now=None, **changes):
    settings = {
        "graph_url": f"{base}/sandbox/graph/v1.0",
        "login_url": f"{base}/sandbox/login",
        "client_id": CLIENT,
        "client_secret": SECRET,
        "redirect_uri": BACK,
        "token_keys": ("k" * 32,),
    } | changes
    clock = FixedClock(now or datetime.now(UTC))  # noqa: TID251 - the tenant's web server tells the real time
    return await every(examine_sign_in(GraphSettings(**settings), clock, tenant))


@pytest.fixture
async def tenant():
    async with served_tenant() as (base, id_):
        yield base, id_


async def test_a_permission_that_the_bot_has_no_use_for_is_found(tenant):
    found = await sign_in(*tenant, extra_scopes=("Mail.Send", "Calendar.ReadWrite.Shared"))
    assert problems(found) == {Check.SCOPES: "unknown"}
    said, remedy = describe_finding(found[Check.SCOPES])
    assert "Calendar.ReadWrite.Shared" in said
    assert "Mail.Send" not in said
    assert "spelling" in remedy


async def test_a_good_sign_in_app_is_found_good(tenant):
    found = await sign_in(*tenant)
    assert problems(found) == {}
    assert set(found) == {Check.CLOCK, Check.SIGN_IN, Check.REDIRECT, Check.GRAPH}


@pytest.mark.parametrize(
    ("changes", "problem", "remedy"),
    [
        ({"client_secret": "old"}, {Check.SIGN_IN: "refused"}, "CLIENT_SECRET is not the secret"),
        ({"redirect_uri": "https://x.example/"}, {Check.REDIRECT: "refused"}, "Redirect URIs"),
        ({"login_url": "http://127.0.0.1:1"}, {Check.SIGN_IN: "no-answer"}, "LOGIN_URL"),
    ],
    ids=["secret", "redirect", "login"],
)
async def test_a_mistake_in_the_sign_in_app_is_found(tenant, changes, problem, remedy):
    found = await sign_in(*tenant, **changes)
    assert problems(found) == problem
    (wrong,) = problem
    assert remedy in describe_finding(found[wrong])[1]


async def test_an_app_that_is_not_known_is_found(tenant):
    found = await sign_in(*tenant, client_id="another")
    assert problems(found) == {Check.SIGN_IN: "refused", Check.REDIRECT: "refused"}


@pytest.mark.parametrize(("minutes", "problem"), [(7, "fast"), (-7, "slow")])
async def test_a_clock_that_is_wrong_is_found(tenant, minutes, problem):
    wrong = datetime.now(UTC) + timedelta(minutes=minutes)  # noqa: TID251 - as above
    assert problems(await sign_in(*tenant, now=wrong)) == {Check.CLOCK: problem}


@asynccontextmanager
async def answering(**paths):
    """Serve JSON at these paths; gives the address. `status` is of all of them."""
    status = paths.pop("status", 200)

    async def take(request):
        return web.json_response(paths.get(request.path.rpartition("/")[2], {}), status=status)

    app = web.Application()
    app.add_routes([web.get("/{tail:.*}", take)])
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    try:
        yield str(server.make_url("")).rstrip("/")
    finally:
        await server.close()


@pytest.mark.parametrize("told", ["microsoftonline.us", "partner.microsoftonline.cn"])
async def test_a_tenant_of_another_cloud_is_found(told):
    async with answering(**{"openid-configuration": {"cloud_instance_name": told}}) as url:
        found = await sign_in(url, TENANT, login_url=url)
    assert problems(found) == {Check.SIGN_IN: "other-cloud"}
    assert "Set CLOUD" in describe_finding(found[Check.SIGN_IN])[1]


async def test_a_graph_that_is_not_there_is_found(tenant):
    base, id_ = tenant
    found = await sign_in(base, id_, graph_url="http://127.0.0.1:1/v1.0")
    assert problems(found)[Check.GRAPH] == "no-answer"
    async with answering() as elsewhere:
        found = await sign_in(base, id_, graph_url=elsewhere)
    assert problems(found)[Check.GRAPH] == "other-program"


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (["k" * 32], ""),
        (["n" * 32], "other-keys"),
        (["n" * 32, "k" * 32], ""),
        (["o" * 32], "unopened"),
    ],
)
async def test_keys_that_open_nothing_of_what_is_kept_are_found(keys, problem):
    office = await Office().open()
    sealed = {"rita": "k" * 32, **({"ian": "o" * 32} if problem == "unopened" else {})}
    for name, key in sealed.items():
        who = person_id(TENANT, name)
        grant = Grant(person=who, sealed=TokenCipher([key]).seal("…", grant_owner(who)))
        await office.store.save([DocumentChange(Grant, grant.key, grant, 0)])
    found = await examine_keys(office.store, keys)
    assert found.problem == problem
    assert "reseal" in describe_finding(found)[1] or not problem


@pytest.fixture
async def hall():
    async with AsyncExitStack() as stack:
        yield await Hall().open(stack)


# --- Slack ---------------------------------------------------------------------------------------


async def slack(hall, **changes):
    settings = {
        "signing_secret": SECRET_OF_SLACK,
        "bot_token": TOKEN,
        "client_id": "client",
        "client_secret": "client-secret",
        "api_url": hall.api_url,
        "public_url": hall.url.removesuffix("/slack/events"),
    }
    return await every(examine_slack(SlackSettings(**settings | changes)))


@pytest.mark.parametrize(
    ("token", "problem"), [(TOKEN, {}), ("xoxb-old", {Check.SLACK: "refused"})]
)
async def test_a_token_that_slack_refuses_is_found(hall, token, problem):
    found = await slack(hall, bot_token=token)
    assert problems(found) == problem


@pytest.mark.parametrize(
    ("changes", "problem", "remedy"),
    [
        ({"client_secret": "old"}, {Check.SLACK_CLIENT: "refused"}, "Basic Information"),
        ({"client_id": "another"}, {Check.SLACK_CLIENT: "refused"}, "Client ID"),
        ({"signing_secret": "another"}, {Check.SLACK_ENDPOINT: "unsigned"}, "Signing Secret"),
        ({"bot_token": "xoxe.xoxb-1-2"}, {Check.SLACK: "rotating"}, "SLACK_CLIENT_ID"),
        ({"bot_token": "xapp-1-2"}, {Check.SLACK: "not-the-bots"}, "Bot User OAuth Token"),
    ],
    ids=str,
)
async def test_a_mistake_in_the_slack_app_is_found(hall, changes, problem, remedy):
    found = await slack(hall, **changes)
    assert problems(found) == problem
    assert remedy in describe_finding(found[next(iter(problem))])[1]


@pytest.mark.parametrize(
    ("secret", "problem"),
    [
        ("client-secret", "another"),
        (f"{SECRET_OF_SLACK} ", "spaces"),
        ("0123 4567", "spaces"),
        (f"'{SECRET_OF_SLACK}'", "spaces"),
    ],
)
async def test_a_signing_secret_that_cannot_be_one_is_found(hall, secret, problem):
    found = await slack(hall, signing_secret=secret)
    assert problems(found)[Check.SLACK_SIGNATURE] == problem
    assert "Signing Secret" in describe_finding(found[Check.SLACK_SIGNATURE])[1]


async def test_a_proxy_that_keeps_slack_out_is_found(hall):
    async with served() as elsewhere:
        found = await slack(hall, public_url=elsewhere)
        assert problems(found) == {Check.SLACK_ENDPOINT: "not-passed-on"}
    found = await slack(hall, public_url="http://127.0.0.1:1")
    assert problems(found) == {Check.SLACK_ENDPOINT: "no-answer"}


async def test_a_slack_that_does_not_answer_is_named_by_its_address(hall):
    found = await slack(hall, api_url="http://127.0.0.1:1/api")
    told = describe_finding(found[Check.SLACK])
    assert "127.0.0.1:1" in told[0]
    assert "slack.com" not in "".join(told)


async def test_what_slack_signs_is_never_a_turn_for_the_doctor(hall):
    await slack(hall)
    assert hall.turns == []


# --- the Teams app -------------------------------------------------------------------------------


def live(**changes):
    known = {
        "MicrosoftAppId": APP,
        "MicrosoftAppPassword": "secret",
        "PUBLIC_URL": "https://bot.example.com",
        "TOKEN_KEYS": "k" * 32,
    }
    return read(known | changes)


@pytest.mark.parametrize(
    ("packed_with", "problem"),
    [
        ({}, ""),
        ({"MicrosoftAppId": "99999999-8888-7777-6666-555555555555"}, "another-app"),
        ({"PUBLIC_URL": "https://old.example.com"}, "another-address"),
        ({"TEAMS_SSO_RESOURCE": f"api://botid-{APP}"}, "outdated"),
    ],
    ids=str,
)
def test_a_package_of_another_bot_is_found(tmp_path, packed_with, problem):
    there = live(**packed_with)
    values = known_values(there.app_id, there.public_url, (there.client_id, there.sso_resource))
    package = tmp_path / "teams-app.zip"
    package.write_bytes(zipped(teams_files(values)))
    found = examine_package(live(), package)
    assert (found.problem, found.is_skipped) == (problem, False)
    assert "make package" in describe_finding(found)[1] or not problem


def test_a_package_that_is_none_is_found(tmp_path):
    package = tmp_path / "teams-app.zip"
    assert examine_package(live(), package).is_skipped
    package.write_bytes(b"no zip")
    assert examine_package(live(), package).problem == "unread"


def test_the_scopes_that_are_looked_for_are_those_of_the_manifest():
    manifest = Path("manifest/slack/manifest.yaml").read_text()
    listed = manifest.partition("    bot:\n")[2].partition("settings:")[0]
    assert set(re.findall(r"- ([a-z_.:]+)", listed)) == NEEDED


# --- accounts ------------------------------------------------------------------------------------


class Documents:
    """What a store exports."""

    def __init__(self, store):
        self.store = store

    async def export(self, only=None):
        for kind in (only,) if only else (Account, Person):
            for record in [one for one in self.store.documents.values() if one.kind.type is kind]:
                yield kind, record.key, await self.store.load(kind, record.key)


@dataclass
class CamdenAnswers(FakeCalendars):
    """A room that answers what it is told to, a while after it was invited."""

    answer: Answer = Answer.NONE
    looks: int = 0

    async def event(self, organizer, ref):
        self.looks += 1
        has_answered = self.looks > 2 and self.answer is not Answer.NONE
        seen = await super().event(organizer, ref)
        return replace(seen, answers={"camden@x.example": self.answer} if has_answered else {})

    async def reserve_in_scheduler(self, organizer, draft):
        ref = await super().reserve_in_scheduler(organizer, draft)
        self.events[ref.id].room_refused = True  # nothing of it is in the room's calendar yet
        return ref


async def no_sleep(_):
    """Wait for nothing."""


async def accounts(office, **wanted):
    given = Wanted(wanted.get("to", ""), wanted.get("room", ""))
    findings = examine_accounts(
        office.store, Documents(office.store), office.ports, given, sleep=no_sleep
    )
    return await every(findings)


async def test_a_good_company_is_found_good():
    office = await Office().open()
    found = await accounts(office, to="rita@x.example")
    assert problems(found) == {}
    assert found[Check.POLICY].is_skipped
    assert "This is a test" in office.last("rita")


async def test_nobody_connected_is_found():
    office = await Office().open(connected=())
    assert problems(await accounts(office)) == {Check.CONSENT: "nobody"}


async def test_a_company_without_an_owner_is_found():
    office = await Office().open()
    for one in [one for one in await office.all(Person) if Role.OWNER in one.roles]:
        stored = await office.store.load(Person, one.key)
        left = replace(one, roles=one.roles - {Role.OWNER})
        await office.store.save([DocumentChange(Person, one.key, left, stored.version)])
    found = await accounts(office)
    assert problems(found) == {Check.OWNER: "none"}
    assert "app.py owner" in describe_finding(found[Check.OWNER])[1]


async def test_an_integration_that_is_off_is_found():
    office = await Office().open(enabled=False)
    assert problems(await accounts(office)) == {Check.CONSENT: "disabled"}


async def test_a_consent_that_has_ended_is_found():
    office = await Office().open(connected=("rita",))
    office.calendars.signed_out[person_id(TENANT, "rita")] = SignInExpired()
    assert problems(await accounts(office)) == {Check.CONSENT: "expired"}


async def test_a_scope_that_was_never_agreed_to_is_found():
    office = await Office().open(connected=("rita",))
    grant = Grant(person=person_id(TENANT, "rita"), sealed="", scopes=frozenset({"openid"}))
    await office.store.save([DocumentChange(Grant, grant.key, grant, 0)])
    found = await accounts(office)
    assert problems(found) == {Check.CONSENT: "scopes"}
    assert "Calendars.ReadWrite" in describe_finding(found[Check.CONSENT])[0]


async def test_a_room_that_cannot_be_read_is_found():
    office = await Office().open()
    office.calendars.unread["thames@x.example"] = "no-mailbox"
    office.calendars.unread["camden@x.example"] = "refused"
    assert problems(await accounts(office)) == {Check.ROOM: "unread"}


async def test_an_app_that_is_not_installed_is_found():
    office = await Office().open()
    office.chat.trouble["a:rita"] = Unreachable(service="Teams")
    found = await accounts(office, to="Rita@x.example")
    assert problems(found) == {Check.MESSAGE: "not-installed"}
    assert "Setup policies" in describe_finding(found[Check.MESSAGE])[1]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (Answer.ACCEPTED, {}),
        (Answer.TENTATIVE, {}),
        (Answer.DECLINED, {Check.POLICY: "declines"}),
        (Answer.NONE, {Check.POLICY: "silent"}),
    ],
)
async def test_what_a_room_answers_is_found_and_nothing_stays(answer, problem):
    office = await Office(calendars=CamdenAnswers(answer=answer)).open()
    found = await accounts(office, room="camden@x.example")
    assert problems(found) == problem
    assert found[Check.POLICY].facts["room"] == "camden@x.example"
    assert office.calendars.events == {}


async def test_what_was_asked_for_and_could_not_be_tried_is_a_fault():
    """An address with a typing error must not end in “as they should be”."""
    office = await Office().open()
    found = await accounts(office, room="hudson@x.example", to="rota@x.example")
    assert problems(found) == {Check.POLICY: "unknown-room", Check.MESSAGE: "unknown-person"}
    for check in (Check.POLICY, Check.MESSAGE):
        assert "Correct the spelling" in describe_finding(found[check])[1]


async def test_a_room_without_a_mailbox_is_told_from_one_that_may_not_be_read():
    office = await Office().open()
    office.calendars.unread["thames@x.example"] = "refused"
    office.calendars.unread["camden@x.example"] = "no-mailbox"
    what, remedy = describe_finding((await accounts(office))[Check.ROOM])
    assert "knows no mailbox camden@x.example" in what
    assert "address of ROOM is" in remedy


async def test_a_room_that_takes_nothing_may_have_declined_without_a_word():
    office = await Office(calendars=CamdenAnswers(answer=Answer.NONE)).open()
    found = await accounts(office, room="camden@x.example")
    what, remedy = describe_finding(found[Check.POLICY])
    assert "or it declined" in what
    assert "AllBookInPolicy" in remedy


# --- its words -----------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [words._FAULTY, words._SKIPPED])
def test_every_trouble_has_words_that_end_as_sentences(table):
    for (check, problem), (what, remedy) in table.items():
        told = describe_finding(
            Finding(check=check, problem=problem, is_skipped=table is words._SKIPPED)
        )
        assert what.endswith((".", "}")), what
        assert "{" not in "".join(told)
        assert remedy.endswith(".") or table is words._SKIPPED
