"""Pools of interviewers by form: made, changed, renamed and deleted, with the loop templates that use them."""

import pytest
from msgspec.structs import replace

from bot.domain.people.pools import pool_key
from bot.runtime.turn import Outcome
from cards.account_views import PoolList, PoolView, SettingsView
from cards.actions import Open, RemovePool, SavePool
from cards.view_models import Problem
from tests.harness.account_forms import account, card, deeds, fields, press, sends
from tests.harness.office import TENANT

KEY = pool_key("backend")
BACKEND = {"ian@x.example", "mei@x.example"}


@pytest.fixture
async def backend(office):
    await office.says("olivia", "create pool backend: Ian, Mei")
    return office


async def opened(office):
    return await card(office, "olivia", PoolView, subject=f"pool/{KEY}")


async def pools(office):
    return (await account(office)).pools


async def test_pools_are_listed_for_everybody_and_changed_by_admins_alone(backend):
    listed = await card(backend, "olivia", PoolList, "pools")
    assert [(one.name, one.people) for one in listed.pools] == [
        ("backend", ("Ian Murray", "Mei Tanaka"))
    ]
    assert listed.has_form
    seen = await card(backend, "ian", PoolList, "pools")
    assert (seen.pools, seen.has_form, seen.all_people) == (listed.pools, False, ())


async def test_settings_lead_to_the_pools_and_those_to_each(backend):
    await card(backend, "olivia", SettingsView, "settings")
    assert isinstance(await press(backend, "olivia", Open("pools")), PoolList)
    for of, which in (("pool/", KEY), ("", f"pool/{KEY}")):
        view = await press(backend, "olivia", Open(of), {"which": which})
        assert (view.name, set(view.chosen)) == ("backend", BACKEND)


async def test_a_pool_is_made_by_form_and_found_in_words(office):
    await office.says("olivia", "pools")
    new = {"pool_name": "  Site  Reliability ", "pool_people": "ian@x.example,mei@x.example"}
    view = await press(office, "olivia", SavePool(), new)
    assert (view.name, view.change) == ("site reliability", "saved")
    assert set((await pools(office))["site reliability"]) == BACKEND
    await office.says("olivia", "add Rita to the site reliability pool")
    assert len((await pools(office))["site reliability"]) == 3
    assert ("setting changed", "pool") in await deeds(office)


async def test_a_pool_sent_unchanged_changes_nothing(backend):
    view = await opened(backend)
    before = await account(backend)
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view)
    assert reply.change == "same"
    assert await account(backend) == before


async def test_people_are_added_and_taken_out_at_once(backend):
    view = await opened(backend)
    form = {"pool_people": "mei@x.example,rita@x.example"}
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view, **form)
    assert (set(reply.people), reply.change) == ({"Mei Tanaka", "Rita Costa"}, "saved")
    assert set((await pools(backend))["backend"]) == {"mei@x.example", "rita@x.example"}


async def test_a_renamed_pool_is_used_by_its_loop_templates_as_before(backend):
    await backend.says("olivia", "onsite backend: 1 of pool backend 60, Rita 45")
    view = await opened(backend)
    assert view.templates == ("backend",)
    form = {"pool_name": "Platform"}
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view, **form)
    assert (reply.name, reply.templates, reply.change) == ("platform", ("backend",), "saved")
    now = await account(backend)
    assert set(now.pools) == {"platform"}
    assert [one.pool for one in now.loop_templates[0].sessions] == ["platform", ""]


@pytest.mark.parametrize(
    "text", ["delete the backend pool", "remove Ian and Mei from the backend pool"]
)
async def test_a_pool_that_a_template_uses_is_not_deleted_in_words(backend, text):
    await backend.says("olivia", "onsite core: 1 of pool backend 60, Rita 45")
    before = await account(backend)
    await backend.says("olivia", text)
    assert await account(backend) == before
    facts = dict(backend.view("olivia", Problem).facts)
    assert (facts["why"], facts["templates"]) == ("pool-used", "core")


async def test_a_pool_that_a_template_uses_is_not_deleted_by_its_button(backend):
    await backend.says("olivia", "onsite core: 1 of pool backend 60, Rita 45")
    reply = await press(backend, "olivia", RemovePool(KEY))
    assert dict(reply.facts)["why"] == "pool-used"
    await backend.says("olivia", "delete the core template")
    await press(backend, "olivia", RemovePool(KEY))
    assert await pools(backend) == {}


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"pool_people": ""}, "pool-empty"),
        ({"pool_people": "nobody@x.example"}, "form-people"),
        ({"pool_name": "a" * 41}, "pool-name"),
        ({"pool_name": "back: end"}, "pool-name"),
        ({"pool_name": "design"}, "pool-known"),
    ],
)
async def test_a_pool_that_cannot_be_is_refused_at_its_field(backend, form, why):
    await backend.says("olivia", "create pool design: Rita")
    view = await opened(backend)
    before = await account(backend)
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view, **form)
    facts = dict(reply.facts)
    assert (facts["why"], facts["field"]) == (why, *form)
    new = {**fields(view), "pool_name": "new", **form}
    assert dict((await press(backend, "olivia", SavePool(), new)).facts)["why"] == why
    assert await account(backend) == before


async def test_a_pool_has_at_most_twenty_people_but_a_larger_one_may_lose_some(backend):
    everybody = tuple(f"person{number}@x.example" for number in range(22))

    async def fill(_turn, unit_of_work, _ports):
        known = await unit_of_work.account(TENANT)
        return Outcome(show=[], save=[replace(known, pools={"backend": everybody})])

    await backend.does("olivia", fill)
    view = await opened(backend)
    form = {"pool_people": ",".join((*everybody, "ian@x.example"))}
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view, **form)
    assert dict(reply.facts)["why"] == "pool-people"
    form = {"pool_people": ",".join(everybody[:21])}
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view, **form)
    assert (reply.change, len((await pools(backend))["backend"])) == ("saved", 21)


async def test_a_form_that_others_were_faster_than_saves_nothing(backend):
    view = await opened(backend)
    await backend.says("ada", "add Rita to the backend pool")
    reply = await sends(backend, "olivia", SavePool(KEY, view.seen), view)
    assert reply.change == "meanwhile"
    await backend.says("ada", "delete the backend pool")
    reply = await press(backend, "olivia", SavePool(KEY, view.seen), fields(view))
    assert reply.key == "gone"
