"""Writes the cues of all patterns where the bot reads them at its start: `python -m tests.language.record_cues`."""

import msgspec

from bot.language import parser
from bot.language.tokens import cues


def main():
    """Write a line for each pattern, in the order of their keys, so that a change of one is a change of its line."""
    assert parser, "which names every pattern"
    found = {cues.key_of(one): cues.cues_of(one.pattern, one.flags) for one in cues.KNOWN}
    lines = (f'"{key}":{msgspec.json.encode(one).decode()}' for key, one in sorted(found.items()))
    cues.RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
