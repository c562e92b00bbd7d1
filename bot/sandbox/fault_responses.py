"""Faults over HTTP: what becomes of a call that a fault meets, for every product of the tenant."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox.fault_injection import Fault, Journal, readable_path, take_fault

Handler = Callable[[web.Request], Awaitable[web.Response]]
ErrorBody = Callable[[Fault], dict[str, Any]]


def with_faults(journal: Callable[[], Journal], handler: Handler, body: ErrorBody) -> Handler:
    """Return the handler with the journal's faults in front; `body` writes the product's errors."""

    async def handle(request: web.Request) -> web.Response:
        path = readable_path(request.rel_url.raw_path)
        fault = take_fault(journal(), method=request.method, path=path)
        return await answer_with_fault(request, fault, handler, body)

    return handle


async def answer_with_fault(
    request: web.Request, fault: Fault | None, handler: Handler, body: ErrorBody
) -> web.Response:
    """Answer a call, with whatever a fault makes of it: later, not at all, or after taking effect."""
    if fault is not None and fault.delay_ms:
        await asyncio.sleep(fault.delay_ms / 1000)
    if fault is None or fault.status is None:
        return await handler(request)
    if fault.after:
        await handler(request)
    if fault.status == 0 and request.transport is not None:
        request.transport.abort()
    return _fault_response(fault, body)


def retry_after(fault: Fault) -> dict[str, str]:
    """Return the Retry-After header of a fault, if it has one."""
    return {"Retry-After": fault.retry_after} if fault.retry_after is not None else {}


def _fault_response(fault: Fault, body: ErrorBody) -> web.Response:
    status, headers = fault.status or 500, retry_after(fault)
    if fault.body is not None:
        kind = "text/html" if fault.body.lstrip().startswith("<") else "text/plain"
        return web.Response(text=fault.body, status=status, headers=headers, content_type=kind)
    return web.json_response(body(fault), status=status, headers=headers)
