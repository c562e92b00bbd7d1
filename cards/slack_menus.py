"""What of a row of buttons Slack folds into an overflow menu ("⋯"): what is seldom pressed, so that a row stays short.

An option's value is the action as a button carries it, without what has its default, and the first version is one: Slack's
pages allow 150 characters there, its published types 75, and what is longer stays a button.
"""

import json
from collections.abc import Sequence
from typing import Any

from msgspec.structs import fields

from cards.actions import Action, Details
from cards.components import Button, Fold, Form

AnyButton = Button | Form | Fold
FIRST_VERSION = 1
"""Which an option that names none has, whatever the version of today: the menus of old cards stay in the chats."""
VALUE_MOST = 75
OPTIONS_MOST = 5
"""Of one menu."""
SHOWN_MOST = 4
"""Buttons beside each other, as far as the others can be folded."""
_FEW = 2
"""Options below which a menu hides more than it saves."""


def folded(buttons: Sequence[AnyButton]) -> tuple[Sequence[AnyButton], Sequence[Sequence[Button]]]:
    """Return the buttons of a row that are shown, and the options of each menu after them."""
    seldom = [one for one in buttons if _is_seldom(one)]
    shown = [one for one in buttons if one not in seldom]
    for one in reversed([one for one in shown if isinstance(one, Button) and _fits(one)]):
        if len(shown) > SHOWN_MOST:
            shown.remove(one)
            seldom.insert(0, one)
    if not shown or len(seldom) < _FEW:
        return buttons, ()
    return shown, _menus([one for one in map(unfolding, seldom) if isinstance(one, Button)])


def _menus(options: Sequence[Button]) -> Sequence[Sequence[Button]]:
    """Return options as menus of about the same length: none would have one alone."""
    count = -(-len(options) // OPTIONS_MOST)
    each = -(-len(options) // count)
    return [options[first : first + each] for first in range(0, len(options), each)]


def _is_seldom(one: AnyButton) -> bool:
    button = unfolding(one)
    is_folded = isinstance(one, Fold) or (isinstance(one, Button) and one.is_folded)
    return is_folded and isinstance(button, Button) and _fits(button)


def _fits(button: Button) -> bool:
    return button.action is not None and len(option_value(button.action)) <= VALUE_MOST


def unfolding(one: AnyButton) -> Button | Form:
    """Return the button that shows what is folded away: Slack folds no text in messages, and opens a page for it."""
    return Button(one.title, Details(one.subject)) if isinstance(one, Fold) else one


def option_value(action: Action) -> str:
    """Return an action's payload as an option of a menu carries it."""
    defaults = {"v": FIRST_VERSION, **{one.name: one.default for one in fields(action)}}
    kept = {name: one for name, one in action.pack().items() if one != defaults.get(name)}
    return json.dumps(kept, separators=(",", ":"))


def with_version(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the payload of an option as a button carries it."""
    return {"v": FIRST_VERSION, **payload}
