"""Who signs in is known by the address of their mailbox, never by the name they sign in with."""

import httpx
import pytest

from bot.domain.errors import SignInRefused
from tests.harness.event_drafts import IAN, RITA
from tests.harness.graph_server import plain_client

PRINCIPAL = "r.costa@contoso.example"


async def signed_in(world, hint):
    started = await world.identity.start(login_hint=hint)
    async with plain_client() as browser:
        page = await browser.post(started.url, data={"decision": "accept"})
    answer = dict(httpx.URL(page.headers["location"]).params)
    return await world.identity.finish(started.sealed, answer)


async def test_the_address_is_that_of_the_mailbox(world):
    await world.switch(mail=RITA, principalName=PRINCIPAL)
    who = await signed_in(world, PRINCIPAL)
    assert (who.mail, who.principal, who.name) == (RITA, PRINCIPAL, "Rita Costa")


async def test_a_principal_name_that_is_somebody_elses_address_makes_nobody_that_person(world):
    await world.switch(mail=RITA, principalName=PRINCIPAL)
    await world.switch(mail=IAN, principalName=RITA)
    who = await signed_in(world, RITA)
    assert (who.mail, who.name) == (IAN, "Ian Murray")


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_an_address_that_graph_does_not_tell_is_not_made_up(world, status):
    await world.fault(match="GET /me/calendar$", status=status, times=9)
    who = await signed_in(world, RITA)
    assert (who.mail, who.name) == ("", "Rita Costa")


async def test_an_account_without_a_mailbox_is_told_so(world):
    await world.switch(mail=RITA, mailbox=False)
    with pytest.raises(SignInRefused) as caught:
        await signed_in(world, RITA)
    assert caught.value.facts["why"] == "no-mailbox"
