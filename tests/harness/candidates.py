"""What a candidate does with a link, in the office of fakes."""

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview
from cards.candidate_views import CandidateLinkCard
from cards.words.bookings.candidate_page import page_text
from dialogs.candidates.page import page_requests

ASKED = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian next week with a room"


async def sent(office, text=ASKED):
    """Let Rita send a link; gives its token."""
    await office.says("rita", text)
    await office.works()
    return office.view("rita", CandidateLinkCard).url.rpartition("/")[2]


async def opens(office, token, **query):
    perform = office.conversations.perform
    return await page_requests.opened(token, query, perform=perform, ports=office.ports)


async def decides(office, token, decision, query=None, **fields):
    """Press a button of the page; gives what the page shows next."""
    perform = office.conversations.perform
    form = {"decision": decision, **fields}
    return await page_requests.decided(
        token, query or {}, form, perform=perform, ports=office.ports
    )


async def chosen(office, token, number=0):
    """Choose one of the times that the page shows, and let everything happen that is due at once."""
    page = await opens(office, token)
    answer = await decides(office, token, "choose", slot=page.times[number].value)
    await office.works()
    return answer


async def the_link(office):
    (link,) = await office.all(CandidateLink)
    return link


async def the_interview(office):
    (interview,) = await office.all(Interview)
    return interview


def said(page):
    """Return all words of a page, but for the list of zones."""
    text = page_text(page)
    days = [
        line
        for form in text.forms
        for day, options in form.days
        for line in (day, *(f"{one.label} {one.aside}".strip() for one in options))
    ]
    facts = [f"{name}: {what}" for name, what in text.facts]
    forms = [line for form in text.forms for line in (form.title, form.button)]
    links = [name for name, _ in text.links]
    lines = (text.heading, text.told, *text.lines, *facts, *links, *forms, *days, *text.closing)
    return "\n".join(filter(None, (*lines, text.mail)))
