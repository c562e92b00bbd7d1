"""What Identity promises, asked of the fake and of the embedded tenant's sign-in over HTTP."""

import pytest
import stamina

from bot.domain.errors import SignInRefused
from bot.runtime.ports import SignedIn
from tests.fakes.identity import FakeIdentity
from tests.harness.graph_server import served

HINT = "rita@contoso.example"


class FakeWorld:
    """The fake, at whose page Rita always comes back."""

    def __init__(self):
        who = SignedIn(
            tenant="7c9f4f0e-5b1d-4a53-9e0e-2f6d1a8b3c47",
            object_id="b169468f-aaea-583e-a807-f7ea2177bf77",
            mail=HINT,
            name="Rita Costa",
            scopes=frozenset({"Calendars.ReadWrite", "Calendars.Read.Shared"}),
            sealed_tokens="sealed",
        )
        self.identity = FakeIdentity(who=who)

    async def came_back(self, name, decision="accept"):
        started = await self.identity.start(login_hint=f"{name}@contoso.example")
        said = {"code": "c"} if decision == "accept" else {"error": "access_denied"}
        return started, {"state": started.state} | said


@pytest.fixture(params=["fake", "graph"])
async def world(request):
    if request.param == "fake":
        yield FakeWorld()
        return
    with stamina.set_testing(testing=True, attempts=3, cap=True):
        async with served() as tenant:
            yield tenant


async def why(world, sealed, answer):
    with pytest.raises(SignInRefused) as caught:
        await world.identity.finish(sealed, answer)
    return caught.value.facts["why"]


async def test_a_started_sign_in_has_an_address_with_its_state(world):
    started = await world.identity.start(login_hint=HINT)
    assert started.url.startswith("http")
    assert f"state={started.state}" in started.url


async def test_two_sign_ins_share_no_state(world):
    one = await world.identity.start(login_hint=HINT)
    other = await world.identity.start(login_hint=HINT)
    assert one.state != other.state


async def test_who_agrees_comes_back_by_name(world):
    started, answer = await world.came_back("rita")
    who = await world.identity.finish(started.sealed, answer)
    assert (who.mail, who.name) == (HINT, "Rita Costa")
    assert (who.tenant, who.object_id) == (
        "7c9f4f0e-5b1d-4a53-9e0e-2f6d1a8b3c47",
        "b169468f-aaea-583e-a807-f7ea2177bf77",
    )
    assert who.scopes >= {"Calendars.ReadWrite", "Calendars.Read.Shared"}
    assert who.sealed_tokens


async def test_who_declines_is_told_apart(world):
    started, answer = await world.came_back("rita", "cancel")
    assert await why(world, started.sealed, answer) == "declined"


async def test_the_answer_to_another_sign_in_is_refused(world):
    started, _ = await world.came_back("rita")
    _, answer = await world.came_back("rita")
    assert await why(world, started.sealed, answer) == "state"


async def test_an_answer_without_a_code_is_refused(world):
    started, answer = await world.came_back("rita")
    assert await why(world, started.sealed, {"state": answer["state"]}) == "token"


async def test_what_was_not_sealed_here_is_refused(world):
    _, answer = await world.came_back("rita")
    assert await why(world, "something", answer) == "state"


async def test_forgetting_somebody_unknown_is_fine(world):
    await world.identity.forget("t/nobody")
