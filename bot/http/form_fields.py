"""The fields of a form that a browser sends."""

from collections.abc import Mapping

from aiohttp import web

from cards.words.pages import NO_FORM, UNREADABLE_FORM

FORM = "application/x-www-form-urlencoded"


async def form_fields(request: web.Request) -> Mapping[str, str]:
    """Return the fields of a form as browsers send it; 415 or 400 for anything else."""
    if request.content_type != FORM:
        raise web.HTTPUnsupportedMediaType(text=NO_FORM)
    try:
        return {name: str(value) for name, value in (await request.post()).items()}
    except (ValueError, LookupError) as error:
        raise web.HTTPBadRequest(text=UNREADABLE_FORM) from error
