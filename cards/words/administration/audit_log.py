"""The words of the audit log: what was done, as a card and as a file."""

from cards.account_views import AuditFileView, AuditLine, AuditLogView
from cards.view_models import Sheet
from cards.words.formatting import count_of, day_and_time

NOBODY_KNOWN = "?"
"""Stands for whoever was forgotten."""
_PATHS = {
    "teams": "in Teams",
    "slack": "in Slack",
    "direct": "directly",
    "scheduler": "through Comeet Scheduler",
    "operator": "at the command line",
    "settings": "",
    "candidate's page": "on the candidate’s page",
}
_DEEDS = {
    "role given": "gave a role",
    "role taken": "took a role away",
    "removed": "removed",
    "scheduling user": "set the scheduling user",
    "room added": "added a room",
    "room changed": "changed a room",
    "room removed": "removed a room",
    "setting changed": "changed a setting",
    "log exported": "exported the log",
    "report downloaded": "downloaded the report",
    "invited": "asked to connect",
    "approved by Microsoft 365 administrator": "approved by a Microsoft 365 administrator",
    "Slack workspace joined": "linked the Slack workspace",
    "enabled": "switched Office 365 on",
    "disabled": "switched Office 365 off",
    "forgotten": "asked to be forgotten",
}


def deed_name(deed: str) -> str:
    """Return what was done, for a value of `bot.domain.audit.Deed`."""
    return _DEEDS.get(deed, deed)


def audit_log(view: AuditLogView) -> Sheet:
    """Return what was done last, the newest first."""
    return Sheet(
        title="What was done last",
        rows=tuple((day_and_time(one.at, view.year), _said(one)) for one in view.lines),
        lines=() if view.lines else ("Nothing yet.",),
        hints=("For the last year as a file: “export audit log”.",),
    )


_UNNAMED = {"operator": "Whoever runs this bot", "settings": "The setting OWNERS"}
"""Who did what nobody did in a chat, by its path."""


def _said(line: AuditLine) -> str:
    parts = (
        _known(line.who) or _UNNAMED.get(line.path, "Microsoft 365"),
        deed_name(line.deed),
        _known(line.whom),
        _about(line),
        _PATHS.get(line.path, line.path),
    )
    return " · ".join(part for part in parts if part)


def _about(line: AuditLine) -> str:
    # A round of invitations is noted with how many it asks.
    return count_of(int(line.about), "person") if line.about.isdigit() else line.about


def _known(name: str) -> str:
    return "someone no longer known" if name == NOBODY_KNOWN else name


AUDIT_COLUMNS = ("at", "who", "did", "to whom", "about", "by path")


def audit_file(view: AuditFileView) -> Sheet:
    """Return the link to the log as a file."""
    return Sheet(
        title="The audit log as a file",
        lines=("The last year as a table (CSV). Times are in UTC.",),
        download=view.url,
        hints=("The link works once, for ten minutes. Anyone who has it can read the log.",),
    )
