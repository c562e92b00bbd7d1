"""Official formats, kept in tests/data/schemas, each folder with the licence it came under."""

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "schemas"


@cache
def schema(name):
    """Return an official schema by its path within the folder, such as `graph/graph-v1.0-calendar.json`."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
