"""Why Microsoft's sign-in refuses, by the number in its answer (`AADSTS53003: …`) and by its error.

The numbers are those of learn.microsoft.com, "Microsoft Entra authentication and authorization error codes".
"""

import re
from collections.abc import Mapping
from typing import Any

_WHY_BY_NUMBER = {
    "65004": "declined",
    "65001": "consent",
    "90094": "admin-consent",
    "90093": "admin-consent",
    "90095": "admin-consent",
    "900941": "admin-consent",
    "53000": "managed-device",
    "53001": "managed-device",
    "53002": "managed-device",
    "530001": "managed-device",
    "530002": "managed-device",
    "530003": "managed-device",
    "50097": "managed-device",
    "50129": "managed-device",
    "50072": "second-factor",
    "50074": "second-factor",
    "50076": "second-factor",
    "50078": "second-factor",
    "50079": "second-factor",
    "50158": "second-factor",
    "53003": "blocked",
    "50105": "not-assigned",
    "50057": "account-disabled",
    "50020": "wrong-account",
    "50034": "wrong-account",
    "54005": "code",
    "70000": "code",
    "70008": "code",
    "501481": "code",
    "7000215": "secret",
    "7000222": "secret",
}
_WHY_WITH_NUMBER = frozenset({"setup"})
"""What an error's name alone is believed for though its number is not known: its sentence tells the number."""
_WHY_BY_ERROR = {
    "access_denied": "declined",
    "consent_required": "admin-consent",
    "invalid_grant": "code",
    "invalid_client": "setup",
    "invalid_request": "setup",
    "invalid_resource": "setup",
    "invalid_scope": "setup",
    "unauthorized_client": "setup",
    "unsupported_response_type": "setup",
}
_SETUP = frozenset({"setup", "secret"})
"""What only those who run the bot can mend: to try again never helps."""


def why_refused(answer: Mapping[str, Any]) -> str:
    """Return the `why` of a refused sign-in, `refused` for what is not known."""
    numbers = _numbers(answer)
    known = next((_WHY_BY_NUMBER[one] for one in numbers if one in _WHY_BY_NUMBER), "")
    why = known or _WHY_BY_ERROR.get(str(answer.get("error", "")), "refused")
    is_vague = bool(numbers) and not known and why not in _WHY_WITH_NUMBER
    return "refused" if is_vague else why


def why_setup(answer: Mapping[str, Any]) -> str:
    """Return the `why` of a refusal that is about the app itself, empty for any other."""
    why = why_refused(answer)
    return why if why in _SETUP else ""


def code_of(answer: Mapping[str, Any]) -> str:
    """Return the first number as Microsoft writes it, or else the error."""
    described = find_code(str(answer.get("error_description", "")))
    return described or str(answer.get("error", ""))[:40]


def find_code(text: str) -> str:
    """Return the first number in a text as Microsoft writes it; empty where there is none."""
    found = re.search(r"AADSTS\d+", text)
    return found[0] if found else ""


def _numbers(answer: Mapping[str, Any]) -> list[str]:
    return re.findall(r"AADSTS(\d+)", str(answer.get("error_description", "")))
