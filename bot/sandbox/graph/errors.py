"""Graph's errors: a status, a code, a message and sometimes more, raised where they are noticed.

Codes come in three styles in the real thing (gateway, validators, Exchange) and do so here too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class GraphError(Exception):
    """One refused Graph call, as it will be written into the error body."""

    status: int
    code: str
    message: str
    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def bad_request(message: str, code: str = "BadRequest") -> GraphError:
    """Return the 400 of the gateway or, with its own code, of a validator."""
    return GraphError(400, code, message)


def unreadable_body(message: str) -> GraphError:
    """Return the 400 for a body that does not fit the type it is meant for."""
    return GraphError(400, "RequestBodyRead", message)


def item_not_found() -> GraphError:
    """Return Exchange's 404 for an id that names nothing in this mailbox."""
    return GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.")


def cannot_delete() -> GraphError:
    """Return Exchange's 403 for deleting what was deleted before, seen with immutable ids (msgraph-sdk-dotnet 3047)."""
    return GraphError(403, "ErrorCannotDeleteObject", "Object cannot be deleted.")


def malformed_id() -> GraphError:
    """Return the 400 that comes before any look-up when an id cannot be taken apart."""
    return GraphError(400, "ErrorInvalidIdMalformed", "Id is malformed.")


def access_denied() -> GraphError:
    """Return Exchange's 403, for a missing scope as for missing rights."""
    return GraphError(
        403, "ErrorAccessDenied", "Access is denied. Check credentials and try again."
    )


def authorization_denied() -> GraphError:
    """Return the directory's own 403, spelled differently from Exchange's."""
    return GraphError(
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
    )


def invalid_request(message: str) -> GraphError:
    """Return the 400 for a request that is well formed and cannot be completed."""
    return GraphError(400, "ErrorInvalidRequest", f"Your request can't be completed. {message}")


def invalid_parameter(message: str) -> GraphError:
    """Return the 400 for two parameters that exclude each other."""
    return GraphError(400, "ErrorInvalidParameter", message)
