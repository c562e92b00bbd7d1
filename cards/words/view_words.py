"""Views of plain facts as the titles, rows and sentences that say them: the one table from a view to its words."""

from collections.abc import Callable
from typing import Any

from bot.runtime.ports import View
from cards.account_views import (
    AboutPersonView,
    AskAboutSeveral,
    AskToBookAnother,
    AskToForget,
    AskToForgetCandidate,
    AskToHandOver,
    AskToRemove,
    AskToUndo,
    AskToWithdrawLinks,
    AuditFileView,
    AuditLogView,
    CampaignView,
    LimitsView,
    PlanView,
    ReportView,
    RoomChecksView,
    SettingsView,
)
from cards.candidate_views import CandidateLinkList
from cards.clarification_views import AskWhich, Choices
from cards.loop_views import LoopTemplatesView
from cards.view_models import AskSure, Message, Notice, Sheet
from cards.words import clarifications, confirmations
from cards.words.administration import audit_log, detail_cards, reports
from cards.words.bookings import candidate_link_list, candidate_links, loops, reminders
from cards.words.message_registry import message_text


def _notice(view: Message) -> Notice:
    said = message_text(view)
    return Notice(title=said.title, lines=said.lines, tone=said.tone, year=view.year)


def _choices(view: AskWhich) -> Choices:
    question = clarifications.question_text(view.question.key, dict(view.question.facts))
    options = (clarifications.option_text(one.key, dict(one.facts)) for one in view.options)
    return Choices(question=question, choices=tuple(options), year=view.year)


VIEW_WORDS: dict[type[View], Callable[[Any], Notice | Sheet | AskSure | Choices]] = {
    Message: _notice,
    AskWhich: _choices,
    LimitsView: detail_cards.limits,
    SettingsView: detail_cards.settings,
    ReportView: reports.report,
    PlanView: reminders.plan_card,
    AuditLogView: audit_log.audit_log,
    AuditFileView: audit_log.audit_file,
    CampaignView: detail_cards.campaign,
    RoomChecksView: detail_cards.room_checks,
    AboutPersonView: detail_cards.about_person,
    AskToForget: confirmations.ask_to_forget,
    AskToWithdrawLinks: candidate_links.ask_to_withdraw,
    CandidateLinkList: candidate_link_list.link_list,
    AskToRemove: confirmations.ask_to_remove,
    AskToForgetCandidate: confirmations.ask_to_forget_candidate,
    AskToHandOver: confirmations.ask_to_hand_over,
    AskToBookAnother: confirmations.ask_to_book_another,
    AskToUndo: confirmations.ask_to_undo,
    AskAboutSeveral: confirmations.ask_about_several,
    LoopTemplatesView: loops.templates,
}


def in_words(view: View) -> View:
    """Return a view in words; one with a layout of its own comes back as it is."""
    words = VIEW_WORDS.get(type(view))
    return words(view) if words else view
