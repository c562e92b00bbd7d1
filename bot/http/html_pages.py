"""The few pages a browser sees of the bot: sentences, or one question with buttons. Everything is escaped."""

from collections.abc import Mapping
from html import escape

from aiohttp import web

from cards.words.pages import LANGUAGE

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action {forms}"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": _POLICY.format(forms="'none'"),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Browsers heed the last one over https alone, so it does no harm on this machine."""
_WITH_FORM = SECURITY_HEADERS | {"Content-Security-Policy": _POLICY.format(forms="'self'")}

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }}
  body {{ margin: 12vh auto 0; max-width: 34rem; padding: 0 1.25rem; }}
  h1 {{ font-size: 1.6rem; line-height: 1.25; }}
  button {{ font: inherit; padding: .6rem 1.1rem; margin: .5rem .5rem 0 0; border-radius: .5rem;
    border: 1px solid #4b4fc4; background: #4b4fc4; color: #fff; }}
  button + button {{ background: none; color: inherit; }}
</style>
<main>
  <h1>{title}</h1>
  {parts}
</main>
"""


def page(title: str, *lines: str, status: int = 200) -> web.Response:
    """Return a page of sentences."""
    return _drawn(title, _paragraphs(lines), status=status, headers=SECURITY_HEADERS)


def question(
    title: str,
    *lines: str,
    action: str,
    hidden: Mapping[str, str],
    buttons: Mapping[str, str],
) -> web.Response:
    """Return a page that asks: it posts its hidden values and, as `decision`, the button pressed.

    `buttons` maps each decision to what stands on its button.
    """
    fields = (
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in hidden.items()
    )
    pressed = (
        f'<button name="decision" value="{escape(name)}">{escape(title)}</button>'
        for name, title in buttons.items()
    )
    inside = "\n    ".join((*fields, *pressed))
    form = f'<form method="post" action="{escape(action)}">\n    {inside}\n  </form>'
    parts = [*_paragraphs(lines), form]
    return _drawn(title, parts, status=200, headers=_WITH_FORM)


def _paragraphs(lines: tuple[str, ...]) -> list[str]:
    return [f"<p>{escape(line)}</p>" for line in lines]


def _drawn(
    title: str, parts: list[str], *, status: int, headers: Mapping[str, str]
) -> web.Response:
    text = _PAGE.format(language=LANGUAGE, title=escape(title), parts="\n  ".join(parts))
    return web.Response(text=text, status=status, content_type="text/html", headers=headers)
