"""Forms as Slack's modals, and what was filled in there as plain text by field."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace
from slack_sdk.models.blocks import (
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View as Modal

from cards.actions import Action, unpack
from cards.components import Choice, Field, Form
from cards.slack_blocks import page, plain_text, read
from cards.view_models import CardDetails
from cards.words.forms import OPTIONAL
from cards.words.slack import BACK, CLOSE

TITLE_MOST = 24
OPTIONS_MOST = 100
VALUE_MOST = 75
LONGEST_TEXT = 3000
KEPT_MOST = 3000
"""Characters that a modal carries and gives back."""
CALLBACK = "form"
"""The callback id of every modal of ours."""
_INPUT = "value"
_LONG = "long"
"""Under which the values are that are longer than an option's may be."""


def modal(form: Form, note: str = "") -> dict[str, Any]:
    """Return the view to open; `note` comes back with what is filled in, e.g. where the card stands."""
    action = form.submit.action
    kept = {"action": action.pack() if action else None, "note": note}
    long = _long_values(form, KEPT_MOST - len(_packed(kept)))
    fields = [_shortened(field, long) for field in form.fields]
    return Modal(
        type="modal",
        callback_id=CALLBACK,
        title=plain_text(form.heading or form.title, TITLE_MOST),
        submit=plain_text(form.submit.title, TITLE_MOST),
        close=plain_text(BACK, TITLE_MOST),
        private_metadata=_packed({**kept, _LONG: long} if long else kept),
        blocks=[_input(field) for field in fields if _can_be_filled(field)],
    ).to_dict()


def _packed(kept: Mapping[str, Any]) -> str:
    return json.dumps(kept, separators=(",", ":"))


def _long_values(form: Form, room: int) -> dict[str, str]:
    """Return the values that no option may have, by the keys that stand for them, as far as there is room; the chosen first."""
    every = [(field, one.value) for field in form.fields for one in field.choices[:OPTIONS_MOST]]
    too_long = [pair for pair in every if len(pair[1]) > VALUE_MOST]
    chosen_first = sorted(too_long, key=lambda pair: pair[1] not in pair[0].value.split(","))
    found: dict[str, str] = {}
    for value in dict.fromkeys(value for _, value in chosen_first):
        more = {**found, f"~{len(found)}": value}
        if len(_packed({_LONG: more})) <= room:
            found = more
    return found


def _shortened(field: Field, long: Mapping[str, str]) -> Field:
    """Return a field whose choices have keys in place of their long values, also those that are chosen."""
    keys = {value: key for key, value in long.items()}
    if not keys or not field.choices:
        return field
    chosen = ",".join(keys.get(one, one) for one in field.value.split(","))
    choices = tuple(replace(one, value=keys.get(one.value, one.value)) for one in field.choices)
    return replace(field, value=chosen, choices=choices)


def details(view: CardDetails) -> dict[str, Any]:
    """Return the view to open for what a card folds away: something to read, and nothing to send."""
    title, blocks = page(view)
    return Modal(
        type="modal",
        title=plain_text(title, TITLE_MOST),
        close=plain_text(CLOSE, TITLE_MOST),
        blocks=blocks,
    ).to_dict()


def sent(view: Mapping[str, Any]) -> tuple[Action, str, dict[str, str]]:
    """Return a submitted modal's action, note and inputs; raises OutdatedAction for any other."""
    kept = read(view.get("private_metadata"))
    values = view.get("state", {}).get("values", {})
    long = kept.get(_LONG, {})
    inputs = {field: _filled(element[_INPUT], long) for field, element in values.items()}
    return unpack(kept.get("action")), str(kept.get("note", "")), inputs


def write_modal(view: Mapping[str, Any]) -> str:
    """Return what somebody wrote in a submitted modal in words of their own; empty for choices and what stood there."""
    values = view.get("state", {}).get("values", {})
    inputs = (one for one in view.get("blocks", ()) if one.get("type") == "input")
    stood = {one["block_id"]: one["element"].get("initial_value") for one in inputs}
    filled = ((name, element[_INPUT]) for name, element in values.items())
    return " · ".join(
        one["value"]
        for name, one in filled
        if one.get("type") == "plain_text_input"
        and one.get("value") not in {None, "", stood.get(name)}
    )


def _filled(element: Mapping[str, Any], long: Mapping[str, str]) -> str:
    options = element.get("selected_options")
    if options is not None:
        return ",".join(long.get(one["value"], one["value"]) for one in options)
    option = str((element.get("selected_option") or {}).get("value") or "")
    picked = element.get("selected_date") or element.get("selected_time")
    return long.get(option, option) or picked or element.get("value") or ""


def _can_be_filled(field: Field) -> bool:
    """Whether there is anything to choose from: Slack opens no form with an empty list in it."""
    return field.kind not in {"one", "several"} or any(_options(field))


def _input(field: Field) -> InputBlock:
    return InputBlock(
        block_id=field.id,
        # Slack says itself which fields are optional.
        label=plain_text(field.label.removesuffix(OPTIONAL), LONGEST_TEXT),
        element=_element(field),
        optional=not (field.is_required or field.kind == "one"),
    )


def _element(field: Field) -> InputInteractiveElement:
    hint = plain_text(field.hint, 150) if field.hint else None
    match field.kind:
        case "one":
            first = next(_options(field, field.value), None)
            choices = list(_options(field))
            return StaticSelectElement(action_id=_INPUT, options=choices, initial_option=first)
        case "several":
            chosen = list(_options(field, *field.value.split(","))) or None
            choices = list(_options(field))
            return StaticMultiSelectElement(
                action_id=_INPUT, options=choices, initial_options=chosen
            )
        case "date":
            return DatePickerElement(action_id=_INPUT, initial_date=field.value or None)
        case "time":
            return TimePickerElement(action_id=_INPUT, initial_time=field.value or None)
        case _:
            return PlainTextInputElement(
                action_id=_INPUT,
                initial_value=field.value or None,
                multiline=field.kind == "long",
                max_length=field.most or LONGEST_TEXT,
                placeholder=hint,
            )


def _options(field: Field, *only: str) -> Iterator[Option]:
    for one in field.choices[:OPTIONS_MOST]:
        if len(one.value) <= VALUE_MOST and (not only or one.value in only):
            yield _option(one)


def _option(choice: Choice) -> Option:
    return Option(value=choice.value, text=plain_text(choice.title))
