"""The account's forms as they are used in a chat: asked for, opened from another, filled in and sent."""

from bot.domain.accounts import Account
from bot.domain.audit import AuditEntry
from cards.actions import Open
from cards.components import OpenForm
from cards.layouts import lay_out
from tests.harness.office import TENANT, address


async def card(office, name, kind, text="", subject=""):
    """The newest card of this kind, asked for in words or opened from another."""
    if not text:
        await office.says(name, "help")
        return await press(office, name, Open(subject))
    await office.says(name, text)
    return shown(office, name, kind)


def shown(office, name, kind):
    """The newest view of this kind as it was sent, its words not made yet."""
    views = office.chat.shown[address(name).conversation].values()
    return [one for one in views if isinstance(one, kind)][-1]


async def press(office, name, action, inputs=None):
    """Press a button on the newest card, and return what stands there then."""
    *_, message = office.chat.shown[address(name).conversation]
    turned = await office.presses(name, action, inputs=inputs, message=message)
    now = office.chat.shown[address(name).conversation][message]
    return turned if getattr(turned, "key", "") in PROBLEMS else now


PROBLEMS = {"bad-input", "gone", "not-allowed"}


def fields(view):
    """What the form of a card holds, as it would be sent unchanged."""
    (form,) = [part.form for part in lay_out(view).parts if isinstance(part, OpenForm)]
    return {one.id: one.value for one in form.fields}


async def sends(office, name, action, view, **changes):
    return await press(office, name, action, {**fields(view), **changes})


async def account(office):
    return await office.load(Account, TENANT)


async def deeds(office):
    return sorted((one.deed.value, one.about) for one in await office.all(AuditEntry))
