"""Shapes of the JSON that chats send: types to convert it to, for objects of which some fields are read.

What is read is nothing at all, or null, or of its own type, and some of it is needed; what stands besides may be anything.
"""

from collections.abc import Mapping
from types import GenericAlias
from typing import Annotated, Any

import msgspec
from msgspec import Meta

NEEDED = Annotated[str, Meta(min_length=1)]
"""A text that says something."""
SOME = Meta(min_length=1)


def shape(fields: Mapping[str, Any], *, needed: Mapping[str, Any] | None = None) -> Any:
    """Return the type of an object with these fields, and with those that are needed."""
    needed = needed or {}
    optional = [(name, kind | None, None) for name, kind in fields.items() if name not in needed]
    return msgspec.defstruct("Shape", [*needed.items(), *optional], frozen=True)


def texts(*names: str) -> Mapping[str, Any]:
    """Return fields that hold texts."""
    return dict.fromkeys(names, str)


def several(kind: Any) -> Any:
    """Return the type of a list of objects of a shape."""
    return GenericAlias(list, (kind,))


def by_name(kind: Any) -> Any:
    """Return the type of an object whose every field, whatever its name, is of a shape."""
    return GenericAlias(dict, (str, kind))
