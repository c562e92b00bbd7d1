"""Reading what Slack sends: whatever is not as expected reads as absent."""

from collections.abc import Mapping, Sequence
from typing import Any

Body = Mapping[str, Any]


def text_at(of: Body, key: str) -> str:
    """Return the text under a key; empty where there is none or something else."""
    value = of.get(key)
    return value if isinstance(value, str) else ""


def part_at(of: Body, key: str) -> Body:
    """Return the object under a key; empty where there is none or something else."""
    value = of.get(key)
    return value if isinstance(value, dict) else {}


def parts_at(of: Body, key: str) -> Sequence[Body]:
    """Return the objects of the list under a key; empty where there is none or something else."""
    value = of.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else ()
