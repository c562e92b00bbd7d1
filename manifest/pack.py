"""Fill in the templates and put the Teams app together; the same input gives the same bytes.

Placeholders are written `${{NAME}}` in the Teams manifest, as Microsoft's own tools do, and
`${NAME}` in Slack's.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

TEAMS = Path(__file__).parent / "teams"
SLACK = Path(__file__).parent / "slack" / "manifest.yaml"
ICONS = ("color.png", "outline.png")

_PLACEHOLDER = re.compile(r"\$\{(?:\{(\w+)\}|(\w+))\}")
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can hold; a real one would change the package at every packing."""


def known_values(app_id: str, public_url: str, sso: tuple[str, str] = ("", "")) -> dict[str, str]:
    """Return what the placeholders stand for; what is not known yet is left out.

    `sso` is the id of the sign-in app and its application ID URI, where single sign-on is set up.
    """
    address = public_url.rstrip("/")
    client, resource = sso
    values = {
        "MicrosoftAppId": app_id,
        "PUBLIC_URL": address,
        "PUBLIC_HOST": urlsplit(address).hostname or "",
        "SSO_CLIENT": client if resource else "",
        "SSO_RESOURCE": resource,
    }
    return {name: value for name, value in values.items() if value}


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return the text with every known placeholder replaced; the others stay as they are."""

    def value(match: re.Match[str]) -> str:
        return values.get(match[1] or match[2], match[0])

    return _PLACEHOLDER.sub(value, template)


def still_open(text: str) -> set[str]:
    """Return the names of the placeholders that are still there."""
    return {match[1] or match[2] for match in _PLACEHOLDER.finditer(text)}


def teams_files(values: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the Teams app by name, the manifest filled in."""
    template = (TEAMS / "manifest.json").read_text(encoding="utf-8")
    icons = {name: (TEAMS / name).read_bytes() for name in ICONS}
    manifest = _with_sso(filled(template, values), values)
    return {"manifest.json": manifest.encode(), **icons}


def _with_sso(manifest: str, values: Mapping[str, str]) -> str:
    """Return the manifest with what Teams needs for tokens of its own, where that is set up."""
    if "SSO_RESOURCE" not in values:
        return manifest
    info = {"id": values["SSO_CLIENT"], "resource": values["SSO_RESOURCE"]}
    whole = json.loads(manifest) | {"webApplicationInfo": info}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def slack_manifest(values: Mapping[str, str]) -> str:
    """Return Slack's app manifest, filled in."""
    return filled(SLACK.read_text(encoding="utf-8"), values)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files as one zip, in order of name and without compression or dates.

    Uncompressed, because zlib's output differs between its versions; the icons are small.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _ANY_DAY)
            entry.create_system = 3  # Unix, wherever it is packed
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()
