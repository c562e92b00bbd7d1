"""Loop templates: sessions that an admin keeps under a name, to be planned again for any candidate."""

import calendar
import re

from msgspec import Struct


class TemplateSession(Struct, frozen=True, kw_only=True):
    """One session of a template."""

    minutes: int
    need: str | int
    """`all` of them, or how many."""
    people: tuple[str, ...] = ()
    """Addresses."""
    pool: str = ""
    """A pool's name, in place of people: who is in it when the template is used."""


class LoopTemplate(Struct, frozen=True, kw_only=True):
    """Sessions in order, and the breaks between them."""

    name: str
    """Lower case, without "onsite" or "loop"."""
    sessions: tuple[TemplateSession, ...]
    break_minutes: int | None = None
    break_after: int | None = None
    """After how many sessions."""


_KIND = r"(?:onsite|on-site|loop|panel|template|interviews?)"
_PLANS = r"(?:schedule|plan|book|arrange|organi[sz]e|set up)\s+(?:(?:a|an|the|our)\s+)*"
_ENDS = r"(?=\s*(?:$|[,.!?]|\b(?:for|on|at|in|next|this|today|tomorrow|between|from|after|before|please)\b))"
_UNKNOWN = re.compile(
    rf"\b{_PLANS}(?:(?P<before>[a-z][\w/-]+(?: [a-z][\w/-]+)?)\s+(?:loop|onsite|(?:loop |onsite )?template)"
    r"|(?:onsite|loop)(?: template)?\s+(?P<after>[a-z][\w/-]+(?: [a-z][\w/-]+)?))\s+for\b",
)
_PLAIN = frozenset(day.casefold() for day in calendar.day_name) | frozenset(
    [
        "interview",
        "interviews",
        "full",
        "new",
        "whole",
        "another",
        "complete",
        "day",
        "full-day",
        "half-day",
        "one-day",
        "remote",
        "virtual",
        "online",
        "onsite",
        "on-site",
        "short",
        "long",
        "quick",
        "usual",
        "standard",
        "second",
        "third",
        "final",
        "two",
        "three",
        "four",
        "same",
        "different",
        "day-long",
        "candidate",
        "hiring",
        "panel",
        "a",
        "an",
        "the",
        "our",
        "loop",
        "template",
        "session",
        "sessions",
        "round",
        "rounds",
        "visit",
        "time",
        "times",
        "date",
        "slot",
        "slots",
        "schedule",
        "and",
        "or",
        "on",
        "at",
        "in",
        "with",
        "this",
        "next",
        "today",
        "tomorrow",
        "early",
        "late",
        "morning",
        "afternoon",
        "week",
    ]
)
"""What is said of any loop, and names none."""


def plain_name(said: str) -> str:
    """Return the name of a template without "onsite", "loop" or "template" beside it, unless it is all of the name."""
    name = " ".join(said.split())
    bare = re.sub(rf"^(?:{_KIND}\s+)+|(?:\s+{_KIND})+$", "", name, flags=re.IGNORECASE)
    return bare or name


def shown_use(name: str) -> str:
    """Return how a template is planned with: its name after "onsite", unless the name says the kind itself."""
    has_kind = re.search(rf"^{_KIND}\b|\b{_KIND}$", name, re.IGNORECASE)
    return name if has_kind else f"onsite {name}"


def mentioned(text: str, templates: tuple[LoopTemplate, ...]) -> tuple[LoopTemplate, str] | None:
    """Return the template that a text plans with, and the text without its name; None where it names none.

    "schedule onsite backend for Jo Park", "the backend loop for Jo Park": the word for the kind stands beside the name.
    "schedule backend for Jo Park": the name is what is to be planned.
    """
    for one in sorted(templates, key=lambda each: -len(each.name)):
        name = r"\s+".join(map(re.escape, one.name.split()))
        beside = rf"(?P<kind>{_KIND})(?: template| loop)?\s+{name}\b|\b{name}\s+(?P<kind2>{_KIND})"
        if found := re.search(rf"\b(?:{beside})", text, re.IGNORECASE):
            kind = found["kind"] or found["kind2"]
            return one, f"{text[: found.start()]}{kind}{text[found.end() :]}"
        if found := re.search(rf"\b{_PLANS}(?P<name>{name}){_ENDS}", text, re.IGNORECASE):
            return one, f"{text[: found.start('name')]}loop{text[found.end() :]}"
    return None


def unknown_name(text: str) -> str:
    """Return the name in "schedule design loop for Jo Park", where no template is called so; empty for none."""
    found = _UNKNOWN.search(text)
    name = (found["before"] or found["after"]) if found else ""
    return name if not {*name.split()} & _PLAIN else ""
