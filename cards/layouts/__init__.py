"""Which parts each view is made of, one module for each noun; the words in them are in `cards.words`."""

from collections.abc import Callable
from typing import Any

from bot.domain.card_subjects import interview_subject, loop_subject, offer_subject
from bot.runtime import ports
from cards.account_views import (
    LimitsView,
    NotificationsView,
    PeopleView,
    PersonView,
    PoolList,
    PoolView,
    RoomView,
    SettingsView,
)
from cards.actions import Refresh
from cards.candidate_views import CandidateLinkCard
from cards.clarification_views import Choices
from cards.components import Card, Part
from cards.interview_views import (
    AskToCancel,
    AskToGoOffline,
    Home,
    InterviewCard,
    InterviewerWish,
    InterviewList,
)
from cards.layouts.accounts import account_status, ask_to_disable, connected, consent
from cards.layouts.candidate_links import candidate_link
from cards.layouts.card_details import card_details
from cards.layouts.detail_cards import approval, ask_sure, sheet
from cards.layouts.home import home
from cards.layouts.interview_list import ask_to_cancel, ask_to_go_offline, interview_list
from cards.layouts.interviewer_wish import interviewer_wish
from cards.layouts.interviews import interview_card
from cards.layouts.loop_offers import loop_offer_card
from cards.layouts.loops import ask_to_cancel_loop, loop_card
from cards.layouts.notices import choices, dead_letters, help_, moved_card, notice, problem
from cards.layouts.notifications import notifications
from cards.layouts.offers import offer_card
from cards.layouts.people import people, person
from cards.layouts.pools import pool, pool_list
from cards.layouts.reminders import morning_digest, reminder
from cards.layouts.rooms import room, room_list
from cards.layouts.settings import limits, settings
from cards.loop_views import AskToCancelLoop, LoopCard, LoopOfferCard
from cards.offer_views import OfferCard
from cards.plain_text import plain
from cards.reminder_views import MorningDigest, Reminder
from cards.view_models import (
    AccountStatus,
    Approval,
    AskSure,
    AskToDisable,
    CardDetails,
    Connected,
    Consent,
    DeadLetters,
    Help,
    MovedCard,
    Notice,
    Problem,
    RoomList,
    Sheet,
)
from cards.words.view_words import VIEW_WORDS, in_words
from cards.zone_clock import on_zone_clock

LAYOUTS: dict[type[ports.View], Callable[[Any], list[Part]]] = {
    Notice: notice,
    Problem: problem,
    CardDetails: card_details,
    DeadLetters: dead_letters,
    MovedCard: moved_card,
    Help: help_,
    Choices: choices,
    AccountStatus: account_status,
    AskToDisable: ask_to_disable,
    Consent: consent,
    Connected: connected,
    OfferCard: offer_card,
    LoopOfferCard: loop_offer_card,
    LoopCard: loop_card,
    AskToCancelLoop: ask_to_cancel_loop,
    InterviewCard: interview_card,
    InterviewList: interview_list,
    Home: home,
    AskToCancel: ask_to_cancel,
    AskToGoOffline: ask_to_go_offline,
    InterviewerWish: interviewer_wish,
    Reminder: reminder,
    MorningDigest: morning_digest,
    RoomList: room_list,
    Approval: approval,
    Sheet: sheet,
    SettingsView: settings,
    NotificationsView: notifications,
    LimitsView: limits,
    RoomView: room,
    PoolList: pool_list,
    PoolView: pool,
    PeopleView: people,
    PersonView: person,
    AskSure: ask_sure,
    CandidateLinkCard: candidate_link,
}

VIEWS: dict[str, type[ports.View]] = {view.kind: view for view in (*LAYOUTS, *VIEW_WORDS)}
"""Every view by its name in the outbox."""


def _laid_out(view: ports.View) -> list[Part]:
    placed = on_zone_clock(view)
    worded = placed if type(placed) in LAYOUTS else in_words(placed)
    return LAYOUTS[type(worded)](worded)


def lay_out(view: ports.View) -> Card:
    """Return the card of a view, with the same in plain text."""
    parts = tuple(_laid_out(view))
    if isinstance(view, InterviewCard):
        again = Refresh(interview_subject(view.interview))
        return Card(parts, plain(parts), refresh=again, viewers=view.viewers)
    if isinstance(view, LoopCard):
        latest = Refresh(loop_subject(view.loop))
        return Card(parts, plain(parts), refresh=latest, viewers=view.viewers)
    if isinstance(view, OfferCard | LoopOfferCard):
        anew = Refresh(offer_subject(view.offer))
        return Card(parts, plain(parts), refresh=anew, viewers=view.viewers)
    return Card(parts, plain(parts))
