"""The image and the compose file: no Docker engine runs with the tests, so they are read, and done by hand."""

import asyncio
import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from tests.harness.running_bot import World

ROOT = Path(__file__).parents[1]
IMAGE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())


def instructions():
    joined = re.sub(r"\\\n\s*", " ", IMAGE)
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [line.partition(" ")[::2] for line in lines]


def name_of(pin):
    """Return the library that a line of a lock file pins, without its extras."""
    return pin.partition("==")[0].partition("[")[0]


def locked(name):
    lines = (ROOT / name).read_text().splitlines()
    pins = [line for line in lines if line and line[0] not in "# "]
    return {pin.partition(" ;")[0].removesuffix("\\").strip() for pin in pins}


def test_every_instruction_of_the_image_is_one_that_docker_knows():
    known = {
        "FROM",
        "ENV",
        "WORKDIR",
        "COPY",
        "RUN",
        "USER",
        "VOLUME",
        "EXPOSE",
        "HEALTHCHECK",
        "CMD",
    }
    assert {word for word, _ in instructions()} <= known


def test_everything_the_image_copies_is_there_and_not_ignored():
    kept = set((ROOT / ".dockerignore").read_text().split())
    for word, rest in instructions():
        if word == "COPY":
            source = rest.split()[0]
            assert (ROOT / source).exists()
            assert f"!{source}" in kept


@pytest.fixture
def image(tmp_path):
    """What the image holds of ours, compiled already: that is the same, and takes a second of a core each time."""
    unwanted = shutil.ignore_patterns("node_modules")
    for word, rest in instructions():
        source = ROOT / rest.split()[0]
        if word == "COPY" and source.is_dir():
            shutil.copytree(source, tmp_path / source.name, ignore=unwanted)
        elif word == "COPY":
            shutil.copy2(source, tmp_path)
    return tmp_path


LOAD_EVERYTHING = """
import importlib, json, pkgutil, sys

class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name in hidden:
            raise ModuleNotFoundError(name, name=name)

hidden = set(json.loads(sys.argv[1]))
sys.meta_path.insert(0, Hidden())
import app
for name in ("bot", "cards", "dialogs"):
    for one in pkgutil.walk_packages([name], f"{name}."):
        importlib.import_module(one.name)
"""


def test_everything_in_the_image_loads_with_the_libraries_of_the_image(image):
    installed = {normal(name_of(one)) for one in locked("requirements-run.lock")}
    hidden = [
        module
        for module, makers in packages_distributions().items()
        if not installed & set(map(normal, makers))
    ]
    assert {"pytest", "yaml"} <= set(hidden)
    program = (sys.executable, "-c", LOAD_EVERYTHING, json.dumps(hidden))
    done = subprocess.run(program, cwd=image, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


async def test_the_bot_starts_from_what_the_image_holds(image):
    world = World(folder=image)
    command = (sys.executable, "app.py")
    world.process = await asyncio.create_subprocess_exec(
        *command, cwd=image, env={"PORT": f"{world.port}"}, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        await world.until(world._is_ready)
        assert (image / "data/bot.json").exists()
    finally:
        await world.stop()
    assert world.process.returncode == 0


def test_the_bot_does_not_run_as_root_and_hears_signals_itself():
    said = dict(instructions())
    assert said["USER"] == "bot"
    assert said["CMD"] == '["python", "app.py"]'


def test_the_image_holds_what_the_bot_needs_in_the_versions_that_are_tested():
    needed, tested = locked("requirements-run.lock"), locked("requirements.lock")
    assert needed < tested
    names = {name_of(one) for one in needed}
    assert {"aiohttp", "asyncpg", "msal", "tinydb"} <= names
    assert not {"pytest", "ruff", "mypy", "playwright", "hypothesis"} & names


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-run.lock"])
def test_every_library_is_pinned_with_its_hashes(name):
    pins = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    assert [one for one in pins if "--hash=sha256:" not in one] == []


def test_the_services_fit_together():
    bot, database = COMPOSE["services"]["bot"], COMPOSE["services"]["database"]
    assert bot["environment"]["STORE_URL"].startswith("postgresql://bot:")
    assert bot["environment"]["STORE_URL"].endswith("@database/bot")
    assert bot["depends_on"]["database"]["condition"] == "service_healthy"
    assert "healthcheck" in database
    assert int(bot["stop_grace_period"].rstrip("s")) > 10
    assert "ports" not in database
    (volume,) = (one.partition(":")[0] for one in database["volumes"])
    assert volume in COMPOSE["volumes"]
