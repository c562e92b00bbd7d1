"""Mail with somebody's own grant, at the embedded tenant: an optional permission, and no mail twice."""

from contextlib import asynccontextmanager

import httpx
import pytest

from bot.domain.errors import NotAllowed, OutsideTrouble
from bot.runtime.ports import Mail
from tests.harness.graph_server import plain_client, served

SCOPE = ("Mail.Send",)
JO = "jo@mail.example"
MAIL = Mail(attempt="a1", to=JO, name="Jo Park", subject="Your interview", text="Hello Jo,\nhere.")
FAULT = {"match": "/me/sendMail"}


@asynccontextmanager
async def allowed():
    async with served(extra_scopes=SCOPE) as world:
        yield world, await world.connected("rita", besides=SCOPE)


async def mails(world):
    async with plain_client() as client:
        return (await client.get(f"{world.base}/sandbox/mail/{JO}")).json()


async def test_a_mail_comes_from_the_senders_own_mailbox():
    async with allowed() as (world, rita):
        await world.parts.mails.send(rita, MAIL)
        [mail] = await mails(world)
    assert mail["from"] == {"name": "Rita Costa", "address": "rita@contoso.example"}
    assert (mail["subject"], mail["body"]) == ("Your interview", "Hello Jo,\nhere.")


async def test_the_same_attempt_is_one_mail_and_another_attempt_another():
    async with allowed() as (world, rita):
        for attempt in ("a1", "a1", "a2"):
            mail = Mail(attempt=attempt, to=JO, subject="Your interview", text="Hello")
            await world.parts.mails.send(rita, mail)
        assert len(await mails(world)) == 2


@pytest.mark.parametrize(
    ("fault", "changed", "sent"),
    [
        ({"status": 503}, "unknown", 0),
        ({"status": 503, "after": True}, "unknown", 1),
        ({"status": 504, "after": True}, "unknown", 1),
        ({"status": 429}, "no", 0),
        ({"status": 400}, "no", 0),
    ],
)
async def test_a_failed_mail_is_not_repeated_and_it_is_told_whether_it_may_have_gone(
    fault, changed, sent
):
    async with allowed() as (world, rita):
        await world.fault(**FAULT, **fault)
        for _ in range(2):
            with pytest.raises(OutsideTrouble) as trouble:
                await world.parts.mails.send(rita, MAIL)
            assert trouble.value.changed == changed
        assert len(world.asked("/me/sendMail")) == 1
        assert len(await mails(world)) == sent


async def test_who_signed_in_before_it_was_turned_on_may_not_send():
    async with served(extra_scopes=SCOPE) as world:
        rita = await world.connected("rita")
        with pytest.raises(NotAllowed):
            await world.parts.mails.send(rita, MAIL)
        assert await mails(world) == []


async def test_the_sign_in_page_names_the_permission_only_where_it_was_turned_on():
    async with served(extra_scopes=SCOPE) as world:
        plain = await world.identity.start(login_hint="rita@contoso.example")
        more = await world.identity.start(login_hint="rita@contoso.example", besides=SCOPE)
        async with plain_client() as browser:
            pages = [(await browser.get(one.url)).text for one in (plain, more)]
    assert ["Mail.Send" in page for page in pages] == [False, True]


async def test_nothing_that_a_deployment_does_not_list_is_asked_for():
    async with served() as world:
        started = await world.identity.start(login_hint="rita@contoso.example", besides=SCOPE)
        assert "Mail.Send" not in httpx.URL(started.url).params["scope"]
        assert world.parts.mails is None


async def test_who_does_not_grant_it_signs_in_without_it():
    async with served(extra_scopes=SCOPE) as world:
        await world.switch(grants=["Mail.Send"])
        rita = await world.connected("rita", besides=SCOPE)
        with pytest.raises(NotAllowed):
            await world.parts.mails.send(rita, MAIL)


async def test_a_renewed_sign_in_may_still_send():
    async with allowed() as (world, rita):
        world.clock.pass_by(seconds=2 * 3600)
        await world.parts.mails.send(rita, MAIL)
        assert len(await mails(world)) == 1
