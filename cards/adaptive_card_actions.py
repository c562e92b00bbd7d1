"""What can be pressed and filled in on an Adaptive Card."""

from collections.abc import Sequence
from typing import Any

from cards.actions import Action
from cards.components import Button, Field, Form

Element = dict[str, Any]


def draw_action(one: Button | Form) -> Element:
    """Return a button, or a button that unfolds a form below it."""
    return _form(one) if isinstance(one, Form) else _press(one) | _look(one)


def execute(title: str, action: Action) -> Element:
    """Return a button that sends an action of ours, and the inputs of its form with it."""
    made = {"type": "Action.Execute", "title": title, "verb": action.verb}
    return made | {"data": action.pack()}


def _press(button: Button) -> Element:
    if button.action is None:
        return {"type": "Action.OpenUrl", "title": button.title, "url": button.url}
    return execute(button.title, button.action)


def _look(button: Button) -> Element:
    look: Element = {} if button.style == "default" else {"style": button.style}
    if button.is_folded:
        look["mode"] = "secondary"
    return look | {"tooltip": button.spoken} if button.spoken else look


def _form(form: Form) -> Element:
    card = {
        "type": "AdaptiveCard",
        "body": draw_inputs(form.fields),
        "actions": [draw_action(form.submit)],
    }
    return {"type": "Action.ShowCard", "title": form.title, "card": card}


def draw_inputs(fields: Sequence[Field]) -> list[Element]:
    """Return fields to be filled in, with what they hold already; some beside each other."""
    rows: list[list[Field]] = []
    for field in fields:
        if field.is_beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
    return [_row(row) for row in rows]


def _row(fields: Sequence[Field]) -> Element:
    if len(fields) == 1:
        return _input(fields[0])
    columns = [{"type": "Column", "width": "stretch", "items": [_input(one)]} for one in fields]
    return {"type": "ColumnSet", "columns": columns}


def _input(field: Field) -> Element:
    same: Element = {"id": field.id, "label": field.label}
    if field.kind in {"one", "several"}:
        choices = [{"title": one.title, "value": one.value} for one in field.choices]
        style = "expanded" if field.kind == "several" else "compact"
        several = {"isMultiSelect": True} if field.kind == "several" else {}
        made = {"type": "Input.ChoiceSet", "choices": choices, "style": style, "wrap": True}
        return same | made | several | _value(field)
    if field.kind in {"date", "time"}:
        return same | {"type": f"Input.{field.kind.title()}"} | _value(field)
    hint = {"placeholder": field.hint} if field.hint else {}
    most = {"maxLength": field.most} if field.most else {}
    return (
        same
        | {"type": "Input.Text", "isMultiline": field.kind == "long"}
        | most
        | hint
        | _value(field)
    )


def _value(field: Field) -> Element:
    return {"value": field.value} if field.value else {}
