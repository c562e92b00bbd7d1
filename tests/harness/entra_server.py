"""A sign-in service of three addresses, without a network: what MSAL's http_client would be."""

import base64
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt

from bot.graph.sign_in.msal_login import Login, Registration
from tests.fakes.issuer import rsa_key

TENANT = "11111111-1111-4111-8111-111111111111"
OID = "22222222-2222-4222-8222-222222222222"
LOGIN = "https://login.example"
KEYS = f"{LOGIN}/keys"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self, at=NOW):
        self.at = at

    def now(self):
        return self.at

    def pass_by(self, **time):
        self.at += timedelta(**time)


class Addresses:
    """What mailboxes say of themselves."""

    mail = "rita@contoso.example"

    async def of(self, person, token):
        return self.mail


class Entra:
    """Set `claims`, `answer` or `trouble` to make the next token answers differ."""

    def __init__(self):
        self.claims, self.answer, self.trouble = {}, {}, []
        self.posts, self.gets, self.nonce = [], 0, ""
        self.signed_by, self.published = "entra", ["entra"]

    def get(self, url, **options):
        self.gets += 1
        if url == KEYS:
            return httpx.Response(200, json={"keys": [public(one) for one in self.published]})
        root = url.removesuffix("/v2.0/.well-known/openid-configuration")
        body = {"issuer": root, "authorization_endpoint": f"{root}/oauth2/v2.0/authorize"}
        body |= {"token_endpoint": f"{root}/oauth2/v2.0/token", "jwks_uri": KEYS}
        return httpx.Response(200, json=body)

    def post(self, url, *, data, **options):
        self.posts.append(data)
        if self.trouble:
            met = self.trouble.pop(0)
            if isinstance(met, Exception):
                raise met
            return met
        body = self.tokens(len(self.posts), data["scope"])
        kept = {name: value for name, value in body.items() if value is not None}
        return httpx.Response(200, json=kept)

    def tokens(self, number, scope):
        echoed = " ".join(one for one in scope.split() if one != "offline_access")
        return {
            "token_type": "Bearer",
            "scope": echoed,
            "expires_in": 3599,
            "access_token": f"access-{number}",
            "refresh_token": f"refresh-{number}",
            "id_token": self.id_token(),
            "client_info": coded({"uid": OID, "utid": TENANT}),
        } | self.answer

    def id_token(self):
        claims = stated(self.nonce, self.claims)
        headers = {"kid": self.signed_by}
        return jwt.encode(claims, rsa_key(self.signed_by), algorithm="RS256", headers=headers)

    def refuse(self, error, number=0, status=400):
        body = {"error": error, "error_description": f"AADSTS{number}: no", "trace_id": "t-1"}
        self.trouble.append(httpx.Response(status, json=body))

    def answered(self, url, **answer):
        """Return what the browser would bring back from this sign-in address."""
        query = parse_qs(urlsplit(url).query)
        self.nonce = query["nonce"][0]
        return {"state": query["state"][0]} | (answer or {"code": "c-1"})


def public(name):
    key = jwt.algorithms.RSAAlgorithm.to_jwk(rsa_key(name).public_key(), as_dict=True)
    return key | {"kid": name, "use": "sig"}


def stated(nonce, changes):
    claims = {
        "aud": "app",
        "iss": f"{LOGIN}/{TENANT}/v2.0",
        "tid": TENANT,
        "oid": OID,
        "sub": "s",
        "nonce": nonce,
        "iat": int(NOW.timestamp()),
        "nbf": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 3600,
        "preferred_username": "Rita@Contoso.example",
        "name": "Rita Costa",
    } | changes
    return {name: value for name, value in claims.items() if value is not None}


def a_login(entra, tenant="organizations", graph_resource=""):
    app = Registration(
        login_url=LOGIN,
        tenant=tenant,
        client_id="app",
        client_secret="secret",
        redirect_uri="https://bot.example/auth/callback",
        graph_resource=graph_resource,
    )
    return Login(app, entra)


def coded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
