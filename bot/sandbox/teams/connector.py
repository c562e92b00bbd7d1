"""Bot Framework's connector for the tenant's chats: the REST service through which a bot speaks.

The addresses, bodies and refusals are those of "Bot Connector REST API reference"
(learn.microsoft.com), as far as Teams keeps them.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from aiohttp import web

from bot.sandbox.directory import Person
from bot.sandbox.entra.identity import principal_name
from bot.sandbox.fault_injection import Fault
from bot.sandbox.fault_responses import Handler, with_faults
from bot.sandbox.graph.datetimes import format_instant
from bot.sandbox.teams.chat_log import (
    ChatLog,
    Message,
    conversation_of,
    personal_chat,
    teams_id,
    thread_of,
)
from bot.sandbox.tenant import Tenant

ROOT = "/sandbox/teams"
CARD = "application/vnd.microsoft.card.adaptive"
SIGN_IN_CARD = "application/vnd.microsoft.card.oauth"
LARGEST_MESSAGE = 100 * 1024
"""Bytes; what Teams takes, cards included."""
_PAGE, _PAGE_MOST = 200, 500
Json = dict[str, Any]
OnSignInCard = Callable[[Tenant, Message, Mapping[str, Any]], None]
Answering = Callable[[Tenant, web.Request], Awaitable[web.Response]]


class _Refused(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def routes(tenant: Tenant, on_sign_in_card: OnSignInCard) -> list[web.RouteDef]:
    """Return the routes of the connector; Teams acts by itself on a sign-in card that is shown."""
    chat = "/{chat}"
    table: list[tuple[str, str, Answering]] = [
        ("POST", "", _create),
        ("POST", f"{chat}/activities", partial(_send, on_sign_in_card)),
        ("POST", f"{chat}/activities/{{message}}", partial(_send, on_sign_in_card)),
        ("PUT", f"{chat}/activities/{{message}}", _update),
        ("DELETE", f"{chat}/activities/{{message}}", _delete),
        ("GET", f"{chat}/members", _members),
        ("GET", f"{chat}/pagedmembers", _paged_members),
        ("GET", f"{chat}/members/{{member}}", _member),
    ]
    root = f"{ROOT}/v3/conversations"
    return [
        web.route(method, root + path, _with_faults(tenant, _with_errors(tenant, go)))
        for method, path, go in table
    ]


def _with_faults(tenant: Tenant, handler: Handler) -> Handler:
    return with_faults(lambda: tenant.journal, handler, _fault_body)


def _fault_body(fault: Fault) -> Json:
    message = fault.message or "The service is having trouble."
    return {"error": {"code": fault.code or "ServiceError", "message": message}}


def _with_errors(tenant: Tenant, answering: Answering) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        try:
            _check_chat(tenant.chats, request.match_info.get("chat"))
            return await answering(tenant, request)
        except _Refused as refused:
            error = {"code": refused.code, "message": str(refused)}
            return web.json_response({"error": error}, status=refused.status)

    return handle


def _check_chat(chats: ChatLog, chat: str | None) -> None:
    if chat is None:
        return
    if not chats.has_chat(chat):
        raise _Refused(404, "ConversationNotFound", "Conversation not found.")
    person = chats.person_in(chat)
    if person is not None and not chats.membership(person.mail).is_installed:
        message = "The bot is not part of the conversation roster."
        raise _Refused(403, "BotNotInConversationRoster", message)


async def _create(tenant: Tenant, request: web.Request) -> web.Response:
    body = await _body(request)
    members = body.get("members")
    if not isinstance(members, list) or len(members) != 1 or body.get("isGroup") is True:
        raise _Refused(400, "BadSyntax", "Exactly one member is needed, and no group.")
    wanted = members[0].get("id") if isinstance(members[0], dict) else None
    person = _person(tenant.chats, str(wanted))
    if person is None or not tenant.chats.membership(person.mail).is_installed:
        raise _Refused(403, "ForbiddenOperationException", "The bot is not installed for them.")
    chat = personal_chat(person)
    return web.json_response({"id": chat, "serviceUrl": service_url(tenant)}, status=201)


async def _send(
    on_sign_in_card: OnSignInCard, tenant: Tenant, request: web.Request
) -> web.Response:
    body, chat = await _body(request), request.match_info["chat"]
    if body.get("type") == "typing":
        tenant.chats.broadcast(
            {"kind": "typing", "chat": conversation_of(chat), "thread": thread_of(chat)}
        )
        return web.json_response({"id": ""}, status=201)
    if body.get("type") != "message":
        raise _Refused(400, "BadArgument", "Only messages can be sent.")
    message = Message(
        chat=conversation_of(chat),
        author="",
        at=format_instant(tenant.now()) or "",
        thread=_thread(tenant.chats, chat, request.match_info.get("message", "")),
        **_content(body),
    )
    tenant.chats.save(message)
    if card := _card_of(body, SIGN_IN_CARD):
        on_sign_in_card(tenant, message, card)
    return web.json_response({"id": message.id}, status=201)


async def _update(tenant: Tenant, request: web.Request) -> web.Response:
    message = _own(tenant.chats, request)
    for name, value in _content(await _body(request)).items():
        setattr(message, name, value)
    message.is_edited = True
    message.views.clear()
    tenant.chats.save(message)
    return web.json_response({"id": message.id})


async def _delete(tenant: Tenant, request: web.Request) -> web.Response:
    tenant.chats.remove(_own(tenant.chats, request))
    return web.Response()


async def _members(tenant: Tenant, request: web.Request) -> web.Response:
    return web.json_response(_listed(tenant, request))


async def _paged_members(tenant: Tenant, request: web.Request) -> web.Response:
    everybody = _listed(tenant, request)
    start = _number(request, "continuationToken", 0)
    size = min(max(_number(request, "pageSize", _PAGE), 1), _PAGE_MOST)
    page: Json = {"members": everybody[start : start + size]}
    if start + size < len(everybody):
        page["continuationToken"] = str(start + size)
    return web.json_response(page)


async def _member(tenant: Tenant, request: web.Request) -> web.Response:
    person = _person(tenant.chats, request.match_info["member"])
    if person is None or person not in tenant.chats.members(request.match_info["chat"]):
        raise _Refused(404, "MemberNotFoundInConversation", "Member not found in conversation.")
    return web.json_response(_member_json(tenant, person))


def service_url(tenant: Tenant) -> str:
    """Return the address that people's activities name as the way to answer."""
    return f"{tenant.base}{ROOT}"


def _person(chats: ChatLog, id: str) -> Person | None:  # noqa: A002 - the connector's own word
    people = chats.directory.people.values()
    return next((one for one in people if id.lower() in (teams_id(one), one.id)), None)


def _listed(tenant: Tenant, request: web.Request) -> list[Json]:
    return [_member_json(tenant, one) for one in tenant.chats.members(request.match_info["chat"])]


def _member_json(tenant: Tenant, person: Person) -> Json:
    given, _, family = person.name.partition(" ")
    membership = tenant.chats.membership(person.mail)
    return {
        "id": teams_id(person),
        "name": person.name,
        "objectId": person.id,
        "aadObjectId": person.id,
        "givenName": given,
        "surname": family,
        "email": person.mail,
        "userPrincipalName": principal_name(tenant.entra, person),
        "tenantId": membership.tenant_id or tenant.directory.tenant_id,
        "userRole": membership.user_role,
    }


def _thread(chats: ChatLog, chat: str, reply_to: str) -> str:
    named = thread_of(chat)
    if named:
        return named
    answered = chats.find_message(chat, reply_to)
    is_personal = chats.person_in(chat) is not None
    return "" if answered is None or is_personal else answered.thread or answered.id


def _own(chats: ChatLog, request: web.Request) -> Message:
    message = chats.find_message(request.match_info["chat"], request.match_info["message"])
    if message is None:
        raise _Refused(404, "ActivityNotFoundInConversation", "Activity not found.")
    if message.author:
        raise _Refused(403, "MessageWritesBlocked", "A bot changes its own messages only.")
    return message


def _content(activity: Mapping[str, Any]) -> Json:
    card = _card_of(activity, CARD) or _drawn(_card_of(activity, SIGN_IN_CARD))
    text, summary = activity.get("text"), activity.get("summary")
    if not card and not text:
        raise _Refused(400, "BadArgument", "A message needs text or an Adaptive Card.")
    return {
        "text": text if isinstance(text, str) else "",
        "is_markdown": activity.get("textFormat") != "plain",
        "summary": summary if isinstance(summary, str) else "",
        "card": card,
    }


def _card_of(activity: Mapping[str, Any], kind: str) -> Json | None:
    attachments = activity.get("attachments")
    cards = [
        one.get("content")
        for one in (attachments if isinstance(attachments, list) else [])
        if isinstance(one, dict) and one.get("contentType") == kind
    ]
    return cards[0] if cards and isinstance(cards[0], dict) else None


def _drawn(card: Json | None) -> Json | None:
    """Return how Teams shows a sign-in card: its text, and its buttons below."""
    if card is None:
        return None
    buttons = [one for one in card.get("buttons", []) if isinstance(one, dict)]
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [{"type": "TextBlock", "text": str(card.get("text", "")), "wrap": True}],
        "actions": [
            {"type": "Action.OpenUrl", "title": str(one.get("title")), "url": str(one.get("value"))}
            for one in buttons
        ],
    }


async def _body(request: web.Request) -> Mapping[str, Any]:
    raw = await request.read()
    if len(raw) > LARGEST_MESSAGE:
        raise _Refused(413, "MessageSizeTooBig", "Message size too large.")
    try:
        body = await request.json()
    except ValueError as error:
        raise _Refused(400, "BadSyntax", "The body is not JSON.") from error
    if not isinstance(body, dict):
        raise _Refused(400, "BadSyntax", "The body is not an activity.")
    return body


def _number(request: web.Request, name: str, usual: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isdecimal() else usual
