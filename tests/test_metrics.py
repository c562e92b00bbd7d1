"""What /metrics tells, read back as Prometheus reads it."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.accounts import Account
from bot.domain.errors import Changed
from bot.graph.client import Sent
from bot.runtime import metrics
from bot.runtime.instrumented_store import InstrumentedStore
from bot.runtime.ports import DocumentChange
from tests.fakes.store import FakeStore


def value(name, **labels):
    """Return a sample as it stands now, 0 where there is none yet."""
    samples = (
        sample
        for family in text_string_to_metric_families(metrics.text())
        for sample in family.samples
    )
    return next((one.value for one in samples if (one.name, one.labels) == (name, labels)), 0)


def test_an_event_is_counted_under_its_name():
    before = value("scheduler_events_total", event="teams.turn")
    metrics.count("teams.turn")
    assert value("scheduler_events_total", event="teams.turn") == before + 1


@pytest.mark.parametrize("name", metrics.STAGES)
def test_a_stage_is_timed_also_where_it_fails(name):
    before = value("scheduler_stage_seconds_count", stage=name)
    with pytest.raises(ZeroDivisionError), metrics.stage(name):
        raise ZeroDivisionError
    assert value("scheduler_stage_seconds_count", stage=name) == before + 1


def test_a_turn_is_timed():
    before = value("scheduler_turn_seconds_count")
    with metrics.turn():
        pass
    assert value("scheduler_turn_seconds_count") == before + 1


def test_attempts_at_graph_are_timed_and_repeats_counted():
    metrics.count_graph_call(Sent("look", 503, 0.2, "r-1", attempt=1))
    metrics.count_graph_call(Sent("look", 200, 0.1, "r-2", attempt=2))
    assert value("scheduler_graph_seconds_count", call="look", status="503") == 1
    assert value("scheduler_graph_seconds_sum", call="look", status="200") == pytest.approx(0.1)
    assert value("scheduler_graph_retries_total", call="look") == 1


def test_the_depth_of_a_queue_is_asked_for_when_it_is_read():
    waiting = [1, 2]
    metrics.watch(tests=lambda: len(waiting))
    waiting.append(3)
    assert value("scheduler_queue_depth", queue="tests") == 3


async def test_saves_are_counted_by_result():
    store = InstrumentedStore(FakeStore())
    account = Account(tenant="contoso")
    change = DocumentChange(Account, account.key, account, 0)
    saved = value("scheduler_store_writes_total", result="saved")
    overtaken = value("scheduler_store_writes_total", result="overtaken")

    await store.save([change])
    with pytest.raises(Changed):
        await store.save([change])

    assert value("scheduler_store_writes_total", result="saved") == saved + 1
    assert value("scheduler_store_writes_total", result="overtaken") == overtaken + 1
    assert (await store.load(Account, "contoso")).value == account


def test_the_process_tells_its_memory():
    assert value("process_resident_memory_bytes") > 1_000_000
