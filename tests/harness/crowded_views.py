"""Views as a large company with long names has them: twenty people, twenty rooms, names in any script."""

from msgspec import Struct
from msgspec.structs import replace

from cards import account_views, interview_views, view_models
from tests.harness.hostile_views import OURS, fields_of

MANY = 20
NAMES = {
    "long": "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of Cholmondeley",
    "Chinese": "欧阳修司马相如诸葛亮上官婉儿東方朔夏侯惇慕容復令狐沖獨孤求敗公孫勝皇甫嵩長谷川平蔵",
    "Arabic": "عبد الرحمن بن محمد بن عبد العزيز آل سعود",
    "Hebrew and English": "יצחק בן-דוד (Isaac Ben-David) מתל אביב",
    "emoji": "👩‍👩‍👧‍👦 Zoë 🇬🇧 Ángström " * 3,
    "Devanagari": "प्रियंका चतुर्वेदी",
    "one letter": "Ö",
}
LISTS = {
    interview_views.PersonLine,
    view_models.RoomLine,
    account_views.PersonFacts,
    account_views.PoolFacts,
    account_views.LoadLine,
    account_views.RoomCheck,
}
"""What stands in lists as long as a company is large; times, sessions and settings do not."""


def people(text):
    """Name and address of twenty people."""
    return tuple((f"{text} {n}", f"person.number.{n}@contoso.example") for n in range(MANY))


def crowded(value, text):
    """The same view with twenty of each person and room, all of them called this."""
    if isinstance(value, tuple):
        return _several(value, text)
    if isinstance(value, view_models.FormValues):
        mails = tuple(mail for _, mail in people(text))
        known = {"all_people": people(text), "all_rooms": people(text), "candidate": text}
        return replace(value, people=mails, room=mails[0], title=text, **known)
    if isinstance(value, account_views.SettingsForm):
        return replace(value, people=people(text))
    if not isinstance(value, Struct):
        return value
    return replace(value, **{one.name: _field(one, value, text) for one in fields_of(type(value))})


def _several(value, text):
    kinds = {type(one) for one in value}
    if kinds and kinds <= LISTS:
        return tuple(crowded(value[n % len(value)], f"{text} {n}") for n in range(MANY))
    return tuple(crowded(one, text) for one in value)


def _field(one, value, text):
    now = getattr(value, one.name)
    if one.name == "all_people" and now:
        return people(text)
    if one.name in OURS or not now or one.type in CODES:
        return now
    if one.type is str and one.name not in CODES:
        return text
    if one.type == tuple[str, ...] and one.name not in CODES:
        return tuple(f"{text} {n}" for n in range(MANY))
    return crowded(now, text)


CODES = {
    "left_out", "scopes", "kind", "change", "value", "path", "mail", "calendar", "candidate_mail", "reader_mail", "to", "needs",
    "write_scope", "plan", "roles", "channels", "building", "echo", "reference", "days", "unread", "reasons", "lines", "hints",
    "stops", "stays", "forward", "title", "summary", "strip_title", "other_clock", "principal", "sso_resource",
    "why", "rule", "deed", "about", "waiting_for", "slack_install", "calendars", "hours",
}  # fmt: skip
"""Fields of text that no name stands in."""
