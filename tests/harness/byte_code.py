"""Compiles what tests load before the processes that run them start: in a fresh tree each of them would, all at once."""

import multiprocessing
import os
from collections.abc import Iterable
from compileall import compile_file
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "cards", "dialogs", "tests")
REWRITTEN = ("conftest.py", "test_*.py")
"""What pytest compiles in its own way: so that an assert tells what it compared."""


def compile_all(config: pytest.Config) -> None:
    """Compile every source that has changed since it was compiled, on all cores."""
    sources = [one for folder in FOLDERS for one in sorted((ROOT / folder).rglob("*.py"))]
    stale = [one for one in sources if _is_newer(one, _compiled(one))]
    cores = os.cpu_count() or 1
    fork = multiprocessing.get_context("fork")
    parts = [stale[number::cores] for number in range(cores)]
    started = [fork.Process(target=_compile, args=(config, part)) for part in parts if part]
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
