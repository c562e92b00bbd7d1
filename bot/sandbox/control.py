"""The control addresses: look into the tenant, make trouble, move its clock, start over.

Not part of Microsoft 365. Never faulted, never noted down. A mistaken call gets 400 and a sentence.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.sandbox.directory import Person, Room, find_owner
from bot.sandbox.exchange.letters import letters_to
from bot.sandbox.exchange.mailboxes import Mailbox
from bot.sandbox.exchange.organization import MailboxContext
from bot.sandbox.exchange.outside_mail import (
    answer_invitation,
    find_invitation,
    mail_json,
    mails_to,
)
from bot.sandbox.exchange.room_policies import POLICIES, answer_pending
from bot.sandbox.fault_injection import ControlError, fault_json, parse_fault, recorded_calls_json
from bot.sandbox.graph.event_serialization import Preference, event_json
from bot.sandbox.invitation_answers import parse_response
from bot.sandbox.outlook import change_in_outlook, find_own_event
from bot.sandbox.teams.single_sign_on import teams_token
from bot.sandbox.tenant import Tenant
from bot.sandbox.tenant_options import apply_switches, switches_json

Json = dict[str, Any]
Answer = Callable[[Tenant, web.Request], Awaitable[web.Response]]
MOST_SECONDS = 366 * 24 * 3600
"""A clock is moved on by at most a year at once: a slip of the finger must not lead beyond the calendar."""
_ANSWERS = {"accept": "accepted", "decline": "declined"}


def routes(tenant: Tenant) -> list[web.RouteDef]:
    """Return the routes of the control addresses."""
    table: list[tuple[str, str, Answer]] = [
        ("GET", "people", _people),
        ("GET", "rooms", _rooms),
        ("POST", "rooms/{mail}", _change_room),
        ("GET", "calendars/{mail}", _calendars),
        ("POST", "calendars/{mail}", _change_event),
        ("GET", "mail/{address}", _mail),
        ("POST", "mail/{address}", _answer_mail),
        ("GET", "teams-token/{mail}", _teams_token),
        ("GET", "requests", _requests),
        ("DELETE", "requests", _forget_requests),
        ("GET", "faults", _faults),
        ("POST", "faults", _add_fault),
        ("DELETE", "faults", _end_faults),
        ("POST", "reset", _reset),
        ("GET", "clock", _clock),
        ("POST", "clock", _advance),
        ("GET", "switches", _switches),
        ("POST", "switches", _switch),
    ]
    return [
        web.route(method, f"/sandbox/{path}", _with_errors(tenant, go))
        for method, path, go in table
    ]


def _with_errors(
    tenant: Tenant, answer: Answer
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        tenant.run_due()
        try:
            return await answer(tenant, request)
        except ControlError as mistake:
            return web.json_response({"error": str(mistake)}, status=400)

    return handle


async def _people(tenant: Tenant, _: web.Request) -> web.Response:
    return web.json_response(
        [
            {
                "name": one.name,
                "mail": one.mail,
                "aadObjectId": one.id,
                "tenantId": tenant.directory.tenant_id,
                "roles": list(one.roles),
                "zone": one.zone,
            }
            for one in tenant.directory.people.values()
        ]
    )


async def _teams_token(tenant: Tenant, request: web.Request) -> web.Response:
    """Return the token that somebody's Teams would offer a bot; empty where single sign-on is not set up."""
    person = find_owner(tenant.directory, request.match_info["mail"])
    if not isinstance(person, Person):
        return web.json_response({"error": "There is no such person."}, status=404)
    return web.json_response({"token": await teams_token(tenant, person)})


async def _rooms(tenant: Tenant, _: web.Request) -> web.Response:
    return web.json_response([_room(tenant, one) for one in tenant.directory.rooms.values()])


def _room(tenant: Tenant, room: Room) -> Json:
    return {
        "name": room.name,
        "mail": room.mail,
        "capacity": room.capacity,
        "building": room.building,
        "features": list(room.features),
        "policy": tenant.exchange.policies[room.mail],
    }


async def _change_room(tenant: Tenant, request: web.Request) -> web.Response:
    room = find_owner(tenant.directory, request.match_info["mail"])
    if not isinstance(room, Room):
        return web.json_response({"error": "There is no such room."}, status=404)
    body = await _body(request)
    unknown = set(body) - {"policy", "answer"}
    if unknown or not body:
        raise ControlError("Send 'policy', or 'answer' for requests that wait, or both.")
    if "policy" in body:
        if body["policy"] not in POLICIES:
            raise ControlError(f"'policy' must be one of {', '.join(POLICIES)}.")
        tenant.exchange.policies[room.mail] = body["policy"]
    if "answer" in body:
        if body["answer"] not in tuple(_ANSWERS):
            raise ControlError("'answer' must be accept or decline.")
        mailbox = tenant.exchange.mailboxes[room.mail]
        answer_pending(
            MailboxContext(tenant.exchange, mailbox, tenant.now()), _ANSWERS[body["answer"]]
        )
    return web.json_response(_room(tenant, room))


async def _calendars(tenant: Tenant, request: web.Request) -> web.Response:
    owner = find_owner(tenant.directory, request.match_info["mail"])
    if owner is None:
        return web.json_response({"error": "There is no such mailbox."}, status=404)
    mailbox = tenant.exchange.mailboxes[owner.mail]
    subject = request.query.get("subject", "")
    return web.json_response({"calendars": _contents(mailbox, subject)})


async def _change_event(tenant: Tenant, request: web.Request) -> web.Response:
    owner = find_owner(tenant.directory, request.match_info["mail"])
    if owner is None:
        return web.json_response({"error": "There is no such mailbox."}, status=404)
    mailbox, body = tenant.exchange.mailboxes[owner.mail], await _body(request)
    event = find_own_event(mailbox, body)
    if event is None:
        return web.json_response({"error": "There is no such event here."}, status=404)
    change_in_outlook(MailboxContext(tenant.exchange, mailbox, tenant.now()), event, body)
    return web.json_response({"calendars": _contents(mailbox)})


def _contents(mailbox: Mailbox, subject: str = "") -> list[Json]:
    """Return all calendars with those events whose subjects begin so."""
    found = (one for one in mailbox.events.values() if one.subject.startswith(subject))
    events = sorted(found, key=lambda one: one.start.timestamp())
    return [
        {
            "id": calendar.id,
            "name": calendar.name,
            "isDefault": calendar.is_primary,
            "events": [
                event_json(one, Preference())
                for one in events
                if one.calendar == calendar.id and one.kind != "seriesMaster"
            ],
        }
        for calendar in mailbox.calendars.values()
    ]


async def _mail(tenant: Tenant, request: web.Request) -> web.Response:
    address = _outside(tenant, request)
    invitations = [mail_json(one) for one in mails_to(tenant.exchange, address)]
    return web.json_response([*invitations, *letters_to(tenant.exchange, address)])


async def _answer_mail(tenant: Tenant, request: web.Request) -> web.Response:
    address, body = _outside(tenant, request), await _body(request)
    event = find_invitation(tenant.exchange, address, str(body.get("iCalUId")))
    if event is None:
        return web.json_response({"error": "There is no such invitation."}, status=404)
    given = parse_response(event, body)
    answer_invitation(tenant.exchange, address, event, given, tenant.now())
    return web.json_response({"iCalUId": event.ical, "answer": given.response})


def _outside(tenant: Tenant, request: web.Request) -> str:
    address = request.match_info["address"]
    if find_owner(tenant.directory, address):
        raise ControlError(f"{address} is inside the tenant: look at their calendar.")
    return address


async def _requests(tenant: Tenant, _: web.Request) -> web.Response:
    return web.json_response(recorded_calls_json(tenant.journal))


async def _forget_requests(tenant: Tenant, _: web.Request) -> web.Response:
    tenant.journal.seen.clear()
    return web.Response(status=204)


async def _faults(tenant: Tenant, _: web.Request) -> web.Response:
    return web.json_response([fault_json(one) for one in tenant.journal.faults])


async def _add_fault(tenant: Tenant, request: web.Request) -> web.Response:
    fault = parse_fault(await _body(request))
    tenant.journal.faults.append(fault)
    return web.json_response(fault_json(fault), status=201)


async def _end_faults(tenant: Tenant, _: web.Request) -> web.Response:
    tenant.journal.faults.clear()
    return web.Response(status=204)


async def _reset(tenant: Tenant, request: web.Request) -> web.Response:
    """Start over. Sign-ins outlive it unless `signIns` asks otherwise: their apps do not know of it."""
    body = await _body(request)
    sign_ins = body.get("signIns", False)
    if not isinstance(sign_ins, bool) or set(body) - {"signIns"}:
        raise ControlError("A reset takes nothing, or 'signIns': true to end all sign-ins as well.")
    tenant.reset(sign_ins=sign_ins)
    return web.json_response({"now": tenant.now().isoformat()})


async def _clock(tenant: Tenant, _: web.Request) -> web.Response:
    return web.json_response({"now": tenant.now().isoformat()})


async def _advance(tenant: Tenant, request: web.Request) -> web.Response:
    seconds = (await _body(request)).get("advanceSeconds")
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if seconds is None or not is_number or not 0 <= seconds <= MOST_SECONDS:
        raise ControlError(
            f"'advanceSeconds' must be a number of seconds, from 0 to {MOST_SECONDS}."
        )
    if tenant.advance is None:
        return web.json_response({"error": "This tenant's clock cannot be moved."}, status=409)
    tenant.advance(timedelta(seconds=seconds))
    return web.json_response({"now": tenant.run_due().isoformat()})


async def _switches(tenant: Tenant, _: web.Request) -> web.Response:
    return web.json_response(switches_json(tenant))


async def _switch(tenant: Tenant, request: web.Request) -> web.Response:
    apply_switches(tenant, await _body(request))
    return web.json_response(switches_json(tenant))


async def _body(request: web.Request) -> Mapping[str, Any]:
    if not (await request.read()).strip():
        return {}
    try:
        body = await request.json()
    except ValueError as error:
        raise ControlError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise ControlError("The body must be a JSON object.")
    return body
