"""What the bot understands: ROUTES, the table of every sentence, button and piece of work.

To add a dialog: a view (`cards/view_models.py`) with its layout, an action (`cards/actions.py`) for each
button, a handler in a module here, a row in ROUTES, a sentence in `bot/language`, a transcript test.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct

from bot.domain.jobs import JobKind
from bot.language.parsed import ParsedMessage
from bot.language.requests import AdminRequest, SettingRequest
from bot.runtime.handlers import Handler, JobHandler
from bot.runtime.ports import Action
from cards import actions
from dialogs import card_details, card_refresh, confirmations, undo
from dialogs import help as help_dialog
from dialogs.account import (
    audit_log,
    connect_campaign,
    enable_disable,
    interviewer_limits,
    invitation_settings,
    link_settings,
    people,
    pool_card,
    pools,
    public_holidays,
    reports,
    retention,
    retention_settings,
    roles,
    room_card,
    room_diagnostics,
    rooms,
    settings,
    settings_card,
)
from dialogs.candidates import forget, holds
from dialogs.candidates.links import choose_again, link, link_mail, nudges
from dialogs.candidates.page import no_time_suits
from dialogs.interviews import interview_commands, invitation_preview
from dialogs.interviews.answers import (
    absences,
    decline_proposal,
    propose_time,
    respond,
    room_and_people_responses,
    typed_answers,
)
from dialogs.interviews.booking import advance, book, choose_slot, fresh_times, undelivered
from dialogs.interviews.changes import (
    ask_substitute,
    change_each,
    change_in_place,
    reschedule,
    substitutes,
    undo_and_cancel,
)
from dialogs.loops import ask as loops
from dialogs.loops import book as loop_book
from dialogs.loops import candidate as loop_candidate
from dialogs.loops import change as loop_change
from dialogs.loops import commands as loop_commands
from dialogs.loops import session_changed, swap_wish
from dialogs.loops import templates as loop_templates
from dialogs.loops import undo_and_cancel as loop_undo
from dialogs.loops.change_booked import change_booked
from dialogs.loops.dispatch import (
    by_added_session,
    by_candidate,
    by_member,
    by_named,
    by_offer,
    by_sessions,
    by_subject,
    by_target,
)
from dialogs.loops.refresh import refresh
from dialogs.people import admin_consent, app_home, own_building, privacy, sign_in, sign_in_cards
from dialogs.reminders import (
    after_interview,
    morning_digest,
    preferences,
    remind_interviewers,
    schedule,
)
from dialogs.scheduling import availability


class Routes(Struct, frozen=True):
    """From what is understood to the handler that answers it."""

    intents: Mapping[str, Handler[ParsedMessage]]
    """By the intent of a parsed message: see `bot.language.parsed`."""
    actions: Mapping[type[Action], Handler[Any]]
    """By what was pressed or its typed twin."""
    commands: Mapping[str, Handler[AdminRequest] | Handler[SettingRequest]]
    """By the verb of what administers: see `bot.language.commands.table`."""
    jobs: Mapping[JobKind, JobHandler]
    """By the kind of work; RESUME is in `dialogs.router`."""


PressedAction = TypeVar("PressedAction", bound=Action)


def _on(
    action: type[PressedAction], handler: Handler[PressedAction]
) -> tuple[type[Action], Handler[Any]]:
    """Return a row of the buttons: the handler takes the action that it stands beside."""
    return action, handler


ROUTES = Routes(
    intents={
        "availability": by_sessions(loops.ask, availability.availability),
        "link": link.send_link,
        "interviews": by_named(loop_commands.show, interview_commands.listed),
        "cancel": by_named(loop_commands.cancel, interview_commands.cancel),
        "reschedule": by_named(loop_commands.move, interview_commands.move),
        "change": by_named(change_booked, by_candidate(change_booked, interview_commands.change)),
        "change_each": change_each.change_each,
        "responses": by_named(loop_commands.show, interview_commands.responses),
        "substitutes": by_named(
            loop_commands.find_substitutes, interview_commands.find_substitutes
        ),
        "invite_candidate": loop_commands.invite_candidate,
        "preview": invitation_preview.preview,
        "accept": typed_answers.answer,
        "decline": typed_answers.answer,
        "tentative": typed_answers.answer,
        "propose": typed_answers.answer,
        "late": interview_commands.late,
        "absence": interview_commands.be_absent,
        "accept_proposal": by_named(
            loop_commands.accept_proposal, interview_commands.accept_proposal
        ),
        "decline_proposal": interview_commands.decline_proposal,
        "hand_over": interview_commands.hand_interviews_over,
        "start_over": help_dialog.start_over,
        "chat": help_dialog.small_talk,
    },
    actions=dict(
        (
            _on(actions.Connect, sign_in.connect),
            _on(actions.Disconnect, sign_in.disconnect),
            _on(actions.Book, by_offer(loop_commands.choose, choose_slot.choose_slot)),
            _on(actions.SomebodyElse, availability.choose_somebody_else),
            _on(actions.More, by_offer(loops.more, availability.more)),
            _on(actions.Why, by_offer(loops.why, availability.why)),
            _on(
                actions.Refine,
                by_offer(loops.refine, by_added_session(loops.add_session, availability.refine)),
            ),
            _on(actions.Drop, by_offer(loops.drop, availability.drop)),
            _on(actions.Accept, respond.accept),
            _on(actions.Decline, respond.decline),
            _on(actions.Maybe, respond.maybe),
            _on(actions.Propose, propose_time.propose),
            _on(actions.DeclineProposal, decline_proposal.decline_proposal),
            _on(actions.Undo, undo.undo_or_ask),
            _on(actions.Cancel, by_target(loop_undo.cancel, undo_and_cancel.cancel)),
            _on(actions.Move, by_target(loop_change.move, reschedule.move)),
            _on(
                actions.NameCandidate,
                by_member(loop_candidate.name_candidate, change_in_place.name_candidate),
            ),
            _on(
                actions.InviteCandidate,
                by_member(loop_candidate.invite, undo_and_cancel.invite_candidate),
            ),
            _on(actions.Change, change_in_place.change),
            _on(actions.Swap, swap_wish.swap),
            _on(actions.ChangeLoop, loop_change.change),
            _on(actions.Replace, ask_substitute.replace_with),
            _on(actions.Nudge, remind_interviewers.nudge_them),
            _on(actions.Attended, after_interview.attended),
            _on(actions.LetCandidateChoose, link.let_candidate_choose),
            _on(actions.ChooseAgain, choose_again.choose_again),
            _on(actions.SendLink, link_mail.send_by_mail),
            _on(actions.WithdrawLink, link.withdraw_link),
            _on(actions.ReleaseHolds, holds.release_by_hand),
            _on(actions.Refresh, by_subject(refresh, card_refresh.refresh)),
            _on(actions.Open, card_refresh.open_card),
            _on(actions.Details, card_details.show_details),
            _on(actions.SaveSettings, settings_card.save),
            _on(actions.SaveRoom, room_card.save),
            _on(actions.RemoveRoom, room_card.remove),
            _on(actions.SavePool, pool_card.save),
            _on(actions.RemovePool, pool_card.remove),
            _on(actions.SavePerson, people.save),
            _on(actions.RemovePerson, people.ask_to_remove),
            _on(actions.SaveLimits, interviewer_limits.save),
            _on(actions.SaveNotifications, preferences.save),
            _on(actions.Switch, enable_disable.handle_switch),
            _on(actions.InviteAll, connect_campaign.start_campaign),
            _on(actions.Agree, confirmations.confirm),
        )
    ),
    commands={
        "enable": enable_disable.enable,
        "disable": enable_disable.disable,
        "status": enable_disable.status,
        "unreachable": enable_disable.list_unreachable,
        "connect": sign_in.connect,
        "disconnect": sign_in.disconnect,
        "help": help_dialog.help_,
        "invite": connect_campaign.invite,
        "remind": connect_campaign.send_reminders,
        "remind_them": remind_interviewers.remind_them,
        "rooms": rooms.rooms,
        "add_room": rooms.add_room,
        "rooms_add": rooms.add_rooms,
        "remove_room": rooms.remove_room,
        "room_off": rooms.remove_room,
        "room_rename": rooms.room_edit(rooms.rename_room),
        "room_address": rooms.room_edit(rooms.change_address),
        "room_change": rooms.room_edit(rooms.update_room),
        "check_rooms": room_diagnostics.check_rooms,
        "role": roles.grant_role,
        "roles": roles.grant_role,
        "leave": roles.leave_account,
        "scheduling_user": roles.scheduling_user,
        "settings": settings_card.show,
        "people": people.show_people,
        "length": settings.account_setting(settings.default_length),
        "hours": settings.account_setting(settings.working_hours),
        "notice": settings.account_setting(settings.minimum_notice),
        "zone": settings.account_setting(settings.zone),
        "own_zone": settings.own_zone,
        "closed": settings.account_setting(settings.closed),
        "holidays": public_holidays.keep_holidays,
        "open": settings.account_setting(settings.open_again),
        "template": loop_templates.keep,
        "templates": loop_templates.show,
        "template_delete": loop_templates.delete,
        "pools": pools.show_pools,
        "pool": settings.account_setting(pools.pool, may_name_people=True),
        "pool_with": settings.account_setting(pools.pool_with, may_name_people=True),
        "pool_without": settings.account_setting(pools.pool_without, may_name_people=True),
        "pool_delete": settings.account_setting(pools.pool_delete, may_name_people=True),
        "nicknames": settings_card.show,
        "nickname": settings.nickname,
        "nickname_off": settings.nickname_off,
        "workplace": own_building.set_workplace,
        "plan": settings_card.plan,
        "limits": interviewer_limits.set_limit,
        "buffer": interviewer_limits.set_limit,
        "limits_show": interviewer_limits.show_limits,
        "limits_allow": interviewer_limits.allow_again,
        "limits_clear": interviewer_limits.clear_limits,
        "absences_clear": absences.come_back,
        "absences_show": absences.show_absent,
        "report": reports.report,
        "notifications": preferences.choose,
        "replace_decliners": preferences.replace_decliners,
        "feedback_link": preferences.set_feedback_link,
        "audit": audit_log.log,
        "export": audit_log.export,
        "approval": admin_consent.request_admin_consent,
        "about_me": privacy.about_me,
        "forget": privacy.forget,
        "forget_candidate": forget.forget_named,
        "link_days": settings.account_setting(link_settings.link_days),
        "candidate_move": settings.account_setting(link_settings.move_notice),
        "candidate_cancel": settings.account_setting(link_settings.cancel_notice),
        "candidate_moves": settings.account_setting(link_settings.candidate_moves),
        "candidate_holds": link_settings.hold_times,
        "candidate_mail": link_settings.send_mail,
        "retention": retention_settings.keep_candidates,
        "contact_phone": settings.account_setting(
            invitation_settings.contact_phone, may_name_people=True
        ),
        "candidate_events": settings.account_setting(settings.candidate_events),
        "names_shown": settings.account_setting(
            invitation_settings.names_shown, may_name_people=True
        ),
        "job_title": invitation_settings.set_job_title,
        "building": settings.account_setting(
            invitation_settings.address, may_name_people=True, about="directions"
        ),
        "directions": settings.account_setting(
            invitation_settings.directions, may_name_people=True
        ),
    },
    jobs={
        JobKind.ADVANCE: advance.advance,
        JobKind.LOOP: loop_book.advance,
        JobKind.FRESH_TIMES: fresh_times.offer_fresh_times,
        JobKind.LOOK: room_and_people_responses.poll_responses,
        JobKind.RESCUE: substitutes.find_substitutes,
        JobKind.INVITE_CANDIDATE: book.invite_candidate,
        JobKind.SEND_LINK: link_mail.send_mail,
        JobKind.HOLD: holds.keep_holds,
        JobKind.WISH: no_time_suits.tell_wish,
        JobKind.UNCHOSEN: nudges.tell_unchosen,
        JobKind.REACHED: schedule.begin_reminders,
        JobKind.ARCHIVE: retention.archive,
        JobKind.TELL: session_changed.show,
        JobKind.UNDELIVERED: undelivered.show_undelivered,
        JobKind.REMIND: schedule.remind,
        JobKind.DIGEST: morning_digest.send_digest,
        JobKind.HOME: app_home.refresh_home,
        JobKind.INVITE: sign_in_cards.invite,
        JobKind.PROGRESS: connect_campaign.update_progress,
        JobKind.APPROVED: admin_consent.notify_one,
    },
)
