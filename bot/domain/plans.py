"""Which automations a company's plan includes: the one place that decides."""

from collections.abc import Mapping
from enum import StrEnum


class Automation(StrEnum):
    """What the bot does on its own, beyond what somebody asked for."""

    REMIND_WEEKLY = "weekly-reminders"
    """Reminds who has not connected each week."""
    REPLACE = "replace-decliners"
    """Asks somebody of the same pool in place of who declines."""
    EXPORT_REPORT = "report-file"
    """The report of interviews as a file."""


NEEDS: Mapping[Automation, tuple[str, ...]] = {
    Automation.REMIND_WEEKLY: ("ultimate", "enterprise"),
    Automation.REPLACE: ("ultimate", "enterprise"),
    Automation.EXPORT_REPORT: ("ultimate", "enterprise"),
}


def includes(plan: str, automation: Automation) -> bool:
    """Whether a plan includes an automation."""
    return plan in NEEDS[automation]
