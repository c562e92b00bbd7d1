"""What the bot understands: ROUTES, the table of every sentence, button and piece of work.

To add a dialog: a view (`cards/view_models.py`) with its layout, an action (`cards/actions.py`) for each
button, a step in a module here, a row in ROUTES, a sentence in `bot/language`, a transcript test.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.jobs import Kind
from bot.runtime.turn import Step
from cards import actions
from cards.actions import Action
from dialogs import confirmations
from dialogs import help as help_dialog
from dialogs.account import (
    audit_log,
    connect_campaign,
    enable_disable,
    limits,
    roles,
    room_diagnostics,
    rooms,
    settings,
)
from dialogs.interviews import (
    book,
    change,
    interview_commands,
    my_interviews,
    reschedule,
    respond,
    substitutes,
)
from dialogs.people import admin_consent, app_home, privacy, sign_in, sign_in_cards
from dialogs.scheduling import availability


@dataclass(frozen=True, slots=True)
class Routes:
    """From what is understood to the step that answers it."""

    intents: Mapping[str, Step]
    """`(turn, reading, state, ports)`, by the intent of a sentence."""
    actions: Mapping[type[Action], Step]
    """`(turn, action, state, ports)`, by what was pressed or its typed twin."""
    wishes: Mapping[str, Step]
    """`(turn, wish, state, ports)`, by the verb of what administers: see `bot.language.administration`."""
    jobs: Mapping[Kind, Step]
    """`(due, state, ports)`, by the kind of work; RESUME is in `dialogs.router`."""


ROUTES = Routes(
    intents={
        "availability": availability.availability,
        "enable": enable_disable.enable,
        "disable": enable_disable.disable,
        "status": enable_disable.status,
        "connect": sign_in.connect,
        "disconnect": sign_in.disconnect,
        "help": help_dialog.help_,
        "interviews": my_interviews.interviews,
        "cancel": interview_commands.cancel,
        "reschedule": interview_commands.move,
        "rooms": rooms.rooms,
        "add_room": rooms.add_room,
        "remove_room": rooms.remove_room,
        "role": roles.role,
        "scheduling_user": roles.scheduling_user,
        "unknown": help_dialog.not_understood,
    },
    actions={
        actions.Connect: sign_in.connect,
        actions.Book: reschedule.chosen,
        actions.More: availability.more,
        actions.Why: availability.why,
        actions.Refine: availability.refine,
        actions.Accept: respond.accept,
        actions.Decline: respond.decline,
        actions.Maybe: respond.maybe,
        actions.Propose: reschedule.propose,
        actions.Undo: change.undo,
        actions.Cancel: change.cancel,
        actions.Move: reschedule.move,
        actions.NameCandidate: change.name_candidate,
        actions.Replace: substitutes.replace_with,
        actions.Refresh: my_interviews.refresh,
        actions.Switch: enable_disable.switched,
        actions.InviteAll: connect_campaign.invite_everyone,
        actions.Agree: confirmations.agreed,
    },
    wishes={
        "settings": settings.show,
        "length": settings.setting(settings.default_length),
        "hours": settings.setting(settings.working_hours),
        "days": settings.setting(settings.working_days),
        "notice": settings.setting(settings.minimum_notice),
        "zone": settings.setting(settings.zone),
        "closed": settings.setting(settings.closed),
        "open": settings.setting(settings.open_again),
        "pool": settings.setting(settings.pool),
        "pool_with": settings.setting(settings.pool_with),
        "pool_without": settings.setting(settings.pool_without),
        "pool_delete": settings.setting(settings.pool_delete),
        "plan": settings.plan,
        "nicknames": settings.show,
        "nickname": settings.nickname,
        "nickname_off": settings.nickname_off,
        "own_zone": settings.own_zone,
        "limits": limits.limit,
        "limits_show": limits.show,
        "limits_clear": limits.clear,
        "rooms_add": rooms.add_rooms,
        "room_rename": rooms.edit(rooms.renamed),
        "room_address": rooms.edit(rooms.readdressed),
        "room_change": rooms.edit(rooms.told),
        "room_off": rooms.room_off,
        "check_rooms": room_diagnostics.check_rooms,
        "audit": audit_log.log,
        "export": audit_log.export,
        "approval": admin_consent.asked,
        "about_me": privacy.about_me,
        "forget": privacy.forget,
        "leave": roles.leave,
        "remind": connect_campaign.remind,
    },
    jobs={
        Kind.ADVANCE: book.advance,
        Kind.LOOK: book.look,
        Kind.RESCUE: substitutes.find_substitutes,
        Kind.TELL: book.show_interview,
        Kind.HOME: app_home.tend,
        Kind.INVITE: sign_in_cards.invite,
        Kind.PROGRESS: connect_campaign.progress,
        Kind.APPROVED: admin_consent.tell,
    },
)
