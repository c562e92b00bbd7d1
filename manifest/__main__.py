"""Pack the Teams app and the Slack manifest into `dist/` (`make package`, `python -m manifest`).

Takes `MicrosoftAppId` and `PUBLIC_URL` from the bot's settings or from the command line. What is
not known stays a placeholder, and the command says so.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.settings.environment import BadSettings, for_packing
from manifest.pack import known_values, slack_manifest, still_open, teams_files, zipped
from manifest.store_checks import address_mistakes, package_mistakes

OPTIONS = {"MicrosoftAppId": "--app-id", "PUBLIC_URL": "--public-url"}
"""The settings that fill placeholders, and the option that stands in for each."""


def main(arguments: Sequence[str]) -> int:
    """Pack both; give the exit status: 0, or 2 when the input cannot be used."""
    options = _options(arguments)
    try:
        app_id, public_url, sso = _deployment(options)
    except BadSettings as bad:
        return _refused([*bad.mistakes, "Or give both --app-id and --public-url."])
    if mistakes := list(address_mistakes(app_id, public_url)):
        return _refused(mistakes)
    return _pack(known_values(app_id, public_url, sso), options.into)


def _pack(values: Mapping[str, str], into: Path) -> int:
    files = teams_files(values)
    if mistakes := list(package_mistakes(files)):
        return _refused(mistakes)
    slack = slack_manifest(values)
    _write(into / "teams-app.zip", zipped(files))
    _write(into / "slack-manifest.yaml", slack.encode())
    _tell_open(still_open(files["manifest.json"].decode() + slack))
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m manifest", description="Pack the Teams app and the Slack manifest."
    )
    parser.add_argument("--app-id", help="the bot's application id (default: MicrosoftAppId)")
    parser.add_argument("--public-url", help="where the bot is reached (default: PUBLIC_URL)")
    parser.add_argument("--into", type=Path, default=Path("dist"), help="the folder to write to")
    return parser.parse_args(arguments)


def _deployment(options: argparse.Namespace) -> tuple[str, str, tuple[str, str]]:
    """Return application id, address, and what single sign-on needs; empty where unknown. Raises BadSettings."""
    if options.app_id is not None and options.public_url is not None:
        return options.app_id.strip(), options.public_url.strip(), ("", "")
    settings = for_packing()
    is_local = settings.is_sandbox and settings.public_url.startswith("http://")
    public_url = "" if is_local else settings.public_url  # a laptop's own address reaches nobody
    sso = settings.client_id or settings.app_id, settings.sso_resource
    return options.app_id or settings.app_id, options.public_url or public_url, sso


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    sys.stdout.write(f"Wrote {path} ({len(content):,} bytes).\n")


def _tell_open(names: set[str]) -> None:
    unset = [name for name in OPTIONS if name in names]
    for name in unset:
        sys.stdout.write(
            f"Still a placeholder: {name}. Set it in .env or give {OPTIONS[name]}, and pack again"
            " before you upload.\n"
        )


def _refused(mistakes: Sequence[str]) -> int:
    sys.stderr.write("Nothing was packed.\n" + "".join(f"- {one}\n" for one in mistakes))
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
