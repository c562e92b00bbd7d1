"""Loop templates: sessions that an admin keeps under a name, to be planned again for any candidate."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSession:
    """One session of a template."""

    minutes: int
    need: str | int
    """`all` of them, or how many."""
    people: tuple[str, ...] = ()
    """Addresses."""
    pool: str = ""
    """A pool's name, in place of people: who is in it when the template is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopTemplate:
    """Sessions in order, and the breaks between them."""

    name: str
    """Lower case, without "onsite" or "loop"."""
    sessions: tuple[TemplateSession, ...]
    break_minutes: int | None = None
    break_after: int | None = None
    """After how many sessions."""


_KIND = r"(?:onsite|on-site|loop|panel|template|interviews?)"


def mentioned(text: str, templates: tuple[LoopTemplate, ...]) -> tuple[LoopTemplate, str] | None:
    """Return the template that a text plans with, and the text without its name; None where it names none.

    "schedule onsite backend for Jo Park", "the backend loop for Jo Park": the word for the kind stands beside the name.
    """
    for one in sorted(templates, key=lambda each: -len(each.name)):
        name = r"\s+".join(map(re.escape, one.name.split()))
        beside = rf"(?P<kind>{_KIND})(?: template| loop)?\s+{name}\b|\b{name}\s+(?P<kind2>{_KIND})"
        if found := re.search(rf"\b(?:{beside})", text, re.IGNORECASE):
            kind = found["kind"] or found["kind2"]
            return one, f"{text[: found.start()]}{kind}{text[found.end() :]}"
    return None
