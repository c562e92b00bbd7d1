"""What the bot understands: ROUTES, the table of every sentence, button and piece of work.

To add a dialog: a view (`cards/views.py`) with its layout, an action (`cards/actions.py`) for each
button, a step in a module here, a row in ROUTES, a sentence in `bot/language`, a transcript test.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.work import Kind
from bot.turn import Step
from cards import actions
from cards.actions import Action
from dialogs import (
    agenda,
    agreed,
    approval,
    ask,
    audit,
    book,
    change,
    connect,
    forget,
    guide,
    home,
    invitations,
    limits,
    prompts,
    reschedule,
    rescue,
    respond,
    roles,
    room_check,
    rooms,
    settings,
    spoken,
    switch,
)


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
    """`(due, state, ports)`, by the kind of work; RESUME is in `dialogs.hearing`."""


ROUTES = Routes(
    intents={
        "availability": ask.availability,
        "enable": switch.enable,
        "disable": switch.disable,
        "status": switch.status,
        "connect": connect.connect,
        "disconnect": connect.disconnect,
        "help": guide.help_,
        "interviews": agenda.interviews,
        "cancel": spoken.cancel,
        "reschedule": spoken.move,
        "rooms": rooms.rooms,
        "add_room": rooms.add_room,
        "remove_room": rooms.remove_room,
        "role": roles.role,
        "scheduling_user": roles.scheduling_user,
        "unknown": guide.not_understood,
    },
    actions={
        actions.Connect: connect.connect,
        actions.Book: reschedule.chosen,
        actions.More: ask.more,
        actions.Why: ask.why,
        actions.Refine: ask.refine,
        actions.Accept: respond.accept,
        actions.Decline: respond.decline,
        actions.Maybe: respond.maybe,
        actions.Propose: reschedule.propose,
        actions.Undo: change.undo,
        actions.Cancel: change.cancel,
        actions.Move: reschedule.move,
        actions.NameCandidate: change.name_candidate,
        actions.Replace: rescue.replace_with,
        actions.Refresh: agenda.refresh,
        actions.Switch: switch.switched,
        actions.InviteAll: invitations.invite_everyone,
        actions.Agree: agreed.agreed,
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
        "check_rooms": room_check.check_rooms,
        "audit": audit.log,
        "export": audit.export,
        "approval": approval.asked,
        "about_me": forget.about_me,
        "forget": forget.forget,
        "leave": roles.leave,
        "remind": invitations.remind,
    },
    jobs={
        Kind.ADVANCE: book.advance,
        Kind.LOOK: book.look,
        Kind.RESCUE: rescue.find_substitutes,
        Kind.TELL: book.show_interview,
        Kind.HOME: home.tend,
        Kind.INVITE: prompts.invite,
        Kind.PROGRESS: invitations.progress,
        Kind.APPROVED: approval.tell,
    },
)
