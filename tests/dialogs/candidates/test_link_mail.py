"""A candidate's link sent by e-mail: who turns it on, who has allowed it, and that nothing is sent twice."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Grant
from bot.domain.bookings.candidate_links import MailState
from bot.domain.errors import NotAllowed, OutsideTrouble, SignInExpired, Unsure
from bot.domain.jobs import Job, JobKind, lease
from cards.actions import SendLink
from cards.candidate_views import CandidateLinkCard
from cards.view_models import Consent
from tests.fakes.mails import FakeMails
from tests.harness.candidates import chosen, sent, the_link
from tests.harness.office import Office
from tests.harness.office_stories import save

ALLOWED = frozenset({"Calendars.ReadWrite", "Mail.Send"})


@pytest.fixture
async def office():
    """An office whose Admin has turned mail on, and whose recruiter has allowed it."""
    office = await Office(mails=FakeMails()).open()
    await office.says("olivia", "turn on candidate e-mail")
    await allow(office, ALLOWED)
    return office


async def allow(office, scopes):
    await save(office, Grant(person="t/rita", sealed="", scopes=scopes))


async def state(office):
    mail = (await the_link(office)).mail
    return mail.state if mail else None


async def presses(office):
    await office.presses(
        "rita",
        SendLink((await the_link(office)).id),
        message=office.message("rita", CandidateLinkCard),
    )
    await office.works()


async def test_the_text_on_the_card_goes_to_the_candidate_from_the_recruiters_mailbox(office):
    token = await sent(office)
    await presses(office)
    [(sender, mail)] = office.ports.mails.sent
    assert (sender, mail.to, mail.name) == ("rita@x.example", "jo@gmail.example", "Jo Park")
    assert mail.text.startswith("Hello Jo,\n\nplease choose a time for your interview")
    assert f"https://bot.example/c/{token}" in mail.text
    assert await state(office) is MailState.SENT
    view = office.view("rita", CandidateLinkCard)
    assert (view.mail, view.mail_to) == ("sent", "jo@gmail.example")


@pytest.mark.parametrize(
    "text",
    [
        "send the link by e-mail",
        "email the link to Jo",
        "e-mail them the link",
        "send the link to jo@gmail.example",
    ],
)
async def test_it_is_sent_in_words(office, text):
    await sent(office)
    await office.says("rita", text)
    await office.works()
    assert [mail.to for _, mail in office.ports.mails.sent] == ["jo@gmail.example"]


async def test_an_address_that_was_not_known_is_named_with_it(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian next week")
    assert "I don’t know the candidate’s address" in await office.says(
        "rita", "send the link by e-mail"
    )
    await office.says("rita", "send the link to jo@new.example by e-mail")
    await office.works()
    assert [mail.to for _, mail in office.ports.mails.sent] == ["jo@new.example"]
    assert (await the_link(office)).candidate_mail == "jo@new.example"


async def test_two_presses_are_one_mail(office):
    await sent(office)
    link = await the_link(office)
    for _ in range(2):
        await office.presses("rita", SendLink(link.id))
    await office.works()
    await office.presses("rita", SendLink(link.id))
    await office.works()
    assert len(office.ports.mails.sent) == 1


@pytest.mark.parametrize(
    ("trouble", "after", "told"),
    [
        (Unsure(service="Microsoft 365"), MailState.UNSURE, "I can’t tell whether the email"),
        (OutsideTrouble(service="Microsoft 365"), MailState.FAILED, "didn’t go out"),
        (NotAllowed(what="mail", who=""), MailState.REFUSED, "didn’t let me send email"),
        (SignInExpired(), MailState.FAILED, "didn’t go out"),
    ],
)
async def test_the_recruiter_is_told_what_came_of_it_and_nothing_is_repeated(
    office, trouble, after, told
):
    await sent(office)
    office.ports.mails.trouble = trouble
    await presses(office)
    office.clock.pass_(hours=1)
    await office.works()
    assert (await state(office), office.ports.mails.attempts) == (after, 1)
    assert told in "\n".join(map(str, office.views("rita")))


async def test_what_was_not_sent_is_sent_at_the_next_press(office):
    await sent(office)
    office.ports.mails.trouble = OutsideTrouble(service="Microsoft 365")
    await presses(office)
    office.ports.mails.trouble = None
    await presses(office)
    assert len(office.ports.mails.sent) == 1
    assert await state(office) is MailState.SENT


async def test_an_attempt_that_another_copy_had_begun_is_unsure_and_not_repeated(office):
    await sent(office)
    link = await the_link(office)
    await office.presses("rita", SendLink(link.id))
    (row,) = [one for one in await office.all(Job) if one.kind is JobKind.SEND_LINK]
    await save(office, lease(row, office.clock.now()))
    office.clock.pass_(minutes=1)
    await office.works()
    assert (await state(office), office.ports.mails.attempts) == (MailState.UNSURE, 0)


async def test_who_signed_in_before_is_asked_to_allow_it_at_the_first_use(office):
    await allow(office, frozenset({"Calendars.ReadWrite"}))
    await sent(office)
    await presses(office)
    assert "Mail.Send" in office.view("rita", Consent).scopes
    assert await state(office) is None


async def test_signing_in_names_it_only_where_an_admin_has_turned_it_on():
    office = await Office(mails=FakeMails()).open(connected=())
    await office.says("rita", "connect")
    assert "Mail.Send" not in office.view("rita", Consent).scopes
    await office.says("olivia", "turn on candidate e-mail")
    await office.says("ian", "connect")
    assert office.view("ian", Consent).scopes[-1] == "Mail.Send"


async def test_a_deployment_without_the_permission_says_so():
    office = await Office().open()
    assert "GRAPH_EXTRA_SCOPES" in await office.says("olivia", "turn on candidate e-mail")
    assert not (await office.load(Account, "t")).sends_mail
    await sent(office)
    assert not office.view("rita", CandidateLinkCard).may_mail


async def test_turned_off_nothing_is_sent_any_more(office):
    await sent(office)
    await office.says("olivia", "turn off candidate e-mail")
    assert "turned off" in await office.says("rita", "send the link by e-mail")
    assert office.ports.mails.sent == []


async def test_only_who_administers_turns_it_on(office):
    await office.says("rita", "turn off candidate e-mail")
    assert (await office.load(Account, "t")).sends_mail


@pytest.mark.parametrize("text", ["withdraw the link", ""])
async def test_a_link_with_which_nothing_can_be_done_is_not_sent(office, text):
    token = await sent(office)
    if text:
        await office.says("rita", text)
    else:
        await chosen(office, token)
    await office.presses("rita", SendLink((await the_link(office)).id))
    await office.works()
    assert office.ports.mails.sent == []


async def test_a_request_for_another_time_is_a_mail_of_its_own(office):
    token = await sent(office)
    await presses(office)
    await chosen(office, token)
    await office.says("rita", "let Jo choose another time")
    await office.says("rita", "send the link by e-mail")
    await office.works()
    assert [mail.subject for _, mail in office.ports.mails.sent] == [
        "Choose a time for your interview",
        "Another time for your interview",
    ]
    assert "could we move your interview on" in office.ports.mails.sent[-1][1].text


@pytest.mark.parametrize("name", ["olivia", "ian"])
async def test_nobody_else_sends_a_recruiters_link(office, name):
    await sent(office)
    await office.presses(name, SendLink((await the_link(office)).id))
    await office.works()
    assert office.ports.mails.sent == []


async def test_who_left_before_it_was_sent_sends_nothing(office):
    await sent(office)
    await office.presses("rita", SendLink((await the_link(office)).id))
    rita = await office.person("rita")
    await save(office, replace(rita, connection=Connection.NONE))
    office.ports.mails.trouble = SignInExpired()
    await office.works()
    assert office.ports.mails.sent == []
