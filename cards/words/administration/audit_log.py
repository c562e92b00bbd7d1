"""The words of the audit log: what was done, as a card and as a file."""

from datetime import date

from cards.account_views import AuditFileView, AuditLine, AuditLogView
from cards.view_models import Sheet
from cards.words.administration.reports import days_named
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
    "candidate_page": "on the candidate’s page",
    "candidate's page": "on the candidate’s page",
}
DEEDS = {
    "approval page answered": "approval page answered",
    "connected": "connected",
    "sign-in ended": "sign-in ended",
    "disconnected": "disconnected",
    "booked": "booked",
    "moved": "moved",
    "cancelled": "cancelled",
    "candidate forgotten": "candidate forgotten",
    "interviews handed over": "interviews handed over",
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


SETTINGS = {
    "buffer": "time between interviews",
    "building": "building",
    "candidate_cancel": "until when candidates may cancel",
    "candidate_events": "candidates’ events",
    "candidate_holds": "holds for candidates",
    "candidate_mail": "email to candidates",
    "candidate_move": "until when candidates may move",
    "candidate_moves": "how often candidates may move",
    "closed": "closed days",
    "contact_phone": "contact phone",
    "directions": "directions",
    "feedback_link": "feedback link",
    "holidays": "holidays",
    "hours": "working hours",
    "job_title": "job title",
    "length": "default length",
    "limits": "limits",
    "link_days": "how long links are open",
    "names_shown": "names shown to candidates",
    "nickname": "nickname",
    "notice": "minimum notice",
    "open": "closed days",
    "pool": "pool",
    "pool_delete": "deleted a pool",
    "pool_with": "pool",
    "pool_without": "pool",
    "reminders": "reminders",
    "replace_decliners": "replacing who declines",
    "retention": "retention",
    "template": "loop template",
    "template_delete": "deleted a loop template",
    "working_days": "working days",
    "zone": "time zone",
}
"""What a setting that was changed is called. Earlier versions kept such names themselves: they are said as they are."""
_ROLES = {"role given", "role taken"}


def deed_name(deed: str) -> str:
    """Return what was done, for a value of `bot.domain.audit.Deed`."""
    return DEEDS.get(deed, deed)


def audit_log(view: AuditLogView) -> Sheet:
    """Return what was done last, the newest first."""
    return Sheet(
        title="What was done last",
        rows=tuple((day_and_time(one.at, view.year), _said(one)) for one in view.lines),
        lines=() if view.lines else ("Nothing yet.",),
        hints=("For the last year as a file: “export audit log”.",),
    )


_UNNAMED = {"operator": "The operator of this bot", "settings": "The setting OWNERS"}
"""Who did what nobody did in a chat, by its path."""


def _said(line: AuditLine) -> str:
    parts = (
        _known(line.who) or _UNNAMED.get(line.via, "Microsoft 365"),
        deed_name(line.deed),
        _known(line.whom),
        about_name(line.deed, line.about),
        _PATHS.get(line.via, line.via),
    )
    return " · ".join(part for part in parts if part)


def about_name(deed: str, about: str) -> str:
    """Return what a deed was about: a setting, a role, how many were asked, the days of a report; a name as it is."""
    if deed == "setting changed":
        return SETTINGS.get(about.replace(" ", "_"), about)
    if deed == "invited" and about.isdigit():
        return count_of(int(about), "person")
    if deed == "report downloaded" and "/" in about:
        return days_named(*map(date.fromisoformat, about.split("/")))
    if deed == "scheduling user" and about:
        return "nobody"
    if deed in _ROLES and about == "it manager":
        return "IT manager"
    return about


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
