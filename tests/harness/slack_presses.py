"""Buttons and forms as Slack sends them when they are pressed."""

from datetime import timedelta

from bot.domain.accounts import Joining, person_id
from bot.sandbox.slack.workspace import SlackMessage
from cards.slack_blocks import draw, forms
from tests.harness.sample_views import SAMPLES
from tests.harness.slack_channel import NOON, TEAM, TENANT


def card(hall, name, *, channel="", thread="", only_for=""):
    """Put a sample's card into Rita's chat, or into a channel; gives its message and view."""
    view = SAMPLES[name]
    place = channel or hall.user("rita").chat
    drawing = draw(view)
    message = SlackMessage(
        TEAM,
        place,
        hall.little.new_timestamp(),
        drawing["text"],
        drawing["blocks"],
        thread,
        only_for,
    )
    hall.little.messages.append(message)
    return message, view


def opener(view, kind):
    """The number and the form whose button sends an action of this kind."""
    return next(
        (n, form) for n, form in enumerate(forms(view)) if isinstance(form.submit.action, kind)
    )


async def opens(hall, message, view, kind):
    """Let Rita open a form of the card; gives it as it stands open."""
    hall.reply = view
    await hall.presses("rita", message, f"form/{opener(view, kind)[0]}")
    return hall.little.views[-1]


JOINING = Joining(
    code="c0de",
    team=TEAM,
    tenant=TENANT,
    by=person_id(TENANT, "olivia"),
    name="Olivia",
    mail="olivia@x.example",
    expires_at=NOON + timedelta(minutes=10),
)
