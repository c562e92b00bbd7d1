"""The permissions (OAuth scopes) that people are asked for when they sign in."""

from collections.abc import Sequence

from bot.domain.accounts import Account

OPENID_SCOPES = ("openid", "profile", "offline_access")
"""MSAL adds these by itself and refuses to be given them."""
CALENDAR_SCOPES = ("Calendars.ReadWrite", "Calendars.Read.Shared")
MAIL_SCOPE = "Mail.Send"
"""An account's Admin has to turn it on, besides its being listed in `GRAPH_EXTRA_SCOPES`."""
OPTIONAL_SCOPES = frozenset({MAIL_SCOPE})


def split_scopes(extra: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which extra scopes everybody is asked for, and which are asked for where an account has turned them on."""
    always = tuple(one for one in extra if one not in OPTIONAL_SCOPES)
    return always, tuple(one for one in extra if one in OPTIONAL_SCOPES)


def turned_on(account: Account, optional: Sequence[str]) -> tuple[str, ...]:
    """Return which of the optional scopes the people of an account are asked for."""
    return tuple(one for one in optional if one == MAIL_SCOPE and account.sends_mail)
