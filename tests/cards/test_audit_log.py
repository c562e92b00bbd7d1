"""The audit log keeps codes; each has words when it is read, and what earlier versions kept in words reads as it was."""

import ast

import pytest

from bot.domain.audit import Deed
from cards.words.administration.audit_log import DEEDS, SETTINGS, about_name
from dialogs.routes import ROUTES
from tests.harness.sources import holding, nodes, parsed


def noted():
    """Yield every setting whose change is noted: named where it is noted, or by the verb of its request."""
    for path in holding("record_deed|SettingRequest", "dialogs"):
        for node in nodes(parsed(path)):
            if isinstance(node, ast.Call):
                yield from _settings_of(node, path)
    for verb, step in ROUTES.commands.items():
        if "account_setting" in step.__qualname__:
            yield verb


def _settings_of(call, path):
    made_by = getattr(call.func, "id", "")
    if made_by == "record_deed" and ast.unparse(call.args[1]) == "Deed.SETTING":
        yield from (one.value.value for one in call.keywords if isinstance(one.value, ast.Constant))
    if made_by == "SettingRequest" and path.name == "settings_card.py":
        yield call.args[1].value


def test_every_deed_and_every_setting_has_words():
    assert DEEDS.keys() == {one.value for one in Deed}
    assert {*noted(), "template", "template_delete", "building"} - SETTINGS.keys() == set()


@pytest.mark.parametrize(
    ("deed", "about", "said"),
    [
        (Deed.SETTING, "feedback_link", "feedback link"),
        (Deed.SETTING, "feedback link", "feedback link"),
        (Deed.SETTING, "holds for candidates", "holds for candidates"),
        (Deed.SETTING, "working days", "working days"),
        (Deed.ROLE_GIVEN, "it manager", "IT manager"),
        (Deed.INVITED, "1", "1 person"),
        (Deed.INVITED, "3 people", "3 people"),
        (Deed.REPORTED, "2026-11-01/2026-11-30", "November 2026"),
        (Deed.ROOM_ADDED, "12", "12"),
        (Deed.SCHEDULING_USER, "nobody", "nobody"),
    ],
)
def test_what_a_deed_was_about_is_said_in_words(deed, about, said):
    assert about_name(deed.value, about) == said
