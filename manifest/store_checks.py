"""What Teams and Slack refuse, checked before anything is uploaded: one sentence for each mistake.

The limits are those of the Teams app manifest schema 1.30, of Teams' clients where they are narrower, and of the
Teams store's published validation guidelines (learn.microsoft.com, "Microsoft Teams store validation guidelines").
"""

import json
import re
import struct
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

_GUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_WITH_ALPHA = 6
"""PNG's colour type for red, green, blue and transparency."""

ICON_SIZES = {"color.png": 192, "outline.png": 32}
"""In pixels, both ways."""
TRANSPARENT_ICON = "outline.png"
COMMANDS_IN_A_LIST = 10
PROMPTS_LEAST = 3
_NOT_IN_NAMES = re.compile(r"\b(microsoft|teams|beta|test|app)\b", re.IGNORECASE)
TEXT_LIMITS = {
    "name.short": 30,
    "name.full": 100,
    "description.short": 80,
    "description.full": 4000,
    "developer.name": 32,
}
COMMAND_LIMITS = {"title": 32, "description": 128}


def address_mistakes(app_id: str, public_url: str) -> Iterator[str]:
    """Return what is wrong with a deployment's values; empty ones are unknown, not wrong."""
    if app_id and not _GUID.fullmatch(app_id):
        yield (
            "MicrosoftAppId cannot be used; it must be an application id such as "
            "00000000-0000-0000-0000-000000000000."
        )
    if public_url and not _is_plain_https(public_url):
        yield (
            "PUBLIC_URL cannot be used; Teams and Slack call an https:// address without query "
            "only, such as https://scheduler.example.org."
        )


def package_mistakes(files: Mapping[str, bytes]) -> Iterator[str]:
    """Return what Teams would refuse in the files of an app package."""
    try:
        manifest = json.loads(files["manifest.json"])
    except ValueError as error:
        yield f"manifest.json is not JSON: {error}."
        return
    yield from _text_mistakes(manifest)
    yield from _command_mistakes(manifest)
    yield from _store_mistakes(manifest)
    for name, pixels in ICON_SIZES.items():
        yield from _icon_mistakes(name, files[name], pixels)


def _is_plain_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket that opens an IPv6 address and never closes
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not (parts.query or parts.fragment)


def _text_mistakes(manifest: Mapping[str, Any]) -> Iterator[str]:
    for path, limit in TEXT_LIMITS.items():
        part, key = path.split(".")
        text = manifest.get(part, {}).get(key, "")
        if not 0 < len(text) <= limit:
            yield f"manifest.json: {path} has {len(text)} characters; it needs 1 to {limit}."


def _store_mistakes(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the store's reviewers send an app back for, as far as a manifest shows it."""
    if int(manifest.get("version", "0").partition(".")[0]) < 1:
        yield "manifest.json: version must be 1.0.0 or later."
    for key in ("websiteUrl", "privacyUrl", "termsOfUseUrl"):
        if not _is_plain_https(manifest.get("developer", {}).get(key, "")):
            yield f"manifest.json: developer.{key} must be an https:// address."
    names, texts = manifest.get("name", {}), manifest.get("description", {})
    if found := _NOT_IN_NAMES.search(names.get("short", "")):
        yield f"manifest.json: name.short must not say “{found[0]}”."
    if texts.get("short", "").strip(". ") in texts.get("full", ""):
        yield "manifest.json: description.full must say more than description.short, not repeat it."
    for bot in manifest.get("bots", ()):
        yield from _agent_mistakes(bot, manifest.get("copilotAgents", {}))


def _agent_mistakes(bot: Mapping[str, Any], agents: Mapping[str, Any]) -> Iterator[str]:
    is_agent = bot["botId"] in [one["id"] for one in agents.get("customEngineAgents", ())]
    scopes = set(bot["scopes"])
    if is_agent != ("copilot" in scopes) or (is_agent and "personal" not in scopes):
        yield "manifest.json: an agent in Copilot needs the scopes copilot and personal."
    lists = [one for one in bot.get("commandLists", ()) if "copilot" in one["scopes"]]
    prompts = [one for commands in lists for one in commands["commands"] if one.get("prompt")]
    if is_agent and len(prompts) < PROMPTS_LEAST:
        yield f"manifest.json: an agent in Copilot suggests at least {PROMPTS_LEAST} prompts."


def _command_mistakes(manifest: Mapping[str, Any]) -> Iterator[str]:
    lists = [one for bot in manifest.get("bots", ()) for one in bot.get("commandLists", ())]
    for commands in (one["commands"] for one in lists):
        if len(commands) > COMMANDS_IN_A_LIST:
            yield f"manifest.json: a command list has more than {COMMANDS_IN_A_LIST} commands."
        for command in commands:
            for key, limit in COMMAND_LIMITS.items():
                if len(command[key]) > limit:
                    yield (
                        f"manifest.json: the {key} of “{command['title']}” is longer than {limit}."
                    )


def _icon_mistakes(name: str, png: bytes, pixels: int) -> Iterator[str]:
    if not png.startswith(_PNG):
        yield f"{name} is not a PNG file."
        return
    width, height, _, colours = struct.unpack(">IIBB", png[16:26])
    if (width, height) != (pixels, pixels):
        yield f"{name} is {width} × {height} pixels; it must be {pixels} × {pixels}."
    if name == TRANSPARENT_ICON and colours != _WITH_ALPHA:
        yield f"{name} has no transparency; Teams wants white lines on nothing."
