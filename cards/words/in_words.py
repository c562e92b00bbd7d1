"""Views of plain facts as the titles, rows and sentences that say them: the one table from a view to its words."""

from collections.abc import Callable
from typing import Any

from bot.runtime.ports import View
from cards.account_views import (
    AboutPersonView,
    AskAboutSeveral,
    AskToForget,
    AskToForgetCandidate,
    AskToHandOver,
    AskToRemove,
    AuditFileView,
    AuditLogView,
    CampaignView,
    LimitsView,
    RoomChecksView,
    SettingsView,
)
from cards.view_models import AskSure, Message, Notice, Sheet
from cards.words import sheets
from cards.words.messages import message_text


def _notice(view: Message) -> Notice:
    said = message_text(view)
    return Notice(title=said.title, lines=said.lines, tone=said.tone, year=view.year)


WORDS: dict[type[View], Callable[[Any], Notice | Sheet | AskSure]] = {
    Message: _notice,
    LimitsView: sheets.limits,
    SettingsView: sheets.settings,
    AuditLogView: sheets.audit_log,
    AuditFileView: sheets.audit_file,
    CampaignView: sheets.campaign,
    RoomChecksView: sheets.room_checks,
    AboutPersonView: sheets.about_person,
    AskToForget: sheets.ask_to_forget,
    AskToRemove: sheets.ask_to_remove,
    AskToForgetCandidate: sheets.ask_to_forget_candidate,
    AskToHandOver: sheets.ask_to_hand_over,
    AskAboutSeveral: sheets.ask_about_several,
}


def in_words(view: View) -> View:
    """Return a view in words; one with a layout of its own comes back as it is."""
    words = WORDS.get(type(view))
    return words(view) if words else view
