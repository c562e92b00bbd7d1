"""People whose principal name is not their mail address, and the other names they come back under."""

from base64 import urlsafe_b64decode
from json import loads
from urllib.parse import quote, urlencode

import pytest

from tests.harness.sandbox_events import a_question, an_event, at
from tests.sandbox.conftest import APP, BACK, FIVE

RITA, IAN = "rita@contoso.example", "ian@contoso.example"
PRINCIPAL = "r.costa@contoso.example"


async def switch(world, mail, **switches):
    return await world.control("POST", "switches", {"mail": mail} | switches)


async def renamed(world):
    status, answer = await switch(world, RITA, principalName=PRINCIPAL)
    assert (status, answer["people"][RITA]["principalName"]) == (200, PRINCIPAL)


async def signed_in(world, hint, scope=FIVE):
    back = await world.decide(login_hint=hint, scope=scope)
    return await world.token(code=back["code"], scope=scope)


def claims(tokens):
    part = tokens["id_token"].split(".")[1]
    return loads(urlsafe_b64decode(part + "=="))


async def test_who_signs_in_is_named_by_the_principal_name(world):
    await renamed(world)
    status, tokens = await signed_in(world, PRINCIPAL.upper())
    assert (status, claims(tokens)["preferred_username"]) == (200, PRINCIPAL)
    back = await world.decide(login_hint=RITA)
    assert (back["status"], "Pick an account" in back["page"]) == (200, True)


async def test_mail_and_calendar_keep_the_mail_address(world):
    rita = await world.sign_in("rita")
    await renamed(world)
    owner = (await rita.ok("GET", "/me/calendar"))["owner"]
    assert owner == {"name": "Rita Costa", "address": RITA}
    [row] = (await rita.ok("POST", "/me/calendar/getSchedule", a_question("rita")))["value"]
    assert row["scheduleItems"] == []
    question = a_question("r.costa")
    [row] = (await rita.ok("POST", "/me/calendar/getSchedule", question))["value"]
    assert row["error"]["responseCode"] == "5009"


async def test_paths_of_graph_name_people_by_principal_name_or_object_id(world):
    rita = await world.sign_in("rita")
    await renamed(world)
    _, people = await world.control("GET", "people")
    key = next(one["aadObjectId"] for one in people if one["mail"] == RITA)
    for name in (PRINCIPAL, key):
        assert (await rita.ok("GET", f"/users/{name}/calendar"))["owner"]["address"] == RITA
    assert (await rita.graph("GET", f"/users/{RITA}/calendar"))[0] == 404


async def test_no_two_people_sign_in_with_the_same_name(world):
    assert (await switch(world, RITA, principalName=IAN))[0] == 400
    assert (await switch(world, IAN, principalName="i.murray@contoso.example"))[0] == 200
    assert (await switch(world, RITA, principalName=IAN))[0] == 200
    _, tokens = await signed_in(world, IAN)
    assert claims(tokens)["name"] == "Rita Costa"


async def accepted_as(world, rita, ian, form):
    await switch(world, IAN, answersAs=form)
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"]))
    world.later(seconds=2)
    where = f"/me/events?$filter={quote('iCalUId eq ' + repr(made['iCalUId']))}"
    [copy] = (await ian.ok("GET", where))["value"]
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    before = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    world.later(seconds=2)
    after = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    return before["attendees"][0], after["attendees"][0], made


@pytest.mark.parametrize(
    ("form", "start", "end"),
    [
        ("mail", IAN, IAN),
        ("named", "Ian ", f" <{IAN}>"),
        ("x500", "/O=EXCHANGELABS/OU=EXCHANGE ADMINISTRATIVE GROUP", "-IAN"),
    ],
)
async def test_who_has_answered_may_come_back_under_another_address(
    world, rita, ian, form, start, end
):
    before, after, made = await accepted_as(world, rita, ian, form)
    assert before["emailAddress"]["address"] == IAN
    address = after["emailAddress"]["address"]
    assert (address.startswith(start), address.endswith(end)) == (True, True)
    assert after["status"]["response"] == "accepted"
    # The list is kept by mail address: sent again, it is the same person with the same answer.
    body = {"attendees": an_event(people=["ian"])["attendees"]}
    changed = await rita.ok("PATCH", f"/me/events/{at(made['id'])}", body)
    assert changed["attendees"][0] == after


MEMBER = "/sandbox/teams/v3/conversations/19:everyone@thread.tacv2/members/29:ian"
CHAT = "/sandbox/teams/v3/conversations/a:ian/activities"


async def test_the_roster_says_what_was_switched(world):
    other = "00000000-0000-4000-8000-000000000001"
    await switch(world, IAN, userRole="guest", tenantId=other, principalName="ian#EXT#@x.example")
    _, _, member = await world.call("GET", MEMBER)
    told = (member["userRole"], member["tenantId"], member["email"], member["userPrincipalName"])
    assert told == ("guest", other, IAN, "ian#EXT#@x.example")


async def test_who_has_not_installed_the_app_cannot_be_written_to(world):
    await switch(world, IAN, isInstalled=False)
    opening = {"members": [{"id": "29:ian"}], "isGroup": False}
    status, _, answer = await world.call("POST", "/sandbox/teams/v3/conversations", json=opening)
    assert (status, answer["error"]["code"]) == (403, "ForbiddenOperationException")
    status, _, answer = await world.call("POST", CHAT, json={"type": "message", "text": "Hello"})
    assert (status, answer["error"]["code"]) == (403, "BotNotInConversationRoster")
    assert (await world.call("GET", MEMBER))[0] == 200
    await switch(world, IAN, isInstalled=True)
    assert (await world.call("POST", CHAT, json={"type": "message", "text": "Hello"}))[0] == 201


@pytest.mark.parametrize("mail", [RITA, None])
async def test_declined_scopes_are_missing_from_the_tokens(world, mail):
    body = {"grants": ["Calendars.Read.Shared"]} | ({"mail": mail} if mail else {})
    assert (await world.control("POST", "switches", body))[0] == 200
    status, tokens = await signed_in(world, RITA)
    assert (status, tokens["scope"]) == (200, "openid profile Calendars.ReadWrite")
    await world.control("POST", "switches", body | {"grants": []})
    assert "Calendars.Read.Shared" in (await signed_in(world, RITA))[1]["scope"]


@pytest.mark.parametrize(
    "switches",
    [
        {"principalName": "rita"},
        {"principalName": 5},
        {"answersAs": "fax"},
        {"userRole": "king"},
        {"tenantId": 5},
        {"isInstalled": "no"},
        {"grants": ["Everything"]},
        {"grants": [{}]},
        {"grants": "all"},
    ],
)
async def test_a_switch_that_makes_no_sense_is_refused(world, switches):
    assert (await switch(world, RITA, **switches))[0] == 400


async def test_a_reset_forgets_all_of_it(world):
    await switch(world, IAN, isInstalled=False, principalName="i@contoso.example", answersAs="x500")
    await world.control("POST", "switches", {"grants": ["Calendars.ReadWrite"]})
    await world.control("POST", "reset")
    _, answer = await world.control("GET", "switches")
    assert (answer["grants"], answer["people"]) == ([], {})
    assert (await world.call("POST", CHAT, json={"type": "message", "text": "Hello"}))[0] == 201


# --- an administrator's consent ----------------------------------------------------------------


async def admin_consent(world, scope):
    query = {"client_id": APP, "redirect_uri": BACK, "state": "q", "scope": scope}
    path = f"/sandbox/login/organizations/v2.0/adminconsent?{urlencode(query)}"
    assert (await world.call("GET", path))[0] == 302


async def test_an_administrators_consent_covers_what_it_lists(world):
    await switch(world, RITA, consent="admin-only")
    assert "AADSTS90094" in (await world.decide(login_hint=RITA))["error_description"]
    await admin_consent(world, FIVE)
    assert (await signed_in(world, RITA))[0] == 200


async def test_what_an_administrator_did_not_list_is_still_asked_of_an_administrator(world):
    await switch(world, RITA, consent="admin-only")
    await admin_consent(world, "Calendars.ReadWrite Calendars.Read.Shared")
    page = (await world.call("GET", world.authorize_url(login_hint=RITA)))[2]
    assert "Need admin approval" in page
    assert "AADSTS90094" in (await world.decide(login_hint=RITA))["error_description"]
