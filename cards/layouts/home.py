"""A person's own page about the bot: how they stand, what is coming, and what they can say."""

from collections.abc import Iterator

from cards.actions import Connect
from cards.components import Banner, Button, Buttons, Heading, Part, Rule, Text
from cards.interview_views import Home
from cards.layouts.interview_list import agenda, interview_list
from cards.layouts.notices import examples, first_step, removed
from cards.words import home as words
from cards.words.administration.account_status import CONNECT_AGAIN, CONNECT_TYPED
from cards.words.formatting import zone

_AGAIN = Button(CONNECT_AGAIN, Connect(), style="positive", typed=CONNECT_TYPED)


def home(view: Home) -> list[Part]:
    """Return the connection with the way to mend it, the next interviews, and five examples."""
    if view.help.is_removed:
        return removed()
    return [
        Heading(words.greeting(view.help.name)),
        *_standing(view),
        Rule(),
        *_coming(view),
        Rule(),
        Text(words.WHAT_TO_SAY, is_strong=True),
        examples(view.help),
    ]


def _coming(view: Home) -> Iterator[Part]:
    zones = [
        *(one.zone for one in view.coming.interviews),
        *(one.zone for one in view.coming.loops),
    ]
    if view.today is None or not zones:
        yield from interview_list(view.coming)
        return
    yield Heading(words.summary(view))
    yield Text(zone(zones[0]), "quiet", is_close=True)
    yield from agenda(view.coming, view.today)


def _standing(view: Home) -> list[Part]:
    if not view.help.is_enabled or view.connection == "none":
        return first_step(view.help)
    if view.connection == "expired":
        ended = Banner(words.SIGN_IN_ENDED, "warning")
        return [ended, Buttons((_AGAIN,))]
    return [Text(words.CONNECTED, "quiet", is_close=True)]
