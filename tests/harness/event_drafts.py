"""Drafts and names that the tests of Graph share."""

from bot.domain.rooms import Room
from bot.runtime.ports import Draft
from tests.harness.graph_server import saturday

THAMES = Room(name="Thames", mail="thames@contoso.example")
FOCUS = Room(name="Focus 1", mail="focus1@contoso.example")
RITA, IAN = "rita@contoso.example", "ian@contoso.example"
SCHEDULER = "Comeet Scheduler"
SPAN, LATER, DAY = saturday(10), saturday(14), saturday(0, minutes=1440)
SHARED = ("Calendars.ReadWrite.Shared",)


def a_draft(**changes):
    given = {"transaction": "t-1", "subject": "Interview", "span": SPAN, "room": THAMES}
    return Draft(**given | changes)


def an_invitation(**changes):
    return a_draft(**{"attendees": ((IAN, "Ian"),)} | changes)


INVITATION = an_invitation()
