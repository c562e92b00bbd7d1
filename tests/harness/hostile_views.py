"""What people might type to break a card, and views with that wherever people's words go."""

from functools import cache

from msgspec import Struct
from msgspec.structs import fields, replace

from cards import account_views, view_models

OURS = {
    "to",
    "subject",
    "offer",
    "link",
    "interview",
    "other_interview",
    "loop",
    "key",
    "way",
    "url",
    "download",
    "join_url",
    "feedback_link",
    "cells",
    "clock",
    "day",
    "zone",
    "candidate_zone",
    "zones",
    "seen",
    "viewers",
    "chosen",
    "kept",
}
HOSTILE = {
    "markup": "[win](https://bad.example) *b* _i_ `c` <!channel> <b>&amp;</b> # - 1. ~x~ \\",
    "endless": "Wolfeschlegelsteinhausenbergerdorff " * 140,
    "one word": "x" * 5000,
    "reversed": "\u202eevil\u202c שלום \u2066x",
    "emoji": "👩‍🚀" * 300,
    "lines": "a\r\n\r\n- b\n1. c\n\x00\u2028d",
    "empty": "",
    "marks": "{0} {name} %s \u200b \ud800",
}


@cache
def fields_of(kind):
    """Return the fields of a struct, which the library works out anew each time."""
    return fields(kind)


def spoiled(value, text):
    """The same view with this text wherever people's words go."""
    if isinstance(value, tuple):
        return tuple(spoiled(one, text) for one in value)
    if isinstance(value, view_models.FormValues):
        others = tuple((f"Person Number {n}", f"person{n}@contoso.example") for n in range(300))
        return replace(value, all_people=((text, "ian@contoso.example"), *others))
    if isinstance(value, account_views.SettingsForm):
        others = tuple((f"Person Number {n}", f"person{n}@contoso.example") for n in range(300))
        return replace(value, people=((text, "ian@contoso.example"), *others))
    if not isinstance(value, Struct):
        return value
    changes = {}
    for one in fields_of(type(value)):
        now = getattr(value, one.name)
        if one.name not in OURS and one.type in {str, tuple[str, ...]} and now:
            changes[one.name] = text if one.type is str else (text,) * len(now)
        else:
            changes[one.name] = spoiled(now, text)
    return replace(value, **changes)
