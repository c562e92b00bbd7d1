"""Which automations a company's plan includes: the one place that decides."""

from collections.abc import Mapping
from enum import StrEnum


class Automation(StrEnum):
    """What the bot does on its own, beyond what somebody asked for."""

    REMIND_WEEKLY = "weekly reminders for who has not connected"


NEEDS: Mapping[Automation, tuple[str, ...]] = {
    Automation.REMIND_WEEKLY: ("ultimate", "enterprise"),
}


def includes(plan: str, automation: Automation) -> bool:
    """Whether a plan includes an automation."""
    return plan in NEEDS[automation]


def needed(automation: Automation) -> str:
    """Return the plans that include an automation, in words."""
    return " or ".join(plan.title() for plan in NEEDS[automation])
