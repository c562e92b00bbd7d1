"""The words of each rule that keeps an interview from a time, by the value of its `UnavailabilityKind`."""

PERSON_RULES = {
    "buffer": "{name} wants a break between meetings",
    "declined": "{name} declined an interview then",
    "notice": "{name} needs more notice",
    "per day": "{name} already has enough interviews that day",
    "per week": "{name} already has enough interviews that week",
    "day off": "{name} doesn’t interview on that day",
    "only at other hours": "{name} interviews only at other hours",
    "away": "{name} is out of office",
}
ACCOUNT_RULES = {
    "past": "That time has passed",
    "notice": "Interviews here are arranged with more notice",
    "closed": "The office is closed then",
}


def rule_sentence(kind: str, name: str) -> str:
    """Return why a person, or without a name nobody, interviews at a time; empty for what is no rule."""
    if name:
        return PERSON_RULES.get(kind, "").format(name=name)
    return ACCOUNT_RULES.get(kind, "")
