"""Logs as events with facts, one JSON object a line: ids and counts, no names, no texts, no tokens."""

import json
import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOBase
from time import monotonic
from typing import TextIO, cast
from uuid import NAMESPACE_URL, uuid4, uuid5

import structlog
from cachetools import LRUCache

LONGEST_MESSAGE = 200
REPEATED_AFTER = 60.0
"""Seconds in which a library says the same thing once: short of descriptors, asyncio says so 100 times a second."""
_LINES_KEPT = 500


def configure(level: str) -> None:
    """Send our events, and warnings of the libraries, to standard error."""
    number = logging.getLevelNamesMapping()[level.upper()]
    stream = LossyStream(sys.stderr)
    libraries = LibraryHandler(stream)
    libraries.setFormatter(Libraries())
    logging.basicConfig(handlers=[libraries], level=max(number, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", stream)),
        cache_logger_on_first_use=True,
    )


class LossyStream(TextIOBase):
    """A stream that loses what cannot be written: a full disk must not fail what is logged about."""

    def __init__(self, stream: TextIO) -> None:
        """Write to this stream."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write if that is possible, and claim so in any case."""
        # A closed stream is a ValueError.
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Pass on what was written, if that is possible."""
        with suppress(OSError, ValueError):
            self._stream.flush()


class LibraryHandler(logging.StreamHandler[TextIOBase]):
    """Writes what libraries say, the same line once a minute; the next one tells how many were left out."""

    def __init__(self, stream: TextIOBase, timer: Callable[[], float] = monotonic) -> None:
        """Write to this stream, by this clock."""
        super().__init__(stream)
        self._timer = timer
        self._said: LRUCache[str, tuple[float, int]] = LRUCache(_LINES_KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, unless the same was written lately."""
        line, now = self.format(record), self._timer()
        since, left_out = self._said.get(line, (now - REPEATED_AFTER, 0))
        if now - since < REPEATED_AFTER:
            self._said[line] = since, left_out + 1
            return
        self._said[line] = now, 0
        if left_out:
            line = json.dumps(json.loads(line) | {"repeated": left_out})
        self.stream.write(f"{line}\n")
        self.stream.flush()


class Libraries(logging.Formatter):
    """What libraries say, in our shape and with as little as ours: they would tell addresses and bodies.

    Of a message only the words in the code are kept, not what they were filled with; of an
    exception only its kind and where it came from.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        words = str(record.msg).partition("\n")[0][:LONGEST_MESSAGE]
        line = {"event": record.name, "level": record.levelname.lower(), "words": words}
        error = record.exc_info[1] if record.exc_info else None
        return json.dumps(line | ({"error": trace_of(error)} if error else {}))


@contextmanager
def tracing(source: str, **facts: object) -> Iterator[None]:
    """Put a trace and facts on every line logged within.

    A source always has the same trace; without one it is a fresh one.
    """
    named = uuid5(NAMESPACE_URL, source) if source else uuid4()
    with structlog.contextvars.bound_contextvars(trace=str(named), **facts):
        yield


def trace_of(error: BaseException) -> str:
    """Return an exception's kind and where it came from; its message may hold what must not be logged."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"
