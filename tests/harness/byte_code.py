"""Prepares what the processes of tests load before they start: in a fresh tree each of them would, all at once.

The sources are compiled, and Hypothesis looks in those of the bot for the constants that it tries as values.
"""

import multiprocessing
import os
from collections.abc import Iterable
from compileall import compile_file
from importlib.util import cache_from_source
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.assertion import rewrite
from hypothesis.configuration import storage_directory
from hypothesis.internal.constants_ast import constants_from_module

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "cards", "dialogs", "tests")
REWRITTEN = ("conftest.py", "test_*.py")
"""What pytest compiles in its own way: so that an assert tells what it compared."""


def compile_all(config: pytest.Config) -> None:
    """Compile every source that has changed since it was compiled, and read its constants in a fresh tree, on all cores."""
    sources = [one for folder in FOLDERS for one in sorted((ROOT / folder).rglob("*.py"))]
    stale = [one for one in sources if _is_newer(one, _compiled(one))]
    is_read = storage_directory("constants").path.exists()
    unread = [] if is_read else [one for one in sources if not one.is_relative_to(ROOT / "tests")]
    cores = os.cpu_count() or 1
    fork = multiprocessing.get_context("fork")
    parts = [(stale[number::cores], unread[number::cores]) for number in range(cores)]
    started = [fork.Process(target=_prepare, args=(config, *part)) for part in parts if any(part)]
    for one in started:
        one.start()
    for one in started:
        one.join()


def _is_rewritten(source: Path) -> bool:
    return any(map(source.match, REWRITTEN))


def _compiled(source: Path) -> Path:
    if _is_rewritten(source):
        return rewrite.get_cache_dir(source) / f"{source.stem}{rewrite.PYC_TAIL}"
    return Path(cache_from_source(str(source)))


def _is_newer(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or source.stat().st_mtime > compiled.stat().st_mtime


def _prepare(config: pytest.Config, stale: Iterable[Path], unread: Iterable[Path]) -> None:
    _compile(config, stale)
    for source in unread:
        module = ModuleType(source.stem)
        module.__file__ = str(source)
        constants_from_module(module)  # which keeps them


def _compile(config: pytest.Config, sources: Iterable[Path]) -> None:
    for source in sources:
        if _is_rewritten(source):
            _rewrite(config, source)
        else:
            compile_file(source, quiet=2)


def _rewrite(config: pytest.Config, source: Path) -> None:
    compiled = _compiled(source)
    compiled.parent.mkdir(parents=True, exist_ok=True)
    digest, code = rewrite._rewrite_test(source, config)
    rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, digest, compiled)
