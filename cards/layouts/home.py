"""A person's own page about the bot: how they stand, what is coming, and what they can say."""

from cards.actions import Connect
from cards.components import Banner, Button, Buttons, Heading, Part, Rule, Text
from cards.layouts.interview_list import interview_list
from cards.layouts.notices import examples, first_step
from cards.view_models import Home
from cards.words.formatting import first_name

_AGAIN = Button("Connect again", Connect(), style="positive", typed="connect")


def home(view: Home) -> list[Part]:
    """Return the connection with the way to mend it, the next interviews, and five examples."""
    name = first_name(view.help.name)
    return [
        Heading(f"Hi {name}" if name else "Hi"),
        *_standing(view),
        Rule(),
        *interview_list(view.coming),
        Rule(),
        Text("What you can say to me", is_strong=True),
        examples(view.help),
    ]


def _standing(view: Home) -> list[Part]:
    if not view.help.is_enabled or view.connection == "none":
        return first_step(view.help)
    if view.connection == "expired":
        ended = Banner("Your sign-in has ended", "warning")
        return [ended, Buttons((_AGAIN,))]
    return [Banner("Your calendar is connected", "good")]
