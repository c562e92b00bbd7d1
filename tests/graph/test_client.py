"""The way to Graph: what is repeated, what is not, and what never leaves."""

import asyncio
import gzip
import json
import weakref
from types import SimpleNamespace
from uuid import UUID

import httpx
import msgspec
import pytest
from structlog.contextvars import get_contextvars, merge_contextvars
from structlog.testing import capture_logs

from bot.domain.errors import OutsideTrouble, SignInExpired
from bot.graph.client import Call, Failures, GraphClient, at
from bot.graph.concurrency import OF_MAILBOX
from bot.graph.errors import GraphError, to_graph_error
from bot.runtime.logs import tracing
from bot.runtime.retry import RetryPolicy

BASE = "https://graph.example/v1.0"


class Named(msgspec.Struct):
    name: str


def a_call(**changes):
    return Call(**{"name": "look", "path": "/me/x", "mailbox": "me", "token": a_token} | changes)


async def a_token(stale):
    return "fresh" if stale else "first"


def a_graph(*answers):
    """A Graph that gives these answers one after the other, the last for ever, and what it saw."""
    asked, ids = [], []

    async def answer(request):
        asked.append(request)
        ids.append(request.headers.get("client-request-id"))
        tokens.append(request.headers["authorization"])
        given = answers[min(len(asked), len(answers)) - 1]
        if isinstance(given, Exception):
            raise given
        return given

    tokens, seen = [], []
    wire = GraphClient(httpx.MockTransport(answer), BASE, seen.append)
    return SimpleNamespace(wire=wire, asked=asked, ids=ids, tokens=tokens, seen=seen)


def says(status, code="", **headers):
    body = {"error": {"code": code, "message": "secret words"}}
    return httpx.Response(status, json=body, headers=headers)


async def test_an_answer_is_given_in_a_checked_shape():
    graph = a_graph(httpx.Response(200, json={"name": "Ana", "more": 1}))
    assert await graph.wire.read(a_call(), Named) == Named("Ana")
    assert graph.asked[0].url == "https://graph.example/v1.0/me/x"
    assert graph.asked[0].headers["authorization"] == "Bearer first"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_what_passes_by_itself_is_repeated(status):
    graph = a_graph(says(status), httpx.Response(200, json={"name": "Ana"}))
    assert await graph.wire.read(a_call(), Named) == Named("Ana")
    assert len(graph.asked) == 2


@pytest.mark.parametrize("fault", [httpx.ReadTimeout("t"), httpx.ReadError("reset")])
async def test_a_broken_line_is_repeated(fault):
    graph = a_graph(fault, httpx.Response(204))
    assert await graph.wire.send(a_call()) == b""


@pytest.mark.parametrize("status", [400, 403, 404, 409, 412, 302])
async def test_a_decision_is_not_asked_for_twice(status):
    graph = a_graph(says(status, "errorACCESSdenied"))
    with pytest.raises(GraphError) as caught:
        await graph.wire.send(a_call())
    assert (caught.value.status, len(graph.asked)) == (status, 1)
    assert caught.value.tells("ErrorAccessDenied")


async def test_what_must_not_be_repeated_is_sent_once():
    graph = a_graph(says(503))
    with pytest.raises(OutsideTrouble):
        await graph.wire.send(a_call(repeatable=False))
    assert len(graph.asked) == 1


async def test_an_internal_error_is_repeated_a_few_times_only():
    graph = a_graph(says(500))
    with pytest.raises(OutsideTrouble):
        await graph.wire.send(a_call())
    assert len(graph.asked) == 3


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(503),
        httpx.Response(503, text="<html>Bad gateway</html>"),
        httpx.Response(503, json=[1]),
        httpx.Response(503, json={"error": "plain"}),
        httpx.Response(503, json={"error": {"code": 5, "innerError": "x"}}),
    ],
)
async def test_an_unreadable_refusal_is_still_a_refusal(answer):
    answer.headers["request-id"] = "r-1"
    graph = a_graph(answer)
    with pytest.raises(OutsideTrouble) as caught:
        await graph.wire.send(a_call(writes=True))
    assert caught.value.facts["reference"] == "r-1"
    assert caught.value.changed == "unknown"


@pytest.mark.parametrize(
    ("fault", "changed"),
    [
        (says(429), "no"),
        (httpx.ConnectError("refused"), "no"),
        (httpx.ReadTimeout("slow"), "unknown"),
        (says(504), "unknown"),
    ],
)
async def test_a_failed_write_says_whether_it_may_have_worked(fault, changed):
    graph = a_graph(fault)
    with pytest.raises(OutsideTrouble) as caught:
        await graph.wire.send(a_call(writes=True))
    assert caught.value.changed == changed


@pytest.mark.parametrize(
    ("header", "wait"),
    [("2.128", 2.128), ("0", 0.0), ("19", 19.0), ("21", False), ("soon", True), ("nan", True)],
)
async def test_retry_after_is_obeyed_as_far_as_patience_goes(header, wait):
    policy = RetryPolicy(Failures(a_call()).passes, attempts=7)
    assert policy(to_graph_error(says(429, **{"retry-after": header}))) == wait


async def test_a_refused_token_is_replaced_once():
    graph = a_graph(says(401, "InvalidAuthenticationToken"), httpx.Response(200))
    await graph.wire.send(a_call())
    assert graph.tokens == ["Bearer first", "Bearer fresh"]
    assert len({*graph.ids}) == 2


async def test_two_refused_tokens_mean_the_sign_in_has_ended():
    graph = a_graph(says(401))
    with pytest.raises(SignInExpired):
        await graph.wire.send(a_call())
    assert len(graph.asked) == 2


async def test_a_claims_challenge_asks_for_the_person_and_not_for_a_token():
    challenge = 'Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ=="'
    graph = a_graph(says(401, **{"www-authenticate": challenge}))
    with pytest.raises(SignInExpired):
        await graph.wire.send(a_call())
    assert len(graph.asked) == 1


def a_page(names, link=None):
    body = {"value": [{"name": name} for name in names]}
    return httpx.Response(200, json=body | ({"@odata.nextLink": link} if link else {}))


async def test_all_pages_are_read():
    graph = a_graph(a_page("ab", f"{BASE}/me/x?$skiptoken=7"), a_page("c"))
    names = [one.name async for page in graph.wire.pages(a_call(), Named) for one in page]
    assert names == ["a", "b", "c"]
    assert graph.asked[1].url.params["$skiptoken"] == "7"


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/v1.0/me/x",
        "http://graph.example/v1.0/me/x",
        "https://graph.example:8443/v1.0/me/x",
        "//evil.example/me",
        "https://[broken",
        "https://graph.example:port/",
    ],
)
async def test_no_link_leads_the_token_to_another_host(link):
    graph = a_graph(a_page("ab", link), a_page("c"))
    with pytest.raises(OutsideTrouble):
        [page async for page in graph.wire.pages(a_call(), Named)]
    assert all(one.url.host == "graph.example" for one in graph.asked)
    assert all(one.url.scheme == "https" and one.url.port is None for one in graph.asked)


async def test_a_lost_page_is_an_error_and_not_an_end():
    graph = a_graph(a_page("ab", f"{BASE}/me/x?$skip=10"), says(404))
    with pytest.raises(OutsideTrouble):
        [page async for page in graph.wire.pages(a_call(), Named)]


async def test_pages_that_go_in_circles_end_with_an_error():
    graph = a_graph(a_page("a", f"{BASE}/me/x?$skip=1"))
    with pytest.raises(OutsideTrouble):
        [page async for page in graph.wire.pages(a_call(), Named)]


async def test_nonsense_is_outside_trouble():
    graph = a_graph(httpx.Response(200, text="<html>"))
    with pytest.raises(OutsideTrouble):
        await graph.wire.read(a_call(), Named)


async def test_at_most_four_calls_for_a_mailbox_are_on_their_way_and_its_limit_is_forgotten_then():
    flying, most = {"a": 0, "b": 0}, {"a": 0, "b": 0}
    limits = []

    async def answer(request):
        box = request.url.path[-1]
        flying[box] += 1
        most[box] = max(most[box], flying[box])
        limits.append(weakref.ref(wire.concurrency.of(box)))
        for _ in range(5):
            await asyncio.sleep(0)
        flying[box] -= 1
        return httpx.Response(204)

    wire = GraphClient(httpx.MockTransport(answer), BASE, lambda sent: None)
    calls = [a_call(path=f"/{box}", mailbox=box) for box in "ab" for _ in range(12)]
    await asyncio.gather(*(wire.send(call) for call in calls))
    assert most == {"a": OF_MAILBOX, "b": OF_MAILBOX}
    assert len(limits) == 24
    assert [limit for limit in limits if limit() is not None] == []


async def test_each_attempt_is_reported_without_an_address():
    graph = a_graph(says(503, **{"request-id": "r-1"}), httpx.Response(204))
    await graph.wire.send(a_call(path=at("users", "rita@contoso.example")))
    assert [(one.name, one.attempt, one.status, one.reference) for one in graph.seen] == [
        ("look", 1, 503, "r-1"),
        ("look", 2, 204, ""),
    ]
    assert "rita" not in repr(graph.seen)


async def test_each_attempt_has_an_id_of_its_own_and_a_refused_one_is_logged_with_the_trace():
    graph = a_graph(says(503, **{"request-id": "r-1"}), httpx.Response(204))
    with capture_logs(processors=[merge_contextvars]) as logged, tracing("teams/a:1/turn-7"):
        await graph.wire.send(a_call())
        here = get_contextvars()["trace"]
    first, second = (one.headers["client-request-id"] for one in graph.asked)
    assert UUID(first) != UUID(second)
    (line,) = [one for one in logged if one["event"] == "graph.refused"]
    assert (line["trace"], line["client_request_id"]) == (here, first)
    assert (line["call"], line["status"], line["request_id"]) == ("look", 503, "r-1")


async def test_a_body_goes_out_as_json():
    graph = a_graph(httpx.Response(204))
    await graph.wire.send(a_call(method="POST", body={"comment": "até já"}))
    assert json.loads(graph.asked[0].content) == {"comment": "até já"}
    assert graph.asked[0].headers["content-type"] == "application/json"


async def test_an_answer_may_come_compressed():
    packed = gzip.compress(b'{"name": "Ian"}')
    graph = a_graph(httpx.Response(200, content=packed, headers={"content-encoding": "gzip"}))
    assert (await graph.wire.read(a_call(), Named)).name == "Ian"
    assert "gzip" in graph.asked[0].headers["accept-encoding"]


def test_awkward_ids_survive_the_way_into_a_path():
    assert at("me", "events", "AAMk/+a=") == "/me/events/AAMk%2F%2Ba%3D"


async def test_errors_hold_neither_tokens_nor_messages():
    graph = a_graph(says(403, "ErrorAccessDenied"))
    with pytest.raises(GraphError) as caught:
        await graph.wire.send(a_call())
    assert "secret" not in f"{caught.value!r} {caught.value} {caught.value.facts}"
    assert "first" not in f"{caught.value!r} {caught.value} {caught.value.facts}"


async def hang(request):
    await asyncio.Event().wait()


@pytest.mark.parametrize(("writes", "changed"), [(True, "unknown"), (False, "no")])
async def test_a_graph_that_never_answers_is_given_up(writes, changed):
    wire = GraphClient(httpx.MockTransport(hang), BASE, lambda sent: None, patience=0.01)
    with pytest.raises(OutsideTrouble) as caught:
        await wire.send(a_call(writes=writes))
    assert caught.value.changed == changed


async def test_a_call_that_is_cancelled_ends_at_once():
    wire = GraphClient(httpx.MockTransport(hang), BASE, lambda sent: None)
    task = asyncio.create_task(wire.send(a_call()))
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert wire.concurrency.app.taken == 0
