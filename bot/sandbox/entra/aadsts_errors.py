"""Entra's errors: OAuth's error code, Microsoft's AADSTS number, and sometimes claims to satisfy.

Numbers and their OAuth errors follow Microsoft's list of sign-in error codes; a client is meant to go
by `error` and `suberror`.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

_POLICY = '{"access_token":{"capolids":{"essential":true,"values":["6d6a1f2e-90a4-4b0f-9a6b-3f1c6f7f7a10"]}}}'


@dataclass(slots=True, eq=False)
class EntraError(Exception):
    """One refused sign-in or token, as Entra words it."""

    number: int
    error: str
    message: str
    status: int = 400
    suberror: str | None = None
    claims: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


_KNOWN = (
    EntraError(
        50011,
        "invalid_request",
        "The redirect URI specified in the request does not match the redirect URIs configured for the application.",
    ),
    EntraError(
        50020,
        "invalid_grant",
        "User account does not exist in this tenant and cannot access the application.",
    ),
    EntraError(
        50034,
        "invalid_grant",
        "The user account does not exist in the directory. To sign into this application, the account must be added to the directory.",
    ),
    EntraError(
        50013,
        "invalid_grant",
        "Assertion failed signature validation.",
    ),
    EntraError(50057, "invalid_grant", "The user account is disabled."),
    EntraError(
        50058, "login_required", "A silent sign-in request was sent but no user is signed in."
    ),
    EntraError(
        50076,
        "invalid_grant",
        "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
        suberror="basic_action",
        claims=_POLICY,
    ),
    EntraError(
        50079,
        "invalid_grant",
        "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.",
        suberror="basic_action",
        claims=_POLICY,
    ),
    EntraError(
        50105,
        "invalid_grant",
        "Your administrator has configured the application to block users unless they are specifically granted access.",
    ),
    EntraError(
        50173,
        "invalid_grant",
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.",
        suberror="bad_token",
    ),
    EntraError(
        50194,
        "invalid_request",
        "Application is not configured as a multi-tenant application. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
    ),
    EntraError(
        53003,
        "invalid_grant",
        "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
        suberror="message_only",
    ),
    EntraError(
        54005,
        "invalid_grant",
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    ),
    EntraError(
        65001,
        "invalid_grant",
        "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
        suberror="consent_required",
    ),
    EntraError(65004, "access_denied", "User declined to consent to access the app."),
    EntraError(
        70000, "invalid_grant", "Provided grant is invalid or malformed.", suberror="bad_token"
    ),
    EntraError(70003, "unsupported_grant_type", "The app requested an unsupported grant type."),
    EntraError(
        70008,
        "invalid_grant",
        "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
    ),
    EntraError(
        70011,
        "invalid_scope",
        "The provided request must include a 'scope' input parameter of known permissions.",
    ),
    EntraError(
        70043,
        "invalid_grant",
        "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.",
        suberror="bad_token",
    ),
    EntraError(
        90002,
        "invalid_request",
        "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
    ),
    EntraError(90014, "invalid_request", "The required field is missing from the credential."),
    EntraError(
        90033,
        "temporarily_unavailable",
        "A transient error has occurred. Please try again.",
        status=503,
        headers={"Retry-After": "1"},
    ),
    EntraError(
        90094,
        "access_denied",
        "Admin consent is required for the permissions requested by this application.",
    ),
    EntraError(
        500112,
        "invalid_grant",
        "The reply address does not match the reply address provided when requesting the authorization code.",
    ),
    EntraError(
        501481,
        "invalid_grant",
        "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    ),
    EntraError(
        700016,
        "unauthorized_client",
        "Application was not found in the directory. You may have sent your authentication request to the wrong tenant.",
    ),
    EntraError(
        700051, "unsupported_response_type", "response_type is not enabled for the application."
    ),
    EntraError(
        700082,
        "invalid_grant",
        "The refresh token has expired due to inactivity. It was inactive for 90 days.",
    ),
    EntraError(
        7000215,
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.",
        status=401,
    ),
    EntraError(
        7000218,
        "invalid_client",
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
        status=401,
    ),
)
BY_NUMBER = {denied.number: denied for denied in _KNOWN}


def entra_error(number: int) -> EntraError:
    """Return the error with this AADSTS number."""
    return BY_NUMBER[number]


def error_description(refusal: EntraError, at: datetime) -> str:
    """Return the error_description, with the trace lines support would ask for."""
    return (
        f"AADSTS{refusal.number}: {refusal.message}\r\nTrace ID: {uuid.uuid4()}\r\n"
        f"Correlation ID: {uuid.uuid4()}\r\nTimestamp: {at.astimezone(UTC):%Y-%m-%d %H:%M:%SZ}"
    )


def error_json(refusal: EntraError, at: datetime) -> dict[str, Any]:
    """Write a refusal as the token endpoint does."""
    text = error_description(refusal, at)
    traces = dict(line.split(": ", 1) for line in text.split("\r\n")[1:])
    body: dict[str, Any] = {
        "error": refusal.error,
        "error_description": text,
        "error_codes": [refusal.number],
        "timestamp": traces["Timestamp"],
        "trace_id": traces["Trace ID"],
        "correlation_id": traces["Correlation ID"],
        "error_uri": f"https://login.microsoftonline.com/error?code={refusal.number}",
    }
    optional = {"suberror": refusal.suberror, "claims": refusal.claims}
    return body | {name: value for name, value in optional.items() if value}
