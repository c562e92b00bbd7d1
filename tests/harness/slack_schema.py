"""Calls, blocks and views of Slack held against the names and the kinds that Slack's own library has for them."""

import inspect
import types
import typing
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import RichTextElementParts
from slack_sdk.models.views import View, ViewState
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]

_MODELS = (JsonObject, RichTextElementParts.TextStyle)
_KINDS: dict[Any, tuple[type, ...]] = {
    str: (str,),
    int: (int,),
    float: (int, float),
    bool: (bool,),
    dict: (dict,),
    type(None): (type(None),),
}
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def call_mistakes(method: str, given: Json) -> Iterator[str]:
    """Yield what the library does not know of a call, or takes in another kind."""
    known = getattr(AsyncWebClient, method.replace(".", "_"), None)
    if known is None:
        yield f"{method} is no method of the library"
        return
    kinds = _kinds(known)
    plain = {name: _decoded(kinds.get(name), one) for name, one in given.items() if name != "token"}
    yield from _named_mistakes(known, plain, method)
    prompts = given.get("prompts", [])
    if not isinstance(prompts, list) or not all(map(_is_prompt, prompts)):
        yield f"{method}: {prompts} are no prompts"


def _is_prompt(value: Any) -> bool:
    """Whether it is a suggested prompt, which the library takes as any dictionary; the names are those of Slack's reference."""
    texts = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return texts and {*value} == {"title", "message"}


def _decoded(kind: Any, value: Any) -> Any:
    """Return an argument as it was before the library wrote it into a form, where all is text."""
    kinds = _alternatives(kind)
    if bool in kinds and isinstance(value, str) and value in _FLAGS:
        return _FLAGS[value]
    is_number = int in kinds and isinstance(value, str) and value.isdecimal()
    return int(value) if is_number else value


def _model_mistakes(model: type, value: Json, where: str) -> Iterator[str]:
    """Yield what is wrong with an object on the wire, which names its kind itself where there are several."""
    models = _members(model).get(value.get("type", ""), []) if _is_family(model) else [model]
    if not models:
        yield f"{where}: {value.get('type')!r} is no {model.__name__}"
        return
    inner = {name: one for name, one in value.items() if name != "type" or not _has_type(models)}
    found = [list(_named_mistakes(one.__init__, inner, where)) for one in models]
    yield from min(found, key=len)


def _named_mistakes(makes: Any, given: Json, where: str) -> Iterator[str]:
    kinds, named = _kinds(makes), _named(makes)
    for name, value in given.items():
        if name not in named:
            yield f"{where}.{name}: unknown"
        else:
            yield from _kind_mistakes(kinds.get(name, Any), value, f"{where}.{name}")
    needed = {name for name, one in named.items() if one.default is one.empty}
    yield from (f"{where}.{name}: missing" for name in sorted(needed - given.keys()))


@cache
def _kinds(makes: Any) -> dict[str, Any]:
    """Return of which kind each argument is that a method of the library takes."""
    return typing.get_type_hints(makes)


@cache
def _named(makes: Any) -> dict[str, inspect.Parameter]:
    """Return the arguments that a method of the library takes by name."""
    return {
        name: one
        for name, one in inspect.signature(makes).parameters.items()
        if name != "self" and one.kind in {one.KEYWORD_ONLY, one.POSITIONAL_OR_KEYWORD}
    }


def _kind_mistakes(kind: Any, value: Any, where: str) -> Iterator[str]:
    """Yield what is wrong with a value; a model's shorthand in Python, text in place of an object, is not on the wire."""
    kinds = _alternatives(kind)
    if Any in kinds:
        return
    if models := [one for one in kinds if _is_model(one)]:
        kinds = [*models, *(one for one in kinds if one is type(None))]
    if any(_listed(one) and any(map(_is_model, _alternatives(_item(one)))) for one in kinds):
        kinds = [one for one in kinds if one is not str]
    found = [list(_one_kind_mistakes(one, value, where)) for one in kinds]
    yield from min(found, key=len)


def _one_kind_mistakes(kind: Any, value: Any, where: str) -> Iterator[str]:
    if _is_model(kind):
        if isinstance(value, dict):
            yield from _model_mistakes(kind, value, where)
        else:
            yield f"{where}: {value!r} is no {kind.__name__}"
    elif _listed(kind):
        if not isinstance(value, list):
            yield f"{where}: {value!r} is no list"
            return
        for number, one in enumerate(value):
            yield from _kind_mistakes(_item(kind), one, f"{where}.{number}")
    elif type(value) not in _KINDS.get(typing.get_origin(kind) or kind, ()):
        yield f"{where}: {value!r} is no {kind}"


def _alternatives(kind: Any) -> list[Any]:
    if typing.get_origin(kind) in {typing.Union, types.UnionType}:
        return [one for part in typing.get_args(kind) for one in _alternatives(part)]
    return [kind]


def _listed(kind: Any) -> bool:
    origin = typing.get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Sequence)


def _item(kind: Any) -> Any:
    return typing.get_args(kind)[0]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, _MODELS)


def _is_family(model: type) -> bool:
    return bool(_members(model))


def _has_type(models: Sequence[type]) -> bool:
    return not any("type" in _named(one.__init__) for one in models)


@cache
def _members(model: type) -> dict[str, list[type]]:
    """Return the models of a family by the type that each has on the wire."""
    found: dict[str, list[type]] = {}
    if model in {View, ViewState}:
        return found
    for one in [model, *_descendants(model)]:
        if isinstance(kind := getattr(one, "type", None), str):
            found.setdefault(kind, []).append(one)
    return found


def _descendants(model: type) -> Iterator[type]:
    for one in model.__subclasses__():
        yield one
        yield from _descendants(one)
