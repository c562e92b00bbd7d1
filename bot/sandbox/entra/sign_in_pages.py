"""The pages Entra shows in a browser: choose an account, agree to permissions, something is wrong.

Every value is escaped; one inline style sheet, allowed by its hash, and no script but one that submits.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from bot.sandbox.entra.identity import scope_name

_STYLE = """
:root { color-scheme: light dark; --page: #f2f2f2; --card: #fff; --text: #1b1b1b; --soft: #5a5a5a;
  --line: #d6d6d6; --main: #0067b8; --on-main: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #1b1a19; --card: #252423; --text: #f3f2f1;
  --soft: #c8c6c4; --line: #484644; --main: #6cb8f6; --on-main: #10100f; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; align-items: center; justify-content: center;
  padding: 1rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { width: 100%; max-width: 28rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 4px; padding: 2rem 1.5rem; overflow-wrap: anywhere; }
.brand { margin: 0 0 1.5rem; color: var(--soft); font-weight: 600; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; font-weight: 600; }
.who { margin: 0 0 1rem; color: var(--soft); }
ul { margin: 1rem 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
li strong, li span { display: block; }
li span, .note { color: var(--soft); font-size: .875rem; }
code { font-size: .8125rem; }
a { color: var(--main); }
li a { display: block; padding: .25rem 0; font-weight: 600; text-decoration: none; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; justify-content: flex-end; margin-top: 1.5rem; }
button { min-height: 2.75rem; min-width: 7rem; padding: 0 1.25rem; font: inherit; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: var(--text); border-radius: 2px; }
button.main { background: var(--main); border-color: var(--main); color: var(--on-main); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
"""
_SUBMIT = "document.forms[0].submit()"
_WORDS = {
    "openid": ("Sign you in", "The app learns that it is you, and nothing else."),
    "profile": ("View your basic profile", "Your name and your sign-in address."),
    "email": ("View your email address", "The address you sign in with."),
    "offline_access": (
        "Keep the access you give it",
        "It may act while you are away, until you or your administrator take this back.",
    ),
    "Calendars.ReadWrite": (
        "Have full access to your calendars",
        "Read, create, change and delete events in your own calendars.",
    ),
    "Calendars.Read": ("Read your calendars", "See the events in your own calendars."),
    "Calendars.ReadBasic": ("Read your calendars without details", "See times, titles and places."),
    "Calendars.Read.Shared": (
        "Read calendars you can access",
        "See your calendars and those that others have shared with you.",
    ),
    "Calendars.ReadWrite.Shared": (
        "Change calendars you can access",
        "Read and change your calendars and those others let you change, such as a room's.",
    ),
    "Mail.Send": (
        "Send mail as you",
        "Mails that it sends come from you, and stand in your sent items.",
    ),
    "User.Read": ("Sign in and read your profile", "Your profile and the company you belong to."),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Who signs in, as the pages name them."""

    name: str
    principal: str


def security_headers(redirect: str = "") -> dict[str, str]:
    """Return the headers of every page; the form may lead back to the app at `redirect`."""
    parts = urlsplit(redirect)
    back = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    policy = (
        f"default-src 'none'; style-src '{_hash(_STYLE)}'; script-src '{_hash(_SUBMIT)}'; "
        f"form-action 'self'{back}; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


def consent_page(
    account: Account, scopes: Iterable[str], *, app: str, links: Mapping[str, str]
) -> str:
    """Return the consent page; `links` holds where the form goes and where the `other` accounts are."""
    rows = "".join(_permission(scope) for scope in scopes)
    return _page(
        "Permissions requested",
        f'<p class="who">Signing in as <strong>{escape(account.name)}</strong> ({escape(account.principal)})</p>'
        f"<p>The app <strong>{escape(app)}</strong> would like to:</p>"
        f'<ul aria-label="Permissions asked for">{rows}</ul>'
        '<p class="note">Accepting means that you allow this app to use your data as listed above. '
        f'<a href="{escape(links["other"])}">Use another account</a></p>'
        f'<form method="post" action="{escape(links["form"])}"><div class="buttons">'
        '<button type="submit" name="decision" value="cancel">Cancel</button>'
        '<button type="submit" name="decision" value="accept" class="main">Accept</button>'
        "</div></form>",
    )


def chooser_page(accounts: Iterable[tuple[Account, str]]) -> str:
    """Return the page on which one chooses an account, each with the address it leads to."""
    rows = "".join(
        f'<li><a href="{escape(address)}">{escape(account.name)}</a>'
        f"<span>{escape(account.principal)}</span></li>"
        for account, address in accounts
    )
    return _page("Pick an account", f'<ul aria-label="Accounts">{rows}</ul>')


def approval_page(account: Account, *, app: str, action: str) -> str:
    """Return the page that says only an administrator may consent."""
    return _page(
        "Need admin approval",
        f'<p class="who">Signing in as <strong>{escape(account.name)}</strong> ({escape(account.principal)})</p>'
        f"<p><strong>{escape(app)}</strong> needs permissions that only an administrator of your "
        "company can grant. Ask an administrator to grant them before you can use this app.</p>"
        '<p class="note">AADSTS90094</p>'
        f'<form method="post" action="{escape(action)}"><div class="buttons">'
        '<button type="submit" name="decision" value="cancel" class="main">'
        "Go back without granting consent</button></div></form>",
    )


def signed_out_page() -> str:
    """Return the page after signing out."""
    return _page("You signed out of your account", "<p>You can close this window.</p>")


def trouble_page(number: int, message: str) -> str:
    """Return the page that shows a sign-in error."""
    return _page(
        "Sorry, but we're having trouble signing you in",
        f"<p>AADSTS{number}: {escape(message)}</p>"
        '<p class="note">Close this window and tell the person who runs the app.</p>',
    )


def hand_over_page(address: str, fields: Mapping[str, str]) -> str:
    """Carry the answer back by a form, for response_mode=form_post."""
    inputs = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields.items()
    )
    return _page(
        "Taking you back to the app",
        f'<form method="post" action="{escape(address)}">{inputs}<div class="buttons">'
        f'<button type="submit" class="main">Continue</button></div></form><script>{_SUBMIT}</script>',
    )


def _permission(scope: str) -> str:
    name = scope_name(scope)
    title, words = _WORDS.get(name, (name, "A permission this app asks for."))
    return (
        f"<li><strong>{escape(title)}</strong><span>{escape(words)}</span>"
        f"<span><code>{escape(name)}</code></span></li>"
    )


def _page(title: str, content: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} - Contoso</title><style>{_STYLE}</style></head>"
        '<body><main><p class="brand">Contoso (practice tenant)</p>'
        f"<h1>{escape(title)}</h1>{content}</main></body></html>"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
