"""The language is imported quickly: the bot does so before it is ready."""

import importlib
import pkgutil
import re

import bot.language

EAGER = 300
"""How long a regular expression may be that is compiled while its module is imported: some half of a millisecond."""
ALWAYS_NEEDED = {"bot.language.tokens.tokenizer._TOKEN"}


def test_long_patterns_are_compiled_when_they_are_needed() -> None:
    eager = {
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and len(value.pattern) > EAGER
    }
    assert not {name for name in eager if name not in ALWAYS_NEEDED}, (
        "write Cued(…) for re.compile(…)"
    )


def _modules():
    for found in pkgutil.walk_packages(bot.language.__path__, "bot.language."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)
