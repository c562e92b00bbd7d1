"""Forms as Slack's modals, and what was filled in there as plain text by field."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

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
CALLBACK = "form"
"""The callback id of every modal of ours."""
_INPUT = "value"


def modal(form: Form, note: str = "") -> dict[str, Any]:
    """Return the view to open; `note` comes back with what is filled in, e.g. where the card stands."""
    action = form.submit.action
    kept = {"action": action.pack() if action else None, "note": note}
    return Modal(
        type="modal",
        callback_id=CALLBACK,
        title=plain_text(form.heading or form.title, TITLE_MOST),
        submit=plain_text(form.submit.title, TITLE_MOST),
        close=plain_text(BACK, TITLE_MOST),
        private_metadata=json.dumps(kept, separators=(",", ":")),
        blocks=[_input(field) for field in form.fields if _can_be_filled(field)],
    ).to_dict()


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
    inputs = {field: _filled(element[_INPUT]) for field, element in values.items()}
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


def _filled(element: Mapping[str, Any]) -> str:
    options = element.get("selected_options")
    if options is not None:
        return ",".join(one["value"] for one in options)
    option = element.get("selected_option") or {}
    picked = element.get("selected_date") or element.get("selected_time")
    return option.get("value") or picked or element.get("value") or ""


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
