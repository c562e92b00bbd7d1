"""The tenant over HTTP: routes for the bot's own server, or for one of its own.

Calls to Graph and to the sign-in are watched: noted down, and met by the faults in force. The control
addresses are neither.
"""

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from bot.sandbox import control
from bot.sandbox.entra import routes as login_web
from bot.sandbox.fault_injection import (
    Fault,
    RecordedCall,
    fault_error_body,
    readable_path,
    record_call,
    take_fault,
)
from bot.sandbox.fault_responses import answer_with_fault, retry_after
from bot.sandbox.graph.batch import run_batch
from bot.sandbox.graph.datetimes import format_instant
from bot.sandbox.graph.errors import GraphError
from bot.sandbox.graph.request import Call, Json, Reply, error_reply
from bot.sandbox.graph.routes import caller_of, handle_call, throttling_key
from bot.sandbox.graph.throttling import count_call
from bot.sandbox.page import routes as page
from bot.sandbox.teams import connector
from bot.sandbox.teams.single_sign_on import offer_token_later
from bot.sandbox.tenant import Tenant

GRAPH = "/sandbox/graph/v1.0"
LOGIN = "/sandbox/login/{tenant}"
_JSON = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"
_CALL = web.RequestKey("call", Call)
Answering = Callable[[Tenant, web.Request], Awaitable[web.Response]]
Handler = Callable[[web.Request], Awaitable[web.Response]]


def routes(tenant: Tenant) -> list[web.RouteDef]:
    """Return every route of the tenant."""
    login = login_web
    table: list[tuple[str, str, Answering]] = [
        ("*", f"{GRAPH}/{{tail:.*}}", _graph),
        ("GET", f"{LOGIN}/v2.0/.well-known/openid-configuration", login.discovery),
        ("GET", f"{LOGIN}/discovery/v2.0/keys", login.keys),
        ("GET", f"{LOGIN}/oauth2/v2.0/authorize", login.authorize),
        ("POST", f"{LOGIN}/oauth2/v2.0/authorize", login.authorize),
        ("POST", f"{LOGIN}/oauth2/v2.0/token", login.token),
        ("GET", f"{LOGIN}/oauth2/v2.0/logout", login.sign_out),
        ("GET", f"{LOGIN}/v2.0/adminconsent", login.admin_consent),
        ("*", f"{LOGIN}/{{tail:.*}}", login.unknown_endpoint),
    ]
    watched = [web.route(method, path, _with_faults(tenant, go)) for method, path, go in table]
    return [
        *watched,
        *control.routes(tenant),
        *connector.routes(tenant, offer_token_later),
        *page.routes(tenant),
    ]


def mount(server: web.Application, tenant: Tenant) -> None:
    """Serve the tenant with this server; the page's streams end when it stops."""

    async def end(_: web.Application) -> None:
        tenant.chats.close()

    server.add_routes(routes(tenant))
    server.on_shutdown.append(end)


def _with_faults(tenant: Tenant, answering: Answering) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        at, key = tenant.run_due(), None
        if answering is _graph:
            call = request[_CALL] = await _call(request)
            caller = caller_of(tenant.graph, call, at=at)
            key = throttling_key(tenant.graph, call, caller)
            _remember_caller(request, caller.person.mail if caller else None)
        path = readable_path(request.rel_url.raw_path)
        fault = take_fault(tenant.journal, method=request.method, path=path)
        with count_call(tenant.throttle, key, at=at) as refused:
            if refused is not None:
                response = _to_http(error_reply(refused, request[_CALL], at=at), request[_CALL])
            else:
                answer, body = partial(answering, tenant), _error_body(tenant, answering)
                response = await answer_with_fault(request, fault, answer, body)
        is_dropped = fault is not None and fault.status == 0 and refused is None
        _note(tenant, request, status=0 if is_dropped else response.status)
        return response

    return handle


async def _graph(tenant: Tenant, request: web.Request) -> web.Response:
    if tenant.latency:
        await asyncio.sleep(tenant.latency)
    call, at = request[_CALL], tenant.run_due()
    if call.path.strip("/").casefold() != "$batch" or call.method != "POST":
        return _to_http(handle_call(tenant.graph, call, at=at), call)
    try:
        return _to_http(run_batch(call, partial(_batch_step, tenant, request)), call)
    except GraphError as refused:
        return _to_http(error_reply(refused, call, at=at), call)


def _batch_step(tenant: Tenant, request: web.Request, call: Call) -> Reply:
    """Answer one call of a batch: faults meet it and it is noted down like any other."""
    path, at = readable_path(f"{GRAPH}{call.path}"), tenant.now()
    fault = take_fault(tenant.journal, method=call.method, path=path)
    if fault is None or not fault.status:
        reply = handle_call(tenant.graph, call, at=at)
    else:
        if fault.after:
            handle_call(tenant.graph, call, at=at)
        reply = Reply(fault.status, fault_error_body(fault, at=at), retry_after(fault))
    user = request.get(login_web.USER)
    record_call(
        tenant.journal, RecordedCall(call.method, path, reply.status, user, format_instant(at))
    )
    return reply


def _note(tenant: Tenant, request: web.Request, *, status: int) -> None:
    user, path = request.get(login_web.USER), readable_path(request.rel_url.raw_path)
    record_call(
        tenant.journal,
        RecordedCall(request.method, path, status, user, format_instant(tenant.now())),
    )


def _remember_caller(request: web.Request, mail: str | None) -> None:
    if mail is not None:
        request[login_web.USER] = mail


async def _call(request: web.Request) -> Call:
    return Call(
        method=request.method,
        path=request.rel_url.raw_path.removeprefix(GRAPH),
        query=dict(request.query),
        headers={name.casefold(): value for name, value in request.headers.items()},
        body=await request.read(),
    )


def _to_http(reply: Reply, call: Call) -> web.Response:
    error = (reply.body or {}).get("error") or {}
    request_id = error.get("innerError", {}).get("request-id") or str(uuid.uuid4())
    headers = {
        "request-id": request_id,
        "client-request-id": call.headers.get("client-request-id", request_id),
        "x-ms-ags-diagnostic": '{"ServerInfo":{"DataCenter":"Practice","Slice":"E","Ring":"1"}}',
        "Cache-Control": "private",
        **reply.headers,
    }
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    headers |= {"Content-Type": _JSON, "OData-Version": "4.0"}
    body = json.dumps(reply.body, ensure_ascii=False).encode()
    return web.Response(status=reply.status, headers=headers, body=body)


def _error_body(tenant: Tenant, answering: Answering) -> Callable[[Fault], Json]:
    return partial(fault_error_body, at=tenant.now()) if answering is _graph else _sign_in_error


def _sign_in_error(fault: Fault) -> Json:
    text = f"AADSTS90033: {fault.message or 'A transient error has occurred.'}"
    return {"error": fault.code or "temporarily_unavailable", "error_description": text}
