"""Logs as events with facts, one JSON object a line: ids and counts, no names, no texts, no tokens."""

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import NAMESPACE_URL, uuid4, uuid5

import structlog

LONGEST_MESSAGE = 200


def configure(level: str) -> None:
    """Send our events, and warnings of the libraries, to standard error."""
    number = logging.getLevelNamesMapping()[level.upper()]
    libraries = logging.StreamHandler(sys.stderr)
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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


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
    """Put a trace and facts on every line logged within; a source always has the same trace.

    The trace is a UUID, as Graph wants for its `client-request-id`; without a source it is a fresh one.
    """
    named = uuid5(NAMESPACE_URL, source) if source else uuid4()
    with structlog.contextvars.bound_contextvars(trace=str(named), **facts):
        yield


def trace() -> str:
    """Return the trace of what is being done, empty where there is none."""
    return str(structlog.contextvars.get_contextvars().get("trace", ""))


def trace_of(error: BaseException) -> str:
    """Return an exception's kind and where it came from; its message may hold what must not be logged."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"
