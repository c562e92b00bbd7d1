"""The echo bot of Bot Framework's samples where every library that ours uses is loaded too: what starting costs beside them."""

import importlib
import runpy
from pathlib import Path

LIBRARIES = (
    "aiohttp.web", "cachetools", "cryptography.fernet", "httpx", "icalendar", "jinja2", "jwt", "msal", "msgspec", "prometheus_client",
    "pydantic_settings", "rapidfuzz", "stamina", "structlog", "tinydb", "tzlocal",
)  # fmt: skip

for name in LIBRARIES:
    importlib.import_module(name)
runpy.run_path(str(Path(__file__).with_name("stock_echo.py")), run_name="__main__")
