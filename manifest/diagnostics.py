"""Whether the packed Teams app is this bot's, for `python app.py doctor`."""

import zipfile
from pathlib import Path

from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound
from bot.settings.model import Settings
from manifest.pack import known_values, teams_files

PACKED = Path("dist/teams-app.zip")


def examine_package(settings: Settings, packed: Path = PACKED) -> Finding:
    """Return whether the package is what would be packed with these settings."""
    sso = settings.client_id, settings.sso_resource
    values = known_values(settings.app_id, settings.public_url, sso)
    facts = {"file": str(packed)}
    try:
        with zipfile.ZipFile(packed) as archive:
            there = archive.read("manifest.json").decode()
    except FileNotFoundError:
        return skipped(Check.PACKAGE, "not-packed", **facts)
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return faulty(Check.PACKAGE, "unread", **facts)
    if there == teams_files(values)["manifest.json"].decode():
        return sound(Check.PACKAGE, **facts)
    if values["MicrosoftAppId"] not in there:
        return faulty(Check.PACKAGE, "another-app", **facts)
    is_here = f'"{values["PUBLIC_HOST"]}"' in there
    return faulty(Check.PACKAGE, "outdated" if is_here else "another-address", **facts)
