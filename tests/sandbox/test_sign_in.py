"""The authorize page and the token endpoint, refusal by refusal."""

import base64
import json
import re
from dataclasses import replace  # noqa: TID251 - the embedded tenant keeps dataclasses

import pytest

from bot.sandbox.entra.id_tokens import build_sso_token
from tests.sandbox.conftest import APP, BACK, FIVE, SECRET, VERIFIER

DISCOVERY = "/sandbox/login/{}/v2.0/.well-known/openid-configuration"


async def _page(world, **changes):
    status, headers, body = await world.call("GET", world.authorize_url(**changes))
    return status, headers, body


async def _code(world, **changes):
    return (await world.decide(**changes))["code"]


@pytest.mark.parametrize("name", ["organizations", "common", "contoso.example"])
async def test_discovery_advertises_an_https_token_endpoint_and_a_plain_page(world, name):
    status, _, found = await world.call("GET", DISCOVERY.format(name))
    assert status == 200
    assert found["token_endpoint"].startswith(world.base.replace("http:", "https:"))
    assert found["authorization_endpoint"].startswith(f"{world.base}/sandbox/login/{name}/")
    status, _, keys = await world.call("GET", found["jwks_uri"])
    assert keys["keys"][0]["alg"] == "RS256"


async def test_the_issuer_names_the_tenant_and_the_shared_one_leaves_it_open(world):
    own = world.tenant.directory.tenant_id
    _, _, one = await world.call("GET", DISCOVERY.format(own))
    _, _, shared = await world.call("GET", DISCOVERY.format("common"))
    assert one["issuer"] == f"{world.base}/sandbox/login/{own}/v2.0"
    assert "/{tenantid}/" in shared["issuer"]


async def test_an_unknown_tenant_is_not_found(world):
    status, _, body = await world.call("GET", DISCOVERY.format("fabrikam.example"))
    assert (status, body["error_codes"]) == (400, [90002])


async def test_the_page_names_the_person_and_every_permission(world):
    status, _, page = await _page(world, scope=f"{FIVE} Calendars.ReadWrite.Shared")
    assert status == 200
    assert "Rita Costa" in page
    assert page.count("<li>") == 6
    for scope in (*FIVE.split(), "Calendars.ReadWrite.Shared"):
        assert f"<code>{scope}</code>" in page


async def test_the_form_posts_to_the_same_address(world):
    url = world.authorize_url()
    _, _, page = await world.call("GET", url)
    action = re.search(r'<form method="post" action="([^"]+)"', page)[1].replace("&amp;", "&")
    assert action.partition("?")[0] == url.partition("?")[0]
    status, headers, _ = await world.call("POST", action, data={"decision": "accept"})
    assert (status, headers["Location"].partition("?")[0]) == (302, BACK)


async def test_without_a_hint_the_page_lets_people_say_who_they_are(world):
    _, _, page = await _page(world, login_hint=None)
    assert "Pick an account" in page
    assert page.count("login_hint=") == 18
    link = re.search(r'href="([^"]+login_hint=ian[^"]+)"', page)[1].replace("&amp;", "&")
    _, _, question = await world.call("GET", link)
    assert "Ian Murray" in question


async def test_somebody_from_elsewhere_cannot_sign_in(world):
    status, _, page = await _page(world, login_hint="eve@elsewhere.example")
    assert status == 400
    assert "AADSTS50034" in page


async def test_rooms_cannot_sign_in(world):
    status, _, page = await _page(world, login_hint="thames@contoso.example")
    assert (status, "AADSTS50034" in page) == (400, True)


async def test_values_from_the_address_are_escaped(world):
    hint = '"><script>alert(1)</script>'
    _, _, page = await _page(world, state=hint)
    assert "<script>alert" not in page


async def test_pages_carry_security_headers(world):
    _, headers, _ = await _page(world)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "form-action 'self' http://127.0.0.1:9999" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"client_id": "other"}, 700016),
        ({"redirect_uri": f"{BACK}/"}, 50011),
        ({"redirect_uri": BACK.replace("callback", "Callback")}, 50011),
        ({"redirect_uri": "http://127.0.0.1:9998/auth/callback"}, 50011),
        ({"tenant": "fabrikam.example"}, 90002),
    ],
)
async def test_a_wrong_app_or_address_is_shown_and_never_redirected(world, changes, number):
    status, headers, page = await _page(world, **changes)
    assert (status, "Location" in headers) == (400, False)
    assert f"AADSTS{number}" in page


async def test_for_localhost_the_port_does_not_matter(world):
    status, _, _ = await _page(world, redirect_uri="http://localhost:6001/auth/callback")
    assert status == 200


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "openid Mail.Read"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"prompt": "none"}, "login_required"),
        ({"response_mode": "pigeon"}, "invalid_request"),
    ],
)
async def test_other_mistakes_go_back_to_the_app(world, changes, error):
    back = await world.decide(**changes)
    assert (back["error"], back["state"]) == (error, "s1")


async def test_a_person_who_cancels_is_reported(world):
    back = await world.decide("cancel")
    assert back["error"] == "access_denied"
    assert back["error_subcode"] == "cancel"
    assert back["error_description"].startswith("AADSTS65004")


async def test_the_answer_can_travel_as_a_fragment_or_a_form(world):
    url = world.authorize_url(response_mode="fragment")
    _, headers, _ = await world.call("POST", url, data={"decision": "accept"})
    assert headers["Location"].startswith(f"{BACK}#code=")
    url = world.authorize_url(response_mode="form_post")
    status, _, page = await world.call("POST", url, data={"decision": "accept"})
    assert status == 200
    assert f'action="{BACK}"' in page
    assert 'name="code"' in page


async def test_a_code_becomes_tokens(world):
    back = await world.decide()
    assert set(back) == {"code", "state", "session_state", "client_info"}
    status, body = await world.token(code=back["code"])
    assert status == 200
    assert body["token_type"] == "Bearer"
    assert body["expires_in"] == body["ext_expires_in"] == 3599
    assert body["scope"] == "openid profile Calendars.ReadWrite Calendars.Read.Shared"


async def test_client_info_says_who_it_is_only_when_asked(world):
    _, body = await world.token(code=await _code(world))
    padded = body["client_info"] + "=" * (-len(body["client_info"]) % 4)
    info = json.loads(base64.urlsafe_b64decode(padded))
    assert info["utid"] == world.tenant.directory.tenant_id
    assert info["uid"] == world.tenant.directory.people["rita@contoso.example"].id
    _, body = await world.token(code=await _code(world), client_info=None)
    assert "client_info" not in body


async def test_the_id_token_copies_the_nonce_and_names_the_person(world):
    _, body = await world.token(code=await _code(world))
    part = body["id_token"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    assert (claims["nonce"], claims["aud"], claims["name"]) == ("n1", APP, "Rita Costa")
    assert claims["exp"] - claims["iat"] == 3599
    assert claims["ver"] == "2.0"


async def test_without_openid_profile_and_offline_access_there_is_only_an_access_token(world):
    _, body = await world.token(code=await _code(world, scope="Calendars.Read"))
    assert set(body) == {
        *("token_type", "scope", "expires_in", "ext_expires_in", "access_token", "client_info")
    }


async def test_full_scope_names_are_echoed_as_sent(world):
    full = "openid https://graph.microsoft.com/Calendars.ReadWrite"
    _, body = await world.token(code=await _code(world, scope=full))
    assert body["scope"] == full


async def test_a_code_works_once(world):
    code = await _code(world)
    assert (await world.token(code=code))[0] == 200
    status, body = await world.token(code=code)
    assert (status, body["error"], body["error_codes"]) == (400, "invalid_grant", [54005])


async def test_a_code_lives_ten_minutes(world):
    first, second = await _code(world), await _code(world)
    world.later(minutes=10)
    assert (await world.token(code=first))[0] == 200
    world.later(seconds=1)
    status, body = await world.token(code=second)
    assert (status, body["error_codes"]) == (400, [70008])


@pytest.mark.parametrize(
    ("changes", "status", "error", "number"),
    [
        ({"code_verifier": "w" * 43}, 400, "invalid_grant", 501481),
        ({"code_verifier": None}, 400, "invalid_grant", 501481),
        ({"redirect_uri": f"{BACK}/"}, 400, "invalid_grant", 500112),
        ({"client_secret": "wrong"}, 401, "invalid_client", 7000215),
        ({"client_secret": None}, 401, "invalid_client", 7000218),
        ({"client_id": "other"}, 400, "unauthorized_client", 700016),
        ({"code": "nonsense"}, 400, "invalid_grant", 70000),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", 70003),
        ({"grant_type": None}, 400, "invalid_request", 90014),
        ({"scope": "Mail.Read"}, 400, "invalid_scope", 70011),
        ({"scope": "User.Read"}, 400, "invalid_grant", 65001),
    ],
)
async def test_the_token_endpoint_refuses_with_its_number(world, changes, status, error, number):
    changes = {"code": await _code(world)} | changes
    seen, body = await world.token(**changes)
    assert (seen, body["error"], body["error_codes"]) == (status, error, [number])
    assert body["error_description"].startswith(f"AADSTS{number}: ")
    assert {"timestamp", "trace_id", "correlation_id", "error_uri"} <= set(body)


async def test_a_refused_code_can_still_be_redeemed(world):
    code = await _code(world)
    assert (await world.token(code=code, client_secret="wrong"))[0] == 401
    assert (await world.token(code=code))[0] == 200


async def test_the_secret_may_also_come_in_the_header(world):
    pair = base64.b64encode(f"{APP}:{SECRET}".encode()).decode()
    form = {
        "grant_type": "authorization_code",
        "code": await _code(world),
        "redirect_uri": BACK,
        "code_verifier": "v" * 43,
    }
    path = "/sandbox/login/common/oauth2/v2.0/token"
    status, _, _ = await world.call(
        "POST", path, data=form, headers={"Authorization": f"Basic {pair}"}
    )
    assert status == 200


async def test_each_refresh_gives_a_new_token_and_leaves_the_old_one_valid(world, rita):
    first = rita.tokens["refresh_token"]
    _, second = await world.refresh(first)
    assert second["refresh_token"] != first
    assert second["access_token"] != rita.tokens["access_token"]
    status, third = await world.refresh(first)
    assert (status, third["refresh_token"] != second["refresh_token"]) == (200, True)


async def test_a_refresh_may_ask_for_less_but_never_for_more(world, rita):
    token = rita.tokens["refresh_token"]
    _, less = await world.refresh(token, scope="Calendars.ReadWrite")
    assert less["scope"] == "Calendars.ReadWrite"
    status, more = await world.refresh(token, scope="Calendars.ReadWrite.Shared")
    assert (status, more["error"], more["suberror"]) == (400, "invalid_grant", "consent_required")


async def test_a_refresh_token_rests_at_most_ninety_days_between_uses(world, rita):
    token = rita.tokens["refresh_token"]
    world.later(days=90)
    assert (await world.refresh(token))[0] == 200
    world.later(days=90, seconds=1)
    status, body = await world.refresh(token)
    assert (status, body["error_codes"]) == (400, [700082])


async def test_admin_consent_comes_back_to_the_app(world):
    path = f"/sandbox/login/organizations/v2.0/adminconsent?client_id={APP}&redirect_uri={BACK}&state=q&scope=x"
    status, headers, _ = await world.call("GET", path)
    assert status == 302
    assert "admin_consent=True" in headers["Location"]
    status, _, page = await world.call("GET", path.replace("callback", "other"))
    assert (status, "AADSTS50011" in page) == (400, True)


async def test_signing_out_says_so(world):
    _, _, found = await world.call("GET", DISCOVERY.format("common"))
    status, _, page = await world.call("GET", found["end_session_endpoint"])
    assert (status, "You signed out" in page) == (200, True)


async def test_an_address_entra_does_not_have_is_not_found(world):
    status, _, _ = await world.call("GET", "/sandbox/login/common/oauth2/v2.0/devicecode")
    assert status == 404


# --- single sign-on from Teams -------------------------------------------------------------------


async def exchanged(world, token, **changes):
    form = {"requested_token_use": "on_behalf_of", "assertion": token, "scope": FIVE} | changes
    grant = "urn:ietf:params:oauth:grant-type:jwt-bearer"
    return await world.token(grant_type=grant, redirect_uri=None, code_verifier=None, **form)


def of_teams(world, app=APP):
    person = world.tenant.directory.people["rita@contoso.example"]
    world.tenant.run_due()
    return build_sso_token(world.tenant.entra, app, person, at=world.clock.now())


async def test_a_token_of_teams_is_exchanged_where_the_tenant_is_set_up_for_it(world, rita):
    await world.control("POST", "switches", {"sso": True})
    status, tokens = await exchanged(world, of_teams(world))
    assert (status, "Calendars.ReadWrite" in tokens["scope"]) == (200, True)
    assert (await world.refresh(tokens["refresh_token"]))[0] == 200


async def test_without_set_up_or_consent_the_person_has_to_sign_in(world):
    await world.control("POST", "switches", {"sso": True})
    _, refused = await exchanged(world, of_teams(world))
    assert refused["error_codes"] == [65001]
    await world.sign_in("rita")
    assert (await exchanged(world, of_teams(world)))[0] == 200
    await world.control("POST", "switches", {"sso": False})
    assert (await exchanged(world, of_teams(world)))[1]["error_codes"] == [65001]


async def test_only_a_token_that_teams_got_for_this_app_is_exchanged(world, rita):
    await world.control("POST", "switches", {"sso": True})
    for token in ("nonsense", rita.tokens["id_token"], of_teams(world, "another-app")):
        assert (await exchanged(world, token))[1]["error_codes"] == [50013]
    old = of_teams(world)
    world.later(hours=2)
    assert (await exchanged(world, old))[1]["error_codes"] == [50013]
    assert (await exchanged(world, old, assertion=""))[1]["error_codes"] == [90014]


# --- apps of one tenant --------------------------------------------------------------------------


async def test_an_app_of_one_tenant_signs_in_at_that_tenant_alone(world):
    entra = world.tenant.entra
    entra.clients[APP] = replace(entra.clients[APP], is_single_tenant=True)
    assert "AADSTS50194" in (await world.decide())["page"]
    own = world.tenant.directory.tenant_id
    back = await world.decide(tenant=own)
    status, refused = await world.token(code=back["code"])
    assert (status, refused["error_codes"]) == (400, [50194])
    path = f"/sandbox/login/{own}/oauth2/v2.0/token"
    form = {"client_id": APP, "client_secret": SECRET, "grant_type": "authorization_code"}
    more = {"redirect_uri": BACK, "code_verifier": VERIFIER, "code": back["code"]}
    assert (await world.call("POST", path, data=form | more))[0] == 200
