"""MSAL itself signs in against the tenant: the one client the sign-in must suit without changes."""

import asyncio
from urllib.parse import parse_qsl, urlsplit

import httpx
import jwt
import msal
import pytest

from tests.sandbox.conftest import APP, BACK, SECRET

pytestmark = pytest.mark.filterwarnings(
    "ignore:response_mode='form_post'"
)  # the bot's answer is a GET
SCOPES = ["Calendars.ReadWrite", "Calendars.Read.Shared"]


class _Plain(httpx.HTTPTransport):
    """MSAL insists on https; the tenant on loopback speaks http."""

    def handle_request(self, request):
        request.url = request.url.copy_with(scheme="http")
        return super().handle_request(request)


@pytest.fixture
async def app(world):
    with httpx.Client(transport=_Plain(), timeout=5) as client:
        cache = msal.SerializableTokenCache()

        def build(name="organizations"):
            secure = world.base.replace("http://", "https://")
            return msal.ConfidentialClientApplication(
                APP,
                client_credential=SECRET,
                authority=f"{secure}/sandbox/login/{name}",
                instance_discovery=False,
                http_client=client,
                token_cache=cache,
            )

        yield build


async def _signed_in(world, app):
    flow = app.initiate_auth_code_flow(SCOPES, BACK, login_hint="rita@contoso.example")
    status, headers, _ = await world.call("POST", flow["auth_uri"], data={"decision": "accept"})
    assert status == 302
    back = dict(parse_qsl(urlsplit(headers["Location"]).query))
    return await asyncio.to_thread(app.acquire_token_by_auth_code_flow, flow, back)


async def test_msal_signs_a_person_in(world, app):
    result = await _signed_in(world, await asyncio.to_thread(app))
    assert "error" not in result
    assert result["id_token_claims"]["preferred_username"] == "rita@contoso.example"
    assert result["id_token_claims"]["tid"] == world.tenant.directory.tenant_id
    assert set(result["scope"].split()) == {"openid", "profile", *SCOPES}


async def test_msal_takes_the_token_from_its_cache_while_it_is_young(world, app):
    client = await asyncio.to_thread(app)
    first = await _signed_in(world, client)
    [account] = client.get_accounts()
    again = await asyncio.to_thread(client.acquire_token_silent_with_error, SCOPES, account)
    assert again["access_token"] == first["access_token"]
    assert again["token_source"] == "cache"


async def test_msal_refreshes_and_keeps_the_newer_refresh_token(world, app):
    client = await asyncio.to_thread(app)
    first = await _signed_in(world, client)
    [account] = client.get_accounts()
    again = await asyncio.to_thread(
        lambda: client.acquire_token_silent_with_error(SCOPES, account, force_refresh=True)
    )
    assert again["access_token"] != first["access_token"]
    [kept] = client.token_cache.search("RefreshToken")
    assert kept["secret"] == again["refresh_token"] != first["refresh_token"]


async def test_a_cancelled_sign_in_reaches_msal_as_an_error(world, app):
    client = await asyncio.to_thread(app, world.tenant.directory.tenant_id)
    flow = client.initiate_auth_code_flow(SCOPES, BACK, login_hint="rita@contoso.example")
    _, headers, _ = await world.call("POST", flow["auth_uri"], data={"decision": "cancel"})
    back = dict(parse_qsl(urlsplit(headers["Location"]).query))
    result = client.acquire_token_by_auth_code_flow(flow, back)
    assert result["error"] == "access_denied"
    assert "AADSTS65004" in result["error_description"]


async def test_the_id_token_is_signed_with_the_published_key(world, app):
    result = await _signed_in(world, await asyncio.to_thread(app))
    _, _, found = await world.call(
        "GET", "/sandbox/login/organizations/v2.0/.well-known/openid-configuration"
    )
    _, _, keys = await world.call("GET", found["jwks_uri"])
    key = jwt.PyJWK(keys["keys"][0])
    claims = jwt.decode(
        result["id_token"],
        key,
        algorithms=["RS256"],
        audience=APP,
        options={"verify_exp": False, "verify_iat": False, "verify_nbf": False},
    )
    assert claims["iss"] == found["issuer"].replace("{tenantid}", claims["tid"])
