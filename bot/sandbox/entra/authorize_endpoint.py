"""The authorize endpoint: is this request sound, who is signing in, and where do they go next.

Trouble with the app or its address is shown to the person and never redirected; anything else goes
back to the app as an error in the query.
"""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.sandbox.directory import Person, find_owner
from bot.sandbox.entra.aadsts_errors import EntraError, entra_error, error_description
from bot.sandbox.entra.identity import (
    Client,
    Code,
    Entra,
    declined_scopes,
    find_by_principal_name,
    scope_name,
    switches_of,
)
from bot.sandbox.entra.token_endpoint import client_info, parse_scopes

RESPONSE_MODES = ("query", "fragment", "form_post")


@dataclass(frozen=True, slots=True)
class Request:
    """A sound authorize request."""

    client: Client
    redirect: str
    scopes: tuple[str, ...]
    query: Mapping[str, str]

    @property
    def response_mode(self) -> str:
        """Return the OAuth response mode, `query` unless another was asked for."""
        return self.query.get("response_mode", "query")


@dataclass(slots=True, eq=False)
class RedirectToApp(Exception):
    """The answer the browser carries back to the app."""

    request: Request
    fields: Mapping[str, str]


def parse_request(entra: Entra, query: Mapping[str, str], at: datetime) -> Request:
    """Return the checked request; raise EntraError if it must not be redirected, else RedirectToApp."""
    client = entra.clients.get(query.get("client_id", ""))
    if client is None:
        raise entra_error(700016)
    redirect = query.get("redirect_uri", "")
    if not any(_matches(redirect, registered) for registered in client.redirects):
        raise entra_error(50011)
    request = Request(client, redirect, (), query)
    if query.get("response_type") != "code":
        raise redirect_error(request, entra_error(700051), at)
    if request.response_mode not in RESPONSE_MODES:
        raise redirect_error(request, entra_error(90014), at)
    if query.get("prompt") == "none":  # nobody stays signed in here
        raise redirect_error(request, entra_error(50058), at)
    try:
        scopes = parse_scopes(query.get("scope", ""))
    except EntraError as problem:
        raise redirect_error(request, problem, at) from problem
    return Request(client, redirect, scopes, query)


def person_signing_in(entra: Entra, hint: str) -> Person | None:
    """Return the member with this principal name, None where they have to choose; 50034 for a stranger.

    A mail address that is nobody's principal name is no good as a hint, though its owner may sign in.
    """
    person = find_by_principal_name(entra, hint) if hint else None
    if person is None and hint and not isinstance(find_owner(entra.directory, hint), Person):
        raise entra_error(50034)
    return person


def check_person(entra: Entra, person: Person) -> None:
    """Raise what the person would be shown instead of the question: disabled, or blocked."""
    switches = switches_of(entra, person.mail)
    if switches.is_disabled:
        raise entra_error(50057)
    if switches.refuse in (53003, 50105, 50020):
        raise entra_error(switches.refuse)


def cancel_sign_in(
    entra: Entra, request: Request, person: Person, *, at: datetime
) -> RedirectToApp:
    """Return the redirect after Cancel, or after giving up for want of an administrator."""
    number = 90094 if needs_administrator(entra, request, person) else 65004
    return redirect_error(request, entra_error(number), at)


def needs_administrator(entra: Entra, request: Request, person: Person) -> bool:
    """Whether the person may not consent, and no administrator has granted all that is asked for."""
    asked = {scope_name(one) for one in request.scopes}
    is_granted = asked <= entra.admin_granted
    return switches_of(entra, person.mail).consent == "admin-only" and not is_granted


def accept_sign_in(
    entra: Entra, request: Request, person: Person, *, at: datetime
) -> RedirectToApp:
    """Return the redirect with an authorization code, or an error where consent is not possible."""
    switches = switches_of(entra, person.mail)
    if switches.consent == "declined" or needs_administrator(entra, request, person):
        return cancel_sign_in(entra, request, person, at=at)
    if switches.consent != "admin-only":
        switches.consent = "given"
    switches.refuse = None
    code = f"1.A{secrets.token_urlsafe(300)}"
    query, declined = request.query, declined_scopes(entra, person.mail)
    entra.codes[code] = Code(
        client=request.client.id,
        mail=person.mail,
        scopes=tuple(one for one in request.scopes if scope_name(one) not in declined),
        redirect=request.redirect,
        issued=at,
        challenge=query.get("code_challenge", ""),
        method=query.get("code_challenge_method", "plain"),
        nonce=query.get("nonce", ""),
    )
    fields = {"code": code, **_state(request), "session_state": str(uuid.uuid4())}
    if query.get("client_info") == "1":
        fields["client_info"] = client_info(entra, person)
    return RedirectToApp(request, fields)


def redirect_error(request: Request, problem: EntraError, at: datetime) -> RedirectToApp:
    """Return the redirect that carries an OAuth error back to the app."""
    fields = {"error": problem.error, "error_description": error_description(problem, at)}
    if problem.number == 65004:  # noqa: PLR2004 - AADSTS65004, the person pressed Cancel
        fields["error_subcode"] = "cancel"
    return RedirectToApp(request, fields | _state(request))


def _state(request: Request) -> dict[str, str]:
    return {"state": request.query["state"]} if "state" in request.query else {}


def _matches(sent: str, registered: str) -> bool:
    """Compare exactly; for localhost the port does not matter, as in Entra."""
    if sent == registered:
        return True
    one, other = urlsplit(sent), urlsplit(registered)
    same = (one.scheme, one.path, one.query) == (other.scheme, other.path, other.query)
    return same and one.hostname == other.hostname == "localhost"
