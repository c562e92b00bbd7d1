"""The words of what a company's plan includes."""

from collections.abc import Iterator, Sequence

from cards.words.formatting import (
    join_names,
)

AUTOMATIONS = {
    "weekly-reminders": "weekly reminders to connect",
    "replace-decliners": "automatic replacements after a decline",
    "report-file": "reports as a file (CSV)",
}


def automation_lines(automations: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield what comes with the company's plan beside the rest, and what with which other plans."""
    included = [AUTOMATIONS[name] for name, plans in automations if not plans]
    if included:
        yield f"It comes with {join_names(included)}."
    for plans in dict.fromkeys(plans for _, plans in automations if plans):
        names = join_names([AUTOMATIONS[name] for name, needed in automations if needed == plans])
        yield f"{_capital(names)} come with {plans_named(plans)}."


def plans_named(plans: str) -> str:
    """Return "Ultimate and Enterprise" for `ultimate,enterprise`."""
    return join_names([one.title() for one in plans.split(",")])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
