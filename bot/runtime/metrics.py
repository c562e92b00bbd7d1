"""How the bot fares, in numbers for `/metrics`: turns and their time by stage, Graph, the store, queues.

Like the log, this is one for the whole process. Labels are words of ours, never what somebody sent.
"""

from collections.abc import Callable
from typing import Literal, Protocol

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.context_managers import Timer

Stage = Literal["verify", "understand", "graph", "store", "draw", "send"]
STAGES: tuple[Stage, ...] = ("verify", "understand", "graph", "store", "draw", "send")
BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
"""Seconds: from the drawing of a short word to the most patience that a call is given."""

_registry = CollectorRegistry()
ProcessCollector(registry=_registry)
_events = Counter("scheduler_events", "What happened, by name.", ["event"], registry=_registry)
_turns = Histogram(
    "scheduler_turn_seconds",
    "From a turn's arrival until all it shows was shown.",
    buckets=BUCKETS,
    registry=_registry,
)
_stages = Histogram(
    "scheduler_stage_seconds",
    "One piece of a turn, by stage.",
    ["stage"],
    buckets=BUCKETS,
    registry=_registry,
)
_graph = Histogram(
    "scheduler_graph_seconds",
    "One attempt at a call to Graph, by name and status; 0 is no answer.",
    ["call", "status"],
    buckets=BUCKETS,
    registry=_registry,
)
_retries = Counter(
    "scheduler_graph_retries", "Attempts after the first, by call.", ["call"], registry=_registry
)
_writes = Counter("scheduler_store_writes", "Saves, by result.", ["result"], registry=_registry)
_documents = Counter("scheduler_store_documents", "Documents written.", registry=_registry)
_queues = Gauge(
    "scheduler_queue_depth", "What is in hand or waits, by queue.", ["queue"], registry=_registry
)
_by_stage = {name: _stages.labels(name) for name in STAGES}


def count(event: str) -> None:
    """Count one event; its name is ours."""
    _events.labels(event).inc()


def stage(name: Stage) -> Timer:
    """Time one piece of a turn, also where it fails."""
    return _by_stage[name].time()


def turn() -> Timer:
    """Time a whole turn, also where it fails."""
    return _turns.time()


class Attempt(Protocol):
    """One attempt at a call to Graph, as `bot.graph` tells of it."""

    @property
    def name(self) -> str:
        """The call, without any id."""

    @property
    def status(self) -> int:
        """0 where nothing was answered."""

    @property
    def seconds(self) -> float:
        """How long it took."""

    @property
    def attempt(self) -> int:
        """1 for the first."""


def count_graph_call(sent: Attempt) -> None:
    """Note one attempt at a call to Graph."""
    _graph.labels(sent.name, str(sent.status)).observe(sent.seconds)
    _by_stage["graph"].observe(sent.seconds)
    if sent.attempt > 1:
        _retries.labels(sent.name).inc()


def count_write(documents: int, result: Literal["saved", "overtaken", "failed"]) -> None:
    """Note a save of so many documents."""
    _writes.labels(result).inc()
    if result == "saved":
        _documents.inc(documents)


def watch(**depths: Callable[[], int]) -> None:
    """Ask for the depths of queues, by name, whenever the numbers are read."""
    for queue, depth in depths.items():
        _queues.labels(queue).set_function(depth)


def text() -> str:
    """Return all numbers in the text format that Prometheus reads."""
    return generate_latest(_registry).decode()
