"""Reads the settings of this process from the environment and .env, and names every mistake at once."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from bot.domain.deployment.clouds import CLOUDS, PUBLIC
from bot.settings.fields import PACE_MOST, PORT_MOST, is_quoted_list, split_words
from bot.settings.model import (
    NAMES,
    SANDBOX_CLIENT,
    SANDBOX_KEY,
    SANDBOX_SLACK,
    SHORTEST_KEY,
    Settings,
)
from bot.settings.validation import contradictions, misnamed_for_live, plain_name

_WANTED = {
    "PORT": f"a number from 0 to {PORT_MOST}",
    "METRICS_PORT": f"a number from 0 to {PORT_MOST}",
    "SLACK_PER_SECOND": f"a number above 0, at most {PACE_MOST}",
    "PUBLIC_URL": "an address such as https://example.org",
    "LOGIN_URL": "an address such as https://example.org",
    "GRAPH_URL": "an address such as https://example.org",
    "SLACK_API_URL": "an address such as https://example.org",
    "TEAMS_SSO_RESOURCE": "an application ID URI such as api://example.org/botid-…",
    "STORE_URL": "tinydb:FILE or postgresql://…",
    "TOKEN_KEYS": 'one secret, or a JSON list of them: ["newest", "older"]',
    "OWNERS": "addresses such as ada@example.org, parted by blanks or commas",
    "TRUSTED_PROXIES": "addresses or networks such as 10.0.0.0/8",
    "NOW": "a moment with its offset, such as 2026-11-22T10:00:00+00:00",
    "MicrosoftAppType": "MultiTenant or SingleTenant or UserAssignedMSI",
    "PLAN": "standard or ultimate or enterprise",
    "LOG_LEVEL": "debug or info or warning or error",
    "CLOUD": "public or gcchigh or dod or china",
}
"""What a value must be, for whoever wrote another."""
_HARMLESS = re.compile(r"[\w.:+-]{1,40}")
"""What is repeated at most: a word, a number, or a moment."""
_REPEATED = frozenset(
    {
        "PORT",
        "METRICS_PORT",
        "SLACK_PER_SECOND",
        "MicrosoftAppType",
        "PLAN",
        "LOG_LEVEL",
        "CLOUD",
        "NOW",
    }
)
"""Settings of which a wrong value is repeated; any other may hold a password, which no log should keep."""
_RESEMBLES = 0.88
"""How like a setting's name another must be to be a misspelling: one letter in eight."""


class BadSettings(ValueError):
    """The settings cannot be used; one line for each mistake."""

    def __init__(self, mistakes: list[str]) -> None:
        """Join the mistakes into one text."""
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def from_environment(dotenv: str = ".env") -> Settings:
    """Return the settings of this process; the environment wins over the file. Raises BadSettings."""
    return read(_written(dotenv))


def for_reseal(dotenv: str = ".env") -> Settings:
    """Return the settings for `reseal`, where TOKEN_KEYS may be a list as written before, or hold short keys."""
    values = _written(dotenv)
    given = values.get("TOKEN_KEYS", "").strip()
    if _is_old_list(given):
        values["TOKEN_KEYS"] = json.dumps(split_words(given))
    settings, mistakes = _checked(values)
    if settings.keys and len(settings.keys[0]) < SHORTEST_KEY and settings.keys != (SANDBOX_KEY,):
        mistakes.append(
            f"The first of TOKEN_KEYS has {len(settings.keys[0])} characters: make a new one of at least "
            f'{SHORTEST_KEY}, and put it in front of those there are: TOKEN_KEYS=\'["new", "old"]\'.'
        )
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def read(values: Mapping[str, str]) -> Settings:
    """Return the settings that these names and values mean; raises BadSettings with all mistakes."""
    settings, mistakes = _checked(values)
    mistakes += _key_mistakes(values.get("TOKEN_KEYS", "").strip(), settings)
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def for_packing(dotenv: str = ".env") -> Settings:
    """Return the settings for the apps' packages, which may be made before there is a MicrosoftAppId."""
    values = _written(dotenv)
    if values.get("MicrosoftAppId", "").strip():
        return read(values)
    settings, _, mistakes = _parsed(values)
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def _written(dotenv: str) -> dict[str, str]:
    try:
        file = DotEnvSettingsSource(Settings, env_file=dotenv).env_vars
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        mistake = f"{dotenv} cannot be read ({why}): let the bot read it as text, or move it away."
        raise BadSettings([mistake]) from error
    both = {**file, **EnvSettingsSource(Settings).env_vars}
    return {name: value for name, value in both.items() if value is not None}


def _checked(values: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Return the settings, and what is wrong with them and between them.

    Of one that could not be read that is all that is said: the rules saw another in its place.
    """
    settings, given, mistakes = _parsed(values)
    left_out = {name for name in NAMES if values.get(name, "").strip()} - given.keys()
    more = (*misnamed_for_live(values), *contradictions(settings, given))
    true = (one for one in more if one.split()[0] not in left_out)
    return settings, list(dict.fromkeys([*mistakes, *true]))


def _parsed(values: Mapping[str, str]) -> tuple[Settings, Mapping[str, str], list[str]]:
    """Return the settings, the values they were read from, and what was left out as it cannot be used."""
    given = {name: text for name in NAMES if (text := values.get(name, "").strip())}
    mistakes: list[str] = []
    try:
        settings = Settings.model_validate(_with_defaults(given))
    except ValidationError as error:
        wrong = dict.fromkeys(str(one["loc"][0]) for one in error.errors())
        mistakes += [_mistake(name, given.pop(name)) for name in wrong if name in given]
        settings = Settings.model_validate(_with_defaults(given))
    return settings, given, [*mistakes, *_misspelt(values)]


def _with_defaults(given: Mapping[str, str]) -> dict[str, Any]:
    """Return the values with those that follow from others; what is given wins."""
    live = bool(given.get("MicrosoftAppId"))
    follow = _live_defaults(given) if live else _sandbox_defaults(given)
    return {**follow, **given}


def _live_defaults(given: Mapping[str, str]) -> dict[str, Any]:
    cloud = CLOUDS.get(given.get("CLOUD", "").casefold(), PUBLIC)
    return {
        "HOST": "0.0.0.0",  # noqa: S104 - a server behind a load balancer listens on all
        "CLIENT_ID": given.get("MicrosoftAppId", ""),
        "CLIENT_SECRET": given.get("MicrosoftAppPassword", ""),
        "LOGIN_URL": cloud.login_url,
        "GRAPH_URL": cloud.graph_url,
        "SLACK_API_URL": "https://slack.com/api",
    }


def _sandbox_defaults(given: Mapping[str, str]) -> dict[str, Any]:
    port = given.get("PORT", "3978")
    local = f"http://127.0.0.1:{port}/sandbox"
    own = {
        "HOST": "127.0.0.1",
        "PUBLIC_URL": f"http://localhost:{port}",
        "CLIENT_ID": SANDBOX_CLIENT[0],
        "CLIENT_SECRET": SANDBOX_CLIENT[1],
        "LOGIN_URL": f"{local}/login",
        "GRAPH_URL": f"{local}/graph/v1.0",
        "SLACK_API_URL": "https://slack.com/api",
        "TOKEN_KEYS": (SANDBOX_KEY,),
    }
    if any(name.startswith("SLACK_") for name in given):
        return own
    return own | {
        "SLACK_BOT_TOKEN": SANDBOX_SLACK[0],
        "SLACK_SIGNING_SECRET": SANDBOX_SLACK[1],
        "SLACK_CLIENT_ID": "sandbox",
        "SLACK_CLIENT_SECRET": "sandbox",
        "SLACK_API_URL": f"{local}/slack/api",
    }


# --- mistakes in one value or name -----------------------------------------------------------------


def _mistake(name: str, value: str) -> str:
    wanted = _WANTED[name]
    if name in _REPEATED and _HARMLESS.fullmatch(value):
        return f"{name} is “{value}”; it must be {wanted}."
    return f"{name} cannot be read; it must be {wanted}."


def _misspelt(values: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each name that is nearly a setting's: a setting that is not read is worse than none."""
    plain = {plain_name(name): name for name in NAMES}
    for name, value in values.items():
        if name in NAMES or not value.strip():
            continue
        if like := difflib.get_close_matches(plain_name(name), plain, n=1, cutoff=_RESEMBLES):
            yield f"{name} is no setting: it is spelt {plain[like[0]]}."


def _key_mistakes(given: str, settings: Settings) -> Iterator[str]:
    """Yield what is wrong with the keys that were read; the sandbox's own stands in for what could not be."""
    if _is_old_list(given):
        yield (
            'TOKEN_KEYS holds several keys in one text: write them as a JSON list, ["newest", "older"].'
            " What they sealed is opened still; “python app.py reseal” seals it anew."
        )
    could_be_read = settings.keys != (SANDBOX_KEY,) or given == SANDBOX_KEY
    short = [len(one) for one in settings.keys if len(one) < SHORTEST_KEY]
    if given and could_be_read and short:
        yield (
            f"TOKEN_KEYS holds a key that is too short ({short[0]}); each needs at least {SHORTEST_KEY} characters:"
            f' make a new one, put it in front (TOKEN_KEYS=\'["new", "old"]\'), run'
            " “python app.py reseal” once, and then leave the old one out."
        )


def _is_old_list(text: str) -> bool:
    """Whether this is a list as it was written before: a passphrase has no word as long as a key."""
    is_json = text.startswith("[") or is_quoted_list(text)
    words = [] if is_json else split_words(text)
    return len(words) > 1 and any(len(one) >= SHORTEST_KEY for one in words)
