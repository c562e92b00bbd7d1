"""What an administrator, or a tenant's own way of doing things, can change while the tenant runs.

With `mail`: one person's consent, sign-in and mailbox. Without: options in which tenants differ.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.sandbox.directory import find_owner
from bot.sandbox.entra.aadsts_errors import BY_NUMBER
from bot.sandbox.entra.id_tokens import FLAWS
from bot.sandbox.entra.identity import (
    GRAPH_SCOPES,
    OPENID,
    find_by_principal_name,
    switches_of,
)
from bot.sandbox.fault_injection import ControlError
from bot.sandbox.tenant import Tenant

CONSENTS = ("ask", "given", "declined", "admin-only", "withdrawn")
KNOWN_SCOPES = sorted(GRAPH_SCOPES | OPENID)
ADDRESS_FORMS = ("mail", "x500", "named", "renamed")
USER_ROLES = ("user", "guest", "anonymous")
SCHEDULE_ERRORS = ("5006", "5009", "5016")
_LONGEST_DELIVERY = 86_400
_MOST_TRANSIENT = 1000
_NAMED = {"mfa": 50076, "blocked": 53003, "signInFrequency": 70043}
Json = dict[str, Any]


def apply_switches(tenant: Tenant, body: Mapping[str, Any]) -> None:
    """Set what the body names, or say in a Mistaken what cannot be."""
    if "mail" not in body:
        _set_all(_TENANT_WIDE, tenant, "", body)
        return
    owner = find_owner(tenant.directory, str(body["mail"]))
    if owner is None:
        raise ControlError(f"There is no mailbox {body['mail']!r}.")
    named = {name: value for name, value in body.items() if name != "mail"}
    is_person = owner.mail in tenant.directory.people
    _set_all(_PERSONAL if is_person else _MAILBOX, tenant, owner.mail, named)


def switches_json(tenant: Tenant) -> Json:
    """Return the tenant's options, and the switches of each person for whom any was set."""
    options = tenant.exchange.options
    return {
        "deliverySeconds": options.delivery.total_seconds(),
        "refusal": options.refusal,
        "capitalStatuses": options.capital_statuses,
        "talliesEverywhere": options.tallies_everywhere,
        "lateJoinUrl": options.late_join_url,
        "dialIn": options.dial_in,
        "throttlesByApp": options.throttles_by_app,
        "grants": sorted(tenant.entra.declined),
        "sso": tenant.entra.sso,
        "people": {mail: _person(tenant, mail) for mail in tenant.entra.switches},
    }


def _person(tenant: Tenant, mail: str) -> Json:
    switches = switches_of(tenant.entra, mail)
    since, membership = switches.fresh_since, tenant.chats.membership(mail)
    return {
        "consent": switches.consent,
        "refuse": switches.refuse,
        "disabled": switches.is_disabled,
        "transient": switches.transient,
        "freshSince": since.isoformat() if since else None,
        "idToken": switches.id_token_flaw or None,
        "principalName": switches.principal_name or mail,
        "grants": sorted(switches.declined),
        "answersAs": tenant.exchange.answers_as.get(mail, "mail"),
        "isInstalled": membership.is_installed,
        "userRole": membership.user_role,
        "tenantId": membership.tenant_id or tenant.directory.tenant_id,
        "mailbox": tenant.exchange.mailboxes[mail].is_enabled,
        "scheduleError": tenant.exchange.schedule_errors.get(mail),
    }


Setter = Callable[[Tenant, str, Any], None]


def _set_all(
    setters: Mapping[str, Setter], tenant: Tenant, mail: str, body: Mapping[str, Any]
) -> None:
    unknown = sorted(set(body) - set(setters))
    if unknown or not body:
        problem = f"Unknown switch {unknown[0]!r}" if unknown else "No switch was named"
        raise ControlError(f"{problem}; known here are {', '.join(setters)}.")
    for name, value in body.items():
        setters[name](tenant, mail, value)


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ControlError(f"'{name}' must be true or false.")
    return value


def _number(name: str, value: Any, most: int) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
        raise ControlError(f"'{name}' must be a number from 0 to {most}.")
    return value


def _consent(tenant: Tenant, mail: str, value: Any) -> None:
    if value not in CONSENTS:
        raise ControlError(f"'consent' must be one of {', '.join(CONSENTS)}.")
    switches_of(tenant.entra, mail).consent = value


def _refuse(tenant: Tenant, mail: str, value: Any) -> None:
    if value is not None and value not in tuple(BY_NUMBER):
        raise ControlError(f"'refuse' must be null or an AADSTS number such as {min(BY_NUMBER)}.")
    switches_of(tenant.entra, mail).refuse = value


def _named_refusal(name: str, number: int) -> Setter:
    def put(tenant: Tenant, mail: str, value: Any) -> None:
        switches_of(tenant.entra, mail).refuse = number if _flag(name, value) else None

    return put


def _ended(name: str, number: int, *, asks_claims: bool = False) -> Setter:
    """End all sign-ins up to now for the reason with this number; a fresh sign-in works again."""

    def put(tenant: Tenant, mail: str, value: Any) -> None:
        switches = switches_of(tenant.entra, mail)
        switches.fresh_since = tenant.now() if _flag(name, value) else None
        switches.fresh_reason, switches.wants_claims = number, asks_claims

    return put


def _disabled(tenant: Tenant, mail: str, value: Any) -> None:
    switches_of(tenant.entra, mail).is_disabled = _flag("disabled", value)


def _transient(tenant: Tenant, mail: str, value: Any) -> None:
    switches_of(tenant.entra, mail).transient = int(_number("transient", value, _MOST_TRANSIENT))


def _id_token(tenant: Tenant, mail: str, value: Any) -> None:
    if value is not None and value not in FLAWS:
        raise ControlError(f"'idToken' must be null or one of {', '.join(FLAWS)}.")
    switches_of(tenant.entra, mail).id_token_flaw = value or ""


def _mailbox(tenant: Tenant, mail: str, value: Any) -> None:
    tenant.exchange.mailboxes[mail].is_enabled = _flag("mailbox", value)


def _schedule_error(tenant: Tenant, mail: str, value: Any) -> None:
    if value is None:
        tenant.exchange.schedule_errors.pop(mail, None)
    elif value in SCHEDULE_ERRORS:
        tenant.exchange.schedule_errors[mail] = value
    else:
        raise ControlError(f"'scheduleError' must be null or one of {', '.join(SCHEDULE_ERRORS)}.")


def _principal_name(tenant: Tenant, mail: str, value: Any) -> None:
    if value is not None and (not isinstance(value, str) or "@" not in value):
        raise ControlError(
            "'principalName' must be null or a name such as r.costa@contoso.example."
        )
    other = find_by_principal_name(tenant.entra, value) if value else None
    if other is not None and other.mail != mail:
        raise ControlError(f"{other.name} signs in with {value!r}.")
    switches_of(tenant.entra, mail).principal_name = value or ""


def _grants(tenant: Tenant, mail: str, value: Any) -> None:
    switches_of(tenant.entra, mail).declined = _scopes(value)


def _grants_of_all(tenant: Tenant, _: str, value: Any) -> None:
    tenant.entra.declined = _scopes(value)


def _sso(tenant: Tenant, _: str, value: Any) -> None:
    tenant.entra.sso = _flag("sso", value)


def _scopes(value: Any) -> frozenset[str]:
    declined = [] if value is None else value
    if not isinstance(declined, list) or any(one not in KNOWN_SCOPES for one in declined):
        raise ControlError(
            "'grants' must be a list of scopes to decline, such as Calendars.ReadWrite."
        )
    return frozenset(declined)


def _answers_as(tenant: Tenant, mail: str, value: Any) -> None:
    if value not in ADDRESS_FORMS:
        raise ControlError(f"'answersAs' must be one of {', '.join(ADDRESS_FORMS)}.")
    tenant.exchange.answers_as[mail] = value


def _is_installed(tenant: Tenant, mail: str, value: Any) -> None:
    tenant.chats.membership(mail).is_installed = _flag("isInstalled", value)


def _user_role(tenant: Tenant, mail: str, value: Any) -> None:
    if value not in USER_ROLES:
        raise ControlError(f"'userRole' must be one of {', '.join(USER_ROLES)}.")
    tenant.chats.membership(mail).user_role = value


def _tenant_id(tenant: Tenant, mail: str, value: Any) -> None:
    if value is not None and not isinstance(value, str):
        raise ControlError("'tenantId' must be null or the id of a tenant.")
    tenant.chats.membership(mail).tenant_id = value or ""


def _delivery(tenant: Tenant, _: str, value: Any) -> None:
    seconds = _number("deliverySeconds", value, _LONGEST_DELIVERY)
    tenant.exchange.options.delivery = timedelta(seconds=seconds)


def _refusal(tenant: Tenant, _: str, value: Any) -> None:
    if value not in (403, 404):
        raise ControlError("'refusal' must be 403 or 404.")
    tenant.exchange.options.refusal = value


def _option(name: str, attribute: str) -> Setter:
    def put(tenant: Tenant, _: str, value: Any) -> None:
        setattr(tenant.exchange.options, attribute, _flag(name, value))

    return put


_MAILBOX: Mapping[str, Setter] = {"mailbox": _mailbox, "scheduleError": _schedule_error}
_PERSONAL: Mapping[str, Setter] = {
    **_MAILBOX,
    **{name: _named_refusal(name, number) for name, number in _NAMED.items()},
    "consent": _consent,
    "refuse": _refuse,
    "revoked": _ended("revoked", 50173),
    "inactive": _ended("inactive", 700082),
    "challenge": _ended("challenge", 50173, asks_claims=True),
    "disabled": _disabled,
    "transient": _transient,
    "idToken": _id_token,
    "principalName": _principal_name,
    "grants": _grants,
    "answersAs": _answers_as,
    "isInstalled": _is_installed,
    "userRole": _user_role,
    "tenantId": _tenant_id,
}
_TENANT_WIDE: Mapping[str, Setter] = {
    "deliverySeconds": _delivery,
    "refusal": _refusal,
    "capitalStatuses": _option("capitalStatuses", "capital_statuses"),
    "talliesEverywhere": _option("talliesEverywhere", "tallies_everywhere"),
    "grants": _grants_of_all,
    "sso": _sso,
    "lateJoinUrl": _option("lateJoinUrl", "late_join_url"),
    "dialIn": _option("dialIn", "dial_in"),
    "throttlesByApp": _option("throttlesByApp", "throttles_by_app"),
}
