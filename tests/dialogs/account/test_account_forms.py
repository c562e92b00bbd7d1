"""Settings, rooms, people and limits by form: as typed text would change them, with the same checks and rights."""

import pytest

from bot.domain.accounts import CandidateEventPer, Person, Place, Role, person_id
from bot.domain.rooms import room_key
from cards.account_views import LimitsView, PeopleView, PersonView, RoomView, SettingsView
from cards.actions import (
    Open,
    RemovePerson,
    RemoveRoom,
    SaveLimits,
    SavePerson,
    SaveRoom,
    SaveSettings,
)
from cards.components import OpenForm
from cards.layouts import lay_out
from cards.view_models import AskSure, RoomList
from tests.harness.account_forms import account, card, deeds, press, sends, shown
from tests.harness.office import TENANT, address

MEI, THAMES = person_id(TENANT, "mei"), room_key("thames@x.example")


async def mei(office):
    return await office.load(Person, MEI)


async def test_settings_sent_unchanged_change_nothing(office):
    view = await card(office, "olivia", SettingsView, "settings")
    before = await account(office)
    reply = await sends(office, "olivia", SaveSettings(view.form.seen), view)
    assert reply.change == "same"
    assert (await account(office), await deeds(office)) == (before, [])


async def test_every_setting_is_changed_by_the_form_and_noted(office):
    view = await card(office, "olivia", SettingsView, "settings")
    form = {
        "minutes": "45", "opens": "10:00", "closes": "16:00", "weekdays": "0,1,2", "zone": "Europe/Berlin",
        "notice": "240", "scheduling_user": "ada@x.example", "close_from": "2026-12-24", "close_to": "2026-12-26",
        "candidate_events": "session",
    }  # fmt: skip
    reply = await sends(office, "olivia", SaveSettings(view.form.seen), view, **form)
    assert reply.change == "saved"
    now = await account(office)
    assert (now.interview_minutes, now.zone, now.notice_minutes) == (45, "Europe/Berlin", 240)
    assert (now.hours.start, now.hours.end, now.hours.days) == ("10:00", "16:00", {0, 1, 2})
    assert now.closed_days == {"2026-12-24", "2026-12-25", "2026-12-26"}
    assert now.scheduling_user == person_id(TENANT, "ada")
    assert now.candidate_event_per is CandidateEventPer.SESSION
    assert len(await deeds(office)) == 8


async def test_closed_days_are_opened_again_span_by_span(office):
    await office.says("olivia", "office closed 24 Dec to 26 Dec")
    view = await card(office, "olivia", SettingsView, "settings")
    again = {"open_again": "2026-12-24/2026-12-25"}
    await sends(office, "olivia", SaveSettings(view.form.seen), view, **again)
    assert (await account(office)).closed_days == {"2026-12-26"}


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("minutes", "3", "minutes"),
        ("minutes", "x", "minutes"),
        ("closes", "08:00", "hours-order"),
        ("opens", "25:00", "hours"),
        ("weekdays", "", "weekdays"),
        ("weekdays", "7", "weekdays"),
        ("zone", "Mars/Phobos", "zone"),
        ("notice", "999999", "notice"),
        ("close_from", "1999-01-01", "day"),
        ("close_from", "2032-01-01", "dates"),
        ("close_to", "soon", "day"),
        ("candidate_events", "week", "candidate-events"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_kept(
    office, field, value, why
):
    view = await card(office, "olivia", SettingsView, "settings")
    before = await account(office)
    other = {"minutes": "30"} if field != "minutes" else {}
    reply = await sends(
        office, "olivia", SaveSettings(view.form.seen), view, **other, **{field: value}
    )
    facts = dict(reply.facts)
    assert (reply.key, facts["why"], facts["field"]) == ("bad-input", why, field)
    assert await account(office) == before


async def test_the_end_of_a_closure_alone_is_not_passed_over(office):
    view = await card(office, "olivia", SettingsView, "settings")
    reply = await sends(office, "olivia", SaveSettings(view.form.seen), view, close_to="2026-12-30")
    assert (dict(reply.facts)["why"], dict(reply.facts)["field"]) == ("closed-from", "close_from")


async def test_a_closure_that_would_end_before_it_begins_is_refused_at_its_end(office):
    view = await card(office, "olivia", SettingsView, "settings")
    days = {"close_from": "2026-12-30", "close_to": "2026-12-01"}
    reply = await sends(office, "olivia", SaveSettings(view.form.seen), view, **days)
    assert (dict(reply.facts)["why"], dict(reply.facts)["field"]) == ("closed-order", "close_to")


async def test_nobody_of_the_account_becomes_a_room(office):
    before = await account(office)
    await card(office, "olivia", RoomList, "rooms")
    reply = await press(office, "olivia", SaveRoom(), {"room_mail": "Ian@x.example"})
    assert dict(reply.facts)["why"] == "room-person"
    said = await office.says("olivia", "add room ian@x.example for 4 in London")
    assert "the address of someone here" in said
    assert await account(office) == before


async def test_a_form_that_others_were_faster_than_saves_nothing(office):
    view = await card(office, "olivia", SettingsView, "settings")
    await office.says("ada", "set default interview length to 30")
    reply = await sends(office, "olivia", SaveSettings(view.form.seen), view, minutes="90")
    assert reply.change == "meanwhile"
    assert (await account(office)).interview_minutes == 30


@pytest.mark.parametrize("text", ["settings", "rooms", "my limits"])
async def test_no_form_stands_in_a_channel(office, text):
    await office.says("olivia", text, address=address("olivia", Place.CHANNEL))
    view = shown(office, "olivia", SettingsView | RoomList | LimitsView)
    assert [part for part in lay_out(view).parts if isinstance(part, OpenForm)] == []


async def test_settings_are_read_by_everybody_and_changed_by_admins_alone(office):
    view = await card(office, "ian", SettingsView, "settings")
    assert view.form is None


# --- rooms ---------------------------------------------------------------------------------------


async def test_a_room_is_opened_and_changed(office):
    listed = await card(office, "olivia", RoomList, "rooms")
    assert [one.name for one in listed.rooms if one.key == THAMES] == ["Thames"]
    view = await card(office, "olivia", RoomView, subject=f"room/{THAMES}")
    form = {"room_name": "Rhine", "seats": "9", "floor": "3", "features": "screen, whiteboard"}
    reply = await sends(office, "olivia", SaveRoom(THAMES, view.seen), view, **form)
    assert (reply.name, reply.change) == ("Rhine", "saved")
    room = (await account(office)).room("thames@x.example")
    assert (room.name, room.capacity, room.floor, room.building) == ("Rhine", 9, "3", "London")
    assert room.features == ("screen", "whiteboard")
    assert await deeds(office) == [("room changed", "Rhine")]


async def test_a_room_with_a_name_from_right_to_left_is_the_same_when_sent_unchanged(office):
    await office.says("olivia", "rooms")
    new = {"room_mail": "lab@x.example", "room_name": "חדר ישיבות", "building": "תל אביב"}
    view = await press(office, "olivia", SaveRoom(), new)
    reply = await sends(office, "olivia", SaveRoom(view.key, view.seen), view)
    assert reply.change == "same"
    assert (await account(office)).room("lab@x.example").name == "חדר ישיבות"


async def test_a_room_is_added_and_removed(office):
    new = {"room_mail": "Lab@x.example", "seats": "3", "building": "London"}
    await office.says("olivia", "rooms")
    reply = await press(office, "olivia", SaveRoom(), new)
    assert (reply.name, reply.seats) == ("Lab", 3)
    await office.presses("olivia", RemoveRoom(reply.key))
    assert (await account(office)).room("lab@x.example") is None


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({}, "room-address"),
        ({"room_mail": "lab"}, "room-address"),
        ({"room_mail": "thames@x.example"}, "room-known"),
        ({"room_mail": "lab@x.example", "room_name": "Thames"}, "room-name"),
        ({"room_mail": "lab@x.example", "seats": "many"}, "room-size"),
        ({"room_mail": "lab@x.example", "seats": "5000"}, "room-size"),
        ({"room_mail": "lab@x.example", "floor": "9" * 80}, "too-long"),
    ],
)
async def test_a_room_that_cannot_be_is_refused(office, form, why):
    await office.says("olivia", "rooms")
    reply = await press(office, "olivia", SaveRoom(), form)
    assert dict(reply.facts)["why"] == why
    assert len((await account(office)).rooms) == 2


async def test_the_picker_opens_what_was_picked_and_nothing_else(office):
    await office.says("olivia", "rooms")
    for of, which in (("room/", THAMES), ("", f"room/{THAMES}")):
        reply = await press(office, "olivia", Open(of), {"which": which})
        assert reply.name == "Thames"
    for wrong in ("", "room/none", "interview/int1"):
        reply = await press(office, "olivia", Open(), {"which": wrong})
        assert reply.key == "gone"


async def test_a_person_is_picked_by_an_id_alone_and_on_an_earlier_card_by_its_subject(office):
    await office.says("olivia", "people")
    for of, which in (("person/", MEI), ("", f"person/{MEI}")):
        reply = await press(office, "olivia", Open(of), {"which": which})
        assert reply.person.subject == MEI
    for wrong in ("", "none", f"person/{MEI}"):
        reply = await press(office, "olivia", Open("person/"), {"which": wrong})
        assert reply.key == "gone"


# --- people --------------------------------------------------------------------------------------


async def test_people_are_listed_with_their_roles_for_admins(office):
    view = await card(office, "ada", PeopleView, "people")
    assert {one.name: one.roles for one in view.people}["Mei Tanaka"] == ("interviewer",)


async def test_roles_building_and_nicknames_are_changed_at_once(office):
    view = await card(office, "ada", PersonView, subject=f"person/{MEI}")
    form = {"roles": "recruiter,interviewer", "workplace": "London", "nicknames": "Em, Mimi"}
    reply = await sends(office, "ada", SavePerson(MEI, view.seen), view, **form)
    assert reply.change == "saved"
    now = await mei(office)
    assert now.roles == {Role.RECRUITER, Role.INTERVIEWER}
    assert (now.building, now.nicknames) == ("London", ("Em", "Mimi"))
    assert [deed for deed, _ in await deeds(office)] == [
        "role given",
        "setting changed",
        "setting changed",
    ]


async def test_a_role_beyond_ones_own_is_neither_offered_nor_taken(office):
    view = await card(office, "noah", PersonView, subject=f"person/{MEI}")
    assert view.grantable == ("recruiter", "interviewer")
    reply = await sends(office, "noah", SavePerson(MEI, view.seen), view, roles="owner")
    assert reply.key == "not-allowed"
    assert (await mei(office)).roles == {Role.INTERVIEWER}


async def test_roles_that_the_form_does_not_show_stay(office):
    olivia = person_id(TENANT, "olivia")
    view = await card(office, "noah", PersonView, subject=f"person/{olivia}")
    form = {"roles": "recruiter"}
    await sends(office, "noah", SavePerson(olivia, view.seen), view, **form)
    assert (await office.load(Person, olivia)).roles == {Role.OWNER, Role.RECRUITER}


async def test_the_last_owner_stays_owner(office):
    olivia = person_id(TENANT, "olivia")
    view = await card(office, "olivia", PersonView, subject=f"person/{olivia}")
    reply = await sends(office, "olivia", SavePerson(olivia, view.seen), view, roles="admin")
    assert dict(reply.facts)["why"] == "last-owner"


async def test_a_nickname_leaves_who_had_it(office):
    await office.says("ada", "Em means Ian Murray")
    view = await card(office, "ada", PersonView, subject=f"person/{MEI}")
    await sends(office, "ada", SavePerson(MEI, view.seen), view, nicknames="em")
    assert (await office.load(Person, person_id(TENANT, "ian"))).nicknames == ()


async def test_removing_asks_first(office):
    await office.says("ada", "people")
    await press(office, "ada", RemovePerson(MEI))
    assert isinstance(office.views("ada")[-1], AskSure)
    assert (await mei(office)).roles == {Role.INTERVIEWER}


# --- limits --------------------------------------------------------------------------------------


async def test_ones_own_limits_are_changed_by_the_form(office):
    view = await card(office, "mei", LimitsView, "my limits")
    form = {"per_day": "2", "per_week": "8", "days_off": "4", "pause": "15"}
    reply = await sends(office, "mei", SaveLimits(MEI, view.seen), view, **form)
    assert reply.change == "saved"
    limits = (await mei(office)).limits
    assert (limits.per_day, limits.per_week, limits.never_on, limits.buffer_minutes) == (
        2,
        8,
        {4},
        15,
    )


async def test_the_limits_of_others_are_for_admins(office):
    view = await card(office, "ada", LimitsView, subject=f"limits/{MEI}")
    await sends(office, "ada", SaveLimits(MEI, view.seen), view, per_day="1")
    assert (await mei(office)).limits.per_day == 1
    await office.says("ian", "help")
    reply = await sends(office, "ian", SaveLimits(MEI, view.seen), view, per_day="2")
    assert reply.key == "not-allowed"


@pytest.mark.parametrize(
    ("field", "value"),
    [("per_day", "51"), ("per_week", "-1"), ("days_off", "0,1,2,3,4,5,6"), ("pause", "1000")],
)
async def test_limits_that_cannot_be_are_refused(office, field, value):
    view = await card(office, "mei", LimitsView, "my limits")
    reply = await sends(office, "mei", SaveLimits(MEI, view.seen), view, **{field: value})
    why = "limit-days" if field == "days_off" else "limit"
    assert (dict(reply.facts)["why"], dict(reply.facts)["field"]) == (why, field)
