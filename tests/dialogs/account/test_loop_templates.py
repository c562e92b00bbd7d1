"""Loop templates: kept by an admin in words, used by whoever schedules, with the pools as they are then."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Connection
from cards.adaptive_cards import fallback
from cards.loop_views import LoopOfferCard
from cards.offer_views import OfferCard
from tests.harness.office_loops import booked, staffed
from tests.harness.office_stories import save

KEPT = "onsite backend: Ian 60, Mei 45, 1 of Tom or Lucy 30, breaks 15 after two"
USED = "schedule onsite backend for Jo Park on Tuesday"


async def kept(text=KEPT):
    office = await staffed()
    await office.says("olivia", text)
    return office


async def templates(office):
    return (await office.load(Account, "t")).loop_templates


async def test_an_admin_keeps_a_template_in_words():
    office = await kept()
    (one,) = await templates(office)
    assert (one.name, one.break_minutes, one.break_after) == ("backend", 15, 2)
    assert [(each.minutes, each.need) for each in one.sessions] == [
        (60, "all"),
        (45, "all"),
        (30, 1),
    ]


async def test_only_admins_keep_and_delete_templates():
    office = await kept()
    await office.says("rita", "onsite frontend: Ian 60, Mei 45")
    await office.says("rita", "delete the backend template")
    assert [one.name for one in await templates(office)] == ["backend"]


async def test_a_loop_is_planned_with_a_template():
    office = await kept()
    await office.says("rita", USED)
    view = office.view("rita", LoopOfferCard)
    assert view.candidate == "Jo Park"
    assert view.left_out == ()
    assert [one.minutes for one in view.sessions] == [60, 45, 30]
    assert [f"{a:%H:%M}" for a, _ in view.schedules[0].breaks] == ["10:45"]


async def test_a_follow_up_keeps_the_templates_breaks():
    office = await kept()
    await office.says("rita", USED)
    await office.says("rita", "what about Wednesday")
    view = office.view("rita", LoopOfferCard)
    assert view.schedules[0].breaks
    assert view.schedules[0].sessions[0].start.day == 25


async def test_a_pool_is_whoever_is_in_it_when_the_template_is_used():
    office = await staffed()
    await office.says("olivia", "pool backend: Ian, Mei")
    await office.says("olivia", "onsite backend: 1 of pool backend 60, Tom 45")
    await office.says("olivia", "add Lucy to the backend pool")
    await office.says("rita", USED)
    asked = office.view("rita", LoopOfferCard).sessions[0]
    assert {*asked.people} == {"Ian Murray", "Mei Tanaka", "Lucy Hale"}


async def test_a_pool_that_a_template_uses_stays_when_its_last_member_is_forgotten():
    office = await staffed()
    await office.says("olivia", "pool backend: Tom")
    await office.says("olivia", "onsite backend: 1 of pool backend 60, Ian 45")
    await office.says("tom", "forget me")
    await office.says("tom", "yes")
    assert (await office.load(Account, "t")).pools == {"backend": ()}
    assert "nobody any more" in await office.says("olivia", "pools")
    said = await office.says("rita", USED)
    assert "There’s nobody in the backend pool any more." in said
    assert "“add Mei to the backend pool”" in said
    await office.says("olivia", "add Lucy to the backend pool")
    await office.says("rita", USED)
    asked = office.view("rita", LoopOfferCard).sessions[0]
    assert {*asked.people} == {"Lucy Hale"}


async def test_nobody_is_asked_of_a_pool_that_is_left_empty():
    office = await staffed()
    await office.says("olivia", "pool backend: Tom")
    await office.says("olivia", "onsite backend: 1 of pool backend 60, Ian 45")
    await office.says("tom", "forget me")
    await office.says("tom", "yes")
    said = await office.says("rita", "someone from the backend pool on Tuesday")
    assert "backend" in said
    assert not [one for one in office.views("rita") if isinstance(one, OfferCard)]


async def test_the_loop_shown_last_is_kept_as_a_template():
    office = await staffed()
    await booked(office)
    olivia = await office.person("olivia")
    await save(office, replace(olivia, connection=Connection.CONNECTED))
    await office.says("rita", "save this as a template called platform")
    assert await templates(office) == ()
    await office.says("olivia", "Ian 1h, then Mei 45m on Tuesday")
    await office.says("olivia", "save this loop as template platform")
    assert [(one.name, len(one.sessions)) for one in await templates(office)] == [("platform", 2)]


async def test_templates_are_listed_and_deleted():
    office = await kept()
    assert "backend: Ian 1 hour, then Mei 45 minutes" in await office.says("rita", "loop templates")
    await office.says("olivia", "delete the backend template")
    assert await templates(office) == ()
    assert "No loop templates yet" in await office.says("rita", "loop templates")


async def test_a_name_that_nobody_has_is_said_and_nothing_kept():
    office = await kept("onsite backend: Ian 60, Zorblax 45")
    assert await templates(office) == ()


async def test_a_template_that_is_deleted_is_no_longer_planned_with():
    office = await kept()
    await office.says("olivia", "delete the backend template")
    said = await office.says("olivia", "delete the backend template")
    assert "no loop template called that" in said
    assert fallback(office.views("olivia")[-1])


async def test_the_name_alone_plans_nothing():
    office = await kept()
    await office.says("rita", "who's free Tuesday with a room")
    assert not [one for one in office.views("rita") if isinstance(one, LoopOfferCard)]


@pytest.mark.parametrize(
    "text",
    [
        "schedule backend for Jo Park on Tuesday",
        "plan the backend for Jo Park on Tuesday",
        "book backend for Jo Park on Tuesday",
    ],
)
async def test_the_name_after_the_verb_is_the_template(text):
    office = await kept()
    await office.says("rita", text)
    assert [one.minutes for one in office.view("rita", LoopOfferCard).sessions] == [60, 45, 30]


@pytest.mark.parametrize(
    "text",
    [
        "loop template onsite backend: Ian 60, Mei 45, 1 of Tom or Lucy 30",
        "backend loop: Ian 60, Mei 45, 1 of Tom or Lucy 30",
    ],
)
async def test_the_word_for_the_kind_is_no_part_of_the_name(text):
    office = await staffed()
    said = await office.says("olivia", text)
    assert [one.name for one in await templates(office)] == ["backend"]
    assert "“schedule onsite backend for" in said
    await office.says("olivia", "delete the backend template")
    assert await templates(office) == ()


@pytest.mark.parametrize(
    "text",
    [
        "schedule design loop for Jo Park on Wednesday",
        "schedule onsite design for Jo Park on Wednesday",
        "plan the design onsite for Jo Park next week",
        "schedule the onsite template design for Jo Park next week",
    ],
)
async def test_a_loop_of_an_unknown_name_is_said_to_have_no_template(text):
    office = await kept()
    said = await office.says("rita", text)
    assert "no loop template called that" in said
    assert not [one for one in office.views("rita") if isinstance(one, LoopOfferCard)]


async def test_who_is_named_beside_a_template_takes_the_session_they_may_take():
    office = await kept()
    await office.says("rita", "schedule onsite backend for Jo Park with Lucy on Tuesday")
    view = office.view("rita", LoopOfferCard)
    assert view.sessions[2].people == ("Lucy Hale",)
    assert view.left_out == ()


async def test_who_is_named_beside_a_template_and_takes_no_session_of_it_is_left_out():
    office = await kept("onsite backend: Ian 60, Mei 45")
    await office.says("rita", "schedule onsite backend for Jo Park with Lucy on Tuesday")
    view = office.view("rita", LoopOfferCard)
    assert view.left_out == ("Lucy Hale",)
    assert [one.people for one in view.sessions] == [("Ian Murray",), ("Mei Tanaka",)]


@pytest.mark.parametrize(
    "text",
    [
        "schedule an onsite for Jo Park on Wednesday",
        "plan the whole onsite for Jo Park next week",
        "book a Tuesday onsite for Jo Park",
        "schedule onsite interviews for Jo Park on Wednesday",
    ],
)
async def test_what_is_said_of_any_loop_names_no_template(text):
    office = await kept()
    assert "no loop template" not in await office.says("rita", text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("schedule onsite backend for Jo Park on Tuesday, 30 minutes each", [30, 30, 30]),
        ("schedule onsite backend for Jo Park on Tuesday, each session 40 minutes", [40, 40, 40]),
        ("schedule onsite backend 30 min per session for Jo Park on Tuesday", [30, 30, 30]),
        ("schedule onsite backend for Jo Park on Tuesday, 45m for every interview", [45, 45, 45]),
        ("schedule onsite backend for Jo Park on Tuesday with Mei 30 minutes", [60, 30, 30]),
        ("schedule onsite backend for Jo Park on Tuesday, Lucy for 1h", [60, 45, 60]),
        ("schedule onsite backend for Jo Park on Tuesday with Ian 45m and Mei 30m", [45, 30, 30]),
    ],
)
async def test_a_length_beside_a_template_is_that_of_whom_or_what_it_is_said(text, minutes):
    office = await kept()
    await office.says("rita", text)
    view = office.view("rita", LoopOfferCard)
    assert ([one.minutes for one in view.sessions], view.left_out) == (minutes, ())


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("schedule onsite backend 45 min for Jo Park on Tuesday", ("45 min",)),
        ("schedule a 45 minute onsite backend for Jo Park on Tuesday", ("45 minute",)),
        ("schedule onsite backend for Jo Park on Tuesday, 2 hours in total", ("2 hours",)),
    ],
)
async def test_a_length_that_fits_no_session_of_a_template_is_left_out(text, left_out):
    office = await kept()
    await office.says("rita", text)
    view = office.view("rita", LoopOfferCard)
    assert ([one.minutes for one in view.sessions], view.left_out) == ([60, 45, 30], left_out)
