"""The words of the list of somebody's links to candidates."""

from cards.candidate_views import CandidateLinkList, ListedLink
from cards.view_models import Sheet
from cards.words.formatting import count_of, day_and_time, display, length

EXAMPLE = "Jo Park"


def link_list(view: CandidateLinkList) -> Sheet:
    """Return how each link stands, by its candidate."""
    if not view.links:
        return Sheet(
            title="Your links to candidates",
            summary="You have no link that is open or booked.",
            hints=("To send one: “send Jo Park a link for 45 minutes with Ian next week”.",),
        )
    name = next((one.candidate for one in view.links if one.candidate), EXAMPLE)
    more = (f"And {count_of(view.more, 'older link')}.",) if view.more else ()
    return Sheet(
        title="Your links to candidates",
        summary=_summary(view),
        rows=tuple((_name(one), _standing(one, view.year)) for one in view.links),
        lines=more,
        hints=(f"For a link’s card and text: “show {display(name, 60)}’s link”.",),
    )


def _summary(view: CandidateLinkList) -> str:
    """Return how many wait for a choice, and how many have one."""
    waiting = sum(one.state == "open" or one.is_move_asked for one in view.links)
    booked = sum(one.state == "booked" and not one.is_move_asked for one in view.links)
    expired = sum(one.state == "expired" for one in view.links)
    counts = ((waiting, "waiting for a choice"), (booked, "booked"), (expired, "expired unused"))
    return " · ".join(f"{count} {what}" for count, what in counts if count)


def _name(one: ListedLink) -> str:
    return one.candidate or "A candidate"


def _standing(one: ListedLink, year: int) -> str:
    long = length(one.minutes)
    until = day_and_time(one.until, year)
    if one.start:
        booked = f"booked for {day_and_time(one.start, year)}"
        asked = " · asked to choose another time" if one.is_move_asked else ""
        return f"{long} · {booked}{asked}"
    if one.state == "open":
        return f"{long} · no time chosen yet · open until {until}"
    return f"{long} · no time was chosen · expired {until}"
